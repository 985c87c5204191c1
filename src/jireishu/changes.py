"""What changed from one edition to the next?

Input: two editions. Output: cases, chapters, headings and passages that came, went or (but for passages) are called
otherwise; section titles, taglines and attributes that changed; passages that moved, were reworded, became several or
one. An edition compared with itself has no changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jireishu import sections, subheads, swaps, ties
from jireishu.counterparts import Pair
from jireishu.filters import loosely
from jireishu.likeness import Span, changed
from jireishu.model import Attribute, Case, CaseRef, Edition, Passage
from jireishu.subheads import Subhead
from jireishu.text import fold
from jireishu.ties import Ties

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


class Chapter(NamedTuple):
    """The title of a chapter before and after, None where there is none. number: of a casebook's."""

    number: int | None
    old: str | None
    new: str | None


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
    headings: tuple[Subhead, ...] = ()
    chapters: tuple[Chapter, ...] = ()
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
        return {
            "schema": "jireishu/diff/1",
            "old": self.old,
            "new": self.new,
            "cases": {
                "added": list(map(_case, self.cases_added)),
                "removed": list(map(_case, self.cases_removed)),
                "renamed": [{"old": _case(old), "new": _case(new)} for old, new in self.cases_renamed],
            },
            "taglines": [{"case": _case(t.case), "old": t.old, "new": t.new} for t in self.taglines],
            "attributes": [
                {"case": _case(f.case), "name": f.name, "old": f.old, "new": f.new} for f in self.attributes
            ],
            "sections": [{"case": _case(t.case), "old": list(t.old), "new": list(t.new)} for t in self.sections],
            "headings": [
                {
                    "case": _case(h.passage.case) if h.passage.case else None,
                    "section": h.passage.section.title if h.passage.section else None,
                    "old": list(h.old),
                    "new": list(h.new),
                }
                for h in self.headings
            ],
            "chapters": [{"number": one.number, "old": one.old, "new": one.new} for one in self.chapters],
            "passages": {
                "added": list(map(_brief, self.added)),
                "removed": list(map(_brief, self.removed)),
                "moved": [{"old": _brief(old), "new": _brief(new)} for old, new in self.moved],
                "reworded": [
                    {"old": _brief(a), "new": _brief(b), "changes": _ranges(changes), "moved": moved}
                    for a, b, changes, moved in self.reworded
                ],
                "split": [
                    {"old": _brief(whole), "new": list(map(_brief, parts)), "changes": _ranges(changes)}
                    for whole, parts, changes in self.split
                ],
                "joined": [
                    {"old": list(map(_brief, parts)), "new": _brief(whole), "changes": _ranges(changes)}
                    for parts, whole, changes in self.joined
                ],
            },
        }


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
    tied = ties.tie(old, new)
    pairs = tied.cases
    every = [*tied.same, *tied.like, *((one.whole, p) for one in tied.split for p in one.parts)]
    every += [(p, one.whole) for one in tied.joined for p in one.parts]
    heads = subheads.changed(every, old.passages, new.passages, tied.successors, tied.retitled)
    moved = {b.id for _, b in heads.moved([*tied.same, *tied.like])}
    stayed = [(a, b) for a, b in (*tied.same, *tied.like) if b.id not in moved]
    moved |= {b.id for _, b in swaps.swapped(stayed, old.passages, new.passages)}
    return Changes(
        old=old.id,
        new=new.id,
        cases_added=tuple(case for case in new.cases if case.id not in tied.successors.values()),
        cases_removed=tuple(case for case in old.cases if case.id not in tied.successors),
        cases_renamed=tuple((a, b) for a, b in pairs if (a.id, loosely(a.name)) != (b.id, loosely(b.name))),
        taglines=tuple(Told(b, a.tagline, b.tagline) for a, b in pairs if loosely(a.tagline) != loosely(b.tagline)),
        attributes=tuple(fact for before, after in pairs for fact in _facts(before, after)),
        sections=tuple(Titles(b, _titles(a), _titles(b)) for a, b in pairs if sections.names(a) != sections.names(b)),
        headings=tuple(heads.changed),
        chapters=tuple(_chapters(tied)),
        added=tuple(tied.added),
        removed=tuple(tied.removed),
        moved=tuple((a, b) for a, b in tied.same if b.id in moved),
        reworded=tuple(Reworded(a, b, changed(a.text, b.text), b.id in moved) for a, b in tied.like),
        split=tuple(Split(old, new, changed(old.text, _text(new))) for old, new in tied.split),
        joined=tuple(Joined(old, new, changed(_text(old), new.text)) for new, old in tied.joined),
    )


def _chapters(tied: Ties) -> Iterable[Chapter]:
    """The chapters of a casebook that only one edition has, those of one number together; of what is of no case, those
    that are called otherwise."""
    before, after = tied.old.chapters, tied.new.chapters
    names = [{loosely(title) for _, title in chapters} for chapters in (before, after)]
    gone = {number: title for number, title in before if after and loosely(title) not in names[1]}
    come = {number: title for number, title in after if before and loosely(title) not in names[0]}
    for number in sorted({*gone, *come}):
        yield Chapter(number, gone.get(number), come.get(number))
    titles = {loosely(section.title): section.title for section in sections.outside(tied.new).sections}
    for section in sections.outside(tied.old).sections:
        if now := tied.retitled.get(("", loosely(section.title))):
            yield Chapter(None, section.title, titles[now])


def _text(parts: Iterable[Passage]) -> str:
    return BETWEEN.join(passage.text for passage in parts)


def _titles(case: Case) -> tuple[str, ...]:
    return tuple(f"{section.number or ''} {section.title}".strip() for section in case.sections)


def _beside(fact: Attribute) -> str:
    """What is said beside a figure and its unit: （速報値）. How the figure is written is a matter of typesetting."""
    rest = re.sub(r"[\d,.千万億\s]", "", fold(fact.raw)) if isinstance(fact.value, int | float) else ""
    return rest.replace(fold(fact.unit or ""), "", 1)


def _facts(before: Case, after: Case) -> Iterable[Fact]:
    for name in dict.fromkeys((*before.attributes, *after.attributes)):
        was, now = before.attributes.get(name), after.attributes.get(name)
        if (was and not now and was.raw == after.prefecture) or (now and not was and now.raw == before.prefecture):
            continue  # a column of the list of cases, which the name of the case says too
        if (was and (was.value, was.unit, _beside(was))) != (now and (now.value, now.unit, _beside(now))):
            yield Fact(after, name, was.raw if was else None, now.raw if now else None)
