"""Which passages should a cluster bring, as Lucene says it?

Input: what a question asks for, how many passages hold each term in each field. Output: a query whose best are those
that add up to most, or nearly: the exact sums are worked out of the passages that it brings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from jireishu.engine import PAIR, Within
from jireishu.mapping import NEAR, lexeme
from jireishu.model import Json
from jireishu.ranking import Group, Phrase, Wanted
from jireishu.weighing import FIELD_WEIGHTS, sway

MOST = 1_000  # clauses: a cluster takes 1,024 unless told otherwise; what weighs least is left out

Held = Callable[[str], Sequence[int]]  # in how many passages each field holds a term, in the order of FIELD_WEIGHTS


def token(term: str) -> tuple[str, str]:
    """The kind of a term, words or pairs, and how it is indexed."""
    if term.startswith(PAIR) and len(term) > 1:
        return "pairs", lexeme(term[len(PAIR) :])
    return "words", lexeme(term)


def query(wanted: Wanted, held: Held, within: Within = ()) -> Json | None:
    """The query for what is wanted, of passages that meet `within`; None where nothing of it stands anywhere."""
    own, clauses = set[str](), list[Json]()
    times = dict(wanted.words)
    for group in wanted.groups:
        mine = [term for term in group.own.terms if term in times and term not in own]
        if found := _either(group, mine, times, held):
            own.update(mine)
            clauses.append(found)
    heaviest = sorted((word for word in wanted.words if word[0] not in own), key=lambda word: -word[1])
    clauses = [*(_any(term, count, held) for term, count in heaviest), *clauses]
    clauses.sort(key=lambda clause: -max(_boosts(clause), default=0.0))
    kept, terms = [], 0
    for clause in clauses:
        terms += len(_boosts(clause))
        if terms > MOST:
            break
        if _boosts(clause):
            kept.append(clause)
    if not kept:
        return None
    return {"bool": {"should": kept, "minimum_should_match": 1, "filter": conditions(within)}}


def neighbours(vector: Sequence[float], count: int, within: Within) -> Json:
    """The passages nearest to a question in meaning."""
    near: Json = {"vector": vector, "k": count}
    if within:
        near["filter"] = among(within)
    return {"knn": {NEAR: near}}


def among(within: Within) -> Json:
    """The query for all passages that meet `within`."""
    return {"bool": {"filter": conditions(within)}}


def conditions(within: Within) -> list[Json]:
    """The filters that only passages pass which meet `within`."""
    return [{"terms": {facet: sorted(values)}} for facet, values in within]


def _either(group: Group, mine: Iterable[str], times: dict[str, int], held: Held) -> Json | None:
    """The own words, or the best of the phrases that say the same; None where no phrase stands anywhere."""
    phrases = [found for phrase in group.others if (found := _together(phrase, held))]
    if not phrases:
        return None
    said = [clause for term in mine if _boosts(clause := _any(term, times[term], held))]
    return {"dis_max": {"queries": [{"bool": {"should": said}}, *phrases] if said else phrases}}


def _together(phrase: Phrase, held: Held) -> Json | None:
    every = [_any(term, phrase.times, held) for term in phrase.terms]
    if not all(map(_boosts, every)):
        return None
    return every[0] if len(every) == 1 else {"bool": {"must": every}}


def _any(term: str, times: int, held: Held) -> Json:
    """The term in any field that holds it somewhere."""
    kind, said = token(term)
    fields = zip(FIELD_WEIGHTS.items(), held(term), strict=True)
    terms = [
        {"term": {f"{kind}.{name}": {"value": said, "boost": times * share * sway(said)}}}
        for (name, share), passages in fields
        if passages
    ]
    return terms[0] if len(terms) == 1 else {"bool": {"should": terms}}


def _boosts(clause: Json) -> list[float]:
    """The boost of each term that a clause asks for."""
    ((kind, inner),) = clause.items()
    if kind == "term":
        return [float(about["boost"]) for about in inner.values()]
    return [boost for some in inner.values() if isinstance(some, list) for one in some for boost in _boosts(one)]
