"""Does a quote still stand where it was taken from?

Input: quotes (the id of a passage and words of its text) and the editions. Output: for each whether it stands there
word for word, is reworded, has moved or is gone, and where it stands now.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jireishu.errors import SourceError
from jireishu.model import Edition, Passage
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu import contract

EXACT: Literal["exact"] = "exact"
REWORDED: Literal["reworded"] = "reworded"
MOVED: Literal["moved"] = "moved"
GONE: Literal["gone"] = "gone"

# A quote is reworded where stretches of two characters or more that it shares with a passage, in order, make up this
# share of it.
ALIKE = 0.6
STRETCH = 2


class Quote(NamedTuple):
    """Words said to stand in the passage `id`, of the edition `edition` where one is named."""

    id: str
    text: str
    edition: str | None = None


class Verdict(NamedTuple):
    """What became of a quote. passage: where it stands now, None where it is gone."""

    quote: Quote
    status: Literal["exact", "reworded", "moved", "gone"]
    passage: Passage | None = None
    edition: str | None = None

    def document(self) -> contract.Verdict:
        now = self.passage
        where: contract.Stand | None = (
            {"id": now.id, "edition": self.edition, "text": now.text, "citation": now.citation.text} if now else None
        )
        return {"id": self.quote.id, "quote": self.quote.text, "status": self.status, "now": where}


def saved(file: Path) -> list[Quote]:
    """Every passage that a saved JSON document, or a line of a .jsonl, quotes. Raises SourceError without any."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            phrase("{file} を読めません: {error}", file=file, error=error),
            phrase("search --json の出力を保存したものを渡してください。"),
        ) from error
    try:
        documents = [json.loads(text)]
    except ValueError:
        try:
            documents = [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError as error:
            raise SourceError(
                phrase("{file} は JSON ではありません。", file=file), phrase("search --json の出力を渡してください。")
            ) from error
    if found := [quote for document in documents for quote in _within(document)]:
        return found
    raise SourceError(
        phrase("{file} に引用された段落がありません。", file=file),
        phrase("search --json や show --json の出力を渡してください。"),
    )


def _within(value: Any) -> Iterator[Quote]:
    if isinstance(value, dict):
        body = value.get("passage")
        if isinstance(body, dict) and isinstance(body.get("id"), str) and isinstance(body.get("text"), str):
            edition = value.get("edition")
            yield Quote(body["id"], body["text"], edition if isinstance(edition, str) else None)
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner)


def verify(quotes: Iterable[Quote], editions: Sequence[Edition]) -> list[Verdict]:
    """What became of each quote. editions: those where it may stand now, the preferred first."""
    return [_verdict(quote, editions) for quote in quotes]


def _verdict(quote: Quote, editions: Sequence[Edition]) -> Verdict:
    bare = _bare(quote.text)
    own = [(e, p) for e in editions for p in e.passages if p.id == quote.id]
    for edition, passage in own:
        if bare and bare in _bare(passage.text):
            return Verdict(quote, EXACT, passage, edition.id)
    every = [(edition, passage) for edition in editions for passage in edition.passages]
    for edition, passage in every:
        if bare and bare in _bare(passage.text):
            return Verdict(quote, MOVED, passage, edition.id)
    best = max(every, key=lambda one: _alike(bare, _bare(one[1].text)), default=None)
    if best and bare and _alike(bare, _bare(best[1].text)) >= ALIKE:
        return Verdict(quote, REWORDED, best[1], best[0].id)
    return Verdict(quote, GONE)


def _bare(text: str) -> str:
    return "".join(text.split())


def _alike(quote: str, text: str) -> float:
    matcher = SequenceMatcher(None, quote, text, autojunk=False)
    if not quote or matcher.real_quick_ratio() * (len(quote) + len(text)) / 2 < ALIKE * len(quote):
        return 0.0
    return sum(block.size for block in matcher.get_matching_blocks() if block.size >= STRETCH) / len(quote)
