"""Which lines make one passage, where pages and narrow columns break them."""

from dataclasses import replace

import pytest

from jireishu.blocks import Section
from jireishu.items import Boxed, Line
from jireishu.nesting import Nesting
from jireishu.page import Box, Style
from jireishu.setting import Setting, usual

PLAIN = Style("Mincho", 10.0, "000000", False)
USUAL = Setting(PLAIN, "・")


def line(text: str, page: int = 1, top: float = 100, x0: float = 50, right: float = 250) -> Line:
    return Line(page, text, x0, top, x0 + 10 * len(text), top + 10, PLAIN, 1.0, x0, x0, right)


def boxed(page: int, top: float, *texts: str) -> Boxed:
    lines = tuple(line(text, page, top + 15 * n) for n, text in enumerate(texts, 1))
    return Boxed(page, Box(45, top, 255, top + 15 * len(texts) + 20), lines, panels=False)


def blocks(*items: Line | Boxed) -> list[tuple[str, str]]:
    section = Section(USUAL, nesting=Nesting(), is_fact=lambda text: text.startswith("運営形態"))
    section.take(items)
    return [(block.kind, block.text) for block in section.blocks]


FIRST = "送迎のない地域では、通う手段がないために就労"
SECOND = "をあきらめる方が多く、相談のたびに車の相乗りを"
THIRD = "調整している。"


def test_a_box_that_a_page_break_cuts_is_one_column() -> None:
    assert blocks(boxed(1, 700, FIRST, SECOND), boxed(2, 60, THIRD)) == [("column", FIRST + SECOND + THIRD)]


def test_a_list_in_a_box_is_running_text_where_the_section_has_no_other() -> None:
    note = replace(line("1 令和3年度の実績である。", top=790), style=Style("Mincho", 8.0, "000000", False))
    listed = boxed(1, 100, f"・{FIRST[:19]}", SECOND, THIRD, f"・{THIRD}")
    assert blocks(listed, note) == [
        ("bullet", FIRST[:19] + SECOND + THIRD), ("bullet", THIRD), ("note", "1 令和3年度の実績である。"),
    ]  # fmt: skip
    assert [kind for kind, _ in blocks(line(f"・{THIRD}"), listed)] == ["bullet", "column"]


def test_boxes_on_one_page_are_two() -> None:
    assert blocks(boxed(1, 100, THIRD), boxed(1, 300, THIRD)) == [("figure", THIRD), ("figure", THIRD)]


def test_a_fact_that_wraps_is_one_line() -> None:
    said = "運営形態：社会福祉協議会への委託、ただし一部は直"
    assert blocks(line(said, right=290), line("営", top=115, right=290)) == [("table", f"{said}営")]


def test_a_mark_between_words_starts_no_bullet() -> None:
    full = "・庁内の連絡会議では、福祉の雇用の住まいの教育の部"
    section = Section(Setting(PLAIN, "➢"), nesting=Nesting())
    section.take([line("➢" + full[1:], right=300), line("・門の者が月に一度、顔を合わせている。", top=115, right=300)])
    assert [block.kind for block in section.blocks] == ["bullet"]


def test_running_text_goes_on_after_a_footnote() -> None:
    small = Style("Mincho", 8.0, "000000", False)
    note = [
        replace(line(text, top=790 + 10 * n), style=small) for n, text in enumerate(("1 詳しくは手引きを", "参照。"))
    ]
    said = blocks(line("・" + FIRST, top=700, right=280), *note, line(SECOND, page=2, x0=60), line(THIRD, 2, 115, 60))
    assert said == [("bullet", FIRST + SECOND + THIRD), ("note", "1 詳しくは手引きを\n参照。")]


@pytest.mark.parametrize("size", (8.0, 9.0, 9.5))
@pytest.mark.parametrize("mark", ("※1　", "注1　", "（注1）", "【注】", "¹ ", "1) ", "*1 ", "†　"))
def test_running_text_goes_on_after_a_footnote_however_it_is_marked(mark: str, size: float) -> None:
    note = replace(line(f"{mark}県の窓口のこと。", top=790), style=Style("Mincho", size, "000000", False))
    said = blocks(line("・" + FIRST, top=700, right=280), note, line(SECOND, page=2, x0=60), line(THIRD, 2, 115, 60))
    assert said == [("bullet", FIRST + SECOND + THIRD), ("note", f"{mark}県の窓口のこと。")]


def test_running_text_goes_on_in_the_next_column_after_a_footnote() -> None:
    note = replace(line("1. 昨年度の数である。", top=790), style=Style("Mincho", 8.0, "000000", False))
    beside = [line(text, top=60 + 15 * n, x0=300) for n, text in enumerate((SECOND, THIRD))]
    said = blocks(line("・" + FIRST, top=700, right=280), note, *beside)
    assert said == [("bullet", FIRST + SECOND + THIRD), ("note", "1. 昨年度の数である。")]


def test_a_marked_line_is_a_heading_where_a_short_one_below_it_opens_a_list() -> None:
    section = Section(USUAL, nesting=Nesting())
    section.take([line("● 事業の概要"), line("送迎の工夫", top=115, x0=60), line(f"・{THIRD}", top=130)])
    assert [(block.text, block.headings) for block in section.blocks] == [(THIRD, ("事業の概要", "送迎の工夫"))]


def test_headings_numbered_in_two_ways_are_of_two_levels() -> None:
    lines = [line("1) 事業の概要"), line("① 送迎の工夫", top=115), line(f"・{THIRD}", top=130)]
    first = Section(USUAL, nesting=Nesting())
    first.take(lines)
    section = Section(USUAL, nesting=first.nested)
    section.take(lines)
    assert [(block.text, block.headings) for block in section.blocks] == [(THIRD, ("事業の概要", "送迎の工夫"))]


def test_a_heading_set_as_running_text_holds_one_that_stands_further_in_above_a_list() -> None:
    section = Section(USUAL, nesting=Nesting())
    told = (("・市内に窓口が1つある。", 50), ("事業の概要", 50), ("送迎の車", 60), ("・冬の間は毎日走る。", 50))
    section.take([replace(line(text, top=100 + 15 * n, x0=x0), left=50) for n, (text, x0) in enumerate(told)])
    assert section.headings == ("事業の概要", "送迎の車")
    assert [block.text for block in section.blocks] == ["市内に窓口が1つある。", "冬の間は毎日走る。"]


def test_headings_without_marks_that_stand_further_in_are_of_an_inner_level() -> None:
    bold = Style("Gothic", 10.0, "000000", False)
    section = Section(USUAL, nesting=Nesting())
    told = (("事業の概要", 50), ("送迎の車", 60), ("雪の日の仕事", 60), ("担い手の話", 50), ("冬の会", 140))
    for n, (text, x0) in enumerate(told):
        head = replace(line(text, top=100 + 40 * n, x0=x0), style=bold, left=50)
        section.take([head, line("・商工会と月に1回話している。", top=115 + 40 * n)])
    paths = [block.headings for block in section.blocks]
    assert paths[:3] == [("事業の概要",), ("事業の概要", "送迎の車"), ("事業の概要", "雪の日の仕事")]
    assert paths[3:] == [("担い手の話",), ("冬の会",)]


def test_headings_in_bars_are_of_one_level_however_far_from_the_edge_of_their_column_they_begin() -> None:
    bold = Style("Gothic", 10.0, "000000", False)
    section = Section(USUAL, nesting=Nesting())
    for n, (text, left) in enumerate((("信頼関係の構築", 56), ("就職後のフォロー", 50), ("プレ相談の実施", 50))):
        head = replace(line(text, top=100 + 40 * n, x0=56), style=bold, left=left, barred=True)
        section.take([head, line("・商工会と月に1回話している。", top=115 + 40 * n)])
    assert [block.headings for block in section.blocks] == [
        ("信頼関係の構築",), ("就職後のフォロー",), ("プレ相談の実施",),
    ]  # fmt: skip


def test_a_line_with_the_mark_of_lists_is_a_heading_where_it_stands_out_of_them() -> None:
    usual = replace(USUAL, depth=20.0)
    lines = [
        line("・事業の概要"), line("・送迎の工夫", top=115, x0=60), line(f"・{FIRST}", top=130, x0=70, right=310),
        line(f"　{THIRD}", top=145, x0=80, right=310), line("・相談の会場", top=160, x0=70, right=310),
    ]  # fmt: skip
    lines = [replace(each, left=50) for each in lines]
    section = Section(usual, nesting=Nesting())
    section.take(lines)
    path = ("事業の概要", "送迎の工夫")
    assert [(block.text, block.headings) for block in section.blocks] == [(FIRST + THIRD, path), ("相談の会場", path)]


def test_a_caption_is_no_heading_and_nor_is_the_text_of_its_picture() -> None:
    large = replace(line("相談窓口 関係機関", top=115), style=replace(PLAIN, size=12.0))
    section = Section(USUAL, nesting=Nesting())
    section.take([line(f"・{THIRD}"), large, line("図 1: 支援の流れ", top=130, x0=80), line(f"・{THIRD}", top=145)])
    assert [(block.kind, block.headings) for block in section.blocks if block.kind != "paragraph"] == [
        ("bullet", ()), ("figure", ()), ("bullet", ()),
    ]  # fmt: skip


def test_a_fact_with_the_mark_of_lists_is_a_fact() -> None:
    section = Section(USUAL, nesting=Nesting(), is_fact=lambda text: "運営形態" in text)
    section.take([line("●運営形態：委託"), line(f"・{THIRD}", top=115)])
    assert [(block.kind, block.headings) for block in section.blocks] == [("table", ()), ("bullet", ())]


def test_a_numbered_heading_that_wraps_is_told_where_lists_have_no_marks() -> None:
    section = Section(Setting(PLAIN, ""), nesting=Nesting())
    section.take(
        [
            line("① 就労の経験が少ない若い方の準備を手伝", right=240),
            line("う場に続ける", top=115, right=240),
            line(THIRD, top=130),
        ]
    )
    assert [(block.text, block.headings) for block in section.blocks] == [
        (THIRD, ("就労の経験が少ない若い方の準備を手伝う場に続ける",))
    ]


def test_a_long_heading_that_fills_its_line_is_one_above_a_list() -> None:
    full = "▼ 就労の経験が少ない若い方には、通う場での準備を先に勧める取組"
    section = Section(USUAL, nesting=Nesting())
    section.take([line(full, right=50 + 10 * len(full)), line(f"・{THIRD}", top=115)])
    assert [(block.text, block.headings) for block in section.blocks] == [(THIRD, (full[2:],))]


def test_headings_with_the_numbers_of_their_sections_lose_them() -> None:
    section = Section(Setting(PLAIN, "－"), nesting=Nesting())
    section.take([line("1-2 事業の概要"), line(f"－{THIRD}", top=115)])
    assert [(block.kind, block.text, block.headings) for block in section.blocks] == [
        ("bullet", THIRD, ("事業の概要",)),
    ]  # fmt: skip


def test_a_full_line_that_ends_a_sentence_ends_its_paragraph_where_the_next_stands_further_below() -> None:
    ended = "をあきらめる方が多く、相談のたびに車を出している。"
    section = Section(Setting(PLAIN, ""), nesting=Nesting())
    right = 50 + 10 * len(ended)
    section.take([line(FIRST, right=260), line(ended, top=115, right=right), line(THIRD, top=136, right=right)])
    assert [block.text for block in section.blocks] == [FIRST + ended, THIRD]


def test_lines_of_a_list_by_months_are_no_headings() -> None:
    section = Section(Setting(PLAIN, ""), nesting=Nesting())
    section.take(
        [line("6月・・・進学の後の不安を聞く"), line("11月・・・年末の相談を受ける", top=120), line(THIRD, top=140)]
    )
    assert [block.headings for block in section.blocks] == [(), (), ()]


def test_a_heading_loses_a_number_that_only_a_space_follows_but_no_count() -> None:
    bold = replace(PLAIN, font="Gothic")
    section = Section(USUAL, nesting=Nesting())
    for n, text in enumerate(("1　事業の概要", "〈3〉送迎の工夫", "2 年目の取組", "→ 相談の会場")):
        section.take([replace(line(text, top=100 + 40 * n), style=bold), line(f"・{THIRD}", top=120 + 40 * n)])
    names = [block.headings[-1] for block in section.blocks]
    assert names == ["事業の概要", "送迎の工夫", "2 年目の取組", "相談の会場"]


def hung(text: str, top: float, x0: float) -> Line:
    """A line of a list in a column from 50 to 300, whose text begins at 60."""
    return replace(line(text, top=top, x0=x0, right=300), left=50, text_x=60)


def test_a_line_of_a_list_goes_on_below_its_text_though_it_ended_a_little_early() -> None:
    said = blocks(hung("・窓口の前で待つ方が多く、相談の時間を長", 100, 50), hung("く取れない日がある。", 115, 60))
    assert said == [("bullet", "窓口の前で待つ方が多く、相談の時間を長く取れない日がある。")]


def test_a_line_that_begins_with_the_mark_of_lists_below_the_text_of_one_goes_on_with_it() -> None:
    said = blocks(
        hung("・会議では個別の支援について、受付・聞き取りの後の", 100, 50), hung("・計画を話し合う。", 115, 60)
    )
    assert said == [("bullet", "会議では個別の支援について、受付・聞き取りの後の・計画を話し合う。")]


def test_paragraphs_that_begin_further_in_are_two_though_the_first_is_one_full_line() -> None:
    usual = Setting(PLAIN, "", hang=-10)
    section = Section(usual, nesting=Nesting())
    first = replace(line("送迎のない地域では、通う手段を共に探している。", x0=60, right=290), left=50)
    section.take([first, replace(line("町の会社とも話し合う。", top=115, x0=60, right=290), left=50)])
    assert [block.text for block in section.blocks] == [first.text, "町の会社とも話し合う。"]


def test_small_notes_at_the_end_of_a_section_are_notes() -> None:
    small = Style("Mincho", 8.0, "000000", False)
    said = blocks(line("・" + THIRD), replace(line("2求職者1人当たりの求人数をいう。", top=700), style=small))
    assert said == [("bullet", THIRD), ("note", "2求職者1人当たりの求人数をいう。")]


def test_a_line_with_a_star_is_a_heading_where_it_is_set_as_one_and_else_a_note() -> None:
    head = replace(line("＊送迎の工夫", top=115), style=replace(PLAIN, font="Gothic"))
    section = Section(USUAL, nesting=Nesting())
    section.take([line(f"・{THIRD}"), head, line(f"・{THIRD}", top=130), line("＊昨年度の数。", top=145)])
    assert [(b.kind, b.headings) for b in section.blocks] == [
        ("bullet", ()), ("bullet", ("送迎の工夫",)), ("note", ("送迎の工夫",)),
    ]  # fmt: skip


@pytest.mark.parametrize("marked", ["［図］", "（図１）", "【写真 2】"])
def test_a_caption_may_have_its_mark_in_brackets(marked: str) -> None:
    said = blocks(line(f"・{THIRD}"), line(f"{marked}支援の流れ", top=115), line(f"・{THIRD}", top=130))
    assert said == [("bullet", THIRD), ("figure", f"{marked}支援の流れ"), ("bullet", THIRD)]


def test_a_caption_that_wraps_is_one() -> None:
    said = blocks(
        line("図　支援の流れと関係する機関の分担のあり方を示す", right=290), line("もの", top=115, x0=150, right=290)
    )
    assert said == [("figure", "図　支援の流れと関係する機関の分担のあり方を示すもの")]


def test_where_first_lines_are_indented_each_begins_a_paragraph_however_full_the_line_before() -> None:
    section = Section(replace(USUAL, mark="", hang=-10), nesting=Nesting())
    told = ("連携先：市役所の福祉課、生活支援センターなど", "連携の始まり：五年前の春から")
    section.take([replace(line(text, top=100 + 20 * n, right=270), left=40) for n, text in enumerate(told)])
    assert [block.text for block in section.blocks] == list(told)


def test_a_heading_whose_bracket_closes_at_the_end_of_its_line_does_not_go_on() -> None:
    section = Section(replace(USUAL, mark=""), nesting=Nesting())
    told = ("【日々の情報を交わす上で、窓口が隣にあること】", "「まるごと窓口」は隣にある。")
    section.take([line(text, top=100 + 15 * n, right=280) for n, text in enumerate(told)])
    assert section.headings == ("日々の情報を交わす上で、窓口が隣にあること",)


def test_a_heading_goes_on_in_a_line_that_holds_its_closing_bracket_alone() -> None:
    section = Section(USUAL, nesting=Nesting())
    told = ("＜支援の要る方かどうか迷う時は先に相談を実施", "＞", "・窓口の職員も交えて、先に相談をしている。")
    section.take([line(text, top=100 + 15 * n, right=275) for n, text in enumerate(told)])
    assert section.headings == ("支援の要る方かどうか迷う時は先に相談を実施",)


def test_short_lines_with_the_mark_of_lists_are_headings_where_those_are_set_so() -> None:
    section = Section(Setting(PLAIN, "◆", titled=True), nesting=Nesting())
    texts = ("◆送迎の工夫", "◆6月は田植え", "◆連携の開始時期：平成31年", "◆店主との打合せ", "◆月に2回行う。")
    section.take([line(text, top=100 + 15 * n) for n, text in enumerate(texts)])
    assert [(block.headings, block.text) for block in section.blocks] == [
        (("送迎の工夫",), "6月は田植え"), (("送迎の工夫",), "連携の開始時期：平成31年"),
        (("店主との打合せ",), "月に2回行う。"),
    ]  # fmt: skip


def test_a_box_of_nothing_but_notes_is_a_note() -> None:
    assert blocks(boxed(1, 700, "注1　福祉事務所の職員をいう。", "注2　初回の面接をいう。")) == [
        ("note", "注1　福祉事務所の職員をいう。\n注2　初回の面接をいう。")
    ]


def test_a_numbered_heading_that_fills_its_line_ends_where_an_indented_paragraph_begins() -> None:
    section = Section(replace(USUAL, mark="", hang=-10), nesting=Nesting())
    told = (
        "ア　働いたことの少ない若者を中心に、働く前の段階を支える窓口につなぐ",
        "町の若者の窓口は遠いものの、共に歩んで十年を超え",
        "ている。",
    )
    rows = zip(told, (60, 60, 50), strict=True)
    section.take(
        [replace(line(text, top=100 + 15 * n, x0=x0, right=310), left=50) for n, (text, x0) in enumerate(rows)]
    )
    assert section.headings == (told[0][2:],)
    assert [block.text for block in section.blocks] == [told[1] + told[2]]


def test_a_heading_with_another_number_is_none_that_the_heading_above_wraps_onto() -> None:
    usual = Setting(PLAIN, "◇")
    first = Section(usual, nesting=Nesting())
    texts = ("（三）若者サポートステーション等との連携の進め方", "ⅰ）就労の準備をつなぐ", "◇月に2回訪ねている。")
    lines = [line(text, top=100 + 15 * n, right=290) for n, text in enumerate(texts)]
    first.take(lines)
    section = Section(usual, first.nested)
    section.take(lines)
    assert section.blocks[0].headings == ("若者サポートステーション等との連携の進め方", "就労の準備をつなぐ")


@pytest.mark.parametrize("numbers", [("①", "②"), ("(1) ", "(2) "), ("1. ", "2. "), ("ア　", "イ　")])
def test_the_numbers_of_lists_are_their_marks(numbers: tuple[str, str]) -> None:
    first, second = numbers
    lines = [
        line("事業の概要"), line(f"{first}{FIRST}", top=115, right=290), line(SECOND, top=130, x0=65, right=290),
        line(THIRD, top=145, x0=65, right=290), line(f"{second}{THIRD}", top=160, right=290),
    ]  # fmt: skip
    section = Section(usual([each for each in lines for _ in range(2)]), nesting=Nesting())
    section.take(lines)
    assert [(block.kind, block.text, block.headings) for block in section.blocks] == [
        ("bullet", FIRST + SECOND + THIRD, ("事業の概要",)), ("bullet", THIRD, ("事業の概要",)),
    ]  # fmt: skip


def test_numbered_lists_are_counted_by_how_far_in_they_stand_and_a_number_above_another_counts_a_heading() -> None:
    """As in official papers: (1) and ア and (ｱ), each of what stands in the one before, or of what is said there."""
    lists = [line(f"ア　{FIRST}", top=115, right=290), line(THIRD, top=130, x0=70, right=290)]
    lines = [
        line("ア　関係機関との連携", top=145), line(f"(ｱ)　{THIRD}", top=160, x0=60), line(f"(1)　{THIRD}", top=175)
    ]  # fmt: skip
    section = Section(usual([*lists * 9, *lines]), nesting=Nesting())
    section.take([*lists, *lines])
    assert [(block.text, block.headings) for block in section.blocks] == [
        (FIRST + THIRD, ()), (THIRD, ("関係機関との連携",)), (THIRD, ("関係機関との連携",)),
    ]  # fmt: skip


def test_steps_that_end_in_no_stop_are_each_a_passage() -> None:
    texts, rest = ("町の窓口で話を聞き、通う", "学校と病院を訪ね、休みの"), "手立てを市と考える"
    lines = [
        each
        for n, text in enumerate(texts, 1)
        for each in (
            replace(line(f"STEP {n}　{text}", top=70 + 30 * n), x1=250),
            replace(line(rest, top=85 + 30 * n, x0=100), x1=248),
        )
    ]
    assert blocks(*lines) == [("bullet", f"STEP {n}　{text}{rest}") for n, text in enumerate(texts, 1)]


def test_a_heading_keeps_nothing_of_a_mark_of_two_characters() -> None:
    section = Section(USUAL, nesting=Nesting())
    section.take([line("――送迎の工夫"), line(f"・{THIRD}", top=115)])
    assert [block.headings for block in section.blocks] == [("送迎の工夫",)]


def test_paragraphs_that_begin_further_in_are_told_however_far_in_they_stand() -> None:
    usual = Setting(PLAIN, "", hang=-10.0, starts=(20.0, 30.0))
    lines = [
        line("(1) 送迎の工夫", x0=60),
        line("ア　車を持たない方のために相乗りを調整し、通える所を増やす工夫をする", x0=60, right=400),
        line(FIRST, x0=80, right=310), line(THIRD, x0=70, right=310),
        line("連携先：市の福祉課と生活支援の窓口", x0=80, right=250), line("開始時期：令和3年から", x0=80, right=310),
    ]  # fmt: skip
    lines = [replace(each, left=50, top=100 + 15.0 * n) for n, each in enumerate(lines)]
    section = Section(usual, nesting=Nesting())
    section.take(lines)
    assert [block.text for block in section.blocks] == [
        FIRST + THIRD, "連携先：市の福祉課と生活支援の窓口", "開始時期：令和3年から"
    ]  # fmt: skip


def test_a_heading_with_nothing_under_it_is_text() -> None:
    bold = Style("Gothic", 10.0, "000000", False)
    heads = [
        replace(line(text, top=100 + 20 * n), style=bold) for n, text in enumerate(("会議の持ち方", "記録", "今後"))
    ]
    said = line("・" + THIRD, top=150)
    assert blocks(heads[0], heads[1], said, replace(heads[2], top=180, bottom=190)) == [
        ("paragraph", "会議の持ち方"), ("bullet", THIRD), ("paragraph", "今後"),
    ]  # fmt: skip


def test_a_line_of_a_list_set_off_by_itself_heads_it_where_no_stop_ends_it() -> None:
    section = Section(USUAL, nesting=Nesting())
    texts = ("・送迎の工夫", "・相乗りを頼んでいる。", "・送迎は月に2回行う。", "・社協と分担している。")
    lines = [line(text, top=100 + 15 * n) for n, text in enumerate(texts)]
    section.take([replace(x, style=replace(PLAIN, font="Gothic")) if n % 2 == 0 else x for n, x in enumerate(lines)])
    assert [(block.headings, block.text) for block in section.blocks] == [
        (("送迎の工夫",), "相乗りを頼んでいる。"),
        (("送迎の工夫",), "送迎は月に2回行う。"),
        (("送迎の工夫",), "社協と分担している。"),
    ]


def test_a_line_of_a_list_that_is_set_off_may_head_one_with_another_mark() -> None:
    texts = ("–送迎の工夫", "•相乗りを頼んでいる。", "•送迎は月に2回行う。")
    lines = [line(text, top=100 + 15 * n, x0=60 if n else 50) for n, text in enumerate(texts)]
    lines[0] = replace(lines[0], style=replace(PLAIN, font="Gothic"), share=0.83)  # the mark is of another font
    section = Section(Setting(PLAIN, "–"), nesting=Nesting())
    section.take(lines)
    assert [(block.headings, block.text) for block in section.blocks] == [
        (("送迎の工夫",), "相乗りを頼んでいる。"), (("送迎の工夫",), "送迎は月に2回行う。"),
    ]  # fmt: skip


@pytest.mark.parametrize("within", [True, False])
def test_a_list_within_a_bullet_has_no_headings_but_a_mark_further_in_above_each_list_does(within: bool) -> None:
    inner = ("・記録の様式を変更", "・休んだ人に電話で連絡") if within else ("・記録の様式",)
    own = [
        replace(line(text, top=100 + 15 * n, x0=65 if text[0] == "・" else 50, right=400), left=50)
        for n, text in enumerate(["（1）通いの場", f"○{FIRST}。", *inner, f"○{THIRD}"] * 4)
    ]
    section = Section(usual(own), nesting=Nesting())
    section.take(own)
    assert [(block.text, block.headings) for block in section.blocks[-len(inner) - 1 :]] == (
        [("記録の様式を変更", ("通いの場",)), ("休んだ人に電話で連絡", ("通いの場",)), (THIRD, ("通いの場",))]
        if within
        else [(f"{FIRST}。", ("通いの場",)), (THIRD, ("記録の様式",))]
    )


def test_a_full_line_of_a_list_within_a_bullet_ends_where_the_next_has_its_mark_below_it() -> None:
    setting = Setting(PLAIN, "○", inner=frozenset("・"))
    section = Section(setting, nesting=Nesting())
    texts = (f"○{THIRD}", "・血圧が高い場合は測定を中止し受診を勧奨", "・会場までの道順を写真で案内")
    section.take([line(t, top=100 + 15 * n, x0=65 if n else 50, right=270) for n, t in enumerate(texts)])
    assert [(block.kind, block.text) for block in section.blocks] == [("bullet", text[1:]) for text in texts]


def test_a_small_line_that_points_at_a_picture_is_its_caption() -> None:
    small = Style("Mincho", 8.0, "000000", False)
    text = "▲教室の様子。この日は12人が参加した"
    assert blocks(line(THIRD), replace(line(text, top=120), style=small)) == [("paragraph", THIRD), ("figure", text)]


def test_a_full_line_ends_a_paragraph_above_a_wider_gap() -> None:
    """Where neither indents nor marks begin paragraphs."""
    full = "町の人が空き家を直して居場所を開いた。"
    pairs = [(f"毎月一度、会議で費用と効果を確かめて{n}年", "になる。") for n in range(1, 10)]
    told = [line(text, top=100 + 30 * n + 12 * k) for n, pair in enumerate(pairs) for k, text in enumerate(pair)]
    first, second = line(full, top=600, right=240), line(full, top=618, right=240)
    section = Section(usual(told), nesting=Nesting())
    section.take([first, second])
    assert [block.text for block in section.blocks] == [full, full]
    near = Section(usual(told), nesting=Nesting())
    near.take([first, line(full, top=612, right=240)])
    assert [block.text for block in near.blocks] == [full + full]


def test_numbered_lines_head_paragraphs_that_begin_further_in_where_lists_are_numbered() -> None:
    told = [("（１）相談の受付", 60), (SECOND + THIRD, 82), ("（２）再生への支援", 60), (FIRST + THIRD, 82)]
    lines = [
        replace(line(text, top=100 + 15 * n, x0=x0, right=60 + 10 * len(SECOND + THIRD) + 22), left=50)
        for n, (text, x0) in enumerate(told)
    ]
    section = Section(Setting(PLAIN, "ア", hang=-10.0), nesting=Nesting())
    section.take(lines)
    assert [(block.text, block.headings) for block in section.blocks] == [
        (SECOND + THIRD, ("相談の受付",)),
        (FIRST + THIRD, ("再生への支援",)),
    ]


def test_a_numbered_line_in_another_font_heads_a_list_though_it_is_smaller() -> None:
    small, bold = Style("Gothic", 8.5, "444444", False), Style("Gothic", 7.5, "444444", False)
    items = [
        replace(line("1. 事業の概要", top=100), style=small),
        replace(line("① 会社の開拓", top=115), style=bold),
        line(f"・{THIRD}", top=130),
        replace(line("1. 事業の概要", top=145), style=replace(PLAIN, size=7.5)),
        line(f"・{THIRD}", top=160),
    ]
    section = Section(USUAL, nesting=Nesting())
    section.take(items[:3])
    assert [(block.headings, block.text) for block in section.blocks] == [(("会社の開拓",), THIRD)]
    plain = Section(USUAL, nesting=Nesting())
    plain.take(items[3:])
    assert [block.headings for block in plain.blocks if block.text == THIRD] == [()]


def test_headings_that_stand_amid_others_and_never_before_them_are_of_these_though_text_parts_all() -> None:
    def heading(text: str, colour: str, top: float) -> Line:
        return replace(line(text, top=top), style=Style("Gothic", 10.0, colour, False))

    def section(*kinds: str, nesting: Nesting) -> Section:
        colours = {"【": "000000", "▷": "b04a00"}
        items = [
            item
            for n, kind in enumerate(kinds)
            for item in (heading(f"{kind}会社{n}", colours[kind], 100 + 40 * n), line(f"・{THIRD}", top=120 + 40 * n))
        ]
        made = Section(USUAL, nesting)
        made.take(items)
        return made

    every = Nesting()
    assert section("【", "▷", "【", nesting=every).blocks[1].headings == ("会社1",)
    for _ in range(2):
        every.update(section("【", "▷", "【", nesting=every).nested)
    assert section("【", "▷", nesting=every).blocks[1].headings == ("会社1",)  # seen twice only
    every.update(section("【", "▷", "【", nesting=every).nested)
    assert [b.headings for b in section("【", "▷", "【", nesting=every).blocks] == [
        ("会社0",), ("会社0", "会社1"), ("会社2",),
    ]  # fmt: skip
    every.update(section("▷", "【", nesting=every).nested)  # before one: as good as it
    assert section("【", "▷", nesting=every).blocks[1].headings == ("会社1",)
