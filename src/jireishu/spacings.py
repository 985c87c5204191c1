"""Which letters are set so far apart that each is a text of its own? Pages -> the same with them as one: a name may
fill the width that longer ones take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu.inside import Inside
from jireishu.page import LARGER, Page, Segment, by_row, usual_size, without

LEAST = 3  # such letters, at least
EVEN = 0.25  # em that their distances differ at most
WIDEST = 6.0  # em that they are apart at most


def closed(pages: Sequence[Page]) -> list[Page]:
    """The pages with the letters of a row, larger than running text and in no table, that are evenly far apart as one
    text."""
    return [_closed(page) for page in pages]


def _closed(page: Page) -> Page:
    usual = usual_size(page.segments)
    single = [s for s in page.segments if len(s.text) == 1 and s.text.isalpha() and not s.vertical]
    large = [s for s in single if s.size > LARGER * usual]
    if len(large) < LEAST:
        return page
    celled = {id(s) for cells in page.tables for own in map(Inside(large).of, cells) for s in own}
    for row in by_row(s for s in large if id(s) not in celled).values():
        for run in _runs(row):
            one = replace(run[0], text="".join(s.text for s in run), x1=run[-1].x1)
            kept = without(page.segments, run[1:])
            page = replace(page, segments=tuple(one if s is run[0] else s for s in kept))
    return page


def _runs(row: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The letters that are set alike and follow each other at even distances, from the left."""
    run = list(row[:1])
    for before, after in pairwise(row):
        gap, first = after.x0 - before.x1, run[1].x0 - run[0].x1 if len(run) > 1 else after.x0 - before.x1
        even = abs(gap - first) < EVEN * after.size and gap < WIDEST * after.size
        if after.style == before.style and even:
            run.append(after)
        else:
            if len(run) >= LEAST:
                yield run
            run = [after]
    if len(run) >= LEAST:
        yield run
