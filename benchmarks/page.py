"""How well does the page that is handed on alone find, beside jireishu itself? nDCG@10 of both, in one run.

    python benchmarks/page.py QUESTIONS.jsonl … [--home DIR]

The page is that of `jireishu export --format html`; its own script answers, in Node.js. It knows no English: questions
without a Japanese letter are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from jireishu import analysis, corpus, evaluation, home, questions, search, stems
from jireishu.index import Index, path
from jireishu.model import Passage

ASK = """
const fs = require("fs"), { script, passages, lines, questions } = JSON.parse(fs.readFileSync(0, "utf8"));
const { find } = new Function(script + "; return finder")()(passages, lines);
console.log(JSON.stringify(questions.map((said) => find(said).slice(0, 10).map(([, n]) => n))));
"""
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def by_page(passages: Sequence[Passage], analyzer: analysis.Analyzer, asked: Sequence[str]) -> list[list[str]]:
    """The ids of the ten passages that the page's script finds for each question."""
    heads = [
        " ".join((p.case.name if p.case else "", p.section.title if p.section else "", *p.headings)) for p in passages
    ]
    cases = any(p.case for p in passages)
    given = {
        "script": (files("jireishu") / "pages" / "alone.js").read_text(encoding="utf-8"),
        "passages": [
            {
                "text": p.text,
                "head": head,
                "named": p.case.name if p.case else "",
                "aside": (cases and not p.case) or p.kind in ("figure", "note"),
            }
            for p, head in zip(passages, heads, strict=True)
        ],
        "lines": stems.lines([" ".join((*p.headings, p.text)) for p in passages], analyzer.morphemes),
        "questions": asked,
    }
    done = subprocess.run(["node", "-e", ASK], input=json.dumps(given), capture_output=True, text=True, check=True)
    return [[passages[n].id for n in found] for found in json.loads(done.stdout)]


def main(sets: Sequence[Path], folder: Path) -> None:
    passages = [p for file in corpus.editions(home.corpus(folder)) for p in corpus.read(file).passages]
    index, analyzer = Index(path(folder)), analysis.Analyzer()
    print(f"{'':12}{'questions':>10}{'page':>8}{'jireishu':>10}{'ratio':>8}")
    for file in sets:
        asked = [one for one in questions.read(file) if JAPANESE.search(one.text)]
        own = [[h.line["passage"]["id"] for h in search.search(index, analyzer, q.text).hits] for q in asked]
        means = []
        for found in (by_page(passages, analyzer, [question.text for question in asked]), own):
            run = {question.qid: tuple(ids) for question, ids in zip(asked, found, strict=True)}
            scores = evaluation.scores(asked, run)
            means.append(np.mean([figures[evaluation.NDCG] for figures in scores.values()]))
        print(f"{file.stem:12}{len(scores):10}{means[0]:8.3f}{means[1]:10.3f}{means[0] / means[1]:8.2f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--home", type=Path, default=Path.cwd())
    chosen = parser.parse_args()
    main(chosen.questions, chosen.home)
