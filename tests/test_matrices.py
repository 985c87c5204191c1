"""Tables with a case in each column and a section in each row."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import MINCHO

from jireishu import parsing
from jireishu.model import Edition

SECTIONS = ("地域の状況", "取組みのポイント", "取組みの成果", "今後の課題")
CASES = (("北海道みどり野市", "畑"), ("香川県しおかぜ町", "港"), ("秋田県はまべ町", "店"))
Row = Sequence[Sequence[str]]


def table(canvas: Canvas, top: float, rows: Sequence[Row], widths: Sequence[float], step: float = 14) -> None:
    """A ruled table; each cell is a list of lines, so far apart, a row as high as its longest cell."""
    for row in rows:
        high = step * max(map(len, row)) + 8
        x = 30.0
        for wide, lines in zip(widths, row, strict=True):
            canvas.rect(x, top - high, wide, high)
            for n, text in enumerate(lines):
                canvas.drawString(x + 4, top - 15 - step * n, text)
            x += wide
        top -= high


def says(what: str, section: str) -> list[str]:
    return [f"・{what}で働く人の{section[-2:]}を市の窓口が", "毎月聞いて回る。"]


def told(edition: Edition) -> list[tuple[str, str, str, tuple[int, ...]]]:
    return [
        (p.case.name, p.section.title, p.text, p.pages.pdf) for p in edition.passages if p.case and p.section
    ]  # fmt: skip


def whole(what: str, section: str) -> str:
    return "".join(says(what, section))[1:]


def test_a_column_is_a_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(900, 400), invariant=1)
    canvas.setFont(MINCHO, 9)
    heads = [[], *([f"事例{n}　{name}"] for n, (name, _) in enumerate(CASES, 1))]
    rows = [[[title], *(says(what, title) for _, what in CASES)] for title in SECTIONS]
    table(canvas, 360, [heads, *rows], (120, 200, 200, 200))
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name) for c in edition.cases] == [(n, name) for n, (name, _) in enumerate(CASES, 1)]
    assert told(edition) == [
        (name, title, whole(what, title), (1,)) for name, what in CASES for title in SECTIONS
    ]  # fmt: skip


def test_number_and_name_and_what_a_case_says_of_itself_may_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(900, 500), invariant=1)
    canvas.setFont(MINCHO, 9)
    heads = [
        [["事例番号"], *([f"事例{n}"] for n in (1, 2, 3))],
        [["自治体名"], *([name] for name, _ in CASES)],
        [["タイトル"], *([f"{what}とつくる仕事"] for _, what in CASES)],
        [["総人口"], ["1.1万人"], ["2.2万人"], ["3.3万人"]],
    ]
    rows = [[[title], *(says(what, title) for _, what in CASES)] for title in SECTIONS]
    table(canvas, 460, [*heads, *rows[:2]], (120, 200, 200, 200))
    canvas.showPage()
    canvas.setFont(MINCHO, 9)
    table(canvas, 460, rows[2:], (120, 200, 200, 200))
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.tagline, c.attributes["総人口"].raw) for c in edition.cases] == [
        (n, name, f"{what}とつくる仕事", f"{n}.{n}万人") for n, (name, what) in enumerate(CASES, 1)
    ]
    assert told(edition) == [
        (name, title, whole(what, title), (1 + (title in SECTIONS[2:]),))
        for name, what in CASES for title in SECTIONS
    ]  # fmt: skip


def test_sections_may_be_named_down_the_page_at_its_side(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(760, 520), invariant=1)
    canvas.setFont(MINCHO, 9)
    heads = [[], *([f"事例{n}　{name}"] for n, (name, _) in enumerate(CASES, 1))]
    rows = [[list(title), *(says(what, title) for _, what in CASES)] for title in SECTIONS]
    table(canvas, 500, [heads, *rows], (36, 220, 220, 220), step=10)
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert told(edition) == [
        (name, title, whole(what, title), (1,)) for name, what in CASES for title in SECTIONS
    ]  # fmt: skip


def test_a_table_of_all_cases_after_the_last_is_of_none(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(900, 400), invariant=1)
    for n, (name, what) in enumerate(CASES, 1):
        for at, text in enumerate(
            (f"事例{n}　{name}", *(one for s in SECTIONS for one in (s, f"{what}の{s}を聞く。")))
        ):
            canvas.setFont(MINCHO, 9 if at and at % 2 == 0 else 13)
            canvas.drawString(40, 360 - 24 * at, text)
        canvas.showPage()
    canvas.setFont(MINCHO, 9)
    heads = [[], *([f"事例{n}　{name}"] for n, (name, _) in enumerate(CASES, 1))]
    table(
        canvas,
        360,
        [heads, *([[s], *([f"{what}は{s}が良い。"] for _, what in CASES)] for s in SECTIONS)],
        (120, 200, 200, 200),
    )
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert told(edition) == [
        (name, s, f"{what}の{s}を聞く。", (n,)) for n, (name, what) in enumerate(CASES, 1) for s in SECTIONS
    ]  # fmt: skip
    assert any("港は取組みの成果が良い。" in p.text and p.case is None for p in edition.passages)


def test_names_of_all_cases_beside_each_page_end_no_case(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(700, 800), invariant=1)
    for n, (name, what) in enumerate(CASES, 1):
        for page, text in enumerate((f"{what}で働く人が増え、窓口に来る人も増えた。", f"{what}の店も開いた。")):
            for at, (size, own) in enumerate(((18, f"事例{n}　{name}"), (13, "取組みの成果"))):
                canvas.setFont(MINCHO, size)
                canvas.drawString(40, 600 - 60 * at, own if page == 0 else "")
            canvas.setFont(MINCHO, 9)
            canvas.drawString(40, 500, text)
            for at, (own, _) in enumerate(CASES):
                canvas.drawString(560, 470 - 60 * at, own)
            canvas.showPage()
    canvas.save()
    said = [p for p in parsing.parse(tmp_path / "a.pdf").passages if "の店も開いた。" in p.text]
    assert [(p.case.name if p.case else "", p.pages.pdf[-1]) for p in said] == [
        (name, 2 * n) for n, (name, _) in enumerate(CASES, 1)
    ]
