"""How much memory may a process take that reads what it does not trust?"""

from __future__ import annotations

READING = 1_400_000_000  # bytes of address space, for a process that reads or draws a PDF


def limit_memory() -> None:
    """From now on this process gets no more than READING bytes of address space, where the system can see to it."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (READING, READING))
    except (ImportError, ValueError, OSError):
        pass  # Windows, or a lower limit is in force already
