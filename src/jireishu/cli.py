"""What did the user ask for at the command line?

Input: arguments. Output: one call into the library, its result on stdout, messages on stderr, an exit code: 0 answered,
1 nothing found or nothing that seems to answer, 2 wrong use or unreadable input, 3 the index is unusable. What a
command needs is imported inside it: a one-shot search starts in the time that Typer and Sudachi take.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

gc.disable()  # before the imports: a one-shot command is gone before its garbage matters

from jireishu import tongue  # noqa: E402

tongue.speak(sys.argv[1:], os.environ)  # before the imports too: the help of an option is said where it is made

import typer  # noqa: E402

from jireishu import __version__, console, session  # noqa: E402
from jireishu.completion import Names, option  # noqa: E402
from jireishu.errors import JireishuError, UsageError, reason  # noqa: E402
from jireishu.manual import JSON, Command, Group, complaint, examples, semantics  # noqa: E402
from jireishu.tongue import label, phrase  # noqa: E402

AT_HOME = ("ingest", "check", "diff", "export")  # commands that no cluster answers

# where the other commands are: a search does not wait for their options to be built
ELSEWHERE = {
    "ingest": "cli_ingest",
    "load": "cli_load",
    "cases": "cli_read",
    "show": "cli_read",
    "export": "cli_read",
    "facets": "cli_read",
    "shell": "cli_read",
    "similar": "cli_read",
    "analyze": "cli_read",
    "diff": "cli_editions",
    "verify": "cli_editions",
    "eval": "cli_eval",
    "inspect": "cli_inspect",
    "check": "cli_inspect",
    "schema": "cli_serve",
    "serve": "cli_serve",
    "mcp": "cli_serve",
}


class Commands(Group):
    """The commands, those of other modules loaded when they are asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *ELSEWHERE]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"jireishu.{ELSEWHERE[cmd_name]}")
        gc.enable()
        return typer.main.get_group(module.app).commands[cmd_name]


app = typer.Typer(
    name="jireishu",
    cls=Commands,
    help=label("事例集の PDF に質問し、事例・節・頁の分かる引用で答えを得ます。"),
    epilog=examples(
        "jireishu ingest corpus/casebook.pdf",
        "jireishu search 週払いに応じてくれる事業所をどう確保するか",
        "jireishu show 尼崎 --section ポイント",
        "jireishu search --help",
    ),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"jireishu {__version__}")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help=label("corpus/ と indexes/ のあるフォルダー（環境変数 JIREISHU_HOME でも指定可）。")
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help=label("エラーの詳細（トレースバック）も表示します。"))] = False,
    pager: Annotated[bool, typer.Option("--no-pager", help=label("長い出力を PAGER（less）に渡しません。"))] = False,
    lang: Annotated[  # tongue.speak has heard it already
        Literal["ja", "en"] | None,
        typer.Option(metavar="ja|en", help=label("表示の言語。なければ JIREISHU_LANG、それもなければロケールの言語。")),
    ] = None,
    index: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help=label(
                "OpenSearch の索引で探します: opensearch://host:9200/名前（環境変数 JIREISHU_INDEX でも指定可）。"
                "ingest、check、diff、export は DIR のものを使います。"
            ),
        ),
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=label("版を表示して終わります。"))
    ] = False,
) -> None:
    session.Settings.home, session.Settings.debug, session.Settings.pager = home, debug, not pager
    session.Settings.index = index
    if index and ctx.invoked_subcommand in AT_HOME:
        console.say(
            phrase(
                "{command} は --index の索引を使わず、{folder} のものを使います。クラスターには load で読み込みます。",
                command=ctx.invoked_subcommand,
                folder=session.folder(),
            )
        )


@app.command(
    cls=Command,
    help=label("質問に答える段落を、引用とともに示します。質問を - とすると、標準入力から 1 行に 1 問ずつ読みます。"),
    epilog=examples(
        "jireishu search 週払いに応じてくれる事業所をどう確保するか",
        "jireishu search 'ひきこもりの方への関わり方' --section ポイント --prefecture 岡山 -k 3",
        "jireishu search 'how to secure employers willing to pay weekly'",
        "jireishu search - --jsonl < questions.txt > answers.jsonl",
    ),
)
def search(
    words: Annotated[
        Names, typer.Argument(metavar="QUESTION", help=label("質問。普段の言葉で構いません。"), show_default=False)
    ] = None,
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, max=session.MOST, help=label("示す段落の数。"))] = 10,
    section: Annotated[
        Names, option("section", "KIND", label("節で絞ります: 背景、ポイント、工夫、成果、課題など。"))
    ] = None,
    case: Annotated[Names, option("case", "NAME", label("事例で絞ります: 名前の一部か番号。"))] = None,
    chapter: Annotated[Names, option("chapter", "CHAPTER", label("章で絞ります: 番号か、題名の一部。"))] = None,
    prefecture: Annotated[Names, option("prefecture", "NAME", label("都道府県で絞ります。"))] = None,
    literal: Annotated[bool, typer.Option("--literal", help=label("類語に広げず、質問の言葉だけで探します。"))] = False,
    operation: Annotated[Names, typer.Option(metavar="KIND", help=label("運営形態で絞ります: 直営、委託。"))] = None,
    population: Annotated[
        Names, typer.Option(metavar="CONDITION", help=label("人口で絞ります: '<100000'、10万人以上。"))
    ] = None,
    edition: Annotated[
        Names, option("edition", "ID", label("この版から探します。なければ、どの事例集も最新の版です。"))
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help=label("点数の内訳も示します。"))] = False,
    semantic: Annotated[bool, semantics(label("意味の近さも使います（semantic を入れたとき）。"))] = True,
    json: JSON = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help=label("1 問の答えを 1 行の JSON で出力します。"))] = False,
) -> None:
    from jireishu import answer
    from jireishu.analysis import Analyzer
    from jireishu.filters import narrowed
    from jireishu.search import within

    question = " ".join(words or ())
    wanted = narrowed(section, case, prefecture, operation, population, chapter)
    form = answer.JSONL if jsonl else answer.JSON if json else answer.TEXT
    book = session.book(semantic and not literal)
    desk = answer.Desk(book, Analyzer(), within(book, wanted, edition or ()), k, form, literal, explain)
    if question == "-":
        gc.enable()
        session.leave(answer.batch(desk, sys.stdin.buffer))
    session.leave(answer.one(desk._replace(pager=session.Settings.pager), question))


def run() -> NoReturn:
    """The console entry: run the command, and turn whatever happens into one or two lines and an exit code."""
    # where numpy is loaded, starting threads for its linear algebra takes longer than all that they would do here
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    console.prepare()
    arguments, code = sys.argv[1:], 2
    try:
        code = app(arguments or ["--help"], standalone_mode=False) or (0 if arguments else 2)
        console.write("", flush=True)
    except SystemExit:  # only a closed pipe ends so; Typer would call it an error
        os._exit(0)
    except JireishuError as error:
        _debug()
        console.tell(error)
        code = error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except Exception as error:
        _debug()
        console.tell(_said(error))
    with suppress(OSError, ValueError):  # answers given before the error
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # everything is written; taking the dictionary down object by object would only cost time


def _debug() -> None:
    if session.Settings.debug:
        import traceback

        traceback.print_exc()


def _said(error: Exception) -> JireishuError:
    """An error of the command line, or one that nobody foresaw, in our words."""
    if hasattr(error, "format_message"):
        context = getattr(error, "ctx", None)
        command = f" {context.info_name}" if context and context.parent else ""
        return UsageError(complaint(error), phrase("使い方: jireishu{command} --help", command=command))
    if isinstance(error, OSError) and error.filename:
        return JireishuError(
            phrase("{path} を使えません: {error}", path=error.filename, error=reason(error)),
            phrase("ファイルの場所と読み取りの権限を確かめてください。"),
        )
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return JireishuError(
        phrase("思わぬ誤りで終わりました（{what}）。", what=what), phrase("--debug を付けると詳細が分かります。")
    )


if __name__ == "__main__":
    run()
