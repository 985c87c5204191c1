"""What nobody sees on a page is no text of it: hidden layers, text painted by nothing, white on white."""

from pathlib import Path

import pytest
from hostile import pdf
from test_hostile_pdf import stream

from jireishu import reader
from jireishu.page import Page

RESOURCES = (
    b"<</Font<</F1 5 0 R>>/Properties<</MC0 6 0 R/MC1 7 0 R/MC2 8 0 R/MC3 9 0 R>>/XObject<</X1 10 0 R/I1 11 0 R>>>>"
)
LAYERS = (
    b"<</Type/OCG/Name(shown)>>",
    b"<</Type/OCG/Name(hidden)>>",
    b"<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>",
    b"<</Type/OCMD/OCGs 7 0 R/P/AllOff>>",
    stream(
        b"BT /F1 12 Tf 50 600 Td (a form) Tj ET /OC /MC9 BDC",
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/OC 7 0 R/Resources<</Font<</F1 5 0 R>>>>",
    ),
    stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"),
)
OFF = b"/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[7 0 R]>>>>"
BASE = b"/OCProperties<</OCGs[6 0 R 7 0 R]/D<</BaseState/OFF/ON[6 0 R]>>>>"
NONE = b"/OCProperties<</OCGs[6 0 R 7 0 R]/D<<>>>>"


def at(y: int, text: bytes, before: bytes = b"") -> bytes:
    return b"BT %s /F1 12 Tf 50 %d Td (%s) Tj ET\n" % (before, y, text)


def read(tmp_path: Path, content: bytes, catalog: bytes = b"") -> list[str]:
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf(stream(content), resources=RESOURCES, objects=LAYERS, catalog=catalog))
    return [s.text for s in reader.Readers(file).collect().pages[0].segments]


MANY = b"".join(
    b"/OC /MC%d BDC\n%sEMC\n" % (n, at(760 - 20 * n, text))
    for n, text in enumerate((b"shown", b"hidden", b"both", b"unless"))
)


@pytest.mark.parametrize(
    ("catalog", "texts"),
    [
        (OFF, ["shown", "unless", "plain"]),
        (BASE, ["shown", "unless", "plain"]),
        (NONE, ["shown", "hidden", "both", "plain", "a form"]),
        (b"", ["shown", "hidden", "both", "unless", "plain", "a form"]),
    ],
)
def test_text_on_hidden_layers_is_not_read(tmp_path: Path, catalog: bytes, texts: list[str]) -> None:
    assert read(tmp_path, MANY + at(680, b"plain") + b"/X1 Do\n", catalog) == texts


def test_what_is_tagged_within_a_hidden_layer_or_never_closed_hides_no_more_than_that(tmp_path: Path) -> None:
    within = b"/OC /MC1 BDC /P <</MCID 0>> BDC %s EMC %s EMC %s" % (at(700, b"one"), at(680, b"two"), at(660, b"three"))
    assert read(tmp_path, within, OFF) == ["three"]
    assert read(tmp_path, at(700, b"before") + b"EMC /OC /MC1 BDC " + at(680, b"open"), OFF) == ["before"]


def test_text_painted_by_nothing_is_read_over_a_picture_or_where_there_is_no_other(tmp_path: Path) -> None:
    """As OCR puts it."""
    unseen, picture = at(700, b"painted by nothing", b"3 Tr"), b"q 500 0 0 90 40 650 cm /I1 Do Q\n"
    assert read(tmp_path, unseen + at(600, b"a line as long", b"0 Tr")) == ["a line as long"]
    assert read(tmp_path, picture + unseen + at(600, b"a line as long", b"0 Tr"))[0] == "painted by nothing"
    assert read(tmp_path, unseen + at(600, b"p. 1", b"0 Tr")) == ["painted by nothing", "p. 1"]
    assert read(tmp_path, unseen) == ["painted by nothing"]
    clipped = at(700, b"filled afterwards", b"7 Tr") + at(600, b"a line as long", b"0 Tr")
    assert read(tmp_path, clipped) == ["filled afterwards", "a line as long"]


@pytest.mark.parametrize(
    ("white", "ground", "seen"),
    [
        (b"1 g", b"", False),
        (b"1 1 1 rg", b"", False),
        (b"0 0 0 0 k", b"", False),
        (b"1 g", b"0.2 g 40 690 300 40 re f\n", True),
        (b"1 g", b"1 g 40 690 300 40 re f\n", True),  # may be a share of ink
        (b"1 1 1 rg", b"1 1 1 rg 40 690 300 40 re f\n", False),
        (b"1 g", b"q 300 0 0 40 40 690 cm /I1 Do Q\n", True),
        (b"1 g", b"q 30 w 40 705 m 300 705 l S Q\n", True),
        (b"1 g", b"q 40 690 300 40 re W n /Sh1 sh Q\n", True),
        (b"0.9 g", b"", True),
        (b"2 Tr 1 g", b"", True),  # its outline is black
    ],
)
def test_white_text_is_read_where_it_stands_on_something(
    tmp_path: Path, white: bytes, ground: bytes, seen: bool
) -> None:
    found = read(tmp_path, ground + at(700, b"white", white) + at(600, b"a line", b"0 Tr 0 g"))
    assert found == ["white"] * seen + ["a line"]


def test_a_page_of_white_text_alone_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, at(700, b"white on what is not known", b"1 g")) == ["white on what is not known"]


DRAWN = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 98"
    b"/Widths[600 600]/Encoding<</Differences[97/a/b]>>/CharProcs<</a 7 0 R/b 7 0 R>>/FontDescriptor 8 0 R>>",
    stream(b"600 0 0 0 750 750 d1 0 0 500 700 re f"),
    b"<</Type/FontDescriptor/FontName/Helvetica/Flags 4/ItalicAngle 0/Ascent 750/Descent -200>>",
)
MADE = (
    b"/F1 12 Tf 1 0 0 1 50 700 Tm (filled) Tj 2 Tr 1 0 0 1 50 660 Tm (outlined) Tj"
    b" 0 Tr /F2 12 Tf 1 0 0 1 50 620 Tm (ab) Tj"
)


def test_what_is_made_bold_without_a_bold_font_is_set_otherwise_than_what_is_not(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    fonts = b"<</Font<</F1 5 0 R/F2 6 0 R>>>>"
    file.write_bytes(pdf(stream(b"BT " + MADE + b" ET"), resources=fonts, objects=DRAWN))
    told = {s.text: s.style.font for s in reader.Readers(file).collect().pages[0].segments}
    assert told == {"filled": "Helvetica", "outlined": "Helvetica made", "ab": "Helvetica made"}


BORDERS = b"""0.2 0.2 0.2 rg
50 100 400 200 re 50 100 400 201 re f*
1 0 0 rg
56 400 394 30 re 50 400 400 30 re f*
0 0 1 rg
51 501 398 98 re 50 500 400 100 re f*
0.5 g
50 700 100 20 re f*
70 705 30 10 re f*
BT /F1 12 Tf 60 150 Td (text) Tj ET
"""


def test_a_border_that_is_painted_between_two_rectangles_is_a_frame_only_where_it_goes_around(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf(stream(BORDERS), resources=RESOURCES, objects=LAYERS))
    page = reader.Readers(file).collect().pages[0]
    assert sorted((f.x0, 842 - f.bottom, f.x1, 842 - f.top) for f in page.frames) == [
        (50, 400, 56, 430),  # a bar on the left; what has a rule above it alone is no frame
        (50, 500, 450, 600),
        (50, 700, 150, 720),
        (70, 705, 100, 715),
    ]


@pytest.mark.parametrize("matrix", [b"-1 0 0 -1 50 700", b"1 0 0 1 500 700"])
def test_letters_of_a_negative_size_go_on_the_other_way(tmp_path: Path, matrix: bytes) -> None:
    content = b"BT /F1 -12 Tf %s Tm (the first line) Tj 0 15 Td (and the second) Tj ET" % matrix
    assert read(tmp_path, content) == ["the first line", "and the second"]


def test_letters_of_a_font_that_is_missing_stand_side_by_side(tmp_path: Path) -> None:
    assert read(tmp_path, b"BT /F9 12 Tf 50 700 Td (a book of three rooms) Tj ET") == ["a book of three rooms"]


STATES = (
    b"<</ca 0>>",
    b"<</SMask<</S/Luminosity/G 9 0 R>>>>",
    b"<</SMask/None/ca 1>>",
    stream(b"/I1 Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</I1 11 0 R>>>>"),
    stream(
        b"q 90 0 0 90 0 0 cm /I1 Do Q",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 90 90]/XStep 90/YStep 90"
        b"/Resources<</XObject<</I1 11 0 R>>>>",
    ),
    stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"),
)
STATED = (
    b"<</Font<</F1 5 0 R>>/ExtGState<</Clear 6 0 R/Masked 7 0 R/Plain 8 0 R>>/Pattern<</P1 10 0 R>>"
    b"/XObject<</I1 11 0 R>>>>"
)


def drawn(tmp_path: Path, content: bytes) -> Page:
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf(stream(content), resources=STATED, objects=STATES))
    return reader.Readers(file).collect().pages[0]


def test_what_is_wholly_transparent_and_the_shadow_of_a_text_are_not_there(tmp_path: Path) -> None:
    clear = b"q /Clear gs 50 500 200 50 re f %s Q\n" % at(600, b"transparent")
    shadow = b"q /Masked gs 48 690 90 30 re f Q /Masked gs /Plain gs 50 400 200 50 re f\n"
    page = drawn(tmp_path, shadow + clear + at(700, b"a title with a shadow") + at(650, b"a line"))
    assert [s.text for s in page.segments] == ["a title with a shadow", "a line"]
    assert [(f.x0, 842 - f.bottom, f.x1, 842 - f.top) for f in page.frames] == [(50, 400, 250, 450)]


def test_what_is_filled_with_a_picture_is_one_and_a_picture_ends_where_it_is_cut(tmp_path: Path) -> None:
    filled = b"q /Pattern cs /P1 scn 50 600 300 100 re f Q\n"
    cut = b"q 60 300 200 80 re W n 0 0 595 842 re W* n q 400 0 0 400 20 100 cm /I1 Do Q Q\n"
    gone = b"q 0 0 10 10 re W n q 40 0 0 40 500 500 cm /I1 Do Q Q\n"
    page = drawn(tmp_path, filled + cut + gone + at(700, b"a line"))
    places = [(i.x0, 842 - i.bottom, i.x1, 842 - i.top) for i in page.images]
    assert places == [(50, 600, 350, 700), (60, 300, 260, 380)]
    assert page.frames == ()
