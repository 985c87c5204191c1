"""Which things on a page have their middle in a box?

A page may have thousands of boxes and of runs of text: each box must not ask each run.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from jireishu.page import Box


class Placed(Protocol):
    """A thing on a page. middle: its x and y."""

    @property
    def middle(self) -> tuple[float, float]: ...


T = TypeVar("T", bound=Placed)


class Inside(Generic[T]):
    """Things, found by where their middle is."""

    def __init__(self, things: Sequence[T]) -> None:
        self._things = things
        self._down = sorted((y, x, n) for n, (x, y) in enumerate(thing.middle for thing in things))

    def of(self, box: Box) -> list[T]:
        """Those with their middle in the box or on its edge, in the order given."""
        first = bisect_left(self._down, box.top, key=_height)
        last = bisect_right(self._down, box.bottom, key=_height)
        return [self._things[n] for n in sorted(n for _, x, n in self._down[first:last] if box.x0 <= x <= box.x1)]


def _height(place: tuple[float, float, int]) -> float:
    return place[0]
