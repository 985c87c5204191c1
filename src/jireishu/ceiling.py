"""How many processes may read what they do not trust at once, and how much memory may each take?

They are started here, and ended where they take more memory, or longer than they may.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import NamedTuple

EVERY = 0.05  # seconds between two looks at what a process holds, where the system does not limit it
MOST = 8  # processes at once
READING = 1_400_000_000  # bytes, for a process that reads or draws a PDF


class Limited(NamedTuple):
    """A process of ours that gets no more than READING bytes. full: it was ended because it held more."""

    process: subprocess.Popen[bytes]
    full: threading.Event


def hands() -> int:
    """How many processes may read at once: as many as this one has cores, and as fit into the memory."""
    if sys.platform == "linux":
        cores, memory = len(os.sched_getaffinity(0)), os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    else:
        import psutil

        cores, memory = os.cpu_count() or 1, psutil.virtual_memory().total
    return max(1, min(cores, memory // READING, MOST))


def start(module: str, *arguments: object) -> Limited:
    """Run a module of ours, its output in a pipe."""
    command = [sys.executable, "-P", "-m", module, *map(str, arguments)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    limited = Limited(process, threading.Event())
    if sys.platform == "linux":
        import resource

        with suppress(OSError):  # it has ended, or a lower limit is in force already
            resource.prlimit(process.pid, resource.RLIMIT_AS, (READING, READING))
    else:  # no such limit
        threading.Thread(target=watch, args=limited, daemon=True).start()
    return limited


def run(module: str, *arguments: object, seconds: float) -> tuple[bytes, bool]:
    """What a module of ours wrote until it ended or its time was up, and whether it ended well."""
    process = start(module, *arguments).process
    with process:
        try:
            return process.communicate(timeout=seconds)[0], process.returncode == 0
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[0], False
        finally:
            process.kill()  # also where this one is told to end


def watch(process: subprocess.Popen[bytes], full: threading.Event, limit: int = READING) -> None:
    """End a process once it holds more bytes than its limit, swapped out or not; return when it has ended."""
    import psutil

    while process.poll() is None:
        with suppress(psutil.Error):  # it, or a process of its own, has ended
            first = psutil.Process(process.pid)
            for each in (first, *first.children()):  # Python of a virtual environment on Windows runs in a second one
                held = each.memory_info()
                if max(held.rss, getattr(held, "private", 0)) > limit:  # Windows also tells what it promised
                    full.set()
                    process.kill()
        time.sleep(EVERY)
