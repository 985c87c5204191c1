"""What does a document say that is no casebook, heading by heading? Pages -> an edition without cases.

Its headings are numbered in one of the forms of a profile, or set larger than its running text. The outermost heading
above a passage is its section. Asked for by name only, since any PDF with text can be read so.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from jireishu import (
    asides,
    cover,
    footnotes,
    headings,
    keys,
    layout,
    legibility,
    placing,
    running,
    spreads,
)
from jireishu.blocks import Block
from jireishu.headings import Form
from jireishu.items import Boxed, Cell, Item, Line, Picture, Table
from jireishu.model import Edition, Finding, SectionRef
from jireishu.page import Page, usual_size
from jireishu.profile import Profile
from jireishu.setting import starts_anew
from jireishu.text import STOPS, close_up, fold, join_lines
from jireishu.tongue import phrase

APART = 1.2  # times the distance of the lines of a text: the next one stands further below
LONGEST = 400  # characters of a contents line with its leaders, at most
MOST_PAIRS = 8  # more than the cells of a row that one may fall into; else it is not drawn as it is read


def load(name: str) -> Form | None:
    """The form of headings that a profile gives, by its name or the path of a TOML file; None for a casebook's profile.

    Raises SourceError where it cannot be used.
    """
    return keys.read(name, _form)


def _form(data: dict[str, Any]) -> Form | None:
    if keys.LEVELS not in data:
        return None
    if not isinstance(data[keys.LEVELS], list):
        raise keys.Slip(phrase("{key} は、正規表現を [ ] に並べたものです", key=keys.LEVELS))
    levels = tuple(keys.compiled(level, keys.LEVELS) for level in data[keys.LEVELS])
    return Form(levels, int(data["longest"]), keys.pattern(data, "contents_title"), keys.pattern(data, "contents_line"))


def parse(
    pages: Sequence[Page],
    form: Form,
    grammar: Profile,
    edition_id: str,
    source: str,
    sha256: str,
    findings: Sequence[Finding] = (),
) -> Edition:
    """The edition that the pages of one PDF hold. grammar: how the title of a cover ends."""
    parts, leaves, found = spreads.strip(pages, _never, _never, tabs=False)
    sheets = {leaf.page.number: leaf for leaf in leaves}
    by_page = layout.flow(parts, _never, as_drawn=True)
    items = _without_contents(by_page, form)
    front = cover.read(by_page, source, grammar)
    told = placing.Passages(front.title, source, pages, sheets)
    for block in _blocks(items, form):
        section = SectionRef(None, block.headings[0], block.headings[0]) if block.headings else None
        part = hashlib.sha256(section.title.encode()).hexdigest()[:6] if section else "front"
        told.add(block, f"0.{part}", sorted({line.page for line in block.lines}), block.headings[1:], section)
    bare = [] if told.found else [Finding("no_passages", phrase("柱と頁番号のほかに本文が見つかりません"))]
    return Edition(
        edition_id, front.title, source, sha256, placing.labels(sheets), (), tuple(told.found),
        tuple(sorted((*bare, *found, *findings, *legibility.findings(pages)), key=lambda f: (f.page or 0, f.kind))),
        date=front.date, publisher=front.publisher,
    )  # fmt: skip


def _never(text: str) -> bool:
    """No wording tells a title of a document."""
    return False


def _blocks(items: Sequence[Item], form: Form) -> Iterator[Block]:
    """Paragraphs, bullets, tables, boxes and pictures under their headings, in reading order."""
    found = headings.find(items, form)
    notes = _footnotes(items, {id(items[n]) for n in found})
    path: list[tuple[headings.Rank, str]] = []
    open_: Block | None = None
    stop = 0
    for n, item in enumerate(items):
        if n < stop:
            continue  # the further lines of a heading
        if id(item) in notes:  # what is open may go on after them
            if own := notes[id(item)]:
                yield Block("note", tuple(name for _, name in path), own, "\n".join(asides.paragraphs(own)))
            continue
        if open_ and isinstance(item, Line) and n not in found and _goes_on(open_.lines, item):
            open_.lines.append(item)
            continue
        if open_:
            yield _closed(open_)
            open_ = None
        if heading := found.get(n):
            stop = heading.stop
            while path and path[-1][0] >= heading.rank:
                path.pop()
            path.append((heading.rank, heading.name))
            continue
        names = tuple(name for _, name in path)
        if isinstance(item, Line):
            kind = "bullet" if starts_anew(item.text) else "paragraph"
            open_ = Block(kind, names, [item])
        elif block := _apart(item, names):
            yield block
    if open_:
        yield _closed(open_)


def _footnotes(items: Sequence[Item], heads: set[int]) -> dict[int, list[Line]]:
    """The lines of footnotes by identity: all of each with its first, none with its others. heads: of headings."""
    notes: dict[int, list[Line]] = {}
    for _, page in groupby(items, key=lambda item: item.page):
        own = list(page)
        parts = footnotes.apart(own, usual_size([i for i in own if isinstance(i, Line)]))
        text = [part for part in parts if not isinstance(part, list)]
        for part in parts:
            last = isinstance(part, list) and all(item.box.top < part[0].top for item in text)
            if isinstance(part, list) and last and heads.isdisjoint(map(id, part)):
                notes |= {id(line): part if line is part[0] else [] for line in part}
    return notes


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with the text of those before it; numbers without a word, as of a chart, are one too.

    After the end of a sentence a text does not go on further below than its lines are apart.
    """
    before = lines[-1]
    if len(lines) > 1 and before.text.rstrip().endswith(STOPS) and lines[-2].page == before.page == line.page:
        step, gap = before.top - lines[-2].top, line.top - before.top
        if 0.5 * before.size < APART * step < gap:
            return False
    said = any(map(str.isalpha, before.text + line.text))
    return running.goes_on(before, line) if said else before.page == line.page


def _without_contents(by_page: Sequence[Sequence[Item]], form: Form) -> list[Item]:
    """The items without the lines of a 目次; among such, what says another line of the document and a number is one,
    and what ends in a number set apart that is level with theirs."""
    every = {fold(i.text) for page in by_page for i in page if isinstance(i, Line)}
    found: list[Item] = []
    for page in by_page:
        texts = [fold(i.text) if isinstance(i, Line) and len(i.text) <= LONGEST else "" for i in page]
        listed = {id(item) for item, text in zip(page, texts, strict=True) if form.contents_line.fullmatch(text)}
        ends = Counter(round(i.x1) for i in page if id(i) in listed and isinstance(i, Line))
        for item, text in zip(page, texts, strict=True):
            stem = text.rstrip("0123456789")
            level = isinstance(item, Line) and ends[round(item.x1)] > 1 and item.text.split(" ")[-1].isdecimal()
            entry = listed and stem != text and (level or stem in every)
            if not (entry or id(item) in listed or form.contents_title.fullmatch(text)):
                found.append(item)
    return found


def _closed(block: Block) -> Block:
    block.text = join_lines([close_up(line.text.strip()) for line in block.lines])
    return block


def _as_drawn(row: Sequence[Cell]) -> list[list[Line]]:
    """The lines of a row of a table cell by cell; where a row holds several of labels and texts, pair by pair."""
    home = {id(line): n for n, cell in enumerate(row) for line in cell.lines}
    drawn = sorted((line for cell in row for line in cell.lines), key=lambda line: line.at)
    parts = [list(part) for _, part in groupby(drawn, key=lambda line: home[id(line)])]
    if len(parts) == sum(bool(cell.lines) for cell in row):
        return [list(cell.lines) for cell in row]
    return parts if len(parts) <= 2 * len(row) + MOST_PAIRS else [list(cell.lines) for cell in row]


def _apart(item: Boxed | Table | Picture, headings: tuple[str, ...]) -> Block | None:
    if isinstance(item, Table):
        rows = [
            " ".join(filter(None, (asides.cell_text(lines, "\n") for lines in _as_drawn(row)))) for row in item.rows()
        ]
        lines = [line for cell in item.cells for line in cell.lines]
        kind, text = "table", "\n".join(row for row in rows if row)
    else:
        kind = "figure" if isinstance(item, Picture) or item.panels else "column"
        lines, text = list(item.lines), "\n".join(asides.paragraphs(item.lines))
    return Block(kind, headings, lines, text) if fold(text) else None
