"""Where on the page of the PDF does a citation stand?

Input: a passage's id or a citation, the corpus, the PDF it was read from. Output: a picture of the cited region with
the passage outlined. The PDF is drawn only if it still is the file that was read: another may have other pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jireishu import corpus, fingerprint, home, pictures, succession
from jireishu.errors import SourceError, UsageError, unreadable
from jireishu.filters import no_edition
from jireishu.model import Edition, Passage
from jireishu.page import Box, around
from jireishu.pictures import Colour, Picture
from jireishu.tongue import phrase

SCALE = 2.0  # pixels to the point
AROUND = 42.0  # points of the page shown around a passage
PAD = 3.0  # points between a passage and its outline: glyphs may reach beyond their boxes
OUTLINE: Colour = (211, 47, 47)
MARKER: Colour = (255, 235, 59)


def show(folder: Path, hit: str, image: Path, pdf: Path | None = None, edition: str = "") -> list[Passage]:
    """Write to `image` (PNG) the regions of the pages that `hit` cites, one below the other, and return its passages.

    hit: a passage's id, edition/id, or a citation as printed, which may name several passages. pdf: the file, where it
    is not under corpus/. edition: the id of the one that is meant, by default the newest. Raises UsageError where
    nothing or too much is meant, or `image` is no name of a PNG or cannot be written, SourceError where the PDF is not
    there, has changed or cannot be drawn.
    """
    if not image.name.lower().endswith(".png"):
        raise UsageError(
            phrase("{image}: 絵は PNG で書きます。", image=image),
            phrase("--image に .png で終わる名前を指定してください。"),
        )
    head, found = find(home.corpus(folder), hit, edition)
    boxes = [box for passage in found for box in passage.boxes]
    if not boxes:
        raise UsageError(
            phrase("「{hit}」には頁の上の位置がありません。", hit=hit),
            phrase("PDF から取り込んだ段落だけを絵にできます。"),
        )
    file = _file(folder, head, pdf)
    numbers = sorted({box.page for box in boxes})
    regions = []
    for number, picture in pictures.pages(file, numbers, SCALE):
        if picture is None:
            raise SourceError(
                phrase("{name}: {number} 頁を絵にできません。", name=file.name, number=number),
                phrase("PDF が壊れていないか確かめてください。"),
            )
        own = [Box(b.x0 - PAD, b.top - PAD, b.x1 + PAD, b.bottom + PAD) for b in boxes if b.page == number]
        regions.append(_region(picture, own).with_legend([(f"PDF p. {number}", "", OUTLINE)]))
    pictures.stacked(regions).save(image)
    return found


def find(folder: Path, hit: str, named: str = "") -> tuple[Edition, list[Passage]]:
    """The passages of one edition that `hit` names, and the edition (its head): `named`, or the newest that has them.

    Raises UsageError where nothing, or editions of several casebooks, are named.
    """
    wanted = "".join(hit.split())  # a citation copied from a terminal has line ends in it
    found, paths = [], {path.parent.name: path for path in corpus.editions(folder)}
    if named and named not in paths:
        raise no_edition(named, paths)
    for path in [paths[named]] if named else paths.values():
        edition = corpus.head(path)
        passages = map(Passage.from_json, corpus.export_lines([path]))
        own = [passage for passage in passages if _is_named(passage, edition.id, wanted)]
        if own:
            found.append((edition, own))
    if not found:
        raise UsageError(
            phrase("「{hit}」という段落も引用もありません。", hit=hit),
            phrase("段落の id は jireishu search --json で分かります。"),
        )
    newest = succession.newest(edition for edition, _ in found)
    found = [one for one in found if one[0].id in newest]
    if len(found) > 1:
        names = [f"{edition.id}/{own[0].id}" for edition, own in found]
        raise UsageError(
            phrase("「{hit}」は複数の事例集にあります。", hit=hit),
            phrase("版を付けて 1 つに絞ってください: {names}", names=names),
        )
    return found[0]


def _is_named(passage: Passage, edition: str, wanted: str) -> bool:
    return wanted in (passage.id, f"{edition}/{passage.id}", "".join(passage.citation.text.split()))


def _file(folder: Path, edition: Edition, named: Path | None) -> Path:
    """The PDF that the edition was read from, by its digest."""
    known = home.pdfs(folder)
    candidates = [named] if named else sorted(known, key=lambda path: fingerprint.name(path) != edition.source)
    for path in candidates:
        try:
            if fingerprint.of(path) == edition.sha256:
                return path
        except OSError as error:
            if named:
                raise unreadable(path, error) from error
    changed = next((path for path in candidates if named or fingerprint.name(path) == edition.source), None)
    if changed:
        raise SourceError(
            phrase("{path} は、取り込んだ時の PDF から変わっています。", path=changed),
            phrase("jireishu ingest で取り込み直すか、元の PDF を --pdf で指定してください。"),
        )
    raise SourceError(
        phrase("{source} が {folder} にありません。", source=edition.source, folder=home.corpus(folder)),
        phrase("取り込んだ PDF をそこに置くか、--pdf で指定してください。"),
    )


def _region(picture: Picture, boxes: Sequence[Box]) -> Picture:
    for box in boxes:
        picture.tint(box, MARKER, 0.3)
        picture.outline(box, OUTLINE, 3)
    box = around(boxes)
    return picture.cut(Box(box.x0 - AROUND, box.top - AROUND, box.x1 + AROUND, box.bottom + AROUND))
