"""Text beside what is drawn on a page, and titles beside their texts."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"
WIDE = (
    "・市内の商店街と話し合いを重ね、短い時間から始められる作業を切り出",
    "してもらうことで、無理なく通える場をつくっている。",
)
NARROW = (
    "・作業の後には振り返りの時間を設け、できた",
    "ことを一緒に確かめ、次の作業を選んでもら",
    "い、店主にも伝えている。",
)


def test_text_beside_a_drawn_picture_goes_on_and_its_caption_is_no_part_of_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        lines = [
            (18, f"事例{number}　{name}"),
            (12, "1 地域の状況"),
            (10, WIDE[0]),
            (10, WIDE[1]),
            (12, "2 取組みのポイント"),
        ]
        for n, (size, text) in enumerate([*lines, *((10, text) for text in NARROW), (10, WIDE[0]), (10, WIDE[1])]):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 440 - 20 * n, text)
        canvas.rect(270, 322, 100, 28)
        canvas.setFont(MINCHO, 8)
        canvas.drawString(290, 301, "写真　作業の様子")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [p.text for p in edition.passages if p.case and p.kind == "bullet"] == [
        "".join(WIDE)[1:], "".join(NARROW)[1:], "".join(WIDE)[1:],
    ] * 2  # fmt: skip


def test_a_title_beside_its_text_stands_before_a_first_line_that_is_a_little_higher(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 450, f"事例{number}　{name}")
        for n, title in enumerate(("1 地域の状況", "2 取組みの成果")):
            top = 420 - 60 * n
            canvas.rect(40, top - 60, 80, 60)
            canvas.rect(120, top - 60, 280, 60)
            canvas.setFont(GOTHIC, 10)
            canvas.drawString(44, top - 12, title)
            canvas.setFont(MINCHO, 10)
            for k, text in enumerate((f"・{title}についての一つめの文である。", f"・{TEXT}")):
                canvas.drawString(124, top - 6 - 20 * k, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.number, p.text) for p in edition.passages if p.case and p.section] == [
        (1, "1 地域の状況についての一つめの文である。"), (1, TEXT),
        (2, "2 取組みの成果についての一つめの文である。"), (2, TEXT),
    ] * 2  # fmt: skip
