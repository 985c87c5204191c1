import shutil
import sys
from pathlib import Path

import pytest
import typeset
from conftest import Run

from jireishu import home
from jireishu.errors import CorpusError, UsageError


def test_the_option_comes_before_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIREISHU_HOME", str(tmp_path / "variable"))
    assert home.find(tmp_path / "option") == tmp_path / "option"
    assert home.find() == tmp_path / "variable"


def test_the_nearest_ancestor_with_both_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIREISHU_HOME", raising=False)
    for folder in (tmp_path / "corpus", tmp_path / "indexes", tmp_path / "a" / "corpus", tmp_path / "a" / "b"):
        folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert home.find() == tmp_path  # a/ has a corpus/ but no indexes/


def test_a_home_stays_one_without_the_indexes_that_may_be_deleted(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIREISHU_HOME", raising=False)
    shutil.rmtree(home.indexes(own))
    monkeypatch.chdir(own / "corpus" / "shigoto")
    assert home.find() == own


def test_else_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIREISHU_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert home.find().name == "jireishu"
    assert tmp_path not in home.find().parents


@pytest.mark.skipif(sys.platform != "linux", reason="the data folder is named otherwise")
def test_the_users_data_folder_is_named_where_something_is_brought_into_it(own: Path, run: Run) -> None:
    brought, data = home.corpus(own) / "shigoto" / "edition.jsonl", own / "data"
    told = [
        f"{data / 'jireishu'} に書きました。"
        in run("--lang", "ja", "--home", folder, "ingest", "--no-semantic", brought, XDG_DATA_HOME=str(data)).stderr
        for folder in (data / "jireishu", own / "other")
    ]
    assert told == [True, False]


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="フォルダー"):
        home.find(tmp_path / "file")


def test_pdfs_are_found_at_any_depth_in_order(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/z.PDF", "notes.txt"):
        (tmp_path / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / name).touch()
    assert [path.name for path in home.pdfs(tmp_path)] == ["z.PDF", "b.pdf"]
    assert home.pdfs(tmp_path / "nowhere") == []


def test_a_second_writer_is_told(own: Path, run) -> None:
    (own / "one.jsonl").write_text('{"passage": {"id": "a", "text": "漁港"}}\n', encoding="utf-8")
    with home.lock(own), home.lock(own):  # the holder may take it again
        done = run("--home", own, "ingest", own / "one.jsonl")
    assert done.returncode == 2
    assert "書き込んでいます" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "indexes").touch()
    with pytest.raises(CorpusError, match="書き込めません"), home.lock(tmp_path):
        pass


def test_the_next_writer_sweeps_up_after_a_killed_one(tmp_path: Path) -> None:
    left = [tmp_path / "indexes" / ".new-a1b2.tmp", tmp_path / "corpus" / "book" / ".new-a1b2.tmp"]
    kept = [tmp_path / "indexes" / "jireishu.sqlite", tmp_path / "corpus" / "book" / "edition.jsonl"]
    for file in (*left, *kept):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    with home.lock(tmp_path):
        assert [file.exists() for file in (*left, *kept)] == [False, False, True, True]


def test_a_pdf_whose_folder_holds_no_edition_yet_is_read_by_the_first_search(tmp_path: Path, run) -> None:
    """As where the disk was full, or corrections were written beforehand."""
    file = typeset.typeset(tmp_path, typeset.DRESSES[0])
    (tmp_path / "home" / "corpus" / "book").mkdir(parents=True)
    file.rename(tmp_path / "home" / "corpus" / "book.pdf")
    assert run("--home", tmp_path / "home", "search", "就労体験").returncode == 0
