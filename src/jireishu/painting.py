"""What does a page paint? pdfminer's layout tree without what stands on hidden layers.

A glyph that is not just filled has the attribute `painted`, the text rendering mode, and where it is wholly transparent
that of nothing; shapes that are so are left out, as are the shadows that programs paint through a picture. What is
filled with pictures has PICTURE as its colour. The two parts of a path that is filled between them have `between`. What
is made bold without a bold font, by its outline or by shapes drawn anew for each glyph (Type 3), has a font of another
name.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTContainer
from pdfminer.pdffont import PDFType3Font
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt

from jireishu import layers
from jireishu.layers import Layers

MADE = " made"  # after the name of a font that shapes stand for
FILLED = 0  # a text rendering mode
OUTLINED = (2, 6)  # others, which fill and stroke: so Word makes a font bold that has no bold of its own
UNSEEN = 3  # another, which paints nothing; OCR puts text so over the picture of a page
Rect = tuple[float, float, float, float]
NOTHING = (0.0, 0.0, 0.0, 0.0)
PICTURE = "picture"  # in place of a colour
WIDE = 0.5  # em that a letter takes
DEEPEST, USUAL = -0.6, -0.12  # em below the line down to which letters reach: further in no font, and in most Japanese


class Now(NamedTuple):
    """How something is painted that pdfminer does not tell: wholly transparent (`clear`), in the form that a picture
    has (`masked`), and nowhere but within `clip`, from the bottom left."""

    clear: bool = False
    masked: bool = False
    clip: Rect | None = None


class Painting(PDFPageAggregator):
    """shaded: it paints areas whose extent is not told. said: it shows text, on a hidden layer perhaps."""

    def __init__(self, resources: Any, shown: Layers | None) -> None:
        super().__init__(resources)
        self.layers = shown
        self.shaded = self.said = False
        self.now = Now()

    def render_string(self, textstate: Any, *rest: Any) -> None:
        self.said = True
        before = len(self.cur_item._objs)
        super().render_string(textstate, *rest)
        if textstate.fontsize * textstate.scaling < 0:  # it goes on the other way than its matrix says
            for item in self.cur_item._objs[before:]:
                item.matrix = tuple(-n for n in item.matrix)  # type: ignore[attr-defined]
        made = textstate.render in OUTLINED or isinstance(textstate.font, PDFType3Font)
        painted = UNSEEN if self.now.clear else textstate.render
        if painted != FILLED or made:
            for item in self.cur_item._objs[before:]:
                item.painted = painted  # type: ignore[attr-defined]
                item.fontname += MADE * made  # type: ignore[attr-defined]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        self.shaded = self.shaded or self.now.masked
        if self.now.clear or self.now.masked:
            return
        before = len(self.cur_item._objs)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        self._cut(before)
        if evenodd and fill and not stroke and sum(part[0] == "m" for part in path) == 2:
            for item in self.cur_item._objs[before:]:
                item.between = True  # type: ignore[attr-defined]

    def render_image(self, name: str, stream: Any) -> None:
        before = len(self.cur_item._objs)
        super().render_image(name, stream)
        self._cut(before)

    def _cut(self, before: int) -> None:
        """Cut what was drawn as the clip does."""
        if self.now.clip:
            drawn = self.cur_item._objs
            told = [(item, _common(item.bbox, self.now.clip)) for item in drawn[before:]]
            drawn[before:] = [item for item, seen in told if seen]
            for item, seen in told:
                if seen and seen != item.bbox:
                    item.set_bbox(seen)


class _Nowhere(LTContainer[Any]):
    """Where goes what is not shown."""

    def add(self, obj: Any) -> None:
        pass


class _Painter(PDFPageInterpreter):
    """Runs a content stream; what stands on hidden layers goes nowhere."""

    device: Painting

    def __init__(self, resources: Any, device: Painting) -> None:
        super().__init__(resources, device)
        self._tags: list[LTContainer[Any] | None] = []  # of each tag that is open: where to go on after it, if hidden
        self._saved: list[Now] = []
        self._clips: Any = None  # the path that is to be clipped by when it ends

    def render_contents(self, *what: Any, **how: Any) -> None:
        super().render_contents(*what, **how)
        while self._tags:  # a tag that no one closed
            self.do_EMC()

    def do_q(self) -> None:
        super().do_q()
        self._saved.append(self.device.now)

    def do_Q(self) -> None:
        super().do_Q()
        if self._saved:
            self.device.now = self._saved.pop()

    def do_W(self) -> None:
        self._clips = self.curpath

    do_W_a = do_W

    def do_n(self) -> None:
        if self._clips is self.curpath:
            points = [part[n : n + 2] for part in self.curpath for n in range(1, len(part), 2)]
            if points:
                xs, ys = zip(*(apply_matrix_pt(self.ctm, point) for point in points), strict=True)
                within, clip = (min(xs), min(ys), max(xs), max(ys)), self.device.now.clip
                self.device.now = self.device.now._replace(clip=_common(within, clip or within) or NOTHING)
        super().do_n()

    def do_scn(self) -> None:
        super().do_scn()
        if isinstance(name := self.graphicstate.ncolor, str):
            patterns = resolve1((self.resources or {}).get("Pattern"))
            if isinstance(patterns, dict) and _draws_picture(patterns.get(name)):
                self.graphicstate.ncolor = PICTURE

    def do_gs(self, name: Any) -> None:
        states = resolve1((self.resources or {}).get("ExtGState"))
        state = resolve1(states.get(literal_name(name))) if isinstance(states, dict) else None
        if isinstance(state, dict):
            if "ca" in state:
                self.device.now = self.device.now._replace(clear=resolve1(state["ca"]) == 0)
            if "SMask" in state:
                self.device.now = self.device.now._replace(masked=_is_picture(state["SMask"]))

    def do_BMC(self, tag: Any) -> None:
        self._tags.append(None)

    def do_BDC(self, tag: Any, props: Any) -> None:
        hidden = False
        if (shown := self.device.layers) and literal_name(tag) == "OC":
            named = resolve1((self.resources or {}).get("Properties"))
            hidden = isinstance(named, dict) and shown.hide(named.get(literal_name(props)))
        self._tags.append(self.device.cur_item if hidden else None)
        if hidden:
            self.device.cur_item = _Nowhere((0, 0, 0, 0))  # type: ignore[assignment]

    def do_EMC(self) -> None:
        if self._tags and (back := self._tags.pop()) is not None:
            self.device.cur_item = back  # type: ignore[assignment]

    def do_Do(self, xobjid_arg: Any) -> None:
        if shown := self.device.layers:
            form = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
            if shown.hide(getattr(form, "attrs", {}).get("OC")):
                return
        before = self.device.now
        super().do_Do(xobjid_arg)
        self.device.now = before

    def do_Tf(self, fontid: Any, fontsize: Any) -> None:
        """A font may be said to reach as deep as its deepest glyph, which is no letter: all would stand there. One that
        is missing would have all its letters on one spot."""
        super().do_Tf(fontid, fontsize)
        font = self.textstate.font
        if font and font.get_descent() < DEEPEST:
            font.descent = USUAL / font.vscale
        if font and literal_name(fontid) not in self.fontmap:
            font.widths, font.default_width = {}, WIDE / font.hscale

    def do_sh(self, name: Any) -> None:
        self.device.shaded = True


def _common(one: Rect, other: Rect) -> Rect | None:
    """What two boxes have in common; None where that is nothing."""
    x0, y0, x1, y1 = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _is_picture(mask: Any) -> bool:
    """Whether a soft mask is made of a picture, as a shadow is, and not of shades."""
    return isinstance(mask := resolve1(mask), dict) and _draws_picture(mask.get("G"))


def _draws_picture(form: Any) -> bool:
    """Whether what a form or pattern draws holds others, as its pictures are."""
    drawn = resolve1(getattr(resolve1(form), "attrs", {}).get("Resources"))
    return isinstance(drawn, dict) and bool(resolve1(drawn.get("XObject")))


def of(page: Any) -> tuple[Any, Painting]:
    """The layout tree of a pdfplumber page, and what painted it."""
    device = Painting(page.pdf.rsrcmgr, layers.of(page.pdf.doc))
    _Painter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result(), device
