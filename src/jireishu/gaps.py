"""Which gaps between the glyphs of a text are spaces that nobody drew?"""

from __future__ import annotations

from itertools import pairwise

from jireishu.glyphs import Glyph
from jireishu.text import KANA

WORD_GAP = 0.17  # em: a wider gap beside a Latin letter is a space that the producer did not draw,
FIGURE_GAP = 0.22  # and a wider one beside a figure, which may be set apart in a table
LATIN = frozenset(map(chr, (*range(0x21, 0x250), *range(0xFB00, 0xFB07))))  # with what stands beside letters
NUMBER_GAP, LETTER_GAP = 0.4, 0.2  # and one after what numbers a text, after a letter set otherwise than that
FIGURES = 2  # such a number has, at most
LETTERS = frozenset("アイウエオカキクケコロハニホヘト")
SPACED = 3  # pairs of kana or kanji that show how far apart a text is set,
MOST_APART = 0.5  # em at most


def spaces(glyphs: list[Glyph]) -> list[bool]:
    """Whether a space stands between each glyph of a text, set across the page, and the next."""
    apart, (number, room) = _apart(glyphs), _number(glyphs)
    return [(a is number and _gap(a, b) - apart > room) or _is_word_gap(a, b, apart) for a, b in pairwise(glyphs)]


def _number(glyphs: list[Glyph]) -> tuple[Glyph | None, float]:
    """The last glyph of what may number a text at its beginning, a letter, or figures that are set otherwise; and how
    far it is apart then, in em, more than the letters of the text are."""
    lettered = glyphs[0].text in LETTERS
    count = 1 if lettered else next((n for n, g in enumerate(glyphs) if not g.text.isdecimal()), 0)
    if not 0 < count <= FIGURES or len(glyphs) == count:
        return None, 0.0
    last, *rest = ((g.font, g.colour, round(g.size, 1)) for g in (glyphs[count - 1], glyphs[count], glyphs[-1]))
    unlike = last not in rest  # and not only words marked after it
    if lettered:
        return glyphs[0], LETTER_GAP if unlike else NUMBER_GAP
    return glyphs[count - 1] if unlike else None, NUMBER_GAP


def _apart(glyphs: list[Glyph]) -> float:
    """How far apart, in em, the letters of a text are set: as its kana and kanji are, between which no spaces stand."""
    gaps = [_gap(a, b) for a, b in pairwise(glyphs) if a.text > KANA and b.text > KANA]
    return min(max(sorted(gaps)[len(gaps) // 2], 0.0), MOST_APART) if len(gaps) >= SPACED else 0.0


def _gap(a: Glyph, b: Glyph) -> float:
    """How far apart two glyphs are, in em."""
    return (b.x0 - a.x1) / max(min(a.size, b.size), 1.0)


def _is_word_gap(a: Glyph, b: Glyph, apart: float) -> bool:
    if a.text[-1:].isspace() or b.text[:1].isspace():
        return False
    gap = _gap(a, b) - apart
    pair = a.text[-1:] + b.text[:1]
    if all(c in LATIN for c in pair) and any(map(str.isalpha, pair)) and not any(map(str.isdigit, pair)):
        return gap > WORD_GAP
    return gap > (FIGURE_GAP if pair.isascii() and pair.isalnum() else 0.9)
