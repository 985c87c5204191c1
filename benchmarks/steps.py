"""What does each part of the search bring? nDCG@10 by type of question, each line with one part more.

    python benchmarks/steps.py QUESTIONS.jsonl [--home DIR]

The first line is the plain tool: rank-bm25 on Sudachi's surfaces of the passages. The second is `--literal`. Then come
pairs of characters, the dictionary's synonyms, the thesaurus (Japanese, English), readings, words that only ask left
out, conditions in words, the kind of section, how much of the question a passage says and what it has in common with
the best. The last line needs the extra `semantic` and its vectors.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import sudachipy
from rank_bm25 import BM25Okapi

from jireishu import analysis, evaluation, home, questions, search, vectors
from jireishu.constraints import Constrained
from jireishu.filters import Filters
from jireishu.index import Index, path

Ask = Callable[[str], list[str]]


def without(parts: set[str]) -> dict[str, Any]:
    """What stands in the place of functions of the search, where it does without `parts`."""
    every = {
        "pairs": ("jireishu.query.analysis.pairs", lambda text: []),
        "dictionary": ("jireishu.analysis.Analyzer.groups", lambda self, word: []),
        "Japanese": ("jireishu.query.thesaurus.japanese", lambda *given: iter(())),
        "English": ("jireishu.query.thesaurus.english", lambda *given: iter(())),
        "readings": ("jireishu.query.slips", lambda *given: []),
        "asking": ("jireishu.query.asking.asked", lambda text, forms: text),
        "conditions": ("jireishu.search.constraints.read", lambda text, *_: Constrained(Filters(), (), text, text)),
        "sections": ("jireishu.search.intents.kinds", lambda text: ()),
        "share": ("jireishu.search.coverage.whole", lambda found, ready: found),
        "kinship": ("jireishu.search.kinship.raised", lambda found, line: found),
    }
    return dict(every[part] for part in parts)


PARTS = (
    "pairs",
    "dictionary",
    "Japanese",
    "English",
    "readings",
    "asking",
    "conditions",
    "sections",
    "share",
    "kinship",
)


def plain(lines: list[dict[str, Any]]) -> Ask:
    tokenizer = sudachipy.Dictionary(dict="core").tokenizer()
    model = BM25Okapi([[m.surface() for m in tokenizer.tokenize(line["passage"]["text"])] for line in lines])

    def ask(question: str) -> list[str]:
        scores = model.get_scores([m.surface() for m in tokenizer.tokenize(question)])
        return [lines[place]["passage"]["id"] for place in np.argsort(-scores, kind="stable")[:10]]

    return ask


def main(file: Path, folder: Path) -> None:
    asked = questions.read(file)
    groups = evaluation.types(asked)
    index, analyzer = Index(path(folder)), analysis.Analyzer()
    print(f"{'':26}" + "".join(f"{name:>12}" for name in ("all", *groups)))

    def show(name: str, ask: Ask) -> None:
        scores = evaluation.scores(asked, {question.qid: tuple(ask(question.text)) for question in asked})
        means = [np.mean([scores[qid][evaluation.NDCG] for qid in qids]) for qids in (list(scores), *groups.values())]
        print(f"{name:26}" + "".join(f"{mean:12.3f}" for mean in means), flush=True)

    def found(question: str, literal: bool = False) -> list[str]:
        response = search.search(index, analyzer, question, 10, literal=literal)
        return [hit.line["passage"]["id"] for hit in response.hits]

    show("plain rank-bm25", plain([index.line(number) for number in range(index.passages)]))
    show("normalized, headings", lambda question: found(question, literal=True))
    for done, part in enumerate(PARTS, 1):
        with ExitStack() as changed:
            for target, replaced in without(set(PARTS[done:])).items():
                changed.enter_context(patch(target, replaced))
            show(f"+ {part}", found)
    kept = vectors.load(folder, index) if (home.indexes(folder) / "vectors.npz").exists() else "no vectors"
    if isinstance(kept, str):
        print(kept)
    else:
        index.near = kept
        show("+ semantic", found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--home", type=Path, default=Path.cwd())
    chosen = parser.parse_args()
    main(chosen.questions, chosen.home)
