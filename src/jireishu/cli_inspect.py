"""What did the maintainer ask to have shown of a PDF, or checked of the corpus?

Input: arguments. Output: one call into the library, and what came of it in words. Loaded only for these commands: their
options would slow every search down.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from jireishu import console, render, session
from jireishu.manual import JSON, Command, examples
from jireishu.tongue import label, phrase

app = typer.Typer(rich_markup_mode=None)  # its commands are added to those of `cli`


@app.command(
    cls=Command,
    help=label("PDF の各頁に、読み取った行・見出し・箇条書き・囲み・表・図・柱を色で描き、HTML の一覧にします。"),
    epilog=examples("jireishu inspect casebook.pdf --page 12 --page 13", "jireishu inspect casebook.pdf --out sheets"),
)
def inspect(
    pdf: Annotated[Path, typer.Argument(metavar="PDF", help=label("見るファイル。取り込みはしません。"))],
    page: Annotated[
        list[int] | None, typer.Option(metavar="N", help=label("PDF の頁（1 から）。いくつでも。なければ全部。"))
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=label("絵と index.html を置くフォルダー。なければ PDF の名前-inspect。")),
    ] = None,
    profile: Annotated[str, typer.Option(metavar="TOML", help=label("事例集の書き方。なければ casebook です。"))] = "",
) -> None:
    from jireishu import inspection

    folder = out or Path(f"{pdf.stem}-inspect")
    found = inspection.inspect(pdf, folder, page or (), console.progress(label("描いています"), label("頁")), profile)
    console.write(render.findings(found.findings, render.style(sys.stdout)))
    console.say(phrase("{pages} 頁を描きました: {sheet}", pages=found.pages, sheet=found.sheet))


@app.command(
    cls=Command,
    help=label("取り込んだ内容と索引に欠けや食い違いがないか調べます。終了コードは、なければ 0、あれば 1 です。"),
    epilog=examples("jireishu check", "jireishu check --json > known.json", "jireishu check --known known.json"),
)
def check(
    json: JSON = False,
    known: Annotated[
        Path | None, typer.Option(metavar="JSON", help=label("前の check --json の出力。そこにある注意は数えません。"))
    ] = None,
) -> None:
    from jireishu import corpus, home, mending, soundness

    folder = session.folder()
    if not corpus.editions(home.corpus(folder)):
        raise home.empty(folder)
    parts = soundness.check(folder, mending.carried)
    if known is not None:
        parts = soundness.unknown(parts, known)
    found = sum(len(part.findings) for part in parts)
    if json:
        findings = [line for part in parts for line in part.documents()]
        checked = [part.name for part in parts]
        console.show({"schema": "jireishu/check/1", "ok": not found, "checked": checked, "findings": findings})
    else:
        look = render.style(sys.stdout)
        for part in parts:
            edition = part.name if part.edition else ""
            console.write(render.summary(part.title, edition, {label("注意"): len(part.findings)}, look))
            console.write(render.findings(part.findings, look))
    if found:
        session.leave(1)
