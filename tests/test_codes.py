"""Fonts whose codes are neither glyph numbers nor Unicode: what CMaps within a PDF, and ToUnicode, say of them."""

from pathlib import Path

import pytest
from test_hostile_pdf import PAGE, stream

from jireishu import reader

SYSTEM = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
RANGES = b"2 begincidrange <a0> <a3> 1200 <b000> <b0ff> 1533 endcidrange"
CHARACTERS = b"2 begincidchar <a1> 1201 <b001> 1534 endcidchar"


def read(
    path: Path, shown: bytes, encoding: bytes, to_unicode: bytes = b"", cmap: bytes = b"", system: bytes = SYSTEM
) -> str:
    """What a page says that shows these codes in a font of a collection, by default Adobe-Japan1.

    cmap: object 6, which encoding may name. to_unicode: what it says of characters, or its name.
    """
    named = b"/ToUnicode %s" % (to_unicode if to_unicode.startswith(b"/") else b"7 0 R") if to_unicode else b""
    below = b"<</Type/Font/Subtype/CIDFontType0/BaseFont/X%s/DW 1000>>" % system
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE,
        stream(b"BT /F1 12 Tf 50 700 Td <%s> Tj ET" % shown),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding %s/DescendantFonts[%s]%s>>" % (encoding, below, named),
        stream(b"begincmap %s endcmap" % cmap, b"/Type/CMap/CMapName/Own-H"),
        stream(b"begincmap %s endcmap" % to_unicode),
    )
    made = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    path.write_bytes(b"%PDF-1.7\n" + made + b"trailer<</Size 8/Root 1 0 R>>\n%%EOF")
    (found,) = reader.Readers(path).collect().pages
    return "".join(s.text for s in found.segments)


@pytest.mark.parametrize(
    ("shown", "cmap", "said"),
    [
        (b"a0a1a2a3", RANGES, "一壱溢逸"),
        (b"a1b001", CHARACTERS, "壱澗"),
        (b"82a0a1", b"/90ms-RKSJ-H usecmap " + RANGES, "あ壱"),
    ],
)
def test_a_cmap_within_the_pdf_says_which_glyphs_are_shown(
    tmp_path: Path, shown: bytes, cmap: bytes, said: str
) -> None:
    assert read(tmp_path / "own.pdf", shown, b"6 0 R", cmap=cmap) == said


def test_to_unicode_names_the_characters_of_codes_whatever_their_glyphs(tmp_path: Path) -> None:
    names = b"3 beginbfchar <88ea> <4e00> <41> <0041> <22> <0022> endbfchar"  # A is glyph 22 there
    assert read(tmp_path / "named.pdf", b"88ea41", b"/90msp-RKSJ-H", names) == "一A"


def test_codes_of_an_unknown_cmap_are_those_that_to_unicode_names(tmp_path: Path) -> None:
    names = b"1 beginbfchar <0041> <6751> endbfchar"
    assert read(tmp_path / "unknown.pdf", b"0041", b"/Nobodys-H", names) == "村"


def test_a_cmap_that_names_more_codes_than_any_font_has_ends(tmp_path: Path) -> None:
    cmap = b"1 begincidrange <00000000> <ffffffff> 0 endcidrange"
    assert read(tmp_path / "most.pdf", b"00000022", b"6 0 R", cmap=cmap) == "A"


def test_glyphs_of_a_collection_are_no_characters_where_to_unicode_only_has_the_name_of_their_codes(
    tmp_path: Path,
) -> None:
    """Some producers write /ToUnicode /Identity-H; read as said, め would be U+038A."""
    assert read(tmp_path / "identity.pdf", b"038a", b"/Identity-H", b"/Identity-H") == "め"


def test_the_number_of_a_glyph_without_a_mapping_is_not_taken_for_its_character(tmp_path: Path) -> None:
    """As pdfium does: 08a2 would be an Arabic letter, and all the text of such fonts signs of scripts nobody uses."""
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    assert read(tmp_path / "numbers.pdf", b"08a208a3", b"/Identity-H", system=system) == "\ufffd\ufffd"
