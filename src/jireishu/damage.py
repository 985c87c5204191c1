"""Which editions can no index be made of?

Input: a home, and the index made of it before, which knows what its editions were. Output: what is wrong with each that
is damaged. The others can be searched without them.
"""

from __future__ import annotations

from collections.abc import Container
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from jireishu import corpus, fingerprint, home, index, indexer
from jireishu.errors import CorpusError, IndexUnusable
from jireishu.tongue import phrase


class Damaged(NamedTuple):
    """An edition that no index can be made of: why, and its digest when it was whole, "" where nobody knows it."""

    why: CorpusError
    digest: str


def left_out(folder: Path, whole: Container[str] = ()) -> dict[str, Damaged]:
    """The editions of the home `folder` that an index is made without. whole: those that are known to be sound.

    Raises CorpusError where it would be made without any.
    """
    known = dict[str, str]()
    with suppress(IndexUnusable), closing(index.Index(index.path(folder))) as book:
        known = book.header.get("files", {})
    found: dict[str, Damaged] = {}
    now = fingerprint.digests(home.corpus(folder))
    for path in corpus.editions(home.corpus(folder)):
        name = path.parent.name
        if name in whole or known.get(name) == now[name]:
            continue  # it is as it was when the index was made
        advice = phrase("元のファイルを取り込み直すか、rm -r {folder} で消してください。", folder=path.parent)
        try:
            indexer.require_sound(path)
        except CorpusError as error:
            found[name] = Damaged(CorpusError(error.message, advice), known.get(name, ""))
    if found and len(found) == len(now):
        raise next(iter(found.values())).why
    return found
