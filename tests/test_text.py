"""Repair, joining and folding of extracted text."""

from hypothesis import given
from hypothesis import strategies as st

from jireishu.text import close_up, fold, join_lines, middle_dots, opens_line, repair, squeeze, unbracketed


def test_radicals_become_the_modern_ideographs() -> None:
    assert "".join(map(repair, "⽣⼈⽇⼒⾼⻑⺠⻄⻘⼾⿊⻭")) == "生人日力高長民西青戸黒歯"


def test_punctuation_of_vertical_text_and_pieces_of_brackets_become_ordinary_characters() -> None:
    assert "".join(map(repair, "︑︒﹁﹂︵︶﹇︙︱")) == "、。「」（）［…—"
    assert "".join(map(repair, "\uf8eb\uf8f4\uf8fe")) == "⎛⎪⎭"
    assert "".join(map(repair, "2\u02dc3")) == "2~3"


def test_everything_else_stays_as_printed() -> None:
    assert "".join(map(repair, "①㈱ＤＸ％‰～〜髙﨑𠮟か゛")) == "①㈱ＤＸ％‰～〜髙﨑𠮟か゛"


def test_control_characters_do_not_get_through_and_what_has_no_mapping_is_marked() -> None:
    assert [repair(glyph) for glyph in ("\x1b", "\x07", "\x9b", "\u202e", "(cid:13)")] == ["", "", "", "", ""]
    assert repair("(cid:1234)") == "\ufffd"


@given(st.text(max_size=20))
def test_repair_is_idempotent(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


def test_wrapped_lines_join_without_spaces_except_between_latin_words() -> None:
    assert join_lines(["生活困窮", "者を支える"]) == "生活困窮者を支える"
    assert join_lines(["NPO", "法人"]) == "NPO法人"
    assert join_lines(["Hello", "Work"]) == "Hello Work"


def test_letters_set_apart_are_closed_up_and_words_are_not() -> None:
    assert close_up("総 人 口 : 16.4 万人") == "総人口 : 16.4 万人"
    assert close_up("調 査 目 的") == "調査目的"
    assert close_up("社協就活サロン ここから☆") == "社協就活サロン ここから☆"
    assert close_up("就労継続支援 A・B 型") == "就労継続支援 A・B 型"


def test_squeeze_keeps_spaces_beside_latin_letters_and_digits() -> None:
    assert squeeze("古河 公共職 業 安定所") == "古河公共職業安定所"
    assert squeeze("1.42 倍 (全国: 1.20 倍)") == "1.42 倍 (全国: 1.20 倍)"


def test_fold_compares_width_spaces_and_case() -> None:
    assert fold("Ｎｏ．１　北海道 釧路市") == "no.1北海道釧路市"


def test_what_is_folded_again_and_again_is_remembered() -> None:
    assert fold("事例 １") is fold("事例 １")


def test_what_cannot_stand_at_a_line_end_or_start_goes_to_the_next_line() -> None:
    assert opens_line("者を") == 1
    assert opens_line("ー、と") == 2
    assert opens_line("「社協") == 2
    assert opens_line("https://example.jp/ を") == 19


def test_double_angle_brackets_around_a_heading_are_none_of_it() -> None:
    assert unbracketed("≪就活サロンの開催≫") == "就活サロンの開催"


def test_a_middle_dot_named_as_the_bullet_whose_glyph_it_shares_is_one() -> None:
    assert middle_dots("• リーマン•ショックと市•町、NPO•社協、2月•••年度末、庁内•") == (
        "• リーマン・ショックと市・町、NPO・社協、2月・・・年度末、庁内・"
    )
    assert middle_dots("• A •B C•D") == "• A •B C•D"
