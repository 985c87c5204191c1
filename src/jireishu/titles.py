"""Which lines are titles of sections? They are numbered, mostly of known wording, and set alike throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from jireishu.endings import wraps
from jireishu.items import Item, Line, lines_of
from jireishu.page import LARGER, Style, usual_style
from jireishu.profile import KANA, MARKS, Numbered, Profile, depth, unadorned
from jireishu.text import BRACKETS, fold, join_lines, unbracketed

ALIKE = 0.7  # points: titles whose size differs by less are set alike
ABOUT = 0.8  # of what titles of sections number, at least, is about what sections are about
EXACT = 0.15  # and points that what is set in one size may be read apart
PANEL, SEVERAL = 0.75, 3  # times as wide as other columns, at most, that of a panel is, and titles in such, at least
Way = TypeVar("Way")  # in which titles are set
Look = tuple[str, str, bool, bool]  # font, colour, printed twice, in a bar
NUMBERINGS = {
    "1": "0123456789０１２３４５６７８９", "一": "一二三四五六七八九十", "ア": f"{KANA}ｱｲｳｴｵｶｷｸｹｺ",
    "(": "(（【〔［[〈＜", "第": "第"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the indexes of its first item and of the item after it, and its number, name and kind.

    chapter: the number of its chapter, where it is printed before its own (2-1).
    """

    start: int
    stop: int
    number: int | None
    name: str
    kind: str | None = None
    chapter: int | None = None


def of_sections(items: Sequence[Item], lines: list[tuple[int, Line]], profile: Profile, body: float) -> list[Title]:
    """Lines of known wording set alike, and numbered lines of other wording that are set like them."""
    every, numbered = _worded_and_numbered(items, lines, profile)
    if not every:
        return []
    usual = _most_told((round(line.size * 2), t.kind) for t, line in every) / 2
    numbered += [(t, line) for t, line in every if t.number is not None and abs(line.size - usual) > ALIKE]
    known = _as_large(every, usual, profile)
    form = _most_told((numbering(t, line), t.kind) for t, line in known)
    numbered += [(t, line) for t, line in known if t.number is not None and numbering(t, line) != form]
    least = usual - ALIKE if form[0] else 0.0  # below numbered titles, what is smaller is a heading
    known = [
        (t, x) for t, x in known
        if numbering(t, x) == form or (t.number is None and x.size > least and (x.barred or x.size > 1.15 * body))
    ]  # fmt: skip
    looks = Counter(look(line) for _, line in known)
    usual_look = looks.most_common(1)[0][0]
    taken = {n for t, _ in known for n in range(t.start, t.stop)}
    headings = _of_headings(numbered) - {form}
    others = [
        t for t, line in numbered
        if look(line) == usual_look and numbering(t, line) not in headings
        and (abs(line.size - usual) <= ALIKE or (t.kind and numbering(t, line) == form))  # a long one may be smaller
        and t.start not in taken and (t.kind or numbering(t, line) == form)
    ]  # fmt: skip
    found = [t for t, _ in known]
    if form[0] is None:
        plain = _uncoloured(usual_look)  # each case may have its own colour
        colours = {own[1] for own, times in looks.items() if times > 1 and _uncoloured(own) == plain}
        near = min(ALIKE, EXACT + max(abs(line.size - usual) for _, line in known))
        set_as = _Dressed(form[1], plain, {*colours, usual_look[1]}, usual, near)
        found = _unnumbered(items, _alike(lines, set_as, body), found, profile)
        found += _longer(items, lines, set_as, found, profile)
    found += _in_sequence(others, found)
    return sorted([*found, *_in_panels(every, found, items, lines, profile)], key=lambda t: t.start)


def _in_panels(
    known: Sequence[tuple[Title, Line]], found: list[Title], items: Sequence[Item],
    lines: Sequence[tuple[int, Line]], profile: Profile,
) -> list[Title]:  # fmt: skip
    """Titles that are smaller than others since they stand in a panel beside these, so in several cases: of kinds that
    no other title is of, set alike, all in columns narrower than those of others."""
    kinds, begun = {title.kind for title in found}, [x for title in found for x in lines_of(items[title.start])[:1]]
    least = PANEL * min((x.right - x.left for x in begun), default=0.0)
    told = Counter(x.style for t, x in known if x.right - x.left < least and t.kind not in kinds)
    usual = next((style for style, times in told.most_common(1) if times > SEVERAL), None)
    alike = [(n, x) for n, x in lines if x.style == usual and x.right - x.left < least]
    own = [t for t in _unnumbered(items, alike, found, profile) if t.kind and t not in found] if usual else []
    return own if kinds.isdisjoint(t.kind for t in own) else []


def _worded_and_numbered(
    items: Sequence[Item], lines: list[tuple[int, Line]], profile: Profile
) -> tuple[list[tuple[Title, Line]], list[tuple[Title, Line]]]:
    """The lines of known wording that have a number or stand out, and those that have a number alone."""
    known: list[tuple[Title, Line]] = []
    numbered: list[tuple[Title, Line]] = []
    passed, running = 0, usual_style(line for _, line in lines)
    for n, line in lines:
        match = profile.section(line.text)
        if n < passed or match is None or len(match.name) > 60:
            continue
        title = _grown(n, line, match, items, profile)
        if title.kind and (title.number is not None or _dress(line) or _stands_out(line, running)):
            known.append((title, line))
            passed = title.stop
        elif title.number is not None:
            numbered.append((title, line))
    return known, numbered


def _unnumbered(
    items: Sequence[Item], alike: list[tuple[int, Line]], known: list[Title], profile: Profile
) -> list[Title]:
    """Titles without numbers: those known, and what is set alike; its wording may otherwise need one."""
    worded = [t for n, x in alike if (t := _worded(n, x, items, profile))]
    inside = {n for t in worded for n in range(t.start + 1, t.stop)}
    begun = {t.start: t for t in [*_recurring(alike, known, profile), *known, *worded]}
    return [t for n, t in begun.items() if n not in inside]


def _longer(
    items: Sequence[Item], lines: list[tuple[int, Line]], set_as: _Dressed, found: Sequence[Title], profile: Profile
) -> list[Title]:
    """Titles that are smaller since they are longer than the others, or than their bars have room for: about what
    sections are about, and set as titles are but for their size, in which nothing else is, more than once. Not headings
    about the same as the one before."""
    smaller = [(n, x) for n, x in lines if set_as.dresses(x) and x.size < set_as.size - set_as.near]
    told = {n: t for n, x in smaller if (t := _worded(n, x, items, profile))}
    inside = {n for t in told.values() for n in range(t.start + 1, t.stop)}
    longest = max(len(t.name) for t in found)
    kinds = [(t.start, t.kind) for t in sorted([*found, *told.values()], key=lambda t: t.start)]
    again = {after[0] for before, after in pairwise(kinds) if before[1] == after[1]}
    long = {n for n, t in told.items() if len(t.name) > longest}
    long |= {n for n, x in smaller if x.barred and (x.x1 - x.x0) * set_as.size > (x.right - x.x0) * x.size}
    fit = (told.keys() & long) - again
    others = {x.style for n, x in smaller if n not in fit | inside}
    often = Counter(x.style for n, x in smaller if n in fit - inside and x.style not in others)
    return [told[n] for n, x in smaller if n in fit - inside and often[x.style] > 1]


def _as_large(known: Sequence[tuple[Title, Line]], usual: float, profile: Profile) -> list[tuple[Title, Line]]:
    """The titles that are as large as usual; those of the book's own wordings may be larger, or smaller where no
    foreseen one is as large as usual: else what is smaller is a heading."""
    told = [(t, line, abs(line.size - usual) <= ALIKE, fold(t.name) in profile.own) for t, line in known]
    foreseen = any(alike and not own for *_, alike, own in told)
    return [(t, line) for t, line, alike, own in told if alike or (own and (line.size > usual or not foreseen))]


def _most_told(told: Iterable[tuple[Way, str | None]]) -> Way:
    """Of the ways in which titles are set, that in which most kinds are told, and most often; of sizes, the larger:
    headings within sections come often, too, but of few kinds."""
    kinds: dict[Way, list[str | None]] = {}
    for way, kind in told:
        kinds.setdefault(way, []).append(kind)
    return max(kinds, key=lambda way: (len(set(kinds[way])), len(kinds[way]), way if isinstance(way, int) else 0))


def _of_headings(numbered: Sequence[tuple[Title, Line]]) -> Set[tuple[str | None, str]]:
    """The ways of numbering that also number what no section is about: headings within them."""
    told = [(numbering(title, line), title.kind) for title, line in numbered]
    times, about = Counter(form for form, _ in told), Counter(form for form, kind in told if kind)
    return {form for form in times if about[form] < ABOUT * times[form]}


def _recurring(alike: list[tuple[int, Line]], known: list[Title], profile: Profile) -> list[Title]:
    """Lines set as titles whose words come again in most cases: titles of a wording that nobody foresaw."""
    named = [(n, unadorned(line.text)) for n, line in alike if not profile.case(line.text)]
    often = Counter(fold(name) for _, name in named)
    most = max(Counter(fold(title.name) for title in known).values())
    return [Title(n, n + 1, None, name) for n, name in named if often[fold(name)] > max(1, most / 2)]


class _Dressed(NamedTuple):
    """How titles without numbers are set: their mark or bracket, their look but for the colour, of some, size, and by
    how many points at most (near) this differs from title to title."""

    dress: str
    look: tuple[str, bool, bool]
    colours: Set[str]
    size: float
    near: float

    def dresses(self, line: Line) -> bool:
        """Whether a line is set so but for its size and bar."""
        own = _dress(line), line.style.font, line.style.doubled
        return own == (self.dress, *self.look[:2]) and line.style.colour in self.colours


def _alike(lines: list[tuple[int, Line]], set_as: _Dressed, body: float) -> list[tuple[int, Line]]:
    """The lines that are set as titles are; without their bar only where they wrap: that of such a title is too high.
    Where titles have nothing else that running text has not, it has to be there."""
    running = usual_style(line for _, line in lines if abs(line.size - body) <= ALIKE)
    font, doubled, barred = set_as.look
    same = running is not None and (running.font, running.doubled) == (font, doubled)
    bare = running.colour if running and same and abs(set_as.size - body) <= ALIKE else None
    after = [line for _, line in lines[1:]]
    wrapped = {id(x) for (_, x), y in zip(lines, after, strict=False) if wraps(x, y)}
    return [
        (n, x) for n, x in lines
        if set_as.dresses(x) and abs(x.size - set_as.size) <= set_as.near
        and (x.barred == barred or (x.style.colour != bare and id(x) in wrapped))
    ]  # fmt: skip


def numbering(title: Title, line: Line) -> tuple[str | None, str]:
    """How a title is numbered (1, 1.., 一, (1, 第 …) and what follows the number; else None and its dress."""
    if title.number is None:
        return None, _dress(line)
    text = line.text.lstrip(f"{MARKS} ")
    said, name = fold(text), fold(title.name)  # of which the line may say the beginning only
    stop = said[: next((n for n in range(len(said)) if name.startswith(said[n:])), None)][-1:]
    signs = text[: 1 + (text[0] in NUMBERINGS["("])]  # what stands in a bracket counts, too
    kind = "".join(kind for sign in signs for kind, chars in NUMBERINGS.items() if sign in chars)
    return kind + "." * depth(text), stop if stop in ".)、:" else ""


def _dress(line: Line) -> str:
    """The mark or bracket that a title is set with."""
    return line.text[0] if line.text[0] in MARKS or line.text[0] in BRACKETS else ""


def look(line: Line) -> Look:
    """How a line is set but for its size."""
    return line.style.font, line.style.colour, line.style.doubled, line.barred


def _uncoloured(seen: Look) -> tuple[str, bool, bool]:
    """How something is set but for its size and colour."""
    return seen[0], seen[2], seen[3]


def _in_sequence(others: list[Title], known: list[Title]) -> list[Title]:
    """Of the other titles, those whose number follows the section before them, or is followed by the one after."""
    kept: list[Title] = []
    for title in sorted(others, key=lambda t: t.start):
        before = max((t for t in [*known, *kept] if t.start < title.start), key=lambda t: t.start, default=None)
        after = min((t for t in known if t.start > title.start), key=lambda t: t.start, default=None)
        follows = before and before.number is not None and title.number == before.number + 1
        precedes = after and title.number is not None and after.number == title.number + 1
        likely = title.kind or title.number == 1
        if follows or (precedes and likely and not (before and before.number == title.number)):
            kept.append(title)
    return kept


def _worded(n: int, line: Line, items: Sequence[Item], profile: Profile) -> Title | None:
    """A title of a wording that a number usually stands before, with the lines that it wraps onto."""
    text, last, stop = line.text, line, n + 1
    found = None
    while True:
        numbered = profile.section(text)  # the number of a few may be of the line, where others have theirs in a box
        name = numbered.name if numbered and numbered.kind else unadorned(text)
        if kind := profile.kind(name, numbered=True):
            found = Title(n, stop, None, name, kind)
        following = items[stop] if stop < min(len(items), n + 3) else None
        if not isinstance(following, Line) or not wraps(last, following):
            return found
        text, last, stop = join_lines([text, following.text]), following, stop + 1


def _grown(n: int, line: Line, match: Numbered, items: Sequence[Item], profile: Profile) -> Title:
    """A title with the lines that it wraps onto."""
    name, kind, last, stop = match.name, match.kind, line, n + 1
    while stop < len(items) and stop < n + 3:
        following = items[stop]
        if not isinstance(following, Line) or following.style != line.style or following.page != line.page:
            break
        apart = following.top - last.top > 2.2 * line.size or _dress(following)
        numbered = profile.section(following.text)
        if apart or (numbered and numbered.number is not None):
            break
        longer = unbracketed(join_lines([name, following.text]))
        its_kind = profile.kind(longer, numbered=match.number is not None)
        worded = its_kind and (kind is None or profile.kind(longer))
        if not worded and not wraps(last, following):
            break
        name, kind, last, stop = longer, its_kind, following, stop + 1
    if kind is None:
        return Title(n, n + 1, match.number, match.name)
    return Title(n, stop, match.number, name, kind)


def _stands_out(line: Line, running: Style | None) -> bool:
    """Whether a line is set otherwise than running text: in a bar, larger, or in another font or colour."""
    if line.barred or running is None:
        return line.barred
    unlike = (line.style.font, line.style.colour, line.style.doubled) != (running.font, running.colour, running.doubled)
    return line.size > LARGER * running.size or (unlike and line.size > running.size - ALIKE)


def are_parted(items: Sequence[Item], last: Title, again: Title) -> bool:
    """Whether a title that says the one before again does so below a line larger than it is."""
    size = max((line.size for line in lines_of(items[again.start])), default=0.0) + ALIKE
    return any(line.size > size for i in items[last.stop : again.start] for line in lines_of(i))
