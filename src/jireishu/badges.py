"""Where does the number of a case stand that is no part of the line of its name? Pages -> the same with both as one.

It may stand lower left of the name, in a badge beside it, over it, under it, at the end of its row, over a table with
the name in a column, or with what is said of the case between the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from jireishu.inside import Inside
from jireishu.page import LARGER, Box, Page, Segment, are_level, around, cells_of, headed, uncelled, usual_size, without
from jireishu.profile import Profile
from jireishu.text import join_lines

APART = 1.3  # times the size of a number, at least, that the name is set in,
NEAR = 1.0  # em of it that it may begin or end apart from that over which it stands,
LEFT = 3.0  # and of the name that it may stand left of it
LARGE, LONGEST = 1.4, 24  # times the size of running text, at least, of a name, and its characters
TOUCH, WRAPS = 2.0, 3  # points that cells side by side may be apart, and lines of a name in one, at most
STACKED = 1.5  # times its size, at least, that a number with its word over it is high
FEW = 4  # numbers of cases on a page, or lines beside one, at most: pages with more list them
_ROW, _TOP = attrgetter("row"), attrgetter("top")


def joined(page: Page, profile: Profile) -> Page:
    """The page with the numbers of its cases before their names."""
    return _left(_right(_whole(_headed(page, profile), profile), profile), profile)


def _headed(page: Page, profile: Profile) -> Page:
    """A page on which a table just below the number of a case has its name in a column, below the word for that, and
    facts in others, with number and name as one line above the table of these."""
    numbers = [s for s in page.segments if profile.number(s.text)]
    texts = Inside(page.segments if numbers else ())
    for cells in page.tables if numbers else ():
        box = around(cells)
        number = next((s for s in numbers if -2 < box.top - s.bottom < 2 * s.size and s.x0 < box.x1), None)
        heads = [c for c in cells if abs(c.top - box.top) < 1]
        words = ["".join(s.text for s in texts.of(head)) for head in heads]
        head = next((c for c, word in zip(heads, words, strict=True) if profile.column(word) == "name"), None)
        if number is None or head is None or not any(map(profile.fact, words)):
            continue
        column = [c for c in cells if c is not head and abs(c.x0 - head.x0) < 1 and abs(c.x1 - head.x1) < 1]
        if len(column) != 1 or len(name := texts.of(column[0])) != 1:
            continue  # as in a list of several cases
        size, text = name[0].size, f"{number.text.strip()} {name[0].text.strip()}"
        title = replace(
            name[0], text=text, x0=number.x0, text_x=number.x0, top=number.top, bottom=number.top + size, row=number.row
        )
        kept = without(page.segments, [*texts.of(head), name[0]])
        bare = uncelled(page, (head, column[0]))
        return replace(bare, segments=tuple(title if s is number else s for s in kept))
    return page


def _whole(page: Page, profile: Profile) -> Page:
    """A page on which a name that wraps in the cell right of that of its number is one line, level with it."""
    numbers = [s for s in page.segments if not s.vertical and profile.number(s.text)]
    texts, boxes = Inside(page.segments if numbers else ()), _boxes(page, numbers)
    for number in (s for s in numbers if id(s) in boxes and len(boxes) <= FEW):
        box = boxes[id(number)]
        beside = (
            f
            for f in page.frames
            if abs(f.x0 - box.x1) < TOUCH and abs(f.top - box.top) < TOUCH > abs(f.bottom - box.bottom)
        )
        name = next((inside for f in beside if (inside := texts.of(f))), [])
        large = len({s.style for s in name}) == 1 and name[0].size > number.size
        if large and 1 < len(name) <= WRAPS and len({s.row for s in name}) == len(name):
            text, top = join_lines([s.text.strip() for s in name]), number.middle[1] - name[0].size / 2
            title = replace(
                name[0], text=text, top=top, bottom=top + name[0].size, row=number.row, x1=max(s.x1 for s in name)
            )
            kept = without(page.segments, name[1:])
            page = replace(page, segments=tuple(title if s is name[0] else s for s in kept))
        elif len(name) > 1 and _is_over(name):
            text = f"{number.text.strip()} {name[0].text.strip()}"
            title = replace(name[0], text=text, x0=number.x0, text_x=number.x0)
            kept = without(page.segments, [number])
            page = replace(page, segments=tuple(title if s is name[0] else s for s in kept))
    return page


def _is_over(told: Sequence[Segment]) -> bool:
    """Whether the first of some lines in a band is a name, short and set otherwise, over a line on the case."""
    name, *said = told
    alike = {s.style for s in said} == {said[0].style} != {name.style}
    return alike and len(name.text) <= LONGEST < sum(len(s.text) for s in said) and name.bottom <= said[0].top


def _left(page: Page, profile: Profile) -> Page:
    """A page on which the number of a case that stands lower left of its larger title is before that: so in a box below
    the number of its chapter, or in one beside the title and what stands below it."""
    one_of = {id(s): s for s in page.segments}
    numbers = [s for s in page.segments if not s.vertical and profile.number(s.text)]
    least = APART * min((number.size for number in numbers), default=0.0)
    name_size = LARGE * usual_size(page.segments)
    short = [s for s in page.segments if len(s.text) <= LONGEST] if numbers else []
    large = [s for s in short if s.size > least]
    boxes = _boxes(page, numbers)
    cells = cells_of(page) if boxes else []
    for number in numbers:
        right = (
            s for s in large
            if s.row < number.row and s.size > APART * number.size
            and s.bottom > number.top and 0 < s.x0 - number.x1 < LEFT * s.size
        )  # fmt: skip
        beside = (
            s for s in short
            if (box := boxes.get(id(number))) and s.row != number.row and s.size > min(number.size, name_size)
            and s.top < box.bottom and s.bottom > box.top and 0 < s.x0 - box.x1 < LEFT * s.size
            and _length(s, box, page) <= LONGEST and not _wraps(s, page)
        )  # fmt: skip
        named = next(right, None) or max(beside, key=lambda s: s.size, default=None)
        title = named or (_beside(number, page) if 0 < len(numbers) <= FEW else None) or number
        if any(box.holds(*title.middle) and not box.holds(*number.middle) for box in cells):
            continue  # as in the row of a table
        if title is not number and one_of.get(id(title)) is title and one_of[id(number)] is number:  # of two, one
            text = f"{number.text.strip()} {title.text.strip()}"
            one_of[id(title)] = replace(title, text=text, x0=number.x0, text_x=number.x0)
            del one_of[id(number)]
    return replace(page, segments=tuple(one_of.values()))


def _length(text: Segment, box: Box, page: Page) -> int:
    """How many characters are set like a text right of a box: of a line on a case, which wraps, too."""
    level = (s for s in page.segments if s.style == text.style and s.top < box.bottom and s.bottom > box.top)
    return sum(len(s.text) for s in level if s.x0 > box.x1)


def _beside(number: Segment, page: Page) -> Segment | None:
    """The short name right of the number of a case, where smaller lines that begin where it does stand above or below
    it, level with the number, too; right of one without a word that counts it only where that is larger still. None in
    several lines, as a headline is."""
    level = [s for s in page.segments if s.x0 > number.x1 and are_level(s, number)]
    name = max(level, key=lambda s: s.size, default=number)
    rest = without(level, [name])
    said = any(abs(s.x0 - name.x0) < NEAR * s.size for s in rest) and all(s.size * APART < name.size for s in rest)
    near = len(name.text) <= LONGEST and name.x0 - number.x1 < LEFT * name.size
    told = _is_counted(number) or number.size > APART * name.size
    return name if said and near and told and not _wraps(name, page) and name.row != number.row else None


def _wraps(name: Segment, page: Page) -> bool:
    """Whether a line is one of several, as those of a headline are: set alike, close, and flush."""
    alike = [s for s in page.segments if s.style == name.style and abs(s.top - name.top) < 2 * s.size]
    return any(s is not name and abs(s.x0 - name.x0) < NEAR * s.size for s in alike)


def _is_counted(number: Segment) -> bool:
    """Whether a number has the word that counts cases."""
    return any(map(str.isalpha, number.text))


def _right(page: Page, profile: Profile) -> Page:
    """A page on which the number of a case and its name, right of the larger lines that say something of it, are one
    line above these: so where the number stands over the name, or in a box left of all and the name in one, too."""
    numbers = [s for s in page.segments if not s.vertical and profile.number(s.text) and _is_counted(s)]
    usual = usual_size(page.segments) if 0 < len(numbers) <= FEW else 0.0
    for number in numbers if usual else ():
        box = _boxes(page, [number]).get(id(number))
        if name := _before(number, box or number, page, usual, profile) or _above(number, page, usual, profile):
            title = replace(name, text=f"{number.text.strip()} {name.text.strip()}")
            page = replace(page, segments=tuple(title if s is name else s for s in page.segments if s is not number))
            continue
        name = _below(number, page) or (_banner(box, page, usual) if box else None)
        if name is None:
            continue
        titled, left = (number, name), [s for s in page.segments if s.x1 < name.x0 and s.size > LARGER * usual]
        level = [s for s in left if s is not number and any(are_level(s, one) for one in titled)][:FEW]
        said = [s for s in left if any(s.style == one.style and abs(s.top - one.top) < 2 * s.size for one in level)]
        if number.x1 > name.x0 and not said:
            continue
        row, top = (min(where(s) for s in (*said, *titled)) for where in (_ROW, _TOP))
        text, x0 = f"{number.text.strip()} {name.text.strip()}", min(number.x0, name.x0)
        title = replace(name, text=text, x0=x0, text_x=x0, top=top - 1, bottom=top - 1 + name.size, row=row)
        page = headed(page, title, titled)
    return page


def _before(number: Segment, badge: Segment | Box, page: Page, usual: float, profile: Profile) -> Segment | None:
    """The large and short name left of the number of a case and level with it, or with the badge that it has, as
    nothing else is but smaller lines below it."""
    level = [s for s in page.segments if s is not number and are_level(s, badge)]
    large = [s for s in level if s.x1 < badge.x0 and s.size > LARGE * usual and len(s.text) <= LONGEST]
    if len(large) != 1 or profile.is_title(large[0].text):
        return None
    name, said = large[0], [s for s in level if s is not large[0]]
    below = all(s.top > name.middle[1] and s.x1 < badge.x0 and abs(s.x0 - name.x0) < NEAR * s.size for s in said)
    return name if below and all(APART * s.size < name.size for s in said) else None


def _above(number: Segment, page: Page, usual: float, profile: Profile) -> Segment | None:
    """The short name just above the number of a case that begins where it does, the largest text of the page, where the
    number has no name below it, nor one right of it."""
    near = (
        s for s in page.segments
        if s.size > LARGE * max(usual, number.size) and len(s.text) <= LONGEST and -1 < number.top - s.bottom < s.size
        and abs(s.x0 - number.x0) < NEAR * number.size
    )  # fmt: skip
    name = next(near, None)
    beside = (s for s in page.segments if 0 < s.x0 - number.x1 < LEFT * s.size and are_level(s, number))
    named = any(s.size > APART * number.size and len(s.text) <= LONGEST for s in beside)
    if name is None or named or _below(number, page) or profile.is_title(name.text):
        return None
    return name if all(s.size <= name.size for s in page.segments) else None


def _below(number: Segment, page: Page) -> Segment | None:
    """The short, larger text just below the number of a case that begins or ends where it does."""
    near = (
        s for s in page.segments
        if s.size > APART * number.size and len(s.text) <= LONGEST and -1 < s.top - number.bottom < s.size
        and min(abs(s.x0 - number.x0), abs(s.x1 - number.x1)) < NEAR * number.size
    )  # fmt: skip
    return next(near, None)


def _banner(box: Box, page: Page, usual: float) -> Segment | None:
    """The only short and large text right of the box of a number and level with it that has a box of its own, too; no
    short text beside it is larger."""
    texts = Inside(page.segments)
    boxed = {id(inside[0]) for frame in page.frames if len(inside := texts.of(frame)) == 1}
    level = [s for s in page.segments if s.x0 > box.x1 and are_level(s, box) and s.size > LARGE * usual]
    told = Counter(style for s in level for style in [s.style] * len(s.text))
    short = [s for s in level if told[s.style] <= LONGEST]  # and no lines of what is said of the case
    names = [s for s in short if id(s) in boxed]
    return names[0] if len(names) == 1 and all(s.size <= names[0].size for s in short) else None


def _boxes(page: Page, numbers: Sequence[Segment]) -> dict[int, Box]:
    """The boxes that hold nothing but one of the numbers, that is of a word that counts cases, by its identity; that
    of the two where the word stands over the number."""
    counted = {id(number) for number in numbers if _is_counted(number)}
    stacked = {id(n): n.box for n in numbers if id(n) in counted and n.bottom - n.top > STACKED * n.size}
    texts = Inside(page.segments if counted else ())
    held = ((frame, texts.of(frame)) for frame in (page.frames if counted else ()))
    return stacked | {id(inside[0]): frame for frame, inside in held if len(inside) == 1 and id(inside[0]) in counted}
