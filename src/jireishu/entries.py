"""Which lines of a 目次 are its entries, and to which pages do they lead?"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from math import inf

from jireishu.endings import wraps
from jireishu.items import Item, Line, Table
from jireishu.numbering import LEADER, PAGE
from jireishu.page import Style, are_in_row
from jireishu.places import place_in
from jireishu.profile import Profile, unadorned
from jireishu.setting import is_numbered
from jireishu.text import fold, join_lines

NEAR = 6.0  # points that the middles of what stands in one row may differ by, and twice as many at most
SEVERAL, PLACED = 3, 0.5  # entries of a column, at least, and of them more that are places, where others are cases, too
NAME = 20  # characters of a name, at most: a tagline is longer
_ENTRY = re.compile(
    r"(?P<head>.*?[^\s.．…‥·・⋯])(?P<leader>(?:[\s.．…‥·・⋯]|[-‐–―─_＿～〜]{2,}+)*)"  # + keeps a long rule quick
    r"(?:(?<=[\s.．…‥·・⋯])[PpＰｐ][.．]?\s?)?(?P<page>\d{1,4})(?:\s?(?:頁|ページ))?$"
)


def rows(item: Item) -> list[Line]:
    """A line, and of a table, as which a 目次 may be set, a line a row."""
    if not isinstance(item, Table):
        return [item] if isinstance(item, Line) else []
    told = [sorted((line for cell in row for line in cell.lines), key=_is_page) for row in item.rows()]  # that last
    return [replace(own[0], text=" ".join(line.text.strip() for line in own)) for own in told if own]


def stop(lines: list[Line]) -> float:
    """Where the 目次 ends on a page: below the last of its entries that lead to a page by dots, if any do."""
    led = [bool(LEADER.search(line.text)) for line in lines]
    last = [x for x, own, before in zip(lines, led, [False, *led], strict=False) if own or (before and _is_page(x))]
    return max((line.bottom for line in last), default=inf)


def is_placed(head: str) -> bool:
    """Whether the first word of an entry is a place."""
    return any(place_in(first) == first for first in head.split()[:1])


def _is_page(line: Line) -> bool:
    return PAGE.fullmatch(line.text.strip()) is not None


def _goes_on(line: Line, profile: Profile) -> bool:
    """Whether a line leads to a page, and has no number of its own."""
    return _ENTRY.match(line.text.strip()) is not None and not (is_numbered(line.text) or profile.chapter(line.text))


def rejoined(lines: Sequence[Line], profile: Profile, beside: Set[str]) -> list[Line]:
    """The lines of the 目次; one that names a case and no page, or has dots or a page on its right, with what stands
    level there, up to the page. beside: of `beside_places`."""
    level: dict[int, list[Line]] = {}  # by its middle: number, name and page may differ in size
    for line in lines:
        level.setdefault(round(line.box.middle[1] / NEAR), []).append(line)
    found, gone = list[Line](), set[int]()
    for line in lines:
        at = round(line.box.middle[1] / NEAR)
        near = (x for by in (-1, 0, 1) for x in level.get(at + by, ()) if are_in_row(x.box, line.box))
        right = [x for x in near if x.x0 > line.x1 and not profile.case(x.text)]
        named = profile.case(line.text) or any(LEADER.match(x.text.strip()) or _is_page(x) for x in right)
        begins = is_numbered(line.text) or place_in(line.text) == line.text.strip() or line.text.strip() in beside
        goes_on = named or (begins and any(_goes_on(x, profile) for x in right))
        if right and goes_on and not _ENTRY.match(line.text.strip()):
            gone.update(map(id, right))
            line = replace(line, text=" ".join(x.text.strip() for x in [line, *sorted(right, key=lambda x: x.x0)]))
        found.append(line)
    return [line for line in found if id(line) not in gone]


def _heads(lines: list[Line], profile: Profile) -> list[tuple[str, str]]:
    """The entries and the pages they name; one that wraps begins with its number in a line that names none.

    A chapter, or a case, may name none at all: what is numbered below it does not go on with it.
    """
    found: list[tuple[str, str]] = []
    begun: list[str] = []
    for line in lines:
        text = line.text.strip()
        wrapped = begun and text.isdecimal() and LEADER.search(begun[0])  # the page it leads to
        match = _ENTRY.match(f"{begun.pop()} {text}" if wrapped else text)
        if match is None:
            begun = [text] if any(f(text) for f in (profile.chapter, profile.case, profile.section)) else []
            continue
        own = (profile.case(match["head"]) or profile.section(match["head"])) if begun else None
        cases = begun and profile.case(begun[0]) and profile.case(match["head"])
        placed = begun and profile.chapter(begun[0]) and is_placed(match["head"])
        if placed or (own and (cases or profile.chapter(begun[0]) or profile.official(begun[0]))):
            found.append((begun.pop(), ""))
        elif own and own.chapter and (over := profile.section(begun[0])) and over.number == own.chapter:
            begun = []  # Ⅱ …, above Ⅱ-1 …
        found.append((join_lines([*begun, match["head"]]), match["page"]))
        begun = []
    return found


def _named(lines: list[Line], profile: Profile) -> list[tuple[str, str]]:
    """The chapters and cases of a 目次 without page numbers, these perhaps counted like sections; a line that one wraps
    onto belongs to it."""
    found: list[tuple[str, Line]] = []
    for line in lines:
        text = line.text.strip()
        title = profile.chapter(text) or profile.case(text) or profile.section(text)
        if title and title.number is not None:
            found.append((text, line))
        elif found and wraps(found[-1][1], line):
            found[-1] = (join_lines([found[-1][0], text]), line)
    return [(text, "") for text, _ in found]


def is_contents(lines: list[Line], profile: Profile) -> bool:
    """At least five lines lead to a page number, by dots or under the word 目次, where most will do; or most below it
    are titles."""
    entries = [m for line in lines if (m := _ENTRY.match(line.text.strip()))]
    headed = is_headed(lines, profile)
    dotted = sum(bool(LEADER.search(m["leader"])) for m in entries)
    if headed and not entries:
        return len(_named(lines, profile)) >= max(5, len(lines) / 2)
    few = min(5, max(2, len(lines) / 2))
    return dotted >= 5 or (headed and len(entries) >= few)


def is_headed(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether one of the first lines says 目次."""
    first = sorted(lines, key=lambda line: line.top)[:5]
    return any(profile.contents_form.fullmatch(fold(unadorned(line.text))) for line in first)


def told(lines: list[Line], profile: Profile) -> list[tuple[str, str]]:
    """The entries of a 目次 and the pages they lead to; "" where it names none."""
    return _heads(lines, profile) or _named(lines, profile)


def beside_places(lines: Sequence[Line]) -> frozenset[str]:
    """What a 目次 has in a column of places, set as these are: who is of none, as an office."""
    columns: dict[tuple[int, Style], list[str]] = {}
    for line in lines:
        columns.setdefault((round(line.x0), line.style), []).append(line.text.strip())
    often = (own for own in columns.values() if sum(place_in(text) == text for text in own) > len(own) * PLACED)
    return frozenset(text for own in often if len(own) >= SEVERAL for text in own if len(text) <= NAME)
