"""Where do this command's corpus and index stand, and how does it end?

Input: the global options. Output: the home folder and the corpus in it, read first where nothing has been read yet.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from jireishu import console
from jireishu.tongue import label, phrase

if TYPE_CHECKING:
    from jireishu.counter import Counter
    from jireishu.engine import Engine
    from jireishu.ingest import Summary, Wish


MOST = 1000  # passages that a command shows


class Settings:
    """The global options, as the commands see them."""

    home: Path | None = None
    index: str = ""
    debug: bool = False
    pager: bool = True


def folder() -> Path:
    """The home of this command. Raises UsageError where the user named something that is no folder."""
    from jireishu import home

    return home.find(Settings.home)


def address() -> str:
    """The cluster whose index this command asks, "" for the one of the home."""
    return Settings.index or os.environ.get("JIREISHU_INDEX", "")


def book(meaning: bool = False) -> Engine:
    """The index that this command asks, built first where it is missing. meaning: as in `answer.opened`."""
    from jireishu import answer

    return answer.opened(folder(), ingest, address(), meaning)


def counter(asking: bool = False) -> Counter:
    """What reads the index that this command asks, built first where it is missing. asking: as of a Counter."""
    from jireishu.counter import Counter

    require_index()
    return Counter(folder(), address(), asking)


def require_index() -> None:
    """Raises IndexUnusable where nothing could be asked; what is missing is built first."""
    book().close()


def corpus() -> Path:
    """The corpus folder, with the PDFs in it read if none has been yet."""
    from jireishu import corpus, home

    here = folder()
    if not corpus.editions(home.corpus(here)):
        if not (pdfs := home.pdfs(here)):
            raise home.empty(here)
        ingest(here, pdfs)
    return home.corpus(here)


def ingest(home: Path, sources: list[Path], wait: float = 0, wish: Wish | None = None) -> list[Summary]:
    """Read `sources` into the home and make its index."""
    from jireishu import ingest as writing

    return writing.ingest(home, sources, console.progress(label("取り込んでいます"), label("頁")), wait, wish)


def encode(home: Path, model: str) -> None:
    """Make the vectors of the index, where the extra for it is installed or a model was named."""
    from contextlib import closing

    from jireishu import index, vectors

    if model == vectors.MODEL and not vectors.installed(model):
        return
    if index.path(home).exists():
        with closing(index.Index(index.path(home))) as book:
            made = vectors.update(home, book, model, console.progress(label("意味を読み取っています"), label("段落")))
        console.say(phrase("意味の索引を作りました（新しく読み取った段落 {made:,}）。", made=made))


def leave(code: int) -> NoReturn:
    """End the command with an exit code."""
    raise typer.Exit(code)
