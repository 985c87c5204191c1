"""How does a file become part of what can be searched? PDF or JSON lines -> edition in the corpus -> index.

Everything is read and parsed before anything is written, an edition and the index are each replaced at once, and one
writer works at a time: whatever goes wrong, the old corpus and index keep answering.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jireishu import home, memo
from jireishu.errors import JireishuError, SourceError, UsageError
from jireishu.model import Edition, Finding

if TYPE_CHECKING:
    from jireishu.analysis import Analyzer
    from jireishu.changes import Changes
    from jireishu.ocr import Words
    from jireishu.reader import Readers, Reading

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked of an ingest.

    edition: the id to give it. url: where the file is from. profile: how it is written, by default as it was read last.
    ocr: recognise the text of pages that have none. dry: write nothing.
    """

    edition: str = ""
    url: str = ""
    profile: str = ""
    ocr: bool = False
    dry: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What one source brought, or why it brought nothing.

    changes: from what its edition was or, of a new one, from the edition before.
    """

    edition_id: str
    title: str
    cases: int = 0
    sections: int = 0
    passages: int = 0
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    changes: Changes | None = None
    error: JireishuError | None = None


def ingest(
    folder: Path, sources: Sequence[Path], progress: Progress | None = None, wait: float = 0, wish: Wish | None = None
) -> list[Summary]:
    """Bring the sources (by default every PDF under corpus/) into the home `folder` and rebuild its index.

    A source that cannot be read does not stop the others; its Summary carries the error. progress: called with the
    pages read and the pages there are, file by file. wait: seconds to wait for another writer. Raises CorpusError where
    nothing can be written, UsageError where there is nothing to do.
    """
    wish = wish or Wish()
    if wish.edition and len(sources) != 1:
        raise UsageError(
            "--edition には、取り込むファイルを 1 つだけ指定してください。",
            "jireishu ingest --edition 2024 新しい版.pdf",
        )
    wanted = list(sources) or home.pdfs(folder)
    ahead = _ahead(folder, wanted)  # other processes read while this one gets ready
    try:
        with home.lock(folder, wait):
            desk = _Desk(home.indexes(folder))
            try:
                return _ingest(folder, wanted, ahead, progress, wish, desk)
            finally:
                desk.memo.close()
    finally:
        if ahead:
            ahead.stop()


def _ahead(folder: Path, wanted: Sequence[Path]) -> Readers | None:
    if not wanted or is_lines(wanted[0]):
        return None
    from jireishu import reader

    try:
        return reader.Readers(wanted[0], memo.path(home.indexes(folder)))
    except SourceError:
        return None  # said again, and reported, when its turn comes


def is_lines(source: Path) -> bool:
    """Whether a source is JSON lines and not a PDF."""
    return source.suffix.lower() in (".jsonl", ".ndjson")


def _ingest(
    folder: Path, wanted: Sequence[Path], ahead: Readers | None, progress: Progress | None, wish: Wish, desk: _Desk
) -> list[Summary]:
    from jireishu import corpus

    if not wanted and not corpus.editions(home.corpus(folder)):
        raise UsageError(
            f"{folder} には取り込むものがありません。", "jireishu ingest 事例集.pdf のように指定してください。"
        )
    heads = [corpus.head(path) for path in corpus.editions(home.corpus(folder))]
    named = {head.source: head for head in heads}
    summaries: list[Summary] = []
    made: dict[str, Edition] = {}
    for number, source in enumerate(wanted):
        if number:
            gc.collect()  # the command line runs without the collector
        try:
            known = named.get(source.name)
            if is_lines(source):
                from jireishu import exports

                edition = exports.read(source)
            else:
                written = wish.profile or (known.profile if known else "")
                edition = parse(source, progress, desk, None if number else ahead, written, wish.ocr)
            if wish.edition:
                edition = replace(edition, id=corpus.edition_id(Path(f"{wish.edition}.pdf")))
            else:
                edition = replace(edition, id=known.id if known else edition.id)
                _check_place(home.corpus(folder), edition, source, edition.id in made)
            edition, changes = _placed(home.corpus(folder), replace(edition, url=wish.url or edition.url))
        except (JireishuError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            summaries.append(Summary(source.stem, source.name, error=_told(source, error)))
            continue
        made[edition.id] = edition
        summaries.append(_summary(edition, changes))
    if wish.dry:
        return summaries
    if made or not wanted:
        for edition in made.values():
            corpus.write(home.corpus(folder), edition)
        from jireishu import indexer

        indexer.build(folder, analyzer=desk.analyzer(), memo=desk.memo)
        desk.memo.save()
    return summaries


def _told(source: Path, error: Exception) -> JireishuError:
    """The error in our words: one that nobody foresaw must not cost the other files."""
    if isinstance(error, JireishuError):
        return error
    told = SourceError(
        f"{source.name}: 読み取りが思わぬ誤りで終わりました（{error!r}）。",
        "--profile report なら読めるかもしれません。--debug を付けると詳細が分かります。",
    )
    told.__cause__ = error
    return told


def _check_place(folder: Path, edition: Edition, source: Path, taken: bool) -> None:
    """Raises SourceError where an edition would take the place of one read from another file."""
    from jireishu import corpus, fingerprint

    file = folder / edition.id / fingerprint.EDITION
    before = corpus.head(file).source if file.is_file() else edition.source
    if taken or before != edition.source:
        raise SourceError(
            f"{source.name}: 版「{edition.id}」は別のファイル({before})から読んだものなので、上書きしません。",
            "ファイル名を変えるか、--home で別のフォルダを指定してください。",
        )


def _placed(folder: Path, edition: Edition) -> tuple[Edition, Changes | None]:
    """The edition mended and after the one it follows, and what changed: from what it was, else from that one."""
    from jireishu import changes, corpus, corrections, fingerprint, succession

    edition = corrections.apply(edition, folder / edition.id / corrections.FILE)
    others = {head.id: head for head in map(corpus.head, corpus.editions(folder))}
    known = others.pop(edition.id, None)
    follows = known.follows if known else succession.before(edition, others.values())
    edition = replace(edition, follows=follows, url=edition.url or (known.url if known else ""))
    if (compared := edition.id if known else follows) is None:
        return edition, None
    file = folder / compared / fingerprint.EDITION
    return edition, changes.compare(corpus.read(file), edition) if file.is_file() else None


def _summary(edition: Edition, changes: Changes | None) -> Summary:
    sections = sum(len(case.sections) for case in edition.cases)
    sections = sections or len({passage.section for passage in edition.passages if passage.section})
    return Summary(
        edition.id, edition.title, len(edition.cases), sections, len(edition.passages), len(edition.page_labels),
        edition.findings, changes,
    )  # fmt: skip


class _Desk:
    """What an ingest works with: what it remembers; Sudachi's dictionary and numpy, loaded while others work."""

    _analyzer: Analyzer | None = None

    def __init__(self, indexes: Path | None = None) -> None:
        self.file = memo.path(indexes) if indexes else None
        self.memo = memo.Memo(self.file)

    def analyzer(self) -> Analyzer:
        if self._analyzer is None:
            from jireishu import analysis, indexer  # noqa: F401

            self._analyzer = analysis.Analyzer()
        return self._analyzer


def _textless(source: Path, reading: Reading) -> SourceError:
    lost = sum(finding.kind == "unreadable_page" for finding in reading.findings)
    if lost == reading.count:
        return SourceError(
            f"{source.name}: 全 {reading.count} 頁が、壊れているか上限を超えるので読めません。",
            "作り直した PDF を用意してください。",
        )
    unmapped = any(page.unmapped for page in reading.pages)
    what = "文字の対応表がなく、文字を読み取れません" if unmapped else "文字の情報がありません"
    return SourceError(
        f"{source.name}: {what}(全 {reading.count} 頁{'' if unmapped else 'が画像か白紙です'})。",
        "--ocr を付けると、文字認識で読みます（ocrmypdf と tesseract が要ります）。",
    )


def parse(
    source: Path,
    progress: Progress | None = None,
    desk: _Desk | None = None,
    ahead: Readers | None = None,
    written: str = "",
    recognise: bool = False,
) -> Edition:
    """The edition that a casebook PDF holds; nothing is written.

    written: the profile of how it is written, of a casebook by default. recognise: read pages without text by OCR.

    desk: of an ingest, made ready while other processes read. ahead: those processes, if they are at work already.
    Raises SourceError where the file cannot be read or is no casebook.
    """
    from jireishu import reader

    readers = ahead or reader.Readers(source, desk.file if desk else None)
    try:
        from hashlib import file_digest

        from jireishu import casebook, corpus, document, legibility, profile

        form = document.load(written) if written else None
        grammar = profile.load(written) if written and form is None else profile.load()
        with source.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        if desk:
            desk.analyzer()
        reading = readers.collect(progress, desk.memo if desk else None)
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
    if form:
        plain = document.parse(
            reading.pages, form, grammar, corpus.edition_id(source), source.name, digest, reading.findings
        )
        return _marked(replace(plain, profile=written), pictured, words, reading)
    edition = casebook.parse(reading.pages, grammar, corpus.edition_id(source), source.name, digest, reading.findings)
    if not edition.cases:
        raise SourceError(
            f"{source.name}: 全 {reading.count} 頁に事例の題名と節の見出しが見つからず、事例集として読めません。",
            "事例集でなければ --profile report で取り込めます。書き方が違う事例集ならプロファイルが要ります。",
        )
    return _marked(replace(edition, profile=written), pictured, words, reading)


def _marked(edition: Edition, pictured: set[int], words: Words, reading: Reading) -> Edition:
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
