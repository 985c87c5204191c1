"""What stands apart from the running text of a page? Pages without furniture -> items in reading order, by geometry.

Lines of running text, boxed text, tables, pictures with text. What a title looks like is asked through `is_title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from jireishu import bays, figures, ledgers, lines, order, ornaments, rooms, survey
from jireishu.columns import BAR, IsTitle
from jireishu.inside import Inside
from jireishu.items import Boxed, Item, Line, Picture
from jireishu.page import Box, Page, Segment, are_level, around, usual_size, without
from jireishu.setting import CAPTION
from jireishu.text import is_rule

ROOM = 4  # points between the bar of a title and the text below it
MOST_BOXED = 0.75  # of a page that a frame may take whose text stands apart,
MOST_BOXED_AS_DRAWN = 0.4  # and where the order of drawing says what belongs together
DOWN = 0.25  # of the height of a title that what stands beside it reaches down, at least
REACH = 18  # points below its top that an item reaches there, at most
NESTED = 9  # pictures drawn just before one that may be a part of theirs
NUMBERED = re.compile(r"\D{0,6}\s*[\d①-⑳]{1,3}")  # what a box left of another says that counts it
LINES, APART = 4, 1.5  # em around the head of a title where lines are beside it, with so many times more room above
LETTER = 1.5  # times the size of letters that one drawn as a shape is wide or high, at most


def flow(pages: Iterable[Page], is_title: IsTitle, as_drawn: bool = False) -> list[list[Item]]:
    """The items of each page in reading order. as_drawn: in the order they are drawn in, where they can be read so."""
    pages = list(pages) if as_drawn else [ornaments.prepared(page, is_title) for page in pages]
    rest = [(page, list[Item]()) if as_drawn else ledgers.parted(page, is_title) for page in pages]
    pages, told = [page for page, _ in rest], [tables for _, tables in rest]
    known = rooms.Rooms() if as_drawn else survey.of(pages, is_title)
    opened = pages if as_drawn else [survey.unshaded(known.opened(page, is_title), known.sides) for page in pages]
    learnt = Learnt(known)
    if not as_drawn:
        gutters = order.parted([figures.without_notes(page) for page in pages], is_title)
        parted = (x for x in gutters if not any(left < x < text for left, text in known.sides))
        learnt = Learnt(known, figures.cut(opened, is_title), tuple(parted))
    flows = []
    for page, bare, tables in zip(pages, opened, told, strict=True):
        items = _merged(_page_items(page, bare, is_title, learnt, as_drawn), tables)
        side = round(page.width), page.number % 2  # left and right pages may have other margins
        flows.append((side, items if as_drawn else _framed(items, page)))
    return lines.settled(flows, pages)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is known of a document. cells: those of its running text. cut: frames that the end of a page cuts, with
    their pages, and whether each goes on from one with a title. parted: where columns part, from the left."""

    cells: rooms.Rooms
    cut: Mapping[tuple[int, Box], bool] = field(default_factory=dict)
    parted: tuple[float, ...] = ()


def _page_items(page: Page, opened: Page, is_title: IsTitle, learnt: Learnt, as_drawn: bool) -> list[Item]:
    """The items of one page. opened: without the frames around its running text."""
    known, sheet = learnt.cells.on(page), page
    free = rooms.joined(page, [s for s in page.segments if not is_rule(s.text)], is_title)
    texts = Inside(free)
    labels = [_raised(label, texts) for label in rooms.labels(page, free, known, is_title)]
    free = without(free, (s for label in labels for s in label.parts))
    column = known.column(sheet, labels, free)
    beside = [] if as_drawn or (column and len(labels) != 1) else bays.rows(page, free, is_title)
    if column and (beside := bays.over(beside, labels)):
        known, labels, column = rooms.Rooms(), [], None
    headings = rooms.headings(page, free, column) if column else []
    free = without(free, (s for label in (*headings, *bays.titles(beside)) for s in label.parts))
    rows = [*labels, *headings]
    held = [label.title.box.middle for label in labels]  # what frames a whole case is no box
    left = next((f for f in sheet.frames if column and rooms.is_side(f, sheet) and f.x1 <= column.x0), None)  # of all
    frames = (f for f in opened.frames if f is not left and not any(row.is_as_high(f) for row in rows))
    opened = replace(opened, frames=tuple(f for f in frames if not any(f.holds(*middle) for middle in held)))
    opened = bays.opened(opened, beside)
    page = opened if as_drawn else replace(opened, images=(*opened.images, *figures.pictures(opened)))
    remarks = survey.remarks(sheet, free, column) if column and not as_drawn else []
    free = without(free, (s for _, remark in remarks for s in remark))
    apart, free = _set_apart(page, free, rows, is_title, learnt, as_drawn)
    apart += [Boxed(page.number, cell, tuple(lines.of(page, remark)), False) for cell, remark in remarks]
    column = known.column(sheet, labels, free)
    if as_drawn:
        return order.as_drawn(page, free, apart, is_title)
    if column is None:
        return bays.read(page, beside, free, apart, is_title, learnt.parted)
    over = {s.row for s in free if labels and s.x0 < column.x1 - 1 and s.bottom < labels[0].row.top}
    told = [s for s in free if column.x1 - 1 <= s.x0 and s.x1 <= column.right + 1 and s.row not in over]
    rest = [s for s in free if s not in told]
    notes = figures.margin_notes(page, free)
    notes = [note for note in notes if note[-1].x1 < column.x0 and all(s in rest for s in note)]
    rest = without(rest, (s for note in notes for s in note))
    apart += [Boxed(page.number, around(s.box for s in n), tuple(lines.of(page, n)), False) for n in notes]
    right = [i for i in apart if i.box.x0 >= column.x1 - 1]
    in_rows = order.beside(page, told, right, is_title, column.reach, headings, [x.row for x in labels if column.ruled])
    above = order.read(page, rest, [i for i in apart if i.box.x0 < column.x1 - 1], is_title)
    titles = [lines.one(page, [label.title], column.x0, column.right) for label in labels]
    panel = [item for item in above if left and left.holds(*item.box.middle)]
    in_rows = _merged(in_rows, [replace(title, barred=True) for title in titles])
    return [*panel, *_merged(in_rows, without(above, panel))]


def _set_apart(
    page: Page, free: list[Segment], rows: list[rooms.Label], is_title: IsTitle, learnt: Learnt, as_drawn: bool
) -> tuple[list[Item], list[Segment]]:
    """The tables, boxes, pictures with text and margin notes of a page, and what is left. rows: of titles."""
    read = order.as_drawn if as_drawn else order.read
    apart: list[Item] = []
    for cells in _tables(page, free, rows, learnt.cells.on(page), is_title):
        table, free = lines.table(page, cells, free)
        apart.append(table)
    for box, inside in figures.panels(page, free, is_title) if not as_drawn else ():
        free = without(free, inside)
        apart.append(Boxed(page.number, box, tuple(lines.of(page, inside)), False))
    frames, texts, gone, usual = Inside(page.frames), Inside(free), set[int](), usual_size(page.segments)
    for frame in _opaque(page, frames, free, is_title, learnt.cut, as_drawn):
        inside = [s for s in texts.of(frame) if id(s) not in gone]
        gone.update(map(id, inside))
        lines_in = tuple(i for i in read(page, inside, [], is_title) if isinstance(i, Line))
        apart += [Boxed(page.number, frame, lines_in, _has_panels(page, frames, frame, usual))] if lines_in else []
    free = [s for s in free if id(s) not in gone]
    images = page.images if not as_drawn else ()
    texts, captions = Inside(free if images else ()), figures.Captions(free if images else (), page.frames)
    captioned = list[Box]()
    for image in images:  # what is printed on a picture is drawn in its place, too
        part = any(b.holds(*image.middle) for b in captioned[-NESTED:])
        below = [] if part else captions.below(image)
        captioned += [image] if below else []
        told = {*texts.of(image), *below}
        if told and image.area < 0.6 * page.width * page.height:
            inside = [s for s in free if s in told]
            shown = around((image, *(s.box for s in inside)))
            apart.append(Picture(page.number, shown, tuple(lines.of(page, inside))))
            free = without(free, inside)
            texts, captions = Inside(free), figures.Captions(free, page.frames)
    if not as_drawn:
        rail = figures.rail(free, is_title)
        free = without(free, (s for note in rail for s in note))
        notes = [*rail, *figures.margin_notes(page, free), *survey.headings(page, free, learnt.cells.sides)]
        free = without(free, (s for note in notes for s in note))
        for note in notes:  # before the line that it stands beside
            box = around(s.box for s in note)
            top = min([box.top, *(s.top for s in free if are_level(s, note[0]))])
            apart.append(Boxed(page.number, replace(box, top=top), tuple(lines.of(page, note)), False))
    return apart, free


def _raised(label: rooms.Label, texts: Inside[Segment]) -> rooms.Label:
    """A title beside its text, as high as the first line of that, where this begins a little higher: above it there is
    more room than below."""
    top, near = label.row.top, LINES * label.title.size
    beside = [s for s in texts.of(Box(label.title.x1, top - near, inf, top + near)) if label.title.x1 < s.x0]
    first = next((s for s in beside if s.top < top < s.bottom), None)
    if first is None:
        return label
    above = first.top - max((s.bottom for s in beside if s.bottom <= first.top), default=-inf)
    below = min((s.top for s in beside if s.top >= first.bottom), default=inf) - first.bottom
    up, high = first.top - 1, label.title.bottom - label.title.top
    title = replace(label.title, top=up, bottom=up + high)
    return replace(label, row=replace(label.row, top=up), title=title) if above > APART * below else label


def _merged(told: list[Item], others: list[Item]) -> list[Item]:
    """Items of two orders as one: each of the others before the first that stands no higher, by its middle, or begins
    right of it and goes down beside it; after those of the others that came before it."""
    merged, place = list(told), -1
    for item in others:
        box, beside = item.box, item.box.top + DOWN * item.box.height
        reach = ((i.box, min(i.box.bottom, i.box.top + REACH)) for i in merged)  # what is high may go on over rows
        ahead = (min(b.middle[1], y) >= box.top or (b.x0 > box.x1 and y > beside) for b, y in reach)
        place = next((n for n, stands in enumerate(ahead) if stands and n > place), len(merged))
        merged.insert(place, item)
    return merged


def _tables(
    page: Page, segments: list[Segment], labels: list[rooms.Label], known: rooms.Rooms, is_title: IsTitle
) -> list[tuple[Box, ...]]:
    """The grids that hold a table, the largest first; one that holds section titles is page layout, not a table."""
    found: list[tuple[Box, ...]] = []
    texts = Inside(segments)
    for grid in sorted(page.tables, key=lambda t: -around(t).area):
        own = known.without_rooms(grid, labels, texts)
        if not own:
            continue
        cells = _without_captions(_without_title_bars(own, texts, is_title), texts)
        outer = around(cells)
        inside = [s for c in cells for s in texts.of(c)]
        filled = sum(bool(texts.of(c)) for c in cells)
        nested = any(c.holds(*outer.middle) for t in found for c in t)
        least = 2 if len(own) < len(grid) else max(3, 0.2 * len(cells))
        if filled >= least and not nested and not any(is_title(s.text) for s in inside):
            found.append(cells)
    alone = (row for row in survey.rows(page, texts) if not any(c.holds(*row[0].middle) for t in found for c in t))
    return [*found, *(row for row in alone if not any(is_title(s.text) for s in texts.of(row[0])))]


def _without_title_bars(cells: tuple[Box, ...], texts: Inside[Segment], is_title: IsTitle) -> tuple[Box, ...]:
    """A grid without the bars of section titles that touch it above or below, and the texts as wide below those, nor a
    first row that only says whose it is."""
    outer = around(cells)
    wide = sorted((c for c in cells if c.width > 0.95 * outer.width), key=lambda c: c.top)
    parts = {c for c in wide if any(is_title(s.text) for s in texts.of(c))}
    first = [c for c in cells if abs(c.top - outer.top) < 1]
    said = [s for c in first for s in texts.of(c)]
    parts |= set(first) if len(said) == 1 and is_title(said[0].text) else set()
    for cell in wide:
        if any(abs(cell.top - above.bottom) < ROOM for above in parts):
            parts.add(cell)
    return tuple(c for c in cells if c not in parts) if len(parts) < len(cells) else cells


def _without_captions(cells: tuple[Box, ...], texts: Inside[Segment]) -> tuple[Box, ...]:
    """A grid without the cells that only say what is shown in the empty cells over them, nor these."""
    told = {cell: [s.text for s in texts.of(cell)] for cell in cells}
    captions = [cell for cell, said in told.items() if said and all(map(CAPTION.match, said))]
    shown = {(round(cell.bottom), round(cell.x0)): cell for cell, said in told.items() if not said}
    pairs = [(cell, shown.get((round(cell.top), round(cell.x0)))) for cell in captions]
    gone = {one for pair in pairs if all(pair) for one in pair}
    return tuple(cell for cell in cells if cell not in gone) if len(gone) < len(cells) else cells


def _opaque(
    page: Page,
    frames: Inside[Box],
    segments: list[Segment],
    is_title: IsTitle,
    cut: Mapping[tuple[int, Box], bool],
    as_drawn: bool,
) -> list[Box]:
    """The frames whose text stands apart from the running text, outermost first.

    cut: frames that go on elsewhere, with their pages; what goes on from one with a title is no box either; of others,
    one line alone does not stand apart unless the frame is a picture for which it is a label.
    as_drawn: one that holds others, or much of the page, holds running text.
    """
    chosen: list[Box] = []
    texts, usual = Inside(segments), usual_size(page.segments)
    most = MOST_BOXED_AS_DRAWN if as_drawn else MOST_BOXED
    for frame in sorted(page.frames, key=lambda box: box.area, reverse=True):
        if any(outer.holds(*frame.middle) for outer in chosen):
            continue
        inside = texts.of(frame)
        panels = _has_panels(page, frames, frame, usual)
        goes_on = (page.number, frame) in cut
        alone = len({s.row for s in inside}) < 2 and not panels and not goes_on
        alone = alone and not (inside and figures.is_drawn_around(frame, inside[0], usual))
        if not inside or alone or frame.area > most * page.width * page.height:
            continue
        if (as_drawn and panels) or cut.get((page.number, frame), False):
            continue
        if any(is_title(s.text) for s in inside) or (_lists(inside) and not goes_on):
            continue
        chosen.append(_with_header(page, frame, texts, is_title))
    return chosen


def _lists(inside: Sequence[Segment]) -> bool:
    """Whether texts begin with a list mark and are a list: sentences, or more than one."""
    marked = [s.text_x > s.x0 for s in inside]
    return marked[0] and (sum(marked) > 1 or any("。" in s.text for s in inside))


def _with_header(page: Page, frame: Box, texts: Inside[Segment], is_title: IsTitle) -> Box:
    """A box together with the bar that stands on it as its heading, or left of it, as high, with a number."""
    for bar in page.frames:
        on = abs(bar.x0 - frame.x0) < 4 and abs(bar.x1 - frame.x1) < 4 and abs(bar.bottom - frame.top) < 4
        left = abs(bar.top - frame.top) < 4 and abs(bar.bottom - frame.bottom) < 4 and abs(bar.x1 - frame.x0) < 4
        said = [s.text for s in texts.of(bar)] if on or left else []
        if said and not any(map(is_title, said)) and (on or NUMBERED.fullmatch(" ".join(said))):
            return around((bar, frame))
    return frame


def _has_panels(page: Page, frames: Inside[Box], frame: Box, usual: float) -> bool:
    """Whether pictures or other frames stand in a frame; usual: how large a letter is, which may be drawn as one."""
    inner = [f for f in frames.of(frame) if f.area < 0.9 * frame.area and max(f.width, f.height) > LETTER * usual]
    return any(frame.holds(*i.middle) for i in page.images) or len(inner) > 1


def _framed(items: list[Item], page: Page) -> list[Item]:
    """Lines in a frame, or the two of a title in its bar, begin where the first of them does, and reach as far as it,
    less the room that it leaves before them; not as lines outside do."""
    texts = Inside([i for i in items if isinstance(i, Line)])
    within: dict[int, Line] = {}
    for frame in sorted(page.frames, key=lambda box: box.area, reverse=True):  # the innermost counts
        inside = texts.of(frame)
        bar = len(inside) == 2 and inside[0].style == inside[1].style and frame.height < 2 * BAR * inside[0].size
        if bar or len(inside) >= lines.FRAMED:
            left, furthest = min(line.x0 for line in inside), max(line.right for line in inside)
            right = min(furthest, max(frame.x1 - (left - frame.x0), *(line.x1 for line in inside)))
            for line in inside:  # a picture may set some further in
                reach = right if line.right == furthest else line.right
                within[id(line)] = replace(line, left=max(left, line.left), right=reach)
    return [within.get(id(i), i) if isinstance(i, Line) else i for i in items]
