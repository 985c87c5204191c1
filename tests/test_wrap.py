import pytest
from hypothesis import given
from hypothesis import strategies as st

from jireishu import wrap

MIXED = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("就労支援、。（「」）ー ABC12①…ｶﾞか\u3099\u200b\x1b🎌"))
)


def broken(text: str, columns: int) -> list[str]:
    return [text[start:end] for start, end in wrap.lines(text, columns)]


@pytest.mark.parametrize(("text", "columns"), [("就労", 4), ("ｶﾞ", 2), ("A①", 3), ("か\u3099", 2), ("", 0), ("（）", 4)])
def test_width(text: str, columns: int) -> None:
    assert wrap.width(text) == columns


def test_lines_are_full() -> None:
    assert broken("就労支援の窓口を設ける", 8) == ["就労支援", "の窓口を", "設ける"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert broken("就労支援。相談、見学", 8) == ["就労支", "援。相", "談、見学"]
    assert broken("就労支「援」", 8) == ["就労支", "「援」"]
    assert broken("のハローワーク", 6) == ["のハ", "ロー", "ワーク"]


def test_a_mark_of_what_changed_is_broken_from_no_end_of_it() -> None:
    assert broken("毎週［－火－］［＋水＋］曜日", 14) == ["毎週［－火－］", "［＋水＋］曜日"]
    assert broken("毎週［－火－］［＋水＋］曜日", 12) == ["毎週", "［－火－］", "［＋水＋］曜", "日"]
    assert broken("に［－就労の－］窓口", 8) == ["に［－就", "労の－］", "窓口"]
    assert broken("は［＋ABC＋］です", 12) == ["は", "［＋ABC＋］", "です"]


def test_words_stay_whole_where_they_fit() -> None:
    assert broken("窓口でNPO 法人 SOKA へ", 10) == ["窓口でNPO", "法人 SOKA", "へ"]
    assert broken("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_a_row_of_closing_marks_still_fits() -> None:
    assert all(wrap.width(line) <= 8 for line in broken("あ" + "。" * 40, 8))


@given(MIXED, st.integers(2, 90))
def test_no_line_is_too_wide_and_nothing_printed_is_lost(text: str, columns: int) -> None:
    text = wrap.clean(text)
    lines = broken(text, columns)
    assert all(wrap.width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.strip(" ") for line in lines)


SENTENCES = st.lists(
    st.text("就労支援の窓口をABC12 ー", min_size=1, max_size=12).map(lambda words: f"支{words}援"),
    min_size=1,
    max_size=20,
).flatmap(
    lambda parts: st.lists(
        st.sampled_from(["、", "。", "」と「", "）（", "。）", "」、「", "）"]),
        min_size=len(parts),
        max_size=len(parts),
    ).map(lambda marks: "".join(part + mark for part, mark in zip(parts, marks, strict=True)) + "終。")
)


@given(SENTENCES, st.integers(20, 120))
def test_sentences_begin_no_line_with_a_closing_mark_and_end_none_with_an_opening_one(text: str, columns: int) -> None:
    lines = broken(text, columns)
    assert not [line for line in lines if line[0] in "、。」）"]
    assert not [line for line in lines if line[-1] in "（「"]


@given(st.text())
def test_clean_text_commands_nothing(text: str) -> None:
    cleaned = wrap.clean(text)
    assert wrap.clean(cleaned) == cleaned
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in cleaned)
    assert not set(cleaned) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029"
    )


def test_line_ends_become_spaces_and_controls_vanish() -> None:
    assert wrap.clean("一\r\n二\t三\x1b[31m四\x9b2J\u202e五\U000e0041") == "一  二 三[31m四2J五"


@pytest.mark.parametrize("columns", [1, 0, -30])
def test_where_there_is_no_room_a_line_holds_one_character(columns: int) -> None:
    assert wrap.lines("就労 ab", columns) == [(0, 1), (1, 2), (3, 5)]
