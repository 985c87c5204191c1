"""What are the facts about a case, and what numbers do they carry? Tables and lines -> typed attributes.

Values keep what was printed and the printed unit: a 保護率 in ‰ stays in ‰.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial
from itertools import takewhile

from jireishu.items import Cell, Line, Table
from jireishu.model import Attribute
from jireishu.page import are_stacked
from jireishu.places import prefecture_of
from jireishu.profile import Fact, Profile
from jireishu.text import BRACKETS, close_up, encloses, fold, join_lines, squeeze
from jireishu.tongue import phrase

Attributes = dict[str, Attribute]

SHORT = 24  # characters of a value that nothing but a space parts from its label
_SCALE = {"千": 1_000, "万": 10_000, "億": 100_000_000}
_NUMBER = re.compile(
    r"約?(?P<number>[\d,]+(?:\.\d+)?)\s*(?P<scale>[千万億](?:\d[\d,]*[千万億]?)*)?\s*"
    r"(?P<unit>k?m[23]|[^\s\d(（※*,]*)"
)
_PART = re.compile(r"([\d,]+(?:\.\d+)?)\s*([千万億]?)")  # of 45万9千
_VALUE = re.compile(
    r"約?[\d０-９][\d０-９.,．，]*\s*[千万億]?[人名%％‰倍件世帯円]*|(?:一部)?(?:直営|委託)(?:[・＋+と](?:直営|委託))?"
)
_APART = "／/｜|"  # what may part one fact of a line from the next
_LEADER = "[.．・‥]{3,}"
_LABEL = re.compile(
    rf"(?<![^\s:：、。{_APART}])((?:[^\s:：＝=▶►▸→⇒、。…(（{_APART}]|[(（][^()（）]*[)）])+?)\s*(?:[:：＝=▶►▸→⇒]|…+|{_LEADER})|"
    rf"([【〔［][^】〕］]+[】〕］])(?=\s*[^\s:：])"
)
_OPENS = re.compile(r"[^\s:：、。…]{0,15}[^\s:：、。…\d]\s*[:：]\s*\S")  # and no time of day, as 9:00
_SPACED = re.compile(rf"(?<![^\s、，{_APART}])([^\s、，{_APART}]+)(?:\s+|\s*[／/]\s*)(?=\S)")
_LAST = re.compile(rf"[\s{_APART}]+([^\s{_APART}]+)$")  # of several, after a space or the like
_OTHER = re.compile(rf"({_VALUE.pattern})[\s\u3000]+[^\s\d(（※]{{2,}}\s+\S.*")
_BETWEEN = re.compile(r"(?:(?<![\d０-９])\s|\s(?!\s{0,3}[千万億人%％‰倍件世])|[、，・;；])+")  # facts without marks
_COUNTED = re.compile(r"[(（]?[\d①-⑳]{0,2}[)）.．]?\s*")  # what may stand before the first
_TITLE = re.compile(r"[【〔［<＜]?[^\s:：【】〔〕［］<>＜＞\d]{2,10}(?:[】〕］>＞]\s*|[\s:：]+)")  # and before several
_CHART = re.compile(r"[(（](?P<name>[^()（）]*)[)）]")
_FIGURE = re.compile(r"\s*(\d+(?:\.\d+)?)$")  # at the end of a line of a chart
_IN = re.compile(r"[(（](?:単位[:：]?)?\s*([千万億]?(?:[%％‰倍人件]|世帯))[)）]")
_ADDED = re.compile(r"[(（]([^()（）]+)[)）]\s*$")  # at the end of a title


def parse(raw: str, source: str = "本文") -> Attribute:
    """One printed value: 「45.9万人」 -> 459000 人, 「4.0%」 -> 4.0 %, 「直営」 as it is."""
    printed = squeeze(raw)
    plain = unicodedata.normalize("NFKC", printed)
    match = _NUMBER.match(plain)
    if match is None:
        return Attribute(printed, printed, None, source)
    try:
        parts = _PART.findall(plain[: match.start("unit")])
        number = sum((Decimal(part.replace(",", "")) * _SCALE.get(scale, 1) for part, scale in parts), Decimal())
    except InvalidOperation:
        return Attribute(printed, printed, None, source)
    value = (
        int(number)
        if number == number.to_integral_value() and ("." not in match["number"] or match["scale"])
        else float(number)
    )
    return Attribute(printed, value, match["unit"] or None, source)


def valued(label: str, raw: str, source: str = "本文") -> Attribute:
    """The printed value of a label, in the unit that one says where it says none: 「保護率（‰）」 9.9 -> 9.9 ‰."""
    found = parse(raw, source)
    told = _IN.search(label) if found.unit is None and not isinstance(found.value, str) else None
    return replace(parse(found.raw + told[1], source), raw=found.raw) if told else found


def instead(raw: str, before: Attribute, source: str) -> Attribute:
    """A value in the place of another, in the unit that its label gave that one where neither says one."""
    printed, value = parse(before.raw), before.value
    if printed.unit or not before.unit or isinstance(printed.value, str | dict) or not isinstance(value, int | float):
        return parse(raw, source)
    scale = next((sign for sign, times in _SCALE.items() if math.isclose((printed.value or 0) * times, value)), "")
    return valued(f"（{scale}{before.unit}）", raw, source)


def from_table(table: Table, profile: Profile) -> Attributes:
    """The facts of a table whose labels stand left of their values (or above them, in a header row)."""
    found: Attributes = {}
    rows = table.rows()
    for row in rows:
        for cell, after in zip(row, [*row[1:], None], strict=True):
            fact = _fact(cell, profile)
            if fact is None:
                own = from_text(" ".join(line.text for line in cell.lines), profile)
                found = {**own, **found}
                continue
            value = after if after and after.lines and not _fact(after, profile) else _below(cell, table)
            if value is None or not value.lines or _fact(value, profile):
                continue
            if fact.chart:
                _add_chart(found, fact, cell, value)
            else:
                found.setdefault(fact.name, valued(cell.text, value.text))
    return found


def _plain(text: str) -> str:
    """A line without white space that means nothing, and without the brackets that enclose all of it."""
    plain = close_up(text.replace("\u3000", " ")).strip()
    bare = plain.replace("(", "（").replace(")", "）")
    closer = (BRACKETS | {"（": "）"}).get(bare[:1])
    return plain[1:-1].strip() if closer and encloses(bare, closer) else plain


def from_text(text: str, profile: Profile, titled: bool = False) -> Attributes:
    """The facts of a line such as 「総人口：45.9万人　保護率：4.0%」; one that begins with a label may have a space,
    and a title may stand before several. titled: whether it has been taken off.
    """
    found: Attributes = {}
    plain = _plain(text)
    labels = ((m, profile.fact(m[1] or m[2])) for m in _LABEL.finditer(plain))
    marks = [(match, fact) for match, fact in labels if fact]
    colon = bool(marks)
    if not colon and "。" not in plain:
        spaced = ((m, profile.fact(m[1])) for m in _SPACED.finditer(plain))
        marks = [(match, fact) for match, fact in spaced if fact]
        marks = marks if marks and _COUNTED.fullmatch(plain[: marks[0][0].start()]) else []
    if not marks and "。" not in plain:
        told = [_close(part, profile) for part in _BETWEEN.split(plain)]
        found = _close(plain, profile) or (dict(fact for one in told for fact in one.items()) if all(told) else {})
        title = None if found or titled else _TITLE.match(plain)
        several = from_text(plain[title.end() :], profile, titled=True) if title else {}
        return several if len(several) > 1 and all(is_value(a.raw) for a in several.values()) else found
    for n, (match, fact) in enumerate(marks):
        value = plain[match.end() : marks[n + 1][0].start() if n + 1 < len(marks) else None].strip(f"{_APART}、，,・ ")
        if (last := _LAST.search(value)) and (wrapped := _close(last[1], profile)):  # a line ended between the two
            found, value = wrapped | found, value[: last.start()]
        if not colon and (other := _OTHER.fullmatch(value)):  # a fact that nobody foresaw comes next
            value = other[1]
        short = len(fold(value)) <= SHORT and not profile.fact(value)
        if value and not fact.chart and (colon or short):
            found.setdefault(fact.name, valued(match[0], value))
    return found


def from_title(title: str, profile: Profile) -> Attributes:
    """The facts that a title adds in brackets: みどり市（人口 4.4万人）."""
    added = _ADDED.search(title)
    return from_text(added[1], profile) if added else {}


def opens_fact(text: str) -> bool:
    """Whether a text begins with a label and a colon."""
    return _OPENS.match(text.strip()) is not None


def labelled(text: str) -> list[tuple[str, str]]:
    """What a line labels, and what it says of it: 「人口：4.4万人　面積：39k㎡」, 「人口　4.4万人　面積　39k㎡」."""
    plain = _plain(text)
    marks = list(_LABEL.finditer(plain))
    if not marks:
        words = plain.split()
        by_turns = words if len(words) % 2 == 0 else plain.split(maxsplit=1)
        return list(zip(by_turns[::2], by_turns[1::2], strict=False))
    stops = [*(m.start() for m in marks), len(plain)][1:]
    return [(m[1] or m[2], plain[m.end() : n].strip()) for m, n in zip(marks, stops, strict=True)]


def from_box(lines: Sequence[Line], profile: Profile) -> Attributes:
    """The facts of a box in which each value stands below its label, or above it as large figures do; one in words may
    go on below."""
    found: Attributes = {}
    if lines and profile.fact(lines[-1].text) and not profile.fact(lines[0].text):
        lines = lines[::-1]
    for n, line in enumerate(lines):
        fact, label = profile.fact(line.text), n
        if not fact and lines[n + 1 : n + 2] and lines[n + 1].style == line.style:  # a label that wraps
            fact, label = profile.fact(join_lines([line.text, lines[n + 1].text])), n + 1
        below = list(takewhile(lambda after: not profile.fact(after.text), lines[label + 1 :]))
        if fact and not fact.chart and below:
            value = valued(line.text, below[0].text)
            whole = join_lines([line.text for line in takewhile(partial(_goes_on, below[0]), below)])
            if not isinstance(value.value, int | float) or (not value.unit and is_value(whole)):
                value = parse(whole)
            found[fact.name] = value
    return found


def _goes_on(first: Line, line: Line) -> bool:
    """Whether a line may be the rest of one that was too long for its box: set like it, and no longer."""
    return line.style == first.style and line.x1 - line.x0 <= first.x1 - first.x0


def _close(text: str, profile: Profile) -> Attributes:
    """A fact whose value follows its label at once, as where narrow columns meet: 運営形態委託, 総人口4.4万人."""
    starts = (n for n in range(len(text) - 1, 1, -1) if _VALUE.fullmatch(text[n:]))
    found = ((fact, text[n:].strip()) for n in starts if (fact := profile.fact(text[:n])) and not fact.chart)
    return next(({fact.name: parse(value)} for fact, value in found), {})


def addressed(attributes: Attributes, profile: Profile) -> str | None:
    """The prefecture of the address among the facts of a case."""
    told = (prefecture_of(fact.raw) for label, fact in attributes.items() if profile.column(label) == "address")
    return next(filter(None, told), None)


def is_value(text: str) -> bool:
    """Whether a text is no more than a number with its unit, or says who runs something."""
    return _VALUE.fullmatch(close_up(text.strip())) is not None


def oddities(attributes: Attributes, profile: Profile) -> list[str]:
    """What reads oddly, in words: values outside what their printed unit makes plausible."""
    odd: list[str] = []
    for fact in profile.facts:
        found = attributes.get(fact.name)
        if found is None or not isinstance(found.value, int | float):
            continue
        bounds = fact.plausible.get(found.unit or "")
        if bounds and not bounds[0] <= found.value <= bounds[1]:
            other = next(
                (u for u, b in fact.plausible.items() if u != found.unit and b[0] <= found.value <= b[1]), None
            )
            odd.append(
                phrase(
                    "{name}「{raw}」は{unit}としては考えにくい値です{guess}",
                    name=fact.name,
                    raw=found.raw,
                    unit=found.unit,
                    guess=phrase("（{other} の誤りかもしれません）", other=other) if other else "",
                )
            )
    return odd


def _fact(cell: Cell, profile: Profile) -> Fact | None:
    return profile.fact("".join(line.text for line in cell.lines))


def _below(cell: Cell, table: Table) -> Cell | None:
    under = [c for c in table.cells if abs(c.box.top - cell.box.bottom) < 4 and are_stacked(c.box, cell.box)]
    return under[0] if len(under) == 1 else None


def _add_chart(found: Attributes, fact: Fact, title: Cell, body: Cell) -> None:
    """A bar chart in a cell, a label and a figure a line, added under the chart's name."""
    name = _CHART.search(unicodedata.normalize("NFKC", "".join(line.text for line in title.lines)))
    pairs = _pairs(body.lines)
    if not pairs:
        return
    raw = "、".join(f"{label} {figure}" for label, figure in pairs)
    chart = {label: float(figure) for label, figure in pairs}
    key = name["name"] if name else fact.name
    before = found.get(fact.name)
    charts = {**before.value, key: chart} if before and isinstance(before.value, dict) else {key: chart}
    raw = f"{before.raw}／{key} {raw}" if before else f"{key} {raw}"
    found[fact.name] = Attribute(raw, charts, "倍" if "倍率" in fact.name else None)


def _pairs(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """(label, figure) of the lines that say both."""
    told = ((line, _FIGURE.search(unicodedata.normalize("NFKC", line.text).strip())) for line in lines)
    return [(squeeze(line.text.strip()[: m.start()]), m[1]) for line, m in told if m and m.start()]


@lru_cache(maxsize=8192)
def is_fact(text: str, profile: Profile) -> bool:
    """Whether a line is a fact, or the label of one without a value, or such labels side by side."""
    labels = text.split()
    named = len(labels) > 1 and all(map(profile.fact, labels))
    return named or is_label_row(text, profile) or profile.fact(close_up(text.strip())) is not None


@lru_cache(maxsize=8192)
def is_label_row(text: str, profile: Profile) -> bool:
    """Whether a line of running text states facts rather than tells something."""
    return len(fold(re.sub(_LEADER, "", text))) < 40 * len(from_text(text, profile))
