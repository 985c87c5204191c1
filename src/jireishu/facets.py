"""By what can a search be narrowed, and how much is there of each?

Input: an open index, the passages to count. Output: each facet with its values in the order that people expect them in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from jireishu.filters import SECTION_KINDS
from jireishu.prefectures import PREFECTURES

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.index import Index


def read(index: Index, allowed: Collection[int] | None = None) -> contract.Facets:
    """Every facet of the index. allowed: the passages to count, all by default; a value without any is left out."""
    known = index.facets()
    cases = _values(index, known["case"], allowed)
    operations: dict[str, int] = {}
    people = []
    for found in cases:
        facts = known["case"][found["value"]]["attributes"]
        if isinstance(form := facts.get("運営形態"), str):
            operations[form] = operations.get(form, 0) + found["count"]
        people += [value for name, value in facts.items() if name.endswith("人口") and isinstance(value, int | float)]
    return {
        "schema": "jireishu/facets/1",
        "passages": index.passages if allowed is None else len(allowed),
        "chapter": sorted(_values(index, known.get("chapter", {}), allowed), key=lambda one: _numbered(one["value"])),
        "section": _in_order(_values(index, known["section"], allowed), SECTION_KINDS),
        "prefecture": _in_order(_values(index, known["prefecture"], allowed), PREFECTURES),
        "operation": [{"value": v, "label": v, "count": n} for v, n in sorted(operations.items())],
        "case": sorted(cases, key=lambda one: _natural(one["value"])),
        "edition": _values(index, known["edition"], None),
        "population": [min(people), max(people)] if people else None,
    }


def _values(index: Index, known: dict[str, Any], allowed: Collection[int] | None) -> list[contract.FacetValue]:
    titles = {edition["id"]: edition["title"] for edition in index.header["editions"]}
    found: list[contract.FacetValue] = []
    for value, about in known.items():
        count = about["count"] if allowed is None else sum(n in allowed for n in index.members(about["members"]))
        if count:
            found.append({"value": value, "label": about.get("name") or titles.get(value, value), "count": count})
    return found


def _in_order(values: list[contract.FacetValue], order: Collection[str]) -> list[contract.FacetValue]:
    """Known values in their order, the others after them."""
    place = {value: n for n, value in enumerate(order)}
    return sorted(values, key=lambda one: place.get(one["value"], len(place)))


def _numbered(chapter: str) -> tuple[int, str]:
    """第2章 … before 第10章 …"""
    return int(chapter[1 : chapter.index("章")]), chapter


def _natural(case: str) -> tuple[tuple[int, str], ...]:
    """2-9 before 2-10."""
    return tuple((int(part), "") if part.isdigit() else (1 << 30, part) for part in case.split("-"))
