"""Which titles are only said again, where a case or section goes on? Slides and cards say so: 取組みの成果（続き）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jireishu.items import Item, Line
from jireishu.text import fold

_GOES_ON = re.compile(r"(?P<title>.+?)[(（〔\[]?(?:つづき|続き?|承前|cont(?:inued|\.|'d))[)）〕\]]?")


def once(items: Sequence[Item]) -> list[Item]:
    """The items without titles that say that what they name goes on, and the title of the section below such a one."""
    said: set[str] = set()
    kept: list[Item] = []
    last = ""  # what stands in the last bar before this page
    bar, page, goes_on = "", 0, False
    for item in items:
        if item.page != page:
            last, page, goes_on = bar, item.page, False
        if isinstance(item, Line):
            text = fold(item.text)
            match = _GOES_ON.fullmatch(text)
            if match and match["title"] in said:
                goes_on = True
                continue
            if goes_on and item.barred and text == last:
                continue
            said.add(text)
            bar = text if item.barred else bar
        kept.append(item)
    return kept
