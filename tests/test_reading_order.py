"""Reports: in the order they are drawn in, where that is how they are read, and with nothing left out."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Passage

# size, x, y from the top, text
Drawn = tuple[float, float, float, str]
LEFT = ("村では、冬の間の仕事を", "商工会と話し合い、雪か", "きを頼んだ。")
RIGHT = ("作業の後には、皆で温か", "い汁物を囲み、その日の", "ことを話した。")


def read(path: Path, *pages: Sequence[Drawn]) -> tuple[Passage, ...]:
    canvas = Canvas(str(path), pagesize=(500, 500), invariant=1)
    for page in pages:
        for size, x, top, text in page:
            canvas.setFont(MINCHO, size)
            canvas.drawString(x, 500 - top, text)
        canvas.showPage()
    canvas.save()
    return parsing.parse(path, profile="report").passages


def lines(x: float, texts: Sequence[str], top: float = 200, size: float = 12) -> list[Drawn]:
    return [(size, x, top + n * 18, text) for n, text in enumerate(texts)]


def test_boxes_side_by_side_are_read_one_after_the_other(tmp_path: Path) -> None:
    found = read(tmp_path / "slide.pdf", [*lines(60, LEFT[1:]), *lines(250, RIGHT[1:])])
    assert [p.text for p in found] == ["商工会と話し合い、雪かきを頼んだ。", "い汁物を囲み、その日のことを話した。"]


def test_columns_closer_than_a_letter_do_not_run_into_each_other(tmp_path: Path) -> None:
    found = read(tmp_path / "paper.pdf", [*lines(60, LEFT), *lines(60 + 11 * 12 + 9, RIGHT)])
    assert [p.text for p in found] == ["".join(LEFT), "".join(RIGHT)]


def test_a_stop_that_hangs_out_of_its_column_does_not_reach_the_next(tmp_path: Path) -> None:
    hanging = ("村では、冬の間の仕事を、", "商工会と話し合い、雪か", "きを頼んだ。")
    found = read(tmp_path / "paper.pdf", [*lines(60, hanging), *lines(60 + 11 * 12 + 9, RIGHT)])
    assert [p.text for p in found] == ["".join(hanging), "".join(RIGHT)]


def test_a_stop_that_hangs_out_of_a_text_box_does_not_make_its_full_lines_short(tmp_path: Path) -> None:
    """As slides set it; a figure at the end of a line leaves half a letter of room."""
    paragraph, bullet = (
        ("村は冬の仕事を平成27", "年度に始め、みどり野の", "商工会に頼んだ。"),
        ("・雪かきの道具を倉から、", "運ぶ。"),
    )
    found = read(tmp_path / "slide.pdf", lines(60, [*paragraph, *bullet]))
    assert [p.text for p in found] == ["".join(paragraph), "".join(bullet)]


def test_columns_that_all_but_touch_are_told_by_the_level_of_their_lines(tmp_path: Path) -> None:
    found = read(tmp_path / "paper.pdf", [*lines(60, LEFT), *lines(60 + 11 * 12 + 3, RIGHT, 204)])
    assert [p.text for p in found] == ["".join(LEFT), "".join(RIGHT)]


def test_the_numbers_of_a_chart_say_nothing_of_the_order_a_page_is_drawn_in(tmp_path: Path) -> None:
    axis = [(12.0, 60.0, 272.0 - 18 * n, str(50 * n)) for n in range(5)]
    found = read(tmp_path / "chart.pdf", [*axis, *lines(250, RIGHT), *lines(60, LEFT, 320)])
    assert [p.text for p in found] == ["0 50 100 150 200", "".join(RIGHT), "".join(LEFT)]


def test_a_table_stands_where_most_of_it_is_drawn(tmp_path: Path) -> None:
    """As Word draws the one word of a cell that is divided aslant before all else."""
    canvas = Canvas(str(tmp_path / "table.pdf"), pagesize=(500, 500), invariant=1)
    canvas.grid((60, 160, 260), (220, 240, 260, 280, 300, 320, 340))
    cells = [(12.0, 65.0 + 100 * (n % 2), 175.0 + 20 * (n // 2), f"部門{n}") for n in range(12)]
    for size, x, top, text in [
        cells[0],
        (14, 60, 50, "１ 年齢"),
        *lines(60, LEFT, 70),
        (14, 60, 140, "２ 部門"),
        *cells[1:],
    ]:
        canvas.setFont(MINCHO, size)
        canvas.drawString(x, 500 - top, text)
    canvas.save()
    found = parsing.parse(tmp_path / "table.pdf", profile="report").passages
    assert [(p.kind, p.section and p.section.title) for p in found] == [("paragraph", "１ 年齢"), ("table", "２ 部門")]


def test_the_cells_of_a_row_are_read_from_the_left_in_whatever_order_they_are_drawn(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "sheet.pdf"), pagesize=(500, 500), invariant=1)
    canvas.grid((60, 160, 360, 420), (300, 340, 380))
    canvas.setFont(MINCHO, 12)
    for x, y, text in (
        (65, 365, "相談"), (365, 365, "5人"), (165, 365, "窓口は市役所の一階に"), (165, 350, "ある。"),
        (65, 325, "体験"), (365, 325, "8人"), (165, 325, "畑の仕事を半日する。"),
    ):  # fmt: skip
        canvas.drawString(x, y, text)
    canvas.save()
    (passage,) = parsing.parse(tmp_path / "sheet.pdf", profile="report").passages
    assert passage.text == "相談 窓口は市役所の一階にある。 5人\n体験 畑の仕事を半日する。 8人"


def test_steps_side_by_side_are_no_columns_of_one_text(tmp_path: Path) -> None:
    def step(x: float, *texts: str) -> list[Drawn]:
        return [(12, x + 6 * (4 - len(text)), 300 + n * 14, text) for n, text in enumerate(texts)]

    steps = [*step(60, "相談窓口", "を開く"), *step(160, "就労体", "験"), *step(260, "定着支", "援")]
    found = read(tmp_path / "steps.pdf", [*lines(60, LEFT), *steps])
    assert [p.text for p in found] == ["".join(LEFT), "相談窓口を開く", "就労体験", "定着支援"]


def test_lines_beside_a_box_are_one_text(tmp_path: Path) -> None:
    """The box is narrower than the column, and was drawn before or after the text that keeps clear of it."""
    text = [*LEFT[:2], "きを頼んだ。雪の少ない年には、落ち葉や枝を集めて", "もらい、畑の肥やしにしている。"]
    drawn = [*lines(60, text), (10.0, 212.0, 195.0, "お知らせ"), (10.0, 212.0, 210.0, "窓口は一階。")]
    for name, order in (("after", drawn), ("before", drawn[-2:] + drawn[:-2])):
        canvas = Canvas(str(tmp_path / f"{name}.pdf"), pagesize=(500, 500), invariant=1)
        canvas.rect(202, 500 - 220, 140, 40)
        for size, x, top, said in order:
            canvas.setFont(MINCHO, size)
            canvas.drawString(x, 500 - top, said)
        canvas.save()
        found = parsing.parse(tmp_path / f"{name}.pdf", profile="report").passages
        assert sorted(p.text for p in found) == ["お知らせ\n窓口は一階。", "".join(text)]


def test_a_page_drawn_in_no_order_is_read_from_the_top(tmp_path: Path) -> None:
    drawn = lines(60, LEFT + RIGHT)
    shuffled = [drawn[n] for n in (3, 0, 5, 2, 4, 1)]
    found = read(tmp_path / "shuffled.pdf", shuffled)
    assert "".join(p.text for p in found) == "".join(LEFT + RIGHT)


def test_a_title_drawn_last_heads_its_slide(tmp_path: Path) -> None:
    slide = [*lines(60, LEFT), (24, 60, 80, "冬の仕事")]
    found = read(tmp_path / "deck.pdf", lines(60, RIGHT), slide, lines(60, RIGHT))
    assert [p.section.title for p in found if p.section] == ["冬の仕事", "冬の仕事"]
    assert found[1].text == "".join(LEFT)


def test_a_heading_above_nothing_is_text(tmp_path: Path) -> None:
    pages = [[*lines(60, LEFT), (20, 60, 300, "雪かき"), (20, 60, 400, "話し合い")], lines(60, RIGHT)]
    found = read(tmp_path / "two.pdf", *pages)
    assert [(p.section.title if p.section else "", p.text) for p in found] == [
        ("", "".join(LEFT)), ("", "雪かき"), ("話し合い", "".join(RIGHT)),
    ]  # fmt: skip


def test_a_page_set_larger_than_the_others_is_still_text(tmp_path: Path) -> None:
    small = lines(60, (LEFT + RIGHT) * 2, size=9)
    found = read(tmp_path / "large.pdf", small, small, lines(60, (LEFT + RIGHT) * 2, size=14))
    assert not any(p.section for p in found)
    assert "".join(p.text for p in found if p.pages.pdf == (3,)) == "".join((LEFT + RIGHT) * 2)


def test_a_letter_set_large_heads_nothing(tmp_path: Path) -> None:
    found = read(tmp_path / "letter.pdf", [(40, 60, 60, "O"), (12, 60, 90, "toineppu"), *lines(60, LEFT)])
    assert {p.section for p in found} == {None}


def test_figures_abreast_in_a_column_stay_in_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "column.pdf"), pagesize=(300, 500), invariant=1)
    for x, column in (
        (200, ("村", "の", "祭", "は", "1", "月", "26", "日", "に", "開")),
        (176, tuple("く。雪の中でも皆が集う。")),
    ):
        for n, place in enumerate(column):
            canvas.setFont(GOTHIC if place.isascii() else MINCHO, 12)
            for k, letter in enumerate(place):
                canvas.drawString(x + (3 if len(place) == 1 and place.isascii() else 6 * k), 440 - n * 12, letter)
    canvas.save()
    found = parsing.parse(tmp_path / "column.pdf", profile="report").passages
    assert [p.text for p in found] == ["村の祭は1月26日に開く。雪の中でも皆が集う。"]


def test_a_label_turned_on_its_side_stays_out_of_the_lines_beside_it(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "label.pdf"), pagesize=(500, 500), invariant=1)
    canvas.setFont(MINCHO, 12)
    for n, text in enumerate(LEFT):
        canvas.drawString(60, 300 - 18 * n, text)
    canvas.rotate(90)
    canvas.drawString(240, -210, "冬の仕事と暮らし")
    canvas.save()
    found = parsing.parse(tmp_path / "label.pdf", profile="report").passages
    assert [p.text for p in found] == ["".join(LEFT), "冬の仕事と暮らし"]


def test_letters_drawn_as_shapes_in_a_box_are_no_panels_of_it(tmp_path: Path) -> None:
    """As where bold letters are outlines; the box is read as one all the same."""
    canvas = Canvas(str(tmp_path / "outlined.pdf"), pagesize=(500, 500), invariant=1)
    canvas.setFont(MINCHO, 12)
    canvas.rect(55, 240, 250, 60)
    for n in range(4):
        canvas.rect(62 + 12 * n, 278, 9, 10, stroke=0, fill=1)  # （目的）
    for n, text in enumerate(("村では、冬の間の仕事を商工会と話し合い、", "雪かきを頼んだ。")):
        canvas.drawString(62, 262 - 15 * n, text)
    canvas.drawString(55, 200, "雪かきの後には、皆で温かい汁物を囲んだ。")
    canvas.save()
    found = parsing.parse(tmp_path / "outlined.pdf", profile="report").passages
    assert [(p.kind, p.text) for p in found] == [
        ("column", "村では、冬の間の仕事を商工会と話し合い、雪かきを頼んだ。"),
        ("paragraph", "雪かきの後には、皆で温かい汁物を囲んだ。"),
    ]


def test_a_list_of_labels_and_what_they_say_is_no_text_that_goes_on(tmp_path: Path) -> None:
    told = (
        ("日　　時", "令和6年9月12日13時30分から15時まで"),
        ("場　　所", "みどり野市役所大会議室"),
        ("議　　題", "冬の仕事"),
    )
    drawn = [
        (12.0, x, 200.0 + 18 * n, text) for n, row in enumerate(told) for x, text in zip((60, 140), row, strict=True)
    ]
    assert [p.text for p in read(tmp_path / "letter.pdf", drawn)] == [
        "日時 令和6年9月12日13時30分から15時まで",
        "場所 みどり野市役所大会議室",
        "議題 冬の仕事",
    ]


def test_lines_flush_right_are_no_text_that_goes_on(tmp_path: Path) -> None:
    """As the number, date and sender of a letter."""
    head = ("みどり野第３号", "令和６年８月１日")
    drawn = [(12.0, 420.0 - 12 * len(text), 100.0 + 18 * n, text) for n, text in enumerate(head)]
    body = ("冬の仕事について、下記のとおり定めたので、お知らせす", "る。")
    found = read(tmp_path / "letter.pdf", [*drawn, *lines(96, body)])
    assert [p.text for p in found] == [*head, "".join(body)]


def test_a_numbered_paragraph_below_another_goes_on_at_the_edge(tmp_path: Path) -> None:
    said = ("村では冬の仕事を探している。", "商工会と話し合い、雪かきを頼み、道具", "も貸すことにした。")
    drawn = [
        (12.0, 60.0, 200.0, "１"),
        (12.0, 90.0, 200.0, said[0]),
        (12.0, 60.0, 218.0, "２"),
        (12.0, 90.0, 218.0, said[1]),
    ]
    found = read(tmp_path / "rules.pdf", [*drawn, (12.0, 60.0, 236.0, said[2])])
    assert [p.text for p in found] == [f"１ {said[0]}", f"２ {said[1]}{said[2]}"]
