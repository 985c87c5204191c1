"""How is a file replaced so that readers always see a whole one?

Input: the file to replace. Output: a file beside it to write to, which takes its place at once when it is finished and
is gone when anything fails. What is left by a process that was killed is cleared away by the next writer (home.lock).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX, SUFFIX = ".new-", ".tmp"

# Windows does not replace a file that somebody reads, and a search is soon over: how often to try, and seconds between.
TRIES, PAUSE = (20 if os.name == "nt" else 1), 0.25


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to; `target` becomes what it holds at the end of the block. Raises OSError; the old file stays.

    File and folder are synced to the disk: after a power cut there is the old file or the new one.
    """
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.chmod(0o644)  # mkstemp gives 0600, and the corpus is for everyone who reads the project
        _put(temporary, target)
        with suppress(OSError):  # not every system lets a folder be synced
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    finally:
        temporary.unlink(missing_ok=True)


def _put(new: Path, target: Path) -> None:
    for _ in range(TRIES - 1):
        with suppress(PermissionError):
            new.replace(target)
            return
        time.sleep(PAUSE)
    new.replace(target)
