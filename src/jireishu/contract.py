"""Which documents does jireishu emit, and of what are they made?

Types only: mypy holds the code that makes the documents against them, and `schema` makes JSON Schema of them. Within a
major version (the number in `schema`) keys are added and never changed or removed; clients ignore those they do not
know. Offsets count from 0, half-open; pages from 1; boxes are points from the top left of the page as displayed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from typing import NotRequired, TypedDict
else:  # pydantic, which brings it along, takes no other before Python 3.12
    try:
        from typing_extensions import NotRequired, TypedDict  # noqa: UP035
    except ImportError:
        from typing import NotRequired, TypedDict


class Edition(TypedDict):
    """A casebook as of one time. id: its name in this corpus. date: 2022-03. url: of the PDF. Either may be ""."""

    id: str
    title: str
    publisher: str
    date: str
    source: str
    sha256: str
    url: str
    newest: bool


class CaseRef(TypedDict):
    """The case that a passage belongs to."""

    id: str
    chapter: int | None
    number: int | None
    name: str
    prefecture: str | None
    tagline: str


class Section(TypedDict):
    """A section as printed, and the kind of it (地域の状況, 背景・概要, 取組みのポイント, 成果, 課題 …)."""

    number: int | None
    title: str
    kind: str


class Pages(TypedDict):
    """PDF pages, and the numbers printed on them (null where none is)."""

    pdf: list[int]
    printed: list[str | None]


class Citation(TypedDict):
    """Words to paste. text: casebook, case, section, pages. credit: 出典：publisher「title」(date) pages.

    url: opens the PDF on the page; the edition's own address where it is known, else the file's name.
    """

    text: str
    url: str | None
    credit: NotRequired[str]


class Body(TypedDict):
    """The text as printed. kind: bullet, paragraph, column, note, table or figure.

    ocr: recognised in a picture of the page. ocr_confidence: how surely, from 0 to 1, letter by letter.
    """

    id: str
    text: str
    kind: str
    ocr: NotRequired[bool]
    ocr_confidence: NotRequired[float]


class Passage(TypedDict):
    """A passage with its place. edition: the id of an Edition. boxes: [page, x0, top, x1, bottom]."""

    passage: Body
    case: CaseRef | None
    section: Section | None
    headings: list[str]
    pages: Pages
    boxes: list[list[float]]
    citation: Citation
    edition: NotRequired[str]


class Span(TypedDict):
    """A range of passage.text, in Unicode code points; utf16: the same in UTF-16 code units, as JavaScript counts."""

    start: int
    end: int
    utf16: tuple[int, int]


class Reason(TypedDict):
    """A part of a score: the word asked, the word found for it (null where it is the same), and how one came to it."""

    asked: str
    found: str | None
    how: str
    score: float


class Hit(Passage):
    """A passage that answers. score: to order the hits of one response, nothing more; explanation adds up to it."""

    rank: int
    score: float
    spans: list[Span]
    explanation: list[Reason]


class Expansion(TypedDict):
    """A word of the question, and another that was looked for as well."""

    asked: str
    found: str


class Conditions(TypedDict):
    """What the question itself limits the search to."""

    case: list[str]
    prefecture: list[str]
    operation: list[str]
    figures: list[str]
    without: list[str]


class Search(TypedDict):
    """The answer to a question. total: how many passages match, or (gte) at least. answerable: whether the hits are
    offered as an answer.

    confidence: 0 to 1. editions: those that the hits cite. note: why there is no hit, or which condition nothing meets.
    partial: a part of the cluster did not answer in time, so that better hits may be missing.
    """

    schema: Literal["jireishu/search/1"]
    question: str
    total: int
    total_relation: NotRequired[Literal["eq", "gte"]]
    answerable: bool
    confidence: float
    expansions: list[Expansion]
    filters: Conditions
    editions: list[Edition]
    hits: list[Hit]
    note: NotRequired[str]
    partial: NotRequired[bool]


class Attribute(TypedDict):
    """A fact about a case. raw: as printed. value: number, text or {chart: {label: number}}.

    source: 本文, 一覧表 or 訂正.
    """

    raw: str
    value: float | int | str | dict[str, dict[str, float]] | None
    unit: str | None
    source: str


class Case(CaseRef):
    """A case with its sections and facts. edition: the id of an Edition."""

    pages: Pages
    sections: list[Section]
    attributes: dict[str, Attribute]
    edition: str


class Cases(TypedDict):
    """All cases of the newest edition of each casebook, or of the one asked for."""

    schema: Literal["jireishu/cases/1"]
    cases: list[Case]


class Show(TypedDict):
    """One case with its passages in reading order."""

    schema: Literal["jireishu/show/1"]
    case: Case
    passages: list[Passage]


class Neighbourhood(TypedDict):
    """One passage, and those around it in the casebook: what comes before and after in reading order."""

    schema: Literal["jireishu/passage/1"]
    passage: Passage
    before: list[Passage]
    after: list[Passage]
    edition: Edition


class Quoted(TypedDict):
    """Words said to stand in the passage id; edition: the id of its Edition; case: the name of its case; citation: as
    it was printed with them; each if known."""

    id: str
    quote: str
    edition: NotRequired[str]
    case: NotRequired[str]
    citation: NotRequired[str]


class Quotes(TypedDict):
    """What is sent to be verified."""

    quotes: list[Quoted]


class Stand(TypedDict):
    """Where a quote stands now."""

    id: str
    edition: str | None
    text: str
    citation: str


class Verdict(Quoted):
    """What became of a quote: exact, moved (in another passage), reworded or gone (now is null). others: where the rest
    of it stands, if it is in several passages now."""

    status: Literal["exact", "moved", "reworded", "gone"]
    now: Stand | None
    others: list[Stand]


class Verify(TypedDict):
    """What became of each quote, in the order asked."""

    schema: Literal["jireishu/verify/1"]
    quotes: list[Verdict]


class CaseName(TypedDict):
    """A case by id and name."""

    id: str
    name: str


class Renamed(TypedDict):
    """A case that another edition names or numbers otherwise."""

    old: CaseName
    new: CaseName


class ChangedCases(TypedDict):
    """The cases that came, went, or were named otherwise."""

    added: list[CaseName]
    removed: list[CaseName]
    renamed: list[Renamed]


class ChangedFact(TypedDict):
    """An attribute as printed before and after; null where there was none."""

    case: CaseName
    name: str
    old: str | None
    new: str | None


class ChangedTagline(TypedDict):
    """What stands under the name of a case, before and after."""

    case: CaseName
    old: str
    new: str


class ChangedSections(TypedDict):
    """The section titles of a case, before and after."""

    case: CaseName
    old: list[str]
    new: list[str]


class ChangedHeading(TypedDict):
    """A heading that is called otherwise, came or was dropped over text that stayed: before and after, with those over
    it, [] where there is none; case and section of the newer one."""

    case: CaseName | None
    section: str | None
    old: list[str]
    new: list[str]


class ChangedChapter(TypedDict):
    """The title of a chapter before and after, null where there is none; number: of a casebook's."""

    number: int | None
    old: str | None
    new: str | None


class Brief(TypedDict):
    """A passage with the id of its case and the title of its section."""

    id: str
    text: str
    case: str | None
    section: str | None
    headings: list[str]
    pages: Pages


class MovedPassage(TypedDict):
    """The same text in another place."""

    old: Brief
    new: Brief


class ChangedRange(TypedDict):
    """Ranges [start, end) in code points of the old and of the new text."""

    old: list[int]
    new: list[int]


class RewordedPassage(MovedPassage):
    """A passage and its successor, the ranges that changed, and whether it stands in another place, too."""

    changes: list[ChangedRange]
    moved: bool


class SplitPassage(TypedDict):
    """A passage that became several, and the ranges that changed, those of its parts with a line end between them."""

    old: Brief
    new: list[Brief]
    changes: list[ChangedRange]


class JoinedPassages(TypedDict):
    """Several passages that became one, and the ranges that changed, the parts with a line end between them."""

    old: list[Brief]
    new: Brief
    changes: list[ChangedRange]


class ChangedPassages(TypedDict):
    """The passages that came, went, moved, were reworded, became several or became one of several."""

    added: list[Brief]
    removed: list[Brief]
    moved: list[MovedPassage]
    reworded: list[RewordedPassage]
    split: list[SplitPassage]
    joined: list[JoinedPassages]


class Diff(TypedDict):
    """What changed from one edition to another."""

    schema: Literal["jireishu/diff/1"]
    old: str
    new: str
    cases: ChangedCases
    taglines: list[ChangedTagline]
    attributes: list[ChangedFact]
    sections: list[ChangedSections]
    headings: list[ChangedHeading]
    chapters: list[ChangedChapter]
    passages: ChangedPassages


class CheckFinding(TypedDict):
    """Something that does not fit. part: index, pdf or the id of an edition."""

    part: str
    kind: str
    message: str
    page: int | None


class Check(TypedDict):
    """Whether corpus and index are complete and sound."""

    schema: Literal["jireishu/check/1"]
    ok: bool
    checked: list[str]
    findings: list[CheckFinding]


class Likeness(TypedDict):
    """A fact of a like case, and how close it is, 0 to 1."""

    value: Any
    closeness: float


class CaseOf(CaseName):
    """A case of an edition."""

    edition: str


class LikeCase(TypedDict):
    """A case like another. score: the mean of text and fact, each 0 to 1."""

    case: CaseOf
    score: float
    text: float
    fact: float
    shared: list[str]
    facts: dict[str, Likeness]


class CaseFacts(CaseOf):
    """A case and its facts that are one number or text."""

    facts: dict[str, Any]


class Similar(TypedDict):
    """The cases most like one."""

    schema: Literal["jireishu/similar/1"]
    case: CaseFacts
    cases: list[LikeCase]


class Word(TypedDict):
    """A word of a question. passages: how many hold it. groups: its synonym groups in the dictionary."""

    surface: str
    form: str
    passages: int
    groups: list[int]


class Other(TypedDict):
    """A wording that says the same, and where it is from."""

    found: str
    how: str


class Concept(TypedDict):
    """One thing asked for, and its other wordings."""

    asked: str
    others: list[Other]


class Analyze(TypedDict):
    """How a question is read."""

    schema: Literal["jireishu/analyze/1"]
    question: str
    conditions: str
    sections: list[str]
    words: list[Word]
    concepts: list[Concept]


class FacetValue(TypedDict):
    """A value that a search can be narrowed to. label: as people call it. count: the passages that have it."""

    value: str
    label: str
    count: int


class Facets(TypedDict):
    """What a search can be narrowed by, in the newest editions. population: [least, most]; null if unknown."""

    schema: Literal["jireishu/facets/1"]
    passages: int
    chapter: list[FacetValue]
    section: list[FacetValue]
    prefecture: list[FacetValue]
    operation: list[FacetValue]
    case: list[FacetValue]
    edition: list[FacetValue]
    population: list[float] | None


class Health(TypedDict):
    """Whether the server can answer. generation: names the state of the index; responses are a function of it."""

    schema: Literal["jireishu/health/1"]
    ok: bool
    generation: str
    passages: int
    analyzer: str
    editions: list[Edition]


class Problem(TypedDict):
    """An error (RFC 9457). hint: what to do next, in Japanese like detail."""

    type: str
    title: str
    status: int
    detail: str
    hint: str


# Every document by the name of its schema file.
DOCUMENTS: dict[str, Any] = {
    "search": Search,
    "passage": Neighbourhood,
    "cases": Cases,
    "show": Show,
    "export": Passage,
    "quotes": Quotes,
    "verify": Verify,
    "diff": Diff,
    "check": Check,
    "similar": Similar,
    "analyze": Analyze,
    "facets": Facets,
    "health": Health,
    "problem": Problem,
}
