"""What did the parser see on the pages of a PDF? PDF -> pictures with marks, and a sheet to look at them.

Nothing of the corpus is read or written. Input and output: files; the pages are read and drawn in other processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jireishu import binding, console, contact, fingerprint, marks, pictures, reader
from jireishu.console import Progress
from jireishu.contact import Entry, View
from jireishu.errors import UsageError, reason
from jireishu.model import Finding
from jireishu.pictures import Colour, Picture
from jireishu.tongue import label, phrase, said

SCALE = 1.5  # pixels to the point: small print stays readable, and a page is some 200 kB
COLOURS: dict[str, Colour] = {
    "bullet": (25, 118, 210),
    "paragraph": (56, 142, 60),
    "note": (123, 31, 162),
    "column": (245, 124, 0),
    "table": (0, 131, 143),
    "figure": (121, 85, 72),
    "title": (194, 24, 91),
    "heading": (240, 98, 146),
    "contents": (140, 140, 140),
    "furniture": (158, 157, 36),
    "unused": (255, 0, 0),
}
LINE: Colour = (200, 200, 200)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What came of it: the sheet to open, how many pages are on it, and what did not fit on them."""

    sheet: Path
    pages: int
    findings: tuple[Finding, ...]


def inspect(
    source: Path, folder: Path, wanted: Sequence[int] = (), progress: Progress | None = None, profile: str = ""
) -> Inspection:
    """Draw the pages `wanted` of a PDF (all of them where none is named) into `folder`, and write index.html there.

    profile: the name or path of that of casebooks which it is read by. A PDF that is no casebook is drawn all the same.
    Raises SourceError where it cannot be read or takes too long, or there is no such profile, UsageError where it has
    no such page, the folder cannot be written or the profile is not one of casebooks.
    """
    _require_casebooks(profile)
    reading = reader.Readers(source).collect(progress)
    for number in wanted:
        if not 1 <= number <= reading.count:
            raise UsageError(
                phrase("{name} に {number} 頁はありません。", name=source.name, number=number),
                phrase("1 から {count} までです。", count=reading.count),
            )
    seen = marks.see(reading.pages, fingerprint.name(source), reading.findings, profile or "casebook")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            phrase("{folder} を作れません: {error}", folder=folder, error=reason(error)),
            phrase("--out に別のフォルダーを。"),
        ) from error
    sheets = {sheet.number: sheet for sheet in seen.sheets}
    numbers = sorted(set(wanted)) or list(range(1, reading.count + 1))
    views: list[View] = []
    for number, picture in pictures.pages(source, numbers, SCALE):
        sheet = sheets.get(number)
        found = [f.message for f in seen.findings if f.page == number]
        name = ""
        if picture is None:
            found.append(phrase("この頁は絵にできませんでした"))
        else:
            name = f"page-{number:04d}.png"
            _marked(picture, sheet).save(folder / name)
        entries = tuple(Entry(mark.kind, mark.text, mark.passage) for mark in sheet.marks) if sheet else ()
        if progress:
            progress(len(views) + 1, len(numbers))
        views.append(View(number, sheet.label if sheet else None, name, tuple(found), entries))
    general = [f.message for f in seen.findings if f.page is None]
    if not seen.casebook:
        general.append(phrase("事例の題名と節の見出しが見つかりません（事例集としては取り込めません）"))
    kinds = {kind: (name, COLOURS[kind]) for kind, name in marks.KINDS.items()}
    html = contact.html(seen.title, fingerprint.name(source), views, general, kinds)
    console.save(folder / "index.html", html)
    shown = {None, *numbers}
    return Inspection(folder / "index.html", len(views), tuple(f for f in seen.findings if f.page in shown))


def _require_casebooks(profile: str) -> None:
    """Raises UsageError where a profile is of other documents."""
    if binding.written(profile).form:
        raise UsageError(
            phrase("{name} は事例集の書き方ではないので、描けません。", name=profile),
            phrase("--profile なしで、頁の行・囲み・表・図が見られます。"),
        )


def _marked(picture: Picture, sheet: marks.Sheet | None) -> Picture:
    """The page with its lines in grey, and over them what they were taken for, numbered in reading order."""
    if sheet is None:
        return picture
    for line in sheet.lines:
        picture.outline(line, LINE, 1)
    for kind, box in sheet.outlines:
        picture.outline(box, COLOURS[kind], 1)
    for mark in sheet.marks:
        for box in mark.boxes:
            picture.tint(box, COLOURS[mark.kind], 0.16)
            picture.outline(box, COLOURS[mark.kind], 2, away=1)
    for number, mark in enumerate(sheet.marks, 1):
        picture.tag(mark.boxes[0], str(number), COLOURS[mark.kind], above=sheet.turn % 2 == 1)
    entries = [(said(name), kind, COLOURS[kind]) for kind, name in marks.KINDS.items()]
    return picture.with_legend([*entries, (label("行"), "line", LINE)])
