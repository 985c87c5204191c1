"""Which version of an index is being made in a cluster, and when does it answer?

Input: a cluster, the name of a build. Output: a version that loads write to, and at the end an alias that points to it,
switched at once. Until then, and wherever anything fails, the version before answers.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from jireishu import mapping
from jireishu.cluster import LOADING, Unanswered
from jireishu.errors import CorpusError
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.cluster import Cluster
    from jireishu.model import Json

# Seconds for which whoever loads is taken to be at work since it last said so; making a large lexicon takes minutes.
LEASE = 600.0
RENEWED = 20.0
STANDING = 30  # seconds to wait for the copies of a shard: a cluster that has no place for them is loaded all the same


class Version(NamedTuple):
    """name: of the index of passages. meta: what it says of itself. finished: it has answered, or could."""

    name: str
    meta: Mapping[str, Any]
    finished: bool

    @property
    def lexicon(self) -> str:
        """The name of the index beside it."""
        return self.name + mapping.LEXICON


def versions(cluster: Cluster) -> list[Version]:
    """Every version of the cluster's name, finished or not."""
    answer = cluster.ask("GET", f"/{cluster.name}-*/_mapping", filter_path="*.mappings._meta", expand_wildcards="open")
    metas = {name: about["mappings"]["_meta"] for name, about in answer.items()}
    ours = {name: meta for name, meta in metas.items() if meta.get("jireishu") == cluster.name}
    found = [name for name in ours if not name.endswith(mapping.LEXICON) and name + mapping.LEXICON in ours]
    header = f"{mapping.LEXICON}/_doc/{mapping.HEADER}"
    return [Version(name, ours[name], bool(cluster.get(f"/{name}{header}", _source=False))) for name in sorted(found)]


def current(cluster: Cluster) -> str:
    """The version that answers now; "" where none does."""
    return min(cluster.get(f"/_alias/{cluster.name}") or [""])


def offers_neighbours(cluster: Cluster) -> bool:
    """Whether every node has the k-NN plugin, as far as one may ask."""
    try:
        nodes = cluster.ask("GET", "/_nodes/plugins", filter_path="nodes.*.name,nodes.*.plugins.name")["nodes"]
    except Unanswered as error:
        if error.status in (401, 403):
            return False
        raise
    return all("opensearch-knn" in {plugin["name"] for plugin in node.get("plugins", ())} for node in nodes.values())


def same(cluster: Cluster, name: str, meta: Json, shards: int, digest: str) -> Json | None:
    """The header of the version `name` where it is what a load would make again. digest: of all its editions."""
    found = next((version for version in versions(cluster) if version.name == name and version.finished), None)
    if found is None or any(found.meta.get(key) != value for key, value in meta.items()):
        return None
    settings = cluster.ask("GET", f"/{name}/_settings")[name]["settings"]["index"]
    answer = cluster.ask("GET", f"/{found.lexicon}/_doc/{mapping.HEADER}")
    header: Json = json.loads(answer["_source"]["data"])
    return header if (settings["number_of_shards"], header["digest"]) == (str(shards), digest) else None


def open_build(cluster: Cluster, build: str, meta: Json, about: Json, shards: int, known: Mapping[str, str]) -> Version:
    """The version to load into: the named build, else the one that an earlier load left unfinished, else a new one.

    meta: what it must say of itself. about: what a version says besides, that machines which load into one may differ
    in. known: the digests of the editions that will be loaded; an unfinished version that holds others is thrown away.
    Raises CorpusError where the named one cannot be gone on with.
    """
    there = versions(cluster)
    if build:
        name = f"{cluster.name}-{build}"
        found = next((version for version in there if version.name == name), None)
        if found is None:
            return _create(cluster, name, {**meta, **about, "build": build}, shards)
        if found.finished:
            raise CorpusError(
                phrase("版 {name} はもう仕上がっています。", name=name),
                phrase("--build に新しい名前を付けてください。"),
            )
        if differing := [key for key in meta if found.meta.get(key) != meta[key]]:
            what = phrase("辞書") if "analyzer" in differing else phrase("類語集か形式")
            raise CorpusError(
                phrase("版 {name} は別の{what}で作られ始めています。", name=name, what=what),
                phrase("jireishu の版を揃えてください。"),
            )
        return found
    numbers = [0]
    for version in there:
        if version.meta.get("build"):
            continue
        numbers.append(int(version.name.rpartition("-v")[2]))
        if version.finished:
            continue
        Lock(cluster, version).acquire()  # nobody else is at work on it
        alike = all(version.meta.get(key) == value for key, value in {**meta, **about}.items())
        loaded = (record for record in records(cluster, version) if record["whole"])
        if alike and all(known.get(record["id"]) == record["digest"] for record in loaded):
            return version
        _remove(cluster, version)
    return _create(cluster, f"{cluster.name}-v{max(numbers) + 1}", {**meta, **about, "build": ""}, shards)


def records(cluster: Cluster, version: Version) -> list[Json]:
    """What a version says of each of its editions, in the order of their ids."""
    cluster.ask("POST", f"/{version.lexicon}/_refresh", seconds=LOADING)
    body: Json = {"query": {"term": {"what": "edition"}}, "size": 20, "_source": ["data"], "sort": ["edition"]}
    return [json.loads(hit["_source"]["data"]) for hit in cluster.hits(version.lexicon, body)]


def put(cluster: Cluster, version: Version, name: str, what: str, value: Any, **more: Any) -> Json:
    """Write a document of the lexicon."""
    body = {"what": what, "data": json.dumps(value, ensure_ascii=False)}
    return cluster.ask("PUT", f"/{version.lexicon}/_doc/{quote(name, safe='')}", body, seconds=LOADING, **more)


class Lock:
    """That one load at a time works on a version. It goes by itself where its owner was killed, after LEASE."""

    def __init__(self, cluster: Cluster, version: Version) -> None:
        self._cluster, self._version = cluster, version
        self._owner = f"{socket.gethostname()}:{os.getpid()}"
        self._held: Json = {}
        self._renewed = 0.0

    def acquire(self) -> None:
        """Raises CorpusError where another one is at work."""
        found = self._cluster.get(f"/{self._version.lexicon}/_doc/lock")
        about: Json = json.loads(found["_source"]["data"]) if found else {"owner": self._owner, "until": 0.0}
        if about["owner"] != self._owner and about["until"] > time.time() and not _dead(about["owner"]):
            raise self._busy(about["owner"])
        self._held = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]} if found else {}
        self._write({} if found else {"op_type": "create"})

    def renew(self) -> None:
        """Say from time to time that one is still at work. Raises CorpusError where another one took over."""
        if time.monotonic() - self._renewed > RENEWED:
            self._write({})

    def _write(self, more: Json) -> None:
        try:
            done = put(
                self._cluster, self._version, "lock", "lock",
                {"owner": self._owner, "until": time.time() + LEASE}, **self._held, **more,
            )  # fmt: skip
        except Unanswered as error:
            if error.status == 409:
                raise self._busy(phrase("別の jireishu load")) from None
            raise
        self._held = {"if_seq_no": done["_seq_no"], "if_primary_term": done["_primary_term"]}
        self._renewed = time.monotonic()

    def release(self) -> None:
        """Let others work on the version."""
        self._cluster.ask("DELETE", f"/{self._version.lexicon}/_doc/lock")

    def _busy(self, owner: str) -> CorpusError:
        return CorpusError(
            phrase("版 {name} には {owner} が読み込んでいます。", name=self._version.name, owner=owner),
            phrase(
                "終わってから実行してください（別の機械で止まったものなら {minutes:.0f} 分で解けます）。",
                minutes=LEASE / 60,
            ),
        )


def _dead(owner: str) -> bool:
    """Whether the owner is a process of this machine that is no more."""
    host, _, process = owner.rpartition(":")
    if host != socket.gethostname() or os.name != "posix":
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def switch(cluster: Cluster, version: Version, before: str) -> None:
    """From now on `version` answers. before: the one that did when the load began ("" for none).

    Raises CorpusError where another one was put there in the meantime; nothing has changed then.
    """
    actions: list[Json] = [{"add": {"index": version.name, "alias": cluster.name}}]
    if before:
        actions.insert(0, {"remove": {"index": before, "alias": cluster.name, "must_exist": True}})
    elif current(cluster):
        raise _overtaken(cluster)
    try:
        cluster.ask("POST", "/_aliases", {"actions": actions}, seconds=LOADING)
    except Unanswered as error:
        if error.kind == "invalid_alias_name_exception":
            raise CorpusError(
                phrase("{name} という名の索引が、jireishu のものではなく、もうあります。", name=cluster.name),
                phrase("--index の名前を変えてください。"),
            ) from error
        if error.status in (400, 404):
            raise _overtaken(cluster) from error
        raise


def _overtaken(cluster: Cluster) -> CorpusError:
    return CorpusError(
        phrase("索引 {name} は、その間に別の版に替わりました。", name=cluster.name),
        phrase("どちらを使うか決めて、もう一度実行してください。"),
    )


def sweep(cluster: Cluster, kept: set[str]) -> list[str]:
    """Remove finished versions but for those `kept`, and return their names. Builds that are not finished stay."""
    old = [version for version in versions(cluster) if version.finished and version.name not in kept]
    for version in old:
        _remove(cluster, version)
    return [version.name for version in old]


def _create(cluster: Cluster, name: str, meta: Json, shards: int) -> Version:
    """The lexicon first: a version is one only with both."""
    made = Version(name, meta, False)
    for index, body in ((made.lexicon, mapping.lexicon(meta)), (made.name, mapping.passages(meta, shards))):
        try:
            cluster.ask("PUT", f"/{index}", body, seconds=LOADING)
        except Unanswered as error:
            if error.kind != "resource_already_exists_exception":
                raise
    return made


def settle(cluster: Cluster, version: Version) -> None:
    """Wait until every shard has its copy: what is sent before that would be lost with the node that holds it."""
    names = f"{version.name},{version.lexicon}"
    try:
        cluster.ask(
            "GET", f"/_cluster/health/{names}", seconds=LOADING, wait_for_status="green", timeout=f"{STANDING}s"
        )
    except Unanswered as error:
        if error.status != 408:
            raise


def _remove(cluster: Cluster, version: Version) -> None:
    cluster.ask("DELETE", f"/{version.name},{version.lexicon}", seconds=LOADING, ignore_unavailable=True)
