from jireishu.citation import cite
from jireishu.model import CaseRef, Citation, Pages, SectionRef

CASE = CaseRef("2-8", 2, 8, "兵庫県尼崎市")
SECTION = SectionRef(3, "取組みのポイント", "取組みのポイント")


def test_one_page() -> None:
    assert cite("事例集", "casebook.pdf", CASE, SECTION, Pages((35,), ("33",))) == Citation(
        "「事例集」兵庫県尼崎市 取組みのポイント、33頁（PDF 35頁）", "casebook.pdf#page=35"
    )


def test_several_pages() -> None:
    assert cite("事例集", "a.pdf", CASE, None, Pages((35, 36), ("33", "34"))).text == (
        "「事例集」兵庫県尼崎市、33-34頁（PDF 35-36頁）"
    )


def test_no_printed_number() -> None:
    assert cite("事例集", "a.pdf", None, None, Pages((35,), (None,))).text == "「事例集」、PDF 35頁"
    assert cite("事例集", "a.pdf", None, None, Pages((35, 36), (None, "34"))).text == "「事例集」、34頁（PDF 35-36頁）"


def test_without_pages_there_is_no_link() -> None:
    assert cite("覚え書き", "memo.jsonl", None, None, Pages()) == Citation("「覚え書き」", None)


def test_the_link_is_percent_encoded() -> None:
    found = cite("事例集", "事例 集#1.pdf", None, None, Pages((2,), (None,)))
    assert found.url == "%E4%BA%8B%E4%BE%8B%20%E9%9B%86%231.pdf#page=2"
