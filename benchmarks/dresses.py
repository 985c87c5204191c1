"""How much of a casebook is read when it is set otherwise?

    pip install weasyprint        (and a Japanese font on the system)
    python benchmarks/dresses.py [--first 1] [--count 20] [--keep FOLDER]

The committed edition is set anew in as many random dresses: paper, columns, fonts, numbers, brackets, marks, titles,
facts, boxes, tables, photographs, footnotes, running heads, contents. Each PDF is read; of all bullets of the cases,
the share that came out whole (the same text, case, kind of section, headings, first and last page), the share of their
texts, and that of the cases' facts, a tagline one of them. Dresses from 1001 on have what the houses that make such
books add, too: decimals, points at the head of a case, captions, rails, grids, badges, bands, headings in the margin,
marked words. The peer is pdfplumber's extract_text: the share of the texts that stand in one piece in what it gives,
spaces left out. A number stands for one dress for ever: dresses that nobody has looked at are had by another --first.
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
TAGLINES = ("{}", "「{}」", "『{}』", "――{}", "～{}～", "― {} ―")
DIAGRAM = (
    "<p class=diagram><svg xmlns='http://www.w3.org/2000/svg' width='260' height='70'>"
    "<rect width='90' height='50' y='8' fill='#cde'/><rect x='160' width='90' height='50' y='8' fill='#edc'/>"
    "<text x='12' y='38' font-size='11'>市の窓口</text><text x='172' y='38' font-size='11'>協力事業所</text></svg>"
    "<p class=caption>図　連携のイメージ"
)


@dataclass(frozen=True)
class House:
    """What the house that made a book adds to its dress. facts: "" as its dress has them."""

    decimals: bool = False
    points: str = ""
    captions: bool = False
    facts: str = ""
    badge: bool = False
    band: bool = False
    margin: bool = False
    marker: bool = False
    diagram: bool = False
    follows: bool = False
    tagline: str = "{}"
    running: str = ""
    careful: bool = False  # heads are small, and titles stay with what they head

    @classmethod
    def of(cls, seed: int) -> House:
        if seed < 1001:
            return cls()
        dice = random.Random(-seed)
        return cls(
            decimals=dice.random() < 0.3,
            points=dice.choice(("", "", "事例のポイント", "ここがポイント！")),
            captions=dice.random() < 0.3,
            facts=dice.choice(("", "", "rail", "grid", "row")),
            badge=dice.random() < 0.25,
            band=dice.random() < 0.25,
            margin=dice.random() < 0.2,
            marker=dice.random() < 0.25,
            diagram=dice.random() < 0.25,
            follows=dice.random() < 0.3,
            tagline=dice.choice(TAGLINES),
            running=dice.choice(("", "", "section", "publisher")),
            careful=True,
        )


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
    house: House

    @classmethod
    def of(cls, seed: int) -> Dress:
        house = House.of(seed)
        dice = random.Random(seed)
        section = dice.choice(SECTIONS)
        numbered = [form for form in HEADINGS if form[0] != section[0]]
        outer, inner = dice.sample([form for form in numbered if form != "{title}"], 2)
        mark = dice.choice([mark for mark in MARKS if not mark or mark not in section + outer + inner])
        paper = dice.choice(PAPERS)
        columns = dice.choice((1, 1, 2)) if paper != "A5" else 1
        columns = 1 if house.facts == "rail" or house.margin else columns
        return cls(
            paper=paper,
            columns=columns,
            font=dice.choice(FONTS),
            size=dice.choice((9, 10, 10.5, 11, 12)) if paper != "A5" else 8.5,
            case=dice.choice(CASES),
            section="{chapter}-{case}-{n}. {title}" if house.decimals else section,
            headings=("（{n}）{title}", "{abc}. {title}") if house.decimals else (outer, inner),
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
            house=house,
        )

    def title(self, form: str, n: int, **named: str | int | None) -> str:
        signs = {"circled": CIRCLED[n - 1], "kanji": KANJI[n - 1], "roman": ROMAN[n - 1], "kana": KANA[n - 1]}
        signs["abc"] = "abcdefghijkl"[n - 1]
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
        h = d.house
        right, left = 18 + 44 * (h.facts == "rail"), 18 + 34 * h.margin
        small = ";font-size:8pt" if h.careful else ""
        foot = {
            "": "", "section": f"@top-left{{content:string(section){small}}}" if not d.head else "",
            "publisher": f"@bottom-left{{content:'連携推進室'{small}}}",
        }  # fmt: skip
        single = d.columns == 1 and h.careful  # one column of its own sets floats badly
        columns = "" if single else f"columns:{d.columns}; column-gap:8mm;"
        follows = "margin-top:12mm" if h.follows and d.columns == 1 else "break-before:page"
        hang = "margin-left:1.2em;text-indent:-1em" if d.mark else "text-indent:1em"
        box = "border:1pt solid #555;padding:2mm 3mm"
        head = {
            "": "", "chapter": f"@top-left{{content:string(chapter){small}}}",
            "case": f"@top-center{{content:string(case){small}}}",
        }  # fmt: skip
        return f"""
            @page {{ size:{d.paper}; margin:18mm {right}mm 20mm {left}mm;
                @{d.corner} {{ content:{d.page} }} {head[d.head]} {foot[h.running]} }}
            @page cover {{ margin:18mm; @{d.corner} {{ content:none }} @top-left {{ content:none }} }}
            body {{ font:{d.size}pt/{d.leading} {d.font}; letter-spacing:{d.spacing}em; margin:0 }}
            p {{ margin:.8mm 0; text-align:justify }}
            ul {{ margin:0; padding-left:1.5em; list-style:{d.mark or "none"} }}
            .cover {{ page:cover }} .cover, .front {{ break-after:page }}
            .chapter {{ font-size:1.8em; break-before:page; string-set:chapter content() }}
            .case {{ {columns} {follows} }}
            {"h1, .tagline, .points, .rail { break-after:avoid }" if h.careful else ""}
            .case {{ position:relative }} .chapter + .case {{ break-before:auto }}
            .band {{ background:#246; color:#fff; padding:3mm; margin-bottom:3mm }} .band * {{ color:#fff }}
            .badge {{ background:#a52; color:#fff; border-radius:3mm; padding:1mm 3mm; margin-right:3mm }}
            .points {{ border:1pt solid #246; background:#eef; padding:2mm 3mm; margin:2mm 0; font-size:.95em }}
            .rail {{ position:absolute; left:calc(100% + 6mm); top:16mm; width:36mm; font-size:.85em }}
            .rail p {{ border-bottom:.5pt solid #444; padding:1mm 0; margin:0; text-align:left }}
            .rail b, .row2 b {{ float:right; font-size:1.15em }}
            .grid {{ display:table; width:100%; border-spacing:2mm }}
            .grid div {{ display:table-cell; width:25%; text-align:center; border:.5pt solid #246 }}
            .grid span {{ display:block; background:#dde; font-size:.85em }} .grid b {{ display:block; padding:1mm }}
            .caption {{ text-align:center; font-size:.9em; break-after:avoid }}
            .source {{ text-align:right; font-size:.8em }}
            .diagram {{ text-align:center; text-indent:0 }} mark {{ background:#ff9 }}
            h1 {{ font-size:1.5em; margin:0 0 2mm; string-set:case content() }}
            .tagline {{ font-weight:bold; {box if d.tagline == "box" else ""} }}
            h2 {{ string-set:section content(); font-size:1.15em; margin:4mm 0 2mm; break-after:avoid; {d.bar} }}
            section {{ {box + ";margin:3mm 0" if d.sections == "box" else ""} }}
            .row {{ display:table-row }}
            .row > * {{ display:table-cell; border:.5pt solid #444; padding:2mm; margin:0 }}
            .row > h2 {{ width:30mm; vertical-align:top }}
            figure {{ float:right; margin:0 0 2mm 4mm }} figcaption {{ font-size:.85em }}
            .note {{ float:footnote; font-size:.8em }} ::footnote-call {{ font-size:.65em; vertical-align:super }}
            h3, h4 {{ font-size:1em; margin:2mm 0 1mm; break-after:avoid }} h4 {{ margin-left:1em; font-weight:normal }}
            {".flow h3 { float:left; clear:left; width:30mm; margin-left:-34mm; font-size:.9em }" if h.margin else ""}
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
        d, h = self.dress, self.dress.house
        name = f"<span class=badge>{case.number:02}</span>{case.name}" if h.badge else self._name(case)
        title, tagline = f"<h1>{name}</h1>", f"<p class=tagline>{escape(h.tagline.format(case.tagline))}</p>"
        head = tagline + title if d.tagline == "above" else title + tagline
        yield f"<div class=case>{f'<div class=band>{head}</div>' if h.band else head}"
        told = {p.headings[0]: p for p in self.bullets if p.case and p.case.id == case.id and p.headings and p.section}
        points = [name for name, p in told.items() if p.section and p.section.kind == "取組みのポイント"]
        if h.points and points:
            yield f"<div class=points><p>＜{h.points}＞{''.join(f'<p>✓ {escape(name)}' for name in points)}</div>"
        for n, section in enumerate(case.sections):
            said = d.title(d.section, section.number or 0, title=section.title, chapter=case.chapter, case=case.number)
            yield f"<section class={'row' if d.sections == 'rows' else 'flow'}><h2>{said}</h2><div>"
            if n == 0:
                yield self._facts(case)
            own = [p for p in self.bullets if p.case and p.case.id == case.id and p.section == section]
            yield PHOTO if d.photos and len(own) > 4 else ""
            yield DIAGRAM if h.diagram and n == 1 else ""
            yield from self._bullets(own)
            yield "</div></section>"
        yield "</div>"

    def _facts(self, case: Case) -> str:
        """As the house has them, or the dress; in a rail they stand beside the head of the case."""
        facts = [(name, case.attributes[name].raw) for name in FACTS if name in case.attributes]
        pairs = [f"<span>{name}</span> <b>{raw}</b>" for name, raw in facts]
        if not facts or self.dress.house.facts == "rail":
            return f"<div class=rail><p>基本データ{''.join(f'<p>{pair}' for pair in pairs)}</div>" if facts else ""
        if self.dress.house.facts == "grid":
            return f"<div class=grid>{''.join(f'<div>{pair}</div>' for pair in pairs)}</div>"
        if self.dress.house.facts == "row":
            return f"<p>{'　｜　'.join(f'{name} {raw}' for name, raw in facts)}"
        caption = f"<p class=caption>図表 {case.number}　{case.name}の概要" if self.dress.house.captions else ""
        source = "<p class=source>（資料）市の資料から作成" if caption else ""
        return caption + self._set(facts) + source

    def _set(self, facts: list[tuple[str, str]]) -> str:
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
                if self.dress.house.marker and crc32(p.id.encode()) % 3 == 0:
                    text[1] = f"<mark>{escape(p.text[1:13])}</mark>{escape(p.text[13:-1])}"
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
    raws |= {(bare(c.name), ""): bare(c.tagline) for c in got.cases}
    told = [
        (bare(c.name), name, c.attributes[name].raw) for c in edition.cases for name in FACTS if name in c.attributes
    ]
    told += [(bare(c.name), "", c.tagline) for c in edition.cases]
    facts = [raws.get((case, name)) == bare(raw) for case, name, raw in told]
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
