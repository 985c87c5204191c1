"""Does the reading of PDFs keep what they say, in its order? Against the content stream of pdfplumber's characters.

    python benchmarks/order.py FILE.pdf|FOLDER ...

For each file read with the profile report: the share of the content stream's pairs of neighbouring characters (white
space aside, each as often as it stands there) that its headings and passages keep one after the other; the same of the
passages alone; the share of its characters; and how many characters are radicals, (cid:N), U+FFFD or private use. Then
the medians, and how many files keep much or little. The stream is no truth (text may be drawn in any order, running
heads and page numbers are not content), but few producers jumble it.
"""

from __future__ import annotations

import logging
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

import pdfplumber

from jireishu import parsing
from jireishu.errors import JireishuError
from jireishu.model import Passage
from jireishu.text import fold, repair

BAD = re.compile("[\u2e80-\u2fdf\ufffd\ue000-\uf8ff]|\\(cid:")


def pairs(text: str) -> Counter[str]:
    return Counter(text[n : n + 2] for n in range(len(text) - 1))


def stream(path: Path) -> list[str]:
    """The characters of each page in the order they are drawn."""
    found = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            found.append(fold("".join(repair(c["text"]) for c in page.chars)))
            page.close()
    return found


def said(passages: Iterable[Passage]) -> list[str]:
    """The texts of passages, before each the headings that the one before did not stand under."""
    found: list[str] = []
    before: tuple[str, ...] = ()
    for p in passages:
        path = (*((p.section.title,) if p.section else ()), *p.headings)
        common = next(
            (n for n, (a, b) in enumerate(zip(path, before, strict=False)) if a != b), min(map(len, (path, before)))
        )
        found += [*path[common:], p.text]
        before = path
    return found


def share(part: Counter[str], whole: Counter[str]) -> float:
    return (part & whole).total() / max(1, whole.total())


def figures(path: Path, passages: Sequence[Passage]) -> tuple[float, float, float]:
    pages = stream(path)
    drawn = sum(map(pairs, pages), Counter[str]())
    whole = fold("".join(said(passages)))
    alone = fold("".join(p.text for p in passages))
    return share(pairs(whole), drawn), share(pairs(alone), drawn), share(Counter(whole), Counter("".join(pages)))


def main(named: list[Path]) -> None:
    logging.disable(logging.CRITICAL)
    files = [f for path in named for f in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    rows, bad, characters = [], 0, 0
    print(f"{'file':32} {'pairs':>6} {'alone':>6} {'chars':>6} {'bad':>5} {'passages':>8}")
    for path in files:
        try:
            passages = parsing.parse(path, profile="report").passages
            rows.append(figures(path, passages))
        except JireishuError as error:
            print(f"{path.name[:32]:32} {error.message}")
            continue
        except Exception as error:  # pdfplumber's own: there is nothing to compare with
            print(f"{path.name[:32]:32} pdfplumber: {type(error).__name__}")
            continue
        parts = said(passages)
        damaged = sum(len(BAD.findall(part)) for part in parts)
        bad, characters = bad + damaged, characters + sum(map(len, parts))
        print(
            f"{path.name[:32]:32} {'  '.join(f'{r:.3f}' for r in rows[-1])} {damaged:5} {len(passages):8}", flush=True
        )
    if rows:
        print(f"{'median':32} {'  '.join(f'{median(column):.3f}' for column in zip(*rows, strict=True))}")
        print(
            f"{len(rows)} of {len(files)} files read (goal 0.97 of the pairs), {bad / max(1, characters):.2%} bad (1 %)"
        )
        much, little = (sum(pairs >= least for pairs, *_ in rows) for least in (0.97, 0.9))
        print(f"{much} of them keep 0.97 of the pairs or more, {len(rows) - little} less than 0.9")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
