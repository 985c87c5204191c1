"""How much of the question does a passage say?

Input: a question with what the engine knows of its words, the passages that add up to the most. Output: the passages
again, those first that say more of the question, or the best of each case where it names several; and how likely it is
that they answer at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container
from typing import TYPE_CHECKING

from jireishu.confidence import Evidence, confidence
from jireishu.explanation import UNIT
from jireishu.ranking import FIRST

if TYPE_CHECKING:
    from jireishu.model import Json
    from jireishu.query import Prepared
    from jireishu.ranking import Candidate, Found, Key

LEAST = 10  # passages that are looked at, so that confidence is the same however few are wanted

# What says all that is asked comes before what says a part of it again and again: a passage that says the whole
# question counts three times. Weights of 1 to 4 gain on the judged questions.
WHOLE = 2


def whole(found: Found, ready: Prepared) -> Found:
    """The first passages again, by how much of the question each says as well; those after them stay behind."""
    if len(ready.rarity) < 2:  # one word is said or not
        return found
    first = found.best[:FIRST]
    return found.raised("whole", [round(one.score * WHOLE * ready.share(ready.missed(one.parts))) for one in first])


def sides(found: Found, line: Callable[[Key], Json], named: Container[str]) -> Found:
    """The passages again, of the first ones the best of each side ahead: who names several wants them side by side.

    line: the export line of a passage. named: what was; each prefecture of it is a side, else each case.
    """
    first: dict[str | None, Candidate] = {}
    for one in found.best[:FIRST]:
        case = line(one.key)["case"] or {"prefecture": None, "name": None}
        first.setdefault(case["prefecture"] if case["prefecture"] in named else case["name"], one)
    ahead = {one.key for one in first.values()}
    return found._replace(best=(*first.values(), *(one for one in found.best if one.key not in ahead)))


def sure(found: Found, ready: Prepared, passages: int, rule: bool) -> float:
    """How likely it is that the best passages answer, judged by the one that fits best by words, none of them far.

    rule: see confidence.Evidence.
    """
    if not found.best:
        return 0.0
    first = found.best[:LEAST]
    missed = {one.key: ready.missed(one.parts, far=False) for one in first}
    fit, best = max(((ready.fit(one.parts), one) for one in first), key=lambda pair: pair[0])
    evidence = Evidence(
        best=fit / UNIT / math.log(passages + 1),
        share=ready.share(missed[best.key]),
        silent=1 - ready.share(set.intersection(*missed.values()) & ready.nouns),
        rule=rule,
    )
    return confidence(evidence)
