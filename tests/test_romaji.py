import pytest

from jireishu import romaji


@pytest.mark.parametrize(
    ("word", "kana"),
    [
        ("Amagasaki", "アマガサキ"),
        ("Osaka", "オオサカ"),
        ("Chofu", "チヨウフ"),
        ("shakyo", "シヤキヨウ"),
        ("Kyotango", "キヨウタンゴ"),
        ("Nihombashi", "ニホンバシ"),
        ("Sapporo", "サツポロ"),
        ("Hitachinaka", "ヒタチナカ"),
        ("seiho", "セイホ"),
    ],
)
def test_a_word_in_latin_letters_is_read(word: str, kana: str) -> None:
    assert kana in romaji.readings(word)


@pytest.mark.parametrize("word", ["employers", "weekly", "Hello", "xyzzy", "3a"])
def test_what_cannot_be_japanese_is_not_read(word: str) -> None:
    assert romaji.readings(word) == []


def test_a_word_of_many_vowels_that_may_be_long_has_one_reading() -> None:
    assert romaji.readings("kokokokoko") == ["コココココ"]
