"""How books set off their cases: in a colour each, with letters far apart, on pictures, with shadows, in panels."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import (
    badges,
    casetitles,
    chips,
    columns,
    echoes,
    flanks,
    headers,
    heads,
    kickers,
    ornaments,
    parsing,
    profile,
    rooms,
    runins,
    scales,
    spacings,
    stacks,
    steps,
    tints,
)
from jireishu.contents import Contents, Entry
from jireishu.glyphs import Glyph
from jireishu.items import Boxed, Cell, Line, Table
from jireishu.looks import Title
from jireishu.model import Edition
from jireishu.page import Box, Page, Segment, Style
from jireishu.rows import segments

TOWNS = ("みどり野市", "しおかぜ町", "はまべ町")
SAID = "町工場とつくる短い時間の仕事"
TEXT = "空いている公用車で、朝と夕に相談者を送っている。"
INK = Style("m", 10, "000000", False)
Part = tuple[float, float, float, str]  # size, place, text


def text(said: str, x0: float, top: float, size: float = 10, row: int = 0, colour: str = "000000") -> Segment:
    style = Style("g" if size > 10 else "m", size, colour, False)
    return Segment(said, x0, top, x0 + size * len(said), top + size, style, row, x0)


def page(*segments: Segment, number: int = 1, frames: Sequence[Box] = ()) -> Page:
    rows = [replace(s, row=n) if not s.row else s for n, s in enumerate(segments)]
    return Page(number, 595, 842, tuple(rows), tuple(frames))


def book(path: Path, heads: Sequence[Sequence[Part]], draw: Callable[[Canvas], None] = lambda canvas: None) -> Edition:
    """A page a case: the parts of its head, what is drawn behind them, and two sections of any case."""
    canvas = Canvas(str(path), pagesize=(420, 400), invariant=1)
    for head in heads:
        draw(canvas)
        told = [(12, 40, 200, "取組みのポイント"), (10, 40, 180, f"・{TEXT}")]
        told += [(12, 40, 120, "今後の課題"), (10, 40, 100, "・冬の間の作業が少ない。")]
        for size, x, y, said in (*head, *told):
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, said)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def test_titles_that_each_case_has_in_its_own_colour_are_set_alike() -> None:
    pages = [page(text("成果", 50, 50, 14, colour=colour), number=n) for n, colour in enumerate("abca", 1)]
    assert [own.segments[0].style.colour for own in tints.evened(pages)] == ["a"] * 4
    both = [*pages[:2], page(text("成果", 50, 50, 14, colour="a"), text("課題", 50, 90, 14, colour="c"), number=3)]
    assert tints.evened(both) == both  # two on one page are two


def test_the_letters_of_a_name_that_fills_the_width_are_one_text() -> None:
    letters = [text(letter, 50 + 80 * n, 50, 20, 1) for n, letter in enumerate("岩沼市")]
    (closed,) = spacings.closed([page(*letters, text(TEXT, 50, 100))])
    assert [(s.text, s.x0, s.x1) for s in closed.segments] == [("岩沼市", 50, 230), (TEXT, 50, 50 + 10 * len(TEXT))]
    uneven = [letters[0], letters[1], replace(letters[2], x0=300, x1=320)]
    (kept,) = spacings.closed([page(*uneven, text(TEXT, 50, 100))])
    assert len(kept.segments) == 4


def test_values_just_below_their_labels_in_a_panel_are_facts_of_one_line_each() -> None:
    people = text("総人口", 50, 50, 7), text("4.4万人", 50, 58, 13)
    rate = text("保護率", 50, 90, 7), text("6.9%", 50, 98, 13)
    panel = [*people, *rate]
    (told,) = stacks.joined([page(*panel, text(TEXT, 200, 50))], profile.load())
    assert [s.text for s in told.segments] == ["総人口：4.4万人", "保護率：6.9%", TEXT]
    alone = page(*panel[:2], text(TEXT, 200, 50))
    assert stacks.joined([alone], profile.load()) == [alone]


def test_values_below_a_row_of_labels_are_facts_of_one_line_together() -> None:
    labels = [
        text(said, x0, 50, 7, row=1)
        for said, x0 in (("総人口", 50), ("保護率", 190), ("事業費", 330), ("運営形態", 470))
    ]
    values = [text(said, x0, 60, 12) for said, x0 in (("4.4", 40), ("6.9%", 180), ("360万円", 320), ("委託", 470))]
    unit = text("万人", 80, 64, 8)
    strip = [*labels, *values, unit]
    (told,) = stacks.joined([page(*strip, text(TEXT, 50, 100))], profile.load())
    assert [(s.text, s.x0, s.x1) for s in told.segments] == [
        ("総人口：4.4万人　保護率：6.9%　事業費：360万円　運営形態：委託", 50, 498), (TEXT, 50, 50 + 10 * len(TEXT)),
    ]  # fmt: skip
    rows = [text(said, x0, 74, 12) for said, x0 in (("2.1万人", 40), ("3.5%", 180))]
    framed = [Box(s.x0 - 4, s.top - 4, s.x1 + 4, s.bottom + 4) for s in labels]
    for other in (page(*strip, *rows), page(*strip[:-2]), page(*strip, frames=framed)):
        assert stacks.joined([other], profile.load()) == [other]


def test_larger_values_below_labels_that_stand_at_several_heights_are_facts_of_one_text_each() -> None:
    upper = [text("保護率", 280, 113, 9, 1), text("6.9%", 278, 124, 13, 2)]
    upper += [text("高齢化率", 383, 113, 9, 1), text("26.7%", 378, 124, 13, 2)]
    lower = [text("総人口", 178, 133, 9, 3), text("4.4万人", 163, 144, 14, 4)]
    lower += [text("運営形態", 488, 133, 9, 3), text("委託", 492, 144, 14, 4)]
    (told,) = stacks.joined([page(*upper, *lower)], profile.load())
    assert [s.text for s in told.segments] == ["保護率：6.9%", "高齢化率：26.7%", "総人口：4.4万人", "運営形態：委託"]


def test_a_line_of_a_headline_beside_the_number_of_a_case_is_no_name() -> None:
    number, place = text("CASE 01", 50, 84, 16, 2), text("みどり野市", 160, 106, 11, 3)
    lines = [text("小さな役が待っている町の", 160, 58, 15, 1), text("仕事づくりの話", 160, 80, 15, 2)]
    for frames in ((), (Box(44, 70, 120, 116),)):
        own = badges.joined(page(*lines, number, place, text(TEXT, 50, 200), frames=frames), profile.load())
        assert [s.text for s in own.segments][:4] == [lines[0].text, lines[1].text, "CASE 01", "みどり野市"]


def test_the_letter_that_stands_as_a_picture_before_each_label_of_a_row_is_no_text() -> None:
    labels = [text(said, x0, 50, 8, row=1) for said, x0 in (("総人口", 60), ("保護率", 190), ("運営形態", 330))]
    signs = [text(s.text[0], s.x0 - 18, 50, 8, row=1, colour="ffffff") for s in labels]
    values = [text(said, x0, 64, 11) for said, x0 in (("4.4万人", 50), ("6.9%", 190), ("委託", 340))]
    (told,) = stacks.joined([page(*labels, *signs, *values)], profile.load())
    assert [s.text for s in told.segments] == ["総人口：4.4万人　保護率：6.9%　運営形態：委託"]
    (kept,) = stacks.joined([page(labels[0], signs[0], text(TEXT, 50, 100))], profile.load())
    assert [s.text for s in kept.segments] == ["総人口", "総", TEXT]


def test_a_heading_begins_with_the_number_in_the_box_before_it() -> None:
    number, heading = text("3", 52, 51, 9, 1), text("庁内連携の充実", 70, 50, 11, 1)
    own = page(number, heading, text(TEXT, 70, 80), frames=[Box(48, 48, 64, 64)])
    found = ornaments.with_numbers(own)
    assert [(s.text, s.x0) for s in found.segments] == [("3 庁内連携の充実", 52), (TEXT, 70)]
    assert found.frames == ()
    plain = page(number, text(TEXT, 70, 50), text(TEXT, 70, 80), frames=[Box(48, 48, 64, 64)])
    assert ornaments.with_numbers(plain) == plain  # a list is numbered by other means


def test_a_title_level_with_what_goes_over_the_next_columns_ends_those_above_it() -> None:
    rows = [text("相談者とともに毎月歩く", x, 50 + 14 * n) for n in range(3) for x in (40.0, 220.0, 400.0)]
    band = [text("みどり野市", 40, 122, 18), text(f"{SAID}を{SAID}", 230, 118, 10)]
    below = [text("商店街の店を毎週訪ねる", x, 160 + 14 * n) for n in range(4) for x in (40.0, 220.0, 400.0)]
    found = columns.gutter([*rows, *band, *below], lambda said: False, known=185.0, throughout=True, others=[365.0])
    assert found == (185.0, 140.0, float("inf"))


def test_on_a_page_whose_text_is_shrunk_what_is_set_as_on_others_is_known_by_its_colour_too() -> None:
    def items(number: int, size: float, heading: float) -> list[Line]:
        told = [Style("g", 11.5, "white", False), Style("g", heading, "brown", False), Style("g", 13, "white", False)]
        styles = [*told, *[Style("m", size, "black", False)] * 9]
        return [Line(number, TEXT, 50, 20.0 * k, 300, 20.0 * k + 9, s, 1.0, 50) for k, s in enumerate(styles)]

    last = scales.evened([items(1, 14.5, 15.7), items(2, 14.5, 15.7), items(3, 12, 13)])[2]
    assert [item.style.size for item in last if isinstance(item, Line)][:4] == [11.5, 15.7, 13, 14.5]


def test_a_name_larger_by_far_below_its_number_and_tagline_is_the_name(tmp_path: Path) -> None:
    heads = [
        [
            (9, 330, 380, "事例"),
            (18, 332, 358, f"{n:02}"),
            (11, 40, 320, f"{name}の{SAID}"),
            (9, 40, 300, "長野県"),
            (24, 40, 270, name),
        ]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = book(tmp_path / "book.pdf", heads)
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, f"長野県{name}", f"{name}の{SAID}") for n, name in enumerate(TOWNS, 1)
    ]


def test_a_number_in_the_margin_over_the_name_beside_the_tagline(tmp_path: Path) -> None:
    heads = [
        [(9, 30, 370, f"事例{n}"), (17, 30, 340, name), (11, 150, 370, f"{name}の{SAID}"), (11, 150, 354, "を見つける")]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = book(tmp_path / "book.pdf", heads)
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name}の{SAID}を見つける") for n, name in enumerate(TOWNS, 1)
    ]


@pytest.mark.parametrize("labels", [("都道府県名", "自治体名"), ("自治体名",)])
def test_a_form_below_the_number_of_a_case_names_it_with_its_prefecture(tmp_path: Path, labels: Sequence[str]) -> None:
    heads = [
        [
            (13, 180, 372, f"事例{n}"), *((8, 45 + 170 * k, 348, label) for k, label in enumerate(labels)),
            *([(8, 125, 348, "香川県")] if len(labels) > 1 else []), (12, 125 + 170 * (len(labels) - 1), 347, name),
            (8, 45, 323, "総人口"), (8, 125, 323, f"{n}.4万人"),
        ]
        for n, name in enumerate(TOWNS, 1)
    ]  # fmt: skip

    def form(canvas: Canvas) -> None:
        canvas.grid([40, 120, 210, 290, 380] if len(labels) > 1 else [40, 120, 380], [340, 362])
        canvas.grid([40, 120, 380], [315, 340])

    edition = book(tmp_path / "book.pdf", heads, form)
    place = "香川県" if len(labels) > 1 else ""
    assert [(c.number, c.name, c.attributes["総人口"].raw) for c in edition.cases] == [
        (n, f"{place}{name}", f"{n}.4万人") for n, name in enumerate(TOWNS, 1)
    ]


def test_a_letter_before_a_title_is_its_number_though_its_word_begins_like_that_of_a_department() -> None:
    grammar = profile.load()
    told = [grammar.section(said) for said in ("D課題・展望", "D課の取組み", "A案内の工夫")]
    assert [one and (one.number, one.name) for one in told] == [(4, "課題・展望"), None, (1, "案内の工夫")]


def test_facts_in_brackets_of_any_form(tmp_path: Path) -> None:
    heads = [
        [(14, 40, 350, f"事例{n}　{name}"), (8, 40, 320, f"［総人口 {n}.4万人、高齢化率 30.1%、運営形態 委託］")]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = book(tmp_path / "book.pdf", heads)
    assert [{name: fact.raw for name, fact in c.attributes.items()} for c in edition.cases] == [
        {"総人口": f"{n}.4万人", "高齢化率": "30.1%", "運営形態": "委託"} for n, _ in enumerate(TOWNS, 1)
    ]


def test_the_number_in_the_first_row_of_a_form_counts_it_and_a_label_may_name_two_kinds(tmp_path: Path) -> None:
    heads = [
        [
            (9, 45, 337, f"事例番号　{n}"), (9, 45, 315, "自治体・団体名"), (12, 150, 314, name),
            (9, 45, 291, "取組名"), (11, 150, 290, f"{name}の{SAID}"), (9, 45, 268, "人口"),
            (9, 150, 268, f"{n}.4万人"),
        ]
        for n, name in enumerate(TOWNS, 1)
    ]  # fmt: skip

    def form(canvas: Canvas) -> None:
        canvas.rect(40, 330, 100, 20)
        canvas.grid([40, 140, 380], [260, 282, 305, 330])

    edition = book(tmp_path / "book.pdf", heads, form)
    assert [(c.number, c.name, c.tagline, c.attributes["総人口"].raw) for c in edition.cases] == [
        (n, name, f"{name}の{SAID}", f"{n}.4万人") for n, name in enumerate(TOWNS, 1)
    ]


def test_a_name_that_is_no_place_over_a_line_on_the_case_beside_the_box_of_its_number(tmp_path: Path) -> None:
    names = ("つなぐ窓口みなと", "しごと広場やまて", "まなびや青葉")
    heads = [
        [
            (9, 52, 366, "CASE"), (20, 50, 342, f"{n:02}"), (11, 110, 372, name), (13, 110, 354, f"{name}の{SAID}"),
            (13, 110, 338, "を町の工場と進める"),
        ]
        for n, name in enumerate(names, 1)
    ]  # fmt: skip

    def band(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.9, 0.9, 1)
        canvas.rect(40, 330, 60, 60, fill=1)
        canvas.rect(100, 330, 290, 60, fill=1)
        canvas.setFillColorRGB(0, 0, 0)

    edition = book(tmp_path / "book.pdf", heads, band)
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name}の{SAID}を町の工場と進める") for n, name in enumerate(names, 1)
    ]


def test_headings_left_of_their_texts_stand_above_them() -> None:
    def own(number: int) -> Page:
        texts = [
            s for k, heading in enumerate(("送迎の担い手", "若者への", "企業との"))
            for s in (
                text(heading, 50, 100 + 80 * k, 9, colour="008000"), text(f"・{TEXT}", 150, 100 + 80 * k),
                *([text("声かけ", 50, 111 + 80 * k, 9, colour="008000")] if k else []),
                text("次の年も続ける。", 160, 116 + 80 * k),
            )
        ]  # fmt: skip
        return page(*texts, number=number)

    found = flanks.folded([own(n) for n in (1, 2, 3)], profile.load())[0].segments
    assert [(s.text, s.x0) for s in found if s.style.colour == "008000"] == [
        ("送迎の担い手", 150), ("若者への声かけ", 150), ("企業との声かけ", 150)
    ]  # fmt: skip
    assert [s.text for s in found][:2] == ["送迎の担い手", f"・{TEXT}"]
    bare = "000000"
    marked = [[s if s.style.colour == bare else replace(s, text="●") for s in own(n).segments] for n in (1, 2, 3)]
    marks = [page(*segments, number=n) for n, segments in enumerate(marked, 1)]
    assert flanks.folded(marks, profile.load()) == marks
    framed = [replace(own(n), frames=(Box(160, 100, 260, 112),)) for n in (1, 2, 3)]
    first = flanks.folded(framed, profile.load())[0].segments[0]
    assert not framed[0].frames[0].holds(*first.middle)  # no ground of a word in its text holds the heading


def test_headings_left_of_their_texts_go_on_within_brackets_however_far_down() -> None:
    pages = [
        page(
            *(
                s for k in range(4)
                for s in (
                    text("【地場産業との", 50, 100 + 80 * k, 9, colour="008000"), text(f"・{TEXT}", 150, 100 + 80 * k),
                    text("連携】", 50, 124 + 80 * k, 9, colour="008000"), text("次の年も続ける。", 160, 122 + 80 * k),
                )
            ),
            number=n,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    assert [s.text for s in flanks.folded(pages, profile.load())[0].segments][:2] == [
        "【地場産業との連携】",
        f"・{TEXT}",
    ]


def test_columns_under_one_head_have_heads_of_their_own() -> None:
    cells = [
        Box(40, 50, 100, 90), Box(100, 50, 300, 70), Box(300, 50, 380, 90),
        Box(100, 70, 200, 90), Box(200, 70, 300, 90),
        *(Box(x, 90, x1, 130) for x, x1 in ((40, 100), (100, 200), (200, 300), (300, 380))),
    ]  # fmt: skip
    words = [
        text("自治体名", 45, 55), text("自治体の概要", 150, 55), text("備考", 310, 55), text("総人口", 110, 75),
        text("高齢化率", 210, 75), text("みどり野市", 45, 95), text("4.4万人", 110, 95), text("30.1%", 210, 95),
    ]  # fmt: skip
    (found,) = headers.single([replace(page(*words), tables=(tuple(cells),))])
    assert [s.text for s in found.segments] == [s.text for s in words if s.text != "自治体の概要"]
    assert [(c.x0, c.top) for c in found.tables[0] if c.top < 90] == [(40, 50), (300, 50), (100, 50), (200, 50)]


def test_a_contents_in_a_ruled_table_is_one(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    canvas = Canvas(str(file), pagesize=(420, 400), invariant=1)
    canvas.setFont(GOTHIC, 18)
    canvas.drawString(40, 350, "掲載事例")
    canvas.grid([40, 150, 340, 380], [200 + 40 * n for n in range(4)])
    canvas.setFont(MINCHO, 9)
    for n, name in enumerate(TOWNS):
        canvas.drawString(45, 303 - 40 * n, f"{n + 1:02}　{name}")
        canvas.drawString(155, 307 - 40 * n, f"{name}の{SAID}")
        canvas.drawString(155, 296 - 40 * n, "を進める")
        canvas.drawString(360, 303 - 40 * n, str(n + 2))
    canvas.showPage()
    for n, name in enumerate(TOWNS, 1):
        parts = [(14, 40, 350, f"事例{n:02}　{name}"), (12, 40, 300, "取組みのポイント"), (10, 40, 280, f"・{TEXT}")]
        for size, x, y, said in (*parts, (12, 40, 220, "今後の課題"), (10, 40, 200, "・冬の間の作業が少ない。")):
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, said)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(file)
    assert [(c.number, c.name) for c in edition.cases] == list(enumerate(TOWNS, 1))
    assert [f.kind for f in edition.findings if f.kind in ("no_contents", "unlisted_case", "missing_case")] == []


@pytest.mark.parametrize("where", ["below", "named", "contents"])
def test_a_case_is_called_by_the_body_it_is_of_and_not_by_its_headline(tmp_path: Path, where: str) -> None:
    """Which stands below the headline, or in a table, where the 目次 says that it is what the case is called."""
    bodies = ("株式会社みどり精機", "社会福祉法人はまべ会", "しおかぜ信用金庫")
    file = tmp_path / "book.pdf"
    canvas = Canvas(str(file), pagesize=(420, 400), invariant=1)
    listed = [(14, 40, 350, "目次")] if where != "below" else []
    for n, name in enumerate(bodies, 1):
        place = f"（岩手県{TOWNS[n - 1]}）" if where == "contents" else ""
        listed += [(10, 40, 340 - 20 * n, f"0{n}　{name}{place}{'・' * 8}{n + 1}")] if listed else []
    pages = [listed] if listed else []
    for n, name in enumerate(bodies, 1):
        said = (10, 145, 302, name) if where == "named" else (12, 40, 320, name)
        label = (
            [(10, 45, 302, "団体の名称"), (10, 45, 282, "人数"), (10, 145, 282, f"{n}2名")] if where == "named" else []
        )
        told = [(10, 40, 380, f"事例{n}"), (18, 40, 345, f"{n}年目に休む工場をつくる。"), *label, said]
        told += [(13, 40, 240, "取組みのポイント"), (10, 40, 220, f"・{TEXT}"), (13, 40, 160, "今後の課題")]
        pages.append([*told, (10, 40, 140, "・冬の間の作業が少ない。")])
    for parts in pages:
        for size, x, y, said in parts:
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, said)
        if where == "named" and parts is not listed:
            canvas.grid([40, 140, 380], [275, 295, 315])
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(file)
    assert [(c.name, c.tagline) for c in edition.cases] == [
        (name, f"{n}年目に休む工場をつくる。") for n, name in enumerate(bodies, 1)
    ]


def test_a_headline_that_the_contents_have_after_the_place_is_a_tagline(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    canvas = Canvas(str(file), pagesize=(420, 400), invariant=1)
    pages = [[(14, 40, 350, "目次")]]
    pages[0] += [(10, 40, 340 - 20 * n, f"{n}. {name}　{SAID}・・・・{n + 1}") for n, name in enumerate(TOWNS, 1)]
    for n, name in enumerate(TOWNS, 1):
        head = [(22, 40, 360, str(n)), (22, 80, 360, name), (16, 100, 320, SAID), (13, 40, 240, "取組みのポイント")]
        pages.append([*head, (10, 40, 220, f"・{TEXT}"), (13, 40, 160, "今後の課題"), (10, 40, 140, f"・{TEXT}")])
    for parts in pages:
        for size, x, y, said in parts:
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, said)
        canvas.showPage()
    canvas.save()
    assert [(c.name, c.tagline) for c in parsing.parse(file).cases] == [(name, SAID) for name in TOWNS]


def test_labels_on_grounds_of_their_own_above_their_values_make_a_table() -> None:
    def line(said: str, top: float, barred: bool = False) -> Line:
        own = Style("g" if barred else "m", 10, "ffffff" if barred else "000000", False)
        return Line(1, said, 40, top, 40 + 10 * len(said), top + 10, own, 1.0, 40, barred=barred)

    facts = [("類型", "地域型商店街"), ("組合員数", "48名"), ("主な客層", "学生、会社員")]
    items = [line(said, 40 * n + 20 * k, not k) for n, pair in enumerate(facts) for k, said in enumerate(pair)]
    (table,) = chips.paired(items, profile.load())
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows()] == [list(pair) for pair in facts]
    assert chips.paired(items[:4], profile.load()) == items[:4]
    titled = [line("成果", 0, True), *items[1:]]
    assert chips.paired(titled, profile.load()) == titled


def test_boxes_of_steps_head_those_right_of_them(tmp_path: Path) -> None:
    def box(said: Sequence[str], x0: float, top: float, x1: float, size: float) -> Boxed:
        own = [text(t, x0 + 5, top + 5 + 15 * n, size) for n, t in enumerate(said)]
        lines = [Line(1, s.text, s.x0, s.top, s.x1, s.bottom, s.style, 1.0, s.x0) for s in own]
        return Boxed(1, Box(x0, top, x1, top + 40), tuple(lines), False)

    pairs = [
        part for n, heading in enumerate(("業務の見える化", "ルールづくり"), 1)
        for part in (box((f"手順{n}", heading), 30, 60 * n, 130, 12), box((TEXT, TEXT), 140, 60 * n, 500, 10))
    ]  # fmt: skip
    assert [line.text for line in steps.opened(pairs) if isinstance(line, Line)] == [
        "業務の見える化", TEXT, TEXT, "ルールづくり", TEXT, TEXT
    ]  # fmt: skip
    assert steps.opened(pairs[:2]) == pairs[:2]
    lower = [pairs[0], replace(pairs[1], box=Box(140, 80, 500, 120)), *pairs[2:]]
    assert steps.opened(lower) == lower


def test_headings_that_go_on_with_their_texts_stand_above_them() -> None:
    def own(number: int, said: str = "平成16年の合併の後", below: str = "窓口を分けた。") -> Page:
        glyphs = [Glyph(c, 50 + 10 * n, 99, 60 + 10 * n, 109, "g", "000000") for n, c in enumerate("事業の背景")]
        told = [Glyph(c, 110 + 10 * n, 99, 120 + 10 * n, 109, "m", "000000") for n, c in enumerate(said)]
        more = [Glyph(c, 40 + 10 * n, 114, 50 + 10 * n, 124, "m", "000000") for n, c in enumerate(below)]
        found = segments([g._replace(at=n) for n, g in enumerate((*glyphs, *told, *more))], [])
        return Page(number, 595, 842, tuple(found))

    pages = [own(n) for n in range(1, 10)]
    assert [s.run_in for s in pages[0].segments] == [5, 0]
    assert [s.text for s in runins.parted(pages, profile.load())[0].segments] == [
        "事業の背景", "平成16年の合併の後", "窓口を分けた。"
    ]  # fmt: skip
    assert runins.parted(pages[:3], profile.load()) == pages[:3]
    values = [own(n, "四人", "") for n in range(1, 10)]
    assert runins.parted(values, profile.load()) == values
    assert Page.from_json(json.loads(json.dumps(pages[0].to_json()))) == pages[0]


def test_a_pale_number_over_which_a_name_is_set_is_a_text_of_its_own() -> None:
    """Drawn just before that, which begins within it."""
    number = [Glyph(c, 30 + 85 * n, 100, 120 + 85 * n, 250, "g", "e0e0e0") for n, c in enumerate("01")]
    name = [Glyph(c, 180 + 27 * n, 161, 207 + 27 * n, 188, "g", "000000") for n, c in enumerate("みどり野市")]
    found = segments([g._replace(at=n) for n, g in enumerate((*number, *name))], [])
    assert [s.text for s in found] == ["01", "みどり野市"]


def test_a_number_in_the_bar_of_a_title_counts_it_though_the_title_is_known() -> None:
    parts = [text("01", 60, 52, 12, 1), text("取組の工夫", 90, 52, 12, 1)]
    own = page(*parts, text(TEXT, 60, 90), frames=[Box(50, 48, 400, 70)])
    found = rooms.joined(own, list(own.segments), lambda said: "取組の工夫" in said)
    assert [(s.text, s.x0) for s in found] == [("01取組の工夫", 60), (TEXT, 60)]


def test_a_name_that_the_contents_have_with_its_tagline_is_the_title_of_its_case() -> None:
    listed = Contents(entries=(Entry(None, 1, f"つなぐ窓口みなと{SAID}", "3"),))

    def read(said: str, size: float = 24) -> list[tuple[int | None, str]]:
        line = Line(4, said, 50, 50, 300, 50 + size, Style("g", size, "000000", False), 1.0, 50)
        return [(t.number, t.name) for t in casetitles.of([(0, line)], listed, profile.load(), 10)]

    assert read("01 つなぐ窓口みなと") == [(1, "つなぐ窓口みなと")]
    assert read("02 つなぐ窓口みなと") == read("01 窓口みなと") == read("01 つなぐ窓口みなと", 11) == []


def test_a_badge_of_what_a_case_is_with_its_number_is_no_part_of_its_name() -> None:
    listed = Contents(entries=(Entry(None, 1, "みどり野市", "3"), Entry(None, 2, "しおかぜ町", "5")))

    def read(said: str) -> list[tuple[int | None, str]]:
        line = Line(4, said, 50, 50, 300, 74, Style("g", 24, "000000", False), 1.0, 50)
        return [(t.number, t.name) for t in casetitles.of([(0, line)], listed, profile.load(), 10)]

    assert read("自治体1 みどり野市") == read("自治体１ みどり野市") == [(1, "みどり野市")]
    assert read("自治体2 みどり野市") == read("自治体1 はまべ町") == []


def test_cases_of_another_part_with_titles_of_their_own_are_set_as_the_first(tmp_path: Path) -> None:
    """Two cases of one part, three of another whose sections have other titles, all without numbers."""
    file = tmp_path / "book.pdf"
    canvas = Canvas(str(file), pagesize=(420, 400), invariant=1)
    towns = [*TOWNS, "やまなみ村", "みなと町"]
    parts = [("地域の状況", "取組みのポイント", "つぎの一歩")] * 2 + [("きっかけ", "しくみ", "つぎの一歩")] * 3
    for name, titles in zip(towns, parts, strict=True):
        said = [(12, 40, 260 - 70 * n, title) for n, title in enumerate(titles)]
        body = [(10, 40, 240 - 70 * n, f"・{name}で{TEXT}") for n in range(3)]
        for size, x, y, told in ((21, 40, 350, name), (11, 40, 320, f"{name}の{SAID}"), *said, *body):
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, told)
        canvas.showPage()
    canvas.save()
    assert [(c.name, tuple(s.title for s in c.sections)) for c in parsing.parse(file).cases] == list(
        zip(towns, parts, strict=True)
    )


def test_a_name_that_wraps_beside_its_tagline_is_one(tmp_path: Path) -> None:
    names = ("つなぐ窓口みなと", "しごと広場やまてと駅", "まなびや青葉の森")
    heads = [
        [
            (18, 40, 350, name[:6]), (11, 180, 352, f"{name[:3]}の{SAID}を"), (18, 40, 329, name[6:]),
            (11, 180, 336, "町の工場と進める"),
        ]
        for name in names
    ]  # fmt: skip
    edition = book(tmp_path / "book.pdf", heads)
    assert [(c.name, c.tagline) for c in edition.cases] == [
        (name, f"{name[:3]}の{SAID}を町の工場と進める") for name in names
    ]


def test_lines_of_what_is_said_of_a_case_right_of_its_number_are_no_name() -> None:
    number = text("CASE 08", 40, 60, 40, 1)
    head = [text(SAID, 360, 58 + 26 * n, 18, n + 2) for n in range(3)]
    own = page(
        number, *head, *(text(TEXT, 40, 200 + 14 * n, 10, n + 9) for n in range(9)), frames=[Box(20, 40, 330, 160)]
    )
    read = profile.load()
    assert [s.text for s in badges.joined(own, read).segments[:4]] == ["CASE 08", *[SAID] * 3]
    name = replace(own, segments=(number, text("みどり野市", 360, 84, 18, 3), *own.segments[4:]))
    assert badges.joined(name, read).segments[0].text == "CASE 08 みどり野市"


def test_a_name_above_its_number_is_the_title_where_the_contents_have_it() -> None:
    listed = Contents(entries=(Entry(None, 8, "つなぐ窓口みなと", "3"),))

    def read(*told: tuple[str, float]) -> list[tuple[int | None, str]]:
        lines = [
            Line(4, said, 50, 50 + 30.0 * n, 300, 60 + 30.0 * n, Style("g", size, "000000", False), 1.0, 50)
            for n, (said, size) in enumerate(told)
        ]
        return [(t.number, t.name) for t in casetitles.of(list(enumerate(lines)), listed, profile.load(), 10)]

    below = (("CASE 08", 24), (SAID, 18))
    assert read(("つなぐ窓口みなと", 12), *below) == [(8, "つなぐ窓口みなと")]
    assert read(("つなぐ窓口みなと", 12), ("CASE 07", 24), below[1]) == [(8, "つなぐ窓口みなと"), (7, SAID)]
    assert read(*below) == [(8, SAID)]


@pytest.mark.parametrize("number, again", [(8, True), (None, True), (7, False)])
def test_a_title_without_the_number_that_another_page_has_says_the_same_case(number: int | None, again: bool) -> None:
    first = Title(3, 4, 8, "みどり野市")
    assert casetitles.says_again(Title(9, 10, number, "みどり野市"), first) == again
    assert not casetitles.says_again(Title(9, 10, number, "しおかぜ町"), first)


def test_a_place_no_smaller_than_its_headline_is_the_title_where_the_contents_have_both() -> None:
    listed = Contents(entries=(Entry(None, 6, f"新潟県佐渡市{SAID}", "7", SAID),))

    def read(size: float, *others: str) -> list[tuple[int | None, str]]:
        said = (("新潟県佐渡市", size), *((text, 13.5) for text in others), (SAID, 13.5), (TEXT, 10))
        lines = [
            Line(4, text, 50, 50 + 20.0 * n, 300, 60 + 20.0 * n, Style("g", size, "000000", False), 1.0, 50)
            for n, (text, size) in enumerate(said)
        ]
        return [(t.number, t.name) for t in casetitles.of(list(enumerate(lines)), listed, profile.load(), 10)]

    assert read(14) == [(6, "新潟県佐渡市")]
    assert read(12) == []  # beside a title


@pytest.mark.parametrize("x0, framed, parted", [(475, False, True), (260, False, False), (475, True, False)])
def test_a_few_small_words_at_the_other_end_of_the_row_of_a_name_are_none_of_it(
    x0: float, framed: bool, parted: bool
) -> None:
    words = text("農地の保全", x0, 54, 8, 1)
    frames = [Box(x0 - 4, 50, 560, 66)] if framed else []
    own = page(text("新潟県佐渡市", 82, 50, 14, 1), words, text(TEXT, 50, 100, row=2), frames=frames)
    (found,) = kickers.counted([own], profile.load())
    assert (len({s.row for s in found.segments}) == 3) == parted


@pytest.mark.parametrize("framed", [True, False])
def test_a_number_in_a_badge_between_the_lines_of_a_headline_is_none_of_them(framed: bool) -> None:
    head = [text(SAID, 120, 68, 14, 0), text("02", 70, 79, 17, 1), text("を支える", 120, 88, 14, 1)]
    own = page(*(replace(s, row=n) for s, n in zip(head, (0, 1, 1), strict=True)), text(TEXT, 50, 160, row=2))
    own = replace(own, frames=(Box(60, 65, 104, 111),) if framed else ())
    (found,) = kickers.counted([own], profile.load())
    assert (len({s.row for s in found.segments}) == 4) == framed


def test_the_number_beside_a_name_that_wraps_stands_before_it() -> None:
    def line(said: str, x0: float, top: float, size: float) -> Line:
        style = Style("g", size, "000000", False)
        return Line(1, said, x0, top, x0 + size * len(said), top + size, style, 1.0, x0)

    number, rest = line("02", 70, 79, 17), line("を支える", 120, 88, 14)
    body = [line(TEXT, 50, 200 + 16.0 * n, 9) for n in range(9)]
    found = heads.whole([line(SAID, 120, 68, 14), number, rest, *body])
    assert [i.text for i in found[:2] if isinstance(i, Line)] == ["02", f"{SAID}を支える"]


def test_a_name_that_the_contents_have_without_the_kind_of_body_is_a_title() -> None:
    listed = Contents((Entry(None, 1, "みどり会", "3"), Entry(None, 2, "しおかぜ商店", "5")))
    style = Style("g", 11, "000000", False)
    said = ("１ 社会福祉法人 みどり会", "２ NPO法人 しおかぜ商店", "３ 株式会社 みどり会")
    lines = [(n, Line(n, text, 40, 40, 240, 51, style, 1.0, 40)) for n, text in enumerate(said)]
    found = casetitles.of(lines, listed, profile.load(), 10)
    assert [(title.number, title.name) for title in found] == [
        (1, "社会福祉法人 みどり会"),
        (2, "NPO法人 しおかぜ商店"),
    ]


def test_forms_that_begin_with_a_number_after_its_label_and_a_name_are_of_cases() -> None:
    def cell(page: int, said: str, x: float, top: float) -> Cell:
        style = Style("g", 10, "000000", False)
        return Cell(Box(x, top, x + 100, top + 30), (Line(page, said, x, top, x + 90, top + 10, style, 1.0, x),))

    def form(page: int, *first: str) -> Table:
        rows = enumerate((first, ("基本情報", "人口", "3万人")))
        cells = [cell(page, said, 40 + 100 * k, 40 + 30 * n) for n, row in rows for k, said in enumerate(row)]
        return Table(page, Box(40, 40, 340, 100), tuple(cells))

    towns = [form(n, f"整理番号 {n}", name, SAID) for n, name in enumerate(("緑山市", "しおかぜ窓口", "青田町"), 1)]
    found = casetitles.of_tables(towns, Contents(), profile.load())
    assert [(t.start, t.number, t.name) for t in found] == [(0, 1, "緑山市"), (1, 2, "しおかぜ窓口"), (2, 3, "青田町")]
    assert casetitles.of_tables(towns[:2], Contents(), profile.load()) == []
    assert casetitles.of_tables([*towns, towns[0]], Contents(), profile.load()) == []
    other = [form(n, f"室温 {n}", name, SAID) for n, name in enumerate(("緑山市", "白浜村", "青田町"), 1)]
    assert casetitles.of_tables(other, Contents(), profile.load()) == []


def test_a_bullet_larger_than_the_titles_of_sections_begins_no_case(tmp_path: Path) -> None:
    """As on slides whose text is larger than the titles in the bars above it."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)
    for number, name in enumerate(("みどり野市", "しおかぜ町", "はまべ町"), 1):
        canvas.setFont(GOTHIC, 20)
        canvas.drawString(40, 520, f"{number}　{name}")
        y = 480.0
        for title in ("背景・課題", "取組概要", "成果"):
            canvas.setFillGray(0.2)
            canvas.rect(36, y - 5, 340, 18, fill=1, stroke=0)
            canvas.setFillGray(1)
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(40, y, title)
            canvas.setFillGray(0)
            canvas.setFont(MINCHO, 13.5)
            for n in range(4):
                y -= 24
                canvas.drawString(40, y, f"○ {title}の{n + 1}つ目として会社を訪ねている")
            y -= 30
        canvas.showPage()
    canvas.save()
    found = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, len(c.sections)) for c in found.cases] == [("みどり野市", 3), ("しおかぜ町", 3), ("はまべ町", 3)]


def test_a_panel_that_a_page_has_as_the_page_before_is_said_once() -> None:
    def panelled(name: str, *more: Segment) -> Page:
        said = (name, "総人口", "3万人", "運営形態", "直営")
        panel = [text(words, 30, 60 + 20 * n, row=n) for n, words in enumerate(said)]
        return page(*panel, *more, frames=[Box(0, 0, 160, 500)])

    pages = [panelled("事例1 緑山市"), panelled("事例1 緑山市", text(TEXT, 200, 60, row=9)), panelled("事例2 白浜村")]
    facts = ["総人口", "3万人", "運営形態", "直営"]
    found = [[s.text for s in own.segments] for own in echoes.once(pages, profile.load())]
    assert found == [["事例1 緑山市", *facts], [TEXT], ["事例2 白浜村", *facts]]
    labels = [panelled("番号")] * 2  # those of a form
    assert echoes.once(labels, profile.load()) == labels
    few = [page(text("事例1 緑山市", 30, 60), frames=[Box(0, 0, 160, 90)])] * 2
    assert echoes.once(few, profile.load()) == few


def test_the_shadow_of_a_text_below_the_title_of_its_frame_is_no_picture() -> None:
    frame, below = Box(331, 120, 626, 511), Box(328, 131, 630, 515)
    said = [text("・相談の延長で仕事を探す。", 337, 147 + 20 * n, 9.5, n + 1) for n in range(3)]
    titled = page(text("今後の歩み", 373, 112, 12), *said, frames=[frame])
    slide = replace(titled, images=(below,))
    assert ornaments.without_backdrops(slide, profile.load().is_title).images == ()
    drawn = replace(page(*(replace(s, style=replace(s.style, size=7)) for s in said), frames=[frame]), images=(below,))
    few = replace(drawn, segments=(*drawn.segments, *(text("本文である。", 20, 600 + 20 * n) for n in range(9))))
    assert ornaments.without_backdrops(few, profile.load().is_title).images == (below,)


def test_a_number_in_a_circle_larger_than_two_letters_is_of_the_heading_beside_it() -> None:
    circle, bar = Box(25, 105, 54, 134), Box(54, 108, 292, 131)
    number, title = text("1", 33, 112, 13, 1), text("背景の概要", 60, 112, 12, 1)
    body = [text("釧路では鉱山が閉じた。", 24, 150 + 20 * n, 9.5, n + 2) for n in range(3)]
    told = ornaments.with_numbers(page(number, title, *body, frames=[circle, bar]))
    assert told.segments[0].text == "1 背景の概要"
    assert told.frames == (bar,)
