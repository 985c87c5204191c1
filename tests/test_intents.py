import pytest

from jireishu import intents


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
