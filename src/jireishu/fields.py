"""What of a passage is searched, and what can it be chosen by?

Input: a passage as an export line, the cases of its edition. Output: its texts by field, its weight, its facets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import analysis
from jireishu.weighing import FIELD_WEIGHTS, passage_weight

if TYPE_CHECKING:
    from jireishu.model import Case, Json

FACETS = ("section", "case", "chapter", "prefecture", "kind", "edition")


class Value(NamedTuple):
    """A value of a facet that a passage has, with what is known of it."""

    facet: str
    value: str
    about: Mapping[str, Any]


def key(edition: str, case: str) -> str:
    """By what a case is known among those of all editions."""
    return f"{edition}/{case}"


def parted(key: str) -> tuple[str, str]:
    """The ids of the edition and of the case."""
    edition, _, case = key.partition("/")  # the id of an edition is the name of a folder
    return edition, case


def texts(line: Json) -> dict[str, list[str]]:
    """The texts of each field, in the order of weighing.FIELD_WEIGHTS."""
    case, section = line["case"], line["section"]
    return {
        "body": [line["passage"]["text"]],
        "headings": line["headings"],
        "section": [section["title"]] if section else [],
        "case": [case["name"], case["tagline"]] if case else [],
    }


def tokens(
    line: Json, forms: Callable[[str], list[str]], repeated: Callable[[str], list[str]]
) -> dict[str, dict[str, list[str]]]:
    """The words and the pairs of characters, by field. forms: of a text. repeated: of one that comes again."""
    read = {name: forms if name == "body" else repeated for name in FIELD_WEIGHTS}
    found = texts(line)
    return {
        "words": {name: [form for part in parts for form in read[name](part)] for name, parts in found.items()},
        "pairs": {name: [pair for part in parts for pair in analysis.pairs(part)] for name, parts in found.items()},
    }


def weight(line: Json, casebook: bool) -> float:
    """casebook: whether its edition has cases."""
    return passage_weight(line["passage"]["kind"], casebook and line["case"] is None)


def values(line: Json, chapters: Mapping[int, str]) -> Iterator[Value]:
    """All but its edition, of which only the whole corpus knows whether it is the newest. chapters: its titles."""
    case, section = line["case"], line["section"]
    yield Value("kind", line["passage"]["kind"], {})
    if section:
        yield Value("section", section["kind"], {})
    if case:
        about = {"name": case["name"], "prefecture": case["prefecture"]}
        yield Value("case", key(line["edition"], case["id"]), about)
        if (chapter := case["chapter"]) is not None:
            yield Value("chapter", f"第{chapter}章　{chapters.get(chapter, '')}".strip(), {})
        if case["prefecture"]:
            yield Value("prefecture", case["prefecture"], {})


def facts(cases: Iterable[Case], edition: str) -> dict[str, Json]:
    """What cases can be chosen by: their attributes that are one number or text, by the key of each."""
    return {
        key(edition, case.id): {
            name: attribute.value
            for name, attribute in case.attributes.items()
            if isinstance(attribute.value, int | float | str)
        }
        for case in cases
    }
