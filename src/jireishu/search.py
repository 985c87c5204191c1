"""Which passages answer this question?

Input: a question, filters, an open index. Output: a Response: the best passages, each with its score and the places in
its text that match. `Response.document()` is the JSON contract; the terminal shows the same values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import filters, ranking, thesaurus
from jireishu.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from jireishu.analysis import Analyzer
    from jireishu.index import Index
    from jireishu.model import Json

SCHEMA = "jireishu/search/1"
QUESTION_LIMIT = 1024
PARTS = 10_000  # as in scoring, which a search must not import

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


class Filters(NamedTuple):
    """What a passage must be, as typed: one of the sections, and one of the cases, and one of the prefectures."""

    sections: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A passage that matches. line: its export line. spans: half-open ranges of code points of its text, ascending."""

    rank: int
    score: float
    line: Json
    spans: tuple[tuple[int, int], ...]

    def document(self) -> Json:
        spans = [{"start": start, "end": end} for start, end in self.spans]
        return {"rank": self.rank, "score": self.score, **self.line, "spans": spans}


class Response(NamedTuple):
    """The answer. total: how many passages match. note: why there is no hit, in one line.

    expansions: (word asked, word looked for as well), from the thesaurus.
    """

    question: str
    total: int
    hits: tuple[Hit, ...]
    note: str = ""
    expansions: tuple[tuple[str, str], ...] = ()

    def document(self) -> Json:
        document: dict[str, Any] = {"schema": SCHEMA, "question": self.question, "total": self.total}
        document["expansions"] = [{"asked": asked, "found": found} for asked, found in self.expansions]
        document["hits"] = [hit.document() for hit in self.hits]
        return document | ({"note": self.note} if self.note else {})


def printable(question: str) -> str:
    """The question without control characters, and with single spaces."""
    return " ".join(UNPRINTABLE.sub(" ", question).split())


def cleaned(question: str) -> str:
    """The printable question. Raises UsageError where it is empty or huge."""
    question = printable(question)
    if not question:
        raise UsageError("質問が空です。", "例: jireishu search 'ひきこもりの方の就労準備をどう進めているか'")
    if len(question) > QUESTION_LIMIT:
        raise UsageError(
            f"質問が長すぎます（{len(question):,} 文字、上限は {QUESTION_LIMIT:,} 文字）。",
            "知りたいことを 1 文か 2 文に縮めてください。",
        )
    return question


def search(
    index: Index,
    analyzer: Analyzer,
    question: str,
    k: int = 10,
    allowed: Collection[int] | None = None,
    literal: bool = False,
) -> Response:
    """The `k` best passages for `question`, among the `allowed` if given; ties in the order of passage ids.

    literal: look for the question's own words alone, not for others of the same meaning.
    Raises UsageError for an unusable question, IndexUnusable where the index turns out to be damaged.
    """
    question = cleaned(question)
    terms = dict.fromkeys(analyzer.forms(question), thesaurus.OWN)
    if not terms:
        return Response(question, 0, (), "質問に、検索の手がかりになる言葉がありません。")
    expansions = [] if literal else thesaurus.expand(question, analyzer.forms)
    for expansion in expansions:
        for form in expansion.forms:
            terms[form] = max(terms.get(form, 0), expansion.weight)
    weights, ceiling = [], 0
    for term, times in terms.items():
        if (found := index.weights(term)) is not None:
            weights.append((found[0], times))
            ceiling += found[1] * times
    if not weights:
        return Response(question, 0, (), "質問の言葉は、どの段落にも出てきません。")
    best, total = ranking.heaviest(ranking.totals(weights, index.passages, allowed), k, ceiling)
    hits = []
    for rank, (number, parts) in enumerate(best, 1):
        line = index.line(number)
        hits.append(Hit(rank, parts / (PARTS * thesaurus.OWN), line, spans(analyzer, line["passage"]["text"], terms)))
    note = "" if total else "条件に合う段落に、質問の言葉は出てきません。"
    return Response(question, total, tuple(hits), note, tuple((e.asked, e.found) for e in expansions))


def spans(analyzer: Analyzer, text: str, terms: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where `text` says one of `terms`; words that touch become one range."""
    wanted = set(terms)
    found: list[tuple[int, int]] = []
    for token in analyzer.tokens(text):
        if token.form not in wanted:
            continue
        if found and found[-1][1] == token.start:
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
    return tuple(found)


def members(index: Index, wanted: Filters) -> set[int] | None:
    """The passages that meet all filters, or None where there is no filter. Raises UsageError for an unknown name."""
    if not (wanted.sections or wanted.cases or wanted.prefectures):
        return None
    known = index.facets()
    names = {number: about["name"] for number, about in known["case"].items()}
    sections = [filters.section(typed, known["section"]) for typed in wanted.sections]
    cases = [number for typed in wanted.cases for number in filters.cases(typed, names)]
    prefectures = [filters.prefecture(typed, known["prefecture"]) for typed in wanted.prefectures]
    allowed: set[int] | None = None
    for facet, values in (("section", sections), ("case", cases), ("prefecture", prefectures)):
        if values:
            found = _any(index, known[facet], values)
            allowed = found if allowed is None else allowed & found
    return allowed


def _any(index: Index, known: dict[str, Any], values: Sequence[str]) -> set[int]:
    return {number for value in values if value in known for number in index.members(known[value]["members"])}
