"""Which tables of a page may be forms, and what is printed in which of their cells?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jireishu.page import Box, Page, Segment, are_stacked, around, by_row
from jireishu.text import join_lines

NEAR = 2.0  # points that the edges of neighbours may be apart
FILLS = 0.8  # of a cell, at least, that its colour takes
APART = 2.2  # em from one line to the next, at most
CELLS = 1_000  # and frames of a page with forms, at most


@dataclass(frozen=True, slots=True)
class Field:
    """A cell, and what is printed in it."""

    box: Box
    parts: list[Segment]

    @property
    def text(self) -> str:
        return text_of(self.parts)


@dataclass(frozen=True, slots=True)
class Slip:
    """A table that may be a form, with its cells in order; those of tables within a cell in its place."""

    box: Box
    fields: tuple[Field, ...]

    def is_under(self, row: Sequence[Segment]) -> bool:
        return are_stacked(self.box, around(s.box for s in row))

    def right(self, of: Field) -> Field | None:
        level = (f for f in self.fields if f.box.top - NEAR < of.box.top < f.box.bottom - NEAR)
        return next((f for f in level if abs(f.box.x0 - of.box.x1) < NEAR), None)

    def below(self, of: Field) -> Field | None:
        under = (f for f in self.fields if abs(f.box.top - of.box.bottom) < NEAR)
        return next((f for f in under if f.box.x0 - NEAR < of.box.middle[0] < f.box.x1 + NEAR), None)


def text_of(parts: Sequence[Segment]) -> str:
    return join_lines([s.text.strip() for s in parts])


def read(page: Page) -> list[Slip]:
    """The outermost tables of a page in the order they are read in: each column of them from the top.

    None of a page with so many cells that no person could fill them in.
    """
    if sum(map(len, page.tables)) + len(page.frames) > CELLS:
        return []
    grids = sorted([*page.tables, *_framed(page)], key=lambda cells: -around(cells).area)
    outer: list[tuple[Box, ...]] = []
    for cells in grids:
        if not any(cell.holds(*around(cells).middle) for own in outer for cell in own):
            outer.append(cells)
    inner = [cells for cells in grids if cells not in outer]
    boxes = [around(cells) for cells in outer]
    over = {
        n: {m for m, o in enumerate(boxes) if o.bottom <= b.top + NEAR and are_stacked(o, b)}
        for n, b in enumerate(boxes)
    }
    found = []
    while over:
        free = [n for n in over if over[n].isdisjoint(over)]
        first = min(free or over, key=lambda n: (boxes[n].x0, boxes[n].top))
        del over[first]
        fields = [*_fields(page, outer[first], inner), *_open(page, boxes[first], outer[first])]
        found.append(Slip(boxes[first], tuple(sorted(fields, key=lambda f: (round(f.box.top), f.box.x0)))))
    return found


def _open(page: Page, box: Box, cells: Sequence[Box]) -> list[Field]:
    """What stands in a table but in no cell of it, as where a cell goes on on the next page; each run as one."""
    runs: list[list[Segment]] = []
    free = [s for s in page.segments if box.holds(*s.middle) and not any(cell.holds(*s.middle) for cell in cells)]
    for s in free:
        last = next(
            (run for run in runs if are_stacked(run[-1], s) and 0 <= s.top - run[-1].top < APART * s.size), None
        )
        if last:
            last.append(s)
        else:
            runs.append([s])
    return [Field(around(s.box for s in run), run) for run in runs]


def _framed(page: Page) -> list[tuple[Box, ...]]:
    """The frames that stand in no table and hold none, those that touch together."""
    tables = [around(cells) for cells in page.tables]
    apart = [f for f in page.frames if not any(t.holds(*f.middle) or f.holds(*t.middle) for t in tables)]
    apart = [f for f in apart if not any(o.area > f.area > FILLS * o.area and o.holds(*f.middle) for o in apart)]
    apart = [f for f in apart if not any(o is not f and f.holds(*o.middle) and o.area < f.area for o in apart)]
    found: list[list[Box]] = []
    for frame in sorted(apart, key=lambda f: (f.top, f.x0)):
        near = [own for own in found if any(_touch(frame, other) for other in own)]
        found = [own for own in found if own not in near]
        found.append([*(f for own in near for f in own), frame])
    return [tuple(own) for own in found]


def _touch(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) > -NEAR and max(across, down) > NEAR


def _fields(page: Page, cells: Sequence[Box], inner: Sequence[tuple[Box, ...]]) -> Iterator[Field]:
    """The cells from the top and the left, with those of a table within one in its place."""
    for cell in sorted(cells, key=lambda c: (round(c.top), c.x0)):
        own = [s for s in page.segments if cell.holds(*s.middle)]
        nested = next((cs for cs in inner if cell.holds(*around(cs).middle)), None)
        if nested is None:
            yield Field(cell, own)
            continue
        box = around(nested)
        above = [s for s in own if s.middle[1] < box.top]
        rest = [s for s in own if s.middle[1] >= box.top and not box.holds(*s.middle)]
        if above:
            yield Field(replace(cell, bottom=box.top), above)
        yield from _fields(page, nested, [])
        if rest:
            yield Field(replace(cell, top=box.bottom), rest)


def outside(page: Page, slips: Sequence[Slip]) -> list[list[Segment]]:
    """The rows of a page that stand in no form."""
    loose = [s for s in page.segments if not any(slip.box.holds(*s.middle) for slip in slips)]
    return list(by_row(loose).values())
