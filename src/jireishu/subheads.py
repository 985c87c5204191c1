"""Which heading of a section is which of the older edition?

Input: passages of two editions that are tied. Output: the headings that are called otherwise, were dropped or came, and
the passages that stand in another place for another reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from jireishu.counterparts import Pair, Path, Place, Retitled, place
from jireishu.filters import loosely
from jireishu.model import Passage
from jireishu.swaps import KINDS

Where = tuple[str | None, str]  # case and section
Paths = Mapping[tuple[Where, Path], Path]


class Subhead(NamedTuple):
    """A heading that is called otherwise, with those over it, came or was dropped: () where there is none.

    passage: the first of the newer edition under it, or that was under it.
    """

    passage: Passage
    old: Path
    new: Path


class _Tied(NamedTuple):
    """A pair of passages, and where both stand, as the newer edition calls it."""

    old: Passage
    new: Passage
    was: Place
    now: Place

    def stays(self) -> bool:
        return self.was[:2] == self.now[:2]


class Subheads:
    """The headings that changed, and which paths of one edition are which of the other for that."""

    def __init__(self, successors: Mapping[str, str], retitled: Retitled) -> None:
        self.changed: list[Subhead] = []
        self.names: dict[tuple[Where, Path], Path] = {}
        self.came: dict[tuple[Where, Path], Path] = {}
        self._where = successors, retitled

    def place(self, passage: Passage) -> Place:
        """Of a passage of the older edition, as the newer one calls it."""
        return place(passage, *self._where)

    def tied(self, pairs: Iterable[Pair]) -> list[_Tied]:
        return [_Tied(old, new, self.place(old), place(new)) for old, new in pairs]

    def add(self, head: Subhead, where: Where, were: Path, are: Path) -> None:
        """were, are: what what stood under a heading stands under, in either edition, as it is compared."""
        self.changed.append(head)
        if head.old:
            self.names[where, were] = are
        if head.new:
            self.came[where, are] = were

    def elsewhere(self, one: _Tied) -> bool:
        """Whether a passage stands in another place now, other than that a heading over it changed."""
        was, now = _led(one.was[:2], one.was[2], self.names), _led(one.now[:2], one.now[2], self.came)
        return not one.stays() or not (was == one.now[2] or one.was[2] == now)

    def moved(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Those of the pairs that stand in another place now, other than that a heading over them changed."""
        return [(one.old, one.new) for one in self.tied(pairs) if self.elsewhere(one)]


def changed(
    pairs: Iterable[Pair],
    old: Sequence[Passage],
    new: Sequence[Passage],
    successors: Mapping[str, str],
    retitled: Retitled,
) -> Subheads:
    """The headings that are called otherwise, were dropped or came, in the order of the newer edition."""
    known = Subheads(successors, retitled)
    tied = known.tied(pairs)
    were = {(*known.place(p)[:2], path) for p in old for path in _paths(p)}
    are = {(*place(p)[:2], path) for p in new for path in _paths(p)}
    for renamed in _renamed(tied, were, are):
        known.add(*renamed)
    orders = [{passage.id: number for number, passage in enumerate(passages)} for passages in (old, new)]
    before, after = _ahead(tied, lambda one: orders[0][one.old.id]), _ahead(tied, lambda one: orders[1][one.new.id])
    for one in sorted(tied, key=lambda one: orders[1][one.new.id]):
        where, was, now = one.was[:2], one.was[2], one.now[2]
        ahead = before.get(one.new.id, one)  # itself where it is no text of a section that it was in before
        if not one.stays() or ahead is one or ahead is not after[one.new.id] or not known.elsewhere(one):
            continue
        path = (ahead.was[2], ahead.now[2]) if ahead else ((), ())
        if was and (*where, was) not in are and now == path[1] and (where, was) not in known.names:
            known.add(Subhead(one.new, one.old.headings, ()), where, was, now)
        elif now and (*where, now) not in were and was == path[0] and (where, now) not in known.came:
            known.add(Subhead(one.new, (), one.new.headings), where, was, now)
    known.changed.sort(key=lambda head: orders[1][head.passage.id])
    return known


def _renamed(tied: Iterable[_Tied], were: Set[object], are: Set[object]) -> Iterator[tuple[Subhead, Where, Path, Path]]:
    """What stood under one stands under another now, and neither is in both."""
    votes: dict[tuple[Where, Path, Path], list[_Tied]] = defaultdict(list)
    for one in tied:
        where, was, now = one.was[:2], one.was[2], one.now[2]
        level = len(was) == len(now)
        if one.stays() and was != now and (level or (was and now and set(was).isdisjoint(now))):
            depth = max(n for n, (a, b) in enumerate(zip(was, now, strict=True), 1) if a != b) if level else None
            if (*where, was[:depth]) not in are and (*where, now[:depth]) not in were:
                votes[where, was[:depth], now[:depth]].append(one)
    found, taken = set[object](), set[object]()
    for (where, was, now), several in sorted(votes.items(), key=lambda vote: -len(vote[1])):
        if (where, was) not in found and (where, now) not in taken:
            found.add((where, was))
            taken.add((where, now))
            first = several[0]
            yield Subhead(first.new, first.old.headings[: len(was)], first.new.headings[: len(now)]), where, was, now


def _ahead(tied: Iterable[_Tied], order: Callable[[_Tied], int]) -> Mapping[str, _Tied | None]:
    """The text that stands ahead of each in its section, in that order, by the id that it has now."""
    found: dict[str, _Tied | None] = {}
    last: dict[Where, _Tied] = {}
    for one in sorted(tied, key=order):
        if one.stays() and {one.old.kind, one.new.kind} <= set(KINDS):
            found[one.new.id] = last.get(one.was[:2])
            last[one.was[:2]] = one
    return found


def _paths(passage: Passage) -> Iterator[Path]:
    """The headings over a passage, as they are compared: the outermost, the two outermost, and so on."""
    path = tuple(map(loosely, passage.headings))
    return (path[:depth] for depth in range(1, len(path) + 1))


def _led(where: Where, path: Path, names: Paths) -> Path:
    """A path as it is with other names for what leads to it."""
    for depth in range(len(path), 0, -1):
        if (name := names.get((where, path[:depth]))) is not None:
            return name + path[depth:]
    return path
