"""How do rows line up in columns of a terminal?

Input: rows of cells, the first of them the heads. Output: a line a row, no wider than the terminal where the cells that
may be cut allow it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from jireishu import wrap

GAP = 2  # columns between those of a table
LEAST = 4  # columns of a cell that is cut


def table(
    rows: Sequence[Sequence[str]], columns: int, right: Collection[int] = (), shrink: Sequence[int] = (0,)
) -> str:
    """right: the places of cells that end together, as figures do. shrink: those that are cut where it is narrow."""
    cells = [[wrap.clean(cell) for cell in row] for row in rows]
    widths = [max(map(wrap.width, column)) for column in zip(*cells, strict=True)]
    while sum(widths) + GAP * (len(widths) - 1) > columns:
        widest = max(shrink, key=widths.__getitem__)
        if widths[widest] <= LEAST:
            break
        widths[widest] -= 1
    out = []
    for row in cells:
        parts = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            text = _cut(cell, width)
            pad = " " * (width - wrap.width(text))
            parts.append(pad + text if place in right else text + pad)
        out.append((" " * GAP).join(parts).rstrip() + "\n")
    return "".join(out)


def _cut(text: str, columns: int) -> str:
    """The text in at most so many columns, with … where its end is missing."""
    if wrap.width(text) <= columns:
        return text
    while text and wrap.width(text) > columns - wrap.width("…"):
        text = text[:-1]
    return text + "…"
