import dataclasses
import errno
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import EDITION, PASSAGES
from hypothesis import given
from hypothesis import strategies as st

from jireishu import corpus, errors, exports, fingerprint
from jireishu.errors import CorpusError, SourceError
from jireishu.model import Edition, PageBox, Passage


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = corpus.write(tmp_path, EDITION)
    assert path == tmp_path / "shigoto" / "edition.jsonl"
    assert corpus.read(path) == EDITION
    assert corpus.head(path) == dataclasses.replace(EDITION, passages=())
    assert corpus.editions(tmp_path) == [path]
    assert corpus.editions(tmp_path / "nowhere") == []


def test_the_same_edition_is_the_same_bytes(tmp_path: Path) -> None:
    first = corpus.write(tmp_path, EDITION).read_bytes()
    assert corpus.write(tmp_path, EDITION).read_bytes() == first
    assert first.endswith(b"\n")
    assert b"\r" not in first
    assert [path.name for path in (tmp_path / "shigoto").iterdir()] == ["edition.jsonl"]


def test_the_lines_are_the_documented_ones(tmp_path: Path) -> None:
    lines = corpus.write(tmp_path, EDITION).read_text(encoding="utf-8").splitlines()
    assert [next(iter(json.loads(line))) for line in lines] == ["edition", *["case"] * 3, "finding", *["passage"] * 11]
    assert "漁港では網の補修" in lines[6]  # readable as it stands


@given(st.text(), st.text(alphabet="\x00\n\r\u2028\x85\ud800\U0001f600あ"))
def test_any_text_survives(first: str, second: str) -> None:
    line = corpus.dumps(Passage("a", first + second).to_json())
    assert "\n" not in line
    assert Passage.from_json(json.loads(line.encode("utf-8"))).text == first + second


def test_odd_texts_survive_the_file(tmp_path: Path) -> None:
    odd = Edition("odd", "題", "odd.jsonl", "", (), (), (Passage("a", "一\u2028二\x85三\r四\x1c五\ud800"),))
    assert corpus.read(corpus.write(tmp_path, odd)) == odd
    assert len(list(corpus.passage_lines(tmp_path / "odd" / "edition.jsonl"))) == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"passage": {"id": 1, "text": ""}}', '{"something": {}}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = corpus.write(tmp_path, EDITION)
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(CorpusError, match="17 行目"):
        corpus.read(path)


def test_a_strange_line_is_not_passed_over(tmp_path: Path) -> None:
    path = corpus.write(tmp_path, EDITION)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"something": {}}\n')
    with pytest.raises(CorpusError, match="17 行目"):
        list(corpus.passage_lines(path))


def test_another_format_is_refused(tmp_path: Path) -> None:
    path = corpus.write(tmp_path, EDITION)
    path.write_text(path.read_text(encoding="utf-8").replace('"format": 1', '"format": 2'), encoding="utf-8")
    with pytest.raises(CorpusError, match="format"):
        corpus.head(path)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "shigoto").touch()
    with pytest.raises(CorpusError, match="書き込めません"):
        corpus.write(tmp_path, EDITION)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("casebook.pdf", "casebook"),
        ("事例集 令和4年.pdf", "事例集-令和4年"),
        ("../a b.jsonl", "a-b"),
        ("!!!.pdf", "edition"),
        (f"{'版' * 39}12.版.pdf", "版" * 39 + "12"),
    ],
)
def test_edition_ids_are_folder_names(name: str, folder: str) -> None:
    assert corpus.edition_id(Path(name)) == folder


def test_an_export_comes_back(tmp_path: Path) -> None:
    boxed = dataclasses.replace(PASSAGES[1], boxes=(PageBox(10, 1.5, 2.0, 3.0, 4.25),))
    path = tmp_path / "back.jsonl"
    lines = [passage.to_json() | {"edition": "shigoto"} for passage in (*PASSAGES[2:], boxed)]
    path.write_text("\n\n".join(corpus.dumps(line) for line in lines), encoding="utf-8-sig")
    found = exports.read(path)
    assert found.passages == (*PASSAGES[2:], boxed)
    assert (found.id, found.title, found.source) == ("back", "back", "back.jsonl")
    assert [(case.id, case.name, case.pages.printed) for case in found.cases] == [
        ("2-1", "青森県あおば市", ("8", "9", "10")),
        ("2-2", "兵庫県みどり市", ("18", "19", "20")),
        ("3-1", "つなぐハローワーク", ("28", "29")),
    ]
    assert [section.kind for section in found.cases[1].sections] == ["背景・概要", "取組みのポイント", "成果"]


def test_an_edition_comes_back_whole(tmp_path: Path) -> None:
    found = exports.read(corpus.write(tmp_path, EDITION))
    assert dataclasses.replace(found, id=EDITION.id, sha256=EDITION.sha256) == EDITION


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", "2024"),
        ("2024-04", "2024-04"),
        ("2024-04-01", "2024-04"),
        ("令和6年4月", "2024-04"),
        ("2024-13", "2024"),
        ("昨年", ""),
    ],
)
def test_a_date_is_a_year_or_a_month(tmp_path: Path, written: str, date: str) -> None:
    about = {"edition": {"title": "題", "date": written}}
    lines = [json.dumps(about), '{"passage": {"id": "a", "text": "漁港"}}']
    (tmp_path / "dated.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert exports.read(tmp_path / "dated.jsonl").date == date


def test_id_and_text_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "small.jsonl"
    path.write_text('{"passage": {"id": "a", "text": "漁港"}}', encoding="utf-8")
    assert exports.read(path).passages == (Passage("a", "漁港"),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "JSON として読めません"),
        (b"[" * 200_000, "入れ子が深すぎます"),
        (b"[" * 100_000, "2 行目"),
        (b"3", "オブジェクト"),
        (b'{"text": "a"}', "passage がありません"),
        (b'{"passage": {"text": "a"}}', "id がありません"),
        (b'{"passage": {"id": "b"}}', "text がありません"),
        (b'{"passage": {"id": "b c", "text": ""}}', "空白"),
        (b'{"passage": {"id": "a", "text": "again"}}', "同じ"),
        (b'{"passage": {"id": "b", "text": ""}, "headings": "x"}', "型"),
        (b'{"passage": {"id": "b", "text": ""}, "pages": {"pdf": ["1"]}}', "型"),
        (b'{"passage": {"id": "b", "text": ""}, "boxes": [[1, "left", 0, 1, 1]]}', "型"),
        (b'{"passage": {"id": "b", "text": ""}, "case": {"id": 3}}', "型"),
        (b'{"passage": {"id": "b", "text": ""}, "case": {"name": "x"}}', "2 行目"),
        (b'{"edition": {"page_labels": [1]}}', "型"),
        (b'{"edition": {"chapters": [[1, 2]]}}', "型"),
        (b'{"finding": {"kind": "page", "message": 1}}', "型"),
        (b'{"finding": {"kind": "page", "message": "", "page": "3"}}', "型"),
        *(
            (json.dumps({"case": EDITION.cases[0].to_json() | wrong}).encode(), "型")
            for wrong in (
                {"name": 1},
                {"chapter": "2"},
                {"sections": [{"number": None, "title": 1, "kind": ""}]},
                {"pages": {"pdf": ["1"], "printed": []}},
                {"attributes": {"人口": {"raw": "1", "value": [1], "unit": None, "source": ""}}},
                {"attributes": {"人口": {"raw": "1", "value": {"図": {"a": "b"}}, "unit": None, "source": ""}}},
            )
        ),
        ("漁港".encode("cp932"), "UTF-8"),
    ],
)
def test_a_bad_line_is_refused_by_name(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(b'{"passage": {"id": "a", "text": "x"}}\n' + line)
    with pytest.raises(SourceError, match=reason) as caught:
        exports.read(path)
    assert "bad.jsonl の 2 行目" in caught.value.message
    assert "passage" in caught.value.hint


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="読めません"):
        exports.read(tmp_path / "none.jsonl")


def test_the_digest_follows_the_content_and_not_the_clock(tmp_path: Path) -> None:
    path = corpus.write(tmp_path, EDITION)
    stamps, digest = fingerprint.stamps(tmp_path), fingerprint.digest(tmp_path)
    corpus.write(tmp_path, EDITION)
    assert fingerprint.stamps(tmp_path) != stamps
    assert fingerprint.digest(tmp_path) == digest
    path.write_bytes(path.read_bytes() + b"\n")
    assert fingerprint.digest(tmp_path) != digest
    assert fingerprint.stamps(tmp_path / "nowhere") == []


def test_a_full_disk_is_told_in_our_words_also_where_sqlite_says_so(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "small.sqlite")) as small:
        small.execute("PRAGMA max_page_count = 2")
        small.execute("CREATE TABLE a (b BLOB)")
        with pytest.raises(sqlite3.OperationalError) as full:
            small.execute("INSERT INTO a VALUES (zeroblob(100000))")
    told = corpus.unwritten(tmp_path / "index.sqlite", full.value)
    assert told.message == f"{tmp_path / 'index.sqlite'} に書き込めません: 空き容量がありません"
    assert told.hint == "空き容量と書き込みの権限を確かめてください。前の内容はそのまま残っています。"
    picture = errors.unwritable("a.png", OSError(errno.ENOSPC, "No space left on device"))
    assert picture.message == "a.png に書き込めません: 空き容量がありません"
    assert picture.hint == "フォルダーと書き込みの権限、空き容量を確かめてください。"
