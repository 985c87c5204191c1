"""Which boxes hold titles of sections, and which are cards whose lines are running text?

Items -> the same with these as lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jireishu.items import Boxed, Item, Line, lines_of
from jireishu.page import around
from jireishu.profile import Profile, unadorned
from jireishu.setting import BULLETS, mark
from jireishu.text import fold

OFTEN = 3  # titles in bars that show how such are set; and times, at least, that boxes begin with one


def opened(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The items with the line of a box on its own that is set as titles of known wording in bars are, and about what
    sections are about: its wording is only less common; and with the lines of all boxes but asides that hold sentences,
    where most text of the book stands in such, as on cards. Such a line that boxes often begin with is a title, too, or
    a heading where it is set otherwise, above a list."""
    items = _unlisted(_uncarded(items, profile), profile)
    known = Counter(item.style for item in items if isinstance(item, Line) and item.barred and profile.kind(item.text))
    boxes = [i for i in items if isinstance(i, Boxed) and known[i.lines[0].style] >= OFTEN]
    often = Counter(fold(box.lines[0].text) for box in boxes)
    found: list[Item] = []
    for item in items:
        if not isinstance(item, Boxed) or known[item.lines[0].style] < OFTEN:
            found.append(item)
            continue
        first, *rest = item.lines
        is_title = often[fold(first.text)] >= OFTEN if rest else profile.kind(unadorned(first.text), numbered=True)
        if not is_title:
            found.append(item)
            continue
        found.append(replace(first, barred=True))
        if rest:
            found.append(replace(item, box=around(x.box for x in rest), lines=tuple(rest)))
    return found


def _unlisted(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The items with the lines on their own of boxes that begin with a heading which often does so, and hold a list."""
    boxes = [i for i in items if isinstance(i, Boxed) and not i.panels and _heads_list(i, profile)]
    often = Counter(fold(box.lines[0].text) for box in boxes)
    opened = {id(box) for box in boxes if often[fold(box.lines[0].text)] >= OFTEN}
    return [part for i in items for part in (lines_of(i) if id(i) in opened else (i,))]


def _heads_list(box: Boxed, profile: Profile) -> bool:
    """Whether the first line of a box is set unlike the others, below which a list begins, and opens no aside."""
    first, *rest = box.lines
    headed = bool(rest) and first.style != rest[0].style and not mark(first.text) and not profile.is_aside(first.text)
    return headed and mark(rest[0].text) in BULLETS


def _uncarded(items: Sequence[Item], profile: Profile) -> list[Item]:
    every = sum(len(line.text) for item in items for line in lines_of(item))
    cards = [i for i in items if isinstance(i, Boxed) and not i.panels and any("。" in line.text for line in i.lines)]
    if 2 * sum(len(line.text) for card in cards for line in card.lines) <= every:
        return list(items)
    opened = {id(card) for card in cards if not profile.is_aside(card.lines[0].text)}
    return [part for i in items for part in (lines_of(i) if id(i) in opened else (i,))]
