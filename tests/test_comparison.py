import pytest

from jireishu import comparison


def test_means_wins_losses_and_the_exact_p() -> None:
    before = {"a": 0.5, "b": 0.5, "c": 0.5, "d": 0.3}
    now = {"a": 0.7, "b": 0.6, "c": 0.4, "d": 0.3}
    found = comparison.difference(before, now, list(before))
    # ±0.2 ±0.1 ±0.1 is as far from 0 as 0.2 in 6 of 8 cases.
    assert found[:1] + found[3:] == (4, 2, 1, 1, 0.75)
    assert (found.before, found.now, found.mean) == pytest.approx((0.45, 0.5, 0.05))


def test_no_difference_is_surely_chance() -> None:
    assert comparison.p_value([0.0, 1e-12]) == 1.0


def test_the_same_sign_every_time_is_hardly_chance() -> None:
    assert comparison.p_value([0.4, 0.1]) == 2 / 4
    assert comparison.p_value([0.1] * 5) == 2 / 32
    assert comparison.p_value([-0.1] * 20) == 1 / 10_001


def test_p_is_the_same_each_time_and_whichever_is_better() -> None:
    deltas = [(-1) ** (n % 3) * n / 100 for n in range(1, 30)]
    assert comparison.p_value(deltas) == comparison.p_value(deltas)
    assert comparison.p_value(deltas) == comparison.p_value([-delta for delta in deltas])
