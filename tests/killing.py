"""Kills an ingest with SIGKILL at each of its writes, one after the other, and looks at what is left each time.

`python tests/killing.py HOME` prints what it saw as JSON. A process of its own, since it forks: all that is heavy is
loaded once, and each child dies at its n-th write, n = 1, 2, 3 … until one lives to the end. A write is a file opened
for writing, a line or a row written to it, a sync, a change of mode, a rename or a removal.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from jireishu import corpus, home, index, indexer, ingest, search, thesaurus
from jireishu.analysis import Analyzer

AUDITED = {"os.rename", "os.remove", "os.chmod", "os.mkdir", "sqlite3.connect"}
WORDS = ("漁港", "牧場")  # what the two generations talk of


class Fuse:
    """Kills this process at the write it is set to."""

    def __init__(self) -> None:
        self.left: int | None = None

    def tick(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in AUDITED:
            self.tick()

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def ticking(*arguments: Any, **named: Any) -> Any:
            self.tick()
            return function(*arguments, **named)

        return ticking


def lines(folder: Path, word: str) -> Path:
    """The source of one generation: the same file name, another text."""
    file = folder / word / "book.jsonl"
    file.parent.mkdir(exist_ok=True)
    passages = [{"passage": {"id": f"p{n}", "text": f"{word}の仕事を{n}日続ける。"}} for n in range(3)]
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in passages), "utf-8")
    return file


def seen(folder: Path, analyzer: Analyzer) -> str:
    """The generation that a reader sees; raises where it is not one and whole."""
    (path,) = corpus.editions(home.corpus(folder))
    texts = {passage.text[:2] for passage in corpus.read(path).passages}
    assert texts in ({WORDS[0]}, {WORDS[1]}), texts
    with closing(index.Index(index.path(folder))) as opened:
        opened.verify()
        assert sqlite3.connect(index.path(folder)).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (word,) = [word for word in WORDS if search.search(opened, analyzer, word, literal=True).total == 3]
    return word


def main(folder: Path) -> None:
    analyzer, fuse = Analyzer(), Fuse()
    thesaurus.read = lambda: ()  # not what is tested, and most of the time
    sources = [lines(folder, word) for word in WORDS]
    place = folder / "home"
    ingest.ingest(place, [sources[0]])
    sys.addaudithook(fuse.audit)
    corpus.dumps, indexer._insert, os.fsync = map(fuse.before, (corpus.dumps, indexer._insert, os.fsync))
    points, generations = 0, []
    while True:
        child = os.fork()
        if child == 0:
            fuse.left = points + 1
            ingest.ingest(place, [sources[(points + 1) % 2]])
            os._exit(0)
        _, status = os.waitpid(child, 0)
        generations.append(seen(place, analyzer))
        if not os.WIFSIGNALED(status):
            break
        points += 1
    assert os.WEXITSTATUS(status) == 0
    left = [path.name for path in place.rglob("*") if path.is_file()]
    last = WORDS[(points + 1) % 2]
    print(json.dumps({"points": points, "last": generations[-1] == last, "files": sorted(left)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
