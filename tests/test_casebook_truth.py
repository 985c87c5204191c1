"""The project's own casebook PDF against its exact truth: every bullet, case, attribute and page."""

import json
import unicodedata
from pathlib import Path

import pytest

from jireishu import corpus, parsing
from jireishu.model import Edition, Passage

ROOT = Path(__file__).parent.parent
TRUTH = json.loads((ROOT / "tests/data/casebook_truth.json").read_text(encoding="utf-8"))
LABELS = {"自立相談支援機関の運営形態": "運営形態"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return parsing.parse(ROOT / "corpus" / "casebook.pdf")


def test_the_chapters_are_those_of_the_contents(edition: Edition) -> None:
    assert edition.chapters == (
        (1, "事例集の構成"),
        (2, "福祉事務所設置自治体の連携事例"),
        (3, "ハローワーク（生保型一体的実施施設）の連携事例"),
        (4, "資料編"),
    )


def bare(text: str) -> str:
    return "".join(text.split())


def as_truth(passage: Passage) -> tuple:
    assert passage.case and passage.section
    return (
        f"{passage.case.chapter}-{passage.case.number}",
        passage.section.number,
        passage.section.kind,
        tuple(map(bare, passage.headings)),
        passage.pages.pdf[0],
        passage.pages.pdf[-1],
        passage.pages.printed[0],
        passage.pages.printed[-1],
    )


def expected(block: dict) -> tuple:
    case = next(c for c in TRUTH["cases"] if c["case"] == block["case"])
    kind = next(s["kind"] for s in case["sections"] if s["no"] == block["section"])
    start, end = block["start"], block["end"]
    path = tuple(map(bare, block.get("path") or ()))
    return (
        block["case"], block["section"], kind, path,
        start["pdf"], end["pdf"], str(start["printed"]), str(end["printed"]),
    )  # fmt: skip


def test_every_bullet_comes_out_whole_in_its_place(edition: Edition) -> None:
    got = {bare(p.text): as_truth(p) for p in edition.passages if p.case and p.section}
    wrong = []
    for block in TRUTH["blocks"]:
        found, wanted = got.get(bare(block["text"])), expected(block)
        if block["type"] == "column" and found:  # a boxed column's place in the heading path is not judged
            found, wanted = (*found[:3], (), *found[4:]), (*wanted[:3], (), *wanted[4:])
        if found != wanted:
            wrong.append((block["text"][:20], found, wanted))
    assert len(TRUTH["blocks"]) == 181
    assert wrong == []


def test_cases_with_their_names_taglines_pages_and_sections(edition: Edition) -> None:
    got = [
        (
            case.id, case.name, bare(case.tagline), case.pages.pdf[0], case.pages.pdf[-1], case.pages.printed[0],
            [(s.number, bare(s.title), s.kind) for s in case.sections],
        )
        for case in edition.cases
    ]  # fmt: skip
    assert got == [
        (
            case["case"], case["name"], bare(case["tagline"]), case["start"]["pdf"], case["end"]["pdf"],
            str(case["start"]["printed"]), [(s["no"], bare(s["title"]), s["kind"]) for s in case["sections"]],
        )
        for case in TRUTH["cases"]
    ]  # fmt: skip


def test_attributes_as_printed(edition: Edition) -> None:
    for case, truth in zip(edition.cases, TRUTH["cases"], strict=True):
        for label, printed in truth["attributes"].items():
            found = case.attributes.get(LABELS.get(label, label))
            assert bare(found.raw if found else "") == bare(printed), (case.name, label)


def test_attributes_as_numbers_with_their_printed_unit(edition: Edition) -> None:
    kushiro = edition.cases[0].attributes
    assert (kushiro["総人口"].value, kushiro["総人口"].unit) == (164000, "人")
    assert (kushiro["保護率"].value, kushiro["保護率"].unit) == (49.3, "%")
    assert (kushiro["運営形態"].value, kushiro["運営形態"].source) == ("委託", "本文")


def test_attributes_of_a_hello_work_office_with_both_charts(edition: Edition) -> None:
    koga = next(case for case in edition.cases if case.id == "3-1")
    assert koga.prefecture == "茨城県"
    facts = {name: (a.value, a.unit) for name, a in koga.attributes.items()}
    assert facts["管轄区域"] == ("古河市、境町、五霞町", None)
    assert facts["有効求人倍率"] == (1.42, "倍")
    assert koga.attributes["有効求人倍率"].raw == "1.42 倍 (全国: 1.20 倍)"
    assert facts["月間有効求人数"] == (3542, "人")
    assert facts["月間有効求職者数"] == (2495, "人")
    assert facts["職業別有効求人倍率"][0] == {
        "常用フルタイム": {
            "職業計": 1.43, "管理的職業": 2.29, "専門的・技術的職業": 1.51, "事務的職業": 0.29, "販売の職業": 0.98,
            "サービスの職業": 5.25, "保安の職業": 2.38, "農林漁業の職業": 1.10, "生産工程の職業": 2.00,
            "輸送・機械運転の職業": 1.62, "建設・採掘の職業": 5.29, "運搬・清掃等の職業": 2.14,
        },
        "常用パート": {
            "職業計": 1.41, "管理的職業": 0.50, "専門的・技術的職業": 3.07, "事務的職業": 0.55, "販売の職業": 1.70,
            "サービスの職業": 6.25, "保安の職業": 4.50, "農林漁業の職業": 5.67, "生産工程の職業": 1.56,
            "輸送・機械運転の職業": 1.65, "建設・採掘の職業": 2.00, "運搬・清掃等の職業": 1.22,
        },
    }  # fmt: skip


def test_facts_of_the_list_of_cases_are_joined(edition: Edition) -> None:
    koga = next(case for case in edition.cases if case.id == "3-1")
    assert koga.attributes["管轄労働局"].raw == "茨城労働局"
    assert koga.attributes["管轄労働局"].source == "一覧表"


def test_printed_page_numbers(edition: Edition) -> None:
    wanted = [None if n is None else str(n) for n in TRUTH["printed_page_numbers"]]
    assert list(edition.page_labels) == wanted


def test_sample_pages_and_furniture_are_in_no_case(edition: Edition) -> None:
    outside = {page["pdf"] for page in TRUTH["non_case_pages"]}
    assert [p.id for p in edition.passages if p.case and outside & set(p.pages.pdf)] == []
    assert [p.text for p in edition.passages if p.text.strip().isdigit()] == []


def test_what_did_not_fit_is_reported(edition: Edition) -> None:
    kinds = [f.kind for f in edition.findings]
    assert kinds.count("missing_case") == 7
    assert [f.page for f in edition.findings if f.kind == "sample_page"] == [5, 6]
    assert any("江東就職サポート" in f.message for f in edition.findings)
    assert any("49.3%" in f.message and f.page == 10 for f in edition.findings)


def test_ids_are_unique_and_safe_in_a_url(edition: Edition) -> None:
    ids = [p.id for p in edition.passages]
    assert len(set(ids)) == len(ids)
    assert all(i.isascii() and all(c.isalnum() or c in ".-" for c in i) for i in ids)


def test_text_is_whole_characters_without_damage(edition: Edition) -> None:
    for passage in edition.passages:
        assert not [c for c in passage.text if unicodedata.category(c) in ("Cc", "Co", "Cs") and c != "\n"]
        assert "(cid:" not in passage.text


def test_the_committed_edition_is_what_the_parser_makes(edition: Edition, tmp_path: Path) -> None:
    """To regenerate after a change of the parser: jireishu ingest"""
    made = corpus.write(tmp_path, edition)
    assert made.read_bytes() == (ROOT / "corpus" / "casebook" / "edition.jsonl").read_bytes()
