"""How does a program find its way around the server? An OpenAPI 3.1 description, made from the contract's types."""

from __future__ import annotations

import json
from typing import Any

from jireishu import __version__, schema
from jireishu.counter import K_LIMIT, START_LIMIT
from jireishu.search import QUESTION_LIMIT

FIGURE = "^(<=|>=|<|>|=)[0-9]{1,12}[千万億]?$|^[0-9]{1,12}[千万億]?人?(未満|以下|以上|超)$"
# At least one character that is seen.
PRINTABLE = {"type": "string", "minLength": 1, "maxLength": QUESTION_LIMIT, "pattern": "[!-~¡-¬®-῿぀-퟿]"}


def document() -> dict[str, Any]:
    """The description of all routes under /api/."""
    named = [
        _query("section", "Kind of section: 背景, ポイント, 工夫, 成果, 課題 …", many=True),
        _query("chapter", "Number of a chapter or part of its title.", many=True),
        _query("prefecture", "Prefecture, with or without 都道府県.", many=True),
        _query("operation", "How a case is run: 直営, 委託.", many=True),
        _query("case", "Id of a case or part of its name.", many=True),
        _query("edition", "Id of an edition; the newest of each casebook by default.", many=True),
        _query("population", "Condition: <100000, 10万人以上.", {"type": "string", "pattern": FIGURE}, many=True),
    ]
    search = [
        _query("q", "The question, in Japanese or English.", PRINTABLE, True),
        _query("k", "How many hits.", {"type": "integer", "minimum": 1, "maximum": K_LIMIT, "default": 10}),
        _query("start", "How many to leave out.", {"type": "integer", "minimum": 0, "maximum": START_LIMIT}),
        _query("literal", "Only the question's own words.", {"type": "string", "enum": ["0", "1", "true", "false"]}),
        *named,
    ]
    edition = _query("edition", "Id of an edition; the newest by default.")
    name = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    paths = {
        "/api/search": {"get": _operation("search", "Passages that answer a question", search)},
        "/api/cases": {"get": _operation("cases", "All cases", [edition])},
        "/api/cases/{id}": {"get": _operation("show", "One case with its passages", [name, edition])},
        "/api/passages/{id}": {"get": _operation("passage", "One passage and those around it", [name, edition])},
        "/api/facets": {"get": _operation("facets", "What a search can be narrowed by", [])},
        "/api/health": {"get": _operation("health", "Whether the server can answer", [])},
        "/api/verify": {"post": _operation("verify", "What became of quotes", []) | {"requestBody": _quotes()}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "jireishu", "version": __version__, "summary": "Ask a Japanese casebook a question."},
        "paths": paths,
        "components": {"schemas": _components()},
    }


def _components() -> dict[str, Any]:
    """The committed schemas, their parts named once for all."""
    found: dict[str, Any] = {}
    for name in schema.names():
        made = json.loads(schema.read(name).replace("#/$defs/", "#/components/schemas/"))
        found |= made.pop("$defs", {})
        found[f"{name}.json"] = {key: value for key, value in made.items() if not key.startswith("$")}
    return found


def _query(name: str, description: str, form: Any = None, required: bool = False, many: bool = False) -> dict[str, Any]:
    form = form or {"type": "string"}
    form = {"type": "array", "items": form} if many else form
    return {"name": name, "in": "query", "description": description, "required": required, "schema": form}


def _operation(name: str, summary: str, parameters: list[Any]) -> dict[str, Any]:
    def answer(described: str, form: str, media: str = "application/json") -> dict[str, Any]:
        reference = {"$ref": f"#/components/schemas/{form}.json"}
        return {"description": described, "content": {media: {"schema": reference}}}

    trouble = answer("What is wrong and what to do", "problem", "application/problem+json")
    responses = {"200": answer(summary, name), **dict.fromkeys(("400", "404", "503"), trouble)}
    if name == "verify":
        responses["413"] = trouble
    else:
        responses["304"] = {"description": "As before (If-None-Match)"}
    return {"operationId": name, "summary": summary, "parameters": parameters, "responses": responses}


def _quotes() -> dict[str, Any]:
    form = {"$ref": "#/components/schemas/quotes.json"}
    return {"required": True, "content": {"application/json": {"schema": form}}}
