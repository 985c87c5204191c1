"""Which glyphs make up one row or column."""

from jireishu.rows import Glyph, in_rows, segments, turned


def test_a_small_mark_at_the_head_of_a_column_is_of_it() -> None:
    mark = Glyph("•", 103, 50, 107, 53, "m", "000000", at=0)
    column = [Glyph(c, 100, 56 + 10 * n, 110, 66 + 10 * n, "m", "000000", at=n + 1) for n, c in enumerate("送迎の工夫")]
    found = in_rows([turned(s, 400) for s in segments([mark, *column], [], down_page=True)])
    assert [(s.text, s.row, s.vertical) for s in found] == [("•", 0, False), ("送迎の工夫", 0, False)]
