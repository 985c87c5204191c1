"""What does a URL ask for? Its parameters -> an Inquiry; what is unknown is refused: no slip goes unseen."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import QueryParams

from jireishu.counter import Inquiry
from jireishu.errors import UsageError
from jireishu.filters import narrowed
from jireishu.tongue import phrase

# What one may ask a search for, each with how often.
ONCE = ("q", "k", "start", "literal")
MANY = ("chapter", "section", "prefecture", "operation", "case", "edition", "population")


def asked(given: QueryParams) -> Inquiry:
    """The query of a URL. Raises UsageError for what is unknown, said twice or no number."""
    once, many = only(given, *ONCE, many=MANY), {name: tuple(filter(None, given.getlist(name))) for name in MANY}
    edition = many.pop("edition")
    wanted = narrowed(**many)
    if once["literal"] not in ("", "0", "1", "false", "true"):
        raise UsageError(
            phrase("literal は true か false です。"), phrase("類語に広げないときだけ literal=true とします。")
        )
    literal = once["literal"] in ("1", "true")
    return Inquiry(once["q"], _number("k", once["k"], 10), _number("start", once["start"], 0), wanted, edition, literal)


def only(given: QueryParams, *once: str, many: Sequence[str] = ()) -> dict[str, str]:
    """The parameters `once`, "" where one is missing. Raises UsageError for others than `many`, and for two of one."""
    for name in given:
        if name not in once and name not in many:
            raise UsageError(
                phrase("「{name}」という引数はありません。", name=name),
                phrase("使えるもの: {names}", names=(*once, *many) or (phrase("なし"),)),
            )
        if name in once and len(given.getlist(name)) > 1:
            raise UsageError(phrase("「{name}」は 1 つだけにしてください。", name=name), "")
    return {name: given.get(name, "") for name in once}


def _number(name: str, typed: str, usual: int) -> int:
    if not typed:
        return usual
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise UsageError(phrase("{name} は数です。", name=name), phrase("例: {name}={usual}", name=name, usual=usual))
    return int(typed)
