"""What is running text set in, page by page, and which line goes on with the one before it? Pure functions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from jireishu.columns import PROSE
from jireishu.endings import is_full
from jireishu.items import Item, Line
from jireishu.lines import is_next_column, is_upright
from jireishu.page import LARGER, UNLIKE, Style
from jireishu.setting import is_numbered, kind_of_mark, starts_anew
from jireishu.text import STOPS

FINE = 0.85  # times the size of running text, at most: notes and listings are set so, no heading is
SETTLED = 120  # characters in one size that show what the running text of a page is set in
INDENT = 2.5  # em that the first line of a paragraph stands further in than the others, at most
MIXED = 2  # times that text in two styles goes on in each other, more of which show that both are running text's,
SELDOM = 0.1  # of all lines of one of them, at least


def goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the text of the one before it, which was full: below it, or in another column.

    After the end of a sentence another font sets another text, a heading as a rule, and so does a number.
    """
    alike = abs(before.size - line.size) <= UNLIKE * before.size
    beside = before.page == line.page and (line.x0 > before.x1 or line.x1 < before.x0) and line.bottom > before.top
    if before.page == line.page and line.bottom < before.top and before.right - before.left < PROSE * before.size:
        return False  # steps side by side are no columns of one text
    anew = (before.style.font, before.style.doubled) != (line.style.font, line.style.doubled) or is_numbered(line.text)
    ended = anew and before.text.rstrip().endswith(STOPS)
    if is_upright(before) and is_upright(line, before):
        return alike and not ended and is_next_column(before, line) and not starts_anew(line.text)
    if is_upright(before) != is_upright(line):
        return False
    ended = ended or _is_indented(before, line)
    return alike and not beside and not ended and is_full(before, line) and not starts_anew(line.text)


def _is_indented(before: Line, line: Line) -> bool:
    """Whether a line begins further in than the last one of a sentence, as paragraphs do; what wraps below a mark or a
    number does so, too."""
    further = (line.x0 - line.left) - (before.x0 - before.left)
    stopped = before.text.rstrip().endswith(STOPS) and not kind_of_mark(before.text.strip())
    return stopped and 0.7 * line.size < further < INDENT * line.size


class Running:
    """What running text is set in, in the whole and page by page."""

    def __init__(self, items: Sequence[Item]) -> None:
        whole: Counter[float] = Counter()
        pages: defaultdict[int, Counter[float]] = defaultdict(Counter)
        proofs: Counter[tuple[int, int]] = Counter()
        lines, mixed = Counter[Style](), Counter[tuple[Style, Style]]()
        before: Item | None = None
        for item in items:
            if isinstance(item, Line):
                whole[item.size] += len(item.text)
                pages[item.page][item.size] += len(item.text)
                wrapped = isinstance(before, Line) and before.page == item.page and goes_on(before, item)
                proofs[item.page, round(item.size)] += wrapped + item.text.rstrip().endswith(STOPS)
                lines[item.style] += 1
                if wrapped and isinstance(before, Line):
                    mixed.update({(before.style, item.style), (item.style, before.style)})
            before = item
        usual = whole.most_common(1)[0][0] if whole else 0.0
        self._sizes = {
            page: size if count >= SETTLED else usual
            for page, sizes in pages.items()
            for size, count in sizes.most_common(1)
        }
        self._running = {key for key, count in proofs.items() if count > 1}
        self._mixed = {key for key, count in mixed.items() if count > max(MIXED, SELDOM * lines[key[0]])}
        self._sizes_mixed = {(one.size, other.size) for one, other in self._mixed}  # of Latin letters and kanji

    def larger(self, line: Line) -> bool:
        """Whether a line is set larger than the running text of its page, and not as any text that runs there."""
        letters = "".join(filter(str.isalpha, line.text))
        word = len(letters) > 1 or not letters.isascii()  # a letter set large adorns what stands beside it
        usual = self._sizes[line.page]
        runs = (line.page, round(line.size)) in self._running
        mixed = (line.size, usual) in self._sizes_mixed
        return word and line.size > usual * LARGER and not (runs or mixed)

    def alike(self, line: Line, other: Line) -> bool:
        """Whether two lines are set alike: in one style, or in two that running text mixes, as Latin letters do."""
        return line.style == other.style or (line.style, other.style) in self._mixed

    def smaller(self, line: Line) -> bool:
        """Whether a line is set smaller than the running text of its page, as notes are."""
        return line.size < self._sizes[line.page] * FINE
