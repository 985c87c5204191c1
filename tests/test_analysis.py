import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jireishu import analysis
from jireishu.analysis import Analyzer, Token

ODD = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("㍻ｶﾞ𠮟か\u3099①㈱ＤＸ🎌髙\n　。就労支援\x00\ud800")))


def test_a_question_leaves_its_content_words(analyzer: Analyzer) -> None:
    assert analyzer.tokens("週払いに応じてくれる事業所をどう確保するか") == [
        Token("週", 0, 1), Token("払い", 1, 3), Token("応じる", 4, 6), Token("事業", 10, 12), Token("所", 12, 13),
        Token("確保", 16, 18),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("取組みの工夫、取り組みの工夫、取組の工夫", ["取り組み", "工夫"] * 3),
        ("障がいと障害", ["障害", "障害"]),
        ("ＤＸ DX dx", ["dx", "dx", "dx"]),
        ("どんなことを、なぜ、どこで、誰がしているのか。何人いますか", ["人"]),
        ("もの と 物", ["物"]),
        ("１か月と1ヶ月", ["1", "箇月", "1", "箇月"]),
        ("、。「」！？…", []),
        ("", []),
    ],
)
def test_forms(analyzer: Analyzer, text: str, forms: list[str]) -> None:
    assert analyzer.forms(text) == forms


@given(ODD)
def test_tokens_stand_in_the_text_in_order(analyzer: Analyzer, text: str) -> None:
    at = 0
    for token in analyzer.tokens(text):
        assert at <= token.start < token.end <= len(text)
        assert token.form
        at = token.end
    assert [token.form for token in analyzer.tokens(text)] == analyzer.forms(text)


@given(ODD)
def test_a_token_is_its_surface(analyzer: Analyzer, text: str) -> None:
    surfaces = {(m.begin(), m.end()): m.surface() for m in analyzer._morphemes(analysis.shadow(text[:300]))}
    for token in analyzer.tokens(text[:300]):
        assert analysis.shadow(text[token.start : token.end]) == surfaces[token.start, token.end]


@given(ODD)
def test_the_shadow_has_the_length_of_its_text(text: str) -> None:
    assert len(analysis.shadow(text)) == len(text)
    analysis.shadow(text).encode("utf-8")


@given(st.text(alphabet="あ。\n", min_size=0), st.integers(1, 4))
def test_pieces_tile_the_text(text: str, times: int) -> None:
    long = text * times * 100
    assert "".join(piece for _, piece in analysis.pieces(long)) == long
    assert all(len(piece) <= analysis.PIECE for _, piece in analysis.pieces(long))
    assert [offset for offset, _ in analysis.pieces(long)] == [
        sum(len(piece) for _, piece in list(analysis.pieces(long))[:n]) for n in range(len(list(analysis.pieces(long))))
    ]


@pytest.mark.parametrize("filler", ["就労する。", "あ", "ﷺ", "㍻", "🎌", "a", "、"])
def test_a_text_of_any_length_is_read(analyzer: Analyzer, filler: str) -> None:
    text = filler * 30_000 + "。漁港"
    assert analyzer.tokens(text)[-1] == Token("漁港", len(text) - 2, len(text))


def test_threads_share_an_analyzer(analyzer: Analyzer) -> None:
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(analyzer.forms("就労支援の相談。" * 500))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["就労", "支援", "相談"] * 500] * 4


def test_the_identity_names_library_dictionary_and_analysis() -> None:
    assert re.fullmatch(r"sudachipy [\d.]+, core \d{14}-[0-9a-f]{8} \(\d+\), analysis \d+", analysis.identity())


def test_a_character_that_holds_two_words_gives_no_token_without_a_place(analyzer: Analyzer) -> None:
    places = [(token.start, token.end) for token in analyzer.tokens("㍘に㍻㍿㌢㋀㏠")]
    assert places == [(0, 1), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7)]


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("働ける", ["働ける"]),
        ("働けない", ["働ける", "ない"]),
        ("働く", ["働く"]),
        ("使えるもの", ["使える", "物"]),
        ("使っているもの", ["使う", "物"]),
        ("増える", ["増える"]),
    ],
)
def test_that_one_can_do_a_thing_is_another_sense_than_that_one_does(
    analyzer: Analyzer, text: str, senses: list[str]
) -> None:
    assert [morpheme.sense for morpheme in analyzer.morphemes(text) if morpheme.sense] == senses
