"""Which passages or cases are like this one?

Input: a passage or a case of an open index. Output: hits, or cases with how close their texts and their facts are:
practitioners ask "who is like us?".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import query, ranking
from jireishu.explanation import UNIT, Reason
from jireishu.search import SHARE, STANDOUT, Hit, Response, spans
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.analysis import Analyzer
    from jireishu.index import Index
    from jireishu.vectors import Vectors

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

    case: str
    name: str
    score: float
    text: float
    fact: float
    shared: tuple[str, ...]
    facts: tuple[Fact, ...]

    def document(self) -> contract.LikeCase:
        facts: dict[str, contract.Likeness] = {
            fact.name: {"value": fact.value, "closeness": fact.closeness} for fact in self.facts
        }
        return {
            "case": {"id": self.case, "name": self.name},
            "score": self.score,
            "text": self.text,
            "fact": self.fact,
            "shared": list(self.shared),
            "facts": facts,
        }


class Cases(NamedTuple):
    """The cases most like `name`, closest first."""

    case: str
    name: str
    facts: Mapping[str, Any]
    found: tuple[Neighbour, ...]

    def document(self) -> contract.Similar:
        of: contract.CaseFacts = {"id": self.case, "name": self.name, "facts": dict(self.facts)}
        return {"schema": "jireishu/similar/1", "case": of, "cases": [one.document() for one in self.found]}


def place(index: Index, passage: str, edition: str = "") -> int | None:
    """The number of the passage with this id, None where there is none; of several editions the newest that has it.

    edition: the only one to look in.
    Passages are numbered in the order of their ids.
    """
    low, high = 0, index.passages
    while low < high:
        middle = (low + high) // 2
        if index.line(middle)["passage"]["id"] < passage:
            low = middle + 1
        else:
            high = middle
    newest = {edition["id"] for edition in index.header["editions"] if edition["newest"]}
    found = None
    while low < index.passages and (line := index.line(low))["passage"]["id"] == passage:
        if line["edition"] == edition or (not edition and (found is None or line["edition"] in newest)):
            found = low
        low += 1
    return found


def passages(
    index: Index,
    analyzer: Analyzer,
    number: int,
    k: int,
    vectors: Vectors | None = None,
    allowed: Collection[int] | None = None,
) -> Response:
    """The `k` passages most like passage `number`, by the words that tell it from others. allowed: only among these."""
    line = index.line(number)
    text = line["passage"]["text"]
    found = [(form, posting) for form in dict.fromkeys(analyzer.forms(text)) if (posting := index.posting(form))]
    found.sort(key=lambda word: -word[1].at(number))
    words = found[:WORDS_OF_PASSAGE]
    sums = ranking.totals([(posting, query.OWN) for _, posting in words], index.passages, allowed)
    close: dict[int, int] = {}
    if vectors:
        worth = sums[number] * SHARE
        close = {n: round(worth * over) for n, over in vectors.closeness(text, allowed).items() if over >= STANDOUT}
        ranking.add(sums, close)
    sums[number] = 0
    best, total = ranking.heaviest(sums, k, max(sums, default=0))
    hits = []
    for rank, (other, parts) in enumerate(best, 1):
        like = index.line(other)
        why = [Reason(form, None, "", p.at(other) * query.OWN / UNIT) for form, p in words if p.at(other)]
        if other in close:
            why.append(Reason("", None, phrase("意味の近さ"), close[other] / UNIT))
        why.sort(key=lambda reason: -reason.score)
        marked = spans(analyzer, like["passage"]["text"], [form for form, _ in words])
        hits.append(Hit(rank, parts / UNIT, like, marked, tuple(why)))
    note = "" if hits else phrase("似た段落はありません。")
    return Response(
        line["passage"]["id"], total, tuple(hits), note, literal=True, editions=tuple(index.header["editions"])
    )


def cases(index: Index, analyzer: Analyzer, case: str, k: int) -> Cases:
    """The `k` cases most like the case with the id `case`, ties in the order of their ids."""
    known = index.facets()["case"]
    members = {other: index.members(about["members"]) for other, about in known.items()}
    owner = {number: other for other, numbers in members.items() for number in numbers}
    said = _said(analyzer, (index.line(number)["passage"]["text"] for number in members[case]))
    profiles = {form: worth for form in said if (worth := _profile(index, form, owner, len(known)))}
    telling = sorted(profiles, key=lambda form: (-profiles[form].get(case, 0), form))[:WORDS_OF_CASE]
    count = {other: len(numbers) for other, numbers in members.items()}
    mine = [profiles[form].get(case, 0) / count[case] for form in telling]
    found = []
    for other, about in known.items():
        if other == case:
            continue
        theirs = [profiles[form].get(other, 0) / count[other] for form in telling]
        both = sorted(zip(telling, mine, theirs, strict=True), key=lambda word: (-word[1] * word[2], word[0]))
        facts = tuple(_facts(known, case, other))
        text, fact = _cosine(mine, theirs), sum(f.closeness for f in facts) / max(1, len(facts))
        shared = tuple(said[form] for form, my, their in both[:SHARED] if my * their)
        score = round((text + fact) / 2, 3)
        found.append(Neighbour(other, about["name"], score, round(text, 3), round(fact, 3), shared, facts))
    found.sort(key=lambda one: (-one.score, one.case))
    return Cases(case, known[case]["name"], known[case]["attributes"], tuple(found[:k]))


def _said(analyzer: Analyzer, texts: Iterable[str]) -> dict[str, str]:
    """The words of the texts: how each is written where it first stands, by its form."""
    found: dict[str, str] = {}
    for text in texts:
        for token in analyzer.tokens(text):
            found.setdefault(token.form, text[token.start : token.end])
    return found


def _profile(index: Index, form: str, owner: Mapping[int, str], among: int) -> dict[str, float]:
    """What a word is worth in each case, summed over its passages, and less the more of the cases say it."""
    worth: Counter[str] = Counter()
    if posting := index.posting(form):
        numbers = enumerate(posting.parts) if posting.packed else zip(posting.members, posting.parts, strict=True)
        for number, parts in numbers:
            if parts and number in owner:
                worth[owner[number]] += parts
    rarity = math.log((among + 1) / len(worth)) if worth else 0.0
    return {case: parts * rarity for case, parts in worth.items()}


def _cosine(left: Iterable[float], right: Iterable[float]) -> float:
    pairs = list(zip(left, right, strict=True))
    size = math.sqrt(sum(a * a for a, _ in pairs)) * math.sqrt(sum(b * b for _, b in pairs))
    return sum(a * b for a, b in pairs) / size if size else 0.0


def _facts(known: Mapping[str, Mapping[str, Any]], case: str, other: str) -> Iterable[Fact]:
    """What both cases state: numbers, and words that do not tell each case from all others."""
    mine, theirs = known[case]["attributes"], known[other]["attributes"]
    for name in mine:
        if name not in theirs:
            continue
        value, like = mine[name], theirs[name]
        if isinstance(value, str) or isinstance(like, str):
            if sum(about["attributes"].get(name) == value for about in known.values()) > 1:
                yield Fact(name, like, float(value == like))
        elif value > 0 and like > 0:
            yield Fact(name, like, round(min(value, like) / max(value, like), 3))
