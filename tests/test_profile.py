"""How titles are numbered and worded: the grammar that casebooks are written in."""

from pathlib import Path

import pytest

from jireishu import keys, profile
from jireishu.errors import SourceError
from jireishu.text import fold

GRAMMAR = profile.load()


@pytest.mark.parametrize(
    "printed",
    ["3 取組みのポイント", "３．取組みのポイント", "(3) 取組みのポイント", "③取組みのポイント", "【3】取組みのポイント",
     "【３　取組みのポイント】", "第3 取組みのポイント", "第３節　取組みのポイント", "三、取組みのポイント",
     "Ⅲ 取組みのポイント", "1-3 取組みのポイント", "2.1.3 取組みのポイント", "■3. 取組みのポイント",
     "2.3. 取組みのポイント", "２－１－３　取組みのポイント", "ウ　取組みのポイント", "(ウ) 取組みのポイント"],
)  # fmt: skip
def test_a_section_title_with_its_number(printed: str) -> None:
    assert GRAMMAR.section(printed) == profile.Numbered(3, "取組みのポイント", "取組みのポイント")


@pytest.mark.parametrize(
    "printed", ["取組みのポイント", "■ 取組みのポイント", "【取組みのポイント】", "＜取組みのポイント＞"]
)
def test_a_section_title_of_known_wording_without_one(printed: str) -> None:
    assert GRAMMAR.section(printed) == profile.Numbered(None, "取組みのポイント", "取組みのポイント")


def test_a_word_that_begins_with_a_kana_that_may_count_has_no_number() -> None:
    assert GRAMMAR.section("ウェブによる取組みのポイント") is None


@pytest.mark.parametrize("printed", ["今後の展開", "今後の事業展開", "今後の計画", "今後の方向"])
def test_a_section_that_tells_what_is_to_come_is_of_the_issues(printed: str) -> None:
    assert GRAMMAR.section(printed) == profile.Numbered(None, printed, "課題")


@pytest.mark.parametrize("printed", ["3 実施内容", "（3）事業内容", "3. 具体的な取組", "③主な取組の内容"])
def test_a_section_that_tells_what_is_done_is_of_the_points(printed: str) -> None:
    title = GRAMMAR.section(printed)
    assert title is not None and title.kind == "取組みのポイント"
    assert GRAMMAR.kind(title.name) is None  # without a number it may be a heading


@pytest.mark.parametrize(
    "printed",
    ["No.2 青森県みどり野市", "事例２　青森県みどり野市", "【事例2】青森県みどり野市", "事例1-2　青森県みどり野市",
     "CASE 02 青森県みどり野市", "事例②：青森県みどり野市", "取組事例2　青森県みどり野市",
     "優良事例 2　青森県みどり野市", "ケーススタディ 2　青森県みどり野市", "Case Study 2: 青森県みどり野市"],
)  # fmt: skip
def test_a_case_title(printed: str) -> None:
    assert GRAMMAR.case(printed) == profile.Numbered(2, "青森県みどり野市")


def test_a_case_may_be_counted_as_a_tale_is() -> None:
    assert GRAMMAR.case("第2話　青森県みどり野市") == profile.Numbered(2, "青森県みどり野市")
    assert GRAMMAR.number("第2話") == profile.Numbered(2, "", None)
    assert GRAMMAR.case("事例2　話し合う町") == profile.Numbered(2, "話し合う町")


@pytest.mark.parametrize("said", ["目次", "目次・事例一覧", "もくじ／掲載事例一覧", "掲載事例一覧", "CONTENTS 目次"])
def test_the_title_of_a_table_of_contents(said: str) -> None:
    assert GRAMMAR.contents_form.fullmatch(fold(said))


@pytest.mark.parametrize("label", ["自治体名", "企業・団体名", "窓口名", "ハローワーク名", "協議会名", "大学名"])
def test_a_label_of_names(label: str) -> None:
    assert GRAMMAR.column(label) == "name"


@pytest.mark.parametrize("between", ["／", " | ", "｜", "―", " — ", " - ", "－", "：", " ～ ", " ▶ ", "・", "．"])
def test_what_stands_between_a_number_and_a_title_is_of_neither(between: str) -> None:
    assert GRAMMAR.case(f"事例2{between}青森県みどり野市") == profile.Numbered(2, "青森県みどり野市")
    assert GRAMMAR.section(f"2{between}地域の状況") == profile.Numbered(2, "地域の状況", "地域の状況")


@pytest.mark.parametrize("printed", ["事例2　40代の男性", "【事例２】40代の男性", "CASE 02 40代の男性"])
def test_a_name_may_begin_with_a_figure(printed: str) -> None:
    assert GRAMMAR.case(printed) == profile.Numbered(2, "40代の男性")


def test_a_section_title_may_begin_with_a_figure() -> None:
    assert GRAMMAR.section("2 3つの工夫") == profile.Numbered(2, "3つの工夫", "工夫")


def test_a_name_may_stand_in_round_brackets_after_its_number() -> None:
    assert GRAMMAR.case("事例2（青森県みどり野市）") == profile.Numbered(2, "青森県みどり野市")
    assert GRAMMAR.case("事例2 みどり野市（青森県）") == profile.Numbered(2, "みどり野市（青森県）")


def test_a_colon_may_end_a_section_title() -> None:
    assert GRAMMAR.kind("地域の状況：") == "地域の状況"
    assert GRAMMAR.section("2. 地域の状況：") == profile.Numbered(2, "地域の状況：", "地域の状況")


def test_the_number_of_its_chapter_before_that_of_a_case() -> None:
    printed = ("1-2 青森県みどり野市", "1.2 青森県みどり野市", "１．２　青森県みどり野市")
    for title in (GRAMMAR.case("事例1-2　青森県みどり野市"), *map(GRAMMAR.section, printed)):
        assert title and (title.chapter, title.number, title.name) == (1, 2, "青森県みどり野市")


@pytest.mark.parametrize(
    "text",
    [
        "第2章 市町村の事例",
        "第1回会議の開催",
        "一人ひとりの希望",
        "ictの活用",
        "図の説明",
        "16.4 万人",
        "4.4千人",
        "1.2倍",
        "16.4 万人 49.3% 34.5% 委託",
    ],
)
def test_what_is_no_section_title(text: str) -> None:
    assert GRAMMAR.section(text) is None


@pytest.mark.parametrize("form", ["'(?P<number>\\d+)[.](?P<name>.+)'", "''"])
def test_a_profile_with_one_string_for_the_numbers_of_sections_ends_in_one_line(form: str, tmp_path: Path) -> None:
    lines = (keys.FOLDER / "casebook.toml").read_text(encoding="utf-8").splitlines()
    begun = lines.index("[section_number]")
    ended = lines.index("[[sections]]")
    file = tmp_path / "older.toml"
    kept = [*lines[:begun], f"section_number = {form}", *lines[ended:]]
    file.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        profile.load(str(file))
    assert raised.value.message == (
        "older.toml: プロファイルとして読めません（section_number は、書き方ごとに一行の表です）。"
    )


@pytest.mark.parametrize("dash", "-－‐‑‒–−")
def test_any_dash_may_stand_between_the_numbers_of_a_chapter_and_a_case(dash: str) -> None:
    found = profile.load().case(f"事例2{dash}1　兵庫県みどり市")
    assert found and (found.chapter, found.number, found.name) == (2, 1, "兵庫県みどり市")


def test_a_section_may_be_counted_between_its_chapter_and_the_number_of_a_case() -> None:
    assert GRAMMAR.case("事例2-1-3　みどり野市") == profile.Numbered(3, "みどり野市", chapter=2)
    assert GRAMMAR.number("事例2-1-3") == profile.Numbered(3, "", chapter=2)


@pytest.mark.parametrize("printed", ["取組事例2", "優良事例 2", "ケーススタディ 2", "【取組事例２】", "CASE STUDY 02"])
def test_the_number_of_a_case_may_stand_alone_with_the_words_that_count_it(printed: str) -> None:
    assert GRAMMAR.number(printed) == profile.Numbered(2, "")


@pytest.mark.parametrize(
    ("label", "name"),
    [("地域の状況（総人口）", "総人口"), ("みどり市の今（生活保護率）", "保護率"), ("総人口（人）", "総人口"),
     ("（人）", None), ("参加（世帯）", None), ("17,565人（令和4年度）", None), ("17,565人（総人口）", None)],
)  # fmt: skip
def test_what_a_label_adds_in_brackets_may_name_its_fact_but_no_unit_and_nothing_after_a_value_does(
    label: str, name: str | None
) -> None:
    found = GRAMMAR.with_facts(["世帯", "令和4年度"]).fact(label)
    assert (found.name if found else None) == name


def test_a_mark_on_both_sides_of_a_title_is_no_part_of_it() -> None:
    title = GRAMMAR.section("◇　取組みのポイント　◇")
    assert title is not None and (title.name, title.kind) == ("取組みのポイント", "取組みのポイント")
    assert profile.unadorned("◆") == "" and profile.unadorned("◇ 見出し") == "見出し"


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("Q1 地域の状況を教えてください。", "地域の状況"), ("問3　取組みのポイントはどこですか。", "取組みのポイント"),
     ("Q1 導入のきっかけは何ですか。", "背景・概要"), ("Q2 始めたきっかけを教えてください。", "背景・概要"),
     ("Q3 きっかけは何ですか。", None), ("Q3 工夫された点は何ですか。", "工夫"),
     ("Q3 事業の内容は何ですか。", "取組みのポイント"), ("Q3 取組の特徴は何ですか。", "取組みのポイント"),
     ("Q4 どのような成果がありましたか？", "成果"), ("Q5. 今後の課題や展望についてお聞かせください", "課題"),
     ("Q6 外部とどのような連携をしていますか。", "連携内容"), ("Q7 主な取組について教えてください", "取組みのポイント"),
     ("Q8 窓口ではどんな声が聞かれますか。", None),
     ("1 事業の成果を共有している。", None), ("Q2 誰が通っていますか。", None)],
)  # fmt: skip
def test_a_numbered_question_is_of_the_kind_that_it_asks_about(asked: str, kind: str | None) -> None:
    title = GRAMMAR.section(asked)
    assert title is not None and title.kind == kind


def test_words_that_begin_as_counters_do_begin_titles_after_a_number() -> None:
    read = profile.load().section
    told = (
        "2 期待される効果",
        "1-2　回復を支える病棟",
        "3 次世代の育成",
        "4 条例の制定",
        "5 部活動の移行",
    )
    assert [(s.number, s.name) for text in told if (s := read(text))] == [
        (2, "期待される効果"), (2, "回復を支える病棟"), (3, "次世代の育成"), (4, "条例の制定"), (5, "部活動の移行"),
    ]  # fmt: skip
    assert [read(text) for text in ("2回の会議", "3期生の紹介", "2次審査", "第2回答申", "3条2項", "2部制の授業")] == [
        None
    ] * 6


def test_round_brackets_around_the_whole_of_a_title_are_none_of_it() -> None:
    read = profile.load().section
    told = read("（地域の状況）")
    assert told is not None and (told.name, told.kind) == ("地域の状況", "地域の状況")
    assert profile.unadorned("(3)") == "(3)"
    assert profile.unadorned("（案）の概要（北町）") == "（案）の概要（北町）"


@pytest.mark.parametrize(
    "said, number",
    [("12　取組の成果", 12), ("1　3年間の取組", 1), ("2024年度の成果", None), ("100円商店街の成果", None)],
)
def test_a_number_of_three_digits_and_more_counts_no_section(said: str, number: int | None) -> None:
    told = profile.load().section(said)
    assert (told.number if told else None) == number


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("運営形態", "運営形態"), ("運営の形", "運営形態"), ("自立相談支援事業の運営方法", "運営形態"),
        ("実施形態", "運営形態"),
        ("運営体制", ""), ("運営の工夫", ""), ("実施", ""), ("運営", ""),
    ],
)  # fmt: skip
def test_who_runs_a_desk_is_said_after_many_labels(label: str, name: str) -> None:
    fact = GRAMMAR.fact(label)
    assert (fact.name if fact else "") == name
