"""Which of the first passages tell of the same matter as the best?

Input: the passages that add up to the most, their export lines. Output: the passages again, what is written like the
best two before what is not: an answer is told in other words than the question, but in words like those of another.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jireishu.model import Json
    from jireishu.ranking import Found, Key

# Of so many passages, each gets of the mean of the best two, or of the other of them, what it has in common with them.
# All sets of tests/eval that are looked at gain with 20 to 60 passages, and with 0.6 to 1.3 times what is given; one
# best passage alone, or three, bring less than two.
SEEN = 30
BEST = 2

# Endings and particles, marks and spaces: between what stands on their two sides nothing is in common.
BREAK = re.compile(r"[\W_ぁ-ゖ]+")


def raised(found: Found, line: Callable[[Key], Json]) -> Found:
    """The first passages again, each with what it has in common with the best; those after them stay behind.

    line: the export line of a passage.
    """
    first = found.best[:SEEN]
    said = [_pairs(_text(line(one.key))) for one in first]
    best = list(zip(first, said, strict=True))[:BEST]
    kin = []
    for one, own in zip(first, said, strict=True):
        others = [other.score * common(own, its) for other, its in best if other is not one]
        kin.append(round(math.fsum(others) / max(1, len(others))))
    return found.raised("kin", kin)


def common(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """The cosine of two sets, from 0 (nothing in common) to 1 (the same)."""
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def _text(line: Json) -> str:
    return " ".join([line["passage"]["text"], *line["headings"]])


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Each two neighbouring characters of a text neither of which is hiragana."""
    return frozenset(pair for run in BREAK.split(text) for pair in pairwise(run))
