"""What on a page is a tool for working with it, and no text? Line numbers, menus to click, what a print shop notes at
the edge of its sheets, pieces of frames that are set as glyphs, watermarks that are drawn.

Pages -> the pages without such, and for each the segments left out. Nothing is known of one casebook.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from jireishu.inside import Inside
from jireishu.numbering import numbers
from jireishu.page import LARGER, Box, Page, Segment, are_stacked, around, usual_size, without
from jireishu.text import fold

REPEATS = 3  # pages on which such a thing must stand,
MOST = 0.5  # and of all that have text enough, at least
ALIKE = 1.5  # points that what stands in one column, or at one place, may be apart
LINES = 5  # line numbers of a page, at least: of every line, or of every fifth
BESIDE = 0.8  # of them, at least, that a line stands beside, and that count the lines between them
MENU = 4  # entries of a menu, at least
NAMED = 0.5  # of them, at least, that are titles elsewhere
SIDE = 0.35  # of the page's width at either side, where menus stand
SMALL = 0.85  # times the size of running text, that notes at a sheet's edge are at most,
WORDS = 4  # letters of a note at a sheet's edge, at least
PIECE = 2  # characters of a piece of a frame, at most
UNREAD = "\ufffd"
_DIGITS = re.compile(r"\d+")
_DATE = re.compile(r"0[/.年-]0[/.月-]0[日時:0]*")  # its numbers as 0
_LETTER = re.compile(r"[^\W\d_]")


def apart(pages: tuple[Page, ...]) -> tuple[tuple[Page, ...], list[tuple[Segment, ...]]]:
    """The pages without what is there to work with them, and the segments of each that are."""
    pieces, unseen, counts = _pieces(pages), _watermarks(pages), _line_numbers(pages)
    bare = tuple(
        replace(page, segments=tuple(s for s in page.segments if id(s) not in own)) if own else page
        for page, own in zip(pages, counts, strict=True)
    )  # the number of a page may be that of a line, too
    tools = [
        {id(s) for s in page.segments if s.style.font in pieces and len(s.text) <= PIECE}.union(*own)
        for page, *own in zip(pages, counts, _notes(bare), _menus(bare), strict=True)
    ]
    left = tuple(
        replace(
            page, segments=tuple(s for s in page.segments if id(s) not in own),
            frames=unseen(page.frames), images=unseen(page.images),
        )
        for page, own in zip(pages, tools, strict=True)
    )  # fmt: skip
    return left, [tuple(s for s in p.segments if id(s) in own) for p, own in zip(pages, tools, strict=True)]


def _watermarks(pages: tuple[Page, ...]) -> Callable[[tuple[Box, ...]], tuple[Box, ...]]:
    """What leaves out the boxes that stand at one place of most pages while text goes over their edges there."""
    least = max(REPEATS, MOST * len(pages))
    placed = [{_place(box): box for box in (*page.frames, *page.images)} for page in pages]
    often = Counter(place for boxes in placed for place in boxes)
    crossed: Counter[tuple[int, ...]] = Counter()
    for page, boxes in zip(pages, placed, strict=True):
        known = [place for place in boxes if often[place] >= least]
        crossed.update(place for place in known if any(_crosses(s, boxes[place]) for s in page.segments))
    drawn = {place for place, times in crossed.items() if times >= least}
    return lambda boxes: tuple(box for box in boxes if _place(box) not in drawn)


def _place(box: Box) -> tuple[int, ...]:
    return round(box.x0), round(box.top), round(box.x1), round(box.bottom)


def _crosses(segment: Segment, box: Box) -> bool:
    """Whether a line begins outside of a box and goes on in it, or the other way round."""
    if not box.top < segment.middle[1] < box.bottom or segment.vertical:
        return False
    return segment.is_cut_by(box)


def _line_numbers(pages: tuple[Page, ...]) -> list[set[int]]:
    """Left or right of all text, numbers that count the lines: each stands beside one, and they are as many lines
    apart as they say. On pages with few lines they stand where they do on the others."""
    columns = [_counting(page) for page in pages]
    long = sum(len({s.row for s in page.segments}) >= 2 * LINES for page in pages)
    if sum(map(bool, columns)) < max(REPEATS, MOST * long):
        return [set() for _ in pages]
    edges = {s.x1 for column in columns for s in column}
    for n, page in enumerate(pages):
        own = columns[n] or [s for s in _alone(page) if any(abs(s.x1 - edge) < ALIKE for edge in edges)]
        columns[n] = own if all(int(a.text) < int(b.text) for a, b in pairwise(own)) else []
    return [set(map(id, column)) for column in columns]


def _alone(page: Page) -> list[Segment]:
    """The numbers of a page that stand alone, from above."""
    alone = [s for s in page.segments if s.text.isdecimal() and not s.vertical]
    within = Inside(alone)
    inside = {id(s) for cells in page.tables for cell in cells for s in within.of(cell)}
    return sorted((s for s in alone if id(s) not in inside), key=lambda s: s.top)


def _counting(page: Page) -> list[Segment]:
    by_edge = groupby(sorted(_alone(page), key=lambda s: s.x1), key=lambda s: round(s.x1 / ALIKE))
    for column in (sorted(own, key=lambda s: s.top) for _, own in by_edge):
        if len(column) < LINES:
            continue
        own, left, right = set(map(id, column)), min(s.x0 for s in column), max(s.x1 for s in column)
        rest = [s for s in page.segments if id(s) not in own]
        level = [s for s in rest if column[0].top < s.middle[1] < column[-1].bottom]
        if (all(s.x0 > right for s in level) or all(s.x1 < left for s in level)) and _counts(column, rest):
            return column
    return []


def _counts(column: list[Segment], rest: list[Segment]) -> bool:
    values = [int(s.text) for s in column]
    steps = Counter(after - before for before, after in pairwise(values))
    step, times = steps.most_common(1)[0]
    beside = sum(any(s.top < c.middle[1] < s.bottom for s in rest) for c in column)
    if step not in (1, 2, 5, 10) or times < len(values) - 2 or beside < BESIDE * len(column):
        return False
    lines = sorted({round(s.middle[1]) for s in rest})
    between = [sum(a.middle[1] + ALIKE < y < b.middle[1] - ALIKE for y in lines) for a, b in pairwise(column)]
    return sum(n < 2 * step for n in between) >= BESIDE * len(between) and (step > 1 or len(column) >= 2 * LINES)


def _notes(pages: tuple[Page, ...]) -> list[set[int]]:
    """What is first or last on its sheet, smaller than running text, and says the same but for its numbers: the name of
    a file with its page, the time at which it was made."""
    edges: list[list[Segment]] = []
    most = SMALL * median([size for page in pages if (size := usual_size(page.segments))] or [0.0])
    for page in pages:
        rows = sorted({s.row for s in page.segments if not s.vertical})
        outer = {rows[0], rows[-1]} if rows else set[int]()
        edge = [s for s in page.segments if s.row in outer and s.size <= most and _DIGITS.search(s.text)]
        within = {n for s in page.segments if s.row not in outer for n in numbers(s.text)}
        edges.append([s for s in edge if within.issuperset(numbers(s.text))])  # the only page number stays
    places: dict[tuple[str, int, int], list[tuple[int, Segment]]] = defaultdict(list)
    for n, edge in enumerate(edges):
        for s in edge:
            said = _DIGITS.sub("0", fold(s.text))
            if len(_LETTER.findall(said)) >= WORDS or _DATE.fullmatch(said):
                places[said, round(s.top / 4), round(s.size)].append((n, s))
    known = [own for own in places.values() if len({s.text for _, s in own}) >= max(REPEATS, MOST * len(pages))]
    told: list[set[int]] = [set() for _ in pages]
    for n, s in (one for own in known for one in own):
        told[n].add(id(s))
    return told


def _menus(pages: tuple[Page, ...]) -> list[set[int]]:
    """A column at the side with nothing else in it, that says the same on most pages: what is to be clicked, most of it
    titles elsewhere."""
    spots = Counter(spot for page in pages for spot in {_spot(s) for s in page.segments})
    often = {spot for spot, times in spots.items() if times >= max(REPEATS, MOST * len(pages))}
    told: list[set[int]] = [set() for _ in pages]
    for near, far in ((0.0, SIDE), (1 - SIDE, 1.0)):
        columns = [_menu(page, often, near * page.width, far * page.width) for page in pages]
        if _are_titles([s for column in columns for s in column], pages):
            told = [known.union(map(id, column)) for known, column in zip(told, columns, strict=True)]
    return told


def _menu(page: Page, often: Set[tuple[str, int, int]], near: float, far: float) -> list[Segment]:
    """What could be a menu of one page between two places across it."""
    column = [s for s in page.segments if near <= s.x0 and s.x1 <= far and not s.vertical and _spot(s) in often]
    if len(column) < MENU:
        return []
    box = around(s.box for s in column)
    beside = [s for s in without(page.segments, column) if box.top < s.middle[1] < box.bottom]
    values = [s for s in beside if near <= s.x0 and s.x1 <= far]  # of facts, that the column labels
    return [] if any(are_stacked(s, box) for s in beside) or 2 * len(values) >= len(column) else column


def _are_titles(entries: Sequence[Segment], pages: Sequence[Page]) -> bool:
    """Whether most entries of a menu stand elsewhere, too, as part of larger texts."""
    sizes = {fold(s.text): s.size for s in entries}
    larger = [(fold(s.text), s.size) for page in pages for s in page.segments] if sizes else []
    named = sum(any(word in text and size > LARGER * least for text, size in larger) for word, least in sizes.items())
    return bool(sizes) and named >= NAMED * len(sizes)


def _spot(segment: Segment) -> tuple[str, int, int]:
    return fold(segment.text), round(segment.x0 / 4), round(segment.top / 4)


def _pieces(pages: tuple[Page, ...]) -> set[str]:
    """The fonts of which no glyph can be read for sure: some cannot be, and none stands beside more than one other."""
    longest: dict[str, int] = defaultdict(int)
    unread: set[str] = set()
    for s in (s for page in pages for s in page.segments):
        longest[s.style.font] = max(longest[s.style.font], len("".join(s.text.split())))
        if UNREAD in s.text:
            unread.add(s.style.font)
    return {font for font in unread if longest[font] <= PIECE}
