"""Cases of several casebooks, each of which numbers its own."""

import pytest

from jireishu import roster
from jireishu.errors import NotThere

CASES = {
    "a/2-1": {"name": "北海道釧路市"},
    "a/2-6": {"name": "大阪府高槻市"},
    "a/2-7": {"name": "大阪府阪南市"},
    "b/2-1": {"name": "つなぐハローワークこが"},
    "b/2-2": {"name": "高槻市"},
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2-6", ["a/2-6"]),
        ("2-1", ["a/2-1", "b/2-1"]),
        ("b/2-1", ["b/2-1"]),
        ("釧路", ["a/2-1"]),
        ("大阪", ["a/2-6", "a/2-7"]),
        ("大阪府高槻市", ["a/2-6"]),
        ("高槻市", ["b/2-2"]),
        ("高槻", ["a/2-6", "b/2-2"]),
        ("ﾊﾛｰﾜｰｸ", ["b/2-1"]),
    ],
)
def test_a_name_means_cases(typed: str, found: list[str]) -> None:
    assert roster.named(typed, CASES) == found


def test_a_name_that_no_case_has_lists_the_known() -> None:
    for typed in ("京都", "", "b/2-6", "c/2-1"):
        with pytest.raises(NotThere) as caught:
            roster.named(typed, CASES)
        assert caught.value.hint == (
            "事例: a/2-1 北海道釧路市、2-6 大阪府高槻市、2-7 大阪府阪南市、b/2-1 つなぐハローワークこが、2-2 高槻市"
        )


def test_where_one_is_wanted_the_several_are_listed() -> None:
    assert roster.one("阪南", CASES) == "a/2-7"
    with pytest.raises(NotThere) as caught:
        roster.one("2-1", CASES)
    assert caught.value.message == "「2-1」に当たる事例は複数あります。"
    assert caught.value.hint == "番号で 1 つに絞ってください: a/2-1 北海道釧路市、b/2-1 つなぐハローワークこが"


def test_a_case_called_by_what_it_does_is_named_by_its_place_too() -> None:
    known = {
        "a/1": {"name": "空き店舗の学び場", "prefecture": "静岡県"},
        "b/1": {"name": "静岡県みどり市", "prefecture": "静岡県"},
        "c/1": {"name": "山手市", "prefecture": "静岡県"},
    }
    facts = {"a/1": {"自治体名": "静岡県みどり市", "総人口": 4380}}
    assert roster.named("みどり", known, lambda: facts) == ["a/1", "b/1"]
    assert roster.named("みどり", known) == ["b/1"]
