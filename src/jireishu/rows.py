"""Which glyphs make up one stretch of text? Glyphs in drawing order -> segments, row by row. Pure functions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from jireishu import glosses
from jireishu.page import Box, Segment, Style
from jireishu.text import SHAPES

GAP = 1.2  # em: a wider gap divides two segments on a row,
GUTTER = 0.6  # and a narrower one too where other text is drawn between the two,
UNLIKE = 2.5  # times as large as its neighbour on a row: not of the same text
WORD_GAP = 0.17  # em: a wider gap beside a Latin letter is a space that the producer did not draw,
FIGURE_GAP = 0.22  # and a wider one beside a figure, which may be set apart in a table
LATIN = frozenset(map(chr, (*range(0x21, 0x250), *range(0xFB00, 0xFB07))))  # with what stands beside letters
SPACED = 3  # pairs of kana or kanji that show how far apart a text is set,
MOST_APART = 0.5  # em at most
STEP = 1.45  # em: a longer step down is a new line, not the next character of vertical text
ASLANT = -1  # the angle of what stands in none of the four directions
ABREAST = 3  # figures that stand side by side in one place of a column, at most
HANGING = ("、", "。", "，", "．")
OFF_LEVEL = 0.25  # em: glyphs of one line stand on one level but for this much
EDGE = 3  # runs that begin at one place show that a column does
MARKS = SHAPES | set("・･•‣⁃∙‐‑‒–—―-－−*＊※\ufffd")


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
        return self.bottom - self.top


@dataclass(slots=True)
class Run:
    """Glyphs that follow each other in drawing order along one line, across or down."""

    glyphs: list[Glyph]
    doubled: int = 0
    vertical: bool = False
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        g = self.glyphs[0]
        self.x0, self.top, self.x1, self.bottom = g.x0, g.top, g.x1, g.bottom

    def add(self, g: Glyph) -> None:
        self.glyphs.append(g)
        self.x0, self.x1 = min(self.x0, g.x0), max(self.x1, g.x1)
        self.top, self.bottom = min(self.top, g.top), max(self.bottom, g.bottom)


def segments(glyphs: list[Glyph], rules: list[Box], down_page: bool = False) -> list[Segment]:
    """The text of a page in segments, sorted by row and then from left to right.

    rules: vertical rules, which divide text as a wide gap does. down_page: the page is vertical, so
    that a letter by itself is a short column. Glyphs printed twice for boldness count once.
    """
    single, doubled = _undouble(glyphs)
    across: list[Run] = []
    runs = _runs(single, down_page)
    marks, reach = glosses.notes(single)
    beside = glosses.ruby(runs) | glosses.shadows(runs) | marks
    if beside:  # what they stood by is one text again, and drawn as one
        kept = [g for g in single if id(g) not in beside]
        single = [g._replace(at=n, x1=reach.get(id(g), g.x1)) for n, g in enumerate(kept)]
        doubled = {id(new) for old, new in zip(kept, single, strict=True) if id(old) in doubled}
        runs = _runs(single, down_page)
    down = _aslant(single)
    for run in runs:
        (down if run.vertical else across).append(run)
    result = []
    row_number = 0
    starts = Counter(round(run.x0) for run in across)
    for row in _rows(across):
        for run in _split(row, rules, starts):
            segment = _segment(run, doubled, row_number)
            if segment is not None:
                result.append(segment)
        row_number += 1
    for run in down:
        segment = _segment(run, doubled, row_number)
        if segment is not None:
            result.append(segment)
            row_number += 1
    return result


def is_vertical(glyphs: list[Glyph]) -> bool:
    """Whether a page is set in columns of vertical text: more of it steps down than across."""
    down = across = 0
    for run in _runs(glyphs):
        if run.vertical:
            down += len(run.glyphs) if run.glyphs[0].angle % 2 == 0 else 0
        elif len(run.glyphs) > 1:
            across += len(run.glyphs)
    return down > across


def turned(segment: Segment, width: float) -> Segment:
    """A segment of a vertical page, `width` wide, where the columns from the right are rows from the top.

    What is set across then runs across the rows, as a tab does beside horizontal text.
    """
    x0, x1 = round(segment.top, 1), round(segment.bottom, 1)
    top, bottom = round(width - segment.x1, 1), round(width - segment.x0, 1)
    return replace(segment, x0=x0, top=top, x1=x1, bottom=bottom, text_x=x0, vertical=not segment.vertical)


def in_rows(segments: list[Segment]) -> list[Segment]:
    """Turned segments with their rows numbered anew from the top."""
    found: list[Segment] = []
    row, middle = -1, float("-inf")
    for segment in sorted(segments, key=lambda s: (s.vertical, s.top + s.bottom, s.x0)):
        now = (segment.top + segment.bottom) / 2
        if segment.vertical or now - middle > 0.6 * segment.size:
            row, middle = row + 1, now
        found.append(replace(segment, row=row))
    return found


def _undouble(glyphs: list[Glyph]) -> tuple[list[Glyph], set[int]]:
    """Glyphs without those printed again within 1.5 points, and the identities of the ones that were."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept: list[Glyph] = []
    doubled: set[int] = set()
    for g in glyphs:
        x, y = int(g.x0 // 2), int(g.top // 2)
        tolerance = min(1.5, 0.35 * (g.x1 - g.x0))
        for dx in (0, -1, 1):
            for dy in (0, -1, 1):
                other = seen.get((g.text, x + dx, y + dy))
                if other is not None and abs(other.x0 - g.x0) <= tolerance and abs(other.top - g.top) <= tolerance:
                    doubled.add(id(other))
                    break
            else:
                continue
            break
        else:
            seen[g.text, x, y] = g
            kept.append(g)
    return kept, doubled


def _runs(glyphs: list[Glyph], down_page: bool = False) -> list[Run]:
    runs: list[Run] = []
    run: Run | None = None
    for g in glyphs:
        if g.angle == ASLANT:
            continue
        if run is not None and (_follows(run, g) or (down_page and _is_abreast(run, g))):
            run.add(g)
            continue
        run = Run([g])
        runs.append(run)
    if down_page:
        for run in runs:
            first = run.glyphs[0].text[:1]
            run.vertical = run.vertical or (len(run.glyphs) == 1 and (first > "\u3000" or first in MARKS))
        return runs
    return [part for run in runs for part in _settle(run)]


def _aslant(glyphs: list[Glyph]) -> list[Run]:
    """What is set aslant, apart from all rows and columns: what is drawn in one go is one run."""
    runs: list[Run] = []
    for g in glyphs:
        if g.angle != ASLANT:
            continue
        if runs and g.at - runs[-1].glyphs[-1].at == 1 and g.font == runs[-1].glyphs[-1].font:
            runs[-1].add(g)
        else:
            runs.append(Run([g], vertical=True))
    return runs


def _follows(run: Run, g: Glyph) -> bool:
    """Whether a glyph goes on where the run stopped; a second glyph may settle that the run goes down."""
    last = run.glyphs[-1]
    size = max(last.size, 1.0)
    if not run.vertical and g.angle == 0 == last.angle:
        level = abs((g.top + g.bottom) - (last.top + last.bottom)) < 0.8 * min(size, max(g.size, 1.0))
        if level and -0.6 * size < g.x0 - last.x1 < 0.5 * size:
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


def _settle(run: Run) -> list[Run]:
    """A vertical run of fewer than three glyphs, or of figures and marks, is single glyphs that happen to stand below
    each other."""
    upright = all(g.angle == 0 for g in run.glyphs)
    if run.vertical and (len(run.glyphs) < 3 or (upright and not any(g.text.isalpha() for g in run.glyphs))):
        return [Run([g]) for g in run.glyphs]
    return [run]


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand on one level, each row from left to right, rows from the top."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.top + r.bottom, r.x0)):
        height = run.bottom - run.top
        for row in reversed(rows[-3:]):
            anchor = min(row, key=lambda r: max(r.x0 - run.x1, run.x0 - r.x1))
            apart = abs((run.top + run.bottom) - (anchor.top + anchor.bottom)) / 2
            if apart < 0.6 * min(height, anchor.bottom - anchor.top):
                row.append(run)
                break
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda r: r.x0)
    return rows


def _split(row: list[Run], rules: list[Box], starts: Counter[int]) -> list[Run]:
    """The runs of a row, joined where neither a wide gap nor a rule lies between them.

    starts: how many runs of the page begin at a place. Where some do, the left edge of a column is, and a stop that
    hangs out of the column before may reach it.
    """
    joined: list[Run] = []
    top, bottom = min(run.top for run in row), max(run.bottom for run in row)
    rules = [r for r in rules if r.top <= bottom and r.bottom >= top]
    for run in (part for whole in row for part in _at_rules(whole, rules)):
        if all(g.text.isspace() for g in run.glyphs):
            continue
        last = joined[-1] if joined else None
        if last is not None:
            em = min(last.glyphs[-1].size, run.glyphs[0].size)
            y = (run.top + run.bottom) / 2
            ruled = any(last.x1 - 0.3 * em < r.x0 < run.x0 + 0.3 * em and r.top <= y <= r.bottom for r in rules)
            between = run.glyphs[0].at - last.glyphs[-1].at
            next_ = 0 <= between <= len(last.glyphs) + 3  # spaces, or the same drawn again for boldness
            hangs = not next_ and last.glyphs[-1].text in HANGING and starts[round(run.x0)] >= EDGE
            gap = run.x0 - (last.glyphs[-1].x0 if hangs else last.x1)
            other = (not next_ and _is_off_level(last.glyphs[-1], run.glyphs[0])) or _is_unlike(last, run)
            if gap < (GAP if next_ else GUTTER) * em and not ruled and not other:
                for g in run.glyphs:
                    last.add(g)
                continue
        joined.append(run)
    return joined


def _at_rules(run: Run, rules: list[Box]) -> list[Run]:
    """The parts of a run that rules stand between: cells of a table may all but touch."""
    y = (run.top + run.bottom) / 2
    within = [r for r in rules if run.x0 < r.x0 and r.x1 < run.x1 and r.top <= y <= r.bottom]
    if not within:
        return [run]
    parts = [Run(run.glyphs[:1])]
    for a, b in pairwise(run.glyphs):
        if b.x0 > a.x1 and any(a.x1 <= r.x1 and r.x0 <= b.x0 for r in within):
            parts.append(Run([b]))
        else:
            parts[-1].add(b)
    return parts


def _is_unlike(one: Run, other: Run) -> bool:
    """Whether two runs of a row are too different in size to be one text, as a watermark and what it lies over are."""
    sizes = one.glyphs[-1].size, other.glyphs[0].size
    return max(sizes) > UNLIKE * min(sizes)


def _is_off_level(a: Glyph, b: Glyph) -> bool:
    """Whether two glyphs of one size stand on lines of their own, though the lines nearly level."""
    return abs(a.size - b.size) < 0.1 * a.size and abs(a.bottom - b.bottom) > OFF_LEVEL * a.size


def _segment(run: Run, doubled: set[int], row: int) -> Segment | None:
    glyphs = run.glyphs
    while glyphs and glyphs[0].text.isspace():
        glyphs = glyphs[1:]
    while glyphs and glyphs[-1].text.isspace():
        glyphs = glyphs[:-1]
    if not glyphs:
        return None
    parts, previous, apart = [], None, _apart(glyphs)
    for g in glyphs:
        if previous is not None and not run.vertical and _is_word_gap(previous, g, apart):
            parts.append(" ")
        parts.append(g.text)
        previous = g
    styles: Counter[tuple[str, float, str, bool]] = Counter()
    for g in glyphs:
        if not g.text.isspace():
            wide, high = g.x1 - g.x0, g.bottom - g.top
            size = max(wide, high) if run.vertical else wide if g.angle % 2 else high
            styles[g.font, round(size, 1), g.colour, id(g) in doubled] += len(g.text)
    style, count = styles.most_common(1)[0]
    after = next((g for g in glyphs[1:] if not g.text.isspace()), glyphs[0])
    text_x = after.x0 if glyphs[0].text in MARKS else glyphs[0].x0
    return Segment(
        "".join(parts),
        round(glyphs[0].x0, 1),
        round(min(g.top for g in glyphs), 1),
        round(max(g.x1 for g in glyphs), 1),
        round(max(g.bottom for g in glyphs), 1),
        Style(*style),
        row,
        round(text_x, 1),
        round(count / sum(styles.values()), 2),
        run.vertical,
        min(g.at for g in glyphs),
    )


def _apart(glyphs: list[Glyph]) -> float:
    """How far apart, in em, the letters of a text are set: as its kana and kanji are, between which no spaces stand."""
    written = [(a, b) for a, b in pairwise(glyphs) if a.text > "\u3040" and b.text > "\u3040"]
    gaps = [(b.x0 - a.x1) / max(min(a.size, b.size), 1.0) for a, b in written]
    return min(max(sorted(gaps)[len(gaps) // 2], 0.0), MOST_APART) if len(gaps) >= SPACED else 0.0


def _is_word_gap(a: Glyph, b: Glyph, apart: float) -> bool:
    if a.text[-1:].isspace() or b.text[:1].isspace():
        return False
    gap = (b.x0 - a.x1) / max(min(a.size, b.size), 1.0) - apart
    pair = a.text[-1:] + b.text[:1]
    if all(c in LATIN for c in pair) and any(map(str.isalpha, pair)) and not any(map(str.isdigit, pair)):
        return gap > WORD_GAP
    return gap > (FIGURE_GAP if pair.isascii() and pair.isalnum() else 0.9)
