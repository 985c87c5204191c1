from jireishu.confidence import ENOUGH, Evidence, confidence


def test_a_better_fit_is_more_trusted_and_what_stands_nowhere_less() -> None:
    assert confidence(Evidence(0, 0, 0, 4)) == 0.0
    assert confidence(Evidence(2.4, 0, 0, 4)) > confidence(Evidence(1.2, 0, 0, 4))
    assert (
        confidence(Evidence(1.8, 0, 0, 4)) > confidence(Evidence(1.8, 3, 0, 4)) > confidence(Evidence(1.8, 3, 0.5, 4))
    )
    assert confidence(Evidence(1.8, 0, 0, 4)) > confidence(Evidence(1.8, 0, 0, 12))


def test_the_threshold_lies_between_a_clear_answer_and_a_stray_word() -> None:
    assert confidence(Evidence(2.0, 0, 0, 4)) > ENOUGH > confidence(Evidence(0.8, 4, 0.5, 4))
