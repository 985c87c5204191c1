"""How does a file of judged questions become a report?

Input: what the user asked for, a home folder. Output: tables or JSON on stdout, a run file, the verdict of the floors.
The questions go through the same desk as those that users ask.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jireishu import answer, comparison, console, evaluation, fingerprint, floors, home, questions, render, runs, tables
from jireishu.analysis import Analyzer
from jireishu.errors import IndexUnusable, SourceError, UsageError
from jireishu.search import within
from jireishu.tongue import label, phrase, said

if TYPE_CHECKING:
    from jireishu.comparison import Difference
    from jireishu.engine import Engine
    from jireishu.evaluation import Loss, Scores
    from jireishu.model import Json
    from jireishu.questions import Question, Texts
    from jireishu.render import Style

SCHEMA = "jireishu/eval/1"
TITLES = ("nDCG@10", "RR@10", phrase("成功@1"), phrase("成功@3"), phrase("再現率@10"))
EXCERPT = 100  # code points


class Wish(NamedTuple):
    """What the user asked for; the paths None where they were not named."""

    questions: Path
    truth: Path | None = None
    k: int = evaluation.DEPTH
    literal: bool = False
    losses: int = 0
    run: Path | None = None
    compare: Path | None = None
    floors: Path | None = None
    update_floors: bool = False
    allow_regression: bool = False
    json: bool = False

    def check(self) -> None:
        """Raises UsageError for options that mean nothing without another."""
        if self.update_floors and self.floors is None:
            raise UsageError(
                phrase("--update-floors には --floors FILE が要ります。"),
                phrase("書き直す床のファイルを指定してください。"),
            )
        if self.allow_regression and not self.update_floors:
            raise UsageError(phrase("--allow-regression は --update-floors とともに使います。"), "jireishu eval --help")


def make(folder: Path, wish: Wish, opened: Callable[[], Engine]) -> None:
    """Ask all questions and write what was wished. opened: gives the index of that home, or another to ask instead.

    Raises BelowFloor after everything else is written; UsageError and SourceError before anything is asked.
    """
    wish.check()
    evaluation.require()
    asked = questions.read(wish.questions)
    blocks = questions.blocks(wish.truth) if wish.truth else None
    earlier = _earlier(wish.compare, asked) if wish.compare else None
    book = opened()
    desk = answer.Desk(book, Analyzer(), within(book), wish.k, literal=wish.literal)
    measured = _conditions(book, folder, wish) if wish.floors else {}
    texts = blocks or questions.passages(book.lines())
    _warn(asked, texts)
    found = evaluation.outcomes(asked, desk.reply, texts)
    figures = evaluation.scores(asked, evaluation.run(found))
    if wish.run:
        runs.write(wish.run, evaluation.run(found))
    document = evaluation.document(found, figures)
    worst = evaluation.losses(found, figures, wish.losses)
    differences = _differences(asked, evaluation.scores(asked, earlier), figures) if earlier else {}
    if wish.json:
        document = {"schema": SCHEMA, "k": wish.k, "literal": wish.literal, **document}
        document |= {"losses": [_loss_json(loss, texts) for loss in worst]} if wish.losses else {}
        document |= {"comparison": _comparison_json(differences)} if differences else {}
        console.show(document)
    else:
        look = render.style(sys.stdout)
        console.write(table(document) + decisions(document, look))
        console.write(comparison_table(differences, look) if differences else "")
        console.write(_losses(worst, texts, look) if worst else "")
    if wish.floors:
        _gate(wish, wish.floors, floors.figures(document), measured)


def _earlier(path: Path, asked: Sequence[Question]) -> runs.Run:
    found = runs.read(path)
    if not any(name in question.relevant for question in asked for name in found.get(question.qid, ())):
        raise SourceError(
            phrase("{path} は、これらの質問の run ではないようです（正解の id が 1 つもありません）。", path=path),
            phrase("同じ質問と同じ --truth で --run に書き出したファイルを指定してください。"),
        )
    return found


def _conditions(book: Engine, folder: Path, wish: Wish) -> Json:
    """What the figures are measured on. Raises IndexUnusable where the index was made from another corpus."""
    digest = fingerprint.digest(home.corpus(folder))
    if book.header["digest"] != digest:
        raise IndexUnusable(phrase("索引が今の corpus/ から作られたものではないので、床と比べられません。"), book.mend)
    return {
        "corpus": digest,
        "questions": floors.sha256(wish.questions),
        "truth": floors.sha256(wish.truth) if wish.truth else None,
        "k": wish.k,
        "literal": wish.literal,
    }


def _warn(asked: Sequence[Question], texts: Texts) -> None:
    unknown = dict.fromkeys(name for question in asked for name in question.relevant if name not in texts.by_id)
    if unknown:
        some = list(unknown)[:3]
        console.say(
            phrase(
                "正解の id のうち {count} 件は見当たらず、見つからなかったものと数えます: {some}",
                count=len(unknown),
                some=some,
            )
        )


def _gate(wish: Wish, path: Path, found: Json, measured: Json) -> None:
    if wish.update_floors:
        floors.update(path, found, measured, wish.allow_regression)
        console.say(phrase("今の数値を床として {path} に書きました。", path=path))
    else:
        console.say(phrase("{count} 件の数値は、すべて床以上です。", count=floors.check(path, found, measured)))


def _differences(asked: Sequence[Question], before: Scores, now: Scores) -> dict[str | None, Difference]:
    """The difference in nDCG@10 of all questions, under None, and of each type."""
    then, today = ({qid: one[evaluation.NDCG] for qid, one in scores.items()} for scores in (before, now))
    groups: dict[str | None, list[str]] = {None: list(now)}
    groups.update(evaluation.types(asked).items())
    return {name: comparison.difference(then, today, qids) for name, qids in groups.items()}


def _comparison_json(found: dict[str | None, Difference]) -> Json:
    each = {name: {**one._asdict(), "difference": one.mean} for name, one in found.items()}
    return {"measure": evaluation.NDCG, "all": each.pop(None), "types": each}


def _loss_json(loss: Loss, texts: Texts) -> Json:
    question, missed = loss.outcome.question, loss.missed
    about = missed and {"id": missed, "grade": question.relevant[missed], "text": texts.by_id.get(missed)}
    named = {"qid": question.qid, "type": question.type, "question": question.text}
    return {**named, evaluation.NDCG: loss.ndcg, "missed": about}


def table(document: Json) -> str:
    """The means of all questions and of each type, at most 80 columns wide; "" where none has an answer."""
    scores = document["scores"]
    if not scores["all"]["n"]:
        return ""
    lines = [(label("種類"), label("問数"), *map(said, TITLES))]
    for name, means in ((label("全体"), scores["all"]), *scores["types"].items()):
        lines.append((name, str(means["n"]), *(f"{means[measure]:.3f}" for measure in evaluation.MEASURES)))
    return _columns(lines)


def decisions(document: Json, look: Style) -> str:
    """How many questions were declined, rightly and wrongly."""
    asked = document["questions"]
    right, wrong = asked["unanswerable"], asked["answerable"]
    text = label(
        "「答えなし」としたもの: 答えのない問い {rightly}、答えのある問い {wrongly}",
        rightly=f"{right['declined']}/{right['asked']}", wrongly=f"{wrong['declined']}/{wrong['asked']}",
    )  # fmt: skip
    return render.block(text, look, 0)


def comparison_table(found: dict[str | None, Difference], look: Style) -> str:
    """The differences of all questions and of each type, and how their p-values come about."""
    lines = [(
        label("種類"), label("問数"), label("前"), label("今"), label("差"), label("勝"), label("敗"), label("分"), "p",
    )]  # fmt: skip
    for name, one in found.items():
        means = (f"{one.before:.3f}", f"{one.now:.3f}", f"{one.mean:+.3f}")
        counts = (str(one.wins), str(one.losses), str(one.ties))
        lines.append((label("全体") if name is None else name, str(one.n), *means, *counts, f"{one.p:.4f}"))
    note = label(
        "p は対応のある無作為化検定（両側、{samples:,} 通りまで、乱数の種 {seed}）。",
        samples=comparison.SAMPLES,
        seed=comparison.SEED,
    )
    return label("\n前の run との {ndcg} の差\n", ndcg=evaluation.NDCG) + _columns(lines) + render.block(note, look, 0)


def _columns(lines: Sequence[tuple[str, ...]]) -> str:
    """A name and figures a line."""
    return tables.table(lines, 80, right=range(1, len(lines[0])))


def _losses(worst: Sequence[Loss], texts: Texts, look: Style) -> str:
    """The worst questions, and under each the best text that it missed."""
    out = [label("\n{ndcg} が低い問い\n", ndcg=evaluation.NDCG)]
    for loss in worst:
        question, missed = loss.outcome.question, loss.missed
        title = label(
            "{ndcg:.3f}  {qid}（{type}）{question}",
            ndcg=loss.ndcg, qid=question.qid, type=question.type, question=_excerpt(question.text),
        )  # fmt: skip
        out.append(render.block(title, look, 7, bold=True, first=0))
        if missed:
            text = _excerpt(texts.by_id.get(missed, ""))
            told = label(
                "見つからず: {missed}（{grade}）{text}", missed=missed, grade=question.relevant[missed], text=text
            )
            out.append(render.block(told, look, 7))
    return "".join(out)


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else text[:EXCERPT] + "…"
