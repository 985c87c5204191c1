"""Which glyph does a code of a font stand for where its CMap is in the PDF, and which character where ToUnicode says?

pdfminer knows CMaps by name only, so all text in a font with one of its own is lost; and it asks ToUnicode, which names
the characters of codes (ISO 32000, 9.10.3), for those of glyph numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdfminer.cmapdb import CMap, CMapDB, FileUnicodeMap, IdentityCMap
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdftypes import PDFStream

from jireishu.japan1 import underlay

MOST_BYTES = 1_000_000  # of a CMap
MOST_CODES = 0x20000  # that a CMap says the glyphs of; no font has more
_RANGE = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*(\d{1,6})")
_SINGLE = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*(\d{1,6})")
_PART = re.compile(rb"begincid(range|char)(.*?)endcid", re.DOTALL)
_BASE = re.compile(rb"/([\w-]+)\s+usecmap")
_DOWN = re.compile(rb"/WMode\s+1")


def found_whole() -> None:
    """From now on pdfminer reads the CMaps within PDFs, and asks ToUnicode for codes."""
    find, make = PDFCIDFont.get_cmap_from_spec, PDFCIDFont.__init__

    def cmap_of(font: PDFCIDFont, spec: Any, strict: bool) -> Any:
        found: Any = find(font, spec, strict)
        if getattr(found, "code2cid", True):
            return found
        within = spec.get("Encoding")
        own = _parsed(within.get_data()[:MOST_BYTES]) if isinstance(within, PDFStream) else found
        return own if own.code2cid else IdentityCMap()  # codes that nothing is known of are named by ToUnicode, perhaps

    def made(font: PDFCIDFont, rsrcmgr: Any, spec: Any, strict: bool = False) -> None:
        make(font, rsrcmgr, spec, strict)
        tree, named = getattr(font.cmap, "code2cid", None), font.unicode_map
        if tree and isinstance(named, FileUnicodeMap):
            found = {code: _glyph(tree, code) for code in named.cid2unichr}
            told = {cid: named.cid2unichr[code] for code, cid in found.items() if cid is not None}
            named.cid2unichr = told or named.cid2unichr

    PDFCIDFont.get_cmap_from_spec = cmap_of  # type: ignore[method-assign, assignment]
    PDFCIDFont.__init__ = made  # type: ignore[method-assign, assignment]


def _parsed(data: bytes) -> Any:
    """The CMap that a stream within a PDF holds."""
    cmap: Any = CMap()
    for count, (code, cid) in enumerate(_said(data)):
        if count == MOST_CODES:
            break
        tree = cmap.code2cid
        for byte in code[:-1]:
            tree = tree.setdefault(byte, {})
            if not isinstance(tree, dict):
                break  # a code that begins with another
        else:
            tree[code[-1]] = cid
    if base := _BASE.search(data):
        try:
            known: Any = CMapDB.get_cmap(base[1].decode())
            underlay(cmap.code2cid, known.code2cid)
        except (CMapDB.CMapNotFound, AttributeError):
            pass
    cmap.set_attr("WMode", int(bool(_DOWN.search(data))))
    return cmap


def _said(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The codes of a CMap byte by byte, and their glyphs."""
    for kind, body in _PART.findall(data):
        for start, *stop, cid in (_RANGE if kind == b"range" else _SINGLE).findall(body):
            first, last = int(start, 16), int(stop[0] if stop else start, 16)
            for n in range(last - first + 1):
                yield (first + n).to_bytes((len(start) + 1) // 2, "big"), int(cid) + n


def _glyph(tree: Any, code: int) -> int | None:
    """The glyph of a code of one byte or two, as it is in a CMap."""
    for size in (1, 2) if code < 0x100 else (2,):
        found = tree
        for byte in code.to_bytes(size, "big") if code < 0x10000 else b"":
            found = found.get(byte) if isinstance(found, dict) else None
        if isinstance(found, int):
            return found
    return None
