"""Where do the chapters of a casebook begin, also those without 章, and where its imprint? Lines -> their titles.

第2章 … is one by its form. Ⅰ … or 1 … may be the title of a chapter, a case or a section: a chapter's is set larger
than running text and alike, its numbers go up by one through the whole book, and sections come anew below it. One
without any number is known by what the other cases have in its place: nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jireishu.endings import wraps
from jireishu.items import Item, Line, lines_of
from jireishu.looks import ALIKE, Look, Title, look, numbering
from jireishu.page import LARGER, Style
from jireishu.profile import INMOST, Profile
from jireishu.text import fold, join_lines

FEWEST = 2  # chapters of a book, at least
LONGEST = 40  # characters of the title of one
Starts = Sequence[tuple[Title, list[Title]]]
IMPRINTED = 5  # characters of the title of a book, at least, that its imprint begins with
CASES = 3  # of a book, at least, that tell how their titles are set


def of(
    lines: Sequence[tuple[int, Line]], profile: Profile, sections: Sequence[Title], body: float, listed: str
) -> list[Title]:
    """The titles of chapters: 第N章 …, or a number alone; none where nothing tells them from those of cases or
    sections. listed: what a 目次 that lists cases says, folded, which has the names of such chapters."""
    if named := _named(lines, profile, sections):
        return named
    found = _numbered(lines, profile, sections, body)
    return found if not listed or any(fold(title.name) in listed for title in found) else []


def _named(lines: Sequence[tuple[int, Line]], profile: Profile, sections: Sequence[Title]) -> list[Title]:
    """Chapter titles: 第N章 no smaller than the sections', or 第N where those are not numbered so; not said again."""
    begun = {title.start for title in sections}
    least = min((line.size for n, line in lines if n in begun), default=0.0)
    large = [(n, line) for n, line in lines if line.size >= least - ALIKE]
    told = [(n, match) for n, line in large if (match := profile.chapter(line.text))]
    known = dict(lines)
    if not told and not any(numbering(t, known[t.start])[0] == "第" for t in sections if t.start in known):
        told = [(n, match) for n, line in large if (match := profile.official(line.text))]
    found = [_whole(Title(n, n + 1, match.number, match.name, match.kind), known, profile) for n, match in told]
    found = [title for title in found if title.kind == INMOST] or found
    return [t for t, before in zip(found, [None, *found], strict=False) if before is None or t.number != before.number]


def _whole(title: Title, lines: Mapping[int, Line], profile: Profile) -> Title:
    """The title of a chapter with the lines that it wraps onto."""
    name, stop = title.name, title.stop
    while (after := lines.get(stop)) and wraps(lines[stop - 1], after):
        if profile.section(after.text) or profile.case(after.text) or profile.chapter(after.text):
            break
        name, stop = join_lines([name, after.text.strip()]), stop + 1
    return replace(title, name=name, stop=stop)


def _numbered(
    lines: Sequence[tuple[int, Line]], profile: Profile, sections: Sequence[Title], body: float
) -> list[Title]:
    """The titles of chapters by a number alone."""
    begun = {n for title in sections for n in range(title.start, title.stop)}
    alike: dict[tuple[Look, float], list[Title]] = defaultdict(list)
    for n, line in lines:
        title = profile.section(line.text) if line.size > LARGER * body and len(line.text) <= LONGEST else None
        if title and n not in begun and title.number is not None and title.chapter is None and not title.kind:
            alike[look(line), round(line.size)].append(Title(n, n + 1, title.number, title.name))
    found = [own for own in alike.values() if _divides(own, sections)]
    return max(found, key=len, default=[])


def _divides(titles: Sequence[Title], sections: Sequence[Title]) -> bool:
    """Whether titles count up by one, and several cases stand under one of them."""
    numbers = [title.number for title in titles]
    first = numbers[0]
    if len(titles) < FEWEST or first not in (1, 2) or numbers != list(range(first, first + len(numbers))):
        return False
    stops = [*(title.start for title in titles[1:]), max((s.stop for s in sections), default=0)]
    under = ([s.name for s in sections if t.start < s.start < stop] for t, stop in zip(titles, stops, strict=True))
    return any(len(set(names)) < len(names) for names in under)


def imprint(items: Sequence[Item], book: str) -> list[int]:
    """Where the last page begins that says the title of the book, and who issued it when, but nothing else."""
    own = [n for n, item in enumerate(items) if item.page == items[-1].page]
    said = [line.text for n in own for line in lines_of(items[n])]
    title = fold(said[0]) if said else ""
    titled = len(title) > IMPRINTED and fold(book).startswith(title)
    return own[:1] if titled and not any("。" in text for text in said) else []


def are_cases(chapters: Starts) -> bool:
    """Whether each of the chapters of a book is a case: most have a section of the same title."""
    told = Counter(name for _, own in chapters for name in {fold(section.name) for section in own})
    return len(chapters) >= CASES and max(told.values(), default=0) > len(chapters) / 2


def usual(items: Sequence[Item], starts: Starts, profile: Profile) -> Style | None:
    """How the titles of most cases are set that no form tells; None where nothing tells it. starts: the cases' titles
    and their sections. Of a few that are all set so others may be that are no starts yet, as lines are set so."""
    styles = [style for title, _ in _without_form(items, starts, profile) if (style := _style(items, title))]
    style, times = Counter(styles).most_common(1)[0] if styles else (None, 0)
    if len(starts) < CASES:
        others = sum(isinstance(i, Line) and i.style == style for i in items) - times
        return style if 1 < times == len(starts) and others >= CASES else None
    return style if times > len(starts) / 2 else None


def untold(items: Sequence[Item], starts: Starts, usual: Style, profile: Profile) -> list[Title]:
    """The titles of chapters that stand above the first cases under them, no smaller than their titles, or were taken
    for these: below such stands a line that is set as the titles of most cases are. The others have one line less.
    """
    starts = _without_form(items, starts, profile)
    styles = [_style(items, title) for title, _ in starts]
    alike = [_begun(items, title.start, own[0].start, usual) for title, own in starts]
    above = [_above(items, title, usual.size) for title, _ in starts]
    most = Counter(len(own) for own, style in zip(alike, styles, strict=True) if style == usual).most_common(1)[0][0]
    lines = [line for line in above if line] if above.count(None) > len(starts) / 2 else []
    found: list[Title] = []
    for (title, _), own, style in zip(starts, alike, styles, strict=True):
        if style == usual:
            lines += own[: max(0, len(own) - most)]
        elif style and len(own) >= most:
            found.append(title)
    for n, line in lines:
        told = profile.section(line.text)
        found.append(Title(n, n + 1, told.number if told else None, told.name if told else line.text))
    return found


def _above(items: Sequence[Item], title: Title, size: float) -> tuple[int, Line] | None:
    """The line just above a title that is no smaller, and no number."""
    n = title.start - 1
    line = items[n] if n >= 0 else None
    if not isinstance(line, Line) or line.page != items[title.start].page or line.size < size - ALIKE:
        return None
    return (n, line) if any(map(str.isalpha, line.text)) else None


def _without_form(items: Sequence[Item], starts: Starts, profile: Profile) -> Starts:
    """Those cases whose titles have no form that the profile knows."""
    lines = [[i for i in items[t.start : t.stop] if isinstance(i, Line)] for t, _ in starts]
    return [one for one, own in zip(starts, lines, strict=True) if not any(profile.case(x.text) for x in own)]


def _style(items: Sequence[Item], title: Title) -> Style | None:
    """How the line of a title is set that its name begins in."""
    lines = [item for item in items[title.start : title.stop] if isinstance(item, Line)]
    return next((line.style for line in lines if fold(title.name)[:3] in fold(line.text)), None)


def _begun(items: Sequence[Item], start: int, stop: int, style: Style) -> list[tuple[int, Line]]:
    """The lines of a style that none of that style wraps onto."""
    alike = [(n, i) for n, i in enumerate(items[start:stop], start) if isinstance(i, Line) and i.style == style]
    return [
        (n, line)
        for (n, line), (_, before) in zip(alike, [(0, None), *alike], strict=False)
        if before is None or not wraps(before, line)
    ]
