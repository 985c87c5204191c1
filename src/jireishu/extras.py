"""What does an optional part of jireishu need, and how is it installed?"""

from __future__ import annotations

import re
import shlex
import sys
from importlib.metadata import requires


def install(extra: str) -> str:
    """The command that installs what the extra needs for this very interpreter, by the names of the packages alone: a
    package called jireishu somewhere else need not be this one."""
    marked = re.compile(rf"extra == ['\"]{extra}['\"]")
    needed = [spec.partition(";")[0].strip() for spec in requires("jireishu") or () if marked.search(spec)]
    return shlex.join(["python3", "-m", "pip", "--python", sys.executable, "install", *needed])
