"""Which passages stand in another order among what stands around them?

Input: passages of two editions that are the same, in the same case and section. Output: those that have changed places
with others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

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
        stay = _rising([places[1][after.id] for _, after in several], list(map(_weight, several)))
        found += [pair for n, pair in enumerate(several) if n not in stay]
    return found


def _rising(numbers: Sequence[int], weights: Sequence[int]) -> set[int]:
    """The places of the longest rising row in different numbers, the heaviest of such."""
    ranks = {number: rank for rank, number in enumerate(sorted(numbers), 1)}
    best = [(0, 0, -1)] * (
        len(numbers) + 1
    )  # of rows that end below a rank how long, how heavy, where (a Fenwick tree)
    before: list[int] = []  # of each place, the one before it in its row
    for place, number in enumerate(numbers):
        long, heavy, last = _highest(best, ranks[number] - 1)
        before.append(last)
        rank = ranks[number]
        while rank < len(best):
            best[rank] = max(best[rank], (long + 1, heavy + weights[place], place))
            rank += rank & -rank
    found = set[int]()
    place = _highest(best, len(numbers))[2]
    while place >= 0:
        found.add(place)
        place = before[place]
    return found


def _highest(best: Sequence[tuple[int, int, int]], rank: int) -> tuple[int, int, int]:
    """The best of the rows that end at a rank or below."""
    found = best[0]
    while rank:
        found = max(found, best[rank])
        rank &= rank - 1
    return found


def _weight(pair: Pair) -> int:
    """The longer texts stay; which of such as are equally long is the same in both directions."""
    texts = [passage.text for passage in pair]
    return sum((len(text) << 64) + crc32(text.encode()) for text in texts)
