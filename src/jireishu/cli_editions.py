"""What did the maintainer ask about editions?

Input: arguments. Output: what changed between two editions, what became of quotes. Loaded only for these commands.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from jireishu import changes, console, corpus, fingerprint, home, quoted, quotes, render, render_changes, session
from jireishu.errors import UsageError
from jireishu.filters import listed
from jireishu.manual import JSON, Command, examples
from jireishu.model import Edition
from jireishu.tongue import label, phrase

app = typer.Typer(rich_markup_mode=None)  # its commands are added to those of `cli`


@app.command(
    cls=Command,
    help=label(
        "2 つの版（版の名前か、PDF・.jsonl のファイル）の違いを示します。違いがなければ 0、あれば 1 で終わります。"
    ),
    epilog=examples("jireishu diff 2023 2024", "jireishu diff 2023 2024.pdf --json"),
)
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=label("前の版。"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=label("新しい版。"))],
    profile: Annotated[
        str,
        typer.Option(metavar="NAME|TOML", help=label("ファイルの書き方。なければ比べる版と同じです。")),
    ] = "",
    json: JSON = False,
) -> None:
    folder = home.corpus(session.folder()) if Path(old).is_file() and Path(new).is_file() else session.corpus()
    kept = [folder / name / fingerprint.EDITION for name in (old, new)]
    read = (corpus.profile(file.parent, corpus.head(file).profile) for file in kept if file.is_file())
    profile = profile or next(read, "")
    found = changes.compare(_edition(old, folder, profile), _edition(new, folder, profile))
    console.send(found.document() if json else render_changes.changes(found, render.style(sys.stdout)))
    session.leave(1 if found else 0)


@app.command(
    cls=Command,
    help=label("引用が今もそのとおりに載っているかを確かめます。段落の id と引用文か、保存した JSON を渡します。"),
    epilog=examples(
        "jireishu verify 2-8.points.710f8fa3 '週払、日払について協力'",
        "jireishu search 週払い --json > report.json && jireishu verify report.json",
    ),
)
def verify(
    what: Annotated[
        str,
        typer.Argument(
            metavar="ID|FILE", help=label("段落の id、または search --json などの出力のファイル（- なら標準入力）。")
        ),
    ],
    quote: Annotated[str, typer.Argument(metavar="[QUOTE]", help=label("id の段落から引用した言葉。"))] = "",
    edition: Annotated[str, typer.Option(metavar="ID", help=label("この版で確かめます。なければ最新の版です。"))] = "",
    json: JSON = False,
) -> None:
    asked = [] if quote else quoted.saved(_file(what))
    counter = session.counter()
    if quote:
        name, of = counter.named(what)
        asked = [quotes.Quote(name, quote, of or None)]
    other = _edition(edition, session.corpus()) if edition and edition not in counter.editions else None
    found = counter.verdicts(asked, edition, other)
    document = {"schema": "jireishu/verify/1", "quotes": [one.document() for one in found]}
    console.send(document if json else render_changes.verdicts(found, render.style(sys.stdout)))
    session.leave(0 if all(one.status == quotes.EXACT for one in found) else 1)


def _file(name: str) -> Path:
    if not (path := Path(name)).is_file() and name != "-":
        raise UsageError(
            phrase("{name} というファイルはありません。", name=name),
            phrase("段落の id なら、引用文も続けてください: verify ID '引用文'"),
        )
    return path


def _edition(name: str, folder: Path, profile: str = "") -> Edition:
    """The edition with that id, or what a file holds, read and not kept. profile: of it, if it is a PDF."""
    if (file := folder / name / fingerprint.EDITION).is_file():
        return corpus.read(file)
    if (path := Path(name)).is_file():
        from jireishu import exports, ingest, parsing

        if ingest.is_lines(path):
            return exports.read(path)
        return parsing.parse(path, console.progress(label("読んでいます"), label("頁")), profile=profile)
    known = [path.parent.name for path in corpus.editions(folder)]
    raise UsageError(
        phrase("版「{name}」も、その名のファイルもありません。", name=name), phrase("版: {known}", known=listed(known))
    )
