"""What does one version of an index in a cluster hold?

Input: ids or a query. Output: documents, whole or an error; an answer that lacks a part of the cluster is told from a
whole one. What `records` is to the file of the embedded index.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jireishu import mapping
from jireishu.cluster import Cluster, paged
from jireishu.errors import IndexUnusable
from jireishu.ranking import Key
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.model import Json

MEND = phrase("jireishu load で読み込み直してください。")
STATE = phrase("クラスターの状態を確かめてください。")
PAGE = 1_000  # passages a request, where all are wanted
BATCH = 2_000  # documents of the lexicon a request
KEPT = 20_000  # documents of the lexicon, and passages, that questions may ask for again
TIMEOUT = "4s"  # until a shard must have answered; what is there by then is a partial answer
SEARCH = "dfs_query_then_fetch"  # what a passage is worth must not depend on the shard that it happens to lie in


class Documents:
    """Those of one version. Each method raises IndexUnusable where the cluster is away or something is missing."""

    def __init__(self, cluster: Cluster, version: str) -> None:
        self._cluster, self._version = cluster, version
        self._lexicon: OrderedDict[str, Any] = OrderedDict()
        self._lines: OrderedDict[Key, Json] = OrderedDict()

    def close(self) -> None:
        self._cluster.close()

    def expect(self, names: Iterable[str]) -> None:
        """Have these documents of the lexicon."""
        self._have(self._lexicon, self._version + mapping.LEXICON, "data", names)

    def entry(self, name: str) -> Any:
        """A document of the lexicon."""
        self.expect([name])
        return self._lexicon[name]

    def expect_lines(self, keys: Iterable[Key]) -> None:
        """Have these passages."""
        self._have(self._lines, self._version, "line", keys)

    def _have(self, kept: OrderedDict[Any, Any], index: str, field: str, ids: Iterable[Key]) -> None:
        """Fetch what is not among the `kept`, which forget what came first where they are too many."""
        wanted = [name for name in dict.fromkeys(ids) if name not in kept]
        for start in range(0, len(wanted), BATCH):
            for name, source in self._get(index, wanted[start : start + BATCH], field):
                kept[name] = json.loads(source[field])
        while len(kept) > KEPT + len(wanted):
            kept.popitem(last=False)

    def line(self, key: Key) -> Json:
        """A passage in the form of an export line."""
        self.expect_lines([key])
        return self._lines[key]

    def passage(self, key: Key, *sources: str) -> Json:
        """These fields of a passage."""
        ((_, source),) = self._get(self._version, [key], *sources)
        return source

    def _get(self, index: str, ids: Sequence[Key], *sources: str) -> Iterator[tuple[str, Json]]:
        found = self._cluster.ask("POST", f"/{index}/_mget", {"ids": ids}, _source_includes=",".join(sources))
        for document in found["docs"]:
            if "error" in document:
                raise _unreadable(index)
            if not document.get("found"):
                raise IndexUnusable(
                    phrase("索引 {index} が壊れています（{name} がありません）。", index=index, name=document["_id"]),
                    MEND,
                )
            yield document["_id"], document["_source"]

    def scan(self, query: Json, order: Sequence[str], *sources: str) -> Iterator[tuple[str, Json]]:
        """Every passage that a query finds, with these of its fields."""
        body: Json = {"query": query, "size": PAGE, "_source": sources, "sort": order, "track_total_hits": False}
        return ((hit["_id"], hit["_source"]) for hit in paged(self.search, body))

    def search(self, body: Json) -> Json:
        """A whole answer."""
        answer = self._cluster.ask("POST", f"/{self._version}/_search", body)
        if _partial(answer):
            raise _unreadable(self._version)
        return answer

    def searches(self, bodies: Sequence[Json]) -> tuple[list[Json], bool]:
        """The answers to several searches at once, and whether a part of the cluster kept silent in any."""
        lines = ("{}\n" + json.dumps({**one, "timeout": TIMEOUT}, ensure_ascii=False) + "\n" for one in bodies)
        body = "".join(lines).encode("utf-8", "replace")
        answers = self._cluster.ask("POST", f"/{self._version}/_msearch", body, search_type=SEARCH)["responses"]
        for answer in answers:
            if "error" in answer:
                reason = str(answer["error"].get("reason", ""))[:200]
                raise IndexUnusable(
                    phrase("OpenSearch の誤り {status}: {reason}", status=answer.get("status"), reason=reason), STATE
                )
        return answers, any(map(_partial, answers))

    def count(self, query: Json) -> int:
        """How many passages a query finds."""
        return int(self._cluster.ask("POST", f"/{self._version}/_count", {"query": query})["count"])


def _unreadable(index: str) -> IndexUnusable:
    return IndexUnusable(phrase("索引 {index} の一部が今は読めません。", index=index), STATE)


def _partial(answer: Json) -> bool:
    return bool(answer.get("timed_out") or answer.get("_shards", {}).get("failed"))
