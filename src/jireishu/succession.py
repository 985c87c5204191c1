"""Which editions are of one casebook, and which of them is the newest?

Input: editions as the corpus keeps them. Output: the editions that a search uses unless told otherwise, and the one
that a new edition is compared with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jireishu.model import Edition

# What tells editions of one title apart.
_VERSION = re.compile(
    r"(?:令和|平成|昭和)?(?:元|\d+)年(?:度)?(?:\d+月)?版?|第?\d+(?:\.\d+)*版|改訂版?|増補版?|新版|最新版|更新版|[(（][^)）]*[)）]"
)
_DATE = re.compile(r"(?P<era>令和|平成|昭和|西暦)?(?P<year>元|\d{1,4})年(?:度)?(?:(?P<month>\d{1,2})月)?")
# A prefecture with a municipality of it, or a municipality that is all of a publisher's name.
_GOVERNMENT = re.compile(r"(?:東京都|北海道|京都府|大阪府|\w{2,3}県)(?:\w{1,6}?[市区町村])?|\w{1,6}[市区町村]$")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}


def series(title: str) -> str:
    """The title without what tells editions of it apart: 令和5年度版, 改訂版, 第2版 and what stands in brackets."""
    folded = "".join(unicodedata.normalize("NFKC", title).casefold().split())
    return _VERSION.sub("", folded).strip("-_・　 ") or folded


def _apart(edition: Edition, other: Edition) -> bool:
    """Whether two editions of one title are of the casebooks of two prefectures or municipalities."""
    one, two = _government(edition), _government(other)
    return bool(one and two and one not in two and two not in one)


def _government(edition: Edition) -> str:
    """The prefecture or municipality that published an edition; "" for none."""
    found = _GOVERNMENT.match(unicodedata.normalize("NFKC", edition.publisher))
    return found[0] if found else ""


def date(text: str) -> str:
    """The year, and the month where it is said, that a line of a cover names (令和4年3月 is 2022-03); else ""."""
    match = _DATE.search("".join(unicodedata.normalize("NFKC", text).split()))
    if match is None:
        return ""
    year = 1 if match["year"] == "元" else int(match["year"])
    if match["era"] in _ERAS:
        year += _ERAS[match["era"]]
    if not 1900 <= year <= 2200:
        return ""
    return f"{year}-{int(match['month']):02}" if match["month"] and 1 <= int(match["month"]) <= 12 else str(year)


def _ordered(several: Sequence[Edition]) -> list[Edition]:
    """Editions of one casebook, oldest first: by their dates where all have one, else as they follow each other."""
    known = {edition.id: edition for edition in several}

    def depth(edition: Edition) -> int:
        seen = {edition.id}
        while (before := known.get(edition.follows or "")) and before.id not in seen:
            seen.add(before.id)
            edition = before
        return len(seen)

    dated = all(edition.date for edition in several)
    return sorted(several, key=lambda edition: (edition.date if dated else "", depth(edition), edition.id))


def newest(editions: Iterable[Edition]) -> set[str]:
    """The ids of the editions that no other of their casebook comes after."""
    return {_ordered(book)[-1].id for book in _books(editions)}


def casebooks(editions: Iterable[Edition]) -> dict[str, int]:
    """Of which casebook each edition is, by its id: a number that those of one have in common."""
    return {edition.id: number for number, book in enumerate(_books(editions)) for edition in book}


def _books(editions: Iterable[Edition]) -> Iterator[list[Edition]]:
    """The editions by their casebooks. Where several governments have one of a title, those of others are one more."""
    titled: dict[str, list[Edition]] = {}
    for edition in editions:
        titled.setdefault(series(edition.title), []).append(edition)
    for several in titled.values():
        books: list[list[Edition]] = []
        for edition in filter(_government, several):
            own = next((book for book in books if not any(_apart(edition, other) for other in book)), None)
            if own is None:
                books.append(own := [])
            own.append(edition)
        rest = [edition for edition in several if not _government(edition)]
        yield from (several,) if len(books) < 2 else filter(None, (*books, rest))


def before(edition: Edition, others: Iterable[Edition]) -> str | None:
    """The id of the newest of the `others` that `edition` comes after; None where it is the first of its casebook."""
    books = _books([*(other for other in others if other.id != edition.id), edition])
    same = next(book for book in books if any(one is edition for one in book))
    earlier = [o for o in same if o is not edition and not (edition.date and o.date and o.date > edition.date)]
    return _ordered(earlier)[-1].id if earlier else None
