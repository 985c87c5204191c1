"""What do two texts share, and where do they differ in what they say, not in how they are set?

Input: two texts. Output: the stretches of both that agree, in their order, as difflib finds them between the ends that
agree; the ranges that differ, where widths, spaces and kinds of dashes do not count. difflib's time grows with the cube
of a text that repeats itself, which may have been made to be slow: such texts share their ends and no more.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

from jireishu.text import fold

# A text was cut or continued where so much of the shorter stands in the longer, in stretches of so many characters or
# more. Shorter texts than so many characters may stand anywhere.
CUT, KEPT, SHORTEST = 0.85, 6, 12
RESTS = 3  # characters between two changes, no shorter than these, that set them apart
MEETINGS = 1_000_000  # pairs of places with the same character: prose of five thousand characters has about as many

Span = tuple[int, int]


class Stretch(NamedTuple):
    """Where it begins in either text, and how long it is."""

    old: int
    new: int
    size: int


class Shared(NamedTuple):
    """What two texts share. work: about how many steps it took to find out."""

    stretches: tuple[Stretch, ...]
    work: int

    def characters(self, least: int = 1) -> int:
        """How many characters stand in stretches of at least so many."""
        return sum(one.size for one in self.stretches if one.size >= least)


def most(old: str, new: str) -> int:
    """No more characters than this do two texts share; quickly found."""
    return sum((Counter(old) & Counter(new)).values())


def least_of_cut(old: str, new: str) -> float:
    """How many characters two texts share at least where one is the other cut; more than any where they are short."""
    shorter = min(len(old), len(new))
    return CUT * shorter if shorter >= SHORTEST else shorter + 1


def shared(old: str, new: str) -> Shared:
    """What two texts share."""
    start = _agree(old, new)
    end = _agree(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    often, here = Counter(before), Counter(after)
    meetings = sum(count * here[character] for character, count in often.items())
    blocks = []
    if meetings <= MEETINGS:
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    found = (
        Stretch(0, 0, start),
        *(Stretch(start + one.a, start + one.b, one.size) for one in blocks),
        Stretch(len(old) - end, len(new) - end, end),
    )
    return Shared(tuple(one for one in found if one.size), len(old) + len(new) + meetings * len(blocks))


def _agree(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


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
