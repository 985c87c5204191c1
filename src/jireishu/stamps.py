"""Where on pages does the same stand again, and which watermarks lie over their text?"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

from jireishu.page import LARGER, Page, Segment, usual_size
from jireishu.text import fold

REPEATS = 3  # pages on which a text must stand at the same place to be furniture,
WINDOW = 6  # within so many pages in a row

Key = TypeVar("Key", bound=tuple[object, ...])
Slot = tuple[int, int]  # the height on the page and the size of what stands in a margin


def slot(segment: Segment) -> Slot:
    """Where on a page something stands, and how large: about the same of what is furniture."""
    return round(segment.top / 4), round(segment.size)


def spot(segment: Segment) -> tuple[str, int, int, int]:
    """What makes two pieces of furniture the same: wording, height on the page, size, and where it begins."""
    return fold(segment.text), *slot(segment), round(segment.x0 / 4)


def of(pages: tuple[Page, ...]) -> set[tuple[str, int, int, int]]:
    """Watermarks: what is larger than running text and lies over it at one place of several pages close together."""
    sized = [(page, LARGER * usual_size(page.segments)) for page in pages]
    large = [[s for s in page.segments if s.size > least] for page, least in sized]
    again = repeated([[spot(s) for s in page] for page in large])
    return {
        spot(s)
        for page, some in zip(pages, large, strict=True)
        for s in some
        if spot(s) in again and any(_overlap(s, other) for other in page.segments if other is not s)
    }


def _overlap(one: Segment, other: Segment) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 1 and high > 0.3 * other.size


def repeated(pages: list[list[Key]]) -> set[Key]:
    """What stands at one place on several pages close together; a last line such as 「る。」 may recur far apart.

    pages: the keys of what stands on each.
    """
    places: dict[Key, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        for key in set(page):
            places[key].append(index)
    return {
        key
        for key, indexes in places.items()
        if key[0] and any(last - first < WINDOW for first, last in zip(indexes, indexes[REPEATS - 1 :], strict=False))
    }
