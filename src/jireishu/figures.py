"""What of what is drawn on a page is a picture, which text is a picture's caption, and which stands in its margins?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from statistics import median

from jireishu.columns import BAR, IsTitle
from jireishu.inside import Inside
from jireishu.numbering import PAGE
from jireishu.page import (
    LARGER,
    SMALLER,
    UNLIKE,
    Box,
    Page,
    Segment,
    Style,
    are_level,
    are_stacked,
    around,
    usual_size,
    usual_style,
    without,
)
from jireishu.rooms import groups_of
from jireishu.setting import MARKS
from jireishu.text import BRACKETS

PICTURE = 1.5  # times the largest text of its page: a frame without text that is higher and wider is a picture,
ROOMY = 5.0  # times the size of the one line in it: a frame is a picture,
BARRED = 20.0  # points, at least, that the bar of a title below a picture is wider than it
CAPTION = 2.0  # em below which its caption may stand,
FULL = 3  # lines that end where one does show that a column ends there,
WITHIN = 1.5  # em, as what may begin no line leaves room
FLUSH, NOTES = 2.0, "※*＊"  # points that a small one may begin apart from it, and what begins a note instead
CENTRED = 0.6  # and how far from the middle of the picture the caption's own may be
NOTE = 1.2  # em between two lines of a note in the margin, at most
MOST = 0.5  # times as much text as in the columns, that a margin holds at most
ROOMIER = 3.0  # and between two facts in a column of their own
LABELS = 3  # bars of one width below each other, at least, that label what stands below each,
VALUE = 3  # rows at most,
FACTS = 3  # facts with their labels left of the text, at least
NARROW = 0.45  # and of the page's width they are wide, at most
_FACT = re.compile(r"[^：。]{2,12}：[^：。]{1,16}")  # a label and its value


def rail(segments: Sequence[Segment], is_title: IsTitle) -> list[list[Segment]]:
    """What stands right of all running text, set otherwise and in a narrow column, as a case's facts do: in groups of
    lines that follow each other. None where it tells sentences, or has titles. So several facts left of it."""
    style = usual_style(segments)
    text = [s for s in segments if s.style == style]
    if len(text) < FULL:
        return []
    left, right = min(s.x0 for s in text), max(s.x1 for s in text)
    top, bottom = min(s.top for s in text), max(s.bottom for s in text)
    upper = min(s.top for s in segments if s.x1 < right + s.size)  # beside the title, say, and what follows it
    beside = [s for s in segments if s.x0 > right + s.size and upper < s.middle[1] < bottom and not s.vertical]
    narrow = not beside or around(s.box for s in beside).width < NARROW * (right - left)
    plain = not any("。" in s.text or is_title(s.text) for s in beside)
    groups = _notes(beside, ROOMIER) if narrow and plain else []
    told = [group for group in groups if not all(PAGE.fullmatch(s.text.strip()) for s in group)]  # as a 目次 has
    facts = [s for s in segments if s.x1 < left - s.size and top < s.middle[1] < bottom and _FACT.fullmatch(s.text)]
    if len(facts) >= FACTS and around(s.box for s in facts).width < NARROW * (right - left):
        told += _notes(facts, ROOMIER)
    return [group for group in told if group[-1].bottom > top or len({s.row for s in group}) >= VALUE]


def margin_notes(page: Page, segments: Sequence[Segment]) -> list[list[Segment]]:
    """What stands smaller than running text, and in no part of the page that this takes: notes in the margin. Beside
    running text a title, perhaps centred, takes none; the mark of a list is none."""
    usual = usual_size(page.segments)
    least = SMALLER * usual
    running = [s for s in segments if s.size > least]
    text = [s for s in running if s.size <= LARGER * usual]
    left, right = min((s.x0 for s in running), default=0.0), max((s.x1 for s in running), default=page.width)
    inner, outer = min((s.x0 for s in text), default=left), max((s.x1 for s in text), default=right)
    small = [s for s in segments if s.size <= least and not s.vertical and s.text.strip() not in MARKS]
    margins = [s for s in small if s.x1 < max(left, inner)], [s for s in small if s.x0 > min(right, outer)]
    told = MOST * sum(len(s.text) for s in text)
    few = [own if sum(len(s.text) for s in own) < told else [] for own in margins]  # else a column, set smaller to fit
    beside = [*groups_of(few[0]), *_notes(few[1])]
    return [
        note for note in beside
        if note[-1].x1 < left or note[-1].x0 > right  # or beside text, with no value below it
        or (any(are_level(note[0], t) for t in text)
            and not any(are_stacked(note[0], t) and 0 < t.top - note[-1].top < 3 * t.size for t in running))
    ]  # fmt: skip


def without_notes(page: Page) -> Page:
    """A page without what stands in its margins."""
    notes = [s for note in margin_notes(page, page.segments) for s in note]
    return replace(page, segments=tuple(without(page.segments, notes))) if notes else page


def _notes(segments: Sequence[Segment], apart: float = NOTE) -> list[list[Segment]]:
    """What stands in a margin as notes, each of lines that follow each other closely, however they are set.

    apart: em between two of them, at most."""
    notes: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: s.top):
        if notes and s.top - notes[-1][-1].bottom < apart * s.size:
            notes[-1].append(s)
        else:
            notes.append([s])
    return notes


def panels(page: Page, segments: Sequence[Segment], is_title: IsTitle) -> list[tuple[Box, list[Segment]]]:
    """The labels in bars of one width, one below the other in a part of the page, each with a few words below it, as a
    panel beside the text has them: from where to where it reaches, and what stands in it."""
    texts = Inside(segments)
    alike: dict[tuple[int, int], dict[int, Box]] = {}
    for frame in page.frames:
        inside = texts.of(frame) if frame.width < NARROW * page.width else []
        if len(inside) == 1 and frame.height < BAR * inside[0].size and not is_title(inside[0].text):
            alike.setdefault((round(frame.x0), round(frame.x1)), {})[round(frame.top)] = frame
    found = []
    for bars in ([own[top] for top in sorted(own)] for own in alike.values() if len(own) >= LABELS):
        limit = bars[-1].bottom + VALUE * bars[-1].height
        told = texts.of(Box(bars[0].x0, bars[0].top, bars[0].x1, limit))
        stops = [*(bar.top for bar in bars[1:]), limit]
        rows = [{s.row for s in told if b.bottom <= s.middle[1] < stop} for b, stop in zip(bars, stops, strict=True)]
        short = all(s.x1 <= bars[0].x1 + 1 and "。" not in s.text for s in told)
        if short and all(0 < len(own) <= VALUE for own in rows):
            found.append((around(b for b in (*bars, *(s.box for s in told))), told))
    return found


def pictures(page: Page) -> list[Box]:
    """Frames without text that fill the room of several lines of a part of the page: pictures that are drawn."""
    texts = Inside(page.segments)
    high = PICTURE * max((s.size for s in page.segments), default=0.0)
    return [f for f in page.frames if f.height > high and high < f.width < 0.6 * page.width and not texts.of(f)]


def is_drawn_around(frame: Box, text: Segment, usual: float) -> bool:
    """Whether a frame is a picture, and a text, no larger than running text, the words on it: it has room for many."""
    return frame.height > ROOMY * text.size and text.size < LARGER * usual


class Captions:
    """The texts of a page, among which captions are looked for: a page may have very many of them, and of pictures."""

    def __init__(self, segments: Sequence[Segment], frames: Sequence[Box] = ()) -> None:
        self._down = sorted(segments, key=lambda s: s.top)
        self._tops = [s.top for s in self._down]
        self._frames = frames
        self._left = min((s.x0 for s in segments), default=0.0)
        self._largest = max((s.size for s in segments), default=0.0)
        self._highest = max((s.bottom - s.top for s in segments), default=0.0)
        self._usual = usual_size(segments)
        self._ends: dict[Style, list[float]] = {}
        for s in sorted(segments, key=lambda s: s.x1):
            self._ends.setdefault(s.style, []).append(s.x1)

    def below(self, image: Box) -> list[Segment]:
        """The texts just below a picture that say what it shows, none larger than running text: centred, or beside
        larger text or any on their row, or small where it begins; what stands in a bar wider than the picture is a
        title, and what goes beyond it and ends where the lines of a column do, or begins with a bracket or number, is
        of that column."""
        found: list[Segment] = []
        for s in islice(self._down, bisect_left(self._tops, image.bottom - self._largest), None):
            above = found[-1].bottom if found else image.bottom
            if s.top - above > CAPTION * self._largest:
                break
            near = -0.3 * s.size <= s.top - above < (CAPTION if not found else 1.0) * s.size
            if not near or s.size > LARGER * self._usual:
                continue
            begins = s.text[0] in BRACKETS or s.text[0].isnumeric()  # as headings do
            beyond = s.x0 < image.x0 - s.size and s.x1 > image.x1 + s.size
            if (begins and beyond) or (s.x1 > image.x1 and self._is_full(s)):
                continue
            if any(t.row == s.row and image.x0 < t.middle[0] < image.x1 for t in self._beside(s)):
                continue  # as in a row of facts
            middle = (s.x0 + s.x1 - image.x0 - image.x1) / 2
            centred = abs(middle) < CENTRED * s.size and s.x0 > self._left + s.size
            within = image.x0 - s.size < s.x0 and s.x1 < image.x1 + s.size
            told = self._left_of(image, s) if within and not begins else []
            beside = any(t.row == s.row for t in told) or (told and s.size < SMALLER * median(t.size for t in told))
            small = s.size < SMALLER * self._usual and not begins and s.text[0] not in NOTES
            flush = small and abs(s.x0 - image.x0) < FLUSH
            if (centred or beside or flush) and (not found or s.style == found[0].style) and not self._in_bar(image, s):
                found.append(s)
        return found

    def _beside(self, text: Segment) -> list[Segment]:
        """The other texts that begin about as high."""
        first, last = (bisect_left(self._tops, text.top + by * text.size) for by in (-0.5, 0.5))
        return [s for s in self._down[first:last] if s is not text]

    def _in_bar(self, image: Box, s: Segment) -> bool:
        bars = (f for f in self._frames if f.top > image.bottom - 1 and f.width > image.width + BARRED)
        return any(bar.holds(*s.middle) for bar in bars)

    def _is_full(self, text: Segment) -> bool:
        """Whether a text ends where others do that are set alike."""
        ends, near = self._ends[text.style], WITHIN * text.size
        first, last = bisect_right(ends, text.x1 - near), bisect_left(ends, text.x1 + near)
        return last - first > FULL

    def _left_of(self, image: Box, below: Segment) -> list[Segment]:
        """What stands left of a picture and of the text below it."""
        first, last = bisect_right(self._tops, image.top - self._highest), bisect_left(self._tops, below.bottom)
        return [s for s in self._down[first:last] if s.x1 < image.x0 and s.bottom > image.top]


def cut(pages: Sequence[Page], is_title: IsTitle) -> dict[tuple[int, Box], bool]:
    """The frames that the end of a page or column cuts in two, with the numbers of their pages, and whether a title
    stands in an earlier part.

    No text but notes stands below the one and none above the other, they are as wide and set in one size, the other is
    in the next column, and no bar with one line set otherwise.
    """
    found: dict[tuple[int, Box], bool] = {}
    held, usual = [_held(page) for page in pages], [usual_size(page.segments) for page in pages]
    starts = [
        [f for f in frames if not any(s.bottom < f.top for s in _over(page, f))]
        for page, frames in zip(pages, held, strict=True)
    ]
    for n, page in enumerate(pages):
        for frame in held[n]:
            small = SMALLER * min(held[n][frame][-1].size, usual[n])  # a footnote may stand below
            if any(s.top > frame.bottom and s.size > small for s in _over(page, frame)):
                continue
            beside = [f for f in starts[n] if f.x0 > frame.x1]
            for other, number in [*((f, n) for f in beside), *((f, n + 1) for fs in starts[n + 1 : n + 2] for f in fs)]:
                last, first = held[n][frame][-1], held[number][other][0]
                alike = abs(frame.width - other.width) < 2 and abs(last.size - first.size) < UNLIKE * last.size
                if alike and (len(held[number][other]) > 1 or first.style == last.style):
                    told = found.setdefault((page.number, frame), False)
                    found[pages[number].number, other] = told or any(is_title(s.text) for s in held[n][frame])
    return found


def _held(page: Page) -> dict[Box, list[Segment]]:
    """What stands in each of the frames that hold text."""
    texts = Inside(page.segments)
    return {frame: inside for frame in page.frames if (inside := texts.of(frame))}


def _over(page: Page, frame: Box) -> list[Segment]:
    """What stands above, in or below a frame."""
    return [s for s in page.segments if are_stacked(s, frame)]
