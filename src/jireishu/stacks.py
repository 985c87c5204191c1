"""Which short texts below each other are labels and values? Pages -> the same with the facts of such columns as one
text each, and those of such rows as one text together: a panel beside the text has the ones, perhaps with a small
picture before each, a strip over its columns the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from jireishu import attributes
from jireishu.inside import Inside
from jireishu.page import LARGER, Page, Segment, are_level, are_stacked, by_row, without
from jireishu.profile import Profile

NEAR = 1.0  # em, of the larger, that a value stands below its label at most, or begins apart from it
LEAST = 2  # facts that such a column has
BESIDE = 3.0  # em right of a label that nothing else stands
LEVEL = 3  # labels that such a row has,
KNOWN = 0.5  # of them that the profile foresees, at least,
VALUE = 16  # and characters of a value, at most


def joined(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with a label and the value just below it as one text, where several such stand below each other and in
    no table, or have their values set larger; and with labels set alike in one row and the one row of values below them
    as one."""
    return [_joined(page, profile) for page in pages]


def _joined(page: Page, profile: Profile) -> Page:
    labels = [s for s in page.segments if not s.vertical and profile.fact(s.text)]
    page = _without_signs(page, labels)
    celled = {id(s) for cells in page.tables for own in map(Inside(labels).of, cells) for s in own} if labels else set()
    labels = [s for s in labels if id(s) not in celled]
    for known in by_row(labels).values():
        page = _in_row(page, known) if len(known) >= KNOWN * LEVEL else page
    left = set(map(id, page.segments))
    pairs = [(s, value) for s in labels if id(s) in left and (value := _below(s, page))]
    columns = [sum(_are_aligned(s, other) for other, _ in pairs) for s, _ in pairs]
    large = [value.size > LARGER * s.size for s, value in pairs]
    tiles = sum(large) >= LEVEL and len({s.row for s, _ in pairs}) > 1  # some higher, as above their charts
    told = [pair for pair, rows, tile in zip(pairs, columns, large, strict=True) if rows >= LEAST or (tiles and tile)]
    if not told:
        return page
    one_of = {id(s): replace(s, text=f"{s.text.strip()}：{value.text.strip()}", x1=value.x1) for s, value in told}
    kept = without(page.segments, (value for _, value in told))
    return replace(page, segments=tuple(one_of.get(id(s), s) for s in kept))


def _without_signs(page: Page, labels: Sequence[Segment]) -> Page:
    """A page without the letter that stands as a picture before each of several labels in a row, set otherwise."""
    rows = {row for row, own in by_row(labels).items() if len(own) >= LEAST}
    known, signs = set(map(id, labels)), list[Segment]()
    for row in by_row(s for s in page.segments if s.row in rows and not s.vertical).values():
        before = [a for a, b in pairwise(row) if len(a.text.strip()) == 1 and _stands_before(a, b) and id(b) in known]
        signs += before if len(before) >= LEAST else []
    return replace(page, segments=tuple(without(page.segments, signs))) if signs else page


def _stands_before(sign: Segment, label: Segment) -> bool:
    """Whether a letter stands just before a text, in another colour."""
    return 0 < label.x0 - sign.x1 < NEAR * 2 * label.size and sign.style.colour != label.style.colour


def _in_row(page: Page, known: Sequence[Segment]) -> Page:
    """A page with the row that these labels are of, and the values below it, as one text; as it is, if they are none
    such."""
    row = sorted((s for s in page.segments if are_level(s, known[0])), key=lambda s: s.x0)
    alike = all(s.style == row[0].style for s in row)
    boxed = any(frame.holds(*row[0].middle) and not frame.holds(*row[-1].middle) for frame in page.frames)
    if not alike or boxed or len(row) < LEVEL or len(known) < KNOWN * len(row):
        return page
    between = [(a.middle[0] + b.middle[0]) / 2 for a, b in pairwise(row)]
    cells = zip(row, [-inf, *between], [*between, inf], strict=True)
    values = [_values(page, label, left, right) for label, left, right in cells]
    first = [own[0] for own in values if own]
    if len(first) < len(row) or not all(are_level(first[0], s) and s.size == first[0].size for s in first):
        return page
    said = "　".join(
        f"{label.text.strip()}：{''.join(s.text for s in own).strip()}" for label, own in zip(row, values, strict=True)
    )
    told = [s for own in (row, *values) for s in own]
    one = replace(row[0], text=said, x1=max(s.x1 for s in told), bottom=max(s.bottom for s in told))
    kept = without(page.segments, told[1:])
    return replace(page, segments=tuple(one if s is row[0] else s for s in kept))


def _values(page: Page, label: Segment, left: float, right: float) -> list[Segment]:
    """What stands just below a label, from `left` to `right` in one row: a short value, with no other below it."""
    under = [s for s in page.segments if s.top >= label.middle[1] and s is not label and left < s.middle[0] < right]
    first = min(under, key=lambda s: s.top, default=label)
    own = sorted((s for s in under if are_level(s, first)), key=lambda s: (s.row, s.x0))
    text = "".join(s.text for s in own).strip()
    near = first.top - label.bottom < NEAR * max(label.size, first.size)
    below = (s for s in under if first.bottom <= s.top < first.bottom + first.size and s.style == first.style)
    again = any(attributes.is_value(s.text) for s in below)
    return own if own and near and not again and len(text) <= VALUE and "。" not in text else []


def _below(label: Segment, page: Page) -> Segment | None:
    """The value just below a label, which nothing stands right of."""
    right = label.x1 + BESIDE * label.size
    if any(label.x1 <= s.x0 < right and are_level(s, label) for s in page.segments):
        return None
    under = [s for s in page.segments if s.top >= label.middle[1] and s is not label and are_stacked(s, label)]
    value = min(under, key=lambda s: s.top, default=label)
    near = value.top - label.bottom < NEAR * max(label.size, value.size) and _are_aligned(label, value)
    return value if value is not label and near and attributes.is_value(value.text) else None


def _are_aligned(one: Segment, other: Segment) -> bool:
    """Whether two texts begin at one place, or are centred there."""
    near = NEAR * max(one.size, other.size)
    return abs(other.x0 - one.x0) < near or abs(other.middle[0] - one.middle[0]) < near
