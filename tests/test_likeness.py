"""What two texts share is true of both, and found in bounded time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jireishu import likeness
from jireishu.likeness import Stretch, most, shared


def test_what_two_sentences_share() -> None:
    assert shared("週払の求人を探す。", "週ごとの払いの求人がある。").stretches == (
        Stretch(0, 0, 1), Stretch(1, 4, 1), Stretch(2, 6, 3), Stretch(8, 12, 1),
    )  # fmt: skip
    assert shared("", "あ").stretches == ()


@given(st.text("あいう12", max_size=30), st.text("あいう12", max_size=30))
def test_stretches_agree_stand_in_order_and_are_no_more_than_can_be(old: str, new: str) -> None:
    found = shared(old, new)
    a = b = 0
    for one in found.stretches:
        assert old[one.old : one.old + one.size] == new[one.new : one.new + one.size] != ""
        assert one.old >= a and one.new >= b
        a, b = one.old + one.size, one.new + one.size
    assert found.characters() <= most(old, new) <= min(len(old), len(new))
    assert shared(old, old).characters() == len(old)


def test_texts_that_repeat_themselves_share_their_ends_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "MEETINGS", 100)
    old, new = "初め" + "あああい" * 20 + "終わり", "初め" + "あああう" * 20 + "終わり"
    found = shared(old, new)
    assert found.stretches == (Stretch(0, 0, 5), Stretch(82, 82, 3))
    assert found.work < 500
