"""Which word did the asker mean to type?

Input: the morphemes of a question and the words that are known. Output: for a stretch of kana that the dictionary cuts
to pieces (はろーわーく, しゅうばらい), a wrong choice of kanji (保助金, 支縁) and a word in Latin letters (Osaka), the
known words that are read so.
A question that is spelled as the casebook spells it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from jireishu import romaji
from jireishu.analysis import Morpheme
from jireishu.thesaurus import Entry

KEY = "よみ:"  # before a reading, among the keys of the thesaurus

# Within a compound a sound is voiced or not (しゅうばらい, はらい), and kana are written small or large.
FOLDED = str.maketrans(
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴァィゥェォャュョッヮ",
    "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホウアイウエオヤユヨツワ",
)
KANA = re.compile("[ぁ-ゖァ-ヺー]+")
KATAKANA = re.compile("[ァ-ヺー]+")
HIRAGANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}

# Shorter readings are those of too many words. Of the words that are written in hiragana, only loanwords are known by
# three kana, those very ones (ひんど is no ヒント), since endings and particles look like any other (しない, 市内).
LEAST = 3
SURE = 4
SLURRED = "ーツ"  # sounds that are left out of a loanword or put into it (ハローワク, ワンストプ), ッ being folded
LONGEST = 5  # morphemes


Sound = tuple[str, list[str]]


class Meant(NamedTuple):
    """`written` in the question, with the forms of its own; `words` that are read so, each with its forms.

    sure: it is no word that the dictionary knows by itself, which may be meant as it is written."""

    written: str
    forms: tuple[str, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]
    sure: bool


def reading(morphemes: Iterable[Morpheme]) -> str:
    """How the morphemes are read, folded; empty where one of them has no reading."""
    found = ""
    for morpheme in morphemes:
        kana = morpheme.surface if KANA.fullmatch(morpheme.surface) else morpheme.reading
        kana = kana.translate(HIRAGANA)
        if not KATAKANA.fullmatch(kana):
            return ""
        found += kana
    return found[:1] + found[1:].translate(FOLDED)


def sound(cut: list[Morpheme]) -> Sound | None:
    """How a noun is read, and its forms; None of what is no noun or whose reading is too short or not known."""
    if not cut or not all(morpheme.noun or morpheme.form for morpheme in cut) or not any(m.noun for m in cut):
        return None
    key, tokens = reading(cut), [morpheme.form for morpheme in cut if morpheme.form]
    return (key, tokens) if len(key) >= LEAST and tokens else None


def compiled(words: Iterable[str], sounds: Callable[[str], Sound | None]) -> dict[str, list[Entry]]:
    """The nouns among `words` by their reading, as entries of the thesaurus that find themselves."""
    table: dict[str, list[Entry]] = {}
    for word in sorted(set(words)):
        if known := sounds(word):
            table.setdefault(KEY + known[0], []).append((word, known[1], []))
    return table


def meant(cut: list[Morpheme], known: Callable[[str], bool], look_up: Callable[[str], list[Entry]]) -> Iterator[Meant]:
    """The stretches of a question that are read like known words and spelled otherwise, the longest from left to right.

    known: whether a form stands in the corpus or the thesaurus.
    """
    kana, formed = _runs(cut)
    familiar = [bool(morpheme.form) and known(morpheme.form) for morpheme in cut]
    start = 0
    while start < len(cut):
        end = start + 1
        for some, written, spelled in _doubtful(cut, kana, formed, familiar, start):
            key = _read(some, written, spelled)
            if len(key) < LEAST:
                continue
            own = tuple(m.form for m in some if m.form)
            likely = not spelled or len(key) > SURE or (len(key) == SURE and bool(some[0].form))
            heard = look_up(KEY + key) or [entry for near in _slurred(key, written) for entry in look_up(KEY + near)]
            found = [(word, tuple(forms)) for word, forms, _ in heard]
            exact = written.translate(HIRAGANA)
            words = tuple((word, forms) for word, forms in found if forms != own and (likely or word == exact))
            if words:
                yield Meant(written, own, words, len(some) > 1 or spelled)
                end = start + len(some)
                break
        start = end


def latin(
    cut: Iterable[Morpheme], known: Callable[[str], bool], look_up: Callable[[str], list[Entry]]
) -> Iterator[Meant]:
    """The words in Latin letters that are no known words themselves and are read like some."""
    for morpheme in cut:
        if not morpheme.form or known(morpheme.form):
            continue
        found = {word: tuple(forms) for key in _spelled(morpheme.surface) for word, forms, _ in look_up(KEY + key)}
        if found:
            yield Meant(morpheme.surface, (morpheme.form,), tuple(found.items()), True)


def words(word: str, look_up: Callable[[str], list[Entry]]) -> Iterator[str]:
    """The known words that are read like one in Latin letters."""
    yield from (found for key in _spelled(word) for found, _, _ in look_up(KEY + key))


def _spelled(word: str) -> Iterator[str]:
    if word.isascii() and word.isalpha():
        for kana in romaji.readings(word):
            if len(kana) >= LEAST:
                yield kana[:1] + kana[1:].translate(FOLDED)


def keys(cut: list[Morpheme]) -> Iterator[str]:
    """The keys that `meant` and `latin` may look up."""
    yield from (KEY + key for morpheme in cut if morpheme.form for key in _spelled(morpheme.surface))
    if all(morpheme.surface.isascii() for morpheme in cut):
        return
    kana, formed = _runs(cut)
    for start in range(len(cut)):
        for some, written, spelled in _doubtful(cut, kana, formed, [False] * len(cut), start):
            if len(key := _read(some, written, spelled)) >= LEAST:
                yield KEY + key
                yield from (KEY + near for near in _slurred(key, written))


def _slurred(key: str, written: str) -> set[str]:
    """The readings of a longer loanword that `written` leaves one such sound out of, or has one too many of."""
    if len(key) <= SURE or not KATAKANA.fullmatch(written):
        return set()
    more = {key[:at] + sound + key[at:] for at in range(1, len(key) + 1) for sound in SLURRED}
    return more | {key[:at] + key[at + 1 :] for at in range(1, len(key)) if key[at] in SLURRED}


def _read(some: list[Morpheme], written: str, spelled: bool) -> str:
    return reading([Morpheme(written, "", "", True, "")]) if spelled else reading(some)


def _runs(cut: list[Morpheme]) -> tuple[list[int], list[int]]:
    """How many morphemes from each one on are written in kana alone, and how many are content words."""
    kana, formed = [0] * (len(cut) + 1), [0] * (len(cut) + 1)
    for place in range(len(cut) - 1, -1, -1):
        kana[place] = kana[place + 1] + 1 if KANA.fullmatch(cut[place].surface) else 0
        formed[place] = formed[place + 1] + 1 if cut[place].form else 0
    return kana, formed


def _doubtful(
    cut: list[Morpheme], kana: list[int], formed: list[int], familiar: list[bool], start: int
) -> Iterator[tuple[list[Morpheme], str, bool]]:
    """What begins with a morpheme and may be a slip, longest first, how it is written, and whether all in kana.

    It holds what no passage and no entry does, or particles in the midst of kana. A stretch of kana may end within a
    morpheme, as those that the dictionary does not know are cut anywhere (しゅう, ばら, いや).
    """
    for stop in range(start + min(LONGEST, max(kana[start], formed[start])), start, -1):
        some, spelled = cut[start:stop], kana[start] >= stop - start
        if all(familiar[start:stop]):
            continue
        if len(some) == 1 and not (some[0].noun and some[0].form and len(some[0].surface) > 1):
            continue
        written = "".join(morpheme.surface for morpheme in some)
        yield some, written, spelled
        if spelled:
            for length in range(len(written) - 1, max(SURE, len(written) - len(some[-1].surface)), -1):
                yield some, written[:length], True
