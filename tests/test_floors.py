import json
from pathlib import Path
from typing import Any

import pytest

from jireishu import floors
from jireishu.errors import BelowFloor, SourceError, UsageError

MEASURED = {"corpus": "c", "questions": "q", "truth": None, "k": 10, "literal": False}
FIGURES: dict[str, Any] = {"all": {"nDCG@10": 0.5, "RR@10": 0.25}, "types": {"ja": {"nDCG@10": 0.4}}}


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    floors.update(path, FIGURES, MEASURED, allow_regression=False)
    return path


def better(figure: float) -> dict[str, Any]:
    return FIGURES | {"types": {"ja": {"nDCG@10": figure}}}


def test_figures_hold_at_their_floors_and_a_hair_below(pinned: Path) -> None:
    assert floors.check(pinned, FIGURES, MEASURED) == 3
    assert floors.check(pinned, better(0.4 - 9e-7), MEASURED) == 3
    assert floors.check(pinned, better(0.9), MEASURED) == 3


def test_a_figure_below_its_floor_is_named(pinned: Path) -> None:
    with pytest.raises(BelowFloor, match=r"1 件あります: types ja nDCG@10 0\.399990（床 0\.400000）") as caught:
        floors.check(pinned, better(0.39999), MEASURED)
    assert caught.value.exit_code == 1


def test_a_figure_that_is_gone_is_below_its_floor(pinned: Path) -> None:
    with pytest.raises(BelowFloor, match="types ja nDCG@10 測れず"):
        floors.check(pinned, FIGURES | {"types": {}}, MEASURED)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("corpus", "d", "事例集"), ("questions", "r", "質問の"), ("truth", "t", "正解の"), ("k", 5, "-k"),
     ("literal", True, "--literal")],
)  # fmt: skip
def test_figures_of_something_else_are_not_held_against_the_floors(
    pinned: Path, name: str, value: object, said: str
) -> None:
    with pytest.raises(BelowFloor, match=f"違うもの: {said}"):
        floors.check(pinned, FIGURES, MEASURED | {name: value})


def test_floors_rise_unasked_and_fall_only_when_allowed(pinned: Path) -> None:
    before = pinned.read_bytes()
    for lower in (better(0.3), FIGURES | {"types": {}}):
        with pytest.raises(BelowFloor, match="1 件下がる"):
            floors.update(pinned, lower, MEASURED | {"corpus": "d"}, allow_regression=False)
        assert pinned.read_bytes() == before
    floors.update(pinned, better(0.6), MEASURED, allow_regression=False)
    assert json.loads(pinned.read_bytes()) == {"format": 1, "measured": MEASURED, "floors": better(0.6)}
    floors.update(pinned, better(0.3), MEASURED, allow_regression=True)
    assert floors.check(pinned, better(0.3), MEASURED) == 3
    assert [path.name for path in pinned.parent.iterdir()] == ["floors.json"]


@pytest.mark.parametrize("wrong", ["", "[]", '{"format": 2}', '{"format": 1, "measured": {}, "floors": {"a": "b"}}'])
def test_a_file_without_floors(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(UsageError, match="ありません"):
        floors.check(tmp_path / "floors.json", FIGURES, MEASURED)
    (tmp_path / "floors.json").write_text(wrong, encoding="utf-8")
    with pytest.raises(SourceError):
        floors.check(tmp_path / "floors.json", FIGURES, MEASURED)


def test_what_is_pinned_of_an_evaluation() -> None:
    asked = {"answerable": {"asked": 4, "declined": 1}, "unanswerable": {"asked": 3, "declined": 2}}
    scores = {"all": {"n": 4, "RR@10": 2 / 3}, "types": {"ja": {"n": 4, "RR@10": 2 / 3}}}
    assert floors.figures({"questions": asked, "scores": scores}) == {
        "all": {"RR@10": 0.666667},
        "types": {"ja": {"RR@10": 0.666667}},
        "decisions": {"answered": 0.75, "declined": 0.666667},
    }
