"""Tables with a row for each thing that a case says, as lists in spreadsheets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import MINCHO

from jireishu import parsing
from jireishu.model import Edition

CASES = (("北海道みどり野市", "畑"), ("香川県しおかぜ町", "港"), ("秋田県はまべ町", "店"))
SAID = {
    "畑": "畑の仕事を短い時間から始める",
    "港": "港の仕事を若い人に伝えていく",
    "店": "店番から人とのつながりを取り戻す",
}
HEADINGS = ("会社の見つけ方", "窓口の開き方")
LEFT, LABEL, HEADING, TEXT = (30, 160), (160, 270), (270, 400), (400, 780)
HIGH = 20


def rows(what: str) -> Iterator[tuple[str, str, str]]:
    """Label, heading and text of each row of a case."""
    yield "概要", "", SAID[what]
    yield "総人口", "", "4.4万人"
    yield "地域の状況", "", f"{what}の仕事が減り、窓口に来る人が増えた。"
    for heading in HEADINGS:
        yield "取組みのポイント", heading, f"{what}を回る人が、{heading}を毎月話し合う。"
    yield "取組みの成果", "", f"{what}で働く人が、月ごとに増えている。"


class Sheet:
    """A sheet drawn row by row from the top, cells as borders."""

    def __init__(self, path: Path) -> None:
        self.canvas = Canvas(str(path), pagesize=(810, 420), invariant=1)
        self._begin()

    def _begin(self) -> None:
        self.canvas.setFont(MINCHO, 9)
        self.top = 380.0

    def page(self) -> None:
        self.canvas.showPage()
        self._begin()

    def cell(self, column: tuple[int, int], text: str, high: float = HIGH) -> None:
        x0, x1 = column
        self.canvas.rect(x0, self.top - high, x1 - x0, high)
        self.canvas.drawString(x0 + 4, self.top - 13, text)

    def head(self, name: str) -> None:
        for column, text in ((LEFT, name), (LABEL, "項目"), (HEADING, "見出し"), (TEXT, "内容")):
            self.cell(column, text)
        self.top -= HIGH

    def row(self, label: str, heading: str, text: str) -> None:
        self.cell(LABEL, label)
        if heading:
            self.cell(HEADING, heading)
            self.cell(TEXT, text)
        else:
            self.cell((HEADING[0], TEXT[1]), text)
        self.top -= HIGH


def told(edition: Edition) -> list[tuple[str, str, tuple[str, ...], str, tuple[int, ...]]]:
    own = [(p, p.case, p.section) for p in edition.passages]
    return [(case.name, of.title, p.headings, p.text, p.pages.pdf) for p, case, of in own if case and of]


def expected(pages: dict[str, dict[str, int]]) -> list[tuple[str, str, tuple[str, ...], str, tuple[int, ...]]]:
    return [
        (name, label, (heading,) if heading else (), text, (pages[what][label],))
        for name, what in CASES
        for label, heading, text in rows(what)
        if text.endswith("。")
    ]


def check(edition: Edition) -> None:
    assert [(c.name, c.tagline) for c in edition.cases] == [(name, SAID[what]) for name, what in CASES]
    assert [{name: fact.raw for name, fact in c.attributes.items()} for c in edition.cases] == 3 * [
        {"総人口": "4.4万人"}
    ]


def test_each_case_has_a_cell_as_high_as_its_rows_and_goes_on_on_the_next_page(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    for n, (name, what) in enumerate(CASES, 1):
        sheet.head("団体")
        every = list(rows(what))
        sheet.cell(LEFT, f"事例{n}　{name}", HIGH * 5)
        for row in every[:5]:
            sheet.row(*row)
        sheet.page()
        sheet.cell(LEFT, "", HIGH)
        sheet.cell(LABEL, "")
        sheet.cell(HEADING, "")
        sheet.cell(TEXT, f"・{what}の人は、みなよく笑う。")
        sheet.page()
        sheet.head("団体")
        sheet.cell(LEFT, "", HIGH)
        sheet.row(*every[5])
        sheet.page()
    sheet.canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    check(edition)
    first = {"地域の状況": 1, "取組みのポイント": 1, "取組みの成果": 3}
    rest = expected({what: {label: page + 3 * n for label, page in first.items()} for n, (_, what) in enumerate(CASES)})
    for n, (name, what) in enumerate(CASES):
        more = (name, "取組みのポイント", HEADINGS[1:], f"{what}の人は、みなよく笑う。", (3 * n + 2,))
        rest.insert(5 * n + 3, more)
    assert told(edition) == rest


@pytest.mark.parametrize("merged", (True, False))
def test_each_row_says_the_case_and_a_label_may_be_of_several_rows(merged: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    for name, what in CASES:
        sheet.head("自治体名")
        for label, heading, text in rows(what):
            sheet.cell(LEFT, name)
            if merged and heading:
                if heading == HEADINGS[0]:
                    sheet.cell(LABEL, label, 2 * HIGH)
                sheet.cell(HEADING, heading)
                sheet.cell(TEXT, text)
                sheet.top -= HIGH
            else:
                sheet.row(label, heading, text)
        sheet.page()
    sheet.canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    check(edition)
    labels = ("地域の状況", "取組みのポイント", "取組みの成果")
    assert told(edition) == expected({what: dict.fromkeys(labels, n) for n, (_, what) in enumerate(CASES, 1)})
