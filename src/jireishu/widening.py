"""Which entries of the thesaurus, and which readings, can find something among the words of a corpus?

Input: its words, how the dictionary cuts. Output: entries by the key under which a question asks for them, each as
JSON: what the thesaurus finds is much, seldom changed by an edit, and then taken as it was written before.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from itertools import chain

from jireishu import readings, thesaurus
from jireishu.cuts import Cuts

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def entries(known: Collection[str], cuts: Cuts) -> dict[str, str]:
    """By the key that a question may ask for: what finds something there, as JSON. known: the words of the corpus."""
    asked, found = cuts.of_thesaurus("vocabulary", lambda: thesaurus.vocabulary(cuts.lines()))

    def compiled() -> dict[str, str]:
        return {key: _json(entry) for key, entry in thesaurus.compiled(cuts.lines(), known).items()}

    rest = {
        **thesaurus.grouped(cuts.groups, known),
        **readings.compiled((word for word in chain(known, asked) if not word.isascii()), cuts.sound),
    }
    return {
        **cuts.of_thesaurus("entries", compiled, *(form for form in found if form in known)),
        **{key: _json(entry) for key, entry in rest.items()},
    }
