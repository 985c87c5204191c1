import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLING = Path(__file__).parent / "killing.py"


@pytest.mark.skipif(not hasattr(sys, "addaudithook") or sys.platform == "win32", reason="needs fork and SIGKILL")
def test_an_ingest_killed_at_any_write_leaves_one_whole_generation(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, KILLING, tmp_path], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["points"] >= 20
    assert found["last"]
    assert found["files"] == ["edition.jsonl", "jireishu.sqlite", "writer.lock"]
