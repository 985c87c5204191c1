"""Which lines are titles of sections? They are numbered, mostly of known wording, and set alike throughout."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import TypeVar

from jireishu.endings import wraps
from jireishu.items import Item, Line, lines_of
from jireishu.looks import ALIKE, Dressed, Title, dress, dressed, look, numbering, uncoloured
from jireishu.page import LARGER, Style, usual_style
from jireishu.profile import Numbered, Profile, unadorned
from jireishu.recurring import LONGEST
from jireishu.text import SHAPES, fold, join_lines, unbracketed

ABOUT = 0.8  # of what titles of sections number, at least, is about what sections are about
EXACT = 0.15  # and points that what is set in one size may be read apart
CLOSE = 1.6  # em from one line of a title to the next, at most, of which the first is not full
MARGIN = 3.0  # em that titles beside their texts begin left of those, at least,
ALONE = 0.3  # as many other lines as where most begin, at most, begin there: else it is a column of text
PANEL, SEVERAL = 0.75, 3  # times as wide as other columns, at most, that of a panel is, and titles in such, at least
FEW = 0.1  # of the titles set alike, at most, are of a wording that comes once or twice
Way = TypeVar("Way")  # in which titles are set


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
    often = Counter(fold(t.name) for t, x in known if x.size >= usual and x.size > body)
    known = [
        (t, x) for t, x in known
        if numbering(t, x) == form or (t.number is None and x.size > least
            and (x.barred or x.size > 1.15 * body or often[fold(t.name)] >= SEVERAL))
    ]  # fmt: skip
    known = _in_margin(known, lines)
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
        plain = uncoloured(usual_look)  # each case may have its own colour
        colours = {own[1] for own, times in looks.items() if times > 1 and uncoloured(own) == plain}
        near = min(ALIKE, EXACT + max(abs(line.size - usual) for _, line in known))
        set_as = Dressed(form[1], plain, {*colours, usual_look[1]}, usual, near)
        found = _unnumbered(items, dressed(lines, set_as, body), found, profile)
        found += _longer(items, lines, set_as, found, profile)
    found += _in_sequence(others, found)
    once = {name for name, times in Counter(fold(t.name) for t in found).items() if times == 1}
    found = [t for t in found if t.kind or not (fold(t.name) in once and profile.back_form.fullmatch(fold(t.name)))]
    return sorted([*found, *_in_panels(every, found, items, lines, profile)], key=lambda t: t.start)


def _in_margin(known: list[tuple[Title, Line]], lines: Sequence[tuple[int, Line]]) -> list[tuple[Title, Line]]:
    """The titles; where most stand left of the text, those alone: others are headings, set alike, among that."""
    lefts = Counter(round(x.left) for _, x in lines)
    left = max(lefts, key=lambda at: lefts[at])
    others = lefts - Counter(round(x.left) for _, x in known)
    bare = {at for at in lefts if others[at] < ALONE * lefts[left]}
    beside = [(t, x) for t, x in known if x.barred and x.left < left - MARGIN * x.size and round(x.left) in bare]
    alike = {t.kind for t, _ in known} == {t.kind for t, _ in beside}
    return beside if alike and len(beside) > len(known) / 2 else known


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
        if title.kind and (title.number is not None or dress(line) or _stands_out(line, running)):
            known.append((title, line))
            passed = title.stop
        elif title.number is not None:
            numbered.append((title, line))
    return known, numbered


def _unnumbered(
    items: Sequence[Item], alike: list[tuple[int, Line]], known: list[Title], profile: Profile
) -> list[Title]:
    """Titles without numbers: those known, and what is set alike; its wording may otherwise need one, and in a bar or a
    cell, where next to nothing else is set so, be any."""
    worded = [t for n, x in alike if (t := _worded(n, x, items, profile))]
    inside = {n for t in worded for n in range(t.start + 1, t.stop)}
    begun = {t.start: t for t in [*_recurring(alike, known, profile), *known, *worded]}
    taken = {n for t in begun.values() for n in range(t.start, t.stop)}
    rest = [(n, unadorned(x.text)) for n, x in alike if n not in taken and not profile.case(x.text)]
    few = (
        len(rest) <= FEW * len(begun)
        and all(x.barred for _, x in alike)
        and not any(profile.is_aside(name) or "。" in name for _, name in rest)
    )
    others = [Title(n, n + 1, None, name) for n, name in (rest if few else _own(alike, rest, begun, profile))]
    return [*(t for n, t in begun.items() if n not in inside), *others]


def _own(
    alike: Sequence[tuple[int, Line]], rest: Sequence[tuple[int, str]], begun: Mapping[int, Title], profile: Profile
) -> list[tuple[int, str]]:
    """The rest of the lines that are titles in words of their own, between others that come in each case: they have
    the mark that all titles have, and that is of no list, or stand alone between the same two in several cases."""
    if not begun or not rest:
        return []
    known = sorted(begun)
    names = [fold(begun[n].name) for n in (*known, known[0])]  # after the last title the first one comes again
    at = {n: bisect(known, n) for n, _ in rest}
    inside = [(n, name) for n, name in rest if at[n] and names[at[n]] != names[0]]
    places = Counter((names[at[n] - 1], names[at[n]]) for n, _ in inside)
    alone = len({at[n] for n, _ in inside}) == len(inside) and min(places.values(), default=0) >= SEVERAL
    marked = all(dress(x) in SHAPES for _, x in alike)
    plain = all(len(name) <= LONGEST and "。" not in name and not profile.is_aside(name) for _, name in inside)
    return inside if plain and (marked or alone) else []


def _longer(
    items: Sequence[Item], lines: list[tuple[int, Line]], set_as: Dressed, found: Sequence[Title], profile: Profile
) -> list[Title]:
    """Titles that are smaller since they are longer than the others, or than their bars have room for: about what
    sections are about, and set as titles are but for their size, in which nothing else is but titles of asides, more
    than once. Not headings about the same as the one before."""
    smaller = [(n, x) for n, x in lines if set_as.dresses(x) and x.size < set_as.size - set_as.near]
    told = {n: t for n, x in smaller if (t := _worded(n, x, items, profile))}
    inside = {n for t in told.values() for n in range(t.start + 1, t.stop)}
    longest = max(len(t.name) for t in found)
    kinds = [(t.start, t.kind) for t in sorted([*found, *told.values()], key=lambda t: t.start)]
    again = {after[0] for before, after in pairwise(kinds) if before[1] == after[1]}
    long = {n for n, t in told.items() if len(t.name) > longest}
    long |= {n for n, x in smaller if x.barred and (x.x1 - x.x0) * set_as.size > (x.right - x.x0) * x.size}
    fit = (told.keys() & long) - again
    others = {x.style for n, x in smaller if n not in fit | inside and not profile.is_aside(x.text)}
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
        goes_on = isinstance(following, Line) and (wraps(last, following) or _is_close(last, following))
        if not isinstance(following, Line) or not goes_on or dress(following):
            return found
        text, last, stop = join_lines([text, following.text]), following, stop + 1


def _is_close(line: Line, following: Line) -> bool:
    """Whether two lines set alike stand as close as those of one title do, which may be broken between its phrases."""
    alike = (line.page, line.style) == (following.page, following.style) and abs(line.x0 - following.x0) < line.size
    return alike and 0 < following.top - line.top < CLOSE * line.size


def _grown(n: int, line: Line, match: Numbered, items: Sequence[Item], profile: Profile) -> Title:
    """A title with the lines that it wraps onto."""
    name, kind, last, stop = match.name, match.kind, line, n + 1
    while stop < len(items) and stop < n + 3:
        following = items[stop]
        if not isinstance(following, Line) or following.style != line.style or following.page != line.page:
            break
        apart = following.top - last.top > 2.2 * line.size or dress(following)
        numbered = profile.section(following.text)
        if apart or (numbered and numbered.number is not None):
            break
        longer = unbracketed(join_lines([name, following.text]))
        its_kind = profile.kind(longer, numbered=match.number is not None)
        worded = its_kind and (kind is None or profile.kind(longer))
        if not worded and not wraps(last, following):
            break
        name, kind, last, stop = longer, its_kind, following, stop + 1
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
