"""Does the corpus already hold what this file would bring?

A file, what is wished of it, and the memo -> what became of the very same file before, and whether that still stands:
the edition is as it was written, and nothing that its reading depends on has changed.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jireishu import corrections
from jireishu.errors import SourceError
from jireishu.fingerprint import EDITION
from jireishu.memo import Memo, key
from jireishu.tongue import recalled

HERE = Path(__file__).parent
LIBRARIES = ("pdfminer", "pdfplumber", "pypdfium2")


class Standing(NamedTuple):
    """What became of a file: its edition and all that this depends on. digest: of the edition file and corrections."""

    edition: str
    digest: str
    follows: str | None
    url: str
    profile: str
    ocr: bool
    code: str


def before(memo: Memo, sha256: str, source: Path, edition: str) -> Standing | None:
    """What became of the file when it was last brought in under this name. edition: the id that is wished, if any."""
    found = memo.get(key("standing", sha256, source.name, edition))
    return Standing(*found) if found else None


def note(memo: Memo, sha256: str, source: Path, standing: Standing) -> None:
    """Remember what became of a file, also for when no edition is named."""
    for edition in (standing.edition, ""):
        memo.put(key("standing", sha256, source.name, edition), standing)


def failed(memo: Memo, sha256: str, source: Path, profile: str) -> SourceError | None:
    """Why the file could not be read when it was last tried by this profile, and by the same code."""
    found = memo.get(key("failed", sha256, source.name, profile, code(profile)))
    return SourceError(recalled(found[0]), recalled(found[1]), lasting=True) if found else None


def fail(memo: Memo, sha256: str, source: Path, profile: str, error: SourceError) -> None:
    """Remember why a file could not be read, where it never will be."""
    if error.lasting:
        memo.put(key("failed", sha256, source.name, profile, code(profile)), (error.message, error.hint))


def stands(corpus: Path, known: Standing, profile: str, ocr: bool, url: str) -> bool:
    """Whether bringing the file in again, as is wished, would change nothing. profile: name or path to read it by."""
    wished = (ocr, url or known.url) == (known.ocr, known.url)
    return wished and known.digest == digest(corpus / known.edition) and known.code == code(profile)


def digest(folder: Path) -> str:
    """Of an edition as it is written, and of its corrections; empty where it cannot be read."""
    total = hashlib.sha256()
    try:
        total.update((folder / EDITION).read_bytes())
        total.update(b"\0" + _content(folder / corrections.FILE))
    except OSError:
        return ""
    return total.hexdigest()


def code(profile: str) -> str:
    """Names the code, the libraries and the profile that an edition is read by."""
    own = _content(Path(profile)) if profile.endswith(".toml") else profile.encode()
    return hashlib.sha256(_code() + own).hexdigest()


@lru_cache(maxsize=1)
def _code() -> bytes:
    total = hashlib.sha256(" ".join(map(_version, LIBRARIES)).encode())
    for path in sorted((*HERE.glob("*.py"), *HERE.glob("profiles/*.toml"))):
        total.update(path.read_bytes())
    return total.digest()


def _version(package: str) -> str:
    """What importlib.metadata would say, which takes longer to load than all of this."""
    spec = find_spec(package)
    folder = Path(spec.origin or "").parent.parent if spec else HERE
    named = sorted(path.name for path in folder.glob(f"{package}*-*.dist-info"))
    if named:
        return " ".join(named)
    from importlib import metadata

    return " ".join(metadata.version(name) for name in metadata.packages_distributions()[package])


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""
