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
    made = BM25Plus(words, k1=K1, b=B, delta=0)
    made.doc_len = np.array(made.doc_len, dtype=np.uint32)  # else each call builds this array anew from a list
    return made


def contributions(fields: Mapping[str, Words], weights: Sequence[float]) -> Iterator[Postings]:
    """Each word in code-point order with the numbers of its passages, ascending, and its parts in each, at least 1.

    fields: the words of passage 0, 1, 2 … under each key of FIELD_WEIGHTS. weights: of each passage.
    """
    factors = np.array(weights, dtype=np.float64)
    models = {name: made for name in fields if (made := model(fields[name])) is not None}
    found = {name: _passages(made) for name, made in models.items()}
    for term in sorted(set().union(*found.values())):
        numbers: list[NDArray[np.uint32]] = []
        scores: list[NDArray[np.float64]] = []
        for name, made in models.items():
            if (passages := found[name].get(term)) is not None:
                numbers.append(np.array(passages, dtype=np.uint32))
                scores.append(FIELD_WEIGHTS[name] * np.array(made.get_batch_scores([term], passages)))
        if len(numbers) == 1:  # most terms stand in one field only
            unique, total = numbers[0], scores[0]
        else:
            unique, places = np.unique(np.concatenate(numbers), return_inverse=True)
            total = np.bincount(places, weights=np.concatenate(scores)).astype(np.float64)
        parts = np.maximum(1, np.rint(total * factors[unique] * PARTS))
        yield term, unique, parts.astype(np.uint32)


def _passages(made: BM25Plus) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, frequencies in enumerate(made.doc_freqs):
        for term in frequencies:
            found.setdefault(term, []).append(number)
    return found


def spread(members: NDArray[np.uint32], parts: NDArray[np.uint32], passages: int) -> NDArray[np.uint32]:
    """A number for every passage: its parts, or 0."""
    lanes = np.zeros(passages, dtype=np.uint32)
    lanes[members] = parts
    return lanes
