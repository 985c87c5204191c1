"""In which other words could a casebook say what was asked?

Input: a question. Output: expansions: words of the field that mean the same, from thesaurus/field.txt, a reviewed file
whose head says how it is written. An expansion counts less than the asker's own words; what an English word stands for
counts as much, since the English word itself is found nowhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "thesaurus" / "field.txt"

OWN = 6  # what the asker's own word counts; all other weights are parts of this one
SAME = {1: 3, 2: 2}  # what a word of the same meaning counts, by how many tokens it has (1 where not listed)
MOST = 64  # expansions of one question
LATIN = re.compile(r"[a-z0-9-]+")


class Expansion(NamedTuple):
    """`asked` in the question also finds `found`, whose tokens count `weight` of OWN each."""

    asked: str
    found: str
    forms: tuple[str, ...]
    weight: int


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The lines of the file: (the words that may be asked, the words they find), all folded."""
    read = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        line = unicodedata.normalize("NFKC", line)
        if not line.strip() or line.startswith("#"):
            continue
        asked, arrow, found = line.partition(">")
        left = [word.strip() for word in asked.split("|")]
        right = [word.strip() for word in found.split("|")] if arrow else left
        findable = (word for word in right if word.isupper() or not word.isascii())  # NPO, not firm
        read.append((tuple(word.casefold() for word in left), tuple(word.casefold() for word in findable)))
    return tuple(read)


def expand(question: str, forms: Callable[[str], list[str]]) -> list[Expansion]:
    """What else to look for, in the order of the file. forms: the analyzer's, which makes tokens of a word."""
    plain = unicodedata.normalize("NFKC", question).casefold()
    latin = f" {' '.join(LATIN.findall(plain))} "
    expansions: list[Expansion] = []
    for asked, found in groups():
        said = [word for word in asked if (f" {word} " in latin if word.isascii() else len(word) > 1 and word in plain)]
        if not said:
            continue
        hit = max(said, key=len)
        for place, word in enumerate(found):
            tokens = tuple(dict.fromkeys(forms(word))) if word != hit else ()
            if tokens:
                meant = hit.isascii() and not place  # the first word of a line names the concept
                expansions.append(Expansion(hit, word, tokens, OWN if meant else SAME.get(len(tokens), 1)))
    return expansions[:MOST]
