from dataclasses import replace

import pytest
from conftest import AOBA, EDITION, MIDORI, POINTS, RESULTS, TITLE, made
from hypothesis import given
from hypothesis import strategies as st

from jireishu.changes import changed, compare
from jireishu.model import Attribute, Edition
from jireishu.render import Style
from jireishu.render_changes import changes

NEXT = replace(EDITION, id="shigoto-2024", title=f"{TITLE}（令和6年度版）")


def without(edition: Edition, *ids: str) -> Edition:
    return replace(edition, passages=tuple(p for p in edition.passages if p.id not in ids))


def test_nothing_changes_between_an_edition_and_itself() -> None:
    found = compare(EDITION, EDITION)
    assert not found
    assert changes(found, Style()) == "shigoto から shigoto へ: 変わっていません。\n"


def test_added_and_removed_passages() -> None:
    more = made("2-2-p2", "応募の前に短時間の仕事を試してもらう。", MIDORI, POINTS, ("体験",), 21)
    found = compare(EDITION, without(replace(NEXT, passages=(*NEXT.passages, more)), "2-1-i1"))
    assert [p.id for p in found.added] == ["2-2-p2"]
    assert [p.id for p in found.removed] == ["2-1-i1"]
    assert not (found.moved or found.reworded or found.attributes)


def test_a_passage_outside_any_case_is_named_by_its_page() -> None:
    found = compare(EDITION, without(NEXT, "intro"))
    assert "－PDF 1頁: この事例集は" in changes(found, Style(200))


def test_a_reworded_passage_is_tied_to_its_successor() -> None:
    new = made(
        "2-2-p9", "事業所に電話し、週払いや前払いに応じてもらえるか交渉する。", MIDORI, POINTS, ("求人開拓",), 21
    )
    found = compare(EDITION, replace(without(NEXT, "2-2-p1"), passages=(*without(NEXT, "2-2-p1").passages, new)))
    (pair,) = found.reworded
    assert (pair.old.id, pair.new.id) == ("2-2-p1", "2-2-p9")
    assert [(pair.old.text[a:b], pair.new.text[c:d]) for (a, b), (c, d) in pair.changes] == [("日", "前")]
    assert "週払いや［－日－］［＋前＋］払いに" in changes(found, Style(200))


def test_of_very_many_passages_those_at_the_same_place_are_compared() -> None:
    def text(number: int, end: str) -> str:
        return "".join(chr(0x4E00 + (number * 7 + step * 131) % 20_000) for step in range(12)) + end

    before = replace(EDITION, cases=(), passages=tuple(made(f"a{n}", text(n, "。")) for n in range(700)))
    after = replace(NEXT, cases=(), passages=tuple(made(f"b{n}", text(n, "、改。")) for n in range(700)))
    found = compare(before, after)
    assert [(pair.old.id, pair.new.id) for pair in found.reworded] == [(f"a{n}", f"b{n}") for n in range(700)]


def test_the_same_text_in_another_section_has_moved() -> None:
    moved = replace(next(p for p in EDITION.passages if p.id == "2-2-p1"), id="2-2-r9", section=RESULTS)
    found = compare(EDITION, replace(NEXT, passages=(*without(NEXT, "2-2-p1").passages, moved)))
    assert [(pair.old.id, pair.new.id) for pair in found.moved] == [("2-2-p1", "2-2-r9")]
    assert not (found.added or found.removed or found.reworded)
    line = "～兵庫県みどり市 取組みのポイント［求人開拓］、19頁 → 兵庫県みどり市 取組みの成果［求人開拓］、19頁: 事業所"
    assert line in changes(found, Style(200)).replace("（PDF 21頁）", "")


def test_cases_attributes_and_numbers() -> None:
    aoba, midori, _ = EDITION.cases
    renumbered = replace(midori, id="2-3", number=3)
    grown = replace(aoba, attributes={**aoba.attributes, "総人口": Attribute("4.4万人", 44000, "人")})
    passages = tuple(
        replace(p, case=renumbered.ref()) if p.case == MIDORI else p for p in NEXT.passages if p.case in (AOBA, MIDORI)
    )
    found = compare(EDITION, replace(NEXT, cases=(grown, renumbered), passages=passages))
    assert [case.id for case in found.cases_removed] == ["3-1"]
    assert [(a.id, b.id) for a, b in found.cases_renamed] == [("2-2", "2-3")]
    assert [(f.case.id, f.name, f.old, f.new) for f in found.attributes] == [("2-1", "総人口", "4.5万人", "4.4万人")]
    assert not found.moved  # the case is the same, whatever its number
    assert "－事例 3-1 つなぐハローワーク（2 段落）" in changes(found, Style(200))
    assert found.document()["cases"]["removed"] == [{"id": "3-1", "name": "つなぐハローワーク"}]


def test_changes_close_together_are_marked_as_one() -> None:
    assert changed("いないものの重要な作業を取る", "毎月集まって話し合う場を設ける") == (((0, 13), (0, 14)),)
    assert changed("週払の求人", "週ごとの払いの求人") == (((1, 2), (1, 6)),)
    assert changed("前の日と次の日", "後の日と翌の日") == (((0, 1), (0, 1)), ((4, 5), (4, 5)))


def test_what_takes_too_long_to_compare_is_told_as_removed_and_added(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compare(EDITION, NEXT).reworded == ()
    old = next(passage for passage in EDITION.passages if passage.id == "2-2-p1")
    new = replace(old, id="2-2-p9", text=old.text.replace("日払", "前払"))
    after = replace(NEXT, passages=(*without(NEXT, old.id).passages, new))
    assert [pair.new.id for pair in compare(EDITION, after).reworded] == ["2-2-p9"]
    monkeypatch.setattr("jireishu.changes.WORK", -1)
    found = compare(EDITION, after)
    assert ([p.id for p in found.removed], [p.id for p in found.added]) == (["2-2-p1"], ["2-2-p9"])


@given(st.text("あいう12", max_size=12), st.text("あいう12", max_size=12))
def test_what_differs_turns_one_text_into_the_other(old: str, new: str) -> None:
    rebuilt, end = "", 0
    for (a, b), (c, d) in changed(old, new):
        rebuilt += old[end:a] + new[c:d]
        end = b
    assert rebuilt + old[end:] == new


def test_a_renamed_section_moves_nothing_and_numbers_of_sections_are_no_change() -> None:
    _, midori, _ = EDITION.cases
    named = {s: replace(s, title="取組の効果" if s == RESULTS else s.title, number=None) for s in midori.sections}
    cases = tuple(replace(c, sections=tuple(named.values())) if c == midori else c for c in NEXT.cases)
    passages = tuple(
        replace(p, section=named[p.section]) if p.case == MIDORI and p.section in named else p for p in NEXT.passages
    )
    found = compare(EDITION, replace(NEXT, cases=cases, passages=passages))
    assert [titles.case.id for titles in found.sections] == ["2-2"]
    assert not (found.moved or found.added or found.removed or found.reworded)
    assert "～兵庫県みどり市 節: 4 取組みの成果 → 取組の効果\n" in changes(found, Style(200))


def test_words_that_several_cases_share_stay_with_their_case() -> None:
    aoba, midori, hello = EDITION.cases
    note = "※令和3年9月末現在"
    old = replace(EDITION, passages=(made("2-1-n", note, AOBA), made("2-2-n", note, MIDORI)))
    renumbered = replace(midori, id="2-1", number=1)
    new = replace(NEXT, cases=(renumbered, hello), passages=(made("2-1-n", note, renumbered.ref()),))
    found = compare(old, new)
    assert [case.id for case in found.cases_removed] == [aoba.id]
    assert ([p.id for p in found.removed], found.moved, found.added) == (["2-1-n"], (), ())


def test_how_a_text_is_set_is_no_change() -> None:
    def facts(text: str) -> Edition:
        return replace(EDITION, passages=(replace(made("2-1-t", text, AOBA), kind="table"),))

    assert not compare(facts("総人口 4.5万人\n保護率 7.6‰"), facts("総人口：４．５ 万人\n保護率：７．６‰"))
    assert compare(facts("総人口 4.5万人"), facts("総人口：４．４万人")).reworded
