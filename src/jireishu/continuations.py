"""Which titles are only said again, where a case or section goes on? Slides and cards say so: 取組みの成果（続き）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jireishu.items import Item, Line
from jireishu.profile import Profile
from jireishu.text import fold

_GOES_ON = re.compile(
    r"(?P<title>.+?)(?:[(（〔\[]?(?:つづき|続き?|承前|cont(?:inued|\.|'d))[)）〕\]]?|[(（〔\[](?:[2-9]|1\d)/\d{1,2}[)）〕\]])"
)
_FIRST = re.compile(r"(?P<title>.+?)\s*[(（〔\[][1１][/／][0-9０-９]{1,2}[)）〕\]]")  # of several: （1/3）


def once(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The items without titles that say that what they name goes on, the title of the section below such a one, and
    the lines that stood below it where it was first said. The first of counted titles loses its count. Of a case the
    name alone may be said again."""
    said: set[str] = set()
    kept: list[Item] = []
    last = ""  # what stands in the last bar before this page
    bar, page, goes_on = "", 0, False
    below: dict[str, str] = {}  # what stands below a line where it was first said
    above, again = "", ""
    for item in items:
        if item.page != page:
            last, page, goes_on, again = bar, item.page, False, ""
        if isinstance(item, Line):
            if first := _FIRST.fullmatch(item.text):
                item = replace(item, text=first["title"])
            text = fold(item.text)
            match = _GOES_ON.fullmatch(text)
            if match and match["title"] in said:
                goes_on, again = True, below.get(match["title"], "")
                continue
            if again and text == again:
                again = below.get(text, "")
                continue
            if goes_on and item.barred and text == last:
                continue
            below.setdefault(above, text)
            above, again = text, ""
            case = profile.case(item.text)
            said |= {text, fold(case.name)} if case else {text}
            bar = text if item.barred else bar
        kept.append(item)
    return kept
