"""Can the text of a page be read at all? Pages -> those without text that says nothing, and what is wrong with each.

A page most of whose glyphs have no mapping to characters is as good as a picture of its text. So is one where the
mapping of many is lost: kana are then read as the letters and signs that their codes mean in a Latin font, or as the
characters of Unicode that have the numbers of their glyphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jireishu.model import Finding
from jireishu.page import Page
from jireishu.tongue import phrase

ILLEGIBLE = 0.15  # of a page's glyphs without a mapping: what the others say is chance
GARBLED = 0.08  # of its characters that Japanese does not use: seven government PDFs have none, French 5 in 100
FOREIGN = 0.15  # and of a page without any Japanese; French, Czech and Vietnamese have fewer than 9 in 100
ENOUGH = 100  # characters of such a page that show it
WORTH_SAYING = 0.01
_NUMBERS = "\u0800-\u08ff\u3400-\u4dbf"  # what the numbers of kana in usual fonts are as characters, and seldom else
_STRAY = re.compile(rf"(?![§¨°±´¶×÷])[|~\x80-\xff{_NUMBERS}]")  # but for the signs of JIS X 0208
_JAPANESE = re.compile(rf"[ぁ-ヿ一-鿿{_NUMBERS}]")


def sifted(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, those that cannot be read without their text."""
    return tuple(
        replace(p, segments=(), unmapped=p.glyphs) if p.unmapped > ILLEGIBLE * p.glyphs or _is_garbled(p) else p
        for p in pages
    )


def _is_garbled(page: Page) -> bool:
    text = "".join("".join(s.text.split()) for s in page.segments)
    stray = len(_STRAY.findall(text)) + abs(text.count("{") - text.count("}"))  # code has as many of both
    if _JAPANESE.search(text):
        return stray > GARBLED * len(text)
    return len(text) >= ENOUGH and stray > FOREIGN * len(text)


def findings(pages: Iterable[Page]) -> Iterator[Finding]:
    """What a person must know of pages without text, and of those with gaps in it."""
    for page in pages:
        if not page.segments and page.unmapped > ILLEGIBLE * page.glyphs:
            yield Finding(
                "unmapped_glyphs", phrase("文字の対応表がないので、この頁の文字は読み取れません"), page.number
            )
        elif not page.segments:
            reason = phrase("文字のない頁です（画像のみ）") if page.images else phrase("文字のない頁です")
            yield Finding("no_text", reason, page.number)
        elif page.unmapped > WORTH_SAYING * page.glyphs:
            yield Finding(
                "unmapped_glyphs", phrase("読み取れない文字が {count} 字あります", count=page.unmapped), page.number
            )
