"""The part of a long passage that a hit shows."""

from hypothesis import given
from hypothesis import strategies as st

from jireishu import snippet

FILLER = "市では月に一度、関係する課が集まって会議を開いている。"  # 27 code points


def spans(text: str, *words: str) -> list[tuple[int, int]]:
    found = [(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]
    return sorted(found)


def test_a_short_passage_is_shown_whole() -> None:
    assert snippet.of("漁港の仕事。", [(0, 2)]) == (0, 6)
    assert snippet.of(FILLER * 17, []) == (0, 459)


def test_of_a_long_one_the_sentences_around_the_matches() -> None:
    text = FILLER * 20 + "漁港では網の補修などの仕事がある。" + FILLER * 20
    start, end = snippet.of(text, spans(text, "漁港", "補修"))
    assert text[start:end].startswith("漁港では網の補修などの仕事がある。市では")
    assert text[start:end].endswith("開いている。")
    assert end - start <= snippet.SHOWN


def test_where_most_different_words_stand_counts_more_than_where_one_stands_often() -> None:
    text = "会議" * 40 + FILLER * 20 + "漁港の見学と体験。" + FILLER * 5
    start, end = snippet.of(text, spans(text, "会議を", "漁港", "見学", "体験"))
    assert "漁港の見学と体験。" in text[start:end]


def test_without_a_match_the_beginning() -> None:
    start, end = snippet.of(FILLER * 40, [])
    assert (start, end) == (0, 297)


@given(st.text("漁港。市 a", min_size=450, max_size=900), st.data())
def test_the_part_lies_within_the_text_and_holds_a_match_whole(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 5))
    start, end = snippet.of(text, [(begin, begin + 5)])
    assert 0 <= start <= begin < begin + 5 <= end <= len(text)
    assert end - start <= snippet.LONG
