"""How a cluster is reached, loaded and switched, and what is said where that fails."""

import asyncio
import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import EDITION, PASSAGES, Run, indexed, made
from test_contract import valid

from jireishu import building, cluster, corpus, engines, home, index, indexer, loading, search, sending
from jireishu.analysis import Analyzer
from jireishu.building import Lock, Version
from jireishu.cluster import Cluster, Unanswered
from jireishu.counter import Counter, Inquiry
from jireishu.errors import CorpusError, IndexUnusable, UsageError
from jireishu.gate import Gate, Limits
from jireishu.model import Edition
from jireishu.sending import Sender

pytest.importorskip("opensearchpy")

OTHER = replace(EDITION, id="sodan", title="相談支援事例集", sha256="1" * 64)


@contextmanager
def answering(reply: Callable[[BaseHTTPRequestHandler], tuple[int, object]]) -> Iterator[str]:
    """A server that gives these answers; its host and port."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, body = reply(self)
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = _answer

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("typed", "hosts", "tls"),
    [
        ("opensearch://localhost/a", (("localhost", 9200),), False),
        ("opensearchs://one:443,two/a-b", (("one", 443), ("two", 9200)), True),
        ("opensearch://[::1]:9201/a", (("::1", 9201),), False),
    ],
)
def test_an_address_names_hosts_and_an_index(typed: str, hosts: tuple[tuple[str, int], ...], tls: bool) -> None:
    found = cluster.address(typed)
    assert (found.hosts, found.tls) == (hosts, tls)


def test_a_password_in_the_address_is_refused_and_never_shown(run: Run) -> None:
    done = run("--debug", "--index", "opensearch://reader:geheim@localhost/x", "search", "漁港")
    assert done.returncode == 2
    assert "JIREISHU_OPENSEARCH_PASSWORD" in done.stderr
    assert "geheim" not in done.stderr + done.stdout


def test_credentials_come_from_the_environment(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("", "utf-8")
    said = {"USER": "reader", "PASSWORD": "geheim", "CA": str(tmp_path / "ca.pem"), "INSECURE": ""}
    given = {f"JIREISHU_OPENSEARCH_{name}": value for name, value in said.items()}
    assert cluster._secured(cluster.address("opensearchs://far.example.jp/x"), given) == {
        "http_auth": ("reader", "geheim"), "use_ssl": True, "verify_certs": True, "ssl_show_warn": False,
        "ca_certs": str(tmp_path / "ca.pem"),
    }  # fmt: skip
    trusting = given | {"JIREISHU_OPENSEARCH_INSECURE": "yes"}
    assert cluster._secured(cluster.address("opensearchs://far.example.jp/x"), trusting)["verify_certs"] is False
    with pytest.raises(UsageError, match="パスワード"):
        cluster._secured(cluster.address("opensearch://far.example.jp/x"), given)
    with pytest.raises(UsageError, match=r"no\.pem"):
        cluster._secured(cluster.address("opensearchs://h/x"), {"JIREISHU_OPENSEARCH_CERT": "no.pem"})


def test_whoever_is_refused_is_told_so_without_the_password(run: Run) -> None:
    right = "Basic " + base64.b64encode(b"reader:geheim").decode()

    def reply(asked: BaseHTTPRequestHandler) -> tuple[int, object]:
        return (404, {}) if asked.headers["Authorization"] == right else (401, {"error": "no"})

    with answering(reply) as host:
        variables = {"JIREISHU_OPENSEARCH_USER": "reader", "JIREISHU_OPENSEARCH_PASSWORD": "falsch"}
        refused = run("--debug", "--index", f"opensearch://{host}/x", "search", "漁港", **variables)
        variables["JIREISHU_OPENSEARCH_PASSWORD"] = "geheim"
        let_in = run("--index", f"opensearch://{host}/x", "search", "漁港", **variables)
    assert refused.returncode == let_in.returncode == 3
    assert "断られました（401）" in refused.stderr
    assert "falsch" not in refused.stderr
    assert f"索引 opensearch://{host}/x がありません" in let_in.stderr


def test_a_cluster_that_is_away_or_slow_is_an_unusable_index(run: Run) -> None:
    with answering(lambda _: (200, {})) as host:
        pass
    done = run("--index", f"opensearch://{host}/x", "search", "漁港")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.splitlines() == [f"jireishu: OpenSearch（{host}）につながりません。", f"  → {cluster.MEND}"]
    gone = threading.Event()
    with answering(lambda _: (gone.wait(10) and 200, {})) as host:
        reached = Cluster(cluster.address(f"opensearch://{host}/x"))
        with closing(reached), pytest.raises(Unanswered, match=r"0\.2 秒以内に答えません"):
            reached.ask("GET", "/", seconds=0.2)
        gone.set()


def test_what_a_cluster_says_went_wrong_is_one_line() -> None:
    with answering(lambda _: (500, {"error": {"type": "x", "reason": "disk\nfull"}})) as host:
        reached = Cluster(cluster.address(f"opensearch://{host}/x"))
        with closing(reached), pytest.raises(IndexUnusable, match="の誤り 500: disk full"):
            reached.ask("GET", "/")


class Busy:
    """A cluster that answers a bulk as it is told to, and remembers what it took."""

    def __init__(self, *statuses: int) -> None:
        self.statuses, self.taken = list(statuses), list[list[str]]()

    def ask(self, method: str, path: str, body: bytes, **_: object) -> dict[str, Any]:
        names = [json.loads(line)["index"]["_id"] for line in body.splitlines()[::2]]
        status = self.statuses.pop(0) if self.statuses else 200
        self.taken.append(names)
        if status in (0, 413, 500):
            raise Unanswered("away", "", status)
        items = [
            {"index": {"_id": name, "status": status if n % 2 else 200, "error": {"reason": "full"}}}
            for n, name in enumerate(names)
        ]
        return {"items": items}


def sent(busy: Busy, count: int = 4) -> None:
    sender = Sender(busy, Version("v", {}, False), lambda: None)  # type: ignore[arg-type]
    for n in range(count):
        sender.passage(f"p{n}", {})
    sender.flush()


def test_what_a_busy_cluster_rejects_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "FIRST", 0.0)
    every = ["p0", "p1", "p2", "p3"]
    busy = Busy(429, 0, 200)
    sent(busy)
    assert busy.taken == [every, ["p1", "p3"], ["p1", "p3"]]
    large = Busy(413)
    sent(large)
    assert large.taken == [every, every[:2], every[2:]]
    monkeypatch.setattr(sending, "PATIENCE", 0.0)
    for status in (400, 500):
        with pytest.raises(CorpusError):
            sent(Busy(status))
    with pytest.raises(CorpusError, match="受け付けません"):
        sent(Busy(*[0] * 100))


# -- with a real server


@pytest.fixture
def reached(node: str, request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """A cluster under a name that no other test uses."""
    name = request.node.name.replace("test_", "")[:60].lower()
    with closing(Cluster(cluster.address(f"opensearch://{node}/{name}"))) as found:
        yield found


def with_editions(folder: Path, *editions: Edition) -> Path:
    for edition in editions:
        corpus.write(home.corpus(folder), edition)
    return folder


def answers(folder: Path, reached: Cluster | None, analyzer: Analyzer) -> list[object]:
    with closing(engines.opened(folder, str(reached.address) if reached else "")) as engine:
        asked = ("漁港の仕事", "週払いに応じてくれる会社", "窓口")
        return [search.search(engine, analyzer, one, within=search.editions(engine)).document() for one in asked]


def test_loading_again_loads_a_new_version_and_keeps_the_one_before(
    reached: Cluster, tmp_path: Path, analyzer: Analyzer
) -> None:
    folder, names = with_editions(tmp_path, EDITION), list[str]()
    for turn in range(3):
        indexed(folder, replace(OTHER, url=f"https://example.jp/{turn}.pdf"), analyzer=analyzer)
        outcome = loading.load(folder, reached, loading.Wish())
        assert (outcome.loaded, outcome.known, outcome.passages, outcome.answering) == (2, 0, 22, True)
        names.append(outcome.version)
        assert building.current(reached) == outcome.version
        assert answers(folder, reached, analyzer) == answers(folder, None, analyzer)
    assert names == [f"{reached.name}-v{n}" for n in (1, 2, 3)]
    assert [version.name for version in building.versions(reached)] == names[1:]


def test_loading_what_answers_already_changes_nothing(
    reached: Cluster, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, named = with_editions(tmp_path, EDITION, OTHER), ("--index", str(reached.address), "load")
    first = loading.load(folder, reached, loading.Wish())
    again = loading.load(folder, reached, loading.Wish())
    assert again == loading.Loaded(first.version, 0, 2, 22, True, unchanged=True)
    said = run("--home", folder, *named)
    assert (said.returncode, said.stderr) == (0, f"変わったものはありません。{first.version} がそのまま答えます。\n")
    assert loading.load(folder, reached, loading.Wish(shards=2)).version == f"{reached.name}-v2"
    (home.corpus(folder) / "sodan" / "edition.jsonl").unlink()
    assert loading.load(folder, reached, loading.Wish()).version == f"{reached.name}-v3"
    monkeypatch.setattr("jireishu.thesaurus.identity", lambda: "another")
    assert loading.load(folder, reached, loading.Wish()).version == f"{reached.name}-v4"


def test_loading_mends_what_has_been_lost(reached: Cluster, tmp_path: Path, analyzer: Analyzer) -> None:
    folder = indexed(tmp_path, EDITION, analyzer=analyzer)
    version = loading.load(folder, reached, loading.Wish()).version
    for turn, lost in enumerate((f"{version}-lexicon/_doc/word:0", f"{reached.name}-v2/_doc/2-1-p1%09shigoto"), 2):
        reached.ask("PUT", f"/{lost.partition('/')[0]}/_settings", {"index.blocks.write": False})
        reached.ask("DELETE", f"/{lost}")
        assert loading.load(folder, reached, loading.Wish()).version == f"{reached.name}-v{turn}"
        assert answers(folder, reached, analyzer) == answers(folder, None, analyzer)
        assert loading.load(folder, reached, loading.Wish()).unchanged


def test_a_load_that_fails_leaves_what_answers_and_goes_on_where_it_ended(
    reached: Cluster, tmp_path: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_editions(tmp_path, EDITION)
    before = loading.load(folder, reached, loading.Wish()).version
    indexed(folder, OTHER, replace(EDITION, id="zzz", title="別の事例集"), analyzer=analyzer)
    whole = corpus.passage_lines

    def broken(path: Path) -> Iterator[str]:
        yield from whole(path)
        if path.parent.name == "zzz":
            yield '{"passage": {'

    monkeypatch.setattr(corpus, "passage_lines", broken)
    with pytest.raises(CorpusError, match="壊れた行"):
        loading.load(folder, reached, loading.Wish())
    assert building.current(reached) == before
    monkeypatch.setattr(corpus, "passage_lines", whole)
    with monkeypatch.context() as patch:  # the last step fails
        patch.setattr(building, "switch", lambda *_: (_ for _ in ()).throw(CorpusError("no")))
        with pytest.raises(CorpusError, match="no"):
            loading.load(folder, reached, loading.Wish())
    assert building.current(reached) == before
    outcome = loading.load(folder, reached, loading.Wish())
    assert (outcome.passages, outcome.answering) == (33, True)
    assert answers(folder, reached, analyzer) == answers(folder, None, analyzer)


def test_an_edition_that_is_there_is_not_sent_again(
    reached: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_editions(tmp_path, EDITION, OTHER)
    whole = corpus.passage_lines
    monkeypatch.setattr(corpus, "passage_lines", lambda path: ["{"] if path.parent.name == "sodan" else whole(path))
    with pytest.raises(CorpusError):
        loading.load(folder, reached, loading.Wish())
    monkeypatch.setattr(corpus, "passage_lines", whole)
    outcome = loading.load(folder, reached, loading.Wish())
    assert (outcome.version, outcome.loaded, outcome.known) == (f"{reached.name}-v1", 1, 1)


def test_several_machines_load_into_one_version(reached: Cluster, tmp_path: Path, analyzer: Analyzer) -> None:
    both = indexed(tmp_path / "both", EDITION, OTHER, analyzer=analyzer)
    one, other = with_editions(tmp_path / "one", EDITION), with_editions(tmp_path / "other", OTHER)
    share = loading.Wish("spring", finish=False)
    first = replace(EDITION, passages=(*PASSAGES, made("alt", "漁港の古い段落。")))
    with_editions(one, first)
    assert loading.load(one, reached, share).answering is False
    with_editions(one, EDITION)  # its passages have changed since: the one that is gone must go
    for folder in (one, other, other):
        outcome = loading.load(folder, reached, share)
        assert building.current(reached) == ""
    assert (outcome.loaded, outcome.known) == (0, 1)
    done = loading.load(tmp_path / "nothing here", reached, loading.Wish("spring", finish=True))
    assert (done.passages, done.answering, building.current(reached)) == (22, True, f"{reached.name}-spring")
    assert answers(both, reached, analyzer) == answers(both, None, analyzer)
    with pytest.raises(CorpusError, match="もう仕上がっています"):
        loading.load(other, reached, share)


def test_a_version_is_not_finished_while_an_edition_is_half_there(
    reached: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_editions(tmp_path, EDITION)
    with monkeypatch.context() as patch:
        patch.setattr(corpus, "passage_lines", lambda path: iter(["{"]))
        patch.setattr(sending, "BULK", 1)
        with pytest.raises(CorpusError, match="壊れた行"):
            loading.load(folder, reached, loading.Wish("half", finish=False))
    with pytest.raises(CorpusError, match="shigoto"):
        loading.load(tmp_path / "nothing here", reached, loading.Wish("half"))
    assert building.current(reached) == ""
    assert loading.load(folder, reached, loading.Wish("half")).answering
    with pytest.raises(CorpusError, match="読み込むものがありません"):
        loading.load(tmp_path / "nothing here", reached, loading.Wish())


def test_two_do_not_load_into_one_version_at_once(
    reached: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_editions(tmp_path, EDITION)
    meta, about = {"jireishu": reached.name}, {"vectors": "", "knn": 0}
    version = building.open_build(reached, "", meta, about, 1, {})
    held = Lock(reached, version)
    held._owner = "elsewhere:1"
    held.acquire()
    with pytest.raises(CorpusError, match="elsewhere:1"):
        loading.load(folder, reached, loading.Wish())
    monkeypatch.setattr(building, "LEASE", -1.0)
    held._write({})  # its owner was killed long ago
    monkeypatch.undo()
    assert loading.load(folder, reached, loading.Wish()).answering
    stale = Lock(reached, Version(building.current(reached), meta, True))
    stale.acquire()
    other = Lock(reached, Version(building.current(reached), meta, True))
    other._owner = stale._owner
    other.acquire()
    with pytest.raises(CorpusError):
        stale._write({})


def test_an_edition_of_another_source_is_not_overwritten(reached: Cluster, tmp_path: Path) -> None:
    share = loading.Wish("named", finish=False)
    loading.load(with_editions(tmp_path / "one", EDITION), reached, share)
    other = with_editions(tmp_path / "other", replace(EDITION, sha256="2" * 64))
    with pytest.raises(CorpusError, match="shigoto"):
        loading.load(other, reached, share)


def test_a_name_that_is_taken_is_said_so(reached: Cluster, tmp_path: Path) -> None:
    reached.ask("PUT", f"/{reached.name}", {"settings": {"number_of_replicas": 0}})
    with pytest.raises(CorpusError, match="もうあります"):
        loading.load(with_editions(tmp_path, EDITION), reached, loading.Wish())


def test_whoever_was_overtaken_does_not_switch_back(reached: Cluster, tmp_path: Path) -> None:
    folder = with_editions(tmp_path, EDITION)
    first = loading.load(folder, reached, loading.Wish())
    second = loading.load(with_editions(tmp_path, OTHER), reached, loading.Wish())
    late = Version(first.version, {}, True)
    for before in (first.version, ""):
        with pytest.raises(CorpusError, match="別の版に替わりました"):
            building.switch(reached, late, before)
    assert building.current(reached) == second.version


def test_no_question_fails_while_versions_switch_and_every_answer_is_of_one(reached: Cluster, tmp_path: Path) -> None:
    words = ("漁港", "牧場")
    homes = [
        with_editions(
            tmp_path / word,
            replace(EDITION, passages=tuple(made(f"p{n}", f"{word}の仕事を{n}日続ける。") for n in range(3))),
        )
        for word in words
    ]
    loading.load(homes[0], reached, loading.Wish())
    over, seen, troubles = threading.Event(), set[str](), list[object]()

    def asking() -> None:
        try:
            with closing(Counter(homes[0], str(reached.address))) as counter:
                while not over.is_set():
                    counter.refresh()
                    hits = counter.search(Inquiry("漁港や牧場の仕事を続ける"))["hits"]
                    texts = {hit["passage"]["text"][:2] for hit in hits}
                    if len(hits) != 3 or len(texts) != 1:
                        troubles.append(hits)
                    seen.update(texts)
        except Exception as error:
            troubles.append(error)

    thread = threading.Thread(target=asking)
    thread.start()
    for turn in range(4):
        loading.load(homes[(turn + 1) % 2], reached, loading.Wish())
        time.sleep(0.5)
    over.set()
    thread.join()
    assert (troubles, seen) == ([], set(words))


def test_a_silent_part_of_the_cluster_is_told(
    address: str, shared: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Cluster.ask

    def half(self: Cluster, method: str, path: str, *given: Any, **more: Any) -> dict[str, Any]:
        answer = ask(self, method, path, *given, **more)
        for one in answer.get("responses", ()):
            one["_shards"]["failed"] = 1
        if path.endswith("_search"):
            answer["timed_out"] = True
        return answer

    with closing(engines.opened(shared, address)) as engine:
        assert "partial" not in search.search(engine, analyzer, "漁港").document()
        monkeypatch.setattr(Cluster, "ask", half)
        document = json.loads(json.dumps(search.search(engine, analyzer, "漁港").document()))
        assert document["partial"] is True
        valid("search", document)
        with pytest.raises(IndexUnusable, match="一部が今は読めません"):
            engine.order("shigoto")


@pytest.mark.parametrize(
    "question", ["漁港でどんな仕事ができるか", "しゅうばらいの求人", "jobs at the harbour", "窓口"]
)
def test_a_question_takes_few_requests(
    address: str, shared: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """The first of a process: what it says of itself, facets, two or three looks into the lexicon, search, passages."""
    ask, asked = Cluster.ask, list[str]()
    monkeypatch.setattr(
        Cluster, "ask", lambda self, *given, **more: asked.append(given[1]) or ask(self, *given, **more)
    )
    with closing(engines.opened(shared, address)) as engine:
        assert search.search(engine, analyzer, question).hits
        assert len(asked) <= 8
        asked.clear()
        assert search.search(engine, analyzer, question).hits
        assert [path.rpartition("/")[2] for path in asked] == ["_msearch"]


def test_what_is_missing_in_the_lexicon_is_damage_and_not_silence(reached: Cluster, tmp_path: Path) -> None:
    version = loading.load(with_editions(tmp_path, EDITION), reached, loading.Wish()).version
    with closing(engines.opened(tmp_path, str(reached.address))) as engine:
        buckets = engine.header["buckets"]
        for number in range(buckets):
            reached.ask("DELETE", f"/{version}-lexicon/_doc/word:{number}")
        with pytest.raises(IndexUnusable, match="壊れています"):
            engine.held("漁港")


def test_the_judged_questions_rank_as_in_the_embedded_index(
    reached: Cluster, tmp_path: Path, analyzer: Analyzer
) -> None:
    """The issue asks for nine of ten the same; here all are."""
    root = Path(__file__).parent
    target = home.corpus(tmp_path) / "casebook" / "edition.jsonl"
    target.parent.mkdir(parents=True)
    target.write_bytes((root.parent / "corpus" / "casebook" / "edition.jsonl").read_bytes())
    indexer.build(tmp_path, analyzer=analyzer)
    loading.load(tmp_path, reached, loading.Wish())
    asked = [json.loads(line)["question"] for line in (root / "eval" / "dev.jsonl").read_text("utf-8").splitlines()]
    with (
        closing(index.Index(index.path(tmp_path))) as near,
        closing(engines.opened(tmp_path, str(reached.address))) as far,
    ):
        for question in asked:
            expected = search.search(near, analyzer, question).document()
            assert search.search(far, analyzer, question).document() == expected


def test_odd_texts_and_ids_are_found_as_in_the_embedded_index(
    reached: Cluster, tmp_path: Path, analyzer: Analyzer
) -> None:
    texts = (
        "漁港\ud800の仕事",
        "見学 " + "x" * 300,
        "New\u00a0York\u3000の漁港",
        "\0漁港\x07 見学",
        '=漁 <b>漁港</b> "*?',
        "",
    )
    odd = [made(f"o{n}", text) for n, text in enumerate(texts)]
    odd += [
        made("twice", "漁港が二度。"),
        made("twice", "漁港が三度。"),
        made("長" * 300, "漁港の長い名前。"),
        made("a b\t漁", "見学 x"),
    ]
    folder = indexed(tmp_path, replace(EDITION, passages=tuple(odd), cases=()), analyzer=analyzer)
    assert loading.load(folder, reached, loading.Wish()).passages == len(odd)
    with (
        closing(index.Index(index.path(folder))) as near,
        closing(engines.opened(folder, str(reached.address))) as far,
    ):
        for question in ("漁港の仕事", "x" * 300, "見学", "new york", "=漁", "\ud800漁港"):
            expected = search.search(near, analyzer, question, 20).document()
            found = search.search(far, analyzer, question, 20).document()
            assert (found["total"], found["confidence"]) == (expected["total"], expected["confidence"])
            told = [[(hit["passage"], hit["score"]) for hit in one["hits"]] for one in (found, expected)]
            assert sorted(map(repr, told[0])) == sorted(map(repr, told[1]))
        for passage in odd:
            assert far.line(far.place(passage.id))["passage"]["id"] == passage.id  # type: ignore[arg-type]
        assert sorted(map(json.dumps, far.lines())) == sorted(map(json.dumps, near.lines()))
        assert [far.line(key)["passage"]["text"] for key in far.order(EDITION.id)] == [p.text for p in odd]


def test_a_server_asks_the_version_that_answers_now(
    reached: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_editions(tmp_path, EDITION)
    loading.load(folder, reached, loading.Wish())
    monkeypatch.setattr(engines, "LOOK", 0.0)

    async def ask() -> list[int]:
        gate = Gate(folder, Limits(), str(reached.address))
        totals = []
        for passages in (PASSAGES, PASSAGES[:3]):
            await asyncio.to_thread(with_editions, folder, replace(EDITION, passages=passages))
            await asyncio.to_thread(loading.load, folder, reached, loading.Wish())
            totals.append((await gate.ask(Counter.health, "health"))["passages"])
        gate.close()
        return totals

    assert asyncio.run(ask()) == [11, 3]


def test_a_damaged_edition_is_left_out_of_a_load_and_named(reached: Cluster, tmp_path: Path, run: Run) -> None:
    folder = with_editions(tmp_path, EDITION, OTHER)
    lines = (home.corpus(folder) / "sodan" / "edition.jsonl").read_text("utf-8").splitlines()
    (home.corpus(folder) / "sodan" / "edition.jsonl").write_text("\n".join([*lines[:-1], lines[-1][:40]]), "utf-8")
    done = run("--home", folder, "--index", str(reached.address), "load")
    assert done.returncode == 2
    assert f"検索は {reached.name}-v1 に切り替わりました。" in done.stderr
    assert "この版を除いて読み込みました。" in done.stderr
    assert f"rm -r {home.corpus(folder) / 'sodan'}" in done.stderr
    found = run("--index", str(reached.address), "search", "漁港", "--json")
    assert [about["id"] for about in json.loads(found.stdout)["editions"]] == ["shigoto"]


def test_load_at_the_command_line(node: str, shared: Path, run: Run) -> None:
    named = f"opensearch://{node}/line"
    assert "がありません" in run("--index", named, "search", "漁港").stderr
    loaded = run("--home", shared, "--index", named, "load")
    assert (loaded.returncode, loaded.stdout) == (0, "")
    assert loaded.stderr.splitlines() == [
        "line-v1: 読み込んだ版 1、読み込み済み 0、段落 11。", "検索は line-v1 に切り替わりました。",
    ]  # fmt: skip
    assert run("--index", named, "search", "漁港").returncode == 0
    for wrong in (["load"], ["--index", named, "load", "--finish"], ["--index", named, "load", "--build", "A B"]):
        assert run("--home", shared, *wrong).returncode == 2
