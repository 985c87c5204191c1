"""Which lines make one bullet, paragraph or note, and under which headings? The items of one section -> blocks.

A line continues a block when the line before it was full, so wrapping and not the author ended it. Marks, setting and
indents tell bullets from headings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from jireishu import asides, footnotes
from jireishu.endings import is_full, wraps
from jireishu.grouping import Grouping
from jireishu.items import Boxed, Item, Line, Picture, Table, lines_of
from jireishu.nesting import Level, Nesting
from jireishu.page import SMALLER, UNLIKE
from jireishu.setting import (
    ASKS,
    BULLETS,
    COUNTED_POINT,
    DATED,
    ENUMERATOR,
    HANGS,
    INNER,
    NUMBER,
    SENTENCE_END,
    Setting,
    heading_name,
    kind_of_mark,
    mark,
    starts_anew,
)  # fmt: skip
from jireishu.text import bracketed, close_up, join_lines, width

AHEAD = 5  # lines that are looked at after one
APART = 1.2  # times the distance of the lines of a paragraph: a longer one parts two
RAGGED = 6.0  # em before the edge of its column that a line of a list may end early and go on
DEEPEST = 3  # em that a heading without a mark is indented, at most: further in it is centred


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


def aside(block: Block, is_aside: Callable[[str], bool]) -> Block | None:
    """A block of an aside, under no heading but its own; None where it is of none. is_aside: tells its title."""
    own = [n for n, heading in enumerate(block.headings) if is_aside(heading)]
    if own:
        return replace(block, headings=block.headings[own[0] :])
    boxed = block.kind in ("column", "figure") and is_aside(block.text.split("\n")[0])
    return replace(block, headings=()) if boxed else None


class Section:
    """Takes the items of a section in order and makes blocks of them. `headings` is the path now in force.

    nesting: how the kinds of headings of this document follow each other, which tells the outer from the inner;
    `nested` is what this section adds to it. is_fact: lines that go on with nothing. heads: the lines that were
    taken for headings.
    """

    def __init__(self, usual: Setting, nesting: Nesting, is_fact: Callable[[str], bool] = lambda text: False) -> None:
        self.blocks: list[Block] = []
        self.heads: list[Line] = []
        self.nested = Nesting()
        self._usual = usual
        self._nesting = nesting
        self._is_fact = is_fact
        self._grouping = Grouping(usual, is_fact)
        self._path: list[tuple[str, Level]] = []
        self._open: Block | None = None
        self._last_heading: Line | None = None
        self._last_caption: Line | None = None
        self._heading = ""
        self._headed: list[Line] = []  # the lines of the last heading while nothing stands under it
        self._just_headed = False

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self._path)

    def take(self, items: Sequence[Item]) -> None:
        usual = self._usual.style.size
        told = asides.quoted(items, self._usual.largest)
        parts = footnotes.apart(asides.unboxed(told, SMALLER * usual), usual)
        for n, item in enumerate(parts):
            if isinstance(item, list):
                self._apart("note", item, asides.paragraphs(item))
            elif isinstance(item, Line):
                self._line(item, [i for i in parts[n + 1 : n + 1 + AHEAD] if isinstance(i, Line)])
            elif isinstance(item, Boxed):
                before = next((part for part in reversed(parts[:n]) if not isinstance(part, list)), None)
                self._boxed(item, before if isinstance(before, Boxed) else None)
            elif isinstance(item, Table):
                self._apart("table", list(lines_of(item)), asides.rows(item))
            elif isinstance(item, Picture):
                self._apart("figure", list(item.lines), asides.paragraphs(item.lines))
        self._bare()

    def _bare(self) -> None:
        """The last heading is text if nothing stands under it, nor any heading of another kind after it."""
        if self._headed:
            first, *others = self._headed
            self._path.pop()
            self._last_heading = None
            self._start("bullet" if self._is_listed(first) else "paragraph", first)
            for line in others:
                self._go_on(line)

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
            self._headed.append(line)
            if line.text.strip()[-1:] == "。" and not ASKS.match(self._heading):
                self._bare()  # a sentence in a font of its own
            return
        counted = ENUMERATOR.match(line.text) or COUNTED_POINT.match(line.text)
        note = footnotes.NOTE.match(line.text) and not self._usual.lists(line.text) and not self._is_starred(line)
        within = self._within(line)
        if note and not within:
            self._start("note", line)
        elif self._wraps_fact(line):
            self._go_on(line)
        elif self._is_fact(line.text) and not within:
            self._fact(line)
        elif asides.is_caption(line, self._usual.style.size) and not within:
            self._apart("figure", [line], [close_up(line.text.strip())])
            self._last_caption = line
        elif self._grouping.is_heading(line, ahead, self._within(line), self._continues(line)):
            self._head(line)
        elif self._is_listed(line) and not (within and (note or self._is_inner(line))):
            self._start("bullet", line)
        elif (self._continues(line) or self._is_hung(line)) and not counted:
            self._go_on(line)
        else:
            self._start("bullet" if counted else "paragraph", line)

    def _is_starred(self, line: Line) -> bool:
        """Whether a line that a star opens is set off as headings are, and no smaller than text, as notes are."""
        return line.text[0] in "＊*" and line.size >= self._usual.style.size and self._usual.sets_off(line)

    def _wraps_fact(self, line: Line) -> bool:
        told = self._open is not None and self._open.kind == "table" and wraps(self._open.lines[-1], line)
        return told and not starts_anew(line.text)

    def _is_listed(self, line: Line) -> bool:
        return mark(line.text) in BULLETS or self._usual.lists(line.text)

    def _is_inner(self, line: Line) -> bool:
        """Whether a line's mark or number may stand between words: it is not that of lists, or as far in as text, and
        not below the same mark of the bullet before."""
        first = self._open.lines[0] if self._open is not None else line
        hangs = first is not line and self._usual.hangs(line, first)
        below = abs(line.x0 - line.left - first.x0 + first.left) < HANGS * line.size
        again = first is not line and below and mark(first.text) == mark(line.text) != ""
        inner = line.text[:1] in INNER or not mark(line.text)
        return inner and (not self._usual.lists(line.text) or hangs) and not again

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
        self._headed = []
        self._open = Block(kind, self.headings, [line], close_up(text.strip()))
        self.blocks.append(self._open)

    def _apart(self, kind: str, lines: list[Line], texts: list[str]) -> None:
        """A block that stands apart from the running text, which may go on after it."""
        if texts:
            if self._is_last_listed():
                self._bare()
            self._headed = []
            self.blocks.append(Block(kind, self.headings, lines, "\n".join(texts)))

    def _is_last_listed(self) -> bool:
        """Whether the last heading has the list mark of the bullet before it, and is set like that: it is the last of
        a list."""
        bullets = [block.lines[0] for block in self.blocks[-1:] if block.kind == "bullet"]
        pairs = [(own, before) for own in self._headed[:1] for before in bullets if own.style == before.style]
        return any(mark(own.text) == mark(before.text) in BULLETS for own, before in pairs)

    def _boxed(self, box: Boxed, before: Boxed | None) -> None:
        lines = list(box.lines)
        told = [block for block in self.blocks[-2:] if before and block.lines[-1:] == list(before.lines[-1:])]
        if before and told and asides.is_cut(before, box):
            self.blocks.remove(told[-1])
            lines = told[-1].lines + lines
        texts = asides.paragraphs(lines)
        prose = any(len(t) > 40 and "。" in t for t in texts) and not box.panels
        noted = all(map(footnotes.NOTE.match, texts))
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
        (*before, last), first, ended = self._open.lines, self._open.lines[0], self._ended()
        narrow = bool(before) and abs(before[-1].x1 - last.x1) < 1.5  # beside a picture lines end early, but alike
        # words that may not part leave more room at the end of a line
        ragged = last.right - last.x1 < RAGGED * last.size and self._usual.hangs(line, first)
        full = is_full(last, line) or (not ended and (narrow or ragged))
        if not full or abs(last.size - line.size) > UNLIKE * last.size:
            return False
        if not ended:
            dated = self._open.kind == "paragraph" and DATED.match(line.text) and DATED.match(self._open.text)  # 6月…
            return not (dated or self._usual.indents(line, first) or self._usual.returns(line, first))
        steps = [b.top - a.top for a, b in pairwise([*before[-1:], last, line]) if a.page == b.page]
        usual = self._usual.leading * line.size if line.style == self._usual.style else 0.0
        if steps and steps[-1] > APART * (steps[0] if len(steps) == 2 else usual) > 0:
            return False
        # after a full line that ends a sentence, one that begins further in, or out again, begins a new paragraph
        wrapped = [x.x0 - x.left for x in self._open.lines[1:]]
        listed = mark(last.text) or self._usual.lists(last.text)
        hang = self._usual.inset if listed else self._usual.hang
        step = (line.x0 - line.left - min(wrapped, default=last.text_x - last.left + hang)) / line.size
        outer = wrapped or (hang and not listed)
        return (-0.7 if outer else -9.0) < step < 0.7 and not self._usual.sets_off(line)

    def _is_hung(self, line: Line) -> bool:
        """Whether a line goes on with a bullet after a break by hand: it hangs where the words of that begin, close
        below the line before."""
        if self._open is None or self._open.kind != "bullet" or self._usual.sets_off(line):
            return False
        first, last, number = self._open.lines[0], self._open.lines[-1], ENUMERATOR.match(self._open.lines[0].text)
        begins = first.x0 + width(number[0]) * first.size if number else first.text_x
        hung = last.x0 if last is not first else begins
        near = last.page == line.page and 0 < line.top - last.top < APART * self._usual.leading * line.size
        alike = near and line.style == last.style and not DATED.match(line.text)
        return alike and hung - first.x0 > HANGS * line.size > abs(line.x0 - hung)

    def _head(self, line: Line) -> None:
        text = line.text.strip()
        kind = kind_of_mark(text)
        set_in = not line.barred and (self._usual.lists(text) or not kind)
        depth = round((line.x0 - line.left) / line.size) * set_in
        level: Level = (kind, line.style, line.marked, line.barred, depth if depth <= DEEPEST else 0)
        above = self._path[-1][1] if self._just_headed else level
        self.nested.add(level, above if above != level else None)
        if self._headed and self._path[-1][1] == level:
            self._bare()
        while self._path and not self._nesting.holds(self._path[-1][1], level):
            self._path.pop()
        self._path.append((heading_name(text), level))
        self._heading, self._open, self._last_heading = text, None, line
        self.heads.append(line)
        self._headed = [line]
        self._just_headed = True
