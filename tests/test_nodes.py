"""What a cluster of three nodes does when one of them is killed: while questions are asked, and while it is loaded."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import cluster as servers
import pytest
from conftest import EDITION, made

from jireishu import cluster, corpus, engines, home, indexer, loading, search
from jireishu.analysis import Analyzer
from jireishu.cluster import Cluster
from jireishu.counter import Counter, Inquiry
from jireishu.errors import JireishuError

pytest.importorskip("opensearchpy")

QUESTIONS = ("漁港でどんな仕事ができるか", "牧場の見学", "週払いに応じてくれる会社")
PLACES, EDITIONS = ("漁港", "牧場", "庁舎", "工場", "会社"), 4


@pytest.fixture(scope="module")
def cluster_of_three() -> Iterator[servers.Cluster]:
    try:
        with servers.started(3) as found:
            yield found
    except servers.Unavailable as error:
        pytest.skip(str(error))


@pytest.fixture
def three(cluster_of_three: servers.Cluster) -> servers.Cluster:
    """All three nodes, whatever the test before did to them."""
    for node in cluster_of_three.nodes:
        if node.process is None:
            node.start()
    cluster_of_three.wait(3)
    return cluster_of_three


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    """A home with a few editions of some hundred passages each, and its index."""
    folder = tmp_path_factory.mktemp("large")
    for number in range(EDITIONS):
        passages = tuple(
            made(f"{number}-{n}", f"{PLACES[n % 5]}の仕事を{n}日続け、{PLACES[n % 3]}を{number + n}回見学する。")
            for n in range(600)
        )
        book = replace(EDITION, id=f"book{number}", title=f"{PLACES[number]}事例集", passages=passages)
        corpus.write(home.corpus(folder), book)
    indexer.build(folder, analyzer=analyzer)
    return folder


def reached(three: servers.Cluster, name: str) -> Cluster:
    return Cluster(cluster.address(f"opensearch://{three.hosts}/{name}"))


def answers(folder: Path, address: str, analyzer: Analyzer) -> list[object]:
    with closing(engines.opened(folder, address)) as engine:
        return [search.search(engine, analyzer, question).document()["hits"] for question in QUESTIONS]


def until(happened: Callable[[], bool]) -> None:
    """Raises AssertionError where it never does."""
    end = time.monotonic() + 180
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_node_is_killed_while_questions_are_asked(
    three: servers.Cluster, large: Path, analyzer: Analyzer, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(reached(three, "asked")) as loader:
        loading.load(large, loader, loading.Wish(shards=2))
    expected = answers(large, "", analyzer)
    over, afterwards = threading.Event(), threading.Event()
    wrong, refused, right = list[object](), list[str](), [0, 0]

    def asking() -> None:
        with closing(Counter(large, f"opensearch://{three.hosts}/asked")) as counter:
            while not over.is_set():
                for question, hits in zip(QUESTIONS, expected, strict=True):
                    try:
                        found = counter.search(Inquiry(question))
                    except JireishuError as error:  # in one line, and for a moment
                        refused.append(error.message)
                        continue
                    if found["hits"] == hits:
                        right[afterwards.is_set()] += 1
                    elif not found.get("partial"):
                        wrong.append(found)

    thread = threading.Thread(target=asking)
    thread.start()
    try:
        until(lambda: right[False] > 9)
        three.nodes[1].kill()
        three.wait(2, "yellow")
        afterwards.set()
        until(lambda: right[True] > 9)
    finally:
        over.set()
        thread.join()
    assert wrong == []
    assert answers(large, f"opensearch://{three.hosts}/asked", analyzer) == expected
    with capsys.disabled():
        print(f"\nnode killed while asking: {sum(right)} right answers, {len(refused)} refused: {sorted(set(refused))}")


def test_a_node_is_killed_while_it_is_loaded(
    three: servers.Cluster, large: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    bulks, ask = [0], Cluster.ask

    def killing(self: Cluster, method: str, path: str, *given: object, **more: object) -> dict[str, object]:
        if path == "/_bulk":
            bulks[0] += 1
            if bulks[0] == 3:
                three.nodes[2].kill()
        return ask(self, method, path, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("jireishu.sending.BULK", 300_000)
    monkeypatch.setattr(Cluster, "ask", killing)
    with closing(reached(three, "loaded")) as loader:
        outcome = loading.load(large, loader, loading.Wish(shards=2))
    assert (outcome.passages, outcome.answering) == (600 * EDITIONS, True)
    assert three.nodes[2].process is None
    assert answers(large, f"opensearch://{three.hosts}/loaded", analyzer) == answers(large, "", analyzer)


def test_nothing_is_sent_before_every_shard_has_its_copy(
    three: servers.Cluster, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, allowed = Cluster.ask, "cluster.routing.allocation.enable"
    states = list[str]()

    def late(self: Cluster, method: str, path: str, *given: object, **more: object) -> dict[str, object]:
        """Copies get their place only when the load begins to wait for them."""
        if path.startswith("/_cluster/health/copied-v1") and not states:
            states.append(ask(self, "GET", "/_cluster/health/copied-v1")["status"])
            ask(self, "PUT", "/_cluster/settings", {"transient": {allowed: None}})
        elif path == "/_bulk":
            states.append(ask(self, "GET", "/_cluster/health/copied-v1")["status"])
        return ask(self, method, path, *given, **more)  # type: ignore[arg-type]

    with closing(reached(three, "copied")) as loader:
        loader.ask("PUT", "/_cluster/settings", {"transient": {allowed: "primaries"}})
        monkeypatch.setattr(Cluster, "ask", late)
        loading.load(large, loader, loading.Wish())
    assert states[:2] == ["yellow", "green"]


def test_a_cluster_without_a_place_for_copies_is_loaded_all_the_same(
    three: servers.Cluster, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = "cluster.routing.allocation.enable"
    monkeypatch.setattr("jireishu.building.STANDING", 1)
    with closing(reached(three, "single")) as loader:
        loader.ask("PUT", "/_cluster/settings", {"transient": {allowed: "primaries"}})
        try:
            assert loading.load(large, loader, loading.Wish()).answering
        finally:
            loader.ask("PUT", "/_cluster/settings", {"transient": {allowed: None}})


def test_a_load_that_is_killed_goes_on_where_it_ended(three: servers.Cluster, large: Path, analyzer: Analyzer) -> None:
    named = f"opensearch://{three.hosts}/killed"
    code = f"""
import os, signal
from pathlib import Path
from jireishu import cluster, loading, sending
known = sending.Sender.forget
def dying(self, edition, digest):
    known(self, edition, digest)
    if edition == "book2":
        os.kill(os.getpid(), signal.SIGKILL)
sending.Sender.forget = dying
loading.load(Path({str(large)!r}), cluster.Cluster(cluster.address({named!r})), loading.Wish())
"""
    killed = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, b"")
    with pytest.raises(JireishuError, match="がありません"):
        engines.opened(large, named)
    with closing(reached(three, "killed")) as loader:
        outcome = loading.load(large, loader, loading.Wish())
    assert (outcome.version, outcome.loaded, outcome.known) == ("killed-v1", 2, 2)
    assert answers(large, named, analyzer) == answers(large, "", analyzer)


def test_one_node_of_three_left_is_an_error_or_a_marked_answer(three: servers.Cluster, large: Path) -> None:
    with closing(reached(three, "left")) as loader:
        loading.load(large, loader, loading.Wish(shards=3))
    three.wait(3)  # each shard and its copy
    with closing(Counter(large, f"opensearch://{three.hosts}/left")) as counter:
        whole = counter.search(Inquiry(QUESTIONS[0]))
        three.nodes[0].kill()
        three.nodes[1].kill()
        counter.index._documents._cluster.ask("GET", "/")  # type: ignore[attr-defined]  # the one that is left does answer
        for _ in range(3):
            try:
                found = counter.search(Inquiry(QUESTIONS[0]))
            except JireishuError as error:
                assert error.exit_code == 3
                assert len(error.message.splitlines()) == 1
            else:
                assert found.get("partial") or found["hits"] == whole["hits"]
