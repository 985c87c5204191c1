"""What is set around titles? The word that counts the cases apart from its number, the prefecture over its town, labels
in a table, a tagline or facts beside. Pages -> the same with such words where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jireishu import badges, margins, turns
from jireishu.inside import Inside
from jireishu.page import Box, Page, Segment, are_level, are_stacked, around, by_row, cells_of, uncelled, without
from jireishu.places import TOWN
from jireishu.prefectures import PREFECTURES
from jireishu.profile import Profile, unadorned
from jireishu.text import join_lines

APART = 1.3  # times the size of a word, or less, that its number is set in: both would else be one line
NEAR = 1.0  # em, of the larger, that they may be apart
SMALLER = 0.85  # times the size of a case's title, that what is said beside it is set in at most,
SAID = 12  # characters of it, at least,
FAR = 0.4  # or of the width of the page, at least, that it stands right of that
LARGE, LONGEST = 1.4, 24  # times its size that a title which no form tells is set in, at least, and its characters
FACTS, NARROW = 2, 0.35  # that a panel states, at least, and of the width of its page that a narrow one takes, at most
LABELS = 60  # in which something is counted, on a page, at most
MARGIN = 3.0  # em that a text stands right of a number in the margin, at least, and what is below that, at most
_NUMBERED = re.compile(r"\D{0,6}[\d①-⑳]+\W*")  # 3　 or Case.03　 before a town
_LABELLED = re.compile(r"[:：\s]")
_WORDS = re.compile(r"[\s｜|／/:：、，]+")
COUNTED = "番号"  # in a label of what counts
SIDES = "│┃║"
_TYPED = re.compile("[┌┏╔├┣╠└┗╚][\u2500-\u257f\\s]+")


def counted(pages: Sequence[Page], profile: Profile) -> list[Page]:
    """The pages with a word that counts cases and the number beside it or below, in letters of another size, as one;
    and so a prefecture and its town; the name that a table's first row labels below a number is taken out of it, and
    what stands smaller beside a case's title is a row of its own, facts below their labels among it. Tabs at the edge
    stay as they are."""
    tabs = [[s for s in page.segments if margins.is_cut(page, s)] for page in pages]
    pages = [replace(p, segments=tuple(without(p.segments, own))) for p, own in zip(pages, tabs, strict=True)]
    pages = [_counted(_told(_unboxed(page), profile), profile) for page in turns.marked(pages)]
    pages = [badges.joined(_placed(page), profile) for page in pages]
    told = [_untitled(_apart(_named(page, profile), profile), profile) for page in pages]
    return [replace(p, segments=(*p.segments, *own)) for p, own in zip(told, tabs, strict=True)]


def _unboxed(page: Page) -> Page:
    """A page without the boxes that are typed around its texts: ┏━━┓, ┃ 事例1 … ┃."""
    kept = [s for s in page.segments if not _TYPED.fullmatch(s.text)]
    return replace(page, segments=tuple(_inside(s) if s.text[:1] in SIDES else s for s in kept))


def _inside(segment: Segment) -> Segment:
    """A segment without the sides of a box that it begins and ends with."""
    text = segment.text.strip(f"{SIDES} \u3000")
    if segment.text[-1:] not in SIDES or not text:
        return segment
    em = (segment.x1 - segment.x0) / len(segment.text)
    x0 = segment.x0 + em * segment.text.index(text)
    return replace(segment, text=text, x0=x0, text_x=x0, x1=x0 + em * len(text))


def _told(page: Page, profile: Profile) -> Page:
    """A page on which facts that stand right of much larger words, each below its label, are one text there."""
    for (_, labels), (_, told) in pairwise(sorted(by_row(page.segments).items())):
        pairs = list(zip(labels, told[-len(labels) :], strict=False))
        title = told[: -len(labels)]
        facts = len(labels) > 1 and all(profile.fact(a.text) and abs(a.x0 - b.x0) < NEAR * a.size for a, b in pairs)
        if facts and title and min(s.size for s in title) > LARGE * max(b.size for _, b in pairs):
            first, said = pairs[0][1], "　".join(f"{a.text.strip()}：{b.text.strip()}" for a, b in pairs)
            rest = without(page.segments, [*labels, *(b for _, b in pairs[1:])])
            one = replace(first, text=said, x1=told[-1].x1)
            return replace(page, segments=tuple(one if s is first else s for s in rest))
    return page


def _counted(page: Page, profile: Profile) -> Page:
    numbers = [s for s in page.segments if s.text.strip().isdecimal() and not s.vertical]
    words = [s for s in page.segments if not any(map(str.isdigit, s.text)) and not s.vertical] if numbers else []
    by_size: dict[float, list[Segment]] = {}
    for word in words:
        by_size.setdefault(word.size, []).append(word)
    one_of = {id(s): s for s in page.segments}
    labels = [w for w in words if COUNTED in w.text][:LABELS]
    labelled = {id(told): w for w in labels if (told := _next(w, page))}
    for number in numbers:
        unlike = [w for size, own in by_size.items() if _unlike(size, number.size) for w in own]
        beside = [w for w in unlike if _near(w, number) and profile.number(f"{w.text}{number.text}")]
        label = labelled.get(id(number))
        beside = beside or ([label] if label and profile.number(f"{label.text}{number.text}") else [])
        if beside:
            word = min(beside, key=lambda w: abs(w.middle[1] - number.middle[1]))
            x0, top = min(word.x0, number.x0), min(word.top, number.top)
            one_of[id(number)] = replace(number, text=f"{word.text} {number.text}", x0=x0, text_x=x0, top=top)
            one_of.pop(id(word), None)
    return replace(page, segments=tuple(one_of.values()))


def _placed(page: Page) -> Page:
    """A page with each prefecture, perhaps numbered, that stands smaller over or beside its town before that."""
    one_of = {id(s): s for s in page.segments}
    told = ((s, _numbered(s)) for s in page.segments if not s.vertical)
    for prefecture, (count, place) in [(s, parts) for s, parts in told if parts[1] in PREFECTURES]:
        large = [s for s in page.segments if s.size > prefecture.size]
        near = [s for s in large if _near(prefecture, s) or (_near(s, prefecture) and are_level(s, prefecture))]
        for town, (lead, name) in ((s, _numbered(s)) for s in near):
            if TOWN.fullmatch(name):
                x0 = min(prefecture.x0, town.x0)
                one_of[id(town)] = replace(town, text=f"{lead or count}{place}{name}", x0=x0, text_x=x0)
                del one_of[id(prefecture)]
                break
    return replace(page, segments=tuple(one_of.values()))


def _numbered(segment: Segment) -> tuple[str, str]:
    """What numbers a text, "" where nothing does, and the text after it."""
    text = segment.text.strip()
    number = _NUMBERED.match(text)
    return (number[0], text[number.end() :]) if number else ("", text)


def _named(page: Page, profile: Profile) -> Page:
    """A page whose table begins below the number of a case, or with it, with rows that label its name, and perhaps its
    tagline, with what they say as lines: 事例番号 3 above 自治体名 | みどり野市."""
    numbers = [s for s in page.segments if profile.number(s.text)]
    texts = Inside(page.segments if numbers else ())
    for cells in page.tables if numbers else ():
        tops = sorted({round(cell.top) for cell in cells})[:3]
        rows = [sorted((c for c in cells if round(c.top) == top), key=lambda c: c.x0) for top in tops]
        first = [s for cell in rows[0] for s in texts.of(cell)]
        within = len(first) == 1 and first[0] in numbers and len(rows) > 1
        left = texts.of(rows[0][0])
        beside = left if len(left) == 1 and left[0] in numbers and len(rows[0]) > 2 else []  # as high as the rows
        if not (within or beside) and not any(-2 < tops[0] - s.bottom < 2 * s.size for s in numbers):
            continue
        lead, rows = (rows[0], rows[1:]) if within else (rows[0][: len(beside)], [rows[0][len(beside) :], *rows[1:2]])
        said = [[texts.of(cell) for cell in row] for row in rows]
        words = [["".join(s.text for s in own) for own in row] for row in said]
        if named := _name(said[0], words[0], profile):
            more = [(own[0], own[1]) for own, row in zip(said[1:], words[1:], strict=True) if _is_line(row, profile)]
            out = {cell for row in (lead, *rows[: 1 + len(more)]) for cell in row}
            one_of = {id(s): s for s in page.segments}
            for row, (labels, told) in zip(rows, [named, *more], strict=False):
                alone = len(out) == len(cells)  # as wide as what follows, and no column of its own
                for s in (*labels, *told):
                    del one_of[id(s)]
                one_of[id(told[0])] = _line(told, row[0].x0 if alone else told[0].x0)
            if beside:
                name = one_of[id(named[1][0])]
                one_of[id(named[1][0])] = replace(name, text=f"{one_of.pop(id(left[0])).text.strip()} {name.text}")
            kept = (one_of[id(s)] for s in page.segments if id(s) in one_of)
            return replace(uncelled(page, out), segments=tuple(kept))
    return page


def _name(
    said: Sequence[list[Segment]], words: Sequence[str], profile: Profile
) -> tuple[list[Segment], list[Segment]] | None:
    """The labels of a row and what they say, where that is a name, perhaps with its prefecture: that before it."""
    roles = [profile.column(label) for label in words[::2]]
    if len(words) % 2 or "name" not in roles or not all(words[1::2]) or not set(roles) <= {"name", "prefecture"}:
        return None
    told = sorted(zip(roles, said[1::2], strict=True), key=lambda own: own[0] == "name")
    return [s for own in said[::2] for s in own], [s for _, own in told for s in own]


def _is_line(words: Sequence[str], profile: Profile) -> bool:
    """Whether a row labels a line, as a tagline is, and no fact or section."""
    label, text = words if len(words) == 2 else ("", "")
    return len(text) >= SAID and "。" not in text and not (profile.fact(label) or profile.kind(label))


def _line(told: Sequence[Segment], x0: float) -> Segment:
    """What cells say, as one line that begins there."""
    box, style = around(s.box for s in told), max(told, key=lambda s: s.size).style
    text = join_lines([s.text for s in told])
    return replace(told[0], style=style, text=text, x0=x0, text_x=x0, x1=box.x1, bottom=box.bottom)


def _apart(page: Page, profile: Profile) -> Page:
    """A page on which what stands smaller at the end of the row of a case's title, as a tagline does, or of its number,
    is a row of its own; so is such a number right of the title of a form."""
    ends: dict[int, tuple[Segment, float]] = {}  # with its top
    cells = cells_of(page)
    for row, (*title, last) in by_row(s for s in page.segments if not s.vertical).items():
        least = min((s.size for s in title), default=0.0)
        text, smaller = " ".join(s.text for s in title), last.size < SMALLER * least
        by_form = (smaller and profile.case(text)) or _is_large(title, last, profile)
        far = (
            bool(title) and last.x0 - title[-1].x1 > FAR * page.width and not any(c.holds(*last.middle) for c in cells)
        )
        by_form = by_form and (len(last.text) >= SAID or far or _is_stacked(last, page))
        counted = bool(title) and COUNTED in last.text and profile.number(last.text)
        facts = sum(profile.fact(word) is not None for word in _WORDS.split(last.text)) if smaller else 0
        beside = _stands_beside(title, last, page, profile)
        if (
            by_form
            or counted
            or beside
            or facts > 1
            or (smaller and any(map(str.isalpha, text)) and profile.number(text))
        ):
            ends[row] = last, 1 + max(s.top for s in title) if counted else last.top
    if not ends:
        return page
    tops = {id(last): top for last, top in ends.values()}
    rows = (s.row + sum(row < s.row or last is s for row, (last, _) in ends.items()) for s in page.segments)
    after = [replace(s, row=row, top=tops.get(id(s), s.top)) for s, row in zip(page.segments, rows, strict=True)]
    return replace(page, segments=tuple(sorted(after, key=lambda s: s.row)))


def _stands_beside(title: Sequence[Segment], last: Segment, page: Page, profile: Profile) -> bool:
    """Whether a text stands right of the number of a case, which has more below it in a margin of its own, or is one of
    several lines set alike beside its badge."""
    number = title[0] if len(title) == 1 and profile.number(title[0].text) else last
    below = (s for s in page.segments if abs(s.x0 - number.x0) < NEAR * number.size and s.x1 < last.x0)
    near = any(0 < s.top - number.bottom < MARGIN * number.size for s in below)
    if number is last or near:
        return number is not last and last.x0 - number.x1 > MARGIN * number.size
    badge = next((f for f in page.frames if f.holds(*number.middle) and f.x1 < last.x0), None)
    alike = (s for s in page.segments if badge and s is not last and s.style == last.style and are_level(s, badge))
    return badge is not None and any(s.x0 > badge.x1 and s.row != last.row for s in alike)


def _untitled(page: Page, profile: Profile) -> Page:
    """A page without the titles of panels that state facts alone beside larger text, as the name of a case is, or of
    narrow ones beside any: they may read like those of sections."""
    gone = list[Segment]()
    for box, head, labels in _panels(page, profile):
        told = [profile.fact(label) is not None for label in labels]
        if not any(told[:1]) or not all(above or here for above, here in pairwise(told)):
            continue
        beside = [s for s in page.segments if s.x1 < box.x0 and are_level(s, box)]
        narrow = box.width < NARROW * page.width and any(are_level(s, head) for s in beside)
        if narrow or any(s.size > LARGE * head.size for s in beside):
            gone.append(head)
    return replace(page, segments=tuple(without(page.segments, gone))) if gone else page


def _panels(page: Page, profile: Profile) -> Iterator[tuple[Box, Segment, list[str]]]:
    """The frames and tables of a page under one text that could be the title of a section without a number, in the
    frame or just above the table: with it and with what begins each of their rows."""
    heads = [
        s for s in page.segments if (t := profile.section(s.text)) and t.number is None and profile.is_title(s.text)
    ]
    texts, known = Inside(page.segments if heads and (page.frames or page.tables) else ()), set(map(id, heads))
    for frame in page.frames if heads else ():
        first, *rows = by_row(texts.of(frame)).values() or [[]]
        if len(rows) >= FACTS and len(first) == 1 and id(first[0]) in known:
            yield frame, first[0], [_LABELLED.split(unadorned(row[0].text))[0] for row in rows]
    for cells in page.tables if heads else ():
        box = around(cells)
        above = [s for s in page.segments if 0 <= box.top - s.bottom < s.size and s.x1 > box.x0 and s.x0 < box.x1]
        labels = [cell for cell in cells if abs(cell.x0 - box.x0) < 1]
        if len(above) == 1 and id(above[0]) in known and len(labels) >= FACTS:
            yield around((box, above[0].box)), above[0], ["".join(s.text for s in texts.of(cell)) for cell in labels]


def _is_stacked(segment: Segment, page: Page) -> bool:
    """Whether a text is one of several set alike below each other."""
    alike = (s for s in page.segments if s.style == segment.style and abs(s.x0 - segment.x0) < NEAR * segment.size)
    return any(0 < abs(s.top - segment.top) < 2 * segment.size for s in alike)


def _is_large(title: Sequence[Segment], last: Segment, profile: Profile) -> bool:
    """Whether what stands before the end of a row is so much larger, and as short, as only titles are."""
    text = " ".join(s.text for s in title)
    large = max((s.size for s in title), default=0.0) > LARGE * last.size and len(text) <= LONGEST
    return large and any(map(str.isalpha, text)) and not profile.fact(title[0].text)


def _near(word: Segment, number: Segment) -> bool:
    """Whether a word stands just before a number or above it, in letters of another size."""
    large = max(word.size, number.size)
    across = number.x0 - word.x1 if number.x0 > word.x0 else NEAR * large + 1
    over = are_stacked(word, number) and word.middle[1] < number.middle[1]
    beside = are_level(word, number) and -0.2 * large < across < NEAR * large
    return _unlike(word.size, number.size) and (beside or (over and number.top - word.bottom < NEAR * large))


def _next(word: Segment, page: Page) -> Segment | None:
    """What stands next to a word, right of it, as a number after its label: 事例番号 | 3."""
    right = (s for s in page.segments if s.x0 >= word.x1 and are_level(word, s))
    return min(right, key=lambda s: s.x0, default=None)


def _unlike(one: float, other: float) -> bool:
    """Whether two sizes are so unlike that their texts are no one line."""
    return max(one, other) > APART * min(one, other)
