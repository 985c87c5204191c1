"""What does a document say that is no casebook, heading by heading? Pages -> an edition without cases.

Its headings are numbered in one of the forms of a profile, or set larger than its running text. The outermost heading
above a passage is its section. Asked for by name only, since any PDF with text can be read so.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jireishu import blocks, citation, cover, furniture, layout, placing
from jireishu.blocks import Block
from jireishu.errors import SourceError
from jireishu.items import Boxed, Item, Line, Picture, Table
from jireishu.model import Edition, Finding, Pages, Passage, SectionRef
from jireishu.outline import is_full
from jireishu.page import Page
from jireishu.profile import FOLDER, Profile
from jireishu.text import close_up, fold, join_lines
from jireishu.tongue import phrase

LARGER = 1.08  # times the size of running text: set as a heading
MARKS = re.compile(r"^[・･•‣●○◦▪➢✓▶\-–—]\s*")


@dataclass(frozen=True, slots=True)
class Form:
    """How headings are numbered, the outermost form first; how long they are at most; lines of a 目次."""

    levels: tuple[re.Pattern[str], ...]
    longest: int
    contents_title: re.Pattern[str]
    contents_line: re.Pattern[str]


def load(name: str) -> Form | None:
    """The form of headings that a profile gives, by its name or the path of a TOML file; None for a casebook's profile.

    Raises SourceError where it cannot be used.
    """
    path = Path(name) if name.endswith(".toml") else FOLDER / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if "levels" not in data:
            return None
        levels = tuple(re.compile(level) for level in data["levels"])
        title, line = re.compile(data["contents_title"]), re.compile(data["contents_line"])
        return Form(levels, int(data["longest"]), title, line)
    except (OSError, ValueError, KeyError, TypeError, re.error) as error:
        raise SourceError(
            phrase("{name}: プロファイルとして読めません（{error}）。", name=path.name, error=error),
            phrase("profiles/report.toml の形に合わせてください。"),
        ) from None


def parse(
    pages: Sequence[Page],
    form: Form,
    grammar: Profile,
    edition_id: str,
    source: str,
    sha256: str,
    findings: Sequence[Finding] = (),
) -> Edition:
    """The edition that the pages of one PDF hold. grammar: how the title of a cover ends."""
    leaves, found = furniture.strip(tuple(pages), lambda text: False)
    labels = {leaf.page.number: leaf.label for leaf in leaves}
    by_page = layout.flow((leaf.page for leaf in leaves), lambda text: False)
    items = [item for page in by_page for item in page]
    title = cover.title(by_page[0] if by_page else [], source, grammar)
    known, passages = {page.number: page for page in pages}, []
    ids: Counter[str] = Counter()
    for block in _blocks(items, form):
        section = SectionRef(None, block.headings[0], block.headings[0]) if block.headings else None
        digest = hashlib.sha256("".join(block.text.split()).encode()).hexdigest()[:8]
        stem = f"0.{hashlib.sha256(section.title.encode()).hexdigest()[:6] if section else 'front'}.{digest}"
        ids[stem] += 1
        numbers = [n for n in sorted({line.page for line in block.lines}) if n in labels]
        where = Pages(tuple(numbers), tuple(labels[n] for n in numbers))
        passages.append(
            Passage(
                id=stem if ids[stem] == 1 else f"{stem}-{ids[stem]}",
                text=block.text,
                kind=block.kind,
                section=section,
                headings=block.headings[1:],
                pages=where,
                boxes=tuple(placing.boxes(block, known)),
                citation=citation.cite(title, source, None, section, where),
            )
        )
    return Edition(
        edition_id, title, source, sha256, tuple(labels[p.number] for p in pages), (), tuple(passages),
        tuple(sorted((*found, *findings), key=lambda f: (f.page or 0, f.kind))),
        date=cover.date(by_page[0] if by_page else []), publisher=cover.publisher(by_page[0] if by_page else []),
    )  # fmt: skip


def _blocks(items: Sequence[Item], form: Form) -> Iterator[Block]:
    """Paragraphs, bullets, tables, boxes and pictures under their headings, in reading order."""
    body, cover_page = _body_size(items), _cover_page(items)
    path: list[tuple[tuple[int, int], str]] = []
    open_: Block | None = None
    heading: Line | None = None
    lines = [item for item in items if isinstance(item, Line)]
    following = dict(zip(map(id, lines), lines[1:], strict=False))
    for item in items:
        if isinstance(item, Line) and _of_contents(item, form):
            continue
        goes_on = rank = None
        if isinstance(item, Line):
            goes_on = open_ and is_full(open_.lines[-1], item) and not blocks.starts_anew(item.text)
            rank = None if goes_on or item.page == cover_page else _rank(item, following.get(id(item)), form, body)
            if rank is None and heading and item.style == heading.style and item.size > body * LARGER:
                path[-1] = (path[-1][0], join_lines([path[-1][1], _name(item)]))
                continue
            heading = item if rank else None
            if goes_on and open_:
                open_.lines.append(item)
                continue
        if open_:
            yield _closed(open_)
            open_ = None
        if rank and isinstance(item, Line):
            while path and path[-1][0] >= rank:
                path.pop()
            path.append((rank, _name(item)))
            continue
        headings = tuple(name for _, name in path)
        if isinstance(item, Line):
            kind = "bullet" if MARKS.match(item.text) or blocks.starts_anew(item.text) else "paragraph"
            open_ = Block(kind, headings, [item])
        elif block := _apart(item, headings):
            yield block
    if open_:
        yield _closed(open_)


def _name(heading: Line) -> str:
    return " ".join(close_up(heading.text.strip()).split())


def _of_contents(line: Line, form: Form) -> bool:
    text = fold(line.text)
    return bool(form.contents_line.fullmatch(text) or form.contents_title.fullmatch(text))


def _closed(block: Block) -> Block:
    block.text = MARKS.sub("", join_lines([close_up(line.text.strip()) for line in block.lines]))
    return block


def _apart(item: Boxed | Table | Picture, headings: tuple[str, ...]) -> Block | None:
    if isinstance(item, Table):
        rows = [" ".join(text for cell in row if (text := blocks.cell_text(cell.lines))) for row in item.rows()]
        lines = [line for cell in item.cells for line in cell.lines]
        kind, text = "table", "\n".join(row for row in rows if row)
    else:
        kind = "figure" if isinstance(item, Picture) or item.panels else "column"
        lines, text = list(item.lines), "\n".join(blocks.paragraphs(item.lines))
    return Block(kind, headings, lines, text) if lines and fold(text) else None


def _cover_page(items: Sequence[Item]) -> int:
    """The first page, where no line of it ends a sentence; else 0. Its titles are above nothing."""
    page = items[0].page if items else 0
    own = [item for item in items if isinstance(item, Line) and item.page == page]
    return 0 if any(line.text.rstrip().endswith("。") for line in own) else page


def _body_size(items: Sequence[Item]) -> float:
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Line):
            sizes[item.size] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _rank(line: Line, following: Line | None, form: Form, body: float) -> tuple[int, int] | None:
    """How far out a heading is, the outermost least; None where the line is no heading."""
    text = fold(line.text)
    if not text or len(text) > form.longest or text[-1] in "。、,":
        return None
    level = next((n for n, pattern in enumerate(form.levels) if pattern.match(text)), None)
    larger = line.size > body * LARGER
    if not larger and following and following.style == line.style and is_full(line, following):
        return None  # it goes on: a numbered sentence
    if level is None and not (larger and any(character.isalpha() for character in text)):
        return None
    return (-round(line.size) if larger else 0), len(form.levels) if level is None else level
