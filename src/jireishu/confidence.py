"""Does the casebook answer this question at all?

Input: how well the best passage fits, how much of the question it says, what no passage says, and whether a rule is
asked for. Output: a confidence between 0 and 1. A logistic regression over the questions of tests/eval that were looked
at, the unanswerable counted twice; what it recognises stands in the README (Measured).
"""

from __future__ import annotations

import math
from typing import NamedTuple

# Weights of the regression, that of a rule lessened: the words that ask for one were chosen on the same questions. The
# bias is set so that at 0.5 it refuses few of the answerable questions that were looked at (README, Measured). How well
# the best passage fits counts by its logarithm: what a long question adds says little.
FIT, SHARE, SILENT, RULE, BIAS = 3.6, 5.5, -4.8, -4.0, -8.25
RARE = math.log(182)  # what a word in one passage only was worth where the questions were judged

# Below it, what was found is called "perhaps related".
ENOUGH = 0.5


class Evidence(NamedTuple):
    """What a search knows about its own answer.

    best: what the best passage adds up to by words alone, a wording that says the same as several of the question once,
    in units of a word that stands in one passage only, as often as in the mean. share: the share of the question's
    words, 0 to 1, that the best passage says, itself or in other words, rare words counting more. silent: the share of
    them, counted so too, that are nouns and that none of the first ten passages says. rule: whether a rule, an amount
    or a procedure is asked for.
    """

    best: float
    share: float
    silent: float = 0.0
    rule: bool = False


def confidence(found: Evidence) -> float:
    """How likely it is that the best passages answer, between 0 and 1, to three digits."""
    if found.best <= 0:
        return 0.0
    odds = FIT * math.log(found.best * RARE + 0.5) + BIAS
    odds += SHARE * found.share + SILENT * found.silent + RULE * found.rule
    least = ENOUGH if found.share == 1 else 0.0  # it says all that is asked, be it one word
    return max(least, round(1 / (1 + math.exp(-odds)), 3))
