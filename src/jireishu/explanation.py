"""Why this passage?

Input: a question with what the engine knows of its words, a passage that matches. Output: reasons that sum to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jireishu import query, weighing
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.query import Prepared
    from jireishu.ranking import Candidate

UNIT = weighing.PARTS * query.OWN  # the parts of a score of 1


class Reason(NamedTuple):
    """A part of a score: `asked` stands in the passage, or `found` does, which says the same; `how` that is known."""

    asked: str
    found: str | None
    how: str
    score: float

    def document(self) -> contract.Reason:
        return {"asked": self.asked, "found": self.found, "how": self.how, "score": self.score}


def reasons(ready: Prepared, one: Candidate) -> tuple[Reason, ...]:
    """What brings a passage its score, the heaviest first; pairs of characters are one reason together."""
    found, pairs = [], 0
    for said, (term, times) in zip(ready.said, ready.wanted.words, strict=True):
        if times == query.PAIRED:
            pairs += one.parts.get(term, 0) * times
        elif term in one.parts:
            found.append(Reason(said, None, "", one.parts[term] * times / UNIT))
    for concept, group in zip(ready.concepts, ready.wanted.groups, strict=True):
        added, place = group.worth(one.parts)
        if added:
            other = concept.others[place]
            found.append(Reason(concept.asked, other.found, other.how, added / UNIT))
    others = (
        (one.close, phrase("意味の近さ")),
        (one.whole, phrase("質問を含む割合")),
        (one.kin, phrase("上位の段落と同じ言葉")),
        (pairs, phrase("文字の並び")),
        (one.liked, phrase("節の種類")),
    )
    found += [Reason("", None, how, parts / UNIT) for parts, how in others if parts]
    return tuple(sorted(found, key=lambda reason: -reason.score))
