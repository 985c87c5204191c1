"""What is a term worth in each of many passages? Postings as arrays of numpy, for `dense`.

A lane is an array with a number for every passage, so that looking one up in it needs no search; a ground is the lanes
that a question is worked out on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jireishu.ranking import COMMON, Posting

Numbers = NDArray[np.int64]  # of passages, or sums of parts: 32 bits wide where the largest sum needs no more

# A term is looked up by halving where that is in fewer passages than a part of those that hold it; else its parts are
# spread over all passages first, and stay so for the next question where it is COMMON.
HALVING = 64


class Ground(NamedTuple):
    """What a question is worked out on, a number for every passage. Zeros between one use and the next, but for sums.

    sums: what has been added up. best: of the phrases of one group. parts: of one term.
    """

    sums: Numbers
    best: Numbers
    parts: Numbers


def grounds(passages: int, wide: bool = False) -> Ground:
    """A ground for so many passages, for one thread to use again. wide: for sums of more than 32 bits."""
    sums: Numbers = np.zeros(passages, np.int64 if wide else np.int32)
    return Ground(sums, np.zeros_like(sums), np.zeros(passages, np.uint16))


class Unpacked:
    """A posting as arrays."""

    __slots__ = ("_lane", "members", "parts", "peak")

    def __init__(self, found: Posting) -> None:
        count = len(found.data) // 6
        self.members: Numbers = np.frombuffer(found.data, "<u4", count)
        self.parts: Numbers = np.frombuffer(found.data, "<u2", count, 4 * count)
        self.peak = found.peak
        self._lane: Numbers | None = None

    @property
    def size(self) -> int:
        """The bytes that it takes beside its posting."""
        return 0 if self._lane is None else self._lane.nbytes

    def at(self, where: Numbers, ground: Ground) -> Numbers:
        """The parts in each of the passages, 0 where one has no such term."""
        if self._lane is not None:
            return self._lane.take(where)
        if len(where) * HALVING < len(self.members):
            places = np.searchsorted(self.members, where.astype(np.uint32))
            found = self.parts.take(places, mode="clip")
            found[self.members.take(places, mode="clip") != where] = 0
            return found
        common = len(self.members) * COMMON > len(ground.parts)
        lane = np.zeros_like(ground.parts) if common else ground.parts
        lane[self.members] = self.parts
        found = lane.take(where)
        if common:
            self._lane = lane
        else:
            lane[self.members] = 0
        return found


def unpacked(found: Posting) -> Unpacked:
    """The arrays of a posting, kept with it."""
    if found.unpacked is None:
        found.unpacked = Unpacked(found)
    made: Unpacked = found.unpacked
    return made
