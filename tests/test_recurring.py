"""Books whose titles no profile foresaw: what comes again in every case tells them."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.errors import SourceError
from jireishu.model import Edition

TOWNS = ("みどり野市", "しおかぜ町", "はまべ町")
Lines = Iterable[tuple[float, float, str]]


def read(path: Path, *pages: Lines, dots: bool = False) -> Edition:
    """The lines of each page from the top, with their sizes and where they begin. dots: drawn before what stands in."""
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    for lines in pages:
        y, before = 450.0, 0.0
        for size, x, text in lines:
            y, before = y - (0 if x > before > 0 else 26), x
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(x, y, text)
            if dots and x > 100:
                canvas.circle(x - 8, y + 3.5, 2, fill=1)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def told(town: str) -> Lines:
    return (
        (18, 50, town), (10, 50, "実施主体"), (9, 50, "社会福祉協議会"), (12, 50, "きっかけ"),
        (10, 50, f"{town}の学校から夕食を一人で食べる子がいると聞いた。"), (12, 50, "大切にしていること"),
        (10, 50, f"{town}では困りごとを聞き出そうとしない。"),
    )  # fmt: skip


def test_titles_of_unforeseen_wording_are_those_that_every_case_has(tmp_path: Path) -> None:
    edition = read(tmp_path / "book.pdf", *map(told, TOWNS))
    assert [(c.name, [(s.title, s.kind) for s in c.sections]) for c in edition.cases] == [
        (town, [("きっかけ", "きっかけ"), ("大切にしていること", "大切にしていること")]) for town in TOWNS
    ]
    assert [p.text for p in edition.passages if p.section and p.section.title == "きっかけ"] == [
        f"{town}の学校から夕食を一人で食べる子がいると聞いた。" for town in TOWNS
    ]
    assert [f.kind for f in edition.findings if "きっかけ" in f.message] == ["unknown_section"] * 3


def test_a_title_that_says_what_it_is_about_is_of_that_kind(tmp_path: Path) -> None:
    pages = ([(size, x, text.replace("きっかけ", "始まりの経緯")) for size, x, text in told(t)] for t in TOWNS)
    assert {s.kind for c in read(tmp_path / "book.pdf", *pages).cases for s in c.sections} == {
        "背景・概要", "大切にしていること"
    }  # fmt: skip


@pytest.mark.parametrize("other", ("きっかけ", "実施主体"))
def test_one_line_that_comes_again_makes_no_casebook(other: str, tmp_path: Path) -> None:
    pages = ([line for line in told(town) if line[2] not in ("大切にしていること", other)] for town in TOWNS)
    with pytest.raises(SourceError):
        read(tmp_path / "book.pdf", *pages)


def test_titles_stand_beside_texts_whose_marks_are_drawn(tmp_path: Path) -> None:
    pages = [
        (
            (18, 50, town), (11, 50, "取組の流れ"), (10, 160, f"{town}では相談会を開いた。"),
            (10, 160, "月ごとの予定を渡した。"), (11, 50, "取組の効果"), (10, 160, f"{town}では登録が増えた。"),
        )
        for town in TOWNS
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages, dots=True)
    assert [(p.section.title, p.kind, p.text) for p in edition.passages if p.section] == [
        (title, "bullet", text)
        for town in TOWNS
        for title, text in (
            ("取組の流れ", f"{town}では相談会を開いた。"),
            ("取組の流れ", "月ごとの予定を渡した。"),
            ("取組の効果", f"{town}では登録が増えた。"),
        )
    ]


def test_titles_may_stand_beside_each_other_above_their_texts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(620, 420), invariant=1)
    for town in TOWNS:
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 370, town)
        for n, title in enumerate(("どんな取組か", "なぜ始めたか", "どう進めたか")):
            x = 40 + 190 * n
            canvas.rect(x - 4, 250, 184, 90)
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(x, 324, f"{n + 1}　{title}")
            canvas.setFont(MINCHO, 10)
            for k, text in enumerate(("商店街の閉じた店を借りて放課後", f"に{town}が開いている。")):
                canvas.drawString(x, 304 - 16 * k, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [
        (p.case.name, p.section.number, p.section.title, p.text) for p in edition.passages if p.case and p.section
    ] == [
        (town, n, title, f"商店街の閉じた店を借りて放課後に{town}が開いている。")
        for town in TOWNS
        for n, title in enumerate(("どんな取組か", "なぜ始めたか", "どう進めたか"), 1)
    ]


def test_questions_that_are_numbered_anew_in_every_case_are_titles_though_some_differ(tmp_path: Path) -> None:
    asked = (("なぜ見直したのですか。", "手応えはどうですか。"), ("始めたきっかけは何ですか。", "手応えはどうですか。"))
    pages = [
        (
            (18, 50, town), (12, 50, f"Q1. {asked[n % 2][0]}"), (10, 50, f"{town}では店が減ったからです。"),
            (12, 50, f"Q2. {asked[n % 2][1]}"), (10, 50, f"{town}に人が戻りました。"), (12, 50, "Q3. 助言をください。"),
            (10, 50, f"{town}まで見に来てください。"),
        )
        for n, town in enumerate(TOWNS)
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [[(s.number, s.title) for s in c.sections] for c in edition.cases] == [
        [(1, asked[n % 2][0]), (2, asked[n % 2][1]), (3, "助言をください。")] for n in range(3)
    ]
