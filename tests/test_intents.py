import pytest

from jireishu import intents
from jireishu.ranking import Candidate, Found


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("会社の開拓をどうやって進めるか", intents.DOING),
        ("ﾊﾛｰﾜｰｸとの連携の工夫", intents.DOING),
        ("How do offices find employers?", intents.DOING),
        ("訪問の効果はあったか", ("成果",)),
        ("What were the outcomes of outreach?", ("成果",)),
        ("会社を増やすうえで難しいこと", ("課題",)),
        ("この事業を始めたきっかけ", ("背景・概要", "地域の状況")),
        ("週払いの求人", ()),
        ("a show of hands", ()),
    ],
)
def test_the_wording_tells_which_sections_are_likelier(question: str, kinds: tuple[str, ...]) -> None:
    assert intents.kinds(question) == kinds


def test_what_stands_in_a_section_of_the_kind_that_is_asked_for_counts_a_tenth_more() -> None:
    lines = {1: {"section": {"kind": "課題"}}, 2: {"section": None}, 3: {"section": {"kind": "成果"}}}
    found = Found(tuple(Candidate(key, score, score, {}) for key, score in ((1, 105), (2, 101), (3, 100))), 3)
    told = intents.preferred(found, "訪問の成果", lines.__getitem__)
    assert [(one.key, one.score, one.liked) for one in told.best] == [(3, 110, 10), (1, 105, 0), (2, 101, 0)]
    assert intents.preferred(found, "訪問", lines.__getitem__) == found
