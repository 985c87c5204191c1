"""A book that is written in a way of its own: the profile somebody writes for it, and what is said of a wrong one."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import binding, corpus, home, ingest, keys, profile, tongue
from jireishu.errors import SourceError

README = Path(__file__).parent.parent / "README.md"
PLACES = ("相談支援センターあおば", "就労サポートゆめの木", "居場所カフェひだまり")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Three cases as the README says that its example is for."""
    path = tmp_path / "in" / "challenge.pdf"
    path.parent.mkdir(exist_ok=True)
    canvas = Canvas(str(path), pagesize=(420, 500), invariant=1)
    for number, place in enumerate(PLACES, 1):
        lines = (
            (18, f"チャレンジその{number}：{place}"), (12, "◆はじまりの物語"),
            (10, f"{place}の電話が鳴らない日が続いた。"), (12, "◆やってみたこと"),
            (10, f"{place}では商店街の空き店舗を借りた。"),
        )  # fmt: skip
        for n, (size, text) in enumerate(lines):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 450 - 26 * n, text)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """The profile that the README shows."""
    block = re.search(r"自分の書き方を足す.*?```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    file = tmp_path / "in" / "own.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(block[1], encoding="utf-8")
    return file


def kinds(folder: Path) -> list[tuple[str, list[str]]]:
    edition = corpus.read(home.corpus(folder) / "challenge" / "edition.jsonl")
    return [(case.name, [section.kind for section in case.sections]) for case in edition.cases]


READ = [(place, ["背景・概要", "取組みのポイント"]) for place in PLACES]


def test_the_profile_of_the_readme_reads_the_book_that_it_is_for(tmp_path: Path, book: Path, shown: Path) -> None:
    ingest.ingest(tmp_path / "plain", [book])
    assert kinds(tmp_path / "plain") != READ
    ingest.ingest(tmp_path, [book], wish=ingest.Wish(profile=str(shown)))
    assert kinds(tmp_path) == READ


def test_a_profile_goes_with_its_edition_wherever_the_corpus_is_carried(
    tmp_path: Path, book: Path, shown: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, carried = tmp_path / "first", tmp_path / "carried"
    monkeypatch.chdir(shown.parent)
    assert run("--home", first, "ingest", "--profile", "own.toml", "challenge.pdf").returncode == 0
    assert corpus.head(first / "corpus" / "challenge" / "edition.jsonl").profile == "profile.toml"
    assert (first / "corpus" / "challenge" / "profile.toml").read_bytes() == shown.read_bytes()
    shown.unlink()
    shutil.move(first, carried)
    shutil.copy(book, carried / "corpus")
    monkeypatch.chdir(tmp_path)
    assert run("--home", carried, "ingest").stdout.startswith("「challenge」（版 challenge） 頁 3、事例 3")
    assert kinds(carried) == READ
    assert run("--home", carried, "diff", "challenge", book).returncode == 0
    shutil.rmtree(carried / "indexes")
    assert run("--home", carried, "ingest").returncode == 0
    assert kinds(carried) == READ


def test_a_profile_that_was_mended_beside_its_edition_reads_it_anew(tmp_path: Path, book: Path, shown: Path) -> None:
    ingest.ingest(tmp_path, [book], wish=ingest.Wish(profile=str(shown)))
    [again] = ingest.ingest(tmp_path, [book])
    assert not again.new
    kept = home.corpus(tmp_path) / "challenge" / "profile.toml"
    kept.write_text(kept.read_text(encoding="utf-8").replace('"背景・概要"', '"発端"'), encoding="utf-8")
    [again] = ingest.ingest(tmp_path, [book])
    assert again.new
    assert {first for _, (first, _) in kinds(tmp_path)} == {"発端"}


def test_an_edition_of_before_that_names_the_path_of_a_profile_is_still_read_by_it(tmp_path: Path, shown: Path) -> None:
    assert corpus.profile(tmp_path / "corpus" / "old", str(shown)) == str(shown)
    assert corpus.profile(tmp_path / "corpus" / "old", "report") == "report"


def test_a_profile_that_is_not_there_is_told_though_the_edition_is_held(tmp_path: Path, book: Path) -> None:
    ingest.ingest(tmp_path, [book])
    (told,) = ingest.ingest(tmp_path, [book], wish=ingest.Wish(profile="nope.toml"))
    assert told.error is not None
    assert "nope.toml" in tongue.said(told.error.message)


def test_an_edition_that_was_taken_away_is_not_read_as_it_was(tmp_path: Path, book: Path) -> None:
    ingest.ingest(tmp_path, [book], wish=ingest.Wish(profile="report"))
    shutil.rmtree(home.corpus(tmp_path) / "challenge")
    ingest.ingest(tmp_path, [book])
    assert corpus.head(home.corpus(tmp_path) / "challenge" / "edition.jsonl").profile == ""


def test_a_profile_says_only_what_is_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("title_end = '.*だより'", encoding="utf-8")
    read = profile.load(str(file))
    assert read.case("事例2　青森県みどり野市") == profile.Numbered(2, "青森県みどり野市")
    assert read.title_end.pattern == ".*だより"


def test_the_form_of_a_profile_is_tried_before_what_the_book_counts_by(tmp_path: Path, shown: Path) -> None:
    read = replace(profile.load(str(shown)), counter="チャレンジその")
    assert read.case("チャレンジその３：ゆめの木") == profile.Numbered(3, "ゆめの木")
    assert replace(profile.load(), counter="取組").case("取組３　ゆめの木") == profile.Numbered(3, "ゆめの木")


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        ("case_title = 'その(\\d+):(?P<name>.+)'", "case_title の正規表現に (?P<number>…) がありません",
         "the regular expression of case_title lacks (?P<number>…)"),
        ("section_number.digits = '\\d+(?P<name>.+)'", "section_number.digits の正規表現に (?P<number>…) がありません",
         "the regular expression of section_number.digits lacks (?P<number>…)"),
        ("[[sections]]\nkind = 'a'\nwordings = ['b']", "[[sections]] 1: slug がありません",
         "[[sections]] 1: slug is missing"),
        ("[[attributes]]\nname = 'a'\nlabels = 'b'", "[[attributes]] 1: labels は、正規表現を [ ] に並べたものです",
         "[[attributes]] 1: labels is a list of regular expressions in [ ]"),
        ("chapter_titel = '第(?P<number>\\d+)章(?P<name>.*)'", "chapter_titel というキーはありません",
         "there is no key chapter_titel"),
        ("title_end = '.*(だより'", "title_end の正規表現は 3 文字目が正しくありません",
         "the regular expression of title_end is wrong at character 3"),
        ("[[sections]]\nkind = 3\nslug = 'a'\nwordings = ['b']", '[[sections]] 1: kind の値は、" " で囲んだ言葉です',
         'the value of [[sections]] 1: kind is words in " "'),
        ("[[sections]]\nkind = 'a'\nslug = 'a'\nwordings = ['(?i)b']",
         "[[sections]] 1: wordings の正規表現は 4 文字目が正しくありません",
         "the regular expression of [[sections]] 1: wordings is wrong at character 4"),
        ("[[attributes]]\nname = 'a'\nlabels = ['(?P<x>b)', '(?P<x>c)']",
         "[[attributes]] 1: labels の正規表現は 21 文字目が正しくありません",
         "the regular expression of [[attributes]] 1: labels is wrong at character 21"),
        ("[[attributes]]\nname = 'a'\nlabels = ['b']\nplausible = { '%' = ['x', 2] }",
         "値の形が、同梱のプロファイルと違います",
         "its values have another form than those of the profiles that come along"),
        ("title_end = 1", "title_end は、' ' で囲んだ正規表現です", "title_end is a regular expression in ' '"),
        ("id = 'a'\ntitle_end = [", "TOML の書き方ではなく、途中で終わっています", "it is no TOML, and ends too soon"),
        ("id = 'a'\ntitle_end だより", "2 行目が TOML の書き方ではありません", "line 2 is no TOML"),
        ("[[attributes]]\nname = 'a'\nlabels = ['b']\nplausible = 3", "値の形が、同梱のプロファイルと違います",
         "its values have another form than those of the profiles that come along"),
        ("levels = ['(']", "levels の正規表現は 1 文字目が正しくありません",
         "the regular expression of levels is wrong at character 1"),
    ],
)  # fmt: skip
def test_a_profile_that_is_wrong_is_told_where(tmp_path: Path, text: str, japanese: str, english: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        binding.written(str(file))
    assert tongue.said(raised.value.message, "ja") == f"own.toml: プロファイルとして読めません（{japanese}）。"
    assert tongue.said(raised.value.message, "en") == f"own.toml: cannot be read as a profile ({english})."
    assert tongue.said(raised.value.hint, "ja") == "README の「自分の書き方を足す」の例に合わせてください。"


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("nosuch", "「nosuch」というプロファイルはありません。",
         "casebook、report のどれかか、自分で書いた .toml ファイルを指定してください。"),
        ("nosuch.toml", "nosuch.toml: プロファイルとして読めません（見つかりません）。",
         "ファイルの場所を確かめ、--profile で指定してください。"),
    ],
)  # fmt: skip
def test_a_name_that_is_no_profile_is_told_with_those_there_are(name: str, message: str, hint: str) -> None:
    with pytest.raises(SourceError) as raised:
        keys.read(name, dict)
    assert (raised.value.message, raised.value.hint) == (message, hint)
