"""How does a search without a dictionary find words in all their forms, and others that say the same?

Input: the thesaurus and the analyzer's morphemes. Output: for a page that is handed on alone, the wordings that can be
asked and those that say the same in it, each as stems: what stays of each of its words in every form. A stem of one
character counts before an ending only (働~ is in 働ける, and not in 労働者).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from jireishu import thesaurus
from jireishu.analysis import Morpheme, fold

Stems = tuple[str, ...]
Line = tuple[tuple[Stems, ...], tuple[Stems, ...]]  # whoever asks one of these also finds those

ENDING = "~"
KANA = "[ぁ-ゖ]"


def lines(texts: Iterable[str], morphemes: Callable[[str], Sequence[Morpheme]]) -> list[Line]:
    """The lines of the thesaurus that find something in the texts; English is not asked."""
    folded = ["".join(fold(text).split()) for text in texts]
    found: list[Line] = []

    @cache
    def is_said(stems: Stems) -> bool:
        sought = [re.compile(re.escape(stem).replace(re.escape(ENDING), KANA)) for stem in stems]
        return any(all(one.search(text) for one in sought) for text in folded)

    for line in thesaurus.read():
        said = [stems for word in line.found if (stems := of(morphemes(word))) and is_said(stems)]
        japanese = (word for word in line.asked if word.isupper() or not word.isascii())
        asked = [stems for word in japanese if (stems := of(morphemes(word)))]
        if said and asked:
            found.append((tuple(asked), tuple(said)))
    return found


def of(wording: Iterable[Morpheme]) -> Stems:
    """The stems of the words in a wording that carry its meaning."""
    return tuple(_stem(morpheme) for morpheme in wording if morpheme.sense)


def _stem(morpheme: Morpheme) -> str:
    surface = fold(morpheme.surface)
    if morpheme.sense == thesaurus.NOT and surface.startswith("な"):
        return "な"
    # 働く, 見つける, 慣れ; of nouns those made of a verb: 払い, and not ひきこもり
    changes = re.search(f"(?<!{KANA}){KANA}$" if morpheme.noun else f".{KANA}$", surface)
    if not changes:
        return surface
    return surface[:-1] if len(surface) > 2 else surface[0] + ENDING
