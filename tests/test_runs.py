import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jireishu import runs
from jireishu.errors import SourceError, UsageError

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
RANKED = st.lists(NAMES, min_size=1, max_size=12, unique=True).map(tuple)


@given(st.dictionaries(NAMES, RANKED, max_size=5))
def test_a_run_comes_back_from_its_file(run: dict[str, tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        runs.write(Path(folder) / "a.run", run)
        assert runs.read(Path(folder) / "a.run") == run


def test_the_form_of_trec(tmp_path: Path) -> None:
    runs.write(tmp_path / "a.run", {"q1": ("b", "a"), "q2": (), "q3": ("c",)})
    assert (tmp_path / "a.run").read_text(encoding="utf-8") == (
        "q1 Q0 b 1 2 jireishu\nq1 Q0 a 2 1 jireishu\nq3 Q0 c 1 1 jireishu\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.run"]


def test_a_run_of_another_tool_is_put_in_the_order_of_its_scores(tmp_path: Path) -> None:
    (tmp_path / "a.run").write_bytes(b"q1\tQ0\ta\t1\t0.5\tx\r\n\nq1 Q0 b 3 0.7 x\nq1 Q0 c 2 0.7 x\n")
    assert runs.read(tmp_path / "a.run") == {"q1": ("c", "b", "a")}


@pytest.mark.parametrize("wrong", ["q1 Q0 a 1 1", "q1 Q0 a 1 x t", "q1 Q0 a 1 nan t", "q0 Q0 a 2 1 t", "\udcff"])
def test_a_wrong_line_is_named(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "a.run").write_text(f"q0 Q0 a 1 2 t\n{wrong}\n", encoding="utf-8", errors="surrogateescape")
    with pytest.raises(SourceError, match="の 2 行目"):
        runs.read(tmp_path / "a.run")


def test_a_file_that_cannot_be_written_is_an_error_of_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        runs.write(tmp_path / "none" / "a.run", {})
    with pytest.raises(SourceError):
        runs.read(tmp_path / "none.run")


def test_what_is_no_file_is_written_to_and_a_link_is_followed(tmp_path: Path) -> None:
    runs.write(Path(os.devnull), {"q1": ("a",)})
    assert not Path(os.devnull).is_file()
    (tmp_path / "link.run").symlink_to(tmp_path / "a.run")
    runs.write(tmp_path / "link.run", {"q1": ("a",)})
    assert (tmp_path / "link.run").is_symlink()
    assert runs.read(tmp_path / "a.run") == {"q1": ("a",)}
