"""Letters set apart to fill a width are closed up; spaces between words stay as printed."""

from pathlib import Path

import pytest
import typeset
from reportlab.pdfgen.canvas import Canvas

from jireishu import parsing
from jireishu.text import close_up

LINES = (  # size, text, points between the letters
    (14, "１ 調 査 目 的", 0),
    *[(10, "暮らしの困りごとを知るために、村の全世帯に調査票を配り、三か月の間に返してもら", 0)] * 3,
    (10, "った。", 0),
    (14, "２ 課題", 12),
    (10, "特 に な し", 0),
    (10, "担当 三國　航 会計 ３ 人 A 型 NPO 法人", 0),
    (10, "区　　分：村　内", 0),
)


def test_headings_and_lines_set_apart(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "apart.pdf"))
    for n, (size, text, space) in enumerate(LINES):
        canvas.setFont(typeset.MINCHO, size)
        canvas.drawString(60, 780 - 40 * n, text, charSpace=space)
    canvas.save()
    edition = parsing.parse(tmp_path / "apart.pdf", profile="report")
    assert [(p.section.title, p.text) for p in edition.passages if p.section] == [
        (
            "１ 調査目的",
            "暮らしの困りごとを知るために、村の全世帯に調査票を配り、三か月の間に返してもら" * 3 + "った。",
        ),
        ("２ 課題", "特になし"),
        ("２ 課題", "担当 三國　航 会計 ３ 人 A 型 NPO 法人"),
        ("２ 課題", "区分：村　内"),
    ]


def test_figures_and_words_in_a_line_set_apart_stay_whole(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "spaced.pdf"))
    canvas.setFont(typeset.MINCHO, 10)
    line = "令和５年度は延べ128人が参加し、23人（18.0％）がNPO等で働き始めた。"
    canvas.drawString(60, 700, line, charSpace=2.5)
    canvas.save()
    (passage,) = parsing.parse(tmp_path / "spaced.pdf", profile="report").passages
    assert passage.text == line


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (("(free)", "source", "of", "upload,", "NMUs."), "(free) source of upload, NMUs."),
        (("5", "7", "2", "1", ",", "6"), "5721,6"),  # figures set a little apart, as in tables
    ],
)
def test_a_narrow_gap_beside_a_latin_letter_is_a_space_that_was_not_drawn(
    tmp_path: Path, parts: tuple[str, ...], read: str
) -> None:
    canvas, x = Canvas(str(tmp_path / "latin.pdf")), 60.0
    canvas.setFont("Helvetica", 10)
    for part in parts:
        canvas.drawString(x, 700, part)
        x += canvas.stringWidth(part, "Helvetica", 10) + 1.9
    canvas.save()
    (passage,) = parsing.parse(tmp_path / "latin.pdf", profile="report").passages
    assert passage.text == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("第１章 総 則", "第１章 総則"),
        ("（目 的）", "（目的）"),
        ("総　人　口 10 人", "総人口 10 人"),
        ("古河　公共職業安定所", "古河　公共職業安定所"),
        ("１ ２ ３", "１ ２ ３"),
        ("○ 年 ○ 月", "○ 年 ○ 月"),
    ],
)
def test_only_letters_set_evenly_are_closed_up(printed: str, read: str) -> None:
    assert close_up(printed) == read
