"""How much is every word of a corpus worth in the passages that hold it?

Input: the words of every passage, field by field. Output: for each word the passages that hold it and its finished
weight in each, so that a question's score is a sum. The only module that knows rank-bm25: used when an index is made,
never in a search.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from jireishu.weighing import FIELD_WEIGHTS, K1, MOST_PARTS, PARTS, B, sway

CHUNK = 1 << 22  # words that are weighed at once: more would fill the memory where there are many passages


class Postings(NamedTuple):
    """A word with the numbers of its passages, ascending, its parts in each, at least 1, and the most of them."""

    term: str
    members: NDArray[np.uint32]
    parts: NDArray[np.uint16]
    most: int


class Words:
    """The words of every passage, by field, as numbers: a million passages have a hundred million."""

    def __init__(self) -> None:
        self.known: defaultdict[str, int] = defaultdict()
        self.known.default_factory = self.known.__len__  # a word that is new is numbered as it is looked up
        self.fields = {name: array("I") for name in FIELD_WEIGHTS}
        self.lengths = {name: array("I") for name in FIELD_WEIGHTS}

    def add(self, name: str, words: Iterable[str]) -> None:
        """The words of the next passage in a field."""
        field = self.fields[name]
        before = len(field)
        field.extend(map(self.known.__getitem__, words))
        self.lengths[name].append(len(field) - before)


class Counted(BM25Plus):  # type: ignore[misc]
    """rank-bm25 over one field that is counted already: its idf, its k1 and b, its mean length.

    BM25Plus with delta 0 is plain BM25 with an idf of log((N + 1) / df): never negative, and 0 for a passage without
    the word, where BM25Okapi's idf can turn negative and a delta would score passages that do not match.
    """

    def __init__(self, lengths: NDArray[np.uint32], held: Mapping[int, int]) -> None:
        """held: by word, how many passages hold it."""
        self._lengths = lengths
        super().__init__(held, k1=K1, b=B, delta=0)

    def _initialize(self, held: Mapping[int, int]) -> Mapping[int, int]:
        self.corpus_size, self.avgdl = len(self._lengths), float(self._lengths.mean())
        return held


def contributions(words: Words, weights: Sequence[float], rank: Sequence[int]) -> Iterator[Postings]:
    """What each word is worth, in code-point order.

    weights: of each passage. rank: the number of each passage, in the order in which they were added.
    """
    terms = sorted(words.known)
    place = np.zeros(len(terms), np.uint32)
    place[[words.known[term] for term in terms]] = np.arange(len(terms), dtype=np.uint32)
    ranked = np.array(rank, np.uint32)
    ordered = np.array(weights)
    ordered[ranked] = weights
    said = {name: place[np.array(field, np.uint32)] for name, field in words.fields.items() if field}
    held = np.zeros(len(terms) + 1, np.int64)
    for field in said.values():
        held[1:] += np.bincount(field, minlength=len(terms))
    start, so_far = 0, np.cumsum(held)
    while start < len(terms):
        end = max(start + 1, int(np.searchsorted(so_far, so_far[start] + CHUNK, side="right")) - 1)
        yield from _weighed(words, said, ranked, ordered, terms[start:end], start)
        start = end


def _weighed(
    words: Words,
    said: Mapping[str, NDArray[np.uint32]],
    ranked: NDArray[np.uint32],
    weights: NDArray[np.float64],
    terms: Sequence[str],
    first: int,
) -> Iterator[Postings]:
    """The postings of some terms, numbered from `first` in what is `said` in each field."""
    passages, places, scores = len(weights), [], []
    for name, field in said.items():
        lengths = np.array(words.lengths[name], np.uint32)
        some = (field >= first) & (field < first + len(terms))
        where = np.repeat(ranked, lengths)[some]
        pairs, often = np.unique((field[some] - first) * np.uint64(passages) + where, return_counts=True)
        term, passage = np.divmod(pairs.astype(np.int64), passages)
        length = np.zeros(passages)
        length[ranked] = lengths
        places.append(pairs)
        scores.append(FIELD_WEIGHTS[name] * _scores(term, often, length[passage], lengths))
    pairs, inverse = np.unique(np.concatenate(places), return_inverse=True)
    total = np.bincount(inverse, weights=np.concatenate(scores))
    owners, found = np.divmod(pairs.astype(np.int64), passages)
    members = found.astype("<u4")
    weight = weights[found] * np.array([sway(term) for term in terms])[owners]
    parts = np.clip(np.rint(total * weight * PARTS), 1, MOST_PARTS).astype("<u2")
    starts = np.searchsorted(owners, np.arange(len(terms)))
    most = np.maximum.reduceat(parts, starts).tolist()
    bounds = pairwise([*starts.tolist(), len(parts)])
    for term, (start, end), best in zip(terms, bounds, most, strict=True):
        yield Postings(term, members[start:end], parts[start:end], best)


def _scores(
    term: NDArray[np.int64], often: NDArray[np.int64], length: NDArray[np.float64], lengths: NDArray[np.uint32]
) -> NDArray[np.float64]:
    """What rank-bm25's get_batch_scores gives word by word, for all words at once.

    term, often, length: of each word in each passage, which word it is, how often it stands there, how long that is.
    """
    held = np.bincount(term)
    known = np.flatnonzero(held)
    made = Counted(lengths, dict(zip(known.tolist(), held[known].tolist(), strict=True)))
    rarity = np.zeros(len(held))
    rarity[list(made.idf)] = list(made.idf.values())
    norm = made.k1 * (1 - made.b + made.b * length / made.avgdl)
    scores: NDArray[np.float64] = rarity[term] * (often * (made.k1 + 1)) / (norm + often)
    return scores
