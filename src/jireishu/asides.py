"""What do boxes, captions and tables say, which stand apart from running text? Their lines -> paragraphs, rows, cells.

And which boxes are none: those that hold all running text of a section; and which two are one that a page's end cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from jireishu.attributes import opens_fact
from jireishu.endings import is_full
from jireishu.items import Boxed, Item, Line, Table
from jireishu.lines import is_next_column, is_upright
from jireishu.page import LARGER, SMALLER, around
from jireishu.setting import CAPTION, starts_anew
from jireishu.text import close_up, encloses, fold, join_lines

QUOTES = {"「": "」", "『": "』", "“": "”"}
POINTING = frozenset("▲△▼▽◀◁▶▷←→↑↓")  # marks of captions, towards what these are of


def is_caption(line: Line, usual: float) -> bool:
    """Whether a line says what a picture or table shows: counted, or smaller than running text, and pointing at it.

    usual: the size of running text.
    """
    points = line.text[:1] in POINTING and line.size < SMALLER * usual
    return points or (CAPTION.match(line.text) is not None and line.text[-1:] != "。")


def unboxed(items: Sequence[Item], small: float) -> list[Item]:
    """The items of a section; where its only running text stands in boxes, and begins with a list, those are opened.

    One that begins otherwise has a title of its own. small: the size of footnotes, which may stand outside.
    """
    boxes = [item for item in items if isinstance(item, Boxed) and not item.panels]
    told = any(isinstance(item, Line) and item.size >= small for item in items)
    if told or not any(starts_anew(line.text) for box in boxes[:1] for line in box.lines[:1]):
        return list(items)
    return [i for item in items for i in (item.lines if isinstance(item, Boxed) and item in boxes else [item])]


def quoted(items: Sequence[Item], size: float) -> list[Item]:
    """The items with words in 「…」 that are set larger than titles of sections as boxes, as magazines have them amid
    the text: no heading is so large. size: of such titles."""
    found: list[Item] = []
    for item in items:
        large = isinstance(item, Line) and item.size > LARGER * size
        last = found[-1] if found else None
        if large and isinstance(item, Line) and isinstance(last, Boxed) and _is_open(last, item):
            own = (*last.lines, item)
            found[-1] = replace(last, box=around(line.box for line in own), lines=own)
        elif large and isinstance(item, Line) and item.text[0] in QUOTES:
            found.append(Boxed(item.page, item.box, (item,), False))
        else:
            found.append(item)
    return found


def _is_open(box: Boxed, line: Line) -> bool:
    """Whether the words that a box quotes go on in a line."""
    said = "".join(x.text for x in box.lines).strip()
    return said[0] in QUOTES and not encloses(said, QUOTES[said[0]]) and line.style == box.lines[0].style


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
