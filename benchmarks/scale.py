"""What does a question cost as the corpus grows? jireishu's index against other engines, in one run.

    pip install tantivy bm25s
    python benchmarks/scale.py [--passages 10000 100000] [--questions 30]

Passages are the casebook's sentences recombined. Every engine gets the tokens of jireishu's own analyzer (content
words, normal forms) and answers the same questions warm, ten hits each; jireishu also analyses the question, widens it
and reads the passages, the others get the question's tokens ready. Milliseconds of wall time, each engine in a process
of its own, with its peak of memory; what counts is the ratio.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench import ROOT, jireishu, recombined

ENGINES = ("jireishu", "jireishu --literal", "tantivy", "bm25s", "fts5", "rank_bm25")


def rows(file: Path) -> tuple[list[str], list[list[str]]]:
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [line["id"] for line in lines], [line["tokens"] for line in lines]


def opened(engine: str, folder: Path) -> Any:
    """A function from (question, its tokens) to the ids of ten passages."""
    if engine.startswith("jireishu"):
        from jireishu.counter import Counter, Query

        counter, literal = Counter(folder), "--literal" in engine
        return lambda question, _: [
            h.line["passage"]["id"] for h in counter.find(Query(question, literal=literal)).hits
        ]
    names, texts = rows(folder / "tokens.jsonl")
    if engine == "tantivy":
        import tantivy

        schema = tantivy.SchemaBuilder().add_text_field("id", stored=True)
        schema = schema.add_text_field("body", tokenizer_name="whitespace").build()
        index = tantivy.Index(schema)
        writer = index.writer(200_000_000, 1)
        for name, tokens in zip(names, texts, strict=True):
            writer.add_document(tantivy.Document(id=name, body=" ".join(tokens)))
        writer.commit()
        index.reload()
        searcher = index.searcher()

        def ask(_: str, tokens: list[str]) -> list[str]:
            terms = [tantivy.Query.term_query(schema, "body", token) for token in tokens]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
            return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, 10).hits]

        return ask
    if engine == "bm25s":
        import bm25s

        model = bm25s.BM25(k1=0.9, b=0.4)
        model.index(texts, show_progress=False)
        found = lambda tokens: model.retrieve([tokens], k=10, show_progress=False)[0][0]  # noqa: E731
        return lambda _, tokens: [names[n] for n in found([t for t in tokens if t in model.vocab_dict])]
    if engine == "fts5":
        import sqlite3

        base = sqlite3.connect(":memory:")
        base.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, body, tokenize = 'unicode61')")
        base.executemany("INSERT INTO t VALUES (?, ?)", ((n, " ".join(t)) for n, t in zip(names, texts, strict=True)))
        sql = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10"
        return lambda _, tokens: base.execute(sql, (" OR ".join(f'"{t}"' for t in tokens),)).fetchall()
    from rank_bm25 import BM25Okapi

    model = BM25Okapi(texts)
    return lambda _, tokens: model.get_top_n(tokens, names, n=10)


def measure(engine: str, folder: Path) -> None:
    """Print p50 and p99 in milliseconds and the peak of memory in megabytes; each question twice, the second counts."""
    ask = opened(engine, folder)
    asked = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    times = []
    for turn in range(2):
        for question, tokens in asked:
            start = time.perf_counter()
            ask(question, tokens)
            times += [1000 * (time.perf_counter() - start)] * turn
    status = Path("/proc/self/status").read_text(encoding="ascii")  # unlike getrusage, not the parent's
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1000
    print(json.dumps([median(times), sorted(times)[int(0.99 * len(times))], peak]))


def prepare(folder: Path, passages: int, questions: int) -> tuple[float, float]:
    """Seconds and megabytes of jireishu's index; beside it the tokens of passages and questions for the others."""
    from jireishu.analysis import Analyzer

    source = folder / "large.jsonl"
    recombined(passages, source)
    start = time.perf_counter()
    subprocess.run(jireishu(folder, "ingest", str(source)), check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    analyzer = Analyzer()
    with (folder / "tokens.jsonl").open("w", encoding="utf-8") as file:
        for line in map(json.loads, source.read_text(encoding="utf-8").splitlines()):
            tokens = analyzer.forms(line["passage"]["text"])
            file.write(json.dumps({"id": line["passage"]["id"], "tokens": tokens}) + "\n")
    texts = (ROOT / "tests" / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:questions]
    asked = [(text, analyzer.forms(text)) for text in (json.loads(line)["question"] for line in texts)]
    (folder / "questions.json").write_text(json.dumps(asked), encoding="utf-8")
    return seconds, (folder / "indexes" / "jireishu.sqlite").stat().st_size / 1e6


def main(sizes: list[int], questions: int) -> None:
    for passages in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            seconds, size = prepare(folder, passages, questions)
            print(f"{passages:,} passages: index built in {seconds:.1f} s, {size:.1f} MB", flush=True)
            floor = 0.0
            for engine in sorted(ENGINES, key=lambda one: one != "tantivy"):
                command = [sys.executable, __file__, "--measure", engine, name]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                p50, p99, peak = json.loads(said)
                floor = floor or p50
                ratio = f"{p50 / floor:8.1f} of tantivy's p50"
                print(f"  {engine:20} p50 {p50:8.2f} ms  p99 {p99:8.2f} ms  {peak:6.0f} MB {ratio}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000])
        parser.add_argument("--questions", type=int, default=30)
        chosen = parser.parse_args()
        main(chosen.passages, chosen.questions)
