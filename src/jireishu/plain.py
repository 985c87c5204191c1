"""How would a condition be said plainly?

Input: a question, width folded, the names that it may hold. Output: the question again with its conditions said one by
one, in the words that `constraints` looks for: 大阪府と兵庫県を除く市 is 大阪府以外、兵庫県以外, 十万人 is 10万人, and
5〜10万人 has two bounds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

KIND = r"(?:自治体|市区?町村|市|町|村|区|ところ|所|団体|地域|都市)"
TOWN = r"(?:自治体|市区?町村|市|町|村|都市)(?=[のでにはがもと、。?\s]|$)"
BOUND = (
    r"(?:(?P<below>未満|より(?:少な|低|小さ)[いく]|(?:に|も)満たな[いく]|(?:に|も)満たず|を?下回[るっら]た?|を?切[るっら]た?)"
    r"|(?P<most>以下|まで)|(?P<least>以上)|(?P<above>を?超え(?:る|た)?|超|より(?:多|高|大き)[いく]|を?上回[るっら]た?))"
    r"(?:(?P<not>(?:てい|では|じゃ|で)?な[いく]|ず)|ている)?"
)
MOSTLY = ("いちばん", "一番", "最も", "もっとも")

# What follows a place that is meant as the one not wanted.
_ENDS = rf"(?:{KIND}(?:の(?:市|町|自治体|事例|例|ケース))?)?(?:では|でも|で|は|に|(?=[のをが、。?\s]|$))"
DENIED = r"(?:(?:で[はも]?|じゃ)な[いく](?!な))"
LIKE = "[にと](?:よく)?似(?:た|ている)"  # others are asked for
BUT = rf"(?:{DENIED}て?|{LIKE}(?:{_ENDS})?|以外の?{_ENDS}|を(?:除|のぞ)(?:いた|いて|く|き)(?:{_ENDS})?)"

# Between the places of a list, and what follows one that is no place of a condition alone (白浜を歩く) and is one in a
# list whose other places are.
_AND = r"(?:(?:と|や|か|でも|も|及び|および|または|又は|だけで(?:は)?なく|のみならず|vs\.?)[、,・\s]*|[、,・/&]\s*)"
_OPEN = "(?=を|から|へ|より)"

_BARE = re.sub(r"\?P<\w+>", "?:", BOUND)
_LARGE = r"約?(?:\d[\d,.]*\s*[千万億]|\d{2,3},\d{3}|\d{4,})"
_UNIT = r"\s*(?:人|名|世帯|%|‰|パーセント|パーミル)?\s*"
_NUMBER = rf"\s*(?:{_LARGE}|約?\d[\d,.]*\s*(?=[%‰])){_UNIT}"
ABOUT = "(?:くらい|ぐらい|程度|ほど|前後|規模)"
_SIZE = rf"(?:{_BARE}|台|{ABOUT})"
_TO = r"\s*(?:から|[〜~ー‐–—-])\s*"
_FIRST = rf"約?\d[\d,.]*\s*[千万億]?{_UNIT}"  # of a range
_PEOPLE = (
    r"(?:^|(?<=[\s、。,])(?<!\d,))"
    rf"(?=(?:{_LARGE}人{_SIZE}|{_FIRST}(?:{_TO}|{_BARE}[、,\s]*){_LARGE}人{_SIZE}?)[のな]?{TOWN})"
)
_TENS = "一二三四五六七八九十百"
_KANJI = rf"[{_TENS}]+(?=[千万億]人?(?:{_SIZE}|{_TO}[\d{_TENS}]|の{TOWN}))"
_TENTHS = r"(?:(?<=率)|(?<=割合))[がはのも]?\s*約?[\d一二三四五六七八九]割"  # after the name of what is a share
_TENTH = rf"(?<![\d.{_TENS}])([\d一二三四五六七八九])割"

PLACES = "cities|towns|municipalities|places|city|town|municipality"
RATES = r"population|(?:public )?(?:assistance|welfare|protection) rate|age?ing rate"
_ENGLISH = r"(\d[\d,]*(?<!,)(?:\.\d+)?)( ?(?:thousand|k)\b)?( people| residents| inhabitants)?"


def places(text: str, names: Iterable[str]) -> tuple[str, list[list[str]]]:
    """Each place of a list by itself, and the places of each list. names: what places may be called."""
    said = sorted({name for name in names if name in text}, key=len, reverse=True)
    lists: list[list[str]] = []
    if not said or all(name in said[0] for name in said):  # none, or one: 大阪 is no other than 大阪府
        return text, lists
    one = "|".join(map(re.escape, said))
    several = rf"(?<![一-鿿])(?:{one})(?:{_AND}(?:{one}))+(?:(?P<but>{BUT})|(?P<open>{_OPEN}))?"

    def each(match: re.Match[str]) -> str:
        found = re.findall(one, match[0])
        if match["but"]:
            return "".join(f"{name}以外、" for name in found)
        lists.append(found)
        return "、".join(found) + "、" * (match["open"] is not None)

    return re.sub(several, each, text), lists


def people(text: str) -> str:
    """人口10万人未満の市 for 10万人未満の市, where nothing before says what is counted; kanji numbers in digits."""
    if any(scale in text for scale in "千万億"):
        text = re.sub(_KANJI, _digits, text)
    if "人" in text and any(map(str.isdecimal, text)):
        text = re.sub(_PEOPLE, "人口", text)
    if any(word in text for word in MOSTLY):
        text = re.sub(rf"({'|'.join(MOSTLY)})(?=(?:大き|小さ)[いな]{TOWN})", r"人口の\1", text)
    return text


def _digits(match: re.Match[str]) -> str:
    from jireishu.text import in_kanji  # few questions have such

    return str(in_kanji(match[0]))


def figures(text: str, names: str) -> str:
    """Each bound of a figure with its name (5万人以上10万人未満 has two, as 5〜10万人), and 最も after it.

    names: an alternation.
    """
    if "割" in text and re.search(rf"(?:{names}){_TENTHS}", text):
        text = re.sub(_TENTH, lambda tenth: f"{10 * unicodedata.numeric(tenth[1]):g}%", text)
    ends = rf"{ABOUT}?(?:({_BARE})|(?:の間)?(?=[のな]?(?:{TOWN}|ところ)|[で、。?\s]|$))"
    text = re.sub(rf"((?:{names})[がはのも]?\s*)({_FIRST})(?:以上)?{_TO}({_FIRST}){ends}", _bounds, text)
    text = re.sub(
        rf"((?:{names})[がはのも]?)({_NUMBER}{_BARE})(?:で|かつ|[、,\s])*(?={_NUMBER}{_BARE})", r"\1\2、\1", text
    )
    return re.sub(rf"({'|'.join(MOSTLY)})((?:{names})[がの])(?=[高多大低少小])", r"\2\1", text)


def _bounds(match: re.Match[str]) -> str:
    name, first, last, bound = match.groups()
    scale = re.search("[千万億]", last) if first.strip("約 ")[-1:].isdecimal() else None  # 5〜10万人
    return f"{name}{first.strip()}{scale[0] if scale else ''}以上、{name}{last.strip()}{bound or '以下'}"


def between(text: str) -> str:
    """at least 50,000 people and at most 100,000 people for between 50,000 and 100,000 people, where these are of
    places or another known figure."""
    head = rf"\b((?:{PLACES}) (?:with|of)|(?:{RATES})s?)(?: of| is)?"
    return re.sub(rf"{head}(?: between| from)? {_ENGLISH}(?: and | to | ?[-–~] ?){_ENGLISH}", _than, text, flags=re.I)


def _than(match: re.Match[str]) -> str:
    head, first, scale, _, last, thousand, people = (part or "" for part in match.groups())
    return f"{head} at least {first}{scale or thousand}{people} and {head} at most {last}{thousand}{people}"
