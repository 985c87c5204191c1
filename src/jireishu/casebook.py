"""What does the casebook say, case by case? Pages -> cases, passages and findings, by the grammar of a profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from jireishu import (
    attributes,
    bands,
    blocks,
    cards,
    chips,
    contents,
    continuations,
    cover,
    doubts,
    facts,
    furniture,
    galleys,
    headlines,
    heads,
    labels,
    layout,
    ledgers,
    names,
    nesting,
    ornaments,
    outline,
    overleaf,
    placing,
    recurring,
    scaffold,
    scales,
    sheets,
    sideheads,
    steps,
    taglines,
    tints,
    turns,
)
from jireishu.items import Item, Line, lines_of, texts_of
from jireishu.model import Case, Edition, Finding, SectionRef
from jireishu.page import Page
from jireishu.profile import Profile
from jireishu.setting import usual
from jireishu.text import fold, squeeze, unbracketed


@dataclass(frozen=True, slots=True)
class Dissection:
    """An edition, and its pages without furniture, their items in order, the titles, and each passage's block."""

    edition: Edition
    leaves: tuple[furniture.Leaf, ...]
    items: tuple[Item, ...]
    listed: contents.Contents
    outline: outline.Outline
    heads: tuple[Line, ...]
    kept: tuple[blocks.Block, ...]


def parse(
    pages: Sequence[Page], profile: Profile, edition_id: str, source: str, sha256: str, findings: Sequence[Finding] = ()
) -> Edition:
    """The edition that the pages of one PDF hold. Without a case in them, `cases` is empty.

    findings: what reading the pages already came across.
    """
    return dissect(pages, profile, edition_id, source, sha256, findings).edition


def dissect(
    pages: Sequence[Page], profile: Profile, edition_id: str, source: str, sha256: str, findings: Sequence[Finding] = ()
) -> Dissection:
    """The same with the parts it was made of, for a person to see. Where the book itself has wordings for its sections
    that the profile did not foresee, these count, too. Where it is of forms that say more read as such, they are.
    """
    pages = tints.evened(pages)
    read = partial(_dissected, pages, edition_id=edition_id, source=source, sha256=sha256, findings=findings)
    made = read(profile)
    bare = [ornaments.without_turns(leaf.page) for leaf in made.leaves]
    bare = scaffold.taken_down(bare, profile.is_title)
    own = headlines.learnt(bare, recurring.learnt(bare, profile, made.edition.cases), made.edition.cases)
    learnt = made if own is profile else read(own)
    made = learnt if recurring.loses_nothing(learnt.edition, made.edition, profile) else made
    unrolled, own = sheets.unrolled(bare, profile) or ((), profile)
    forms = read(own, forms=unrolled) if unrolled else made
    return forms if forms is not made and sheets.tells_more(forms.edition, made.edition, profile) else made


def _dissected(
    pages: Sequence[Page], profile: Profile, edition_id: str, source: str, sha256: str, findings: Sequence[Finding],
    forms: Sequence[Page] = (),
) -> Dissection:  # fmt: skip
    flat, leaves, found = galleys.of(pages, profile, forms)
    by_page, listed = _flow(flat, profile)
    opened = cards.opened(bands.opened([i for page in by_page for i in page], listed, profile), profile)
    items = heads.between(continuations.once(heads.whole(opened), profile, listed.names()), listed, profile)
    front = cover.read(by_page, source, profile, listed.names())
    items, shape, profile = _outlined(items, listed, furniture.tabs(leaves, profile), profile, front.title)
    found += [*findings, *doubts.of_spans(shape.spans)]
    found += doubts.of_pages(pages, listed, shape.sample_pages - shape.lists)
    book = _Book(front.title, source, profile, pages, leaves, items, listed, shape)
    found += book.read()
    read = Edition(
        edition_id, front.title, source, sha256, placing.labels(book.leaves),
        tuple(book.cases), tuple(book.passages.found), tuple(sorted(found, key=lambda f: (f.page or 0, f.kind))),
        date=front.date, publisher=front.publisher, chapters=outline.chapters(listed, shape),
    )  # fmt: skip
    return Dissection(read, tuple(leaves), tuple(items), listed, shape, tuple(book.heads), tuple(book.kept))


def _outlined(
    items: list[Item], listed: contents.Contents, tabs: furniture.Tabs, profile: Profile, book: str
) -> tuple[list[Item], outline.Outline, Profile]:
    """The items with taglines below the titles of their cases, where cases and sections begin among them, and the
    profile with the facts that the book has besides."""
    outlined = partial(outline.read, contents=listed, profile=profile, tabs=tabs, book=book)
    shape = outlined(items)
    if moved := heads.beside(items, shape.spans):
        items, shape = moved, outlined(moved)
    for _ in range(2):  # what stands amid those that are known then is one, too
        profile = profile.with_facts(labels.unforeseen(labels.told(items, shape.spans), profile))
    is_fact = partial(attributes.is_fact, profile=profile)
    if moved := heads.below(items, shape.spans, is_fact, profile.labels_tagline):
        items, shape = moved, outlined(moved)
    return items, replace(shape, spans=heads.labelled(items, shape.spans, is_fact)), profile


def _flow(pages: Sequence[Page], profile: Profile) -> tuple[list[list[Item]], contents.Contents]:
    """The items of each page in reading order, and what the lists of cases among them say."""
    flow = scales.evened(overleaf.joined(layout.flow(pages, profile.is_title), profile.is_title))
    flow = [steps.opened(chips.paired(items, profile)) for items in flow]
    flow, rows = ledgers.unfolded(flow, profile)
    by_page = [facts.gathered(i, profile) for i in recurring.parted(sideheads.unrolled(flow), profile)]
    return by_page, contents.read(by_page, profile, rows)


class _Book:
    """An edition in the making. shape: of the items, and `listed` what the book says of itself."""

    def __init__(
        self, title: str, source: str, profile: Profile, pages: Sequence[Page], leaves: Sequence[furniture.Leaf],
        items: Sequence[Item], listed: contents.Contents, shape: outline.Outline,
    ) -> None:  # fmt: skip
        self.profile = profile
        self.leaves = {leaf.page.number: leaf for leaf in leaves}
        self.items, self.listed, self.shape = items, listed, shape
        self.cases: list[Case] = []
        self.passages = placing.Passages(title, source, pages, self.leaves)
        self.heads: list[Line] = []
        self.kept: list[blocks.Block] = []
        numbers = [*(row.number for row in listed.rows), *(span.title.number for span in shape.spans)]
        self._numbered = any(number is not None for number in numbers)
        self._begun = {items[s.title.start].page: fold(squeeze(s.title.name)) for s in shape.spans}
        said = partial(taglines.of, is_fact=self._is_fact, labels=profile.labels_tagline)
        self._tagline = partial(said, label=taglines.label([said(span.head(items)) for span in shape.spans]))
        self._names = {*listed.names(), *names.ending([span.title.name for span in shape.spans])}
        self._below = names.below([(span.title.name, self._tagline(span.head(items))) for span in shape.spans])
        self._printed = {s.title.name: s.printed(items) for s in shape.spans}
        told = [i for s in shape.spans for i in items[s.title.stop : s.stop] if isinstance(i, Line)]
        titled = [x.size for s in shape.spans for title in s.sections for x in lines_of(items[title.start])]
        self._setting, self._nesting = usual(told, max(titled, default=inf)), nesting.Nesting()
        self._findings: list[Finding] = []
        self._elsewhere: list[Finding] = []
        self._unknown: list[doubts.Unknown] = []

    def read(self) -> list[Finding]:
        """Take all cases, and what stands around them; what a person should look at."""
        for span in self.shape.spans:
            self._learn(span)
        stop = 0
        for span in self.shape.spans:
            self._matter_outside(range(stop, span.title.start))
            self._case(span)
            stop = span.stop
        self._matter_outside(range(stop, len(self.items)))
        return [
            *doubts.together(self._elsewhere),
            *doubts.of_titles(self._unknown),
            *self._findings,
            *doubts.of_contents(self.listed, self.cases),
        ]

    def _learn(self, span: outline.Span) -> None:
        """See which headings stand under which before any path is built."""
        for part, stop in span.parts():
            section = blocks.Section(self._setting, self._nesting, self._is_fact)
            section.take(self._without_heads(self.items[part.stop : stop], span.title.name))
            self._nesting.update(section.nested)

    def _matter_outside(self, places: range) -> None:
        """What stands before, between and after the cases (purpose, appendices), as passages of no case."""
        items, listed = self.items, self.listed
        closed = listed.list_pages | self.shape.sample_pages | {items[0].page if items else 0}
        titles = {n for chapter in self.shape.chapters for n in range(chapter.start, chapter.stop)}
        told = [items[n] for n in places if n not in titles and items[n].page not in closed]
        section = self._section([item for item in told if not listed.holds(item)])
        for block in section.blocks:
            if "。" in block.text or block.kind in ("bullet", "table", "column"):
                self._passage(block, None, None, "front" if not self.cases else "outside")

    def _section(self, items: Sequence[Item]) -> blocks.Section:
        section = blocks.Section(self._setting, self._nesting, self._is_fact)
        section.take(items)
        self.heads += section.heads
        return section

    def _is_fact(self, text: str) -> bool:
        return attributes.is_fact(text, self.profile)

    def _case(self, span: outline.Span) -> None:
        items, title = self.items, span.title
        beside = placing.beside(items[title.start], self.leaves[items[title.start].page].page)
        printed, apart = map(squeeze, names.called(title.name, beside, self._names))
        name = self.listed.whole(printed)
        head = span.head(items)
        tagline = self._tagline(self._without_heads(head, name))
        said, at = tagline, taglines.placed(head)
        own = self.listed.called(title.number, tagline, name, [t for i in head for t in texts_of(i)])
        own = own or (tagline if tagline in self._below else "")
        if own := own or self.listed.placed(title.number, [unbracketed(p.strip()) for p in (beside, at)], name):
            name, apart = own, name
            head = self._without_heads(head, name, said)
            tagline = self._tagline(head)
        row = self.listed.row(title.number, name)
        number = title.number if title.number is not None else (row.number if row else None)
        told = [(s, turns.unmarked(squeeze(s.name))) for s in span.sections]
        sections = tuple(SectionRef(s.number, words, s.kind or words) for s, words in told)
        prefecture, place = names.where(name, f"{at} {apart} {said} {tagline}", row)
        tagline = next((t for t in (tagline, apart) if unbracketed(t) not in ("", place, prefecture, name)), "")
        body = [*items[title.start : title.stop], *self._without_heads(items[title.stop : span.stop], name)]
        named = {names.PLACE: attributes.parse(place)} if place else {}
        titled = attributes.from_title(title.name, self.profile)  # whole, where it wraps
        named |= titled | facts.of_case(body, self.profile, row) | titled
        numbers = range(min(i.page for i in body), max(i.page for i in body) + 1)
        case = Case(
            id=placing.case_id(span.chapter, number, name, self.cases, self._numbered),
            chapter=span.chapter, number=number, name=name, tagline=tagline,
            prefecture=prefecture or attributes.addressed(named, self.profile),
            pages=placing.pages(numbers, body, self.leaves),
            sections=sections,
            attributes=named,
        )  # fmt: skip
        page = items[title.start].page
        self._findings += doubts.of_facts(case, row, page, self.profile)
        self._elsewhere += filter(None, [doubts.of_page(case, row, page, self.leaves[page].label)])
        unknown = [(s, words) for s, words in told if not (s.kind and self.profile.slug(s.kind))]
        self._unknown += [doubts.Unknown(words, name, items[s.start].page) for s, words in unknown]
        self.cases.append(case)
        for block in self._section(self._unsaid(self._without_heads(head, name))).blocks:
            self._passage(block, case, None, "head")
        for (part, stop), ref in zip(span.parts(), sections, strict=True):
            again = [line.text for line in lines_of(items[part.start])]
            section = self._section(self._without_heads(items[part.stop : stop], name, case.tagline, *again))
            if not section.blocks:
                self._findings.append(doubts.empty(name, ref, items[part.start].page))
            for block in section.blocks:
                slug = self.profile.slug(ref.kind) or f"s{ref.number or 0}"
                aside = blocks.aside(block, self.profile.is_aside)
                self._passage(aside or block, case, ref, slug)

    def _unsaid(self, head: Sequence[Item]) -> list[Item]:
        """Of what stands between a case's title and its first section, what is neither its tagline nor facts."""
        said = taglines.lines(head, self._is_fact, self.profile.labels_tagline) + taglines.places(head)
        tagline = set(map(id, said))

        def is_said(item: Item) -> bool:
            facts_alone = facts.of_case([item], self.profile) and not any("。" in line.text for line in lines_of(item))
            more = any("。" in line.text for line in lines_of(item) if id(line) not in tagline)
            return bool(facts_alone) or (any(id(line) in tagline for line in lines_of(item)) and not more)

        return [taglines.as_table(i) for i in taglines.without_facts(head, self._is_fact) if not is_said(i)]

    def _without_heads(self, items: Sequence[Item], *said: str) -> list[Item]:
        """The items of a case without the heads of slides with which it goes on, and running heads of few pages: lines
        that only say again its name or title, or its tagline, or the name of a case that begins on their page."""
        own = set(filter(None, map(fold, said))).union(*(self._printed.get(name, ()) for name in said))

        def is_head(line: Line) -> bool:
            title, text = self.profile.case(line.text), fold(line.text)
            named = fold(title.name) if title else text.lstrip("0123456789.-")  # 01 みどり野市
            inmost = text.rpartition("|")[2]  # テーマ1 …｜みどり野市
            return text == self._begun.get(line.page) or not own.isdisjoint((text, named, inmost))

        return [i for i in items if not (isinstance(i, Line) and is_head(i))]

    def _passage(self, block: blocks.Block, case: Case | None, section: SectionRef | None, slug: str) -> None:
        if not fold(block.text):
            return
        self.kept.append(block)
        numbers, stem = [line.page for line in block.lines], f"{case.id if case else '0'}.{slug}"
        every = range(min(numbers), max(numbers) + 1)
        self.passages.add(block, stem, every, block.headings, section, case.ref() if case else None)
