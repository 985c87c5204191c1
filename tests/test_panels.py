"""Panels beside the text of a case that have titles of their own, smaller than those of the text."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing

NAMES = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町", "長野県やまなみ村", "大分県いずみ市")
WIDE = "窓口の職員が事業所を訪ねて条件を聞き取る。"
NARROW = "一年で十人が職に就いた。"


def _title(canvas: Canvas, x: float, y: float, size: float, text: str) -> None:
    canvas.setFont(GOTHIC, size)
    canvas.drawString(x, y, text)


def _said(canvas: Canvas, x: float, y: float, size: float, text: str, many: int, first: int = 1) -> None:
    canvas.setFont(MINCHO, size)
    for n in range(many):
        canvas.drawString(x, y - 16 * n, f"・{first + n}番目。{text}")


TOLD = ("・工場と話し合い、短い時間の作業を切り出してもらう。", "・空いている公用車で送っている。")


def test_what_a_panel_titles_smaller_are_sections_too_and_the_text_goes_on_overleaf(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(480, 560), invariant=1)
    for number, name in enumerate(NAMES, 1):
        low = 410 - 4 * number
        _title(canvas, 40, 440, 18, f"事例{number}　{name}")
        canvas.setFillGray(0.9)
        canvas.rect(325, 120, 130, low - 100, stroke=0, fill=1)
        canvas.setFillGray(0)
        _title(canvas, 40, low, 12, "事業の背景")
        _said(canvas, 40, low - 20, 9, WIDE, 5)
        _title(canvas, 40, low - 110, 12, "取組みのポイント")
        _said(canvas, 40, low - 130, 9, WIDE, 9)
        _title(canvas, 332, low, 10, "取組みの成果")
        _said(canvas, 332, low - 18, 7.5, NARROW, 5)
        _title(canvas, 332, low - 110, 10, "今後の課題")
        _said(canvas, 332, low - 128, 7.5, NARROW, 4)
        canvas.showPage()
        _said(canvas, 40, 440, 9, WIDE, 8, 10)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    sections = (
        ("事業の背景", WIDE, 5),
        ("取組みのポイント", WIDE, 17),
        ("取組みの成果", NARROW, 5),
        ("今後の課題", NARROW, 4),
    )
    assert [(p.case and p.case.name, p.section and p.section.title, p.text) for p in edition.passages] == [
        (name, title, f"{n}番目。{text}")
        for name in NAMES
        for title, text, many in sections
        for n in range(1, many + 1)
    ]


def test_a_title_in_a_panel_may_wrap(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(480, 560), invariant=1)
    wrapped = "自治体との連携が進むこと", "によって得られているメリ", "ットや効果"
    for number, name in enumerate(NAMES, 1):
        low = 410 - 4 * number
        _title(canvas, 40, 440, 18, f"事例{number}　{name}")
        _title(canvas, 40, low, 12, "取組みのポイント")
        _said(canvas, 40, low - 20, 9, WIDE, 14)
        for row, text in enumerate(wrapped):
            _title(canvas, 332, low - 14 * row, 10, text)
        _said(canvas, 332, low - 48, 7.5, NARROW, 4)
        _title(canvas, 332, low - 130, 10, "今後の課題")
        _said(canvas, 332, low - 148, 7.5, NARROW, 4)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    sections = (("取組みのポイント", WIDE, 14), ("".join(wrapped), NARROW, 4), ("今後の課題", NARROW, 4))
    assert [(p.case and p.case.name, p.section and p.section.title, p.text) for p in edition.passages] == [
        (name, title, f"{n}番目。{text}")
        for name in NAMES
        for title, text, many in sections
        for n in range(1, many + 1)
    ]


def test_a_panel_with_titles_that_goes_on_overleaf_is_no_box(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(480, 560), invariant=1)
    for number, name in enumerate(NAMES, 1):
        low = 410 - 4 * number
        _title(canvas, 40, 440, 18, f"事例{number}　{name}")
        canvas.setFillGray(0.9)
        canvas.rect(325, 110, 130, low - 90, stroke=0, fill=1)
        canvas.setFillGray(0)
        _title(canvas, 40, low, 12, "取組みのポイント")
        _said(canvas, 40, low - 20, 9, WIDE, 9)
        _title(canvas, 332, low, 10, "今後の課題")
        _said(canvas, 332, low - 18, 7.5, NARROW, 17)
        canvas.showPage()
        canvas.setFillGray(0.9)
        canvas.rect(325, 440, 130, 100, stroke=0, fill=1)
        canvas.setFillGray(0)
        _said(canvas, 332, 440, 7.5, NARROW, 3, 18)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    sections = (("取組みのポイント", WIDE, 9), ("今後の課題", NARROW, 20))
    assert [(p.case and p.case.name, p.section and p.section.title, p.text) for p in edition.passages] == [
        (name, title, f"{n}番目。{text}")
        for name in NAMES
        for title, text, many in sections
        for n in range(1, many + 1)
    ]


def test_what_stands_in_narrow_cells_right_of_the_texts_of_a_form_is_no_part_of_these(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(480, 560), invariant=1)
    rows = ("事業の背景", 5), ("取組みのポイント", 8), ("今後の課題", 4)
    remarks = [f"{name[-4:]}が担当" for name in NAMES]
    for number, (name, remark) in enumerate(zip(NAMES, remarks, strict=True), 1):
        _title(canvas, 40, 440, 18, f"事例{number}　{name}")
        high = 410 - 6 * number
        for title, many in rows:
            low = high - 16 * many - 8
            for x0, x1 in ((40, 130), (130, 400), (400, 460)):
                canvas.rect(x0, low, x1 - x0, high - low)
            _title(canvas, 46, high - 14, 9, title)
            _said(canvas, 136, high - 14, 9, WIDE, many)
            if many == 8:
                canvas.drawString(404, high - 30, remark[:4])
                canvas.drawString(404, high - 42, remark[4:])
            high = low
        canvas.showPage()
    canvas.save()
    passages = parsing.parse(tmp_path / "a.pdf").passages
    told = [p for p in passages if "番目" in p.text]
    assert [(p.case and p.case.name, p.section and p.section.title, p.headings, p.text) for p in told] == [
        (name, title, (), f"{n}番目。{WIDE}") for name in NAMES for title, many in rows for n in range(1, many + 1)
    ]
    assert [p.text.replace("\n", "") for p in passages if "番目" not in p.text] == remarks


def test_most_of_the_text_of_a_book_is_no_aside_though_it_stands_in_frames(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(480, 560), invariant=1)
    for number, name in enumerate(NAMES, 1):
        _title(canvas, 40, 500, 18, f"事例{number}　{name}")
        for top, title in ((460, "取組みのポイント"), (240, "今後の課題")):
            _title(canvas, 40, top, 12, title)
            for low, heading in ((top - 90, "短い時間の仕事"), (top - 175, "送迎の工夫")):
                canvas.rect(40, low, 400, 78)
                _title(canvas, 48, low + 62, 9, heading)
                _said(canvas, 48, low + 46, 9, WIDE, 3)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(p.kind, p.section and p.section.title, p.headings, p.text) for p in edition.passages] == [
        ("bullet", title, (heading,), f"{n}番目。{WIDE}")
        for _ in NAMES
        for title in ("取組みのポイント", "今後の課題")
        for heading in ("短い時間の仕事", "送迎の工夫")
        for n in (1, 2, 3)
    ]


def test_texts_in_the_rows_of_a_form_whose_titles_have_frames_in_them_are_those_of_sections(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(560, 400), invariant=1)
    for n, name in enumerate(("みどり野市", "しおかぜ町", "はまべ町"), 1):
        canvas.grid([40, 110, 160, 220], [330, 360])
        canvas.rect(220, 330, 300, 30)
        canvas.rect(40, 300, 70, 30)
        canvas.rect(110, 300, 410, 30)
        for top, bottom in ((300, 190), (190, 60)):
            canvas.rect(40, bottom, 480, top - bottom)
            canvas.setFillGray(0.85)
            canvas.rect(40, top - 40, 70, 36, 0, 1)
            canvas.setFillGray(0)
        parts = [
            (46, 342, 9, "整理番号"), (130, 340, 14, str(n)), (166, 342, 9, "団体名"), (230, 340, 14, name),
            (46, 312, 9, "取組の要点"), (120, 312, 10, "町工場とつくる仕事"), (46, 276, 9, "地域の状況"),
            (46, 166, 9, "取組の成果"),
        ]  # fmt: skip
        parts += [(130, top - 14 * k, 10, text) for top in (284, 174) for k, text in enumerate(TOLD)]
        for x, y, size, text in parts:
            canvas.setFont(GOTHIC if size != 10 else MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.case.name, p.section.title, p.text) for p in edition.passages if p.case and p.section] == [
        (case.name, title, text.removeprefix("・"))
        for case in edition.cases for title in ("地域の状況", "取組の成果") for text in TOLD
    ]  # fmt: skip
    assert len(edition.passages) == 12
