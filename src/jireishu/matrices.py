"""Which tables have a case in each column and a section in each row? Pages -> pages on which these stand one after
another, each section under its title, as other casebooks set them.

Tables with a case in each row are `ledgers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jireishu.inside import Inside
from jireishu.page import HEAD, TITLE, Box, Page, Segment, alone, titled, without
from jireishu.profile import Profile
from jireishu.slips import text_of

SECTIONS = 3  # rows that are sections, at least, and such titles outside of the tables, from which on they only list
ALIKE = 2.0  # points that the edges of one row or column may be apart

Grid = list[list[Box]]


@dataclass(slots=True)
class _Told:
    """A case in the making: its title, and each label with the cells beside it, page by page."""

    page: Page
    title: Segment
    parts: list[tuple[list[Segment], list[tuple[Page, list[Segment]]]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page, and the cells by row, from the left, of its table with most rows."""

    page: Page
    grid: Grid
    texts: Inside[Segment]

    def rest(self) -> list[Segment]:
        """What stands outside of the table."""
        return without(self.page.segments, (s for line in self.grid for cell in line for s in self.texts.of(cell)))


def unrolled(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with such tables as pages of one title or cell each; they keep the numbers of theirs.

    A table goes on on the next page. Where sections have titles outside of tables, too, it only lists what the cases
    say there.
    """
    sheets = [_Sheet(p, max(map(_grid, p.tables), key=len, default=[]), Inside(p.segments)) for p in pages]
    headed = [_head_rows(sheet, profile) for sheet in sheets]
    if not any(headed) or _outside(sheets, profile) >= SECTIONS:
        return list(pages)
    found: list[Page] = []
    heads: list[Box] = []
    cases: list[_Told] = []
    for sheet, own in zip(sheets, headed, strict=True):
        page, grid, texts = sheet.page, sheet.grid, sheet.texts
        if own or not (heads and grid and _same(grid[0], heads)):
            found += _flat(cases, profile)
            heads, cases = grid[0] if own else [], []
        if not heads:
            found.append(page)
            continue
        if own:
            columns = list(zip(*grid[:own], strict=True))[1:]
            cases = [_Told(page, titled([s for cell in column for s in texts.of(cell)], TITLE)) for column in columns]
        for line in grid[own:]:
            if len(line) == len(heads):
                _tell(page, [texts.of(cell) for cell in line], cases)
        rest = sheet.rest()
        found += alone(page, [s for s in rest if s.top < grid[0][0].top])
        if below := [s for s in rest if s.top >= grid[0][0].top]:
            found += [*_flat(cases, profile), *alone(page, below)]
            heads, cases = [], []
    return [*found, *_flat(cases, profile)]


def _tell(page: Page, line: list[list[Segment]], cases: list[_Told]) -> None:
    """Put what a row says into the cases: one with a label begins a section of all."""
    label, *told = line
    for case, own in zip(cases, told, strict=True):
        if label:
            case.parts.append((label, []))
        if case.parts:
            case.parts[-1][1].append((page, own))


def _flat(cases: Sequence[_Told], profile: Profile) -> Iterator[Page]:
    """The pages of the cases: the title of each, and what each row holds under its own; a fact beside its label, and
    without one what a case says of itself."""
    for case in cases:
        yield from alone(case.page, [case.title])
        for head, parts in case.parts:
            own = [(page, segments) for page, segments in parts if segments]
            if own and profile.fact(text_of(head)):
                text = f"{text_of(head)}：{text_of([s for _, part in own for s in part])}"
                yield from alone(own[0][0], [replace(own[0][1][0], text=text)])
            elif own:
                if not profile.labels_tagline(text_of(head)):
                    yield from alone(own[0][0], [titled(head, HEAD)])
                for page, segments in own:
                    yield from alone(page, segments)


def _head_rows(sheet: _Sheet, profile: Profile) -> int:
    """How many rows of a table name its cases: the first, or two, with labels, their numbers and names. None where the
    first cells of the others name few sections, or facts of cases."""
    rows = [[text_of(sheet.texts.of(cell)) for cell in line] for line in sheet.grid]
    if len(rows) < 2 or len(rows[0]) < 3:
        return 0
    (label, *first), (below, *second), *_ = rows
    numbered = len(first) == len(second) and (profile.column(label), profile.column(below)) == ("number", "name")
    heads = 1 if all(map(profile.case, first)) else 2 if numbered and all(map(profile.number, first)) else 0
    labels = [line[0] for line in rows[heads:]]
    sections = sum(profile.kind(label, numbered=True) is not None for label in labels)
    told = sections + sum(profile.fact(label) is not None for label in labels)
    return heads if sections and told >= min(SECTIONS, len(labels)) else 0


def _outside(sheets: Sequence[_Sheet], profile: Profile) -> int:
    """How many titles of sections stand in no table."""
    rest = (s for sheet in sheets for s in sheet.rest())
    return sum(profile.is_title(s.text) and profile.section(s.text) is not None for s in rest)


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
