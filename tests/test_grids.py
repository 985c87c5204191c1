"""Which rectangles the rules of a page enclose."""

from jireishu import grids
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


def columns(*rows: tuple[str, ...]) -> list[grids.Cell]:
    """What closes level rules around rows of texts that begin at 60 and 160."""
    level = [(50.0, 100.0 + 20 * n, 300.0, 100.0 + 20 * n) for n in range(len(rows) + 1)]
    style = Style("m", 10, "000000", False)
    texts = [
        Segment(text, 60 + 100.0 * k, 105 + 20.0 * n, 60 + 100.0 * k + 10 * len(text), 115 + 20.0 * n, style, n, 60)
        for n, row in enumerate(rows)
        for k, text in enumerate(row)
    ]
    return grids.uprights(level, texts)


def test_level_rules_alone_make_a_table_where_their_rows_leave_a_column_free() -> None:
    assert columns(("総人口", "4.4万人"), ("運営形態", "直営")) == [
        (x, 100, x, 140) for x in (50, 130, 300)
    ]  # fmt: skip
    assert columns(("総人口",), ("運営形態",)) == []


def test_level_rules_make_no_table_of_prose_nor_of_a_list_of_pages() -> None:
    assert columns(("町の仕事", "町工場とつくる。"), ("海の仕事", "漁協とつくる。")) == []
    assert columns(("町の仕事", "12"), ("海の仕事", "14")) == []
