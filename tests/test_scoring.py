import math

import numpy as np
import pytest
from conftest import PASSAGES
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from jireishu import query, scoring, search, weighing
from jireishu.analysis import Analyzer

WORDS = st.lists(st.lists(st.sampled_from("一二三四五"), max_size=5), min_size=1, max_size=12)


def words(fields: dict[str, list[list[str]]]) -> scoring.Words:
    made = scoring.Words()
    for name, said in fields.items():
        for one in said:
            made.add(name, one)
    return made


def contributions(
    fields: dict[str, list[list[str]]], weights: list[float], rank: list[int] | None = None
) -> dict[str, dict[int, int]]:
    return {
        term: dict(zip(numbers.tolist(), parts.tolist(), strict=True))
        for term, numbers, parts, _ in scoring.contributions(words(fields), weights, rank or range(len(weights)))
    }


def oracle(fields: dict[str, list[list[str]]], weights: list[float], question: list[str]) -> list[float]:
    """What rank-bm25 itself says: the sum over fields and words of field's weight and word's sway times get_scores."""
    total = np.zeros(len(weights))
    for name, words in fields.items():
        if any(words):
            model = BM25Plus(words, k1=weighing.K1, b=weighing.B, delta=0)
            for word in question:
                total += weighing.FIELD_WEIGHTS[name] * weighing.sway(word) * model.get_scores([word])
    return (total * np.array(weights)).tolist()


@given(st.data(), WORDS)
def test_rank_bm25_is_the_oracle(data: st.DataObject, body: list[list[str]]) -> None:
    said = st.lists(st.sampled_from("一二三四五"), max_size=3)
    same = st.lists(said, min_size=len(body), max_size=len(body))
    fields = {"body": body, "headings": data.draw(same), "section": data.draw(same), "case": [[] for _ in body]}
    weights = data.draw(st.lists(st.sampled_from([1.0, 0.6]), min_size=len(body), max_size=len(body)))
    found = contributions(fields, weights)
    for term in "一二三四五":
        expected = oracle(fields, weights, [term])
        for number, score in enumerate(expected):
            holds = any(term in said[number] for said in fields.values())
            assert (number in found.get(term, {})) == holds
            if holds:
                assert found[term][number] / weighing.PARTS == pytest.approx(score, abs=1.01 / weighing.PARTS)


@given(st.data(), WORDS)
def test_one_word_in_one_passage_is_worth_the_same_by_itself(data: st.DataObject, body: list[list[str]]) -> None:
    said = st.lists(st.sampled_from("一二三四五"), max_size=3)
    same = st.lists(said, min_size=len(body), max_size=len(body))
    fields = {"body": body, "headings": data.draw(same), "section": data.draw(same), "case": [[] for _ in body]}
    fields["around"] = data.draw(same)
    weights = data.draw(st.lists(st.sampled_from([1.0, 0.6, 0.36]), min_size=len(body), max_size=len(body)))
    means = {name: sum(map(len, texts)) / len(body) for name, texts in fields.items()}
    spread = weighing.Spread(len(body), means)
    for term, worth in contributions(fields, weights).items():
        held = [sum(term in text for text in texts) for texts in fields.values()]
        for number, parts in worth.items():
            often = {name: texts[number].count(term) for name, texts in fields.items()}
            lengths = {name: len(texts[number]) for name, texts in fields.items()}
            assert spread.worth(often, held, spread.norms(lengths), weights[number]) == parts


@given(st.data(), WORDS)
def test_weighing_in_chunks_and_in_another_order_is_the_same(data: st.DataObject, body: list[list[str]]) -> None:
    weights = data.draw(st.lists(st.sampled_from([1.0, 0.6]), min_size=len(body), max_size=len(body)))
    rank = data.draw(st.permutations(range(len(body))))
    whole = contributions({"body": body}, weights)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "CHUNK", 2)
        assert contributions({"body": body}, weights) == whole
    moved = {term: {rank[number]: parts for number, parts in found.items()} for term, found in whole.items()}
    assert contributions({"body": body}, weights, rank) == moved


def test_a_word_in_every_passage_still_matches() -> None:
    assert contributions({"body": [["一"], ["一"]]}, [1.0, 1.0]).keys() == {"一"}
    assert all(parts >= 1 for parts in contributions({"body": [["一"]] * 50}, [1.0] * 50)["一"].values())


def test_no_words_and_no_passages() -> None:
    assert contributions({"body": []}, []) == {}
    assert contributions({"body": [[], []], "case": [[], []]}, [1.0, 1.0]) == {}


def test_terms_come_in_order() -> None:
    assert list(contributions({"body": [["b", "a"]], "case": [["c"]]}, [1.0])) == ["a", "b", "c"]


def test_a_word_of_every_talk_weighs_less_than_another_as_rare() -> None:
    found = contributions({"body": [["気", "網"], ["二"]]}, [1.0, 1.0])
    assert found["気"][0] == pytest.approx(0.6 * found["網"][0], abs=1)
    spread = weighing.Spread(2, {"body": 1.5})
    norms = spread.norms({"body": 2})
    alone = {word: spread.worth({"body": 1}, [1, 0, 0, 0, 0], norms, weighing.sway(word)) for word in ("気", "網")}
    assert alone == {"気": found["気"][0], "網": found["網"][0]}


def test_practice_weighs_more_than_what_stands_around_it() -> None:
    assert weighing.passage_weight("bullet", outside_cases=False) == 1.0
    assert weighing.passage_weight("paragraph", outside_cases=False) == 1.0
    assert weighing.passage_weight("figure", outside_cases=False) < 1.0
    assert weighing.passage_weight("bullet", outside_cases=True) < 1.0


def test_search_counts_in_the_same_parts() -> None:
    assert search.UNIT == weighing.PARTS * query.OWN


@pytest.mark.parametrize(
    "question", ["漁港の仕事", "週払いの求人を開拓する", "すぐに現金が必要な相談者", "取組みの成果"]
)
def test_a_hit_has_the_score_of_the_oracle(shared, analyzer: Analyzer, question: str) -> None:
    from jireishu import index

    passages = sorted(PASSAGES, key=lambda passage: passage.id)
    fields = {
        "body": [analyzer.forms(passage.text) for passage in passages],
        "headings": [
            [form for heading in passage.headings for form in analyzer.forms(heading)] for passage in passages
        ],
        "section": [analyzer.forms(passage.section.title) if passage.section else [] for passage in passages],
        "case": [
            analyzer.forms(passage.case.name) + analyzer.forms(passage.case.tagline) if passage.case else []
            for passage in passages
        ],
    }
    weights = [weighing.passage_weight(passage.kind, passage.case is None) for passage in passages]
    words = list(dict.fromkeys(analyzer.forms(question)))
    holds = [{word for said in fields.values() for word in said[place]} for place in range(len(passages))]
    rarity = {w: weighing.sway(w) * math.log((len(passages) + 1) / sum(w in said for said in holds)) for w in words}
    shares = [sum(rarity[word] for word in said & rarity.keys()) / sum(rarity.values()) for said in holds]
    expected = [s * (1 + 2 * share) for s, share in zip(oracle(fields, weights, words), shares, strict=True)]
    opened = index.Index(index.path(shared))
    response = search.search(opened, analyzer, question, k=100, literal=True)
    opened.close()
    found = {hit.line["passage"]["id"]: hit.score for hit in response.hits}
    assert found.keys() == {passage.id for passage, score in zip(passages, expected, strict=True) if score > 0}
    for passage, score in zip(passages, expected, strict=True):
        if score > 0:
            assert found[passage.id] == pytest.approx(score, abs=5e-3)
