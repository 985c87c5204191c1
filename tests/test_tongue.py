import ast
import ctypes
import os
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest
from conftest import Run

import jireishu
from jireishu import console, wrap
from jireishu.cli import ELSEWHERE
from jireishu.errors import UsageError
from jireishu.tongue import label, phrase, recalled, said, speak
from jireishu.wording import WORDING

SOURCES = sorted(Path(jireishu.__file__).parent.glob("*.py"))
JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
# The casebook's own words, which stay as they are, and the signs of a change.
KEPT = re.compile("背景|ポイント|工夫|成果|課題|直営|委託|10万人以上|尼崎|「読み取りについて」|^[＋－～]")
QUESTION = "週払いに応じてくれる事業所をどう確保するか"


@pytest.fixture(autouse=True)
def _japanese_again() -> object:
    yield
    speak([], {"LANG": "ja_JP.UTF-8"})


def templates() -> dict[str, str]:
    """Every template in the sources, with where it stands."""
    found = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("phrase", "label"):
                first = node.args[0] if node.args else None
                literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
                if literal:
                    names = {name for _, name, _, _ in Formatter().parse(first.value) if name is not None}
                    given = {keyword.arg for keyword in node.keywords}
                    assert names == given, f"{path.name}:{node.lineno}: {names ^ given}"
                    found[first.value] = f"{path.name}:{node.lineno}"
                else:
                    assert path.name == "tongue.py", f"{path.name}:{node.lineno}: no literal"
    return found


def test_every_message_has_its_english() -> None:
    missing = {where: text for text, where in templates().items() if JAPANESE.search(text) and text not in WORDING}
    assert missing == {}


TOLD = re.compile(r"\w*(Error|Unusable|NotThere|BelowFloor|Busy|Finding|say)")


def untold(node: ast.AST) -> list[str]:
    """The Japanese that stands in a call outside any phrase or label."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("phrase", "label"):
        return []
    own = [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
    return [*filter(JAPANESE.search, own), *(text for child in ast.iter_child_nodes(node) for text in untold(child))]


def test_no_error_finding_or_notice_is_japanese_alone() -> None:
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and TOLD.fullmatch(ast.unparse(node.func).split(".")[-1]):
                found += [f"{path.name}:{node.lineno}: {text}" for argument in node.args for text in untold(argument)]
    assert found == []


def test_no_english_is_left_over() -> None:
    assert set(WORDING) - set(templates()) == set()


def test_both_languages_fill_in_the_same_values() -> None:
    def fields(template: str) -> list[tuple[str, str, str]]:
        parsed = Formatter().parse(template)
        return sorted((name, form or "", way or "") for _, name, form, way in parsed if name is not None)

    assert {text for text, english in WORDING.items() if fields(text) != fields(english)} == set()


def test_the_english_is_english() -> None:
    assert [text for text in WORDING.values() if JAPANESE.search(KEPT.sub("", text))] == []


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ja_JP.UTF-8"}, "ja"),
        ([], {"LANG": "ja"}, "ja"),
        ([], {"LANG": "ja_JP.eucJP"}, "ja"),
        ([], {"LANG": "jam_JM.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "ja"),
        ([], {"LANG": "ja_JP.UTF-8", "LC_ALL": ""}, "ja"),
        ([], {"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        (["--lang", "ja", "--home", "x", "--lang", "en", "search", "--lang", "ja"], {}, "en"),  # as of an alias
        ([], {"LANG": "en_US.UTF-8", "JIREISHU_LANG": "ja"}, "ja"),
        ([], {"LANG": "ja_JP.UTF-8", "JIREISHU_LANG": "en"}, "en"),
        (["--lang", "ja", "search"], {"JIREISHU_LANG": "en"}, "ja"),
        (["--lang=en", "search"], {"JIREISHU_LANG": "ja"}, "en"),
        (["--home", "--lang", "--lang", "en", "search"], {"JIREISHU_LANG": "ja"}, "en"),
        (["--no-pager", "--lang", "en"], {"JIREISHU_LANG": "ja"}, "en"),
        (["search", "--lang", "en"], {"JIREISHU_LANG": "ja"}, "ja"),
        (["--lang"], {"JIREISHU_LANG": "ja"}, "ja"),
        (["--lang", "fr", "search"], {"JIREISHU_LANG": "ja"}, "ja"),
        (["--home=x", "--lang=en"], {"JIREISHU_LANG": "ja"}, "en"),
        (["--index", "opensearch://host:9200/name", "--lang", "en", "search"], {"JIREISHU_LANG": "ja"}, "en"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the language of a user of Windows is not in the environment")
def test_which_language_is_spoken(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert speak(arguments, environment) == language


@pytest.mark.parametrize(
    ("user", "environment", "language"),
    [(0x0411, {}, "ja"), (0x0409, {}, "en"), (0x0411, {"LANG": "C"}, "en"), (0x0409, {"JIREISHU_LANG": "ja"}, "ja")],
)
def test_windows_is_asked_for_the_language_of_its_user(
    monkeypatch: pytest.MonkeyPatch, user: int, environment: dict[str, str], language: str
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: user)
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        windows.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        spoken = speak([], environment)
    assert spoken == language


def test_a_phrase_is_japanese_until_it_is_said_in_english() -> None:
    found = phrase("版「{name}」はありません。", name="2030")
    assert found == "版「2030」はありません。"
    assert said(found, "en") == "There is no edition “2030”."
    assert said("版「2030」はありません。", "en") == "版「2030」はありません。"


def test_phrases_inside_phrases_and_lists_are_said_too() -> None:
    why = phrase("{name} は{why}（jireishu ingest）", name="a.pdf", why=phrase("まだ取り込まれていません"))
    assert why == "a.pdf はまだ取り込まれていません（jireishu ingest）"
    assert said(why, "en") == "a.pdf has not been read yet (jireishu ingest)"
    several = phrase("都道府県: {known}", known=["青森県", "兵庫県"])
    assert several == "都道府県: 青森県、兵庫県"
    assert said(several, "en") == "Prefectures: 青森県, 兵庫県"


def test_a_stored_message_is_recalled_in_english() -> None:
    stored = "青森県あおば市: 保護率「49.3%」は%としては考えにくい値です（‰ の誤りかもしれません）"
    assert recalled(stored) == stored
    speak(["--lang", "en"], {})
    assert said(recalled(stored)) == "青森県あおば市: 保護率 “49.3%” is not plausible in % (perhaps ‰ was meant)"
    assert said(recalled("目次が見つかりません")) == "no table of contents was found"
    assert said(recalled("一覧表にない事例です")) == "一覧表にない事例です"


def test_braces_in_a_value_are_no_template() -> None:
    assert (
        phrase("{path} が UTF-8 ではありません（壊れています）。", path="{0}{x}")
        == "{0}{x} が UTF-8 ではありません（壊れています）。"
    )
    assert (
        said(phrase("{path} が UTF-8 ではありません（壊れています）。", path="{0}"), "en")
        == "{0} is damaged: it is not UTF-8."
    )


def test_a_label_is_said_at_once() -> None:
    speak(["--lang", "en"], {})
    assert label("コマンド") == "Commands"
    speak(["--lang", "ja"], {})
    assert label("コマンド") == "コマンド"


def test_errors_and_hints_follow_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    error = UsageError(phrase("質問が空です。"), phrase("分割してください。"))
    console.tell(error)
    speak(["--lang", "en"], {})
    console.tell(error)
    assert capsys.readouterr().err == (
        "jireishu: 質問が空です。\n  → 分割してください。\njireishu: The question is empty.\n  → Split it.\n"
    )
    assert str(error) == "質問が空です。"


@pytest.mark.parametrize("command", ["", "search", *ELSEWHERE])
def test_help_in_english_has_no_japanese_but_in_examples(run: Run, command: str) -> None:
    done = run("--lang", "en", *command.split(), "--help", COLUMNS="80")
    page, _, examples = done.stdout.partition("\nExamples:\n")
    assert done.returncode == 0
    assert page.startswith("Usage: ")
    assert JAPANESE.findall(KEPT.sub("", re.sub(r"\s", "", page))) == []
    assert examples.startswith("  jireishu ")


@pytest.mark.parametrize("command", ["", "search", *ELSEWHERE])
def test_help_in_japanese_is_japanese_and_fits_its_terminal(run: Run, command: str) -> None:
    done = run(*command.split(), "--help", COLUMNS="80")
    page, _, examples = done.stdout.partition("\n例:\n")
    assert page.startswith("使い方: ")
    assert "\nオプション:\n" in page
    assert not re.search(r"Show this|required|default:|env var|Usage|Options|Arguments", page)
    assert max(map(wrap.width, page.splitlines())) <= 80
    assert examples.startswith("  jireishu ")


def test_a_search_in_english_quotes_japanese(shared: Path, run: Run) -> None:
    done = run("--home", shared, "--lang", "en", "search", QUESTION, "-k", 1, "--explain")
    assert (
        done.stdout
        == (
            "1. 兵庫県みどり市　3 取組みのポイント\n"
            "   ［求人開拓］\n"
            "   事業所に電話し、週払いや日払いに応じてもらえるか交渉する。\n"
            "   「しごと支援事例集」兵庫県みどり市 取組みのポイント、19頁（PDF 21頁）\n"
        )
        + done.stdout[done.stdout.index("   What the score of ") :]
    )
    assert "in the passage, times: 1" in done.stdout
    assert "内訳" not in done.stdout


def test_json_is_the_same_in_both_languages(shared: Path, run: Run) -> None:
    for arguments in (["search", "存在しない言葉", "--json"], ["facets", "--json"], ["check", "--json"]):
        english = run("--home", shared, "--lang", "en", *arguments)
        japanese = run("--home", shared, "--lang", "ja", *arguments)
        assert english.stdout == japanese.stdout != ""


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["search", ""], ["The question is empty.",
                          "e.g. how to secure employers willing to pay weekly"]),
        (["similar"], ["CASE|PASSAGE is missing.", "Usage: jireishu similar --help"]),
        (["cases", "--jsom"], ["There is no option --jsom (did you mean --json?).",
                               "Usage: jireishu cases --help"]),
        (["show", "市"], ["Several cases match “市”.",
                          "Name one by its number: 2-1 青森県あおば市, 2-2 兵庫県みどり市"]),
        (["search", "漁港", "--prefecture", "沖縄"], ["No case is in the prefecture “沖縄”.",
                                                    "Prefectures: 青森県, 東京都, 兵庫県"]),
        (["ingest", "none.pdf"], ["none.pdf: there is no such file.", "Check its place and name."]),
    ],
)  # fmt: skip
def test_errors_in_english(shared: Path, run: Run, arguments: list[str], lines: list[str]) -> None:
    done = run("--home", shared, "--lang", "en", *arguments)
    assert done.returncode == 2
    assert done.stderr == f"jireishu: {lines[0]}\n  → {lines[1]}\n"


@pytest.mark.parametrize(
    ("arguments", "japanese", "english"),
    [
        (
            ["serch"],
            "コマンド serch はありません（もしかして: search）。",
            "There is no command serch (did you mean search?).",
        ),
        (["xyz"], "コマンド xyz はありません。", "There is no command xyz."),
        (["search", "q", "-k", "many"], "-k の many は数ではありません。", "-k: many is no number."),
        (["search", "q", "-k", "0"], "-k に 0 は使えません（1 から 1000 まで）。", "-k: 0 cannot be used (1 to 1000)."),
        (
            ["serve", "--waiting", "0"],
            "--waiting に 0 は使えません（1 以上）。",
            "--waiting: 0 cannot be used (1 or more).",
        ),
        (["search", "q", "--section"], "--section には値が要ります。", "--section needs a value."),
        (["cases", "r"], "余分な引数があります: r", "There are too many arguments: r"),
        (
            ["--lang", "fr", "cases"],
            "--lang の fr は 'ja', 'en' のどれでもありません。",
            "--lang: fr is none of 'ja', 'en'.",
        ),
    ],
)
def test_slips_on_the_command_line_are_told(run: Run, arguments: list[str], japanese: str, english: str) -> None:
    for language, line in (("ja", japanese), ("en", english)):
        done = run(*arguments, JIREISHU_LANG=language)
        assert (done.returncode, done.stderr.splitlines()[0]) == (2, f"jireishu: {line}")


def test_where_japanese_is_spoken_the_english_is_not_read() -> None:
    script = "import sys; from jireishu import cli, render, report; print('jireishu.wording' in sys.modules)"
    for language, read in (("ja", b"False"), ("en", b"True")):
        environment = {**os.environ, "JIREISHU_LANG": language}
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        assert done.stdout.split() == [read]
