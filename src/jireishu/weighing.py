"""How much is a word worth in one passage?

Input: how often it stands in each field of the passage, and what the corpus says of it. Output: its parts, a whole
number. `scoring` works out the same for all words of a corpus at once when an index is made; a search of a cluster
works it out here, for the passages that it looks at.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

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
MOST_PARTS = 65_535  # fits 16 bits; a word that one of three million passages holds, in every field, is worth as much


def passage_weight(kind: str, outside_cases: bool) -> float:
    """What all matches of a passage are multiplied by. outside_cases: it has no case, though its edition has cases."""
    return KIND_WEIGHTS.get(kind, 1.0) * (NO_CASE_WEIGHT if outside_cases else 1.0)


class Spread(NamedTuple):
    """How long the fields of a corpus are. passages: how many. means: the mean number of words in each field."""

    passages: int
    means: Mapping[str, float]

    def norms(self, lengths: Mapping[str, int]) -> dict[str, float]:
        """What the lengths of a passage's fields do to its words."""
        return {name: K1 * (1 - B + B * length / self.means[name]) for name, length in lengths.items() if length}

    def worth(self, often: Mapping[str, int], held: Sequence[int], norms: Mapping[str, float], weight: float) -> int:
        """The parts of a word in a passage, which it holds `often` in each field.

        held: in how many passages each field holds it, in the order of FIELD_WEIGHTS. norms: of the passage. weight: of
        the passage. The steps are those of `scoring`, so that both round alike.
        """
        total = 0.0
        for (name, share), among in zip(FIELD_WEIGHTS.items(), held, strict=True):
            if count := often.get(name):
                rarity = math.log((self.passages + 1) / among)
                total += share * (rarity * (count * (K1 + 1)) / (norms[name] + count))
        return min(max(round(total * weight * PARTS), 1), MOST_PARTS)
