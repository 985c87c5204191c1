import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import EDITION, PASSAGES, TITLE, Run, at_a_terminal, drained

from jireishu import corpus, home, index, indexer, ingest, wrap

QUESTION = "週払いに応じてくれる事業所をどう確保するか"


def test_a_hit_is_exit_0(shared: Path, run: Run) -> None:
    done = run("--home", shared, "search", QUESTION, "-k", 1)
    assert done.returncode == 0
    assert done.stdout == (
        "1. 兵庫県みどり市　3 取組みのポイント\n"
        "   ［求人開拓］\n"
        "   事業所に電話し、週払いや日払いに応じてもらえるか交渉する。\n"
        "   「しごと支援事例集」兵庫県みどり市 取組みのポイント、19頁（PDF 21頁）\n"
    )
    assert "\x1b" not in done.stderr


def test_what_is_not_there_is_told_as_what_it_would_be(shared: Path, run: Run) -> None:
    for name, told in (("2-8.points.00000000", "段落「2-8.points.00000000」"), ("あお森", "事例「あお森」")):
        assert run("--home", shared, "show", name).stderr.startswith(f"jireishu: {told}はありません。")


def test_words_apart_are_one_question(shared: Path, run: Run) -> None:
    told = [run("--home", shared, "search", *words, "-k", 1).stdout for words in (["漁港", "仕事"], ["漁港 仕事"])]
    assert told[0] == told[1] != ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["search", "存在しない言葉"], 1),
        (["search", "どうして？"], 1),
        (["search", QUESTION, "--section", "成果", "--case", "あおば"], 1),
        (["search", ""], 2),
        (["search", "漁港" * 600], 2),
        (["search"], 2),
        (["search", QUESTION, "--section", "予算"], 2),
        (["search", QUESTION, "--case", "あお森"], 2),
        (["search", QUESTION, "--prefecture", "沖縄"], 2),
        (["search", QUESTION, "-k", "0"], 2),
        (["search", QUESTION, "-k", "many"], 2),
        (["search", QUESTION, "--unknown"], 2),
        (["ask", QUESTION], 2),
        (["export"], 2),
        (["show", "沖縄"], 2),
        (["show", "市"], 2),
        (["ingest", "none.pdf"], 2),
        (["ingest", "none.jsonl"], 2),
    ],
)
def test_exit_codes(shared: Path, run: Run, arguments: list[str], code: int) -> None:
    done = run("--home", shared, *arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert 1 <= len(done.stderr.splitlines()) <= 3


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("沖縄県の市で漁港の仕事は", "沖縄県の事例はありません。ほかの事例を示します。"),
        ("札幌市では漁港の仕事は", "札幌市の事例はありません。ほかの事例を示します。"),
        ("人口1億人以上の市で漁港の仕事は", "条件（人口>=1億）に合う事例はありません。ほかの事例を示します。"),
    ],
)
def test_a_condition_that_nothing_meets_is_said(shared: Path, run: Run, question: str, said: str) -> None:
    done = run("--home", shared, "search", question)
    assert done.stderr.splitlines()[0] == said
    assert "漁港" in done.stdout
    found = json.loads(run("--home", shared, "search", question, "--json").stdout)
    assert (found["note"], bool(found["hits"])) == (said, True)
    assert found["filters"] == {"case": [], "prefecture": [], "operation": [], "figures": [], "without": []}
    shell = run("--home", shared, "shell", stdin=f"{question}\n")
    assert shell.stdout.count(said) == 1


def test_filters_are_repeatable_and_spelled_freely(shared: Path, run: Run) -> None:
    done = run(
        "--home", shared, "search", "相談者", "--json", "--literal",
        "--section", "取り組みのﾎﾟｲﾝﾄ", "--section", "背景", "--prefecture", "兵庫", "--prefecture", "東京都", "-k", 5,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert [hit["passage"]["id"] for hit in found["hits"]] == ["2-2-b1", "3-1-p1"]
    assert found["total"] == 2


def test_a_batch_answers_line_by_line(shared: Path, run: Run) -> None:
    lines = ["\ufeff漁港の仕事", "", "窓口\r", "あ" * 2000, "\x00\x1b", "；；；", "漁港"]
    done = run("--home", shared, "search", "-", "--jsonl", stdin="\n".join(lines).encode() + b"\n\xff\xfe")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [bool(one["hits"]) for one in found] == [True, False, True, False, False, False, True, False]
    assert [one["question"] for one in found][:3] == ["漁港の仕事", "", "窓口"]
    assert {one["schema"] for one in found} == {"jireishu/search/1"}
    assert [one["total"] > 0 for one in found] == [True, False, True, False, False, False, True, False]


def test_a_batch_in_the_encoding_of_windows_is_read(shared: Path, run: Run) -> None:
    done = run("--home", shared, "search", "-", "--jsonl", stdin="漁港の仕事\r\n窓口\r\n".encode("cp932"))
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == ["漁港の仕事", "窓口"]


def test_a_batch_without_any_hit_is_exit_1(shared: Path, run: Run) -> None:
    assert run("--home", shared, "search", "-", "--jsonl", stdin="存在しない言葉\n").returncode == 1
    assert run("--home", shared, "search", "-", "--jsonl", stdin="").returncode == 1


def test_a_wrong_filter_stops_a_batch(shared: Path, run: Run) -> None:
    done = run("--home", shared, "search", "-", "--jsonl", "--section", "予算", stdin="漁港\n")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_batch_for_people_names_each_question(shared: Path, run: Run) -> None:
    done = run("--home", shared, "search", "-", "-k", 1, stdin="漁港の仕事\n窓口\n")
    assert "漁港の仕事" in done.stdout.splitlines()[0]
    assert "2-1" not in done.stdout.splitlines()[0]


def test_each_answer_comes_before_the_next_question(shared: Path) -> None:
    command = [sys.executable, "-m", "jireishu.cli", "--home", str(shared), "search", "-", "--jsonl"]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=buffered) as process:
        assert process.stdin is not None and process.stdout is not None
        for question in ("漁港", "窓口"):
            process.stdin.write(f"{question}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question


def test_an_export_is_what_ingest_takes(shared: Path, tmp_path: Path, run: Run) -> None:
    exported = run("--home", shared, "export", "--jsonl")
    lines = [json.loads(line) for line in exported.stdout.splitlines()]
    assert [line.pop("edition") for line in lines] == ["shigoto"] * 11
    assert lines == [passage.to_json() for passage in PASSAGES]
    (tmp_path / "back.jsonl").write_text(exported.stdout, encoding="utf-8")
    brought = run("--home", tmp_path / "home", "ingest", tmp_path / "back.jsonl")
    assert brought.returncode == 0
    assert "11" in brought.stdout
    again = run("--home", tmp_path / "home", "export", "--jsonl")
    assert again.stdout == exported.stdout.replace('"edition": "shigoto"', '"edition": "back"')
    before, after = (
        json.loads(run("--home", folder, "search", QUESTION, "--json").stdout)["hits"]
        for folder in (shared, tmp_path / "home")
    )
    for hit in (*before, *after):
        del hit["edition"], hit["citation"]["credit"]  # a .jsonl of passages does not tell the book's title
    assert after == before


def test_an_export_of_several_editions_is_no_edition(own: Path, tmp_path: Path, run: Run) -> None:
    other = replace(EDITION, id="other", passages=(replace(EDITION.passages[0], id="9-9-p9"),))
    corpus.write(home.corpus(own), other)
    (tmp_path / "both.jsonl").write_text(run("--home", own, "export", "--jsonl").stdout, "utf-8")
    done = run("--home", tmp_path / "home", "ingest", tmp_path / "both.jsonl")
    assert (done.returncode, "行目から、別の版の段落です。" in done.stderr) == (2, True)
    assert "--edition other" in done.stderr


def test_a_form_that_there_is_not_is_named(shared: Path, run: Run) -> None:
    done = run("--home", shared, "export", "--format", "xlsx")
    assert (done.returncode, "「xlsx」という形式はありません。" in done.stderr) == (2, True)


def test_a_text_without_words_is_said_to_have_none(shared: Path, run: Run) -> None:
    done = run("--home", shared, "analyze", "……？")
    assert (done.returncode, done.stderr) == (1, "質問に、検索の手がかりになる言葉がありません。\n")


def test_cases(shared: Path, run: Run) -> None:
    found = json.loads(run("--home", shared, "cases", "--json").stdout)["cases"]
    assert [case.pop("edition") for case in found] == ["shigoto"] * 3
    assert found == [case.to_json() for case in EDITION.cases]
    assert found[0]["attributes"]["総人口"]["value"] == 45000
    assert "2-2  兵庫県みどり市" in run("--home", shared, "cases").stdout


def test_a_passage_is_shown_among_those_around_it(shared: Path, run: Run) -> None:
    shown = run("--home", shared, "show", "2-1-p2")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert [line for line in shown.stdout.splitlines() if not line.startswith("   ")] == [
        "青森県あおば市　2 事業実施の背景と概要",
        " ・漁港では網の補修など、短い時間から始められる仕事がある。",
        "青森県あおば市　3 取組みのポイント",
        " ［見学］",
        " ・相談者と一緒に漁港へ行き、作業を見学してもらう。",
        " ［見学 ＞ 体験］",
        " ●見学のあとは、1日2時間の作業から始める。",
        "青森県あおば市　3 取組みのポイント",  # under no heading of it
        " 〔図〕漁港 見学 作業 就労",
        "青森県あおば市　5 今後の課題・展望",
        " ・冬のあいだは漁港の仕事が少ない。",
    ]
    assert json.loads(run("--home", shared, "show", "2-1-p2", "--json").stdout)["schema"] == "jireishu/passage/1"
    assert run("--home", shared, "show", "2-1-p9").returncode == 2


def test_a_passage_of_an_earlier_edition_is_shown_as_such(own: Path, run: Run) -> None:
    corpus.write(home.corpus(own), replace(EDITION, id="zz", follows="shigoto", passages=EDITION.passages[:7]))
    indexer.build(own)
    last = "前の版 shigoto の段落です（今の版での言い方は jireishu verify で）。"
    assert run("--home", own, "show", "2-2-r1").stdout.splitlines()[-1].strip() == last
    assert last not in run("--home", own, "show", "2-1-p1").stdout
    assert last in run("--home", own, "show", "2-1-p1", "--edition", "shigoto").stdout


def test_show(shared: Path, run: Run) -> None:
    for typed in ("2-1", "あおば", "青森県あおば市", "shigoto/2-1"):
        done = run("--home", shared, "show", typed)
        assert done.returncode == 0
        assert "総人口: 4.5万人" in done.stdout
        assert "漁港では網の補修" in done.stdout
        assert all(wrap.width(line) <= 80 for line in done.stdout.splitlines())
    document = json.loads(run("--home", shared, "show", "2-2", "--section", "成果", "--json").stdout)
    assert [line["passage"]["id"] for line in document["passages"]] == ["2-2-r1"]
    assert document["case"]["name"] == "兵庫県みどり市"
    assert "2-2 兵庫県みどり市" in run("--home", shared, "show", "市").stderr


def test_the_first_search_makes_the_index(own: Path, run: Run) -> None:
    index.path(own).unlink()
    done = run("--home", own, "search", QUESTION, "--json", "--literal")
    assert (done.returncode, json.loads(done.stdout)["total"]) == (0, 4)
    assert "索引" in done.stderr
    assert run("--home", own, "search", QUESTION).stderr == ""


@pytest.mark.parametrize("command", [["check"], ["export"], ["diff", "shigoto", "shigoto"], ["ingest", "--dry-run"]])
def test_what_no_cluster_answers_says_so(own: Path, run: Run, command: list[str]) -> None:
    alone = run("--home", own, *command)
    done = run("--home", own, "--index", "opensearch://nowhere:9200/x", *command)
    assert (done.returncode, done.stdout) == (alone.returncode, alone.stdout)
    assert f"{command[0]} は --index の索引を使わず、{own} のものを使います" in done.stderr
    # one who set it for all commands knows
    quiet = run("--home", own, *command, JIREISHU_INDEX="opensearch://nowhere:9200/x")
    assert (quiet.stdout, quiet.stderr) == (alone.stdout, alone.stderr)


def test_a_damaged_index_is_exit_3(own: Path, run: Run) -> None:
    file = index.path(own)
    file.write_bytes(file.read_bytes()[:50_000])
    done = run("--home", own, "search", QUESTION)
    assert (done.returncode, done.stdout) == (3, "")
    assert "jireishu ingest" in done.stderr
    assert run("--home", own, "ingest").returncode == 0
    assert run("--home", own, "search", QUESTION).returncode == 0


def test_a_stale_index_answers_and_says_so(own: Path, run: Run) -> None:
    path = home.corpus(own) / "shigoto" / "edition.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("電話", "訪問"), encoding="utf-8")
    done = run("--home", own, "search", QUESTION, "-k", 1)
    assert done.returncode == 0
    assert "電話" in done.stdout
    assert "jireishu ingest" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_bad_line_names_file_and_line(own: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "bad.jsonl").write_text('{"passage": {"id": "a", "text": "x"}}\n{\n', encoding="utf-8")
    before = index.path(own).read_bytes()
    done = run("--home", own, "ingest", tmp_path / "bad.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert "bad.jsonl の 2 行目" in done.stderr
    assert index.path(own).read_bytes() == before
    assert [path.parent.name for path in corpus.editions(home.corpus(own))] == ["shigoto"]


@pytest.mark.parametrize("arguments", [["export", "--jsonl"], ["search", QUESTION], ["cases", "--json"], ["--help"]])
def test_a_closed_pipe_is_no_error(shared: Path, arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "jireishu.cli", "--home", str(shared), *arguments]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_error(shared: Path, closed: str) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "-", sys.executable, "-m", "jireishu.cli", "--home", str(shared)]
    done = subprocess.run([*command, "search", "漁港"], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("漁港".encode() in done.stdout) == (closed == "2>&-")


@pytest.mark.skipif(not Path("/usr/bin/setpriv").exists(), reason="root reads what nobody may, but for setpriv")
def test_what_may_not_be_read_is_told_as_such(own: Path, tmp_path: Path) -> None:
    rights = "-dac_override,-dac_read_search"
    command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", sys.executable, "-m", "jireishu.cli"]
    file = home.corpus(own) / "shigoto" / "edition.jsonl"
    file.touch()  # so that its content is looked at
    file.chmod(0)
    (tmp_path / "a.pdf").write_bytes(b"")
    (tmp_path / "a.pdf").chmod(0)
    for arguments, said in (
        (("check",), f"{file} を使えません: 権限がありません\n"),
        (("ingest", tmp_path / "a.pdf", tmp_path / "b.pdf"), "a.pdf: 読む権限がありません。"),
        (("eval", tmp_path / "a.pdf"), f"{tmp_path / 'a.pdf'} を読めません（権限がありません）。\n"),
    ):
        done = subprocess.run(
            [*command, "--lang", "ja", "--home", str(own), *map(str, arguments)],
            capture_output=True, check=False, timeout=60, encoding="utf-8",
        )  # fmt: skip
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_control_characters_reach_no_terminal_and_no_pipe(tmp_path: Path, run: Run) -> None:
    text = "漁港\x1b]0;題\x07\x9b31m\u202e就労\x7f\u2028窓口"
    case = {"id": "1-1", "name": "\x1b[31m兵庫県緑山市", "prefecture": "\x1b[31m兵庫県"}
    line = {"passage": {"id": "a", "text": text}, "headings": [text], "citation": {"text": text}, "case": case}
    (tmp_path / "odd.jsonl").write_text(json.dumps(line), encoding="utf-8")
    brought = run("--home", tmp_path, "ingest", tmp_path / "odd.jsonl")
    shown = run("--home", tmp_path, "search", "漁港")
    many = run("--home", tmp_path, "search", "-", stdin="緑山市の漁港\n")
    assert "条件: 事例 [31m兵庫県緑山市\n" in many.stdout
    as_json = run("--home", tmp_path, "search", "漁港", "--jsonl")
    exported = run("--home", tmp_path, "export", "--jsonl")
    for done in (brought, shown, many, as_json, exported):
        assert done.returncode == 0
        assert not set(done.stdout + done.stderr) & set("\x1b\x07\x9b\u202e\x7f\u2028\r")
    assert json.loads(as_json.stdout)["hits"][0]["passage"]["text"] == text
    assert json.loads(exported.stdout)["passage"]["text"] == text
    refused = run("--home", tmp_path, "show", "\x1b]0;題\x07")
    assert "\x1b" not in refused.stderr and "\x07" not in refused.stderr


def test_output_is_utf_8_whatever_the_locale(shared: Path, run: Run) -> None:
    done = run("--home", shared, "search", QUESTION, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, "兵庫県" in done.stdout) == (0, True)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose one passage has characters that a terminal may lack."""
    folder = tmp_path_factory.mktemp("odd")
    line = {"passage": {"id": "a", "text": "𠮟る—相談は⻑い㋿の窓口で"}}
    (folder / "odd.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert [found.error for found in ingest.ingest(folder, [folder / "odd.jsonl"])] == [None]
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    "arguments", [["search", "窓口"], ["show", "𠮟"], ["--help"], ["--lang", "en", "search", "--help"]]
)
def test_a_terminal_of_another_encoding_shows_what_it_can(odd: Path, arguments: list[str]) -> None:
    status, said = at_a_terminal("--home", odd, *arguments, PYTHONIOENCODING="cp932", TERM="dumb")
    shown = said.decode("cp932")
    assert (status, "Error" in shown) == (2 if arguments[0] == "show" else 0, False)
    if arguments[0] == "search":
        assert "?る?相談は?い?の［窓口］で" in shown


def test_a_traceback_only_when_asked_for(own: Path, run: Run) -> None:
    index.path(own).write_bytes(b"x")
    assert "Traceback" not in run("--home", own, "search", QUESTION).stderr
    assert "Traceback" in run("--home", own, "--debug", "search", QUESTION).stderr


@pytest.mark.parametrize(("language", "said"), [("ja", "見つかりません"), ("en", "it is not there")])
def test_what_the_system_refuses_is_told_in_the_language_of_the_reader(
    shared: Path, run: Run, language: str, said: str
) -> None:
    done = run("--lang", language, "--home", shared, "eval", shared / "none.jsonl")
    assert (done.returncode, f": {said}\n" in done.stderr) == (2, True)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    bare, asked = run(), run("--help")
    assert (bare.returncode, bare.stdout, bare.stderr) == (2, asked.stdout, "")


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "jireishu: コマンドがありません。\n"), ("en", "jireishu: A command is missing.\n")]
)
def test_options_without_a_command_are_a_slip_that_is_named(run: Run, language: str, said: str) -> None:
    done = run("--lang", language)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


def test_help_shows_real_examples(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "jireishu search 週払いに応じてくれる事業所をどう確保するか" in done.stdout
    for command in ("ingest", "search", "export", "cases", "show", "eval"):
        assert command in done.stdout
        assert run(command, "--help").returncode == 0
    assert run("--version").stdout.startswith("jireishu ")


def test_a_search_loads_nothing_it_does_not_need(shared: Path) -> None:
    code = (
        "import os, sys; os._exit = sys.exit\n"
        "from jireishu import cli\n"
        "try:\n    cli.run()\n"
        "finally:\n    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code, "--home", str(shared), "search", QUESTION]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    loaded = set(done.stderr.decode("utf-8").split())
    assert {"typer", "sudachipy", "sqlite3", "jireishu.search"} <= loaded
    heavy = {"numpy", "rich", "rank_bm25", "pdfplumber", "pdfminer", "pypdfium2", "platformdirs", "filelock"}
    heavy |= {"ir_measures", "scipy", "tempfile", "jireishu.cli_eval", "jireishu.cli_read", "jireishu.report"}
    heavy |= {
        "hashlib",
        "tomllib",
        "jireishu.notes",
        "importlib.metadata",
        "jireishu.model",
        "jireishu.ingest",
        "jireishu.corpus",
    }
    assert not loaded & heavy


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("variables", "escapes"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_of_80_columns(shared: Path, variables: dict[str, str], escapes: bool) -> None:
    import fcntl
    import pty
    import re
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    command = [sys.executable, "-m", "jireishu.cli", "--home", str(shared), "--no-pager", "search", QUESTION]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=kept | {"TERM": "xterm"} | variables) as process:
        os.close(theirs)
        shown = drained(ours)
    os.close(ours)
    assert process.returncode == 0
    text = shown.decode("utf-8").replace("\r\n", "\n")
    assert ("\x1b" in text) == escapes
    assert ("\x1b[1;4m事業所\x1b[0m" if escapes else "［事業所］") in text
    assert all(wrap.width(re.sub("\x1b\\[[0-9;]*m", "", line)) <= 80 for line in text.splitlines())
    assert TITLE in text


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("arguments", "lines", "paged"),
    [
        (["show", "2-1"], 5, True), (["--no-pager", "show", "2-1"], 5, False), (["show", "2-1"], 100, False),
        (["cases"], 5, True), (["search", "漁港"], 5, True), (["search", "漁港"], 100, False),
        (["search", "漁港", "--json"], 5, False),
    ],
)  # fmt: skip
def test_what_is_longer_than_the_screen_goes_to_the_pager(
    shared: Path, arguments: list[str], lines: int, paged: bool
) -> None:
    named = {"PAGER": "sed s/^/paged:/", "LINES": str(lines), "TERM": "xterm"}
    _, said = at_a_terminal("--home", shared, *arguments, **named)
    assert "青森県あおば市" in said.decode("utf-8")
    assert (b"paged:" in said) == paged


def test_a_wrong_option_is_answered_with_the_help_of_its_command(tmp_path: Path, run: Run) -> None:
    said = [run("--home", tmp_path, *wrong).stderr.splitlines()[-1] for wrong in (("ingest", "--foo"), ("--foo",))]
    assert said == ["  → 使い方: jireishu ingest --help", "  → 使い方: jireishu --help"]
