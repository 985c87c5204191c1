"""What in a casebook should a person look at? Its cases, lists and pages -> findings, said in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from jireishu import attributes, legibility
from jireishu.contents import Contents, Entry
from jireishu.ledgers import Row
from jireishu.model import Case, Finding, SectionRef
from jireishu.outline import Span
from jireishu.page import Page
from jireishu.places import prefecture_of
from jireishu.profile import Profile
from jireishu.text import fold
from jireishu.tongue import phrase

FEW = 3  # findings that are told one by one
MANY = 12  # titles of unknown wordings, more of which are told as one
SIMILAR = 0.8  # names at least so alike are one name spelt differently (稲毛, 稻毛)
_NUMBER = re.compile(r"\d+")


def of_pages(pages: Sequence[Page], listed: Contents, sample_pages: Iterable[int]) -> list[Finding]:
    """Pages that cannot be read or are read as a sample, and a 目次 that is not there, nor a 一覧表."""
    found = list(legibility.findings(pages))
    found += [
        Finding("sample_page", phrase("事例の見本を載せた頁なので、どの事例の本文ともしません"), number)
        for number in sorted(sample_pages)
    ]
    if not (listed.pages or listed.list_pages):
        found.append(Finding("no_contents", phrase("目次が見つかりません")))
    return found


def of_spans(spans: Iterable[Span]) -> list[Finding]:
    """Cases that are told several times."""
    told = Counter((span.chapter, span.title.number, fold(span.title.name)) for span in spans)
    return [
        Finding("repeated_case", phrase("事例の題名が {count} 回あります: {name}", count=n, name=name))
        for (*_, name), n in told.items() if n > 1
    ]  # fmt: skip


def of_facts(case: Case, row: Row | None, page: int, profile: Profile) -> list[Finding]:
    """Odd values of a case, and where its row in the 一覧表 says otherwise."""
    found = [
        Finding("odd_value", phrase("{name}: {oddity}", name=case.name, oddity=m), page)
        for m in attributes.oddities(case.attributes, profile)
    ]
    for header, cell in (row.cells if row else {}).items():
        fact = profile.fact(header)
        own = case.attributes.get(fact.name) if fact else None
        if fact and own and own.source == "本文":
            other = attributes.parse(cell)
            shortened = isinstance(own.value, str) and (fold(cell) in fold(own.raw) or fold(own.raw) in fold(cell))
            if (own.value, own.unit) != (other.value, other.unit) and not shortened:
                message = phrase(
                    "{name}: {fact}が本文では「{here}」、一覧表では「{there}」です",
                    name=case.name,
                    fact=fact.name,
                    here=own.raw,
                    there=other.raw,
                )
                found.append(Finding("disagreement", message, page))
    return found


def of_page(case: Case, row: Row | None, page: int, label: str | None) -> Finding | None:
    """Where its row in the 一覧表 names another page than the body's. label: the number printed on that."""
    if row and row.page and label and not _is_page(row.page, label):
        message = phrase(
            "{name}: 一覧表の頁 {page} と本文の頁 {label} が合いません", name=case.name, page=row.page, label=label
        )
        return Finding("disagreement", message, page)
    return None


def _is_page(said: str, label: str) -> bool:
    """Whether a list names, as ５, 05, p.5, 5頁 or 5-8, the page on which that is printed; a sheet may have two."""
    number = _NUMBER.search(fold(said))
    return (str(int(number[0])) if number else fold(said)) in label.split("・")


def together(found: Sequence[Finding]) -> list[Finding]:
    """Findings of one kind of fault; of many one, for they have one cause."""
    if len(found) <= FEW:
        return list(found)
    message = phrase("{first}（同じことが {count} 件）", first=found[0].message, count=len(found))
    return [replace(found[0], message=message)]


class Unknown(NamedTuple):
    """A section's title whose wording is not known, and the case and the page that it is of."""

    title: str
    case: str
    page: int

    def finding(self) -> Finding:
        said = phrase("{name}: 見出し「{title}」はどの区分の書き方にも当たりません", name=self.case, title=self.title)
        return Finding("unknown_section", said, self.page)


def of_titles(unknown: Sequence[Unknown]) -> list[Finding]:
    """The titles whose wordings are not known; in one, those that come often and so are the casebook's own, and those
    of a book that has many which do not, as a magazine has."""
    alike: dict[str, list[Unknown]] = {}
    for one in unknown:
        alike.setdefault(fold(one.title), []).append(one)
    often = [many for many in alike.values() if len(many) > FEW]
    if len(often) < 2:
        parts = [list(unknown)] if len(alike) > MANY else alike.values()
        return [found for many in parts for found in together([one.finding() for one in many])]
    titles = [f"{many[0].title} ({len(many)})" for many in often]
    said = phrase("どの区分の書き方にも当たらない見出しを、この事例集の節としました: {titles}", titles=titles)
    rest = [one.finding() for many in alike.values() if many not in often for one in many]
    return [Finding("unknown_section", said, often[0][0].page), *rest]


def empty(name: str, section: SectionRef, page: int) -> Finding:
    """A section without text."""
    return Finding("empty_section", phrase("{name}「{title}」に本文がありません", name=name, title=section.title), page)


def of_contents(listed: Contents, cases: Sequence[Case]) -> list[Finding]:
    """Cases that only the body has, or only the 目次 or 一覧表; pages of the 目次 that are not those of the body."""
    named = [(case, _entries(listed, case)) for case in cases]
    unlisted = [case for case, entries in named if not entries]
    found = [
        Finding(
            "unlisted_case", phrase("「{name}」は本文にありますが、目次にありません", name=case.name), case.pages.pdf[0]
        )
        for case in unlisted
        if 2 * len(unlisted) < len(cases)  # else the 目次 lists something else
    ]
    pages = (_elsewhere(case, entries[0]) for case, entries in named if len(entries) == 1)
    return [*together([one for one in pages if one]), *found, *missing(listed, cases)]


def _entries(listed: Contents, case: Case) -> list[Entry]:
    """The entries that name a case."""
    bodies = {fold(case.name), fold(case.name).removeprefix(case.prefecture or "")} - {""}
    return [entry for entry in listed.entries if _names(entry, bodies)]


def _names(entry: Entry, bodies: Iterable[str]) -> bool:
    """Whether an entry says one of these names, which may go on in the next line; it may say the place as well."""
    return any(body.startswith(entry.name) or body in entry.name for body in bodies)


def _elsewhere(case: Case, entry: Entry) -> Finding | None:
    """Where the entry with a case's number names another page than the body's, if both are printed."""
    label = case.pages.printed[0]
    if entry.number != case.number or not (entry.page and label) or _is_page(entry.page, label):
        return None
    said = phrase(
        "{name}: 目次の頁 {page} と本文の頁 {label} が合いません", name=case.name, page=entry.page, label=label
    )
    return Finding("disagreement", said, case.pages.pdf[0])


def missing(listed: Contents, cases: Sequence[Case]) -> list[Finding]:
    """Cases that the 目次 or 一覧表 names and the body does not have."""
    names = [fold(c.name) for c in cases]
    bodies = {*names, *(name.removeprefix(prefecture_of(name) or "") for name in names)} - {""}
    chapters = {c.chapter for c in cases}
    told = {id(listed.row(case.number, case.name)) for case in cases}
    wanted: dict[str, tuple[str, int | None]] = {}
    for row in listed.rows:
        full = fold(row.name)
        if id(row) not in told and not any(body.endswith(full) for body in bodies):
            wanted[full] = (row.name, row.pdf_page)
    for entry in listed.entries:
        if entry.chapter not in chapters or _names(entry, bodies):
            continue
        if not any(SequenceMatcher(None, name, entry.name).ratio() > SIMILAR for name in wanted):
            wanted[entry.name] = (entry.name, min(listed.pages))
    return [
        Finding("missing_case", phrase("「{name}」は目次・一覧表にありますが、本文がありません", name=name), page)
        for name, page in wanted.values()
    ]
