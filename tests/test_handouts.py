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


def test_a_case_told_on_several_slides_of_a_handout_is_one(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 600), invariant=1)
    for n in range(2 * len(NAMES)):
        y = 270 if n % 2 else 560
        canvas.rect(40, y - 230, 320, 250)
        canvas.setFont(GOTHIC, 14)
        canvas.drawString(56, y, f"事例{n // 2 + 1}　{NAMES[n // 2]}")
        canvas.setFont(GOTHIC, 8)
        canvas.drawRightString(350, y, f"{n % 2 + 1}／2")
        canvas.setFont(GOTHIC, 11)
        canvas.drawString(56, y - 30, ("取組みのポイント", "今後の課題")[n % 2])
        canvas.setFont(MINCHO, 9)
        canvas.drawString(56, y - 52, f"・{TEXT}")
        canvas.drawRightString(350, y - 222, str(n + 1))
        if n % 2:
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name) for c in edition.cases] == list(enumerate(NAMES, 1))
    assert [(p.case and p.case.number, p.section and p.section.title, p.text) for p in edition.passages] == [
        (n, title, TEXT) for n in range(1, 7) for title in ("取組みのポイント", "今後の課題")
    ]


def test_cases_in_frames_one_below_the_other_are_read_each_by_itself(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 700), invariant=1)
    for n, name in enumerate(NAMES, 1):
        y = 670 if n % 2 else 340
        canvas.rect(40, y - 300, 520, 310)
        canvas.rect(40, y - 300, 120, 310)
        canvas.setFont(GOTHIC, 10)
        canvas.drawString(50, y - 20, f"事例{n}")
        canvas.setFont(GOTHIC, 13)
        canvas.drawString(50, y - 42, name)
        down, x = 15, 172
        for title, many in (("事業の背景", 3), ("取組みのポイント", 9), ("今後の課題", 6)):
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(x, y - down, title)
            canvas.setFont(MINCHO, 9)
            for row in range(many):
                down, x = (15, 368) if down > 250 else (down + 20, x)
                canvas.drawString(x, y - down, f"・{title}は年に{row + 1}回確かめる。")
            down += 26
        if n % 2 == 0:
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(p.case and p.case.name, p.section and p.section.title, p.text) for p in edition.passages] == [
        (name, title, f"{title}は年に{row + 1}回確かめる。")
        for name in NAMES
        for title, many in (("事業の背景", 3), ("取組みのポイント", 9), ("今後の課題", 6))
        for row in range(many)
    ]
