"""Does a quote still stand where it was taken from?

Input: quotes (the id of a passage and words of its text) and the editions. Output: for each whether it stands there
word for word, is reworded, has moved or is gone, and where it stands now.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from jireishu import partings, wrap
from jireishu.filters import loosely
from jireishu.likeness import CUT, KEPT, SHORTEST, Shared, least_of_cut, most, shared
from jireishu.model import Edition, Passage
from jireishu.text import digest, fold
from jireishu.ties import Ties

if TYPE_CHECKING:
    from jireishu import contract

Status = Literal["exact", "reworded", "moved", "gone"]
EXACT: Literal["exact"] = "exact"
REWORDED: Literal["reworded"] = "reworded"
MOVED: Literal["moved"] = "moved"
GONE: Literal["gone"] = "gone"

# A quote is reworded where stretches of two characters or more that it shares with a passage, in order, make up this
# share of it, or where so much of both agrees (difflib's ratio), as `changes` has it.
ALIKE = 0.6
STRETCH = 2
ELSEWHERE = 4  # characters or more in another case than the quote's, where many passages share words by chance
ROOM = 1.25  # of the quote's length: in so much of a passage what it shares with the quote has to stand


class Quote(NamedTuple):
    """Words said to stand in the passage `id`, of the edition `edition` where one is named.

    case: the name of the case that they are of, "" where it is not known or they are of none. tied: an older edition
    that holds them, and what of it is what of one where they may stand now. cited: how they were cited, "" likewise.
    """

    id: str
    text: str
    edition: str | None = None
    case: str = ""
    tied: Ties | None = None
    cited: str = ""

    def document(self) -> contract.Quoted:
        said: contract.Quoted = {"id": self.id, "quote": self.text}
        if self.edition:
            said["edition"] = self.edition
        if self.case:
            said["case"] = self.case
        if self.cited:
            said["citation"] = self.cited
        return said


class Verdict(NamedTuple):
    """What became of a quote. passage: where it stands now, None where it is gone. others: where the rest of it stands,
    if in several. silent: where it is gone, the passage that has its id, with another number of its case perhaps, and
    does not say it."""

    quote: Quote
    status: Status
    passage: Passage | None = None
    edition: str | None = None
    others: tuple[Passage, ...] = ()
    silent: Passage | None = None

    def goes_on(self) -> bool:
        """Whether all that a passage said stands in a longer one now."""
        now = self.passage if self.status == EXACT and _whole(self.quote) else None
        return now is not None and bare_of(now.text) != bare_of(self.quote.text)

    def document(self) -> contract.Verdict:
        where = self._stand(self.passage) if self.passage else None
        others = [self._stand(one) for one in self.others]
        return {**self.quote.document(), "status": self.status, "now": where, "others": others}

    def _stand(self, now: Passage) -> contract.Stand:
        return {"id": now.id, "edition": self.edition, "text": now.text, "citation": now.citation.text}


class _Stand(NamedTuple):
    """A passage where quotes may stand: of which edition and case it is, and its text without spaces."""

    edition: str
    passage: Passage
    case: str
    text: str


def verify(quotes: Iterable[Quote], editions: Sequence[Edition]) -> list[Verdict]:
    """What became of each quote. editions: those where it may stand now, the preferred first."""
    every = [
        _Stand(e.id, p, loosely(p.case.name if p.case else ""), bare_of(p.text)) for e in editions for p in e.passages
    ]
    names = {one.case for one in every}
    return [_told(_verdict(quote, every, names), every) for quote in quotes]


def _told(found: Verdict, every: Iterable[_Stand]) -> Verdict:
    """A verdict that names the passage that never said what it is quoted for, if the quote is gone for that."""
    quote = found.quote
    own = (one for one in every if _text(one.passage.id) == _text(quote.id) and loosely(quote.case) in ("", one.case))
    if found.status == GONE and (one := next(own, None)):
        return found._replace(silent=one.passage, edition=one.edition)
    return found


def _verdict(quote: Quote, every: Sequence[_Stand], names: set[str]) -> Verdict:
    bare, case, number = bare_of(quote.text), loosely(quote.case), quote.id.split(".")[0]
    if not bare:
        return Verdict(quote, GONE)

    def own(one: _Stand) -> bool:
        """Whether a passage is of the quote's case, whose number may be another's now."""
        return one.case == case if case else one.passage.id.split(".")[0] == number

    def now(status: Status, one: _Stand, *others: _Stand) -> Verdict:
        return Verdict(quote, status, one.passage, one.edition, tuple(other.passage for other in others))

    for one in every:
        if one.passage.id == quote.id and bare in one.text and (case not in names or own(one)):
            return now(EXACT, one)
    if quote.tied and (became := quote.tied.now[quote.id]):
        new = quote.tied.new.id
        there = [one for p in became for one in every if (one.edition, one.passage.id) == (new, p.id)]
        return now(*_followed(quote, quote.tied, there))
    if quote.tied:
        if twin := _twin(quote.tied, quote, every):
            return now(EXACT, twin)
        every = _come(quote.tied, bare, every)
    holding = [one for one in every if bare in one.text]
    if here := [one for one in holding if own(one) and section_of(one.passage.id) == section_of(quote.id) != []]:
        # they stand in their place still, perhaps in a passage that was joined: nobody knows that it said less
        return now(EXACT, next((one for one in here if one.text == bare), here[0]))
    if holding:
        return now(MOVED, next(filter(own, holding), holding[0]))
    alike = _reworded(quote, every, own)
    return now(REWORDED, *alike) if alike else Verdict(quote, GONE)


def _reworded(quote: Quote, every: Sequence[_Stand], own: Callable[[_Stand], bool]) -> list[_Stand]:
    """Where a quote that stands nowhere as it is may stand in other words. own: whether a passage is of its case."""
    bare = bare_of(quote.text)
    if len(bare) < SHORTEST and not _whole(quote):  # so few words may stand anywhere, but that a table names its facts
        every = [one for one in every if one.passage.kind == "table"]
    mine = list(filter(own, every))
    if several := _several(bare, mine):
        return several
    likest = _likest(bare, mine, STRETCH)
    if likest is None and _whole(quote):
        likest = next((one for one in mine if _cut(bare, one.text)), None)
    if likest is None:
        # the facts of one case are like those of another, and say something else
        likest = _likest(bare, (one for one in every if one.passage.kind != "table"), ELSEWHERE)
    return [likest] if likest else []


def _likest(quote: str, likely: Iterable[_Stand], stretch: int) -> _Stand | None:
    """The passage that is most like a quote, if so much of them agrees."""
    scored = ((_alike(quote, one.text, stretch), -n, one) for n, one in enumerate(likely))
    alike, _, likest = max(scored, default=(0, 0, None))
    return likest if alike >= ALIKE else None


def _followed(quote: Quote, tied: Ties, became: Sequence[_Stand]) -> tuple[Status, *tuple[_Stand, ...]]:
    """What became of a quote whose passage is tied to others, and where it stands now."""
    bare = bare_of(quote.text)
    for one in became:
        if bare in one.text:
            joined = any(one.passage.id == whole.id for whole, _ in tied.joined)
            if _whole(quote) and one.text != bare and not joined:
                return REWORDED, *became
            return EXACT if tied.stays(tied.before[quote.id], one.passage) else MOVED, one
    likest = max(became, key=lambda one: _alike(bare, one.text, STRETCH))
    return REWORDED, *(became if _whole(quote) else _several(bare, became) or [likest])


def _twin(tied: Ties, quote: Quote, every: Iterable[_Stand]) -> _Stand | None:
    """Where another passage says, in the same place, what one said that was removed."""
    was = tied.before[quote.id]
    same = (one for one in every if one.edition == tied.new.id and one.text == bare_of(was.text))
    return next((one for one in same if tied.stays(was, one.passage)), None)


def _come(tied: Ties, quote: str, every: Iterable[_Stand]) -> list[_Stand]:
    """Where a quote may have gone that was removed where it stood: what else the newer edition says anew."""
    same = {new.id for _, new in tied.same}
    own = [one for one in every if one.edition == tied.new.id and one.passage.id not in same]
    return [one for one in own if not any(quote in bare_of(was.text) for was in tied.was.get(one.passage.id, ()))]


def _several(quote: str, likely: Sequence[_Stand]) -> list[_Stand]:
    """The passages that a quote is scattered over, in the order of the quote; none where there are no two of them."""
    found: list[tuple[int, _Stand]] = []
    rest = quote if sum(len(one.text) for one in likely) >= CUT * len(quote) else ""
    while True:
        spans = {n: partings.uncovered(rest, one.text) for n, one in enumerate(likely) if most(rest, one.text) >= KEPT}
        n = max(spans, key=lambda n: sum(b - a for a, b in spans[n]), default=-1)
        if n < 0 or not _enough(spans[n], likely[n].text):
            break
        found.append((spans[n][0][0], likely[n]))
        rest = partings.without(rest, spans[n])
    kept = len(rest) - rest.count(partings.TAKEN)
    whole = len({one.edition for _, one in found}) == 1 and kept <= (1 - CUT) * len(quote)
    return [one for _, one in sorted(found, key=lambda one: one[0])] if len(found) > 1 and whole else []


def _enough(spans: partings.Taken, text: str) -> bool:
    """Whether so much of a quote stands in a passage that it is no chance."""
    size = sum(end - start for start, end in spans)
    return size >= SHORTEST or size >= CUT * len(text)


def section_of(name: str) -> list[str]:
    """What the id of a passage says between its case and its text."""
    return name.split(".")[1:-1]


def _text(name: str) -> str:
    """What the id of a passage says but for its case, whose number may change."""
    return name.partition(".")[2] or name


def _whole(quote: Quote) -> bool:
    """Whether the words are all that the passage said."""
    return quote.id.split(".")[-1].startswith(digest(quote.text))


def _cut(quote: str, text: str) -> bool:
    """Whether a text is what was left of a quote."""
    least = least_of_cut(quote, text)
    return len(text) < len(quote) and most(quote, text) >= least and shared(quote, text).characters(KEPT) >= least


def bare_of(text: str) -> str:
    """A text as it is compared: without how it is set, what a terminal does not print, and brackets, by which it may
    mark."""
    return fold(re.sub("[［］]", "", wrap.clean(text)))


def _alike(quote: str, text: str, stretch: int) -> float:
    both = len(quote) + len(text)
    for bound in (min(len(quote), len(text)), most(quote, text)):
        if bound < ALIKE * min(len(quote), both / 2):
            return 0.0
    found = shared(quote, text)
    return max(_together(found, len(quote), stretch) / len(quote), 2 * found.characters() / both)


def _together(found: Shared, size: int, stretch: int) -> int:
    """How many characters of a quote of that size stand close together in a text, in stretches of at least so many."""
    long = [one for one in found.stretches if one.size >= stretch]
    return max(
        (sum(o.size for o in long[n:] if o.new + o.size - one.new <= ROOM * size) for n, one in enumerate(long)),
        default=0,
    )
