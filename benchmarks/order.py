"""Does the reading of PDFs keep what they say, in its order? Against the content stream of pdfplumber's characters.

    python benchmarks/order.py FILE.pdf ...

For each file read with the profile report: the share of the content stream's pairs of neighbouring letters that its
passages and headings keep, and the share of their characters that are radicals, (cid:N), U+FFFD or private use. The
stream is no truth (text may be drawn in any order), but few producers jumble it.
"""

from __future__ import annotations

import logging
import re
import sys
import unicodedata
from pathlib import Path
from statistics import median

import pdfplumber

from jireishu import ingest
from jireishu.errors import JireishuError

BAD = re.compile("[\u2e80-\u2fdf\ufffd\ue000-\uf8ff]|\\(cid:")


def pairs(text: str) -> set[str]:
    letters = "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
    return {letters[n : n + 2] for n in range(len(letters) - 1)}


def stream(path: Path) -> set[str]:
    found: set[str] = set()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            found |= pairs("".join(c["text"] for c in page.chars))
            page.close()
    return found


def main(files: list[Path]) -> None:
    logging.disable(logging.CRITICAL)
    shares, bad, characters = [], 0, 0
    for path in files:
        try:
            edition = ingest.parse(path, written="report")
        except JireishuError as error:
            print(f"{path.name:28} {error.message}")
            continue
        said = [part for p in edition.passages for part in (p.text, *p.headings, p.section.title if p.section else "")]
        drawn = stream(path)
        kept = set().union(*map(pairs, said))
        shares.append(len(kept & drawn) / max(1, len(drawn)))
        damaged = sum(len(BAD.findall(part)) for part in said)
        bad, characters = bad + damaged, characters + sum(map(len, said))
        counted = f"{damaged} bad characters, {len(edition.passages)} passages"
        print(f"{path.name:28} {shares[-1]:.3f} of the pairs kept, {counted}")
    if shares:
        print(f"{'median':28} {median(shares):.3f} (goal 0.97), {100 * bad / max(1, characters):.2f} % bad (goal 1 %)")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
