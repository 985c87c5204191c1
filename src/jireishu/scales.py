"""Which pages are printed smaller than the others, as sheets of a workbook are that are fitted to the paper?

There all sizes are those of other pages times one number, or all but those of titles, as on slides whose text is shrunk
to fit. Such pages get the sizes of the others; where they stand stays as printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from jireishu.items import Boxed, Item, Line
from jireishu.page import LARGER, Style, usual_size, usual_style

LEAST = 8  # lines of a page that show what its running text is set in
SAME = 0.03  # of a size that two may differ and be one,
ROUNDED = 0.045  # and where one was scaled, and each rounded to half a point
FACT = 20  # characters of a fact, at most, which on a page whose text is shrunk may be set as text is on others
MOST = 1.6  # times: what differs more is other text


def evened(pages: Sequence[list[Item]]) -> list[list[Item]]:
    """The items of each page, with the sizes that they would have had they been printed as most text is."""
    lines = [[item for item in items if isinstance(item, Line)] for items in pages]
    running = [usual_size(own) if len(own) >= LEAST else 0.0 for own in lines]
    told = Counter(size for own, size in zip(lines, running, strict=True) for _ in own if size)
    if len(told) < 2:
        return list(pages)
    usual = told.most_common(1)[0][0]
    as_usual = [line for own, size in zip(lines, running, strict=True) if size == usual for line in own]
    known, style = {line.size for line in as_usual}, usual_style(as_usual)
    found = []
    for items, own, size in zip(pages, lines, running, strict=True):
        scale = usual / size if size else 1.0
        kept = _kept({line.size for line in own}, size, scale, known)
        off = abs(scale - 1) > SAME and 1 / MOST < scale < MOST
        as_most = any(line.style == style and len(line.text) > FACT for line in own)
        if off and kept is not None and not (kept and as_most):
            alike = {line.style for line in as_usual} - {usual_style(own)}
            titles = {line.style for line in own if line.size == size} & alike  # as large as the text that is shrunk
            found.append([_scaled(item, scale, kept, titles) for item in items])
        else:
            found.append(items)
    return found


def _kept(sizes: set[float], running: float, scale: float, known: set[float]) -> set[float] | None:
    """The sizes of a page that are as on other pages, as those of titles over text that is shrunk to fit a slide, while
    all others are those of such pages once scaled; None where some are neither, or there is one size alone."""
    told = {size: (_off(size * scale, known), _off(size, known)) for size in sizes}
    scaled = {size for size, (once_scaled, _) in told.items() if once_scaled < ROUNDED}
    as_they_are = {
        size for size, (once_scaled, off) in told.items()
        if off < SAME and (size not in scaled or ((size > LARGER * running or scale < 1) and off < once_scaled))
    }  # fmt: skip
    return as_they_are if len(sizes) > 1 and scaled | as_they_are == sizes else None


def _off(size: float, known: set[float]) -> float:
    """By which share of it a size differs from the nearest of those that are known."""
    return min(abs(size - one) / one for one in known)


def _scaled(item: Item, scale: float, kept: set[float], titles: Set[Style]) -> Item:
    """kept: sizes that stay as printed. titles: what does, too."""
    if isinstance(item, Line):
        size = item.size if item.size in kept or item.style in titles else round(item.size * scale, 1)
        return replace(item, style=replace(item.style, size=size))
    if isinstance(item, Boxed):
        told = (_scaled(line, scale, kept, titles) for line in item.lines)
        return replace(item, lines=tuple(line for line in told if isinstance(line, Line)))
    return item
