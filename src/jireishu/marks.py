"""What did the parser take each line of a page for? Pages -> marks to draw on them.

A mark's box is in PDF points from the top left of the page as displayed. Pages that hold much are taken apart by a
process of its own, under limits of time and memory: `python -m jireishu.marks PAGES FOLDER` writes what was seen there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from jireishu import binding, casebook, profile
from jireishu.casebook import Dissection
from jireishu.corpus import edition_id
from jireishu.items import Boxed, Item, Line, Picture, Table, lines_of
from jireishu.model import Finding
from jireishu.page import Box, Page
from jireishu.tongue import phrase

SEEN = "seen.json"
# What a piece of a page can be, in words; the first ones become passages.
KINDS = {
    "bullet": phrase("箇条書き"),
    "paragraph": phrase("地の文"),
    "note": phrase("注"),
    "column": phrase("囲み"),
    "table": phrase("表"),
    "figure": phrase("図"),
    "title": phrase("題名・節の見出し"),
    "heading": phrase("小見出し"),
    "contents": phrase("目次・一覧表・見本・表紙（本文としない）"),
    "furniture": phrase("柱・頁番号"),
    "unused": phrase("どこにも入らなかった行"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page: its kind (one of KINDS), its boxes here, its text, and the id of its passage if it is one."""

    kind: str
    boxes: tuple[Box, ...]
    text: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its marks in reading order, its lines, and by kind the outlines of cells, boxes and pictures.

    turn: quarter turns by which it is displayed. label: the number printed on it.
    """

    number: int
    turn: int
    label: str | None
    marks: tuple[Mark, ...]
    lines: tuple[Box, ...]
    outlines: tuple[tuple[str, Box], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a file. casebook: whether it has cases. sheets: of the pages that could be read, in order."""

    title: str
    casebook: bool
    findings: tuple[Finding, ...]
    sheets: tuple[Sheet, ...]


def see(pages: Sequence[Page], source: str, findings: Sequence[Finding], grammar: str = "casebook") -> Seen:
    """What is seen on the pages of the file `source`. findings: what reading them already came across.

    grammar: the name or path of the profile of casebooks that it is read by. Raises SourceError where there is none
    such, or it takes too long or too much memory.
    """
    if not binding.much(pages):
        return _seen(pages, source, findings, grammar)
    with tempfile.TemporaryDirectory() as name:
        binding.limited("jireishu.marks", pages, (source, grammar), findings, Path(name))
        title, casebook, found, sheets = json.loads((Path(name) / SEEN).read_text(encoding="utf-8"))
    return Seen(title, casebook, tuple(Finding(*one) for one in found), tuple(_sheet(*one) for one in sheets))


def _seen(pages: Sequence[Page], source: str, findings: Sequence[Finding], grammar: str) -> Seen:
    seen = casebook.dissect(pages, profile.load(grammar), edition_id(Path(source)), source, "", findings)
    return Seen(seen.edition.title, bool(seen.edition.cases), seen.edition.findings, tuple(sheets(seen)))


def main(argv: list[str]) -> None:
    """See what `binding.limited` handed over, and write it to SEEN; `see` reads that."""
    pages, (source, grammar), findings, folder = binding.given(argv)
    (folder / SEEN).write_text(json.dumps(astuple(_seen(pages, source, findings, grammar))), encoding="utf-8")


def _sheet(number: int, turn: int, label: str | None, marks: list[Any], lines: list[Any], outlines: list[Any]) -> Sheet:
    """The page that has these fields, as JSON gives them back."""
    return Sheet(
        number,
        turn,
        label,
        tuple(Mark(kind, tuple(Box(*box) for box in boxes), text, passage) for kind, boxes, text, passage in marks),
        tuple(Box(*line) for line in lines),
        tuple((kind, Box(*box)) for kind, box in outlines),
    )


def sheets(seen: Dissection) -> Iterator[Sheet]:
    """Every page that could be read, in order."""
    roles = _roles(seen)
    items: dict[int, list[Item]] = {}
    for item in seen.items:
        items.setdefault(item.page, []).append(item)
    for leaf in seen.leaves:
        page, own = leaf.page, items.get(leaf.page.number, [])
        lines = [line for item in own for line in lines_of(item)]
        marks = list(_marks(page, lines, roles, seen))
        for s in leaf.furniture:
            marks.append(Mark("furniture", (page.displayed(s.box),), s.text))
        outlines = [(kind, page.displayed(box)) for kind, box in _outlines(page, own)]
        yield Sheet(
            page.number,
            page.turn,
            leaf.label,
            tuple(marks),
            tuple(page.displayed(line.box) for line in lines),
            tuple(outlines),
        )


Roles = dict[int, tuple[str, int | None]]  # of a line, by its identity: its kind, and its passage's place


def _roles(seen: Dissection) -> Roles:
    closed = seen.listed.list_pages | seen.outline.sample_pages | {item.page for item in seen.items[:1]}
    roles: Roles = {}
    for item in seen.items:
        for line in lines_of(item):
            roles[id(line)] = ("contents" if item.page in closed or seen.listed.holds(item) else "unused", None)
    roles |= {id(line): ("heading", None) for line in seen.heads}
    for n in _titles(seen):
        roles |= {id(line): ("title", None) for line in lines_of(seen.items[n])}
    for place, block in enumerate(seen.kept):
        roles |= {id(line): (block.kind, place) for line in block.lines}
    return roles


def _titles(seen: Dissection) -> Iterator[int]:
    """The places of items that are titles of chapters, cases (what a case calls itself included) and sections."""
    for chapter in seen.outline.chapters:
        yield from range(chapter.start, chapter.stop)
    for span in seen.outline.spans:
        yield from range(span.title.start, span.sections[0].start if span.sections else span.title.stop)
        for section in span.sections:
            yield from range(section.start, section.stop)


def _marks(page: Page, lines: list[Line], roles: Roles, seen: Dissection) -> Iterator[Mark]:
    drawn = set()
    for line in lines:
        kind, place = roles[id(line)]
        if place is None:
            yield Mark(kind, (page.displayed(line.box),), line.text)
        elif place not in drawn:
            drawn.add(place)
            passage = seen.edition.passages[place]
            boxes = tuple(Box(b.x0, b.top, b.x1, b.bottom) for b in passage.boxes if b.page == page.number)
            yield Mark(kind, boxes, passage.text, passage.id)


def _outlines(page: Page, items: list[Item]) -> Iterator[tuple[str, Box]]:
    for image in page.images:
        yield "figure", image
    for item in items:
        if isinstance(item, Table):
            yield from (("table", cell.box) for cell in item.cells)
        elif isinstance(item, Boxed):
            yield "column", item.box
        elif isinstance(item, Picture):
            yield "figure", item.box


if __name__ == "__main__":
    main(sys.argv[1:])
