"""Which titles beside each other at the foot of a page have their texts at the head of the next, which rows of two have
the other there, and which text goes on there beside a panel?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu.columns import IsTitle
from jireishu.items import Boxed, Cell, Item, Line, Table, lines_of
from jireishu.page import around, usual_style, without
from jireishu.rooms import LONGEST, SAME, spans


def joined(flow: Sequence[Sequence[Item]], is_title: IsTitle) -> list[list[Item]]:
    """The items of each page, the texts at the head of the next one put after such titles, each after its own."""
    pages = [list(page) for page in flow]
    for page, following in pairwise(pages):
        _rejoin(page, following)
        _resume(page, following, is_title)
        heads = _last_row(page, is_title)
        texts = _texts(heads, following, is_title) if len(heads) > 1 else []
        if not texts or not all(texts):
            continue
        for head, own in zip(heads, texts, strict=True):
            place = next(n for n, item in enumerate(page) if item is head) + 1
            page[place:place] = own
            following[:] = without(following, own)
    return pages


def _last_row(page: Sequence[Item], is_title: IsTitle) -> list[Line]:
    """The titles that stand lowest on a page, from the left; none where anything else stands there."""
    lowest = max((item.box.top for item in page), default=0.0)
    row = [item for item in page if item.box.bottom > lowest]
    titles = [item for item in row if isinstance(item, Line) and is_title(item.text)]
    return sorted(titles, key=lambda line: line.x0) if len(titles) == len(row) else []


def _texts(heads: Sequence[Line], following: Sequence[Item], is_title: IsTitle) -> list[list[Item]]:
    """What stands on a page below each of the titles before it, down to the next title or what stands over several."""
    columns: list[list[Item]] = [[] for _ in heads]
    limits = [float("inf")] * len(heads)
    for item in following:
        first = min(sum(head.x1 < item.box.x0 for head in heads), len(heads) - 1)
        over = sum(head.x1 <= item.box.x1 for head in heads[first + 1 :])
        if over or (isinstance(item, Line) and is_title(item.text)):
            for n in range(first, first + over + 1):
                limits[n] = min(limits[n], item.box.top)
        columns[first].append(item)
    return [[i for i in own if i.box.top < limit] for own, limit in zip(columns, limits, strict=True)]


def _rejoin(page: list[Item], following: list[Item]) -> None:
    """Put the few words in cells that end a page in a row, and those as wide that begin the next, together as a table
    of both."""
    foot, head = _row(page[::-1])[::-1], _row(following)
    alike = len(foot) == len(head) and all(
        spans(below.box, above.box.x0, above.box.x1) for above, below in zip(foot, head, strict=True)
    )
    if len(foot) > 1 and alike:
        by = around(box.box for box in foot).bottom - head[0].box.top  # as if they stood below
        moved = [replace(b.box, top=b.box.top + by, bottom=b.box.bottom + by) for b in head]
        cells = [*(Cell(b.box, b.lines) for b in foot), *(Cell(at, b.lines) for at, b in zip(moved, head, strict=True))]
        page[-len(foot) :] = [Table(foot[0].page, around(cell.box for cell in cells), tuple(cells))]
        del following[: len(head)]


def _resume(page: list[Item], following: list[Item], is_title: IsTitle) -> None:
    """Put what begins the next page before the panel with titles of its own that stands beside the text of this one,
    where it is set as most of that text is and nothing in the panel: the text goes on there, not the panel."""
    at, edge = len(page), float("inf")
    while at > 0 and not (isinstance(last := page[at - 1], Line) and last.right < edge < float("inf")):
        at, edge = at - 1, min(edge, page[at - 1].box.x0)
    text, panel = ([line for item in part for line in lines_of(item)] for part in (page[:at], page[at:]))
    running = usual_style(text)
    if not any(is_title(line.text) for line in panel) or any(line.style == running for line in panel):
        return
    own: list[Item] = []
    for item in (i for i in following if i.box.x0 < edge):
        stops = any(is_title(line.text) for line in lines_of(item))
        if stops or (not own and not (isinstance(item, Line) and item.style == running)):
            break
        own.append(item)
    page[at:at] = own
    following[:] = without(following, own)


def _row(items: Sequence[Item]) -> list[Boxed]:
    """The boxes that come first and stand in a row, each with a few words in it."""
    row: list[Boxed] = []
    for item in items:
        level = not row or abs(item.box.top - row[0].box.top) < SAME
        said = "".join(line.text for line in item.lines) if isinstance(item, Boxed) and not item.panels else ""
        if not (isinstance(item, Boxed) and level and 0 < len(said) <= LONGEST and "。" not in said):
            break
        row.append(item)
    return row
