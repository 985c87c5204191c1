"""Which facts do most cases of a book label that the profile does not know? What may tell them -> the labels."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from jireishu import attributes
from jireishu.items import Boxed, Cell, Item, Line, Table
from jireishu.outline import Span
from jireishu.page import Style, around
from jireishu.profile import Profile
from jireishu.setting import BULLETS, CAPTION, mark
from jireishu.text import bracketed, fold

LONGEST = 16  # characters of a label that most cases have,
SHORT = 40  # and of its values
MOST = 0.5  # of the cases
FEW = 2  # labels of a table with a value beside them show that it tells facts
_TOLD = re.compile(r"。(?![)）])")  # a full stop, but in brackets at their end
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
        and all(_is_short(label, value) and not _is_listed(value) for label, value in own)
    ]  # fmt: skip


def _is_short(label: str, value: str) -> bool:
    """Whether a text may be the value of a label: 【ポイント】 also stands before a line that a case says of itself."""
    return len(value) <= (LONGEST if bracketed(label) else SHORT) and not _TOLD.search(value)


def _is_listed(value: str) -> bool:
    """Whether a value is a point of a list; a dash alone, or with a remark in brackets, says that there is none."""
    return mark(value) in BULLETS and value.strip()[1:2] not in ("", "（", "(")


def _amid(item: Item, profile: Profile) -> list[Pair]:
    """The labels and values of a table or box of which at least half, and two, have labels that the profile knows."""
    rows = _rows(item) if isinstance(item, Table) else []
    columns = range(0, max(map(len, rows), default=0) - 1, 2)
    series = [[(row[n], row[n + 1]) for row in rows if len(row) > n + 1] for n in columns]
    for row, below in pairwise(rows):
        by_turns = len(row) > FEW and all(map(profile.fact, row[::2])) and not any(map(profile.fact, row[1::2]))
        values = any(map(attributes.is_value, row)) or any(map(profile.fact, below)) or by_turns
        if len(row) == len(below) and not values:
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
    """What most of the cases say, folded, but for values."""
    cases = [{fold(text) for text in texts if not attributes.is_value(text)} for texts in said]
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
    found = [pair for line in lines if not CAPTION.match(line.text) for pair in attributes.labelled(line.text)]
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
