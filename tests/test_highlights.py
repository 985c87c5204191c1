from jireishu.analysis import Analyzer
from jireishu.highlights import spans

OWNER = ("事業", "者")


def test_a_phrase_is_marked_where_its_words_stand_together(analyzer: Analyzer) -> None:
    assert spans(analyzer, "事業者と相談者", [OWNER]) == ((0, 3),)
    assert spans(analyzer, "事業は、相談者へ", [OWNER]) == ()
    assert spans(analyzer, "相談者へ", [("相談",), OWNER]) == ((0, 2),)


def test_a_phrase_that_counts_apart_is_marked_apart(analyzer: Analyzer) -> None:
    assert spans(analyzer, "事業は、相談者へ", [OWNER], [OWNER]) == ((0, 2), (6, 7))
    assert spans(analyzer, "事業者と相談者", [OWNER], [OWNER]) == ((0, 3),)
    assert spans(analyzer, "相談者へ", [OWNER], [OWNER]) == ()
