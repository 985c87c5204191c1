"""Makes hostile and broken PDFs and prints what becomes of each: `python tests/hostile.py [NAME ...]`.

Each is ingested as a plain report into an empty home. The table: exit code, lines on stderr, seconds, most memory of
one process, and what was said. A file should end in 0 or 2, in one or two lines, under 1.5 GB, in bounded time. Not a
test: the whole takes two minutes; the kinds that once did harm are in test_hostile_pdf.py.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from test_hostile_pdf import FONT, stream

TEXT = b"BT /F1 12 Tf 50 700 Td (A sentence that can be found.) Tj ET\n"
FLATE = b"/Filter/FlateDecode"


def pdf(
    content: bytes,
    resources: bytes = b"<</Font<</F1 5 0 R>>>>",
    objects: tuple[bytes, ...] = (),
    attributes: bytes = b"",
    kids: bytes = b"3 0 R",
    count: bytes = b"1",
    box: bytes = b"[0 0 595 842]",
    catalog: bytes = b"",
) -> bytes:
    """A PDF of one page. objects: from number 6 on. attributes: of the page. kids, count: of the tree of pages."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Resources%s/Contents 4 0 R%s>>" % (box, resources, attributes)
    tree = b"<</Type/Pages/Kids[%s]/Count %s>>" % (kids, count)
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(
        (b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, tree, page, content, FONT, *objects), 1
    ):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(b"%010d 00000 n \n" % n for n in places)
    return out + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out))


def flate(size: int, layers: int = 1) -> bytes:
    """Spaces, deflated `layers` times."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def billion() -> bytes:
    """Forms that call forms, ten times each, nine deep."""
    forms = []
    for level in range(9):
        body = b"/X Do " * 10 if level < 8 else TEXT
        inner = b"/XObject<</X %d 0 R>>" % (7 + level) if level < 8 else b""
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>%s>>" % inner
        forms.append(stream(body, head))
    resources = b"<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
    return pdf(stream(b"/X Do"), resources=resources, objects=tuple(forms))


def cid(to_unicode: bytes = b"", widths: bytes = b"") -> bytes:
    """A page in a font by numbers, with its table of characters and of widths."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>%s>>"
    objects = (font, inner % widths, stream(to_unicode))
    content = stream(b"BT /F2 12 Tf 50 700 Td <00010002> Tj ET")
    return pdf(content, resources=b"<</Font<</F1 5 0 R/F2 6 0 R>>>>", objects=objects)


def glyphs(count: int, apart: bool) -> bytes:
    shown = b"(aaaaaaaaaa) Tj " if apart else b"1 0 0 1 50 700 Tm (abcdefghij) Tj "
    return stream(zlib.compress(b"BT /F1 1 Tf 1 0 0 1 10 10 Tm " + shown * (count // 10) + b"ET"), FLATE)


def boxed(count: int) -> bytes:
    """Boxes all over the page, and as many words."""
    dice = random.Random(1)
    drawn = (
        b"%d %d %d %d re S BT /F1 8 Tf %d %d Td (ab) Tj ET\n" % tuple(map(dice.randrange, (500, 800, 90, 40, 595, 842)))
        for _ in range(count)
    )
    return stream(zlib.compress(b"".join(drawn)), FLATE)


def cut() -> bytes:
    """A content stream that ends in the middle of its data."""
    data = zlib.compress(os.urandom(400_000) + TEXT * 20_000, 1)
    return pdf(stream(data[: len(data) * 9 // 10], FLATE))


def lzw() -> bytes:
    """A table of ever longer strings of one letter: the longest codes there are, again and again."""
    bits, width, size = "", 9, 258
    codes = [256, 65, *range(258, 4094)] * 3
    for code in codes:
        if code == 256:
            bits, width, size = bits + f"{256:0{width}b}", 9, 258
            continue
        bits, size = bits + f"{code:0{width}b}", size + 1
        width = 9 if size < 511 else 10 if size < 1023 else 11 if size < 2047 else 12
    data = int(bits.ljust((len(bits) + 7) // 8 * 8, "0"), 2).to_bytes((len(bits) + 7) // 8, "big")
    return pdf(stream(data, b"/Filter/LZWDecode"))


def named(text: str) -> bytes:
    """A page that shows a text in one line, in a font by numbers."""
    letters = sorted(set(text))
    table = b"".join(b"<%04x> <%04x> " % (n, ord(c)) for n, c in enumerate(letters, 1))
    shown = b"".join(b"%04x" % (letters.index(c) + 1) for c in text)
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode 7 0 R>>" % inner
    content = stream(zlib.compress(b"BT /F2 1 Tf 10 400 Td <%s> Tj ET" % shown), FLATE)
    objects = (font, stream(b"%d beginbfchar %s endbfchar" % (len(letters), table)))
    return pdf(content, resources=b"<</Font<</F1 5 0 R/F2 6 0 R>>>>", objects=objects)


def own_cmaps(count: int) -> bytes:
    """A page in many fonts, each with a CMap of its own that says the glyphs of all codes."""
    cmap = stream(b"1 begincidrange <00000000> <ffffffff> 0 endcidrange", b"/CMapName/Own-H")
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding 6 0 R/DescendantFonts[<</Subtype/CIDFontType0>>]>>"
    fonts = b"".join(b"/G%d %d 0 R" % (n, 7 + n) for n in range(count))
    content = TEXT + b"".join(b"BT /G%d 9 Tf 9 %d Td (abcd) Tj ET " % (n, n % 800) for n in range(count))
    resources = b"<</Font<</F1 5 0 R%s>>>>" % fonts
    return pdf(stream(content), resources=resources, objects=(cmap, *[font] * count))


def numbered(objects: list[bytes], trailer: bytes) -> bytes:
    """Objects by number, without a table of where they are."""
    return b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1)) + trailer


def deep_tree(depth: int) -> bytes:
    """A tree of pages in which each node has one child."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(depth)]
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (depth + 1)
    return numbered([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, page], b"trailer<</Root 1 0 R>>\n%%EOF")


def objects_packed() -> bytes:
    """Objects in a stream that says it holds a million and unpacks to a gigabyte."""
    packed = stream(flate(1_000_000_000), FLATE + b"/Type/ObjStm/N 1000000/First 9000000")
    index = b"".join(bytes([2, 0, 0, 2, n]) for n in range(5)) + bytes([1, 0, 0, 9, 0])
    table = b"/Type/XRef/W[1 3 1]/Size 6/Root 0 0 R/Index[0 6]"
    body = b"%PDF-1.7\n2 0 obj\n" + packed + b"\nendobj\n"
    return body + b"3 0 obj\n" + stream(index, table) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(body)


def prev_loop() -> bytes:
    """Tables of objects that name each other as the one before."""
    whole = pdf(stream(TEXT))
    start = whole.rindex(b"xref\n0 ")
    return whole.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % start)


def xref_index() -> bytes:
    """A table of objects in a stream that says it holds two thousand million."""
    table = stream(b"", b"/Type/XRef/W[1 2 1]/Size 2000000000/Index[0 2000000000]/Root 1 0 R")
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    return body + b"3 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(body)


RANGE = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <00000001> <7fffffff> <0041> endbfrange"
GRID = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (n, n, n, n) for n in range(500))
CELL = b"%d %d 5 4 re S BT /F1 2 Tf %d %d Td (%d) Tj ET "
CELLS = b"".join(
    CELL % (n % 100 * 5 + 20, 800 - n // 100 * 4, n % 100 * 5 + 21, 801 - n // 100 * 4, n % 10) for n in range(18_000)
)
WHITE_ON_BOXES = b"0.5 g " + b"1 1 30 30 re f " * 2000 + b"1 1 1 rg BT /F1 1 Tf " + b"(abcdefghij) Tj " * 5000 + b"ET "
KINDS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: pdf(stream(TEXT)),
    "flate_1g": lambda: pdf(stream(flate(1_000_000_000), FLATE)),
    "flate_1g_twice": lambda: pdf(stream(flate(1_000_000_000, 2), b"/Filter[/FlateDecode/FlateDecode]")),
    "runlength": lambda: pdf(stream(b"\x81 " * 400_000, b"/Filter/RunLengthDecode")),
    "ascii85_no_end": lambda: pdf(stream(b"z" * 3_000_000, b"/Filter/ASCII85Decode")),
    "flate_truncated": cut,
    "xobject_billion": billion,
    "glyphs_2m": lambda: pdf(glyphs(2_000_000, True)),
    "glyphs_60k_one_spot": lambda: pdf(glyphs(60_000, False)),
    "rects_300k": lambda: pdf(stream(zlib.compress(b"1 1 10 10 re f\n" * 300_000), FLATE)),
    "boxes_and_words_12k": lambda: pdf(boxed(12_000)),
    "grid_lines_1000": lambda: pdf(stream(GRID + TEXT)),
    "nested_q_500k": lambda: pdf(stream(zlib.compress(b"q " * 500_000 + TEXT), FLATE)),
    "tounicode_range_2g": lambda: cid(to_unicode=RANGE),
    "widths_range_2g": lambda: cid(widths=b"/W[1 2000000000 500]"),
    "deep_arrays": lambda: pdf(stream(TEXT), attributes=b"/X " + b"[" * 200_000 + b"]" * 200_000),
    "page_tree_loop": lambda: pdf(stream(TEXT), kids=b"2 0 R 3 0 R"),
    "pages_30k_same": lambda: pdf(stream(TEXT), kids=b"3 0 R " * 30_000),
    "count_false": lambda: pdf(stream(TEXT), count=b"999999999"),
    "mediabox_huge": lambda: pdf(stream(TEXT), box=b"[0 0 1e30 1e30]"),
    "mediabox_empty": lambda: pdf(stream(TEXT), box=b"[0 0 0 0]"),
    "mediabox_missing": lambda: pdf(stream(TEXT)).replace(b"/MediaBox[0 0 595 842]", b" " * 22),
    "lzw": lzw,
    "predictor_columns_2g": lambda: pdf(
        stream(flate(1_000_000), FLATE + b"/DecodeParms<</Predictor 12/Columns 2000000000>>")
    ),
    "page_tree_60k_deep": lambda: deep_tree(60_000),
    "objects_packed_1g": objects_packed,
    "contents_100k": lambda: pdf(stream(TEXT)).replace(b"/Contents 4 0 R", b"/Contents[" + b"4 0 R " * 100_000 + b"]"),
    "cells_18k": lambda: pdf(stream(zlib.compress(CELLS), FLATE)),
    "white_50k_on_boxes": lambda: pdf(stream(zlib.compress(WHITE_ON_BOXES + TEXT), FLATE)),
    "tags_1m": lambda: pdf(stream(zlib.compress(b"/OC /M BDC " * 1_000_000 + TEXT), FLATE)),
    "string_30m": lambda: pdf(stream(zlib.compress(b"BT /F1 1 Tf 9 9 Td (" + b"a" * 30_000_000 + b") Tj ET"), FLATE)),
    "glyphs_without_size": lambda: pdf(stream(b"0 0 0 0 0 0 cm " + TEXT)),
    "prev_loop": prev_loop,
    "xref_index_2g": xref_index,
    "mediabox_nan": lambda: pdf(stream(TEXT), box=b"[0 0 nan inf]"),
    "matrix_huge": lambda: pdf(stream(b"1e300 0 0 1e300 0 0 cm " + TEXT)),
    "font_names_itself": lambda: pdf(stream(TEXT), resources=b"<</Font<</F1 6 0 R>>>>", objects=(b"6 0 R",)),
    "rotate_37": lambda: pdf(stream(TEXT), attributes=b"/Rotate 37"),
    "escape_sequences": lambda: pdf(stream(b"BT /F1 12 Tf 50 700 Td (\x1b]0;x\x07\x1b[31mA red sentence.) Tj ET")),
    "leaders_90k": lambda: named(".…" * 45_000),
    "own_cmaps_2000": lambda: own_cmaps(2_000),
    "length_wrong": lambda: pdf(stream(TEXT).replace(b"/Length %d" % len(TEXT), b"/Length 999999999")),
    "no_pages": lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "garbage": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 2000,
    "cut": lambda: pdf(stream(TEXT))[:300],
}


def memory(root: int) -> Iterator[int]:
    """Resident kilobytes of a process and each of its children."""
    for task in Path("/proc").glob("[0-9]*"):
        try:
            stat = (task / "stat").read_text().rsplit(")", 1)[1].split()
            if int(task.name) == root or int(stat[1]) == root:
                yield int(stat[21]) * 4
        except (OSError, IndexError, ValueError):
            continue


def outcome(path: Path, home: Path) -> tuple[int, str, str, float, float]:
    """Exit code, stdout, stderr, seconds, and the most megabytes of one process."""
    command = [sys.executable, "-m", "jireishu.cli", "--home", str(home), "ingest", "--profile", "report", str(path)]
    start, most = time.perf_counter(), 0
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said: list[str] = []
    reading = threading.Thread(target=lambda: said.extend(process.communicate()))
    reading.start()
    while reading.is_alive():
        most = max([most, *memory(process.pid)])
        reading.join(0.05)
    return process.returncode, said[0], said[1], time.perf_counter() - start, most / 1000


def main(names: list[str]) -> None:
    print(f"{'file':22}{'bytes':>10} {'exit':>4} {'lines':>5} {'s':>6} {'MB':>6}  said")
    for name in names or KINDS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{name}.pdf"
            path.write_bytes(KINDS[name]())
            code, out, errors, seconds, most = outcome(path, Path(folder) / "home")
            text = (errors or out).replace("\n", " ").strip()
            size, lines = path.stat().st_size, len(errors.splitlines())
            print(f"{name:22}{size:>10} {code:>4} {lines:>5} {seconds:>6.1f} {most:>6.0f}  {text[:90]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
