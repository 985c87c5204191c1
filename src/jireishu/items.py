"""What can stand on a page, once its glyphs are lines? Running text, boxed text, tables, pictures with text on them."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from jireishu.page import Box, Printed, Style
from jireishu.text import join_lines, squeeze

GROUPING = 1.5  # times as high as those beside it, that a cell which groups rows is at least


@dataclass(frozen=True, slots=True)
class Line(Printed):
    """One line of text in its column. left, right: how far the column reaches beside it (pictures set in narrow it).

    barred: a frame of its own height is drawn around it. marked: a small picture or upright bars stand before it.
    at: how many glyphs of its page were drawn before it.
    """

    page: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    share: float
    text_x: float
    left: float = 0.0
    right: float = 0.0
    barred: bool = False
    marked: bool = False
    at: int = 0


@dataclass(frozen=True, slots=True)
class Boxed:
    """Text in a frame of its own. panels: it has frames or pictures inside, as figures and flyers do."""

    page: int
    box: Box
    lines: tuple[Line, ...]
    panels: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table and the lines in it."""

    box: Box
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return join_lines([squeeze(line.text) for line in self.lines])


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. Cells by row from the top, then from the left."""

    page: int
    box: Box
    cells: tuple[Cell, ...]

    def rows(self) -> list[list[Cell]]:
        """The cells in rows, by where they begin."""
        rows: list[list[Cell]] = []
        for cell in self.cells:
            if rows and abs(rows[-1][0].box.top - cell.box.top) < 3:
                rows[-1].append(cell)
            else:
                rows.append([cell])
        return rows

    def ungrouped(self) -> list[list[Cell]]:
        """The rows without the cells that group several of them: the first of one, as high as these."""
        rows = self.rows()
        high = [row[0].box.height > GROUPING * max((c.box.height for c in row[1:]), default=inf) for row in rows]
        return [row[1:] if group and len(row) > 2 else row for group, row in zip(high, rows, strict=True)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the text that stands on it."""

    page: int
    box: Box
    lines: tuple[Line, ...]


Item = Line | Boxed | Table | Picture


def lines_of(item: Item) -> tuple[Line, ...]:
    """The lines that an item holds."""
    if isinstance(item, Line):
        return (item,)
    if isinstance(item, Table):
        return tuple(line for cell in item.cells for line in cell.lines)
    return item.lines


def texts_of(item: Item) -> list[str]:
    """What its lines, or its cells, say."""
    return [one.text for one in (item.cells if isinstance(item, Table) else lines_of(item))]
