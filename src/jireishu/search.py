"""Which passages answer this question?

Input: a question, filters, an open index. Output: a Response: the best passages, each with its score and the places in
its text that match. `Response.document()` is the JSON contract; the terminal shows the same values.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jireishu import constraints, filters, intents, query, ranking
from jireishu.confidence import ENOUGH, Evidence, confidence
from jireishu.errors import NotThere, UsageError
from jireishu.explanation import UNIT, Reason, reasons
from jireishu.filters import Filters
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jireishu import contract
    from jireishu.analysis import Analyzer
    from jireishu.constraints import Constrained
    from jireishu.index import Index
    from jireishu.model import Json
    from jireishu.vectors import Vectors

SCHEMA: Literal["jireishu/search/1"] = "jireishu/search/1"
QUESTION_LIMIT = 1024

# One standard deviation of closeness in meaning counts as much as this share of the best score by words; where no word
# matches, of a fair score. Chosen on the shared dev questions (0.15 to 0.2 within 0.01).
SHARE = 0.18
STANDOUT = 0.5
# What stands in a section of the kind that is asked for counts a tenth more; on the judged questions that neither helps
# nor harms (0 to 0.3 give the same nDCG within 0.003), and it puts a 成果 before a 課題 that says the same.
LIKED = 10
FAIR = 5

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


class Hit(NamedTuple):
    """A passage that matches. line: its export line. spans: half-open ranges of code points of its text, ascending.

    reasons: what the score is the sum of.
    """

    rank: int
    score: float
    line: Json
    spans: tuple[tuple[int, int], ...]
    reasons: tuple[Reason, ...] = ()

    def document(self, editions: Mapping[str, contract.Edition]) -> contract.Hit:
        """editions: by id, for the citation."""
        from jireishu import citation  # the terminal needs it not

        return {
            "rank": self.rank,
            "score": self.score,
            **citation.cited(self.line, editions),
            "spans": _spans(self.line["passage"]["text"], self.spans),
            "explanation": [reason.document() for reason in self.reasons],
        }


class Response(NamedTuple):
    """The answer. total: how many passages match. note: why there is no hit, in one line.

    expansions: (word asked, word looked for as well). filters: conditions that the question itself names.
    confidence: how likely it is, from 0 to 1, that the casebook answers at all. literal: only the asker's words count.
    several: a casebook has several editions, so that a hit should say which it cites. editions: all that there are.
    """

    question: str
    total: int
    hits: tuple[Hit, ...]
    note: str = ""
    expansions: tuple[tuple[str, str], ...] = ()
    filters: Filters = Filters()
    confidence: float = 0.0
    literal: bool = False
    several: bool = False
    editions: tuple[contract.Edition, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the hits are offered as an answer; where the words themselves were wanted, any hit is one."""
        return bool(self.hits) and (self.literal or self.confidence >= ENOUGH)

    @property
    def named(self) -> str:
        """The conditions that the question named, in words."""
        found = self.filters
        return phrase("{conditions}", conditions=[
            *(phrase("事例 {name}", name=case) for case in found.cases), *found.prefectures, *found.operations,
            *(figure.words() for figure in found.figures),
        ])  # fmt: skip

    def document(self) -> contract.Search:
        known = {edition["id"]: edition for edition in self.editions}
        cited = {hit.line["edition"] for hit in self.hits}
        document: contract.Search = {
            "schema": SCHEMA,
            "question": self.question,
            "total": self.total,
            "answerable": self.answerable,
            "confidence": self.confidence,
            "expansions": [{"asked": asked, "found": found} for asked, found in self.expansions],
            "filters": {
                "case": list(self.filters.cases),
                "prefecture": list(self.filters.prefectures),
                "operation": list(self.filters.operations),
                "figures": [figure.words() for figure in self.filters.figures],
            },
            "editions": [edition for edition in self.editions if edition["id"] in cited],
            "hits": [hit.document(known) for hit in self.hits],
        }
        if self.note:
            document["note"] = self.note
        return document


def _spans(text: str, spans: Iterable[tuple[int, int]]) -> list[contract.Span]:
    def units(end: int) -> int:
        return len(text[:end].encode("utf-16-le", "surrogatepass")) // 2

    return [{"start": start, "end": end, "utf16": (units(start), units(end))} for start, end in spans]


def printable(question: str) -> str:
    """The question without control characters, and with single spaces."""
    return " ".join(UNPRINTABLE.sub(" ", question).split())


def cleaned(question: str) -> str:
    """The printable question. Raises UsageError where it is empty or huge."""
    question = printable(question)
    if not question:
        raise UsageError(
            phrase("質問が空です。"), phrase("例: jireishu search 'ひきこもりの方の就労準備をどう進めているか'")
        )
    if len(question) > QUESTION_LIMIT:
        raise UsageError(
            phrase(
                "質問が長すぎます（{count:,} 文字、上限は {limit:,} 文字）。",
                count=len(question),
                limit=QUESTION_LIMIT,
            ),
            phrase("知りたいことを 1 文か 2 文に縮めてください。"),
        )
    return question


def search(
    index: Index,
    analyzer: Analyzer,
    question: str,
    k: int = 10,
    allowed: Collection[int] | None = None,
    literal: bool = False,
    vectors: Vectors | None = None,
) -> Response:
    """The `k` best passages for `question`, among the `allowed` if given; ties in the order of passage ids.

    literal: look for the question's own words alone, not for others of the same meaning.
    Raises UsageError for an unusable question, IndexUnusable where the index turns out to be damaged.
    """
    question = cleaned(question)
    limits, allowed = (None, allowed) if literal else _narrowed(index, question, allowed)
    asked = query.parse(limits.rest if limits else question, analyzer, index, literal)
    if limits and not asked.forms:  # nothing but conditions: their words are what is asked for
        asked = query.parse(question, analyzer, index, literal)
    if not asked.forms:
        return Response(question, 0, (), phrase("質問に、検索の手がかりになる言葉がありません。"))
    ready = query.prepare(asked, index)
    if not (ready.words or ready.groups or vectors):
        return Response(question, 0, (), phrase("質問の言葉は、どの段落にも出てきません。"))
    words, groups = ((p, times) for _, p, times in ready.words), [group for _, group in ready.groups]
    sums = ranking.totals(words, index.passages, allowed, groups)
    top = max(sums, default=0)
    share = ready.share(sums.index(top), asked.forms) if top else 0.0
    fit = top / UNIT / math.log(index.passages + 1)
    sure = confidence(Evidence(fit, ready.strange, ready.unknown, len(asked.forms), share))
    close = _close(vectors, limits.rest if limits else question, allowed, top) if vectors else {}
    ranking.add(sums, close)
    liked = set() if literal else _any(index, index.facets()["section"], intents.kinds(question))
    for number in liked:
        sums[number] += sums[number] // LIKED
    ceiling = ready.ceiling + max(close.values(), default=0)
    heaviest, total = ranking.heaviest(sums, k, ceiling + ceiling // LIKED)
    wanted, hits = asked.wanted(), []
    for rank, (number, parts) in enumerate(heaviest, 1):
        line, why = index.line(number), reasons(ready, number, parts, close.get(number, 0), number in liked)
        hits.append(Hit(rank, parts / UNIT, line, spans(analyzer, line["passage"]["text"], wanted), why))
    return Response(
        question=question,
        total=total,
        hits=tuple(hits),
        note="" if total else phrase("条件に合う段落に、質問の言葉は出てきません。"),
        expansions=tuple((c.asked, other.found) for c in asked.concepts for other in c.others),
        filters=limits.filters if limits else Filters(),
        confidence=sure,
        literal=literal,
        several=not all(edition["newest"] for edition in index.header["editions"]),
        editions=tuple(index.header["editions"]),
    )


def _close(vectors: Vectors, question: str, allowed: Collection[int] | None, top: int) -> dict[int, int]:
    """What closeness in meaning adds to passages, in parts. top: the best that words bring."""
    worth = (top or FAIR * UNIT) * SHARE
    near = vectors.closeness(question, allowed)
    return {number: round(worth * over) for number, over in near.items() if over >= STANDOUT}


def _narrowed(
    index: Index, question: str, allowed: Collection[int] | None
) -> tuple[Constrained | None, Collection[int] | None]:
    """The conditions that the question names, None where no allowed passage meets them, and the passages that do."""
    limits = constraints.read(question, index.facets())
    if not any(limits.filters):
        return limits, allowed
    met = members(index, limits.filters)
    within = met if allowed is None or met is None else met.intersection(allowed)
    return (limits, within) if within else (None, allowed)


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
    if not any(wanted):
        return None
    known = index.facets()
    names = {number: about["name"] for number, about in known["case"].items()}
    conditions: list[tuple[str, Iterable[str]]] = []
    if wanted.sections:
        conditions.append(("section", [filters.section(typed, known["section"]) for typed in wanted.sections]))
    if wanted.cases:
        conditions.append(("case", [number for typed in wanted.cases for number in filters.cases(typed, names)]))
    if wanted.prefectures:
        found = [filters.prefecture(typed, known["prefecture"]) for typed in wanted.prefectures]
        conditions.append(("prefecture", found))
    if wanted.operations:
        run = [number for typed in wanted.operations for number in filters.operation(typed, known["case"])]
        conditions.append(("case", run))
    if wanted.chapters:
        inside = [name for typed in wanted.chapters for name in filters.chapters(typed, known.get("chapter", {}))]
        conditions.append(("chapter", inside))
    conditions += [("case", filters.meeting(figure, known["case"])) for figure in wanted.figures]
    allowed: set[int] | None = None
    for facet, values in conditions:
        meeting = _any(index, known[facet], values)
        allowed = meeting if allowed is None else allowed & meeting
    return allowed


def editions(index: Index, typed: Iterable[str] = ()) -> set[int] | None:
    """The passages of the named editions, else of the newest of each casebook; None where those are all passages.

    Raises UsageError for an edition that is not there.
    """
    known = index.facets()["edition"]
    if unknown := [name for name in typed if name not in known]:
        raise NotThere(
            phrase("版「{name}」はありません。", name=unknown[0]),
            phrase("版: {known}", known=filters.listed(sorted(known))),
        )
    wanted = list(typed) or [name for name, about in known.items() if about["newest"]]
    return None if len(wanted) == len(known) else _any(index, known, wanted)


def _any(index: Index, known: dict[str, Any], values: Iterable[str]) -> set[int]:
    return {number for value in values if value in known for number in index.members(known[value]["members"])}
