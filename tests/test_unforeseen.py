"""Facts that no profile foresaw, and the place of a case that is called by what it does."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import names, parsing
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
    assert edition.findings == ()


def test_facts_in_a_bar_at_the_side_of_a_case_are_its_own_though_the_bar_begins_above_its_title(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(520, 500), invariant=1)
    for name, _, values in CASES:
        canvas.rect(20, 20, 130, 470)
        for n, text in enumerate(text for pair in zip(LABELS, values, strict=True) for text in pair):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10)
            canvas.drawString(30, 400 - 18 * n, text)
        for n, text in enumerate(
            (name, "課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")
        ):
            canvas.setFont(MINCHO if n in (2, 4) else GOTHIC, (18, 12, 10, 12, 10)[n])
            canvas.drawString(180, 450 - 26 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.name, raws(case)) for case in edition.cases] == [
        (name, dict(zip(("総人口", "面積", "実施主体"), values, strict=True))) for name, _, values in CASES
    ]


@pytest.mark.parametrize(
    ("title", "name", "place"),
    [
        ("書かない窓口　静岡県みどり市", "書かない窓口", "静岡県みどり市"),
        ("静岡県 みどり市", "静岡県 みどり市", ""),
        ("みどり市　しおかぜ町", "みどり市　しおかぜ町", ""),
    ],
)
def test_a_place_apart_at_the_end_of_a_title_is_no_part_of_the_name(title: str, name: str, place: str) -> None:
    assert names.called(title) == (name, place)


def test_a_table_of_facts_that_also_tells_something_is_a_passage(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 500), invariant=1)
    for name, _, (people, *_) in CASES:
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(50, 460, name)
        canvas.setFont(MINCHO, 10)
        grid(canvas, 440, (("人口", people), ("あらまし", f"{name}を町の人と始めた。")), wide=220)
        for n, text in enumerate(("課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10 if n % 2 else 12)
            canvas.drawString(50, 340 - 24 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.kind, p.text) for p in edition.passages if p.case and not p.section] == [
        ("table", f"人口 {people}\nあらまし {name}を町の人と始めた。") for name, _, (people, *_) in CASES
    ]


def test_a_band_and_a_row_of_facts_stand_over_the_cards_of_a_case_whose_titles_have_drawn_dots(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(640, 420), invariant=1)
    cards = (("課題", 30, 300), ("やること", 330, 300), ("変わったこと", 30, 180), ("この先", 330, 180))
    for name, place, values in CASES:
        canvas.rect(26, 366, 588, 40)
        for font, size, x, y, text in ((GOTHIC, 18, 36, 378, name), (GOTHIC, 12, 500, 380, f"秋田県{place[-4:]}")):
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.setFont(MINCHO, 9)
        canvas.drawString(36, 345, "　".join(text for pair in zip(LABELS, values, strict=True) for text in pair))
        for title, x, y in cards:
            canvas.rect(x - 4, y - 76, 290, 96)
            canvas.circle(x + 4, y + 4, 2.5, fill=1)
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(x + 12, y, title)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(x, y - 24, f"・{name}では、{title}を話し合った。")
            canvas.drawString(x, y - 42, "・町の人が集まり、次の年の予定を立てた。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.name for case in edition.cases] == [name for name, *_ in CASES]
    assert {(p.section.title, p.text[-9:]) for p in edition.passages if p.section and "話し合" in p.text} == {
        (title, f"{title}を話し合った。"[-9:]) for title, *_ in cards
    }
    assert [case.attributes["実施主体"].raw for case in edition.cases] == [values[2] for *_, values in CASES]


@pytest.mark.parametrize("whose", ["はまべ町", "山手商店会"])
def test_who_stands_at_the_right_of_a_band_and_facts_left_of_the_first_section_are_the_case_s(
    whose: str, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(740, 420), invariant=1)
    for number, (name, _, values) in enumerate(CASES, 1):
        canvas.rect(0, 366, 740, 54)
        for size, x, text in ((14, 36, f"No.{number}"), (18, 100, name), (12, 640, whose)):
            canvas.setFont(GOTHIC, size)
            canvas.drawString(x, 380, text)
        for n, row in enumerate(zip(LABELS, values, strict=True)):
            for k, text in enumerate(row):
                canvas.rect(20 + 90 * k, 312 - 20 * n, 90, 20)
                canvas.setFont(MINCHO, 10)
                canvas.drawString(24 + 90 * k, 318 - 20 * n, text)
        for n, text in enumerate(("課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10 if n % 2 else 12)
            canvas.drawString(240, 328 - 24 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.number, case.name, case.tagline, raws(case)) for case in edition.cases] == [
        (n, name, whose, dict(zip(("総人口", "面積", "実施主体"), values, strict=True)))
        for n, (name, _, values) in enumerate(CASES, 1)
    ]
    assert [p.kind for p in edition.passages] == ["paragraph"] * 6


def test_the_chapter_of_a_case_is_that_of_its_running_head(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for n, name in enumerate(("青森県みどり野市", "沖縄県しおかぜ町", "高知県はまべ町") * 2):
        canvas.setFont(GOTHIC, 8)
        canvas.drawString(50, 480, ("第1章　市町村の取組", "第2章　ハローワークの取組")[n // 3])
        for top, size, text in (
            (440, 18, f"事例{n % 3 + 1}　{name}{'の窓口' * (n // 3)}"),
            (400, 12, "地域の状況"),
            (370, 10, f"・{name[-2]}の仕事が減り、若い人が町を離れている。"),
        ):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, top, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.id for case in edition.cases] == ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]


@pytest.mark.parametrize("form", ("left", "above", "box"))
def test_what_stands_amid_known_facts_is_one_also_where_one_case_has_it_or_all_say_the_same(
    form: str, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 500), invariant=1)
    facts = (
        (("人口", "4,380人"), ("保護率", "12.3‰"), ("所管課", "福祉課")),
        (("人口", "2.1万人"), ("高齢化率", "31.2％")),
    )
    for name, own in zip(
        ("事例1　みどり野市", "事例2　しおかぜ町"), (facts[0], (*facts[1], ("所管課", "福祉課"))), strict=True
    ):
        own = (*own, ("委託先", "社会福祉協議会")) if "2" in name else own
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(50, 460, name)
        canvas.setFont(MINCHO, 10)
        if form == "box":
            canvas.rect(50, 340, 300, 90)
            for n, pair in enumerate(own):
                canvas.drawString(60, 415 - 16 * n, "：".join(pair))
        else:
            grid(canvas, 430, own if form == "left" else list(zip(*own, strict=True)))
        for n, text in enumerate(
            ("課題", f"{name[4:]}では、場所が足りない。", "取組の成果", f"{name[4:]}に人が集まる。")
        ):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10 if n % 2 else 12)
            canvas.drawString(50, 310 - 24 * n, text)
        canvas.showPage()
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [case.tagline for case in cases] == ["", ""]
    assert [raws(case) for case in cases] == [
        {"総人口": "4,380人", "保護率": "12.3‰", "所管課": "福祉課"},
        {"総人口": "2.1万人", "高齢化率": "31.2％", "所管課": "福祉課", "委託先": "社会福祉協議会"},
    ]


def test_the_prefecture_of_a_case_that_names_no_place_is_that_of_an_address(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 500), invariant=1)
    for name, place in (("町の金物店", "新潟県三城市本町1-2"), ("板金の工場", "大阪府八尾町"), ("菓子店", "石川町")):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(50, 460, name)
        canvas.setFont(MINCHO, 10)
        grid(canvas, 440, (("出身地", f"沖縄県{name[:2]}町"), ("所在地", place), ("主な材料", f"北海道の{name}")))
        for n, text in enumerate(("課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10 if n % 2 else 12)
            canvas.drawString(50, 340 - 24 * n, text)
        canvas.showPage()
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(case.prefecture, case.tagline) for case in cases] == [("新潟県", ""), ("大阪府", ""), (None, "")]


def test_the_points_in_a_box_are_no_facts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 500), invariant=1)
    for n, (name, place, _) in enumerate(CASES):
        for size, y, text in ((18, 460, name), (10, 440, place)):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, y, text)
        for k, text in enumerate(("課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")):
            canvas.setFont(MINCHO if k % 2 else GOTHIC, 10 if k % 2 else 12)
            canvas.drawString(50, 400 - 24 * k, text)
        canvas.rect(50, 240, 240, 70)
        for k, text in enumerate(
            ("成功の秘けつ", f"・費用を先に決める（{n}回）", "・断られた理由を残す", f"・{place}と組む")
        ):
            canvas.drawString(60, 294 - 16 * k, text)
        canvas.showPage()
    canvas.save()
    assert [raws(case) for case in parsing.parse(tmp_path / "book.pdf").cases] == list(PLACES)


def test_labels_in_bars_below_each_other_and_what_they_label_are_a_panel_beside_the_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(700, 420), invariant=1)
    for name, _, values in CASES:
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 380, name)
        for n, (label, value) in enumerate(zip(LABELS, values, strict=True)):
            canvas.setFillGray(0.8)
            canvas.rect(36, 330 - 40 * n, 160, 16, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.setFont(GOTHIC, 9)
            canvas.drawString(42, 334 - 40 * n, label)
            canvas.setFont(MINCHO, 9)
            canvas.drawString(42, 316 - 40 * n, value)
        y = 346
        for text in ("課題", f"{name}では、", "町の人が集まる場所が足りない。", "取組の成果", f"{name}に人が集まる。"):
            y -= 13
            canvas.setFont(GOTHIC if text in ("課題", "取組の成果") else MINCHO, 12 if text[-1] in "題果" else 10)
            canvas.drawString(220, y, f"{text}今は、商店街の閉じた店を開いている。" if text[-1] == "、" else text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.name, raws(case)) for case in edition.cases] == [
        (name, dict(zip(("総人口", "面積", "実施主体"), values, strict=True))) for name, _, values in CASES
    ]
    assert [p.text for p in edition.passages] == [
        text for name, *_ in CASES
        for text in (
            f"{name}では、今は、商店街の閉じた店を開いている。町の人が集まる場所が足りない。", f"{name}に人が集まる。",
        )
    ]  # fmt: skip
