"""Asides (コラム), which are of the section that they are printed in, but of none of its headings."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Edition

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"
ASIDE = "就労準備支援事業は、働くための準備を支える国の事業である。"


def book(path: Path, title: str, form: str) -> Edition:
    """Three cases of two sections, the second with an aside. form: in which section it stands, or on a page after it.

    In a frame of its own in the last section.
    """
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)

    def line(y: float, size: float, text: str) -> None:
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(50, y, text)

    for number, name in enumerate(("みどり野市", "しおかぜ町", "はまべ町"), 1):
        line(460, 18, f"事例{number}　{name}")
        for y, heading in ((420, "1 地域の状況"), (250, "2 今後の課題")):
            line(y, 12, heading)
            line(y - 20, 10, f"・{TEXT}")
        if number == 2:
            if form == "page":
                canvas.showPage()
            top = {"first": 360, "last": 190, "framed": 190, "page": 450}[form]
            line(top, 14, title)
            line(top - 24, 10, ASIDE)
            if form == "framed":
                canvas.rect(40, top - 40, 340, 60)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def asides(edition: Edition) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """The case, section and headings of what tells the aside."""
    return [
        (p.case and p.case.name, p.section and p.section.title, p.headings) for p in edition.passages if ASIDE in p.text
    ]


@pytest.mark.parametrize("form", ("first", "last"))
@pytest.mark.parametrize("title", ("コラム　国の事業とは", "【コラム②】国の事業とは", "◆COLUMN 3：国の事業とは"))
def test_an_aside_is_of_the_section_that_it_stands_in(title: str, form: str, tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", title, form)
    section = {"first": "地域の状況", "last": "今後の課題"}[form]
    assert [(case, section) for case, section, _ in asides(edition)] == [("しおかぜ町", section)]
    assert [(p.section.title, p.text) for p in edition.passages if p.section and ASIDE not in p.text] == [
        ("地域の状況", TEXT), ("今後の課題", TEXT)
    ] * 3  # fmt: skip


def test_an_aside_in_a_frame_is_of_its_section_and_of_no_heading(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", "コラム　国の事業とは", "framed")
    assert asides(edition) == [("しおかぜ町", "今後の課題", ())]


def test_an_aside_that_begins_a_page_after_the_last_section_is_of_no_case(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", "コラム　国の事業とは", "page")
    assert asides(edition) == [(None, None, ("コラム　国の事業とは",))]
    assert [case.pages.pdf for case in edition.cases] == [(1,), (2,), (4,)]


def test_a_heading_that_only_begins_with_the_word_is_of_its_section(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", "コラムを市報に書く", "last")
    assert asides(edition) == [("しおかぜ町", "今後の課題", ("コラムを市報に書く",))]
