"""How does what stands apart from running text read: boxes, pictures, captions, cells of tables?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from jireishu.attributes import opens_fact
from jireishu.endings import is_full
from jireishu.items import Boxed, Cell, Item, Line, Table
from jireishu.lines import is_next_column, is_upright
from jireishu.page import Box
from jireishu.setting import mark, starts_anew
from jireishu.text import close_up, fold, join_lines

_NUMBER = r"[0-9０-９]{1,3}(?:[-－‐–][0-9０-９]{1,3})?"
_CAPTION = re.compile(
    rf"(?:図表?|表|写真)\s*(?:{_NUMBER}[.．:：\s]|\s(?=\S))|"
    rf"[（(［\[【〔〈＜<](?:図表?|表|写真)\s*(?:{_NUMBER})?[）)］\]】〕〉＞>]"
)

EDGE = 2.5  # points that the edges of cells may be apart where they touch
HEADING = 40  # characters of a heading beside its list


def is_caption(line: Line) -> bool:
    """Whether a line says what a picture or table shows."""
    return _CAPTION.match(line.text) is not None and line.text[-1:] != "。"


def unboxed(items: Sequence[Item], small: float) -> list[Item]:
    """The items of a section; where its only running text stands in boxes, and begins with a list, those are opened.

    One that begins otherwise has a title of its own. small: the size of footnotes, which may stand outside.
    """
    boxes = [item for item in items if isinstance(item, Boxed) and not item.panels]
    told = any(isinstance(item, Line) and item.size >= small for item in items)
    if told or not any(starts_anew(line.text) for box in boxes[:1] for line in box.lines[:1]):
        return list(items)
    return [i for item in items for i in (item.lines if isinstance(item, Boxed) and item in boxes else [item])]


def is_cut(box: Boxed, following: Boxed) -> bool:
    """Whether two boxes are one that the end of a page or column cut."""
    wide = abs(box.box.width - following.box.width) < 2
    beside = following.page == box.page and following.box.x0 > box.box.x1 and following.box.top < box.box.top
    next_ = following.page == box.page + 1 or beside
    return wide and bool(box.lines) and next_ and not box.panels and not following.panels


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Lines that stand apart as paragraphs: a line goes on with the one before it where that was full."""
    texts: list[str] = []
    last: Line | None = None
    for line in lines:
        text = close_up(line.text.strip())
        if last and _goes_on(last, line, texts[-1]):
            texts[-1] = join_lines([texts[-1], text])
        else:
            texts.append(text)
        last = line
    return [t for t in texts if fold(t)]


def _goes_on(last: Line, line: Line, said: str) -> bool:
    """Whether a line goes on with what was said before it; after a full stop, where it begins no further in."""
    if last.style.size != line.style.size or starts_anew(close_up(line.text.strip())) or opens_fact(line.text):
        return False
    if is_upright(last) and is_upright(line, last) and is_next_column(last, line):
        return True
    return is_full(last, line) and (said[-1:] != "。" or abs(last.x0 - line.x0) < 0.5 * line.size)


def unrolled(flow: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """The items of each page with those tables and cells as lines that set headings beside lists: each heading in a
    line, as in a bar. A list may go on in a cell at the head of the next page."""
    found: list[list[Item]] = []
    cut: Cell | None = None  # the list that ends the page before
    for page in flow:
        items, kept = _paired(page), list[Item]()
        for n, item in enumerate(items):
            ahead = items[n + 1] if n + 1 < len(items) else None
            rows = _opened(item, cut if n == 0 else None)
            cut = rows[-1][-1] if rows else None
            if isinstance(item, Boxed) and isinstance(ahead, Line) and _heads(item, ahead):
                kept.append(_heading(item.lines))
            elif rows:
                for *heads, told in rows:
                    kept += [_heading(head.lines) for head in heads if head.lines]
                    kept += told.lines
            else:
                kept.append(item)
        found.append(kept)
    return found


def _paired(items: Sequence[Item]) -> list[Item]:
    """The items with a heading and a list in boxes that touch as a table of one row."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(item, Boxed) and isinstance(last, Boxed) and _touch(last.box, item.box):
            row = [Cell(last.box, last.lines), Cell(item.box, item.lines)]
            if not (item.panels or last.panels) and _is_headed(row):
                found[-1] = Table(item.page, replace(last.box, x1=item.box.x1), tuple(row))
                continue
        found.append(item)
    return found


def _touch(left: Box, right: Box) -> bool:
    """Whether two boxes are as high and share an edge, as the cells of a row do."""
    return all(abs(a - b) < EDGE for a, b in ((left.x1, right.x0), (left.top, right.top), (left.bottom, right.bottom)))


def _opened(item: Item, cut: Cell | None) -> list[list[Cell]]:
    """The cells of a table of headings beside lists by row, or that in which a cut list goes on; else nothing."""
    if isinstance(item, Boxed):
        own = [[Cell(item.box, item.lines)]] if item.lines and not item.panels else []
    else:
        own = _told(item) if isinstance(item, Table) else []
    goes_on = bool(
        cut and own and abs(own[0][-1].box.width - cut.box.width) < 2 and not any(c.lines for c in own[0][:-1])
    )
    if cut and goes_on:
        own = [[_set_as(own[0][-1], cut)], *own[1:]]
    headed = all(_is_headed(row) for row in own[goes_on:])
    return own if headed and (goes_on or isinstance(item, Table)) else []


def _told(table: Table) -> list[list[Cell]]:
    """The cells that end a row, each after those beside it; the parts of one, as a ground behind its words makes them,
    are one. Nothing where a cell is beside none."""
    rows: list[list[Cell]] = []
    left = [c for c in table.cells if abs(c.box.x1 - table.box.x1) >= EDGE]
    for told in [c for c in table.cells if c not in left]:
        beside = [c for c in left if told.box.top <= (c.box.top + c.box.bottom) / 2 <= told.box.bottom]
        left = [c for c in left if c not in beside]
        parts: dict[int, list[Cell]] = {}
        for cell in beside:
            parts.setdefault(round(cell.box.x0), []).append(cell)
        heads = [replace(own[0], lines=tuple(x for c in own for x in c.lines)) for own in parts.values()]
        rows.append([*heads, told])
    return [] if left else rows


def _set_as(cell: Cell, before: Cell) -> Cell:
    """A cell whose lines reach from where to where they do in the one that goes on in it."""
    if not before.lines:
        return cell
    by, first = cell.box.x0 - before.box.x0, before.lines[0]
    told = (replace(x, left=first.left + by, right=first.right + by, barred=False) for x in cell.lines)
    return replace(cell, lines=tuple(told))


def _heading(lines: Sequence[Line]) -> Line:
    return replace(lines[0], text=join_lines([line.text.strip() for line in lines]), barred=True)


def _heads(box: Boxed, line: Line) -> bool:
    """Whether the words in a box are the heading of a list that stands beside it, as in a table of one row."""
    said = "".join(x.text for x in box.lines)
    level = box.box.top < line.top and line.bottom < box.box.bottom and line.x0 >= box.box.x1
    return level and mark(line.text) != "" and 0 < len(said) <= HEADING and "。" not in said and not box.panels


def _is_headed(row: Sequence[Cell]) -> bool:
    """Whether a row of a table holds a list, and no more than a heading before it."""
    *heads, told = row
    listed = any(mark(line.text) for line in told.lines) and any("。" in line.text for line in told.lines)
    return listed and len(heads) < 2 and all(c.lines and "。" not in c.lines[-1].text for c in heads)


def rows(table: Table) -> list[str]:
    """The rows of a table that say something, as text."""
    told = (" ".join(text for cell in row if (text := cell_text(cell.lines))) for row in table.rows())
    return [row for row in told if row]


def cell_text(lines: Sequence[Line], apart: str = "、") -> str:
    """A table cell as text: wrapped lines joined, the rows of a chart or list kept apart."""
    said = [close_up(x.text.strip()) for x in lines]
    if len(lines) <= 3 or sum(len(x.text) for x in lines) >= 16 * len(lines):
        return join_lines(said)
    # a text in a narrow cell: most lines end where the others do
    end = median(x.x1 for x in lines)
    flush = sum(abs(x.x1 - end) < x.size for x in lines) > 0.6 * len(lines)
    prose = flush and sum(len(x.text) for x in lines) >= 8 * len(lines)
    parts = said[:1]
    for before, text in zip(lines, said[1:], strict=False):
        if prose and before.x1 > end - before.size:
            parts[-1] = join_lines([parts[-1], text])
        else:
            parts.append(text)
    return apart.join(parts)
