"""What is drawn behind and before texts: photographs under titles, letters in circles."""

from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typeset import GOTHIC, MINCHO

from jireishu import parsing

NAMES = ("北海道みどり野市", "香川県しおかぜ町", "秋田県はまべ町", "長野県やまなみ村")
SAID = "商店街とともに仕事をつくる", "港の仕事を一緒に覚える", "山の仕事へ少しずつ慣れる", "通える場を市内に増やす"
TEXT = "窓口の職員が事業所を一軒ずつ訪ねて求人の条件を聞き取っている。"


def test_the_name_of_a_case_on_a_photograph_is_its_title(tmp_path: Path) -> None:
    photograph = ImageReader(Image.new("RGB", (40, 20), (60, 90, 120)))
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(400, 600), invariant=1)
    for n, name in enumerate(NAMES, 1):
        canvas.drawImage(photograph, 0, 400, 400, 200)
        canvas.setFont(GOTHIC, 10)
        canvas.drawString(40, 500, f"事例{n}")
        canvas.setFont(GOTHIC, 22)
        canvas.drawString(40, 470, name)
        canvas.setFont(GOTHIC, 12)
        canvas.drawString(40, 440, SAID[n - 1])
        for y, title in ((370, "取組みのポイント"), (270, "今後の課題")):
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(40, y, title)
            canvas.setFont(MINCHO, 9)
            canvas.drawString(40, y - 20, f"・{TEXT}")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "a.pdf")
    assert [(c.number, c.name, c.tagline) for c in edition.cases] == [
        (n, name, said) for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), 1)
    ]
    assert [p.text for p in edition.passages] == [TEXT] * 8


def test_the_letters_q_and_a_in_circles_say_whose_turn_it_is(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 600), invariant=1)
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 16)
        canvas.drawString(40, 550, f"事例{n}　{name}")
        for y, title in ((515 - 5 * n, "取組みのポイント"), (355 - 9 * n, "今後の課題")):
            canvas.setFont(GOTHIC, 12)
            canvas.drawString(40, y, title)
            for letter, down, text in (("Q", 25, "求人をどう集めたか"), ("A", 48, TEXT)):
                canvas.setFillGray(0.4)
                canvas.circle(47, y - down + 3, 7, stroke=0, fill=1)
                canvas.setFillGray(1)
                canvas.setFont("Helvetica-Bold", 9)
                canvas.drawCentredString(47, y - down, letter)
                canvas.setFillGray(0)
                canvas.setFont(GOTHIC if letter == "Q" else MINCHO, 9)
                canvas.drawString(58, y - down, text)
        canvas.showPage()
    canvas.save()
    passages = parsing.parse(tmp_path / "a.pdf").passages
    assert [(p.section and p.section.title, p.headings, p.text) for p in passages] == [
        (title, ("求人をどう集めたか",), TEXT) for _ in NAMES for title in ("取組みのポイント", "今後の課題")
    ]


def test_words_quoted_larger_than_titles_amid_the_text_are_no_heading(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(420, 600), invariant=1)
    for n, name in enumerate(NAMES, 1):
        canvas.setFont(GOTHIC, 18)
        canvas.drawString(40, 550, f"事例{n}　{name}")
        canvas.setFont(GOTHIC, 12)
        canvas.drawString(40, 510 - 5 * n, "取組みのポイント")
        canvas.setFont(MINCHO, 9)
        canvas.drawString(40, 485 - 5 * n, f"・{TEXT}")
        canvas.setFont(GOTHIC, 15)
        canvas.drawString(60, 440 - 5 * n, f"「{SAID[n - 1][:6]}")
        canvas.drawString(60, 420 - 5 * n, f"{SAID[n - 1][6:]}」")
        canvas.setFont(MINCHO, 9)
        canvas.drawString(40, 380 - 5 * n, f"・月に{n}回は夜にも訪ねる。")
        canvas.showPage()
    canvas.save()
    passages = parsing.parse(tmp_path / "a.pdf").passages
    assert [(p.headings, p.text.replace("\n", "")) for p in passages] == [
        ((), text) for n, said in enumerate(SAID, 1) for text in (TEXT, f"「{said}」", f"月に{n}回は夜にも訪ねる。")
    ]
