"""How much is a word worth in a passage?

Input: the words of every passage, field by field. Output: for each word the passages that hold it and its finished
weight in each, so that a question's score is a sum. The only module that knows rank-bm25, and with it numpy: used when
an index is made, never in a search.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

# No linear algebra happens here, and numpy's threads for it would spin while the readers of the PDF need the cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

# What a match is worth by where it stands. The passage's own words count most; its heading says what it is about, and
# section and case tell like passages apart. Chosen on the shared dev questions (nDCG@10 0.42 to 0.44 all around).
FIELD_WEIGHTS = {"body": 1.0, "headings": 0.7, "section": 0.3, "case": 0.3}

# Practitioners ask what others do: bullets and paragraphs say it, figures, tables and notes around them say it again in
# pieces, and a passage outside every case is about the casebook itself.
KIND_WEIGHTS = {"figure": 0.6, "table": 0.6, "note": 0.6}
NO_CASE_WEIGHT = 0.6

# Short passages: a second mention says little more, and length says little.
K1 = 0.9
B = 0.4

# A weight is kept as a whole number of these parts: sums are then the same in every order and on every machine.
PARTS = 1_000

Words = Sequence[Sequence[str]]
Postings = tuple[str, NDArray[np.uint32], NDArray[np.uint32]]


def passage_weight(kind: str, outside_cases: bool) -> float:
    """What all matches of a passage are multiplied by. outside_cases: it has no case, though its edition has cases."""
    return KIND_WEIGHTS.get(kind, 1.0) * (NO_CASE_WEIGHT if outside_cases else 1.0)


def model(words: Words) -> BM25Plus | None:
    """BM25 over one field, or None where it holds no word (rank-bm25 cannot take that).

    BM25Plus with delta 0 is plain BM25 with an idf of log((N + 1) / df): never negative, and 0 for a passage without
    the word, where BM25Okapi's idf can turn negative and a delta would score passages that do not match.
    """
    if not any(words):
        return None
    return BM25Plus(words, k1=K1, b=B, delta=0)


def contributions(fields: Mapping[str, Words], weights: Sequence[float]) -> Iterator[Postings]:
    """Each word in code-point order with the numbers of its passages, ascending, and its parts in each, at least 1.

    fields: the words of passage 0, 1, 2 … under each key of FIELD_WEIGHTS. weights: of each passage.
    """
    models = {name: made for name in fields if (made := model(fields[name])) is not None}
    terms = sorted(set().union(*(made.idf for made in models.values())))
    number = {term: n for n, term in enumerate(terms)}
    found = [_scores(made, number, FIELD_WEIGHTS[name]) for name, made in models.items()]
    if not found:
        return
    places, inverse = np.unique(np.concatenate([where for where, _ in found]), return_inverse=True)
    total = np.bincount(inverse, weights=np.concatenate([score for _, score in found]))
    owners, passages = np.divmod(places, len(weights))
    parts = np.maximum(1, np.rint(total * np.array(weights)[passages] * PARTS)).astype(np.uint32)
    ends = np.searchsorted(owners, np.arange(len(terms)), side="right")
    start = 0
    for term, end in zip(terms, ends.tolist(), strict=True):
        yield term, passages[start:end].astype(np.uint32), parts[start:end]
        start = end


def _scores(made: BM25Plus, number: Mapping[str, int], weight: float) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
    """Each word of each passage as its number times the passages plus the passage, and its score.

    What rank-bm25's get_batch_scores gives word by word, for all words at once: a tenth of the time.
    """
    count = made.corpus_size
    terms = np.fromiter((number[term] for words in made.doc_freqs for term in words), dtype=np.uint64)
    often = np.fromiter((n for words in made.doc_freqs for n in words.values()), dtype=np.float64)
    passages = np.repeat(np.arange(count, dtype=np.uint64), [len(words) for words in made.doc_freqs])
    rare = np.zeros(len(number))
    rare[[number[term] for term in made.idf]] = list(made.idf.values())
    length = made.k1 * (1 - made.b + made.b * np.array(made.doc_len) / made.avgdl)
    scores = rare[terms] * (often * (made.k1 + 1)) / (length[passages] + often)
    return terms * np.uint64(count) + passages, weight * scores


def spread(members: NDArray[np.uint32], parts: NDArray[np.uint32], passages: int) -> NDArray[np.uint32]:
    """A number for every passage: its parts, or 0."""
    lanes = np.zeros(passages, dtype=np.uint32)
    lanes[members] = parts
    return lanes
