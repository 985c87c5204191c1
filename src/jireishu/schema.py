"""What form do jireishu's documents have, as JSON Schema?

`python -m jireishu.schema FOLDER` makes the files under schema/ anew from the types of `contract` (with the extra
serve); the wheel carries them, so that `jireishu schema` needs nothing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from jireishu.contract import DOCUMENTS
from jireishu.errors import UsageError
from jireishu.tongue import phrase

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def names() -> list[str]:
    """The documents that have a schema."""
    return list(DOCUMENTS)


def read(name: str) -> str:
    """The schema of a document, as text. Raises UsageError for one that is not there."""
    if name not in DOCUMENTS:
        raise UsageError(
            phrase("「{name}」というスキーマはありません。", name=name), f"jireishu schema {'|'.join(DOCUMENTS)}"
        )
    return (_folder() / f"{name}.json").read_text(encoding="utf-8")


def _folder() -> Path:
    packed = Path(__file__).parent / "schema"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "schema"  # in a checkout


def generate(name: str) -> dict[str, Any]:
    """The schema of a document, made from its type; the types that this is made of stand under $defs."""
    from pydantic import TypeAdapter

    made = TypeAdapter(DOCUMENTS[name]).json_schema()
    return {"$schema": DIALECT, "$id": f"jireishu/{name}/1", **_plain(made)}


def _plain(value: Any) -> Any:
    """Without the titles that pydantic makes of the names of keys."""
    if isinstance(value, dict):
        properties = value.get("properties", {})
        for about in properties.values():
            about.pop("title", None)
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def main(folder: Path) -> None:
    """Write the schema of every document into `folder`."""
    for name in DOCUMENTS:
        text = json.dumps(generate(name), ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
