"""How does one ask question after question without waiting for the start each time?

A Counter stays open; each line is a question, the number of a hit (shows it in full, with what is around it), `n` (the
next hits), `?` (help) or `q` (end). Works on a terminal, with history and line editing, and from a pipe.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jireishu import console, render, wrap
from jireishu.answer import remarks
from jireishu.counter import K_LIMIT, START_LIMIT, Counter, Inquiry
from jireishu.errors import JireishuError
from jireishu.search import Response
from jireishu.tongue import label, phrase, said

PROMPT = phrase("質問> ")
HELP = phrase("質問を入れると答えを示します。番号: その段落を前後とともに読む、n: 続き、?: この説明、q: 終わる")


class Shell:
    """One session. k: hits at a time."""

    def __init__(self, counter: Counter, k: int, look: render.Style) -> None:
        self._counter, self._look = counter, look
        self._inquiry = Inquiry("", min(k, K_LIMIT))
        self._found: Response | None = None

    def answer(self, line: str) -> str:
        """What to show for one line that was typed. Raises JireishuError with what is wrong with it."""
        typed = line.strip()
        if typed in ("?", "？") or (not self._found and _is(typed, "n")):
            return self.manual()
        if typed.isdecimal() and self._found and self._found.hits:
            return self._read(int(typed))
        if _is(typed, "n") and self._found:
            following = self._inquiry._replace(start=self._inquiry.start + self._inquiry.k)
            if following.start >= self._found.total or following.start > START_LIMIT:
                return label("続きはありません。\n")
            return self._ask(following)
        return self._ask(Inquiry(typed, self._inquiry.k))

    def manual(self) -> str:
        """What may be typed."""
        return render.block(said(HELP), self._look, 0)

    def _ask(self, inquiry: Inquiry) -> str:
        if self._counter.refresh():
            console.say(phrase("新しい索引に替わりました。"))
        found = self._counter.find(inquiry)
        self._inquiry, self._found = inquiry, found
        notes = [label("条件: {named}", named=found.named)] if found.named else []
        notes += map(said, remarks(found))
        left = found.total - inquiry.start - len(found.hits)
        more = label("（全 {total} 件、続きは n）\n", total=found.total) if left > 0 else ""
        return "".join(f"{wrap.clean(one)}\n" for one in notes) + render.response(found, self._look) + more

    def _read(self, rank: int) -> str:
        assert self._found
        hit = next((hit for hit in self._found.hits if hit.rank == rank), None)
        if hit is None:
            return label("{rank} 番の段落は、今の結果にありません。\n", rank=rank)
        around = self._counter.passage(hit.line["passage"]["id"], hit.line["edition"])
        out = [render.block(one["passage"]["text"], self._look) for one in around["before"]]
        bold = render.block(f"{rank}. {around['passage']['passage']['text']}", self._look, 3, bold=True, first=0)
        cited = [render.block(around["passage"]["citation"][name], self._look) for name in ("text", "credit")
                 if name in around["passage"]["citation"]]  # fmt: skip
        after = [render.block(one["passage"]["text"], self._look) for one in around["after"]]
        return "".join([*out, bold, *cited, *after])


def _is(line: str, *commands: str) -> bool:
    """Whether a line is one of these, however it is typed."""
    return unicodedata.normalize("NFKC", line).strip().lower() in commands


def run(counter: Counter, k: int, history: bool) -> None:
    """Answer until the input ends."""
    look = render.style(sys.stdout)
    session = Shell(counter, k, look)
    terminal = sys.stdin.isatty()
    if terminal:
        for line in session.manual().splitlines():
            console.say(line)
    with _edited(terminal and history):
        for line in _lines(terminal):
            if _is(line, "q", "quit", "exit"):
                break
            if not line.strip():
                continue
            if not terminal:
                console.write(f"■ {wrap.clean(line.strip())}\n")
            try:
                console.write(session.answer(line) + "\n", flush=True)
            except JireishuError as error:
                console.tell(error)


def _lines(terminal: bool) -> Iterator[str]:
    read: Callable[[], str] = (lambda: input(said(PROMPT))) if terminal else _piped
    while True:
        try:
            yield read()
        except EOFError:
            return
        except KeyboardInterrupt:
            console.say("")
            return


def _piped() -> str:
    raw = sys.stdin.buffer.readline()
    if not raw:
        raise EOFError
    return console.typed(raw)


@contextmanager
def _edited(kept: bool) -> Iterator[None]:
    """Line editing where the system has it. kept: with a history; questions can name people, so it is for their owner
    alone."""
    try:
        import readline
    except ImportError:  # Windows has line editing of its own
        kept = False
    if sys.platform == "win32" or not kept:
        yield
        return
    import platformdirs

    history = Path(platformdirs.user_state_dir("jireishu", appauthor=False)) / "history"
    with suppress(OSError):
        history.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(history, os.O_CREAT | os.O_WRONLY, 0o600))
        history.chmod(0o600)
        readline.read_history_file(history)
        readline.set_history_length(1000)
    try:
        yield
    finally:
        with suppress(OSError):
            readline.write_history_file(history)
