"""What do loading and asking a cluster cost, and does it answer as the embedded index does?

    python benchmarks/cluster.py [--passages 10000 100000] [--nodes 1 3] [--shards 1] [--copies 50] [--semantic]
    python benchmarks/cluster.py --passages 100000 --nodes 1 --loaders 2

Starts OpenSearch on this machine (tests/cluster.py) with one node and with three, which share the cores that the
questions need too: the figures are for comparison, not for sizing. The casebook comes first, with the judged questions:
how many of the first ten passages are the same, and nDCG@10. Then the casebook's sentences recombined: passages a
second that `load` brings in (after an ingest, so that words are cut already), bytes on disk, milliseconds a question
warm, against the embedded index in the same run. Copies of the casebook (size -1) say how many bytes a passage takes
that has a case, a section, headings and its place on the page. With --semantic closeness in meaning counts (extra
`semantic`): once the clusters rescore what the words found, once they find neighbours themselves (k-NN plugin). With
--loaders the editions are divided among so many processes that load into one version.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import mean, median

from bench import ROOT, jireishu, recombined

sys.path.insert(0, str(ROOT / "tests"))
import cluster as servers

from jireishu import building, cluster, evaluation, loading, questions
from jireishu.counter import Counter, Inquiry

DEV = ROOT / "tests" / "eval" / "dev.jsonl"
EDITIONS = 8  # that recombined passages are divided among
ASKED = [json.loads(line)["question"] for line in DEV.read_text(encoding="utf-8").splitlines()]


def found(counter: Counter) -> list[list[str]]:
    """The first ten passages for each question."""
    every = (counter.find(Inquiry(question)).hits for question in ASKED)
    return [[f"{hit.line['edition']}/{hit.line['passage']['id']}" for hit in hits] for hits in every]


def timed(counter: Counter) -> tuple[float, float]:
    """p50 and p99 in milliseconds, of each question's second time."""
    times = []
    for turn in range(2):
        for question in ASKED:
            start = time.perf_counter()
            counter.find(Inquiry(question))
            times += [1000 * (time.perf_counter() - start)] * turn
    return median(times), sorted(times)[int(0.99 * len(times))]


def overlap(near: list[list[str]], far: list[list[str]]) -> float:
    shares = [len(set(one) & set(other)) / max(1, len(one)) for one, other in zip(near, far, strict=True)]
    return mean(shares)


def offers_none(_: cluster.Cluster) -> bool:
    return False


def ndcg(counter: Counter) -> float:
    asked = questions.read(DEV)
    texts = questions.passages(counter.index.lines())
    outcomes = evaluation.outcomes(asked, lambda question: counter.find(Inquiry(question)), texts)
    scores = evaluation.scores(asked, evaluation.run(outcomes))
    return mean(one[evaluation.NDCG] for one in scores.values())


def load(home: Path, address: str, shards: int, loaders: int) -> tuple[float, float, float]:
    """Seconds of a load, and the megabytes on disk of one copy: of the passages and of the lexicon."""
    with closing(cluster.Cluster(cluster.address(address))) as reached:
        start = time.perf_counter()
        if loaders > 1:
            outcome = by_many(home, address, shards, loaders, reached)
        else:
            outcome = loading.load(home, reached, loading.Wish(shards=shards))
        seconds = time.perf_counter() - start
        reached.ask("POST", f"/{outcome.version},{outcome.version}-lexicon/_flush", seconds=60)
        stats = reached.ask("GET", f"/{outcome.version},{outcome.version}-lexicon/_stats/store")["indices"]
        sizes = (
            stats[outcome.version + name]["primaries"]["store"]["size_in_bytes"] / 1e6 for name in ("", "-lexicon")
        )
        return seconds, *sizes


def by_many(home: Path, address: str, shards: int, loaders: int, reached: cluster.Cluster) -> loading.Loaded:
    """The editions of a home, each process loading its share of them into one version; the last step is this one's."""
    shares = [home.with_name(f"{home.name}-share{n}") for n in range(loaders)]
    for number, edition in enumerate(sorted((home / "corpus").iterdir())):
        share = shares[number % loaders]
        (share / "corpus").mkdir(parents=True, exist_ok=True)
        for link, target in ((share / "corpus" / edition.name, edition), (share / "indexes", home / "indexes")):
            if not link.exists():
                link.symlink_to(target, target_is_directory=True)
    build = ["--index", address, "load", "--build", "many", "--shards", str(shards)]
    running = [subprocess.Popen(jireishu(share, *build), stderr=subprocess.DEVNULL) for share in shares]
    if any(one.wait() for one in running):
        raise SystemExit("a loader failed")
    return loading.load(shares[0], reached, loading.Wish("many", True, shards))


def divided(lines: Path, editions: int) -> list[Path]:
    """A file of passages as so many."""
    texts = lines.read_text(encoding="utf-8").splitlines(keepends=True)
    parts = [lines.with_name(f"lines{number:02}.jsonl") for number in range(editions)]
    for number, part in enumerate(parts):
        part.write_text("".join(texts[number::editions]), encoding="utf-8")
    return parts


def homes(folder: Path, sizes: list[int], copies: int) -> dict[int, Path]:
    """A home for each size, its index built; 0 for the casebook itself, -1 for so many copies of it."""
    made = {0: folder / "casebook"}
    shutil.copytree(ROOT / "corpus" / "casebook", made[0] / "corpus" / "casebook")
    if copies:
        made[-1] = folder / "copies"
        for number in range(copies):
            text = (ROOT / "corpus" / "casebook" / "edition.jsonl").read_text(encoding="utf-8")
            target = made[-1] / "corpus" / f"book{number:03}" / "edition.jsonl"
            target.parent.mkdir(parents=True)
            target.write_text(text.replace('"title": "', f'"title": "{number} ', 1), encoding="utf-8")
    for home in made.values():
        subprocess.run(jireishu(home, "ingest"), capture_output=True, check=True)
    for size in sizes:
        made[size] = folder / f"{size}"
        made[size].mkdir()
        recombined(size, folder / "lines.jsonl")
        start = time.perf_counter()
        parts = map(str, divided(folder / "lines.jsonl", EDITIONS))
        subprocess.run(jireishu(made[size], "ingest", *parts), capture_output=True, check=True)
        print(f"{size:,} passages: ingested in {time.perf_counter() - start:.0f} s", flush=True)
    return made


def main(sizes: list[int], nodes: list[int], shards: int, copies: int, loaders: int, semantic: bool) -> None:
    if semantic:
        os.environ["JIREISHU_SEMANTIC"] = "yes"
    offers = building.offers_neighbours
    with tempfile.TemporaryDirectory() as name:
        made = homes(Path(name), sizes, copies)
        near: dict[int, tuple[list[list[str]], float]] = {}
        for size, home in made.items():
            with closing(Counter(home)) as counter:
                p50, p99 = timed(counter)
                near[size] = found(counter), p50
                judged = f"nDCG@10 {ndcg(counter):.4f}  " if size == 0 else ""
                print(f"embedded  {size:>9,}  {judged}p50 {p50:7.1f} ms  p99 {p99:7.1f} ms", flush=True)
        for count in nodes:
            with servers.started(count, knn=semantic) as started:  # type: ignore[attr-defined]  # of tests/
                for size, home in made.items():
                    for neighbours in (False, True) if semantic else (False,):
                        building.offers_neighbours = offers if neighbours else offers_none  # type: ignore[assignment]
                        address = f"opensearch://{started.hosts}/size{size}{'near' * neighbours}"
                        seconds, megabytes, lexicon = load(home, address, shards, loaders)
                        with closing(Counter(home, address)) as counter:
                            p50, p99 = timed(counter)
                            same = overlap(near[size][0], found(counter))
                            judged = f"nDCG@10 {ndcg(counter):.4f}  " if size == 0 else ""
                            rate = counter.index.passages / seconds
                        print(
                            f"{count} node(s) {size:>9,}  {'neighbours  ' * neighbours}{judged}"
                            f"same in the first ten {same:.3f}  p50 {p50:7.1f} ms  "
                            f"p99 {p99:7.1f} ms ({p50 / near[size][1]:.1f} of embedded)  loaded {rate:,.0f} passages/s "
                            f"by {loaders}, {seconds:.0f} s, {megabytes:.1f} MB and {lexicon:.1f} MB of lexicon",
                            flush=True,
                        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 3])
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--copies", type=int, default=0, help="of the casebook, for bytes a passage")
    parser.add_argument("--loaders", type=int, default=1)
    parser.add_argument("--semantic", action="store_true")
    chosen = parser.parse_args()
    main(chosen.passages, chosen.nodes, chosen.shards, chosen.copies, chosen.loaders, chosen.semantic)
