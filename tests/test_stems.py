"""A search without a dictionary finds words in all their forms, and others that say the same."""

import json
import shutil
import subprocess
from importlib.resources import files

import pytest

from jireishu import stems, thesaurus
from jireishu.analysis import Analyzer
from jireishu.thesaurus import Line

ASK = """
const { script, passages, lines, asked } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const { find } = new Function(script + "; return finder")()(passages, lines);
console.log(JSON.stringify(asked.map((said) => find(said).map(([, n]) => n))));
"""


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("週払い", ("週", "払~")),
        ("取り組み", ("取り組",)),
        ("ひきこもり", ("ひきこもり",)),
        ("見つける", ("見つけ",)),
        ("働く", ("働~",)),
        ("働けない", ("働~", "な")),
        ("会社に慣れる", ("会社", "慣れ")),
        ("ＮＰＯ", ("npo",)),
        ("する", ()),
    ],
)
def test_the_stems_of_a_wording(analyzer: Analyzer, word: str, expected: tuple[str, ...]) -> None:
    assert stems.of(analyzer.morphemes(word)) == expected


def test_a_page_holds_the_lines_that_find_something_in_it(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        Line(("会社", "employer"), ("事業所", "勤め先")),
        Line(("引っ越し",), ("転居",)),
        Line(("employer",), ("事業所",)),
        Line(("勤める",), ("働く",)),
    )
    monkeypatch.setattr(thesaurus, "read", lambda: said)
    texts = ["事業所で働ける方を、", "労働者に"]
    assert stems.lines(texts, analyzer.morphemes) == [
        ((("会社",),), (("事業", "所"),)),
        ((("勤め",),), (("働~",),)),
    ]
    assert stems.lines(["労働者"], analyzer.morphemes) == []


def asked(lines: list[stems.Line], texts: list[str], *questions: str, named: str = "") -> list[list[int]]:
    """What the page's script finds; the last of the texts is of the case `named`."""
    if not (node := shutil.which("node")):
        pytest.skip("no Node.js to run the page's script")
    script = (files("jireishu") / "pages" / "alone.js").read_text("utf-8")
    passages = [{"text": text, "head": "", "named": "", "aside": False} for text in texts]
    passages[-1]["named"] = named
    given = json.dumps({"script": script, "passages": passages, "lines": lines, "asked": questions})
    done = subprocess.run([node, "-e", ASK], input=given, capture_output=True, text=True, check=True, encoding="utf-8")
    found: list[list[int]] = json.loads(done.stdout)
    return found


TEXTS = [
    "市が直接事業所へ連絡し、週払や日払にも対応いただけないか交渉している。",
    "労働者の会議を毎月開く。",
    "体験のあと働ける方を紹介する。",
]


def test_the_page_finds_what_is_said_in_other_words() -> None:
    lines: list[stems.Line] = [((("会社",),), (("事業所",),)), ((("勤め",),), (("働~",),))]
    assert asked(lines, TEXTS, "会社", "勤めたい", "週払いは", "(a+)+$\\", "") == [[0], [2], [0], [], []]
    assert asked([], TEXTS, "会社", "勤めたい") == [[], []]


def test_a_wording_within_a_longer_one_is_not_asked_for() -> None:
    lines: list[stems.Line] = [((("労働者会",),), (("体験",),)), ((("労働",),), (("週払",),))]
    assert asked(lines, TEXTS, "労働者会", "労働") == [[1, 2], [0, 1]]


def test_a_case_that_is_named_is_searched_alone() -> None:
    assert asked([], TEXTS, "みどり野市で事業所や働ける会議は", named="青森県みどり野市") == [[2]]
    assert asked([], TEXTS, "事業所や働ける会議は", named="青森県みどり野市") == [[0, 1, 2]]
