"""Where two columns part, and how far down they go."""

from dataclasses import replace

import pytest

from jireishu import layout
from jireishu.columns import beside, gutter
from jireishu.edges import right_edge
from jireishu.items import Boxed, Line
from jireishu.page import Box, Page, Segment, Style


def line(text: str, x: float, row: int, size: float = 10) -> Segment:
    top = 60 + 16.0 * row
    return Segment(text, x, top, x + size * len(text), top + size, Style("m", size, "000000", False), row, x)


LEFT = [line("左の段の行はこの幅で折り返す", 50, row) for row in range(12)]
RIGHT = [line("右の段の行はこの幅で折り返す", 220, row) for row in range(4)]
TITLE = line("取組みの成果", 50, 6, 12)


def down_to(segments: list[Segment]) -> int:
    """The last row that the columns take in."""
    found = gutter(segments, lambda text: text == TITLE.text)
    assert found is not None
    return max(s.row for s in segments if s.top < found[2])


def test_a_column_goes_on_below_a_title_as_long_as_its_lines_are_broken_at_its_width() -> None:
    assert down_to([*LEFT[:6], TITLE, *LEFT[7:], *RIGHT]) == 11


def test_a_title_above_lines_of_another_width_ends_the_columns() -> None:
    below = [line("成果は二つあった。", 50, 7), line("一つは就職である。", 50, 8)]
    assert down_to([*LEFT[:6], TITLE, *below, *RIGHT]) == 5


def test_a_title_and_one_full_line_above_a_bar_over_both_columns_end_the_left_one() -> None:
    bar = line("今後の課題", 50, 9, 12)
    frames = [Box(46, bar.top - 2, 400, bar.bottom + 2)]
    found = gutter([*LEFT[:6], TITLE, LEFT[7], *RIGHT, bar], lambda text: text in (TITLE.text, bar.text), frames)
    assert found is not None
    assert LEFT[7].bottom < found[2] < bar.top


def bands(columns: tuple[range, range], right: tuple[range, range]) -> list[Segment]:
    """Two columns above and below a short title in row 6 of the left one."""
    rows = ((50, n) for part in columns for n in part), ((220, n) for part in right for n in part)
    return [TITLE, *(line("左の段の行はこの幅で折り返す", x, n) for side in rows for x, n in side)]


def up_to(segments: list[Segment], *frames: Box) -> set[float]:
    found = gutter(segments, lambda text: text == TITLE.text, frames)
    assert found is not None
    return {s.row for s in segments if found[1] < s.top < found[2]}


def test_a_short_title_below_which_both_columns_begin_anew_parts_them() -> None:
    segments = bands((range(6), range(7, 10)), (range(5), range(7, 10)))
    assert up_to(segments) == set(range(6))


def test_a_short_title_whose_bar_spans_both_columns_parts_them() -> None:
    segments = bands((range(6), range(7, 10)), (range(5), range(7, 10)))
    segments[-3:] = [line("左の段の行はこの幅で折り返す", 220, n) for n in (8, 9, 10)]
    assert 8 in up_to(segments)
    assert up_to(segments, Box(48, TITLE.top - 2, 370, TITLE.bottom + 2)) == set(range(6))


def test_a_title_beside_text_of_the_other_column_parts_nothing() -> None:
    assert 9 in up_to(bands((range(6), range(7, 10)), (range(10), range(0))))


def test_a_title_parts_nothing_where_the_other_column_has_one_just_above_what_begins_beside_it() -> None:
    segments = [
        *bands((range(6), range(7, 10)), (range(4), range(7, 10))),
        replace(TITLE, x0=220, x1=292, top=130, bottom=142),
    ]
    assert 9 in up_to(segments)


def test_a_title_parts_nothing_where_the_other_column_leaves_no_room_for_it() -> None:
    left = [line("左の段の行はこの幅で折り返す", 50, row) for row in (*range(4), *range(7, 10))]
    right = [line("左の段の行はこの幅で折り返す", 220, row) for row in (*range(6), *range(7, 10))]
    assert 9 in up_to([*left, TITLE, *right])


def test_a_line_without_a_bar_parts_nothing_where_titles_have_bars() -> None:
    segments = [*bands((range(6), range(8, 11)), (range(5), range(8, 11))), line(TITLE.text, 50, 7, 12)]
    bar = Box(48, TITLE.top - 2, 170, TITLE.bottom + 2)
    found = gutter(segments, lambda text: text == TITLE.text, [bar])
    assert found is not None and found[2] > segments[-2].bottom


def test_a_title_beside_a_picture_in_the_other_column_parts_nothing() -> None:
    segments = bands((range(6), range(7, 10)), (range(5), range(7, 10)))
    picture = Box(230, TITLE.top - 20, 330, TITLE.bottom + 2)
    found = gutter(segments, lambda text: text == TITLE.text, pictures=[picture])
    assert found is not None and found[2] > segments[-1].bottom


def test_the_label_of_a_figure_does_not_begin_the_other_column() -> None:
    segments = bands((range(6), range(7, 10)), (range(5), range(9, 12)))
    label = line("窓口", 280, 7, 8)
    assert 9 in up_to([*segments, label])


def test_a_column_goes_on_below_a_title_where_only_a_title_stands_beside_the_other() -> None:
    first = line("取組みの成果", 50, 0, 12)
    right = [line("右の段の行はこの幅で折り返す", 220, 0)]
    segments = [first, *LEFT[1:6], TITLE, *LEFT[7:], *right]
    found = gutter(segments, lambda text: text == TITLE.text, known=205)
    assert found is not None
    assert max(s.row for s in segments if s.top < found[2]) == 11


def read(*pages: list[Segment], frames: tuple[Box, ...] = ()) -> list[list[str]]:
    """The lines of each page in reading order; what stands in boxes as one."""
    made = [Page(n, 620, 600, tuple(segments), frames, (), (), (), 0, 0, 0) for n, segments in enumerate(pages, 1)]
    return [
        [
            item.text if isinstance(item, Line) else " ".join(line.text for line in item.lines)
            for item in items
            if isinstance(item, Line | Boxed)
        ]
        for items in layout.flow(made, lambda text: False)
    ]


def test_columns_part_where_they_do_on_other_pages() -> None:
    full = [*LEFT, *(replace(s, x0=220, x1=s.x1 + 170, text_x=220) for s in LEFT)]
    last = [*LEFT[:4], line("右の段はここで終わる。", 220, 0)]
    assert read(full, full, last)[2] == [*(s.text for s in LEFT[:4]), "右の段はここで終わる。"]
    assert read(last)[0][0] == f"{LEFT[0].text} 右の段はここで終わる。"


def test_where_pages_are_set_in_columns_all_that_stands_over_neither_is_in_one() -> None:
    full = [*LEFT, *(replace(s, x0=220, x1=s.x1 + 170, text_x=220) for s in LEFT)]
    right = [line("絵の下の文", 240, 2), *(line("右の段の行はこの幅で折り返す", 220, row) for row in range(5, 9))]
    case, below = line("二つ目の町", 50, 0, 16), line("取組みのポイント", 50, 14, 12)
    last = [case, *LEFT[3:], below, *right]
    assert read(full, full, last)[2] == [s.text for s in last]


def test_a_diagram_in_one_row_is_no_running_text() -> None:
    diagram = [line("相談窓口", 230, 3), line("関係機関", 330, 3)]
    frames = (Box(220, 80, 400, 140), Box(225, 100, 280, 125), Box(325, 100, 380, 125))
    assert read([*LEFT, *diagram], frames=frames)[0].count("相談窓口 関係機関") == 1


def test_a_few_lines_that_hang_out_do_not_move_the_edge_of_justified_ones() -> None:
    lines = [line("左の段の行はこの幅で折り返す", 50, row) for row in range(12)]
    hung = [replace(line("左の段の行はこの幅で「折り返」", 50, 12 + row), x1=195) for row in range(3)]
    assert right_edge([*lines, *hung]) == 190


def test_whatever_may_begin_no_line_may_hang_out_of_its_column() -> None:
    ends = ((190, "段"), (187, "行"), (184, "幅"), (200, "ー"), (199, "」"), (198, "）"), (200, "っ"), (120, "文"))
    assert right_edge([replace(line(f"左の段の{last}", 50, row), x1=x1) for row, (x1, last) in enumerate(ends)]) == 190


def test_short_lines_that_end_alike_are_no_edge_where_many_go_beyond() -> None:
    ends = (190, 150, 189, 140, 175, 132, 80, 77, 74)
    assert right_edge([replace(line("行", 50, row), x1=x1) for row, x1 in enumerate(ends)]) == 190


def test_a_title_whose_bar_is_as_wide_as_its_column_is_of_it_though_nothing_follows() -> None:
    segments = [*LEFT[:6], line("取組みの成果", 50, 9, 12), *RIGHT]
    bar = Box(45, 60 + 16 * 9 - 4, 195, 60 + 16 * 9 + 18)
    found = gutter(segments, lambda text: text == TITLE.text, [bar])
    assert found is not None and found[2] > 60 + 16 * 9


def test_the_small_text_of_a_picture_begins_no_column_below_a_title() -> None:
    text = line("絵の中の語", 250, 7, 6)
    assert gutter([*LEFT[:6], TITLE, *LEFT[7:], *RIGHT, text], lambda said: said == TITLE.text) is not None
    assert down_to([*LEFT[:6], TITLE, *LEFT[7:], *RIGHT, text]) == 11


def test_columns_are_side_by_side_where_nothing_stands_over_the_place_where_they_part() -> None:
    def parted(segments: list[Segment], *boxes: Box) -> tuple[float, float, float] | None:
        return beside(segments, boxes, 205.0, lambda text: text == TITLE.text, ())

    over = line("段を越えて右の余白まで続く長い一つの行である", 50, 13)
    assert parted([*LEFT, RIGHT[0]]) == (205, 0, float("inf"))
    assert parted([*LEFT, RIGHT[0], over]) == (205, 0, over.top)
    assert parted([*LEFT[:12], RIGHT[0], line(TITLE.text, 50, 12, 12), over]) == (205, 0, TITLE.top + 6 * 16)
    assert parted([*LEFT, RIGHT[0]], Box(50, 300, 380, 340)) == (205, 0, 300)
    assert parted([over, *(replace(s, top=s.top + 300, bottom=s.bottom + 300) for s in RIGHT)]) is None
    assert parted(LEFT) is None


def test_where_columns_part_elsewhere_none_do_whose_right_one_begins_far_beyond() -> None:
    far = [line("ずっと右に立つ行である", 300, row) for row in range(12)]
    assert gutter([*LEFT, *far], lambda text: False, known=205) is None
    assert gutter([*LEFT, *far], lambda text: False) is not None


def test_a_page_that_parts_below_where_no_other_does_parts_above_as_they_do() -> None:
    full = [*LEFT, *(replace(s, x0=220, x1=s.x1 + 170, text_x=220) for s in LEFT)]
    panel = [line("送迎の車", 60, 1), line("車のない方は多い。", 60, 2)]
    wide = [line("段を越えて右の余白まで続く長い一つの行である", 50, row) for row in (4, 5)]
    places = ((50, "こちらは広めの段に組んだ行でありもう少し続く"), (300, "こちらの段の行"))
    halves = [line(text, x, row) for row in range(6, 10) for x, text in places]
    last = [*panel, *full[12:16], *wide, *halves]
    found = read(full, full, full, last, frames=(Box(50, 70, 200, 110),))[3]
    below = [s.text for x, _ in places for s in halves if s.x0 == x]
    assert found == ["送迎の車 車のない方は多い。", *(s.text for s in (*full[12:16], *wide)), *below]


def test_the_small_labels_of_a_chart_beside_text_do_not_make_that_large() -> None:
    labels = [line("職業別の有効求人倍率", 50, row, 5) for row in range(5)]
    text = [line("左の段の見出し", 50, 5)] + [line("左の段の行はこの幅で折り返す", 50, row) for row in range(7, 12)]
    right = [line("右の段の行はこの幅で折り返す", 220, row) for row in range(6)]
    found = gutter([*labels, *text, *right], lambda said: False, known=205, throughout=True)
    assert found == (205, 0, float("inf"))


def test_a_row_of_facts_each_on_its_own_ground_stands_over_both_columns() -> None:
    words = ("総人口 4.4万人", "保護率 6.9%", "運営形態 委託")
    places = (50.0, 210.0, 340.0)
    chips = [
        replace(line(text, x, 0), style=Style("g", 10, "000000", False)) for text, x in zip(words, places, strict=True)
    ]
    grounds = tuple(
        Box(s.x0 - 4, s.top - 3, after - 14, s.bottom + 3) for s, after in zip(chips, (*places[1:], 440.0), strict=True)
    )
    rows = [line(s.text, x, s.row + 2) for x in (50, 220) for s in LEFT]
    found = gutter([*chips, *rows], lambda said: False, grounds, known=205, throughout=True)
    assert found is not None and found[1] == grounds[0].bottom
    titled = gutter([*chips, *rows], lambda said: said == words[0], grounds, known=205, throughout=True)
    assert titled is not None and titled[1] < grounds[0].top


def test_a_box_alone_in_the_right_column_is_read_after_the_left_one() -> None:
    full = [*LEFT, *(replace(s, x0=220, x1=s.x1 + 170, text_x=220) for s in LEFT)]
    case = line("二つ目の町は広い平野にあり冬も雪が少ない所である", 50, 7, 12)
    leaflet = [line("送迎の車", 230, 1), line("車のない方は多い。", 230, 2)]
    last = [*LEFT[:5], *leaflet, case, *full[9:12], *full[21:24]]
    found = read(full, full, last, frames=(Box(220, 70, 390, 110),))[2]
    assert found == [*(s.text for s in LEFT[:5]), "送迎の車 車のない方は多い。", *(s.text for s in last[7:])]


def test_a_box_that_is_all_there_is_in_the_right_column_is_read_after_the_left_one() -> None:
    full = [*LEFT, *(replace(s, x0=220, x1=s.x1 + 170, text_x=220) for s in LEFT)]
    leaflet = [line("送迎の車", 230, 1), line("車のない方は多い。", 230, 2)]
    found = read(full, full, [*LEFT[:9], *leaflet], frames=(Box(220, 70, 390, 110),))[2]
    assert found == [*(s.text for s in LEFT[:9]), "送迎の車 車のない方は多い。"]


def test_a_short_title_above_a_line_that_stands_over_both_columns_parts_them() -> None:
    tagline = line("雪の町の仕事を皆でつくり冬を越える取組みを進める", 50, 7)
    segments = bands((range(6), range(9, 12)), (range(5), range(8, 12)))
    found = gutter([*segments, tagline], lambda text: text == TITLE.text, known=205, throughout=True)
    assert found == (205, 0, TITLE.top)


@pytest.mark.parametrize("images", [(), (Box(150, 170, 186, 200),)])
def test_lines_in_a_frame_begin_where_the_first_of_them_does(images: tuple[Box, ...]) -> None:
    outside, inside = line("商店街とともにつくる仕事", 40, 0), [replace(TITLE, x0=60), *LEFT[7:11]]
    if images:  # two of the lines stand beside it
        inside[1:3] = [replace(s, x1=140) for s in inside[1:3]]
    page = Page(1, 420, 600, (outside, *inside), (Box(40, 150, 250, 280),), (), images, (), 0, 0, 0)
    [items] = layout.flow([page], lambda text: text == TITLE.text)
    assert [i.left for i in items if isinstance(i, Line)] == [40, *[50] * 5]


def test_bars_of_titles_that_are_level_show_two_columns_of_short_lines() -> None:
    """As on a slide: the lines of the left one end far before its bar does."""
    left = [line("取組みの成果", 60, 0), *(line(f"・窓口{n}か所", 50, n) for n in (1, 2))]
    right = [line("課題", 260, 0), *(line(f"・送迎の車を{n}台", 250, n) for n in (1, 2))]
    bars = (Box(46, 57, 226, 73), Box(246, 57, 426, 73))

    def parts(*frames: Box, title: str = "取組みの成果") -> float | None:
        found = gutter([*left, *right], lambda text: text == title, frames)
        return found[0] if found else None

    assert parts(*bars) == 236
    assert parts() is None
    assert parts(*bars, title="") is None
    assert parts(bars[0], replace(bars[1], bottom=76)) is None


def test_a_place_at_the_right_above_both_columns_is_of_neither() -> None:
    place = Segment("青森県みどり町", 290, 40, 360, 50, Style("m", 10, "000000", False), 0, 290)
    segments = [place, *LEFT[:4], *RIGHT]
    assert gutter(segments, lambda text: False, known=215, throughout=True) == (215, 50, float("inf"))
    column = [replace(place, x0=220, text_x=220), *segments[1:]]
    assert gutter(column, lambda text: False, known=215, throughout=True) == (215, 0, float("inf"))


def test_a_band_over_both_columns_stands_before_them() -> None:
    left = [line("左の段の行はこの幅で折り返す", 50, row) for row in range(4, 12)]
    right = [line("右の段の行はこの幅で折り返す", 220, row) for row in range(3, 12)]
    name, said = line("二つ目の町", 60, 0, 16), line("町工場とつくる仕事", 60, 1)
    band = Box(40, 55, 400, 95)
    assert read([*left, *right], [name, said, *left, *right], frames=(band,))[1] == [
        "二つ目の町 町工場とつくる仕事",
        *(s.text for s in (*left, *right)),
    ]


def test_three_columns_part_where_they_do_on_other_pages_though_the_last_is_the_shortest() -> None:
    def column(n: int, rows: int) -> list[Segment]:
        return [replace(s, x0=s.x0 + 170 * n, x1=s.x1 + 170 * n, text_x=s.x0 + 170 * n) for s in LEFT[:rows]]

    full = [*column(0, 12), *column(1, 12), *column(2, 12)]
    last = [*column(0, 12), *column(1, 5), line("取組みの成果", 270, 10), line("〈半年の間〉", 270, 11), *column(2, 7)]
    assert read(full, full, last)[2] == [s.text for s in last]


def test_columns_part_before_the_right_one_where_the_left_one_has_short_lines_on_most_pages() -> None:
    facts = [line("総人口　十二万人", 50, row) for row in range(6)]
    right = [replace(s, x0=220, x1=s.x1 + 170, text_x=220) for s in LEFT]
    last = [*LEFT[:9], line("小見出し", 50, 10), line("最後の行", 50, 11), *right[:2]]
    full = [*facts, *right]
    assert read(full, full, full, last)[3] == [s.text for s in last]


def test_a_title_far_larger_than_the_columns_stands_over_both_where_nothing_stands_beside_it() -> None:
    case, office, whole = (
        line("７　みどり野市", 50, 6, 17),
        line("生活支援課", 50, 8),
        line("題の下の長い行。" * 4, 50, 9),
    )
    above = [LEFT[n] for n in range(5)], [replace(RIGHT[0], top=s.top, bottom=s.bottom, row=s.row) for s in LEFT[:4]]
    below = [line("左の下", 50, 10), line("右の下", 220, 10)]
    page = [*above[0], *above[1], case, office, whole, *below]
    assert read(page)[0] == [s.text for s in [*above[0], *above[1], case, office, whole]] + ["左の下 右の下"]


def test_a_large_title_in_a_column_parts_nothing_where_the_other_has_ended_above_it() -> None:
    title = replace(TITLE, style=replace(TITLE.style, size=16), bottom=TITLE.top + 16)
    segments = [*LEFT[:6], title, *LEFT[7:], *RIGHT]
    assert read(segments)[0] == [s.text for s in segments]


@pytest.mark.parametrize("rows", [5, 3])
def test_a_large_title_below_columns_that_end_level_stands_over_both_though_nothing_follows(rows: int) -> None:
    full = [*LEFT, *(replace(s, x0=220, x1=s.x1 + 170, text_x=220) for s in LEFT)]
    title = replace(TITLE, style=replace(TITLE.style, size=16), bottom=TITLE.top + 16)
    right = full[12 : 12 + rows]
    told = read(full, full, full, [*LEFT[:5], title, *right])[3]
    begun = [*right, title] if rows == 5 else [title, *right]
    assert told == [s.text for s in [*LEFT[:5], *begun]]


def test_a_title_over_columns_goes_on_with_the_rest_of_its_large_line_and_a_name_at_its_end() -> None:
    head = line("商店街と町工場がともに考えてつくる", 50, 0, 16)
    rest, name = line("短い時間の仕事", 50, 1, 16), line("みどり野市", 290, 2, 14)
    columns = [replace(s, x0=x, x1=s.x1 + x - 50, text_x=x) for x in (50, 220) for s in LEFT[4:]]
    assert read([head, rest, name, *columns])[0] == [s.text for s in (head, rest, name, *columns)]
    right = [replace(head, x0=110, x1=head.x1 + 60), line("短い仕事", 110, 1, 16)]
    badge = replace(line("1", 60, 0, 24), bottom=right[1].bottom)  # beside both lines
    found = gutter([badge, *right, *columns], lambda said: False, known=205, throughout=True)
    assert found is not None and found[1] == right[1].bottom


def test_a_short_title_parts_columns_of_which_the_right_one_ends_lower_where_that_leaves_it_room() -> None:
    assert up_to(bands((range(4), range(7, 10)), (range(5), range(7, 10)))) == set(range(5))


def test_a_line_over_both_columns_above_does_not_hide_where_the_right_one_begins() -> None:
    tagline = line("雪の町の仕事を皆でつくり冬を越える取組みを進める町の窓口と商店街", 50, 0)
    segments = bands((range(1, 6), range(7, 10)), (range(1, 5), range(7, 10)))
    assert up_to([tagline, *segments]) == {1, 2, 3, 4, 5}
