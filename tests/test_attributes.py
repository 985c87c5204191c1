"""Printed values as typed attributes."""

import pytest

from jireishu import profile
from jireishu.attributes import (
    from_box,
    from_table,
    from_text,
    from_title,
    is_fact,
    is_label_row,
    is_value,
    labelled,
    oddities,
    parse,
)
from jireishu.items import Cell, Line, Table
from jireishu.page import Box, Style


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("45.9万人", 459000, "人"),
        ("16.4 万人", 164000, "人"),
        ("４５．９万人", 459000, "人"),
        ("3,542 人", 3542, "人"),
        ("約8千人", 8000, "人"),
        ("45万9千人", 459000, "人"),
        ("4万5,900人", 45900, "人"),
        ("1億2,345万6千円", 123456000, "円"),
        ("4.0%", 4.0, "%"),
        ("13.3‰", 13.3, "‰"),
        ("1.42 倍 (全国: 1.20 倍)", 1.42, "倍"),
        ("直営", "直営", None),
        ("草加市、三郷市、八潮市", "草加市、三郷市、八潮市", None),
    ],
)
def test_value_and_printed_unit(printed: str, value: object, unit: str | None) -> None:
    found = parse(printed)
    assert (found.raw, found.value, found.unit) == (printed, value, unit)


def test_facts_in_running_text() -> None:
    found = from_text("総 人 口：8.9万人　　保護率：7.6‰　運営形態：直営", profile.load())
    assert {name: a.raw for name, a in found.items()} == {"総人口": "8.9万人", "保護率": "7.6‰", "運営形態": "直営"}


def test_facts_in_brackets() -> None:
    for said in ("（総人口 8.9万人、保護率 7.6‰、運営形態 直営）", "(総人口：8.9万人　保護率：7.6‰　運営形態：直営)"):
        found = from_text(said, profile.load())
        assert {n: a.raw for n, a in found.items()} == {"総人口": "8.9万人", "保護率": "7.6‰", "運営形態": "直営"}


@pytest.mark.parametrize(
    ("printed", "name", "raw"),
    [
        ("自立相談支援機関の運営形態委託", "運営形態", "委託"),
        ("総人口4.4万人", "総人口", "4.4万人"),
        ("(1) 総人口　　4.4万人", "総人口", "4.4万人"),
        ("・総人口……4.4万人", "総人口", "4.4万人"),
        ("総人口..............4.4万人", "総人口", "4.4万人"),
        ("運営形態・・・・・委託", "運営形態", "委託"),
        ("総人口：4.4万人、", "総人口", "4.4万人"),
        ("○総人口＝4.4万人", "総人口", "4.4万人"),
        ("保護率6.9％", "保護率", "6.9％"),
    ],
)
def test_a_value_may_follow_its_label_at_once(printed: str, name: str, raw: str) -> None:
    assert {n: a.raw for n, a in from_text(printed, profile.load()).items()} == {name: raw}


@pytest.mark.parametrize(
    "printed, raw",
    [
        ("人口 57,600人 連携先 教育委員会 給食センター", "57,600人"),
        ("人口 57,600人（令和4年）", "57,600人（令和4年）"),
        ("人口 5.7 万人", "5.7 万人"),
        ("人口：57,600人 うち高齢者 3割", "57,600人うち高齢者 3割"),
    ],
)
def test_a_label_that_nobody_foresaw_after_a_value_is_none_of_it(printed: str, raw: str) -> None:
    assert {n: a.raw for n, a in from_text(printed, profile.load()).items()} == {"総人口": raw}


def test_labels_that_casebooks_of_any_field_have_are_known_amid_a_line() -> None:
    told = from_text("面積 214.59km² 担当部署 町民福祉課 健康推進係", profile.load())
    assert {n: a.raw for n, a in told.items()} == {"面積": "214.59km²", "担当部署": "町民福祉課健康推進係"}
    told = from_text("業種 製造業　従業員数 89名", profile.load())
    assert {n: a.raw for n, a in told.items()} == {"業種": "製造業", "従業員数": "89名"}


@pytest.mark.parametrize("said", ["3,000万円", "68名", "4.4万人", "委託"])
def test_amounts_of_money_and_people_are_values(said: str) -> None:
    assert is_value(said) and not is_value(f"{said}の支援")


def test_a_title_adds_facts_in_brackets_at_its_end() -> None:
    known = profile.load()
    assert {k: a.raw for k, a in from_title("緑山市（総人口 16.4 万人）", known).items()} == {"総人口": "16.4 万人"}
    assert from_title("緑山市（みどりやまし）", known) == from_title("緑山市（総人口 16.4 万人）の窓口", known) == {}


@pytest.mark.parametrize("said", ["人口減少", "人口4.4万人の町で始めた取組み", "運営形態を委託に改めた"])
def test_words_that_begin_like_a_label_are_no_fact(said: str) -> None:
    assert from_text(said, profile.load()) == {}


@pytest.mark.parametrize(
    ("printed", "name", "raw", "value", "unit"),
    [
        ("総人口（令和3年4月1日 現在）：4.4万人", "総人口", "4.4万人", 44000, "人"),
        ("総人口（単位：万人）：45.9", "総人口", "45.9", 459000, "人"),
        ("保護率（‰）：9.9", "保護率", "9.9", 9.9, "‰"),
        ("保護率（‰）：4.0%", "保護率", "4.0%", 4.0, "%"),
        ("高齢化率(%)　31.2", "高齢化率", "31.2", 31.2, "%"),
        ("有効求人倍率（令和3年平均）：1.42 倍 (全国: 1.20 倍)", "有効求人倍率", "1.42 倍 (全国: 1.20 倍)", 1.42, "倍"),
        ("運営形態（自立相談）：直営", "運営形態", "直営", "直営", None),
    ],
)
def test_a_label_may_say_of_when_or_in_which_unit(
    printed: str, name: str, raw: str, value: object, unit: str | None
) -> None:
    found = from_text(printed, profile.load())
    assert {n: (a.raw, a.value, a.unit) for n, a in found.items()} == {name: (raw, value, unit)}


def test_labels_side_by_side_are_no_facts() -> None:
    assert from_text("総人口／保護率", profile.load()) == {}
    assert is_fact("総人口　保護率　運営形態", profile.load())


def test_a_colon_in_brackets_ends_no_label() -> None:
    assert labelled("面積：39.4k㎡（うち山林：20k㎡）") == [("面積", "39.4k㎡（うち山林：20k㎡）")]
    assert labelled("面積（全体：令和3年）：39k㎡　地区数：9") == [("面積（全体：令和3年）", "39k㎡"), ("地区数", "9")]


def test_a_rate_in_the_wrong_unit_reads_oddly() -> None:
    grammar = profile.load()
    assert oddities({"保護率": parse("1.7%")}, grammar) == []
    assert oddities({"保護率": parse("17.0‰")}, grammar) == []
    assert "‰ の誤り" in oddities({"保護率": parse("17.0%")}, grammar)[0]


def test_a_label_at_the_start_of_a_line_needs_no_colon() -> None:
    grammar = profile.load()
    assert {name: a.raw for name, a in from_text("高齢化率　３４．５％", grammar).items()} == {"高齢化率": "３４．５％"}
    assert from_text("この町の 人口 は減っている", grammar) == {}


def test_values_may_stand_below_their_labels() -> None:
    texts = (("総人口", "保護率"), ("16.4万人", "1.8%"))
    cells = tuple(
        Cell(box, (Line(1, text, box.x0, box.top, box.x1, box.bottom, Style("m", 10.0, "000000", False), 1.0, box.x0),))
        for row, said in enumerate(texts)
        for column, text in enumerate(said)
        for box in (Box(100.0 * column, 20.0 * row, 100.0 * column + 100, 20.0 * row + 20),)
    )
    found = from_table(Table(1, Box(0, 0, 200, 40), cells), profile.load())
    assert {name: a.raw for name, a in found.items()} == {"総人口": "16.4万人", "保護率": "1.8%"}


@pytest.mark.parametrize(
    "said",
    [
        "◇総人口：8.9万人　◇保護率：7.6‰",
        "【総人口】8.9万人　【保護率】7.6‰",
        "総人口 8.9万人／保護率 7.6‰",
        "○総人口：8.9万人｜保護率：7.6‰",
        "総人口／8.9万人　保護率／7.6‰",
        "総人口8.9万人、保護率7.6‰",
        "総人口8.9万人　保護率7.6‰",
        "総人口 8.9万人　｜　保護率7.6‰",
        "総人口:8.9万人, 保護率:7.6‰",
        "①総人口：8.9万人　②保護率：7.6‰",
        "①総人口▶8.9万人　②被保護率▶7.6‰",
    ],
)
def test_facts_may_have_marks_brackets_or_bars_between_them(said: str) -> None:
    found = from_text(said, profile.load())
    assert {name: a.raw for name, a in found.items()} == {"総人口": "8.9万人", "保護率": "7.6‰"}


@pytest.mark.parametrize("said", [("保護率", "7.6‰"), ("7.6‰", "保護率")])
def test_a_value_may_stand_below_its_label_in_a_box_or_above(said: tuple[str, ...]) -> None:
    style = Style("m", 10.0, "000000", False)
    lines = [Line(1, text, 50, 20.0 * n, 90, 20.0 * n + 10, style, 1.0, 50) for n, text in enumerate(said)]
    assert {name: a.raw for name, a in from_box(lines, profile.load()).items()} == {"保護率": "7.6‰"}


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        (("自立相談支援機関の運営", "形態", "委託"), {"運営形態": "委託"}),
        (("高齢化率（令和3年", "1月1日）", "31.2%"), {"高齢化率": "31.2%"}),
    ],
)
def test_a_label_may_wrap_above_its_value_in_a_box(said: tuple[str, ...], fact: dict[str, str]) -> None:
    small, large = Style("m", 8.0, "000000", False), Style("m", 11.0, "000000", False)
    lines = [
        Line(1, text, 50, 20.0 * n, 130, 20.0 * n + 10, large if n == 2 else small, 1.0, 50)
        for n, text in enumerate(said)
    ]
    assert {name: a.raw for name, a in from_box(lines, profile.load()).items()} == fact


def test_a_value_in_words_may_go_on_below_in_its_box() -> None:
    small, large = Style("m", 8.0, "000000", False), Style("m", 11.0, "000000", False)
    said = [
        ("管轄区域", small, 90), ("みどり市、あおば町、山手", large, 180), ("町", large, 61),
        ("総人口", small, 90), ("4.4万人", large, 120), ("令和3年", large, 100),
    ]  # fmt: skip
    lines = [Line(1, text, 50, 20.0 * n, x1, 20.0 * n + 10, style, 1.0, 50) for n, (text, style, x1) in enumerate(said)]
    assert {name: a.raw for name, a in from_box(lines, profile.load()).items()} == {
        "管轄区域": "みどり市、あおば町、山手町",
        "総人口": "4.4万人",
    }


def test_the_unit_of_a_value_may_go_on_below_in_its_box() -> None:
    style = Style("m", 10.0, "000000", False)
    said = [("総人口", 80), ("16.4 万", 86), ("人", 60)]
    lines = [Line(1, text, 50, 20.0 * n, x1, 20.0 * n + 10, style, 1.0, 50) for n, (text, x1) in enumerate(said)]
    assert {name: a.raw for name, a in from_box(lines, profile.load()).items()} == {"総人口": "16.4 万人"}


def test_dots_that_lead_to_a_value_make_a_row_of_facts_no_longer() -> None:
    assert is_label_row("総人口" + "." * 60 + "4.4万人", profile.load())


def test_facts_with_a_space_after_their_labels_may_be_parted_by_commas() -> None:
    said = "総人口 16.4 万人、保護率 49.3%、自立相談支援機関の運営形態 委託"
    assert {n: a.raw for n, a in from_text(said, profile.load()).items()} == {
        "総人口": "16.4 万人", "保護率": "49.3%", "運営形態": "委託"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "facts"),
    [("プロフィール　総人口 4.4 万人　／　運営形態 委託", {"総人口": "4.4 万人", "運営形態": "委託"}),
     ("【基本情報】総人口 4.4万人　保護率 6.9‰", {"総人口": "4.4万人", "保護率": "6.9‰"}),
     ("本市では 総人口 4.4万人", {}), ("本市は 総人口 4.4万人 保護率 6.9‰と減っている", {})],
)  # fmt: skip
def test_a_title_may_stand_before_several_facts_of_a_line(printed: str, facts: dict[str, str]) -> None:
    assert {name: a.raw for name, a in from_text(printed, profile.load()).items()} == facts


def test_a_space_before_the_unit_parts_no_value_from_its_label() -> None:
    found = from_text("総人口8.9 万人　保護率7.6 ‰、運営形態直営", profile.load())
    assert {n: a.raw for n, a in found.items()} == {"総人口": "8.9 万人", "保護率": "7.6 ‰", "運営形態": "直営"}
