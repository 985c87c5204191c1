"""Which tables tell a case a row, its sections in the columns that the header row names? As items of running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jireishu import lines
from jireishu.columns import IsTitle
from jireishu.inside import Inside
from jireishu.items import Cell, Item, Line, Table, lines_of
from jireishu.page import Box, Page, Segment, without
from jireishu.profile import Profile
from jireishu.recurring import LISTED
from jireishu.rooms import LONGEST, SAME, is_named, said_in, spans
from jireishu.text import fold

TITLED = 2  # columns of a table with a case a row that are sections, at least
SHARE = 0.5  # of all text, at least, that stands in the rows of such: a table within a case holds less
_LABEL = re.compile(r"\s*[\s:：]\s*")  # ends that of a fact
REGULAR = 0.8  # of its cells that are as wide as one of the header row, at least


def parted(page: Page, is_title: IsTitle) -> tuple[Page, list[Item]]:
    """A page without such tables, and these: a header row of titles with words before them, and prose below."""
    texts = Inside(page.segments)
    grids = [cells for cells in page.tables if _has_header(cells, texts, is_title)]
    inner = {cell for cells in grids for cell in cells}
    rest = replace(
        page,
        segments=tuple(without(page.segments, (s for cell in inner for s in texts.of(cell)))),
        tables=tuple(cells for cells in page.tables if cells not in grids),
        frames=tuple(f for f in page.frames if not any(c.holds(*f.middle) for c in inner)),
    )
    return (rest if grids else page), [lines.table(page, cells, page.segments)[0] for cells in grids]


def _has_header(cells: Sequence[Box], texts: Inside[Segment], is_title: IsTitle) -> bool:
    first = min(c.top for c in cells)
    header = sorted((c for c in cells if c.top < first + SAME), key=lambda c: c.x0)
    said = [said_in(texts.of(c)) for c in header]
    titled = [c for c, text in zip(header, said, strict=True) if is_named(text, is_title)]
    if len(titled) < TITLED or titled[0] is header[0] or not all(0 < len(text) <= LONGEST for text in said):
        return False
    body = [c for c in cells if c.top >= first + SAME]
    alike = sum(any(spans(c, head.x0, head.x1) for head in header) for c in body)
    below = [s for c in body if any(spans(c, head.x0, head.x1) for head in titled) for s in texts.of(c)]
    prose = any("。" in s.text or s.text[:1] in LISTED for s in below)
    return alike >= REGULAR * len(body) and prose


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says of its case in short, also in a list of cases: its number and name, the page that it names, and
    its cells under their headers as printed."""

    number: int | None
    name: str
    prefecture: str
    page: str
    cells: dict[str, str]
    pdf_page: int


@dataclass(slots=True)
class _Case:
    """A case in the making: the header's cells, and its own below each, which may go on on the next page."""

    header: Sequence[Cell]
    cells: list[Cell]

    def pairs(self) -> Iterator[tuple[Cell, Cell]]:
        return zip(self.header, self.cells, strict=True)

    def cell(self, role: str, profile: Profile) -> Cell:
        """The cell under the header of that role, empty where there is none."""
        told = (cell for head, cell in self.pairs() if profile.column(head.text) == role)
        return next(told, Cell(self.cells[0].box, ()))


def unfolded(flow: Sequence[Sequence[Item]], profile: Profile) -> tuple[list[list[Item]], list[Row]]:
    """The items of each page, such tables as cases, and what they say in short: each row as its name in a bar, and the
    titles of its sections over their texts.

    A table goes on on the next page, with its header again or without, perhaps amid a row.
    """
    pages = _gathered(flow, profile)
    cases = [one for page in pages for one in page if isinstance(one, _Case)]
    rows = [_row(case, profile) for case in cases]
    length = _length(line for case in cases for cell in case.cells for line in cell.lines)
    every = _length(line for page in flow for item in page for line in lines_of(item))
    if length < SHARE * every or _only_lists(rows, flow, profile):
        return [list(page) for page in flow], []
    told = [[i for one in page for i in (_told(one, profile) if isinstance(one, _Case) else [one])] for page in pages]
    return told, rows


def _gathered(flow: Sequence[Sequence[Item]], profile: Profile) -> list[list[Item | _Case]]:
    """The items of each page, such tables as cases."""
    header: Sequence[Cell] = ()
    last: _Case | None = None
    pages: list[list[Item | _Case]] = []
    for page in flow:
        pages.append([])
        for item in page:
            own = item.rows() if isinstance(item, Table) else []
            headed = bool(own) and _is_header(own[0], profile)
            goes_on = own and header and item is page[0] and all(_column(c, header) for c in own[0])
            if not headed and not goes_on:
                pages[-1].append(item)
                header, last = (), None
                continue
            header = own[0] if headed else header
            for row in own[headed:]:
                case = _Case(header, [_under(head, row) for head in header])
                if last and not case.cell("name", profile).lines:
                    both = zip(last.cells, case.cells, strict=True)
                    last.cells = [replace(own, lines=own.lines + more.lines) for own, more in both]
                else:
                    last = case
                    pages[-1].append(case)
    return pages


def _length(said: Iterable[Line]) -> int:
    return sum(len(line.text) for line in said)


def _only_lists(rows: Sequence[Row], flow: Sequence[Sequence[Item]], profile: Profile) -> bool:
    """Whether lines elsewhere, but in the contents, say the names of most of the cases, which are told there."""
    pages = [[fold(item.text) for item in page if isinstance(item, Line)] for page in flow]
    said = [text for page in pages if not any(map(profile.contents_form.fullmatch, page[:5])) for text in page]
    return sum(any(fold(row.name) in text for text in said) for row in rows) > len(rows) / 2


def _is_header(row: Sequence[Cell], profile: Profile) -> bool:
    roles = [profile.column(cell.text) for cell in row]
    return "name" in roles and "page" not in roles and sum(_titles(cell, profile) for cell in row) >= TITLED


def _titles(head: Cell, profile: Profile) -> bool:
    return profile.kind(head.text, numbered=True) is not None


def _column(cell: Cell, header: Sequence[Cell]) -> bool:
    return any(spans(cell.box, head.box.x0, head.box.x1) for head in header)


def _under(head: Cell, row: Sequence[Cell]) -> Cell:
    """The cell of a row in the column of a header's, empty where there is none."""
    return next((c for c in row if spans(c.box, head.box.x0, head.box.x1)), Cell(row[0].box, ()))


def _is_section(head: Cell, cell: Cell, profile: Profile) -> bool:
    tells = any("。" in line.text for line in cell.lines)
    return tells or (_titles(head, profile) and not profile.labels_tagline(head.text))


def _row(case: _Case, profile: Profile) -> Row:
    number, name, prefecture = (case.cell(role, profile) for role in ("number", "name", "prefecture"))
    told = ((head, cell) for head, cell in case.pairs() if cell.lines and not _is_section(head, cell, profile))
    cells = {head.text: cell.text for head, cell in told if not profile.labels_tagline(head.text)}
    printed = fold(number.text)
    counted = int(printed) if printed.isdecimal() else None
    name, facts = _named(name, profile)
    return Row(counted, name.text, prefecture.text, "", cells | facts, next((x.page for x in name.lines), 0))


def _named(cell: Cell, profile: Profile) -> tuple[Cell, dict[str, str]]:
    """The cell of a name without the facts below it, and these."""
    said = [_LABEL.split(line.text.strip(), maxsplit=1) for line in cell.lines]
    facts = {n: pair for n, pair in enumerate(said) if n and len(pair) == 2 and profile.fact(pair[0])}
    name = replace(cell, lines=cell.lines[: min(facts, default=len(said))])
    return name, dict(facts.values())


def _told(case: _Case, profile: Profile) -> list[Item]:
    name, _ = _named(case.cell("name", profile), profile)
    found: list[Item] = [replace(name.lines[0], text=name.text, barred=True)] if name.lines else []
    says = (cell for head, cell in case.pairs() if cell.lines and profile.labels_tagline(head.text))
    found += [replace(cell.lines[0], text=cell.text, barred=False) for cell in says]
    for head, cell in case.pairs():
        if cell.lines and _is_section(head, cell, profile):
            first = cell.lines[0]
            found.append(replace(head.lines[0], text=head.text, page=first.page, top=first.top, barred=True))
            found += [_reaching(line, cell.box) for line in cell.lines]
    return found


def _reaching(line: Line, cell: Box) -> Line:
    """A line that could have reached as far from the right side of its cell as it begins from the left one, and whose
    bar is no more than a low cell."""
    return replace(line, right=max(line.x1, cell.x1 - (line.left - cell.x0)), barred=False)
