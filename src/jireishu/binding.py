"""What edition do the pages of one PDF make? Pages -> an edition, within limits.

What takes longer than in step with the pages stays short while they hold little. Where they hold much, a process of its
own does it, under limits of time and memory: a file that was made to be slow ends in one clear line.
`python -m jireishu.binding PAGES FOLDER` writes the edition under FOLDER as the corpus keeps it.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from jireishu import casebook, ceiling, corpus, document, profile
from jireishu.errors import SourceError
from jireishu.headings import Form
from jireishu.model import Edition, Finding
from jireishu.page import Page
from jireishu.profile import Profile
from jireishu.tongue import phrase

MUCH = 5_000  # texts and boxes of a file, or forty characters each; or characters of one text
SECONDS = (60.0, 1.0)  # for a file, and more for each of its pages


class Written(NamedTuple):
    """How a document is written, by the name of its profile, "" for a casebook. form: of headings, of what is none."""

    name: str
    grammar: Profile
    form: Form | None


def written(name: str) -> Written:
    """Raises SourceError where there is no such profile, or none that can be used."""
    form = document.load(name) if name else None
    return Written(name, profile.load(name) if name and form is None else profile.load(), form)


def bind(pages: Sequence[Page], how: Written, source: str, sha256: str, findings: Sequence[Finding] = ()) -> Edition:
    """The edition that the pages of the file `source` make, without cases where it is no casebook.

    findings: what reading the pages already came across. Raises SourceError where it takes too long or too much memory.
    """
    if not much(pages):
        return _bound(pages, how, source, sha256, findings)
    with tempfile.TemporaryDirectory() as name:
        limited("jireishu.binding", pages, (how.name, source, sha256), findings, Path(name))
        return corpus.read(*corpus.editions(Path(name)))


def much(pages: Sequence[Page]) -> bool:
    """Whether pages hold so much that a process of its own is to find out what they make."""
    return sum(map(_size, pages)) > MUCH or any(len(s.text) > MUCH for page in pages for s in page.segments)


def limited(
    module: str, pages: Sequence[Page], told: tuple[str, ...], findings: Sequence[Finding], folder: Path
) -> None:
    """Have a module of ours read the pages under limits, and write what they make into `folder`; see `given`.

    told: what else it is to know, the name of the file last but one. Raises SourceError where it takes too long or too
    much memory.
    """
    handed = folder / "pages.json"
    found = [(f.kind, f.message, f.page) for f in findings]
    handed.write_text(json.dumps([[page.to_json() for page in pages], told, found]), encoding="utf-8")
    _, well = ceiling.run(module, handed, folder, seconds=SECONDS[0] + SECONDS[1] * len(pages))
    if not well:
        raise SourceError(
            phrase("{name}: 時間かメモリの上限までに、頁の内容を読み解けませんでした。", name=told[-2]),
            phrase("PDF を分割するか、作り直した PDF を用意してください。"),
        )


def given(argv: list[str]) -> tuple[list[Page], list[str], list[Finding], Path]:
    """What `limited` gave to this process: pages, what else it is to know, findings, and the folder to write to."""
    handed, folder = map(Path, argv)
    gc.disable()  # values that stay until the end, and few cycles
    pages, told, found = json.loads(handed.read_text(encoding="utf-8"))
    return [Page.from_json(page) for page in pages], told, [Finding(*finding) for finding in found], folder


def _size(page: Page) -> float:
    boxes = len(page.frames) + len(page.images) + len(page.bars) + sum(map(len, page.tables))
    return len(page.segments) + boxes + sum(len(s.text) for s in page.segments) / 40


def _bound(pages: Sequence[Page], how: Written, source: str, sha256: str, findings: Sequence[Finding]) -> Edition:
    name = corpus.edition_id(Path(source))
    if how.form:
        made = document.parse(pages, how.form, how.grammar, name, source, sha256, findings)
    else:
        made = casebook.parse(pages, how.grammar, name, source, sha256, findings)
    return replace(made, profile=how.name)


def main(argv: list[str]) -> None:
    """Bind what `limited` handed over, and write the edition as the corpus keeps it."""
    pages, (name, source, sha256), findings, folder = given(argv)
    corpus.write(folder, _bound(pages, written(name), source, sha256, findings))


if __name__ == "__main__":
    main(sys.argv[1:])
