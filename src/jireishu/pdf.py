"""What does a PDF page hold? With `second`, the only module that opens PDFs for their text; in processes of its own.

`python -m jireishu.pdf FILE PAGES [MEMO [HANDS]]` writes a JSON line of facts ({"pages": n}) and then one a page, so
that a parent can kill it and keep what came. PAGES is counted from 1: 3:9 is up to 8, 1::2 every other one. A page that
cannot be read is {"page": n, "error": "..."}; a file that cannot be opened is {"error": kind, "detail": "..."}.

MEMO: of pages read before; each line then has the page's key. With HANDS it first tells which pages that memo holds
({"page": n, "known": key}, or else {"anew": n}), and shares out those it does not, among at most so many processes:
{"shares": [PAGES, ...]}, of which it reads the first.
"""

from __future__ import annotations

import gc
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import dict_value, int_value, list_value

from jireishu import codes, drawn, forms, grids, japan1, memo, painting, rows, second, spans, streams
from jireishu.drawn import Drawn, Mark
from jireishu.glyphs import ASLANT, Glyph
from jireishu.imprint import Imprints
from jireishu.page import Box, Page
from jireishu.second import Second

BLOCK = 1 << 16  # bytes of a file that are looked at together: so many NULs at its end do no harm
COLLECTED = 25  # pages after which garbage is collected
VERTICAL = 3  # quarter turns after which the columns of vertical text, from the right, are rows from the top


def main(argv: list[str]) -> int:
    """Read the pages asked for and write them to standard output; the exit code is 0 once the file could be opened."""
    path, pages = argv[:2]
    known = memo.Memo(Path(argv[2])) if argv[2:] else None
    hands = int(argv[3]) if argv[3:] else 0
    _silence()
    japan1.found_whole()
    codes.found_whole()
    gc.disable()  # a page makes hundreds of thousands of short-lived objects and few cycles; close() frees them
    out = sys.stdout.buffer
    code = 0
    for line in read(path, pages, known, hands):
        code = 1 if "detail" in line else code
        out.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
        out.flush()
    return code


def read(path: str, wanted: str, known: Container[str] | None = None, hands: int = 0) -> Iterator[dict[str, Any]]:
    """The lines that `main` writes. known: the keys of pages that need not be read; None to tell no keys."""
    damage = streams.Damage()
    try:
        pdf = _opened(path)  # an empty password, as on many government PDFs, is tried of itself
        pdf.doc.catalog.pop("PageLabels", None)  # nobody asks for them; wrong ones would cost all pages
        if not (pages := _in_their_places(pdf)):  # where they are is said wrongly
            raise LookupError("no pages")
    except Exception as error:
        yield from _otherwise(path, wanted, error)
        return
    yield {"pages": len(pages)}
    damage.found()  # of the file's own tables
    imprints, keys, harmed = Imprints(damage), dict[int, str | None](), set[int]()
    numbers = spans.numbers(wanted, len(pages))
    if hands and known is not None:
        for number in numbers:
            page = pages[number - 1]
            key = _key(number, page, imprints, damage, harmed)
            if key is not None and key in known:
                yield {"page": number, "known": key}
            else:
                keys[number] = key
                yield {"anew": number}
        shares = spans.shares(list(keys), hands)
        yield {"shares": [spans.written(share) for share in shares]}
        numbers = shares[0]
    other = _Lazy(path)
    for done, number in enumerate(numbers, 1):
        if not (page := pages[number - 1]):
            yield _second_reading(other, number, "")
            continue
        try:
            if known is not None and number not in keys:
                keys[number] = _key(number, page, imprints, damage, harmed)
            content, said = read_page(page, number, other)
            again = {} if said else _second_reading(other, number, "")
            line = {"page": number, "key": keys.get(number), "content": content.to_json()}
            line = again if "content" in again else line
        except Exception as error:
            line = _second_reading(other, number, type(_cause(error)).__name__)
        finally:
            page.close()
            if done % COLLECTED == 0:
                gc.collect()
        found = damage.found() and not keys.get(number)  # else it is of fonts that the page does not use
        yield {**line, "key": None, "damaged": True} if found or number in harmed else line


def _key(number: int, page: Any, imprints: Imprints, damage: streams.Damage, harmed: set[int]) -> str | None:
    """The key of a page; none, and its number among those `harmed`, where something that it leads to is damaged."""
    key = imprints.of(page.page_obj) if page else None
    if not (damage.found() or imprints.harmed):
        return key
    harmed.add(number)
    return None


def _opened(path: str) -> Any:
    """A file as pdfplumber has it, without the NULs behind its end, over which pdfminer goes back for minutes."""
    with Path(path).open("rb") as file:
        size, kept = (end := file.seek(0, os.SEEK_END)), 0
        while end and not kept:
            start = file.seek(max(0, end - BLOCK))
            kept = len(file.read(end - start).rstrip(b"\0\r\n"))
            end = start + kept
        if size - end < BLOCK:
            return pdfplumber.open(path)
        file.seek(0)
        return pdfplumber.open(io.BytesIO(file.read(end)))


def _in_their_places(pdf: Any) -> list[Any]:
    """The pages of a file, None for one that is damaged and pdfminer leaves out: the others keep their numbers."""
    pages: list[Any] = pdf.pages
    tree = pdf.doc.catalog.get("Pages")
    if int_value(dict_value(tree).get("Count")) <= len(pages):
        return pages
    found = {page.page_obj.pageid: page for page in pages}
    places = list(_leaves(tree, set()))
    return [found.get(place) for place in places] if found.keys() <= set(places) else pages


def _leaves(node: Any, seen: set[Any]) -> Iterator[Any]:
    """The numbers of the objects at the ends of a tree of pages."""
    number, about = getattr(node, "objid", None), dict_value(node)
    if "Kids" not in about:
        yield number
    elif number not in seen:
        seen.add(number)
        for kid in list_value(about["Kids"]):
            yield from _leaves(kid, seen)


def _otherwise(path: str, wanted: str, error: Exception) -> Iterator[dict[str, Any]]:
    """The lines of a file that pdfminer cannot open, by pdfium; what it is missing where it is cut is not made up."""
    trouble = {"error": _kind(error), "detail": repr(_cause(error))}
    try:
        other = second.whole(path)
        count = len(other)
    except Exception:
        yield trouble
        return
    yield {"pages": count} if count else trouble
    for number in spans.numbers(wanted, count):
        yield _second_reading(lambda: other, number, trouble["error"])


def _second_reading(other: Callable[[], Second], number: int, trouble: str) -> dict[str, Any]:
    """The line of a page that pdfminer cannot read."""
    try:
        found = Drawn(*other().size(number))
        found.glyphs = [Mark(c.text, c.box, "", "000000", 0) for c in other().characters(number)]
        if not found.glyphs:
            return {"page": number, "error": trouble}
        return {"page": number, "second": True, "content": _laid_out(found, number).to_json()}
    except Exception:
        return {"page": number, "error": trouble}


class _Lazy:
    """The second reader, opened when it is first needed; once only, also where it cannot open the file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._opened: Second | Exception | None = None

    def __call__(self) -> Second:
        if self._opened is None:
            try:
                self._opened = Second(self._path)
            except Exception as error:
                self._opened = error
        if isinstance(self._opened, Exception):
            raise self._opened
        return self._opened


def read_page(page: Any, number: int, other: Callable[[], Second] | None = None) -> tuple[Page, bool]:
    """The text runs, frames, grids and pictures of one pdfplumber page, and whether it shows any text, seen or not.

    other: knows characters unknown to pdfminer.
    """
    found, said = _drawn(page)
    if found.numbered and japan1.complete():
        found, said = _drawn(page)
    if other:
        found.fill(other, number, page.page_obj)
    return _laid_out(found, number), said


def _drawn(page: Any) -> tuple[Drawn, bool]:
    # what pdfplumber reads chars and rects from; its dicts would cost as much again
    layout, painted = painting.of(page)
    found = Drawn(*drawn.shown(page, layout))
    found.collect(layout, 0)
    found.see(painted.shaded)
    fields = forms.of(page.page_obj)
    found.enter(fields, page.page_obj.mediabox[:2])
    return found, painted.said or bool(fields)


def _laid_out(found: Drawn, number: int) -> Page:
    """What was found on a page in the direction its text is read; columns going down are rows of a turned page."""
    turn = drawn.direction(found.glyphs)
    glyphs = [
        Glyph(g[0], *drawn.turned(g[1], turn, found), g[2], g[3], g[4] if g[4] == ASLANT else (g[4] - turn) % 4, n)
        for n, g in enumerate(found.glyphs)
        if found.shows(g.box)
    ]
    down = rows.is_vertical(glyphs)
    if down:
        turn = (turn + VERTICAL) % 4
    width, height = (found.height, found.width) if turn % 2 else (found.width, found.height)
    frames = [drawn.turned(b, turn, found) for b in found.frames]
    edges = [drawn.turned(b, turn, found) for b in found.edges]
    uprights = [Box(*e) for e in edges if e[2] - e[0] <= 4 and e[3] - e[1] > 4]
    if down:
        texts = rows.in_rows([rows.turned(s, height) for s in rows.segments(glyphs, [], down_page=True)])
        lacking = grids.uprights(edges, texts)
    else:  # texts near each other on a row may be in columns of a table, or in boxes that touch
        lacking = grids.uprights(edges, glyphs)
        sides = [Box(*e) for e in (*lacking, *grids.touching(frames))]
        texts = rows.segments(glyphs, [u for u in (*uprights, *sides) if u.height > 8])
    cells, found_tables = grids.read([*edges, *lacking])
    tables = tuple(tuple(Box(*map(_round, c)) for c in t) for t in found_tables)
    frames += sorted(set(cells) - {c for t in found_tables for c in t})
    return Page(
        number,
        _round(width),
        _round(height),
        tuple(texts),
        tuple(_distinct(frames)),
        tables,
        tuple(_distinct(drawn.turned(b, turn, found) for b in found.images)),
        tuple(u for u in uprights if u.height <= 40),
        turn,
        len(glyphs),
        sum(g.text == "\ufffd" for g in glyphs),
    )


def _silence() -> None:
    """pdfminer's loggers say nothing; asking them whether they should, for every token, is a tenth of the time."""
    logging.disable(logging.CRITICAL)
    for name, logger in list(logging.root.manager.loggerDict.items()):
        if name.startswith("pdfminer") and isinstance(logger, logging.Logger):
            logger.debug = lambda *_, **__: None  # type: ignore[method-assign]


def _cause(error: BaseException) -> BaseException:
    """pdfplumber wraps what pdfminer raised in the first argument of its own exception."""
    while error.args and isinstance(error.args[0], BaseException):
        error = error.args[0]
    return error


def _kind(error: BaseException) -> str:
    cause = _cause(error)
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        return "password"
    if isinstance(cause, MemoryError):
        return "memory"
    if isinstance(cause, OSError):
        return "permission" if isinstance(cause, PermissionError) else "unreadable"
    return "damaged"


def _distinct(boxes: Any) -> Iterator[Box]:
    """Boxes in order, those drawn again within a point left out."""
    seen = set()
    for box in boxes:
        key = tuple(round(v) for v in box)
        if key not in seen:
            seen.add(key)
            yield Box(*map(_round, box))


def _round(value: float) -> float:
    return round(value, 1)


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]))  # all is written; taking the pages down object by object would only cost time
