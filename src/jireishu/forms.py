"""What is filled in on a page? The values of the text fields of a PDF's form, which are no part of what it draws."""

from __future__ import annotations

import math
import re
from typing import Any, NamedTuple

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

MOST = 1_000  # annotations of a page that are looked at,
FILLED = 20_000  # and characters of all its fields
LONGEST = 5_000  # characters of a value
DEEPEST = 8  # groups of fields within each other
UNSEEN = 0b100010  # flags of what is hidden, or not for the screen
MULTILINE, PASSWORD = 1 << 12, 1 << 13  # flags of a field
PADDING = 2.0  # points between the sides of a field and its text
LARGEST = 12.0  # points of text whose size is left to who shows it,
FILLING = 0.7  # and how much of the height of its field, at most
_SIZE = re.compile(r"([\d.]+)\s+Tf")


class Field(NamedTuple):
    """A line of a value, where it begins, from the bottom left of the page as it is drawn, and its size in points."""

    text: str
    x: float
    y: float
    size: float


def of(page: Any) -> list[Field]:
    """The lines that are filled in on a pdfminer PDFPage that is not turned, without damaged ones."""
    found: list[Field] = []
    annotations = resolve1(page.annots)
    left = FILLED
    for one in annotations[:MOST] if isinstance(annotations, list) and not page.rotate else ():
        try:
            lines = _lines(resolve1(one))
        except Exception:
            continue
        left -= sum(len(line.text) for line in lines)
        if left < 0:
            break
        found += lines
    return found


def _lines(widget: Any) -> list[Field]:
    flags, shown = _told(widget, "Ff") or 0, not (resolve1(widget.get("F")) or 0) & UNSEEN
    kind, value = getattr(_told(widget, "FT"), "name", ""), _told(widget, "V")
    if kind not in ("Tx", "Ch") or not shown or flags & PASSWORD:
        return []
    values = value if isinstance(value, list) else [value]
    text = "、".join(decode_text(v) for v in map(resolve1, values) if isinstance(v, bytes))[:LONGEST].strip()
    x0, y0, x1, y1 = map(float, map(resolve1, resolve1(widget["Rect"])))
    x0, y0, x1, y1 = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    room = x1 - x0 - 2 * PADDING
    if not text or room <= 0 or not all(map(math.isfinite, (x0, y0, x1, y1))):
        return []
    size = _size(widget) or min(LARGEST, FILLING * (y1 - y0))
    if not flags & MULTILINE:
        size = min(size, room / sum(map(width, text)))
        return [Field(_plain(text), x0 + PADDING, (y0 + y1 - size) / 2, size)]
    size = _size(widget) or LARGEST
    lines = [line for part in text.splitlines() for line in _broken(_plain(part), room / size)]
    return [Field(line, x0 + PADDING, y1 - PADDING - size * (1 + 1.2 * n), size) for n, line in enumerate(lines)]


def _told(widget: Any, key: str) -> Any:
    """What a field says of itself, or one of the groups that it is of."""
    for _ in range(DEEPEST):
        if key in widget:
            return resolve1(widget[key])
        if "Parent" not in widget:
            return None
        widget = resolve1(widget["Parent"])
    return None


def _size(widget: Any) -> float:
    """The size that text is to be set in; 0 where that is left to who shows it."""
    told = _told(widget, "DA")
    match = _SIZE.search(told.decode("latin-1")) if isinstance(told, bytes) else None
    return min(float(match[1]), 100.0) if match else 0.0


def width(char: str) -> float:
    """Em that a character takes."""
    return 0.5 if char.isascii() else 1.0


def _plain(text: str) -> str:
    return "".join(filter(str.isprintable, " ".join(text.split())))


def _broken(text: str, most: float) -> list[str]:
    """A text in lines of so many em at most."""
    lines, used = [""], 0.0
    for char in text:
        if used + width(char) > most and lines[-1]:
            lines.append("")
            used = 0.0
        lines[-1] += char
        used += width(char)
    return [line for line in lines if line.strip()]
