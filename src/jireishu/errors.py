"""What can go wrong, said for people: what happened, where, and what to do next.

JireishuError              exit 2
├── UsageError             a question, option or argument that makes no sense      exit 2
│   └── NotThere           a name that nothing in the corpus has                   exit 2
├── SourceError            a PDF or JSONL file that cannot be read                 exit 2
├── CorpusError            the corpus on disk cannot be read or written            exit 2
├── BelowFloor             the search is worse than its floors allow               exit 1
└── IndexUnusable          no index, or one that is stale, foreign or damaged      exit 3

`gate.Busy` and `cluster.Unanswered` are more of them, of one module each.
"""

from __future__ import annotations

import errno
from pathlib import Path

from jireishu.tongue import phrase

REASONS = {
    errno.ENOENT: phrase("見つかりません"),
    errno.EACCES: phrase("権限がありません"),
    errno.EPERM: phrase("権限がありません"),
    errno.EROFS: phrase("読み取り専用です"),
    errno.ENOSPC: phrase("空き容量がありません"),
    errno.EDQUOT: phrase("割り当てられた容量を使い切っています"),
    errno.EISDIR: phrase("フォルダーです"),
    errno.ENOTDIR: phrase("フォルダーではありません"),
    errno.EEXIST: phrase("同じ名前のものがあります"),
    errno.ENAMETOOLONG: phrase("名前が長すぎます"),
    errno.EADDRINUSE: phrase("ほかで使われています"),
    errno.EADDRNOTAVAIL: phrase("この機械の番地ではありません"),
}
SQLITE = {  # the errors of sqlite3 by the names that SQLite gives them
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EROFS,
    "SQLITE_PERM": errno.EACCES,
}


class JireishuError(Exception):
    """`message` says in one line what happened and where, `hint` in one line what to do next."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(JireishuError):
    """The command was asked for something that makes no sense."""


class SourceError(JireishuError):
    """A file given to `ingest` cannot be read as what it claims to be.

    lasting: for what it holds, and not for a limit of time or memory, rights, or a tool that is missing.
    """

    def __init__(self, message: str, hint: str = "", lasting: bool = False) -> None:
        super().__init__(message, hint)
        self.lasting = lasting


class CorpusError(JireishuError):
    """The corpus folder cannot be read or written."""


class BelowFloor(JireishuError):
    """Figures are below what was pinned, or were measured on something else."""

    exit_code = 1


class IndexUnusable(JireishuError):
    """There is no index to search, or it must not be trusted."""

    exit_code = 3


class NotThere(UsageError):
    """A name that nothing in the corpus has."""


def reason(error: Exception) -> object:
    """Why the system refused something, in our words where these are known, else in its own."""
    if isinstance(error, OSError):
        return REASONS.get(error.errno or 0) or error.strerror or error
    return REASONS.get(SQLITE.get(getattr(error, "sqlite_errorname", ""), 0), error)


def contents(path: Path) -> bytes:
    """What a file holds that somebody named. Raises SourceError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: object, error: OSError) -> SourceError:
    """The error that a file which somebody named cannot be read."""
    return SourceError(
        phrase("{path} を読めません: {error}", path=path, error=reason(error)),
        phrase("ファイルの場所と読み取りの権限を確かめてください。"),
    )


def unwritable(path: object, error: OSError) -> UsageError:
    """The error that a file which somebody named cannot be written."""
    return UsageError(
        phrase("{path} に書き込めません: {error}", path=path, error=reason(error)),
        phrase("フォルダーと書き込みの権限、空き容量を確かめてください。"),
    )
