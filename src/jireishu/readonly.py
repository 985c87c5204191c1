"""How is a SQLite file opened that is only read?"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

HELD = os.name == "nt"  # Windows does not replace a file that somebody has open


def opened(file: Path, immutable: bool = False, shared: bool = False, long: bool = False) -> sqlite3.Connection:
    """immutable: nobody changes it, so it is not locked. shared: threads may share the connection. long: it stays open,
    while the file may be replaced; it is then read into memory where an open one could not be.

    Raises sqlite3.Error or OSError where there is none.
    """
    if long and HELD:
        copy = sqlite3.connect(":memory:", check_same_thread=not shared)
        copy.deserialize(file.read_bytes() or b"-")  # nothing at all would be a MemoryError
        return copy
    place = quote(os.fsencode(file.absolute().as_posix()), safe="/:")
    # Path.as_uri would load urllib.request on Python 3.14, and names a server where SQLite takes none
    uri = f"file://{'' if place.startswith('/') else '/'}{place}?mode=ro{'&immutable=1' * immutable}"
    return sqlite3.connect(uri, uri=True, check_same_thread=not shared)
