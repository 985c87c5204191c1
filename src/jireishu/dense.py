"""Which of very many passages add up to the most?

What `ranking.heaviest` does, with numpy: for a process that answers many questions, or an index so large that loading
numpy pays within one question. Terms are added up, those first that bring much in few passages; once the rest cannot
bring a passage that has nothing yet among the best, it is looked up for the likely ones only (MaxScore: Turtle and
Flood, Query evaluation: strategies and optimizations, 1995).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from jireishu.lanes import Ground, Numbers, Unpacked, grounds, unpacked
from jireishu.ranking import COUNTED, Candidate, Found, Posting, Wanted

Mask = NDArray[np.bool_]  # of all passages

WORTH_PRUNING = 60_000  # postings of a question: with fewer, looking for what to leave out costs more than it saves
SAMPLE = 64  # passages looked at closely to learn what a good score is
HEAP = 64
DEAR = 4  # what one of so many passages holds costs more to add than to look anew whether it must be
# Adding up goes on until the rest could bring this share of a good score only: fewer passages are then likely ones, and
# looking the rest up for them costs less. Of 0.6 to 0.9, 0.8 and 0.9 were fastest from 10,000 to a million passages.
SLACK = 0.8


class _Word(NamedTuple):
    """A term that counts by itself. matter: the number of what is asked for. bound: the most that it adds anywhere."""

    matter: int
    bound: int
    term: Unpacked
    times: int

    @property
    def postings(self) -> int:
        """How many passages it adds to, at most."""
        return len(self.term.members)

    @property
    def lookups(self) -> int:
        """How many terms are looked up to know what it adds in a passage."""
        return 1

    def at(self, where: Numbers, ground: Ground) -> Numbers:
        """What it adds in each of the passages."""
        return self.term.at(where, ground) * ground.sums.dtype.type(self.times)

    def add(self, ground: Ground) -> None:
        """Add it to the sums of all passages."""
        np.add.at(ground.sums, *_spread(self.term, self.times, ground))


class _Either(NamedTuple):
    """A group: the best of its phrases, less what the own words brought. phrases: rarest term first, and times.

    matter and bound: as of a word; the own words are of the same matter.
    """

    matter: int
    bound: int
    own: tuple[Unpacked, ...]
    own_times: int
    phrases: tuple[tuple[tuple[Unpacked, ...], int], ...]

    @property
    def postings(self) -> int:
        return sum(len(terms[0].members) for terms, _ in self.phrases)

    def at(self, where: Numbers, ground: Ground) -> Numbers:
        best = np.zeros(len(where), ground.sums.dtype)
        parts = cache(lambda term: term.at(where, ground))  # phrases share terms
        for (first, *others), times in self.phrases:
            total = parts(first).astype(best.dtype)
            if not total.any():
                continue
            for more in map(parts, others):
                total = (total + more) * ((total > 0) & (more > 0))
            np.maximum(best, total * best.dtype.type(times), out=best)
        for term in self.own:
            best = best - term.at(where, ground) * best.dtype.type(self.own_times)
        return np.maximum(best, 0)

    @property
    def lookups(self) -> int:
        return len(self.own) + sum(len(terms) for terms, _ in self.phrases)

    def add(self, ground: Ground) -> None:
        """As of a word. The own words are laid out with the phrases, and taken off again: what is best less what they
        brought, and no less than nothing."""
        own = [_spread(term, self.own_times, ground) for term in self.own]
        for piece in own:
            np.add.at(ground.best, *piece)
        for terms, times in self.phrases:
            np.maximum.at(ground.best, *self._together(terms, times, ground))
        np.add(ground.sums, ground.best, out=ground.sums)
        for piece in own:
            np.subtract.at(ground.sums, *piece)
        ground.best.fill(0)

    def _together(self, terms: tuple[Unpacked, ...], times: int, ground: Ground) -> tuple[Numbers, Numbers]:
        """The passages that hold all terms of a phrase, and what it is worth there."""
        first, *others = terms
        where, worth = first.members.astype(np.intp), first.parts.astype(ground.sums.dtype)
        for term in others:
            parts = term.at(where, ground)
            both = np.flatnonzero(parts > 0)
            where, worth = where.take(both), worth.take(both) + parts.take(both)
        return where, worth * worth.dtype.type(times)


def _spread(term: Unpacked, times: int, ground: Ground) -> tuple[Numbers, Numbers]:
    """The passages that hold a term, and what it is worth there."""
    return term.members.astype(np.intp), term.parts * ground.sums.dtype.type(times)


def mask(members: Iterable[Collection[int]], passages: int) -> Mask:
    """The passages among any of the members, as a mask of so many."""
    made = np.zeros(passages, np.bool_)
    for some in members:
        made[np.asarray(some, np.uint32)] = True
    return made


def heaviest(
    wanted: Wanted,
    posting: Callable[[str], Posting | None],
    ground: Ground,
    k: int,
    allowed: Mask | None = None,
    close: Mapping[int, int] = {},
) -> Found:
    """What ranking.heaviest finds; ground: of as many passages as there are."""
    arrays = {term: unpacked(found) for term in wanted.terms() if (found := posting(term))}
    # a term counts 20 times (query.OWN) at most, by itself and in each group: more than 32 bits may be needed
    if sum(array.peak for array in arrays.values()) * 20 * (1 + len(wanted.groups)) >= 1 << 30:
        ground = grounds(len(ground.sums), wide=True)
    sums = ground.sums
    sums.fill(0)
    if close:
        sums[np.fromiter(close, np.int64, len(close))] = np.fromiter(close.values(), np.int64, len(close))
    # what brings much in few passages first: the rest, which would cost most, may then be left out
    adding = sorted(_adding(wanted, arrays), key=lambda one: one.postings / one.bound)
    left = _left(adding)
    least, done = _added(adding, left, ground, k, allowed)
    if allowed is not None:
        sums *= allowed
    if done == len(adding):
        least = max(1, least, _among(sums, k))
    candidates = np.flatnonzero(sums >= max(1, least - left[done]))
    scores = sums[candidates]
    last = sorted(adding[done:], key=lambda one: -one.bound / one.lookups)  # what rules out most, cheapest
    for one, rest in zip(last, _left(last)[1:], strict=True):
        scores = scores + one.at(candidates, ground)
        likely = scores + rest >= least
        candidates, scores = candidates[likely], scores[likely]
    order = np.lexsort((candidates, -scores))[:k]
    best = candidates[order]
    columns = {term: array.at(best, ground).tolist() for term, array in arrays.items()}
    told = []
    for place, number in enumerate(best.tolist()):
        parts = {term: held[place] for term, held in columns.items() if held[place]}
        brought = close.get(number, 0)
        score = int(scores[order[place]])
        told.append(Candidate(number, score, score - brought, parts, brought))
    return Found(tuple(told), _count(ground, adding[done:], allowed))


def _added(
    adding: list[_Word | _Either], left: list[int], ground: Ground, k: int, allowed: Mask | None
) -> tuple[int, int]:
    """Add up until what is left cannot bring a passage that has nothing yet among the k best.

    What the k best have at least, and how many have been added.
    """
    prune = sum(one.postings for one in adding) > WORTH_PRUNING
    least, done = 1, 0
    while done < len(adding) and left[done] >= least * SLACK:
        adding[done].add(ground)
        done += 1
        dear = done < len(adding) and adding[done].postings * DEAR > len(ground.sums)
        if prune and left[done] * 2 < left[0] and (least == 1 or dear):
            least = max(least, _least(ground, adding[done:], k, allowed))
    return least, done


def _adding(wanted: Wanted, arrays: Mapping[str, Unpacked]) -> list[_Word | _Either]:
    """All that can add to a passage."""
    adding: list[_Word | _Either] = []
    matters: dict[tuple[str, int], int] = {}
    for group in wanted.groups:
        known = [phrase for phrase in group.others if all(term in arrays for term in phrase.terms)]
        phrases = tuple(
            (tuple(sorted((arrays[term] for term in phrase.terms), key=lambda term: len(term.members))), phrase.times)
            for phrase in known
        )
        if phrases:
            bound = max(times * sum(term.peak for term in terms) for terms, times in phrases)
            own = tuple(arrays[term] for term in group.own.terms if term in arrays)
            for term in group.own.terms:
                matters.setdefault((term, group.own.times), len(adding))
            adding.append(_Either(len(adding), bound, own, group.own.times, phrases))
    for term, times in wanted.words:
        if term in arrays:
            matter = matters.pop((term, times), len(adding))
            adding.append(_Word(matter, arrays[term].peak * times, arrays[term], times))
    return adding


def _left(adding: list[_Word | _Either]) -> list[int]:
    """The most that those from each on bring one passage, down to 0 after the last.

    A group brings what its phrases are worth beyond its own words: together with these, as much as the dearer of both.
    """
    left = [0]
    matters: dict[int, list[int]] = {}  # of each, what its words bring, and what its group does
    for one in reversed(adding):
        both = matters.setdefault(one.matter, [0, 0])
        before = max(both)
        both[isinstance(one, _Either)] += one.bound
        left.append(left[-1] + max(both) - before)
    return left[::-1]


def _least(ground: Ground, rest: list[_Word | _Either], k: int, allowed: Mask | None) -> int:
    """What the k best add up to at least, from a look at those that have most already; 1 where that tells nothing."""
    so_far = ground.sums if allowed is None else ground.sums * allowed
    wide = max(k, SAMPLE)
    some = np.flatnonzero(so_far >= max(1, _among(so_far, wide)))[: 4 * wide]
    if len(some) < k:
        return 1
    found = ground.sums[some]
    for one in rest:
        found = found + one.at(some, ground)
    return max(1, int(np.partition(found, len(found) - k)[len(found) - k]))


def _among(sums: Numbers, k: int) -> int:
    """A sum that at least k passages reach, near to the k-th largest: k of so many heaps have one that large."""
    heaps = len(sums) // HEAP
    if heaps <= 2 * k:
        return int(np.partition(sums, len(sums) - k)[len(sums) - k]) if len(sums) > k else 0
    heaviest_of_each = sums[: heaps * HEAP].reshape(HEAP, heaps).max(axis=0)
    return int(np.partition(heaviest_of_each, heaps - k)[heaps - k])


def _count(ground: Ground, rest: list[_Word | _Either], allowed: Mask | None) -> int:
    """How many passages match, up to COUNTED; adds the rest to the sums as far as that takes."""

    def met() -> int:
        return int(np.count_nonzero(ground.sums > 0 if allowed is None else (ground.sums > 0) & allowed))

    total = met()
    for one in rest:
        if total >= COUNTED:
            break
        one.add(ground)
        total = met()
    return min(total, COUNTED)
