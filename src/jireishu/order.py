"""In what order is a page read? Segments of running text and what stands apart from it -> items in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from statistics import median

from jireishu import columns, lines, sequence
from jireishu.columns import IsTitle
from jireishu.items import Item, lines_of
from jireishu.page import Box, Page, Segment
from jireishu.rooms import Label

FULL = 8  # pieces of text on a page with much of it
STRAY = 10  # lines of a table one of which may be drawn long before the others
ROWS = 60  # of titles beside their texts on a page, at most
EVEN = 2.0  # em that the columns of a page may differ in width
APART = 0.05  # of where columns part, that pages may differ in it


def parted(pages: Sequence[Page], is_title: IsTitle) -> tuple[float, ...]:
    """Where columns part in a document, from the left: each in one place of a good part of its pages with much text."""
    found = [xs for page in pages if (xs := _gutters(list(page.segments), page, is_title))]
    full = sum(len(page.segments) >= FULL for page in pages)
    groups: list[list[float]] = []
    for x in sorted(x for xs in found for x in xs):
        if groups and x - groups[-1][0] < APART * x:
            groups[-1].append(x)
        else:
            groups.append([x])
    return tuple(median(group) for group in groups if len(group) > max(1, len(found) / 2, full / 3))


def _gutters(segments: list[Segment], page: Page, is_title: IsTitle) -> list[float]:
    """Where the columns of a page part, and those of either side of it: just before the lines of the right one, as
    the lines of the left one may all be short.
    """
    gutter = columns.gutter(segments, is_title, page.frames)
    if gutter is None:
        return []
    x, top, bottom = gutter
    left, right = ([s for s in segments if (s.middle[0] < x) == side] for side in (True, False))
    first = min((s for s in right if top <= s.middle[1] <= bottom), key=lambda s: s.x0)
    before = first.x0 - columns.GUTTER / 2 * first.size
    return [*_gutters(left, page, is_title), before, *_gutters(right, page, is_title)]


def read(
    page: Page,
    segments: list[Segment],
    apart: list[Item],
    is_title: IsTitle,
    reach: float = 0.0,
    known: float | None = None,
    usual: Sequence[float] = (),
    others: Sequence[float] = (),
) -> list[Item]:
    """Segments and what stands apart, in reading order: above, left column, right column, below.

    known: where columns part above or below, and others where else. usual: where they do so on other pages.
    """
    gutter = None
    boxes = [i.box for i in apart]
    told = [*(s.box for s in segments), *boxes]
    first = next((x for x in usual if any(b.x1 < x for b in told) and any(b.x0 > x for b in told)), None)
    pictures = [*page.images, *boxes]
    if known or first:
        others = [x for x in usual if x != first] or others
        gutter = columns.gutter(segments, is_title, page.frames, known or first, first is not None, pictures, others)
    gutter = gutter or columns.gutter(segments, is_title, page.frames, pictures=pictures)
    if gutter is None and (at := known or first):
        gutter = columns.beside(segments, boxes, at, is_title, page.frames)
    if gutter is None:
        running: list[Item] = [*lines.of(page, segments, apart, reach)]
        return sorted([*running, *apart], key=lines.place)
    x, top, bottom = gutter

    def part(box: Box) -> int:
        across, down = box.middle
        if down < top:
            return 0
        if down > bottom:
            return 3
        return 1 if across < x else 2

    texts = [[s for s in segments if part(s.box) == number] for number in range(4)]
    parted_at = (x, _halved(texts[1], texts[2]), _halved(texts[2], texts[1]), x)
    ordered: list[Item] = []
    for number, (own, known) in enumerate(zip(texts, parted_at, strict=True)):
        rest = [i for i in apart if part(i.box) == number]
        left = [other for other in usual if other != x] if number in (1, 2) or x not in usual else ()
        ordered += read(page, own, rest, is_title, known=None if left else known, usual=left, others=others)
    return ordered


def beside(
    page: Page,
    segments: list[Segment],
    apart: list[Item],
    is_title: IsTitle,
    reach: float,
    headings: Sequence[Label],
    rows: Sequence[Box],
) -> list[Item]:
    """As `by_rows` gives them, row after row, where all below the first row stand in rows, and in columns in one."""
    top = min((row.top for row in rows), default=inf)
    middles = [s.middle for s in segments] + [item.box.middle for item in apart]
    if not 0 < len(rows) <= ROWS or any(sum(row.holds(x, y) for row in rows) != (y >= top) for x, y in middles):
        return by_rows(page, segments, apart, is_title, reach, headings)
    parts = [(row, [s for s in segments if row.holds(*s.middle)]) for row in sorted(rows, key=lambda row: row.top)]
    if not any(columns.gutter(own, is_title) for _, own in parts):
        return by_rows(page, segments, apart, is_title, reach, headings)
    told: list[Item] = []
    for row, own in ((Box(0, 0, page.width, top), [s for s in segments if s.middle[1] < top]), *parts):
        inside = [i for i in apart if row.holds(*i.box.middle)]
        told += by_rows(page, own, inside, is_title, reach, [h for h in headings if row.holds(*h.row.middle)])
    return told


def by_rows(
    page: Page,
    segments: list[Segment],
    apart: list[Item],
    is_title: IsTitle,
    reach: float,
    headings: Sequence[Label],
) -> list[Item]:
    """Segments and what stands apart as `read` gives them; those in a row that a heading has to itself below it."""
    if not headings:
        return read(page, segments, apart, is_title, reach)
    heading, *others = headings
    row = heading.row
    parts: list[tuple[list[Segment], list[Item]]] = [([], []), ([], []), ([], [])]  # above the row, in it, below it
    for s in segments:
        parts[(s.middle[1] >= row.top) + (s.middle[1] > row.bottom)][0].append(s)
    for item in apart:
        _, y = item.box.middle
        parts[(y >= row.top) + (y > row.bottom)][1].append(item)
    above, within = (read(page, *part, is_title, reach) for part in parts[:2])
    titled = (
        [replace(lines.one(page, [heading.title], heading.title.x0, row.x1), marked=True)] if heading.title.text else []
    )
    return [*above, *titled, *within, *by_rows(page, *parts[2], is_title, reach, others)]


def _halved(own: Sequence[Segment], other: Sequence[Segment]) -> float | None:
    """Where one side of a page parts again because it is as wide as two columns like the other side."""
    if not own or not other:
        return None
    (x0, x1), (start, stop) = ((min(s.x0 for s in side), max(s.x1 for s in side)) for side in (own, other))
    width, gap = stop - start, max(start - x1, x0 - stop)
    return x0 + width + gap / 2 if abs(x1 - x0 - 2 * width - gap) < EVEN * own[0].size else None


def as_drawn(page: Page, segments: list[Segment], apart: list[Item], is_title: IsTitle) -> list[Item]:
    """Segments and what stands apart in the order they are drawn in; by geometry where that tells nothing."""
    strips = sequence.strips(segments, page.width)
    if strips is None:
        return read(page, segments, apart, is_title)
    rows = [lines.one(page, list(strip.segments), strip.left, strip.right) for strip in strips]
    drawn = lines.clear(rows, page, apart)
    first = min((line.at for line in drawn), default=0)  # of a title too that is put first though it was drawn later
    placed: list[tuple[int, Item]] = [(line.at if n else first, line) for n, line in enumerate(drawn)]
    placed += [(_when_drawn(item), item) for item in apart]
    return [item for _, item in sorted(placed, key=lambda p: p[0])]


def _when_drawn(item: Item) -> int:
    """When what stands apart began to be drawn, but for the few words that may come long before the rest."""
    drawn = sorted(line.at for line in lines_of(item))
    return drawn[len(drawn) // STRAY]
