"""Where does each case begin? Titles among items -> each case's own, with its sections."""

from __future__ import annotations

from collections.abc import Sequence

from jireishu import casetitles, endings, looks, titles
from jireishu.items import Item, Line
from jireishu.looks import Title
from jireishu.page import Style, usual_size
from jireishu.profile import Numbered, Profile, unadorned
from jireishu.text import fold, join_lines, unbracketed

LINES = 3  # of the title of a case, at most


def of(
    items: Sequence[Item], sections: list[Title], candidates: list[Title], chapters: list[Title], profile: Profile,
    usual: Style | None = None,
) -> list[tuple[Title, list[Title]]]:  # fmt: skip
    """Each case's title with its sections. usual: how titles are set, where that is known."""
    starts = []
    floor = 0
    for group in _by_case(items, sections, candidates, chapters, profile, usual):
        first = group[0].start
        near = [c for c in candidates if floor <= c.start < first and items[first].page - items[c.start].page <= 1]
        begin = _after(items, floor, first, chapters)
        here = [c for c in near if c.start >= begin]
        told = here[-1] if here else _untold_before(items, begin, first, profile, usual)
        if title := told or next(reversed(near), None):
            starts.append((title, group))
        elif starts and not any(floor <= c.start < first for c in chapters):
            starts[-1][1].extend(group)  # no title: the case goes on
        floor = group[-1].stop
    return starts


def _by_case(
    items: Sequence[Item], sections: list[Title], candidates: list[Title], chapters: list[Title], profile: Profile,
    usual: Style | None,
) -> list[list[Title]]:  # fmt: skip
    """The sections of each case: one begins where numbers or wordings begin anew, or after a title, or a large line set
    as titles usually are."""
    groups: list[list[Title]] = []
    for section in sections:
        own = groups[-1] if groups else []
        if not own or any(own[-1].start < t.start < section.start for t in [*candidates, *chapters]):
            anew = True
        elif section.number is not None:
            anew = own[-1].number is not None and section.number <= own[-1].number
        else:
            titled = any(c.start < section.start for c in candidates)
            said = fold(section.name) in {fold(s.name) for s in own}
            between = items[own[-1].stop : section.start] if usual else ()
            large = any(_is_larger(item, items[section.start], usual) for item in between)
            anew = said or large or (not titled and _opens(items, own, section, profile))
            anew = anew and (fold(section.name) != fold(own[-1].name) or titles.are_parted(items, own[-1], section))
        if anew:
            groups.append([])
        groups[-1].append(section)
    return groups


def _is_larger(item: Item, section: Item, usual: Style | None) -> bool:
    """Whether an item is a line set as the titles of cases usually are, larger than that of a section."""
    if not isinstance(item, Line) or not isinstance(section, Line):
        return False
    return item.style == usual and item.size > section.size + looks.ALIKE


def _opens(items: Sequence[Item], group: list[Title], section: Title, profile: Profile) -> bool:
    """Whether a section is of the kind that the case before began with, and a title stands before it."""
    anew = section.kind is not None and section.kind == group[0].kind
    return anew and _largest_before(items, group[-1].stop, section.start, profile) is not None


def _after(items: Sequence[Item], floor: int, first: int, chapters: list[Title]) -> int:
    """Where the last chapter's title ends that stands between `floor` and `first`, with all of a page of its own."""
    start = max((c.start for c in chapters if floor <= c.start < first), default=floor - 1)
    stop = start + 1
    own = {item.page for item in items[start:stop]} - {items[first].page}
    while start >= floor and stop < first and (_goes_on(items[start], items[stop]) or items[stop].page in own):
        stop += 1
    return stop


def _goes_on(title: Item, following: Item) -> bool:
    return isinstance(title, Line) and isinstance(following, Line) and endings.wraps(title, following)


def _untold_before(
    items: Sequence[Item], floor: int, first: int, profile: Profile, usual: Style | None
) -> Title | None:
    """A case title that follows no known form: the largest line before the first section, or what a table says that
    stands on its page alone."""
    largest = _largest_before(items, floor, first, profile, usual)
    here = [n for n in range(floor, first) if items[n].page == items[first].page]
    tables = (casetitles.of_table(n, items[n], profile) for n in here)
    return largest if largest and largest.start in here else next(filter(None, tables), largest)


def _largest_before(
    items: Sequence[Item], floor: int, first: int, profile: Profile, usual: Style | None = None
) -> Title | None:
    """The line up to a page before the first section that is set as titles usually are; or the largest there."""
    own = items[first]
    above = ((n, items[n]) for n in range(floor, first) if own.page - items[n].page <= 1)
    lines = [(n, i) for n, i in above if isinstance(i, Line) and len(i.text) <= 40]
    if not lines or not isinstance(own, Line):
        return None
    named = [(n, i) for n, i in lines if not profile.number(i.text)]
    near = [(n, i) for n, i in named if i.page == own.page and i.size > own.size + looks.ALIKE]  # rather than a cover
    alike = [(n, i) for n, i in named if i.style == usual]
    here = [(n, i) for n, i in alike if i.page == own.page]
    n, line = max(here or alike or near or named or lines, key=lambda pair: pair[1].size)
    title, stop = profile.section(line.text) or Numbered(None, unadorned(line.text)), n + 1
    name, last = title.name, line
    while stop < min(first, n + LINES) and isinstance(after := items[stop], Line) and endings.wraps(last, after):
        name, last, stop = unbracketed(join_lines([name, after.text.strip()])), after, stop + 1
    body = usual_size(i for i in items if isinstance(i, Line) and own.page - i.page in (0, 1))
    as_large = abs(line.size - own.size) <= looks.ALIKE and line.size > body + looks.ALIKE
    larger = line.size > own.size + looks.ALIKE and (line.barred or line.size > body)
    if not larger and not (as_large and looks.look(line) != looks.look(own)):
        return None
    for at, i in lines:  # its number stands before or after it, larger perhaps
        if at in (n - 1, stop) and title.number is None and (number := profile.number(i.text)):
            title, n, stop = number, min(at, n), max(at + 1, stop)
    return Title(n, stop, title.number, name, chapter=title.chapter)
