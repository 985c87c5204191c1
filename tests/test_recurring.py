"""Books whose titles no profile foresaw: what comes again in every case tells them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import EDITION
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import cards, casebook, parsing, profile, recurring
from jireishu.errors import SourceError
from jireishu.items import Boxed, Line
from jireishu.model import Attribute, Case, Edition, SectionRef
from jireishu.page import Box, Page, Segment, Style

TOWNS = ("みどり野市", "しおかぜ町", "はまべ町")
Lines = Iterable[tuple[float, float, str]]


def read(path: Path, *pages: Lines, dots: bool = False) -> Edition:
    """The lines of each page from the top, with their sizes and where they begin. dots: drawn before what stands in."""
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    for lines in pages:
        y, before = 450.0, 0.0
        for size, x, text in lines:
            y, before = y - (0 if x > before > 0 else 26), x
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(x, y, text)
            if dots and x > 100:
                canvas.circle(x - 8, y + 3.5, 2, fill=1)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def told(town: str) -> Lines:
    return (
        (18, 50, town), (10, 50, "実施主体"), (9, 50, "社会福祉協議会"), (12, 50, "きっかけ"),
        (10, 50, f"{town}の学校から夕食を一人で食べる子がいると聞いた。"), (12, 50, "大切にしていること"),
        (10, 50, f"{town}では困りごとを聞き出そうとしない。"),
    )  # fmt: skip


def test_titles_of_unforeseen_wording_are_those_that_every_case_has(tmp_path: Path) -> None:
    edition = read(tmp_path / "book.pdf", *map(told, TOWNS))
    assert [(c.name, [(s.title, s.kind) for s in c.sections]) for c in edition.cases] == [
        (town, [("きっかけ", "きっかけ"), ("大切にしていること", "大切にしていること")]) for town in TOWNS
    ]
    assert [p.text for p in edition.passages if p.section and p.section.title == "きっかけ"] == [
        f"{town}の学校から夕食を一人で食べる子がいると聞いた。" for town in TOWNS
    ]
    assert [f.kind for f in edition.findings if "きっかけ" in f.message] == ["unknown_section"] * 3


def test_a_title_that_says_what_it_is_about_is_of_that_kind(tmp_path: Path) -> None:
    pages = ([(size, x, text.replace("きっかけ", "始まりの経緯")) for size, x, text in told(t)] for t in TOWNS)
    assert {s.kind for c in read(tmp_path / "book.pdf", *pages).cases for s in c.sections} == {
        "背景・概要", "大切にしていること"
    }  # fmt: skip


def test_titles_that_come_often_are_told_in_one_line(tmp_path: Path) -> None:
    edition = read(tmp_path / "book.pdf", *map(told, (*TOWNS, "あおば村")))
    assert [f.message for f in edition.findings if f.kind == "unknown_section"] == [
        "どの区分の書き方にも当たらない見出しを、この事例集の節としました: きっかけ (4)、大切にしていること (4)"
    ]


@pytest.mark.parametrize("other", ("きっかけ", "実施主体"))
def test_one_line_that_comes_again_makes_no_casebook(other: str, tmp_path: Path) -> None:
    pages = ([line for line in told(town) if line[2] not in ("大切にしていること", other)] for town in TOWNS)
    with pytest.raises(SourceError):
        read(tmp_path / "book.pdf", *pages)


def test_titles_stand_beside_texts_whose_marks_are_drawn(tmp_path: Path) -> None:
    pages = [
        (
            (18, 50, town), (11, 50, "取組の流れ"), (10, 160, f"{town}では相談会を開いた。"),
            (10, 160, "月ごとの予定を渡した。"), (11, 50, "取組の効果"), (10, 160, f"{town}では登録が増えた。"),
        )
        for town in TOWNS
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages, dots=True)
    assert [(p.section.title, p.kind, p.text) for p in edition.passages if p.section] == [
        (title, "bullet", text)
        for town in TOWNS
        for title, text in (
            ("取組の流れ", f"{town}では相談会を開いた。"),
            ("取組の流れ", "月ごとの予定を渡した。"),
            ("取組の効果", f"{town}では登録が増えた。"),
        )
    ]


def test_titles_may_stand_beside_each_other_above_their_texts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(620, 420), invariant=1)
    for town in TOWNS:
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 370, town)
        for n, title in enumerate(("どんな取組か", "なぜ始めたか", "どう進めたか")):
            x = 40 + 190 * n
            canvas.rect(x - 4, 250, 184, 90)
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(x, 324, f"{n + 1}　{title}")
            canvas.setFont(MINCHO, 10)
            for k, text in enumerate(("商店街の閉じた店を借りて放課後", f"に{town}が開いている。")):
                canvas.drawString(x, 304 - 16 * k, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [
        (p.case.name, p.section.number, p.section.title, p.text) for p in edition.passages if p.case and p.section
    ] == [
        (town, n, title, f"商店街の閉じた店を借りて放課後に{town}が開いている。")
        for town in TOWNS
        for n, title in enumerate(("どんな取組か", "なぜ始めたか", "どう進めたか"), 1)
    ]


def test_questions_that_are_numbered_anew_in_every_case_are_titles_though_some_differ(tmp_path: Path) -> None:
    asked = (("なぜ見直したのですか。", "手応えはどうですか。"), ("始めたきっかけは何ですか。", "手応えはどうですか。"))
    pages = [
        (
            (18, 50, town), (12, 50, f"Q1. {asked[n % 2][0]}"), (10, 50, f"{town}では店が減ったからです。"),
            (12, 50, f"Q2. {asked[n % 2][1]}"), (10, 50, f"{town}に人が戻りました。"), (12, 50, "Q3. 助言をください。"),
            (10, 50, f"{town}まで見に来てください。"),
        )
        for n, town in enumerate(TOWNS)
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [[(s.number, s.title) for s in c.sections] for c in edition.cases] == [
        [(1, asked[n % 2][0]), (2, asked[n % 2][1]), (3, "助言をください。")] for n in range(3)
    ]


def test_titles_may_stand_in_brackets_before_their_texts(tmp_path: Path) -> None:
    pages = [
        (
            (18, 50, town), (10, 50, "【実施主体】社会福祉協議会"),
            (10, 50, f"【きっかけ】{town}の学校から話があった。"),
            (10, 50, f"【活動】{town}の公民館で夕食を出す。"),
        )
        for town in TOWNS
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [(p.case.name, p.section.title, p.text) for p in edition.passages if p.case and p.section] == [
        pair
        for town in TOWNS
        for pair in (
            (town, "きっかけ", f"{town}の学校から話があった。"),
            (town, "活動", f"{town}の公民館で夕食を出す。"),
        )
    ]


def test_titles_may_stand_upright_beside_their_texts_and_labels_of_facts_are_none(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for town in TOWNS:
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(50, 450, town)
        for n, (label, value) in enumerate((("面積", "39.4"), ("世帯", "412"))):
            canvas.setFont(GOTHIC, 9)
            canvas.drawString(50 + 80 * n, 428, label)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(50 + 80 * n, 414, value)
        for n, title in enumerate(("始めた理由", "進め方")):
            canvas.rect(48, 320 - 100 * n, 330, 84)
            canvas.rect(48, 320 - 100 * n, 20, 84)
            canvas.setFont(GOTHIC, 11)
            for k, letter in enumerate(title):
                canvas.drawString(52, 390 - 100 * n - 13 * k, letter)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(76, 390 - 100 * n, f"・{town}では登録が少なかった。")
            canvas.drawString(76, 374 - 100 * n, "・担当が一人で、手が回らなかった。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, [s.title for s in c.sections]) for c in edition.cases] == [
        (town, ["始めた理由", "進め方"]) for town in TOWNS
    ]
    assert [p.text for p in edition.passages if p.section and p.section.title == "進め方"] == [
        text for town in TOWNS for text in (f"{town}では登録が少なかった。", "担当が一人で、手が回らなかった。")
    ]


def test_minutes_in_which_speakers_come_again_are_no_casebook(tmp_path: Path) -> None:
    spoken = [
        line
        for n in range(4)
        for who, text in (("山田委員", "前回の資料を見ました。"), ("佐藤課長", f"{n}番の表をご覧ください。"))
        for line in ((12, 50, who), (10, 50, text))
    ]
    with pytest.raises(SourceError):
        read(tmp_path / "book.pdf", ((18, 50, "第3回検討会議事録"), *spoken[:8]), spoken[8:])


def magazine(path: Path) -> Edition:
    """A case a page: its number, an interview with questions of its own, a voice and a box of facts."""
    canvas = Canvas(str(path), pagesize=(420, 560), invariant=1)
    for n, town in enumerate(TOWNS, 1):
        canvas.rect(44, 50, 160, 80)
        for x, y, size, text in (
            (50, 530, 9, f"C A S E 0{n}"), (50, 500, 20, town), (50, 470, 14, "INTERVIEW"),
            (50, 446, 11, f"Q. {town}で始めたのはなぜですか。"), (50, 428, 10, f"{town}では、店が減ったからです。"),
            (50, 404, 11, f"Q. {town}の手応えを教えてください。"), (50, 386, 10, f"{town}に人が戻りました。"),
            (50, 350, 12, "社員の声"), (50, 332, 10, f"{town}で働けてうれしいです。"),
            (50, 112, 12, "会社データ"), (50, 90, 9, f"業種：{'製販農'[n - 1]}業"), (50, 70, 9, f"創業：195{n}年"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def test_titles_that_are_each_set_in_their_own_way_are_those_that_every_case_has(tmp_path: Path) -> None:
    edition = magazine(tmp_path / "book.pdf")
    assert [(c.number, c.name, [s.title for s in c.sections]) for c in edition.cases] == [
        (n, town, ["INTERVIEW", "社員の声"]) for n, town in enumerate(TOWNS, 1)
    ]
    assert [page.printed for c in edition.cases for page in [c.pages]] == [(None,)] * 3


def test_a_question_set_off_from_its_answer_is_a_heading_though_it_ends_a_sentence(tmp_path: Path) -> None:
    edition = magazine(tmp_path / "book.pdf")
    assert [(p.headings, p.text) for p in edition.passages if p.section and p.section.title == "INTERVIEW"] == [
        pair
        for town in TOWNS
        for pair in (
            ((f"Q. {town}で始めたのはなぜですか。",), f"{town}では、店が減ったからです。"),
            ((f"Q. {town}の手応えを教えてください。",), f"{town}に人が戻りました。"),
        )
    ]


def test_a_box_at_the_end_of_each_case_tells_its_facts_a_line_each(tmp_path: Path) -> None:
    edition = magazine(tmp_path / "book.pdf")
    assert [{name: fact.raw for name, fact in c.attributes.items()} for c in edition.cases] == [
        {"業種": f"{'製販農'[n - 1]}業", "創業": f"195{n}年"} for n in (1, 2, 3)
    ]
    assert [p.text for p in edition.passages if p.kind == "figure"] == [
        f"会社データ\n業種：{'製販農'[n - 1]}業\n創業：195{n}年" for n in (1, 2, 3)
    ]


def test_titles_that_every_case_has_are_known_also_where_the_profile_foresaw_some(tmp_path: Path) -> None:
    pages = [
        (
            (18, 50, town), (10.5, 50, "(1) 始まり"), (10, 50, f"{town}の学校から話があった。"),
            (10.5, 50, "(2) あらまし"), (10, 50, f"{town}の公民館で夕食を出す。"),
            (10.5, 50, "(3) ひと工夫"), (10, 50, f"{town}では名前を尋ねない。"),
        )
        for town in TOWNS
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [(c.name, [(s.number, s.title, s.kind) for s in c.sections]) for c in edition.cases] == [
        (town, [(1, "始まり", "始まり"), (2, "あらまし", "あらまし"), (3, "ひと工夫", "工夫")]) for town in TOWNS
    ]


def test_a_table_at_the_foot_of_each_case_tells_its_facts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for n, town in enumerate(TOWNS):
        for y, size, text in (
            (450, 18, town), (420, 12, "きっかけ"), (400, 10, f"{town}の学校から話があった。"), (370, 12, "これから"),
            (350, 10, f"{town}の公民館でも夕食を出す。"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, y, text)
        for row, texts in enumerate((("活動地域", "対象"), (town, ("小学生", "中学生", "誰でも")[n]))):
            for k, text in enumerate(texts):
                canvas.rect(50 + 120 * k, 280 - 24 * row, 120, 24)
                canvas.setFont(MINCHO, 10)
                canvas.drawString(54 + 120 * k, 288 - 24 * row, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [{name: fact.raw for name, fact in c.attributes.items()} for c in edition.cases] == [
        {"活動地域": town, "対象": ("小学生", "中学生", "誰でも")[n]} for n, town in enumerate(TOWNS)
    ]


def edition(cases: Sequence[Case], *bare: str) -> Edition:
    """bare: the titles of sections that have no text."""
    told = [(case, s) for case in cases for s in case.sections if s.title not in bare]
    passages = tuple(replace(EDITION.passages[0], case=case.ref(), section=s) for case, s in told)
    return replace(EDITION, cases=tuple(cases), passages=passages)


def test_learnt_titles_count_only_where_no_section_is_lost_for_them() -> None:
    def cases(*kinds: str) -> list[Case]:
        sections = tuple(SectionRef(n, kind, kind) for n, kind in enumerate(kinds, 1))
        return [replace(EDITION.cases[0], id=f"2-{n}", sections=sections) for n in range(3)]

    def counts(learnt: Sequence[Case], found: Sequence[Case], *bare: str) -> bool:
        return recurring.loses_nothing(edition(learnt, *bare), edition(found), profile.load())

    found = cases("地域の状況", "課題")
    assert counts(cases("地域の状況", "きっかけ", "課題"), found)
    assert counts(cases("きっかけ"), [])
    assert not counts(cases("地域の状況", "きっかけ", "大切なこと"), found)
    assert not counts(cases("地域の状況", "きっかけ", "課題")[:2], found)
    assert not counts(cases("地域の状況"), found)
    assert not counts(cases("地域の状況", "市の状況", "課題"), found, "地域の状況")  # a heading of it
    bare = [replace(case, attributes={}) for case in cases("地域の状況", "総人口", "課題")]
    assert not counts(bare, found)
    taken = [replace(case, attributes={"総人口": Attribute("きっかけ", "きっかけ")}) for case in found]
    bare = [replace(case, attributes={}) for case in cases("地域の状況", "きっかけ", "課題")]
    assert counts(bare, taken)  # its title stood level with a label


def test_paragraphs_that_stand_in_below_their_titles_go_on_where_they_are_indented_further(tmp_path: Path) -> None:
    said = "の公民館では夕食を出し、名前を尋ねずに誰でも迎えている。"
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for town in TOWNS:
        first = 23 - len(town)
        for y, size, x, text in (
            (450, 18, 50, town),
            (420, 10.5, 50, "(1) 始まり"), (404, 10, 70, town + said[:first]), (390, 10, 60, said[first:]),
            (360, 10.5, 50, "(2) ひと工夫"), (344, 10, 70, town + said[:first]), (330, 10, 60, said[first:]),
        ):  # fmt: skip
            canvas.setFont(MINCHO if size == 10 else GOTHIC, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    assert [p.text for p in parsing.parse(tmp_path / "book.pdf").passages] == [
        town + said for town in TOWNS for _ in "12"
    ]


@pytest.mark.parametrize("form", ["実践{n}　{town}", "Story 0{n}|{town}"])
def test_cases_may_be_counted_by_a_word_of_the_book_s_own(form: str, tmp_path: Path) -> None:
    pages = [
        (
            *((18 - 6 * k, 50, part) for k, part in enumerate(form.format(n=n, town=town).split("|"))),
            (12, 50, "きっかけ"), (10, 50, f"{town}の学校から話があった。"),
            (12, 50, "これから"), (10, 50, f"{town}の公民館でも夕食を出す。"),
        )
        for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [(c.number, c.name) for c in edition.cases] == list(enumerate(TOWNS, 1))
    assert [p.text for p in edition.passages] == [
        text for town in TOWNS for text in (f"{town}の学校から話があった。", f"{town}の公民館でも夕食を出す。")
    ]


def test_cases_may_be_counted_anew_in_every_chapter(tmp_path: Path) -> None:
    pages: list[Lines] = []
    for chapter in (1, 2):
        pages.append([(20, 50, f"第{chapter}章　暮らしの場{chapter}")])
        for n, town in enumerate(TOWNS, 1):
            pages.append([(18, 50, f"実践{n}　{town}"), *list(told(town))[1:]])
    cases = read(tmp_path / "book.pdf", *pages).cases
    assert [(c.chapter, c.number, c.name) for c in cases] == [
        (chapter, n, town) for chapter in (1, 2) for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip


def test_what_is_counted_anew_in_every_case_counts_no_cases(tmp_path: Path) -> None:
    pages = [[(18, 50, town), *((12, 50, f"工夫{n}") for n in (1, 2, 3)), *list(told(town))[3:]] for town in TOWNS]
    assert [(c.number, c.name) for c in read(tmp_path / "book.pdf", *pages).cases] == [(None, town) for town in TOWNS]


@pytest.mark.parametrize("form", ["――{town}が{what}はなぜですか。", "Q. {town}が{what}はなぜですか。"])
def test_questions_that_differ_from_case_to_case_are_titles_where_the_cases_are_counted(
    form: str, tmp_path: Path
) -> None:
    pages = [
        (
            (12, 50, f"FILE 0{n}"), (18, 50, town),
            (11, 50, form.format(town=town, what="始めたの")), (10, 50, f"{town}では店が減り、集う所がないからです。"),
            (11, 50, form.format(town=town, what="続いたの")), (10, 50, f"{town}に人が戻り、手伝う人が増えました。"),
        )
        for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert [(c.number, c.name, [s.title for s in c.sections]) for c in edition.cases] == [
        (n, town, [form.format(town=town, what=what) for what in ("始めたの", "続いたの")])
        for n, town in enumerate(TOWNS, 1)
    ]
    with pytest.raises(SourceError):  # questions alone make no casebook
        read(tmp_path / "faq.pdf", *(lines[1:] for lines in pages))


def test_a_box_with_one_line_set_as_the_titles_in_bars_is_a_title_of_less_common_wording() -> None:
    style = Style("g", 12.0, "000000", False)

    def title(text: str, page: int) -> Line:
        return Line(page, text, 60, 100, 60 + 12 * len(text), 112, style, 1.0, 60, 60, 300, barred=True)

    def box(line: Line) -> Boxed:
        return Boxed(line.page, Box(50, 96, 310, 116), (line,), False)

    titles = [title(text, page) for page in (1, 2) for text in ("地域の状況", "今後の課題")]
    rare, other = title("市や会社との連携内容", 1), title("写真の説明", 1)
    small = replace(rare, style=Style("g", 9.0, "000000", False))
    read = profile.load()
    assert cards.opened([*titles, box(rare)], read) == [*titles, rare]
    assert cards.opened([*titles, box(other)], read) == [*titles, box(other)]
    assert cards.opened([*titles, box(small)], read) == [*titles, box(small)]
    said = replace(other, text="送迎を続けている", style=replace(style, font="m"))
    whole = Boxed(1, Box(50, 96, 310, 140), (other, said), False)
    told = [other, Boxed(1, said.box, (said,), False)]  # which three boxes begin with
    assert cards.opened([*titles, *[whole] * 3], read) == [*titles, *told * 3]
    assert cards.opened([*titles, whole], read) == [*titles, whole]


def test_a_heading_with_which_boxes_often_begin_above_a_list_is_one_of_running_text() -> None:
    style = Style("m", 10.0, "000000", False)

    def box(*said: str) -> Boxed:
        lines = [Line(1, text, 50, 50, 250, 60, style, 1.0, 50) for text in said]
        return Boxed(1, Box(40, 40, 260, 90), (replace(lines[0], style=replace(style, font="g")), *lines[1:]), False)

    card, aside = box("農業への効果", "・出荷が増えた。"), box("コラム", "・出荷が増えた。")
    prose = box("農業への効果", "出荷が増えた。")
    read = profile.load()
    text = [replace(prose.lines[1], text=f"冬の間の作業が少ないという相談が{n}つの村からあった。") for n in range(9)]
    assert cards.opened([*text, *[card] * 3], read) == [*text, *card.lines * 3]
    for kept in ([card] * 2, [aside] * 3, [prose] * 3):
        assert cards.opened([*text, *kept], read) == [*text, *kept]


def test_the_word_that_a_book_counts_its_cases_by_may_stand_alone(tmp_path: Path) -> None:
    cases = [[(18, 50, f"物語{n}　{town}"), *list(told(town))[1:], (12, 50, "物語")] for n, town in enumerate(TOWNS, 1)]
    assert [(c.number, c.name) for c in read(tmp_path / "book.pdf", *cases).cases] == list(enumerate(TOWNS, 1))


def test_headings_that_every_case_has_are_none_of_its_numbered_titles_where_they_are_smaller(tmp_path: Path) -> None:
    def told(number: int, town: str) -> Lines:
        said = (10, 50, f"{town}では話し合いを重ねてから始めている。")
        return (
            (20, 50, f"事例{number} {town}"),
            (16, 50, "1 実施の背景と概要"), (8, 250, "Background"), (13, 50, "実施の背景"), said,
            (13, 50, "商工会との連携"), said,
            (16, 50, "2 取組みのポイント"), (8, 250, "Key points"), (13, 50, "学校との連携"), said,
            (16, 50, "3 取組みの成果"), (8, 250, "Results"), said,
            (16, 50, "4 今後の課題"), (8, 250, "Outlook"), said,
        )  # fmt: skip

    edition = read(tmp_path / "book.pdf", *(told(n, town) for n, town in enumerate(TOWNS, 1)))
    titles = ["実施の背景と概要", "取組みのポイント", "取組みの成果", "今後の課題"]
    assert [[s.title for s in c.sections] for c in edition.cases] == [titles] * 3
    headings = [("実施の背景",), ("商工会との連携",), ("学校との連携",), (), ()]
    assert [p.headings for p in edition.passages] == headings * 3


def test_headings_that_every_case_has_are_none_of_its_titles_where_foreseen_ones_are_larger(tmp_path: Path) -> None:
    def told(number: int, town: str) -> Lines:
        said = (10, 50, f"{town}では話し合いを重ねてから始めている。")
        return (
            (20, 50, f"事例{number} {town}"),
            (16, 50, "地域の状況"), (10, 50, f"人口：{number}.4万人"),
            (16, 50, "事業の背景と概要"), (13, 50, "実施の背景"), said, (13, 50, "実施の経過"), said,
            (13, 50, "実施の概要"), said, (16, 50, "今後の課題"), (13, 50, f"{town}の学校"), said,
        )  # fmt: skip

    edition = read(tmp_path / "book.pdf", *(told(n, town) for n, town in enumerate(TOWNS, 1)))
    assert [[s.title for s in c.sections] for c in edition.cases] == [
        ["地域の状況", "事業の背景と概要", "今後の課題"]
    ] * 3
    assert [p.headings for p in edition.passages if p.case and p.case.name == TOWNS[0] and "。" in p.text] == [
        ("実施の背景",), ("実施の経過",), ("実施の概要",), ("みどり野市の学校",)
    ]  # fmt: skip


def test_titles_count_that_a_book_has_though_a_title_was_taken_for_a_case_without_them() -> None:
    sections = tuple(SectionRef(n, kind, kind) for n, kind in enumerate(("自治体の概況", "地域の状況", "課題"), 1))
    learnt = [replace(EDITION.cases[0], id=f"2-{n}", sections=sections) for n in range(3)]
    found = [replace(case, sections=sections[1:]) for case in learnt]
    title = replace(learnt[0], name="自治体の 概況", sections=(), attributes={})
    assert recurring.loses_nothing(edition(learnt), edition([title, *found]), profile.load())
    other = [replace(title, name="みどり野市"), *found]
    assert not recurring.loses_nothing(edition(learnt), edition(other), profile.load())


@pytest.mark.parametrize("title", ("（{n}）{said}", "{said}"))
def test_titles_of_cases_are_of_more_kinds_than_numbered_headings_within_them(title: str, tmp_path: Path) -> None:
    said = (10, 50, "・町では話し合いを重ねてから始めている。")

    def told(number: int, town: str) -> Lines:
        yield (20, 50, f"事例{number} {town}")
        for n, name in enumerate(("地域の状況", "取組みの成果", "今後の課題"), 1):
            yield (13, 50, title.format(n=n, said=name))
            for k, heading in enumerate(("背景", "経緯", "実施の背景", "事業の概要"), 1):
                yield from ((12, 50, f"{k} {town}の{heading}"), said) if n == 2 else ()
            yield said

    edition = read(tmp_path / "book.pdf", *(told(n, town) for n, town in enumerate(TOWNS, 1)))
    assert [[s.title for s in c.sections] for c in edition.cases] == [["地域の状況", "取組みの成果", "今後の課題"]] * 3


def test_a_title_that_is_said_again_above_the_next_box_of_its_section_begins_no_case(tmp_path: Path) -> None:
    def told(number: int, town: str) -> Lines:
        return (
            (20, 50, f"CASE {number:02}"), (16, 50, town), (10.5, 50, "取組みのポイント"),
            (10, 50, "●学校との連携"), (9, 50, f"・{town}の学校から話があった。"),
            (10.5, 50, "取組みのポイント"), (10, 50, "●店との連携"), (9, 50, f"・{town}の店で手伝う。"),
            (10.5, 50, "今後の課題"), (9, 50, f"・{town}で送迎を続ける。"),
        )  # fmt: skip

    edition = read(tmp_path / "book.pdf", *(told(n, town) for n, town in enumerate(TOWNS, 1)))
    assert [(c.name, [s.title for s in c.sections]) for c in edition.cases] == [
        (town, ["取組みのポイント", "今後の課題"]) for town in TOWNS
    ]
    assert [p.headings for p in edition.passages] == [("学校との連携",), ("店との連携",), ()] * 3


def test_points_that_stand_each_in_a_frame_are_the_text_of_their_section(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for number, town in enumerate(TOWNS, 1):
        for size, y, text in (
            (18, 450, f"事例{number}　{town}"), (13, 420, "取組みのポイント"), (11, 390, "ポイント1　学校との連携"),
            (10, 372, f"　{town}の学校と、月に一度話し合っている。"), (11, 330, "ポイント2　店との連携"),
            (10, 312, f"　{town}の店で、短い時間の作業を手伝う。"), (13, 270, "今後の課題"),
            (10, 250, f"　{town}で、送迎を続けることが課題である。"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, y, text)
        canvas.rect(44, 362, 340, 44)
        canvas.rect(44, 302, 340, 44)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.title, p.headings) for p in edition.passages if p.section] == [
        ("取組みのポイント", ("学校との連携",)), ("取組みのポイント", ("店との連携",)), ("今後の課題", ())
    ] * 3  # fmt: skip


def with_points(town: str) -> Lines:
    return (
        (18, 50, f"事例{1 + TOWNS.index(town)}　{town}"), (9, 50, "【総人口】12.3万人"), (12, 50, "1 取組みのポイント"),
        (10, 50, f"【{town}商店街との連携】店主との打合せは月に2回、閉店後に行っている。"),
        (10, 50, "〔送迎の工夫〕バスの便が少ないため、相乗りの送迎を社協と分担している。"),
        (10, 50, "・運転手は交替で務める。"), (12, 50, "2 今後の課題"),
        (10, 50, "【冬の作業】冬の間の作業が少ないことが課題である。"),
    )  # fmt: skip


def test_headings_that_begin_the_line_of_their_text_are_headings_where_a_book_has_many(tmp_path: Path) -> None:
    edition = read(tmp_path / "book.pdf", *map(with_points, TOWNS))
    assert [(p.headings, p.text) for p in edition.passages if p.case and p.case.name == TOWNS[0] and p.section] == [
        ((f"{TOWNS[0]}商店街との連携",), "店主との打合せは月に2回、閉店後に行っている。"),
        (("送迎の工夫",), "バスの便が少ないため、相乗りの送迎を社協と分担している。"),
        (("送迎の工夫",), "運転手は交替で務める。"),
        (("冬の作業",), "冬の間の作業が少ないことが課題である。"),
    ]
    assert edition.cases[0].attributes["総人口"].raw == "12.3万人"


def test_words_in_brackets_before_a_text_are_of_it_where_a_book_has_few(tmp_path: Path) -> None:
    pages = [*map(told, TOWNS[1:]), [*told(TOWNS[0]), (10, 50, "【追記】今年度からは毎週開いている。")]]
    assert "【追記】今年度からは毎週開いている。" in [p.text for p in read(tmp_path / "book.pdf", *pages).passages]


def test_headings_little_smaller_than_titles_that_are_all_of_one_size_are_none_of_them(tmp_path: Path) -> None:
    def told(number: int, town: str) -> Lines:
        said = (10, 50, f"{town}では話し合いを重ねてから始めている。")
        return (
            (20, 50, f"事例{number} {town}"), (12.6, 50, "事業の背景と概要"), (12, 50, "実施の背景"), said,
            (12, 50, "実施の概要"), said, (12.6, 50, "今後の課題"), (12, 50, f"{town}の工夫"), said,
        )  # fmt: skip

    edition = read(tmp_path / "book.pdf", *(told(n, town) for n, town in enumerate(TOWNS, 1)))
    assert [[s.title for s in c.sections] for c in edition.cases] == [["事業の背景と概要", "今後の課題"]] * 3
    headings = [p.headings for p in edition.passages if p.case and p.case.name == TOWNS[0]]
    assert headings == [("実施の背景",), ("実施の概要",), ("みどり野市の工夫",)]


def test_of_titles_that_recur_the_larger_are_those_of_sections_and_bars_that_say_what_they_are_about(
    tmp_path: Path,
) -> None:
    """Two boxes side by side under bars, and below them two larger titles, the first above three smaller headings."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 620), invariant=1)
    for town in (*TOWNS, "あおば村"):
        canvas.setFont(GOTHIC, 20)
        canvas.drawString(40, 570, f"{town}の小さな工場")
        for n, (title, text) in enumerate(
            (("始める前の課題", "手書きの伝票が多い。"), ("始めた後の効果", "伝票が減った。"))
        ):
            canvas.rect(40 + 250 * n, 470, 230, 80)
            canvas.setFillGray(0.4)
            canvas.rect(40 + 250 * n, 530, 230, 20, fill=1)
            canvas.setFillGray(1)
            canvas.setFont(GOTHIC, 10)
            canvas.drawString(120 + 250 * n, 536, title)
            canvas.setFillGray(0)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(50 + 250 * n, 510, f"・{town}では{text}")
            canvas.drawString(50 + 250 * n, 494, f"・{town}では、二人の手が足りない。")
        y = 450
        for size, text in (
            (13, "取組のプロセス"), (10.1, "業務を洗い出す"), (10, f"{town}の全員で書き出した。"), (10.1, "道具を選ぶ"),
            (10, f"{town}の一軒から試した。"), (10.1, "現場に広げる"), (10, f"{town}の職人に教えた。"),
            (13, "これからのこと"), (10, f"{town}の外にも広げる。"),
        ):  # fmt: skip
            y -= 26 if size == 13 else 18
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(40, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    titles = ["始める前の課題", "始めた後の効果", "取組のプロセス", "これからのこと"]
    assert [[s.title for s in case.sections] for case in edition.cases] == [titles] * 4
    assert [p.headings for p in edition.passages if p.case == edition.cases[0].ref()] == [
        (), (), (), (), ("業務を洗い出す",), ("道具を選ぶ",), ("現場に広げる",), (),
    ]  # fmt: skip


def test_headings_about_what_the_larger_titles_are_about_are_nothing_to_read_a_book_again_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[object] = []

    def dissected(*pages: Any, **about: Any) -> casebook.Dissection:
        times.append(pages)
        return once(*pages, **about)

    once = casebook._dissected
    monkeypatch.setattr(casebook, "_dissected", dissected)
    heads = ("実施の背景と概要", "実施の背景", "事業の概要", "取組みのポイント", "取組みの成果", "今後の課題")
    pages = [
        [(20.0, 50.0, f"事例{n} {town}")]
        + [
            one
            for head in heads
            for one in (
                (12.0 if head in heads[1:3] else 14.0, 50.0, head),
                (10.0, 50.0, f"{town}では{head}を月に一度話し合う。"),
            )
        ]
        for n, town in enumerate(TOWNS, 1)
    ]
    edition = read(tmp_path / "book.pdf", *pages)
    assert [len(case.sections) for case in edition.cases] == [4] * 3
    assert len(times) == 1


def test_numbers_in_brackets_before_headings_are_no_headings(tmp_path: Path) -> None:
    def lines(n: int, town: str, said: str) -> Lines:
        return (
            (18, 50, f"事例{n}　{town}"), (14, 50, "取組みのポイント"), (11, 50, f"【1】{town}で話を聞く場"),
            (10, 50, f"・{said}の集まりを月に一度開いている。"), (11, 50, f"【2】{said}へ通う手だて"),
            (10, 50, f"・{town}の車で送り迎えをしている。"), (14, 50, "今後の課題"),
            (11, 50, f"【1】{said}を続けるために"), (10, 50, f"・{town}の担い手が少ない。"),
        )  # fmt: skip

    said = ("畑", "港", "森")
    pages = (lines(n, town, what) for n, (town, what) in enumerate(zip(TOWNS, said, strict=True), 1))
    passages = read(tmp_path / "book.pdf", *pages).passages
    assert [p.headings for p in passages] == [
        (heading,)
        for n, what in enumerate(said, 1)
        for heading in (f"{TOWNS[n - 1]}で話を聞く場", f"{what}へ通う手だて", f"{what}を続けるために")
    ]


def test_a_letter_alone_is_no_title_however_often_it_stands_before_titles(tmp_path: Path) -> None:
    """The rest of a name that wraps."""
    pages = [
        (
            (18, 50, f"事例{n}　{town[:-1]}"), (18, 50, town[-1]), (12, 50, "はじめた訳"),
            (10, 50, f"{town}では店が減った。"), (12, 50, "つづいた訳"), (10, 50, f"{town}に人が戻った。"),
        )
        for n, town in enumerate(("みどり野市", "はまべ市", "しおかぜ市"), 1)
    ]  # fmt: skip
    edition = read(tmp_path / "book.pdf", *pages)
    assert {s.title for c in edition.cases for s in c.sections} == {"はじめた訳", "つづいた訳"}


def test_a_label_with_its_value_above_a_larger_title_is_no_title() -> None:
    style, usual = Style("g", 9.5, "", False), Style("m", 10.5, "", False)

    def page(*texts: tuple[str, float, float, Style]) -> Page:
        every = (
            (t, x, top, x + own.size * len(t), top + own.size, own, n, x) for n, (t, x, top, own) in enumerate(texts)
        )
        return Page(1, 595, 842, tuple(Segment(*one) for one in every))

    label, value = ("主管課", 65, 166, style), ("健康福祉課", 182, 166, replace(usual, size=9.5))
    title, text = ("地域の特性と課題", 65, 180, replace(style, size=12)), ("路線バスが廃止された。", 65, 200, usual)
    for told, texts in ((False, (label, value, title, text)), (True, (label, title, text))):
        book = page(*texts)
        assert recurring.tells(book.segments[0], book, usual) is told


def test_a_title_that_is_none_of_the_profile_s_is_learnt_though_its_sections_were_found() -> None:
    sections = tuple(SectionRef(None, title, title) for title in ("背景と目的", "取組前", "取組後"))
    cases = [replace(EDITION.cases[0], id=str(n), sections=sections) for n in range(3)]
    text, bar = Style("m", 10, "", False), Style("g", 12, "", False)
    pages = [
        Page(n, 595, 842, tuple(
            Segment(t, 50, top, 50 + own.size * len(t), top + own.size, own, k, 50)
            for k, (t, top, own) in enumerate(
                one for k, s in enumerate(sections)
                for one in ((s.title, 100 + 60 * k, bar), (f"{s.title}は{n}年で大きく変わった。", 120 + 60 * k, text))
            )
        ))
        for n in range(1, 4)
    ]  # fmt: skip
    plain = profile.load()
    assert plain.is_title("取組前") is False
    assert recurring.learnt(pages, plain, cases).is_title("取組前")


@pytest.mark.parametrize(("value", "tells"), [("12名", False), ("", True)])
def test_a_label_with_its_value_tells_nothing_that_stands_below_a_larger_title(value: str, tells: bool) -> None:
    label, running = Style("g", 9.5, "000000", False), Style("m", 10.8, "000000", False)
    parts = [("従業員数", 60.0, 100.0, label), (value, 170.0, 100.0, label)]
    parts += [
        ("雇用のきっかけ", 60.0, 120.0, replace(label, size=12.5)),
        ("近所の学校から見学を頼まれた。", 60.0, 140.0, running),
    ]
    segments = [Segment(t, x, y, x + s.size * len(t), y + s.size, s, n, x) for n, (t, x, y, s) in enumerate(parts) if t]
    assert recurring.tells(segments[0], Page(1, 595, 842, tuple(segments)), running) is tells
