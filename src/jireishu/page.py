"""What is on a page, once glyphs are runs of text? The values that pass from the PDF readers to the layout.

All coordinates are PDF points from the top left of the page, in the direction its text is read: where `turn` is not 0
the text runs that many quarter turns counter-clockwise on the page as displayed, and `Page.displayed` turns a box back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from jireishu.text import join_lines

T = TypeVar("T")
LARGER = 1.08  # times the size of running text: more is set larger than it,
SMALLER = 0.9  # and less smaller, as notes and captions are
UNLIKE = 0.12  # of its size: lines of one text differ by no more
TITLE = 1.6  # times the size of what stands in a table, which the title of a case is set in on a page of its own,
HEAD = 1.25  # the title of a section,
HEADING, WITHIN = 1.12, 1.08  # and a heading beside its text, or beside what stands under another


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a frame, a table cell, a picture."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: font (without subset tag), size in points, colour, and whether it was printed twice for bold."""

    font: str
    size: float
    colour: str
    doubled: bool


class Printed:
    """A text where it stands, and how it is set."""

    __slots__ = ()
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style

    @property
    def size(self) -> float:
        """Of its font, in points."""
        return self.style.size

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Segment(Printed):
    """A stretch of text on one row that no wide gap or rule divides. `row` numbers the rows of a page from the top.

    text_x: where the text starts after a leading list mark. share: how much of it is set in `style`.
    at: how many glyphs of the page were drawn before it. run_in: how many of its characters are set otherwise than the
    rest of it, and apart from that, as a heading is that goes on with its text.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    row: int
    text_x: float
    share: float = 1.0
    vertical: bool = False
    at: int = 0
    run_in: int = 0

    def is_cut_by(self, box: Box) -> bool:
        """Whether a box begins or ends in the middle of the text."""
        return any(self.x0 + self.size < edge < self.x1 - self.size for edge in (box.x0, box.x1))


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. number counts from 1; tables: grids of at least 2 x 2 cells; bars: short thin upright ones."""

    number: int
    width: float
    height: float
    segments: tuple[Segment, ...] = ()
    frames: tuple[Box, ...] = ()
    tables: tuple[tuple[Box, ...], ...] = ()
    images: tuple[Box, ...] = ()
    bars: tuple[Box, ...] = ()
    turn: int = 0
    glyphs: int = 0
    unmapped: int = 0

    def displayed(self, box: Box) -> Box:
        """A box of this page's reading direction, in the coordinates of the page as displayed."""
        w, h = self.width, self.height
        if self.turn == 1:
            return Box(box.top, w - box.x1, box.bottom, w - box.x0)
        if self.turn == 2:
            return Box(w - box.x1, h - box.bottom, w - box.x0, h - box.top)
        if self.turn == 3:
            return Box(h - box.bottom, box.x0, h - box.top, box.x1)
        return box

    def to_json(self) -> list[Any]:
        """A compact form for the pipe between a reading process and its parent."""
        styles: dict[Style, int] = {}
        rows = [
            [s.text, s.x0, s.top, s.x1, s.bottom, styles.setdefault(s.style, len(styles)), s.row, s.text_x, s.share,
             int(s.vertical), s.at, s.run_in]
            for s in self.segments
        ]  # fmt: skip
        return [
            self.number, self.width, self.height, [[s.font, s.size, s.colour, s.doubled] for s in styles], rows,
            _flat(self.frames), [_flat(cells) for cells in self.tables], _flat(self.images), _flat(self.bars),
            self.turn, self.glyphs, self.unmapped,
        ]  # fmt: skip

    @classmethod
    def from_json(cls, line: list[Any]) -> Page:
        """The page of `to_json`."""
        styles = [Style(*style) for style in line[3]]
        return cls(
            line[0], line[1], line[2],
            tuple(
                Segment(s[0], s[1], s[2], s[3], s[4], styles[s[5]], s[6], s[7], s[8], bool(s[9]), *s[10:])
                for s in line[4]
            ),
            _boxes(line[5]), tuple(_boxes(cells) for cells in line[6]), _boxes(line[7]), _boxes(line[8]), *line[9:],
        )  # fmt: skip


def are_level(one: Box | Printed, other: Box | Printed) -> bool:
    """Whether two stand at one height, as what stands side by side does."""
    return one.top < other.bottom and one.bottom > other.top


def are_in_row(one: Box, other: Box) -> bool:
    """Whether two stand in one row, in whatever sizes: at least half of the lower one stands level with the other."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) > min(one.height, other.height) / 2


def are_stacked(one: Box | Printed, other: Box | Printed) -> bool:
    """Whether one stands over or under the other."""
    return one.x0 < other.x1 and one.x1 > other.x0


def is_right_of(text: Printed, box: Box) -> bool:
    """Whether a text stands right of a box, its middle level with it."""
    return box.top < text.middle[1] < box.bottom and text.x0 >= box.x1


def by_row(segments: Iterable[Segment]) -> dict[int, list[Segment]]:
    """Segments by the row that they stand on, each from the left."""
    rows: dict[int, list[Segment]] = {}
    for s in segments:
        rows.setdefault(s.row, []).append(s)
    return {row: sorted(own, key=lambda s: s.x0) for row, own in rows.items()}


def cells_of(page: Page) -> list[Box]:
    """The cells of its tables, and its frames."""
    return [*(cell for table in page.tables for cell in table), *page.frames]


def without(things: Iterable[T], gone: Iterable[object]) -> list[T]:
    """The things but for those that are gone; others that are equal to these stay."""
    taken = set(map(id, gone))
    return [thing for thing in things if id(thing) not in taken]


def uncelled(page: Page, gone: Container[Box]) -> Page:
    """A page without these cells, and without the tables and frames that are no more than such."""
    tables = (tuple(cell for cell in own if cell not in gone) for own in page.tables)
    frames = tuple(frame for frame in page.frames if frame not in gone)
    return replace(page, tables=tuple(filter(None, tables)), frames=frames)


def alone(page: Page, segments: Sequence[Segment]) -> list[Page]:
    """A page with nothing but these segments on it; none where there are none."""
    bare = replace(page, segments=tuple(segments), frames=(), tables=(), images=(), bars=())
    return [bare] if segments else []


def titled(segments: Sequence[Segment], times: float, text: str = "", least: float = 0.0) -> Segment:
    """Segments as one title across, so many times as large as the first, or as `least` where that is larger.

    text: what it says, by default what they say.
    """
    first = segments[0]
    style = replace(first.style, size=times * max(least, first.size))
    return replace(first, text=text or join_lines([s.text.strip() for s in segments]), vertical=False, style=style)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them, of which there is one at least."""
    x0, top, x1, bottom = zip(*((b.x0, b.top, b.x1, b.bottom) for b in boxes), strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


def headed(page: Page, title: Segment, gone: Iterable[object]) -> Page:
    """A page with a title in a row of its own, before that which had its number, and without what it is made of."""
    rest = [replace(s, row=s.row + 1) if s.row >= title.row else s for s in without(page.segments, gone)]
    return replace(page, segments=tuple(sorted([title, *rest], key=lambda s: s.row)))


def usual_style(texts: Iterable[Printed]) -> Style | None:
    """The style that most of the text is set in; None where there is none."""
    styles: Counter[Style] = Counter()
    for one in texts:
        styles[one.style] += len(one.text)
    return max(styles, key=lambda style: styles[style], default=None)


def usual_size(texts: Iterable[Printed]) -> float:
    """The size that most of the text is set in, in points; 0 where there is none."""
    sizes: Counter[float] = Counter()
    for one in texts:
        sizes[one.style.size] += len(one.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _flat(boxes: tuple[Box, ...]) -> list[list[float]]:
    return [[b.x0, b.top, b.x1, b.bottom] for b in boxes]


def _boxes(rows: list[list[float]]) -> tuple[Box, ...]:
    return tuple(Box(*row) for row in rows)
