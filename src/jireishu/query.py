"""What does a question ask for?

Input: a question, the analyzer, an engine. Output: the asker's own words, and what else says the same: concepts.
"""

from __future__ import annotations

import math
import unicodedata
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from jireishu import analysis, asking, readings, thesaurus
from jireishu.engine import PAIR
from jireishu.ranking import Group, Phrase, Wanted
from jireishu.tongue import phrase
from jireishu.weighing import sway

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from jireishu.analysis import Analyzer, Morpheme
    from jireishu.engine import Engine
    from jireishu.thesaurus import Match

# What a match counts: the asker's own word; two neighbouring characters; and words of the same meaning, all of which
# must stand in the passage, by how many they are: nine tenths of what they add up to, divided by the square root of
# their number, so that three common words do not outweigh the one that was asked. What says the same as words that no
# passage holds, such as English ones, counts in full. Chosen on the questions that are looked at; nDCG@10 hardly moves
# between 0.8 and 1.0 of it.
OWN = 20
PAIRED = 4
SAME = (0, 12, 8, 7, 6, 5)
MEANT = (0, 20, 14, 12, 10, 9)
GROUPED = 8
READ, UNSURE = 14, 6

# Of what a wording counts, so much where it already says what another, longer stretch of the question asks: 市役所 and
# 役所 both find 庁内, 雇ってもらう and 雇う both find 採用, and one word there answers once. 0 to 0.5 find as well.
AGAIN = 0.3

MOST = 10  # words of the same meaning a concept has at most, closest first: 6 find a little worse

# What the closest of them finds in turn (職安, ハローワーク, 労働局): so many, for a third of what the same meaning
# counts; a half or a quarter finds as well, and what the second closest finds in turn, or six instead, adds nothing.
FURTHER = 3
FAR = 3

LAST = 100  # the place of a wording that no line of the thesaurus gives
CONCEPTS = 48

THESAURUS, ENGLISH, DICTIONARY, READING = phrase("類語"), phrase("訳語"), phrase("同義語"), phrase("読み")


class Alternative(NamedTuple):
    """`found` says what was asked; how: whether the thesaurus, its English part or the dictionary says so.

    far: only what says the same says the same as this.
    """

    found: str
    forms: tuple[str, ...]
    times: int
    how: str
    far: bool = False


class Concept(NamedTuple):
    """Something asked for, in the asker's words and in others."""

    asked: str
    forms: tuple[str, ...]
    others: tuple[Alternative, ...]


class Query(NamedTuple):
    """forms: the asker's own words. pairs: neighbouring characters of the question. concepts: what else to look for.

    nouns: those of the forms that are nouns."""

    forms: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    concepts: tuple[Concept, ...] = ()
    nouns: frozenset[str] = frozenset()

    def phrases(self) -> set[tuple[str, ...]]:
        """All words, and words that count together, that a passage may be found by."""
        return {*((form,) for form in self.forms), *(o.forms for concept in self.concepts for o in concept.others)}


def parse(text: str, analyzer: Analyzer, engine: Engine, literal: bool = False) -> Query:
    """literal: the question's own words alone."""
    if literal:
        return Query(tuple(dict.fromkeys(analyzer.forms(text))))
    text = asking.asked(text, analyzer.forms)
    whole = thesaurus.decades(analyzer.morphemes(text))
    engine.expect((m.form for m in whole if m.form), _keys(text, whole, analyzer))
    translated = list(thesaurus.english(text, engine.synonyms))
    cut = own(whole, {word for match in translated for word in match.forms})
    forms = tuple(dict.fromkeys(morpheme.form for morpheme in cut if morpheme.form))
    # a pair within a word that is found says nothing more
    inside = {pair for m in cut if m.form and engine.held(m.form) for pair in analysis.pairs(m.surface)}
    pairs = [pair for pair in analysis.pairs(text) if not (pair.isascii() and pair.isalpha()) and pair not in inside]
    nouns = frozenset(morpheme.form for morpheme in cut if morpheme.form and morpheme.noun)
    return Query(forms, tuple(dict.fromkeys(pairs)), concepts(cut, translated, analyzer, engine), nouns)


def _keys(text: str, cut: list[Morpheme], analyzer: Analyzer) -> Iterator[str]:
    """The keys of the thesaurus that reading a question may look up."""
    forms = {morpheme.form for morpheme in cut if morpheme.form}
    yield from thesaurus.english_keys(text)
    yield from (morpheme.sense for morpheme in cut if morpheme.sense)
    yield from forms
    yield from (thesaurus.group(number) for form in forms for number in analyzer.groups(form))
    yield from readings.keys(cut)


def own(cut: list[Morpheme], translated: Collection[str]) -> list[Morpheme]:
    """The morphemes of a question, of English in it without function words, and without the katakana that the
    dictionary gives an English word (job is ジョブ) where it is `translated`. In an English question no such katakana
    has a sense: picking is no ピッキング. What a verb makes a way (探し方) is no person (お困りの方)."""
    speaks = all(morpheme.surface.isascii() for morpheme in cut)
    found = []
    for morpheme in cut:
        word = unicodedata.normalize("NFKC", morpheme.surface).casefold()
        if speaks and word in asking.FUNCTION:
            continue
        morpheme = morpheme._replace(sense="") if speaks else morpheme
        morpheme = morpheme._replace(form="") if word == "方" and not morpheme.noun else morpheme
        found.append(morpheme._replace(form=word, sense="") if word in translated else morpheme)
    return found


def concepts(
    cut: list[Morpheme], translated: Collection[Match], analyzer: Analyzer, engine: Engine
) -> tuple[Concept, ...]:
    """What else says the same as the words of a question: one concept for each stretch of words that is known.

    Where several lines know it, the closest wordings of each come first, and those of the dictionary last.
    """
    merged: dict[tuple[str, ...], tuple[str, tuple[str, ...], dict[str, tuple[int, Alternative]]]] = {}

    def add(
        asked: str, senses: tuple[str, ...], forms: tuple[str, ...], others: Iterable[Alternative], nearest: int = 0
    ) -> None:
        known = merged.setdefault(senses, (asked, forms, {}))[2]
        for place, other in enumerate(others, nearest):
            if other.forms != forms and (other.found not in known or place < known[other.found][0]):
                known[other.found] = place, other

    matches = [*thesaurus.japanese(cut, engine.synonyms), *translated]
    meanings = slips(cut, {form for match in translated for form in match.forms}, engine)
    _expect(matches, meanings, analyzer, engine)
    for match in matches:
        how = ENGLISH if match.english else THESAURUS
        worth = SAME if all(map(engine.held, match.forms)) else MEANT
        others = [Alternative(word, said, _times(said, worth), how) for word, said in match.found]
        if match.english:  # the closest translation in other words
            more = _also(*match.found[0], analyzer, engine)
            others += [Alternative(word, said, _times(said), how) for word, said in more]
        add(match.asked, match.senses, match.forms, others)
    for meant in meanings:
        for word, said in meant.words:
            others = [Alternative(word, said, READ, READING)] if all(engine.held(form) for form in said) else []
            others += [
                Alternative(other, found, GROUPED, READING) for other, found in _also(word, said, analyzer, engine)
            ]
            if not meant.sure:
                others = [other._replace(times=min(other.times, UNSURE), far=True) for other in others]
            add(meant.written, (meant.written,), meant.forms, others)
    for form in dict.fromkeys(morpheme.form for morpheme in cut if morpheme.form):
        for number in analyzer.groups(form):
            for _, _, found in engine.synonyms(thesaurus.group(number)):
                others = [Alternative(word, (word,), GROUPED, DICTIONARY) for word, _ in found]
                add(form, (form,), (form,), others, LAST)
    near = (
        Concept(asked, forms, tuple(other for _, other in sorted(known.values(), key=itemgetter(0))[:MOST]))
        for asked, forms, known in [one for one in merged.values() if one[2]][:CONCEPTS]
    )
    return tuple(further(concept, analyzer, engine) for concept in once(near))


def _times(said: tuple[str, ...], worth: tuple[int, ...] = SAME) -> int:
    """What words of the same meaning count, by how many they are."""
    return worth[min(len(said), len(worth) - 1)]


def further(concept: Concept, analyzer: Analyzer, engine: Engine) -> Concept:
    """The concept with what its closest wording finds in turn."""
    closest, known = concept.others[0], {concept.forms, *(other.forms for other in concept.others)}
    more = [one for one in _also(closest.found, closest.forms, analyzer, engine) if one[1] not in known][:FURTHER]
    far = (Alternative(word, said, _times(said) // FAR, THESAURUS, True) for word, said in more)
    return concept._replace(others=(*concept.others, *far))


def once(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """The concepts again: a wording that several of them have counts in full for the longest, less for the others."""
    found, said = list(concepts), set[tuple[str, ...]]()
    for place, concept in sorted(enumerate(found), key=lambda one: -len(one[1].forms)):
        others = (o._replace(times=round(o.times * AGAIN)) if o.forms in said else o for o in concept.others)
        found[place] = concept._replace(others=tuple(others))
        said.update(other.forms for other in concept.others)
    return tuple(found)


def _expect(matches: list[Match], meanings: Iterable[readings.Meant], analyzer: Analyzer, engine: Engine) -> None:
    """Say what tells how much another wording counts, and what it may be said in again."""
    meant = [one for meaning in meanings for one in meaning.words]
    again = [*(match.found[0] for match in matches), *meant]
    forms = [*(match.forms for match in matches), *(said for _, said in meant)]
    senses = (morpheme.sense for word, _ in again for morpheme in analyzer.morphemes(word) if morpheme.sense)
    engine.expect((form for said in forms for form in said), senses)


def _also(
    word: str, said: tuple[str, ...], analyzer: Analyzer, engine: Engine
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the thesaurus finds for a word that the question does not say itself."""
    for match in thesaurus.japanese(analyzer.morphemes(word), engine.synonyms):
        if match.forms == said:
            yield from match.found


def slips(cut: list[Morpheme], translated: Collection[str], engine: Engine) -> list[readings.Meant]:
    """Words of a question that look mistyped or are Japanese in Latin letters, and what was meant."""

    def known(form: str) -> bool:
        return form in translated or engine.held(form) > 0 or any(len(key) == 1 for _, key, _ in engine.synonyms(form))

    found = list(readings.latin(cut, known, engine.synonyms))
    if not all(morpheme.surface.isascii() for morpheme in cut):
        found += readings.meant(cut, known, engine.synonyms)
    return found


class Prepared(NamedTuple):
    """A question with what the engine knows of its words: only what some passage holds is kept.

    said: what the asker wrote for each of the wanted words. concepts: those of the wanted groups. rarity: of each word
    of the asker's, the logarithm of how many passages there are to one that holds it, times its sway. nouns: as of
    Query.
    """

    wanted: Wanted
    said: tuple[str, ...]
    concepts: tuple[Concept, ...]
    rarity: Mapping[str, float]
    nouns: frozenset[str] = frozenset()

    def said_otherwise(self, parts: Mapping[str, int]) -> list[tuple[str, ...]]:
        """The other wordings that count in a passage."""
        worths = (group.worth(parts) for group in self.wanted.groups)
        return [c.others[place].forms for c, (added, place) in zip(self.concepts, worths, strict=True) if added]

    def fit(self, parts: Mapping[str, int]) -> int:
        """What a passage adds up to where a wording that says the same as several words (給料, 収入) counts once."""
        once: dict[tuple[str, ...], int] = {}
        for group in self.wanted.groups:
            added, place = group.worth(parts)
            if added:
                terms = group.others[place].terms
                once[terms] = max(added, once.get(terms, 0))
        return sum(parts.get(term, 0) * times for term, times in self.wanted.words) + sum(once.values())

    def share(self, missed: Iterable[str]) -> float:
        """How much of the question a passage says that misses these words, from 0 to 1, rare ones counting more."""
        every = math.fsum(self.rarity.values())
        return 1 - math.fsum(map(self.rarity.__getitem__, missed)) / every if every else 0.0

    def missed(self, parts: Mapping[str, int], far: bool = True) -> set[str]:
        """The asker's words that a passage says neither itself nor otherwise. far: far wordings count, too."""
        said, holds = set[str](), parts.__contains__
        for concept in self.concepts:
            for other in concept.others:  # for many passages a question: the test that fails most comes first
                if other.forms[0] in parts and (far or not other.far) and all(map(holds, other.forms)):
                    said.update(concept.forms)
                    break
        words = zip(self.said, self.wanted.words, strict=True)
        said.update(form for form, (term, times) in words if times == OWN and term in parts)
        return self.rarity.keys() - said


def prepare(query: Query, engine: Engine) -> Prepared:
    said = (form for phrase in query.phrases() for form in phrase)
    engine.expect([*(PAIR + pair for pair in query.pairs), *said], ())
    terms = [(form, form, OWN) for form in query.forms]
    terms += [(pair, PAIR + pair, PAIRED) for pair in query.pairs]
    words = [(said, term, times) for said, term, times in terms if engine.held(term)]
    groups = tuple(
        Group(Phrase(tuple(dict.fromkeys(c.forms)), OWN), tuple(Phrase(o.forms, o.times) for o in c.others))
        for c in query.concepts
    )
    rarity = {form: sway(form) * math.log((engine.passages + 1) / max(1, engine.held(form))) for form in query.forms}
    wanted = Wanted(tuple((term, times) for _, term, times in words), groups)
    return Prepared(wanted, tuple(said for said, _, _ in words), query.concepts, rarity, query.nouns)
