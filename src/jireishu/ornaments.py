"""What is drawn or set around a text only to set it off? Backdrops, dots, arrows, letters in circles, drop caps.

A page -> the same without such, or with it as part of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from jireishu import turns
from jireishu.columns import BAR, IsTitle
from jireishu.inside import Inside
from jireishu.page import LARGER, TITLE, Box, Page, Segment, are_level, are_stacked, usual_size, usual_style, without

BAND = 5.0  # times the size of the one line on it: a picture less high is the band of a title
SHADOW = 1.0  # times the size of a text, that its frame's shadow reaches beyond the frame at most
DROPPED = 1.8  # times the size of running text: a single letter so large may begin several lines
TURNS = "QAＱＡ"  # letters before what is asked and answered
ONWARD = frozenset("▶►▷▸➡→⇒⇨▼▽▾↓⇓⬇⇩")  # arrows to what comes next
ARROWS = 20  # on a page, at most, and points that a box is high and wide that they lead to
BADGE = 2.5  # em that the box of a heading's number is wide or high at most, or apart from it,
DIGITS = 2  # and its digits
DOT = (0.2, 0.55)  # em: the size of a dot drawn as a list mark,
DOT_GAP = 1.6  # and how far before the text its middle may be


def prepared(page: Page, is_title: IsTitle) -> Page:
    """A page without what is only drawn behind its text, with what is drawn or set large before it as part of it."""
    return with_capitals(with_numbers(with_marks(without_turns(without_arrows(without_backdrops(page, is_title))))))


def without_arrows(page: Page) -> Page:
    """A page without the arrows that lead from one box to the next, right of it or below."""
    arrows = [s for s in page.segments if s.text.strip() in ONWARD]
    boxes = [f for f in page.frames if f.height > ARROWS and f.width > ARROWS] if len(arrows) <= ARROWS else []
    gone = [s for s in arrows if _leads(s, boxes)]
    return replace(page, segments=tuple(without(page.segments, gone))) if gone else page


def _leads(arrow: Segment, boxes: Sequence[Box]) -> bool:
    """Whether an arrow stands between two boxes, and in none that does not hold both."""
    level = [b for b in boxes if b.top < arrow.middle[1] < b.bottom]
    over = [b for b in boxes if b.x0 < arrow.middle[0] < b.x1]
    ahead = [(b.x1 <= arrow.middle[0], b.x0 >= arrow.middle[0]) for b in level]
    down = [(b.bottom <= arrow.middle[1], b.top >= arrow.middle[1]) for b in over]
    around_it = [b for b in level if b.holds(*arrow.middle)]
    between = any(all(any(side) for side in zip(*way, strict=True)) for way in (ahead, down) if len(way) > 1)
    least = min((b.area for b in around_it), default=inf)
    return between and all(b.area < least for b in (*level, *over) if b not in around_it)


def with_marks(page: Page) -> Page:
    """A page whose texts with a dot drawn before them have a list mark: browsers draw the marks of lists."""
    dots = Inside([f for f in page.frames if f.height < 10 and abs(f.width - f.height) < 0.5])
    texts = []
    for s in page.segments:
        x, y = s.x0, s.middle[1]
        before = dots.of(Box(x - DOT_GAP * s.size, y - 0.2 * s.size, x, y + 0.2 * s.size))
        dot = next((f for f in before if DOT[0] * s.size < f.height < DOT[1] * s.size), None)
        texts.append(replace(s, text=f"•{s.text}", x0=dot.x0) if dot and s.text_x == s.x0 else s)
    return replace(page, segments=tuple(texts))


def with_numbers(page: Page) -> Page:
    """A page whose headings, set otherwise than running text, begin with the number that stands in a small box of its
    own before each."""
    numbers = [s for s in page.segments if s.text.strip().isdecimal() and len(s.text.strip()) <= DIGITS]
    if not numbers:
        return page
    texts, usual = Inside(page.segments), usual_style(page.segments)
    one_of = {id(s): s for s in page.segments}
    boxes = list[Box]()
    for box in page.frames:
        number = inside[0] if len(inside := texts.of(box)) == 1 else None
        if number not in numbers or max(box.width, box.height) > BADGE * number.size:
            continue
        right = [s for s in page.segments if box.x1 <= s.x0 < box.x1 + BADGE * s.size and are_level(s, number)]
        heading = min(right, key=lambda s: s.x0, default=number)
        if heading is not number and heading.style != usual and heading.middle[1] - number.middle[1] < heading.size / 2:
            text = f"{number.text.strip()} {heading.text.lstrip()}"
            one_of[id(heading)] = replace(heading, text=text, x0=number.x0, text_x=number.x0, row=number.row)
            one_of.pop(id(number), None)
            boxes.append(box)
    return replace(page, segments=tuple(one_of.values()), frames=tuple(without(page.frames, boxes)))


def without_turns(page: Page) -> Page:
    """A page without the letters Q and A in small frames before its texts, which say whose turn it is. A text begins
    where others do just right of that frame."""
    asked = [s for s in page.segments if s.text[0] in TURNS and s.text[1:2] != turns.DOT]
    asked = [s for s in asked if not (s.text[1:2].isascii() and s.text[1:2].isalnum())]
    if not asked:
        return page
    high = BAR * asked[0].size
    small = Inside([f for f in page.frames if max(f.width, f.height) < high])
    begins, last = sorted(s.x0 for s in page.segments), {s.row: s.x0 for s in page.segments}
    one_of = {id(s): s for s in page.segments}
    for s in asked:
        frame = next(iter(small.of(Box(s.x0, s.top, s.x0 + s.size, s.bottom))), None)
        if frame and (text := s.text[1:].strip()):
            near = bisect_left(begins, frame.x1)
            left = begins[near] if near < len(begins) and begins[near] < frame.x1 + s.size else frame.x1
            one_of[id(s)] = replace(s, text=text, x0=left, text_x=left)
        elif frame and last[s.row] > s.x1:
            del one_of[id(s)]
    return replace(page, segments=tuple(one_of.values()))


def with_capitals(page: Page) -> Page:
    """A page whose texts that begin with a letter as high as several lines begin with it: a drop cap."""
    usual = usual_size(page.segments)
    texts = {id(s): s for s in page.segments}
    for cap in [s for s in page.segments if len(s.text) == 1 and s.text.isalpha() and s.size > DROPPED * usual]:
        beside = [
            s for s in page.segments
            if cap.x1 <= s.x0 + 1 < cap.x1 + cap.size and are_level(s, cap)
        ]  # fmt: skip
        if len(beside) > 1 and all(s.size < LARGER * usual for s in beside):
            first = min(beside, key=lambda s: s.top)
            below = [s for s in page.segments if s.top >= cap.bottom - 1 and are_stacked(s, cap)]
            left = min([cap.x0, *(s.x0 for s in sorted(below, key=lambda s: s.top)[:1])])
            texts |= {id(s): replace(s, x0=left, text_x=left) for s in beside}
            texts[id(first)] = replace(first, text=cap.text + first.text, x0=cap.x0, text_x=cap.x0)
            del texts[id(cap)]
    return replace(page, segments=tuple(texts.values()))


def without_backdrops(page: Page, is_title: IsTitle) -> Page:
    """A page without the pictures that only lie behind its text: shadows of frames, as slides have, bands, or
    photographs that bear the title of a case, or are cropped above it."""
    texts, frames = Inside(page.segments), Inside(page.frames)
    usual, largest = usual_size(page.segments), max((s.size for s in page.segments), default=0.0)
    text = usual_style(page.segments)

    def is_backdrop(image: Box) -> bool:
        inside = texts.of(image)
        most = SHADOW * max((s.size for s in inside), default=0.0)
        edges = (image.x0, image.top, image.x1, image.bottom)
        framed = [
            [abs(a - b) < most for a, b in zip(edges, (f.x0, f.top, f.x1, f.bottom), strict=True)]
            for f in frames.of(image)
        ]
        running = sum(s.style == text for s in inside) > 1  # over which the title of the frame stands
        shadow = any(all(same) or (running and sum(same) == len(same) - 1) for same in framed)
        band = len({s.row for s in inside}) == 1 and most > LARGER * usual and image.height < BAND * most
        titled = any(s.size == largest > TITLE * usual and any(map(str.isalpha, s.text)) for s in inside)
        return shadow or band or titled or any(is_title(s.text) for s in inside)

    return replace(page, images=tuple(i for i in page.images if not is_backdrop(i)))
