"""Which cases are there, and what does one consist of?

Input: the editions under corpus/. Output: cases and their passages, read from the corpus itself; no index is needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jireishu import corpus, fields, filters, roster, succession
from jireishu.model import Case, Json, Passage


@dataclass(frozen=True, slots=True)
class Entry:
    """A case and the edition it stands in."""

    case: Case
    edition: str
    path: Path

    def document(self) -> Json:
        """The element of `cases --json`, with the edition."""
        return {**self.case.to_json(), "edition": self.edition}


def cases(folder: Path, wanted: str = "") -> list[Entry]:
    """Every case of the edition `wanted`, else of the newest edition of each casebook, in the order of the books.

    Raises NotThere where there is no such edition.
    """
    heads = {path: corpus.head(path) for path in corpus.editions(folder)}
    chosen = {wanted} if wanted else succession.newest(heads.values())
    if wanted and wanted not in {head.id for head in heads.values()}:
        raise filters.no_edition(wanted, [head.id for head in heads.values()])
    return [Entry(case, head.id, path) for path, head in heads.items() if head.id in chosen for case in head.cases]


def find(entries: list[Entry], typed: str) -> Entry:
    """The one case that `typed` names, as `roster.one` has it. Raises NotThere."""
    by_key = {fields.key(entry.edition, entry.case.id): entry for entry in entries}
    return by_key[roster.one(typed, {key: {"name": entry.case.name} for key, entry in by_key.items()})]


def passages(entry: Entry) -> list[Passage]:
    """The passages of a case in reading order."""
    lines = (line for line in export_lines([entry.path]) if line["case"] and line["case"]["id"] == entry.case.id)
    return list(map(Passage.from_json, lines))


def export_lines(paths: list[Path]) -> Iterator[Json]:
    """Every passage of the editions in `paths` as an export line with its edition, in reading order."""
    for path in paths:
        for text in corpus.passage_lines(path):
            yield json.loads(text) | {"edition": path.parent.name}
