"""Which cases does the casebook itself say it has? Reads the 目次 and the 一覧表."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from jireishu.endings import wraps
from jireishu.items import Item, Line, Table
from jireishu.ledgers import Row
from jireishu.numbering import LEADER, PAGE
from jireishu.page import are_in_row
from jireishu.places import TOWN, place_in
from jireishu.prefectures import PREFECTURES
from jireishu.profile import COUNTS, INMOST, Profile
from jireishu.setting import is_numbered, kind_of_mark
from jireishu.text import fold, join_lines, squeeze

NAME = 20  # characters of a name, at most: a tagline is longer
NEAR = 6.0  # points that the middles of what stands in one row may differ by, and twice as many at most
SHORTEST = 3  # characters of what an entry begins with that goes on with a tagline
_ENTRY = re.compile(
    r"(?P<head>.*?[^\s.．…‥·・⋯])(?P<leader>(?:[\s.．…‥·・⋯]|[-‐–―─_＿～〜]{2,}+)*)"  # + keeps a long rule quick
    r"(?:(?<=[\s.．…‥·・⋯])[PpＰｐ][.．]?\s?)?(?P<page>\d{1,4})(?:\s?(?:頁|ページ))?$"
)
_AT = re.compile(r"\s*[(（][^()（）]*[)）]$")  # a place after who is there


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered line of the 目次: the chapter it stands under, its number, its folded name, the page it names. said:
    what stands after the place that its name begins with, apart from that; folded, too.
    """

    chapter: int | None
    number: int
    name: str
    page: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the casebook says of itself, and on which PDF pages it says it. pages: where the 目次 ends on each. places:
    lines without a number of it that begin with a place, folded."""

    entries: tuple[Entry, ...] = ()
    rows: tuple[Row, ...] = ()
    pages: Mapping[int, float] = field(default_factory=dict)
    list_pages: frozenset[int] = frozenset()
    chapters: tuple[tuple[int, str], ...] = ()
    places: tuple[str, ...] = ()

    def holds(self, item: Item) -> bool:
        """Whether an item is of the 目次: on its pages, and not below its last entry."""
        return item.box.top < self.pages.get(item.page, 0.0)

    def names(self) -> dict[str, int | None]:
        """The numbers of the cases by their folded names."""
        listed = {e.name: e.number for e in self.entries} | {fold(r.name): r.number for r in self.rows}
        return dict.fromkeys(self.places) | listed

    def says(self, number: int | None, text: str) -> bool:
        """Whether it says that of the case with that number, after its place."""
        return any(e.number == number and e.said == fold(text) for e in self.entries)

    def begins(self, number: int | None, text: str) -> bool:
        """Whether what it says of the case with that number begins with a text, as where its tagline comes next."""
        return len(text) >= SHORTEST and any(e.number == number and e.name.startswith(fold(text)) for e in self.entries)

    def at(self, text: str) -> Entry | None:
        """The entry of the only case that it calls by that place, before what the case does."""
        told = [e for e in self.entries if e.said and e.name == fold(text) + e.said]
        return told[0] if len(told) == 1 else None

    def called(self, number: int | None, said: str, title: str, told: Sequence[str] = ()) -> str:
        """What is said below the title of the case with that number, if that is what the 目次 calls it: what it does,
        where its title is its place, or who it is, perhaps with its place in brackets, where that is a headline. told:
        all that stands there."""
        named = [entry.name for entry in self.entries if entry.number == number]
        if 0 < len(fold(said)) <= NAME and any(name.startswith(fold(said)) and fold(title) in name for name in named):
            return said
        bare = {_AT.sub("", name) for name in named}
        own = (_AT.sub("", text) for text in (said, *told))
        headline = not (TOWN.fullmatch(title) or any(fold(title) in name for name in named))
        return next((text for text in own if headline and fold(text) in bare), "")

    def placed(self, number: int | None, places: Sequence[str], title: str) -> str:
        """Which of the places that stand by the title of the case with that number the 一覧表 calls it by, where that
        says nothing of the title, as of a headline, or the 目次, before that title, where others stand there by
        their names."""
        rows = [row for row in self.rows if row.number == number is not None]
        own = {fold(name) for row in rows for name in (row.name, row.prefecture + row.name)}
        known = {fold(text) for row in rows for text in (row.name, *row.cells.values())}
        who = any(not e.said for e in self.entries)  # not each by its place and what it does
        told = {e.name for e in self.entries if who and e.number == number is not None and e.said == fold(title)}
        own = own if fold(title) not in known else set()
        return next((place for place in places if fold(place) in own or fold(f"{place}{title}") in told), "")

    def whole(self, name: str) -> str:
        """The name of a town with the prefecture that the 目次 has before it."""
        names = self.names()
        return next((f"{p}{name}" for p in PREFECTURES if fold(f"{p}{name}") in names), name)

    def row(self, number: int | None, name: str) -> Row | None:
        """The row of the 一覧表 for a case: by its name, which the body may print with the prefecture before it, or by
        another of its cells, as what the case is called where that is not its place."""
        bare = fold(name)
        rows = [r for r in self.rows if bare in map(fold, (r.name, r.prefecture + r.name, *r.cells.values()))]
        rows = rows or [r for r in self.rows if bare.endswith(fold(r.name)) and r.number == number]
        return rows[0] if rows else None


def read(flows: Sequence[list[Item]], profile: Profile, told: Sequence[Row] = ()) -> Contents:
    """The 目次 and 一覧表 among the pages. told: rows of other tables that name cases."""
    entries: list[tuple[str | None, Entry]] = []  # with how each is counted, None for a section
    rows, places = list(told), list[str]()
    pages: dict[int, float] = {}
    list_pages = set()
    chapters: dict[int, str] = {}
    chapter: int | None = None
    for items in flows:
        lines = [i for i in items if isinstance(i, Line)]
        lines = [line for i in items for line in _rows(i)] if _is_headed(lines, profile) else lines
        whole = _rejoined(lines, profile) if _is_headed(lines, profile) or _is_contents(lines, profile) else []
        if _is_contents(whole, profile):
            pages[lines[0].page] = _stop(lines)
            lines = [line for line in whole if not profile.contents_form.fullmatch(fold(line.text))]
            every = _heads(lines, profile) or _named(lines, profile)
            heads = [(*told, profile.chapter(told[0])) for told in every]
            if not any(titled for *_, titled in heads):
                heads = [(*told, profile.official(told[0])) for told in every]
            parted = any(titled and titled.kind == INMOST for *_, titled in heads)
            for head, page, titled in heads:
                if titled and parted and titled.kind not in (None, INMOST):
                    continue
                if titled and titled.number is not None:
                    chapter = titled.number
                    chapters.setdefault(chapter, squeeze(titled.name))
                    continue
                named = profile.case(head) or profile.section(head)
                if named and named.number is not None:
                    place, _, said = named.name.partition(" ")
                    said = fold(said) if place_in(place) == place else ""
                    entry = Entry(chapter, named.number, fold(named.name), page, said)
                    way = None if profile.kind(named.name) else COUNTS if profile.case(head) else kind_of_mark(head)
                    entries.append((way, entry))
                elif not named and page and _is_placed(head):
                    first, *rest = head.split()
                    places.append(fold(head if len("".join(rest)) <= NAME else first))
        for table in items:
            if isinstance(table, Table) and (listed := _listing(table, profile)):
                rows += listed
                list_pages.add(table.page)
    return Contents(_cases(entries), tuple(rows), pages, frozenset(list_pages), tuple(chapters.items()), tuple(places))


def _rows(item: Item) -> list[Line]:
    """A line, and of a table, as which a 目次 may be set, a line a row."""
    if not isinstance(item, Table):
        return [item] if isinstance(item, Line) else []
    told = [sorted((line for cell in row for line in cell.lines), key=_is_page) for row in item.rows()]  # that last
    return [replace(own[0], text=" ".join(line.text.strip() for line in own)) for own in told if own]


def _stop(lines: list[Line]) -> float:
    """Where the 目次 ends on a page: below the last of its entries that lead to a page by dots, if any do."""
    led = [bool(LEADER.search(line.text)) for line in lines]
    last = [x for x, own, before in zip(lines, led, [False, *led], strict=False) if own or (before and _is_page(x))]
    return max((line.bottom for line in last), default=inf)


def _is_placed(head: str) -> bool:
    """Whether the first word of an entry is a place."""
    return any(place_in(first) == first for first in head.split()[:1])


def _is_page(line: Line) -> bool:
    return PAGE.fullmatch(line.text.strip()) is not None


def _goes_on(line: Line, profile: Profile) -> bool:
    """Whether a line leads to a page, and has no number of its own."""
    return _ENTRY.match(line.text.strip()) is not None and not (is_numbered(line.text) or profile.chapter(line.text))


def _cases(entries: Sequence[tuple[str | None, Entry]]) -> tuple[Entry, ...]:
    """The entries that are cases: no sections, and where these are listed, too, counted as what the first is of."""
    ways = [way for way, _ in entries]
    first = ways.index(None) if None in ways else 0
    return tuple(entry for way, entry in entries if way is not None and (not first or way == ways[first - 1]))


def _rejoined(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """The lines of the 目次; one that names a case and no page, or has dots or a page on its right, with what stands
    level there, up to the page."""
    level: dict[int, list[Line]] = {}  # by its middle: number, name and page may differ in size
    for line in lines:
        level.setdefault(round(line.box.middle[1] / NEAR), []).append(line)
    found, gone = list[Line](), set[int]()
    for line in lines:
        at = round(line.box.middle[1] / NEAR)
        near = (x for by in (-1, 0, 1) for x in level.get(at + by, ()) if are_in_row(x.box, line.box))
        right = [x for x in near if x.x0 > line.x1 and not profile.case(x.text)]
        named = profile.case(line.text) or any(LEADER.match(x.text.strip()) or _is_page(x) for x in right)
        begins = is_numbered(line.text) or place_in(line.text) == line.text.strip()
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
        placed = begun and profile.chapter(begun[0]) and _is_placed(match["head"])
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


def _is_contents(lines: list[Line], profile: Profile) -> bool:
    """At least five lines lead to a page number, by dots or under the word 目次, where most will do; or most below it
    are titles."""
    entries = [m for line in lines if (m := _ENTRY.match(line.text.strip()))]
    headed = _is_headed(lines, profile)
    dotted = sum(bool(LEADER.search(m["leader"])) for m in entries)
    if headed and not entries:
        return len(_named(lines, profile)) >= max(5, len(lines) / 2)
    few = min(5, max(2, len(lines) / 2))
    return dotted >= 5 or (headed and len(entries) >= few)


def _is_headed(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether one of the first lines says 目次."""
    first = sorted(lines, key=lambda line: line.top)[:5]
    return any(profile.contents_form.fullmatch(fold(line.text)) for line in first)


def _listing(table: Table, profile: Profile) -> list[Row]:
    """The rows of a table whose header names a column of cases and one of pages or numbers."""
    rows = table.rows()
    for header in rows[:3]:
        roles = {role: cell for cell in header if (role := profile.column(cell.text))}
        named = "name" if "name" in roles else "bearer"  # whom a case is of
        labels = not any(fold(cell.text).isdecimal() for cell in header)  # and no values beside them
        if named in roles and ("number" in roles or "page" in roles) and len(header) >= 4 and labels:
            break
    else:
        return []
    result = []
    for row in rows[rows.index(header) + 1 :]:
        cells = {}
        by_role = dict.fromkeys(("number", named, "prefecture", "page"), "")
        for head in header:
            under = [c for c in row if c.box.x0 < head.box.x1 - 2 and c.box.x1 > head.box.x0 + 2]
            text = under[0].text if under else ""
            cells[re.sub(r"[※*]\d+$", "", head.text)] = text
            if (role := profile.column(head.text)) and not by_role.get(role):  # of several names the first
                by_role[role] = text
        if name := by_role[named]:
            printed = fold(by_role["number"])  # ① is 1
            number = int(printed) if printed.isdecimal() else None
            result.append(Row(number, name, by_role["prefecture"], by_role["page"], cells, table.page))
    return result
