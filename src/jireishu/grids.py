"""Which rectangles do the rules of a page enclose, and which of them are tables? By pdfplumber's search for grids."""

from __future__ import annotations

from pdfplumber import table as grid

Cell = tuple[float, float, float, float]

MAX_EDGES = 1_500  # a page; above it are drawings, and the search for grids is quadratic


def read(edges: list[Cell]) -> tuple[list[Cell], list[list[Cell]]]:
    """All cells that thin boxes enclose, and those of each table, in the edges' coordinates."""
    cells = _cells(edges)
    return cells, [found for found in grid.cells_to_tables(cells) if _is_table(found)]


def _cells(boxes: list[Cell]) -> list[Cell]:
    """The rectangles that rules enclose, by pdfplumber's search for grids."""
    if not 4 <= len(boxes) <= MAX_EDGES:
        return []
    edges = []
    for x0, top, x1, bottom in set(boxes):
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
    cells: list[Cell] = grid.intersections_to_cells(grid.edges_to_intersections(merged, 3, 3))
    return cells


def _is_table(cells: list[Cell]) -> bool:
    """At least two rows and two columns: fewer cells are boxes around text."""
    return len(cells) >= 4 and len({round(c[1]) for c in cells}) >= 2 and len({round(c[0]) for c in cells}) >= 2
