"""Which glyphs stand beside the words of a text and are none of them: ruby, shadows, and the raised marks of notes?"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jireishu.glyphs import Glyph, Run

NEAR = 24.0  # points: what stands side by side is in neighbouring squares of this size
RUBY = frozenset(chr(c) for c in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FD)))
DIGITS = frozenset("0123456789")
FIGURES = DIGITS | set("０１２３４５６７８９※*＊†‡注")  # which the mark of a note is made of,
NOTED = FIGURES | set("()（）[]［］,、")  # and what may stand around them
POWERED = DIGITS | set("abcdefghijklmnopqrstuvwxyz")  # behind which a raised figure is a power
ROOMY = frozenset("、。，．）」』】〉》〕］｝")
SHADOW = 0.35  # em that a shadow lies aside of its text, at most
LARGEST = 8  # times the size of ruby whose kana stand apart, that its kanji have at most, as those of a title
HALF = 0.6  # em that the mark of a note may stand over the room behind what has its ink in one half
SMALL = 0.8  # times the size of what it stands by, at most


def ruby(runs: list[Run]) -> set[int]:
    """Which glyphs are ruby, by identity: small kana just above a kanji of a row, or just right of one in a column."""
    small = [run for run in runs if all(g.text in RUBY for g in run.glyphs)]
    if not small:
        return set()
    kanji = [g for run in runs for g in run.glyphs if "一" <= g.text[:1] <= "鿿" or g.text == "々"]
    places: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for g in kanji:
        places[int(g.x0 // NEAR), int(g.top // NEAR)].append(g)
    return {id(g) for run in small if _stands_by(run, places) for g in run.glyphs}


def _stands_by(run: Run, places: dict[tuple[int, int], list[Glyph]]) -> bool:
    size = max(min(g.x1 - g.x0, g.size) if run.vertical else g.size for g in run.glyphs)
    x, y = int(run.x0 // NEAR), int(run.top // NEAR)
    near = [g for dx in (-2, -1, 0, 1, 2) for dy in (-1, 0, 1) for g in places.get((x + dx, y + dy), ())]
    for base in near:
        down = run.vertical or len(run.glyphs) == 1
        if not 1.5 * size <= base.size <= (LARGEST if down else 3) * size:
            continue
        overlaps = run.x0 < base.x1 and run.x1 > base.x0
        above = -0.4 * base.size < base.top - run.bottom < 0.4 * base.size and overlaps and run.top < base.top
        level = run.top < base.bottom and run.bottom > base.top
        beside = -0.4 * base.size < run.x0 - base.x1 < 0.4 * base.size and level and down
        if above or beside:
            return True
    return False


def shadows(runs: list[Run]) -> set[int]:
    """Which glyphs are the shadow of a text, by identity: the same words, drawn just before it and a little aside."""
    found: set[int] = set()
    for shadow, run in pairwise(runs):
        first, other = shadow.glyphs[0], run.glyphs[0]
        em = SHADOW * first.size
        aside = abs(other.x0 - first.x0) < em and abs(other.top - first.top) < em
        if aside and len(run.glyphs) > 1 and [g.text for g in shadow.glyphs] == [g.text for g in run.glyphs]:
            found.update(map(id, shadow.glyphs))
    return found


def notes(glyphs: list[Glyph]) -> tuple[set[int], dict[int, float]]:
    """Which glyphs are the marks of notes, by identity: small figures raised behind a character; m2 is a power.

    And up to where each of the characters reaches with the mark behind it.
    """
    found: set[int] = set()
    reach: dict[int, float] = {}
    runs = [list(run) for _, run in groupby(glyphs, key=lambda g: (g.text in NOTED, round(g.size, 1)))]
    for before, mark, after in zip(runs, runs[1:], [*runs[2:], []], strict=False):
        base, first = before[-1], mark[0]
        if first.text not in NOTED or not any(g.text in FIGURES for g in mark):
            continue
        over = HALF if base.text in ROOMY else 0.2
        behind = _is_raised(first, base) and -over * base.size < first.x0 - base.x1 < 0.5 * base.size
        power = base.text in POWERED and all(g.text in DIGITS for g in mark)
        wrapped = not behind and bool(after) and _is_raised(mark[-1], after[0]) and _goes_on(base, after[0])
        if (behind and not power) or wrapped:
            found.update(map(id, mark))
            reach.update({id(base): mark[-1].x1} if behind else {})
    return found, reach


def _is_raised(g: Glyph, base: Glyph) -> bool:
    return g.angle == base.angle and g.size < SMALL * base.size and base.top < g.bottom < base.bottom - 0.2 * base.size


def _goes_on(last: Glyph, first: Glyph) -> bool:
    """Whether a line goes on with the one before it, whose last character is not that of a sentence."""
    below = first.top - last.top
    return last.text != "。" and abs(first.size - last.size) < 0.1 and 0.5 * last.size < below < 3 * last.size
