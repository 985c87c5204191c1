"""Does the casebook answer this question at all?

Input: how well the best passage fits, how much of the question it says, what no passage says, and whether a rule is
asked for. Output: a confidence between 0 and 1. A logistic regression over the questions of tests/eval that were looked
at, but for window (who wrote it knew the wordings of a rule), the unanswerable counted twice; in ten-fold
cross-validation it orders 95 of 100 pairs of an answerable and an unanswerable question rightly, of questions kept from
it (unseen, sealed, vault) 91.
"""

from __future__ import annotations

import math
from typing import NamedTuple

# Weights of the regression; the bias is set so that at 0.5 it refuses 8 of the 294 answerable questions that were
# looked at, none of dev. How well the best passage fits counts by its logarithm: what a long question adds says little.
FIT, STRANGE, UNKNOWN, SHARE, SILENT, RULE, BIAS = 3.605, -0.202, -1.522, 4.343, -4.257, -2.589, -6.35
RARE = math.log(182)  # what a word in one passage only was worth where the questions were judged

# Below it, what was found is called "perhaps related".
ENOUGH = 0.5


class Evidence(NamedTuple):
    """What a search knows about its own answer.

    best: what the best passage adds up to by words alone, a wording that says the same as several of the question once,
    in units of a word that stands in one passage only, as often as in the mean. strange: how many pairs of neighbouring
    characters of the question (neither of them hiragana) stand nowhere, as a name or a programme that no passage
    mentions leaves them. unknown: the share of the question's words, 0 to 1, that stand nowhere and that the best
    passage says in no other words either. share: the share of them, 0 to 1, that the best passage says, itself or in
    other words, rare words counting more. silent: the share of them, 0 to 1, that are nouns and that none of the first
    ten passages says. rule: whether a rule, an amount or a procedure is asked for.
    """

    best: float
    strange: int
    unknown: float
    share: float
    silent: float = 0.0
    rule: bool = False


def confidence(found: Evidence) -> float:
    """How likely it is that the best passages answer, between 0 and 1, to three digits."""
    if found.best <= 0:
        return 0.0
    odds = FIT * math.log(found.best * RARE + 0.5) + BIAS + SILENT * found.silent + RULE * found.rule
    odds += STRANGE * found.strange + UNKNOWN * found.unknown + SHARE * found.share
    least = ENOUGH if found.share == 1 else 0.0  # it says all that is asked, be it one word
    return max(least, round(1 / (1 + math.exp(-odds)), 3))
