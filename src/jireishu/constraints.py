"""Which cases does a question limit itself to, in its own words?

Input: a question and what the index knows of its cases. Output: filters, the words that named them, and the question
without those words: 「直営の自治体で、人口10万人未満のところの工夫は」 asks for 工夫 among some cases. Only plain
wordings are taken for a condition; the response shows them, and --literal leaves them as words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from jireishu.filters import Figure, Filters, bare

# Compiled only where a question holds one of the names: that costs more than all the rest of a search.
_NUMBER = r"(?P<number>[\d,]+(?:\.\d+)?\s*[千万億]?)\s*(?:人|世帯|%|パーセント|‰|パーミル)?"
_BOUND = (
    r"(?P<below>未満|より(?:少な|低|小さ)[いく]|(?:に|も)満たな[いく]|(?:に|も)満たず|を?下回る|を?切る)"
    r"|(?P<most>以下|まで)|(?P<least>以上)|(?P<above>を?超え(?:る|た)?|超|より(?:多|高|大き)[いく]|を?上回る)"
)
_KIND = r"(?:自治体|市区?町村|市|町|村|区|ところ|所|団体|地域|都市)"
_AMONG = r"(?:の(?:うち|中|なか))?(?:では|でも|で|は|だと)?"
_FIGURE = rf"(?P<name>人口|住民|保護率|高齢化率)[がはのも]?\s*約?\s*{_NUMBER}\s*(?:{_BOUND})(?:の|な)?{_KIND}?{_AMONG}"
_MOST = (
    r"(?P<name>人口|保護率|高齢化率)[がの](?:いちばん|一番|最も|もっとも)"
    rf"(?P<way>高い|多い|大きい|低い|少ない|小さい){_KIND}?{_AMONG}"
)
_OPERATION = (
    r"(?:運営形態[がは])?(?P<name>直営|委託)(?:方式|型)?[)」』]?"
    r"(?:の|(?:で|に|として)?(?:やって|運営し|実施し|行っ|し)?て?い?る?)[)」』]?"
    rf"{_KIND}(?:の(?:うち|中|なか))?(?:では|でも|で|は|だと|(?=[のに、。?]|$))"
)
# What follows a place that is meant as a condition.
_AFTER = (
    r"(?:のハローワーク(?=で|は|の))?(?:内|下|管内)?(?:の(?:市|町|自治体|事例|例|ケース|取組み?)(?=[はでのが、]))?"
    r"(?:では|でも|で|は|(?=[のに、。?とが\s])|$)"
)
_FIGURES = {"人口": "人口", "住民": "人口", "保護率": "保護率", "高齢化率": "高齢化率"}
_SIGNS = {"below": "<", "most": "<=", "least": ">=", "above": ">"}


class Constrained(NamedTuple):
    """filters: what was named. rest: the question without the words that named it, width folded.

    named: those words, of a figure its name alone: what is asked about where nothing else is asked."""

    filters: Filters
    named: tuple[str, ...]
    rest: str


def read(question: str, facets: Mapping[str, Mapping[str, Any]]) -> Constrained:
    """The conditions that `question` names. facets: those of the index, with what it knows of each case."""
    rest = unicodedata.normalize("NFKC", question)
    named: list[str] = []
    cases, prefectures, operations, figures = [], [], [], []

    def take(match: re.Match[str], name: str = "") -> None:
        nonlocal rest
        named.append(name or match[0])
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"

    for number, about in facets["case"].items():
        if match := _place(rest, _names(about)):
            cases.append(number)
            take(match)
    for name in facets["prefecture"] if not cases else ():
        if match := _place(rest, [name, bare(name)]):
            prefectures.append(name)
            take(match)
    forms = " ".join(str(about["attributes"].get("運営形態")) for about in facets["case"].values())
    while ("直営" in rest or "委託" in rest) and (match := re.search(_OPERATION, rest)) and match["name"] in forms:
        operations.append(match["name"])
        take(match)
    if any(name in rest for name in _FIGURES):
        while match := re.search(_FIGURE, rest):
            sign = next(sign for bound, sign in _SIGNS.items() if match[bound])
            figures.append(Figure(_FIGURES[match["name"]], sign, match["number"]))
            take(match, match["name"])
        while match := re.search(_MOST, rest):
            figures.append(Figure(match["name"], "max" if match["way"][0] in "高多大" else "min", ""))
            take(match, match["name"])
    found = Filters((), tuple(cases), tuple(prefectures), tuple(operations), tuple(figures))
    return Constrained(found, tuple(named), rest.strip())


def _names(about: Mapping[str, Any]) -> list[str]:
    """What a case is called: 兵庫県尼崎市, 尼崎市 and, where two kanji at least are left, 尼崎."""
    name = about["name"]
    short = name.removeprefix(about["prefecture"] or "")
    stem = short[:-1]
    kanji = len(stem) > 1 and short[-1] in "市町村区" and all("一" <= character <= "鿿" for character in stem)
    return [text for text in (name, short, stem if kanji else "") if len(text) > 1]


def _place(text: str, names: list[str]) -> re.Match[str] | None:
    said = [folded for name in names if (folded := unicodedata.normalize("NFKC", name)) in text]
    if not said:
        return None
    return re.search(rf"(?<![一-鿿])(?:{'|'.join(map(re.escape, said))}){_AFTER}", text)
