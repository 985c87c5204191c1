"""What does a case say of itself in a line? What stands between its title and its first section, or above the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from jireishu.items import Boxed, Cell, Item, Line, Table
from jireishu.outline import Span
from jireishu.text import fold, join_lines, squeeze
from jireishu.titles import ALIKE

LINES = 3  # that a tagline takes, at most
CELLS = 3  # of a table or row that holds a tagline and no facts, at most
DECORATION = "～〜~─━―—–‐－- "  # that taglines are set between
_QUOTED = re.compile("「((?:[^「」]|「[^「」]*」)*)」")
IsFact = Callable[[str], bool]


def of(items: Sequence[Item], is_fact: IsFact) -> str:
    """What stands between a case's title and its first section, set alike; the boxed line; the longest of a table.

    Its facts may stand there too.
    """
    said = squeeze(join_lines([line.text.strip() for line in lines(items, is_fact)])).strip(DECORATION)
    return match[1] if (match := _QUOTED.fullmatch(said)) else said


def lines(items: Sequence[Item], is_fact: IsFact) -> list[Line]:
    """Those of which `of` makes the tagline."""
    found = [i for i in items if isinstance(i, Line) and not is_fact(i.text) and not _is_row(i)]
    if not found:
        boxes = [i.lines for i in items if isinstance(i, Boxed)]
        found = [line for box in boxes if not any(is_fact(x.text) for x in box) for line in box]
    if not found:
        cells = [cell for i in items if isinstance(i, Table) for cell in _worded(i, is_fact)]
        return list(max(cells, key=lambda cell: len(cell.text)).lines) if cells else []
    return [line for line in found if abs(line.size - found[0].size) <= ALIKE]


def _worded(table: Table, is_fact: IsFact) -> Sequence[Cell]:
    """The cells of a small table, or of the one row of another that has a label and a value that are no fact."""
    if len(table.cells) <= CELLS:
        return table.cells
    rows = [row for row in table.rows() if len(row) <= CELLS and not is_fact(" ".join(cell.text for cell in row))]
    return rows[0] if len(rows) == 1 and len(rows[0]) > 1 else []


def _is_row(line: Line) -> bool:
    """Whether a line is a row of cells, label and value by turns."""
    return line.barred and len(line.text.split(" ")) > CELLS


def as_table(item: Item) -> Item:
    """The item; a row of cells as the table that it is."""
    if not (isinstance(item, Line) and _is_row(item)):
        return item
    return Table(item.page, item.box, (Cell(item.box, (item,)),))


def labelled(items: Sequence[Item], spans: Sequence[Span], is_fact: IsFact) -> tuple[Span, ...]:
    """The cases without a first section that in most of them says a line, no sentence: 取組の概要 labels a tagline."""
    named = [fold(span.sections[0].name) for span in spans if _labels(items, span, is_fact)]
    label, times = Counter(named).most_common(1)[0] if named else ("", 0)
    if times <= len(spans) / 2:
        return tuple(spans)
    return tuple(
        replace(span, title=replace(span.title, stop=span.sections[0].stop), sections=span.sections[1:])
        if _labels(items, span, is_fact) and fold(span.sections[0].name) == label
        else span
        for span in spans
    )


def _labels(items: Sequence[Item], span: Span, is_fact: IsFact) -> bool:
    """Whether the first title below that of a case has nothing below it but a tagline."""
    if len(span.sections) < 2 or span.sections[0].start != span.title.stop:
        return False
    first, second = span.sections[:2]
    below = items[first.stop : second.start]
    said = [i for i in below if isinstance(i, Line) and "。" not in i.text and not is_fact(i.text)]
    return 0 < len(said) == len(below) <= LINES and len({line.style for line in said}) == 1


def below(items: Sequence[Item], spans: Sequence[Span], is_fact: IsFact) -> list[Item]:
    """The items with the taglines that stand above the titles of most cases put below them; none where few do."""
    found = {}
    for span in spans:
        start, first = span.title.start, min((s.start for s in span.sections), default=span.stop)
        lead = _lead(items, start)
        if lead and not of(items[span.title.stop : first], is_fact):
            found[start] = (lead, span.title.stop)
    told = Counter(fold(join_lines([line.text for line in lead])) for lead, _ in found.values())
    if len(found) <= len(spans) / 2 or max(told.values()) > 1:
        return []
    moved = list(items)
    for start, (lead, stop) in found.items():
        moved[start - len(lead) : stop] = [*items[start:stop], *lead]
    return moved


def _lead(items: Sequence[Item], start: int) -> list[Line]:
    """The lines that stand at the head of a page above a title, set alike."""
    title = items[start]
    lead: list[Line] = []
    for item in reversed(items[max(0, start - LINES - 1) : start]):
        if item.page != title.page:
            break
        if not isinstance(item, Line) or (lead and item.style != lead[0].style) or len(lead) == LINES:
            return []
        lead.insert(0, item)
    return lead
