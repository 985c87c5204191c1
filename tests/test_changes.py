from dataclasses import fields, replace

import pytest
from conftest import AOBA, EDITION, MIDORI, POINTS, RESULTS, TITLE, made
from hypothesis import given
from hypothesis import strategies as st

from jireishu.changes import Changes, compare
from jireishu.likeness import changed
from jireishu.model import Attribute, Edition, SectionRef
from jireishu.render import Style
from jireishu.render_changes import changes

NEXT = replace(EDITION, id="shigoto-2024", title=f"{TITLE}（令和6年度版）")


def without(edition: Edition, *ids: str) -> Edition:
    return replace(edition, passages=tuple(p for p in edition.passages if p.id not in ids))


def kinds(found: Changes) -> set[str]:
    """Of which kinds there are changes."""
    return {field.name for field in fields(found) if field.name not in ("old", "new") and getattr(found, field.name)}


def test_nothing_changes_between_an_edition_and_itself() -> None:
    found = compare(EDITION, EDITION)
    assert not found
    assert changes(found, Style()) == "shigoto から shigoto へ: 変わっていません。\n"


def test_added_and_removed_passages() -> None:
    more = made("2-2-p2", "応募の前に短時間の仕事を試してもらう。", MIDORI, POINTS, ("体験",), 21)
    found = compare(EDITION, without(replace(NEXT, passages=(*NEXT.passages, more)), "2-1-i1"))
    assert [p.id for p in found.added] == ["2-2-p2"]
    assert [p.id for p in found.removed] == ["2-1-i1"]
    assert kinds(found) == {"added", "removed"}


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


def test_a_passage_that_was_reworded_and_moved_is_shown_with_both_places() -> None:
    text = "事業所に電話し、週払いや前払いに応じてもらえるか交渉する。"
    new = made("2-2-r9", text, MIDORI, RESULTS, ("求人開拓",), 21)
    found = compare(EDITION, replace(NEXT, passages=(*without(NEXT, "2-2-p1").passages, new)))
    assert [(pair.old.id, pair.new.id, pair.moved) for pair in found.reworded] == [("2-2-p1", "2-2-r9", True)]
    line = "～兵庫県みどり市 取組みのポイント［求人開拓］、19頁 → 兵庫県みどり市 取組みの成果［求人開拓］、19頁: 事業所"
    assert line in changes(found, Style(200)).replace("（PDF 21頁）", "")
    assert found.document()["passages"]["reworded"][0]["moved"] is True


def test_a_passage_that_was_reworded_under_a_heading_called_otherwise_has_not_moved() -> None:
    text = "事業所に電話し、週払いや前払いに応じてもらえるか交渉する。"
    new = made("2-2-p9", text, MIDORI, POINTS, ("求人の開拓",), 21)
    found = compare(EDITION, replace(NEXT, passages=(*without(NEXT, "2-2-p1").passages, new)))
    assert [(pair.new.id, pair.moved) for pair in found.reworded] == [("2-2-p9", False)]


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
    assert [(old.id, new.id) for old, new in found.moved] == [("2-2-p1", "2-2-r9")]
    assert kinds(found) == {"moved"}
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
    assert "～事例の番号: 2-2 兵庫県みどり市 → 2-3\n" in changes(found, Style(200))
    assert "なくなった段落 1\n" in changes(found, Style(200))  # those of a case are counted with it
    assert found.document()["cases"]["removed"] == [{"id": "3-1", "name": "つなぐハローワーク"}]


def test_a_case_that_went_into_another_or_came_out_of_it_is_one_line_with_what_moved() -> None:
    hello = next(case for case in EDITION.cases if case.id == "3-1")
    cases = tuple(case for case in EDITION.cases if case.id != "2-2")
    passages = tuple(replace(p, case=hello.ref()) if p.case == MIDORI else p for p in NEXT.passages)
    merged = replace(NEXT, cases=cases, passages=passages)
    assert changes(compare(EDITION, merged), Style(200)) == (
        "shigoto から shigoto-2024 へ: なくなった事例 1\n"
        "  －事例 2-2 兵庫県みどり市（0 段落、ほかに 3-1 つなぐハローワーク へ移った 3 段落）\n"
    )
    assert changes(compare(merged, EDITION), Style(200)) == (
        "shigoto-2024 から shigoto へ: 増えた事例 1\n"
        "  ＋事例 2-2 兵庫県みどり市（0 段落、ほかに 3-1 つなぐハローワーク から移った 3 段落）\n"
    )


def test_long_texts_are_shown_as_far_as_they_changed() -> None:
    numbers = [f"職業{n}の求人は前の年より{n}人多い。" for n in range(60)]
    long, new = "".join(numbers), "".join([*numbers[:30], "窓口を移した。", *numbers[30:]])
    chart = [
        Attribute(text, text, None) for text in ("、".join(numbers), "、".join(numbers).replace("30人多", "31人多"))
    ]
    editions = [
        replace(EDITION, cases=(replace(EDITION.cases[0], attributes={"求人": fact}),), passages=passages)
        for fact, passages in zip(
            chart,
            ((made("2-1-p1", long, AOBA, POINTS), made("2-1-p2", "閉じた窓口。" * 50, AOBA, POINTS)),
             (made("2-1-p3", new, AOBA, POINTS), made("2-1-p4", "開いた場所の話" * 50, AOBA, POINTS))),
            strict=True,
        )
    ]  # fmt: skip
    shown = changes(compare(*editions), Style(1000))
    assert "、職業30の求人は前の年より3［－0－］［＋1＋］人多い。、職業31" in shown
    assert f"。{numbers[29]}［＋窓口を移した。＋］{numbers[30]}" in shown
    assert "窓口。閉じ…（全 300 字）\n" in shown
    assert len(shown) < 1000


def test_changes_close_together_are_marked_as_one() -> None:
    assert changed("いないものの重要な作業を取る", "毎月集まって話し合う場を設ける") == (((0, 13), (0, 14)),)
    assert changed("週払の求人", "週ごとの払いの求人") == (((1, 2), (1, 6)),)
    assert changed("前の日と次の日", "後の日と翌の日") == (((0, 1), (0, 1)), ((4, 5), (4, 5)))


def test_how_a_text_is_set_is_not_marked_where_it_was_reworded() -> None:
    old, new = "平成27年4月（試行）より、週1回ABCで実施。", "平成 ２８ 年 ４ 月(試行)より、週１回 ABC で 実践。"
    marked = [(old[a:b], new[c:d]) for (a, b), (c, d) in changed(old, new)]
    assert marked == [("7", "８"), ("施", "践")]
    assert changed("㈱青葉と話す", "(株)青葉と話す") == ()
    assert changed("事業所と会う", "事業所 や ハローワークと会う") == (((3, 3), (4, 12)),)
    assert changed("２ ㌔歩く", "3キロ歩く") == (((0, 1), (0, 1)),)


def test_what_takes_too_long_to_compare_is_told_as_removed_and_added(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compare(EDITION, NEXT).reworded == ()
    old = next(passage for passage in EDITION.passages if passage.id == "2-2-p1")
    new = replace(old, id="2-2-p9", text=old.text.replace("日払", "前払"))
    after = replace(NEXT, passages=(*without(NEXT, old.id).passages, new))
    assert [pair.new.id for pair in compare(EDITION, after).reworded] == ["2-2-p9"]
    monkeypatch.setattr("jireishu.counterparts.WORK", -1)
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
    assert kinds(found) == {"sections"}
    assert "～兵庫県みどり市 節: 4 取組みの成果 → 取組の効果\n" in changes(found, Style(200))


def test_a_section_that_another_goes_into_as_it_is_renamed_is_told_alike_in_both_directions() -> None:
    midori = EDITION.cases[1]
    own = replace(POINTS, title="この町ならではのこと", kind="その他")
    sections = tuple(dict.fromkeys(own if s in (POINTS, RESULTS) else s for s in midori.sections))
    cases = tuple(replace(c, sections=sections) if c == midori else c for c in NEXT.cases)
    old = replace(EDITION, passages=(*EDITION.passages, made("2-2-p2", "応募の前に試してもらう。", MIDORI, POINTS)))
    passages = tuple(
        replace(p, section=own) if p.case == MIDORI and p.section in (POINTS, RESULTS) else p for p in old.passages
    )
    new = replace(NEXT, cases=cases, passages=passages)
    there, back = compare(old, new), compare(new, old)
    assert kinds(there) == kinds(back) == {"sections", "moved"}
    assert [(a.id, b.id) for a, b in there.moved] == [(b.id, a.id) for a, b in back.moved]
    assert {a.section for a, _ in there.moved} == {RESULTS}


def test_a_heading_in_the_place_of_two_is_told_as_what_these_are_called_now() -> None:
    old = replace(
        EDITION, passages=tuple(made(f"p{n}", f"{n}件目の話。", AOBA, POINTS, ("連携", "会議")) for n in (1, 2))
    )
    new = replace(old, passages=tuple(replace(p, headings=("話し合い",)) for p in old.passages))
    assert [(one.old, one.new) for one in compare(old, new).headings] == [(("連携", "会議"), ("話し合い",))]
    assert [(one.old, one.new) for one in compare(new, old).headings] == [(("話し合い",), ("連携", "会議"))]


def test_chapters_that_are_called_otherwise_came_or_went_are_told() -> None:
    new = replace(NEXT, chapters=((1, "はじめに"), (2, "市町村の事例"), (3, "資料"), (4, "ハローワークの事例")))
    found = compare(EDITION, new)
    assert kinds(found) == {"chapters"}
    assert changes(found, Style(200)) == (
        "shigoto から shigoto-2024 へ: 章の題 2\n  ～章: 2 自治体の事例 → 2 市町村の事例\n  ～章: なし → 3 資料\n"
    )
    assert found.document()["chapters"] == [
        {"number": 2, "old": "自治体の事例", "new": "市町村の事例"}, {"number": 3, "old": None, "new": "資料"}
    ]  # fmt: skip
    assert not compare(EDITION, replace(NEXT, chapters=()))  # a .jsonl need not tell them


def test_a_chapter_of_a_document_that_is_called_otherwise_moves_nothing() -> None:
    def report(title: str, last: str) -> Edition:
        names = ("第２章 現状", title)
        lines = (("運賃の収入は二割に満たない。", "運転手が足りない。"), ("乗合タクシーを三つの地区で試す。", last))
        passages = tuple(
            made(f"0-{n}-{m}", text, None, SectionRef(None, name, name), ("１ 背景",))
            for n, (name, texts) in enumerate(zip(names, lines, strict=True))
            for m, text in enumerate(texts)
        )
        return replace(NEXT, cases=(), chapters=(), passages=passages)

    found = compare(
        report("第３章 施策", "免許の費用を補助する。"), report("第３章 取組", "免許の費用は市が補助する。")
    )
    assert kinds(found) == {"chapters", "reworded"}
    assert [(pair.old.id, pair.moved) for pair in found.reworded] == [("0-1-1", False)]
    assert "～章: 第３章 施策 → 第３章 取組\n" in changes(found, Style(200))
    other = compare(report("第３章 施策", "免許の費用を補助する。"), report("第２章 現状", "免許の費用を補助する。"))
    assert kinds(other) == {"moved"}  # what was said of one chapter is now said of another that was there


def test_a_section_whose_new_title_is_of_no_known_kind_moves_nothing() -> None:
    _, midori, _ = EDITION.cases
    own = replace(POINTS, title="この町ならではのこと", kind="その他")
    sections = tuple(own if s == POINTS else s for s in midori.sections)
    cases = tuple(replace(c, sections=sections) if c == midori else c for c in NEXT.cases)
    passages = tuple(replace(p, section=own) if p.case == MIDORI and p.section == POINTS else p for p in NEXT.passages)
    found = compare(EDITION, replace(NEXT, cases=cases, passages=passages))
    assert kinds(found) == {"sections"}


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
    boxed = replace(EDITION, passages=(replace(made("2-1-t", "求人：30人 (全国：1.2倍)", AOBA), kind="figure"),))
    assert not compare(facts("求人 30人 (全国 1.2倍)"), boxed)
    lines = replace(EDITION, passages=(made("2-1-t", "求人：30人 (全国：1.2倍)", AOBA),))
    assert not compare(facts("求人 30人 (全国 1.2倍)"), lines)


def test_the_two_code_points_of_the_wave_dash_are_one_sign() -> None:
    old, new = (replace(EDITION, passages=(made("2-1-p", f"午前9時{dash}12時に開く。", AOBA),)) for dash in "～〜")
    assert not compare(old, new)
    assert changed("9～12時に開く", "9〜13時に開く") == (((3, 4), (3, 4)),)


def test_a_case_of_another_name_and_number_is_known_by_what_it_says() -> None:
    _, midori, _ = EDITION.cases
    merged = replace(midori, id="2-7", number=7, name="兵庫県山手みどり市")
    cases = tuple(merged if case == midori else case for case in NEXT.cases)
    passages = tuple(replace(p, case=merged.ref()) if p.case == MIDORI else p for p in NEXT.passages)
    found = compare(EDITION, replace(NEXT, cases=cases, passages=passages))
    assert [(a.name, b.name) for a, b in found.cases_renamed] == [("兵庫県みどり市", "兵庫県山手みどり市")]
    assert kinds(found) == {"cases_renamed"}


def test_two_cases_of_one_name_are_each_the_one_that_says_the_same() -> None:
    aoba, midori, hello = EDITION.cases
    second = replace(hello, name=midori.name)
    told = tuple(replace(p, case=second.ref()) if p.case == hello.ref() else p for p in EDITION.passages)
    before = replace(EDITION, cases=(aoba, midori, second), passages=told)
    assert not compare(before, before)
    numbers = {"2-2": replace(midori, id="3-1", chapter=3, number=1), "3-1": replace(second, id="2-2", number=2)}
    swapped = tuple(
        replace(p, case=numbers[p.case.id].ref()) if p.case and p.case.id in numbers else p for p in before.passages
    )
    found = compare(before, replace(before, cases=(aoba, numbers["3-1"], numbers["2-2"]), passages=swapped))
    assert kinds(found) == {"cases_renamed"}
    assert [(a.id, b.id) for a, b in found.cases_renamed] == [("2-2", "3-1"), ("3-1", "2-2")]
    gone = tuple(p for p in before.passages if p.case != midori.ref())
    found = compare(before, replace(before, cases=(aoba, second), passages=gone))
    assert [case.id for case in found.cases_removed] == ["2-2"]
    assert kinds(found) == {"cases_removed", "removed"}


def test_cases_that_share_no_more_than_a_number_are_two() -> None:
    aoba, midori, hello = EDITION.cases
    other = replace(midori, name="奈良県はるか市", attributes={}, tagline="")
    mine = made("2-2-x", "畑の仕事を細かく切り分けて一覧にした。", other.ref(), POINTS)
    kept = tuple(p for p in NEXT.passages if p.case != MIDORI)
    found = compare(EDITION, replace(NEXT, cases=(aoba, other, hello), passages=(*kept, mine)))
    assert [case.name for case in found.cases_removed] == ["兵庫県みどり市"]
    assert [case.name for case in found.cases_added] == ["奈良県はるか市"]
    assert kinds(found) == {"cases_added", "cases_removed", "added", "removed"}


def test_words_that_several_cases_share_do_not_move_to_a_new_case() -> None:
    aoba, midori, hello = EDITION.cases
    note = "※数値は4月1日現在のものである。"
    other = replace(midori, id="2-3", number=3, name="奈良県はるか市")
    notes = tuple(made(f"{case.id}-n", note, case.ref()) for case in (aoba, midori, hello, other))
    kept = tuple(p for p in NEXT.passages if p.case != MIDORI)
    found = compare(
        replace(EDITION, passages=(*EDITION.passages, *notes[:3])),
        replace(NEXT, cases=(aoba, other, hello), passages=(*kept, notes[0], *notes[2:])),
    )
    assert found.moved == ()
    assert "2-2-n" in [p.id for p in found.removed]
    assert [p.id for p in found.added] == ["2-3-n"]


def test_a_passage_that_was_cut_or_continued_is_reworded() -> None:
    more = "事業所に電話する。応じてもらえる事業所の一覧を作り、毎月見直して窓口に置いている。"
    more += "一覧は市の求人の頁にも載せ、相談者が自分でも探せるようにした。"
    long = made("2-2-long", more, MIDORI, POINTS, ("求人開拓",), 21)
    short = made("2-2-short", "応じてもらえる事業所の一覧を作り、毎月見直して窓口に置いている。", MIDORI, POINTS)
    brief = made("2-2-brief", "事業所に電話する。", MIDORI, POINTS)
    with_long, with_short, with_brief = (replace(NEXT, passages=(*NEXT.passages, one)) for one in (long, short, brief))
    for before, after in ((with_long, with_short), (with_short, with_long)):
        assert [(a.id, b.id) for a, b, *_ in compare(before, after).reworded] == [
            (before.passages[-1].id, after.passages[-1].id)
        ]
    found = compare(with_brief, with_long)  # so few words may stand anywhere
    assert ([p.id for p in found.removed], [p.id for p in found.added]) == (["2-2-brief"], ["2-2-long"])


def test_a_heading_that_is_called_otherwise_moves_nothing() -> None:
    named = tuple(
        replace(p, headings=("職場の見学", *p.headings[1:])) if p.headings[:1] == ("見学",) else p
        for p in NEXT.passages
    )
    found = compare(EDITION, replace(NEXT, passages=named))
    assert [(h.old, h.new) for h in found.headings] == [(("見学",), ("職場の見学",))]
    assert kinds(found) == {"headings"}
    assert "～青森県あおば市 取組みのポイント 見出し: 見学 → 職場の見学\n" in changes(found, Style(200))
    assert found.document()["headings"] == [
        {
            "case": {"id": "2-1", "name": "青森県あおば市"}, "section": "取組みのポイント",
            "old": ["見学"], "new": ["職場の見学"],
        }
    ]  # fmt: skip


def test_what_goes_to_a_heading_that_was_there_has_moved() -> None:
    last = made("2-1-p3", "見学の日は支援員が送る。", AOBA, POINTS, ("送迎",), 11)
    old = replace(EDITION, passages=(*EDITION.passages, last))
    named = tuple(replace(p, headings=("送迎",)) if p.id == "2-1-p1" else p for p in old.passages)
    found = compare(old, replace(NEXT, passages=named))
    assert found.headings == ()
    assert [(a.id, b.headings) for a, b in found.moved] == [("2-1-p1", ("送迎",))]


def under(*paths: tuple[str, ...]) -> Edition:
    """An edition with as many bullets, each under its headings."""
    texts = [f"{n}番目の話は、ここで終わることにしている。" for n in range(len(paths))]
    return replace(
        NEXT, passages=tuple(made(f"2-2-{t}", t, MIDORI, POINTS, p) for t, p in zip(texts, paths, strict=True))
    )


X, Y, Z, Y_A, X_A = ("求人",), ("見学",), ("送迎",), ("見学", "農家"), ("求人", "農家")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([X, X, Y, Y], [X, X, X, X], [(Y, ())]),
        ([(), X, X], [(), (), ()], [(X, ())]),
        ([X, X, X_A, X_A], [X, X, X, X], [(X_A, ())]),
        ([X, Y, Y_A, Y_A], [X, X, X_A, X_A], [(Y, ())]),
        ([X, Y, Z], [X, X, X], [(Y, ()), (Z, ())]),
    ],
)
def test_a_heading_that_was_dropped_or_came_over_text_that_stayed_moves_nothing(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]], told: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    found = compare(under(*before), under(*after))
    assert ([(h.old, h.new) for h in found.headings], kinds(found)) == (told, {"headings"})
    found = compare(under(*after), under(*before))
    assert ([(h.new, h.old) for h in found.headings], kinds(found)) == (told, {"headings"})


def test_what_goes_to_the_next_heading_has_moved() -> None:
    found = compare(under(X, Y, Z), under(X, Z, Z))
    assert ([(old.headings, new.headings) for old, new in found.moved], kinds(found)) == ([(Y, Z)], {"moved"})
    found = compare(under(X, Y, Y), under(X, X, Z))
    assert ([(h.old, h.new) for h in found.headings], len(found.moved)) == ([(Y, Z)], 1)
    line = "～兵庫県みどり市 取組みのポイント 見出し: なし → 見学\n"
    assert line in changes(compare(under(X, X), under(X, Y)), Style(99))


def test_a_fact_that_changed_is_told_once() -> None:
    aoba, *others = EDITION.cases

    def edition(raw: str, value: float, text: str, kind: str = "table") -> Edition:
        case = replace(aoba, attributes={**aoba.attributes, "総人口": Attribute(raw, value, "人")})
        table = replace(made("2-1-t", text, AOBA), kind=kind)
        return replace(EDITION, cases=(case, *others), passages=(*EDITION.passages, table))

    before = edition("4.5万人", 45000, "総人口 4.5万人 保護率 12.3‰ 主な産業 漁業")
    found = compare(before, edition("4.4万人", 44000, "総人口 4.4万人 保護率 12.3‰ 主な産業 漁業"))
    assert [(f.old, f.new) for f in found.attributes] == [("4.5万人", "4.4万人")]
    assert kinds(found) == {"attributes"}
    found = compare(before, edition("4.4万人", 44000, "総人口 4.4万人 保護率 12.3‰ 主な産業 林業"))
    assert [(a.id, b.id) for a, b, *_ in found.reworded] == [("2-1-t", "2-1-t")]
    plain = replace(before, passages=EDITION.passages)
    bare = edition("4.5万人", 45000, "総人口 4.5万人 保護率 12.3‰ 位置")
    assert not compare(bare, plain)  # the facts are there, only in no table
    assert [p.id for p in compare(before, plain).removed] == ["2-1-t"]


@pytest.mark.parametrize(
    ("raw", "differs"),
    [("4.5万人（速報値）", True), ("45,000人", False), ("4.5 万人", False), ("約4.5万人", True), ("4.5万", True)],
)
def test_what_is_said_beside_a_figure_is_told_and_how_it_is_written_is_not(raw: str, differs: bool) -> None:
    aoba, *others = EDITION.cases
    fact = Attribute(raw, 45000, "人" if "人" in raw else None)
    case = replace(aoba, attributes={**aoba.attributes, "総人口": fact})
    assert kinds(compare(EDITION, replace(EDITION, cases=(case, *others)))) == ({"attributes"} if differs else set())


def test_a_table_that_prints_what_a_correction_put_right_is_told_as_the_fact_alone() -> None:
    aoba, *others = EDITION.cases

    def edition(fact: Attribute, text: str) -> Edition:
        case = replace(aoba, attributes={**aoba.attributes, "保護率": fact})
        return replace(EDITION, cases=(case, *others), passages=(replace(made("2-1-t", text, AOBA), kind="table"),))

    mended = edition(Attribute("12.3‰", 12.3, "‰", "訂正"), "総人口: 4.5万人\n保護率: 12.3%")
    for text, differs in (("【総人口】4.5万人\n【保護率】12.3‰", False), ("総人口 4.5万人 保護率 11.8‰", True)):
        number = float(text[-5:-1])
        found = compare(mended, edition(Attribute(f"{number}‰", number, "‰"), text))
        assert kinds(found) == ({"attributes"} if differs else set())


def test_a_tagline_that_changed_is_told() -> None:
    aoba, *others = EDITION.cases
    found = compare(EDITION, replace(NEXT, cases=(replace(aoba, tagline="漁港の仕事から始める"), *others)))
    assert [(t.case.id, t.old, t.new) for t in found.taglines] == [
        ("2-1", "漁港の仕事から始める中間的就労", "漁港の仕事から始める")
    ]
    assert "～青森県あおば市 題名の下: 漁港の仕事から始める中間的就労 → 漁港の仕事から始める\n" in changes(
        found, Style(200)
    )


def test_the_number_of_a_figure_or_note_is_no_change() -> None:
    def edition(*texts: str) -> Edition:
        kinds = ("figure", "note", "note", "note")
        passages = (replace(made(f"x{n}", t, AOBA), kind=kinds[n]) for n, t in enumerate(texts))
        return replace(EDITION, passages=tuple(passages))

    before = edition("図 4: 連携のイメージ", "※1…令和4年1月時点", "2 月の会議は除く。", "3 回以上。")
    assert not compare(before, edition("図 3: 連携のイメージ", "※2…令和4年1月時点", "2月の会議は除く。", "3回以上。"))
    found = compare(before, edition("図 4: 連携のイメージ", "※1…令和5年1月時点", "3 月の会議は除く。", "4 回以上。"))
    assert [(a.id, b.id) for a, b, *_ in found.reworded] == [("x1", "x1"), ("x2", "x2"), ("x3", "x3")]


def test_a_prefecture_that_only_the_name_says_now_is_no_change() -> None:
    aoba, *others = EDITION.cases
    listed = replace(aoba, attributes={**aoba.attributes, "都道府県": Attribute("青森県", "青森県", None)})
    before = replace(EDITION, cases=(listed, *others))
    assert not compare(before, NEXT)
    assert not compare(NEXT, before)
    gone = replace(aoba, prefecture=None)
    assert [f.name for f in compare(before, replace(NEXT, cases=(gone, *others))).attributes] == ["都道府県"]


FIRST = "会社を訪ね、短い時間の仕事を切り出してもらっている。"
SECOND = "切り出した仕事は一覧にして、窓口に置いている。"
LAST = "それは毎月見直している。"


def holding(*texts: str) -> Edition:
    return replace(NEXT, passages=(*EDITION.passages, *(made(f"2-2-{t}", t, MIDORI, POINTS) for t in texts)))


def test_a_passage_that_became_several_is_told_once() -> None:
    found = compare(holding(FIRST + SECOND + LAST), holding(LAST, FIRST, SECOND.replace("窓口", "玄関")))
    ((old, new, spans),) = found.split
    assert (old.text, [p.text for p in new]) == (FIRST + SECOND + LAST, [FIRST, SECOND.replace("窓口", "玄関"), LAST])
    assert [old.text[a:b] for (a, b), _ in spans] == ["", "窓口", ""]
    assert kinds(found) == {"split"}
    text = "～兵庫県みどり市 取組みのポイント、PDF 1頁: 会社を訪ね、短い時間の仕事を切り出してもらっている。［＋／＋］"
    text += "切り出した仕事は一覧にして、［－窓口－］［＋玄関＋］に置いている。［＋／＋］それは毎月見直している。\n"
    assert text in changes(found, Style(300))
    assert "分かれた段落 1\n" in changes(found, Style(300))
    (told,) = found.document()["passages"]["split"]
    assert (told["old"]["id"], [p["text"] for p in told["new"]]) == (old.id, [p.text for p in new])
    assert told["changes"][0] == {"old": [26, 26], "new": [26, 27]}


def test_passages_that_became_one_are_told_once() -> None:
    found = compare(holding(FIRST, SECOND), holding(f"{FIRST}また、{SECOND}"))
    ((old, new, spans),) = found.joined
    assert ([p.text for p in old], new.text) == ([FIRST, SECOND], f"{FIRST}また、{SECOND}")
    assert spans == (((26, 27), (26, 29)),)
    assert kinds(found) == {"joined"}
    assert "もらっている。［－／－］［＋また、＋］切り出した" in changes(found, Style(300))
    assert [p["text"] for p in found.document()["passages"]["joined"][0]["old"]] == [FIRST, SECOND]


def test_what_says_something_else_than_what_was_cut_is_no_part() -> None:
    found = compare(holding(FIRST + SECOND), holding(FIRST, "一覧は市の頁に載せ、相談者が自分で選べるようにした。"))
    assert ([len(found.reworded), len(found.added)], found.split) == ([1, 1], ())
    found = compare(holding(FIRST + SECOND), holding(FIRST + SECOND[:-1] + "いる。", SECOND))  # said twice
    assert ([len(found.reworded), len(found.added)], found.split) == ([1, 1], ())


def test_passages_of_a_section_that_changed_places_have_moved() -> None:
    found = compare(holding(FIRST, SECOND, LAST), holding(LAST, FIRST, SECOND))
    assert [(old.text, new.text) for old, new in found.moved] == [(LAST, LAST)]
    assert kinds(found) == {"moved"}
    line = f"～兵庫県みどり市 取組みのポイント、PDF 1頁（順が変わりました）: {LAST}\n"
    assert line in changes(found, Style(300))
    assert len(found.document()["passages"]["moved"]) == 1


def test_a_passage_that_was_reworded_and_changed_places_is_both() -> None:
    found = compare(holding(FIRST, SECOND, LAST), holding(SECOND.replace("窓口", "玄関"), LAST, FIRST))
    assert [new.text for _, new in found.moved] == [FIRST]
    found = compare(holding(FIRST, LAST, SECOND), holding(SECOND.replace("窓口", "玄関"), FIRST, LAST))
    assert [(pair.new.text, pair.moved) for pair in found.reworded] == [(SECOND.replace("窓口", "玄関"), True)]
    assert not found.moved


def test_where_a_table_stands_in_its_section_is_a_matter_of_typesetting() -> None:
    table = made("2-2-t", "利用者 12人", MIDORI, POINTS, kind="table")
    first, last = (replace(NEXT, passages=row) for row in ((table, *NEXT.passages), (*NEXT.passages, table)))
    assert not compare(first, last)


@given(st.permutations(range(9)))
def test_what_did_not_change_places_rises_and_nothing_fits_between(order: list[int]) -> None:
    old = holding(*(f"{n}番目の話はここで終わる。" for n in range(9)))
    new = holding(*(f"{n}番目の話はここで終わる。" for n in order))
    found = compare(old, new)
    went = {new.text for _, new in found.moved}
    stay = [n for n in order if f"{n}番目の話はここで終わる。" not in went]
    assert stay == sorted(stay)
    for n in set(order) - set(stay):
        with_it = [m for m in order if m in {*stay, n}]
        assert with_it != sorted(with_it)


@given(st.permutations(range(9)))
def test_what_changed_places_is_the_same_in_both_directions(order: list[int]) -> None:
    old = holding(*(f"{n}番目の話はここで終わる。" for n in range(9)))
    new = holding(*(f"{n}番目の話はここで終わる。" for n in order))
    assert {a.text for a, _ in compare(old, new).moved} == {b.text for _, b in compare(new, old).moved}
