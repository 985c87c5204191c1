"""How does a cluster get many documents, as fast as it takes them and not faster?

Input: documents, each with its id. Output: requests of some size each; what the cluster is too busy for, or misses
because a node is away, is sent again after a pause. Sending twice does no harm, since an id has one document.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jireishu.cluster import LOADING, Unanswered
from jireishu.console import Progress
from jireishu.errors import CorpusError
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.building import Version
    from jireishu.cluster import Cluster
    from jireishu.model import Json

BULK = 2_000_000  # bytes a request
PATIENCE = 180.0  # seconds for which a cluster that is busy, or away, is tried again
FIRST, LONGEST = 0.5, 20.0  # seconds between two tries, doubled each time
BUSY = (0, 429, 502, 503, 504)
AGAIN = phrase("jireishu load をもう一度実行すると、続きから読み込みます。前の版はそのまま答えています。")


class Sender:
    """Gathers documents and sends them in bulk, as fast as the cluster takes them."""

    def __init__(
        self, cluster: Cluster, version: Version, renew: Callable[[], None], progress: Progress | None = None
    ) -> None:
        """renew: called between requests."""
        self._cluster, self._version, self._renew, self._progress = cluster, version, renew, progress
        self._waiting: list[tuple[str, bytes]] = []  # the index and the lines of each document
        self._bytes = self._passages = 0
        self.sent = 0

    def passage(self, name: str, body: Json) -> None:
        """A passage, under its id in the cluster."""
        self._passages += 1
        self._add(self._version.name, name, body)

    def document(self, name: str, what: str, edition: str, value: Any, part: int = 0) -> None:
        """A document of the lexicon. value: what becomes JSON, or a text as it is."""
        data = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self._add(self._version.lexicon, name, {"what": what, "edition": edition, "part": part, "data": data})

    def _add(self, index: str, name: str, body: Json) -> None:
        lines = f"{json.dumps({'index': {'_index': index, '_id': name}})}\n{json.dumps(body, ensure_ascii=False)}\n"
        data = lines.encode("utf-8", "replace")
        self._waiting.append((name, data))
        self._bytes += len(data)
        if self._bytes >= BULK:
            self.flush()

    def flush(self) -> None:
        """Send what waits, again and again where the cluster is busy or away. Raises CorpusError where it refuses."""
        left, pause, end = self._waiting, FIRST, time.monotonic() + PATIENCE
        while left:
            self._renew()
            before = len(left)
            left, trouble = self._send(left)
            if left and len(left) == before:
                if time.monotonic() > end:
                    raise CorpusError(
                        phrase(
                            "クラスターが {seconds:.0f} 秒のあいだ受け付けません: {trouble}",
                            seconds=PATIENCE,
                            trouble=trouble,
                        ),
                        AGAIN,
                    )
                time.sleep(pause * random.uniform(0.5, 1.0))
                pause = min(LONGEST, 2 * pause)
            else:
                pause, end = FIRST, time.monotonic() + PATIENCE
        self._waiting, self._bytes = [], 0
        self.sent, self._passages = self.sent + self._passages, 0
        if self._progress:
            self._progress(self.sent, 0)

    def _send(self, some: list[tuple[str, bytes]]) -> tuple[list[tuple[str, bytes]], str]:
        """Send, and return what must be sent again, and why. Raises CorpusError for what is refused for good."""
        try:
            answer = self._cluster.ask("POST", "/_bulk", b"".join(data for _, data in some), seconds=LOADING)
        except Unanswered as error:
            if error.status in BUSY:
                return some, error.message
            if error.status == 413 and len(some) > 1:
                half = len(some) // 2
                first, why = self._send(some[:half])
                rest, other = self._send(some[half:])
                return first + rest, why or other
            raise CorpusError(phrase("読み込めません。{message}", message=error.message), error.hint) from error
        again, trouble = [], ""
        for one, item in zip(some, answer["items"], strict=True):
            ((_, done),) = item.items()
            if done["status"] < 300:
                continue
            trouble = str(done["error"].get("reason", ""))[:200]
            if done["status"] not in BUSY:
                told = phrase("段落「{name}」が受け付けられません: {reason}", name=one[0], reason=trouble)
                raise CorpusError(told, AGAIN)
            again.append(one)
        return again, trouble

    def forget(self, edition: str, digest: str) -> None:
        """Remove what an earlier load left of another state of the edition."""
        ask = self._cluster.ask
        ask("POST", f"/{self._version.name}/_refresh", seconds=LOADING)
        some = {"bool": {"filter": [{"term": {"edition": edition}}], "must_not": [{"term": {"digest": digest}}]}}
        while True:
            body = {"query": some, "size": 1_000, "_source": False}
            hits = ask("POST", f"/{self._version.name}/_search", body, seconds=LOADING)["hits"]["hits"]
            if not hits:
                return
            lines = (json.dumps({"delete": {"_index": self._version.name, "_id": hit["_id"]}}) for hit in hits)
            ask("POST", "/_bulk", "".join(f"{line}\n" for line in lines).encode(), seconds=LOADING, refresh=True)
