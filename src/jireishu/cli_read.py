"""What did the reader ask to see of the corpus, other than the answer to one question?

Input: arguments. Output: one call into the library (`counter`, `answer`, `copies` and others), its result on stdout.
Loaded only for these commands: their options would slow every search down.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jireishu import answer, console, corpus, filters, render, render_cases, session
from jireishu.analysis import Analyzer
from jireishu.completion import Names, option, values
from jireishu.errors import NotThere, UsageError
from jireishu.manual import JSON, SEMANTIC, Command, examples
from jireishu.model import Case, Edition, Passage
from jireishu.tongue import label, phrase

if TYPE_CHECKING:
    from jireishu.contract import Show

ID = re.compile(r".+\.[0-9a-f]{8}(?:-\d+)?")  # of a passage
# What a terminal would obey, but for the ends of lines.
UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f]|{console.RAW.pattern}")

app = typer.Typer(rich_markup_mode=None)  # its commands are added to those of `cli`


@app.command(
    cls=Command,
    help=label("言葉がどう読まれ、何に広がるかを示します（類語集を直すときに）。"),
    epilog=examples("jireishu analyze 生活保護の人に仕事を紹介するとき"),
)
def analyze(
    text: Annotated[str, typer.Argument(metavar="TEXT", help=label("質問か、言葉。"))],
    json: JSON = False,
) -> None:
    from jireishu import reading, search

    found = reading.read(session.book(), Analyzer(), text)
    console.send(found.document() if json else render.analysis(found, render.style(sys.stdout)))
    if not (found.words or found.concepts or found.named):
        console.say(search.WORDLESS)
        session.leave(1)


@app.command(
    cls=Command,
    help=label("似た事例（本文と、人口・保護率などの属性）か、似た段落を示します。"),
    epilog=examples("jireishu similar 2-8", "jireishu similar 尼崎 -k 3"),
)
def similar(
    name: Annotated[
        str,
        typer.Argument(
            metavar="CASE|PASSAGE",
            help=label("事例の番号か名前の一部、または段落の id。"),
            autocompletion=values("case"),
        ),
    ],
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, max=session.MOST, help=label("示す数。"))] = 5,
    explain: Annotated[bool, typer.Option("--explain", help=label("段落では、点数の内訳も示します。"))] = False,
    semantic: SEMANTIC = True,
    json: JSON = False,
) -> None:
    from jireishu.search import within

    book, form = session.book(semantic), answer.JSON if json else answer.TEXT
    desk = answer.Desk(book, Analyzer(), within(book), k, form, explain=explain)
    session.leave(answer.neighbours(desk, name))


@app.command(
    cls=Command,
    help=label("すべての段落を、読む順に、ほかの道具のための形で出力します。"),
    epilog=examples(
        "jireishu export --format csv --bom > casebook.csv",
        "jireishu export --format html > casebook.html",
        "jireishu export --jsonl | jq -r .passage.text",
    ),
)
def export(
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORM", help=label("jsonl、csv、markdown、html（検索できる頁）、trec。")),
    ] = "",
    jsonl: Annotated[bool, typer.Option("--jsonl", help=label("--format jsonl と同じです。"))] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help=label("Excel で開けるように、CSV の初めに BOM を付けます。"))
    ] = False,
    edition: Annotated[str, typer.Option(metavar="ID", help=label("この版だけ。なければ、すべての版です。"))] = "",
) -> None:
    from jireishu import copies

    paths = corpus.editions(session.corpus())
    known = [path.parent.name for path in paths]
    if edition and edition not in known:
        raise filters.no_edition(edition, known)
    paths = [path for path in paths if edition in ("", path.parent.name)]
    forms = {"csv": copies.table, "markdown": copies.markdown, "html": _page, "trec": copies.trec}
    if jsonl or form == "jsonl":
        lines: Iterable[str] = (console.document(line) + "\n" for line in corpus.export_lines(paths))
    elif form in forms:
        lines = (UNSEEN.sub("", line) for line in forms[form]([corpus.read(path) for path in paths]))
    else:
        unknown = phrase("「{form}」という形式はありません。", form=form)
        what = unknown if form else phrase("出力の形式を指定してください。")
        raise UsageError(what, f"jireishu export --format jsonl|{'|'.join(forms)}")
    if bom and form == "csv":
        console.write(copies.BOM)
    if sys.stdout.isatty():
        lines = [text] if (text := "".join(lines)) else []  # whole, for the pager
    found = False
    for line in lines:
        found = True
        console.paged(line, session.Settings.pager)
    if not found:
        console.say(phrase("段落がありません。"))
        session.leave(1)


def _page(editions: Sequence[Edition]) -> Iterator[str]:
    from jireishu import copies

    return copies.page(editions, Analyzer().morphemes)


@app.command(
    cls=Command,
    help=label("検索を絞れる条件（章、節の種類、都道府県、運営形態、事例、版、人口）と、その段落の数です。"),
    epilog=examples("jireishu facets", "jireishu facets --json"),
)
def facets(json: JSON = False) -> None:
    from jireishu import facets as narrowing
    from jireishu import search

    book = session.book()
    found = narrowing.read(book, search.editions(book))
    console.send(found if json else render.facets(found, render.style(sys.stdout)))


@app.command(
    cls=Command,
    help=label("質問を続けて入れられる画面です。番号で段落を読み、n で続きを見、q で終わります。"),
    epilog=examples("jireishu shell", "jireishu shell -k 3 --no-history"),
)
def shell(
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, max=100, help=label("一度に示す段落の数。"))] = 5,
    history: Annotated[
        bool, typer.Option("--history/--no-history", help=label("入れた質問を、次のために残します。"))
    ] = True,
) -> None:
    from jireishu import shell as asking

    asking.run(session.counter(asking=True), k, history)


@app.command(
    cls=Command,
    help=label("取り込まれている事例の一覧です。"),
    epilog=examples("jireishu cases", "jireishu cases --edition 2024"),
)
def cases(
    edition: Annotated[str, typer.Option(metavar="ID", help=label("この版の事例。なければ最新の版です。"))] = "",
    json: JSON = False,
) -> None:
    counter = session.counter()
    document = counter.cases(edition)
    found: list[Any] = document["cases"]
    if json:
        console.show(document)
    else:
        books = {name: list(map(Case.from_json, own)) for name, own in groupby(found, itemgetter("edition"))}
        titles = {name: counter.editions[name]["title"] for name in books} if len(books) > 1 else {}
        console.paged(render_cases.case_list(books, titles, render.style(sys.stdout)), session.Settings.pager)
    if not found:
        console.say(phrase("事例がありません。"))
        session.leave(1)


@app.command(
    cls=Command,
    help=label(
        "1 つの事例を、その属性と節ごとの段落で、または 1 つの段落を前後の段落と示します。"
        "--image は引用箇所を PDF から切り抜きます。"
    ),
    epilog=examples(
        "jireishu show 尼崎 --section ポイント",
        "jireishu show 2-8.points.710f8fa3",
        "jireishu show 2-8.points.710f8fa3 --image region.png",
    ),
)
def show(
    case: Annotated[
        str,
        typer.Argument(
            metavar="CASE",
            help=label("事例の番号か、名前の一部（例: 2-8、尼崎）か、段落の id。--image では段落の id か、引用の文。"),
            autocompletion=values("case"),
        ),
    ],
    section: Annotated[Names, option("section", "KIND", label("節で絞ります。"))] = None,
    edition: Annotated[str, typer.Option(metavar="ID", help=label("この版から。なければ最新の版です。"))] = "",
    json: JSON = False,
    image: Annotated[
        Path | None, typer.Option(metavar="PNG", help=label("引用した箇所の絵を、段落を囲んでこのファイルに書きます。"))
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option(metavar="PDF", help=label("その PDF が corpus/ にないとき、どこにあるか。"))
    ] = None,
) -> None:
    if image is not None:
        _picture(case, image, pdf, edition)
        return
    counter = session.counter()
    try:
        document = counter.case(case, edition)
    except NotThere as unknown:
        try:
            near = counter.passage(case, edition)
        except NotThere as absent:
            raise absent if ID.fullmatch(case) else unknown from None
        console.send(near if json else render_cases.neighbourhood(near, render.style(sys.stdout)))
        return
    _narrow(document, section or ())
    if json:
        console.show(document)
    else:
        found: Any = document
        told, passages = Case.from_json(found["case"]), list(map(Passage.from_json, found["passages"]))
        shown = render_cases.case(told, passages, render.style(sys.stdout))
        console.paged(shown, session.Settings.pager)
    if not document["passages"]:
        console.say(phrase("その節に段落はありません。"))
        session.leave(1)


def _narrow(shown: Show, sections: Sequence[str]) -> None:
    """Leave the passages of the named sections alone, if any are named. Raises UsageError for one that is not there."""
    titles = [(one["title"], one["kind"]) for one in shown["case"]["sections"]]
    kinds = {filters.section(typed, [kind for _, kind in titles], lambda: titles) for typed in sections}
    if kinds:
        shown["passages"] = [one for one in shown["passages"] if one["section"] and one["section"]["kind"] in kinds]


def _picture(hit: str, image: Path, pdf: Path | None, edition: str) -> None:
    from jireishu import proof, terminal

    session.corpus()
    look = render.style(sys.stdout)
    for passage in proof.show(session.folder(), hit, image, pdf, edition):
        console.write(render.block(passage.text, look, 0) + render.block(passage.citation.text, look))
    terminal.show(image)
    console.say(phrase("{image} に書きました。", image=image))
