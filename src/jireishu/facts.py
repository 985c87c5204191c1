"""Which facts does a case state: those that the profile knows, and those that most cases of the book label alike?

Items -> attributes. Rows that wrap without rules become one line first, label and value whole: in
「支援機関の運営　委託」 above 「形態」 the label goes on, in 「管轄区域　みどり市、山手」 above 「町」 the value.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from jireishu import attributes
from jireishu.endings import wraps
from jireishu.items import Boxed, Cell, Item, Line, Table
from jireishu.ledgers import Row
from jireishu.outline import Span
from jireishu.page import Box, Style, around, is_right_of, without
from jireishu.profile import Profile
from jireishu.setting import BULLETS, mark, starts_anew
from jireishu.text import fold, join_lines, width

BELOW = 2.2  # em from one line of a cell to the next, at most
INDENT = 5.0  # em that a value below its label may be indented, at most
BESIDE = 1.2  # em that the lines of one cell may begin apart
LONGEST = 16  # characters of a label that most cases have,
SHORT = 40  # and of its values
MOST = 0.5  # of the cases
FEW = 2  # labels of a table with a value beside them show that its values have no cells
_VALUES_APART = re.compile(r"\s+(?![千万億人%％‰倍件世])")  # but 4.4 万人 is one
_GAP = re.compile(r"\s+")
_AFTER_LABEL = re.compile(r"[:：(（\s／/]|[.．・‥…]{3}")
Pair = tuple[str, str]  # a label and its value


def unforeseen(heads: Sequence[Sequence[Item]], profile: Profile) -> list[str]:
    """The labels that the profile does not know and most heads of cases have, each with values that differ, or that any
    head has amid labels that it knows.

    heads: what `told` finds in each case.
    """
    common = _common([text for item in head for row in _rows(item) for text in row] for head in heads)
    told = [[pair for item in head for pair in _pairs(item, common)] for head in heads]
    often = _common([label for label, _ in pairs] for pairs in told)
    amid = [pair for head in heads for item in head for pair in _amid(item, profile)]
    values: dict[str, list[Pair]] = defaultdict(list)
    for label, value in (*amid, *(pair for pairs in told for pair in pairs)):
        values[fold(label)].append((label, value))
    sure = {fold(label) for label, _ in amid}
    return [
        own[0][0] for said, own in values.items()
        if (said in sure or (said in often and len(set(own)) > 1))
        and not (profile.fact(said) or profile.labels_tagline(said))
        and all(len(value) <= SHORT and "。" not in value and mark(value) not in BULLETS for _, value in own)
    ]  # fmt: skip


def _amid(item: Item, profile: Profile) -> list[Pair]:
    """The labels and values of a table or box of which at least half, and two, have labels that the profile knows."""
    rows = _rows(item) if isinstance(item, Table) else []
    columns = range(0, max(map(len, rows), default=0) - 1, 2)
    series = [[(row[n], row[n + 1]) for row in rows if len(row) > n + 1] for n in columns]
    for row, below in pairwise(rows):
        if len(row) == len(below) and not any(map(attributes.is_value, row)) and not any(map(profile.fact, below)):
            series.append(list(zip(row, below, strict=True)))
    if isinstance(item, Boxed):
        stated = [line.text for line in item.lines if attributes.opens_fact(line.text)]
        series.append([pair for text in stated for pair in attributes.labelled(text)])
    named = (s for s in series if sum(profile.fact(text) is not None for text, _ in s) >= max(FEW, len(s) / 2))
    return [
        (label, value) for pairs in named for label, value in pairs
        if 1 < len(fold(label)) <= LONGEST and value and not attributes.is_value(label)
    ]  # fmt: skip


def told(items: Sequence[Item], spans: Sequence[Span]) -> list[list[Item]]:
    """What may tell the facts of each case: its head, and boxes, tables and rows of its sections that tell nothing
    else."""
    rest = [items[span.sections[0].start : span.stop] if span.sections else [] for span in spans]
    return [[*span.head(items), *filter(_is_card, own), *_series(own)] for span, own in zip(spans, rest, strict=True)]


def _series(items: Sequence[Item]) -> list[Table]:
    """The tables that lines make which stand one below the other, set alike, each a label and a value."""
    found: list[Table] = []
    for (page, _, pairs), run in groupby(items, _row_of):
        rows = [line for line in run if isinstance(line, Line)] if pairs else []
        if len(rows) > FEW:
            found.append(Table(page, around(line.box for line in rows), tuple(c for x in rows for c in _halves(x))))
    return found


def _row_of(item: Item) -> tuple[int, Style | None, bool]:
    """Whether an item is a line of a label and a value, with its page and style."""
    short = isinstance(item, Line) and len(item.text) <= SHORT and "。" not in item.text
    row = isinstance(item, Line) and short and len(attributes.labelled(item.text)) == 1
    return item.page, item.style if isinstance(item, Line) else None, row


def _halves(line: Line) -> tuple[Cell, Cell]:
    """The cells of a line of a label and a value; where they meet does not matter."""
    (label, value), box = attributes.labelled(line.text)[0], line.box
    middle = box.middle[0]
    left, right = replace(box, x1=middle), replace(box, x0=middle)
    return Cell(left, (replace(line, text=label),)), Cell(right, (replace(line, text=value),))


def _is_card(item: Item) -> bool:
    """Whether all lines of a box state a fact, but perhaps the first, or a table, or a box of labels and values by
    turns, has nothing but short texts."""
    parts = item.cells if isinstance(item, Table) else item.lines if isinstance(item, Boxed) else ()
    short = all(len(part.text) <= SHORT and "。" not in part.text for part in parts)
    if short and (isinstance(item, Table) or len(parts) >= 2 * FEW):
        return True
    stated = [attributes.opens_fact(line.text) for line in item.lines[1:]] if isinstance(item, Boxed) else []
    return len(stated) >= FEW and all(stated)


def _common(said: Iterable[Iterable[str]]) -> set[str]:
    """What most of the cases say, folded."""
    cases = [{fold(text) for text in texts} for texts in said]
    often = Counter(text for texts in cases for text in texts if 1 < len(text) <= LONGEST)
    return {text for text, times in often.items() if times > max(FEW, MOST * len(cases))}


def _rows(item: Item) -> list[list[str]]:
    """The texts of a table by row, or of a box a row for each of its lines."""
    if isinstance(item, Table):
        return [[cell.text for cell in row] for row in item.ungrouped()]
    return [[line.text.strip()] for line in item.lines] if isinstance(item, Boxed) else []


def _pairs(item: Item, common: set[str]) -> list[Pair]:
    """The labels and values of a line, or of a table or box whose labels are `common`: left of their values or above
    them."""
    lines = [item] if isinstance(item, Line) else item.lines if isinstance(item, Boxed) else ()
    found = [pair for line in lines for pair in attributes.labelled(line.text)]
    rows = _rows(item)
    for row, below in zip(rows, [*rows[1:], []], strict=False):
        labels = [fold(text) in common for text in row]
        if all(labels) and len(below) == len(row) and not any(_labels(text, common) for text in below):
            found += zip(row, below, strict=True)
            continue
        n = 0
        while n + 1 < len(row):
            if labels[n]:
                found.append((row[n], row[n + 1]))
            n += 1 + labels[n]
    return found


def _labels(text: str, common: set[str]) -> bool:
    """Whether a text is a label, or has its own."""
    return fold(text) in common or attributes.opens_fact(text)


def gathered(items: Sequence[Item], profile: Profile) -> list[Item]:
    """The items of a page, those lines of facts that wrap as one line each, in boxes too; tables with their values."""
    found: list[Item] = []
    for item in _completed(items, profile):
        if isinstance(item, Boxed):
            lines = tuple(i for i in gathered(item.lines, profile) if isinstance(i, Line))
            found.append(item if lines == item.lines else replace(item, lines=lines))
            continue
        last = found[-1] if found else None
        if isinstance(last, Boxed) and isinstance(item, Line) and (label := _label_of(last, item, profile)):
            found[-1] = replace(item, text=f"{label} {item.text.strip()}", x0=last.box.x0, left=last.box.x0)
        elif isinstance(last, Line) and isinstance(item, Line) and (whole := _whole(last, item, profile)):
            found[-1] = replace(last, text=whole, x1=max(last.x1, item.x1), bottom=item.bottom)
        else:
            found.append(item)
    return found


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
    near = below.page == line.page and line.top < below.top < last + BELOW * line.size
    if not near or starts_anew(below.text):
        return ""
    text, more = line.text.strip(), below.text.strip()
    if profile.fact(text) and 0 <= below.x0 - line.x0 + 1 < INDENT * line.size:
        worded = len(more) <= SHORT and "。" not in more and not attributes.is_fact(more, profile)
        if attributes.is_value(more) or (worded and below.x0 > line.x0 + line.size):
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
    if not isinstance(first, Line) or not attributes.is_label_row(first.text, profile):
        return {}
    lines = [first]
    for item in items[n + 1 :]:
        if not isinstance(item, Line) or not wraps(lines[-1], item) or _states(item.text, profile):
            break
        lines.append(item)
    return attributes.from_text(join_lines([line.text for line in lines]), profile)


def _paired(labels: Line, near: Sequence[Item], profile: Profile) -> attributes.Attributes:
    """The facts of a row of labels, the values of which stand in the row below, or above as large figures do."""
    told = [(label, profile.fact(label)) for label in labels.text.split()]
    for row in (item for item in near if isinstance(item, Line) and item.page == labels.page):
        values = _VALUES_APART.split(row.text.strip())
        if FEW <= len(told) == len(values) and sum(map(attributes.is_value, values)) > len(values) / 2:
            return {
                f.name: attributes.valued(label, value) for (label, f), value in zip(told, values, strict=True) if f
            }
    return {}


def _states(text: str, profile: Profile) -> bool:
    """Whether a line begins with a fact of its own, or a list mark."""
    return starts_anew(text) or profile.fact(_AFTER_LABEL.split(text.strip(), maxsplit=1)[0]) is not None
