"""How does an answer look in a terminal?

Input: responses, cases, editions. Output: text for a stream: lines that fit its width, matches marked, no character
that could command the terminal. Our own signs are all from JIS X 0208, so that every Japanese terminal has them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from jireishu import snippet, wrap
from jireishu.tongue import label, phrase, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jireishu.contract import Facets
    from jireishu.model import Finding, Json
    from jireishu.reading import Reading
    from jireishu.search import Hit, Response
    from jireishu.similar import Cases

BOLD, MATCH, PLAIN = "\x1b[1m", "\x1b[1;4m", "\x1b[0m"
KINDS = {
    "figure": phrase("〔図〕"),
    "table": phrase("〔表〕"),
    "note": phrase("〔注〕"),
    "column": phrase("〔コラム〕"),
}
INDENT = 3


class Style(NamedTuple):
    """What a stream takes. marks: the signs around a match; bold: those around a title; columns: its width."""

    columns: int = 80
    marks: tuple[str, str] = ("", "")
    bold: tuple[str, str] = ("", "")


def style(stream: TextIO) -> Style:
    """Escape codes for a terminal, brackets where NO_COLOR or TERM=dumb forbids them, plain text for a file or pipe."""
    if not stream.isatty():
        return Style()
    import shutil

    columns = max(20, shutil.get_terminal_size((80, 24)).columns)
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return Style(columns, ("［", "］"))
    return Style(columns, (MATCH, PLAIN), (BOLD, PLAIN))


def response(found: Response, look: Style, explain: bool = False) -> str:
    """The hits of a search, one block each. explain: with what their scores are made of."""
    return "\n".join(_hit(hit, look, found.several) + (_why(hit, look) if explain else "") for hit in found.hits)


def analysis(found: Reading, look: Style) -> str:
    """The words of a question, each with its form and where it leads."""
    lines = [label("条件: {named}", named=found.named)] if found.named else []
    lines += [label("優先する節: {names}", names=found.sections)] if found.sections else []
    for word in found.words:
        groups = label("、同義語群 {names}", names=word.groups) if word.groups else ""
        lines.append(label(
            "{surface}（{form}）: {passages:,} 段落{groups}",
            surface=word.surface, form=word.form, passages=word.passages, groups=groups,
        ))  # fmt: skip
    for concept in found.concepts:
        others = [phrase("{found}（{how}）", found=other.found, how=other.how) for other in concept.others]
        lines.append(label("「{asked}」→ {others}", asked=concept.asked, others=others))
    return "".join(block(line, look, 2, first=0) for line in lines)


def neighbours(found: Cases, look: Style) -> str:
    """The cases like one, each with how close it is in its text and in its facts."""
    facts = [f"{name} {_value(value)}" for name, value in found.facts.items()]
    own = phrase("（{facts}）", facts=facts) if facts else ""
    title = label("{case}  {name}{own}に似た事例", case=found.case, name=found.name, own=own)
    out = [block(title, look, INDENT, first=0)]
    mark, plain = look.bold
    for rank, one in enumerate(found.found, 1):
        lines = [label(
            "近さ {score:.2f}（本文 {text:.2f}、属性 {fact:.2f}）", score=one.score, text=one.text, fact=one.fact,
        )]  # fmt: skip
        lines += [_listed(f"{fact.name} {_value(fact.value)}" for fact in one.facts)] if one.facts else []
        lines += [label("共通の言葉: {names}", names=one.shared)] if one.shared else []
        out.append(f"\n{rank}. {mark}{wrap.clean(f'{one.case}  {one.name}')}{plain}\n")
        out += [block(line, look) for line in lines]
    return "".join(out)


def facets(found: Facets, look: Style) -> str:
    """Each facet with its values, as they are typed after its option."""
    out = []
    for option, values in (
        ("--chapter", found["chapter"]), ("--section", found["section"]), ("--prefecture", found["prefecture"]),
        ("--operation", found["operation"]), ("--case", found["case"]), ("--edition", found["edition"]),
    ):  # fmt: skip
        counted = []
        for one in values:
            name = one["value"] if one["label"] in ("", one["value"]) else f"{one['value']} {one['label']}"
            counted.append(label("{name}（{count}）", name=name, count=one["count"]))
        out.append(f"{look.bold[0]}{option}{look.bold[1]}\n" + block(_listed(counted) or label("なし"), look))
    if found["population"]:
        least, most = found["population"]
        out.append(
            f"{look.bold[0]}--population{look.bold[1]}\n"
            + block(label("{least:,} から {most:,} 人", least=least, most=most), look)
        )
    return "".join(out)


def _listed(items: Iterable[str]) -> str:
    return label("{items}", items=list(items))


def _value(value: object) -> str:
    """A fact as in its table: 164,000, 4.0, 直営."""
    return f"{value:,}" if isinstance(value, int) else str(value)


def _why(hit: Hit, look: Style) -> str:
    """The score of a hit and what it is the sum of, in a desk officer's words."""
    text, headings = hit.line["passage"]["text"], "\n".join(hit.line["headings"])
    out = [block(label("点数 {score:.2f} の内訳", score=hit.score), look)]
    for reason in hit.reasons:
        word = reason.found or reason.asked
        found = phrase("→「{found}」（{how}）", found=reason.found, how=reason.how) if reason.found else ""
        words = label("「{asked}」{found}", asked=reason.asked, found=found) if word else said(reason.how)
        times = text.count(word) if word else 0
        places = [phrase("この段落に{times}回", times=times)] * bool(times)
        places += [phrase("見出しに")] * bool(word and word in headings)
        out.append(block(f"{reason.score:+.2f} {words} {_listed(places)}".rstrip(), look, INDENT + 2))
    return "".join(out)


def _hit(hit: Hit, look: Style, several: bool) -> str:
    line = hit.line
    body, number, title, headings = line["passage"], f"{hit.rank}. ", place(line), path(line["headings"])
    mark = said(KINDS.get(body["kind"], "")) + _recognised(body)
    text, spans = body["text"], hit.spans
    begin, stop = snippet.of(text, spans)
    lead = mark + "…" * (begin > 0)
    shown = lead + text[begin:stop] + "…" * (stop < len(text))
    inside = [(start, end) for start, end in spans if begin <= start and end <= stop]
    moved = [(start - begin + len(lead), end - begin + len(lead)) for start, end in inside]
    whole = label("（全文 {count:,} 文字: jireishu show {name}）", count=len(text), name=body["id"])
    cited = line["citation"]["text"]
    named = title or headings or (label("（見出しなし）") if cited else body["id"])
    blocks = [
        block(number + named, look, len(number), bold=True, first=0),
        block(headings, look) if headings and title else "",
        block(shown, look, spans=moved),
        block(whole, look) if stop - begin < len(text) else "",
        block(cited, look),
        block(label("版: {edition}", edition=line["edition"]), look) if several else "",
    ]
    return "".join(filter(None, blocks))


def _recognised(body: Json) -> str:
    """That a text was recognised in a picture, and how surely."""
    sure = body.get("ocr_confidence")
    if not body.get("ocr"):
        return ""
    return label("〔文字認識〕") if sure is None else label("〔文字認識 {sure:.0%}〕", sure=sure)


def place(line: Mapping[str, Any]) -> str:
    """The case and the section of a passage; "" where it is of none."""
    return "　".join(filter(None, (line["case"]["name"] if line["case"] else "", section(line["section"]))))


def section(said: Mapping[str, Any] | None) -> str:
    """A section's number and title; "" for none."""
    if not said:
        return ""
    return f"{said['number']} {said['title']}" if said["number"] else str(said["title"])


def path(headings: Sequence[str]) -> str:
    """The headings that a passage stands under."""
    return "" if not headings else "［" + " ＞ ".join(headings) + "］"


def block(
    text: str,
    look: Style,
    indent: int = INDENT,
    bold: bool = False,
    first: int | None = None,
    spans: Sequence[tuple[int, int]] = (),
) -> str:
    """`text` wrapped to the width of `look`, with an indent of its own for the `first` line and its `spans` marked."""
    first = indent if first is None else first
    characters, marked = _marked(text, spans, look)
    on, off = look.bold if bold else look.marks
    out: list[str] = []
    for start, end in wrap.lines(characters, look.columns - indent):
        pad = " " * (indent if out else first)
        line, lit = pad, bold
        line += on if bold else ""
        for place in range(start, end):
            if not bold and marked[place] != lit:
                line += on if marked[place] else off
                lit = marked[place]
            line += characters[place]
        out.append(line + (off if lit else "") + "\n")
    return "".join(out)


def _marked(text: str, spans: Sequence[tuple[int, int]], look: Style) -> tuple[str, list[bool]]:
    """The printable characters of `text`, and of each whether it is drawn as a match; brackets become part of them."""
    brackets = look.marks if not look.marks[0].startswith("\x1b") else ("", "")
    characters, marked, at = "", [], 0
    for start, end in (*spans, (len(text), len(text))):
        before, match = wrap.clean(text[at:start]), wrap.clean(text[start:end])
        match = f"{brackets[0]}{match}{brackets[1]}" if match else ""
        characters += before + match
        marked += [False] * len(before) + [bool(match) and not brackets[0]] * len(match)
        at = end
    return characters, marked


def findings(found: Iterable[Finding], look: Style) -> str:
    """A line for each thing that did not fit, or that did not alike in several places."""
    from jireishu import notes  # a search has no findings

    return "".join(block(f"・{line}", look, 4, first=2) for line in notes.lines(found))


def summary(title: str, edition: str, counts: dict[str, int], look: Style) -> str:
    """What one ingest brought: 「…事例集」（版 2024） 頁 44、事例 11、… edition: "" for what is none."""
    counted = [f"{name} {count:,}" for name, count in counts.items()]
    which = label("（版 {edition}）", edition=edition) if edition else ""
    return block(label("「{title}」{which} {counts}", title=title, which=which, counts=counted), look, 2, first=0)
