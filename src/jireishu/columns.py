"""Is a page set in columns, and how far does a column reach? Pure geometry over segments."""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from jireishu.page import Segment

IsTitle = Callable[[str], bool]

GUTTER_LINES = 3  # pairs of lines side by side that make two columns
GUTTER = 0.6  # em between two columns; text across has wider gaps, the tiers of vertical text may not
REACH = 0.7  # em that a line may reach over the middle of a gutter and still end there: 。 hangs
WRAPPED = 1.5  # em before the edge of a column, at most, where its full lines end
HANGING = "、。，．"
FULL = 0.3  # of the most lines that end within an em, so many at least where the column ends
PROSE = 5.0  # em: shorter stretches side by side are labels and values, not columns


def gutter(segments: list[Segment], is_title: IsTitle) -> tuple[float, float, float] | None:
    """Where two columns part: its x, and from where to where down the page they stand side by side."""
    if not 2 * GUTTER_LINES <= len(segments) <= 600:
        return None
    prose = [s for s in segments if s.x1 - s.x0 >= PROSE * s.size and not s.vertical]
    gaps = []
    for a in prose:
        beside = [b for b in prose if b.x0 > a.x1 and b.top < a.bottom and b.bottom > a.top]
        if beside:
            b = min(beside, key=lambda s: s.x0)
            if b.x0 - a.x1 >= GUTTER * min(a.size, b.size):
                gaps.append((a.x1, b.x0, a, b))
    if len(gaps) < GUTTER_LINES:
        return None
    x = max(((g[0] + g[1]) / 2 for g in gaps), key=lambda m: (sum(g[0] < m < g[1] for g in gaps), -m))
    sides = [(a, b) for lo, hi, a, b in gaps if lo < x < hi]
    crossing = sorted(
        (s for s in segments if s.x0 < x - REACH * s.size and s.x1 > x + REACH * s.size), key=lambda s: s.top
    )
    best: list[tuple[Segment, Segment]] = []
    edges = [-1.0, *[s.top for s in crossing], float("inf")]
    for above, below in pairwise(edges):
        band = [p for p in sides if above <= p[0].top < below]
        best = max(best, band, key=len)
    if len(best) < GUTTER_LINES:
        return None
    top = min(min(a.top, b.top) for a, b in best)
    bottom = max(max(a.bottom, b.bottom) for a, b in best)
    ceiling = max([s.bottom for s in crossing if s.bottom <= top + 1], default=0.0)
    for s in sorted(segments, key=lambda s: -s.top):
        if s.x0 > x and ceiling <= s.top < top and top - s.bottom < 1.2 * s.size:
            top = s.top  # the right column may begin a little higher
    limit = min([s.top for s in crossing if s.top >= bottom - 1], default=float("inf"))
    ends = max(a.x1 for a, _ in best), max(b.x1 for _, b in best)
    beyond = sorted((s for s in segments if bottom - 1 <= s.top < limit), key=lambda s: s.top)
    for n, s in enumerate(beyond):
        apart = is_title(s.text) or s.top - bottom > 2.2 * s.size
        if apart and sum(abs(ends[t.x0 > x] - t.x1) < WRAPPED * t.size for t in beyond[n:]) < 2:
            break  # what follows is not broken into lines as wide as the column
        bottom = max(bottom, s.bottom)
    return x, top - 1, bottom + 1


def right_edge(segments: Sequence[Segment]) -> float:
    """Where the lines of a column end: the furthest place that several of them reach to within an em.

    Several are three, and not a few of all. A stop at the end of a line may hang out of its column.
    """
    ends = sorted((s.x1 - s.size * (s.text[-1] in HANGING) for s in segments), reverse=True)
    em = median(s.size for s in segments)
    near = [bisect_left(ends, em - a, n, key=operator.neg) - n for n, a in enumerate(ends)]
    least = max(3, FULL * max(near))
    return next((a for a, times in zip(ends, near, strict=True) if times >= least), ends[0])
