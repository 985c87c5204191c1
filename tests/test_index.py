import errno
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from conftest import EDITION, PASSAGES, indexed

from jireishu import analysis, corpus, filters, home, index, indexer, readonly, records, search
from jireishu.analysis import Analyzer
from jireishu.errors import CorpusError, IndexUnusable
from jireishu.model import Edition, Passage

QUESTIONS = ("漁港の仕事", "週払い", "窓口で相談", "存在しない言葉")


def answers(file: Path, analyzer: Analyzer) -> list[object]:
    with closing(index.Index(file)) as opened:
        opened.require(analysis.identity())
        found: list[object] = [search.search(opened, analyzer, question) for question in QUESTIONS]
        found.append(
            opened.members(search.conditions(opened, filters.Filters(sections=("課題",), prefectures=("青森",))))
        )
    return found


def test_a_snapshot_holds_what_a_search_needs(shared: Path) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        assert opened.passages == 11
        assert opened.header["editions"] == [
            {
                "id": "shigoto",
                "title": EDITION.title,
                "publisher": "",
                "date": "",
                "source": EDITION.source,
                "sha256": EDITION.sha256,
                "url": "",
                "newest": True,
            }
        ]
        lines = [opened.line(number) for number in range(11)]
        assert [line["passage"]["id"] for line in lines] == sorted(passage.id for passage in PASSAGES)
        assert lines[0] == PASSAGES[1].to_json() | {"edition": "shigoto"}
        facets = opened.facets()
        assert {kind: about["count"] for kind, about in facets["section"].items()} == {
            "背景・概要": 2, "取組みのポイント": 5, "課題": 2, "成果": 1,
        }  # fmt: skip
        assert {name: about["count"] for name, about in facets["kind"].items()} == {"bullet": 10, "figure": 1}
        assert facets["case"]["shigoto/2-2"]["name"] == "兵庫県みどり市"
        assert opened.members((("case", frozenset(["shigoto/3-1"])),)) == {8, 9}
        assert opened.posting("存在しない") is None
        assert (opened.held("漁港"), opened.held("存在しない")) == (5, 0)


def test_nothing_is_left_beside_the_index(own: Path) -> None:
    assert [path.name for path in home.indexes(own).iterdir()] == ["jireishu.sqlite"]


@pytest.mark.parametrize("passages", [(), (Passage("a", "、。"),)])
def test_nothing_is_found_where_no_passage_has_a_word(
    tmp_path: Path, analyzer: Analyzer, passages: tuple[Passage, ...]
) -> None:
    folder = indexed(tmp_path, Edition("odd", "題", "odd.jsonl", "", passages=passages), analyzer=analyzer)
    with closing(index.Index(index.path(folder))) as opened:
        response = search.search(opened, analyzer, "漁港")
    assert (response.total, response.hits) == (0, ())


def test_a_missing_index_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="ありません") as caught:
        index.Index(tmp_path / "none.sqlite")
    assert "jireishu ingest" in caught.value.hint


def test_every_damaged_byte_is_told_or_harmless(own: Path, tmp_path: Path, analyzer: Analyzer) -> None:
    file = index.path(own)
    whole, expected = file.read_bytes(), answers(file, analyzer)
    # Every byte that is not 0 padding could be flipped; a step that is no power of two visits all parts of all pages.
    used = [place for place in range(len(whole)) if whole[place]]
    told = 0
    broken = tmp_path / "broken.sqlite"
    for place in used[::211] + used[:100]:
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        try:
            assert answers(broken, analyzer) == expected, place
        except IndexUnusable:
            told += 1
    assert told > 20


def test_a_cut_index_is_unusable(own: Path, tmp_path: Path, analyzer: Analyzer) -> None:
    file = index.path(own)
    whole = file.read_bytes()
    for length in (0, 1, 100, 4096, len(whole) // 2, len(whole) - 1):
        cut = tmp_path / "cut.sqlite"
        cut.write_bytes(whole[:length])
        with pytest.raises(IndexUnusable, match=r"壊れて|開けません"):
            answers(cut, analyzer)


def altered(file: Path, change: Callable[[bytes], bytes]) -> None:
    with closing(sqlite3.connect(file)) as connection:
        data = connection.execute("SELECT data FROM header").fetchone()[0][:-4]
        connection.execute("UPDATE header SET data = ?", (records.seal("header", 0, change(data)),))
        connection.commit()


def test_another_format_is_foreign(own: Path) -> None:
    altered(index.path(own), lambda data: data.replace(b'"format":%d' % index.FORMAT, b'"format":0'))
    with pytest.raises(IndexUnusable, match="format 0"):
        index.Index(index.path(own))


def test_another_dictionary_is_foreign(own: Path, analyzer: Analyzer) -> None:
    altered(index.path(own), lambda data: data.replace(b"sudachipy 0.", b"sudachipy 9."))
    with pytest.raises(IndexUnusable, match="別の辞書"):
        answers(index.path(own), analyzer)


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0" + b"\0" * 4096, b"%PDF-1.7"])
def test_any_other_file_is_unusable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.sqlite").write_bytes(content)
    with pytest.raises(IndexUnusable):
        index.Index(tmp_path / "other.sqlite")


def test_another_database_is_unusable(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as connection:
        connection.execute("CREATE TABLE header (number INTEGER PRIMARY KEY, data TEXT)")
        connection.execute("INSERT INTO header VALUES (0, 'x')")
        connection.commit()
    with pytest.raises(IndexUnusable, match="壊れて"):
        index.Index(tmp_path / "other.sqlite")


def test_fresh_is_what_has_the_same_content(own: Path) -> None:
    with closing(index.Index(index.path(own))) as opened:
        assert opened.fresh(home.corpus(own))
        path = corpus.write(home.corpus(own), EDITION)  # another time, the same words
        assert opened.fresh(home.corpus(own))
        path.write_text(path.read_text(encoding="utf-8").replace("漁港", "農園"), encoding="utf-8")
        assert not opened.fresh(home.corpus(own))


def test_an_open_snapshot_outlives_a_rebuild(own: Path, analyzer: Analyzer) -> None:
    with closing(index.Index(index.path(own), resident=True)) as opened:
        shutil.rmtree(home.corpus(own) / "shigoto")
        indexer.build(own, analyzer=analyzer)
        assert search.search(opened, analyzer, "漁港").total == 5
    with closing(index.Index(index.path(own))) as opened:
        assert search.search(opened, analyzer, "漁港").total == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which files are open")
def test_where_an_open_file_cannot_be_replaced_whoever_answers_on_and_on_keeps_none_open(
    own: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readonly, "HELD", True)
    with closing(index.Index(index.path(own), resident=True)) as opened:
        assert search.search(opened, analyzer, "漁港").total == 5
        assert str(index.path(own)) not in [os.path.realpath(one) for one in Path("/proc/self/fd").iterdir()]
    for content in (b"", b"not a database", index.path(own).read_bytes()[:-1]):
        index.path(own).write_bytes(content)
        with pytest.raises(IndexUnusable, match=r"壊れて|開けません"):
            index.Index(index.path(own), resident=True)


def test_a_failed_build_leaves_the_old_index(own: Path, analyzer: Analyzer) -> None:
    before = index.path(own).read_bytes()
    path = home.corpus(own) / "shigoto" / "edition.jsonl"
    whole = re.sub('"digest": "[0-9a-f]+", ', "", path.read_text(encoding="utf-8"))  # as before there were digests
    path.write_text(whole + '{"passage": {"id": "x"}}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="壊れた行"):
        indexer.build(own, analyzer=analyzer)
    assert index.path(own).read_bytes() == before
    assert [found.name for found in home.indexes(own).iterdir()] == ["jireishu.sqlite"]


def test_where_the_disk_is_full_only_the_index_is_said_to_be_as_it_was(
    own: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = index.path(own).read_bytes()
    monkeypatch.setattr(indexer, "_write", full)
    with pytest.raises(CorpusError) as told:
        indexer.build(own, analyzer=analyzer)
    assert told.value.message == f"{index.path(own)} に書き込めません: 空き容量がありません"
    assert str(told.value.hint).endswith(
        "もう一度 jireishu ingest を実行してください。前の索引はそのまま残っています。"
    )
    assert index.path(own).read_bytes() == before


@pytest.mark.parametrize(("question", "loads"), [("週払い", False), ("事業所の仕事", True)])
def test_a_single_search_loads_numpy_only_where_it_has_much_to_add_up(
    shared: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch, question: str, loads: bool
) -> None:
    with closing(index.Index(index.path(shared))) as few:
        expected = search.search(few, analyzer, question).hits
    monkeypatch.setattr(index, "LOADED", 0)
    monkeypatch.setattr(index, "COLD", 10)
    with closing(index.Index(index.path(shared))) as found:
        assert search.search(found, analyzer, question).hits == expected
        assert (found._ground is not None) == loads
