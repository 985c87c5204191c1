"""What is the grammar of a casebook? Reads a profile: the wordings of titles and facts, kept as data.

A profile is a TOML file under profiles/, or of one's own. Its patterns are matched against folded text, from start to
end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from jireishu import keys
from jireishu.text import BRACKETS, SHAPES, fold, in_kanji, unbracketed

MARKS = "".join(SHAPES) + "〇|｜・•"
RULES = "-‐‑‒–—―─━－~～〜=＝*＊"  # what a title may be set between, too
BETWEEN = " 　.．:：、,，・/／|｜-－‐‑‒–—―−─ー~〜～>＞" + "".join(SHAPES)  # a number and the title that it counts
AND = re.compile(r"(?<!こ)と|[や・、]|及び|並びに")
KANA = "アイウエオカキクケコ"
APART = re.compile(rf"^([一二三四五六七八九十]{{1,3}}|[{KANA}ｱ-ｺ])\s+")  # 一 概要, ア 概要; 一体的な… has no number
KANJI_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}(?=[\s】〕\]）)＞>〉》.．:：、])")  # 事例三　…, but no 事例一覧
INMOST = "章"  # what counts as a chapter where a book has parts (部) as well
# what a question is about, as 取組みの成果 in 取組みの成果はありましたか。
_QUESTION = re.compile(r"(?P<about>[^。?]+)(?:について|[はをが])[^。?はをが]*(?:か[。?]?|[?]|(?:ください|下さい)。?)")
_WHICH = re.compile("どのような|どんな")  # どのような連携をしていますか。 asks for what 連携の内容 tells
QUESTION, ASKED = "質問", r"(?:q\d{0,2}[.:、]|[―—─]{2}).+"  # the kind of such titles, and how they begin
COUNTS = "事例"  # what case titles of any profile may be counted by
OPENERS = "".join(BRACKETS)
NEVER = r"(?!)"  # matches nothing
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_OFFICIAL = re.compile(r"^(\s*第[0-9０-９一二三四五六七八九十]{1,3})(?=[ 　]+\S)")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile("[a-z]")
_LEAD = re.compile(  # 第2章 before 事例1 and a name, but not before 事例10選
    r"\s*第([0-9０-９一二三四五六七八九十]{1,3})章[\s・/／|｜:：]*(?=[^\W\d]{1,4}[.．]?\s?[0-9０-９]{1,3}[^\w])"
)
_FIGURE = re.compile(r"([0-9０-９])\s+(?=[0-9０-９])")  # between a number and a figure with which a title begins
_WHOLE = re.compile(r"^[(（]([^()（）]*)[)）]$")
_ROUND = re.compile(r"^[(（](?=[^()（）]*[^\W\d_]{2})([^()（）]*)[)）]$")  # （取組の概要）
UNIT = 3  # characters of a unit in brackets, at most, with the first of these
_COUNTED = re.compile(r"^\(?\d{1,2}[).]?")
_ADDED = re.compile(r"(?:\([^()]*\))+$")
_VALUE = re.compile(r"[0-9０-９]{1,2}[.．][0-9０-９]")
_DEEP = re.compile(  # 2.1.3 …, 2-1-3 …, each after the number of what it stands in; but no 16.4 万人
    r"((?:[0-9０-９]{1,2}[-－‐‑‒–−.．])*)([0-9０-９]{1,2})[-－‐‑‒–−.．]"
    r"(?=[0-9０-９]{1,2}(?![0-9０-９])[.．]?(?!\s*(?:[%％‰倍万億件歳]|千?(?:人$|人\s|円|世帯)|k?[m㎡㎢])))"
)
AGAIN = re.compile(r"[\s/／|｜]+[A-Za-z][A-Za-z &'’]+$")  # 地域の状況 SITUATION
_COUNTING = re.compile(r"[(（]?(?:[Ⅰ-ⅿ]|[IVXivx]+[.．、)）\s]|[A-HＡ-Ｈ](?![A-Za-zＡ-Ｚａ-ｚ]))")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A title with its number taken off. `kind` is None where no wording fits. chapter: the 2 of a title 2-1."""

    number: int | None
    name: str
    kind: str | None = None
    chapter: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """An attribute the profile knows: its labels, and per printed unit the values that are plausible."""

    name: str
    labels: re.Pattern[str]
    chart: bool
    plausible: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One family of casebooks. The methods take text as printed."""

    case_form: re.Pattern[str]
    number_form: re.Pattern[str]
    chapter_form: re.Pattern[str]
    section_forms: tuple[re.Pattern[str], ...]
    back_form: re.Pattern[str]
    aside_form: re.Pattern[str]
    counted_form: re.Pattern[str]
    contents_form: re.Pattern[str]
    title_end: re.Pattern[str]
    kinds: tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...]
    facts: tuple[Fact, ...]
    listing: tuple[tuple[str, re.Pattern[str]], ...]
    tagline_form: re.Pattern[str] = field(default=re.compile(NEVER))
    own: frozenset[str] = frozenset()  # titles, folded, of one book alone
    counter: str = ""  # the word, folded, that one book alone counts its cases by

    def kind(self, title: str, numbered: bool = False) -> str | None:
        """The canonical kind of a section title without its number. numbered: whether one was printed before it."""
        bare = fold(unbracketed(title)).rstrip(":")
        worded = next((kind for kind, _, form, _ in self.kinds if form.fullmatch(bare)), None)
        if not worded and numbered and (asks := _QUESTION.fullmatch(bare)):
            *_, what = _WHICH.split(asks["about"])
            return self.kind(asks["about"], numbered=True) or self.kind(f"{what}の内容")
        if worded or not numbered or "。" in bare:
            return worded
        about = ((kind, form.search(part)) for part in AND.split(bare) for kind, *_, form in self.kinds)
        return next((kind for kind, match in about if match), None)

    def with_titles(self, titles: Sequence[str]) -> Profile:
        """This grammar with titles of sections that a book has besides, of the kinds they are about or of their own."""
        kinds = {title: self.kind(title, numbered=True) or title for title in titles}
        more = ((k, self.slug(k) or "", re.compile(re.escape(fold(t))), re.compile(NEVER)) for t, k in kinds.items())
        return replace(self, kinds=(*self.kinds, *more), own=self.own | set(map(fold, titles)))

    def with_questions(self) -> Profile:
        """This grammar with the questions of an interview, which differ from case to case, as titles of sections."""
        return replace(self, kinds=(*self.kinds, (QUESTION, "", re.compile(ASKED), re.compile(NEVER))))

    def with_facts(self, labels: Sequence[str]) -> Profile:
        """This grammar with attributes that a book has besides, named as they are labelled."""
        more = (Fact(unadorned(label), re.compile(re.escape(fold(unadorned(label)))), False, {}) for label in labels)
        return replace(self, facts=(*self.facts, *more))

    def slug(self, kind: str) -> str | None:
        return next((slug for name, slug, *_ in self.kinds if name == kind), None)

    @lru_cache(maxsize=8192)  # noqa: B019 - a process reads by few profiles, which it keeps
    def section(self, text: str) -> Numbered | None:
        """A section title: a number and any name, or a known wording without a number; marks and brackets go."""
        plain = APART.sub(r"\1、", _FIGURE.sub(r"\1、", unadorned(text), count=1))
        if (once := AGAIN.sub("", plain)) != plain and (said := self.section(once)) and said.kind:
            return said
        if deep := _DEEP.match(plain):
            inmost = self.section(plain[deep.end() :])
            return replace(inmost, chapter=int(deep[2])) if inmost and inmost.number is not None else None
        if _VALUE.match(plain):
            return None
        bare = fold(plain)
        if match := next((m for form in self.section_forms if (m := form.fullmatch(bare))), None):
            name = unadorned(_without_number(plain, match["name"]).lstrip(BETWEEN))
            if not any(map(str.isalpha, name)):  # 2-1
                return None
            kind = self.kind(name, numbered=True)
            if kind or not _LETTERS.match(match["number"]) or _COUNTING.match(plain):  # v型… begins with no number
                return Numbered(_count(match["number"]), name, kind, _chapter(match))
        kind = self.kind(plain)
        return Numbered(None, plain, kind) if kind else None

    def is_section(self, text: str) -> bool:
        """Whether a line is a section's title of known wording, by a number, mark or brackets."""
        section = self.section(text)
        return bool(section and section.kind and (section.number is not None or unadorned(text) != text.strip()))

    @lru_cache(maxsize=8192)  # noqa: B019
    def is_title(self, text: str) -> bool:
        """Whether a line may be the title of a section, case or chapter."""
        dressed = unadorned(text) != text.strip() and self.kind(unadorned(text), numbered=True) is not None
        return dressed or self.is_section(text) or any(f(text) for f in (self.kind, self.case, self.chapter))

    @lru_cache(maxsize=8192)  # noqa: B019
    def case(self, text: str) -> Numbered | None:
        """A case title in the profile's own form, or else counted as the book does; its chapter may stand before it."""
        if lead := _LEAD.match(text):
            inmost = self.case(text[lead.end() :])
            return replace(inmost, chapter=_count(fold(lead[1]))) if inmost else None
        text = _FIGURE.sub(r"\1、", text, count=1)
        for said in dict.fromkeys((text, self._counted(text))):
            for printed in (said, KANJI_NUMBER.sub(lambda kanji: str(_count(kanji[0])), said, count=1)):
                if match := self.case_form.fullmatch(fold(printed)):
                    name = _without_number(printed, match["name"]).lstrip(BETWEEN)
                    return Numbered(int(match["number"]), _WHOLE.sub(r"\1", name), chapter=_chapter(match))
        return None

    def _counted(self, text: str) -> str:
        """A text with the word that the book counts its cases by as one that all books do."""
        if not self.counter or not fold(text).lstrip(OPENERS).startswith(self.counter):
            return text
        stop = next(n for n in range(len(text) + 1) if fold(text[:n]).lstrip(OPENERS) == self.counter)
        return f"{text[: len(text) - len(text.lstrip(OPENERS))]}{COUNTS}{text[stop:]}"

    def number(self, text: str) -> Numbered | None:
        """The number of a case that stands alone, without a name."""
        said = dict.fromkeys(map(fold, (text, self._counted(text))))
        match = next((match for one in said if (match := self.number_form.fullmatch(one))), None)
        return Numbered(int(match["number"]), "", chapter=_chapter(match)) if match else None

    def is_aside(self, text: str) -> bool:
        """Whether a text begins with the title of an aside: by its first word, whatever marks and brackets it has."""
        word = _WORD.search(text)
        return word is not None and self.aside_form.fullmatch(fold(word[0])) is not None

    def counts_cases(self, word: str) -> bool:
        """Whether a folded word that a book counts by may count its cases."""
        return not (self.counted_form.fullmatch(word) or self.is_aside(word))

    def chapter(self, text: str) -> Numbered | None:
        """The title of a chapter; its kind is 章, or what stands for it (部)."""
        match = self.chapter_form.fullmatch(fold(text))
        if match is None or (_LEAD.match(text) and self.case(text)):
            return None
        return Numbered(_count(match["number"]), _without_number(text, match["name"]), match.groupdict().get("kind"))

    def official(self, text: str) -> Numbered | None:
        """What may be the title of a chapter in official papers, 第１　…, where it is of no section."""
        titled = self.chapter(_OFFICIAL.sub(rf"\1{INMOST}", text)) if _OFFICIAL.match(text) else None
        return titled if titled and not self.kind(titled.name) else None

    @lru_cache(maxsize=8192)  # noqa: B019
    def fact(self, label: str) -> Fact | None:
        """The attribute that a label names; marks before it, brackets, a note's mark and a colon do not count, nor what
        it adds in brackets, as a unit or a day, and a number before it."""
        bare = fold(unadorned(re.sub(r"(?:[※*]\d*)+|[:：]$", "", fold(label))))
        added = None if any(map(str.isdigit, bare)) else _ADDED.search(bare)  # 17人（令和4年度） is a value
        inner = added[0][1:-1] if added and added[0][UNIT:-1] else ""  # 地域の状況（総人口）, not a unit as in （人）
        forms = dict.fromkeys((bare, _ADDED.sub("", bare), _ADDED.sub("", _COUNTED.sub("", bare)), inner))
        return next((f for form in forms if form for f in self.facts if f.labels.fullmatch(form)), None)

    def labels_tagline(self, label: str) -> bool:
        """Whether a label is of what a case says of itself in a line: タイトル, キャッチフレーズ."""
        return self.tagline_form.fullmatch(fold(label)) is not None

    def column(self, header: str) -> str | None:
        """What a column of the list of cases holds: number, name, prefecture or page."""
        return next((role for role, form in self.listing if form.fullmatch(fold(header))), None)


def load(name: str = "casebook") -> Profile:
    """The profile of that name, or the one in a TOML file of that path. Raises SourceError where it cannot be used."""
    return keys.read(name, _build)


def _build(data: dict[str, Any]) -> Profile:
    return Profile(
        keys.pattern(data, "case_title", "number", "name"),
        keys.pattern(data, "case_number", "number"),
        keys.pattern(data, "chapter_title", "number", "name"),
        tuple(
            keys.compiled(form, f"section_number.{way}", "number", "name")
            for way, form in keys.table(data, "section_number").items()
        ),
        keys.pattern(data, "back_title"),
        keys.pattern(data, "aside_title"),
        keys.pattern(data, "counted"),
        keys.pattern(data, "contents_title"),
        keys.pattern(data, "title_end"),
        tuple(_section(where, entry) for where, entry in keys.entries(data, "sections")),
        tuple(_fact(where, entry) for where, entry in keys.entries(data, "attributes")),
        tuple((role, keys.any_of(data["listing"], role, "listing.")) for role in keys.table(data, "listing")),
        keys.pattern(data, "tagline_label"),
    )


def _section(where: str, entry: dict[str, Any]) -> tuple[str, str, re.Pattern[str], re.Pattern[str]]:
    heads = keys.any_of({"heads": [NEVER], **entry}, "heads", where)
    kind, slug = keys.word(entry, "kind", where), keys.word(entry, "slug", where)
    return kind, slug, keys.any_of(entry, "wordings", where), re.compile(f"(?:{heads.pattern})$")


def _fact(where: str, entry: dict[str, Any]) -> Fact:
    plausible = {unit: (float(low), float(high)) for unit, (low, high) in entry.get("plausible", {}).items()}
    return Fact(
        keys.word(entry, "name", where), keys.any_of(entry, "labels", where), bool(entry.get("chart")), plausible
    )


def _chapter(match: re.Match[str]) -> int | None:
    """The number of its chapter that a title has before its own."""
    printed = match.groupdict().get("chapter")
    return _count(printed) if printed else None


def _without_number(text: str, folded_name: str) -> str:
    """The end of a printed title that folds to the given name."""
    for start in range(len(text)):
        if fold(text[start:]) == folded_name:
            return text[start:].strip()
    return folded_name


def depth(title: str) -> int:
    """In how many others what a title names stands, by its number: 0 for 3., 2 for 2.1.3."""
    deep = _DEEP.match(unadorned(title))
    return sum(not sign.isdigit() for sign in deep[0]) if deep else 0


def unadorned(title: str) -> str:
    """A title without a mark before it, or on both sides, and brackets around it."""
    title = title.strip()
    if title and title[0] in MARKS + RULES and title[-1] == title[0]:  # ◇ … ◇, ― … ―
        title = title.strip(title[0]) if title[0] in RULES else title.rstrip(title[0])
    return _ROUND.sub(r"\1", unbracketed(title.lstrip(MARKS).strip()))


def _count(number: str) -> int:
    """3 for 3, 三, ３, iii, c or ウ; 12 for 十二."""
    if number.isdigit():
        return int(number)
    if number in ROMAN:
        return ROMAN.index(number) + 1
    if number.isascii():
        return ord(number) - ord("a") + 1
    return KANA.index(number) + 1 if number in KANA else in_kanji(number)
