"""What does an edition say once what people mended of it is made? An edition, its corrections -> the edition mended.

A correction that does not apply any more changes nothing, and is reported with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, count, repeat
from pathlib import Path

from jireishu import attributes, citation, corrections
from jireishu.errors import CorpusError
from jireishu.model import CORRECTED, Edition, Finding, Json, Pages, Passage
from jireishu.text import digest, join_lines
from jireishu.tongue import Phrase, phrase


def apply(edition: Edition, file: Path) -> Edition:
    """The edition with the corrections of `file` made, and a finding for each that does not apply any more.

    Raises CorpusError where the file cannot be read or a correction has another form.
    """
    edition = replace(edition, corrections=corrections.digest(file))
    for number, (kind, entry) in enumerate(corrections.read(file), 1):
        mended = KINDS[kind](edition, entry)
        if isinstance(mended, Phrase):
            message = phrase(
                "{number} 番目の訂正（{kind}: {entry}）は使いません: {why}",
                number=number,
                kind=kind,
                entry=entry[kind],
                why=mended,
            )
            mended = replace(edition, findings=(*edition.findings, Finding("correction", message)))
        edition = mended
    return edition


def carried(edition: Edition, corpus: Path) -> list[Finding]:
    """What to do about corrections of the edition before that would be made in this one, too, and have no part in it.

    corpus: the folder of both. Nobody's file is written for them: a file beside the edition, also an empty one, is the
    answer.
    """
    own, before = (corpus / name / corrections.FILE for name in (edition.id, edition.follows or edition.id))
    try:
        entries = [] if own.is_file() else corrections.read(before)
    except CorpusError:
        return []  # told of that edition
    fit, now = 0, edition
    for kind, entry in entries:
        mended = KINDS[kind](now, entry)
        if not isinstance(mended, Phrase):
            fit, now = fit + 1, mended
    if not fit:
        return []
    told = phrase(
        "前の版「{before}」の訂正 {count} 件のうち {fit} 件は、この版にも当たります"
        "（当てるなら {file} を {folder} に写して、{source} をもう一度取り込んでください）",
        before=edition.follows,
        count=len(entries),
        fit=fit,
        file=before,
        folder=own.parent,
        source=edition.source,
    )
    return [Finding("correction", told)]


def _drop(edition: Edition, entry: Json) -> Edition | Phrase:
    left = tuple(passage for passage in edition.passages if passage.id != entry["drop"])
    return replace(edition, passages=left) if len(left) < len(edition.passages) else _no_passage(entry["drop"])


def _no_passage(name: str) -> Phrase:
    return phrase("段落「{name}」はありません", name=name)


def _join(edition: Edition, entry: Json) -> Edition | Phrase:
    known = {passage.id: passage for passage in edition.passages}
    if missing := [name for name in entry["join"] if name not in known]:
        return _no_passage(missing[0])
    parts = [known[name] for name in entry["join"]]
    if len({part.case.id if part.case else None for part in parts}) > 1:
        return phrase("1 つの事例の段落ではありません")
    joined = _joined(edition, parts)
    kept = [p for p in edition.passages if p.id not in entry["join"] or p.id == parts[0].id]
    return replace(edition, passages=tuple(joined if p.id == parts[0].id else p for p in kept))


def _joined(edition: Edition, parts: list[Passage]) -> Passage:
    first = parts[0]
    text = join_lines([part.text for part in parts])
    numbered: dict[int, str | None] = {}
    for part in parts:  # of a .jsonl, which need not say what is printed on its pages
        numbered |= zip(part.pages.pdf, chain(part.pages.printed, repeat(None)), strict=False)
    pages = Pages(tuple(sorted(numbered)), tuple(numbered[n] for n in sorted(numbered)))
    own = f"{first.id.rsplit('.', 1)[0]}.{digest(text)}"
    names = chain([own], (f"{own}-{n}" for n in count(2)))
    taken = {p.id for p in edition.passages} - {p.id for p in parts}
    return replace(
        first,
        id=next(name for name in names if name not in taken),
        text=text,
        pages=pages,
        boxes=tuple(box for part in parts for box in part.boxes),
        citation=citation.cite(edition.title, edition.source, first.case, first.section, pages),
    )


def _heading(edition: Edition, entry: Json) -> Edition | Phrase:
    """Where no case is named, wherever the heading stands; "" takes it away."""
    old, new, case = entry["heading"], entry["to"], entry.get("case")

    def mended(passage: Passage) -> Passage:
        if case is not None and (passage.case is None or passage.case.id != case):
            return passage
        headings = (new if heading == old else heading for heading in passage.headings)
        return replace(passage, headings=tuple(filter(None, headings)))

    if case is not None and case not in {known.id for known in edition.cases}:
        return phrase("事例 {id} がありません", id=case)
    passages = tuple(map(mended, edition.passages))
    return replace(edition, passages=passages) if passages != edition.passages else phrase("その見出しはありません")


def _attribute(edition: Edition, entry: Json) -> Edition | Phrase:
    name, was = entry["attribute"], entry.get("was")
    case = next((case for case in edition.cases if case.id == entry["case"]), None)
    if case is None:
        return phrase("事例 {id} がありません", id=entry["case"])
    now = case.attributes.get(name)
    if was is not None and now is None:
        return phrase("その属性はありません（あるのは {known}）", known=list(case.attributes))
    if now and was is None:
        return phrase("もう「{raw}」とあります（直すなら was も書きます）", raw=now.raw)
    if now and now.raw != was:
        return phrase("今の値は「{raw}」です", raw=now.raw)
    put = attributes.instead(entry["to"], now, CORRECTED) if now else attributes.parse(entry["to"], CORRECTED)
    facts = {**case.attributes, name: put}
    cases = tuple(replace(c, attributes=facts) if c is case else c for c in edition.cases)
    return replace(edition, cases=cases)


KINDS: dict[str, Callable[[Edition, Json], Edition | Phrase]] = {
    "drop": _drop,
    "join": _join,
    "heading": _heading,
    "attribute": _attribute,
}
