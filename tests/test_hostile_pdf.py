"""PDFs that were made to do harm end in passages or in one clear line, within their limits."""

import zlib
from pathlib import Path

import pytest
from conftest import Run

from jireishu import parsing, reader
from jireishu.errors import SourceError

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F1 12 Tf 50 700 Td (hello) Tj ET\n"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"


def stream(data: bytes, attributes: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (attributes, len(data), data)


def pdf(
    path: Path, content: bytes, kids: bytes = b"[3 0 R]/Count 1", page: bytes = PAGE, more: bytes = b"null"
) -> Path:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids%s>>" % kids, page, content, FONT, more]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    path.write_bytes(out + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer)
    return path


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(size)) + packer.flush()


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"kids": b"[2 0 R 3 0 R]/Count 2"},  # a tree of pages that holds itself
        {"kids": b"[3 0 R]/Count 999999999"},
        {"page": PAGE.replace(b"595 842", b"0 0")},
        {"page": PAGE.replace(b"/Parent", b"/Rotate 37/Parent")},
        {"page": PAGE.replace(b"/Parent", b"/X %s%s/Parent" % (b"[" * 5000, b"]" * 5000))},
    ],
)
def test_odd_structure_does_not_keep_the_text_from_being_read(tmp_path: Path, more: dict) -> None:
    edition = parsing.parse(pdf(tmp_path / "odd.pdf", stream(TEXT), **more), profile="report")
    assert [passage.text for passage in edition.passages] == ["hello"]


def test_a_page_on_which_the_first_reader_finds_nothing_is_asked_of_the_second(tmp_path: Path) -> None:
    content = stream(TEXT).replace(b"/Length 37", b"/Length 999999")  # more than there is
    edition = parsing.parse(pdf(tmp_path / "odd.pdf", content), profile="report")
    assert [passage.text for passage in edition.passages] == ["hello"]
    assert [(f.kind, f.page) for f in edition.findings] == [("second_reader", 1)]


def test_a_form_that_draws_itself_ends(tmp_path: Path) -> None:
    resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X0 6 0 R>>>>"
    form = stream(TEXT + b"/X0 Do /X0 Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + resources)
    page = PAGE.replace(b"/Resources<</Font<</F1 5 0 R>>>>", resources)
    edition = parsing.parse(pdf(tmp_path / "loop.pdf", stream(b"/X0 Do"), page=page, more=form), profile="report")
    assert edition.passages[0].text.startswith("hello")


def test_a_glyph_as_large_as_the_sky_is_left_out(tmp_path: Path) -> None:
    content = stream(
        b"BT /F1 12 Tf 50 700 Td (hello) Tj ET BT /F1 1 Tf 1000000000000 0 0 1000000000000 50 600 Tm (sky) Tj ET"
    )
    edition = parsing.parse(pdf(tmp_path / "sky.pdf", content), profile="report")
    assert [passage.text for passage in edition.passages] == ["hello"]


def test_a_page_of_glyphs_without_a_size_is_read(tmp_path: Path) -> None:
    form = stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 0 0]/Matrix[0 0 0 0 0 0]")
    page = PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    edition = parsing.parse(pdf(tmp_path / "flat.pdf", stream(b"/X Do"), page=page, more=form), profile="report")
    assert [passage.text for passage in edition.passages] == ["helo"]  # all in one place


def billion() -> list[bytes]:
    """Forms that call forms, ten times each, nine deep; the first is object 6."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    return [stream(b"/X Do " * 10 if level < 8 else b"", head % (7 + level)) for level in range(9)]


def book(path: Path) -> Path:
    """Five pages with text, but the second draws a thousand million forms."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %s 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
    pages = [page % (b"4", b"/XObject<</X 6 0 R>>") if n == 1 else page % (b"3", b"") for n in range(5)]
    kids = b" ".join(b"%d 0 R" % (15 + n) for n in range(5))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 5>>" % kids]
    objects += [stream(TEXT), stream(b"/X Do"), FONT, *billion(), *pages]
    out = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in enumerate(objects, 1))
    path.write_bytes(out + b"trailer<</Size 20/Root 1 0 R>>\n%%EOF")
    return path


def test_a_page_without_end_costs_no_other_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PAGE_SECONDS", 4.0)
    found = reader.Readers(book(tmp_path / "book.pdf")).collect()
    assert [page.number for page in found.pages] == [1, 3, 4, 5]
    assert [(f.kind, f.page) for f in found.findings] == [("unreadable_page", 2)]


def test_a_whole_file_has_a_time_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "FILE_SECONDS", (0.0, 1.0))
    found = reader.Readers(book(tmp_path / "book.pdf")).collect()
    assert 2 in [f.page for f in found.findings if f.kind == "unreadable_page"]
    assert {page.number for page in found.pages} | {f.page for f in found.findings} == {1, 2, 3, 4, 5}


def test_a_bomb_is_one_line_and_the_old_answers_stay(own: Path, run: Run, tmp_path: Path) -> None:
    file = pdf(tmp_path / "bomb.pdf", stream(zlib.compress(bomb(800)), b"/Filter[/FlateDecode/FlateDecode]"))
    done = run("--home", own, "ingest", "--profile", "report", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("jireishu: bomb.pdf: 全 1 頁が、壊れているか上限を超えるので読めません。\n")
    assert run("--home", own, "search", "漁港").returncode == 0


def test_signs_that_command_a_terminal_are_not_printed(tmp_path: Path, run: Run) -> None:
    file = pdf(tmp_path / "escape.pdf", stream(b"BT /F1 12 Tf 50 700 Td (\x1b]0;title\x07 red words) Tj ET"))
    home = tmp_path / "home"
    shown = run("--home", home, "ingest", "--profile", "report", file)
    found = run("--home", home, "search", "words")
    assert (shown.returncode, found.returncode) == (0, 0)
    assert "red words" in found.stdout
    assert not {"\x1b", "\x07"} & set(shown.stdout + shown.stderr + found.stdout + found.stderr)


def test_nuls_behind_the_end_of_a_file_take_no_time(tmp_path: Path) -> None:
    file = pdf(tmp_path / "long.pdf", stream(b"BT /F1 12 Tf 50 700 Td (found) Tj ET"))
    with file.open("ab") as out:
        out.write(b"\n" + bytes(100_000_000))
    found = reader.Readers(file).collect()
    assert [[s.text for s in page.segments] for page in found.pages] == [["found"]]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + bytes(range(256)) * 100, b"%PDF-1.7\ntrailer<</Root 1 0 R>>"])
def test_what_only_begins_like_a_pdf(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(SourceError, match="PDF として読めません"):
        parsing.parse(tmp_path / "a.pdf", profile="report")
