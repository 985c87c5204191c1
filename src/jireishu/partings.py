"""Which passage became several, and which several became one?

Input: passages, each with the one most like it of the other edition, and those of that edition that are like none.
Output: those of the former whose text stands in several of the other, with all of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jireishu.counterparts import WORK, Pair, of_a_kind, said
from jireishu.likeness import CUT, KEPT, most, shared
from jireishu.model import CaseRef, Passage

Taken = tuple[tuple[int, int], ...]  # half-open ranges of a text
TAKEN = "\0"  # stands in no text


class Parted(NamedTuple):
    """A passage, and the passages of the other edition that say what it says, in the order in which it does."""

    whole: Passage
    parts: tuple[Passage, ...]


def parted(pairs: Iterable[Pair], loose: Sequence[Passage]) -> list[Parted]:
    """Those of the wholes, the first of each pair, of which one or more of the loose say what the second does not.

    The loose are of the same edition as the seconds, and of those that are of the same case.
    """
    every = [_Whole(whole, part) for whole, part in pairs] if loose else []
    by_case: dict[CaseRef | None, list[_Whole]] = defaultdict(list)
    for one in every:
        by_case[one.found[0][1].case].append(one)
    work = 0
    for passage in loose:
        text = said(passage)
        for one in by_case[passage.case] if len(text) >= KEPT else ():
            work += len(one.text) + len(text)
            if work > WORK or not of_a_kind(one.passage, passage) or most(one.rest, text) < CUT * len(text):
                continue
            if one.take(text, passage):
                break
    return [Parted(one.passage, one.parts()) for one in every if len(one.found) > 1]


class _Whole:
    """A passage and the parts of it that were found."""

    def __init__(self, passage: Passage, part: Passage) -> None:
        self.passage, self.text = passage, said(passage)
        spans = uncovered(self.text, said(part))
        self.rest = without(self.text, spans)
        self.found = [(spans[0][0] if spans else 0, part)]

    def take(self, text: str, passage: Passage) -> bool:
        """Whether a passage says what no other part does of the whole; it is one of them then."""
        spans = uncovered(self.rest, text)
        if sum(end - start for start, end in spans) < CUT * len(text):
            return False
        self.rest = without(self.rest, spans)
        self.found.append((spans[0][0], passage))
        return True

    def parts(self) -> tuple[Passage, ...]:
        return tuple(passage for _, passage in sorted(self.found, key=lambda one: one[0]))


def uncovered(whole: str, part: str) -> Taken:
    """The ranges of a text that stand in a part of it, in stretches that are no chance."""
    # the part may end as the whole does, and stand elsewhere
    found = shared(f"{TAKEN}{whole}{TAKEN}", part).stretches
    return tuple((one.old - 1, one.old - 1 + one.size) for one in found if one.size >= KEPT)


def without(text: str, taken: Taken) -> str:
    """A text in which no more is found of what was."""
    rest = list(text)
    for start, end in taken:
        rest[start:end] = TAKEN * (end - start)
    return "".join(rest)
