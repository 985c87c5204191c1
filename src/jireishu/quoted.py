"""Which passages does a saved document quote?

Input: a file that --json, --jsonl or `verify --json` wrote. Output: the quotes that it holds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jireishu.errors import SourceError, contents
from jireishu.quotes import Quote
from jireishu.tongue import phrase

DIFF = "jireishu/diff/"
SIDES = {"old": "old", "removed": "old", "new": "new", "added": "new"}  # of which edition what stands under a key is


def saved(file: Path) -> list[Quote]:
    """Every passage that a saved JSON document, or a line of a .jsonl, quotes. Raises SourceError without any.

    file: "-" for what is piped in.
    """
    raw = sys.stdin.buffer.read() if str(file) == "-" else contents(file)
    try:
        found = [quote for document in _documents(raw) for quote in _within(document)]
    except (ValueError, RecursionError) as error:
        raise SourceError(
            phrase("{file} は JSON ではありません。", file=file), phrase("search --json の出力を渡してください。")
        ) from error
    if found:
        return found
    raise SourceError(
        phrase("{file} に引用された段落がありません。", file=file),
        phrase("search --json や show --json の出力を渡してください。"),
    )


def _documents(raw: bytes) -> list[Any]:
    """The document that a file holds, or one a line; also in UTF-16, as PowerShell saves it."""
    try:
        return [json.loads(raw)]
    except ValueError:
        text = raw.decode(json.detect_encoding(raw))
        return [json.loads(line) for line in text.split("\n") if line.strip()]


def _within(value: Any) -> Iterator[Quote]:
    if isinstance(value, dict) and str(value.get("schema")).startswith(DIFF):
        yield from _changed(value, value)
    elif isinstance(value, dict):
        body = value.get("passage")
        if isinstance(body, dict) and isinstance(body.get("id"), str) and isinstance(body.get("text"), str):
            yield _quote(body["id"], body["text"], value)
        elif isinstance(value.get("id"), str) and isinstance(value.get("quote"), str):  # what `verify` writes
            yield _quote(value["id"], value["quote"], value)
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner)


def _quote(name: str, text: str, about: dict[str, Any]) -> Quote:
    """Words of a passage, of the edition and the case that what they stand in says, if any, and cited as that is."""
    edition, case, citation = about.get("edition"), about.get("case"), about.get("citation")
    called = case.get("name") if isinstance(case, dict) else case
    cited = citation.get("text") if isinstance(citation, dict) else citation
    return Quote(name, text, _words(edition) or None, _words(called), cited=_words(cited))


def _words(value: Any) -> str:
    """A text that a document holds; nothing where that is no text."""
    return value if isinstance(value, str) else ""


def _changed(value: Any, diff: dict[str, Any], edition: Any = None) -> Iterator[Quote]:
    """The passages of both editions in what `diff` wrote, each as of its own."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and isinstance(value.get("text"), str):
            yield Quote(value["id"], value["text"], _words(edition) or None)
        for name, inner in value.items():
            yield from _changed(inner, diff, diff.get(SIDES[name]) if name in SIDES else edition)
    elif isinstance(value, list):
        for inner in value:
            yield from _changed(inner, diff, edition)
