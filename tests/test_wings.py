"""Titles of sections in the outer margin, which changes sides from page to page."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing

NAMES = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町", "長野県やまなみ村")
FIRST, SECOND = "窓口の職員が事業所を一軒ずつ訪ねて求人の条件を聞き取り、", "月に二度の打合せで相談者へ伝えている。"
TITLES = ("事業の背景", "取組みのポイント", "今後の課題")


def test_titles_in_the_outer_margin_head_the_texts_that_they_stand_beside(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 600), invariant=1)
    for n, name in enumerate(NAMES, 1):
        for page in range(2):
            text, margin = ((40, 330), (130, 40))[page]
            if page == 0:
                canvas.setFont(GOTHIC, 16)
                canvas.drawString(text, 550, f"事例{n}　{name}")
            for at, title in enumerate(TITLES[2 * page : 2 + page]):
                y = 510 - 120 * at - 7 * n
                canvas.setFont(GOTHIC, 10)
                canvas.drawString(margin, y, title)
                canvas.setFont(GOTHIC, 7)
                facts = (("総人口", f"{n}.5万人"), ("高齢化率", "31.0%")) if at + page == 0 else ()
                for row, (label, value) in enumerate(facts):
                    canvas.drawString(margin, y - 14 - 24 * row, label)
                    canvas.drawString(margin, y - 25 - 24 * row, value)
                canvas.setFont(MINCHO, 9)
                for row in range(3):
                    canvas.drawString(text, y - 32 * row, f"・{FIRST}")
                    canvas.drawString(text + 9, y - 14 - 32 * row, SECOND)
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    told = [p for p in edition.passages if "。" in p.text]
    assert [(p.case and p.case.name, p.section and p.section.title, p.headings, p.text) for p in told] == [
        (name, title, (), FIRST + SECOND) for name in NAMES for title in TITLES for _ in range(3)
    ]
    assert [{label: fact.raw for label, fact in case.attributes.items()} for case in edition.cases] == [
        {"総人口": f"{n}.5万人", "高齢化率": "31.0%"} for n in range(1, 5)
    ]
