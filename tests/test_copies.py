"""The casebook in the forms that other tools take."""

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import EDITION, PASSAGES, TITLE, Run

from jireishu import copies
from jireishu.analysis import Analyzer

ASK = """
const { passages, questions } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const { find } = finder(passages, []);
console.log(JSON.stringify(questions.map((said) => find(said).map(([, n]) => passages[n].named).sort())));
"""


def test_a_table_has_a_row_a_passage_and_gives_back_its_text(shared: Path, run: Run) -> None:
    said = run("--home", shared, "export", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [row["本文"] for row in rows] == [passage.text for passage in PASSAGES]
    assert rows[1]["事例名"] == "青森県あおば市"
    assert (rows[1]["PDF頁"], rows[1]["印字頁"]) == ("10", "8")
    assert run("--home", shared, "export", "--format", "csv", "--bom").stdout == "\ufeff" + said


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1"])
def test_no_cell_is_a_formula(text: str) -> None:
    edition = replace(EDITION, passages=(replace(PASSAGES[0], text=text),))
    (_, row) = csv.reader(io.StringIO("".join(copies.table([edition]))))
    assert row[9] == f"'{text}"


def test_a_text_to_read_has_the_headings_of_the_book(shared: Path, run: Run) -> None:
    said = run("--home", shared, "export", "--format", "markdown").stdout
    assert said.startswith("# しごと支援事例集\n\n")
    assert "## 2-1 青森県あおば市\n\n漁港の仕事から始める中間的就労\n\n### 事業実施の背景と概要\n\n- 漁港では" in said
    assert (
        "### 取組みのポイント ＞ 見学 ＞ 体験\n\n- 見学のあとは、1日2時間の作業から始める。〔9頁（PDF 11頁）〕\n"
        in said
    )


def test_what_is_printed_is_no_markup(analyzer: Analyzer) -> None:
    text = "*強調* <script>alert(1)</script> [x](y) `z`\n# 見出し"
    edition = replace(EDITION, passages=(replace(PASSAGES[0], text=text),))
    said = "".join(copies.markdown([edition]))
    assert "\\*強調\\* \\<script\\>" in said and "  \n  \\# 見出し" in said
    page = "".join(copies.page([edition], analyzer.morphemes))
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert "&lt;script&gt;" in "".join(copies.trec([edition]))


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_one_page_holds_every_passage_and_fetches_nothing(shared: Path, run: Run) -> None:
    said = run("--home", shared, "export", "--format", "html").stdout
    tags = Tags(said).found
    assert all(passage.text in said for passage in PASSAGES)
    assert [about["data-cite"] for _, about in tags if "data-cite" in about] == [p.citation.text for p in PASSAGES]
    targets = [about["id"] for _, about in tags if "id" in about]
    links = [about["href"] for tag, about in tags if tag == "a"]
    assert len(links) == 3 and all(link and link[1:] in targets for link in links)
    assert not [about for tag, about in tags if "src" in about or (tag == "link")]


@pytest.mark.skipif(shutil.which("node") is None, reason="node runs the script of the page")
def test_the_page_leaves_out_the_cases_that_a_question_leaves_out() -> None:
    cases = ("青森県あおば市", "兵庫県みどり市", "東京都しらはま町")
    passages = [{"text": "漁港の見学", "head": name, "named": name} for name in cases]
    questions = {
        "あおば市の見学": ["青森県あおば市"],
        "あおば市以外の見学": ["兵庫県みどり市", "東京都しらはま町"],
        "あおばとみどりを除いて、見学は": ["東京都しらはま町"],
        "あおば市でもみどり市でもない町の見学": ["東京都しらはま町"],
        "あおば市ではなくみどり市の見学": ["兵庫県みどり市"],
        "あおば市では漁港以外の見学は": ["青森県あおば市"],
    }
    script = (Path(copies.__file__).parent / "pages" / "alone.js").read_text(encoding="utf-8") + ASK
    given = json.dumps({"passages": passages, "questions": list(questions)})
    done = subprocess.run(["node", "-e", script], input=given, capture_output=True, text=True, check=True)
    assert dict(zip(questions, json.loads(done.stdout), strict=True)) == questions


def test_documents_for_retrieval_tools(shared: Path, run: Run) -> None:
    said = run("--home", shared, "export", "--format", "trec").stdout
    assert said.count("<DOC>\n") == said.count("</DOC>\n") == 11
    assert "<DOCNO>2-1-p1</DOCNO>\n<TITLE>青森県あおば市 見学</TITLE>\n<TEXT>\n相談者と一緒に" in said


def test_editions_that_are_handed_on_together_are_told_apart(analyzer: Analyzer) -> None:
    both = [EDITION, replace(EDITION, id="2024")]
    names = re.findall("<DOCNO>(.*)</DOCNO>", "".join(copies.trec(both)))
    assert len(set(names)) == len(names) == 22
    assert {"shigoto/2-1-p1", "2024/2-1-p1"} <= set(names)
    assert f"# {TITLE}（版 2024）\n" in "".join(copies.markdown(both))
    page = "".join(copies.page(both, analyzer.morphemes))
    assert f"<title>{TITLE}</title>" in page
    assert [f"<h2>{TITLE}（版 {name}）</h2>" in page for name in ("shigoto", "2024")] == [True, True]
    assert "（版" not in "".join([*copies.page([EDITION], analyzer.morphemes), *copies.markdown([EDITION])])


def test_an_unknown_form_or_edition_is_told(shared: Path, run: Run) -> None:
    for arguments in (("--format", "docx"), (), ("--format", "csv", "--edition", "2030")):
        done = run("--home", shared, "export", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
