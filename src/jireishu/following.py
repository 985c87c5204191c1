"""What became of quotes, as far as an open index can tell?

Input: quotes, the editions to look in. Output: a verdict for each. Where passages are very many, those are looked at
that have a quote's id or say most of its words; else the editions as a whole, older ones too, each read once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from jireishu import origins, quotes, search, succession, ties
from jireishu.engine import Asked
from jireishu.model import Case, Edition, Passage
from jireishu.query import OWN
from jireishu.ranking import Wanted
from jireishu.ties import Ties

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.analysis import Analyzer
    from jireishu.engine import Engine
    from jireishu.model import Json

READ_WHOLE = 50_000  # passages that are all looked at for a quote
LIKELY = 50  # of more, so many


def parted(name: str, index: Engine) -> tuple[str, str]:
    """The id of a passage and what stands before it in EDITION/ID, "" without that."""
    edition, _, rest = name.partition("/")
    return (rest, edition) if rest and index.place(name) is None else (name, "")


class Following:
    """Follows quotes through the editions of one index."""

    def __init__(self, index: Engine, editions: Mapping[str, contract.Edition], analyzer: Analyzer, few: bool) -> None:
        """few: whether all editions may be asked for the id of a quote that names none."""
        self._index, self._editions, self._analyzer, self._few = index, editions, analyzer, few
        self._books: dict[str, Edition] = {}
        self._tied: dict[tuple[str, str], Ties] = {}

    def verdicts(
        self, said: Iterable[quotes.Quote], chosen: Sequence[str], other: Edition | None = None
    ) -> list[quotes.Verdict]:
        """What became of quotes in the chosen editions, or in another that is not in the index."""
        asked = said = origins.placed(map(self._own, said), self._named)
        if self._index.passages > READ_WHOLE and not other:
            return [quotes.verify([one], self._likely(one, chosen))[0] for one in said]
        newer = [other] if other else list(map(self._whole, chosen))
        older = sorted(
            (n for n in self._editions if n not in chosen), key=lambda n: self._editions[n]["date"], reverse=True
        )
        book = succession.casebooks([*(self._book(name, ()) for name in self._editions), *newer])
        own = {name: [new for new in newer if book[new.id] == book[name]] for name in older}
        said = origins.traced(said, newer, self._ties(own))
        said = origins.renamed(said, lambda: ((self._whole(name), own[name]) for name in older), newer)
        return [one._replace(quote=own) for own, one in zip(asked, quotes.verify(said, newer), strict=True)]

    def _own(self, quote: quotes.Quote) -> quotes.Quote:
        """A quote whose id may be EDITION/ID."""
        rest, edition = parted(quote.id, self._index)
        return quote._replace(id=rest, edition=edition) if edition in self._editions else quote

    def _ties(self, own: Mapping[str, Sequence[Edition]]) -> Callable[[quotes.Quote], Iterator[Ties]]:
        """What tells what became of the editions that have a quote's id: that which it names first, then the last.

        own: of each older edition, the last first, the newer ones of its casebook.
        """

        def those(quote: quotes.Quote) -> Iterator[Ties]:
            for name in sorted(own, key=lambda name: name != quote.edition):
                if own[name] and self._index.place(quote.id, name) is not None:
                    yield from (self._tie(name, new) for new in own[name])

        return those

    def _tie(self, name: str, new: Edition) -> Ties:
        """What of an edition is what of another of the same casebook, which is kept."""
        pair = name, f"{new.id} {new.sha256}"
        if pair not in self._tied:
            self._tied[pair] = ties.tie(self._whole(name), new)
        return self._tied[pair]

    def _whole(self, name: str) -> Edition:
        """All cases and passages of an edition, which are kept."""
        if name not in self._books:
            cases = tuple(map(Case.from_json, self._index.cases(name)))
            book = self._book(name, map(self._index.line, self._index.order(name)))
            self._books[name] = replace(book, cases=cases)
        return self._books[name]

    def _named(self, quote: quotes.Quote) -> Iterator[Passage]:
        """The passages that have a quote's id: in the edition it names, the newest and, where they are few, in any."""
        for name in dict.fromkeys((quote.edition or "", "", *(self._editions if self._few else ()))):
            if (key := self._index.place(quote.id, name)) is not None:
                yield Passage.from_json(self._index.line(key))

    def _likely(self, quote: quotes.Quote, chosen: Sequence[str]) -> list[Edition]:
        """The passages where a quote may stand, as editions that hold nothing else."""
        words = dict.fromkeys(self._analyzer.forms(quote.text[: search.QUESTION_LIMIT]))
        asked = Wanted(tuple((form, OWN) for form in words))
        keys = [one.key for one in self._index.best(Asked(asked, LIKELY, search.editions(self._index, chosen))).best]
        for name in dict.fromkeys((quote.edition or "", chosen[0] if len(chosen) == 1 else "", "")):
            key = self._index.place(quote.id, name)
            keys = [key, *keys] if key is not None else keys
        books: dict[str, list[Json]] = {}
        for line in map(self._index.line, dict.fromkeys(keys)):
            books.setdefault(line["edition"], []).append(line)
        return [self._book(name, lines) for name, lines in books.items() if name in chosen]

    def _book(self, name: str, lines: Iterable[Json]) -> Edition:
        about = self._editions[name]
        passages = tuple(map(Passage.from_json, lines))
        title, publisher = about["title"], about["publisher"]
        return Edition(name, title, about["source"], about["sha256"], passages=passages, publisher=publisher)
