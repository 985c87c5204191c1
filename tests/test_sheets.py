"""Forms: a table a case, with labels for its number, name, tagline, facts and sections."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import MINCHO

from jireishu import filled, parsing, profile, sheets, slips
from jireishu.model import Edition
from jireishu.page import Box, Page, Segment, Style, are_stacked

CASES = (("北海道みどり野市", "畑"), ("香川県しおかぜ町", "港"), ("秋田県はまべ町", "店"))
SECTIONS = ("地域の状況", "取組みのポイント", "取組みの成果", "今後の課題")
Row = Sequence[tuple[float, Sequence[str]]]  # widths, and lines


def table(canvas: Canvas, left: float, top: float, rows: Sequence[Row]) -> None:
    """A ruled table, each row as high as its longest cell."""
    for row in rows:
        high = 14.0 * max(1, *(len(lines) for _, lines in row)) + 8
        x = left
        for wide, lines in row:
            canvas.rect(x, top - high, wide, high)
            for n, text in enumerate(lines):
                canvas.drawString(x + 4, top - 15 - 14 * n, text)
            x += wide
        top -= high


def says(what: str, section: str) -> list[str]:
    return [f"・{what}で働く人の{section[-2:]}を市の窓口が毎月聞いて回り、就労支援員", "がまとめている。"]


def told(what: str) -> list[Row]:
    """The rows of a form that tell its sections, but the first."""
    return [[(80, [section]), (400, says(what, section))] for section in SECTIONS[1:]]


def tagline(what: str) -> str:
    return f"{what}の仕事を市の窓口で相談者につなぐ"


def made(path: Path, form: Callable[[int, str, str], Sequence[Row]], aside: bool = False) -> Edition:
    """A casebook of such forms, a case a page, or two side by side."""
    canvas = Canvas(str(path), pagesize=(1200, 600) if aside else (600, 600), invariant=1)
    for n, (name, what) in enumerate(CASES, 1):
        canvas.setFont(MINCHO, 8)
        table(canvas, 640 if aside and n % 2 == 0 else 60, 560, form(n, name, what))
        if not aside or n % 2 == 0 or n == len(CASES):
            canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def of_rows(*rows: str) -> slips.Slip:
    """A form of a cell a row."""
    style, fields = Style("G", 9.0, "000000", False), []
    for n, text in enumerate(rows):
        box = Box(40.0, 50.0 + 20 * n, 440.0, 70.0 + 20 * n)
        fields.append(slips.Field(box, [Segment(text, 44.0, box.top + 4, 400.0, box.top + 14, style, n, 44.0)]))
    return slips.Slip(Box(40, 50, 440, 50 + 20 * len(rows)), tuple(fields))


def check(edition: Edition, numbered: bool = True) -> None:
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n if numbered else None, name, tagline(what)) for n, (name, what) in enumerate(CASES, 1)
    ]  # fmt: skip
    assert [c.attributes["総人口"].raw for c in edition.cases] == ["4.1万人", "4.2万人", "4.3万人"]
    told = [(p.case.name, p.section.title, p.text) for p in edition.passages if p.case and p.section and "。" in p.text]
    assert told == [(name, s, "".join(says(what, s))[1:]) for name, what in CASES for s in SECTIONS[1:]]


def test_labels_tell_the_number_name_and_tagline_of_a_form(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["事例番号"]), (60, [f"{n}"]), (80, ["自治体名"]), (260, [name])],
            [(80, ["タイトル"]), (400, [tagline(what)])],
            [(480, ["【地域の状況】"])],
            [(80, ["総人口"]), (160, [f"4.{n}万人"]), (80, ["高齢化率"]), (160, [])],
            *([(480, lines)] for s in SECTIONS[1:] for lines in ([f"【{s}】"], says(what, s))),
        ]  # fmt: skip

    check(made(tmp_path / "a.pdf", form))


def test_a_row_labels_the_tagline_and_another_a_fact_that_all_cases_share(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["事例番号"]), (160, [f"{n}"]), (80, ["自治体名"]), (160, [name])],
            [(80, ["取組の名称"]), (400, [tagline(what)])],
            [(80, ["総人口"]), (160, [f"4.{n}万人"]), (80, ["取組開始年度"]), (160, [f"令和{n}年度"])],
            [(80, ["取組主体"]), (400, [f"{what}の会"])], [(80, ["活用した事業"]), (400, ["地域づくり交付金"])],
            *told(what),
        ]  # fmt: skip

    edition = made(tmp_path / "a.pdf", form)
    check(edition)
    assert [c.attributes["活用した事業"].raw for c in edition.cases] == ["地域づくり交付金"] * 3


def test_the_prefecture_over_which_its_label_stands_is_of_the_name(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["タイトル"]), (400, [tagline(what)])], [(80, ["番号"]), (160, ["都道府県"]), (240, ["自治体名"])],
            [(80, [f"{n}"]), (160, [name[:3]]), (240, [name[3:]])], [(80, ["総人口"]), (400, [f"4.{n}万人"])],
            *told(what),
        ]  # fmt: skip

    check(made(tmp_path / "a.pdf", form))


def test_labels_at_the_very_top_of_every_page_are_labels_still(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["番号"]), (160, ["都道府県"]), (240, ["自治体名"])],
            [(80, [f"{n}"]), (160, [name[:3]]), (240, [name[3:]])], [(80, ["タイトル"]), (400, [tagline(what)])],
            [(80, ["総人口"]), (400, [f"4.{n}万人"])], *told(what),
        ]  # fmt: skip

    check(made(tmp_path / "a.pdf", form))


def test_a_form_may_say_who_carries_it_out_and_under_which_number_it_is_filed(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["整理番号"]), (80, [f"{n}"]), (80, ["実施主体"]), (240, [name])],
            [(80, ["タイトル"]), (400, [tagline(what)])], [(80, ["総人口"]), (400, [f"4.{n}万人"])],
            *told(what),
        ]  # fmt: skip

    check(made(tmp_path / "a.pdf", form))


def test_two_forms_stand_side_by_side(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["団体名"]), (400, [name])], [(80, ["取組名"]), (400, [tagline(what)])],
            [(80, ["地域の状況"]), (400, [f"総人口：4.{n}万人", "高齢化率：30%"])],
            *told(what),
        ]  # fmt: skip

    check(made(tmp_path / "a.pdf", form, aside=True), numbered=False)


def test_labels_stand_above_in_the_cells_that_they_label(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 600), invariant=1)
    for n, (name, what) in enumerate(CASES, 1):
        top = 560.0
        rows = [
            [(80.0, "事例No.", [f"{n}"]), (400.0, "自治体名", [name])], [(480.0, "取組のタイトル", [tagline(what)])],
            [(240.0, "総人口", [f"4.{n}万人"]), (240.0, "高齢化率", ["30%"])],
            *([(480.0, s, says(what, s))] for s in SECTIONS[1:]),
        ]  # fmt: skip
        for row in rows:
            high, x = 18.0 + 14 * max(len(lines) for *_, lines in row), 60.0
            for wide, label, lines in row:
                canvas.rect(x, top - high, wide, high)
                canvas.setFont(MINCHO, 6)
                canvas.drawString(x + 4, top - 9, label)
                canvas.setFont(MINCHO, 8)
                for k, text in enumerate(lines):
                    canvas.drawString(x + 4, top - 22 - 14 * k, text)
                x += wide
            top -= high
        canvas.showPage()
    canvas.save()
    check(parsing.parse(tmp_path / "a.pdf"))


def test_headings_stand_in_cells_between_the_titles_of_sections_and_their_texts(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, [f"{n}"]), (400, [name])], [(480, [tagline(what)])],
            [(80, ["地域の状況"]), (400, [f"総人口：4.{n}万人"])],
            *([(80, [s]), (70, ["町の人との", "つながり"]), (330, says(what, s))] for s in SECTIONS[1:]),
        ]  # fmt: skip

    edition = made(tmp_path / "a.pdf", form)
    check(edition)
    assert {p.headings for p in edition.passages if "。" in p.text} == {("町の人とのつながり",)}


def test_titles_that_nobody_foresaw_stand_in_cells_as_the_others_do() -> None:
    known = ("■取組みの成果", "・町で働く人が増えた。")
    asked = ("■問合せ先", "産業課 0123-45-6789")
    grammar = profile.load()
    paid = [of_rows(*known, "■費用と財源", f"・{n}万円を県が補助した。", *asked) for n in (3, 5, 8)]
    assert filled.titles(paid, 0.0, grammar) == ["費用と財源"]
    assert filled.titles(paid[:2], 0.0, grammar) == []
    plain = [of_rows(*known, "費用と財源", f"・{n}万円を県が補助した。", *asked) for n in (3, 5, 8)]
    assert filled.titles(plain, 0.0, grammar) == []


def test_the_title_of_an_aside_and_that_of_a_section_which_goes_on_are_no_taglines() -> None:
    def role(title: str) -> str:
        return filled.told(of_rows(title, "話した。"), None, profile.load())[0].role

    titles = ("畑の仕事を市の窓口で相談者につなぐ", "コラム　町の畑で広く働く場をつくる", "取組みのポイント（続き）")
    assert [role(title) for title in titles] == ["tagline", "text", "text"]


def test_a_section_of_one_form_alone_is_one_of_the_book() -> None:
    def sheet(n: int, *sections: str) -> Page:
        rows = [("事例名", f"{n}　緑山市"), *((name, f"・{n}人が町の仕事に就いた。") for name in sections)]
        cells, texts = [], []
        for k, row in enumerate(rows):
            for x, text in zip((40.0, 140.0), row, strict=True):
                cells.append(Box(x, 50.0 + 20 * k, 140.0 if x < 100 else 500.0, 70.0 + 20 * k))
                style = Style("G", 9.0, "000000", False)
                texts.append(Segment(text, x + 4, 54.0 + 20 * k, x + 90, 64.0 + 20 * k, style, k, x + 4))
        return Page(n, 595, 842, tuple(texts), tables=(tuple(cells),))

    own = ("町と外部との連携内容",)
    read = sheets.unrolled([sheet(1, *SECTIONS), sheet(2, *SECTIONS), sheet(3, *SECTIONS, *own)], profile.load())
    assert read is not None
    assert read[1].own == set(own)


def test_colour_within_a_cell_is_no_other_cell() -> None:
    style = Style("G", 9.0, "000000", False)
    texts = [Segment(t, x, 104, x + 60, 113, style, 0, x) for t, x in (("取組の特徴", 60.0), ("港で働く", 130.0))]
    frames = (Box(49, 101, 121, 119), Box(48, 100, 124, 120), Box(124, 100, 540, 120))
    read = slips.read(Page(1, 595, 842, tuple(texts), frames=frames))
    assert [[field.text for field in slip.fields] for slip in read] == [["取組の特徴", "港で働く"]]


def test_a_label_for_several_sections_is_no_section(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(100, ["番号・名称"]), (380, [f"{n}　{name}"])], [(100, ["取組の概要"]), (380, [tagline(what)])],
            [(100, ["総人口"]), (380, [f"4.{n}万人"])],
            *([(100, [s]), (380, says(what, s))] for s in SECTIONS[1:]),
        ]  # fmt: skip

    check(made(tmp_path / "a.pdf", form))


def test_the_name_of_a_case_stands_in_brackets_above_its_form(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 600), invariant=1)
    for n, (name, what) in enumerate(CASES, 1):
        canvas.setFont(MINCHO, 12)
        canvas.drawRightString(540, 570, f"【{name}】")
        canvas.setFont(MINCHO, 8)
        rows = [
            [(480.0, [f"取組名：{tagline(what)}"])],
            [(160.0, ["総人口"]), (160.0, ["高齢化率"]), (160.0, ["位置"])],
            [(160.0, [f"4.{n}万人"]), (160.0, ["30%"]), (160.0, ["北部"])],
            *([(480.0, lines)] for s in SECTIONS[1:] for lines in ([s], says(what, s))),
        ]  # fmt: skip
        table(canvas, 60, 560, rows)
        canvas.showPage()
    canvas.save()
    check(parsing.parse(tmp_path / "a.pdf"), numbered=False)


def test_sections_stand_in_boxes_side_by_side_below_the_head_of_a_form(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(1200, 600), invariant=1)
    for n, (name, what) in enumerate(CASES, 1):
        canvas.setFont(MINCHO, 12)
        table(canvas, 60, 580, [[(80, [f"2-{n}"]), (300, [name]), (700, [tagline(what)])]])
        canvas.setFont(MINCHO, 8)
        table(canvas, 60, 540, [[(340, [SECTIONS[0]])], [(340, [f"総人口：4.{n}万人", "高齢化率：30%"])]])
        for left, top, s in ((60, 470, SECTIONS[1]), (430, 540, SECTIONS[2]), (800, 540, SECTIONS[3])):
            table(canvas, left, top, [[(340, [s])], [(340, says(what, s))]])
        canvas.showPage()
    canvas.save()
    check(parsing.parse(tmp_path / "a.pdf"))


def test_what_forms_say_more_counts_only_where_no_text_is_joined_for_it(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["自治体名"]), (400, [name])], [(80, ["タイトル"]), (400, [tagline(what)])],
            *([(80, [s]), (400, says(what, s))] for s in SECTIONS),
        ]  # fmt: skip

    forms = made(tmp_path / "a.pdf", form)
    first, second, *rest = forms.passages
    joined = replace(forms, passages=(replace(first, text=first.text + second.text), *rest))
    plain = replace(forms, cases=tuple(replace(case, tagline="") for case in forms.cases))
    assert sheets.tells_more(forms, plain, profile.load())
    assert not sheets.tells_more(joined, plain, profile.load())
    nameless = replace(forms, cases=tuple(replace(case, name="個票") for case in forms.cases))
    assert sheets.tells_more(forms, nameless, profile.load())
    assert not sheets.tells_more(nameless, forms, profile.load())
    broken = replace(forms, passages=(*forms.passages, replace(second, text="がまとめる")))
    assert not sheets.tells_more(broken, plain, profile.load())


def test_what_forms_say_in_taglines_and_facts_is_not_lost_from_the_text_of_sections(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        return [
            [(80, ["自治体名"]), (400, [name])], [(80, ["タイトル"]), (400, [tagline(what)])],
            *([(80, [s]), (400, says(what, s))] for s in SECTIONS),
        ]  # fmt: skip

    forms = made(tmp_path / "a.pdf", form)
    heads = tuple(replace(forms.passages[0], text=case.tagline) for case in forms.cases)
    plain = replace(
        forms,
        cases=tuple(replace(case, tagline="") for case in forms.cases),
        passages=(*forms.passages, *heads),
    )
    assert sheets.tells_more(forms, plain, profile.load())
    text = replace(forms.passages[0], text="送迎のない町では通えない")
    assert not sheets.tells_more(forms, replace(plain, passages=(*plain.passages, *[text] * 3)), profile.load())


def test_a_page_of_more_cells_than_anybody_fills_in_holds_no_form() -> None:
    style = Style("F", 9, "000000", False)
    text = Segment("自治体名", 12, 12, 48, 21, style, 0, 12)
    cells = tuple(Box(10 + n, 10, 50 + n, 30) for n in range(slips.CELLS))
    page = Page(1, 600, 800, (text,), tables=(cells,), glyphs=4)
    assert [field.text for form in slips.read(page) for field in form.fields][:1] == ["自治体名"]
    assert slips.read(replace(page, frames=(Box(10, 40, 50, 60),))) == []


def test_a_page_of_many_frames_is_put_in_order_in_step_with_their_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(one: Box, other: Box) -> bool:
        asked.append(one)
        return are_stacked(one, other)

    monkeypatch.setattr(slips, "are_stacked", counted)
    frames = [
        Box(20.0 + 20 * (n % 20), 20.0 + 20 * (n // 20), 30.0 + 20 * (n % 20), 30.0 + 20 * (n // 20))
        for n in range(300)
    ]
    found = slips.read(Page(1, 595, 842, (), tuple(frames)))
    assert [slip.box for slip in found] == sorted(frames, key=lambda box: (box.x0, box.top))
    assert len(asked) <= len(frames) ** 2


def test_titles_as_wide_as_their_form_stand_over_headings_left_of_their_texts(tmp_path: Path) -> None:
    def form(n: int, name: str, what: str) -> list[Row]:
        told = says(what, "ようす")
        return [
            [(80, [f"事例№{n}"]), (400, [name])], [(80, ["概要"]), (400, [tagline(what)])],
            [(480, ["2．事業実施の背景と概要"])], [(80, ["事業の背景"]), (400, told)],
            [(80, ["事業の概要"]), (60, ["窓口の設置"]), (340, told)], [(80, [""]), (60, ["訪問"]), (340, told)],
            [(480, ["3．取組みの成果"])], [(480, told)], [(480, ["4．今後の課題"])], [(80, ["人手"]), (400, told)],
        ]  # fmt: skip

    edition = made(tmp_path / "a.pdf", form)
    assert [(c.name, c.tagline, [s.title for s in c.sections]) for c in edition.cases] == [
        (name, tagline(what), ["事業実施の背景と概要", "取組みの成果", "今後の課題"]) for name, what in CASES
    ]
    assert [(p.section.number, p.headings) for p in edition.passages if p.case and p.section] == [
        (2, ("事業の背景",)), (2, ("事業の概要", "窓口の設置")), (2, ("事業の概要", "訪問")), (3, ()), (4, ("人手",)),
    ] * 3  # fmt: skip


def test_a_heading_in_brackets_within_a_section_labels_no_tagline() -> None:
    def roles(*rows: str) -> list[tuple[str, str]]:
        slip = of_rows(*rows)
        right = (slips.Field(replace(f.box, x0=140.0), f.parts) for f in slip.fields[1:])
        return [
            (s.role, s.text) for s in filled.told(replace(slip, fields=(slip.fields[0], *right)), 0.0, profile.load())
        ]

    rows = ("取組みの成果", "【事業の概要】", "＜窓口の設置＞", "・窓口の職員が事業所を訪ねている。")
    assert roles(*rows) == [("section", rows[0]), *(("text", row) for row in rows[1:])]
    assert roles("整理番号", "【事業の概要】", "仕事を切り出して渡す窓口")[-1] == (
        "tagline",
        "仕事を切り出して渡す窓口",
    )
