"""Which letters beside questions and answers mark them? Pages -> the same with these as parts of questions alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jireishu.page import Page, Segment, are_level, without

REPEATS = 3  # questions at least that letters mark
ASKED, MARKS = 3.0, 60  # em between a letter and the question that it marks, and such letters of a page, at most
DOT = "\u2024"  # one dot leader, which reads as a full stop: after a letter that was no part of the text
_ASKS = re.compile(r"(?:(?P<asks>[QＱ問])|[AＡ答])[0-9０-９]{0,2}[.．:：]?")
_ASKED = re.compile(r"[QＱ][0-9０-９]{0,2}[.．:：]")  # as a question may begin, too,
_ANSWERS = re.compile(r"[AＡ][0-9０-９]{0,2}[.．:：]\s*(?=\S)")  # and its answer
_LISTS = re.compile(r"[BＢ][.．:：]")  # where A. is of a list


def marked(pages: Sequence[Page]) -> list[Page]:
    """The pages with each letter that marks a question, as in a circle before it, as part of that, and without those of
    the answers."""
    marks = [[(s, m) for s in page.segments if (m := _ASKS.fullmatch(s.text.strip()))] for page in pages]
    beside = [
        [(s, m, text) for s, m in own if (text := _after(s, page))] if len(own) <= MARKS else []
        for page, own in zip(pages, marks, strict=True)
    ]
    texts = [s.text for page in pages for s in page.segments]
    asked = sum(bool(_ASKED.match(text)) for text in texts) if not any(map(_LISTS.match, texts)) else 0
    if asked + sum(bool(m["asks"]) for own in beside for _, m, _ in own) < REPEATS:
        return list(pages)
    found = []
    for page, own in zip(pages, beside, strict=True):
        one_of = {id(text): replace(text, text=f"{m[0]}{DOT} {text.text}", x0=s.x0) for s, m, text in own if m["asks"]}
        kept = without(page.segments, [s for s, _, _ in own])
        told = (one_of.get(id(s), s) for s in kept)
        found.append(replace(page, segments=tuple(_unanswered(s) if asked >= REPEATS else s for s in told)))
    return found


def unmarked(title: str) -> str:
    """The words of a title without the letter in a circle before them."""
    return title.partition(DOT)[2].lstrip() or title


def _unanswered(segment: Segment) -> Segment:
    """A segment without what marks it as an answer."""
    mark = _ANSWERS.match(segment.text)
    return replace(segment, text=segment.text[mark.end() :]) if mark else segment


def _after(mark: Segment, page: Page) -> Segment | None:
    """The text right of a letter alone, and level with it."""
    right = [s for s in page.segments if 0 <= s.x0 - mark.x1 < ASKED * mark.size and are_level(s, mark)]
    return min(right, key=lambda s: (s.top, s.x0), default=None)
