"""How titles are numbered and worded: the grammar that casebooks are written in."""

import pytest

from jireishu import profile

GRAMMAR = profile.load()


@pytest.mark.parametrize(
    "printed",
    ["3 取組みのポイント", "３．取組みのポイント", "(3) 取組みのポイント", "③取組みのポイント", "【3】取組みのポイント",
     "【３　取組みのポイント】", "第3 取組みのポイント", "第３節　取組みのポイント", "三、取組みのポイント",
     "Ⅲ 取組みのポイント", "1-3 取組みのポイント", "■3. 取組みのポイント"],
)  # fmt: skip
def test_a_section_title_with_its_number(printed: str) -> None:
    assert GRAMMAR.section(printed) == profile.Numbered(3, "取組みのポイント", "取組みのポイント")


@pytest.mark.parametrize(
    "printed", ["取組みのポイント", "■ 取組みのポイント", "【取組みのポイント】", "＜取組みのポイント＞"]
)
def test_a_section_title_of_known_wording_without_one(printed: str) -> None:
    assert GRAMMAR.section(printed) == profile.Numbered(None, "取組みのポイント", "取組みのポイント")


@pytest.mark.parametrize(
    "printed",
    ["No.2 青森県みどり野市", "事例２　青森県みどり野市", "【事例2】青森県みどり野市", "事例1-2　青森県みどり野市",
     "CASE 02 青森県みどり野市", "事例②：青森県みどり野市"],
)  # fmt: skip
def test_a_case_title(printed: str) -> None:
    assert GRAMMAR.case(printed) == profile.Numbered(2, "青森県みどり野市")


@pytest.mark.parametrize("text", ["第2章 市町村の事例", "第1回会議の開催", "一人ひとりの希望", "ictの活用", "図の説明"])
def test_what_is_no_section_title(text: str) -> None:
    assert GRAMMAR.section(text) is None
