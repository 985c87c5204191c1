"""What did people mend of what the parser read?

Input: corpus/<edition>/corrections.toml. Output: what it says, in order; `mending` makes it. Each correction names
exactly what it mends (a passage's id holds a digest of its text; a heading and a value are given as they were read), so
that it stops to apply, and is reported, when the file says something else:

    [[correction]]
    drop = "2-8.points.710f8fa3"                        # a stray line

    [[correction]]
    join = ["2-8.points.710f8fa3", "2-8.points.151bf3cd"]   # one bullet that was read as two

    [[correction]]
    heading = "求人開柘"
    to = "求人開拓"                                      # "" where it is no heading
    case = "2-8"                                       # left out: wherever it stands

    [[correction]]
    attribute = "保護率"
    was = "49.3%"                                      # left out where the attribute was not read at all
    to = "49.3‰"
    case = "2-1"
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from jireishu import keys
from jireishu.errors import CorpusError, reason
from jireishu.model import Json
from jireishu.tongue import Phrase, phrase

FILE = "corrections.toml"
HINT = phrase("書き方は README の「読み取りについて」にあります。")


class _Kind(NamedTuple):
    """What a correction of one kind must and may say."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()


KINDS = {
    "drop": _Kind(("drop",)),
    "join": _Kind(("join",)),
    "heading": _Kind(("heading", "to"), ("case",)),
    "attribute": _Kind(("attribute", "to", "case"), ("was",)),
}


def digest(file: Path) -> str:
    """Of the corrections in `file`; empty where there are none, or none that can be read."""
    try:
        written = file.read_bytes()
    except OSError:
        return ""
    return hashlib.sha256(written).hexdigest() if written else ""


def read(file: Path) -> list[tuple[str, Json]]:
    """The kind of each correction in `file`, and what it says; none where there is no file.

    Raises CorpusError where the file cannot be read or a correction has another form.
    """
    if not file.is_file():
        return []
    try:
        written = keys.toml(file)
    except (OSError, keys.Slip) as error:
        why = error.why if isinstance(error, keys.Slip) else reason(error)
        raise CorpusError(phrase("{path} を読めません（{error}）。", path=file, error=why), HINT) from error
    entries = written.get("correction", [])
    listed = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    if not listed or written.keys() - {"correction"}:
        raise CorpusError(phrase("{file} に [[correction]] の並びがありません。", file=file), HINT)
    for number, entry in enumerate(entries, 1):
        if why := _slip(entry):
            told = phrase("{file} の {number} 番目の訂正が読み取れません（{why}）。", file=file, number=number, why=why)
            raise CorpusError(told, HINT)
    return [(_kind(entry), entry) for entry in entries]


def _kind(entry: Json) -> str:
    return next((kind for kind in KINDS if kind in entry), "")


def _slip(entry: Json) -> Phrase | None:
    """What is wrong with a correction, which says what one of its kind must, in words, and nothing else."""
    if not (kind := _kind(entry)):
        return phrase("{kinds} のどれもありません", kinds=list(KINDS))
    must, may = KINDS[kind]
    if missing := [key for key in must if key not in entry]:
        return phrase("{name} がありません", name=missing)
    if unknown := [key for key in entry if key not in must + may]:
        return phrase("{key} というキーはありません", key=unknown)
    ids = entry.get("join", ["", "-"])
    if not (isinstance(ids, list) and all(isinstance(name, str) for name in ids) and len(set(ids)) == len(ids) > 1):
        return phrase("join は、2 つ以上の段落の id を [ ] に並べたものです")
    if wordless := [key for key, value in entry.items() if key != "join" and not isinstance(value, str)]:
        return phrase('{key} の値は、" " で囲んだ言葉です', key=wordless)
    return None
