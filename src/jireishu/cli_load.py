"""What did whoever runs a cluster ask to be loaded into it?

Input: arguments. Output: one call into `loading`, and what came of it in words. Loaded only for this command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jireishu import console, session
from jireishu.errors import CorpusError, UsageError
from jireishu.manual import Command, examples
from jireishu.tongue import label, phrase

if TYPE_CHECKING:
    from jireishu.loading import Loaded

app = typer.Typer(rich_markup_mode=None)  # its commands are added to those of `cli`


@app.command(
    cls=Command,
    help=label(
        "取り込んだ版を OpenSearch に読み込み、検索をその索引に切り替えます（追加機能 opensearch）。"
        "途中で止まったら、もう一度実行すると続きから読み込みます。"
    ),
    epilog=examples(
        "jireishu --index opensearch://localhost:9200/jireishu load",
        "jireishu --index opensearch://search1:9200,search2:9200/jireishu load --build 2026-11",
        "jireishu --index opensearch://search1:9200,search2:9200/jireishu load --build 2026-11 --finish",
    ),
)
def load(
    build: Annotated[
        str,
        typer.Option(
            metavar="NAME", help=label("複数の機械がそれぞれの corpus/ を読み込む版の名前。切り替えはしません。")
        ),
    ] = "",
    finish: Annotated[
        bool, typer.Option("--finish", help=label("--build の版を仕上げ、検索を切り替えます（最後に 1 台で）。"))
    ] = False,
    shards: Annotated[int, typer.Option(metavar="N", min=1, max=1024, help=label("新しい版のシャードの数。"))] = 1,
) -> None:
    from jireishu import cluster, damage, loading

    if not session.address():
        raise UsageError(
            phrase("どのクラスターに読み込むかを指定してください。"),
            phrase("例: jireishu --index opensearch://localhost:9200/jireishu load"),
        )
    if build and not cluster.NAME.fullmatch(build):
        raise UsageError(
            phrase("版の名前「{name}」は使えません。", name=build), phrase("英小文字・数字・. _ - で付けてください。")
        )
    if finish and not build:
        raise UsageError(
            phrase("--finish は --build NAME とともに使います。"), phrase("--build がなければ、いつも仕上げます。")
        )
    reached = cluster.Cluster(cluster.address(session.address()))
    wish = loading.Wish(build, finish or not build, shards)
    show = console.progress(label("読み込んでいます"), label("段落"))
    damaged = damage.left_out(session.folder())
    _say(loading.load(session.folder(), reached, wish, show, damaged))
    for why, _ in damaged.values():
        console.tell(CorpusError(phrase("{why}この版を除いて読み込みました。", why=why.message), why.hint))
    if damaged:
        session.leave(2)


def _say(found: Loaded) -> None:
    """What came of a load."""
    if found.unchanged:
        console.say(phrase("変わったものはありません。{version} がそのまま答えます。", version=found.version))
        return
    console.say(
        phrase(
            "{version}: 読み込んだ版 {loaded}、読み込み済み {known}、段落 {passages:,}。",
            version=found.version,
            loaded=found.loaded,
            known=found.known,
            passages=found.passages,
        )
    )
    if found.answering:
        console.say(phrase("検索は {version} に切り替わりました。", version=found.version))
    for old in found.removed:
        console.say(phrase("古い {version} を消しました。", version=old))
