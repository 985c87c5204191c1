"""Why this passage?

Input: a question with what the index knows of its words, a passage and its score. Output: reasons that sum to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jireishu import query
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.query import Prepared

UNIT = 1_000 * query.OWN  # the parts of a score of 1; 1,000 as in scoring, which a search must not import


class Reason(NamedTuple):
    """A part of a score: `asked` stands in the passage, or `found` does, which says the same; `how` that is known."""

    asked: str
    found: str | None
    how: str
    score: float

    def document(self) -> contract.Reason:
        return {"asked": self.asked, "found": self.found, "how": self.how, "score": self.score}


def reasons(ready: Prepared, number: int, parts: int, close: int = 0, liked: bool = False) -> tuple[Reason, ...]:
    """What brings a passage its score, the heaviest first; pairs of characters are one reason together.

    parts: the score. close: of it, what closeness in meaning brings. liked: the passage stands in a section of the kind
    that is asked for, which brings the rest.
    """
    found, pairs = [], 0
    for said, posting, times in ready.words:
        if times == query.PAIRED:
            pairs += posting.at(number) * times
        elif worth := posting.at(number):
            found.append(Reason(said, None, "", worth * times / UNIT))
    for concept, group in ready.groups:
        added, place = group.at(number)
        if added:
            other = concept.others[place]
            found.append(Reason(concept.asked, other.found, other.how, added / UNIT))
    if close:
        found.append(Reason("", None, phrase("意味の近さ"), close / UNIT))
    if pairs:
        found.append(Reason("", None, phrase("文字の並び"), pairs / UNIT))
    if liked:
        found.append(Reason("", None, phrase("節の種類"), parts / UNIT - sum(reason.score for reason in found)))
    return tuple(sorted(found, key=lambda reason: -reason.score))
