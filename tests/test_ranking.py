"""Both ways to find the heaviest passages, against the formula applied to every passage."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jireishu import dense, lanes, ranking
from jireishu.ranking import Found, Group, Phrase, Posting, Wanted

Plain = dict[str, dict[int, int]]  # what each term is worth, by passage
TERMS = st.sampled_from("一二三四五六七八")
PASSAGES = 120


def kept(word: dict[int, int]) -> Posting:
    numbers = sorted(word)
    parts = array("H", [word[number] for number in numbers])
    return Posting(ranking.packed(array("I", numbers)) + ranking.packed(parts), max(word.values()))


def phrases(draw: st.DrawFn, most: int) -> Phrase:
    terms = draw(st.lists(TERMS, min_size=1, max_size=most, unique=True))
    return Phrase(tuple(terms), draw(st.integers(1, 20)))


@st.composite
def questions(draw: st.DrawFn) -> tuple[Plain, Wanted]:
    word = st.dictionaries(st.integers(0, PASSAGES - 1), st.integers(1, 65_535), min_size=1, max_size=60)
    plain = draw(st.dictionaries(TERMS, word, max_size=8))
    words = draw(st.lists(st.tuples(TERMS, st.sampled_from([4, 20])), max_size=6, unique_by=lambda one: one[0]))
    groups = []
    for _ in range(draw(st.integers(0, 4))):
        own = draw(st.lists(TERMS, max_size=2, unique=True))
        others = [phrases(draw, 3) for _ in range(draw(st.integers(1, 4)))]
        groups.append(Group(Phrase(tuple(own), 20), tuple(others)))
    return plain, Wanted(tuple(words), tuple(groups))


def expected(plain: Plain, wanted: Wanted, allowed: set[int] | None, close: dict[int, int]) -> Plain:
    """The score of each passage that matches, under "score"; the parts of its terms under the terms."""
    scores = {}
    for number in range(PASSAGES):
        held = {term: word[number] for term, word in plain.items() if number in word}
        score = wanted.worth(held) + close.get(number, 0)
        if score and (allowed is None or number in allowed):
            scores[number] = score
    return {"score": scores}


SETS = st.sets(st.integers(0, PASSAGES - 1))


# With the constants as they are, and such that every shortcut is taken with few passages.
@pytest.mark.parametrize(
    "constants", [{}, {"WORTH_PRUNING": 0, "HEAP": 2, "SAMPLE": 3, "HALVING": 1, "COMMON": 3, "DEAR": 99}]
)
@given(questions(), st.integers(1, 30), st.none() | SETS, st.dictionaries(st.integers(0, 119), st.integers(1, 9**6)))
def test_the_heaviest_are_those_of_the_formula(
    constants: dict[str, int],
    drawn: tuple[Plain, Wanted],
    k: int,
    allowed: set[int] | None,
    close: dict[int, int],
) -> None:
    plain, wanted = drawn
    postings = {term: kept(word) for term, word in plain.items()}
    scores = expected(plain, wanted, allowed, close)["score"]
    best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:k]
    mask = None if allowed is None else dense.mask([sorted(allowed)], PASSAGES)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in constants.items():
            patch.setattr(lanes if hasattr(lanes, name) else dense, name, value)
        found = [
            ranking.heaviest(wanted, postings.get, k, allowed, close),
            dense.heaviest(wanted, postings.get, lanes.grounds(PASSAGES), k, mask, close),
        ]
    terms = wanted.terms()
    for one in found:
        assert [(c.key, c.score) for c in one.best] == best
        assert one.total == len(scores)
        for c in one.best:
            assert dict(c.parts) == {t: plain[t][int(c.key)] for t in terms if int(c.key) in plain.get(t, {})}
            assert c.worth == wanted.worth(c.parts)
            assert c.close == close.get(int(c.key), 0)


def test_a_group_adds_what_its_best_phrase_is_worth_beyond_the_own_words() -> None:
    group = Group(Phrase(("会社",), 20), (Phrase(("事業所",), 12), Phrase(("受入", "企業"), 8)))
    assert group.worth({"事業所": 100}) == (1200, 0)
    assert group.worth({"事業所": 100, "会社": 50}) == (200, 0)
    assert group.worth({"受入": 100, "企業": 90, "事業所": 100}) == (1520, 1)
    assert group.worth({"受入": 100}) == (0, 0)
    assert group.worth({"会社": 100, "事業所": 100}) == (0, 0)


def test_terms_come_once_in_the_order_of_the_question() -> None:
    wanted = Wanted((("b", 20), ("a", 4)), (Group(Phrase(("a",), 20), (Phrase(("c", "b"), 8),)),))
    assert wanted.terms() == ("b", "a", "c")


def test_nothing_to_add_up() -> None:
    assert ranking.heaviest(Wanted(()), {}.get, 10) == Found((), 0)
    assert dense.heaviest(Wanted((("x", 20),)), {}.get, lanes.grounds(5), 10) == Found((), 0)


def test_matches_are_counted_up_to_ten_thousand() -> None:
    everywhere = kept(dict.fromkeys(range(12_000), 3))
    wanted = Wanted((("x", 20), ("y", 20)))
    postings = {"x": everywhere, "y": kept({11_999: 5})}
    for found in (
        ranking.heaviest(wanted, postings.get, 2),
        dense.heaviest(wanted, postings.get, lanes.grounds(12_000), 2),
    ):
        assert [(one.key, one.score) for one in found.best] == [(11_999, 160), (0, 60)]
        assert found.total == 10_000


def test_the_same_ground_serves_the_next_question() -> None:
    postings = {"x": kept({1: 7, 3: 9}), "y": kept({2: 5}), "z": kept({2: 4, 3: 4})}
    group = Group(Phrase(("x",), 20), (Phrase(("y", "z"), 12), Phrase(("z",), 8)))
    wanted, ground = Wanted((("x", 20),), (group,)), lanes.grounds(5)
    first = dense.heaviest(wanted, postings.get, ground, 5)
    assert dense.heaviest(wanted, postings.get, ground, 5) == first == ranking.heaviest(wanted, postings.get, 5)
    assert not ground.best.any()
    assert not ground.parts.any()


def test_the_longest_question_does_not_overflow() -> None:
    heavy = kept(dict.fromkeys(range(9), 65_535))
    wanted = Wanted(tuple((f"{n}", 20) for n in range(2000)))
    for found in (
        ranking.heaviest(wanted, lambda _: heavy, 1),
        dense.heaviest(wanted, lambda _: heavy, lanes.grounds(9), 1),
    ):
        assert (found.best[0].score, found.total) == (2000 * 20 * 65_535, 9)
