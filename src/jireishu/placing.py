"""Where on the pages does a passage stand? The lines of a block -> the pages and boxes, as displayed, of its passage,
which gets its id here, as cases do."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jireishu import citation
from jireishu.blocks import Block
from jireishu.furniture import Leaf
from jireishu.items import Item, Line
from jireishu.model import Case, CaseRef, PageBox, Pages, Passage, SectionRef
from jireishu.page import Page, around
from jireishu.spreads import printed
from jireishu.text import digest

APART = 4.0  # em between a title and what stands at the end of its row, at least
RUNNING = ("bullet", "paragraph", "note")  # what goes down a column; cells of a table also stand beside each other


def pages(numbers: Iterable[int], items: Sequence[Item], leaves: Mapping[int, Leaf]) -> Pages:
    """The pages of those numbers that there are, and what is printed on them where the items stand."""
    known = [n for n in numbers if n in leaves]
    return Pages(tuple(known), tuple(printed(leaves[n], [i.box for i in items if i.page == n]) for n in known))


def case_id(chapter: int | None, number: int | None, name: str, before: Sequence[Case], numbered: bool) -> str:
    """The id of a case: 2-8 by chapter and number; where no case of the book is `numbered`, by its place among the
    chapter's.

    By its name where it alone has no number, or one of the cases before it has the same id.
    """
    place = number if number is not None else 1 + sum(case.chapter == chapter for case in before)
    own = f"{chapter}-{place}" if chapter is not None else str(place)
    if (number is None and numbered) or any(case.id == own for case in before):
        return "x" + hashlib.sha256(name.encode()).hexdigest()[:6]
    return own


def beside(title: Item, page: Page) -> str:
    """What stands at the end of a title's row after a wide gap, as the office at the right of a band; "" where nothing
    does."""
    row = sorted((s for s in page.segments if title.box.holds(*s.middle)), key=lambda s: s.x0)
    far = len(row) > 1 and isinstance(title, Line) and row[-1].x0 - row[-2].x1 > APART * title.size
    return row[-1].text.strip() if far else ""


def labels(leaves: Mapping[int, Leaf]) -> tuple[str | None, ...]:
    """The number printed on each page of the PDF, down to the last that could be read; None where none is known."""
    return tuple(leaves[n].label if n in leaves else None for n in range(1, max(leaves, default=0) + 1))


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
        box = around(page.displayed(line.box) for line in run)
        yield PageBox(page.number, round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1))


class Passages:
    """The passages of the book `title`, from the file `source`, in the order in which they are added."""

    def __init__(self, title: str, source: str, pages: Iterable[Page], leaves: Mapping[int, Leaf]) -> None:
        self.found: list[Passage] = []
        self._title, self._source, self._leaves = title, source, leaves
        self._pages = {page.number: page for page in pages}
        self._ids: Counter[str] = Counter()

    def add(
        self, block: Block, stem: str, numbers: Iterable[int], headings: tuple[str, ...], section: SectionRef | None,
        case: CaseRef | None = None,
    ) -> None:  # fmt: skip
        """stem: of its id, which its text completes, and a number where others have both. numbers: of its pages."""
        stem = f"{stem}.{digest(block.text)}"
        self._ids[stem] += 1
        again, where = self._ids[stem], pages(numbers, block.lines, self._leaves)
        cited = citation.cite(self._title, self._source, case, section, where)
        self.found.append(
            Passage(
                stem if again == 1 else f"{stem}-{again}", block.text, block.kind, case, section, headings, where,
                tuple(boxes(block, self._pages)), cited,
            )
        )  # fmt: skip
