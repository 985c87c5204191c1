"""Which tables have a row for each thing that a case says, as lists in spreadsheets do? Pages -> pages on which the
case, its facts and its sections stand one after another, as other casebooks set them.

A column holds the cases, each in a cell as high as its rows or again in each; the next what a row tells: a tagline, a
fact or a section; those after it a heading, perhaps, and the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jireishu.inside import Inside
from jireishu.page import HEAD, HEADING, TITLE, Box, Page, Segment, alone, titled, without
from jireishu.profile import Profile
from jireishu.rooms import spans
from jireishu.slips import CELLS, text_of
from jireishu.text import fold

ALIKE = 2.0  # points that the edges of one row or column may be apart
OFTEN = 3  # cases of a casebook, at least
MOST = 0.6  # of the cells of a column with text, at least, that tell what their rows are


@dataclass(frozen=True, slots=True)
class _Register:
    """Such a table on one page: its cells, and those of the column that says what rows tell, from the top."""

    page: Page
    cells: tuple[Box, ...]
    labels: tuple[Box, ...]
    texts: Inside[Segment]

    def said(self, cell: Box) -> str:
        return text_of(self.texts.of(cell))

    def case(self, label: Box) -> list[list[Segment]]:
        """What the cells left of a label say of the case that its rows are of: its number, perhaps, and its name."""
        left = (c for c in self.cells if c.x1 < label.x0 + ALIKE and c.top - ALIKE < label.top < c.bottom - ALIKE)
        return [inside for cell in sorted(left, key=lambda c: c.x0) if (inside := self.texts.of(cell))]

    def name(self, label: Box) -> str:
        return "　".join(map(text_of, self.case(label)))

    def rows(self, label: Box) -> list[list[list[Segment]]]:
        """What the cells right of a label say, row by row from the left: a label may be that of several."""
        right = [c for c in self.cells if c.x0 > label.x1 - ALIKE and -ALIKE < c.top - label.top < label.height - ALIKE]
        found: dict[int, list[Box]] = defaultdict(list)
        for cell in sorted(right, key=lambda c: (round(c.top), c.x0)):
            found[round(cell.top)].append(cell)
        return [[inside for cell in row if (inside := self.texts.of(cell))] for row in found.values()]

    def head(self, profile: Profile) -> tuple[str, ...]:
        """What the first row says, where that may be what the columns hold."""
        first = self.labels[0]
        row = [self.name(first), self.said(first), *(text_of(cell) for row in self.rows(first) for cell in row)]
        is_head = not (_role(row[1], profile) or profile.case(row[0]) or any("。" in text for text in row))
        return tuple(row) if is_head and all(row[:2]) else ()


def unrolled(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with such tables as pages of one title, fact or text each, which keep the numbers of theirs; the pages
    where few cases stand in such."""
    registers: list[_Register | None] = []
    last: _Register | None = None
    for page in pages:
        registers.append(_register(page, profile, last))
        last = registers[-1] or last
    head = next((r.head(profile) for r in registers if r), ())
    names = {r.name(label) for r in registers if r for label in r.labels} - {"", *head}
    counted = sum(profile.case(name) is not None for name in names) >= OFTEN
    if not counted and (len(names) < OFTEN or not head or profile.column(head[0]) != "name"):
        return list(pages)
    found: list[Page] = []
    told = _Told(head)
    for page, register in zip(pages, registers, strict=True):
        found += told.page(register, profile) if register else [page]
    return found


def _register(page: Page, profile: Profile, before: _Register | None) -> _Register | None:
    """The register on a page: a column between others most of whose cells label what their rows tell; of one that goes
    on from a page before, one row may be left, or the rest of one."""
    texts = Inside(page.segments)
    for cells in page.tables if sum(map(len, page.tables)) <= CELLS else ():
        columns: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for cell in cells:
            columns[round(cell.x0), round(cell.x1)].append(cell)
        for column in columns.values():
            said = [text for cell in column if (text := text_of(texts.of(cell)))]
            known = sum(_role(text, profile) != "" for text in said)
            left = any(abs(c.x1 - column[0].x0) < ALIKE for c in cells)
            labels = known > 1 and known >= MOST * len(said)
            goes_on = before is not None and spans(column[0], before.labels[0].x0, before.labels[0].x1)
            if left and (labels or (goes_on and (known or not said))):
                return _Register(page, cells, tuple(sorted(column, key=lambda cell: cell.top)), texts)
    return None


def _role(label: str, profile: Profile) -> str:
    """What a label says that its row tells, "" where nobody foresaw it."""
    if profile.labels_tagline(label):
        return "tagline"
    return "fact" if profile.fact(label) else "section" if profile.kind(label, numbered=True) else ""


class _Told:
    """How far the rows have been told: the case and the section that they are of. head: what the columns hold."""

    def __init__(self, head: tuple[str, ...]) -> None:
        self._head = head
        self._case = self._section = ""

    def page(self, register: _Register, profile: Profile) -> Iterator[Page]:
        """The pages that a page with a register makes."""
        page, texts, first = register.page, register.texts, register.labels[0]
        wide = [c for c in register.cells if c.x0 < first.x0 - ALIKE and c.x1 > first.x1 + ALIKE and texts.of(c)]
        top = min(cell.top for cell in register.cells)
        rows = [s for label in register.labels for row in register.rows(label) for cell in row for s in cell]
        cases = [s for label in register.labels for cell in register.case(label) for s in cell]
        held = [s for cell in (*register.labels, *wide) for s in texts.of(cell)]
        rest = without(page.segments, [*rows, *cases, *held])
        # above its rows, a case that goes on may be named again
        yield from alone(page, [s for s in rest if s.top < top and fold(s.text) != self._case])
        again = first if self._head and register.head(profile) == self._head else None
        for cell in sorted([*register.labels, *wide], key=lambda cell: cell.top):
            if cell in wide:
                self._case = ""
                yield from alone(page, texts.of(cell))
            elif cell is not again:
                yield from self._rows(register, cell, profile)
        yield from alone(page, [s for s in rest if s.top >= top])

    def _rows(self, register: _Register, label: Box, profile: Profile) -> Iterator[Page]:
        """The title of a case or section that begins, and what the rows of a label tell."""
        page, name, said = register.page, register.name(label), register.said(label)
        if name and fold(name) != self._case:
            self._case, self._section = fold(name), ""
            yield from alone(page, [titled(register.case(label)[-1], TITLE, name)])
        role = _role(said, profile)
        if role not in ("fact", "tagline") and said and fold(said) != self._section:
            self._section = fold(said)
            yield from alone(page, [titled(register.texts.of(label), HEAD)])
        for row in filter(None, register.rows(label)):
            *headings, text = row
            if role == "fact":
                yield from alone(page, [titled(text, 1, f"{said}：{text_of(text)}")])
            else:
                yield from alone(page, [titled(heading, HEADING) for heading in headings])
                yield from alone(page, text)
