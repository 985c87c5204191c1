"""Which entries of the thesaurus, and which readings, can find something among the words of a corpus?

Input: its words, how the dictionary cuts. Output: entries by the key under which a question asks for them.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from jireishu import readings, thesaurus
from jireishu.cuts import Cuts


def entries(known: Collection[str], cuts: Cuts) -> dict[str, list[thesaurus.Entry]]:
    lines = cuts.lines()
    said = chain(known, (word for asked, _ in lines for _, word, _ in asked))
    return {
        **thesaurus.compiled(lines, cuts.groups, known),
        **readings.compiled((word for word in said if not word.isascii()), cuts.sound),
    }
