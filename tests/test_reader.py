"""Which process reads which pages, and what becomes of the rest when one of them ends early."""

import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
import typeset
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from jireishu import ceiling, errors, memo, reader, spans


def test_pages_are_written_shortly() -> None:
    assert spans.numbers("1:", 3) == [1, 2, 3]
    assert spans.numbers("2::2", 7) == [2, 4, 6]
    assert spans.numbers("3:6,9", 20) == [3, 4, 5, 9]
    assert spans.numbers("3:6,9", 4) == [3, 4]
    assert spans.numbers("", 4) == []
    assert spans.written([1, 2, 3, 7, 9, 10]) == "1:4,7:8,9:11"


@given(st.sets(st.integers(1, 300)), st.integers(1, 8))
def test_shares_hold_each_page_once_and_are_read_as_they_were_written(pages: set[int], hands: int) -> None:
    shares = spans.shares(sorted(pages), hands)
    assert 1 <= len(shares) <= hands
    assert [page for share in shares for page in share] == sorted(pages)
    assert [spans.numbers(spans.written(share), 300) for share in shares] == shares


def book(path: Path, pages: int) -> Path:
    canvas = Canvas(str(path), invariant=1)
    for page in range(1, pages + 1):
        canvas.setFont(typeset.MINCHO, 12)
        canvas.drawString(100, 500, f"{page}番目の仕事")
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path, file: Path) -> tuple[list[str], list[list[str]]]:
    """The texts of the pages, and the arguments of the processes that read them."""
    kept = memo.Memo(file)
    readers = reader.Readers(path, file, 4)
    found = readers.collect(memo=kept)
    kept.save()
    assert not found.findings
    return [page.segments[0].text for page in found.pages], [w.process.args[5:] for w in readers._workers]


def test_one_process_reads_what_is_new_and_others_join_it_where_that_is_much(tmp_path: Path) -> None:
    file = tmp_path / "memo.sqlite"
    short, long = book(tmp_path / "short.pdf", 20), book(tmp_path / "long.pdf", 44)
    texts, arguments = read(short, file)
    assert texts == [f"{n}番目の仕事" for n in range(1, 21)]
    assert [pages for pages, *_ in arguments] == ["1::4", "2::4", "3::4", "4::4"]  # nothing can be known yet
    assert [pages for pages, *_ in read(short, file)[1]] == ["1:"]
    texts, arguments = read(long, file)
    assert texts == [f"{n}番目の仕事" for n in range(1, 45)]
    assert [pages for pages, *_ in arguments] == ["1:", "29:37", "37:45"]
    assert [pages for pages, *_ in read(long, file)[1]] == ["1:"]


@pytest.mark.parametrize("said", ['{"pages": 5}', '{"pages": 5}\n{"page": 2, "known": "gone"}\n{"anew": 3}'])
def test_where_the_process_that_looks_ends_early_all_pages_are_read_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    file = tmp_path / "memo.sqlite"
    file.touch()
    start = subprocess.Popen

    def ending(command: list[str], **named: object) -> "subprocess.Popen[bytes]":
        looks = command[3] == "jireishu.pdf" and len(command) == 8
        return start([sys.executable, "-c", f"print({said!r})"] if looks else command, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(reader.subprocess, "Popen", ending)
    texts, _ = read(book(tmp_path / "book.pdf", 5), file)
    assert texts == [f"{n}番目の仕事" for n in range(1, 6)]


def test_no_more_processes_than_cores_and_memory_bear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ceiling.sys, "platform", "linux")
    monkeypatch.setattr(ceiling.os, "sched_getaffinity", lambda _: range(64), raising=False)
    sizes = {"SC_PHYS_PAGES": 64_000_000, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr(ceiling.os, "sysconf", sizes.__getitem__, raising=False)
    assert ceiling.hands() == 8
    sizes["SC_PHYS_PAGES"] = 1_000_000  # 4 GB
    assert ceiling.hands() == 2
    sizes["SC_PHYS_PAGES"] = 100_000
    assert ceiling.hands() == 1


def test_where_the_system_does_not_limit_memory_a_process_is_ended_once_it_holds_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = "import time; held = bytearray({size}); held[::1024] = held[::1024]; time.sleep({seconds})"
    looks = iter([psutil.NoSuchProcess(0), psutil.NoSuchProcess(0)])  # a process of its own had ended, each first time

    def children(_: psutil.Process) -> list[psutil.Process]:
        if gone := next(looks, None):
            raise gone
        return []

    monkeypatch.setattr(psutil.Process, "children", children)
    for size, seconds, ended in ((10_000_000, 0.5, False), (300_000_000, 60, True)):
        process = subprocess.Popen([sys.executable, "-c", code.format(size=size, seconds=seconds)])
        full = threading.Event()
        ceiling.watch(process, full, 200_000_000)
        assert full.is_set() == ended
        assert (process.wait(timeout=10) != 0) == ended


def test_what_was_started_ends_with_the_command_that_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    started, start = list[ceiling.Limited](), ceiling.start

    def noted(*arguments: object) -> ceiling.Limited:
        started.append(start(*arguments))  # type: ignore[arg-type]
        return started[-1]

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ceiling, "start", noted)
    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ceiling.run("timeit", "-n", 1, "-r", 1, "import time; time.sleep(600)", seconds=900)
    assert started[0].process.wait(timeout=60) != 0


def test_a_file_that_could_not_be_opened_for_lack_of_memory_is_said_to_need_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(*_: object) -> ceiling.Limited:
        full = threading.Event()
        full.set()
        return ceiling.Limited(subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE), full)

    monkeypatch.setattr(ceiling, "start", start)
    with pytest.raises(errors.SourceError, match="読むのに必要なメモリが上限を超えます") as refused:
        read(book(tmp_path / "book.pdf", 1), tmp_path / "memo")
    assert not refused.value.lasting


def test_what_lies_in_the_current_folder_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = book(tmp_path / "book.pdf", 2)
    for name in ("json", "pdfplumber", "zlib"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)\n")
    monkeypatch.chdir(tmp_path)
    assert [page.number for page in reader.Readers(file).collect().pages] == [1, 2]
