"""How is a passage cited?

Input: the edition's title and file name, the case, the section and the pages. Output: words to paste and a link; of a
passage in an index, also those that the terms of use of public data ask for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jireishu.model import CaseRef, Citation, Pages, SectionRef

if TYPE_CHECKING:
    from jireishu.contract import Edition, Passage


def cite(title: str, source: str, case: CaseRef | None, section: SectionRef | None, pages: Pages) -> Citation:
    """「多様な就労支援…事例集」兵庫県尼崎市 取組みのポイント、33頁（PDF 35頁）, and casebook.pdf#page=35.

    source: the file's name. Without pages there is no link.
    """
    place = " ".join(name for name in (case.name if case else "", section.title if section else "") if name)
    where = page_words(pages)
    text = f"「{title}」{place}" + (f"、{where}" if where else "")
    url = f"{quote(source)}#page={pages.pdf[0]}" if pages.pdf and source else None
    return Citation(text, url)


def cited(line: Mapping[str, Any], editions: Mapping[str, Edition]) -> Passage:
    """The line of a passage with all that cites it. editions: by id, as the index knows them."""
    edition = editions.get(line.get("edition", ""))
    citation, pages = dict(line["citation"]), line["pages"]
    if edition:
        if edition["url"] and pages["pdf"]:
            citation["url"] = f"{edition['url'].split('#')[0]}#page={pages['pdf'][0]}"
        citation["credit"] = credit(edition, Pages(tuple(pages["pdf"]), tuple(pages["printed"])))
    passage: Passage = {**line, "citation": citation}  # type: ignore[typeddict-item]
    return passage


def credit(edition: Edition, pages: Pages) -> str:
    """出典：みどり総合研究所「就労支援の事例集」（2022年3月）、33頁, as 公共データ利用規約 asks for."""
    year, _, month = edition["date"].partition("-")
    when = f"（{year}年{f'{int(month)}月' if month else ''}）" if year else ""
    where = page_words(pages).split("（")[0]
    return f"出典：{edition['publisher']}「{edition['title']}」{when}" + (f"、{where}" if where else "")


def page_words(pages: Pages) -> str:
    """33頁（PDF 35頁）, 33-34頁（PDF 35-36頁）, PDF 35頁 where no number is printed, and nothing without pages."""
    if not pages.pdf:
        return ""
    pdf = f"PDF {span(pages.pdf)}頁"
    printed = [number for number in pages.printed if number]
    return f"{span(printed)}頁（{pdf}）" if printed else pdf


def span(numbers: Sequence[str | int]) -> str:
    """35, or 35-36 for the first and the last of several."""
    return str(numbers[0]) if numbers[0] == numbers[-1] else f"{numbers[0]}-{numbers[-1]}"
