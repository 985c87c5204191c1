"""Cases counted by words or numerals that no form foresees, and chapters that are called nothing."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Edition

CHAPTERS = (
    ("町の居場所", ("みどり野市", "はまべ町", "あさひ市")),
    ("山の仕事場", ("いずみ村", "こまつ町", "しおかぜ町")),
)


def book(path: Path, counted: str, place: str = "before", chapters: Sequence[str] = ("第1章", "第2章")) -> Edition:
    """Two chapters of three cases each. counted: by what. place: of the number."""
    canvas = Canvas(str(path), pagesize=(500, 500), invariant=1)
    for chapter, (told, names) in zip(chapters, CHAPTERS, strict=True):
        canvas.setFont(GOTHIC, 22)
        canvas.drawString(50, 300, f"{chapter}　{told}")
        canvas.showPage()
        for k, name in enumerate(names, 1):
            number = counted.format(k)
            canvas.setFont(GOTHIC, 18)
            canvas.drawString(50, 440, {"before": f"{number}　{name}", "joined": f"{name}{number}"}.get(place, name))
            canvas.setFont(GOTHIC, 12)
            if place == "right":
                canvas.drawString(400, 440, number)
            if place == "corner":
                canvas.drawRightString(460, 476, number)
            if place == "above":
                canvas.drawString(50, 465, number)
            for at, text in enumerate(("課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")):
                canvas.setFont(MINCHO if at % 2 else GOTHIC, 10 if at % 2 else 13)
                canvas.drawString(50, 400 - 24 * at, text)
            canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def told(edition: Edition) -> list[tuple[int | None, int | None, str]]:
    return [(case.chapter, case.number, case.name) for case in edition.cases]


EVERY = [
    (1, 1, "みどり野市"), (1, 2, "はまべ町"), (1, 3, "あさひ市"),
    (2, 1, "いずみ村"), (2, 2, "こまつ町"), (2, 3, "しおかぜ町"),
]  # fmt: skip


@pytest.mark.parametrize("counted", ["実践例{}", "file {}", "Case.0{}", "その{}", "第{}事例"])
def test_cases_are_counted_by_whatever_word_goes_up_by_one(tmp_path: Path, counted: str) -> None:
    assert told(book(tmp_path / "book.pdf", counted)) == EVERY


@pytest.mark.parametrize(
    ("counted", "place"), [("その{}", "right"), ("実践例{}", "above"), ("0{}", "right"), ("【{}】", "corner")]
)
def test_the_number_of_a_case_stands_beside_its_name_or_above(tmp_path: Path, counted: str, place: str) -> None:
    assert told(book(tmp_path / "book.pdf", counted, place)) == EVERY


@pytest.mark.parametrize("chapters", [("Ⅰ", "Ⅱ"), ("1", "2")])
def test_numbered_titles_that_several_cases_stand_under_are_those_of_chapters(
    tmp_path: Path, chapters: Sequence[str]
) -> None:
    assert told(book(tmp_path / "book.pdf", "実践例{}", chapters=chapters)) == EVERY


def test_a_number_that_does_not_go_up_counts_no_cases(tmp_path: Path) -> None:
    edition = book(tmp_path / "book.pdf", "2")
    assert [case.number for case in edition.cases] in ([None] * 6, [2] * 6)


@pytest.mark.parametrize("form", ["beside", "small", "above"])
def test_what_is_set_around_a_name_does_not_hide_it(tmp_path: Path, form: str) -> None:
    """A tagline in two rows right of a name that no form tells; a prefecture as long as its town, smaller before it or
    above it and its number."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 500), invariant=1)
    for k, name in enumerate(("釧路市", "帯広市", "登別市"), 1):
        told = f"{name}の相談者を支える地域の仕事場とその仕組み"
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(*{"beside": (50, 440, f"その{k}　北海道{name}"), "small": (80, 440, name)}.get(
            form, (50, 440, f"{k}　{name}")))  # fmt: skip
        canvas.setFont(GOTHIC, 10)
        if form != "beside":
            canvas.drawString(50, 440 if form == "small" else 462, "北海道")
        canvas.setFont(MINCHO, 11 if form == "beside" else 12)
        if form == "beside":
            canvas.drawString(238, 444, told[:14])
            canvas.drawString(238, 428, told[14:])
        else:
            canvas.drawString(50, 415, told)
        for at, text in enumerate(("課題", f"{name}では、場所が足りない。", "取組の成果", f"{name}に人が集まる。")):
            canvas.setFont(MINCHO if at % 2 else GOTHIC, 10 if at % 2 else 13)
            canvas.drawString(50, 380 - 24 * at, text)
        canvas.showPage()
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [case.name for case in cases] == ["北海道釧路市", "北海道帯広市", "北海道登別市"]
    assert [case.tagline[:6] for case in cases] == ["釧路市の相談", "帯広市の相談", "登別市の相談"]
    assert [case.number for case in cases] == ([None] * 3 if form == "small" else [1, 2, 3])


@pytest.mark.parametrize("colour", [0.0, 0.5])
@pytest.mark.parametrize("numbered", [True, False])
def test_the_title_of_a_chapter_above_that_of_its_first_case_is_none_of_a_case(
    tmp_path: Path, colour: float, numbered: bool
) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(500, 500), invariant=1)
    for chapter, (title, names) in enumerate(CHAPTERS, 2):
        for name in names:
            if name == names[0]:
                canvas.setFont(GOTHIC, 18)
                canvas.setFillGray(colour)
                canvas.drawString(50, 460, f"{chapter}　{title}" if numbered else title)
            for n, text in enumerate(
                (
                    name,
                    "課題",
                    f"{name}では、人が集まり話し合う場所が足りない。",
                    "取組の成果",
                    f"{name}では、町の人がいつでも集まり話せるようになる。",
                )
            ):
                canvas.setFillGray(0)
                canvas.setFont(MINCHO if n in (2, 4) else GOTHIC, (18, 13, 10, 13, 10)[n])
                canvas.drawString(50, 425 - 24 * n, text)
            canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.chapter, case.name, case.pages.pdf) for case in edition.cases] == [
        ((2 + page // 3) if numbered else None, name, (page + 1,)) for page, (_, _, name) in enumerate(EVERY)
    ]
    assert [p.text for p in edition.passages] == [
        text
        for *_, name in EVERY
        for text in (
            f"{name}では、人が集まり話し合う場所が足りない。",
            f"{name}では、町の人がいつでも集まり話せるようになる。",
        )
    ]
