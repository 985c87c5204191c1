"""Which boxes hold the title of a case? Bands with its name and tagline, panels that tell its facts, too.

Items -> the same with the lines of such boxes on their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu import attributes, casetitles
from jireishu.contents import Contents
from jireishu.endings import wraps
from jireishu.items import Boxed, Item, Line
from jireishu.page import usual_size
from jireishu.profile import Profile

BANDED = 4  # lines of a band that holds a case's title and tagline, at most, those that wrap as one
LARGE = 1.4  # times the size of running text, at least, of a name in a band that nothing else tells


def opened(items: Sequence[Item], contents: Contents, profile: Profile) -> list[Item]:
    """The items with the lines of those boxes on their own whose largest line names a case that the book lists.

    So a band at the head of a page, below the number of a case or with that in it, that holds a line far larger than
    running text; of a panel that tells the facts of the case, too, what stands above them.
    """
    found: list[Item] = []
    large = LARGE * usual_size(item for item in items if isinstance(item, Line))
    for item in items:
        lines = item.lines if isinstance(item, Boxed) else ()
        largest = max((x for x in lines if not profile.number(x.text)), key=lambda line: line.size, default=None)
        named = largest is not None and casetitles.of([(0, largest)], contents, profile, 0.9 * largest.size / 1.15)
        above = found[-1] if found and found[-1].page == item.page else None
        heads = above is None or (isinstance(above, Line) and profile.number(above.text))
        heads = heads or any(profile.number(x.text) and any(map(str.isalpha, x.text)) for x in lines)
        heads = heads and largest is not None and largest.size > large
        if (named or heads) and _is_band(lines):
            found += lines
        elif isinstance(item, Boxed) and (title := _above_facts(item, profile)) and _is_band(title):
            found += [*title, replace(item, lines=lines[len(title) :])]
        else:
            found.append(item)
    return found


def _is_band(lines: Sequence[Line]) -> bool:
    return sum(not wraps(x, y) for x, y in pairwise(lines)) < BANDED


def _above_facts(panel: Boxed, profile: Profile) -> Sequence[Line]:
    """What a panel with a case's number and facts says before the first of these."""
    told = next((n for n, line in enumerate(panel.lines) if attributes.is_fact(line.text, profile)), 0)
    title = panel.lines[:told]
    return title if any(profile.number(x.text) or profile.case(x.text) for x in title) else ()
