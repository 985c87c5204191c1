"""What a casebook seems to lack is said of what it lacks alone."""

from jireishu import doubts
from jireishu.contents import Contents, Entry
from jireishu.model import Case, Pages


def named(name: str, number: int) -> Case:
    return Case(f"1-{number}", 1, number, name, None, "", Pages((number,), (str(number),)), (), {})


def listed(*names: str) -> Contents:
    return Contents(tuple(Entry(1, n, name, str(n)) for n, name in enumerate(names, 1)), pages={2: 400.0})


def test_a_case_that_the_contents_call_by_its_town_alone_is_not_missing() -> None:
    found = doubts.missing(listed("緑山市", "青川市"), [named("北海道緑山市", 1)])
    assert [(f.kind, f.page) for f in found] == [("missing_case", 2)]
    assert "青川市" in found[0].message


def test_a_case_whose_name_another_ends_with_is_missing() -> None:
    assert len(doubts.missing(listed("緑山市", "大緑山市"), [named("青森県大緑山市", 2)])) == 1


def test_the_many_titles_of_a_magazine_are_told_as_one() -> None:
    few = [doubts.Unknown(f"見出し{n}", "緑山市", n) for n in range(1, 4)]
    many = [doubts.Unknown(f"見出し{n}", "緑山市", n) for n in range(1, 15)]
    assert [f.page for f in doubts.of_titles(few)] == [1, 2, 3]
    (found,) = doubts.of_titles(many)
    assert (found.kind, found.page) == ("unknown_section", 1)
    assert "14" in found.message
