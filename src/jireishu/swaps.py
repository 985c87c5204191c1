"""Which passages stand in another order among what stands around them?

Input: passages of two editions that are the same, in the same case and section. Output: those that have changed places
with others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from jireishu.counterparts import Pair
from jireishu.model import Passage

KINDS = ("bullet", "paragraph")  # where a figure, a table or a note stands is a matter of typesetting


def swapped(pairs: Iterable[Pair], old: Sequence[Passage], new: Sequence[Passage]) -> list[Pair]:
    """As few of the pairs as could be moved for the rest to be in the order of both editions, section by section."""
    places = [{p.id: number for number, p in enumerate(passages)} for passages in (old, new)]
    sections: dict[object, list[Pair]] = defaultdict(list)
    for before, after in pairs:
        if {before.kind, after.kind} <= set(KINDS):
            sections[after.case, after.section].append((before, after))
    found: list[Pair] = []
    for several in sections.values():
        several.sort(key=lambda pair: places[0][pair[0].id])
        stay = _rising([places[1][after.id] for _, after in several])
        found += [pair for n, pair in enumerate(several) if n not in stay]
    return found


def _rising(numbers: Sequence[int]) -> set[int]:
    """The places of one of the longest rising rows in different numbers (by patience sorting)."""
    ends: list[int] = []  # the least number that ends a row, by its length
    last: list[int] = []  # its place
    before: list[int] = []  # of each place, the one before it in its row
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            last.append(place)
        else:
            ends[length], last[length] = number, place
    found = set[int]()
    place = last[-1] if last else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
