"""What is a casebook made of once it has been read? The nouns of the field.

Plain frozen values with no third-party import and no behaviour beyond their JSON form. Page numbers count from 1,
boxes are PDF points from the top left of the page as it is displayed, offsets are Unicode code points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseRef:
    """The case a passage belongs to, in the words of its citation. `id` is readable and URL-safe (`2-8`)."""

    id: str
    chapter: int | None = None
    number: int | None = None
    name: str = ""
    prefecture: str | None = None
    tagline: str = ""


@dataclass(frozen=True, slots=True)
class SectionRef:
    """A numbered section as printed, and the canonical kind of it (`課題`), or its own title where none fits."""

    number: int | None
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a passage stands: PDF pages, and the numbers printed on them (None where a page prints none)."""

    pdf: tuple[int, ...] = ()
    printed: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a PDF page."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation ready to paste, and a link that opens the PDF on the page."""

    text: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One bullet, paragraph, boxed column, note, table or figure text, whole, as printed: what is found and cited.

    kind: bullet, paragraph, column (boxed text), note (※), table, figure.
    headings: the heading path above it inside its section, outermost first. ocr: recognised in a picture of its page.
    ocr_confidence: how sure the recognition is of its letters, from 0 to 1; None where it did not say.
    """

    id: str
    text: str
    kind: str = "paragraph"
    case: CaseRef | None = None
    section: SectionRef | None = None
    headings: tuple[str, ...] = ()
    pages: Pages = field(default_factory=Pages)
    boxes: tuple[PageBox, ...] = ()
    citation: Citation = field(default_factory=Citation)
    ocr: bool = False
    ocr_confidence: float | None = None

    def to_json(self) -> Json:
        """The line that `export` writes and `ingest` takes back."""
        case, section = self.case, self.section
        recognised: Json = {"ocr": True} if self.ocr else {}
        if self.ocr_confidence is not None:
            recognised["ocr_confidence"] = self.ocr_confidence
        return {
            "passage": {"id": self.id, "text": self.text, "kind": self.kind, **recognised},
            "case": case and _fields(case),
            "section": section and _fields(section),
            "headings": list(self.headings),
            "pages": {"pdf": list(self.pages.pdf), "printed": list(self.pages.printed)},
            "boxes": [[box.page, box.x0, box.top, box.x1, box.bottom] for box in self.boxes],
            "citation": {"text": self.citation.text, "url": self.citation.url},
        }

    @classmethod
    def from_json(cls, line: Json) -> Passage:
        """The passage of an export line; only passage.id and passage.text are needed.

        Raises ValueError, TypeError, KeyError or AttributeError where the line has another form.
        """
        body = line["passage"]
        if not (isinstance(body["id"], str) and body["id"] and isinstance(body["text"], str)):
            raise ValueError("passage.id and passage.text must be strings")
        case, section = line.get("case"), line.get("section")
        pages, citation = line.get("pages") or {}, line.get("citation") or {}
        return cls(
            id=body["id"],
            text=body["text"],
            kind=body.get("kind") or "paragraph",
            case=CaseRef(**{k: v for k, v in case.items() if k in CaseRef.__slots__}) if case else None,
            section=SectionRef(section.get("number"), section["title"], section["kind"]) if section else None,
            headings=tuple(line.get("headings") or ()),
            pages=Pages(tuple(pages.get("pdf") or ()), tuple(pages.get("printed") or ())),
            boxes=tuple(PageBox(*box) for box in line.get("boxes") or ()),
            citation=Citation(citation.get("text") or "", citation.get("url")),
            ocr=body.get("ocr") is True,
            ocr_confidence=None if (sure := body.get("ocr_confidence")) is None else float(sure),
        )


CORRECTED = "訂正"  # the source of an attribute that people set: what was printed says something else


@dataclass(frozen=True, slots=True)
class Attribute:
    """A fact about a case. `raw` is what was printed, `value` the number, text or chart read from it.

    value: a number (459000 for 45.9万人, 4.0 for 4.0%), a text (直営), or {chart: {label: number}}.
    unit: as printed (人, %, ‰, 倍), never converted. source: 本文, 一覧表 or 訂正.
    """

    raw: str
    value: float | int | str | dict[str, dict[str, float]] | None
    unit: str | None = None
    source: str = "本文"


@dataclass(frozen=True, slots=True)
class Case:
    """One municipality or office: what it calls itself, where it stands, what it is made of."""

    id: str
    chapter: int | None
    number: int | None
    name: str
    prefecture: str | None = None
    tagline: str = ""
    pages: Pages = field(default_factory=Pages)
    sections: tuple[SectionRef, ...] = ()
    attributes: dict[str, Attribute] = field(default_factory=dict)

    def ref(self) -> CaseRef:
        return CaseRef(self.id, self.chapter, self.number, self.name, self.prefecture, self.tagline)

    def to_json(self) -> Json:
        """The element of `cases --json`, without its edition."""
        return {
            **_fields(self),
            "pages": {"pdf": list(self.pages.pdf), "printed": list(self.pages.printed)},
            "sections": list(map(_fields, self.sections)),
            "attributes": {name: _fields(attribute) for name, attribute in self.attributes.items()},
        }

    @classmethod
    def from_json(cls, line: Json) -> Case:
        """The case of an element of `cases --json`. Raises TypeError, KeyError or AttributeError for another form."""
        return cls(
            **{name: line[name] for name in CaseRef.__slots__},
            pages=Pages(tuple(line["pages"]["pdf"]), tuple(line["pages"]["printed"])),
            sections=tuple(SectionRef(s["number"], s["title"], s["kind"]) for s in line["sections"]),
            attributes={name: Attribute(**a) for name, a in line["attributes"].items()},
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that did not fit, where and why: reported, never dropped, never fatal."""

    kind: str
    message: str
    page: int | None = None

    def to_json(self) -> Json:
        return _fields(self)


@dataclass(frozen=True, slots=True)
class Edition:
    """One parsed source: a casebook PDF, or a collection brought in as JSON lines.

    id: the folder under corpus/. source: the file's name, sha256: its digest. page_labels: the number printed on
    each PDF page in order, None where none is. date, publisher: of the cover (2022-03). url: where the file is from.
    chapters: the number and the title of each, as printed.
    follows: the id of the edition that was the newest of this casebook before. profile: the one it was read with, ""
    for a casebook. corrections: the digest of those that were made in it.
    """

    id: str
    title: str
    source: str
    sha256: str
    page_labels: tuple[str | None, ...] = ()
    cases: tuple[Case, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
    date: str = ""
    url: str = ""
    follows: str | None = None
    profile: str = ""
    publisher: str = ""
    chapters: tuple[tuple[int, str], ...] = ()
    corrections: str = ""

    def about(self) -> Json:
        """What an index says of it."""
        return {name: getattr(self, name) for name in ("id", "title", "publisher", "date", "source", "sha256", "url")}


def _fields(value: Any) -> Json:
    """What one of these values is made of, by name."""
    return {name: getattr(value, name) for name in value.__slots__}
