"""Which glyphs make up one stretch of text? Glyphs in drawing order -> runs -> segments, row by row. Pure functions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from jireishu import gaps, glosses
from jireishu.glyphs import Glyph, Run, aslant, in_runs, undoubled
from jireishu.page import Box, Segment, Style
from jireishu.text import KANA, LISTING, middle_dots

GAP = 1.2  # em: a wider gap divides two segments on a row,
GUTTER = 0.6  # and a narrower one too where other text is drawn between the two,
UNLIKE = 2.5  # times as large as its neighbour on a row: not of the same text
SMALLER, LONG = 1.3, 12  # times its size at least, and its glyphs at least: a tagline beside a title is another text
ASIDE, OPENING, CLOSING = 1.15, "（(［[", "）)］]"  # times its size at least: brackets that end a larger text
HANGING = ("、", "。", "，", "．")
OFF_LEVEL = 0.25  # em: glyphs of one line stand on one level but for this much
LABEL, LEADING = 3, 30  # glyphs of a number, and of a heading that goes on with its text, at most,
LETTER = 0.8  # em from that,
FEW = 0.2  # of whose glyphs may be set like it: signs that a font lacks
UNLIKE_SIZE = 0.08  # times its size that a glyph of one text differs from the one before it, at most
NEARER = 0.2  # points that letters set apart are nearer to each other than cells that touch
EDGE = 3  # runs that begin at one place show that a column does


def segments(glyphs: list[Glyph], rules: list[Box], down_page: bool = False) -> list[Segment]:
    """The text of a page in segments, sorted by row and then from left to right.

    rules: vertical rules, which divide text as a wide gap does. down_page: the page is vertical, so
    that a letter by itself is a short column. Glyphs printed twice for boldness count once.
    """
    single, doubled = undoubled(glyphs)
    across: list[Run] = []
    runs = in_runs(single, down_page)
    marks, reach = glosses.notes(single)
    beside = glosses.ruby(runs) | glosses.shadows(runs) | marks
    if beside:  # what they stood by is one text again, and drawn as one
        kept = [g for g in single if id(g) not in beside]
        single = [g._replace(at=n, x1=reach.get(id(g), g.x1)) for n, g in enumerate(kept)]
        doubled = {id(new) for old, new in zip(kept, single, strict=True) if id(old) in doubled}
        runs = in_runs(single, down_page)
    down = aslant(single)
    for run in runs:
        (down if run.vertical else across).append(run)
    starts = Counter(round(run.x0) for run in across)
    rows = [_split(row, rules, starts) for row in _rows(across)] + [[run] for run in down if not _is_blank(run)]
    return [_segment(run, doubled, number) for number, row in enumerate(rows) for run in row]


def is_vertical(glyphs: list[Glyph]) -> bool:
    """Whether a page is set in columns of vertical text: more of it steps down than across."""
    down = across = 0
    for run in in_runs(glyphs):
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


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand on one level, each row from left to right, rows from the top."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.top + r.bottom, r.x0)):
        height = run.bottom - run.top
        for row in reversed(rows[-3:]):
            # the nearest; where that stands in a column beside, also one on the same level on the other side
            near = min(row, key=lambda r: _beside(run, r))
            sides = {r.x0 > run.x0: r for r in sorted(row, key=lambda r: -_beside(run, r))}
            level = all(_beside(run, r) > 0 for r in row) and any(
                _off(run, r) < OFF_LEVEL * min(height, r.bottom - r.top) for r in sides.values()
            )
            if level or _off(run, near) < 0.6 * min(height, near.bottom - near.top):
                row.append(run)
                break
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda r: r.x0)
    return rows


def _beside(one: Run, other: Run) -> float:
    """How far apart two runs stand on a row; less than 0 where one is over the other."""
    return max(other.x0 - one.x1, one.x0 - other.x1)


def _off(one: Run, other: Run) -> float:
    """How far apart the middles of two runs are in height."""
    return abs((one.top + one.bottom) - (other.top + other.bottom)) / 2


def _split(row: list[Run], rules: list[Box], starts: Counter[int]) -> list[Run]:
    """The runs of a row, joined where neither a wide gap nor a rule lies between them.

    starts: how many runs of the page begin at a place. Where some do, the left edge of a column is, and a stop that
    hangs out of the column before may reach it.
    """
    joined: list[Run] = []
    top, bottom = min(run.top for run in row), max(run.bottom for run in row)
    rules = [r for r in rules if r.top <= bottom and r.bottom >= top]
    for run in (part for whole in row for part in _at_rules(whole, rules) if not _is_blank(part)):
        if joined and _goes_on(joined[-1], run, rules, starts):
            for g in run.glyphs:
                joined[-1].add(g)
        else:
            joined.append(run)
    return joined


def _goes_on(last: Run, run: Run, rules: list[Box], starts: Counter[int]) -> bool:
    """Whether a run is of one text with the one before it on its row; see `_split`."""
    before, first = last.glyphs[-1], run.glyphs[0]
    em = min(before.size, first.size)
    y = (run.top + run.bottom) / 2
    if any(last.x1 - 0.3 * em < r.x0 < run.x0 + 0.3 * em and r.top <= y <= r.bottom for r in rules):
        return False
    drawn_next = 0 <= first.at - before.at <= len(last.glyphs) + 3  # spaces, or the same drawn again for boldness
    if (
        _is_unlike(before, first)
        or _is_smaller(last, run)
        or _is_column(last, run, starts)
        or (not drawn_next and _is_off_level(before, first))
    ):
        return False
    hangs = not drawn_next and before.text in HANGING and starts[round(run.x0)] >= EDGE
    gap = run.x0 - (before.x0 if hangs else last.x1)
    return gap < (GAP if drawn_next else GUTTER) * em


def _at_rules(run: Run, rules: list[Box]) -> list[Run]:
    """The parts of a run that rules stand between: cells of a table may all but touch, but not as near as letters that
    are set apart, as those at the edge of marked words are."""
    y = (run.top + run.bottom) / 2
    within = [r for r in rules if run.x0 < r.x0 and r.x1 < run.x1 and r.top <= y <= r.bottom]
    if not within:
        return [run]
    apart = [max(b.x0 - a.x1, 0.0) for a, b in pairwise(run.glyphs)]
    usual = median(apart) if len(apart) > LABEL else 0.0  # fewer do not tell
    parts, near = [Run(run.glyphs[:1])], usual + NEARER if usual else 0.0
    for a, b in pairwise(run.glyphs):
        least = 0.0 if a.text.isspace() or b.text.isspace() else near
        if b.x0 - a.x1 > least and any(a.x1 <= r.x1 and r.x0 <= b.x0 for r in within):
            parts.append(Run([b]))
        else:
            parts[-1].add(b)
    return parts


def _is_unlike(a: Glyph, b: Glyph) -> bool:
    """Whether two glyphs are too different in size to be of one text, as a watermark and what it lies over are."""
    return max(a.size, b.size) > UNLIKE * min(a.size, b.size)


def _is_smaller(last: Run, run: Run) -> bool:
    """Whether a run is of another text than the one before it, as a tagline beside a title is: smaller, and long."""
    before, first = last.glyphs[-1], run.glyphs[0]
    apart = run.x0 - last.x1 > GUTTER * first.size
    return apart and len(run.glyphs) >= LONG and before.size > SMALLER * first.size


def _is_column(last: Run, run: Run, starts: Counter[int]) -> bool:
    """Whether a run begins where a column does, apart from the one before it, which is no number, and in another font;
    or in another size, and in another colour or with a mark of lists."""
    before, first = last.glyphs[-1], run.glyphs[0]
    worded = len(last.glyphs) > LABEL or (len(last.glyphs) > 1 and all(g.text > KANA for g in last.glyphs))
    apart = run.x0 - last.x1 > GUTTER * first.size and starts[round(run.x0)] >= EDGE
    sized = abs(before.size - first.size) > UNLIKE_SIZE * first.size
    marked = before.colour != first.colour or first.text in LISTING
    return worded and apart and (before.font != first.font or (sized and marked))


def _is_off_level(a: Glyph, b: Glyph) -> bool:
    """Whether two glyphs of one size stand on lines of their own, though the lines nearly level."""
    return abs(a.size - b.size) < 0.1 * a.size and abs(a.bottom - b.bottom) > OFF_LEVEL * a.size


def _is_blank(run: Run) -> bool:
    return all(g.text.isspace() for g in run.glyphs)


def _segment(run: Run, doubled: set[int], row: int) -> Segment:
    """A run that is more than spaces, without those at its ends. doubled: the glyphs printed twice, by identity."""
    places = [n for n, g in enumerate(run.glyphs) if not g.text.isspace()]
    ink, glyphs = [run.glyphs[n] for n in places], run.glyphs[places[0] : places[-1] + 1]
    parts, after, run_in = [glyphs[0].text], None if run.vertical else _told_after(ink), 0
    spaces = [False] * (len(glyphs) - 1) if run.vertical else gaps.spaces(glyphs)
    for g, spaced in zip(glyphs[1:], spaces, strict=True):
        run_in = sum(map(len, parts)) if g is after else run_in
        if spaced:
            parts.append(" ")
        parts.append(g.text)
    styles: Counter[tuple[str, float, str, bool]] = Counter()
    kana: Counter[tuple[str, float, str, bool]] = Counter()
    for g in _told(ink):
        wide, high = g.x1 - g.x0, g.bottom - g.top
        size = max(wide, high) if run.vertical else wide if g.angle % 2 else high
        styles[g.font, round(size, 1), g.colour, id(g) in doubled] += len(g.text)
        kana[g.font, round(size, 1), g.colour, id(g) in doubled] += g.text > KANA
    # its kana and kanji tell, of 北海道釧路市 the town's: figures and Latin letters may be of another font
    style, count = max(styles.items(), key=lambda one: (kana[one[0]], one[1], one[0][1]))
    text_x = ink[min(1, len(ink) - 1)].x0 if ink[0].text in LISTING else ink[0].x0
    return Segment(
        middle_dots("".join(parts)),
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
        run_in,
    )


def _told_after(ink: list[Glyph]) -> Glyph | None:
    """The first glyph of what goes on after a heading, which is set otherwise but in size, and apart by a letter."""
    stop = next((n for n in range(1, len(ink)) if ink[n].x0 - ink[n - 1].x1 > LETTER * ink[n].size), 0)
    lead, rest = ([g for g in part if g.text > KANA] for part in (ink[:stop], ink[stop:]))
    if not LABEL < len(lead) <= LEADING or not rest or abs(lead[0].size - rest[0].size) > 0.1 * rest[0].size:
        return None
    alike = [sum(_are_alike(g, lead[0]) for g in part) / len(part) for part in (lead, rest)]
    return ink[stop] if alike[0] == 1 and alike[1] < FEW else None


def _are_alike(one: Glyph, other: Glyph) -> bool:
    """Whether two glyphs are of one font and colour."""
    return (one.font, one.colour) == (other.font, other.colour)


def _told(ink: list[Glyph]) -> list[Glyph]:
    """The glyphs that tell how a text is set: those of 緑山市 in 緑山市（人口 4万人） with smaller brackets."""
    opened = next((n for n in range(len(ink) - 1, 0, -1) if ink[n].text in OPENING), 0)
    closed = ink[-1].text in CLOSING or not any(
        g.text in CLOSING for g in ink[opened:]
    )  # or it goes on in the next row
    return ink[:opened] if opened and closed and ink[opened - 1].size > ASIDE * ink[opened].size else ink
