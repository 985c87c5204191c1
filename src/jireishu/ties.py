"""Which passages of the newer edition say what one of the older one said?

Input: two editions. Output: their cases and passages, tied to each other: those of the same text, those that were
reworded, became several or one, and those that are left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jireishu import counterparts, partings, sections
from jireishu.counterparts import Pair, Retitled
from jireishu.model import Case, Edition, Passage
from jireishu.partings import Parted


@dataclass(frozen=True)
class Ties:
    """What is what of two editions.

    cases: pairs of those that are the same, successors: their ids. retitled: sections that are called otherwise.
    same: pairs of passages that say the same word for word. like: those that were reworded. split: wholes of the older
    edition with their parts, joined: wholes of the newer one. removed, added: what is tied to nothing.
    Tables and figures that tell the facts of a case are in none of these.
    """

    old: Edition
    new: Edition
    cases: Sequence[tuple[Case, Case]]
    successors: Mapping[str, str]
    retitled: Retitled
    same: Sequence[Pair]
    like: Sequence[Pair]
    split: Sequence[Parted]
    joined: Sequence[Parted]
    removed: Sequence[Passage]
    added: Sequence[Passage]

    @cached_property
    def before(self) -> Mapping[str, Passage]:
        """The passages of the older edition by their ids."""
        return {passage.id: passage for passage in self.old.passages}

    @cached_property
    def now(self) -> Mapping[str, tuple[Passage, ...]]:
        """What the passages of the older edition became, by their ids: nothing where they were removed."""
        return {
            **{passage.id: () for passage in self.removed},
            **{old.id: (new,) for old, new in (*self.same, *self.like)},
            **{whole.id: parts for whole, parts in self.split},
            **{part.id: (whole,) for whole, parts in self.joined for part in parts},
        }

    @cached_property
    def was(self) -> Mapping[str, list[Passage]]:
        """What the passages of the newer edition were, by their ids."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for name, several in self.now.items():
            for passage in several:
                found[passage.id].append(self.before[name])
        return found

    def stays(self, old: Passage, new: Passage) -> bool:
        """Whether what a passage became stands in the same section of the same case."""
        return counterparts.together(old, new, self.successors, self.retitled)


def tie(old: Edition, new: Edition) -> Ties:
    """What of `old` is what of `new`."""
    pairs = counterparts.cases(old, new)
    successors = {before.id: after.id for before, after in pairs}
    texts = sections.texts(old.passages), sections.texts(new.passages)
    every = [*pairs, (sections.outside(old), sections.outside(new))]
    retitled = {key: title for before, after in every for key, title in sections.retitled(before, after, texts).items()}
    same = counterparts.same(old.passages, new.passages, successors, retitled)
    told = counterparts.told(*_left(old.passages, new.passages, same), pairs)
    left_old, left_new = _left(old.passages, new.passages, same, *told)
    like = counterparts.reworded(left_old, left_new, successors)
    facts = counterparts.factual(left_old, (a for a, _ in pairs)), counterparts.factual(left_new, (b for _, b in pairs))
    removed, added = _left(left_old, left_new, like, *facts)
    split = partings.parted(like, added)
    done = {whole.id for whole, _ in split}
    joined = partings.parted([(b, a) for a, b in like if a.id not in done], removed)
    parts = {p.id for one in joined for p in one.parts}, {p.id for one in split for p in one.parts}
    return Ties(
        old,
        new,
        pairs,
        successors,
        retitled,
        same,
        like=[(a, b) for a, b in like if a.id not in parts[0] and b.id not in parts[1]],
        split=split,
        joined=joined,
        removed=[p for p in removed if p.id not in parts[0]],
        added=[p for p in added if p.id not in parts[1]],
    )


def _left(
    old: Iterable[Passage],
    new: Iterable[Passage],
    pairs: Iterable[Pair],
    gone: Iterable[str] = (),
    come: Iterable[str] = (),
) -> tuple[list[Passage], list[Passage]]:
    """The passages of both that are in no pair, nor among those with the ids `gone` and `come`."""
    kept = {*gone, *(a.id for a, _ in pairs)}, {*come, *(b.id for _, b in pairs)}
    return [p for p in old if p.id not in kept[0]], [p for p in new if p.id not in kept[1]]
