"""Which section of a case is which of the older edition?

Input: a case in two editions and what its sections say. Output: the sections that are called otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from jireishu.counterparts import said
from jireishu.filters import loosely
from jireishu.model import Case, Edition, Passage

Texts = defaultdict[tuple[str, str], set[str]]


def retitled(before: Case, after: Case, texts: tuple[Texts, Texts]) -> dict[tuple[str, str], str]:
    """The sections of a case that are called otherwise, by case and folded title: the only ones left of their kind,
    else those of which each has most in common with the other. texts: what the sections of both editions say."""
    here = [dict(zip(names(case), (s.kind for s in case.sections), strict=True)) for case in (before, after)]
    gone, come = (
        {title: kind for title, kind in one.items() if title not in other} for one, other in (here, here[::-1])
    )
    often = [Counter(one.values()) for one in (gone, come)]
    kinds = [{kind: title for title, kind in one.items() if often[n][kind] == 1} for n, one in enumerate((gone, come))]
    found = {kinds[0][kind]: kinds[1][kind] for kind in kinds[0].keys() & kinds[1]}
    telling: dict[str, list[str]] = defaultdict(list)
    for new in come.keys() - set(found.values()):
        for text in texts[1][after.id, new]:
            telling[text].append(new)
    left = gone.keys() - found
    found |= dict(_only(Counter((old, new) for old in left for t in texts[0][before.id, old] for new in telling[t])))
    return {(before.id, old): new for old, new in found.items()}


def _only(common: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, str]]:
    """The pairs of which each has less in common with every other."""
    counts: dict[tuple[int, str], list[int]] = defaultdict(list)
    for pair, count in common.items():
        for side in enumerate(pair):
            counts[side].append(count)
    most = {side: n for side, every in counts.items() if every.count(n := max(every)) == 1}
    for (old, new), count in common.items():
        if count == most.get((0, old)) == most.get((1, new)):
            yield old, new


def texts(passages: Sequence[Passage]) -> Texts:
    """What the sections say, by case and folded title; by "" for those of none."""
    found: Texts = defaultdict(set)
    for passage in passages:
        if passage.section:
            found[passage.case.id if passage.case else "", loosely(passage.section.title)].add(said(passage))
    return found


def outside(edition: Edition) -> Case:
    """What of an edition is of no case, as one that is called nothing: the chapters of a document are its sections."""
    own = dict.fromkeys(p.section for p in edition.passages if p.section and not p.case)
    return Case("", None, None, "", sections=tuple(own))


def names(case: Case) -> list[str]:
    """Section titles as they are compared: whether and how they are numbered is a matter of typesetting."""
    return [loosely(section.title) for section in case.sections]
