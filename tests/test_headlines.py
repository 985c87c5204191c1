"""A magazine: each case has titles of its own, below a photograph that is cropped."""

from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing
from jireishu.model import Edition

CASES = (
    (
        "笛の鳴らない春",
        (
            ("仲間が足りない", "部員は三人まで減り、曲にならなかった。"),
            ("町の奏者が来る", "土曜の朝に町の楽団が教えに来てくれた。"),
        ),
    ),
    (
        "船で通う試合",
        (
            ("港から一時間", "大会に出るには始発の船に乗るしかない。"),
            ("先生が海を渡る", "月に二度、専門家が島の体育館を訪ねる。"),
        ),
    ),
    (
        "夜の工場が部室に",
        (
            ("体育館が空かない", "改修が続き、集まる場所が無くなった。"),
            ("社員と汗を流す", "会社の体育館を夜だけ開けてもらった。"),
        ),
    ),
)


PHOTO = ImageReader(Image.new("RGB", (34, 12), "grey"))


def book(path: Path) -> Edition:
    canvas = Canvas(str(path), pagesize=(420, 560), invariant=1)
    for n, (name, parts) in enumerate(CASES, 1):
        canvas.saveState()
        seen = canvas.beginPath()
        seen.rect(40, 535, 340, 25)
        canvas.clipPath(seen, stroke=0)
        canvas.drawImage(PHOTO, 40, 480, 340, 120)  # of which the title stands on what is cut off
        canvas.restoreState()
        for x, y, size, font, said in (
            (40, 520, 10, GOTHIC, f"CASE {n:02}"), (40, 490, 22, GOTHIC, name),
            (40, 465, 10, MINCHO, f"この町の子どもたちの一年を、{n}日かけてたずねた。"),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(x, y, said)
        for k, (title, sentence) in enumerate(parts):
            canvas.setFont(GOTHIC, 13)
            canvas.drawString(40, 420 - 90 * k, title)
            canvas.setFont(MINCHO, 10)
            canvas.drawString(50, 396 - 90 * k, sentence)
            canvas.drawString(50, 380 - 90 * k, f"{name}の物語は、こうして次の年へ続いていく。")
        canvas.showPage()
    canvas.save()
    return parsing.parse(path)


def test_each_case_has_titles_of_its_own(tmp_path: Path) -> None:
    edition = book(tmp_path / "a.pdf")
    assert [(c.number, c.name) for c in edition.cases] == [(n, name) for n, (name, _) in enumerate(CASES, 1)]
    assert [[s.title for s in c.sections] for c in edition.cases] == [[t for t, _ in parts] for _, parts in CASES]
    told = [(p.case.name, p.section.title, p.text.split("。")[0]) for p in edition.passages if p.case and p.section]
    assert sorted(set(told) & {(name, t, s[:-1]) for name, parts in CASES for t, s in parts}) == sorted(
        (name, t, s[:-1]) for name, parts in CASES for t, s in parts
    )
