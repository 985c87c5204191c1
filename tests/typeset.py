"""Sets a small invented casebook as a PDF in different dresses, for the tests of the parser.

`python tests/typeset.py DIR` writes one PDF a dress. The fonts are the standard Japanese CID fonts, which need no file.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
for _name in (MINCHO, GOTHIC):
    pdfmetrics.registerFont(UnicodeCIDFont(_name))


def drawn() -> bool:
    """Whether pdfium has a Japanese font here to draw and to name the glyphs of fonts that a PDF does not embed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.pdf"
        canvas = Canvas(str(file), pagesize=(20, 20))
        canvas.setFont(GOTHIC, 16)
        canvas.drawString(2, 2, "語")
        canvas.save()
        with pypdfium2.PdfDocument(file) as pdf:
            return bool(pdf[0].render().to_pil().convert("L").getextrema()[0] < 128)


needs_font = pytest.mark.skipif(not drawn(), reason="no Japanese font on this system, as fonts-ipafont-gothic")

LONG = (
    "市内の商店街と話し合いを重ね、短い時間から始められる作業を切り出してもらうことで、長く働いていない方も無理なく通える場を"
    "つくっている。作業の後には振り返りの時間を設け、できたことを一緒に確かめている。"
)
CASES = (
    {
        "number": 1,
        "name": "青森県みどり野市",
        "tagline": "商店街とともに短い時間の仕事をつくる",
        "facts": (("総人口", "12.3万人"), ("保護率", "1.8%"), ("高齢化率", "31.0%"), ("運営形態", "委託")),
        "sections": (
            ("地域の状況", ()),
            ("事業実施の背景と概要", (("●", "事業の背景", ("工場の閉鎖が続き、仕事を失った方の相談が増えた。",)),)),
            (
                "取組みのポイント",
                (
                    ("*", "商店街との連携", (LONG, "店主との打合せは月に2回、閉店後に行っている。")),
                    ("*", "送迎の工夫", ("バスの便が少ないため、相乗りの送迎を社協と分担している。", LONG)),
                ),
            ),
            ("取組みの成果", (("", "", ("半年で8人が一般就労に移った。",)),)),
            ("今後の課題・展望", (("", "", ("冬の間の作業が少ないことが課題である。",)),)),
        ),
    },
    {
        "number": 2,
        "name": "沖縄県しおかぜ町",
        "tagline": "漁協と取り組む就労体験",
        "facts": (("総人口", "8,400人"), ("保護率", "21.5‰"), ("高齢化率", "28.4%"), ("運営形態", "直営")),
        "sections": (
            ("地域の状況", ()),
            (
                "取組みのポイント",
                (("*", "漁協との連携", ("網の手入れや箱の洗浄を就労体験として受け入れてもらった。", LONG)),),
            ),
            ("今後の課題・展望", (("", "", ("受入れ先が漁協に限られているため、農家にも広げたい。",)),)),
        ),
    },
)


def edited() -> list[dict[str, Any]]:
    """The cases of the next edition: a changed attribute, a reworded, an added and a removed bullet, a new second case
    in the place of the old one, which is gone."""
    first, second = deepcopy(list(CASES))
    first["facts"] = (("総人口", "12.1万人"), *first["facts"][1:])
    sections = dict(first["sections"])
    sections["取組みのポイント"] = (
        ("*", "商店街との連携", (LONG, "店主との打合せは月に3回、開店前に行っている。")),
        ("*", "送迎の工夫", (LONG, "雪の日の送迎は、地区の運転手が代わる。")),
    )
    first["sections"] = tuple(sections.items())
    second |= {"name": "高知県はまべ町", "tagline": "ゆず畑での収穫体験"}
    second["sections"] = (("取組みのポイント", (("*", "畑の仕事", ("収穫と選別を、半日から体験してもらう。",)),)),)
    return [first, second]


APPENDIX = "この章には相談の様式を載せている。"


@dataclass(frozen=True)
class Dress:
    """How the book is set.

    bold: how headings stand out ("font", "twice": each string drawn twice, "" not at all). facts: in a "table", after
    a "colon", "beside" their labels, or "below" them in a table. mark: of bullets; "" is a dot that is drawn, None
    is none. listed: whether there is a 目次. named: whether the running head is the name of the case. sample: whether
    the first sections of a case are shown before the cases. stamp: printed across every page. edge: a chapter's
    number at the side of each.
    rooms: the text of a section stands in a cell, its title in one "beside" or "above" it. beside: how wide that is.
    """

    name: str
    size: tuple[float, float] = (595, 842)
    case: Callable[[int, str], str] = lambda n, name: f"No.{n} {name}"
    section: Callable[[int, str], str] = lambda n, title: f"{n}. {title}"
    heading: Callable[[int, str], str] = lambda n, text: text
    page: Callable[[int], str] = str
    bold: str = "font"
    bars: bool = True
    facts: str = "table"
    mark: str | None = "・"
    listed: bool = True
    named: bool = False
    sample: bool = False
    stamp: str = ""
    edge: str = ""
    rooms: str = ""
    beside: float = 76
    columns: int = 1
    turned: bool = False
    swap: tuple[tuple[str, str], ...] = ()
    first_number: int = 1


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DRESSES = (
    Dress("plain"),
    Dress(
        "numbered",
        size=(516, 729),
        case=lambda n, name: f"事例{n}　{name}".translate(FULL_WIDTH),
        section=lambda n, title: f"{n}．{title}".translate(FULL_WIDTH),
        heading=lambda n, text: f"{'①②③④'[n]}{text}",
        page=lambda n: f"- {n} -",
    ),
    Dress("twice", bold="twice", bars=False, facts="colon"),
    Dress("columns", size=(595, 360), columns=2),
    Dress("turned", turned=True, first_number=41),
    Dress(
        "brackets",
        case=lambda n, name: f"【事例{n}】{name}",
        section=lambda n, title: f"【{title}】",
        heading=lambda n, text: f"〈{text}〉",
        facts="beside",
        mark="○",
    ),
    Dress(
        "parentheses",
        case=lambda n, name: f"1-{n} {name}",
        section=lambda n, title: f"({n}) {title}",
        heading=lambda n, text: f"{'アイウエ'[n]}　{text}",
        facts="below",
        mark="-",
        sample=True,
    ),
    Dress(
        "circled",
        case=lambda n, name: f"事例 {n}　{name}",
        section=lambda n, title: f"{'①②③④⑤'[n - 1]} {title}",
        heading=lambda n, text: f"＜{text}＞",
        facts="colon",
        bars=False,
    ),
    Dress(
        "unlisted",
        case=lambda n, name: f"{n} {name}",
        section=lambda n, title: f"第{n} {title}",
        heading=lambda n, text: f"● {text}",
        mark="●",
        listed=False,
        named=True,
    ),
    Dress(
        "draft",
        case=lambda n, name: f"事例1-{n}　{name}",
        section=lambda n, title: f"第{n}　{title}",
        page=lambda n: f"市町村の事例　{n}",
        sample=True,
        stamp="検討用",
        edge="1",
    ),
    Dress(
        "browser",
        case=lambda n, name: f"CASE {n:02d} {name}",
        section=lambda n, title: f"■{title}",
        heading=lambda n, text: f"{n}) {text}",
        bars=False,
        facts="beside",
        mark="",
    ),
    Dress(
        "circles",
        case=lambda n, name: f"【事例{n}】{name}".translate(FULL_WIDTH),
        section=lambda n, title: f"＜{title}＞",
        heading=lambda n, text: f"\u2329{text}\u232a",
        bars=False,
        mark="〇",
    ),
    Dress(
        "kanji",
        case=lambda n, name: f"({n}) {name}",
        section=lambda n, title: f"{'一二三四五'[n - 1]}、{title}",
        heading=lambda n, text: f"{'アイウ'[n]}　{text}",
        bars=False,
        sample=True,
    ),
    Dress(
        "roman",
        case=lambda n, name: f"事例{n}\n{name}",
        section=lambda n, title: f"{'ⅠⅡⅢⅣⅤ'[n - 1]} {title}",
        heading=lambda n, text: f"{'ab'[n]}. {text}",
        bars=False,
        mark="◆",
    ),
    Dress(
        "labels",
        size=(595, 390),
        section=lambda n, title: title,
        heading=lambda n, text: f"〈{text}〉",
        bars=False,
        rooms="beside",
    ),
    Dress("halves", section=lambda n, title: title, bars=False, rooms="beside", beside=237),
    Dress("cards", size=(595, 385), facts="colon", bars=False, rooms="above"),
    Dress("notes", heading=lambda n, text: f"〔{text}〕", facts="beside", mark="※"),
    Dress("radicals", swap=(("人", "⼈"), ("長", "⻑"), ("高", "⾼"), ("生", "⽣"), ("日", "⽇"), ("戸", "⼾"))),
)


class Setter:
    """Draws text down the page and turns over when it is full."""

    def __init__(self, path: Path, dress: Dress) -> None:
        self.dress = dress
        width, height = dress.size
        self.canvas = Canvas(str(path), pagesize=(height, width) if dress.turned else dress.size, invariant=1)
        self.width, self.height = width, height
        self.page = 0
        self.case = "就労支援の事例"
        self.left, self.column = 60.0, 0
        self.measure = width - 120
        self.top = height - 70
        self.y = self.room = 0.0
        self.turn()

    def turn(self) -> None:
        if self.room:
            self.close()
            self.turn()
            self.room = self.y
            return
        if self.page:
            self.canvas.showPage()
        self.page += 1
        if self.dress.turned:
            self.canvas.translate(0, self.width)
            self.canvas.rotate(-90)
        self.y = self.top = self.height - 70
        if self.page > 1:
            number = self.dress.page(self.page - 2 + self.dress.first_number)
            self.text(self.width / 2 - 10, 30, number, MINCHO, 10)
            self.text(60, self.height - 40, self.case if self.dress.named else "就労支援の事例", MINCHO, 9)
            self.text(self.width - 22, self.height / 2 + 11, self.dress.edge, GOTHIC, 9)
            self.canvas.saveState()
            self.canvas.translate(self.width / 2 - 80, self.height / 2 - 80)
            self.canvas.rotate(45)
            self.canvas.setFillGray(0.9)
            self.text(0, 0, self.dress.stamp, GOTHIC, 60)
            self.canvas.restoreState()

    def text(self, x: float, y: float, text: str, font: str, size: float, twice: bool = False) -> None:
        for a, b in self.dress.swap:
            text = text.replace(a, b)
        self.canvas.setFont(font, size)
        for shift in (0, 0.4) if twice else (0,):
            self.canvas.drawString(x + shift, y, text)

    def need(self, height: float) -> None:
        if self.y - height < 70:
            if self.dress.columns == 2 and self.column == 0 and self.measure < self.width / 2:
                self.left, self.column, self.y = self.left + self.measure + 30, 1, self.top
            else:
                self.turn()

    def line(self, text: str, size: float = 10.5, strong: bool = False, indent: float = 0, leading: float = 17) -> None:
        self.need(leading)
        self.y -= leading
        twice = strong and self.dress.bold == "twice"
        font = GOTHIC if strong and self.dress.bold == "font" else MINCHO
        self.text(self.left + indent, self.y, text, font, size, twice)

    def bullet(self, text: str) -> None:
        per_line = int((self.measure - 21) // 10.5)
        line, first = " " if self.dress.mark == "" else self.dress.mark or "", True
        for char in text:
            if len(line) - bool(first and line) >= per_line and char not in "、。":
                self.bulleted(line, first)
                line, first = "", False
            line += char
        self.bulleted(line, first)

    def bulleted(self, line: str, first: bool) -> None:
        drawn = first and self.dress.mark == ""
        self.line(line.strip(), indent=10.5 if drawn or not first else 0)
        if drawn:
            self.canvas.circle(self.left + 4, self.y + 4, 1.7, stroke=0, fill=1)

    def label(self, text: str) -> None:
        """Begin the cell of a section with its title beside it or above."""
        self.need(60)
        if self.dress.rooms == "above":
            self.canvas.rect(self.left, self.y - 22, self.measure, 22)
            self.text(self.left + 4, self.y - 16, text, GOTHIC, 11)
            self.y -= 22
        else:
            for n in range(0, len(text), 6):
                self.text(self.left + 4, self.y - 16 - 2.5 * n, text[n : n + 6], GOTHIC, 10.5)
        self.room = self.y
        beside = self.dress.beside if self.dress.rooms == "beside" else 0
        self.left, self.measure = self.left + beside + 6, self.measure - beside - 12

    def close(self) -> None:
        """End the cell of a section, or the part of it that stands on this page."""
        self.y -= 12
        whole = self.measure + 12 + self.dress.beside
        for wide in (self.measure + 12, whole)[: 2 if self.dress.rooms == "beside" else 1]:
            self.canvas.rect(self.left + self.measure + 6 - wide, self.y, wide, self.room - self.y)
        self.room = 0.0

    def bar(self, text: str) -> None:
        self.need(90)
        self.y -= 8
        if self.dress.bars:
            self.canvas.setFillGray(0.85)
            self.canvas.rect(self.left, self.y - 21, self.measure, 20, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        self.line(text, 13, strong=True, indent=3)
        self.y -= 8

    def facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        if self.dress.facts in ("colon", "beside"):
            for label, value in facts:
                self.line(label + ("：" if self.dress.facts == "colon" else "　　") + value)
            return
        if self.dress.facts == "below":
            for row in zip(*facts, strict=True):
                for n, text in enumerate(row):
                    self.canvas.rect(self.left + 90 * n, self.y - 20, 90, 20)
                    self.text(self.left + 90 * n + 4, self.y - 14, text, MINCHO, 10.5)
                self.y -= 20
            return
        for label, value in facts:
            for x, wide, text in ((self.left, 110, label), (self.left + 110, 90, value)):
                self.canvas.rect(x, self.y - 20, wide, 20)
                self.text(x + 4, self.y - 14, text, MINCHO, 10.5)
            self.y -= 20


def typeset(folder: Path, dress: Dress, cases: Sequence[dict[str, Any]] = CASES) -> Path:
    """The book in one dress: cover, contents, a page of purpose, the cases."""
    path = folder / f"{dress.name}.pdf"
    setter = Setter(path, dress)
    setter.y -= 200
    setter.line("就労支援の事例集", 26, strong=True, indent=60)
    setter.turn()
    if dress.listed:
        _contents(setter, cases)
        setter.turn()
    setter.line("事例集の目的", 14, strong=True)
    setter.line("この事例集は、働くことに困っている方を支える取組みを集めたものである。")
    told = [{**cases[0], "sections": cases[0]["sections"][:3]}] if dress.sample else []
    for case in (*told, *cases):
        setter.case = case["name"]
        setter.turn()
        for text in dress.case(case["number"], case["name"]).split("\n"):
            setter.line(text, 18, strong=True, leading=24)
        setter.line(case["tagline"], 12, strong=True, leading=24)
        for number, (title, groups) in enumerate(case["sections"], 1):
            (setter.label if dress.rooms else setter.bar)(dress.section(number, title))
            if title == "地域の状況":
                setter.facts(case["facts"])
            if dress.columns == 2 and title == "取組みのポイント":
                setter.turn()
                setter.measure, setter.column = (dress.size[0] - 150) / 2, 0
            for n, (mark, heading, bullets) in enumerate(groups):
                if heading:
                    setter.line(
                        ("●" if mark == "●" else "") + (heading if mark == "●" else dress.heading(n, heading)),
                        12 if dress.bold else 10.5,
                        strong=True,
                    )
                for text in bullets:
                    setter.bullet(text)
            if dress.rooms:
                setter.close()
                setter.left, setter.measure = 60.0, dress.size[0] - 120
            if setter.measure < dress.size[0] / 2:
                setter.left, setter.column, setter.measure = 60.0, 0, dress.size[0] - 120
                setter.turn()
    setter.turn()
    setter.line("第2章　資料", 18, strong=True)
    setter.line(APPENDIX)
    setter.canvas.save()
    return path


def two_up(file: Path) -> Path:
    """The pages of a PDF on sheets of two."""
    path = file.with_name(f"{file.stem}-two-up.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        width, height = pdf[0].get_size()
        sheets = pypdfium2.PdfDocument(pypdfium2.raw.FPDF_ImportNPagesToOne(pdf, 2 * width, height, 2, 1))
        sheets.save(path)
        sheets.close()
    return path


def _contents(setter: Setter, cases: Sequence[dict[str, Any]]) -> None:
    setter.line("目次", 16, strong=True)
    setter.line("第1章　市町村の事例" + "・" * 20 + "2", strong=True)
    for case in cases:
        setter.line(f"{case['number']} {case['name']}" + "." * 40 + str(2 + 3 * (case["number"] - 1)))
    for text in ("資料", "索引", "あとがき"):
        setter.line(f"9 {text}" + "." * 40 + "20")


if __name__ == "__main__":
    for each in DRESSES:
        print(typeset(Path(sys.argv[1]), each))
