"""What is filled in on a PDF's form is said by its page."""

from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import forms, parsing
from jireishu.model import Edition

MULTILINE, PASSWORD = 1 << 12, 1 << 13
TOLD = "工場の閉鎖が続き、若い人が町を離れて\nいる。\n商店も減った。"


def field(canvas: Canvas, x: float, y: float, wide: float, high: float, **told: Any) -> None:
    rect = PDFArray([x, y, x + wide, y + high])
    entries = {"Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "FT": PDFName("Tx"), "Rect": rect, **told}
    canvas._addAnnotation(PDFDictionary(entries))


def utf16(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


PEOPLE = utf16("4.4万人")


def book(path: Path, value: Any = PEOPLE, **told: Any) -> Edition:
    """A case whose 総人口 and 地域の状況 are filled in. told: what the field of the 総人口 has otherwise."""
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    for size, y, text in (
        (18, 460, "事例1　みどり野市"), (10, 430, "総人口"), (12, 400, "1 地域の状況"), (12, 300, "2 今後の課題"),
        (10, 280, "冬の作業が少ない。"),
    ):  # fmt: skip
        canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
        canvas.drawString(50, y, text)
    given = {} if value is None else {"V": value}
    field(canvas, 100, 426, 100, 18, **{**given, "DA": PDFString("/F 10 Tf 0 g"), **told})
    field(canvas, 50, 320, 190, 70, V=utf16(TOLD), Ff=MULTILINE, DA=PDFString("/F 10 Tf 0 g"))
    canvas.save()
    return parsing.parse(path)


def test_what_is_filled_in_is_read_where_it_stands(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf")
    assert edition.cases[0].attributes["総人口"].raw == "4.4万人"
    assert [(p.section.title, p.text) for p in edition.passages if p.section] == [
        ("地域の状況", "工場の閉鎖が続き、若い人が町を離れている。"), ("地域の状況", "商店も減った。"),
        ("今後の課題", "冬の作業が少ない。"),
    ]  # fmt: skip


def test_a_value_may_stand_with_the_group_of_its_field(tmp_path: Path) -> None:
    group = PDFDictionary({"V": utf16("4.4万人"), "FT": PDFName("Tx")})
    edition = book(tmp_path / "book.pdf", value=None, Parent=group)
    assert edition.cases[0].attributes["総人口"].raw == "4.4万人"


@pytest.mark.parametrize(
    "told",
    [{"F": 2}, {"Ff": PASSWORD}, {"FT": PDFName("Sig")}, {"V": 7}, {"V": PDFArray([PDFArray([])])},
     {"Rect": PDFArray([0, 0])}, {"Rect": PDFArray([100, 426, 100, 444])}, {"Rect": PDFName("None")}],
    ids=("hidden", "password", "no text", "number", "lists", "short", "no room", "name"),
)  # fmt: skip
def test_what_is_hidden_or_makes_no_sense_is_not_said(told: dict[str, Any], tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", **told)
    assert dict(edition.cases[0].attributes) == {}
    assert [p.text for p in edition.passages if p.section][-1] == "冬の作業が少ない。"


def test_a_field_that_is_its_own_group_ends(tmp_path: Path) -> None:
    group: dict[str, Any] = {}
    group["Parent"] = PDFDictionary({"Parent": PDFDictionary({"T": utf16("町")})})
    assert dict(book(tmp_path / "book.pdf", value=None, **group).cases[0].attributes) == {}


def test_a_form_that_is_filled_in_anew_is_read_anew(tmp_path: Path) -> None:
    said = [
        book(tmp_path / "book.pdf", value=utf16(text)).cases[0].attributes["総人口"].raw for text in ("1万人", "2万人")
    ]
    assert said == ["1万人", "2万人"]


def test_no_more_is_read_of_a_form_than_a_page_holds(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    canvas.drawString(20, 450, "1")
    for n in range(30):
        field(canvas, 20, 20 + 10 * n, 300, 10, V=utf16("町" * 4_000))
    canvas.save()
    with pdfplumber.open(tmp_path / "book.pdf") as pdf:
        assert [len(line.text) for line in forms.of(pdf.pages[0].page_obj)] == [4_000] * 5
