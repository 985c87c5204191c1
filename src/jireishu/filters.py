"""Which of the known names, or which condition on a figure, did the user mean?

Input: a name as typed and the names there are, or a condition such as 10万人未満. Output: what is meant, or an error
that lists what could be meant.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from jireishu.errors import NotThere, UsageError
from jireishu.prefectures import PREFECTURES
from jireishu.tongue import Phrase, phrase

# What a section can be about, in the order in which casebooks have them.
SECTION_KINDS = ("地域の状況", "背景・概要", "連携内容", "取組みのポイント", "工夫", "成果", "課題")

LISTED = 20

_SCALE = {"千": 1_000, "万": 10_000, "億": 100_000_000}
_FIGURE = re.compile(r"(<=|>=|<|>|=)?\s*(\d[\d,]*(?:\.\d+)?)\s*([千万億]?)(?:人|%|‰)?\s*(未満|以下|以上|超)?")
_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq}
_WORDS = {"未満": "<", "以下": "<=", "以上": ">=", "超": ">"}


class Figure(NamedTuple):
    """A condition on a figure of a case: its name ends so, and `sign` is one of < <= > >= = max min high low, of which
    the last two mean the upper and the lower half of all cases."""

    name: str
    sign: str
    number: str

    def words(self) -> str:
        parts = {"max": phrase("最大"), "min": phrase("最小"), "high": phrase("上位半分"), "low": phrase("下位半分")}
        if self.sign in parts:
            return phrase("{name}が{extreme}", name=self.name, extreme=parts[self.sign])
        return f"{self.name}{self.sign}{self.number}"


class Filters(NamedTuple):
    """What a passage must be: one of the sections, and one of the cases, and one of the prefectures, and so on.

    sections, cases, prefectures, operations, chapters: as typed. figures: conditions, all of which must hold. without:
    names of cases and prefectures that it must not be of.
    """

    sections: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    chapters: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def narrowed(
    section: Iterable[str] | None = (), case: Iterable[str] | None = (), prefecture: Iterable[str] | None = (),
    operation: Iterable[str] | None = (), population: Iterable[str] | None = (), chapter: Iterable[str] | None = (),
) -> Filters:  # fmt: skip
    """What narrows a search, as typed, one each or several. Raises UsageError for a population that is no condition
    such as 10万人未満."""
    figures = tuple(figure("人口", typed) for typed in several(population))
    sections, cases, prefectures, operations = map(several, (section, case, prefecture, operation))
    return Filters(sections, cases, prefectures, operations, figures, several(chapter))


def several(typed: Iterable[str] | None) -> tuple[str, ...]:
    """What was named, be it one name alone."""
    return (typed,) if isinstance(typed, str) else tuple(typed or ())


def figure(name: str, typed: str) -> Figure:
    """The condition in `typed`: 「<100000」「10万人未満」「>=30」. Raises UsageError where it is none."""
    match = _FIGURE.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    if match is None or not (match[1] or match[4]):
        raise UsageError(phrase("条件「{name}」が読み取れません。", name=typed), phrase("例: <100000、10万人以上"))
    return Figure(name, _WORDS[match[4]] if match[4] else match[1], match[2] + match[3])


def number(text: str) -> float:
    """10万 is 100000."""
    text = text.replace(",", "").strip()
    return float(text[:-1]) * _SCALE[text[-1]] if text[-1] in _SCALE else float(text)


def amount(name: str, attributes: Mapping[str, Any]) -> int | float | None:
    """The figure whose name ends so, of several the one of the shortest name: 総人口 and not 高齢者人口 for 人口."""
    found = min((other for other in attributes if other.endswith(name)), key=len, default="")
    value = attributes.get(found)
    return value if isinstance(value, int | float) else None


def meeting(wanted: Figure, facts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The cases whose figure meets the condition. facts: the attributes of each case, by its key."""
    found = {case: amount(wanted.name, attributes) for case, attributes in facts.items()}
    values = {case: value for case, value in found.items() if value is not None}
    if not (ordered := sorted(values.values())):
        return []
    among = {
        "max": (">=", ordered[-1]), "min": ("<=", ordered[0]),
        "high": (">=", ordered[len(ordered) // 2]), "low": ("<=", ordered[(len(ordered) - 1) // 2]),
    }  # fmt: skip
    sign, limit = among.get(wanted.sign) or (wanted.sign, number(wanted.number))
    return [case for case, value in values.items() if _COMPARE[sign](value, limit)]


def operations(facts: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """How the cases are run that say it (直営, 委託). facts: as for `meeting`."""
    forms = {case: attributes.get("運営形態") for case, attributes in facts.items()}
    return {case: form for case, form in forms.items() if isinstance(form, str)}


def operation(typed: str, facts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The cases that are run so. facts: as for `meeting`. Raises NotThere where none is."""
    forms = operations(facts)
    found = [case for case, form in forms.items() if loosely(typed) in loosely(form)]
    if not typed or not found:
        raise NotThere(
            phrase("運営形態「{name}」の事例はありません。", name=typed),
            phrase("運営形態: {known}", known=listed(sorted(set(forms.values())))),
        )
    return found


def bare(prefecture: str) -> str:
    """茨城 for 茨城県; 北海道 as it is."""
    return prefecture if prefecture == "北海道" else prefecture.removesuffix("都").removesuffix("府").removesuffix("県")


def loosely(name: str) -> str:
    """A name without what people vary in it: width, case, spaces, 取組・取組み・取り組み, カ and ヶ, the dot."""
    folded = re.sub(r"[\s・･]+", "", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"取り?組み?", "取組", folded)


def section(typed: str, known: Iterable[str], printed: Callable[[], Iterable[tuple[str, str]]] = tuple) -> str:
    """The kind of section that `typed` names in whole or in a part no other kind has, or by a title of its own.

    printed: brings the titles that there are, with their kinds. Raises UsageError.
    """
    kinds = list(dict.fromkeys((*SECTION_KINDS, *known)))
    exact = [kind for kind in kinds if loosely(kind) == loosely(typed)]
    found = exact or [kind for kind in kinds if loosely(typed) and loosely(typed) in loosely(kind)]
    found = found or list(dict.fromkeys(kind for title, kind in printed() if loosely(title) == loosely(typed)))
    if len(found) == 1:
        return found[0]
    several = phrase("節「{name}」は複数あります。", name=typed)
    raise NotThere(
        several if found else phrase("節「{name}」はありません。", name=typed),
        phrase("節: {known}", known=listed(found or kinds)),
    )


def chapters(typed: str, known: Iterable[str]) -> list[str]:
    """The chapters (第2章　…) that `typed` names by a number or a part of the title. Raises UsageError."""
    names = sorted(known)
    wanted = loosely(typed)
    wanted = f"第{wanted}章" if wanted.isdecimal() else wanted
    if not (found := [name for name in names if wanted and wanted in loosely(name)]):
        hint = phrase("章: {known}", known=listed(names)) if names else phrase("この事例集には章がありません。")
        raise NotThere(phrase("章「{name}」はありません。", name=typed), hint)
    return found


def prefecture(typed: str, known: Iterable[str]) -> str:
    """The prefecture that `typed` names, with or without its 都道府県. Raises UsageError."""
    names = sorted(known, key=lambda name: (PREFECTURES.index(name) if name in PREFECTURES else len(PREFECTURES), name))
    wanted = loosely(typed)
    for name in names:
        if wanted in (loosely(name), loosely(name)[:-1]):
            return name
    hint = (
        phrase("都道府県: {known}", known=listed(names))
        if names
        else phrase("この事例集には都道府県の分かる事例がありません。")
    )
    raise NotThere(phrase("都道府県「{name}」の事例はありません。", name=typed), hint)


def no_edition(name: str, known: Iterable[str]) -> NotThere:
    """The error that no edition has this name."""
    return NotThere(phrase("版「{name}」はありません。", name=name), phrase("版: {known}", known=listed(sorted(known))))


def listed(names: Sequence[str]) -> Phrase:
    """The names for a message, the first of them where they are many."""
    if len(names) <= LISTED:
        return phrase("{names}", names=names)
    return phrase("{names}、ほか{count}件", names=names[:LISTED], count=len(names) - LISTED)
