"""What is a title, and how is it set: with which number, mark, font and colour?"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import NamedTuple

from jireishu.endings import wraps
from jireishu.items import Line
from jireishu.page import usual_style
from jireishu.profile import KANA, MARKS, depth
from jireishu.text import BRACKETS, fold

ALIKE = 0.7  # points: titles whose size differs by less are set alike
Look = tuple[str, str, bool, bool]  # font, colour, printed twice, in a bar
NUMBERINGS = {
    "1": "0123456789０１２３４５６７８９", "一": "一二三四五六七八九十", "ア": f"{KANA}ｱｲｳｴｵｶｷｸｹｺ",
    "(": "(（【〔［[〈＜", "第": "第"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the indexes of its first item and of the item after it, and its number, name and kind.

    chapter: the number of its chapter, where it is printed before its own (2-1).
    """

    start: int
    stop: int
    number: int | None
    name: str
    kind: str | None = None
    chapter: int | None = None


class Dressed(NamedTuple):
    """How titles without numbers are set: their mark or bracket, their look but for the colour, of some, size, and by
    how many points at most (near) this differs from title to title."""

    dress: str
    look: tuple[str, bool, bool]
    colours: Set[str]
    size: float
    near: float

    def dresses(self, line: Line) -> bool:
        """Whether a line is set so but for its size and bar."""
        own = dress(line), line.style.font, line.style.doubled
        return own == (self.dress, *self.look[:2]) and line.style.colour in self.colours


def dressed(lines: list[tuple[int, Line]], set_as: Dressed, body: float) -> list[tuple[int, Line]]:
    """The lines that are set as titles are; without their bar only where they wrap: that of such a title is too high.
    Where titles have nothing else that running text has not, it has to be there."""
    running = usual_style(line for _, line in lines if abs(line.size - body) <= ALIKE)
    font, doubled, barred = set_as.look
    same = running is not None and (running.font, running.doubled) == (font, doubled)
    bare = running.colour if running and same and abs(set_as.size - body) <= ALIKE else None
    after = [line for _, line in lines[1:]]
    wrapped = {id(x) for (_, x), y in zip(lines, after, strict=False) if wraps(x, y)}
    return [
        (n, x) for n, x in lines
        if set_as.dresses(x) and abs(x.size - set_as.size) <= set_as.near
        and (x.barred == barred or (x.style.colour != bare and id(x) in wrapped))
    ]  # fmt: skip


def numbering(title: Title, line: Line) -> tuple[str | None, str]:
    """How a title is numbered (1, 1.., 一, (1, 第 …) and what follows the number; else None and its dress."""
    if title.number is None:
        return None, dress(line)
    text = line.text.lstrip(f"{MARKS} ")
    said, name = fold(text), fold(title.name)  # of which the line may say the beginning only
    stop = said[: next((n for n in range(len(said)) if name.startswith(said[n:])), None)][-1:]
    signs = text[: 1 + (text[0] in NUMBERINGS["("])]  # what stands in a bracket counts, too
    kind = "".join(kind for sign in signs for kind, chars in NUMBERINGS.items() if sign in chars)
    return kind + "." * depth(text), stop if stop in ".)、:" else ""


def dress(line: Line) -> str:
    """The mark or bracket that a title is set with."""
    return line.text[0] if line.text[0] in MARKS or line.text[0] in BRACKETS else ""


def look(line: Line) -> Look:
    """How a line is set but for its size."""
    return line.style.font, line.style.colour, line.style.doubled, line.barred


def uncoloured(seen: Look) -> tuple[str, bool, bool]:
    """How something is set but for its size and colour."""
    return seen[0], seen[2], seen[3]
