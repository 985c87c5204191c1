"""Which pages of a PDF does one process read? Numbers from 1, written shortly: 7, 3:9 (up to 8), 1::2 (every other)."""

from __future__ import annotations

from collections.abc import Sequence

WORTH = 8  # pages whose reading takes longer than to start a process


def numbers(written: str, count: int) -> list[int]:
    """The pages that are written, of a PDF with `count` pages."""
    found: list[int] = []
    for part in written.split(",") if written else ():
        start, *rest = (int(bound) if bound else 0 for bound in part.split(":"))
        stop, step = ((rest or [start + 1])[0] or count + 1), (rest[1:] or [1])[0]
        found += range(start, min(stop, count + 1), step)
    return found


def written(pages: Sequence[int]) -> str:
    """Ascending pages as `numbers` reads them."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page:
            runs[-1] = (runs[-1][0], page + 1)
        else:
            runs.append((page, page + 1))
    return ",".join(f"{start}:{stop}" for start, stop in runs)


def shares(pages: list[int], hands: int) -> list[list[int]]:
    """Pages divided among at most so many processes, the first share never missing."""
    count = max(1, min(hands, len(pages) // WORTH))
    size = -(-len(pages) // count)
    return [pages[start : start + size] for start in range(0, len(pages), size or 1)] or [[]]
