"""Facts whose label or value goes on in the next line of a narrow column."""

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import facts, labels, parsing, profile
from jireishu.items import Boxed, Cell, Line, Table
from jireishu.model import Case, Edition
from jireishu.page import Box, Style

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"
Row = tuple[str, str]


def book(path: Path, *rows: Row, boxed: bool = False, celled: bool = False) -> Edition:
    """A case with rows of facts, labels left and values right, without rules; in a box, or each label in a cell."""
    canvas = Canvas(str(path), pagesize=(420, 560), invariant=1)
    for size, y, text in ((18, 500, "事例1 みどり野市"), (10, 476, "町工場とつくる仕事"), (12, 450, "1. 地域の状況")):
        canvas.setFont(GOTHIC, size)
        canvas.drawString(50, y, text)
    canvas.setFont(MINCHO, 10)
    for n, (label, value) in enumerate(rows):
        if celled:
            canvas.rect(50, 420 - 15 * n, 100, 15)
            canvas.rect(50, 420 - 15 * n, 6, 15)
        canvas.drawString(54, 424 - 15 * n, label)
        canvas.drawString(160, 424 - 15 * n, value)
    if boxed:
        canvas.rect(50, 420 - 15 * len(rows), 260, 15 * len(rows) + 18)
    for n, (font, text) in enumerate(
        ((GOTHIC, "2. 取組みのポイント"), (MINCHO, f"・{TEXT}"), (MINCHO, f"・{TEXT[:9]}。"))
    ):
        canvas.setFont(font, 12 if font == GOTHIC else 10)
        canvas.drawString(50, 300 - 20 * n, text)
    canvas.save()
    return parsing.parse(path)


def raws(case: Case) -> dict[str, str]:
    return {name: fact.raw for name, fact in case.attributes.items()}


def test_a_label_goes_on_below_it_where_its_column_is_narrow(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", ("総人口", "4.4万人"), ("自立相談支援機関の", "直営"), ("運営形態", ""))
    assert raws(edition.cases[0]) == {"総人口": "4.4万人", "運営形態": "直営"}
    assert [p.kind for p in edition.passages] == ["table", "bullet", "bullet"]


def test_a_value_goes_on_below_it_and_not_below_its_label(tmp_path: Path) -> None:
    rows = (
        ("管轄区域", "みどり市、あおば町、山手"), ("", "町"), ("有効求人倍率", "1.42倍(全国:1.20"), ("", "倍)"),
        ("※令和3年9月末", ""),
    )  # fmt: skip
    edition = book(tmp_path / "book.pdf", *rows)
    assert raws(edition.cases[0]) == {
        "管轄区域": "みどり市、あおば町、山手町", "有効求人倍率": "1.42倍(全国:1.20倍)"
    }  # fmt: skip


def test_facts_beside_their_labels_are_read_in_a_box_too(tmp_path: Path) -> None:
    rows = (("総人口", "4.4万人"), ("保護率", "6.9‰"), ("自立相談支援機関の", "直営"), ("運営形態", ""))
    edition = book(tmp_path / "book.pdf", *rows, boxed=True)
    assert raws(edition.cases[0]) == {"総人口": "4.4万人", "保護率": "6.9‰", "運営形態": "直営"}


def test_values_beside_the_cells_of_their_labels_are_of_the_table(tmp_path: Path) -> None:
    rows = (("総人口", "4.4万人"), ("保護率", "6.9‰"), ("運営形態", "直営"))
    edition = book(tmp_path / "book.pdf", *rows, celled=True)
    assert raws(edition.cases[0]) == {"総人口": "4.4万人", "保護率": "6.9‰", "運営形態": "直営"}
    assert [(p.kind, p.headings) for p in edition.passages] == [("table", ()), ("bullet", ()), ("bullet", ())]


def test_facts_in_the_margin_are_of_the_case_whose_title_stands_beside_them(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)
    for name, people in (("みどり野市", "4.4万人"), ("しおかぜ町", "8,400人")):
        for font, size, x, y, text in (
            (GOTHIC, 18, 120, 500, name), (MINCHO, 7, 40, 470, f"総人口：{people}"),
            (MINCHO, 7, 40, 460, "運営形態：直営"), (GOTHIC, 12, 120, 470, "地域の状況"), (MINCHO, 10, 120, 450, TEXT),
            (MINCHO, 10, 120, 434, "町の店も減った。"), (GOTHIC, 12, 120, 400, "取組みの成果"),
            (MINCHO, 10, 120, 380, TEXT), (MINCHO, 10, 120, 364, "町の店が増えた。"),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, raws(c)) for c in edition.cases] == [
        ("みどり野市", {"総人口": "4.4万人", "運営形態": "直営"}),
        ("しおかぜ町", {"総人口": "8,400人", "運営形態": "直営"}),
    ]  # fmt: skip


def test_facts_and_notes_in_the_right_margin_cut_no_text_that_goes_on_over_the_page(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)
    for name, people in (("みどり野市", "4.4万人"), ("しおかぜ町", "8,400人")):
        for font, size, x, y, text in (
            (GOTHIC, 18, 50, 500, name), (GOTHIC, 12, 50, 480, "商店街とともに短い時間の仕事をつくる仕組みを広げる"),
            (GOTHIC, 12, 50, 440, "地域の状況"), (MINCHO, 10, 50, 420, TEXT), (MINCHO, 10, 50, 404, TEXT),
            (GOTHIC, 12, 50, 380, "取組みの成果"), *((MINCHO, 10, 50, 360 - 16 * n, TEXT) for n in range(18)),
            (MINCHO, 10, 50, 72, "工場と話し合いながら、短い時間の作業を切り出すこと"), (GOTHIC, 7, 320, 420, "総人口"),
            (MINCHO, 7, 320, 407, people), (GOTHIC, 7, 320, 394, "運営形態"), (MINCHO, 7, 320, 381, "直営"),
            (GOTHIC, 7, 320, 340, "用語"), (MINCHO, 7, 320, 330, "切り出した仕事"),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
        canvas.setFont(MINCHO, 10)
        canvas.drawString(50, 500, "で通える場が増えている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [raws(c) for c in edition.cases] == [
        {"総人口": people, "運営形態": "直営"} for people in ("4.4万人", "8,400人")
    ]
    whole = [p.pages.pdf for p in edition.passages if "切り出すことで通える場が" in p.text]
    assert whole == [(1, 2), (3, 4)]


@pytest.mark.parametrize(
    ("high", "tagline"), [(440, "商店街とともに短い時間の仕事をつくる仕組みを広げる"), (513, "商店街とつくる仕事")]
)
def test_facts_in_a_column_right_of_the_text_are_of_no_line_of_it(high: int, tagline: str, tmp_path: Path) -> None:
    """Below a tagline as wide as both, or beside the title; with values as large as the text."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)
    told = (("総人口", "4.4万人"), ("保護率", "6.9‰"), ("運営形態", "直営"))
    for name in ("みどり野市", "しおかぜ町"):
        for font, size, x, y, text in (
            (GOTHIC, 18, 50, 510, name), (MINCHO, 11, 50, 490, tagline),
            (GOTHIC, 12, 50, 460, "地域の状況"), *((MINCHO, 10, 50, 440 - 15 * n, TEXT[:24]) for n in range(7)),
            (MINCHO, 10, 50, 335, "もらう。"), (GOTHIC, 12, 50, 310, "取組みの成果"), (MINCHO, 10, 50, 290, TEXT),
            (GOTHIC, 10, 330, high, "DATA"),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        for n, (label, value) in enumerate(told):
            canvas.setFont(GOTHIC, 8)
            canvas.drawString(310, high - 22 - 22 * n, label)
            canvas.setFont(GOTHIC, 10)
            canvas.drawRightString(390, high - 22 - 22 * n, value)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [raws(c) for c in edition.cases] == [dict(told)] * 2
    assert [c.tagline for c in edition.cases] == [tagline] * 2
    texts = [p.text for p in edition.passages if p.section and p.section.title == "地域の状況"]
    assert f"{7 * TEXT[:24]}もらう。" in texts


def test_labels_in_a_row_at_the_foot_of_a_page_have_their_values_at_the_head_of_the_next(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)
    told = (("総人口", "4.4万人"), ("保護率", "6.9‰"), ("運営形態", "直営"))

    def write(font: str, size: float, *rows: tuple[float, str]) -> None:
        canvas.setFont(font, size)
        for y, text in rows:
            canvas.drawString(50, y, text)

    for name in ("みどり野市", "しおかぜ町"):
        write(MINCHO, 10, *((500 - 16 * n, TEXT) for n in range(24)) if name == "しおかぜ町" else ())
        write(GOTHIC, 18, (100, name))
        for row, y in ((0, 60), (1, 500)):
            canvas.setFont(MINCHO, 9)
            for n, pair in enumerate(told):
                canvas.rect(50 + 100 * n, y, 100, 14)
                canvas.drawString(54 + 100 * n, y + 4, pair[row])
            if row == 0:
                canvas.showPage()
        write(GOTHIC, 12, (460, "地域の状況"), (400, "取組みの成果"))
        write(MINCHO, 10, (440, TEXT), (380, TEXT))
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [raws(c) for c in edition.cases] == [dict(told)] * 2


def test_a_full_line_of_dots_to_a_value_does_not_go_on_with_the_next_fact() -> None:
    style = Style("Mincho", 10.0, "000000", False)
    told = [
        Line(1, f"{label}{'.' * 30}{value}", 50, 100 + 16.0 * n, 290, 110 + 16.0 * n, style, 1.0, 50, 50, 290)
        for n, (label, value) in enumerate((("総人口", "4.4万人"), ("保護率", "6.9‰")))
    ]
    assert {name: a.raw for name, a in facts.stated(told, 0, profile.load()).items()} == {"総人口": "4.4万人"}


@pytest.mark.parametrize("middle", (True, False))
@pytest.mark.parametrize("parts", (1, 2))
def test_labels_wrap_in_a_table_without_upright_rules(middle: bool, parts: int, tmp_path: Path) -> None:
    told = (
        ("みどり野市", "4.4万人", ("委託（社会福祉協議会、", "特定非営利活動法人）"), "2,300万円"),
        ("しおかぜ町", "1.2万人", ("直営",), "900万円"), ("はまべ町", "8,300人", ("委託",), "1,100万円"),
    )  # fmt: skip
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)

    def text(size: float, x: float, y: float, said: str) -> None:
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(x, y, said)

    def rule(y: float) -> None:
        for n in range(parts):
            canvas.line(50 + 100 * n, y, 370 if n == parts - 1 else 150, y)

    for name, people, whose, costs in told:
        text(18, 50, 520, name)
        rows = (
            (("総人口",), (people,)),
            (("自立相談支援", "機関の運営形態"), whose),
            (("事業費", "（令和4年度）"), (costs,)),
        )
        y = 480.0
        rule(y)
        for row in rows:
            high = 14 * max(map(len, row)) + 6
            for x, cell in zip((54, 160), row, strict=True):
                for n, part in enumerate(cell):
                    text(10, x, y - 11 - 14 * n - ((high - 14 * len(cell)) / 2 if middle else 3), part)
            y -= high
            rule(y)
        for n, said in enumerate(("1. 地域の状況", f"・{TEXT}", "2. 取組みのポイント", f"・{TEXT}")):
            text(10 if n % 2 else 12, 50, y - 30 - 24 * n, said)
        canvas.showPage()
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(c.name, c.tagline, raws(c)) for c in cases] == [
        (name, "", {"総人口": people, "運営形態": "".join(whose), "事業費（令和4年度）": costs})
        for name, people, whose, costs in told
    ]


def test_values_may_stand_indented_below_their_labels() -> None:
    style = Style("m", 10.0, "000000", False)
    said = ("総人口", "4.4万人", "位置", "県の東の端", "管轄区域", "総人口", "地域の仕事")
    items = [
        Line(1, text, x, 100.0 + 14 * n, x + 10 * len(text), 110.0 + 14 * n, style, 1.0, x)
        for n, text in enumerate(said)
        for x in (50.0 + 40 * (n % 2),)
    ]
    found = facts.gathered(items, profile.load())
    assert [i.text for i in found if isinstance(i, Line)] == [
        "総人口 4.4万人", "位置 県の東の端", "管轄区域", "総人口", "地域の仕事"
    ]  # fmt: skip


def cell(text: str, x: float, y: float) -> Cell:
    box = Box(x, y, x + 90, y + 12)
    return Cell(box, (Line(1, text, x, y, x + 80, y + 10, Style("m", 10, "000000", False), 1.0, x),))


def test_a_table_of_many_facts_is_read_in_step_with_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, fact = [], profile.Profile.fact

    def counted(self: profile.Profile, label: str) -> profile.Fact | None:
        asked.append(label)
        return fact(self, label)

    monkeypatch.setattr(profile.Profile, "fact", counted)
    rows = [(("人口" if n % 2 else f"項目{n}"), f"{n}人", 20.0 * n) for n in range(200)]
    cells = [cell(text, x, y) for label, value, y in rows for x, text in ((50, label), (150, value))]
    table = Table(1, Box(50, 0, 250, 4_000), tuple(cells))
    assert len(labels.unforeseen([[table]], profile.load())) == 100
    assert len(asked) < 10 * len(rows)


@pytest.mark.parametrize("figures", [(16, 360), (10.5, 318)])
def test_a_row_of_figures_above_or_below_the_row_of_its_labels_tells_facts(
    figures: tuple[float, int], tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(500, 460), invariant=1)
    for number, name in enumerate(("みどり野市", "しおかぜ町", "はまべ町"), 1):
        rows = [(18, 420, f"事例{number}　{name}"), (13, 390, "地域の状況"), (13, 280, "取組みの成果")]
        for size, y, text in (*rows, (10, 250, "・窓口の職員が事業所を一軒ずつ訪ねて仕事を探している。")):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, y, text)
        for n, (label, value) in enumerate((("総人口", f"{number}.4 万人"), ("保護率", "7.6‰"), ("運営形態", "委託"))):
            canvas.setFont(MINCHO, 8)
            canvas.drawCentredString(100 + 100 * n, 340, label)
            canvas.setFont(GOTHIC, figures[0])
            canvas.drawCentredString(100 + 100 * n, figures[1], value)
        canvas.showPage()
    canvas.save()
    cases = parsing.parse(tmp_path / "a.pdf").cases
    assert [{name: a.raw for name, a in case.attributes.items()} for case in cases] == [
        {"総人口": f"{n}.4 万人", "保護率": "7.6‰", "運営形態": "委託"} for n in (1, 2, 3)
    ]


def test_a_row_of_labels_may_end_a_page_and_that_of_its_values_begin_the_next() -> None:
    style = Style("m", 10.0, "000000", False)
    said = ((1, 780, "総人口 保護率 運営形態"), (2, 60, "13.2 万人 13.3% 委託"))
    rows = [Line(page, t, 50, top, 400, top + 10, style, 1.0, 50) for page, top, t in said]
    told = facts.stated(rows, 0, profile.load())
    assert {n: a.raw for n, a in told.items()} == {"総人口": "13.2 万人", "保護率": "13.3%", "運営形態": "委託"}
    assert facts.stated([rows[0], replace(rows[1], page=3)], 0, profile.load()) == {}


def test_a_label_may_wrap_above_its_value() -> None:
    style = Style("m", 10.0, "000000", False)
    said = ("自立相談支援機関の運営形", "態", "委託", "総人口", "4.4万人", "地域の")
    items = [
        Line(1, text, x, 100.0 + 16 * n, x + 10 * len(text), 110.0 + 16 * n, style, 1.0, x)
        for n, text in enumerate(said)
        for x in (50.0 + 20 * (text in ("委託", "4.4万人")),)
    ]
    found = facts.gathered(items, profile.load())
    assert [i.text for i in found if isinstance(i, Line)] == [
        "自立相談支援機関の運営形態 委託", "総人口 4.4万人", "地域の"
    ]  # fmt: skip


def test_a_value_below_its_label_in_a_narrow_box_may_wrap() -> None:
    label, large = Style("m", 8.0, "555555", False), Style("g", 12.0, "000000", False)
    said = (
        (label, "管轄区域"),
        (large, "みどり市、山手町、"),
        (large, "はまべ町"),
        (label, "有効求人倍率"),
        (large, "1.01倍"),
    )
    items = [
        Line(1, text, 50, 100.0 + 16 * n, 50 + s.size * len(text), 110.0 + 16 * n, s, 1.0, 50, 50, 160)
        for n, (s, text) in enumerate(said)
    ]
    found = facts.gathered(items, profile.load())
    assert [i.text for i in found if isinstance(i, Line)] == [
        "管轄区域 みどり市、山手町、はまべ町",
        "有効求人倍率 1.01倍",
    ]


def test_a_dash_for_a_value_that_one_case_lacks_is_no_mark_of_a_list() -> None:
    def head(value: str) -> list[Table]:
        return [Table(1, Box(50, 50, 250, 70), (cell("資本金", 50, 50), cell(value, 150, 50)))]

    values = ("300万円", "－", "―（出資なし）", "500万円")
    assert labels.unforeseen([head(value) for value in values], profile.load()) == ["資本金"]
    assert labels.unforeseen([head(f"・{value}") for value in values], profile.load()) == []


def test_a_value_that_most_cases_share_is_no_label() -> None:
    def head(value: str) -> list[Boxed]:
        style = Style("m", 10.0, "000000", False)
        said = ("職員数", "14名", "運営", value)
        lines = [Line(1, t, 50, 60 + 16.0 * n, 90, 70 + 16.0 * n, style, 1.0, 50) for n, t in enumerate(said)]
        return [Boxed(1, Box(40, 50, 200, 130), tuple(lines), False)]

    assert labels.unforeseen([head(v) for v in ("直営", "直営", "直営", "指定管理")], profile.load()) == ["運営"]


def test_values_by_turns_with_their_labels_are_no_labels_of_what_stands_below_them() -> None:
    rows = (
        ("業種", "小売業", "従業員数", "312名（うちパート241名）"),
        ("所在地", "県北地域", "認定区分", "大規模法人部門"),
    )
    cells = [
        Cell(Box(50 + 80.0 * k, 50 + 20.0 * n, 130 + 80.0 * k, 70 + 20.0 * n), (
            Line(1, t, 54 + 80 * k, 54 + 20 * n, 120 + 80 * k, 64 + 20 * n, Style("m", 10.0, "", False), 1.0, 54),
        ))
        for n, row in enumerate(rows) for k, t in enumerate(row)
    ]  # fmt: skip
    table = Table(1, Box(50, 50, 370, 90), tuple(cells))
    assert labels.unforeseen([[table]], profile.load()) == []


def test_full_lines_of_facts_with_a_slash_after_their_labels_are_each_a_fact() -> None:
    said = ("総人口／4.4万人", "運営形態／社会福祉協議会に委託", "管轄区域／みどり市")
    style = Style("m", 10.0, "000000", False)
    items = [
        Line(1, text, 50.0, 100.0 + 14 * n, x1, 110.0 + 14 * n, style, 1.0, 50.0, right=x1)
        for n, text in enumerate(said)
        for x1 in (50.0 + 10 * len(text),)
    ]
    found = facts.of_case(items, profile.load())
    assert {name: fact.raw for name, fact in found.items()} == {
        "総人口": "4.4万人", "運営形態": "社会福祉協議会に委託", "管轄区域": "みどり市"
    }  # fmt: skip


def test_a_value_may_stand_right_of_its_label_as_a_line_of_its_own() -> None:
    style = Style("m", 10.0, "000000", False)
    items = [
        Line(1, text, x, 100.0 + 20 * n, x + 10 * len(text), 110.0 + 20 * n, style, 1.0, x)
        for n, row in enumerate((("総人口", "4.4万人"), ("保護率", "7.6‰")))
        for x, text in zip((50.0, 160.0), row, strict=True)
    ]
    found = facts.of_case(items, profile.load())
    assert {name: fact.raw for name, fact in found.items()} == {"総人口": "4.4万人", "保護率": "7.6‰"}


def test_a_label_that_nobody_foresaw_amid_lines_of_facts_is_a_fact_and_no_heading(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", ("総人口", "4.4万人"), ("保護率", "1.2%"), ("実施方法", "委託（社協）"))
    assert raws(edition.cases[0]) == {"総人口": "4.4万人", "保護率": "1.2%", "実施方法": "委託（社協）"}
    assert [(p.kind, p.headings) for p in edition.passages] == [("table", ()), ("bullet", ()), ("bullet", ())]


def test_a_box_of_labels_and_values_by_turns_tells_facts_that_nobody_foresaw(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 560), invariant=1)
    told = (("2011年", "25人"), ("2016年", "140人"), ("2003年", "18人"))
    for n, values in enumerate(told, 1):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(50, 500, f"事例{n} みどり会{n}")
        for y, title in ((460, "■ 取組みの概要"), (300, "■ 取組みの成果")):
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(50, y, title)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(50, y - 20, f"・{TEXT}")
        canvas.rect(340, 340, 120, 70)
        for k, text in enumerate(("設立", values[0], "会員数", values[1])):
            canvas.drawString(350, 395 - 15 * k, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [raws(case) for case in edition.cases] == [{"設立": year, "会員数": count} for year, count in told]


def test_a_cell_that_groups_rows_labels_none_of_them() -> None:
    style = Style("G", 9.0, "000000", False)

    def cell(text: str, x: float, top: float, high: float = 20) -> Cell:
        line = Line(1, text, x, top + 4, x + 90, top + 14, style, 1.0, x, x, x + 100)
        return Cell(Box(x, top, x + 100, top + high), (line,))

    group, *rest = cell("会社概要", 0, 0, 60), *(cell(t, 100 * k, 20 * n) for n, row in enumerate(
        (("所在地", "秋田県"), ("従業員数", "19名"), ("主な工事", "建築"))) for k, t in enumerate(row, 1))  # fmt: skip
    table = Table(1, Box(0, 0, 300, 60), (group, *rest))
    assert [[c.text for c in row] for row in table.ungrouped()] == [
        ["所在地", "秋田県"],
        ["従業員数", "19名"],
        ["主な工事", "建築"],
    ]
    flat = Table(1, Box(0, 0, 300, 20), (cell("会社概要", 0, 0), *rest[:2]))
    assert [[c.text for c in row] for row in flat.ungrouped()] == [["会社概要", "所在地", "秋田県"]]
