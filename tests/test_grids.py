"""Which rectangles the rules of a page enclose."""

from collections.abc import Sequence

from jireishu import grids
from jireishu.glyphs import Glyph
from jireishu.page import Segment, Style


def test_the_gap_between_a_bar_and_the_table_below_it_is_no_row() -> None:
    level = [(50.0, y, 250.0, y) for y in (99.0, 102.5, 120.0, 140.0)]
    upright = [(x, 99.0, x, 140.0) for x in (50.0, 150.0, 250.0)]
    cells, tables = grids.read([*level, *upright])
    assert cells == [(50, 102.5, 150, 120), (50, 120, 150, 140), (150, 102.5, 250, 120), (150, 120, 250, 140)]
    assert [len(found) for found in tables] == [4]


def test_the_dots_of_a_dotted_rule_do_not_draw_the_rules_of_a_table_together() -> None:
    level = [(50.0, y, 250.0, y + 0.7) for y in (120.0, 140.0, 160.0)]
    upright = [(x, 120.0, x + 0.7, 160.0) for x in (50.0, 150.0, 250.0)]
    dots = [(40.0 + 3 * n, 90.0, 41.4 + 3 * n, 91.5) for n in range(80)]
    _, tables = grids.read([*level, *upright, *dots])
    assert [len(found) for found in tables] == [4]


def columns(*rows: tuple[str, ...], upright: Sequence[grids.Cell] = ()) -> list[grids.Cell]:
    """What closes level rules around rows of texts that begin at 60 and 160, of which some upright ones part a few."""
    level = [(50.0, 100.0 + 20 * n, 300.0, 100.0 + 20 * n) for n in range(len(rows) + 1)]
    style = Style("m", 10, "000000", False)
    texts = [
        Segment(text, 60 + 100.0 * k, 105 + 20.0 * n, 60 + 100.0 * k + 10 * len(text), 115 + 20.0 * n, style, n, 60)
        for n, row in enumerate(rows)
        for k, text in enumerate(row)
    ]
    return grids.uprights([*level, *upright], texts)


def test_level_rules_alone_make_a_table_where_their_rows_leave_a_column_free() -> None:
    assert columns(("総人口", "4.4万人"), ("運営形態", "直営")) == [
        (x, 100, x, 140) for x in (50, 130, 300)
    ]  # fmt: skip
    assert columns(("総人口",), ("運営形態",)) == []


def test_a_table_of_level_rules_may_have_coloured_cells_in_its_head_and_a_band_and_caption_above() -> None:
    rows = (("みどり野市の仕事",), ("総人口と運営形態",), ("項目", "状況"), ("総人口", "4.4万人"), ("運営形態", "直営"))
    shade = (150.0, 140.0, 150.0, 160.0)  # where the colours of the two cells meet
    assert columns(*rows, upright=[shade]) == [(x, 140, x, 200) for x in (50, 150, 300)]
    assert columns(*rows, upright=[(x, 140.0, x, 200.0) for x in (50.0, 150.0, 300.0)]) == []  # nothing lacks


def test_level_rules_make_no_table_of_prose_nor_of_a_list_of_pages() -> None:
    assert columns(("町の仕事", "町工場とつくる。"), ("海の仕事", "漁協とつくる。")) == []
    assert columns(("町の仕事", "12"), ("海の仕事", "14")) == []


def test_columns_on_a_row_of_one_text_are_told_apart_where_more_room_is_than_a_space() -> None:
    def lacking(apart: float) -> list[grids.Cell]:
        level = [(50.0, y, 200.0, y) for y in (100.0, 120.0, 140.0)]
        texts = [
            Glyph(c, 60 + 10.0 * n + apart * (n > 2), y + 5, 70 + 10.0 * n + apart * (n > 2), y + 15, "m", "000000")
            for y, row in ((100.0, "総人口保護率"), (120.0, "三万人十一人"))
            for n, c in enumerate(row)
        ]
        return grids.uprights(level, texts)

    assert lacking(11) == [(x, 100, x, 140) for x in (50, 95.5, 200)]
    assert lacking(10) == []  # a full-width space


def test_the_rows_that_page_breaks_cut_at_both_ends_of_a_table_are_closed() -> None:
    level = [(50.0, y, 250.0, y) for y in (120.0, 160.0)]
    upright = [(x, 90.0, x, 200.0) for x in (50.0, 100.0, 250.0)]
    _, tables = grids.read([*level, *upright])
    assert tables == [[
        (50, 90, 100, 120), (50, 120, 100, 160), (50, 160, 100, 200),
        (100, 90, 250, 120), (100, 120, 250, 160), (100, 160, 250, 200),
    ]]  # fmt: skip
    assert grids.read([*level[:1], upright[0], upright[2]]) == ([], [])  # two rules at the sides of a page, and a bar
    assert grids.read([(50.0, 60.0, 250.0, 60.0), *upright]) == ([], [])  # and one above them
