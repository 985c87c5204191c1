"""Which glyphs follow each other along a line, across or down? Glyphs in drawing order -> runs. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from jireishu.text import LISTING

STEP = 1.45  # em: a longer step down is a new line, not the next character of vertical text
ASLANT = -1  # the angle of what stands in none of the four directions
WIDOW = 3  # glyphs of a column, at least; of its last words, fewer
ABREAST = 3  # figures that stand side by side in one place of a column, at most
AROUND = [(dx, dy) for dx in (0, -1, 1) for dy in (0, -1, 1)]  # a square of 2 points and those that touch it


class Glyph(NamedTuple):
    """One glyph. angle: quarter turns against the page's direction, or ASLANT. at: how many were drawn before it.

    Ruby and the marks of notes are not counted.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: str
    colour: str
    angle: int = 0
    at: int = 0

    @property
    def size(self) -> float:
        """Its height, in points."""
        return self.bottom - self.top


@dataclass(slots=True)
class Run:
    """Glyphs that follow each other in drawing order along one line, across or down."""

    glyphs: list[Glyph]
    vertical: bool = False
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        g = self.glyphs[0]
        self.x0, self.top, self.x1, self.bottom = g.x0, g.top, g.x1, g.bottom

    def add(self, g: Glyph) -> None:
        """A glyph that follows the last."""
        self.glyphs.append(g)
        self.x0, self.x1 = min(self.x0, g.x0), max(self.x1, g.x1)
        self.top, self.bottom = min(self.top, g.top), max(self.bottom, g.bottom)


def undoubled(glyphs: list[Glyph]) -> tuple[list[Glyph], set[int]]:
    """Glyphs without those printed again within 1.5 points, and the identities of the ones that were."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept: list[Glyph] = []
    doubled: set[int] = set()
    for g in glyphs:
        x, y = int(g.x0 // 2), int(g.top // 2)
        tolerance = min(1.5, 0.35 * (g.x1 - g.x0))
        for dx, dy in AROUND:
            other = seen.get((g.text, x + dx, y + dy))
            if other is not None and abs(other.x0 - g.x0) <= tolerance and abs(other.top - g.top) <= tolerance:
                doubled.add(id(other))
                break
        else:
            seen[g.text, x, y] = g
            kept.append(g)
    return kept, doubled


def in_runs(glyphs: list[Glyph], down_page: bool = False) -> list[Run]:
    """What is set along lines and columns. down_page: on a page of vertical text a letter by itself is a column."""
    found: list[Run] = []
    run: Run | None = None
    for g in glyphs:
        if g.angle == ASLANT:
            continue
        if run is not None and (_follows(run, g) or (down_page and _is_abreast(run, g))):
            run.add(g)
            continue
        run = Run([g])
        found.append(run)
    if down_page:
        for run in found:
            first = run.glyphs[0].text[:1]
            run.vertical = run.vertical or (len(run.glyphs) == 1 and (first > "\u3000" or first in LISTING))
        return found
    return [part for before, run in zip([None, *found], found, strict=False) for part in _settle(run, before)]


def aslant(glyphs: list[Glyph]) -> list[Run]:
    """What is set aslant, apart from all rows and columns: what is drawn in one go is one run."""
    found: list[Run] = []
    for g in glyphs:
        if g.angle != ASLANT:
            continue
        if found and g.at - found[-1].glyphs[-1].at == 1 and g.font == found[-1].glyphs[-1].font:
            found[-1].add(g)
        else:
            found.append(Run([g], vertical=True))
    return found


def _follows(run: Run, g: Glyph) -> bool:
    """Whether a glyph goes on where the run stopped; a second glyph may settle that the run goes down."""
    last = run.glyphs[-1]
    size = max(last.size, 1.0)
    if not run.vertical and g.angle == 0 == last.angle:
        least = min(size, max(g.size, 1.0))
        level = abs((g.top + g.bottom) - (last.top + last.bottom)) < 0.8 * least
        if level and -0.6 * least < g.x0 - last.x1 < 0.5 * least:
            return True
    if g.angle % 2 and _goes_on_turned(run, g):
        return True
    if len(run.glyphs) > 1 and not run.vertical:
        return False
    em = max(last.x1 - last.x0, last.size, 1.0)
    below = abs((g.x0 + g.x1) - (last.x0 + last.x1)) < 0.7 * em and 0.3 * em < g.top - last.top < STEP * em
    if below:
        run.vertical = True
    return below


def _goes_on_turned(run: Run, g: Glyph) -> bool:
    """Whether a glyph goes on with text that is turned against the page, up or down."""
    last = run.glyphs[-1]
    em = max(g.x1 - g.x0, 1.0)
    gap = last.top - g.bottom if g.angle == 1 else g.top - last.bottom
    goes_on = g.angle == last.angle and abs((g.x0 + g.x1) - (last.x0 + last.x1)) < 0.8 * em and -0.3 * em < gap < em
    run.vertical = run.vertical or goes_on  # a word of Latin letters in a column is turned too
    return goes_on


def _is_abreast(run: Run, g: Glyph) -> bool:
    """Whether figures or letters stand side by side in one place of a column (縦中横), or what stands below them."""
    tail = [x for x in run.glyphs[-ABREAST - 1 :] if abs(x.top - run.glyphs[-1].top) < 0.3 * x.size]
    if not (0 < len(tail) <= ABREAST and all(x.text.isascii() and x.text.isalnum() for x in tail)):
        return False
    size, x0, x1 = max(tail[-1].size, 1.0), tail[0].x0, tail[-1].x1
    if g.text.isascii() and g.text.isalnum() and run.vertical:
        level = abs(g.top - tail[-1].top) < 0.3 * size
        return level and len(tail) < ABREAST and -0.2 * size < g.x0 - x1 < 0.3 * size and g.x1 - x0 < 1.6 * size
    below = abs((g.x0 + g.x1) - (x0 + x1)) < 0.7 * size and 0.3 * size < g.top - tail[-1].top < STEP * size
    if below and len(tail) == len(run.glyphs):
        run.vertical = True
    return below and run.vertical


def _settle(run: Run, before: Run | None) -> list[Run]:
    """A vertical run of fewer than three glyphs, or of figures and marks, is single glyphs that happen to stand below
    each other, but for the last words of a column that wraps."""
    upright = all(g.angle == 0 for g in run.glyphs)
    if before and len(run.glyphs) < WIDOW and _wraps(before, run):
        run.vertical = True
        return [run]
    if run.vertical and (len(run.glyphs) < WIDOW or (upright and not any(g.text.isalpha() for g in run.glyphs))):
        return [Run([g]) for g in run.glyphs]
    return [run]


def _wraps(before: Run, run: Run) -> bool:
    """Whether a column goes on in glyphs that are drawn next, just left of it and no longer."""
    last, first, em = before.glyphs[-1], run.glyphs[0], max(before.x1 - before.x0, 1.0)
    alike = (first.font, first.colour, first.angle) == (last.font, last.colour, last.angle)
    alike = alike and abs(run.x1 - run.x0 - em) < 0.2 * em
    within = before.top - 0.5 * em < run.top and run.bottom < before.bottom + 0.5 * em
    column = before.vertical and len(before.glyphs) >= WIDOW and all(g.text.isalpha() for g in run.glyphs)
    return column and alike and within and -0.3 * em < before.x0 - run.x1 < em
