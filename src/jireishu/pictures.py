"""How are pages of a PDF drawn without trusting it, and how are regions marked on them?

Pages are drawn by processes of their own under limits of time and memory, and come back as plain pixels. Boxes are PDF
points from the top left of the page as displayed. The only module that knows Pillow.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from jireishu import ceiling
from jireishu.errors import unwritable
from jireishu.page import Box
from jireishu.replacing import replacing

# What systems come with that has kana and kanji: Windows, macOS, Linux.
FONTS = (
    "YuGothM.ttc", "meiryo.ttc", "msgothic.ttc", "ヒラギノ角ゴシック W3.ttc", "NotoSansCJK-Regular.ttc", "ipagp.ttf",
)  # fmt: skip
SIZE = 13  # pixels, of what is written on pictures
BATCH = 8  # pages a process
BATCH_SECONDS = 60.0
FILE_SECONDS = (60.0, 3.0)  # for all pages asked for, and more for each of them
Colour = tuple[int, int, int]


class Picture:
    """A page as drawn: marks are laid over it, and parts cut out of it."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        self.image = image
        self.scale = scale

    def tint(self, box: Box, colour: Colour, strength: float) -> None:
        """Lay a colour over a box as a marker pen does, so that ink stays dark; strength: 0 to 1."""
        area = self._pixels(box)
        if area[2] > area[0] and area[3] > area[1]:
            red, green, blue = (round(255 - (255 - part) * strength) for part in colour)
            under = self.image.crop(area)
            self.image.paste(ImageChops.multiply(under, Image.new("RGB", under.size, (red, green, blue))), area[:2])

    def outline(self, box: Box, colour: Colour, width: int, away: int = 0) -> None:
        """Draw a line around a box, `away` pixels outside it."""
        x0, top, x1, bottom = self._pixels(box)
        ImageDraw.Draw(self.image).rectangle(
            (x0 - away, top - away, max(x1, x0) + away, max(bottom, top) + away), outline=colour, width=width
        )

    def tag(self, box: Box, text: str, colour: Colour, above: bool) -> None:
        """Write a short Latin text in a small flag at the left of a box, or above it."""
        draw, font = ImageDraw.Draw(self.image), ImageFont.load_default(SIZE)
        x0, top = self._pixels(box)[:2]
        wide = round(draw.textlength(text, font)) + 6
        left, top = (x0, max(0, top - 17)) if above else (max(0, x0 - wide - 2), top)
        draw.rectangle((left, top, left + wide, top + 15), fill=colour)
        draw.text((left + 3, top), text, fill=(255, 255, 255), font=font)

    def with_legend(self, entries: Sequence[tuple[str, str, Colour]]) -> Picture:
        """The page with a strip under it that names the colours, in Latin letters where no font has others."""
        x, rows = 8, [0]
        places, names = [], [_written(name, latin) for name, latin, _ in entries]
        for name, font in names:
            wide = round(font.getlength(name)) + 32
            if x + wide > self.image.width:
                x = 8
                rows.append(rows[-1] + 20)
            places.append((x, self.image.height + 6 + rows[-1]))
            x += wide
        whole = Image.new("RGB", (self.image.width, self.image.height + rows[-1] + 30), (255, 255, 255))
        whole.paste(self.image, (0, 0))
        draw = ImageDraw.Draw(whole)
        draw.line((0, self.image.height, self.image.width, self.image.height), fill=(160, 160, 160))
        for (name, font), (*_, colour), (left, top) in zip(names, entries, places, strict=True):
            draw.rectangle((left, top + 2, left + 14, top + 14), fill=colour)
            draw.text((left + 18, top + 8), name, fill=(0, 0, 0), font=font, anchor="lm")
        return Picture(whole, self.scale)

    def cut(self, box: Box) -> Picture:
        """The part of the page inside a box."""
        x0, top, x1, bottom = self._pixels(box)
        return Picture(self.image.crop((x0, top, max(x1, x0 + 1), max(bottom, top + 1))), self.scale)

    def save(self, path: Path) -> None:
        """As PNG, whole or not at all. Raises UsageError where `path` cannot be written."""
        try:
            with replacing(path) as new:
                self.image.save(new, "PNG")
        except OSError as error:
            raise unwritable(path, error) from error

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        wide, high = self.image.size
        x0, top, x1, bottom = (round(v * self.scale) for v in (box.x0, box.top, box.x1, box.bottom))
        return min(max(x0, 0), wide), min(max(top, 0), high), min(max(x1, 0), wide), min(max(bottom, 0), high)


def _written(name: str, latin: str) -> tuple[str, ImageFont.FreeTypeFont | ImageFont.ImageFont]:
    """A name, or the Latin one of the same, and the font that can write it."""
    if not name.isascii() and (font := _japanese()):
        return name, font
    return name if name.isascii() else latin, ImageFont.load_default(SIZE)


@lru_cache(maxsize=1)
def _japanese() -> ImageFont.FreeTypeFont | None:
    """The first of the fonts that is on this system, if any is."""
    for name in FONTS:
        with suppress(OSError):
            return ImageFont.truetype(name, SIZE)
    return None


def stacked(pictures: Sequence[Picture]) -> Picture:
    """Pictures one below the other, a grey line between them."""
    rule = 6
    wide = max(p.image.width for p in pictures)
    whole = Image.new("RGB", (wide, sum(p.image.height + rule for p in pictures) - rule), (160, 160, 160))
    top = 0
    for picture in pictures:
        whole.paste((255, 255, 255), (0, top, wide, top + picture.image.height))
        whole.paste(picture.image, (0, top))
        top += picture.image.height + rule
    return Picture(whole, pictures[0].scale)


def pages(path: Path, numbers: Sequence[int], scale: float) -> Iterator[tuple[int, Picture | None]]:
    """Each of the pages `numbers` of a PDF, drawn with `scale` pixels to the point; None where it cannot be drawn, or
    those before took too long."""
    left = list(numbers)
    end = time.monotonic() + FILE_SECONDS[0] + FILE_SECONDS[1] * len(left)
    while left and time.monotonic() < end:
        batch = left[:BATCH]
        done = 0
        for number, picture in _drawn(path, batch, scale):
            yield number, picture
            done += 1
        if done < len(batch):  # the process died or was too slow on this page
            yield batch[done], None
            done += 1
        left = left[done:]
    yield from ((number, None) for number in left)


def _drawn(path: Path, numbers: Sequence[int], scale: float) -> Iterator[tuple[int, Picture | None]]:
    """What one process draws before it is done or a limit strikes."""
    out, _ = ceiling.run("jireishu.drawing", path, scale, *numbers, seconds=BATCH_SECONDS)
    at = 0
    while (stop := out.find(b"\n", at)) >= 0:
        head = json.loads(out[at:stop])
        at = stop + 1
        if "error" in head:
            yield head["page"], None
            continue
        size = head["height"] * head["stride"]
        if len(out) < at + size:
            return
        area = (head["width"], head["height"])
        image = Image.frombytes("RGB", area, out[at : at + size], "raw", "BGR", head["stride"])
        at += size
        yield head["page"], Picture(image, head["scale"])
