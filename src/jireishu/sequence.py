"""In what order does a page draw its lines, and can that be the order they are read in? Pure geometry over segments.

Most producers draw text as it is read, column by column, box by box, which geometry alone cannot always tell. Where
lines that stand right below each other are mostly drawn apart, the order of drawing says nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from jireishu import edges
from jireishu.page import UNLIKE, Segment, are_stacked
from jireishu.rows import HANGING
from jireishu.text import STOPS

CLOSE = 1.1  # em between a line and the next of the same text, at most
SAME = 1.5  # em that texts of one column begin apart, at most
NEAR = 100  # texts drawn before and after one, among which the nearest of its column is sought
SAMPLE = 400  # lines of a page that are looked at, at most about twice as many
HANGS = 1.1  # em that a stop hangs out of its column, at most
LISTED = 0.2  # em that what stands beside labels begins apart, at most
LEVEL = 3  # lines that end within an em of the longest: there their column ends
PROOFS = 4  # pairs of lines below each other that show in what order a page is drawn,
TRUSTED = 0.6  # by the share of them that are drawn one after the other


@dataclass(frozen=True, slots=True)
class Strip:
    """The segments of one line from left to right, and from where to where the lines reach that it stands among.

    right: without end where it goes on in no other line.
    """

    segments: tuple[Segment, ...]
    left: float
    right: float


def strips(segments: Sequence[Segment], width: float) -> list[Strip] | None:
    """The lines in the order they are drawn in; None where that is not the order they are read in.

    width: the page's.
    """
    drawn = sorted(segments, key=lambda s: s.at)
    if not _is_read_as_drawn(drawn):
        return None
    rows: list[list[Segment]] = []
    for n, s in enumerate(drawn):
        if rows and _stands_beside(rows[-1], s, drawn[n + 1] if n + 1 < len(drawn) else None, rows[-2:-1]):
            rows[-1].append(s)
        else:
            rows.append([s])
    return _measured(_title_first(rows), width)


def is_below(a: Segment, b: Segment) -> bool:
    """Whether b can be the next line of the text that a is of."""
    alike = abs(a.size - b.size) <= UNLIKE * a.size and a.vertical == b.vertical
    close = -0.3 * a.size < b.top - a.bottom < CLOSE * a.size
    return alike and close and are_stacked(a, b) and abs(a.x0 - b.x0) < max(3 * a.size, 0.5 * (a.x1 - a.x0))


def _is_read_as_drawn(drawn: Sequence[Segment]) -> bool:
    drawn = [s for s in drawn if any(map(str.isalpha, s.text))]  # the numbers of a chart are drawn in any order
    places: defaultdict[int, list[int]] = defaultdict(list)
    for n, s in enumerate(drawn):
        places[int(s.top // 20)].append(n)
    pairs = kept = 0
    for n in range(0, len(drawn), len(drawn) // SAMPLE + 1):
        a = drawn[n]
        near = (m for band in range(int(a.top // 20), int((a.bottom + CLOSE * a.size) // 20) + 1) for m in places[band])
        below = [m for m in near if is_below(a, drawn[m])]
        if below:
            m = min(below, key=lambda m: (drawn[m].top, abs(drawn[m].x0 - a.x0)))
            pairs += 1
            kept += m > n and all(s.row in (a.row, drawn[m].row) for s in drawn[n + 1 : m])
    return pairs < PROOFS or kept >= TRUSTED * pairs


def _stands_beside(row: list[Segment], s: Segment, following: Segment | None, above: list[list[Segment]]) -> bool:
    """Whether a segment goes on with the row drawn before it; text of several lines beside it is another text."""
    last = row[-1]
    if s.row != last.row or s.x0 < last.x1 - 0.3 * s.size or s.vertical:
        return False
    block_ends = len(row) == 1 and bool(above) and is_below(above[0][-1], last)
    block_begins = following is not None and following.row != s.row and is_below(s, following)
    near = s.x0 - last.x1 < 2.5 * min(s.size, last.size)
    return near or not (block_ends or block_begins)


def _title_first(rows: list[list[Segment]]) -> list[list[Segment]]:
    """The largest line of a page, where it stands above all others, before them, though it may be drawn last."""
    if len(rows) < 2:
        return rows
    n = max(range(len(rows)), key=lambda n: (max(s.size for s in rows[n]), -n))
    top = rows[n][0].top
    if n and all(top < row[0].top for row in rows if row is not rows[n]):
        return [rows[n], *rows[:n], *rows[n + 1 :]]
    return rows


def _measured(rows: list[list[Segment]], width: float) -> list[Strip]:
    """Each row with the edges of the lines right above and below it that were drawn before and after it.

    How far those reach is shown by several that end level, two that break off amid a sentence or more, else by the
    nearest text that begins where they do; of whole sentences, or of one line, by the others, or the page's margins.
    A line of a list with labels goes on in none that is another, nor do those that are flush right.
    """
    texts: list[list[list[Segment]]] = []
    endless, flush = set[int](), _flush_right(rows)
    edge = edges.right_edge([s for row in rows for s in row]) if rows else 0.0
    for row in rows:
        if not texts or not any(is_below(a, b) for a in texts[-1][-1] for b in row):
            texts.append([row])
            continue
        before = texts[-1][-1]
        if {id(before), id(row)} <= flush:
            endless |= {id(before), id(row)}
        elif _are_listed(before, row):
            endless.add(id(before))
        texts[-1].append(row)
    spans = [(min(row[0].x0 for row in text), max(row[-1].x1 for row in text)) for text in texts]
    shown = [_shows(text, right) for text, (_, right) in zip(texts, spans, strict=True)]
    full = [n for n, shows in enumerate(shown) if shows]
    found = []
    for n, text in enumerate(texts):
        left, right = spans[n]
        if not shown[n]:
            em = text[0][0].size
            around = full[bisect_left(full, n - NEAR) : bisect_left(full, n + NEAR)]
            near = [m for m in around if abs(spans[m][0] - left) < SAME * em and spans[m][1] > right - em]
            if near:
                right = max(right, spans[min(near, key=lambda m: abs(m - n))][1])
            elif all(row[-1].text.endswith(STOPS) for row in text[:-1]):
                whole = text[-1][-1].text.endswith(STOPS)
                right = max(right, edge, width - left if whole and left < width / 2 else 0.0)
        inner = _within(text, right)
        for row in text:
            reach = inf if id(row) in endless else right if row[-1].text.endswith(STOPS) else inner
            found.append(Strip(tuple(row), left, reach))
    return found


def _flush_right(rows: Sequence[Sequence[Segment]]) -> set[int]:
    """The identities of rows that end where others do, in the right half, and begin where none does, as dates do."""
    starts, ends = Counter(round(row[0].x0) for row in rows), Counter(round(row[-1].x1) for row in rows)
    middle = (min(starts, default=0) + max(ends, default=0)) / 2
    return {
        id(row) for row in rows
        if row[0].x0 > middle and starts[round(row[0].x0)] < 2 <= sum(ends[round(row[-1].x1) + n] for n in (-1, 0, 1))
    }  # fmt: skip


def _are_listed(row: Sequence[Segment], following: Sequence[Segment]) -> bool:
    """Whether rows are those of a list of labels and what they say, which stands in one place in both."""
    places = (row[1], following[1]) if min(len(row), len(following)) > 1 else None
    return places is not None and abs(places[0].x0 - places[1].x0) < LISTED * row[0].size


def _within(text: Sequence[Sequence[Segment]], right: float) -> float:
    """How far the lines of a text reach, but for a stop that hangs out beyond all others; right: with that."""
    last = max((row[-1] for row in text), key=lambda s: s.x1)
    within = max((row[-1].x1 for row in text if not row[-1].text.endswith(HANGING)), default=0.0)
    return within if right == last.x1 and right - within < HANGS * last.size else right


def _shows(text: Sequence[Sequence[Segment]], right: float) -> bool:
    """Whether rows of a text show that its column ends where the furthest does."""
    level = [row[-1] for row in text if right - row[-1].x1 < row[-1].size]
    return len(level) >= LEVEL or sum(not end.text.endswith(STOPS) for end in level) > 1
