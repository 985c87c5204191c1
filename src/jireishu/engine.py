"""What does the search side need of an index, whoever keeps it?

The seam: `index` keeps it in a file on this machine, for a casebook up to about a million passages; `opensearch` in a
cluster. Nothing above knows which.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from jireishu.errors import IndexUnusable
from jireishu.ranking import Candidate, Found, Key, Wanted
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.model import Json
    from jireishu.thesaurus import Entry
    from jireishu.tongue import Phrase

PAIR = "="  # before the terms that are two characters; no word begins with it and is longer

# One standard deviation of closeness in meaning counts as much as this share of the best score by words; where no word
# matches, of FAIR, in parts. Chosen on tests/eval (0.08 to 0.18 give the same nDCG@10 within 0.005).
SHARE = 0.12
STANDOUT = 0.5
FAIR = 100_000

K = TypeVar("K", bound=Key)

# A passage must have one of the values of each facet: (("section", {"課題"}), ("edition", {"2024"})).
Within = tuple[tuple[str, frozenset[str]], ...]


class Asked(NamedTuple):
    """What an engine is asked for: the `k` best passages for `wanted`.

    within: conditions that they meet. meaning: the question, for its closeness in meaning, where that counts too and
    the engine keeps vectors.
    """

    wanted: Wanted
    k: int
    within: Within = ()
    meaning: str = ""


def nearness(over: Mapping[K, float], best: Iterable[Candidate]) -> dict[K, int]:
    """What closeness in meaning adds to passages, beside what the `best` have by words.

    over: by how many standard deviations each of them is closer to the question than the mean of all.
    """
    top = max((one.worth for one in best), default=0) or FAIR
    return {key: round(top * SHARE * deviations) for key, deviations in over.items() if deviations >= STANDOUT}


def bucket(term: str, buckets: int) -> int:
    """The bucket that lists `term`, if any does: words are spread over buckets that all exist, so that "no passage
    holds this word" is proven by an intact bucket."""
    return zlib.crc32(term.encode("utf-8")) % buckets


def require_format(header: Json, known: int, name: object, mend: Phrase) -> None:
    """Raises IndexUnusable where the index `name` was made by a jireishu that writes another format than `known`."""
    if (number := header.get("format")) != known:
        raise IndexUnusable(
            phrase("索引 {file} は別の版の jireishu の形式（format {number}）です。", file=name, number=number), mend
        )


def require_analyzer(header: Json, known: str, name: object, mend: Phrase) -> None:
    """Raises IndexUnusable where the index `name` was made with another dictionary or analysis than `known`."""
    if (then := header["analyzer"]) != known:
        raise IndexUnusable(
            phrase("索引 {path} は別の辞書で作られています（{then}、今は {now}）。", path=name, then=then, now=known),
            mend,
        )


class Engine(Protocol):
    """An open index: a snapshot, which stays as it is while another is made.

    header: what the index says of itself (analyzer, thesaurus, digest, editions). passages: how many there are.
    mend: how to make it anew, said for people.
    Every method raises IndexUnusable where the index turns out to be damaged or away.
    """

    header: Json
    passages: int
    mend: Phrase

    def require(self, analyzer: str) -> None:
        """Raises IndexUnusable where the index was made with another dictionary or analysis than `analyzer`."""

    def expect(self, terms: Iterable[str], keys: Iterable[str]) -> None:
        """Be ready to be asked about these terms and these keys of the thesaurus: a far engine fetches all at once."""

    def held(self, term: str) -> int:
        """How many passages hold a term (a word's form, or PAIR and two characters)."""

    def synonyms(self, key: str) -> list[Entry]:
        """The entries of the thesaurus under `key` that find something here; see thesaurus.compiled."""

    @property
    def meaning(self) -> str:
        """The model by which closeness in meaning counts; "" where it does not."""

    def best(self, asked: Asked) -> Found:
        """The best passages for a question."""

    def parts(self, key: Key, terms: Iterable[str]) -> Mapping[str, int]:
        """What each of the terms that a passage holds is worth in it."""

    def by_case(self, terms: Iterable[str]) -> dict[str, dict[str, int]]:
        """What each term is worth in each case: the sum over its passages, by term and key of case."""

    def count(self, within: Within) -> int:
        """How many passages meet the conditions."""

    def counts(self, within: Within) -> dict[str, dict[str, int]]:
        """How many of the passages that meet the conditions have each value of each facet."""

    def facets(self) -> dict[str, dict[str, Any]]:
        """What passages can be filtered by, {facet: {value: {"count": n, …}}}; cases by key, with their names."""

    def facts(self) -> Mapping[str, Json]:
        """The attributes of each case that are one number or text, by its key."""

    def cases(self, edition: str) -> list[Json]:
        """The cases of an edition in the order of the book, in the form of `cases --json`; none for an unknown one."""

    def order(self, edition: str, case: str = "") -> Sequence[Key]:
        """The passages of an edition, or of the case in it with this id, in reading order; none for an unknown one.

        edition: "" for all of them, one after the other, whole.
        """

    def around(self, key: Key, reach: int) -> tuple[Sequence[Key], Sequence[Key]]:
        """The `reach` passages before one and after it in its edition, in reading order."""

    def place(self, passage: str, edition: str = "") -> Key | None:
        """The passage with this id; of several editions the newest that has it, or the one named."""

    def line(self, key: Key) -> Json:
        """A passage in the form of an export line, with the id of its edition."""

    def lines(self) -> Iterator[Json]:
        """Every passage, in the order of the keys."""

    def close(self) -> None:
        """Ask no more."""
