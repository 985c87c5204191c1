"""With which marks and numbers lists and headings begin."""

import pytest

from jireishu.items import Line
from jireishu.page import Style
from jireishu.setting import Setting, heading_name, is_numbered, kind_of_mark, mark, usual


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("・会社を訪ねる", "・"), ("▽ 会社を訪ねる", "▽"), ("➤会社を訪ねる", "➤"), ("→会社を訪ねる", "→"), ("・", "・"),
        ("＞会社を訪ねる", "＞"), ("»会社を訪ねる", "»"), ("⦿会社を訪ねる", "⦿"), ("⧫ 会社を訪ねる", "⧫"),
        ("└ 会社を訪ねる", "└"),
        ("会社を訪ねる", ""), ("", ""), ("〇〇市の会社", ""), ("☆」は月に2回開く", ""), ("❶会社を訪ねる", ""),
    ],
)  # fmt: skip
def test_a_mark_stands_before_what_it_marks(text: str, found: str) -> None:
    assert mark(text) == found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("●求人の開拓", "求人の開拓", "●"), ("●求人の開拓：", "求人の開拓", "●"),
        ("【求人の開拓】：", "求人の開拓", "【"), ("【参考】求人の開拓", "【参考】求人の開拓", "【"),
        ("▽求人の開拓", "求人の開拓", "▽"), ("(2) 求人の開拓", "求人の開拓", "(1)"),
        ("(b) 求人の開拓", "求人の開拓", "(a)"),
        ("2　求人の開拓", "求人の開拓", "1"), ("１－２　求人の開拓", "求人の開拓", "1-1"),
        ("第3 求人の開拓", "求人の開拓", "第1"),
        ("2 年目の歩み", "2 年目の歩み", ""), ("3 か所の窓口", "3 か所の窓口", ""), ("10代の相談", "10代の相談", ""),
        ("【求人の開拓】", "求人の開拓", "【"), ("ⅱ）求人の開拓", "求人の開拓", "ⅰ"),
        ("ii) 求人の開拓", "求人の開拓", "i)"), ("i) 求人の開拓", "求人の開拓", "i)"),
        ("b) 求人の開拓", "求人の開拓", "a)"), ("ｂ　求人の開拓", "求人の開拓", "a"),
        ("Ｂ　市の求人", "Ｂ　市の求人", ""),
        ("Ⅱ　求人の開拓", "求人の開拓", "Ⅰ"), ("（求人の開拓）", "求人の開拓", ""),
        ("ｲ 求人の開拓", "求人の開拓", "ア"), ("(ｲ) 求人の開拓", "求人の開拓", "(ア)"),
        ("ポイント1　求人の開拓", "求人の開拓", "ポイント1"), ("ポイント制の導入", "ポイント制の導入", ""),
        ("▍求人の開拓", "求人の開拓", "▍"), ("（S（移行支援）との連携）", "S（移行支援）との連携", ""),
        ("(若者)と(企業)", "(若者)と(企業)", ""),
        ("【【求人】の開拓】", "【求人】の開拓", "【"), ("―求人の開拓―", "求人の開拓", "―"),
    ],
)  # fmt: skip
def test_a_heading_is_named_without_its_mark_or_number(text: str, name: str, kind: str) -> None:
    assert (heading_name(text), kind_of_mark(text)) == (name, kind)


@pytest.mark.parametrize(("first", "hang"), [(60.0, -10.0), (40.0, 10.0), (50.0, 0.0)])
def test_paragraphs_may_begin_further_in_or_out_than_the_lines_they_wrap_onto(first: float, hang: float) -> None:
    style = Style("Mincho", 10.0, "000000", False)
    texts = ("送迎のない地域では、通う手段が", "ないことが多い。") * 3
    lines = [
        Line(1, text, first if n % 2 == 0 else 50.0, 15.0 * n, 200.0 if n % 2 == 0 else 130.0, 15.0 * n + 10, style,
             1.0, first if n % 2 == 0 else 50.0, 40.0, 200.0)
        for n, text in enumerate(texts)
    ]  # fmt: skip
    assert (usual(lines).hang, usual(lines).starts) == (hang, (20.0,) if hang < 0 else ())


@pytest.mark.parametrize(("last", "titled"), [("・月に2回行う。", True), ("・店主との打合せ", False)])
def test_short_lines_without_stops_are_headings_where_no_list_ends_with_one(last: str, titled: bool) -> None:
    style = Style("Mincho", 10.0, "000000", False)
    section = ("1 地域の状況", "・送迎の工夫", "・相乗りを頼んでいる。", "・相乗りの時間を伝える。", last)
    lines = [
        Line(1, text, 50.0, 15.0 * n, 50 + 10.0 * len(text), 15.0 * n + 10, style, 1.0, 60.0, 50.0, 300.0)
        for n, text in enumerate(section * 8)
    ]
    assert usual([*lines, lines[0]]).titled is titled


@pytest.mark.parametrize(
    ("text", "numbered"),
    [("第３ １ (１)イ 適合性", True), ("第3 規格", True), ("第3 回の会議", False)],
)
def test_a_number_of_several_levels_begins_a_heading(text: str, numbered: bool) -> None:
    assert is_numbered(text) is numbered


def test_short_lines_of_lists_without_any_stops_are_no_headings() -> None:
    style = Style("Mincho", 10.0, "000000", False)

    def lines(stop: str) -> list[Line]:
        texts = []
        for n in range(1, 10):
            texts += [f"・雨をためる{n}"]
            for what in ("田んぼの排水口に板を取り付けて水を", "池の水を大雨の前に抜いておく約束を"):
                texts += [f"・{what}{n}とし", f"ている{stop}"]
        return [
            Line(1, t, 50, 100 + 15 * n, 50 + 10 * len(t), 110 + 15 * n, style, 1.0, 60, 50, 262, False, False)
            for n, t in enumerate(texts)
        ]

    assert usual(lines("。")).titled
    assert not usual(lines("")).titled


def test_a_paragraph_that_begins_with_a_bracket_of_half_its_width_goes_on() -> None:
    def line(text: str, x0: float, left: float = 48.0) -> Line:
        return Line(1, text, x0, 100, 370, 110, Style("m", 9.2, "000000", False), 1.0, x0, left, 374)

    setting = Setting(Style("m", 9.2, "000000", False), "", hang=-9.2)
    assert setting.indents(line("次の段落である。", 57.2))
    assert setting.indents(line("設窓口。", 54), line("ひろばは、市役所に置かれた窓口", 58.6))
    assert not setting.indents(line("設窓口。", 54), line("「ひろば」は、市役所に置かれた窓口", 58.6))
