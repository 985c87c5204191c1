from contextlib import closing
from pathlib import Path

from jireishu import index, search
from jireishu.analysis import Analyzer
from jireishu.confidence import ENOUGH, Evidence, confidence
from jireishu.query import OWN, Alternative, Concept, Prepared
from jireishu.ranking import Group, Phrase, Wanted


def test_a_better_fit_is_more_trusted_and_what_no_passage_says_less() -> None:
    assert confidence(Evidence(0, 0)) == 0.0
    assert confidence(Evidence(2.4, 0.5)) > confidence(Evidence(1.2, 0.5))
    assert confidence(Evidence(1.8, 0.8)) > confidence(Evidence(1.8, 0.2))
    assert confidence(Evidence(1.8, 0.5)) > confidence(Evidence(1.8, 0.5, silent=0.3))
    assert confidence(Evidence(1.8, 0.5)) > confidence(Evidence(1.8, 0.5, rule=True))


def test_the_threshold_lies_between_a_clear_answer_and_a_stray_word() -> None:
    assert confidence(Evidence(2.0, 0.8)) > ENOUGH > confidence(Evidence(1.2, 0.25, silent=0.25))


def test_a_passage_that_says_all_that_is_asked_answers() -> None:
    assert confidence(Evidence(0.1, 1.0)) == ENOUGH


def concept(asked: str, other: str) -> Concept:
    return Concept(asked, (asked,), (Alternative(other, (other,), 12, "類語"),))


def test_a_wording_that_says_the_same_as_two_words_counts_once() -> None:
    groups = tuple(Group(Phrase((asked,), OWN), (Phrase(("報酬",), 12),)) for asked in ("給料", "収入"))
    ready = Prepared(Wanted((("費", OWN),), groups), ("費",), (concept("給料", "報酬"), concept("収入", "報酬")), {})
    assert ready.fit({"報酬": 100}) == 1200
    assert ready.fit({"報酬": 100, "費": 10}) == 1400


def test_what_a_passage_says_otherwise_is_not_missed() -> None:
    groups = (Group(Phrase(("給料",), OWN), (Phrase(("報酬",), 12),)),)
    rarity = {"給料": 2.0, "控除": 5.0}
    ready = Prepared(Wanted((), groups), (), (concept("給料", "報酬"),), rarity)
    assert ready.missed({"報酬": 100}) == {"控除"}
    assert ready.missed({}) == {"給料", "控除"}


def test_a_rare_word_that_the_best_passage_misses_weighs_more(shared: Path, analyzer: Analyzer) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        common, rare = (search.search(opened, analyzer, f"障がいのある方 {word}") for word in ("漁港", "電話"))
    assert (common.hits[0].line["passage"]["id"], rare.hits[0].line["passage"]["id"]) == ("3-1-i1", "3-1-i1")
    assert common.confidence > rare.confidence


def test_a_rare_noun_that_no_passage_says_weighs_more(shared: Path, analyzer: Analyzer) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        known, strange = (search.search(opened, analyzer, f"漁港の仕事の{word}") for word in ("人", "保険"))
    assert known.confidence > strange.confidence
