"""How much of a casebook is read when it is set otherwise?

    pip install weasyprint        (and a Japanese font on the system)
    python benchmarks/dresses.py [--first 1] [--count 20] [--keep FOLDER]

The committed edition is set anew in as many random dresses: paper, columns, fonts, numbers, brackets, marks, titles,
facts, boxes, tables, photographs, footnotes, running heads, contents. Each PDF is read; of all bullets of the cases,
the share that came out whole (the same text, case, kind of section, headings, first and last page), the share of their
texts, and that of the cases' facts. The peer is pdfplumber's extract_text: the share of the texts that stand in one
piece in what it gives, spaces left out. A number stands for one dress for ever, so dresses that nobody has looked at
are had by another --first.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import count, groupby
from pathlib import Path
from statistics import mean, median
from zlib import crc32

import pdfplumber
import weasyprint

from jireishu import corpus, parsing
from jireishu.errors import JireishuError
from jireishu.model import Case, Edition, Passage

ROOT = Path(__file__).parent.parent
FACTS = ("総人口", "保護率", "高齢化率", "運営形態")
CIRCLED, KANJI, ROMAN, KANA = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫", "一二三四五六七八九十", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "アイウエオカキクケコサシ"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

PAPERS = ("A4", "A4", "A4", "B5", "A4 landscape", "A5")
FONTS = ("serif", "sans-serif", "'IPAexMincho', 'IPAMincho', serif", "'IPAexGothic', 'IPAGothic', sans-serif")
CASES = (
    "No.{n}　{name}",
    "事例{n}　{name}",
    "【事例{n}】{name}",
    "{n}. {name}",
    "事例{chapter}-{n}　{name}",
    "CASE {n:02}　{name}",
)
SECTIONS = (
    "{n}. {title}", "（{n}）{title}", "【{title}】", "■ {title}", "{roman}　{title}", "{circled}{title}",
    "第{n}　{title}", "{kanji}、{title}", "〈{title}〉", "◆{title}", "{title}",
)  # fmt: skip
HEADINGS = (
    "● {title}",
    "〈{title}〉",
    "【{title}】",
    "▼{title}",
    "{circled} {title}",
    "（{n}）{title}",
    "{kana}　{title}",
    "{title}",
)
BARS = (
    "background:#246;color:#fff;padding:1mm 3mm",
    "border-bottom:1.5pt solid #246",
    "border-left:3mm solid #a52;padding-left:2mm",
    "border:1pt solid #333;padding:1mm 3mm",
    "background:#dde;padding:1mm 3mm",
    "",
)
MARKS = ("・", "○", "●", "▪", "➢", "◇", "-", "※", "", "disc", "square")  # the last two are the program's own lists
PHOTO = (
    "<figure><img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='150' height='95'>"
    "<rect width='150' height='95' fill='silver'/></svg>\"><figcaption>写真　窓口の様子</figcaption></figure>"
)
NOTE = "<span class=note>令和3年度の実績である。</span>"


@dataclass(frozen=True)
class Dress:
    """How one book is set: forms of titles with their numbers, and CSS."""

    paper: str
    columns: int
    font: str
    size: float
    case: str
    section: str
    headings: tuple[str, str]
    bar: str
    mark: str
    facts: str
    sections: str
    tagline: str
    leading: float
    spacing: float
    photos: bool
    notes: bool
    wide: bool
    contents: bool
    head: str
    page: str
    corner: str

    @classmethod
    def of(cls, seed: int) -> Dress:
        dice = random.Random(seed)
        section = dice.choice(SECTIONS)
        numbered = [form for form in HEADINGS if form[0] != section[0]]
        outer, inner = dice.sample([form for form in numbered if form != "{title}"], 2)
        mark = dice.choice([mark for mark in MARKS if not mark or mark not in section + outer + inner])
        paper = dice.choice(PAPERS)
        columns = dice.choice((1, 1, 2)) if paper != "A5" else 1
        return cls(
            paper=paper,
            columns=columns,
            font=dice.choice(FONTS),
            size=dice.choice((9, 10, 10.5, 11, 12)) if paper != "A5" else 8.5,
            case=dice.choice(CASES),
            section=section,
            headings=(outer, inner),
            bar=dice.choice(BARS[:-1] if section == "{title}" else BARS),
            mark=mark,
            facts=dice.choice(("table", "across", "colon", "brackets", "line")),
            sections=dice.choice(("plain", "plain", "plain", "box", "rows" if columns == 1 else "plain")),
            tagline=dice.choice(("", "", "box", "above")),
            leading=dice.choice((1.4, 1.6, 1.8)),
            spacing=dice.choice((0, 0, 0.04)),
            photos=dice.random() < 0.25,
            notes=dice.random() < 0.2,
            wide=dice.random() < 0.3,
            contents=dice.random() < 0.7,
            head=dice.choice(("", "", "chapter", "case")),
            page=dice.choice(("counter(page)", '"- " counter(page) " -"', '"P." counter(page)')),
            corner=dice.choice(("bottom-center", "bottom-center", "bottom-right", "top-right")),
        )

    def title(self, form: str, n: int, **named: str | int | None) -> str:
        signs = {"circled": CIRCLED[n - 1], "kanji": KANJI[n - 1], "roman": ROMAN[n - 1], "kana": KANA[n - 1]}
        said = form.format(n=n, **signs, **named)
        return said.translate(WIDE) if self.wide else said


class Book:
    """The pages of an edition in one dress."""

    def __init__(self, edition: Edition, dress: Dress) -> None:
        self.edition, self.dress = edition, dress
        self.bullets = [p for p in edition.passages if p.case and p.section and p.kind == "bullet"]

    def save(self, file: Path) -> dict[str, tuple[int, int]]:
        """Write the PDF; the first and last page of each bullet, by its id."""
        made = weasyprint.HTML(string=self._html()).render()
        made.write_pdf(file)
        at = {name: number for number, page in enumerate(made.pages, 1) for name in page.anchors}
        return {p.id: (at[f"a{p.id}"], at[f"z{p.id}"]) for p in self.bullets}

    def _html(self) -> str:
        return f"<html lang=ja><style>{self._style()}</style>{''.join(self._body())}</html>"

    def _style(self) -> str:
        d = self.dress
        hang = "margin-left:1.2em;text-indent:-1em" if d.mark else "text-indent:1em"
        box = "border:1pt solid #555;padding:2mm 3mm"
        head = {"": "", "chapter": "@top-left{content:string(chapter)}", "case": "@top-center{content:string(case)}"}
        return f"""
            @page {{ size:{d.paper}; margin:18mm 18mm 20mm; @{d.corner} {{ content:{d.page} }} {head[d.head]} }}
            @page cover {{ @{d.corner} {{ content:none }} }}
            body {{ font:{d.size}pt/{d.leading} {d.font}; letter-spacing:{d.spacing}em; margin:0 }}
            p {{ margin:.8mm 0; text-align:justify }}
            ul {{ margin:0; padding-left:1.5em; list-style:{d.mark or "none"} }}
            .cover {{ page:cover }} .cover, .front {{ break-after:page }}
            .chapter {{ font-size:1.8em; break-before:page; string-set:chapter content() }}
            .case {{ columns:{d.columns}; column-gap:8mm; break-before:page }}
            h1 {{ font-size:1.5em; margin:0 0 2mm; string-set:case content() }}
            .tagline {{ font-weight:bold; {box if d.tagline == "box" else ""} }}
            h2 {{ font-size:1.15em; margin:4mm 0 2mm; break-after:avoid; {d.bar} }}
            section {{ {box + ";margin:3mm 0" if d.sections == "box" else ""} }}
            .row {{ display:table-row }}
            .row > * {{ display:table-cell; border:.5pt solid #444; padding:2mm; margin:0 }}
            .row > h2 {{ width:30mm; vertical-align:top }}
            figure {{ float:right; margin:0 0 2mm 4mm }} figcaption {{ font-size:.85em }}
            .note {{ float:footnote; font-size:.8em }} ::footnote-call {{ font-size:.65em; vertical-align:super }}
            h3, h4 {{ font-size:1em; margin:2mm 0 1mm; break-after:avoid }} h4 {{ margin-left:1em; font-weight:normal }}
            .bullet {{ {hang} }} table {{ border-collapse:collapse; margin:2mm 0 }}
            td, th {{ border:.5pt solid #444; padding:.5mm 3mm; font-weight:normal }}"""

    def _body(self) -> Iterator[str]:
        edition, d = self.edition, self.dress
        year, month = edition.date.split("-")
        yield f"<div class=cover><p style='margin-top:60mm;font-size:1.8em'>{edition.title}"
        yield f"<p style='margin-top:60mm'>{year}年{int(month)}月<p>{edition.publisher}</div>"
        chapters = {case.chapter for case in edition.cases}
        titles = {n: f"第{n}章　{title}" for n, title in edition.chapters if n in chapters}
        if d.contents:
            yield "<div class=front><p>目次"
            for n, title in titles.items():
                yield f"<p>{title}"
                yield from (f"<p>　{self._name(case)}" for case in edition.cases if case.chapter == n)
            yield "</div>"
        for n, title in titles.items():
            yield f"<div class=chapter>{title}</div>"
            for case in edition.cases:
                if case.chapter == n:
                    yield from self._case(case)

    def _name(self, case: Case) -> str:
        return self.dress.title(self.dress.case, case.number or 0, name=case.name, chapter=case.chapter)

    def _case(self, case: Case) -> Iterator[str]:
        d = self.dress
        title, tagline = f"<h1>{self._name(case)}</h1>", f"<p class=tagline>{escape(case.tagline)}</p>"
        yield f"<div class=case>{tagline + title if d.tagline == 'above' else title + tagline}"
        for n, section in enumerate(case.sections):
            said = d.title(d.section, section.number or 0, title=section.title)
            yield f"<section class={'row' if d.sections == 'rows' else 'flow'}><h2>{said}</h2><div>"
            if n == 0:
                yield self._facts([(name, case.attributes[name].raw) for name in FACTS if name in case.attributes])
            own = [p for p in self.bullets if p.case and p.case.id == case.id and p.section == section]
            yield PHOTO if d.photos and len(own) > 4 else ""
            yield from self._bullets(own)
            yield "</div></section>"
        yield "</div>"

    def _facts(self, facts: list[tuple[str, str]]) -> str:
        if self.dress.facts == "table":
            return f"<table>{''.join(f'<tr><th>{name}<td>{raw}' for name, raw in facts)}</table>"
        if self.dress.facts == "across":
            names, raws = zip(*facts, strict=True) if facts else ((), ())
            return f"<table><tr><th>{'<th>'.join(names)}<tr><td>{'<td>'.join(raws)}</table>"
        if self.dress.facts == "line":
            return f"<p>{'　'.join(f'{name}：{raw}' for name, raw in facts)}"
        form = "<p>{}：{}" if self.dress.facts == "colon" else "<p>【{}】{}"
        return "".join(form.format(name, raw) for name, raw in facts)

    def _bullets(self, bullets: list[Passage]) -> Iterator[str]:
        numbers = (count(1), count(1))
        above: tuple[str, ...] = ()
        for headings, group in groupby(bullets, key=lambda p: p.headings):
            for level, title in enumerate(headings[:2]):
                if above[: level + 1] != headings[: level + 1]:
                    numbers = (numbers[0], count(1)) if level == 0 else numbers
                    said = self.dress.title(self.dress.headings[level], next(numbers[level]), title=escape(title))
                    yield f"<h{3 + level}>{said}</h{3 + level}>"
            above = headings
            for p in group:
                text = [escape(p.text[:1]), escape(p.text[1:-1]), escape(p.text[-1:])]
                if self.dress.notes and crc32(p.id.encode()) % 5 == 0:
                    text[1] = text[1].replace("、", f"{NOTE}、", 1)
                said = f"<span id='a{p.id}'>{text[0]}</span>{text[1]}<span id='z{p.id}'>{text[2]}</span>"
                own = self.dress.mark in ("disc", "square")
                yield f"<ul><li>{said}</ul>" if own else f"<p class=bullet>{self.dress.mark}{said}"


def bare(text: str) -> str:
    return "".join(text.split())


def scored(edition: Edition, seed: int, file: Path) -> tuple[float, float, float, float]:
    """The shares of bullets that came out whole, of their texts alone, of facts, and of texts that the peer gives."""
    book = Book(edition, Dress.of(seed))
    pages = book.save(file)
    with pdfplumber.open(file) as pdf:
        plain = bare("".join(page.extract_text() for page in pdf.pages))
    peer = mean(bare(p.text) in plain for p in book.bullets)
    try:
        got = parsing.parse(file)
    except JireishuError:
        return 0.0, 0.0, 0.0, peer
    whole = {
        (bare(p.case.name), p.section.kind, tuple(map(bare, p.headings)), bare(p.text), p.pages.pdf[0], p.pages.pdf[-1])
        for p in got.passages
        if p.case and p.section
    }
    wanted = [
        (bare(p.case.name), p.section.kind, tuple(map(bare, p.headings)), bare(p.text), *pages[p.id])
        for p in book.bullets
        if p.case and p.section
    ]
    texts = {bare(p.text) for p in got.passages}
    raws = {(bare(c.name), name): bare(a.raw) for c in got.cases for name, a in c.attributes.items()}
    facts = [
        raws.get((bare(c.name), name)) == bare(c.attributes[name].raw)
        for c in edition.cases
        for name in FACTS
        if name in c.attributes
    ]
    return mean(w in whole for w in wanted), mean(bare(p.text) in texts for p in book.bullets), mean(facts), peer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=1, help="the number of the first dress")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs")
    chosen = parser.parse_args()
    edition = corpus.read(ROOT / "corpus" / "casebook" / "edition.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        here = chosen.keep or Path(folder)
        here.mkdir(exist_ok=True)
        rows = []
        print("dress  whole  text   facts  peer")
        for seed in range(chosen.first, chosen.first + chosen.count):
            rows.append(scored(edition, seed, here / f"{seed:03}.pdf"))
            print(f"{seed:5}  " + "  ".join(f"{share:.3f}" for share in rows[-1]), flush=True)
    for name, of in (("mean", mean), ("median", median)):
        print(f"{name:6} " + "  ".join(f"{of(column):.3f}" for column in zip(*rows, strict=True)))
    texts, peers = (sum(row[n] for row in rows) for n in (1, 3))
    print(f"texts to the peer's {texts / peers:.2f}")


if __name__ == "__main__":
    main()
