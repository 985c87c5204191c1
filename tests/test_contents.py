"""What a list of the cases says of them."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing

TEXT = "工場と話し合い、短い時間の作業を切り出してもらう。"
NAMES = ("みどり野市", "しおかぜ町")
TOWNS = (*NAMES, "はまべ町", "あおば村", "山手市")


@pytest.mark.parametrize("numbers", ["12", "①②", "１２", "アイ"])
def test_the_number_of_a_case_in_a_list_may_be_printed_in_any_way(tmp_path: Path, numbers: str) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    rows = [("番号", "自治体名", "人口", "頁"), *zip(numbers, NAMES, ("12万人", "3万人"), "23", strict=True)]
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            canvas.rect(50 + 80 * m, 400 - 24 * n, 80, 24)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(54 + 80 * m, 407 - 24 * n, text)
    for number, name in enumerate(NAMES, 1):
        canvas.showPage()
        for n, (size, text) in enumerate((
            (18, f"{number} {name}"), (10, "町工場とつくる仕事"), (12, "〔地域の状況〕"), (10, f"・{TEXT}"),
            (12, "〔今後の課題〕"), (10, f"・{TEXT}"),
        )):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 440 - 26 * n, text)
    canvas.save()
    cases = parsing.parse(tmp_path / "book.pdf").cases
    assert [(case.number, case.name) for case in cases] == [(1, "みどり野市"), (2, "しおかぜ町")]
    assert [case.attributes["総人口"].value for case in cases] == [120000, 30000]


@pytest.mark.parametrize("leader", ["……", "----------", "――――", "____", " "])
def test_what_leads_to_the_page_number_is_no_part_of_a_name(tmp_path: Path, leader: str) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(420, 500), invariant=1)
    canvas.setFont(MINCHO, 10)
    for n, text in enumerate(("目次", "第1章 事例", *(f"{n} {town}{leader}{n}" for n, town in enumerate(TOWNS, 1)))):
        canvas.drawString(50, 440 - 20 * n, text)
    for number, town in enumerate(TOWNS, 1):
        canvas.showPage()
        for n, (size, text) in enumerate((
            (18, f"{number} {town}"), (10, "町工場とつくる仕事"), (12, "〔地域の状況〕"), (10, f"・{TEXT}"),
        )):  # fmt: skip
            canvas.setFont(GOTHIC if size > 10 else MINCHO, size)
            canvas.drawString(50, 440 - 26 * n, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(case.id, case.name) for case in edition.cases] == [(f"1-{n}", town) for n, town in enumerate(TOWNS, 1)]
    assert edition.findings == ()
