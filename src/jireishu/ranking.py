"""Which passages add up to the most?

Input: what a question asks for, as terms with their times, and what each term is worth in the passages that hold it.
Output: the heaviest passages and what each is the sum of. `worth` says what a passage adds up to, whatever engine keeps
the terms; `heaviest` finds the best with plain dictionaries, which is fastest for the few thousand passages of a desk
and needs no library that a one-shot search cannot afford to load. For more, see `dense`.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import Any, NamedTuple

# Of the best candidates so many are looked at once more, for what is dearer to know of them; on the judged questions
# 20 to 80 do about as well.
FIRST = 60
COUNTED = 10_000  # matching passages are counted up to here, as search engines do: more is "many" to whoever asks

# A term that more than one of so many passages holds is kept with its parts spread over all passages, where many
# questions are asked; at a million passages 64 is faster than 16 by a twentieth, and takes up to a tenth more memory.
COMMON = 64

TABLED = 1_000  # passages of a term, above which making a table of them costs more than looking a few up

Key = int | str  # names a passage to the engine that keeps it; keys of equal scores come in their order


class Phrase(NamedTuple):
    """Terms that count only together, each `times` its parts."""

    terms: tuple[str, ...]
    times: int

    def worth(self, parts: Mapping[str, int]) -> int:
        """parts: of each term that the passage holds."""
        total = 0
        for term in self.terms:
            if not (found := parts.get(term)):
                return 0
            total += found
        return total * self.times


class Group(NamedTuple):
    """One thing asked for: the asker's own words, already counted, and phrases that say the same.

    Where the best of the phrases is worth more than what the own words brought, the difference is added.
    """

    own: Phrase
    others: tuple[Phrase, ...]

    def worth(self, parts: Mapping[str, int]) -> tuple[int, int]:
        """What is added in one passage, and the place in `others` of the phrase that brings it."""
        best, place = 0, 0
        for number, phrase in enumerate(self.others):
            if phrase.terms[0] in parts and (worth := phrase.worth(parts)) > best:
                best, place = worth, number
        if not best:
            return 0, 0
        said = self.own.times * sum(parts.get(term, 0) for term in self.own.terms)
        return max(0, best - said), place


class Wanted(NamedTuple):
    """What a question asks for. words: terms and what a match of each counts; groups: other ways to say them."""

    words: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...] = ()

    def terms(self) -> tuple[str, ...]:
        """Every term that counts, once."""
        phrases = (phrase for group in self.groups for phrase in (group.own, *group.others))
        return tuple(
            dict.fromkeys([*(term for term, _ in self.words), *(t for phrase in phrases for t in phrase.terms)])
        )

    def worth(self, parts: Mapping[str, int]) -> int:
        """What a passage adds up to that holds these terms at these parts."""
        own = sum(parts.get(term, 0) * times for term, times in self.words)
        return own + sum(group.worth(parts)[0] for group in self.groups)


class Candidate(NamedTuple):
    """A passage that matches. worth: what its terms add up to. score: with all that is added to it.

    parts: what each term of the question that it holds is worth in it. close, liked, whole, kin: of the score, what
    closeness in meaning, the kind of its section, saying much of the question, and being written like the best bring.
    """

    key: Key
    score: int
    worth: int
    parts: Mapping[str, int]
    close: int = 0
    liked: int = 0
    whole: int = 0
    kin: int = 0


class Found(NamedTuple):
    """The best candidates, and how many passages match at all, counted up to COUNTED.

    partial: a part of the index could not be asked.
    """

    best: tuple[Candidate, ...] = ()
    total: int = 0
    partial: bool = False

    def raised(self, what: str, more: Sequence[int]) -> Found:
        """The first candidates again, each with what `what` (a field of it) brings it; those after them stay behind."""
        weighed = []
        for one, brought in zip(self.best, more, strict=False):
            told: dict[str, Any] = {"score": one.score + brought, what: brought}
            weighed.append(one._replace(**told))
        weighed.sort(key=lambda one: -one.score)
        return self._replace(best=(*weighed, *self.best[len(weighed) :]))


class Posting:
    """The passages that hold a term, ascending, and what it is worth in each; peak: the most that it is anywhere.

    unpacked: what `lanes` makes of it, kept for the next question.
    """

    def __init__(self, data: bytes, peak: int) -> None:
        """data: the numbers of the passages in 32 bits each, then the parts in 16 each, little-endian."""
        self.data, self.peak = data, peak
        self.unpacked: Any = None

    @property
    def size(self) -> int:
        """The bytes that it takes, with what has been made of it for many questions."""
        return len(self.data) + (self.unpacked.size if self.unpacked else 0)

    @cached_property
    def members(self) -> array[int]:
        """The numbers of the passages, ascending."""
        return numbers(self.data[: len(self.data) // 6 * 4])

    @cached_property
    def parts(self) -> array[int]:
        """What the term is worth in each, in their order."""
        return numbers(self.data[len(self.data) // 6 * 4 :], "H")

    @cached_property
    def _table(self) -> dict[int, int]:
        return dict(zip(self.members, self.parts, strict=True))

    def at(self, number: int) -> int:
        """The parts in one passage, 0 where it has no such term."""
        if len(self.members) <= TABLED:
            return self._table.get(number, 0)
        place = bisect_left(self.members, number)
        return self.parts[place] if place < len(self.members) and self.members[place] == number else 0

    def among(self, wanted: Collection[int]) -> dict[int, int]:
        """The parts in those of the `wanted` passages that hold the term."""
        if len(self.members) <= TABLED:
            table = self._table
            return {number: table[number] for number in table.keys() & wanted}
        return {number: parts for number in wanted if (parts := self.at(number))}


def numbers(data: bytes, code: str = "I") -> array[int]:
    """The unsigned numbers, stored little-endian, of `data`: of 32 bits (I) or 16 (H)."""
    found = array(code, data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def packed(found: array[int]) -> bytes:
    """`found`, little-endian."""
    if sys.byteorder == "big":
        found = found[:]
        found.byteswap()
    return found.tobytes()


def heaviest(
    wanted: Wanted,
    posting: Callable[[str], Posting | None],
    k: int,
    allowed: Collection[int] | None = None,
    close: Mapping[int, int] = {},
) -> Found:
    """The `k` best passages, ties in the order of their numbers.

    allowed: only these, if given. close: what closeness in meaning adds to passages.
    """
    known = {term: found for term in wanted.terms() if (found := posting(term))}
    sums = _sums(wanted, known, close)
    if allowed is not None:
        sums = {number: parts for number, parts in sums.items() if number in allowed}
    best = nsmallest(k, sums, key=lambda number: (-sums[number], number))
    holds: dict[int, dict[str, int]] = {number: {} for number in best}
    for term, held in known.items():
        for number, parts in held.among(holds.keys()).items():
            holds[number][term] = parts
    told = []
    for number in best:
        brought = close.get(number, 0)
        told.append(Candidate(number, sums[number], sums[number] - brought, holds[number], brought))
    return Found(tuple(told), min(len(sums), COUNTED))


def _sums(wanted: Wanted, known: Mapping[str, Posting], close: Mapping[int, int]) -> dict[int, int]:
    """What each passage adds up to, closeness in meaning included."""
    sums = dict(close)
    for term, times in wanted.words:
        if term in known:
            for number, parts in zip(known[term].members, known[term].parts, strict=True):
                sums[number] = sums.get(number, 0) + times * parts
    for group in wanted.groups:
        found = _best(group.others, known)
        own = [known[term].among(found.keys()) for term in group.own.terms if term in known]
        for number, worth in found.items():
            said = sum(parts.get(number, 0) for parts in own)
            if (more := worth - group.own.times * said) > 0:
                sums[number] = sums.get(number, 0) + more
    return sums


def _best(phrases: Iterable[Phrase], known: Mapping[str, Posting]) -> dict[int, int]:
    """The largest worth of any phrase, by passage."""
    best: dict[int, int] = {}
    for phrase in phrases:
        if not all(term in known for term in phrase.terms):
            continue
        rarest, *others = sorted((known[term] for term in phrase.terms), key=lambda found: len(found.members))
        totals = dict(zip(rarest.members, rarest.parts, strict=True))
        for other in others:
            totals = {number: totals[number] + parts for number, parts in other.among(totals.keys()).items()}
        for number, total in totals.items():
            if total * phrase.times > best.get(number, 0):
                best[number] = total * phrase.times
    return best
