"""How are pages, and what was found on them, shown side by side in a browser?

Input: views of pages. Output: one HTML text that asks for nothing but the pictures beside it. Everything a PDF says is
escaped, and the page's own policy lets no script run and nothing be fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from jireishu import wrap
from jireishu.tongue import label, recalled, said

CLIP = 160  # characters of a passage that show which it is
_LEADERS = re.compile(r"([^\w\s])\1{3,}")  # dots that lead to a page number

_PAGE = Template("""<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font: 15px/1.6 sans-serif; margin: 0 1.5rem 3rem; color: #222; }
header, section { max-width: 1500px; margin: 0 auto; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(20rem, 2fr); gap: 1.5rem;
  border-top: 1px solid #bbb; padding: 1rem 0; }
section > div { min-width: 0; overflow-wrap: anywhere; }
img { width: 100%; border: 1px solid #ccc; }
.none { border: 1px dashed #bbb; padding: 4rem 1rem; text-align: center; color: #777; }
.found { background: #fff3e0; border-left: 4px solid #e65100; padding: .4rem .8rem; margin: 0 0 .6rem; }
.toc a { display: inline-block; min-width: 2.2rem; text-align: center; margin: 0 .2rem .2rem 0; padding: 0 .3rem;
  border: 1px solid #ccc; border-radius: 3px; color: #222; text-decoration: none; }
.toc a.odd { background: #ffcc80; border-color: #e65100; }
.legend span { display: inline-block; margin-right: 1.2em; white-space: nowrap; }
i { display: inline-block; min-width: 1.7em; padding: 0 .2em; margin-right: .4em; border-radius: 2px; color: #fff;
  font-style: normal; text-align: center; font-size: .85em; }
ol { list-style: none; margin: 0; padding: 0; font-size: .88rem; } li { margin-bottom: .35rem; }
small { color: #666; }
@media (max-width: 60rem) { section { grid-template-columns: 1fr; } }
$colours
</style></head><body>
<header><h1>$title</h1>
<p class="legend">$legend</p>
$general<p class="toc">$pages: $toc</p></header>
$views
</body></html>
""")


Kinds = Mapping[str, tuple[str, tuple[int, int, int]]]  # of each its name and colour


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a page: its kind, its text, and the id of its passage if it is one."""

    kind: str
    text: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A page: its number in the PDF, the one printed on it, its picture's file (empty without one), what did not fit
    on it, and its pieces in reading order."""

    number: int
    label: str | None
    picture: str
    findings: tuple[str, ...]
    entries: tuple[Entry, ...]


def html(title: str, source: str, views: Sequence[View], general: Sequence[str], kinds: Kinds) -> str:
    """The contact sheet. general: what did not fit and belongs to no page."""
    toc = "".join(f'<a href="#p{v.number}"{" class=odd" if v.findings else ""}>{v.number}</a>' for v in views)
    return _PAGE.substitute(
        title=_said(f"{title}（{source}）"),
        colours="\n".join(f".{kind} {{ background: rgb{colour} }}" for kind, (_, colour) in kinds.items()),
        legend="".join(f'<span><i class="{kind}">　</i>{_said(name)}</span>' for kind, (name, _) in kinds.items()),
        general="".join(map(_found, general)),
        pages=label("頁"),
        toc=toc,
        views="\n".join(_view(view, kinds) for view in views),
    )


def _view(view: View, kinds: Kinds) -> str:
    page = label("PDF {page}頁", page=view.number)
    printed = label("印字 {label}頁", label=view.label) if view.label else label("頁番号の印字なし")
    picture = f'<a href="{view.picture}"><img src="{view.picture}" alt="{page}" loading="lazy"></a>'
    none = f'<p class="none">{label("絵にできません")}</p>'
    entries = "".join(_entry(number, entry, kinds[entry.kind][0]) for number, entry in enumerate(view.entries, 1))
    return (
        f'<section id="p{view.number}"><div>{picture if view.picture else none}</div>'
        f"<div><h2>{page}　{_said(printed)}</h2>{''.join(map(_found, view.findings))}"
        f"<ol>{entries}</ol></div></section>"
    )


def _found(message: str) -> str:
    return f'<p class="found">{_said(message)}</p>\n'


def _entry(number: int, entry: Entry, kind: str) -> str:
    text = _LEADERS.sub(r"\1\1\1", entry.text)
    text = text if len(text) <= CLIP else text[:CLIP] + "…"
    name = f"<small>{_said(entry.passage)}</small>" if entry.passage else ""
    return f'<li><i class="{entry.kind}" title="{_said(kind)}">{number}</i>{_said(text)} {name}</li>'


def _said(text: str) -> str:
    return escape(wrap.clean(said(recalled(text))))
