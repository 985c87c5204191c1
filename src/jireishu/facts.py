"""Which facts does a case state?

Items -> attributes. Rows that wrap without rules become one line first, label and value whole: in
「支援機関の運営　委託」 above 「形態」 the label goes on, in 「管轄区域　みどり市、山手」 above 「町」 the value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jireishu import attributes
from jireishu.endings import wraps
from jireishu.items import Boxed, Cell, Item, Line, Table
from jireishu.ledgers import Row
from jireishu.page import SMALLER, Box, are_level, is_right_of, without
from jireishu.profile import Profile
from jireishu.setting import starts_anew
from jireishu.text import fold, join_lines, width

BELOW = 2.2  # em from one line of a cell to the next, at most
INDENT = 5.0  # em that a value below its label may be indented, at most
BESIDE = 1.2  # em that the lines of one cell may begin apart
SHORT = 40  # characters of a value, at most
FEW = 2  # labels of a table with a value beside them show that its values have no cells
_VALUES_APART = re.compile(r"\s+(?![千万億人%％‰倍件世])")  # but 4.4 万人 is one
_GAP = re.compile(r"\s+")
_AFTER_LABEL = re.compile(r"[:：(（\s／/]|[.．・‥…]{3}")


def gathered(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The items of a page, those lines of facts that wrap as one line each, in boxes too; tables with their values."""
    found: list[Item] = []
    value: Line | None = None  # of the fact just told, where it stands below its label
    for item in _completed(items, profile):
        before, value = value, None
        if isinstance(item, Boxed):
            lines = tuple(i for i in gathered(item.lines, profile) if isinstance(i, Line))
            found.append(item if lines == item.lines else replace(item, lines=lines))
            continue
        last = found[-1] if found else None
        if isinstance(last, Boxed) and isinstance(item, Line) and (label := _label_of(last, item, profile)):
            found[-1] = replace(item, text=f"{label} {item.text.strip()}", x0=last.box.x0, left=last.box.x0)
        elif isinstance(last, Line) and isinstance(item, Line) and (whole := _whole(last, item, profile)):
            found[-1] = replace(last, text=whole, x1=max(last.x1, item.x1), bottom=item.bottom)
            value = item if profile.fact(last.text) else None
        elif isinstance(last, Line) and isinstance(item, Line) and before and _wraps(before, item, profile):
            found[-1] = replace(last, text=join_lines([last.text, item.text.strip()]), bottom=item.bottom)
        else:
            found.append(item)
    return found


def _wraps(value: Line, below: Line, profile: Profile) -> bool:
    """Whether a value in words goes on in the next line, as wide as its label and it are."""
    worded = "。" not in below.text and not attributes.is_value(value.text)
    return worded and wraps(value, below) and not (starts_anew(below.text) or attributes.is_fact(below.text, profile))


def _label_of(box: Boxed, value: Line, profile: Profile) -> str:
    """The label in a box, as in the margin, of a value level with it on its right; nothing where it is none."""
    label = join_lines([line.text.strip() for line in box.lines])
    short = len(value.text) <= SHORT and "。" not in value.text
    return label if is_right_of(value, box.box) and short and not box.panels and profile.fact(label) else ""


def _completed(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The items with the values that stand in no cell beside the labels of a table put into it: only labels may have
    a ground."""
    found = list(items)
    for table in [item for item in items if isinstance(item, Table)]:
        beside = {id(cell): _level(cell, found) for *_, cell in table.rows() if profile.fact(cell.text)}
        told = [line for lines in beside.values() for line in lines]
        if sum(map(bool, beside.values())) < FEW:
            continue
        cells: list[Cell] = []
        for cell in table.cells:
            lines = beside.get(id(cell))
            right = max((line.x1 for line in lines or ()), default=0.0)
            value = [Cell(Box(cell.box.x1, cell.box.top, right, cell.box.bottom), tuple(lines))] if lines else []
            cells += [cell, *value]
        wide = replace(table.box, x1=max(line.x1 for line in told))
        found = without(found, told)
        found[found.index(table)] = replace(table, box=wide, cells=tuple(cells))
    return found


def _level(cell: Cell, items: Sequence[Item]) -> list[Line]:
    """The lines that stand first to the right of a cell, level with it."""
    level = [i for i in items if isinstance(i, Line) and is_right_of(i, cell.box)]
    first = min((i.x0 for i in level), default=0.0)
    return [i for i in level if i.x0 - first < BESIDE * i.size]


def _whole(line: Line, below: Line, profile: Profile) -> str:
    """A row of a fact with what goes on of it in the next line; nothing where neither goes on."""
    last = max(line.top, line.bottom - line.size)  # of what has been put together
    near = below.page == line.page and line.top < below.top < last + BELOW * max(line.size, below.size)
    if not near or starts_anew(below.text):
        return ""
    text, more = line.text.strip(), below.text.strip()
    if profile.fact(text) and 0 <= below.x0 - line.x0 + 1 < INDENT * line.size:
        worded = len(more) <= SHORT and "。" not in more and not attributes.is_fact(more, profile)
        apart = below.x0 > line.x0 + line.size or line.size < SMALLER * below.size
        if attributes.is_value(more) or (worded and apart):
            return f"{text} {more}"
    if below.style != line.style:
        return ""
    if abs(below.x0 - line.x0) < BESIDE * line.size and not profile.fact(text) and profile.fact(whole := text + more):
        return whole
    for gap in _GAP.finditer(text):
        label, value = text[: gap.start()], text[gap.end() :]
        stated = profile.fact(label) is not None
        if not stated and abs(below.x0 - line.x0) < BESIDE * line.size and profile.fact(label + more):
            return f"{label}{_GAP.sub('', more)} {value}"
        if stated and _goes_on(value, line, below) and not attributes.is_fact(more, profile):
            return join_lines([text, more])
    return ""


def _goes_on(value: str, line: Line, below: Line) -> bool:
    """Whether a line stands just below a value in words, no longer than it."""
    x0 = line.x1 - line.size * width(value)
    unclosed = any(value.count(opener) > value.count(closer) for opener, closer in ("()", "（）"))
    worded = (unclosed or isinstance(attributes.parse(value).value, str)) and x0 > line.x0 + 2 * line.size
    within = abs(below.x0 - x0) < BESIDE * line.size and below.x1 < line.x1 + BESIDE * line.size
    return worded and within and len(fold(below.text)) <= len(fold(value))


def of_case(body: Sequence[Item], profile: Profile, row: Row | None = None) -> attributes.Attributes:
    """The facts that the items of a case state, those of the profile in its order, and what its row of a list has."""
    found: attributes.Attributes = {}
    for n, item in enumerate(body):
        if isinstance(item, Table):
            found = {**attributes.from_table(item, profile), **found}
        elif isinstance(item, Boxed):
            found = {**attributes.from_box(item.lines, profile), **found}
            for k in range(len(item.lines)):
                found = {**stated(item.lines, k, profile), **found}
        elif isinstance(item, Line):
            found = {**stated(body, n, profile), **found}
    found = {fact.name: found[fact.name] for fact in profile.facts if fact.name in found}
    for header, cell in (row.cells if row else {}).items():
        fact, role = profile.fact(header), profile.column(header)
        other = role not in ("number", "name", "page") and not profile.labels_tagline(header)
        if cell and other and (fact is None or fact.name not in found):
            found[fact.name if fact else header] = attributes.valued(header, cell, "一覧表")
    return found


def stated(items: Sequence[Item], n: int, profile: Profile) -> attributes.Attributes:
    """The facts of a line of facts with the lines that it goes on in, or of a row of labels beside that of their
    values."""
    first = items[n]
    if isinstance(first, Line) and (paired := _paired(first, items[max(n - 1, 0) : n + 2], profile)):
        return paired
    beside = items[n + 1] if n + 1 < len(items) else first
    if isinstance(first, Line) and isinstance(beside, Line) and _is_valued(first, beside, profile):
        return attributes.from_text(f"{first.text}：{beside.text}", profile)
    if not isinstance(first, Line) or not attributes.is_label_row(first.text, profile):
        return {}
    lines = [first]
    for item in items[n + 1 :]:
        if not isinstance(item, Line) or not wraps(lines[-1], item) or _states(item.text, profile):
            break
        lines.append(item)
    return attributes.from_text(join_lines([line.text for line in lines]), profile)


def _is_valued(label: Line, value: Line, profile: Profile) -> bool:
    """Whether a line labels the value right of it, as in rows without rules."""
    level = are_level(label, value) and value.x0 > label.x1
    return level and profile.fact(label.text) is not None and attributes.is_value(value.text)


def _paired(labels: Line, near: Sequence[Item], profile: Profile) -> attributes.Attributes:
    """The facts of a row of labels, the values of which stand in the row below, on the next page, too, or above it as
    large figures do."""
    told = [(label, profile.fact(label)) for label in labels.text.split()]
    for row in (item for item in near if isinstance(item, Line) and 0 <= item.page - labels.page <= 1):
        values = _VALUES_APART.split(row.text.strip())
        if FEW <= len(told) == len(values) and sum(map(attributes.is_value, values)) > len(values) / 2:
            return {
                f.name: attributes.valued(label, value) for (label, f), value in zip(told, values, strict=True) if f
            }
    return {}


def _states(text: str, profile: Profile) -> bool:
    """Whether a line begins with a fact of its own, or a list mark."""
    return starts_anew(text) or profile.fact(_AFTER_LABEL.split(text.strip(), maxsplit=1)[0]) is not None
