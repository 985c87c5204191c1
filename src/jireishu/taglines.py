"""What does a case say of itself in a line? What stands between its title and its first section, or above the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise, takewhile
from typing import TypeGuard

from jireishu.attributes import is_value, opens_fact
from jireishu.contents import Contents
from jireishu.endings import wraps
from jireishu.footnotes import NOTE
from jireishu.items import Boxed, Cell, Item, Line, Table, lines_of
from jireishu.outline import Span
from jireishu.page import Style, are_stacked, usual_style, without
from jireishu.places import TOWN, place_in
from jireishu.prefectures import PREFECTURES
from jireishu.profile import Profile
from jireishu.setting import BULLETS, mark
from jireishu.text import BRACKETS, encloses, fold, join_lines, squeeze
from jireishu.titles import ALIKE

LINES = 3  # that a tagline takes, at most,
NARROW = 6  # and one without a full stop in a narrow column
LONGEST = 60  # characters of several sentences; what is longer is text
NEAR = 2.2  # em from one line of a tagline to the next, at most
HEADING = 10  # characters of the title of a panel of facts
CELLS = 3  # of a row that holds a tagline and no facts, at most
DECORATION = "～〜~─━―—–‐－- "  # that taglines are set between
QUOTES = {**BRACKETS, "「": "」", "『": "』", "（": "）", "(": ")"}  # that they are set in
_COLON = re.compile("[:：]")
_AROUND = re.compile(r"^\d{1,3}|[()（）\s]")
IsFact = Callable[[str], bool]


def of(items: Sequence[Item], is_fact: IsFact, labels: IsFact) -> str:
    """What stands between a case's title and its first section, set alike; the boxed line; the longest of a table.

    Its facts may stand there too, of which several lines with labels are some, notes, and smaller above it an office or
    the name in Latin letters. labels: whether a text labels a tagline.
    """
    said = squeeze(join_lines([line.text.strip() for line in lines(items, is_fact, labels)])).strip(DECORATION)
    label, *rest = _COLON.split(said, maxsplit=1)
    said = rest[0].strip(DECORATION) if rest and labels(label) else said
    return said[1:-1] if said[:1] in QUOTES and encloses(said, QUOTES[said[0]]) else said


def lines(items: Sequence[Item], is_fact: IsFact, labels: IsFact) -> list[Line]:
    """Those of which `of` makes the tagline."""
    rest = _without_points(without(without_facts(items, is_fact), places(items)))
    found = [i for i in rest if isinstance(i, Line) and not _is_row(i) and _says(i)]
    facts = [line for line in found if opens_fact(line.text) and not labels(_COLON.split(line.text)[0])]
    found = [line for line in found if line not in facts] if len(facts) > 1 else found
    boxes = [i.lines for i, after in pairwise([*items, None]) if i and _is_said(i, after, is_fact)]
    told = [_without_points(box) for box in boxes if not found or len(box) <= LINES]
    boxed = [line for box in told for line in box if isinstance(line, Line) and _says(line)]
    if not found and not boxed:
        tables = [i for i in items if isinstance(i, Table)]
        pairs = [pair for table in tables for row in table.rows() for pair in pairwise(row)]
        named = [cell for label, cell in pairs if labels(label.text) and "。" not in cell.text]
        cells = named[:1] or [cell for table in tables for cell in _worded(table, is_fact)]
        return list(max(cells, key=lambda cell: len(cell.text)).lines) if cells else []
    first = reduce(_foremost, [*found, *boxed])
    said = [line for line in (found if first in found else boxed) if abs(line.size - first.size) <= ALIKE]
    at = said.index(first)
    below = takewhile(lambda line: line.style == first.style or not _is_bracketed(line), said[at:])
    return _untold([*said[:at], *below])


def _is_bracketed(line: Line) -> bool:
    """Whether all of a line stands in brackets, as headings do."""
    return line.text[0] in BRACKETS and encloses(line.text, BRACKETS[line.text[0]])


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
    """Whether a line says something: it is no note, no row of values, and not in Latin letters alone, as a name is."""
    words = line.text.split()
    values = len(words) > 1 and sum(map(is_value, words)) > len(words) / 2
    return not (values or NOTE.match(line.text) or line.text.isascii())


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
    """Whether something is a box that tells no facts, and does not head in a few words those in what stands below."""
    if not isinstance(item, Boxed) or any(is_fact(line.text) for line in item.lines):
        return False
    if len("".join(line.text for line in item.lines)) > HEADING:
        return True
    told = lines_of(following) if isinstance(following, Boxed | Table) and are_stacked(item.box, following.box) else ()
    return not any(is_fact(line.text) or opens_fact(line.text) for line in told)


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
    return _is_bracketed(line) and mark(following.text) != ""


def _worded(table: Table, is_fact: IsFact) -> Sequence[Cell]:
    """The cells of the one row of a table that has a label and a value that are no fact, and no sentence."""
    said = [(row, " ".join(cell.text for cell in row)) for row in table.rows() if len(row) <= CELLS]
    rows = [row for row, text in said if not (is_fact(text) or "。" in text or any(is_value(c.text) for c in row))]
    return rows[0] if len(rows) == 1 and len(rows[0]) > 1 else []


def _is_row(line: Line) -> bool:
    """Whether a line is a row of cells, label and value by turns."""
    return line.barred and len(line.text.split(" ")) > CELLS


def as_table(item: Item) -> Item:
    """The item; a row of cells as the table that it is."""
    if not (isinstance(item, Line) and _is_row(item)):
        return item
    return Table(item.page, item.box, (Cell(item.box, (item,)),))


def between(items: Sequence[Item], listed: Contents, profile: Profile) -> list[Item]:
    """The items with the lines that stand between the number of a case and its name, as the 目次 has it, below that."""
    names, moved = listed.names(), list(items)
    for n, item in enumerate(items):
        if isinstance(item, Line) and profile.number(item.text):
            near = [i for i in items[n + 1 : n + 2 + LINES] if isinstance(i, Line) and i.page == item.page]
            at = next((k for k, line in enumerate(near) if fold(line.text) in names), 0)
            if at and near[: at + 1] == list(items[n + 1 : n + 2 + at]):
                moved[n + 1 : n + 2 + at] = [near[at], *near[:at]]
    return moved


def labelled(items: Sequence[Item], spans: Sequence[Span], is_fact: IsFact) -> tuple[Span, ...]:
    """The cases without a first section that in most of them says a line, no sentence: 取組の概要 labels a tagline."""
    named = [fold(span.sections[0].name) for span in spans if _labels(items, span, is_fact)]
    label, times = Counter(named).most_common(1)[0] if named else ("", 0)
    if times <= len(spans) / 2:
        return tuple(spans)
    return tuple(
        replace(span, title=replace(span.title, stop=span.sections[0].stop), sections=span.sections[1:])
        if _labels(items, span, is_fact) and fold(span.sections[0].name) == label
        else span
        for span in spans
    )


def _labels(items: Sequence[Item], span: Span, is_fact: IsFact) -> bool:
    """Whether the first title below that of a case has nothing below it but a tagline."""
    if len(span.sections) < 2 or span.sections[0].start != span.title.stop:
        return False
    first, second = span.sections[:2]
    below = items[first.stop : second.start]
    said = [i for i in below if isinstance(i, Line) and "。" not in i.text and not is_fact(i.text)]
    said = [line for line in said if mark(line.text) not in BULLETS]
    return 0 < len(said) == len(below) <= LINES and len({line.style for line in said}) == 1


def beside(items: Sequence[Item], spans: Sequence[Span]) -> list[Item]:
    """The items with what stands beside the title of a case put below it, where that is of the case: the lines right of
    it, its place above it, and boxes, tables and pictures that reach further down; and with the boxes and tables left
    of its first section before that; none where there are no such."""
    moved = list(items)
    for span in spans:
        start, stop = span.title.start, span.title.stop
        first, after = start, items[stop] if stop < len(items) else None
        while first and _is_beside(items[first - 1], items[start], items[first] if first < start else after):
            first -= 1
        moved[first:stop] = [*items[start:stop], *items[first:start]]
        for section in span.sections[:1]:
            own = items[section.start : span.stop]
            left = [i for i in own if isinstance(i, Boxed | Table) and _is_left(i, own[0])]
            moved[section.start : span.stop] = [*left, *(i for i in own if not any(i is one for one in left))]
    return moved if moved != list(items) else []


def _is_beside(item: Item, title: Item, after: Item | None) -> bool:
    """Whether something before a title stands beside it, or begins what does with the line after it."""
    if item.page != title.page or not isinstance(item, Line):
        return item.page == title.page and item.box.bottom > title.box.bottom
    if places([item]) and 0 <= title.box.top - item.bottom < NEAR * item.size:
        return True
    level = item.bottom > title.box.top
    if isinstance(after, Line) and (after.page, after.style) == (item.page, item.style):
        level = level or (0 < after.top - item.top < 2 * item.size and abs(after.x0 - item.x0) < item.size)
    return item.x0 > title.box.x1 and level


def _is_left(item: Item, title: Item) -> bool:
    """Whether something stands left of a title, and begins no lower than it."""
    return item.page == title.page and item.box.x1 <= title.box.x0 and item.box.top < title.box.bottom


def below(items: Sequence[Item], spans: Sequence[Span], is_fact: IsFact, labels: IsFact) -> list[Item]:
    """The items with the taglines that stand above the titles of most cases put below them; none where few do."""
    found = {}
    body = usual_style(item for item in items if isinstance(item, Line))
    for span in spans:
        start = span.title.start
        lead = _lead(items, start, body) if body else []
        if lead and not lines(span.head(items), is_fact, labels):
            found[start] = (lead, span.title.stop)
    told = Counter(fold(join_lines([line.text for line in lead])) for lead, _ in found.values())
    if len(found) <= len(spans) / 2 or max(told.values()) > 1:
        return []
    moved = list(items)
    for start, (lead, stop) in found.items():
        moved[start - len(lead) : stop] = [*items[start:stop], *lead]
    return moved


def _lead(items: Sequence[Item], start: int, body: Style) -> list[Line]:
    """The lines just above a title, set alike; where others stand above them, larger than running text and those, or
    set otherwise and nearer to the title."""
    title = items[start]
    lead: list[Line] = []
    for item in reversed(items[max(0, start - NARROW - 1) : start]):
        if item.page != title.page:
            break
        if not lead and not isinstance(item, Line):
            return []
        if not isinstance(item, Line) or (lead and item.style != lead[0].style):
            near = title.box.top - lead[-1].bottom < lead[0].top - item.box.bottom and lead[0].style != body
            return lead if lead[0].size > body.size + ALIKE or near else []
        lead.insert(0, item)
        if len(lead) > (LINES if any("。" in line.text for line in lead) else NARROW):
            return []
    return lead
