"""What does pdfium read where pdfminer cannot? In the same process as the first reader, and only where that failed.

pdfium knows characters that pdfminer has no mapping for, and opens files that pdfminer does not; where its own mapping
is broken it shows ideographs of U+4600 to U+46FF, which are not taken.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from jireishu.text import repair

BROKEN = range(0x4600, 0x4700)
TAIL = 2048  # bytes at the end, where a whole file has its %%EOF
REACH = 2.0  # points around the middle of a glyph
MAX_GLYPHS = 100_000  # a page


class Character(NamedTuple):
    """A character and its box, in points from the top left of the page as displayed."""

    text: str
    box: tuple[float, float, float, float]


class Second:
    """A PDF opened by pdfium."""

    def __init__(self, path: str) -> None:
        """Raises pypdfium2.PdfiumError where pdfium cannot open it either."""
        import pypdfium2  # seldom needed, and slow to load

        self._pdf = pypdfium2.PdfDocument(path)
        self._number = 0
        self._text: Any = None

    def __len__(self) -> int:
        return len(self._pdf)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of page `number`, counted from 1, in points."""
        width, height = self._pdf[number - 1].get_size()
        return float(width), float(height)

    def characters(self, number: int) -> list[Character]:
        """All characters of a page in drawing order. Raises OverflowError where there are too many."""
        page = self._pdf[number - 1]
        text, height = page.get_textpage(), page.get_height()
        count = text.count_chars()
        if count > MAX_GLYPHS:
            raise OverflowError(f"more than {MAX_GLYPHS} characters")
        said = [text.get_text_range(n, 1) for n in range(count)]
        found = []
        for n, character in enumerate(said):
            if (mended := _mended(character)) and not mended.isspace():
                left, bottom, right, top = text.get_charbox(n, loose=True)
                found.append(Character(mended, (left, height - top, right, height - bottom)))
        return found

    def at(self, number: int, x: float, y: float) -> str:
        """The character at a place in the user space of a page; "" where there is none that can be taken."""
        if number != self._number:
            self._number, self._text = number, self._pdf[number - 1].get_textpage()
        text = self._text
        index: Any = text.get_index(x, y, REACH, REACH)
        return _mended(text.get_text_range(index, 1)) if index is not None else ""


def whole(path: str) -> Second:
    """A file that pdfminer cannot open. Raises ValueError where its end is missing, PdfiumError where pdfium cannot."""
    with Path(path).open("rb") as file:
        file.seek(max(0, file.seek(0, 2) - TAIL))
        if b"%%EOF" not in file.read():
            raise ValueError("cut")
    return Second(path)


def _mended(character: str) -> str:
    mended = repair(character)
    return "" if mended == "\ufffd" or (len(mended) == 1 and ord(mended) in BROKEN) else mended
