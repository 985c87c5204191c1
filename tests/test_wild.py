"""Pages as they come from the wild: vertical text, ruby, glyphs without a mapping, files that a reader cannot open."""

import re
import zlib
from pathlib import Path

import hostile
import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import DRESSES, GOTHIC, MINCHO, needs_font, typeset

from jireishu import memo, parsing, pdf, reader
from jireishu.errors import SourceError
from jireishu.page import Page


def pages(path: Path) -> tuple[Page, ...]:
    return reader.Readers(path).collect().pages


def down(canvas: Canvas, text: str, x: float, y: float, size: float = 12) -> None:
    """One column of vertical text, glyph by glyph as InDesign places it."""
    canvas.setFont(MINCHO, size)
    for n, character in enumerate(text):
        canvas.drawString(x, y - n * size, character)


TIERS = (
    ("村では、冬の間の仕事を", "商工会と話し合い、雪か", "きを頼んだ。"),
    ("作業の後には、皆で温かい", "汁物を囲み、その日のこと", "を振り返る時間を設けた。"),
)


def vertical(path: Path, tiers: int, number_at: float = 240, rotate: int = 0) -> Path:
    canvas = Canvas(str(path), pagesize=(500, 500), invariant=1)
    canvas.setPageRotation(rotate)
    for tier, columns in enumerate(TIERS[:tiers]):
        for n, column in enumerate(columns):
            down(canvas, column, 420 - n * 20, 440 - tier * 160)
    canvas.setFont(GOTHIC, 9)
    canvas.drawString(number_at, 20, "7")
    canvas.save()
    return path


@pytest.mark.parametrize("tiers", [1, 2])
def test_columns_are_read_from_the_right_and_tiers_from_the_top(tmp_path: Path, tiers: int) -> None:
    edition = parsing.parse(vertical(tmp_path / "village.pdf", tiers), profile="report")
    assert [passage.text for passage in edition.passages][:tiers] == ["".join(columns) for columns in TIERS[:tiers]]
    box = edition.passages[0].boxes[0]  # as displayed: three columns at the right, one tier high
    assert (round(box.x0), round(box.x1)) == (380, 432)
    assert 50 < box.top < 65 and 180 < box.bottom < 200


@pytest.mark.parametrize("x", [40, 250, 400])
def test_the_number_of_a_vertical_page_may_stand_anywhere_at_its_foot(tmp_path: Path, x: float) -> None:
    edition = parsing.parse(vertical(tmp_path / "village.pdf", 2, x), profile="report")
    assert edition.page_labels == ("7",)
    assert [passage.text for passage in edition.passages] == ["".join(columns) for columns in TIERS]


@pytest.mark.parametrize(
    ("rotate", "place"), [(90, (317, 380, 449, 432)), (180, (68, 317, 120, 449)), (270, (51, 68, 183, 120))]
)
def test_columns_of_a_page_that_is_displayed_turned_are_read_too(
    tmp_path: Path, rotate: int, place: tuple[int, int, int, int]
) -> None:
    edition = parsing.parse(vertical(tmp_path / "turned.pdf", 2, rotate=rotate), profile="report")
    assert [passage.text for passage in edition.passages] == ["".join(columns) for columns in TIERS]
    box = edition.passages[0].boxes[0]
    assert tuple(map(round, (box.x0, box.top, box.x1, box.bottom))) == place


def test_what_is_trimmed_away_is_no_text_but_what_runs_off_the_sheet_is(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "trimmed.pdf"), pagesize=(500, 500), cropBox=(40, 40, 460, 460), invariant=1)
    canvas.setFont(MINCHO, 12)
    for y, text in ((300, "冬の間の仕事"), (20, "印刷の指示"), (-30, "表の終わり")):
        canvas.drawString(100, y, text)
    canvas.save()
    (page,) = pages(tmp_path / "trimmed.pdf")
    assert [s.text for s in page.segments] == ["冬の間の仕事", "表の終わり"]


def test_the_number_at_the_foot_of_a_trimmed_page_is_its_number(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "trimmed.pdf"), pagesize=(700, 900), cropBox=(100, 150, 600, 750), invariant=1)
    for number in range(7, 11):
        for n, line in enumerate(TIERS[0]):
            canvas.setFont(MINCHO, 12)
            canvas.drawString(150, 600 - 20 * n, line)
        canvas.drawString(350, 180, str(number))
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "trimmed.pdf", profile="report")
    assert edition.page_labels == ("7", "8", "9", "10")
    box = edition.passages[0].boxes[0]
    assert (box.x0, box.top) == (50.0, 140.9)


def test_the_shadow_of_a_title_is_drawn_but_not_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "shadow.pdf"), pagesize=(500, 500), invariant=1)
    canvas.setFont(GOTHIC, 24)
    for away, grey in ((5, 0.6), (0, 0)):
        canvas.setFillGray(grey)
        canvas.drawString(60 + away, 400 - away, "冬の間の仕事")
    canvas.save()
    (page,) = pages(tmp_path / "shadow.pdf")
    assert [(s.text, s.x0, s.style.colour) for s in page.segments] == [("冬の間の仕事", 60.0, "000000")]


def test_heads_and_numbers_stand_where_they_do_on_pages_of_either_direction(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "magazine.pdf"), pagesize=(500, 500), invariant=1)
    for number in range(3, 9):
        if number % 3:
            for n, column in enumerate(TIERS[number % 2]):
                down(canvas, f"{column}{'〇' * number}", 420 - n * 20, 440)
        else:
            canvas.setFont(MINCHO, 12)
            for n, line in enumerate(TIERS[number % 2]):
                canvas.drawString(100, 400 - 20 * n, f"{line}{'〇' * number}")
        canvas.setFont(GOTHIC, 9)
        canvas.drawString(40 if number % 2 else 380, 20, f"{number}　広報みどり")
        down(canvas, "村の広報", 480, 400, 7)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "magazine.pdf", profile="report")
    assert edition.page_labels == ("3", "4", "5", "6", "7", "8")
    assert {w for p in edition.passages for w in ("広報みどり", "村の広報") if w in p.text or w in p.headings} == set()


@pytest.mark.parametrize("boxed", [False, True])
def test_columns_within_a_page_set_across_are_one_text(tmp_path: Path, boxed: bool) -> None:
    canvas = Canvas(str(tmp_path / "mixed.pdf"), pagesize=(500, 500), invariant=1)
    canvas.setFont(MINCHO, 12)
    for n in range(6):
        canvas.drawString(60, 450 - 18 * n, f"{TIERS[1][0]}{TIERS[1][1]}{n}回目。")
    if boxed:
        canvas.rect(300, 120, 100, 180)
    columns = (
        "　村では、冬の間の仕事を",
        "商工会と話し合い、雪かき",
        "を頼む。",
        "　作業の後には、皆で温か",
        "い汁物を囲む。",
    )
    for n, column in enumerate(columns):
        down(canvas, column, 380 - 18 * n, 280)
    canvas.save()
    edition = parsing.parse(tmp_path / "mixed.pdf", profile="report")
    said = [line.strip() for p in edition.passages[-2:] for line in p.text.split("\n")]
    assert said[-2:] == [
        "村では、冬の間の仕事を商工会と話し合い、雪かきを頼む。",
        "作業の後には、皆で温かい汁物を囲む。",
    ]


def test_text_across_stays_text_across(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "across.pdf"), invariant=1)
    canvas.setFont(MINCHO, 12)
    for n, line in enumerate(TIERS[0]):
        canvas.drawString(100, 500 - 20 * n, line)
    down(canvas, "村の広報", 20, 700)
    canvas.save()
    (page,) = pages(tmp_path / "across.pdf")
    assert page.turn == 0
    assert [s.text for s in page.segments if not s.vertical] == list(TIERS[0])


def test_columns_on_a_page_of_text_across_are_one_text_a_tier(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "mixed.pdf"), pagesize=(500, 600), invariant=1)
    for top in (560, 250):
        canvas.setFont(MINCHO, 12)
        for n, line in enumerate(("村では昨年から、冬の間の仕事を商工会と話し合いながら少しずつ", "増やしてきた。")):
            canvas.drawString(40, top - 18 * n, line)
        for tier, columns in enumerate(TIERS if top == 560 else ()):
            for n, column in enumerate(columns):
                down(canvas, column, 400 - 150 * tier - n * 20, 470)
    canvas.save()
    edition = parsing.parse(tmp_path / "mixed.pdf", profile="report")
    across = "村では昨年から、冬の間の仕事を商工会と話し合いながら少しずつ増やしてきた。"
    assert [p.text for p in edition.passages] == [across, *("".join(columns) for columns in TIERS), across]


def test_rows_across_a_vertical_page_are_one_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "village.pdf"), pagesize=(500, 500), invariant=1)
    for tier, columns in enumerate((*TIERS, TIERS[0])):
        for n, column in enumerate(columns):
            down(canvas, column, 420 - n * 20, 440 - tier * 140)
    canvas.setFont(MINCHO, 12)
    for n, line in enumerate(("受付は月曜から金曜の朝九時に", "始めます。")):
        canvas.drawString(60, 300 - n * 18, line)
    canvas.save()
    edition = parsing.parse(tmp_path / "village.pdf", profile="report")
    assert "受付は月曜から金曜の朝九時に始めます。" in [p.text for p in edition.passages]


@pytest.mark.parametrize(("small", "shift", "kept"), [(6, 12, False), (6, 26, True), (11, 12, True)])
def test_ruby_is_left_out_and_small_print_is_not(tmp_path: Path, small: float, shift: float, kept: bool) -> None:
    canvas = Canvas(str(tmp_path / "ruby.pdf"), invariant=1)
    canvas.setFont(MINCHO, 12)
    canvas.drawString(100, 500, "権利の条約")
    canvas.setFont(MINCHO, small)
    canvas.drawString(100, 500 + shift, "けんり")
    canvas.setFont(MINCHO, 12)
    canvas.drawString(160, 500, "を守る。")
    canvas.save()
    (page,) = pages(tmp_path / "ruby.pdf")
    assert ("けんり" in [s.text for s in page.segments]) == kept
    assert "権利の条約を守る。" in [s.text for s in page.segments]


def test_ruby_whose_kana_stand_apart_over_a_far_larger_title_is_left_out(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "ruby.pdf"), invariant=1)
    canvas.setFont(MINCHO, 32)
    canvas.drawString(100, 500, "釧路市")
    canvas.setFont(MINCHO, 4.5)
    for n, kana in enumerate("くしろ"):
        canvas.drawString(106 + 27 * n, 533, kana)
    canvas.save()
    (page,) = pages(tmp_path / "ruby.pdf")
    assert [s.text for s in page.segments] == ["釧路市"]


def test_ruby_beside_a_column_is_left_out(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "ruby.pdf"), invariant=1)
    down(canvas, "子どもの権利の条約を守る。", 300, 500)
    down(canvas, "けんり", 313, 500 - 4 * 12 + 4, 6)
    canvas.save()
    (page,) = pages(tmp_path / "ruby.pdf")
    assert [s.text for s in page.segments] == ["子どもの権利の条約を守る。"]


def test_text_goes_on_where_ruby_is_drawn_before_each_kanji(tmp_path: Path) -> None:
    """As TeX draws it; long readings set the kanji apart."""
    canvas = Canvas(str(tmp_path / "ruby.pdf"), pagesize=(500, 500), invariant=1)
    for x, y, size, text in (
        (100, 412, 6, "こころざし"), (109, 400, 12, "志"), (128, 412, 6, "つらぬ"), (131, 400, 12, "貫く。"),
    ):  # fmt: skip
        canvas.setFont(MINCHO, size)
        canvas.drawString(x, y, text)
    canvas.showPage()
    down(canvas, "けん", 313, 452, 6)
    down(canvas, "権", 300, 450)
    down(canvas, "り", 313, 435, 6)
    down(canvas, "利", 300, 438)
    down(canvas, "の条約を守る。", 300, 426)
    canvas.save()
    across, columns = pages(tmp_path / "ruby.pdf")
    assert [s.text for s in across.segments] == ["志貫く。"]
    assert [s.text for s in columns.segments] == ["権利の条約を守る。"]


def test_what_only_the_second_reader_can_open_is_read_and_said_so(tmp_path: Path) -> None:
    """A page without its size: pdfminer then gives no page of the file at all."""
    whole = typeset(tmp_path, DRESSES[0]).read_bytes()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(re.sub(rb"/MediaBox (\[[^]]*\])", lambda m: b" " * len(m[0]), whole, count=1))
    found = reader.Readers(broken).collect()
    assert [finding.kind for finding in found.findings] == ["second_reader"] * found.count
    said = "".join(segment.text for page in found.pages for segment in page.segments)
    assert "網の手入れや箱の洗浄を就労体験として受け入れてもらった。" in said


def test_a_file_whose_table_says_wrongly_where_its_objects_stand_is_read(tmp_path: Path) -> None:
    """As where a program changed the ends of its lines: pdfminer then finds no page in it."""
    whole = typeset(tmp_path, DRESSES[0]).read_bytes()
    shifted = re.sub(rb"(\d{10}) 00000 n", lambda m: b"%010d 00000 n" % (int(m[1]) + 7), whole)
    (tmp_path / "shifted.pdf").write_bytes(shifted)
    found = reader.Readers(tmp_path / "shifted.pdf").collect()
    assert [finding.kind for finding in found.findings] == ["second_reader"] * found.count
    said = "".join(segment.text for page in found.pages for segment in page.segments)
    assert "網の手入れや箱の洗浄を就労体験として受け入れてもらった。" in said


STORED = zlib.compress(hostile.TEXT, 0)


@pytest.mark.parametrize(
    ("packed", "said", "kinds"),
    [
        (STORED, "A sentence that can be found.", []),
        (STORED[:-4], "A sentence that can be found.", []),  # without its checksum
        (STORED.replace(b"found", b"fouod"), "A sentence that can be fouod.", ["damaged_page"]),
        (zlib.compress(hostile.TEXT + b"1 0 0 1 0 0 cm " * 9)[:-12], "A sentence that can be found.", ["damaged_page"]),
    ],
)
def test_a_page_whose_data_are_damaged_is_told_each_time(
    tmp_path: Path, packed: bytes, said: str, kinds: list[str]
) -> None:
    file = tmp_path / "damaged.pdf"
    file.write_bytes(hostile.pdf(hostile.stream(packed, hostile.FLATE)))
    for _ in range(2):  # also where the page is known
        known = memo.Memo(tmp_path / "memo.sqlite")
        found = reader.Readers(file, tmp_path / "memo.sqlite").collect(memo=known)
        known.save()
        known.close()
        assert [s.text for s in found.pages[0].segments] == [said]
        assert [finding.kind for finding in found.findings] == kinds


def test_each_page_is_told_that_a_damaged_font_draws(tmp_path: Path) -> None:
    named = b"1 begincodespacerange<00><ff>endcodespacerange 1 beginbfrange<20><7e><0020>endbfrange"
    damaged = hostile.stream(zlib.compress(named, 0).replace(b"range<20>", b"range<21>"), hostile.FLATE)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    fonts = b"/Resources<</Font<</F1 5 0 R/F2 7 0 R>>>>"
    contents = (hostile.stream(hostile.TEXT), hostile.stream(hostile.TEXT.replace(b"/F1", b"/F2")))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents %d 0 R>>"
    objects = (damaged, font, contents[0], contents[1], page % (fonts, 8), page % (fonts, 9), page % (fonts, 9))
    file = tmp_path / "damaged.pdf"
    kids = b"3 0 R 10 0 R 11 0 R 12 0 R"
    file.write_bytes(hostile.pdf(contents[0], fonts[len("/Resources") :], objects, kids=kids, count=b"4"))
    for _ in range(2):
        known = memo.Memo(tmp_path / "memo.sqlite")
        found = reader.Readers(file, tmp_path / "memo.sqlite").collect(memo=known)
        known.save()
        known.close()
        assert [(f.kind, f.page) for f in found.findings] == [("damaged_page", 3), ("damaged_page", 4)]


def test_pages_after_one_that_is_damaged_keep_their_numbers_and_one_may_come_twice(tmp_path: Path) -> None:
    damaged = b"<</Type/Pagf/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    content = hostile.stream(hostile.TEXT)
    file = hostile.pdf(content, kids=b"3 0 R 6 0 R 3 0 R", count=b"3", objects=(damaged,))
    (tmp_path / "damaged.pdf").write_bytes(file)
    found = reader.Readers(tmp_path / "damaged.pdf").collect()
    assert [(page.number, page.segments[0].text) for page in found.pages] == [
        (1, "A sentence that can be found."),
        (3, "A sentence that can be found."),
    ]
    assert (found.count, [(f.kind, f.page) for f in found.findings]) == (3, [("unreadable_page", 2)])


@pytest.mark.parametrize("labels", [b"0<</S/r/St 0>>", b"0<</S/R/St 4000>>", b"/odd"])
def test_labels_of_pages_that_count_wrongly_cost_no_page(tmp_path: Path, labels: bytes) -> None:
    catalog = b"/PageLabels<</Nums[%s]>>" % labels
    (tmp_path / "labels.pdf").write_bytes(hostile.pdf(hostile.stream(hostile.TEXT), catalog=catalog))
    found = reader.Readers(tmp_path / "labels.pdf").collect()
    assert ([s.text for s in found.pages[0].segments], found.findings) == (["A sentence that can be found."], ())


def test_a_file_cut_short_is_not_pieced_together(tmp_path: Path) -> None:
    whole = typeset(tmp_path, DRESSES[0]).read_bytes()
    (tmp_path / "cut.pdf").write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(SourceError):
        reader.Readers(tmp_path / "cut.pdf").collect()


def identity(
    path: Path,
    cids: tuple[int, ...],
    widths: str = "",
    rotate: int = 0,
    coding: str = "Identity-H",
    told: str = "",
    descent: int = -241,
) -> Path:
    """A PDF that names glyphs of Adobe-Japan1 by their numbers, or by another coding of two bytes, without a table of
    what they mean unless `told` is one."""
    shown = "".join(f"{cid:04x}" for cid in cids)
    content = f"BT /F1 12 Tf 1 0 0 1 100 500 Tm <{shown}> Tj ET"
    system = "<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/CropBox[20 30 575 800]/Rotate {rotate}/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        f"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/{coding}/DescendantFonts[6 0 R]"
        f"{'/ToUnicode 8 0 R' if told else ''}>>",
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo {system}"
        f"/FontDescriptor 7 0 R/DW 1000/W[{widths}]>>",
        "<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 4/FontBBox[-123 -257 1001 910]/ItalicAngle 0/Ascent 723"
        f"/Descent {descent}/CapHeight 709/StemV 69>>",
        f"<</Length {len(told)}>>stream\n{told}\nendstream",
    )
    made, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 9\n0000000000 65535 f \n{table}trailer<</Size 9/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    path.write_text(made, "ascii", newline="\n")
    return path


@needs_font
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_glyph_without_a_mapping_is_asked_of_the_second_reader(tmp_path: Path, rotate: int) -> None:
    (page,) = pages(identity(tmp_path / "glyph.pdf", (398, 403), rotate=rotate))
    assert [s.text for s in page.segments] == ["ギジ"]
    assert page.unmapped == 0


def test_second_forms_of_kanji_need_no_second_reader(tmp_path: Path) -> None:
    with pdfplumber.open(identity(tmp_path / "forms.pdf", (7665, 7686, 8267, 20263, 7922))) as file:
        page, said = pdf.read_page(file.pages[0], 1)
    assert ([s.text for s in page.segments], said) == (["櫛榊辻笈ぉ"], True)


@pytest.mark.parametrize("coding", ["UniJIS-UCS2-HW-H", "UniJIS-UCS2-HW-V"])
def test_the_coding_with_half_width_letters_names_all_that_the_full_one_does(tmp_path: Path, coding: str) -> None:
    """pdfminer brings only what it changes of the coding that it is built upon."""
    codes = tuple(map(ord, "週払い、A4判の様式12枚ァ"))
    (page,) = pages(identity(tmp_path / "half.pdf", codes, coding=coding))
    assert "".join(s.text for s in page.segments) == "週払い、A4判の様式12枚ァ"


def test_a_table_of_what_codes_mean_is_not_one_of_what_glyph_numbers_mean(tmp_path: Path) -> None:
    """The codes of 1 and 2 are 31 and 32; they show the glyphs 12 and 13, which are the codes of no letters here."""
    told = "4 beginbfchar <0031> <0031> <0032> <0032> <0012> <0041> <0013> <0042> endbfchar"
    (page,) = pages(identity(tmp_path / "codes.pdf", (0x31, 0x32), coding="UniJIS-UCS2-H", told=told))
    assert [s.text for s in page.segments] == ["12"]


@pytest.mark.parametrize(("descent", "bottom"), [(-241, 302.9), (-1048, 301.4)])
def test_letters_stand_on_their_line_however_deep_the_font_says_that_it_reaches(
    tmp_path: Path, descent: int, bottom: float
) -> None:
    """Their line is 300 points below the top. The deepest glyph of a font for vertical text, too, may be told."""
    (page,) = pages(identity(tmp_path / "deep.pdf", (1200, 1201), descent=descent))
    assert [(s.text, s.bottom) for s in page.segments] == [("一壱", bottom)]


def test_a_glyph_without_a_mapping_or_a_width_is_nothing(tmp_path: Path) -> None:
    """As TeX sets beside quoted words; the second reader would name what stands next to it."""
    (page,) = pages(identity(tmp_path / "nothing.pdf", (1200, 21057, 1201, 21058), "21057 [0]"))
    assert [s.text for s in page.segments] == ["一壱\ufffd"]
    assert page.unmapped == 1


def test_a_second_reader_that_cannot_open_a_file_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(path: str) -> None:
        asked.append(path)
        raise ValueError("not a PDF")

    monkeypatch.setattr(pdf, "Second", refuse)
    other = pdf._Lazy("broken.pdf")
    for _ in range(3):
        with pytest.raises(ValueError):
            other()
    assert asked == ["broken.pdf"]
