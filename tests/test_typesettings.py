"""The same invented casebook in different dresses comes out the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typeset

from jireishu import parsing, profile

EXPECTED = [
    (case["name"], title, "" if mark == "" else heading, text)
    for case in typeset.CASES
    for title, groups in case["sections"]
    for mark, heading, texts in groups
    for text in texts
]
KINDS = {"事業実施の背景と概要": "背景・概要", "取組みの成果": "成果", "今後の課題・展望": "課題"}


@pytest.mark.parametrize("dress", typeset.DRESSES, ids=lambda dress: dress.name)
def test_bullets_sections_headings_and_attributes(dress: typeset.Dress, tmp_path: Path) -> None:
    edition = parsing.parse(typeset.typeset(tmp_path, dress))
    got = [
        (p.case.name, p.section.kind, "".join(p.headings), "".join(p.text.split()))
        for p in edition.passages
        if p.case and p.section and p.kind == "bullet"
    ]
    assert got == [(name, KINDS.get(title, title), heading, text) for name, title, heading, text in EXPECTED]
    chapter = "1-" if dress.listed else ""  # which only the 目次 names
    assert [(c.id, c.prefecture, c.tagline) for c in edition.cases] == [
        (f"{chapter}1", "青森県", "商店街とともに短い時間の仕事をつくる"),
        (f"{chapter}2", "沖縄県", "漁協と取り組む就労体験"),
    ]
    facts = [{name: (a.value, a.unit) for name, a in c.attributes.items()} for c in edition.cases]
    assert facts == [
        {"総人口": (123000, "人"), "保護率": (1.8, "%"), "高齢化率": (31.0, "%"), "運営形態": ("委託", None)},
        {"総人口": (8400, "人"), "保護率": (21.5, "‰"), "高齢化率": (28.4, "%"), "運営形態": ("直営", None)},
    ]
    assert edition.title == "就労支援の事例集"


@pytest.mark.parametrize("dress", typeset.DRESSES, ids=lambda dress: dress.name)
def test_printed_page_numbers_run_beside_the_pdf_pages(dress: typeset.Dress, tmp_path: Path) -> None:
    labels = parsing.parse(typeset.typeset(tmp_path, dress)).page_labels
    assert labels == (None, *(str(n) for n in range(dress.first_number, dress.first_number + len(labels) - 1)))


def test_lists_without_marks_are_told_by_their_lines(tmp_path: Path) -> None:
    dress = typeset.Dress("unmarked", heading=lambda n, text: f"({n + 1}) {text}", bold="", mark=None)
    edition = parsing.parse(typeset.typeset(tmp_path, dress))
    got = [
        (p.case.name, p.section.kind, "".join(p.headings), p.text)
        for p in edition.passages
        if p.case and p.section and p.kind == "paragraph"
    ]
    assert got == [(name, KINDS.get(title, title), heading, text) for name, title, heading, text in EXPECTED]


def test_cases_without_a_number_anywhere_are_told_by_their_place(tmp_path: Path) -> None:
    dress = typeset.Dress("bare", case=lambda n, name: name, listed=False)
    cases = parsing.parse(typeset.typeset(tmp_path, dress)).cases
    assert [(c.id, c.number, c.name) for c in cases] == [
        ("1", None, "青森県みどり野市"),
        ("2", None, "沖縄県しおかぜ町"),
    ]


@pytest.mark.parametrize(
    ("printed", "ids"),
    [
        ((lambda n, name: f"事例{n + 1}-1　{name}"), ["2-1", "3-1"]),
        ((lambda n, name: f"No.1 {name}"), ["1", "x970c6d"]),  # in parts that have no number
    ],
)
def test_cases_of_several_chapters_have_ids_of_their_own(
    printed: Callable[[int, str], str], ids: list[str], tmp_path: Path
) -> None:
    edition = parsing.parse(typeset.typeset(tmp_path, typeset.Dress("parts", case=printed, listed=False)))
    assert [case.id for case in edition.cases] == ids
    assert len({passage.id for passage in edition.passages}) == len(edition.passages)
    assert {passage.id.split(".")[0] for passage in edition.passages if passage.case} == set(ids)


def test_a_head_with_the_name_of_the_next_case_is_no_text(tmp_path: Path) -> None:
    dress = typeset.Dress("heads", size=(595, 1400), named=True)
    edition = parsing.parse(typeset.typeset(tmp_path, dress))
    assert [c.pages.pdf for c in edition.cases] == [(4,), (5,)]
    assert [p.text for p in edition.passages if p.text in {c.name for c in edition.cases}] == []


@pytest.mark.parametrize("form", ["No.{} {}", "{}. {}"])
def test_a_case_title_keeps_the_line_it_wraps_onto(form: str, tmp_path: Path) -> None:
    long = "青森県みどり野市・沖縄県しおかぜ町・高知県はまべ町広域連合就労"
    cases = [{**typeset.CASES[0], "name": f"{long[:26]}\n{long[26:]}"}]
    dress = typeset.Dress("long", size=(595, 842), case=form.format, listed=False)
    edition = parsing.parse(typeset.typeset(tmp_path, dress, cases))
    assert [(c.number, c.name) for c in edition.cases] == [(1, long)]


def test_a_title_with_its_tagline_in_brackets_keeps_its_third_line(tmp_path: Path) -> None:
    told = (
        "青森県みどり野市（商店街とともに短い時間の仕事をつくり",
        "働くことから離れていた方が次の一歩を踏み出せるように支",
    )
    lines = [*told, "える）"]
    dress = typeset.Dress("long", size=(595, 842), case="事例{} {}".format, listed=False)
    cases = [{**typeset.CASES[0], "name": "\n".join(lines), "tagline": ""}]
    edition = parsing.parse(typeset.typeset(tmp_path, dress, cases))
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (1, "青森県みどり野市", "".join(lines).removeprefix("青森県みどり野市（").removesuffix("）"))
    ]


def test_two_printed_pages_on_a_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    dress = typeset.Dress("plain")
    file = typeset.two_up(typeset.typeset(tmp_path, dress))
    edition = parsing.parse(file)
    got = [
        (p.case.name, p.section.kind, "".join(p.headings), "".join(p.text.split()))
        for p in edition.passages
        if p.case and p.section and p.kind == "bullet"
    ]
    assert got == [(name, KINDS.get(title, title), heading, text) for name, title, heading, text in EXPECTED]
    assert edition.page_labels == ("1", "2・3", "4・5")
    alone = parsing.parse(typeset.typeset(tmp_path, dress))
    told = [{(p.text, p.pages.printed) for p in e.passages if p.case} for e in (edition, alone)]
    assert told[0] == told[1]
    assert {printed for _, printed in told[0]} == {("3",), ("4",)}


def test_a_report_on_sheets_of_two_pages_reads_as_on_single_ones(tmp_path: Path) -> None:
    single = typeset.typeset(tmp_path, next(d for d in typeset.DRESSES if d.columns == 1 and not d.turned))
    alone, paired = (parsing.parse(file, profile="report") for file in (single, typeset.two_up(single)))
    assert [p.text for p in paired.passages] == [p.text for p in alone.passages]
    assert any("・" in (label or "") for label in paired.page_labels)


def test_what_follows_the_cases_belongs_to_none(tmp_path: Path) -> None:
    edition = parsing.parse(typeset.typeset(tmp_path, typeset.DRESSES[0]))
    last = edition.passages[-1]
    assert (last.text, last.case) == (typeset.APPENDIX, None)
    assert last.pages.pdf[0] not in edition.cases[-1].pages.pdf


def test_text_of_a_turned_page_is_boxed_as_displayed(tmp_path: Path) -> None:
    dress = next(d for d in typeset.DRESSES if d.turned)
    edition = parsing.parse(typeset.typeset(tmp_path, dress))
    box = next(p for p in edition.passages if p.text.startswith("工場の閉鎖")).boxes[0]
    assert box.bottom - box.top > 5 * (box.x1 - box.x0)  # the line runs along the page's height
    assert 0 <= box.x0 < box.x1 <= dress.size[1]
    assert 0 <= box.top < box.bottom <= dress.size[0]


def test_parsing_twice_gives_the_same_edition(tmp_path: Path) -> None:
    path = typeset.typeset(tmp_path, typeset.DRESSES[0])
    assert parsing.parse(path) == parsing.parse(path)


@pytest.mark.parametrize(
    ("printed", "number", "name", "kind"),
    [
        ("1. 地域の状況", 1, "地域の状況", "地域の状況"),
        ("（１）地域の状況", 1, "地域の状況", "地域の状況"),
        ("③ 取り組みのポイント", 3, "取り組みのポイント", "取組みのポイント"),
        ("第4 取組の成果", 4, "取組の成果", "成果"),
        ("二、事業の背景", 2, "事業の背景", "背景・概要"),
        ("二　事業の背景", 2, "事業の背景", "背景・概要"),
        ("ｲ 事業の背景", 2, "事業の背景", "背景・概要"),
        ("Ⅲ 取組みのポイント", 3, "取組みのポイント", "取組みのポイント"),
        ("2-5　今後の課題と展望", 5, "今後の課題と展望", "課題"),
        ("■ 地域の概況", None, "地域の概況", "地域の状況"),
        ("【今後の課題・展望】", None, "今後の課題・展望", "課題"),
        ("3 相談の流れ", 3, "相談の流れ", None),
        ("5 これからの課題と展望", 5, "これからの課題と展望", "課題"),
        ("3. 取組みのポイントと工夫", 3, "取組みのポイントと工夫", "取組みのポイント"),
        ("4. 取組みの成果と評価", 4, "取組みの成果と評価", "成果"),
        ("Ⅱ　窓口の開設に至るまで", 2, "窓口の開設に至るまで", None),
        ("IV. 窓口の開設に至るまで", 4, "窓口の開設に至るまで", None),
        ("三、窓口の開設に至るまで", 3, "窓口の開設に至るまで", None),
        ("(5) 応募先や実習先について工夫していること", 5, "応募先や実習先について工夫していること", "工夫"),
    ],
)
def test_numbers_and_brackets_of_section_titles(printed: str, number: int | None, name: str, kind: str | None) -> None:
    assert profile.load().section(printed) == profile.Numbered(number, name, kind)


@pytest.mark.parametrize(
    "printed", ["一体的な支援", "iPadの貸出", "X線の検査", "第2章 市町村の事例", "地域の状況を踏まえた支援"]
)
def test_what_only_begins_like_a_number_is_no_section_title(printed: str) -> None:
    assert profile.load().section(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "事例番号 3 自治体名 甲市",
        "事例番号：3　施設名：甲市",
        "No.3 甲市",
        "事例3　甲市",
        "【事例３】甲市",
        "〔事例③〕甲市",
        "№3：甲市",
        "事例三　甲市",
        "【事例三】甲市",
    ],
)
def test_forms_of_case_titles(printed: str) -> None:
    assert profile.load().case(printed) == profile.Numbered(3, "甲市")


@pytest.mark.parametrize("printed", ["事例一覧", "【事例1】"])
def test_what_has_no_number_or_no_name_is_no_case_title(printed: str) -> None:
    assert profile.load().case(printed) is None


def test_the_chapter_before_a_number_in_brackets_is_told() -> None:
    title = profile.load().section("［2-1］ みどり野市")
    assert title is not None and (title.chapter, title.number, title.name) == (2, 1, "みどり野市")
