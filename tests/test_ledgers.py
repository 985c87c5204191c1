"""Casebooks that are one wide table: a case a row, its sections in the columns."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Edition

HEADER = ("自治体名", "人口", "地域の状況", "取組みのポイント", "今後の課題")
WIDTHS = (80, 60, 128, 128, 128)
Row = Sequence[Sequence[str]]
ROWS: list[Row] = [
    (("青森県", "みどり野市"), ("4.4万人",), ("工場の閉鎖が続き、若い人", "が町を離れている。"),
     ("商店街と話し合い、短い時", "間の作業を切り出した。"), ("冬の間の作業が少ない。",)),
    (("沖縄県", "しおかぜ町"), ("8,300人",), ("漁に出る人が減った。",),
     ("・網の手入れを体験として", "受け入れてもらう。", "・箱の洗浄も行う。"), ("受入れ先が限られている。",)),
    (("高知県", "はまべ町"), ("1.2万人",), ("農家が減り、空いた畑が目", "立つ。"),
     ("畑を借りて野菜をつくる。",), ("夏の暑さへの備えが足りな", "い。")),
]  # fmt: skip
TOLD = [
    ("青森県みどり野市", "地域の状況", "工場の閉鎖が続き、若い人が町を離れている。"),
    ("青森県みどり野市", "取組みのポイント", "商店街と話し合い、短い時間の作業を切り出した。"),
    ("青森県みどり野市", "今後の課題", "冬の間の作業が少ない。"),
    ("沖縄県しおかぜ町", "地域の状況", "漁に出る人が減った。"),
    ("沖縄県しおかぜ町", "取組みのポイント", "網の手入れを体験として受け入れてもらう。"),
    ("沖縄県しおかぜ町", "取組みのポイント", "箱の洗浄も行う。"),
    ("沖縄県しおかぜ町", "今後の課題", "受入れ先が限られている。"),
    ("高知県はまべ町", "地域の状況", "農家が減り、空いた畑が目立つ。"),
    ("高知県はまべ町", "取組みのポイント", "畑を借りて野菜をつくる。"),
    ("高知県はまべ町", "今後の課題", "夏の暑さへの備えが足りない。"),
]


def table(canvas: Canvas, y: float, rows: Sequence[Row], header: Sequence[str] = HEADER) -> None:
    for n, row in enumerate([[(title,) for title in header]] * bool(header) + list(rows)):
        high, x = 14 * max(map(len, row)) + 8, 40
        for width, cell in zip(WIDTHS, row, strict=False):
            canvas.rect(x, y - high, width, high)
            canvas.setFont(GOTHIC if header and n == 0 else MINCHO, 10)
            for k, text in enumerate(cell):
                canvas.drawString(x + 4, y - 14 - 14 * k, text)
            x += width
        y -= high


def book(
    path: Path, *pages: tuple[Sequence[str], Sequence[Row]], told: bool = False, contents: Sequence[str] = ()
) -> Edition:
    """A table on each page. told: the cases are told after it, too, on pages of their own. contents: of a page."""
    canvas = Canvas(str(path), pagesize=(620, 420), invariant=1)
    for n, text in enumerate(contents):
        canvas.setFont(GOTHIC, 12)
        canvas.drawString(40, 380 - 20 * n, text)
    if contents:
        canvas.showPage()
    canvas.setFont(GOTHIC, 16)
    canvas.drawString(40, 395, "市町村の取組事例集")
    for header, rows in pages:
        table(canvas, 380, rows, header)
        canvas.showPage()
    for number, row in enumerate(ROWS if told else (), 1):
        for n, (size, text) in enumerate(
            [(18, f"事例{number} {''.join(row[0])}")]
            + [
                part
                for title, cell in zip(HEADER[2:], row[2:], strict=True)
                for part in ((12, title), (10, "".join(cell)))
            ]
        ):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(40, 380 - 26 * n, text)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def said(edition: Edition) -> list[tuple[str, str, str]]:
    return [(p.case.name, p.section.title, p.text) for p in edition.passages if p.case and p.section]


CUT = [cell[:1] if n in (2, 3) else cell for n, cell in enumerate(ROWS[0])]
REST = [cell[1:] if n in (2, 3) else () for n, cell in enumerate(ROWS[0])]


@pytest.mark.parametrize(
    "pages",
    [
        ((HEADER, ROWS),),
        ((HEADER, ROWS[:2]), (HEADER, ROWS[2:])),
        ((HEADER, ROWS[:1]), ((), ROWS[1:])),
        ((HEADER, [CUT]), (HEADER, [REST, *ROWS[1:]])),
    ],
    ids=("one page", "header again", "no header", "amid a row"),
)
def test_each_row_of_a_wide_table_is_a_case(
    pages: tuple[tuple[Sequence[str], Sequence[Row]], ...], tmp_path: Path
) -> None:
    edition = book(tmp_path / "book.pdf", *pages)
    assert said(edition) == TOLD
    assert [(c.id, c.prefecture, {name: fact.raw for name, fact in c.attributes.items()}) for c in edition.cases] == [
        ("1", "青森県", {"総人口": "4.4万人"}),
        ("2", "沖縄県", {"総人口": "8,300人"}),
        ("3", "高知県", {"総人口": "1.2万人"}),
    ]


def test_a_wide_table_of_cases_that_are_told_after_it_only_lists_them(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", (HEADER, ROWS), told=True)
    assert [(case.number, case.name, case.pages.pdf) for case in edition.cases] == [
        (1, "青森県みどり野市", (2,)), (2, "沖縄県しおかぜ町", (3,)), (3, "高知県はまべ町", (4,))
    ]  # fmt: skip


def test_the_rows_of_a_table_within_a_case_are_no_cases(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(620, 420), invariant=1)
    text = "商店街や農協と話し合い、短い時間から始められる作業を切り出してもらっている。"
    for number, name in enumerate(("青森県みどり野市", "沖縄県しおかぜ町"), 1):
        for n, (size, line) in enumerate(
            [
                (18, f"事例{number} {name}"),
                (12, "地域の状況"),
                (10, text),
                (10, text),
                (12, "取組みのポイント"),
                (10, text),
            ]
        ):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(40, 390 - 20 * n, line)
        rows = [(("商工会",), ("12人",), ("店を紹介する。",), ("店が増えた。",))]
        table(canvas, 260, rows, ("団体名", "人数", "連携内容", "成果"))
        canvas.setFont(GOTHIC, 12)
        canvas.drawString(40, 180, "今後の課題")
        canvas.setFont(MINCHO, 10)
        canvas.drawString(40, 160, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, [s.title for s in c.sections]) for c in edition.cases] == [
        (name, ["地域の状況", "取組みのポイント", "今後の課題"]) for name in ("青森県みどり野市", "沖縄県しおかぜ町")
    ]
    assert [p.text for p in edition.passages if p.kind == "table"] == [
        "団体名 人数 連携内容 成果\n商工会 12人 店を紹介する。 店が増えた。"
    ] * 2


def test_what_a_case_says_of_itself_has_a_column_and_its_facts_stand_below_its_name(tmp_path: Path) -> None:
    header = ("自治体名", "タイトル", *HEADER[2:])
    rows = [
        ((*name, "総人口 1.1万人", "保護率：3.3‰"), (f"町の{n}歩", "と窓口"), *row)
        for n, (name, _, *row) in enumerate(ROWS, 1)
    ]
    names = [f"{''.join(name)} {'・' * 20} 2" for name, *_ in ROWS]
    edition = book(tmp_path / "a.pdf", (header, rows), contents=["目次", *names])
    assert [(c.name, c.tagline, {k: a.raw for k, a in c.attributes.items()}) for c in edition.cases] == [
        ("".join(name), f"町の{n}歩と窓口", {"総人口": "1.1万人", "保護率": "3.3‰"})
        for n, (name, *_) in enumerate(ROWS, 1)
    ]
    assert said(edition) == TOLD


def test_a_wide_table_whose_lists_have_no_stops_is_one_and_the_towns_in_it_publish_nothing(tmp_path: Path) -> None:
    places = ("みどり野市", "しおかぜ町", "はまべ町市")
    rows: list[Row] = [
        (
            (place,),
            (f"{n}万人",),
            ("・工場の閉鎖が続く",),
            ("・作業を切り出す", "・箱を洗う", "・網を直す", "・荷を運ぶ"),
            ("・冬の作業が少ない",),
        )
        for n, place in enumerate(places, 1)
    ]
    edition = book(tmp_path / "book.pdf", (HEADER, rows))
    assert [(c.name, [s.title for s in c.sections]) for c in edition.cases] == [(p, list(HEADER[2:])) for p in places]
    assert [p.text for p in edition.passages if p.section and p.section.title == HEADER[3]] == [
        "作業を切り出す", "箱を洗う", "網を直す", "荷を運ぶ"
    ] * 3  # fmt: skip
    assert edition.publisher == ""
    assert edition.findings == ()
