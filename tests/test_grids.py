"""Which rectangles the rules of a page enclose."""

from jireishu import grids


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
