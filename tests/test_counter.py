"""What the doors have in common: documents of one generation of the index."""

import gc
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import EDITION, PASSAGES, indexed
from test_contract import valid

import jireishu
from jireishu import index
from jireishu.analysis import Analyzer
from jireishu.counter import Counter, Inquiry
from jireishu.errors import IndexUnusable, NotThere, UsageError
from jireishu.filters import Filters, narrowed
from jireishu.quotes import Quote


@pytest.fixture
def counter(shared: Path) -> Iterator[Counter]:
    with closing(Counter(shared)) as found:
        yield found


def plain(document: object) -> object:
    return json.loads(json.dumps(document))


def test_what_an_open_index_keeps_is_not_looked_through_for_garbage(shared: Path) -> None:
    gc.unfreeze()
    with closing(Counter(shared)):
        assert gc.get_freeze_count() > 10_000


def test_every_document_has_its_form(counter: Counter) -> None:
    valid("search", plain(counter.search(Inquiry("漁港の仕事"))))
    valid("facets", plain(counter.facets()))
    valid("cases", plain(counter.cases()))
    valid("show", plain(counter.case("2-1")))
    valid("passage", plain(counter.passage("2-1-p1")))
    valid("verify", plain(counter.verify([Quote("2-1-p1", "漁港へ行き")])))
    valid("health", plain(counter.health()))


def test_the_second_page_of_hits_goes_on_after_the_first(counter: Counter) -> None:
    every = [hit["passage"]["id"] for hit in counter.search(Inquiry("漁港の仕事", 4))["hits"]]
    second = counter.search(Inquiry("漁港の仕事", 2, 2))
    assert [hit["passage"]["id"] for hit in second["hits"]] == every[2:]
    assert [hit["rank"] for hit in second["hits"]] == [3, 4]


@pytest.mark.parametrize(
    "asked", [Inquiry("漁港", 101), Inquiry("漁港", 0), Inquiry("漁港", 1, -1), Inquiry("漁" * 1025)]
)
def test_too_much_asked_for_is_refused(counter: Counter, asked: Inquiry) -> None:
    with pytest.raises(UsageError):
        counter.search(asked)


def test_a_search_is_narrowed_to_cases_of_a_size(counter: Counter) -> None:
    few, many = (narrowed(population=[typed]) for typed in ("5万人未満", ">50000"))
    found = counter.search(Inquiry("漁港の仕事や日払い", wanted=few))
    assert {hit["case"]["id"] for hit in found["hits"] if hit["case"]} == {"2-1"}
    assert counter.search(Inquiry("漁港の仕事や日払い", wanted=many))["hits"] == []


def test_a_case_is_named_whole_before_it_is_named_in_part(own: Path) -> None:
    north = replace(EDITION.cases[1], id="2-3", number=3, name="兵庫県みどり市北")
    indexed(own, replace(EDITION, cases=(*EDITION.cases, north)))
    with closing(Counter(own)) as found:
        assert found.case("兵庫県 みどり市")["case"]["id"] == "2-2"
        with pytest.raises(NotThere, match="複数"):
            found.case("みどり")


def test_cases_are_listed_by_their_numbers_whatever_else_is_in_an_id(own: Path, analyzer: Analyzer) -> None:
    names = ("2-10", "2-9", "2-²")
    passages = [replace(PASSAGES[1], id=name, case=replace(PASSAGES[1].case, id=name)) for name in names]
    indexed(own, replace(EDITION, passages=tuple(passages)), analyzer=analyzer)
    with closing(Counter(own)) as found:
        assert [one["value"] for one in found.facets()["case"]] == ["2-9", "2-10", "2-²"]


def test_facets_are_in_the_order_that_people_expect(counter: Counter) -> None:
    found = counter.facets()
    assert found["passages"] == 11
    assert [(one["value"], one["count"]) for one in found["section"]] == [
        ("背景・概要", 2), ("取組みのポイント", 5), ("成果", 1), ("課題", 2),
    ]  # fmt: skip
    assert [(one["value"], one["count"]) for one in found["chapter"]] == [
        ("第2章　自治体の事例", 8), ("第3章　ハローワークの事例", 2),
    ]  # fmt: skip
    assert [one["value"] for one in found["prefecture"]] == ["青森県", "東京都", "兵庫県"]
    assert [one["label"] for one in found["case"]] == ["青森県あおば市", "兵庫県みどり市", "つなぐハローワーク"]


def test_a_case_by_its_id_or_a_part_of_its_name(counter: Counter) -> None:
    assert counter.case("あおば")["case"]["id"] == "2-1"
    shown = [one["passage"]["id"] for one in counter.case("2-1")["passages"]]
    assert shown == ["2-1-b1", "2-1-p1", "2-1-p2", "2-1-f1", "2-1-i1"]
    for name in ("県", "どこにもない", ""):
        with pytest.raises(NotThere):
            counter.case(name)


def test_a_passage_stands_among_those_of_its_case(counter: Counter) -> None:
    found = counter.passage("2-1-p2")
    assert [one["passage"]["id"] for one in found["before"]] == ["2-1-b1", "2-1-p1"]
    assert [one["passage"]["id"] for one in found["after"]] == ["2-1-f1", "2-1-i1"]
    assert [one["passage"]["id"] for one in counter.passage("2-2-b1")["before"]] == []
    with pytest.raises(NotThere):
        counter.passage("9-9-p9")
    with pytest.raises(NotThere):
        counter.passage("2-1-p2", "no edition")


def test_filters_and_editions_narrow_a_search(counter: Counter) -> None:
    found = counter.search(Inquiry("漁港の仕事", wanted=Filters(sections=("課題",)), editions=("shigoto",)))
    assert {hit["passage"]["id"] for hit in found["hits"]} == {"2-1-i1"}
    with pytest.raises(UsageError):
        counter.search(Inquiry("漁港", editions=("2030",)))


def test_a_new_generation_is_picked_up_and_a_broken_one_is_not(own: Path, analyzer: Analyzer) -> None:
    with closing(Counter(own)) as counter:
        first = counter.generation
        assert not counter.refresh()
        indexed(own, replace(EDITION, passages=PASSAGES[:5]), analyzer=analyzer)
        assert counter.refresh()
        assert (counter.index.passages, counter.generation != first) == (5, True)
        (own / "broken").write_bytes(b"broken")
        (own / "broken").replace(index.path(own))
        assert not counter.refresh()
        assert counter.search(Inquiry("漁港の仕事"))["total"] > 0
    with pytest.raises(IndexUnusable):
        Counter(own)


def test_the_examples_for_other_programs_work(shared: Path) -> None:
    import doctest

    from jireishu import casebooks

    ran = doctest.testmod(casebooks, extraglobs={"home": shared})
    assert (ran.failed, ran.attempted >= 8) == (0, True)


def test_another_program_may_name_one_thing_or_several(shared: Path) -> None:
    with closing(jireishu.open(shared)) as books:
        one = books.search("仕事", prefecture="青森", section="ポイント", edition="shigoto", population="<100000")
        several = books.search(
            "仕事", prefecture=["青森"], section=["ポイント"], edition=["shigoto"], population=["<100000"]
        )
        assert one == several and one["hits"]
        told = books.verify([{"id": "2-2-p1", "quote": "週払いや日払いに応じて"}])
        assert told == books.verify([("2-2-p1", "週払いや日払いに応じて")]) and told[0]["status"] == "exact"
