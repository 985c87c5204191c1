"""Facts that no profile foresaw, and the place of a case that is called by what it does."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Case, Edition

CASES = (
    ("商店街の学び場", "秋田県みどり野市", ("4,380人", "39.36k㎡", "社会福祉協議会")),
    ("寺院の子ども食堂", "しおかぜ町（香川県）", ("2.1万人", "120.5k㎡", "商工会")),
    ("朝ごはんの公民館", "はまべ町", ("8,125人", "9.1k㎡", "商工会")),
)
PLACES = ({"自治体名": "秋田県みどり野市"}, {"自治体名": "香川県しおかぜ町"}, dict[str, str]())
LABELS = ("人口", "面積", "実施主体")
Cells = Sequence[Sequence[str]]


def grid(canvas: Canvas, top: float, rows: Cells, wide: float = 110) -> None:
    for n, row in enumerate(rows):
        for k, text in enumerate(row):
            canvas.rect(50 + wide * k, top - 20 * n - 20, wide, 20)
            canvas.drawString(54 + wide * k, top - 20 * n - 14, text)


def book(path: Path, form: str, listed: Cells = ()) -> Edition:
    """Three cases with facts. form: labels above their values, left of them, in one line, or a line each."""
    canvas = Canvas(str(path), pagesize=(560, 500), invariant=1)
    if listed:
        canvas.setFont(MINCHO, 10)
        grid(canvas, 460, listed)
        canvas.showPage()
    for name, place, values in CASES:
        for size, y, text in ((18, 460, name), (10, 440, place)):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, y, text)
        pairs = list(zip(LABELS, values, strict=True))
        if form == "above":
            grid(canvas, 430, (LABELS, values))
        elif form == "left":
            grid(canvas, 430, ([text for pair in pairs[:2] for text in pair], [*pairs[2], "", ""]))
        else:
            lines = ["　".join(f"{a}：{b}" for a, b in pairs)] if form == "line" else [f"{a}　{b}" for a, b in pairs]
            for n, text in enumerate(lines):
                canvas.drawString(50, 420 - 16 * n, text)
        for n, text in enumerate(("課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10 if n % 2 else 12)
            canvas.drawString(50, 340 - 24 * n, text)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def raws(case: Case) -> dict[str, str]:
    return {name: fact.raw for name, fact in case.attributes.items()}


@pytest.mark.parametrize("form", ("above", "left", "line", "lines"))
def test_facts_are_those_that_most_cases_label_before_their_first_section(form: str, tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", form)
    assert [raws(case) for case in edition.cases] == [
        {**where, "総人口": people, "面積": area, "実施主体": whose}
        for where, (_, _, (people, area, whose)) in zip(PLACES, CASES, strict=True)
    ]
    assert (edition.cases[0].attributes["面積"].value, edition.cases[0].attributes["面積"].unit) == (39.36, "km2")
    assert [p.kind for p in edition.passages] == ["paragraph"] * 6


def test_the_prefecture_of_a_case_is_that_of_the_place_below_its_title(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", "above")
    assert [case.prefecture for case in edition.cases] == ["秋田県", "香川県", None]


def test_a_list_of_cases_may_have_their_names_in_another_column_than_their_places(tmp_path: Path) -> None:
    rows = [(str(n), place[:8], name, whose[:2]) for n, (name, place, (*_, whose)) in enumerate(CASES, 1)]
    rows[2] = ("3", "高知県はまべ町", *rows[2][2:])
    edition = book(tmp_path / "book.pdf", "above", (("番号", "市町村名", "取組の名称", "実施主体"), *rows))
    assert [(case.number, case.prefecture) for case in edition.cases] == [
        (1, "秋田県"), (2, "香川県"), (3, "高知県")
    ]  # fmt: skip
    assert [f.kind for f in edition.findings] == ["no_contents"]
