"""Which text stands in the pictures of a PDF's pages? By OCRmyPDF with tesseract's Japanese data, where asked for.

A PDF -> a copy in which pages without text have a layer of recognised text, and how sure tesseract is of each word.
Pages that have text that can be read are left as they are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from jireishu.errors import SourceError
from jireishu.model import Finding, PageBox
from jireishu.page import Page
from jireishu.reader import Readers, Readout
from jireishu.text import squeeze
from jireishu.tongue import phrase

COLUMNS = 12  # of tesseract's table of words
SECONDS = 1800  # for one file
ADVICE = phrase("Debian なら apt install ocrmypdf tesseract-ocr tesseract-ocr-jpn で入ります。")


class Word(NamedTuple):
    """A recognised word: where its middle is, in shares of the width and height of its page; how sure, from 0 to 1."""

    x: float
    y: float
    sure: float
    letters: int


Words = Mapping[int, Sequence[Word]]  # by page


def read(source: Path, reading: Readout, pictured: Collection[int]) -> tuple[Readout, Words]:
    """The reading of a PDF with the pages `pictured`, which have no text, as recognised; a finding says which.

    Raises SourceError as `recognised` does.
    """
    with recognised(source, pictured) as copy:
        words = {number: _words(file) for file in copy.parent.glob("*/*.tsv") if (number := _number(file)) in pictured}
        found = {page.number: page for page in Readers(copy).collect().pages if page.number in pictured}
    pages = tuple(_closed_up(found[page.number]) if page.number in found else page for page in reading.pages)
    said = [Finding("ocr", phrase("この頁の文字は文字認識で読みました"), page.number) for page in pages
            if page.number in found and page.segments]  # fmt: skip
    findings = sorted((*reading.findings, *said), key=lambda finding: finding.page or 0)
    return Readout(pages, reading.count, tuple(findings)), words


def confidence(words: Words, boxes: Sequence[PageBox], pages: Mapping[int, Page]) -> float | None:
    """How sure the recognition is of the words in some boxes, letter by letter: 0 to 1; None where it did not say."""
    letters = sure = 0.0
    for box in boxes:
        page = pages[box.page]
        width, height = (page.height, page.width) if page.turn % 2 else (page.width, page.height)
        for word in words.get(box.page, ()):
            if box.x0 - 1 <= word.x * width <= box.x1 + 1 and box.top - 1 <= word.y * height <= box.bottom + 1:
                letters, sure = letters + word.letters, sure + word.letters * word.sure
    return round(sure / letters, 2) if letters else None


def _number(file: Path) -> int:
    """The page of a file that OCRmyPDF keeps (000012_ocr_tess.tsv); 0 where it is of none."""
    digits = file.name.split("_")[0]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _words(file: Path) -> list[Word]:
    """The words of a page, from tesseract's table: level, ..., left, top, width, height, confidence, text."""
    words, wide, high = [], 1.0, 1.0
    for line in file.read_text("utf-8", "replace").splitlines()[1:]:
        if line.count("\t") < COLUMNS - 1:
            continue
        level, *_, left, top, width, height, sure, text = line.split("\t", COLUMNS - 1)
        if level == "1":
            wide, high = float(width), float(height)
        elif level == "5" and text.strip():
            x, y = (float(left) + float(width) / 2) / wide, (float(top) + float(height) / 2) / high
            words.append(Word(x, y, min(max(float(sure) / 100, 0.0), 1.0), len(text.strip())))
    return words


def _closed_up(page: Page) -> Page:
    """Without the spaces that recognition leaves between kanji and kana, and without the picture of the whole page."""
    segments = tuple(replace(segment, text=squeeze(segment.text)) for segment in page.segments)
    return replace(page, segments=segments, images=())


@contextmanager
def recognised(source: Path, pictured: Collection[int]) -> Iterator[Path]:
    """The copy with those pages recognised, under the same name, for the length of the block.

    Raises SourceError where the tools are missing, fail or take too long.
    """
    if shutil.which("ocrmypdf") is None:
        raise SourceError(phrase("{name}: 文字認識の道具 ocrmypdf がありません。", name=source.name), ADVICE)
    with TemporaryDirectory(prefix="jireishu-") as folder:
        target = Path(folder) / source.name
        command = ["ocrmypdf", "--force-ocr", "--pages", ",".join(map(str, sorted(pictured)))]
        command += ["--language", "jpn+eng", "--output-type", "pdf", "--optimize", "0"]
        table = Path(folder) / "table"  # tesseract's own: write a table of words too, which OCRmyPDF is told to keep
        table.write_text("tessedit_create_tsv 1\n", encoding="ascii", newline="\n")
        command += ["--tesseract-config", str(table), "--keep-temporary-files"]
        command += ["--jobs", str(os.cpu_count() or 1), "--quiet", str(source), str(target)]
        try:
            done = subprocess.run(
                command, capture_output=True, check=False, timeout=SECONDS, env={**os.environ, "TMPDIR": folder}
            )
        except subprocess.TimeoutExpired:
            raise SourceError(
                phrase("{name}: 文字認識が {seconds} 秒で終わりません。", name=source.name, seconds=SECONDS),
                phrase("分割してください。"),
            ) from None
        if done.returncode or not target.is_file():
            said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
            why = said[-1][:120] if said else phrase("終了コード {code}", code=done.returncode)
            raise SourceError(phrase("{name}: 文字認識ができません（{why}）。", name=source.name, why=why), ADVICE)
        yield target
