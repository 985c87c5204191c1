"""Which text stands in the pictures of a PDF's pages? By OCRmyPDF with tesseract's Japanese data, where asked for.

A PDF -> a copy in which pages without text have a layer of recognised text. Pages that have text are left as they are.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from jireishu.errors import SourceError
from jireishu.model import Finding
from jireishu.page import Page
from jireishu.reader import Readers, Reading
from jireishu.text import squeeze
from jireishu.tongue import phrase

SECONDS = 1800  # for one file
ADVICE = phrase("Debian なら apt install ocrmypdf tesseract-ocr tesseract-ocr-jpn で入ります。")


def read(source: Path, reading: Reading, pictured: Collection[int]) -> Reading:
    """The reading of a PDF with the pages `pictured`, which have no text, as recognised; a finding says which.

    Raises SourceError as `recognised` does.
    """
    with recognised(source) as copy:
        found = {page.number: page for page in Readers(copy).collect().pages if page.number in pictured}
    pages = tuple(_closed_up(found.get(page.number, page)) if page.number in found else page for page in reading.pages)
    said = [Finding("ocr", phrase("この頁の文字は文字認識で読みました"), page.number) for page in pages
            if page.number in found and page.segments]  # fmt: skip
    findings = sorted((*reading.findings, *said), key=lambda finding: finding.page or 0)
    return Reading(pages, reading.count, tuple(findings))


def _closed_up(page: Page) -> Page:
    """Without the spaces that recognition leaves between kanji and kana, and without the picture of the whole page."""
    segments = tuple(replace(segment, text=squeeze(segment.text)) for segment in page.segments)
    return replace(page, segments=segments, images=())


@contextmanager
def recognised(source: Path) -> Iterator[Path]:
    """The copy, under the same name, for the length of the block.

    Raises SourceError where the tools are missing, fail or take too long.
    """
    if shutil.which("ocrmypdf") is None:
        raise SourceError(phrase("{name}: 文字認識の道具 ocrmypdf がありません。", name=source.name), ADVICE)
    with TemporaryDirectory(prefix="jireishu-") as folder:
        target = Path(folder) / source.name
        command = ["ocrmypdf", "--skip-text", "--language", "jpn+eng", "--output-type", "pdf", "--optimize", "0"]
        command += ["--jobs", str(os.cpu_count() or 1), "--quiet", str(source), str(target)]
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise SourceError(
                phrase("{name}: 文字認識が {seconds} 秒で終わりません。", name=source.name, seconds=SECONDS),
                phrase("分割してください。"),
            ) from None
        if done.returncode or not target.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            why = said[-1][:120] if said else phrase("終了コード {code}", code=done.returncode)
            raise SourceError(phrase("{name}: 文字認識ができません（{why}）。", name=source.name, why=why), ADVICE)
        yield target
