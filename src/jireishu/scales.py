"""Which pages are printed smaller than the others, as sheets of a workbook are that are fitted to the paper?

There all sizes are those of other pages times one number. Such pages get the sizes of the others; where they stand
stays as printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jireishu.items import Boxed, Item, Line
from jireishu.page import usual_size

LEAST = 8  # lines of a page that show what its running text is set in
SAME = 0.03  # of a size that two may differ and be one
MOST = 1.6  # times: what differs more is other text


def evened(pages: Sequence[list[Item]]) -> list[list[Item]]:
    """The items of each page, with the sizes that they would have had they been printed as most pages are."""
    running = [_running(items) for items in pages]
    told = Counter(size for size in running if size)
    if len(told) < 2:
        return list(pages)
    usual = told.most_common(1)[0][0]
    known = {
        line.size for items, size in zip(pages, running, strict=True) if size == usual for line in items
        if isinstance(line, Line)
    }  # fmt: skip
    return [
        [_scaled(item, usual / size) for item in items] if size and _is_scaled(items, usual / size, known) else items
        for items, size in zip(pages, running, strict=True)
    ]


def _running(items: Sequence[Item]) -> float:
    """The size of most of a page's text, 0 where it has little."""
    lines = [item for item in items if isinstance(item, Line)]
    return usual_size(lines) if len(lines) >= LEAST else 0.0


def _is_scaled(items: Sequence[Item], scale: float, known: set[float]) -> bool:
    sizes = {item.size for item in items if isinstance(item, Line)}
    off = abs(scale - 1) > SAME and 1 / MOST < scale < MOST
    return off and len(sizes) > 1 and all(any(abs(size * scale - k) < SAME * k for k in known) for size in sizes)


def _scaled(item: Item, scale: float) -> Item:
    if isinstance(item, Line):
        return replace(item, style=replace(item.style, size=round(item.size * scale, 1)))
    if isinstance(item, Boxed):
        return replace(item, lines=tuple(i for line in item.lines if isinstance(i := _scaled(line, scale), Line)))
    return item
