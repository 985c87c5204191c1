"""Does an edition hang together? An edition as kept -> what in it contradicts itself or stands out.

It is judged by itself: its page numbers and counts by their own sequence, a case by the other cases of its chapter, a
value by the values beside it. What the parser already found (目次 and 一覧表 against the bodies) is among its findings.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from jireishu.model import Case, Edition, Finding, Passage
from jireishu.tongue import phrase

# Leys et al. (2013), Journal of Experimental Social Psychology 49(4): 2.5 median absolute deviations from the median;
# 1.4826 makes these deviations comparable to standard deviations.
FAR = 2.5 * 1.4826
LEAST = math.log(2)  # where all are alike, half or double is no oddity yet,
RATES = ("%", "‰", "倍")
AMOUNT = math.log(100)  # nor is what is no rate, as people or 円, before a 千 or 万 may be missing
PEERS = 5  # cases of a chapter that show what is usual there
USUAL = 0.8  # of them
# What a reader of the text meets where extraction failed: unmapped, private-use and radical code points, glyph numbers.
BROKEN = re.compile("[\ufffd\ue000-\uf8ff\u2e80-\u2fdf\U000f0000-\U0010ffff]|\\(cid:\\d+\\)")


def findings(edition: Edition) -> list[Finding]:
    """What the ingest found, and what does not fit in the edition as it is now, by page."""
    found = [*edition.findings]
    known = {(f.kind, f.message) for f in found}
    for check in (_labels, _numbers, _sections, _missing, _outliers, _passages):
        found += [f for f in check(edition) if (f.kind, f.message) not in known]
    return sorted(found, key=lambda f: (f.page or 0, f.kind, f.message))


def _labels(edition: Edition) -> Iterator[Finding]:
    """Printed page numbers that do not go on as the PDF's pages do; pages without one may be inserted."""
    printed = [(n, int(label)) for n, label in enumerate(edition.page_labels, 1) if label and label.isdecimal()]
    for (n, first), (m, second) in pairwise(printed):
        if second - first not in (1, m - n):
            yield Finding(
                "page_number",
                phrase(
                    "印字された頁番号が {before} から {after} へ飛びます（PDF {page}頁の次）",
                    before=first,
                    after=second,
                    page=n,
                ),
                m,
            )


def _numbers(edition: Edition) -> Iterator[Finding]:
    """Cases of a chapter and sections of a case whose numbers leave a gap or come twice."""
    for one, after in pairwise(edition.cases):
        if one.chapter == after.chapter and _leaps(one.number, after.number):
            said = phrase(
                "{name}: 事例の番号が {before} から {after} へ飛びます",
                name=after.name,
                before=one.number,
                after=after.number,
            )
            yield Finding("case_number", said, _page(after))
    for name, count in Counter(case.id for case in edition.cases).items():
        if count > 1:
            yield Finding("repeated_case", phrase("事例 {name} が {count} 回あります", name=name, count=count))
    for case in edition.cases:
        for before, following in pairwise(case.sections):
            if _leaps(before.number, following.number):
                said = phrase(
                    "{name}: 節の番号が {before} から {after} へ飛びます",
                    name=case.name,
                    before=before.number,
                    after=following.number,
                )
                yield Finding("section_number", said, _page(case))


def _leaps(number: int | None, following: int | None) -> bool:
    return number is not None and following is not None and following != number + 1


def _sections(edition: Edition) -> Iterator[Finding]:
    """Sections without a passage."""
    filled = {(p.case.id, p.section) for p in edition.passages if p.case}
    for case in edition.cases:
        for section in case.sections:
            if (case.id, section) not in filled:
                yield Finding(
                    "empty_section",
                    phrase("{name}「{title}」に本文がありません", name=case.name, title=section.title),
                    _page(case),
                )


def _missing(edition: Edition) -> Iterator[Finding]:
    """Sections and facts that nearly all cases of a chapter have and one has not."""
    for cases in _chapters(edition):
        kinds = Counter(kind for case in cases for kind in {section.kind for section in case.sections})
        facts = Counter(name for case in cases for name in case.attributes)
        for case in cases:
            own = {section.kind for section in case.sections}
            for kind in _usual(kinds, len(cases)) - own:
                yield Finding(
                    "missing_section",
                    phrase("{name}: 同じ章にある節「{kind}」がありません", name=case.name, kind=kind),
                    _page(case),
                )
            for name in _usual(facts, len(cases)) - set(case.attributes):
                yield Finding(
                    "missing_value",
                    phrase("{name}: 同じ章にある{fact}がありません", name=case.name, fact=name),
                    _page(case),
                )


def _usual(counts: Counter[str], cases: int) -> set[str]:
    return {name for name, count in counts.items() if count >= USUAL * cases}


def _chapters(edition: Edition) -> list[list[Case]]:
    chapters: dict[int | None, list[Case]] = {}
    for case in edition.cases:
        chapters.setdefault(case.chapter, []).append(case)
    return [cases for cases in chapters.values() if len(cases) >= PEERS]


def _outliers(edition: Edition) -> Iterator[Finding]:
    """Values far off the same fact of the other cases, in the same unit. Ratios count: populations span magnitudes."""
    values: dict[tuple[str, str | None], list[tuple[Case, float, str]]] = {}
    for case in edition.cases:
        for name, fact in case.attributes.items():
            if isinstance(fact.value, int | float) and fact.value > 0:
                values.setdefault((name, fact.unit), []).append((case, math.log(fact.value), fact.raw))
    for (name, unit), found in values.items():
        least = LEAST if unit in RATES else AMOUNT
        middle = median(value for _, value, _ in found)
        spread = median(abs(value - middle) for _, value, _ in found)
        for case, value, raw in found:
            if len(found) >= PEERS and abs(value - middle) > max(FAR * spread, least):
                said = phrase(
                    "{name}: {fact}「{raw}」は他の事例から大きく離れています", name=case.name, fact=name, raw=raw
                )
                yield Finding("odd_value", said, _page(case))


def _passages(edition: Edition) -> Iterator[Finding]:
    """Passages that point to nothing, or hold what no reader can read."""
    cases = {case.id: case for case in edition.cases}
    for name, count in Counter(passage.id for passage in edition.passages).items():
        if count > 1:
            yield Finding("repeated_id", phrase("段落の id {name} が {count} 回あります", name=name, count=count))
    for passage in edition.passages:
        for kind, message in _oddities(passage, cases, edition):
            yield Finding(
                kind,
                phrase("段落 {id}: {message}", id=passage.id, message=message),
                min(passage.pages.pdf, default=None),
            )


def _oddities(passage: Passage, cases: dict[str, Case], edition: Edition) -> Iterator[tuple[str, str]]:
    case = cases.get(passage.case.id) if passage.case else None
    if passage.case and case is None:
        yield "unknown_case", phrase("事例 {id} がありません", id=passage.case.id)
    if case and not set(passage.pages.pdf) <= set(case.pages.pdf):
        yield "page", phrase("{name}の頁の外にあります", name=case.name)
    labels = edition.page_labels
    if labels and any(not 1 <= n <= len(labels) for n in passage.pages.pdf):
        yield "page", phrase("PDF は {count} 頁です", count=len(labels))
    elif labels and tuple(labels[n - 1] for n in passage.pages.pdf) != passage.pages.printed:
        yield "page", phrase("印字の頁が、その PDF の頁のものではありません")
    if any(box.page not in passage.pages.pdf for box in passage.boxes):
        yield "page", phrase("位置が別の頁にあります")
    if broken := BROKEN.findall(passage.text):
        yield "unreadable_text", phrase("読めない文字が {count} 字あります", count=len(broken))
    if not passage.text.strip():
        yield "empty_passage", phrase("本文がありません")


def _page(case: Case) -> int | None:
    return min(case.pages.pdf, default=None)
