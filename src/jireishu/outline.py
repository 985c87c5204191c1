"""Where do cases and their sections begin? Items in reading order -> the titles among them.

Section titles come first: they are numbered, mostly of known wording, and set alike throughout. A case title is then
the line that stands before a first section: of the profile's form, of a name that the 目次 or 一覧表 lists, or the
largest line there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jireishu.contents import Contents
from jireishu.items import Item, Line
from jireishu.model import Finding
from jireishu.profile import MARKS, Numbered, Profile, unadorned
from jireishu.text import BRACKETS, fold, join_lines, opens_line, unbracketed
from jireishu.tongue import phrase

ALIKE = 0.7  # points: titles whose size differs by less are set alike


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the indexes of its first item and of the item after it, and its number, name and kind."""

    start: int
    stop: int
    number: int | None
    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The items of one case: its title, its chapter's number, its sections in order, the index after its last item."""

    title: Title
    chapter: int | None
    sections: tuple[Title, ...]
    stop: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The cases in order, the pages that show a sample of a case, and the size of running text."""

    spans: tuple[Span, ...]
    sample_pages: frozenset[int]
    chapters: tuple[Title, ...]


def read(
    items: Sequence[Item], contents: Contents, profile: Profile, tabs: dict[int, int]
) -> tuple[Outline, list[Finding]]:
    """tabs: the chapter number that a page's furniture names, by PDF page."""
    lines = [(n, i) for n, i in enumerate(items) if isinstance(i, Line) and i.page not in contents.pages]
    body = _usual_size([line for _, line in lines])
    sections = _sections(items, lines, profile, body)
    candidates = _case_titles(lines, contents, profile, body)
    chapters = _chapters(lines, profile, sections)
    starts = _case_starts(items, sections, candidates, chapters, profile)
    spans = []
    stops = [c.start for c in chapters] + [title.start for title, _ in starts]
    for title, own in starts:
        stop = min((s for s in stops if s > title.start), default=len(items))
        chapter = _chapter(title, items, contents, chapters, tabs)
        spans.append(Span(title, chapter, tuple(s for s in own if s.start < stop), stop))
    spans = _continued(spans)
    shown = [span for span in spans if _is_sample(span, spans)]
    spans = [span for span in spans if span not in shown]
    inside = {items[n].page for span in spans for n in range(span.title.start, span.stop)}
    known = {fold(span.title.name) for span in spans}
    samples = {items[t.start].page for t in candidates if items[t.start].page not in inside and fold(t.name) in known}
    samples |= {items[n].page for span in shown for n in range(span.title.start, span.stop)} - inside
    return Outline(tuple(spans), frozenset(samples - contents.list_pages), tuple(chapters)), _repeated(spans)


def _usual_size(lines: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _sections(items: Sequence[Item], lines: list[tuple[int, Line]], profile: Profile, body: float) -> list[Title]:
    """Lines of known wording set alike, and numbered lines of other wording that are set like them."""
    known: list[tuple[Title, Line]] = []
    numbered: list[tuple[Title, Line]] = []
    passed = 0
    for n, line in lines:
        match = profile.section(line.text)
        if n < passed or match is None or len(match.name) > 60:
            continue
        title = _grown(n, line, match, items, profile)
        if title.kind and (title.number is not None or line.barred or line.size > 1.15 * body or _dress(line)):
            known.append((title, line))
            passed = title.stop
        elif title.number is not None:
            numbered.append((title, line))
    if not known:
        return []
    sizes = Counter(round(line.size * 2) for _, line in known)
    usual = max(sizes, key=lambda s: (sizes[s], s)) / 2
    known = [(t, line) for t, line in known if abs(line.size - usual) <= ALIKE]
    form = Counter((t.number is None, _dress(line)) for t, line in known).most_common(1)[0][0]
    known = [
        (t, line)
        for t, line in known
        if (t.number is None, _dress(line)) == form
        or (t.number is not None and not form[0])
        or (t.number is None and (line.barred or line.size > 1.15 * body))
    ]
    look = Counter(_look(line) for _, line in known).most_common(1)[0][0]
    taken = {n for t, _ in known for n in range(t.start, t.stop)}
    others = [
        t for t, line in numbered if _look(line) == look and abs(line.size - usual) <= ALIKE and t.start not in taken
    ]
    known_titles = [t for t, _ in known]
    if form == (True, form[1]):  # without numbers: what is set alike may be of a wording that otherwise needs one
        alike = [(n, x) for n, x in lines if (_dress(x), _look(x)) == (form[1], look) and abs(x.size - usual) <= ALIKE]
        worded = [t for n, x in alike if (t := _worded(n, x, items, profile))]
        inside = {n for t in worded for n in range(t.start + 1, t.stop)}
        begun = {t.start: t for t in [*known_titles, *worded]}
        known_titles = [t for n, t in begun.items() if n not in inside]
    return sorted([*known_titles, *_in_sequence(others, known_titles)], key=lambda t: t.start)


def _dress(line: Line) -> str:
    """The mark or bracket that a title is set with."""
    return line.text[0] if line.text[0] in MARKS or line.text[0] in BRACKETS else ""


def _look(line: Line) -> tuple[str, str, bool, bool]:
    return line.style.font, line.style.colour, line.style.doubled, line.barred


def _in_sequence(others: list[Title], known: list[Title]) -> list[Title]:
    """Of the titles with unknown wording, those whose number follows the section before them."""
    kept: list[Title] = []
    for title in sorted(others, key=lambda t: t.start):
        before = max((t for t in [*known, *kept] if t.start < title.start), key=lambda t: t.start, default=None)
        if before and before.number is not None and title.number == before.number + 1:
            kept.append(title)
    return kept


def _worded(n: int, line: Line, items: Sequence[Item], profile: Profile) -> Title | None:
    """A title of a wording that a number usually stands before, with the lines that it wraps onto."""
    text, last, stop = line.text, line, n + 1
    while True:
        name = unadorned(text)
        if kind := profile.kind(name, numbered=True):
            return Title(n, stop, None, name, kind)
        following = items[stop] if stop < min(len(items), n + 3) else None
        if not isinstance(following, Line) or not wraps(last, following):
            return None
        text, last, stop = join_lines([text, following.text]), following, stop + 1


def _grown(n: int, line: Line, match: Numbered, items: Sequence[Item], profile: Profile) -> Title:
    """A title with the lines that it wraps onto."""
    name, kind, stop = match.name, match.kind, n + 1
    last = line
    while stop < len(items) and stop < n + 3:
        following = items[stop]
        if not isinstance(following, Line) or following.style != line.style or following.page != line.page:
            break
        apart = following.top - last.top > 2.2 * line.size or _dress(following)
        numbered = profile.section(following.text)
        if apart or (numbered and numbered.number is not None):
            break
        longer = unbracketed(join_lines([name, following.text]))
        its_kind = profile.kind(longer, numbered=match.number is not None)
        if its_kind is None and not wraps(last, following):
            break
        name, kind, last, stop = longer, its_kind, following, stop + 1
    if kind is None:
        return Title(n, n + 1, match.number, match.name)
    return Title(n, stop, match.number, name, kind)


def wraps(line: Line, following: Line) -> bool:
    """Whether a heading goes on in the following line: the same setting, close below, and the first line is full."""
    return (
        following.style == line.style
        and following.page == line.page
        and 0 < following.top - line.top < 2.2 * line.size
        and is_full(line, following)
    )


def is_full(line: Line, following: Line) -> bool:
    """Whether a line ended because its column did: what opens the next line would not have fitted in."""
    opening = following.text[: opens_line(following.text)]
    needed = sum(line.size * (0.5 if c.isascii() else 1.0) for c in opening)
    return line.right - line.x1 < needed + 0.3 * line.size


def _case_titles(lines: list[tuple[int, Line]], contents: Contents, profile: Profile, body: float) -> list[Title]:
    """Every line that could be a case title, the samples' among them."""
    names = {e.name: e.number for e in contents.entries} | {fold(r.name): r.number for r in contents.rows}
    found = []
    for (n, line), (_, after) in zip(lines, [*lines[1:], (0, None)], strict=True):
        if len(line.text) > 60 or line.page in contents.list_pages:
            continue
        explicit = profile.case(line.text)
        if explicit:
            found.append(Title(n, n + 1, explicit.number, explicit.name))
            continue
        above = profile.case(f"{line.text} {after.text}") if after and after.page == line.page else None
        if above and after and fold(above.name) == fold(after.text):  # the number stands on a line of its own
            found.append(Title(n, n + 2, above.number, above.name))
            continue
        numbered = profile.section(line.text)
        if numbered and fold(numbered.name) in names:
            found.append(Title(n, n + 1, numbered.number, numbered.name))
        elif fold(line.text) in names and (line.size > 1.15 * body or line.barred):
            found.append(Title(n, n + 1, names[fold(line.text)], line.text.strip()))
    return found


def _chapters(lines: list[tuple[int, Line]], profile: Profile, sections: list[Title]) -> list[Title]:
    """Chapter titles: 第N章 in a size no less than the sections', or first on a page with little else."""
    on_page = Counter(line.page for _, line in lines)
    sizes = [line.size for n, line in lines if any(s.start == n for s in sections)]
    least = min(sizes, default=0.0)
    found = []
    for n, line in lines:
        match = profile.chapter(line.text)
        if match and (line.size >= least - ALIKE or on_page[line.page] <= 4):
            found.append(Title(n, n + 1, match.number, match.name))
    return found


def _case_starts(
    items: Sequence[Item], sections: list[Title], candidates: list[Title], chapters: list[Title], profile: Profile
) -> list[tuple[Title, list[Title]]]:
    """Each case's title with its sections: a case begins where numbers or wordings begin anew, or after a title."""
    groups: list[list[Title]] = []
    for section in sections:
        last = groups[-1][-1] if groups else None
        told = {fold(s.name) for s in groups[-1]} if groups else set()
        between = last is not None and any(last.start < c.start < section.start for c in [*candidates, *chapters])
        again = (
            last is not None
            and section.number is not None
            and last.number is not None
            and section.number <= last.number
        ) or (section.number is None and fold(section.name) in told)
        if last is None or between or again:
            groups.append([])
        groups[-1].append(section)
    starts = []
    floor = 0
    for group in groups:
        first = group[0].start
        near = [c for c in candidates if floor <= c.start < first and items[first].page - items[c.start].page <= 1]
        title = near[-1] if near else _largest_before(items, _after(items, floor, first, chapters), first, profile)
        if title:
            starts.append((title, group))
        elif starts and not any(floor <= c.start < first for c in chapters):
            starts[-1][1].extend(group)  # no title: the case goes on
        floor = group[-1].stop
    return starts


def _after(items: Sequence[Item], floor: int, first: int, chapters: list[Title]) -> int:
    """Where the lines of the last chapter's title end that stands between `floor` and `first`."""
    start = max((c.start for c in chapters if floor <= c.start < first), default=floor - 1)
    stop = start + 1
    while start >= floor and stop < first and _alike(items[start], items[stop]):
        stop += 1
    return stop


def _alike(title: Item, following: Item) -> bool:
    return isinstance(title, Line) and isinstance(following, Line) and following.style == title.style


def _largest_before(items: Sequence[Item], floor: int, first: int, profile: Profile) -> Title | None:
    """A case title that follows no known form: the largest line before the first section, no more than a page away."""
    own = items[first]
    lines = [
        (n, i)
        for n in range(floor, first)
        if isinstance(i := items[n], Line) and own.page - i.page <= 1 and len(i.text) <= 40
    ]
    if not lines or not isinstance(own, Line):
        return None
    n, line = max(lines, key=lambda pair: pair[1].size)
    title = profile.section(line.text) or Numbered(None, line.text.strip())
    return Title(n, n + 1, title.number, title.name) if line.size > own.size + ALIKE else None


def _chapter(
    title: Title, items: Sequence[Item], contents: Contents, chapters: list[Title], tabs: dict[int, int]
) -> int | None:
    """The chapter whose title stands before a case, or that the 目次 puts it under, or that a tab names."""
    before = [c for c in chapters if c.start < title.start]
    if before:
        return before[-1].number
    listed = [e.chapter for e in contents.entries if e.name == fold(title.name)]
    return listed[0] if listed and listed[0] is not None else tabs.get(items[title.start].page)


def _is_sample(span: Span, spans: list[Span]) -> bool:
    """Whether a case is told again later, with more sections: so a book shows what a case looks like."""
    return any(
        later.title.start > span.title.start
        and (later.title.number, fold(later.title.name)) == (span.title.number, fold(span.title.name))
        and len(later.sections) > len(span.sections)
        for later in spans
    )


def _continued(spans: list[Span]) -> list[Span]:
    """A title repeated on a later page of its own case goes on with it, unless the same sections come anew."""
    kept: list[Span] = []
    for span in spans:
        last = kept[-1] if kept else None
        told = {(section.number, fold(section.name)) for section in last.sections} if last else set()
        anew = any((section.number, fold(section.name)) in told for section in span.sections)
        same = last and (last.title.number, fold(last.title.name)) == (span.title.number, fold(span.title.name))
        if last and same and not anew:
            kept[-1] = replace(last, sections=last.sections + span.sections, stop=span.stop)
        else:
            kept.append(span)
    return kept


def _repeated(spans: list[Span]) -> list[Finding]:
    names = Counter((s.chapter, s.title.number, fold(s.title.name)) for s in spans)
    return [
        Finding("repeated_case", phrase("事例の題名が {count} 回あります: {name}", count=n, name=name))
        for (_, _, name), n in names.items()
        if n > 1
    ]
