"""Where on the pages does a passage stand? The lines of a block -> boxes on the pages as displayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jireishu.blocks import Block
from jireishu.items import Line
from jireishu.model import PageBox
from jireishu.page import Page

RUNNING = ("bullet", "paragraph", "note")  # what goes down a column; cells of a table also stand beside each other


def boxes(block: Block, pages: Mapping[int, Page]) -> Iterator[PageBox]:
    """One a page and column: running text that goes up again goes on in the next column. pages: by number."""
    runs: list[list[Line]] = []
    for line in block.lines:
        last = runs[-1][-1] if runs else None
        if last and line.page == last.page and (line.top > last.top - line.size or block.kind not in RUNNING):
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        page = pages[run[0].page]
        shown = [page.displayed(line.box) for line in run]
        yield PageBox(
            page.number, round(min(b.x0 for b in shown), 1), round(min(b.top for b in shown), 1),
            round(max(b.x1 for b in shown), 1), round(max(b.bottom for b in shown), 1),
        )  # fmt: skip
