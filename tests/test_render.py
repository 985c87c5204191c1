import io
import re

import pytest
from conftest import EDITION, PASSAGES
from hypothesis import given
from hypothesis import strategies as st

from jireishu import render, render_cases, wrap
from jireishu.model import CaseRef, Citation, Finding, Passage
from jireishu.render import Style
from jireishu.search import Hit, Response

COLOUR = Style(80, (render.MATCH, render.PLAIN), (render.BOLD, render.PLAIN))
BRACKETS = Style(80, ("［", "］"))


def response(passage: Passage, *spans: tuple[int, int]) -> Response:
    return Response("問い", 1, (Hit(1, 1.0, passage.to_json(), spans),))


def test_a_hit_in_a_pipe() -> None:
    assert render.response(response(PASSAGES[7], (0, 3), (7, 10)), Style()) == (
        "1. 兵庫県みどり市　3 取組みのポイント\n"
        "   ［求人開拓］\n"
        "   事業所に電話し、週払いや日払いに応じてもらえるか交渉する。\n"
        "   「しごと支援事例集」兵庫県みどり市 取組みのポイント、19頁（PDF 21頁）\n"
    )


def test_matches_are_marked_in_a_terminal() -> None:
    found = response(PASSAGES[7], (0, 3))
    assert "   \x1b[1;4m事業所\x1b[0mに電話し" in render.response(found, COLOUR)
    assert "   ［事業所］に電話し" in render.response(found, BRACKETS)


def test_a_match_goes_on_over_a_line_end() -> None:
    found = render.block("あ" * 30, Style(20, COLOUR.marks), spans=[(5, 12)]).splitlines()
    assert found[0] == "   ああああああああ".replace("あ" * 8, "あ" * 5 + "\x1b[1;4m" + "あ" * 3 + "\x1b[0m")
    assert found[1] == "   \x1b[1;4m" + "あ" * 4 + "\x1b[0m" + "あ" * 4


def test_a_figure_is_called_one() -> None:
    found = response(PASSAGES[4], (3, 5))
    assert "   〔図〕漁港 ［見学］ 作業 就労\n" in render.response(found, BRACKETS)


def test_of_a_long_passage_the_sentences_around_the_matches() -> None:
    text = (
        "担当者が集まって会議を開いている。" * 30 + "漁港では網の補修などの仕事がある。" + "会議は月に一度である。" * 30
    )
    shown = render.response(response(Passage("memo-1", text), (510, 512), (514, 515)), BRACKETS).splitlines()
    assert shown[1].startswith("   …［漁港］では［網］の補修などの仕事がある。会議は月に一度である。会議")
    assert shown[-2:] == [
        "   議は月に一度である。会議は月に一度である。会議は月に一度である。…",
        "   （全文 857 文字: jireishu show memo-1）",
    ]


def test_a_bare_passage_is_called_by_its_id_and_one_of_a_book_without_headings_by_none() -> None:
    assert render.response(response(Passage("memo-1", "漁港")), Style()) == "1. memo-1\n   漁港\n"
    cited = Passage("0.front.2aafb2d1", "漁港", citation=Citation("「事例集」、2頁", "事例集.pdf#page=4"))
    assert render.response(response(cited), Style()) == "1. （見出しなし）\n   漁港\n   「事例集」、2頁\n"


TEXT = st.text(max_size=120)


@given(TEXT, TEXT, TEXT, st.integers(20, 100), st.sampled_from([COLOUR, BRACKETS, Style()]), st.data())
def test_no_line_is_too_wide_or_commands_the_terminal(
    text: str, name: str, heading: str, columns: int, look: Style, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = Passage(
        "x", text, "note", CaseRef("1", name=name), headings=(heading,), citation=Citation(name + heading)
    )
    spans = [(start, end)] if start < end else []
    for line in render.response(response(passage, *spans), look._replace(columns=columns)).split("\n"):
        shown = re.sub("\x1b\\[(1|1;4|0)m", "", line)
        assert wrap.width(shown) <= columns
        assert wrap.clean(shown) == shown
        assert line.count("\x1b[0m") == line.count("\x1b[1") or not line


def test_the_cases() -> None:
    assert render_cases.case_list({"shigoto": EDITION.cases[:2]}, {}, Style()) == (
        "2-1  青森県あおば市　8-10頁（PDF 10-12頁）\n"
        "     漁港の仕事から始める中間的就労\n"
        "2-2  兵庫県みどり市　18-20頁（PDF 20-22頁）\n"
        "     週払の求人を開拓する\n"
    )


def test_the_cases_of_several_books_are_told_apart() -> None:
    one, other = EDITION.cases[:2]
    titles = {"a": "港の事例集", "b": "山の事例集"}
    assert render_cases.case_list({"a": (one,), "b": (other,)}, titles, Style()) == (
        "■ 港の事例集（版 a）\n"
        "2-1  青森県あおば市　8-10頁（PDF 10-12頁）\n"
        "     漁港の仕事から始める中間的就労\n"
        "\n"
        "■ 山の事例集（版 b）\n"
        "2-2  兵庫県みどり市　18-20頁（PDF 20-22頁）\n"
        "     週払の求人を開拓する\n"
    )


def test_findings() -> None:
    found = [Finding("a", "読めません", 3), Finding("b", "\x1b]0;題\x07"), Finding("c", "長い" * 50)]
    lines = render.findings(found, Style()).splitlines()
    assert lines[:2] == ["  ・PDF 3頁: 読めません", "  ・]0;題"]
    assert all(wrap.width(line) <= 80 for line in lines)


def test_findings_that_say_the_same_of_several_are_one_line() -> None:
    unknown = "見出し「うまくいったわけ」はどの区分の書き方にも当たりません"
    found = [
        Finding("unknown_section", f"みどり市: {unknown}", 3),
        Finding("empty_section", "みどり市「課題」に本文がありません", 4),
        Finding("unknown_section", f"はまべ町: {unknown}", 5),
        Finding("odd_value", "はまべ町: 保護率「3.4‰」は他の事例から大きく離れています", 5),
        Finding("pictures", "文字のない頁です（画像のみ）", 7),
        Finding("pictures", "文字のない頁です（画像のみ）", 8),
        Finding("pictures", "文字のない頁です（画像のみ）", 9),
        Finding("pictures", "文字のない頁です（画像のみ）", 11),
        Finding("empty_section", "はまべ町「課題」に本文がありません", 5),
        Finding("missing_case", "「川口町」は目次・一覧表にありますが、本文がありません", 2),
        Finding("missing_case", "「峰村」は目次・一覧表にありますが、本文がありません", 2),
    ]
    assert render.findings(found, Style(200)) == (
        f"  ・PDF 3、5頁: みどり市、はまべ町: {unknown}\n"
        "  ・PDF 4-5頁: みどり市、はまべ町「課題」に本文がありません\n"
        "  ・PDF 5頁: はまべ町: 保護率「3.4‰」は他の事例から大きく離れています\n"
        "  ・PDF 7-9、11頁: 文字のない頁です（画像のみ）\n"
        "  ・PDF 2頁: 「川口町」、「峰村」は目次・一覧表にありますが、本文がありません\n"
    )


def test_findings_that_differ_in_a_figure_alone_are_one_line_with_each_figure() -> None:
    found = [
        Finding("odd_value", f"{case}: 保護率「{value}」は他の事例から大きく離れています", page)
        for case, value, page in (("みどり市", "49.3%", 3), ("はまべ町", "6.9%", 5))
    ]
    assert render.findings(found, Style(200)) == (
        "  ・PDF 3、5頁: みどり市 49.3%、はまべ町 6.9%: 保護率は他の事例から大きく離れています\n"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "look"),
    [
        ({"TERM": "xterm"}, COLOUR),
        ({"TERM": "xterm", "NO_COLOR": ""}, COLOUR),
        ({"TERM": "xterm", "NO_COLOR": "1"}, BRACKETS),
        ({"TERM": "dumb"}, BRACKETS),
    ],
)
def test_what_a_terminal_takes(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], look: Style) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert render.style(Terminal()) == look
    assert render.style(io.StringIO()) == Style()
    monkeypatch.setenv("COLUMNS", "120")
    assert render.style(Terminal()).columns == 120


def test_our_own_signs_are_in_every_japanese_font() -> None:
    for sign in "".join(render.KINDS.values()) + "［］＞・―　（節の外）「」、頁":
        sign.encode("iso2022_jp")
