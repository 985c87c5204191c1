"""Which boxes hold the title of a case? Bands with its name and tagline, panels that tell its facts, too.

Items -> the same with the lines of such boxes on their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu import attributes, casetitles
from jireishu.contents import Contents
from jireishu.endings import wraps
from jireishu.items import Boxed, Item, Line, Picture
from jireishu.page import usual_size
from jireishu.profile import Profile

BANDED = 4  # lines of a band that holds a case's title and tagline, at most, those that wrap as one
LARGE = 1.4  # times the size of running text, at least, of a name in a band that nothing else tells


def opened(items: Sequence[Item], contents: Contents, profile: Profile) -> list[Item]:
    """The items with the lines of those boxes and pictures on their own whose largest line names a listed case.

    So a band at the head of a page, below the number of a case or with that in it, that holds a line far larger than
    running text, and others that hold one set like several such; of a panel that tells the facts of the case, too, what
    stands above them.
    """
    large = LARGE * usual_size(item for item in items if isinstance(item, Line))
    named = {n: name for n, item in enumerate(items) if (name := _named(items, n, contents, profile, large))}
    styles = Counter(name.style for name in named.values())  # of which others may stand below something else
    found: list[Item] = []
    for n, item in enumerate(items):
        lines = item.lines if isinstance(item, Boxed | Picture) else ()
        largest = _largest(lines, profile) if isinstance(item, Boxed) else None
        alike = largest is not None and largest.size > large and styles[largest.style] > 1
        if (n in named or alike) and _is_band(lines):
            found += lines
        elif isinstance(item, Boxed) and (title := _above_facts(item, profile)) and _is_band(title):
            found += [*title, replace(item, lines=lines[len(title) :])]
        else:
            found.append(item)
    return found


def _named(items: Sequence[Item], n: int, contents: Contents, profile: Profile, large: float) -> Line | None:
    """The name of a case in the box at `n`: one that the book lists, or one at the head of a page that is larger than
    `large`."""
    item, above = items[n], items[n - 1] if n else None
    lines = item.lines if isinstance(item, Boxed | Picture) else ()
    largest = _largest(lines, profile)
    if largest is None or casetitles.of([(0, largest)], contents, profile, 0.9 * largest.size / 1.15):
        return largest
    heads = above is None or above.page != item.page or (isinstance(above, Line) and profile.number(above.text))
    counted = any(profile.number(x.text) and any(map(str.isalpha, x.text)) for x in lines)
    heads = counted or (heads and isinstance(item, Boxed))
    return largest if heads and largest.size > large else None


def _largest(lines: Sequence[Line], profile: Profile) -> Line | None:
    """The largest of lines but for numbers of cases."""
    return max((x for x in lines if not profile.number(x.text)), key=lambda line: line.size, default=None)


def _is_band(lines: Sequence[Line]) -> bool:
    return sum(not wraps(x, y) for x, y in pairwise(lines)) < BANDED


def _above_facts(panel: Boxed, profile: Profile) -> Sequence[Line]:
    """What a panel with a case's number and facts says before the first of these."""
    told = next((n for n, line in enumerate(panel.lines) if attributes.is_fact(line.text, profile)), 0)
    title = panel.lines[:told]
    return title if any(profile.number(x.text) or profile.case(x.text) for x in title) else ()
