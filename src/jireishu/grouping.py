"""Which lines of a section are headings, by how they are set and by what follows them?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jireishu import asides
from jireishu.endings import is_full, wraps
from jireishu.items import Line
from jireishu.page import SMALLER
from jireishu.setting import (
    ASKS,
    BULLETS,
    DATED,
    ENUMERATOR,
    GROUPS,
    NUMBER,
    OUT,
    SENTENCE_END,
    Setting,
    kind_of_mark,
    mark,
    may_title,
    numbering,
    starts_anew,
)
from jireishu.text import bracketed, fold, join_lines

SHORT = 40  # characters of a line that is a heading by its place or brackets alone
DEEPER = 3  # em that the paragraph below a numbered heading stands further in than that, at most


@dataclass(frozen=True, slots=True)
class Grouping:
    """How running text is set, and which lines are facts, that head nothing."""

    usual: Setting
    is_fact: Callable[[str], bool]

    def is_heading(self, line: Line, ahead: list[Line], within: bool, continues: bool) -> bool:
        """ahead: the next lines. within: it may go on with a sentence. continues: with the block before it."""
        text = line.text.strip()
        following = ahead[0] if ahead else None
        small = line.size < SMALLER * self.usual.style.size
        if small and following and len(text) <= SHORT and (bracketed(text) or self._is_dressed(line)):
            return not within and (self.usual.lists(following.text) or self._is_dressed(following))
        asks = ASKS.match(text) and self.usual.sets_off(line)
        if (text[-1:] == "。" and not asks) or len(text) > 80 or small:
            return False
        if following and asides.is_caption(following, self.usual.style.size):
            return False  # but the text of a picture
        if self.usual.lists(text):  # of bullets; a heading that has it too is short, and set otherwise
            short = len(text) <= SHORT and not (following and is_full(line, following))
            share = line.share + 1 / len(text)  # its mark may be of another font
            dressed = share >= 0.9 and self.usual.sets_off(line) and self._heads_list(line, following)
            titled = may_title(line, following) and (self.usual.titled or self._counts_on(line, following))
            return short and (dressed or titled or (not within and self._stands_out(line, following)))
        if self.usual.sets_off(line):
            apart = line.marked or line.barred or starts_anew(text)
            return bool(apart or not within)
        if within:
            return False
        if bracketed(text) and len(text) <= SHORT:
            return True  # 【…】 in a line of its own
        if following and wraps(line, following) and bracketed(join_lines([text, following.text.strip()])):
            return True  # or of two
        return following is not None and self._opens_group(line, following, ahead[1:], continues)

    def _is_dressed(self, line: Line) -> bool:
        """Whether a line begins with a number that lists do not have, and is set otherwise than running text."""
        return self.usual.sets_off(line) and not self.usual.lists(line.text) and numbering(line.text) != ""

    def _heads_list(self, line: Line, following: Line | None) -> bool:
        """Whether a line that is set off and has the mark of lists heads one: the mark is of groups, too, or what
        follows has it, or another list's, and is set as running text is."""
        listed = following is not None and (self.usual.lists(following.text) or mark(following.text) in BULLETS)
        plain = listed and following is not None and not self.usual.sets_off(following)
        return mark(line.text) in GROUPS or (plain and line.text.strip()[-1:] not in SENTENCE_END)

    def _counts_on(self, line: Line, following: Line | None) -> bool:
        """Whether a line of a numbered list has another below it that is counted otherwise, and further in: ア above
        (ｱ)."""
        form = numbering(following.text) if following and self.usual.mark not in BULLETS else ""
        return form not in ("", numbering(line.text)) and following is not None and following.x0 > line.x0

    def _stands_out(self, line: Line, following: Line | None) -> bool:
        """Whether a line with the mark of lists stands further out than they do, and than the line below it."""
        step = OUT * line.size
        over = following is None or following.page != line.page or following.x0 - line.x0 > step
        return over and line.x0 - line.left < self.usual.depth - step

    def _opens_group(self, line: Line, following: Line, ahead: list[Line], continues: bool) -> bool:
        """Whether a line set as running text is a heading, by what follows it."""
        text = line.text.strip()
        inner = bool(ahead) and len(following.text) <= SHORT and self._begins(following, ahead[0])
        if mark(text) in GROUPS or ENUMERATOR.match(text) or NUMBER.match(text):
            for n, after in enumerate(ahead):  # it may go on for a line or two
                last, now = (line, following, *ahead)[n : n + 2]
                if not wraps(last, now) or starts_anew(now.text) or now.text[-1] == "。":
                    break
                listed = self.usual.lists(after.text) if self.usual.mark else not is_full(now, after)
                if listed:
                    return True
            another = len(text) <= SHORT and kind_of_mark(text) != kind_of_mark(following.text)
            over = self._heads(following) or (inner and not is_full(line, following))
            indented = self.usual.indents(following) or self.usual.begins(following, ahead)
            deeper = OUT * line.size < following.x0 - line.x0 < DEEPER * line.size and self.usual.mark not in BULLETS
            indented = indented or (deeper and following.top > line.top and not is_full(line, following))
            return self._begins(line, following) or (another and (over or indented))
        # a short line between bullets that is none, nor of a list within them
        plain = text[-1:] not in "、，" and ":" not in fold(text) and not DATED.match(text)
        plain = plain and mark(text) not in self.usual.inner
        short = len(text) <= SHORT and plain and not self.is_fact(text)
        over = self._heads(following) or (inner and following.x0 > line.x0 + OUT * line.size)
        begins = self._begins(line, following) or (bool(self.usual.mark) and over)
        return short and begins and not continues

    def _begins(self, line: Line, following: Line) -> bool:
        """Whether a list begins below a line; where lists have no marks, below one that is short and ends early."""
        if self.usual.mark:
            return self.usual.lists(following.text)
        return len(line.text) <= SHORT and not is_full(line, following)

    def _heads(self, line: Line) -> bool:
        """Whether a line looks like a heading, whatever follows it."""
        text = line.text.strip()
        short = len(text) <= SHORT and text[-1:] != "。" and not self.usual.lists(text)
        return self.usual.sets_off(line) or (short and bool(starts_anew(text) or NUMBER.match(text)))
