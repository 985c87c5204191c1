from array import array

from hypothesis import given
from hypothesis import strategies as st

from jireishu import ranking
from jireishu.ranking import Group, Phrase, Posting

PARTS = st.integers(1, 50_000)


Plain = dict[int, int]


@st.composite
def words(draw: st.DrawFn, least: int = 0) -> tuple[int, list[Plain], list[Posting]]:
    """A number of passages, and words both as plain dictionaries and as the index keeps them."""
    passages = draw(st.integers(1, 300))
    plain = draw(
        st.lists(
            st.dictionaries(st.integers(0, passages - 1), PARTS, min_size=1, max_size=40), min_size=least, max_size=9
        )
    )
    kept = []
    for word in plain:
        peak = max(word.values())
        if draw(st.booleans()):
            lanes = array("I", bytes(4 * passages))
            for number, parts in word.items():
                lanes[number] = parts
            kept.append(Posting.common(ranking.lanes(lanes), peak))
        else:
            kept.append(Posting(array("I", sorted(word)), array("I", [word[number] for number in sorted(word)]), peak))
    return passages, plain, kept


@given(words(), st.integers(1, 50), st.none() | st.sets(st.integers(0, 299)), st.integers(1, 6))
def test_the_heaviest_are_those_of_a_plain_sum(
    drawn: tuple[int, list[Plain], list[Posting]], k: int, allowed: set[int] | None, most: int
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


@given(words(least=1), st.data())
def test_a_group_adds_what_its_best_phrase_is_worth_beyond_the_own_words(
    drawn: tuple[int, list[Plain], list[Posting]], data: st.DataObject
) -> None:
    passages, plain, kept = drawn
    some = st.lists(st.integers(0, len(plain) - 1), min_size=1, max_size=3, unique=True)
    own = data.draw(some)
    others = data.draw(st.lists(st.tuples(some, st.integers(1, 20)), min_size=1, max_size=4))
    group = Group(
        Phrase([kept[word] for word in own], 20),
        [Phrase([kept[word] for word in phrase], times) for phrase, times in others],
    )
    expected = []
    for number in range(passages):
        said = 20 * sum(plain[word].get(number, 0) for word in own)
        worth = [
            times * sum(plain[word][number] for word in phrase)
            for phrase, times in others
            if all(number in plain[word] for word in phrase)
        ]
        expected.append(max(0, max(worth, default=0) - said))
    assert list(ranking.totals([], passages, None, [group])) == expected
    assert [group.at(number)[0] for number in range(passages)] == expected


def test_single_passages_gain() -> None:
    sums = array("I", [100, 0, 250])
    ranking.add(sums, {2: 7})
    assert list(sums) == [100, 0, 257]


def test_nothing_to_add_up() -> None:
    assert ranking.heaviest(ranking.totals([], 0), 10, 0) == ([], 0)
    assert ranking.heaviest(ranking.totals([], 5), 10, 0) == ([], 0)


def test_lanes_hold_the_longest_question() -> None:
    heavy = Posting.common(ranking.lanes(array("I", [50_000] * 9)), 50_000)
    sums = ranking.totals([(heavy, 20)] * 2000, 9)
    assert ranking.heaviest(sums, 1, 2_000_000_000) == ([(0, 2_000_000_000)], 9)
