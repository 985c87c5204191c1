"""The thesaurus: its files, what is kept of them for a corpus, and what a question finds in it."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import cast

import pytest

from jireishu import query, thesaurus
from jireishu.analysis import Analyzer
from jireishu.engine import Engine
from jireishu.ranking import Wanted

TEXT = (
    "生活保護 ハローワーク 公共職業安定所 日払い 週払い 事業所 会社 求人 開拓 生保 社会福祉協議会 農業 就労体験"
    " 輪番制 転居 代弁 口頭 回復 高齢者 議題"
)


@pytest.fixture(scope="module")
def found(analyzer: Analyzer) -> Callable[[str], dict[str, list[str]]]:
    known = set(analyzer.forms(TEXT))
    table = thesaurus.compiled(thesaurus.cut(analyzer.morphemes), known) | thesaurus.grouped(analyzer.groups, known)

    def look(question: str) -> dict[str, list[str]]:
        def look_up(key: str) -> list[thesaurus.Entry]:
            return table.get(key, [])

        matches = [
            *thesaurus.japanese(thesaurus.decades(analyzer.morphemes(question)), look_up),
            *thesaurus.english(question, look_up),
        ]
        return {match.asked: [word for word, _ in match.found] for match in matches}

    return look


def test_every_line_of_the_files_asks_something_and_finds_something() -> None:
    lines = thesaurus.read()
    assert len(lines) > 2000
    assert [line for line in lines if not line.found or "" in line.asked or "" in line.found] == []


def test_no_line_finds_only_what_it_asks() -> None:
    assert [line for line in thesaurus.read() if set(line.found) <= set(line.asked) and len(set(line.asked)) < 2] == []


def test_no_line_stands_twice() -> None:
    assert [line for line, times in Counter(thesaurus.read()).items() if times > 1] == []


def test_a_word_finds_its_group_but_not_itself(found: Callable[[str], dict[str, list[str]]]) -> None:
    words = found("生保の人の就職")
    assert "生活保護" in words["生保"]
    assert "生保" not in words["生保"]


def test_inflected_everyday_speech_is_understood(found: Callable[[str], dict[str, list[str]]]) -> None:
    assert "日払い" in found("お金のない人")["お金がない"]
    assert "お金がない" not in str(found("日払いの仕事"))


def test_other_words_may_come_within_what_is_said(found: Callable[[str], dict[str, list[str]]]) -> None:
    assert "代弁" in found("本人の代わりに会社へ伝える")["代わりに伝える"]
    assert "代弁" in found("本人の代わりに支援員が会社の人へ伝える")["代わりに伝える"]


def test_what_is_said_stands_in_one_clause_and_close_together(found: Callable[[str], dict[str, list[str]]]) -> None:
    assert "代わりに伝える" not in found("本人の代わりに来た、会社へ伝える")
    assert "代わりに伝える" not in found("本人の代わりに町の支援員が市の窓口から会社の人へ伝える")


def test_what_is_denied_is_what_stands_before_it(found: Callable[[str], dict[str, list[str]]]) -> None:
    assert "お金がない" not in found("お金の話をしない")
    assert "お金がない" not in found("お金をかけない")


def test_a_wording_that_denies_its_only_word_is_not_found_by_that_word(
    analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = thesaurus.Line(("嫌がる",), ("相談に来ない", "連絡が取れない", "拒否感"))
    monkeypatch.setattr(thesaurus, "read", lambda: (line,))
    ((_, found),) = thesaurus.cut(analyzer.morphemes)
    assert [word for word, _ in found] == ["連絡が取れない", "拒否感"]


def test_english_is_understood_in_any_number_and_the_longest_phrase_wins(
    found: Callable[[str], dict[str, list[str]]],
) -> None:
    assert "ハローワーク" in found("Public employment offices nearby")["public employment offices"]
    assert "employment" not in found("public employment office")


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("交代で出る会議", "輪番制"),
        ("引っ越した人", "転居"),
        ("本人の代わりに伝える", "代弁"),
        ("暮らしを取り戻す", "回復"),
        ("told orally", "口頭"),
        ("people over 70", "高齢者"),
    ],
)
def test_plain_words_find_those_of_official_documents(
    found: Callable[[str], dict[str, list[str]]], question: str, word: str
) -> None:
    assert word in [one for words in found(question).values() for one in words]


def test_parts_of_english_words_are_not_words(found: Callable[[str], dict[str, list[str]]]) -> None:
    assert found("syntax") == {}
    assert "議題" in found("themes")["themes"]
    assert found("them") == {}


def test_only_words_of_the_corpus_are_kept(analyzer: Analyzer) -> None:
    known = {"農業"}
    table = thesaurus.compiled(thesaurus.cut(analyzer.morphemes), known) | thesaurus.grouped(analyzer.groups, known)
    assert {form for entries in table.values() for _, _, found in entries for _, forms in found for form in forms} == {
        "農業"
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("companies", "company"),
        ("visiting", "visit"),
        ("visited", "visits"),
        ("hiring", "hire"),
        ("planned", "planning"),
        ("going", "went"),
        ("paid", "paying"),
        ("met", "meetings"),
        ("giving", "gave"),
    ],
)
def test_english_endings_do_not_matter(one: str, other: str) -> None:
    assert thesaurus.stem(one) == thesaurus.stem(other)


class Lines:
    """An engine whose thesaurus has these lines, the word asked first. Every word stands in some passage."""

    def __init__(self, analyzer: Analyzer, *lines: tuple[str, ...]) -> None:
        self.table: dict[str, list[thesaurus.Entry]] = {}
        for asked, *found in lines:
            key = [m.sense for m in analyzer.morphemes(asked) if m.sense]
            self.table.setdefault(key[0], []).append((asked, key, [(word, [word]) for word in found]))

    def synonyms(self, key: str) -> list[thesaurus.Entry]:
        return self.table.get(key, [])

    def held(self, term: str) -> int:
        return 1

    def expect(self, terms: Iterable[str], keys: Iterable[str]) -> None: ...


def test_of_several_lines_the_closest_wordings_come_first(analyzer: Analyzer) -> None:
    engine = cast("Engine", Lines(analyzer, ("探す", "発掘", "開拓"), ("探す", "確保", "見つける")))
    (concept,) = query.concepts(analyzer.morphemes("探す"), [], analyzer, engine)
    assert [other.found for other in concept.others] == ["発掘", "確保", "開拓", "見つける"]


def test_what_two_words_of_a_question_find_counts_in_full_for_the_longer_only(analyzer: Analyzer) -> None:
    engine = cast("Engine", Lines(analyzer, ("役所", "庁内", "行政"), ("市役所", "庁内")))
    shorter, longer = sorted(
        query.concepts(analyzer.morphemes("市役所"), [], analyzer, engine), key=lambda concept: concept.asked
    )[::-1]
    assert (shorter.asked, [(other.found, other.times) for other in shorter.others]) == (
        "役所",
        [("庁内", 4), ("行政", 12)],
    )
    assert (longer.asked, [(other.found, other.times) for other in longer.others]) == ("市役所", [("庁内", 12)])


def test_an_age_is_of_its_decade(found: Callable[[str], dict[str, list[str]]]) -> None:
    assert "高齢者" in [one for words in found("67歳の男性").values() for one in words]
    assert found("6歳の子") == found("9歳の子")


def test_what_a_verb_makes_a_way_is_no_person(analyzer: Analyzer) -> None:
    assert [m.form for m in query.own(analyzer.morphemes("仕事の探し方"), ()) if m.form] == ["仕事", "探す"]
    assert [m.form for m in query.own(analyzer.morphemes("お困りの方"), ()) if m.form] == ["困る", "方"]


def test_an_english_word_is_not_the_katakana_that_sounds_like_it(analyzer: Analyzer) -> None:
    engine = cast("Engine", Lines(analyzer, ("ピッキング", "軽作業")))
    assert query.concepts(query.own(analyzer.morphemes("picking vacancies"), ()), [], analyzer, engine) == ()
    assert query.concepts(query.own(analyzer.morphemes("ピッキングの仕事"), ()), [], analyzer, engine) != ()


def test_what_the_closest_wording_finds_is_found_too_for_less_and_makes_no_answer_sure(analyzer: Analyzer) -> None:
    engine = cast("Engine", Lines(analyzer, ("職安", "ハローワーク"), ("ハローワーク", "労働局", "職安")))
    (concept,) = query.concepts(analyzer.morphemes("職安"), [], analyzer, engine)
    assert [(other.found, other.times, other.far) for other in concept.others] == [
        ("ハローワーク", 12, False),
        ("労働局", 4, True),
    ]
    ready = query.Prepared(Wanted(()), (), (concept,), {"職安": 1.0})
    assert ready.missed({"労働局": 1}) == set()
    assert ready.missed({"労働局": 1}, far=False) == {"職安"}
    assert ready.missed({"ハローワーク": 1}, far=False) == set()
