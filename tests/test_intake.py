"""Many files at once: each comes in or is told why not, in an order that does not depend on which was quicker."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import typeset
from conftest import Run

from jireishu import corpus, home, ingest, intake, memo, parsing, reader, standing, tables, wrap
from jireishu.errors import SourceError
from jireishu.model import Edition

WORDS = ("港", "畑", "山", "町")


def report(path: Path, word: str, pages: int = 2) -> Path:
    """A small report of its own."""
    from reportlab.pdfgen.canvas import Canvas

    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont(typeset.GOTHIC, 18)
        canvas.drawString(80, 780, f"第{page}章　{word}の仕事")
        canvas.setFont(typeset.MINCHO, 11)
        for line in range(12):
            canvas.drawString(80, 740 - 20 * line, f"{word}の仕事を{page}月{line}日に続けることができた。")
        canvas.showPage()
    canvas.save()
    return path


def reports(folder: Path) -> list[Path]:
    return [report(folder / f"{number}-{word}.pdf", word) for number, word in enumerate(WORDS)]


def editions(folder: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in corpus.editions(home.corpus(folder))}


REPORT = ingest.Wish(profile="report")


def test_outcomes_come_in_the_order_of_the_files_whichever_is_done_first() -> None:
    def work(path: Path) -> str:
        time.sleep(0.05 if path.name in ("0", "5") else 0)
        return path.name * 2

    files = [Path(str(number)) for number in range(40)]
    assert list(intake.outcomes(work, files, 3)) == [(file, file.name * 2) for file in files]


def test_no_more_files_wait_than_the_memory_holds() -> None:
    begun: list[Path] = []
    files = [Path(str(number)) for number in range(100)]
    taken = intake.outcomes(lambda path: begun.append(path), files, 2)
    next(taken)
    assert len(begun) <= 2 * intake.AHEAD
    taken.close()
    assert len(begun) < 100


def test_files_read_at_once_are_the_editions_that_each_alone_becomes(tmp_path: Path) -> None:
    files = reports(tmp_path / "in")
    ingest.ingest(tmp_path / "all", files, wish=REPORT)
    for file in files:
        ingest.ingest(tmp_path / "one", [file], wish=REPORT)
    assert len(editions(tmp_path / "all")) == 4
    assert editions(tmp_path / "all") == editions(tmp_path / "one")


def test_a_folder_stands_for_the_pdfs_below_it_and_a_bad_one_does_not_stop_the_others(tmp_path: Path, run: Run) -> None:
    report(tmp_path / "in" / "県" / "港.pdf", "港")
    report(tmp_path / "in" / "市" / "畑.PDF", "畑")
    (tmp_path / "in" / "市" / "bad.pdf").write_bytes(b"%PDF-1.4 nonsense")
    (tmp_path / "in" / "note.txt").write_text("PDF ではない", encoding="utf-8")
    done = run("--home", tmp_path / "home", "ingest", "--profile", "report", tmp_path / "in")
    assert done.returncode == 2
    assert "bad.pdf: PDF として読めません" in done.stderr
    assert sorted(editions(tmp_path / "home")) == ["港", "畑"]
    assert done.stdout.splitlines()[-4:] == [
        "ファイル  版  事例  段落  注意  結果",
        "bad.pdf                         読めません",
        "畑.PDF    畑     0     2     0  取り込みました",
        "港.pdf    港     0     2     0  取り込みました",
    ]
    (tmp_path / "in" / "市" / "bad.pdf").unlink()
    again = run("--home", tmp_path / "home", "ingest", "--profile", "report", tmp_path / "in")
    assert again.returncode == 0
    assert [line.split()[-1] for line in again.stdout.splitlines()[-2:]] == ["変わりません", "変わりません"]


def test_a_file_that_cannot_be_read_is_not_read_again_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = tmp_path / "in" / "bad.pdf", report(tmp_path / "in" / "港.pdf", "港")
    bad.write_bytes(b"%PDF-1.4 nonsense")
    read: list[str] = []

    def parse(source: Path, *rest: Any) -> Edition:
        read.append(source.name)
        return parsing.parse(source, *rest)

    monkeypatch.setattr(ingest, "parse", parse)

    def again(wish: ingest.Wish = REPORT) -> tuple[list[str], list[str]]:
        read.clear()
        found = ingest.ingest(tmp_path / "home", [tmp_path / "in"], wish=wish)
        return sorted(read), [one.error.message for one in found if one.error]

    told = ["bad.pdf: PDF として読めません（壊れているか、途中で切れています）。"]
    assert again() == (["bad.pdf", "港.pdf"], told)
    assert again() == ([], told)
    assert again(ingest.Wish()) == (["bad.pdf"], told)  # by another profile
    bad.write_bytes(good.read_bytes().replace(b"/Title", b"/Titel"))
    assert again() == (["bad.pdf"], [])


def test_a_bad_file_named_alone_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nonsense")
    assert ingest.ingest(tmp_path / "home", [bad], wish=REPORT)[0].error
    monkeypatch.setattr(ingest, "parse", lambda *_: pytest.fail("read again"))
    (told,) = ingest.ingest(tmp_path / "home", [bad], wish=REPORT)
    assert told.error and told.error.message == "bad.pdf: PDF として読めません（壊れているか、途中で切れています）。"


def test_a_dry_run_of_several_files_writes_nothing(tmp_path: Path) -> None:
    for word in WORDS[:2]:
        report(tmp_path / "in" / f"{word}.pdf", word)
    dry = ingest.Wish(profile="report", dry=True)
    assert [s.error for s in ingest.ingest(tmp_path / "home", [tmp_path / "in"], wish=dry)] == [None, None]
    assert not (tmp_path / "home").exists()


def test_a_dry_run_says_what_would_become_of_each_file(tmp_path: Path, run: Run) -> None:
    report(tmp_path / "in" / "港.pdf", "港")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"%PDF-1.4 nonsense")
    dry = ("--home", tmp_path / "home", "ingest", "--dry-run", "--profile", "report")
    both = run(*dry, tmp_path / "in")
    assert [line.split()[-1] for line in both.stdout.splitlines()[-2:]] == ["読めません", "取り込めます"]
    assert both.stderr.splitlines()[-1].startswith("--dry-run なので何も書いていません。")
    bad = run(*dry, tmp_path / "in" / "bad.pdf")
    assert (bad.returncode, "何も書いていません" in bad.stderr) == (2, False)
    (tmp_path / "home" / "corpus").mkdir(parents=True)
    ingest.ingest(tmp_path / "home", [tmp_path / "in" / "港.pdf"], wish=REPORT)
    none = run(*dry[:-2])
    assert (none.stdout, none.stderr.splitlines()[-1][:23]) == ("", "--dry-run なので何も書いていません。")
    assert "索引だけを作り直しました" not in none.stderr


def test_what_a_limit_cut_off_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report(tmp_path / "in" / "港.pdf", "港")

    def slow(source: Path, *rest: Any) -> Edition:
        raise SourceError("遅い")

    with monkeypatch.context() as patched:
        patched.setattr(ingest, "parse", slow)
        assert ingest.ingest(tmp_path / "home", [tmp_path / "in"], wish=REPORT)[0].error
    assert ingest.ingest(tmp_path / "home", [tmp_path / "in"], wish=REPORT)[0].error is None


def test_a_folder_without_pdfs_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    done = run("--home", tmp_path / "home", "ingest", tmp_path / "in")
    assert (done.returncode, "PDF のないフォルダーです" in done.stderr) == (2, True)


def test_of_two_files_with_one_name_the_second_is_told_and_the_first_stays(tmp_path: Path) -> None:
    first, second = report(tmp_path / "a" / "報告.pdf", "港"), report(tmp_path / "b" / "報告.pdf", "畑")
    summaries = ingest.ingest(tmp_path / "home", [first, second], wish=REPORT)
    assert [summary.error is None for summary in summaries] == [True, False]
    assert str(first) in summaries[1].error.message and str(second) in summaries[1].error.message
    assert "港の仕事" in editions(tmp_path / "home")["報告"].decode("utf-8")
    assert "畑の仕事" not in editions(tmp_path / "home")["報告"].decode("utf-8")


def test_of_two_files_with_one_name_the_second_is_told_also_where_it_stood(tmp_path: Path) -> None:
    first, second = report(tmp_path / "a" / "報告.pdf", "港"), report(tmp_path / "b" / "報告.pdf", "畑")
    ingest.ingest(tmp_path / "home", [second], wish=REPORT)
    summaries = ingest.ingest(tmp_path / "home", [first, second])
    assert [summary.error is None for summary in summaries] == [True, False]
    assert "港の仕事" in editions(tmp_path / "home")["報告"].decode("utf-8")


def test_one_file_that_is_there_twice_comes_in(tmp_path: Path) -> None:
    files = [report(tmp_path / name / "報告.pdf", "港") for name in "ab"]
    summaries = ingest.ingest(tmp_path / "home", [*files, files[0]], wish=REPORT)
    assert [summary.error for summary in summaries] == [None, None]
    assert list(editions(tmp_path / "home")) == ["報告"]


def test_a_file_that_fails_in_a_way_nobody_foresaw_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = reports(tmp_path / "in")[:3]
    whole = reader.Readers.__init__

    def failing(self: reader.Readers, path: Path, *rest: object) -> None:
        if path == files[1]:
            raise OSError(11, "Resource temporarily unavailable")
        whole(self, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reader.Readers, "__init__", failing)
    summaries = ingest.ingest(tmp_path / "home", files, wish=REPORT)
    assert [summary.error is None for summary in summaries] == [True, False, True]
    assert "1-畑.pdf" in summaries[1].error.message
    assert list(editions(tmp_path / "home")) == ["0-港", "2-山"]


def test_a_file_that_stands_in_the_corpus_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = reports(tmp_path / "in")[:3]
    ingest.ingest(tmp_path / "home", files, wish=REPORT)
    before = editions(tmp_path / "home")
    edition = home.corpus(tmp_path / "home") / "1-畑" / "edition.jsonl"
    edition.write_bytes(edition.read_bytes().replace("畑の仕事を1月".encode(), "畑の仕事を9月".encode()))
    report(files[2], "川")
    read = []
    whole = reader.Readers.__init__

    def counted(self: reader.Readers, path: Path, *rest: object) -> None:
        read.append(path)
        whole(self, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reader.Readers, "__init__", counted)
    summaries = ingest.ingest(tmp_path / "home", files)
    assert [(summary.new, bool(summary.damaged)) for summary in summaries] == [
        (False, False), (False, True), (True, False)
    ]  # fmt: skip
    assert read == files[2:]
    after = editions(tmp_path / "home")
    assert (after["0-港"], after["1-畑"]) == (before["0-港"], before["1-畑"])
    assert "川の仕事" in after["2-山"].decode("utf-8")


def test_what_stands_depends_on_the_libraries_the_code_and_the_profile(tmp_path: Path) -> None:
    for package, name in (("pdfminer", "pdfminer.six"), ("pdfplumber", "pdfplumber"), ("pypdfium2", "pypdfium2")):
        assert metadata.version(name) in standing._version(package)
    own = tmp_path / "own.toml"
    own.write_text("longest = 40", encoding="utf-8")
    before = standing.code(str(own)), standing.code("report")
    own.write_text("longest = 41", encoding="utf-8")
    assert standing.code(str(own)) != before[0]
    assert standing.code("report") == before[1]


def test_a_file_is_read_as_it_was_before_whatever_another_of_its_name_is(tmp_path: Path) -> None:
    book = typeset.typeset(tmp_path, typeset.DRESSES[0])
    other = report(tmp_path / "in" / book.name, "港")
    ingest.ingest(tmp_path / "home", [book])
    ingest.ingest(tmp_path / "home", [other], wish=ingest.Wish("zone", profile="report"))
    [summary] = ingest.ingest(tmp_path / "home", [book])
    assert (summary.error, summary.new, summary.cases > 0) == (None, False, True)


def test_a_correction_is_applied_although_the_file_stands(tmp_path: Path) -> None:
    [file] = reports(tmp_path / "in")[:1]
    ingest.ingest(tmp_path / "home", [file], wish=REPORT)
    edition = home.corpus(tmp_path / "home") / "0-港"
    passage = json.loads((edition / "edition.jsonl").read_text("utf-8").splitlines()[-1])["passage"]["id"]
    (edition / "corrections.toml").write_text(f'[[correction]]\ndrop = "{passage}"\n', encoding="utf-8")
    [summary] = ingest.ingest(tmp_path / "home", [file])
    assert (summary.new, len(summary.changes.removed)) == (True, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_an_ingest_that_was_killed_goes_on_where_it_stood(tmp_path: Path) -> None:
    files = [report(tmp_path / "in" / f"{n:02}.pdf", f"{n}番", pages=4) for n in range(10)]
    place = tmp_path / "home"
    command = [sys.executable, "-m", "jireishu.cli", "--home", str(place), "ingest", "--profile", "report"]
    with subprocess.Popen(
        [*command, str(tmp_path / "in")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as killed:
        while len(editions(place)) < 3 and killed.poll() is None:
            time.sleep(0.01)
        os.kill(killed.pid, signal.SIGKILL)
    stood = editions(place)
    assert 3 <= len(stood) < 10
    summaries = ingest.ingest(place, files, wish=REPORT)
    assert all(summary.error is None for summary in summaries)
    old = [summary.edition_id for summary in summaries if not summary.new]
    assert len(old) >= len(stood) - 1  # the last may not have been noted
    assert set(old) <= set(stood)
    ingest.ingest(tmp_path / "whole", files, wish=REPORT)
    assert editions(place) == editions(tmp_path / "whole")


def test_what_threads_learn_is_kept_when_it_is_flushed(tmp_path: Path) -> None:
    made = memo.Memo(tmp_path / "memo.sqlite")
    made.put("a", 1)
    made.flush()
    made.put("b", 2)
    assert (made.get("a"), made.get("b")) == (1, 2)
    made.close()
    left = memo.Memo(tmp_path / "memo.sqlite")
    assert (left.get("a"), left.get("b")) == (1, None)
    left.close()


def test_a_table_fits_its_width_and_cuts_names_only() -> None:
    rows = [
        ("ファイル", "版", "事例", "段落", "注意", "結果"),
        (
            "令和6年度被保護者就労支援事業等の取組事例に関する調査研究報告書.pdf",
            "2024",
            "11",
            "12345",
            "0",
            "取り込みました",
        ),
        ("a.pdf", "とても長い名前の付いた版の名前がここにある", "1", "2", "3", "変わりません"),
    ]
    shown = tables.table(rows, 80, right=(2, 3, 4), shrink=(0, 1))
    assert [wrap.width(line) for line in shown.splitlines()[1:]] == [80, 78]
    assert "12345" in shown and "…" in shown and "取り込みました" in shown
