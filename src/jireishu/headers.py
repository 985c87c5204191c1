"""Which cells at the head of a table only group its columns? Pages -> the same, each column with one head alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jireishu.inside import Inside
from jireishu.page import Box, Page, without

SAME = 3.0  # points that edges may be apart and be one
GROUPED = 2  # columns under one head, at least,
LEAST = 2  # such heads, or columns beside them that reach over both rows
SHORT = 15  # characters of a head, at most


def single(pages: Sequence[Page]) -> list[Page]:
    """The pages with tables whose heads are in two rows as such of one: without the upper ones that stand over
    several."""
    return [_single(page) for page in pages]


def _single(page: Page) -> Page:
    for grid in page.tables:
        groups = _groups(grid)
        texts = Inside(page.segments if groups else ())
        heads = [cell for cell in grid if abs(cell.top - min(c.top for c in grid)) < SAME] if groups else []
        under = [cell for _, own in groups for cell in own]
        said = ["".join(s.text.strip() for s in texts.of(cell)) for cell in (*heads, *under)]
        if not groups or not all(0 < len(text) <= SHORT for text in said):
            continue
        top = min(cell.top for cell in heads)
        whole = {cell: replace(cell, top=top) for cell in under}
        gone = [cell for cell, _ in groups]
        cells = tuple(whole.get(cell, cell) for cell in grid if cell not in gone)
        words = [s for cell in gone for s in texts.of(cell)]
        tables = tuple(cells if own is grid else own for own in page.tables)
        page = replace(page, segments=tuple(without(page.segments, words)), tables=tables)
    return page


def _groups(grid: Sequence[Box]) -> list[tuple[Box, list[Box]]]:
    """The cells of the first row over several of the second, with those; none unless more of both rows is so, or
    reaches over both."""
    top = min((cell.top for cell in grid), default=0.0)
    heads = [cell for cell in grid if abs(cell.top - top) < SAME]
    found = []
    for head in heads:
        under = [
            c for c in grid
            if abs(c.top - head.bottom) < SAME and c.x0 > head.x0 - SAME and c.x1 < head.x1 + SAME
        ]  # fmt: skip
        if len(under) >= GROUPED and len({round(c.bottom) for c in under}) == 1:
            found.append((head, under))
    bottoms = {round(own[0].bottom) for _, own in found}
    whole = [cell for cell in heads if round(cell.bottom) in bottoms]
    return found if found and len(bottoms) == 1 and len(found) + len(whole) == len(heads) >= LEAST else []
