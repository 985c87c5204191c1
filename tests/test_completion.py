"""What a shell offers while one types."""

import os
import shutil
import subprocess
import sys
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
        ("search q --case み", ["みどり市"]),
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


BASH = """
eval "$(jireishu --show-completion bash)"
COMP_WORDS=(jireishu search q --chapter 第3) COMP_CWORD=4
_jireishu_completion jireishu
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = """
jireishu --show-completion fish | source
complete --do-complete "jireishu search q --chapter 第3"
"""


@pytest.mark.parametrize(("shell", "script"), [("bash", BASH), ("fish", FISH)])
def test_shells_complete_by_their_own_machinery(shared: Path, tmp_path: Path, shell: str, script: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "JIREISHU_HOME": str(shared), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    done = subprocess.run([shell, "-c", script], env=environment, capture_output=True, check=False, timeout=60)
    assert done.stdout.decode("utf-8").splitlines() == ["第3章　ハローワークの事例"]


def test_without_an_index_nothing_is_offered(tmp_path: Path, run: Run) -> None:
    done = run(
        JIREISHU_HOME=str(tmp_path), **ASKED,
        COMP_WORDS="jireishu search q --case 兵", COMP_CWORD="4",
    )  # fmt: skip
    assert done.stdout.split() == []
