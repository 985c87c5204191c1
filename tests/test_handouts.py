"""Handouts: sheets that show several slides, one above another, each in its frame and with its own number."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing

NAMES = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町", "長野県やまなみ村", "大分県いずみ市", "岩手県もり町")
TEXT = "窓口の職員が事業所を一軒ずつ訪ねて求人の条件を聞き取っている。"


def test_the_numbers_and_frames_of_slides_are_no_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 600), invariant=1)
    for n, name in enumerate(NAMES, 1):
        y = 560 if n % 2 else 270
        canvas.rect(40, y - 230, 320, 250)
        canvas.setFont(GOTHIC, 14)
        canvas.drawString(56, y, f"{n}　{name}")
        canvas.setFont(GOTHIC, 11)
        canvas.drawString(56, y - 30, "取組みのポイント")
        canvas.drawString(56, y - 110, "今後の課題")
        canvas.setFont(MINCHO, 9)
        for down in (52, 132):
            canvas.drawString(56, y - down, f"・{TEXT}")
        canvas.drawRightString(350, y - 222, str(n))
        if n % 2 == 0:
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.pages.printed) for c in edition.cases] == [
        (n, name, (f"{n - 1 + n % 2}・{n + n % 2}",)) for n, name in enumerate(NAMES, 1)
    ]
    assert [(p.section and p.section.title, p.text) for p in edition.passages] == [
        ("取組みのポイント", TEXT), ("今後の課題", TEXT),
    ] * len(NAMES)  # fmt: skip
