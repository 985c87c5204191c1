"""What is asked of a casebook in order to measure the search, and which texts answer it?

Input: a questions file, a line a question, and optionally a truth file {"blocks": [{"id", "text", …}, …]}:

    {"qid": "q1", "type": "keyword", "question": "…", "relevant": {"2-8.points.474f0e8e": 3, "2-8.results.5f73a243": 1}}

`relevant` grades texts from 1 to 3 (the best), by the ids of passages or, with a truth file, of its blocks; it is empty
where the casebook does not answer. Output: Questions, and the Texts that grades are given to.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu.errors import SourceError, contents
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.model import Json

GRADES = (1, 2, 3)
GRAM = 5  # code points
CARRIED = 0.8  # of a block's grams
QUESTION_FORM = phrase(
    '1 行に {{"qid", "type", "question", "relevant": {{id: 1〜3}}}} の JSON を 1 つずつ書いてください。'
)
TRUTH_FORM = phrase('{{"blocks": [{{"id": "…", "text": "…"}}, …]}} の形の JSON を指定してください。')


class Question(NamedTuple):
    """relevant: the grade of each text that answers, by its id."""

    qid: str
    type: str
    text: str
    relevant: Mapping[str, int]


@dataclass(frozen=True)
class Texts:
    """What grades are given to. Of blocks also holders, those that hold a gram, and sizes, the grams of each."""

    by_id: Mapping[str, str]
    holders: Mapping[str, list[str]] | None = None
    sizes: Mapping[str, int] | None = None

    def carried(self, line: Json) -> list[str]:
        """The ids that the passage of an export line is credited with, in the order of `by_id`.

        Its own; or the blocks of which it holds 80 % of the different 5-grams, with white space, width and bullets
        folded: a passage that was cut elsewhere than the block counts if it holds most of it.
        """
        passage = line["passage"]
        if self.holders is None or self.sizes is None:
            return [passage["id"]]
        held = Counter(block for gram in _grams(passage["text"]) for block in self.holders.get(gram, ()))
        return [block for block, size in self.sizes.items() if held[block] >= CARRIED * size]


def passages(lines: Iterable[Json]) -> Texts:
    """Grades are given to the passages of these export lines."""
    return Texts({line["passage"]["id"]: line["passage"]["text"] for line in lines})


def blocks(path: Path) -> Texts:
    """Grades are given to the blocks of the truth file `path`; those without an id are left out. Raises SourceError."""
    try:
        found = json.loads(contents(path))
        by_id = {block["id"]: block["text"] for block in found["blocks"] if block.get("id")}
        if not all(isinstance(text, str) and _named(name) for name, text in by_id.items()):
            raise ValueError("an id or a text is no text")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SourceError(phrase("{path} は正解のファイルとして読めません。", path=path), TRUTH_FORM) from error
    holders: dict[str, list[str]] = {}
    sizes = {}
    for name, text in by_id.items():
        grams = _grams(text)
        sizes[name] = len(grams)
        for gram in grams:
            holders.setdefault(gram, []).append(name)
    return Texts(by_id, holders, sizes)


def _grams(text: str) -> set[str]:
    bare = re.sub(r"[\s・●]+", "", unicodedata.normalize("NFKC", text))
    return {bare[at : at + GRAM] for at in range(max(1, len(bare) - GRAM + 1))}


def read(path: Path) -> list[Question]:
    """The questions of `path`, in its order. Raises SourceError that names the line where something else stands."""
    found: dict[str, Question] = {}
    lines = contents(path).removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            question = _checked(json.loads(raw))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise SourceError(
                phrase("{path} の {number} 行目が質問として読めません。", path=path, number=number), QUESTION_FORM
            ) from error
        if question.qid in found:
            raise SourceError(
                phrase(
                    "{path} の {number} 行目の qid {qid} は前の行にもあります。",
                    path=path,
                    number=number,
                    qid=question.qid,
                ),
                phrase("質問ごとに別の qid を付けてください。"),
            )
        found[question.qid] = question
    if not found:
        raise SourceError(phrase("{path} に質問がありません。", path=path), QUESTION_FORM)
    return list(found.values())


def _checked(line: dict[str, Any]) -> Question:
    question = Question(line["qid"], line["type"], line["question"], line["relevant"])
    graded = question.relevant.items()
    if not (
        _named(question.qid)
        and isinstance(question.type, str)
        and isinstance(question.text, str)
        and all(type(grade) is int and grade in GRADES for _, grade in graded)
    ):
        raise ValueError("a value of another type than a question has")
    return question


def _named(name: object) -> bool:
    """Whether `name` can stand in a run file, whose columns are set apart by white space."""
    return isinstance(name, str) and name.isprintable() and " " not in name and bool(name)
