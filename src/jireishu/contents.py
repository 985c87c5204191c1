"""Which cases does the casebook itself say it has? Reads the 目次 and the 一覧表."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jireishu import entries
from jireishu.entries import NAME
from jireishu.items import Item, Line, Table
from jireishu.ledgers import Row
from jireishu.places import TOWN, place_in
from jireishu.prefectures import PREFECTURES
from jireishu.profile import COUNTS, INMOST, Profile
from jireishu.setting import kind_of_mark
from jireishu.text import fold, squeeze

SHORTEST = 3  # characters of what an entry begins with that goes on with a tagline
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
    found: list[tuple[str | None, Entry]] = []  # with how each is counted, None for a section
    rows, places = list(told), list[str]()
    pages: dict[int, float] = {}
    list_pages = set()
    chapters: dict[int, str] = {}
    chapter: int | None = None
    for items in flows:
        lines = [i for i in items if isinstance(i, Line)]
        headed = entries.is_headed(lines, profile)
        lines = [line for i in items for line in entries.rows(i)] if headed else lines
        shown = headed or entries.is_contents(lines, profile)
        beside = entries.beside_places(lines) if shown else frozenset[str]()
        whole = entries.rejoined(lines, profile, beside) if shown else []
        if entries.is_contents(whole, profile):
            pages[lines[0].page] = entries.stop(lines)
            lines = [line for line in whole if not profile.contents_form.fullmatch(fold(line.text))]
            every = entries.told(lines, profile)
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
                    found.append((way, entry))
                elif not named and page and (entries.is_placed(head) or head.split()[0] in beside):
                    first, *rest = head.split()
                    places.append(fold(head if len("".join(rest)) <= NAME else first))
        for table in items:
            if isinstance(table, Table) and (listed := _listing(table, profile)):
                rows += listed
                list_pages.add(table.page)
    return Contents(_cases(found), tuple(rows), pages, frozenset(list_pages), tuple(chapters.items()), tuple(places))


def _cases(entries: Sequence[tuple[str | None, Entry]]) -> tuple[Entry, ...]:
    """The entries that are cases: no sections, and where these are listed, too, counted as what the first is of."""
    ways = [way for way, _ in entries]
    first = ways.index(None) if None in ways else 0
    return tuple(entry for way, entry in entries if way is not None and (not first or way == ways[first - 1]))


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
