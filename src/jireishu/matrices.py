"""Which tables have a case in each row and a section in each column, or the other way round? Pages -> pages on which
these stand one after another, each section under its title, as other casebooks set them.

A row that goes on at the head of the next page's table goes on there column by column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jireishu.page import Box, Page, Segment
from jireishu.profile import Profile
from jireishu.text import join_lines

SECTIONS = 3  # columns that are sections, at least
ALIKE = 2.0  # points that the edges of one row or column may be apart
TITLE = 1.6  # times the size of what stands in a table, which the title of a case is set in on a page of its own,
HEAD = 1.25  # and the title of a section

Grid = list[list[Box]]


@dataclass(slots=True)
class _Told:
    """A case in the making: its title, and the cells under or beside each label, page by page."""

    page: Page
    title: Segment
    labels: dict[int, list[Segment]]
    parts: dict[int, list[tuple[Page, list[Segment]]]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class _Heads:
    """The first row of such a table, and which of its columns number and name the cases; no number: each is a case."""

    cells: tuple[Box, ...]
    said: tuple[list[Segment], ...]
    number: int | None
    name: int

    @property
    def words(self) -> list[str]:
        return list(map(_text, self.said))


def unrolled(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with such tables as pages of one title or cell each; they keep the numbers of theirs.

    Where sections have titles outside of tables, too, such a table only lists what the cases say there.
    """
    grids = [max((_grid(cells) for cells in page.tables), key=len, default=[]) for page in pages]
    told = [_heads(page, grid, profile) for page, grid in zip(pages, grids, strict=True)]
    if not any(told) or _outside(pages, grids, profile) >= SECTIONS:
        return list(pages)
    found: list[Page] = []
    heads: _Heads | None = None
    cases: list[_Told] = []
    for page, grid, own in zip(pages, grids, told, strict=True):
        goes_on = heads is not None and (
            own.words == heads.words if own else bool(grid) and _same(grid[0], heads.cells)
        )
        if not goes_on:
            found += _flat(cases, profile)
            heads, cases = own, []
        if heads is None:
            found.append(page)
            continue
        inside = {id(s) for line in grid for cell in line for s in _in(page, cell)}
        rest = [s for s in page.segments if id(s) not in inside]
        found += _page(page, [s for s in rest if s.top < grid[0][0].top])
        lines = [[(cell, _in(page, cell)) for cell in line] for line in (grid[1:] if own else grid)]
        lines = [line for line in lines if len(line) == len(heads.cells)]
        if heads.number is None:
            cases = cases or [_Told(page, _larger(said, TITLE), {}) for said in heads.said[1:]]
            _down(page, [[own for _, own in line] for line in lines], cases)
        else:
            _across(page, [[own for _, own in line] for line in lines], heads, cases, profile)
        if below := [s for s in rest if s.top >= grid[0][0].top]:
            found += [*_flat(cases, profile), *_page(page, below)]
            heads, cases = None, []
    return [*found, *_flat(cases, profile)]


def _across(page: Page, lines: list[list[list[Segment]]], heads: _Heads, cases: list[_Told], profile: Profile) -> None:
    """Put what the rows of a table say into its cases: each row with a name begins one."""
    if heads.number is None:
        return
    labels = {n: said for n, said in enumerate(heads.said) if n not in (heads.number, heads.name)}
    for line in lines:
        number, name = _text(line[heads.number]), line[heads.name]
        if name and profile.number(number):
            cases.append(_Told(page, _larger(name, TITLE, f"事例{number}　{_text(name)}"), labels))
        for n in labels if cases else ():
            cases[-1].parts[n].append((page, line[n]))


def _down(page: Page, lines: list[list[list[Segment]]], cases: list[_Told]) -> None:
    """Put what the columns of a table say into its cases: each row with a label begins a section of all."""
    for label, *told in lines:
        for case, own in zip(cases, told, strict=True):
            if label:
                case.labels[len(case.labels)] = label
            if case.labels:
                case.parts[len(case.labels) - 1].append((page, own))


def _flat(cases: Sequence[_Told], profile: Profile) -> Iterator[Page]:
    """The pages of the cases: the title of each, and what each column holds under its own; a fact beside its label."""
    for case in cases:
        yield from _page(case.page, [case.title])
        for n, head in case.labels.items():
            own = [(page, segments) for page, segments in case.parts[n] if segments]
            if own and profile.fact(_text(head)):
                text = f"{_text(head)}：{_text([s for _, part in own for s in part])}"
                yield from _page(own[0][0], [replace(own[0][1][0], text=text)])
            elif own:
                yield from _page(own[0][0], [_larger(head, HEAD)])
                for page, segments in own:
                    yield from _page(page, segments)


def _heads(page: Page, grid: Grid, profile: Profile) -> _Heads | None:
    if len(grid) < 2 or len(grid[0]) < 3:
        return None
    said = tuple(_in(page, cell) for cell in grid[0])
    texts = list(map(_text, said))
    roles = list(map(profile.column, texts))
    if {"number", "name"}.issubset(roles) and _sections(texts, profile) >= SECTIONS:
        return _Heads(tuple(grid[0]), said, roles.index("number"), roles.index("name"))
    labels = [_text(_in(page, line[0])) for line in grid[1:]]
    if all(map(profile.case, texts[1:])) and _sections(labels, profile) >= min(SECTIONS, len(labels)) > 0:
        return _Heads(tuple(grid[0]), said, None, 0)
    return None


def _outside(pages: Sequence[Page], grids: Sequence[Grid], profile: Profile) -> int:
    """How many titles of sections stand in no table."""
    return sum(
        profile.is_title(s.text) and profile.section(s.text) is not None
        for page, grid in zip(pages, grids, strict=True)
        for s in page.segments
        if not any(cell.holds(*s.middle) for line in grid for cell in line)
    )


def _sections(texts: Sequence[str], profile: Profile) -> int:
    return sum(profile.kind(text, numbered=True) is not None for text in texts)


def _grid(cells: Sequence[Box]) -> Grid:
    """The cells of a table by row, from the left."""
    rows: Grid = []
    for cell in sorted(cells, key=lambda c: (c.top, c.x0)):
        if rows and abs(rows[-1][0].top - cell.top) < ALIKE:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda c: c.x0) for row in rows]


def _same(row: Sequence[Box], heads: Sequence[Box]) -> bool:
    return len(row) == len(heads) and all(abs(a.x0 - b.x0) < ALIKE for a, b in zip(row, heads, strict=True))


def _in(page: Page, cell: Box) -> list[Segment]:
    return [s for s in page.segments if cell.holds(*s.middle)]


def _text(segments: Sequence[Segment]) -> str:
    return join_lines([s.text.strip() for s in segments])


def _larger(segments: Sequence[Segment], times: float, text: str = "") -> Segment:
    """Segments as one title, larger by so much."""
    first = segments[0]
    return replace(first, text=text or _text(segments), style=replace(first.style, size=times * first.size))


def _page(page: Page, segments: Sequence[Segment]) -> list[Page]:
    """A page with nothing but these, or none."""
    bare = replace(page, segments=tuple(segments), frames=(), tables=(), images=(), bars=())
    return [bare] if segments else []
