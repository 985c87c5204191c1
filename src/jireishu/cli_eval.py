"""What did the user ask to have measured?

Input: the arguments after `jireishu eval`. Output: one call into `report`. Loaded only for this command: its options
would slow every search down.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jireishu import report, session
from jireishu.manual import JSON, SEMANTIC, Command, examples
from jireishu.tongue import label

app = typer.Typer(rich_markup_mode=None)  # its commands are added to those of `cli`


@app.command(
    "eval",
    cls=Command,
    help=label("正解の分かっている質問で、検索の良さを測ります（ir-measures が要ります）。"),
    epilog=examples(
        "jireishu eval tests/eval/dev.jsonl --losses 5",
        "jireishu eval tests/eval/dev.jsonl --run before.run",
        "jireishu eval tests/eval/dev.jsonl --compare before.run",
        "jireishu eval tests/eval/dev.jsonl --floors tests/eval/floors.json",
    ),
)
def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS.jsonl", help=label("1 行に 1 問と、その正解。"))],
    truth: Annotated[Path | None, typer.Option(metavar="FILE", help=label("正解の id が指すブロックの JSON。"))] = None,
    k: Annotated[
        int, typer.Option("-k", metavar="N", min=1, max=session.MOST, help=label("1 問で調べる段落の数。"))
    ] = 10,
    literal: Annotated[bool, typer.Option("--literal", help=label("類語に広げず、質問の言葉だけで探します。"))] = False,
    losses: Annotated[int, typer.Option(metavar="N", min=0, help=label("nDCG の低い質問も N 問示します。"))] = 0,
    run: Annotated[
        Path | None, typer.Option(metavar="FILE", help=label("見つけた順を TREC の run に書き出します。"))
    ] = None,
    compare: Annotated[Path | None, typer.Option(metavar="RUN", help=label("前に書き出した run と比べます。"))] = None,
    floors: Annotated[Path | None, typer.Option(metavar="FILE", help=label("数値が床を下回れば終了コード 1。"))] = None,
    update_floors: Annotated[bool, typer.Option("--update-floors", help=label("今の数値を床にします。"))] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help=label("床を下げてもよいとします。"))
    ] = False,
    semantic: SEMANTIC = True,
    json: JSON = False,
) -> None:
    wish = report.Wish(
        questions, truth, k, literal, losses, run, compare, floors, update_floors, allow_regression, json
    )
    report.make(session.folder(), wish, lambda: session.book(semantic and not literal))
