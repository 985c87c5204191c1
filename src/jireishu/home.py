"""Where are the corpus and the index?

Input: what the user said, the environment, the current folder. Output: the folder that holds corpus/ and indexes/.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jireishu.errors import CorpusError, IndexUnusable, UsageError, reason
from jireishu.tongue import phrase

GRACE = 1.0  # seconds that the lock of a killed ingest may outlast it
LEFTOVERS = ("indexes/.new-*.tmp", "corpus/*/.new-*.tmp")


def find(option: Path | None = None) -> Path:
    """The home folder: the option, JIREISHU_HOME, the nearest ancestor that is one, else the user's data folder.

    One is what has both folders, or editions in corpus/ alone: indexes/ may be deleted. It need not exist yet.
    Raises UsageError where the option or JIREISHU_HOME names something that is no folder.
    """
    named = option or (Path(value) if (value := os.environ.get("JIREISHU_HOME")) else None)
    if named is not None:
        if named.exists() and not named.is_dir():
            raise UsageError(
                phrase("{folder} はフォルダーではありません。", folder=named),
                phrase("--home か JIREISHU_HOME にはフォルダーを指定してください。"),
            )
        return named.absolute()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if corpus(folder).is_dir() and (indexes(folder).is_dir() or any(corpus(folder).glob("*/edition.jsonl"))):
            return folder
    return users()


def users() -> Path:
    """The user's data folder for jireishu."""
    import platformdirs  # only here: most calls never get this far

    return Path(platformdirs.user_data_dir("jireishu", appauthor=False))


def corpus(home: Path) -> Path:
    """The folder of the casebook PDFs and of the editions read from them."""
    return home / "corpus"


def indexes(home: Path) -> Path:
    """The folder of what can be rebuilt at any time."""
    return home / "indexes"


def pdfs(home: Path) -> list[Path]:
    """Every PDF that stands under corpus/, in the order of their paths."""
    return below(corpus(home))


def below(folder: Path) -> list[Path]:
    """Every PDF below a folder, in the order of their paths; none where it is no folder."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())


def empty(home: Path) -> IndexUnusable:
    """The error that nothing has been brought into a home yet."""
    return IndexUnusable(
        phrase("{folder} にはまだ何も取り込まれていません。", folder=home),
        phrase("jireishu ingest 事例集.pdf を実行してください。"),
    )


def vectors(home: Path) -> Path:
    """The file of vectors of a home, which the extra `semantic` makes."""
    return indexes(home) / "vectors.npz"


def memo(home: Path) -> Path:
    """The file of what an ingest need not work out again."""
    return indexes(home) / "memo.sqlite"


@contextmanager
def lock(home: Path, wait: float = 0) -> Iterator[None]:
    """Held while corpus/ and indexes/ are written: one writer at a time, readers never wait.

    wait: seconds to wait for another writer. Raises CorpusError where it is still at work, or the folder cannot be
    written. The lock goes with the process: a file that a killed ingest left behind locks nothing, once the processes
    that it was just starting have begun, which share the lock until then.
    """
    import filelock

    try:
        indexes(home).mkdir(parents=True, exist_ok=True)
        # A singleton: a writer that holds the lock may take it again.
        held = filelock.FileLock(indexes(home) / "writer.lock", is_singleton=True)
        held.acquire(timeout=max(wait, GRACE))
    except filelock.Timeout:
        raise CorpusError(
            phrase("別の jireishu ingest が {home} に書き込んでいます。", home=home),
            phrase("それが終わってから、もう一度実行してください。"),
        ) from None
    except OSError as error:
        raise CorpusError(
            phrase("{path} に書き込めません: {error}", path=indexes(home), error=reason(error)),
            phrase("書き込めるフォルダーを --home で指定してください。"),
        ) from error
    try:
        for pattern in LEFTOVERS:  # of an ingest that was killed: nobody else writes now
            for file in home.glob(pattern):
                file.unlink(missing_ok=True)
        yield
    finally:
        held.release()
