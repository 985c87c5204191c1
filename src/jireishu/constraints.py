"""Which cases does a question limit itself to, in its own words?

Input: a question and what the index knows of its cases. Output: filters, the words that named them, and the question
without those words: 「直営の自治体で、人口10万人未満のところの工夫は」 asks for 工夫 among some cases. Only plain
wordings are taken for a condition; the response shows them, and --literal leaves them as words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from jireishu import asking, filters, plain, roster
from jireishu.filters import Figure, Filters, bare
from jireishu.plain import ABOUT, BOUND, BUT, DENIED, KIND, LIKE, MOSTLY, PLACES, RATES, TOWN
from jireishu.prefectures import LATIN, PREFECTURES, regions
from jireishu.roster import Roster

# Compiled only where a question holds one of the names: that costs more than all the rest of a search.
_NUMBER = (
    r"(?P<number>\d[\d,]*(?:\.\d+)?\s*[千万億]?)\s*"
    r"(?:人|名|世帯|%|パーセント|‰|パーミル|円|件|倍|回|年|社|校|戸|店|団体|時間|[かカヶ箇]所|km2|平方キロ(?:メートル)?|ha|ヘクタール)?"
)
_AMONG = r"(?:の(?:うち|中|なか))?(?:では|でも|で|は|だと)?"
_FIGURE = rf"(?P<name>NAMES)[がはのも]?\s*約?\s*{_NUMBER}\s*{BOUND}(?:の|な)?{KIND}?{_AMONG}"
_ABOUT = 0.3  # how far from it a number may be that is said to be about so many: a third, as people round
_AROUND = (
    rf"(?P<name>NAMES)[がはのも]?\s*約?\s*{_NUMBER}\s*"
    rf"(?:(?P<range>台)|{ABOUT}|(?=の{TOWN}))(?:の|な|で)?{KIND}?{_AMONG}"
)
_MOST = (
    rf"(?P<name>NAMES)[がの](?:{'|'.join(MOSTLY)})"
    rf"(?P<way>高い|多い|大き[いな]|低い|少ない|小さ[いな]){KIND}?{_AMONG}"
)
_HALF = (
    r"(?:(?P<name>人口|住民|保護率|高齢化率)[がの](?:比較的)?(?P<way>高い|多い|大きい|大きな|低い|少ない|小さい|小さな)"
    rf"|(?P<size>小規模|小さ[いな]|大規模|大き[いな])[なの]?){TOWN}{_AMONG}"
)
_OPERATION = (
    r"(?:運営形態[がは])?(?P<name>直営|委託)(?:方式|型)?[)」』]?"
    r"(?:の|(?:で|に|として)?(?:やって|運営し|実施し|行っ|し)?て?い?る?)[)」』]?"
    rf"{KIND}(?:の(?:うち|中|なか))?(?:では|でも|で|は|だと|(?=[のに、。?]|$))"
)
_BESIDE = (  # a condition on a figure: 直営で高齢化率3割以上の市, 高齢化率3割以上の直営
    r"(?P<name>(?:直営|委託)(?=(?:方式|型)?(?:で、?|かつ、?|、)(?:人口|住民|保護率|高齢化率)[がは]?\d)"
    r"|(?<=[上下満超]の)(?:直営|委託)(?=(?:方式|型)?(?:では|でも|で|は|[の、。?]|$)))(?:方式|型)?(?:で、?|かつ、?|は|、)?"
)
# What follows a place that is meant as a condition, be it one of several.
_AFTER = (
    rf"(?!{DENIED}|{LIKE}|のみならず)"
    r"(?:のハローワーク(?=で|は|の))?(?:内|下|管内)?(?:の(?:市|町|自治体|事例|例|ケース|取組み?)(?=[はでのが、]))?"
    r"(?:では|でも|で|は|など|(?=[のに、。?とがやも・\s])|$)"
)
# How a way of running is not wanted.
_NOT = (
    r"(?P<name>直営|委託)(?:方式|型)?"
    rf"(?:以外の?|(?:で|じゃ)は?な[いく](?:て、?)?|[をは]?してい?ない(?={KIND})){KIND}?{_AMONG}"
)
# A place in Latin letters, and what stands between two that are meant alike.
_LATIN = (
    r"(?i:\b(?P<but>(?:outside|except|excluding|other than|apart from|not)(?: (?:of|for|in|from))? )?"
    r"(?:(?:in|at|of|for|from) (?:the )?)?)\b(?P<place>[A-Z][a-z]{2,})\b"
    r"(?:[- ](?:city|town|prefecture|region|area|shi|ken|fu)\b)?(?:'s)?"
)
_LATIN_AND = r"\s*(?:,|and|or|nor|, and|, or)\s*(?:in )?"
# Two kinds of places side by side: who compares them wants both, and neither is a condition.
_SIDES = (
    rf"(?:{KIND}|部|直営|委託)(?:方式|型)?と"
    r"(?:小さ|小規模|大き|大規模|少な|多い|低い|高い|\d|人口|住民|保護率|高齢化率|直営|委託|都市|町村|地方)"
    r"|\b(?:small|large|big)(?:g?er)?\b.{1,30}\b(?:small|large|big)(?:g?er)?\b"
)
_FIGURES = {"人口": "人口", "住民": "人口", "保護率": "保護率", "高齢化率": "高齢化率"}
_SIGNS = {"below": "<", "most": "<=", "least": ">=", "above": ">"}
_OTHERWISE = {"<": ">=", "<=": ">", ">=": "<", ">": "<="}  # of what is denied

_NAME = rf"(?P<name>{RATES})"
_THAN = (
    r"(?:(?P<below>under|below|(?:less|fewer|smaller) than)|(?P<most>at most|up to)|(?P<least>at least)"
    r"|(?P<above>over|above|(?:more|larger|bigger) than)) "
    r"(?P<number>\d[\d,]*(?<!,)(?:\.\d+)?)(?: ?(?P<thousand>thousand|k)\b)?"
)
_ENGLISH_RATE = rf"\b(?:with )?(?:an? )?{_NAME}s?(?: of| is)? {_THAN}(?: people| residents| ?[%‰])?"
_ENGLISH_SIZE = rf"\b(?:{PLACES}) (?:(?:with|of) )?{_THAN}(?: (?:people|residents|inhabitants)|(?<=,\d\d\d))\b"
_ENGLISH_HALF = r"\b(?P<size>small|large|big)(?:g?er)? (?:cities|towns|municipalities|city|town|municipality)\b"
_ENGLISH_MOST = rf"\b(?:with )?the (?P<way>highest|largest|biggest|lowest|smallest) {_NAME}"

Names = Mapping[str, tuple[str, ...]]  # what each place may be called
Facts = Callable[[], Mapping[str, Mapping[str, Any]]]
Spelled = Callable[[str], Iterable[str]]  # the words that a word in Latin letters may be read as


class Constrained(NamedTuple):
    """filters: what was named. rest: the question without the words that named it, width folded.

    named: those words, of a figure its name alone: what is asked about where nothing else is asked. told: the question
    with them, as rest without what is said of who asks."""

    filters: Filters
    named: tuple[str, ...]
    rest: str
    told: str


def read(
    question: str, known: Roster, prefectures: Iterable[str], facts: Facts, spelled: Spelled = lambda word: ()
) -> Constrained:
    """The conditions that `question` names. known: the cases that there are, facts: brings their attributes."""
    told = roster.with_names(asking.introduced(unicodedata.normalize("NFKC", question)), known)
    left = _Left(told)
    named = {about["name"]: _names(about["name"], about["prefecture"]) for about in known.values()}
    wide = {name: (name, bare(name), *regions(name)) for name in prefectures}
    others = (called for name in PREFECTURES for called in (name, bare(name)))
    if not left.text.isascii() and any(about["name"][-1:] not in "市町村区" for about in known.values()):
        for name, called in _linked(known, facts()).items():
            named[name] = (*named[name], *called)
    every = (*others, *(one for called in (named | wide).values() for one in called))
    left.text, lists = plain.places(left.text, every)
    cases = left.places(named) or left.latin(named, spelled)
    if cases and lists:  # 大阪府と尼崎市
        cases = (*left.places(_beside(cases, lists, named, wide, known)), *cases)
    places = () if cases else left.places(wide) or left.latin(wide, spelled)
    both = asking.compares(left.text) and re.search(_SIDES, left.text, re.IGNORECASE)
    operations = () if both else left.operations(facts)
    figures = () if both else (*left.figures(facts), *left.english_figures(), *left.halves())
    found = Filters((), cases, places, operations, figures, without=tuple(left.unwanted))
    return Constrained(found, tuple(left.named), left.text.strip(), told)


def _beside(
    cases: Iterable[str], lists: Iterable[list[str]], named: Names, wide: Names, known: Roster
) -> dict[str, tuple[str, ...]]:
    """The prefectures that stand in a list with a case, none of those that the cases are of. See `_Left.places`."""
    own = {about["prefecture"] for about in known.values() if about["name"] in cases}
    called = {one for case in cases for one in named[case]}
    listed = {name for names in lists if called.intersection(names) for name in names}
    return {place: names for place, names in wide.items() if place not in own and listed.intersection(names)}


def absent(question: str, known: Collection[str], towns: Iterable[str] = ()) -> tuple[str, ...]:
    """The prefectures and regions that `question` names as a condition and no case is of, where some of any are known,
    and those of the `towns` that it names so."""
    others: dict[str, tuple[str, ...]] = {name: (name, bare(name)) for name in PREFECTURES if name not in known}
    if len(others) == len(PREFECTURES):
        return ()
    told = {region for name in known for region in regions(name)}
    wide = (region for name in others for region in regions(name) if region not in told)
    others |= {name: (name,) for name in (*wide, *towns)}
    left = _Left(unicodedata.normalize("NFKC", question))
    return left.places(others) or left.latin(others, lambda word: ())


class _Left:
    """What is left of a question: each of its methods takes out the words that it understands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.named: list[str] = []
        self.unwanted: list[str] = []  # places that are not meant

    def _take(self, match: re.Match[str], name: str = "") -> None:
        self.named.append(name or match[0])
        self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"

    def places(self, names: Names) -> tuple[str, ...]:
        """The places that are meant; the others of `names` that are named go to `unwanted`.

        names: what each place may be called.
        """
        meant = list[str]()
        taken: dict[str, list[str]] = {}  # words that several places are called by mean all of these
        for place, called in names.items():
            found = next((taken[name] for name in called if name in taken), None)
            said = "|".join(re.escape(name) for name in called if name in self.text)
            for after, these in ((_AFTER, meant), (BUT, self.unwanted)) if said else ():
                if match := re.search(rf"(?<![一-鿿])(?P<place>{said}){after}", self.text):
                    found = taken[match["place"]] = these
                    self._take(match)
                    break
            if found is not None:
                found.append(place)
        return tuple(meant)

    def latin(self, names: Names, spelled: Spelled) -> tuple[str, ...]:
        """The places that are meant by words in Latin letters, as for `places`."""
        taken: list[tuple[re.Match[str], bool, list[str], str]] = []
        for match in re.finditer(_LATIN, self.text):
            words = {*spelled(match["place"]), LATIN.get(match["place"].casefold(), "")}
            if found := [place for place, called in names.items() if words.intersection(called)]:
                last, but = taken[-1][:2] if taken else (None, False)
                alike = last and re.fullmatch(_LATIN_AND, self.text[last.end() : match.start()])
                name = " ".join(sorted(words.intersection(names[found[0]])))
                taken.append((match, bool(match["but"] or (alike and but)), found, name))
        for match, _, _, name in reversed(taken):  # from the end, so that the others stay where they are
            self._take(match, name)
        self.unwanted += [place for _, but, found, _ in taken if but for place in found]
        return tuple(dict.fromkeys(place for _, but, found, _ in taken if not but for place in found))

    def operations(self, facts: Facts) -> tuple[str, ...]:
        """How cases are run that are meant. facts: brings what is known of each."""
        if "直営" not in self.text and "委託" not in self.text:
            return ()
        forms = sorted(set(filters.operations(facts()).values()))
        found: list[str] = []
        while "直営" in self.text or "委託" in self.text:
            if match := re.search(_NOT, self.text):
                meant = [form for form in forms if match["name"] not in form]
            elif match := re.search(_OPERATION, self.text) or re.search(_BESIDE, self.text):
                meant = [match["name"]] if any(match["name"] in form for form in forms) else []
            if not (match and meant):
                break
            found += meant
            self._take(match, " ".join(meant))
        return tuple(dict.fromkeys(found))

    def figures(self, facts: Facts) -> Iterator[Figure]:
        self.text = plain.people(self.text)
        compares = any(map(str.isdecimal, self.text)) or any(word in self.text for word in (*MOSTLY, "割"))
        if not (compares and (meant := _stated(self.text, facts))):
            return
        names = "|".join(map(re.escape, sorted(meant, key=len, reverse=True)))
        self.text = plain.figures(self.text, names)
        figure, around, most = (pattern.replace("NAMES", names) for pattern in (_FIGURE, _AROUND, _MOST))
        while match := re.search(figure, self.text):
            yield Figure(meant[match["name"]], _sign(match), match["number"])
            self._take(match, match["name"])
        while match := re.search(around, self.text):
            name, number = meant[match["name"]], match["number"].replace(",", "").replace(" ", "")
            scale = number[-1] * (number[-1] in "千万億")
            value = float(number.removesuffix(scale))
            least, limit = (
                (value, value + _step(value)) if match["range"] else (value * (1 - _ABOUT), value * (1 + _ABOUT))
            )
            yield Figure(name, ">=", f"{least:g}{scale}")
            yield Figure(name, "<", f"{limit:g}{scale}")
            self._take(match, name)
        while match := re.search(most, self.text):
            yield Figure(meant[match["name"]], "max" if match["way"][0] in "高多大" else "min", "")
            self._take(match, match["name"])

    def english_figures(self) -> Iterator[Figure]:
        lower = self.text.casefold()
        if not any(word in lower for word in ("population", " rate", *PLACES.split("|"))):
            return
        if any(map(str.isdecimal, lower)):
            self.text = plain.between(self.text)
        for pattern in (_ENGLISH_SIZE, _ENGLISH_RATE):
            while match := re.search(pattern, self.text, re.IGNORECASE):
                name = _meant(match["name"]) if pattern is _ENGLISH_RATE else "人口"
                yield Figure(name, _sign(match), match["number"] + "千" * bool(match["thousand"]))
                self._take(match, name)
        while match := re.search(_ENGLISH_MOST, self.text, re.IGNORECASE):
            name = _meant(match["name"])
            yield Figure(name, "min" if match["way"].casefold() in ("lowest", "smallest") else "max", "")
            self._take(match, name)

    def halves(self) -> Iterator[Figure]:
        """The half of the cases that is meant by a word such as small."""
        for pattern, sizes in ((_HALF, ("小", "大", *_FIGURES)), (_ENGLISH_HALF, ("small", "large", "big"))):
            while any(size in self.text.casefold() for size in sizes):
                if not (match := re.search(pattern, self.text, re.IGNORECASE)):
                    break
                said = match.groupdict()
                name, way = _FIGURES[said.get("name") or "人口"], said.get("way") or match["size"]
                yield Figure(name, "high" if way[0] in "高多大lbLB" else "low", "")
                self._take(match, name)


def _stated(text: str, facts: Facts) -> dict[str, str]:
    """The figures that a text may speak of, each by what it is called there: those of any casebook, and those that the
    cases state, without what their labels have in brackets."""
    stated = {name for one in facts().values() for name, value in one.items() if isinstance(value, int | float)}
    called = {unicodedata.normalize("NFKC", name).partition("(")[0]: name for name in stated}
    return {name: meant for name, meant in (called | _FIGURES).items() if len(name) > 1 and name in text}


def _linked(known: Roster, facts: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """What the cases of offices that work for a municipality, or of what is done there, are called by its name."""
    return {
        known[key]["name"]: tuple(
            one for place in re.split(r"[、,・\s]+", said) for one in _names(place, known[key]["prefecture"])
        )
        for key, said in roster.places(facts).items()
        if key in known
    }


def _step(number: float) -> float:
    """How wide 5台 (1), 20台 (10) and 150台 (10) are."""
    return next((step for step in (1000, 100, 10) if number % step == 0 and number >= step), 1)


def _sign(match: re.Match[str]) -> str:
    sign = next(sign for bound, sign in _SIGNS.items() if match[bound])
    return _OTHERWISE[sign] if match.groupdict().get("not") else sign


def _meant(name: str) -> str:
    """The Japanese name of an English figure."""
    if name.casefold() == "population":
        return "人口"
    return "高齢化率" if "ing rate" in name.casefold() else "保護率"


@lru_cache(maxsize=1 << 14)
def _names(name: str, prefecture: str | None) -> tuple[str, ...]:
    """What a case is called: 兵庫県尼崎市, 尼崎市 and, where two kanji at least are left, 尼崎; width folded."""
    short = name.removeprefix(prefecture or "")
    stem = short[:-1]
    kanji = len(stem) > 1 and short[-1] in "市町村区" and all("一" <= character <= "鿿" for character in stem)
    return tuple(unicodedata.normalize("NFKC", text) for text in (name, short, stem if kanji else "") if len(text) > 1)
