"""Every document that a command prints has the form that its schema says, and the schemas are those of the types."""

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import Run

from jireishu import citation, schema
from jireishu.model import Pages

ROOT = Path(__file__).parent.parent


def valid(name: str, document: object) -> None:
    form = json.loads((ROOT / "schema" / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(form).validate(document)


@pytest.mark.parametrize("name", schema.names())
def test_the_committed_schemas_are_those_of_the_types(name: str) -> None:
    # `python -m jireishu.schema schema` makes them anew
    assert json.loads((ROOT / "schema" / f"{name}.json").read_text("utf-8")) == schema.generate(name)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", ("search", "漁港の仕事", "--json")),
        ("search", ("search", "ろけっと", "--json")),
        ("search", ("search", "の", "--json")),
        ("search", ("search", "青森県の漁港の仕事", "--json", "-k", "1")),
        ("show", ("show", "2-1", "--json")),
        ("similar", ("similar", "2-1", "--json")),
        ("search", ("similar", "2-1-p1", "--json")),
        ("analyze", ("analyze", "週払いのハロワ", "--json")),
        ("verify", ("verify", "2-1-p1", "漁港へ行き", "--json")),
        ("verify", ("verify", "2-1-p1", "ろけっとに乗り", "--json")),
        ("diff", ("diff", "shigoto", "shigoto", "--json")),
        ("check", ("check", "--json")),
    ],
)
def test_what_a_command_prints_has_the_form_of_its_schema(
    shared: Path, run: Run, name: str, arguments: tuple[str, ...]
) -> None:
    valid(name, json.loads(run("--home", shared, *arguments).stdout))


def test_each_line_of_an_export_and_each_listed_case_has_its_form(shared: Path, run: Run) -> None:
    lines = run("--home", shared, "export", "--jsonl").stdout.splitlines()
    assert len(lines) == 11
    for line in lines:
        valid("export", json.loads(line))
    valid("cases", json.loads(run("--home", shared, "cases", "--json").stdout))


def test_a_schema_is_printed_and_an_unknown_one_is_told(run: Run) -> None:
    assert json.loads(run("schema", "search").stdout) == schema.generate("search")
    assert "verify" in run("schema").stdout.split()
    unknown = run("schema", "serach")
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_spans_count_code_points_and_utf16_units(own: Path, run: Run, tmp_path: Path) -> None:
    line = {"passage": {"id": "x1", "text": "𠮟られた漁港の𩸽を売る。"}}
    (tmp_path / "rare.jsonl").write_text(json.dumps(line), "utf-8")
    run("--home", own, "ingest", tmp_path / "rare.jsonl")
    hits = json.loads(run("--home", own, "search", "漁港を売る", "--literal", "--json").stdout)["hits"]
    (rare,) = [hit for hit in hits if hit["passage"]["id"] == "x1"]
    assert rare["spans"] == [
        {"start": 4, "end": 6, "utf16": [5, 7]},
        {"start": 9, "end": 11, "utf16": [11, 13]},
    ]


EDITION = {
    "id": "2022", "title": "就労支援の事例集", "publisher": "みどり総合研究所", "date": "2022-03",
    "source": "事例集.pdf", "sha256": "", "url": "https://example.jp/jirei.pdf#top", "newest": True,
}  # fmt: skip


def test_a_citation_has_a_credit_and_a_link_that_opens_the_page() -> None:
    line = {
        "passage": {"id": "1", "text": ""}, "edition": "2022", "pages": {"pdf": [35, 36], "printed": ["33", "34"]},
        "citation": {"text": "「就労支援の事例集」", "url": "事例集.pdf#page=35"},
    }  # fmt: skip
    assert citation.cited(line, {"2022": EDITION})["citation"] == {
        "text": "「就労支援の事例集」",
        "url": "https://example.jp/jirei.pdf#page=35",
        "credit": "出典：みどり総合研究所「就労支援の事例集」（2022年3月）、33-34頁",
    }
    assert citation.cited(line, {})["citation"] == line["citation"]


@pytest.mark.parametrize(
    ("changes", "pages", "expected"),
    [
        ({"date": "2022"}, Pages((35,), (None,)), "出典：みどり総合研究所「就労支援の事例集」（2022年）、PDF 35頁"),
        ({"date": "", "publisher": ""}, Pages(), "出典：「就労支援の事例集」"),
    ],
)
def test_a_credit_says_what_is_known(changes: dict[str, str], pages: Pages, expected: str) -> None:
    assert citation.credit(EDITION | changes, pages) == expected
