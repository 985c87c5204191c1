"""Which boxes head those right of them, as in the steps of a chart? Items of a page -> the same with these as lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu.items import Boxed, Item, Line
from jireishu.text import join_lines

LEVEL = 3.0  # points that the edges of the two differ by, at most
LEAST = 2  # such pairs that a page has, set alike
LONGEST = 40  # characters of a heading
_COUNT = re.compile(r"(?:手順|工程|段階|ステップ|第|step|phase)?\s*[.．]?\s*\d{1,2}", re.IGNORECASE)


def opened(items: Sequence[Item]) -> list[Item]:
    """The items with the boxes of short headings, without what counts them, and the boxes of sentences as high right
    of each as lines, where several such pairs begin at one place."""
    pairs = [(left, right) for left, right in pairwise(items) if _is_pair(left, right)]
    told = {id(left): right for left, right in pairs if sum(_is_below(left, other) for other, _ in pairs) >= LEAST}
    right = set(map(id, told.values()))
    found: list[Item] = []
    for item in items:
        if isinstance(item, Boxed) and id(item) in told:
            found.append(_heading(item, told[id(item)]))
        elif isinstance(item, Boxed) and id(item) in right:
            found += item.lines
        else:
            found.append(item)
    return found


def _is_pair(left: Item, right: Item) -> bool:
    if not (isinstance(left, Boxed) and isinstance(right, Boxed)) or left.box.x1 > right.box.x0 + LEVEL:
        return False
    level = max(abs(left.box.top - right.box.top), abs(left.box.bottom - right.box.bottom)) < LEVEL
    said, told = ("".join(line.text for line in own.lines) for own in (left, right))
    apart = left.lines[-1].style != right.lines[0].style
    return level and apart and len(said) <= LONGEST and "。" not in said and "。" in told


def _is_below(one: Item, other: Item) -> bool:
    """Whether two boxes are as wide, and begin at one place."""
    return max(abs(one.box.x0 - other.box.x0), abs(one.box.x1 - other.box.x1)) < LEVEL


def _heading(box: Boxed, beside: Item) -> Line:
    """What a box says, as a line above what stands beside it."""
    first, *rest = box.lines
    lines = rest if rest and _COUNT.fullmatch(first.text.strip()) else [first, *rest]
    text = join_lines([line.text.strip() for line in lines])
    last = lines[-1]
    x0 = beside.box.x0
    return replace(last, text=text, top=lines[0].top, x0=x0, text_x=x0, x1=x0 + last.size * len(text))
