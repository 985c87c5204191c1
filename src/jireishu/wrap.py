"""How does Japanese text break into lines of a terminal?

Input: a text and a width in columns. Output: ranges of the text, one a line. No line is wider than asked, none begins
with a closing mark or ends with an opening one where that can be helped, and nothing printed is lost.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NO_START = frozenset(
    "、。，．・：；？！゛゜´｀¨ヽヾゝゞ々ー―‐…‥’”）〕］｝〉》」』】°′″℃％,.:;?!)]}%"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
NO_END = frozenset("‘“（〔［｛〈《「『【([{￥＄￡＃＠§№")

# Never sent to a terminal: C0 and C1 controls, marks that turn the direction of text, invisible and unassigned ones.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)

# A printed word that is kept whole if it fits, or one character with the marks that belong to it; at either end what
# marks a change: ［－struck out－］, ［＋put in＋］.
UNIT = re.compile(r"(?:［[－＋])?(?:[0-9A-Za-z][!-'*-~]*|.)(?:[－＋]］)?", re.DOTALL)


def clean(text: str) -> str:
    """`text` as it may be sent to a terminal: tabs and line ends become spaces, control characters vanish."""
    return UNSAFE.sub("", re.sub(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]", " ", text))


@lru_cache(maxsize=4096)
def character_width(character: str) -> int:
    """The columns of one character. Ambiguous ones (①, …, α) count 2: some terminals draw them so."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width(text: str) -> int:
    """The columns that `text` takes at most."""
    return sum(map(character_width, text))


def lines(text: str, columns: int) -> list[tuple[int, int]]:
    """Half-open ranges of `text`, one a line of at most `columns`, but 2 at least; spaces at a break are left out."""
    columns = max(columns, 2)
    units = _units(text, columns)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(units):
        if text[units[at][0] : units[at][1]] == " " and found:
            at += 1
            continue
        end, used = at, 0
        while end < len(units) and used + units[end][2] <= columns:
            used += units[end][2]
            end += 1
        if end < len(units):
            end = _allowed(text, units, at, end)
        found.append((units[at][0], units[end - 1][1]))
        at = end
    return [(start, start + len(text[start:end].rstrip(" "))) for start, end in found if text[start:end].strip(" ")]


def _units(text: str, columns: int) -> list[tuple[int, int, int]]:
    """What is not broken: start, end, columns of each unit."""
    units: list[tuple[int, int, int]] = []
    for match in UNIT.finditer(text):
        start, end = match.span()
        if width(match[0]) > columns:
            units += [(place, place + 1, character_width(text[place])) for place in range(start, end)]
        elif units and character_width(match[0][0]) == 0 and end - start == 1:
            units[-1] = (units[-1][0], end, units[-1][2])
        else:
            units.append((start, end, width(match[0])))
    return units


def _allowed(text: str, units: list[tuple[int, int, int]], at: int, end: int) -> int:
    """The last unit not after `end` before which a line may end; `end` itself where none is in reach."""
    for place in range(end, max(at, end - 8), -1):
        if text[units[place][0]] not in NO_START and text[units[place - 1][1] - 1] not in NO_END:
            return place
    return end
