"""What changed from one edition to the next?

Input: two editions. Output: cases, attributes, sections and passages that were added, removed, moved or reworded. An
edition compared with itself has no changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jireishu import counterparts, partings, sections, swaps
from jireishu.counterparts import Pair
from jireishu.filters import loosely
from jireishu.likeness import Span, changed
from jireishu.model import Case, CaseRef, Edition, Passage

if TYPE_CHECKING:
    from jireishu import contract


BETWEEN = "\0"  # for a line end between two parts, which is no matter of typesetting as one within a text is


class Fact(NamedTuple):
    """An attribute as printed before and after, None where it is not there."""

    case: Case
    name: str
    old: str | None
    new: str | None


class Told(NamedTuple):
    """What stands under the name of a case before and after."""

    case: Case
    old: str
    new: str


class Titles(NamedTuple):
    """The section titles of a case before and after."""

    case: Case
    old: tuple[str, ...]
    new: tuple[str, ...]


class Headed(NamedTuple):
    """A heading that is called otherwise, with those over it. passage: the first of the newer edition under it."""

    passage: Passage
    old: tuple[str, ...]
    new: tuple[str, ...]


class Reworded(NamedTuple):
    """A passage and its successor. changes: half-open ranges of code points of both texts that differ.

    moved: it stands in another place, too.
    """

    old: Passage
    new: Passage
    changes: tuple[tuple[Span, Span], ...]
    moved: bool = False


class Split(NamedTuple):
    """A passage that became several. changes: as of one that was reworded, its parts with line ends between them."""

    old: Passage
    new: tuple[Passage, ...]
    changes: tuple[tuple[Span, Span], ...]


class Joined(NamedTuple):
    """Several passages that became one. changes: as of one that was reworded, the parts with line ends between them."""

    old: tuple[Passage, ...]
    new: Passage
    changes: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed.

    cases_renamed: cases that are called or numbered otherwise, before and after. moved: passages before and after, of
    the same text in another place: another case, section or heading, or before what it stood after.
    """

    old: str
    new: str
    cases_added: tuple[Case, ...] = ()
    cases_removed: tuple[Case, ...] = ()
    cases_renamed: tuple[tuple[Case, Case], ...] = ()
    taglines: tuple[Told, ...] = ()
    attributes: tuple[Fact, ...] = ()
    sections: tuple[Titles, ...] = ()
    headings: tuple[Headed, ...] = ()
    added: tuple[Passage, ...] = ()
    removed: tuple[Passage, ...] = ()
    moved: tuple[Pair, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    split: tuple[Split, ...] = ()
    joined: tuple[Joined, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__ if name not in ("old", "new"))

    def document(self) -> contract.Diff:
        """The JSON of `diff --json`."""
        passages: contract.ChangedPassages = {
            "added": [_brief(passage) for passage in self.added],
            "removed": [_brief(passage) for passage in self.removed],
            "moved": [{"old": _brief(old), "new": _brief(new)} for old, new in self.moved],
            "reworded": [
                {"old": _brief(one.old), "new": _brief(one.new), "changes": _ranges(one.changes), "moved": one.moved}
                for one in self.reworded
            ],
            "split": [
                {"old": _brief(one.old), "new": list(map(_brief, one.new)), "changes": _ranges(one.changes)}
                for one in self.split
            ],
            "joined": [
                {"old": list(map(_brief, one.old)), "new": _brief(one.new), "changes": _ranges(one.changes)}
                for one in self.joined
            ],
        }
        cases: contract.ChangedCases = {
            "added": [_case(case) for case in self.cases_added],
            "removed": [_case(case) for case in self.cases_removed],
            "renamed": [{"old": _case(old), "new": _case(new)} for old, new in self.cases_renamed],
        }
        attributes: list[contract.ChangedFact] = [
            {"case": _case(f.case), "name": f.name, "old": f.old, "new": f.new} for f in self.attributes
        ]
        sections: list[contract.ChangedSections] = [
            {"case": _case(t.case), "old": list(t.old), "new": list(t.new)} for t in self.sections
        ]
        taglines: list[contract.ChangedTagline] = [
            {"case": _case(t.case), "old": t.old, "new": t.new} for t in self.taglines
        ]
        headings: list[contract.ChangedHeading] = [
            {
                "case": _case(h.passage.case) if h.passage.case else None,
                "section": h.passage.section.title if h.passage.section else None,
                "old": list(h.old),
                "new": list(h.new),
            }
            for h in self.headings
        ]
        return {
            "schema": "jireishu/diff/1", "old": self.old, "new": self.new, "cases": cases, "taglines": taglines,
            "attributes": attributes, "sections": sections, "headings": headings, "passages": passages,
        }  # fmt: skip


def _case(case: Case | CaseRef) -> contract.CaseName:
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


def _ranges(those: Iterable[tuple[Span, Span]]) -> list[contract.ChangedRange]:
    return [{"old": list(old), "new": list(new)} for old, new in those]


def compare(old: Edition, new: Edition) -> Changes:
    """What changed from `old` to `new`."""
    pairs = counterparts.cases(old, new)
    successors = {before.id: after.id for before, after in pairs}
    texts = sections.texts(old.passages), sections.texts(new.passages)
    retitled = {key: title for before, after in pairs for key, title in sections.retitled(before, after, texts)}
    same = counterparts.same(old.passages, new.passages, successors, retitled)
    told = counterparts.told(*_left(old.passages, new.passages, same), pairs)
    left_old, left_new = _left(old.passages, new.passages, same, *told)
    like = counterparts.reworded(left_old, left_new, successors)
    called = counterparts.headings([*same, *like], old, new, successors, retitled)
    facts = counterparts.factual(left_old, (a for a, _ in pairs)), counterparts.factual(left_new, (b for _, b in pairs))
    removed, added = _left(left_old, left_new, like, *facts)
    split, joined = _parted(like, removed, added)
    parts = {p.id for one in joined for p in one.old}, {p.id for one in split for p in one.new}
    one = [(a, b) for a, b in like if a.id not in parts[0] and b.id not in parts[1]]
    moved = {b.id for _, b in counterparts.moved([*same, *one], called, successors, retitled)}
    stayed = [(a, b) for a, b in (*same, *one) if b.id not in moved]
    moved |= {b.id for _, b in swaps.swapped(stayed, old.passages, new.passages)}
    return Changes(
        old=old.id,
        new=new.id,
        cases_added=tuple(case for case in new.cases if case.id not in successors.values()),
        cases_removed=tuple(case for case in old.cases if case.id not in successors),
        cases_renamed=tuple((a, b) for a, b in pairs if (a.id, loosely(a.name)) != (b.id, loosely(b.name))),
        taglines=tuple(Told(b, a.tagline, b.tagline) for a, b in pairs if loosely(a.tagline) != loosely(b.tagline)),
        attributes=tuple(fact for before, after in pairs for fact in _facts(before, after)),
        sections=tuple(Titles(b, _titles(a), _titles(b)) for a, b in pairs if sections.names(a) != sections.names(b)),
        headings=tuple(Headed(b, a.headings[:depth], b.headings[:depth]) for (a, b), depth in called),
        added=tuple(p for p in added if p.id not in parts[1]),
        removed=tuple(p for p in removed if p.id not in parts[0]),
        moved=tuple((a, b) for a, b in same if b.id in moved),
        reworded=tuple(Reworded(a, b, changed(a.text, b.text), b.id in moved) for a, b in one),
        split=split,
        joined=joined,
    )


def _parted(
    like: Sequence[Pair], removed: Sequence[Passage], added: Sequence[Passage]
) -> tuple[tuple[Split, ...], tuple[Joined, ...]]:
    """The passages that became several, and those of the others that several became."""
    split = partings.parted(like, added)
    done = {whole.id for whole, _ in split}
    joined = partings.parted([(b, a) for a, b in like if a.id not in done], removed)
    return (
        tuple(Split(old, new, changed(old.text, _text(new))) for old, new in split),
        tuple(Joined(old, new, changed(_text(old), new.text)) for new, old in joined),
    )


def _text(parts: Iterable[Passage]) -> str:
    return BETWEEN.join(passage.text for passage in parts)


def _left(
    old: Iterable[Passage],
    new: Iterable[Passage],
    pairs: Iterable[Pair],
    gone: Iterable[str] = (),
    come: Iterable[str] = (),
) -> tuple[list[Passage], list[Passage]]:
    """The passages of both that are in no pair, nor among those with the ids `gone` and `come`."""
    kept = {*gone, *(a.id for a, _ in pairs)}, {*come, *(b.id for _, b in pairs)}
    return [p for p in old if p.id not in kept[0]], [p for p in new if p.id not in kept[1]]


def _titles(case: Case) -> tuple[str, ...]:
    return tuple(f"{section.number or ''} {section.title}".strip() for section in case.sections)


def _facts(before: Case, after: Case) -> Iterable[Fact]:
    for name in dict.fromkeys((*before.attributes, *after.attributes)):
        was, now = before.attributes.get(name), after.attributes.get(name)
        if (was and not now and was.raw == after.prefecture) or (now and not was and now.raw == before.prefecture):
            continue  # a column of the list of cases, which the name of the case says too
        if (was and (was.value, was.unit)) != (now and (now.value, now.unit)):
            yield Fact(after, name, was.raw if was else None, now.raw if now else None)
