"""How is running text set in a document, and with which marks and numbers do its lists and headings begin?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from math import inf
from statistics import median

from jireishu.endings import is_full
from jireishu.items import Line
from jireishu.page import LARGER, Style, usual_style
from jireishu.text import BRACKETS, CLOSERS, LISTING, SHAPES, close_up, encloses, fold, unbracketed
from jireishu.turns import DOT, unmarked

BULLETS = LISTING | {"〇"}
GROUPS = SHAPES | set("〇【〈《＜〔［｜|＞>»›└┗")
MARKS = GROUPS | BULLETS
INNER = frozenset("・･‐‑‒–—―−─-－")  # marks that may stand between words, too
AFTER_A_WORD = frozenset("」』）)】〉》、。，．")  # a mark before one of these ends a name, and opens no line
SENTENCE_END = "。．.!?！？"
HALF = frozenset("「『（〔【〈《")  # brackets that may begin a line with half their width
HANGS = 0.4  # em that a line may begin apart from where others do
INDENTED = 0.1  # of lines that wrap, at least, that begin further in where paragraphs are indented
LISTED = 0.02  # of the lines of running text, at least, that a list mark of the document starts
OUT = 0.7  # em that a line stands further out or in than others, at least, to be of another level
IN_ROWS = 0.3  # of the lines with a mark, at least, that follow one with the same: of lists, and no headings
TITLED = 40  # characters of a heading that has the mark of lists,
HEADS = 8  # and how many such a document has at least
WRAPPED = 8  # lines of a bullet that are looked at
STOPPED = 0.5  # of the bullets that are no headings, at least, that have stops
STEPS = 8  # lines that wrap, at least, that show how far lines stand apart
ENUMERATOR = re.compile(
    r"(?:[①-⑳㉑-㉟❶-❿⓵-⓾㈠-㈩⑴-⒇]|"
    r"[(（〈<＜《\[［〔【]\s*(?:[0-9０-９一二三四五六七八九十アイウエオカキクケコロハニホヘトｱ-ｺ]{1,2}|[a-zａ-ｚ])\s*[)）〉>＞》\]］〕】])\s*"
)
NUMBER = re.compile(  # which a line of running text may begin with, too
    r"(?:[0-9０-９]{1,2}(?:[-－‐–.．][0-9０-９]{1,2}){1,4}(?:\s+|[)）.．、](?![0-9０-９]))|"
    r"[0-9０-９]{1,2}[)）.．、](?![0-9０-９])|"
    r"(?:[a-zａ-ｚ]|[ivxⅰ-ⅻ]{2,5})[)）.．](?![a-z])|[アイウエオカキクケコロハニホヘトｱ-ｺⅰ-ⅻⅠ-Ⅻａ-ｚ][)）.．\s])\s*"
)
PLAIN_NUMBER = re.compile(  # which only a heading begins with: 1 …, 第3 …, 第3 2 …, but no 3 年
    r"(?:[0-9０-９]{1,2}\s+(?![0-9０-９])|第[0-9０-９]{1,2}\s+)(?![年月日週時回期つ人名件社か所箇カヶ割%％倍代歳円万億])"
)
COUNTED_POINT = re.compile(  # ポイント1　…
    r"(?:ポイント|point|step|取り?組み?|工夫)\s?[0-9０-９①-⑳]{1,2}(?:\s+|[:：.．、])(?=\S)", re.IGNORECASE
)
_NUMBER = r"[0-9０-９]{1,3}(?:[-－‐–][0-9０-９]{1,3})?"
CAPTION = re.compile(  # what says what a picture or table shows
    rf"(?:図表?|表|写真)\s*(?:{_NUMBER}[.．:：\s]|\s(?=\S))|"
    rf"[（(［\[【〔〈＜<](?:図表?|表|写真)\s*(?:{_NUMBER})?[）)］\]】〕〉＞>]"
)
ROMAN = (("ⅰ", "ⅻ"), ("Ⅰ", "Ⅻ"))
ASKS = re.compile(rf"[QＱ][0-9０-９]{{0,2}}[.．:：、\s{DOT}]|[―—─]{2}")  # what an interviewer's question opens with
DATED = re.compile(r"[0-9０-９]{1,4}\s*(?:月|年|日|時|回|期)")
COUNTED = (
    ("1", "[0-9]+"), ("一", "[一二三四五六七八九十]+"), ("ア", "[アイウエオカキクケコロハニホヘト]"), ("a", "[a-z]")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """How running text is set in this document: its usual style and its usual list mark ("" where it has none), which
    may be a number: its form then, as (1).

    hang: how far, in points, lines that those without a mark wrap onto stand further in; less than 0 where the first
    lines of paragraphs are indented. inset: how far those stand in from the text after a list mark. depth: how far
    further in than the column lists begin. inner: the marks of lists within bullets. titled: short lines with the mark
    of lists that end in no stop are the headings of those. starts: how far in paragraphs begin that wrap onto lines
    further out. largest: the size of titles of sections, than which no heading is larger. leading: from one line to the
    next of what wraps, in em; 0 where little does.
    """

    style: Style
    mark: str
    hang: float = 0.0
    inset: float = 0.0
    depth: float = 0.0
    titled: bool = False
    starts: tuple[float, ...] = ()
    inner: frozenset[str] = frozenset()
    largest: float = inf
    leading: float = 0.0

    def sets_off(self, line: Line) -> bool:
        """Whether a line is not set so: in font, size, colour, weight, or with a bar or picture before it."""
        usual, style = self.style, line.style
        unlike = (style.font, style.colour, style.doubled) != (usual.font, usual.colour, usual.doubled)
        return line.marked or line.barred or (line.share >= 0.6 and (unlike or style.size > LARGER * usual.size))

    def lists(self, text: str) -> bool:
        """Whether a line begins as those of lists do: with their mark, or a number of their form."""
        return bool(self.mark) and self.mark in (text[:1], numbering(text))

    def unlisted(self, text: str) -> str:
        """A line of a list without its mark, or its number where lists are numbered, each by how far in it stands."""
        numbered = bool(self.mark) and self.mark not in BULLETS
        return unnumbered(text) if numbered and numbering(text) else text[mark(text) in BULLETS :]

    def hangs(self, line: Line, first: Line) -> bool:
        """Whether a line begins where a bullet, of which that is the first line, goes on, not below its mark."""
        text = first.text_x - first.left + self.inset
        stepped = text - (first.x0 - first.left) > 0.5 * line.size
        return stepped and abs(line.x0 - line.left - text) < HANGS * line.size

    def indents(self, line: Line, first: Line | None = None) -> bool:
        """Whether a line begins as first lines of paragraphs do, where lists have no marks and such lines stand in, and
        not as that goes on of which a line is the `first`."""
        depth, near = line.x0 - line.left, HANGS * line.size
        rooms = ((0.0, 0.5 * first.size) if first.text[:1] in HALF else (0.0,)) if first else ()
        goes_on = first and any(abs(depth - (first.x0 + room - first.left) - self.hang) < near for room in rooms)
        return not self.mark and self.hang < 0 and abs(depth + self.hang) < near and not goes_on

    def begins(self, line: Line, ahead: Sequence[Line]) -> bool:
        """Whether a line begins further in than the one that it wraps onto, as paragraphs do."""
        indented = not self.mark and self.hang < 0
        return indented and any(b.x0 < line.x0 - 0.7 * line.size and is_full(line, b) for b in ahead[:1])

    def returns(self, line: Line, first: Line) -> bool:
        """Whether a line begins below the first of its paragraph, as far in as paragraphs begin."""
        depth, near = first.x0 - first.left, HANGS * line.size
        indented = not self.mark and any(abs(depth - start) < near for start in self.starts)
        return indented and line.page == first.page and abs(line.x0 - first.x0) < near


def usual(lines: Sequence[Line], largest: float = inf) -> Setting:
    """What most of the lines are set in. largest: see Setting."""
    marks: Counter[str] = Counter()
    depths: dict[str, list[float]] = {}
    style = usual_style(lines) or Style("", 0.0, "", False)
    plain = [line for line in lines if line.style == style]
    for n, line in enumerate(plain):
        told = line.text[-1:] in SENTENCE_END or line.right - line.x1 < 2 * line.size
        if told and mark(line.text) in BULLETS:  # a heading may have a mark of lists, too
            marks[line.text[0]] += 1
            depths.setdefault(line.text[0], []).append(line.x0 - line.left)
        elif form := numbering(line.text):
            marks[form] += 1 if _says(plain[n:]) else -1
            depths.setdefault(form, []).append(line.x0 - line.left)
    often, times = marks.most_common(1)[0] if marks else ("", 0)
    usual_mark = often if times > LISTED * len(plain) else _of_words(plain, depths) if not marks else ""
    depth = median(depths[usual_mark]) if usual_mark else 0.0
    hang, starts = _hang(plain)
    leading = _leading(plain)
    found = Setting(style, usual_mark, hang, depth=depth, starts=starts, largest=largest, leading=leading)
    return replace(found, inset=_inset(plain, found), titled=_titled(lines, found), inner=_inner(lines, found))


def _of_words(lines: Sequence[Line], depths: dict[str, list[float]]) -> str:
    """The mark of lists of words alone, without stops: lines with it follow each other, as headings do not."""
    marked = [mark(line.text) for line in lines]
    again = Counter(a for a, b in pairwise(marked) if a == b and a in BULLETS)
    found = max(again, key=lambda own: again[own], default="")
    if not found or again[found] < max(STEPS, IN_ROWS * marked.count(found)):
        return ""
    depths[found] = [line.x0 - line.left for line in lines if mark(line.text) == found]
    return found


def _inner(lines: Sequence[Line], usual: Setting) -> frozenset[str]:
    """The marks of lists that stand further in than the usual one, and follow each other as headings do not."""
    begun = [line for line in lines if starts_anew(line.text)] if usual.mark else []
    within = [mark(x.text) if x.x0 - x.left > usual.depth + OUT * x.size else "" for x in begun]
    again = Counter(before for before, own in pairwise(within) if before == own)
    return frozenset(m for m, times in Counter(within).items() if m in BULLETS and again[m] >= IN_ROWS * times)


def _leading(lines: Sequence[Line]) -> float:
    """How far, in em, lines stand below those that wrap onto them, in most cases."""
    steps = [
        (b.top - a.top) / a.size for a, b in pairwise(lines)
        if a.page == b.page and a.text[-1:] not in SENTENCE_END and is_full(a, b) and 0 < b.top - a.top < 3 * a.size
    ]  # fmt: skip
    return median(steps) if len(steps) >= STEPS else 0.0


def _says(lines: Sequence[Line]) -> bool:
    """Whether what begins in the first of the lines, and wraps onto others, ends as a sentence does."""
    last = next((a for a, b in pairwise(lines) if not is_full(a, b)), lines[-1])
    return any(line.text[-1:] in SENTENCE_END for line in lines[: lines.index(last) + 1])


def may_title(line: Line, following: Line | None) -> bool:
    """Whether a short line with a list mark that ends early says too little to be of a list: no stop, above another."""
    plain = line.text[-1:] not in SENTENCE_END + "、，" and ":" not in fold(line.text)
    plain = plain and not DATED.match(line.text[1:].strip())
    return plain and following is not None and starts_anew(following.text)


def _titled(lines: Sequence[Line], usual: Setting) -> bool:
    """Whether lists have headings with their own mark, set alike: no list ends with one, and all else has stops."""
    listed = [(a, b) for a, b in pairwise(lines) if usual.lists(a.text)]
    short = [(a, b) for a, b in listed if len(a.text) <= TITLED and a.text[-1:] not in SENTENCE_END]
    short = [(a, b) for a, b in short if not is_full(a, b) and ":" not in fold(a.text)]
    heads = sum(may_title(a, b) for a, b in short)
    begun = [n for n, line in enumerate(lines) if usual.lists(line.text)]
    stopped = sum(_says(lines[n : n + WRAPPED]) for n in begun)
    return (
        heads >= max(HEADS, 0.95 * len(short)) and heads < len(listed) / 2 and stopped >= STOPPED * (len(begun) - heads)
    )


def _inset(lines: Sequence[Line], usual: Setting) -> float:
    """How far lines that a list's first lines wrap onto stand further in than their text, in most cases."""
    steps = [
        b.x0 - a.text_x for a, b in pairwise(lines)
        if usual.lists(a.text) and a.text[-1:] not in SENTENCE_END and not mark(b.text)
        and is_full(a, b) and 0 < b.top - a.top < 3 * a.size
    ]  # fmt: skip
    return median(steps) if steps else 0.0


def _hang(lines: Sequence[Line]) -> tuple[float, tuple[float, ...]]:
    """How far lines without a mark stand out from those they wrap onto (less than 0: in); 0 where few do.

    And from where those begin that stand in, where more than one does.
    """
    wrapped = [
        ((b.x0 - a.x0) / a.size, a) for a, b in pairwise(lines)
        if a.text[-1:] not in SENTENCE_END and not mark(a.text) and is_full(a, b) and 0 < b.top - a.top < 3 * a.size
    ]  # fmt: skip
    out = [(step, a) for step, a in wrapped if 0.7 < step < 4]
    indented = [(step, a) for step, a in wrapped if -4 < step < -0.7]
    most = max(out, indented, key=len)
    if not most or (most is indented and len(most) <= INDENTED * len(wrapped)):
        return 0.0, ()
    starts = Counter(round(a.x0 - a.left) for _, a in indented) if most is indented else Counter[int]()
    return median(step for step, _ in most) * lines[0].size, tuple(s for s, times in starts.items() if times > 1)


def kind_of_mark(text: str) -> str:
    """What kind of mark a heading has; of a number or letter, in which form it is printed: 1. and (1) are two."""
    number = _number(text)
    if number is None:
        return mark(text)
    if unicodedata.decomposition(text[0]).startswith("<circle>"):
        return "①"
    if roman := next((first for first, last in ROMAN if first <= text[0] <= last), ""):
        return roman
    plain = unicodedata.normalize("NFKC", number[0].strip())
    if latin := re.fullmatch(r"[ivx]+(\W)", plain):  # i) and ii), whatever letter it is
        return f"i{latin[1]}"
    if number.re is COUNTED_POINT:
        return re.sub("[0-9]+", "1", plain)
    return reduce(lambda form, counted: re.sub(counted[1], counted[0], form), COUNTED, plain)


def numbering(text: str) -> str:
    """In which form a line begins with a number or letter that lists and headings may have (①, (1), 1.), or ""."""
    return kind_of_mark(text) if ENUMERATOR.match(text) or NUMBER.match(text) else ""


def unnumbered(text: str) -> str:
    """A line without such a number."""
    number = ENUMERATOR.match(text) or NUMBER.match(text)
    return text[number.end() :] if number else text


def _number(heading: str) -> re.Match[str] | None:
    forms = (ENUMERATOR, NUMBER, PLAIN_NUMBER, COUNTED_POINT)
    return next((match for form in forms if (match := form.match(heading))), None)


def starts_anew(text: str) -> bool:
    """Whether a line opens with a list mark, a group mark or an enumerator, or as a counted point does."""
    return bool(mark(text) or ENUMERATOR.match(text) or COUNTED_POINT.match(text))


def is_numbered(text: str) -> bool:
    """Whether a line opens with a number or letter as headings and items do."""
    return _number(text) is not None


def heading_name(text: str) -> str:
    """A heading without the mark before it (●, ■, ①) and a colon after it; the brackets of 【…】 go with the mark, and
    those of （…）, where they enclose all of it."""
    text = text.rstrip().rstrip("：:")
    if (inside := unbracketed(text)) != text:
        return close_up(inside)
    if text[:1] in BRACKETS and not _number(text):  # 【参考】送迎の工夫
        return close_up(text)
    if text[:1] in ("（", "(") and encloses(text.replace("(", "（").replace(")", "）"), "）") and not _number(text):
        return close_up(text[1:-1].strip())
    number = _number(text := unmarked(text))
    if number is None:
        text = text.strip(mark(text) if mark(text) in INNER else "").removeprefix(mark(text)).strip()  # ――…――
        number = _number(text)
    return close_up(text[number.end() if number else 0 :].strip())


def mark(text: str) -> str:
    """The list or group mark that a text opens with; 〇〇市 opens with a blank to fill in, ☆」は with a name's end, and
    ＞ alone opens nothing."""
    marked = text[:1] in MARKS and text[:2] != "〇〇" and text[1:2] not in AFTER_A_WORD and text.strip() not in CLOSERS
    return text[0] if text and marked else ""
