"""What on a page is not content? Page numbers, running heads, side tabs: what stands in the margins and repeats.

Pages -> for each page the printed page number and its content without furniture. Nothing is known of one casebook.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from jireishu.model import Finding
from jireishu.page import Box, Page, Segment, Style
from jireishu.text import fold
from jireishu.tongue import phrase

BAND = 0.11  # of the page's height at the head and the foot, where furniture stands
SIDE = 0.1  # of the page's width at either side, where tabs stand
BORDER = 0.7  # of a page: a larger frame is drawn around all that stands on it
TAB = 24  # characters of a tab at the side, at most
REPEATS = 3  # pages on which a text must stand at the same place to be furniture,
LARGER = 1.08  # times the size of running text: a title, also where it changes from page to page at the head
WINDOW = 6  # within so many pages in a row
MOST = 0.6  # of the pages that have something where running heads stand
_DASHES = r"(?:[\W_]|ー)*"  # or brackets, or whatever a number is set between
_NUMBER = re.compile(rf"^(?:p\.?|頁|page)?{_DASHES}(\d{{1,4}})(?:{_DASHES}|/\d{{1,4}}(?:頁|ページ)?|頁|ページ)$")

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = tuple(tens + ones for tens in ("", "x", "xx") for ones in _ONES)
_ROMAN = re.compile(rf"{_DASHES}([ivx]+){_DASHES}")
_PARTS = re.compile(r"[\s|｜│／]+")
Key = TypeVar("Key", bound=tuple[object, ...])


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
    again = _said_again(pages, margins)
    running = _running(margins, again)
    margins = [margin + _outside(page, margin) for page, margin in zip(pages, margins, strict=True)]
    repeated = _repeated([[k for s in own for k in _keys(page, s)] for page, own in zip(pages, margins, strict=True)])
    stamps = _stamps(pages)
    titles = _titles(pages, margins) - again
    found = [
        [
            s for s in margin
            if s is number or (tabs and _is_tab(page, s))
            or ((not repeated.isdisjoint(_keys(page, s)) or _is_head(page, s, number) or _slot(s) in running)
                and id(s) not in titles and not keep(s.text))
        ] + [s for s in page.segments if s not in margin and _spot(s) in stamps]
        for page, margin, number in zip(pages, margins, chosen, strict=True)
    ]  # fmt: skip
    amid = _amid(pages, found)
    leaves = []
    for page, own, number in zip(pages, found, chosen, strict=True):
        furniture = [s for s in own if s is number or s.vertical or _slot(s) in running or _wording(s) not in amid]
        gone = set(map(id, furniture))
        kept = tuple(s for s in page.segments if id(s) not in gone)
        leaves.append(Leaf(replace(page, segments=kept), labels[page.number], tuple(furniture)))
    return leaves, findings


def _amid(pages: tuple[Page, ...], furniture: list[list[Segment]]) -> set[tuple[str, Style]]:
    """What looks like furniture and also stands between lines of text: a title that opens several pages or columns."""
    wordings = {_wording(s) for own in furniture for s in own}
    styles = {style for _, style in wordings}
    found = set()
    for page, own in zip(pages, furniture, strict=True):
        gone = set(map(id, own))
        for s in page.segments:
            if s.style in styles and _wording(s) in wordings:
                over = [t for t in page.segments if t.x0 < s.x1 and t.x1 > s.x0 and id(t) not in gone]
                if any(t.bottom <= s.top + 1 for t in over) and any(t.top >= s.bottom - 1 for t in over):
                    found.add(_wording(s))
    return found


def _wording(segment: Segment) -> tuple[str, Style]:
    return fold(segment.text), segment.style


def in_margin(page: Page, segment: Segment) -> bool:
    """Whether a segment stands wholly at the head, the foot or one side of the page, in no box that reaches further."""
    high, wide = BAND * page.height, (BAND if page.turn % 2 else SIDE) * page.width
    if segment.bottom < high or segment.top > page.height - high:
        around = (box for boxes in (page.frames, *page.tables) for box in boxes if box.holds(*segment.middle))
        further = (box for box in around if box.bottom > high and box.top < page.height - high)
        return not any(box.width * box.height < BORDER * page.width * page.height for box in further)
    return segment.vertical and (segment.x1 < wide or segment.x0 > page.width - wide)


def _is_head(page: Page, segment: Segment, number: Segment | None) -> bool:
    """Whether a segment stands beside the page number at the head, no larger than running text: titles are larger."""
    if number is None or segment.row != number.row or segment.top > page.height / 2:
        return False
    return segment.size <= LARGER * _usual_size(page)


def _usual_size(page: Page) -> float:
    sizes: Counter[float] = Counter()
    for s in page.segments:
        sizes[s.size] += len(s.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_tab(page: Page, segment: Segment) -> bool:
    """Whether a few words stand upright at the side; a longer column is text."""
    beside = segment.x1 < SIDE * page.width or segment.x0 > (1 - SIDE) * page.width
    return segment.vertical and beside and len(segment.text) <= TAB


def _key(segment: Segment) -> tuple[str, int, int]:
    """What makes two pieces of furniture the same: wording, height on the page, size."""
    return fold(segment.text), round(segment.top / 4), round(segment.size)


def _keys(page: Page, segment: Segment) -> set[tuple[str, int, int]]:
    """Its key as the page is read and as it is displayed: heads may stand on pages of text down and of text across."""
    shown = page.displayed(Box(segment.x0, segment.top, segment.x1, segment.bottom))
    return {_key(segment), _key(replace(segment, top=shown.top))}


def _slot(segment: Segment) -> tuple[int, int]:
    """The height on the page and the size of what stands in a margin."""
    return round(segment.top / 4), round(segment.size)


def _spot(segment: Segment) -> tuple[str, int, int, int]:
    return *_key(segment), round(segment.x0 / 4)


def _outside(page: Page, margin: list[Segment]) -> list[Segment]:
    """What stands beside all text of a page, as the number of a chapter does at its edge; a list's marks line up."""
    rest = [s for s in page.segments if s not in margin]
    left, right = SIDE * page.width, (1 - SIDE) * page.width
    inner = [s for s in rest if s.x1 >= left and s.x0 <= right]
    if not inner:
        return []
    first, last = min(s.x0 for s in inner), max(s.x1 for s in inner)
    return [s for s in rest if s.x1 < first - 0.5 * s.size or s.x0 > last + 0.5 * s.size]


def _said_again(pages: tuple[Page, ...], margins: list[list[Segment]]) -> set[int]:
    """The heads, by identity, whose words stand on their page larger, too."""
    found = set()
    for page, margin in zip(pages, margins, strict=True):
        sizes = {s.size for s in margin}
        larger = {size: fold("".join(s.text for s in page.segments if s.size > LARGER * size)) for size in sizes}
        found |= {id(s) for s in margin if not s.vertical and (text := fold(s.text)) and text in larger[s.size]}
    return found


def _running(margins: list[list[Segment]], again: set[int]) -> set[tuple[int, int]]:
    """Where running heads stand: most pages that have something there say the same nearby, or larger (`again`).

    So a head that changes with each case, some of one page, is known though few pages share it.
    """
    slots: dict[tuple[int, int], dict[int, set[str]]] = defaultdict(dict)
    larger: dict[tuple[int, int], set[int]] = defaultdict(set)
    for index, margin in enumerate(margins):
        for s in margin:
            if not s.vertical:
                slots[_slot(s)].setdefault(index, set()).add(fold(s.text))
                larger[_slot(s)].update([index] if id(s) in again else [])
    return {
        slot
        for slot, said in slots.items()
        if len(said) >= WINDOW
        and sum(n in larger[slot] or any(said[n] & said.get(n + d, set()) for d in (-2, -1, 1, 2)) for n in said)
        > MOST * len(said)
    }


def _titles(pages: tuple[Page, ...], margins: list[list[Segment]]) -> set[int]:
    """The heads, by identity, that are titles of what begins there, as those of slides, said again on the next, are.

    They are larger than running text, at one place of the pages, and in several wordings.
    """
    slots: dict[tuple[int, int], dict[int, list[Segment]]] = defaultdict(dict)
    for page, margin in zip(pages, margins, strict=True):
        for s in margin:
            if not s.vertical and s.top < page.height / 2 and s.size > LARGER * _usual_size(page):
                slots[_slot(s)].setdefault(page.number, []).append(s)
    found = set()
    for slot in slots.values():
        said = [{fold(s.text) for s in heads} for heads in slot.values()]
        if len(set().union(*said)) >= REPEATS:
            for before, heads in zip([set[str](), *said], slot.values(), strict=False):
                found |= {id(s) for s in heads if fold(s.text) not in before}
    return found


def _stamps(pages: tuple[Page, ...]) -> set[tuple[str, int, int, int]]:
    """Watermarks: what is larger than running text and lies over it at one place of several pages close together."""
    large = [_large(page) for page in pages]
    repeated = _repeated([[_spot(s) for s in page] for page in large])
    return {
        _spot(s)
        for page, some in zip(pages, large, strict=True)
        for s in some
        if _spot(s) in repeated and any(_overlap(s, other) for other in page.segments if other is not s)
    }


def _large(page: Page) -> list[Segment]:
    least = LARGER * _usual_size(page)
    return [s for s in page.segments if s.size > least]


def _overlap(one: Segment, other: Segment) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 1 and high > 0.3 * other.size


def _repeated(pages: list[list[Key]]) -> set[Key]:
    """What stands at one place on several pages close together; a last line such as 「る。」 may recur far apart."""
    places: dict[Key, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        for key in set(page):
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
    told: list[list[tuple[int, Segment, str]]] = []
    for page, margin in zip(pages, margins, strict=True):
        found = []
        for segment in margin:
            outer = segment.top > page.height / 2 or segment.bottom < BAND * page.height
            if outer or segment.vertical:  # across a page of vertical text
                across = outer or page.turn % 2 == 1
                running = across and segment.size <= LARGER * _usual_size(page)
                found += [(number, segment, beside) for number, beside in _numbers(segment.text, running)]
        told.append(found)
    votes: dict[int, list[int]] = defaultdict(list)
    # a running head is known by words that stay while its number goes on; those of a numbered title change with it
    words: Counter[tuple[int, str]] = Counter()
    for index, found in enumerate(told):
        for number in {number for number, *_ in found}:
            votes[number - pages[index].number].append(index)
        words.update({(number - pages[index].number, beside) for number, _, beside in found if beside})
    running_on = {offset for (offset, _), times in words.items() if times > 1}
    candidates = [
        [(n, s) for n, s, beside in found if not beside or n - page.number in running_on]
        for page, found in zip(pages, told, strict=True)
    ]
    labels: dict[int, str | None] = {}
    chosen: list[Segment | None] = []
    findings = []
    for index, (page, likely) in enumerate(zip(pages, candidates, strict=True)):
        support = {n: _support(votes[n - page.number], index) for n, _ in likely}
        best = max(likely, key=lambda c: (support[c[0]], c[1].top), default=None)
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
    for index, segment in _front(margins, [labels[page.number] for page in pages]).items():
        labels[pages[index].number], chosen[index] = _roman(segment), segment
    return labels, chosen, [finding for finding, _ in findings]


def _front(margins: list[list[Segment]], labels: list[str | None]) -> dict[int, Segment]:
    """The roman numbers of pages without another, by index: those that count on, or stand before the page 1."""
    told = {n: s for n, margin in enumerate(margins) if labels[n] is None for s in margin if _roman(s)}
    value = {n: ROMAN.index(_roman(s)) for n, s in told.items()}
    return {
        n: s
        for n, s in told.items()
        if value.get(n - 1) == value[n] - 1
        or value.get(n + 1) == value[n] + 1
        or (value[n] == 1 and labels[n + 1 : n + 2] == ["1"])
    }


def _roman(segment: Segment) -> str:
    match = _ROMAN.fullmatch(fold(segment.text))
    return match[1] if match and match[1] in ROMAN else ""


def numbers(text: str) -> list[int]:
    """The page number that a text may be, alone or at either end of it."""
    return [number for number, _ in _numbers(text, True)]


def _numbers(text: str, running: bool) -> list[tuple[int, str]]:
    """The page numbers that a text may be, or may have at either end where it is set as heads are; its other words."""
    if match := _NUMBER.match(fold(text)):
        return [(int(match[1]), "")]
    parts = _PARTS.split(text.strip()) if running else []
    ends = ((parts[0], parts[1:]), (parts[-1], parts[:-1])) if len(parts) > 1 else ()
    return [(int(match[1]), "".join(rest)) for part, rest in ends if (match := _NUMBER.match(fold(part)))]


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
    if expected < 1:
        return Finding(
            "page_number", phrase("印字された頁番号「{number}」を前後の頁と照合できません", number=number), page.number
        ), None
    message = phrase(
        "印字された頁番号「{number}」は前後の頁の続き方と合いません({expected} とみなします)",
        number=number,
        expected=expected,
    )
    return Finding("page_number", message, page.number), str(expected)
