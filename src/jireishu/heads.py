"""What stands around the title of a case that is of it? Items -> the same, with that below the title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from jireishu.casetitles import LARGE
from jireishu.contents import Contents
from jireishu.entries import NAME
from jireishu.items import Boxed, Item, Line, Table, lines_of
from jireishu.looks import ALIKE
from jireishu.outline import Span
from jireishu.page import Style, are_stacked, around, usual_size, usual_style, without
from jireishu.places import place_in
from jireishu.prefectures import PREFECTURES
from jireishu.profile import Profile
from jireishu.setting import BULLETS, mark
from jireishu.taglines import LINES, NARROW, NEAR, IsFact, heads_facts, lines, places
from jireishu.text import fold, join_lines

LEADING = 1.5  # em from one line of a name to the next, at most


def whole(items: Sequence[Item]) -> list[Item]:
    """The items with large lines set alike, one just below the other, as one line where what stands beside them is read
    between the two: a name that wraps beside a tagline."""
    body = usual_size(item for item in items if isinstance(item, Line))
    found, n = list(items), 0
    while n < len(found):
        line, near = found[n], found[n + 1 : n + 2 + LINES]
        at = _rest(line, near) if isinstance(line, Line) and line.size > LARGE * body else 0
        if isinstance(line, Line) and at:
            text = join_lines([line.text.strip(), *(x.text.strip() for x in lines_of(near[at]))])
            box = around((line.box, near[at].box))
            number = [x for x in near[:at] if isinstance(x, Line) and x.text.strip().isdecimal() and x.x1 < line.x0]
            one = replace(line, text=text, x1=box.x1, bottom=box.bottom)
            found[n : n + 2 + at] = [*number, one, *without(near[:at], number)]
        else:
            n += 1
    return found


def _rest(line: Line, near: Sequence[Item]) -> int:
    """Where the line stands in which a large one goes on below, after what stands beside it; 0 for nowhere."""
    for at, other in enumerate(near):
        if isinstance(other, Line) and (other.page, other.style) == (line.page, line.style):
            below = abs(other.x0 - line.x0) < ALIKE and 0 < other.top - line.top < LEADING * line.size
            return at if below and not any(are_stacked(item.box, line.box) for item in near[:at]) else 0
    return 0


def between(items: Sequence[Item], listed: Contents, profile: Profile) -> list[Item]:
    """The items with the lines that stand between the number of a case and its name below that: as the 目次 has it, or
    so much larger, and as short, as names are, or its place below a headline."""
    names, moved = listed.names(), list(items)
    for n, item in enumerate(items):
        if isinstance(item, Line) and profile.number(item.text):
            near = [i for i in items[n + 1 : n + 3 + LINES] if isinstance(i, Line) and i.page == item.page]
            known = (k for k, line in enumerate(near) if fold(line.text) in names)
            at = next(known, _largest(near, profile) or _placed(near))
            if at and near[: at + 1] == list(items[n + 1 : n + 2 + at]):
                moved[n + 1 : n + 2 + at] = [near[at], *near[:at]]
    return moved


def _largest(near: Sequence[Line], profile: Profile) -> int:
    """Which of some lines is a name, as it is larger by far than the others up to the first section; 0 for none."""
    own = list(takewhile(lambda line: not profile.is_title(line.text), near))
    at, name = max(enumerate(own), key=lambda one: one[1].size, default=(0, None))
    rest = max((line.size for line in own if line is not name), default=0.0)
    return at if name and name.size > LARGE * rest and len(fold(name.text)) <= NAME else 0


def _placed(near: Sequence[Line]) -> int:
    """Which of some lines is a town below what is longer than names are; 0 for none."""
    towns = [k for k, line in enumerate(near) if place_in(line.text) == line.text.strip() not in PREFECTURES]
    headline = "".join(line.text for line in near[: towns[0]]) if len(towns) == 1 else ""
    return towns[0] if len(fold(headline)) > NAME else 0


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
    if level and item.text.strip().isdecimal() and item.x1 < title.box.x0:
        return True  # its number
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
    said = [lines(span.head(items), is_fact, labels) for span in spans]
    often = Counter(map(_text, said))
    for span, own in zip(spans, said, strict=True):
        start = span.title.start
        lead = _lead(items, start, body) if body else []
        again = pairwise(span.head(items)) if lead and often[_text(own)] > 1 else ()
        if lead and not without(own, [i for i, after in again if heads_facts(i, after, is_fact)]):
            found[start] = (lead, span.title.stop)
    told = Counter(_text(lead) for lead, _ in found.values())
    if len(found) <= len(spans) / 2 or max(told.values()) > 1:
        return []
    moved = list(items)
    for start, (lead, stop) in found.items():
        moved[start - len(lead) : stop] = [*items[start:stop], *lead]
    return moved


def _text(told: Sequence[Line]) -> str:
    return fold(join_lines([line.text for line in told]))


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
