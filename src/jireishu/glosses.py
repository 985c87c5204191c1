"""Which glyphs stand beside the words of a text and are none of them: ruby, and the raised marks of notes?"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jireishu.rows import Glyph, Run

NEAR = 24.0  # points: what stands side by side is in neighbouring squares of this size
RUBY = frozenset(chr(c) for c in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FD)))
FIGURES = frozenset("0123456789０１２３４５６７８９※*＊†‡注")  # which the mark of a note is made of,
NOTED = FIGURES | set("()（）[]［］,、")  # and what may stand around them
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
        if not 1.5 * size <= base.size <= 3 * size:
            continue
        overlaps = run.x0 < base.x1 and run.x1 > base.x0
        above = -0.4 * base.size < base.top - run.bottom < 0.4 * base.size and overlaps and run.top < base.top
        level = run.top < base.bottom and run.bottom > base.top
        beside = -0.4 * base.size < run.x0 - base.x1 < 0.4 * base.size and level and _goes_down(run)
        if above or beside:
            return True
    return False


def notes(glyphs: list[Glyph]) -> tuple[set[int], dict[int, float]]:
    """Which glyphs are the marks of notes, by identity: small figures raised behind a character; m2 is a power.

    And up to where each of the characters reaches with the mark behind it.
    """
    marks: list[tuple[Glyph, list[Glyph]]] = []  # what may be one, and what it stands behind
    for before, g in pairwise(glyphs):
        base, mark = marks[-1] if marks and marks[-1][1][-1] is before else (before, [])
        if g.text in NOTED and g.size < SMALL * base.size and _is_raised(g, base, before):
            mark.append(g)
            if len(mark) == 1:
                marks.append((base, mark))
    told = [
        (base, mark) for base, mark in marks
        if not (base.text.isascii() and base.text.isalnum()) and any(g.text in FIGURES for g in mark)
    ]  # fmt: skip
    return {id(g) for _, mark in told for g in mark}, {id(base): mark[-1].x1 for base, mark in told}


def _is_raised(g: Glyph, base: Glyph, before: Glyph) -> bool:
    level = base.top < g.bottom < base.bottom - 0.2 * base.size
    return level and -0.2 * base.size < g.x0 - before.x1 < 0.5 * base.size


def _goes_down(run: Run) -> bool:
    return run.vertical or len(run.glyphs) == 1
