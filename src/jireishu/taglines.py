"""What does a case say of itself in a line? What stands between its title and its first section, or above the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import pairwise, takewhile
from typing import TypeGuard

from jireishu.attributes import is_value, opens_fact
from jireishu.endings import wraps
from jireishu.footnotes import NOTE
from jireishu.items import Boxed, Cell, Item, Line, Table, lines_of
from jireishu.looks import ALIKE
from jireishu.page import are_stacked, without
from jireishu.places import TOWN, place_in
from jireishu.prefectures import PREFECTURES
from jireishu.setting import mark
from jireishu.text import BRACKETS, bracketed, encloses, fold, join_lines, squeeze

LINES = 3  # that a tagline takes, at most,
NARROW = 6  # and one without a full stop in a narrow column
LONGEST = 60  # characters of several sentences; what is longer is text
NEAR = 2.2  # em from one line of a tagline to the next, at most
HEADING = 10  # characters of the title of a panel of facts
CELLS = 3  # of a row that holds a tagline and no facts, at most
DECORATION = "～〜~─━―—–‐－- "  # that taglines are set between
QUOTES = {**BRACKETS, "「": "」", "『": "』", "（": "）", "(": ")"}  # that they are set in
OPENERS = "".join(QUOTES)
_COLON = re.compile("[:：]")
_AFTER_LABEL = (_COLON, re.compile("[】〕］〉＞》）)]"), re.compile(r"\s+"))  # one may be in brackets, or a badge
_CAPTION = re.compile(r"[図表]{1,2}\s?[0-9０-９]")
_AROUND = re.compile(r"^\d{1,3}|[()（）\s]")
IsFact = Callable[[str], bool]


def of(items: Sequence[Item], is_fact: IsFact, labels: IsFact, label: str = "") -> str:
    """What stands between a case's title and its first section, set alike; the boxed line; the longest of a table.

    Its facts may stand there too, of which several lines with labels are some, notes, and smaller above it an office or
    the name in Latin letters. labels: whether a text labels a tagline. label: what `label` finds in the book.
    """
    printed = join_lines([line.text.strip() for line in lines(items, is_fact, labels)])
    parted = (form.split(printed.lstrip(OPENERS), maxsplit=1) for form in _AFTER_LABEL)
    said = next((rest[0] for word, *rest in parted if rest and labels(word)), printed.removeprefix(label))
    said = squeeze(said).strip(DECORATION)
    closer = QUOTES.get(said[:1], "")
    if closer and closer not in said:  # large, and apart
        return said[1:].lstrip()
    return said[1:-1] if closer and encloses(said, closer) else said


def lines(items: Sequence[Item], is_fact: IsFact, labels: IsFact) -> list[Line]:
    """Those of which `of` makes the tagline."""
    tables = [i for i in items if isinstance(i, Table)]
    for label, cell in (pair for table in tables for pair in _pairs(table)):
        if labels(label.text) and "。" not in cell.text:
            return list(cell.lines)
    heads = [
        line for before, line, after in zip(items, items[1:], items[2:], strict=False)
        if isinstance(line, Line) and isinstance(before, Line) and before.style != line.style
        and heads_facts(line, after, is_fact)
    ]  # fmt: skip
    rest = _without_points(without(without_facts(items, is_fact), [*heads, *places(items)]))
    found = [i for i in rest if isinstance(i, Line) and not _is_row(i) and _says(i)]
    facts = [line for line in found if opens_fact(line.text) and not labels(_COLON.split(line.text)[0])]
    found = [line for line in found if line not in facts] if len(facts) > 1 else found
    boxes = [i.lines for i, after in pairwise([*items, None]) if i and _is_said(i, after, is_fact)]
    told = [_without_points(box) for box in boxes if not found or len(box) <= LINES]
    boxed = [line for box in told for line in box if isinstance(line, Line) and _says(line)]
    if not found and not boxed:
        cells = [cell for table in tables for cell in _worded(table, is_fact)]
        return list(max(cells, key=lambda cell: len(cell.text)).lines) if cells else []
    first = reduce(_foremost, [*found, *boxed])
    said = [line for line in (found if first in found else boxed) if abs(line.size - first.size) <= ALIKE]
    at = said.index(first)
    below = takewhile(lambda line: line.style == first.style or not bracketed(line.text), said[at:])
    return _untold([*said[:at], *below])


def _untold(said: list[Line]) -> list[Line]:
    """The lines; of a text of sentences, those above it, from which it is set off where it is short."""
    text = "".join(line.text for line in said)
    above = list(takewhile(lambda line: "。" not in line.text, said))
    first, last = said[len(above) :][:1], above[-1:]
    if any(x.style != y.style and not 0 < y.top - x.top < NEAR * x.size for x in last for y in first):
        return above
    if text.count("。") < 2 or len(text) <= LONGEST:
        return said
    return above if not any(wraps(x, y) for x in last for y in first) else []


def label(told: Sequence[str]) -> str:
    """The words in brackets that most of a book's taglines begin with, as 【ポイント】; "" where there are none."""
    closers = ((text, text.find(BRACKETS.get(text[:1], " "))) for text in told)
    begun = Counter(text[: at + 1] for text, at in closers if 0 < at <= HEADING)
    often, times = begun.most_common(1)[0] if begun else ("", 0)
    return often if times > max(1, len(told) / 2) else ""


def placed(items: Sequence[Item]) -> str:
    """The place that lines of their own say, as one."""
    return "".join(place_in(line.text) or _place(line) for line in places(items))


def places(items: Sequence[Item]) -> list[Line]:
    """The lines that say a place alone, the prefecture perhaps in the line above the town."""
    found: list[Line] = []
    for item in items:
        text = _place(item) if isinstance(item, Line) else ""
        below = bool(found) and _place(found[-1]) in PREFECTURES and TOWN.fullmatch(text)
        alone = sorted(place_in(item.text)) == sorted(text) if isinstance(item, Line) else False  # in either order
        if isinstance(item, Line) and text and (below or alone):
            found.append(item)
    return found


def _place(line: Line) -> str:
    """A line without a number before it, brackets and white space."""
    return _AROUND.sub("", fold(line.text))


def _says(line: Line) -> bool:
    """Whether a line says something: it is no note or caption, no row of values, and not in Latin letters alone, as a
    name is."""
    words = line.text.split()
    values = len(words) > 1 and sum(map(is_value, words)) > len(words) / 2
    return not (values or NOTE.match(line.text) or _CAPTION.match(line.text) or line.text.isascii())


def _foremost(line: Line, other: Line) -> Line:
    """The former of two lines but where the other is both larger and longer."""
    return other if other.size > line.size + ALIKE and len(other.text) > len(line.text) else line


def without_facts(items: Sequence[Item], is_fact: IsFact) -> list[Item]:
    """The items without the lines that tell facts, and those that these wrap onto."""
    rest: list[Item] = []
    before: Line | None = None
    for item in items:
        told = isinstance(item, Line) and (is_fact(item.text) or (before is not None and wraps(before, item)))
        before = item if told and isinstance(item, Line) else None
        if not told:
            rest.append(item)
    return rest


def _is_said(item: Item, following: Item | None, is_fact: IsFact) -> TypeGuard[Boxed]:
    """Whether something is a box that tells no facts, and does not head those in what stands below."""
    if not isinstance(item, Boxed):
        return False
    texts = [line.text for line in item.lines]
    if any(map(is_fact, [*texts, "".join(texts)])):  # a label may wrap
        return False
    return not heads_facts(item, following, is_fact)


def heads_facts(item: Item, following: Item | None, is_fact: IsFact) -> bool:
    """Whether something heads in a few words the facts of what stands below it: 基本データ."""
    if following is None or not are_stacked(item.box, following.box):
        return False
    told = any(is_fact(line.text) or opens_fact(line.text) for line in lines_of(following))
    return told and len("".join(line.text for line in lines_of(item))) <= HEADING


def _without_points(items: Sequence[Item]) -> list[Item]:
    """The items without lists, and the words in brackets that head them: what the case has to say, point by point."""
    marked = [(i, mark(i.text)) for i in items if isinstance(i, Line) and mark(i.text).strip(DECORATION)]
    times = Counter(sign for _, sign in marked)
    heads = [i for i, after in pairwise(items) if isinstance(i, Line) and isinstance(after, Line) and _heads(i, after)]
    headed = set(map(id, heads))
    often = {mark(after.text) for i, after in pairwise(items) if isinstance(after, Line) and id(i) in headed}
    points = {id(i): i for i, sign in marked if times[sign] > 1 or sign in often}
    for before, i in pairwise(items):
        if isinstance(i, Line) and id(before) in points and _goes_on(points[id(before)], i):
            points[id(i)] = i
    return without(items, [*heads, *points.values()])


def _goes_on(point: Line, following: Line) -> bool:
    """Whether a point of a list goes on in the following line, which may stand further in than its mark."""
    near = following.style == point.style and 0 < following.top - point.top < NEAR * point.size
    return wraps(point, following) or (near and mark(point.text) != "" and following.x0 > point.x0 + point.size / 2)


def _heads(line: Line, following: Line) -> bool:
    """Whether a line is a heading in brackets of a list that begins in the next."""
    return bracketed(line.text) and mark(following.text) != ""


def _worded(table: Table, is_fact: IsFact) -> Sequence[Cell]:
    """The cells of the one row of a table that has a label and a value that are no fact, and no sentence."""
    said = [(row, " ".join(cell.text for cell in row)) for row in table.rows() if len(row) <= CELLS]
    rows = [row for row, text in said if not (is_fact(text) or "。" in text or any(is_value(c.text) for c in row))]
    return rows[0] if len(rows) == 1 and len(rows[0]) > 1 else []


def _pairs(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """Cells of a table that stand next to each other, or one over the other."""
    rows = table.rows()
    for row in rows:
        yield from pairwise(row)
    for above, below in pairwise(rows):
        yield from zip(above, below, strict=True) if len(above) == len(below) else ()


def _is_row(line: Line) -> bool:
    """Whether a line is a row of cells, label and value by turns."""
    return line.barred and len(line.text.split(" ")) > CELLS


def as_table(item: Item) -> Item:
    """The item; a row of cells as the table that it is."""
    if not (isinstance(item, Line) and _is_row(item)):
        return item
    return Table(item.page, item.box, (Cell(item.box, (item,)),))
