"""Which case and passage of the newer edition is which of the older?

Input: two editions. Output: pairs of their cases, and of passages that say the same or nearly the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from jireishu.filters import loosely
from jireishu.likeness import KEPT, Shared, least_of_cut, most, shared
from jireishu.model import CORRECTED, Case, CaseRef, Edition, Passage
from jireishu.text import fold

# Two texts of one case are the same passage reworded where so much of them agrees (difflib's ratio: twice the
# characters in common by those of both).
REWORDED = 0.6
# Steps after which no more texts are compared closely: half a minute or so, which only files take that were made to be
# slow. What was reworded is then told as removed and added.
WORK = 1_000_000_000
REACH = 100  # passages of a case before and after a passage's place among them that it is compared with
AKIN = 0.33  # of what only the shorter of two cases says: where both say it, they are one that is called otherwise

FACTUAL = ("table", "figure")  # the kinds of passages in which the facts of a case may stand

Who = TypeVar("Who", Case, CaseRef)
Tied = TypeVar("Tied", Case, CaseRef, Passage)
Own = Mapping[str, set[str]]
Retitled = Mapping[tuple[str, str], str]
Pair = tuple[Passage, Passage]
Path = tuple[str, ...]
Place = tuple[str | None, str, Path]  # case, section and headings
# The number that a caption or a note begins with, unless it counts something: it tells which of them it is, not what it
# says.
_COUNTED = re.compile(
    r"(?:図表?|表|写真|注)?\s*[※*＊]?\s*(?:[(（]?\d+[)）]?[\s.:：．…]+(?![\d年月週日時分回人件名社歳円万千億割倍か%％]))?"
)


def cases(old: Edition, new: Edition) -> list[tuple[Case, Case]]:
    """The cases of both that are the same one: by their names, else by what no other case says."""
    return _tied(old.cases, new.cases, (_own(old.passages), _own(new.passages)))


def called(old: Sequence[Passage], new: Sequence[Passage]) -> dict[str, str]:
    """How the newer edition calls the cases that the passages of the older are of, by their folded names."""
    refs = [list(dict.fromkeys(p.case for p in passages if p.case)) for passages in (old, new)]
    return {loosely(a.name): b.name for a, b in _tied(refs[0], refs[1], (_own(old), _own(new)))}


def _tied(old: Sequence[Who], new: Sequence[Who], own: tuple[Own, Own]) -> list[tuple[Who, Who]]:
    named: dict[str, list[Who]] = defaultdict(list)  # two cases of one town may have one name
    for case in new:
        named[loosely(case.name)].append(case)
    alike = [(place, case, like) for place, case in enumerate(old) for like in named[loosely(case.name)]]
    scored = [((-len(own[0][a.id] & own[1][b.id]), a.id != b.id, place), a, b) for place, a, b in alike]
    found = list(_closest(scored))
    done = {case.id for case, _ in found}, {case.id for _, case in found}
    scored = []
    for place, case in enumerate(old):
        for like in new:
            if case.id in done[0] or like.id in done[1]:
                continue
            one, other = own[0][case.id], own[1][like.id]
            least, common = min(len(one), len(other)), len(one & other)
            renumbered = case.id != like.id
            if _akin(common, least, renumbered):
                scored.append(((-common, renumbered, place), case, like))
    found += _closest(scored)
    order = {case.id: number for number, case in enumerate(old)}
    return sorted(found, key=lambda pair: order[pair[0].id])


def _closest(scored: Iterable[tuple[tuple[float, ...], Tied, Tied]]) -> Iterator[tuple[Tied, Tied]]:
    """Pairs of which none is in two, those first that come first by their scores."""
    done: tuple[set[str], set[str]] = set(), set()
    for _, one, like in sorted(scored, key=lambda pair: pair[0]):
        if one.id not in done[0] and like.id not in done[1]:
            done[0].add(one.id)
            done[1].add(like.id)
            yield one, like


def _akin(common: int, least: int, renumbered: bool) -> bool:
    """Whether two cases are one that is called otherwise; one that keeps its number need not say much of the same."""
    if renumbered:
        return common > 0 and common >= AKIN * least
    return common > 0 or least == 0


def _own(passages: Sequence[Passage]) -> Own:
    """What only one case says, by the case."""
    told: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        if passage.case:
            told[passage.case.id].add(said(passage))
    often = Counter(text for texts in told.values() for text in texts)
    return defaultdict(set, {case: {text for text in texts if often[text] == 1} for case, texts in told.items()})


def same(
    old: Sequence[Passage], new: Sequence[Passage], successors: Mapping[str, str], retitled: Retitled
) -> list[Pair]:
    """Passages of the same text: those in the same place first, then those of the same case, then any, where it is no
    text that stands in several places."""
    texts = {id(passage): said(passage) for passage in (*old, *new)}
    often = Counter(texts[id(passage)] for passage in old) | Counter(texts[id(passage)] for passage in new)
    pairs: list[Pair] = []
    left_old, left_new = list(old), list(new)
    for depth in (3, 1, 0):
        waiting: dict[object, deque[Passage]] = defaultdict(deque)
        for passage in left_new:
            if depth or often[texts[id(passage)]] == 1:
                waiting[texts[id(passage)], place(passage)[:depth]].append(passage)
        found = []
        for passage in left_old:
            if like := waiting[texts[id(passage)], place(passage, successors, retitled)[:depth]]:
                found.append((passage, like.popleft()))
        pairs += found
        matched = {id(passage) for pair in found for passage in pair}
        left_old = [passage for passage in left_old if id(passage) not in matched]
        left_new = [passage for passage in left_new if id(passage) not in matched]
    return pairs


def place(passage: Passage, successors: Mapping[str, str] | None = None, retitled: Retitled | None = None) -> Place:
    """Case, section and headings; of the older edition, as the newer one calls them."""
    own = passage.case.id if passage.case else None
    title = loosely(passage.section.title) if passage.section else ""
    case = own if own is None or successors is None else successors.get(own, f"-{own}")
    return case, (retitled or {}).get((own or "", title), title), tuple(map(loosely, passage.headings))


def together(old: Passage, new: Passage, successors: Mapping[str, str], retitled: Retitled) -> bool:
    """Whether both stand in the same section of the same case."""
    return place(old, successors, retitled)[:2] == place(new)[:2]


def said(passage: Passage) -> str:
    """The text as it is compared: widths and spaces are a matter of typesetting, and so is how a fact is set, and which
    number a figure or a note has."""
    text = fold(passage.text)
    if passage.kind in ("figure", "note"):
        text = fold(_COUNTED.sub("", passage.text, count=1)) or text
    return text.replace(":", "")


def told(
    old: Iterable[Passage], new: Iterable[Passage], pairs: Sequence[tuple[Case, Case]]
) -> tuple[set[str], set[str]]:
    """The ids of tables and figures that differ in the facts of their case only, which are compared as such."""
    before, after = {a.id: (a, b.id) for a, b in pairs}, {b.id: (b, b.id) for _, b in pairs}
    gone, come = set(), set()
    rests: dict[tuple[str, Path], deque[str]] = defaultdict(deque)
    for key, passage in _rests(old, before):
        rests[key].append(passage.id)
    for key, passage in _rests(new, after):
        if like := rests[key]:
            gone.add(like.popleft())
            come.add(passage.id)
    return gone, come


def factual(passages: Iterable[Passage], cases: Iterable[Case]) -> set[str]:
    """The ids of those that say nothing but the facts of one of the cases."""
    known = {case.id: (case, case.id) for case in cases}
    return {passage.id for (_, words), passage in _rests(passages, known) if not words}


def _rests(
    passages: Iterable[Passage], cases: Mapping[str, tuple[Case, str]]
) -> Iterator[tuple[tuple[str, Path], Passage]]:
    """The tables and figures of the cases that tell a fact of theirs, with the name that their case is given and the
    words that they have beside facts: a word alone is none, but a label without a value."""
    for passage in passages:
        if passage.case and passage.kind in FACTUAL and passage.case.id in cases:
            case, name = cases[passage.case.id]
            rest = text = unicodedata.normalize("NFKC", passage.text).casefold()
            for raw in sorted((fold(fact.raw) for fact in case.attributes.values()), key=len, reverse=True):
                value = r"\s*".join(map(re.escape, raw))
                rest = re.sub(rf"(?<![\d.,]){value}(?!\d)", " ", rest, count=1)
            for told in (label for label, fact in case.attributes.items() if fact.source == CORRECTED):
                rest = re.sub(rf"{re.escape(fold(told))}\W*\d\S*", " ", rest, count=1)  # it is printed otherwise
            if rest != text:
                labels = [fold(label) for label in case.attributes]
                words = [word for word in re.split(r"\W+", rest) if word and not any(label in word for label in labels)]
                yield (name, tuple(words) if len(words) > 1 else ()), passage


def reworded(old: Sequence[Passage], new: Sequence[Passage], successors: Mapping[str, str]) -> list[Pair]:
    """Each passage with the most similar one of the same case, the closest pairs first.

    Of very many, only those are compared that stand at about the same place among them.
    """
    by_case: dict[str | None, tuple[list[Passage], list[Passage]]] = defaultdict(lambda: ([], []))
    for passage in old:
        case = successors.get(passage.case.id, "") if passage.case else None
        by_case[case][0].append(passage)
    for passage in new:
        by_case[passage.case.id if passage.case else None][1].append(passage)
    order = {passage.id: number for number, passage in enumerate(old)}
    scored = []
    work = 0
    for before, after in by_case.values():
        texts = [said(passage) for passage in after]
        for number, passage in enumerate(before):
            own, middle = said(passage), number * len(after) // len(before)
            for place in range(max(0, middle - REACH), min(len(after), middle + REACH)):
                if work > WORK:
                    continue
                other = texts[place]
                work += len(own) + len(other)
                if most(own, other) >= _enough(own, other):
                    found = shared(own, other)
                    work += found.work
                    if _alike(own, other, found, of_a_kind(passage, after[place])):
                        ratio = 2 * found.characters() / (len(own) + len(other))
                        scored.append(((-ratio, order[passage.id], place), passage, after[place]))
    return sorted(_closest(scored), key=lambda pair: order[pair[0].id])


def of_a_kind(one: Passage, other: Passage) -> bool:
    """Whether one may be the other cut or continued: the facts of a case are no part of what is told of it."""
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds.isdisjoint(FACTUAL)


def _enough(one: str, other: str) -> float:
    """How many characters two texts share at least where one is the other reworded, or cut."""
    return max(1, min(REWORDED * (len(one) + len(other)) / 2, least_of_cut(one, other)))


def _alike(one: str, other: str, found: Shared, cut: bool) -> bool:
    """Whether two texts are one that was reworded; cut: or cut, or continued."""
    if cut and found.characters(KEPT) >= least_of_cut(one, other):
        return True
    return found.characters() >= max(1, REWORDED * (len(one) + len(other)) / 2)
