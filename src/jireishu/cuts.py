"""How does the dictionary cut a text or a word that it may have cut before?

An analyzer and a memo -> the analyzer's answers, of texts one by one and of single words all together.
"""

from __future__ import annotations

from jireishu import analysis
from jireishu.analysis import Analyzer, Morpheme
from jireishu.memo import Memo, key


class Cuts:
    """An analyzer that remembers. `keep` hands what was learnt of single words to the memo."""

    def __init__(self, analyzer: Analyzer, memo: Memo) -> None:
        self._analyzer, self._memo = analyzer, memo
        self._identity = analysis.identity()
        self._words: dict[str, list[list[str | bool]]]
        self._groups: dict[str, list[int]]
        self._words, self._groups = memo.get(key("words", self._identity)) or ({}, {})
        self._before = len(self._words), len(self._groups)
        self._made: dict[str, list[Morpheme]] = {}

    def forms(self, text: str) -> list[str]:
        """Analyzer.forms of a text."""
        name = key("forms", self._identity, text)
        found: list[str] | None = self._memo.get(name)
        if found is None:
            found = self._analyzer.forms(text)
            self._memo.put(name, found)
        return found

    def morphemes(self, word: str) -> list[Morpheme]:
        """Analyzer.morphemes of a word."""
        if word not in self._made:
            if word not in self._words:
                self._words[word] = [list(morpheme) for morpheme in self._analyzer.morphemes(word)]
            self._made[word] = [Morpheme(*morpheme) for morpheme in self._words[word]]  # type: ignore[arg-type]
        return self._made[word]

    def groups(self, word: str) -> list[int]:
        """Analyzer.groups of a word."""
        if word not in self._groups:
            self._groups[word] = self._analyzer.groups(word)
        return self._groups[word]

    def keep(self) -> None:
        if (len(self._words), len(self._groups)) != self._before:
            self._memo.put(key("words", self._identity), (self._words, self._groups))
