"""Which titles of sections stand in the outer margin, right of their texts or, on a facing page, left of them? Pages ->
the same with these above their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from operator import attrgetter

from jireishu.columns import IsTitle
from jireishu.page import Page, Segment, are_level, are_stacked, around, headed, without
from jireishu.rooms import LONGEST, SAME, groups_of, is_named, said_in
from jireishu.text import join_lines

SEVERAL = 4  # titles right of their texts, at least, in a document,
WIDEST = 0.3  # and of the page's width that the margin takes, at most,
WIDER = 1.5  # times which the text is wide, at least
MOST = 30  # titles on a page
APART = 1.0  # em between a title and its text, at least


@dataclass(frozen=True, slots=True)
class _Wing:
    """The margin at one side of a page. titles: each with the first text level with it. rest: what else it holds. left:
    where texts begin."""

    titles: tuple[tuple[list[Segment], Segment], ...] = ()
    rest: tuple[Segment, ...] = ()
    left: float = 0.0


def folded(pages: Sequence[Page], is_title: IsTitle) -> list[Page]:
    """The pages with titles from the outer margin above the texts that they stand beside, and what else stands in that
    margin in frames."""
    right = [_wing(page, is_title, True) for page in pages]
    told = [said_in(group) for wing in right for group, _ in wing.titles]
    if len(told) < SEVERAL or len(set(told)) == 1:
        return list(pages)
    both = (own if own.titles else _wing(page, is_title, False) for page, own in zip(pages, right, strict=True))
    return [_folded(page, wing) for page, wing in zip(pages, both, strict=True)]


def _wing(page: Page, is_title: IsTitle, right: bool) -> _Wing:
    """The margin at one side of a page that holds titles and no prose, where all of the text stands beside it."""
    across = [s for s in page.segments if not s.vertical]
    narrow = [s for s in across if s.x1 - s.x0 < WIDEST * page.width]
    told = [g for g in groups_of(narrow, aligned=True) if len(said_in(g)) <= LONGEST and is_named(said_in(g), is_title)]
    if not 0 < len(told) <= MOST:
        return _Wing()
    outermost = max(told, key=lambda g: g[0].x0 if right else -g[0].x0)[0].x0
    told = [g for g in told if abs(g[0].x0 - outermost) < SAME]
    edge = outermost - SAME if right else max(s.x1 for g in told for s in g) + SAME
    text = [s for s in across if (s.x1 < edge if right else s.x0 > edge)]
    margin = without(across, text)
    if not text or not margin or not _are_apart(text, margin, page) or any("。" in s.text for s in margin):
        return _Wing()
    inside = set(map(id, margin))
    titles = []
    for group in (g for g in told if id(g[0]) in inside):
        level = [s for s in text if are_level(s, group[0])]
        first = min(level, key=attrgetter("row"), default=None)
        if first and max(first.x0 - group[0].x1, group[0].x0 - first.x1) > APART * first.size:
            titles.append((group, first))
    rest = without(margin, (s for group, _ in titles for s in group))
    boxes = [frame for frame in page.frames if any(frame.holds(*group[0].middle) for group, _ in titles)]
    if any(box.holds(*s.middle) for box in boxes for s in rest):  # a box beside the text, with a title of its own
        return _Wing()
    return _Wing(tuple(titles), tuple(rest), min(s.x0 for s in text))


def _are_apart(text: Sequence[Segment], margin: Sequence[Segment], page: Page) -> bool:
    """Whether the margin is narrow, and the text beside it wide."""
    inner, outer = (max(s.x1 for s in own) - min(s.x0 for s in own) for own in (text, margin))
    return outer < WIDEST * page.width and inner > WIDER * outer


def _folded(page: Page, wing: _Wing) -> Page:
    """A page with titles in rows of their own above the texts that they are level with."""
    tops = [-inf, *sorted(group[0].top for group, _ in wing.titles), inf]
    for top, stop in pairwise(tops):
        held = [s.box for s in wing.rest if top <= s.top < stop]
        if held:
            span = around(held)
            held += [image for image in page.images if are_stacked(image, span) and top <= image.top < stop]
            page = replace(page, frames=(*page.frames, around(held)))
    for group, first in sorted(wing.titles, key=lambda title: -title[1].row):
        top, wide = first.top - 1, max(s.x1 for s in group) - group[0].x0
        title = replace(
            group[0], text=join_lines([s.text.strip() for s in group]), row=first.row, x0=wing.left, text_x=wing.left,
            x1=wing.left + wide, top=top, bottom=top + group[0].size,
        )  # fmt: skip
        page = headed(page, title, group)
    return page
