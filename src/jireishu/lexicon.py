"""What does a cluster know of its whole corpus?

Input: a version whose editions are loaded, each with its own counts. Output: the lexicon that searches look up: how
many passages hold a word, what the thesaurus finds, what passages can be filtered by, and at last a header.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from jireishu import building, fields, mapping, succession
from jireishu.cluster import LOADING
from jireishu.engine import PAIR, bucket
from jireishu.errors import CorpusError
from jireishu.model import Edition
from jireishu.sending import Sender
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.building import Version
    from jireishu.cluster import Cluster
    from jireishu.cuts import Cuts
    from jireishu.model import Json

PARTS = 16  # of a lexicon, made one after the other: the memory of one is enough
WORDS = 16  # a bucket
SAMPLE = 20_000  # vectors that mean and deviation are taken from

Renew = Callable[[], None]


def parted(held: Mapping[str, array[int]]) -> dict[int, dict[str, list[int]]]:
    """The counts of an edition by the part of the lexicon that they belong to."""
    found: dict[int, dict[str, list[int]]] = {}
    for term, counts in held.items():
        found.setdefault(bucket(term, PARTS), {})[term] = counts.tolist()
    return found


def finish(cluster: Cluster, version: Version, cuts: Cuts, renew: Renew) -> int:
    """Make the lexicon of a version, and return how many passages it has. Raises CorpusError where it is not whole."""
    records = building.records(cluster, version)
    _require_whole(cluster, version, records)
    known, buckets = set[str](), 0
    for part in range(PARTS):
        held = _merged(cluster, version, part)
        buckets = buckets or PARTS * max(1, len(held) // WORDS)
        known.update(term for term in held if not (term.startswith(PAIR) and len(term) > 1))
        spread: dict[int, Json] = {number: {} for number in range(part, buckets, PARTS)}
        for term, counts in held.items():
            spread[bucket(term, buckets)][term] = counts
        _write(cluster, version, (("word", number, entries) for number, entries in spread.items()), renew)
    synonyms = cuts.entries(known)
    synonym_buckets = max(1, len(synonyms) // WORDS)
    found: list[Json] = [{} for _ in range(synonym_buckets)]
    for key, entry in synonyms.items():
        found[bucket(key, synonym_buckets)][key] = json.loads(entry)
    _write(cluster, version, (("synonym", number, entries) for number, entries in enumerate(found)), renew)
    newest = succession.newest(Edition(**record["about"], follows=record["follows"]) for record in records)
    records.sort(key=lambda record: record["id"] not in newest)
    building.put(cluster, version, mapping.FACETS, "facets", _facets(records, newest))
    facts = {key: attributes for record in records for key, attributes in record["facts"].items()}
    building.put(cluster, version, mapping.FACTS, "facts", facts)
    header = _header(version, records, newest) | {"buckets": buckets, "synonym_buckets": synonym_buckets}
    if header["vectors"]:
        building.put(cluster, version, mapping.MOMENTS, "moments", _moments(cluster, version, header["passages"]))
    building.put(cluster, version, mapping.HEADER, "header", header)
    _freeze(cluster, version)
    return int(header["passages"])


def _require_whole(cluster: Cluster, version: Version, records: list[Json]) -> None:
    if begun := [record["id"] for record in records if not record["whole"]]:
        raise CorpusError(
            phrase("版 {name} には読み込みが終わっていない版があります: {begun}", name=version.name, begun=begun[:5]),
            phrase("その版のある機械で jireishu load をもう一度実行してから、--finish を付けて実行してください。"),
        )
    if not records:
        raise CorpusError(
            phrase("読み込むものがありません。"), phrase("jireishu ingest で PDF を取り込んでから実行してください。")
        )
    cluster.ask("POST", f"/{version.name}/_refresh", seconds=LOADING)
    counted = cluster.ask("GET", f"/{version.name}/_count", seconds=LOADING)["count"]
    if counted != sum(record["passages"] for record in records):
        raise CorpusError(
            phrase(
                "版 {name} の段落の数（{counted:,}）が、読み込んだ数と合いません。", name=version.name, counted=counted
            ),
            phrase("ほかの load がその版に書き込んでいないか確かめて、もう一度実行してください。"),
        )


def _merged(cluster: Cluster, version: Version, part: int) -> dict[str, list[int]]:
    """The counts of all editions for one part of the lexicon."""
    total: dict[str, list[int]] = {}
    some = {"bool": {"filter": [{"term": {"what": "counts"}}, {"term": {"part": part}}]}}
    body: Json = {"query": some, "size": 20, "_source": ["data"], "sort": ["edition"]}
    for hit in cluster.hits(version.lexicon, body):
        counts = json.loads(zlib.decompress(base64.b64decode(hit["_source"]["data"])))
        for term, more in counts.items():
            so_far = total.get(term)
            total[term] = [a + b for a, b in zip(so_far, more, strict=True)] if so_far else more
    return total


def _write(cluster: Cluster, version: Version, buckets: Iterable[tuple[str, int, Json]], renew: Renew) -> None:
    sender = Sender(cluster, version, renew)
    for what, number, entries in buckets:
        sender.document(f"{what}:{number}", what, "", entries)
    sender.flush()


def _facets(records: list[Json], newest: set[str]) -> Json:
    """What passages can be filtered by."""
    found: dict[str, dict[str, Json]] = {facet: {} for facet in fields.FACETS}
    for record in records:
        for facet, values in record["facets"].items():
            for value, about in values.items():
                found[facet].setdefault(value, {**about, "count": 0})["count"] += about["count"]
        if record["passages"]:
            found["edition"][record["id"]] = {"newest": record["id"] in newest, "count": record["passages"]}
    return found


def _header(version: Version, records: list[Json], newest: set[str]) -> Json:
    lengths: dict[str, Counter[str]] = {kind: Counter() for kind in mapping.KINDS}
    weights = Counter[str]()
    for record in records:
        weights.update(record["weights"])
        for kind, counts in record["lengths"].items():
            lengths[kind].update(counts)
    models = {record["vectors"] for record in records}
    return {
        **{name: version.meta[name] for name in ("format", "analyzer", "thesaurus")},
        "digest": digest({record["id"]: record["digest"] for record in records}),
        "editions": [record["about"] | {"newest": record["id"] in newest} for record in records],
        "passages": weights.total(),
        "lengths": {kind: dict(counts) for kind, counts in lengths.items()},
        "weights": dict(weights),
        "vectors": models.pop() if len(models) == 1 else "",
        "knn": version.meta.get("knn", 0),
    }


def digest(editions: Mapping[str, str]) -> str:
    """One digest of those of all editions, by their ids."""
    return hashlib.sha256("".join(f"{name}\0{one}\0" for name, one in sorted(editions.items())).encode()).hexdigest()


def whole(cluster: Cluster, version: str, header: Json) -> bool:
    """Whether all is there still that the header of a finished version speaks of."""
    expected = {"word": header["buckets"], "synonym": header["synonym_buckets"], "cases": len(header["editions"]),
                "facets": 1, "facts": 1, **({"moments": 1} if header["vectors"] else {})}  # fmt: skip
    beside = version + mapping.LEXICON
    cluster.ask("POST", f"/{version},{beside}/_refresh", seconds=LOADING)
    body: Json = {"size": 0, "aggs": {"what": {"terms": {"field": "what", "size": 100}}}}
    answer = cluster.ask("POST", f"/{beside}/_search", body, seconds=LOADING)
    there = {one["key"]: one["doc_count"] for one in answer["aggregations"]["what"]["buckets"]}
    counted = cluster.ask("GET", f"/{version}/_count", seconds=LOADING)["count"]
    return counted == header["passages"] and all(there.get(what, 0) == count for what, count in expected.items())


def _moments(cluster: Cluster, version: Version, passages: int) -> dict[str, str]:
    """The mean of the vectors and of their products, from all of them, or of many from a sample."""
    import numpy as np

    share = 0x10000 if passages <= SAMPLE else 0x10000 * SAMPLE // passages
    gathered = [np.frombuffer(base64.b64decode(vector), "<f2") for vector in _vectors(cluster, version, share)]
    vectors = np.array(gathered, np.float64)
    moments = {"mean": vectors.mean(axis=0), "second": vectors.T @ vectors / len(vectors)}
    return {name: base64.b64encode(found.astype("<f4").tobytes()).decode("ascii") for name, found in moments.items()}


def _vectors(cluster: Cluster, version: Version, share: int) -> Iterator[str]:
    body: Json = {"query": {"range": {"draw": {"lt": share}}}, "size": 1_000, "_source": ["vector"],
                  "sort": ["passage", "edition"]}  # fmt: skip
    return (hit["_source"]["vector"] for hit in cluster.hits(version.name, body) if "vector" in hit["_source"])


def _freeze(cluster: Cluster, version: Version) -> None:
    """From now on nothing changes; what is there can be searched."""
    names = f"{version.name},{version.lexicon}"
    cluster.ask("POST", f"/{names}/_refresh", seconds=LOADING)
    cluster.ask("PUT", f"/{version.name}/_settings", {"index.blocks.write": True}, seconds=LOADING)
    cluster.ask(
        "GET", f"/_cluster/health/{names}", seconds=LOADING, wait_for_status="yellow", timeout=f"{LOADING - 5:.0f}s"
    )
