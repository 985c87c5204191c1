"""Which titles of sections has a book that words those of each case anew, as a magazine does? Pages -> their wordings.

Its cases are counted, each number is set alike, and several lines of each case are set alike: larger than running text,
smaller than its title, each with prose below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from jireishu.model import Case
from jireishu.page import LARGER, Page, Segment, Style
from jireishu.profile import Profile
from jireishu.recurring import LONGEST, OFTEN, SEVERAL, TELLS, running_style, stands_out, tells
from jireishu.text import fold

MOST = 0.8  # of the cases, at least, that have several


def learnt(pages: Sequence[Page], profile: Profile, cases: Sequence[Case]) -> Profile:
    """The profile with such titles, if the book has any, and neither others of its own that are set otherwise nor cases
    that were found without them. pages: without furniture."""
    found = titles(pages, profile) if len(cases) < OFTEN else []
    return profile.with_titles(found) if found and profile.own <= set(map(fold, found)) else profile


def titles(pages: Sequence[Page], profile: Profile) -> list[str]:
    """Those wordings; none where in doubt."""
    running = running_style(pages)
    starts = sorted(_starts(pages, profile, running)) if running else []
    if not running or len(starts) < OFTEN:
        return []
    told: dict[Style, list[tuple[int, Segment, Page]]] = defaultdict(list)
    for page in pages:
        for s in page.segments:
            case = bisect_right(starts, (page.number, s.top))
            larger = s.size > LARGER * running.size and stands_out(s.style, running)
            if case and larger and 1 < len(s.text) <= LONGEST and not s.vertical and s.text[-1:] not in "。、":
                told[s.style].append((case, s, page))
    found = [own for own in told.values() if _are_titles(own, len(starts), running)]
    return [s.text.strip() for _, s, _ in max(found, key=lambda own: own[0][1].size, default=[])]


def _starts(pages: Sequence[Page], profile: Profile, running: Style) -> list[tuple[int, float]]:
    """Where the cases begin: at the numbers 1, 2, 3 … that count them, set alike, each once; by page and height."""
    alike: dict[Style, list[tuple[int | None, tuple[int, float]]]] = defaultdict(list)
    for page in pages:
        for s in page.segments:
            counted = profile.number(s.text) or profile.case(s.text)
            if counted and any(map(str.isalpha, s.text)) and s.style != running:
                alike[s.style].append((counted.number, (page.number, s.top)))
    whole = [own for own in alike.values() if [n for n, _ in own] == list(range(1, len(own) + 1))]
    told = max(whole, key=lambda own: (len(own), [place for _, place in own]), default=[])  # the list of them before
    return [place for _, place in told]


def _are_titles(own: Sequence[tuple[int, Segment, Page]], cases: int, running: Style) -> bool:
    """Whether lines set alike are titles: in most cases several, no two of which say the same, with prose below."""
    by_case: dict[int, list[str]] = defaultdict(list)
    for case, s, _ in own:
        by_case[case].append(fold(s.text))
    several = sum(SEVERAL <= len(set(said)) == len(said) for said in by_case.values())
    return several >= MOST * cases and sum(tells(s, page, running) for _, s, page in own) >= TELLS * len(own)
