from dataclasses import replace
from pathlib import Path

import pytest
from conftest import EDITION, Run

from jireishu import corrections
from jireishu.errors import CorpusError
from jireishu.model import Attribute, Edition

PLAIN = replace(EDITION, findings=())


def mended(tmp_path: Path, text: str) -> Edition:
    file = tmp_path / corrections.FILE
    file.write_text(text, "utf-8")
    return corrections.apply(PLAIN, file)


def test_without_a_file_nothing_is_mended(tmp_path: Path) -> None:
    assert corrections.apply(PLAIN, tmp_path / corrections.FILE) is PLAIN


def test_a_stray_line_is_dropped(tmp_path: Path) -> None:
    found = mended(tmp_path, '[[correction]]\ndrop = "2-1-f1"')
    assert [p.id for p in PLAIN.passages if p not in found.passages] == ["2-1-f1"]
    assert found.findings == ()


def test_a_file_that_an_editor_began_with_a_mark_of_utf_8_is_read(tmp_path: Path) -> None:
    assert mended(tmp_path, '\ufeff[[correction]]\r\ndrop = "2-1-f1"\r\n').findings == ()


def test_two_halves_become_one_bullet(tmp_path: Path) -> None:
    found = mended(tmp_path, '[[correction]]\njoin = ["2-1-p1", "2-1-p2"]')
    (joined,) = [p for p in found.passages if p not in PLAIN.passages]
    assert joined.text == "相談者と一緒に漁港へ行き、作業を見学してもらう。見学のあとは、1日2時間の作業から始める。"
    assert (joined.pages.pdf, joined.headings) == ((11,), ("見学",))
    assert len(found.passages) == len(PLAIN.passages) - 1


def test_a_heading_is_put_right_in_its_case_only(tmp_path: Path) -> None:
    found = mended(tmp_path, '[[correction]]\nheading = "見学"\nto = "職場の見学"\ncase = "2-1"')
    assert [p.headings for p in found.passages if p not in PLAIN.passages] == [
        ("職場の見学",), ("職場の見学", "体験")
    ]  # fmt: skip
    assert mended(tmp_path, '[[correction]]\nheading = "見学"\nto = "職場の見学"\ncase = "2-2"').findings != ()


def test_an_attribute_is_set(tmp_path: Path) -> None:
    text = '[[correction]]\nattribute = "保護率"\nwas = "12.3‰"\nto = "1.23%"\ncase = "2-1"'
    assert mended(tmp_path, text).cases[0].attributes["保護率"] == Attribute("1.23%", 1.23, "%", "訂正")
    added = mended(tmp_path, '[[correction]]\nattribute = "総人口"\nto = "8.9万人"\ncase = "2-2"')
    assert added.cases[1].attributes["総人口"].value == 89000


@pytest.mark.parametrize(
    "text",
    [
        'drop = "2-1-gone"',
        'join = ["2-1-p1", "2-1-gone"]',
        'heading = "見物"\nto = "見学"\ncase = "2-1"',
        'attribute = "保護率"\nwas = "99%"\nto = "1%"\ncase = "2-1"',
    ],
)
def test_what_no_longer_applies_is_reported_and_changes_nothing(tmp_path: Path, text: str) -> None:
    found = mended(tmp_path, f"[[correction]]\n{text}")
    assert replace(found, findings=()) == PLAIN
    assert [finding.kind for finding in found.findings] == ["correction"]


@pytest.mark.parametrize(
    "text",
    [
        "[[correction]",
        '[[correction]]\nremove = "x"',
        '[[correction]]\nheading = "見学"\ncase = "2-1"',
        '[[correction]]\nheading = "見学"\nto = 1',
        '[[correction]]\ndrop = ["2-1-f1"]',
        '[[correction]]\ndrop = "2-1-f1"\nfrom = "2-1"',
        '[[correction]]\njoin = "2-1-p1"',
        '[[correction]]\njoin = ["2-1-p1"]',
        "[[correction]]\njoin = [1, 2]",
        "correction = 1",
        '[[corection]]\ndrop = "2-1-f1"',
        'drop = "2-1-f1"',
    ],
)
def test_what_cannot_be_read_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(CorpusError):
        mended(tmp_path, text)


def test_corrections_are_made_at_every_ingest(own: Path, tmp_path: Path, run: Run) -> None:
    lines = tmp_path / "shigoto.jsonl"
    lines.write_text(run("--home", own, "export", "--jsonl").stdout, "utf-8")
    folder = tmp_path / "home" / "corpus" / "shigoto"
    folder.mkdir(parents=True)
    (folder / corrections.FILE).write_text('[[correction]]\ndrop = "2-1-f1"', "utf-8")
    for _ in range(2):
        assert run("--home", tmp_path / "home", "ingest", lines).returncode == 0
        assert "2-1-f1" not in run("--home", tmp_path / "home", "export", "--jsonl").stdout
