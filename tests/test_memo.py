"""What was read or analysed once is not read or analysed again, and the outcome is the same."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import typeset
from conftest import Run
from hostile import pdf
from reportlab.pdfgen.canvas import Canvas
from test_hostile_pdf import stream

from jireishu import corpus, home, imprint, index, indexer, ingest, memo, readonly, records
from jireishu.analysis import Analyzer
from jireishu.cuts import Cuts


def book(path: Path, texts: list[str]) -> Path:
    """A PDF with one page for each text."""
    canvas = Canvas(str(path), invariant=1)
    for text in texts:
        canvas.setFont(typeset.MINCHO, 12)
        canvas.drawString(100, 500, text)
        canvas.showPage()
    canvas.save()
    return path


def remembering(file: Path, keys: set[str]) -> Path:
    made = memo.Memo(file)
    for key in keys:
        made.put(key, None)
    made.save()
    return file


def lines(path: Path, file: Path) -> list[dict]:
    """What the process that reads a PDF says of its pages, told of a memo."""
    command = [sys.executable, "-m", "jireishu.pdf", path, "1:", file, "1"]
    done = subprocess.run(command, capture_output=True, check=True)
    return [line for line in map(json.loads, done.stdout.splitlines()) if "page" in line]


def test_only_the_page_that_changed_is_read_again(tmp_path: Path) -> None:
    old = lines(book(tmp_path / "old.pdf", ["港の仕事", "畑の仕事", "山の仕事"]), tmp_path / "none")
    known = {line["key"] for line in old}
    assert len(known) == 3
    new = lines(
        book(tmp_path / "new.pdf", ["港の仕事", "町の仕事", "山の仕事", "畑の仕事"]),
        remembering(tmp_path / "memo", known),
    )
    assert [line.get("known") for line in sorted(new, key=lambda line: line["page"])] == [
        old[0]["key"],
        None,
        old[2]["key"],
        old[1]["key"],
    ]
    assert new[-1]["content"][4][0][0] == "町の仕事"


def test_a_page_set_in_another_font_or_turned_is_another_page(tmp_path: Path) -> None:
    keys = set()
    for font, rotation in ((typeset.MINCHO, 0), (typeset.GOTHIC, 0), (typeset.MINCHO, 90)):
        canvas = Canvas(str(tmp_path / "page.pdf"), invariant=1)
        canvas.setFont(font, 12)
        canvas.drawString(100, 500, "港の仕事")
        canvas.setPageRotation(rotation)
        canvas.save()
        keys |= {line["key"] for line in lines(tmp_path / "page.pdf", tmp_path / "none")}
    assert len(keys) == 3


def test_a_form_that_draws_with_the_fonts_of_its_page_makes_another_page_with_them(tmp_path: Path) -> None:
    form = stream(b"BT /F2 12 Tf 50 700 Td (abc) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    keys = {}
    for letters in (b"6c34", b"5c71"):
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 8 0 R>>"
        named = stream(b"1 begincodespacerange<00><ff>endcodespacerange 1 beginbfchar<61><%s>endbfchar" % letters)
        resources = b"<</Font<</F2 7 0 R>>/XObject<</X 6 0 R>>>>"
        (tmp_path / "a.pdf").write_bytes(pdf(stream(b"/X Do"), resources, objects=(form, font, named)))
        [line] = lines(tmp_path / "a.pdf", tmp_path / "none")
        keys[line["content"][4][0][0]] = line["key"]
    assert list(keys) == ["水bc", "山bc"]
    assert len(set(keys.values())) == 2


def test_pages_whose_forms_share_one_list_with_themselves_in_it_are_others_where_its_fonts_are(tmp_path: Path) -> None:
    about = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 8 0 R"
    forms = [stream(b"BT /F2 12 Tf 50 700 Td (%s) Tj ET" % text, about) for text in (b"abc", b"acb")]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 8 0 R/Contents 12 0 R>>"
    every = b"<</Font<</F2 9 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 10 0 R>>"
    read = []
    for letters in (b"6c34", b"5c71"):
        named = stream(b"1 begincodespacerange<00><ff>endcodespacerange 1 beginbfchar<61><%s>endbfchar" % letters)
        objects = (*forms, every, font, named, page, stream(b"/Y Do"))
        file = pdf(stream(b"/X Do"), b" 8 0 R", objects, kids=b"3 0 R 11 0 R", count=b"2")
        (tmp_path / "a.pdf").write_bytes(file)
        read += [(line["content"][4][0][0], line["key"]) for line in lines(tmp_path / "a.pdf", tmp_path / "none")]
    assert [text for text, _ in read] == ["水bc", "水cb", "山bc", "山cb"]
    assert len({key for _, key in read}) == 4


def test_a_page_of_which_another_layer_shows_is_another_page(tmp_path: Path) -> None:
    """However that is told: which layer it names, how one of several counts, or which are off."""
    layer = b"<</Type/OCG/Name(layer)>>"
    catalog = b"/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[%d 0 R]>>>>"
    content = stream(b"/OC /M BDC BT /F1 12 Tf 50 700 Td (hidden) Tj ET EMC BT /F1 12 Tf 50 600 Td (told) Tj ET")
    read = []
    for names, off in (
        (b"[6 0 R]", 6),
        (b"[7 0 R]", 6),
        (b"[7 0 R]", 7),
        (b"[6 0 R 7 0 R]/P/AllOn", 6),
        (b"[6 0 R 7 0 R]/P/AnyOn", 6),
    ):
        member = b"<</Type/OCMD/OCGs%s>>" % names
        resources = b"<</Font<</F1 5 0 R>>/Properties<</M 8 0 R>>>>"
        file = pdf(content, resources, (layer, layer, member), catalog=catalog % off)
        (tmp_path / "a.pdf").write_bytes(file)
        [line] = lines(tmp_path / "a.pdf", tmp_path / "none")
        read.append((line["content"][4][0][0], line["key"]))
    assert [text for text, _ in read] == ["told", "hidden", "told", "told", "hidden"]
    assert not {key for text, key in read if text == "told"} & {key for text, key in read if text == "hidden"}


def test_a_form_whose_font_is_called_p_is_another_one_with_another_font(tmp_path: Path) -> None:
    form = stream(
        b"BT /P 12 Tf 50 700 Td (abc) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</P 7 0 R>>>>",
    )
    keys = set()
    for letters in (b"6c34", b"5c71"):
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 8 0 R>>"
        named = stream(b"1 begincodespacerange<00><ff>endcodespacerange 1 beginbfchar<61><%s>endbfchar" % letters)
        (tmp_path / "a.pdf").write_bytes(pdf(stream(b"/X Do"), b"<</XObject<</X 6 0 R>>>>", (form, font, named)))
        keys |= {line["key"] for line in lines(tmp_path / "a.pdf", tmp_path / "none")}
    assert len(keys) == 2


def test_all_the_code_that_reads_a_page_tells_whether_it_was_read_before() -> None:
    code = "import sys, jireishu.pdf; print(*(name for name in sys.modules if name.startswith('jireishu.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    loaded = {name.removeprefix("jireishu.") for name in done.stdout.split()}
    assert loaded - set(imprint.READERS) == {"memo", "readonly", "spans"}  # which change nothing of what is read


def kept(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT count(*) FROM memo").fetchone()[0]


def ingested(folder: Path, source: Path) -> tuple[bytes, list[tuple]]:
    [summary] = ingest.ingest(folder, [source], wish=ingest.Wish(edition="book"))
    assert summary.error is None
    with closing(index.Index(index.path(folder))) as book:
        tables = records.TABLES[1:]  # the header tells the time
        rows = [
            (table, *row) for table in tables for row in book._records._connection.execute(f"SELECT * FROM {table}")
        ]
    return (home.corpus(folder) / "book" / "edition.jsonl").read_bytes(), rows


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    old, new = (
        typeset.typeset(tmp_path_factory.mktemp(name), typeset.DRESSES[0], cases)
        for name, cases in (("old", typeset.CASES), ("new", typeset.edited()))
    )
    return old, new


@pytest.fixture(scope="module")
def first(editions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[tuple]]:
    """What the new edition becomes without a memo."""
    return ingested(tmp_path_factory.mktemp("fresh"), editions[1])


@pytest.mark.parametrize("damage", [None, b"", b"no database", "flip"])
def test_an_edition_read_with_a_memo_is_the_edition_read_without(
    editions: tuple[Path, Path], first: tuple[bytes, list[tuple]], tmp_path: Path, damage: bytes | str | None
) -> None:
    old, new = editions
    home_ = tmp_path / "home"
    ingested(home_, old)
    file = home.memo(home_)
    assert kept(file) > 5
    if damage == "flip":
        content = bytearray(file.read_bytes())
        for place in range(5000, len(content), 997):
            content[place] ^= 0x20
        file.write_bytes(bytes(content))
    elif isinstance(damage, bytes):
        file.write_bytes(damage)
    assert ingested(home_, new) == first
    assert ingested(home_, new) == first


def test_an_unchanged_casebook_is_neither_parsed_nor_analysed_again(
    editions: tuple[Path, Path], tmp_path: Path, analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested(tmp_path, editions[0])
    read = lines(editions[0], home.memo(tmp_path))
    assert read and all("known" in line for line in read)
    monkeypatch.setattr(analyzer, "forms", None)
    monkeypatch.setattr(analyzer, "morphemes", None)
    monkeypatch.setattr(analyzer, "groups", None)
    kept = memo.Memo(home.memo(tmp_path))
    indexer.build(tmp_path, analyzer=analyzer, memo=kept)
    kept.close()
    assert len(corpus.editions(home.corpus(tmp_path))) == 1


def test_what_the_thesaurus_finds_is_known_anew_for_other_words(tmp_path: Path, analyzer: Analyzer) -> None:
    kept = memo.Memo(tmp_path / "memo.sqlite")
    for known in ({"農業"}, {"農業", "漁業"}, {"農業"}):
        fresh = Cuts(lambda: analyzer, memo.Memo(None)).entries(known)
        assert fresh
        assert Cuts(lambda: analyzer, kept).entries(known) == fresh


def test_what_no_recent_ingest_asked_for_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "memo.sqlite"
    for n in range(memo.KEPT + 3):
        made = memo.Memo(file)
        made.get("asked")
        made.put("asked" if not n else f"only {n}", n)
        made.save()
    with closing(memo.Memo(file)) as left:
        assert left.get("asked") == 0
        assert left.get("only 1") is None
        assert left.get(f"only {memo.KEPT + 2}") == memo.KEPT + 2


def test_the_day_of_a_maintainer_with_an_edited_pdf(editions: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    old, new = editions
    assert run("--home", tmp_path, "ingest", "--edition", "2023", old).returncode == 0
    dry = run("--home", tmp_path, "ingest", "--edition", "2024", "--dry-run", new)
    assert "12.3万人 → 12.1万人" in dry.stdout
    assert not (tmp_path / "corpus" / "2024").exists()
    assert run("--home", tmp_path, "ingest", "--edition", "2024", new).returncode == 0
    found = json.loads(run("--home", tmp_path, "diff", "2023", "2024", "--json").stdout)
    passages = found["passages"]
    reworded = [one["new"]["text"] for one in passages["reworded"]]
    assert reworded == ["店主との打合せは月に3回、開店前に行っている。"]
    assert [(one["old"], one["new"]) for one in found["attributes"]] == [("12.3万人", "12.1万人")]  # told once
    added = [one["text"] for one in passages["added"]]
    assert added == ["雪の日の送迎は、地区の運転手が代わる。", "収穫と選別を、半日から体験してもらう。"]
    removed = [one["text"] for one in passages["removed"]]
    assert removed[0] == "バスの便が少ないため、相乗りの送迎を社協と分担している。"
    assert "網の手入れや箱の洗浄を就労体験として受け入れてもらった。" in removed
    hit = json.loads(run("--home", tmp_path, "search", "雪の日の送迎", "-k", "1", "--json").stdout)["hits"][0]
    assert (hit["edition"], hit["passage"]["text"]) == ("2024", "雪の日の送迎は、地区の運転手が代わる。")


def test_text_that_utf_8_cannot_hold_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "memo.sqlite"
    made = memo.Memo(file)
    made.put("page", ["港\ud800"])
    assert made.get("page") == ["港\ud800"]
    made.save()
    with closing(memo.Memo(file)) as left:
        assert left.get("page") == ["港\ud800"]


@pytest.mark.parametrize("name", ["memo.sqlite", "事例集 100%?.sqlite", "a#b&mode=rwc.sqlite"])
def test_a_file_of_any_name_is_opened_and_never_made_or_changed(tmp_path: Path, name: str) -> None:
    with pytest.raises(sqlite3.OperationalError):
        readonly.opened(tmp_path / name).execute("SELECT * FROM sqlite_master")
    assert not list(tmp_path.iterdir())
    with closing(sqlite3.connect(tmp_path / name)) as connection:
        connection.execute("CREATE TABLE told (said TEXT)")
    with closing(readonly.opened(tmp_path / name)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("told",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DROP TABLE told")
