"""Which passages answer this question?

Input: a question, filters, an engine. Output: a Response: the best passages, each with its score and the places in
its text that match. `Response.document()` is the JSON contract; the terminal shows the same values.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jireishu import asking, constraints, coverage, filters, highlights, intents, kinship, query, readings, roster
from jireishu.confidence import ENOUGH
from jireishu.engine import Asked, Within
from jireishu.errors import UsageError
from jireishu.explanation import UNIT, Reason, reasons
from jireishu.filters import Filters
from jireishu.ranking import COUNTED, FIRST
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jireishu import contract
    from jireishu.analysis import Analyzer
    from jireishu.constraints import Constrained
    from jireishu.engine import Engine
    from jireishu.model import Json

QUESTION_LIMIT = 1024

NOT_SAID = phrase("条件に合う段落に、質問の言葉は出てきません。")
NOT_IN_EDITION = phrase("探した版の段落に、質問の言葉は出てきません。ほかの版は --edition で探せます。")
WORDLESS = phrase("質問に、検索の手がかりになる言葉がありません。")
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")

BROKEN = re.compile("(?<=[\u3041-\u9fff])[\r\n]+(?=[\u3041-\u9fff])")  # a line that was broken within a Japanese text

# What takes no place between letters: soft hyphens, joiners, spaces of no width, selectors of a letter's form.
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\U000e0100-\U000e01ef]+")


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
    """The answer. total: how many passages match, counted up to 10,000. note: why there is no
    hit, or which condition of the question nothing meets, in one line.

    expansions: (word asked, word looked for as well). filters: conditions that the question itself names.
    confidence: how likely it is, from 0 to 1, that the casebook answers at all. literal: only the asker's words count.
    several: a casebook has several editions, so that a hit should say which it cites. editions: all that there are.
    partial: a part of the cluster did not answer in time, so that better hits may be missing.
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
    partial: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the hits are offered as an answer; where the words themselves were wanted, any hit is one."""
        return bool(self.hits) and (self.literal or self.confidence >= ENOUGH)

    @property
    def named(self) -> str:
        """The conditions that the question named, in words."""
        return _worded(self.filters)

    def document(self) -> contract.Search:
        known = {edition["id"]: edition for edition in self.editions}
        cited = {hit.line["edition"] for hit in self.hits}
        document: contract.Search = {
            "schema": "jireishu/search/1",
            "question": self.question,
            "total": self.total,
            "total_relation": "gte" if self.total >= COUNTED else "eq",
            "answerable": self.answerable,
            "confidence": self.confidence,
            "expansions": [{"asked": asked, "found": found} for asked, found in self.expansions],
            "filters": {
                "case": list(self.filters.cases),
                "prefecture": list(self.filters.prefectures),
                "operation": list(self.filters.operations),
                "figures": [figure.words() for figure in self.filters.figures],
                "without": list(self.filters.without),
            },
            "editions": [edition for edition in self.editions if edition["id"] in cited],
            "hits": [hit.document(known) for hit in self.hits],
        }
        if self.note:
            document["note"] = self.note
        if self.partial:
            document["partial"] = True
        return document


def _worded(found: Filters) -> str:
    return filters.listed([
        *(phrase("事例 {name}", name=case) for case in found.cases), *found.prefectures, *found.operations,
        *(figure.words() for figure in found.figures), *(phrase("{name}以外", name=name) for name in found.without),
    ])  # fmt: skip


def _spans(text: str, spans: Iterable[tuple[int, int]]) -> list[contract.Span]:
    wide = [place for place, c in enumerate(text) if c > "\uffff"] if max(text, default="") > "\uffff" else []

    def units(end: int) -> int:
        return end + sum(place < end for place in wide)

    return [{"start": start, "end": end, "utf16": (units(start), units(end))} for start, end in spans]


def printable(question: str) -> str:
    """The question without control characters and what nobody sees, and with single spaces; lines as one text."""
    question = BROKEN.sub("", question)
    return " ".join(UNPRINTABLE.sub(" ", UNSEEN.sub("", question)).split())


def cleaned(question: str) -> str:
    """The printable question. Raises UsageError where it is empty or huge."""
    question = printable(question)
    if not question:
        raise UsageError(phrase("質問が空です。"), phrase("例: ひきこもりの方の就労準備をどう進めているか"))
    if len(question) > QUESTION_LIMIT:
        raise UsageError(
            phrase(
                "質問が長すぎます（{count:,} 文字、上限は {limit:,} 文字）。", count=len(question), limit=QUESTION_LIMIT
            ),
            phrase("知りたいことを 1 文か 2 文に縮めてください。"),
        )
    return question


def search(
    engine: Engine, analyzer: Analyzer, question: str, k: int = 10, within: Within = (), literal: bool = False
) -> Response:
    """The `k` best passages for `question` that meet the conditions; ties in the order of passage ids.

    literal: look for the question's own words alone, not for others of the same meaning nor by closeness in meaning.
    Raises UsageError for an unusable question, IndexUnusable where the index turns out to be damaged.
    """
    question = cleaned(question)
    named, within, unmet = (None, within, "") if literal else _narrowed(engine, analyzer, question, within)
    rest, told = (named.rest, named.told) if named else (question, question)
    asked = query.parse(rest, analyzer, engine, literal)
    alone = named if named and not asked.forms else None  # nothing but conditions: what they name is asked for
    if alone:
        asked = query.parse(" ".join(alone.filters.prefectures or alone.named), analyzer, engine, literal)
    if not asked.forms:
        return Response(question, 0, (), WORDLESS)
    ready = query.prepare(asked, engine)
    meaning = "" if literal else rest
    found = engine.best(Asked(ready.wanted, max(k, FIRST), within, meaning))
    found = coverage.whole(found, ready)
    if not literal:
        found = intents.preferred(found, told, engine.line)
        found = kinship.raised(found, engine.line)
    sides = (*named.filters.cases, *(named.filters.prefectures if asking.compares(question) else ())) if named else ()
    if len(sides) > 1:
        found = coverage.sides(found, engine.line, sides)
    if not (ready.wanted.words or ready.wanted.groups or found.best):
        return Response(question, 0, (), phrase("質問の言葉は、どの段落にも出てきません。"), partial=found.partial)
    phrases, hits = asked.phrases(), []
    unsaid = NOT_SAID if any(facet != "edition" for facet, _ in within) else NOT_IN_EDITION
    for rank, one in enumerate(found.best[:k], 1):
        line = engine.line(one.key)
        marked = highlights.spans(analyzer, line["passage"]["text"], phrases, ready.said_otherwise(one.parts))
        hits.append(Hit(rank, one.score / UNIT, line, marked, reasons(ready, one)))
    sure = coverage.sure(found, ready, engine.passages, asking.for_a_rule(told))
    return Response(
        question=question,
        total=found.total,
        hits=tuple(hits),
        note=unmet if found.total else unsaid,
        expansions=tuple((c.asked, other.found) for c in asked.concepts for other in c.others),
        filters=named.filters if named else Filters(),
        confidence=max(sure, ENOUGH) if alone and any(alone.filters) else sure,
        literal=literal,
        several=not all(edition["newest"] for edition in engine.header["editions"]),
        editions=tuple(engine.header["editions"]),
        partial=found.partial,
    )


def _narrowed(engine: Engine, analyzer: Analyzer, question: str, within: Within) -> tuple[Constrained, Within, str]:
    """The conditions that the question names, and all that a passage must meet: not those where none would be left.

    And what is to be said of those that nothing meets.
    """
    found = limits(engine, question, within)
    towns = (town for town in analyzer.towns(found.rest) if not any(map(engine.held, analyzer.forms(town)[:1])))
    absent = constraints.absent(found.rest, engine.facets()["prefecture"], towns)
    note = phrase("{names}の事例はありません。ほかの事例を示します。", names=filters.listed(absent)) if absent else ""
    if not any(found.filters):
        return found, within, note
    narrowed = (*within, *conditions(engine, found.filters, within))
    if engine.count(narrowed):
        return found, narrowed, note
    note = phrase("条件（{named}）に合う事例はありません。ほかの事例を示します。", named=_worded(found.filters))
    return found._replace(filters=Filters()), within, note


def limits(engine: Engine, question: str, among: Within = ()) -> Constrained:
    """What `question` limits itself to in its own words. among: the editions that are searched."""
    return constraints.read(
        question, roster.read(engine, among), engine.facets()["prefecture"], engine.facts,
        lambda word: readings.words(word, engine.synonyms),
    )  # fmt: skip


def _titles(engine: Engine) -> Iterator[tuple[str, str]]:
    """The titles that sections are printed with, and their kinds."""
    for edition in engine.facets()["edition"]:
        for case in engine.cases(edition):
            yield from ((section["title"], section["kind"]) for section in case["sections"])


def conditions(engine: Engine, wanted: Filters, among: Within = ()) -> Within:
    """What passages must meet for all filters. among: the editions that are searched.

    Raises UsageError for an unknown name.
    """
    if not any(wanted):
        return ()
    known, cases = engine.facets(), roster.read(engine, among)
    facts = roster.facts(engine, cases) if wanted.operations or wanted.figures else {}
    titles = partial(_titles, engine)
    named: tuple[tuple[str, tuple[str, ...], Callable[[str], Iterable[str]]], ...] = (
        ("section", wanted.sections, lambda typed: [filters.section(typed, known["section"], titles)]),
        ("case", wanted.cases, lambda typed: roster.named(typed, cases, engine.facts, known["case"])),
        ("prefecture", wanted.prefectures, lambda typed: [filters.prefecture(typed, known["prefecture"])]),
        ("case", wanted.operations, lambda typed: filters.operation(typed, facts)),
        ("chapter", wanted.chapters, lambda typed: filters.chapters(typed, known["chapter"])),
    )
    found = [(facet, {value for one in typed for value in meant(one)}) for facet, typed, meant in named if typed]
    found += [("case", set(filters.meeting(figure, facts))) for figure in wanted.figures]
    for name in wanted.without:
        facet = "prefecture" if name in known["prefecture"] else "case"
        unwanted = {name} if facet == "prefecture" else set(roster.named(name, cases))
        found.append((facet, {*(known["prefecture"] if facet == "prefecture" else cases)} - unwanted))
    return tuple((facet, frozenset(values)) for facet, values in found)


def within(engine: Engine, wanted: Filters | None = None, typed: Iterable[str] = ()) -> Within:
    """What passages must meet in the named editions, or in the newest of each casebook, for all filters.

    Raises UsageError for a filter that names nothing.
    """
    books = editions(engine, typed)
    return (*conditions(engine, wanted or Filters(), books), *books)


def editions(engine: Engine, typed: Iterable[str] = ()) -> Within:
    """That a passage is of the named editions, else of the newest of each casebook; nothing where those are all.

    Raises UsageError for an edition that is not there.
    """
    known = engine.facets()["edition"]
    if unknown := [name for name in typed if name not in known]:
        raise filters.no_edition(unknown[0], known)
    wanted = list(typed) or [name for name, about in known.items() if about["newest"]]
    return () if len(wanted) == len(known) else (("edition", frozenset(wanted)),)
