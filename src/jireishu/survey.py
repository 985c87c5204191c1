"""Which columns of titles beside texts, and which cards, has a document? Its pages -> their rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from jireishu.columns import IsTitle
from jireishu.edges import right_edge
from jireishu.inside import Inside
from jireishu.page import LARGER, SMALLER, Box, Page, Segment, are_level, by_row, cells_of, usual_size
from jireishu.rooms import (
    LONGEST,
    PIECES,
    SAME,
    Column,
    Rooms,
    groups_of,
    is_named,
    is_one_title,
    is_side,
    said_in,
    spans,
)

WIDEST = 0.33  # of the page's width that a cell beside its text may take
SEVERAL = 4  # titles beside texts that show a column of them where nothing is ruled,
APART = 1.0  # and em that the texts are apart from them
CARD = 0.2  # of the page's width that a card is wide, at least
LINES = 3  # that it has, at least
HALF = 0.5  # of the text of a document that frames as wide as each other hold that are no asides, at least
MANY = 30  # headings beside texts on one page, at most
REMARKS = 0.4  # of the width of the cell before it, at most, that the last one of a row is narrow
MOST = 0.4  # of the text of their column that cards hold, at least: others are boxes as wide as it is

ROOM = 0.25  # times as wide as a title's cell, more than which its text has: else it is a page number in a 目次
_Beside = tuple[Page, list[Segment], float]  # a title's page and pieces, and where what is said beside it begins


def of(pages: Iterable[Page], is_title: IsTitle) -> Rooms:
    """The rooms of a document. One cell beside a text may be an accident: two with a title show a column of them."""
    found: list[tuple[Column, list[Segment], Page]] = []
    cards: list[tuple[float, float]] = []
    pages = list(pages)
    for page in pages:
        texts = Inside(page.segments)
        cells = cells_of(page)
        for cell in cells:
            inside = texts.of(cell)
            if not 0 < len(inside) <= PIECES or not is_title(said_in(inside)):
                continue
            cell = replace(cell, x1=_edge(cell, cells))
            right, before = _reach(cell, cells), texts.of(Box(0, cell.top, cell.x0, cell.bottom))
            told = texts.of(Box(cell.x1, cell.top, right, cell.bottom))
            level = not {s.row for s in told} - {s.row for s in inside}  # with it, as titles of texts below are
            heads = level and (is_title(said_in(told)) or any(is_title(s.text) for s in told))
            if right - cell.x1 > ROOM * cell.width and not before and not heads:
                found.append((Column(cell.x0, cell.x1, right, right), told, page))
        cards += _cards(page, texts, is_title)
    several = _several(found) or _bare(pages, is_title)
    often = [c for c in dict.fromkeys(cards) if cards.count(c) > 1]
    sides = tuple(side for side in _beside(pages) if not several)
    chosen = [c for c in often if _share(pages, c) > MOST]
    return Rooms(tuple(several), tuple(dict.fromkeys([*chosen, *_of_most(pages)])), sides)


def headings(page: Page, segments: Sequence[Segment], sides: Sequence[tuple[float, float]]) -> list[list[Segment]]:
    """The headings that stand in a column of their own, without rules, left of the list that each is level with; none
    where the column holds text, too. sides: where such begin, and their texts."""
    found: list[list[Segment]] = []
    texts = Inside(segments if sides else ())
    shades = {frame for side in sides for frame in _shaded(page, *side)}
    narrow = [c for c in cells_of(page) if c not in shades and any(c.x1 < text + SAME for _, text in sides)]
    celled = {id(s) for cell in narrow for s in texts.of(cell)}
    free = [s for s in segments if not (s.vertical or id(s) in celled)]
    for left, text in sides:
        own = [s for s in free if abs(s.x0 - left) < SAME and s.x1 < text - APART * s.size]
        told = [s for s in segments if s.x0 > text - SAME]
        groups = groups_of(own, aligned=True)
        within = [s for s in segments if abs(s.x0 - left) >= SAME and s.x0 < text - SAME and s.x1 < text + SAME]
        top, least = min((s.top for s in own), default=0.0), LARGER * usual_size(page.segments)
        others = sum(s.top > top and s.size < least for s in within)  # as the second lines of lists
        others += sum(abs(s.x0 - left) < SAME and s.x1 < text and id(s) in celled for s in segments)
        if not 2 * others < len(groups) <= MANY or any(len(t) > LONGEST or "。" in t for t in map(said_in, groups)):
            continue
        for group, after in zip(groups, [*groups[1:], None], strict=False):
            top, stop = group[0].top, after[0].top if after else page.height
            prose = any("。" in s.text for s in told if top - 1 < s.top < stop - 1)
            listed = any(are_level(s, group[0]) and s.text_x > s.x0 for s in told)
            found += [group] if prose and listed else []
    return found


def rows(page: Page, texts: Inside[Segment]) -> list[tuple[Box, Box]]:
    """The frames that touch as the cells of a row do, the first with a heading and the other with its list: as where
    the end of a page leaves one row of a table."""
    places = {(round(f.x0), round(f.top), round(f.bottom)): f for f in page.frames}
    found: list[tuple[Box, Box]] = []
    for head in page.frames:
        near = ((round(head.x1) + by, round(head.top), round(head.bottom)) for by in (0, -1, 1))
        beside = next((places[place] for place in near if place in places), None)
        said = said_in(texts.of(head)) if beside else ""
        told = texts.of(beside) if beside and 0 < len(said) <= LONGEST and "。" not in said else []
        if beside and any("。" in s.text for s in told) and any(s.text_x > s.x0 for s in told):
            found.append((head, beside))
    return found


def remarks(page: Page, segments: Sequence[Segment], column: Column) -> list[tuple[Box, list[Segment]]]:
    """The cells right of the texts of a column, and what stands in each."""
    texts = Inside(segments)
    beside = dict.fromkeys(cell for cell in cells_of(page) if column.ruled and abs(cell.x0 - column.right) < SAME)
    return [(cell, inside) for cell in beside if (inside := texts.of(cell))]


def unshaded(page: Page, sides: Sequence[tuple[float, float]]) -> Page:
    """A page without the cells that only shade rows of headings and their texts. sides: where such begin."""
    shades = {cell for side in sides for cell in _shaded(page, *side)}
    tables = tuple(grid for grid in page.tables if shades.isdisjoint(grid))
    return replace(page, frames=tuple(f for f in page.frames if f not in shades), tables=tables)


def _shaded(page: Page, left: float, text: float) -> list[Box]:
    """The cells that only shade a row of headings that begin at `left`, and their texts at `text`: two that touch, and
    no other such row, as in a table."""
    cells = cells_of(page)
    tall = {(round(f.x0), round(f.top), round(f.bottom)): f for f in cells if f.x0 < text + SAME < f.x1}
    found: list[Box] = []
    for head in (f for f in cells if f.x0 < left + SAME < f.x1 < text + SAME):
        places = ((round(head.x1) + by, round(head.top), round(head.bottom)) for by in (0, -1, 1))
        beside = next((tall[place] for place in places if place in tall), None)
        found += [head, beside] if beside else []
    rows = sorted({(f.top, f.bottom) for f in found})
    return [] if any(b[0] - a[0] > 0 and b[0] - a[1] < SAME for a, b in pairwise(rows)) else found


def _beside(pages: Sequence[Page]) -> list[tuple[float, float]]:
    """Where headings begin that stand beside their texts, and those: on most pages that have something there."""
    pairs: dict[tuple[float, float], list[Page]] = {}
    for page in pages:
        for first, second, *_ in (row for row in by_row(page.segments).values() if len(row) > 1):
            narrow = first.x1 < min(WIDEST * page.width + first.x0, second.x0 - APART * first.size)
            if narrow and first.style != second.style:
                pairs.setdefault((float(round(first.x0)), float(round(second.x0))), []).append(page)
    found: list[tuple[float, float]] = []
    for side, own in sorted(pairs.items(), key=lambda pair: -len(pair[1]))[:2]:  # of left and right pages
        told = [len(headings(page, page.segments, [side])) for page in {id(page): page for page in own}.values()]
        found += [side] if sum(told) >= SEVERAL and told.count(0) < len(told) / 2 else []
    return found


def _several(found: Sequence[tuple[Column, list[Segment], Page]]) -> list[Column]:
    """The columns of titles that were found more than once, with how far the lines beside them reach; beside boxes that
    only stand next to a title there is less than runs through there."""
    several: list[Column] = []
    for column, _, _ in sorted(found, key=lambda one: -one[0].right):
        alike = [one for one in found if spans(one[0], column.x0, column.x1)]
        told = [s for _, beside, _ in alike for s in beside]
        across = sum(
            _crosses(s, column) for page in {id(one[2]): one[2] for one in alike}.values() for s in page.segments
        )
        if len(alike) > 1 and len(told) > across and not any(spans(c, column.x0, column.x1) for c in several):
            several.append(replace(column, reach=right_edge(told)))
    return several


def _crosses(s: Segment, column: Column) -> bool:
    return column.x0 - SAME < s.x0 < column.x1 - s.size and s.x1 > column.x1 + s.size


def _share(pages: Sequence[Page], card: tuple[float, float]) -> float:
    """How much of the text of a column that has frames as wide as a card stands in those."""
    held = told = 0
    for page in pages:
        if frames := [f for f in page.frames if spans(f, *card)]:
            texts = Inside(page.segments)
            held += sum(len(s.text) for s in {id(s): s for f in frames for s in texts.of(f)}.values())
            told += sum(len(s.text) for s in page.segments if card[0] - SAME < s.x0 and s.x1 < card[1] + SAME)
    return held / max(told, 1)


def _of_most(pages: Sequence[Page]) -> list[tuple[float, float]]:
    """From where to where the frames of several lines reach that hold most of the text of a document: it is no
    aside."""
    held: dict[tuple[float, float], dict[int, int]] = defaultdict(dict)
    for page in pages:
        texts = Inside(page.segments if page.frames else ())
        for frame in (f for f in page.frames if f.width > CARD * page.width):
            inside = texts.of(frame)
            if len({s.row for s in inside}) >= LINES:
                held[round(frame.x0), round(frame.x1)].update((id(s), len(s.text)) for s in inside)
    said = sum(len(s.text) for page in pages for s in page.segments)
    return [span for span, own in held.items() if sum(own.values()) > HALF * said]


def _bare(pages: Sequence[Page], is_title: IsTitle) -> list[Column]:
    """The columns of titles beside texts that no rules part: little else stands in them below the first."""
    found: dict[float, list[_Beside]] = {}
    sides = _sides(pages, is_title)
    for page in pages:
        texts = Inside(page.segments)
        narrow = [s for s in page.segments if s.x1 - s.x0 < WIDEST * page.width]
        held = {frame: texts.of(frame) for frame in page.frames if frame.width < WIDEST * page.width}
        barred = {id(s) for inside in held.values() for s in inside}
        # in bars titles may be centred
        bars = [(f.x0, inside) for f, inside in held.items() if not any(spans(f, *side) for side in sides)]
        groups = groups_of([s for s in narrow if id(s) not in barred], aligned=True)
        for x0, group in [*bars, *((g[0].x0, g) for g in groups)]:
            if len(said_in(group)) > LONGEST or not is_named(said_in(group), is_title):
                continue
            right = max((s.x1 + APART * s.size for s in group), default=page.width)
            beside = [s.x0 for s in page.segments if s.x0 > right and any(are_level(s, g) for g in group)]
            if beside and min(beside) - x0 < WIDEST * page.width:  # a 目次 has its page numbers far from its titles
                found.setdefault(round(x0), []).append((page, group, min(beside)))
    columns = [column for x0, titles in found.items() if (column := _bare_column(x0, titles))]
    columns.sort(key=lambda column: -column.right)
    return [c for n, c in enumerate(columns) if not any(spans(wider, c.x0, c.x1) for wider in columns[:n])]


def _bare_column(x0: float, titles: list[_Beside]) -> Column | None:
    """The column of the titles that begin at x0; None where more than these stands in it."""
    named = {id(s) for _, group, _ in titles for s in group}
    x1 = min(beside for _, _, beside in titles) - 1
    tops = {page: min(g[0].top for p, g, _ in titles if p is page) - SAME for page, _, _ in titles}
    below = [s for page, top in tops.items() for s in page.segments if s.top > top]
    told = [s for s in below if s.x0 >= x1]
    least = SMALLER * median(s.size for s in told) if told else 0.0  # footnotes stand below both columns
    others = sum(s.x0 < x1 and s.size > least and id(s) not in named for s in below)
    if not told or len(titles) < max(SEVERAL, others + 1):
        return None
    return Column(x0 - 0.5, x1, max(s.x1 for s in told), right_edge(told), ruled=False)


def _sides(pages: Sequence[Page], is_title: IsTitle) -> list[tuple[float, float]]:
    """From where to where the panels reach down the side of pages that hold more than a title, on one page at least."""
    found: list[tuple[float, float]] = []
    for page in pages:
        if panels := [frame for frame in page.frames if is_side(frame, page)]:
            texts = Inside(page.segments)
            found += [(f.x0, f.x1) for f in panels if not is_one_title(texts.of(f), is_title)]
    return list(dict.fromkeys(found))


def _cards(page: Page, texts: Inside[Segment], is_title: IsTitle) -> list[tuple[float, float]]:
    """From where to where the frames of a page reach that begin with a title, or have one in a bar upon them or at
    their head."""
    told = [(frame, texts.of(frame)) for frame in page.frames]
    bars = [frame for frame, inside in told if 0 < len(inside) <= PIECES and is_named(said_in(inside), is_title)]
    found: list[tuple[float, float]] = []
    for frame, inside in told:
        rows = sorted({s.row for s in inside})
        if len(rows) < LINES or frame.width <= CARD * page.width:
            continue
        over = (bar for bar in bars if frame.x0 - SAME < bar.x0 and bar.x1 < frame.x1 + SAME)  # or narrower: a tab
        on = any(bar.top < frame.top + 4 and bar.bottom > frame.top - 4 for bar in over)  # or over its edge
        if on or is_title(said_in([s for s in inside if s.row == rows[0]])):
            found.append((round(frame.x0), round(frame.x1)))
    return found


def _edge(cell: Box, cells: Sequence[Box]) -> float:
    """Where a cell ends: halfway to one as high beside it, from which no more than a little room parts it."""
    high = (c for c in cells if abs(c.top - cell.top) < SAME and abs(c.bottom - cell.bottom) < SAME)
    near = min((c.x0 - cell.x1 for c in high if 0 < c.x0 - cell.x1 < 2 * SAME), default=0.0)
    return cell.x1 + near / 2


def _reach(cell: Box, cells: list[Box]) -> float:
    """How far the row of a cell goes on to the right, cell by cell, but for a narrow last one of remarks."""
    ends = [cell.x1]
    while touching := [
        c.x1
        for c in cells
        if abs(c.x0 - ends[-1]) < SAME
        and c.x1 > ends[-1] + SAME
        and c.top < cell.bottom - 1
        and c.bottom > cell.top + 1
    ]:
        ends.append(max(touching))
    remarked = len(ends) > 2 and ends[-1] - ends[-2] < REMARKS * (ends[-2] - ends[-3])
    return ends[-2] if remarked else ends[-1]
