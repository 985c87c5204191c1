import json
from dataclasses import replace
from pathlib import Path

import pytest
import typeset
from conftest import AOBA, EDITION, POINTS, Run, made

from jireishu import corrections, mending
from jireishu.errors import CorpusError
from jireishu.model import Attribute, Edition, Pages

PLAIN = replace(EDITION, findings=())


def mended(tmp_path: Path, text: str, edition: Edition = PLAIN) -> Edition:
    file = tmp_path / corrections.FILE
    file.write_text(text, "utf-8")
    return mending.apply(edition, file)


def test_without_a_file_nothing_is_mended(tmp_path: Path) -> None:
    assert mending.apply(PLAIN, tmp_path / corrections.FILE) == PLAIN


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


def test_lines_that_do_not_say_what_is_printed_on_their_pages_are_joined_too(tmp_path: Path) -> None:
    plain = tuple(replace(p, pages=Pages(p.pages.pdf)) for p in PLAIN.passages)
    found = mended(tmp_path, '[[correction]]\njoin = ["2-1-p1", "2-1-p2"]', replace(PLAIN, passages=plain))
    assert [p.pages for p in found.passages if p not in plain] == [Pages((11,), (None,))]


def test_what_is_joined_to_what_another_passage_says_has_an_id_of_its_own(tmp_path: Path) -> None:
    first, second = (p.text for p in PLAIN.passages if p.headings[:1] == ("見学",))
    twice = [made(f"2-1.points.{n}", text, AOBA, POINTS) for n in "abcd" for text in (first if n in "ac" else second,)]
    text = (f'[[correction]]\njoin = ["2-1.points.{one}", "2-1.points.{other}"]\n' for one, other in ("ab", "cd"))
    found = mended(tmp_path, "".join(text), replace(PLAIN, passages=tuple(twice)))
    assert [p.id for p in found.passages] == ["2-1.points.6ca979d9", "2-1.points.6ca979d9-2"]


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
    ("was", "to", "value", "unit"),
    [
        (Attribute("12.3", 12.3, "‰"), "12.8", 12.8, "‰"),  # under 保護率（‰）
        (Attribute("1.1", 11000, "人"), "1.2", 12000, "人"),  # under 総人口（万人）
        (Attribute("1.1", 11000, "人"), "1.2万人", 12000, "人"),
        (Attribute("4,510", 4510, "人"), "4,150", 4150, "人"),
        (Attribute("直営", "直営"), "委託", "委託", None),
    ],
)
def test_a_value_whose_unit_its_label_says_has_that_unit_when_it_is_put_right(
    tmp_path: Path, was: Attribute, to: str, value: float | str, unit: str | None
) -> None:
    text = f'[[correction]]\nattribute = "値"\nwas = "{was.raw}"\nto = "{to}"\ncase = "2-1"'
    told = replace(PLAIN, cases=(replace(PLAIN.cases[0], attributes={"値": was}),))
    [case] = mended(tmp_path, text, told).cases
    assert case.attributes["値"] == Attribute(to, value, unit, "訂正")


def test_a_heading_that_was_none_goes(tmp_path: Path) -> None:
    found = mended(tmp_path, '[[correction]]\nheading = "見学"\nto = ""\ncase = "2-1"')
    assert [p.headings for p in found.passages if p not in PLAIN.passages] == [(), ("体験",)]


def test_a_heading_without_a_case_is_put_right_wherever_it_stands(tmp_path: Path) -> None:
    text = '[[correction]]\nheading = "見学"\nto = "職場の見学"'
    report = replace(PLAIN, cases=(), passages=tuple(replace(p, case=None) for p in PLAIN.passages))
    for edition in (PLAIN, report):
        found = mended(tmp_path, text, edition)
        assert found.findings == ()
        assert [p.headings for p in found.passages if p not in edition.passages] == [
            ("職場の見学",), ("職場の見学", "体験")
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('drop = "2-1-gone"', "drop: 2-1-gone）は使いません: 段落「2-1-gone」はありません"),
        ('join = ["2-1-p1", "2-1-gone"]', "join: 2-1-p1、2-1-gone）は使いません: 段落「2-1-gone」はありません"),
        ('join = ["2-1-i1", "2-2-b1"]', "join: 2-1-i1、2-2-b1）は使いません: 1 つの事例の段落ではありません"),
        ('join = ["intro", "2-1-b1"]', "join: intro、2-1-b1）は使いません: 1 つの事例の段落ではありません"),
        ('heading = "見物"\nto = "見学"\ncase = "2-1"', "heading: 見物）は使いません: その見出しはありません"),
        ('heading = "見学"\nto = "見物"\ncase = "2-9"', "heading: 見学）は使いません: 事例 2-9 がありません"),
        ('attribute = "保護率"\nwas = "99%"\nto = "1%"\ncase = "2-1"',
         "attribute: 保護率）は使いません: 今の値は「12.3‰」です"),
        ('attribute = "保護率"\nto = "1%"\ncase = "2-1"',
         "attribute: 保護率）は使いません: もう「12.3‰」とあります（直すなら was も書きます）"),
        ('attribute = "被保護率"\nwas = "12.3‰"\nto = "1%"\ncase = "2-1"',
         "attribute: 被保護率）は使いません: その属性はありません（あるのは 総人口、保護率）"),
        ('attribute = "保護率"\nto = "1%"\ncase = "2-9"', "attribute: 保護率）は使いません: 事例 2-9 がありません"),
    ],
)  # fmt: skip
def test_what_no_longer_applies_is_reported_with_the_reason_and_changes_nothing(
    tmp_path: Path, text: str, why: str
) -> None:
    found = mended(tmp_path, f"[[correction]]\n{text}")
    assert replace(found, findings=(), corrections="") == PLAIN
    assert [(f.kind, f.message) for f in found.findings] == [("correction", f"1 番目の訂正（{why}")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[correction]", "を読めません（1 行目が TOML の書き方ではありません）。"),
        ('[[correction]]\nremove = "x"',
         "の 1 番目の訂正が読み取れません（drop、join、heading、attribute のどれもありません）。"),
        ('[[correction]]\nheading = "見学"\ncase = "2-1"', "の 1 番目の訂正が読み取れません（to がありません）。"),
        ('[[correction]]\nheading = "見学"\nto = 1', '（to の値は、" " で囲んだ言葉です）。'),
        ('[[correction]]\ndrop = ["2-1-f1"]', '（drop の値は、" " で囲んだ言葉です）。'),
        ('[[correction]]\ndrop = "2-1-f1"\nfrom = "2-1"', "（from というキーはありません）。"),
        ('[[correction]]\njoin = "2-1-p1"', "（join は、2 つ以上の段落の id を [ ] に並べたものです）。"),
        ('[[correction]]\njoin = ["2-1-p1"]', "（join は、2 つ以上の段落の id を [ ] に並べたものです）。"),
        ('[[correction]]\njoin = ["2-1-p1", "2-1-p1"]', "（join は、2 つ以上の段落の id を [ ] に並べたものです）。"),
        ("[[correction]]\njoin = [1, 2]", "（join は、2 つ以上の段落の id を [ ] に並べたものです）。"),
        ("correction = 1", "に [[correction]] の並びがありません。"),
        ('[[corection]]\ndrop = "2-1-f1"', "に [[correction]] の並びがありません。"),
        ('drop = "2-1-f1"', "に [[correction]] の並びがありません。"),
        (f"correction = {'[' * 5000}", "を読めません（入れ子が深すぎます）。"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_that_says_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CorpusError) as raised:
        mended(tmp_path, text)
    assert raised.value.message.startswith(str(tmp_path / corrections.FILE))
    assert raised.value.message.endswith(told)


def test_corrections_are_made_at_every_ingest(own: Path, tmp_path: Path, run: Run) -> None:
    lines = tmp_path / "shigoto.jsonl"
    lines.write_text(run("--home", own, "export", "--jsonl").stdout, "utf-8")
    folder = tmp_path / "home" / "corpus" / "shigoto"
    folder.mkdir(parents=True)
    (folder / corrections.FILE).write_text('[[correction]]\ndrop = "2-1-f1"', "utf-8")
    for _ in range(2):
        assert run("--home", tmp_path / "home", "ingest", lines).returncode == 0
        assert "2-1-f1" not in run("--home", tmp_path / "home", "export", "--jsonl").stdout


def test_check_and_ingest_tell_of_corrections_that_are_broken_or_not_applied_yet(
    own: Path, tmp_path: Path, run: Run
) -> None:
    lines = tmp_path / "shigoto.jsonl"
    lines.write_text(run("--home", own, "export", "--jsonl").stdout, "utf-8")
    folder = tmp_path / "home"
    assert run("--home", folder, "ingest", lines).returncode == 0
    file = folder / "corpus" / "shigoto" / corrections.FILE

    def told() -> list[str]:
        found = json.loads(run("--home", folder, "check", "--json").stdout)["findings"]
        return [one["message"] for one in found if one["kind"] == "correction"]

    pending = f"{file} は取り込んだ後に書かれたか変わったので、まだ当てられていません（元のファイルを jireishu ingest）"
    assert told() == []
    file.write_text('[[correction]]\ndrop = "2-1-f1"', "utf-8")
    assert told() == [pending]
    assert pending in run("--home", folder, "ingest").stderr  # the lines are not in corpus/
    again = run("--home", folder, "ingest", lines)
    assert (again.returncode, pending in again.stderr) == (0, False)
    assert told() == []
    file.write_text("[[correction]", "utf-8")
    assert told() == [
        f"{file} を読めません（1 行目が TOML の書き方ではありません）。"
        "書き方は README の「読み取りについて」にあります。"
    ]
    file.unlink()
    assert told() == [pending]
    assert run("--home", folder, "ingest", lines).returncode == 0
    file.touch()  # nothing to be applied
    assert told() == []


def test_ingest_and_check_tell_the_same_of_an_edition(own: Path, tmp_path: Path, run: Run) -> None:
    lines = tmp_path / "shigoto.jsonl"
    lines.write_text(run("--home", own, "export", "--jsonl").stdout, "utf-8")
    folder = tmp_path / "home"
    run("--home", folder, "ingest", lines)
    (folder / "corpus" / "shigoto" / corrections.FILE).write_text('[[correction]]\ndrop = "2-2-r1"', "utf-8")
    told = run("--home", folder, "ingest", lines).stdout
    assert "  ・PDF 20頁: 兵庫県みどり市「取組みの成果」に本文がありません\n" in told
    assert "  ・PDF 20頁: 兵庫県みどり市「取組みの成果」に本文がありません\n" in run("--home", folder, "check").stdout


def test_corrections_of_the_edition_before_that_apply_to_the_next_are_told_until_they_are_answered(
    tmp_path: Path, run: Run
) -> None:
    file = typeset.typeset(tmp_path, typeset.DRESSES[0])
    folder = tmp_path / "home"
    assert run("--home", folder, "ingest", "--edition", "2023", file).returncode == 0
    before, own = (folder / "corpus" / name / corrections.FILE for name in ("2023", "2024"))
    before.write_text(
        '[[correction]]\nheading = "送迎の工夫"\nto = "送迎"\n[[correction]]\ndrop = "2-1.gone.1"', encoding="utf-8"
    )
    told = (
        "前の版「2023」の訂正 2 件のうち 1 件は、この版にも当たります"
        f"（当てるなら {before} を {own.parent} に写して、{file.name} をもう一度取り込んでください）"
    )

    def heard(*arguments: object) -> bool:
        said = run("--home", folder, *arguments).stdout
        return "".join(told.split()) in "".join(said.split())

    new = ("ingest", "--edition", "2024", typeset.typeset(tmp_path, typeset.DRESSES[0], typeset.edited()))
    assert heard(*new, "--dry-run") and heard(*new) and heard(*new) and heard("check")
    own.write_text("", encoding="utf-8")
    assert not heard(*new) and not heard("check")
    own.write_bytes(before.read_bytes())
    assert not heard(*new)
    assert run("--home", folder, "check").stdout.count("番目の訂正（") == 1
    assert "送迎の工夫" not in (own.parent / "edition.jsonl").read_text(encoding="utf-8")
