"""Titles that are said again where what they name goes on."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from jireishu import continuations, profile
from jireishu.items import Item, Line
from jireishu.page import Style

GRAMMAR = profile.load()


def once(items: Sequence[Item]) -> list[Item]:
    return continuations.once(items, GRAMMAR)


def line(text: str, page: int, barred: bool = True) -> Line:
    return Line(page, text, 40, 40, 200, 52, Style("g", 12, "000000", False), 1.0, 40, barred=barred)


def test_a_title_that_says_that_it_goes_on_is_none() -> None:
    items = [
        line("1 みどり野市", 1),
        line("取組みのポイント", 1),
        line("取組みのポイント（続き）", 2),
        line("手続き", 2),
    ]
    assert once(items) == [items[0], items[1], items[3]]


def test_the_title_of_a_section_that_goes_on_below_that_of_its_case_is_none() -> None:
    items = [line("1 みどり野市", 1), line("取組みのポイント", 1), line("文", 1, barred=False)]
    more = [line("1　みどり野市（つづき）", 2), line("取組みのポイント", 2), line("今後の課題", 2)]
    assert once([*items, *more]) == [*items, more[2]]
    assert once([*items, *more[1:]]) == [*items, *more[1:]]


def test_counted_titles_go_on_with_what_stands_below_them() -> None:
    first = [line("1 みどり野市（1/3）", 1), line("市民と育てる畑", 1), line("取組みのポイント", 1)]
    second = [line("1 みどり野市（2/3）", 2), line("市民と育てる畑", 2), line("今後の課題", 2)]
    third = [line("1 みどり野市（3/3）", 3), line("市民と育てる畑", 3), line("出典（2/3）", 3)]
    kept = once([*first, *second, *third])
    assert [(item.page, item.text) for item in kept if isinstance(item, Line)] == [
        (1, "1 みどり野市"), (1, "市民と育てる畑"), (1, "取組みのポイント"), (2, "今後の課題"), (3, "出典（2/3）"),
    ]  # fmt: skip


def test_the_title_of_a_slide_that_names_the_case_before_its_section_is_that_of_the_section() -> None:
    def said(*texts: str, names: Sequence[str] = ()) -> list[str]:
        items = [line(text, n, barred=False) for n, text in enumerate(texts)]
        return [item.text for item in continuations.once(items, GRAMMAR, names) if isinstance(item, Line)]

    told = said("事例1　みどり野市", "みどり野市　2．取組みのポイント（1/2）", "みどり野市　2．取組みのポイント（2/2）")
    assert told == ["事例1　みどり野市", "2．取組みのポイント"]
    assert said("みどり野市｜取組みの成果", "あおば市｜取組みの成果", names=["みどり野市", "あおば市"]) == [
        "みどり野市", "取組みの成果", "あおば市", "取組みの成果",
    ]  # fmt: skip
    assert said("事例1　みどり野市", "あおば市　取組みの成果", "みどり野市　送迎がある") == [
        "事例1　みどり野市", "あおば市　取組みの成果", "みどり野市　送迎がある",
    ]  # fmt: skip


def test_such_a_title_may_wrap() -> None:
    items = [line(text, 1) for text in ("みどり野市　2．連携先の自治体名と連携の開始に", "至った背景")]
    items = [replace(item, top=40 + 14 * n, x1=400, right=400) for n, item in enumerate(items)]
    kept = continuations.once(items, GRAMMAR, ["みどり野市"])
    assert [item.text for item in kept if isinstance(item, Line)] == [
        "みどり野市", "2．連携先の自治体名と連携の開始に至った背景",
    ]  # fmt: skip


def test_of_a_case_that_goes_on_the_name_alone_may_be_said_again() -> None:
    items = [line("事例1　みどり野市", 1), line("取組みのポイント", 1), line("文", 1, barred=False)]
    more = [line("みどり野市（つづき）", 2), line("取組みのポイント", 2), line("今後の課題", 2)]
    assert once([*items, *more]) == [*items, more[2]]


def test_a_title_stays_below_one_that_goes_on_in_the_next_column_of_its_page() -> None:
    items = [line("1 みどり野市", 1), line("今後の課題", 1)]
    more = [
        line("2 しおかぜ町", 2),
        line("取組みのポイント", 2),
        line("取組みのポイント（続き）", 2),
        line("今後の課題", 2),
    ]
    assert once([*items, *more]) == [*items, *more[:2], more[3]]


def test_of_a_case_that_goes_on_the_tagline_after_a_colon_may_be_left_out() -> None:
    items = [line("事例1　みどり野市：町工場とつくる仕事", 1), line("取組みのポイント", 1), line("文", 1, barred=False)]
    more = [line("事例1　みどり野市（つづき）", 2), line("取組みのポイント", 2), line("今後の課題", 2)]
    assert once([*items, *more]) == [*items, more[2]]


@pytest.mark.parametrize("again", ["＜続き＞", "<続き>", "〈つづき〉"])
def test_that_a_title_goes_on_may_be_said_in_angle_brackets(again: str) -> None:
    items = [line("1 みどり野市", 1), line("取組みのポイント", 1)]
    assert once([*items, line(f"取組みのポイント{again}", 2)]) == items


def test_a_name_goes_on_without_what_stood_in_brackets_after_it() -> None:
    items = [
        line("事例1　みどり野市（青森県）", 1),
        line("取組みのポイント", 1),
        line("事例1　みどり野市（つづき）", 2),
    ]
    assert once(items) == items[:2]
    assert once([items[0], line("事例1　しおかぜ町（つづき）", 2)])[1:] == [line("事例1　しおかぜ町（つづき）", 2)]


def test_a_count_that_stands_apart_from_the_title_goes() -> None:
    items = [
        line("1 みどり野市", 1),
        line("（1／3）", 1),
        line("（2／3）", 2),
        line("今後の課題", 2),
        line("（3/2）", 2),
    ]
    assert once(items) == [items[0], items[3], items[4]]
