"""How do cases and their passages look in a terminal?

Input: cases, passages. Output: text for a stream, as `render` makes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jireishu import wrap
from jireishu.citation import page_words
from jireishu.render import INDENT, KINDS, Style, block, path, place, section
from jireishu.tongue import label, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jireishu.contract import Neighbourhood
    from jireishu.model import Case, Passage


def case_list(editions: Mapping[str, Sequence[Case]], titles: Mapping[str, str], look: Style) -> str:
    """A block a case: id, name, pages, and what it calls itself. titles: of editions that are to be told apart."""
    out: list[str] = []
    for edition, case in ((edition, case) for edition, cases in editions.items() for case in cases):
        if edition in titles and case is editions[edition][0]:
            which = label("（版 {edition}）", edition=edition)
            out.append(("\n" if out else "") + block(f"■ {titles[edition]}{which}", look, 2, first=0))
        where = f"　{page_words(case.pages)}" if case.pages.pdf else ""
        indent = wrap.width(case.id) + 2
        out.append(block(f"{case.id}  {case.name}{where}", look, indent, bold=True, first=0))
        out.append(block(case.tagline, look, indent))
    return "".join(out)


def case(found: Case, passages: Iterable[Passage], look: Style) -> str:
    """A whole case: what it is, its figures, and its passages under their sections and headings."""
    out = [block(f"{found.id}  {found.name}", look, 0, bold=True), block(found.tagline, look, 0)]
    out += [block(f"{name}: {attribute.raw}", look) for name, attribute in found.attributes.items()]
    last_section, last_headings = "", ""
    for passage in passages:
        own = passage.section
        title = section({"number": own.number, "title": own.title} if own else None)
        headings = path(passage.headings)
        if title != last_section:
            out.append("\n" + block(title or label("（節の外）"), look, 0, bold=True))
        if headings != last_headings and headings:
            out.append(block(headings, look, 1))
        last_section, last_headings = title, headings
        where = page_words(passage.pages)
        text = said(KINDS.get(passage.kind, "・")) + passage.text + (f"　―{where}" if where else "")
        out.append(block(text, look, INDENT, first=1))
    return "".join(out)


def neighbourhood(found: Neighbourhood, look: Style) -> str:
    """One passage whole, among those around it, each under its own titles, with its citation."""
    own, edition = found["passage"], found["edition"]
    out: list[str] = []
    last, headings = "", list[str]()
    for one in (*found["before"], own, *found["after"]):
        if (title := place(one)) != last or (headings and not one["headings"]):
            out.append(block(title or label("（節の外）"), look, 0, bold=True))
        if one["headings"] and (title, one["headings"]) != (last, headings):
            out.append(block(path(one["headings"]), look, 1))
        last, headings = title, one["headings"]
        mark = "●" if one is own else said(KINDS.get(one["passage"]["kind"], "・"))
        out.append(block(mark + one["passage"]["text"], look, INDENT, first=1, bold=one is own))
        if one is own:
            out.append(block(own["citation"]["text"], look))
    if not edition["newest"]:
        older = label("前の版 {edition} の段落です（今の版での言い方は jireishu verify で）。", edition=edition["id"])
        out.append(block(older, look))
    return "".join(out)
