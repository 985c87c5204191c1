from pathlib import Path

import pytest
import typeset
from conftest import Run
from reportlab.pdfgen.canvas import Canvas

from jireishu import document, parsing
from jireishu.errors import SourceError

# (size, x, text) a line, a page a list
COVER = [(20, 120, "相談支援の手引き"), (12, 240, "令和6年3月"), (12, 240, "みどり野市")]
FIRST = [
    (11, 60, "目次"),
    (11, 60, "第1章 相談の受け方 ・・・・・・・・ 2"),
    (14, 60, "第1章 相談の受け方"),
    (11, 60, "1. 初めての相談"),
    (11, 60, "  初めての相談では、急いで答えを出さず、暮らしの全体について話を聞いていくことを大切"),
    (11, 60, "にする。"),
    (11, 60, "・持ち物がなくても断らない。"),
    (11, 60, "2. 二回目からの相談"),
    (11, 60, "約束の日に来られなかったときは、次の日に電話をする。"),
]
SECOND = [(14, 60, "第2章 連携"), (11, 60, "(1) 会議"), (11, 60, "会議は月に一回、三十分だけ開く。")]


def written(path: Path) -> Path:
    canvas = Canvas(str(path))
    for page in (COVER, FIRST, SECOND):
        top = 780
        for size, x, text in page:
            canvas.setFont(typeset.MINCHO, size)
            canvas.drawString(x, top, text)
            top -= 2 * size
        canvas.showPage()
    canvas.save()
    return path


def test_headings_numbered_or_large_are_the_sections_of_a_report(tmp_path: Path) -> None:
    edition = parsing.parse(written(tmp_path / "guide.pdf"), profile="report")
    assert (edition.title, edition.date, edition.profile, edition.cases) == (
        "相談支援の手引き",
        "2024-03",
        "report",
        (),
    )
    read = [
        (p.kind, p.section and p.section.title, p.headings, p.text) for p in edition.passages if p.pages.pdf != (1,)
    ]
    assert read == [
        (
            "paragraph", "第1章 相談の受け方", ("1. 初めての相談",),
            "初めての相談では、急いで答えを出さず、暮らしの全体について話を聞いていくことを大切にする。",
        ),
        ("bullet", "第1章 相談の受け方", ("1. 初めての相談",), "・持ち物がなくても断らない。"),
        (
            "paragraph", "第1章 相談の受け方", ("2. 二回目からの相談",),
            "約束の日に来られなかったときは、次の日に電話をする。",
        ),
        ("paragraph", "第2章 連携", ("(1) 会議",), "会議は月に一回、三十分だけ開く。"),
    ]  # fmt: skip


def test_sentences_may_end_in_a_full_width_full_stop_and_fill_their_last_line(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "paper.pdf"))
    for n, (font, text) in enumerate((
        (typeset.GOTHIC, "1. 調査の方法"),
        (typeset.MINCHO, "窓口を訪れた方に話を聞き，その後の三か月について，月に一度ずつ電話でたずねた．"),
        (typeset.GOTHIC, "2. 調査の結果"),
        (typeset.MINCHO, "約束の日に来られなかった方にも，次の日に電話をしている．"),
    )):  # fmt: skip
        canvas.setFont(font, 11)
        canvas.drawString(60, 780 - 18 * n, text)
    canvas.save()
    edition = parsing.parse(tmp_path / "paper.pdf", profile="report")
    assert [(p.section and p.section.title, p.text) for p in edition.passages] == [
        ("1. 調査の方法", "窓口を訪れた方に話を聞き，その後の三か月について，月に一度ずつ電話でたずねた．"),
        ("2. 調査の結果", "約束の日に来られなかった方にも，次の日に電話をしている．"),
    ]


def test_a_report_is_searched_and_cited_and_stays_one(tmp_path: Path, run: Run) -> None:
    home, pdf = tmp_path / "home", written(tmp_path / "guide.pdf")
    refused = run("--home", home, "ingest", pdf)
    assert (refused.returncode, "--profile report" in refused.stderr) == (2, True)
    assert run("--home", home, "ingest", "--profile", "report", pdf).returncode == 0
    found = run("--home", home, "search", "会議は月に何回か", "-k", 1)
    assert found.stdout == (
        "1. 第2章 連携\n   ［(1) 会議］\n   会議は月に一回、三十分だけ開く。\n"
        "   「相談支援の手引き」第2章 連携、PDF 3頁\n"
    )
    again = run("--home", home, "ingest", pdf)
    assert (again.returncode, "変わっていません" in again.stdout) == (0, True)


def headed(path: Path, lines: list[tuple[int, str]]) -> list[tuple[str, ...]]:
    """The headings over each passage of a report that holds these lines, each so far from the left."""
    canvas = Canvas(str(path))
    canvas.setFont(typeset.MINCHO, 11)
    for n, (x, text) in enumerate(lines):
        canvas.drawString(x, 780 - 18 * n, text)
    canvas.save()
    edition = parsing.parse(path, profile="report")
    return [((p.section.title,) if p.section else ()) + p.headings for p in edition.passages]


def test_a_heading_whose_numbers_go_on_over_others_is_further_out_whatever_its_form(tmp_path: Path) -> None:
    articles = [
        (60, "第1章 総則"), (60, "【第1条 目的】"), (60, "1 対象"), (60, "相談に来たすべての方を対象とする。"),
        (60, "2 方法"), (60, "窓口か電話で話を聞くこととする。"), (60, "【第2条 秘密】"), (60, "1 範囲"),
        (60, "聞いたことはだれにも話さない。"), (60, "① 例外"), (60, "命にかかわるときは救急に伝える。"),
        (60, "2 期間"), (60, "退職した後も同じとする。"), (60, "【第3条 記録】"), (60, "記録は五年のあいだ残す。"),
    ]  # fmt: skip
    assert headed(tmp_path / "rules.pdf", articles) == [
        ("第1章 総則", "【第1条 目的】", "1 対象"),
        ("第1章 総則", "【第1条 目的】", "2 方法"),
        ("第1章 総則", "【第2条 秘密】", "1 範囲"),
        ("第1章 総則", "【第2条 秘密】", "1 範囲", "① 例外"),
        ("第1章 総則", "【第2条 秘密】", "2 期間"),
        ("第1章 総則", "【第3条 記録】"),
    ]


def test_a_heading_below_a_short_sentence_is_none_of_its_text(tmp_path: Path) -> None:
    notice = [
        (60, "第1 一般的な事項"),
        (60, "この通知は、相談の窓口で働くすべての方に向けて、話の聞き方をまとめたものです。"),
        (60, "第2 記載する事項"), (60, "1 呼び名の欄"), (72, "窓口の呼び名を記載すること。"), (60, "2 所在地の欄"),
        (72, "窓口の住所を記載すること。"), (60, "3 担当の欄"), (60, "(1) 氏名"), (72, "全員の氏名を記載すること。"),
    ]  # fmt: skip
    assert headed(tmp_path / "notice.pdf", notice) == [
        ("第1 一般的な事項",),
        ("第2 記載する事項", "1 呼び名の欄"),
        ("第2 記載する事項", "2 所在地の欄"),
        ("第2 記載する事項", "3 担当の欄", "(1) 氏名"),
    ]


@pytest.mark.parametrize(
    "text", ["", "levels = 1", 'levels = ["("]\nlongest = 1\ncontents_title = ""\ncontents_line = ""']
)
def test_a_profile_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")
    if not text:
        assert document.load(str(file)) is None
        return
    with pytest.raises(SourceError):
        document.load(str(file))


def passages(path: Path, *pages: list[tuple[float, float, str]]) -> list[str]:
    """What a report says whose pages hold lines of text, each (x, y, text)."""
    canvas = Canvas(str(path))
    for page in pages:
        for x, y, text in page:
            canvas.setFont(typeset.MINCHO, 11)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return [p.text for p in parsing.parse(path, profile="report").passages]


LONG = "相談の窓口では初めに暮らしの全体について話を聞き、急いで答えを出さないことを大切にし"  # 41 characters
ENDED = "相談の窓口では初めに暮らしの全体について話を聞き、急いで答えを出さないことを大切にす。"


def test_sentences_of_a_list_without_marks_stay_apart_whichever_is_the_longest(tmp_path: Path) -> None:
    list_ = ["窓口は毎日開けている。", "相談は電話でも受け付けている。", "祝日は休む。"]
    body = [(60, 780, LONG), (60, 764, "ている。")]
    assert passages(tmp_path / "list.pdf", [*body, *((90, 720 - 16 * n, text) for n, text in enumerate(list_))]) == [
        f"{LONG}ている。",
        *list_,
    ]


def test_a_page_with_one_sentence_goes_on_in_no_other(tmp_path: Path) -> None:
    said = ["窓口は毎日開けている。", "相談は電話でも受け付けている。", "祝日は休む。"]
    assert passages(tmp_path / "slides.pdf", *([(60, 700, text)] for text in said)) == said


def test_an_indented_line_after_a_full_one_that_ends_a_sentence_is_another_paragraph(tmp_path: Path) -> None:
    lines = [(71, LONG[:-1]), (60, ENDED), (71, LONG[:-1]), (60, "ている。")]
    texts = passages(tmp_path / "indented.pdf", [(x, 780 - 16 * n, text) for n, (x, text) in enumerate(lines)])
    assert texts == [LONG[:-1] + ENDED, LONG[:-1] + "ている。"]
    listed = [(60, "・" + ENDED[:-1] + "る。"), (71, "その後に記録を付ける。"), (60, LONG)]
    texts = passages(tmp_path / "listed.pdf", [(x, 780 - 16 * n, text) for n, (x, text) in enumerate(listed)])
    assert texts[0].endswith("大切にする。その後に記録を付ける。")


def test_a_line_further_below_than_the_lines_of_a_text_are_apart_is_another_paragraph(tmp_path: Path) -> None:
    tops = [780, 764, 740, 724]
    lines = [LONG + "、", ENDED, LONG + "、", "休む。"]
    assert passages(tmp_path / "apart.pdf", [(60, y, text) for y, text in zip(tops, lines, strict=True)]) == [
        f"{LONG}、{ENDED}",
        f"{LONG}、休む。",
    ]


def outlined(path: Path, *pages: list[tuple[float, float, float, str]]) -> list[tuple[tuple[str, ...], str]]:
    """The headings over each passage and its text in a report of lines, each (size, x, y, text)."""
    canvas = Canvas(str(path))
    for page in pages:
        for size, x, y, text in page:
            canvas.setFont(typeset.MINCHO, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(path, profile="report")
    return [(((p.section.title,) if p.section else ()) + p.headings, p.text) for p in edition.passages]


def test_numbered_lines_of_a_listing_are_no_headings(tmp_path: Path) -> None:
    listing = ["8 for name in names:", "9 print(name)", "10 else:", "11 stop()"]
    lines = [(60, "1. 書き方"), (60, "次のように書くと、名前がすべて印刷される。"), *((80, text) for text in listing)]
    lines += [(60, "2. 動かし方"), (60, "書き終えたら、保存してから動かす。")]
    assert headed(tmp_path / "listing.pdf", lines) == [("1. 書き方",)] * 5 + [("2. 動かし方",)]


def test_a_number_before_a_sign_is_that_of_no_heading(tmp_path: Path) -> None:
    lines = [(60, "1 約束"), (60, "数の約束を次に示す。"), (60, "5∈N"), (60, "これは五が数であるという意味である。")]
    lines += [(60, "7 \\if"), (60, "これは条件を表す。"), (60, "2 「例」の見方"), (60, "例はその後に示す。")]
    assert headed(tmp_path / "signs.pdf", lines) == [("1 約束",)] * 5 + [("2 「例」の見方",)]


def test_a_heading_may_be_as_long_in_latin_letters_as_in_kanji(tmp_path: Path) -> None:
    title = "2 How long must a package be maintained when uploaded to the archive"
    lines = [(60, "1 受付"), (60, LONG), (60, "ている。"), (60, title), (60, "五年のあいだ面倒を見る。")]
    assert headed(tmp_path / "long.pdf", lines) == [("1 受付",), (title,)]


def test_what_is_set_smaller_than_running_text_is_no_heading(tmp_path: Path) -> None:
    page = [(11, 60, 780, "1 受付"), *((11, 60, 760 - 16 * n, LONG) for n in range(6)), (11, 60, 664, "ている。")]
    page += [(8, 60, 80, "2 相談の手引き"), (8, 60, 68, "窓口に置いてある。")]
    assert {headings for headings, _ in outlined(tmp_path / "notes.pdf", page)} == {("1 受付",)}


def test_the_number_of_a_title_above_it_is_read_with_it(tmp_path: Path) -> None:
    first = [(14, 60, 780, "第1章"), (20, 60, 750, "相談の受け方"), (11, 60, 710, "話を聞くことから始める。")]
    second = [(14, 60, 780, "第2章"), (20, 60, 750, "連携"), (11, 60, 710, "会議は月に一回だけ開く。")]
    assert outlined(tmp_path / "chapters.pdf", first, second) == [
        (("第1章 相談の受け方",), "話を聞くことから始める。"),
        (("第2章 連携",), "会議は月に一回だけ開く。"),
    ]


def test_lines_of_contents_without_leaders_are_known_among_those_with_them(tmp_path: Path) -> None:
    contents = [(11, 60, 780, "目次"), (11, 60, 760, "1 受付 3"), (11, 80, 740, "1.1 窓口 ................ 3")]
    contents += [(11, 80, 720, "1.2 電話 ................ 4"), (11, 60, 700, "2 連携 5")]
    text = [(11, 60, 780, "1 受付"), (11, 60, 760, "窓口で受け付けることとする。"), (11, 60, 740, "2 連携")]
    text += [(11, 60, 720, "会議は月に一回だけ開く。")]
    assert outlined(tmp_path / "contents.pdf", contents, text) == [
        (("1 受付",), "窓口で受け付けることとする。"),
        (("2 連携",), "会議は月に一回だけ開く。"),
    ]


def test_latin_letters_set_larger_within_running_text_are_no_headings(tmp_path: Path) -> None:
    # TeX's Japanese classes set kanji at 0.925 times the size of Latin letters
    path = tmp_path / "latin.pdf"
    canvas = Canvas(str(path))
    top = 780
    for n in range(4):
        for font, size, text in (
            (typeset.MINCHO, 9.25, LONG),
            (typeset.MINCHO, 9.25, LONG),
            (typeset.MINCHO, 9.25, LONG),
            ("Helvetica", 10, "the LaTeX kernel and all of its packages are kept in this one repository,"),
            (typeset.MINCHO, 9.25, f"その{n}番の窓口で受け取る。"),
        ):
            canvas.setFont(font, size)
            canvas.drawString(60, top, text)
            top -= 15
    canvas.showPage()
    for n in range(2):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700 - 60 * n, f"Package number {n}")
        canvas.setFont(typeset.MINCHO, 9.25)
        canvas.drawString(60, 685 - 60 * n, ENDED)
    canvas.save()
    assert {p.section for p in parsing.parse(path, profile="report").passages} == {None}


def test_a_number_that_is_part_of_a_word_is_that_of_no_heading(tmp_path: Path) -> None:
    texts = ["1 受付", "窓口で受け付ける。", "2eの場合", "初めの形だけを使う。", "3行目は次のとおり", "呼び名を書く。"]
    texts += ["⁹受付の手引きから", "窓口に置いてある。", "2 つの窓口", "南北に置く。"]
    texts += ["3行政の役割", "窓口を開けておく。"]
    names = {("1 受付",), ("2 つの窓口",), ("3行政の役割",)}
    assert set(headed(tmp_path / "words.pdf", [(60, text) for text in texts])) == names


def test_a_numbered_sentence_that_wraps_onto_a_line_in_latin_letters_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "wraps.pdf"
    canvas = Canvas(str(path))
    latin, last = ("Helvetica", "the archive keeps every package that was once in use"), (typeset.MINCHO, "後も残す。")
    lines = [*[(typeset.MINCHO, LONG), latin, last] * 4, (typeset.MINCHO, "1. " + LONG[:-2]), latin, last]
    for n, (font, text) in enumerate(lines):
        canvas.setFont(font, 10)
        canvas.drawString(60, 780 - 15 * n, text)
    canvas.save()
    assert {p.section for p in parsing.parse(path, profile="report").passages} == {None}


def test_each_further_number_of_a_heading_is_a_level_further_in(tmp_path: Path) -> None:
    lines = [(60, "1 受付"), (60, "1.1 窓口"), (60, "1.1.1 場所"), (60, "窓口は一階に置くこととする。")]
    lines += [(60, "1.1.2 時間"), (60, "朝九時から夕方五時までとする。"), (60, "1.1.2.1 祝日"), (60, "祝日は休む。")]
    lines += [(60, "1.2 電話"), (60, "電話でも受け付けることとする。")]
    assert headed(tmp_path / "numbers.pdf", lines) == [
        ("1 受付", "1.1 窓口", "1.1.1 場所"),
        ("1 受付", "1.1 窓口", "1.1.2 時間"),
        ("1 受付", "1.1 窓口", "1.1.2 時間", "1.1.2.1 祝日"),
        ("1 受付", "1.2 電話"),
    ]


@pytest.mark.parametrize(("mark", "size"), [("※1　", 8), ("1) ", 9.5), ("¹ ", 9.5)])
def test_a_paragraph_goes_on_after_the_footnotes_of_its_page(mark: str, size: float, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "book.pdf"), pagesize=(440, 300))
    rows = ["相談では、急いで答えを出さず、暮らしの全体について話を聞いてい"] * 3
    pages = (
        [(10.5, row) for row in rows] + [(size, f"{mark}県の窓口のこと。")],
        [(10.5, "る。"), (10.5, "次の週に電話をする。")],
    )
    for page in pages:
        for n, (points, text) in enumerate(page):
            canvas.setFont(typeset.MINCHO, points)
            canvas.drawString(60, 60 - 20 * (n - 2) if points < 10 else 200 - 16 * n, text)
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "book.pdf", profile="report")
    assert [(p.kind, p.pages.pdf, p.text) for p in edition.passages] == [
        ("note", (1,), f"{mark}県の窓口のこと。"),
        ("paragraph", (1, 2), f"{''.join(rows)}る。"),
        ("paragraph", (2,), "次の週に電話をする。"),
    ]


def test_lines_of_contents_whose_numbers_are_level_with_those_after_leaders_are_of_them(tmp_path: Path) -> None:
    """Chapters have no leaders where LaTeX sets them, and the heading itself may stand in two lines."""
    canvas = Canvas(str(tmp_path / "contents.pdf"))
    canvas.setFont(typeset.MINCHO, 11)
    for n, (name, leaders, number) in enumerate((
        ("1 はじめての相談", "", 1), ("1.1 受付", " . . . . . .", 1), ("1.2 電話", " : : : : : :", 2),
        ("2 二回目からの相談", "", 3), ("2.1 家での相談", " . . . . . .", 3),
    )):  # fmt: skip
        canvas.drawString(60, 760 - 18 * n, name + leaders)
        canvas.drawString(400, 760 - 18 * n, str(number))
    canvas.drawString(60, 640, "相談の窓口は、役場の一階にある。")
    canvas.save()
    edition = parsing.parse(tmp_path / "contents.pdf", profile="report")
    assert [(p.section, p.text) for p in edition.passages] == [(None, "相談の窓口は、役場の一階にある。")]


def test_a_report_with_nothing_but_running_heads_says_so(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "report.pdf"), pagesize=(400, 500), invariant=1)
    for _ in range(4):
        canvas.setFont(typeset.MINCHO, 10)
        canvas.drawString(50, 470, "みどり市の報告")
        canvas.showPage()
    canvas.save()
    edition = parsing.parse(tmp_path / "report.pdf", profile="report")
    assert (edition.passages, [f.kind for f in edition.findings]) == ((), ["no_passages"])
