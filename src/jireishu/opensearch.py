"""What does a cluster know of a question?

Input: one version of an index in OpenSearch, made by `loading`. Output: an Engine, as `index` is one over a file. The
cluster brings candidates; what each is worth is worked out here, from the tokens that it carries and the statistics of
the whole corpus, so that scores are those of the embedded index.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jireishu import candidates, fields, mapping
from jireishu.carried import SOURCES, Carried, closeness, heaviest
from jireishu.documents import MEND, Documents
from jireishu.engine import Asked, Within, bucket, nearness, require_analyzer, require_format
from jireishu.ranking import COUNTED, Found, Key, Wanted
from jireishu.weighing import FIELD_WEIGHTS, Spread

if TYPE_CHECKING:
    from jireishu.cluster import Cluster
    from jireishu.model import Json
    from jireishu.thesaurus import Entry

POOL = 100  # candidates that are looked at, at least
ORDER = ["_score", "passage", "edition"]  # which of equal candidates come must not depend on the copy that is asked
EVERY = ("passage", "edition", "place")  # the order of the keys
SCANNED = 20_000  # passages that are all looked at to compare cases; of more, those of the likeliest cases
TELLING, SAMPLE = 100, 1_000


class OpenSearch:
    """One version of an index: a snapshot that a later load does not disturb.

    encode: makes the vector of a question, where the extra `semantic` is there and the passages carry vectors.
    """

    def __init__(self, cluster: Cluster, version: str) -> None:
        """Raises IndexUnusable where the cluster is away or the version is not whole."""
        self._documents, self.version, self.mend = Documents(cluster, version), version, MEND
        self.encode: Callable[[str], Any] | None = None
        self.header: Json = self._documents.entry(mapping.HEADER)
        require_format(self.header, mapping.FORMAT, version, MEND)
        self.passages: int = self.header["passages"]
        self._spread = {
            kind: Spread(self.passages, {name: total / max(1, self.passages) for name, total in lengths.items()})
            for kind, lengths in self.header["lengths"].items()
        }

    def require(self, analyzer: str) -> None:
        require_analyzer(self.header, analyzer, self.version, MEND)

    def close(self) -> None:
        self._documents.close()

    # -- the lexicon

    def expect(self, terms: Iterable[str], keys: Iterable[str]) -> None:
        buckets, synonyms = self.header["buckets"], self.header["synonym_buckets"]
        self._documents.expect([
            *(f"word:{bucket(term, buckets)}" for term in terms),
            *(f"synonym:{bucket(key, synonyms)}" for key in keys),
        ])  # fmt: skip

    def _known(self, term: str) -> list[int]:
        """How many passages hold `term`, and how many in each field."""
        entries: dict[str, list[int]] = self._documents.entry(f"word:{bucket(term, self.header['buckets'])}")
        return entries.get(term) or [0] * (1 + len(FIELD_WEIGHTS))

    def held(self, term: str) -> int:
        return self._known(term)[0]

    def _fields(self, term: str) -> list[int]:
        return self._known(term)[1:]

    def synonyms(self, key: str) -> list[Entry]:
        some = self._documents.entry(f"synonym:{bucket(key, self.header['synonym_buckets'])}")
        found: list[Entry] = some.get(key, [])
        return found

    # -- the best passages

    def best(self, asked: Asked) -> Found:
        terms = asked.wanted.terms()
        self.expect(terms, ())
        meant = self.encode(asked.meaning) if asked.meaning and self.encode else None
        carried, total, partial = self._carried(asked, meant)
        parts = {key: self._parts(one, terms) for key, one in carried.items()}
        best = heaviest(asked, parts, {})[: asked.k]
        if meant is not None:
            near = closeness(meant, self._documents.entry(mapping.MOMENTS), carried)
            best = heaviest(asked, parts, nearness(near, best))[: asked.k]
        self._documents.expect_lines(one.key for one in best)
        return Found(tuple(best), min(total, COUNTED), partial)

    @property
    def meaning(self) -> str:
        return str(self.header["vectors"]) if self.encode else ""

    def _parts(self, one: Carried, terms: tuple[str, ...]) -> dict[str, int]:
        """What each of the terms that a passage holds is worth in it."""
        return one.parts(terms, self._spread, self._fields)

    def _carried(self, asked: Asked, meant: Any) -> tuple[dict[Key, Carried], int, bool]:
        """The candidates, how many passages match, and whether a part of the cluster kept silent."""
        sources = (*SOURCES, "vector") if meant is not None else SOURCES
        searches = [{**one, "sort": ORDER, "_source": sources} for one in self._searches(asked, meant)]
        if not searches:
            return {}, 0, False
        answers, partial = self._documents.searches(searches)
        hits = (hit for answer in answers for hit in answer["hits"]["hits"])
        total = sum(answer["hits"]["total"]["value"] for answer in answers if "total" in answer["hits"])
        return {hit["_id"]: Carried.read(hit["_source"]) for hit in hits}, total, partial

    def _searches(self, asked: Asked, meant: Any) -> Iterator[Json]:
        """What the cluster is asked for candidates.

        Those of each weight are asked for by themselves, so that Lucene need not know of weights and leaves out what
        cannot win. meant: the vector of the question; its neighbours are candidates too where the cluster finds them.
        """
        size, weights = max(POOL, 2 * asked.k), self.header["weights"]
        if query := candidates.query(asked.wanted, self._fields, asked.within):
            for weight in weights:
                extra: Within = (("weight", frozenset([weight])),) if len(weights) > 1 else ()
                some = {"bool": {"must": [query], "filter": candidates.conditions(extra)}} if extra else query
                wanted = max(asked.k, round(size * float(weight)))
                yield {"query": some, "size": wanted, "track_total_hits": COUNTED}
        if meant is not None and self.header["knn"]:
            near = candidates.neighbours(meant.tolist(), size, asked.within)
            yield {"query": near, "size": size, "track_total_hits": False}

    def parts(self, key: Key, terms: Iterable[str]) -> Mapping[str, int]:
        wanted = tuple(dict.fromkeys(terms))
        self.expect(wanted, ())
        return self._parts(Carried.read(self._documents.passage(key, *SOURCES)), wanted)

    def by_case(self, terms: Iterable[str]) -> dict[str, dict[str, int]]:
        """Of very many passages those of the cases alone that are likeliest to be like one that says all of this."""
        wanted = tuple(terms)
        self.expect(wanted, ())
        worth: dict[str, dict[str, int]] = {term: Counter() for term in wanted}
        among = self._likely(wanted) if self.passages > SCANNED else ()
        some = {"bool": {"filter": [{"exists": {"field": "case"}}, *candidates.conditions(among)]}}
        for _, source in self._documents.scan(some, EVERY, *SOURCES, "case"):
            for term, parts in self._parts(Carried.read(source), wanted).items():
                worth[term][source["case"]] += parts
        return worth

    def _likely(self, terms: Sequence[str]) -> Within:
        """The cases of the passages that say most of the rarest terms."""
        rarest = sorted((term for term in terms if self.held(term)), key=self.held)[:TELLING]
        query = candidates.query(Wanted(tuple((term, 1) for term in rarest)), self._fields)
        body = {"query": query or {"match_none": {}}, "size": SAMPLE, "_source": ["case"], "track_total_hits": False}
        hits = self._documents.search(body)["hits"]["hits"]
        return (("case", frozenset(hit["_source"]["case"] for hit in hits if "case" in hit["_source"])),)

    # -- what is there

    def facets(self) -> dict[str, dict[str, Any]]:
        self._documents.expect([mapping.FACETS, mapping.FACTS])  # who asks for one asks for the other, at once
        found: dict[str, dict[str, Any]] = self._documents.entry(mapping.FACETS)
        return found

    def facts(self) -> dict[str, Json]:
        found: dict[str, Json] = self._documents.entry(mapping.FACTS)
        return found

    def count(self, within: Within) -> int:
        if not within:
            return self.passages
        return self._documents.count(candidates.among(within))

    def counts(self, within: Within) -> dict[str, dict[str, int]]:
        known = self.facets()
        if not within:
            return {
                facet: {value: about["count"] for value, about in values.items()} for facet, values in known.items()
            }
        some = {facet: {"terms": {"field": facet, "size": len(values)}} for facet, values in known.items() if values}
        body = {"query": candidates.among(within), "size": 0, "aggs": some}
        answer = self._documents.search(body)
        found = {facet: dict.fromkeys(values, 0) for facet, values in known.items()}
        for facet, about in answer["aggregations"].items():
            found[facet] |= {one["key"]: one["doc_count"] for one in about["buckets"]}
        return found

    def cases(self, edition: str) -> list[Json]:
        if edition not in self.facets()["edition"]:
            return []
        found: list[Json] = self._documents.entry(f"cases:{edition}")
        return found

    def order(self, edition: str, case: str = "") -> Sequence[Key]:
        within: Within = (("edition", frozenset([edition])),) if edition else ()
        within += (("case", frozenset([fields.key(edition, case)])),) if case else ()
        hits = self._documents.scan(candidates.among(within), ("edition", "place"), "edition")
        found = [(source["edition"], key) for key, source in hits]
        if not edition:
            rank = {about["id"]: place for place, about in enumerate(self.header["editions"])}
            found.sort(key=lambda one: rank.get(one[0], len(rank)))
        return [key for _, key in found]

    def around(self, key: Key, reach: int) -> tuple[Sequence[Key], Sequence[Key]]:
        own = self._documents.passage(key, "edition", "place")
        place, near = own["place"], {"gte": own["place"] - reach, "lte": own["place"] + reach}
        some = {"bool": {"filter": [{"term": {"edition": own["edition"]}}, {"range": {"place": near}}]}}
        found = [(source["place"], one) for one, source in self._documents.scan(some, ("place",), "place")]
        return [one for at, one in found if at < place], [one for at, one in found if at > place]

    def place(self, passage: str, edition: str = "") -> Key | None:
        within: Within = (("passage", frozenset([passage])),)
        within += (("edition", frozenset([edition])),) if edition else ()
        hits = self._documents.scan(candidates.among(within), ("edition",), "edition")
        found = [(source["edition"], key) for key, source in hits]
        newest = {one["id"] for one in self.header["editions"] if one["newest"]}
        preferred = [key for name, key in found if name in newest][-1:] or [key for _, key in found]
        return preferred[0] if preferred else None

    def line(self, key: Key) -> Json:
        return self._documents.line(key)

    def lines(self) -> Iterator[Json]:
        for _, source in self._documents.scan({"match_all": {}}, EVERY, "line"):
            yield json.loads(source["line"])
