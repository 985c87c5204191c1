"""What does a question cost as the corpus grows? jireishu's index against other engines, in one run.

    pip install tantivy bm25s
    python benchmarks/scale.py [--passages 10000 100000 1000000] [--questions 30] [--engines tantivy …] [--plot a.svg]

Passages are the casebook's sentences recombined. Every engine answers the same questions of tests/eval/dev.jsonl warm,
ten hits each, in a process of its own:

    question    jireishu as a whole: reading the question, widening it, the best passages, their texts, marks, reasons
    index       jireishu's index alone (Engine.best), asked with the question's own words: what the others do
    widened     the same asked with all other wordings of the question; of tantivy the same query, built of boosted
                terms and disjunctions (dis_max) as jireishu's groups are

The tokens are those of jireishu's analyzer for all. Milliseconds of wall time and megabytes of resident memory at the
peak; cold is the CPU of one `jireishu search` from start to end. What counts is the ratio to tantivy in the same run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench import QUESTION, ROOT, cost, jireishu, recombined

ENGINES = (
    "tantivy", "jireishu index", "tantivy widened", "jireishu widened", "jireishu question",
    "bm25s", "fts5", "rank_bm25",
)  # fmt: skip
WORD = "週払い"  # a question that few passages have anything to do with,
NOTHING = "xyzzy"  # and one that none has: what is left of a cold search is its start
HEAVY = {"rank_bm25": 100_000, "fts5": 1_000_000, "bm25s": 1_000_000}  # more passages would take hours or the memory

Ask = Callable[[dict[str, Any]], object]  # the ten best of a question with its tokens and its widened form


def rows(file: Path) -> tuple[list[str], list[list[str]]]:
    names, texts = [], []
    with file.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            names.append(line["id"])
            texts.append([sys.intern(token) for token in line["tokens"]])
    return names, texts


def own(engine: str, folder: Path) -> Ask:
    """jireishu: the whole question, or its index alone."""
    from jireishu.counter import Counter, Inquiry
    from jireishu.engine import Asked
    from jireishu.ranking import Group, Phrase, Wanted

    counter = Counter(folder)
    if "question" in engine:
        return lambda asked: counter.find(Inquiry(asked["question"])).hits

    def wanted(asked: dict[str, Any]) -> Wanted:
        if "widened" not in engine:
            return Wanted(tuple((token, 20) for token in asked["tokens"]))
        groups = (
            Group(Phrase(tuple(own[0]), own[1]), tuple(Phrase(tuple(terms), times) for terms, times in others))
            for own, others in asked["groups"]
        )
        return Wanted(tuple((term, times) for term, times in asked["words"]), tuple(groups))

    return lambda asked: counter.index.best(Asked(wanted(asked), 10)).best


def tantivy_schema() -> Any:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("id", stored=True)
    return schema.add_text_field("body", tokenizer_name="whitespace").build()


def tantivy(engine: str, folder: Path) -> Ask:
    import tantivy
    from tantivy import Occur, Query

    schema = tantivy_schema()
    searcher = tantivy.Index(schema, path=str(folder / "tantivy")).searcher()

    def term(text: str, times: int = 1) -> Any:
        query = Query.term_query(schema, "body", text)
        return query if times == 1 else Query.boost_query(query, times)

    def all_of(terms: list[str], times: int) -> Any:
        must = Query.boolean_query([(Occur.Must, term(text)) for text in terms])
        return Query.boost_query(must if len(terms) > 1 else term(terms[0]), times)

    def widened(asked: dict[str, Any]) -> Any:
        some = [(Occur.Should, term(text, times)) for text, times in asked["words"]]
        for _, others in asked["groups"]:
            phrases = [all_of(terms, times) for terms, times in others]
            some.append((Occur.Should, Query.disjunction_max_query(phrases)))
        return Query.boolean_query(some)

    def ask(asked: dict[str, Any]) -> object:
        if "widened" in engine:
            query = widened(asked)
        else:
            query = Query.boolean_query([(Occur.Should, term(text)) for text in asked["tokens"]])
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, 10).hits]

    return ask


def opened(engine: str, folder: Path) -> Ask:
    if engine.startswith("jireishu"):
        return own(engine, folder)
    if engine.startswith("tantivy"):
        return tantivy(engine, folder)
    names, texts = rows(folder / "tokens.jsonl")
    if engine == "bm25s":
        import bm25s

        model: Any = bm25s.BM25(k1=0.9, b=0.4)
        model.index(texts, show_progress=False)
        known = model.vocab_dict

        def best(asked: dict[str, Any]) -> object:
            tokens = [token for token in asked["tokens"] if token in known]
            return [names[n] for n in model.retrieve([tokens], k=10, show_progress=False)[0][0]]

        return best
    if engine == "fts5":
        import sqlite3

        base = sqlite3.connect(":memory:")
        base.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, body, tokenize = 'unicode61')")
        base.executemany("INSERT INTO t VALUES (?, ?)", ((n, " ".join(t)) for n, t in zip(names, texts, strict=True)))
        sql = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10"
        return lambda asked: base.execute(sql, (" OR ".join(f'"{t}"' for t in asked["tokens"]),)).fetchall()
    from rank_bm25 import BM25Okapi

    okapi = BM25Okapi(texts)
    return lambda asked: okapi.get_top_n(asked["tokens"], names, n=10)


def measure(engine: str, folder: Path) -> None:
    """Print p50 and p99 in milliseconds and the peak of memory in megabytes; the first of three turns is left out."""
    ask = opened(engine, folder)
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    times = []
    for turn in range(3):
        for asked in questions:
            start = time.perf_counter()
            ask(asked)
            if turn:
                times.append(1000 * (time.perf_counter() - start))
    status = Path("/proc/self/status").read_text(encoding="ascii")  # unlike getrusage, not the parent's
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1000
    print(json.dumps([median(times), sorted(times)[int(0.99 * len(times))], peak]))


def prepare(folder: Path, passages: int, questions: int) -> str:
    """jireishu's index and tantivy's; beside them the tokens of passages and questions for the others."""
    from jireishu import index, query
    from jireishu.analysis import Analyzer

    source = folder / "large.jsonl"
    recombined(passages, source)
    cpu, wall = cost(jireishu(folder, "ingest", str(source)))
    analyzer = Analyzer()
    with (folder / "tokens.jsonl").open("w", encoding="utf-8") as file, source.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            tokens = analyzer.forms(line["passage"]["text"])
            file.write(json.dumps({"id": line["passage"]["id"], "tokens": tokens}, ensure_ascii=False) + "\n")
    book = index.Index(index.path(folder))
    texts = (ROOT / "tests" / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines()[:questions]
    asked = []
    for question in (json.loads(line)["question"] for line in texts):
        wanted = query.prepare(query.parse(question, analyzer, book), book).wanted
        words = [(term, times) for term, times in wanted.words if not term.startswith("=")]  # pairs are a second index
        groups = [((group.own.terms, group.own.times), group.others) for group in wanted.groups]
        asked.append({"question": question, "tokens": analyzer.forms(question), "words": words, "groups": groups})
    (folder / "questions.json").write_text(json.dumps(asked), encoding="utf-8")
    subprocess.run([sys.executable, __file__, "--tantivy", str(folder)], check=True)
    size = index.path(folder).stat().st_size / 1e6
    return f"{passages:,} passages: ingested in {wall:.0f} s ({cpu:.0f} s of CPU), index {size:.0f} MB"


def make_tantivy(folder: Path) -> None:
    import tantivy

    (folder / "tantivy").mkdir()
    writer = tantivy.Index(tantivy_schema(), path=str(folder / "tantivy")).writer(200_000_000, 1)
    with (folder / "tokens.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            writer.add_document(tantivy.Document(id=line["id"], body=" ".join(line["tokens"])))
    writer.commit()
    writer.wait_merging_threads()


def plot(found: dict[str, dict[int, float]], file: Path) -> None:
    """Milliseconds against passages, both by powers of ten; needs matplotlib."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 4.5))
    for engine, points in found.items():
        own = engine.startswith("jireishu")
        axes.plot(list(points), list(points.values()), "o-" if own else "s--", label=engine, linewidth=2 if own else 1)
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="p50 of a question, warm, in ms")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})


def main(sizes: list[int], questions: int, engines: list[str], keep: Path | None, picture: Path | None) -> None:
    floors: dict[str, float] = {}
    found: dict[str, dict[int, float]] = {engine: {} for engine in engines}
    for passages in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = keep / str(passages) if keep else Path(name)
            if not (folder / "tantivy").is_dir():
                folder.mkdir(parents=True, exist_ok=True)
                print(prepare(folder, passages, questions), flush=True)
            for asked in (QUESTION, WORD, NOTHING):
                cold = median(cost(jireishu(folder, "search", asked))[0] for _ in range(5))
                ratio = cold / floors.setdefault(asked, cold)
                print(f"{passages:,}: cold search, {cold * 1000:.0f} ms of CPU, {ratio:.2f} of the smallest's: {asked}")
            for engine in engines:
                if passages > HEAVY.get(engine, passages):
                    continue
                command = [sys.executable, __file__, "--measure", engine, str(folder)]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                p50, p99, peak = json.loads(said)
                found[engine][passages] = p50
                peer = "tantivy widened" if "widened" in engine else "tantivy"
                if engine == peer:
                    floors[peer] = p50
                beside = f"{p50 / floors[peer]:7.2f} of {peer}'s p50" if peer in floors else ""
                print(f"  {engine:18} p50 {p50:8.2f} ms  p99 {p99:8.2f} ms  {peak:6.0f} MB {beside}", flush=True)
    if picture:
        plot(found, picture)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    elif sys.argv[1:2] == ["--tantivy"]:
        make_tantivy(Path(sys.argv[2]))
    else:
        parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000])
        parser.add_argument("--questions", type=int, default=30)
        parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
        parser.add_argument("--keep", type=Path, help="a folder for what was made, which another run then takes")
        parser.add_argument("--plot", type=Path, help="an SVG file for the picture")
        chosen = parser.parse_args()
        main(chosen.passages, chosen.questions, chosen.engines, chosen.keep, chosen.plot)
