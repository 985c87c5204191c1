"""Question after question in one session."""

import os
import sys
import time
from pathlib import Path

import pytest
from conftest import Run, drained

from jireishu.wrap import width


def test_questions_numbers_and_pages_follow_each_other(shared: Path, run: Run) -> None:
    done = run("--home", shared, "shell", "-k", 2, stdin="漁港の仕事\n2\nn\nn\n9\n？\nの\nq\n週払い\n")
    answers = done.stdout.split("■ ")[1:]
    assert done.returncode == 0
    assert [answer.splitlines()[0] for answer in answers] == ["漁港の仕事", "2", "n", "n", "9", "？", "の"]
    first, second, third, fourth, missing, explained, nothing = answers
    assert "1. 青森県あおば市" in first and "2. 青森県あおば市" in first and "続きは n" in first
    assert "出典：「しごと支援事例集」" in second
    assert "3. 青森県あおば市" in third and "1. " not in third.splitlines()[1]
    assert "5. " in fourth
    assert "9 番の段落は、今の結果にありません。" in missing
    assert "番号: その段落" in explained and all(width(line) <= 80 for line in explained.splitlines())
    assert "手がかりになる言葉がありません" in nothing


def test_commands_are_known_however_they_are_typed(shared: Path, run: Run) -> None:
    done = run("--home", shared, "shell", "-k", 2, stdin="n\n漁港の仕事\nN\nＮ\nＱ\n週払い\n")
    explained, _, third, _ = done.stdout.split("■ ")[1:]
    assert "番号: その段落" in explained
    assert "3. 青森県あおば市" in third


def test_a_wrong_line_does_not_end_the_session(shared: Path, run: Run) -> None:
    done = run("--home", shared, "shell", stdin="漁" * 1025 + "\n\n週払い\n")
    assert done.returncode == 0
    assert "質問が長すぎます" in done.stderr
    assert "兵庫県みどり市" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("kept", [True, False])
def test_the_history_is_for_its_owner_alone_and_can_be_left_off(shared: Path, tmp_path: Path, kept: bool) -> None:
    import pty

    arguments = ["--home", str(shared), "shell"] + ["--no-history"] * (not kept)
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(XDG_STATE_HOME=str(tmp_path), HOME=str(tmp_path))
        os.execv(sys.executable, [sys.executable, "-m", "jireishu.cli", *arguments])
    said = b""
    for typed in ("漁港の仕事\n", "q\n"):
        while "質問> " not in said.decode("utf-8", "ignore"):
            said += os.read(terminal, 4096)
        said = b""
        os.write(terminal, typed.encode("utf-8"))
    drained(terminal)
    for _ in range(100):
        if os.waitpid(process, os.WNOHANG)[0]:
            break
        time.sleep(0.05)
    files = list(tmp_path.rglob("history"))
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600] * kept
    assert ["漁港の仕事" in file.read_text("utf-8") for file in files] == [True] * kept
