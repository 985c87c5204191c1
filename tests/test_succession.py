from dataclasses import replace

import pytest
from conftest import EDITION, TITLE

from jireishu import succession
from jireishu.model import Edition


def edition(name: str, title: str = TITLE, date: str = "", follows: str | None = None) -> Edition:
    return replace(EDITION, id=name, title=title, date=date, follows=follows)


@pytest.mark.parametrize(
    "title",
    [
        "しごと支援事例集",
        "しごと支援事例集（令和6年度版）",
        "しごと支援事例集　改訂版",
        "令和5年度 しごと支援事例集 第2版",
    ],
)
def test_titles_of_one_series(title: str) -> None:
    assert succession.series(title) == "しごと支援事例集"


def test_titles_of_different_series() -> None:
    assert succession.series("住まい支援事例集") != succession.series("しごと支援事例集")
    assert succession.series("2024年版") == "2024年版"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和４年３月", "2022-03"),
        ("令和元年度", "2019"),
        ("平成31年4月1日", "2019-04"),
        ("2024年10月", "2024-10"),
        ("第3章 13月の取組", ""),
        ("5年間", ""),
    ],
)
def test_the_date_of_a_cover(text: str, expected: str) -> None:
    assert succession.date(text) == expected


def test_the_newest_is_the_one_that_none_follows() -> None:
    a, b, other = edition("a", follows="b"), edition("b"), edition("c", "住まい支援事例集")
    assert succession.newest([a, b, other]) == {"a", "c"}
    assert succession.before(edition("d"), [a, b, other]) == "a"
    assert succession.before(other, [a, b]) is None


def test_dates_count_before_the_order_of_coming_in() -> None:
    old, new = edition("old", date="2021", follows="new"), edition("new", date="2024-03")
    assert succession.newest([old, new]) == {"new"}
    assert succession.before(edition("older", date="2019"), [old, new]) is None
    assert succession.before(edition("between", date="2022"), [old, new]) == "old"


def test_editions_that_follow_each_other_in_a_circle_end() -> None:
    assert len(succession.newest([edition("a", follows="b"), edition("b", follows="a")])) == 1


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("香川県", "秋田県健康福祉部", True),
        ("香川県しおかぜ町", "香川県みどり野市", True),
        ("みどり野市", "はまべ町", True),
        ("香川県しおかぜ町", "しおかぜ町", False),
        ("香川県", "香川県しおかぜ町", False),
        ("厚生労働省", "株式会社みどり総合研究所", False),
        ("香川県", "", False),
    ],
)
def test_casebooks_of_one_title_by_two_governments_are_no_editions_of_each_other(
    one: str, two: str, apart: bool
) -> None:
    a = replace(edition("a", date="2023-03"), publisher=one)
    b = replace(edition("b", date="2024-03"), publisher=two)
    assert succession.newest([a, b]) == ({"a", "b"} if apart else {"b"})
    assert succession.before(b, [a]) == (None if apart else "a")


def test_what_is_hidden_is_what_the_next_edition_says_that_it_follows() -> None:
    by = {
        "a": ("香川県", "2022-03"),
        "b": ("秋田県", "2023-03"),
        "c": ("厚生労働省", "2024-03"),
        "d": ("香川県", "2025-03"),
    }
    books = [replace(edition(name, date=date), publisher=publisher) for name, (publisher, date) in by.items()]
    assert [succession.before(book, books[:n]) for n, book in enumerate(books)] == [None, None, None, "a"]
    assert succession.newest(books) == {"b", "c", "d"}
