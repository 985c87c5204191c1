"""Did a line end because its column did, and does what it says go on in the next?"""

from __future__ import annotations

from jireishu.items import Line
from jireishu.text import opens_line

CAPITAL = 0.75  # em that a capital letter takes; other Latin letters, and figures, take half an em


def wraps(line: Line, following: Line) -> bool:
    """Whether a heading goes on in the following line: the same setting, close below, not further out than an indent,
    and the first line is full.

    Of a line in several fonts, as with Latin letters, size and colour are the setting.
    """
    mixed = line.share < 1 or following.share < 1
    alike = (following.size, following.style.colour) == (line.size, line.style.colour)
    return (
        (following.style == line.style or (mixed and alike))
        and following.page == line.page
        and following.x0 > line.x0 - 2 * line.size
        and 0 < following.top - line.top < 2.2 * line.size
        and is_full(line, following)
    )


def turns(line: Line, following: Line) -> bool:
    """Whether a title goes on at the head of the next page."""
    return following.style == line.style and following.page == line.page + 1 and is_full(line, following)


def is_full(line: Line, following: Line) -> bool:
    """Whether a line ended because its column did: what opens the next line would not have fitted in."""
    opening = following.text[: opens_line(following.text)]
    needed = sum(CAPITAL if c.isascii() and c.isupper() else 0.5 if c.isascii() else 1.0 for c in opening)
    return line.right - line.x1 < (needed + 0.3) * line.size
