import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jireishu import evaluation, questions
from jireishu.evaluation import MEASURES, Outcome
from jireishu.model import Json
from jireishu.questions import Question, Texts
from jireishu.search import Hit, Response

QUESTIONS = [
    Question("q1", "ja", "一", {"a": 3, "b": 2, "c": 1}),
    Question("q2", "en", "二", {"d": 1, "e": 2}),
    Question("q3", "ja", "三", {"f": 3, "g": 3}),
    Question("q4", "none", "四", {}),
]
RUN = {"q1": ("x", "b", "a"), "q2": ("d",), "q3": (), "q4": ("a",)}
OUTCOMES = [Outcome(question, RUN[question.qid], not RUN[question.qid]) for question in QUESTIONS]


def line(name: str, text: str = "", edition: str = "book") -> Json:
    return {"edition": edition, "passage": {"id": name, "text": text}}


def test_figures_by_hand() -> None:
    found = evaluation.scores(QUESTIONS, RUN)
    assert list(found) == ["q1", "q2", "q3"]
    # (2/log2(3) + 3/2) / (3 + 2/log2(3) + 1/2); ranks 2 and 3 of the two good ones
    assert [found["q1"][name] for name in MEASURES] == pytest.approx([0.57999602, 0.5, 0, 1, 1])
    # 1 / (2 + 1/log2(3)); a text of grade 1 is no success
    assert [found["q2"][name] for name in MEASURES] == pytest.approx([0.38009376, 0, 0, 0, 0])
    assert [found["q3"][name] for name in MEASURES] == [0, 0, 0, 0, 0]


@given(
    st.dictionaries(st.sampled_from("abcdefghijklmnop"), st.integers(1, 3), min_size=1),
    st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), unique=True, max_size=15),
)
def test_ndcg_has_the_grade_as_gain_and_all_graded_texts_in_the_ideal(relevant: dict[str, int], ranked: list) -> None:
    def dcg(grades: list[int]) -> float:
        return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades[:10]))

    wanted = dcg([relevant.get(name, 0) for name in ranked]) / dcg(sorted(relevant.values(), reverse=True))
    found = evaluation.scores([Question("q", "t", "", relevant)], {"q": tuple(ranked)})
    assert found["q"]["nDCG@10"] == pytest.approx(wanted)


def test_recall_is_of_all_good_texts_even_of_more_than_10() -> None:
    relevant = {f"p{n}": 2 for n in range(12)}
    found = evaluation.scores([Question("q", "t", "", relevant)], {"q": tuple(relevant)})
    assert found["q"]["recall@10"] == pytest.approx(10 / 12)


def test_means_of_all_and_of_each_type_and_what_was_declined() -> None:
    found = evaluation.document(OUTCOMES, evaluation.scores(QUESTIONS, RUN))
    assert found["questions"] == {
        "answerable": {"asked": 3, "declined": 1},
        "unanswerable": {"asked": 1, "declined": 0},
    }
    assert list(found["scores"]["types"]) == ["ja", "en"]
    assert found["scores"]["all"] == pytest.approx(
        {"n": 3, "nDCG@10": 0.32002993, "RR@10": 1 / 6, "success@1": 0, "success@3": 1 / 3, "recall@10": 1 / 3}
    )
    assert found["scores"]["types"]["ja"] == pytest.approx(
        {"n": 2, "nDCG@10": 0.28999801, "RR@10": 0.25, "success@1": 0, "success@3": 0.5, "recall@10": 0.5}
    )


def test_without_an_answerable_question_there_are_no_figures() -> None:
    found = evaluation.document(OUTCOMES[3:], evaluation.scores(QUESTIONS[3:], RUN))
    assert found["scores"] == {"all": {"n": 0}, "types": {}}


def test_the_worst_first_with_the_best_text_they_missed() -> None:
    found = evaluation.losses(OUTCOMES, evaluation.scores(QUESTIONS, RUN), 2)
    assert [(loss.outcome.question.qid, loss.missed) for loss in found] == [("q3", "f"), ("q2", "e")]


def test_a_search_declines_by_saying_so_or_by_finding_nothing() -> None:
    hits = (Hit(1, 1.0, line("a"), ()),)
    answers = {
        "一": Response("一", 1, hits, confidence=0.9),
        "二": Response("二", 0, ()),
        "三": Response("三", 1, hits, confidence=0.1),
    }
    found = evaluation.outcomes(QUESTIONS[:3], answers.__getitem__, questions.passages([line("a")]))
    assert [(outcome.ranked, outcome.declined) for outcome in found] == [(("a",), False), ((), True), (("a",), True)]


def test_a_block_counts_once_and_the_best_of_several_names_the_hit() -> None:
    texts = Texts({"g1": "", "g2": "", "g3": ""}, {"あいうえお": ["g1"], "かきくけこ": ["g2"], "さしすせそ": ["g3"]},
                  {"g1": 1, "g2": 1, "g3": 1})  # fmt: skip
    lines = [line("p0", "ん"), line("p1", "あいうえおかきくけこ"), line("p2", "かきくけこ"), line("g3", "ん")]
    assert evaluation.names(lines, {"g1": 1, "g2": 2}, texts) == ("p0", "g2", "p2", "book/g3")
    assert evaluation.names(lines, {}, texts) == ("p0", "g1", "p2", "book/g3")


def test_passages_of_two_editions_with_one_id_are_told_apart() -> None:
    lines = [line("p1"), line("p1", edition="other")]
    assert evaluation.names(lines, {"p1": 3}, questions.passages(lines)) == ("p1", "other/p1")
