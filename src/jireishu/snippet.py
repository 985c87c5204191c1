"""Which part of a long passage does a hit show?

Input: its text, the ranges that match. Output: one range of that very text, from the beginning of a sentence to the end
of one where it can be.
"""

from __future__ import annotations

from collections.abc import Sequence

# In code points: at 80 columns a line of a hit holds 38. Of the casebook's passages two in a hundred are longer.
LONG, SHOWN = 480, 300
LEAD = 80  # a sentence that begins further before the first match is cut
ENDS = "。．！？!?"

Range = tuple[int, int]


def of(text: str, spans: Sequence[Range]) -> Range:
    """The part of `text` that says most different words that match, the earliest of several; all where it is short.

    spans: ascending.
    """
    if len(text) <= LONG:
        return 0, len(text)
    start, best = 0, 0
    for first, _ in spans or [(0, 0)]:
        at = _begin(text, first)
        inside = {text[begin:end] for begin, end in spans if at <= begin and end <= at + SHOWN}
        if (said := sum(map(len, inside))) > best:
            start, best = at, said
    last = max((end for _, end in spans if end <= start + SHOWN), default=start)
    return start, _end(text, start, last)


def _begin(text: str, first: int) -> int:
    """Where the sentence with the place `first` begins."""
    least = max(0, first - LEAD)
    at = next((at for at in range(first, least, -1) if text[at - 1] in ENDS), least)
    return at + len(text[at:first]) - len(text[at:first].lstrip())


def _end(text: str, start: int, last: int) -> int:
    """Where the last sentence ends that has room and is not before `last`."""
    most = min(len(text), start + SHOWN)
    if most == len(text):
        return most
    return next((at for at in range(most, max(last, start + SHOWN // 2), -1) if text[at - 1] in ENDS), most)
