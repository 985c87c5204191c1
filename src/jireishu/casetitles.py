"""Which lines could be titles of cases? By the form that the profile gives them, a name that a list has, or a label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from jireishu.contents import Contents
from jireishu.endings import turns, wraps
from jireishu.entries import NAME
from jireishu.items import Cell, Item, Line, Table
from jireishu.looks import ALIKE, Title
from jireishu.names import TELLING, unformed
from jireishu.places import place_in
from jireishu.profile import Numbered, Profile
from jireishu.text import fold, join_lines

LARGE = 1.4  # times the size of its number and place, at least, that a name below them is set in
CELLS = 3  # of the first row of a form that has a number, a name and a tagline
FORMS = 3  # such forms, at least, that tell cases
WRAPS = 2  # lines that a name below its number goes on in, at most
_COUNTED = re.compile(r"\s*(?P<number>\d{1,3})\s+(?P<name>\S.*)")
_LABELLED = re.compile(r"(?P<label>[^\s\d]+)\s*(?P<number>\d{1,3})")
_KIND = re.compile(r"[^\s\d]{1,10}(?P<number>\d{1,3})\s+(?P<name>\S.*)")  # a badge with a number, and a name


def of(lines: list[tuple[int, Line]], contents: Contents, profile: Profile, body: float) -> list[Title]:
    """Every line that could be a case title, the samples' among them."""
    names = contents.names()
    found: list[Title] = []
    for k, (n, line) in enumerate(lines):
        if len(line.text) > 60 or (found and n < found[-1].stop):
            continue
        after = [own for _, own in lines[k + 1 : k + 2 + WRAPS]]
        if explicit := _as_listed(profile.case(line.text), names):
            _add(found, _of_form(n, explicit, [line, *after], profile), names)
            continue
        if below := _below(n, line, after, profile):
            _add(found, below, names)
            continue
        numbered = profile.section(line.text) or _kinded(line.text, names)
        name = numbered.name if numbered else line.text.strip()
        if numbered and (fold(name) in names or _is_body(numbered, names) or contents.says(numbered.number, name)):
            found.append(Title(n, n + 1, numbered.number, name, chapter=numbered.chapter))
        elif numbered and after and fold(whole := join_lines([name, after[0].text.strip()])) in names:
            goes_on = after[0].style == line.style  # or the list has its tagline, too
            title = Title(n, n + 1 + goes_on, numbered.number, whole if goes_on else name, chapter=numbered.chapter)
            found.append(title)
        elif numbered and line.size > LARGE * body and contents.begins(numbered.number, name):
            found.append(Title(n, n + 1, numbered.number, name, chapter=numbered.chapter))
        elif fold(name) in names and (line.size > 1.15 * body or line.barred):
            found.append(Title(n, n + 1, names[fold(name)], name))
        elif line.size > max(1.15 * body, _largest(lines, k) - ALIKE) and (told := contents.at(name)):
            found.append(Title(n, n + 1, told.number, name))
    return found


def _largest(lines: Sequence[tuple[int, Line]], k: int) -> float:
    """The size of the largest line near one of the lines, on its page."""
    near = lines[max(0, k - 1 - WRAPS) : k + 2 + WRAPS]
    return max(own.size for _, own in near if own.page == lines[k][1].page)


def _add(found: list[Title], title: Title, names: Mapping[str, int | None]) -> None:
    """Add a title to those found; where the name that the list has stands just above its number, that is the title."""
    last = found[-1] if found and found[-1].stop == title.start else None
    above = last is not None and names.get(fold(last.name), 0) in (title.number, None) and fold(title.name) not in names
    if last and above:
        found[-1] = replace(last, number=title.number)
    else:
        found.append(title)


def _of_form(n: int, told: Numbered, lines: Sequence[Line], profile: Profile) -> Title:
    """The title that a line of the profile's form begins, with those of the lines below that are of it."""
    line, *after = lines
    if len(after) > 1 and _is_named(told.name, line, after[0], after[1], profile):
        return Title(n, n + 2, told.number, f"{after[0].text.strip()}　{told.name}", chapter=told.chapter)
    rest = _closing(line, after)
    goes_on = bool(after) and (wraps(line, after[0]) or turns(line, after[0]))
    if goes_on and not (profile.section(after[0].text) or profile.case(after[0].text)):
        open_ = _is_open(join_lines([told.name, after[0].text])) and len(after) > 1 and wraps(*after[:2])
        rest = after[: 1 + open_]
    name = join_lines([told.name, *(own.text.strip() for own in rest)])
    return Title(n, n + 1 + len(rest), told.number, name, chapter=told.chapter)


def _below(n: int, line: Line, following: Sequence[Line], profile: Profile) -> Title | None:
    """The title whose number stands in a line of its own, and its name in those below."""
    if not following or following[0].page != line.page or profile.kind(following[0].text):
        return None
    after, *others = following
    told = profile.case(f"{line.text} {after.text}")
    if told is None:
        return None
    label = fold(after.text).removesuffix(fold(told.name))
    if label and profile.column(label) != "name":
        return None
    rest = _wrapped(after, others)
    name = join_lines([told.name, *(own.text.strip() for own in rest)])
    return Title(n, n + 2 + len(rest), told.number, name, chapter=told.chapter)


def _as_listed(title: Numbered | None, names: Mapping[str, int | None]) -> Numbered | None:
    """A title, the last digits of whose number begin its name where the list of cases has that so: 事例1 40代の男性, of
    which no gap parts the two."""
    digits = str(title.number) if title and title.number is not None and fold(title.name) not in names else ""
    for n in range(1, len(digits)):
        if title and names.get(digits[n:] + fold(title.name)) == int(digits[:n]):
            return replace(title, number=int(digits[:n]), name=digits[n:] + title.name)
    return title


def _is_body(title: Numbered, names: Mapping[str, int | None]) -> bool:
    """Whether the list of cases has what a title says without the kind of body that it is of, by the same number."""
    return title.number is not None and names.get(unformed(title.name)) == title.number


def _kinded(text: str, names: Mapping[str, int | None]) -> Numbered | None:
    """What a line says after a badge of what it is, with the number that the list of cases has: 自治体1 みどり市."""
    told = _KIND.match(text.strip())
    same = told and names.get(fold(told["name"])) == int(told["number"])
    return Numbered(int(told["number"]), told["name"], None) if told and same else None


def _is_named(place: str, first: Line, name: Line, said: Line, profile: Profile) -> bool:
    """Whether what stands below the number of a case and its place is its name: far larger, and short, above a line
    that says more of it."""
    if place_in(place) != place or not first.page == name.page == said.page or wraps(name, said):
        return False
    large = name.size > LARGE * first.size and said.size < name.size and len(fold(name.text)) <= NAME
    return large and len(fold(said.text)) >= TELLING and not any(profile.is_title(x.text) for x in (name, said))


def _wrapped(line: Line, following: Sequence[Line]) -> list[Line]:
    """The lines that a title goes on in, set like it."""
    together = list(takewhile(lambda two: two[0].style == two[1].style and wraps(*two), pairwise([line, *following])))
    return [below for _, below in together]


def _closing(line: Line, following: Sequence[Line]) -> list[Line]:
    """The smaller lines up to that which closes a bracket that one opens: みどり市（人口 4万人、形態 above 委託）."""
    found: list[Line] = []
    for last, below in pairwise([line, *following]):
        near = line.page == below.page and 0 < below.top - last.bottom < line.size and below.size < line.size
        if not near or not _is_open(line.text):
            return []
        found.append(below)
        if not _is_open("".join(x.text for x in (line, *found))):
            return found
    return []


def _is_open(name: str) -> bool:
    """Whether a bracket is opened in a name and not closed."""
    return fold(name).count("(") > fold(name).count(")")


def of_table(n: int, item: Item, profile: Profile) -> Title | None:
    """The title of the case that a table is of: in its first row the name of a case stands right of its label."""
    row = item.rows()[0] if isinstance(item, Table) else []
    told = {profile.column(label.text): cell for label, cell in pairwise(row) if not profile.column(cell.text)}
    if "name" not in told or not told["name"].lines:
        return None
    number = fold(told["number"].text) if "number" in told else ""
    return Title(n, n, int(number) if number.isdecimal() else None, told["name"].text)


def of_tables(items: Sequence[Item], contents: Contents, profile: Profile) -> list[Title]:
    """The titles of the cases that tables are of whose first row says no more than number and name, as the list of
    cases has them; or where that is so in several, a number after its label, a name and perhaps a tagline."""
    names, found, forms = contents.names(), list[Title](), list[Title]()
    for n, item in enumerate(items):
        if not isinstance(item, Table) or item.page in contents.list_pages:
            continue
        if form := _of_form_table(n, item.rows()[0], profile):
            forms.append(form)
        told = _COUNTED.fullmatch(" ".join(line.text for cell in item.rows()[0] for line in cell.lines))
        number = int(told["number"]) if told else None
        if told and number and names.get(fold(told["name"])) == number:
            found.append(Title(n, n, number, told["name"]))
    counted = all(a.number and b.number and a.number < b.number for a, b in pairwise(forms))
    return found or (forms if len(forms) >= FORMS and counted else [])


def _of_form_table(n: int, row: Sequence[Cell], profile: Profile) -> Title | None:
    """The title that the first row of a form has: a number after its label, a name and perhaps a tagline."""
    if not 2 <= len(row) <= CELLS:
        return None
    told, name = _LABELLED.fullmatch(row[0].text.strip()), row[1].text.strip()
    labelled = told and profile.column(told["label"]) == "number"
    short = 0 < len(fold(name)) <= NAME and "。" not in name and not profile.is_title(name)
    return Title(n, n, int(told["number"]), name) if told and labelled and short else None


def says_again(title: Title, first: Title) -> bool:
    """Whether the title of a case is another, which may have its place after the name."""
    name, whole = fold(title.name), fold(first.name)
    place = whole.removeprefix(name)
    placed = title.number is not None and place != whole and place_in(place) == place
    if None in (title.number, first.number):  # which one page may have in a picture, say
        return name == whole
    return title.number == first.number and (name == whole or placed)
