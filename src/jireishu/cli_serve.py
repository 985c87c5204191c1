"""Through which other door does someone come: a browser, a program, a language model?

Input: arguments. Output: a server, or the form of what it says. Loaded only for these commands.
"""

from __future__ import annotations

from typing import Annotated

import typer

from jireishu import console, session

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.command(help="出力する JSON の形（JSON Schema 2020-12）です。名前がなければ、その一覧です。")
def schema(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="search、show、verify など。")] = "",
) -> None:
    from jireishu import schema as forms

    console.write(forms.read(name) if name else "".join(f"{known}\n" for known in forms.names()))
    session.leave(0)
