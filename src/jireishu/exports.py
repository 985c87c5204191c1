"""What does a .jsonl that someone brings hold?

Input: a file of JSON lines, as `export` writes them or simpler. Output: an Edition, or an error that names the line.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from jireishu import corpus, fingerprint, succession
from jireishu.errors import SourceError, unreadable
from jireishu.model import Case, CaseRef, Edition, Finding, Json, Pages, Passage, SectionRef
from jireishu.tongue import phrase

EXPORT_FORM = phrase(
    "1 行に 1 つ、少なくとも {form} を書いてください（jireishu export --jsonl の形式）。",
    form='{"passage": {"id": "…", "text": "…"}}',
)
OTHER_TYPE = phrase("値の型が export の形式と違います")


def read(path: Path) -> Edition:
    """The edition that a .jsonl holds: passages as `export` writes them, or no more than passage.id and passage.text.

    Lines of an edition.jsonl are taken too. Cases that no line describes are made from what the passages say of theirs.
    Raises SourceError that names the file and the line where something else stands.
    """
    name = fingerprint.name(path)
    about: Json = {"title": Path(name).stem, "source": name}
    cases: dict[str, Case] = {}
    findings: list[Finding] = []
    found: dict[str, Passage] = {}
    of = None  # the edition that the passages say they are of
    sha256 = hashlib.sha256()
    for number, raw in _raw_lines(path):
        sha256.update(raw)
        try:
            line = _parsed(raw, number)
            if line is None:
                continue
            if "passage" in line:
                passage = _checked(line)
                of = of or line.get("edition")
                if line.get("edition", of) != of:
                    raise _of_another(path, number, of)
                if passage.id in found:
                    raise ValueError(phrase("passage.id {name!r} が前の行と同じです", name=passage.id))
                found[passage.id] = passage
            elif "edition" in line:
                about |= _about(line["edition"])
            elif "case" in line:
                case = _described(line["case"])
                cases[case.id] = case
            elif "finding" in line:
                findings.append(Finding(**line["finding"]))
                _require([findings[-1].kind, findings[-1].message], maybe_numbers=[findings[-1].page])
            else:
                raise ValueError(phrase("passage がありません"))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise SourceError(
                phrase("{path} の {number} 行目: {reason}。", path=path, number=number, reason=_reason(error)),
                EXPORT_FORM,
            ) from error
    return Edition(
        **about,
        id=corpus.edition_id(path),
        sha256=sha256.hexdigest(),
        cases=(*cases.values(), *_undescribed(found.values(), cases)),
        passages=tuple(found.values()),
        findings=tuple(findings),
    )


def _of_another(path: Path, number: int, edition: object) -> SourceError:
    return SourceError(
        phrase("{path} の {number} 行目から、別の版の段落です。", path=path, number=number),
        phrase(
            "jireishu export --jsonl --edition {edition} のように、1 つの版だけを書き出してください。", edition=edition
        ),
    )


def _about(said: Json) -> Json:
    """What an edition says of itself."""
    texts = {name: str(said[name]) for name in ("title", "source", "publisher", "url") if said.get(name)}
    labels = tuple(said.get("page_labels") or ())
    chapters = tuple((number, title) for number, title in said.get("chapters") or ())
    _require([title for _, title in chapters], labels, [number for number, _ in chapters])
    date = _date(str(said.get("date") or ""))
    return {**texts, "date": date, "page_labels": labels, "chapters": chapters}


def _date(written: str) -> str:
    """The year, and the month where it is said: 2024-04 of 2024-04-01 and of 令和6年4月; "" of what is no date."""
    found = re.match("(?:19|20|21)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?", written)
    return found[0] if found else succession.date(written)


def _raw_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            yield from enumerate(file, 1)
    except OSError as error:
        raise unreadable(path, error) from error


def _parsed(raw: bytes, number: int) -> Json | None:
    text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
    if not text:
        return None
    line = json.loads(text)
    if not isinstance(line, dict):
        raise ValueError(phrase("JSON のオブジェクトではありません"))
    return line


def _checked(line: Json) -> Passage:
    """The passage of a line, refused where a part of it has another type than an export gives it."""
    if not (isinstance(line["passage"], dict) and "text" in line["passage"]):
        raise ValueError(phrase("passage.text がありません"))
    passage = Passage.from_json(line)
    _require_place(passage.case, [passage.section] if passage.section else [], passage.pages)
    texts = [passage.id, passage.text, passage.kind, *passage.headings, passage.citation.text]
    _require(texts, [passage.citation.url], [box.page for box in passage.boxes])
    if not (
        all(isinstance(place, int | float) for b in passage.boxes for place in (b.x0, b.top, b.x1, b.bottom))
        and isinstance(line.get("headings") or [], list)
        and isinstance((line.get("pages") or {}).get("printed") or [], list)
    ):
        raise ValueError(OTHER_TYPE)
    if any(ord(character) < 33 for character in passage.id):
        raise ValueError(phrase("passage.id に空白や制御文字があります"))
    return passage


def _described(line: Json) -> Case:
    """The case of a line, refused likewise."""
    case = Case.from_json(line)
    _require_place(case, case.sections, case.pages)
    for fact in case.attributes.values():
        _require([fact.raw, fact.source], [fact.unit])
        charts = fact.value.values() if isinstance(fact.value, dict) else ()
        if not (
            isinstance(fact.value, int | float | str | dict | None)
            and all(isinstance(figure, int | float) for bars in charts for figure in bars.values())
        ):
            raise ValueError(OTHER_TYPE)
    return case


def _require_place(case: Case | CaseRef | None, sections: Iterable[SectionRef], pages: Pages) -> None:
    if case:
        _require([case.id, case.name, case.tagline], [case.prefecture], maybe_numbers=[case.chapter, case.number])
    for section in sections:
        _require([section.title, section.kind], maybe_numbers=[section.number])
    _require([], pages.printed, pages.pdf)


def _require(
    texts: Iterable[object], maybe: Iterable[object] = (), numbers: Iterable[object] = (),
    maybe_numbers: Iterable[object] = (),
) -> None:  # fmt: skip
    """Raises ValueError where a value has another type. maybe, maybe_numbers: or is None."""
    if not (
        all(isinstance(text, str) for text in texts)
        and all(text is None or isinstance(text, str) for text in maybe)
        and all(type(number) is int for number in numbers)
        and all(number is None or type(number) is int for number in maybe_numbers)
    ):
        raise ValueError(OTHER_TYPE)


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return phrase("UTF-8 ではありません")
    if isinstance(error, RecursionError):
        return phrase("入れ子が深すぎます")
    if isinstance(error, json.JSONDecodeError):
        return phrase("JSON として読めません（{column} 文字目）", column=error.colno)
    if isinstance(error, KeyError):
        return phrase("{name} がありません", name=error.args[0])
    return str(error) or type(error).__name__


def _undescribed(passages: Iterable[Passage], described: Container[str]) -> Iterator[Case]:
    """The cases that `passages` name and no line of their own describes, with what the passages show of them."""
    refs: dict[str, CaseRef] = {}
    sections: dict[str, dict[SectionRef, None]] = {}
    pages: dict[str, dict[int, str | None]] = {}
    for passage in passages:
        ref = passage.case
        if ref is None or ref.id in described:
            continue
        refs.setdefault(ref.id, ref)
        if passage.section:
            sections.setdefault(ref.id, {})[passage.section] = None
        printed = passage.pages.printed or (None,) * len(passage.pages.pdf)
        pages.setdefault(ref.id, {}).update(zip(passage.pages.pdf, printed, strict=False))
    for ref in refs.values():
        labels = sorted(pages.get(ref.id, {}).items())
        stands = Pages(tuple(page for page, _ in labels), tuple(label for _, label in labels))
        own = tuple(sections.get(ref.id, ()))
        yield Case(ref.id, ref.chapter, ref.number, ref.name, ref.prefecture, ref.tagline, stands, own)
