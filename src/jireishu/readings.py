"""Which word did the asker mean to type?

Input: the morphemes of a question and the words that are known. Output: for a stretch of kana that the dictionary cuts
to pieces (はろーわーく, しゅうばらい) and for a wrong choice of kanji (保助金, 支縁), the known words that are read so.
A question that is spelled as the casebook spells it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

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
# three kana, since endings and particles look like any other (しない, 市内).
LEAST = 3
SURE = 4
LONGEST = 5  # morphemes


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


def compiled(words: Iterable[str], morphemes: Callable[[str], list[Morpheme]]) -> dict[str, list[Entry]]:
    """The nouns among `words` by their reading, as entries of the thesaurus that find themselves."""
    table: dict[str, list[Entry]] = {}
    for word in sorted(set(words)):
        cut = morphemes(word)
        if not cut or not all(morpheme.noun or morpheme.form for morpheme in cut) or not any(m.noun for m in cut):
            continue
        key, tokens = reading(cut), [morpheme.form for morpheme in cut if morpheme.form]
        if len(key) >= LEAST and tokens:
            table.setdefault(KEY + key, []).append((word, tokens, []))
    return table


def meant(cut: list[Morpheme], known: Callable[[str], bool], look_up: Callable[[str], list[Entry]]) -> Iterator[Meant]:
    """The stretches of a question that are read like known words and spelled otherwise, the longest from left to right.

    known: whether a form stands in the corpus or the thesaurus.
    """
    start = 0
    while start < len(cut):
        end = start + 1
        for some, written in _stretches(cut[start : start + LONGEST]):
            if not _doubtful(some, known):
                continue
            key = _read(some, written)
            if len(key) < LEAST:
                continue
            own = tuple(m.form for m in some if m.form)
            likely = not _kana(some) or len(key) > SURE or (len(key) == SURE and bool(some[0].form))
            found = [(word, tuple(forms)) for word, forms, _ in look_up(KEY + key)]
            words = tuple((w, forms) for w, forms in found if forms != own and (likely or KATAKANA.fullmatch(w)))
            if words:
                yield Meant(written, own, words, len(some) > 1 or _kana(some))
                end = start + len(some)
                break
        start = end


def keys(cut: list[Morpheme]) -> Iterator[str]:
    """The keys that `meant` may look up."""
    for start in range(len(cut)):
        found = (_read(some, written) for some, written in _stretches(cut[start : start + LONGEST]))
        yield from (KEY + key for key in found if len(key) >= LEAST)


def _read(some: list[Morpheme], written: str) -> str:
    return reading([Morpheme(written, "", "", True, "")]) if _kana(some) else reading(some)


def _stretches(cut: list[Morpheme]) -> Iterator[tuple[list[Morpheme], str]]:
    """What begins with the first morpheme, longest first; a stretch of kana may end within one, as those that the
    dictionary does not know are cut anywhere (しゅう, ばら, いや)."""
    for end in range(len(cut), 0, -1):
        some = cut[:end]
        written = "".join(morpheme.surface for morpheme in some)
        yield some, written
        if _kana(some):
            for length in range(len(written) - 1, max(SURE, len(written) - len(some[-1].surface)), -1):
                yield some, written[:length]


def _doubtful(some: list[Morpheme], known: Callable[[str], bool]) -> bool:
    """Whether it may be a slip: it holds what no passage and no entry does, or particles in the midst of kana."""
    if len(some) == 1:
        return some[0].noun and bool(some[0].form) and not known(some[0].form) and len(some[0].surface) > 1
    if not _kana(some) and not all(morpheme.form for morpheme in some):
        return False
    return not all(morpheme.form and known(morpheme.form) for morpheme in some)


def _kana(some: list[Morpheme]) -> bool:
    return KANA.fullmatch("".join(morpheme.surface for morpheme in some)) is not None
