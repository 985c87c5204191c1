"""Has the corpus changed since the index was made?

Input: the corpus folder. Output: stamps, cheap enough for every search, and a digest of the content for
when they differ.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

EDITION = "edition.jsonl"

# A folder's name, and its edition's size in bytes and time of change in nanoseconds.
Stamp = tuple[str, int, int]


def name(path: Path) -> str:
    """The name of a file as text."""
    from jireishu.text import decoded  # searches have no use for it

    return decoded(os.fsencode(path.name))


def stamps(corpus: Path) -> list[Stamp]:
    """One stamp for each edition under `corpus`, in the order of their names; none where there is no such folder."""
    found = []
    try:
        names = sorted(os.listdir(corpus))  # noqa: PTH208 (this runs at each search, and pathlib is slower)
    except (FileNotFoundError, NotADirectoryError):
        return []
    for name in names:
        try:
            stat = os.stat(corpus / name / EDITION)  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            if error.errno != errno.ELOOP:  # a link to itself is no edition, as one to nowhere; `check` tells it
                raise
            continue
        found.append((name, stat.st_size, stat.st_mtime_ns))
    return found


def digests(corpus: Path) -> dict[str, str]:
    """The SHA-256 of each edition, by the name of its folder."""
    return {name: of(corpus / name / EDITION) for name, *_ in stamps(corpus)}


def digest(corpus: Path) -> str:
    """SHA-256 over the editions' names and contents: equal for equal corpora, whenever they were written."""
    import hashlib  # seldom needed, and it loads OpenSSL

    total = hashlib.sha256()
    for name, size, _ in stamps(corpus):
        total.update(f"{name}\0{size}\0".encode("utf-8", "surrogateescape"))
        with (corpus / name / EDITION).open("rb") as file:
            hashlib.file_digest(file, lambda: total)
    return total.hexdigest()


def of(file: Path) -> str:
    """SHA-256 of a file."""
    import hashlib

    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
