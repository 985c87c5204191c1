"""What has been worked out before, and need not be again?

Values by the digest of all that they depend on, in indexes/memo.sqlite. Nothing rests on it: where it is missing or
damaged, or the disk is full, everything is worked out anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from jireishu import readonly

KEPT = 20  # ingests for which a value that none of them asked for is kept


def key(*parts: str) -> str:
    """One key of all that a value depends on."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Memo:
    """What one ingest remembers. One writer at a time (home.lock); what it learns is written by `flush` and `save`.

    Threads may share it.
    """

    def __init__(self, file: Path | None) -> None:
        """file: None remembers nothing from before and writes nothing."""
        self._file = file
        self._used: set[str] = set()
        self._new: dict[str, bytes] = {}  # sealed: the values of a long file would take ten times the room
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._connect()

    def _connect(self) -> None:
        if self._connection is None and self._file and self._file.exists():
            with suppress(sqlite3.Error):
                self._connection = readonly.opened(self._file, shared=True)

    def get(self, key: str) -> Any:
        """The value of a key, or None."""
        with self._lock, suppress(sqlite3.Error, ValueError):
            if key in self._new:
                return _value(self._new[key])
            if sealed := self._kept(key):
                self._used.add(key)
                return _value(sealed)
        return None

    def __contains__(self, key: object) -> bool:
        """Whether the file has a sound value of a key."""
        with self._lock, suppress(sqlite3.Error):
            return self._kept(key) is not None
        return False

    def _kept(self, key: object) -> bytes | None:
        """The sound value of a key in the file."""
        if self._connection is None:
            return None
        row = self._connection.execute("SELECT value FROM memo WHERE key = ?", (key,)).fetchone()
        sealed: bytes | None = row[0] if row and _sound(row[0]) else None
        return sealed

    def put(self, key: str, value: Any) -> None:
        """Remember a value, which must be JSON."""
        sealed = _sealed(value)
        with self._lock:
            self._new[key] = sealed

    def flush(self) -> None:
        """Keep what is new and what was used, before the ingest is over."""
        self._keep(last=False)

    def drop(self) -> None:
        """Forget what is new, and write nothing."""
        with self._lock:
            self._new = {}

    def save(self) -> None:
        """Keep what is new and what was used, and forget what no recent ingest asked for."""
        self._keep(last=True)
        self.close()

    def close(self) -> None:
        """Ask no more of what was remembered."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _keep(self, last: bool) -> None:
        if self._file is None:
            return
        with self._lock, suppress(sqlite3.Error, OSError):
            try:
                self._write(self._file, last)
            except sqlite3.OperationalError:
                raise  # busy, or a full disk
            except sqlite3.DatabaseError:
                self.close()
                self._file.unlink(missing_ok=True)  # damaged
                self._write(self._file, last)
            self._new, self._used = {}, set()
            self._connect()

    def _write(self, file: Path, last: bool) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value BLOB, used INTEGER)")
            [(run,)] = connection.execute("PRAGMA user_version")
            connection.executemany("UPDATE memo SET used = ? WHERE key = ?", ((run, key) for key in self._used))
            rows = ((key, sealed, run) for key, sealed in self._new.items())
            connection.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", rows)
            if last:
                connection.execute(f"PRAGMA user_version = {run + 1}")
                connection.execute("DELETE FROM memo WHERE used < ?", (run - KEPT,))
            connection.execute("COMMIT")


def _sealed(value: Any) -> bytes:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return zlib.crc32(data).to_bytes(4, "little") + data


def _value(sealed: bytes) -> Any:
    return json.loads(sealed[4:].decode("utf-8", "surrogatepass"))


def _sound(value: Any) -> bool:
    return isinstance(value, bytes) and zlib.crc32(value[4:]).to_bytes(4, "little") == value[:4]
