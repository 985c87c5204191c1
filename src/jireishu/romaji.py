"""How would a Japanese word that is written in Latin letters be read?

Input: a word. Output: its readings in katakana: several, as long vowels are seldom written (Osaka, Kyoto, shakyo); none
where it cannot be Japanese.
"""

from __future__ import annotations

import re
from itertools import product

_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "y": "ヤイユエヨ", "r": "ラリルレロ", "w": "ワイウエヲ", "g": "ガギグゲゴ", "z": "ザジズゼゾ",
    "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ", "f": "ハヒフヘホ", "ts": "タチツテト",
}  # fmt: skip
_BEFORE_Y = {"sh": "シ", "ch": "チ", "j": "ジ"} | {f"{one}y": row[1] for one, row in _ROWS.items() if one}
_SYLLABLE = re.compile(
    r"(?P<row>sh|ch|ts|[kgnhmrbp]y|[kstnhmyrwgzdbpfj])?(?P<vowel>[aiueo])"
    r"|(?P<n>n(?![aiueoy])|m(?=[bmp]))|(?P<twice>[kstpc])(?=(?P=twice)|ch)"
)
MOST_LONG = 4  # vowels that may be long


def readings(word: str) -> list[str]:
    """Each reading in katakana, small kana written large, as short as it is spelled first."""
    parts, place = [], 0
    lower = word.casefold()
    while place < len(lower):
        match = _SYLLABLE.match(lower, place)
        if match is None:
            return []
        parts.append(_kana(match, lower[match.end() : match.end() + 1]))
        place = match.end()
    if sum(len(some) > 1 for some in parts) > MOST_LONG:
        return ["".join(some[0] for some in parts)]
    return ["".join(some) for some in product(*parts)]


def _kana(match: re.Match[str], after: str) -> tuple[str, ...]:
    """The kana of a syllable, and those it stands for where its vowel is long."""
    if match["n"]:
        return ("ン",)
    if match["twice"]:
        return ("ツ",)
    row, vowel = match["row"] or "", match["vowel"]
    if row in _BEFORE_Y:
        kana = _BEFORE_Y[row] + {"a": "ヤ", "u": "ユ", "e": "エ", "o": "ヨ"}.get(vowel, "")
    else:
        kana = _ROWS[row][_VOWELS.index(vowel)]
    if vowel not in "ou" or after in ("o", "u"):
        return (kana,)
    return (kana, kana + "ウ", *([kana + "オ"] if vowel == "o" else []))
