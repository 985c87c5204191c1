"""Which cells and frames of a page hold its running text? Those with the text of a section are no tables or boxes.

In many casebooks a case is one table, the titles of its sections left and their texts beside them, or a card a
section, its title in a bar upon it. Either goes on over pages, where no title says what it is: its place does.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from jireishu.columns import BAR, IsTitle
from jireishu.inside import Inside
from jireishu.page import LARGER, Box, Page, Segment, are_level, around, cells_of
from jireishu.text import join_lines

SAME = 2.5  # points that edges drawn at one place may differ
NEAR = 0.95  # of where a column ends, at least, that it may end on another page
LONGEST = 40  # characters of a title,
TALL = 0.6  # of a page's height that a panel beside its text takes, at least,
NARROW = 0.45  # and of its width, at most
PIECES = 8  # and the segments it may be set in


@dataclass(frozen=True, slots=True)
class Column:
    """Where the titles of sections stand beside their texts, and how far the cells and the lines of those reach.

    ruled: in cells, and not only parted by room.
    """

    x0: float
    x1: float
    right: float
    reach: float
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Rooms:
    """What is known of a document: its columns of titles, from where to where its cards reach, and where headings begin
    that stand beside their texts, and those."""

    columns: tuple[Column, ...] = ()
    cards: tuple[tuple[float, float], ...] = ()
    sides: tuple[tuple[float, float], ...] = ()

    def on(self, page: Page) -> Rooms:
        """Those of one page: on sheets that are each scaled to their page, columns end near where others do."""
        ends = [cell.x1 for cell in cells_of(page)]

        def fitted(column: Column) -> Column:
            near = [x for x in ends if NEAR * column.right < x < column.right + SAME]
            shift = column.right - max(near, default=column.right)
            return replace(column, right=column.right - shift, reach=column.reach - shift) if shift > SAME else column

        return replace(self, columns=tuple(fitted(c) if c.ruled else c for c in self.columns))

    def column(self, page: Page, labels: Sequence[Label], segments: Sequence[Segment]) -> Column | None:
        """The column of titles of a page: theirs, or that beside which all of a page goes on, perhaps in cells of it
        that have headings between them and the texts."""
        if labels:
            edge = min(label.row.x0 for label in labels)
            own = [c for c in self.columns for label in labels if abs(c.x0 - label.row.x0) < SAME]
            return Column(edge, min(c.x1 for c in own), max(c.right for c in own), max(c.reach for c in own))
        left = min((s.x0 for s in segments), default=0.0)
        beside = (c for c in self.columns if c.x1 - 1 <= left)
        cells = cells_of(page)
        celled = [c for c in self.columns if any(spans(cell, c.x0, c.x1) for cell in cells)]
        return next((c for c in beside if left < c.x1 + 0.1 * (c.right - c.x1) or c in celled), None)

    def without_rooms(self, grid: tuple[Box, ...], labels: Sequence[Label], texts: Inside[Segment]) -> tuple[Box, ...]:
        """The cells of a grid but for titles and the texts of sections; a row with another label is a table's."""
        titled = {c for c in grid if any(spans(c, col.x0, col.x1) for col in self.columns)}
        wide = min((col.x1 for col in self.columns), default=inf) + SAME  # a cell that holds a title with its text
        grid = tuple(c for c in grid if c in titled or c.x1 < wide or not any(c.holds(*x.title.middle) for x in labels))
        if not titled:
            return grid
        other = {round(c.top) for c in titled if texts.of(c)}
        return tuple(
            cell for cell in grid
            if not any(label.row.holds(*cell.middle) for label in labels)
            and not any(spans(cell, c.x0, c.right) for c in self.columns)
            and (round(cell.top) in other or not any(spans(cell, c.x1, c.right) for c in self.columns))
        )  # fmt: skip

    def opened(self, page: Page, is_title: IsTitle) -> Page:
        """A page without the frames around titles and the texts of sections: what stands in them is the page's."""
        texts = Inside(page.segments)
        ruled = [c for c in self.columns if c.ruled]
        widths = [span for c in ruled for span in ((c.x0, c.x1), (c.x1, c.right), (c.x0, c.right))]

        def is_room(frame: Box) -> bool:
            inside = texts.of(frame)
            card = any(spans(frame, *card) for card in self.cards) and len({s.row for s in inside}) > 1
            return (card and not is_named(said_in(inside), is_title)) or any(spans(frame, *span) for span in widths)

        headed = {cell.x1 for cell in cells_of(page) for c in ruled if abs(cell.x0 - c.x1) < SAME}
        edges = sorted({x for c in ruled for x in (c.x0, c.x1, c.right)} | {x0 for x0, _ in self.cards} | headed)
        bars = tuple(b for b in page.bars if bisect(edges, b.x0 - SAME) == bisect(edges, b.x0 + SAME))
        return replace(page, frames=tuple(f for f in page.frames if not is_room(f)), bars=bars)


@dataclass(frozen=True, slots=True)
class Label:
    """A title beside its text, as one piece at the top of its row, the pieces it was printed in, and its row."""

    title: Segment
    parts: tuple[Segment, ...]
    row: Box

    def is_as_high(self, frame: Box) -> bool:
        """Whether a frame is the row, or a cell of it."""
        return abs(frame.top - self.row.top) < SAME and abs(frame.bottom - self.row.bottom) < SAME


def labels(page: Page, segments: Sequence[Segment], rooms: Rooms, is_title: IsTitle) -> list[Label]:
    """The titles that stand beside their texts on a page, from the top."""
    texts = Inside(segments)
    cells = cells_of(page)
    found: list[Label] = []
    told: set[int] = set()
    for column in rooms.columns:
        own = [c for c in cells if spans(c, column.x0, column.x1)]
        if not column.ruled:  # bars may be as high as the texts beside them
            bars = [c for c in cells if abs(c.x0 - column.x0) < SAME and c.x1 < column.x1]
            own += [bar for bar in bars if is_one_title(texts.of(bar), is_title)]
        whole = Inside(own)  # one may be a ground behind several
        for cell in (c for c in own if all(part.height > c.height - SAME for part in whole.of(c))):
            row = texts.of(Box(column.x1, cell.top, column.right, cell.bottom))
            inside = [s for s in texts.of(cell) if id(s) not in told]
            if inside and row and (parts := _named(inside, row, is_title)):
                told.update(map(id, parts))
                found.append(label_of(parts, Box(column.x0, cell.top, column.right, cell.bottom)))
        for cell in cells:
            inside = texts.of(cell) if spans(cell, column.x0, column.right) else []
            inside = _title_of([s for s in inside if id(s) not in told], column)
            if inside and is_title(said_in(inside)):
                told.update(map(id, inside))
                found.append(label_of(inside, cell))
        others = [c for t in page.tables for c in t if min(abs(c.x1 - x) for x in (column.x1, column.right)) >= SAME]
        loose = [s for s in segments if id(s) not in told and column.x0 <= s.x0 and s.x1 <= column.x1 + 1]
        held = Inside(loose)
        celled = {id(s) for c in (*own, *others) for s in held.of(c)}
        opened = _open([s for s in loose if id(s) not in celled], column, found, is_title)
        told.update(id(part) for label in opened for part in label.parts)
        found += opened
    return sorted(found, key=lambda label: label.row.top)


def _open(loose: list[Segment], column: Column, found: Sequence[Label], is_title: IsTitle) -> list[Label]:
    """The titles in a column whose rows have no cell of their own: one that goes on over the page may be open.

    loose: what stands there in no cell.
    """
    alike = {s.style for label in found for s in label.parts}
    groups = groups_of(loose)  # two at most, at the head and the foot, are titles that no wording tells
    titles: list[Label] = []
    for before, group in zip([[], *groups], groups, strict=False):
        set_alike = len(groups) <= 2 and group[0].style in alike and len(said_in(group)) <= LONGEST
        beside = column.ruled or min(s.x0 for s in group) - column.x0 < group[0].size  # and not over a column of text
        named = is_title(said_in(group)) or set_alike or (not column.ruled and is_named(said_in(group), is_title))
        if beside and named:
            counted = before if len(before) == 1 and _counts(before[0], group[0]) else []
            top = min(s.top for s in [*counted, *group])
            row = Box(column.x0, top - 1, column.right, max(s.bottom for s in group))
            title = label_of(group, row).title
            text = f"{said_in(counted)} {title.text}" if counted else title.text
            titles.append(Label(replace(title, text=text), (*counted, *group), row))
    return titles


def _counts(number: Segment, title: Segment) -> bool:
    """Whether a number that stands alone, larger, above a title counts it."""
    near = -1 < title.top - number.bottom < title.size
    return number.text.strip(".．").isdecimal() and number.size > LARGER * title.size and near


def headings(page: Page, segments: Sequence[Segment], column: Column) -> list[Label]:
    """The headings in cells of their own between a column of titles and parts of the texts, from the top; without a
    title where a text goes on from the page before beside an empty cell."""
    texts = Inside(segments)
    cells = cells_of(page)
    own = [cell for cell in cells if spans(cell, column.x0, column.x1)]
    top, bottom = min((cell.top for cell in own), default=0.0), max((cell.bottom for cell in own), default=0.0)
    found: dict[int, Label] = {}
    for cell in cells:
        row = Box(column.x1, cell.top, column.right, cell.bottom)
        parts = [c for c in cells if spans(c, cell.x1, column.right)]
        if abs(cell.x0 - column.x1) < SAME and any(abs(c.top - cell.top) < SAME for c in parts):
            inside, told = texts.of(cell), texts.of(replace(row, x0=cell.x1))
            said = said_in(inside)
            cut = abs(cell.bottom - bottom) < SAME and len(said_in(told)) > LONGEST  # which may go on over the page
            if 0 < len(said) <= LONGEST and "。" not in said and (cut or any("。" in s.text for s in told)):
                found.setdefault(id(inside[0]), label_of(inside, row))
            elif told and not inside and abs(cell.top - top) < SAME:
                found.setdefault(0, Label(replace(told[0], text=""), (), row))
    return sorted(found.values(), key=lambda label: label.row.top)


def _title_of(inside: list[Segment], column: Column) -> list[Segment]:
    """A row without the line or two that are said below a title that begins in the column, larger than they are."""
    main = max(inside, key=lambda s: s.size, default=None)
    level = [s for s in inside if main and are_level(s, main)]
    below = [s for s in inside if s not in level]
    said = len({s.row for s in below}) <= 2 and not any("。" in s.text for s in below)
    smaller = main and all(LARGER * s.size < main.size for s in below)
    return level if said and smaller and any(s.x0 < column.x1 for s in level) else inside


def _named(inside: list[Segment], row: list[Segment], is_title: IsTitle) -> list[Segment]:
    """The parts of a title in a cell: of a section whose text the row holds, or of a case whose name it holds."""
    said = said_in(inside)
    if len(said) <= LONGEST and (is_named(said, is_title) or any("。" in s.text for s in row)):
        return inside
    beside = said_in(row)
    return [*inside, *row] if len(beside) <= LONGEST and is_title(f"{said} {beside}") else []


def joined(page: Page, segments: list[Segment], is_title: IsTitle) -> list[Segment]:
    """A title that fills several rows of its bar, its number perhaps halfway between them, as one segment."""
    texts, cells = Inside(segments), Inside([c for table in page.tables for c in table])
    for frame in page.frames:
        inside = texts.of(frame)
        if not 2 <= len(inside) <= 4 or frame.height > 4 * BAR * max(s.size for s in inside):
            continue
        numbers = [s for s in inside if s.text.strip(".．、 ").isdigit()]
        named = [s for s in inside if s not in numbers]
        if named and max(s.size for s in named) > LARGER * min(s.size for s in named):
            continue  # a name, and what is said of it
        if any(0 < len(set(texts.of(cell)) & set(named)) < len(named) for cell in cells.of(frame)):
            continue  # titles beside each other under one colour
        parts = numbers + named
        text = join_lines([s.text for s in parts])
        if is_named(text, is_title) and (len(numbers) == 1 == len(named) or not any(is_title(s.text) for s in inside)):
            first, box = min(inside, key=lambda s: s.top), around(s.box for s in inside)
            merged = replace(parts[-1], text=text, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, row=first.row)
            segments = [merged if s is first else s for s in segments if s is first or s not in inside]
            texts = Inside(segments)
    return segments


def is_named(said: str, is_title: IsTitle) -> bool:
    """Whether words in a cell or bar of their own are a title: there as in brackets, any wording says its kind."""
    return is_title(said) or is_title(f"【{said}】")


def is_one_title(inside: list[Segment], is_title: IsTitle) -> bool:
    """Whether words are a title set alike, and nothing stands with it."""
    said = said_in(inside)
    return len(groups_of(inside)) == 1 and len(said) <= LONGEST and is_named(said, is_title)


def label_of(parts: Sequence[Segment], row: Box) -> Label:
    """The pieces of a title, and the row or cell that it has."""
    main = max(parts, key=lambda s: (s.size, len(s.text)))
    first = [s for s in parts if s.x0 < parts[0].x1]
    rest = [s for s in parts if s not in first]
    text = f"{said_in(first)} {said_in(rest)}" if rest and not parts[0].vertical else said_in(parts)
    box, bottom = around(s.box for s in parts), row.top + main.size
    title = replace(main, text=text, x0=box.x0, top=row.top, x1=box.x1, bottom=bottom, vertical=False, text_x=box.x0)
    return Label(title, tuple(parts), row)


def said_in(segments: Sequence[Segment]) -> str:
    """Words in a cell as one text: across row by row, or down from the right."""
    down, across = ([s for s in segments if s.vertical == side] for side in (True, False))
    level = across and max(s.top for s in across) < min(s.bottom for s in across)
    across.sort(key=lambda s: (0 if level else s.row, s.x0))
    return join_lines([s.text.strip() for s in [*sorted(down, key=lambda s: -s.x0), *across]])


def groups_of(segments: list[Segment], aligned: bool = False) -> list[list[Segment]]:
    """Segments of a narrow column that follow each other closely. aligned: of any, that begin one below the other."""
    ordered = sorted(segments, key=lambda s: (round(s.x0), s.top) if aligned else (0, s.top))
    groups = [ordered[:1]] if ordered else []
    for above, below in pairwise(ordered):
        under = not aligned or (below.top > above.top and abs(below.x0 - above.x0) < SAME)
        if under and below.top - above.bottom < 0.9 * below.size and below.style == above.style:
            groups[-1].append(below)
        else:
            groups.append([below])
    return groups


def is_side(frame: Box, page: Page) -> bool:
    """Whether a frame is a panel down the side of a page, beside the running text."""
    return frame.height > TALL * page.height and frame.width < NARROW * page.width


def spans(box: Box | Column, x0: float, x1: float) -> bool:
    """Whether something reaches from one place of the page's width to another."""
    return abs(box.x0 - x0) < SAME and abs(box.x1 - x1) < SAME
