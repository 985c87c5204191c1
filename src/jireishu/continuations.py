"""Which titles are only said again, where a case or section goes on? Slides and cards say so: 取組みの成果（続き）."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from jireishu.endings import wraps
from jireishu.items import Item, Line
from jireishu.profile import Profile
from jireishu.text import fold, join_lines

_GOES_ON = re.compile(
    r"(?P<title>.+?)(?:[(（〔\[<〈]?(?:つづき|続き?|承前|cont(?:inued|\.|'d))[)）〕\]>〉]?|[(（〔\[]?(?:[2-9]|1\d)/\d{1,2}[)）〕\]]?)"
)
_FIRST = re.compile(r"(?P<title>.+?)(?:\s*[(（〔\[]|\s)[1１][/／][0-9０-９]{1,2}[)）〕\]]?")  # of several: （1/3）
_COUNT = re.compile(r"(?:\s*[(（〔\[]|\s)[0-9０-９]{1,2}[/／][0-9０-９]{1,2}[)）〕\]]?$")
_SLIDE = re.compile(r"[(\[〔](?P<number>\d{1,2})/(?P<of>\d{1,2})[)\]〕]")  # that alone, beside a title
_BETWEEN = re.compile(r"\s+|\s*[|｜／/＞:：]\s*")  # a case and its section
LONGEST = 60  # characters of the title of a slide, up to that of the section,
ENDING = 12  # and of its count


def once(items: Sequence[Item], profile: Profile, names: Collection[str] = ()) -> list[Item]:
    """The items without titles that say that what they name goes on, the title of the section below such a one, and
    the lines that stood below it where it was first said. The first of counted titles loses its count, and one that
    stands apart goes. Of a case the name alone may be said again, and so it is before the titles of its sections.
    names: those of cases, folded."""
    said: set[str] = set()
    here: set[str] = set()  # on this page
    kept: list[Item] = []
    last = ""  # what stands in the last bar before this page
    bar, page, goes_on = "", 0, False
    below: dict[str, str] = {}  # what stands below a line where it was first said
    above, again = "", ""
    parted = list(_parted(items, profile, names))
    later = {match["title"] for i in parted if isinstance(i, Line) and (match := _GOES_ON.fullmatch(fold(i.text)))}
    for item in parted:
        if item.page != page:
            last, page, goes_on, again = bar, item.page, False, ""
            here.clear()
        if isinstance(item, Line):
            if (first := _FIRST.fullmatch(item.text)) and fold(first["title"]) in later:
                item = replace(item, text=first["title"])
            text = fold(item.text)
            if (slide := _SLIDE.fullmatch(text)) and 0 < int(slide["number"]) <= int(slide["of"]):
                continue
            match = _GOES_ON.fullmatch(text)
            if match and match["title"] in said:
                goes_on = goes_on or match["title"] not in here  # but in the column before
                again = below.get(match["title"], "")
                continue
            if again and text == again:
                again = below.get(text, "")
                continue
            if goes_on and item.barred and text == last:
                continue
            below.setdefault(above, text)
            above, again = text, ""
            case = profile.case(item.text)
            whole = {text, fold(case.name)} if case else {text}
            here |= whole | {part[0] for one in whole if case for part in (one.partition(":"), one.partition("("))}
            said |= here
            bar = text if item.barred else bar
        kept.append(item)
    return kept


def _parted(items: Sequence[Item], profile: Profile, names: Collection[str]) -> Iterator[Item]:
    """The items, each title that names a case and a section of it as both; as the section where the case goes on. It
    may wrap."""
    known, last = set(names), ""
    rest = iter(zip(items, [*items[1:], None], strict=False))
    for item, after in rest:
        if not isinstance(item, Line):
            yield item
            continue
        text, cut = item.text, _cut(item.text, profile, known)
        if not cut and isinstance(after, Line) and wraps(item, after):
            text = join_lines([text, after.text.strip()])
            cut = _cut(text, profile, known)
            if cut:
                next(rest)
        if cut:
            name, section = text[: cut.start()], text[cut.end() :]
            if fold(name) != last:
                yield replace(item, text=name)
            last, item = fold(name), replace(item, text=section)
        elif case := profile.case(text):
            last = fold(case.name)
            known.add(last)
        yield item


def _cut(title: str, profile: Profile, names: Collection[str]) -> re.Match[str] | None:
    """Where the title of a section, perhaps a counted one, begins after the name of a case."""
    if count := _COUNT.search(title, max(0, len(title) - ENDING)):
        title = title[: count.start()].rstrip()
    cuts = (cut for cut in _BETWEEN.finditer(title, 0, LONGEST) if fold(title[: cut.start()]) in names)
    return next((cut for cut in cuts if (s := profile.section(title[cut.end() :])) and s.kind), None)
