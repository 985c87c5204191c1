"""Which titles of sections does a book use that no profile foresaw? Pages -> their wordings.

Casebooks tell every case under the same titles: texts set alike, unlike running text, that come again and again, each
once a case and with sentences below or beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jireishu.page import Page, Segment, Style
from jireishu.profile import unadorned
from jireishu.text import fold

OFTEN = 3  # times that a title comes, at least,
SHARE = 0.5  # and of the times that the most frequent one does
SEVERAL = 2  # titles that a case has, at least
LONGEST = 30  # characters of a title
TELLS = 0.7  # of the times that one comes, at least, sentences follow: what has none is the label of a fact
TWICE = 1.2  # times as many rounds of titles as cases, at most: a title comes once a case


def titles(pages: Sequence[Page]) -> list[str]:
    """The wordings, without marks and brackets, that recur as titles of sections do; none where that is not plain.

    pages: without furniture.
    """
    every = [s for page in pages for s in page.segments]
    running: Counter[Style] = Counter()
    for s in every:
        running[s.style] += len(s.text)
    usual = max(running, key=lambda style: running[style], default=None)
    alike: dict[Style, list[tuple[str, int]]] = defaultdict(list)
    for n, s in enumerate(every):
        if s.style != usual and len(s.text) <= LONGEST and any(map(str.isalpha, s.text)):
            alike[s.style].append((unadorned(s.text), n))
    found = [_recurring(named, every) for named in alike.values()]
    return max(found, key=len, default=[])


def _recurring(named: Sequence[tuple[str, int]], every: Sequence[Segment]) -> list[str]:
    """Of texts set alike, with their places, those that are titles."""
    often = Counter(fold(name) for name, _ in named)
    most = max(often.values())
    again = [(name, n) for name, n in named if often[fold(name)] >= max(OFTEN, SHARE * most)]
    places = [*(n for _, n in again), len(every)]
    telling = Counter(
        fold(name) for (name, _), (n, stop) in zip(again, pairwise(places), strict=True)
        if any("。" in s.text for s in every[n + 1 : stop])
    )  # fmt: skip
    kept = [name for name, _ in again if telling[fold(name)] >= TELLS * often[fold(name)]]
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
