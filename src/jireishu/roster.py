"""Which cases are there, and which of them does a name mean?

Input: an engine, a name as typed. Output: cases by their keys. A key is the edition's id and the case's in it
("2024/2-1"): casebooks number their cases each for itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jireishu import filters
from jireishu.errors import NotThere
from jireishu.fields import parted
from jireishu.tongue import Phrase, phrase

if TYPE_CHECKING:
    from jireishu.engine import Engine, Within

LINKED = "自治体名"  # how the attribute ends that names the municipality of a case that is not called by it
Roster = Mapping[str, Mapping[str, Any]]  # by key: name and prefecture
_BY_ID = re.compile(r"(?:事例|^(?=\d+-))(?P<case>\d+(?:-\d+)*)(?=[のではとやにが、]|$)")
NONE: Roster = MappingProxyType({})
Facts = Mapping[str, Mapping[str, Any]]  # by key: attributes


def read(engine: Engine, within: Within = ()) -> Roster:
    """The cases of the editions that `within` names, of all where it names none."""
    known: Roster = engine.facets()["case"]
    for chosen in (values for facet, values in within if facet == "edition"):
        known = {key: about for key, about in known.items() if parted(key)[0] in chosen}
    return known


def facts(engine: Engine, known: Roster) -> dict[str, Mapping[str, Any]]:
    """The attributes of cases that are one number or text."""
    stated = engine.facts()
    return {key: stated.get(key, {}) for key in known}


def called(keys: Collection[str]) -> dict[str, str]:
    """How each key is written: as the id of the case where no other of them has it, else in full."""
    often = Counter(parted(key)[1] for key in keys)
    return {key: case if often[case := parted(key)[1]] == 1 else key for key in keys}


def with_names(text: str, known: Roster) -> str:
    """A question with the names of the cases for their ids: 事例2-8, or 2-8 where it begins with that."""

    def name(match: re.Match[str]) -> str:
        called = {about["name"] for key, about in known.items() if parted(key)[1] == match["case"]}
        return called.pop() if len(called) == 1 else match[0]

    return _BY_ID.sub(name, text) if any(map(str.isdecimal, text)) else text


def labels(known: Roster) -> list[str]:
    """The cases as they are listed for people: 2-1 青森県みどり野市."""
    return [f"{short} {known[key]['name']}".strip() for key, short in called(known).items()]


def named(typed: str, known: Roster, facts: Callable[[], Facts] = dict, every: Roster = NONE) -> list[str]:
    """The cases that `typed` names: by key, id or the whole name, else all of a prefecture or whose name or place
    holds it.

    facts: brings the attributes of cases, which may say their place. every: those of other editions, too, which are
    told of where no other is meant. Raises NotThere.
    """
    if found := [key for key in known if typed == key] or [key for key in known if typed == parted(key)[1]]:
        return found
    wanted = filters.loosely(typed)
    folded = {key: filters.loosely(about["name"]) for key, about in known.items()} if wanted else {}
    placed = {key: filters.loosely(place) for key, place in places(facts()).items() if key in folded}
    within = {key for key in folded if wanted == filters.loosely(known[key].get("prefecture") or "")}
    if not (found := [k for k, name in folded.items() if wanted in name or wanted in placed.get(k, "") or k in within]):
        raise NotThere(phrase("事例「{name}」はありません。", name=typed), _hint(wanted, known, every))
    return [key for key in found if folded[key] == wanted] or found


def _hint(wanted: str, known: Roster, every: Roster) -> Phrase:
    """Where there is a case of that name, or else which cases there are."""
    others = [
        key for key, about in every.items() if key not in known and wanted and wanted in filters.loosely(about["name"])
    ]
    if others:
        edition, case = parted(others[0])
        name = f"{case} {every[others[0]]['name']}"
        return phrase("ほかの版にはあります: {name}（--edition {edition} で）", edition=edition, name=name)
    if known:
        return phrase("事例: {known}", known=filters.listed(labels(known)))
    return phrase("取り込んだものに事例はありません。段落は id で示せます（jireishu search --json）。")


def places(facts: Facts) -> dict[str, str]:
    """The municipalities that cases are of and not called by."""
    stated = ((key, name, value) for key, attributes in facts.items() for name, value in attributes.items())
    return {key: value for key, name, value in stated if name.endswith(LINKED) and isinstance(value, str)}


def one(typed: str, known: Roster, every: Roster = NONE) -> str:
    """The one case that `typed` names, as `named` has it. Raises NotThere where it names none or several."""
    found = named(typed, known, every=every)
    if len(found) > 1:
        raise NotThere(
            phrase("「{name}」に当たる事例は複数あります。", name=typed),
            phrase(
                "番号で 1 つに絞ってください: {known}",
                known=filters.listed(labels({key: known[key] for key in found})),
            ),
        )
    return found[0]
