"""Books with titles in words of their own: questions, titles of single cases, headlines, bars beside others."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Edition

TOWNS = ("みどり野市", "しおかぜ町", "はまべ町", "やまなみ村")
SAID = "町工場とつくる短い時間の仕事"
Part = tuple[float, float, float, str]  # size, place, text
Draw = Callable[[Canvas, int], None]


def book(file: Path, pages: Sequence[Sequence[Part]], draw: Draw = lambda canvas, n: None) -> Edition:
    """draw: what else is drawn on each page, below its texts. What is larger than 10 is in another font."""
    canvas = Canvas(str(file), pagesize=(420, 400), invariant=1)
    for n, parts in enumerate(pages, 1):
        draw(canvas, n)
        for size, x, y, said in parts:
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(x, y, said)
        canvas.showPage()
    canvas.save()
    return parsing.parse(file)


def told(edition: Edition) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(p.case.name, p.section.title, p.headings, p.text) for p in edition.passages if p.case and p.section]


def answer(town: str, n: int) -> str:
    return f"{town}では、月に{n}回の相談会を開いている。"


def test_questions_after_a_letter_in_a_circle_that_touches_them(tmp_path: Path) -> None:
    asked = ("なぜ始めたのですか？", "何が変わりましたか？")
    pages = [
        [
            (18, 40, 360, f"事例{n}　{town}"),
            *((8, 46, 311 - 90 * k, "Q") for k in range(2)), *((12, 54, 310 - 90 * k, q) for k, q in enumerate(asked)),
            *((10, 40, 285 - 90 * k, answer(town, k)) for k in range(2)),
        ]
        for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip

    def circles(canvas: Canvas, n: int) -> None:
        canvas.setFillGray(0.8)
        for k in range(2):
            canvas.circle(48.5, 314 - 90 * k, 5, fill=1)
        canvas.setFillGray(0)

    assert told(book(tmp_path / "book.pdf", pages, circles)) == [
        (town, q, (), answer(town, k)) for town in TOWNS for k, q in enumerate(asked)
    ]


def test_labels_left_of_their_texts_are_no_menu_beside_tabs_that_are_one(tmp_path: Path) -> None:
    titles = ("実施のきっかけ", "取組の内容", "連携の工夫")
    pages = []
    for n, town in enumerate(TOWNS, 1):
        parts = [(18, 40, 360, f"事例{n}　{town}"), (10, 40, 330, "人口"), (10, 130, 330, f"{n}2,345人")]
        for k, title in enumerate(titles):
            parts += [(10, 40, 270 - 60 * k, title), (10, 130, 270 - 60 * k, f"○{answer(town, k)}")]
        pages.append([*parts, *((10, 400, 300 - 50 * k, str(k + 1)) for k in range(4))])

    def boxes(canvas: Canvas, n: int) -> None:
        canvas.setFillGray(0.8)
        for k in range(3):
            canvas.rect(36, 262 - 60 * k, 90, 22, fill=1)
        canvas.setFillGray(0)

    edition = book(tmp_path / "book.pdf", pages, boxes)
    assert told(edition) == [(town, title, (), answer(town, k)) for town in TOWNS for k, title in enumerate(titles)]


def test_a_number_under_its_word_beside_a_name_that_is_little_larger(tmp_path: Path) -> None:
    pages = [
        [
            (8, 44, 366, "事例"), (17, 48, 346, str(n)), (19, 90, 360, town), (12.5, 90, 328, SAID),
            (13, 40, 280, "取組みのポイント"), (10, 40, 260, f"・{answer(town, n)}"),
        ]
        for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip
    cases = book(tmp_path / "book.pdf", pages).cases
    assert [(c.number, c.name, c.tagline) for c in cases] == [(n, town, SAID) for n, town in enumerate(TOWNS, 1)]


LINES = ("はじめは窓口に来る人を待つだけで", "あったが、今は公民館を回って話を", "聞いている。")


@pytest.mark.parametrize("mark", ["■ ", ""])
def test_titles_of_single_cases_between_those_that_each_case_has(tmp_path: Path, mark: str) -> None:
    own = ("畑を借りる", "船で通う", "夜に集まる", "山を下りる")
    pages = []
    for n, (town, word) in enumerate(zip(TOWNS, own, strict=True), 1):
        parts: list[Part] = [(18, 40, 360, f"事例{n}　{town}")]
        for k, title in enumerate(("はじまり", word, "これからの畑")):
            lines = enumerate(LINES)
            parts += [
                (12, 40, 320 - 100 * k, f"{mark}{title}"),
                *((10, 40, 300 - 100 * k - 20 * m, x) for m, x in lines),
            ]
        pages.append(parts)
    edition = book(tmp_path / "book.pdf", pages)
    assert told(edition) == [
        (town, title, (), "".join(LINES))
        for town, word in zip(TOWNS, own, strict=True) for title in ("はじまり", word, "これからの畑")
    ]  # fmt: skip


def test_questions_marked_by_letters_in_circles_within_a_section_are_its_headings(tmp_path: Path) -> None:
    asked = ("始める前はどうでしたか。", "何を変えましたか。")
    pages = []
    for n, town in enumerate(TOWNS, 1):
        parts = [(18, 40, 360, f"事例{n}　{town}"), (13, 40, 325, "取組みの成果"), (10, 40, 305, answer(town, 3))]
        parts += [(13, 40, 270, "現場の声")]
        for k, question in enumerate(asked):
            parts += [(11, 44, 240 - 70 * k, "Q"), (11, 70, 240 - 70 * k, question)]
            parts += [(11, 44, 215 - 70 * k, "A"), (10, 70, 215 - 70 * k, answer(town, k))]
        pages.append(parts)
    edition = book(tmp_path / "book.pdf", pages)
    assert [one for one in told(edition) if one[1] == "現場の声"] == [
        (town, "現場の声", (question,), answer(town, k)) for town in TOWNS for k, question in enumerate(asked)
    ]


def test_a_place_below_a_headline_longer_than_names_are_is_the_name(tmp_path: Path) -> None:
    towns = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町")
    first, rest = "働きたい人の小さな一歩を受け止める", "みんなの居場所をつくる"
    pages = [
        [
            (11, 40, 375, f"CASE {n:02}"), (19, 40, 348, first), (19, 40, 324, rest), (13, 40, 300, town),
            (13, 40, 250, "取組みのポイント"), (10, 40, 230, f"・{answer(town, n)}"),
            (13, 40, 190, "今後の課題"), (10, 40, 170, f"・{answer(town, 9)}"),
        ]
        for n, town in enumerate(towns, 1)
    ]  # fmt: skip
    cases = book(tmp_path / "book.pdf", pages).cases
    assert [(c.number, c.name, c.tagline) for c in cases] == [(n, t, first + rest) for n, t in enumerate(towns, 1)]


def test_a_bar_over_facts_beside_one_over_text(tmp_path: Path) -> None:
    pages = []
    for n, town in enumerate(TOWNS, 1):
        parts = [(18, 40, 360, f"事例{n}　{town}"), (12, 44, 318, "基礎データ"), (12, 170, 318, "取組の背景・概要")]
        parts += [
            (10, 44, 290, "総人口"),
            (10, 90, 290, f"{n}.4万人"),
            (10, 44, 270, "運営形態"),
            (10, 90, 270, "委託"),
        ]
        parts += [(10, 170, 290, f"・{LINES[0]}"), (10, 180, 276, LINES[1]), (10, 180, 262, LINES[2])]
        pages.append(parts)

    def draw(canvas: Canvas, n: int) -> None:
        for x, width in ((38, 110), (164, 220)):
            canvas.setFillGray(0.7)
            canvas.rect(x, 312, width, 20, fill=1, stroke=0)
            canvas.setFillGray(0)
        canvas.grid([38, 86, 148], [264, 284, 304])
        canvas.rect(164, 200, 220, 112)

    edition = book(tmp_path / "book.pdf", pages, draw)
    assert [one for one in told(edition) if "。" in one[-1]] == [
        (town, "取組の背景・概要", (), "".join(LINES)) for town in TOWNS
    ]
    assert [c.attributes["総人口"].raw for c in edition.cases] == [f"{n}.4万人" for n in range(1, 5)]


def test_a_number_in_a_cell_as_high_as_the_rows_that_label_name_and_tagline(tmp_path: Path) -> None:
    pages = [
        [
            (12, 48, 350, f"No.{n}"), (8, 96, 360, "市町村名"), (12, 150, 358, town), (8, 96, 338, "取組名"),
            (9, 150, 338, SAID), (8, 48, 318, "人口"), (8, 96, 318, f"{n}2,345人"),
            (12, 40, 280, "取組みのポイント"), (10, 40, 260, f"・{answer(town, n)}"),
            (12, 40, 200, "今後の課題"), (10, 40, 180, f"・{answer(town, 9)}"),
        ]
        for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip

    def form(canvas: Canvas, n: int) -> None:
        canvas.rect(40, 332, 50, 40)
        canvas.grid([90, 146, 385], [332, 352, 372])
        canvas.grid([40, 90, 146], [312, 332])

    cases = book(tmp_path / "book.pdf", pages, form).cases
    assert [(c.number, c.name, c.tagline) for c in cases] == [(n, town, SAID) for n, town in enumerate(TOWNS, 1)]


def test_tabs_in_boxes_that_the_edge_of_the_page_cuts_are_no_text(tmp_path: Path) -> None:
    pages = [
        [
            (18, 60, 360, f"事例{n}　{town}"), (12, 60, 300, "取組みのポイント"),
            *((10, 60, 280 - 20 * k, f"・{answer(town, k)}") for k in range(9)),
            (8, 2 if n % 2 else 390, 303 - 40 * n, f"事例{n}"),
        ]
        for n, town in enumerate(TOWNS, 1)
    ]  # fmt: skip

    def tab(canvas: Canvas, n: int) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(0 if n % 2 else 388, 280 - 40 * n, 32, 60, stroke=0, fill=1)
        canvas.setFillGray(0)

    assert told(book(tmp_path / "book.pdf", pages, tab)) == [
        (town, "取組みのポイント", (), answer(town, k)) for town in TOWNS for k in range(9)
    ]
