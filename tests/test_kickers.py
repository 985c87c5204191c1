"""The word that counts the cases apart from its number, titles said again in English, and titles counted by letters."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import kickers, parsing, profile
from jireishu.model import Edition
from jireishu.page import Page, Segment, Style

NAMES = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町")
TOWNS = ("みどり野市", "しおかぜ町", "はまべ町")
SAID = "町工場とつくる仕事"
Part = tuple[float, float, float, str]  # size, place, text
TITLES = (("地域の状況", "SITUATION"), ("取組みのポイント", "KEY POINTS"), ("今後の課題", "NEXT STEPS"))


def book(path: Path, english: tuple[int, int], number: tuple[int, int]) -> Edition:
    """Three cases of three lettered sections; how far right and up of a title its English stands, and of the word CASE
    its number."""
    canvas = Canvas(str(path), pagesize=(560, 500), invariant=1)
    canvas.setFont(GOTHIC, 26)
    canvas.drawString(60, 300, "PART 2")
    canvas.setFont(GOTHIC, 16)
    canvas.drawString(60, 270, "市町村の事例")
    canvas.showPage()
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 10)
        canvas.drawString(60, 450, "CASE")
        canvas.setFont(GOTHIC, 28)
        canvas.drawString(60 + number[0], 450 + number[1], f"{n:02}")
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(60 + max(80, number[0] + 40), 450 + number[1], name)
        for k, (title, again) in enumerate(TITLES):
            y = 370 - 80 * k
            canvas.setFont(GOTHIC, 13)
            canvas.drawString(60, y, f"{chr(65 + k)}　{title}")
            canvas.setFont(GOTHIC, 8)
            canvas.drawString(60 + english[0], y + english[1], again)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(60, y - 24, f"・{name}では窓口の職員が事業所を訪ねている。")
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


@pytest.mark.parametrize("english", [(0, 15), (180, 0), (0, -10)])
@pytest.mark.parametrize("number", [(32, 0), (0, -30)])
def test_words_around_titles_are_no_text(tmp_path: Path, english: tuple[int, int], number: tuple[int, int]) -> None:
    edition = book(tmp_path / "a.pdf", english, number)
    assert [(c.chapter, c.number, c.name) for c in edition.cases] == [(2, n, name) for n, name in enumerate(NAMES, 1)]
    assert [s.title for s in edition.cases[0].sections] == [title for title, _ in TITLES]
    assert [p.text for p in edition.passages if p.case] == [
        f"{name}では窓口の職員が事業所を訪ねている。" for name in NAMES for _ in TITLES
    ]


def test_letters_count_sections_but_name_nobody() -> None:
    read = profile.load().section
    assert [(s.number, s.name) for text in ("A 地域の状況", "Ｃ．取組みの成果", "(B) 背景") if (s := read(text))] == [
        (1, "地域の状況"), (3, "取組みの成果"), (2, "背景"),
    ]  # fmt: skip
    assert [read(text) for text in ("A社の成果", "B型事業所の課題", "ICTの効果", "Aさんの状況", "(A社)の成果")] == [
        None
    ] * 5


def test_a_title_that_its_own_line_says_again_in_english() -> None:
    read = profile.load().section
    told = map(read, ("地域の状況 SITUATION", "3 取組みの成果／Results"))
    assert [(s.number, s.name) for s in told if s] == [(None, "地域の状況"), (3, "取組みの成果")]
    assert read("2 ひきこもり支援 NPO").name == "ひきこもり支援 NPO"  # type: ignore[union-attr]


def test_titles_of_any_wording_that_are_said_again_in_their_own_lines(tmp_path: Path) -> None:
    """The third is known by how it is set alone."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(560, 500), invariant=1)
    titles = (*TITLES[:2], ("これからに向けた思い", "NEXT STEPS"))
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(60, 430, f"事例{n}　{name}")
        for k, (title, again) in enumerate(titles):
            canvas.setFont(GOTHIC, 13)
            canvas.drawString(60, 370 - 80 * k, title)
            canvas.setFont(GOTHIC, 8)
            canvas.drawString(69 + 13 * len(title), 370 - 80 * k, again)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(60, 346 - 80 * k, f"・{name}では窓口の職員が事業所を訪ねている。")
        canvas.showPage()
    canvas.save()
    assert [s.title for case in parsing.parse(tmp_path / "a.pdf").cases for s in case.sections] == [
        title for _ in NAMES for title, _ in titles
    ]


def test_a_case_is_named_at_the_end_of_what_leads_to_it(tmp_path: Path) -> None:
    """The slides of a consultancy: where one is, what the slide says, its content."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(700, 400), invariant=1)
    for n, name in enumerate(NAMES, 1):
        for part in (1, 2):
            canvas.setFont(GOTHIC, 8)
            canvas.drawString(40, 370, f"第2章　市町村の事例　＞　Case {n}　{name}（{part}/2）")
            canvas.setFont(GOTHIC, 16)
            canvas.drawString(40, 340, f"{name[3:]}の働く場を広げる")
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(40, 290, ("地域の状況", "取組みのポイント")[part - 1])
            canvas.setFont(MINCHO, 10)
            canvas.drawString(180, 290, f"・{name}では窓口の職員が事業所を訪ねている。")
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.tagline, c.pages.pdf) for c in edition.cases] == [
        (n, name, f"{name[3:]}の働く場を広げる", (2 * n - 1, 2 * n)) for n, name in enumerate(NAMES, 1)
    ]
    assert [(p.section and p.section.title, p.text[-9:]) for p in edition.passages][:2] == [
        ("地域の状況", "業所を訪ねている。"), ("取組みのポイント", "業所を訪ねている。"),
    ]  # fmt: skip


@pytest.mark.parametrize("place", [(78, 460), (78, 435), (60, 466)])
def test_a_prefecture_small_beside_or_over_its_town_is_of_the_name(tmp_path: Path, place: tuple[int, int]) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(560, 500), invariant=1)
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 436, f"{n}")
        canvas.setFont(GOTHIC, 9)
        canvas.drawString(*place, name[:3])
        canvas.setFont(GOTHIC, 20)
        canvas.drawString(108 if place[1] < 440 else 78, 435, name[3:])
        canvas.setFont(GOTHIC, 13)
        canvas.drawString(40, 380, "取組みのポイント")
        canvas.setFont(MINCHO, 10)
        canvas.drawString(40, 356, f"・{name}では窓口の職員が事業所を訪ねている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name) for c in edition.cases] == list(enumerate(NAMES, 1))


def test_roman_chapters_stand_before_the_numbers_of_cases() -> None:
    read = profile.load()
    told = [read.section("Ⅱ－３　北海道みどり野市"), read.case("事例Ⅲ-12 香川県しおかぜ町")]
    assert [(c.chapter, c.number, c.name) for c in told if c] == [
        (2, 3, "北海道みどり野市"), (3, 12, "香川県しおかぜ町"),
    ]  # fmt: skip


@pytest.mark.parametrize(("form", "rows"), [(False, 0), (True, 3), (True, 2)])
def test_name_and_tagline_in_the_cells_of_a_row_or_of_a_form(tmp_path: Path, form: bool, rows: int) -> None:
    """事例1 | name | tagline in one band, or labelled in the first rows, or in all, of a form below the number."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(700, 560), invariant=1)
    for n, name in enumerate(NAMES, 1):
        tagline = f"{name[3:]}の農家と会社をつないで働く場を広げる"
        canvas.setFont(GOTHIC, 10 if form else 18)
        if form:
            canvas.drawString(40, 462, f"事例番号　2-{n}")
            told = (("自治体名", name), ("取組の要旨", tagline), ("総人口", f"{n}.2万人"))
            for k, (label, said) in enumerate(told[:rows]):
                canvas.rect(40, 430 - 24 * k, 120, 24)
                canvas.rect(160, 430 - 24 * k, 460, 24)
                canvas.drawString(46, 438 - 24 * k, label)
                canvas.drawString(166, 438 - 24 * k, said)
        else:
            canvas.rect(30, 430, 640, 30)
            canvas.drawString(40, 440, f"事例{n}")
            canvas.drawString(110, 440, name)
            canvas.setFont(MINCHO, 11)
            canvas.drawString(134 + 18 * len(name), 443, tagline)
        for k, title in enumerate(("取組みのポイント", "今後の課題")):
            canvas.setFont(GOTHIC, 13)
            canvas.drawString(40, 330 - 70 * k, title)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(40, 308 - 70 * k, f"・{name}では窓口の職員が事業所を訪ねている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name[3:]}の農家と会社をつないで働く場を広げる") for n, name in enumerate(NAMES, 1)
    ]


def test_the_number_in_a_box_with_the_chapter_left_of_the_name_counts_it(tmp_path: Path) -> None:
    """A case a sheet: 第2章 over 事例1 in a box, right of that the name, and smaller beside it the tagline, drawn next;
    the titles of its sections hang as tabs over boxes."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(700, 400), invariant=1)
    for n, name in enumerate(NAMES, 1):
        canvas.rect(30, 340, 60, 40)
        canvas.setFont(GOTHIC, 10)
        canvas.drawString(36, 364, "第2章")
        canvas.drawString(36, 348, f"事例{n}")
        canvas.setFont(GOTHIC, 20)
        canvas.drawString(104, 352, name)
        canvas.setFont(GOTHIC, 12)
        canvas.drawString(104 + 20 * len(name) + 10, 352, f"{name[3:]}の農家と会社をつないで働く場を広げる")
        for k, title in enumerate(("地域の状況", "取組みのポイント", "今後の課題・展望")):
            x, y = 30, 310 - 80 * k
            canvas.setFillColorRGB(0.3, 0.5, 0.1)
            canvas.rect(x, y, 130, 16, stroke=0, fill=1)
            canvas.setFillColorRGB(1, 1, 1)
            canvas.setFont(GOTHIC, 10)
            canvas.drawString(x + 10, y + 4, title)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.rect(x, y - 40, 300, 40)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(x + 6, y - 18, f"・{name}では窓口の職員が事業所を訪ねている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name[3:]}の農家と会社をつないで働く場を広げる") for n, name in enumerate(NAMES, 1)
    ]
    assert [s.title for s in edition.cases[2].sections] == ["地域の状況", "取組みのポイント", "今後の課題・展望"]


def test_what_leads_to_a_page_of_a_site_tells_the_chapter_and_is_of_no_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(560, 300), invariant=1)
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 8)
        canvas.drawString(40, 270, f"ホーム ＞ 事例集 ＞ 第2章 市町村の事例 ＞ {name}")
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 235, f"事例{n}　{name}")
        for k, title in enumerate(("地域の状況", "取組みのポイント")):
            canvas.setFont(GOTHIC, 13)
            canvas.drawString(40, 190 - 70 * k, title)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(40, 166 - 70 * k, f"・{name}では窓口の職員が事業所を訪ねている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.chapter, c.number, c.name) for c in edition.cases] == [(2, n, name) for n, name in enumerate(NAMES, 1)]
    assert [p.text for p in edition.passages] == [
        f"{name}では窓口の職員が事業所を訪ねている。" for name in NAMES for _ in range(2)
    ]


def test_of_two_numbers_left_of_a_title_none_is_lost() -> None:
    def segment(text: str, x0: float, top: float, size: float, row: int) -> Segment:
        return Segment(text, x0, top, x0 + size * len(text), top + size, Style("g", size, "000000", False), row, x0)

    parts = (segment("みどり野市", 100, 50, 40, 0), segment("事例3", 60, 52, 10, 1), segment("事例4", 60, 70, 10, 2))
    (page,) = kickers.counted([Page(1, 595, 842, parts)], profile.load())
    assert [s.text for s in page.segments] == ["事例3 みどり野市", "事例4"]


@pytest.mark.parametrize(
    "title, size, end, small, rows",
    (("事例3", 18, "町の取組", 9, [0, 1]), ("みどり野市", 14, "総人口 4万人　運営形態 委託", 11, [0, 1]),
     ("みどり野市", 14, "総人口 4万人", 11, [0, 0]), ("03", 24, "地域の状況", 13, [0, 0])),
    ids=("label", "facts", "one fact", "section"),
)  # fmt: skip
def test_what_stands_smaller_at_the_end_of_the_row_of_a_number_or_name_is_a_row_of_its_own(
    title: str, size: float, end: str, small: float, rows: list[int]
) -> None:
    parts = [
        Segment(text, x, 70 - high, x + high * len(text), 70, Style("g", high, "000000", False), 0, x)
        for text, x, high in ((title, 50.0, size), (end, 200.0, small))
    ]
    (page,) = kickers.counted([Page(1, 595, 842, tuple(parts))], profile.load())
    assert [(s.text, s.row) for s in page.segments] == list(zip((title, end), rows, strict=True))


def test_a_prefecture_small_right_of_its_town_stands_before_it() -> None:
    parts = [
        Segment(text, x, 70 - size, x + size * len(text), 70, Style("g", size, "000000", False), 0, x)
        for text, x, size in (("しおかぜ町", 50.0, 20.0), ("香川県", 158.0, 9.0))
    ]
    (page,) = kickers.counted([Page(1, 595, 842, tuple(parts))], profile.load())
    assert [s.text for s in page.segments] == ["香川県しおかぜ町"]


def test_facts_below_their_labels_right_of_the_name_of_a_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 400), invariant=1)
    for n, name in enumerate(("青森県みどり野市", "香川県しおかぜ町"), 1):
        parts = [
            (9, 40, 360, f"事例{n}"), (18, 40, 335, name), (7, 240, 354, "総人口"), (7, 310, 354, "運営形態"),
            (10, 240, 337, f"{n}.4 万人"), (10, 310, 337, "委託"), (11, 40, 300, "町工場とつくる仕事"),
            (12, 40, 270, "取組みのポイント"), (10, 40, 250, "・空いている公用車で送っている。"),
            (12, 40, 220, "今後の課題"), (10, 40, 200, "・冬の間の作業が少ない。"),
        ]  # fmt: skip
        for size, x, y, text in parts:
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.tagline, {k: a.raw for k, a in c.attributes.items()}) for c in edition.cases] == [
        (1, "青森県みどり野市", "町工場とつくる仕事", {"総人口": "1.4 万人", "運営形態": "委託"}),
        (2, "香川県しおかぜ町", "町工場とつくる仕事", {"総人口": "2.4 万人", "運営形態": "委託"}),
    ]


def test_the_number_of_a_case_in_a_box_beside_its_name_and_a_tagline_of_two_lines_is_its_own(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)
    for n, name in enumerate(("宮城県みどり野市", "香川県しおかぜ町"), 1):
        canvas.setFillGray(0.3)
        canvas.rect(40, 470, 56, 56, 0, 1)
        for font, size, x, y, gray, text in (
            (GOTHIC, 9, 59, 510, 1, "事例"), (GOTHIC, 16, 64, 486, 1, str(n)), (GOTHIC, 20, 110, 508, 0, name),
            (GOTHIC, 11, 110, 488, 0, "町工場と話し合い、短い時間の仕事をつくってい"),
            (GOTHIC, 11, 110, 472, 0, "ける"),
            (GOTHIC, 12, 40, 440, 0, "地域の状況"), (MINCHO, 10, 40, 420, 0, "・町では話し合いを重ねている。"),
            (GOTHIC, 12, 40, 390, 0, "今後の課題"), (MINCHO, 10, 40, 370, 0, "・町では話し合いを重ねている。"),
        ):  # fmt: skip
            canvas.setFillGray(gray)
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, len(c.sections)) for c in edition.cases] == [
        (1, "宮城県みどり野市", 2), (2, "香川県しおかぜ町", 2),
    ]  # fmt: skip
    assert {c.tagline for c in edition.cases} == {"町工場と話し合い、短い時間の仕事をつくっていける"}


TAGLINES = (
    ("商店街や町工場と話し合いを重ね、短い", "時間から始められる仕事をつくる"),
    ("漁協の協力を得て、網の手入れから始め", "る就労体験の場をひらく"),
    ("市役所の窓口と日々声を掛け合い、生活", "と仕事の両方を支える"),
)
TEXT = "空いている公用車で駅から会社まで送り、帰りには一緒に歩いて道を覚えてもらう。"


@pytest.mark.parametrize("banner", [False, True])
def test_number_and_name_right_of_the_tagline_are_the_title_above_it(tmp_path: Path, banner: bool) -> None:
    """The number small over the name, or in a badge left of the tagline and the name in a ribbon right of it."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(620, 400), invariant=1)
    names = ("宮城県みどり野市", "香川県しおかぜ町", "つなぐハローワークはまべ")
    for n, (name, said) in enumerate(zip(names, TAGLINES, strict=True), 1):
        parts = [(8, 511, 370, 0, f"事例{n}"), (17, 540 - 17 * len(name), 345, 0, name)]
        if banner:
            canvas.setFillGray(0.3)
            canvas.circle(48, 356, 24, 0, 1)
            canvas.rect(390, 340, 210, 32, 0, 1)
            size = 17 if len(name) < 10 else 15  # smaller than the tagline, where it is long
            parts = [(9, 38, 362, 1, "事例"), (18, 43, 342, 1, str(n)), (size, 400, 350, 1, name)]
        parts += [(16 if banner else 14, 80 if banner else 40, 364 - 20 * k, 0, text) for k, text in enumerate(said)]
        for k, title in enumerate(("取組みのポイント", "今後の課題")):
            parts += [(12, 40, 300 - 100 * k, 0, title)]
            parts += [(10, 40, 280 - 100 * k - 16 * m, 0, f"・{TEXT}") for m in range(3)]
        for size, x, y, gray, text in parts:
            canvas.setFillGray(gray)
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.tagline, len(c.sections)) for c in edition.cases] == [
        (n, name, "".join(said), 2) for n, (name, said) in enumerate(zip(names, TAGLINES, strict=True), 1)
    ]
    assert [p.text for p in edition.passages] == [TEXT] * 18


def test_the_number_of_a_case_in_a_badge_right_of_its_name_is_before_that(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 400), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町", "つなぐハローワークはまべ"), 1):
        canvas.setFillGray(0.3)
        canvas.rect(320, 330, 60, 50, 0, 1)
        parts = [(9, 341, 364, 1, "事例"), (20, 345, 340, 1, str(n)), (22, 40, 342, 0, name)]
        parts += [(12, 40, 310, 0, f"{name}とつくる仕事")]
        for k, title in enumerate(("取組みのポイント", "今後の課題")):
            parts += [(13, 40, 280 - 80 * k, 0, title), (10, 40, 260 - 80 * k, 0, f"・{TEXT}")]
        for size, x, y, gray, text in parts:
            canvas.setFillGray(gray)
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name}とつくる仕事")
        for n, name in enumerate(("みどり野市", "しおかぜ町", "つなぐハローワークはまべ"), 1)
    ]


def drawn(path: Path, heads: Sequence[Sequence[Part]], shapes: Callable[[Canvas], None]) -> Edition:
    """A book of a page a case: the parts of its head, what is drawn behind them, and two sections of any case."""
    canvas = Canvas(str(path), pagesize=(420, 400), invariant=1)
    for head in heads:
        shapes(canvas)
        told = [(12, 40, 200, "取組みのポイント"), (10, 40, 180, f"・{TEXT}")]
        told += [(12, 40, 120, "今後の課題"), (10, 40, 100, "・冬の間の作業が少ない。")]
        for size, x, y, text in (*head, *told):
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


@pytest.mark.parametrize(
    "facts",
    [("○総人口：4.4 万人", "○運営形態：委託"), ("総人口", "4.4 万人", "運営形態", "委託")],
    ids=["beside", "over"],
)
def test_the_title_of_a_panel_of_facts_beside_the_name_begins_no_section(
    tmp_path: Path, facts: tuple[str, ...]
) -> None:
    """Whether labels stand beside their values or over them."""
    heads = [
        [
            (9, 40, 365, f"事例{n}"), (18, 40, 335, name), (11, 40, 312, SAID), (9, 290, 364, "自治体の概要"),
            *((8, 266, 349 - 11 * k, text) for k, text in enumerate(facts)),
        ]
        for n, name in enumerate(TOWNS, 1)
    ]  # fmt: skip
    edition = drawn(tmp_path / "book.pdf", heads, lambda canvas: canvas.rect(260, 310, 120, 66))
    assert [(c.name, c.tagline, [s.title for s in c.sections], len(c.attributes)) for c in edition.cases] == [
        (name, SAID, ["取組みのポイント", "今後の課題"], 2) for name in TOWNS
    ]


def test_the_number_under_the_name_of_a_case_counts_it(tmp_path: Path) -> None:
    heads = [
        [(11, 40, 370, f"{name}の{SAID}"), (20, 40, 340, name), (8, 40, 325, f"事例2-{n}")]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = drawn(tmp_path / "book.pdf", heads, lambda canvas: canvas.line(40, 318, 380, 318))
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name}の{SAID}") for n, name in enumerate(TOWNS, 1)
    ]


def test_a_number_below_a_headline_that_it_begins_with_counts_the_name_right_of_it(tmp_path: Path) -> None:
    heads = [
        [(17, 40, 350, f"{name}の{SAID}"), (9, 40, 330, f"事例{n}"), (13, 90, 330, name)]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = drawn(tmp_path / "book.pdf", heads, lambda canvas: None)
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name}の{SAID}") for n, name in enumerate(TOWNS, 1)
    ]


def test_the_number_in_a_badge_right_of_a_name_with_its_tagline_below(tmp_path: Path) -> None:
    heads = [
        [(20, 40, 350, name), (11, 40, 330, SAID), (8, 341, 362, "事例"), (16, 345, 344, str(n))]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = drawn(tmp_path / "book.pdf", heads, lambda canvas: canvas.rect(325, 325, 50, 50))
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [(n, t, SAID) for n, t in enumerate(TOWNS, 1)]


def test_a_number_under_the_word_that_counts_it_left_of_a_name_and_its_tagline(tmp_path: Path) -> None:
    heads = [
        [(8, 44, 366, "CASE"), (24, 44, 338, f"{n:02}"), (18, 120, 362, name), (10, 120, 346, SAID)]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = drawn(tmp_path / "book.pdf", heads, lambda canvas: canvas.rect(36, 330, 360, 56))
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [(n, t, SAID) for n, t in enumerate(TOWNS, 1)]


def test_a_large_bare_number_left_of_a_name_with_a_line_above_it_counts_the_case(tmp_path: Path) -> None:
    heads = [
        [(32, 44, 355, f"{n:02}"), (10, 92, 364, f"{name}の{SAID}"), (18, 92, 343, name)]
        for n, name in enumerate(TOWNS, 1)
    ]
    edition = drawn(tmp_path / "book.pdf", heads, lambda canvas: canvas.line(40, 330, 380, 330))
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name}の{SAID}") for n, name in enumerate(TOWNS, 1)
    ]


def test_the_name_of_a_case_in_a_column_of_the_table_below_its_number(tmp_path: Path) -> None:
    columns = (("自治体名", 40), ("総人口", 190), ("運営形態", 290))
    heads = [
        [
            (11, 40, 372, f"事例No.{n}"), *((8, x + 20, 353, word) for word, x in columns),
            (14, 60, 327, name), (9, 205, 329, f"{n}.4 万人"), (9, 310, 329, "委託"),
        ]
        for n, name in enumerate(TOWNS, 1)
    ]  # fmt: skip
    edition = drawn(tmp_path / "book.pdf", heads, lambda canvas: canvas.grid([40, 190, 290, 380], [320, 345, 365]))
    assert [(c.number, c.name, {k: a.raw for k, a in c.attributes.items()}) for c in edition.cases] == [
        (n, name, {"総人口": f"{n}.4 万人", "運営形態": "委託"}) for n, name in enumerate(TOWNS, 1)
    ]


def test_a_large_number_in_a_box_beside_a_name_and_a_table_of_facts_under_a_title(tmp_path: Path) -> None:
    heads = [
        [
            (8, 51, 362, "事例番号"), (24, 58, 335, str(n)), (18, 100, 354, name), (11, 100, 334, SAID),
            (9, 262, 362, "【地域の状況】"), (8, 266, 346, "総人口"), (8, 330, 346, f"{n}.4 万人"),
            (8, 266, 330, "運営形態"), (8, 330, 330, "委託"),
        ]
        for n, name in enumerate(TOWNS, 1)
    ]  # fmt: skip

    def shapes(canvas: Canvas) -> None:
        canvas.rect(44, 318, 46, 58)
        canvas.grid([262, 322, 390], [324, 340, 356])

    edition = drawn(tmp_path / "book.pdf", heads, shapes)
    assert [(c.number, c.name, c.tagline, len(c.attributes), len(c.sections)) for c in edition.cases] == [
        (n, name, SAID, 2, 2) for n, name in enumerate(TOWNS, 1)
    ]


def test_boxes_typed_around_titles_are_none_of_their_words(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(520, 400), invariant=1)
    canvas.setFont(MINCHO, 11)
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        rows = (
            "┏━━━━━━━━━━━━┓", f"┃　事例{n}　{name}　　 ┃", "┗━━━━━━━━━━━━┛", "",
            "◆取組みのポイント", "────────────", f"　○{TEXT}", "", "◆今後の課題", "────────────", f"　○{TEXT}",
        )  # fmt: skip
        for k, text in enumerate(rows):
            canvas.setFont(MINCHO, 11)
            canvas.drawString(40, 360 - 17 * k, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, len(c.sections)) for c in edition.cases] == [(1, "みどり野市", 2), (2, "しおかぜ町", 2)]
    assert [p.text for p in edition.passages] == [TEXT] * 4


def test_questions_and_answers_marked_by_letters_in_circles(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(560, 500), invariant=1)
    asked = (
        ("始める前はどうでしたか。", "医師が減り、救急を断る日が続いていました。"),
        ("何を変えましたか。", "隣の市の病院と手術を分担しました。"),
    )
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(60, 430, f"事例{n}　{name}")
        for k, (question, answer) in enumerate(asked):
            y = 380 - 100 * k
            for mark, down in (("Q", 0), ("A", 35)):
                canvas.setFillGray(0.2)
                canvas.circle(68, y + 4 - down, 11, fill=1)
                canvas.setFillGray(1)
                canvas.setFont(GOTHIC, 13)
                canvas.drawCentredString(68, y - 1 - down, mark)
            canvas.setFillGray(0)
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(88, y, question)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(98, y - 35, answer)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [s.title for s in edition.cases[1].sections] == [question for question, _ in asked]
    assert [p.text for p in edition.passages if p.case == edition.cases[1].ref()] == [answer for _, answer in asked]


def test_answers_lose_their_letters_and_boxes_of_known_wording_are_sections_beside_the_questions(
    tmp_path: Path,
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(560, 500), invariant=1)
    asked = ("始める前はどうでしたか。", "何を変えましたか。")
    answers = ("医師が減り、救急を断る日が続いていました。", "隣の市の病院と手術を分担しました。")
    for n, name in enumerate(NAMES, 1):
        parts = [(18, 440, f"事例{n}　{name}"), (11, 405, "取組のポイント"), (10, 387, "三つの病院が夜の番を分けた。")]
        for k, (question, answer) in enumerate(zip(asked, answers, strict=True), 1):
            parts += [(10.6, 390 - 50 * k, f"Q{k}. {question}"), (10, 372 - 50 * k, f"A. {answer}")]
        canvas.rect(50, 375, 460, 48)
        for size, y, text in parts:
            canvas.setFont(MINCHO if size == 10 else GOTHIC, size)
            canvas.drawString(60, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [s.title for s in edition.cases[2].sections] == ["取組のポイント", *asked]
    assert [p.text for p in edition.passages if p.case == edition.cases[2].ref()] == [
        "三つの病院が夜の番を分けた。", *answers
    ]  # fmt: skip


def test_a_name_that_wraps_in_the_cell_beside_that_of_its_number_is_one_line(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(560, 500), invariant=1)
    names = (("高校生が学ぶ契約",), ("漫画で伝える危ない", "場面"), ("札で結ぶ見守り",))
    for n, (name, town) in enumerate(zip(names, NAMES, strict=True), 1):
        for x, width in ((60, 90), (150, 170), (320, 180)):
            canvas.rect(x, 420, width, 40)
        canvas.setFont(GOTHIC, 12)
        canvas.drawString(80, 440, f"事例{n}")
        canvas.setFont(GOTHIC, 16)
        for k, text in enumerate(name):
            canvas.drawString(154, 442 - 18 * k, text)
        canvas.setFont(GOTHIC, 10)
        canvas.drawString(340, 442, town)
        for k, (title, _) in enumerate(TITLES):
            canvas.setFont(GOTHIC, 13)
            canvas.drawString(60, 370 - 60 * k, f"＜{title}＞")
            canvas.setFont(MINCHO, 10)
            canvas.drawString(60, 350 - 60 * k, "・窓口の職員が事業所を訪ねている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.prefecture) for c in edition.cases] == [
        (n, "".join(name), town[:3]) for n, (name, town) in enumerate(zip(names, NAMES, strict=True), 1)
    ]


def test_the_number_in_the_corner_of_a_form_counts_the_case_that_its_first_table_names(tmp_path: Path) -> None:
    """The title of the form | 事例番号 | 1 over a table of name and tagline, and rows of headings beside lists."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(560, 500), invariant=1)
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 12)
        canvas.drawString(40, 452, "働く場をつくる取組　調査票")
        canvas.setFont(GOTHIC, 16)
        canvas.drawString(490, 452, str(n))
        rows = [
            ("自治体名", [name]),
            ("取組の要旨", [f"{name[3:]}の農家と会社をつないで働く場を広げ、", "冬にも続く仕事を増やす"]),
        ]
        rows += [
            ("訪問の工夫", [f"・{name}では窓口の職員が事業所を訪ねている。"]),
            ("送迎の工夫", ["・公用車で送っている。"]),
        ]
        canvas.setFont(GOTHIC, 9)
        canvas.drawString(410, 452, "事例番号")
        for x, y, wide, high in ((400, 446, 70, 20), (470, 446, 50, 20), (40, 330, 480, 18)):
            canvas.rect(x, y, wide, high)
        canvas.drawString(46, 335, "１．取組みのポイント")
        for k, (label, said) in enumerate(rows):
            y = 410 - 30 * k if k < 2 else 360 - 30 * k
            canvas.rect(40, y, 90, 30)
            canvas.rect(130, y, 390, 30)
            canvas.drawString(46, y + 18, label)
            for line, text in enumerate(said):
                canvas.drawString(134, y + 18 - 12 * line, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, f"{name[3:]}の農家と会社をつないで働く場を広げ、冬にも続く仕事を増やす")
        for n, name in enumerate(NAMES, 1)
    ]
    assert [(p.headings, p.text) for p in edition.passages if p.case and p.case.number == 3] == [
        (("訪問の工夫",), f"{NAMES[2]}では窓口の職員が事業所を訪ねている。"), (("送迎の工夫",), "公用車で送っている。"),
    ]  # fmt: skip
