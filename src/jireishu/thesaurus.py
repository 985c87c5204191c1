"""In which other words could a casebook say what was asked?

Input: the reviewed files under thesaurus/, whose heads say how they are written, and the words of a corpus. Output: for
each word that may be asked, the words of the corpus that say the same. The index keeps it, so that a search looks up
its own words only.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from jireishu.analysis import Morpheme
from jireishu.asking import FUNCTION

FOLDER = Path(__file__).parent / "thesaurus"

LATIN = re.compile(r"[a-z0-9]+")
NOT = "ない"  # the sense of every denial
STOPS = tuple("。、？！?!")  # a clause ends at each
BETWEEN = 4  # so many other words may stand among those of an entry; 1 gains half as much, more than 4 nothing
ENGLISH = "en:"  # before the first stem of an English entry

# Verbs of every day whose forms no rule tells, after the first form of each.
_IRREGULAR = """begin began begun, break broke broken, bring brought, build built, buy bought, catch caught,
choose chose chosen, come came, do did done doing, feel felt, get got, give gave given, go went gone going,
grow grew grown, hear heard, hold held, keep kept, know knew known, lead led, leave left, lend lent, lose lost,
make made, mean meant, meet met, pay paid, run ran, say said, see saw seen, seek sought, sell sold, send sent, sit sat,
speak spoke spoken, spend spent, stand stood, take took taken, teach taught, tell told, think thought, write wrote
written, understand understood"""
BASE = {form: forms[0] for forms in (verb.split() for verb in _IRREGULAR.split(",")) for form in forms}

# An entry as the index keeps it: the word asked, its senses (stems, of English), and words found with their forms.
Found = list[tuple[str, list[str]]]
Entry = tuple[str, list[str], Found]
# A line as the dictionary cuts it: the key, word and senses of each word asked; the words to find.
CutLine = tuple[list[tuple[str, str, list[str]]], Found]


class Line(NamedTuple):
    """Whoever asks one of `asked` also finds `found`."""

    asked: tuple[str, ...]
    found: tuple[str, ...]


class Match(NamedTuple):
    """Words of a question that the thesaurus knows: `asked`, their senses and forms in the question, what they find."""

    asked: str
    senses: tuple[str, ...]
    forms: tuple[str, ...]
    found: tuple[tuple[str, tuple[str, ...]], ...]
    english: bool


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))


@lru_cache(maxsize=1)
def identity() -> str:
    """Names the state of the files: an index made with another is foreign."""
    return f"thesaurus {zlib.crc32(b''.join(path.read_bytes() for path in files())):08x}"


@lru_cache(maxsize=1)
def read() -> tuple[Line, ...]:
    """The lines of all files, width folded."""
    found = []
    for path in files():
        for raw in path.read_text(encoding="utf-8-sig").splitlines():
            text = unicodedata.normalize("NFKC", raw).strip()
            if not text or text.startswith("#"):
                continue
            left, arrow, right = text.partition(">")
            asked = _words(left)
            # English is asked and never found; abbreviations such as NPO are
            findable = [word for word in (_words(right) if arrow else asked) if word.isupper() or not word.isascii()]
            found.append(Line(asked, tuple(findable)))
    return tuple(found)


def _words(side: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in side.split("|"))


def cut(morphemes: Callable[[str], list[Morpheme]]) -> list[CutLine]:
    """The lines of all files as the analyzer's morphemes cut them, for any corpus."""
    lines = []
    for asked, right in read():
        found = [(word, _forms(morphemes(word))) for word in right]
        keys = []
        for word in asked:
            english = word.isascii() and not word.isupper()
            if english:
                key = [stem(part) for part in LATIN.findall(word.casefold())]
            else:
                senses = [morpheme for morpheme in morphemes(word) if morpheme.sense]
                # a verb that only helps others (やってみる) would be found everywhere
                key = [m.sense for m in senses] if len(senses) > 1 or any(m.form for m in senses) else []
            keys.append((ENGLISH * english + key[0] if key else "", word, key))
        lines.append((keys, [(word, tokens) for word, tokens in found if tokens]))
    return lines


def _forms(wording: list[Morpheme]) -> list[str]:
    """What to find of a wording: nothing where it denies its only word (相談に来ない is not said by 相談)."""
    forms = list(dict.fromkeys(morpheme.form for morpheme in wording if morpheme.form))
    return [] if len(forms) == 1 and any(morpheme.sense == NOT for morpheme in wording) else forms


def vocabulary(lines: Iterable[CutLine]) -> tuple[list[str], list[str]]:
    """The words that are asked, and the forms that can be found."""
    asked, found = dict[str, None](), dict[str, None]()
    for left, right in lines:
        asked.update((word, None) for _, word, _ in left)
        found.update((form, None) for _, forms in right for form in forms)
    return list(asked), list(found)


def compiled(lines: Iterable[CutLine], known: Collection[str]) -> dict[str, list[Entry]]:
    """The lines that can find something among the `known` words of a corpus, by the first form of the word asked."""
    table: dict[str, list[Entry]] = {}
    for asked, right in lines:
        found = [(word, tokens) for word, tokens in right if all(token in known for token in tokens)]
        for first, word, key in asked if found else ():
            others = [(other, tokens) for other, tokens in found if other != word]
            if key and others:
                table.setdefault(first, []).append((word, key, others))
    return table


def grouped(groups: Callable[[str], Iterable[int]], known: Collection[str]) -> dict[str, list[Entry]]:
    """The words of a corpus that find each other as the dictionary puts them into one synonym group, by `group`.

    groups: the numbers of the groups of a form.
    """
    table: dict[str, list[Entry]] = {}
    for form in sorted(known):
        for number in groups(form):
            table.setdefault(group(number), [("", [], [])])[0][2].append((form, [form]))
    return table


def group(number: int) -> str:
    """The key of a synonym group of the dictionary."""
    return f"#{number}"


def decades(question: list[Morpheme]) -> list[Morpheme]:
    """The morphemes again, an age (67歳) in the sense of its decade (60代), which the files have lines for."""
    found = list(question)
    for place, (number, unit) in enumerate(pairwise(question)):
        if unit.sense == "歳" and number.sense.isdecimal() and int(number.sense) >= 10:
            found[place] = number._replace(sense=f"{int(number.sense) // 10}0")
            found[place + 1] = unit._replace(sense="代")
    return found


def japanese(question: list[Morpheme], look_up: Callable[[str], list[Entry]]) -> Iterator[Match]:
    """What a question says that the Japanese files know: an entry matches where its senses stand in one clause, in
    their order and close together: 窓口に来ない, and 窓口になかなか自分からは来ない.
    """
    for clause in _clauses(question):
        senses = [morpheme.sense for morpheme in clause]
        every = set(senses)
        for start, sense in enumerate(senses):
            for asked, key, found in look_up(sense):
                if every.issuperset(key) and (places := _said(key, senses, start)):
                    forms = tuple(clause[place].form for place in places if clause[place].form)
                    yield Match(asked, tuple(key), forms, _frozen(found), False)


def _clauses(question: list[Morpheme]) -> list[list[Morpheme]]:
    """The morphemes that have a sense, by the clauses that marks end."""
    found: list[list[Morpheme]] = [[]]
    for morpheme in question:
        if morpheme.sense:
            found[-1].append(morpheme)
        elif morpheme.surface in STOPS:
            found.append([])
    return found


def _said(key: list[str], senses: list[str], start: int) -> list[int]:
    """The places of an entry's senses, the first at `start`; none where it is not said.

    ない denies what stands before it: 仕事の話をしない is not 仕事がない.
    """
    places, stop = [start], start + len(key) + BETWEEN
    for sense in key[1:]:
        after = places[-1] + 1
        if sense not in senses[after:stop]:
            return []
        places.append(senses.index(sense, after))
    for place in set(range(start, places[-1])).difference(places):
        if senses[place] == NOT or (senses[place + 1] == NOT and senses[place] != "れる"):
            return []
    return places


def english_keys(question: str) -> Iterator[str]:
    """The keys that `english` may look up."""
    return (ENGLISH + stem(word) for word in _latin(question))


def _latin(question: str) -> list[str]:
    return LATIN.findall(unicodedata.normalize("NFKC", question).casefold())


def english(question: str, look_up: Callable[[str], list[Entry]]) -> Iterator[Match]:
    """What a question says that the English file knows: from left to right, the longest entry wins."""
    latin = _latin(question)
    stems = [stem(word) for word in latin]
    start = 0
    while start < len(stems):
        fitting = [e for e in look_up(ENGLISH + stems[start]) if stems[start : start + len(e[1])] == e[1]]
        length = max((len(entry[1]) for entry in fitting), default=0)
        said = latin[start : start + length]
        for word, key, found in fitting:
            # "them" is no theme, though their stems are alike
            if len(key) == length and (length > 1 or said[0] not in FUNCTION or word in FUNCTION):
                yield Match(" ".join(said), tuple(said), tuple(said), _frozen(found), True)
        start += length or 1


def _frozen(found: Found) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((word, tuple(forms)) for word, forms in found)


def stem(word: str) -> str:
    """An English word without the endings of number and tense, so that companies and company, went and going meet.

    Two words that differ in more than that may meet as well; the thesaurus is small enough to bear it.
    """
    word = BASE.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "aeiosl":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
