import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import AOBA, EDITION, MIDORI, POINTS, RESULTS, TSUNAGU, Run, indexed, made

from jireishu import corpus, home, indexer, origins, quoted, quotes
from jireishu.analysis import Analyzer
from jireishu.counter import Counter
from jireishu.errors import SourceError
from jireishu.model import CaseRef, Passage, SectionRef
from jireishu.quotes import EXACT, GONE, MOVED, REWORDED, Quote
from jireishu.text import digest
from jireishu.wrap import clean


@pytest.mark.parametrize(
    ("quote", "status", "where"),
    [
        (Quote("2-2-p1", "週払いや日払いに応じてもらえるか"), EXACT, "2-2-p1"),
        (Quote("2-2-p1", "週払いや\n日払いに"), EXACT, "2-2-p1"),
        (Quote("2-2-p1", "週払いや 日払い に応じて"), EXACT, "2-2-p1"),
        (Quote("2-2-x", "週払いや日払いに応じてもらえるか"), MOVED, "2-2-p1"),
        (Quote("2-2-p1", "事業所に電話し、週払いか前払いに応じてもらえるか相談する。"), REWORDED, "2-2-p1"),
        (Quote("2-2-p1", "保育所の入所は四月に受け付ける。"), GONE, None),
        (Quote("2-2-p1", " "), GONE, None),
    ],
)
def test_what_became_of_a_quote(quote: Quote, status: str, where: str | None) -> None:
    (verdict,) = quotes.verify([quote], [EDITION])
    assert (verdict.status, verdict.passage and verdict.passage.id) == (status, where)


def test_every_passage_verifies_in_its_own_edition() -> None:
    asked = [Quote(passage.id, passage.text) for passage in EDITION.passages]
    assert {verdict.status for verdict in quotes.verify(asked, [EDITION])} == {EXACT}
    assert {verdict.status for verdict in quotes.verify(asked, [replace(EDITION, passages=())])} == {GONE}


AOBA_FACTS = "総人口 4.5万人 保護率 12.3‰ 高齢化率 34.5% 運営形態 委託"
FACTS = replace(
    EDITION,
    passages=(
        made("2-1-t", AOBA_FACTS, AOBA, kind="table"),
        made("2-2-t", "総人口 8.9万人 保護率 7.6‰ 運営形態 直営", MIDORI, kind="table"),
    ),
)


@pytest.mark.parametrize(
    ("quote", "status", "where"),
    [
        (Quote("2-2-x", "総人口 8.9万人 保護率 7.6‰ 高齢化率 26.0%", case="兵庫県みどり市"), REWORDED, "2-2-t"),
        (Quote("2-2-t", "総人口 4.4万人 保護率 12.3‰ 高齢化率 34.5% 運営形態 委託", case="なくなった市"), GONE, None),
        (Quote("2-1-t", "総人口 4.4万人 保護率 12.3‰ 高齢化率 34.5% 運営形態 委託"), REWORDED, "2-1-t"),
        (Quote("2-1-t", "保護率 12.4‰"), REWORDED, "2-1-t"),
        (Quote("2-3-t", "保護率 12.4‰"), GONE, None),
    ],
)  # fmt: skip
def test_the_facts_of_one_case_are_no_rewording_of_those_of_another(
    quote: Quote, status: str, where: str | None
) -> None:
    (verdict,) = quotes.verify([quote], [FACTS])
    assert (verdict.status, verdict.passage and verdict.passage.id) == (status, where)


def test_the_passage_of_the_same_case_is_the_successor_of_one_that_was_reworded() -> None:
    said = "週払の求人が{}件になり、相談者のうち{}人が働いている。"
    edition = replace(
        EDITION, passages=(made("3-1-r", said.format(21, 5), TSUNAGU), made("2-2-r", said.format(30, 88), MIDORI))
    )
    (verdict,) = quotes.verify([Quote("2-2-x", said.format(12, 5), case="兵庫県みどり市")], [edition])
    assert (verdict.status, verdict.passage and verdict.passage.id) == (REWORDED, "2-2-r")


def test_a_quote_whose_id_another_case_has_now_has_moved() -> None:
    quote = Quote("2-2-r1", "週払の求人が12件になった。", case="青森県あおば市")
    assert [verdict.status for verdict in quotes.verify([quote], [EDITION])] == [MOVED]
    assert [v.status for v in quotes.verify([quote._replace(case="兵庫県旧みどり町")], [EDITION])] == [EXACT]


def test_a_passage_that_was_cut_to_its_half_is_reworded() -> None:
    kept = "事業所に電話し、週払いや日払いに応じてもらえるか交渉する。"
    quote = Quote("2-2-p0", kept[:-1] + "ほか、相談者の通院に合わせて勤務の日を選べる会社を探す。")
    assert [verdict.status for verdict in quotes.verify([quote], [EDITION])] == [REWORDED]


def test_a_quote_is_of_the_case_that_an_older_edition_says_it_is_of(own: Path, analyzer: Analyzer, run: Run) -> None:
    gone = replace(AOBA, name="岩手県なぎ市")
    said = "総人口 4.4万人 保護率 12.3‰ 運営形態 委託"
    was = made("2-1.facts.a", said, gone, RESULTS, kind="table")
    cases = (replace(EDITION.cases[0], name=gone.name), *EDITION.cases[1:])
    others = tuple(p for p in EDITION.passages if p.case != AOBA)
    corpus.write(home.corpus(own), replace(EDITION, cases=cases, passages=(*others, was)))
    now = made("2-1.facts.b", AOBA_FACTS, AOBA, RESULTS, kind="table")
    corpus.write(home.corpus(own), replace(EDITION, id="zz", passages=(*EDITION.passages, now)))
    assert run("--home", own, "verify", "2-1.facts.a", said).stdout.startswith("なくなった")
    indexer.build(own, analyzer=analyzer)
    with closing(Counter(own, asking=False)) as counter:
        found = counter.verify([Quote("2-1.facts.a", said)])
    assert [one["status"] for one in found["quotes"]] == [GONE]


def test_the_words_of_a_case_that_is_called_otherwise_stand_where_they_stood(
    own: Path, analyzer: Analyzer, run: Run, tmp_path: Path
) -> None:
    """A passage that goes to another case, as the case that it is of is gone, has moved."""
    midori, aoba = replace(MIDORI, id="2-4", number=4, name="兵庫県みどり町"), MIDORI.name
    passages = [replace(p, case=midori) if p.case == MIDORI else p for p in EDITION.passages if p.case != AOBA]
    taken = replace(next(p for p in EDITION.passages if p.id == "2-1-i1"), id="3-1-i9", case=TSUNAGU)
    cases = tuple(replace(c, id="2-4", number=4, name=midori.name) if c.name == aoba else c for c in EDITION.cases[1:])
    new = replace(EDITION, id="2024", follows="shigoto", cases=cases, passages=(*passages, taken))
    indexed(own, new, analyzer=analyzer)
    asked = [Quote("2-2-p1", "週払いや日払い", case=aoba), Quote("2-1-i1", "仕事が少ない", case=AOBA.name)]
    saved = tmp_path / "saved.jsonl"
    lines = [{"passage": {"id": q.id, "text": q.text}, "case": {"name": q.case}} for q in asked]
    saved.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    told = run("--home", own, "verify", saved, "--json").stdout
    assert [one["status"] for one in json.loads(told)["quotes"]] == [EXACT, MOVED]
    piped = run("--home", own, "verify", "-", "--json", stdin=saved.read_text("utf-8")).stdout
    assert piped == told
    with closing(Counter(own, asking=False)) as counter:
        found = counter.verify(asked)
    assert [one["status"] for one in found["quotes"]] == [EXACT, MOVED]


@pytest.mark.parametrize("command", [["search", "漁港"], ["show", "あおば"], ["similar", "2-2-r1"]])
def test_every_quote_that_a_command_prints_verifies(shared: Path, tmp_path: Path, run: Run, command: list[str]) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(run("--home", shared, *command, "--json").stdout, "utf-8")
    done = run("--home", shared, "verify", saved, "--json")
    assert done.returncode == 0
    assert {one["status"] for one in json.loads(done.stdout)["quotes"]} == {EXACT}


def test_a_quote_verifies_as_a_terminal_prints_it() -> None:
    text = "漁港\u00adへ\u200b行き、\x1b作業を\u2028見学する。"
    edition = replace(EDITION, passages=(made("2-1-p1", text, AOBA),))
    for quote in (text, clean(text), "漁港へ行き、作業を見学", "［漁港］へ行き、［作業］を"):
        assert [one.status for one in quotes.verify([Quote("2-1-p1", quote)], [edition])] == [EXACT]


def test_widths_are_a_matter_of_typesetting() -> None:
    old, new = "平成27年（試行）から、ABC社と歩む。", "平成２７年(試行)から、ＡＢＣ 社と歩む。"
    edition = replace(EDITION, passages=(made(f"2-1.points.{digest(new)}", new, AOBA),))
    for quote in (old, "27年（試行）から"):
        asked = [Quote(f"2-1.points.{digest(old)}", quote)]
        assert [one.status for one in quotes.verify(asked, [edition])] == [EXACT]


def test_what_verify_wrote_and_what_its_api_takes_verifies(shared: Path, tmp_path: Path, run: Run) -> None:
    first, again = tmp_path / "first.json", tmp_path / "again.json"
    one = EDITION.passages[-1]
    first.write_text(json.dumps({"quotes": [{"id": one.id, "quote": one.text}]}), "utf-8")
    again.write_text(run("--home", shared, "verify", first, "--json").stdout, "utf-8")
    for file in (first, again):
        verdicts = json.loads(run("--home", shared, "verify", file, "--json").stdout)["quotes"]
        assert [(v["id"], v["status"]) for v in verdicts] == [(one.id, EXACT)]


def test_what_verify_wrote_says_the_case_and_the_edition_of_each_quote(own: Path, run: Run) -> None:
    """Where the case has another number now, and the same words stand in another one, too."""
    midori = replace(MIDORI, id="2-4", number=4, name="兵庫県みどり町")
    saying = next(p.text for p in EDITION.passages if p.id == "2-2-p1")
    passages = [replace(p, id=f"n{p.id}", case=midori) if p.case == MIDORI else p for p in EDITION.passages]
    cases = tuple(replace(c, id="2-4", number=4, name=midori.name) if c.id == MIDORI.id else c for c in EDITION.cases)
    passages.insert(0, made("2-1-p0", saying, AOBA, POINTS))
    indexed(own, replace(EDITION, id="2024", follows="shigoto", cases=cases, passages=tuple(passages)))
    first, again = own / "first.json", own / "again.json"
    asked = {"id": "shigoto/2-2-p1", "quote": saying}
    first.write_text(json.dumps({"quotes": [asked]}), "utf-8")
    again.write_text(run("--home", own, "verify", first, "--json").stdout, "utf-8")
    said = json.loads(again.read_text("utf-8"))["quotes"][0]
    assert (said["case"], said["edition"]) == (MIDORI.name, "shigoto")
    assert run("--home", own, "verify", again, "--json").stdout == again.read_text("utf-8")


def test_what_powershell_saved_verifies(shared: Path, tmp_path: Path, run: Run) -> None:
    for form in ("--json", "--jsonl"):
        file = tmp_path / f"{form}.json"
        file.write_text(run("--home", shared, "search", "漁港", form).stdout, encoding="utf-16")
        assert run("--home", shared, "verify", file).returncode == 0


def test_lines_of_json_are_read_too(shared: Path, tmp_path: Path, run: Run) -> None:
    saved = tmp_path / "saved.jsonl"
    saved.write_text(run("--home", shared, "export", "--jsonl").stdout, "utf-8")
    assert len(quoted.saved(saved)) == len(EDITION.passages)


def test_a_line_of_json_ends_where_a_line_of_a_file_does(tmp_path: Path) -> None:
    (tmp_path / "saved.jsonl").write_text('{"id": "a", "quote": "b\u2028c"}\r\n{"id": "d", "quote": "e"}\r\n', "utf-8")
    assert [quote.text for quote in quoted.saved(tmp_path / "saved.jsonl")] == ["b\u2028c", "e"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"hits": []}', "[" * 100_000, "[" * 900 + "]" * 900])
def test_a_file_without_quotes_is_an_error(tmp_path: Path, content: str) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(content, "utf-8")
    with pytest.raises(SourceError):
        quoted.saved(saved)


def told(text: str, case: CaseRef, section: SectionRef, slug: str) -> Passage:
    return made(f"{case.id}.{slug}.{digest(text)}", text, case, section)


SAID = "事業所に電話し、週払いや日払いに応じてもらえるか交渉する。応じた会社は一覧にしている。"
LAST = told(SAID, MIDORI, POINTS, "points")


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        (f"{SAID}一覧は毎月見直す。", SAID, EXACT),  # the whole passage, which goes on now or was joined
        (f"{SAID}一覧は毎月見直す。", "日払いに応じてもらえるか交渉する。", EXACT),  # words of it, which stand there
        (SAID.replace("一覧", "表"), "日払いに応じてもらえるか交渉する。", EXACT),
        (SAID.replace("一覧", "表"), "交渉する。応じた会社は一覧にしている。", REWORDED),
        ("応じた会社は一覧にしている。", SAID, REWORDED),  # what was left of it
        ("応じた会社は一覧にしている。", "事業所に電話し、週払いや日払いに", GONE),
    ],
)
def test_what_became_of_a_passage_and_of_words_of_it(text: str, words: str, status: str) -> None:
    now = told(text, MIDORI, POINTS, "points")
    quote = Quote(LAST.id, words, case=MIDORI.name)
    (verdict,) = quotes.verify([quote], [replace(EDITION, passages=(now,))])
    assert (verdict.status, verdict.passage) == (status, None if status == GONE else now)


def test_the_words_of_a_case_that_has_another_number_stand_where_they_stood() -> None:
    renumbered = replace(MIDORI, id="2-1", number=1)
    here, elsewhere = told(SAID, renumbered, POINTS, "points"), told(SAID, renumbered, RESULTS, "results")
    for now, status in ((here, EXACT), (elsewhere, MOVED)):
        found = quotes.verify([Quote(LAST.id, SAID, case=MIDORI.name)], [replace(EDITION, passages=(now,))])
        assert [(one.status, one.passage) for one in found] == [(status, now)]


def test_words_scattered_over_a_passage_of_another_case_are_no_rewording() -> None:
    text = (
        "相談の窓口では、庁内の各課と月に一度の会議を開いている。相談者の状況を共有し、支援の進め方を話し合う。"
        "会議では口頭での報告を基本とし、就労の情報の交換を密にすることができている。企業との連携も進んでいる。"
    )
    quote = Quote("2-1.results.00000000", "相談の会議で支援の情報を進めている", case="青森県あおば市")
    edition = replace(EDITION, passages=(told(text, MIDORI, POINTS, "points"),))
    assert [one.status for one in quotes.verify([quote], [edition])] == [GONE]


@pytest.mark.parametrize("words", [SAID, "応じてもらえるか交渉する。応じた会社は一覧にしてい"])
def test_a_quote_whose_passage_became_two_is_told_with_both(words: str, own: Path, run: Run) -> None:
    parts = [f"{part}。" for part in SAID.split("。")[:2]]
    first, second = (told(part, MIDORI, POINTS, "points") for part in parts)
    edition = replace(EDITION, passages=(second, *EDITION.passages[:-4], first))
    (verdict,) = quotes.verify([Quote(LAST.id, words, case=MIDORI.name)], [edition])
    assert (verdict.status, verdict.passage, verdict.others) == (REWORDED, first, (second,))
    assert [one["id"] for one in verdict.document()["others"]] == [second.id]
    indexed(own, edition)
    printed = run("--home", own, "verify", LAST.id, words).stdout
    assert [line for line in printed.splitlines() if "今: " in line] == [f"  今: {part}" for part in parts]


def test_the_passage_that_never_said_a_quote_is_shown_also_where_its_case_has_another_number_now() -> None:
    moved = replace(LAST, id=LAST.id.replace("2-2", "2-5"), case=replace(MIDORI, id="2-5", number=5))
    asked = [Quote(LAST.id, "前払いに応じる", case=case) for case in (MIDORI.name, "", AOBA.name)]
    found = quotes.verify(asked, [replace(EDITION, passages=(moved,))])
    assert [(one.status, one.silent) for one in found] == [(GONE, moved), (GONE, moved), (GONE, None)]


def test_a_quote_longer_than_all_that_its_case_says_is_not_compared_with_each_passage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("jireishu.partings.uncovered")
    (verdict,) = quotes.verify([Quote(LAST.id, SAID * 100, case=MIDORI.name)], [replace(EDITION, passages=(LAST,))])
    assert verdict.status == GONE


def test_a_quote_of_which_one_passage_says_nearly_all_is_told_with_the_other_too() -> None:
    rest = SAID + "毎月ひと回りし、求人の数と時給を確かめて一覧に書き足し、窓口の全員に配っている。"
    first, second = (told(part, MIDORI, POINTS, "points") for part in ("県内の求人誌も見ている。", rest))
    whole = first.text + second.text
    edition = replace(EDITION, passages=(*EDITION.passages[:-4], first, second))
    (verdict,) = quotes.verify([Quote(told(whole, MIDORI, POINTS, "points").id, whole, case=MIDORI.name)], [edition])
    assert (verdict.status, verdict.passage, verdict.others) == (REWORDED, first, (second,))


def test_words_that_another_passage_shares_by_chance_are_no_part_of_a_quote() -> None:
    now = told(SAID.replace("一覧にしている", "表に載せ、窓口に置いている"), MIDORI, POINTS, "points")
    other = told("応じた会社は来年から市の頁で知らせ、応募の仕方も書く。", MIDORI, POINTS, "points")
    (verdict,) = quotes.verify([Quote(LAST.id, SAID, case=MIDORI.name)], [replace(EDITION, passages=(now, other))])
    assert (verdict.status, verdict.passage, verdict.others) == (REWORDED, now, ())


def test_where_no_edition_knows_a_case_most_of_its_quotes_say_how_it_is_called_now() -> None:
    asked = [Quote(LAST.id, text, case="兵庫県旧みどり町") for text in (SAID, "週払や日払の求人", "開拓は毎月行う。")]
    names = [replace(MIDORI, id="2-5", number=5), AOBA]
    now, other, third = (
        told(f"{text}その後も続けている。" if n else text, names[n == 2], POINTS, "points")
        for n, text in enumerate(quote.text for quote in asked)
    )
    edition = replace(EDITION, passages=(now, other, third))
    assert [q.case for q in origins.renamed(asked, lambda: (), [edition])] == [MIDORI.name] * 3
    assert {q.case for q in origins.renamed(asked[:1], lambda: (), [edition])} == {"兵庫県旧みどり町"}  # may have moved
    kept = replace(EDITION, passages=(told(SAID, replace(MIDORI, name="兵庫県旧みどり町"), POINTS, "points"),))
    assert {q.case for q in origins.renamed(asked, lambda: ((kept, [edition]),), [edition])} == {MIDORI.name}
    both = [*asked, Quote("2-5.points.0", "応じた会社", case=MIDORI.name)]  # the case that took it in was there before
    assert {q.case for q in origins.renamed(both, lambda: (), [edition])} == {"兵庫県旧みどり町", MIDORI.name}


FIRST, NEXT_ONE = (
    "会社を訪ね、短い時間の仕事を切り出してもらっている。",
    "切り出した仕事は一覧にして、窓口に置いている。",
)


def became(
    own: Path, analyzer: Analyzer, old: list[Passage], new: list[Passage], quote: Quote
) -> tuple[str, list[str]]:
    """What is said of a quote where the passages of one edition have those of another for theirs, and where it is."""
    before = replace(EDITION, passages=(*EDITION.passages, *old))
    after = replace(EDITION, id="zz", follows="shigoto", passages=(*EDITION.passages, *new))
    indexed(own, before, after, analyzer=analyzer)
    with closing(Counter(own, asking=False)) as counter:
        (verdict,) = counter.verdicts([quote])
    return verdict.status, [p.id for p in (verdict.passage, *verdict.others) if p]


@pytest.mark.parametrize("words", [FIRST, FIRST[:12], NEXT_ONE])
def test_a_passage_that_was_joined_with_another_stands_as_it_stood(words: str, own: Path, analyzer: Analyzer) -> None:
    first, second, both = (told(text, MIDORI, POINTS, "points") for text in (FIRST, NEXT_ONE, FIRST + NEXT_ONE))
    quote = Quote(second.id if words == NEXT_ONE else first.id, words)
    assert became(own, analyzer, [first, second], [both], quote) == (EXACT, [both.id])


@pytest.mark.parametrize("words", [SAID, "応じた会社は一覧にしている。"])
def test_what_was_reworded_in_its_case_has_not_moved_to_another_that_says_the_same(
    words: str, own: Path, analyzer: Analyzer
) -> None:
    was, now = LAST, told(SAID.replace("一覧に", "表に"), MIDORI, POINTS, "points")
    other = told(SAID, AOBA, POINTS, "points")
    assert became(own, analyzer, [other, was], [other, now], Quote(was.id, words)) == (REWORDED, [now.id])


@pytest.mark.parametrize("words", [SAID, "応じた会社は一覧にしている。"])
def test_what_was_removed_has_not_moved_to_where_it_stood_before(words: str, own: Path, analyzer: Analyzer) -> None:
    other = told(SAID, AOBA, POINTS, "points")
    assert became(own, analyzer, [other, LAST], [other], Quote(LAST.id, words)) == (GONE, [])
    moved = told(SAID, AOBA, RESULTS, "results")
    assert became(own, analyzer, [LAST], [moved], Quote(LAST.id, words)) == (MOVED, [moved.id])


@pytest.mark.parametrize("words", [SAID, "応じた会社は一覧にしている。"])
def test_what_was_said_twice_and_is_said_once_now_still_stands(words: str, own: Path, analyzer: Analyzer) -> None:
    again = replace(LAST, id=f"{LAST.id}-2")
    for quoted_id in (LAST.id, again.id):
        now = replace(LAST, id="2-2.points.0")  # whichever of them is left
        assert became(own, analyzer, [LAST, again], [now], Quote(quoted_id, words)) == (EXACT, [now.id])


def test_what_a_correction_joined_stands_where_it_stood(own: Path, run: Run) -> None:
    first, second = (told(text, MIDORI, POINTS, "points") for text in (FIRST, NEXT_ONE))
    lines = own / "shigoto.jsonl"
    corpus.write(home.corpus(own), replace(EDITION, passages=(first, second)))
    lines.write_text(run("--home", own, "export", "--jsonl").stdout, "utf-8")
    folder = own / "home"
    for text in ("", f'[[correction]]\njoin = ["{first.id}", "{second.id}"]'):
        if text:
            (home.corpus(folder) / "shigoto" / "corrections.toml").write_text(text, "utf-8")
        assert run("--home", folder, "ingest", lines).returncode == 0
    for one in (first, second):
        done = run("--home", folder, "verify", one.id, one.text)
        assert (done.returncode, done.stdout[:4]) == (0, "そのまま")
        assert f"今: {FIRST}{NEXT_ONE}" in done.stdout.replace("\n  ", "")
    assert "今: " not in run("--home", folder, "verify", first.id, first.text[:9]).stdout


def test_a_book_of_another_publisher_tells_nothing_of_what_became_of_a_quote(own: Path, analyzer: Analyzer) -> None:
    now = told(SAID.replace("一覧に", "表に"), MIDORI, POINTS, "points")
    for name, publisher, date, passage in (
        ("0", "全国協議会", "2025", told(SAID, AOBA, RESULTS, "results")),
        ("a", "青葉県", "2023", LAST),
        ("b", "白波県", "2024", told(SAID, AOBA, RESULTS, "results")),
        ("c", "青葉県", "2024", now),
    ):
        book = replace(EDITION, id=name, title="取組事例集", publisher=publisher, date=date, passages=(passage,))
        indexed(own, book, analyzer=analyzer)
    with closing(Counter(own, asking=False)) as counter:
        (verdict,) = counter.verdicts([Quote(LAST.id, SAID)])
    assert (verdict.status, verdict.edition, verdict.passage) == (REWORDED, "c", now)


def test_a_few_words_that_another_passage_says_nearly_are_no_rewording_of_them() -> None:
    now = told("大学の学生食堂で夜間の相談会を開いている。", MIDORI, POINTS, "points")
    quote = Quote("2-2.results.00000000", "夜間の相談会には")
    (verdict,) = quotes.verify([quote], [replace(EDITION, passages=(now,))])
    assert (verdict.status, verdict.passage) == (GONE, None)
    short = Quote(f"2-2.points.{digest('週3日開いている。')}", "週3日開いている。")
    now = told("週4日開いている。", MIDORI, POINTS, "points")
    assert [one.status for one in quotes.verify([short], [replace(EDITION, passages=(now,))])] == [REWORDED]


def test_what_diff_wrote_verifies_each_side_as_of_its_edition(own: Path, run: Run, tmp_path: Path) -> None:
    now, more = (told(t, MIDORI, POINTS, "points") for t in (SAID.replace("一覧に", "表に"), FIRST))
    gone = EDITION.passages[5]
    kept = tuple(p for p in EDITION.passages if p != gone)
    before = replace(EDITION, passages=(*EDITION.passages, LAST))
    indexed(own, before, replace(EDITION, id="zz", follows="shigoto", passages=(*kept, now, more)))
    saved = tmp_path / "diff.json"
    saved.write_text(run("--home", own, "diff", "shigoto", "zz", "--json").stdout, "utf-8")
    assert {(q.id, q.edition) for q in quoted.saved(saved)} == {
        (more.id, "zz"), (gone.id, "shigoto"), (LAST.id, "shigoto"), (now.id, "zz")
    }  # fmt: skip
    done = run("--home", own, "verify", saved, "--json")
    found = {one["id"]: one["status"] for one in json.loads(done.stdout)["quotes"]}
    assert found == {more.id: EXACT, gone.id: GONE, LAST.id: REWORDED, now.id: EXACT}


def test_a_quote_that_stands_on_another_page_than_it_was_cited_from_says_both(own: Path, run: Run) -> None:
    one = EDITION.passages[-1]
    cited = "「しごと事例集」、9頁（PDF 11頁）"
    saved, again = own / "saved.json", own / "again.json"
    body = {"id": one.id, "text": one.text, "kind": one.kind}
    told = [{"passage": body, "citation": {"text": text}} for text in (cited, one.citation.text)]
    saved.write_text(json.dumps({"hits": told}), "utf-8")
    indexed(own, EDITION)
    done = run("--home", own, "verify", saved)
    assert (done.returncode, done.stdout.count("前の引用元: ")) == (0, 1)
    assert f"前の引用元: {cited}" in "".join(done.stdout.split("\n  "))
    again.write_text(run("--home", own, "verify", saved, "--json").stdout, "utf-8")
    first, _ = json.loads(again.read_text("utf-8"))["quotes"]
    assert (first["status"], first["citation"], first["now"]["citation"]) == (EXACT, cited, one.citation.text)
    assert run("--home", own, "verify", again, "--json").stdout == again.read_text("utf-8")


def test_an_edition_may_stand_before_an_id(own: Path, run: Run) -> None:
    indexed(own, replace(EDITION, id="zz", follows="shigoto", passages=EDITION.passages[:7]))
    assert run("--home", own, "verify", "shigoto/2-1-p1", "漁港へ行き").stdout.startswith("そのまま")
    assert "週払の求人が12件になった。" in run("--home", own, "show", "shigoto/2-2-r1").stdout
    saved = own / "saved.json"
    saved.write_text(json.dumps({"quotes": [{"id": "shigoto/2-2-p1", "quote": "週払い"}]}), "utf-8")
    assert run("--home", own, "verify", saved).stdout.startswith("なくなった")
    assert run("--home", own, "verify", saved, "--edition", "shigoto").returncode == 0
    with closing(Counter(own, asking=False)) as counter:
        found = counter.verify([Quote("shigoto/2-2-r1", "週払の求人"), Quote("2031/2-1-p1", "漁港へ行き")])
    assert [one["id"] for one in found["quotes"]] == ["2-2-r1", "2031/2-1-p1"]
    done = run("--home", own, "verify", "2031/2-1-p1", "漁港へ行き")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "jireishu: 版「2031」はありません。")


def test_words_that_a_passage_never_said_are_told_as_that(shared: Path, run: Run) -> None:
    done = run("--home", shared, "verify", "2-1-p1", "会計年度任用職員を三名置いた")
    assert done.stdout == (
        "なくなった  2-1-p1「会計年度任用職員を三名置いた」\n"
        "  この id の段落にこの言葉はありません: 相談者と一緒に漁港へ行き、作業を見学して\n  もらう。\n"
    )
    assert json.loads(run("--home", shared, "verify", "2-1-p1", "三名置いた", "--json").stdout)["quotes"] == [
        {"id": "2-1-p1", "quote": "三名置いた", "status": GONE, "now": None, "others": []}
    ]
