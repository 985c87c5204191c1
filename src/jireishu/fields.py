"""What of a passage is searched, and what can it be chosen by?

Input: a passage as an export line, the cases of its edition. Output: its texts by field, its weight, its facets.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import analysis
from jireishu.weighing import passage_weight

if TYPE_CHECKING:
    from jireishu.model import Case, Json

SHORT = 150  # characters of a passage that is understood with what stands beside it; 100 to 200 find as well

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


def beside(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each export line with the one before and the one after it, "" where there is none."""
    pairs = pairwise(chain(("",), lines, ("",)))
    before, _ = next(pairs)
    for line, after in pairs:
        yield line, (before, after)
        before = line


def around(line: Json, others: Iterable[str]) -> list[str]:
    """The texts beside a short passage in its section, under the same headings. others: the export lines beside it."""
    found: list[str] = []
    if len(line["passage"]["text"]) <= SHORT and (line["section"] or line["headings"]):
        for other in filter(None, others):
            with suppress(ValueError, TypeError, KeyError, AttributeError):  # a broken line is told when its turn comes
                near = _decoded(other)
                if all(near[name] == line[name] for name in ("case", "section", "headings")):
                    found.append(near["passage"]["text"])
    return found


@lru_cache(maxsize=4)  # each line comes as the one after and as the one before
def _decoded(line: str) -> Json:
    found: Json = json.loads(line)
    return found


def texts(line: Json, others: Iterable[str]) -> dict[str, list[str]]:
    """The texts of each field, in the order of weighing.FIELD_WEIGHTS. others: as of `around`."""
    case, section = line["case"], line["section"]
    return {
        "body": [line["passage"]["text"]],
        "headings": line["headings"],
        "section": [section["title"]] if section else [],
        "case": [case["name"], case["tagline"]] if case else [],
        "around": around(line, others),
    }


def tokens(line: Json, others: Iterable[str], forms: Callable[[str], list[str]]) -> dict[str, dict[str, list[str]]]:
    """The words and pairs of characters, of what is around the words alone, by field. forms: of a text."""
    found = texts(line, others)
    words = {name: [form for part in parts for form in forms(part)] for name, parts in found.items()}
    found["around"] = []
    return {
        "words": words,
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
