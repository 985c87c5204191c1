"""How is a passage cited?

Input: the edition's title and file name, the case, the section and the pages. Output: words to paste and a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from jireishu.model import CaseRef, Citation, Pages, SectionRef


def cite(title: str, source: str, case: CaseRef | None, section: SectionRef | None, pages: Pages) -> Citation:
    """「多様な就労支援…事例集」兵庫県尼崎市 取組みのポイント、33頁（PDF 35頁）, and casebook.pdf#page=35.

    source: the file's name. Without pages there is no link.
    """
    place = " ".join(name for name in (case.name if case else "", section.title if section else "") if name)
    where = page_words(pages)
    text = f"「{title}」{place}" + (f"、{where}" if where else "")
    url = f"{quote(source)}#page={pages.pdf[0]}" if pages.pdf and source else None
    return Citation(text, url)


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
