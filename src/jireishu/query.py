"""What does a question ask for?

Input: a question, the analyzer, an open index. Output: the asker's own words, and what else says the same: concepts.
"""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jireishu import analysis, english, readings, thesaurus
from jireishu.index import PAIR
from jireishu.ranking import Group, Phrase, Posting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jireishu.analysis import Analyzer
    from jireishu.index import Index
    from jireishu.thesaurus import Match

# What a match counts: the asker's own word; two neighbouring characters; and words of the same meaning, all of which
# must stand in the passage, by how many they are: nine tenths of what they add up to, divided by the square root of
# their number, so that three common words do not outweigh the one that was asked. An English word is found nowhere
# itself, so what it stands for counts in full. Chosen on the shared dev questions and others written for the purpose;
# nDCG@10 hardly moves between 0.8 and 1.0.
OWN = 20
PAIRED = 4
SAME = (0, 12, 8, 7, 6, 5)
MEANT = (0, 20, 14, 12, 10, 9)
LOST = (0, 18, 13, 10, 9, 8)
GROUPED = 8
READ, UNSURE = 14, 6

MOST = 12  # words of the same meaning a concept has at most, closest first
CONCEPTS = 48

THESAURUS, ENGLISH, DICTIONARY, READING = "類語", "訳語", "同義語", "読み"


class Alternative(NamedTuple):
    """`found` says what was asked; how: whether the thesaurus, its English part or the dictionary says so."""

    found: str
    forms: tuple[str, ...]
    times: int
    how: str


class Concept(NamedTuple):
    """Something asked for, in the asker's words and in others."""

    asked: str
    forms: tuple[str, ...]
    others: tuple[Alternative, ...]


class Query(NamedTuple):
    """forms: the asker's own words. pairs: neighbouring characters of the question. concepts: what else to look for."""

    forms: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    concepts: tuple[Concept, ...] = ()

    def wanted(self) -> set[str]:
        """All words that a passage may be found by."""
        others = (form for concept in self.concepts for other in concept.others for form in other.forms)
        return {*self.forms, *others}


def parse(text: str, analyzer: Analyzer, index: Index, literal: bool = False) -> Query:
    """literal: the question's own words alone."""
    if literal:
        return Query(tuple(dict.fromkeys(analyzer.forms(text))))
    translated = list(thesaurus.english(text, index.synonyms))
    forms = own(text, analyzer, {word for match in translated for word in match.forms})
    pairs = [pair for pair in analysis.pairs(text) if not (pair.isascii() and pair.isalpha())]
    found = concepts(text, forms, translated, analyzer, index)
    return Query(tuple(dict.fromkeys(forms)), tuple(dict.fromkeys(pairs)), found)


def own(text: str, analyzer: Analyzer, translated: Collection[str]) -> list[str]:
    """The forms of a text, of English in it without function words, and without the katakana that the dictionary gives
    an English word (job is ジョブ) where it is `translated`."""
    if not thesaurus.LATIN.search(text.casefold()):
        return analyzer.forms(text)
    forms = []
    for token in analyzer.tokens(text):
        word = unicodedata.normalize("NFKC", text[token.start : token.end]).casefold()
        if not (text.isascii() and word in english.FUNCTION):
            forms.append(word if word in translated else token.form)
    return forms


def concepts(
    text: str, forms: list[str], translated: Iterable[Match], analyzer: Analyzer, index: Index
) -> tuple[Concept, ...]:
    """What else says the same as the words of a question: one concept for each stretch of words that is known."""
    merged: dict[tuple[str, ...], tuple[str, dict[str, Alternative]]] = {}

    def add(asked: str, key: tuple[str, ...], others: Iterable[Alternative]) -> None:
        known = merged.setdefault(key, (asked, {}))[1]
        for other in others:
            if other.found not in known and other.forms != key:
                known[other.found] = other

    for match in chain(thesaurus.japanese(forms, index.synonyms), translated):
        worth, how = (MEANT, ENGLISH) if match.english else (SAME, THESAURUS)
        if not match.english and not all(index.posting(form) for form in match.forms):
            worth = LOST
        times = [worth[min(len(found), len(worth) - 1)] for _, found in match.found]
        add(
            match.asked,
            match.forms,
            (Alternative(word, found, n, how) for (word, found), n in zip(match.found, times, strict=True)),
        )
    for meant in () if text.isascii() else slips(text, forms, analyzer, index):
        worth_read = READ if meant.sure else UNSURE
        for word, said in meant.words:
            held = all(index.posting(form) for form in said)
            add(meant.written, meant.forms, [Alternative(word, said, worth_read, READING)] if held else ())
            for match in thesaurus.japanese(list(said), index.synonyms):
                if match.forms == said:
                    others = (
                        Alternative(other, found, min(worth_read, GROUPED), READING) for other, found in match.found
                    )
                    add(meant.written, meant.forms, others)
    for form in dict.fromkeys(forms):
        for number in analyzer.groups(form):
            for _, _, found in index.synonyms(thesaurus.group(number)):
                add(form, (form,), (Alternative(word, (word,), GROUPED, DICTIONARY) for word, _ in found))
    known = [Concept(asked, key, tuple(others.values())[:MOST]) for key, (asked, others) in merged.items() if others]
    return tuple(known[:CONCEPTS])


def slips(text: str, forms: list[str], analyzer: Analyzer, index: Index) -> list[readings.Meant]:
    """Words of a question that look mistyped, and what was meant."""

    def known(form: str) -> bool:
        return index.posting(form) is not None or any(len(key) == 1 for _, key, _ in index.synonyms(form))

    if not readings.KANA.search(text) and all(known(form) for form in forms):
        return []
    return list(readings.meant(analyzer.morphemes(text), known, index.synonyms))


class Prepared(NamedTuple):
    """A question with what the index knows of its words. ceiling: no passage can be worth more.

    strange, unknown: see confidence.Evidence.
    """

    words: tuple[tuple[str, Posting, int], ...]
    groups: tuple[tuple[Concept, Group], ...]
    ceiling: int
    strange: int
    unknown: float


def prepare(query: Query, index: Index) -> Prepared:
    """Only what some passage holds is kept."""
    terms = [(form, form, OWN) for form in query.forms]
    terms += [(pair, PAIR + pair, PAIRED) for pair in query.pairs]
    words = tuple((said, found, times) for said, term, times in terms if (found := index.posting(term)) is not None)
    groups, ceiling = [], sum(found.peak * times for _, found, times in words)
    for concept in query.concepts:
        phrases = [Phrase([p for form in o.forms if (p := index.posting(form))], o.times) for o in concept.others]
        own = Phrase([p for form in dict.fromkeys(concept.forms) if (p := index.posting(form))], OWN)
        groups.append((concept, Group(own, phrases)))
        ceiling += max(phrase.times * sum(word.peak for word in phrase.words) for phrase in phrases)
    said = {form for concept in query.concepts for form in concept.forms} | {said for said, _, _ in words}
    unknown = sum(form not in said for form in query.forms) / max(1, len(query.forms))
    pairs = [pair for pair in query.pairs if not pair.isascii() and not analysis.HIRAGANA.search(pair)]
    return Prepared(words, tuple(groups), ceiling, sum(pair not in said for pair in pairs), unknown)
