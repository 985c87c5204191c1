"""What does a candidate from a cluster carry, and what does it add up to?

Input: passages as they lie in the cluster, statistics of the whole corpus, what a question asks for. Output: the parts
of each term and the candidates in order, as `scoring` and `ranking` have them.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import candidates, mapping
from jireishu.ranking import Candidate, Key
from jireishu.weighing import FIELD_WEIGHTS, Spread, sway

if TYPE_CHECKING:
    from jireishu.engine import Asked
    from jireishu.model import Json

SOURCES = (*mapping.TOKENS, "weight")


class Carried(NamedTuple):
    """A passage's tokens by kind and field, its weight, and its vector in base64 where it has one."""

    tokens: Mapping[str, Mapping[str, list[str]]]
    weight: float
    vector: str

    @classmethod
    def read(cls, source: Json) -> Carried:
        tokens = {kind: {n: source.get(kind, {}).get(n, "").split() for n in FIELD_WEIGHTS} for kind in mapping.KINDS}
        return cls(tokens, float(source["weight"]), source.get("vector", ""))

    def parts(self, terms: tuple[str, ...], spread: Mapping[str, Spread], held: candidates.Held) -> dict[str, int]:
        """What each of the terms that it holds is worth in it, in their order."""
        found: dict[str, int] = {}
        for kind, known in _tokens(terms).items():
            often: dict[str, dict[str, int]] = {}
            for name, tokens in self.tokens[kind].items():
                for said in known.keys() & set(tokens):
                    often.setdefault(said, {})[name] = tokens.count(said)
            norms = spread[kind].norms({name: len(tokens) for name, tokens in self.tokens[kind].items()})
            for said, counts in often.items():
                term, weight = known[said], self.weight * sway(said)
                found[term] = spread[kind].worth(counts, held(term), norms, weight)
        return {term: found[term] for term in terms if term in found}


@lru_cache(maxsize=64)
def _tokens(terms: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Terms by how they are indexed, by kind."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in mapping.KINDS}
    for term in terms:
        kind, said = candidates.token(term)
        found[kind][said] = term
    return found


def heaviest(asked: Asked, parts: Mapping[Key, Mapping[str, int]], close: Mapping[Key, int]) -> list[Candidate]:
    """The candidates, best first. parts: of each. close: what closeness in meaning adds to it."""
    found = []
    for key, held in parts.items():
        near, worth = close.get(key, 0), asked.wanted.worth(held)
        if near or worth:
            found.append(Candidate(key, worth + near, worth, held, near))
    return sorted(found, key=lambda one: (-one.score, str(one.key)))


def closeness(question: Any, moments: Mapping[str, str], carried: Mapping[Key, Carried]) -> dict[Key, float]:
    """The candidates closer to a question in meaning than the mean, and by how many standard deviations.

    question: its vector. moments: the first two of the vectors of all passages, so that mean and deviation are those
    over all of them, also where the question is limited to some.
    """
    import numpy as np

    asked = np.asarray(question, np.float32)
    mean, second = (np.frombuffer(base64.b64decode(moments[name]), "<f4") for name in ("mean", "second"))
    middle = float(mean @ asked)
    variance = float(asked @ second.reshape(len(asked), len(asked)) @ asked) - middle**2
    keys = [key for key, one in carried.items() if one.vector]
    if variance <= 0 or not keys:
        return {}
    vectors = np.array([np.frombuffer(base64.b64decode(carried[key].vector), "<f2") for key in keys], np.float32)
    over = (vectors @ asked - middle) / variance**0.5
    return {key: float(z) for key, z in zip(keys, over, strict=True) if z > 0}
