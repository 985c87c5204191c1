"""What changed from one edition to the next?

Input: two editions. Output: cases, attributes, sections and passages that were added, removed, moved or reworded. An
edition compared with itself has no changes.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jireishu.filters import fold
from jireishu.likeness import most, shared
from jireishu.model import Case, Edition, Passage
from jireishu.text import fold as bare

if TYPE_CHECKING:
    from jireishu import contract

# Two texts of one case are the same passage reworded where so much of them agrees (difflib's ratio: twice the
# characters in common by those of both).
REWORDED = 0.6
# Steps after which no more texts are compared closely: half a minute or so, which only files take that were made to be
# slow. What was reworded is then told as removed and added.
WORK = 1_000_000_000
REACH = 100  # passages of a case before and after a passage's place among them that it is compared with
RESTS = 3  # characters between two changes, no shorter than these, that set them apart

Span = tuple[int, int]
Retitled = Mapping[tuple[str, str], str]


class Named(NamedTuple):
    """A case that is called otherwise, or numbered otherwise."""

    old: Case
    new: Case


class Fact(NamedTuple):
    """An attribute as printed before and after, None where it is not there."""

    case: Case
    name: str
    old: str | None
    new: str | None


class Titles(NamedTuple):
    """The section titles of a case before and after."""

    case: Case
    old: tuple[str, ...]
    new: tuple[str, ...]


class Moved(NamedTuple):
    """The same text in another place: another case, section or heading."""

    old: Passage
    new: Passage


class Reworded(NamedTuple):
    """A passage and its successor. changes: half-open ranges of code points of both texts that differ."""

    old: Passage
    new: Passage
    changes: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed. moved: the text is the same; reworded: the place is."""

    old: str
    new: str
    cases_added: tuple[Case, ...] = ()
    cases_removed: tuple[Case, ...] = ()
    cases_renamed: tuple[Named, ...] = ()
    attributes: tuple[Fact, ...] = ()
    sections: tuple[Titles, ...] = ()
    added: tuple[Passage, ...] = ()
    removed: tuple[Passage, ...] = ()
    moved: tuple[Moved, ...] = ()
    reworded: tuple[Reworded, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__ if name not in ("old", "new"))

    def document(self) -> contract.Diff:
        """The JSON of `diff --json`."""
        passages: contract.ChangedPassages = {
            "added": [_brief(passage) for passage in self.added],
            "removed": [_brief(passage) for passage in self.removed],
            "moved": [{"old": _brief(pair.old), "new": _brief(pair.new)} for pair in self.moved],
            "reworded": [
                {
                    "old": _brief(pair.old),
                    "new": _brief(pair.new),
                    "changes": [{"old": list(old), "new": list(new)} for old, new in pair.changes],
                }
                for pair in self.reworded
            ],
        }
        cases: contract.ChangedCases = {
            "added": [_case(case) for case in self.cases_added],
            "removed": [_case(case) for case in self.cases_removed],
            "renamed": [{"old": _case(pair.old), "new": _case(pair.new)} for pair in self.cases_renamed],
        }
        attributes: list[contract.ChangedFact] = [
            {"case": _case(f.case), "name": f.name, "old": f.old, "new": f.new} for f in self.attributes
        ]
        sections: list[contract.ChangedSections] = [
            {"case": _case(t.case), "old": list(t.old), "new": list(t.new)} for t in self.sections
        ]
        return {
            "schema": "jireishu/diff/1", "old": self.old, "new": self.new, "cases": cases, "attributes": attributes,
            "sections": sections, "passages": passages,
        }  # fmt: skip


def _case(case: Case) -> contract.CaseName:
    return {"id": case.id, "name": case.name}


def _brief(passage: Passage) -> contract.Brief:
    case, section = passage.case, passage.section
    return {
        "id": passage.id,
        "text": passage.text,
        "case": case.id if case else None,
        "section": section.title if section else None,
        "headings": list(passage.headings),
        "pages": {"pdf": list(passage.pages.pdf), "printed": list(passage.pages.printed)},
    }


def compare(old: Edition, new: Edition) -> Changes:
    """What changed from `old` to `new`."""
    pairs = _paired(old, new)
    successors = {before.id: after.id for before, after in pairs}
    matched_old, matched_new = {before.id for before, _ in pairs}, {after.id for _, after in pairs}
    retitled = {key: title for before, after in pairs for key, title in _retitled(before, after)}
    same = _same(old.passages, new.passages, successors, retitled)
    kept_old, kept_new = {a.id for a, _ in same}, {b.id for _, b in same}
    left_old = [p for p in old.passages if p.id not in kept_old]
    left_new = [p for p in new.passages if p.id not in kept_new]
    reworded = _reworded(left_old, left_new, successors)
    gone, come = {pair.old.id for pair in reworded}, {pair.new.id for pair in reworded}
    return Changes(
        old=old.id,
        new=new.id,
        cases_added=tuple(case for case in new.cases if case.id not in matched_new),
        cases_removed=tuple(case for case in old.cases if case.id not in matched_old),
        cases_renamed=tuple(Named(a, b) for a, b in pairs if (a.id, fold(a.name)) != (b.id, fold(b.name))),
        attributes=tuple(fact for before, after in pairs for fact in _facts(before, after)),
        sections=tuple(
            Titles(after, _titles(before), _titles(after)) for before, after in pairs if _names(before) != _names(after)
        ),
        added=tuple(passage for passage in left_new if passage.id not in come),
        removed=tuple(passage for passage in left_old if passage.id not in gone),
        moved=tuple(Moved(a, b) for a, b in same if _place(a, successors, retitled) != _place(b, {}, {})),
        reworded=tuple(reworded),
    )


def _paired(old: Edition, new: Edition) -> list[tuple[Case, Case]]:
    """The cases of both that are the same one: by their name, else by their number."""
    found: list[tuple[Case, Case]] = []
    for key in (lambda case: fold(case.name), lambda case: case.id):
        done = {case.id for case, _ in found}, {case.id for _, case in found}
        known = {key(case): case for case in new.cases if case.id not in done[1]}
        for case in old.cases:
            if case.id not in done[0] and (like := known.pop(key(case), None)):
                found.append((case, like))
    order = {case.id: number for number, case in enumerate(old.cases)}
    return sorted(found, key=lambda pair: order[pair[0].id])


def _titles(case: Case) -> tuple[str, ...]:
    return tuple(f"{section.number or ''} {section.title}".strip() for section in case.sections)


def _names(case: Case) -> list[str]:
    """Section titles as they are compared: whether and how they are numbered is a matter of typesetting."""
    return [fold(section.title) for section in case.sections]


def _retitled(before: Case, after: Case) -> Iterator[tuple[tuple[str, str], str]]:
    """The sections of a case that are called otherwise, by case and folded title: the only ones left of their kind."""
    gone = [s for s in before.sections if fold(s.title) not in _names(after)]
    come = [s for s in after.sections if fold(s.title) not in _names(before)]
    for section in gone:
        if len(like := [s for s in come if s.kind == section.kind]) == 1:
            yield (before.id, fold(section.title)), fold(like[0].title)


def _facts(before: Case, after: Case) -> Iterable[Fact]:
    for name in dict.fromkeys((*before.attributes, *after.attributes)):
        was, now = before.attributes.get(name), after.attributes.get(name)
        if (was and (was.value, was.unit)) != (now and (now.value, now.unit)):
            yield Fact(after, name, was.raw if was else None, now.raw if now else None)


def _same(
    old: Sequence[Passage], new: Sequence[Passage], successors: Mapping[str, str], retitled: Retitled
) -> list[tuple[Passage, Passage]]:
    """Passages of the same text: those in the same place first, then those of the same case, then any."""
    said = {id(passage): _said(passage) for passage in (*old, *new)}
    pairs: list[tuple[Passage, Passage]] = []
    left_old, left_new = list(old), list(new)
    for depth in (3, 1, 0):
        waiting: dict[object, deque[Passage]] = defaultdict(deque)
        for passage in left_new:
            waiting[said[id(passage)], _place(passage, {}, {})[:depth]].append(passage)
        found = []
        for passage in left_old:
            if like := waiting[said[id(passage)], _place(passage, successors, retitled)[:depth]]:
                found.append((passage, like.popleft()))
        pairs += found
        matched = {id(passage) for pair in found for passage in pair}
        left_old = [passage for passage in left_old if id(passage) not in matched]
        left_new = [passage for passage in left_new if id(passage) not in matched]
    return pairs


def _place(passage: Passage, successors: Mapping[str, str], retitled: Retitled) -> tuple[object, ...]:
    """Case, section and headings; of the older edition, as the newer one calls them."""
    own = passage.case.id if passage.case else None
    title = fold(passage.section.title) if passage.section else ""
    case = successors.get(own, f"-{own}") if own and successors else own
    return case, retitled.get((own or "", title), title), tuple(map(fold, passage.headings))


def _said(passage: Passage) -> str:
    """The text as it is compared: widths and spaces are a matter of typesetting, and so is how a fact is set."""
    text = bare(passage.text)
    return text.replace(":", "") if passage.kind == "table" else text


def _reworded(old: Sequence[Passage], new: Sequence[Passage], successors: Mapping[str, str]) -> list[Reworded]:
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
        said = [_said(passage) for passage in after]
        for number, passage in enumerate(before):
            own, middle = _said(passage), number * len(after) // len(before)
            for place in range(max(0, middle - REACH), min(len(after), middle + REACH)):
                other = said[place]
                enough = max(1, REWORDED * (len(own) + len(other)) / 2)
                if min(len(own), len(other)) < enough or work > WORK:
                    continue
                work += len(own) + len(other)
                if most(own, other) >= enough:
                    found = shared(own, other)
                    work += found.work
                    if (characters := found.characters()) >= enough:
                        ratio = 2 * characters / (len(own) + len(other))
                        scored.append((-ratio, order[passage.id], place, passage, after[place]))
    tied: list[Reworded] = []
    done: set[tuple[str, str]] = set()
    for _, _, _, passage, like in sorted(scored, key=lambda one: one[:3]):
        if ("old", passage.id) not in done and ("new", like.id) not in done:
            done |= {("old", passage.id), ("new", like.id)}
            tied.append(Reworded(passage, like, changed(passage.text, like.text)))
    return sorted(tied, key=lambda pair: order[pair.old.id])


def changed(old: str, new: str) -> tuple[tuple[Span, Span], ...]:
    """The ranges of two texts that differ. What they share by chance amid longer changes is no rest to the eye."""
    found: list[tuple[Span, Span]] = []
    a = c = 0
    for b, d, size in (*shared(old, new).stretches, (len(old), len(new), 0)):
        if (a, c) != (b, d):
            if found:
                (e, f), (g, h) = found[-1]
                if a - f < RESTS and a - f <= min(max(f - e, h - g), max(b - a, d - c)):
                    found.pop()
                    a, c = e, g
            found.append(((a, b), (c, d)))
        a, c = b + size, d + size
    return tuple(found)
