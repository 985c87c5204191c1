"""What a shell offers while one types."""

from pathlib import Path

import pytest
from conftest import Run

# the name that click makes of `python -m jireishu.cli`; of an installed jireishu it is _JIREISHU_COMPLETE
ASKED = {"_PYTHON _M JIREISHU.CLI_COMPLETE": "complete_bash"}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("search q --prefecture 青", ["青森県"]),
        ("search q --section 取", ["取組みのポイント"]),
        ("search q --case 兵", ["兵庫県みどり市"]),
        ("search q --edition s", ["shigoto"]),
        ("search q --chapter 第3", ["第3章　ハローワークの事例"]),
        ("show 2-", ["2-1", "2-2"]),
        ("show 2-1 --section 課", ["課題"]),
        ("similar つな", ["つなぐハローワーク"]),
        ("fac", ["facets"]),
        ("search q --prefecture 沖", []),
    ],
)
def test_names_of_the_corpus_are_offered(shared: Path, run: Run, typed: str, offered: list[str]) -> None:
    words = f"jireishu {typed}"
    done = run(
        JIREISHU_HOME=str(shared), COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1), **ASKED,
    )  # fmt: skip
    assert done.stdout.strip().split("\n") == (offered or [""])


def test_without_an_index_nothing_is_offered(tmp_path: Path, run: Run) -> None:
    done = run(
        JIREISHU_HOME=str(tmp_path), **ASKED,
        COMP_WORDS="jireishu search q --case 兵", COMP_CWORD="4",
    )  # fmt: skip
    assert done.stdout.split() == []
