"""Which case, and which passage of an older edition, is a quote of?

Input: quotes and the editions that they may be from. Output: the quotes with that, as far as it can be known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from jireishu import counterparts
from jireishu.filters import loosely
from jireishu.model import Edition, Passage
from jireishu.quotes import Quote, bare_of, section_of
from jireishu.ties import Ties


def placed(quotes: Iterable[Quote], passages: Callable[[Quote], Iterable[Passage]]) -> list[Quote]:
    """The quotes with the cases they are of. passages: those that have a quote's id, in whichever edition."""
    found = []
    for quote in quotes:
        own = () if quote.case else passages(quote)
        names = (p.case.name for p in own if p.case and bare_of(quote.text) in bare_of(p.text))
        found.append(quote._replace(case=next(names, quote.case)))
    return found


def traced(quotes: Sequence[Quote], newer: Sequence[Edition], ties: Callable[[Quote], Iterable[Ties]]) -> list[Quote]:
    """The quotes with what became of the edition that they are from, but for those that stand under their ids still.

    ties: of editions that have a quote's id, the likeliest first.
    """
    ids = {quote.id for quote in quotes}
    own = [p for edition in newer for p in edition.passages if p.id in ids]
    here = {(p.id, loosely(p.case.name if p.case else "")): bare_of(p.text) for p in own}

    def holds(one: Ties, quote: Quote) -> bool:
        own = one.before.get(quote.id)
        name = own.case.name if own and own.case else ""
        known = own and quote.id in one.now and quote.case in ("", name)
        return bool(known and own and bare_of(quote.text) in bare_of(own.text))

    found = []
    for quote in quotes:
        stands = bare_of(quote.text) in here.get((quote.id, loosely(quote.case)), "")
        found.append(quote if stands else quote._replace(tied=next((t for t in ties(quote) if holds(t, quote)), None)))
    return found


def renamed(
    quotes: Sequence[Quote], older: Callable[[], Iterable[tuple[Edition, Sequence[Edition]]]], newer: Sequence[Edition]
) -> list[Quote]:
    """The quotes with the names that the newer editions have for their cases.

    older: editions that may say which cases those were, with the newer ones of the same casebook; asked only where a
    name is in none of the newer.
    """
    lost = {loosely(quote.case) for quote in quotes if quote.case} - {
        loosely(p.case.name) for edition in newer for p in edition.passages if p.case
    }
    now: dict[str, str] = {}
    unknown = set(lost)
    for old, own in older() if lost else ():
        names = {loosely(p.case.name) for p in old.passages if p.case}
        if lost.isdisjoint(names):
            continue
        unknown -= names
        for new in own:
            now |= counterparts.called(old.passages, new.passages)
    now |= _called(quotes, unknown, newer)
    now = {name: case for name, case in now.items() if name in lost}
    return [q._replace(case=now.get(loosely(q.case), q.case)) for q in quotes]


def _called(quotes: Sequence[Quote], unknown: set[str], newer: Sequence[Edition]) -> dict[str, str]:
    """How cases that no edition knows are called now: as that in which most of their quotes stand, in sections as they
    did, unless it was another case before."""
    if not unknown:
        return {}
    stood: dict[str, list[set[str]]] = {name: [] for name in unknown}
    every = [(p.case.name, section_of(p.id), bare_of(p.text)) for edition in newer for p in edition.passages if p.case]
    for quote in quotes:
        if (name := loosely(quote.case)) in unknown:
            words, place = bare_of(quote.text), section_of(quote.id)
            stood[name].append({case for case, section, text in every if section == place != [] and words in text})
    before = {loosely(quote.case) for quote in quotes}
    found = {}
    for name, several in stood.items():
        [(now, count)] = Counter(one for those in several for one in those).most_common(1) or [("", 0)]
        if count > max(1, len(several) / 2) and loosely(now) not in before:
            found[name] = now
    return found
