"""`check` finds what is missing from or contradicts itself in corpus and index, and is quiet where all is well."""

import json
import os
import re
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import typeset
from conftest import Run

from jireishu import casebook, citation, consistency, corpus, home, index, ingest, profile, reader, soundness
from jireishu.errors import CorpusError
from jireishu.model import Attribute, Case, Edition, PageBox, Pages, Passage, SectionRef

SECTIONS = (SectionRef(1, "背景", "背景・概要"), SectionRef(2, "今後の課題", "課題"))
RATES = (12.1, 9.5, 14.0, 11.2, 10.4, 8.7)


def case(number: int) -> Case:
    facts = {"保護率": Attribute(f"{RATES[number - 1]}‰", RATES[number - 1], "‰")}
    pages = Pages((number + 1,), (str(number),))
    return Case(f"2-{number}", 2, number, f"市{number}", "青森県", "", pages, SECTIONS, facts)


def passage(of: Case, section: SectionRef) -> Passage:
    where = of.pages
    cited = citation.cite("事例集", "a.pdf", of.ref(), section, where)
    name = f"{of.id}.{section.number}"
    box = PageBox(where.pdf[0], 60, 100, 500, 120)
    return Passage(name, f"{of.name}の文。", "bullet", of.ref(), section, (), where, (box,), cited)


CASES = tuple(case(number) for number in range(1, 7))
SOUND = Edition(
    "a", "事例集", "a.pdf", "0" * 64, (None, "1", "2", "3", "4", "5", "6"), CASES,
    tuple(passage(c, s) for c in CASES for s in SECTIONS),
)  # fmt: skip


def kinds(edition: Edition) -> list[tuple[str, int | None]]:
    return [(f.kind, f.page) for f in consistency.findings(edition)]


def with_case(number: int, **changes: object) -> Edition:
    return replace(SOUND, cases=tuple(replace(c, **changes) if c.number == number else c for c in CASES))


def with_passage(**changes: object) -> Edition:
    return replace(SOUND, passages=(replace(SOUND.passages[0], **changes), *SOUND.passages[1:]))


def test_an_edition_that_hangs_together_has_no_findings() -> None:
    assert kinds(SOUND) == []


def test_printed_page_numbers_that_leap() -> None:
    short = replace(SOUND, cases=CASES[:2], passages=SOUND.passages[:4], page_labels=(None, "1", "2", None, "4", "9"))
    assert kinds(short) == [("page_number", 6)]


def test_a_page_without_a_number_between_two_that_follow_each_other_is_no_leap() -> None:
    inserted = replace(SOUND, cases=CASES[:1], passages=SOUND.passages[:2], page_labels=(None, "1", None, None, "2"))
    assert kinds(inserted) == []
    skipping = replace(inserted, page_labels=(None, "1", None, "4"))
    assert kinds(skipping) == [("page_number", 4)]
    again = replace(inserted, page_labels=(None, "1", "1"))
    assert kinds(again) == [("page_number", 3)]


def test_a_rate_far_off_the_others() -> None:
    assert kinds(with_case(3, attributes={"保護率": Attribute("1.4‰", 1.4, "‰")})) == [("odd_value", 4)]
    assert kinds(with_case(3, attributes={"保護率": Attribute("21.0‰", 21.0, "‰")})) == []
    assert kinds(with_case(3, attributes={"保護率": Attribute("1.4%", 1.4, "%")})) == []  # nothing to compare it with


@pytest.mark.parametrize(("last", "odd"), ((4_000, []), (640_000, []), (120, [("odd_value", 7)])))
def test_an_amount_is_odd_where_a_unit_of_it_may_be_missing(last: int, odd: list[tuple[str, int | None]]) -> None:
    people = (30_000, 32_000, 28_000, 31_000, 29_000, last)
    told = ({"総人口": Attribute(f"{number}人", number, "人")} for number in people)
    assert kinds(replace(SOUND, cases=tuple(replace(c, attributes=t) for c, t in zip(CASES, told, strict=True)))) == odd


def test_what_nearly_all_cases_of_a_chapter_have() -> None:
    assert kinds(with_case(2, attributes={})) == [("missing_value", 3)]
    without = with_case(5, sections=SECTIONS[:1])
    kept = tuple(p for p in SOUND.passages if p.id != "2-5.2")
    assert kinds(replace(without, passages=kept)) == [("missing_section", 6)]


def test_numbers_that_leave_a_gap() -> None:
    fewer = tuple(c for c in CASES if c.number != 4)
    kept = tuple(p for p in SOUND.passages if p.case and p.case.number != 4)
    assert kinds(replace(SOUND, cases=fewer, passages=kept)) == [("case_number", 6)]
    leaping = (SECTIONS[0], replace(SECTIONS[1], number=4))
    moved = tuple(replace(p, section=leaping[1]) if p.id == "2-1.2" else p for p in SOUND.passages)
    assert kinds(replace(with_case(1, sections=leaping), passages=moved)) == [("section_number", 2)]


def test_an_empty_section_is_said_once() -> None:
    bare = replace(SOUND, passages=SOUND.passages[1:])
    found = consistency.findings(bare)
    assert [(f.kind, f.message) for f in found] == [("empty_section", "市1「背景」に本文がありません")]
    assert consistency.findings(replace(bare, findings=tuple(found))) == found


@pytest.mark.parametrize(
    ("edition", "kind"),
    [
        (with_passage(text="市\ufffdの⼈(cid:12)"), "unreadable_text"),
        (with_passage(pages=Pages((3,), ("2",)), boxes=()), "page"),
        (with_passage(pages=Pages((2,), ("7",))), "page"),
        (with_passage(boxes=(PageBox(3, 0, 0, 1, 1),)), "page"),
        (with_passage(text=" "), "empty_passage"),
        (with_passage(id="2-1.2"), "repeated_id"),
        (with_passage(case=replace(CASES[0].ref(), id="9-9")), "unknown_case"),
    ],
)
def test_a_passage_that_points_to_nothing_or_cannot_be_read(edition: Edition, kind: str) -> None:
    assert kind in [found for found, _ in kinds(edition)]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A home where everything is as it should be."""
    home.corpus(tmp_path).mkdir()
    corpus.write(home.corpus(tmp_path), SOUND)
    ingest.ingest(tmp_path, [])
    return tmp_path


def test_a_sound_home_ends_in_0(whole: Path, run: Run) -> None:
    done = run("--home", whole, "check", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (
        0,
        {"schema": "jireishu/check/1", "ok": True, "checked": ["index", "pdf", "a"], "findings": []},
    )
    lines = run("--home", whole, "check").stdout.splitlines()
    assert lines[:2] == ["「索引」 注意 0", "「PDF」 注意 0"]
    assert lines[2].endswith("（版 a） 注意 0")


def said(folder: Path, part: str) -> str:
    return "".join(f.message for p in soundness.check(folder) if p.name == part for f in p.findings)


def test_a_flipped_a_cut_and_a_missing_index(whole: Path) -> None:
    file = index.path(whole)
    before = file.read_bytes()
    assert said(whole, "index") == ""
    at = before.index("市4の文。".encode())
    file.write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
    assert "壊れています" in said(whole, "index")
    file.write_bytes(before[:-1])
    assert "壊れています" in said(whole, "index")
    file.unlink()
    assert "ありません" in said(whole, "index")


def test_a_corpus_that_the_index_was_not_made_from(whole: Path) -> None:
    [path] = corpus.editions(home.corpus(whole))
    stat = path.stat()
    data = path.read_bytes()
    damaged = data.replace("市4の文。".encode(), "市9の文。".encode())
    index.path(whole).rename(whole / "kept")
    for _ in range(2):
        path.write_bytes(damaged)
        assert f"{path} の中身が" in said(whole, "a")
        with pytest.raises(CorpusError, match="（壊れています）"):
            ingest.ingest(whole, [])  # there is no PDF and no index to write it from
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # as a failing disk does it: size and time are the same
    (whole / "kept").rename(index.path(whole))
    assert "今の corpus から作られていません" in said(whole, "index")
    path.write_bytes(data[: len(data) // 2])
    assert "壊れています" in said(whole, "a")
    path.write_bytes(data.replace(b"\n", b"\r\n"))  # as it may be checked out
    assert said(whole, "a") == ""
    ingest.ingest(whole, [])
    assert said(whole, "index") == ""


@pytest.mark.parametrize("harm", ["flipped", "cut", "empty", "head"])
def test_a_damaged_edition_is_what_it_was_by_the_command_that_is_advised(whole: Path, run: Run, harm: str) -> None:
    """There is no PDF to read it from, and what was written by hand is kept."""
    [path] = corpus.editions(home.corpus(whole))
    data = path.read_bytes()
    at = 10 if harm == "head" else data.index("市4の文。".encode())
    found = {"cut": data[:at], "empty": b""}.get(harm, flipped(data, at))
    path.write_bytes(found)
    assert "jireishu ingest" in run("--home", whole, "search", "市4").stderr
    assert "jireishu ingest" in run("--home", whole, "check").stdout
    done = run("--home", whole, "ingest")
    kept = path.with_name("edition.jsonl.damaged")
    assert done.returncode == 0
    assert f"版「a」のファイルが壊れていたので、前の索引から書き直しました（壊れたもの: {kept}）。" in done.stderr
    assert (path.read_bytes(), kept.read_bytes()) == (data, found)
    assert run("--home", whole, "check").returncode == 0
    assert "jireishu" not in run("--home", whole, "search", "市4").stderr


def test_what_comes_after_a_damaged_edition_follows_it(whole: Path, run: Run, tmp_path: Path) -> None:
    [path] = corpus.editions(home.corpus(whole))
    lines = tmp_path / "b.jsonl"
    lines.write_text(
        '{"edition": {"title": "事例集"}}\n' + run("--home", whole, "export", "--jsonl").stdout, encoding="utf-8"
    )
    path.write_bytes(path.read_bytes()[:-9])
    first, second = ingest.ingest(whole, [lines])
    assert (first.edition_id, first.changes and first.changes.old) == ("b", "a")
    assert (second.edition_id, second.new, second.error) == ("a", False, None)


def test_an_edition_of_before_it_had_a_digest_is_told_and_given_one(whole: Path) -> None:
    [path] = corpus.editions(home.corpus(whole))
    data = path.read_bytes()
    path.write_bytes(re.sub(rb'"digest": "[0-9a-f]{64}", ', b"", data))
    assert "には照合値がなく、壊れても分かりません（jireishu ingest で書き足します）" in said(whole, "a")
    ingest.ingest(whole, [])
    assert (said(whole, "a"), said(whole, "index")) == ("", "")
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b'"digest": "', b'"digesu": "'),
        (b'"digest": "', b'"digest"\t:"'),
        (b'{"edition": {"format": 1, ', b'\n{"edition": {"format":\t1, '),
        (b'{"edition": {"format": 1, "d', b'{"edition": {"format": 1,  "d'),
    ],
)
def test_a_digest_lost_to_damage_does_not_pass_for_a_file_of_before_there_were_any(
    whole: Path, was: bytes, now: bytes
) -> None:
    [path] = corpus.editions(home.corpus(whole))
    path.write_bytes(path.read_bytes().replace(was, now, 1))
    assert "壊れています" in said(whole, "a")


@pytest.mark.parametrize("harm", ["flipped", "edited", "head", "name", "cut"])
def test_a_damaged_edition_without_its_pdf_costs_no_other(whole: Path, run: Run, harm: str) -> None:
    """flipped: as a failing disk does it. edited: the time tells it. No index knows how the editions were."""
    other = corpus.write(home.corpus(whole), replace(SOUND, id="b", title="別の事例集", source="b.pdf"))
    ingest.ingest(whole, [])
    data, stat = other.read_bytes(), other.stat()
    said_there = data.index("市4の文。".encode())
    at = {"head": 3, "name": data.index(b'"case"', said_there) + 2}.get(harm, said_there)
    other.write_bytes(data[: len(data) // 2] if harm == "cut" else flipped(data, at))
    if harm == "flipped":
        os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    index.path(whole).unlink()
    for _ in range(2):  # it is told as long as it is there
        [summary] = ingest.ingest(whole, [])
        assert (summary.edition_id, summary.new) == ("b", False)
        assert str(other) in summary.error.message
        assert f"rm -r {other.parent}" in summary.error.hint
        with closing(index.Index(index.path(whole))) as book:
            assert [one["id"] for one in book.header["editions"]] == ["a"]
            assert book.passages == 12
            assert book.fresh(home.corpus(whole))
        assert (said(whole, "index"), said(whole, "a")) == ("", "")
        assert str(other) in said(whole, "b")
    done = run("--home", whole, "ingest")
    assert done.returncode == 2
    assert f"jireishu: {other}" in done.stderr
    shutil.rmtree(other.parent)
    assert ingest.ingest(whole, []) == []
    assert run("--home", whole, "check").returncode == 0


def test_where_every_edition_is_damaged_and_no_index_is_left_all_are_named_at_once(whole: Path, run: Run) -> None:
    corpus.write(home.corpus(whole), replace(SOUND, id="b", title="別の事例集", source="b.pdf"))
    files = corpus.editions(home.corpus(whole))
    for file in files:
        file.write_bytes(flipped(file.read_bytes(), 3))
    index.path(whole).unlink(missing_ok=True)
    done = run("--home", whole, "ingest")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"jireishu: {files[0]} の 1 行目が壊れています。{files[1]} の 1 行目が壊れています。",
        f"  → 元のファイルを取り込み直すか、rm -r {files[0].parent} {files[1].parent} で消してください。",
    ]


@pytest.mark.parametrize("kept", [True, False])
def test_a_damaged_edition_is_searched_again_once_it_is_whole(whole: Path, kept: bool) -> None:
    """kept: damage and backup both kept the time of the file."""
    other = corpus.write(home.corpus(whole), replace(SOUND, id="b", title="別の事例集", source="b.pdf"))
    ingest.ingest(whole, [])
    data, stat = other.read_bytes(), other.stat()
    index.path(whole).unlink()  # it would be written anew from it
    for content in (flipped(data, data.index("市4の文。".encode())) if kept else data[: len(data) // 2], data):
        other.write_bytes(content)
        if kept:
            os.utime(other, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        found = ingest.ingest(whole, [])
        assert [one.edition_id for one in found] == ["b"] * (content != data)
    with closing(index.Index(index.path(whole))) as book:
        assert book.passages == 24


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :]


def test_a_byte_flipped_anywhere_in_an_edition_is_named_and_mended_from_its_pdf(tmp_path: Path) -> None:
    home.corpus(tmp_path).mkdir()
    typeset.typeset(home.corpus(tmp_path), typeset.DRESSES[0])
    ingest.ingest(tmp_path, [], wish=ingest.Wish(url="https://example.jp/plain.pdf"))
    [path] = corpus.editions(home.corpus(tmp_path))
    data, stat = path.read_bytes(), path.stat()
    places = [*range(3, 500, 41), *range(500, len(data), len(data) // 40)]  # the head of the edition above all
    for number, place in enumerate(places):
        path.write_bytes(flipped(data, place))
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert str(path) in said(tmp_path, "plain")
        if number % 6 == 0:
            [summary] = ingest.ingest(tmp_path, [])
            assert summary.error is None
            assert path.read_bytes() == data
            assert str(path) not in said(tmp_path, "plain")
            assert said(tmp_path, "index") == ""
            stat = path.stat()


def test_a_byte_flipped_in_the_index_is_named_and_one_command_mends_it(tmp_path: Path) -> None:
    home.corpus(tmp_path).mkdir()
    typeset.typeset(home.corpus(tmp_path), typeset.DRESSES[0])
    ingest.ingest(tmp_path, [])
    file = index.path(tmp_path)
    data, named = file.read_bytes(), 0
    for place in range(200, len(data), len(data) // 12):
        while not data[place]:  # what is 0 may be padding, which says nothing
            place += 1
        file.write_bytes(flipped(data, place))
        found = said(tmp_path, "index")
        assert str(file) in found or found == ""  # a byte that SQLite does not use
        named += bool(found)
        [summary] = ingest.ingest(tmp_path, [])
        assert (summary.error, summary.new) == (None, False)
        assert said(tmp_path, "index") == ""
        data = file.read_bytes()
    assert named >= 10


def test_pdfs_that_changed_or_were_not_read(tmp_path: Path) -> None:
    home.corpus(tmp_path).mkdir()
    pdf = typeset.typeset(home.corpus(tmp_path), typeset.DRESSES[0])
    ingest.ingest(tmp_path, [pdf])
    assert said(tmp_path, "pdf") == ""
    (home.corpus(tmp_path) / "new.pdf").write_bytes(b"%PDF-")
    assert "new.pdf はまだ取り込まれていません" in said(tmp_path, "pdf")
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    assert "plain.pdf は取り込んだ時から変わっています" in said(tmp_path, "pdf")


def test_what_is_known_does_not_ring_again(whole: Path, run: Run) -> None:
    corpus.write(home.corpus(whole), with_case(2, attributes={}))
    ingest.ingest(whole, [])
    first = run("--home", whole, "check", "--json")
    assert first.returncode == 1
    (whole / "deep.json").write_text("[" * 200_000, encoding="utf-8")
    assert "deep.json を読めません。" in run("--home", whole, "check", "--known", whole / "deep.json").stderr
    (whole / "known.json").write_text(first.stdout, encoding="utf-8")
    assert run("--home", whole, "check", "--known", whole / "known.json").returncode == 0
    index.path(whole).unlink()
    again = run("--home", whole, "check", "--known", whole / "known.json")
    assert again.returncode == 1
    assert "索引" in again.stdout
    assert "保護率" not in again.stdout
    wrong = run("--home", whole, "check", "--known", whole / "none.json")
    assert (wrong.returncode, "読めません" in wrong.stderr) == (2, True)


@pytest.mark.parametrize("command", ["check", "diff a b", "search 港", "verify a 港", "export --jsonl"])
def test_an_empty_home_is_said_alike_by_each_command(tmp_path: Path, run: Run, command: str) -> None:
    done = run("--home", tmp_path, *command.split())
    assert done.returncode == 3
    assert done.stderr == (
        f"jireishu: {tmp_path} にはまだ何も取り込まれていません。\n"
        "  → jireishu ingest 事例集.pdf を実行してください。\n"
    )


def test_a_page_that_could_not_be_read_takes_no_other_its_printed_number(tmp_path: Path) -> None:
    pages = reader.Readers(typeset.typeset(tmp_path, typeset.DRESSES[0])).collect().pages
    whole = casebook.parse(pages, profile.load(), "a", "a.pdf", "0")
    holed = casebook.parse([page for page in pages if page.number != 2], profile.load(), "a", "a.pdf", "0")
    assert whole.page_labels[2:] == holed.page_labels[2:] and len(whole.page_labels) == len(pages)
    assert holed.page_labels[1] is None
    assert [f.message for f in consistency.findings(holed) if f.kind == "page"] == []


def test_a_link_that_leads_nowhere_is_named_and_the_editions_answer(shared: Path, tmp_path: Path, run: Run) -> None:
    shutil.copytree(shared, tmp_path / "home")
    folder = home.corpus(tmp_path / "home")
    (folder / "zz").mkdir()
    for link, target in (
        ("loop", "loop"),
        ("gone", "nowhere"),
        ("zz/edition.jsonl", "edition.jsonl"),
        ("a.pdf", "a.pdf"),
    ):
        (folder / link).symlink_to(target)
    found = run("--home", tmp_path / "home", "search", "漁港")
    assert (found.returncode, found.stderr) == (0, "")
    said = json.loads(run("--home", tmp_path / "home", "check", "--json").stdout)["findings"]
    assert [one["message"] for one in said if "リンク" in one["message"]] == [
        f"{folder / name}: どこにもつながらないリンクです" for name in ("a.pdf", "gone", "loop", "zz/edition.jsonl")
    ]
