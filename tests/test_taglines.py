"""What a case says of itself in a line, wherever around its title that stands."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import attributes, parsing, profile, taglines
from jireishu.items import Boxed, Line
from jireishu.model import Edition
from jireishu.page import Box, Style

NAMES = (
    ("青森県みどり野市", "Midorino City"),
    ("香川県しおかぜ町", "Shiokaze Town"),
    ("秋田県はまべ町", "Hamabe Town"),
)
SAID = ("商店街とともに短い時間の仕事をつくる", "港の仕事を若い人に伝えていく", "朝ごはんの場から相談を始める")
Text = tuple[float, float, float, str]  # x, y, size


def book(path: Path, heads: Sequence[Sequence[Text]], boxed: bool = False) -> Edition:
    """Cases, two on a page, with their heads, from 100 points above their first sections."""
    canvas = Canvas(str(path), pagesize=(560, 700), invariant=1)
    for n, head in enumerate(heads):
        top = 560 if n % 2 == 0 else 260
        for x, y, size, text in head:
            canvas.setFont(GOTHIC if size > 16 else MINCHO, size)
            canvas.drawString(x, top + y, text)
        if boxed:
            canvas.rect(45, top + 22, 460, 20)
        for k, text in enumerate(
            (
                "取組の背景",
                "工場の閉鎖が続き、仕事を失った方の相談が増えた。",
                "取組の成果",
                "商店街の作業場に通う方が、月ごとに増えている。",
            )
        ):
            canvas.setFont(MINCHO if k % 2 else GOTHIC, 10 if k % 2 else 12)
            canvas.drawString(50, top - 22 * k, text)
        if n % 2:
            canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def told(edition: Edition) -> list[tuple[str, str]]:
    return [(case.name, case.tagline) for case in edition.cases]


EXPECTED = [(name, said) for (name, _), said in zip(NAMES, SAID, strict=True)]


def printed(canvas: Canvas, parts: Sequence[tuple[float, float, float, str]]) -> None:
    """A page of texts at their places, in their sizes."""
    for x, y, size, text in parts:
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(x, y, text)
    canvas.showPage()


@pytest.mark.parametrize("boxed", (False, True))
@pytest.mark.parametrize("office", (True, False))
def test_the_tagline_is_not_what_stands_smaller_above_it(office: bool, boxed: bool, tmp_path: Path) -> None:
    heads = [
        [(50, 70, 17, name), (50, 52, 9, "福祉課" if office else latin), (50, 28, 12, said)]
        for (name, latin), said in zip(NAMES, SAID, strict=True)
    ]
    assert told(book(tmp_path / "book.pdf", heads, boxed)) == EXPECTED


def test_a_note_is_no_tagline_where_that_stands_in_a_box(tmp_path: Path) -> None:
    heads = [
        [(50, 70, 17, name), (50, 28, 12, said), (50, 52, 8, "※令和3年9月末現在")]
        for (name, _), said in zip(NAMES, SAID, strict=True)
    ]
    assert told(book(tmp_path / "book.pdf", heads, boxed=True)) == EXPECTED


def test_a_tagline_in_rows_beside_a_title_begins_with_the_rows_that_stand_higher(tmp_path: Path) -> None:
    heads = [
        [(50, 50, 17, f"{n}. {name}"), *((290, 66 - 12 * k, 10.5, said[7 * k : 7 * k + 7]) for k in range(3))]
        for n, ((name, _), said) in enumerate(zip(NAMES, SAID, strict=True), 1)
    ]
    assert told(book(tmp_path / "book.pdf", heads)) == EXPECTED


def test_a_tagline_above_a_title_is_told_though_another_case_ends_above_it(tmp_path: Path) -> None:
    heads = [
        [(50, 70, 12, said), (50, 40, 17, f"{n}. {name}")]
        for n, ((name, _), said) in enumerate(zip(NAMES, SAID, strict=True), 1)
    ]
    assert told(book(tmp_path / "book.pdf", heads)) == EXPECTED


def test_a_tagline_above_a_title_is_whole_where_a_narrow_column_breaks_it_into_five_lines(tmp_path: Path) -> None:
    said = [f"{text}、{text}" for text in SAID]
    heads = [
        [*((50, 116 - 13 * k, 12, text[9 * k : 9 * k + 9]) for k in range(5)), (50, 40, 17, f"{n}. {name}")]
        for n, ((name, _), text) in enumerate(zip(NAMES, said, strict=True), 1)
    ]
    assert max(map(len, said)) > 36
    expected = [(name, text) for (name, _), text in zip(EXPECTED, said, strict=True)]
    assert told(book(tmp_path / "book.pdf", heads)) == expected


def test_labels_with_values_below_a_tagline_are_none_of_it_also_where_few_cases_have_them(tmp_path: Path) -> None:
    heads: list[list[Text]] = [
        [(50, 78, 17, name), (50, 60, 10, said)] for (name, _), said in zip(NAMES, SAID, strict=True)
    ]
    heads[1] += [(50, 46, 10, "管轄労働局：香川労働局"), (50, 32, 10, "管轄安定所：しおかぜ公共職業安定所")]
    assert told(book(tmp_path / "book.pdf", heads)) == EXPECTED


@pytest.mark.parametrize("label", ("概要：", "取組のテーマ: ", "キャッチフレーズ：「", "（概要）", "取組の特徴　"))
def test_a_label_before_a_tagline_is_none_of_it(label: str, tmp_path: Path) -> None:
    heads = [
        [(50, 78, 17, name), (50, 60, 10, label + said + ("」" if label[-1] == "「" else ""))]
        for (name, _), said in zip(NAMES, SAID, strict=True)
    ]
    assert told(book(tmp_path / "book.pdf", heads)) == EXPECTED


@pytest.mark.parametrize("opens", ("【ポイント】", "“"))
def test_words_in_brackets_before_most_taglines_and_a_quotation_mark_alone_are_none_of_them(
    opens: str, tmp_path: Path
) -> None:
    heads = [
        [(50, 78, 17, name), (50, 56, 12, opens + said), (50, 36, 9, f"図表{n}　{name[3:]}の基本情報")]
        for n, ((name, _), said) in enumerate(zip(NAMES, SAID, strict=True), 1)
    ]
    edition = book(tmp_path / "book.pdf", heads)
    assert told(edition) == EXPECTED
    assert [case.attributes for case in edition.cases] == [{}] * 3  # the captions are no facts


def test_a_label_over_a_tagline_in_a_table_is_none_of_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 400), invariant=1)
    for n, (name, said) in enumerate(EXPECTED, 1):
        canvas.grid([40, 280, 520], [304, 322, 340])
        canvas.grid([40, 520], [268, 286, 304])
        parts = [
            (40, 360, 18, f"事例{n}　{name}"), (46, 327, 9, "総人口"), (286, 327, 9, "保護率"), (46, 309, 9, "4.4万人"),
            (286, 309, 9, "6.9‰"), (46, 291, 9, "取組の概要"), (46, 273, 9, said), (40, 230, 12, "取組の成果"),
            (40, 210, 10, "商店街の作業場に通う方が、月ごとに増えている。"),
        ]  # fmt: skip
        printed(canvas, parts)
    canvas.save()
    assert told(parsing.parse(tmp_path / "book.pdf")) == EXPECTED


def test_the_heading_of_a_table_of_facts_is_no_tagline(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 400), invariant=1)
    for n, (name, said) in enumerate(EXPECTED, 1):
        canvas.grid([40, 160, 280, 400, 520], [265, 282, 300])
        parts = [
            (40, 364, 12, said), (40, 342, 18, f"事例{n}　{name}"), (250, 310, 10, "基本データ"),
            (46, 286, 9, "総人口"),
            (166, 286, 9, "4.4万人"), (286, 286, 9, "保護率"), (406, 286, 9, "6.9‰"), (46, 270, 9, "運営形態"),
            (166, 270, 9, "直営"), (286, 270, 9, "高齢化率"), (406, 270, 9, "34.5%"), (40, 240, 12, "取組の成果"),
            (40, 220, 10, "商店街の作業場に通う方が、月ごとに増えている。"),
        ]  # fmt: skip
        printed(canvas, parts)
    canvas.save()
    assert told(parsing.parse(tmp_path / "book.pdf")) == EXPECTED


@pytest.mark.parametrize("above", (False, True))
@pytest.mark.parametrize("boxed", (False, True))
def test_points_at_the_head_of_a_case_are_no_tagline(boxed: bool, above: bool, tmp_path: Path) -> None:
    """In a box or not; the tagline is as small as text, in another font, and may stand above the title."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 700), invariant=1)
    for n, (name, said) in enumerate(EXPECTED):
        top = 640 - 300 * (n % 2)
        points = ("＜事例のポイント＞", "○ 商店街との連携の中で、", "　気づいたこと", "○ 送迎の工夫")
        lines = [(17, name), (10.5, said)]
        y = top
        for size, text in reversed(lines) if above else lines:
            canvas.setFont(GOTHIC, size)
            canvas.drawString(50, y, text)
            y -= 22
        canvas.setFont(MINCHO, 10.5)
        for k, text in enumerate(points):
            canvas.drawString(55, y - 6 - 14 * k, text)
        if boxed:
            canvas.rect(45, y - 56, 136, 64)
        for k, text in enumerate(
            ("取組の背景", "工場の閉鎖が続き、仕事を失った方が増えた。", "取組の成果", "通う方が月ごとに増えた。")
        ):
            canvas.setFont(MINCHO if k % 2 else GOTHIC, 10 if k % 2 else 12)
            canvas.drawString(50, y - 90 - 22 * k, text)
        if n % 2:
            canvas.showPage()
    canvas.save()
    assert told(parsing.parse(tmp_path / "book.pdf")) == EXPECTED


def test_the_title_of_a_panel_of_facts_is_no_tagline(tmp_path: Path) -> None:
    """Where the tagline stands above the title of its case."""
    heads = [[(50, 92, 12, said), (50, 70, 17, name)] for (name, _), said in zip(NAMES, SAID, strict=True)]
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 700), invariant=1)
    for head in heads:
        for x, y, size, text in head:
            canvas.setFont(GOTHIC, size)
            canvas.drawString(x, 560 + y, text)
        for n, (label, value) in enumerate(
            (("基本データ", ""), ("総人口", "4.4万人"), ("保護率", "6.9‰"), ("運営形態", "直営"))
        ):
            canvas.setFont(GOTHIC if n == 0 else MINCHO, 8)
            canvas.drawString(434, 628 - 20 * n, label)
            canvas.drawString(490, 628 - 20 * n, value)
            canvas.rect(430, 622 - 20 * n, 110, 16)
        for k, text in enumerate(
            (
                "取組の背景",
                "工場の閉鎖が続き、仕事を失った方の相談が増えた。",
                "取組の成果",
                "通う方が、月ごとに増えている。",
            )
        ):
            canvas.setFont(MINCHO if k % 2 else GOTHIC, 10 if k % 2 else 12)
            canvas.drawString(50, 560 - 22 * k, text)
        canvas.showPage()
    canvas.save()
    assert told(parsing.parse(tmp_path / "book.pdf")) == EXPECTED


@pytest.mark.parametrize("first", ("", "山と港をつなぐ窓口"))
def test_sentences_below_a_title_are_text_and_no_tagline(first: str, tmp_path: Path) -> None:
    text = (
        "三つの町が一つになり、窓口が遠くなったという声に応えて始めた。",
        "担当は四名である。",
        "夜間は警備員室が取り次ぐので、いつ来てもよい。",
    )
    heads = [
        [(50, 78, 17, name), *((50, 62 - 13 * k, 10, line) for k, line in enumerate(filter(None, (first, *text))))]
        for name, _ in NAMES
    ]
    edition = book(tmp_path / "book.pdf", heads)
    assert told(edition) == [(name, first) for name, _ in NAMES]
    assert [p.text for p in edition.passages if p.case and not p.section] == [
        text[0] + text[1],
        text[2],
    ] * 3  # the first line is full


def test_text_set_off_from_a_tagline_is_none_of_it_though_it_is_short(tmp_path: Path) -> None:
    text = ("三つの町が一つになって始めた。", "担当は四名である。")
    heads = [
        [(50, 78, 17, name), (50, 62, 11, "山と港をつなぐ窓口"), (50, 44, 10, "人口　8.2万人"),
         *((50, 24 - 13 * k, 10.5, line) for k, line in enumerate(text))]
        for name, _ in NAMES
    ]  # fmt: skip
    edition = book(tmp_path / "book.pdf", heads)
    assert told(edition) == [(name, "山と港をつなぐ窓口") for name, _ in NAMES]
    assert [p.text for p in edition.passages if p.case and not p.section] == [*text] * 3


@pytest.mark.parametrize("place", ["above", "below", "numbered", "two lines"])
def test_a_place_in_a_line_of_its_own_beside_a_title_is_the_place_of_its_case_and_no_tagline(
    place: str, tmp_path: Path
) -> None:
    shops = ("町の鉄工所", "港の図書室", "朝ごはんの家")
    heads = []
    for n, (shop, (at, _), said) in enumerate(zip(shops, NAMES, SAID, strict=True), 1):
        lines = {
            "above": [(50, 92, 9, at)], "below": [(50, 52, 11.5, at)], "numbered": [(50, 52, 11.5, f"{n} {at}")],
            "two lines": [(50, 56, 9, at[:3]), (50, 45, 9, at[3:])],
        }[place]  # fmt: skip
        heads.append([*lines, (50, 70, 17, shop), (50, 28, 12, said[:9])])
    edition = book(tmp_path / "book.pdf", heads)
    assert told(edition) == [(shop, said[:9]) for shop, said in zip(shops, SAID, strict=True)]
    assert [case.attributes["自治体名"].raw for case in edition.cases] == [name for name, _ in NAMES]
    assert [p.kind for p in edition.passages] == ["paragraph"] * 6


def test_a_row_of_values_set_like_the_tagline_is_no_part_of_it(tmp_path: Path) -> None:
    values = ("4.4 万人 6.9% 委託", "16.4 万人 4.9% 直営", "9.8 万人 7.5% 直営")
    heads = [
        [(50, 80, 17, name), (50, 62, 12, said), (50, 44, 7, "総人口 保護率 運営形態"), (50, 30, 12, row)]
        for (name, _), said, row in zip(NAMES, SAID, values, strict=True)
    ]
    edition = book(tmp_path / "a.pdf", heads)
    assert told(edition) == EXPECTED
    assert [case.attributes["保護率"].raw for case in edition.cases] == ["6.9%", "4.9%", "7.5%"]


@pytest.mark.parametrize("above", ("", "図表1　町の取組の概要", "町の取組"))
def test_what_stands_in_one_table_with_a_tagline_is_not_lost_and_a_line_above_that_is_no_tagline(
    above: str, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 400), invariant=1)
    for n, ((name, _), said) in enumerate(zip(NAMES, SAID, strict=True), 1):
        canvas.grid([40, 130, 520], [280, 305, 330])
        parts = [
            (40, 360, 18, f"事例{n}　{name}"), (40, 336, 10, above), (46, 313, 9, "タイトル"), (136, 313, 10, said),
            (46, 288, 9, "これまで"),
            (136, 288, 10, f"{name}では三年前から窓口の職員が事業所を訪ねている。"), (40, 250, 12, "取組の成果"),
            (40, 230, 10, "・商店街の作業場に通う方が、月ごとに増えている。"),
        ]  # fmt: skip
        printed(canvas, parts)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert told(edition) == EXPECTED
    heads = ["".join(p.text.split()) for p in edition.passages if p.section is None]
    assert [f"{name}では三年前から窓口の職員が事業所を訪ねている。" in "".join(heads) for name, _ in NAMES] == [
        True
    ] * 3


@pytest.mark.parametrize("above", (False, True))
def test_a_heading_over_lines_of_facts_is_no_part_of_the_tagline(above: bool, tmp_path: Path) -> None:
    """That stands between the heading and the title of its case, or above that title."""
    heads = [
        [(50, 92 - 20 * above, 17, name), (50, 74 + 20 * above, 12, said), (50, 56, 11.5, "町のすがた"),
         (50, 40, 10, "総人口：4.4万人"), (50, 26, 10, "保護率：6.9‰")]
        for (name, _), said in zip(NAMES, SAID, strict=True)
    ]  # fmt: skip
    assert told(book(tmp_path / "book.pdf", heads)) == EXPECTED


def test_the_caption_of_a_figure_is_no_part_of_the_tagline_below_it(tmp_path: Path) -> None:
    heads = [
        [(50, 74, 17, name), (50, 52, 12, "図表1　町の取組の概要"), (50, 28, 12, said)]
        for (name, _), said in zip(NAMES, SAID, strict=True)
    ]
    assert told(book(tmp_path / "book.pdf", heads)) == EXPECTED


@pytest.mark.parametrize("said", (("自立相談支援機関の運営", "形態"), ("高齢化率（令和3年", "1月1日）", "31.2%")))
def test_a_box_whose_label_wraps_is_no_tagline(said: Sequence[str]) -> None:
    style = Style("g", 11, "000000", False)
    lines = [
        Line(1, text, 50, 40 + 13 * n, 50 + 11 * len(text), 51 + 13 * n, style, 1.0, 50) for n, text in enumerate(said)
    ]
    known = profile.load()
    is_fact = partial(attributes.is_fact, profile=known)
    assert taglines.of([Boxed(1, Box(45, 36, 180, 80), tuple(lines), False)], is_fact, known.labels_tagline) == ""
