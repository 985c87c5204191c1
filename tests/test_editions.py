"""A maintainer's day: a new edition comes in beside the old one."""

import json
from pathlib import Path

import pytest
import typeset
from conftest import EDITION, TITLE, Run

from jireishu import corpus, home, ingest

OLD, NEW = "週払いや日払いに", "週払いや前払いに"


@pytest.fixture
def updated(tmp_path: Path) -> Path:
    """The next edition of the small casebook, as lines: one bullet reworded, one gone."""
    lines = [{"edition": {"title": f"{TITLE}（令和6年度版）"}}]
    for passage in EDITION.passages:
        line = passage.to_json()
        line["passage"]["text"] = line["passage"]["text"].replace(OLD, NEW)
        line["passage"]["id"] += "x" * (NEW in line["passage"]["text"])
        if passage.id != "2-1-i1":
            lines.append(line)
    return lined(tmp_path / "updated.jsonl", *lines)


def lined(file: Path, *lines: object) -> Path:
    """A file of JSON lines."""
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    return file


def book(file: Path, text: str, case: object = None, **about: str) -> Path:
    """A book of one passage, as lines."""
    return lined(file, {"edition": {"title": TITLE, **about}}, {"passage": {"id": text, "text": text}, "case": case})


def test_a_dry_run_shows_what_would_change_and_writes_nothing(own: Path, updated: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    done = run("--home", own, "ingest", "--edition", "2024", "--dry-run", updated)
    assert done.returncode == 0
    assert done.stdout.startswith(f"「{TITLE}（令和6年度版）」（版 2024） 頁 ")
    assert "なくなった段落 1、書き換えられた段落 1" in done.stdout
    assert "何も書いていません" in done.stderr
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before


def test_a_search_uses_the_newest_edition_unless_told_otherwise(own: Path, updated: Path, run: Run) -> None:
    assert run("--home", own, "ingest", "--edition", "2024", updated).returncode == 0
    assert [path.parent.name for path in corpus.editions(home.corpus(own))] == ["2024", "shigoto"]
    new = run("--home", own, "search", "週払い", "-k", 1)
    old = run("--home", own, "search", "週払いや日払い", "--edition", "shigoto", "-k", 1)
    assert new.stdout.endswith("   版: 2024\n") and old.stdout.endswith("   版: shigoto\n")
    assert OLD in old.stdout
    hits = json.loads(run("--home", own, "search", "漁港の事業所", "-k", 100, "--json").stdout)["hits"]
    assert {hit["edition"] for hit in hits} == {"2024"}
    unknown = run("--home", own, "search", "漁港", "--edition", "2030")
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_a_case_that_only_another_edition_calls_so_is_told_with_that_edition(
    own: Path, updated: Path, run: Run
) -> None:
    updated.write_text(updated.read_text("utf-8").replace("みどり市", "はるか市"), "utf-8")
    assert run("--home", own, "ingest", "--edition", "2024", updated).returncode == 0
    for command in (("show", "みどり"), ("search", "週払い", "--case", "みどり")):
        done = run("--home", own, *command)
        told = "事例「みどり」はありません。\n  → ほかの版にはあります: 2-2 兵庫県みどり市（--edition shigoto で）\n"
        assert (done.returncode, done.stderr) == (2, f"jireishu: {told}")
        assert run("--home", own, *command, "--edition", "shigoto").returncode == 0


def test_diff_and_verify_between_editions(own: Path, updated: Path, run: Run, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(run("--home", own, "search", "週払いや日払い", "--json", "-k", 1).stdout, "utf-8")
    run("--home", own, "ingest", "--edition", "2024", updated)
    found = run("--home", own, "diff", "shigoto", "2024", "--json")
    assert found.returncode == 1
    passages = json.loads(found.stdout)["passages"]
    assert [one["id"] for one in passages["removed"]] == ["2-1-i1"]
    assert [(one["old"]["id"], one["new"]["id"]) for one in passages["reworded"]] == [("2-2-p1", "2-2-p1x")]
    assert run("--home", own, "diff", "2024", "2024").returncode == 0
    assert run("--home", own, "diff", "2024", updated).returncode == 0
    assert run("--home", own, "diff", "2024", "none").returncode == 2
    now = run("--home", own, "verify", saved)
    assert now.returncode == 1
    assert now.stdout.startswith("書き換え  2-2-p1")
    assert run("--home", own, "--lang", "en", "verify", saved).stdout.startswith("reworded  2-2-p1")
    assert run("--home", own, "verify", saved, "--edition", "shigoto").returncode == 0


def test_a_file_is_read_for_diff_as_the_edition_that_it_is_compared_with_was(tmp_path: Path, run: Run) -> None:
    source = typeset.typeset(tmp_path, typeset.DRESSES[0])
    home = tmp_path / "home"
    run("--home", home, "ingest", "--edition", "one", "--profile", "report", source)
    assert run("--home", home, "diff", "one", source).returncode == 0
    assert run("--home", home, "diff", "one", source, "--profile", "casebook").returncode == 1
    assert run("--home", home, "diff", source, source, "--profile", "report").returncode == 0
    assert run("--home", tmp_path / "none", "diff", source, source).returncode == 0


def test_one_edition_name_takes_one_file(own: Path, updated: Path, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    for name in ("a.pdf", "b.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4\n")
    for sources in ((updated, updated), (folder,), (folder, "--dry-run")):
        done = run("--home", own, "ingest", "--edition", "2024", *sources)
        assert (done.returncode, done.stdout) == (2, "")
        assert "1 つだけ" in done.stderr


def test_an_edition_of_another_title_and_text_is_not_overwritten(
    own: Path, updated: Path, run: Run, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"edition": {"title": "給与の報告"}}\n{"passage": {"id": "a", "text": "別の本文"}}\n', "utf-8")
    done = run("--home", own, "ingest", "--edition", "shigoto", wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"版「shigoto」（{TITLE}）と題名が違い、同じ段落も 1 つもないので、上書きしません" in done.stderr
    assert OLD in run("--home", own, "search", "週払いや日払い", "-k", 1).stdout
    assert run("--home", own, "ingest", "--edition", "shigoto", updated).returncode == 0


def test_editions_whose_names_differ_in_capitals_alone_are_one_as_they_are_for_windows(
    own: Path, updated: Path, run: Run
) -> None:
    other = updated.rename(updated.with_name("Shigoto.jsonl"))
    done = run("--home", own, "ingest", other)
    assert done.returncode == 2 and "版「shigoto」は別のファイル（" in done.stderr
    assert run("--home", own, "ingest", "--edition", "SHIGOTO", other).returncode == 0
    assert [path.name for path in home.corpus(own).iterdir() if path.is_dir()] == ["shigoto"]


@pytest.mark.parametrize(("wished", "id"), [("令和6年度/改訂", "令和6年度-改訂"), ("../../2024", "2024")])
def test_the_name_of_an_edition_is_no_path(tmp_path: Path, wished: str, id: str) -> None:
    home.corpus(tmp_path).mkdir()
    file = typeset.typeset(tmp_path, typeset.DRESSES[0])
    assert [one.edition_id for one in ingest.ingest(tmp_path, [file], wish=ingest.Wish(wished))] == [id]
    assert [path.name for path in home.corpus(tmp_path).iterdir()] == [id]


def test_the_next_edition_in_a_file_of_the_same_name_stands_beside_the_one_before(tmp_path: Path, run: Run) -> None:
    ids = []
    for date, text in (
        ("2023-03", "漁港で働く。"),
        ("2023-03", "漁港で学ぶ。"),
        ("2024-03", "漁港で教える。"),
        ("2024", "漁港で話す。"),
        ("2023-03", "漁港で歌う。"),
    ):
        file = book(tmp_path / "jirei.jsonl", text, date=date)
        assert run("--home", tmp_path, "ingest", file).returncode == 0
        ids.append([path.parent.name for path in corpus.editions(home.corpus(tmp_path))])
    assert ids == [["jirei"], ["jirei"], *[["jirei", "jirei-2024-03"]] * 3]
    found = run("--home", tmp_path, "search", "漁港")
    assert "漁港で話す。" in found.stdout and "漁港で歌う。" not in found.stdout
    assert (
        run("--home", tmp_path, "search", "漁港", "--edition", "jirei").stdout.splitlines()[0].endswith("漁港で歌う。")
    )


def test_what_takes_the_place_of_an_edition_is_told(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "jirei.jsonl"
    told = "版「jirei」の前の内容と入れ替わります。両方を置くなら --edition で別の名前を付けてください。\n"
    for text, said in (("漁港で働く。", ""), ("漁港で学ぶ。", told), ("漁港で学ぶ。", "")):
        book(file, text, date="2023-03")
        done = run("--home", tmp_path, "ingest", file)
        assert (done.returncode, done.stderr) == (0, said)
        assert ("＋PDF" in done.stdout or "漁港で［" in done.stdout) == bool(said)


def test_a_book_of_the_same_title_without_a_case_in_common_is_told(tmp_path: Path, run: Run) -> None:
    for name, town, text in (("a", "北町", "漁港で働く。"), ("b", "北町", "畑で働く。"), ("c", "南町", "森で働く。")):
        case = {"id": "1-1", "chapter": 1, "number": 1, "name": town, "prefecture": None, "tagline": ""}
        file = book(tmp_path / f"{name}.jsonl", text, case)
        done = run("--home", tmp_path / "home", "ingest", file)
        told = "題名が同じなので、版「b」の次の版と見ましたが、同じ事例がありません。"
        assert (done.returncode, told in done.stderr.replace("\n", "")) == (0, name == "c")


def test_words_that_only_an_older_edition_has_are_said_to_be_in_none_that_was_searched(
    tmp_path: Path, run: Run
) -> None:
    for date, text in (("2024-03", "畑で働く。"), ("2023-03", "漁港で働く。")):
        file = book(tmp_path / f"{date}.jsonl", text, date=date)
        done = run("--home", tmp_path, "ingest", file)
        told = "検索には、より新しい版「2024-03」を使います（この版は --edition 2023-03 で）。\n"
        assert (done.returncode, done.stderr) == (0, told if date == "2023-03" else "")
    done = run("--home", tmp_path, "search", "漁港")
    assert (done.returncode, "ほかの版は --edition で探せます" in done.stderr + done.stdout) == (1, True)
    done = run("--home", tmp_path, "search", "漁港", "--edition", "2023-03")
    assert (done.returncode, "漁港で働く。" in done.stdout) == (0, True)


def test_the_same_file_under_the_name_of_its_edition_is_that_edition(tmp_path: Path, run: Run) -> None:
    file = typeset.typeset(tmp_path, typeset.DRESSES[0])
    folder = tmp_path / "home"
    assert run("--home", folder, "ingest", "--edition", "2024", file).returncode == 0
    done = run("--home", folder, "ingest", file.rename(tmp_path / "2024.pdf"))
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.parent.name for path in corpus.editions(home.corpus(folder))] == ["2024"]
