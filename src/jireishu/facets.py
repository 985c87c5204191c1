"""By what can a search be narrowed, and how much is there of each?

Input: an engine, the conditions of the passages to count. Output: each facet with its values in the order that people
expect them in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from jireishu import filters, roster
from jireishu.fields import parted
from jireishu.filters import SECTION_KINDS, amount
from jireishu.prefectures import PREFECTURES

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.engine import Engine, Within


def read(engine: Engine, within: Within = ()) -> contract.Facets:
    """Every facet of the index. within: what the passages to count meet; a value without any is left out."""
    known, counts = engine.facets(), engine.counts(within)
    titles = {edition["id"]: edition["title"] for edition in engine.header["editions"]}
    cases = _values(known["case"], counts["case"])
    facts = roster.facts(engine, known["case"])
    forms, operations = filters.operations(facts), Counter[str]()
    for one in cases:
        if one["value"] in forms:
            operations[forms[one["value"]]] += one["count"]
    people = [figure for one in cases if (figure := amount("人口", facts[one["value"]])) is not None]
    written = roster.called([one["value"] for one in cases])
    return {
        "schema": "jireishu/facets/1",
        "passages": engine.count(within),
        "chapter": sorted(_values(known["chapter"], counts["chapter"]), key=lambda one: _numbered(one["value"])),
        "section": _in_order(_values(known["section"], counts["section"]), SECTION_KINDS),
        "prefecture": _in_order(_values(known["prefecture"], counts["prefecture"]), PREFECTURES),
        "operation": [{"value": v, "label": v, "count": n} for v, n in sorted(operations.items())],
        "case": [{**one, "value": written[one["value"]]} for one in sorted(cases, key=_natural)],
        "edition": [
            {"value": value, "label": titles[value], "count": about["count"]}
            for value, about in known["edition"].items()
        ],
        "population": [min(people), max(people)] if people else None,
    }


def _values(known: Mapping[str, Any], counts: Mapping[str, int]) -> list[contract.FacetValue]:
    return [
        {"value": value, "label": about.get("name") or value, "count": counts[value]}
        for value, about in known.items()
        if counts.get(value)
    ]


def _in_order(values: list[contract.FacetValue], order: Collection[str]) -> list[contract.FacetValue]:
    """Known values in their order, the others after them."""
    place = {value: n for n, value in enumerate(order)}
    return sorted(values, key=lambda one: place.get(one["value"], len(place)))


def _numbered(chapter: str) -> tuple[int, str]:
    """第2章 … before 第10章 …"""
    return int(chapter[1 : chapter.index("章")]), chapter


def _natural(one: contract.FacetValue) -> tuple[str, tuple[tuple[int, str], ...]]:
    """2-9 before 2-10, edition by edition."""
    edition, case = parted(one["value"])
    return edition, tuple((int(part), "") if part.isdecimal() else (1 << 30, part) for part in case.split("-"))
