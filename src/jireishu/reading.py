"""How is a question read?

Input: a text and an engine. Output: the conditions it names, its words, and what else is looked for: what a
maintainer of the thesaurus needs to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jireishu import asking, intents, query, search
from jireishu.search import Response, cleaned

if TYPE_CHECKING:
    from jireishu import contract
    from jireishu.analysis import Analyzer
    from jireishu.engine import Engine


class Word(NamedTuple):
    """A content word of a question: as written, its normal form, how many passages hold it, its synonym groups."""

    surface: str
    form: str
    passages: int
    groups: tuple[int, ...]


class Reading(NamedTuple):
    """How a question is read: the conditions it names, its words, and what else is looked for.

    sections: the kinds that it prefers."""

    question: str
    named: str
    words: tuple[Word, ...]
    concepts: tuple[query.Concept, ...]
    sections: tuple[str, ...]

    def document(self) -> contract.Analyze:
        return {
            "schema": "jireishu/analyze/1",
            "question": self.question,
            "conditions": self.named,
            "sections": list(self.sections),
            "words": [
                {"surface": w.surface, "form": w.form, "passages": w.passages, "groups": list(w.groups)}
                for w in self.words
            ],
            "concepts": [
                {"asked": c.asked, "others": [{"found": o.found, "how": o.how} for o in c.others]}
                for c in self.concepts
            ],
        }


def read(engine: Engine, analyzer: Analyzer, question: str) -> Reading:
    """How `question` would be read by a search. Raises UsageError for an unusable one."""
    question = cleaned(question)
    limits = search.limits(engine, question, search.editions(engine))
    parsed = query.parse(limits.rest, analyzer, engine)
    text, words = asking.asked(limits.rest, analyzer.forms), []
    for token in analyzer.tokens(text):
        surface = text[token.start : token.end]
        words.append(Word(surface, token.form, engine.held(token.form), tuple(analyzer.groups(token.form))))
    named = Response(question, 0, (), filters=limits.filters).named
    return Reading(question, named, tuple(words), parsed.concepts, intents.kinds(question))
