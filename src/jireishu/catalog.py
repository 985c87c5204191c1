"""Which cases are there, and what does one consist of?

Input: the editions under corpus/. Output: cases and their passages, read from the corpus itself; no index is needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jireishu import corpus, filters, succession
from jireishu.errors import UsageError
from jireishu.model import Case, Json, Passage
from jireishu.tongue import phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """A case and the edition it stands in."""

    case: Case
    edition: str
    title: str
    path: Path

    def document(self) -> Json:
        return {**self.case.to_json(), "edition": self.edition}


def cases(folder: Path, wanted: str = "") -> list[Entry]:
    """Every case of the edition `wanted`, else of the newest edition of each casebook, in the order of the books.

    Raises UsageError where there is no such edition.
    """
    heads = {path: corpus.head(path) for path in corpus.editions(folder)}
    chosen = {wanted} if wanted else succession.newest(heads.values())
    if wanted and wanted not in {head.id for head in heads.values()}:
        raise UsageError(
            phrase("版「{name}」はありません。", name=wanted),
            phrase("版: {known}", known=filters.listed([head.id for head in heads.values()])),
        )
    found = []
    for path, edition in heads.items():
        if edition.id not in chosen:
            continue
        found += [Entry(case, edition.id, edition.title, path) for case in edition.cases]
    return found


def find(entries: list[Entry], typed: str) -> Entry:
    """The one case that `typed` names: its id, edition/id, or a part of its name. Raises UsageError."""
    for key in (lambda entry: entry.case.id, lambda entry: f"{entry.edition}/{entry.case.id}"):
        found = [entry for entry in entries if key(entry) == typed]
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(typed, found)
    wanted = filters.fold(typed)
    found = [entry for entry in entries if wanted and wanted in filters.fold(entry.case.name)]
    found = [entry for entry in found if filters.fold(entry.case.name) == wanted] or found
    if not found:
        labels = filters.labels({entry.case.id: entry.case.name for entry in entries})
        raise UsageError(
            phrase("事例「{name}」はありません。", name=typed), phrase("事例: {known}", known=filters.listed(labels))
        )
    if len(found) > 1:
        raise _ambiguous(typed, found)
    return found[0]


def _ambiguous(typed: str, found: list[Entry]) -> UsageError:
    several = len({entry.edition for entry in found}) > 1
    names = [f"{entry.edition}/" * several + f"{entry.case.id} {entry.case.name}" for entry in found]
    return UsageError(
        phrase("「{name}」に当たる事例は複数あります。", name=typed),
        phrase("番号で 1 つに絞ってください: {known}", known=filters.listed(names)),
    )


def passages(entry: Entry, sections: tuple[str, ...] = ()) -> list[Passage]:
    """The passages of a case in reading order, of the named `sections` alone if any. Raises UsageError."""
    kinds = {filters.section(typed, [section.kind for section in entry.case.sections]) for typed in sections}
    found = []
    for line in export_lines([entry.path]):
        if line["case"] and line["case"]["id"] == entry.case.id:
            passage = Passage.from_json(line)
            if not kinds or (passage.section is not None and passage.section.kind in kinds):
                found.append(passage)
    return found


def export_lines(paths: list[Path]) -> Iterator[Json]:
    """Every passage of the editions in `paths` as an export line with its edition, in reading order."""
    for path in paths:
        for text in corpus.passage_lines(path):
            yield json.loads(text) | {"edition": path.parent.name}
