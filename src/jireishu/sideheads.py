"""Which tables set headings beside the lists that they head, which boxes are bars of headings that wrap, and which
notes in the margin are headings? Each such heading becomes a line, as in a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu.attributes import is_value, opens_fact
from jireishu.items import Boxed, Cell, Item, Line, Picture, Table, lines_of
from jireishu.page import SMALLER, Box, Style, are_stacked, around, is_right_of, usual_style, without
from jireishu.setting import mark, numbering
from jireishu.text import join_lines

EDGE = 2.5  # points that the edges of cells may be apart where they touch
LONGEST = 40  # characters of a heading beside its list,
WRAPPED = 60  # and of one that wraps in its bar,
ROWS = 3  # onto so many lines at most
OFTEN = 3  # headings in bars of one line that show how such are set
MARGINAL = 8  # notes in the margin that are headings, at least,
SHARE = 0.8  # and of all such notes
NEAR = 2.0  # em below it, where a paragraph begins that such a note heads, at most
TITLED = 4.0  # em from the title of a figure to that, at most
INDENT = 0.7  # em that the first line of a paragraph stands in, at least


def unrolled(flow: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """The items of each page with such tables and cells as lines. A list may go on in a cell at the head of the next
    page."""
    flow = _marginal(flow)
    found: list[list[Item]] = []
    barred = Counter(i.style for page in flow for i in page if isinstance(i, Line) and i.barred)
    bars = {style for style, times in barred.items() if times >= OFTEN}
    cut: Cell | None = None  # the list that ends the page before
    for page in flow:
        items, kept = _paired(page), list[Item]()
        for n, item in enumerate(items):
            ahead = items[n + 1] if n + 1 < len(items) else None
            rows = _opened(item, cut if n == 0 else None)
            cut = rows[-1][-1] if rows else None
            beside = isinstance(item, Boxed) and isinstance(ahead, Line) and _heads(item, ahead)
            if isinstance(item, Boxed) and (beside or _is_bar(item, bars)):
                kept.append(_heading(item.lines))
            elif rows:
                for *heads, told in rows:
                    kept += [_heading(head.lines) for head in heads if head.lines]
                    kept += told.lines
            else:
                kept.append(item)
        found.append(kept)
    return found


def _marginal(flow: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """The items of each page, notes in the margin as headings of the paragraphs that begin beside them, or just below,
    where those in a book are little else."""
    pages = [list(page) for page in flow]
    body = usual_style(line for page in pages for item in page for line in lines_of(item))
    every = [(page, n) for page in pages for n in range(len(page))]
    notes = [(page, n) for page, n in every if body and _is_marginal(page[n], _after(page, n), body)]
    notes = [(page, n) for page, n in notes if not _tops_a_figure(page, n)]
    headed = [(page, n, at) for page, n in notes if (at := _paragraph(page, n))]
    if not body or len(headed) < max(MARGINAL, SHARE * len(notes)):
        return pages
    for page, n, at in headed:
        heading, told = _heading(lines_of(page[n])), page[at]
        left = told.left if isinstance(told, Line) else heading.left  # of one that ends where others do, too
        set_as = replace(heading.style, size=body.size)
        page[n:at] = [*page[n + 1 : at], replace(heading, style=set_as, x0=left, text_x=left, left=left)]
    return pages


def _tops_a_figure(page: Sequence[Item], n: int) -> bool:
    """Whether a note is the title of boxes or of a picture just below it."""
    box, size = page[n].box, lines_of(page[n])[0].size
    below = [i.box for i in page if isinstance(i, Boxed | Picture) and are_stacked(i.box, box)]
    return any(0 < other.top - box.bottom < TITLED * size for other in below)


def _after(page: Sequence[Item], n: int) -> Item | None:
    """What stands after an item, but for a picture."""
    return next((item for item in page[n + 1 : n + 3] if not isinstance(item, Picture)), None)


def _is_marginal(item: Item, following: Item | None, body: Style) -> bool:
    """Whether a note, in no frame, stands beside the column in which a line follows, and is set otherwise than running
    text, and no larger; or a title beside its text, and is smaller."""
    lines = lines_of(item)
    told = isinstance(item, Boxed) and lines and around(line.box for line in lines).width == item.box.width
    titled = isinstance(item, Line) and item.barred and item.size <= SMALLER * body.size
    if not isinstance(following, Line) or not (told or titled):
        return False
    beside = item.box.x1 <= following.left or item.box.x0 >= following.right
    return beside and all(line.size <= body.size and line.style != body for line in lines)


def _paragraph(page: Sequence[Item], n: int) -> int:
    """Where the paragraph begins that a note at `n` may head, whose words are a heading's; else 0."""
    said = [line.text for line in lines_of(page[n])]
    if len("".join(said)) > LONGEST or any("。" in text or opens_fact(text) or is_value(text) for text in said):
        return 0
    for at in range(n + 1, min(n + 3, len(page))):
        line, after = page[at], page[at + 1] if at + 1 < len(page) else None
        if isinstance(line, Picture):
            continue
        if not isinstance(line, Line) or line.top - page[n].box.bottom > NEAR * line.size or is_value(line.text):
            return 0
        heads = isinstance(after, Line) and after.style != line.style
        if heads or mark(line.text) or numbering(line.text) or line.x0 - line.left > INDENT * line.size:
            return at
    return 0


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
    rows = own[goes_on:]
    across = [row for row in rows if len(row) == 1 and abs(row[0].box.width - item.box.width) < EDGE]
    rows = without(rows, across) or rows  # but for those over all columns, as of a figure or an aside
    headed = all(_is_headed(row) for row in rows)
    return own if headed and (goes_on or isinstance(item, Table)) else []


def _told(table: Table) -> list[list[Cell]]:
    """The cells that end a row, each after those beside it; the parts of one, as a ground behind its words makes them,
    are one. Nothing where a cell is beside none."""
    rows: list[list[Cell]] = []
    left = [c for c in table.cells if abs(c.box.x1 - table.box.x1) >= EDGE]
    for told in [c for c in table.cells if c not in left]:
        beside = [c for c in left if told.box.top <= c.box.middle[1] <= told.box.bottom]
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
    tells = 0 < len(said) <= LONGEST and "。" not in said and not any(opens_fact(x.text) for x in box.lines)
    return is_right_of(line, box.box) and mark(line.text) != "" and tells and not box.panels


def _is_bar(box: Boxed, bars: Container[Style]) -> bool:
    """Whether a box holds nothing but a heading that wraps, set as those are that bars of one line hold."""
    styles = {line.style for line in box.lines}
    alike = len(styles) == 1 and all(style in bars for style in styles) and not box.panels
    said = "".join(line.text for line in box.lines)
    wraps = all(a.x1 > b.x1 - a.size for a, b in pairwise(box.lines))
    return alike and wraps and 1 < len(box.lines) <= ROWS and len(said) <= WRAPPED and "。" not in said


def _is_headed(row: Sequence[Cell]) -> bool:
    """Whether a row of a table holds a list, and no more than a heading before it."""
    *heads, told = row
    listed = any(mark(line.text) for line in told.lines) and any("。" in line.text for line in told.lines)
    return listed and len(heads) < 2 and all(c.lines and "。" not in c.lines[-1].text for c in heads)
