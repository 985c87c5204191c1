"""How is a PDF read without trusting it? Processes of their own read its pages; this one collects them under limits.

Each process reads every n-th page and reports page by page, so what was read before a limit struck is kept, and
whatever happens in there ends as a `Reading` or as one SourceError.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jireishu.errors import SourceError
from jireishu.memo import Memo
from jireishu.model import Finding
from jireishu.page import Page

Progress = Callable[[int, int], None]

MAX_BYTES = 1_000_000_000  # of a PDF file
MAX_PAGES = 20_000
OPEN_SECONDS = 60.0  # until the first sign of life
PAGE_SECONDS = 60.0  # between one page and the next of the same process
FILE_SECONDS = (60.0, 3.0)  # for a whole file, and more for each of its pages
ADVICE = {
    "password": ("パスワードで保護されています", "パスワードを外した PDF を用意してください。"),
    "permission": ("読む権限がありません", "ファイルの権限を確かめてください。"),
    "unreadable": ("読めません", "ファイルの場所と名前を確かめてください。"),
    "memory": ("読むのに必要なメモリが上限を超えます", "PDF を分割するか、作り直した PDF を用意してください。"),
    "time": ("時間内に読み始められません", "壊れていないか確かめ、作り直した PDF を用意してください。"),
    "damaged": (
        "PDF として読めません(壊れているか、途中で切れています)",
        "入手し直してから、もう一度 ingest してください。",
    ),
}

STOPPED = "時間かメモリの上限で読むのを止めました"
SECOND = "この頁は別の読み取り器(pdfium)で読みました。囲み・表・図は分かりません"


@dataclass(frozen=True, slots=True)
class Reading:
    """The pages of a PDF in order, how many it says it has, and what could not be read."""

    pages: tuple[Page, ...]
    count: int
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    deadline: float
    next_page: int
    opened: bool = False
    done: bool = False
    killed: bool = False


class Readers:
    """Processes at work on one PDF. Start them early: the caller can do something else before `collect`."""

    def __init__(self, path: Path, memo: Path | None = None) -> None:
        """memo: the file of pages read before. Raises SourceError where the path is no file that could be a PDF."""
        check(path)
        self.path = path
        self._memo = memo
        self._step = max(1, min(os.cpu_count() or 1, 8))
        self._lines: queue.Queue[tuple[int, dict[str, Any] | None]] = queue.Queue()
        self._begun = time.monotonic()
        self._end = float("inf")
        self._workers = [self._started(first) for first in range(1, self._step + 1)]

    def _started(self, first: int) -> _Worker:
        """A process that reads every n-th page from page `first` on."""
        command = [sys.executable, "-m", "jireishu.pdf", str(self.path), str(first), str(self._step)]
        command += [str(self._memo)] if self._memo else []
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        threading.Thread(target=self._listen, args=((first - 1) % self._step, process), daemon=True).start()
        return _Worker(process, time.monotonic() + OPEN_SECONDS, first)

    def _listen(self, index: int, process: subprocess.Popen[bytes]) -> None:
        stream = process.stdout
        assert stream is not None
        with stream:
            for line in stream:
                try:
                    self._lines.put((index, json.loads(line)))
                except ValueError:
                    break
        self._lines.put((index, None))

    def collect(self, progress: Progress | None = None, memo: Memo | None = None) -> Reading:
        """Every page that could be read. memo: of pages read before, if the processes were told of its file.

        Raises SourceError where the file could not be opened at all.
        """
        try:
            return self._collect(progress, memo or Memo(None))
        finally:
            self.stop()

    def stop(self) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.process.wait()

    def _collect(self, progress: Progress | None, memo: Memo) -> Reading:
        pages: dict[int, Page] = {}
        findings: list[Finding] = []
        count, failure = 0, ""
        while not all(w.done for w in self._workers):
            try:
                index, line = self._lines.get(timeout=0.5)
            except queue.Empty:
                self._enforce()
                continue
            worker = self._workers[index]
            if line is None:
                after = worker.next_page + self._step  # the page that it did not survive may be the only one
                worker.process.kill()
                worker.process.wait()
                if worker.opened and after <= count and time.monotonic() < self._end:
                    findings.append(Finding("unreadable_page", STOPPED, worker.next_page))
                    self._workers[index] = self._started(after)
                else:
                    worker.done = True
                continue
            worker.deadline = time.monotonic() + PAGE_SECONDS
            if "pages" in line:
                worker.opened = True
                count = line["pages"]
                self._end = self._begun + FILE_SECONDS[0] + FILE_SECONDS[1] * count
                if count > MAX_PAGES:
                    raise SourceError(
                        f"{self.path.name}: {count} 頁あり、上限の {MAX_PAGES} 頁を超えます。", "分割してください。"
                    )
                continue
            if "detail" in line:
                failure = line["error"]
                continue
            worker.next_page = line["page"] + self._step
            if content := line.get("content") or memo.get(line.get("known", "")):
                pages[line["page"]] = Page.from_json([line["page"], *content[1:]])
                if line.get("second"):
                    findings.append(Finding("second_reader", SECOND, line["page"]))
                if line.get("key"):
                    memo.put(line["key"], content)
            else:
                reason = "この頁は読めませんでした" + (
                    "(上限を超えます)" if line.get("error") in ("MemoryError", "OverflowError") else ""
                )
                findings.append(Finding("unreadable_page", reason, line["page"]))
            if progress:
                progress(len(pages), count)
        if not count:
            killed = any(w.killed for w in self._workers)
            said, advice = ADVICE[failure or ("time" if killed else "damaged")]
            raise SourceError(f"{self.path.name}: {said}。", advice)
        for worker in self._workers:
            lost = [n for n in range(worker.next_page, count + 1, self._step) if n not in pages]
            if lost and worker.next_page <= count:
                findings += [Finding("unreadable_page", STOPPED, n) for n in lost]
        return Reading(
            tuple(pages[n] for n in sorted(pages)), count, tuple(sorted(findings, key=lambda f: f.page or 0))
        )

    def _enforce(self) -> None:
        for worker in self._workers:
            if not worker.done and time.monotonic() > min(worker.deadline, self._end):
                worker.killed = True
                worker.process.kill()


def check(path: Path) -> None:
    """Raises SourceError where a path cannot be a readable PDF, before any process is started."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise SourceError(f"{path.name}: フォルダです。", "PDF ファイルを指定してください。")
        with path.open("rb") as file:
            head = file.read(1024)
    except FileNotFoundError:
        raise SourceError(f"{path}: ファイルがありません。", "場所と名前を確かめてください。") from None
    except PermissionError:
        said, advice = ADVICE["permission"]
        raise SourceError(f"{path.name}: {said}。", advice) from None
    except OSError as error:
        raise SourceError(f"{path.name}: 読めません({error.strerror})。", ADVICE["unreadable"][1]) from None
    if not size:
        raise SourceError(f"{path.name}: 空のファイルです。", ADVICE["damaged"][1])
    if size > MAX_BYTES:
        raise SourceError(
            f"{path.name}: {size // 1_000_000} MB あり、上限の {MAX_BYTES // 1_000_000} MB を超えます。",
            "分割してください。",
        )
    if b"%PDF" not in head:
        raise SourceError(f"{path.name}: PDF ではありません。", "PDF ファイル(%PDF で始まるもの)を指定してください。")
