"""How is a PDF read without trusting it? Processes of their own read its pages; this one collects them under limits.

Each process reads some of the pages and reports page by page, so what was read before a limit struck is kept, and
whatever happens in there ends as a `Readout` or as one SourceError. Where there is a memo of pages, one process looks
first which of them it knows, and others join it where much is left to read.
"""

from __future__ import annotations

import json
import queue
import stat
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jireishu import ceiling, spans
from jireishu.console import Progress
from jireishu.errors import SourceError, reason
from jireishu.memo import Memo
from jireishu.model import Finding
from jireishu.page import Page
from jireishu.tongue import phrase

LASTING = ("password", "damaged")  # what a file will be tomorrow, too
MAX_BYTES = 1_000_000_000  # of a PDF file
MAX_PAGES = 20_000
OPEN_SECONDS = 60.0  # until the first sign of life
PAGE_SECONDS = 60.0  # between one page and the next of the same process
FILE_SECONDS = (60.0, 3.0)  # for a whole file, and more for each of its pages
ADVICE = {
    "password": (phrase("パスワードで保護されています"), phrase("パスワードを外した PDF を用意してください。")),
    "permission": (phrase("読む権限がありません"), phrase("ファイルの権限を確かめてください。")),
    "unreadable": (phrase("読めません"), phrase("ファイルの場所と名前を確かめてください。")),
    "memory": (
        phrase("読むのに必要なメモリが上限を超えます"),
        phrase("PDF を分割するか、作り直した PDF を用意してください。"),
    ),
    "time": (phrase("時間内に読み始められません"), phrase("壊れていないか確かめ、作り直した PDF を用意してください。")),
    "damaged": (
        phrase("PDF として読めません（壊れているか、途中で切れています）"),
        phrase("入手し直してから、もう一度 ingest してください。"),
    ),
}

STOPPED = phrase("時間かメモリの上限で読むのを止めました")
DAMAGED = phrase("この頁のデータか書体が壊れています。文字が欠けているか、違っているかもしれません")
SECOND = phrase("この頁は別の読み取り器(pdfium)で読みました。囲み・表・図は分かりません")


@dataclass(frozen=True, slots=True)
class Readout:
    """The pages of a PDF in order, how many it says it has, and what could not be read."""

    pages: tuple[Page, ...]
    count: int
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Worker:
    """A process. full: it held too much. pages: that it reads (spans). looks: it still looks which are known."""

    process: subprocess.Popen[bytes]
    full: threading.Event
    pages: str
    deadline: float
    looks: bool
    opened: bool = False
    done: bool = False
    killed: bool = False


class Readers:
    """Processes at work on one PDF. Start them early: the caller can do something else before `collect`."""

    def __init__(self, path: Path, memo: Path | None = None, most: int = 0) -> None:
        """memo: the file of pages read before. most: processes at once, by default as many as the machine bears.

        Raises SourceError where the path is no file that could be a PDF.
        """
        check(path)
        self.path = path
        self._memo, self._most = memo, most or ceiling.hands()
        self._lines: queue.Queue[tuple[int, dict[str, Any] | None]] = queue.Queue()
        self._workers: list[_Worker] = []
        self._begun, self._end = time.monotonic(), float("inf")
        if memo and memo.exists():
            self._start("1:", looks=True)
        else:
            self._start_all()

    def _start_all(self) -> None:
        for first in range(1, self._most + 1):
            self._start(f"{first}::{self._most}")

    def _start(self, pages: str, looks: bool = False) -> None:
        known = [self._memo] * (self._memo is not None) + [self._most] * looks
        process, full = ceiling.start("jireishu.pdf", self.path, pages, *known)
        self._workers.append(_Worker(process, full, pages, time.monotonic() + OPEN_SECONDS, looks))
        threading.Thread(target=self._listen, args=(len(self._workers) - 1,), daemon=True).start()

    def _listen(self, index: int) -> None:
        stream = self._workers[index].process.stdout
        assert stream is not None
        with stream:
            for line in stream:
                try:
                    self._lines.put((index, json.loads(line)))
                except ValueError:
                    break
        self._lines.put((index, None))

    def collect(self, progress: Progress | None = None, memo: Memo | None = None) -> Readout:
        """Every page that could be read. memo: of pages read before, if the processes were told of its file.

        Raises SourceError where the file could not be opened at all.
        """
        try:
            return self._collect(progress, memo or Memo(None))
        finally:
            self.stop()

    def stop(self) -> None:
        """End all processes, done or not."""
        for worker in self._workers:
            worker.process.kill()
            worker.process.wait()

    def _collect(self, progress: Progress | None, memo: Memo) -> Readout:
        pages: dict[int, Page] = {}
        findings: dict[int, Finding] = {}
        count, failure = 0, ""
        while not all(w.done for w in self._workers):
            try:
                index, line = self._lines.get(timeout=0.5)
            except queue.Empty:
                self._enforce()
                continue
            worker = self._workers[index]
            if line is None:
                self._ended(worker, pages, findings, count)
                continue
            worker.deadline = time.monotonic() + PAGE_SECONDS
            if "pages" in line:
                worker.opened, count = True, self._counted(line["pages"])
                self._end = self._begun + FILE_SECONDS[0] + FILE_SECONDS[1] * count
            elif "detail" in line:
                failure = line["error"]
            elif "shares" in line:
                worker.looks, worker.pages = False, line["shares"][0]
                for share in line["shares"][1:]:
                    self._start(share)
            elif "page" in line:
                self._take(line, pages, findings, memo)
                if progress:
                    progress(len(pages), count)
        if not count:
            ended = "time" if any(w.killed for w in self._workers) else "damaged"
            full = any(w.full.is_set() for w in self._workers)
            said, advice = ADVICE[failure or ("memory" if full else ended)]
            raise SourceError(phrase("{name}: {said}。", name=self.path.name, said=said), advice, failure in LASTING)
        for number in range(1, count + 1):
            if number not in pages and number not in findings:
                findings[number] = Finding("unreadable_page", STOPPED, number)
        return Readout(
            tuple(pages[n] for n in sorted(pages)), count, tuple(findings[number] for number in sorted(findings))
        )

    def _ended(self, worker: _Worker, pages: dict[int, Page], findings: dict[int, Finding], count: int) -> None:
        """A process ended: of the pages that it left, it did not survive the first, which may be the only such."""
        worker.done = True
        worker.process.kill()
        worker.process.wait()
        if worker.looks and count:  # the others do without
            worker.looks = False
            self._start_all()
        elif worker.opened and time.monotonic() < self._end:
            left = [n for n in spans.numbers(worker.pages, count) if n not in pages and n not in findings]
            if left:
                findings[left[0]] = Finding("unreadable_page", STOPPED, left[0])
            if left[1:]:
                self._start(spans.written(left[1:]))

    def _counted(self, count: int) -> int:
        if count > MAX_PAGES:
            raise SourceError(
                phrase(
                    "{name}: {count} 頁あり、上限の {limit} 頁を超えます。",
                    name=self.path.name,
                    count=count,
                    limit=MAX_PAGES,
                ),
                phrase("分割してください。"),
            )
        return count

    def _take(self, line: dict[str, Any], pages: dict[int, Page], findings: dict[int, Finding], memo: Memo) -> None:
        """What a process says of one page."""
        number = line["page"]
        if content := line.get("content") or memo.get(line.get("known", "")):
            pages[number] = Page.from_json([number, *content[1:]])
            findings.pop(number, None)
            if line.get("damaged"):
                findings[number] = Finding("damaged_page", DAMAGED, number)
            elif line.get("second"):
                findings[number] = Finding("second_reader", SECOND, number)
            if line.get("key"):
                memo.put(line["key"], content)
        elif number not in pages:
            beyond = line.get("error") in ("MemoryError", "OverflowError")
            reason = phrase("この頁は読めませんでした{why}", why=phrase("（上限を超えます）") if beyond else "")
            findings[number] = Finding("unreadable_page", reason, number)

    def _enforce(self) -> None:
        for worker in self._workers:
            if not worker.done and time.monotonic() > min(worker.deadline, self._end):
                worker.killed = True
                worker.process.kill()


def check(path: Path) -> None:
    """Raises SourceError where a path cannot be a readable PDF, before any process is started."""
    try:
        about = path.stat()
        size = about.st_size
        if path.is_dir():
            raise SourceError(
                phrase("{name}: PDF のないフォルダーです。", name=path.name),
                phrase("PDF ファイルか、PDF のあるフォルダーを指定してください。"),
            )
        if not stat.S_ISREG(about.st_mode):
            raise SourceError(
                phrase("{name}: ファイルではありません（装置かパイプです）。", name=path.name),
                phrase("ファイルに保存してから、もう一度 ingest してください。"),
            )
        with path.open("rb") as file:
            head = file.read(1024)
    except FileNotFoundError:
        raise SourceError(
            phrase("{path}: ファイルがありません。", path=path), phrase("場所と名前を確かめてください。")
        ) from None
    except PermissionError:
        said, advice = ADVICE["permission"]
        raise SourceError(phrase("{name}: {said}。", name=path.name, said=said), advice) from None
    except OSError as error:
        raise SourceError(
            phrase("{name}: 読めません（{error}）。", name=path.name, error=reason(error)), ADVICE["unreadable"][1]
        ) from None
    if not size:
        raise SourceError(phrase("{name}: 空のファイルです。", name=path.name), ADVICE["damaged"][1])
    if size > MAX_BYTES:
        raise SourceError(
            phrase(
                "{name}: {size} MB あり、上限の {limit} MB を超えます。",
                name=path.name,
                size=size // 1_000_000,
                limit=MAX_BYTES // 1_000_000,
            ),
            phrase("分割してください。"),
        )
    if b"%PDF" not in head:
        raise SourceError(
            phrase("{name}: PDF ではありません。", name=path.name),
            phrase("PDF ファイル（%PDF で始まるもの）を指定してください。"),
        )
