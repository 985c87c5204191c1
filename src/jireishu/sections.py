"""Which section of a case is which of the older edition?

Input: a case in two editions and what its sections say. Output: the sections that are called otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jireishu.counterparts import said
from jireishu.filters import loosely
from jireishu.model import Case, Edition, Passage

Texts = defaultdict[tuple[str, str], set[str]]


def retitled(before: Case, after: Case, texts: tuple[Texts, Texts]) -> Iterator[tuple[tuple[str, str], str]]:
    """The sections of a case that are called otherwise, by case and folded title: the only ones left of their kind,
    else those that say most of the same. texts: what the sections of both editions say."""
    gone = [s for s in before.sections if loosely(s.title) not in names(after)]
    come = [s for s in after.sections if loosely(s.title) not in names(before)]
    for section in gone:
        like = [loosely(s.title) for s in come if s.kind == section.kind]
        if len(like) != 1 and come:
            own = texts[0][before.id, loosely(section.title)]
            common = {loosely(s.title): len(own & texts[1][after.id, loosely(s.title)]) for s in come}
            like = [title for title, count in common.items() if count == max(*common.values(), 1)]
        if len(like) == 1:
            yield (before.id, loosely(section.title)), like[0]


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
