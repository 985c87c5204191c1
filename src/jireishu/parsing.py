"""What does one PDF hold? A file -> its edition; nothing is written.

It is read by other processes, under limits, while this one gets ready what the index will need. What its pages make is
found out under limits too.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from jireishu import fingerprint
from jireishu.console import Progress
from jireishu.errors import SourceError
from jireishu.memo import Memo
from jireishu.model import Edition
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.analysis import Analyzer
    from jireishu.ocr import Words
    from jireishu.reader import Readers, Readout


class Workbench:
    """What an ingest works with: what it remembers; Sudachi's dictionary and numpy, loaded while others work.

    ahead: processes that are already at work on the first file.
    """

    opened: Analyzer | None = None

    def __init__(self, file: Path | None = None, ahead: Readers | None = None) -> None:
        """file: the memo. Without one nothing is remembered."""
        self.file, self.memo = file, Memo(file)
        self._ahead = ahead
        self._lock = Lock()

    def readers(self, source: Path, most: int) -> Readers:
        """Processes that read a PDF, `most` at once: those already at work for the first that is asked for."""
        from jireishu import reader

        ahead, self._ahead = self._ahead, None
        return ahead or reader.Readers(source, self.file, most)

    def open(self) -> None:
        """Load what the index will need."""
        with self._lock:
            if self.opened is None:
                from jireishu import analysis, indexer  # noqa: F401

                self.opened = analysis.Analyzer()


def _textless(source: Path, reading: Readout) -> SourceError:
    lost = sum(finding.kind in ("unreadable_page", "damaged_page") for finding in reading.findings)
    if lost == reading.count:
        return SourceError(
            phrase(
                "{name}: 全 {count} 頁が、壊れているか上限を超えるので読めません。",
                name=source.name,
                count=reading.count,
            ),
            phrase("作り直した PDF を用意してください。"),
        )
    return SourceError(
        phrase(
            "{name}: 文字の対応表がなく、文字を読み取れません（全 {count} 頁）。", name=source.name, count=reading.count
        )
        if any(page.unmapped for page in reading.pages)
        else phrase(
            "{name}: 文字の情報がありません（全 {count} 頁が画像か白紙です）。", name=source.name, count=reading.count
        ),
        phrase("--ocr を付けると、文字認識で読みます（ocrmypdf と tesseract が要ります）。"),
        lasting=not lost,
    )


def parse(
    source: Path,
    progress: Progress | None = None,
    bench: Workbench | None = None,
    profile: str = "",
    recognise: bool = False,
    most: int = 0,
) -> Edition:
    """The edition that a casebook PDF holds; nothing is written.

    profile: of how it is written, of a casebook by default. recognise: read pages without text by OCR.

    bench: of an ingest, made ready while other processes read. most: of them, by default as many as the machine bears.
    Raises SourceError where the file cannot be read or is no casebook.
    """
    readers = (bench or Workbench()).readers(source, most)
    try:
        from jireishu import binding, legibility

        how = binding.written(profile)
        digest = fingerprint.of(source)
        if bench:
            bench.open()
        reading = readers.collect(progress, bench.memo if bench else None)
    finally:
        readers.stop()
    reading = replace(reading, pages=legibility.sifted(reading.pages))
    pictured = {page.number for page in reading.pages if not page.segments} if recognise else set()
    words: Words = {}
    if pictured:
        from jireishu import ocr

        reading, words = ocr.read(source, reading, pictured)
    if not any(page.segments for page in reading.pages):
        raise _textless(source, reading)
    edition = binding.bind(reading.pages, how, fingerprint.name(source), digest, reading.findings)
    if not edition.cases and not how.form:
        raise SourceError(
            phrase(
                "{name}: 全 {count} 頁に事例の題名と節の見出しが見つからず、事例集として読めません。",
                name=source.name,
                count=reading.count,
            ),
            phrase("事例集でなければ --profile report で取り込めます。書き方が違う事例集ならプロファイルが要ります。"),
            lasting=len(reading.pages) == reading.count,
        )
    return _marked(edition, pictured, words, reading)


def _marked(edition: Edition, pictured: set[int], words: Words, reading: Readout) -> Edition:
    """The edition with the passages marked whose words were recognised in pictures of pages, and how surely."""
    if not pictured:
        return edition
    from jireishu import ocr

    pages = {page.number: page for page in reading.pages}
    passages = (
        replace(p, ocr=True, ocr_confidence=ocr.confidence(words, p.boxes, pages))
        if p.pages.pdf and pictured.issuperset(p.pages.pdf)
        else p
        for p in edition.passages
    )
    return replace(edition, passages=tuple(passages))
