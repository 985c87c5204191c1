"""How does a corpus become an index?

Input: the editions under corpus/. Output: indexes/jireishu.sqlite, made beside the old one and put in its place at
once. The old index keeps answering until then, and stays if anything fails.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from jireishu import analysis, corpus, fields, fingerprint, home, index, ranking, scoring, succession, thesaurus
from jireishu.cuts import Cuts
from jireishu.engine import PAIR, bucket
from jireishu.memo import Memo
from jireishu.model import Edition, Json
from jireishu.records import TABLES, seal
from jireishu.replacing import replacing
from jireishu.tongue import phrase

AGAIN = phrase(
    "空き容量と書き込みの権限を確かめて、もう一度 jireishu ingest を実行してください。前の索引はそのまま残っています。"
)
# Words a bucket: small enough to parse in no time, large enough that buckets are few.
BUCKET_WORDS = 16
PAGE_BYTES = 32_768

_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Collection:
    """What is gathered from the editions, passage by passage, before the index is written."""

    ids: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    words: scoring.Words = field(default_factory=scoring.Words)
    pairs: scoring.Words = field(default_factory=scoring.Words)
    weights: list[float] = field(default_factory=list)
    facets: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {facet: {} for facet in fields.FACETS})
    facts: dict[str, Json] = field(default_factory=dict)


def build(
    folder: Path,
    analyzer: analysis.Analyzer | None = None,
    memo: Memo | None = None,
    without: Mapping[str, str] | None = None,
) -> None:
    """Make the index of the home `folder` from its editions.

    analyzer: one that is already open. memo: of words read before. without: damaged editions to leave out, by name,
    with their digests when they were whole. Raises CorpusError where an edition cannot be read or the index cannot be
    written.
    """
    target = index.path(folder)
    stamps, digest = fingerprint.stamps(home.corpus(folder)), fingerprint.digest(home.corpus(folder))
    cuts = Cuts(lambda: analyzer or analysis.Analyzer(), memo or Memo(None))
    without = without or {}
    paths = [path for path in corpus.editions(home.corpus(folder)) if path.parent.name not in without]
    collection, editions = _collect(paths, cuts)
    header = {
        "format": index.FORMAT,
        "analyzer": analysis.identity(),
        "thesaurus": thesaurus.identity(),
        "digest": digest,
        "files": {**fingerprint.digests(home.corpus(folder)), **without},
        "stamps": stamps,
        "editions": editions,
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as new:
            _write(new, collection, header, cuts.entries(collection.words.known))
        cuts.keep()
    except (OSError, sqlite3.Error) as error:
        raise corpus.unwritten(target, error, AGAIN) from error  # the editions have been written


def _collect(paths: list[Path], cuts: Cuts) -> tuple[Collection, list[Json]]:
    collection, editions = Collection(), list[Json]()
    forms = lru_cache(maxsize=4096)(cuts.forms)  # titles, headings and what stands beside come again
    heads = {path: corpus.head(path) for path in paths}
    newest = succession.newest(heads.values())
    for path, head in sorted(heads.items(), key=lambda one: one[1].id not in newest):
        cuts.edition(head.id)
        editions.append(head.about() | {"newest": head.id in newest})
        _gather(collection, path, head, head.id in newest, forms)
    return collection, editions


def require_sound(path: Path) -> None:
    """Raises CorpusError where the edition in `path` cannot be indexed."""
    _gather(Collection(), path, corpus.head(path), True, str.split)


def _gather(collection: Collection, path: Path, head: Edition, newest: bool, forms: Callable[[str], list[str]]) -> None:
    """Add the passages of one edition. forms: of a text."""
    chapters = dict(head.chapters)
    collection.facts |= fields.facts(head.cases, head.id)
    for number, (text, others) in enumerate(fields.beside(corpus.passage_lines(path)), len(collection.ids)):
        try:
            line = {"edition": head.id, **json.loads(text)}
            collection.ids.append((line["passage"]["id"], line["edition"]))
            collection.lines.append(corpus.dumps(line))
            collection.weights.append(fields.weight(line, bool(head.cases)))
            tokens = fields.tokens(line, others, forms)
            for kind, gathered in (("words", collection.words), ("pairs", collection.pairs)):
                for name, said in tokens[kind].items():
                    gathered.add(name, said)
            for facet, value, about in fields.values(line, chapters):
                _join(collection, facet, value, number, **about)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise corpus.broken_line(path, text) from error
        _join(collection, "edition", head.id, number, newest=newest)
    if head.id in collection.facets["edition"]:
        described = [case.to_json() | {"edition": head.id} for case in head.cases]
        collection.facets["edition"][head.id] |= {"cases": described, "head": corpus.head_lines(path)}


def _join(collection: Collection, facet: str, value: str, number: int, **about: Any) -> None:
    found = collection.facets[facet].setdefault(value, {"members": array("I"), **about})
    found["members"].append(number)


def _write(file: Path, collection: Collection, header: Json, synonyms: dict[str, str]) -> None:
    # Passages are numbered in the order of their ids: equal scores then need no further look.
    order = sorted(range(len(collection.ids)), key=collection.ids.__getitem__)
    rank = array("I", bytes(4 * len(order)))
    for number, old in enumerate(order):
        rank[old] = number
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode = OFF")  # a file that is not whole is never put in place
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table in TABLES:
            connection.execute(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, data BLOB NOT NULL)")
        places: dict[str, str] = {}
        pairs = scoring.contributions(collection.pairs, collection.weights, rank)
        postings = chain(
            scoring.contributions(collection.words, collection.weights, rank),
            (pair._replace(term=PAIR + pair.term) for pair in pairs),
        )
        _insert(connection, "posting", _postings(postings, places))
        counts = {
            "buckets": _table(connection, "bucket", places),
            "synonym_buckets": _table(connection, "synonym", synonyms),
        }
        newest = (about["members"] for about in collection.facets["edition"].values() if about["newest"])
        current = array("I", sorted(rank[old] for old in chain.from_iterable(newest)))
        facets = [*_facets(collection.facets, rank), _json(collection.facts), ranking.packed(current)]
        counts |= {"facts": len(facets) - 2, "current": len(facets) - 1}
        _insert(connection, "facet", facets)
        _insert(connection, "passage", (collection.lines[old].encode("utf-8") for old in order))
        _insert(connection, "header", [_json(header | counts | {"passages": len(order)})])
        connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, table: str, blobs: Iterable[bytes]) -> None:
    sealed = ((number, seal(table, number, data)) for number, data in enumerate(blobs))
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", sealed)


def _json(value: Any) -> bytes:
    return _bytes(_text(value))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _postings(found: Iterable[scoring.Postings], places: dict[str, str]) -> Iterator[bytes]:
    """One blob a term, as ranking.Posting reads it; `places` is filled with what Index._place says of each, as JSON."""
    for number, one in enumerate(found):
        places[one.term] = f"[{number},{one.most},{len(one.members)}]"
        yield one.members.tobytes() + one.parts.tobytes()


def _table(connection: sqlite3.Connection, table: str, entries: Mapping[str, str]) -> int:
    """Spread `entries`, each as JSON, over the buckets of `table`, and return how many there are."""
    count = max(1, len(entries) // BUCKET_WORDS)
    buckets: list[list[str]] = [[] for _ in range(count)]
    for key, entry in entries.items():
        buckets[bucket(key, count)].append(f"{_text(key)}:{entry}")
    _insert(connection, table, (_bytes("{" + ",".join(one) + "}") for one in buckets))
    return count


def _facets(facets: dict[str, dict[str, dict[str, Any]]], rank: array[int]) -> Iterator[bytes]:
    """First what values there are, then the members of each value; of an edition also its cases, its reading order and
    the lines before its passages, from which it can be written anew."""
    blobs: list[bytes] = []
    known: dict[str, dict[str, Any]] = {}
    for facet, values in facets.items():
        known[facet] = {}
        for value, about in values.items():
            members = array("I", sorted(rank[old] for old in about["members"]))
            blobs.append(ranking.packed(members))
            known[facet][value] = about | {"members": len(blobs), "count": len(members)}
            if facet == "edition":
                order = array("I", (rank[old] for old in about["members"]))
                blobs += [_json(about["cases"]), ranking.packed(order), _json(about["head"])]
                known[facet][value] |= {"cases": len(blobs) - 2, "order": len(blobs) - 1, "head": len(blobs)}
    yield _json(known)
    yield from blobs
