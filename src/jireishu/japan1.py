"""Which character does a glyph number of Adobe-Japan1 stand for, where pdfminer's own table does not say?

That table names one glyph a character. The CMaps that pdfminer brings along name more of them the other way round: the
second forms of 辻, 樽 and 餌 among others, and what stands in for a character in vertical text.

And which does a code of the CMaps with half-width letters stand for, of which pdfminer brings only what they change?
And what do codes mean that are not glyph numbers, where pdfminer looks these up in the font's own table of codes?
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

from pdfminer import pdfinterp
from pdfminer.cmapdb import CMapDB, IdentityCMap, IdentityUnicodeMap
from pdfminer.pdffont import PDFCIDFont

CMAPS = ("UniJIS-UTF16-H", "UniJIS2004-UTF16-H", "UniJISX02132004-UTF32-H", "UniJIS2004-UTF16-V", "UniJIS-UCS2-H")
HALF = "-HW"  # in the name of a CMap that changes the one named without it


class _Font(PDFCIDFont):
    """One whose glyphs the collection names, where its codes are not their numbers, or are called its characters."""

    def __init__(self, *spec: Any) -> None:
        super().__init__(*spec)
        if not isinstance(self.cmap, IdentityCMap) or isinstance(self.unicode_map, IdentityUnicodeMap):
            with suppress(CMapDB.CMapNotFound):
                self.unicode_map = CMapDB.get_unicode_map(self.cidcoding, self.cmap.is_vertical())


def found_whole() -> None:
    """From now on pdfminer finds the CMaps with half-width letters together with those that they are built upon, and
    names the glyphs of a collection by their numbers."""
    pdfinterp.PDFCIDFont = _Font  # type: ignore[assignment, attr-defined]
    find = CMapDB.get_cmap

    def whole(name: str) -> Any:
        cmap: Any = find(name)
        if HALF in name:
            base: Any = find(name.replace(HALF, ""))
            underlay(cmap.code2cid, base.code2cid)
        return cmap

    CMapDB.get_cmap = whole  # type: ignore[method-assign]


def underlay(tree: dict[int, Any], base: dict[int, Any]) -> None:
    """Add the codes to a tree that only the other has."""
    for byte, found in base.items():
        if isinstance(found, dict):
            underlay(tree.setdefault(byte, {}), found)
        else:
            tree.setdefault(byte, found)


def complete() -> int:
    """How many glyphs pdfminer can name from now on that it could not before; 0 where its tables cannot be read."""
    try:
        tables = [CMapDB.get_unicode_map("Adobe-Japan1", vertical).cid2unichr for vertical in (False, True)]
        new = [{cid: said for cid, said in _named().items() if cid not in table} for table in tables]
    except Exception:
        return 0
    for table, found in zip(tables, new, strict=True):
        table.update(found)
    return sum(map(len, new))


@cache
def _named() -> dict[int, str]:
    named: dict[int, str] = {}
    for name in CMAPS:
        cmap: Any = CMapDB.get_cmap(name)
        encoding = "utf-32-be" if "UTF32" in name else "utf-16-be"
        for code, cid in _codes(cmap.code2cid):
            said = code.decode(encoding, "ignore")
            if said and (cid not in named or _stands_for_another(named[cid])):
                named[cid] = said
    return named


def _stands_for_another(character: str) -> bool:
    """Whether it is a compatibility ideograph, which a plain one goes before."""
    return unicodedata.normalize("NFC", character) != character


def _codes(tree: dict[int, Any], start: bytes = b"") -> Iterator[tuple[bytes, int]]:
    """The codes of a CMap byte by byte, and the glyph that each stands for."""
    for byte, found in tree.items():
        code = start + bytes((byte,))
        if isinstance(found, dict):
            yield from _codes(found, code)
        else:
            yield code, found
