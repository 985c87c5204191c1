import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Run

from jireishu import index, similar
from jireishu.analysis import Analyzer
from jireishu.index import Index
from jireishu.similar import Fact


@pytest.fixture(scope="module")
def opened(shared: Path) -> Iterator[Index]:
    with closing(Index(index.path(shared))) as found:
        yield found


def test_every_passage_is_found_by_its_id(opened: Index) -> None:
    ids = [opened.line(number)["passage"]["id"] for number in range(opened.passages)]
    assert [opened.place(name) for name in ids] == list(range(opened.passages))
    assert [opened.place(name) for name in ("", "2-1", "zzz")] == [None, None, None]


def test_like_a_passage_is_what_shares_its_telling_words(opened: Index, analyzer: Analyzer) -> None:
    number = opened.place("2-2-r1")
    assert number is not None
    response = similar.passages(opened, analyzer, number, 10)
    ids = [hit.line["passage"]["id"] for hit in response.hits]
    assert ids[0] == "2-2-p1"
    assert "2-2-r1" not in ids
    for hit in response.hits:
        assert sum(reason.score for reason in hit.reasons) == pytest.approx(hit.score)


def test_like_a_case_is_what_shares_words_and_facts(opened: Index, analyzer: Analyzer) -> None:
    found = similar.cases(opened, analyzer, "2-1", 10)
    assert (found.edition, found.case) == ("shigoto", "2-1")
    assert {one.case for one in found.found} == {"2-2", "3-1"}
    assert [one.score for one in found.found] == sorted((one.score for one in found.found), reverse=True)
    assert all(0 < one.text < 1 for one in found.found)
    assert {word for one in found.found for word in one.shared} >= {"相談"}


def test_facts_are_close_as_the_smaller_is_to_the_larger() -> None:
    known = {
        "a": {"総人口": 50000, "運営形態": "直営", "管轄": "甲"},
        "b": {"総人口": 200000, "運営形態": "直営", "管轄": "乙"},
        "c": {"総人口": 50000, "運営形態": "委託", "保護率": 0},
    }
    assert list(similar._facts(known, "a", "b")) == [Fact("総人口", 200000, 0.25), Fact("運営形態", "直営", 1.0)]
    assert list(similar._facts(known, "a", "c")) == [Fact("総人口", 50000, 1.0), Fact("運営形態", "委託", 0.0)]


def test_similar_at_the_terminal(shared: Path, run: Run) -> None:
    passages = run("--home", shared, "similar", "2-2-r1", "-k", 1)
    assert (passages.returncode, passages.stdout.splitlines()[0]) == (0, "1. 兵庫県みどり市　3 取組みのポイント")
    cases = run("--home", shared, "similar", "あおば", "--json")
    assert cases.returncode == 0
    assert json.loads(cases.stdout)["case"]["facts"] == {"総人口": 45000, "保護率": 12.3}
    bare = run("--home", shared, "similar", "みどり", "-k", 1)  # a case of which no fact is known
    assert bare.stdout.splitlines()[0] == "2-2  兵庫県みどり市に似た事例"
    nothing = run("--home", shared, "similar", "県")
    assert (nothing.returncode, nothing.stdout) == (2, "")
