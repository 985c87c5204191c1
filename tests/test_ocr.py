"""Pages without text, read by recognition where that is asked for and to be had."""

import json
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from conftest import Run
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typeset import MINCHO

from jireishu import corpus, ocr, parsing
from jireishu.errors import SourceError
from jireishu.model import PageBox
from jireishu.page import Page


def japanese() -> bool:
    if shutil.which("ocrmypdf") is None or shutil.which("tesseract") is None:
        return False
    return "jpn" in subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout


def scanned(path: Path) -> Path:
    """Two pages: the first has text, the second is a picture of one."""
    canvas = Canvas(str(path), pagesize=(400, 200), invariant=1)
    for text in ("窓口で相談を受けている。", "農園で収穫を体験する。"):
        canvas.setFont(MINCHO, 20)
        canvas.drawString(60, 100, text)
        canvas.showPage()
    canvas.save()
    pdf = pypdfium2.PdfDocument(path)
    picture = pdf[1].render(scale=4).to_pil()
    canvas = Canvas(str(path), pagesize=(400, 200), invariant=1)
    canvas.setFont(MINCHO, 20)
    canvas.drawString(60, 100, "窓口で相談を受けている。")
    canvas.drawString(60, 70, "午後も開く。")
    canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, 400, 200)
    canvas.save()
    return path


@pytest.mark.skipif(not japanese(), reason="needs ocrmypdf and tesseract's Japanese data")
def test_a_page_that_is_a_picture_is_read_and_marked(tmp_path: Path, run: Run) -> None:
    path = scanned(tmp_path / "scan.pdf")
    home = tmp_path / "home"
    done = run("--home", home, "ingest", "--profile", "report", "--ocr", path)
    assert done.returncode == 0
    assert "PDF 2頁: この頁の文字は文字認識で読みました" in done.stdout
    edition = corpus.read(home / "corpus" / "scan" / "edition.jsonl")
    assert [(p.text[:2], p.ocr) for p in edition.passages] == [
        ("窓口", False), ("農園", True),
    ]  # fmt: skip
    (sure,) = [p.ocr_confidence for p in edition.passages if p.ocr]
    assert sure is not None and 0.5 < sure <= 1
    assert f"〔文字認識 {sure:.0%}〕農園" in run("--home", home, "search", "農園の収穫").stdout
    shown = json.loads(run("--home", home, "search", "農園の収穫", "--json").stdout)
    assert shown["hits"][0]["passage"]["ocr_confidence"] == sure


def test_without_the_tools_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = scanned(tmp_path / "scan.pdf")
    with pytest.raises(SourceError) as told:
        parsing.parse(path, profile="report", recognise=True)
    assert "ocrmypdf" in told.value.message and "tesseract-ocr-jpn" in told.value.hint


def test_a_pdf_with_text_is_not_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    canvas = Canvas(str(tmp_path / "text.pdf"), invariant=1)
    canvas.setFont(MINCHO, 12)
    canvas.drawString(100, 500, "窓口で相談を受けている。")
    canvas.save()
    edition = parsing.parse(tmp_path / "text.pdf", profile="report", recognise=True)
    assert [(p.text, p.ocr) for p in edition.passages] == [("窓口で相談を受けている。", False)]


def test_a_passage_is_as_sure_as_the_letters_in_its_boxes() -> None:
    words = {2: [ocr.Word(0.5, 0.1, 0.9, 3), ocr.Word(0.5, 0.12, 0.5, 1), ocr.Word(0.5, 0.8, 0.1, 5)]}
    pages = {2: Page(2, 400, 200)}
    assert ocr.confidence(words, [PageBox(2, 100, 10, 300, 40)], pages) == 0.8
    assert ocr.confidence(words, [PageBox(2, 0, 60, 400, 90)], pages) is None
