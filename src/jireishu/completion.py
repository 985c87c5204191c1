"""Which names can still be meant while one is typed? For the shell's completion: from the index alone, quickly.

Anything that goes wrong completes to nothing: a shell shows no errors there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import typer

from jireishu import home, session

Names = list[str] | None


def option(facet: str, metavar: str, help: str) -> Any:
    """An option that takes values of a facet, which the shell completes."""
    return typer.Option(metavar=metavar, help=help, autocompletion=values(facet))


def values(name: str) -> Callable[[str], list[str]]:
    """A completer of the values of a facet: section, chapter, prefecture, case (names and ids) or edition."""

    def complete(incomplete: str) -> list[str]:
        try:
            return [value for value in dict.fromkeys(_values(name)) if value.startswith(incomplete)]
        except Exception:
            return []

    return complete


def _values(name: str) -> Iterator[str]:
    from jireishu import engines
    from jireishu.fields import parted
    from jireishu.filters import SECTION_KINDS

    known = engines.opened(home.find(session.Settings.home), session.address()).facets()
    if name == "section":
        yield from (kind for kind in SECTION_KINDS if kind in known["section"])
    for value, about in known[name].items():
        if name == "case":
            yield about["name"]
            yield about["name"].removeprefix(about["prefecture"] or "")  # as people begin to type it
            yield parted(value)[1]
        yield value
