"""Pages whose glyphs have no mapping are not taken for text, and every page without text is named."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from test_hostile_pdf import pdf, stream
from typeset import MINCHO

from jireishu import legibility, parsing
from jireishu.errors import SourceError
from jireishu.page import Page, Segment, Style

STYLE = Style("F", 10, "000000", False)
FONT = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 1/LastChar 2/Widths[9 9]"
    b"/CharProcs<</g1 4 0 R/g2 4 0 R>>/Encoding<</Differences[1/g1/g2]>>>>"
)
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 6 0 R>>>>>>"


@pytest.mark.parametrize(
    ("unmapped", "kept", "said"), [(0, 1, []), (10, 1, ["unmapped_glyphs"]), (60, 0, ["unmapped_glyphs"])]
)
def test_a_page_is_read_unless_too_many_of_its_glyphs_have_no_mapping(
    unmapped: int, kept: int, said: list[str]
) -> None:
    page = Page(3, 500, 500, (Segment("村", 0, 0, 10, 10, STYLE, 0, 0),), glyphs=100, unmapped=unmapped)
    (sifted,) = legibility.sifted([page])
    assert len(sifted.segments) == kept
    assert [(f.kind, f.page) for f in legibility.findings([sifted])] == [(kind, 3) for kind in said]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("中間的就労を充実させることにより、社会的自立を支え»2~を", 1),
        ("中間的就労を充実 せ»x{¸º、相談者~社会的自立を支え»", 0),
        ("»~{¸º²", 1),
        ("月 × 火 ○ 水 × 木 × 金 × 室温 ±2°", 1),
        ("㸲᮲ࡢᐃࡵ࡟ࡼࡾ᥇⏝ࡉࢀࡓ᪥࠿ࡽ", 0),
        ("䛣䛾村䛷䛿", 0),
        ("㐂寿の祝い、㌔、㈱みどり野", 1),
        ("العربية नेपाली русский ภาษาไทย", 1),
        ("\\def\\村{\\advance{\\a}{\\b}}}{", 1),  # program code
    ],
)
def test_a_page_whose_kana_are_read_as_signs_of_latin_fonts_is_not_read(text: str, kept: int) -> None:
    """As where a PDF was distilled anew without the mapping of some fonts, or the numbers of its glyphs are taken for
    characters; what holds no Japanese is left alone."""
    page = Page(3, 500, 500, (Segment(text, 0, 0, 10, 10, STYLE, 0, 0),), glyphs=len(text))
    (sifted,) = legibility.sifted([page])
    assert len(sifted.segments) == kept
    assert [f.kind for f in legibility.findings([sifted])] == ["unmapped_glyphs"] * (1 - kept)


@pytest.mark.parametrize(
    ("text", "repeated", "kept"),
    [
        ("b>ÊÓ§b%Zí(ö.¼_X8Z ÇóLbg#&Bû£ôì' Mœ;ëb%qÝvMbö=[µrÚ8Z", 3, 0),
        ("La mairie a reçu les élèves de l'école pendant l'été; ils y ont appris à jardiner.", 3, 1),
        ("»~{¸º²", 1, 1),
    ],
)
def test_a_page_of_letters_and_signs_that_no_language_has_so_many_of_is_not_read(
    text: str, repeated: int, kept: int
) -> None:
    """As where a font of Japanese is parted into many of 256 glyphs each: nothing of it looks like Japanese."""
    page = Page(3, 500, 500, (Segment(text * repeated, 0, 0, 10, 10, STYLE, 0, 0),), glyphs=400)
    (sifted,) = legibility.sifted([page])
    assert len(sifted.segments) == kept


def test_a_file_of_glyphs_without_mapping_is_one_clear_line(tmp_path: Path) -> None:
    content = stream(b"BT /F1 12 Tf 50 700 Td (\x01\x02\x01\x02) Tj ET")
    with pytest.raises(SourceError, match="文字の対応表がなく"):
        parsing.parse(pdf(tmp_path / "type3.pdf", content, page=PAGE, more=FONT), profile="report")


def test_pages_without_text_are_named_in_a_report(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "blank.pdf"), invariant=1)
    canvas.setFont(MINCHO, 12)
    canvas.drawString(60, 500, "窓口で相談を受けている。")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "blank.pdf", profile="report")
    assert [(f.kind, f.page) for f in edition.findings] == [("no_text", 2)]
