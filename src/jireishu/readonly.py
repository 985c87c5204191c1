"""How is a SQLite file opened that is only read?"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote


def opened(file: Path, immutable: bool = False, shared: bool = False) -> sqlite3.Connection:
    """immutable: nobody changes it, so it is not locked. shared: threads may share the connection.

    Raises sqlite3.Error where there is none.
    """
    place = quote(os.fsencode(file.absolute().as_posix()), safe="/:")
    # Path.as_uri would load urllib.request on Python 3.14, and names a server where SQLite takes none
    uri = f"file://{'' if place.startswith('/') else '/'}{place}?mode=ro{'&immutable=1' * immutable}"
    return sqlite3.connect(uri, uri=True, check_same_thread=not shared)
