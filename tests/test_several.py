"""Casebooks in one home, each of which numbers its cases for itself, and an old edition of one of them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import AOBA, EDITION, MIDORI, PASSAGES, TSUNAGU, Run, indexed

from jireishu import cluster, engines, facets, loading, search, similar
from jireishu.analysis import Analyzer
from jireishu.counter import Counter, Inquiry
from jireishu.engine import Engine
from jireishu.errors import NotThere
from jireishu.filters import Filters, figure
from jireishu.model import Attribute, CaseRef, Edition

HIKARI = replace(AOBA, name="福井県ひかり町", prefecture="福井県", tagline="農園で働く")
KAWABE = replace(MIDORI, name="青森県かわべ市", prefecture="青森県", tagline="川辺で働く")


def told(edition: Edition, ref: CaseRef, **attributes: Attribute) -> Edition:
    """An edition in which the case of this number is another one."""
    cases = tuple(
        replace(case, name=ref.name, prefecture=ref.prefecture, tagline=ref.tagline, attributes=attributes)
        if case.id == ref.id
        else case
        for case in edition.cases
    )
    passages = tuple(
        replace(passage, case=ref) if passage.case and passage.case.id == ref.id else passage
        for passage in edition.passages
    )
    return replace(edition, cases=cases, passages=passages)


# 2-1 is あおば市 in one casebook, ひかり町 in the other; 2-2 was かわべ市 in the first one's old edition
OTHER = told(
    replace(EDITION, id="nogyo", title="農業と福祉の事例集", sha256="1" * 64),
    HIKARI, 総人口=Attribute("30万人", 300000, "人"), 運営形態=Attribute("直営", "直営"),
)  # fmt: skip
OLD = told(
    replace(EDITION, id="shigoto-2020", sha256="2" * 64, date="2020-03"),
    KAWABE, 総人口=Attribute("900万人", 9000000, "人"),
)  # fmt: skip
NEW = replace(EDITION, date="2024-03", follows="shigoto-2020")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    return indexed(tmp_path_factory.mktemp("shelf"), NEW, OTHER, OLD, analyzer=analyzer)


@pytest.fixture(scope="module", params=["index", "opensearch"])
def address(request: pytest.FixtureRequest, shelf: Path) -> str:
    if request.param == "index":
        return ""
    named = f"opensearch://{request.getfixturevalue('node')}/shelf"
    with closing(cluster.Cluster(cluster.address(named))) as reached:
        loading.load(shelf, reached, loading.Wish())
    return named


@pytest.fixture(scope="module")
def engine(shelf: Path, address: str) -> Iterator[Engine]:
    with closing(engines.opened(shelf, address)) as found:
        yield found


def met(engine: Engine, wanted: Filters, *edition: str) -> list[tuple[str, str, int]]:
    """The cases with passages that meet the filters, with how many."""
    books = search.editions(engine, edition)
    counts = engine.counts((*search.conditions(engine, wanted, books), *books))["case"]
    names = engine.facets()["case"]
    return sorted((key, names[key]["name"], count) for key, count in counts.items() if count)


def test_a_name_narrows_to_its_own_case(engine: Engine) -> None:
    assert met(engine, Filters(cases=("ひかり",))) == [("nogyo/2-1", "福井県ひかり町", 5)]
    assert met(engine, Filters(cases=("あおば",))) == [("shigoto/2-1", "青森県あおば市", 5)]
    assert [key for key, *_ in met(engine, Filters(cases=("2-1",)))] == ["nogyo/2-1", "shigoto/2-1"]
    assert [key for key, *_ in met(engine, Filters(cases=("nogyo/2-1",)))] == ["nogyo/2-1"]
    assert [key for key, *_ in met(engine, Filters(cases=("みどり",)))] == ["nogyo/2-2", "shigoto/2-2"]


def test_facts_are_those_of_the_case_itself(engine: Engine) -> None:
    large = Filters(figures=(figure("人口", "10万人以上"),))
    assert [key for key, *_ in met(engine, large)] == ["nogyo/2-1"]
    assert [key for key, *_ in met(engine, large, "shigoto-2020")] == ["shigoto-2020/2-2"]
    assert [key for key, *_ in met(engine, Filters(operations=("直営",)))] == ["nogyo/2-1"]
    most = search.limits(engine, "人口が最も多い町の取組みは", search.editions(engine)).filters
    assert [key for key, *_ in met(engine, most)] == ["nogyo/2-1"]  # not the one of the old edition


def test_names_of_other_editions_are_not_there(engine: Engine) -> None:
    with pytest.raises(NotThere):
        met(engine, Filters(cases=("かわべ",)))
    assert [key for key, *_ in met(engine, Filters(cases=("かわべ",)), "shigoto-2020")] == ["shigoto-2020/2-2"]


def test_a_place_that_the_question_names_is_meant_in_every_casebook(engine: Engine, analyzer: Analyzer) -> None:
    found = search.search(engine, analyzer, "みどり市では週払いの求人をどう集めるか", 10, search.editions(engine))
    assert found.filters.cases == ("兵庫県みどり市",)
    assert {hit.line["edition"] for hit in found.hits} == {"shigoto", "nogyo"}
    assert {hit.line["case"]["name"] for hit in found.hits} == {"兵庫県みどり市"}


def test_what_is_excluded_is_left_out(engine: Engine, analyzer: Analyzer) -> None:
    found = search.search(engine, analyzer, "みどり市以外で漁港の仕事をどう探すか", 20, search.editions(engine))
    assert found.filters.without == ("兵庫県みどり市",)
    assert found.hits
    assert "兵庫県みどり市" not in {hit.line["case"]["name"] for hit in found.hits}
    books = search.editions(engine)
    assert [key for key, *_ in met(engine, search.limits(engine, "青森県以外では", books).filters)] == [
        "nogyo/2-1", "nogyo/2-2", "nogyo/3-1", "shigoto/2-2", "shigoto/3-1",
    ]  # fmt: skip


def test_facets_name_cases_so_that_they_can_be_asked_for(engine: Engine) -> None:
    found = facets.read(engine, search.editions(engine))
    values = {one["value"]: (one["label"], one["count"]) for one in found["case"]}
    assert values["nogyo/2-1"] == ("福井県ひかり町", 5)
    assert values["shigoto/2-1"] == ("青森県あおば市", 5)
    assert len(values) == 6
    assert found["population"] == [45000, 300000]
    alone = facets.read(engine, search.editions(engine, ["nogyo"]))
    assert [one["value"] for one in alone["case"]] == ["2-1", "2-2", "3-1"]


def test_cases_are_compared_among_the_editions_that_are_searched(engine: Engine, analyzer: Analyzer) -> None:
    found = similar.cases(engine, analyzer, "ひかり", 10, search.editions(engine))
    assert (found.edition, found.case, found.facts) == ("nogyo", "2-1", {"総人口": 300000, "運営形態": "直営"})
    assert {(one.edition, one.case) for one in found.found} == {
        ("nogyo", "2-2"), ("nogyo", "3-1"), ("shigoto", "2-1"), ("shigoto", "2-2"), ("shigoto", "3-1"),
    }  # fmt: skip
    assert (found.found[0].edition, found.found[0].case) == ("shigoto", "2-1")  # it says the same
    assert found.found[0].text > 0.9


def test_every_door_tells_them_apart(shelf: Path, address: str) -> None:
    with closing(Counter(shelf, address)) as counter:
        assert counter.case("nogyo/2-1")["case"]["name"] == "福井県ひかり町"
        assert {one["case"]["name"] for one in counter.case("shigoto/2-1")["passages"] if one["case"]} == {AOBA.name}
        with pytest.raises(NotThere) as caught:
            counter.case("2-1")
        assert caught.value.hint.startswith("番号で 1 つに絞ってください: ")
        only = counter.search(Inquiry("漁港の仕事", wanted=Filters(cases=("nogyo/2-1",))))
        assert only["total"] == 4
        assert {hit["edition"] for hit in only["hits"]} == {"nogyo"}


def test_a_case_is_shown_by_edition_and_number(shelf: Path, run: Run) -> None:
    assert run("--home", shelf, "show", "nogyo/2-1").stdout.count("福井県ひかり町")
    several = run("--home", shelf, "show", "2-1")
    assert several.returncode == 2
    assert "nogyo/2-1 福井県ひかり町、shigoto/2-1 青森県あおば市" in several.stderr
    assert run("--home", shelf, "search", "漁港", "--case", "ひかり").returncode == 0


def test_passages_of_all_are_there(engine: Engine) -> None:
    assert engine.passages == 3 * len(PASSAGES)
    assert {TSUNAGU.id} <= {case["id"] for case in engine.cases("nogyo")}
