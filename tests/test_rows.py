"""Which glyphs make up one row or column."""

import pytest

from jireishu.glyphs import Glyph
from jireishu.lines import one
from jireishu.page import Box, Page, Segment, Style
from jireishu.rows import in_rows, segments, turned


def test_a_small_mark_at_the_head_of_a_column_is_of_it() -> None:
    mark = Glyph("•", 103, 50, 107, 53, "m", "000000", at=0)
    column = [Glyph(c, 100, 56 + 10 * n, 110, 66 + 10 * n, "m", "000000", at=n + 1) for n, c in enumerate("送迎の工夫")]
    found = in_rows([turned(s, 400) for s in segments([mark, *column], [], down_page=True)])
    assert [(s.text, s.row, s.vertical) for s in found] == [("•", 0, False), ("送迎の工夫", 0, False)]


def test_a_column_that_wraps_keeps_its_last_words_though_they_are_few() -> None:
    def read(rest: str, x: float) -> list[tuple[str, bool]]:
        column = [("連携先と背", 100, 50), (rest, x, 60)]
        glyphs = [
            Glyph(c, x, top + 10 * n, x + 10, top + 10 * n + 10, "m", "000000", at=n)
            for text, x, top in column for n, c in enumerate(text)
        ]  # fmt: skip
        return [(s.text, s.vertical) for s in segments(glyphs, [])]

    assert read("景", 88) == [("連携先と背", True), ("景", True)]
    assert read("成果", 88) == [("連携先と背", True), ("成果", True)]
    assert read("景", 112) == [("景", False), ("連携先と背", True)]  # right of it
    assert read("景", 60) == [("景", False), ("連携先と背", True)]  # further away


def set_in_a_row(*parts: tuple[str, float, float]) -> str:
    """The text of a row; each part with its size in points and how far it is raised."""
    glyphs: list[Glyph] = []
    x = 50.0
    for text, size, raised in parts:
        for c in text:
            wide = size * (0.5 if c.isascii() else 1)
            glyphs.append(Glyph(c, x, 109 - raised - size, x + wide, 109 - raised, "m", "000000", at=len(glyphs)))
            x += wide
    return " ".join(s.text for s in segments(glyphs, []))


def test_a_letter_that_numbers_a_list_is_apart_from_its_text() -> None:
    """The nearer where it is set otherwise, as those are that a word processor counts by itself."""

    def row(gap: float, letter: str = "ア", size: float = 10) -> str:
        glyphs = [Glyph(letter, 60 - size, 109 - size, 60, 109, "m", "000000", at=0)]
        starts = [60 + gap + 10 * n for n in range(7)]
        glyphs += [
            Glyph(c, x, 99, x + 10, 109, "m", "000000", at=0) for c, x in zip("送迎を行っている", starts, strict=False)
        ]
        return " ".join(s.text for s in segments(glyphs, []))

    assert (row(8), row(0)) == ("ア 送迎を行ってい", "ア送迎を行ってい")
    assert (row(3), row(3, "ロ", 11)) == ("ア送迎を行ってい", "ロ 送迎を行ってい")


@pytest.mark.parametrize(
    "font, colour, gap, said",
    (("g", "000000", 6, "01 送迎を行う"), ("m", "ff0000", 6, "01 送迎を行う"), ("m", "000000", 6, "01送迎を行う"),
     ("g", "000000", 2, "01送迎を行う")),
    ids=("font", "colour", "alike", "near"),
)  # fmt: skip
def test_figures_that_number_a_text_and_are_set_otherwise_are_apart_from_it(
    font: str, colour: str, gap: float, said: str
) -> None:
    glyphs = [Glyph(c, 50 + 6 * n, 99, 56 + 6 * n, 109, font, colour, at=n) for n, c in enumerate("01")]
    start = 62 + gap
    glyphs += [
        Glyph(c, start + 10 * n, 99, start + 10 * n + 10, 109, "m", "000000", at=n + 2)
        for n, c in enumerate("送迎を行う")
    ]
    assert [s.text for s in segments(glyphs, [])] == [said]


def test_a_letter_before_marked_words_numbers_no_text() -> None:
    said = [(c, "g" if 0 < n < 6 else "m") for n, c in enumerate("アセスメントを続けている。")]
    glyphs = [
        Glyph(c, 50 + 10 * n + 3 * (n > 0), 98, 60 + 10 * n + 3 * (n > 0), 108, font, "000000", at=n)
        for n, (c, font) in enumerate(said)
    ]  # fmt: skip
    assert [s.text for s in segments(glyphs, [])] == ["アセスメントを続けている。"]
    told = [g._replace(font="g" if n else "m") for n, g in enumerate(glyphs)]
    assert [s.text for s in segments(told, [])] == ["ア セスメントを続けている。"]


def test_the_raised_mark_of_a_note_is_no_text() -> None:
    assert set_in_a_row(("相談者", 10, 0), ("12", 6, 4), ("を支える。", 10, 0)) == "相談者を支える。"
    assert set_in_a_row(("相談者", 10, 0), ("（注1）", 6, 4), ("を支える。", 10, 0)) == "相談者を支える。"
    assert set_in_a_row(("相談者を支える。", 10, 0), ("※", 6, 4)) == "相談者を支える。"
    assert set_in_a_row(("支援員のOB", 10, 0), ("3", 6, 4), ("が", 10, 0)) == "支援員のOBが"


@pytest.mark.parametrize("last, said", [("。", "相談者を支える。"), ("市", "相談者を支える市*2")])
def test_the_mark_of_a_note_may_stand_over_the_room_that_a_stop_leaves(last: str, said: str) -> None:
    text = f"相談者を支える{last}"
    glyphs = [Glyph(c, 50 + 10 * n, 99, 60 + 10 * n, 109, "m", "000000", at=n) for n, c in enumerate(text)]
    end = glyphs[-1].x1 - 5
    glyphs += [Glyph(c, end + 3 * n, 98, end + 3 * n + 3, 104, "m", "000000", at=20 + n) for n, c in enumerate("*2")]
    assert "".join(s.text for s in segments(glyphs, [])) == said


def test_the_mark_of_a_note_that_a_line_begins_with_is_no_text_but_that_of_the_note_is() -> None:
    lines = [("相談者", 10, 100), ("を支える。", 10, 120), ("詳しくは", 7, 140)]
    glyphs: list[Glyph] = []
    for n, (text, size, top) in enumerate(lines):
        for k, c in enumerate(f"{n}{text}" if n else text):
            small = n > 0 and k == 0
            x, high = 50 + size * (k - 0.5 * (n > 0 and k > 0)), size * (0.6 if small else 1)
            wide = high * (0.5 if c.isascii() else 1)
            glyphs.append(Glyph(c, x, top - small, x + wide, top - small + high, "m", "000000", at=len(glyphs)))
    assert [s.text for s in segments(glyphs, [])] == ["相談者", "を支える。", "2詳しくは"]


def test_a_figure_on_its_side_that_a_column_begins_with_is_no_mark_of_a_note() -> None:
    column = [Glyph(c, 100, 50 + 10 * n, 110, 60 + 10 * n, "m", "000000", at=n) for n, c in enumerate("受付は")]
    column.append(Glyph("8", 84, 51, 94, 56, "m", "000000", angle=3, at=3))
    column += [Glyph(c, 84, 56 + 10 * n, 94, 66 + 10 * n, "m", "000000", at=n + 4) for n, c in enumerate("時から")]
    assert "".join(s.text for s in segments(column, [], down_page=True)) == "受付は8時から"


def test_the_numbers_and_marks_of_the_rows_of_a_table_are_no_column_of_text() -> None:
    """As a spreadsheet draws them, one after the other."""
    glyphs = [
        Glyph(c, x, 50 + 13 * n, x + 10, 60 + 13 * n, "m", "000000", at=len(column) * k + n)
        for k, (x, column) in enumerate(((50, "345"), (200, "○○△")))
        for n, c in enumerate(column)
    ]
    assert [(s.text, s.vertical) for s in segments(glyphs, [])] == [(c, False) for c in "3○4○5△"]


def test_a_rule_parts_texts_that_all_but_touch_though_they_are_drawn_as_one() -> None:
    glyphs = [Glyph(c, 50 + 5 * n, 50, 55 + 5 * n, 60, "m", "000000", at=n) for n, c in enumerate("12")]
    glyphs += [Glyph(c, 63 + 10 * n, 50, 73 + 10 * n, 60, "m", "000000", at=n + 2) for n, c in enumerate("相談")]
    assert [s.text for s in segments(glyphs, [Box(61, 45, 61.5, 65)])] == ["12", "相談"]
    assert [s.text for s in segments(glyphs, [Box(61, 65, 61.5, 80)])] == ["12相談"]


def test_the_edges_of_marked_words_part_no_letters_that_are_set_apart_to_fill_the_line() -> None:
    glyphs = [
        Glyph(c, 50 + 10.5 * n, 50, 60 + 10.5 * n, 60, "m", "000000", at=n) for n, c in enumerate("町の畑で働く人")
    ]
    edges = [Box(71, 48, 71, 62), Box(91.75, 48, 91.75, 62)]
    assert [s.text for s in segments(glyphs, edges)] == ["町の畑で働く人"]
    apart = [g._replace(x0=g.x0 + 1, x1=g.x1 + 1) if n > 3 else g for n, g in enumerate(glyphs)]
    assert [s.text for s in segments(apart, edges)] == ["町の畑で", "働く人"]
    two = [Glyph("3", 50, 50, 56, 60, "m", "", at=0), Glyph("町", 59, 50, 69, 60, "m", "", at=1)]
    assert [s.text for s in segments(two, [Box(57, 45, 57, 65)])] == ["3", "町"]


def test_a_power_and_small_figures_on_the_line_are_text() -> None:
    assert set_in_a_row(("広さは20m", 10, 0), ("2", 6, 4), ("である。", 10, 0)) == "広さは20m2である。"
    assert set_in_a_row(("利用者", 10, 0), ("12", 7, 0), ("人", 10, 0)) == "利用者12人"


def test_a_mark_is_of_the_row_of_the_text_beside_it_whatever_stands_further_away() -> None:
    glyphs: list[Glyph] = []
    for text, size, x, top in (("背景と概要", 12, 50, 94), ("会社を訪ねる。", 10, 171, 100), ("▪", 10, 158, 102.5)):
        glyphs += [
            Glyph(c, x + size * k, top, x + size * (k + 1), top + size, "m", "000000", at=len(glyphs) + k)
            for k, c in enumerate(text)
        ]
    assert [s.text for s in segments(glyphs, [])] == ["背景と概要", "▪会社を訪ねる。"]


def test_a_value_level_with_its_label_is_of_its_row_though_the_next_column_is_set_higher() -> None:
    def words(text: str, x: float, top: float, size: float, at: int) -> list[Glyph]:
        return [
            Glyph(c, x + size * n, top, x + size * (n + 1), top + size, "m", "000000", at=at + n)
            for n, c in enumerate(text)
        ]

    glyphs = [
        *words("保護率", 50, 104, 9, 0),
        *words("八千人", 250, 105.8, 9.5, 3),
        *words("次の段の文", 310, 99.6, 9.5, 6),
    ]
    assert [(s.text, s.row) for s in segments(glyphs, [])] == [("保護率", 0), ("八千人", 0), ("次の段の文", 0)]


def test_a_title_is_set_as_its_kana_and_kanji_are_whatever_font_its_number_has() -> None:
    glyphs = [Glyph(c, 50 + 6 * n, 98, 56 + 6 * n, 111, "l", "000000", at=n) for n, c in enumerate("2.1.1")]
    glyphs += [Glyph(c, 82 + 12 * n, 99, 94 + 12 * n, 111, "g", "000000", at=n + 9) for n, c in enumerate("成果")]
    assert [(s.text, s.style.font, s.size, s.share) for s in segments(glyphs, [])] == [("2.1.1成果", "g", 12, 0.29)]


def test_a_title_is_set_as_what_stands_before_the_smaller_brackets_at_its_end() -> None:
    def style(name: str, aside: str, small: float) -> tuple[str, float]:
        glyphs = [Glyph(c, 50 + 14 * n, 96, 64 + 14 * n, 110, "g", "000000", at=n) for n, c in enumerate(name)]
        start = 50 + 14 * len(name)
        glyphs += [
            Glyph(c, start + small * n, 110 - small, start + small * (n + 1), 110, "m", "000000", at=n + len(name))
            for n, c in enumerate(aside)
        ]
        (title,) = segments(glyphs, [])
        return title.style.font, title.size

    assert style("緑山市", "（総人口十六万人）", 9) == ("g", 14)
    assert style("緑山市", "（総人口十六万人）", 13) == ("m", 13)
    assert style("緑山市", "の総人口は十六万人", 9) == ("m", 9)


def test_a_line_is_set_as_what_has_its_kana_and_kanji_where_its_number_stands_apart() -> None:
    row = [
        Segment(text, x0, 50, x0 + 90, 62, Style(font, size, "000000", False), 0, x0, 1.0)
        for text, x0, font, size in (("CASE 2-1", 60.0, "l", 11.0), ("緑山市", 200.0, "g", 17.0))
    ]
    line = one(Page(1, 595, 842, tuple(row)), row, 50, 500)
    assert (line.text, line.style.font, line.size) == ("CASE 2-1 緑山市", "g", 17.0)


def test_a_heading_where_a_column_begins_is_no_part_of_the_title_before_it() -> None:
    def row(x: float) -> list[str]:
        title = [Glyph(c, 50 + 11 * n, 98, 61 + 11 * n, 109, "g", "000080") for n, c in enumerate("運営の仕組み")]
        heading = [Glyph(c, x + 13 * n, 96, x + 13 + 13 * n, 109, "g", "b07d00") for n, c in enumerate("屋根の積立金")]
        lines = [
            Glyph(c, 126 + 13 * n, top, 139 + 13 * n, top + 13, "m", "000000")
            for top in (120, 140, 160) for n, c in enumerate("人が歩く町")
        ]  # fmt: skip
        return [s.text for s in segments([g._replace(at=n) for n, g in enumerate((*title, *heading, *lines))], [])][:2]

    assert row(126) == ["運営の仕組み", "屋根の積立金"]
    assert row(128) == ["運営の仕組み 屋根の積立金", "人が歩く町"]


def test_a_value_where_a_column_begins_is_no_part_of_the_label_before_it() -> None:
    def rows(font: str, x: float = 80) -> list[str]:
        rows = [("参加者数", "45人"), ("面積", "3ヘクタール"), ("活動の開始", "5年前")]
        glyphs = [
            Glyph(c, x0 + 10 * n, top, x0 + 10 + 10 * n, top + 10, face, "000000")
            for top, row in zip((98, 118, 138), rows, strict=True)
            for face, x0, said in (("g", x - 7 - 10 * len(row[0]), row[0]), (font, 80, row[1]))
            for n, c in enumerate(said)
        ]  # fmt: skip
        return [s.text for s in segments([g._replace(at=n) for n, g in enumerate(glyphs)], [])]

    assert rows("m") == ["参加者数", "45人", "面積", "3ヘクタール", "活動の開始", "5年前"]
    assert rows("m", x=82) == ["参加者数45人", "面積3ヘクタール", "活動の開始5年前"]  # nearer
    assert rows("g") == rows("m", x=82)


def test_a_mark_where_a_column_begins_is_of_another_text_than_the_larger_title_before_it() -> None:
    def row(size: float) -> list[str]:
        title = [Glyph(c, 50 + 10 * n, 98, 60 + 10 * n, 98 + size, "g", "000080") for n, c in enumerate("取組の工夫点")]
        heading = [Glyph(c, 118 + 10 * n, 98, 128 + 10 * n, 108, "g", "000080") for n, c in enumerate("◎地元と")]
        lines = [
            Glyph(c, 118 + 10 * n, top, 128 + 10 * n, top + 10, "m", "000000")
            for top in (120, 140, 160) for n, c in enumerate("人が歩く町")
        ]  # fmt: skip
        return [s.text for s in segments([g._replace(at=n) for n, g in enumerate((*title, *heading, *lines))], [])][:2]

    assert row(11) == ["取組の工夫点", "◎地元と"]
    assert row(10) == ["取組の工夫点◎地元と", "人が歩く町"]
