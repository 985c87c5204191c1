"""Which editions can no index be made of, and which of them can be written anew?

Input: a home, and the index made of it before, which knows what its editions were. Output: what is wrong with each that
is damaged; the others can be searched without them. What the index holds of such is put in its place again.
"""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterator
from contextlib import ExitStack, closing, suppress
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from jireishu import corpus, fingerprint, home, index
from jireishu.errors import CorpusError, IndexUnusable
from jireishu.replacing import replacing
from jireishu.tongue import Phrase, phrase

KEPT = f"{fingerprint.EDITION}.damaged"  # beside an edition that was written anew: what stood in its place


class Damaged(NamedTuple):
    """An edition that no index can be made of: why, and its digest when it was whole, "" where nobody knows it."""

    why: CorpusError
    digest: str


def left_out(folder: Path, whole: Container[str] = ()) -> dict[str, Damaged]:
    """The editions of the home `folder` that an index is made without. whole: those that are known to be sound.

    Raises CorpusError where it would be made without any.
    """
    found: dict[str, Damaged] = {}
    with ExitStack() as stack:
        book = _book(folder, stack)
        known = book.header.get("files", {}) if book else {}
        for path, error in _damaged(folder, known, whole):
            name = path.parent.name
            advice = corpus.ANEW if book and book.head_lines(name) else _advice(path)
            found[name] = Damaged(CorpusError(error.message, advice), known.get(name, ""))
    if found and len(found) == len(every := corpus.editions(home.corpus(folder))):
        messages = [damaged.why.message for damaged in found.values()]
        raise CorpusError(reduce(lambda a, b: phrase("{message}{hint}", message=a, hint=b), messages), _advice(*every))
    return found


def _advice(*paths: Path) -> Phrase:
    """What to do about editions that nothing is known of but their damaged files."""
    folders = " ".join(str(path.parent) for path in paths)
    return phrase("元のファイルを取り込み直すか、rm -r {folder} で消してください。", folder=folders)


def restored(folder: Path) -> dict[str, Path]:
    """The damaged editions of the home `folder` that are again what the last index was made of, and what stood in
    their places. Raises CorpusError where one cannot be written."""
    found: dict[str, Path] = {}
    with ExitStack() as stack, suppress(OSError):  # what may not be read is told when the index is made
        if book := _book(folder, stack):
            for path, _ in _damaged(folder, book.header.get("files", {}), ()):
                with suppress(IndexUnusable):
                    if kept := _restored(path, book):
                        found[path.parent.name] = kept
    return found


def seal(folder: Path) -> None:
    """Give those editions of the home `folder` a digest that were written before there were any."""
    for path in corpus.editions(home.corpus(folder)):
        with suppress(CorpusError):  # it is told as damaged where it cannot be read
            if not corpus.sealed(path):
                corpus.write_lines(path, list(corpus.lines(path)))


def _book(folder: Path, stack: ExitStack) -> index.Index | None:
    """The last index, where there is one that can be read."""
    with suppress(IndexUnusable):
        return stack.enter_context(closing(index.Index(index.path(folder))))
    return None


def _damaged(folder: Path, known: dict[str, str], whole: Container[str]) -> Iterator[tuple[Path, CorpusError]]:
    """known: the digests of the editions when the index was made."""
    now = fingerprint.digests(home.corpus(folder))
    for path in corpus.editions(home.corpus(folder)):
        name = path.parent.name
        if name in whole or known.get(name) == now[name]:
            continue  # it is as it was when the index was made
        from jireishu import indexer  # loads numpy, while others read

        try:
            indexer.require_sound(path)
        except CorpusError as error:
            yield path, error


def _restored(path: Path, book: index.Index) -> Path | None:
    """Where what stood in an edition is kept, once it is again what the index knows of it; None where it knows none."""
    name, kept = path.parent.name, path.with_name(KEPT)
    if not (lines := book.head_lines(name)):
        return None
    for line in map(book.line, book.order(name)):
        lines.append(corpus.dumps({key: value for key, value in line.items() if key != "edition"}))
    try:
        with replacing(kept) as copy:
            shutil.copyfile(path, copy)
    except OSError as error:
        raise corpus.unwritten(kept, error) from error
    corpus.write_lines(path, lines)
    return kept
