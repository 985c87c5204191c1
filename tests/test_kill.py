import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

from jireishu import index

KILLING = Path(__file__).parent / "killing.py"


@pytest.mark.skipif(not hasattr(sys, "addaudithook") or sys.platform == "win32", reason="needs fork and SIGKILL")
def test_an_ingest_killed_at_any_write_leaves_one_whole_generation(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, KILLING, tmp_path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["points"] >= 20
    assert found["last"]
    assert found["files"] == ["edition.jsonl", "jireishu.sqlite", "memo.sqlite", "writer.lock"]


def test_of_two_ingests_at_once_each_ends_whole_or_is_told(tmp_path: Path, run: Run) -> None:
    sources = []
    for word in ("漁港", "牧場"):
        sources.append(tmp_path / word / "book.jsonl")
        sources[-1].parent.mkdir()
        lines = [{"passage": {"id": f"p{n}", "text": f"{word}の仕事を{n}日続ける。"}} for n in range(50)]
        sources[-1].write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    home = tmp_path / "home"
    assert run("--home", home, "ingest", sources[0]).returncode == 0
    command = [sys.executable, "-m", "jireishu.cli", "--home", str(home), "ingest"]
    for _ in range(3):
        both = [subprocess.Popen([*command, str(source)], stderr=subprocess.PIPE) for source in sources]
        while any(one.poll() is None for one in both):  # readers meanwhile see one of the two, whole
            found = json.loads(run("--home", home, "search", "仕事", "-k", "100", "--json", "--literal").stdout)
            assert found["total"] == 50
            assert len({hit["passage"]["text"][:2] for hit in found["hits"]}) == 1
        ends = [(one.returncode, one.communicate()[1].decode("utf-8")) for one in both]
        assert all(code == 0 or (code == 2 and "書き込んでいます" in said) for code, said in ends)
        assert any(code == 0 for code, _ in ends)
    assert run("--home", home, "check", "--json").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of file size")
def test_on_a_full_disk_the_old_generation_keeps_answering(own: Path, tmp_path: Path, run: Run) -> None:
    lines = tmp_path / "more.jsonl"
    lines.write_text(json.dumps({"passage": {"id": "p1", "text": "牧場の仕事を続ける。" * 2000}}), "utf-8")
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    code = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); "
    code += "sys.argv = ['jireishu', *sys.argv[1:]]; runpy.run_module('jireishu.cli', run_name='__main__')"
    command = [sys.executable, "-c", code, "--home", own, "ingest", lines]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "に書き込めません" in done.stderr and "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file() and path.suffix != ".lock"} == {
        path: content for path, content in before.items() if path.suffix != ".lock"
    }
    assert run("--home", own, "search", "漁港").returncode == 0


def test_an_index_of_an_older_version_is_refused_with_the_command_that_mends_it(own: Path, run: Run) -> None:
    shutil.copy(Path(__file__).parent / "old" / "format1.sqlite", index.path(own))  # made by the code of format 1
    done = run("--home", own, "search", "漁港")
    assert (done.returncode, done.stdout) == (3, "")
    assert "別の版の jireishu の形式（format 1）" in done.stderr
    assert "jireishu ingest" in done.stderr
    assert run("--home", own, "ingest").returncode == 0
    assert run("--home", own, "search", "漁港").returncode == 0
