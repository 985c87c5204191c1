"""Did the search get better or worse than an earlier run, or is the difference chance?

Input: one figure a question, then and now. Output: for all questions and for each type the mean difference, wins and
losses, and a p-value.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

TIE = 1e-9  # what floating point can make of equal figures
SAMPLES = 10_000
SEED = 0


class Difference(NamedTuple):
    """now − before over `n` questions. p: how often chance alone makes the means differ at least as much."""

    n: int
    before: float
    now: float
    wins: int
    losses: int
    ties: int
    p: float

    @property
    def mean(self) -> float:
        """The difference of the means: above 0 it got better."""
        return self.now - self.before


def difference(before: Mapping[str, float], now: Mapping[str, float], qids: Sequence[str]) -> Difference:
    """The difference over the questions `qids`, at least one."""
    deltas = [now[qid] - before[qid] for qid in qids]
    wins, losses = sum(delta > TIE for delta in deltas), sum(delta < -TIE for delta in deltas)
    means = [fsum(figures[qid] for qid in qids) / len(qids) for figures in (before, now)]
    return Difference(len(qids), means[0], means[1], wins, losses, len(qids) - wins - losses, p_value(deltas))


def p_value(deltas: Sequence[float]) -> float:
    """Two-sided p of Fisher's randomisation test for paired differences: each could as well have had the other sign.

    Smucker, Allan & Carterette, "A comparison of statistical significance tests for information retrieval evaluation",
    CIKM 2007. All assignments of signs are tried where they are no more than SAMPLES, else that many drawn with a fixed
    seed, and the one observed is counted with them: Phipson & Smyth, "Permutation p-values should never be zero", 2010.
    """
    moved = [delta for delta in deltas if abs(delta) > TIE]
    total = fsum(moved)
    if 2 ** len(moved) <= SAMPLES:
        patterns, drawn = list(range(2 ** len(moved))), 0
    else:
        source = random.Random(SEED)
        patterns, drawn = [source.getrandbits(len(moved)) for _ in range(SAMPLES)], 1
    as_far = 0
    for pattern in patterns:
        turned = sum(delta for place, delta in enumerate(moved) if pattern >> place & 1)
        as_far += abs(total - 2 * turned) >= abs(total) - TIE
    return (as_far + drawn) / (len(patterns) + drawn)
