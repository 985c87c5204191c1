"""What did the maintainer ask to be shown or checked?

Input: arguments. Output: one call into the library, and what came of it in words. Loaded only for these commands: their
options would slow every search down.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from jireishu import console, render

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.callback()
def group() -> None:
    """Typer makes a single command its whole program; with a callback it stays one of several."""


@app.command(help="PDF の各頁に、読み取った行・見出し・箇条書き・囲み・表・図・柱を色で描き、HTML の一覧にします。")
def inspect(
    pdf: Annotated[Path, typer.Argument(metavar="PDF", help="見るファイル。取り込みはしません。")],
    page: Annotated[
        list[int] | None, typer.Option(metavar="N", help="PDF の頁（1 から）。いくつでも。なければ全部。")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="絵と index.html を置くフォルダー。なければ PDF の名前-inspect。")
    ] = None,
) -> None:
    from jireishu import inspection

    folder = out or Path(f"{pdf.stem}-inspect")
    found = inspection.inspect(pdf, folder, page or (), console.progress("描いています", "頁"))
    console.write(render.findings(found.findings, render.style(sys.stdout)))
    console.say(f"{found.pages} 頁を描きました: {found.sheet}")
