"""What did whoever runs a cluster ask to be loaded into it?

Input: arguments. Output: one call into `loading`, and what came of it in words. Loaded only for this command.
"""

from __future__ import annotations

from typing import Annotated

import typer

from jireishu import console, session
from jireishu.errors import UsageError

EXAMPLES = """\b
例:
  jireishu --index opensearch://localhost:9200/jireishu load
  複数の機械から（それぞれの corpus/ を同じ版へ入れ、最後に 1 台で仕上げます）:
  jireishu --index opensearch://search1:9200,search2:9200/jireishu load --build 2026-11
  jireishu --index opensearch://search1:9200,search2:9200/jireishu load --build 2026-11 --finish
"""

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.command(
    help="取り込んだ版を OpenSearch に読み込み、検索をその索引に切り替えます（追加機能 opensearch）。"
    "途中で止まったら、もう一度実行すると続きから読み込みます。",
    epilog=EXAMPLES,
)
def load(
    build: Annotated[
        str, typer.Option(metavar="NAME", help="複数の機械から読み込むときの、作る版の名前。切り替えはしません。")
    ] = "",
    finish: Annotated[bool, typer.Option("--finish", help="--build の版を仕上げ、検索を切り替えます。")] = False,
    shards: Annotated[int, typer.Option(metavar="N", min=1, max=1024, help="新しい版のシャードの数。")] = 1,
) -> None:
    from jireishu import cluster, loading

    if not session.address():
        raise UsageError("どのクラスターに読み込むかを指定してください。", f"--index {cluster.EXAMPLE}")
    if build and not cluster.NAME.fullmatch(build):
        raise UsageError(f"版の名前「{build}」は使えません。", "英小文字・数字・. _ - で付けてください。")
    if finish and not build:
        raise UsageError("--finish は --build NAME とともに使います。", "--build がなければ、いつも仕上げます。")
    reached = cluster.Cluster(cluster.address(session.address()))
    wish = loading.Wish(build, finish or not build, shards)
    show = console.progress("読み込んでいます", "段落")
    found = loading.load(session.folder(), reached, wish, show)
    console.say(f"{found.version}: 読み込んだ版 {found.loaded}、読み込み済み {found.known}、段落 {found.passages:,}。")
    if found.answering:
        console.say(f"検索は {found.version} に切り替わりました。")
    for old in found.removed:
        console.say(f"古い {old} を消しました。")
