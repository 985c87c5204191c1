"""Which boxes side by side are labels and values? Pages -> the same with the facts of such strips as one text each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jireishu.inside import Inside
from jireishu.page import Box, Page, Segment, are_level, around, without
from jireishu.profile import Profile
from jireishu.text import fold

NEAR = 2.0  # points that boxes which touch may be apart, or begin or end lower
HIGH = 3.0  # times the size of its one text, that such a box is high at most
APART = 3.0  # and from one strip to the next beside it
OFTEN = 3  # strips, at least, that have a label
LABEL, VALUE = 16, 40  # characters of a label and of a value, at most

Pair = tuple["_Box", "_Box"]  # a label and its value


class _Box(NamedTuple):
    """A box and the one text in it."""

    box: Box
    text: Segment


def joined(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with the labels and values that boxes hold by turns as one text a row, where these boxes are none of a
    table, several strips have each label, and its values differ."""
    strips = [list(_strips(page)) for page in pages]
    values: dict[str, list[str]] = defaultdict(list)
    for strip in (strip for own in strips for strip in own):
        for label, value in strip:
            values[fold(label.text.text)].append(fold(value.text.text))
    known = {
        label for label, told in values.items()
        if len(told) >= OFTEN and len(set(told)) > 1 and 1 < len(label) <= LABEL and not profile.column(label)
    }  # fmt: skip
    return [_joined(page, own, known) for page, own in zip(pages, strips, strict=True)]


def _joined(page: Page, strips: Sequence[list[Pair]], known: set[str]) -> Page:
    """A page with those strips as texts whose labels are all known; those level and near each other as one."""
    told = [strip for strip in strips if all(fold(label.text.text) in known for label, _ in strip)]
    rows: list[list[Pair]] = []
    for strip in told:
        last, first = rows[-1][-1][1] if rows else None, strip[0][0]
        if last and abs(last.box.top - first.box.top) < NEAR and first.box.x0 - last.box.x1 < APART * first.text.size:
            rows[-1] += strip
        else:
            rows.append(list(strip))
    one_of = {id(s): s for s in page.segments}
    boxes = [held.box for row in rows for pair in row for held in pair]
    for row in rows:
        opens, texts = row[0][0].text, [held.text for pair in row for held in pair]
        said = "　".join(f"{label.text.text.strip()}：{value.text.text.strip()}" for label, value in row)
        for s in texts:
            del one_of[id(s)]
        one_of[id(opens)] = replace(row[0][1].text, text=said, x0=opens.x0, text_x=opens.x0, x1=texts[-1].x1)
    kept = [s for s in (one_of.get(id(s)) for s in page.segments) if s] if rows else page.segments
    return replace(page, segments=tuple(kept), frames=tuple(without(page.frames, boxes))) if rows else page


def _strips(page: Page) -> Iterator[list[Pair]]:
    """The runs of boxes of one height that touch, and hold a line each, from the top and the left: by twos."""
    tables = [around(cells) for cells in page.tables]
    texts = Inside(page.segments)
    held: dict[int, _Box] = {}
    for frame in sorted(page.frames, key=lambda f: -f.area):
        inside = texts.of(frame)
        if len(inside) == 1 and frame.height < HIGH * inside[0].size:
            held[id(inside[0])] = _Box(frame, inside[0])  # of several, the smallest
    boxes = Inside([one.box for one in held.values()])
    celled = {id(box) for table in tables for box in boxes.of(table)}
    run: list[_Box] = []
    for one in sorted(held.values(), key=lambda o: (round(o.box.top / NEAR), o.box.x0)):
        if id(one.box) in celled:
            continue
        last = run[-1].box if run else None
        if not last or not are_level(last, one.box) or not _touch(last, one.box):
            yield from _by_twos(run)
            run = []
        run.append(one)
    yield from _by_twos(run)


def _touch(left: Box, right: Box) -> bool:
    level = abs(left.top - right.top) < NEAR and abs(left.bottom - right.bottom) < NEAR
    return level and abs(right.x0 - left.x1) < NEAR


def _by_twos(run: Sequence[_Box]) -> Iterator[list[Pair]]:
    pairs = list(zip(run[::2], run[1::2], strict=False))
    short = all(len(value.text.text) <= VALUE and "。" not in value.text.text for _, value in pairs)
    if pairs and short and len(run) % 2 == 0:
        yield pairs
