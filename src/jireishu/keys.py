"""What does a TOML file say under which key, and what is wrong with it? A file that people write -> its values.

A profile of one's own says only what differs from the one that comes along (casebook.toml, or report.toml where it has
`levels`): a key that it leaves out stands as it does there. What is wrong is told in one line, with the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from jireishu.errors import SourceError, reason
from jireishu.tongue import Phrase, phrase

Made = TypeVar("Made")
FOLDER = Path(__file__).parent / "profiles"
LEVELS = "levels"  # what only documents have that are no casebooks
ADVICE = phrase("README の「自分の書き方を足す」の例に合わせてください。")
_LINE = re.compile(r"at line (\d+)")


class Slip(ValueError):
    """What is wrong with a file that somebody wrote. why: in one line, with the key."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why)
        self.why = why


def toml(path: Path) -> dict[str, Any]:
    """What a TOML file says. Raises Slip where it is none, OSError where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise Slip(phrase("UTF-8 ではありません")) from None
    except RecursionError:
        raise Slip(phrase("入れ子が深すぎます")) from None
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        why = phrase("{line} 行目が TOML の書き方ではありません", line=line[1]) if line else None
        raise Slip(why or phrase("TOML の書き方ではなく、途中で終わっています")) from None


def read(name: str, made: Callable[[dict[str, Any]], Made]) -> Made:
    """What is made of a profile, by its name or the path of its TOML file. Raises SourceError where nothing is."""
    path = Path(name) if name.endswith(".toml") else FOLDER / f"{name}.toml"
    known = sorted(file.stem for file in FOLDER.glob("*.toml"))
    if path.parent == FOLDER and path.stem not in known:
        raise SourceError(
            phrase("「{name}」というプロファイルはありません。", name=name),
            phrase("{known} のどれかか、自分で書いた .toml ファイルを指定してください。", known=known),
        )
    try:
        return made(_whole(path))
    except OSError as error:
        why, advice = reason(error), phrase("ファイルの場所を確かめ、--profile で指定してください。")
    except Slip as slip:
        why, advice = slip.why, ADVICE
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        why, advice = phrase("値の形が、同梱のプロファイルと違います"), ADVICE
    raise SourceError(phrase("{name}: プロファイルとして読めません（{why}）。", name=path.name, why=why), advice)


def _whole(path: Path) -> dict[str, Any]:
    own = toml(path)
    if path.parent == FOLDER:
        return own
    usual = toml(FOLDER / ("report.toml" if LEVELS in own else "casebook.toml"))
    if unknown := sorted(own.keys() - usual.keys()):
        raise Slip(phrase("{key} というキーはありません", key=unknown))
    return usual | own


def pattern(data: dict[str, Any], key: str, *groups: str) -> re.Pattern[str]:
    """The regular expression under a key, which has all these named groups. Raises Slip."""
    return compiled(value(data, key), key, *groups)


def compiled(written: object, key: str, *groups: str) -> re.Pattern[str]:
    """The regular expression that is written, which has all these named groups. key: where. Raises Slip."""
    if not isinstance(written, str):
        raise Slip(phrase("{key} は、' ' で囲んだ正規表現です", key=key))
    try:
        form = re.compile(written)
    except re.error as error:
        at = (error.pos or 0) + 1
        raise Slip(phrase("{key} の正規表現は {at} 文字目が正しくありません", key=key, at=at)) from None
    if missing := [f"(?P<{group}>…)" for group in groups if group not in form.groupindex]:
        raise Slip(phrase("{key} の正規表現に {missing} がありません", key=key, missing=missing))
    return form


def any_of(data: dict[str, Any], key: str, where: str) -> re.Pattern[str]:
    """One regular expression for the list of them under a key. Raises Slip."""
    forms = value(data, key, where)
    if not isinstance(forms, list):
        raise Slip(phrase("{key} は、正規表現を [ ] に並べたものです", key=where + key))
    for form in forms:
        compiled(form, where + key)
    return compiled("|".join(f"(?:{form})" for form in forms), where + key)  # which may name a group twice


def value(data: dict[str, Any], key: str, where: str = "") -> Any:
    """What stands under a key. where: what stands before it in words. Raises Slip."""
    if key not in data:
        raise Slip(phrase("{name} がありません", name=where + key))
    return data[key]


def word(data: dict[str, Any], key: str, where: str) -> str:
    """The words under a key. Raises Slip."""
    found = value(data, key, where)
    if not isinstance(found, str):
        raise Slip(phrase('{key} の値は、" " で囲んだ言葉です', key=where + key))
    return found


def table(data: dict[str, Any], key: str) -> dict[str, Any]:
    """The table under a key. Raises Slip."""
    found = value(data, key)
    if not isinstance(found, dict):
        raise Slip(phrase("{key} は、書き方ごとに一行の表です", key=key))
    return found


def entries(data: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
    """The tables [[key]], each after what says in words which it is. Raises Slip."""
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Slip(phrase("{key} は [[ ]] の並びです", key=key))
    return [(f"[[{key}]] {n}: ", one) for n, one in enumerate(found, 1)]
