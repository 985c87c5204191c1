"""Pages printed smaller than the others, as sheets of a workbook fitted to the paper, or in their text alone."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.items import Item, Line
from jireishu.page import Style
from jireishu.scales import evened

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"


def test_a_sheet_fitted_to_the_paper_is_read_as_the_others_are(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for number, (name, scale) in enumerate((("みどり野市", 1.0), ("しおかぜ町", 1.0), ("はまべ町", 0.84)), 1):
        canvas.scale(scale, scale)
        lines = [(18, f"事例{number}　{name}"), (10, "町工場とつくる仕事")]
        for n, title in enumerate(("地域の状況", "取組みのポイント", "取組みの成果"), 1):
            lines += [(12, f"{n} {title}"), (11, "■事業所の開拓"), (10, f"・{TEXT}"), (10, f"・{TEXT}")]
        for n, (size, text) in enumerate(lines):
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 480 - 26 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(c.name, [s.title for s in c.sections]) for c in edition.cases] == [
        (name, ["地域の状況", "取組みのポイント", "取組みの成果"]) for name in ("みどり野市", "しおかぜ町", "はまべ町")
    ]
    assert [(p.kind, p.headings, p.text) for p in edition.passages] == [("bullet", ("事業所の開拓",), TEXT)] * 18


def test_text_shrunk_to_fit_a_slide_under_titles_of_the_usual_size_is_read_as_on_others(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    for number, (name, scale) in enumerate((("みどり野市", 1.0), ("しおかぜ町", 1.0), ("はまべ町", 0.72)), 1):
        lines = [(20, f"事例{number}　{name}"), (13, "町工場とつくる仕事")]
        for title in ("地域の状況", "取組みのポイント", "取組みの成果"):
            lines += [(12.5, title), (11.5 * scale, "① 事業所の開拓"), *[(11 * scale, f"・{TEXT}")] * 3]
        for n, (size, text) in enumerate(lines):
            canvas.setFont(GOTHIC if size != 11 * scale else MINCHO, size)
            canvas.drawString(40, 480 - 26 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.kind, p.headings, p.text) for p in edition.passages] == [("bullet", ("事業所の開拓",), TEXT)] * 27


def sizes(*pages: tuple[float, ...], fact: float = 0) -> list[set[float]]:
    """The sizes that are read on pages, each of which has ten lines in the last of its sizes and one in each other.
    fact: the size in which they say no sentence."""
    made: list[list[Item]] = [
        [
            Line(
                n,
                "総人口" if size == fact else TEXT,
                50,
                20.0 * k,
                300,
                20.0 * k + size,
                Style("m", size, "000000", False),
                1.0,
                50,
            )
            for k, size in enumerate((*own, *[own[-1]] * 9))
        ]
        for n, own in enumerate(pages, 1)
    ]
    return [{item.style.size for item in items if isinstance(item, Line)} for items in evened(made)]


def test_sizes_that_were_scaled_and_rounded_to_half_a_point_are_those_of_other_pages() -> None:
    assert sizes((18, 11, 10), (18, 11, 10), (18, 9, 8.5))[2] == {18, 10.6, 10}
    assert sizes((18, 11, 10), (18, 11, 10), (18, 7.5, 8.5))[2] == {18, 7.5, 8.5}  # neither scaled nor as there


def test_titles_as_large_as_text_that_is_scaled_to_fit_its_sheet_stay_as_on_other_pages() -> None:
    def page(number: int, size: float) -> list[Item]:
        title, text = Style("g", 10.5, "0000ff", True), Style("m", size, "000000", False)
        return [
            Line(number, TEXT, 50, 20.0 * k, 300, 20.0 * k + 10, style, 1.0, 50)
            for k, style in enumerate((Style("g", 20, "0000ff", True), title, *[text] * 9))
        ]

    last = evened([page(1, 9), page(2, 9), page(3, 10.5)])[2]
    assert [item.size for item in last if isinstance(item, Line)] == [20, 10.5, *[9] * 9]


def test_the_size_of_most_of_the_text_is_the_usual_one_though_more_pages_have_another() -> None:
    """As of slides, of which some go on with little text on another one, set larger."""
    full, few = (20, 12, *[10] * 40), (20, 12, *[14] * 8)
    assert sizes(full, full, few, few, few, (20, 12, *[9] * 9))[5] == {20, 12, 10}


def test_facts_in_a_panel_may_be_as_large_as_text_is_elsewhere_where_the_text_beside_them_is_shrunk() -> None:
    pages = (18, 11, 10), (18, 11, 10), (18, 10, 9.35, 8.5)
    assert sizes(*pages)[2] == {18, 10, 9.35, 8.5}
    assert sizes(*pages, fact=10)[2] == {18, 10, 11}


def test_titles_stay_as_on_other_pages_where_the_text_below_them_is_larger_than_there() -> None:
    assert sizes((13.2, 12, 10), (13.2, 12, 10), (13.2, 11))[2] == {13.2, 10}
    assert sizes((12.5, 10.5, 10), (12.5, 10.5, 10), (12.5, 12))[2] == {12.5, 10}  # hardly larger than that text
