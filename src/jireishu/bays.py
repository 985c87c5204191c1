"""Which parts of a page stand side by side, each under a title of its own? Those are read one after the other.

A form sets two titles beside each other and the texts in the cells below them, a slide its cards in rows: where tops
and bottoms are level, what is meant to be read next stands to the right, though the columns go on below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jireishu import lines, order
from jireishu.columns import IsTitle
from jireishu.inside import Inside
from jireishu.items import Boxed, Item
from jireishu.page import Box, Page, Segment, cells_of, without
from jireishu.rooms import (
    LONGEST,
    PIECES,
    SAME,
    Label,
    is_named,
    is_side,
    label_of,
    said_in,
    spans,
)
from jireishu.text import fold

_NUMBER = re.compile(r"\d{1,2}")
BEGINS = 3  # texts of a panel among which the title of its case is, at most: its number, where it is
SHORT = 20  # characters of a label in a chart, at most
LISTED = 8  # characters of what is listed, and no label, at least
TOUCHING = 6  # points between the cell of a title and that of its text, at most


@dataclass(frozen=True, slots=True)
class Bay:
    """A title over its text. title: with its cell, none where it is the first line in the frame of both. told: whether
    its wording is a title's anywhere. named: whether it is one in a cell of its own."""

    box: Box
    title: Label | None = None
    told: bool = True
    named: bool = True

    @property
    def edges(self) -> tuple[float, float, float]:
        """Where it and its text begin, and where it ends."""
        return self.box.top, self.title.row.bottom if self.title else self.box.top, self.box.bottom

    def is_of(self, box: Box) -> bool:
        """Whether a frame or cell is the bay, or holds its text."""
        begins = any(abs(box.top - top) < TOUCHING for top in self.edges[:2])
        return begins and abs(box.bottom - self.box.bottom) < SAME and spans(box, self.box.x0, self.box.x1)


def read(
    page: Page,
    beside: Sequence[Sequence[Bay]],
    segments: list[Segment],
    apart: list[Item],
    is_title: IsTitle,
    usual: Sequence[float],
) -> list[Item]:
    """As `order.read` does it, each row of bays at the place of the row, from the left, and a panel at the side first.
    segments: without `titles`."""
    rest, panel = apart, list[Item]()
    told: dict[int, list[Item]] = {}
    for row in beside:
        items: list[Item] = []
        for bay in row:
            own = [s for s in segments if bay.box.holds(*s.middle)]
            segments = without(segments, own)
            if bay.title:
                line = lines.one(page, [bay.title.title], bay.box.x0, bay.box.x1)
                items.append(replace(line, barred=True))
            inside = [i for i in rest if bay.box.holds(*i.box.middle)]
            rest = [i for i in rest if i not in inside]
            items += order.read(page, own, inside, is_title)
        if len(row) == 1 and row[0].title is None:
            panel = items
            continue
        place = Boxed(page.number, Box(row[0].box.x0, row[0].box.top, row[-1].box.x1, row[0].box.bottom), (), False)
        told[id(place)] = items
        rest = [*rest, place]
    ordered = order.read(page, segments, rest, is_title, usual=usual)
    return [*panel, *(one for item in ordered for one in told.get(id(item), [item]))]


def over(beside: Sequence[list[Bay]], labels: Sequence[Label]) -> list[list[Bay]]:
    """The rows of bays above the only title of a page that stands beside its text, that row as one more; none where it
    is no such."""
    below = [label for label in labels if all(label.row.top > bay.box.bottom - SAME for row in beside for bay in row)]
    return [*beside, *([Bay(label.row, label)] for label in below)] if beside and len(below) == 1 else []


def titles(beside: Sequence[Sequence[Bay]]) -> list[Label]:
    """The titles that have a cell of their own."""
    return [bay.title for row in beside for bay in row if bay.title]


def opened(page: Page, beside: Sequence[Sequence[Bay]]) -> Page:
    """A page without the frames of bays, and the grids that they stand in: what those hold is running text."""
    every = [bay for row in beside for bay in row]
    return replace(
        page,
        frames=tuple(f for f in page.frames if not any(bay.is_of(f) for bay in every)),
        tables=tuple(grid for grid in page.tables if not any(bay.is_of(c) for c in grid for bay in every)),
    )


def rows(page: Page, segments: Sequence[Segment], is_title: IsTitle) -> list[list[Bay]]:
    """The rows of bays on a page, from the top, each from the left; a panel beside the others is one of its own."""
    texts = Inside(segments)
    found = [*_under_cells(page, texts, is_title), *_in_frames(page, texts, is_title)]
    level: list[list[Bay]] = []
    for bay in sorted(found, key=lambda b: (b.box.top, b.box.x0)):
        for row in level:
            count = 2 if bay.title and row[0].title else 3  # of bars side by side, what is below need not end level
            alike = all(abs(a - b) < SAME for a, b in zip(row[0].edges[:count], bay.edges[:count], strict=True))
            if alike and row[-1].box.x1 < bay.box.x0 + SAME:
                row.append(bay)
                break
        else:
            level.append([bay])
    sides = [[Bay(f)] for f in page.frames if is_side(f, page) and _is_headed(f, segments, texts)]
    several = [row for row in level if len(row) > 1 and (any(b.told for b in row) or all(b.named for b in row))]
    known = [bay.box for row in level for bay in row if bay.told and bay.title]
    alone = [row for row in level if len(row) == 1 and any(spans(row[0].box, b.x0, b.x1) for b in known)]
    several += [row for row in alone if _has_beside(row[0], segments)]
    chosen: list[list[Bay]] = sides[:1]
    for row in sorted(several, key=lambda row: (row[0].title is None, -row[0].box.height)):
        if not any(_overlap(bay.box, other.box) for bay in row for others in chosen for other in others):
            chosen.append(row)
    return _by_number(sorted(chosen, key=lambda row: row[0].box.top), texts)


def _has_beside(bay: Bay, segments: Sequence[Segment]) -> bool:
    """Whether only short texts stand beside that of a bay, as the labels of a chart or facts do."""
    level = [s for s in segments if bay.edges[1] < s.middle[1] < bay.box.bottom and not bay.box.holds(*s.middle)]
    clear = all(s.x0 > bay.box.x1 or s.x1 < bay.box.x0 for s in level)
    short = clear and all(len(s.text) <= SHORT and "。" not in s.text for s in level)
    return bay.title is not None and bay.named and bool(level) and short


def _by_number(level: list[list[Bay]], texts: Inside[Segment]) -> list[list[Bay]]:
    """The rows of bays; as one of columns where the numbers of their titles, which lie below each other, count so."""
    first = level[0] if level else []
    if len(level) < 2 or any(len(row) != len(first) or not _below(row, first) for row in level[1:]):
        return level
    down = [bay for column in zip(*level, strict=True) for bay in column]
    counted = [_number(bay, texts) for bay in down]
    return [down] if counted == list(range(1, len(down) + 1)) else level


def _below(row: Sequence[Bay], first: Sequence[Bay]) -> bool:
    return all(spans(bay.box, over.box.x0, over.box.x1) for bay, over in zip(row, first, strict=True))


def _number(bay: Bay, texts: Inside[Segment]) -> int | None:
    """The number that the title of a bay begins with."""
    said = bay.title.title.text if bay.title else said_in(texts.of(bay.box)[:1])
    counted = _NUMBER.match(fold(said))
    return int(counted[0]) if counted else None


def _under_cells(page: Page, texts: Inside[Segment], is_title: IsTitle) -> Iterator[Bay]:
    """The cells that hold a title, with the cell as wide below, or the frame on whose upper edge they stand as tabs;
    not the first rows of tables that go on below it."""
    frames = set(map(id, page.frames))
    cells = list({(round(c.x0), round(c.top), round(c.x1), round(c.bottom)): c for c in cells_of(page)}.values())
    by_top: dict[int, list[Box]] = {}
    for cell in cells:
        by_top.setdefault(round(cell.top), []).append(cell)

    def below(cell: Box) -> Box | None:
        tops = range(round(cell.top), round(cell.bottom) + TOUCHING + 1)
        near = [c for top in tops for c in by_top.get(top, ()) if is_under(c, cell)]
        return min(near, key=lambda c: c.top, default=None)

    def is_under(room: Box, cell: Box) -> bool:
        if abs(room.top - cell.bottom) < TOUCHING and spans(room, cell.x0, cell.x1):
            return True
        left, framed = cell.x0 - room.x0, id(cell) in frames and id(room) in frames
        if not framed or room.bottom <= cell.bottom + cell.height:
            return False
        if room.top < cell.top + 1:  # of both, as its head
            return spans(room, cell.x0, cell.x1)
        return left > -TOUCHING and cell.x1 < room.x1 + 1 and (room.top < cell.bottom or left < TOUCHING)

    def title(cell: Box) -> list[Segment]:
        inside = texts.of(cell)
        said = said_in(inside) if 0 < len(inside) <= PIECES else ""
        return inside if 0 < len(said) <= LONGEST and "。" not in said else []

    for cell in cells:
        inside, room = title(cell), below(cell)
        if not inside or room is None or not any(map(_tells, texts.of(room))):
            continue
        under = below(room)
        if under is None or title(under):
            said = said_in(inside)
            box = Box(min(cell.x0, room.x0), cell.top, max(cell.x1, room.x1), room.bottom)
            yield Bay(box, label_of(inside, cell), is_title(said), is_named(said, is_title))


def _in_frames(page: Page, texts: Inside[Segment], is_title: IsTitle) -> Iterator[Bay]:
    """The frames that begin with a title."""
    for frame in page.frames:
        inside = texts.of(frame)
        first = [s for s in inside if s.row == min(s.row for s in inside)]
        if len(first) < len(inside) and len(first) <= PIECES and is_title(said_in(first)):
            yield Bay(frame)


def _tells(text: Segment) -> bool:
    """Whether a text is of a sentence, or of a list, which may have none."""
    return "。" in text.text or (text.text_x > text.x0 and len(text.text) > LISTED)


def _overlap(one: Box, other: Box) -> bool:
    return one.holds(*other.middle) or other.holds(*one.middle)


def _is_headed(panel: Box, segments: Sequence[Segment], texts: Inside[Segment]) -> bool:
    """Whether a panel begins with the largest text of the page, as with the title of a case, perhaps below its number,
    and not with that alone, and is the first from the left: columns of cards have titles alike."""
    inside = texts.of(panel)
    others, title = without(segments, inside), max(inside[:BEGINS], key=lambda s: s.size, default=None)
    larger = title and any(map(str.isalpha, title.text)) and all(s.size < title.size for s in others)
    return bool(larger and others) and all(s.x0 >= panel.x1 - 1 for s in others)
