"""What a language model gets, asked with the protocol's own client."""

import json
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from test_contract import valid

import jireishu
from jireishu import tools


def call(folder: Path, name: str, **arguments: Any) -> Any:
    async def asked() -> Any:
        async with Client(tools.server(folder)) as client:
            return await client.call_tool(name, arguments)

    return anyio.run(asked)


@pytest.mark.parametrize(
    ("name", "arguments", "form"),
    [
        ("search_cases", {"question": "漁港の仕事", "k": 2, "section": ["ポイント"]}, "search"),
        ("search_cases", {"question": "漁港の仕事", "population": ["5万人未満"]}, "search"),
        ("read_passage", {"id": "2-1-p1"}, "passage"),
        ("read_case", {"case": "あおば"}, "show"),
        ("list_facets", {}, "facets"),
        ("verify_quote", {"id": "2-1-p1", "quote": "漁港へ行き"}, "verify"),
    ],
)
def test_a_tool_returns_a_document_of_the_contract(
    shared: Path, name: str, arguments: dict[str, Any], form: str
) -> None:
    found = call(shared, name, **arguments)
    assert not found.is_error
    valid(form, found.structured_content)
    assert json.loads(found.content[0].text) == found.structured_content


def test_every_hit_carries_its_citation(shared: Path) -> None:
    hits = call(shared, "search_cases", question="漁港の仕事").structured_content["hits"]
    assert hits[0]["citation"]["text"].startswith("「しごと支援事例集」青森県あおば市")
    assert hits[0]["citation"]["credit"].startswith("出典：「しごと支援事例集」")


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("search_cases", {"question": "漁港", "section": ["予算"]}, "節「予算」はありません"),
        ("search_cases", {"question": "漁港", "operation": ["民営"]}, "運営形態「民営」の事例はありません"),
        ("search_cases", {"question": "漁港", "population": ["多い"]}, "条件「多い」が読み取れません"),
        ("search_cases", {"question": " "}, "質問が空です"),
        ("read_passage", {"id": "9-9"}, "段落「9-9」はありません"),
        ("read_case", {"case": "県"}, "複数あります"),
    ],
)
def test_an_error_is_told_to_the_model(shared: Path, name: str, arguments: dict[str, Any], said: str) -> None:
    found = call(shared, name, **arguments)
    assert found.is_error
    assert said in found.content[0].text


def test_the_tools_are_described_and_only_read(shared: Path) -> None:
    async def listed() -> Any:
        async with Client(tools.server(shared)) as client:
            return (await client.list_tools()).tools

    found = anyio.run(listed)
    assert [tool.name for tool in found] == [
        "search_cases", "read_passage", "read_case", "list_facets", "verify_quote",
    ]  # fmt: skip
    for tool in found:
        assert tool.description and tool.output_schema
        assert tool.annotations.read_only_hint and not tool.annotations.open_world_hint


def test_the_command_speaks_the_protocol_on_its_standard_streams(shared: Path) -> None:
    async def asked() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "jireishu.cli", "--home", str(shared), "mcp"]
        )
        async with Client(command) as client:
            found = await client.call_tool("search_cases", {"question": "漁港の仕事", "k": 1})
            return client.server_info.version, found

    version, found = anyio.run(asked)
    assert version == jireishu.__version__
    assert found.structured_content["hits"][0]["case"]["name"] == "青森県あおば市"
