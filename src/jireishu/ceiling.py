"""How much memory may a process take that reads what it does not trust?"""

from __future__ import annotations

import sys
from contextlib import suppress

READING = 1_400_000_000  # bytes of address space, for a process that reads or draws a PDF


def limit_memory() -> None:
    """From now on this process gets no more than READING bytes of address space, where the system can see to it."""
    if sys.platform == "win32":  # it has no such limit; that of time holds
        return
    import resource

    with suppress(ValueError, OSError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_AS, (READING, READING))
