"""Line numbers, menus, notes of a print shop, pieces of frames and watermarks are no text of a casebook."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import apparatus, parsing
from jireishu.model import Edition
from jireishu.page import Box, Page, Segment, Style

NAMES = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町", "長野県やまなみ村")
LINES = (
    "窓口の職員が事業所を一軒ずつ訪ねて求人の条件を聞き取り、相談者に合う仕事",
    "を一緒に探している。見学の前には必ず打合せを行い、当日の流れを紙に書いて",
    "渡すので、初めての人も安心して出かけられる。見学の後には三者で感想を話し合い、",
    "働き方を決める。",
)
WHOLE = "".join(LINES)
Drawn = Callable[[Canvas, int], None]


def book(path: Path, more: Drawn) -> Edition:
    """Four cases of two bullets in two sections, a page each; more: what else is drawn on a page."""
    canvas = Canvas(str(path), pagesize=(560, 500), invariant=1)
    for number, name in enumerate(NAMES, 1):
        rows = [(16, f"事例{number}　{name}"), (12, "１　取組みの内容"), *_bullet(), (12, "２　今後の課題"), *_bullet()]
        y = 440.0
        for size, text in rows:
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(150 if text[0] in "事１２・" else 160, y, text)
            y -= 22
        more(canvas, number)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def _bullet() -> list[tuple[float, str]]:
    return [(10, f"・{LINES[0]}"), *((10, line) for line in LINES[1:])]


def texts(edition: Edition) -> list[tuple[str, str]]:
    return [(p.section.title if p.section else "", p.text) for p in edition.passages]


BODY = Style("m", 10.0, "000000", False)


def segment(text: str, x0: float, top: float, row: int, style: Style = BODY) -> Segment:
    return Segment(text, x0, top, x0 + 10 * len(text), top + 10, style, row, x0)


AS_SET = [("取組みの内容", WHOLE), ("今後の課題", WHOLE)] * len(NAMES)


def numbered(canvas: Canvas, page: int) -> None:
    canvas.setFont(MINCHO, 8)
    for n in range(11):
        canvas.drawRightString(130, 440 - 22 * n, str(n + 1))


def slug(canvas: Canvas, page: int) -> None:
    canvas.setFont(GOTHIC, 6)
    canvas.drawString(60, 8, f"jirei_honbun.indd   {page}")
    canvas.drawString(440, 8, f"2022/03/15   10:{10 + page}")
    canvas.setFont(MINCHO, 9)
    canvas.drawString(280, 30, str(page))


@pytest.mark.parametrize("drawn", [numbered, slug])
def test_what_helps_to_work_with_a_page_is_no_text(tmp_path: Path, drawn: Drawn) -> None:
    edition = book(tmp_path / "a.pdf", drawn)
    assert texts(edition) == AS_SET
    assert [case.name for case in edition.cases] == list(NAMES)


def test_a_note_that_alone_has_the_page_number_is_left_to_say_it(tmp_path: Path) -> None:
    def foot(canvas: Canvas, page: int) -> None:
        canvas.setFont(GOTHIC, 6)
        canvas.drawString(60, 20, f"就労支援の事例集　{page + 6}")

    edition = book(tmp_path / "a.pdf", foot)
    assert (texts(edition), edition.page_labels) == (AS_SET, ("7", "8", "9", "10"))


def test_a_column_that_lists_the_titles_on_every_page_is_a_menu() -> None:
    """Labels of facts stand at one place of every page, too, but are no titles elsewhere, or have values beside."""
    title = Style("m", 18.0, "000000", False)

    def opened(k: int, entries: tuple[str, ...]) -> Page:
        column = tuple(segment(text, 40, 100 + 21 * n, n) for n, text in enumerate(entries))
        return Page(k, 842, 595, (*column, segment(f"事例{k}　{NAMES[k - 1]}", 250, 60, 90, title)))

    def told(*entries: str) -> list[list[str]]:
        return [[s.text for s in own] for own in apparatus.apart(tuple(opened(k, entries) for k in range(1, 5)))[1]]

    assert told(*NAMES, "目次へ戻る") == [[*NAMES, "目次へ戻る"]] * 4
    assert told("総人口", "保護率", "高齢化率", "位置", "運営形態") == [[]] * 4
    valued = [
        replace(
            page, segments=(*page.segments, *(segment(f"{k}.{n}%", 160, 100 + 21 * n, n) for n in range(len(NAMES))))
        )
        for k, page in enumerate((opened(k, NAMES) for k in range(1, 5)), 1)
    ]
    assert apparatus.apart(tuple(valued))[1] == [()] * 4


def test_what_is_drawn_at_one_place_of_every_page_across_its_lines_is_a_watermark() -> None:
    frame, mark = Box(50, 90, 500, 300), Box(150, 100, 300, 250)
    pages = tuple(Page(k, 595, 842, (segment(LINES[0], 60, 150, 1),), frames=(frame, mark)) for k in range(1, 5))
    assert [page.frames for page in apparatus.apart(pages)[0]] == [(frame,)] * 4


def test_the_numbers_of_a_list_are_its_own() -> None:
    """Rows of several lines each: the numbers count these, not the lines."""

    def row(n: int, k: int) -> list[Segment]:
        number = [segment(str(n), 50, 100 + 36 * n, 3 * n)]
        return number + [segment(f"{n}件目の説明{k}", 90, 100 + 36 * n + 12 * i, 3 * n + i) for i in range(3)]

    pages = tuple(Page(k, 595, 842, tuple(s for n in range(1, 13) for s in row(n, k))) for k in range(1, 5))
    assert apparatus.apart(pages)[1] == [()] * 4


def test_glyphs_without_a_character_are_pieces_of_a_frame_where_none_makes_a_word() -> None:
    def opened(k: int) -> Page:
        corner = segment("\ufffd", 60, 90, 0, Style("circle", 10, "000000", False))
        return Page(
            k, 595, 842, (corner, segment(f"地域の状況{k}", 75, 100, 1), segment("字\ufffd字も読む", 75, 120, 2))
        )

    pages = tuple(opened(k) for k in range(1, 3))
    assert [[s.text for s in own] for own in apparatus.apart(pages)[1]] == [["\ufffd"], ["\ufffd"]]


def test_a_page_number_beside_small_words_stays_where_lines_have_numbers(tmp_path: Path) -> None:
    """The foot says who made the paper, and the number of the page is that of one of its lines, too."""

    def drawn(canvas: Canvas, page: int) -> None:
        numbered(canvas, page)
        canvas.setFont(MINCHO, 7)
        canvas.drawString(200, 20, f"{page}　　地域福祉課　令和4年3月")

    edition = book(tmp_path / "a.pdf", drawn)
    assert (texts(edition), edition.page_labels) == (AS_SET, ("1", "2", "3", "4"))
