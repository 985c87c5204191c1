"""Titles beside each other, each over its text, as forms and slides set them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import bays, layout, parsing, profile
from jireishu.items import Line, lines_of
from jireishu.model import Edition
from jireishu.page import Box, Page, Segment, Style

STATE = ["・若い人が町を離れ、空き店舗が増えていた。", "・商店街の集まりも、年に一度だけであった。"]
POINTS = [
    "・空き店舗を一軒ずつ訪ね、持ち主の考えを聞いて回",
    "ることから始めた。",
    "・借り手には、最初の一年だけ家賃を補助している。",
]
RESULTS = ["・三年で十二の店が新しく開いた。", "・夜に歩く人が戻り、祭りも再開した。"]
ISSUES = ["・家賃の補助が終わった後も続く店は、まだ半分である。"]
CASES = ((1, "みどり野市"), (2, "しおかぜ町"))
TOLD = [
    ("地域の状況", STATE[0][1:]), ("地域の状況", STATE[1][1:]),
    ("取組のポイント", POINTS[0][1:] + POINTS[1]), ("取組のポイント", POINTS[2][1:]),
    ("取組の成果", RESULTS[0][1:]), ("取組の成果", RESULTS[1][1:]), ("今後の課題", ISSUES[0][1:]),
]  # fmt: skip


def _text(canvas: Canvas, x: float, top: float, rows: Sequence[str], size: float = 9, font: str = MINCHO) -> None:
    canvas.setFont(font, size)
    for n, row in enumerate(rows):
        canvas.drawString(x, 500 - top - size - 1.4 * size * n, row)


def _cell(canvas: Canvas, x0: float, top: float, x1: float, bottom: float, fill: bool = False) -> None:
    canvas.setFillGray(0.85)
    canvas.rect(x0, 500 - bottom, x1 - x0, bottom - top, fill=int(fill))
    canvas.setFillGray(0)


def _told(edition: Edition, case: str) -> list[tuple[str, str]]:
    own = [p for p in edition.passages if p.case and p.case.name == case and p.section]
    return [(p.section.title, p.text) for p in own if p.section]


def _form(canvas: Canvas, top: float, titles: Sequence[str], texts: Sequence[Sequence[str]], one_colour: bool) -> None:
    edges = (40, 250, 490)
    if one_colour:
        canvas.setFillGray(0.85)
        canvas.rect(edges[0], 500 - top - 16, edges[-1] - edges[0], 16, stroke=0, fill=1)
    for x0, x1, title, rows in zip(edges, edges[1:], titles, texts, strict=False):
        _cell(canvas, x0, top, x1, top + 16)
        _cell(canvas, x0, top + 16, x1, top + 90)
        _text(canvas, (x0 + x1) / 2 - 5 * len(title), top + 3, [title], 10, GOTHIC)
        _text(canvas, x0 + 3, top + 20, rows)


def test_two_titles_over_two_texts_are_read_one_after_the_other(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(530, 500), invariant=1)
    for number, name in CASES:
        _text(canvas, 40, 30, [f"事例{number}　{name}"], 16, GOTHIC)
        _form(canvas, 60, ("地域の状況", "取組のポイント"), (STATE, POINTS), one_colour=True)
        _form(canvas, 150, ("取組の成果", "今後の課題"), (RESULTS, ISSUES), one_colour=True)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [_told(edition, name) for _, name in CASES] == [TOLD, TOLD]


def test_titles_of_no_known_wording_under_one_colour_are_two(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(530, 500), invariant=1)
    for number, name in CASES:
        _text(canvas, 40, 30, [f"事例{number}　{name}"], 16, GOTHIC)
        _form(canvas, 60, ("地域の状況", "取組のポイント"), (STATE, POINTS), one_colour=True)
        _form(canvas, 150, ("商店街との連携内容", "町内会との連携内容"), (RESULTS, ISSUES), one_colour=True)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    own = [("商店街との連携内容", text) for _, text in TOLD[4:6]] + [("町内会との連携内容", TOLD[6][1])]
    assert [_told(edition, name) for _, name in CASES] == [TOLD[:4] + own] * 2


def test_cards_in_two_rows_are_read_row_by_row(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(740, 500), invariant=1)
    cards = (
        ("地域の状況", STATE), ("取組の内容", RESULTS), ("取組のポイント", POINTS[2:]),
        ("取組の成果", RESULTS), ("今後の課題", ISSUES), ("今後の展望", ["・ほかの通りでも、来年から始める。"]),
    )  # fmt: skip
    for number, name in CASES:
        _text(canvas, 40, 30, [f"事例{number}　{name}"], 16, GOTHIC)
        for n, (title, rows) in enumerate(cards):
            x, top = 20 + 240 * (n % 3), 70 + 110 * (n // 3)
            _cell(canvas, x, top, x + 230, top + 100)
            _text(canvas, x + 4, top + 5, [title], 11, GOTHIC)
            _text(canvas, x + 4, top + 24, rows)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [[s.title for s in case.sections] for case in edition.cases] == [[title for title, _ in cards]] * 2


def test_cards_whose_numbers_count_down_the_columns_are_read_so(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(740, 500), invariant=1)
    cards = (
        ("① 地域の状況", STATE),
        ("② 取組のポイント", POINTS[2:]),
        ("③ 取組の成果", RESULTS),
        ("④ 今後の課題", ISSUES),
    )
    for number, name in CASES:
        _text(canvas, 40, 30, [f"事例{number}　{name}"], 16, GOTHIC)
        for n, (title, rows) in enumerate(cards):
            x, top = 20 + 240 * (n // 2), 70 + 110 * (n % 2)
            _cell(canvas, x, top, x + 230, top + 100)
            _text(canvas, x + 4, top + 5, [title], 11, GOTHIC)
            _text(canvas, x + 4, top + 24, rows)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [[s.number for s in case.sections] for case in edition.cases] == [[1, 2, 3, 4]] * 2


def test_a_table_that_goes_on_below_its_head_is_no_pair_of_texts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(530, 500), invariant=1)
    rows = (("機関", "役割"), ("商工課", "店主の相談を受ける。"), ("社協", "見守りの人を出す。"))
    for number, name in CASES:
        _text(canvas, 40, 30, [f"事例{number}　{name}"], 16, GOTHIC)
        _text(canvas, 40, 60, ["1 地域の状況"], 12, GOTHIC)
        _text(canvas, 40, 80, STATE)
        for n, row in enumerate(rows):
            for x, text in zip((40, 160), row, strict=True):
                _cell(canvas, x, 120 + 16 * n, x + (120 if x == 40 else 300), 136 + 16 * n)
                _text(canvas, x + 3, 123 + 16 * n, [text])
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [p.text for p in edition.passages if p.case and p.kind == "table"] == [
        "機関 役割\n商工課 店主の相談を受ける。\n社協 見守りの人を出す。"
    ] * 2


def _panel(canvas: Canvas, number: int, name: str, facts: Sequence[tuple[str, str]]) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(0, 0, 150, 500, stroke=0, fill=1)
    canvas.setFillGray(0)
    _text(canvas, 12, 20, [f"事例{number}", name], 14, GOTHIC)
    for n, (label, value) in enumerate(facts):
        _text(canvas, 12, 80 + 34 * n, [label], 8, GOTHIC)
        _text(canvas, 14, 92 + 34 * n, [value], 10)


def test_a_panel_beside_the_text_is_read_before_it_and_its_facts_stand_below_their_labels(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    facts = (("総人口", "4.4万人"), ("高齢化率", "31.5%"), ("運営形態", "委託"))
    for number, name in CASES:
        _panel(canvas, number, name, facts)
        _text(canvas, 165, 10, ["空き店舗を、町の人と借り手が一緒に開く"], 11, GOTHIC)
        for n, (title, rows) in enumerate((("地域の状況", STATE), ("取組のポイント", POINTS), ("取組の成果", RESULTS))):
            _cell(canvas, 165, 40 + 90 * n, 300, 56 + 90 * n, fill=True)
            _text(canvas, 170, 43 + 90 * n, [title], 10, GOTHIC)
            _text(canvas, 170, 62 + 90 * n, rows)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [_told(edition, name) for _, name in CASES] == [TOLD[:6]] * 2
    assert [{name: fact.raw for name, fact in case.attributes.items()} for case in edition.cases] == [dict(facts)] * 2
    assert [case.tagline for case in edition.cases] == ["空き店舗を、町の人と借り手が一緒に開く"] * 2


@pytest.mark.parametrize("panel", [True, False])
def test_the_panel_or_title_of_a_page_with_which_a_case_goes_on_says_its_title_again(
    panel: bool, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    for number, name in CASES:
        _panel(canvas, number, name, (("総人口", "4.4万人"),))
        _text(canvas, 170, 20, ["1 地域の状況"], 11, GOTHIC)
        _text(canvas, 170, 40, STATE)
        _text(canvas, 170, 90, ["2 取組のポイント"], 11, GOTHIC)
        _text(canvas, 170, 110, POINTS[:2])
        canvas.showPage()
        if panel:
            _panel(canvas, number, name, ())
        else:
            _text(canvas, 170, 8, [f"{number:02}　{name}"], 14, GOTHIC)
        _text(canvas, 170, 30, [POINTS[2], *RESULTS])
        canvas.showPage()
    canvas.save()
    told = parsing.parse(tmp_path / "book.pdf").passages
    assert [(p.headings, p.text) for p in told if p.section and p.section.number == 2] == [
        ((), POINTS[0][1:] + POINTS[1]), ((), POINTS[2][1:]), ((), RESULTS[0][1:]), ((), RESULTS[1][1:]),
    ] * 2  # fmt: skip


def test_a_high_card_in_the_right_column_is_no_panel_though_its_title_is_as_large_as_any() -> None:
    def segment(text: str, x0: float, top: float, size: float, row: int) -> Segment:
        return Segment(text, x0, top, x0 + size * len(text), top + size, Style("F", size, "", False), row, x0)

    card = [segment("3 取組の成果", 260, 50, 12, 0), segment(RESULTS[0], 260, 70, 9, 1)]
    beside = [segment("2 取組の内容", 26, 90, 12, 2), segment(RESULTS[1], 26, 110, 9, 3)]
    page = Page(1, 500, 500, (*card, *beside), frames=(Box(255, 40, 470, 480),))
    assert bays.rows(page, page.segments, profile.load().is_title) == []
    first = replace(page, segments=(replace(card[0], x0=10, x1=80), replace(card[1], x0=10, x1=90), *beside[1:]))
    first = replace(first, frames=(Box(0, 0, 100, 500),), segments=tuple(
        replace(s, x0=150, x1=300) if s.text == RESULTS[1] else s for s in first.segments
    ))  # fmt: skip
    assert [[bay.box for bay in row] for row in bays.rows(first, first.segments, profile.load().is_title)] == [
        [Box(0, 0, 100, 500)]
    ]


@pytest.mark.parametrize(("name", "told"), [(20, True), (10, False)])
def test_a_panel_begins_with_the_largest_text_of_the_page_though_its_number_stands_over_that(
    name: float, told: bool
) -> None:
    texts = [
        ("事例1", 10, 20, 9),
        ("みどり野市", 10, 40, name),
        ("働く場をつくる", 160, 24, 12),
        (RESULTS[0], 160, 60, 9),
    ]
    segments = tuple(
        Segment(text, x0, top, x0 + size * len(text), top + size, Style("F", size, "", False), n, x0)
        for n, (text, x0, top, size) in enumerate(texts)
    )
    page = Page(1, 500, 500, segments, frames=(Box(0, 0, 150, 500),))
    assert len(bays.rows(page, segments, profile.load().is_title)) == told


@pytest.mark.parametrize("form", ("cells", "bars", "bare"))
def test_titles_beside_each_other_at_the_foot_of_a_page_have_their_texts_on_the_next(form: str, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(530, 500), invariant=1)

    def side_by_side(top: float, high: float, told: Sequence[Sequence[str]], titles: bool) -> None:
        for x0, x1, rows in zip((40, 265), (265, 490), told, strict=True):
            if form == "cells" or (form == "bars" and titles):
                _cell(canvas, x0, top, x1 - (10 if form == "bars" else 0), top + high, fill=titles)
            inset = 60 if titles and form == "cells" else 5
            _text(canvas, x0 + inset, top + 3, rows, *((10, GOTHIC) if titles else ()))

    for number, name in CASES:
        _text(canvas, 40, 30, [f"事例{number}　{name}"], 16, GOTHIC)
        top = 160 if number == 1 else 60
        side_by_side(top, 16, (["地域の状況"], ["取組のポイント"]), titles=True)
        side_by_side(top + 16, 74, (STATE, POINTS), titles=False)
        side_by_side(450 if number == 1 else 150, 16, (["取組の成果"], ["今後の課題"]), titles=True)
        if number == 1:
            canvas.showPage()
        side_by_side(30 if number == 1 else 166, 74, (RESULTS, ISSUES), titles=False)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [sorted(_told(edition, name)) for _, name in CASES] == [sorted(TOLD)] * 2


def test_a_panel_with_the_number_of_a_case_beside_its_title_tells_its_facts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    facts = (("所在地", ("青森県みどり野市", "青森県しおかぜ町")), ("費用", ("年間80万円", "年間20万円")))
    for number, name in CASES:
        canvas.setFillGray(0.9)
        canvas.rect(0, 0, 150, 500, stroke=0, fill=1)
        canvas.setFillGray(0)
        _text(canvas, 12, 20, [f"{number:02}"], 40, GOTHIC)
        _text(canvas, 12, 70, ["青森県"], 12, GOTHIC)
        for n, (label, values) in enumerate((*facts, ("対象", ("若い人", "高齢者")), ("総人口", ("4万人", "5万人")))):
            _text(canvas, 12, 120 + 34 * n, [label], 8, GOTHIC)
            _text(canvas, 14, 132 + 34 * n, [values[number - 1]], 10)
        _text(canvas, 165, 10, [f"{name}の空き店舗を開く"], 18, GOTHIC)
        for n, (title, rows) in enumerate((("地域の状況", STATE), ("取組のポイント", POINTS), ("取組の成果", RESULTS))):
            _cell(canvas, 165, 40 + 90 * n, 300, 56 + 90 * n, fill=True)
            _text(canvas, 170, 43 + 90 * n, [title], 10, GOTHIC)
            _text(canvas, 170, 62 + 90 * n, rows)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [c.name for c in edition.cases] == [f"{name}の空き店舗を開く" for _, name in CASES]
    assert [c.attributes["総人口"].raw for c in edition.cases] == ["4万人", "5万人"]
    assert {p.pages.pdf for p in edition.passages if p.case == edition.cases[0].ref()} == {(1,)}


def test_a_card_may_stand_a_little_below_its_title_and_end_lower_than_that_beside_it() -> None:
    style = Style("m", 10, "000000", False)
    texts = [("今後の展望", 23, 297), ("担当者の声", 374, 298), ("支所にも同じ仕組みを広げる。", 21, 319)]
    texts += [("機器を入れることが目的ではないと", 377, 346), ("言い続けた二年でした。", 377, 364)]
    segments = [Segment(t, x, top, x + 10 * len(t), top + 10, style, n, x) for n, (t, x, top) in enumerate(texts)]
    frames = Box(14, 292, 354, 313), Box(366, 292, 706, 315), Box(14, 313, 354, 400), Box(366, 320, 706, 422)
    (row,) = bays.rows(Page(1, 720, 540, tuple(segments), frames), segments, profile.load().is_title)
    assert [(bay.title.title.text if bay.title else "", bay.box.bottom) for bay in row] == [
        ("今後の展望", 400), ("担当者の声", 422),
    ]  # fmt: skip


def test_a_panel_down_the_side_is_read_before_columns_that_begin_lower_than_it() -> None:
    style = Style("m", 10, "000000", False)
    texts = [("STORY 4", 30, 58, 10), ("みどり野市", 30, 110, 20), ("取組みの成果", 260, 55, 12)]
    texts += [("・窓口の職員が事業所を毎月訪ねている。", x, 90 + 20.0 * n, 10) for n in range(6) for x in (260, 500)]
    segments = [
        Segment(t, x, top, x + size * len(t), top + size, replace(style, size=size), round(top), x)
        for t, x, top, size in sorted(texts, key=lambda one: (one[2], one[1]))
    ]
    page = Page(1, 720, 500, tuple(segments), (Box(0, 0, 220, 500),))
    (items,) = layout.flow([page], profile.load().is_title)
    assert [line.text for i in items[:2] for line in lines_of(i)] == ["STORY 4", "みどり野市"]


def test_cards_one_below_the_other_are_apart_from_the_labels_of_a_chart_beside_them() -> None:
    style = Style("m", 16, "000000", False)
    said = ("転入手続の所要時間は平均62分から34分となり、来庁者の満足", "度は5点満点中4.6点に上がった。")
    texts = [("効果", 30.0, 70.0), (f"・{said[0]}", 30.0, 97.0), (said[1], 45.0, 116.0), ("今後の展望", 30.0, 282.0)]
    texts += [
        ("・近隣の町で同じ仕組みを使う。", 30.0, 309.0),
        ("所要時間（分）", 706.0, 97.0),
        ("導入前", 704.0, 314.0),
    ]
    texts += [(str(10 * n), 635.0, 292.0 - 23 * n) for n in range(8)]
    texts.sort(key=lambda one: (round(one[2] / 8), one[1]))
    segments = [Segment(t, x, y, x + 16 * len(t), y + 16, style, round(y / 8), x) for t, x, y in texts]
    cards = Box(23, 65, 607, 94), Box(23, 94, 607, 264), Box(23, 278, 607, 306), Box(23, 306, 607, 448)
    (items,) = layout.flow([Page(1, 960, 540, tuple(segments), cards)], profile.load().is_title)
    assert [i.text for i in items if isinstance(i, Line) and i.x0 < 100] == [t for t, x, _ in texts if x < 100]


def test_bars_at_the_heads_of_the_panels_that_hold_them_head_bays() -> None:
    frames = [Box(x, 315, x + 254, bottom) for x in (37, 305) for bottom in (802, 340)]
    texts = [("取組の成果", 72, 321), ("あすへの歩み", 340, 321), (STATE[0], 58, 352), (ISSUES[0], 326, 349)]
    style = Style("m", 9, "000000", False)
    segments = tuple(
        Segment(said, x, y, x + 9 * len(said), y + 9, style, row, x) for row, (said, x, y) in enumerate(texts)
    )
    page = Page(1, 595, 842, segments, frames=tuple(frames))
    (row,) = bays.rows(page, segments, profile.load().is_title)
    assert [bay.title.title.text for bay in row if bay.title] == ["取組の成果", "あすへの歩み"]
    assert [(bay.box.x0, bay.box.bottom) for bay in row] == [(37, 802), (305, 802)]


def test_bars_over_the_edges_of_panels_with_lists_without_sentences_head_bays() -> None:
    frames = [Box(x, top, x + 220, top + height) for x in (40, 270) for top, height in ((78, 122), (70, 24))]
    texts = [
        ("地域の課題", 90, 77),
        ("取組の成果", 320, 77),
        ("●実習生が寮と港を往復", 50, 110),
        ("●給食室を開放し提供", 280, 112),
    ]
    style = Style("m", 9, "000000", False)
    segments = tuple(
        Segment(said, x, y, x + 9 * len(said), y + 9, style, row, x + 9 * (said[0] == "●"))
        for row, (said, x, y) in enumerate(texts)
    )
    page = Page(1, 595, 842, segments, frames=tuple(frames))
    (row,) = bays.rows(page, segments, profile.load().is_title)
    assert [(bay.title.title.text, bay.box.top, bay.box.bottom) for bay in row if bay.title] == [
        ("地域の課題", 70, 200), ("取組の成果", 70, 200),
    ]  # fmt: skip


def test_a_title_beside_its_text_below_bays_is_one_more_row_of_them() -> None:
    title = Segment("今後の展開", 40, 250, 85, 259, Style("g", 9, "000000", False), 9, 40)
    beside = [[bays.Bay(Box(40, 70, 260, 200)), bays.Bay(Box(270, 70, 490, 200))]]
    below = bays.label_of([title], Box(30, 240, 490, 290))
    assert bays.over(beside, [below]) == [*beside, [bays.Bay(below.row, below)]]
    assert bays.over(beside, [bays.label_of([title], Box(30, 100, 490, 150))]) == bays.over([], [below]) == []
