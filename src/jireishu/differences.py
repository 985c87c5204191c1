"""Where do two texts differ in what they say, not in how they are set?

Input: two texts. Output: the ranges of both that differ; widths, spaces and kinds of dashes are a matter of
typesetting.
"""

from __future__ import annotations

from jireishu.likeness import shared
from jireishu.text import fold

RESTS = 3  # characters between two changes, no shorter than these, that set them apart

Span = tuple[int, int]


def changed(old: str, new: str) -> tuple[tuple[Span, Span], ...]:
    """The ranges of two texts that differ, half-open, in code points. What they share by chance amid longer changes is
    no rest to the eye."""
    (one, here), (other, there) = _said(old), _said(new)
    found: list[tuple[Span, Span]] = []
    a = c = 0
    for b, d, size in (*shared(one, other).stretches, (len(one), len(other), 0)):
        if (a, c) != (b, d):
            if found:
                (e, f), (g, h) = found[-1]
                if a - f < RESTS and a - f <= min(max(f - e, h - g), max(b - a, d - c)):
                    found.pop()
                    a, c = e, g
            found.append(((a, b), (c, d)))
        a, c = b + size, d + size
    return tuple((_range(here, *before), _range(there, *after)) for before, after in found)


def _said(text: str) -> tuple[str, list[int]]:
    """A text without how it is set, and where in it each character of that stands."""
    folded = [(letter, place) for place, character in enumerate(text) for letter in fold(character)]
    return "".join(letter for letter, _ in folded), [place for _, place in folded]


def _range(places: list[int], start: int, end: int) -> Span:
    """What of a text stands between two places of it without how it is set; nothing, after what comes before."""
    first = places[start] if start < end else places[start - 1] + 1 if start else 0
    return first, places[end - 1] + 1 if start < end else first
