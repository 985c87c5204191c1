"""Text beside what is drawn on a page, and titles beside their texts."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import layout, order, parsing, profile, survey
from jireishu.figures import Captions, cut, margin_notes
from jireishu.inside import Inside
from jireishu.items import Line, Table, lines_of
from jireishu.lines import one, table
from jireishu.ornaments import without_backdrops
from jireishu.page import Box, Page, Segment, Style
from jireishu.rooms import Column, Label, Rooms, labels

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"
WIDE = (
    "・市内の商店街と話し合いを重ね、短い時間から始められる作業を切り出",
    "してもらうことで、無理なく通える場をつくっている。",
)
NARROW = (
    "・作業の後には振り返りの時間を設け、できた",
    "ことを一緒に確かめ、次の作業を選んでもら",
    "い、店主にも伝えている。",
)


def captions(image: Box, segments: list[Segment], frames: tuple[Box, ...] = ()) -> list[Segment]:
    return Captions(segments, frames).below(image)


def test_captions_of_thousands_of_pictures_are_each_found_near_theirs() -> None:
    style = Style(MINCHO, 10, "000000", False)
    tops = [30.0 * n for n in range(3000)]
    beside = [Segment("左の本文", 60, top, 120, top + 10, style, n, 60) for n, top in enumerate(tops)]
    below = [Segment("送迎の様子", 150, top + 12, 200, top + 22, style, n, 150) for n, top in enumerate(tops)]
    told = Captions([*beside, *below])
    pictures = [Box(140, top, 210, top + 10) for top in tops]
    assert [told.below(image) for image in pictures] == [[one] for one in below]


def test_text_beside_a_drawn_picture_goes_on_and_its_caption_is_no_part_of_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        lines = [
            (18, f"事例{number}　{name}"),
            (12, "1 地域の状況"),
            (10, WIDE[0]),
            (10, WIDE[1]),
            (12, "2 取組みのポイント"),
        ]
        for n, (size, text) in enumerate([*lines, *((10, text) for text in NARROW), (10, WIDE[0]), (10, WIDE[1])]):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 440 - 20 * n, text)
        canvas.rect(270, 322, 100, 28)
        canvas.setFont(MINCHO, 8)
        canvas.drawString(290, 301, "写真　作業の様子")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [p.text for p in edition.passages if p.case and p.kind == "bullet"] == [
        "".join(WIDE)[1:], "".join(NARROW)[1:], "".join(WIDE)[1:],
    ] * 2  # fmt: skip


def test_a_small_line_below_a_picture_is_its_caption_though_it_stands_between_the_rows_beside_it() -> None:
    def line(text: str, x: float, top: float, size: float, row: int) -> Segment:
        return Segment(text, x, top, x + size * len(text), top + size, Style("m", size, "", False), row, x)

    image, beside = Box(260, 60, 380, 130), [line("絵の左の文である。", 50, 60 + 20.0 * n, 10, n) for n in range(5)]
    caption = line("作業の様子", 262, 133, 8, 9)
    assert captions(image, [*beside, caption]) == [caption]
    heading = line("次の見出し", 262, 133, 10, 9)
    assert captions(image, [*beside, heading]) == []


def test_a_small_line_that_begins_where_the_picture_does_is_its_caption_and_a_note_or_row_of_facts_is_none() -> None:
    def line(text: str, x: float, size: float) -> Segment:
        return Segment(text, x, 134, x + size * len(text), 134 + size, Style("m", size, "", False), 9, x)

    image, below = (
        Box(60, 60, 380, 130),
        [replace(line("窓口で話し合う。", 60, 10), top=160 + 16.0 * n) for n in range(5)],
    )
    assert captions(image, [*below, line("作業の様子", 61, 8)]) == [line("作業の様子", 61, 8)]
    assert captions(image, [*below, line("※作業の様子", 61, 8)]) == []
    assert captions(image, [*below, line("作業の様子", 61, 10)]) == []
    facts = [line("運営形態", 200, 10), line("委託", 300, 10)]
    assert captions(image, [*below, line("総人口", 5, 10), *facts]) == []


def test_a_line_larger_than_running_text_below_a_picture_is_no_caption() -> None:
    def line(text: str, x: float, top: float, size: float, row: int) -> Segment:
        return Segment(text, x, top, x + size * len(text), top + size, Style("m", size, "", False), row, x)

    image, text = Box(150, 20, 350, 90), [line("窓口で話し合う。", 60, 150 + 16.0 * n, 10, n) for n in range(5)]
    assert captions(image, [*text, line("みどり野市", 215, 96, 14, 9)]) == []
    said = line("作業の様子", 225, 96, 10, 9)
    assert captions(image, [*text, said]) == [said]


@pytest.mark.parametrize("said, notes", [("●", []), ("注", ["注"])])
def test_the_small_mark_of_the_only_point_of_a_page_is_no_note_in_its_margin(said: str, notes: list[str]) -> None:
    style = Style("m", 10, "", False)
    text = [Segment(TEXT, 64, 100 + 20.0 * n, 64 + 10 * len(TEXT), 110 + 20.0 * n, style, n, 64) for n in range(6)]
    mark = Segment(said, 50, 162, 56, 168, replace(style, size=6), 3, 50)
    found = margin_notes(Page(1, 595, 842, (*text, mark)), [*text, mark])
    assert [s.text for note in found for s in note] == notes


def test_a_line_of_a_column_is_no_caption_of_the_picture_above_it() -> None:
    def line(text: str, x: float, x1: float, row: int) -> Segment:
        return Segment(text, x, 100 + 20.0 * row, x1, 110 + 20.0 * row, Style("m", 10, "", False), row, x)

    image = Box(150, 20, 350, 90)
    below = [line("③市役所から直接協力を求めることで、前向きな答えがある。", 60, 440, 0)]
    column = [line("企業からは前向きな答えをいただけることが多く、懸念は少ない。", 80, 440, n) for n in range(1, 6)]
    margin = [line("事例1", 40, 70, 9)]
    assert captions(image, [*below, *margin]) == []
    wide = [line("前年の秋に市役所の一階に開いた窓口で相談を受ける支援員の様子", 60, 440, 0)]
    assert captions(image, [*wide, *margin]) == wide
    assert captions(image, [*wide, *column, *margin]) == []
    left = [line("左の段の行である。", 40, 140, n) for n in range(3)]
    heading = line("【送迎の工夫】", 150, 220, 0)
    assert captions(image, [*left, heading]) == []
    assert captions(image, [*left, line("送迎の様子", 150, 200, 0)]) == [line("送迎の様子", 150, 200, 0)]


def test_a_page_that_holds_only_what_stands_in_begins_where_the_others_do(tmp_path: Path) -> None:
    """Its headings stand in as far as wrapped lines do further than those."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(300, 400), invariant=1)
    for number, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        told = [
            (10, 70, "商店街の店を訪ねて話し合い、短い時"), (10, 60, "間の仕事を窓口の職員とともにつくって"),
            (10, 60, "いる。"),
        ]  # fmt: skip
        lines = [
            (16, 40, f"事例{number}　{name}"), (12, 40, "1 取組みの成果"), *told, (12, 40, "2 取組みのポイント"),
            (10.5, 50, "○店との連携"), *told * 2, (10, 70, "送迎のない地域では通えないので、社"),
        ]  # fmt: skip
        rest = [
            (10, 60, "会福祉協議会の車で、手伝いに来る方々"),
            (10, 60, "を迎える。"),
            (10.5, 50, "○家との連携"),
            *told * 3,
        ]
        for page in (lines, rest, [(12, 40, "3 今後の課題"), *told * 4]):
            for n, (size, x, text) in enumerate(page):
                canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
                canvas.drawString(x, 360 - 20 * n, text)
            canvas.showPage()
    canvas.save()
    said = [p.text for p in parsing.parse(tmp_path / "book.pdf").passages if "迎え" in p.text]
    assert said == ["送迎のない地域では通えないので、社会福祉協議会の車で、手伝いに来る方々を迎える。"] * 2


def test_what_stands_in_a_bar_wider_than_the_picture_above_it_is_no_caption() -> None:
    image = Box(240, 60, 340, 130)
    text = Segment("本文である。", 150, 160, 210, 170, Style("m", 10, "", False), 8, 150)
    title = Segment("4 取組みの成果", 255, 136, 325, 147, Style("m", 11, "", False), 9, 255)
    assert captions(image, [title, text], (Box(150, 132, 400, 150),)) == []
    assert captions(image, [title, text], (Box(238, 132, 342, 150),)) == [title]


def test_a_title_beside_its_text_stands_before_a_first_line_that_is_a_little_higher(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 450, f"事例{number}　{name}")
        for n, title in enumerate(("1 地域の状況", "2 取組みの成果")):
            top = 420 - 60 * n
            canvas.rect(40, top - 60, 80, 60)
            canvas.rect(120, top - 60, 280, 60)
            canvas.setFont(GOTHIC, 10)
            canvas.drawString(44, top - 12, title)
            canvas.setFont(MINCHO, 10)
            for k, text in enumerate((f"・{title}についての一つめの文である。", f"・{TEXT}")):
                canvas.drawString(124, top - 6 - 20 * k, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.number, p.text) for p in edition.passages if p.case and p.section] == [
        (1, "1 地域の状況についての一つめの文である。"), (1, TEXT),
        (2, "2 取組みの成果についての一つめの文である。"), (2, TEXT),
    ] * 2  # fmt: skip


def boxed(path: Path, *parts: tuple[float, float, bool, bool, tuple[str, ...]]) -> list[str]:
    """What the columns of a book say that has one box on each of its pages.

    The parts: top and bottom of a box, whether its top and its bottom are drawn, and its lines.
    """
    canvas = Canvas(str(path), pagesize=(440, 500), invariant=1)
    above = [(18, "事例1　みどり野市"), (12, "1 地域の状況"), (10, WIDE[0]), (10, WIDE[1]), (12, "2 取組みのポイント")]
    for number, (top, bottom, closed_above, closed_below, texts) in enumerate(parts):
        for n, (size, text) in enumerate(above if number == 0 else []):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 440 - 20 * n, text)
        for x in (45, 390):
            canvas.line(x, top, x, bottom)
        for y in [top] * closed_above + [bottom] * closed_below:
            canvas.line(45, y, 390, y)
        canvas.setFont(MINCHO, 10)
        for n, text in enumerate(texts):
            canvas.drawString(55, top - 18 - 18 * n, text)
        canvas.showPage()
    canvas.save()
    return [p.text.replace("\n", "") for p in parsing.parse(path).passages if p.kind == "column"]


def test_a_box_that_a_page_break_cuts_is_one_even_where_its_title_stands_alone(tmp_path: Path) -> None:
    told = ("就労の準備には、面接の服や電話を借りられる窓口の案内も要る。", TEXT)
    said = ["".join(("交通手段について", *told))]
    assert (
        boxed(tmp_path / "closed.pdf", (90, 60, True, True, ("交通手段について",)), (450, 400, True, True, told))
        == said
    )
    assert (
        boxed(tmp_path / "open.pdf", (90, 60, True, False, ("交通手段について",)), (450, 400, False, True, told))
        == said
    )


def test_a_box_that_goes_on_with_a_list_below_a_footnote_is_one(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    above = [(18, "事例1　みどり野市"), (12, "1 地域の状況"), (10, WIDE[0]), (10, WIDE[1]), (12, "2 取組みのポイント")]
    for n, (size, text) in enumerate(above):
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(50, 440 - 20 * n, text)
    canvas.rect(45, 80, 345, 50)
    canvas.setFont(MINCHO, 8)
    canvas.drawString(50, 50, "1 詳しくは手引きを参照。")
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(("交通手段について", TEXT)):
        canvas.drawString(55, 112 - 18 * n, text)
    canvas.showPage()
    canvas.rect(45, 400, 345, 50)
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(("・基金を利用して、交通費を助成している。", "・公用車で送迎している。")):
        canvas.drawString(55, 432 - 18 * n, text)
    canvas.save()
    passages = parsing.parse(tmp_path / "book.pdf").passages
    assert [p.text for p in passages if p.kind in ("column", "figure")] == [
        f"交通手段について\n{TEXT}\n・基金を利用して、交通費を助成している。\n・公用車で送迎している。"
    ]


def test_a_page_whose_right_column_has_one_line_is_in_columns_as_the_others_are(tmp_path: Path) -> None:
    left = ("・作業の後には振り返りの時間を設け", "てできたことを一緒に確かめている。") * 4
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町"), (3, "はまべ町"), (4, "おおぞら村"), (5, "やまなみ村")):
        lines = [(18, f"事例{number}　{name}"), (12, "1 地域の状況"), *((10, text) for text in left)]
        rest = [(10, "・続きである。")] if number == 3 else [(10, text) for text in left]
        for x, column in ((40, lines), (235, rest)):
            for n, (size, text) in enumerate(column):
                canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
                canvas.drawString(x, 440 - 20 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name) for c in edition.cases][2] == (3, "はまべ町")


def test_the_bar_of_a_card_is_a_title_over_two_lines_of_any_wording(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(300, 500), invariant=1)
    told = (("地域の状況",), ("自治体との連携が進むことによって得られて", "いるメリットや効果"), ("取組みの成果",))
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(30, 460, f"事例{number}　{name}")
        top = 440
        for title in told:
            high = 8 + 14 * len(title)
            canvas.rect(30, top - high, 240, high)
            canvas.rect(30, top - high - 56, 240, high + 56)
            for n, text in enumerate(title):
                canvas.setFont(GOTHIC, 10)
                canvas.drawString(36, top - 14 - 14 * n, text)
            for n, text in enumerate(("・工場と話し合い、短い時間の作業を切り出", "してもらう。")):
                canvas.setFont(MINCHO, 10)
                canvas.drawString(36, top - high - 18 - 16 * n, text)
            top -= high + 70
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [[s.title for s in c.sections] for c in edition.cases] == [["".join(title) for title in told]] * 2


def test_lines_in_a_frame_are_full_where_it_ends_not_where_the_lines_outside_do(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    tagline = "商店街とともに短い時間の仕事をつくり、長く続けて通う"
    bullets = (
        (
            "・店主との打合せは月に2回、閉店後に行っている為",
            "作業の様子を詳しく伝えられるので、次の作業まで",
            "もらえる。",
        ),
        (
            "・送迎は社協と分担し、二台の車で町内を回っている",
            "ので、冬でも休まずに通うことができるうえ、帰り道",
            "も安心である。",
        ),
    )
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.rect(40, 160, 262, 230)
        lines = [(18, 40, f"事例{number}　{name}"), (10, 40, tagline), (12, 51, "1 取組みの成果")]
        for n, (size, x, text) in enumerate([*lines, *((10, 51, text) for told in bullets for text in told)]):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(x, 420 - 20 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [p.text for p in edition.passages if p.case] == ["".join(told)[1:] for told in bullets] * 2


def test_words_centred_below_a_picture_are_its_caption_whatever_they_begin_with(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    lines = [(18, "事例1　みどり野市"), (12, "1 地域の状況"), (10, WIDE[0]), (10, WIDE[1]), (12, "2 取組みのポイント")]
    for n, (size, text) in enumerate(lines):
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(50, 440 - 20 * n, text)
    canvas.rect(170, 260, 100, 70)
    canvas.setFont(MINCHO, 8)
    for n, text in enumerate(("▲商店街での作業と、作業の後の", "振り返り")):
        canvas.drawCentredString(220, 248 - 10 * n, text)
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate((*WIDE, "―――――――――", f"・{TEXT}")):
        canvas.drawString(50, 210 - 20 * n, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.kind, p.text) for p in edition.passages if p.section and p.section.number == 2] == [
        ("figure", "▲商店街での作業と、作業の後の振り返り"), ("bullet", "".join(WIDE)[1:]), ("bullet", TEXT),
    ]  # fmt: skip


def test_a_list_mark_belongs_to_its_line_where_the_other_column_has_lines_at_other_heights(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(620, 500), invariant=1)
    for size, y, text in ((18, 450, "事例1　みどり野市"), (12, 425, "1 地域の状況"), (12, 385, "2 取組みのポイント")):
        canvas.setFont(GOTHIC, size)
        canvas.drawString(40, y, text)
    canvas.setFont(MINCHO, 10)
    canvas.drawString(40, 405, f"・{TEXT}")
    for k in range(2):
        for n, text in enumerate(("商店街と話し合いを重ね、短い時間から始めら", "れる作業を切り出してもらっている。")):
            top = 360 - 36 * k - 14 * n
            canvas.drawString(50, top, text)
            canvas.drawString(340, top - 5.7, text)
            if n == 0:
                canvas.setFont(MINCHO, 10)
                canvas.drawString(40, top, "・")
                canvas.drawString(328, top - 6.4, "・")
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    said = "商店街と話し合いを重ね、短い時間から始められる作業を切り出してもらっている。"
    assert [(p.kind, p.text) for p in edition.passages if p.section and p.section.number == 2] == [("bullet", said)] * 4


def test_a_box_as_wide_as_those_of_the_titles_is_one_where_most_text_stands_in_none(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 700), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.rect(45, 590, 345, 70)
        rows = [(18, f"事例{number}　{name}"), (10, "町工場と商店街とつくる、"), (10, "短い時間から始める仕事")]
        rows += [(12, "1 地域の状況"), *[(10, text) for text in (*WIDE, *WIDE, *WIDE, *WIDE)]]
        for n, (size, text) in enumerate(rows):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 640 - 20 * n, text)
        canvas.rect(45, 330, 345, 62)
        canvas.setFont(MINCHO, 10)
        for n, text in enumerate(("送迎について", "バスの便が少ない町では、相乗りの送迎を社協が分担している。", TEXT)):
            canvas.drawString(52, 376 - 18 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    boxed = "送迎について\nバスの便が少ない町では、相乗りの送迎を社協が分担している。" + TEXT
    assert [(p.kind, p.text) for p in edition.passages if p.text.startswith("送迎")] == [("column", boxed)] * 2


def test_a_page_on_which_only_the_end_of_a_list_stands_begins_where_the_others_do(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    full = "いただき、できた物は毎週の朝市に並べて、町の多くの方に売っている。"
    rows = [(18, "事例1　みどり野市"), (12, "1 地域の状況"), *((10, text) for _ in range(4) for text in WIDE)]
    pages = (
        rows,
        [*rows[2:], (10, WIDE[0]), (10, full)],
        [(10, full.replace("。", "い")), (10, "店主にも伝えている。")],
    )
    for lines in pages:
        for n, (size, text) in enumerate(lines):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50 if size > 10 or text[0] == "・" else 60, 440 - 20 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [p.pages.pdf for p in edition.passages] == [(1,)] * 4 + [(2,)] * 4 + [(2, 3)]


def test_three_columns_part_twice_where_the_last_page_has_few_lines(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(620, 500), invariant=1)
    texts = ("・商店街と話し合いを重ね、短い", "時間の作業を切り出している。")
    for number, rows in ((1, (8, 8, 8)), (2, (4, 2, 4))):
        for n, (size, text) in enumerate(((18, "事例1　みどり野市"), (12, "1 地域の状況")) if number == 1 else ()):
            canvas.setFont(GOTHIC, size)
            canvas.drawString(40, 450 - 25 * n, text)
        canvas.setFont(MINCHO, 10)
        for column in range(3):
            for n in range(rows[column]):
                canvas.drawString(40 + 180 * column + 10 * (n % 2), 390 - 16 * n, texts[n % 2])
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [p.text for p in edition.passages] == ["".join(texts)[1:]] * 17


@pytest.mark.parametrize(("barred", "banded"), [(False, False), (True, False), (True, True)])
def test_titles_stand_beside_their_texts_where_only_room_parts_them(tmp_path: Path, barred: bool, banded: bool) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 700), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(GOTHIC, 18)
        if banded:  # the number of the case beside its name, in a band that holds its tagline too
            canvas.rect(38, 620, 364, 60)
            canvas.rect(38, 620, 84, 60)
            canvas.drawString(140, 655, name)
            canvas.setFont(GOTHIC, 15)
            canvas.drawCentredString(80, 646, f"事例{number}")
        else:
            canvas.drawString(40, 650, f"事例{number}　{name}")
        canvas.setFont(MINCHO, 10)
        canvas.drawString(140 if banded else 40, 630, "町工場とつくる仕事")
        for n, (title, rest) in enumerate(
            (("1 地域の状況", ""), ("2 事業実施の", "背景と概要"), ("3 取組みの成果", ""))
        ):
            top = 600 - 90 * n
            canvas.setFont(GOTHIC, 10)
            if barred:
                canvas.rect(38, top - 18, 84, 32)
            (canvas.drawCentredString if barred else canvas.drawString)(80 if barred else 40, top, title)
            (canvas.drawCentredString if barred else canvas.drawString)(80 if barred else 40, top - 14, rest)
            canvas.drawString(140, top, "◆送迎の工夫")
            canvas.setFont(MINCHO, 10)
            for k, text in enumerate((f"・{TEXT}", "・店主との打合せは月に2回、閉店後に行っている。")):
                canvas.drawString(140, top - 14 - 14 * k, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    titles = ("地域の状況", "事業実施の背景と概要", "取組みの成果")
    assert [(c.name, c.tagline, c.pages.pdf) for c in edition.cases] == [
        ("みどり野市", "町工場とつくる仕事", (1,)), ("しおかぜ町", "町工場とつくる仕事", (2,)),
    ]  # fmt: skip
    assert [[s.title for s in c.sections] for c in edition.cases] == [list(titles)] * 2
    assert [(p.section.title, p.headings, p.text) for p in edition.passages if p.section] == [
        (title, ("送迎の工夫",), text)
        for title in titles for text in (TEXT, "店主との打合せは月に2回、閉店後に行っている。")
    ] * 2  # fmt: skip


def test_words_below_a_picture_at_the_edge_are_its_caption(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    lines = [(18, "事例1　みどり野市"), (12, "1 地域の状況"), (10, WIDE[0]), (10, WIDE[1]), (12, "2 取組みのポイント")]
    for n, (size, text) in enumerate(lines):
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(50, 440 - 20 * n, text)
    canvas.setFont(MINCHO, 8)
    for n, text in enumerate(("窓口の様子", "作業の場面", "会議の風景")):
        canvas.rect(50 + 110 * n, 280, 100, 60)
        canvas.drawCentredString(100 + 110 * n, 268, text)
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(WIDE):
        canvas.drawString(50, 230 - 20 * n, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert {p.kind for p in edition.passages if p.text in ("窓口の様子", "作業の場面", "会議の風景")} == {"figure"}
    assert [p.text for p in edition.passages if p.kind != "figure"] == ["".join(WIDE)[1:]] * 2


def test_titles_centred_in_bars_of_one_column_are_none_beside_the_next(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(620, 500), invariant=1)
    lines = ("・商店街と話し合いを重ね、短い時間から始め", "られる作業を切り出してもらっている。")
    names = ("みどり野市", "しおかぜ町")
    for number, name in enumerate(names, 1):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 450, f"事例{number}　{name}")
        for column, titles in enumerate((("地域の状況", "事業の背景と概要"), ("取組みのポイント", "今後の課題"))):
            for n, title in enumerate(titles):
                x, top = 40 + 280 * column, 410 - 110 * n
                canvas.rect(x + 50, top - 4, 110, 18)
                canvas.setFont(GOTHIC, 11)
                canvas.drawCentredString(x + 105, top, title)
                canvas.setFont(MINCHO, 10)
                for k in range(4):
                    canvas.drawString(x + 10 * (k % 2), top - 22 - 18 * k, lines[k % 2])
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    titles = ["地域の状況", "事業の背景と概要", "取組みのポイント", "今後の課題"]
    assert [[s.title for s in c.sections] for c in edition.cases] == [titles] * 2
    assert [(p.section.title, p.text) for p in edition.passages if p.section] == [
        (title, "".join(lines)[1:]) for _ in names for title in titles for _ in range(2)
    ]


def test_the_bar_of_a_larger_title_is_no_box_that_goes_on_over_the_page() -> None:
    def line(text: str, top: float, size: float, row: int) -> Segment:
        return Segment(text, 50, top, 50 + size * len(text), top + size, Style("m", size, "", False), row, 50)

    bar = Box(46, 96, 386, 116)
    first = (line("取組の狙いと工夫", 100, 13, 1), *(line(TEXT, 130 + 16.0 * n, 10, 2 + n) for n in range(9)))
    second = tuple(replace(s, top=s.top - 60, bottom=s.bottom - 60) for s in first)
    pages = [Page(1, 440, 500, first, (bar,)), Page(2, 440, 500, second, (Box(46, 36, 386, 56),))]
    assert cut(pages, lambda said: False) == {}


def test_a_bar_at_the_head_of_a_page_is_none_that_a_box_of_the_one_before_goes_on_in() -> None:
    def page(number: int, said: str, font: str, bottom: float, below: int) -> Page:
        texts = [(said, 104.0, font, 0), *((TEXT, 130 + 16.0 * n, "m", 1 + n) for n in range(below))]
        segments = (Segment(t, 50, y, 50 + 10 * len(t), y + 10, Style(f, 10, "", False), n, 50) for t, y, f, n in texts)
        return Page(number, 440, 500, tuple(segments), (Box(46, 100, 386, bottom),))

    voice = page(1, "電話一本にも遠慮がありました。", "m", 118, 0)
    assert cut([voice, page(2, "連携による支援の充実", "g", 118, 9)], lambda said: False) == {}
    goes_on = cut([voice, page(2, "今では気軽に話せる間柄です。", "m", 118, 9)], lambda said: False)
    assert list(goes_on) == [(1, voice.frames[0]), (2, voice.frames[0])]


def test_a_shadow_behind_a_frame_or_a_title_is_no_picture() -> None:
    def text(said: str, top: float) -> Segment:
        return Segment(said, 60, top, 60 + 10.0 * len(said), top + 10, Style("m", 10, "", False), 0, 60)

    framed, photo = Box(47, 95, 403, 168), Box(50, 300, 120, 360)
    page = Page(
        1, 440, 500, (text(TEXT, 110), text("2 取組みの成果", 40), text("窓口の様子", 320)),
        frames=(Box(50, 100, 400, 160),), images=(framed, Box(48, 34, 300, 56), photo),
    )  # fmt: skip
    assert without_backdrops(page, lambda said: said.startswith("2 ")).images == (photo,)


def test_one_line_in_a_frame_with_room_for_many_is_what_a_picture_shows(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        for size, y, text in (
            (18, 460, f"事例{number}　{name}"), (12, 435, "1 地域の状況"), (10, 415, "●送迎の工夫"),
            (10, 400, f"・{TEXT}"), (10, 380, "相談窓口の様子"), (10, 300, f"・{TEXT}"),
            (12, 270, "2 取組みの成果"), (10, 250, f"・{TEXT}"),
        ):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(150 if text.startswith("相談") else 50, y, text)
        canvas.rect(100, 320, 200, 73)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.kind, p.text, p.headings) for p in edition.passages if p.case] == [
        ("bullet", TEXT, ("送迎の工夫",)), ("figure", "相談窓口の様子", ("送迎の工夫",)),
        ("bullet", TEXT, ("送迎の工夫",)), ("bullet", TEXT, ()),
    ] * 2  # fmt: skip


def test_a_picture_behind_one_line_larger_than_the_text_is_its_band() -> None:
    said = Segment("町工場とつくる仕事", 40, 60, 180, 74, Style(GOTHIC, 14, "000000", False), 0, 40)
    text = Segment(TEXT, 40, 120, 300, 130, Style(MINCHO, 10, "000000", False), 1, 40)
    band, photo = Box(30, 50, 400, 84), Box(30, 50, 400, 300)
    assert without_backdrops(Page(1, 420, 600, (said, text), images=(band,)), lambda _: False).images == ()
    assert without_backdrops(Page(1, 420, 600, (said,), images=(photo,)), lambda _: False).images == (photo,)


def test_three_cards_side_by_side_hold_the_text_of_their_sections(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(800, 400), invariant=1)
    told = ("事業の背景と概要", "取組みのポイント", "取組みの成果")
    wrapped = ("・工場と話し合い、短い時間の作業を", "切り出してもらう。")
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(30, 360, f"事例{number}　{name}")
        for column, title in enumerate(told):
            x, times = 25 + 255 * column, (4, 3, 5)[column]
            canvas.rect(x, 320, 240, 20)
            canvas.rect(x, 310 - 32 * times, 240, 10 + 32 * times)
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(x + 6, 324, title)
            canvas.setFont(MINCHO, 12)
            for n in range(2 * times):
                canvas.drawString(x + 6 + 12 * (n % 2), 304 - 16 * n, wrapped[n % 2])
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.title, p.text) for p in edition.passages if p.section] == [
        (title, TEXT) for title, times in zip(told * 2, (4, 3, 5) * 2, strict=True) for _ in range(times)
    ]


def test_the_titles_of_a_list_of_contents_do_not_stand_beside_the_numbers_of_their_pages() -> None:
    style = Style("m", 10, "000000", False)
    rows = [("第1章 町の仕事", 50), ("第2章 海の仕事", 50), ("第3章 山の仕事", 50), ("第4章 資料", 50)]
    texts = [(text, x, n) for n, (text, x) in enumerate(rows)] + [(str(n + 1), 380, n) for n in range(4)]
    segments = (Segment(t, x, 60 + 20 * n, x + 10 * len(t), 70 + 20 * n, style, n, x) for t, x, n in texts)
    page = Page(1, 420, 600, tuple(segments))
    assert survey.of([page], profile.load().is_title).columns == ()


def test_a_cell_with_a_title_beside_a_narrow_one_with_its_page_makes_no_column_of_titles() -> None:
    def columns(page_x: float) -> list[tuple[float, float]]:
        style, rows = Style("m", 10, "000000", False), list(enumerate(("第1章 町の仕事", "第2章 海の仕事")))
        texts = [(title, 50.0, n) for n, title in rows] + [(str(3 + n), page_x + 4, n) for n, _ in rows]
        segments = [Segment(t, x, 64 + 20 * n, x + 10 * len(t), 74 + 20 * n, style, n, x) for t, x, n in texts]
        cells = [Box(a, 60 + 20 * n, b, 80 + 20 * n) for n, _ in rows for a, b in ((46, page_x), (page_x, 396))]
        page = Page(1, 440, 600, tuple(segments), tuple(cells), (tuple(cells),))
        return [(c.x0, c.x1) for c in survey.of([page], profile.load().is_title).columns]

    assert (columns(346), columns(146)) == ([], [(46, 146)])


@pytest.mark.parametrize(("apart", "lower", "found"), [(3, 0, [(46, 147.5, 396)]), (6, 0, []), (3, 8, [])])
def test_tabs_a_little_apart_from_boxes_as_high_make_a_column_of_titles(
    apart: float, lower: float, found: list[tuple[float, float, float]]
) -> None:
    style, titles = Style("m", 10, "000000", False), list(enumerate(("取組みのポイント", "取組みの成果")))
    texts = [(text, x, n) for n, title in titles for text, x in ((title, 50.0), (TEXT, 156.0))]
    segments = [Segment(t, x, 64 + 40 * n, x + 10 * len(t), 74 + 40 * n, style, n, x) for t, x, n in texts]
    tabs = [Box(46, 60 + 40 * n, 146, 90 + 40 * n) for n, _ in titles]
    boxes = [Box(146 + apart, 60 + 40 * n, 396, 90 + lower + 40 * n) for n, _ in titles]
    page = Page(1, 440, 600, tuple(segments), (*tabs, *boxes))
    assert [(c.x0, c.x1, c.right) for c in survey.of([page], profile.load().is_title).columns] == found


def test_the_ground_behind_a_column_of_labels_makes_no_title_of_several_that_are_none() -> None:
    style, rows = (
        Style("m", 10, "000000", False),
        (("自治体名", "みどり野市"), ("事業名", "訪ねる会"), ("取組の成果", TEXT)),
    )
    texts = [(text, x, n) for n, row in enumerate(rows) for text, x in zip(row, (50.0, 156.0), strict=True)]
    segments = tuple(Segment(t, x, 64 + 30 * n, x + 10 * len(t), 74 + 30 * n, style, n, x) for t, x, n in texts)
    cells = tuple(Box(x0, 60 + 30 * n, x1, 90 + 30 * n) for n in range(3) for x0, x1 in ((46, 146), (146, 396)))
    page = Page(1, 440, 600, segments, (Box(46, 60, 146, 150),), (cells,))
    known = Rooms((Column(46, 146, 396, 390),))
    assert [label.title.text for label in labels(page, segments, known, profile.load().is_title)] == ["取組の成果"]


def test_titles_in_cells_are_no_cells_of_a_table_where_other_pages_have_theirs_a_little_narrower() -> None:
    style, rows = Style("m", 10, "000000", False), (("取組の内容", TEXT), ("取組の成果", TEXT))
    texts = [(text, x, n) for n, row in enumerate(rows) for text, x in zip(row, (50.0, 156.0), strict=True)]
    segments = [Segment(t, x, 64 + 30 * n, x + 10 * len(t), 74 + 30 * n, style, n, x) for t, x, n in texts]
    cells = tuple(Box(x0, 60 + 30 * n, x1, 90 + 30 * n) for n in range(2) for x0, x1 in ((46, 146), (146, 540)))
    known = Rooms((Column(46, 146, 540, 536), Column(46, 143, 526, 522)))
    told = labels(Page(1, 595, 842, tuple(segments), tables=(cells,)), segments, known, profile.load().is_title)
    assert [label.title.text for label in told] == ["取組の内容", "取組の成果"]
    assert known.without_rooms(cells, told, Inside(segments)) == ()


def test_a_title_is_as_high_as_a_first_line_a_little_above_it_below_more_room() -> None:
    style, is_title = Style("m", 10, "000000", False), profile.load().is_title

    def items(above: float) -> list[str]:
        texts = [(f"{n}つめの文である。{TEXT}", 156.0, top) for n, top in enumerate((above, 120.0, 134.0, 148.0))]
        texts += [
            ("取組みの成果", 46.0, 129.0),
            ("今後の課題", 46.0, 227.0),
            (TEXT, 156.0, 220.0),
            (TEXT, 156.0, 234.0),
        ]
        segments = [Segment(t, x, top, x + 10 * len(t), top + 10, style, 0, x) for t, x, top in texts]
        rows = sorted({s.top for s in segments})
        page = Page(1, 595, 842, tuple(replace(s, row=rows.index(s.top)) for s in segments))
        known = Rooms((Column(46, 146, 540, 536, False),))
        return [
            i.text for i in layout._page_items(page, page, is_title, layout.Learnt(known), False) if isinstance(i, Line)
        ]

    assert [text[:6] for text in items(80)[:3]] == ["0つめの文で", "取組みの成果", "1つめの文で"]
    assert [text[:6] for text in items(106)[:3]] == [
        "0つめの文で",
        "1つめの文で",
        "取組みの成果",
    ]  # as lines follow each other


def test_frames_that_overlap_hold_their_text_once() -> None:
    style = Style("m", 10, "000000", False)
    texts = [(t, 60, 70 + 16.0 * n) for n, t in enumerate(("町の畑", "町の港"))]
    texts += [(f"{n}つめの文である。{TEXT}", 60, 300 + 16.0 * n) for n in range(9)]
    segments = [Segment(t, x, y, x + 10 * len(t), y + 10, style, n, x, at=n) for n, (t, x, y) in enumerate(texts)]
    frames = Box(50, 60, 400, 110), Box(50, 60, 120, 280)
    (items,) = layout.flow([Page(1, 595, 842, tuple(segments), frames)], profile.load().is_title, as_drawn=True)
    assert [line.text for i in items for line in lines_of(i)] == [t for t, _, _ in texts]


def test_facts_left_of_the_text_are_none_of_its_lines() -> None:
    style = Style("m", 10, "000000", False)
    texts = [(f"・{n}つめは{TEXT}", 160.0, 100 + 20.0 * n, style) for n in range(8)]
    facts = [("総人口：4.4万人", 40.0, 118.0), ("保護率：6.9%", 40.0, 158.0), ("運営形態：委託", 40.0, 198.0)]
    texts += [(t, x, top, replace(style, colour="008080")) for t, x, top in facts]
    rows = sorted({round(top / 4) for _, _, top, _ in texts})
    segments = [
        Segment(t, x, top, x + 9 * len(t), top + 10, own, rows.index(round(top / 4)), x)
        for t, x, top, own in sorted(texts, key=lambda one: (round(one[2] / 4), one[1]))
    ]
    (items,) = layout.flow([Page(1, 595, 842, tuple(segments))], profile.load().is_title)
    assert {i.text for i in items if isinstance(i, Line)} == {t for t, x, _, _ in texts if x > 100}


def test_columns_beside_a_title_are_read_before_the_row_of_the_next() -> None:
    style, segments = Style("m", 10, "000000", False), list[Segment]()
    for n, title in enumerate(("取組の内容", "取組の成果")):
        rows = [(title, 50.0, 64)] + [
            (f"・{title}の{side}の段の{k}つめの文である。", x, 64 + 16 * k)
            for k in range(4) for side, x in (("左", 156.0), ("右", 400.0))
        ]  # fmt: skip
        for text, x, top in rows:
            y = top + 100.0 * n
            segments.append(Segment(text, x, y, x + 10 * len(text), y + 10, style, int(y), x))
    cells = tuple(Box(x0, 60 + 100 * n, x1, 160 + 100 * n) for n in range(2) for x0, x1 in ((46, 146), (146, 660)))
    (items,) = layout.flow([Page(1, 720, 500, tuple(segments), tables=(cells,))], profile.load().is_title)
    told = [i.text for i in items if isinstance(i, Line)]
    assert [text[:9] for text in told] == [
        head for title in ("取組の内容", "取組の成果")
        for head in (title, *[f"・{title}の左の"] * 4, *[f"・{title}の右の"] * 4)
    ]  # fmt: skip


def test_a_number_in_a_box_left_of_one_as_high_is_of_what_stands_in_that() -> None:
    style = Style("m", 10, "000000", False)
    texts = [
        ("住民と育てる小さな畑の仕事", 120, 62, 0),
        ("みどり野市", 120, 78, 1),
        ("事例②", 50, 72, 1),
        (TEXT, 46, 130, 2),
    ]
    segments = [Segment(t, x, top, x + 10 * len(t), top + 10, style, row, x) for t, x, top, row in texts]
    frames = Box(46, 56, 110, 96), Box(110, 56, 480, 96)
    (items,) = layout.flow([Page(1, 595, 842, tuple(segments), frames)], profile.load().is_title)
    assert [[line.text for line in lines_of(i)] for i in items] == [
        ["住民と育てる小さな畑の仕事", "事例② みどり野市"], [TEXT],
    ]  # fmt: skip


def test_the_first_row_of_a_grid_may_say_whose_facts_those_below_are() -> None:
    style, rows = Style("m", 10, "000000", False), (("No.2 みどり野市",), ("総人口", "4.4万人"), ("保護率", "1.2%"))
    texts = [(t, 50.0 + 106 * k, n) for n, row in enumerate(rows) for k, t in enumerate(row)]
    segments = [Segment(t, x, 64 + 30 * n, x + 10 * len(t), 74 + 30 * n, style, n, x) for t, x, n in texts]
    edges = ((46, 80), (80, 396)), *(((46, 146), (146, 396)),) * 2
    cells = tuple(Box(x0, 60 + 30 * n, x1, 90 + 30 * n) for n, own in enumerate(edges) for x0, x1 in own)
    (items,) = layout.flow([Page(1, 595, 842, tuple(segments), tables=(cells,))], profile.load().is_title)
    assert [i.text for i in items if isinstance(i, Line)] == ["No.2 みどり野市"]
    assert [[c.text for c in row] for i in items if isinstance(i, Table) for row in i.rows()] == [*map(list, rows[1:])]


@pytest.mark.parametrize("x0, found", [(50.0, ["今後の課題"]), (90.0, [])])
def test_a_title_that_begins_further_in_stands_over_a_column_and_not_beside_its_text(
    x0: float, found: list[str]
) -> None:
    style = Style("m", 10, "000000", False)
    title = Segment("今後の課題", x0, 64, x0 + 50, 74, style, 0, x0)
    text = Segment(TEXT, 220, 64, 220 + 10 * len(TEXT), 74, style, 0, 220)
    known = Rooms((Column(50, 200, 480, 480, False),))
    own = labels(Page(1, 595, 842, (title, text)), [title, text], known, profile.load().is_title)
    assert [label.title.text for label in own] == found


def test_headings_centred_in_their_cells_are_none_further_in_than_others() -> None:
    style = Style("m", 10, "000000", False)
    titles = [
        Segment(t, x, 64 + 90 * n, x + 50, 74 + 90 * n, style, n, x)
        for n, (t, x) in enumerate([("工夫", 90.0), ("予算", 70.0)])
    ]
    cells = [Label(title, (title,), Box(50, 60 + 90.0 * n, 480, 140 + 90.0 * n)) for n, title in enumerate(titles)]
    found = order.by_rows(Page(1, 595, 842), [], [], lambda text: False, 480, cells)
    assert [(i.text, i.x0 - i.left) for i in found if isinstance(i, Line)] == [("工夫", 0), ("予算", 0)]


def test_cells_with_as_many_texts_level_with_each_other_are_rows_that_no_rule_parts() -> None:
    style = Style("m", 10, "000000", False)

    def rows(*pairs: tuple[str, str], wide: float = 40) -> list[list[str]]:
        texts = [(text, x, n) for n, row in enumerate(pairs) for text, x in zip(row, (50.0, 156.0), strict=True)]
        segments = [Segment(t, x, 64 + 14 * n, x + wide, 74 + 14 * n, style, n, x) for t, x, n in texts if t]
        page = Page(1, 440, 600, tuple(segments))
        made, rest = table(page, [Box(46, 60, 146, 130), Box(146, 60, 296, 130)], segments)
        assert rest == []
        return [[cell.text for cell in row] for row in made.rows()]

    facts = ("総人口", "4.4万人"), ("保護率", "1.2%"), ("運営形態", "委託")
    assert rows(*facts) == [list(pair) for pair in facts]
    assert rows(*facts, wide=90) == [["総人口保護率運営形態", "4.4万人1.2%委託"]]  # lines that fill their cells wrap
    assert rows(*facts[:2]) == [["総人口保護率", "4.4万人1.2%"]]  # labels of two lines each are as likely
    assert rows(*facts, ("", "（社協）")) == [["総人口保護率運営形態", "4.4万人1.2%委託（社協）"]]


def test_a_picture_within_another_takes_no_line_below_the_caption_of_both() -> None:
    texts = [("町の畑のようす", 272, 200, 8, 4), ("▶学校との連携", 205, 214, 10, 5)]
    texts += [(NARROW[1][:15], x, 60 + 30.8 * n, 10, n) for n in range(8) for x in (20, 205) if x < 200 or n > 5]
    segments = [
        Segment(t, x, top, x + size * len(t), top + size, Style("m", size, "000000", False), row, x)
        for t, x, top, size, row in sorted(texts, key=lambda text: text[4])
    ]
    page = Page(1, 440, 600, tuple(segments), images=(Box(200, 60, 400, 196), Box(202, 61, 398, 195)))
    (items,) = layout.flow([page], profile.load().is_title)
    assert "▶学校との連携" in [i.text for i in items if isinstance(i, Line)]


def test_what_pictures_in_cells_show_is_no_row_of_their_table() -> None:
    style = Style("m", 10, "000000", False)
    rows = (("構成員数", "59名"), ("捕獲頭数", "102頭"), ("", ""), ("写真1　集落の点検", "写真2　わなの見回り"))
    texts = [(text, x, n) for n, row in enumerate(rows) for text, x in zip(row, (50.0, 226.0), strict=True) if text]
    segments = tuple(Segment(t, x, 64 + 40 * n, x + 10 * len(t), 74 + 40 * n, style, n, x) for t, x, n in texts)
    grid = [[Box(46 + 176 * k, 60 + 40 * n, 222 + 176 * k, 100 + 40 * n) for k in range(2)] for n in range(4)]
    page = Page(1, 440, 600, segments, tables=(tuple(cell for row in grid for cell in row),), images=tuple(grid[2]))
    (items,) = layout.flow([page], profile.load().is_title)
    assert [[c.text for c in row] for i in items if isinstance(i, Table) for row in i.rows()] == [*map(list, rows[:2])]
    told = {line.text for i in items if not isinstance(i, Table) for line in lines_of(i)}
    assert told == set(rows[3])


def test_a_box_beside_the_bar_of_a_title_makes_no_column_of_titles() -> None:
    """The box with the facts of a case may touch the bar: below it the text runs on over the place where they meet."""
    style = Style("m", 10, "000000", False)
    texts = [("取組みのポイント", 50, 60), ("総人口　12万人", 260, 60), ("高齢化率　30%", 260, 75)]
    texts += [(WIDE[0][:34], 50, 100 + 16.0 * n) for n in range(6)]
    segments = tuple(
        Segment(text, x, top, x + 10 * len(text), top + 10, style, n, x) for n, (text, x, top) in enumerate(texts)
    )
    bar, box = Box(46, 56, 256, 72), Box(256, 56, 396, 90)
    is_title = profile.load().is_title
    pages = [Page(number, 440, 600, segments, (bar, box), ((bar, box),)) for number in (1, 2)]
    assert survey.of(pages, is_title).columns == ()
    without = [replace(page, segments=segments[:3]) for page in pages]
    assert [(c.x0, c.x1, c.right) for c in survey.of(without, is_title).columns] == [(46, 256, 396)]


def test_prose_that_stands_in_on_both_sides_reaches_as_far_as_it_does(tmp_path: Path) -> None:
    """Between two rules, say, that are no frame: each of its lines would end early for the column that it stands in."""
    apart = (
        "交通手段について",
        "面接に着ていく服や連絡に使う電話がない人は、応",
        "募の前に準備が整わない。通う手だてと交通費も悩",
        "みの種で、市では通院や窓口への同行支援に使う車",
        "で送ることにした。",
    )
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        for size, y, text in (
            (18, 460, f"事例{number}　{name}"),
            (12, 435, "1 地域の状況"),
            (12, 340, "2 取組みのポイント"),
        ):
            canvas.setFont(GOTHIC, size)
            canvas.drawString(50, y, text)
        canvas.setFont(MINCHO, 10)
        for n, text in enumerate((*WIDE * 2, *WIDE)):
            canvas.drawString(50 + 10 * (n % 2), (415, 400, 385, 370, 320, 305)[n], text)
        for n, text in enumerate(apart):
            canvas.setFont(GOTHIC if n == 0 else MINCHO, 10)
            canvas.drawString(70, 270 - 16 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    told = [(p.text, p.headings) for p in edition.passages if p.section and p.section.number == 2]
    assert told == [("".join(WIDE)[1:], ()), ("".join(apart[1:]), ("交通手段について",))] * 2


def test_a_letter_as_high_as_several_lines_begins_the_first_of_them(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 560), invariant=1)
    for font, size, x, y, text in (
        (GOTHIC, 18, 50, 500, "事例1 みどり野市"), (GOTHIC, 12, 50, 470, "1. 地域の状況"),
        (MINCHO, 30, 50, 425, "工"), (MINCHO, 10, 84, 442, "場と話し合い、短い時間の作業を切り出してもらい、働いて"),
        (MINCHO, 10, 84, 426, "いない方も無理なく通える場をつくって、作業の後には振り"),
        (MINCHO, 10, 50, 410, "返りをする。"), (GOTHIC, 12, 50, 380, "2. 取組みの成果"),
        (MINCHO, 10, 50, 360, "半年で八人が働き始め、店の手伝いや畑の世話にも出かけ、町の祭"),
        (MINCHO, 10, 50, 344, "りにも店を出した。"),
    ):  # fmt: skip
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.save()
    assert [p.text for p in parsing.parse(tmp_path / "book.pdf").passages] == [
        "工場と話し合い、短い時間の作業を切り出してもらい、働いていない方も無理なく通える場をつくって、"
        "作業の後には振り返りをする。",
        "半年で八人が働き始め、店の手伝いや畑の世話にも出かけ、町の祭りにも店を出した。",
    ]


SHEETS = (
    ("みどり野市", "12.3万人", ("商店街", "短い時間の仕事を、店主とつくっている。", "送迎", "相乗りで通っている。")),
    ("しおかぜ町", "8,400人", ("漁協", "網の手入れを、就労体験とした。", "農家", "収穫を、半日から体験する。")),
)  # fmt: skip


def test_a_sheet_a_case_is_read_with_the_headings_between_its_titles_and_texts(tmp_path: Path) -> None:
    """As spreadsheets are printed: labels and values in cells, from the margin on."""
    canvas = Canvas(str(tmp_path / "sheets.pdf"), pagesize=(595, 842))

    def cell(x0: float, x1: float, top: float, bottom: float, text: str) -> None:
        canvas.rect(x0, 842 - bottom, x1 - x0, bottom - top)
        canvas.setFont(MINCHO, 10)
        canvas.drawString(x0 + 4, 842 - top - 14, text)

    for n, (name, people, points) in enumerate(SHEETS, 1):
        for k, text in enumerate(("事例番号", str(n), "自治体名", name)):
            cell(50 + 120 * k, 170 + 120 * k, 40, 60, text)
        for k, text in enumerate(("総人口", people, "運営形態", "直営")):
            cell(50 + 120 * k, 170 + 120 * k, 60, 80, text)
        cell(50, 170, 80, 160, "取組のポイント")
        for k in (0, 1):
            cell(170, 270, 80 + 40 * k, 120 + 40 * k, points[2 * k])
            cell(270, 530, 80 + 40 * k, 120 + 40 * k, f"・{points[2 * k + 1]}")
        cell(50, 170, 160, 200, "今後の課題")
        cell(170, 530, 160, 200, f"・{name}では、冬の仕事が少ない。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "sheets.pdf")
    assert [(c.number, c.name, c.attributes["総人口"].raw, c.attributes["運営形態"].raw) for c in edition.cases] == [
        (1, "みどり野市", "12.3万人", "直営"),
        (2, "しおかぜ町", "8,400人", "直営"),
    ]
    told = [(p.section.title if p.section else "", p.headings, p.text) for p in edition.passages]
    assert told == [
        ("取組のポイント", ("商店街",), "短い時間の仕事を、店主とつくっている。"),
        ("取組のポイント", ("送迎",), "相乗りで通っている。"),
        ("今後の課題", (), "みどり野市では、冬の仕事が少ない。"),
        ("取組のポイント", ("漁協",), "網の手入れを、就労体験とした。"),
        ("取組のポイント", ("農家",), "収穫を、半日から体験する。"),
        ("今後の課題", (), "しおかぜ町では、冬の仕事が少ない。"),
    ]


def test_titles_upright_in_the_middle_of_bands_stand_before_the_texts_beside_them(tmp_path: Path) -> None:
    """Above the first the columns do not part: facts stand there over both."""
    canvas = Canvas(str(tmp_path / "bands.pdf"), pagesize=(595, 842))
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        canvas.setFont(GOTHIC, 16)
        canvas.drawString(50, 780, f"事例{n}　{name}")
        canvas.setFont(MINCHO, 10)
        for x, text in ((50, "総人口"), (90, f"{n}.3万人"), (200, "保護率"), (240, f"1.{n}%")):
            canvas.drawString(x, 750, text)
        for k, title in enumerate(("取組のポイント", "取組の成果", "今後の課題")):
            bottom = 600 - 140 * k
            canvas.setFillGray(0.9)
            canvas.rect(50, bottom, 24, 130, stroke=0, fill=1)
            canvas.setFillGray(0)
            for m, letter in enumerate(title):
                canvas.drawString(57, bottom + 60 + 5 * len(title) - 10 * m, letter)
            for m in range(4):
                canvas.drawString(90, bottom + 108 - 30 * m, f"・{name}の{title}の、{m + 1}つ目の文である。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "bands.pdf")
    assert [(c.name, c.attributes["総人口"].raw, c.attributes["保護率"].raw) for c in edition.cases] == [
        ("みどり野市", "1.3万人", "1.1%"),
        ("しおかぜ町", "2.3万人", "1.2%"),
    ]
    assert [(p.section.title if p.section else "", p.headings, p.text) for p in edition.passages] == [
        (title, (), f"{name}の{title}の、{m + 1}つ目の文である。")
        for name in ("みどり野市", "しおかぜ町")
        for title in ("取組のポイント", "取組の成果", "今後の課題")
        for m in range(4)
    ]


def test_titles_beside_their_texts_may_wrap_and_have_any_wording_and_footnotes_stand_below_both(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "side.pdf"), pagesize=(595, 842))
    titles = (("取組の背景と概", "要"), ("取組の成果", ""), ("今後の課題", ""))
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        canvas.setFont(GOTHIC, 16)
        canvas.drawString(56.7, 780, f"事例{n}　{name}")
        for k, (title, rest) in enumerate(titles):
            top = 740 - 140 * k
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(56.7, top, title)
            canvas.drawString(56.7, top - 16, rest)
            canvas.setFont(MINCHO, 10)
            for m in range(4):
                canvas.drawString(160, top - 30 * m, f"・{name}の{title}{rest}の、{m + 1}つ目の文である。")
        canvas.setFont(MINCHO, 8)
        for k in range(3):
            canvas.drawString(60, 130 - 10 * k, f"{k + 1} 令和{k + 1}年度の実績である。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "side.pdf")
    assert [(p.case.name, p.section.title, p.text) for p in edition.passages if p.kind == "bullet" and p.section] == [
        (name, title + rest, f"{name}の{title}{rest}の、{m + 1}つ目の文である。")
        for name in ("みどり野市", "しおかぜ町")
        for title, rest in titles
        for m in range(4)
    ]


def test_a_sheet_says_in_its_first_row_whose_case_it_is_and_in_its_second_what_of(tmp_path: Path) -> None:
    """The texts of the sections stand in cells as wide as the sheet, below those of their titles."""
    canvas = Canvas(str(tmp_path / "sheet.pdf"), pagesize=(595, 842))

    def cells(top: float, bottom: float, *widths_and_texts: tuple[float, str]) -> None:
        x = 50.0
        canvas.setFont(MINCHO, 10)
        for width, text in widths_and_texts:
            canvas.rect(x, 842 - bottom, width, bottom - top)
            for n, line in enumerate(text.split("\n")):
                canvas.drawString(x + 4, 842 - top - 14 - 14 * n, line)
            x += width

    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        cells(60, 80, (80, "団体名"), (240, name), (80, "No."), (80, str(n)))
        cells(80, 100, (80, "テーマ"), (400, f"{name}の商店街とつくる短い時間の仕事"))
        cells(100, 120, (80, "総人口"), (160, f"{n}.3万人"), (80, "運営形態"), (160, "直営"))
        for k, title in enumerate(("取組のポイント", "取組の成果", "今後の課題")):
            cells(120 + 80 * k, 140 + 80 * k, (480, f"{k + 1}. {title}"))
            text = f"・{name}の{title}の、一つ目の文である。\n・{name}の{title}の、二つ目の文である。"
            cells(140 + 80 * k, 200 + 80 * k, (480, text))
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "sheet.pdf")
    assert [(c.number, c.name, c.tagline, c.attributes["総人口"].raw) for c in edition.cases] == [
        (1, "みどり野市", "みどり野市の商店街とつくる短い時間の仕事", "1.3万人"),
        (2, "しおかぜ町", "しおかぜ町の商店街とつくる短い時間の仕事", "2.3万人"),
    ]
    assert [(p.case.name, p.section.title, p.text) for p in edition.passages if p.case and p.section] == [
        (name, title, f"{name}の{title}の、{which}つ目の文である。")
        for name in ("みどり野市", "しおかぜ町")
        for title in ("取組のポイント", "取組の成果", "今後の課題")
        for which in "一二"
    ]


def test_the_edge_of_a_frame_drawn_line_by_line_is_no_mark_of_its_lines() -> None:
    frame, edge = Box(45, 90, 400, 200), Box(45, 90, 46, 120)
    text = Segment("送迎のない地域では通えない。", 50, 100, 190, 110, Style("F", 10, "000000", False), 0, 50)
    page = Page(1, 595, 842, (text,), frames=(frame,), bars=(edge,))
    assert not one(page, [text], 50, 400).marked
    assert one(replace(page, frames=()), [text], 50, 400).marked


def test_columns_end_where_they_do_on_their_page_as_on_sheets_that_are_each_scaled_to_theirs() -> None:
    known = Rooms((Column(54, 79, 537.7, 533.6),))
    page = Page(1, 595, 842, (), frames=(Box(54, 100, 78.4, 200), Box(78.4, 100, 524.2, 200)))
    assert known.on(page).columns == (Column(54, 79, 524.2, pytest.approx(520.1)),)
    assert known.on(replace(page, frames=(Box(79, 100, 537, 200), Box(79, 300, 524, 320)))) == known


def test_a_panel_that_holds_a_title_and_more_is_no_bar_of_it_and_texts_may_be_smaller_than_titles() -> None:
    def segment(text: str, x0: float, top: float, size: float, row: int) -> Segment:
        style = Style("F", size, "000000", False)
        return Segment(text, x0, top, x0 + size * len(text), top + size, style, row, x0)

    def page(number: int) -> Page:
        name, facts = segment(f"事例{number}　みどり野市", 12, 30, 14, 0), segment("■総人口", 12, 90, 9, 3)
        beside = [segment("商店街と、短い時間の仕事をつくっている。", 180, 30 + 20 * n, 9, n) for n in range(3)]
        return Page(number, 595, 842, (name, *beside, facts), frames=(Box(0, 0, 150, 842),))

    pages = [replace(page(n), segments=page(n).segments[:4]) for n in range(1, 5)]
    known = survey.of(pages, profile.load().is_title)
    assert [(c.x0, c.ruled) for c in known.columns] == [(-0.5, False)]
    (label,) = labels(page(5), page(5).segments, known, profile.load().is_title)
    assert [s.text for s in label.parts] == ["事例5　みどり野市"]


def test_a_table_of_headings_beside_lists_is_read_as_headings_and_lists(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        for font, size, y, text in (
            (GOTHIC, 18, 450, f"事例{number}　{name}"), (GOTHIC, 12, 420, "1 取組みのポイント"),
            (GOTHIC, 12, 300, "2 取組みの成果"), (MINCHO, 10, 280, f"・{name}に人が戻った。"),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(50, y, text)
        canvas.setFont(MINCHO, 10)
        for n, heading in enumerate(("店との連携", "送迎")):
            canvas.rect(46, 365 - 45 * n, 90, 45)
            canvas.rect(136, 365 - 45 * n, 240, 45)
            canvas.drawString(52, 394 - 45 * n, heading)
            canvas.drawString(142, 394 - 45 * n, f"・{name}の店と{heading}を話した。")
            canvas.drawString(142, 376 - 45 * n, f"・{heading}は月に二回である。")
        canvas.showPage()
    canvas.save()
    passages = parsing.parse(tmp_path / "book.pdf").passages
    assert [(p.kind, p.headings, p.text) for p in passages if p.section and p.section.number == 1] == [
        ("bullet", (heading,), text)
        for name in ("みどり野市", "しおかぜ町")
        for heading in ("店との連携", "送迎")
        for text in (f"{name}の店と{heading}を話した。", f"{heading}は月に二回である。")
    ]


def test_a_frame_around_some_words_of_a_line_is_no_bar_and_its_edge_no_mark() -> None:
    style = Style("m", 10.0, "000000", False)
    text = Segment("求人の条件を聞き取り、相談者に合う仕事を探す。", 60, 100, 290, 110, style, 1, 60)
    told = {
        "bar": Box(55, 97, 300, 113), "words": Box(120, 98, 200, 112), "first words": Box(60, 98, 110, 112),
    }  # fmt: skip
    lines = {
        name: one(Page(1, 595, 842, (text,), frames=(frame,), bars=(Box(60, 98, 60.4, 112),)), [text], 60, 300)
        for name, frame in told.items()
    }
    assert {name: line.barred for name, line in lines.items()} == {"bar": True, "words": False, "first words": False}
    assert not lines["first words"].marked


def test_a_row_goes_on_over_the_page_where_headings_have_cells_of_their_own(tmp_path: Path) -> None:
    """The label of the first fact stands above the titles of the sections, in a cell that is wider."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 400), invariant=1)

    def text(size: float, x: float, y: float, *said: str) -> None:
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        for n, line in enumerate(said):
            canvas.drawString(x, y - 14 * n, line)

    def row(top: float, high: float, *edges: float) -> None:
        for x0, x1 in pairwise(edges):
            canvas.rect(x0, top - high, x1 - x0, high)

    for n, name in enumerate(("みどり野市", "しおかぜ町", "はまべ町"), 1):
        text(16, 40, 370, f"事例{n}　{name}")
        row(350, 18, 40, 130, 220)
        row(332, 18, 40, 130, 220)
        text(10, 64, 337, "総人口")
        text(10, 148, 337, "保護率")
        text(10, 64, 319, f"{n}.4万人")
        text(10, 148, 319, "0.9%")
        row(290, 40, 40, 110, 190, 420)
        text(10, 44, 276, "取組みの成果")
        text(10, 114, 276, "就職者の数")
        text(10, 194, 276, "・就職した方が前の年の倍になった。")
        row(250, 60, 40, 110, 190, 420)
        text(10, 44, 236, "今後の課題")
        text(10, 114, 236, "送迎の工夫")
        text(
            10,
            194,
            236,
            "・送迎のない地域では通えないので、社会",
            "　福祉協議会の車を借りて、商店街や農家",
            "　や、町工場や、図書館や、直売所の方々",
        )
        canvas.showPage()
        row(370, 40, 40, 110, 190, 420)
        text(10, 194, 356, "　が、手伝いに来る方を順に迎えに行くこ", f"　とを、{name}では話し合っている。")
        if n == 1:
            row(330, 30, 40, 110, 420)
            text(10, 44, 316, "今後の予定")
            text(10, 114, 316, "・商店街と、短い時間の作業を切り出す。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, [s.title for s in c.sections], c.attributes["総人口"].raw) for c in edition.cases] == [
        ("みどり野市", ["取組みの成果", "今後の課題", "今後の予定"], "1.4万人"),
        ("しおかぜ町", ["取組みの成果", "今後の課題"], "2.4万人"),
        ("はまべ町", ["取組みの成果", "今後の課題"], "3.4万人"),
    ]
    told = [(p.headings, p.text[-15:], p.pages.pdf) for p in edition.passages if "迎えに" in p.text]
    assert told == [
        (("送迎の工夫",), f"とを、{name}では話し合っている。"[-15:], (2 * n + 1, 2 * n + 2))
        for n, name in enumerate(("みどり野市", "しおかぜ町", "はまべ町"))
    ]


@pytest.mark.parametrize("apart", [0, 2])
def test_a_card_is_one_though_its_bar_says_in_other_words_what_it_is_about(tmp_path: Path, apart: int) -> None:
    """A narrow card left, and right of it a wide one whose list begins with a heading."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(700, 400), invariant=1)
    for town in ("みどり野市", "しおかぜ町", "はまべ町"):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 360, f"事例 {town}の宿")
        told = ("(1) 数字で考える", f"・{town}の予約を毎日集める", "(2) 旅をつくる", "・夜の蔵をめぐる列車")
        for x, y, wide, title, rows in (
            (40, 300, 200, "地域の課題", ("・冬に来る人が少ない。", "・宿の主が老いている。", "・泊まる人が減った。")),
            (260, 300, 400, "主な取組", told),
            (40, 140, 620, "取組の成果", (f"・{town}に泊まる人が増えた。", "・若い人が戻った。")),
        ):
            canvas.setFillGray(0.8)
            canvas.rect(x, y, wide, 20, fill=1)
            canvas.rect(x, y - 100, wide, 100 - apart)
            canvas.setFillGray(0)
            canvas.setFont(GOTHIC, 11)
            canvas.drawString(x + 4, y + 6, title)
            for n, text in enumerate(rows):
                canvas.setFont(*((GOTHIC, 12) if text[0] == "(" else (MINCHO, 11)))
                canvas.drawString(x + 4, y - 20 - 18 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.title, p.headings, p.text) for p in edition.passages[:5] if p.section] == [
        ("地域の課題", (), "冬に来る人が少ない。"), ("地域の課題", (), "宿の主が老いている。"),
        ("地域の課題", (), "泊まる人が減った。"), ("主な取組", ("数字で考える",), "みどり野市の予約を毎日集める"),
        ("主な取組", ("旅をつくる",), "夜の蔵をめぐる列車"),
    ]  # fmt: skip


def test_a_tab_over_the_edge_of_a_card_is_the_title_of_its_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(300, 500), invariant=1)
    told = ("地域の状況", "取組みのポイント", "取組みの成果")
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(30, 460, f"事例{number}　{name}")
        for k, title in enumerate(told):
            top = 430 - 110 * k
            canvas.setFillGray(1)
            canvas.roundRect(30, top - 90, 240, 90, 8, 1, 1)
            canvas.setFillGray(0.3)
            canvas.roundRect(44, top - 7, 120, 20, 8, 0, 1)
            canvas.setFillGray(1)
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(52, top - 1, title)
            canvas.setFillGray(0)
            canvas.setFont(MINCHO, 10)
            for n, text in enumerate(("町工場との連携", "・工場と話し合い、短い時間の作業を切り出し", "　てもらう。")):
                canvas.drawString(40, top - 26 - 16 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.title, p.headings, p.text) for p in edition.passages if p.section] == [
        (title, ("町工場との連携",), "工場と話し合い、短い時間の作業を切り出してもらう。") for title in told * 2
    ]


def test_a_column_that_holds_only_the_end_of_a_list_begins_where_it_does_on_other_pages(tmp_path: Path) -> None:
    """Each section is in two columns of its own, as a panel is; on the last page the right one ends a list."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 600), invariant=1)
    one = ("・店主には月に一度会い、どの作業を頼め", "るかを話し合っている。")
    first = ("・店主には月に一度会い、どの作業を頼め", "るかを聞き、町のほかの店も訪ねている。")
    for page in (1, 2, 3):
        rows = [(18, 50, 560, f"事例{page}　みどり野{'市町村'[page - 1]}"), (12, 50, 530, "1 地域の状況")]
        for x in (50, 270):
            rows += [(10, x + 10 * (n % 2), 505 - 16 * n, text) for n, text in enumerate(one * 3)]
        if page == 3:
            rows = [
                *rows[:2],
                *((10, 50 + 10 * (n % 2), 505 - 16 * n, text) for n, text in enumerate((*one * 3, *first))),
            ]
            rows += [
                (10, 280, 505 - 16 * n, text)
                for n, text in enumerate(("店の外では職員が待ち、終わった後に一緒", "に振り返っている。"))
            ]
        for size, x, y, text in rows:
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    last = [p.text for p in edition.passages if p.pages.pdf == (3,)]
    assert last[3:] == ["".join(first)[1:] + "店の外では職員が待ち、終わった後に一緒に振り返っている。"]


def test_the_words_that_head_the_titles_and_texts_of_a_table_are_no_title_and_no_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(400, 300), invariant=1)
    told = ("地域の状況", "取組みのポイント", "今後の課題")
    for n, name in enumerate(("みどり野市", "しおかぜ町", "はまべ村"), 1):
        for goes_on in (False, True):
            canvas.setFont(GOTHIC, 16)
            canvas.drawString(30, 270, f"事例{n}　{name}")
            rows = [
                ("項目", "内容"),
                *((title, "・工場と話し合い、短い時間の作業を切り出してもらう。") for title in told[goes_on::2]),
            ]
            canvas.grid([30, 120, 380], [250, *(232 - 40 * k for k in range(len(rows)))])
            for k, row in enumerate(rows):
                canvas.setFont(GOTHIC, 9 if k == 0 else 10)
                canvas.drawString(36, 238 if k == 0 else 258 - 40 * k - 6, row[0])
                canvas.setFont(GOTHIC if k == 0 else MINCHO, 9)
                canvas.drawString(126, 238 if k == 0 else 258 - 40 * k - 6, row[1])
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, sorted(s.title for s in c.sections)) for c in edition.cases] == [
        (name, sorted(told)) for name in ("みどり野市", "しおかぜ町", "はまべ村")
    ]
    assert {(p.headings, p.text) for p in edition.passages} == {((), TEXT)}


def test_lines_set_down_the_page_beside_a_title_are_read_from_the_right(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        canvas.setFont(GOTHIC, 20)
        canvas.drawString(40, 340, f"事例{n}　{name}")
        canvas.setFont(GOTHIC, 12)
        for k, text in enumerate((f"{name}の公用車で駅から", "会社まで送る試み")):
            for m, sign in enumerate(text):
                canvas.drawString(280 - 18 * k, 470 - 12 * m, sign)
        for k, title in enumerate(("取組みのポイント", "今後の課題")):
            canvas.setFont(GOTHIC, 13)
            canvas.drawString(40, 280 - 120 * k, title)
            canvas.setFont(MINCHO, 10)
            for row in range(4):
                canvas.drawString(40, 260 - 120 * k - 16 * row, f"・{TEXT}")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [c.tagline for c in edition.cases] == [
        f"{name}の公用車で駅から会社まで送る試み" for name in ("みどり野市", "しおかぜ町")
    ]


def test_numbers_in_cells_of_their_own_that_count_texts_are_list_marks(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(480, 420), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町"), 1):
        canvas.setFont(GOTHIC, 16)
        canvas.drawString(30, 390, f"事例{n}　{name}")
        number = 0
        for k, (title, heads) in enumerate(
            (("取組みのポイント", ("学校との連携", "送迎の工夫")), ("今後の課題", ("場所", "費用")))
        ):
            top = 370 - 160 * k
            canvas.grid([30, 120, 200, 220, 460], [top, top - 160])
            for m, head in enumerate(heads):
                canvas.grid([120, 200, 220, 460], [top - 80 * m, top - 80 * m - 80])
                canvas.setFont(GOTHIC, 9)
                canvas.drawString(124, top - 14 - 80 * m, head)
                for row in range(2):
                    y, number = top - 80 * m - 40 * row, number + 1
                    canvas.grid([200, 220, 460], [y, y - 40])
                    canvas.setFont(MINCHO, 9)
                    canvas.drawString(206, y - 14, str(number))
                    canvas.drawString(224, y - 14, TEXT)
            canvas.setFont(GOTHIC, 10)
            canvas.drawString(34, top - 14, title)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.title, p.headings, p.kind, p.text) for p in edition.passages if p.section] == [
        (title, (head,), "bullet", TEXT)
        for _ in range(2)
        for title, heads in (("取組みのポイント", ("学校との連携", "送迎の工夫")), ("今後の課題", ("場所", "費用")))
        for head in heads
        for _ in range(2)
    ]


def test_a_frame_around_a_case_with_titles_beside_their_texts_is_no_box(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    towns = ("みどり野市", "しおかぜ町", "はまべ町", "あおば村")
    for n, town in enumerate(towns):
        top = 470 - 220 * (n % 2)
        canvas.rect(30, top - 180, 440, 180)
        canvas.setFillGray(0.2)
        canvas.rect(30, top - 24, 440, 24, fill=1)
        canvas.setFillGray(1)
        canvas.setFont(GOTHIC, 14)
        canvas.drawString(40, top - 17, f"{town}「おやこの駅」")
        canvas.setFont(GOTHIC, 9)
        canvas.drawString(430, top - 16, "秋田県")
        canvas.setFillGray(0)
        for k, title in enumerate(("取組の背景", "取組内容", "効果", "課題・展望")):
            canvas.setFont(GOTHIC, 9)
            canvas.drawString(40, top - 50 - 34 * k, title)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(120, top - 50 - 34 * k, f"{town}の{title}を商店街の人と月に一度確かめている。")
        if n % 2:
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.name, case.tagline, len(case.sections)) for case in edition.cases] == [
        (f"{town}「おやこの駅」", "", 4) for town in towns
    ]
    assert [p.text for p in edition.passages] == [
        f"{town}の{title}を商店街の人と月に一度確かめている。"
        for town in towns
        for title in ("取組の背景", "取組内容", "効果", "課題・展望")
    ]


def test_a_panel_down_the_left_side_is_read_before_the_rows_beside_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(600, 500), invariant=1)
    towns, titles = ("みどり野市", "しおかぜ町", "はまべ町"), ("背景", "取組みのポイント", "効果", "今後の課題")
    for n, town in enumerate(towns, 1):
        canvas.rect(20, 20, 130, 460)
        parts = [(10.0, 28.0, 380.0, f"事例{n}"), (18.0, 28.0, 340.0, town), (10.0, 28.0, 310.0, f"{town}の商店街と")]
        parts += [(9.0, 28.0, 270 - 30.0 * k, f"{kind}の多い町") for k, kind in enumerate("雪坂店畑港")]
        for k, title in enumerate(titles):
            top = 470 - 110 * k
            canvas.rect(165, top - 100, 85, 100)
            canvas.rect(250, top - 100, 330, 100)
            parts += [(9.0, 169.0, top - 20.0, title), (10.0, 258.0, top - 20.0, f"・{TEXT}")]
        for size, x, y, text in parts:
            canvas.setFont(MINCHO if text[0] == "・" else GOTHIC, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.number, c.name, c.tagline, [s.title for s in c.sections]) for c in edition.cases] == [
        (n, town, f"{town}の商店街と", list(titles)) for n, town in enumerate(towns, 1)
    ]
    about = [f"{kind}の多い町" for kind in "雪坂店畑港"]
    assert [p.text for p in edition.passages if p.case] == [*about, *[TEXT] * 4] * 3


def test_titles_in_rows_beside_which_one_picture_reaches_down_have_the_texts_of_their_rows(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 500), invariant=1)
    titles = ("背景", "取組みのポイント", "効果")
    for number, name in ((1, "みどり野市"), (2, "しおかぜ町")):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 450, f"事例{number}　{name}")
        canvas.drawImage(ImageReader(Image.new("RGB", (10, 20), "grey")), 320, 256, 80, 160)
        for n, title in enumerate(titles):
            top = 420 - 60 * n
            for x, width in ((40, 90), (130, 185)):
                canvas.rect(x, top - 60, width, 60)
            canvas.setFont(GOTHIC, 9)
            canvas.drawString(44, top - 14, title)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(134, top - 13, f"・{title}を町で話し合う。")
        canvas.rect(315, 240, 90, 180)
        canvas.setFont(GOTHIC, 8)
        canvas.drawString(342, 245, "町の様子")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.section.title, p.text) for p in edition.passages if p.case and p.section and "。" in p.text] == [
        (title, f"{title}を町で話し合う。") for title in titles
    ] * 2
