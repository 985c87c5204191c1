"""How does one question, or a stream of them, become output?

Input: questions, a home folder, the form wanted. Output: answers on stdout, one exit code. What is missing is built
first: an edition of a PDF that has none yet, and the index.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from jireishu import console, engines, home, thesaurus, wrap
from jireishu.analysis import Analyzer
from jireishu.engine import Engine, Within
from jireishu.errors import UsageError
from jireishu.index import Index, path
from jireishu.search import Response, printable, search
from jireishu.tongue import label, phrase, said

PARTIAL = phrase("クラスターの一部が答えていません。結果は、答えた部分だけのものです。")
UNSURE = phrase("この事例集に答えは見当たりません。関係がありそうな段落だけを示します。")

TEXT, JSON, JSONL = "text", "json", "jsonl"

Read = Callable[[Path, list[Path], float], object]
WAIT = 60.0  # seconds for another process that is already building what is missing


class Desk(NamedTuple):
    """All that answering needs.

    within: the conditions that passages meet. form: TEXT, JSON (a document a question) or JSONL (a line a question).
    literal: no words but the question's own. explain: show what the scores are made of. pager: show what is longer
    than the screen in one.
    """

    book: Engine
    analyzer: Analyzer
    within: Within
    k: int
    form: str = TEXT
    literal: bool = False
    explain: bool = False
    pager: bool = False

    def find(self, question: str) -> Response:
        """Raises UsageError for a question that is none."""
        return search(self.book, self.analyzer, question, self.k, self.within, self.literal)

    def reply(self, question: str) -> Response:
        """A response to any text: one without hits, with the reason as its note, where it is no question."""
        try:
            return self.find(question)
        except UsageError as error:
            return Response(printable(question), 0, (), error.message)

    def show(self, found: Response) -> None:
        """Write a response to stdout in the form that is wanted."""
        if self.form == JSONL:
            console.write(console.document(found.document()) + "\n", flush=True)
        elif self.form == JSON:
            console.show(found.document(), flush=True)
        else:
            from jireishu import render  # another form does without

            console.paged(render.response(found, render.style(sys.stdout), self.explain), self.pager)


def opened(folder: Path, read: Read, address: str = "", meaning: bool = False) -> Engine:
    """The index of a home folder, which is built first where it is missing, or the one at an address.

    read: ingests PDFs that have no edition yet. meaning: closeness in meaning shall count where it is there. An index
    older than the corpus answers, with a word on stderr. Raises IndexUnusable where the index must not be trusted.
    """
    if not address:
        _require_built(folder, read)
    engine = engines.opened(folder, address)
    if engine.header["thesaurus"] != thesaurus.identity():
        console.say(phrase("索引は別の類語集で作られています。{mend}", mend=engine.mend))
    if isinstance(engine, Index):
        _tell_age(engine, folder)
    if meaning and (why := engines.understand(engine, folder)):
        console.say(phrase("{found}。言葉だけで探します。{mend}", found=why, mend=engine.mend))
    return engine


def _tell_age(index: Index, folder: Path) -> None:
    """A word on stderr where the home folder holds more than its index."""
    if not index.fresh(home.corpus(folder)):
        console.say(phrase("索引は今の corpus/ より前のものです。{mend}", mend=index.mend))
    elif unread := _unread(index, folder):
        console.say(
            phrase(
                "まだ取り込んでいない PDF があります: {unread}。jireishu ingest を実行すると検索できます。",
                unread=unread,
            )
        )


def _unread(index: Index, folder: Path) -> list[str]:
    """The names of PDFs that stand directly under corpus/ and that no edition was read from."""
    known = {edition["source"] for edition in index.header["editions"]}
    try:
        every = sorted(home.corpus(folder).iterdir())
    except OSError:
        return []
    return [path.name for path in every if path.suffix.lower() == ".pdf" and path.name not in known and path.is_file()]


def remarks(found: Response) -> list[str]:
    """What is to be known before the hits are read, or why there is none."""
    return (
        [found.note] * bool(found.note)
        + [UNSURE] * (bool(found.hits) and not found.answerable)
        + [PARTIAL] * found.partial
    )


def one(at: Desk, question: str) -> int:
    """Answer one question and return the exit code: 0, or 1 where nothing seems to answer. Raises UsageError."""
    found = at.find(question)
    if found.named:
        console.say(phrase("条件: {named}（--literal を付けると外れます）", named=found.named))
    for remark in remarks(found):
        console.say(remark)
    at.show(found)
    return 0 if found.answerable else 1


def neighbours(at: Desk, name: str) -> int:
    """Show what is like the passage or the case that `name` names, and return the exit code: 0 with any, else 1.

    Raises UsageError where nothing or more than one case is named so.
    """
    from jireishu import render, similar  # here: a search does not need the latter

    key = at.book.place(name)
    if key is not None:
        like = similar.passages(at.book, at.analyzer, key, at.k, at.within)
        at.show(like)
        if like.note:
            console.say(like.note)
        return 0 if like.hits else 1
    found = similar.cases(at.book, at.analyzer, name, at.k, at.within)
    console.send(found.document() if at.form == JSON else render.neighbours(found, render.style(sys.stdout)))
    if not found.found:
        console.say(phrase("ほかに事例がありません。"))
    return 0 if found.found else 1


def batch(at: Desk, lines: Iterable[bytes]) -> int:
    """Answer a question a line, in order; what is no question gets an answer without hits in its place.

    The exit code is 0 if any was answered.
    """
    code = 1
    for raw in lines:
        found = at.reply(console.typed(raw))
        code = 0 if found.answerable else code
        if at.form == TEXT:
            notes = [label("条件: {named}", named=found.named)] if found.named else []
            notes += map(said, remarks(found))
            console.write(f"■ {found.question}\n" + "".join(f"   {wrap.clean(one)}\n" for one in notes))
        at.show(found)
        if at.form == TEXT:
            console.write("\n", flush=True)
    return code


def _require_built(folder: Path, read: Read) -> None:
    """Build the index of a home folder where it is missing."""
    file = path(folder)
    if not file.exists():
        from jireishu import corpus, fingerprint

        pdfs = home.pdfs(folder)
        if not pdfs and not corpus.editions(home.corpus(folder)):
            raise home.empty(folder)
        console.say(phrase("索引がまだないので作ります（初回だけ）。"))
        kept = {pdf: home.corpus(folder) / corpus.edition_id(pdf) / fingerprint.EDITION for pdf in pdfs}
        if unread := [pdf for pdf, edition in kept.items() if not edition.is_file()]:
            read(folder, unread, WAIT)
        with home.lock(folder, WAIT):
            if not file.exists():
                from jireishu import indexer

                indexer.build(folder)
