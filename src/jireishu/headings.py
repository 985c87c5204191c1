"""Which lines of a report are headings, and how far out? Items in reading order -> headings. Pure functions.

A heading is numbered in one of the forms of a profile, or set larger than the running text of its page, and stands
above something: a line that only looks like one is text, so that nothing said goes missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from jireishu.columns import PROSE
from jireishu.endings import is_full
from jireishu.items import Item, Line
from jireishu.lines import is_next_column, is_upright
from jireishu.setting import is_numbered, kind_of_mark, starts_anew
from jireishu.text import STOPS, close_up, fold, join_lines

LARGER = 1.08  # times the size of running text: set as a heading
SETTLED = 120  # characters in one size that show what the running text of a page is set in
MOST = 3  # lines that a large heading may take; more are text set large
LIST = 3  # lines that look like headings one after the other
CLOSE = 0.9  # em between the lines of one heading, at most
HARDLY = 0.25  # of its size: recognised letters of one text differ by no more
INDENT = 2.5  # em that the first line of a paragraph stands further in than the others, at most
ALIKE = 0.12  # of its size: a line that goes on is set no more unlike than this


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
    texts, cover = _Texts(items), _cover_page(items)
    found: dict[int, Heading] = {}
    n = 0
    while n < len(items):
        item, before = items[n], items[n - 1] if n else None
        heading = None
        if isinstance(item, Line) and item.page != cover:
            running = n - 1 not in found and isinstance(before, Line) and goes_on(before, item)
            heading = None if running else _heading(items, n, form, texts)
        if heading:
            found[n] = heading
        n = heading.stop if heading else n + 1
    found = _nested(found)
    rows = _in_rows(found)
    return {n: heading for n, heading in found.items() if n not in rows and _heads(heading, found, len(items))}


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


def goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the text of the one before it, which was full: below it, or in another column.

    After the end of a sentence another font sets another text, a heading as a rule, and so does a number.
    """
    alike = abs(before.size - line.size) <= ALIKE * before.size
    beside = before.page == line.page and (line.x0 > before.x1 or line.x1 < before.x0) and line.bottom > before.top
    if before.page == line.page and line.bottom < before.top and before.right - before.left < PROSE * before.size:
        return False  # steps side by side are no columns of one text
    anew = (before.style.font, before.style.doubled) != (line.style.font, line.style.doubled) or is_numbered(line.text)
    ended = anew and before.text.rstrip().endswith(STOPS)
    if is_upright(before) and (is_upright(line) or is_upright(line, before)):
        return alike and not ended and is_next_column(before, line) and not starts_anew(line.text)
    if is_upright(before) != is_upright(line):
        return False
    ended = ended or _is_indented(before, line)
    return alike and not beside and not ended and is_full(before, line) and not starts_anew(line.text)


def _is_indented(before: Line, line: Line) -> bool:
    """Whether a line begins further in than the last one of a sentence, as paragraphs do; what wraps below a mark or a
    number does so, too."""
    further = (line.x0 - line.left) - (before.x0 - before.left)
    stopped = before.text.rstrip().endswith(STOPS) and not kind_of_mark(before.text.strip())
    return stopped and 0.7 * line.size < further < INDENT * line.size


def _heads(heading: Heading, found: Mapping[int, Heading], end: int) -> bool:
    """Whether anything stands under a heading: no other of its own rank or further out comes next."""
    following = found.get(heading.stop)
    return heading.stop < end and (following is None or following.rank > heading.rank)


class _Texts:
    """What size running text is set in, in the whole and page by page."""

    def __init__(self, items: Sequence[Item]) -> None:
        whole: Counter[float] = Counter()
        pages: defaultdict[int, Counter[float]] = defaultdict(Counter)
        proofs: Counter[tuple[int, int]] = Counter()
        before: Item | None = None
        for item in items:
            if isinstance(item, Line):
                whole[item.size] += len(item.text)
                pages[item.page][item.size] += len(item.text)
                wrapped = isinstance(before, Line) and before.page == item.page and goes_on(before, item)
                proofs[item.page, round(item.size)] += wrapped + item.text.rstrip().endswith(STOPS)
            before = item
        usual = whole.most_common(1)[0][0] if whole else 0.0
        self._sizes = {
            page: size if count >= SETTLED else usual
            for page, sizes in pages.items()
            for size, count in sizes.most_common(1)
        }
        self._running = {key for key, count in proofs.items() if count > 1}

    def larger(self, line: Line) -> bool:
        """Whether a line is set larger than the running text of its page, and not as any text that runs there."""
        letters = "".join(filter(str.isalpha, line.text))
        word = len(letters) > 1 or not letters.isascii()  # a letter set large adorns what stands beside it
        return bool(letters) and (
            word and line.size > self._sizes[line.page] * LARGER and (line.page, round(line.size)) not in self._running
        )


def _heading(items: Sequence[Item], n: int, form: Form, texts: _Texts) -> Heading | None:
    """The heading that begins with item n, a line that does not go on with text before it."""
    line, following = items[n], items[n + 1] if n + 1 < len(items) else None
    assert isinstance(line, Line)
    text = _folded(line)
    if not text or len(text) > form.longest or line.text.rstrip().endswith(STOPS) or text[-1] in "、,":
        return None
    level = _level(text, form)
    if not texts.larger(line):
        below = following if isinstance(following, Line) and following.style == line.style else None
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
    """What a form is matched with: ① is not 1."""
    circled = unicodedata.decomposition(line.text.strip()[:1] or " ").startswith("<circle>")
    return "○" * circled + fold(line.text)


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
