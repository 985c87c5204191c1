"""Which rows of a column are its lines, and how far could each have reached? Segments of one column -> lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from statistics import median

from jireishu import columns, edges
from jireishu.inside import Inside
from jireishu.items import Cell, Item, Line, Table
from jireishu.page import Box, Page, Segment, around, by_row, without
from jireishu.text import KANA, STOPS

BELOW = 1.2  # em down to which text keeps clear of a picture beside it
UPRIGHT = 2.5  # times as high as wide: a line of a column within text across
IN = 0.5  # em that a stretch of lines stands in from its column, on either side,
LEVEL = 1.0  # within which the lines of it that are full end,
CLOSE = 2.5  # and between the tops of two of them
EDGE = 2.5  # points that a rule may be off the edge of the frame that it is of
MARK_GAP = 1.8  # em between a picture or bar and the heading it marks
SETTLED = 8  # lines on a page that show how wide its column is
FRAMED = 3  # lines in a frame that is wide for them and not for its one title
UNRULED = 3  # texts of cells side by side, at least, that show that each is a row
RAGGED = 1.2  # em that lines which wrap in a cell may be shorter than the longest
SAME = 1.5  # em that lines of one column may begin apart
FAR = 72.0  # and points, however large they are
Side = tuple[int, int]  # of pages with one kind of margins: how wide, and whether left or right


def of(page: Page, segments: list[Segment], apart: list[Item] | None = None, reach: float = 0.0) -> list[Line]:
    """The rows of one column as lines, each knowing how far it could have reached. reach: where that is known."""
    if not segments:
        return []
    left, right = min(s.x0 for s in segments), reach or edges.right_edge(segments)
    lines = [one(page, row, left, right) for row in by_row(segments).values()]
    return _recessed(sorted(clear(lines, page, apart or ()), key=place))


def place(item: Item) -> tuple[float, float]:
    """How far down something stands, and of what begins level how far to the right; to the left where it runs down."""
    return item.box.top, -item.box.x0 if isinstance(item, Line) and is_upright(item) else item.box.x0


def _recessed(lines: list[Line]) -> list[Line]:
    """Lines of prose that stands in on both sides each reach as far as it does, as several of them show that break off
    amid a sentence."""
    found: list[Line] = []
    for stretch in _stretches(lines):
        right = max(line.x1 for line in stretch)
        level = [line for line in stretch if right - line.x1 < LEVEL * line.size]
        wrapped = [line for line in level[:-1] if not line.text.endswith(STOPS)]
        prose = len(wrapped) > 1 and any("。" in line.text for line in stretch)
        if prose and all(line.right - right > IN * line.size for line in stretch):
            stretch = [replace(line, right=right) for line in stretch]
        found += stretch
    return found


def _stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines one close below the other that all stand in from their column, and each of the others alone."""
    stretch: list[Line] = []
    for line in lines:
        inward = line.x0 - line.left > IN * line.size
        goes_on = stretch and 0 < line.top - stretch[-1].top < CLOSE * line.size
        if stretch and not (inward and goes_on):
            yield stretch
            stretch = []
        if inward:
            stretch.append(line)
        else:
            yield [line]
    if stretch:
        yield stretch


def table(page: Page, cells: Sequence[Box], segments: Sequence[Segment]) -> tuple[Table, list[Segment]]:
    """The table that cells make, each text in the smallest that holds it; and the texts that stand in none."""
    texts, told = Inside(segments), dict[int, Segment]()
    held: dict[Box, list[Segment]] = {}
    for cell in sorted(cells, key=lambda c: c.area):
        held[cell] = [s for s in texts.of(cell) if id(s) not in told]
        told |= {id(s): s for s in held[cell]}
    rows = _rows(held)
    parted = {cell: own for row in rows for cell, own in _parted({c: held[c] for c in row}).items()}
    whole = {c for row in rows for c in row}
    held = {c: own for c, own in held.items() if c not in whole} | parted
    ordered = sorted(held, key=lambda c: (round(c.top / 3), c.x0))
    own = tuple(Cell(cell, tuple(of(page, held[cell]))) for cell in ordered)
    return Table(page.number, around(cells), own), without(segments, told.values())


def _rows(held: Mapping[Box, Sequence[Segment]]) -> list[list[Box]]:
    """Cells side by side that each hold as many texts, level with each other: rows that no rule parts."""
    rows: dict[tuple[int, int], list[Box]] = {}
    for cell in held:
        rows.setdefault((round(cell.top), round(cell.bottom)), []).append(cell)
    return [row for row in rows.values() if len(row) > 1 and _are_rows({cell: held[cell] for cell in row})]


def _are_rows(row: Mapping[Box, Sequence[Segment]]) -> bool:
    first, *others = ([s.row for s in own] for own in row.values())
    told = any("。" in s.text for own in row.values() for s in own) or any(map(_wraps, row.values()))
    return len(first) >= UNRULED and all(own == first for own in others) and not told


def _wraps(texts: Sequence[Segment]) -> bool:
    """Whether several lines of a cell are long, and end where the longest does."""
    longest = max((s.x1 - s.x0 for s in texts), default=0.0)
    return sum(s.x1 - s.x0 > max(longest - RAGGED * s.size, columns.PROSE * s.size) for s in texts) > 1


def _parted(row: Mapping[Box, list[Segment]]) -> dict[Box, list[Segment]]:
    """Such cells as one for each text."""
    first = next(iter(row.values()))
    tops = [(above.bottom + below.top) / 2 for above, below in pairwise(first)]
    found: dict[Box, list[Segment]] = {}
    for cell, texts in row.items():
        edges = pairwise([cell.top, *tops, cell.bottom])
        found |= {Box(cell.x0, a, cell.x1, b): [s] for (a, b), s in zip(edges, texts, strict=True)}
    return found


def clear(lines: list[Line], page: Page, apart: Sequence[Item]) -> list[Line]:
    """Lines that each reach no further than what stands beside them on the page: pictures, and what stands apart."""
    beside = [*page.images, *(i.box for i in apart)]
    if not beside:
        return lines
    found = [_clear(line, beside) for line in lines]
    ends: dict[float, list[float]] = {}
    for line, old in zip(found, lines, strict=True):
        if line.right < old.right:
            ends.setdefault(line.right, []).append(line.x1)
    return [  # text keeps some distance from what stands beside it
        replace(line, right=max(ends[line.right])) if len(ends.get(line.right, ())) > 2 else line for line in found
    ]


def _clear(line: Line, beside: Sequence[Box]) -> Line:
    below = BELOW * line.size
    level = [b for b in beside if b.top < line.bottom and b.bottom > line.top - below]
    start = max([b.x1 for b in level if b.x1 <= line.x0 + 2], default=line.left)
    stop = min([b.x0 for b in level if b.x0 >= line.x1 - 2], default=line.right)
    return replace(line, left=max(start, line.left), right=min(stop, line.right))


def one(page: Page, row: list[Segment], left: float, right: float) -> Line:
    """The segments of one row as a line of a column that reaches from left to right."""
    first, box = row[0], around(s.box for s in row)
    main = max(row, key=lambda s: (sum(c > KANA for c in s.text), len(s.text), s.size))
    text_x = row[1].x0 if len(row) > 1 and len(first.text) == 1 else first.text_x
    return Line(
        page.number, " ".join(s.text for s in row), box.x0, box.top, box.x1, box.bottom, main.style, main.share,
        text_x, left, right, _is_barred(page, row, box, main.size), _is_marked(page, box, main.size),
        min(s.at for s in row),
    )  # fmt: skip


def _is_barred(page: Page, row: Sequence[Segment], box: Box, size: float) -> bool:
    rows = box.height - size  # of a title that fills several
    bars = (f for f in page.frames if f.holds(*box.middle) and f.height - rows < columns.BAR * size)
    return any(not any(s.is_cut_by(f) for s in row) for f in bars)  # what some words have is none


def _is_marked(page: Page, box: Box, size: float) -> bool:
    """A picture no larger than a letter or two, or upright bars, just before the line; not the edge of its frame."""
    y = box.middle[1]
    small = [i for i in page.images if i.height < columns.BAR * size and i.width < columns.BAR * size] + list(page.bars)
    before = [s for s in small if -0.3 * size <= box.x0 - s.x1 < MARK_GAP * size and s.top <= y <= s.bottom]
    return any(not any(abs(f.x0 - s.x0) < EDGE and f.top <= y <= f.bottom for f in page.frames) for s in before)


def is_upright(line: Line, before: Line | None = None) -> bool:
    """Whether a line runs down the page, or up it: one of another direction than the page.

    before: an upright line beside which a short one, no wider than it, may be its last words.
    """
    wide = max(line.x1 - line.x0, line.size)
    return line.bottom - line.top > UPRIGHT * wide or (
        before is not None and wide < 1.2 * max(before.x1 - before.x0, before.size)
    )


def is_next_column(before: Line, line: Line) -> bool:
    """Whether an upright line stands left of a full one; right of it where text across stands on a turned page."""
    em = before.size
    if line.x1 < before.x1:
        begins, reaches = line.top - before.top, before.bottom - line.bottom
    else:
        begins, reaches = before.bottom - line.bottom, line.top - before.top
    near = -0.3 * em < max(before.x0 - line.x1, line.x0 - before.x1) < 1.5 * em
    return before.page == line.page and near and begins < 0.5 * em and reaches > -1.3 * em


def settled(flows: Sequence[tuple[Side, list[Item]]], pages: Sequence[Page]) -> list[list[Item]]:
    """The items of pages whose columns reach as far as those of pages with many lines show."""
    known: dict[Side, list[Line]] = {}
    for side, items in flows:
        running = [i for i in items if isinstance(i, Line)]
        if len(running) >= SETTLED:
            known.setdefault(side, []).extend(running)
    begins = {side: Counter(round(line.left) for line in own) for side, own in known.items()}
    return [
        _widened(_begun(items, page, begins.get(side, Counter())), known.get(side, []))
        for (side, items), page in zip(flows, pages, strict=True)
    ]


def _widened(items: list[Item], settled: Sequence[Line]) -> list[Item]:
    """A page with few lines does not show from where to where its column reaches: the lines of pages with many do."""
    running = [i for i in items if isinstance(i, Line)]
    if not running or len(running) >= SETTLED:
        return items
    left, right = min(i.left for i in running), max((i.right for i in running if i.right < inf), default=inf)
    near = [i for i in settled if abs(i.left - left) < SAME * i.size]
    wide = max(right, median([i.right for i in near if i.right < inf] or [right]))
    begins = min(left, median([i.left for i in near] or [left]))
    return [
        replace(i, left=begins if i.left == left else i.left, right=wide if i.right == right else i.right)
        if isinstance(i, Line) else i for i in items
    ]  # fmt: skip


def _begun(items: list[Item], page: Page, begins: Counter[int]) -> list[Item]:
    """A column of a page that holds nothing but what stands in begins where it does on most: between lines of the text
    there, and in no frame of its own. begins: where lines of pages with many begin."""
    running = [i for i in items if isinstance(i, Line)]
    if len(running) < SETTLED:
        return items
    sizes, framed = dict[float, float](), dict[int, float]()  # and how high the frames are that begin at a place
    for line in running:
        sizes[line.left] = max(line.size, sizes.get(line.left, 0.0))
    for frame in page.frames:
        framed[round(frame.x0)] = max(frame.height, framed.get(round(frame.x0), 0.0))
    moved: dict[float, float] = {}
    for left, size in sizes.items():
        usual = round(left)
        while near := [x for x in range(int(usual - min(SAME * size, FAR)) + 1, usual) if begins[x] > begins[usual]]:
            usual = max(near, key=lambda x: begins[x])  # from the depth of texts to that of headings, and on
        if usual < left - 1 and not any(framed.get(x, 0.0) > FRAMED * size for x in range(usual - 1, int(left) + 1)):
            moved[left] = usual
    return [replace(i, left=moved.get(i.left, i.left)) if isinstance(i, Line) else i for i in items]
