"""What do two texts share? The stretches of both that agree, in their order.

As difflib finds them between the ends that agree. Its time grows with the cube of a text that repeats itself, which may
have been made to be slow: such texts share their ends and no more.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import NamedTuple

# A text was cut or continued where so much of the shorter stands in the longer, in stretches of so many characters or
# more. Shorter texts than so many characters may stand anywhere.
CUT, KEPT, SHORTEST = 0.85, 6, 12
MEETINGS = 1_000_000  # pairs of places with the same character: prose of five thousand characters has about as many


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
