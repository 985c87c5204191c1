"""Which words only say again what a page or the one before says, in Latin letters or in a panel, or lead to a title?
Pages -> the same without such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu.inside import Inside
from jireishu.page import Box, Page, Segment, Style
from jireishu.profile import AGAIN, Profile
from jireishu.text import fold

CRUMBS = 2  # places at least, that lead to a page of a site
REPEATS = 3  # titles at least that are said again in Latin letters,
MOST = 0.5  # and of all such lines in one setting
PANEL = 4  # texts of a panel, at least, that is said again as a whole
NEAR = 2.0  # points that a panel may be apart from where it stands on the page before
CLOSE = 1.2  # em of the title between both, at most
LEADS = "＞>»›▶▷|｜"  # marks between what leads to a place in a document
_CRUMBS = re.compile(rf"\s*[{LEADS}]\s*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 &'’,./:!?・–-]{2,}")


def once(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages without what says titles of sections again in Latin letters, lines or the ends of their own, and
    without panels that are those of the page before."""
    pages = _unpanelled(pages, profile)
    latin = [[s for s in page.segments if _LATIN.fullmatch(s.text.strip())] for page in pages]
    again = Counter(s.style for page, own in zip(pages, latin, strict=True) for s in _again(page, own, profile))
    every = Counter(s.style for own in latin for s in own)
    known = {style for style, times in again.items() if times >= max(REPEATS, MOST * every[style])}
    gone = {id(s) for own in latin for s in own if s.style in known}
    cut = _ended(pages, profile)
    return [
        replace(
            p, segments=tuple(_last(_cut(s) if s.style in cut else s, profile) for s in p.segments if id(s) not in gone)
        )
        for p in pages
    ]


def _unpanelled(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages without what stands in a frame as it does at the same place of the page before: of the case that goes
    on, its number, name and facts."""
    found = list(pages[:1])
    for before, page in pairwise(pages):
        known, own = (Inside(p.segments) for p in (before, page))
        again = set[int]()
        for frame in page.frames:
            texts = own.of(frame)
            counted = any(profile.number(s.text) or profile.case(s.text) for s in texts)
            there = any(max(map(abs, _apart(frame, other))) < NEAR for other in before.frames)
            if (
                len(texts) >= PANEL
                and counted
                and there
                and list(map(_said, texts)) == list(map(_said, known.of(frame)))
            ):
                again |= set(map(id, texts))
        found.append(replace(page, segments=tuple(s for s in page.segments if id(s) not in again)) if again else page)
    return found


def _apart(one: Box, other: Box) -> tuple[float, float, float, float]:
    return one.x0 - other.x0, one.top - other.top, one.x1 - other.x1, one.bottom - other.bottom


def _said(segment: Segment) -> tuple[str, int, int]:
    return fold(segment.text), round(segment.x0 / NEAR), round(segment.top / NEAR)


def _ended(pages: Sequence[Page], profile: Profile) -> set[Style]:
    """How titles are set that are said again in Latin letters at the end of their own lines, whatever their wording."""
    ended = [s for page in pages for s in page.segments if AGAIN.search(s.text)]
    every = Counter(s.style for s in ended)
    again = Counter(s.style for s in ended if profile.section(_cut(s).text) and profile.is_title(_cut(s).text))
    return {style for style, times in again.items() if times >= max(REPEATS, MOST * every[style])}


def _cut(segment: Segment) -> Segment:
    return replace(segment, text=AGAIN.sub("", segment.text))


def _last(segment: Segment, profile: Profile) -> Segment:
    """A segment without the chapter that leads to the title of a case in it: 第2章 … ＞ 事例1 …. Of what leads to a
    page of a site, ホーム ＞ 第2章 … ＞ …, the chapter is left."""
    *before, name = _CRUMBS.split(segment.text)
    told = [part for part in before if (titled := profile.chapter(part)) and titled.number is not None]
    if told and len(before) >= CRUMBS and not profile.case(name):
        return replace(segment, text=told[-1])
    if not before or not profile.case(name) or profile.case(segment.text):
        return segment
    x0 = segment.x1 - (segment.x1 - segment.x0) * len(name) / len(segment.text)
    return replace(segment, text=name, x0=x0, text_x=x0)


def _again(page: Page, latin: list[Segment], profile: Profile) -> list[Segment]:
    """The lines in Latin letters alone just above, below or right of the title of a section."""
    titles = [s for s in page.segments if profile.section(s.text) and profile.is_title(s.text)] if latin else []
    return [s for s in latin if any(_beside(s, title) for title in titles)]


def _beside(line: Segment, title: Segment) -> bool:
    if title.top < line.middle[1] < title.bottom:
        return line.x0 > title.x1
    gap = max(title.top - line.bottom, line.top - title.bottom)
    return gap < CLOSE * title.size and line.x0 < title.x1 and line.x1 > title.x0 - title.size
