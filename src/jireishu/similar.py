"""Which passages or cases are like this one?

Input: a passage or a case of an engine. Output: hits, or cases with how close their texts and their facts are:
practitioners ask "who is like us?".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import highlights, query, roster
from jireishu.engine import Asked, Within
from jireishu.explanation import UNIT, Reason
from jireishu.fields import parted
from jireishu.ranking import Key, Wanted
from jireishu.search import Hit, Response
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.analysis import Analyzer
    from jireishu.engine import Engine

# What tells one text from others, heaviest first: more words than these add only what every passage says.
WORDS_OF_PASSAGE = 40
WORDS_OF_CASE = 80
SHARED = 6


class Fact(NamedTuple):
    """An attribute that two cases have, and how close the values are, 0 to 1: the smaller number by the larger."""

    name: str
    value: Any
    closeness: float


class Neighbour(NamedTuple):
    """A case like another.

    score: the mean of `text` and `fact`, each 0 to 1. shared: words that both use and few others.
    """

    edition: str
    case: str
    name: str
    score: float
    text: float
    fact: float
    shared: tuple[str, ...]
    facts: tuple[Fact, ...]

    def document(self) -> contract.LikeCase:
        return {
            "case": {"id": self.case, "name": self.name, "edition": self.edition},
            "score": self.score,
            "text": self.text,
            "fact": self.fact,
            "shared": list(self.shared),
            "facts": {fact.name: {"value": fact.value, "closeness": fact.closeness} for fact in self.facts},
        }


class Cases(NamedTuple):
    """The cases most like `name`, closest first."""

    edition: str
    case: str
    name: str
    facts: Mapping[str, Any]
    found: tuple[Neighbour, ...]

    def document(self) -> contract.Similar:
        return {
            "schema": "jireishu/similar/1",
            "case": {"id": self.case, "name": self.name, "edition": self.edition, "facts": dict(self.facts)},
            "cases": [one.document() for one in self.found],
        }


def passages(engine: Engine, analyzer: Analyzer, key: Key, k: int, within: Within = ()) -> Response:
    """The `k` passages most like passage `key`, by the words that tell it from others. within: only among these."""
    line = engine.line(key)
    text = line["passage"]["text"]
    found = engine.parts(key, dict.fromkeys(analyzer.forms(text)))
    words = sorted(found, key=lambda form: -found[form])[:WORDS_OF_PASSAGE]
    wanted = Wanted(tuple((form, query.OWN) for form in words))
    like = engine.best(Asked(wanted, k + 1, within, text))
    others = [one for one in like.best if one.key != key][:k]
    hits = []
    for rank, one in enumerate(others, 1):
        other = engine.line(one.key)
        why = [Reason(form, None, "", parts * query.OWN / UNIT) for form, parts in one.parts.items()]
        if one.close:
            why.append(Reason("", None, phrase("意味の近さ"), one.close / UNIT))
        why.sort(key=lambda reason: -reason.score)
        marked = highlights.spans(analyzer, other["passage"]["text"], [(word,) for word in words])
        hits.append(Hit(rank, one.score / UNIT, other, marked, tuple(why)))
    note = "" if hits else phrase("似た段落はありません。")
    total = like.total - (len(others) < len(like.best))  # without itself
    return Response(
        line["passage"]["id"], total, tuple(hits), note, literal=True,
        editions=tuple(engine.header["editions"]), partial=like.partial,
    )  # fmt: skip


def cases(engine: Engine, analyzer: Analyzer, name: str, k: int, among: Within = ()) -> Cases:
    """The `k` cases most like the one that `name` names, ties in the order of their keys. among: of these editions.

    Raises NotThere where `name` names none or several.
    """
    known = roster.read(engine, among)
    case = roster.one(name, known)
    own = engine.facets()["case"]
    said = _said(analyzer, (engine.line(key)["passage"]["text"] for key in engine.order(*parted(case))))
    profiles = {
        form: profile
        for form, worth in engine.by_case(said).items()
        if (profile := _profile({key: parts for key, parts in worth.items() if key in known}, len(known)))
    }
    telling = sorted(profiles, key=lambda form: (-profiles[form].get(case, 0), form))[:WORDS_OF_CASE]
    mine = [profiles[form].get(case, 0) / own[case]["count"] for form in telling]
    facts = roster.facts(engine, known)
    found = []
    for other, about in known.items():
        if other == case:
            continue
        theirs = [profiles[form].get(other, 0) / own[other]["count"] for form in telling]
        both = sorted(zip(telling, mine, theirs, strict=True), key=lambda word: (-word[1] * word[2], word[0]))
        alike = tuple(_facts(facts, case, other))
        text, fact = _cosine(mine, theirs), sum(f.closeness for f in alike) / max(1, len(alike))
        shared = tuple(said[form] for form, my, their in both[:SHARED] if my * their)
        score = round((text + fact) / 2, 3)
        found.append(Neighbour(*parted(other), about["name"], score, round(text, 3), round(fact, 3), shared, alike))
    found.sort(key=lambda one: (-one.score, one.edition, one.case))
    return Cases(*parted(case), known[case]["name"], facts[case], tuple(found[:k]))


def _said(analyzer: Analyzer, texts: Iterable[str]) -> dict[str, str]:
    """The words of the texts: how each is written where it first stands, by its form."""
    found: dict[str, str] = {}
    for text in texts:
        for token in analyzer.tokens(text):
            found.setdefault(token.form, text[token.start : token.end])
    return found


def _profile(worth: Mapping[str, int], among: int) -> dict[str, float]:
    """What a word is worth in each case, and less the more of the cases say it."""
    rarity = math.log((among + 1) / len(worth)) if worth else 0.0
    return {case: parts * rarity for case, parts in worth.items()}


def _cosine(left: Iterable[float], right: Iterable[float]) -> float:
    pairs = list(zip(left, right, strict=True))
    size = math.sqrt(sum(a * a for a, _ in pairs)) * math.sqrt(sum(b * b for _, b in pairs))
    return sum(a * b for a, b in pairs) / size if size else 0.0


def _facts(facts: Mapping[str, Mapping[str, Any]], case: str, other: str) -> Iterable[Fact]:
    """What both cases state: numbers, and words that do not tell each case from all others."""
    mine, theirs = facts[case], facts[other]
    for name in mine:
        if name not in theirs:
            continue
        value, like = mine[name], theirs[name]
        if isinstance(value, str) or isinstance(like, str):
            if sum(stated.get(name) == value for stated in facts.values()) > 1:
                yield Fact(name, like, float(value == like))
        elif value > 0 and like > 0:
            yield Fact(name, like, round(min(value, like) / max(value, like), 3))
