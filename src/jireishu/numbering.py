"""Which number is printed on each page? Of what stands in the margins, what the pages around it confirm."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from jireishu.model import Finding
from jireishu.page import LARGER, Page, Segment, usual_size
from jireishu.text import fold, in_kanji
from jireishu.tongue import phrase

BAND = 0.11  # of the page's height at the head and the foot, where furniture stands
SMALLER = 0.95  # times the size of running text, at most: no title
REPEATS = 3  # pages on which words that change stand smaller beside a number that goes on, at least
WRAPS = 0.8  # em between the lines of a head, at most
_DASHES = r"(?:[\W_]|ー)*"  # or brackets, or whatever a number is set between
_NUMBER = re.compile(
    rf"^(?:p\.?|頁|ページ|page|第(?=\d+(?:頁|ページ)$))?{_DASHES}(\d{{1,4}})(?:{_DASHES}|(?:/|of)\d{{1,4}}(?:頁|ページ)?|頁|ページ)$"
)
_IN_KANJI = re.compile(rf"^{_DASHES}(?:第|頁)?([〇一二三四五六七八九十百]{{1,5}})(?:頁|ページ)?{_DASHES}$")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = tuple(tens + ones for tens in ("", "x", "xx") for ones in _ONES)
_ROMAN = re.compile(rf"{_DASHES}([ivx]+){_DASHES}")
LEADER = re.compile(r"[.．…‥·・⋯]{3,}|[-‐–―─_＿～〜]{4,}")  # from a title in a 目次 to its page
PAGE = re.compile(r"(?:[PpＰｐ][.．]?\s?)?\d{1,4}(?:\s?(?:頁|ページ))?")  # which a 目次 names: 5, p.5, 5頁
# What a number beside these counts is no page.
_CASES = ("事例", "事例番号", "整理番号", "番号", "ケース", "case", "no", "no.")
_WORDED = re.compile(r"(\d)\s+(頁|ページ)")  # 5 ページ is one part
_PARTS = re.compile(r"[\s|｜│／]+")


def labels(
    pages: tuple[Page, ...], margins: list[list[Segment]]
) -> tuple[dict[int, str | None], list[Segment | None], list[Finding]]:
    """The printed number of each page by its PDF page, the segment that says it, and what contradicts its neighbours.

    margins: what stands at the edges of each page. Of several candidates, the one whose distance to the PDF page the
    neighbours share is taken.
    """
    told = [_told(page, margin) for page, margin in zip(pages, margins, strict=True)]
    votes: dict[int, list[int]] = defaultdict(list)
    for index, found in enumerate(told):
        for number in {number for number, *_ in found}:
            votes[number - pages[index].number].append(index)
    running_on = _running_on(pages, told)
    candidates = [
        [(n, s, not beside) for n, s, beside in found if not beside or n - page.number in running_on]
        for page, found in zip(pages, told, strict=True)
    ]
    labels: dict[int, str | None] = {}
    chosen: list[Segment | None] = []
    findings = []
    for index, (page, likely) in enumerate(zip(pages, candidates, strict=True)):
        support = {n: _support(votes[n - page.number], index) for n, *_ in likely}
        best = max(likely, key=lambda c: (support[c[0]], c[2], c[1].top), default=None)  # of two, one that says no more
        if best and support[best[0]] < 2 and _is_of_text(page, best[1], len(pages) <= 3):
            best = None
        labels[page.number] = str(best[0]) if best else None
        chosen.append(best[1] if best else None)
        if best and support[best[0]] < 2 and len(pages) > 3:
            finding, labels[page.number] = _odd_number(best[0], page, votes, index)
            findings.append(finding)
    for index, segment in _front(margins, [labels[page.number] for page in pages]).items():
        labels[pages[index].number], chosen[index] = _roman(segment), segment
    return labels, chosen, findings


def _running_on(pages: tuple[Page, ...], told: list[list[tuple[int, Segment, str]]]) -> set[int]:
    """By how much the numbers of running heads differ from those of the PDF's pages: of heads the words stay, or stand
    smaller at one place, while the number goes on; those of a numbered title change with it."""
    words: Counter[tuple[int, str]] = Counter()
    small: Counter[tuple[int, int]] = Counter()
    for page, found in zip(pages, told, strict=True):
        most = SMALLER * usual_size(page.segments)
        worded = [(number - page.number, s, beside) for number, s, beside in found if beside]
        words.update({(offset, beside) for offset, _, beside in worded})
        small.update((offset, place) for offset, s, _ in worded if (place := _place(s, page, most)))
    often = {offset for (offset, _), times in words.items() if times > 1}
    return often | {offset for (offset, _), times in small.items() if times >= REPEATS}


def _is_of_text(page: Page, number: Segment, few: bool) -> bool:
    """Whether a number that no other page confirms may be that of a title or, where pages are few, of a table's row."""
    large = number.size > LARGER * usual_size(page.segments)
    beside = any(s.row == number.row and s is not number and not s.vertical for s in page.segments)
    return large or (few and beside)


def _told(page: Page, margin: list[Segment]) -> list[tuple[int, Segment, str]]:
    """The page numbers that what stands in the margins of a page may be or hold, each with the words beside it."""
    found: list[tuple[int, Segment, str]] = []
    listed, most = _listed(page), LARGER * usual_size(page.segments)
    for segment in margin:
        if segment.row in listed or segment.top >= page.height or segment.bottom <= 0:
            continue
        across = page.turn % 2 == 1 or not segment.vertical or segment.top > page.height / 2
        running = across and segment.size <= most
        found += [(number, segment, beside) for number, beside in _numbers(segment.text, running)]
    return found


def _place(segment: Segment, page: Page, most: float) -> int:
    """How high on a page something stands that is smaller than running text, as no title is, and no footnote, which
    begins with its number; else 0. most: the size of such."""
    footnote = segment.top > page.height / 2 and numbers(_PARTS.split(segment.text.strip())[0])
    return 0 if footnote or segment.size > most else round(segment.top / 4)


def is_beside(page: Page, segment: Segment, number: Segment | None) -> bool:
    """Whether a segment stands beside the page number at the head, no larger than running text: titles are larger. Or
    in the line before or after it, of its size, which is smaller, and that has words, too: a head or foot that wraps.
    """
    if number is None:
        return False
    if segment.row == number.row:
        return segment.top < page.height / 2 and segment.size <= LARGER * usual_size(page.segments)
    gap = max(segment.top - number.bottom, number.top - segment.bottom)
    if segment.size != number.size or gap > WRAPS * segment.size:
        return False
    worded = any(map(str.isalpha, "".join(s.text for s in page.segments if s.row == number.row)))
    return worded and segment.size < SMALLER * usual_size(page.segments)


def _listed(page: Page) -> set[int]:
    """The rows that are lines of a 目次: something leads from words to what stands there."""
    led = {s.row for s in page.segments if LEADER.search(s.text)}
    return {s.row for s in page.segments if s.row in led and not s.vertical and re.search(r"[^\W\d_]{2}", s.text)}


def _front(margins: list[list[Segment]], labels: list[str | None]) -> dict[int, Segment]:
    """The roman numbers of pages without another, by index: those that count on, or stand before the page 1."""
    told = {n: s for n, margin in enumerate(margins) if labels[n] is None for s in margin if _roman(s)}
    value = {n: ROMAN.index(_roman(s)) for n, s in told.items()}
    return {
        n: s
        for n, s in told.items()
        if value.get(n - 1) == value[n] - 1
        or value.get(n + 1) == value[n] + 1
        or (value[n] == 1 and labels[n + 1 : n + 2] == ["1"])
    }


def _roman(segment: Segment) -> str:
    match = _ROMAN.fullmatch(fold(segment.text))
    return match[1] if match and match[1] in ROMAN else ""


def numbers(text: str) -> list[int]:
    """The page number that a text may be, alone or at either end of it."""
    return [number for number, _ in _numbers(text, True)]


def _numbers(text: str, running: bool) -> list[tuple[int, str]]:
    """The page numbers that a text may be, or may have at either end where it is set as heads are; its other words."""
    if match := _NUMBER.match(fold(text)):
        return [(int(match[1]), "")]
    if (kanji := _IN_KANJI.match(fold(text))) and (number := in_kanji(kanji[1])):
        return [(number, "")]
    parts = _PARTS.split(_WORDED.sub(r"\1\2", text.strip())) if running else []
    ends = ((parts[0], parts[1:]), (parts[-1], parts[:-1])) if len(parts) > 1 else ()
    told = [("".join(rest), match) for part, rest in ends if (match := _NUMBER.match(fold(part)))]
    return [(int(match[1]), rest) for rest, match in told if fold(rest) not in _CASES]


def _support(indexes: list[int], index: int) -> int:
    """How many pages within ten of this one share its offset, itself included."""
    return sum(abs(i - index) <= 10 for i in indexes)


def _odd_number(number: int, page: Page, votes: dict[int, list[int]], index: int) -> tuple[Finding, str | None]:
    """A number that no neighbour confirms: what the neighbours imply is taken, and said."""
    offset = max(votes, key=lambda k: _support(votes[k], index))
    expected = page.number + offset
    if _support(votes[offset], index) < 4 or expected < 1:
        message = phrase("印字された頁番号「{number}」を前後の頁と照合できません", number=number)
        return Finding("page_number", message, page.number), None
    message = phrase(
        "印字された頁番号「{number}」は前後の頁の続き方と合いません（{expected} とみなします）",
        number=number,
        expected=expected,
    )
    return Finding("page_number", message, page.number), str(expected)
