"""Which rectangles do the rules of a page enclose, and which of them are tables? By pdfplumber's search for grids."""

from __future__ import annotations

from typing import Any

from pdfplumber import table as grid

Cell = tuple[float, float, float, float]

OPEN = 12.0  # points that the sides of an open box are high, at least
LEAST = 4.0  # points that a cell is high and wide, at least: lower is the gap between a bar and the table below it
DOT = 2.0  # points: what is no longer is a dot of a dotted rule, which runs neither way
MAX_EDGES = 1_500  # a page; above it are drawings, and the search for grids is quadratic


def read(edges: list[Cell]) -> tuple[list[Cell], list[list[Cell]]]:
    """All cells that thin boxes enclose, and those of each table, in the edges' coordinates."""
    cells = _cells(edges)
    return cells, [found for found in grid.cells_to_tables(cells) if _is_table(found)]


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
    """The edges that close a box which a page break left open: two uprights that one edge joins at one end only."""
    uprights = [e for e in edges if e["orientation"] == "v" and e["height"] > OPEN]
    level = [e for e in edges if e["orientation"] == "h"]
    added = []
    for n, left in enumerate(uprights):
        for right in uprights[n + 1 :]:
            alike = abs(left["top"] - right["top"]) < 3 and abs(left["bottom"] - right["bottom"]) < 3
            joined = [e for e in level if abs(e["x0"] - left["x0"]) < 3 and abs(e["x1"] - right["x0"]) < 3]
            ends = [any(abs(e["top"] - left[end]) < 3 for e in joined) for end in ("top", "bottom")]
            if alike and right["x0"] > left["x0"] and sum(ends) == 1:
                y = left["bottom" if ends[0] else "top"]
                added.append({**joined[0], "top": y, "bottom": y})
    return added


def _is_table(cells: list[Cell]) -> bool:
    """At least two rows and two columns: fewer cells are boxes around text."""
    return len(cells) >= 4 and len({round(c[1]) for c in cells}) >= 2 and len({round(c[0]) for c in cells}) >= 2
