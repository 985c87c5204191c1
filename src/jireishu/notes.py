"""Which findings say the same of several cases or pages? Findings -> lines for people, each said once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jireishu.tongue import label, recalled, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jireishu.model import Finding

# What a finding is about, and what it says of that: みどり市: 見出し…, みどり市「課題」に…, 「みどり市」は…
ABOUT = re.compile(r"(?P<name>「[^「」]+」(?=は)|“[^“”]+”(?= )|[^:「」]+(?=: |「))(?P<rest>.+)", re.DOTALL)

FIGURE = re.compile(r" ?[「“](\d[^「」“”]*)[」”]")  # in what it says: 保護率「49.3%」は…


def lines(found: Iterable[Finding]) -> list[str]:
    """A line for what is said of one case or page, or alike of several, in the order of the first of them; where the
    figure alone differs, each has its own."""
    alike: dict[tuple[str, str], list[tuple[str, str, int | None]]] = {}
    for finding in found:
        text = said(recalled(finding.message))
        about = ABOUT.fullmatch(text)
        name, rest = (about["name"], about["rest"]) if about else ("", text)
        alike.setdefault((finding.kind, FIGURE.sub("", rest, count=1)), []).append((name, rest, finding.page))
    told = []
    for (_, bare), many in alike.items():
        names, rest = [name for name, _, _ in many], many[0][1]
        if len({rest for _, rest, _ in many}) > 1:
            names, rest = [" ".join([name, *FIGURE.findall(rest)[:1]]) for name, rest, _ in many], bare
        pages = {page for _, _, page in many if page}
        told.append(_pages(sorted(pages)) + label("{names}", names=list(dict.fromkeys(names))) + rest)
    return told


def _pages(numbers: Sequence[int]) -> str:
    """PDF 3頁: , or PDF 3、5-8頁:"""
    if not numbers:
        return ""
    begins = [n for n, page in enumerate(numbers) if not n or numbers[n - 1] + 1 != page]
    runs = [numbers[a:b] for a, b in zip(begins, [*begins[1:], len(numbers)], strict=True)]
    told = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return label("PDF {page}頁: ", page=told)
