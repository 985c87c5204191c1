"""How good is the search on general Japanese? JSQuAD's questions over its Wikipedia paragraphs.

    python benchmarks/jsquad.py valid-v1.1.json [--questions 500]

FILE is JSQuAD (or any file in the form of SQuAD), which the reader brings. Each paragraph becomes a passage, each
question is asked with `jireishu eval`, and its own paragraph is the answer. The peer, in the same run: BM25 (rank-bm25,
k1 0.9, b 0.4) over characters and pairs of characters, nDCG@10 by the same ir-measures.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import unicodedata
from itertools import pairwise
from pathlib import Path

import ir_measures
import numpy as np
from bench import jireishu
from ir_measures import nDCG
from rank_bm25 import BM25Plus


def passages_and_questions(file: Path) -> tuple[list[str], list[tuple[str, int]]]:
    """The distinct paragraphs, and each question with the place of its own."""
    texts: dict[str, int] = {}
    questions = []
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            place = texts.setdefault(paragraph["context"], len(texts))
            questions += [(qa["question"], place) for qa in paragraph["qas"] if not qa.get("is_impossible")]
    return list(texts), questions


def peer(texts: list[str], questions: list[tuple[str, int]]) -> float:
    def grams(text: str) -> list[str]:
        folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
        return [*folded, *map("".join, pairwise(folded))]

    model = BM25Plus([grams(text) for text in texts], k1=0.9, b=0.4, delta=0)
    run = {}
    for number, (question, _) in enumerate(questions):
        scores = model.get_scores(grams(question))
        run[f"q{number}"] = {f"p{place:06d}": float(scores[place]) for place in np.argsort(-scores, kind="stable")[:10]}
    qrels = {f"q{number}": {f"p{place:06d}": 1} for number, (_, place) in enumerate(questions)}
    return float(ir_measures.calc_aggregate([nDCG @ 10], qrels, run)[nDCG @ 10])


def main(file: Path, limit: int) -> None:
    texts, questions = passages_and_questions(file)
    questions = questions[:: max(1, len(questions) // limit)][:limit] if limit else questions
    print(f"{len(texts)} passages, {len(questions)} questions")
    with tempfile.TemporaryDirectory() as folder:
        home, source, asked = Path(folder), Path(folder) / "jsquad.jsonl", Path(folder) / "asked.jsonl"
        with source.open("w", encoding="utf-8") as out:
            for place, text in enumerate(texts):
                out.write(json.dumps({"passage": {"id": f"p{place:06d}", "text": text}}) + "\n")
        with asked.open("w", encoding="utf-8") as out:
            for number, (question, place) in enumerate(questions):
                line = {"qid": f"q{number}", "type": "ja", "question": question, "relevant": {f"p{place:06d}": 2}}
                out.write(json.dumps(line) + "\n")
        subprocess.run(jireishu(home, "ingest", str(source)), check=True, stdout=subprocess.DEVNULL)
        for name, options in (("jireishu", []), ("jireishu --literal", ["--literal"])):
            command = jireishu(home, "eval", str(asked), "--json", *options)
            done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
            print(f"{name:20} nDCG@10 {json.loads(done.stdout)['scores']['all']['nDCG@10']:.3f}")
    print(f"{'characters and pairs':20} nDCG@10 {peer(texts, questions):.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--questions", type=int, default=0, help="so many, spread evenly; all without it")
    chosen = parser.parse_args()
    main(chosen.file, chosen.questions)
