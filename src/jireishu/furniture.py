"""What on a page is not content? Page numbers, running heads, side tabs: what stands in the margins and repeats.

Pages -> for each page the printed page number and its content without furniture. Nothing is known of one casebook.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from jireishu.model import Finding
from jireishu.page import Page, Segment
from jireishu.text import fold
from jireishu.tongue import phrase

BAND = 0.11  # of the page's height at the head and the foot, where furniture stands
SIDE = 0.1  # of the page's width at either side, where tabs stand
TAB = 24  # characters of a tab at the side, at most
REPEATS = 3  # pages on which a text must stand at the same place to be furniture,
LARGER = 1.08  # times the size of running text: a title
WINDOW = 6  # within so many pages in a row
_NUMBER = re.compile(
    r"^(?:p\.?|頁|page)?[-‐‑–—―ー−~・.|\[(<]*(\d{1,4})(?:[-‐‑–—―ー−~・.|\])>]*|/\d{1,4}(?:頁|ページ)?|頁|ページ)$"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page without its furniture, and the number printed on it (None where none is)."""

    page: Page
    label: str | None
    furniture: tuple[Segment, ...]


def strip(pages: tuple[Page, ...], keep: Callable[[str], bool], tabs: bool = True) -> tuple[list[Leaf], list[Finding]]:
    """Separate furniture from content on every page, and check the printed page numbers against each other.

    keep: texts that are content wherever they stand, such as section titles that happen to open several pages.
    tabs: whether a few words upright at the side are furniture though they stand on one page only.
    """
    margins = [[s for s in page.segments if in_margin(page, s)] for page in pages]
    labels, chosen, findings = _labels(pages, margins)
    repeated = _repeated(margins)
    leaves = []
    for page, margin, number in zip(pages, margins, chosen, strict=True):
        furniture = [
            s for s in margin
            if s is number or (tabs and _is_tab(page, s))
            or ((_key(s) in repeated or _is_head(page, s, number)) and not keep(s.text))
        ]  # fmt: skip
        gone = set(map(id, furniture))
        kept = tuple(s for s in page.segments if id(s) not in gone)
        leaves.append(Leaf(replace(page, segments=kept), labels[page.number], tuple(furniture)))
    return leaves, findings


def in_margin(page: Page, segment: Segment) -> bool:
    """Whether a segment stands wholly at the head, the foot or one side of the page."""
    high, wide = BAND * page.height, SIDE * page.width
    if segment.bottom < high or segment.top > page.height - high:
        return True
    return segment.vertical and (segment.x1 < wide or segment.x0 > page.width - wide)


def _is_head(page: Page, segment: Segment, number: Segment | None) -> bool:
    """Whether a segment stands beside the page number at the head, no larger than running text: titles are larger."""
    if number is None or segment.row != number.row or segment.top > page.height / 2:
        return False
    sizes: Counter[float] = Counter()
    for s in page.segments:
        sizes[s.size] += len(s.text)
    return segment.size <= LARGER * sizes.most_common(1)[0][0]


def _is_tab(page: Page, segment: Segment) -> bool:
    """Whether a few words stand upright at the side; a longer column is text."""
    beside = segment.x1 < SIDE * page.width or segment.x0 > (1 - SIDE) * page.width
    return segment.vertical and beside and len(segment.text) <= TAB


def _key(segment: Segment) -> tuple[str, int, int]:
    """What makes two pieces of furniture the same: wording, height on the page, size."""
    return fold(segment.text), round(segment.top / 4), round(segment.size)


def _repeated(margins: list[list[Segment]]) -> set[tuple[str, int, int]]:
    """What stands at one place on several pages close together; a last line such as 「る。」 may recur far apart."""
    places: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for index, margin in enumerate(margins):
        for key in {_key(s) for s in margin}:
            places[key].append(index)
    return {
        key
        for key, indexes in places.items()
        if key[0] and any(last - first < WINDOW for first, last in zip(indexes, indexes[REPEATS - 1 :], strict=False))
    }


def _labels(
    pages: tuple[Page, ...], margins: list[list[Segment]]
) -> tuple[dict[int, str | None], list[Segment | None], list[Finding]]:
    """The printed number of each page: the candidate whose distance to the PDF page its neighbours share."""
    candidates: list[list[tuple[int, Segment]]] = []
    for page, margin in zip(pages, margins, strict=True):
        found = []
        for segment in margin:
            match = _NUMBER.match(fold(segment.text))
            outer = segment.top > page.height / 2 or segment.bottom < BAND * page.height
            if match and (outer or segment.vertical):  # across a page of vertical text
                found.append((int(match[1]), segment))
        candidates.append(found)
    votes: dict[int, list[int]] = defaultdict(list)
    for index, found in enumerate(candidates):
        for number, _ in found:
            votes[number - pages[index].number].append(index)
    labels: dict[int, str | None] = {}
    chosen: list[Segment | None] = []
    findings = []
    for index, (page, found) in enumerate(zip(pages, candidates, strict=True)):
        support = {n: _support(votes[n - page.number], index) for n, _ in found}
        best = max(found, key=lambda c: (support[c[0]], c[1].top), default=None)
        if best is None or (support[best[0]] < 2 and len(pages) > 3):
            labels[page.number] = None
            chosen.append(None)
            if best is not None:
                findings.append(_odd_number(best[0], page, votes, index))
                labels[page.number] = findings[-1][1]
                chosen[-1] = best[1]
            continue
        labels[page.number] = str(best[0])
        chosen.append(best[1])
    return labels, chosen, [finding for finding, _ in findings]


def _support(indexes: list[int], index: int) -> int:
    """How many pages within ten of this one share its offset, itself included."""
    return sum(abs(i - index) <= 10 for i in indexes)


def _odd_number(number: int, page: Page, votes: dict[int, list[int]], index: int) -> tuple[Finding, str | None]:
    """A number that no neighbour confirms: what the neighbours imply is taken, and said."""
    offset = max(votes, key=lambda k: _support(votes[k], index))
    if _support(votes[offset], index) < 4:
        return Finding(
            "page_number", phrase("印字された頁番号「{number}」を前後の頁と照合できません", number=number), page.number
        ), None
    expected = page.number + offset
    message = phrase(
        "印字された頁番号「{number}」は前後の頁の続き方と合いません({expected} とみなします)",
        number=number,
        expected=expected,
    )
    return Finding("page_number", message, page.number), str(expected)
