"""What every engine must do: the index of a home, and one in a cluster."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import PASSAGES, Run
from test_contract import valid

from jireishu import engines, facets, index, query, search, similar
from jireishu.analysis import Analyzer
from jireishu.counter import Counter, Inquiry
from jireishu.engine import PAIR, Asked, Engine, Within
from jireishu.errors import IndexUnusable, NotThere, UsageError
from jireishu.filters import Filters
from jireishu.quotes import Quote

QUESTIONS = [
    "漁港でどんな仕事ができるか",
    "週払いに応じてくれる会社をどう確保するか",
    "しゅうばらいの求人",
    "What jobs can be done at the harbour?",
    "見学のあと、どんな効果があったか",
    "兵庫県の求人開拓の工夫は",
    "人口10万人未満の自治体での見学は",
    "保育所の入所申込",
    "漁",
]


@pytest.fixture(scope="module")
def embedded(shared: Path) -> Iterator[Engine]:
    with closing(index.Index(index.path(shared))) as found:
        yield found


@pytest.fixture(scope="module", params=["index", "opensearch"])
def engine(request: pytest.FixtureRequest, shared: Path) -> Iterator[Engine]:
    address = request.getfixturevalue("address") if request.param == "opensearch" else ""
    with closing(engines.opened(shared, address)) as found:
        yield found


def ids(engine: Engine, keys: object) -> list[str]:
    return [engine.line(key)["passage"]["id"] for key in keys]  # type: ignore[attr-defined]


def test_it_says_what_it_is(engine: Engine, embedded: Engine) -> None:
    assert engine.passages == 11
    for name in ("analyzer", "thesaurus", "editions"):
        assert engine.header[name] == embedded.header[name]
    with pytest.raises(IndexUnusable):
        engine.require("another dictionary")


@pytest.mark.parametrize(
    ("term", "passages"), [("漁港", 5), ("求人", 3), (PAIR + "漁港", 5), ("見学", 3), ("保育所", 0), ("", 0)]
)
def test_it_counts_the_passages_that_hold_a_term(engine: Engine, term: str, passages: int) -> None:
    assert engine.held(term) == passages


def test_it_knows_the_thesaurus(engine: Engine, embedded: Engine, analyzer: Analyzer) -> None:
    keys = ["会社", "harbo", "en:harbour", "よみ:キヨコウ", *(f"#{n}" for n in analyzer.groups("仕事")), "no such key"]
    engine.expect(["漁港"], keys)
    assert [engine.synonyms(key) for key in keys] == [embedded.synonyms(key) for key in keys]


@pytest.mark.parametrize("literal", [False, True])
@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_the_same_to_the_last_digit(
    engine: Engine, embedded: Engine, analyzer: Analyzer, question: str, literal: bool
) -> None:
    for within in (
        (),
        (("section", frozenset(["取組みのポイント", "課題"])),),
        (("case", frozenset(["shigoto/2-1"])),),
    ):
        expected = search.search(embedded, analyzer, question, 10, within, literal).document()
        assert search.search(engine, analyzer, question, 10, within, literal).document() == expected


def test_what_a_score_is_the_sum_of(engine: Engine, analyzer: Analyzer) -> None:
    found = search.search(engine, analyzer, "漁港を見学する効果", 10)
    assert found.hits
    for hit in found.hits:
        assert sum(reason.score for reason in hit.reasons) == pytest.approx(hit.score)


def test_the_best_are_no_more_than_asked_for(engine: Engine, analyzer: Analyzer) -> None:
    wanted = query.prepare(query.parse("漁港の仕事", analyzer, engine), engine).wanted
    found = engine.best(Asked(wanted, 2))
    assert (len(found.best), found.total > 2, found.partial) == (2, True, False)
    nothing = engine.best(Asked(wanted, 2, (("section", frozenset(["どこにもない"])),)))
    assert (nothing.best, nothing.total) == ((), 0)


def test_what_terms_are_worth_in_a_passage_and_in_a_case(engine: Engine, embedded: Engine) -> None:
    terms = ["漁港", "見学", PAIR + "漁港", "求人", "保育所"]
    for passage in PASSAGES:
        here, there = engine.place(passage.id), embedded.place(passage.id)
        assert here is not None
        assert there is not None
        assert dict(engine.parts(here, terms)) == dict(embedded.parts(there, terms))
    assert engine.by_case(terms) == embedded.by_case(terms)


CONDITIONS: list[Within] = [
    (),
    (("section", frozenset(["取組みのポイント"])),),
    (("section", frozenset(["取組みのポイント", "課題"])), ("prefecture", frozenset(["青森県"]))),
    (("chapter", frozenset(["第2章　自治体の事例"])),),
    (("case", frozenset(["どこにもない"])),),
]


@pytest.mark.parametrize("within", CONDITIONS)
def test_it_counts_what_meets_conditions(engine: Engine, embedded: Engine, within: Within) -> None:
    assert engine.count(within) == embedded.count(within)
    assert engine.counts(within) == embedded.counts(within)
    assert facets.read(engine, within) == facets.read(embedded, within)


def test_facets_say_what_is_known_of_each_value(engine: Engine) -> None:
    known = engine.facets()
    assert {name: len(values) for name, values in known.items()} == {
        "section": 4, "case": 3, "chapter": 2, "prefecture": 3, "kind": 2, "edition": 1,
    }  # fmt: skip
    assert engine.facts() == {"shigoto/2-1": {"総人口": 45000, "保護率": 12.3}, "shigoto/2-2": {}, "shigoto/3-1": {}}
    midori = known["case"]["shigoto/2-2"]
    assert (midori["name"], midori["prefecture"], midori["count"]) == ("兵庫県みどり市", "兵庫県", 3)
    assert known["edition"]["shigoto"]["newest"] is True


def test_cases_and_passages_come_in_the_order_of_the_book(engine: Engine, embedded: Engine) -> None:
    assert engine.cases("shigoto") == embedded.cases("shigoto")
    assert engine.cases("no edition") == []
    assert ids(engine, engine.order("shigoto")) == [passage.id for passage in PASSAGES]
    assert ids(engine, engine.order("shigoto", "2-2")) == ["2-2-b1", "2-2-p1", "2-2-r1"]
    assert ids(engine, engine.order("")) == [passage.id for passage in PASSAGES]
    assert (list(engine.order("no edition")), list(engine.order("shigoto", "9-9"))) == ([], [])


def test_passages_are_found_by_id_and_by_what_is_around_them(engine: Engine) -> None:
    for passage in PASSAGES:
        key = engine.place(passage.id)
        assert key is not None
        line = engine.line(key)
        assert (line["passage"]["text"], line["edition"]) == (passage.text, "shigoto")
        assert engine.place(passage.id, "shigoto") == key
    assert [engine.place(name) for name in ("", "2-1", "zzz")] == [None, None, None]
    assert engine.place("2-1-p1", "no edition") is None
    before, after = engine.around(engine.place("2-1-p2"), 2)  # type: ignore[arg-type]
    assert (ids(engine, before), ids(engine, after)) == (["2-1-b1", "2-1-p1"], ["2-1-f1", "2-1-i1"])
    before, after = engine.around(engine.place("intro"), 2)  # type: ignore[arg-type]
    assert (ids(engine, before), ids(engine, after)) == ([], ["2-1-b1", "2-1-p1"])


def test_all_passages_come_in_the_order_of_their_ids(engine: Engine, embedded: Engine) -> None:
    assert list(engine.lines()) == list(embedded.lines())


def test_what_is_similar_is_the_same(engine: Engine, embedded: Engine, analyzer: Analyzer) -> None:
    for name in ("2-2-r1", "2-1-p1"):
        here, there = engine.place(name), embedded.place(name)
        found = similar.passages(engine, analyzer, here, 10)  # type: ignore[arg-type]
        expected = similar.passages(embedded, analyzer, there, 10)  # type: ignore[arg-type]
        assert found.document() == expected.document()
    assert similar.cases(engine, analyzer, "2-1", 10) == similar.cases(embedded, analyzer, "2-1", 10)


@pytest.fixture(scope="module")
def counters(shared: Path, address: str) -> Iterator[tuple[Counter, Counter]]:
    with closing(Counter(shared)) as near, closing(Counter(shared, address)) as far:
        yield near, far


def test_every_document_is_the_same_at_every_door(counters: tuple[Counter, Counter]) -> None:
    near, far = counters
    quotes = [Quote("2-2-p1", "週払いや日払い"), Quote("x", "漁港では網の補修"), Quote("2-1-p1", "どこにもない言葉")]
    for name, asked in {
        "search": lambda counter: counter.search(Inquiry("漁港の仕事", 3, 1, Filters(sections=("ポイント",)))),
        "facets": Counter.facets,
        "cases": Counter.cases,
        "show": lambda counter: counter.case("みどり"),
        "passage": lambda counter: counter.passage("2-1-p2"),
        "verify": lambda counter: counter.verify(quotes),
    }.items():
        document = json.loads(json.dumps(asked(far)))
        valid(name, document)
        assert document == json.loads(json.dumps(asked(near)))
    for counter in counters:
        with pytest.raises(NotThere):
            counter.search(Inquiry("漁港", editions=("2030",)))


def test_quotes_among_very_many_passages_are_looked_for_by_their_words(
    counters: tuple[Counter, Counter], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [Quote("2-2-p1", "週払いや日払い"), Quote("x", "漁港では網の補修"), Quote("2-1-p1", "市営住宅の家賃を払う"),
             Quote("2-2-p1", "事業所に電話し、週払いか前払いに応じてもらえるか相談する。")]  # fmt: skip
    expected = counters[0].verify(asked)
    monkeypatch.setattr("jireishu.following.READ_WHOLE", 5)
    assert [one["status"] for one in expected["quotes"]] == ["exact", "moved", "gone", "reworded"]
    for counter in counters:
        assert counter.verify(asked) == expected


def test_cases_among_very_many_passages_are_compared_with_the_likeliest(
    counters: tuple[Counter, Counter], monkeypatch: pytest.MonkeyPatch, analyzer: Analyzer
) -> None:
    monkeypatch.setattr("jireishu.opensearch.SCANNED", 5)
    near, far = (similar.cases(counter.index, analyzer, "2-1", 10) for counter in counters)
    assert far == near


@pytest.mark.parametrize(
    "command",
    [["search", "漁港の仕事", "--json"], ["search", "漁港の仕事", "--explain"], ["facets"], ["cases", "--json"],
     ["show", "あおば", "--section", "ポイント"], ["similar", "2-2-r1"], ["similar", "あおば", "--json"],
     ["analyze", "会社"], ["verify", "2-2-p1", "週払いや日払い", "--json"], ["verify", "2-2-p1", "ない言葉"]],
)  # fmt: skip
def test_every_command_says_the_same_of_a_cluster(shared: Path, address: str, run: Run, command: list[str]) -> None:
    near = run("--home", shared, *command)
    far = run("--index", address, *command)
    assert (far.returncode, far.stdout, far.stderr) == (near.returncode, near.stdout, near.stderr)
    assert near.stdout
    assert run(*command, JIREISHU_INDEX=address).stdout == near.stdout


@pytest.mark.parametrize("named", ["small", "http://127.0.0.1/x", "opensearch://", "opensearch://h:x/n"])
def test_an_address_that_is_none_is_said_so(run: Run, named: str) -> None:
    done = run("--index", named, "search", "漁港")
    assert (done.returncode, done.stdout) == (2, "")
    assert "opensearch://localhost:9200/jireishu" in done.stderr


def test_unknown_filters_are_refused(engine: Engine) -> None:
    with pytest.raises(UsageError):
        search.conditions(engine, Filters(prefectures=("沖縄",)))
