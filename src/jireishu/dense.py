"""Which of very many passages add up to the most?

What `ranking.heaviest` does, with numpy: for a process that answers many questions, or an index so large that loading
numpy pays within one question. Terms are added up from the one that can bring most to the one that can bring least;
once no passage that has been met can be overtaken by one that has not, the rest is looked up for the likely ones only
(MaxScore: Turtle and Flood, Query evaluation: strategies and optimizations, 1995).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from jireishu.ranking import COUNTED, LIKED, Candidate, Found, Group, Phrase, Posting, Wanted

Numbers = NDArray[np.int64]  # of passages, or sums of parts
Mask = NDArray[np.bool_]  # of all passages

WORTH_PRUNING = 60_000  # postings of a question: with fewer, looking for what to leave out costs more than it saves
# What a good score is, is learnt from so many passages, of those that hold what can bring most.
FIRST, SAMPLE = 3, 64


class _Array(NamedTuple):
    """A posting as arrays."""

    members: NDArray[np.uint32]
    parts: NDArray[np.uint16]
    peak: int

    def at(self, where: Numbers) -> Numbers:
        """The parts in each of the passages, 0 where one has no such term."""
        places = np.searchsorted(self.members, where.astype(np.uint32))
        places[places == len(self.members)] = 0
        parts: Numbers = np.where(self.members[places] == where, self.parts[places], 0).astype(np.int64)
        return parts


class _Word(NamedTuple):
    """A term that counts by itself."""

    array: _Array
    times: int

    @property
    def bound(self) -> int:
        return self.array.peak * self.times

    @property
    def postings(self) -> int:
        return len(self.array.members)

    def at(self, where: Numbers) -> Numbers:
        return self.array.at(where) * self.times

    def everywhere(self, scratch: Numbers) -> tuple[NDArray[Any], Numbers]:
        """The passages that it adds to, and what."""
        return self.array.members, self.array.parts.astype(np.int64) * self.times


class _Either(NamedTuple):
    """A group: the best of its phrases, less what the own words brought. phrases: arrays, rarest first, and times."""

    own: tuple[_Array, ...]
    own_times: int
    phrases: tuple[tuple[tuple[_Array, ...], int], ...]

    @property
    def bound(self) -> int:
        return max(times * sum(word.peak for word in words) for words, times in self.phrases)

    @property
    def postings(self) -> int:
        return sum(len(words[0].members) for words, _ in self.phrases)

    def at(self, where: Numbers) -> Numbers:
        best = np.zeros(len(where), np.int64)
        for words, times in self.phrases:
            np.maximum(best, _together(words, where) * times, out=best)
        more: Numbers = np.maximum(best - self._said(where), 0)
        return more

    def everywhere(self, scratch: Numbers) -> tuple[Numbers, Numbers]:
        """The passages that it adds to, and what; one may come twice, with the same sum. scratch: zeros, left so."""
        met = []
        for words, times in self.phrases:
            where = words[0].members.astype(np.int64)
            worth = _together(words[1:], where, words[0].parts.astype(np.int64)) * times
            scratch[where] = np.maximum(scratch[where], worth)
            met.append(where)
        where = np.concatenate(met)
        best = scratch[where]
        scratch[where] = 0
        return where, np.maximum(best - self._said(where), 0)

    def _said(self, where: Numbers) -> Numbers:
        said = np.zeros(len(where), np.int64)
        for word in self.own:
            said += word.at(where)
        return said * self.own_times


def _together(words: tuple[_Array, ...], where: Numbers, first: Numbers | None = None) -> Numbers:
    """What the words add up to, after `first`, where each of them stands; else 0."""
    total = np.zeros(len(where), np.int64) if first is None else first
    everywhere = np.ones(len(where), np.bool_)
    for word in words:
        parts = word.at(where)
        total = total + parts
        everywhere &= parts > 0
    found: Numbers = np.where(everywhere, total, 0) if words else total
    return found


def mask(some: Collection[int], passages: int) -> Mask:
    """The passages of a set, as one of so many."""
    made = np.zeros(passages, np.bool_)
    made[np.fromiter(some, np.int64, len(some))] = True
    return made


def heaviest(
    wanted: Wanted,
    posting: Callable[[str], Posting | None],
    passages: int,
    k: int,
    allowed: Mask | None = None,
    liked: Mask | None = None,
    close: Mapping[int, int] | None = None,
) -> Found:
    """What ranking.heaviest finds among so many `passages`."""
    arrays = {term: _array(found) for term in wanted.terms() if (found := posting(term))}
    adding = sorted(_adding(wanted, arrays), key=lambda one: -one.bound)
    left = [0]  # what all from one on can bring at most
    for one in reversed(adding):
        left.insert(0, left[0] + one.bound)
    sums, scratch = np.zeros(passages, np.int64), np.zeros(passages if wanted.groups else 0, np.int64)
    if close:
        sums[np.fromiter(close, np.int64, len(close))] = np.fromiter(close.values(), np.int64, len(close))
    prune = sum(one.postings for one in adding) > WORTH_PRUNING
    least, done, met = 1, 0, list[Numbers]()
    while done < len(adding) and left[done] >= least:
        where, worth = adding[done].everywhere(scratch)
        sums[where] += worth
        done += 1
        if prune and least == 1:
            met.append(where)
            if left[done] * 2 < left[0]:
                least = _least(np.unique(np.concatenate(met[:FIRST])), sums, adding[done:], k, allowed, liked)
    candidates: Numbers = np.flatnonzero(sums >= max(1, least - left[done]))
    total = min(COUNTED, _count(sums, adding[done:], scratch, allowed))
    if allowed is not None:
        candidates = candidates[allowed[candidates]]
    scores = sums[candidates]
    for place in range(done, len(adding)):
        scores = scores + adding[place].at(candidates)
        likely = scores + left[place + 1] >= least
        candidates, scores = candidates[likely], scores[likely]
    if liked is not None:
        scores = scores + np.where(liked[candidates], scores // LIKED, 0)
    if len(scores) > 4 * k:
        best = np.flatnonzero(scores >= np.partition(scores, len(scores) - k)[len(scores) - k])
        candidates, scores = candidates[best], scores[best]
    order = np.lexsort((candidates, -scores))[:k]
    return Found(_told(candidates[order], scores[order], arrays, close or {}, liked), total)


def _array(found: Posting) -> _Array:
    count = len(found.data) // 6
    return _Array(
        np.frombuffer(found.data, "<u4", count), np.frombuffer(found.data, "<u2", count, 4 * count), found.peak
    )


def _adding(wanted: Wanted, arrays: Mapping[str, _Array]) -> list[_Word | _Either]:
    """All that can add to a passage."""
    adding: list[_Word | _Either] = [_Word(arrays[term], times) for term, times in wanted.words if term in arrays]
    for group in wanted.groups:
        if either := _either(group, arrays):
            adding.append(either)
    return adding


def _either(group: Group, arrays: Mapping[str, _Array]) -> _Either | None:
    def rarest_first(phrase: Phrase) -> tuple[_Array, ...]:
        return tuple(sorted((arrays[term] for term in phrase.terms), key=lambda word: len(word.members)))

    phrases = tuple((rarest_first(p), p.times) for p in group.others if all(term in arrays for term in p.terms))
    own = tuple(arrays[term] for term in group.own.terms if term in arrays)
    return _Either(own, group.own.times, phrases) if phrases else None


def _least(
    met: Numbers,
    sums: Numbers,
    rest: list[_Word | _Either],
    k: int,
    allowed: Mask | None,
    liked: Mask | None,
) -> int:
    """What the k best add up to at least, from a look at some that have been met; 1 where that tells nothing."""
    if allowed is not None:
        met = met[allowed[met]]
    if len(met) < k:
        return 1
    wide = max(k, SAMPLE)
    if len(met) > wide:
        met = met[np.argpartition(sums[met], len(met) - wide)[len(met) - wide :]]
    found = sums[met]
    for one in rest:
        found = found + one.at(met)
    least = int(np.partition(found, len(found) - k)[len(found) - k])
    # one in a section of the kind that is asked for may overtake with a tenth less
    return max(1, least if liked is None else least * LIKED // (LIKED + 1))


def _count(sums: Numbers, rest: list[_Word | _Either], scratch: Numbers, allowed: Mask | None) -> int:
    """How many passages match, or at least COUNTED."""
    met = sums > 0
    if allowed is not None:
        met &= allowed
    total = int(np.count_nonzero(met))
    for one in rest:
        if total >= COUNTED:
            break
        where, worth = one.everywhere(scratch)
        where = where[worth > 0]
        met[where if allowed is None else where[allowed[where]]] = True
        total = int(np.count_nonzero(met))
    return total


def _told(
    best: Numbers, scores: Numbers, arrays: Mapping[str, _Array], close: Mapping[int, int], liked: Mask | None
) -> tuple[Candidate, ...]:
    columns = {term: array.at(best).tolist() for term, array in arrays.items()}
    return tuple(
        Candidate(
            number,
            score,
            {term: parts[place] for term, parts in columns.items() if parts[place]},
            close.get(number, 0),
            liked is not None and bool(liked[number]),
        )
        for place, (number, score) in enumerate(zip(best.tolist(), scores.tolist(), strict=True))
    )
