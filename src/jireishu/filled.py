"""What is filled in in a form? Its cells -> what each says: a number, name, tagline or fact, with its label taken off,
the title of a section, or running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jireishu.page import Segment
from jireishu.places import prefecture_of
from jireishu.profile import COUNTS, MARKS, Profile, unadorned
from jireishu.slips import NEAR, Field, Slip, text_of

LABEL = 30  # characters of a label, at most,
LONGEST = 40  # of a title,
LINE = 90  # and of a line, as a tagline is
SAID = 12  # characters of a tagline without a label, at least
OFTEN = 3  # titles in cells of their own, at least
MOST = 0.5  # of the forms, that have a title
SEVERAL = 2  # titles in the first row of a table, at least, that head its columns
WIDE = 0.9  # of the width of the form that a title takes which stands over headings and their texts
HEADS = 4  # cells that a form begins with without labels, at most
NAME = 30  # characters of a name that no label tells, at most
_ADDED = re.compile(r"[(（〔\[].*")  # as （続き） to the title of a section
_PARTS = re.compile(r"[・/／、,\s]|及び")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says. role: number, name, tagline, section, pair (with its label), heading, within
    (a heading beside another) or text."""

    role: str
    parts: list[Segment]
    label: str = ""

    @property
    def text(self) -> str:
        return text_of(self.parts)


def usual_column(slips: Sequence[Slip], profile: Profile) -> float | None:
    """How far in from the left of a form most titles of sections stand; None where few are cells of their own."""
    every = [(slip, f) for slip in slips for f in slip.fields if f.parts and not _role(f.text, profile)]
    places = Counter(round(f.box.x0 - slip.box.x0) for slip, f in every if kind(f.text, profile))
    inside = sum(any(said.role == "section" for said in _inside(f, True, profile)) for _, f in every)
    return max(places, key=lambda x: places[x]) if places.total() >= max(OFTEN, inside) else None


def titles(slips: Sequence[Slip], column: float | None, profile: Profile) -> list[str]:
    """The titles of sections that the profile does not know: lines that stand and are set in most forms as those that
    it knows, with sentences beside or below them."""
    lines = [(slip, f) for slip in slips for f in slip.fields if column is not None and _is_line(f)]
    lines = [(s, f) for s, f in lines if not _role(f.text, profile) and abs(f.box.x0 - s.box.x0 - (column or 0)) < NEAR]
    known = Counter((f.parts[0].style, f.text[:1] in MARKS) for _, f in lines if kind(f.text, profile))
    told: dict[str, set[int]] = {}
    for slip, f in lines:
        beside = slip.right(f) or slip.below(f)
        if (f.parts[0].style, f.text[:1] in MARKS) in known and beside and "。" in beside.text:
            told.setdefault(unadorned(f.text), set()).add(id(slip))
    most = max((len(own) for own in told.values()), default=0)
    often = [name for name, own in told.items() if len(own) >= max(OFTEN, MOST * most)]
    return [name for name in often if not kind(name, profile)]


def kind(text: str, profile: Profile) -> str | None:
    """The kind of the section that a text is the title of."""
    if len(text) > LONGEST or "。" in text:
        return None
    section = profile.section(text)
    return (section and section.kind) or profile.kind(unadorned(text), numbered=True)


def _role(text: str, profile: Profile) -> str:
    """What a label is of; "" for none that is known."""
    bare = unadorned(text)
    if not bare or len(bare) > LABEL or "。" in bare:
        return ""
    if profile.fact(bare):
        return "pair"
    roles = {profile.column(bare)} - {None} or set(map(profile.column, _PARTS.split(bare)))
    if roles <= {"name", "number"}:  # 番号・名称
        return "name" if "name" in roles else "number"
    if roles == {"prefecture"}:
        return "prefecture"
    return "tagline" if profile.labels_tagline(bare) else ""


def told(slip: Slip, column: float | None, profile: Profile) -> list[Said]:
    """What the cells of a form say, in order. column: of `usual_column`."""
    if told_below := _under(slip, profile):
        return told_below
    found: list[Said] = []
    taken: set[int] = set()
    labels = {_role(f.text, profile) for f in slip.fields}
    bars = [f.box for f in slip.fields if f.box.width > WIDE * slip.box.width and kind(f.text, profile)]
    head = True
    for f in (f for f in slip.fields if f.parts):
        if id(f) in taken:
            continue
        bearer = "name" not in labels and profile.column(f.text) == "bearer"
        role, value = "name" if bearer else _role(f.text, profile), _value(slip, f, taken, profile)
        above = [b for b in bars if b.top < f.box.top] if f.box not in bars and len(bars) >= SEVERAL else []
        head = head and not any("。" in o.text for o in slip.fields if abs(o.box.top - f.box.top) < NEAR)
        if role == "tagline" and (above or not (value and _is_line(value)) or _is_heading(f, found)):
            role = ""
        if role and value:
            taken.add(id(value))
            found += [Said(role, value.parts, f.text)] if value.parts else []
        elif (
            not role and not above and column is not None
            and kind(f.text, profile) and f.box.x0 - slip.box.x0 <= column + NEAR
        ):  # fmt: skip
            head = False
            if not _is_group(slip, f, column, profile):
                found.append(Said("section", f.parts))
        elif inside := _inside(f, column is None, profile):
            head = head and inside[0].role != "section"
            found += inside
        elif head and "name" in labels and value and value.parts and not kind(value.text, profile):
            taken.add(id(value))
            found.append(Said("pair", value.parts, f.text))
        elif not role:
            free = head and _is_line(f) and not f.text.startswith(tuple(MARKS))
            beside = slip.right(f)
            if above and beside and _is_line(beside):  # a heading within
                beside = slip.right(beside)
            heads = column is not None and beside and "。" in beside.text and _is_line(f)
            level = "within" if above and f.box.x0 > min(b.x0 for b in above) + NEAR else "heading"
            found.append(Said("head" if free else level if heads else "text", f.parts))
    return _headed(_placed(found), profile)


def _is_heading(f: Field, before: Sequence[Said]) -> bool:
    """Whether a cell has brackets or a mark, within a section: 【事業の概要】 labels no tagline there."""
    return unadorned(f.text) != f.text.strip() and any(said.role == "section" for said in before)


def _under(slip: Slip, profile: Profile) -> list[Said]:
    """What a table says whose first row has the titles of sections, each over its text; nothing where it has none."""
    top = min((f.box.top for f in slip.fields), default=0.0)
    heads = [f for f in slip.fields if f.box.top < top + NEAR and f.parts]
    rest = [f for f in slip.fields if f.box.top >= top + NEAR and f.parts]
    known = sum(kind(f.text, profile) is not None for f in heads)
    if known < SEVERAL or 2 * known < len(heads) or not any("。" in f.text for f in rest):
        return []
    found: list[Said] = []
    for head in sorted(heads, key=lambda f: f.box.x0):
        own = [f for f in rest if head.box.x0 - NEAR <= f.box.x0 and f.box.x1 <= head.box.x1 + NEAR]
        found += [Said("section", head.parts), *(Said("text", f.parts) for f in own)]
    return found


def _placed(found: list[Said]) -> list[Said]:
    """What cells say, the name with the prefecture before it that has a cell of its own."""
    prefecture = next((said for said in found if said.role == "prefecture"), None)
    if prefecture is None:
        return found
    rest = [said for said in found if said is not prefecture]
    place = prefecture.text if prefecture_of(prefecture.text) == prefecture.text else ""
    return [
        replace(s, parts=[replace(s.parts[0], text=f"{place}{s.text.removeprefix(place)}")]) if s.role == "name" else s
        for s in rest
    ]


def _is_line(f: Field) -> bool:
    return bool(f.parts) and len(f.text) <= LINE and "。" not in f.text


def _value(slip: Slip, label: Field, taken: set[int], profile: Profile) -> Field | None:
    """What a label is of: the cell right of it, or below where another label stands there, or nothing."""
    right, below = slip.right(label), slip.below(label)
    if right and not _role(right.text, profile):
        return right if id(right) not in taken else None
    return below if below and id(below) not in taken and not _role(below.text, profile) else None


def _is_group(slip: Slip, f: Field, column: float, profile: Profile) -> bool:
    """Whether a cell only says what several sections right of it are together."""
    titles = [o for o in slip.fields if f.box.x1 - NEAR <= o.box.x0 <= slip.box.x0 + column + NEAR]
    inside = [o for o in titles if f.box.top < o.box.middle[1] < f.box.bottom]
    return bool({kind(o.text, profile) for o in inside if not _role(o.text, profile)} - {None, kind(f.text, profile)})


def _inside(f: Field, titled: bool, profile: Profile) -> list[Said]:
    """What a cell says below or after a label of its own. titled: whether that may be the title of a section."""
    first = [s for s in f.parts if s.row == f.parts[0].row]
    rest = f.parts[len(first) :]
    if (rest and rest[0].style != first[0].style) or len(rest) == 1:
        role = _role(text_of(first), profile)
        if role:
            return [Said(role, rest, text_of(first))]
        if titled and kind(text_of(first), profile) and rest[0].style != first[0].style:
            return [Said("section", first), Said("text", rest)]
    label, colon, value = (f.text if len(f.text) <= LINE else "").partition("：")
    if colon and _role(label, profile) not in ("", "pair") and value:
        return [Said(_role(label, profile), [replace(f.parts[0], text=value.strip())], label)]
    return []


def _headed(found: list[Said], profile: Profile) -> list[Said]:
    """What cells say, those at the head without labels as number, name or tagline."""
    heads = [said for said in found if said.role == "head"]
    known = {said.role for said in found}
    roles: dict[int, str] = {}
    for said in heads if len(heads) <= HEADS else []:
        if profile.number(said.text):
            roles[id(said)] = "number"
        elif "name" not in known and (profile.case(said.text) or profile.case(COUNTS + said.text)):
            roles[id(said)] = "name"
    known |= set(roles.values())
    free = [said for said in heads if id(said) not in roles] if len(heads) <= HEADS else []
    names = [said for said in free if len(said.text) <= NAME]
    if "name" not in known and names and (len(free) > 1 or "tagline" in known or len(free[0].text) < SAID):
        name = min(names, key=lambda said: (-said.parts[0].size, len(said.text)))
        roles[id(name)] = "name"
        free = [said for said in free if said is not name]
    free = [s for s in free if not (profile.is_aside(s.text) or kind(_ADDED.sub("", s.text), profile))]
    longest = max(free, key=lambda said: len(said.text), default=None)
    if "tagline" not in known and longest and len(longest.text) >= SAID:
        roles[id(longest)] = "tagline"
    return [replace(s, role=roles.get(id(s), "text" if s.role == "head" else s.role)) for s in found]
