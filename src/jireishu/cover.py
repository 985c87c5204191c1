"""What does the cover say?

Input: what stands on the first page. Output: the title of the casebook, and its date.
"""

from __future__ import annotations

from collections.abc import Sequence

from jireishu import succession
from jireishu.items import Item, Line
from jireishu.profile import Profile
from jireishu.text import fold, join_lines, squeeze


def title(items: Sequence[Item], source: str, profile: Profile) -> str:
    """The title on the cover: down to the line that titles end with, or to the largest; else the file's name."""
    lines = [i for i in items if isinstance(i, Line)]
    if not lines or any(line.text.endswith("。") for line in lines):
        return source.rsplit(".", 1)[0]
    largest = max(line.size for line in lines)
    last = next((n for n, line in enumerate(lines) if profile.title_end.fullmatch(fold(line.text))), None)
    if last is None:
        last = max(n for n, line in enumerate(lines) if line.size > 0.95 * largest)
    return join_lines([squeeze(line.text) for line in lines[: last + 1] if line.size >= 0.6 * largest])


def date(items: Sequence[Item]) -> str:
    """The date on the cover; "" where it names none."""
    return next((found for i in items if isinstance(i, Line) and (found := succession.date(i.text))), "")
