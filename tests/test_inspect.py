"""`inspect` shows on each page what its pieces were taken for, whatever the PDF holds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import reportlab
import typeset
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from jireishu import binding, casebook, contact, inspection, keys, marks, pictures, profile, reader
from jireishu.errors import SourceError
from jireishu.page import Box
from jireishu.tongue import phrase, speak

INK = (0, 0, 0)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return typeset.typeset(tmp_path_factory.mktemp("pdf"), typeset.DRESSES[0])


def sheets(path: Path) -> dict[int, marks.Sheet]:
    reading = reader.Readers(path).collect()
    seen = casebook.dissect(reading.pages, profile.load(), "a", path.name, "", reading.findings)
    return {sheet.number: sheet for sheet in marks.sheets(seen)}


def test_each_piece_of_a_page_is_marked_with_what_it_was_taken_for(plain: Path) -> None:
    found = {(m.kind, m.text) for sheet in sheets(plain).values() for m in sheet.marks}
    assert {
        ("title", "No.1 青森県みどり野市"),
        ("title", "商店街とともに短い時間の仕事をつくる"),
        ("title", "3. 取組みのポイント"),
        ("heading", "商店街との連携"),
        ("bullet", "店主との打合せは月に2回、閉店後に行っている。"),
        ("table", "総人口 12.3万人\n保護率 1.8%\n高齢化率 31.0%\n運営形態 委託"),
        ("furniture", "就労支援の事例"),
        ("contents", "目次"),
        ("paragraph", "この事例集は、働くことに困っている方を支える取組みを集めたものである。"),
    } <= found


def test_a_line_that_went_nowhere_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "APPENDIX", "相談の様式")
    path = typeset.typeset(tmp_path, typeset.DRESSES[0])
    assert [m.text for sheet in sheets(path).values() for m in sheet.marks if m.kind == "unused"] == ["相談の様式"]


def test_a_passage_over_two_columns_has_a_box_in_each(tmp_path: Path) -> None:
    columns = next(d for d in typeset.DRESSES if d.name == "columns")
    sections = (("地域の状況", ()), ("取組みのポイント", (("*", "連携", (typeset.LONG * 3,)),)))
    path = typeset.typeset(tmp_path, columns, ({**typeset.CASES[0], "sections": sections},))
    boxes = [m.boxes for sheet in sheets(path).values() for m in sheet.marks if len(m.boxes) == 2]
    assert boxes
    assert all(left.x1 < right.x0 and right.top < left.top for left, right in boxes)


def straight(canvas: Canvas) -> None:
    canvas.rect(100, 600, 50, 20, fill=1)


def rotated(canvas: Canvas) -> None:
    canvas.setPageSize((842, 595))  # reportlab wants it as displayed
    canvas.setPageRotation(90)
    canvas.rect(100, 600, 50, 20, fill=1)


def cropped(canvas: Canvas) -> None:
    canvas.setCropBox((40, 50, 500, 800))
    canvas.rect(100, 600, 50, 20, fill=1)


@pytest.mark.parametrize(
    ("draw", "box"),
    [
        (straight, Box(100, 222, 150, 242)),
        (rotated, Box(600, 100, 620, 150)),
        (cropped, Box(60, 180, 110, 200)),
    ],
)
def test_a_box_is_where_the_page_shows_it(tmp_path: Path, draw: Callable[[Canvas], None], box: Box) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    [(number, picture)] = pictures.pages(tmp_path / "a.pdf", [1], 2)
    assert number == 1
    assert picture is not None
    inside = picture.cut(Box(box.x0 + 1, box.top + 1, box.x1 - 1, box.bottom - 1)).image
    around = picture.cut(Box(box.x0 - 3, box.top - 3, box.x1 + 3, box.top - 2)).image
    assert inside.getcolors() == [(inside.width * inside.height, INK)]
    assert around.getcolors() == [(around.width * around.height, (255, 255, 255))]


@typeset.needs_font
@pytest.mark.parametrize("crop", [None, (40, 50, 500, 580), (-100, 30, 560, 2_000)])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_box_of_a_line_is_where_its_ink_is(
    tmp_path: Path, turn: int, crop: tuple[int, int, int, int] | None
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(842, 595) if turn % 180 else (595, 842))
    canvas.setFont(typeset.GOTHIC, 20)
    canvas.drawString(120, 400, "漢字漢字漢字")
    canvas.setPageRotation(turn)
    if crop:
        canvas.setCropBox(crop)
    canvas.showPage()
    canvas.save()
    [page] = reader.Readers(tmp_path / "a.pdf").collect().pages
    [line] = page.segments
    box = page.displayed(Box(line.x0, line.top, line.x1, line.bottom))
    [(_, picture)] = pictures.pages(tmp_path / "a.pdf", [1], 1)
    assert picture is not None
    ink = picture.image.convert("L").point(lambda v: 255 * (v < 200)).getbbox()
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(ink, abs=4)


def test_a_page_that_cannot_be_drawn_is_said_and_the_others_come(tmp_path: Path, plain: Path) -> None:
    assert [(n, p is None) for n, p in pictures.pages(plain, [1, 99, 2], 0.2)] == [(1, False), (99, True), (2, False)]
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\nbroken")
    assert [(n, p) for n, p in pictures.pages(tmp_path / "broken.pdf", [1, 2], 1)] == [(1, None), (2, None)]


def test_pages_are_not_drawn_without_end(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "FILE_SECONDS", (0, 0))
    assert list(pictures.pages(plain, [1, 2, 3], 1)) == [(1, None), (2, None), (3, None)]


def test_a_page_of_any_size_is_drawn_small_enough(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "vast.pdf"), pagesize=(14_400, 14_400))
    canvas.rect(0, 0, 7_200, 7_200, fill=1)
    canvas.showPage()
    canvas.save()
    [(_, picture)] = pictures.pages(tmp_path / "vast.pdf", [1], 2)
    assert picture is not None
    assert picture.image.width * picture.image.height <= 6_100_000
    assert picture.cut(Box(3_000, 10_000, 4_000, 11_000)).image.getcolors(1)


def test_a_legend_is_written_in_japanese_where_a_font_can_and_else_in_latin_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def legend(*names: str) -> bytes:
        page = pictures.Picture(Image.new("RGB", (300, 20)), 1)
        pictures._japanese.cache_clear()
        return page.with_legend([(*names, (0, 90, 200))]).image.tobytes()

    monkeypatch.setattr(
        pictures, "FONTS", ("no such font.ttf", str(Path(reportlab.__file__).parent / "fonts/Vera.ttf"))
    )
    assert legend("小見出し", "heading") != legend("heading", "")
    monkeypatch.setattr(pictures, "FONTS", ("no such font.ttf",))
    assert legend("小見出し", "heading") == legend("heading", "")


def test_inspect_writes_a_picture_a_page_and_a_sheet(run: Callable, tmp_path: Path, plain: Path) -> None:
    done = run("inspect", plain, "--out", tmp_path / "out")
    assert done.returncode == 0
    told = "".join(done.stdout.split())
    assert "「資料」、「索引」、「あとがき」は目次・一覧表にありますが、本文がありません" in told
    html = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    names = sorted(p.name for p in (tmp_path / "out").glob("*.png"))
    assert names[0] == "page-0001.png"
    assert all(f'src="{name}"' in html for name in names)
    assert "店主との打合せは月に2回、閉店後に行っている。" in html
    assert "http://" not in html and "https://" not in html
    with Image.open(tmp_path / "out" / names[3]) as image:
        assert (25, 118, 210) in {colour for _, colour in image.getcolors(1 << 24)}  # a bullet's


def test_inspect_draws_only_the_pages_asked_for(run: Callable, tmp_path: Path, plain: Path) -> None:
    assert run("inspect", plain, "--page", 4, "--out", tmp_path / "out").returncode == 0
    assert [p.name for p in (tmp_path / "out").glob("*.png")] == ["page-0004.png"]
    beyond = run("inspect", plain, "--page", 99, "--out", tmp_path / "none")
    assert beyond.returncode == 2
    assert "99 頁はありません" in beyond.stderr
    assert not (tmp_path / "none").exists()


def test_inspect_reads_by_the_profile_that_ingest_reads_by(run: Callable, tmp_path: Path, plain: Path) -> None:
    said = "保護率「1.8%」は%としては考えにくい値です"
    usual = (keys.FOLDER / "casebook.toml").read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(usual.replace('"%" = [0.0, 6.0]', '"%" = [0.0, 1.0]'), "utf-8")
    own, again = (
        run("inspect", plain, "--page", 4, "--out", tmp_path / "out", *more)
        for more in (("--profile", tmp_path / "own.toml"), ())
    )
    assert (own.returncode, said in own.stdout) == (0, True)
    assert (again.returncode, said in again.stdout) == (0, False)
    report = run("inspect", plain, "--out", tmp_path / "none", "--profile", "report")
    assert (report.returncode, "事例集の書き方ではない" in report.stderr) == (2, True)


def test_inspect_says_in_one_line_what_is_no_pdf(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("これは PDF ではない", encoding="utf-8")
    done = run("inspect", tmp_path / "a.pdf", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "PDF ではありません" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_sheet_speaks_the_language_of_who_made_it() -> None:
    finding = phrase("{name} は{why}（jireishu ingest）", name="a.pdf", why=phrase("まだ取り込まれていません"))
    view = contact.View(3, "1", "", (finding,), (contact.Entry("unused", "Rest"),))
    kinds = {kind: (name, (1, 2, 3)) for kind, name in marks.KINDS.items()}
    try:
        speak(["--lang", "en"], {})
        html = contact.html("Title", "a.pdf", [view], [], kinds)
    finally:
        speak([], {"LANG": "ja_JP.UTF-8"})
    assert "<h2>PDF p. 3　printed p. 1</h2>" in html
    assert "a.pdf has not been read yet (jireishu ingest)" in html
    assert re.findall("[ぁ-んァ-ヶ一-龠]+", html) == []


def test_a_process_of_its_own_sees_the_same(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = reader.Readers(plain).collect()
    near = marks.see(reading.pages, plain.name, reading.findings)
    monkeypatch.setattr(binding, "MUCH", 0)
    assert marks.see(reading.pages, plain.name, reading.findings) == near
    assert {mark.kind for sheet in near.sheets for mark in sheet.marks} >= {"bullet", "title", "furniture"}
    monkeypatch.setattr(binding, "SECONDS", (0.0, 0.0))  # within which no process ends
    with pytest.raises(SourceError, match="時間かメモリの上限までに"):
        inspection.inspect(plain, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_what_a_pdf_says_is_text_on_the_sheet_and_never_markup() -> None:
    evil = '</li><script src="https://example.org/x.js">\x1b]0;x\x07'
    view = contact.View(1, evil, "page-0001.png", (evil,), (contact.Entry("bullet", evil, evil),))
    html = contact.html(evil, evil, [view], [evil], {"bullet": ("箇条書き", (1, 2, 3))})
    assert "<script" not in html
    assert "\x1b" not in html
    assert html.count("<li>") == html.count("</li>") == 1
