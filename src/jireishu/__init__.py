"""jireishu (事例集): ask a casebook a question, get cited passages.

For other Python programs: `jireishu.open(home)` gives Casebooks, whose methods return the documents of the contract.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jireishu.casebooks import Casebooks

__version__ = "0.1.0"


def open(home: str | Path | None = None, index: str = "") -> Casebooks:
    """The casebooks of a home folder (with corpus/ and indexes/), by default the one that the command line would use.

    index: the address of a cluster whose index is asked instead (opensearch://host:9200/name).

    Raises IndexUnusable where there is no index: run `jireishu ingest` first.
    """
    from jireishu.casebooks import Casebooks

    return Casebooks(None if home is None else Path(home), index)
