from jireishu.confidence import ENOUGH, Evidence, confidence


def test_a_better_fit_is_more_trusted_and_what_stands_nowhere_less() -> None:
    assert confidence(Evidence(0, 0, 0, 3, 0)) == 0.0
    assert confidence(Evidence(2.4, 0, 0, 3, 0.5)) > confidence(Evidence(1.2, 0, 0, 3, 0.5))
    trusted = [confidence(Evidence(1.8, strange, unknown, 3, 0.5)) for strange, unknown in ((0, 0), (3, 0), (3, 0.5))]
    assert trusted == sorted(trusted, reverse=True)
    assert confidence(Evidence(1.8, 0, 0, 3, 0.8)) > confidence(Evidence(1.8, 0, 0, 3, 0.2))


def test_the_threshold_lies_between_a_clear_answer_and_a_stray_word() -> None:
    assert confidence(Evidence(2.0, 0, 0, 4, 0.8)) > ENOUGH > confidence(Evidence(1.2, 4, 0.5, 4, 0.25))


def test_a_passage_that_says_all_that_is_asked_answers() -> None:
    assert confidence(Evidence(0.3, 0, 0, 1, 1.0)) == ENOUGH
