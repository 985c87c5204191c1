"""Things found by where their middle is are those that a look at each would find."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from jireishu.inside import Inside
from jireishu.page import Box


@dataclass(frozen=True)
class Thing:
    middle: tuple[float, float]


NUMBERS = st.integers(-3, 9).map(lambda n: n / 2)


@given(
    st.lists(st.tuples(NUMBERS, NUMBERS), max_size=30),
    st.builds(lambda x, y, a, b: Box(min(x, a), min(y, b), max(x, a), max(y, b)), NUMBERS, NUMBERS, NUMBERS, NUMBERS),
)
def test_what_is_inside_a_box_comes_in_the_order_given(places: list[tuple[float, float]], box: Box) -> None:
    things = [Thing(place) for place in places]
    assert Inside(things).of(box) == [thing for thing in things if box.holds(*thing.middle)]
