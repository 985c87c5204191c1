"""Are corpus and index whole, and do they belong together? The home folder -> what is not as it should be.

Nothing is written and nothing made: a check finds things as they are.
"""

from __future__ import annotations

import errno
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jireishu import analysis, consistency, corpus, corrections, fingerprint, home, index, thesaurus
from jireishu.errors import REASONS, CorpusError, IndexUnusable, UsageError, reason
from jireishu.model import Edition, Finding
from jireishu.records import MEND
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu import contract


@dataclass(frozen=True, slots=True)
class Part:
    """What was checked together: an edition by its id and title, the PDFs or the index."""

    name: str
    title: str
    findings: tuple[Finding, ...]
    edition: bool = True

    def documents(self) -> list[contract.CheckFinding]:
        """A JSON object a finding."""
        return [{"part": self.name, "kind": f.kind, "message": f.message, "page": f.page} for f in self.findings]


def check(folder: Path, more: Callable[[Edition, Path], Iterable[Finding]] = lambda *_: ()) -> list[Part]:
    """The index, the PDFs, and each edition of the home `folder`, those without findings among them.

    more: what else is found in an edition of a corpus folder.
    """
    parts: list[Part] = []
    editions: list[Edition] = []
    for path in corpus.editions(home.corpus(folder)):
        try:
            edition = corpus.read(path)
        except CorpusError as error:
            parts.append(Part(path.parent.name, path.parent.name, (Finding("corpus", _said(error)),)))
            continue
        editions.append(edition)
        own = (*consistency.findings(edition), *_unsealed(path), *_corrections(path, edition))
        own += tuple(more(edition, home.corpus(folder)))
        parts.append(Part(edition.id, edition.title, own))
    parts += _links(home.corpus(folder))
    passages = sum(len(edition.passages) for edition in editions)
    return [
        Part("index", phrase("索引"), tuple(_index(folder, passages)), edition=False),
        Part("pdf", "PDF", tuple(_pdfs(folder, editions)), edition=False),
        *parts,
    ]


def _links(folder: Path) -> Iterator[Part]:
    """What would be editions of the corpus `folder`, were it no link that leads nowhere."""
    for own in sorted(folder.iterdir()) if folder.is_dir() else ():
        for path in (own, own / fingerprint.EDITION):
            if path.is_symlink() and not path.exists():
                told = phrase("{path}: {error}", path=path, error=REASONS[errno.ELOOP])
                yield Part(own.name, own.name, (Finding("corpus", told),))


def _unsealed(path: Path) -> Iterator[Finding]:
    """An edition without a digest: nobody can tell whether it is as it was written."""
    if not corpus.sealed(path):
        told = phrase("{path} には照合値がなく、壊れても分かりません（jireishu ingest で書き足します）", path=path)
        yield Finding("corpus", told)


def _corrections(path: Path, edition: Edition) -> Iterator[Finding]:
    """Corrections beside the edition in `path` that cannot be read, or are not those that were made in it."""
    file = path.parent / corrections.FILE
    try:
        corrections.read(file)
    except CorpusError as error:
        yield Finding("correction", _said(error))
        return
    yield from _unmade(path, edition)


def unmade(folder: Path) -> Iterator[Finding]:
    """The corrections in the home `folder` that are not made in the editions that they stand beside."""
    for path in corpus.editions(home.corpus(folder)):
        with suppress(CorpusError):  # of what is damaged more is to be said
            yield from _unmade(path, corpus.head(path))


def _unmade(path: Path, edition: Edition) -> Iterator[Finding]:
    file = path.parent / corrections.FILE
    if corrections.digest(file) != edition.corrections:
        said = phrase(
            "{file} は取り込んだ後に書かれたか変わったので、まだ当てられていません（元のファイルを jireishu ingest）",
            file=file,
        )
        yield Finding("correction", said)


def unknown(parts: list[Part], file: Path) -> list[Part]:
    """The parts without the findings that an earlier check kept in `file` as JSON. Raises UsageError."""
    try:
        known = json.loads(file.read_bytes())["findings"]
        seen = {(line["part"], line["kind"], line["message"]) for line in known}
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            phrase("{file} を読めません。", file=file), phrase("jireishu check --json の出力を指定してください。")
        ) from error
    return [replace(p, findings=tuple(f for f in p.findings if (p.name, f.kind, f.message) not in seen)) for p in parts]


def _pdfs(folder: Path, editions: list[Edition]) -> Iterator[Finding]:
    """PDFs under corpus/ that are not the ones that the editions were read from."""
    read = {edition.sha256 for edition in editions}
    names = {edition.source for edition in editions}
    for path in home.pdfs(folder):
        try:
            digest = fingerprint.of(path)
        except OSError as error:
            yield Finding("pdf", phrase("{path} を読めません: {error}", path=path.name, error=reason(error)))
            continue
        if digest not in read:
            why = (
                phrase("取り込んだ時から変わっています")
                if fingerprint.name(path) in names
                else phrase("まだ取り込まれていません")
            )
            yield Finding("pdf", phrase("{name} は{why}（jireishu ingest）", name=path.name, why=why))


def _index(folder: Path, passages: int) -> Iterator[Finding]:
    try:
        with closing(index.Index(index.path(folder))) as book:
            book.verify()
            book.require(analysis.identity())
            if book.header.get("thesaurus") != thesaurus.identity():
                yield Finding("index", phrase("索引は別の類語集で作られています。{mend}", mend=MEND))
            if book.header.get("digest") != fingerprint.digest(home.corpus(folder)) or book.passages != passages:
                yield Finding("index", phrase("索引は今の corpus から作られていません。{mend}", mend=MEND))
    except IndexUnusable as error:
        yield Finding("index", _said(error))
    yield from _vectors(home.vectors(folder))


def _vectors(file: Path) -> Iterator[Finding]:
    """The vectors are an archive that carries a checksum of each of its parts."""
    if not file.exists():
        return
    try:
        with zipfile.ZipFile(file) as archive:
            whole = archive.testzip() is None
    except (OSError, zipfile.BadZipFile):
        whole = False
    if not whole:
        yield Finding("index", phrase("意味の索引 {file} が壊れています。{mend}", file=file, mend=MEND))


def _said(error: CorpusError | IndexUnusable) -> str:
    return phrase("{message}{hint}", message=error.message, hint=error.hint)
