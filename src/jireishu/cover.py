"""What does the cover say?

Input: what stands on each page. Output: the title of the casebook, its date, and who publishes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from jireishu import succession
from jireishu.items import Item, Line, Table, lines_of
from jireishu.profile import Profile
from jireishu.text import STOPS, fold, join_lines, squeeze

LONGEST = 120  # characters of a title
SMALLER = 0.8  # times the size of a title, that what follows it on a page that is no cover is set in at most
SUBJECT = re.compile(r".+(?:について|に関する件|の件)(?:\(.{1,12}\))?")  # of a notice, as each has one
GOES_ON = re.compile(r"(?:の|に関する|に係る|における|ための|及び|・)$")  # a smaller line above that the title ends
DAY = re.compile(r"\(?(?:令和|平成|昭和|西暦)?(?:元|\d{1,4})年(?:度|\d{1,2}月(?:\d{1,2}日)?)?\)?")
ORGANISATION = re.compile(
    r"[^、。\d]{0,30}(?:省|庁|府|県|市|町|村|局|部|課|室|会議?|所|院|班|組合|連[合盟]|財団|センター|機構|機関|大学|コンソーシアム|ネットワーク|フォーラム)"
    r"|(?:株式会社|合同会社|有限会社|(?:一般|公益|特定非営利活動|国立研究開発|独立行政|社会福祉)?(?:社団|財団)?法人).+"
    r"|.+(?:株式会社|法人)"
)


class Cover(NamedTuple):
    """date: as of an edition; publisher: "" where none is named."""

    title: str
    date: str
    publisher: str


def read(pages: Sequence[Sequence[Item]], source: str, profile: Profile) -> Cover:
    """What the first page says, above a table of contents, and in the box that its largest line stands in, if any.

    source: the file's name, which is the title of no cover.
    """
    told = [item for item in (pages[0] if pages else ()) if not isinstance(item, Table)]
    largest = max((line.size for item in told for line in lines_of(item)), default=0.0)
    titled = [item for item in told if isinstance(item, Line) or any(x.size == largest for x in lines_of(item))]
    lines = [line for item in titled for line in lines_of(item)]
    above = list(takewhile(lambda line: not profile.contents_form.fullmatch(fold(line.text)), lines))
    return Cover(title(above, source, profile), date(above), publisher(above))


def title(lines: Sequence[Line], source: str, profile: Profile) -> str:
    """The title on the cover: down to the line that titles end with, or to the largest; else the file's name.

    Of a page that is no cover, the subject above its first sentence, or the largest lines where it begins with them.
    """
    if not lines or any(line.text.endswith(STOPS) for line in lines):
        return _subject(lines) or _opening(lines, profile) or source.rsplit(".", 1)[0]
    largest = max(line.size for line in lines)
    last = next((n for n, line in enumerate(lines) if profile.title_end.fullmatch(fold(line.text))), None)
    if last is None:
        last = max(n for n, line in enumerate(lines) if line.size >= 0.95 * largest)
    large = [n for n, line in enumerate(lines[: last + 1]) if line.size >= 0.6 * largest or n == last]
    while large[0] and GOES_ON.search(squeeze(lines[large[0] - 1].text)):
        large.insert(0, large[0] - 1)
    said = join_lines([squeeze(lines[n].text) for n in large])
    return said if len(said) <= LONGEST else source.rsplit(".", 1)[0]


def _subject(lines: Sequence[Line]) -> str:
    """What a notice says that it is about, before its first sentence; "" where it does not."""
    above = list(takewhile(lambda line: not line.text.endswith(STOPS), lines))
    last = next((n for n, line in enumerate(above) if SUBJECT.fullmatch(fold(line.text))), None)
    if last is None:
        return ""
    first = last
    while first and _wraps(above[first - 1], above[first]):
        first -= 1
    said = join_lines([squeeze(line.text) for line in above[first : last + 1]])
    return said if len(said) <= LONGEST else ""


def _opening(lines: Sequence[Line], profile: Profile) -> str:
    """The title of a book without a cover, as large as nothing else on its first page, which it begins; "" without."""
    largest = max((line.size for line in lines), default=0.0)
    large = [line for line in lines if line.size > 0.95 * largest]
    said = join_lines([squeeze(line.text) for line in large])
    begins = list(lines[: len(large)]) == large and all(x.size < SMALLER * largest for x in lines[len(large) :])
    return said if begins and len(said) <= LONGEST and profile.title_end.fullmatch(fold(said)) else ""


def _wraps(line: Line, below: Line) -> bool:
    """Whether a line of a title goes on in the one right below it, which begins where it does or is centred."""
    begins, centred = abs(line.x0 - below.x0), abs(line.x0 + line.x1 - below.x0 - below.x1) / 2
    near = 0 < below.top - line.top < 2.2 * line.size
    return line.style == below.style and near and min(begins, centred) < line.size


def date(lines: Sequence[Line]) -> str:
    """The date on the cover, a month rather than a year (令和3年度 may be that of a budget); "" where it names none.

    Of a page that is no cover, one that stands in a line of its own.
    """
    if any(line.text.endswith(STOPS) for line in lines):
        lines = [line for line in lines if DAY.fullmatch(fold(line.text))]
    found = [when for line in lines if (when := succession.date(line.text))]
    return next((when for when in found if "-" in when), found[0] if found else "")


def publisher(lines: Sequence[Line]) -> str:
    """The last line of the cover that is the name of an office, a company or a society; "" where none is.

    Of a page that is no cover, one right above or below a date in a line of its own, set alike.
    """
    largest = max((line.size for line in lines), default=0.0)
    names = [line for line in reversed(lines) if line.size < 0.9 * largest]  # the others are the title
    if any(line.text.endswith(STOPS) for line in lines):
        names = [b for a, b in pairwise(lines) if _is_day(a, b)] + [a for a, b in pairwise(lines) if _is_day(b, a)]
    told = (squeeze(line.text) for line in names)
    return next((name for name in told if ORGANISATION.fullmatch(fold(name))), "")


def _is_day(line: Line, other: Line) -> bool:
    """Whether a line is a date alone, and set as another is."""
    return DAY.fullmatch(fold(line.text)) is not None and line.style == other.style
