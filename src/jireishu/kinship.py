"""Which of the first passages tell of the same matter as the best?

Input: the passages that add up to the most, their export lines. Output: the passages again, what is written like the
best two, or stands under the same headings, before what does not: the passages that answer one question are told in
like words, or stand beside each other, while the question has only some of these words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from jireishu.ranking import FIRST

if TYPE_CHECKING:
    from jireishu.model import Json
    from jireishu.ranking import Found, Key

# Each of the first passages gets of the mean of the best two, or of the other of them, what it has in common with them.
# All sets of tests/eval that are looked at gain with 0.6 to 1.3 times what is given; one best passage alone, or three,
# bring less than two. What stands under the same headings of the same case has so much more in common; 0.1 to 0.3 gain.
BEST = 2
BESIDE = 0.2

# Two neighbouring characters; endings and particles, marks and spaces are none, and nothing pairs across them.
PAIR = re.compile(r"(?=([^\W_ぁ-ゖ]{2}))")


def raised(found: Found, line: Callable[[Key], Json]) -> Found:
    """The first passages again, each with what it has in common with the best; those after them stay behind.

    line: the export line of a passage.
    """
    first = found.best[:FIRST]
    said = [(_roof(told), _pairs(_text(told))) for told in (line(one.key) for one in first)]
    best = list(zip(first, said, strict=True))[:BEST]
    kin = []
    for one, (roof, own) in zip(first, said, strict=True):
        others = [
            other.score * (common(own, its) + BESIDE * (roof == its_roof is not None))
            for other, (its_roof, its) in best
            if other is not one
        ]
        kin.append(round(math.fsum(others) / max(1, len(others))))
    return found.raised("kin", kin)


def common(one: frozenset[str], other: frozenset[str]) -> float:
    """The cosine of two sets, from 0 (nothing in common) to 1 (the same)."""
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def _roof(line: Json) -> tuple[str, ...] | None:
    """Case, section and headings under which a passage stands, if it is in a case."""
    case, section = line["case"], line["section"]
    return (line["edition"], case["id"], section["title"] if section else "", *line["headings"]) if case else None


def _text(line: Json) -> str:
    return " ".join([line["passage"]["text"], *line["headings"]])


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(PAIR.findall(text))
