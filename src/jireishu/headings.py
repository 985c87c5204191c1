"""Which lines of a report are headings, and how far out? Items in reading order -> headings. Pure functions.

A heading is numbered in one of the forms of a profile, or set larger than the running text of its page, and stands
above something: a line that only looks like one is text, so that nothing said goes missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from jireishu.endings import is_full
from jireishu.items import Item, Line
from jireishu.running import Running, goes_on
from jireishu.setting import starts_anew
from jireishu.text import STOPS, close_up, fold, join_lines, width

MOST = 3  # lines that a large heading may take; more are text set large
LIST = 3  # lines that look like headings one after the other
CLOSE = 0.9  # em between the lines of one heading, at most
HARDLY = 0.25  # of its size: recognised letters of one text differ by no more
_WORD = re.compile(  # 2e, 10pt, 3つの…, but 2行政, 3歳出
    "[0-9０-９]+(?:[.．][0-9０-９]+)*"
    "(?:[A-Za-zＡ-Ｚａ-ｚヶ倍]|歳(?![出入])|つ[のに目]|週間|[カか箇]所|[行頁番個階つ]目|ページ|割[を以程])"
)
_NUMBER_ALONE = re.compile(
    "第?(?:[0-9]{1,3}|[ivx]{1,4}|[一二三四五六七八九十百]{1,4})[編部章節]?|(?:chapter|part|付録|事例|資料)[0-9ivxa-z]{1,4}"
)


class Rank(NamedTuple):
    """How far out a heading is, the outermost least: by size where it is larger than running text, then by form."""

    size: int
    level: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its rank, its words, and the index after its last line."""

    rank: Rank
    name: str
    stop: int


@dataclass(frozen=True, slots=True)
class Form:
    """How headings are numbered, the outermost form first; how long they are at most; lines of a 目次."""

    levels: tuple[re.Pattern[str], ...]
    longest: int
    contents_title: re.Pattern[str]
    contents_line: re.Pattern[str]


def find(items: Sequence[Item], form: Form) -> dict[int, Heading]:
    """The headings among the items, by the index of their first line."""
    texts, cover, counted = Running(items), _cover_page(items), _counted(items)
    found: dict[int, Heading] = {}
    n = 0
    while n < len(items):
        item, before = items[n], items[n - 1] if n else None
        heading = None
        if isinstance(item, Line) and item.page != cover and n not in counted:
            running = n - 1 not in found and isinstance(before, Line) and goes_on(before, item)
            heading = None if running else _heading(items, n, form, texts)
        if heading:
            found[n] = heading
        n = heading.stop if heading else n + 1
    found = _nested(_titled(found, items, form))
    rows = _in_rows(found)
    return {n: heading for n, heading in found.items() if n not in rows and _heads(heading, found, len(items))}


def _counted(items: Sequence[Item]) -> set[int]:
    """The lines right below each other that are counted one by one: three of them are a list, or of a listing."""
    found: set[int] = set()
    run: list[int] = []
    last = -1
    for n, item in enumerate(items):
        number = re.match(r"\d{1,4}", fold(item.text)) if isinstance(item, Line) else None
        run = [*run, n] if number and run and run[-1] == n - 1 and int(number[0]) == last + 1 else [n]
        last = int(number[0]) if number else -1
        found.update(run if len(run) >= LIST else ())
    return found


def _titled(found: Mapping[int, Heading], items: Sequence[Item], form: Form) -> dict[int, Heading]:
    """The headings, those that are only a number (第3章) as one with the title right below them."""
    joined: dict[int, Heading] = {}
    gone: set[int] = set()
    for n, heading in found.items():
        title = found.get(heading.stop)
        named = title is not None and title.rank.level == len(form.levels) and items[n].page == items[heading.stop].page
        if title and named and _NUMBER_ALONE.fullmatch(fold(heading.name)):
            rank = Rank(min(heading.rank.size, title.rank.size), heading.rank.level)
            gone.add(heading.stop)
            heading = Heading(rank, f"{heading.name} {title.name}", title.stop)
        joined[n] = heading
    return {n: heading for n, heading in joined.items() if n not in gone}


def _nested(found: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings with their forms as far out as this document has them: outside what their numbers go on over.

    第23条, 1, 2, 第24条: whatever a profile says, the articles are further out.
    """
    over, last = Counter[tuple[Rank, Rank]](), dict[Rank, tuple[int, set[Rank]]]()
    for heading in found.values():
        number, before = _number(heading.name), last.get(heading.rank)
        if before and number == before[0] + 1:
            over.update((heading.rank, rank) for rank in before[1])
        for _, between in last.values():
            between.add(heading.rank)
        last[heading.rank] = number, set()
    order: list[Rank] = []
    for rank in sorted(last):
        inside = (n for n, b in enumerate(order) if b.size == rank.size and over[rank, b] > over[b, rank])
        order.insert(next(inside, len(order)), rank)
    return {
        n: replace(heading, rank=Rank(heading.rank.size, order.index(heading.rank))) for n, heading in found.items()
    }


def _number(name: str) -> int:
    """The first number in a heading, -1 where it has none."""
    number = re.search(r"\d{1,4}", fold(name))
    return int(number[0]) if number else -1


def _in_rows(found: Mapping[int, Heading]) -> set[int]:
    """Those of one rank that follow each other with nothing between them: three of them are a list."""
    rows: list[list[int]] = []
    for n, heading in found.items():
        last = found[rows[-1][-1]] if rows else None
        if last and last.stop == n and last.rank == heading.rank:
            rows[-1].append(n)
        else:
            rows.append([n])
    return {n for row in rows if len(row) >= LIST for n in row}


def _heads(heading: Heading, found: Mapping[int, Heading], end: int) -> bool:
    """Whether anything stands under a heading: no other of its own rank or further out comes next."""
    following = found.get(heading.stop)
    return heading.stop < end and (following is None or following.rank > heading.rank)


def _heading(items: Sequence[Item], n: int, form: Form, texts: Running) -> Heading | None:
    """The heading that begins with item n, a line that does not go on with text before it."""
    line, following = items[n], items[n + 1] if n + 1 < len(items) else None
    assert isinstance(line, Line)
    text = _folded(line)
    if not text or width(text) > form.longest or line.text.rstrip().endswith(STOPS) or text[-1] in "、,":
        return None
    if texts.smaller(line):
        return None
    level = _level(text, form)
    if not texts.larger(line):
        below = following if isinstance(following, Line) and texts.alike(line, following) else None
        wraps = below is not None and is_full(line, below) and not starts_anew(below.text)
        if level is None or wraps:
            return None  # no heading, or a numbered sentence
        return Heading(Rank(0, level), _name(line), n + 1)
    stop, name = n + 1, _name(line)
    while stop < len(items) and _wrapped(items[stop - 1], items[stop], form):
        following = items[stop]
        assert isinstance(following, Line)
        name, stop = join_lines([name, _name(following)]), stop + 1
    if stop - n > MOST or (level is None and _in_text(items, n, stop)):
        return None
    return Heading(Rank(-round(line.size), len(form.levels) if level is None else level), name, stop)


def _in_text(items: Sequence[Item], n: int, stop: int) -> bool:
    """Whether lines only seem large in the text that they stand in, as recognised ones may: they or the one before it
    are full, and what follows is hardly larger or smaller."""
    lines = [items[k] for k in (n - 1, n, stop - 1, stop) if 0 <= k < len(items)]
    return any(
        isinstance(a, Line) and isinstance(b, Line) and a.page == b.page and is_full(a, b)
        and abs(a.size - b.size) <= HARDLY * a.size and not a.text.rstrip().endswith(STOPS)
        for a, b in ((lines[0], lines[1]), (lines[-2], lines[-1])) if a is not b
    )  # fmt: skip


def _folded(line: Line) -> str:
    """What a form is matched with: ① is not 1, nor is the mark of a note or a number within a word."""
    text = line.text.strip()
    kind = unicodedata.decomposition(text[:1] or " ").split(" ")[0]
    return {"<circle>": "○", "<super>": "^"}.get(kind, "^" if _WORD.match(text) else "") + fold(text)


def _level(text: str, form: Form) -> int | None:
    return next((n for n, pattern in enumerate(form.levels) if pattern.match(text)), None)


def _wrapped(line: Item, following: Item, form: Form) -> bool:
    """Whether a large heading goes on in the next line: set alike, close below it, and not numbered itself."""
    if not (isinstance(line, Line) and isinstance(following, Line)):
        return False
    alike = line.page == following.page and line.style == following.style
    near = -0.5 * line.size < following.top - line.bottom < CLOSE * line.size
    return alike and near and not starts_anew(following.text) and _level(_folded(following), form) is None


def _name(line: Line) -> str:
    return " ".join(close_up(line.text.strip()).split())


def _cover_page(items: Sequence[Item]) -> int:
    """The first page, where no line of it ends a sentence; else 0. Its titles are above nothing."""
    page = items[0].page if items else 0
    own = [item for item in items if isinstance(item, Line) and item.page == page]
    return 0 if any(line.text.rstrip().endswith(STOPS) for line in own) else page
