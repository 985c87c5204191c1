"""Which rectangles do the rules of a page enclose, and which of them are tables? By pdfplumber's search for grids."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

from pdfplumber import table as grid

from jireishu.glyphs import Glyph
from jireishu.page import Segment

Cell = tuple[float, float, float, float]
Rows = Sequence[Sequence[Segment | Glyph]]  # the texts of each

OPEN = 12.0  # points that the sides of an open box are high, at least
LEAST = 4.0  # points that a cell is high and wide, at least: lower is the gap between a bar and the table below it
DOT = 2.0  # points: what is no longer is a dot of a dotted rule, which runs neither way
SIDE = 3.0  # points that the rules of a table may begin and end apart
GAP = 8.0  # points between two columns, at least
SPACE = 1.02  # em: what is wider is no space between words
HIGH = 90.0  # points that a row is high, at most
ROWS = 2  # of a table without upright rules, at least
MAX_EDGES = 1_500  # a page; above it are drawings, and the search for grids is quadratic


def read(edges: list[Cell]) -> tuple[list[Cell], list[list[Cell]]]:
    """All cells that thin boxes enclose, and those of each table, in the edges' coordinates."""
    cells = _cells(edges)
    return cells, [found for found in grid.cells_to_tables(cells) if _is_table(found)]


def uprights(edges: Sequence[Cell], texts: Sequence[Segment | Glyph]) -> list[Cell]:
    """The upright rules that a table of short texts with level ones alone lacks: at its sides, and between its columns,
    where no text stands in any of its rows, and more room is than a space takes."""
    if len(edges) > MAX_EDGES:
        return []
    level, upright = list(_whole(edges)), [e for e in edges if e[3] - e[1] > DOT]
    if not (stacks := list(_stacks(level))):
        return []
    texts = sorted((s for s in texts if not s.text.isspace()), key=lambda s: s.top)
    tops = [s.top for s in texts]
    found: list[Cell] = []
    for x0, x1, ys in stacks:
        near = texts[bisect_left(tops, ys[0] - HIGH) : bisect_left(tops, ys[-1])]
        rows: list[list[Segment | Glyph]] = [[] for _ in ys]  # the last of what stands above or below all
        for s in (s for s in near if x0 - SIDE < s.x0 and s.x1 < x1 + SIDE):
            rows[bisect_left(ys, (s.top + s.bottom) / 2) - 1].append(s)
        own = [e for e in upright if x0 + SIDE < e[0] < x1 - SIDE]
        for first, stop in _runs(rows[:-1]):
            for top in (first, first + 1):  # above the first row of a table a caption may stand
                if xs := _columns(rows[top:stop], ys[top : stop + 1], own, (x0, x1)):
                    found += [(x, ys[top], x, ys[stop]) for x in xs]
                    break
    return found


def touching(frames: Sequence[Cell]) -> list[Cell]:
    """The sides that frames have in common which are level and touch, whatever shapes they were drawn as."""
    level: dict[tuple[int, int], list[Cell]] = {}
    for frame in frames:
        level.setdefault((round(frame[1]), round(frame[3])), []).append(frame)
    pairs = (pair for own in level.values() for pair in pairwise(sorted(own)))
    return [(a[2], a[1], a[2], a[3]) for a, b in pairs if abs(b[0] - a[2]) < SIDE]


def _columns(rows: Rows, ys: Sequence[float], upright: Sequence[Cell], ends: tuple[float, float]) -> list[float]:
    """Where the columns of rows begin and end that some upright rules may part already; nowhere if these part all."""
    own = [e for e in upright if e[1] < ys[-1] - DOT and e[3] > ys[0] + DOT]
    drawn = all(any(e[1] < below - DOT and e[3] > top + DOT for e in own) for top, below in pairwise(ys))
    told = [s for row in rows for s in row]
    gaps = _parting(told)
    crossed = any("。" in s.text for s in told) or not all(any(a < e[0] < b for a, b in gaps) for e in own)
    if len(rows) < ROWS or drawn or crossed or not gaps:
        return []
    xs = [next((e[0] for e in own if a < e[0] < b), (a + b) / 2) for a, b in gaps]
    return [ends[0], *xs, ends[1]] if _are_filled(rows, [ends[0] - SIDE, *xs, ends[1] + SIDE]) else []


def _parting(texts: Sequence[Segment | Glyph]) -> list[tuple[float, float]]:
    """The gaps between texts, from the left, that are wider than spaces."""
    least = max([GAP, *(SPACE * s.size for s in texts)])
    return [(a, b) for a, b in _gaps(sorted((s.x0, s.x1) for s in texts)) if b - a > least]


def _runs(rows: Rows) -> Iterator[tuple[int, int]]:
    """From which row to before which several follow each other that gaps part."""
    parted = [bool(_parting(row)) for row in rows]
    first = 0
    for n, is_parted in enumerate([*parted, False]):
        if not is_parted:
            if n - first >= ROWS:
                yield first, n
            first = n + 1


def _are_filled(rows: Rows, xs: Sequence[float]) -> bool:
    """Whether every row has a first text and another between these places, and the last column not numbers alone, as
    that of a 目次 has."""
    middles = [[(s.x0 + s.x1) / 2 for s in row] for row in rows]
    held = [[any(a < x < b for x in row) for a, b in pairwise(xs)] for row in middles]
    counted = all(s.text.strip().isdecimal() for row in rows for s in row if s.x0 > xs[-2])
    return not counted and all(row[0] and any(row[1:]) for row in held)


def _whole(edges: Sequence[Cell]) -> Iterator[Cell]:
    """The level rules, those in parts as one."""
    whole: Cell | None = None
    for edge in sorted((e for e in edges if e[2] - e[0] > max(OPEN, e[3] - e[1])), key=lambda e: (round(e[1]), e[0])):
        if whole and abs(edge[1] - whole[1]) < 1 and edge[0] < whole[2] + SIDE:
            whole = (whole[0], whole[1], max(whole[2], edge[2]), whole[3])
            continue
        if whole:
            yield whole
        whole = edge
    if whole:
        yield whole


def _stacks(level: Sequence[Cell]) -> Iterator[tuple[float, float, list[float]]]:
    """From where to where several rules of one length reach that stand one below the other, and where these do."""
    alike: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for rule in level:
        alike[round(rule[0] / SIDE), round(rule[2] / SIDE)].append(rule)
    for rules in alike.values():
        stack: list[Cell] = []
        for rule in [*sorted(rules, key=lambda r: r[1]), (0.0, float("inf"), 0.0, float("inf"))]:
            if stack and rule[1] - stack[-1][1] > HIGH:
                if len(stack) > ROWS:
                    yield stack[0][0], stack[0][2], [rule[1] for rule in stack]
                stack = []
            stack.append(rule)


def _gaps(ends: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """From where to where nothing stands, of what begins and ends there, from the left."""
    reach = ends[0][1] if ends else 0.0
    for x0, x1 in ends:
        if x0 > reach:
            yield reach, x0
        reach = max(reach, x1)


def _cells(boxes: list[Cell]) -> list[Cell]:
    """The rectangles that rules enclose, by pdfplumber's search for grids."""
    rules = {box for box in boxes if max(box[2] - box[0], box[3] - box[1]) > DOT}
    if not 3 <= len(rules) <= MAX_EDGES:
        return []
    edges = []
    for x0, top, x1, bottom in rules:
        upright = bottom - top > x1 - x0
        if upright:
            x0 = x1 = (x0 + x1) / 2
        else:
            top = bottom = (top + bottom) / 2
        edges.append({
            "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
            "orientation": "v" if upright else "h", "object_type": "line",
        })  # fmt: skip
    edges.sort(key=lambda e: (e["top"], e["x0"], e["bottom"], e["x1"]))
    merged = grid.merge_edges(edges, 3, 3, 3, 3)
    merged = [*merged, *_closing(merged)]
    cells: list[Cell] = grid.intersections_to_cells(grid.edges_to_intersections(merged, 3, 3))
    return [c for c in cells if min(c[2] - c[0], c[3] - c[1]) > LEAST]


def _closing(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The edges that close a box which a page break left open: two uprights that one edge joins at one end only, or at
    neither, but between those, the outer ones of a table."""
    uprights = [e for e in edges if e["orientation"] == "v" and e["height"] > OPEN]
    level = [e for e in edges if e["orientation"] == "h"]
    added = []
    for left, right in combinations(uprights, 2):
        alike = abs(left["top"] - right["top"]) < 3 and abs(left["bottom"] - right["bottom"]) < 3
        if not alike or right["x0"] <= left["x0"]:
            continue
        joined = [e for e in level if abs(e["x0"] - left["x0"]) < 3 and abs(e["x1"] - right["x0"]) < 3]
        ends = [any(abs(e["top"] - left[end]) < 3 for e in joined) for end in ("top", "bottom")]
        within = [e for e in joined if left["top"] < e["top"] < left["bottom"]]
        if sum(ends) == 1 or (within and not any(ends) and _is_parted(left, right, uprights)):
            open_ends = [end for end, closed in zip(("top", "bottom"), ends, strict=True) if not closed]
            added += [{**joined[0], "top": left[end], "bottom": left[end]} for end in open_ends]
    return added


def _is_parted(left: dict[str, Any], right: dict[str, Any], uprights: list[dict[str, Any]]) -> bool:
    """Whether another upright stands between two, as high as they are."""
    return any(left["x0"] < e["x0"] < right["x0"] and abs(e["top"] - left["top"]) < 3 for e in uprights)


def _is_table(cells: list[Cell]) -> bool:
    """At least two rows and two columns: fewer cells are boxes around text."""
    return len(cells) >= 4 and len({round(c[1]) for c in cells}) >= 2 and len({round(c[0]) for c in cells}) >= 2
