from array import array

from hypothesis import given
from hypothesis import strategies as st

from jireishu import ranking
from jireishu.ranking import Weights

PARTS = st.integers(1, 600_000)


@st.composite
def words(draw: st.DrawFn) -> tuple[int, list[dict[int, int]], list[Weights]]:
    """A number of passages, and words both as plain dictionaries and as the index keeps them."""
    passages = draw(st.integers(1, 300))
    plain = draw(st.lists(st.dictionaries(st.integers(0, passages - 1), PARTS, min_size=1, max_size=40), max_size=6))
    kept: list[Weights] = []
    for word in plain:
        if draw(st.booleans()):
            lanes = array("I", bytes(4 * passages))
            for number, parts in word.items():
                lanes[number] = parts
            kept.append(ranking.lanes(lanes))
        else:
            kept.append((array("I", sorted(word)), array("I", [word[number] for number in sorted(word)])))
    return passages, plain, kept


@given(words(), st.integers(1, 50), st.none() | st.sets(st.integers(0, 299)), st.integers(1, 6))
def test_the_heaviest_are_those_of_a_plain_sum(
    drawn: tuple[int, list[dict[int, int]], list[Weights]], k: int, allowed: set[int] | None, most: int
) -> None:
    passages, plain, kept = drawn
    times = [most - n % most for n in range(len(plain))]
    plain = [{number: part * n for number, part in word.items()} for word, n in zip(plain, times, strict=True)]
    if allowed is not None:
        allowed = {number for number in allowed if number < passages}
    expected = {
        number: total
        for number in range(passages)
        if (total := sum(word.get(number, 0) for word in plain)) and (allowed is None or number in allowed)
    }
    ceiling = sum(max(word.values()) for word in plain)
    sums = ranking.totals(zip(kept, times, strict=True), passages, allowed)
    best, matching = ranking.heaviest(sums, k, ceiling)
    assert matching == len(expected)
    assert best == sorted(expected.items(), key=lambda item: (-item[1], item[0]))[:k]


def test_nothing_to_add_up() -> None:
    assert ranking.heaviest(ranking.totals([], 0), 10, 0) == ([], 0)
    assert ranking.heaviest(ranking.totals([], 5), 10, 0) == ([], 0)


def test_lanes_hold_the_longest_question() -> None:
    heavy = ranking.lanes(array("I", [600_000] * 9))
    assert ranking.heaviest(ranking.totals([(heavy, 6)] * 1024, 9), 1, 600_000 * 6144) == ([(0, 3_686_400_000)], 9)
