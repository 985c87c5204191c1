"""Is this the page that was read before?

A page of pdfminer -> a digest of all that its reading depends on: what it draws, with which fonts and forms, how large
and how turned it is, and who reads it. A page whose fonts were cut anew for another edition is another page.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Container
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pdfminer
import pdfplumber
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from jireishu import forms, layers
from jireishu.streams import Damage

MAX_DEPTH = 60
MAX_VALUES = 2_000_000  # of one file
READERS = (
    "pdf", "painting", "layers", "drawn", "rows", "gaps", "glyphs", "glosses", "page", "text", "grids", "second",
    "japan1", "codes", "forms", "imprint", "streams",
)  # fmt: skip
ASIDE = frozenset(["Parent", "StructParents", "Metadata", "PieceInfo", "LastModified", "Thumb", "Annots", "Length"])
NAME = re.compile(rb"/([^\s()<>\[\]{}/%]+)")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


@lru_cache(maxsize=1)
def identity() -> bytes:
    """Names the code that reads a page."""
    own = hashlib.blake2b(digest_size=16)
    for name in READERS:
        own.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return f"{pdfminer.__version__} {pdfplumber.__version__} {own.hexdigest()}".encode("ascii")


class _Own(NamedTuple):
    """The digest of what a value holds itself, the objects of the file that it names, and whether it is damaged."""

    digest: bytes
    named: list[PDFObjRef]
    harmed: bool = False


class Imprints:
    """The digests of one PDF's pages; what several pages share is looked at once.

    harmed: whether the last page looked at leads to something damaged, be it on an earlier one, too.
    """

    def __init__(self, damage: Damage) -> None:
        self.harmed = self._hurt = False
        self._damage = damage
        self._known: dict[int, _Own] = {}
        self._values = 0

    def of(self, page: Any) -> str | None:
        """The digest of a pdfminer PDFPage; None where it is nested too deeply or holds too much to tell."""
        self.harmed = False
        try:
            parts = [PDFStream.get_data(resolve1(part)) for part in page.contents]
            self.harmed = any(map(self._damage.of, parts))
            drawn = b"\n".join(parts)
            named = {_decoded(name) for name in set(NAME.findall(drawn))}
            shape = [page.mediabox, page.cropbox, page.rotate, drawn, self._used(page.resources, named), forms.of(page)]
            found = layers.of(page.doc)
            return self._whole([*shape, found is None], found.off if found else ())
        except Exception:  # a damaged object: the reading of the page will say so
            return None

    def _whole(self, value: Any, off: Container[int]) -> str:
        """The digest of a value and all objects that it leads to, which may lead back to each other: each once, and by
        its place among them where it is named again. off: the numbers of those that are layers and not shown."""
        total = hashlib.blake2b(identity(), digest_size=16)
        places: dict[int, int] = {}
        waiting = deque([self._own(value)])
        while waiting:
            own = waiting.popleft()
            total.update(own.digest)
            self.harmed |= own.harmed
            for one in own.named:
                if one.objid not in places:
                    places[one.objid] = len(places)
                    waiting.append(self._object(one))
                total.update(b"%d %d " % (places[one.objid], one.objid in off))
                self._count()
        return total.hexdigest()

    def _object(self, one: PDFObjRef) -> _Own:
        if one.objid not in self._known:
            self._known[one.objid] = self._own(one.resolve())
        return self._known[one.objid]

    def _own(self, value: Any) -> _Own:
        named: list[PDFObjRef] = []
        self._hurt = False
        digest = self._digest(value, named, 0)
        return _Own(digest, named, self._hurt)

    def _count(self, depth: int = 0) -> None:
        self._values += 1
        if depth > MAX_DEPTH or self._values > MAX_VALUES:
            raise OverflowError

    def _used(self, resources: Any, named: set[str]) -> list[Any]:
        """The fonts, forms and so on that a page names, of which many share one list of all there are; all, where one
        of them has no list of its own and draws with the page's, as of old."""
        kinds = {kind: resolve1(list_) for kind, list_ in resources.items()}
        every = [
            (kind, name, list_[name])
            for kind, list_ in sorted(kinds.items())
            for name in (sorted(list_) if isinstance(list_, dict) else ())
        ]
        used = [one for one in every if one[1] in named]
        return every if any(_borrows(resolve1(value)) for kind, _, value in used if kind == "XObject") else used

    def _digest(self, value: Any, named: list[PDFObjRef], depth: int) -> bytes:
        """Of a value without the objects that it names, which are put down in their order."""
        self._count(depth)
        if isinstance(value, PDFObjRef):
            named.append(value)
            return b"object"
        total = hashlib.blake2b(type(value).__name__.encode(), digest_size=16)
        if isinstance(value, PDFStream):
            total.update(self._digest(value.attrs, named, depth + 1))
            # a stream that was read is kept decoded only; pictures are never read
            picture = getattr(value.attrs.get("Subtype"), "name", "") == "Image"
            data = value.rawdata if picture and value.rawdata is not None else value.get_data()
            self._hurt |= self._damage.of(data)
            total.update(data)
        elif isinstance(value, dict):
            for name in sorted(value.keys() - ASIDE, key=str):
                total.update(str(name).encode() + b"\0" + self._digest(value[name], named, depth + 1))
        elif isinstance(value, list | tuple):
            for part in value:
                total.update(self._digest(part, named, depth + 1))
        elif isinstance(value, int | float):
            return f"{value:.6g}".encode()  # 595 and 595.0, 0.3333333 and 0.33333
        else:
            total.update(repr(value.name if isinstance(value, PSLiteral) else value).encode())
        return total.digest()


def _borrows(form: Any) -> bool:
    """Whether what a page draws is a form that draws with what the page has."""
    about = form.attrs if isinstance(form, PDFStream) else {}
    return getattr(resolve1(about.get("Subtype")), "name", "") == "Form" and not resolve1(about.get("Resources"))


def _decoded(name: bytes) -> str:
    return ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name).decode("utf-8", "replace")
