"""Which lines make one bullet, paragraph or note, and under which headings? The items of one section -> blocks.

A line continues a block when the line before it was full, so wrapping and not the author ended it. Marks, setting and
indents tell bullets from headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jireishu import asides, footnotes
from jireishu.items import Boxed, Item, Line, Picture, Table
from jireishu.page import Style
from jireishu.setting import (
    BULLETS,
    DATED,
    ENUMERATOR,
    GROUPS,
    INNER,
    NUMBER,
    SENTENCE_END,
    Setting,
    heading_name,
    kind_of_mark,
    mark,
    may_title,
    starts_anew,
)  # fmt: skip
from jireishu.text import bracketed, close_up, fold, join_lines
from jireishu.titles import is_full, wraps

AHEAD = 5  # lines that are looked at after one
SMALL = 0.9  # times the size of running text: less is no heading, and may be a footnote
APART = 1.2  # times the distance of the lines of a paragraph: a longer one parts two
RAGGED = 6.0  # em before the edge of its column that a line of a list may end early and go on
OUT = 0.7  # em that a heading with the mark of lists stands further out than they do
DEEPEST = 3  # em that one without a mark is indented, at most: further in it is centred
SHORT = 40  # characters of a line that is a heading by its place or brackets alone
STRONG = frozenset("●■◆◎□")  # marks of groups that hold other headings unless the document shows otherwise
_NOTE = re.compile(r"[※＊*]|[(（]?注\s*[0-9０-９]*[)）:：\s]|(?:出典|資料)\s*[:：]")


@dataclass(slots=True)
class Block:
    """Text that belongs together, as a passage in the making. Lines with the mark of the first taken off."""

    kind: str
    headings: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)
    text: str = ""

    def add(self, line: Line) -> None:
        """Let the text go on in a line."""
        self.lines.append(line)
        self.text = join_lines([self.text, close_up(line.text.strip())])


Level = tuple[str, Style, bool, bool, int]  # its mark, style, bar or picture before it, frame, and depth
Nesting = Counter[tuple[Level, Level]]


class Section:
    """Takes the items of a section in order and makes blocks of them. `headings` is the path now in force.

    nesting: how often one kind of heading directly followed another in this document, which tells the outer from the
    inner; `nested` is what this section adds to it. is_fact: lines that go on with nothing. heads: the lines that were
    taken for headings.
    """

    def __init__(self, usual: Setting, nesting: Nesting, is_fact: Callable[[str], bool] = lambda text: False) -> None:
        self.blocks: list[Block] = []
        self.heads: list[Line] = []
        self.nested: Nesting = Counter()
        self._usual = usual
        self._nesting = nesting
        self._is_fact = is_fact
        self._path: list[tuple[str, Level]] = []
        self._open: Block | None = None
        self._last_heading: Line | None = None
        self._last_caption: Line | None = None
        self._heading = ""
        self._just_headed = False

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self._path)

    def take(self, items: Sequence[Item]) -> None:
        parts = footnotes.apart(items, SMALL * self._usual.style.size)
        for n, item in enumerate(parts):
            if isinstance(item, list):
                self._apart("note", item, asides.paragraphs(item))
            elif isinstance(item, Line):
                self._line(item, [i for i in parts[n + 1 : n + 1 + AHEAD] if isinstance(i, Line)])
            elif isinstance(item, Boxed):
                before = next((part for part in reversed(parts[:n]) if not isinstance(part, list)), None)
                self._boxed(item, before if isinstance(before, Boxed) else None)
            elif isinstance(item, Table):
                self._apart("table", [line for c in item.cells for line in c.lines], asides.rows(item))
            elif isinstance(item, Picture):
                self._apart("figure", list(item.lines), asides.paragraphs(item.lines))

    def _line(self, line: Line, ahead: list[Line]) -> None:
        heading, caption = self._last_heading, self._last_caption
        self._last_heading = self._last_caption = None
        if caption and wraps(caption, line) and not starts_anew(line.text):
            self.blocks[-1].add(line)
            return
        anew = starts_anew(line.text) or NUMBER.match(line.text) or self._usual.begins(line, ahead)
        if heading and wraps(heading, line) and not (anew or bracketed(self._heading)):
            self._heading = join_lines([self._heading, line.text.strip()])
            self._path[-1] = (heading_name(self._heading), self._path[-1][1])
            self._last_heading = line
            self.heads.append(line)
            return
        note = _NOTE.match(line.text) and not self._usual.lists(line.text)
        within = self._within(line)
        if note and not within:
            self._start("note", line)
        elif self._wraps_fact(line):
            self._go_on(line)
        elif self._is_fact(line.text) and not within:
            self._fact(line)
        elif asides.is_caption(line) and not within:
            self._apart("figure", [line], [close_up(line.text.strip())])
            self._last_caption = line
        elif self._is_heading(line, ahead):
            self._head(line)
        elif self._is_listed(line) and not (within and (note or self._is_inner(line))):
            self._start("bullet", line)
        elif self._continues(line) and not ENUMERATOR.match(line.text):
            self._go_on(line)
        else:
            self._start("bullet" if ENUMERATOR.match(line.text) else "paragraph", line)

    def _wraps_fact(self, line: Line) -> bool:
        told = self._open is not None and self._open.kind == "table" and wraps(self._open.lines[-1], line)
        return told and not starts_anew(line.text)

    def _is_listed(self, line: Line) -> bool:
        return mark(line.text) in BULLETS or self._usual.lists(line.text)

    def _is_inner(self, line: Line) -> bool:
        """Whether a line's mark or number may stand between words: it is not that of lists, or as far in as text."""
        hangs = self._open is not None and self._usual.hangs(line, self._open.lines[0])
        inner = line.text[:1] in INNER or not mark(line.text)
        return inner and (not self._usual.lists(line.text) or hangs)

    def _fact(self, line: Line) -> None:
        """Facts on lines of their own are one block, as they are in a table."""
        if self._open is None or self._open.kind != "table":
            self._start("table", line)
        else:
            self._open.lines.append(line)
            self._open.text += "\n" + close_up(line.text.strip())

    def _go_on(self, line: Line) -> None:
        assert self._open is not None
        self._open.add(line)

    def _start(self, kind: str, line: Line) -> None:
        text = self._usual.unlisted(line.text) if kind == "bullet" else line.text
        self._just_headed = False
        self._open = Block(kind, self.headings, [line], close_up(text.strip()))
        self.blocks.append(self._open)

    def _apart(self, kind: str, lines: list[Line], texts: list[str]) -> None:
        """A block that stands apart from the running text, which may go on after it."""
        if texts:
            self.blocks.append(Block(kind, self.headings, lines, "\n".join(texts)))

    def _boxed(self, box: Boxed, before: Boxed | None) -> None:
        lines = list(box.lines)
        told = [block for block in self.blocks[-2:] if before and block.lines[-1:] == list(before.lines[-1:])]
        if before and told and asides.is_cut(before, box):
            self.blocks.remove(told[-1])
            lines = told[-1].lines + lines
        texts = asides.paragraphs(lines)
        prose = any(len(t) > 40 and "。" in t for t in texts) and not box.panels
        noted = all(map(_NOTE.match, texts))
        self._apart("note" if noted else "column" if prose else "figure", lines, texts)

    def _ended(self) -> bool:
        return self._open is None or self._open.text[-1:] in SENTENCE_END

    def _within(self, line: Line) -> bool:
        """Whether a line goes on with a sentence."""
        return self._continues(line) and not self._ended()

    def _continues(self, line: Line) -> bool:
        """Whether a line goes on with the open block: the last line was full, and nothing sets this one off."""
        if self._open is None or self._open.kind in ("table", "figure", "column"):
            return False
        *before, last = self._open.lines
        # beside a picture lines end early, but alike
        narrow = bool(before) and abs(before[-1].x1 - last.x1) < 1.5 and not self._ended()
        # words that may not part leave more room at the end of a line
        ragged = (
            last.right - last.x1 < RAGGED * last.size
            and self._usual.hangs(line, self._open.lines[0])
            and not self._ended()
        )
        if abs(last.size - line.size) > 0.12 * last.size or not (is_full(last, line) or narrow or ragged):
            return False
        if not self._ended():
            # 6月…, 8月…: each line of a list by dates is its own
            dated = DATED.match(line.text) and DATED.match(self._open.text) and self._open.kind == "paragraph"
            return not (dated or self._usual.indents(line) or self._usual.returns(line, self._open.lines[0]))
        steps = [b.top - a.top for a, b in pairwise([*before[-1:], last, line]) if a.page == b.page]
        if len(steps) == 2 and steps[1] > APART * steps[0] > 0:
            return False
        # after a full line that ends a sentence, one that begins further in, or out again, begins a new paragraph
        wrapped = [x.x0 - x.left for x in self._open.lines[1:]]
        listed = mark(last.text) or self._usual.lists(last.text)
        hang = self._usual.inset if listed else self._usual.hang
        step = (line.x0 - line.left - min(wrapped, default=last.text_x - last.left + hang)) / line.size
        outer = wrapped or (hang and not listed)
        return (-0.7 if outer else -9.0) < step < 0.7 and not self._usual.sets_off(line)

    def _is_heading(self, line: Line, ahead: list[Line]) -> bool:
        text = line.text.strip()
        following = ahead[0] if ahead else None
        if text[-1:] == "。" or len(text) > 80 or line.size < SMALL * self._usual.style.size:
            return False
        if following and asides.is_caption(following):
            return False  # but the text of a picture
        if self._usual.lists(text):  # of bullets; a heading that has it too is short, and set otherwise
            short = len(text) <= SHORT and not (following and is_full(line, following))
            dressed = mark(text) in GROUPS and line.share >= 0.9 and self._usual.sets_off(line)
            titled = self._usual.titled and may_title(line, following)
            return short and (dressed or titled or self._stands_out(line, following))
        if self._usual.sets_off(line):
            apart = line.marked or line.barred or starts_anew(text)
            return bool(apart or not self._within(line))
        if self._within(line):
            return False
        if bracketed(text) and len(text) <= SHORT:
            return True  # 【…】 in a line of its own
        if following and wraps(line, following) and bracketed(join_lines([text, following.text.strip()])):
            return True  # or of two
        return following is not None and self._opens_group(line, following, ahead[1:])

    def _stands_out(self, line: Line, following: Line | None) -> bool:
        """Whether a line with the mark of lists stands further out than they do, and than the line below it."""
        step = OUT * line.size
        over = following is None or following.page != line.page or following.x0 - line.x0 > step
        return over and line.x0 - line.left < self._usual.depth - step and not self._within(line)

    def _opens_group(self, line: Line, following: Line, ahead: list[Line]) -> bool:
        """Whether a line set as running text is a heading, by what follows it."""
        text = line.text.strip()
        if mark(text) in GROUPS or ENUMERATOR.match(text) or NUMBER.match(text):
            for n, after in enumerate(ahead):  # it may go on for a line or two
                last, now = (line, following, *ahead)[n : n + 2]
                if not wraps(last, now) or starts_anew(now.text) or now.text[-1] == "。":
                    break
                listed = self._usual.lists(after.text) if self._usual.mark else not is_full(now, after)
                if listed:
                    return True
            another = len(text) <= SHORT and kind_of_mark(text) != kind_of_mark(following.text)
            inner = bool(ahead) and len(following.text) <= SHORT and self._begins(following, ahead[0])
            over = self._heads(following) or (inner and not is_full(line, following))
            indented = self._usual.indents(following) or self._usual.begins(following, ahead)
            begins = self._begins(line, following) or (another and (over or indented))
            goes_on = len(text) > 30 and is_full(line, following) and not mark(following.text)
            return begins and (indented or not goes_on)
        # a short line between bullets that is none
        plain = text[-1:] not in "、，" and ":" not in fold(text) and not DATED.match(text)
        short = len(text) <= SHORT and plain and not self._is_fact(text)
        inner = bool(ahead) and len(following.text) <= SHORT and self._begins(following, ahead[0])
        over = self._heads(following) or (inner and following.x0 > line.x0 + OUT * line.size)
        begins = self._begins(line, following) or (bool(self._usual.mark) and over)
        return short and begins and not self._continues(line)

    def _begins(self, line: Line, following: Line) -> bool:
        """Whether a list begins below a line; where lists have no marks, below one that is short and ends early."""
        if self._usual.mark:
            return self._usual.lists(following.text)
        return len(line.text) <= SHORT and not is_full(line, following)

    def _heads(self, line: Line) -> bool:
        """Whether a line looks like a heading, whatever follows it."""
        text = line.text.strip()
        short = len(text) <= SHORT and text[-1:] != "。" and not self._usual.lists(text)
        return self._usual.sets_off(line) or (short and bool(starts_anew(text) or NUMBER.match(text)))

    def _head(self, line: Line) -> None:
        text = line.text.strip()
        kind = kind_of_mark(text)
        depth = round((line.x0 - line.left) / line.size) if self._usual.lists(text) or not kind else 0
        level: Level = (kind, line.style, line.marked, line.barred, depth if depth <= DEEPEST else 0)
        if self._just_headed and self._path[-1][1] != level:
            self.nested[self._path[-1][1], level] += 1
        while self._path and not self._is_outer(self._path[-1][1], level):
            self._path.pop()
        self._path.append((heading_name(text), level))
        self._heading = text
        self._open = None
        self._last_heading = line
        self.heads.append(line)
        self._just_headed = True

    def _is_outer(self, outer: Level, inner: Level) -> bool:
        """Whether headings of one kind hold those of another: as they mostly follow, else by their marks."""
        if outer[:-1] == inner[:-1]:
            return outer[-1] < inner[-1]
        seen = self._nesting[outer, inner] - self._nesting[inner, outer]
        return seen > 0 if seen else outer[0] in STRONG and inner[0] not in STRONG
