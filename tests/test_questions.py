import json
from pathlib import Path

import pytest

from jireishu import questions
from jireishu.errors import SourceError
from jireishu.questions import Question

LINE = {"qid": "q1", "type": "ja", "question": "漁港の仕事", "relevant": {"2-1-b1": 3}, "intent": "仕事の例"}


def written(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def carried(texts: questions.Texts, text: str) -> list[str]:
    return texts.carried({"passage": {"id": "p", "text": text}})


def test_questions_in_their_order(tmp_path: Path) -> None:
    path = written(tmp_path / "q.jsonl", LINE, LINE | {"qid": "q0", "relevant": {}})
    assert questions.read(path) == [
        Question("q1", "ja", "漁港の仕事", {"2-1-b1": 3}),
        Question("q0", "ja", "漁港の仕事", {}),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        LINE,
        LINE | {"qid": "q 2"},
        LINE | {"qid": ""},
        LINE | {"qid": 2},
        LINE | {"qid": "q2", "type": None},
        LINE | {"qid": "q2", "relevant": {"a": 4}},
        LINE | {"qid": "q2", "relevant": {"a": True}},
        LINE | {"qid": "q2", "relevant": ["a"]},
        {"qid": "q2"},
        [],
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(SourceError, match="の 2 行目"):
        questions.read(written(tmp_path / "q.jsonl", LINE, wrong))


def test_no_question_is_no_questions_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        questions.read(written(tmp_path / "q.jsonl"))
    with pytest.raises(SourceError):
        questions.read(tmp_path / "none.jsonl")


def test_a_passage_carries_a_block_when_it_holds_4_of_5_of_its_grams(tmp_path: Path) -> None:
    blocks = [{"id": "g1", "text": "あいうえおかきくけこ"}, {"id": None}, {"id": "g2", "text": "1月に３回　会う。"}]
    texts = questions.blocks(written(tmp_path / "truth.json", {"blocks": blocks}))
    assert texts.by_id == {"g1": "あいうえおかきくけこ", "g2": "1月に３回　会う。"}
    assert carried(texts, "・あいうえ\nおかきくけ") == ["g1"]  # 5 of its 6 grams
    assert carried(texts, "あいうえおかきく") == []  # 4 of 6
    assert carried(texts, "毎年１月に3回会う。 あいうえおかきくけこ") == ["g1", "g2"]


@pytest.mark.parametrize("wrong", [[], {"blocks": [{"id": "a b", "text": ""}]}, {"blocks": [{"id": "a", "text": 1}]}])
def test_a_wrong_truth_is_refused(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(SourceError):
        questions.blocks(written(tmp_path / "truth.json", wrong))


def test_without_a_truth_a_passage_carries_itself() -> None:
    texts = questions.passages([{"passage": {"id": "p", "text": "漁港"}}])
    assert (texts.by_id, carried(texts, "窓口")) == ({"p": "漁港"}, ["p"])
