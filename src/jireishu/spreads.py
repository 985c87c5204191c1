"""Which sheets show two printed pages side by side, or several slides? Pages -> their halves without furniture, and the
sheets again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf
from typing import TypeVar

from jireishu import apparatus, furniture, margins, numbering
from jireishu.furniture import Leaf
from jireishu.inside import Inside, Placed
from jireishu.model import Finding
from jireishu.page import Box, Page, Segment, around, without

LANDSCAPE = 1.2  # times its height, at least, that such a sheet is wide
LEAST = 2  # sheets with a number at either side, each one more than the other,
MOST = 0.5  # and of all that are so wide
SLIDES = 6  # on a sheet of a handout, or cases in frames, at most
LONGEST = 6  # characters of a slide's number
SAME = 12.0  # points within which its middle stays
T = TypeVar("T", bound=Placed)
LEVEL = 2.0  # points that two numbers side by side may differ in height, or text reach over the middle


@dataclass(frozen=True, slots=True)
class _Half:
    """A printed page in its own coordinates, and where it begins on its sheet."""

    page: Page
    sheet: Page
    x: float = 0.0


def strip(
    pages: Sequence[Page], keep: Callable[[str], bool], is_title: Callable[[str], bool], tabs: bool = True
) -> tuple[list[Page], list[Leaf], list[Finding]]:
    """The pages in the order they are read, a sheet with several as these; every sheet as a leaf; what is wrong with
    them.

    is_title: whether a text may be a title. keep, tabs: see furniture.strip.
    """
    handed = _slides(pages)
    framed = {p.number: _framed(p, own, is_title) for p, own in zip(pages, handed, strict=True)}
    pages = [_unframed(p, own) if own else p for p, own in zip(pages, handed, strict=True)]
    halves = _halves(pages)
    bare, tools = apparatus.apart(tuple(half.page for half in halves))
    leaves, found = furniture.strip(bare, keep, tabs)
    leaves = [replace(leaf, furniture=(*leaf.furniture, *own)) for leaf, own in zip(leaves, tools, strict=True)]
    back = [_back(leaf, half) for leaf, half in zip(leaves, halves, strict=True)]
    sheets = []
    placed_leaves = [(leaf, half.sheet, half.x) for leaf, half in zip(back, halves, strict=True)]
    for (_, sheet), parts in groupby(placed_leaves, key=lambda p: (p[1].number, p[1])):
        sides = list(parts)
        kept = tuple(s for leaf, _, _ in sides for s in leaf.page.segments)
        cast = tuple(s for leaf, _, _ in sides for s in leaf.furniture)
        placed = tuple((x, leaf.label) for leaf, _, x in sides)
        sheets.append(Leaf(replace(sheet, segments=kept), joined(placed), cast, placed if len(sides) > 1 else ()))
    for n, own in enumerate(handed):
        if own:
            said = "・".join(s.text for s in own)
            sheets[n] = replace(sheets[n], label=said, furniture=(*sheets[n].furniture, *own))
    sheet_of = {half.page.number: half.sheet.number for half in halves}
    found = [replace(f, page=sheet_of[f.page]) if f.page else f for f in found]
    return [part for leaf in back for part in _parts(leaf.page, framed[leaf.page.number])], sheets, found


def joined(halves: Iterable[tuple[float, str | None]]) -> str | None:
    """The numbers of halves of a sheet, as 2・3; None where none is printed."""
    return "・".join(label for _, label in halves if label) or None


def printed(leaf: Leaf, boxes: Sequence[Box]) -> str | None:
    """What is printed on a page; of a sheet with two, on those that the boxes stand on."""
    stood = {max((x for x, _ in leaf.halves if x <= b.middle[0]), default=0.0) for b in boxes}
    return joined(half for half in leaf.halves if half[0] in stood) if leaf.halves and boxes else leaf.label


def _halves(pages: Sequence[Page]) -> list[_Half]:
    """Each page, or where it is a sheet with two printed ones, these."""
    wide = [page for page in pages if page.width > LANDSCAPE * page.height]
    pairs = [pair for page in wide if (pair := _pair(page))]
    runs = Counter(pairs).most_common(1)
    if not runs or runs[0][1] < max(LEAST, MOST * len(wide)):
        return [_Half(page, page) for page in pages]
    (_, leftward), _ = runs[0]
    found: list[_Half] = []
    for page in pages:
        x = page.width / 2
        if page in wide and not any(s.x0 < x - LEVEL and s.x1 > x + LEVEL for s in page.segments):
            sides = _Half(_cut(page, 0, x), page), _Half(_cut(page, x, page.width), page, x)
            found += reversed(sides) if leftward else sides
        else:
            found.append(_Half(page, page))
    return [replace(half, page=replace(half.page, number=n)) for n, half in enumerate(found, 1)]


def _slides(pages: Sequence[Page]) -> list[list[Segment]]:
    """The numbers of the slides on each sheet of a handout: several that count on from sheet to sheet, each at its
    place, not all of them side by side."""
    places: dict[tuple[int, int], list[tuple[int, int, Segment]]] = defaultdict(list)
    for n, page in enumerate(pages):
        for s in (s for s in page.segments if len(s.text) <= LONGEST and not s.vertical):
            if told := numbering.numbers(s.text):
                places[round(s.middle[0] / SAME), round(s.top / LEVEL)].append((n, told[0], s))
    for many in range(2, SLIDES + 1):
        runs: dict[int, list[tuple[int, Segment]]] = defaultdict(list)
        for own in places.values():
            first, times = Counter(number - many * n for n, number, _ in own).most_common(1)[0]
            if times >= max(LEAST, MOST * len(pages)):
                runs[first] += [(n, s) for n, number, s in own if number - many * n == first]
        for first in sorted(runs):
            on = [run for k in range(many) if (run := runs.get(first + k))]
            if len(on) == many and len({round(run[0][1].top / LEVEL) for run in on}) > 1:
                return [[s for run in on for at, s in run if at == n] for n in range(len(pages))]
    return [[] for _ in pages]


def _unframed(page: Page, numbers: Sequence[Segment]) -> Page:
    """A sheet without the numbers of its slides and the frames around these, which are no boxes."""
    frames = tuple(f for f in page.frames if not any(f.holds(*n.middle) for n in numbers))
    return replace(page, segments=tuple(without(page.segments, numbers)), frames=frames)


def _framed(page: Page, numbers: Sequence[Segment], is_title: Callable[[str], bool]) -> list[Box]:
    """The frames one below the other on a sheet in each of which something of its own is told: a slide with its number,
    or a case with several titles of sections."""
    wide = page.frames if numbers else [f for f in page.frames if f.width > MOST * page.width]
    if len(wide) < 2:
        return []
    texts = Inside(numbers or [s for s in page.segments if is_title(s.text)])
    frames: list[Box] = []
    for frame in sorted(wide, key=lambda f: f.area if numbers else -f.area):
        told = texts.of(frame)
        alike = len(told) == 1 if numbers else len(told) > 1
        if alike and len(frames) < SLIDES and not any(f.top < frame.bottom and f.bottom > frame.top for f in frames):
            frames.append(frame)
    return sorted(frames, key=lambda f: f.top) if len(frames) > 1 else []


def _parts(page: Page, frames: Sequence[Box]) -> list[Page]:
    """What stands in each of the frames of a sheet as a page of its own, with what stands between it and the next."""
    if not frames:
        return [page]
    tops = [-inf, *(f.top for f in frames[1:]), inf]

    def within(boxes: Iterable[T], n: int) -> tuple[T, ...]:
        return tuple(b for b in boxes if tops[n] <= b.middle[1] < tops[n + 1])

    return [
        replace(
            page, segments=within(page.segments, n), frames=within(page.frames, n), images=within(page.images, n),
            bars=within(page.bars, n), tables=tuple(t for t in page.tables if within([around(t)], n)),
        )
        for n in range(len(frames))
    ]  # fmt: skip


def _pair(page: Page) -> tuple[int, bool] | None:
    """How the numbers at both sides run beside those of the sheets, and whether they run from right to left."""
    told = [(n, s) for s in margins.in_margins(page) for n in numbering.numbers(s.text)]
    for n, s in told:
        for m, t in told:
            apart = s.x1 < page.width / 2 < t.x0 and abs(s.top - t.top) < LEVEL
            if apart and abs(n - m) == 1:
                return min(n, m) - 2 * page.number, m < n
    return None


def _cut(page: Page, x0: float, x1: float) -> Page:
    """What stands between two places of a sheet, as a page of its own."""

    def inside(boxes: Sequence[Box]) -> tuple[Box, ...]:
        return tuple(_moved(b, -x0) for b in boxes if b.x0 >= x0 - LEVEL and b.x1 <= x1 + LEVEL)

    return replace(
        page, width=x1 - x0, segments=tuple(_shifted(s, -x0) for s in page.segments if x0 <= s.middle[0] < x1),
        frames=inside(page.frames), images=inside(page.images), bars=inside(page.bars),
        tables=tuple(cells for table in page.tables if len(cells := inside(table)) == len(table)),
    )  # fmt: skip


def _back(leaf: Leaf, half: _Half) -> Leaf:
    """A leaf where it stands on its sheet. Halves keep widths of their own, by which left and right are told apart."""
    if half.page.width == half.sheet.width:
        return replace(leaf, page=replace(leaf.page, number=half.sheet.number))
    page = leaf.page
    moved = replace(
        page, number=half.sheet.number, width=half.x + page.width,
        segments=tuple(_shifted(s, half.x) for s in page.segments),
        frames=tuple(_moved(b, half.x) for b in page.frames), images=tuple(_moved(b, half.x) for b in page.images),
        bars=tuple(_moved(b, half.x) for b in page.bars),
        tables=tuple(tuple(_moved(b, half.x) for b in cells) for cells in page.tables),
    )  # fmt: skip
    return replace(leaf, page=moved, furniture=tuple(_shifted(s, half.x) for s in leaf.furniture))


def _shifted(segment: Segment, by: float) -> Segment:
    return replace(segment, x0=segment.x0 + by, x1=segment.x1 + by, text_x=segment.text_x + by)


def _moved(box: Box, by: float) -> Box:
    return replace(box, x0=box.x0 + by, x1=box.x1 + by)
