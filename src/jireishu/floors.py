"""Is the search still as good as it was?

Input: figures just measured, and what they were measured on. A floors file pins both:

    {"format": 1, "measured": {"corpus", "questions", "truth", "k", "literal"}, "floors": {"all": {"nDCG@10": …}, …}}

Output: nothing where every figure is at least its floor and all else is as pinned, an error that says what is not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jireishu import console, fingerprint
from jireishu.errors import BelowFloor, SourceError, UsageError, unreadable
from jireishu.tongue import Phrase, phrase

if TYPE_CHECKING:
    from jireishu.model import Json

FORMAT = 1
TOLERANCE = 1e-6
DIGITS = 6
SHOWN = 5  # figures an error names
CONDITIONS = {
    "corpus": phrase("事例集（corpus/）"),
    "questions": phrase("質問のファイル"),
    "truth": phrase("正解のファイル"),
    "k": "-k",
    "literal": "--literal",
}


class Fall(NamedTuple):
    """A figure below its floor. figure: None where it was not measured at all."""

    name: str
    floor: float
    figure: float | None


def sha256(path: Path) -> str:
    """Raises SourceError where `path` cannot be read."""
    try:
        return fingerprint.of(path)
    except OSError as error:
        raise unreadable(path, error) from error


def figures(document: Json) -> Json:
    """What is pinned of an evaluation: means, and which share of questions was rightly answered or declined."""
    scores, asked = document["scores"], document["questions"]
    found: Json = {"all": _measures(scores["all"])}
    found["types"] = {name: _measures(means) for name, means in scores["types"].items()}
    found["decisions"] = {}
    if count := asked["answerable"]["asked"]:
        found["decisions"]["answered"] = round(1 - asked["answerable"]["declined"] / count, DIGITS)
    if count := asked["unanswerable"]["asked"]:
        found["decisions"]["declined"] = round(asked["unanswerable"]["declined"] / count, DIGITS)
    return found


def _measures(means: Mapping[str, float]) -> dict[str, float]:
    return {name: round(figure, DIGITS) for name, figure in means.items() if name != "n"}


def check(path: Path, found: Json, measured: Json) -> int:
    """How many figures were held against the floors in `path`; all are at least as high.

    Raises BelowFloor where one is not, or where they were `measured` on something else than was pinned; SourceError for
    a file that holds no floors; UsageError where there is no such file.
    """
    pinned = _read(path)
    other = [title for name, title in CONDITIONS.items() if pinned["measured"].get(name) != measured[name]]
    if other:
        raise BelowFloor(
            phrase("{path} の床は別の条件で測ったものです（違うもの: {names}）。", path=path, names=other),
            phrase("同じ条件で測るか、--update-floors で床を書き直してください。"),
        )
    if fallen := falls(pinned["floors"], found):
        raise BelowFloor(
            phrase("床を下回った数値が {count} 件あります: {said}。", count=len(fallen), said=_said(fallen)),
            phrase(
                "--losses 10 で悪くなった質問を調べてください。下げてよければ --update-floors --allow-regression です。"
            ),
        )
    return len(_flat(pinned["floors"]))


def update(path: Path, found: Json, measured: Json, allow_regression: bool) -> None:
    """Pin the figures `found` in `path`. Raises BelowFloor, and changes nothing, where that lowers one unasked."""
    if path.exists() and not allow_regression and (fallen := falls(_read(path)["floors"], found)):
        raise BelowFloor(
            phrase("床が {count} 件下がるので書き直しません: {said}。", count=len(fallen), said=_said(fallen)),
            phrase("下げてよければ --allow-regression を付けてください。"),
        )
    document = {"format": FORMAT, "measured": measured, "floors": found}
    console.save(path, json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def falls(pinned: Json, found: Json) -> list[Fall]:
    """The figures below their floors, the deepest fall first."""
    now = _flat(found)
    fallen = [
        Fall(name, floor, now.get(name))
        for name, floor in _flat(pinned).items()
        if now.get(name, floor - 1) < floor - TOLERANCE
    ]
    return sorted(fallen, key=lambda fall: (fall.figure or 0) - fall.floor)


def _flat(nested: Json, prefix: str = "") -> dict[str, float]:
    """{"types": {"ja": {"RR@10": 0.5}}} as {"types ja RR@10": 0.5}."""
    found: dict[str, float] = {}
    for name, value in nested.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{name} ")
        else:
            found[prefix + name] = float(value)
    return found


def _said(fallen: list[Fall]) -> Phrase:
    figures = [phrase("測れず") if fall.figure is None else f"{fall.figure:.6f}" for fall in fallen[:SHOWN]]
    parts = [
        phrase("{name} {figure}（床 {floor:.6f}）", name=fall.name, figure=figure, floor=fall.floor)
        for fall, figure in zip(fallen, figures, strict=False)
    ]
    return phrase("{parts}、ほか", parts=parts) if len(fallen) > SHOWN else phrase("{parts}", parts=parts)


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
        if found["format"] != FORMAT or not isinstance(found["measured"], dict):
            raise ValueError("of another format")
        _flat(found["floors"])
    except FileNotFoundError:
        raise UsageError(
            phrase("床のファイル {path} がありません。", path=path),
            phrase("--update-floors を付けると、今の数値で作ります。"),
        ) from None
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SourceError(
            phrase("{path} は床のファイルとして読めません。", path=path),
            phrase("消してから --update-floors で作り直してください。"),
        ) from error
    return found
