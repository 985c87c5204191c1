"""How much memory may a process take that reads what it does not trust?"""

from __future__ import annotations

READING = 1_400_000_000  # bytes of address space, for a process that reads or draws a PDF


def limit_memory(most: int = READING) -> None:
    """From now on this process gets no more than `most` bytes of address space, where the system can see to it."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, ValueError, OSError):
        pass  # Windows, or a lower limit is in force already
