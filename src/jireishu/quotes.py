"""Does a quote still stand where it was taken from?

Input: quotes (the id of a passage and words of its text) and the editions. Output: for each whether it stands there
word for word, is reworded, has moved or is gone, and where it stands now.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jireishu import counterparts, partings, succession, wrap
from jireishu.errors import SourceError, contents
from jireishu.filters import loosely
from jireishu.likeness import CUT, KEPT, SHORTEST, Shared, least_of_cut, most, shared
from jireishu.model import Edition, Passage
from jireishu.text import digest, fold
from jireishu.tongue import phrase

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

    case: the name of the case that they are of, "" where it is not known or they are of none.
    """

    id: str
    text: str
    edition: str | None = None
    case: str = ""


class Verdict(NamedTuple):
    """What became of a quote. passage: where it stands now, None where it is gone. others: where the rest of it stands,
    if in several."""

    quote: Quote
    status: Status
    passage: Passage | None = None
    edition: str | None = None
    others: tuple[Passage, ...] = ()

    def document(self) -> contract.Verdict:
        where = self._stand(self.passage) if self.passage else None
        others = [self._stand(one) for one in self.others]
        return {
            "id": self.quote.id, "quote": self.quote.text, "status": self.status, "now": where, "others": others,
        }  # fmt: skip

    def _stand(self, now: Passage) -> contract.Stand:
        return {"id": now.id, "edition": self.edition, "text": now.text, "citation": now.citation.text}


def saved(file: Path) -> list[Quote]:
    """Every passage that a saved JSON document, or a line of a .jsonl, quotes. Raises SourceError without any."""
    raw = contents(file)
    try:
        documents = [json.loads(raw)]  # also in UTF-16, as PowerShell saves it
    except ValueError:
        try:
            text = raw.decode(json.detect_encoding(raw))
            documents = [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as error:
            raise SourceError(
                phrase("{file} は JSON ではありません。", file=file), phrase("search --json の出力を渡してください。")
            ) from error
    if found := [quote for document in documents for quote in _within(document)]:
        return found
    raise SourceError(
        phrase("{file} に引用された段落がありません。", file=file),
        phrase("search --json や show --json の出力を渡してください。"),
    )


def _within(value: Any) -> Iterator[Quote]:
    if isinstance(value, dict):
        body = value.get("passage")
        if isinstance(body, dict) and isinstance(body.get("id"), str) and isinstance(body.get("text"), str):
            edition, case = value.get("edition"), value.get("case")
            name = case.get("name") if isinstance(case, dict) else ""
            yield Quote(
                body["id"], body["text"], edition if isinstance(edition, str) else None,
                name if isinstance(name, str) else "",
            )  # fmt: skip
        elif isinstance(value.get("id"), str) and isinstance(value.get("quote"), str):  # what `verify` writes
            yield Quote(value["id"], value["quote"])
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner)


def placed(quotes: Iterable[Quote], passages: Callable[[Quote], Iterable[Passage]]) -> list[Quote]:
    """The quotes with the cases they are of. passages: those that have a quote's id, in whichever edition."""
    found = []
    for quote in quotes:
        own = () if quote.case else passages(quote)
        names = (p.case.name for p in own if p.case and _bare(quote.text) in _bare(p.text))
        found.append(quote._replace(case=next(names, quote.case)))
    return found


def renamed(quotes: Sequence[Quote], older: Callable[[], Iterable[Edition]], newer: Sequence[Edition]) -> list[Quote]:
    """The quotes with the names that the newer editions have for their cases.

    older: editions that may say which cases those were; asked only where a name is in none of the newer.
    """
    lost = {loosely(quote.case) for quote in quotes if quote.case} - {
        loosely(p.case.name) for edition in newer for p in edition.passages if p.case
    }
    now: dict[str, str] = {}
    unknown = set(lost)
    for old in older() if lost else ():
        names = {loosely(p.case.name) for p in old.passages if p.case}
        if lost.isdisjoint(names):
            continue
        unknown -= names
        for new in newer:
            if succession.series(old.title) == succession.series(new.title):
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
    every = [(p.case.name, _section(p.id), _bare(p.text)) for edition in newer for p in edition.passages if p.case]
    for quote in quotes:
        if (name := loosely(quote.case)) in unknown:
            words, place = _bare(quote.text), _section(quote.id)
            stood[name].append({case for case, section, text in every if section == place != [] and words in text})
    before = {loosely(quote.case) for quote in quotes}
    found = {}
    for name, several in stood.items():
        [(now, count)] = Counter(one for those in several for one in those).most_common(1) or [("", 0)]
        if count > max(1, len(several) / 2) and loosely(now) not in before:
            found[name] = now
    return found


class _Stand(NamedTuple):
    """A passage where quotes may stand: of which edition and case it is, and its text without spaces."""

    edition: str
    passage: Passage
    case: str
    text: str


def verify(quotes: Iterable[Quote], editions: Sequence[Edition]) -> list[Verdict]:
    """What became of each quote. editions: those where it may stand now, the preferred first."""
    every = [
        _Stand(e.id, p, loosely(p.case.name if p.case else ""), _bare(p.text)) for e in editions for p in e.passages
    ]
    names = {one.case for one in every}
    return [_verdict(quote, every, names) for quote in quotes]


def _verdict(quote: Quote, every: Sequence[_Stand], names: set[str]) -> Verdict:
    bare, case, number = _bare(quote.text), loosely(quote.case), quote.id.split(".")[0]
    if not bare:
        return Verdict(quote, GONE)

    def own(one: _Stand) -> bool:
        """Whether a passage is of the quote's case, whose number may be another's now."""
        return one.case == case if case else one.passage.id.split(".")[0] == number

    def now(status: Status, one: _Stand, *others: _Stand) -> Verdict:
        return Verdict(quote, status, one.passage, one.edition, tuple(other.passage for other in others))

    holding = [one for one in every if bare in one.text]
    for one in holding:
        if one.passage.id == quote.id and (case not in names or own(one)):
            return now(EXACT, one)
    if here := [one for one in holding if own(one) and _section(one.passage.id) == _section(quote.id) != []]:
        # words that were quoted stand in their place still; a passage quoted whole goes on now
        same = next((one for one in here if one.text == bare), here[0])
        return now(REWORDED if _whole(quote) and same.text != bare else EXACT, same)
    if holding:
        return now(MOVED, next(filter(own, holding), holding[0]))
    mine = list(filter(own, every))
    alike, likest = _likest(bare, mine, STRETCH)
    if alike < CUT and (several := _several(bare, mine)):
        return now(REWORDED, *several)
    if likest is None and _whole(quote):
        likest = next((one for one in mine if _cut(bare, one.text)), None)
    if likest is None:
        # the facts of one case are like those of another, and say something else
        _, likest = _likest(bare, (one for one in every if one.passage.kind != "table"), ELSEWHERE)
    return now(REWORDED, likest) if likest else Verdict(quote, GONE)


def _likest(quote: str, likely: Iterable[_Stand], stretch: int) -> tuple[float, _Stand | None]:
    """How much of a quote agrees with the passage that is most like it, and that passage if it is so much."""
    scored = ((_alike(quote, one.text, stretch), -n, one) for n, one in enumerate(likely))
    alike, _, likest = max(scored, default=(0, 0, None))
    return alike, likest if alike >= ALIKE else None


def _several(quote: str, likely: Sequence[_Stand]) -> list[_Stand]:
    """The passages that a quote is scattered over, in the order of the quote; none where there are no two of them."""
    found: list[tuple[int, _Stand]] = []
    rest = quote
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


def _section(name: str) -> list[str]:
    """What the id of a passage says between its case and its text."""
    return name.split(".")[1:-1]


def _whole(quote: Quote) -> bool:
    """Whether the words are all that the passage said."""
    return quote.id.split(".")[-1].startswith(digest(quote.text))


def _cut(quote: str, text: str) -> bool:
    """Whether a text is what was left of a quote."""
    least = least_of_cut(quote, text)
    return len(text) < len(quote) and most(quote, text) >= least and shared(quote, text).characters(KEPT) >= least


def _bare(text: str) -> str:
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
