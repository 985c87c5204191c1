"""Load on `jireishu serve` against a naive FastAPI + rank-bm25 app, by wrk, in the same run.

    pip install fastapi uvicorn        # and wrk, from the system's packages
    python benchmarks/load.py [--passages 10000] [--seconds 10] [--connections 16]

Two loads: questions that repeat (the 60 of tests/eval/dev.jsonl), as on a portal, and questions that are all new (pairs
of them), where nothing kept can help. The servers take turns; each is one process and warm. Without --passages, the
casebook itself. Throughput and p99 as wrk reports them; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from itertools import product
from pathlib import Path

from bench import ROOT, jireishu, recombined

NAIVE = """
import json, sys
import sudachipy
from fastapi import FastAPI
from rank_bm25 import BM25Okapi
tokenizer = sudachipy.Dictionary(dict="core").tokenizer()
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
lines = [line for line in lines if "passage" in line]
bm25 = BM25Okapi([[m.surface() for m in tokenizer.tokenize(line["passage"]["text"][:10000])] for line in lines])
app = FastAPI()
@app.get("/api/search")
async def search(q: str, k: int = 10):
    scores = bm25.get_scores([m.surface() for m in tokenizer.tokenize(q)])
    best = sorted(range(len(lines)), key=lambda i: -scores[i])[:k]
    return {"hits": [{"rank": n, "score": scores[i], **lines[i]} for n, i in enumerate(best, 1)]}
import uvicorn
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
"""


def port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait(url: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(url).read()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"{url} does not answer")


def script(questions: list[str], file: Path) -> Path:
    """A wrk script that asks for one question after the other, each of wrk's threads from another place."""
    paths = ",".join(json.dumps(f"/api/search?q={urllib.parse.quote(q)}&k=10") for q in questions)
    file.write_text(
        f"local paths = {{{paths}}}\nlocal n = math.random(#paths)\n"
        "request = function() n = n % #paths + 1 return wrk.format('GET', paths[n]) end\n"
        "setup = function(thread) math.randomseed(os.time()) end\n",
        encoding="utf-8",
    )
    return file


def wrk(url: str, lua: Path, seconds: int, connections: int) -> tuple[float, float]:
    """Requests a second, and p99 in milliseconds."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", str(lua), url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(said)
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", said).groups()  # type: ignore[union-attr]
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(rate[1]), float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]  # type: ignore[index]


def main(passages: int, seconds: int, connections: int) -> None:
    asked = (ROOT / "tests" / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in asked]
    pairs = [f"{a} {b}" for a, b in product(questions, questions) if a != b]
    with tempfile.TemporaryDirectory() as folder:
        here, source = Path(folder), ROOT / "corpus" / "casebook" / "edition.jsonl"
        if passages:
            source = here / "large.jsonl"
            recombined(passages, source)
        (here / "naive.py").write_text(NAIVE, encoding="utf-8")
        subprocess.run(jireishu(here, "ingest", str(source)), check=True, stdout=subprocess.DEVNULL)
        ports = {"naive": port(), "jireishu": port()}
        commands = {
            "naive": [sys.executable, str(here / "naive.py"), str(source), str(ports["naive"])],
            "jireishu": jireishu(here, "serve", "--port", str(ports["jireishu"])),
        }
        servers = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for command in commands.values()]
        try:
            for number in ports.values():
                wait(f"http://127.0.0.1:{number}/api/search?q=test")
            loads = {"repeated": script(questions, here / "a.lua"), "all new": script(pairs, here / "b.lua")}
            for load, lua in loads.items():
                found = {}
                for name, number in ports.items():
                    url = f"http://127.0.0.1:{number}"
                    wrk(url, lua, 2, connections)
                    found[name] = wrk(url, lua, seconds, connections)
                    print(
                        f"{load:9} {name:9} {found[name][0]:9.1f} requests/s   p99 {found[name][1]:8.1f} ms", flush=True
                    )
                more, p99 = (found["jireishu"][n] / found["naive"][n] for n in (0, 1))
                print(f"{load:9} throughput {more:.1f} times the naive app's (goal 5), p99 {p99:.2f} of its (goal 1)")
        finally:
            for server in servers:
                server.kill()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, default=16)
    chosen = parser.parse_args()
    main(chosen.passages, chosen.seconds, chosen.connections)
