"""How good are the answers, measured against judged questions?

Input: questions, a search, the texts that grades are given to. Output: what each question found, and its figures, which
ir-measures computes (nothing else imports it):

nDCG@10    gain = grade, discount log2(rank + 1), against the best order of all graded texts
RR@10      1 / rank of the first text of grade 2 or 3, 0 where it is not among the first 10
success@n  whether one of grade 2 or 3 is among the first n
recall@10  how many of those of grade 2 or 3 are among the first 10, divided by how many there are; with more than 10 of
           them it cannot reach 1

A hit that carries several graded texts counts as the best of them alone, in recall too. A question whose texts all have
grade 1 counts 0 in the last four. One without any is left out of all five: there only declining is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from jireishu import extras
from jireishu.errors import UsageError
from jireishu.tongue import phrase

if TYPE_CHECKING:
    from jireishu.model import Json
    from jireishu.questions import Question, Texts
    from jireishu.runs import Run
    from jireishu.search import Response

DEPTH = 10
NDCG = f"nDCG@{DEPTH}"
MEASURES = (NDCG, f"RR@{DEPTH}", "success@1", "success@3", f"recall@{DEPTH}")
GOOD = 2  # the least grade of a text that answers

Scores = Mapping[str, Mapping[str, float]]  # by qid and measure


class Outcome(NamedTuple):
    """What a question found. ranked: the ids of its hits. declined: whether the search said that there is no answer."""

    question: Question
    ranked: tuple[str, ...]
    declined: bool


class Loss(NamedTuple):
    """A question that went badly. missed: the best text that is not among the first 10 hits, by its id."""

    outcome: Outcome
    ndcg: float
    missed: str | None


def require() -> None:
    """Raises UsageError where ir-measures is not installed."""
    try:
        import ir_measures  # noqa: F401
    except ImportError as error:
        raise UsageError(phrase("評価には ir-measures が要ります。"), extras.install("eval")) from error


def outcomes(questions: Iterable[Question], find: Callable[[str], Response], texts: Texts) -> list[Outcome]:
    """Ask every question. find: the search, which has a response for any text."""
    found = []
    for question in questions:
        response = find(question.text)
        declined = not response.answerable
        found.append(Outcome(question, names([hit.line for hit in response.hits], question.relevant, texts), declined))
    return found


def names(lines: Iterable[Json], relevant: Mapping[str, int], texts: Texts) -> tuple[str, ...]:
    """The ids under which hits count, in their order.

    A text counts once, where it first comes; of several that a hit carries first, the best (of equals the first) names
    it. A hit that carries none goes by its own id, with its edition where that would be mistaken for another text.
    """
    seen: set[str] = set()
    found = []
    for line in lines:
        fresh = [name for name in texts.carried(line) if name not in seen]
        name = max(fresh, key=lambda one: relevant.get(one, 0), default=line["passage"]["id"])
        if not fresh and (name in seen or name in texts.by_id):
            name = f"{line['edition']}/{name}"
        seen.update(fresh, (name,))
        found.append(name)
    return tuple(found)


def run(found: Iterable[Outcome]) -> Run:
    """The run that the outcomes make."""
    return {outcome.question.qid: outcome.ranked for outcome in found}


def scores(questions: Iterable[Question], found: Run) -> Scores:
    """The figures of each question that has an answer. Raises UsageError where ir-measures is not installed."""
    require()
    from ir_measures import RR, R, Success, iter_calc, nDCG

    asked = {question.qid: dict(question.relevant) for question in questions if question.relevant}
    if not asked:
        return {}
    measures = (nDCG @ DEPTH, RR(rel=GOOD) @ DEPTH, Success(rel=GOOD) @ 1, Success(rel=GOOD) @ 3, R(rel=GOOD) @ DEPTH)
    titles = dict(zip(map(str, measures), MEASURES, strict=True))
    ranked = {
        qid: {name: float(len(found[qid]) - place) for place, name in enumerate(found[qid])}
        for qid in asked
        if found.get(qid)
    }
    figures: dict[str, dict[str, float]] = {qid: dict.fromkeys(MEASURES, 0.0) for qid in asked}
    for metric in iter_calc(measures, asked, ranked):
        figures[metric.query_id][titles[str(metric.measure)]] = float(metric.value)
    return figures


def types(questions: Iterable[Question]) -> dict[str, list[str]]:
    """The qids of the questions that have an answer, by type, in their order."""
    found: dict[str, list[str]] = {}
    for question in questions:
        if question.relevant:
            found.setdefault(question.type, []).append(question.qid)
    return found


def document(found: Sequence[Outcome], figures: Scores) -> Json:
    """How many questions were asked and declined, and the mean figures of all and of each type."""
    counts = {}
    for kind, answerable in (("answerable", True), ("unanswerable", False)):
        asked = [outcome for outcome in found if bool(outcome.question.relevant) == answerable]
        counts[kind] = {"asked": len(asked), "declined": sum(outcome.declined for outcome in asked)}
    groups = types(outcome.question for outcome in found)
    return {
        "questions": counts,
        "scores": {
            "all": _means(list(figures), figures),
            "types": {name: _means(qids, figures) for name, qids in groups.items()},
        },
    }


def _means(qids: Sequence[str], figures: Scores) -> Json:
    if not qids:
        return {"n": 0}
    return {"n": len(qids), **{name: fsum(figures[qid][name] for qid in qids) / len(qids) for name in MEASURES}}


def losses(found: Iterable[Outcome], figures: Scores, count: int) -> list[Loss]:
    """The `count` questions with the lowest nDCG@10, equal ones in their order."""
    answerable = [outcome for outcome in found if outcome.question.relevant]
    worst = sorted(answerable, key=lambda outcome: figures[outcome.question.qid][NDCG])[:count]
    return [Loss(outcome, figures[outcome.question.qid][NDCG], _missed(outcome)) for outcome in worst]


def _missed(outcome: Outcome) -> str | None:
    relevant = outcome.question.relevant
    left = [name for name in relevant if name not in outcome.ranked[:DEPTH]]
    return max(left, key=relevant.__getitem__, default=None)
