"""What did a search find for each question, in the form that other tools of the field read?

Input and output: a run file of TREC, a line a hit, `qid Q0 docid rank score tag`. Its ids are those that grades are
given to, so that the figures of a run can be had again from the file alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path

from jireishu import console
from jireishu.errors import SourceError, contents
from jireishu.tongue import phrase

# The ids found for each question, the best first; a question without any hit may be left out.
Run = Mapping[str, tuple[str, ...]]

TAG = "jireishu"
FORM = phrase("TREC の run の形（qid Q0 docid rank score tag）のファイルを指定してください。")


def write(path: Path, run: Run) -> None:
    """Raises UsageError where `path` cannot be written.

    score: hits from this one to the last. The search's own scores can be equal, and tools of TREC put equal ones in an
    order of their own.
    """
    lines = [
        f"{qid} Q0 {name} {rank} {len(ranked) + 1 - rank} {TAG}\n"
        for qid, ranked in run.items()
        for rank, name in enumerate(ranked, 1)
    ]
    console.save(path, "".join(lines))


def read(path: Path) -> dict[str, tuple[str, ...]]:
    """The run in `path`, by falling score, equal ones by rank. Raises SourceError that names the line."""
    hits: dict[str, dict[str, tuple[float, int]]] = {}
    for number, raw in enumerate(contents(path).split(b"\n"), 1):
        try:
            text = raw.decode("utf-8").strip(" \t\r")
            if not text:
                continue
            qid, _, name, rank, score, _ = re.split("[ \t]+", text)
            place = (-float(score), int(rank))
            if name in hits.setdefault(qid, {}) or not math.isfinite(place[0]):
                raise ValueError("a docid that came before, or no number")
        except ValueError as error:
            raise SourceError(
                phrase("{path} の {number} 行目が壊れています。", path=path, number=number), FORM
            ) from error
        hits[qid][name] = place
    return {qid: tuple(sorted(found, key=found.__getitem__)) for qid, found in hits.items()}
