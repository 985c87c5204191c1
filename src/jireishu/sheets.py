"""Which tables are forms, each of one case, that label what they say of it? Pages -> pages on which each case stands as
other casebooks set it: its title, its tagline, its facts, and each section under its title.

Which tables may be forms is `slips`; what their cells say, `filled`. Those of several cases: `ledgers`, `matrices`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jireishu import filled, slips
from jireishu.filled import Said
from jireishu.model import Edition
from jireishu.page import HEAD, HEADING, TITLE, WITHIN, Box, Page, Segment, alone, are_stacked, titled, usual_size
from jireishu.profile import COUNTS, Profile, unadorned
from jireishu.slips import Slip, text_of
from jireishu.text import fold

OFTEN = 3  # forms of a casebook, at least
SHARE = 0.5  # of all text, at least, that stands in them: other casebooks have tables, too
BEGINS = ("number", "name", "tagline")  # what the head of a form says
BROKEN = 3  # times as much may end as no sentence does as is gained that does
KEPT = 0.97  # of the text that sections hold otherwise, at least, that they hold as forms,
LEAST, TWICE = 0.93, 2  # or this where so many times as many texts end as sentences do: otherwise they are lumps


def unrolled(pages: Sequence[Page], profile: Profile) -> tuple[list[Page], Profile] | None:
    """The pages with such forms as pages of one title or cell each, which keep the numbers of theirs, and the profile
    with the titles of sections that forms have besides; None where there are few."""
    read = [(page, slips.read(page)) for page in pages]
    within = sum(len(said.text) for _, own in read for slip in own for said in slip.fields)
    if within < SHARE * sum(len(s.text) for page in pages for s in page.segments):
        return None
    every = [slip for _, own in read for slip in own]
    column = filled.usual_column(every, profile)
    more = filled.titles(every, column, profile)
    profile = profile.with_titles(more) if more else profile
    told = _Told(profile, column, usual_size(s for page in pages for s in page.segments))
    for page, forms in read:
        told.page(page, forms)
    told.end()
    own = profile.with_titles(list(dict.fromkeys(unadorned(t) for t in told.titles if not profile.section(t))))
    return (told.pages, own) if len(told.titles) >= OFTEN else None


@dataclass(slots=True)
class _Case:
    """A case in the making."""

    page: Page
    number: str = ""
    name: list[Segment] = field(default_factory=list)
    tagline: list[Segment] = field(default_factory=list)
    told: list[tuple[Page, Said]] = field(default_factory=list)
    places: list[tuple[int, Box]] = field(default_factory=list)  # of its forms, with their pages

    def has_begun(self) -> bool:
        return any(said.role == "section" for _, said in self.told)


class _Told:
    """The pages that forms make, and the titles of sections that these have. column: of `filled.usual_column`. usual:
    the size of running text."""

    def __init__(self, profile: Profile, column: float | None, usual: float) -> None:
        self.pages: list[Page] = []
        self.titles: list[str] = []
        self._cases: list[_Case] = []
        self._profile, self._column, self._usual = profile, column, usual

    def page(self, page: Page, forms: Sequence[Slip]) -> None:
        """Take a page with its forms."""
        told = [filled.told(slip, self._column, self._profile) for slip in forms]
        titles = [said.text for own in told for said in own if said.role == "section"]
        if not forms or not (self._cases or titles):
            self.end()
            self.pages.append(page)
            return
        self.titles += titles
        loose = slips.outside(page, forms)
        for slip, own in zip(forms, told, strict=True):
            above = [row for row in loose if row[0].bottom <= slip.box.top + 1 and slip.is_under(row)]
            loose = [row for row in loose if row not in above]
            self._form(page, slip.box, above, own)
        for row in loose:
            self._take(page, Said("text", row), None)

    def end(self) -> None:
        """Nothing goes on with the cases so far."""
        self.pages += _flat(self._cases, self._usual)
        self._cases = []

    def _form(self, page: Page, box: Box, above: list[list[Segment]], own: Sequence[Said]) -> None:
        head, rest = _heading(above, own, self._profile)
        begins = any(said.role in BEGINS for said in (*head, *own))
        if begins and rest:
            self.end()
        if begins or not self._cases:
            self.pages += alone(page, [s for row in rest for s in row])
        else:
            head = [Said("text", row) for row in rest]
        case = None if begins else self._continued(page, box)
        for said in [*head, *own]:
            case = self._take(page, said, case)
            if case is None:
                self.pages += alone(page, said.parts)
        if case:
            case.places.append((page.number, box))

    def _continued(self, page: Page, box: Box) -> _Case | None:
        """The case that a table is of: of what stands above it, or goes on from its place on the page before."""
        last = [(number, own, case) for case in self._cases for number, own in case.places]
        over = [
            case for number, own, case in last
            if number == page.number and own.bottom <= box.top + slips.NEAR and are_stacked(own, box)
        ]  # fmt: skip
        before = [
            case for number, own, case in last
            if number == page.number - 1 and abs(own.x0 - box.x0) < slips.NEAR and abs(own.x1 - box.x1) < slips.NEAR
        ]  # fmt: skip
        return next(reversed(over or before), None)

    def _take(self, page: Page, said: Said, last: _Case | None) -> _Case | None:
        """Put what a cell says into the case that it is of: a number or name after sections begins another."""
        last = last or (self._cases[-1] if self._cases else None)
        if said.role not in BEGINS:
            if last is not None:
                last.told.append((page, said))
            return last
        same = {"number": last.number, "name": text_of(last.name), "tagline": text_of(last.tagline)} if last else {}
        if fold(said.text) == fold(same.get(said.role, "")):
            return last
        if last is None or last.has_begun() or (said.role == "name" and last.name):
            last = _Case(page)
            self._cases.append(last)
        if said.role == "number":
            last.number = said.text
        elif said.role == "name":
            counted = self._profile.case(said.text) or self._profile.case(COUNTS + said.text)
            last.name = [replace(said.parts[0], text=unadorned(said.text))]
            if counted and not last.number:
                last.number = said.text[: len(said.text) - len(counted.name)]
                last.name = [replace(said.parts[0], text=counted.name)]
        else:
            last.tagline = said.parts
        return last


def _heading(
    rows: list[list[Segment]], own: Sequence[Said], profile: Profile
) -> tuple[list[Said], list[list[Segment]]]:
    """What the rows above a form say of its case, and those that do not."""
    head: list[Said] = []
    rest = []
    named = any(said.role == "name" for said in own)
    for row in rows:
        text = text_of(row)
        if profile.chapter(text):
            rest.append(row)
        elif profile.case(text):
            head.append(Said("name", row))
            named = True
        elif profile.number(text):
            head.append(Said("number", row))
        else:
            rest.append(row)
    free = [row for row in rest if not profile.chapter(text_of(row)) and "。" not in text_of(row)]
    begins = head or any(said.role in BEGINS for said in own)
    if not named and free and begins:
        name = max(free, key=lambda row: row[0].size)
        rest.remove(name)
        head.append(Said("name", name))
    return head, rest


def _flat(cases: Sequence[_Case], usual: float) -> Iterator[Page]:
    """The pages of the cases."""
    for case in cases:
        if case.name:
            number = f"{COUNTS}{case.number}" if case.number[:1].isdigit() else case.number
            yield from alone(case.page, [titled(case.name, TITLE, f"{number}　{text_of(case.name)}".strip(), usual)])
        yield from alone(case.page, case.tagline)
        run: list[Segment] = []
        for (page, said), after in zip(case.told, [*case.told[1:], None], strict=False):
            run += said.parts if said.role == "text" else [_set(said, usual)]
            goes_on = after and said.role == after[1].role == "text" and page is after[0]
            if not goes_on:
                yield from alone(page, run)
                run = []


def _set(said: Said, usual: float) -> Segment:
    """What a cell says as one segment: a title or heading larger, a fact after its label."""
    if said.label:
        return replace(said.parts[0], text=f"{said.label}：{said.text}")
    return titled(said.parts, {"section": HEAD, "within": WITHIN}.get(said.role, HEADING), said.text, usual)


def tells_more(forms: Edition, plain: Edition, profile: Profile) -> bool:
    """Whether an edition read as forms says more of its cases than one read otherwise, and loses none of their text,
    joins nothing and breaks nothing that is whole there: hardly more ends as no sentence does."""
    (length, ended, broken), (before, apart, open_) = _told(forms, profile), _told(plain, profile)
    whole = ended >= apart and broken - open_ <= BROKEN * (ended - apart)
    least = LEAST if ended >= TWICE * apart else KEPT
    whole = whole and len(forms.cases) >= OFTEN and length >= least * before
    return whole and _worth(forms, profile) > _worth(plain, profile)


def _worth(edition: Edition, profile: Profile) -> int:
    """How many names of their own, numbers, taglines, foreseen facts, and kinds of sections that hold something, the
    cases have, less the sections of a kind that another of their case is of."""
    full = {(p.case.id, p.section.kind) for p in edition.passages if p.case and p.section}
    kinds = sum(bool(profile.slug(kind)) for _, kind in full)
    again = sum(len(case.sections) - len({section.kind for section in case.sections}) for case in edition.cases)
    facts = sum(bool(profile.fact(label)) for case in edition.cases for label in case.attributes)
    names = len({fold(case.name) for case in edition.cases})
    return names + kinds + facts - again + sum((case.number is not None) + bool(case.tagline) for case in edition.cases)


def _told(edition: Edition, profile: Profile) -> tuple[int, int, int]:
    """How long the texts of sections and heads of cases are together, how many of the former end as sentences do, and
    how many others tell no fact."""
    every = [p.text for p in edition.passages if p.case and p.section]
    heads = [label + fact.raw for case in edition.cases for label, fact in case.attributes.items()]
    heads += [case.name + case.tagline for case in edition.cases]
    told = [text for text in every if not profile.fact(text.partition("：")[0])]
    ended = sum(text.endswith("。") for text in told)
    return sum(map(len, (*every, *heads))), ended, len(told) - ended
