"""Which rows of a column are its lines, and how far could each have reached? Segments of one column -> lines."""

from __future__ import annotations

from dataclasses import replace

from jireishu import columns
from jireishu.items import Item, Line
from jireishu.page import Box, Page, Segment

BELOW = 1.2  # em down to which text keeps clear of a picture beside it
LEVEL = 0.25  # em between the middles of a mark and of its text
MARK_GAP = 1.8  # em between a picture or bar and the heading it marks


def of(page: Page, segments: list[Segment], apart: list[Item] | None = None, reach: float = 0.0) -> list[Line]:
    """The rows of one column as lines, each knowing how far it could have reached. reach: where that is known."""
    if not segments:
        return []
    left, right = min(s.x0 for s in segments), reach or columns.right_edge(segments)
    beside = [*page.images, *(i.box for i in apart or ())]
    rows: dict[int, list[Segment]] = {}
    for s in segments:
        rows.setdefault(s.row, []).append(s)
    lines = []
    for row in _levelled(rows):
        row.sort(key=lambda s: s.x0)
        box = _around_row(row)
        below = BELOW * row[0].size
        stop = min(
            [b.x0 for b in beside if b.x0 >= box.x1 - 2 and b.top < box.bottom and b.bottom > box.top - below],
            default=right,
        )
        start = max(
            [b.x1 for b in beside if b.x1 <= box.x0 + 2 and b.top < box.bottom and b.bottom > box.top - below],
            default=left,
        )
        lines.append(one(page, row, max(start, left), min(stop, right)))
    ends: dict[float, list[float]] = {}
    for line in lines:
        if line.right < right:
            ends.setdefault(line.right, []).append(line.x1)
    lines = [  # text keeps some distance from what stands beside it
        replace(line, right=max(ends[line.right])) if len(ends.get(line.right, ())) > 2 else line for line in lines
    ]
    return sorted(lines, key=lambda line: (line.top, line.x0))


def _levelled(rows: dict[int, list[Segment]]) -> list[list[Segment]]:
    """The rows of a column, a mark with the text that it stands level with: a page's rows go over all its columns."""
    marks = [row for row in rows.values() if len(row) == 1 and len(row[0].text) == 1]
    found = [row for row in rows.values() if row not in marks]
    for (mark,) in marks:
        level = [
            row for row in found
            if mark.x1 <= min(s.x0 for s in row) and abs(mark.middle[1] - row[0].middle[1]) < LEVEL * mark.size
        ]  # fmt: skip
        if level:
            level[0].append(mark)
        else:
            found.append([mark])
    return found


def one(page: Page, row: list[Segment], left: float, right: float) -> Line:
    """The segments of one row as a line of a column that reaches from left to right."""
    first, main, box = row[0], max(row, key=lambda s: len(s.text)), _around_row(row)
    text_x = row[1].x0 if len(row) > 1 and len(first.text) == 1 else first.text_x
    return Line(
        page.number, " ".join(s.text for s in row), box.x0, box.top, box.x1, box.bottom, main.style, main.share,
        text_x, left, right, _is_barred(page, box, main.size), _is_marked(page, box, main.size),
        min(s.at for s in row),
    )  # fmt: skip


def _around_row(row: list[Segment]) -> Box:
    return Box(row[0].x0, min(s.top for s in row), max(s.x1 for s in row), max(s.bottom for s in row))


def _is_barred(page: Page, box: Box, size: float) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    rows = box.bottom - box.top - size  # of a title that fills several
    return any(f.holds(x, y) and f.height - rows < columns.BAR * size for f in page.frames)


def _is_marked(page: Page, box: Box, size: float) -> bool:
    """A picture no larger than a letter or two, or upright bars, just before the line."""
    y = (box.top + box.bottom) / 2
    small = [i for i in page.images if i.height < columns.BAR * size and i.width < columns.BAR * size] + list(page.bars)
    return any(-0.3 * size <= box.x0 - s.x1 < MARK_GAP * size and s.top <= y <= s.bottom for s in small)
