"""What does the index file hold, just as it was written?

Input: an index file. Output: its records, or an error: each is sealed with a checksum over its table, its number and
its data, so that a flipped or cut byte never becomes a wrong answer.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path
from typing import Any

from jireishu import readonly
from jireishu.errors import IndexUnusable
from jireishu.tongue import phrase

TABLES = ("header", "bucket", "synonym", "posting", "facet", "passage")
MEND = phrase("jireishu ingest を実行すると作り直します。")


def seal(table: str, number: int, data: bytes) -> bytes:
    """`data` as it is stored: with a checksum that also binds it to its place."""
    return data + _checksum(table, number, data)


def _checksum(table: str, number: int, data: bytes) -> bytes:
    return zlib.crc32(data, zlib.crc32(f"{table}:{number}:".encode("ascii"))).to_bytes(4, "little")


class Records:
    """An open index file. Each method raises IndexUnusable where a byte is not as it was written."""

    def __init__(self, file: Path, resident: bool) -> None:
        """resident: it stays open. Raises IndexUnusable where `file` is missing or was cut, too."""
        self._file = file
        if not file.is_file():
            raise IndexUnusable(phrase("索引 {file} がありません。", file=file), MEND)
        try:
            self._connection = readonly.opened(file, immutable=True, long=resident)
        except (sqlite3.Error, OSError) as error:
            raise IndexUnusable(phrase("索引 {file} を開けません: {error}", file=file, error=error), MEND) from error
        try:
            self._require_whole()
        except IndexUnusable:
            self.close()
            raise

    def _require_whole(self) -> None:
        """A file that was cut may still hold all that one question needs; it must not answer by luck."""
        try:
            pages, size = (
                self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
            )
        except sqlite3.Error as error:
            raise self.damaged() from error
        if self._file.stat().st_size != pages * size:
            raise self.damaged()

    def json(self, table: str, number: int) -> Any:
        """A record that holds JSON."""
        try:
            return json.loads(self.bytes(table, number))
        except ValueError as error:
            raise self.damaged() from error

    def bytes(self, table: str, number: int) -> bytes:
        """A record as it was written, without its checksum."""
        try:
            row = self._connection.execute(f"SELECT data FROM {table} WHERE number = ?", (number,)).fetchone()
        except sqlite3.Error as error:
            raise self.damaged() from error
        if row is None or not isinstance(row[0], bytes):
            raise self.damaged()
        data, checksum = row[0][:-4], row[0][-4:]
        if _checksum(table, number, data) != checksum:
            raise self.damaged()
        return data

    def verify(self, passages: int) -> None:
        """Read every record. passages: how many there must be."""
        try:
            whole = self._connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            found = {table: self._connection.execute(f"SELECT number FROM {table}").fetchall() for table in TABLES}
        except sqlite3.Error as error:
            raise self.damaged() from error
        if not whole or len(found["passage"]) != passages:
            raise self.damaged()
        for table, numbers in found.items():
            for (number,) in numbers:
                self.bytes(table, number)

    def close(self) -> None:
        self._connection.close()

    def damaged(self) -> IndexUnusable:
        """The error that the file is not as it was written."""
        return IndexUnusable(phrase("索引 {path} が壊れています。", path=self._file), MEND)
