"""What of a passage is searched, and what can it be chosen by?

Input: a passage as an export line, the cases of its edition. Output: its texts by field, its weight, its facets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jireishu.model import Case, Json
from jireishu.weighing import passage_weight

FACETS = ("section", "case", "chapter", "prefecture", "kind", "edition")


class Value(NamedTuple):
    """A value of a facet that a passage has, with what is known of it."""

    facet: str
    value: str
    about: Mapping[str, Any]


def texts(line: Json) -> dict[str, list[str]]:
    """The texts of each field, in the order of weighing.FIELD_WEIGHTS."""
    case, section = line["case"], line["section"]
    return {
        "body": [line["passage"]["text"]],
        "headings": line["headings"],
        "section": [section["title"]] if section else [],
        "case": [case["name"], case["tagline"]] if case else [],
    }


def weight(line: Json, cases: Mapping[str, Case]) -> float:
    """cases: those of its edition."""
    return passage_weight(line["passage"]["kind"], bool(cases) and line["case"] is None)


def values(line: Json, cases: Mapping[str, Case], chapters: Mapping[int, str]) -> Iterator[Value]:
    """All but its edition, of which only the whole corpus knows whether it is the newest. chapters: its titles."""
    case, section = line["case"], line["section"]
    yield Value("kind", line["passage"]["kind"], {})
    if section:
        yield Value("section", section["kind"], {})
    if case:
        yield Value("case", case["id"], _about(case, cases.get(case["id"])))
        if (chapter := case["chapter"]) is not None:
            yield Value("chapter", f"第{chapter}章　{chapters.get(chapter, '')}".strip(), {})
        if case["prefecture"]:
            yield Value("prefecture", case["prefecture"], {})


def _about(case: Json, known: Case | None) -> Json:
    """What a case can be chosen by: its name, its prefecture, and its attributes that are one number or text."""
    attributes = known.attributes if known else {}
    values = {name: a.value for name, a in attributes.items() if isinstance(a.value, int | float | str)}
    return {"name": case["name"], "prefecture": case["prefecture"], "attributes": values}
