"""Which kinds of headings hold which others? As they follow each other in a document, else by their marks."""

from __future__ import annotations

from collections import Counter

from jireishu.page import Style

STRONG = frozenset("●■◆◎□")  # marks of groups that hold other headings unless the document shows otherwise
AMID = 3  # times, at least, that a heading stands between two of another kind in its section, to be held by these

Level = tuple[str, Style, bool, bool, int]  # its mark, style, bar or picture before it, frame, and depth
Pairs = Counter[tuple[Level, Level]]


class Nesting:
    """How often one kind of heading directly followed another, stood between two of it, and came first in a section."""

    def __init__(self) -> None:
        self._next, self._amid, self._first = Pairs(), Pairs(), Pairs()
        self._seen: list[Level] = []  # the kinds of the section, by where each stands last

    def add(self, level: Level, before: Level | None) -> None:
        """Take the next heading of a section. before: that which it directly follows, of another kind."""
        if before:
            self._next[before, level] += 1
        if level in self._seen:
            at = self._seen.index(level)
            self._amid.update((level, other) for other in self._seen[at + 1 :])
            del self._seen[at]
        else:
            self._first.update((other, level) for other in self._seen)
        self._seen.append(level)

    def update(self, section: Nesting) -> None:
        """Take what the headings of a section tell."""
        self._next += section._next
        self._amid += section._amid
        self._first += section._first

    def holds(self, outer: Level, inner: Level) -> bool:
        """Whether headings of one kind hold those of another: as they mostly follow directly; where they never do, by
        which stands amid the others and never before them; else by their marks."""
        if outer[:-1] == inner[:-1]:
            return outer[-1] < inner[-1]
        if seen := self._next[outer, inner] - self._next[inner, outer]:
            return seen > 0
        amid = self._amid[outer, inner] >= AMID and not self._first[inner, outer]
        return amid or (outer[0] in STRONG and inner[0] not in STRONG)
