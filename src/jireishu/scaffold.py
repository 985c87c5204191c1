"""Which words of a table only head its columns or count its rows? Pages -> the same without such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu import survey
from jireishu.columns import IsTitle
from jireishu.inside import Inside
from jireishu.page import Box, Page, Segment, around
from jireishu.rooms import SAME, said_in, spans

FEW = 4  # words that head a table, at most
SEVERAL = 4  # numbers on a page, at least, that show that their column counts texts,
PROSE = 0.8  # and of those texts that hold a sentence


def taken_down(pages: Sequence[Page], is_title: IsTitle) -> list[Page]:
    """The pages without both."""
    return _unheaded(_uncounted(pages), is_title)


def _unheaded(pages: Sequence[Page], is_title: IsTitle) -> list[Page]:
    """The pages without the words that head a column of titles and that of their texts (項目 | 内容): set alike in the
    first row of a table, on most pages that have one."""
    heads: dict[tuple[str, ...], list[tuple[Box, list[Segment]]]] = {}
    for page in pages:
        texts = Inside(page.segments if page.tables else ())
        for grid in page.tables:
            top = around(grid).top
            row = sorted((c for c in grid if c.top < top + SAME), key=lambda c: c.x0)
            told = [texts.of(cell) for cell in row]
            words = [s for own in told for s in own]
            plain = len(words) <= FEW and not any("。" in s.text or is_title(s.text) for s in words)
            plain = plain and len(row) > 1 and all(told) and len({s.style for s in words}) == 1
            if plain and _heads_column(row[1], grid):
                heads.setdefault(tuple(map(said_in, told)), []).append((row[0], words))
    least = max(1.0, sum(bool(page.tables) for page in pages) / 2)
    often = [one for same in heads.values() if len(same) > least for one in same]
    columns = [c for c in survey.of(pages, is_title).columns if c.ruled] if often else []
    gone = {id(s) for cell, words in often for s in words if any(spans(cell, c.x0, c.x1) for c in columns)}
    bare = (replace(p, segments=tuple(s for s in p.segments if id(s) not in gone)) for p in pages)
    return list(bare if gone else pages)


def _heads_column(cell: Box, grid: Sequence[Box]) -> bool:
    """Whether most of what begins below a cell reaches no further than it: else what stands there is a label."""
    below = [c for c in grid if abs(c.x0 - cell.x0) < SAME and c.top > cell.top + SAME]
    return 2 * sum(c.x1 > cell.x1 + SAME for c in below) <= len(below)


def _uncounted(pages: Sequence[Page]) -> list[Page]:
    """The pages with list marks for the numbers that count texts in cells of their own, right of headings perhaps
    (項目 | 1 | …): one cell holds both. A column of such that one page shows may have few on another."""
    texts = [Inside(page.segments if page.tables else ()) for page in pages]
    found = [[(g, own) for g in p.tables for own in _counted(g, held)] for p, held in zip(pages, texts, strict=True)]
    known = {span for told in found for _, (span, rows, times) in told if times >= SEVERAL}
    return [
        _marked(p, [(g, rows) for g, (span, rows, _) in told if span in known])
        for p, told in zip(pages, found, strict=True)
    ]


def _marked(page: Page, told: Sequence[tuple[tuple[Box, ...], list[tuple[Box, Box]]]]) -> Page:
    """A page with list marks for numbers. told: grids with the cells of those, and those of their texts."""
    if not told:
        return page
    texts = Inside(page.segments)
    one_of = {id(s): s for s in page.segments}
    tables = {id(grid): grid for grid in page.tables}
    for grid, rows in told:
        whole = {cell: around(row) for row in rows for cell in row}
        tables[id(grid)] = tuple(dict.fromkeys(whole.get(cell, cell) for cell in grid))
        for number, text in ((texts.of(a), texts.of(b)) for a, b in rows):
            if number and text and number[0].text.strip().isdecimal():
                one_of[id(text[0])] = replace(text[0], text=f"•{text[0].text}", x0=number[0].x0)
                one_of.pop(id(number[0]), None)
    return replace(page, segments=tuple(one_of.values()), tables=tuple(tables.values()))


def _counted(
    grid: Sequence[Box], texts: Inside[Segment]
) -> Iterator[tuple[tuple[int, int], list[tuple[Box, Box]], int]]:
    """The columns of a grid, but the first, whose cells count the texts in the cells right of them: from where to where
    they reach, the cells with those, and how many."""
    columns: dict[tuple[int, int], list[Box]] = {}
    begun = {(round(c.x0), round(c.top), round(c.bottom)): c for c in grid}
    for cell in grid:
        columns.setdefault((round(cell.x0), round(cell.x1)), []).append(cell)
    for span, cells in columns.items() if len(columns) > 2 else ():
        said = [said_in(texts.of(cell)) for cell in cells]
        numbers = [int(text) for text in said if text.isdecimal()]
        counts = all(b in (a + 1, 1) for a, b in pairwise(numbers)) and span[0] > min(columns)[0]
        if not numbers or not counts or sum(map(bool, said)) > 2 + len(numbers):
            continue
        pairs = [(c, begun.get((span[1], round(c.top), round(c.bottom)))) for c in cells]
        rows = [(cell, beside) for cell, beside in pairs if beside]
        if sum("。" in said_in(texts.of(beside)) for _, beside in rows) >= PROSE * len(numbers):
            yield span, rows, len(numbers)
