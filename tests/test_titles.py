"""Cases and sections by how their titles are set, where no list names them and no number tells them."""

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import bands, endings, parsing, profile, titles
from jireishu.contents import Contents
from jireishu.items import Boxed, Line, Picture
from jireishu.model import Edition
from jireishu.page import Box, Style
from jireishu.profile import Numbered

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"
WRAPPED = ("市内の商店街と話し合いを重ね、短い時間から始めら", "れる作業を切り出してもらっている。")


def read(path: Path, *pages: tuple[tuple[float, str], ...]) -> Edition:
    """The lines of each page, with their sizes, from the top."""
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    for lines in pages:
        for n, (size, text) in enumerate(lines):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 440 - 26 * n, text)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def case(title: str) -> tuple[tuple[float, str], ...]:
    return (
        (18, title), (10, "町工場とつくる仕事"), (12, "〔地域の状況〕"), (10, f"・{TEXT}"),
        (12, "〔自治体との連携が進むことによるメリットや"), (12, "効果〕"), (10, f"・{TEXT}"),
    )  # fmt: skip


def test_a_case_begins_where_the_wordings_of_its_sections_begin_anew(tmp_path: Path) -> None:
    edition = read(tmp_path / "book.pdf", case("1 みどり野市"), case("2 しおかぜ町"))
    assert [(c.number, c.name, [s.kind for s in c.sections]) for c in edition.cases] == [
        (1, "みどり野市", ["地域の状況", "成果"]),
        (2, "しおかぜ町", ["地域の状況", "成果"]),
    ]


def test_numbers_that_begin_anew_without_a_title_go_on_with_the_case(tmp_path: Path) -> None:
    pages = (
        ((18, "1 みどり野市"), (12, "1 地域の状況"), (10, f"・{TEXT}"), (12, "2 取組みのポイント"), (10, f"・{TEXT}")),
        ((12, "1 取組みの成果"), (10, f"・{TEXT}")),
    )
    edition = read(tmp_path / "book.pdf", *pages)
    assert [s.kind for c in edition.cases for s in c.sections] == ["地域の状況", "取組みのポイント", "成果"]
    assert [p.section.kind for p in edition.passages if p.section] == ["地域の状況", "取組みのポイント", "成果"]


def test_facts_between_the_title_and_the_first_section_are_no_part_of_the_tagline(tmp_path: Path) -> None:
    title, tagline, *sections = case("1 みどり野市")
    facts = ((10, "総人口：4.4万人　保護率：6.9‰"), (10, "【運営形態】直営"))
    edition = read(tmp_path / "book.pdf", (title, tagline, *facts, *sections), case("2 しおかぜ町"))
    assert [c.tagline for c in edition.cases] == ["町工場とつくる仕事"] * 2
    assert {name: fact.raw for name, fact in edition.cases[0].attributes.items()} == {
        "総人口": "4.4万人", "保護率": "6.9‰", "運営形態": "直営"
    }  # fmt: skip


def test_a_box_of_facts_below_the_tagline_is_no_part_of_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    canvas.rect(40, 250, 120, 150)
    for size, x, y, text in (
        (18, 40, 460, "事例1 みどり野市"), (10, 40, 430, "町工場とつくる仕事"), (8, 46, 380, "総人口"),
        (10, 50, 366, "4.4万人"), (8, 46, 340, "保護率"), (10, 50, 326, "6.9‰"), (12, 180, 390, "1. 地域の状況"),
        (10, 180, 370, f"・{TEXT}"), (12, 180, 340, "2. 取組みのポイント"), (10, 180, 320, f"・{TEXT}"),
    ):  # fmt: skip
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(x, y, text)
    canvas.save()
    case = parsing.parse(tmp_path / "book.pdf").cases[0]
    assert case.tagline == "町工場とつくる仕事"
    assert {name: fact.raw for name, fact in case.attributes.items()} == {"総人口": "4.4万人", "保護率": "6.9‰"}


def test_a_tagline_may_stand_above_the_title(tmp_path: Path) -> None:
    told = (("1 みどり野市", "町工場とつくる仕事"), ("2 しおかぜ町", "漁協と取り組む就労体験"))
    pages = (((11, tagline), (18, title), *case(title)[2:]) for title, tagline in told)
    edition = read(tmp_path / "book.pdf", *pages)
    assert [(c.name, c.tagline, c.pages.pdf) for c in edition.cases] == [
        ("みどり野市", "町工場とつくる仕事", (1,)), ("しおかぜ町", "漁協と取り組む就労体験", (2,))
    ]  # fmt: skip
    assert {p.text for p in edition.passages} == {TEXT}


def test_what_stands_above_every_title_alike_is_no_tagline(tmp_path: Path) -> None:
    pages = (((11, "市町村の取組"), (18, title), *case(title)[2:]) for title in ("1 みどり野市", "2 しおかぜ町"))
    assert [c.tagline for c in read(tmp_path / "book.pdf", *pages).cases] == ["", ""]


def test_a_band_of_a_listed_name_and_a_tagline_is_a_title(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    names = ("みどり野市", "しおかぜ町", "はまべ町", "あおば村", "山手市")
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(("目次", *(f"{n} {name} …… {n}" for n, name in enumerate(names, 1)))):
        canvas.drawString(50, 440 - 20 * n, text)
    for number, name in enumerate(names, 1):
        canvas.showPage()
        canvas.rect(40, 410, 320, 60)
        for size, y, text in (
            (10, 450, f"{name}の町工場とつくる仕事"), (18, 420, f"{number} {name}"), (12, 380, "1 地域の状況"),
            (10, 360, f"・{TEXT}"), (12, 330, "2 取組みの成果"), (10, 310, f"・{TEXT}"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, y, text)
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(c.number, c.name, c.tagline) for c in cases] == [
        (n, name, f"{name}の町工場とつくる仕事") for n, name in enumerate(names, 1)
    ]


def test_a_case_begins_with_its_number_where_the_name_stands_below_it(tmp_path: Path) -> None:
    told = [(10, text) for text in ("目次", *(f"事例{n} {name} …… {n}" for n, name in enumerate("東西南北中", 1)))]
    cases = [((10, f"事例{n}"), *case(name)) for n, name in enumerate("東西南北中", 1)]
    edition = read(tmp_path / "book.pdf", tuple(told), *cases)
    assert [(c.number, c.name, c.pages.pdf) for c in edition.cases] == [
        (n, name, (n + 1,)) for n, name in enumerate("東西南北中", 1)
    ]


def test_a_page_of_a_chapter_holds_no_title_of_a_case(tmp_path: Path) -> None:
    page = ((24, "第2章"), (20, "市町村の連携事例"), (10, "町工場と商店街の取組を集めた。"))
    edition = read(tmp_path / "book.pdf", page, case("みどり野市"), case("しおかぜ町"))
    assert [c.name for c in edition.cases] == ["みどり野市", "しおかぜ町"]


def test_a_heading_set_like_the_title_above_it_is_no_part_of_it(tmp_path: Path) -> None:
    title = "3 応募先の確保について工夫していること"
    page = (
        (18, "1 みどり野市"),
        (12, "1 地域の状況"),
        (10, f"・{TEXT}"),
        (12, title),
        (12, "●応募先の確保における工夫"),
    )
    edition = read(tmp_path / "book.pdf", (*page, (10, f"・{TEXT}")))
    assert [s.title for s in edition.cases[0].sections] == ["地域の状況", "応募先の確保について工夫していること"]
    assert edition.passages[-1].headings == ("応募先の確保における工夫",)


def test_a_case_title_goes_on_at_the_head_of_the_next_page(tmp_path: Path) -> None:
    first = ((10, f"目的。{TEXT}"), (10, TEXT), (18, "事例1 みどり野市・しおかぜ町・はま"))
    second = ((18, "べ町広域連合"), *case("")[1:])
    edition = read(tmp_path / "book.pdf", first, second, case("事例2 みなと市"))
    assert [(c.number, c.name) for c in edition.cases] == [
        (1, "みどり野市・しおかぜ町・はまべ町広域連合"),
        (2, "みなと市"),
    ]
    assert edition.cases[0].pages.pdf == (1, 2)
    assert edition.cases[0].tagline == "町工場とつくる仕事"


def test_a_title_set_as_those_of_sections_is_of_the_kind_that_it_is_about(tmp_path: Path) -> None:
    pages = [
        (
            (18, name), (12, "地域の状況"), (10, f"・{TEXT}"), (12, "取組みのポイント"), (10, f"・{TEXT}"),
            (12, "これからの課題と展望"), (10, f"・{TEXT}"),
        )
        for name in ("1 みどり野市", "2 しおかぜ町")
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [[s.kind for s in c.sections] for c in edition.cases] == [["地域の状況", "取組みのポイント", "課題"]] * 2


def test_what_follows_the_number_tells_section_titles_from_numbered_headings(tmp_path: Path) -> None:
    pages = [
        (
            (18, name), (12, "1　地域の状況"), (10, f"・{TEXT}"), (12, "2　事業実施の背景と概要"),
            (12, "1）事業の背景"), (10, f"・{TEXT}"), (12, "3　取組みの成果"), (10, f"・{TEXT}"),
        )
        for name in ("事例1　みどり野市", "事例2　しおかぜ町")
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [[s.number for s in c.sections] for c in edition.cases] == [[1, 2, 3], [1, 2, 3]]


def test_a_title_that_says_its_kind_in_its_first_line_keeps_the_second(tmp_path: Path) -> None:
    pages = [
        (
            (18, name), (12, "地域の状況"), (10, f"・{TEXT}"), (12, "取組みの成果"), (10, f"・{TEXT}"),
            (12, "実習先や応募先を確保するための取組について工夫"), (12, "していること"), (10, f"・{TEXT}"),
            (10, "・町の外の工場とも話し合い、作業を切り出してもらう。"),
        )
        for name in ("1 みどり野市", "2 しおかぜ町")
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [edition.cases[0].sections[-1].title, edition.cases[0].sections[-1].kind] == [
        "実習先や応募先を確保するための取組について工夫していること", "工夫",
    ]  # fmt: skip


def test_a_title_that_wraps_in_its_bar_is_one_although_the_bar_is_high() -> None:
    style = Style("Gothic", 11.0, "000000", False)
    told = [
        ("【地域の状況】", True), ("【連携先の自治体名と連携の", False), ("開始・強化に至った背景】", False),
        ("【取組みのポイント】", True), ("【取組みの成果】", True),
    ]  # fmt: skip
    items = [
        Line(1, text, 50, 100 + 16.0 * n, 50 + 11 * len(text), 111 + 16.0 * n, style, 1.0, 50, 50, 200, barred)
        for n, (text, barred) in enumerate(told)
    ]
    found = titles.of_sections(items, list(enumerate(items)), profile.load(), 10.0)
    assert [(t.name, t.kind, t.start, t.stop) for t in found] == [
        ("地域の状況", "地域の状況", 0, 1),
        ("連携先の自治体名と連携の開始・強化に至った背景", "背景・概要", 1, 3),
        ("取組みのポイント", "取組みのポイント", 3, 4),
        ("取組みの成果", "成果", 4, 5),
    ]


def test_a_heading_that_says_a_kind_and_has_no_bar_is_no_title_where_titles_have_bars() -> None:
    style = Style("Gothic", 10.0, "996633", False)
    told = [
        ("地域の状況", True), ("事業実施の背景と概要", True), ("事業の概要", False), *[(TEXT, False)] * 9,
        ("取組みのポイント", True), ("取組みの成果", True),
    ]  # fmt: skip
    items = [
        Line(1, text, 50, 100 + 16.0 * n, 50 + 10 * len(text), 110 + 16.0 * n, style, 1.0, 50, 50, 400, barred)
        if text != TEXT
        else Line(1, text, 50, 100 + 16.0 * n, 300, 110 + 16.0 * n, replace(style, colour="000000"), 1.0, 50, 50, 400)
        for n, (text, barred) in enumerate(told)
    ]
    found = titles.of_sections(items, list(enumerate(items)), profile.load(), 10.0)
    assert [t.name for t in found] == ["地域の状況", "事業実施の背景と概要", "取組みのポイント", "取組みの成果"]


def names(*told: tuple[str, float, bool]) -> list[str]:
    """The titles of sections among lines: what each says, where its column begins, and whether it has a bar; what ends
    as sentences do is running text."""
    styles = Style("Gothic", 11.0, "000000", False), Style("Mincho", 10.0, "000000", False)
    items = [
        Line(1, text, x, 16.0 * n, x + 10 * len(text), 16.0 * n + 11, styles["。" in text], 1.0, x, x, 500, barred)
        for n, (text, x, barred) in enumerate(told)
    ]
    return [t.name for t in titles.of_sections(items, list(enumerate(items)), profile.load(), 10.0)]


def test_what_is_set_like_titles_in_the_margin_but_stands_among_the_texts_is_a_heading() -> None:
    text, beside = (TEXT, 150.0, False), ["地域の状況", "取組みのポイント", "取組みの成果"]
    told = [row for title in beside for row in ((title, 40.0, True), text)]
    assert names(*told, ("取組みの成果", 150, False), text) == beside
    assert names(*told, ("今後の課題", 150, False), text)[-1] == "今後の課題"  # of which the margin has none


def test_what_is_set_in_bars_like_next_to_nothing_but_titles_is_one_whatever_it_says() -> None:
    def last(*others: tuple[str, bool]) -> str:
        known = [(title, True) for title in ["地域の状況", "取組みのポイント", "取組みの成果"] * 4]
        return names(*(row for title, bar in (*known, *others) for row in ((title, 50.0, bar), (TEXT, 50.0, False))))[
            -1
        ]

    assert last(("校長から一言", True)) == "校長から一言"
    for others in (
        [("校長から一言", False)],
        [("校長から一言", True), ("町から一言", True)],
        [("コラム　町の話", True)],
    ):
        assert last(*others) == "取組みの成果"


def test_a_heading_in_brackets_close_below_a_title_is_none_of_it() -> None:
    kinds = ["取組の背景と概要", "取組みのポイント", "取組みの成果"]
    told = [(row, 50.0, True) for title in kinds for row in (title, "【事業実施の背景】")]
    assert names(*told, *[(TEXT, 50.0, False)] * 9) == kinds


def test_titles_in_the_column_left_of_that_with_more_text_do_not_stand_in_its_margin() -> None:
    kinds = ["地域の状況", "取組みのポイント", "取組みの成果"]
    left = [row for n, title in enumerate(kinds, 1) for row in ((f"{n}　{title}", 40.0, True), (TEXT, 40.0, False))]
    right = [row for n in (2, 3) for row in ((f"{n}　{kinds[n - 1]}", 300.0, True), *[(TEXT, 300.0, False)] * 3)]
    assert names(*left, *right) == [*kinds, *kinds[1:]]


def test_a_title_that_is_broken_between_its_phrases_though_its_column_goes_on_is_one() -> None:
    told = ("地域の状況", TEXT, "町の工場とともに", "進めてきた連携の背景", TEXT, "取組みの成果", TEXT)
    assert names(*((text, 50, False) for text in told)) == [
        "地域の状況", "町の工場とともに進めてきた連携の背景", "取組みの成果",
    ]  # fmt: skip


def test_headings_set_as_titles_but_for_their_bar_are_no_titles(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told = (
        "地域の状況",
        "事業実施の背景と概要",
        "1．事業の背景",
        f"・{TEXT}",
        f"・{TEXT}",
        "取組みの成果",
        f"・{TEXT}",
    )
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(MINCHO, 18)
        canvas.drawString(50, 450, f"事例{number}　{name}")
        canvas.setFont(MINCHO, 10)
        for n, text in enumerate(told):
            canvas.drawString(54, 410 - 26 * n, text)
            if n in (0, 1, 5):
                canvas.rect(50, 404 - 26 * n, 320, 18)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [[s.title for s in c.sections] for c in edition.cases] == [
        ["地域の状況", "事業実施の背景と概要", "取組みの成果"],
    ] * 2  # fmt: skip
    assert [p.headings for p in edition.passages if p.case][:2] == [("事業の背景",)] * 2


def test_a_heading_does_not_go_on_further_left_than_its_indent() -> None:
    style = Style("m", 10.0, "000000", False)

    def line(x0: float, top: float) -> Line:
        return Line(1, "事業の背景と概要", x0, top, 300, top + 10, style, 1.0, x0, x0, 300)

    assert endings.wraps(line(140, 100), line(140, 116))
    assert endings.wraps(line(140, 100), line(125, 116))  # the first line was indented
    assert not endings.wraps(line(140, 100), line(60, 116))  # the cell beside the next row of a table


def shaded(canvas: Canvas, y: float, wide: float, high: float) -> None:
    """A bar without an edge, as stands behind titles."""
    canvas.setFillGray(0.85)
    canvas.rect(48, y, wide, high, stroke=0, fill=1)
    canvas.setFillGray(0)


def test_a_numbered_title_over_two_lines_is_one_like_those_over_one(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    lines = (
        (18, "1 みどり野市"), (10, "町工場とつくる仕事"), (12, "1．地域の状況"), (10, f"・{TEXT}"),
        (12, "2．取組みのポイント"), (10, f"・{TEXT}"), (12, "3．町工場や商店の方々との日ごろからの連携の"),
        (12.01, "成果"), (10, f"・{TEXT}"), (12, "4．今後の課題"), (10, f"・{TEXT}"),
    )  # fmt: skip
    for n, (size, text) in enumerate(lines):
        if size == 12:  # a bar behind each title, of one line's height or of two
            tall = 26 if lines[n + 1][0] == 12.01 else 0
            shaded(canvas, 435 - 26 * n - tall, 300, 20 + tall)
        canvas.setFont(GOTHIC if size > 10 else MINCHO, int(size))
        canvas.drawString(50, 440 - 26 * n, text)
    canvas.showPage()
    canvas.save()
    edition = parsing.parse(path)
    assert [s.title for s in edition.cases[0].sections] == [
        "地域の状況", "取組みのポイント", "町工場や商店の方々との日ごろからの連携の成果", "今後の課題"
    ]  # fmt: skip


def test_a_line_in_the_middle_of_a_sentence_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    lines = (
        "地域の状況", f"・{TEXT}", "取組みのポイント", "・相談の窓口を町の中ほどに置き、誰でも立ち寄れるようにしたた",
        "　め、相談者を含め、その進め方を考えていくことが課題となってい", "　る。", "取組みの成果", f"・{TEXT}",
        "今後の課題", f"・{TEXT}",
    )  # fmt: skip
    canvas.setFont(GOTHIC, 18)
    canvas.drawString(50, 460, "1 みどり野市")
    for n, text in enumerate(lines):
        top = 420 - 16 * n
        if not text.startswith(("・", "　")):
            shaded(canvas, top - 3, 310, 14)
        canvas.setFont(GOTHIC, 10)
        canvas.drawString(50, top, text)
    canvas.showPage()
    canvas.save()
    edition = parsing.parse(path)
    assert [s.title for s in edition.cases[0].sections] == [
        "地域の状況", "取組みのポイント", "取組みの成果", "今後の課題"
    ]  # fmt: skip


def test_a_line_is_full_where_the_word_in_capitals_after_it_would_not_have_fitted_in() -> None:
    def line(text: str, x1: float) -> Line:
        return Line(1, text, 50, 100, x1, 110, Style("mincho", 10, "000000", False), 1, 50, 50, 450, False, False, 0)

    assert endings.is_full(line("同じ建物には", 412), line("SOKA、人材センターが並ぶ。", 400))
    assert not endings.is_full(line("同じ建物には", 400), line("SOKA、人材センターが並ぶ。", 400))


def test_a_title_that_begins_with_latin_letters_in_their_own_font_goes_on_below() -> None:
    latin, kanji = Style("Times", 18, "000000", False), Style("Gothic", 18, "000000", False)
    first = Line(4, "CASE 01 北海道みど", 50, 58, 230, 76, latin, 0.6, 50, 50, 238, False, False)
    second = Line(4, "り野市", 50, 91, 104, 109, kanji, 1.0, 50, 50, 238, False, False)
    assert endings.wraps(first, second)
    assert not endings.wraps(replace(first, share=1.0), second)
    assert not endings.wraps(first, replace(second, style=Style("Gothic", 12, "000000", False)))


def test_a_title_set_smaller_than_the_others_is_one_where_its_number_goes_on(tmp_path: Path) -> None:
    pages = [
        (
            (18, name), (12, "1 地域の状況"), (10, f"・{TEXT}"), (14, "2 取組みのポイント"), (10, f"・{TEXT}"),
            (12, "3 取組みの成果"), (10, f"・{TEXT}"), (14, "4 今後の課題"), (10, f"・{TEXT}"),
        )
        for name in ("事例1　みどり野市", "事例2　しおかぜ町")
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [[s.number for s in c.sections] for c in edition.cases] == [[1, 2, 3, 4]] * 2


@pytest.mark.parametrize("form", ["～{}～", "― {} ―", "「{}」", "『{}』", "──{}", "（{}）", "〔{}〕"])
def test_what_a_tagline_is_set_between_is_no_part_of_it(form: str, tmp_path: Path) -> None:
    title, _, *rest = case("1 みどり野市")
    edition = read(tmp_path / "book.pdf", (title, (10, form.format("町工場とつくる「仕事」の場")), *rest))
    assert [c.tagline for c in edition.cases] == ["町工場とつくる「仕事」の場"]


def test_a_band_below_the_title_of_a_chapter_holds_the_title_of_a_case_where_others_at_heads_of_pages_do(
    tmp_path: Path,
) -> None:
    """In a book without a list of its cases."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町", "はまべ町"), 1):
        top = 420 if n == 1 else 470
        for font, size, y, text in (
            (GOTHIC, 16, top, f"{n}. {name}"), (GOTHIC, 10, top - 24, "町工場とつくる仕事"),
            (GOTHIC, 12, 340, "1. 地域の状況"), (MINCHO, 10, 320, f"・{TEXT}"),
            (GOTHIC, 12, 290, "2. 取組みのポイント"), (MINCHO, 10, 270, f"・{TEXT}"),
            *([(GOTHIC, 18, 470, "第2章 町の事例")] if n == 1 else []),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(50, y, text)
        canvas.rect(40, top - 32, 340, 56)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name) for c in edition.cases] == [(1, "みどり野市"), (2, "しおかぜ町"), (3, "はまべ町")]
    assert [c.tagline for c in edition.cases] == ["町工場とつくる仕事"] * 3


def test_a_title_wraps_where_its_bar_ends_though_the_column_goes_on(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        for font, size, x, y, text in (
            (GOTHIC, 18, 50, 440, f"事例{n}　{name}"), (GOTHIC, 12, 56, 400, "一、地域の状況"),
            (MINCHO, 10, 50, 375, f"それから{WRAPPED[0]}"),
            (MINCHO, 10, 50, 360, WRAPPED[1]), (GOTHIC, 12, 56, 320, "二、店と市役所の連携で得たメリット"),
            (GOTHIC, 12, 56, 302, "や効果"), (MINCHO, 10, 50, 270, TEXT),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.rect(50, 294, 222, 42)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [[s.title for s in c.sections] for c in edition.cases] == [
        ["地域の状況", "店と市役所の連携で得たメリットや効果"]
    ] * 2


def test_a_heading_in_brackets_below_a_tagline_is_no_part_of_it(tmp_path: Path) -> None:
    title, _, *rest = case("1 みどり野市")
    lines = ((11, "――町工場とつくる仕事"), (10.5, "＜事例のポイント＞"), (9.5, "✓ 町工場との連携"))
    edition = read(tmp_path / "book.pdf", (title, *lines, *rest))
    assert [c.tagline for c in edition.cases] == ["町工場とつくる仕事"]


def test_headings_counted_in_a_way_that_mostly_counts_others_are_no_titles_of_sections(tmp_path: Path) -> None:
    """As in reports: 2-1-1 are sections, (1) parts of them, though (2) may say what a section could say."""
    pages = [
        (
            (16, f"2-{n}. {name}"),
            (12, f"2-{n}-1. 事業実施の背景と概要"), (11.5, "（1）市の様子"), (10, TEXT),
            (11.5, "（2）事業の概要"), (10, TEXT), (12, f"2-{n}-2. 取組みのポイント"), (11.5, "（1）商店街との連携"),
            (10, TEXT), (11.5, "（2）送迎の工夫"), (10, TEXT), (12, f"2-{n}-3. 今後の課題・展望"), (10, TEXT),
        )
        for n, name in enumerate(("みどり野市", "しおかぜ町"), 1)
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    sections = ["事業実施の背景と概要", "取組みのポイント", "今後の課題・展望"]
    assert [[s.title for s in c.sections] for c in edition.cases] == [sections] * 2
    headings = [("市の様子",), ("事業の概要",), ("商店街との連携",), ("送迎の工夫",), ()]
    assert [p.headings for p in edition.passages] == headings * 2


def test_what_stands_in_the_brackets_of_numbers_tells_section_titles_from_headings(tmp_path: Path) -> None:
    said = "(1) 地域の状況", "(ｱ) 商店街の紹介", "(ｲ) 漁協の紹介", "(2) 今後の課題"
    body = [(10, text) for title in said for text in (title, f"・{TEXT}")]
    edition = read(
        tmp_path / "book.pdf", *(((18, f"{n} {name}"), *body) for n, name in ((1, "みどり野市"), (2, "しおかぜ町")))
    )
    assert [[s.title for s in c.sections] for c in edition.cases] == [["地域の状況", "今後の課題"]] * 2


def test_a_title_of_unforeseen_wording_is_one_where_most_cases_have_it(tmp_path: Path) -> None:
    def page(n: int, name: str, *more: str) -> tuple[tuple[float, str], ...]:
        told = ("地域の状況", "取組みの内容", *more, "社長の一言")
        return ((18, f"事例{n}　{name}"), *(line for title in told for line in ((12, title), (10, f"・{TEXT}"))))

    towns = ("みどり野市", "しおかぜ町", "あおば村", "ひかり市")
    pages = [page(n, town, *(["昔の話"] if n == 1 else [])) for n, town in enumerate(towns, 1)]
    edition = read(tmp_path / "book.pdf", *pages)
    assert [[s.title for s in c.sections] for c in edition.cases] == [["地域の状況", "取組みの内容", "社長の一言"]] * 4
    told = [(p.section.title, p.headings) for p in edition.passages[:4] if p.section]
    assert told[2:] == [("取組みの内容", ("昔の話",)), ("社長の一言", ())]
    assert [f.message for f in edition.findings if f.kind == "unknown_section"] == [
        "みどり野市: 見出し「社長の一言」はどの区分の書き方にも当たりません（同じことが 4 件）"
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("担当", "{n}係"), ("始めた年", "令和{n}年")], "担当 {n}係\n始めた年 令和{n}年"),
        ([("担当", "{n}係", "始めた年", "令和{n}年")], "担当 {n}係 始めた年 令和{n}年"),
    ],
)
def test_what_stands_below_a_title_and_is_neither_tagline_nor_fact_is_a_passage_of_the_case(
    tmp_path: Path, rows: list[tuple[str, ...]], said: str
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        told = (
            (440, 18, f"事例{n}　{name}"),
            (414, 10, "町工場とつくる仕事"),
            (320, 12, "1 地域の状況"),
            (294, 10, f"・{TEXT}"),
        )
        for top, size, text in told:
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, top, text)
        canvas.setFont(MINCHO, 10)
        for row, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                canvas.rect(50 + 80 * place, 370 - 24 * row, 80, 24)
                canvas.drawString(54 + 80 * place, 377 - 24 * row, cell.format(n=n))
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [c.tagline for c in edition.cases] == ["町工場とつくる仕事"] * 2
    assert [(p.case and p.case.name, p.section and p.section.title, p.text) for p in edition.passages] == [
        ("みどり野市", None, said.format(n=1)),
        ("みどり野市", "地域の状況", TEXT),
        ("しおかぜ町", None, said.format(n=2)),
        ("しおかぜ町", "地域の状況", TEXT),
    ]


@pytest.mark.parametrize(("before", "after"), [("2-1", "2-2"), ("［事例2-1］", "［事例2-2］")])
def test_the_number_of_a_case_may_stand_above_its_name_and_a_cover_is_none(
    before: str, after: str, tmp_path: Path
) -> None:
    pages = [
        (
            (24, number), (18, name), (10, "町工場とつくる仕事"), (12, "地域の状況"), (10, f"・{TEXT}"),
            (12, "今後の課題"), (10, f"・{TEXT}"),
        )
        for number, name in ((before, "みどり野市"), (after, "しおかぜ町"))
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", ((30, "就労支援の事例集"),), *pages)
    assert [(c.chapter, c.number, c.name, c.tagline) for c in edition.cases] == [
        (2, 1, "みどり野市", "町工場とつくる仕事"), (2, 2, "しおかぜ町", "町工場とつくる仕事"),
    ]  # fmt: skip


def test_a_case_begins_with_the_kind_of_section_that_the_case_before_began_with(tmp_path: Path) -> None:
    pages = [
        ((18, name), (12, title), (10, f"・{TEXT}"), (12, "今後の課題"), (10, f"・{TEXT}"))
        for name, title in (("みどり野市", "地域の状況"), ("しおかぜ窓口", "ハローワーク管内の状況"))
    ]
    pages[1] = (*pages[1][:3], (12, "取組みのポイント"), (10, f"・{TEXT}"))
    edition = read(tmp_path / "book.pdf", *pages)
    assert [(c.name, len(c.sections)) for c in edition.cases] == [("みどり野市", 2), ("しおかぜ窓口", 2)]


@pytest.mark.parametrize("own", [(18, 18), (12, 10.8)])
def test_titles_little_larger_than_running_text_or_alike_in_size_are_known_by_how_they_are_set(
    own: tuple[float, float], tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for name in ("みどり野市", "しおかぜ町"):
        for n, (size, colour, text) in enumerate((
            (own[0], 0.0, name), (10, 0.0, "町工場とつくる仕事"), (own[1], 0.4, "地域の状況"), (10, 0.0, f"・{TEXT}"),
            (own[1], 0.4, "今後の課題"), (10, 0.0, f"・{TEXT}"),
        )):  # fmt: skip
            canvas.setFont(MINCHO, size)
            canvas.setFillGray(colour)
            canvas.drawString(50, 440 - 26 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, c.tagline, len(c.sections)) for c in edition.cases] == [
        ("みどり野市", "町工場とつくる仕事", 2), ("しおかぜ町", "町工場とつくる仕事", 2),
    ]  # fmt: skip


def test_a_case_set_like_the_title_of_the_chapter_on_the_page_before_is_a_case(tmp_path: Path) -> None:
    edition = read(
        tmp_path / "book.pdf", ((18, "第2章　町の事例"),), case("（1） みどり野市"), case("（2） しおかぜ町")
    )
    assert [(c.chapter, c.number, c.name) for c in edition.cases] == [(2, 1, "みどり野市"), (2, 2, "しおかぜ町")]


def test_a_case_may_begin_below_the_list_of_cases(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    cells = ("No.", "自治体名", "総人口", "頁", "1", "みどり野市", "4.4万人", "1", "2", "しおかぜ町", "2万人", "2")
    canvas.setFont(MINCHO, 10)
    canvas.grid([50, 130, 210, 290, 370], [400, 425, 450, 475])
    for n, text in enumerate(cells):
        canvas.drawString(55 + 80 * (n % 4), 458 - 25 * (n // 4), text)
    for number, name, top in ((1, "みどり野市", 360), (2, "しおかぜ町", 440)):
        for n, (size, text) in enumerate(case(f"【事例{number}】{name}")):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, top - 26 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.pages.pdf) for c in edition.cases] == [
        (1, "みどり野市", (1,)),
        (2, "しおかぜ町", (2,)),
    ]


def test_a_band_below_the_number_of_a_case_with_a_large_name_is_its_title(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.rect(40, 440, 60, 16)
        canvas.rect(40, 412, 340, 28)
        canvas.rect(40, 376, 340, 36)
        for font, size, y, text in (
            (GOTHIC, 20, 470, "第1章 町の仕事"), (GOTHIC, 11, 444, f"事例 {number}"), (GOTHIC, 18, 420, name),
            (MINCHO, 12, 398, "町工場とつくる仕事で、働いたことのない人が少し"), (MINCHO, 12, 382, "ずつ働き始める"),
            (GOTHIC, 14, 350, "地域の状況"), (MINCHO, 10, 330, f"・{TEXT}"),
            (GOTHIC, 14, 300, "取組みの成果"), (MINCHO, 10, 280, f"・{TEXT}"),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(50, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    said = "町工場とつくる仕事で、働いたことのない人が少しずつ働き始める"
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [(1, "みどり野市", said), (2, "しおかぜ町", said)]


@pytest.mark.parametrize("large", [18, 14.5])
def test_a_band_at_the_head_of_a_page_with_a_large_name_is_a_title_though_no_list_names_it(
    large: float, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.rect(40, 400, 340, 70)
        canvas.rect(40, 400, 50, 70)
        for size, x, y, text in (
            (26, 55, 425, str(number)), (large, 110, 445, name), (10, 110, 415, "町工場とつくる仕事"),
            (12, 50, 370, "地域の状況"), (10, 50, 350, f"・{TEXT}"), (12, 50, 320, "取組みの成果"),
            (10, 50, 300, f"・{TEXT}"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (1, "みどり野市", "町工場とつくる仕事"), (2, "しおかぜ町", "町工場とつくる仕事"),
    ]  # fmt: skip


def test_a_label_above_a_line_before_the_first_section_names_the_tagline(tmp_path: Path) -> None:
    def told(title: str) -> tuple[tuple[float, str], ...]:
        _, said, *rest = case(title)
        return (18, title), (12, "〔取組の概要〕"), said, *rest

    edition = read(tmp_path / "book.pdf", told("事例1　みどり野市"), told("事例2　しおかぜ町"))
    assert [(c.tagline, [s.title for s in c.sections]) for c in edition.cases] == [
        ("町工場とつくる仕事", ["地域の状況", "自治体との連携が進むことによるメリットや効果"])
    ] * 2
    assert [p.text for p in edition.passages if p.case] == [TEXT] * 4


def test_a_part_is_a_chapter_and_no_case_and_an_appendix_is_of_no_case(tmp_path: Path) -> None:
    parts = (((24, "第1部　町のしごと"),), case("みどり野市"), ((24, "第2部　海のしごと"),), case("しおかぜ町"))
    back = ((16, "参考資料"), (10, "この事業は、仕事を探す人の相談に応じるものである。"))
    edition = read(tmp_path / "book.pdf", *parts, back)
    assert edition.chapters == ((1, "町のしごと"), (2, "海のしごと"))
    assert [(c.id, c.name, c.pages.pdf) for c in edition.cases] == [
        ("1-1", "みどり野市", (2,)), ("2-1", "しおかぜ町", (4,))
    ]  # fmt: skip
    assert [(p.case, p.text) for p in edition.passages if p.pages.pdf == (5,)] == [(None, back[1][1])]


def test_a_chapter_that_heads_its_pages_again_ends_no_case(tmp_path: Path) -> None:
    def pages(number: int, name: str) -> tuple[tuple[tuple[float, str], ...], ...]:
        head = (14, f"第{number}章　町とつくる長い名前の仕事の")
        return (head, *case(name)), (head, (12, "〔今後の課題〕"), (10, f"・{TEXT}"))

    edition = read(tmp_path / "book.pdf", *pages(1, "みどり野市"), *pages(2, "しおかぜ町"))
    assert [(c.name, c.pages.pdf, len(c.sections)) for c in edition.cases] == [
        ("みどり野市", (1, 2), 3), ("しおかぜ町", (3, 4), 3)
    ]  # fmt: skip


def test_a_chapter_said_again_above_the_next_case_is_none_of_the_one_before(tmp_path: Path) -> None:
    head = (8, "第1章　町のしごと")
    edition = read(
        tmp_path / "book.pdf", ((24, "第1章　町のしごと"),), (head, *case("みどり野市")), (head, *case("しおかぜ町"))
    )
    assert [(c.chapter, c.name, c.pages.pdf) for c in edition.cases] == [
        (1, "みどり野市", (2,)),
        (1, "しおかぜ町", (3,)),
    ]


def test_the_title_of_a_chapter_goes_on_where_it_wraps(tmp_path: Path) -> None:
    page = ((20, "第2章　町の会社や商店街と歩む支援"), (20, "の取組事例"), (10, TEXT))
    edition = read(tmp_path / "book.pdf", page, case("みどり野市"), case("しおかぜ町"))
    assert edition.chapters == ((2, "町の会社や商店街と歩む支援の取組事例"),)
    assert [(c.chapter, c.name) for c in edition.cases] == [(2, "みどり野市"), (2, "しおかぜ町")]


def test_parts_around_chapters_are_no_chapters(tmp_path: Path) -> None:
    pages = (
        ((24, "第1部　総論"),), ((24, "第1章　町のしごと"),), case("みどり野市"), ((24, "第2部　各論"),),
        ((24, "第2章　海のしごと"),), case("しおかぜ町"),
    )  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert edition.chapters == ((1, "町のしごと"), (2, "海のしごと"))
    assert [(c.chapter, c.name) for c in edition.cases] == [(1, "みどり野市"), (2, "しおかぜ町")]


def test_a_sentence_in_a_font_of_its_own_that_wraps_is_no_heading(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for font, size, y, text in (
        (GOTHIC, 18, 440, "事例1 みどり野市"), (GOTHIC, 12, 410, "1. 地域の状況"), (MINCHO, 10, 390, TEXT + TEXT[:5]),
        (MINCHO, 10, 374, "では、商店街の店が半分になった。"), (GOTHIC, 12, 350, "2. 取組みの成果"),
        (GOTHIC, 10, 330, "通い始めて半年でやっと話ができた方が、今では調理の当番を楽し"),
        (GOTHIC, 10, 314, "みにしています。"), (GOTHIC, 10, 298, "町の祭りにも出た。"),
        (MINCHO, 10, 270, "電話　0120-12-3401"),
    ):  # fmt: skip
        canvas.setFont(font, size)
        canvas.drawString(50, y, text)
    canvas.rect(46, 250, 320, 36)
    canvas.drawString(50, 256, "問い合わせ先　みどり野市福祉課")
    canvas.save()
    passages = [p for p in parsing.parse(tmp_path / "book.pdf").passages if p.section and p.section.number == 2]
    assert [(p.kind, p.headings, p.text[:12]) for p in passages] == [
        ("paragraph", (), "通い始めて半年でやっと話"), ("paragraph", (), "町の祭りにも出た。"),
        ("figure", (), "電話　0120-12-3"),
    ]  # fmt: skip


def test_a_large_line_between_two_sections_of_one_kind_begins_no_case_where_cases_have_titles(tmp_path: Path) -> None:
    pages = [
        ((18, title), (12, "取組の概要"), (14, "町工場とつくる仕事"), (12, "事業の背景と概要"), (10, f"・{TEXT}"),
         (12, "今後の課題"), (10, f"・{TEXT}"))
        for title in ("事例1　みどり野市", "事例2　しおかぜ町")
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [c.name for c in edition.cases] == ["みどり野市", "しおかぜ町"]


def test_the_head_of_a_slide_with_which_a_section_goes_on_is_no_heading(tmp_path: Path) -> None:
    pages = [
        page
        for n, name in ((1, "みどり野市"), (2, "しおかぜ町"))
        for page in (
            ((18, f"事例{n}　{name}"), (11, f"{name}とつくる仕事"), (14, "取組のポイント"), (10, f"・{TEXT}")),
            ((18, f"事例{n}　{name}"), (11, f"{name}とつくる仕事"), (10, f"・{TEXT}"), (10, f"・{TEXT}")),
        )
    ]
    edition = read(tmp_path / "slides.pdf", *pages)
    assert [(c.name, c.tagline) for c in edition.cases] == [
        ("みどり野市", "みどり野市とつくる仕事"),
        ("しおかぜ町", "しおかぜ町とつくる仕事"),
    ]
    assert [(p.headings, p.text) for p in edition.passages] == [((), TEXT)] * 6


def test_what_a_line_of_facts_wraps_onto_is_no_tagline(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        for font, size, y, text in (
            (GOTHIC, 18, 440, f"事例{number}　{name}"), (MINCHO, 10, 420, "町工場とつくる仕事"),
            (MINCHO, 10, 400, "総人口：12.3万人　高齢化率：31.5%　自立相談支援機関の運営形態：委"),
            (MINCHO, 10, 384, "託"), (GOTHIC, 12, 360, "1. 地域の状況"), (MINCHO, 10, 340, WRAPPED[0]),
            (MINCHO, 10, 324, WRAPPED[1]), (GOTHIC, 12, 300, "2. 取組みの成果"), (MINCHO, 10, 280, WRAPPED[0]),
            (MINCHO, 10, 264, WRAPPED[1]),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(50, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.tagline for case in edition.cases] == ["町工場とつくる仕事"] * 2


def test_a_title_below_the_number_of_its_case_may_wrap(tmp_path: Path) -> None:
    def page(number: int, *name: str) -> tuple[tuple[float, str], ...]:
        return ((10, f"事例{number}"), *((18, text) for text in name), *case("")[1:])

    names = (
        ("町工場と商店街でつくる働く場所と", "居場所"),
        ("町工場と商店街でつくる働く場所と", "朝ごはんの場から始まる相談の場の", "話"),
    )
    edition = read(tmp_path / "book.pdf", page(1, *names[0]), page(2, "みどり野市"), page(3, *names[1]))
    assert [(c.number, c.name) for c in edition.cases] == [
        (1, "町工場と商店街でつくる働く場所と居場所"), (2, "みどり野市"),
        (3, "町工場と商店街でつくる働く場所と朝ごはんの場から始まる相談の場の話"),
    ]  # fmt: skip


@pytest.mark.parametrize("closing", [("高齢化率 31.2%、運営形態 委託）",), ("高齢化率 31.2%、", "運営形態 委託）")])
def test_a_bracket_that_a_title_opens_is_closed_in_the_smaller_lines_below_it(
    closing: tuple[str, ...], tmp_path: Path
) -> None:
    head = ((18, "事例1　みどり野市（総人口 4.4万人、"), *((11, text) for text in closing))
    edition = read(tmp_path / "book.pdf", (*head, *case("")[1:]), case("事例2　しおかぜ町"))
    assert [(c.name, c.tagline) for c in edition.cases] == [
        ("みどり野市", "町工場とつくる仕事"), ("しおかぜ町", "町工場とつくる仕事"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "name", "tagline"),
    [
        (((12, "町の人が集まる場所をつくる"),), "ことば農園", "町の人が集まる場所をつくる"),
        ((), "青森県みどり野市", "ことば農園"),
    ],
)
def test_a_far_larger_name_below_the_place_of_a_case_is_its_name_where_a_line_below_says_more(
    more: tuple[tuple[float, str], ...], name: str, tagline: str, tmp_path: Path
) -> None:
    head = ((12, "事例1　青森県みどり野市"), (20, "ことば農園"), *more)
    edition = read(tmp_path / "book.pdf", (*head, *case("")[2:]))
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [(1, name, tagline)]


def test_a_section_title_that_the_next_page_says_again_goes_on_with_the_section(tmp_path: Path) -> None:
    edition = read(
        tmp_path / "book.pdf",
        ((18, "事例1　みどり野市"), (12, "取組のポイント"), (10, f"・{TEXT}"),
         (12, "今後の課題"), (11, "〔送迎〕"), (10, f"・{TEXT}")),
        ((12, "今後の課題"), (10, f"・{TEXT}"), (10, f"・{TEXT}")),
    )  # fmt: skip
    assert [(c.name, [s.title for s in c.sections]) for c in edition.cases] == [
        ("みどり野市", ["取組のポイント", "今後の課題"])
    ]
    assert [(p.headings, p.text) for p in edition.passages] == [((), TEXT), *[(("送迎",), TEXT)] * 3]


def test_titles_made_bold_by_their_outline_alone_are_titles(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for town in ("みどり野市", "しおかぜ町", "はまべ町"):
        canvas.setFont(MINCHO, 18)
        canvas.drawString(50, 450, town)
        canvas.setFont(MINCHO, 10)
        for n, text in enumerate(("課題", f"{town}では、場所が足りない。", "取組の成果", f"{town}に人が集まる。")):
            canvas.drawString(50, 420 - 20 * n, text, mode=0 if n % 2 else 2)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [[s.title for s in case.sections] for case in edition.cases] == [["課題", "取組の成果"]] * 3


def test_a_title_alone_on_the_page_before_is_known_by_how_those_of_the_other_cases_are_set(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for town in ("みどり野市", "しおかぜ町", "はまべ町"):
        lines = [
            (18, town), (13, "町の人が話し合える場所を農家と会社がつくり"), (13, "みんなで守る"), (12, "課題"),
            (10, f"{town}では、人が集まり話し合う場所と時間が足りない。"),
            (12, "取組の成果"), (10, f"{town}では、町の人がいつでも集まり話せるようになる。"),
        ]  # fmt: skip
        for n, (size, text) in enumerate(lines):
            canvas.setFont(MINCHO if size in (10, 13) else GOTHIC, size)
            canvas.drawString(50, 450 - 20 * n, text)
            if n == 1 and town == "しおかぜ町":
                canvas.showPage()
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.name, case.pages.pdf) for case in edition.cases] == [
        ("みどり野市", (1,)), ("しおかぜ町", (2, 3)), ("はまべ町", (4,))
    ]  # fmt: skip


def test_a_band_amid_a_page_with_a_name_that_the_contents_list_begins_a_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    names = ("みどり野市", "しおかぜ町", "はまべ町", "あおば村")
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(("目次", *(f"{n} {name} …… {(n + 1) // 2}" for n, name in enumerate(names, 1)))):
        canvas.drawString(50, 440 - 20 * n, text)
    for number, name in enumerate(names, 1):
        top = 470 if number % 2 else 230
        if number % 2:
            canvas.showPage()
        canvas.rect(40, top - 45, 320, 45)
        for size, y, text in (
            (13, top - 20, name), (9, top - 38, "町工場とつくる仕事"), (11, top - 60, "地域の状況"),
            (10, top - 80, f"・{TEXT}"), (11, top - 110, "取組みの成果"), (10, top - 130, f"・{TEXT}"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, y, text)
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(c.name, c.tagline, [s.kind for s in c.sections]) for c in cases] == [
        (name, "町工場とつくる仕事", ["地域の状況", "成果"]) for name in names
    ]


def test_a_band_holds_a_title_though_its_tagline_wraps_twice(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    names = ("みどり野市", "しおかぜ町", "はまべ町", "あおば村")
    told = ("町工場と商店街とともに短い時間", "の仕事をつくり、長く働いていな", "い方を支える")
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(("目次", *(f"事例{n}　{name} …… {(n + 1) // 2}" for n, name in enumerate(names, 1)))):
        canvas.drawString(50, 440 - 20 * n, text)
    for number, name in enumerate(names, 1):
        top = 470 if number % 2 else 230
        if number % 2:
            canvas.showPage()
        canvas.rect(40, top - 78, 140, 78)
        for n, (size, text) in enumerate([(9, f"事例{number}"), (13, name), *((9, text) for text in told)]):
            canvas.setFont(GOTHIC, size)
            canvas.drawString(44, top - 14 - 14 * n, text)
        for size, y, text in (
            (11, 92, "地域の状況"), (10, 112, f"・{TEXT}"), (11, 142, "取組みの成果"), (10, 162, f"・{TEXT}")
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, top - y, text)
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(c.number, c.name, c.tagline) for c in cases] == [
        (n, name, "".join(told)) for n, name in enumerate(names, 1)
    ]


def test_a_panel_left_of_the_text_holds_title_tagline_and_facts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(640, 400), invariant=1)
    names = ("みどり野市", "しおかぜ町", "はまべ町")
    for number, name in enumerate(names, 1):
        canvas.setFillGray(0.9)
        canvas.rect(40, 40, 160, 330, stroke=0, fill=1)
        canvas.setFillGray(0)
        panel = [(8, f"事例 {number:02}"), (17, name), (9, "町工場と商店街とともに短い時間の"), (9, "仕事をつくる")]
        panel += [(7, "総人口"), (11, f"{number}.4万人"), (7, "保護率"), (11, "7.6‰"), (7, "運営形態"), (11, "委託")]
        for n, (size, text) in enumerate(panel):
            canvas.setFont(GOTHIC, size)
            canvas.drawString(50, 345 - 22 * n, text)
        for size, y, text in (
            (12, 345, "取組みのポイント"), (10, 315, f"・{TEXT}"), (12, 245, "取組みの成果"), (10, 215, f"・{TEXT}")
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(230, y, text)
        canvas.showPage()
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(c.name, c.tagline, {k: v.raw for k, v in c.attributes.items()}) for c in cases] == [
        (
            name,
            "町工場と商店街とともに短い時間の仕事をつくる",
            {"総人口": f"{n}.4万人", "保護率": "7.6‰", "運営形態": "委託"},
        )
        for n, name in enumerate(names, 1)
    ]


def test_a_heading_in_brackets_may_wrap(tmp_path: Path) -> None:
    heading = ("【市内の商店街と話し合いを重ねて、短い時間から始め", "られる仕事をつくる工夫】")
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for name in ("みどり野市", "しおかぜ町"):
        lines = ((18, name), (14, "地域の状況"), *((10, line) for line in (*heading, *WRAPPED, *WRAPPED)))
        for n, (size, text) in enumerate((*lines, (14, "取組みの成果"), *((10, f"・{TEXT}"),) * 6)):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 440 - 20 * n, text)
        canvas.showPage()
    canvas.save()
    told, said = "市内の商店街と話し合いを重ねて、短い時間から始められる仕事をつくる工夫", "".join(WRAPPED)
    passages = parsing.parse(tmp_path / "book.pdf").passages
    assert [(p.headings, p.text) for p in passages] == [((told,), said), ((told,), said), *(((), TEXT),) * 6] * 2


TOWNS = ("みどり野市", "しおかぜ町", "はまべ町")


def towns_book(path: Path, title: str, *more: str, cover: str = "") -> Edition:
    """A case a page for each of the towns. title: a pattern of its title's first line. more: the lines that follow."""
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    if cover:
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(50, 450, cover)
        canvas.showPage()
    for town in TOWNS:
        lines = [
            (18, title.format(town)), *((18, text) for text in more),
            (12, "課題"), (10, f"{town}では、人が集まり話し合う場所と時間が足りない。"),
            (12, "取組の成果"), (10, f"{town}では、町の人がいつでも集まり話せるようになる。"),
        ]  # fmt: skip
        for n, (size, text) in enumerate(lines):
            canvas.setFont(MINCHO if size == 10 else GOTHIC, size)
            canvas.drawString(50, 450 - 22 * n, text)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def test_a_name_in_brackets_that_goes_on_in_the_next_line_is_without_them(tmp_path: Path) -> None:
    edition = towns_book(tmp_path / "book.pdf", "【{}と県のつながりの窓口", "の会】")
    assert edition.cases[1].name == "しおかぜ町と県のつながりの窓口の会"


def test_a_cover_set_as_titles_are_is_no_title_of_the_case_on_the_page_after_it(tmp_path: Path) -> None:
    edition = towns_book(tmp_path / "book.pdf", "{}", cover="地域のつながりの事例集")
    assert edition.title == "地域のつながりの事例集"
    assert [(case.name, case.pages.pdf) for case in edition.cases] == [(town, (n,)) for n, town in enumerate(TOWNS, 2)]


def test_a_headline_of_three_lines_is_the_whole_title_of_its_case(tmp_path: Path) -> None:
    lines = ("{}の町工場とともにつくる", "短い時間から始めて長く続けられる", "仕事と朝ごはんの場")
    edition = towns_book(tmp_path / "book.pdf", *lines)
    assert [case.name for case in edition.cases] == ["".join(lines).format(town) for town in TOWNS]


def test_a_large_line_set_as_most_titles_begins_a_case_though_the_wordings_of_its_sections_are_new(
    tmp_path: Path,
) -> None:
    told = (*((town, "課題", "取組の成果") for town in TOWNS), ("あおば村", "地域の状況", "工夫した点"))
    pages = [
        ((18, town), (12, first), (10, f"・{TEXT}"), (12, second), (10, f"・{TEXT}")) for town, first, second in told
    ]
    edition = read(tmp_path / "book.pdf", *pages)
    assert [(c.name, *(s.title for s in c.sections)) for c in edition.cases] == list(told)


def test_chapters_and_cases_are_numbered_as_official_papers_are(tmp_path: Path) -> None:
    """第１ above １ above （１), all in one size, in the contents too, where only the cases name a page."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 560), invariant=1)
    parts = (("市町村の事例", ("北海道みどり野市", "香川県しおかぜ町")), ("窓口の事例", ("つなぐハローワーク",)))
    listed = ["目次"]
    for n, (chapter, names) in enumerate(parts):
        listed += [f"第{'１２'[n]}　{chapter}"]
        listed += [f"{'１２'[k]}　{name}・・・・・・・・・・{2 + 2 * n + k}" for k, name in enumerate(names)]
    pages = [listed]
    for n, (chapter, names) in enumerate(parts):
        for k, name in enumerate(names):
            pages.append([
                *([f"第{'１２'[n]}　{chapter}"] if k == 0 else []), f"{'１２'[k]}　{name}",
                "　町の農家と会社をつないで働く場を広げる", "（１）地域の状況", "・商店が減り、働く場が少ない。",
                "（２）取組みの成果", f"・{name}では窓口の職員が事業所を訪ねている。",
            ])  # fmt: skip
    for page in pages:
        for row, text in enumerate(page):
            canvas.setFont(MINCHO, 10.5)
            canvas.drawString(40, 500 - 22 * row, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.chapter, c.number, c.name) for c in edition.cases] == [
        (1, 1, "北海道みどり野市"), (1, 2, "香川県しおかぜ町"), (2, 1, "つなぐハローワーク"),
    ]  # fmt: skip
    assert edition.chapters == ((1, "市町村の事例"), (2, "窓口の事例"))


def test_what_is_counted_by_another_word_is_no_chapter() -> None:
    told = ("第2回　協議会", "第1号被保険者", "第１次　計画", "第１　地域の状況")
    assert [profile.load().official(text) for text in told] == [None] * 4


def test_sections_may_be_numbered_as_chapters_of_official_papers_are(tmp_path: Path) -> None:
    page = ((12.0, "第１　地域の状況"), (10.0, f"・{TEXT}"), (12.0, "第２　役場の取組"), (10.0, f"・{TEXT}"),
            (12.0, "第３　今後の課題"), (10.0, f"・{TEXT}"))  # fmt: skip
    edition = read(
        tmp_path / "a.pdf", *(((18.0, f"事例{n}　{t}"), *page) for n, t in ((1, "みどり野市"), (2, "はまべ町")))
    )
    assert [[(s.number, s.title) for s in c.sections] for c in edition.cases] == [
        [(1, "地域の状況"), (2, "役場の取組"), (3, "今後の課題")]
    ] * 2


def test_the_titles_of_cards_may_stand_on_them_in_narrower_tabs(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 500), invariant=1)
    for n, name in enumerate(("北海道みどり野市", "香川県しおかぜ町"), 1):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 450, f"事例{n}　{name}")
        for k, title in enumerate(("地域の状況", "取組みのポイント", "取組みの成果")):
            y = 400 - 120 * k
            shaded(canvas, y, 90, 16)
            canvas.setFillGray(0)
            canvas.rect(40, y - 80, 340, 80)
            canvas.setFont(GOTHIC, 10)
            canvas.drawString(58, y + 4, title)
            canvas.setFont(MINCHO, 10)
            for row, text in enumerate(
                ("仕事の切り出し", f"・{TEXT}", "・窓口の職員が町の事業所を一つずつ訪ねている。")
            ):
                canvas.drawString(50, y - 20 - 18 * row, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [[s.title for s in c.sections] for c in edition.cases] == [
        ["地域の状況", "取組みのポイント", "取組みの成果"]
    ] * 2
    assert [(p.headings, p.text) for p in edition.passages][:2] == [
        (("仕事の切り出し",), TEXT), (("仕事の切り出し",), "窓口の職員が町の事業所を一つずつ訪ねている。"),
    ]  # fmt: skip


def test_titles_in_a_colour_of_their_case_are_of_the_kinds_that_they_are_about(tmp_path: Path) -> None:
    """Each case has its colour, which is all but a little size that tells titles; some wordings are known by what they
    are about only."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 500), invariant=1)
    told = ("地域の状況", "連携先と連携の強化に至った背景", "取組みのポイント", "応募先の確保について工夫していること")
    names = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町")
    for n, (name, colour) in enumerate(zip(names, ((0.8, 0, 0), (0, 0.5, 0), (0, 0, 0.8)), strict=True), 1):
        canvas.setFillColorRGB(*colour)
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 450, f"事例{n}　{name}")
        for k, title in enumerate(told):
            canvas.setFillColorRGB(*colour)
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(40, 400 - 80 * k, title)
            canvas.setFillGray(0)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(40, 380 - 80 * k, f"・{TEXT}")
            canvas.drawString(40, 362 - 80 * k, "・窓口の職員が町の事業所を一つずつ訪ねている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [[s.title for s in c.sections] for c in edition.cases] == [list(told)] * 3


def test_a_number_that_some_titles_have_in_their_line_is_of_none(tmp_path: Path) -> None:
    pages = [
        ((18.0, f"事例{n}　{name}"), (12.0, "地域の状況"), (10.0, f"・{TEXT}"), (12.0, title), (10.0, f"・{TEXT}"),
         (12.0, "今後の課題"), (10.0, f"・{TEXT}"))
        for n, name, title in (
            (1, "みどり野市", "取組みのポイント"), (2, "しおかぜ町", "取組みのポイント"),
            (3, "はまべ町", "2　背景と経緯の概要"),
        )
    ]  # fmt: skip
    edition = read(tmp_path / "a.pdf", *pages)
    assert [s.title for s in edition.cases[2].sections] == ["地域の状況", "背景と経緯の概要", "今後の課題"]


def test_the_chapter_may_stand_before_the_number_of_a_case_in_its_title() -> None:
    read = profile.load()
    assert read.case("第2章 事例3　みどり野市") == Numbered(3, "みどり野市", chapter=2)
    assert read.chapter("第2章 事例3　みどり野市") is None
    assert read.chapter("第2章　事例10選") == Numbered(2, "事例10選", "章")
    assert read.case("第2章　事例10選") is None


def test_chapters_around_those_of_the_cases_hold_none(tmp_path: Path) -> None:
    def part(title: str) -> tuple[tuple[float, str], ...]:
        return ((12, title), (11, "（1）背景"), (10, f"・{TEXT}"), (11, "（2）課題"), (10, f"・{TEXT}"))

    edition = read(
        tmp_path / "book.pdf",
        ((18, "移動支援の取組に関する調査"),),
        ((18, "第1章　調査の概要"), *part("1　調査の目的")),
        ((18, "第2章　取組事例"), *part("事例1　みどり野市")),
        part("事例2　しおかぜ町"),
        ((18, "第3章　まとめ"), *part("1　考察")),
    )
    assert [(case.id, case.name) for case in edition.cases] == [("2-1", "みどり野市"), ("2-2", "しおかぜ町")]
    assert [p.case.name if p.case else None for p in edition.passages if p.text == TEXT] == [
        None, None, "みどり野市", "みどり野市", "しおかぜ町", "しおかぜ町", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "sections"),
    [("学校との連携", 4), ("短い時間から始める工夫と送迎のポイント", 2), ("コラム　市場の朝の話", 4)],
)
def test_titles_that_are_smaller_since_they_are_long_are_titles_where_nothing_else_is_set_so(
    heading: str, sections: int, tmp_path: Path
) -> None:
    pages = [
        (
            (18, name), (14, "地域の状況"), (10, f"・{TEXT}"), (11, "応募先の確保について工夫していること"),
            (10, f"・{TEXT}"), (10.5 if heading[0] == "学" else 11, heading), (10, f"・{TEXT}"),
            (11, "連携によって得られているメリットや効果"), (10, f"・{TEXT}"), (14, "今後の課題"), (10, f"・{TEXT}"),
        )
        for name in ("事例1　みどり野市", "事例2　しおかぜ町")
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [len(c.sections) for c in edition.cases] == [sections] * 2


def test_titles_smaller_than_others_as_long_since_their_bars_have_no_room_are_titles(tmp_path: Path) -> None:
    """Two columns: in the narrow one a title in its bar is smaller than in the wide one."""
    told = (
        "地域の状況",
        "応募先の確保について工夫していること",
        "自治体との連携が進むことによって得られているメリット",
        "今後の課題と展望",
    )
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(660, 420), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        canvas.setFont(GOTHIC, 20)
        canvas.drawString(40, 380, f"事例{n}　{name}")
        for k, title in enumerate(told):
            x, y = (40, 280)[k // 2], (350, 200)[k % 2]
            size = 9 if (k, n) in ((1, 1), (1, 2)) else 12
            canvas.setFillGray(0.8)
            canvas.rect(x, y - 5, 12 + size * len(title), 18, 0, 1)
            canvas.setFillGray(0)
            canvas.setFont(GOTHIC, size)
            canvas.drawString(x + 6, y, title)
            canvas.setFont(MINCHO, 10)
            for row in range(8):
                canvas.drawString(x, y - 22 - 15 * row, ("・" + TEXT * 2)[: (20, 36)[k // 2] - 1] + "。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [tuple(s.title for s in c.sections) for c in edition.cases] == [told] * 2


@pytest.mark.parametrize(
    ("case_form", "section", "heading"),
    [("2.{n} {name}", "2.{n}.{k} {name}", "2.{n}.{k}.{m} {name}"), ("事例{n} {name}", "{k} {name}", "({m}) {name}")],
)
def test_sections_and_headings_that_the_contents_list_below_the_cases_are_no_cases(
    case_form: str, section: str, heading: str, tmp_path: Path
) -> None:
    listed: list[tuple[float, str]] = [(14, "目次"), (10, "第2章 町の事例 ……… 2")]
    bodies = [[(18.0, "第2章 町の事例")]]
    for n, town in enumerate(("みどり野市", "しおかぜ町"), 1):
        body = [(15.0, case_form.format(n=n, name=town))]
        for k, name in enumerate(("事業実施の背景と概要", "取組みの成果"), 1):
            body.append((12.0, section.format(n=n, k=k, name=name)))
            for m, head in enumerate(("学校との連携", "送迎"), 1):
                body += [(10.5, heading.format(n=n, k=k, m=m, name=head)), (10.0, TEXT)]
        listed += [(10, f"{text} ……… {n + 1}") for size, text in body if size > 10]
        bodies.append(body)
    edition = read(tmp_path / "book.pdf", tuple(listed), *(tuple(body) for body in bodies))
    assert [(c.number, c.name, len(c.sections)) for c in edition.cases] == [(1, "みどり野市", 2), (2, "しおかぜ町", 2)]
    assert {p.headings for p in edition.passages if p.case} == {("学校との連携",), ("送迎",)}


def test_a_box_with_the_number_of_a_case_and_its_name_amid_a_column_begins_the_case() -> None:
    def line(text: str, size: float, top: float) -> Line:
        return Line(1, text, 40, top, 40 + size * len(text), top + size, Style("g", size, "000000", False), 1.0, 40)

    text = line(TEXT, 9, 20)
    band = Boxed(1, Box(30, 40, 260, 100), (line("事例2", 8, 44), line("みどり野市", 14, 56)), False)
    said = Boxed(1, Box(30, 40, 260, 100), (line("用語", 8, 44), line("みどり野市", 14, 56)), False)
    opened = bands.opened([text, band, said, text], Contents(), profile.load())
    assert opened == [text, *band.lines, said, text]


def test_the_number_and_name_of_a_case_on_a_photograph_at_the_head_of_a_page_are_its_title() -> None:
    def line(text: str, size: float, top: float) -> Line:
        return Line(1, text, 40, top, 40 + size * len(text), top + size, Style("g", size, "000000", False), 1.0, 40)

    text, box = line(TEXT, 9, 220), Box(0, 0, 400, 200)
    photograph = Picture(1, box, (line("事例2", 10, 100), line("みどり野市", 22, 120)))
    uncounted = Picture(1, box, photograph.lines[1:])
    assert bands.opened([photograph, text], Contents(), profile.load()) == [*photograph.lines, text]
    assert bands.opened([uncounted, text], Contents(), profile.load()) == [uncounted, text]


def test_a_preface_and_an_appendix_set_as_the_sections_are_none(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 400), invariant=1)

    def page(*lines: tuple[float, str]) -> None:
        for n, (size, text) in enumerate(lines):
            if size == 13:
                canvas.setFillColorRGB(0.8, 0.9, 1)
                canvas.rect(36, 345 - 30 * n, 340, 20, stroke=0, fill=1)
                canvas.setFillColorRGB(0, 0, 0)
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(40, 350 - 30 * n, text)
        canvas.showPage()

    said = "窓口の職員が事業所を訪ね、仕事を一つずつ切り出している。"
    page((24, "町の取組事例集"))
    page((13, "はじめに"), (10, said))
    towns, titles = [f"{name}市" for name in "青赤白黒緑紫銀"], ["取組の背景", "取組の効果", "今後の課題"]
    for n, town in enumerate(towns, 1):
        page((18, f"事例{n}　{town}"), *(line for title in titles for line in ((13, title), (10, said))))
    page((13, "資料編　調査票"), (10, said))
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.name, [s.title for s in case.sections]) for case in edition.cases] == [
        (town, titles) for town in towns
    ]
    assert edition.title == "町の取組事例集"
