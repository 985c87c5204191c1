"""What reaches the terminal, the pipe or the file, and in which form?

Input: text, JSON documents, errors, progress. Output: stdout for results, stderr for messages. Nothing that a casebook,
a file name or a question holds can command a terminal on its way.
"""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jireishu.errors import JireishuError, unwritable
from jireishu.tongue import phrase, said

# What JSON leaves as it is though a terminal may obey it: DEL, C1 controls, marks of direction; and line separators.
RAW = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

BAR = 30

# Called with what is done and of how much, 0 where that is not known.
Progress = Callable[[int, int], None]


def prepare() -> None:
    """UTF-8 for files and pipes whatever the locale says; a terminal keeps its own encoding."""
    if sys.platform == "win32":  # an older console there obeys escape codes only where it is asked to
        import colorama

        colorama.just_fix_windows_console()
    for stream, at_worst in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8", newline="\n")
            stream.reconfigure(errors=at_worst)


def write(text: str, flush: bool = False) -> None:
    """Send a result. A reader that has closed the pipe has seen enough: the process then ends quietly with 0."""
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except OSError as error:
        # Windows reports a closed pipe as EINVAL.
        if error.errno not in (errno.EPIPE, errno.EINVAL if os.name == "nt" else errno.EPIPE):
            raise JireishuError(
                phrase("結果を書き出せません: {error}", error=error.strerror),
                phrase("出力先の空き容量を確かめてください。"),
            ) from error
        # Python flushes once more when it ends; that must not fail too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def paged(text: str, pager: bool) -> None:
    """Send a result: to a person's pager ($PAGER, else less) where it is longer than the screen, else by `write`."""
    if not (pager and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"):
        write(text)
        return
    import shlex
    import shutil
    import subprocess

    command = os.environ.get("PAGER", "" if os.name == "nt" else "less -FIRX")
    words = shlex.split(command)
    fits = text.count("\n") < shutil.get_terminal_size((80, 24)).lines
    if fits or not (words and shutil.which(words[0])):
        write(text)
        return
    usual = {"LESSCHARSET": "utf-8"} | os.environ
    with suppress(BrokenPipeError):  # who leaves the pager early has seen enough
        subprocess.run(words, input=text.encode("utf-8", "replace"), env=usual, check=False)


def save(path: Path, text: str) -> None:
    """Make `text` all that the file `path` holds; the old file stays until the new one is whole.

    Raises UsageError where it cannot be written.
    """
    from jireishu.replacing import replacing

    try:
        if path.exists() and not path.is_file():  # /dev/stdout, a named pipe: nothing that could be replaced
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            with replacing(path.resolve()) as new:  # of a link what it points to
                new.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(path, error) from error


def typed(line: bytes) -> str:
    """A line that came in through a pipe, as text, without its end."""
    from jireishu.text import decoded  # most commands have no use for it

    return decoded(line).removeprefix("\ufeff").rstrip("\r\n")


def say(message: str) -> None:
    """One line for people, on stderr."""
    from jireishu import wrap

    print(wrap.clean(said(message)), file=sys.stderr)


def tell(error: JireishuError) -> None:
    """What went wrong, and what to do next."""
    say(f"jireishu: {said(error.message)}")
    if error.hint:
        say(f"  → {said(error.hint)}")


def document(value: Any, indent: int | None = None) -> str:
    """JSON in readable Japanese, in which no character is left that a terminal would obey."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def show(value: Any, flush: bool = False) -> None:
    """Send a JSON document that people can read too."""
    write(document(value, indent=2) + "\n", flush)


def send(result: Any) -> None:
    """Send a result: a text as it is, a document as JSON."""
    if isinstance(result, str):
        write(result)
    else:
        show(result)


def progress(what: str, unit: str) -> Progress | None:
    """A bar on stderr; None where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total and done >= total:
            sys.stderr.write("\r\x1b[K")
        elif total:
            full = BAR * done // total
            sys.stderr.write(f"\r{what} [{'=' * full}{' ' * (BAR - full)}] {done:,}/{total:,} {unit}")
        else:
            sys.stderr.write(f"\r{what} {done:,} {unit}")
        sys.stderr.flush()

    return show
