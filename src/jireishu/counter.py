"""What does whoever comes through a door get: a browser, a program, a language model, a session at the terminal?

Input: a home folder, a request. Output: documents of the contract, all of one generation of the index. A new index is
picked up at the next request; the old one answers until then, and goes on where the new one cannot be used.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Hashable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import analysis, citation, engines, facets, fields, filters, following, quotes, roster, search
from jireishu.errors import JireishuError, NotThere, UsageError
from jireishu.filters import Filters
from jireishu.ranking import Key
from jireishu.search import Response
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.engine import Engine
    from jireishu.model import Edition

K_LIMIT = 100
START_LIMIT = 1000
NEIGHBOURS = 2
QUOTES_LIMIT = 100
QUOTED_LIMIT = 50_000  # characters of them together, since all others wait for one who asks
NO = ("no", "n", "off", "false", "f", "0")  # as Typer reads JIREISHU_SEMANTIC


class Inquiry(NamedTuple):
    """A question with what narrows it. start: how many hits to leave out. editions: ids, the newest without any."""

    question: str
    k: int = 10
    start: int = 0
    wanted: Filters = Filters()
    editions: tuple[str, ...] = ()
    literal: bool = False


class _Remembering(analysis.Analyzer):
    """An analyzer that remembers passages, which are hits again and again, and words, which are asked again."""

    def __init__(self) -> None:
        super().__init__()
        self.morphemes = lru_cache(maxsize=4096)(super().morphemes)  # type: ignore[method-assign]
        self.tokens = lru_cache(maxsize=4096)(super().tokens)  # type: ignore[method-assign]
        self.groups = lru_cache(maxsize=1 << 14)(super().groups)  # type: ignore[method-assign]


class Counter:
    """An index kept open. For one thread: SQLite and Sudachi's tokenizer belong to the one that opened them."""

    def __init__(self, folder: Path, address: str = "", asking: bool = True) -> None:
        """The index of a home folder, or of a cluster.

        asking: whether questions will come, for which closeness in meaning counts where the extra `semantic` is there
        and JIREISHU_SEMANTIC does not say no. Raises IndexUnusable where there is no index that can be used.
        """
        self._where, self._asking = (folder, address), asking
        self.analyzer = _Remembering()
        self.index: Engine
        self._seen: Hashable = None
        self.refresh()

    def refresh(self) -> bool:
        """Open the index anew where another one was put in its place, and return whether it was."""
        seen = engines.stamp(*self._where)
        if self._seen and seen in (self._seen, None):
            return False
        try:
            opened = engines.opened(*self._where, resident=True)
        except JireishuError:
            if self._seen:
                return False  # the old one is whole and goes on
            raise
        if self._seen:
            self.index.close()
        self.index, self._seen = opened, seen or True
        if self._asking and os.environ.get("JIREISHU_SEMANTIC", "yes").lower() not in NO:
            with suppress(JireishuError):  # words answer without it
                engines.understand(opened, self._where[0])
        parts = (*(opened.header[name] for name in ("format", "analyzer", "thesaurus", "digest")), opened.meaning)
        self.generation = hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=8).hexdigest()
        self.editions: dict[str, contract.Edition] = {one["id"]: one for one in opened.header["editions"]}
        few = opened.passages <= following.READ_WHOLE and not self._where[1]
        self._following = following.Following(opened, self.editions, self.analyzer, few)
        if self._asking:  # all that stays: no question's garbage is looked for in there
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        return True

    def search(self, asked: Inquiry) -> contract.Search:
        """The answer to a question as a document. Raises what `find` does."""
        return self.find(asked).document()

    def find(self, asked: Inquiry) -> Response:
        """The answer to a question. Raises UsageError for one that is none, an unknown filter or too many hits."""
        if not 1 <= asked.k <= K_LIMIT or not 0 <= asked.start <= START_LIMIT:
            raise UsageError(
                phrase("k は 1 から {k}、start は 0 から {start} までです。", k=K_LIMIT, start=START_LIMIT),
                phrase("一度に {k} 件まで、続きは start で受け取れます。", k=K_LIMIT),
            )
        within = search.within(self.index, asked.wanted, asked.editions)
        last = asked.start + asked.k
        found = search.search(self.index, self.analyzer, asked.question, last, within, asked.literal)
        return found._replace(hits=found.hits[asked.start :])

    def facets(self) -> contract.Facets:
        """What a search can be narrowed by, in the newest editions."""
        return facets.read(self.index, search.editions(self.index))

    def cases(self, edition: str = "") -> contract.Cases:
        """Raises NotThere for an unknown edition."""
        found: Any = [case for name in self._chosen(edition) for case in self.index.cases(name)]
        return {"schema": "jireishu/cases/1", "cases": found}

    def _chosen(self, edition: str) -> list[str]:
        """The edition with that id, or the newest of each casebook where none is named. Raises NotThere."""
        if edition and edition not in self.editions:
            raise filters.no_edition(edition, self.editions)
        return [edition] if edition else [name for name, about in self.editions.items() if about["newest"]]

    def case(self, name: str, edition: str = "") -> contract.Show:
        """A case, as `roster.one` has it. Raises NotThere where none or several are meant."""
        known = {fields.key(case["edition"], case["id"]): case for case in self.cases(edition)["cases"]}
        found = known[roster.one(name, known, roster.read(self.index))]
        own = map(self.index.line, self.index.order(found["edition"], found["id"]))
        return {
            "schema": "jireishu/show/1",
            "case": found,
            "passages": [citation.cited(line, self.editions) for line in own],
        }

    def passage(self, name: str, edition: str = "") -> contract.Neighbourhood:
        """A passage by its id, or EDITION/ID, with those around it of the same case. Raises NotThere for another."""
        name, edition = (name, edition) if edition else self.named(name)
        key = self.index.place(name, edition)
        if key is None:
            raise NotThere(
                phrase("段落「{name}」はありません。", name=name), phrase("段落の id は検索の結果の passage.id です。")
            )
        line = self.index.line(key)
        before, after = self.index.around(key, NEIGHBOURS)

        def cited(keys: Sequence[Key]) -> list[contract.Passage]:
            lines = map(self.index.line, keys)
            return [citation.cited(one, self.editions) for one in lines if one["case"] == line["case"]]

        return {
            "schema": "jireishu/passage/1",
            "passage": citation.cited(line, self.editions),
            "before": cited(before),
            "after": cited(after),
            "edition": self.editions[line["edition"]],
        }

    def named(self, name: str) -> tuple[str, str]:
        """The id of a passage and the edition before it in EDITION/ID, "" without one. Raises NotThere for another."""
        rest, edition = following.parted(name, self.index)
        if edition and edition not in self.editions:
            raise filters.no_edition(edition, self.editions)
        return rest, edition

    def verify(self, said: Iterable[quotes.Quote]) -> contract.Verify:
        """What became of quotes, in the newest editions. Raises UsageError for too many, or too long ones."""
        wanted = list(said)
        if len(wanted) > QUOTES_LIMIT or sum(len(one.text) for one in wanted) > QUOTED_LIMIT:
            raise UsageError(
                phrase(
                    "一度に確かめられる引用は {limit} 件、合わせて {length:,} 文字までです。",
                    limit=QUOTES_LIMIT,
                    length=QUOTED_LIMIT,
                ),
                phrase("分けて送ってください。"),
            )
        return {"schema": "jireishu/verify/1", "quotes": [one.document() for one in self.verdicts(wanted)]}

    def verdicts(
        self, said: Iterable[quotes.Quote], edition: str = "", other: Edition | None = None
    ) -> list[quotes.Verdict]:
        """What became of quotes in the newest editions, in one, or in another that is not in the index."""
        return self._following.verdicts(said, [] if other else self._chosen(edition), other)

    def health(self) -> contract.Health:
        """Which generation answers, and what it holds."""
        return {
            "schema": "jireishu/health/1",
            "ok": True,
            "generation": self.generation,
            "passages": self.index.passages,
            "analyzer": self.index.header["analyzer"],
            "editions": list(self.editions.values()),
        }

    def close(self) -> None:
        """Close the index."""
        self.index.close()
