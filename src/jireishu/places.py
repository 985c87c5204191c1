"""Where is this? The prefecture that a name begins with, and the place that stands in a text by itself."""

from __future__ import annotations

import re
from itertools import pairwise

from jireishu.prefectures import PREFECTURES
from jireishu.text import fold

TOWN = re.compile(".{1,10}[市区町村]")
_APART = re.compile(r"[\s()（）［］\[\]【】「」／/|｜・、，:：]+")
_PLACE = re.compile(rf"(?:{'|'.join(PREFECTURES)})(?:{TOWN.pattern})?")


def prefecture_of(text: str) -> str | None:
    """The prefecture that a name starts with (北海道釧路市, 茨城労働局), in full (茨城県)."""
    bare = fold(text)
    return next(
        (p for p in PREFECTURES if bare.startswith(p) or bare.startswith(f"{p[:-1]}労働局") or bare == p[:-1]), None
    )


def place_in(text: str) -> str:
    """A place that stands in a text by itself, its prefecture first: of 鶴岡市（山形県） or 埼玉県飯能市／まちの会."""
    for before, part in pairwise(["", *_APART.split(text)]):
        if _PLACE.fullmatch(part):
            return part + before if part in PREFECTURES and TOWN.fullmatch(before) else part
    return ""
