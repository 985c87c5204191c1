"""Which passages hold this word, and how much is it worth there?

Input: indexes/jireishu.sqlite, made by `indexer`. Output: weights of words, members of facets, lines of passages. The
file is whole in itself, so a search opens nothing else; it is never changed, only replaced.

Each table maps numbers to sealed blobs: the data and a checksum over table, number and data. Words are spread over
numbered buckets that all exist, so that "no passage holds this word" is proven by an intact bucket and never the silent
outcome of a flipped byte.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jireishu import fingerprint, home, ranking
from jireishu.errors import IndexUnusable

if TYPE_CHECKING:
    from array import array

    from jireishu.model import Json
    from jireishu.thesaurus import Entry

FORMAT = 5
TABLES = ("header", "bucket", "synonym", "posting", "facet", "passage")
MEND = "jireishu ingest を実行すると作り直します。"

SPARSE, LANES = b"S", b"L"
PAIR = "="  # before the terms that are two characters; no word begins with it and is longer


def path(folder: Path) -> Path:
    """The index file of the home `folder`."""
    return home.indexes(folder) / "jireishu.sqlite"


def seal(table: str, number: int, data: bytes) -> bytes:
    """`data` as it is stored: with a checksum that also binds it to its place."""
    return data + _checksum(table, number, data)


def _checksum(table: str, number: int, data: bytes) -> bytes:
    return zlib.crc32(data, zlib.crc32(f"{table}:{number}:".encode("ascii"))).to_bytes(4, "little")


def bucket(term: str, buckets: int) -> int:
    """The bucket that lists `term`, if any does."""
    return zlib.crc32(term.encode("utf-8")) % buckets


class Index:
    """An open index: a snapshot that a later ingest does not disturb."""

    def __init__(self, file: Path) -> None:
        """Raises IndexUnusable where `file` is missing, damaged or of another format."""
        self.path = file
        if not file.is_file():
            raise IndexUnusable(f"索引 {file} がありません。", MEND)
        try:
            self._connection = sqlite3.connect(file.absolute().as_uri() + "?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise IndexUnusable(f"索引 {file} を開けません: {error}", MEND) from error
        try:
            self._require_whole()
            self.header: Json = self._json("header", 0)
            if self.header.get("format") != FORMAT:
                raise IndexUnusable(
                    f"索引 {file} は別の版の jireishu の形式 (format {self.header.get('format')}) です。", MEND
                )
        except IndexUnusable:
            self.close()
            raise
        self.passages: int = self.header["passages"]
        self._postings: dict[str, ranking.Posting | None] = {}
        self._kept = lru_cache(maxsize=4096)(self._json)  # of what questions ask for again; nobody changes it

    def _require_whole(self) -> None:
        """A file that was cut may still hold all that one question needs; it must not answer by luck."""
        try:
            pages, size = (
                self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
            )
        except sqlite3.Error as error:
            raise self._damaged() from error
        if self.path.stat().st_size != pages * size:
            raise self._damaged()

    def verify(self) -> None:
        """Read every record. Raises IndexUnusable where a byte is not as it was written."""
        try:
            whole = self._connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            records = {t: self._connection.execute(f"SELECT number FROM {t}").fetchall() for t in TABLES}
        except sqlite3.Error as error:
            raise self._damaged() from error
        if not whole or len(records["passage"]) != self.passages:
            raise self._damaged()
        for table, numbers in records.items():
            for (number,) in numbers:
                self._record(table, number)

    def close(self) -> None:
        self._connection.close()

    def require(self, analyzer: str) -> None:
        """Raises IndexUnusable where the index was made with another dictionary or analysis than `analyzer`."""
        if self.header["analyzer"] != analyzer:
            raise IndexUnusable(
                f"索引 {self.path} は別の辞書で作られています（{self.header['analyzer']}、今は {analyzer}）。", MEND
            )

    def fresh(self, corpus: Path) -> bool:
        """Whether the corpus is still the one that the index was made from."""
        stamps = [list(stamp) for stamp in fingerprint.stamps(corpus)]
        return bool(stamps == self.header["stamps"] or fingerprint.digest(corpus) == self.header["digest"])

    def changed(self, corpus: Path) -> dict[str, bool]:
        """The editions that are not those that the index was made from, and whether they are damaged."""
        return fingerprint.changed(corpus, self.header["stamps"], self.header.get("files", {}))

    def posting(self, term: str) -> ranking.Posting | None:
        """What `term` is worth in the passages that hold it; None where none does. Read once."""
        if term in self._postings:
            return self._postings[term]
        place = self._kept("bucket", bucket(term, self.header["buckets"])).get(term)
        found = self._postings[term] = None if place is None else self._posting(*place)
        return found

    def _posting(self, number: int, peak: int) -> ranking.Posting:
        data = self._record("posting", number)
        if data[:1] == LANES:
            return ranking.Posting.common(data[1:], peak)
        middle = (len(data) + 1) // 2
        return ranking.Posting(ranking.numbers(data[1:middle]), ranking.numbers(data[middle:]), peak)

    def synonyms(self, key: str) -> list[Entry]:
        """The entries of the thesaurus under `key` that find something here; see thesaurus.compiled."""
        found: list[Entry] = self._kept("synonym", bucket(key, self.header["synonym_buckets"])).get(key, [])
        return found

    def facets(self) -> dict[str, dict[str, Any]]:
        """What passages can be filtered by: {facet: {value: {"members": number, "count": n, …}}}."""
        found: dict[str, dict[str, Any]] = self._kept("facet", 0)
        return found

    def members(self, number: int) -> array[int]:
        """The passages of one facet value, ascending."""
        return ranking.numbers(self._record("facet", number))

    def cases(self, edition: str) -> list[Json]:
        """The cases of an edition in the order of the book, in the form of `cases --json`; none for an unknown one."""
        about = self.facets()["edition"].get(edition)
        found: list[Json] = self._kept("facet", about["cases"]) if about else []
        return found

    def order(self, edition: str) -> array[int]:
        """The passages of an edition in reading order; none for an unknown one."""
        about = self.facets()["edition"].get(edition)
        return self.members(about["order"]) if about else array("I")

    def line(self, number: int) -> Json:
        """A passage in the form of an export line, with the id of its edition."""
        found: Json = self._json("passage", number)
        return found

    def _json(self, table: str, number: int) -> Any:
        try:
            return json.loads(self._record(table, number))
        except ValueError as error:
            raise self._damaged() from error

    def _record(self, table: str, number: int) -> bytes:
        try:
            row = self._connection.execute(f"SELECT data FROM {table} WHERE number = ?", (number,)).fetchone()
        except sqlite3.Error as error:
            raise self._damaged() from error
        if row is None or not isinstance(row[0], bytes):
            raise self._damaged()
        data, checksum = row[0][:-4], row[0][-4:]
        if _checksum(table, number, data) != checksum:
            raise self._damaged()
        return data

    def _damaged(self) -> IndexUnusable:
        return IndexUnusable(f"索引 {self.path} が壊れています。", MEND)
