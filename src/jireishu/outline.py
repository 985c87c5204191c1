"""Where do cases and their sections begin? Items in reading order -> the titles among them.

Section titles come first: they are numbered, mostly of known wording, and set alike throughout. A case title is then
the line that stands before a first section: of the profile's form, of a name that the 目次 or 一覧表 lists, or the
largest line there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jireishu import beginnings, casetitles, divisions, tallies, titles
from jireishu.contents import Contents
from jireishu.furniture import Tabs
from jireishu.items import Item, Line, lines_of
from jireishu.looks import Title
from jireishu.page import LARGER, usual_size
from jireishu.profile import Numbered, Profile, unadorned
from jireishu.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Span:
    """The items of one case: its title, its chapter's number, its sections in order, the index after its last item."""

    title: Title
    chapter: int | None
    sections: tuple[Title, ...]
    stop: int

    def printed(self, items: Sequence[Item]) -> set[str]:
        """The lines of the case's title, folded."""
        return {fold(i.text) for i in items[self.title.start : self.title.stop] if isinstance(i, Line)}

    def head(self, items: Sequence[Item]) -> Sequence[Item]:
        """What stands between its title and its first section."""
        return items[self.title.stop : self.sections[0].start if self.sections else self.stop]

    def parts(self) -> list[tuple[Title, int]]:
        """The sections of the case, each with the index after its last item."""
        return list(
            zip(self.sections, [*(s.start for s in self.sections[1:]), self.stop], strict=False)
        )  # of none, none


@dataclass(frozen=True, slots=True)
class Outline:
    """The cases in order, the pages that show a sample of a case or (lists) only name several, and the chapters."""

    spans: tuple[Span, ...]
    sample_pages: frozenset[int]
    lists: frozenset[int]
    chapters: tuple[Title, ...]


def read(items: Sequence[Item], contents: Contents, profile: Profile, tabs: Tabs, book: str = "") -> Outline:
    """tabs: what the furniture of the pages says. book: its title."""
    lines = [(n, i) for n, i in enumerate(items) if isinstance(i, Line) and not contents.holds(i)]
    body = usual_size(line for _, line in lines)
    sections = titles.of_sections(items, lines, profile, body)
    listed = [i.text for i in items if isinstance(i, Line) and contents.holds(i)] if contents.entries else []
    chapters = divisions.of(lines, profile, sections, body, fold("".join(listed)))
    cases = contents.names()
    chapters = [  # a number alone counts these, too
        c for c in chapters if c.kind or not (fold(c.name) in cases or contents.begins(c.number, c.name))
    ]
    parted = {chapter.start for chapter in chapters}
    candidates = [*casetitles.of(lines, contents, profile, body), *casetitles.of_tables(items, contents, profile)]
    candidates = sorted((c for c in candidates if c.start not in parted), key=lambda title: title.start)
    starts = beginnings.of(items, sections, candidates, chapters, profile)
    if not starts and divisions.are_cases(own := beginnings.of(items, sections, chapters, [], profile)):
        starts, candidates, chapters = own, chapters, []
    if usual := divisions.usual(items, starts, profile):
        more = divisions.untold(items, starts, usual, profile)
        chapters = sorted([*chapters, *more], key=lambda chapter: chapter.start)
        candidates = [c for c in candidates if c.start not in {chapter.start for chapter in more}]
        starts = beginnings.of(items, sections, candidates, chapters, profile, usual)
    told = tallies.numbered(items, [title for title, _ in starts], tabs.numbers)
    starts = [(title, own) for title, (_, own) in zip(told, starts, strict=True)]
    own_titles = {section.start for section in sections}
    backs = [n for n, line in lines if n not in own_titles and _is_back(items, n, line, profile, body)]
    backs += divisions.imprint(items, book)
    overviews = _overviews(items, [title for title, _ in starts], profile)
    backs = [n for n in (*backs, *overviews) if not any(own[0].start < n < own[-1].start for _, own in starts)]
    numbers = [_chapter(title, items, contents, chapters, tabs.chapters) for title, _ in starts]
    spans = _continued(_spans(items, starts, numbers, [*backs, *(c.start for c in chapters)], profile))
    shown = [span for span in spans if _is_sample(span, spans)]
    spans = _counted([span for span in spans if span not in shown], items, contents, profile)
    inside = {items[n].page for span in spans for n in range(span.title.start, span.stop)}
    known = {fold(span.title.name) for span in spans}
    named = Counter(items[t.start].page for t in candidates if fold(t.name) in known)
    samples = {items[n].page for span in shown for n in range(span.title.start, span.stop)} - inside
    lists = {page for page, count in named.items() if count > 1} - inside - samples
    prose = {items[n].page for n in overviews} & {line.page for i in items for line in lines_of(i) if "。" in line.text}
    closed = frozenset((samples | named.keys()) - inside - prose - contents.list_pages)
    return Outline(tuple(spans), closed, frozenset(lists), tuple(chapters))


def _spans(
    items: Sequence[Item],
    starts: list[tuple[Title, list[Title]]],
    chapters: Sequence[int | None],
    stops: Sequence[int],
    profile: Profile,
) -> list[Span]:
    """The cases up to where the next or other matter begins: a case with its title, or its chapter's just above it.

    starts: their titles and sections. chapters: theirs, if known. stops: where other matter begins.
    """
    above = [_said_above(items, title, profile) for title, _ in starts]
    stops = [*stops, *(title.start - (said is not None) for (title, _), said in zip(starts, above, strict=True))]
    spans = []
    for (title, own), chapter, said in zip(starts, chapters, above, strict=True):
        stop = min((s for s in stops if s > title.start), default=len(items))
        chapter = said.number if chapter is None and said else chapter
        spans.append(Span(title, chapter, _once([s for s in own if s.start < stop]), stop))
    return spans


def _said_above(items: Sequence[Item], title: Title, profile: Profile) -> Numbered | None:
    """The chapter that is said just above a case's title."""
    above = items[title.start - 1] if title.start else None
    near = above if above and above.page == items[title.start].page else None
    return profile.chapter(near.text) if isinstance(near, Line) else None


def _is_back(items: Sequence[Item], n: int, line: Line, profile: Profile, body: float) -> bool:
    """Whether a line begins a page with what is of no case, as an appendix or an aside."""
    numbered = profile.section(line.text)
    name = fold(numbered.name if numbered else unadorned(line.text))
    heads = line.size > LARGER * body and (n == 0 or items[n - 1].page < line.page)
    return heads and (profile.back_form.fullmatch(name) is not None or profile.is_aside(line.text))


def _overviews(items: Sequence[Item], cases: Sequence[Title], profile: Profile) -> list[int]:
    """The first items of pages that name most cases of the book, as no page on which one begins does: a menu does."""
    known, begun = {fold(title.name) for title in cases}, {items[title.start].page for title in cases}
    first: dict[int, int] = {}
    named: dict[int, set[str]] = {}
    for n, item in enumerate(items):
        first.setdefault(item.page, n)
        said = [(profile.case(line.text), line.text) for line in lines_of(item)]
        named.setdefault(item.page, set()).update(fold(case.name if case else text) for case, text in said)
    pages = {page for page, said in named.items() if len(said & known) > max(2, len(known) / 2)}
    return [] if pages & begun else [first[page] for page in sorted(pages)]


def _once(sections: list[Title]) -> tuple[Title, ...]:
    """Sections without those whose title only says again that of the one before, as on the next page of its cell."""
    told = [_said(s) if s.stop == s.start + 1 else (None, "") for s in sections]
    return tuple(s for s, own, last in zip(sections, told, [None, *told], strict=False) if own != last or not own[1])


def _chapter(
    title: Title, items: Sequence[Item], contents: Contents, chapters: list[Title], tabs: dict[int, int]
) -> int | None:
    """The chapter whose title stands before a case, or that its number, the place in the 目次 or a tab names."""
    before = [c for c in chapters if c.start < title.start and c.number is not None]
    if before:
        return before[-1].number
    if title.chapter is not None:
        return title.chapter
    listed = [e.chapter for e in contents.entries if e.name == fold(title.name)]
    return listed[0] if listed and listed[0] is not None else tabs.get(items[title.start].page)


def _is_sample(span: Span, spans: list[Span]) -> bool:
    """Whether a case is told again later, with more sections: so a book shows what a case looks like."""
    again = (s for s in spans if s.title.start > span.title.start and _said(s.title) == _said(span.title))
    return any(len(later.sections) > len(span.sections) for later in again)


def _said(title: Title) -> tuple[int | None, str]:
    """What a title says, to compare it with others."""
    return title.number, fold(title.name)


def _counted(spans: list[Span], items: Sequence[Item], contents: Contents, profile: Profile) -> list[Span]:
    """The cases without what other chapters tell, as the aims of a study and its conclusions, where titles count the
    cases as such (事例1 …) in all chapters that have some."""
    chapters = {
        span.chapter for span in spans
        if any(profile.case(text) or profile.number(text) for text in span.printed(items))
        or contents.row(span.title.number, span.title.name)
    }  # fmt: skip
    return [span for span in spans if span.chapter in chapters] if chapters and None not in chapters else spans


def _continued(spans: list[Span]) -> list[Span]:
    """A title repeated on a later page of its own case goes on with it, unless the same sections come anew."""
    kept: list[Span] = []
    for span in spans:
        last = kept[-1] if kept else None
        told = set(map(_said, last.sections)) if last else set()
        if last and casetitles.says_again(span.title, last.title) and told.isdisjoint(map(_said, span.sections)):
            kept[-1] = replace(last, sections=last.sections + span.sections, stop=span.stop)
        else:
            kept.append(span)
    return kept


def chapters(listed: Contents, shape: Outline) -> tuple[tuple[int, str], ...]:
    """The chapters by number: as the 目次 has them, which breaks titles over lines less often than the body does."""
    titled = {title.number: squeeze(title.name) for title in shape.chapters if title.number is not None}
    if all(span.chapter is None for span in shape.spans):
        return tuple(sorted(titled.items()))
    return tuple(sorted((titled | dict(listed.chapters)).items()))
