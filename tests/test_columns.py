"""Where two columns part, and how far down they go."""

from jireishu.columns import gutter
from jireishu.page import Segment, Style


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
