"""How would a condition be said plainly?

Input: a question, width folded, the names that it may hold. Output: the question again with its conditions said one by
one, in the words that `constraints` looks for: 大阪府と兵庫県を除く市 is 大阪府以外、兵庫県以外, 十万人 is 10万人.
"""

from __future__ import annotations

import re
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
BUT = rf"(?:{DENIED}て?|以外の?{_ENDS}|を(?:除|のぞ)(?:いた|いて|く|き)(?:{_ENDS})?)"

# Between the places of a list, and what follows one that is no place of a condition alone (白浜を歩く) and is one in a
# list whose other places are.
_AND = r"(?:(?:と|や|か|でも|も|及び|および|または|又は|だけで(?:は)?なく|のみならず|vs\.?)[、,・\s]*|[、,・/&]\s*)"
_OPEN = "(?=を|から|へ|より)"

_BARE = re.sub(r"\?P<\w+>", "?:", BOUND)
_LARGE = r"約?(?:\d[\d,.]*\s*[千万億]|\d{2,3},\d{3}|\d{4,})"
_UNIT = r"\s*(?:人|名|世帯|%|‰)?\s*"
_NUMBER = rf"\s*(?:{_LARGE}|約?\d[\d,.]*\s*(?=[%‰])){_UNIT}"
_SIZE = rf"(?:{_BARE}|台|くらい|ぐらい|程度|ほど|前後|規模)"
_PEOPLE = rf"(?:^|(?<=[\s、。,]))(?={_LARGE}人{_SIZE}[のな]?{TOWN})"
_KANJI = rf"[一二三四五六七八九十百]+(?=[千万億]人?{_SIZE})"


def places(text: str, names: Iterable[str]) -> str:
    """Each place of a list by itself. names: what places may be called."""
    said = sorted({name for name in names if name in text}, key=len, reverse=True)
    if not said or all(name in said[0] for name in said):  # none, or one: 大阪 is no other than 大阪府
        return text
    one = "|".join(map(re.escape, said))
    several = rf"(?<![一-鿿])(?:{one})(?:{_AND}(?:{one}))+(?:(?P<but>{BUT})|(?P<open>{_OPEN}))?"

    def each(match: re.Match[str]) -> str:
        found = re.findall(one, match[0])
        if match["but"]:
            return "".join(f"{name}以外、" for name in found)
        return "、".join(found) + "、" * (match["open"] is not None)

    return re.sub(several, each, text)


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
    """Each bound of a figure with its name (5万人以上10万人未満 has two), and 最も after it. names: an alternation."""
    text = re.sub(
        rf"((?:{names})[がはのも]?)({_NUMBER}{_BARE})(?:で|かつ|[、,\s])*(?={_NUMBER}{_BARE})", r"\1\2、\1", text
    )
    return re.sub(rf"({'|'.join(MOSTLY)})((?:{names})[がの])(?=[高多大低少小])", r"\2\1", text)
