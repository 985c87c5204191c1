"""Where do the lines of a column end? Segments -> x."""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from jireishu.page import Segment
from jireishu.text import CLOSING

FULL = 0.3  # of the most lines that end within an em, so many at least where the column ends
BEYOND = 0.3  # of the lines, at most, that go beyond where the column ends


def right_edge(segments: Sequence[Segment]) -> float:
    """Where the lines of a column end: the furthest place that several of them reach, three and not a few of all.

    They end within an em. What may begin no line, as stops, may hang out of its column. Where many go beyond what
    several reach, the furthest of all is taken.
    """
    ends = sorted((s.x1 - s.size * (s.text[-1] in CLOSING) for s in segments), reverse=True)
    em = median(s.size for s in segments)
    times = [bisect_left(ends, em - a, n, key=operator.neg) - n for n, a in enumerate(ends)]
    least = max(3, FULL * max(times))
    likely = list(zip(ends, times, strict=True))[: int(BEYOND * len(ends)) + 1]
    return next((a for a, many in likely if many >= least), ends[0])
