"""Which colours does a book print its cases in, each in its own? Pages -> the same, all in the first of them.

Texts of one font and size that have a colour on some pages and another on others are set alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jireishu.page import Page, Style

SEVERAL = 3  # such colours, at least


def evened(pages: Sequence[Page]) -> list[Page]:
    """The pages with one colour for those of a font and size no two of which are on one page."""
    seen: dict[Style, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for page in pages:
        for style in {s.style for s in page.segments}:
            seen[replace(style, colour="")][style.colour].add(page.number)
    one_of = {
        replace(set_, colour=colour): replace(set_, colour=own[0])
        for set_, colours in seen.items() if len(own := _apart(colours)) >= SEVERAL for colour in own
    }  # fmt: skip
    return [_evened(page, one_of) if one_of else page for page in pages]


def _apart(colours: Mapping[str, set[int]]) -> list[str]:
    """The colours that share no page, those of few pages rather than of many."""
    kept: list[str] = []
    for colour, on in sorted(colours.items(), key=lambda own: (len(own[1]), min(own[1]))):
        if all(on.isdisjoint(colours[other]) for other in kept):
            kept.append(colour)
    return sorted(kept, key=lambda colour: min(colours[colour]))


def _evened(page: Page, one_of: dict[Style, Style]) -> Page:
    texts = (replace(s, style=one_of[s.style]) if s.style in one_of else s for s in page.segments)
    return replace(page, segments=tuple(texts))
