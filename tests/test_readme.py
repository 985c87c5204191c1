"""What the README and the help show can be done with the casebook that comes along."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest
from conftest import Run

from jireishu import home, indexer
from jireishu.analysis import Analyzer

ROOT = Path(__file__).parent.parent
SHOWN = re.compile(r"jireishu search (?!-)[^\n\"`)]+")


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus" / "casebook", home.corpus(folder) / "casebook")
    indexer.build(folder, analyzer=analyzer)
    return folder


def commands(name: str) -> list[str]:
    shown = SHOWN.findall((ROOT / name).read_text(encoding="utf-8"))
    return sorted({one.split(" #")[0].strip() for one in shown if "質問の" not in one and "--json" not in one})


@pytest.mark.parametrize("command", [*commands("README.md"), *commands("src/jireishu/cli.py")])
def test_a_search_that_is_shown_is_answered(casebook: Path, run: Run, command: str) -> None:
    done = run("--home", casebook, *shlex.split(command)[1:])
    assert (done.returncode, done.stderr.count("答えは見当たりません")) == (0, 0)


def test_every_module_stands_in_the_table_and_in_the_layers() -> None:
    modules = {path.stem for path in (ROOT / "src" / "jireishu").glob("*.py")} - {"__init__"}
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| the question it answers |")[2]
    rows = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == modules
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert {f"jireishu.{name}" for name in modules} == {name for layer in layers for name in layer.split(" | ")}
