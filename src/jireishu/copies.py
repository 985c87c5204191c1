"""In which other forms can a casebook be handed on?

Passages and cases of the corpus -> a table (CSV), a text to read (Markdown), one web page that searches itself, or
documents for a retrieval tool (TREC). What reads them is someone else's program: nothing in them is code to it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from xml.sax.saxutils import escape

from jireishu import stems
from jireishu.analysis import Morpheme
from jireishu.model import Edition, Passage

COLUMNS = (
    "版", "段落", "事例", "事例名", "都道府県", "節", "節の種類", "見出し", "種別", "本文", "PDF頁", "印字頁",
    "引用", "リンク",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it says that it is text.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "\t", "\r")
BOM = "\ufeff"


def table(editions: Iterable[Edition]) -> Iterator[str]:
    """CSV (RFC 4180), line by line: a row a passage, the first row names the columns."""
    yield _row(COLUMNS)
    for edition in editions:
        for passage in edition.passages:
            case, section = passage.case, passage.section
            yield _row((
                edition.id, passage.id, case.id if case else "", case.name if case else "",
                (case.prefecture or "") if case else "", section.title if section else "",
                section.kind if section else "", " ＞ ".join(passage.headings), passage.kind, passage.text,
                " ".join(map(str, passage.pages.pdf)), " ".join(filter(None, passage.pages.printed)),
                passage.citation.text, passage.citation.url or "",
            ))  # fmt: skip


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell for cell in cells])
    return line.getvalue()


def _named(edition: Edition, editions: Sequence[Edition]) -> str:
    """The title, with the edition's id where several are handed on."""
    return f"{edition.title}（版 {edition.id}）" if len(editions) > 1 else edition.title


def markdown(editions: Sequence[Edition]) -> Iterator[str]:
    """A text with headings for title, case, section and heading path, and the pages after each passage."""
    for edition in editions:
        yield f"# {_plain(_named(edition, editions))}\n\n"
        for case, own in groupby(edition.passages, key=lambda passage: passage.case):
            if case:
                yield f"## {_plain(f'{case.id} {case.name}')}\n\n" + (
                    f"{_plain(case.tagline)}\n\n" if case.tagline else ""
                )
            for path, several in _paths(own):
                if path:
                    yield f"### {_plain(' ＞ '.join(path))}\n\n"
                for passage in several:
                    mark = "- " if passage.kind == "bullet" else ""
                    text = _plain(passage.text).replace("\n", "  \n" + " " * len(mark))
                    where = passage.citation.text.rpartition("、")[2] if passage.pages.pdf else ""
                    yield f"{mark}{text}" + (f"〔{_plain(where)}〕" if where else "") + "\n\n"


def _paths(passages: Iterable[Passage]) -> Iterator[tuple[list[str], Iterable[Passage]]]:
    """Passages that follow each other under the same section and headings, after their titles."""
    for (section, headings), several in groupby(passages, key=lambda p: (p.section, p.headings)):
        yield [*([section.title] if section else []), *headings], several


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in text)


def trec(editions: Sequence[Edition]) -> Iterator[str]:
    """TREC documents: DOCNO is the passage's id, edition/id where there are several; TITLE its case and headings."""
    for edition in editions:
        for passage in edition.passages:
            name = f"{edition.id}/{passage.id}" if len(editions) > 1 else passage.id
            title = " ".join((passage.case.name if passage.case else "", *passage.headings)).strip()
            yield (
                f"<DOC>\n<DOCNO>{escape(name)}</DOCNO>\n<TITLE>{escape(title)}</TITLE>\n"
                f"<TEXT>\n{escape(passage.text)}\n</TEXT>\n</DOC>\n"
            )


def page(editions: Sequence[Edition], morphemes: Callable[[str], Sequence[Morpheme]]) -> Iterator[str]:
    """One HTML file that fetches nothing: the whole text to read, and a script that finds passages in it.

    morphemes: of a wording; of the thesaurus the page holds what finds something in it.
    """
    folder = files("jireishu") / "pages"
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("style.css", "alone.js"))
    title = escape("、".join(dict.fromkeys(edition.title for edition in editions)))
    yield f'<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    yield (
        '<search hidden id="ask"><label for="q">質問か言葉</label><div class="box"><input type="search" id="q" '
        'autocomplete="off"></div><p role="status" id="count" class="hint"></p>'
        '<ol id="hits" class="hits"></ol></search>\n'
    )
    for edition in editions:
        yield f"<h2>{escape(_named(edition, editions))}</h2>\n" if len(editions) > 1 else ""
        yield "<nav aria-label='目次'><h2>目次</h2><ul>\n"
        yield "".join(f'<li><a href="#{_anchor(edition, c.id)}">{escape(c.name)}</a></li>\n' for c in edition.cases)
        yield "</ul></nav>\n"
        yield from _read(edition)
    said = [" ".join((*passage.headings, passage.text)) for edition in editions for passage in edition.passages]
    words = json.dumps(stems.lines(said, morphemes), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    yield f'</main>\n<script type="application/json" id="words">{words}</script>\n'
    yield f"<script>\n{script}</script>\n</body>\n</html>\n"


def _read(edition: Edition) -> Iterator[str]:
    begun = False
    for case, own in groupby(edition.passages, key=lambda passage: passage.case):
        if case is None and begun:
            yield "<h2>そのほか</h2>\n"
        begun = True
        if case:
            yield f'<h2 id="{_anchor(edition, case.id)}">{escape(case.name)}</h2>\n'
            yield f'<p class="tagline">{escape(case.tagline)}</p>\n'
        for path, several in _paths(own):
            if path:
                yield f"<h3>{escape(' › '.join(path))}</h3>\n"
            yield from (_paragraph(passage) for passage in several)


def _paragraph(passage: Passage) -> str:
    kind = passage.kind if passage.kind in ("bullet", "column", "note", "table", "figure") else "paragraph"
    cited = escape(passage.citation.text, {'"': "&quot;"})
    return f'<p class="{kind}" data-cite="{cited}">{escape(passage.text)}</p>\n'


def _anchor(edition: Edition, case: str) -> str:
    return escape(f"{edition.id}-{case}", {'"': "&quot;", " ": "-"})
