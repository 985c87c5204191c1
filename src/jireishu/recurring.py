"""Which titles of sections does a book use that no profile foresaw? Pages -> their wordings.

Casebooks tell every case under the same titles: texts set alike, unlike running text, that come again and again, each
once a case and with sentences below or beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jireishu.page import Page, Segment, Style
from jireishu.profile import Profile, unadorned
from jireishu.text import fold

OFTEN = 3  # times that a title comes, at least,
SHARE = 0.5  # and of the times that the most frequent one does
SEVERAL = 2  # titles that a case has, at least
LONGEST = 30  # characters of a title
TELLS = 0.7  # of the times that one comes, at least, prose follows: what has none is the label of a fact
PROSE = 20  # characters of a line of prose that ends no sentence, at least
DEPTH = 2  # lines below each other of which one is prose,
CLOSE = 2.0  # em apart
TWICE = 1.2  # times as many rounds of titles as cases, at most: a title comes once a case


class _Named(NamedTuple):
    """A short text, its words without number, mark and brackets, and where it stands."""

    name: str
    text: Segment
    page: Page


def titles(pages: Sequence[Page], profile: Profile) -> list[str]:
    """The wordings that recur as titles of sections do, without numbers, marks and brackets; none where in doubt.

    pages: without furniture.
    """
    running: Counter[Style] = Counter()
    for s in (s for page in pages for s in page.segments):
        running[s.style] += len(s.text)
    usual = max(running, key=lambda style: running[style], default=None)
    alike: dict[Style, list[_Named]] = defaultdict(list)
    for page in pages:
        for s in page.segments:
            if s.style != usual and len(s.text) <= LONGEST and any(map(str.isalpha, s.text)):
                numbered = profile.section(s.text)
                alike[s.style].append(_Named(numbered.name if numbered else unadorned(s.text), s, page))
    return max(map(_recurring, alike.values()), key=len, default=[])


def _tells(title: Segment, page: Page) -> bool:
    """Whether a line of prose stands right of a text, or below it, perhaps with a heading between them."""
    level = [s for s in page.segments if s.row == title.row and s.x0 > title.x1 and s.style != title.style]
    told = min(level, key=lambda s: s.x0, default=None) or _below(title, page)
    for _ in range(DEPTH):
        if told is None:
            return False
        if "。" in told.text or len(told.text) >= PROSE:
            return True
        told = _below(told, page)
    return False


def _below(text: Segment, page: Page) -> Segment | None:
    """What stands next and close below a text."""
    under = [s for s in page.segments if s.x0 < text.x1 and s.x1 > text.x0 and s.top >= text.bottom - 1]
    found = min(under, key=lambda s: s.top, default=None)
    return found if found and found.top - text.bottom < CLOSE * text.size else None


def _recurring(alike: Sequence[_Named]) -> list[str]:
    """Of texts set alike those that are titles."""
    often = Counter(fold(one.name) for one in alike)
    most = max(often.values())
    again = [one for one in alike if often[fold(one.name)] >= max(OFTEN, SHARE * most)]
    telling = Counter(fold(one.name) for one in again if _tells(one.text, one.page))
    kept = [one.name for one in again if telling[fold(one.name)] >= TELLS * often[fold(one.name)]]
    wordings = {fold(name): name for name in kept}
    once = _rounds(map(fold, kept)) <= TWICE * most
    return list(wordings.values()) if len(wordings) >= SEVERAL and once else []


def _rounds(names: Iterable[str]) -> int:
    """How often what has been said begins to be said again."""
    rounds, said = 1, set[str]()
    for name in names:
        if name in said:
            rounds, said = rounds + 1, set()
        said.add(name)
    return rounds
