import pytest

from jireishu import cover, profile
from jireishu.items import Boxed, Line, Picture
from jireishu.page import Box, Style


def lines(*texts: tuple[str, float]) -> list[Line]:
    made = []
    for n, (text, size) in enumerate(texts):
        style = Style("Mincho", size, "000000", False)
        made.append(Line(1, text, 100, 100 + 30 * n, 400, 120 + 30 * n, style, 1.0, 100, 100, 500, False, False))
    return made


def test_the_date_of_a_cover_is_its_month_and_not_the_year_of_the_budget() -> None:
    assert cover.date(lines(("事例集", 30), ("令和３年度 補助金", 12), ("令和 4 年 3 月", 12))) == "2022-03"
    assert cover.date(lines(("事例集", 30), ("令和３年度", 12))) == "2021"
    assert cover.date(lines(("事例集", 30))) == ""


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((("支援事例集", 30), ("令和4年3月", 12), ("株式会社 みどり総合研究所", 12)), "株式会社みどり総合研究所"),
        ((("支援事例集", 30), ("厚 生 労 働 省", 14), ("令和4年3月", 12)), "厚生労働省"),
        ((("支援事例集", 30), ("令和4年3月", 12), ("両立支援推進会議", 12)), "両立支援推進会議"),
        ((("支援事例集", 30), ("令和4年3月", 12), ("両立支援ネットワーク", 12)), "両立支援ネットワーク"),
        ((("みどり市", 30), ("支援事例集", 30)), ""),
        ((("支援事例集", 30), ("この会は、毎年開かれる。", 12), ("みどり市", 12)), ""),
    ],
)
def test_the_publisher_of_a_cover(texts: tuple[tuple[str, float], ...], expected: str) -> None:
    assert cover.publisher(lines(*texts)) == expected


def test_a_smaller_line_that_the_title_ends_belongs_to_it() -> None:
    def title(*texts: tuple[str, float]) -> str:
        return cover.title(lines(*texts), "a.pdf", profile.load())

    assert (
        title(("働き方の", 12), ("支援に関する", 14), ("事例集", 30), ("令和4年3月", 12))
        == "働き方の支援に関する事例集"
    )
    assert title(("令和3年度 補助金", 12), ("支援事例集", 30)) == "支援事例集"


def test_a_notice_is_called_by_its_subject() -> None:
    def title(*texts: tuple[str, float, float]) -> str:
        made = []
        for text, top, x in texts:
            style = Style("Mincho", 12, "000000", False)
            made.append(Line(1, text, x, top, x + 12 * len(text), top + 12, style, 1.0, x, 60, 540, False, False))
        return cover.title(made, "notice.pdf", profile.load())

    head = (("事務連絡", 60, 450), ("各都道府県主管課 御中", 120, 60))
    text = ("日頃よりお世話になっております。", 300, 72)
    assert title(*head, ("週払いの求人の取扱いについて（通知）", 200, 120), text) == (
        "週払いの求人の取扱いについて（通知）"
    )
    two = (("就労支援に関する求人の開拓に", 200, 120), ("当たっての留意点について", 218, 120))
    assert title(*head, *two, text) == "就労支援に関する求人の開拓に当たっての留意点について"
    assert title(*head, ("求人の開拓", 200, 120), text, ("求人について", 330, 60)) == "notice"


def test_a_table_of_contents_is_no_title_and_what_it_lists_no_date() -> None:
    def read(*texts: tuple[str, float]) -> cover.Cover:
        return cover.read([lines(*texts)], "みどりの会.pdf", profile.load())

    listed = (("目　次", 20), ("事例1 令和4年3月からの取組", 12), ("事例2 みどり市", 12))
    assert read(*listed) == ("みどりの会", "", "")
    assert read(("支援事例集", 30), ("令和5年3月", 12), ("みどり市", 12), *listed) == (
        "支援事例集",
        "2023-03",
        "みどり市",
    )


def test_a_date_in_the_text_of_a_first_case_is_not_that_of_the_book() -> None:
    texts = (("事例1 みどり市", 20), ("人口(令和4年4月1日現在)", 12), ("令和2年3月に始めた。", 12))
    assert cover.date(lines(*texts)) == ""
    assert cover.date(lines(("令和5年3月1日", 12), ("令和2年3月に始めた。", 12))) == "2023-03"


@pytest.mark.parametrize("kind", [Boxed, Picture])
def test_the_title_of_a_book_may_stand_in_a_box_or_on_a_picture(kind: type[Boxed] | type[Picture]) -> None:
    title, name, when = lines(("身の丈のデジタル化", 14), ("実践事例集", 30), ("令和5年12月", 12))
    box, rest = Box(90, 90, 410, 160), lines(("令和4年度の冊子", 10))
    apart = Boxed(1, box, (title, name), False) if kind is Boxed else Picture(1, box, (title, name))
    note = Boxed(1, box, tuple(rest), False)
    assert cover.read([[apart, when, note]], "a.pdf", profile.load()) == ("実践事例集", "2023-12", "")


def test_a_book_without_a_cover_is_called_by_the_lines_that_it_begins_with() -> None:
    def read(*texts: tuple[str, float]) -> tuple[str, str, str]:
        told = lines(*texts)
        return cover.title(told, "a.pdf", profile.load()), cover.date(told), cover.publisher(told)

    rest = (("令和5年3月", 14), ("地域福祉推進機構", 14), ("【事例1】北海道みどり野市", 14), ("町の人が集まる。", 10))
    assert read(("買い物を支える取組", 24), ("事例", 24), *rest) == (
        "買い物を支える取組事例",
        "2023-03",
        "地域福祉推進機構",
    )
    assert read(("みどり野市の歩み", 24), *rest)[0] == "a"
    assert read(("事例集", 15), *rest)[0] == "a"
    assert read(("事例集", 24), ("令和5年3月", 14), ("町の人が集まる。", 10), ("地域福祉推進機構", 14))[2] == ""
