"""What a list of the cases says of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import contents, doubts, parsing, profile
from jireishu.contents import Contents, Entry
from jireishu.errors import SourceError
from jireishu.items import Line
from jireishu.ledgers import Row
from jireishu.model import Edition
from jireishu.names import called
from jireishu.page import Page, Style

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"
NAMES = ("みどり野市", "しおかぜ町")
TOWNS = (*NAMES, "はまべ町", "あおば村", "山手市")
HEADLINE = "町の商店や工場とともに短い時間の仕事を{town}でつくる"


def table(canvas: Canvas, rows: Sequence[Sequence[str]]) -> None:
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            canvas.rect(50 + 80 * m, 400 - 24 * n, 80, 24)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(54 + 80 * m, 407 - 24 * n, text)


def told(canvas: Canvas, *lines: tuple[float, str]) -> None:
    """The lines of a case's page, each with its size."""
    for n, (size, text) in enumerate(lines):
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(50, 440 - 26 * n, text)


@pytest.mark.parametrize("numbers", ["12", "①②", "１２", "アイ"])
def test_the_number_of_a_case_in_a_list_may_be_printed_in_any_way(tmp_path: Path, numbers: str) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    rows = [("番号", "自治体名", "人口", "頁"), *zip(numbers, NAMES, ("12万人", "3万人"), "23", strict=True)]
    table(canvas, rows)
    for number, name in enumerate(NAMES, 1):
        canvas.showPage()
        told(
            canvas,
            (18, f"{number} {name}"),
            (10, "町工場とつくる仕事"),
            (12, "〔地域の状況〕"),
            (10, f"・{TEXT}"),
            (12, "〔今後の課題〕"),
            (10, f"・{TEXT}"),
        )
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(case.number, case.name) for case in cases] == [(1, "みどり野市"), (2, "しおかぜ町")]
    assert [case.attributes["総人口"].value for case in cases] == [120000, 30000]


@pytest.mark.parametrize(
    ("leader", "towns", "page"),
    [
        *((leader, TOWNS, "{}") for leader in ("……", "----------", "――――", "____", " ")), ("……", NAMES, "{}"),
        *(("　……　", TOWNS, page) for page in ("{}ページ", "{} 頁", "p.{}", "Ｐ{}")),
    ],
)  # fmt: skip
def test_what_leads_to_the_page_number_is_no_part_of_a_name(
    tmp_path: Path, leader: str, towns: tuple[str, ...], page: str
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(
        ("目次", "第1章 事例", *(f"{n} {town}{leader}{page.format(n)}" for n, town in enumerate(towns, 1)))
    ):
        canvas.drawString(50, 440 - 20 * n, text)
    for number, town in enumerate(towns, 1):
        canvas.showPage()
        told(
            canvas,
            (18, f"{number} {town}"),
            (10, "町工場とつくる仕事"),
            (12, "〔地域の状況〕"),
            (10, f"・{TEXT}"),
        )
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.id, case.name) for case in edition.cases] == [(f"1-{n}", town) for n, town in enumerate(towns, 1)]
    assert edition.findings == ()


def book(path: Path, contents: list[str], foot: bool = True, many: bool = False) -> Edition:
    """A casebook with a 目次 of such lines, a list of its cases (many: with other pages) and a page a case."""
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(contents):
        for x, part in zip((50, 380), text.split("|"), strict=False):
            canvas.drawString(x, 470 - 20 * n, part)
    rows = [
        ("番号", "自治体名", "人口", "頁"),
        *((str(n), town, "3万人", f"{n + 50 * many}") for n, town in enumerate(TOWNS, 1)),
    ]
    if many:
        canvas.showPage()
        table(canvas, rows)
    for number, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(
            canvas,
            (18, f"事例{number} {town}"),
            (10, "町工場とつくる仕事"),
            (12, "〔地域の状況〕"),
            (10, f"・{TEXT}"),
        )
        canvas.setFont(MINCHO, 9)
        canvas.drawString(205, 20, str(number) if foot else "")
    canvas.save()
    return parsing.parse(path)


def test_a_list_of_contents_without_page_numbers_is_one(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", ["目次", "第2章 町の事例", *(f"事例{n} {t}" for n, t in enumerate(TOWNS, 1))])
    assert [case.id for case in edition.cases] == ["2-1", "2-2", "2-3", "2-4", "2-5"]
    assert edition.findings == ()


def test_the_title_of_a_chapter_may_wrap_in_a_list_of_contents_without_page_numbers(tmp_path: Path) -> None:
    title = "第2章 ハローワーク、商工会議所、社会福祉協議会などとともに進める町の事"
    cases = [f"事例{n} {town}" for n, town in enumerate(TOWNS, 1)]
    edition = book(tmp_path / "book.pdf", ["目次", title, "例", *cases])
    assert edition.chapters == ((2, "ハローワーク、商工会議所、社会福祉協議会などとともに進める町の事例"),)
    assert [case.name for case in edition.cases] == list(TOWNS)


def test_a_list_of_contents_without_page_numbers_may_count_cases_as_sections_are_counted(tmp_path: Path) -> None:
    """Their names stand in bands with boxed taglines, which nothing else tells from other boxes."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(canvas, (10, "目次"), (10, "第2章 町の事例"), *((10, f"{n}. {t}") for n, t in enumerate(TOWNS, 1)))
    for number, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(canvas, (12, "はじめに" if number == 1 else "囲み"))
        canvas.rect(40, 340, 300, 60)
        canvas.rect(46, 346, 288, 20)
        for size, y, text in (
            (15, 376, f"{number}. {town}"), (10, 352, "町工場とつくる仕事"), (12, 300, "一、地域の状況"),
            (10, 280, f"・{TEXT}"), (12, 250, "二、取組みのポイント"), (10, 230, f"・{TEXT}"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC, size)
            canvas.drawString(50, y, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.id, c.name, c.tagline) for c in edition.cases] == [
        (f"2-{n}", town, "町工場とつくる仕事") for n, town in enumerate(TOWNS, 1)
    ]
    assert [finding.kind for finding in edition.findings] == []


def test_a_page_that_only_names_the_cases_is_no_sample(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", ["町の取組み", *(f"事例{n} {t}" for n, t in enumerate(TOWNS, 1))])
    assert [finding.kind for finding in edition.findings] == ["no_contents"]


def test_a_ruled_list_of_cases_is_a_list_of_contents() -> None:
    page, row = Page(1, 500, 400), Row(1, "みどり野市", "", "2", {}, 1)
    assert {f.kind for f in doubts.of_pages([page], Contents(rows=(row,)), ())} == {"no_text"}
    assert {f.kind for f in doubts.of_pages([page], Contents(), ())} == {"no_text", "no_contents"}


def test_the_page_at_the_end_of_a_contents_line_is_no_page_number(tmp_path: Path) -> None:
    lines = [
        "第9章 附録....................|31",
        "目次",
        *(f"事例{n} {t}..........{n}" for n, t in enumerate(TOWNS, 1)),
    ]
    edition = book(tmp_path / "book.pdf", lines)
    assert edition.page_labels == (None, "1", "2", "3", "4", "5")
    assert edition.findings == ()


def test_many_pages_that_a_list_names_otherwise_are_told_at_once(tmp_path: Path) -> None:
    lines = ["目次", *(f"事例{n} {t}..........{n}" for n, t in enumerate(TOWNS, 1))]
    found = [(f.kind, f.message, f.page) for f in book(tmp_path / "book.pdf", lines, many=True).findings]
    assert found == [("disagreement", "みどり野市: 一覧表の頁 51 と本文の頁 1 が合いません（同じことが 5 件）", 3)]


@pytest.mark.parametrize("wrapped", [False, True])
def test_what_stands_between_the_number_of_a_case_and_its_listed_name_is_its_tagline(
    wrapped: bool, tmp_path: Path
) -> None:
    """wrapped: the page numbers in the 目次 stand on lines of their own."""
    listed = [(f"事例{n} {town}{'・' * 20}", str(n + 10)) for n, town in enumerate(TOWNS, 1)]
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(canvas, (10, "目次"), *((10, text) for pair in listed for text in (pair if wrapped else ["".join(pair)])))
    for n, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(
            canvas, (11, f"事例 {n}"), (13, "町工場とつくる仕事"), (18, town), (12, "〔地域の状況〕"), (10, f"・{TEXT}")
        )
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.number, case.name, case.tagline) for case in edition.cases] == [
        (n, town, "町工場とつくる仕事") for n, town in enumerate(TOWNS, 1)
    ]
    assert [p.text for p in edition.passages] == [TEXT] * 5


def test_a_row_is_that_of_a_case_by_the_end_of_its_name_where_the_number_is_the_same() -> None:
    rows = [Row(n, name, "", "", {}, 3) for n, name in enumerate(("みどり野市", "しおかぜ町", "かぜ町"), 1)]
    listed = Contents(rows=tuple(rows))
    assert listed.row(2, "沖縄県海辺郡しおかぜ町") == rows[1]
    assert listed.row(3, "沖縄県海辺郡しおかぜ町") == rows[2]
    assert listed.row(1, "沖縄県海辺郡しおかぜ町") is None


def test_a_page_of_the_contents_that_is_not_that_of_the_body_is_told(tmp_path: Path) -> None:
    lines = ["目次", *(f"事例{n} {t}..........{8 if n == 3 else n}" for n, t in enumerate(TOWNS, 1))]
    found = [(f.kind, f.message, f.page) for f in book(tmp_path / "book.pdf", lines).findings]
    assert found == [("disagreement", "はまべ町: 目次の頁 8 と本文の頁 3 が合いません", 4)]
    assert book(tmp_path / "bare.pdf", lines, foot=False).findings == ()  # no page is printed in the body


@pytest.mark.parametrize("page", ["{:02}", "{}頁", "p.{}"])
@pytest.mark.parametrize("digits", ["0123456789", "０１２３４５６７８９"])
def test_a_page_may_be_printed_in_the_contents_in_any_way(tmp_path: Path, page: str, digits: str) -> None:
    said = [page.format(n).translate(str.maketrans("0123456789", digits)) for n in range(1, 6)]
    lines = ["目次", *(f"事例{n} {t}..........{said[n - 1]}" for n, t in enumerate(TOWNS, 1))]
    assert book(tmp_path / "book.pdf", lines).findings == ()


def read(*rows: tuple[str, ...]) -> list[tuple[int, str, str]]:
    """The number, name and page of each entry of a page whose columns are read one after the other."""
    style = Style("m", 10.0, "000000", False)
    lines = [
        Line(1, row[column], x, 60.0 + 20 * n, x + 10 * len(row[column]), 70.0 + 20 * n, style, 1.0, x)
        for column, x in enumerate((50.0, 250.0, 480.0))
        for n, row in enumerate(rows)
        if row[column : column + 1]
    ]
    return [(e.number, e.name, e.page) for e in contents.read([lines], profile.load()).entries]


@pytest.mark.parametrize(
    "row", ["事例{n} {town}|{n}", "{n}. {town}|{n}", "{n}. {town}|……………{n}", "{n}. {town}|……………|{n}"]
)
def test_the_page_of_a_case_may_stand_far_right_of_its_name_in_the_contents_as_may_the_dots(row: str) -> None:
    rows = [tuple(row.format(n=n, town=town).split("|")) for n, town in enumerate(TOWNS, 1)]
    assert read(("目次",), *rows) == [(n, town, str(n)) for n, town in enumerate(TOWNS, 1)]


def test_the_word_that_heads_the_contents_is_no_entry_though_its_letters_stand_apart() -> None:
    rows = [(f"{n}. {town}……………{n}",) for n, town in enumerate(TOWNS, 1)]
    assert read(("C O N T E N T S",), *rows) == [(n, town, str(n)) for n, town in enumerate(TOWNS, 1)]


def headlines(path: Path, title: str, *more: str) -> list[tuple[str, str]]:
    """The names and taglines of the cases of a book, whose titles are of such a form, and the lines below them."""
    canvas = Canvas(str(path), pagesize=(520, 500), invariant=1)
    for n, town in enumerate(TOWNS, 1):
        lines = [(13, title.format(n=n, town=town)), *((11, text.format(town=town)) for text in more)]
        told(canvas, *lines, (12, "〔取組みの成果〕"), (10, f"・{TEXT}"), (12, "〔今後の課題〕"), (10, f"・{TEXT}"))
        canvas.showPage()
    canvas.save()
    return [(case.name, case.tagline) for case in parsing.parse(path).cases]


def test_what_most_headlines_have_in_brackets_at_their_end_are_the_names_of_their_cases(tmp_path: Path) -> None:
    cases = headlines(tmp_path / "book.pdf", "事例{n}　" + HEADLINE + "（{town}社協）")
    assert cases == [(f"{town}社協", HEADLINE.format(town=town)) for town in TOWNS]


def test_the_places_below_most_headlines_are_the_names_of_their_cases(tmp_path: Path) -> None:
    cases = headlines(tmp_path / "book.pdf", "事例{n}　" + HEADLINE, "【青森県{town}】")
    assert cases == [(f"青森県{town}", HEADLINE.format(town=town)) for town in TOWNS]


def test_a_case_that_the_contents_which_list_the_others_lack_is_told(tmp_path: Path) -> None:
    lines = ["目次", *(f"事例{n} {t}..........{n}" for n, t in enumerate(TOWNS, 1) if n != 3), "資料..........6"]
    found = [(f.kind, f.message, f.page) for f in book(tmp_path / "book.pdf", lines).findings]
    assert found == [("unlisted_case", "「はまべ町」は本文にありますが、目次にありません", 4)]


def test_contents_that_list_something_else_than_the_cases_lack_none(tmp_path: Path) -> None:
    lines = ["目次", *(f"第{n}章 {word}..........{n}" for n, word in enumerate(("町", "村", "市", "県", "国"), 1))]
    assert [f.kind for f in book(tmp_path / "book.pdf", lines).findings if f.kind == "unlisted_case"] == []


def test_a_long_rule_after_words_comes_to_an_end(tmp_path: Path) -> None:
    lines = ["目次", "はじめに" + "-" * 60 + "ⅰ", *(f"事例{n} {t}──────{n}" for n, t in enumerate(TOWNS, 1))]
    assert [case.id for case in book(tmp_path / "book.pdf", lines).cases] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("title", "parted"),
    [("みどり野市　～誰もが働ける町へ～", ("みどり野市", "誰もが働ける町へ")),
     ("みどり野市～誰もが働ける町へ～", ("みどり野市", "誰もが働ける町へ")),
     ("みどり野市 ―― 町工場とつくる仕事 ――", ("みどり野市", "町工場とつくる仕事")),
     ("青森県みどり野市　町工場とつくる仕事", ("青森県みどり野市", "町工場とつくる仕事")),
     ("青森県 みどり野市　町工場とつくる仕事", ("青森県 みどり野市", "町工場とつくる仕事")),
     ("青森県　まちとしごとの支援センター", ("青森県　まちとしごとの支援センター", "")),
     ("みどり野市　福祉課", ("みどり野市　福祉課", "")),
     ("青森県みどり野市（町工場とともに短い時間の仕事をつくる（第2期））",
      ("青森県みどり野市", "町工場とともに短い時間の仕事をつくる（第2期）")),
     ("みどり野市（みどり野市社会福祉協議会）", ("みどり野市（みどり野市社会福祉協議会）", "")),
     ("青森県みどり野市（みどりのし）", ("青森県みどり野市", "")),
     ("みどり野市（総人口 1.4 万人）", ("みどり野市", "")), ("みどり野市（第2期）", ("みどり野市（第2期）", "")),
     ("働く場（ばたらくば）をつくる", ("働く場（ばたらくば）をつくる", "")),
     ("働く場をつくる（町の商店や工場とともに短い時間の仕事をつくる）",
      ("働く場をつくる（町の商店や工場とともに短い時間の仕事をつくる）", "")),
     ("青森県みどり野市：町工場とともに短い時間の仕事をつくり長く続ける",
      ("青森県みどり野市", "町工場とともに短い時間の仕事をつくり長く続ける")),
     ("みどり野市：福祉課", ("みどり野市：福祉課", "")), ("みどり野市：総人口 1.4 万人", ("みどり野市", "")),
     ("2～3か月で始める仕事", ("2～3か月で始める仕事", "")), ("～誰もが働ける町へ～", ("～誰もが働ける町へ～", ""))],
)  # fmt: skip
def test_what_a_title_says_of_its_case_apart_is_its_tagline(title: str, parted: tuple[str, str]) -> None:
    assert called(title) == parted


def test_what_stands_in_brackets_after_a_listed_name_is_the_tagline_of_its_case() -> None:
    said = "町の商店や工場とともに短い時間の仕事をつくる"
    title = f"ジョブスポットみどり（{said}）"
    assert called(title, names={"ジョブスポットみどり"}) == ("ジョブスポットみどり", said)
    for headline in (f"{said}（ジョブスポットみどり）", f"{said}：ジョブスポットみどり"):
        assert called(headline, names={"ジョブスポットみどり"}) == ("ジョブスポットみどり", said)


def test_the_first_case_may_begin_below_the_contents(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 600), invariant=1)
    entries = [(10, f"{town}の取組{'・' * 20}{n}") for n, town in enumerate(TOWNS, 1)]
    for n, town in enumerate(TOWNS):
        head = [] if n else [(10, "目次"), *entries]
        told(
            canvas,
            *head,
            (18, f"{town}の取組"),
            (12, "■ 取組みの成果"),
            (10, f"・{TEXT}"),
            (12, "■ 今後の課題"),
            (10, TEXT),
        )
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.name for case in edition.cases] == [f"{town}の取組" for town in TOWNS]
    assert [(p.case.name, p.section.title) for p in edition.passages if p.case and p.section] == [
        (f"{town}の取組", section) for town in TOWNS for section in ("取組みの成果", "今後の課題")
    ]


def test_a_case_is_called_as_the_contents_call_it_where_its_title_says_its_place_alone(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    farms = [f"農園{town[:3]}" for town in TOWNS]
    listed = zip(farms, TOWNS, strict=True)
    told(
        canvas,
        (10, "目次"),
        *((10, f"{n} {farm}（青森県{town}）{'・' * 9}{n}") for n, (farm, town) in enumerate(listed, 1)),
    )
    for n, (farm, town) in enumerate(zip(farms, TOWNS, strict=True), 1):
        canvas.showPage()
        told(
            canvas, (10, f"事例{n} 青森県{town}"), (18, farm), (11, f"{town}とつくる仕事"), (12, "〔取組みの成果〕"),
            (10, f"・{TEXT}"),
        )  # fmt: skip
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.prefecture, c.tagline, c.attributes["自治体名"].raw) for c in edition.cases] == [
        (n, farm, "青森県", f"{town}とつくる仕事", f"青森県{town}")
        for n, (farm, town) in enumerate(zip(farms, TOWNS, strict=True), 1)
    ]
    assert [p.text for p in edition.passages] == [TEXT] * 5
    assert edition.findings == ()


def test_the_contents_may_have_number_and_place_name_and_page_in_columns(tmp_path: Path) -> None:
    """01 青森県みどり野市 | name | P.2, as on slides, of which a case takes two, its number and name in a band."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(700, 400), invariant=1)
    canvas.setFont(GOTHIC, 16)
    canvas.drawString(40, 360, "目次")
    canvas.setFont(GOTHIC, 11)
    for n, town in enumerate(TOWNS, 1):
        columns = ((40, f"0{n}"), (75, f"青森県{town}"), (250, f"{town[:3]}の窓口を変えた取組"), (600, f"P.{2 * n}"))
        for x, text in columns:
            canvas.drawString(x, 330 - 30 * n, text)
    for n, town in enumerate(TOWNS, 1):
        for k, title in enumerate(("取組の概要", "得られた効果"), 1):
            canvas.showPage()
            canvas.setFillGray(0.9)
            canvas.rect(0, 350, 700, 50, stroke=0, fill=1)
            canvas.setFillGray(0)
            for size, x, y, text in (
                (16, 20, 365, f"0{n}　{town[:3]}の窓口を変えた取組"), (11, 540, 367, f"青森県{town}（{k}/2）"),
                (13, 40, 310, title), (12, 40, 285, f"・{TEXT}"), (12, 40, 265, f"・{TEXT}"),
            ):  # fmt: skip
                canvas.setFont(GOTHIC, size)
                canvas.drawString(x, y, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.prefecture, len(c.sections)) for c in edition.cases] == [
        (n, f"{town[:3]}の窓口を変えた取組", "青森県", 2) for n, town in enumerate(TOWNS, 1)
    ]


def test_a_case_is_called_by_its_place_where_the_contents_name_its_tagline_before_it() -> None:
    told = "短い時間の作業を切り出してもらい町工場とつくる仕事"
    listed = Contents(entries=(Entry(None, 1, f"{told}(みどり野市)", "3"), Entry(None, 2, "農園みどり(はまべ町)", "4")))
    assert listed.called(1, told, "みどり野市") == ""
    assert listed.called(2, "農園みどり", "あおば村") == ""
    assert listed.called(2, "農園みどり", "はまべ町") == "農園みどり"


def test_a_case_is_called_as_the_contents_call_it_where_its_title_is_a_headline(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    farms = [f"農園{town[:3]}" for town in TOWNS]
    told(canvas, (10, "目次"), *((10, f"0{n} {farm}{'・' * 9}{n}") for n, farm in enumerate(farms, 1)))
    for n, (farm, town) in enumerate(zip(farms, TOWNS, strict=True), 1):
        canvas.showPage()
        told(
            canvas, (10, f"INTERVIEW 0{n}"), (18, f"{town}とつくる仕事"), (12, f"{farm}（青森県{town}）"),
            (14, "〔取組みの成果〕"), (10, f"・{TEXT}"), (14, "〔今後の課題〕"), (10, f"・{TEXT}"),
        )  # fmt: skip
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.prefecture, c.tagline, c.pages.pdf) for c in edition.cases] == [
        (n, farm, "青森県", f"{town}とつくる仕事", (n + 1,))
        for n, (farm, town) in enumerate(zip(farms, TOWNS, strict=True), 1)
    ]
    assert [p.text for p in edition.passages] == [TEXT] * 10
    assert edition.findings == ()


def test_contents_may_name_the_pages_in_another_column_than_the_cases(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(520, 500), invariant=1)
    canvas.setFont(MINCHO, 10)
    canvas.drawString(260, 444, "目次")
    for n, town in enumerate(TOWNS, 1):
        canvas.drawString(50, 440 - 20 * n, f"事例{n}　{town}（青森県）")
        canvas.drawString(250, 440 - 20 * n, f"{town}の町工場とつくる仕事")
        canvas.drawString(450, 440 - 20 * n, str(n + 1))
    for n, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(canvas, (18, f"事例{n} {town}"), (12, "〔取組みの成果〕"), (10, f"・{TEXT}"))
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.name for case in edition.cases] == list(TOWNS)
    assert edition.findings == ()


def test_the_imprint_on_the_last_page_is_of_no_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(canvas, (24, "町工場の取組事例集"), (12, "令和6年2月"))
    for n, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(canvas, (18, f"事例{n} {town}"), (12, "〔取組みの成果〕"), (10, f"・{TEXT}"))
    canvas.showPage()
    told(canvas, (10, "町工場の取組事例集"), (9, "令和6年2月発行"), (9, "編集・発行　みどり野市商工課"))
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert edition.cases[-1].pages.pdf == (6,)
    assert [p.text for p in edition.passages if p.case] == [TEXT] * 5


def test_numbered_titles_before_the_cases_are_no_chapters_where_the_contents_list_the_cases_alone(
    tmp_path: Path,
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(canvas, (10, "目次"), *((10, f"事例{n} {town}{'・' * 9}{n}") for n, town in enumerate(TOWNS, 1)))
    canvas.showPage()
    told(canvas, (16, "1　この本のねらい"), (10, TEXT), (16, "2　この本の読み方"), (10, TEXT))
    for n, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(
            canvas, (18, f"事例{n} {town}"), (12, "〔取組みの成果〕"), (10, f"・{TEXT}"),
            (12, "〔今後の課題〕"), (10, f"・{TEXT}"),
        )  # fmt: skip
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.id for case in edition.cases] == ["1", "2", "3", "4", "5"]
    assert edition.chapters == ()


@pytest.mark.parametrize("label", ["企業名", "学校名"])
def test_cases_may_be_named_in_the_first_row_of_their_tables(label: str, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    table(canvas, [("番号", label, "所在地", "頁"), *((str(n), t, "秋田県", "2") for n, t in enumerate(TOWNS, 1))])
    for town in TOWNS:
        canvas.showPage()
        table(canvas, [(label, town), ("取組名", "町とつくる仕事"), ("従業員数", "12名")])
        for n, text in enumerate(("1．取組の背景", TEXT, "2．取組の効果", TEXT)):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10 if n % 2 else 12)
            canvas.drawString(50, 300 - 26 * n, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.number, case.name, case.prefecture) for case in edition.cases] == [
        (n, town, "秋田県") for n, town in enumerate(TOWNS, 1)
    ]


def test_the_first_row_of_a_table_may_be_the_number_and_name_of_its_case_as_the_list_has_them(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    table(canvas, [("番号", "企業名", "所在地", "頁"), *((str(n), t, "秋田県", "2") for n, t in enumerate(TOWNS, 1))])
    for number, town in enumerate(TOWNS, 1):
        canvas.showPage()
        table(canvas, [(str(number), town), ("取組のテーマ", "町とつくる仕事"), ("人口", "12万人")])
        for n, text in enumerate(("〔取組みの背景〕", TEXT, "〔取組みの成果〕", TEXT)):
            canvas.setFont(MINCHO if n % 2 else GOTHIC, 10 if n % 2 else 12)
            canvas.drawString(50, 300 - 26 * n, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.number, case.name, case.tagline) for case in edition.cases] == [
        (n, town, "町とつくる仕事") for n, town in enumerate(TOWNS, 1)
    ]
    assert [case.attributes["総人口"].raw for case in edition.cases] == ["12万人"] * 5
    assert [p.text for p in edition.passages if p.case] == [TEXT, TEXT] * 5


@pytest.mark.parametrize("header", [("番号", "自治体名", "窓口名", "頁"), ("番号", "実施主体", "取組名", "頁")])
def test_a_list_names_cases_in_the_first_column_of_names_or_by_whom_they_are_of(
    header: Sequence[str], tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    table(canvas, [header, *((str(n), town, "働く窓口", str(n + 1)) for n, town in enumerate(TOWNS, 1))])
    for town in TOWNS:
        canvas.showPage()
        told(canvas, (18, town), (12, "〔取組みの成果〕"), (10, f"・{TEXT}"))
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.number, case.name) for case in edition.cases] == list(enumerate(TOWNS, 1))


def test_an_office_in_a_column_of_places_without_numbers_is_a_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    names, places = (*(f"青森県{town}" for town in TOWNS), "ジョブひろば山手"), ("畑", "港", "店", "森", "駅", "工場")
    what = "の仕事を市の窓口で一つずつ切り出し相談者へ"
    told(canvas, (16, "もくじ"))
    canvas.setFont(MINCHO, 9)
    for n, (name, place) in enumerate(zip(names, places, strict=True)):
        for x, text in ((50, name), (136, f"{place}{what}"), (395, str(n + 2))):
            canvas.drawString(x, 400 - 30 * n, text)
    for name, place in zip(names, places, strict=True):
        canvas.showPage()
        told(canvas, (12, name), (14, f"{place}{what}"), (12, "〔取組みの成果〕"), (10, f"・{TEXT}"))
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.name for case in edition.cases] == list(names)


@pytest.mark.parametrize("alike", [True, False])
def test_chapters_are_cases_where_each_has_sections_of_the_same_titles(alike: bool, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    sections = (
        [("背景", "成果", "課題")] * 5 if alike else [("背景",), ("調査の内容",), ("成果",), ("課題",), ("展望",)]
    )
    for n, (town, own) in enumerate(zip(TOWNS, sections, strict=True), 1):
        told(
            canvas, (18, f"第{n}章　{town}の図書館整備事業"),
            *(one for k, name in enumerate(own, 1) for one in ((13, f"{n}.{k}　事業の{name}"), (10, TEXT))),
        )  # fmt: skip
        canvas.showPage()
    canvas.save()
    if not alike:
        with pytest.raises(SourceError):
            parsing.parse(tmp_path / "book.pdf")
        return
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.id, case.name, len(case.sections)) for case in edition.cases] == [
        (str(n), f"{town}の図書館整備事業", 3) for n, town in enumerate(TOWNS, 1)
    ]
    assert edition.chapters == ()


def test_an_entry_whose_page_number_is_lost_does_not_go_on_with_the_next_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(
        canvas,
        (10, "目次"),
        *((10, f"事例{n}　{town}{'・' * 20 if n > 1 else ''}{n if n > 1 else ''}") for n, town in enumerate(TOWNS, 1)),
    )
    for n, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(canvas, (18, f"事例{n} {town}"), (12, "〔取組みの成果〕"), (10, f"・{TEXT}"))
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [case.name for case in edition.cases] == list(TOWNS)
    assert edition.findings == ()


def test_no_gap_parts_the_number_of_a_case_from_a_name_that_begins_with_digits(tmp_path: Path) -> None:
    names = ("40代男性の家賃の滞納", "20代女性の転職", "70代夫婦の年金")
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 500), invariant=1)
    told(canvas, (14, "目次"), *((10, f"事例{n}　{name}……{n + 1}") for n, name in enumerate(names, 1)))
    for n, name in enumerate(names, 1):
        canvas.showPage()
        told(
            canvas,
            (16, f"事例{n}{name}"),
            (12, "■取組みのポイント"),
            (10, f"・{TEXT}"),
            (12, "■成果"),
            (10, f"・{TEXT}"),
        )
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name) for c in edition.cases] == list(enumerate(names, 1))


def test_a_label_stands_before_the_name_on_the_line_below_the_number(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 500), invariant=1)
    for n, name in enumerate(("みどり会", "しおかぜ会", "はまべ会"), 1):
        told(
            canvas, (14, f"事例{n}"), (10, f"団体名　{name}"), (10, f"開始年度　令和{n}年度"),
            (12, "■取組みのポイント"), (10, f"・{TEXT}"), (12, "■成果"), (10, f"・{TEXT}"),
        )  # fmt: skip
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name) for c in edition.cases] == [(1, "みどり会"), (2, "しおかぜ会"), (3, "はまべ会")]


@pytest.mark.parametrize("said", ["目次", "CONTENTS 目次", "目　次　Contents", "もくじ"])
def test_a_list_of_contents_may_say_so_in_two_languages(tmp_path: Path, said: str) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(canvas, (18, said), *((10, f"{n} {town} {n + 1}") for n, town in enumerate(TOWNS, 1)))
    for n, town in enumerate(TOWNS, 1):
        canvas.showPage()
        told(
            canvas,
            (18, f"事例{n} {town}"),
            (12, "地域の状況"),
            (10, f"・{TEXT}"),
            (12, "今後の課題"),
            (10, f"・{TEXT}"),
        )
    canvas.save()
    assert not [f for f in parsing.parse(tmp_path / "book.pdf").findings if f.kind == "no_contents"]


def test_a_list_of_contents_may_have_a_column_of_taglines_that_stand_a_little_higher() -> None:
    def line(said: str, x: float, top: float) -> Line:
        return Line(2, said, x, top, x + 10 * len(said), top + 10, Style("m", 10, "000000", False), 1.0, x)

    rows = [(f"0{n} {town}", HEADLINE.format(town="町")[: 12 + n], str(n + 3)) for n, town in enumerate(TOWNS, 1)]
    names = [line(name, 50, 100.6 + 20 * n) for n, (name, *_) in enumerate(rows)]
    said = [line(f"{said} {page}", 250, 100.2 + 20 * n) for n, (_, said, page) in enumerate(rows)]
    found = contents.read([[line("目次", 50, 50), *names, *said]], profile.load())
    assert [(e.number, e.name, e.page) for e in found.entries] == [
        (n, f"{name[3:]}{tagline}", page) for n, (name, tagline, page) in enumerate(rows, 1)
    ]
    larger = [replace(name, top=name.top - 3, bottom=name.bottom + 4) for name in names]  # as their numbers are
    pages = [line(page, 500, 101 + 20 * n) for n, (*_, page) in enumerate(rows)]
    found = contents.read([[line("目次", 50, 50), *larger, *pages]], profile.load())
    assert [(e.number, e.name, e.page) for e in found.entries] == [(n, r[0][3:], r[2]) for n, r in enumerate(rows, 1)]


def test_the_place_of_a_case_may_stand_in_the_contents_before_its_headline() -> None:
    headline = "町の工場とつくる仕事"
    place, company = Entry(None, 7, f"みどり野市{headline}", "12", headline), Entry(None, 8, "しおかぜ食品", "13")
    assert Contents(entries=(place,)).placed(7, ["みどり野市"], headline) == ""  # as cases are called there
    listed = Contents(entries=(place, company))
    assert listed.placed(7, ["", "みどり野市"], headline) == "みどり野市"
    assert listed.placed(8, ["みどり野市"], headline) == listed.placed(7, ["しおかぜ町"], headline) == ""


def test_bodies_that_a_list_of_contents_without_numbers_has_with_their_places_are_cases(tmp_path: Path) -> None:
    """Also where a running head names each, and its headline is larger."""
    bodies = [f"{town}中央公民館" for town in ("埼玉県所沢市", "長野県飯田市", "岡山県美咲町")]
    heads = ["大人の放課後で地域に出る", "住民がつくる地区の教科書", "高校生が館長になる一日"]
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(
        canvas,
        (18, "もくじ"),
        (10, "はじめに ...... 1"),
        *((10, f"{body.replace('中央', ' 中央')} ...... {n}") for n, body in enumerate(bodies, 2)),
    )
    for body, head in zip(bodies, heads, strict=True):
        canvas.showPage()
        canvas.setFont(MINCHO, 8)
        canvas.drawString(200, 475, f"テーマ１　町で学ぶ｜{body}")
        canvas.rect(40, 432, 300, 26)
        told(
            canvas, (14, body), (17, head), (12, "地域の状況"), (10, f"・{TEXT}"), (12, "今後の課題"), (10, f"・{TEXT}")
        )
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(case.name, case.tagline) for case in cases] == list(zip(bodies, heads, strict=True))


def test_places_and_what_cases_do_may_stand_in_columns_of_the_contents_below_a_chapter() -> None:
    def line(said: str, x: float, top: float) -> Line:
        return Line(2, said, x, top, x + 10 * len(said), top + 10, Style("m", 10, "000000", False), 1.0, x)

    places = ("埼玉県所沢市", "長野県飯田市", "岡山県美咲町", "愛知県豊田市", "青森県弘前市")
    told = [line(f"{HEADLINE.format(town='町')} {n}", 200, 100 + 20.0 * n) for n in range(5)]
    rows = [line(place, 50, 100 + 20.0 * n) for n, place in enumerate(places)]
    found = contents.read([[line("目次", 50, 50), line("第1章　町の取組", 50, 80), *rows, *told]], profile.load())
    assert (found.places, found.chapters) == (places, ((1, "町の取組"),))


def test_a_name_above_its_counted_headline_is_the_title_where_the_contents_have_it_without_a_number(
    tmp_path: Path,
) -> None:
    places = ("埼玉県所沢市", "長野県飯田市", "岡山県美咲町", "愛知県豊田市", "青森県弘前市")
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    told(canvas, (18, "目次"), *((10, f"{place} ...... {n}") for n, place in enumerate(places, 2)))
    for n, place in enumerate(places, 1):
        canvas.showPage()
        told(canvas, (12, place), (15, f"CASE 0{n} 町の工場とつくる短い仕事"), (12, "地域の状況"), (10, f"・{TEXT}"))
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(case.number, case.name) for case in cases] == list(enumerate(places, 1))


@pytest.mark.parametrize("said", ["■ もくじ", "◆目次"])
def test_the_title_of_the_contents_may_have_a_mark(said: str) -> None:
    style = Style("m", 10, "000000", False)
    rows = [said, *(f"{mark} {name} {page}" for mark, name, page in zip("①②③", TOWNS, "357", strict=False))]
    lines = [Line(1, text, 50, 20.0 * n, 200, 20.0 * n + 10, style, 1.0, 50) for n, text in enumerate(rows)]
    assert contents.read([lines], profile.load()).names() == {"みどり野市": 1, "しおかぜ町": 2, "はまべ町": 3}
