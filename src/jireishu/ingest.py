"""How does a file become part of what can be searched? PDF or JSON lines -> edition in the corpus -> index.

A file is read and parsed before anything of it is written, an edition and the index are each replaced at once, and
one writer works at a time: whatever goes wrong, the old corpus and index keep answering.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jireishu import consistency, fingerprint, home
from jireishu.console import Progress
from jireishu.errors import CorpusError, JireishuError, SourceError, UsageError
from jireishu.model import Edition, Finding
from jireishu.parsing import Workbench, parse
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.changes import Changes
    from jireishu.reader import Readers
    from jireishu.shelf import Shelf
    from jireishu.standing import Standing

# what reading a file may end in; one that nobody foresaw must not cost the other files
FORESEEN = (JireishuError, ArithmeticError, LookupError, MemoryError, OSError, RecursionError, TypeError, ValueError)


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

    changes: from what its edition was or, of a new one, from the edition before. new: it was read in this ingest.
    damaged: where its edition is kept as it was found, which was put back to what the last index was made of.
    newer: the edition that is searched in its place. replaced: its edition was read from another file of that name.
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
    source: Path = Path()
    new: bool = True
    damaged: Path | None = None
    newer: str = ""
    replaced: bool = False


def ingest(
    folder: Path, sources: Sequence[Path], progress: Progress | None = None, wait: float = 0, wish: Wish | None = None
) -> list[Summary]:
    """Bring the sources (by default every PDF under corpus/) into the home `folder` and rebuild its index.

    A folder stands for the PDFs below it. Several files are read at once. A source that cannot be read does not stop
    the others; its Summary carries the error. Each edition is written when it is read: an ingest that was killed goes
    on where it stood. progress: called with the pages read and the pages there are, of all files together. wait:
    seconds to wait for another writer. Raises CorpusError where nothing can be written, UsageError where there is
    nothing to do.
    """
    wish = wish or Wish()
    named = [file for source in sources for file in home.below(source) or [source]]
    if wish.edition and len(named) != 1:
        raise UsageError(
            phrase("--edition には、取り込むファイルを 1 つだけ指定してください。"),
            phrase("jireishu ingest --edition 2024 新しい版.pdf"),
        )
    wanted = list(dict.fromkeys(named)) or home.pdfs(folder)
    collecting = gc.isenabled()
    gc.disable()  # pages and words are many objects and few cycles: `_ingest` collects after each file
    ahead = _ahead(folder, wanted)  # other processes read while this one gets ready
    try:
        with nullcontext() if wish.dry else home.lock(folder, wait):
            bench = Workbench(home.memo(folder), ahead)
            try:
                return _ingest(folder, wanted, progress, wish, bench)
            finally:
                bench.memo.close()
    finally:
        if ahead:
            ahead.stop()
        if collecting:
            gc.enable()


def _ahead(folder: Path, wanted: Sequence[Path]) -> Readers | None:
    """Processes at work on the file, where it is the only one."""
    if len(wanted) != 1 or is_lines(wanted[0]):
        return None
    from jireishu import reader

    try:
        return reader.Readers(wanted[0], home.memo(folder))
    except SourceError:
        return None  # said again, and reported, when its turn comes


def is_lines(source: Path) -> bool:
    """Whether a source is JSON lines and not a PDF."""
    return source.suffix.lower() in (".jsonl", ".ndjson")


def _ingest(
    folder: Path, wanted: Sequence[Path], progress: Progress | None, wish: Wish, bench: Workbench
) -> list[Summary]:
    from jireishu import ceiling, damage, intake
    from jireishu.shelf import Shelf

    restored = {} if wish.dry else damage.restored(folder)
    if not wish.dry:
        damage.seal(folder)
    shelf = Shelf(home.corpus(folder))
    if not wanted and not shelf.files:
        raise UsageError(
            phrase("{folder} には取り込むものがありません。", folder=folder),
            phrase("jireishu ingest 事例集.pdf のように指定してください。"),
        )
    meter = intake.Meter(progress)
    keep = bench.memo.drop if wish.dry else bench.memo.flush
    hands = min(ceiling.hands(), len(wanted)) or 1
    each = ceiling.hands() // hands  # processes for each file

    def work(source: Path) -> Edition | Standing | JireishuError:
        try:
            return _read(source, meter.of(source), wish, bench, shelf, each)
        except FORESEEN as error:
            return _told(source, error)

    summaries: list[Summary] = []
    for source, outcome in intake.outcomes(work, wanted, hands):
        try:
            if isinstance(outcome, JireishuError):
                raise outcome
            edition, summary = _placed(source, outcome, wish, bench, shelf)
        except FORESEEN as error:
            summaries.append(Summary(source.stem, source.name, source=source, error=_told(source, error)))
            continue
        summaries.append(summary)
        if summary.new and not wish.dry:
            _write(source, edition, wish, bench, shelf)
        shelf.take(edition, source)
        if len(wanted) > 1:
            keep()  # an ingest that is killed goes on from here
            gc.collect()
    if not shelf.taken or len(wanted) > 1:
        keep()  # of files that cannot be read, too
    summaries = _settled(summaries, restored, shelf)
    if not wish.dry and (shelf.taken or restored or not wanted):
        summaries += _indexed(folder, shelf, bench)
    return summaries


def _settled(summaries: list[Summary], restored: Mapping[str, Path], shelf: Shelf) -> list[Summary]:
    """With the editions that were put back, and what is known of each once all have their places."""
    hidden = shelf.hidden()
    back = [_back(name, shelf) for name in restored if name not in shelf.taken]
    return [
        one if one.error else replace(one, damaged=restored.get(one.edition_id), newer=hidden.get(one.edition_id, ""))
        for one in (*summaries, *back)
    ]


def _indexed(folder: Path, shelf: Shelf, bench: Workbench) -> list[Summary]:
    """Make the index; the editions that it is made without, as they are damaged."""
    from jireishu import damage, indexer

    damaged = damage.left_out(folder, shelf.taken)
    without = {name: found.digest for name, found in damaged.items()}
    indexer.build(folder, analyzer=bench.opened, memo=bench.memo, without=without)
    bench.memo.save()
    summaries = []
    for name, (why, _) in damaged.items():
        told = CorpusError(phrase("{why}この版を除いて索引を作りました。", why=why.message), why.hint)
        summaries.append(Summary(name, name, source=shelf.folder / name, error=told, new=False))
    return summaries


def _back(name: str, shelf: Shelf) -> Summary:
    """What an edition holds that was damaged and is as it was."""
    from jireishu import changes, corpus

    edition = corpus.read(shelf.file(name))
    return _summary(shelf.file(name), edition, changes.Changes(name, name), shelf, new=False)


def _read(
    source: Path, progress: Progress | None, wish: Wish, bench: Workbench, shelf: Shelf, most: int
) -> Edition | Standing:
    """The edition that a file holds, or what became of it before where that still stands. most: processes for it."""
    if is_lines(source):
        from jireishu import exports

        return exports.read(source)
    from jireishu import corpus, reader, standing

    reader.check(source)
    if wish.profile:
        from jireishu import binding  # which loads the parser

        binding.written(wish.profile)
    digest = fingerprint.of(source)
    known = standing.before(bench.memo, digest, source, shelf.id(wish.edition))
    held = known if known and (shelf.folder / known.edition).is_dir() else None  # what is gone is not read as it was
    last = corpus.profile(shelf.folder / held.edition, held.profile) if held else None
    profile = wish.profile or (shelf.profile(fingerprint.name(source)) if last is None else last)
    if known and standing.stands(shelf.folder, known, profile, wish.ocr, wish.url):
        return known
    if failed := standing.failed(bench.memo, digest, source, profile) if not wish.ocr else None:
        raise failed
    try:
        return parse(source, progress, bench, profile, wish.ocr, most)
    except SourceError as error:
        standing.fail(bench.memo, digest, source, profile, error)
        raise


def _placed(
    source: Path, outcome: Edition | Standing, wish: Wish, bench: Workbench, shelf: Shelf
) -> tuple[Edition, Summary]:
    """What a file holds as it belongs into the corpus, and what it brings."""
    from jireishu import changes, corpus, standing

    if isinstance(outcome, standing.Standing):
        edition = corpus.read(shelf.file(outcome.edition))
        shelf.require_free(replace(edition, sha256=fingerprint.of(source)), source)
        return edition, _summary(source, edition, changes.Changes(edition.id, edition.id), shelf, new=False)
    known = standing.before(bench.memo, outcome.sha256, source, shelf.id(wish.edition))
    edition, compared = shelf.place(outcome, source, known, wish.edition, wish.url)
    told = _summary(source, edition, changes.compare(compared, edition) if compared else None, shelf)
    again = compared is not None and compared.id == edition.id and compared.sha256 != edition.sha256
    return edition, replace(told, replaced=again)


def _write(source: Path, edition: Edition, wish: Wish, bench: Workbench, shelf: Shelf) -> None:
    """Put an edition into the corpus, and remember what became of its file. Raises CorpusError."""
    from jireishu import corpus, standing

    code = standing.code(edition.profile)
    edition = replace(edition, profile=corpus.keep_profile(shelf.folder / edition.id, edition.profile))
    corpus.write(shelf.folder, edition)
    if not is_lines(source):
        digest = standing.digest(shelf.folder / edition.id)
        became = standing.Standing(edition.id, digest, edition.follows, edition.url, edition.profile, wish.ocr, code)
        standing.note(bench.memo, edition.sha256, source, became)


def _told(source: Path, error: Exception) -> JireishuError:
    """The error in our words."""
    if isinstance(error, JireishuError):
        return error
    told = SourceError(
        phrase("{name}: 読み取りが思わぬ誤りで終わりました（{error!r}）。", name=source.name, error=error),
        phrase("--profile report なら読めるかもしれません。--debug を付けると詳細が分かります。"),
    )
    told.__cause__ = error
    return told


def _summary(source: Path, edition: Edition, changes: Changes | None, shelf: Shelf, new: bool = True) -> Summary:
    from jireishu import mending

    sections = sum(len(case.sections) for case in edition.cases)
    sections = sections or len({passage.section for passage in edition.passages if passage.section})
    findings = (*consistency.findings(edition), *mending.carried(edition, shelf.folder))
    return Summary(
        edition.id, edition.title, len(edition.cases), sections, len(edition.passages), len(edition.page_labels),
        findings, changes, source=source, new=new,
    )  # fmt: skip
