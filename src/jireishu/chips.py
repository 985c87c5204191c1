"""Which labels stand each on a ground of its own, above its value? Items of a page -> the same with columns of such as
tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jireishu.items import Boxed, Cell, Item, Line, Table, lines_of
from jireishu.page import are_stacked, around
from jireishu.profile import Profile

LEAST = 3  # labels that such a column has
SHORT = 40  # characters of a value at most,
LONGEST = 12  # and of a label


def paired(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The items with the labels, set alike, and the short values below each, set otherwise, as tables."""
    found = list(items)
    for n in range(len(found)):
        pairs = _pairs(found[n:], profile)
        if len(pairs) >= LEAST:
            cells = tuple(cell for label, value in pairs for cell in _row(label, value))
            table = Table(found[n].page, around(item.box for pair in pairs for item in pair), cells)
            found[n : n + 2 * len(pairs)] = [table]
    return found


def _pairs(items: Sequence[Item], profile: Profile) -> list[tuple[Item, Item]]:
    """The labels and values that items begin with, by turns."""
    found: list[tuple[Item, Item]] = []
    for label, value in zip(items[::2], items[1::2], strict=False):
        if not (_is_label(label, profile) and are_stacked(label.box, value.box)):
            break
        name, said = lines_of(label)[0], lines_of(value)
        first = lines_of(found[0][0])[0] if found else name
        text = "".join(line.text for line in said)
        told = text != "" and len(text) <= SHORT and "。" not in text and not isinstance(value, Table)
        if name.style != first.style or name.top < first.top or any(x.style == name.style for x in said) or not told:
            break
        found.append((label, value))
    return found


def _is_label(item: Item, profile: Profile) -> bool:
    """Whether a text of one line on a ground of its own is short, and no title."""
    lines = lines_of(item) if isinstance(item, Boxed) or (isinstance(item, Line) and item.barred) else ()
    text = lines[0].text.strip() if len(lines) == 1 else ""
    return 1 < len(text) <= LONGEST and not profile.is_title(text)


def _row(label: Item, value: Item) -> tuple[Cell, Cell]:
    """The cells of a label and its value, side by side."""
    box = around((label.box, value.box))
    middle = box.middle[0]
    return Cell(replace(box, x1=middle), lines_of(label)), Cell(replace(box, x0=middle), lines_of(value))
