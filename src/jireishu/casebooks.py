"""How does another Python program ask? A handful of names over one open index.

>>> import jireishu
>>> books = jireishu.open(home)
>>> found = books.search("漁港でどんな仕事ができるか", k=1, section=["ポイント"])
>>> found["hits"][0]["citation"]["text"]
'「しごと支援事例集」青森県あおば市 取組みのポイント、9頁（PDF 11頁）'
>>> [case["name"] for case in books.cases()]
['青森県あおば市', '兵庫県みどり市', 'つなぐハローワーク']
>>> [one["passage"]["id"] for one in books.case("みどり")["passages"]]
['2-2-b1', '2-2-p1', '2-2-r1']
>>> books.passage("2-2-p1")["passage"]["pages"]
{'pdf': [21], 'printed': ['19']}
>>> books.verify([("2-2-p1", "週払いや日払いに応じて")])[0]["status"]
'exact'
>>> books.close()
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jireishu import home as places
from jireishu.counter import Counter, Inquiry
from jireishu.filters import narrowed, several
from jireishu.quotes import Quote

if TYPE_CHECKING:
    from jireishu import contract


class Casebooks:
    """The casebooks of one home. For one thread. Names that are not there raise NotThere, a subclass of UsageError."""

    def __init__(self, home: Path | None, index: str) -> None:
        self._counter = Counter(places.find(home), index)

    def search(
        self,
        question: str,
        k: int = 10,
        start: int = 0,
        section: str | Sequence[str] = (),
        prefecture: str | Sequence[str] = (),
        case: str | Sequence[str] = (),
        edition: str | Sequence[str] = (),
        literal: bool = False,
        chapter: str | Sequence[str] = (),
        operation: str | Sequence[str] = (),
        population: str | Sequence[str] = (),
    ) -> contract.Search:
        """The passages that answer a question, the best first; k at most 100. See `jireishu search --help`."""
        wanted = narrowed(section, case, prefecture, operation, population, chapter)
        return self._counter.search(Inquiry(question, k, start, wanted, several(edition), literal))

    def cases(self, edition: str = "") -> list[contract.Case]:
        """All cases of the newest editions, or of one."""
        return self._counter.cases(edition)["cases"]

    def case(self, name: str, edition: str = "") -> contract.Show:
        """One case, by its id or a part of its name, with its passages."""
        return self._counter.case(name, edition)

    def passage(self, id: str, edition: str = "") -> contract.Neighbourhood:
        """One passage, with those around it."""
        return self._counter.passage(id, edition)

    def facets(self) -> contract.Facets:
        """What a search can be narrowed by."""
        return self._counter.facets()

    def verify(self, quotes: Iterable[tuple[str, str] | Mapping[str, str]]) -> list[contract.Verdict]:
        """What became of quotes, each an id and the words quoted, or {"id": …, "quote": …} as over HTTP."""
        told = ((one["id"], one["quote"]) if isinstance(one, Mapping) else one for one in quotes)
        return self._counter.verify(Quote(id, text) for id, text in told)["quotes"]

    def close(self) -> None:
        """Close the index; nothing can be asked any more."""
        self._counter.close()
