"""Where in the corpus does what was read belong, and what stood there before?

The editions of a corpus, and one that was read -> its id, the edition it follows, and what it is to be compared with.
An edition that is damaged takes no part, and is replaced when its file is read again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from jireishu import corpus, corrections, fingerprint, mending, succession
from jireishu.errors import CorpusError, SourceError
from jireishu.model import Edition
from jireishu.standing import Standing
from jireishu.tongue import phrase

RENAME = phrase("ファイル名を変えるか、--edition で版の名前を付けて 1 つずつ取り込んでください。")


class Shelf:
    """The editions of a corpus folder while files are brought in. taken: those brought in, with their files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = corpus.editions(folder)
        self.taken: dict[str, Path] = {}
        self._heads: dict[str, Edition] = {}
        for path in self.files:
            with suppress(CorpusError):
                self._heads[path.parent.name] = corpus.head(path)
        self._named = {head.source: head for head in self._heads.values()}

    def file(self, edition_id: str) -> Path:
        """Where the edition with that id is kept, or would be."""
        return self.folder / edition_id / fingerprint.EDITION

    def id(self, name: str) -> str:
        """The id of an edition that is wished to be called so; empty for none."""
        return self._called(corpus.edition_id(Path(f"{name.replace('/', '-')}.pdf"))) if name else ""

    def _called(self, name: str) -> str:
        """The id of the edition that has this one but for capital letters, which not every file system tells apart."""
        names = {*self._heads, *(file.parent.name for file in self.files)}
        return name if name in names else next((one for one in sorted(names) if one.lower() == name.lower()), name)

    def profile(self, source: str) -> str:
        """By which profile a file of that name was read last."""
        known = self._named.get(source)
        return corpus.profile(self.folder / known.id, known.profile) if known else ""

    def take(self, edition: Edition, source: Path) -> None:
        """The edition has its place."""
        self.taken[edition.id] = source
        self._heads[edition.id] = replace(edition, passages=())

    def hidden(self) -> dict[str, str]:
        """The newest of their casebook for the editions that a search leaves out unless told otherwise."""
        heads = self._heads.values()
        book, newest = succession.casebooks(heads), succession.newest(heads)
        shown = {book[name]: name for name in newest}
        return {name: shown[number] for name, number in book.items() if name not in newest}

    def place(
        self, edition: Edition, source: Path, known: Standing | None, name: str, url: str
    ) -> tuple[Edition, Edition | None]:
        """The edition with its id, mended and after the one it follows; and what it is to be compared with.

        known: what became of the very file before. name, url: as wished. Raises SourceError where it would take the
        place of one read from another file, or of one that has nothing in common with it.
        """
        if known and not self.file(known.edition).is_file():
            known = None
        if name:
            edition = replace(edition, id=self.id(name))
        else:
            edition = replace(edition, id=known.edition if known else self._own(edition, source))
            self.require_free(edition, source)
            if not known:
                self._require_own(edition, source)
        edition = mending.apply(edition, self.folder / edition.id / corrections.FILE)
        head = self._heads.get(edition.id)
        if known and known.edition == edition.id and (head is None or head.sha256 == edition.sha256):
            follows, before = known.follows, known.url  # the head may be damaged
        elif head:
            follows, before = head.follows, head.url
        else:
            follows, before = succession.before(edition, self._heads.values()), ""
        edition = replace(edition, follows=follows, url=url or edition.url or before)
        compared = edition.id if head else follows
        with suppress(CorpusError):
            if compared and (file := self.file(compared)).is_file():
                old = corpus.read(file)
                if head:
                    self._require_akin(edition, old, source)
                return edition, old
        return edition, None

    def _own(self, edition: Edition, source: Path) -> str:
        """The id of what was read from a file of that name; its own with its date where all such is of another date."""
        name, own = fingerprint.name(source), self._called(edition.id)
        named = [head for head in self._heads.values() if head.source == name]
        named = named or [head for head in (self._heads.get(own),) if head]
        dates = [sorted((edition.date, head.date)) for head in named]
        same = [head.id for head, (one, other) in zip(named, dates, strict=True) if not one or other.startswith(one)]
        return same[-1] if same else self._called(f"{edition.id}-{edition.date}") if named else own

    def require_free(self, edition: Edition, source: Path) -> None:
        """Raises SourceError where another file has taken the edition's place in this ingest."""
        other = self.taken.get(edition.id)
        if other and self._heads[edition.id].sha256 != edition.sha256:
            raise SourceError(
                phrase(
                    "{path}: 版「{edition}」は {other} から読んだばかりなので、上書きしません。",
                    path=source,
                    edition=edition.id,
                    other=other,
                ),
                RENAME,
            )

    def _require_own(self, edition: Edition, source: Path) -> None:
        """Raises SourceError where the edition's place holds what was read from another file of another name."""
        before = self._heads.get(edition.id)
        if before and before.source != edition.source and before.sha256 != edition.sha256:
            raise SourceError(
                phrase(
                    "{name}: 版「{edition}」は別のファイル（{before}）から読んだものなので、上書きしません。",
                    name=source.name,
                    edition=edition.id,
                    before=before.source,
                ),
                RENAME,
            )

    def _require_akin(self, edition: Edition, old: Edition, source: Path) -> None:
        """Raises SourceError where the edition would take the place of one that is of another title and text."""
        if edition.sha256 == old.sha256 or succession.series(edition.title) == succession.series(old.title):
            return
        if not {p.text for p in old.passages}.isdisjoint(p.text for p in edition.passages):
            return
        raise SourceError(
            phrase(
                "{name}: 版「{edition}」（{title}）と題名が違い、同じ段落も 1 つもないので、上書きしません。",
                name=source.name,
                edition=edition.id,
                title=old.title,
            ),
            phrase(
                "--edition で別の名前を付けるか、置き換えるなら {folder} を消してください。",
                folder=self.folder / edition.id,
            ),
        )
