"""Which passages hold this word, and how much is it worth there?

Input: indexes/jireishu.sqlite, made by `indexer`. Output: an Engine: the best passages for a question, members of
facets, lines of passages. The file is whole in itself, so a search by words reads nothing else; it is never changed,
only replaced.

Words are spread over numbered buckets that all exist, so that "no passage holds this word" is proven by an intact
bucket and never the silent outcome of a flipped byte.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from jireishu import fields, fingerprint, home, ranking
from jireishu.engine import Asked, Within, bucket, nearness, require_analyzer, require_format
from jireishu.errors import IndexUnusable
from jireishu.ranking import Found, Key, Posting
from jireishu.records import MEND, Records

if TYPE_CHECKING:
    from jireishu.model import Json
    from jireishu.thesaurus import Entry

FORMAT = 13

# When numpy finds the best sooner: in a process that has it loaded, above so many passages; in one that must load it
# first, which takes as long as adding up so many postings without.
LOADED, COLD = 2_000, 130_000
KEPT_BYTES = 600_000_000  # of postings that questions may ask for again, with what `dense` makes of them
MOST_BYTES = 8  # of a posting, for each passage


class Near(Protocol):
    """What knows how close passages are to a question in meaning."""

    model: str

    def closeness(self, question: str, allowed: Container[int] | None) -> dict[int, float]: ...


def path(folder: Path) -> Path:
    """The index file of the home `folder`."""
    return home.indexes(folder) / "jireishu.sqlite"


class Index:
    """An open index: a snapshot that a later ingest does not disturb. An Engine, whose keys are numbers.

    near: the vectors of the extra `semantic`, where there are any.
    """

    def __init__(self, file: Path, resident: bool = False) -> None:
        """resident: many questions will be asked. Raises IndexUnusable where `file` is missing, damaged or of another
        format."""
        self.path, self.mend = file, MEND
        self._records = Records(file, resident)
        try:
            self.header: Json = self._records.json("header", 0)
            require_format(self.header, FORMAT, file, MEND)
        except IndexUnusable:
            self.close()
            raise
        self.passages: int = self.header["passages"]
        self.near: Near | None = None
        self._ground: Any = None
        self._resident = resident
        self._postings: OrderedDict[str, Posting | None] = OrderedDict()
        self._kept = lru_cache(maxsize=4096)(self._records.json)  # of what questions ask for again; nobody changes it
        self._members = lru_cache(maxsize=64)(self._read_members)
        self._lines = lru_cache(maxsize=4096)(self._read_line)  # of what some seventy questions found

    def verify(self) -> None:
        """Read every record. Raises IndexUnusable where a byte is not as it was written."""
        self._records.verify(self.passages)

    def close(self) -> None:
        self._records.close()

    def require(self, analyzer: str) -> None:
        require_analyzer(self.header, analyzer, self.path, MEND)

    def fresh(self, corpus: Path) -> bool:
        """Whether the corpus is still the one that the index was made from."""
        stamps = [list(stamp) for stamp in fingerprint.stamps(corpus)]
        return bool(stamps == self.header["stamps"] or fingerprint.digest(corpus) == self.header["digest"])

    def expect(self, terms: Iterable[str], keys: Iterable[str]) -> None:
        """Nothing to do: all is at hand."""

    def held(self, term: str) -> int:
        place = self._place(term)
        return place[2] if place else 0

    def posting(self, term: str) -> Posting | None:
        """What `term` is worth in the passages that hold it; None where none does."""
        if term in self._postings:
            self._postings.move_to_end(term)
            return self._postings[term]
        place = self._place(term)
        found = self._postings[term] = Posting(self._records.bytes("posting", place[0]), place[1]) if place else None
        return found

    def _forget(self) -> None:
        """Keep no more than KEPT_BYTES of postings: those asked for last."""
        if len(self._postings) * self.passages * MOST_BYTES <= KEPT_BYTES:
            return
        kept = sum(found.size for found in self._postings.values() if found)
        while kept > KEPT_BYTES:
            _, oldest = self._postings.popitem(last=False)
            kept -= oldest.size if oldest else 0

    def _place(self, term: str) -> list[int] | None:
        """The number of the posting of `term`, the most that it is worth, and how many passages hold it."""
        found: list[int] | None = self._kept("bucket", bucket(term, self.header["buckets"])).get(term)
        return found

    def synonyms(self, key: str) -> list[Entry]:
        found: list[Entry] = self._kept("synonym", bucket(key, self.header["synonym_buckets"])).get(key, [])
        return found

    @property
    def meaning(self) -> str:
        return self.near.model if self.near else ""

    def best(self, asked: Asked) -> Found:
        """The best passages for a question; closeness in meaning counts beside what the best have by words."""
        find = self._many if self._pays(asked) else self._few
        found = find(asked, {})
        if asked.meaning and self.near:
            near = self.near.closeness(asked.meaning, self.members(asked.within))
            found = find(asked, nearness(near, found.best))
        self._forget()
        return found

    def _pays(self, asked: Asked) -> bool:
        """Whether numpy finds the best sooner."""
        if self._resident:
            return self.passages > LOADED
        return self.passages > LOADED and sum(map(self.held, asked.wanted.terms())) > COLD

    def _few(self, asked: Asked, close: Mapping[int, int]) -> Found:
        return ranking.heaviest(asked.wanted, self.posting, asked.k, self.members(asked.within), close)

    def _many(self, asked: Asked, close: Mapping[int, int]) -> Found:
        from jireishu import dense, lanes  # loads numpy

        self._ground = self._ground or lanes.grounds(self.passages)
        allowed: dense.Mask | None = None
        for facet, values in asked.within:
            some = dense.mask(self._having(facet, values), self.passages)
            allowed = some if allowed is None else allowed & some
        return dense.heaviest(asked.wanted, self.posting, self._ground, asked.k, allowed, close)

    def parts(self, key: Key, terms: Iterable[str]) -> Mapping[str, int]:
        known = ((term, self.posting(term)) for term in terms)
        return {term: worth for term, found in known if found and (worth := found.at(int(key)))}

    def by_case(self, terms: Iterable[str]) -> dict[str, dict[str, int]]:
        owner = {n: case for case in self.facets()["case"] for n in self._members("case", case)}
        worth: dict[str, dict[str, int]] = {}
        for term in terms:
            cases = worth[term] = Counter[str]()
            if found := self.posting(term):
                for number, parts in zip(found.members, found.parts, strict=True):
                    if number in owner:
                        cases[owner[number]] += parts
        return worth

    def facets(self) -> dict[str, dict[str, Any]]:
        """What passages can be filtered by: {facet: {value: {"members": number, "count": n, …}}}."""
        found: dict[str, dict[str, Any]] = self._kept("facet", 0)
        return found

    def facts(self) -> dict[str, Json]:
        found: dict[str, Json] = self._kept("facet", self.header["facts"])
        return found

    def members(self, within: Within) -> set[int] | None:
        """The passages that meet all conditions, None where there is no condition."""
        met: set[int] | None = None
        for facet, values in within:
            some = set().union(*self._having(facet, values))
            met = some if met is None else met & some
        return met

    def _having(self, facet: str, values: frozenset[str]) -> Iterator[array[int]]:
        """The passages with any of the values."""
        if facet == "edition" and values == self._newest:  # what nearly every search asks for
            yield self._current
        else:
            yield from (self._members(facet, value) for value in values)

    @cached_property
    def _newest(self) -> frozenset[str]:
        return frozenset(name for name, about in self.facets()["edition"].items() if about["newest"])

    @cached_property
    def _current(self) -> array[int]:
        """The passages of the newest editions."""
        return ranking.numbers(self._records.bytes("facet", self.header["current"]))

    def _read_members(self, facet: str, value: str) -> array[int]:
        """The passages with a value of a facet, ascending; none with one that is not known."""
        about = self.facets()[facet].get(value)
        return ranking.numbers(self._records.bytes("facet", about["members"])) if about else array("I")

    def count(self, within: Within) -> int:
        met = self.members(within)
        return self.passages if met is None else len(met)

    def counts(self, within: Within) -> dict[str, dict[str, int]]:
        met = self.members(within)
        return {
            facet: {
                value: about["count"] if met is None else sum(n in met for n in self._members(facet, value))
                for value, about in values.items()
            }
            for facet, values in self.facets().items()
        }

    def cases(self, edition: str) -> list[Json]:
        about = self.facets()["edition"].get(edition)
        found: list[Json] = self._kept("facet", about["cases"]) if about else []
        return found

    def head_lines(self, edition: str) -> list[str]:
        """The lines of an edition before its passages, as they were written; none of one that is not known."""
        about = self.facets()["edition"].get(edition, {})
        found: list[str] = self._records.json("facet", about["head"]) if "head" in about else []
        return found

    def order(self, edition: str, case: str = "") -> Sequence[int]:
        editions = [edition] if edition else self.facets()["edition"]
        own = set(self._members("case", fields.key(edition, case))) if case else None
        return [n for name in editions for n in self._order(name) if own is None or n in own]

    def _order(self, edition: str) -> array[int]:
        about = self.facets()["edition"].get(edition)
        return ranking.numbers(self._records.bytes("facet", about["order"])) if about else array("I")

    def around(self, key: Key, reach: int) -> tuple[Sequence[int], Sequence[int]]:
        order = self._order(self.line(key)["edition"])
        at = order.index(int(key))
        return order[max(0, at - reach) : at], order[at + 1 : at + 1 + reach]

    def place(self, passage: str, edition: str = "") -> int | None:
        """The passage with this id; passages are numbered in the order of their ids."""
        number = bisect_left(range(self.passages), passage, key=lambda number: self.line(number)["passage"]["id"])
        found = None
        while number < self.passages and (line := self.line(number))["passage"]["id"] == passage:
            if line["edition"] == edition or (not edition and (found is None or line["edition"] in self._newest)):
                found = number
            number += 1
        return found

    def line(self, key: Key) -> Json:
        """A passage in the form of an export line, with the id of its edition. Nobody changes it."""
        return self._lines(int(key))

    def _read_line(self, number: int) -> Json:
        found: Json = self._records.json("passage", number)
        return found

    def lines(self) -> Iterator[Json]:
        return map(self._read_line, range(self.passages))
