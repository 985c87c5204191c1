"""Files that are no readable casebook end in one clear line, and nothing that was there is lost."""

import os
import zlib
from pathlib import Path

import hostile
import pytest
import typeset
from conftest import Run
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from jireishu import corpus, home, ingest, parsing
from jireishu.errors import SourceError


def drawn(path: Path, *texts: str, encrypt: StandardEncryption | None = None) -> Path:
    canvas = Canvas(str(path), encrypt=encrypt)
    for text in texts:
        canvas.setFont(typeset.MINCHO, 11)
        canvas.drawString(60, 700, text)
        canvas.showPage()
    canvas.save()
    return path


def cut(path: Path, folder: Path) -> Path:
    whole = typeset.typeset(folder, typeset.DRESSES[0]).read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    return path


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(SourceError, match="空のファイル"):
        parsing.parse(tmp_path / "a.pdf")


def test_not_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("これは PDF ではない", encoding="utf-8")
    with pytest.raises(SourceError, match="PDF ではありません"):
        parsing.parse(tmp_path / "a.pdf")


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="フォルダ"):
        parsing.parse(tmp_path)
    with pytest.raises(SourceError, match="ありません"):
        parsing.parse(tmp_path / "none.pdf")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path, run: Run) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    found = run("--home", tmp_path, "ingest", tmp_path / "pipe.pdf")
    assert (found.returncode, "pipe.pdf: ファイルではありません" in found.stderr) == (2, True)


def test_a_file_name_of_a_windows_archive_is_read_as_such(tmp_path: Path, run: Run) -> None:
    file = tmp_path / os.fsdecode("事例集.pdf".encode("cp932"))
    typeset.typeset(tmp_path, typeset.DRESSES[0]).rename(file)
    home.corpus(tmp_path).mkdir()
    found = run("--home", tmp_path, "ingest", file)
    assert (found.returncode, found.stderr) == (0, "")
    [edition] = map(corpus.head, corpus.editions(home.corpus(tmp_path)))
    assert (edition.id, edition.source) == ("事例集", "事例集.pdf")
    again = run("--home", tmp_path, "ingest", file)
    assert (again.returncode, "変わっていません" in again.stdout) == (0, True)


def test_a_pdf_cut_short(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        parsing.parse(cut(tmp_path / "cut.pdf", tmp_path))
    assert "cut.pdf" in caught.value.message
    assert caught.value.hint


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    path = drawn(tmp_path / "locked.pdf", "秘密", encrypt=StandardEncryption("user", "owner"))
    with pytest.raises(SourceError, match="パスワード"):
        parsing.parse(path)


@typeset.needs_font
def test_an_empty_password_is_no_obstacle(tmp_path: Path) -> None:
    path = drawn(tmp_path / "open.pdf", "事例集ではない文書", encrypt=StandardEncryption("", "owner"))
    with pytest.raises(SourceError, match="事例集として読めません"):
        parsing.parse(path)


def test_pages_without_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    for _ in range(2):
        canvas.rect(50, 50, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    with pytest.raises(SourceError, match=r"文字の情報がありません.*全 2 頁"):
        parsing.parse(tmp_path / "scan.pdf")


def test_a_page_whose_data_are_damaged_is_not_called_a_picture(tmp_path: Path) -> None:
    packed = zlib.compress(hostile.TEXT)
    content = hostile.stream(packed[:9] + b"\xff" * 9 + packed[18:], hostile.FLATE)
    (tmp_path / "damaged.pdf").write_bytes(hostile.pdf(content))
    with pytest.raises(SourceError, match="全 1 頁が、壊れているか上限を超えるので読めません"):
        parsing.parse(tmp_path / "damaged.pdf")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = typeset.typeset(tmp_path, typeset.DRESSES[0])
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nonsense")
    home = tmp_path / "home"
    summaries = ingest.ingest(home, [bad, good])
    assert [(s.edition_id, s.error is None) for s in summaries] == [("bad", False), ("plain", True)]
    assert (home / "corpus" / "plain" / "edition.jsonl").is_file()


def test_a_failed_ingest_leaves_corpus_and_index_as_they_were(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ingest.ingest(home, [typeset.typeset(tmp_path, typeset.DRESSES[0])])

    def files() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in home.rglob("*") if p.is_file() and p.name != "memo.sqlite"}

    kept = files()  # but for the memo: it is remembered that the file cannot be read
    ingest.ingest(home, [cut(tmp_path / "plain.pdf", tmp_path)])
    assert files() == kept


def test_an_edition_read_from_another_file_is_not_overwritten(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ingest.ingest(home, [typeset.typeset(tmp_path, typeset.DRESSES[0])])
    lines = tmp_path / "plain.jsonl"
    lines.write_text('{"passage": {"id": "a", "text": "別の本文"}}\n', encoding="utf-8")
    (summary,) = ingest.ingest(home, [lines])
    assert summary.error is not None and "plain.pdf" in summary.error.message
    assert "別の本文" not in (home / "corpus" / "plain" / "edition.jsonl").read_text(encoding="utf-8")
