"""Which lines at the foot of a page or column are its footnotes? Running text goes on after them on the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jireishu.items import Item, Line

SMALLER = 0.95  # times the size of running text, at most
NOTE = re.compile(r"[※＊*]|[(（]?注\s*[0-9０-９]*[)）:：\s]|(?:出典|資料)\s*[:：]")  # what a note begins with
_FIRST = re.compile(
    r"[※＊*†‡⁰¹²³⁴-⁹]|[(（［【〔\[]?注|[(（]?[0-9０-９]{1,3}(?![0-9０-９,，年月番円件万億%％]|[.．][0-9０-９])"
)


def apart(items: Sequence[Item], usual: float) -> list[Item | list[Line]]:
    """The items, the footnotes of each page or column as one. usual: the size of running text."""
    parts: list[Item | list[Line]] = []
    start = 0
    for n, item in enumerate(items):
        following = items[n + 1] if n + 1 < len(items) else None
        if not isinstance(item, Line) or item.size > SMALLER * usual:
            parts += items[start : n + 1]
            start = n + 1
        elif following is None or following.page != item.page or following.box.top < item.top:
            tail = [i for i in items[start : n + 1] if isinstance(i, Line)]
            begins = next((k for k, line in enumerate(tail) if _FIRST.match(line.text)), len(tail))
            parts += [*tail[:begins], *([tail[begins:]] if tail[begins:] else [])]
            start = n + 1
    return [*parts, *items[start:]]
