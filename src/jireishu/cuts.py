"""How does the dictionary cut a text or word, without being asked again for what it has cut before?

An analyzer and a memo -> the words of the texts of an edition, and what is known of single words; and made of both, by
the key under which a question asks for them, those entries of the thesaurus, and readings, that find something.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import TypeVar

from jireishu import analysis, readings, thesaurus
from jireishu.analysis import Analyzer, Morpheme
from jireishu.memo import Memo, key

Value = TypeVar("Value")

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Cuts:
    """An analyzer that remembers; it is opened where something is new. `keep` hands what was learnt to the memo."""

    def __init__(self, analyzer: Callable[[], Analyzer], memo: Memo) -> None:
        self._open, self._memo = analyzer, memo
        self._identity = analysis.identity() + _code()
        self._groups: dict[str, list[int]]
        self._sounds: dict[str, readings.Sound | None]
        self._groups, self._sounds = memo.get(key("words", self._identity)) or ({}, {})
        self._before = len(self._groups), len(self._sounds)
        # of a text, one a line: as lists they would take several times the room
        self._forms: dict[str, str] = {}
        self._edition: dict[str, str] = {}
        self._kept: dict[str, tuple[set[str], dict[str, str]]] = {}

    @cached_property
    def _analyzer(self) -> Analyzer:
        return self._open()

    @cached_property
    def _morphemes(self) -> Callable[[str], list[Morpheme]]:
        return lru_cache(maxsize=None)(self._analyzer.morphemes)

    def edition(self, name: str) -> None:
        """From now on texts are of this edition."""
        kept = self._memo.get(key("lined forms", self._identity, name)) or {}
        self._forms |= kept
        self._edition = {}
        self._kept[name] = set(kept), self._edition

    def forms(self, text: str) -> list[str]:
        """Analyzer.forms of a text."""
        name = key(text)
        found = self._forms.get(name)
        if found is None:
            found = self._forms[name] = "\n".join(self._analyzer.forms(text))
        self._edition[name] = found
        return found.split("\n") if found else []

    def entries(self, known: Collection[str]) -> dict[str, str]:
        """By the key that a question may ask for: what finds something among the `known` words of a corpus, as JSON.

        What the thesaurus finds is much, seldom changed by an edit, and then taken as it was written before.
        """

        def lines() -> list[thesaurus.CutLine]:
            return self._of_thesaurus("lines", lambda: thesaurus.cut(self._morphemes))

        def compiled() -> dict[str, str]:
            return {key: _json(entry) for key, entry in thesaurus.compiled(lines(), known).items()}

        asked, found = self._of_thesaurus("vocabulary", lambda: thesaurus.vocabulary(lines()))
        words = (word for word in chain(known, asked) if not word.isascii())
        rest = {**thesaurus.grouped(self.groups, known), **readings.compiled(words, self.sound)}
        return {
            **self._of_thesaurus("entries", compiled, *(form for form in found if form in known)),
            **{key: _json(entry) for key, entry in rest.items()},
        }

    def _of_thesaurus(self, name: str, made: Callable[[], Value], *known: str) -> Value:
        """What is made of the thesaurus and of these words, as it was made before; as JSON gives it back."""
        place = key(name, self._identity, thesaurus.identity(), *known)
        found: Value | None = self._memo.get(place)
        if found is None:
            found = made()
            self._memo.put(place, found)
        return found

    def sound(self, word: str) -> readings.Sound | None:
        """How a noun is read."""
        if word not in self._sounds:
            self._sounds[word] = readings.sound(self._morphemes(word))
        return self._sounds[word]

    def groups(self, word: str) -> list[int]:
        """Analyzer.groups of a word."""
        if word not in self._groups:
            self._groups[word] = self._analyzer.groups(word)
        return self._groups[word]

    def keep(self) -> None:
        """Hand what is new to the memo."""
        if (len(self._groups), len(self._sounds)) != self._before:
            self._memo.put(key("words", self._identity), (self._groups, self._sounds))
        for name, (before, forms) in self._kept.items():
            if before != forms.keys():
                self._memo.put(key("lined forms", self._identity, name), forms)


def _code() -> str:
    """Names the code that what is remembered of words depends on."""
    files = (Path(module.__file__ or "").read_bytes() for module in (analysis, readings, thesaurus))
    return hashlib.blake2b(b"".join(files), digest_size=8).hexdigest()
