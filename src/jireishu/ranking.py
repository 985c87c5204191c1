"""Which passages add up to the most?

Input: for each word of a question, its weight in the passages that hold it. Output: the heaviest passages and how many
match at all. Passages are numbered 0, 1, 2 … in the order in which ties are broken.

A one-shot search cannot afford numpy (its import costs more than the rest of the search), and a loop over 100,000
passages a word costs as much. So a common word keeps a lane of 32 bits for every passage, and lanes are added, masked
and thinned out as one long integer: 100,000 additions take 0.06 ms. Sums cannot spill over: a lane holds 4.29e9 parts,
and a question has at most 1,024 words of some 600,000 parts each, counted up to six times.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Collection, Iterable

# A word in more than one of so many passages gets lanes: there the loop over its passages costs as much.
COMMON = 8

NONZERO = b"\0" + b"\1" * 255

# Passage numbers and their parts; or, for a common word, the lanes of all passages.
Sparse = tuple["array[int]", "array[int]"]
Weights = Sparse | bytes


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


def totals(weights: Iterable[tuple[Weights, int]], passages: int, allowed: Collection[int] | None = None) -> bytes:
    """A lane for each passage with the sum of its weights, each times the number beside it; 0 where it is not among
    the `allowed`, if given."""
    common, rare = 0, []
    for weight, times in weights:
        if isinstance(weight, bytes):
            common += times * int.from_bytes(weight, "little")
        else:
            rare.append((weight, times))
    sums = numbers(common.to_bytes(4 * passages, "little"))
    for (members, parts), times in rare:
        for number, part in zip(members, parts, strict=True):
            sums[number] += times * part
    if allowed is None:
        return lanes(sums)
    kept = array("I", bytes(4 * passages))
    for number in allowed:
        kept[number] = sums[number]
    return lanes(kept)


def heaviest(sums: bytes, k: int, ceiling: int) -> tuple[list[tuple[int, int]], int]:
    """The `k` passages with the largest lanes, each as (number, parts), and how many lanes are not 0.

    Equal lanes come in the order of their numbers. ceiling: no lane is larger.
    """
    levels = _levels(sums, ceiling)
    matching = len(levels.translate(None, b"\0"))
    low, high = 1, 255  # the highest level that still has k passages at or above it
    while low < high:
        middle = (low + high + 1) // 2
        if len(levels.translate(None, bytes(range(middle)))) >= k:
            low = middle
        else:
            high = middle - 1
    parts = numbers(sums)
    candidates = [match.start() for match in re.finditer(b"[\\x%02x-\\xff]" % low, levels)]
    candidates.sort(key=lambda number: (-parts[number], number))
    return [(number, parts[number]) for number in candidates[:k]], matching


def _levels(sums: bytes, ceiling: int) -> bytes:
    """A byte for each lane: 0 for 0, else a level from 1 to 255 that never falls as the lane rises."""
    shift = max(0, ceiling.bit_length() - 8)
    tops = (int.from_bytes(sums, "little") >> shift).to_bytes(len(sums), "little")[::4]
    some = 0
    for place in range(4):
        some |= int.from_bytes(sums[place::4], "little")
    present = some.to_bytes(len(sums) // 4, "little").translate(NONZERO)
    return (int.from_bytes(tops, "little") | int.from_bytes(present, "little")).to_bytes(len(tops), "little")
