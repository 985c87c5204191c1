"""Does the search find the same, whatever people say around their question? nDCG@10 of it alone, and so set about.

    python benchmarks/around.py QUESTIONS.jsonl … [--said benchmarks/around.json] [--every 5] [--home DIR] [--each]

around.json: what stands before and after a question, {} for it; each question gets those of its own language. They were
written by two who saw neither the code nor the questions; those of the first were looked at.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from jireishu import analysis, evaluation, questions, search
from jireishu.index import Index, path


def figures(index: Index, analyzer: analysis.Analyzer, asked: Sequence[questions.Question]) -> tuple[float, float]:
    """nDCG@10 of the questions, and the share of them that are answered."""
    found = {one.qid: search.search(index, analyzer, one.text) for one in asked}
    run = {qid: tuple(hit.line["passage"]["id"] for hit in response.hits) for qid, response in found.items()}
    scores = evaluation.scores(asked, run).values()
    answered = float(np.mean([response.answerable for response in found.values()]))
    return float(np.mean([each[evaluation.NDCG] for each in scores])), answered


def main(sets: Sequence[Path], said: Path, every: int, folder: Path, each: bool) -> None:
    index, analyzer = Index(path(folder)), analysis.Analyzer()
    around: dict[str, list[str]] = json.loads(said.read_text(encoding="utf-8"))
    asked = [
        one._replace(qid=f"{file.stem} {one.qid}") for file in sets for one in questions.read(file) if one.relevant
    ]
    for language, sayings in around.items():
        own = [one for one in asked if one.text.isascii() is language.startswith("en")][::every]
        alone, found = figures(index, analyzer, own), []
        for saying in sayings:
            found.append(figures(index, analyzer, [one._replace(text=saying.format(one.text)) for one in own]))
            if each:
                print(f"{found[-1][0]:.3f} {found[-1][1]:.2f} {saying}")
        ndcg, answered = zip(*found, strict=True)
        print(f"{language}: {len(own)} questions, alone {alone[0]:.3f}, {alone[1]:.2f} answered;", end=" ")
        mean, worst = np.mean(ndcg), min(ndcg)
        print(f"in {len(sayings)} sayings {mean:.3f} ({worst:.3f} at worst), {np.mean(answered):.2f} answered")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--said", type=Path, default=Path(__file__).with_suffix(".json"))
    parser.add_argument("--every", type=int, default=5, help="take each fifth question")
    parser.add_argument("--home", type=Path, default=Path.cwd())
    parser.add_argument("--each", action="store_true")
    chosen = parser.parse_args()
    main(chosen.questions, chosen.said, chosen.every, chosen.home, chosen.each)
