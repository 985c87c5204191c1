"""Which short texts below each other are labels and values? Pages -> the same with the facts of such columns as one
text each: a panel beside the text has them, perhaps with a small picture before each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jireishu import attributes
from jireishu.inside import Inside
from jireishu.page import Page, Segment, are_level, are_stacked, without
from jireishu.profile import Profile

NEAR = 1.0  # em, of the larger, that a value stands below its label at most, or begins apart from it
LEAST = 2  # facts that such a column has
BESIDE = 3.0  # em right of a label that nothing else stands


def joined(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with a label and the value just below it as one text, where several such stand below each other and in
    no table."""
    return [_joined(page, profile) for page in pages]


def _joined(page: Page, profile: Profile) -> Page:
    labels = [s for s in page.segments if not s.vertical and profile.fact(s.text)]
    celled = {id(s) for cells in page.tables for own in map(Inside(labels).of, cells) for s in own} if labels else set()
    pairs = [(s, value) for s in labels if id(s) not in celled and (value := _below(s, page))]
    columns = [sum(_are_aligned(s, other) for other, _ in pairs) for s, _ in pairs]
    told = [pair for pair, rows in zip(pairs, columns, strict=True) if rows >= LEAST]
    if not told:
        return page
    one_of = {id(s): replace(s, text=f"{s.text.strip()}：{value.text.strip()}", x1=value.x1) for s, value in told}
    kept = without(page.segments, (value for _, value in told))
    return replace(page, segments=tuple(one_of.get(id(s), s) for s in kept))


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
