"""What did people mend of what the parser read?

Input: an edition and corpus/<edition>/corrections.toml. Output: the edition mended. Each correction names exactly what
it mends (a passage's id holds a digest of its text; a heading and a value are given as they were read), so that it
stops to apply, and is reported, when the file says something else:

    [[correction]]
    drop = "2-8.points.710f8fa3"                        # a stray line

    [[correction]]
    join = ["2-8.points.710f8fa3", "2-8.points.151bf3cd"]   # one bullet that was read as two

    [[correction]]
    heading = "求人開柘"
    to = "求人開拓"
    case = "2-8"

    [[correction]]
    attribute = "保護率"
    was = "49.3%"                                      # left out where the attribute was not read at all
    to = "49.3‰"
    case = "2-1"
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from jireishu import attributes, citation
from jireishu.errors import CorpusError
from jireishu.model import Edition, Finding, Json, Pages, Passage
from jireishu.text import digest, join_lines
from jireishu.tongue import phrase

FILE = "corrections.toml"
HINT = phrase("書き方は README の「読み取りについて」にあります。")


def apply(edition: Edition, file: Path) -> Edition:
    """The edition with the corrections of `file` made, and a finding for each that does not apply any more.

    Raises CorpusError where the file cannot be read or a correction has another form.
    """
    if not file.is_file():
        return edition
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(phrase("{path} を読めません: {error}", path=file, error=error), HINT) from error
    entries = written.get("correction", [])
    listed = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    if not listed or written.keys() - {"correction"}:
        raise CorpusError(phrase("{file} に [[correction]] の並びがありません。", file=file), HINT)
    for number, entry in enumerate(entries, 1):
        kind = next((kind for kind in KINDS if kind in entry), None)
        if kind is None or not _formed(entry, KINDS[kind]):
            raise CorpusError(
                phrase("{file} の {number} 番目の訂正が読み取れません: {entry}", file=file, number=number, entry=entry),
                HINT,
            )
        mended = KINDS[kind].mend(edition, entry)
        if mended is None:
            message = phrase(
                "{number} 番目の訂正（{kind}: {entry}）は、当たるものがないので使いません",
                number=number,
                kind=kind,
                entry=entry[kind],
            )
            mended = replace(edition, findings=(*edition.findings, Finding("correction", message)))
        edition = mended
    return edition


def _formed(entry: Json, kind: _Kind) -> bool:
    """Whether a correction says what one of its kind must, in words, and nothing else."""
    if not kind.must <= entry.keys() <= kind.must | kind.may:
        return False
    ids = entry.get("join", ["", ""])
    words = [value for key, value in entry.items() if key != "join"]
    return isinstance(ids, list) and len(ids) > 1 and all(isinstance(word, str) for word in (*words, *ids))


def _drop(edition: Edition, entry: Json) -> Edition | None:
    left = tuple(passage for passage in edition.passages if passage.id != entry["drop"])
    return replace(edition, passages=left) if len(left) < len(edition.passages) else None


def _join(edition: Edition, entry: Json) -> Edition | None:
    known = {passage.id: passage for passage in edition.passages}
    if not all(name in known for name in entry["join"]):
        return None
    parts = [known[name] for name in entry["join"]]
    joined = _joined(edition, parts)
    kept = [p for p in edition.passages if p.id not in entry["join"] or p.id == parts[0].id]
    return replace(edition, passages=tuple(joined if p.id == parts[0].id else p for p in kept))


def _joined(edition: Edition, parts: list[Passage]) -> Passage:
    first = parts[0]
    text = join_lines([part.text for part in parts])
    numbered = {n: label for part in parts for n, label in zip(part.pages.pdf, part.pages.printed, strict=True)}
    pages = Pages(tuple(sorted(numbered)), tuple(numbered[n] for n in sorted(numbered)))
    return replace(
        first,
        id=f"{first.id.rsplit('.', 1)[0]}.{digest(text)}",
        text=text,
        pages=pages,
        boxes=tuple(box for part in parts for box in part.boxes),
        citation=citation.cite(edition.title, edition.source, first.case, first.section, pages),
    )


def _heading(edition: Edition, entry: Json) -> Edition | None:
    def mended(passage: Passage) -> Passage:
        if entry["heading"] not in passage.headings or (passage.case.id if passage.case else None) != entry.get("case"):
            return passage
        return replace(passage, headings=tuple(entry["to"] if h == entry["heading"] else h for h in passage.headings))

    passages = tuple(map(mended, edition.passages))
    return replace(edition, passages=passages) if passages != edition.passages else None


def _attribute(edition: Edition, entry: Json) -> Edition | None:
    for case in edition.cases:
        was = case.attributes.get(entry["attribute"])
        if case.id == entry["case"] and (was.raw if was else None) == entry.get("was"):
            facts = {**case.attributes, entry["attribute"]: attributes.parse(entry["to"], "訂正")}
            cases = tuple(replace(c, attributes=facts) if c is case else c for c in edition.cases)
            return replace(edition, cases=cases)
    return None


class _Kind(NamedTuple):
    """A way to mend: how, and what a correction must and may say."""

    mend: Callable[[Edition, Json], Edition | None]
    must: frozenset[str]
    may: frozenset[str] = frozenset()


KINDS = {
    "drop": _Kind(_drop, frozenset({"drop"})),
    "join": _Kind(_join, frozenset({"join"})),
    "heading": _Kind(_heading, frozenset({"heading", "to"}), frozenset({"case"})),
    "attribute": _Kind(_attribute, frozenset({"attribute", "to", "case"}), frozenset({"was"})),
}
