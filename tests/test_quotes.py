import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import EDITION, Run

from jireishu import quotes
from jireishu.errors import SourceError
from jireishu.quotes import EXACT, GONE, MOVED, REWORDED, Quote


@pytest.mark.parametrize(
    ("quote", "status", "where"),
    [
        (Quote("2-2-p1", "週払いや日払いに応じてもらえるか"), EXACT, "2-2-p1"),
        (Quote("2-2-p1", "週払いや\n日払いに"), EXACT, "2-2-p1"),
        (Quote("2-2-x", "週払いや日払いに応じてもらえるか"), MOVED, "2-2-p1"),
        (Quote("2-2-p1", "事業所に電話し、週払いか前払いに応じてもらえるか相談する。"), REWORDED, "2-2-p1"),
        (Quote("2-2-p1", "保育所の入所は四月に受け付ける。"), GONE, None),
        (Quote("2-2-p1", " "), GONE, None),
    ],
)
def test_what_became_of_a_quote(quote: Quote, status: str, where: str | None) -> None:
    (verdict,) = quotes.verify([quote], [EDITION])
    assert (verdict.status, verdict.passage and verdict.passage.id) == (status, where)


def test_every_passage_verifies_in_its_own_edition() -> None:
    asked = [Quote(passage.id, passage.text) for passage in EDITION.passages]
    assert {verdict.status for verdict in quotes.verify(asked, [EDITION])} == {EXACT}
    assert {verdict.status for verdict in quotes.verify(asked, [replace(EDITION, passages=())])} == {GONE}


@pytest.mark.parametrize("command", [["search", "漁港"], ["show", "あおば"], ["similar", "2-2-r1"]])
def test_every_quote_that_a_command_prints_verifies(shared: Path, tmp_path: Path, run: Run, command: list[str]) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(run("--home", shared, *command, "--json").stdout, "utf-8")
    done = run("--home", shared, "verify", saved, "--json")
    assert done.returncode == 0
    assert {one["status"] for one in json.loads(done.stdout)["quotes"]} == {EXACT}


def test_lines_of_json_are_read_too(shared: Path, tmp_path: Path, run: Run) -> None:
    saved = tmp_path / "saved.jsonl"
    saved.write_text(run("--home", shared, "export", "--jsonl").stdout, "utf-8")
    assert len(quotes.saved(saved)) == len(EDITION.passages)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"hits": []}'])
def test_a_file_without_quotes_is_an_error(tmp_path: Path, content: str) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(content, "utf-8")
    with pytest.raises(SourceError):
        quotes.saved(saved)
