"""Which passages add up to the most?

Input: for each word of a question, its worth in the passages that hold it, and for each group of words, other words
that say the same. Output: the heaviest passages and how many match at all. Passages are numbered 0, 1, 2 … in the order
in which ties are broken.

A one-shot search cannot afford numpy (its import costs more than the rest of the search), and a loop over 100,000
passages a word costs as much. So a common word keeps a lane of 32 bits for every passage, and lanes are added, compared
and thinned out as one long integer: 100,000 additions take 0.06 ms. A lane stays below 2**31, which leaves the highest
bit free for comparing: a word is worth at most 1,000,000 (some 50,000 parts, counted up to 20 times), and a question of
1,024 characters has fewer than 2,000 words and pairs.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

# A word in more than one of so many passages gets lanes: there the loop over its passages costs as much.
COMMON = 8

NONZERO = b"\0" + b"\1" * 255


def numbers(data: bytes) -> array[int]:
    """The unsigned 32-bit numbers, stored little-endian, of `data`."""
    found = array("I")
    found.frombytes(data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def lanes(found: array[int]) -> bytes:
    """`found`, little-endian."""
    if sys.byteorder == "big":
        found = found[:]
        found.byteswap()
    return found.tobytes()


class Posting:
    """What one word is worth in the passages that hold it: their numbers and parts, or the lanes of all passages."""

    __slots__ = ("_table", "_whole", "members", "packed", "parts", "peak")

    def __init__(self, members: array[int], parts: array[int], peak: int, packed: bytes = b"") -> None:
        """packed: the lanes of a common word; it then has no members, and parts of every passage."""
        self.members, self.parts, self.peak, self.packed = members, parts, peak, packed
        self._table: dict[int, int] | None = None
        self._whole: int | None = None

    @classmethod
    def common(cls, packed: bytes, peak: int) -> Posting:
        return cls(array("I"), numbers(packed), peak, packed)

    def at(self, number: int) -> int:
        """The parts in one passage, 0 where it has no such word."""
        if self.packed:
            return self.parts[number]
        place = bisect_left(self.members, number)
        return self.parts[place] if place < len(self.members) and self.members[place] == number else 0

    def table(self) -> dict[int, int]:
        """The parts by passage, of a word that is not common."""
        if self._table is None:
            self._table = dict(zip(self.members, self.parts, strict=True))
        return self._table

    def whole(self) -> int:
        """All lanes of a common word as one integer."""
        if self._whole is None:
            self._whole = int.from_bytes(self.packed, "little")
        return self._whole


class Phrase(NamedTuple):
    """Words that count only together, each `times` its parts."""

    words: Sequence[Posting]
    times: int

    def at(self, number: int) -> int:
        total = 0
        for word in self.words:
            if not (parts := word.at(number)):
                return 0
            total += parts
        return total * self.times


class Group(NamedTuple):
    """One thing asked for: the asker's own words, already counted, and phrases that say the same.

    Where the best of the phrases is worth more than what the own words brought, the difference is added.
    """

    own: Phrase
    others: Sequence[Phrase]

    def at(self, number: int) -> tuple[int, int]:
        """What is added in one passage, and the place in `others` of the phrase that brings it."""
        worth, place = max(((phrase.at(number), -place) for place, phrase in enumerate(self.others)), default=(0, 0))
        return max(0, worth - self._said(number)), -place

    def _said(self, number: int) -> int:
        return self.own.times * sum(word.at(number) for word in self.own.words)


def totals(
    words: Iterable[tuple[Posting, int]],
    passages: int,
    allowed: Collection[int] | None = None,
    groups: Sequence[Group] = (),
) -> array[int]:
    """For each passage the sum of its words, each times the number beside it, and of what the groups add; 0 where it
    is not among the `allowed`, if given."""
    common, rare = 0, []
    for word, times in words:
        if word.packed:
            common += times * word.whole()
        else:
            rare.append((word, times))
    scarce = []
    high = int.from_bytes(b"\0\0\0\x80" * passages, "little") if groups else 0
    for group in groups:
        if any(all(word.packed for word in phrase.words) for phrase in group.others):
            common += _added_everywhere(group, passages, high)
        else:
            scarce.append(group)
    sums = numbers(common.to_bytes(4 * passages, "little"))
    for word, times in rare:
        for number, part in zip(word.members, word.parts, strict=True):
            sums[number] += times * part
    for group in scarce:
        own = [word.parts.__getitem__ if word.packed else word.table().get for word in group.own.words]
        for number, worth in _best(group.others).items():
            for parts_in in own:
                worth -= (parts_in(number) or 0) * group.own.times
            if worth > 0:
                sums[number] += worth
    if allowed is None:
        return sums
    kept = array("I", bytes(4 * passages))
    for number in allowed:
        kept[number] = sums[number]
    return kept


def add(sums: array[int], more: Mapping[int, int]) -> None:
    """Add to the sums of single passages."""
    for number, parts in more.items():
        sums[number] += parts


def _best(phrases: Iterable[Phrase]) -> dict[int, int]:
    """The largest worth of any phrase with a rare word, by passage."""
    best: dict[int, int] = {}
    for phrase in phrases:
        rare = [word for word in phrase.words if not word.packed]
        if not rare:
            continue
        common = [word.parts for word in phrase.words if word.packed]
        if len(rare) == 1:
            found: Iterable[tuple[int, int]] = zip(rare[0].members, rare[0].parts, strict=True)
        else:
            shared = set(rare[0].members).intersection(*(word.members for word in rare[1:]))
            found = zip(shared, (sum(word.at(number) for word in rare) for number in shared), strict=True)
        for number, total in found:
            for parts in common:
                if not parts[number]:
                    break
                total += parts[number]
            else:
                if (worth := total * phrase.times) > best.get(number, 0):
                    best[number] = worth
    return best


def _added_everywhere(group: Group, passages: int, high: int) -> int:
    """What a group adds, as lanes, where some of its phrases have common words only. high: the top bit of each lane."""
    best = _spread(_best(group.others), passages)
    for phrase in group.others:
        if all(word.packed for word in phrase.words):
            together, worth = -1, 0
            for word in phrase.words:
                worth += (lanes_ := word.whole())
                together &= _filled(lanes_ + high - (high >> 31), high)  # lanes that are not 0 reach the high bit
            best = _larger(best, worth * phrase.times & together, high)
    said = sum(word.whole() if word.packed else _spread(word.table(), passages) for word in group.own.words)
    said *= group.own.times
    return _larger(best, said, high) - said


def _spread(found: dict[int, int], passages: int) -> int:
    sums = array("I", bytes(4 * passages))
    for number, parts in found.items():
        sums[number] = parts
    return int.from_bytes(lanes(sums), "little")


def _filled(tested: int, high: int) -> int:
    """All bits of each lane whose highest bit is set."""
    tested &= high
    return (tested - (tested >> 31)) | tested


def _larger(left: int, right: int, high: int) -> int:
    """The larger of the two in each lane."""
    mask = _filled((left | high) - right, high)  # the high bit survives where left >= right
    return (left & mask) | (right & ~mask)


def heaviest(sums: array[int], k: int, ceiling: int) -> tuple[list[tuple[int, int]], int]:
    """The `k` passages with the largest sums, each as (number, parts), and how many sums are not 0.

    Equal sums come in the order of their numbers. ceiling: no sum is larger.
    """
    levels = _levels(lanes(sums), ceiling)
    matching = len(levels.translate(None, b"\0"))
    low, high = 1, 255  # the highest level that still has k passages at or above it
    while low < high:
        middle = (low + high + 1) // 2
        if len(levels.translate(None, bytes(range(middle)))) >= k:
            low = middle
        else:
            high = middle - 1
    candidates = [match.start() for match in re.finditer(b"[\\x%02x-\\xff]" % low, levels)]
    candidates.sort(key=lambda number: (-sums[number], number))
    return [(number, sums[number]) for number in candidates[:k]], matching


def _levels(sums: bytes, ceiling: int) -> bytes:
    """A byte for each lane: 0 for 0, else a level from 1 to 255 that never falls as the lane rises."""
    shift = max(0, ceiling.bit_length() - 8)
    tops = (int.from_bytes(sums, "little") >> shift).to_bytes(len(sums), "little")[::4]
    some = 0
    for place in range(4):
        some |= int.from_bytes(sums[place::4], "little")
    present = some.to_bytes(len(sums) // 4, "little").translate(NONZERO)
    return (int.from_bytes(tops, "little") | int.from_bytes(present, "little")).to_bytes(len(tops), "little")
