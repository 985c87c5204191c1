"""What on a page is not content? Page numbers, running heads, side tabs: what stands in the margins and repeats.

Pages -> for each page the printed page number and its content without furniture. Nothing is known of one casebook.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jireishu import numbering, stamps
from jireishu.echoes import LEADS
from jireishu.margins import in_margins, is_tab, outside
from jireishu.model import Finding
from jireishu.page import LARGER, SMALLER, Page, Segment, Style, are_stacked, usual_size, usual_style, without
from jireishu.profile import Profile
from jireishu.stamps import REPEATS, WINDOW, Slot, repeated, slot, spot
from jireishu.text import fold

NEAR, ALIKE = 8.0, 3.0  # points that it may be higher or lower, and larger or smaller, on each, at most
AMID = 2  # times amid text: more need not be counted
ACROSS, BAND = 0.9, 3.5  # of its width that a band across the page takes, and times its text that it is high at most
MOST = 0.6  # of the pages that have something where running heads stand
LONGEST = 120  # characters of a running head, within which it may part
_PARTED = re.compile(r"\u3000|\s*／\s*")  # where a running head names first the chapter and then the case


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page without its furniture, and the number printed on it (None where none is).

    halves: of a sheet with two printed pages, where each begins and its number, in the order they are read.
    """

    page: Page
    label: str | None
    furniture: tuple[Segment, ...]
    halves: tuple[tuple[float, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Tabs:
    """What stands in the margins, by PDF page: the number of the chapter there, and what else has a number."""

    chapters: dict[int, int]
    numbers: dict[int, tuple[Segment, ...]]


def strip(pages: tuple[Page, ...], keep: Callable[[str], bool], tabs: bool = True) -> tuple[list[Leaf], list[Finding]]:
    """Separate furniture from content on every page, and check the printed page numbers against each other.

    keep: texts that are content wherever they stand, such as section titles that happen to open several pages.
    tabs: whether a few words upright at the side are furniture though they stand on one page only.
    """
    margins = list(map(in_margins, pages))
    labels, chosen, findings = numbering.labels(pages, margins)
    again = _said_again(pages, margins)
    running = _running(margins, again)
    margins = [margin + outside(page, margin) for page, margin in zip(pages, margins, strict=True)]
    recurring = repeated([[k for s in own for k in _keys(page, s)] for page, own in zip(pages, margins, strict=True)])
    watermarks = stamps.of(pages)
    titles = _titles(pages, margins) - again
    pairs = _on_both(pages, margins)
    heads = _of_heads(pages)

    def is_likely(page: Page, s: Segment, number: Segment | None) -> bool:
        if s is number or s.style in heads or (tabs and is_tab(page, s)):
            return True
        recurs = not recurring.isdisjoint(_keys(page, s)) or slot(s) in running or id(s) in pairs
        return (recurs or numbering.is_beside(page, s, number)) and id(s) not in titles and not keep(s.text)

    found = []
    for page, margin, number in zip(pages, margins, chosen, strict=True):
        likely = [s for s in margin if is_likely(page, s, number)]
        found.append(likely + [s for s in page.segments if spot(s) in watermarks and s not in margin])
    leaves = []
    for page, own, freed in zip(pages, found, _freed(pages, found, chosen, running), strict=True):
        furniture = without(own, freed)
        kept = tuple(without(page.segments, furniture))
        leaves.append(Leaf(replace(page, segments=kept), labels[page.number], tuple(furniture)))
    return leaves, findings


def _freed(
    pages: tuple[Page, ...], furniture: list[list[Segment]], numbers: list[Segment | None], running: set[Slot]
) -> Iterator[list[Segment]]:
    """Of what looks like furniture on each page, the titles, and what stands below such at the head."""
    amid, titled = _amid(pages, furniture)

    def is_between(s: Segment) -> bool:
        return amid[_wording(s)] > (slot(s) in running)  # the contents say once what runs at the head

    styles = Counter(s.style for own in furniture for s in own)
    between = Counter(s.style for own in furniture for s in own if is_between(s))
    titled |= {style for style, times in styles.items() if between[style] > times / 2}
    for page, own, number in zip(pages, furniture, numbers, strict=True):
        heads = [s for s in own if s is not number and not s.vertical]
        titles = [s for s in heads if is_between(s) or s.style in titled]
        upper = page.height / 2
        first = min((s for s in titles if s.top < upper), key=lambda s: s.top, default=None)
        below = [s for s in heads if first.bottom - 1 <= s.top < upper and are_stacked(s, first)] if first else []
        yield titles + below


def _amid(pages: tuple[Page, ...], furniture: list[list[Segment]]) -> tuple[Counter[tuple[str, Style]], set[Style]]:
    """How often what looks like furniture also stands between lines of text: a title that opens pages or columns. And
    the styles of furniture that are larger than running text, or in another font and colour, and stand as often between
    lines of it."""
    wordings = {_wording(s) for own in furniture for s in own}
    styles = Counter(s.style for own in furniture for s in own)
    found: Counter[tuple[str, Style]] = Counter()
    titles: Counter[Style] = Counter()
    for page, own in zip(pages, furniture, strict=True):
        gone, usual = set(map(id, own)), usual_style(page.segments)
        text = [s for s in page.segments if id(s) not in gone]
        for s in (s for s in page.segments if s.style in styles):
            apart = usual is not None and (s.size > LARGER * usual.size or _stands_out(s.style, usual))
            large, said = apart and id(s) not in gone, _wording(s) in wordings and found[_wording(s)] < AMID
            over = [t for t in text if are_stacked(s, t)] if large or said else []
            if any(t.bottom <= s.top + 1 for t in over) and any(t.top >= s.bottom - 1 for t in over):
                found[_wording(s)] += said
                titles[s.style] += large
    return found, {style for style, times in titles.items() if times >= max(REPEATS, styles[style])}


def _stands_out(style: Style, usual: Style) -> bool:
    """Whether a style no smaller than that of running text has another font and colour."""
    return style.size >= usual.size and style.font != usual.font and style.colour != usual.colour


def _wording(segment: Segment) -> tuple[str, Style]:
    return fold(segment.text), segment.style


def _keys(page: Page, segment: Segment) -> set[tuple[str, int, int]]:
    """Its keys as the page is read and as it is displayed: heads may stand on pages of text down and of text across,
    and recognised ones a little higher or lower, larger or smaller on each."""
    tops, said = {segment.top, page.displayed(segment.box).top}, fold(segment.text)
    return {
        (said, 2 * int(top / NEAR + n / 2) + n, 2 * int(segment.size / ALIKE + m / 2) + m)
        for top in tops for n in (0, 1) for m in (0, 1)
    }  # fmt: skip


def _said_again(pages: tuple[Page, ...], margins: list[list[Segment]]) -> set[int]:
    """The heads, by identity, whose words stand on their page larger, too, or no smaller in a line of their own."""
    found = set()
    for page, margin in zip(pages, margins, strict=True):
        sizes = {s.size for s in margin}
        larger = {size: fold("".join(s.text for s in page.segments if s.size > LARGER * size)) for size in sizes}
        largest: dict[str, Segment] = {}
        for s in page.segments:
            other = largest.get(text := fold(s.text), s)
            largest[text] = max(s, other, key=lambda one: (one.size, one.top))
        for s in margin:
            text = "" if s.vertical else fold(s.text)
            alone = text in largest and largest[text].top > s.bottom
            if text and (text in larger[s.size] or alone):
                found.add(id(s))
    return found


def _running(margins: list[list[Segment]], again: set[int]) -> set[Slot]:
    """Where running heads stand: most pages that have something there say the same nearby, or larger (`again`).

    So a head that changes with each case, some of one page, is known though few pages share it, or but its longer part.
    """
    slots: dict[Slot, dict[int, set[str]]] = defaultdict(dict)
    larger: dict[Slot, set[int]] = defaultdict(set)
    for index, margin in enumerate(margins):
        for s in margin:
            if not s.vertical and any(map(str.isalnum, s.text)):  # no mark of a list, which all first lines may have
                slots[slot(s)].setdefault(index, set()).update(_sayings(s.text))
                larger[slot(s)].update([index] if id(s) in again else [])
    return {
        place
        for place, said in slots.items()
        if len(said) >= WINDOW
        and sum(n in larger[place] or any(said[n] & said.get(n + d, set()) for d in (-2, -1, 1, 2)) for n in said)
        > MOST * len(said)
    }


def _sayings(head: str) -> set[str]:
    """A head, and what is more than half of it up to or from a place where it may part, unless it leads to a title,
    which may be said nowhere else."""
    cuts = () if set(LEADS) & set(head) else _PARTED.finditer(head, 0, LONGEST)
    parts = [part for cut in cuts for part in (head[: cut.start()], head[cut.end() :])]
    return {fold(head), *(fold(part) for part in parts if 2 * len(part) > len(head))}


def _on_both(pages: tuple[Page, ...], margins: list[list[Segment]]) -> set[int]:
    """The heads and feet, by identity, of two pages that alone are of their size: no larger than running text, and set
    apart from it, at the same place of both."""
    found: set[int] = set()
    every = zip(pages, margins, strict=True)
    for _, run in groupby(every, key=lambda one: (one[0].width, one[0].height, one[0].turn)):
        both = list(run)
        if len(both) == 2:
            told = [{spot(s): id(s) for s in margin if _apart(page, s, set(map(id, margin)))} for page, margin in both]
            for own in told[0].keys() & told[1].keys():
                found |= {told[0][own], told[1][own]}
    return found


def _of_heads(pages: tuple[Page, ...]) -> set[Style]:
    """The styles, no larger than running text, of which nothing stands but at one height of most pages, and mostly says
    what is set otherwise elsewhere: heads that may say the section of their page."""
    usual = usual_style(s for page in pages for s in page.segments)
    told: dict[Style, list[tuple[int, float, str]]] = defaultdict(list)
    styles: dict[str, set[Style]] = defaultdict(set)
    for page in pages:
        for s in page.segments:
            told[s.style].append((page.number, s.top, text := fold(s.text)))
            styles[text].add(s.style)
    found = set[Style]()
    for style, (numbers, tops, said) in ((style, zip(*own, strict=True)) for style, own in told.items()):
        often = len(set(numbers)) >= max(WINDOW, MOST * len(pages)) and max(tops) - min(tops) < 2 * NEAR  # one may wrap
        if often and usual and style.size <= usual.size and sum(len(styles[t]) > 1 for t in said) > MOST * len(said):
            found.add(style)
    return found


def _apart(page: Page, segment: Segment, margin: set[int]) -> bool:
    """Whether what stands across in a margin is no larger than running text, and a line or more from all of it."""
    if segment.vertical or segment.size > LARGER * usual_size(page.segments):
        return False
    rows = [(s.top, s.bottom) for s in page.segments if s.row != segment.row and id(s) not in margin]
    return bool(rows) and all(
        top - segment.bottom > segment.size or segment.top - bottom > segment.size for top, bottom in rows
    )


def _titles(pages: tuple[Page, ...], margins: list[list[Segment]]) -> set[int]:
    """The heads, by identity, that are titles of what begins there, as those of slides, said again on the next, are.

    They are larger than running text, or in a band across the page, at one place of the pages, and in several wordings.
    """
    slots: dict[Slot, dict[int, list[Segment]]] = defaultdict(dict)
    for page, margin in zip(pages, margins, strict=True):
        least = LARGER * usual_size(page.segments)
        for s in margin:
            if not s.vertical and s.top < page.height / 2 and (s.size > least or _in_band(page, s)):
                slots[slot(s)].setdefault(page.number, []).append(s)
    found = set()
    for place in slots.values():
        said = [{fold(s.text) for s in heads} for heads in place.values()]
        if len(set().union(*said)) >= REPEATS:
            for before, heads in zip([set[str](), *said], place.values(), strict=False):
                found |= {id(s) for s in heads if fold(s.text) not in before}
    return found


def _in_band(page: Page, segment: Segment) -> bool:
    """Whether a text, hardly smaller than running text, stands in a band across its page, as the titles of slides do
    over text that is set as large."""
    bands = (f for f in page.frames if f.width > ACROSS * page.width and f.height < BAND * segment.size)
    return segment.size > SMALLER * usual_size(page.segments) and any(f.holds(*segment.middle) for f in bands)


def tabs(leaves: Sequence[Leaf], profile: Profile) -> Tabs:
    """What each page's side tab, running head or margin says."""
    told = ((leaf.page.number, profile.chapter(s.text)) for leaf in leaves for s in leaf.furniture)
    named = {page: title.number for page, title in told if title and title.number}
    numbers = {leaf.page.number: tuple(s for s in leaf.furniture if any(map(str.isdigit, s.text))) for leaf in leaves}
    return Tabs(named, numbers)
