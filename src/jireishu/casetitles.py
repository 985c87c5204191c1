"""Which lines could be titles of cases? By the form that the profile gives them, a name that a list has, or a label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from jireishu.contents import Contents
from jireishu.endings import turns, wraps
from jireishu.items import Item, Line, Table
from jireishu.looks import Title
from jireishu.places import place_in
from jireishu.profile import Numbered, Profile
from jireishu.text import fold, join_lines

_NONE = (0, None)


def of(lines: list[tuple[int, Line]], contents: Contents, profile: Profile, body: float) -> list[Title]:
    """Every line that could be a case title, the samples' among them."""
    names = contents.names()
    found: list[Title] = []
    for (n, line), (_, after), (_, third) in zip(lines, [*lines[1:], _NONE], [*lines[2:], _NONE, _NONE], strict=False):
        if len(line.text) > 60 or (found and n < found[-1].stop):
            continue
        if explicit := _as_listed(profile.case(line.text), names):
            name, stop = explicit.name, n + 1
            goes_on = after is not None and (wraps(line, after) or turns(line, after))
            if after and goes_on and not (profile.section(after.text) or profile.case(after.text)):
                name, stop = join_lines([name, after.text.strip()]), n + 2
                if third and wraps(after, third) and _is_open(name):
                    name, stop = join_lines([name, third.text.strip()]), n + 3
            found.append(Title(n, stop, explicit.number, name, chapter=explicit.chapter))
            continue
        above = profile.case(f"{line.text} {after.text}") if after and after.page == line.page else None
        label = fold(after.text).removesuffix(fold(above.name)) if above and after else ""
        numbers = not label or profile.column(label) == "name"  # it stands on a line of its own
        if above and after and numbers and not profile.kind(after.text):
            name, stop = above.name, n + 2
            if third and third.style == after.style and wraps(after, third):
                name, stop = join_lines([name, third.text.strip()]), n + 3
            found.append(Title(n, stop, above.number, name, chapter=above.chapter))
            continue
        numbered = profile.section(line.text)
        name = numbered.name if numbered else line.text.strip()
        if numbered and fold(name) in names:
            found.append(Title(n, n + 1, numbered.number, name, chapter=numbered.chapter))
        elif fold(name) in names and (line.size > 1.15 * body or line.barred):
            found.append(Title(n, n + 1, names[fold(name)], name))
    return found


def _as_listed(title: Numbered | None, names: Mapping[str, int | None]) -> Numbered | None:
    """A title, the last digits of whose number begin its name where the list of cases has that so: 事例1 40代の男性, of
    which no gap parts the two."""
    digits = str(title.number) if title and title.number is not None and fold(title.name) not in names else ""
    for n in range(1, len(digits)):
        if title and names.get(digits[n:] + fold(title.name)) == int(digits[:n]):
            return replace(title, number=int(digits[:n]), name=digits[n:] + title.name)
    return title


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


def says_again(title: Title, first: Title) -> bool:
    """Whether the title of a case is another, which may have its place after the name."""
    name, whole = fold(title.name), fold(first.name)
    place = whole.removeprefix(name)
    placed = title.number is not None and place != whole and place_in(place) == place
    return title.number == first.number and (name == whole or placed)
