"""Is a page set in columns, and how far does a column reach? Pure geometry over segments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from jireishu.edges import right_edge
from jireishu.inside import Inside
from jireishu.page import LARGER, Box, Segment, are_level, around

IsTitle = Callable[[str], bool]

GUTTER_LINES = 3  # pairs of lines side by side that make two columns
GUTTER = 0.6  # em between two columns; text across has wider gaps, the tiers of vertical text may not
HIGHER = 1.6  # em above the first line with one beside it, where the right column may begin
INDENT = 2.5  # em from the edge of a column, within which its lines begin
REACH = 0.7  # em that a line may reach over the middle of a gutter and still end there: 。 hangs
WRAPPED = 1.5  # em before the edge of a column, at most, where its full lines end
OVER = 8.0  # points that a box may reach over the middle of a gutter
LARGE = 1.4  # times the size of the lines side by side, at least, of a title that may stand over both columns
HEAD = 1.5  # em from one line of such a title to the next, at most
ROOM = 2.5  # em of such a title that are room enough beside it, though less than it has: balanced columns end unevenly
LEVEL = 1.0  # em that the last lines of columns may stand apart that end level
BAR = 2.6  # em: a frame less high is the bar of a title
EVEN = 3.0  # points that the gaps of a row of bars differ by, at most, and their widths at least
NEAR = 5.0  # em after where columns part elsewhere, within which a line of the right one begins
MANY = 600  # texts of a page: more are not looked through for columns
PROSE = 5.0  # em: shorter stretches side by side are labels and values, not columns


def gutter(
    segments: list[Segment],
    is_title: IsTitle,
    frames: Sequence[Box] = (),
    known: float | None = None,
    throughout: bool = False,
    pictures: Sequence[Box] = (),
    others: Sequence[float] = (),
) -> tuple[float, float, float] | None:
    """Where two columns part: its x, and from where to where down the page they stand side by side.

    frames: what is drawn on the page, the bars of titles among it; pictures: what else stands there. known: where
    columns part elsewhere. throughout: pages are set in columns but for what stands over both. others: where else
    columns part on the page.
    """
    least = GUTTER_LINES if known is None else 1
    if not 2 * least <= len(segments) <= MANY:
        return None
    gaps = [*_gaps(segments), *_between(segments, is_title, frames)]
    middles = ((lo + hi) / 2 for lo, hi, *_ in gaps)
    x = known or max(middles, key=lambda m: (sum(lo < m < hi for lo, hi, *_ in gaps), -m), default=0.0)
    sides = [(a, b) for lo, hi, a, b in gaps if lo < x < hi and (known is None or b.x0 - x < NEAR * b.size)]
    if len(sides) < least:
        return None
    crossing = _crossing(segments, is_title, frames, pictures, x)
    usual = median(max(a.size, b.size) for a, b in sides)  # beside the labels of a chart, too
    crossing += _heads_both(segments, pictures, x, LARGE * usual)
    crossing += _goes_on(segments, x, usual, is_title)
    bands = _bands(segments, others, LARGE * usual) + [c for c in _chips(segments, is_title, frames) if is_over(c, x)]
    crossing, sides = [*crossing, *bands], [(a, b) for a, b in sides if not any(are_level(a, band) for band in bands)]
    edges = [-1.0, *sorted(s.top for s in crossing), float("inf")]
    parts = ([p for p in sides if above <= p[0].top < below] for above, below in pairwise(edges))
    best = max(parts, key=len)
    if len(best) < least:
        return None
    top = min(min(a.top, b.top) for a, b in best)
    bottom = max(max(a.bottom, b.bottom) for a, b in best)
    ceiling = max([s.bottom for s in crossing if s.bottom <= top + 1], default=0.0)
    following = min((s for s in crossing if s.top >= bottom - 1), key=lambda s: s.top, default=None)
    limit = following.top if following else float("inf")
    if throughout:
        return x, max(ceiling, _over_both(segments, pictures, x, ceiling)), limit
    for s in sorted(segments, key=lambda s: -s.top):
        if s.x0 > x and ceiling <= s.top < top and top - s.bottom < HIGHER * s.size:
            top = s.top  # the right column may begin a little higher
    ends = right_edge([s for s in segments if s.x1 < x + REACH * s.size]), right_edge([b for _, b in best])
    beyond = sorted((s for s in segments if bottom - 1 <= s.top < limit), key=lambda s: s.top)
    full = 1 if isinstance(following, Box) else 2  # text over both columns would go on to what begins a new part
    return x, top - 1, _foot(beyond, bottom, x, ends, is_title, frames, full) + 1


def _crossing(
    segments: list[Segment], is_title: IsTitle, frames: Sequence[Box], pictures: Sequence[Box], x: float
) -> list[Segment | Box]:
    """Pictures, bars of titles and texts that go over the place where columns part."""
    crossing: list[Segment | Box] = [
        b for b in pictures if is_over(b, x) and not any(b.holds(*s.middle) for s in segments)
    ]
    crossing += [f for f in frames if is_over(f, x) and any(_is_bar_of(s, f) for s in segments)]
    crossing += [s for s in segments if _crosses(s, x) or _spans(s, x, segments, is_title, frames, pictures)]
    return crossing


def _chips(segments: Sequence[Segment], is_title: IsTitle, frames: Sequence[Box]) -> list[Box]:
    """The rows of several bars as high, each as long as what it says, that stand evenly apart: those of columns are as
    wide as these, or hold titles."""
    level: dict[tuple[int, int], list[Box]] = {}
    texts = Inside(segments if frames else ())
    for bar in frames:
        said = [is_title(s.text) for s in texts.of(bar) if _is_bar_of(s, bar)]
        if said and not any(said):
            level.setdefault((round(bar.top), round(bar.bottom)), []).append(bar)
    found = []
    for row in level.values():
        row = sorted(set(row), key=lambda bar: bar.x0)
        gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
        widths = [bar.width for bar in row]
        if len(gaps) > 1 and max(gaps) - min(gaps) < EVEN < max(widths) - min(widths) and min(gaps) > 0:
            found.append(around(row))
    return found


def _foot(
    beyond: list[Segment], bottom: float, x: float, ends: tuple[float, float], is_title: IsTitle,
    frames: Sequence[Box], full: int,
) -> float:  # fmt: skip
    """How far down columns go on below the last lines side by side. beyond: what stands there, from the top. ends:
    where the full lines of the left and of the right column end. full: how many such show that a column goes on."""
    for n, s in enumerate(beyond):
        apart = is_title(s.text) or s.top - bottom > 2.2 * s.size
        own = any(f.holds(*s.middle) and f.x1 < x + REACH * s.size and f.height < BAR * s.size for f in frames)
        if apart and not own and sum(abs(ends[t.x0 > x] - t.x1) < WRAPPED * t.size for t in beyond[n:]) < full:
            break  # what follows is not broken into lines as wide as the column
        bottom = max(bottom, s.bottom)
    return bottom


def _heads_both(segments: Sequence[Segment], pictures: Sequence[Box], x: float, large: float) -> list[Segment]:
    """The titles in the left column that are so large, or larger, and leave the right one empty beside them; all the
    way down only where both end level above them: else that one may only have ended."""
    titles = [s for s in segments if s.size >= large and s.x1 < x and not s.vertical]
    told: list[Segment | Box] = [*segments, *pictures] if titles else []
    right = [b for b in told if b.middle[0] > x]
    lowest = max((b.bottom for b in right), default=0.0)

    def ends_level(title: Segment) -> bool:
        above = max((s for s in segments if s.x1 < x and s.bottom <= title.top), key=_top, default=title)
        return above is not title and abs(above.bottom - lowest) < LEVEL * above.size

    titles = [s for s in titles if s.bottom < lowest or ends_level(s)]
    return [s for s in titles if not any(b.top < s.bottom + s.size and b.bottom > s.top - s.size / 2 for b in right)]


def _over_both(segments: Sequence[Segment], pictures: Sequence[Box], x: float, ceiling: float) -> float:
    """Where a line at the right edge ends that stands above all else, and begins where no other does, as a place below
    the band of a title."""
    every: list[Segment | Box] = [*segments, *pictures]
    below = sorted((b for b in every if b.top >= ceiling - 1), key=lambda b: b.top)[:3]
    alone = len(below) > 2 and below[0].x0 > x and below[1].top > below[0].bottom
    text = below[0] if alone and any(b.middle[0] < x for b in below[1:]) else None
    if not isinstance(text, Segment) or any(s is not text and abs(s.x0 - text.x0) < text.size for s in segments):
        return 0.0  # as lines of a column begin
    return text.bottom if max(s.x1 for s in segments) - text.x1 < text.size else 0.0


def _goes_on(segments: Sequence[Segment], x: float, usual: float, is_title: IsTitle) -> list[Segment]:
    """What a head goes on with below its large line that goes over where columns part: the rest of that, or a name at
    its end, larger than running text; nothing else stands level with them but what began beside that line."""
    found: list[Segment] = []
    first: Segment | None = None
    last: Segment | None = None
    for s in sorted((s for s in segments if s.size > LARGER * usual and not s.vertical), key=_top):
        if _crosses(s, x) and s.size >= LARGE * usual:
            first = last = s
        elif first and last and first.bottom <= s.top < last.bottom + HEAD * s.size and not is_title(s.text):
            if any(are_level(s, o) for o in segments if o is not s and o.top >= first.bottom):
                break
            found.append(s)
            last = s
    return found


def _bands(segments: Sequence[Segment], others: Sequence[float], large: float) -> list[Box]:
    """The bands of cases that begin amid the page: of titles that are so large, or larger, and level with a text that
    goes over another place where columns part; with what goes over it just below."""
    over = sorted((s for s in segments if any(_crosses(s, x) for x in others)), key=_top)
    found = []
    for title in segments if over else ():
        if title.size >= large and any(are_level(title, s) for s in over):
            band = around([title.box, *(s.box for s in over if are_level(title, s))])
            for s in over:
                if 0 <= s.top - band.bottom < HEAD * s.size:
                    band = around([band, s.box])
            found.append(band)
    return found


def _crosses(s: Segment, x: float) -> bool:
    """Whether a text goes over the place where columns part."""
    return s.x0 < x - REACH * s.size and s.x1 > x + REACH * s.size


def beside(
    segments: list[Segment], boxes: Sequence[Box], x: float, is_title: IsTitle, frames: Sequence[Box]
) -> tuple[float, float, float] | None:
    """From where to where, with x, prose or a box stands on both sides of where columns part elsewhere: first of all,
    between what goes over that place. frames: what is drawn on the page."""
    every = [(s.box, REACH * s.size, s.x1 - s.x0 >= PROSE * s.size) for s in segments]
    every += [(box, OVER, True) for box in boxes]
    over = [(b.top, b.bottom) for b, slack, _ in every if b.x0 < x - slack and b.x1 > x + slack]
    few = segments if len(segments) <= MANY else ()
    over = sorted([*over, *((s.top, s.bottom) for s in few if _spans(s, x, segments, is_title, frames, boxes))])
    for (_, ceiling), (limit, _) in pairwise([(0.0, 0.0), *over, (float("inf"), float("inf"))]):
        within = [(b, slack) for b, slack, told in every if told and ceiling - 1 <= b.top and b.bottom <= limit + 1]
        if any(b.x1 < x + slack for b, slack in within) and any(b.x0 > x - slack for b, slack in within):
            return x, ceiling, limit
    return None


def is_over(box: Box, x: float) -> bool:
    """Whether a box goes over the place where columns part."""
    return box.x0 < x - OVER and box.x1 > x + OVER


def _gaps(segments: list[Segment]) -> list[tuple[float, float, Segment, Segment]]:
    """From where to where prose has a gap to what stands next beside it, and the two."""
    prose = [s for s in segments if s.x1 - s.x0 >= PROSE * s.size and not s.vertical]
    gaps = []
    for a in prose:
        beside = [b for b in prose if b.x0 > a.x1 and are_level(a, b)]
        if beside:
            b = min(beside, key=lambda s: s.x0)
            if b.x0 - a.x1 >= GUTTER * min(a.size, b.size):
                gaps.append((a.x1, b.x0, a, b))
    return gaps


def _between(
    segments: Sequence[Segment], is_title: IsTitle, frames: Sequence[Box]
) -> list[tuple[float, float, Segment, Segment]]:
    """From where to where bars of titles that are level have a gap, and these; the wording of one tells it a title."""
    level: dict[int, list[tuple[Box, Segment]]] = {}
    texts = Inside(segments if frames else ())
    for bar, own in ((f, texts.of(f)) for f in frames):
        if len(own) == 1 and bar.width > PROSE * own[0].size and _is_bar_of(own[0], bar):
            level.setdefault(round(bar.top), []).append((bar, own[0]))
    found = []
    for row in level.values():
        for (left, a), (right, b) in pairwise(sorted(row, key=lambda one: one[0].x0)):
            titles = any(is_title(form.format(s.text)) for s in (a, b) for form in ("{}", "【{}】"))
            if titles and left.x1 < right.x0 and a.style == b.style and abs(left.bottom - right.bottom) < 1:
                found.append((left.x1, right.x0, a, b))
    return found


def _spans(
    title: Segment,
    x: float,
    segments: list[Segment],
    is_title: IsTitle,
    frames: Sequence[Box],
    pictures: Sequence[Box],
) -> bool:
    """Whether a short title stands over both columns: its bar does, or the line below it, or both begin anew below it,
    side by side.

    Neither does where the right column has a title of its own just above, or leaves less room than the left one.
    """
    if title.x1 > x + REACH * title.size or title.vertical or not is_title(title.text):
        return False
    bars = _bars(title, frames)
    if not bars and any(_bars(s, frames) and is_title(s.text) for s in segments):
        return False  # as titles do not look here
    beside = [s for s in segments if s.middle[0] > x and not _crosses(s, x)]
    level = any(are_level(s, title) for s in beside)
    level = level or any(b.x0 > x and are_level(b, title) for b in pictures)
    if bars or level:
        return any(f.x1 > x + REACH * title.size for f in bars)
    edge = min((s.x0 for s in beside), default=x)  # the label of a figure does not begin there
    following = min((s for s in segments if s.top >= title.bottom - 1), key=_top, default=None)
    if following and _crosses(following, x) and not is_title(following.text):
        return True  # as what it heads does
    before, left = _around([s for s in segments if s.middle[0] < x], title)
    above, right = _around([s for s in beside if s.x0 < edge + INDENT * title.size], title)
    if left is None or right is None or is_title(right.text) or (above and is_title(above.text)):
        return False
    slack = REACH * title.size
    room = right.top - above.bottom if before and above else ROOM * title.size
    narrow = before is not None and room < min(left.top - before.bottom - slack, ROOM * title.size)
    return abs(left.top - right.top) < slack and not narrow


def _around(column: list[Segment], title: Segment) -> tuple[Segment | None, Segment | None]:
    """What stands in a column last above a title and first below it."""
    above = max((s for s in column if s.bottom <= title.top + 1), key=_top, default=None)
    return above, min((s for s in column if s.top >= title.bottom - 1), key=_top, default=None)


def _bars(title: Segment, frames: Sequence[Box]) -> list[Box]:
    return [f for f in frames if _is_bar_of(title, f)]


def _is_bar_of(text: Segment, frame: Box) -> bool:
    return frame.holds(*text.middle) and frame.height < BAR * text.size


def _top(segment: Segment) -> float:
    return segment.top
