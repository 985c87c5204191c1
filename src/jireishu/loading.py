"""How do editions get into a cluster?

Input: the editions of a home, a version that is being made. Output: their passages in the cluster, each under an id
that is its own, and beside them what `lexicon` needs: how many passages of the edition hold each word. Whatever is
interrupted or refused is sent again; an edition that is there already is not.
"""

from __future__ import annotations

import base64
import json
import zlib
from array import array
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from jireishu import analysis, building, corpus, fields, fingerprint, home, lexicon, mapping, thesaurus, vectors
from jireishu.building import Lock
from jireishu.cluster import Cluster
from jireishu.console import Progress
from jireishu.cuts import Cuts
from jireishu.engine import PAIR
from jireishu.errors import CorpusError
from jireishu.memo import Memo
from jireishu.model import Edition, Json
from jireishu.sending import Sender
from jireishu.tongue import phrase
from jireishu.weighing import FIELD_WEIGHTS


class Wish(NamedTuple):
    """build: the name of a version that several machines load into, "" for one that this load makes by itself.

    finish: then make its lexicon and let it answer; always where there is no `build`. shards: of a new version.
    """

    build: str = ""
    finish: bool = True
    shards: int = 1


class Loaded(NamedTuple):
    """What came of it. loaded: editions that were sent, known: those that were there. answering: it does now.

    unchanged: it did before, and there was nothing to do.
    """

    version: str
    loaded: int
    known: int
    passages: int
    answering: bool
    removed: tuple[str, ...] = ()
    unchanged: bool = False


@dataclass(slots=True)
class Tally:
    """What is counted of an edition while its passages go by."""

    passages: int = 0
    lengths: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in mapping.KINDS})
    held: dict[str, array[int]] = field(default_factory=dict)  # by term: passages, and passages by field
    weights: Counter[str] = field(default_factory=Counter)
    facets: dict[str, dict[str, Json]] = field(default_factory=lambda: {facet: {} for facet in fields.FACETS})

    def count(self, kind: str, tokens: Mapping[str, list[str]]) -> None:
        """The tokens of one more passage, by field."""
        prefix, seen = PAIR if kind == "pairs" else "", set[str]()
        for place, (name, said) in enumerate(tokens.items(), 1):
            self.lengths[kind][name] += len(said)
            for token in set(said):
                counts = self.held.setdefault(prefix + token, array("I", [0] * (1 + len(FIELD_WEIGHTS))))
                counts[place] += 1
                if token not in seen:
                    seen.add(token)
                    counts[0] += 1

    def choose(self, facet: str, value: str, about: Mapping[str, Any]) -> None:
        """One more passage has a value of a facet. about: what is known of the value."""
        self.facets[facet].setdefault(value, {**about, "count": 0})["count"] += 1


def load(
    folder: Path, cluster: Cluster, wish: Wish, progress: Progress | None = None, without: Container[str] = ()
) -> Loaded:
    """Bring the editions of the home `folder` into the cluster, except those named in `without`.

    progress: called with the passages sent, and 0. Raises CorpusError where an edition cannot be read, another load is
    at work, or the cluster refuses; what answered before then still does.
    """
    paths = [path for path in corpus.editions(home.corpus(folder)) if path.parent.name not in without]
    digests = {path.parent.name: fingerprint.of(path) for path in paths}
    meta: Json = {
        "jireishu": cluster.name,
        "format": mapping.FORMAT,
        "analyzer": analysis.identity(),
        "thesaurus": thesaurus.identity(),
    }
    carried = vectors.kept(folder)
    knn = carried.dimension if carried.dimension and building.offers_neighbours(cluster) else 0
    about: Json = {"vectors": carried.identity(), "knn": knn}
    before = building.current(cluster)
    if before and not wish.build:
        header = building.same(cluster, before, {**meta, **about}, wish.shards, lexicon.digest(digests))
        if header and lexicon.whole(cluster, before, header):
            return Loaded(before, 0, len(paths), header["passages"], True, unchanged=True)
    version = building.open_build(cluster, wish.build, meta, about, wish.shards, digests)
    building.settle(cluster, version)
    lock = Lock(cluster, version)
    if wish.finish:
        lock.acquire()
    there = building.records(cluster, version)
    _require_own(there, paths)
    known = {record["id"]: record["digest"] for record in there if record["whole"]}
    wanted = [path for path in paths if known.get(path.parent.name) != digests[path.parent.name]]
    with closing(Memo(home.memo(folder))) as memo:
        cuts = Cuts(analysis.Analyzer, memo)
        sender = Sender(cluster, version, lock.renew if wish.finish else lambda: None, progress)
        for path in wanted:
            _edition(sender, path, digests[path.parent.name], cuts, carried, version.meta.get("knn", 0))
        if not wish.finish:
            return Loaded(version.name, len(wanted), len(paths) - len(wanted), sender.sent, False)
        passages = lexicon.finish(cluster, version, cuts, lock.renew)
    building.switch(cluster, version, before)
    removed = building.sweep(cluster, {version.name, before})
    lock.release()
    return Loaded(version.name, len(wanted), len(paths) - len(wanted), passages, True, tuple(removed))


def _require_own(there: list[Json], paths: list[Path]) -> None:
    """Raises CorpusError where another machine has loaded another source under the id of an edition of ours."""
    sources = {record["id"]: record["about"]["sha256"] for record in there}
    for path in paths:
        own = corpus.head(path).sha256
        if sources.get(path.parent.name, own) != own:
            raise CorpusError(
                phrase("版「{name}」は、別のファイルから読み込まれています。", name=path.parent.name),
                phrase("jireishu ingest --edition で別の名前を付けてから、読み込んでください。"),
            )


def _edition(sender: Sender, path: Path, digest: str, cuts: Cuts, carried: vectors.Kept, knn: int) -> None:
    """Send one edition, and at the end what was counted of it: only then is it there.

    knn: the length of the vectors that the cluster finds neighbours by, 0 where it does not.
    """
    head = corpus.head(path)
    record: Json = {"id": head.id, "digest": digest, "about": head.about(), "follows": head.follows, "whole": False}
    sender.document(f"edition:{head.id}", "edition", head.id, record)
    tally = Tally()
    for name, passage in _passages(path, head, digest, cuts, carried, tally):
        if knn and knn == carried.dimension and "vector" in passage:
            passage[mapping.NEAR] = vectors.numbers(passage["vector"])
        sender.passage(name, passage)
    sender.document(f"cases:{head.id}", "cases", head.id, [c.to_json() | {"edition": head.id} for c in head.cases])
    for part, counts in lexicon.parted(tally.held).items():
        packed = base64.b64encode(zlib.compress(json.dumps(counts).encode("ascii"))).decode("ascii")
        sender.document(f"counts:{head.id}:{part}", "counts", head.id, packed, part)
    sender.flush()
    sender.forget(head.id, digest)
    lengths = {kind: dict(counts) for kind, counts in tally.lengths.items()}
    record |= {"whole": True, "passages": tally.passages, "lengths": lengths, "weights": dict(tally.weights),
               "facets": tally.facets, "facts": fields.facts(head.cases, head.id),
               "vectors": carried.model}  # fmt: skip
    sender.document(f"edition:{head.id}", "edition", head.id, record)
    sender.flush()


def _passages(
    path: Path, head: Edition, digest: str, cuts: Cuts, carried: vectors.Kept, tally: Tally
) -> Iterator[tuple[str, Json]]:
    """Each passage of an edition as it lies in the cluster, under its id."""
    chapters = dict(head.chapters)
    cuts.edition(head.id)
    forms = lru_cache(maxsize=4096)(cuts.forms)  # titles, headings and what stands beside come again
    seen = set[str]()
    for place, (text, others) in enumerate(fields.beside(corpus.passage_lines(path))):
        try:
            line: Json = {"edition": head.id, **json.loads(text)}
            tokens = fields.tokens(line, others, forms)
            weight, name = str(fields.weight(line, bool(head.cases))), line["passage"]["id"]
            values = list(fields.values(line, chapters))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise corpus.broken_line(path, text) from error
        tally.passages += 1
        tally.weights[weight] += 1
        for kind, those in tokens.items():
            tally.count(kind, those)
        for facet, value, about in values:
            tally.choose(facet, value, about)
        key = mapping.key(name, head.id, place if name in seen else None)
        seen.add(name)
        said = {
            kind: {field: mapping.said(found) for field, found in those.items() if found}
            for kind, those in tokens.items()
        }
        vector = carried.of(line)
        yield key, {
            "passage": name, "edition": head.id, "place": place, "weight": weight, "digest": digest,
            "draw": zlib.crc32(key.encode("utf-8", "replace")) & 0xFFFF, "line": corpus.dumps(line), **said,
            **{facet: value for facet, value, _ in values}, **({"vector": vector} if vector else {}),
        }  # fmt: skip
