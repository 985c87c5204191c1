"""Which of the known names did the user mean?

Input: a name as typed, and the names there are. Output: the ones meant, or an error that lists what could be meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from jireishu.errors import UsageError

# What a section can be about, in the order in which casebooks have them.
SECTION_KINDS = ("地域の状況", "背景・概要", "連携内容", "取組みのポイント", "工夫", "成果", "課題")

LISTED = 20


def fold(name: str) -> str:
    """A name without what people vary in it: width, case, spaces, 取組・取組み・取り組み, カ and ヶ, the dot."""
    folded = re.sub(r"[\s・･]+", "", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"取り?組み?", "取組", folded)


def section(typed: str, known: Iterable[str]) -> str:
    """The kind of section that `typed` names in whole or in a part no other kind has. Raises UsageError."""
    kinds = list(dict.fromkeys((*SECTION_KINDS, *known)))
    exact = [kind for kind in kinds if fold(kind) == fold(typed)]
    found = exact or [kind for kind in kinds if fold(typed) and fold(typed) in fold(kind)]
    if len(found) == 1:
        return found[0]
    trouble = f"節「{typed}」は複数あります" if found else f"節「{typed}」はありません"
    raise UsageError(f"{trouble}。", f"--section には次のどれかを指定してください: {listed(found or kinds)}")


def cases(typed: str, known: Mapping[str, str]) -> list[str]:
    """The ids of the cases that `typed` names: one by its id, or all whose name holds it. Raises UsageError.

    known: the name of each case by its id.
    """
    if typed in known:
        return [typed]
    wanted = fold(typed)
    if not (found := [number for number, name in known.items() if wanted and wanted in fold(name)]):
        raise UsageError(f"事例「{typed}」はありません。", f"事例: {listed(labels(known))}")
    exact = [number for number in found if fold(known[number]) == wanted]
    return exact or found


def labels(known: Mapping[str, str]) -> list[str]:
    return [f"{number} {name}".strip() for number, name in known.items()]


def prefecture(typed: str, known: Iterable[str]) -> str:
    """The prefecture that `typed` names, with or without its 都道府県. Raises UsageError."""
    names = sorted(known)
    wanted = fold(typed)
    for name in names:
        if wanted in (fold(name), fold(name)[:-1]):
            return name
    hint = f"都道府県: {listed(names)}" if names else "この事例集には都道府県の分かる事例がありません。"
    raise UsageError(f"都道府県「{typed}」の事例はありません。", hint)


def listed(names: list[str]) -> str:
    """The names for a message, the first of them where they are many."""
    more = f"、ほか{len(names) - LISTED}件" if len(names) > LISTED else ""
    return "、".join(names[:LISTED]) + more
