"""How does the ingest of many PDFs grow with the cores?

    python benchmarks/many.py [--files 8] [--runs 3]

Copies of the casebook, each page of each with a line of its own so that nothing is known from another, brought in as
one folder: on one core, on two, and so on as far as the machine goes, in turn. Then once more, when all of it stands.
Pages a second; what counts is the ratio.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from bench import PDF, jireishu, with_a_line_more

PAGES = 44


def seconds(command: list[str], cores: int) -> float:
    """The wall time of a command on so many cores."""
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, allowed))
    return time.perf_counter() - start


def main(files: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "in").mkdir()
        for number in range(files):
            with_a_line_more(PDF, here / "in" / f"book{number:03}.pdf", tuple(range(1, PAGES + 1)), f"copy {number}")
        command = jireishu(here / "home", "ingest", str(here / "in"))
        steps = [n for n in (1, 2, 4, 8) if n <= len(os.sched_getaffinity(0))]
        found: dict[int, list[float]] = {cores: [] for cores in steps}
        again: list[float] = []
        for _ in range(runs):
            for cores in steps:
                shutil.rmtree(here / "home", ignore_errors=True)
                found[cores].append(seconds(command, cores))
            again.append(seconds(command, steps[-1]))
    one = statistics.median(found[1])
    for cores, times in found.items():
        wall = statistics.median(times)
        print(f"{cores} cores  {files * PAGES / wall:6.1f} pages/s  {one / wall:.2f} times one core")
    print(f"again      {statistics.median(again) / statistics.median(found[steps[-1]]):.2f} of the time of the first")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=8)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    main(chosen.files, chosen.runs)
