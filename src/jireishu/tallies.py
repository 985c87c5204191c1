"""By what are cases counted, where no known form tells it? Cases without numbers -> the same with those that count up.

A book may count its cases by any word (実践例1, file 1, Case.01, その1), or by a numeral alone, before the title, in a
badge, a margin or the line above. What tells it is that it stands beside every title and goes up by one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jireishu.items import Item, Line, lines_of
from jireishu.looks import Title
from jireishu.page import Segment
from jireishu.text import fold

FEWEST = 3  # cases that a count counts, at least,
SHARE = 0.8  # and of all the cases of the book
RUN = 3  # cases to each time that it begins anew, at least, on average: as it may with each chapter
ABOVE, BELOW = 3.0, 1.0  # em of its title that a number stands above it or below, at most

_TOKEN = re.compile(r"(?P<before>\D{0,8}?)0?(?P<number>[1-9]\d?)(?P<after>\D{0,3})")
_JOINED = re.compile(r"(?P<before>)0?(?P<number>[1-9]\d?)(?P<after>)(?=[^\W\d])\D{2,}")  # 01北海道釧路市
_ENDING = re.compile(r"\D{2,}(?P<before>)(?P<number>[1-9]\d?)(?P<after>\W?)")  # 釧路市1.
_Form = tuple[str, str]  # what stands before the number and after it, folded


def numbered(items: Sequence[Item], titles: Sequence[Title], margins: Mapping[int, Sequence[Segment]]) -> list[Title]:
    """The titles of all cases with the numbers by which they turn out to be counted; as they are where more than
    a few have one, or nothing counts them. margins: what stands there, by page."""
    if len(titles) < FEWEST or sum(title.number is not None for title in titles) > (1 - SHARE) * len(titles):
        return list(titles)
    told = [_beside(items, title, margins) for title in titles]
    forms = {form for own in told for form in own}
    counts = {form: _count([own.get(form, ()) for own in told]) for form in forms}
    best = max(counts, key=lambda form: (len(counts[form]), len(form[0] + form[1])), default=None)
    if best is None or len(counts[best]) < max(FEWEST, SHARE * len(titles)):
        return list(titles)
    found = counts[best]
    return [_counted(items, t, best, found[n]) if n in found else t for n, t in enumerate(titles)]


def _counted(items: Sequence[Item], title: Title, form: _Form, number: int) -> Title:
    """A title with its number; that stands in its line, or above."""
    start, name = _start(items, title, form, number), _without(title.name, form, number)
    return replace(title, start=start, number=number, name=name)


def _beside(items: Sequence[Item], title: Title, margins: Mapping[int, Sequence[Segment]]) -> dict[_Form, list[int]]:
    """The numbers in the line of a title and near it, by what stands around them."""
    own = items[min(title.start, len(items) - 1)]
    told: dict[_Form, list[int]] = defaultdict(list)
    near = [x for i in items[max(0, title.start - 12) : title.stop + 12] for x in lines_of(i) if x.page == own.page]
    beside: list[Line | Segment] = [*near, *margins.get(own.page, ())]
    for line in beside:
        size = own.size if isinstance(own, Line) else line.size
        if line.bottom < own.box.top - ABOVE * size or line.top > own.box.bottom + BELOW * size:
            continue
        for token in line.text.split():
            for match in filter(None, (form.fullmatch(fold(token)) for form in (_TOKEN, _JOINED, _ENDING))):
                told[match["before"], match["after"]].append(int(match["number"]))
    return told


def _count(told: Sequence[Sequence[int]]) -> dict[int, int]:
    """The number of each case, by its place, where those told count up; nothing where they do not."""
    found: dict[int, int] = {}
    begun, last = 0, -1
    for n, numbers in enumerate(told):
        next_one = found[last] + n - last if found else 1
        if next_one in numbers:
            found[n], last = next_one, n
        elif 1 in numbers and found:
            begun, found[n], last = begun + 1, 1, n
        elif numbers:
            return {}
    return found if begun * RUN < len(told) else {}


def _without(name: str, form: _Form, number: int) -> str:
    """A name without the number that stood in its line, or the word before it."""
    told = [f"{form[0]}{zero}{number}{form[1]}" for zero in ("", "0")]
    words = name.split()
    at = next((n for n, word in enumerate(words) if fold(word) in told), None)
    if at is not None:
        counted = at == 1 and words[0].isalpha() and words[0].isascii()  # file 1 …
        kept = " ".join([*words[: at - counted], *words[at + 1 :]])
    else:
        kept = name[: next((k for k in range(1, len(name)) if fold(name[k:]) in told), len(name))].strip()
    return kept or name


def _start(items: Sequence[Item], title: Title, form: _Form, number: int) -> int:
    """Where a title begins whose number stands alone in the line above it, or with a word (Interview 01): with that."""
    own, above = items[title.start], items[title.start - 1] if title.start else None
    words = above.text.split() if isinstance(above, Line) and above.page == own.page else []
    whole = [(fold("".join(words)), True), *((fold(w), len(words) == 2 and words[0].isalpha()) for w in words[-1:])]
    told = (match for said, alone in whole if alone and (match := _TOKEN.fullmatch(said)))
    return title.start - any((m["before"], m["after"], int(m["number"])) == (*form, number) for m in told)
