"""Through which other door does someone come: a browser, a program, a language model?

Input: arguments. Output: a server, or the JSON Schema of what it sends. Loaded only for these commands.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from importlib.util import find_spec
from typing import Annotated

import typer

from jireishu import console, extras, session
from jireishu.errors import UsageError, reason
from jireishu.manual import Command, examples
from jireishu.tongue import label, phrase

app = typer.Typer(rich_markup_mode=None)  # its commands are added to those of `cli`


@app.command(
    cls=Command,
    help=label("出力する JSON の形（JSON Schema 2020-12）です。名前がなければ、その一覧です。"),
    epilog=examples("jireishu schema", "jireishu schema search > search.json"),
)
def schema(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help=label("search、show、verify など。"))] = "",
) -> None:
    from jireishu import schema as forms

    console.write(forms.read(name) if name else "".join(f"{known}\n" for known in forms.names()))


@app.command(
    cls=Command,
    help=label("ブラウザーとほかのプログラムのための HTTP サーバーです（追加機能 serve）。止めるには Ctrl-C。"),
    epilog=examples("jireishu serve", "jireishu serve --port 8080 --embed https://city.example.jp"),
)
def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help=label("待ち受ける番地。外に出すときだけ変えます。"))
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help=label("待ち受けるポート。"))] = 8000,
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help=label("API を読んでよいサイト（例: https://city.example.jp）。")),
    ] = None,
    embed: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help=label("検索を埋め込んでよいサイト。"))
    ] = None,
    log_questions: Annotated[
        bool,
        typer.Option("--log-questions", help=label("質問も記録します（人の名前が入りうるので、普段は記録しません）。")),
    ] = False,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help=label("1 つの答えにかける時間の上限。"))
    ] = 10.0,
    waiting: Annotated[int, typer.Option(metavar="N", min=1, help=label("待たせる問い合わせの数の上限。"))] = 64,
) -> None:
    _require("starlette", "uvicorn", "jinja2")
    import uvicorn

    from jireishu import server
    from jireishu.gate import Limits

    session.require_index()
    listening = _listening(host, port)
    hosts = server.LOOPBACK if host in server.LOOPBACK else ()
    options = server.Options(hosts, cors or (), embed or (), log_questions, Limits(waiting, timeout))
    made = server.app(session.folder(), options, session.address())
    console.say(phrase("{address} で待ち受けます。", address=_address(host, listening.getsockname()[1])))
    config = uvicorn.Config(
        made, log_level="warning", access_log=False, server_header=False,
        limit_concurrency=10 * waiting, timeout_graceful_shutdown=10, h11_max_incomplete_event_size=65_536,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> socket.socket:
    """Raises UsageError where nothing can listen there. port: 0 for any."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(
            phrase("{address} で待ち受けられません: {error}", address=_address(host, port), error=reason(error)),
            phrase("--port か --host を変えてください。"),
        ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@app.command(
    cls=Command,
    help=label("言語モデルのための MCP サーバーです（標準入出力、追加機能 serve）。"),
    epilog=examples("jireishu --home /srv/jireishu mcp"),
)
def mcp() -> None:
    _require("mcp", "pydantic")
    from jireishu import tools

    session.require_index()
    tools.server(session.folder(), session.address()).run("stdio")


def _require(*modules: str) -> None:
    """Raises UsageError where the extra is not installed."""
    if missing := [name for name in modules if find_spec(name) is None]:
        raise UsageError(phrase("{names} が入っていません。", names=missing), extras.install("serve"))
