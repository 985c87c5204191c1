"""What does an optional part of jireishu need, and how is it installed?"""

from __future__ import annotations

import os
import re
import shlex
import sys
from importlib.metadata import requires

WINDOWS = os.name == "nt"


def install(extra: str) -> str:
    """The command that installs what the extra needs for this very interpreter, by the names of the packages alone: a
    package called jireishu somewhere else need not be this one."""
    marked = re.compile(rf"extra == ['\"]{extra}['\"]")
    needed = [spec.partition(";")[0].strip() for spec in requires("jireishu") or () if marked.search(spec)]
    words = ["-m", "pip", "--python", sys.executable, "install", *needed]
    if WINDOWS:  # its shells know double quotes alone, and its launcher is py
        return " ".join(["py", *(f'"{word}"' if re.search(r"[\s<>&^~]", word) else word for word in words)])
    return shlex.join(["python3", *words])
