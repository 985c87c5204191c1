"""Which headings stand left of the texts that they head? Pages -> the same with each in a row above its text.

So books are set that keep a margin for them, without rules: short texts, set otherwise than running text and no larger,
each level with the first line of a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from jireishu.attributes import is_value, opens_fact
from jireishu.page import (
    LARGER,
    Page,
    Segment,
    Style,
    are_level,
    around,
    cells_of,
    headed,
    titled,
    usual_style,
)
from jireishu.profile import Profile
from jireishu.text import BRACKETS

SEVERAL = 8  # such headings in a book, at least,
OFTEN = 0.1  # of the times that lines of text begin where most do, that others begin further left at least
SHARE = 0.7  # and of all that stands left of the text
TITLES = 0.5  # of them that are titles of sections, at most: else the column is of those
WORD, LONGEST = 2, 40  # letters of one at least, and characters at most
NEAR, WITHIN = 1.0, 2.0  # em between two lines of one, at most, and within brackets
WIDEST = 0.35  # of the page that they take, at most
INDENT = 2.5  # em from where lines of text begin, that the first of a paragraph does, at most


class _Heading(NamedTuple):
    lines: list[Segment]
    text: Segment  # that it stands beside


def folded(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with such headings above their texts, where what stands left of the text in a book is little else."""
    running = usual_style(s for page in pages for s in page.segments)
    lefts = Counter(round(s.x0) for page in pages for s in page.segments if s.style == running)
    if running is None:
        return list(pages)
    left = min(x for x, times in lefts.items() if times >= OFTEN * max(lefts.values()))
    found = [_beside(page, left, running, profile) for page in pages]
    headings = [heading for own, _ in found for heading in own]
    titles = sum(profile.is_title(_said(heading)) for heading in headings)
    every = sum(count for _, count in found)
    if len(headings) < max(SEVERAL, SHARE * every) or titles > TITLES * len(headings):
        return list(pages)
    size = running.size
    return [_folded(page, own, left, size) if own else page for page, (own, _) in zip(pages, found, strict=True)]


def _beside(page: Page, left: float, running: Style, profile: Profile) -> tuple[list[_Heading], int]:
    """The headings of a page, and how many groups of lines stand left of its text."""
    texts = [s for s in page.segments if s.x0 > left - 1 and not s.vertical]
    margin = [s for s in page.segments if s.x1 < left and s.size < LARGER * running.size and not s.vertical]
    groups = _groups(margin)
    cells = [cell for cell in cells_of(page) if cell.x1 <= left + 1]
    headings = []
    for group in groups:
        box, said = around(s.box for s in group), _said_in(group)
        plain = len(said) <= LONGEST and "。" not in said and sum(map(str.isalpha, said)) >= WORD
        plain = plain and not (opens_fact(said) or is_value(said) or profile.fact(said))
        level = [s for s in texts if are_level(s, group[0]) and s.x0 < left + INDENT * running.size]
        level = [s for s in level if s.size < LARGER * running.size]
        first = min(level, key=attrgetter("top"), default=None)
        celled = any(cell.holds(*group[0].middle) for cell in cells)
        if first and plain and not celled and group[0].style != running and box.width < WIDEST * page.width:
            headings.append(_Heading(group, first))
    return headings, len(groups)


def _groups(margin: Sequence[Segment]) -> list[list[Segment]]:
    """Lines set alike that follow each other closely."""
    groups: list[list[Segment]] = []
    for s in sorted(margin, key=attrgetter("top")):
        last = groups[-1][-1] if groups else None
        near = WITHIN if last and _is_open(_said_in(groups[-1])) else NEAR
        if last and last.style == s.style and 0 <= s.top - last.bottom < near * s.size:
            groups[-1].append(s)
        else:
            groups.append([s])
    return groups


def _is_open(said: str) -> bool:
    """Whether the bracket that words begin with is not closed in them."""
    return said[:1] in BRACKETS and BRACKETS[said[0]] not in said


def _said_in(group: Sequence[Segment]) -> str:
    return "".join(s.text.strip() for s in group)


def _said(heading: _Heading) -> str:
    return _said_in(heading.lines)


def _folded(page: Page, headings: Sequence[_Heading], left: float, size: float) -> Page:
    """left: where the texts begin. size: of theirs, than which a heading among them is no smaller."""
    for lines, text in sorted(headings, key=lambda heading: -heading.text.row):
        top = text.top - 1
        wide = max(s.x1 for s in lines) - min(s.x0 for s in lines)
        title = replace(
            titled(lines, 1.0, least=size),
            row=text.row,
            x0=left,
            text_x=left,
            x1=left + wide,
            top=top,
            bottom=text.top,
        )
        page = headed(page, title, lines)
    return page
