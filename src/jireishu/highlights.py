"""Where does a passage say what was asked?

Input: its text, and the words and phrases that were looked for. Output: ranges of code points of that very text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jireishu.analysis import Analyzer

Words = tuple[str, ...]  # the forms of a phrase; of a word, one


def spans(
    analyzer: Analyzer, text: str, phrases: Iterable[Words], apart: Iterable[Words] = ()
) -> tuple[tuple[int, int], ...]:
    """Where `text` says one of `phrases`, word after word; words that touch become one range.

    apart: phrases that are marked word by word where the text says all their words, but not so.
    """
    tokens = analyzer.tokens(text)
    starts: dict[str, set[Words]] = {}
    for words in phrases:
        starts.setdefault(words[0], set()).add(words)
    forms, said = [token.form for token in tokens], set()
    marked: set[int] = set()
    for place, form in enumerate(forms):
        for words in starts.get(form, ()):
            if tuple(forms[place : place + len(words)]) == words:
                marked.update(range(place, place + len(words)))
                said.add(words)
    loose = {form for words in apart if words not in said and set(words) <= set(forms) for form in words}
    found: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        if place not in marked and token.form not in loose:
            continue
        if found and found[-1][1] == token.start:
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
    return tuple(found)
