"""Into what is a casebook divided that calls its chapters nothing? Lines -> numbered titles that cases stand under.

Ⅰ … or 1 … may be the title of a chapter, a case or a section. A chapter's is set larger than running text and alike,
its numbers go up by one through the whole book, and sections come anew below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jireishu.items import Line
from jireishu.page import LARGER
from jireishu.profile import Profile
from jireishu.titles import Look, Title, look

FEWEST = 2  # chapters of a book, at least
LONGEST = 40  # characters of the title of one


def of(lines: Sequence[tuple[int, Line]], profile: Profile, sections: Sequence[Title], body: float) -> list[Title]:
    """The titles of chapters by a number alone; none where nothing tells them from those of cases or sections."""
    begun = {n for title in sections for n in range(title.start, title.stop)}
    alike: dict[tuple[Look, float], list[Title]] = defaultdict(list)
    for n, line in lines:
        title = profile.section(line.text) if line.size > LARGER * body and len(line.text) <= LONGEST else None
        if title and n not in begun and title.number is not None and title.chapter is None and not title.kind:
            alike[look(line), round(line.size)].append(Title(n, n + 1, title.number, title.name))
    found = [own for own in alike.values() if _divides(own, sections)]
    return max(found, key=len, default=[])


def _divides(titles: Sequence[Title], sections: Sequence[Title]) -> bool:
    """Whether titles count up by one, and several cases stand under one of them."""
    numbers = [title.number for title in titles]
    first = numbers[0]
    if len(titles) < FEWEST or first not in (1, 2) or numbers != list(range(first, first + len(numbers))):
        return False
    stops = [*(title.start for title in titles[1:]), max((s.stop for s in sections), default=0)]
    return any(
        _comes_again([s.name for s in sections if title.start < s.start < stop])
        for title, stop in zip(titles, stops, strict=True)
    )


def _comes_again(names: Sequence[str]) -> bool:
    return len(set(names)) < len(names)
