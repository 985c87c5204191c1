"""Headings beside their lists, as the tables of Word and of browsers set them."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Edition

CASES = ((1, "みどり野市"), (2, "しおかぜ町"))
SHOP = ["・空き店舗を一軒ずつ訪ね、持ち主の考えを聞いて回ることから始めた。", "・家賃は一年だけ補助している。"]
RIDE = ["・送迎は月に二回で、町内会の車を借りている。", "・運転は町の人が交代で受け持つ。"]


def _text(canvas: Canvas, x: float, top: float, rows: Sequence[str], size: float = 9, font: str = MINCHO) -> None:
    canvas.setFont(font, size)
    for n, row in enumerate(rows):
        canvas.drawString(x, 500 - top - size - 1.5 * size * n, row)


def _row(canvas: Canvas, top: float, bottom: float, heading: str, rows: Sequence[str]) -> None:
    canvas.rect(40, 500 - bottom, 90, bottom - top)
    canvas.rect(130, 500 - bottom, 330, bottom - top)
    _text(canvas, 45, top + 4, [heading] if heading else [])
    _text(canvas, 135, top + 4, rows)


def _head(canvas: Canvas, number: int, name: str) -> None:
    _text(canvas, 40, 30, [f"事例{number}　{name}"], 16, GOTHIC)
    _text(canvas, 40, 60, ["1 取組みのポイント"], 12, GOTHIC)


def _bullets(edition: Edition) -> list[tuple[tuple[str, ...], str]]:
    return [(p.headings, p.text) for p in edition.passages if p.section and p.section.number == 1]


def test_a_small_heading_in_brackets_within_a_cell_is_a_heading(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    for number, name in CASES:
        _head(canvas, number, name)
        _row(canvas, 80, 130, "店との連携", SHOP)
        _row(canvas, 130, 190, "送迎", ["", *RIDE[:1]])
        _text(canvas, 135, 134, ["〈車を借りる〉"], 7.5)
        _text(canvas, 40, 200, ["2 取組みの成果"], 12, GOTHIC)
        _text(canvas, 40, 220, ["・三年で十二の店が新しく開いた。"])
        canvas.showPage()
    canvas.save()
    assert _bullets(parsing.parse(tmp_path / "book.pdf")) == [
        (("店との連携",), SHOP[0][1:]), (("店との連携",), SHOP[1][1:]), (("送迎", "車を借りる"), RIDE[0][1:]),
    ] * 2  # fmt: skip


def test_a_row_that_breaks_over_the_page_goes_on_with_its_list(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    for number, name in CASES:
        _head(canvas, number, name)
        _row(canvas, 80, 130, "店との連携", SHOP)
        _row(canvas, 130, 480, "送迎", RIDE[:1] * 21 + [f"・{'町の人が交代で受け持ち、' * 3}"])
        canvas.showPage()
        _row(canvas, 30, 56, "", [f"　無理のない日だけ{name}の車を運転している。"])
        _text(canvas, 40, 90, ["2 取組みの成果"], 12, GOTHIC)
        _text(canvas, 40, 110, ["・三年で十二の店が新しく開いた。"])
        canvas.showPage()
    canvas.save()
    told = [pair for pair in _bullets(parsing.parse(tmp_path / "book.pdf")) if "無理" in pair[1]]
    assert told == [
        (("送迎",), f"{'町の人が交代で受け持ち、' * 3}無理のない日だけ{name}の車を運転している。") for _, name in CASES
    ]


def test_a_heading_and_a_list_in_boxes_that_touch_are_a_row(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    for number, name in CASES:
        _head(canvas, number, name)
        _text(canvas, 40, 76, ["これまでの三年間に取り組んだことは、次のとおりである。"])
        canvas.setFillGray(0.9)
        canvas.rect(40, 350, 90, 50, fill=1)
        canvas.setFillGray(0)
        canvas.rect(130, 350, 330, 50)
        _text(canvas, 45, 104, ["店との", "連携"])
        _text(canvas, 135, 104, SHOP)
        canvas.showPage()
    canvas.save()
    assert _bullets(parsing.parse(tmp_path / "book.pdf"))[1:3] == [
        (("店との連携",), SHOP[0][1:]), (("店との連携",), SHOP[1][1:]),
    ]  # fmt: skip


def test_a_heading_in_parts_halfway_down_its_list_is_a_heading(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    for number, name in CASES:
        _head(canvas, number, name)
        for top, heading, rows in ((80, "店との連携", SHOP), (150, "送迎", RIDE[:2])):
            _row(canvas, top, top + 70, "", rows)
            canvas.setFillGray(0.9)
            canvas.rect(40, 500 - top - 45, 90, 20, fill=1)  # a ground behind the words only
            canvas.setFillGray(0)
            _text(canvas, 45, top + 30, [heading])
        canvas.showPage()
    canvas.save()
    assert _bullets(parsing.parse(tmp_path / "book.pdf"))[:2] == [
        (("店との連携",), SHOP[0][1:]), (("店との連携",), SHOP[1][1:]),
    ]  # fmt: skip
