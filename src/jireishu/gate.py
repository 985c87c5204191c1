"""How do many requests at once reach one Counter, within limits, and never twice for the same answer?

A Counter belongs to one thread; requests wait for it in a queue that is bounded in length and time. An answer is a
function of the generation and what was asked, so those given lately are kept until the generation changes.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from jireishu import engines
from jireishu.counter import Counter
from jireishu.errors import JireishuError
from jireishu.tongue import phrase

KEPT = 1_000  # answers
T = TypeVar("T")
What = Callable[[Counter], T]


class Busy(JireishuError):
    """Too many are waiting, or an answer took too long."""


class Limits(NamedTuple):
    """waiting: requests in the queue. seconds: until an answer must be there, waiting included."""

    waiting: int = 64
    seconds: float = 10.0


class Gate:
    """One thread with its Counter, and the answers that it gave lately."""

    def __init__(self, folder: Path, limits: Limits, address: str) -> None:
        """Raises IndexUnusable where there is no index that can be used."""
        self._watch, self.limits = engines.Watch(folder, address), limits
        self._thread = ThreadPoolExecutor(1, "counter")
        self._waiting = 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        try:
            self._counter = self._thread.submit(Counter, folder, address).result()
        except BaseException:
            self._thread.shutdown()
            raise

    async def current(self) -> str:
        """The generation that answers now."""
        if self._watch.due() and await asyncio.get_running_loop().run_in_executor(self._thread, self._counter.refresh):
            self._kept.clear()
        return self._counter.generation

    async def ask(self, what: What[T], key: Hashable = None) -> T:
        """The answer of `what`. key: names the question, where its answer may be kept.

        Raises Busy, and what `what` raises.
        """
        generation = await self.current()
        if key is not None and (generation, key) in self._kept:
            self._kept.move_to_end((generation, key))
            kept: T = self._kept[generation, key]
            return kept
        if self._waiting >= self.limits.waiting:
            raise Busy(phrase("問い合わせが混み合っています。"), phrase("少し待ってから、もう一度お試しください。"))
        self._waiting += 1
        work = asyncio.get_running_loop().run_in_executor(self._thread, what, self._counter)
        try:
            found = await asyncio.wait_for(work, self.limits.seconds)
        except TimeoutError:
            raise Busy(
                phrase("時間内に答えられませんでした。"), phrase("質問を短くするか、少し待ってからお試しください。")
            ) from None
        finally:
            self._waiting -= 1
        if key is not None and self._counter.generation == generation:
            self._kept[generation, key] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def close(self) -> None:
        """Let the answers at work end, and close the index."""
        self._thread.submit(self._counter.close)
        self._thread.shutdown()
