"""What is a case called, and where is it? Its title, and what stands around that -> its name, place and tagline."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from jireishu.entries import NAME
from jireishu.ledgers import Row
from jireishu.places import TOWN, place_in, prefecture_of
from jireishu.prefectures import PREFECTURES
from jireishu.text import fold, squeeze

TELLING = 8  # characters of what a case says of itself, at least, where only white space parts it from its place
PLACE = "自治体名"  # the attribute that says where a case is that is called by what it does
# what a title says of its case at its end, between waves, or between dashes that stand apart
_SAID = re.compile(
    r"(?P<name>.*\w.*?)(?:\s*[～〜~]+(?P<waved>[^～〜~]+)[～〜~]+|\s+[－–―—─]+(?P<dashed>[^－–―—─]+)[－–―—─]+)"
)
_BRACKETED = re.compile(r"(?P<name>[^()（）]*[^()（）\s])\s*[(（](?P<said>.+)[)）]")  # or in brackets
_COLON = re.compile(r"(?P<name>[^:：]*[^:：\s])\s*[:：](?P<said>[^:：]+)")  # or after a colon
# who a case is of: a company, a body, a shop street or a school
_BODY = re.compile(
    r"(?:(?:株式|有限|合同)会社|(?:社会福祉|医療|学校|一般社団|公益財団|NPO)法人|協同組合).+"
    r"|.+(?:会社|法人|組合|[会校園]|大学|金庫|銀行|病院|商店街|機構|センター)"
)
_FORM = re.compile(  # what kind of body it is, which a list may leave out before its name
    r"(?:(?:一般|公益)(?:社団|財団)|社会福祉|社会医療|医療|学校|宗教|(?:認定)?(?:特定非営利活動|npo))法人|(?:株式|有限|合同)会社|[(][株有福社財特][)]"
)
_READ = re.compile(
    r"[ぁ-んァ-ヶー・\s]+|[^\d]*\d[\d,.]*\s*[千万億]?\s*(?:人|名|世帯|[%％‰])(?:[、，].*)?"
)  # its reading, or how large it is, and more


def called(title: str, beside: str = "", names: Container[str] = ()) -> tuple[str, str]:
    """What a case is called by its title, and the place that stands apart at its end, what it says there of itself
    (みどり市　～誰もが働ける町へ～, みどり市　町工場とつくる仕事), or whatever stands `beside` it, as at the right of
    a band. names: of the cases, folded, as far as the book lists them."""
    if said := _SAID.fullmatch(title.strip()):
        return said["name"].strip(), (said["waved"] or said["dashed"]).strip()
    if added := _BRACKETED.fullmatch(title.strip()) or _COLON.fullmatch(title.strip()):
        name, more, read = added["name"], added["said"].strip(), _READ.fullmatch(added["said"])
        if len(fold(name)) > NAME and fold(more) in names:
            return more, name
        named = fold(name) in names or _opening_place(name) == (name, "") or place_in(name) == name
        if named and (read or len(fold(more)) > NAME):
            return name, "" if read else more
    place, after = _opening_place(title)
    if place and len(fold(after)) >= TELLING and not beside:
        return place, after
    *name, last = title.split() or [""]
    if beside and squeeze(title).endswith(squeeze(beside)):
        name, last = [squeeze(title).removesuffix(squeeze(beside))], beside
    apart = place_in(last) == last or last == beside
    return (" ".join(name), last) if apart and "".join(name) not in ("", *PREFECTURES) else (title, "")


def unformed(name: str) -> str:
    """The name of a body without what kind of body it is, where that stands before it: 社会福祉法人 みどり会."""
    form = _FORM.match(fold(name))
    return fold(name)[form.end() :] if form else fold(name)


def ending(titles: Sequence[str]) -> list[str]:
    """What most titles have in brackets at their end, folded, after a line on the case: 町工場とつくる…（みどり市）."""
    told = [m for title in titles if (m := _BRACKETED.fullmatch(title.strip())) and len(fold(m["name"])) > NAME]
    said = [fold(m["said"]) for m in told if len(fold(m["said"])) <= NAME]
    return said if len(set(said)) > len(titles) / 2 else []


def below(told: Sequence[tuple[str, str]]) -> frozenset[str]:
    """What stands below most titles, which are headlines, and is the place or the name of their cases. told: both."""
    bodies = {said for title, said in told if _is_body(said) and not (_is_body(title) or place_in(title) == title)}
    said = {said for title, said in told if 0 < len(fold(said)) <= NAME < len(fold(title))} | bodies
    known = bodies | {one for one in said if place_in(one) == one}
    return frozenset(said) if len(said) > len(told) / 2 and len(known) > len(said) / 2 else frozenset()


def _is_body(text: str) -> bool:
    """Whether a text is the name of a company, a body or a school."""
    return len(fold(text)) <= NAME and _BODY.fullmatch(fold(text)) is not None


def _opening_place(title: str) -> tuple[str, str]:
    """The town with which a title begins, perhaps after its prefecture, and what stands apart from it after that."""
    words = title.split()
    stop = 2 if words[:1] and words[0] in PREFECTURES else 1
    towns = [word for word in words[stop - 1 : stop] if TOWN.fullmatch(word)]
    return (" ".join(words[:stop]), " ".join(words[stop:])) if towns else ("", "")


def where(name: str, tagline: str, row: Row | None) -> tuple[str | None, str]:
    """The prefecture of a case and, where it is called by what it does, its place: said below its title or in its row
    of the 一覧表."""
    if own := prefecture_of(name):
        return own, ""
    place = place_in(f"{row.prefecture}{row.name} {name} {tagline}" if row else f"{name} {tagline}")
    prefecture = prefecture_of(place) or (prefecture_of(row.prefecture) if row else None)
    return prefecture, "" if place == prefecture else place
