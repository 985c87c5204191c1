"""Landscape pages of one case each: facts in a strip of boxes, arrows from box to box, the rest on the next page."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing, profile, reader, strips
from jireishu.model import Edition
from jireishu.page import Box, Page, Segment, Style

CASES = (
    ("湯けむりを生かす発電", "大分県", "由布野町"),
    ("雪で冷やすデータ室", "北海道", "美唄川市"),
    ("潮の力を借りる漁港", "長崎県", "五島浦市"),
)
FACTS = (("取組主体", ("温泉組合", "市総務課", "漁協")), ("開始年度", ("令和元年度", "令和3年度", "令和4年度")))
BOXES = (
    ("取組前の悩み", ("湯量が年ごとに減っている", "運営の担い手が足りない")),
    ("悩みを解くための一手", ("余った蒸気を発電に回す", "学生が点検に加わる")),
    ("得られた成果", ("電気代が半分になった", "視察の申込みが続いている")),
)
LATER = (
    ("くわしい歩み", "組合の若手が集まり、毎月の会議で費用と効果を確かめた。"),
    ("これから", "隣の町とともに設備を広げていく。"),
)


def text(canvas: Canvas, x: float, y: float, said: str, font: str = GOTHIC, size: float = 10) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, said)


def book(path: Path) -> Edition:
    canvas = Canvas(str(path), pagesize=(840, 500), invariant=1)
    for n, (name, prefecture, town) in enumerate(CASES, 1):
        text(canvas, 40, 460, f"事例{n}　{name}", size=20)
        text(canvas, 700, 462, f"{prefecture}{town}", size=12)
        x = 40.0
        for label, values in FACTS:
            for said, width in ((label, 80), (values[n - 1], 160)):
                canvas.rect(x, 420, width, 22)
                text(canvas, x + 6, 427, said)
                x += width
        for k, (title, bullets) in enumerate(BOXES):
            left = 40 + 260 * k
            canvas.rect(left, 280, 220, 120)
            canvas.setFillGray(0.2)
            canvas.rect(left, 376, 220, 24, fill=1)
            canvas.setFillGray(1)
            text(canvas, left + 60, 383, title, size=12)
            canvas.setFillGray(0)
            for row, bullet in enumerate(bullets):
                text(canvas, left + 12, 355 - 20 * row, f"• {bullet}")
            if k:
                text(canvas, left - 31, 330, "▶", size=22)
        canvas.showPage()
        text(canvas, 40, 460, f"事例{n}　{name}", size=11)
        for k, (title, sentence) in enumerate(LATER):
            text(canvas, 40, 420 - 80 * k, title, size=13)
            text(canvas, 40, 396 - 80 * k, sentence, MINCHO)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def test_a_case_on_a_slide_and_the_page_after_it(tmp_path: Path) -> None:
    edition = book(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.prefecture, c.pages.pdf) for c in edition.cases] == [
        (n, name, prefecture, (2 * n - 1, 2 * n)) for n, (name, prefecture, _) in enumerate(CASES, 1)
    ]
    assert {name: fact.raw for name, fact in edition.cases[1].attributes.items()} == {
        "自治体名": "北海道美唄川市", "取組主体": "市総務課", "開始年度": "令和3年度",
    }  # fmt: skip
    assert [(p.section.title, p.text) for p in edition.passages if p.section and p.case == edition.cases[2].ref()] == [
        *((title, bullet) for title, bullets in BOXES for bullet in bullets), *LATER,
    ]  # fmt: skip
    assert {f.kind for f in edition.findings} == {"unknown_section", "no_contents"}


def strip(number: int, *texts: str, gap: float = 0.0) -> Page:
    style = Style("G", 10.0, "000000", False)
    boxes = [Box(40 + (100 + gap) * k, 50, 140 + (100 + gap) * k, 70) for k in range(len(texts))]
    told = [Segment(t, b.x0 + 5, 55, b.x0 + 95, 65, style, 0, b.x0 + 5) for t, b in zip(texts, boxes, strict=True)]
    return Page(number, 600, 400, tuple(told), tuple(boxes))


def moved(things: Sequence[Any], right: float) -> list[Any]:
    return [replace(thing, x0=thing.x0 + right, x1=thing.x1 + right) for thing in things]


def said(pages: list[Page]) -> list[list[str]]:
    return [[s.text for s in page.segments] for page in strips.joined(pages, profile.load())]


def test_labels_of_strips_have_values_that_differ() -> None:
    told = [("面積", "20ha"), ("面積", "35ha"), ("面積", "8ha")]
    tabs = [("背景", "成果")] * 3
    named = [("自治体名", "北町"), ("自治体名", "南町"), ("自治体名", "東町")]
    assert said([strip(n, *own) for n, own in enumerate(told, 1)]) == [["面積：20ha"], ["面積：35ha"], ["面積：8ha"]]
    assert said([strip(n, *own) for n, own in enumerate(tabs, 1)]) == [["背景", "成果"]] * 3
    assert said([strip(n, *own) for n, own in enumerate(named, 1)]) == [list(own) for own in named]
    assert said([strip(n, *own) for n, own in enumerate(told[:2], 1)]) == [list(own) for own in told[:2]]
    two = [
        replace(
            strip(n, *own),
            segments=(*strip(n, *own).segments, *moved(strip(n, *own).segments, 400)),
            frames=(*strip(n, *own).frames, *moved(strip(n, *own).frames, 400)),
        )
        for n, own in enumerate(told, 1)
    ]
    assert said(two)[0] == ["面積：20ha", "面積：20ha"]  # of two pages on one sheet
    assert said([strip(n, *own, gap=20) for n, own in enumerate(told, 1)]) == [list(own) for own in told]


def test_labels_and_values_that_near_fill_their_boxes_are_texts_of_their_own(tmp_path: Path) -> None:
    """Boxes as office software draws them: paths of more corners than a rectangle has."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(400, 200), invariant=1)
    for x, width, said in ((40, 46, "高齢化率"), (86, 90, "29.8％"), (177, 46, "運営形態"), (223, 90, "直営")):
        path = canvas.beginPath()
        path.moveTo(x + width / 2, 110)
        for corner in ((x, 110), (x, 130), (x + width, 130), (x + width, 110), (x + width / 2, 110)):
            path.lineTo(*corner)
        canvas.drawPath(path)
        text(canvas, x + 3, 117, said)
    canvas.save()
    (page,) = reader.Readers(tmp_path / "book.pdf").collect().pages
    assert [s.text for s in page.segments] == ["高齢化率", "29.8％", "運営形態", "直営"]
