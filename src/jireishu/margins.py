"""What stands in the margins of a page? Its head, its foot and its sides, outside of all boxes and tables.

Where nothing stands as near to the edge as most heads do, the outermost line is one that stands apart from the rest.
"""

from __future__ import annotations

from math import inf

from jireishu import numbering
from jireishu.numbering import BAND
from jireishu.page import Page, Segment, around, cells_of, without

SIDE = 0.1  # of the page's width at either side, where tabs stand
DEEP = 0.17  # of its height, where the head or foot of a page with wide margins stands,
APART = 0.9  # em of all else, at least, from it
SLACK = 0.1  # points
BORDER = 0.7  # of a page: a larger frame is drawn around all that stands on it
CELLS = 4  # of a table; a page with a head and a foot may be ruled, too
EDGE = 2.0  # points between a box that is cut and the edge of its page, at most
TAB = 24  # characters of a tab at the side, at most


def in_margins(page: Page) -> list[Segment]:
    """The segments that stand at the head, the foot or wholly at one side of a page, in no box or table that reaches
    further."""
    down, right = page.turn % 2 == 1, page.width
    high = _depth([(s.top, s) for s in page.segments], page.height)
    foot = page.height - _depth([(page.height - s.bottom, s) for s in page.segments], page.height)
    left = _depth([(s.x0, s) for s in page.segments], right, along=True) if down else SIDE * right
    right -= _depth([(right - s.x1, s) for s in page.segments], right, along=True) if down else SIDE * right
    further = [box for box in cells_of(page) if box.top < high < box.bottom or box.top < foot < box.bottom]
    further = [box for box in further if box.area < BORDER * page.width * page.height]
    first, last = _others(page)
    for cells in (cells for cells in page.tables if len(cells) >= CELLS):
        if min(c.top for c in cells) < foot and max(c.bottom for c in cells) > high:
            further += cells

    def stands(segment: Segment) -> bool:
        if segment.middle[1] < high or segment.middle[1] > foot:
            return not any(box.holds(*segment.middle) for box in further)
        upright = segment.vertical or (down and bool(numbering.numbers(segment.text)))  # on its page
        alone = segment.text.strip().isdecimal() and (segment.x1 < first or segment.x0 > last)
        beside = (upright or alone) and (segment.x1 <= left or segment.x0 >= right)
        return (beside or is_cut(page, segment)) and not labels(page, segment)

    return [segment for segment in page.segments if stands(segment)]


def _others(page: Page) -> tuple[float, float]:
    """From where to where on a page all reaches that is set across but one, as but a page number at the edge."""
    across = [s for s in page.segments if not s.vertical]
    return sorted([inf, inf, *(s.x0 for s in across)])[1], sorted([-inf, -inf, *(s.x1 for s in across)])[-2]


def _depth(places: list[tuple[float, Segment]], whole: float, along: bool = False) -> float:
    """How far the margin at one edge of a page reaches: as most do, or to the end of what alone stands apart there.

    places: the distances of all that stands on the page from that edge, which is `whole` from the one opposite. along:
    whether lines run towards it.
    """
    spans = sorted((at, at + (s.x1 - s.x0 if along else s.bottom - s.top), s.size) for at, s in places)
    if not spans or (spans[0][0] + spans[0][1]) / 2 < BAND * whole:
        return BAND * whole
    end = max([spans[0][1], *(stop for at, stop, _ in spans if at < spans[0][1])])
    rest = [(at, size) for at, _, size in spans if at >= spans[0][1]]
    apart = end < DEEP * whole and rest and all(at - end >= APART * size for at, size in rest)
    return end + SLACK if apart else BAND * whole


def is_tab(page: Page, segment: Segment) -> bool:
    """Whether a few words stand at the side, upright or in a box that the edge cuts; a longer column is text."""
    tab = is_cut(page, segment) or (segment.vertical and _is_beside(page, segment) and len(segment.text) <= TAB)
    return tab and not labels(page, segment)


def is_cut(page: Page, segment: Segment) -> bool:
    """Whether a few words stand at the side in a narrow box that reaches the edge of the page."""
    if not _is_beside(page, segment) or len(segment.text) > TAB:
        return False
    boxes = (b for b in page.frames if b.width < SIDE * page.width and b.holds(*segment.middle))
    return any(b.x0 < EDGE or b.x1 > page.width - EDGE for b in boxes)


def _is_beside(page: Page, segment: Segment) -> bool:
    return segment.x1 < SIDE * page.width or segment.x0 > (1 - SIDE) * page.width


def labels(page: Page, segment: Segment) -> bool:
    """Whether what stands at the side does so in a box that reaches far into the page, or in a table that does: it says
    what is in there."""
    boxes = [box for box in cells_of(page) if box.area < BORDER * page.width * page.height]
    boxes += map(around, page.tables)
    return any(box.width > page.width / 2 and box.holds(*segment.middle) for box in boxes)


def outside(page: Page, margin: list[Segment]) -> list[Segment]:
    """What stands beside all text of a page, as the number of a chapter does at its edge; a list's marks line up, and
    what stands in a table is its own."""
    ruled = [cell for cells in page.tables if len(cells) >= CELLS for cell in cells]
    rest = without(page.segments, margin)
    inner = [s for s in rest if s.x1 >= SIDE * page.width and s.x0 <= (1 - SIDE) * page.width]
    if not inner:
        return []
    first, last = min(s.x0 for s in inner), max(s.x1 for s in inner)
    rest = [
        s for s in rest if not any(cell.holds(*s.middle) for cell in ruled) and not (s.vertical and labels(page, s))
    ]
    return [s for s in rest if s.x1 < first - 0.5 * s.size or s.x0 > last + 0.5 * s.size]
