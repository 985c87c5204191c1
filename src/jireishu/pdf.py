"""What does a PDF page hold? The only module that opens PDFs for their text; it runs in processes of its own.

`python -m jireishu.pdf FILE FIRST STEP [MEMO]` writes a JSON line of facts ({"pages": n}) and then one a page
(pages FIRST, FIRST + STEP, ... counted from 1), so that a parent can kill it and keep what came. A page that the memo
holds is {"page": n, "known": key}. A page that cannot be read is {"page": n, "error": "..."}; a file that cannot be
opened is {"error": kind, "detail": "..."}.
"""

from __future__ import annotations

import gc
import json
import logging
import math
import os
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTLine, LTRect
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber import table as grid

from jireishu import memo
from jireishu.ceiling import limit_memory
from jireishu.imprint import Imprints
from jireishu.page import Box, Page
from jireishu.rows import Glyph, segments
from jireishu.text import repair

MAX_GLYPHS = 100_000  # a page; more is no page that a person reads
MAX_EDGES = 1_500  # a page; above it are drawings, and the search for grids is quadratic
MAX_NESTING = 12  # forms within forms
RULE = 2.5  # points: thinner rectangles are rules
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def main(argv: list[str]) -> int:
    """Read the pages asked for and write them to standard output; the exit code is 0 once the file could be opened."""
    path, first, step = argv[0], int(argv[1]), int(argv[2])
    known = memo.known(Path(argv[3])) if argv[3:] else None
    _silence()
    gc.disable()  # a page makes hundreds of thousands of short-lived objects and few cycles; close() frees them
    limit_memory()
    out = sys.stdout.buffer
    code = 0
    for line in read(path, first, step, known):
        code = 1 if "detail" in line else code
        out.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
        out.flush()
    return code


def read(path: str, first: int, step: int, known: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """The lines that `main` writes. known: the keys of pages that need not be read; None to tell no keys."""
    imprints = Imprints()
    try:
        pdf = pdfplumber.open(path)  # an empty password, as on many government PDFs, is tried of itself
        pages = pdf.pages
    except Exception as error:
        yield {"error": _kind(error), "detail": repr(_cause(error))}
        return
    yield {"pages": len(pages)}
    for number in range(first, len(pages) + 1, step):
        page = pages[number - 1]
        try:
            key = None if known is None else imprints.of(page.page_obj)
            if known and key in known:
                yield {"page": number, "known": key}
            else:
                yield {"page": number, "key": key, "content": read_page(page, number).to_json()}
        except Exception as error:
            yield {"page": number, "error": type(_cause(error)).__name__}
        finally:
            page.close()
            if number % 50 < step:
                gc.collect()


def read_page(page: Any, number: int) -> Page:
    """The text runs, frames, grids and pictures of one pdfplumber page."""
    # page.layout is what pdfplumber reads chars and rects from; its dicts would cost as much again
    height = float(page.layout.height)
    found = _Found(float(page.layout.width), height, *_crop_offset(page))
    found.collect(page.layout, 0)
    turn = _turn(found.glyphs)
    width, height = found.width, found.height
    if turn % 2:
        width, height = height, width
    glyphs = [Glyph(g[0], *_turned(g[1], turn, found), g[2], g[3], (g[4] - turn) % 4) for g in found.glyphs]
    frames = [_turned(b, turn, found) for b in found.frames]
    edges = [_turned(b, turn, found) for b in found.edges]
    cells = _cells(edges)
    grids = [t for t in grid.cells_to_tables(cells) if _is_table(t)]
    tables = tuple(tuple(Box(*map(_round, c)) for c in t) for t in grids)
    frames += sorted(set(cells) - {c for t in grids for c in t})
    uprights = [Box(*e) for e in edges if e[2] - e[0] <= 4 and e[3] - e[1] > 4]
    texts = segments(glyphs, [u for u in uprights if u.height > 8])
    return Page(
        number,
        _round(width),
        _round(height),
        tuple(texts),
        tuple(_distinct(frames)),
        tables,
        tuple(_distinct(_turned(b, turn, found) for b in found.images)),
        tuple(u for u in uprights if u.height <= 40),
        turn,
        len(glyphs),
        sum(g.text == "\ufffd" for g in glyphs),
    )


class _Found:
    """What one page draws, gathered from pdfminer's layout tree, from the top left of the page's crop box."""

    def __init__(self, width: float, height: float, dx: float, dy: float) -> None:
        self.width, self.height, self.dx, self.dy = width, height, dx, dy
        self.glyphs: list[tuple[str, tuple[float, float, float, float], str, str, int]] = []
        self.frames: list[tuple[float, float, float, float]] = []
        self.edges: list[tuple[float, float, float, float]] = []
        self.images: list[tuple[float, float, float, float]] = []
        self._fonts: dict[str, str] = {}
        self._colours: dict[Any, str] = {}

    def collect(self, tree: Any, depth: int) -> None:
        for item in tree:
            if isinstance(item, LTChar):
                self._glyph(item)
            elif isinstance(item, LTImage):
                self.images.append(self._box(item.bbox))
            elif isinstance(item, LTFigure):
                if depth < MAX_NESTING:
                    self.collect(item, depth + 1)
            elif isinstance(item, LTLine | LTRect | LTCurve):
                self._shape(item)

    def _box(self, bbox: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = bbox
        return x0 - self.dx, self.height - y1 - self.dy, x1 - self.dx, self.height - y0 - self.dy

    def _glyph(self, char: LTChar) -> None:
        if len(self.glyphs) >= MAX_GLYPHS:
            raise OverflowError(f"more than {MAX_GLYPHS} glyphs")
        text = repair(char.get_text())
        box = self._box(char.bbox)
        if not text or not all(map(math.isfinite, box)):
            return
        font = self._fonts.get(char.fontname)
        if font is None:
            font = self._fonts[char.fontname] = _SUBSET.sub("", str(char.fontname))
        paint = char.graphicstate.ncolor
        try:
            colour = self._colours[paint]
        except (KeyError, TypeError):
            colour = _colour(paint)
            if isinstance(paint, int | float | tuple):
                self._colours[paint] = colour
        a, b = char.matrix[:2]
        angle = 0 if abs(a) >= abs(b) and a >= 0 else 2 if abs(a) >= abs(b) else 1 if b > 0 else 3
        self.glyphs.append((text, box, font, colour, angle))

    def _shape(self, shape: Any) -> None:
        box = self._box(shape.bbox)
        if not all(map(math.isfinite, box)):
            return
        x0, top, x1, bottom = box
        painted = bool(shape.stroke) or (bool(shape.fill) and _colour(shape.non_stroking_color) != "ffffff")
        if not painted:
            return
        wide, high = x1 - x0, bottom - top
        if isinstance(shape, LTLine) or wide <= RULE or high <= RULE:
            if wide <= RULE or high <= RULE:
                self.edges.append(box)
            return
        if wide * high >= 0.9 * self.width * self.height:
            return  # the page's own background or border
        self.frames.append(box)
        if isinstance(shape, LTRect):
            self.edges += [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def _silence() -> None:
    """pdfminer's loggers say nothing; asking them whether they should, for every token, is a tenth of the time."""
    logging.disable(logging.CRITICAL)
    for name, logger in list(logging.root.manager.loggerDict.items()):
        if name.startswith("pdfminer") and isinstance(logger, logging.Logger):
            logger.debug = _say_nothing  # type: ignore[method-assign]


def _say_nothing(*_: object, **__: object) -> None:
    pass


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


def _crop_offset(page: Any) -> tuple[float, float]:
    """How far the visible page lies inside its media box as displayed: to the right, and from the top."""
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox  # from the bottom left, before any rotation
    # a crop box that reaches beyond the media box shows no more than that
    left, bottom = (max(0.0, min(crop[n::2]) - min(media[n::2])) for n in (0, 1))
    right, top = (max(0.0, max(media[n::2]) - max(crop[n::2])) for n in (0, 1))
    return ((left, top), (bottom, left), (right, bottom), (top, right))[int(page.rotation) // 90 % 4]


def _colour(paint: Any) -> str:
    """A colour as rrggbb whatever its colour space; a pattern or an unknown one as black."""
    parts = paint if isinstance(paint, tuple | list) else (paint,)
    if not parts or not all(isinstance(p, int | float) and math.isfinite(p) for p in parts):
        return "000000"
    if len(parts) == 4:
        rgb = [(1 - p) * (1 - parts[3]) for p in parts[:3]]
    else:
        rgb = list(parts) if len(parts) == 3 else [parts[0]] * 3
    return "".join(f"{round(min(max(p, 0), 1) * 255):02x}" for p in rgb)


def _turn(glyphs: list[tuple[str, tuple[float, float, float, float], str, str, int]]) -> int:
    """The direction most text of the page runs in, in quarter turns counter-clockwise."""
    counts = [0, 0, 0, 0]
    for glyph in glyphs:
        counts[glyph[4]] += 1
    best = max(range(4), key=lambda k: counts[k])
    return best if counts[best] > 0.6 * len(glyphs) else 0


def _turned(box: tuple[float, float, float, float], turn: int, page: _Found) -> tuple[float, float, float, float]:
    """A box in the coordinates of the direction that the text is read in."""
    x0, top, x1, bottom = box
    if turn == 1:
        return page.height - bottom, x0, page.height - top, x1
    if turn == 2:
        return page.width - x1, page.height - bottom, page.width - x0, page.height - top
    if turn == 3:
        return top, page.width - x1, bottom, page.width - x0
    return box


def _cells(boxes: list[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
    """The rectangles that rules enclose, by pdfplumber's search for grids."""
    if not 4 <= len(boxes) <= MAX_EDGES:
        return []
    edges = []
    for x0, top, x1, bottom in set(boxes):
        upright = bottom - top > x1 - x0
        if upright:
            x0 = x1 = (x0 + x1) / 2
        else:
            top = bottom = (top + bottom) / 2
        edges.append({
            "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
            "orientation": "v" if upright else "h", "object_type": "line",
        })  # fmt: skip
    edges.sort(key=lambda e: (e["top"], e["x0"], e["bottom"], e["x1"]))
    merged = grid.merge_edges(edges, 3, 3, 3, 3)
    cells: list[tuple[float, float, float, float]] = grid.intersections_to_cells(
        grid.edges_to_intersections(merged, 3, 3)
    )
    return cells


def _is_table(cells: list[tuple[float, float, float, float]]) -> bool:
    """At least two rows and two columns: fewer cells are boxes around text."""
    return len(cells) >= 4 and len({round(c[1]) for c in cells}) >= 2 and len({round(c[0]) for c in cells}) >= 2


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
