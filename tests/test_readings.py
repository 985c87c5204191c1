from collections.abc import Callable

import pytest

from jireishu import readings
from jireishu.analysis import Analyzer
from jireishu.readings import KEY, Meant

WORDS = ["ハローワーク", "週払い", "補助金", "支援", "リスト", "市内", "内容", "助成", "はじめ", "ヒント"]


def sounds(analyzer: Analyzer) -> Callable[[str], readings.Sound | None]:
    return lambda word: readings.sound(analyzer.morphemes(word))


def found(analyzer: Analyzer, question: str) -> list[tuple[str, str]]:
    table = readings.compiled(WORDS, sounds(analyzer))
    forms = {form for word in WORDS for form in analyzer.forms(word)} | {"申請", "作る", "相談"}
    cut = analyzer.morphemes(question)
    return [
        (meant.written, word)
        for meant in readings.meant(cut, forms.__contains__, lambda key: table.get(key, []))
        for word, _ in meant.words
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("はろーわーくへの相談", [("はろーわーく", "ハローワーク")]),
        ("しゅうばらいや相談", [("しゅうばらい", "週払い")]),
        ("週ばらいの相談", [("週ばらい", "週払い")]),
        ("保助金の申請", [("保助金", "補助金")]),
        ("支縁の申請", [("支縁", "支援")]),
        ("りすとを作る", [("りすと", "リスト")]),
        ("ひんとを作る", [("ひんと", "ヒント")]),
        ("ハローワクへの相談", [("ハローワク", "ハローワーク")]),
        ("ハロッーワークの相談", [("ハロッーワーク", "ハローワーク")]),
        ("リスットの相談", []),
        ("会議のひんど", []),
        ("ハローワークの支援を申請しない", []),
        ("相談しないようにする", []),
        ("", []),
    ],
)
def test_a_slip_is_read_as_the_word_that_sounds_like_it(
    analyzer: Analyzer, question: str, expected: list[tuple[str, str]]
) -> None:
    assert found(analyzer, question) == expected


def test_a_word_of_the_dictionary_may_be_meant_as_it_stands(analyzer: Analyzer) -> None:
    table = readings.compiled(WORDS, sounds(analyzer))
    meant = list(readings.meant(analyzer.morphemes("女性"), lambda form: False, lambda key: table.get(key, [])))
    assert meant == [Meant("女性", ("女性",), (("助成", ("助成",)),), sure=False)]


def test_a_reading_is_kept_voiced_or_not_but_for_its_first_sound(analyzer: Analyzer) -> None:
    assert list(readings.compiled(["日払い", "銀行"], sounds(analyzer))) == [
        KEY + "ヒハライ",
        KEY + "ギンコウ",
    ]
