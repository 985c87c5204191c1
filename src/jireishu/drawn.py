"""What does a page draw, glyph by glyph and rule by rule? From pdfminer's layout tree, in points from the top left."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTLine, LTRect

from jireishu import forms
from jireishu.glyphs import ASLANT
from jireishu.painting import FILLED, PICTURE, UNSEEN
from jireishu.second import Second
from jireishu.text import repair

Corners = tuple[float, float, float, float]

MAX_GLYPHS = 100_000  # a page; more is no page that a person reads
MAX_NESTING = 12  # forms within forms
FAR = 50_000.0  # points from the corner of a page, where no page is
SLANT = 0.1  # the tangent from which on text is set aslant, as a watermark is
RULE = 2.5  # points: thinner rectangles are rules
HAIR = 0.05  # points that nobody sees
UNKNOWN = "\ufffd"
WHITE = "ffffff"
PLAIN = ("DeviceGray", "DeviceRGB", "DeviceCMYK", "ICCBased", "CalGray", "CalRGB")  # where white is what it says
MOST_UNSEEN = 1.5  # times the glyphs that are seen; a scan has more under its picture, and little else
MAX_LOOKS = 20_000_000
NOTHING = 0.05  # points: a glyph without a mapping that takes no more room on its line shows nothing
_SUBSET = re.compile(r"^[A-Z]{6}\+")


class Mark(NamedTuple):
    """A glyph as drawn: its text, box, font, colour, and the quarter turns of its matrix counter-clockwise.

    hidden: nothing of it is to be seen on paper that was white before. named: as pdfminer names it, `(cid:N)`, where it
    has no mapping.
    """

    text: str
    box: Corners
    font: str
    colour: str
    angle: int
    hidden: bool = False
    named: str = ""


class Drawn:
    """What one page draws, gathered from pdfminer's layout tree, from the top left of the page's crop box."""

    def __init__(self, width: float, height: float, trim: Corners = (0.0, 0.0, 0.0, 0.0)) -> None:
        """trim: how far the media box reaches beyond what is visible, from the left side clockwise."""
        self.width, self.height, self.trim = width, height, trim
        self.ceiling = height + trim[3]
        self.glyphs: list[Mark] = []
        self.frames: list[Corners] = []
        self.edges: list[Corners] = []
        self.images: list[Corners] = []
        self.grounds: list[tuple[int, Corners]] = []  # what was painted before so many glyphs, and is not white
        self.numbered = 0  # glyphs without a mapping whose number is one of a large font
        self._fonts: dict[str, str] = {}
        self._colours: dict[Any, str] = {}

    def collect(self, tree: Any, depth: int) -> None:
        inner: Any = None  # of a border that is drawn as what lies between two rectangles
        for item, after in pairwise([*tree, None]):
            if inner is not None:
                self._border(inner, item)
                inner = None
            elif _are_border(item, after):
                inner = item
            elif isinstance(item, LTChar):
                self._glyph(item)
            elif isinstance(item, LTImage):
                self.images.append(box := self._box(item.bbox))
                self.grounds.append((len(self.glyphs), box))
            elif isinstance(item, LTFigure):
                if depth < MAX_NESTING:
                    self.collect(item, depth + 1)
            elif isinstance(item, LTLine | LTRect | LTCurve):
                self._shape(item)

    def enter(self, fields: Sequence[forms.Field], corner: tuple[float, float]) -> None:
        """Take what is filled in as drawn. corner: the bottom left one of the page, in the coordinates of fields."""
        for field in fields:
            x, y = field.x - corner[0], field.y - corner[1]
            for char in field.text:
                wide = forms.width(char) * field.size
                if text := repair(char):
                    self.glyphs.append(Mark(text, self._box((x, y, x + wide, y + field.size)), "form", "000000", 0))
                x += wide

    def fill(self, other: Callable[[], Second], number: int, about: Any) -> None:
        """Ask the second reader for the characters that have no mapping; it may take a glyph's number for one, which
        only what a Latin font has by that number is."""
        for n, mark in enumerate(self.glyphs):
            if mark.text == UNKNOWN:
                with suppress(Exception):
                    x, y = (mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2
                    said = other().at(number, *_in_user_space(x, y, about))
                    if said and (said < "\u0100" or mark.named != f"(cid:{ord(said[0])})"):
                        self.glyphs[n] = mark._replace(text=said)

    def see(self, shaded: bool) -> None:
        """Leave out glyphs that nobody sees, if most are seen: painted by nothing or white on white, with no picture
        below. shaded: areas are painted whose extent is not known; white may stand on them."""
        hidden = [n for n, mark in enumerate(self.glyphs) if mark.hidden]
        if not hidden or len(hidden) * len(self.grounds) > MAX_LOOKS:
            return
        unseen = set()
        for n in hidden:
            white = self.glyphs[n].colour == WHITE
            if not (white and shaded) and not self._on_ground(n):
                unseen.add(n)
        if len(unseen) <= MOST_UNSEEN * (len(self.glyphs) - len(unseen)):
            self.glyphs = [mark for n, mark in enumerate(self.glyphs) if n not in unseen]

    def _on_ground(self, number: int) -> bool:
        x0, top, x1, bottom = self.glyphs[number].box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        return any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for n, b in self.grounds if n <= number)

    def shows(self, box: Corners) -> bool:
        """Whether a box is of the page, and not on what is trimmed away. A table may run off the sheet, but a damaged
        matrix can put glyphs where no page is."""
        left, top, right, bottom = self.trim
        visible = box[0] < self.width and box[1] < self.height and box[2] > 0 and box[3] > 0
        sheet = box[0] < self.width + right and box[1] < self.height + bottom and box[2] > -left and box[3] > -top
        return max(map(abs, box)) < FAR and (visible or not sheet)

    def _box(self, bbox: Corners) -> Corners:
        x0, y0, x1, y1 = bbox
        left = self.trim[0]
        return x0 - left, self.ceiling - y1, x1 - left, self.ceiling - y0

    def _glyph(self, char: LTChar) -> None:
        if len(self.glyphs) >= MAX_GLYPHS:
            raise OverflowError(f"more than {MAX_GLYPHS} glyphs")
        drawn = char.get_text()
        text = repair(drawn)
        box = self._box(char.bbox)
        if not text or not all(map(math.isfinite, box)) or (text == UNKNOWN and abs(char.adv) < NOTHING):
            return
        self.numbered += text == UNKNOWN and len(drawn) > len("(cid:999)")
        font = self._fonts.get(char.fontname)
        if font is None:
            font = self._fonts[char.fontname] = _SUBSET.sub("", str(char.fontname))
        paint = char.graphicstate.ncolor
        try:
            colour = self._colours[paint]
        except (KeyError, TypeError):
            colour = _colour(paint)
            if isinstance(paint, int | float | tuple):
                self._colours[paint] = colour
        mode = getattr(char, "painted", FILLED)
        hidden = mode == UNSEEN or (mode == FILLED and colour == WHITE and char.ncs.name in PLAIN)
        named = drawn if text == UNKNOWN else ""
        self.glyphs.append(Mark(text, box, font, colour, _angle(*char.matrix[:2]), hidden, named))

    def _border(self, one: Any, other: Any) -> None:
        """What lies between two rectangles: a frame, or where they differ on some sides only, a bar or rule on each."""
        inner, outer = sorted((one, other), key=lambda shape: shape.width * shape.height)
        x0, top, x1, bottom = within = self._box(outer.bbox)
        if not all(map(math.isfinite, (*within, *inner.bbox))):
            return
        left, upper, right, lower = self._box(inner.bbox)
        sides = (x0, top, x1, upper), (x0, lower, x1, bottom), (x0, top, left, bottom), (right, top, x1, bottom)
        drawn = [side for side in sides if min(side[2] - side[0], side[3] - side[1]) > HAIR]
        if len(drawn) == len(sides):
            self._shape(outer)
        elif _colour(outer.non_stroking_color) != WHITE:
            for side in drawn:
                self._filled(side, LTRect)

    def _shape(self, shape: Any) -> None:
        box = self._box(shape.bbox)
        if not all(map(math.isfinite, box)):
            return
        x0, top, x1, bottom = box
        if shape.fill and shape.non_stroking_color == PICTURE:
            self.images.append(box)
            self.grounds.append((len(self.glyphs), box))
            return
        filled = bool(shape.fill) and _colour(shape.non_stroking_color) != WHITE
        if filled or (shape.fill and not isinstance(shape.non_stroking_color, tuple | list)):
            self.grounds.append((len(self.glyphs), box))  # a single number may be a share of ink
        if shape.stroke:
            thick = (shape.linewidth or 0) / 2
            if isinstance(shape, LTLine) and thick > RULE:
                around = (x0 - thick, top - thick, x1 + thick, bottom + thick)
                self.grounds.append((len(self.glyphs), around))
        elif not filled:
            return
        self._filled(box, type(shape))

    def _filled(self, box: Corners, kind: type) -> None:
        """Take what is painted as a rule or a frame. kind: of the shape, as pdfminer has it."""
        x0, top, x1, bottom = box
        wide, high = x1 - x0, bottom - top
        if issubclass(kind, LTLine) or wide <= RULE or high <= RULE:
            if wide <= RULE or high <= RULE:
                self.edges.append(box)
            return
        if wide * high >= 0.9 * self.width * self.height:
            return  # the page's own background or border
        self.frames.append(box)
        if issubclass(kind, LTRect):
            self.edges += [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def _are_border(one: Any, other: Any) -> bool:
    """Whether two shapes are rectangles of one path between which it is filled, one within the other."""
    if not all(isinstance(shape, LTRect) and getattr(shape, "between", False) for shape in (one, other)):
        return False
    inner, outer = sorted((one, other), key=lambda shape: shape.width * shape.height)
    fits: bool = outer.x0 - HAIR <= inner.x0 and inner.x1 <= outer.x1 + HAIR
    return fits and outer.y0 - HAIR <= inner.y0 and inner.y1 <= outer.y1 + HAIR


def shown(page: Any, layout: Any) -> tuple[float, float, Corners]:
    """Width and height of what a pdfplumber page shows, and how far its media box reaches beyond, as displayed."""
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox  # from the bottom left, before any rotation
    # a crop box that reaches beyond the media box shows no more than that
    left, bottom = (max(0.0, min(crop[n::2]) - min(media[n::2])) for n in (0, 1))
    right, top = (max(0.0, max(media[n::2]) - max(crop[n::2])) for n in (0, 1))
    sides = (left, top, right, bottom)
    turn = int(page.rotation) // 90 % 4
    left, top, right, bottom = (sides[(n - turn) % 4] for n in range(4))
    width, height = float(layout.width), float(layout.height)
    if left + right >= width or top + bottom >= height:
        return width, height, (0.0, 0.0, 0.0, 0.0)  # a crop box that shows nothing
    return width - left - right, height - top - bottom, (left, top, right, bottom)


def _in_user_space(x: float, y: float, about: Any) -> tuple[float, float]:
    """A place on the page as displayed, in the coordinates of what the page draws. about: the page of pdfminer."""
    left, bottom = (max(about.cropbox[n], about.mediabox[n]) for n in (0, 1))
    right, top = (min(about.cropbox[n], about.mediabox[n]) for n in (2, 3))
    places = (left + x, top - y), (left + y, bottom + x), (right - x, bottom + y), (right - y, top - x)
    return places[about.rotate // 90 % 4]


def _colour(paint: Any) -> str:
    """A colour as rrggbb whatever its colour space; a pattern or an unknown one as black."""
    parts = paint if isinstance(paint, tuple | list) else (paint,)
    if not parts or not all(isinstance(p, int | float) and math.isfinite(p) for p in parts):
        return "000000"
    if len(parts) == 4:
        rgb = [(1 - p) * (1 - parts[3]) for p in parts[:3]]
    else:
        rgb = list(parts) if len(parts) == 3 else [parts[0]] * 3
    return "".join(f"{round(min(max(p, 0), 1) * 255):02x}" for p in rgb)


def _angle(a: float, b: float) -> int:
    """The quarter turns, counter-clockwise, of glyphs that go on by (a, b)."""
    if min(abs(a), abs(b)) > SLANT * max(abs(a), abs(b)):
        return ASLANT
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def direction(glyphs: list[Mark]) -> int:
    """The direction most text of the page runs in, in quarter turns counter-clockwise."""
    counts = [0, 0, 0, 0]
    for glyph in glyphs:
        if glyph.angle != ASLANT:
            counts[glyph.angle] += 1
    best = max(range(4), key=lambda k: counts[k])
    return best if counts[best] > 0.6 * len(glyphs) else 0


def turned(box: Corners, turn: int, page: Drawn) -> Corners:
    """A box in the coordinates of the direction that the text is read in."""
    x0, top, x1, bottom = box
    if turn == 1:
        return page.height - bottom, x0, page.height - top, x1
    if turn == 2:
        return page.width - x1, page.height - bottom, page.width - x0, page.height - top
    if turn == 3:
        return top, page.width - x1, bottom, page.width - x0
    return box
