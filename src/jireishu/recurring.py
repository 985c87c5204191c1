"""Which titles of sections does a book use that no profile foresaw? Pages -> their wordings.

Casebooks tell every case under the same titles: texts set alike, unlike running text, that come again and again, each
once a case and with sentences below or beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from jireishu.items import Item, Line
from jireishu.model import Case, Edition
from jireishu.page import LARGER, Page, Segment, Style, are_level, are_stacked, usual_style
from jireishu.profile import ASKED, Profile, unadorned
from jireishu.text import BRACKETS, CLOSERS, bracketed, fold

OFTEN = 3  # times that a title comes, at least,
SHARE = 0.5  # and of the times that the most frequent one does
SEVERAL = 2  # titles that a book has, at least
LOOKED = 20  # times that a text is looked at
LONGEST = 30  # characters of a title
TELLS = 0.7  # of the times that one comes, at least, prose follows: what has none is the label of a fact
PROSE = 20  # characters of a line of prose that ends no sentence, at least
DEPTH = 2  # lines below each other of which one is prose,
CLOSE = 2.0  # em apart, or from the bar of the title, which is
HIGH = 4.0  # em high at most,
LEADING, LOOSE = 0.9, 1.2  # and the lines of running text less, also of a narrow column,
PAIR = 30  # of which two have so many characters, at least
TWICE = 1.2  # times as many rounds of titles as cases, at most: a title comes once a case

_COUNT = r"(?:\d+|[一二三四五六七八九十]+|[ア-コ①-⑳])"  # what counts headings
_LEAD = re.compile(
    rf"[{re.escape(''.join(BRACKETS))}](?!{_COUNT}\W)([^\s{re.escape(''.join(CLOSERS))}]{{1,20}})[{re.escape(''.join(CLOSERS))}]\s*(\S.*)"
)
HEADING = frozenset("【〔［《≪")  # brackets of headings that begin the lines of their texts,
MANY = 8  # of which a book has so many, at least,
LISTED = frozenset("・･•‣⁃∙○✓✔")  # marks of lists, and none of headings
HEADED = 40  # and their characters
_COUNTED = re.compile(r"[【〔\[(<〈《]?([^\W\d_]{2,10})(\d{1,3})(?!\d)")


class _Named(NamedTuple):
    """A short text, its words without number, mark and brackets, and where it stands."""

    name: str
    text: Segment
    page: Page


def titles(pages: Sequence[Page], profile: Profile) -> list[str]:
    """The wordings that recur as titles of sections do, without numbers, marks and brackets; none where in doubt.

    pages: without furniture.
    """
    usual = running_style(pages)
    alike: dict[Style | None, list[_Named]] = defaultdict(list)
    every: list[_Named] = []
    for page in pages:
        for s in page.segments:
            if (lead := _LEAD.match(s.text)) and not profile.fact(lead[1]):
                alike[None].append(_Named(lead[1], s, page))
            elif s.style != usual and len(s.text) <= LONGEST and sum(map(str.isalpha, s.text)) > 1:
                numbered = profile.section(s.text)
                every.append(_Named(numbered.name if numbered else unadorned(s.text), s, page))
                alike[s.style].append(every[-1])
    often = {style: names for style, named in alike.items() if (names := _recurring(named, usual))}
    found = _outer({style: names for style, names in often.items() if len(names) >= SEVERAL}, profile)
    found += [name for style in often if _precedes(often[style], every, found) for name in often[style]]
    if found or usual is None:
        return found
    apart = [one for one in every if stands_out(one.text.style, usual)]
    own = _recurring(apart, usual) if apart else []  # in a magazine each title may be set in its own way
    return own if len(own) >= SEVERAL else []


def _outer(told: dict[Style | None, list[str]], profile: Profile) -> list[str]:
    """Of the titles set alike that recur the most, or as large ones where larger recur, too: what is smaller heads
    parts of sections, but for titles in another way that are all about what sections are about, and not only about what
    those are."""
    size = {style: style.size if style else 0.0 for style in told}
    most = max(told, key=lambda style: len(told[style]), default=None)
    larger = [style for style in told if size[style] > LARGER * size.get(most, 0.0) > 0]
    best = max(larger, key=lambda style: len(told[style]), default=most)
    kinds = {style: {profile.kind(name, numbered=True) for name in names} for style, names in told.items()}
    about = [own for own in told if own != best and None not in kinds[own] and kinds[own] - kinds[best]]
    return [name for style in (best, *about) for name in told.get(style, ())]


def _precedes(names: Sequence[str], every: Sequence[_Named], outer: Sequence[str]) -> bool:
    """Whether titles set alike all stand before the outer ones of their case, as on a page before these: so no heading
    of a part of a section does."""
    own, after = set(map(fold, names)), set(map(fold, outer))
    said = [name for one in every if (name := fold(one.name)) in own | after] if own.isdisjoint(after) else []
    parts = [before for before, _ in groupby(name in own for name in said)]
    times = max(Counter(name for name in said if name in own).values(), default=0)
    return parts[:1] == [True] and 1 < len(parts) <= 2 * TWICE * times


def counter(pages: Sequence[Page], profile: Profile) -> str:
    """The word, folded, that a book counts its cases by (事例1, Story 02); "" where it has none.

    It is set alike, larger than running text or otherwise, with each number once, or once a chapter.
    """
    usual = running_style(pages)
    counted: dict[tuple[str, Style], list[int]] = defaultdict(list)
    for s in (s for page in pages for s in page.segments):
        match = _COUNTED.match(fold(s.text)) if usual and stands_out(s.style, usual) else None
        if match and profile.counts_cases(match[1]):
            counted[match[1], s.style].append(int(match[2]))
    chapters = {told.number for page in pages for s in page.segments if (told := profile.chapter(s.text))}
    whole = {word: len(found) for (word, _), found in counted.items() if _counts(found, max(1, len(chapters)))}
    most = max(whole, key=lambda word: whole[word], default="")
    return most if most and whole[most] >= OFTEN else ""


def _counts(numbers: Sequence[int], chapters: int) -> bool:
    """Whether numbers count from one, each chapter anew at most."""
    return numbers.count(1) <= chapters and all(n in (1, before + 1) for before, n in pairwise([0, *numbers]))


def running_style(pages: Sequence[Page]) -> Style | None:
    return usual_style(s for page in pages for s in page.segments)


def learnt(pages: Sequence[Page], profile: Profile, cases: Sequence[Case]) -> Profile:
    """The profile with the titles that a book has besides, where it does not know one of them, or the sections of the
    cases that were found without them lack one, or those are but a few, and the word that it counts its cases by.
    pages: without furniture."""
    heard = {fold(section.title) for case in cases for section in case.sections if len(cases) >= OFTEN}
    own, word = titles(pages, profile), counter(pages, profile)
    new = (title for title in own if fold(title) not in heard or not profile.kind(title, numbered=True))
    more = profile.with_titles(own) if any(new) else profile
    if word and not cases and not own and _asks(pages):
        more = profile.with_questions()
    return replace(more, counter=word) if word and not profile.number(f"{word}1") else more


def _asks(pages: Sequence[Page]) -> bool:
    """Whether a book tells its cases by questions, set off alike from their answers."""
    usual = running_style(pages)
    apart = [s for page in pages for s in page.segments if usual and stands_out(s.style, usual)]
    asked = Counter(s.style for s in apart if re.match(ASKED, fold(s.text)))
    return max(asked.values(), default=0) >= SEVERAL * OFTEN


def loses_nothing(learnt: Edition, found: Edition, profile: Profile) -> bool:
    """Whether the cases of an edition read with what was learnt lose no section and no fact for it that those of one
    read without have: none whose value is the title of a section, as it turns out; nor the text of a section, as where
    its first heading was taken for the next."""
    titled = {fold(section.title) for case in learnt.cases for section in case.sections}
    if len(learnt.cases) < max(OFTEN, sum(fold(case.name) not in titled for case in found.cases)):
        return False
    (many, known), (before, foreseen) = (_sections(edition.cases, profile) for edition in (learnt, found))
    facts = [
        sum(bool(profile.fact(label)) for c in cases for label, a in c.attributes.items() if fold(a.raw) not in titled)
        for cases in (learnt.cases, found.cases)
    ]
    whole = not found.cases or _bare(learnt) <= _bare(found)
    return many >= before and known >= foreseen and facts[0] >= facts[1] and whole


def _bare(edition: Edition) -> int:
    """How many sections have no text."""
    told = {(p.case.id, p.section.number, p.section.title) for p in edition.passages if p.case and p.section}
    return sum((case.id, s.number, s.title) not in told for case in edition.cases for s in case.sections)


def _sections(cases: Sequence[Case], profile: Profile) -> tuple[int, int]:
    """How many sections cases have, and how many of a kind that the profile foresaw."""
    kinds = [section.kind for case in cases for section in case.sections]
    return len(kinds), sum(bool(profile.slug(kind)) for kind in kinds)


def stands_out(style: Style, usual: Style) -> bool:
    """Whether what is set so stands out of running text: it is larger, or as large in another font or colour."""
    return style.size > LARGER * usual.size or (style.size >= usual.size and replace(style, size=usual.size) != usual)


def parted(pages: Iterable[Sequence[Item]], profile: Profile) -> list[list[Item]]:
    """The items with those lines as two that begin with a title in brackets and go on with its text; with a heading so,
    where a book has many that do, and fewer in lines of their own."""
    every = [list(items) for items in pages]
    texts = [item.text for items in every for item in items if isinstance(item, Line) and item.text[:1] in HEADING]
    run_in = sum(_run_in(text, profile) > 0 for text in texts)
    alone = sum(len(text) <= HEADED and bracketed(text) for text in texts)
    many = run_in >= max(MANY, alone + 1)
    return [[line for item in items for line in _parted(item, profile, many)] for items in every]


def _parted(item: Item, profile: Profile, many: bool) -> list[Item]:
    """many: whether the book has many headings that begin the lines of their texts."""
    if not isinstance(item, Line):
        return [item]
    lead = _LEAD.match(item.text)
    end = lead.end(1) + 1 if lead and fold(lead[1]) in profile.own else _run_in(item.text, profile) if many else 0
    if not end:
        return [item]
    heading = replace(item, text=item.text[:end], x1=item.x0 + end * item.size)
    return [heading, replace(item, text=item.text[end:].lstrip())]


def _run_in(text: str, profile: Profile) -> int:
    """How many characters what may be a heading in brackets takes that begins a line of prose, 0 without one."""
    if text[:1] not in HEADING:
        return 0
    heading, _, told = text[1:].partition(BRACKETS[text[0]])
    counts = re.fullmatch(_COUNT, heading)
    if not 0 < len(heading) <= HEADED or counts or profile.fact(heading) or profile.is_aside(text):
        return 0
    return len(heading) + 2 if "。" in told or len(told) >= PROSE else 0


def tells(title: Segment, page: Page, usual: Style | None) -> bool:
    """Whether a line of prose or of a list stands right of a text, or below it, perhaps with a heading between."""
    if _LEAD.match(title.text):
        return True
    level = [s for s in page.segments if s.x0 > title.x1 and are_level(s, title)]
    unlike = (s for s in level if s.style != title.style)
    beside, below = min(unlike, key=lambda s: (s.x0, s.top), default=None), _below(title, page)
    if level and below and below.style != usual and below.size > LARGER * title.size:
        below = None  # a title of its own below a label and its value
    return any(_leads(told, title, page, usual) for told in (beside, below))


def _leads(told: Segment | None, title: Segment, page: Page, usual: Style | None) -> bool:
    """Whether what stands beside a title, or next below it, is prose or leads to some."""
    under = [s.top for s in page.segments if s.style == title.style and s.top >= title.bottom and are_stacked(title, s)]
    for _ in range(DEPTH):
        if told is None or told.bottom > min(under, default=told.bottom):
            return False
        right = [s for s in page.segments if s.x0 > told.x1 and are_level(s, told)] if told.x0 < title.x1 else []
        if any("。" in s.text or len(s.text) >= PROSE or s.text[:1] in LISTED for s in (told, *right)):
            return True
        after = _below(told, page)
        near = after.top - told.bottom if after and after.style == usual else inf
        if after and told.style == usual and near < LOOSE * told.size and len(told.text + after.text) >= PAIR:
            return True
        goes_on = near < LEADING * told.size
        told = after if told.style != usual or goes_on else None
    return False


def _below(text: Segment, page: Page) -> Segment | None:
    """What stands next and close below a text, or the bar that it stands in."""
    under = [s for s in page.segments if s.top >= text.bottom - 1 and are_stacked(text, s)]
    found = min(under, key=lambda s: s.top, default=None)
    if found is None or found.top - text.bottom < CLOSE * text.size:
        return found
    bars = (f.bottom for f in page.frames if f.height < HIGH * text.size and f.holds(*text.middle))
    return found if found.top - max(bars, default=text.bottom) < CLOSE * text.size else None


def _recurring(alike: Sequence[_Named], usual: Style | None) -> list[str]:
    """Of texts set alike those that are titles, of which a book has several set so, or others, too."""
    said: dict[str, list[_Named]] = defaultdict(list)
    for one in alike:
        said[fold(one.name)].append(one)
    most = max(map(len, said.values()))
    often = {name: ones for name, ones in said.items() if len(ones) >= max(OFTEN, SHARE * most)}
    telling = {name: [tells(one.text, one.page, usual) for one in ones[:LOOKED]] for name, ones in often.items()}
    kept = {name for name, told in telling.items() if sum(told) >= TELLS * len(told)}
    once = _rounds(name for one in alike if (name := fold(one.name)) in kept) <= TWICE * most
    return [said[name][-1].name for name in often if name in kept] if once else []


def _rounds(names: Iterable[str]) -> int:
    """How often what has been said begins to be said again."""
    rounds, said = 1, set[str]()
    for name in names:
        if name in said:
            rounds, said = rounds + 1, set()
        said.add(name)
    return rounds
