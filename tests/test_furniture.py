"""Page numbers and running heads, told from content by place and repetition."""

from dataclasses import replace

import pytest

from jireishu.furniture import strip
from jireishu.page import Box, Page, Segment, Style

BODY = Style("m", 10.5, "000000", False)


def segment(text: str, x0: float, top: float, row: int, vertical: bool = False) -> Segment:
    return Segment(text, x0, top, x0 + 10 * len(text), top + 10, BODY, row, x0, 1.0, vertical)


def page(number: int, foot: str | None, *body: str) -> Page:
    segments = [segment("事例集のあらまし", 60, 20, 0)]
    segments += [segment(text, 60, 200 + 20 * n, n + 1) for n, text in enumerate(body)]
    if foot is not None:
        segments.append(segment(foot, 290, 810, 90))
    return Page(number, 595, 842, tuple(segments))


def labels(*feet: str | None) -> list[str | None]:
    leaves, _ = strip(tuple(page(n, foot, f"本文{n}") for n, foot in enumerate(feet, 1)), lambda text: False)
    return [leaf.label for leaf in leaves]


def test_numbers_in_many_forms() -> None:
    assert labels("1", "- 2 -", "３", "4 / 6", "5頁", "p.6") == ["1", "2", "3", "4", "5", "6"]
    assert labels("ページ 1 / 33", "ページ 2 / 33", "Page 3 of 33", "4 of 33") == ["1", "2", "3", "4"]
    assert labels("第1頁", "― 事例集 ― 第2頁", "― 事例集 ― 第3頁") == ["1", "2", "3"]
    assert labels("‒ 1 ‒", "─ 2 ─", "◆ 3 ◆", "【4】", "〔5〕", "_6_") == ["1", "2", "3", "4", "5", "6"]


def test_pages_that_print_no_number_have_none() -> None:
    assert labels(None, None, "1", "2", None, "4") == [None, None, "1", "2", None, "4"]


def test_the_number_that_stands_alone_is_the_page_number_where_a_note_has_it_too() -> None:
    def opened(number: int) -> Page:
        texts = (segment(f"- {number} -", 500, 20, 0), segment(f"本文{number}", 60, 200, 1))
        return Page(number, 595, 842, (*texts, segment(f"{number}. 昨年度の数。", 60, 800, 2)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 6)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[f"- {n} -"] for n in range(1, 6)]


def test_the_number_of_a_row_is_no_page_number_of_a_single_page() -> None:
    def sheet(*texts: str) -> list[str | None]:
        row = tuple(segment(text, 60 + 100 * n, 800, 9) for n, text in enumerate(texts))
        leaves, _ = strip((Page(1, 595, 842, (segment("本文", 60, 200, 1), *row)),), lambda text: False)
        return [leaf.label for leaf in leaves]

    assert sheet("2", "送迎の分担", "福祉課") == [None]
    assert sheet("2") == ["2"]


def test_numbering_may_begin_again() -> None:
    assert labels("1", "2", "3", "1", "2", "3") == ["1", "2", "3", "1", "2", "3"]


def test_a_number_that_contradicts_its_neighbours_is_reported() -> None:
    feet = ["11", "12", "13", "41", "15", "16", "17"]
    leaves, findings = strip(tuple(page(n, foot, "本文") for n, foot in enumerate(feet, 1)), lambda text: False)
    assert [leaf.label for leaf in leaves] == ["11", "12", "13", "14", "15", "16", "17"]
    assert [(f.kind, f.page) for f in findings] == [("page_number", 4)]


def test_running_heads_go_and_content_stays() -> None:
    leaves, _ = strip(tuple(page(n, str(n), "同じ本文", f"本文{n}") for n in range(1, 6)), lambda text: False)
    assert [[s.text for s in leaf.page.segments] for leaf in leaves] == [["同じ本文", f"本文{n}"] for n in range(1, 6)]


def test_a_head_that_reaches_a_little_below_the_margin_is_one() -> None:
    pages = tuple(
        Page(
            n,
            595,
            842,
            (segment("第2章 連携", 60, 86, 0), *(segment(f"本文{n}の", 60, 120 + 20 * k, k + 1) for k in range(3))),
        )
        for n in range(1, 5)
    )
    leaves, _ = strip(pages, lambda text: False)
    assert [len(leaf.page.segments) for leaf in leaves] == [3, 3, 3, 3]


def test_the_labels_of_a_table_that_begins_in_the_margin_of_each_page_are_no_heads() -> None:
    """As on sheets of which each has the form of a case."""
    cells = tuple(Box(x, y, x + 100, y + 30) for y in (40, 70, 100) for x in (50, 150))
    pages = tuple(
        Page(n, 595, 842, (segment("自治体名", 60, 48, 0), segment(f"第{n}の町", 160, 48, 0)), tables=(cells,))
        for n in range(1, 5)
    )
    leaves, _ = strip(pages, lambda text: False)
    assert [len(leaf.page.segments) for leaf in leaves] == [2, 2, 2, 2]


def test_a_title_that_opens_several_pages_is_no_running_head() -> None:
    leaves, _ = strip(tuple(page(n, str(n)) for n in range(1, 5)), lambda text: text == "事例集のあらまし")
    assert all([s.text for s in leaf.page.segments] == ["事例集のあらまし"] for leaf in leaves)


def test_a_last_line_that_recurs_far_apart_is_content() -> None:
    pages = tuple(
        Page(n, 595, 842, (segment("いる。" if n % 10 == 0 else f"本文{n}", 60, 68, 0), segment(str(n), 290, 810, 9)))
        for n in range(1, 40)
    )
    leaves, _ = strip(pages, lambda text: False)
    assert [leaf.page.segments[0].text for leaf in leaves if leaf.page.number % 10 == 0] == ["いる。"] * 3


def test_what_stands_beside_the_page_number_at_the_head_is_a_running_head() -> None:
    def opened(number: int, title: str, size: float) -> Page:
        head = replace(segment(title, 60, 40, 0), style=replace(BODY, size=size))
        return Page(
            number, 595, 842, (head, segment(str(number), 500, 40, 0), segment(f"本文{number}の" * 9, 60, 80, 1))
        )

    for size, kept in ((10.5, False), (16.0, True)):  # as text is set, and as a title is
        leaves, _ = strip(tuple(opened(n, f"第{n}節", size) for n in range(1, 6)), lambda text: False)
        assert [any(s.text == f"第{n}節" for s in leaf.page.segments) for n, leaf in enumerate(leaves, 1)] == [kept] * 5


def test_a_running_head_that_changes_with_every_case_is_known_by_its_place() -> None:
    def opened(number: int) -> Page:
        head = segment(f"事例{(number + 1) // 2} 〇〇市の取組", 60, 20, 0)
        return Page(
            number, 595, 842, (head, segment(f"本文{number}の" * 9, 60, 80, 1), segment(str(number), 290, 810, 9))
        )

    leaves, _ = strip(tuple(opened(n) for n in range(1, 10)), lambda text: False)
    assert [[s.text[:2] for s in leaf.page.segments] for leaf in leaves] == [["本文"]] * 9


def test_a_small_head_that_says_the_section_of_its_page_is_no_title_of_it() -> None:
    """Whatever else is content wherever it stands: nothing but heads is set like it."""
    small = Style("g", 8, "000000", False)
    heads = [
        "地域の状況",
        "取組みのポイント",
        "取組みのポイント",
        "取組みの成果",
        "今後の課題",
        "今後の課題",
        "地域の状況",
    ]

    def opened(number: int, head: str) -> Page:
        texts = [segment(f"本文{number}が続く頁である", 60, 60, 1), segment(heads[number % 7], 60, 400, 2)]
        return Page(number, 595, 842, (replace(segment(head, 60, 20, 0), style=small), *texts))

    leaves, _ = strip(tuple(opened(n, head) for n, head in enumerate(heads, 1)), heads.__contains__)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[head] for head in heads]


def test_a_running_head_whose_longer_part_goes_on_while_each_page_has_a_case_of_its_own() -> None:
    def opened(number: int, head: str) -> Page:
        text = segment(f"本文{number}の" * 9, 60, 80, 1)
        return Page(number, 595, 842, (segment(head, 60, 20, 0), text, segment(str(number), 290, 810, 9)))

    def left(*heads: str) -> list[int]:
        leaves, _ = strip(tuple(opened(n, head) for n, head in enumerate(heads, 1)), lambda text: False)
        return [len(leaf.page.segments) for leaf in leaves]

    towns = [f"第{n}節　{name}市" for n, name in enumerate("東西南北青赤", 1)]
    assert left(*(f"第2章　福祉事務所のある自治体の例　{town}" for town in towns)) == [1] * 6
    assert left(*(f"{town}／福祉事務所のある自治体の例" for town in towns)) == [1] * 6
    assert left(*(f"事例　{town[4:]}の就労支援の取組" for town in towns)) == [2] * 6  # titles with a word in common


def test_a_running_head_as_large_as_the_title_that_it_repeats_is_no_title() -> None:
    def opened(number: int) -> Page:
        name = f"事例{(number + 1) // 2} 〇〇市の取組"
        head = replace(segment(name, 60, 20, 0), style=replace(BODY, size=16))
        title = [replace(segment(name, 60, 80, 1), style=replace(BODY, size=16.5))] if number % 2 else []
        text = segment(f"本文{number}の" * 9, 60, 140, 2)
        return Page(number, 595, 842, (head, *title, text, segment(str(number), 500, 20, 0)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 10)), lambda text: False)
    assert [len(leaf.page.segments) for leaf in leaves] == [2, 1, 2, 1, 2, 1, 2, 1, 2]
    assert {leaf.page.segments[0].top for leaf in leaves if leaf.page.number % 2} == {80}


def test_the_head_of_two_pages_alone_of_their_size_is_known_where_it_is_apart() -> None:
    def two(first: int, height: float, top: float, size: float) -> tuple[Page, ...]:
        head = replace(segment("様式の記入例", 60, 20, 0), style=replace(BODY, size=size))
        rows = [segment(f"{n}枚目の{n + row}行", 60, top + 20 * row, row + 1) for n in (first,) for row in range(3)]
        return tuple(Page(first + n, 595, height, (head if n else replace(head), *rows)) for n in range(2))

    def left(pages: tuple[Page, ...]) -> list[int]:
        return [len(leaf.page.segments) for leaf in strip(pages, lambda text: False)[0]]

    assert left(two(1, 842, 120, 10.5)) == [3, 3]
    assert left(two(1, 842, 38, 10.5)) == [4, 4]  # the first line of the text
    assert left(two(1, 842, 120, 16)) == [4, 4]  # a title
    more = tuple(page(n, str(n), f"本文{n}") for n in range(3, 7))
    assert left((*two(1, 595, 120, 10.5), *more))[:2] == [3, 3]
    assert left((*two(1, 842, 120, 10.5), *more[:1]))[:2] == [4, 4]  # two of three


def test_first_lines_of_pages_are_no_running_heads() -> None:
    pages = tuple(
        Page(n, 595, 842, (segment(f"始めの行{n}", 60, 60, 0), segment(str(n), 290, 810, 9))) for n in range(1, 10)
    )
    leaves, _ = strip(pages, lambda text: False)
    assert [leaf.page.segments[0].text for leaf in leaves] == [f"始めの行{n}" for n in range(1, 10)]


def test_a_number_beside_a_running_foot_is_the_page_number() -> None:
    feet = ["はじめに　1", "2　はじめに", "市町村の事例　3", "4 | 市町村の事例", "市町村の事例　5"]
    assert labels(*feet) == ["1", "2", "3", "4", "5"]


def test_numbered_titles_that_open_pages_are_no_page_numbers() -> None:
    def opened(number: int) -> Page:
        title = replace(segment(f"{number} 目的", 60, 40, 0), style=replace(BODY, size=14.0))
        return Page(number, 595, 842, (title, segment(f"本文{number}の" * 9, 60, 80, 1)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 6)), lambda text: False)
    assert [leaf.label for leaf in leaves] == [None] * 5


def test_what_is_printed_large_across_the_text_of_several_pages_is_a_watermark() -> None:
    def stamped(number: int) -> Page:
        stamp = replace(segment("検討用", 200, 300, 7), bottom=350, style=replace(BODY, size=50.0))
        beside = replace(segment("見出し", 60, 500, 8), style=replace(BODY, size=14.0))
        return Page(
            number, 595, 842, (*(segment(f"本文{number}の" * 9, 60, 300 + 20 * n, n) for n in range(3)), stamp, beside)
        )

    leaves, _ = strip(tuple(stamped(n) for n in range(1, 5)), lambda text: False)
    assert [[s.text[:3] for s in leaf.page.segments] for leaf in leaves] == [
        [f"本文{n}"] * 3 + ["見出し"] for n in range(1, 5)
    ]


def test_the_numbers_of_cases_in_a_running_head_are_no_page_numbers() -> None:
    def opened(number: int) -> Page:
        return Page(
            number,
            595,
            842,
            (segment(f"{number} {'東西南北中'[number - 1]}の町", 60, 40, 0), segment("本文" * 9, 60, 80, 1)),
        )

    leaves, _ = strip(tuple(opened(n) for n in range(1, 6)), lambda text: False)
    assert [leaf.label for leaf in leaves] == [None] * 5


def test_a_title_that_is_said_again_on_each_slide_is_a_title_where_it_first_stands() -> None:
    title = Style("m", 12, "000000", False)
    names = ["高知県", "高知県", "青森県", "青森県", "青森県", "沖縄県", "沖縄県"]
    pages = tuple(
        replace(p, segments=(replace(p.segments[0], text=name, style=title), *p.segments[1:]))
        for p, name in ((page(n, str(n), f"本文{n}"), name) for n, name in enumerate(names, 1))
    )
    leaves, _ = strip(pages, lambda text: False)
    kept = [[s.text for s in leaf.page.segments if s.style == title] for leaf in leaves]
    assert kept == [["高知県"], [], ["青森県"], [], [], ["沖縄県"], []]


def test_roman_numbers_of_the_pages_before_the_first() -> None:
    assert labels(None, "i", "ii", "iii", "1", "2", "3") == [None, "i", "ii", "iii", "1", "2", "3"]
    assert labels("- Ⅰ -", "- Ⅱ -", "- Ⅲ -", "1", "2", "3")[:3] == ["i", "ii", "iii"]


def test_a_title_that_recurs_below_the_first_lines_of_several_pages_is_no_running_head() -> None:
    def opened(number: int) -> Page:
        above, below = segment(f"本文{number}の終わりの行。", 60, 40, 0), segment("本文" * 9, 60, 110, 2)
        return Page(number, 595, 842, (above, segment("取組みの成果", 60, 70, 1), below))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 6)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[]] * 5


def test_a_title_that_stands_between_lines_elsewhere_is_no_running_head_at_the_top_of_a_column() -> None:
    def opened(number: int) -> Page:
        top = 300 if number == 3 else 40
        title, body = (
            segment("取組みの成果", 60, top, 0),
            [segment("本文" * 9, 60, 90 + 20 * n, 1 + n) for n in range(20)],
        )
        return Page(number, 595, 842, (title, *(s for s in body if abs(s.top - top) > 12)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 6)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[]] * 5


def test_a_title_not_much_larger_than_the_text_is_one_where_it_first_stands() -> None:
    title = Style("m", 12, "000000", False)
    names = ["高知県", "高知県", "青森県", "青森県", "沖縄県", "沖縄県"]
    pages = tuple(
        replace(p, segments=(replace(p.segments[0], text=name, style=title), *p.segments[1:]))
        for p, name in ((page(n, str(n), f"本文{n}"), name) for n, name in enumerate(names, 1))
    )
    leaves, _ = strip(pages, lambda text: False)
    kept = [[s.text for s in leaf.page.segments if s.style == title] for leaf in leaves]
    assert kept == [["高知県"], [], ["青森県"], [], ["沖縄県"], []]


def test_a_head_beside_the_page_number_is_a_title_only_where_it_first_stands() -> None:
    def opened(number: int) -> Page:
        head, label = segment(f"第{(number + 1) // 2}の町", 60, 20, 0), segment(str(number), 500, 20, 0)
        large = [replace(s, style=replace(BODY, size=12.0)) for s in (head, label)]
        return Page(number, 595, 842, (*large, segment(f"本文{number}の" * 9, 60, 120, 2)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 9)), lambda text: False)
    assert [len(leaf.page.segments) for leaf in leaves] == [2, 1] * 4


def test_a_running_head_that_says_again_what_is_set_larger_below_it_is_no_title() -> None:
    def opened(number: int) -> Page:
        head, title = (segment(f"事例{number} 第{number}の町", 60, top, row) for row, top in ((0, 20), (1, 70)))
        head, title = (replace(s, style=replace(BODY, size=z)) for s, z in ((head, 12.0), (title, 16.0)))
        text = segment(f"本文{number}の" * 9, 60, 120, 2)
        return Page(number, 595, 842, (head, title, text, segment(str(number), 290, 810, 9)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 8)), lambda text: False)
    assert [[s.size for s in leaf.page.segments] for leaf in leaves] == [[16.0, 10.5]] * 7


def test_running_heads_of_the_size_of_text_are_known_though_the_contents_say_them_between_lines() -> None:
    names = [f"事例{n} 第{n}の町" for n in range(1, 4)]
    contents = Page(1, 595, 842, tuple(segment(name, 60, 200 + 20 * n, n) for n, name in enumerate(names)))
    pages = [
        Page(n, 595, 842, (segment(names[(n - 2) // 3], 60, 20, 0), segment(f"本文{n}の" * 9, 60, 120, 1)))
        for n in range(2, 11)
    ]
    leaves, _ = strip((contents, *pages), lambda text: False)
    assert [len(leaf.page.segments) for leaf in leaves] == [3, *[1] * 9]


@pytest.mark.parametrize(("bottom", "kept"), [(300, 2), (80, 1), (820, 1)])
def test_a_title_in_a_box_that_reaches_down_from_the_head_of_several_pages_is_none_of_their_heads(
    bottom: float, kept: int
) -> None:
    texts = [segment("取組の狙い", 60, 50, 0), segment("本文" * 9, 160, 120, 1)]
    box = Box(20, 40, 575, bottom)  # 820: around the whole page
    pages = [Page(n, 595, 842, (texts[0], replace(texts[1], text=f"本文{n}の" * 3)), (box,)) for n in range(1, 6)]
    leaves, _ = strip(tuple(pages), lambda text: False)
    assert [len(leaf.page.segments) for leaf in leaves] == [kept] * 5


def test_a_title_that_opens_most_pages_and_stands_between_lines_of_others_is_no_running_head() -> None:
    def opened(number: int) -> Page:
        title = segment("取組みの成果", 60, 300 if number % 5 == 0 else 40, 0)
        body = [segment("本文" * 9, 60, 90 + 20 * n, 1 + n) for n in range(20)]
        return Page(number, 595, 842, (title, *(s for s in body if abs(s.top - title.top) > 12)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 11)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[]] * 10


def test_numbers_set_across_below_text_that_runs_down_are_page_numbers() -> None:
    def turned(number: int) -> Page:
        text = tuple(segment("縦に組んだ本文である", 50, 100 + 20.0 * n, n) for n in range(8))
        return Page(number, 595, 420, (*text, segment(str(number), 565, 206, 9)), turn=1)

    leaves, _ = strip(tuple(turned(n) for n in range(11, 15)), lambda text: False)
    assert [(leaf.label, len(leaf.page.segments)) for leaf in leaves] == [(str(n), 8) for n in range(11, 15)]


def test_a_page_number_at_the_head_may_reach_a_little_below_the_margin() -> None:
    pages = tuple(
        Page(n, 595, 842, (segment(str(n), 500, 86, 0), segment("本文の続きを述べる。", 60, 130, 1)))
        for n in range(2, 7)
    )
    leaves, _ = strip(pages, lambda text: False)
    assert [leaf.label for leaf in leaves] == ["2", "3", "4", "5", "6"]


def test_the_labels_of_a_table_beside_the_text_of_each_page_are_no_furniture() -> None:
    def opened(number: int) -> Page:
        cells = tuple(Box(x, y, x + wide, y + 20) for y in (200, 220, 240) for x, wide in ((20, 35), (55, 40)))
        labels = [segment(text, 22, 204 + 20 * n, n) for n, text in enumerate(("面積", "財源", "職員"))]
        values = [segment(f"{number}{n}", 60, 204 + 20 * n, n) for n in range(3)]
        text = [segment(f"本文{number}の" * 9, 120, 203 + 20 * n, n) for n in range(3)]
        return Page(number, 595, 842, (*labels, *values, *text), tables=(cells,))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 6)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[]] * 5


def test_a_title_at_the_head_of_every_other_page_is_none_of_its_heads_where_titles_amid_text_are_set_like_it() -> None:
    large = Style("g", 13, "000000", False)

    def opened(number: int) -> Page:
        said = (("歩み", 40), ("コツ", 200)) if number % 2 else (("はじまり", 160), ("いま", 300))
        titles = [replace(segment(text, 60, top, n), style=large) for n, (text, top) in enumerate(said)]
        text = [segment(f"本文{number}の" * 9, 60, top, n) for n, top in enumerate((100, 130, 240, 340), 4)]
        return Page(number, 595, 842, (*titles, *text))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 9)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[]] * 8


@pytest.mark.parametrize("top", (16, 804))
def test_a_head_or_foot_that_wraps_and_changes_with_every_case_is_no_text(top: int) -> None:
    def lines(number: int) -> Page:
        small = replace(BODY, size=8)
        told = ("漁協と取り組む就労体験", "町工場とつくる仕事", "農家と歩む支援", "居場所から始める")[number - 1]
        head = (f"事例{number} {told}の", f"受入れとその後{'の支援' * (number % 2)}　{number + 10}")
        segments = [segment(f"{number}番目の事例の本文である。", 60, 200 + 20 * n, n + 2) for n in range(6)]
        for n, text in enumerate(head):
            y = top + 10.0 * n
            segments.append(Segment(text, 60, y, 60 + 8 * len(text), y + 8, small, n if top < 400 else 90 + n, 60))
        return Page(number, 595, 842, tuple(segments))

    for count in (3, 4):
        leaves, _ = strip(tuple(map(lines, range(1, count + 1))), lambda text: False)
        assert [(leaf.label, {s.size for s in leaf.page.segments}) for leaf in leaves] == [
            (str(number + 10), {10.5}) for number in range(1, count + 1)
        ]


def test_footnotes_that_begin_with_numbers_that_go_on_are_text() -> None:
    def noted(number: int) -> Page:
        small = replace(BODY, size=8)
        segments = [segment(f"{number}番目の事例の本文である。", 60, 200 + 20 * n, n + 1) for n in range(6)]
        note = Segment(f"{number} {'国都道府県市町村'[number]}の要綱による。", 60, 800, 200, 808, small, 90, 60)
        return Page(number, 595, 842, (*segments, note))

    leaves, _ = strip(tuple(map(noted, range(1, 6))), lambda text: False)
    assert [leaf.page.segments[-1].text[2:] for leaf in leaves] == [f"{c}の要綱による。" for c in "都道府県市"]


@pytest.mark.parametrize(("boxed", "kept"), [(True, True), (False, False)])
def test_what_stands_upright_at_the_side_is_a_title_in_a_box_that_reaches_into_the_page(
    boxed: bool, kept: bool
) -> None:
    def side(number: int) -> Page:
        upright = replace(segment("課題", 12, 300, 0, vertical=True), x1=22, bottom=320)
        texts = (upright, *(segment(f"本文{number}{n}", 60, 300 + 20 * n, n + 1) for n in range(4)))
        return Page(number, 595, 842, texts, frames=(Box(8, 290, 560, 390),) if boxed else ())

    leaves, _ = strip(tuple(map(side, range(1, 5))), lambda text: False)
    assert [any(s.vertical for s in leaf.page.segments) for leaf in leaves] == [kept] * 4


def test_a_number_larger_than_running_text_that_no_other_page_confirms_is_of_a_title() -> None:
    large = Style("m", 13, "000000", False)
    texts = [segment(f"{n}.", 60, 30, 0) for n in (1, 2, 3)]
    pages = [page(n, None, f"本文{n}") for n in range(1, 11)]
    for number, text in zip((1, 4, 9), texts, strict=True):
        first = replace(text, style=large)
        pages[number - 1] = replace(pages[number - 1], segments=(first, *pages[number - 1].segments[1:]))
    leaves, findings = strip(tuple(pages), lambda text: False)
    assert [s.text for leaf in leaves for s in leaf.page.segments if s.style == large] == ["1.", "2.", "3."]
    assert ([leaf.label for leaf in leaves], findings) == ([None] * 10, [])


@pytest.mark.parametrize("top", [95, 735])
def test_a_head_or_foot_of_a_page_with_wide_margins_is_known_where_it_stands_apart(top: int) -> None:
    """LaTeX's own classes set heads further down the page than most."""

    def open_at(number: int) -> Page:
        text = tuple(segment("本文の続きを述べる", 60, 130 + 20.0 * n, n + 1) for n in range(29))
        head = (segment(f"事例{number // 3} 緑山市", 60, top, 80), segment(str(number), 520, top, 80))
        return Page(number, 595, 842, (*head, *text))

    leaves, _ = strip(tuple(map(open_at, range(3, 12))), lambda text: False)
    assert [(leaf.label, len(leaf.page.segments)) for leaf in leaves] == [(str(n), 29) for n in range(3, 12)]


def test_first_lines_of_pages_with_wide_margins_stay_where_nothing_sets_them_apart() -> None:
    def open_at(number: int) -> Page:
        text = tuple(segment("本文の続きを述べる", 60, 95 + 20.0 * n, n + 1) for n in range(29))
        return Page(number, 595, 842, text)

    leaves, _ = strip(tuple(map(open_at, range(3, 9))), lambda text: False)
    assert [len(leaf.page.segments) for leaf in leaves] == [29] * 6


def test_page_numbers_in_kanji_below_text_that_runs_down() -> None:
    def turned(number: int, said: str) -> Page:
        text = tuple(segment("縦に組んだ本文である", 98, 70 + 20.0 * n, n) for n in range(20))
        text += tuple(segment("下の段の本文である", 395, 70 + 20.0 * n, n + 30) for n in range(20))
        return Page(number, 595, 420, (*text, segment(said, 515, 206, 99)), turn=3)

    leaves, _ = strip(tuple(map(turned, range(9, 13), ("九", "十", "十一", "十二"))), lambda text: False)
    assert [(leaf.label, len(leaf.page.segments)) for leaf in leaves] == [(str(n), 40) for n in range(9, 13)]


def test_page_numbers_in_kanji_digit_by_digit() -> None:
    assert labels("一九", "二〇", "二一") == ["19", "20", "21"]


def test_titles_of_one_setting_that_open_columns_are_no_running_heads() -> None:
    """Titles in one setting, most of which also stand between lines; one of them only at the top of a column."""
    bold = Style("g", 10.5, "ffffff", False)
    titles = ("ねらい", "きっかけ", "すすめ方")

    def sheet(number: int, top: str) -> Page:
        last = [replace(segment(top, 320, 20, 0), style=bold)]
        rows = [segment(f"本文{number}の{n}", x, 40 + 20 * n, n + 1) for n in range(10) for x in (60, 320)]
        rows += [replace(segment(t, 60, 168 + 40 * k, 20 + k), style=bold) for k, t in enumerate(titles) if t != top]
        return Page(number, 595, 842, (*last, *rows))

    tops = ("ねらい", "ねらい", "きっかけ", "きっかけ", "ねらい", "きっかけ", "すすめ方", "まなび", "まなび")
    leaves, _ = strip(tuple(sheet(n, top) for n, top in enumerate(tops, 1)), lambda text: False)
    assert [s.text for leaf in leaves for s in leaf.furniture] == []


def test_a_number_before_its_word_beside_other_words_is_the_page_number() -> None:
    assert labels("事例集　1 ページ", "事例集　2 ページ", "事例集　3 ページ") == ["1", "2", "3"]
    assert labels("1 頁　事例集", "2 頁　事例集", "3 頁　事例集") == ["1", "2", "3"]


def test_a_number_at_half_height_beyond_all_text_is_the_page_number() -> None:
    def sheet(number: int) -> Page:
        tab = replace(segment(str(number + 2), 570, 400, 90), row=11)
        return Page(number, 595, 842, (*(segment(f"本文{number}の{n}", 60, 200 + 20 * n, n) for n in range(20)), tab))

    leaves, _ = strip(tuple(map(sheet, range(1, 6))), lambda text: False)
    assert [leaf.label for leaf in leaves] == ["3", "4", "5", "6", "7"]


def test_the_first_items_of_lists_that_pages_begin_with_are_no_running_head() -> None:
    """Their marks, alike on every page, stand apart from their texts, as in PDFs of word processors."""
    said = "春夏秋冬朝昼夕夜"

    def opened(number: int) -> Page:
        marks = tuple(segment("●", 60, 40 + 20 * n, n) for n in range(20))
        texts = tuple(segment(f"{said[number]}の{n + 1}回目。", 80, 40 + 20 * n, n) for n in range(20))
        return Page(number, 595, 842, (*marks, *texts, segment(str(number), 290, 810, 90)))

    leaves, _ = strip(tuple(opened(n) for n in range(1, 8)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [[str(n)] for n in range(1, 8)]


def test_a_running_head_is_one_though_recognised_a_little_larger_or_lower_on_some_pages() -> None:
    text = Style("Mincho", 10, "000000", False)
    pages = []
    for n, (top, size) in enumerate(((28.0, 10.0), (30.5, 11.0), (29.6, 9.4)), 1):
        head = Segment(
            "冬の仕事の手引き", 60, top, 60 + 8 * size, top + size, Style("Mincho", size, "000000", False), 0, 60
        )
        said = [Segment(f"{n}頁の{k}行目", 60, 100 + 40 * k, 160, 110 + 40 * k, text, k, 60) for k in range(1, 15)]
        pages.append(Page(n, 500, 800, (head, *said)))
    leaves, _ = strip(tuple(pages), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [["冬の仕事の手引き"]] * 3


def test_what_stands_below_the_title_that_opens_pages_is_no_running_head() -> None:
    def opened(number: int) -> Page:
        title = replace(segment("背景と概要", 60, 40, 0), style=replace(BODY, size=14))
        lines = [segment(f"本文{number}の{n}行", 60, 100 + 20 * n, n + 2) for n in range(4)]
        again = [replace(title, top=300, bottom=314, row=8), segment("本文", 60, 330, 9)]
        return Page(number, 595, 842, (title, segment("◆背景", 60, 70, 1), *lines, *again))

    leaves, _ = strip(tuple(map(opened, range(1, 7))), lambda text: False)
    assert [[s.text for s in leaf.page.segments[:2]] for leaf in leaves] == [["背景と概要", "◆背景"]] * 6


@pytest.mark.parametrize("colour, furniture", [("cc3300", []), ("000000", ["始まりの話"])])
def test_a_first_line_set_in_the_font_and_colour_of_titles_amid_the_text_is_one(
    colour: str, furniture: list[str]
) -> None:
    title = replace(BODY, font="g", colour=colour)

    def told(number: int) -> Page:
        rows = [
            "始まりの話",
            f"町の{number}人で始めた。",
            f"日々の活動{number}",
            f"{number}か所で続けている。",
            f"今後{number}",
            f"{number}年で終える。",
        ]
        segments = [segment(text, 60, 20 + 60 * n, n) for n, text in enumerate(rows)]
        return Page(number, 595, 842, tuple(s if n % 2 else replace(s, style=title) for n, s in enumerate(segments)))

    leaves, _ = strip(tuple(told(n) for n in range(1, 6)), lambda text: False)
    assert [[s.text for s in leaf.furniture] for leaf in leaves] == [furniture] * 5
