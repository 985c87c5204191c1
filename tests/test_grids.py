"""Which rectangles the rules of a page enclose."""

from jireishu import grids


def test_the_gap_between_a_bar_and_the_table_below_it_is_no_row() -> None:
    level = [(50.0, y, 250.0, y) for y in (99.0, 102.5, 120.0, 140.0)]
    upright = [(x, 99.0, x, 140.0) for x in (50.0, 150.0, 250.0)]
    cells, tables = grids.read([*level, *upright])
    assert cells == [(50, 102.5, 150, 120), (50, 120, 150, 140), (150, 102.5, 250, 120), (150, 120, 250, 140)]
    assert [len(found) for found in tables] == [4]
