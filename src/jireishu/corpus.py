"""What did we read from each source, and how is it kept for people to review?

Input: an Edition. Output: one text file an edition, corpus/<id>/edition.jsonl:

    {"edition": {"format": 1, "digest", "id", …}}   the SHA-256 of the file without it (none in what is older than
                                                    that); what `model.Edition` says of itself
    {"case": {...}}          one line a case
    {"finding": {...}}       one line for each thing that did not fit
    {"passage": {...}, ...}  one line a passage, in reading order: what `export` writes and `ingest` takes back

Beside it may stand corrections.toml, and profile.toml where it was read by a profile of one's own.

The waist of the hourglass: what stands before it is about PDFs, what comes after it about words. The same edition is
always the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from jireishu import fingerprint
from jireishu.errors import CorpusError, reason
from jireishu.fingerprint import EDITION
from jireishu.model import Case, Edition, Finding, Json, Passage
from jireishu.replacing import replacing
from jireishu.tongue import Phrase, phrase

FORMAT = 1
PROFILE = "profile.toml"  # beside an edition: the one it was read by, where that does not come along with jireishu
UNTOUCHED = phrase("空き容量と書き込みの権限を確かめてください。前の内容はそのまま残っています。")
MEND = phrase("元の PDF から jireishu ingest で作り直してください。")
ANEW = phrase(
    "jireishu ingest を実行すると、元のファイルか前の索引から書き直します。手で直す所は corrections.toml に書きます。"
)

# In the order in which they are written.
ABOUT = (
    "id", "title", "source", "sha256", "publisher", "date", "url", "follows", "profile", "page_labels", "chapters",
)  # fmt: skip

HEAD = '{"edition": {"format": '  # how a file begins
OWN = f"{HEAD}{FORMAT}, "
DIGEST = f'{OWN}"digest": "'  # what stands before it
UNSEALED = f'{OWN}"id": "'  # how one begins that was written before there were digests
HEXADECIMAL = 64  # its length

# How `write` begins its lines; looking is far cheaper than parsing 100,000 of them to skip them.
PASSAGE_LINE = '{"passage": {'
OTHER_LINES = ('{"edition": {', '{"case": {', '{"finding": {')


def editions(corpus: Path) -> list[Path]:
    """The edition files under `corpus`, in the order of their ids."""
    if not corpus.is_dir():
        return []
    return sorted(folder / EDITION for folder in corpus.iterdir() if (folder / EDITION).is_file())


def write(corpus: Path, edition: Edition) -> Path:
    """Write `edition` to its file and return it; the old file stays until the new one is whole.

    Raises CorpusError where the folder cannot be written or the disk is full.
    """
    path = corpus / edition.id / EDITION
    write_lines(path, [dumps(line) for line in _lines(edition)])
    return path


def write_lines(path: Path, lines: Sequence[str]) -> None:
    """Write an edition as the lines that `lines` says of it, with their digest. Raises CorpusError as `write` does."""
    if lines[0].startswith(UNSEALED):
        lines = [f'{DIGEST}", {lines[0].removeprefix(OWN)}', *lines[1:]]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as new, new.open("w", encoding="utf-8", newline="\n") as file:
            file.write(DIGEST + _digest(lines) + lines[0].removeprefix(DIGEST) + "\n")
            file.writelines(line + "\n" for line in lines[1:])
    except OSError as error:
        raise unwritten(path, error) from error


def sealed(path: Path) -> bool:
    """Whether the edition in `path` carries a digest. Raises CorpusError."""
    return not next(lines(path), "").startswith(UNSEALED)


def lines(path: Path) -> Iterator[str]:
    """The lines of the edition in `path` without their digest. Raises CorpusError."""
    return (line for _, line in _numbered(path))


def head_lines(path: Path) -> list[str]:
    """Those before its passages. Raises CorpusError."""
    return list(takewhile(lambda line: not line.startswith(PASSAGE_LINE), lines(path)))


def profile(folder: Path, name: str) -> str:
    """The name or path to read by, of the profile that the edition in `folder` names."""
    kept = folder / PROFILE
    return str(kept) if name.endswith(".toml") and kept.is_file() else name


def keep_profile(folder: Path, path: str) -> str:
    """Keep a profile of one's own beside the edition in `folder`, so that it is there wherever the corpus goes. Returns
    what the edition is to name. Raises CorpusError where it cannot be written."""
    if not path.endswith(".toml"):
        return path
    try:
        written = Path(path).read_bytes()
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(folder / PROFILE) as new:
            new.write_bytes(written)
    except OSError as error:
        raise unwritten(folder / PROFILE, error) from error
    return PROFILE


def unwritten(path: Path, error: Exception, hint: Phrase = UNTOUCHED) -> CorpusError:
    """The error that a file of the corpus, or its index, cannot be replaced."""
    return CorpusError(phrase("{path} に書き込めません: {error}", path=path, error=reason(error)), hint)


def dumps(value: Json) -> str:
    """One line of JSON, readable in Japanese. Lone surrogates, which UTF-8 cannot hold, stay escaped."""
    line = json.dumps(value, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", line)


def _lines(edition: Edition) -> Iterator[Json]:
    about = {name: getattr(edition, name) for name in ABOUT}
    mended = {"corrections": edition.corrections} if edition.corrections else {}
    yield {"edition": {"format": FORMAT, "digest": "", **about, **mended}}
    yield from ({"case": case.to_json()} for case in edition.cases)
    yield from ({"finding": finding.to_json()} for finding in edition.findings)
    yield from (passage.to_json() for passage in edition.passages)


def _digest(lines: Iterable[str]) -> str:
    """Of the lines of an edition without their digest."""
    total = hashlib.sha256()
    for line in lines:
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def head(path: Path) -> Edition:
    """The edition in `path` with its cases and findings, its passages unread. Raises CorpusError."""
    return _edition(path, with_passages=False)


def read(path: Path) -> Edition:
    """The whole edition in `path`. Raises CorpusError."""
    return _edition(path, with_passages=True)


def passage_lines(path: Path) -> Iterator[str]:
    """Each passage of the edition in `path` as its line of JSON; one line in memory at a time. Raises CorpusError."""
    for number, line in _numbered(path):
        if line.startswith(PASSAGE_LINE):
            yield line
        elif not line.startswith(OTHER_LINES):
            raise _broken(path, number)


def export_lines(paths: Iterable[Path]) -> Iterator[Json]:
    """Every passage of the editions in `paths` as an export line with its edition, in reading order."""
    for path in paths:
        for text in passage_lines(path):
            yield json.loads(text) | {"edition": path.parent.name}


def _edition(path: Path, with_passages: bool) -> Edition:
    about: Json | None = None
    cases, findings, body = [], [], []
    for number, text in _numbered(path):
        if not with_passages and text.startswith(PASSAGE_LINE):
            break
        try:
            line = json.loads(text)
            if "passage" in line:
                body.append(Passage.from_json(line))
            elif "edition" in line:
                about = line["edition"]
            elif "case" in line:
                cases.append(Case.from_json(line["case"]))
            elif "finding" in line:
                findings.append(Finding(**line["finding"]))
            else:
                raise ValueError("neither edition, case, finding nor passage")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise _broken(path, number) from error
    try:
        if about is None or about.get("format") != FORMAT:
            known = phrase(
                "{path} は、この版の jireishu の形式（format {number}）ではありません。", path=path, number=FORMAT
            )
            raise CorpusError(known, MEND)
        return Edition(
            id=path.parent.name,
            title=about["title"],
            source=about["source"],
            sha256=about["sha256"],
            page_labels=tuple(about["page_labels"]),
            cases=tuple(cases),
            passages=tuple(body),
            findings=tuple(findings),
            follows=about.get("follows"),
            chapters=tuple((number, title) for number, title in about.get("chapters") or ()),
            **{name: about.get(name) or "" for name in ("publisher", "date", "url", "profile", "corrections")},
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise _broken(path, 1) from error


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of an edition. Raises CorpusError, after the last where they are not those that were written."""
    total, digest = hashlib.sha256(), None
    begun = False
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if line := line.rstrip("\r\n"):
                    if not begun and line.startswith(DIGEST):
                        digest, line = line[len(DIGEST) :][:HEXADECIMAL], DIGEST + line[len(DIGEST) + HEXADECIMAL :]
                    elif not begun and not _unsealed(line):
                        raise _broken(path, number)
                    begun = True
                    total.update(line.encode() + b"\n")
                    yield number, line
        if digest not in (None, total.hexdigest()):
            raise CorpusError(phrase("{path} の中身が、書いた時から変わっています（壊れています）。", path=path), ANEW)
    except UnicodeDecodeError as error:
        raise CorpusError(phrase("{path} が UTF-8 ではありません（壊れています）。", path=path), ANEW) from error
    except OSError as error:
        raise CorpusError(
            phrase("{path} を読めません（{error}）。", path=path, error=reason(error)),
            phrase("読み取りの権限を確かめてください。"),
        ) from error


def _unsealed(line: str) -> bool:
    """Whether an edition begins so that never had a digest: what had one and lost it to damage begins otherwise."""
    return line.startswith(UNSEALED) or (line.startswith(HEAD) and not line.startswith(OWN))  # or of another format


def broken_line(path: Path, text: str) -> CorpusError:
    """The error that a passage, the line `text` of the edition in `path`, has another form."""
    return CorpusError(
        phrase("{path} に壊れた行があります（{text}）。", path=path, text=text[:60]),
        ANEW,
    )


def _broken(path: Path, number: int) -> CorpusError:
    return CorpusError(phrase("{path} の {number} 行目が壊れています。", path=path, number=number), ANEW)


def edition_id(source: Path) -> str:
    """A folder's name for what is read from `source`: its stem, without what file systems and URLs do not take."""
    name = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFKC", Path(fingerprint.name(source)).stem))
    return name.strip("-.").encode("utf-8", "ignore")[:120].decode("utf-8", "ignore").rstrip("-.") or "edition"
