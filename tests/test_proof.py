"""`show --image` cuts the cited region out of the very PDF that was read."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typeset
from conftest import at_a_terminal
from PIL import Image
from reportlab.lib.pagesizes import A4

from jireishu import corpus, home, ingest, proof
from jireishu.model import Passage

RED, PAPER, MARKED = (211, 47, 47), (255, 255, 255), (255, 249, 196)
TOLD = "店主との打合せは月に2回、閉店後に行っている。"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a casebook PDF of 595 x 842 points; tests only read it."""
    folder = tmp_path_factory.mktemp("home")
    home.corpus(folder).mkdir()
    ingest.ingest(folder, [typeset.typeset(home.corpus(folder), typeset.DRESSES[0])])
    return folder


def passage(folder: Path, text: str) -> Passage:
    [path] = corpus.editions(home.corpus(folder))
    return next(p for p in corpus.read(path).passages if p.text == text)


@typeset.needs_font
def test_the_passage_is_outlined_where_its_ink_is(book: Path, tmp_path: Path) -> None:
    wanted = passage(book, TOLD)
    [box] = wanted.boxes
    assert proof.show(book, wanted.id, tmp_path / "a.png") == [wanted]
    with Image.open(tmp_path / "a.png") as image:
        assert image.width == min(round((box.x1 - box.x0 + 90) * 2), round(A4[0]) * 2)
        colours = {colour for _, colour in image.getcolors(1 << 24)}
        assert {RED, PAPER, MARKED, (0, 0, 0)} <= colours
        inside = image.crop((2 * 45, 2 * 45, 2 * 55, 2 * 45 + 20))  # the list mark and the first letter
        darkest, _ = inside.convert("L").getextrema()
        assert darkest < 60


def test_a_citation_shows_every_passage_it_names(book: Path, tmp_path: Path) -> None:
    wanted = passage(book, TOLD)
    folded = wanted.citation.text.replace("青森県", "青森県\n   ")
    found = proof.show(book, folded, tmp_path / "a.png")
    assert wanted in found
    assert len(found) > 1
    assert {p.citation.text for p in found} == {wanted.citation.text}


def test_the_region_of_every_page_of_a_passage_is_shown(tmp_path: Path) -> None:
    long = (typeset.LONG * 12,)
    sections = (("地域の状況", ()), ("取組みのポイント", (("*", "連携", long),)))
    cases = ({**typeset.CASES[0], "sections": sections},)
    home.corpus(tmp_path).mkdir()
    ingest.ingest(tmp_path, [typeset.typeset(home.corpus(tmp_path), typeset.DRESSES[0], cases)])
    wanted = passage(tmp_path, long[0])
    assert [box.page for box in wanted.boxes] == list(wanted.pages.pdf)
    proof.show(tmp_path, wanted.id, tmp_path / "a.png")
    tall = sum(box.bottom - box.top for box in wanted.boxes)
    with Image.open(tmp_path / "a.png") as image:
        assert image.height > 2 * tall
        edge = [image.getpixel((0, y)) for y in range(image.height)]
    grey = len(wanted.boxes) + 6 * (len(wanted.boxes) - 1)  # a line over each page's number, a rule between pages
    assert edge.count((160, 160, 160)) == grey


def test_a_changed_or_missing_pdf_is_no_proof(book: Path, tmp_path: Path, run: Callable) -> None:
    wanted = passage(book, TOLD).id
    other = typeset.typeset(tmp_path, typeset.DRESSES[1])
    changed = run("--home", book, "show", wanted, "--image", tmp_path / "a.png", "--pdf", other)
    assert (changed.returncode, changed.stdout) == (2, "")
    assert "変わっています" in changed.stderr
    assert "--pdf" in changed.stderr
    gone = tmp_path / "home"
    corpus.write(home.corpus(gone), corpus.read(corpus.editions(home.corpus(book))[0]))
    missing = run("--home", gone, "show", wanted, "--image", tmp_path / "a.png")
    assert missing.returncode == 2
    assert "plain.pdf が" in missing.stderr
    assert not (tmp_path / "a.png").exists()
    renamed = (home.corpus(book) / "plain.pdf").read_bytes()
    (home.corpus(gone) / "別の名前.pdf").write_bytes(renamed)
    found = run("--home", gone, "show", wanted, "--image", tmp_path / "a.png")
    assert found.returncode == 0
    assert TOLD in found.stdout
    assert (tmp_path / "a.png").exists()


def test_a_hit_that_is_none_and_a_passage_without_a_place(own: Path, tmp_path: Path, run: Callable) -> None:
    unknown = run("--home", own, "show", "2-1.points.none", "--image", tmp_path / "a.png")
    assert unknown.returncode == 2
    assert "段落も引用もありません" in unknown.stderr
    nowhere = run("--home", own, "show", "2-1-p1", "--image", tmp_path / "a.png")
    assert nowhere.returncode == 2
    assert "位置がありません" in nowhere.stderr


@typeset.needs_font
def test_a_picture_is_of_the_edition_that_is_named(tmp_path: Path, run: Callable) -> None:
    home.corpus(tmp_path).mkdir()
    plain, other = (typeset.typeset(home.corpus(tmp_path), dress) for dress in typeset.DRESSES[:2])
    ingest.ingest(tmp_path, [plain, other])
    old, new = (next(p for p in edition.passages if p.text == TOLD) for edition in map(
        corpus.read, (home.corpus(tmp_path) / file.stem / "edition.jsonl" for file in (plain, other))
    ))  # fmt: skip
    assert old.id == new.id
    shown = {edition: tmp_path / f"{edition}.png" for edition in ("", plain.stem, other.stem)}
    for edition, image in shown.items():
        assert (
            proof.show(tmp_path, old.id, image, edition=edition)[0].boxes
            == (old if edition == plain.stem else new).boxes
        )
    assert shown[""].read_bytes() == shown[other.stem].read_bytes() != shown[plain.stem].read_bytes()
    missing = run("--home", tmp_path, "show", old.id, "--edition", "2030", "--image", tmp_path / "b.png")
    assert (missing.returncode, "版「2030」はありません。" in missing.stderr) == (2, True)


def test_a_picture_replaces_no_file_of_another_kind(book: Path, run: Callable) -> None:
    [pdf] = home.pdfs(book)
    before = pdf.read_bytes()
    done = run("--home", book, "show", "2-1.points.none", "--pdf", pdf, "--image", pdf)
    assert (done.returncode, pdf.read_bytes()) == (2, before)
    assert "PNG" in done.stderr


@typeset.needs_font
def test_a_terminal_that_can_show_pictures_shows_it(book: Path, tmp_path: Path) -> None:
    asked = "--home", book, "show", passage(book, TOLD).id, "--image", tmp_path / "a.png"
    able, unable, drawing = b"\x1b[?62;4;22c", b"\x1b[?62;22c", b"\x1bP0;0;0q"  # 4: it understands Sixel
    code, said = at_a_terminal(*asked, answers=able)
    assert (code, drawing in said) == (0, True)
    for answer, size in ((unable, (24, 80)), (able, (0, 0))):
        code, said = at_a_terminal(*asked, answers=answer, size=size)
        assert (code, drawing in said) == (0, False)


@typeset.needs_font
def test_a_picture_that_is_piped_on_is_not_drawn(book: Path, tmp_path: Path, run: Callable) -> None:
    done = run("--home", book, "show", passage(book, TOLD).id, "--image", tmp_path / "a.png")
    assert (done.returncode, "\x1b" in done.stdout) == (0, False)
