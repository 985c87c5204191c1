"""How are many files read at once? Their order is kept, and only so many wait that the memory holds them.

A file is read by one process while there are others, and its outcome is taken in the order of the files, so that the
corpus does not depend on which was quicker.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from jireishu.console import Progress

Made = TypeVar("Made")

AHEAD = 4  # files for each process that may have been read before their turn


def outcomes(work: Callable[[Path], Made], files: Sequence[Path], hands: int) -> Iterator[tuple[Path, Made]]:
    """Each file and what `work` makes of it, in their order; `hands` of them are worked on at once."""
    if len(files) < 2 or hands < 2:
        yield from ((file, work(file)) for file in files)
        return
    from concurrent.futures import Future, ThreadPoolExecutor

    waiting: deque[tuple[Path, Future[Made]]] = deque()
    pool = ThreadPoolExecutor(hands)
    try:
        for file in files:
            waiting.append((file, pool.submit(work, file)))
            if len(waiting) >= AHEAD * hands:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


class Meter:
    """The pages of all files together, for one progress bar."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._lock = threading.Lock()
        self._files: dict[Path, tuple[int, int]] = {}

    def of(self, file: Path) -> Progress | None:
        """What to call with the pages read and the pages there are of one file."""
        if self._progress is None:
            return None
        told = self._progress

        def show(done: int, count: int) -> None:
            with self._lock:
                self._files[file] = done, count
                told(*map(sum, zip(*self._files.values(), strict=True)))

        return show
