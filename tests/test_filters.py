import pytest

from jireishu import filters
from jireishu.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("課題", "課題"),
        ("背景", "背景・概要"),
        ("背景･概要", "背景・概要"),
        ("ﾎﾟｲﾝﾄ", "取組みのポイント"),
        ("取り組みのポイント", "取組みのポイント"),
        ("取組のポイント", "取組みのポイント"),
        (" 連 携 ", "連携内容"),
        ("予算", "予算の内訳"),
    ],
)
def test_sections(typed: str, kind: str) -> None:
    assert filters.section(typed, ["課題", "予算の内訳"]) == kind


def test_a_section_may_be_named_by_the_title_it_is_printed_with() -> None:
    printed = [("始まりのきっかけ", "背景・概要"), ("きっかけ", "きっかけ")]
    assert filters.section("始まりの きっかけ", ["課題"], lambda: printed) == "背景・概要"
    with pytest.raises(UsageError):
        filters.section("きっ", ["課題"], lambda: printed)


@pytest.mark.parametrize("typed", ["", "・", "の", "予算"])
def test_an_unknown_or_unclear_section_lists_the_known(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        filters.section(typed, ["課題"])
    assert "地域の状況" in caught.value.hint


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2", ["第2章 自治体の事例"]),
        ("１", ["第1章 はじめに"]),
        ("第12章", ["第12章 自治体の資料"]),
        ("自治体", ["第12章 自治体の資料", "第2章 自治体の事例"]),
        ("第2章 自治体の事例", ["第2章 自治体の事例"]),
    ],
)
def test_chapters(typed: str, found: list[str]) -> None:
    known = ["第1章 はじめに", "第2章 自治体の事例", "第12章 自治体の資料"]
    assert filters.chapters(typed, known) == found


def test_an_unknown_chapter_lists_the_known() -> None:
    for typed in ("3", "", "はじめて"):
        with pytest.raises(UsageError) as caught:
            filters.chapters(typed, ["第1章 はじめに"])
        assert caught.value.hint == "章: 第1章 はじめに"
    with pytest.raises(UsageError) as caught:
        filters.chapters("3", [])
    assert caught.value.hint == "この事例集には章がありません。"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("兵庫", "兵庫県"),
        ("兵庫県", "兵庫県"),
        ("京都", "京都府"),
        ("東京", "東京都"),
        ("北海道", "北海道"),
        ("北海", "北海道"),
    ],
)
def test_prefectures(typed: str, found: str) -> None:
    assert filters.prefecture(typed, ["北海道", "東京都", "京都府", "兵庫県"]) == found


def test_an_unknown_prefecture_lists_the_known() -> None:
    with pytest.raises(UsageError) as caught:
        filters.prefecture("都", ["東京都"])
    assert caught.value.hint == "都道府県: 東京都"
    with pytest.raises(UsageError):
        filters.prefecture("東京", [])


def test_long_lists_are_cut() -> None:
    assert filters.listed([str(n) for n in range(30)]).endswith("19、ほか10件")


@pytest.mark.parametrize(("sign", "cases"), [("high", ["c", "d"]), ("low", ["a", "b"]), ("max", ["c"])])
def test_halves_of_what_is_stated(sign: str, cases: list[str]) -> None:
    people = {"a": 1, "b": 3, "c": 9, "d": 4}
    facts: dict[str, dict[str, float]] = {case: {"総人口": number} for case, number in people.items()} | {"e": {}}
    assert filters.meeting(filters.Figure("人口", sign, ""), facts) == cases
    assert filters.meeting(filters.Figure("保護率", sign, ""), facts) == []


@pytest.mark.parametrize("typed", ["<,", "", "10万人", "<十"])
def test_what_is_no_condition_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        filters.figure("人口", typed)


def test_a_figure_is_that_of_all_people_and_not_of_some_of_them() -> None:
    facts = {"1-1": {"高齢者人口": 9_000, "総人口": 50_000}, "1-2": {"総人口": 8_000}, "1-3": {"人口": "多い"}}
    assert filters.meeting(filters.Figure("人口", "<", "1万"), facts) == ["1-2"]
    assert filters.meeting(filters.Figure("高齢者人口", "<", "1万"), facts) == ["1-1"]
