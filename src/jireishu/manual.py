"""How does `--help` look, and what is said of a slip? Typer's words in ours, within the width of the terminal.

Its own pages measure Japanese in characters, not columns, break it only at spaces, and have English headings.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from jireishu import wrap
from jireishu.tongue import Phrase, label, phrase, said

WIDEST, TERMS = 100, 28  # columns of a page, and of the terms on its left

GIVEN = {  # what Typer says by itself
    "Show this message and exit.": phrase("この説明を表示して終わります。"),
    "Install completion for the current shell.": phrase("今のシェルに補完を入れます。"),
    "Show completion for the current shell, to copy it or customize the installation.": phrase(
        "今のシェルの補完を表示します（自分で置くとき）。"
    ),
}


JSON = Annotated[bool, typer.Option("--json", help=label("JSON で出力します。"))]


def semantics(help: str) -> Any:
    """The option whether closeness in meaning counts."""
    return typer.Option("--semantic/--no-semantic", envvar="JIREISHU_SEMANTIC", help=help)


SEMANTIC = Annotated[bool, semantics(label("意味の近さも使います。"))]


class Command(TyperCommand):
    """A command with such a page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(page(self, ctx, ()))


class Group(TyperGroup):
    """The group of all commands, which lists them."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        formatter.write(page(self, ctx, [(name, _first(command.help or "")) for name, command in commands if command]))


def examples(*lines: str) -> str:
    """The end of a page, for `epilog`: command lines that work as they stand."""
    return "\n".join(lines)


def page(command: Any, ctx: Any, commands: Iterable[tuple[str, str]]) -> str:
    """Usage, what the command does, arguments, options, commands and examples."""
    columns = min(shutil.get_terminal_size().columns, WIDEST)
    usage = label("使い方: {usage}", usage=" ".join([ctx.command_path, *command.collect_usage_pieces(ctx)]))
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        if record := parameter.get_help_record(ctx):
            rows = arguments if parameter.param_type_name == "argument" else options
            rows.append((record[0], _described(record[1])))
    parts = [_block(usage, columns), _block(command.help or "", columns)]
    for title, rows in (
        (label("引数"), arguments), (label("オプション"), options), (label("コマンド"), list(commands)),
    ):  # fmt: skip
        if rows:
            parts.append(f"{title}:\n" + "".join(_row(term, words, rows, columns) for term, words in rows))
    if command.epilog:
        parts.append(label("例") + ":\n" + "".join(f"  {line}\n" for line in command.epilog.splitlines()))
    return "\n".join(parts)


def complaint(error: Any) -> Phrase:
    """What Typer found wrong with the arguments."""
    kind, message = type(error).__name__, str(error.format_message())
    if kind == "MissingParameter":
        return phrase("{name} がありません。", name=error.param.make_metavar(error.ctx))
    if kind == "NoSuchOption":
        return phrase("オプション {name} はありません{near}。", name=error.option_name, near=_near(error.possibilities))
    if message == "Missing command.":
        return phrase("コマンドがありません。")
    if found := re.fullmatch(r"No such command '(.*?)'\.(?: Did you mean (.*)\?)?", message):
        others = re.findall(r"'(.*?)'", found[2] or "")
        return phrase("コマンド {name} はありません{near}。", name=found[1], near=_near(others))
    if found := re.fullmatch(r"Invalid value for '(.*?)': (.*) is not in the range (.*)\.", message):
        least, _, most = found[3].replace("x>=", "").partition("<=x<=")
        limits = (
            phrase("{least} から {most} まで", least=least, most=most) if most else phrase("{least} 以上", least=least)
        )
        return phrase("{option} に {value} は使えません（{limits}）。", option=found[1], value=found[2], limits=limits)
    if found := re.fullmatch(r"Invalid value for '(.*?)': '(.*)' is not one of (.*)\.", message):
        return phrase(
            "{option} の {value} は {names} のどれでもありません。", option=found[1], value=found[2], names=found[3]
        )
    if found := re.fullmatch(r"Invalid value for '(.*?)': '(.*)' is not a valid (?:int|float).*\.", message):
        return phrase("{option} の {value} は数ではありません。", option=found[1], value=found[2])
    if found := re.fullmatch(r"Invalid value for '.*?': .*?'(.*)' is not readable\.", message):
        return phrase("{path} を読めません（{error}）。", path=found[1], error=phrase("権限がありません"))
    if found := re.fullmatch(r"Option '(.*?)' requires an argument\.", message):
        return phrase("{option} には値が要ります。", option=found[1])
    if found := re.fullmatch(r"Got unexpected extra argument\(?s?\)? \((.*)\)", message):
        return phrase("余分な引数があります: {extra}", extra=found[1])
    return phrase("引数に誤りがあります: {message}", message=message)


def _near(names: list[str] | None) -> Phrase | str:
    return phrase("（もしかして: {names}）", names=names) if names else ""


def _first(text: str) -> str:
    """The first sentence."""
    return text.split("。")[0].split(". ")[0].rstrip(".")


def _described(text: str) -> str:
    """What Typer tells of a parameter, its remarks in brackets in our words."""
    text, _, remarks = text.rpartition("  [") if text.endswith("]") else (text, "", "")
    noted = [_remark(remark) for remark in remarks[:-1].split("; ")] if remarks else []
    return said(GIVEN.get(text, text)) + (f" [{'; '.join(noted)}]" if noted else "")


def _remark(typed: str) -> str:
    kind, _, value = typed.partition(": ")
    if kind == "default":
        return label("既定: {value}", value=value)
    if kind == "env var":
        return label("環境変数: {name}", name=value)
    return label("必須") if kind == "required" else typed


def _row(term: str, words: str, rows: Iterable[tuple[str, str]], columns: int) -> str:
    indent = 4 + min(TERMS, max(wrap.width(term) for term, _ in rows))
    lines = list(_lines(words, columns - indent))
    if wrap.width(term) > indent - 4:
        lines.insert(0, "")
    first = f"  {term}" + " " * (indent - 2 - wrap.width(term)) * bool(lines and lines[0])
    return "".join(f"{line}\n" for line in [first + "".join(lines[:1]), *(" " * indent + line for line in lines[1:])])


def _block(text: str, columns: int) -> str:
    return "".join(f"{line}\n" for line in _lines(text, columns))


def _lines(text: str, columns: int) -> Iterator[str]:
    return (text[start:end] for start, end in wrap.lines(text, columns))
