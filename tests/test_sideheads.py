"""Headings and labels of facts in a narrow column, smaller, left of what they are of."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing

NAMES = ("北海道みどり野市", "香川県しおかぜ町")


def test_headings_and_labels_beside_their_texts_without_rules(tmp_path: Path) -> None:
    """Below a centred tagline, which reaches further left than the texts, a label and a heading take two lines each."""
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(460, 400), invariant=1)

    def text(font: str, size: float, x: float, y: float, *said: str) -> None:
        canvas.setFont(font, size)
        for n, line in enumerate(said):
            canvas.drawString(x, y - 1.5 * size * n, line)

    for n, name in enumerate(NAMES, 1):
        text(GOTHIC, 17, 120, 360, f"事例{n}　{name}")
        text(GOTHIC, 11, 110, 335, f"{name[3:]}の農家と会社をつないで働く場を広げる")
        text(GOTHIC, 12, 40, 305, "１　地域の状況")
        text(GOTHIC, 9, 40, 286, "総人口")
        text(MINCHO, 10, 160, 286, f"{n}.4万人")
        text(GOTHIC, 9, 40, 268, "自立相談支援機関の運営", "形態")
        text(MINCHO, 10, 160, 268, "委託")
        text(GOTHIC, 12, 40, 230, "２　取組みのポイント")
        text(GOTHIC, 9, 40, 210, "商工会や農協との連携と分", "担")
        text(MINCHO, 10, 160, 210, f"・{name}では窓口の職員が町の事業所を訪ね、", "　仕事の切り出しを相談している。")
        text(GOTHIC, 9, 40, 170, "送迎の工夫")
        text(MINCHO, 10, 160, 170, "・空いている公用車で送っている。")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf")
    assert [(p.text, p.headings) for p in edition.passages if p.kind == "bullet"] == [
        told
        for name in NAMES
        for told in (
            (
                f"{name}では窓口の職員が町の事業所を訪ね、仕事の切り出しを相談している。",
                ("商工会や農協との連携と分担",),
            ),
            ("空いている公用車で送っている。", ("送迎の工夫",)),
        )
    ]
    assert [(c.attributes["総人口"].raw, c.attributes["運営形態"].raw) for c in edition.cases] == [
        ("1.4万人", "委託"), ("2.4万人", "委託"),
    ]  # fmt: skip
