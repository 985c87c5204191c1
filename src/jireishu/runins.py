"""Which headings go on with their texts in one line? Pages -> the same with each in a row above its text.

So books are set that save room: a few words in another font or colour, a gap, and the first line of a paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from jireishu.attributes import is_value, opens_fact
from jireishu.page import Page, Segment, Style, are_stacked
from jireishu.profile import Profile
from jireishu.text import width

SEVERAL = 8  # such headings in a book, at least
NEAR = 2.5  # em from one line of a paragraph to the next, at most,
ALIKE = 0.1  # and of their sizes


def parted(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with such headings above their texts, where a book has several."""
    found = [[(s, style) for s in page.segments if s.run_in and (style := _set_as(s, page, profile))] for page in pages]
    if sum(map(len, found)) < SEVERAL:
        return list(pages)
    return [_parted(page, own) if own else page for page, own in zip(pages, found, strict=True)]


def _set_as(s: Segment, page: Page, profile: Profile) -> Style | None:
    """How the text is set that a heading goes on with: a sentence, or one that goes on in the next line; None where
    what stands before it is no heading but a label, or nothing."""
    lead, rest = _halves(s)
    if is_value(rest) or profile.fact(lead) or profile.labels_tagline(lead):
        return None
    under = (x for x in page.segments if x.top > s.middle[1] and are_stacked(x, s))
    below = min(under, key=attrgetter("top"), default=s)
    near = 0 < below.top - s.top < NEAR * s.size and below.x0 < s.x0 + s.size
    if near and not below.run_in and abs(below.size - s.size) < ALIKE * s.size:
        return below.style
    return s.style if "。" in rest and not opens_fact(s.text) else None


def _halves(s: Segment) -> tuple[str, str]:
    return s.text[: s.run_in].strip(), s.text[s.run_in :].strip()


def _parted(page: Page, own: Sequence[tuple[Segment, Style]]) -> Page:
    styles = {id(s): style for s, style in own}
    rows = sorted({s.row for s, _ in own})
    found: list[Segment] = []
    for s in page.segments:
        row = s.row + bisect_right(rows, s.row)  # each row with headings comes after one of these
        if style := styles.get(id(s)):
            lead, rest = _halves(s)
            bold, x1 = replace(style, doubled=True), s.x0 + s.size * width(lead)
            s = replace(s, style=style, run_in=0)
            box = replace(s, top=s.top - 1, x1=x1, bottom=s.bottom - 1)
            found += [replace(box, text=lead, row=row - 1, style=bold), replace(s, text=rest, row=row)]
        else:
            found.append(replace(s, row=row))
    return replace(page, segments=tuple(sorted(found, key=attrgetter("row", "x0"))))
