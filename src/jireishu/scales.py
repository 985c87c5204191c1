"""Which pages are printed smaller than the others, as sheets of a workbook are that are fitted to the paper?

There all sizes are those of other pages times one number, or all but those of titles, as on slides whose text is shrunk
to fit. Such pages get the sizes of the others; where they stand stays as printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from jireishu.items import Boxed, Item, Line
from jireishu.page import LARGER, Style, usual_size, usual_style

LEAST = 8  # lines of a page that show what its running text is set in
SAME = 0.03  # of a size that two may differ and be one,
ROUNDED = 0.045  # and where one was scaled, and each rounded to half a point
FACT = 20  # characters of a fact, at most, which on a page whose text is shrunk may be set as text is on others
MOST = 1.6  # times: what differs more is other text


def evened(pages: Sequence[list[Item]]) -> list[list[Item]]:
    """The items of each page, with the sizes that they would have had they been printed as most text is, each box of a
    slide by itself."""
    parts = [_parts(items) for items in pages]
    scaled = iter(_evened([part for own in parts for part in own]))
    return [[item for _ in own for item in next(scaled)] for own in parts]


def _parts(items: Sequence[Item]) -> list[list[Item]]:
    """The items of a page from one title in a bar to the next, where enough lines stand between them."""
    starts = [n for n, item in enumerate(items) if n and isinstance(item, Line) and item.barred]
    parts: list[list[Item]] = []
    for start, stop in pairwise([0, *starts, len(items)]):
        own = list(items[start:stop])
        few = any(sum(isinstance(item, Line) for item in part) < LEAST for part in (own, *parts[-1:]))
        if parts and few:
            parts[-1] += own
        else:
            parts.append(own)
    return parts


def _evened(pages: Sequence[list[Item]]) -> list[list[Item]]:
    lines = [[item for item in items if isinstance(item, Line)] for items in pages]
    running = [usual_size(own) if len(own) >= LEAST else 0.0 for own in lines]
    told = Counter(size for own, size in zip(lines, running, strict=True) for _ in own if size)
    if len(told) < 2:
        return list(pages)
    usual = told.most_common(1)[0][0]
    as_usual = [line for own, size in zip(lines, running, strict=True) if size == usual for line in own]
    known, style = {line.style for line in as_usual}, usual_style(as_usual)
    found = []
    for items, own, size in zip(pages, lines, running, strict=True):
        scale = usual / size if size else 1.0
        kept = _kept({line.style for line in own}, usual_style(own), scale, known)
        off = abs(scale - 1) > SAME and 1 / MOST < scale < MOST
        as_most = any(line.style == style and len(line.text) > FACT for line in own)
        if off and kept is not None and not (kept and as_most):
            found.append([_scaled(item, scale, kept) for item in items])
        else:
            found.append(items)
    return found


def _kept(styles: set[Style], running: Style | None, scale: float, known: set[Style]) -> set[Style] | None:
    """What on a page is set as on other pages, as titles are over text that is shrunk to fit a slide, while all else is
    once scaled; None where something is neither, or there is one size alone."""
    kept = set[Style]()
    for style in styles:
        once_scaled, off = _off(style, scale, known), _off(style, 1.0, known)
        larger = running is not None and style.size > LARGER * running.size
        near = off < once_scaled and (larger or scale < 1 or once_scaled > SAME)
        if off < SAME and style != running and (once_scaled >= ROUNDED or near):
            kept.add(style)
        elif once_scaled >= ROUNDED:
            return None
    return kept if len({style.size for style in styles}) > 1 else None


def _off(style: Style, scale: float, known: set[Style]) -> float:
    """By which share of it the size of a style, once scaled, differs from the nearest of those that are known, of those
    of its font and colour where any are."""
    alike = {one.size for one in known if (one.font, one.colour) == (style.font, style.colour)}
    return min(abs(style.size * scale - size) / size for size in alike or {one.size for one in known})


def _scaled(item: Item, scale: float, kept: Set[Style]) -> Item:
    """kept: styles that stay as printed."""
    if isinstance(item, Line):
        size = item.size if item.style in kept else round(item.size * scale, 1)
        return replace(item, style=replace(item.style, size=size))
    if isinstance(item, Boxed):
        told = (_scaled(line, scale, kept) for line in item.lines)
        return replace(item, lines=tuple(line for line in told if isinstance(line, Line)))
    return item
