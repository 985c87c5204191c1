"""Headings and labels of facts in a narrow column, smaller, left of what they are of."""

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing, sideheads, survey
from jireishu.inside import Inside
from jireishu.items import Boxed, Cell, Line, Table
from jireishu.page import Box, Page, Segment, Style

NAMES = ("北海道みどり野市", "香川県しおかぜ町")


def test_headings_and_labels_beside_their_texts_without_rules(tmp_path: Path) -> None:
    """Below a centred tagline, which reaches further left than the texts, a label and a heading take two lines each."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 400), invariant=1)

    def text(font: str, size: float, x: float, y: float, *said: str) -> None:
        canvas.setFont(font, size)
        for n, line in enumerate(said):
            canvas.drawString(x, y - 1.5 * size * n, line)

    for n, name in enumerate(NAMES, 1):
        text(GOTHIC, 17, 120, 360, f"事例{n}　{name}")
        text(GOTHIC, 11, 110, 335, f"{name[3:]}の農家と会社をつないで働く場を広げる")
        text(GOTHIC, 12, 40, 305, "１　地域の状況")
        text(GOTHIC, 9, 40, 286, "総人口")
        text(MINCHO, 10, 160, 286, f"{n}.4万人")
        text(GOTHIC, 9, 40, 268, "自立相談支援機関の運営", "形態")
        text(MINCHO, 10, 160, 268, "委託")
        text(GOTHIC, 12, 40, 230, "２　取組みのポイント")
        text(GOTHIC, 9, 40, 210, "商工会や農協との連携と分", "担")
        text(MINCHO, 10, 160, 210, f"・{name}では窓口の職員が町の事業所を訪ね、", "　仕事の切り出しを相談している。")
        text(GOTHIC, 9, 40, 170, "送迎の工夫")
        text(MINCHO, 10, 160, 170, "・空いている公用車で送っている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.text, p.headings) for p in edition.passages if p.kind == "bullet"] == [
        told
        for name in NAMES
        for told in (
            (
                f"{name}では窓口の職員が町の事業所を訪ね、仕事の切り出しを相談している。",
                ("商工会や農協との連携と分担",),
            ),
            ("空いている公用車で送っている。", ("送迎の工夫",)),
        )
    ]
    assert [(c.attributes["総人口"].raw, c.attributes["運営形態"].raw) for c in edition.cases] == [
        ("1.4万人", "委託"), ("2.4万人", "委託"),
    ]  # fmt: skip


def test_headings_as_large_as_the_lists_beside_them_are_no_part_of_their_lines(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 400), invariant=1)
    for n, name in enumerate(NAMES, 1):
        parts = [
            (17, 40, 360, f"事例{n}　{name}"),
            (12, 40, 310, "１　取組みのポイント"),
            (10, 40, 290, "商工会との連携"), (10.01, 150, 290, f"・{name}の窓口の職員が町の事業所を訪ね、"),
            (10.01, 160, 275, "仕事の切り出しを相談している。"),
            (10, 40, 255, "送迎の工夫と"), (10.01, 150, 255, "・空いている公用車で送っている。"),
            (10, 40, 240, "その後"),
            (12, 40, 215, "２　今後の課題"),
            (10.01, 40, 195, f"・{name}では冬の間の作業が少ない。"),
        ]  # fmt: skip
        for size, x, y, text in parts:
            canvas.setFont(MINCHO if size == 10.01 else GOTHIC, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.text, p.headings) for p in edition.passages if p.kind == "bullet"] == [
        told
        for name in NAMES
        for told in (
            (f"{name}の窓口の職員が町の事業所を訪ね、仕事の切り出しを相談している。", ("商工会との連携",)),
            ("空いている公用車で送っている。", ("送迎の工夫とその後",)),
            (f"{name}では冬の間の作業が少ない。", ()),
        )
    ]


def test_the_first_lines_of_lists_in_a_left_column_are_no_headings_of_the_right_one() -> None:
    def segment(text: str, x0: float, row: int, font: str) -> Segment:
        top = 100.0 + 15 * row
        style = Style(font, 10.0, "000000", False)
        return Segment(text, x0, top, x0 + 10.0 * len(text), top + 10, style, row, x0 + 10.0 * (text[0] == "・"))

    def sides(*left: tuple[float, str]) -> tuple[tuple[float, float], ...]:
        both = [segment(text, x, n, "Gothic") for n, (x, text) in enumerate(left)]
        right = [segment("・窓口の職員が訪ねる。", 200, row, "Mincho") for row in range(12)]
        segments = tuple(sorted([*both, *right], key=lambda s: (s.row, s.x0)))
        return survey.of([Page(n, 595, 842, segments) for n in range(1, 5)], lambda text: False).sides

    assert sides((40, "就労の場")) == ((40, 200),)
    assert sides(*[(40, "・就労の場を"), (50, "切り出して"), (50, "もらう")] * 2) == ()


def test_a_heading_that_wraps_in_its_bar_is_one_as_those_of_one_line_are() -> None:
    style = Style("g", 10.0, "ffffff", False)

    def line(text: str, top: float) -> Line:
        return Line(1, text, 60, top, 60 + 10.0 * len(text), top + 10, style, 1.0, 60, left=60, right=240)

    def bar(*said: str, panels: bool = False) -> Boxed:
        lines = tuple(line(text, 104.0 + 15 * n) for n, text in enumerate(said))
        return Boxed(1, Box(50, 100, 250, 108 + 15 * len(said)), lines, panels)

    short = [replace(line(text, 300), barred=True) for text in ("窓口の工夫", "送迎の工夫", "会議の工夫")]
    wrapped = bar("若者サポートステーション等との連携", "の検討")
    (found,) = sideheads.unrolled([[*short, wrapped]])
    assert [(i.text, i.barred) for i in found if isinstance(i, Line)][3:] == [
        ("若者サポートステーション等との連携の検討", True)
    ]
    others = [bar("総人口", "4.4万人です"), bar("窓口の職員が訪ねている。"), replace(wrapped, panels=True)]
    assert sideheads.unrolled([[*short, *others]]) == [[*short, *others]]
    assert sideheads.unrolled([[*short[:2], wrapped]]) == [[*short[:2], wrapped]]


def test_facts_in_a_box_beside_a_heading_are_no_heading() -> None:
    style = Style("g", 8.0, "000000", False)

    def line(text: str, x0: float, top: float) -> Line:
        return Line(1, text, x0, top, x0 + 8.0 * len(text), top + 8, style, 1.0, x0, left=x0, right=x0 + 200)

    facts = Boxed(1, Box(45, 95, 250, 122), (line("総人口：4.4万人", 50, 100), line("保護率：6.9%", 50, 110)), False)
    beside = line("●事業実施の背景", 300, 100)
    assert sideheads.unrolled([[facts, beside]]) == [[facts, beside]]
    said = replace(facts, lines=(line("学校との", 50, 100), line("連携", 50, 110)))
    (found,) = sideheads.unrolled([[said, beside]])
    assert [i.text for i in found if isinstance(i, Line)] == ["学校との連携", "●事業実施の背景"]


def test_headings_beside_texts_in_rows_of_which_every_second_one_is_shaded_are_headings(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 420), invariant=1)
    told = (
        ("取組みのポイント", ("学校との連携", "送迎の工夫", "店との連携")),
        ("今後の課題", ("仕事の切り出し", "人の確保")),
    )
    for name in NAMES * 2:
        canvas.setFont(GOTHIC, 17)
        canvas.drawString(40, 390, f"{name}{canvas.getPageNumber()}丁目")
        y = 370.0
        for title, headings in told:
            canvas.setFillGray(0.3)
            canvas.rect(36, y - 20, 390, 20, 0, 1)
            canvas.setFillGray(1)
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(40, y - 15, title)
            y -= 20
            for n, heading in enumerate(headings):
                canvas.setFillGray(0.9)
                for x, wide in ((36, 110), (146, 280)) if n % 2 == 0 else ():
                    canvas.rect(x, y - 50, wide, 50, 0, 1)
                canvas.setFillGray(0)
                canvas.setFont(GOTHIC, 10)
                canvas.drawString(40, y - 14, heading)
                canvas.setFont(MINCHO, 10)
                canvas.drawString(150, y - 14, "・窓口の職員が町の事業所をいくつも訪ねてから、")
                canvas.drawString(160, y - 28, "仕事の切り出しを相談している。")
                canvas.drawString(150, y - 42, "・公用車で送っている。")
                y -= 50
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    texts = ("窓口の職員が町の事業所をいくつも訪ねてから、仕事の切り出しを相談している。", "公用車で送っている。")
    whole = [(title, (heading,), text) for title, headings in told for heading in headings for text in texts]
    assert [(p.section and p.section.title, p.headings, p.text) for p in edition.passages] == whole * 4


@pytest.mark.parametrize("size", [7, 9])
@pytest.mark.parametrize("note", ["", "会員とは、登録した方のこと。"])
def test_words_in_the_margin_beside_the_first_lines_of_paragraphs_are_headings(
    note: str, size: float, tmp_path: Path
) -> None:
    """Small ones, or hardly smaller in another font; one of them a little lower than the first line."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 560), invariant=1)
    said = ("　窓口の職員が町の事業所をいくつも訪ねて、仕事の", "切り出しを相談している。")
    more = ("　公用車で送り迎えをしながら、町の様子を聞いて", "まわっている。")
    headings = ("学校との連携", "送迎", "店との連携", "夜の窓口")
    for name in NAMES:
        y = 480
        canvas.setFont(GOTHIC, 17)
        canvas.drawString(150, 520, name)
        for n, heading in enumerate(headings):
            if n % 2 == 0:
                canvas.setFont(GOTHIC, 12)
                canvas.drawString(150, y, ("取組みのポイント", "今後の課題")[n // 2])
                y -= 24
            canvas.setFont(GOTHIC, size)
            canvas.drawString(40, y - 4 * (n == 3), heading)
            canvas.setFont(GOTHIC, 7)
            canvas.drawString(40, y - 40, note)
            canvas.setFont(MINCHO, 10)
            for line in (*said, *more):
                canvas.drawString(150, y, line)
                y -= 16
            y -= 8
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    told = [p.headings for p in edition.passages if p.kind == "paragraph" and p.section]
    assert told == [own for heading in headings for own in [() if note else (heading,)] * 2] * 2


def test_headings_that_wrap_in_the_margin_part_no_columns(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 560), invariant=1)
    headings = (
        ("近くの学校との連", "携"),
        ("公用車による送り", "迎え"),
        ("駅前の店との協力", "と分担"),
        ("夜の窓口での待ち", "合わせ"),
    )
    for name in NAMES:
        y = 480
        canvas.setFont(GOTHIC, 17)
        canvas.drawString(150, 520, name)
        for n, heading in enumerate(headings):
            if n % 2 == 0:
                canvas.setFont(GOTHIC, 12)
                canvas.drawString(150, y, ("取組みのポイント", "今後の課題")[n // 2])
                y -= 24
            canvas.setFont(GOTHIC, 9)
            for k, part in enumerate(heading):
                canvas.drawString(40, y - 5.5 - 11 * k, part)
            canvas.setFont(MINCHO, 10)
            for line in (
                "・窓口の職員が町の事業所をいくつも訪ねてから、",
                "　仕事の切り出しを相談している。",
                "・車で送る。",
            ):
                canvas.drawString(150, y, line)
                y -= 16
            y -= 8
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    told = [p.headings for p in edition.passages if p.kind == "bullet"]
    assert told == [("".join(heading),) for heading in headings for _ in range(2)] * 2


def test_headings_in_the_margin_that_could_be_titles_head_those_beside_them(tmp_path: Path) -> None:
    """As （2）事業の概要 does ア; set in nine tenths of the size of the text."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 560), invariant=1)
    told = (
        ("〈事業実施の背景と概要〉", (("（1）事業の背景", ""), ("（2）事業の概要", "ア　受付の工夫"))),
        ("〈取組みのポイント〉", (("（1）店との連携", ""), ("（2）送り迎え", ""))),
    )
    for name in (*NAMES, "秋田県はまべ町"):
        canvas.setFont(GOTHIC, 17)
        canvas.drawString(150, 520, name)
        y = 480
        for title, headings in told:
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(150, y, title)
            y -= 24
            for heading, inner in headings:
                canvas.setFont(GOTHIC, 9)
                canvas.drawString(40, y - 2, heading)
                canvas.setFont(MINCHO, 10)
                for line in (*([inner] if inner else []), "・町の事業所をいくつも訪ねる。", "・公用車で送る。"):
                    canvas.drawString(155 if line == inner else 150, y, line)
                    y -= 16
                y -= 8
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    own = (("事業の背景",), ("事業の概要", "受付の工夫"), ("店との連携",), ("送り迎え",))
    assert [p.headings for p in edition.passages if p.kind == "bullet"] == [h for h in own for _ in range(2)] * 3


def test_a_large_number_above_a_title_that_stands_beside_its_text_counts_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 420), invariant=1)
    titles = ("地域の状況", "取組みのポイント", "取組みの成果", "今後の課題")
    said = (
        "・窓口の職員が町の事業所をいくつも訪ねてから、",
        "　仕事の切り出しを相談している。",
        "・公用車で送っている。",
    )
    for name in NAMES:
        canvas.setFont(GOTHIC, 19)
        canvas.drawString(40, 390, name)
        for n, title in enumerate(titles):
            y = 340 - 80 * n
            canvas.setFont(GOTHIC, 18)
            canvas.drawString(40, y - 4, str(n + 1))
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(40, y - 20, title)
            canvas.setFont(MINCHO, 10)
            for row, text in enumerate(said):
                canvas.drawString(160, y - 18 - 15 * row, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    told = [(n, title) for n, title in enumerate(titles, 1)]
    assert [[(s.number, s.title) for s in c.sections] for c in edition.cases] == [told] * 2
    assert {(p.text, p.headings) for p in edition.passages} == {
        ("窓口の職員が町の事業所をいくつも訪ねてから、仕事の切り出しを相談している。", ()),
        ("公用車で送っている。", ()),
    }  # fmt: skip


def test_titles_in_bars_left_of_larger_lines_are_no_headings_of_these() -> None:
    def line(text: str, size: float, x0: float, top: float, barred: bool = False) -> Line:
        style = Style("g", size, "000000", False)
        return Line(1, text, x0, top, x0 + size * len(text), top + size, style, 1.0, x0, x0, 500, barred)

    text = line("窓口の職員が町の事業所をいくつも訪ねている。", 9.5, 20, 30)
    page = [text, line("取組みの成果", 11, 20, 60, True), line("　事例1（続き）", 18, 200, 60), text]
    assert sideheads.unrolled([page] * 9) == [page] * 9


def test_a_row_over_all_columns_as_of_a_figure_parts_no_headings_from_the_lists_beside_them() -> None:
    style = Style("g", 9.0, "000000", False)

    def cell(x0: float, top: float, x1: float, text: str) -> Cell:
        line = Line(1, text, x0 + 2, top, x0 + 2 + 9.0 * len(text), top + 9, style, 1.0, x0 + 2, x0, x1)
        return Cell(Box(x0, top, x1, top + 20), (line,))

    texts = ((50, 130, "訪問の工夫"), (130, 500, "・職員が訪ねている。"), (50, 500, "図　訪問のようす"),
             (50, 130, "送迎の工夫"), (130, 500, "・公用車で送っている。"))  # fmt: skip
    tops = (100, 100, 120, 140, 140)
    cells = tuple(cell(x0, top, x1, text) for top, (x0, x1, text) in zip(tops, texts, strict=True))
    (found,) = sideheads.unrolled([[Table(1, Box(50, 100, 500, 160), cells)]])
    assert [(i.text, i.barred) for i in found if isinstance(i, Line)] == [
        ("訪問の工夫", True), ("・職員が訪ねている。", False), ("図　訪問のようす", False),
        ("送迎の工夫", True), ("・公用車で送っている。", False),
    ]  # fmt: skip
    listing = Table(
        1, Box(50, 100, 500, 160), (*cells[:2], cells[2], cell(50, 140, 130, "回数"), cell(130, 140, 500, "3 回"))
    )
    assert sideheads.unrolled([[listing]]) == [[listing]]


def test_a_heading_and_its_list_in_frames_that_touch_are_a_row_of_a_table() -> None:
    def text(said: str, x0: float, top: float, text_x: float) -> Segment:
        return Segment(said, x0, top, x0 + 9.0 * len(said), top + 9, Style("g", 9, "", False), int(top), text_x)

    head, wide = Box(50, 100, 150, 160), Box(150, 100, 500, 160)
    listed = (text("・職員が訪ねている。", 152, 104, 161), text("・公用車で送っている。", 152, 130, 161))
    page = Page(1, 560, 500, (text("庁内の連携", 52, 125, 52), *listed), frames=(head, wide, Box(50, 180, 500, 200)))
    assert survey.rows(page, Inside(page.segments)) == [(head, wide)]
    prose = replace(page, segments=(page.segments[0], *(replace(s, text_x=s.x0) for s in listed)))
    assert survey.rows(prose, Inside(prose.segments)) == []
    apart = replace(page, frames=(head, replace(wide, x0=160)))
    assert survey.rows(apart, Inside(apart.segments)) == []
