"""Which cases does a question limit itself to, in its own words?

Input: a question and what the index knows of its cases. Output: filters, the words that named them, and the question
without those words: 「直営の自治体で、人口10万人未満のところの工夫は」 asks for 工夫 among some cases. Only plain wordings
are taken for a condition; the response shows them, and --literal leaves them as words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from jireishu.filters import Figure, Filters, bare

_NUMBER = r"(?P<number>[\d,]+(?:\.\d+)?\s*[千万億]?)\s*(?:人|世帯|%|パーセント|‰|パーミル)?"
_BOUND = (
    r"(?P<below>未満|より(?:少な|低|小さ)[いく]|(?:に|も)満たな[いく]|(?:に|も)満たず|を?下回る|を?切る)"
    r"|(?P<most>以下|まで)|(?P<least>以上)|(?P<above>を?超え(?:る|た)?|超|より(?:多|高|大き)[いく]|を?上回る)"
)
_PLACE = (
    r"(?:の|な)?(?:自治体|市区?町村|市|町|村|区|ところ|所|地域|都市)?(?:の(?:うち|中|なか))?(?:では|でも|で|は|だと)?"
)
FIGURE = re.compile(rf"(?P<name>人口|住民|保護率|高齢化率)[がはのも]?\s*約?\s*{_NUMBER}\s*(?:{_BOUND}){_PLACE}")
MOST = re.compile(
    rf"(?P<name>人口|保護率|高齢化率)[がの](?:いちばん|一番|最も|もっとも)(?P<way>高い|多い|大きい|低い|少ない|小さい){_PLACE}"
)
OPERATION = re.compile(
    r"(?:運営形態[がは])?(?P<name>直営|委託)(?:方式|型)?[)」』]?(?:の|(?:で|に|として)?(?:やって|運営し|実施し|行っ|し)?て?い?る?)[)」』]?"
    r"(?:自治体|市区?町村|市|町|村|区|ところ|所|団体)(?:の(?:うち|中|なか))?(?:では|でも|で|は|だと|(?=[のに、。?]|$))"
)
# What follows a place that is meant as a condition.
_AFTER = r"(?:内|下|管内)?(?:の(?:市|町|自治体|事例|例|ケース|取組み?)(?=[はでのが、]))?(?:では|でも|で|は|(?=[のに、。?とが])|$|(?=\s))"
FIGURES = {"人口": "人口", "住民": "人口", "保護率": "保護率", "高齢化率": "高齢化率"}


class Constrained(NamedTuple):
    """filters: what was named. named: the words that named it. rest: the question without them."""

    filters: Filters
    named: tuple[str, ...]
    rest: str


def read(question: str, facets: Mapping[str, Mapping[str, Any]]) -> Constrained:
    """The conditions that `question` names and that at least one case meets."""
    rest = unicodedata.normalize("NFKC", question)
    named: list[str] = []
    cases, prefectures, operations, figures = [], [], [], []

    def take(match: re.Match[str]) -> None:
        nonlocal rest
        named.append(match[0])
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"

    for number, about in facets["case"].items():
        if match := _place(rest, _names(about)):
            cases.append(number)
            take(match)
    for name in facets["prefecture"] if not cases else ():
        if match := _place(rest, [name, bare(name)]):
            prefectures.append(name)
            take(match)
    while match := OPERATION.search(rest):
        operations.append(match["name"])
        take(match)
    while match := FIGURE.search(rest):
        figures.append(Figure(FIGURES[match["name"]], _bound(match), match["number"]))
        take(match)
    while match := MOST.search(rest):
        figures.append(Figure(match["name"], "max" if match["way"][0] in "高多大" else "min", ""))
        take(match)
    found = Filters((), tuple(cases), tuple(prefectures), tuple(operations), tuple(figures))
    return Constrained(found, tuple(named), rest.strip())


def _names(about: Mapping[str, Any]) -> list[str]:
    """What a case is called: 兵庫県尼崎市, 尼崎市 and, where two kanji at least are left, 尼崎."""
    name = about["name"]
    short = name.removeprefix(about["prefecture"] or "")
    stripped = short[:-1] if re.fullmatch("[一-鿿]{2,}[市町村区]", short) else ""
    return [text for text in (name, short, stripped) if len(text) > 1]


def _place(text: str, names: list[str]) -> re.Match[str] | None:
    alternatives = "|".join(re.escape(unicodedata.normalize("NFKC", name)) for name in names)
    return re.search(rf"(?<![一-鿿])(?:{alternatives})(?:のハローワーク(?=で|は|の))?{_AFTER}", text)


def _bound(match: re.Match[str]) -> str:
    bounds = {"below": "<", "most": "<=", "least": ">=", "above": ">"}
    return next(sign for name, sign in bounds.items() if match[name])
