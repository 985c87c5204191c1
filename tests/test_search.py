from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import AOBA, EDITION, ISSUES, MIDORI, POINTS, indexed, made
from hypothesis import given
from hypothesis import strategies as st

from jireishu import index, search
from jireishu.analysis import Analyzer
from jireishu.errors import UsageError
from jireishu.filters import Filters
from jireishu.index import Index
from jireishu.model import Edition, Passage, SectionRef
from jireishu.search import Response

Book = Callable[[Edition], Index]


@pytest.fixture(scope="module")
def opened(shared: Path) -> Iterator[Index]:
    with closing(Index(index.path(shared))) as found:
        yield found


@pytest.fixture
def book(tmp_path: Path, analyzer: Analyzer) -> Iterator[Book]:
    """Makes the open index of an edition."""
    with ExitStack() as stack:
        yield lambda edition: stack.enter_context(
            closing(Index(index.path(indexed(tmp_path, edition, analyzer=analyzer))))
        )


def ids(response: Response) -> list[str]:
    return [hit.line["passage"]["id"] for hit in response.hits]


def marked(response: Response) -> list[list[str]]:
    return [[hit.line["passage"]["text"][start:end] for start, end in hit.spans] for hit in response.hits]


def test_the_best_passage_comes_first(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "週払いに応じてくれる事業所をどう確保するか")
    assert ids(response)[0] == "2-2-p1"
    assert marked(response)[0] == ["事業所", "週払い", "応じ"]
    assert [hit.rank for hit in response.hits] == list(range(1, len(response.hits) + 1))
    assert [hit.score for hit in response.hits] == sorted((hit.score for hit in response.hits), reverse=True)


def test_reasons_add_up_to_the_score(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "しゅうばらいの会社をどうやって増やすか、効果はあったか")
    for hit in response.hits:
        assert sum(reason.score for reason in hit.reasons) == pytest.approx(hit.score)
    by_case = {hit.line["section"]["kind"]: [reason.how for reason in hit.reasons] for hit in response.hits}
    assert "節の種類" in by_case["成果"]
    assert "節の種類" not in by_case["取組みのポイント"]
    assert "読み" in by_case["取組みのポイント"]


def test_headings_section_and_case_count(opened: Index, analyzer: Analyzer) -> None:
    assert set(ids(search.search(opened, analyzer, "求人開拓", literal=True))) == {"2-2-b1", "2-2-p1", "2-2-r1"}
    assert set(ids(search.search(opened, analyzer, "取り組みの成果"))) >= {"2-2-r1"}
    assert set(ids(search.search(opened, analyzer, "兵庫"))) == {"2-2-b1", "2-2-p1", "2-2-r1"}
    assert marked(search.search(opened, analyzer, "兵庫"))[0] == []


def test_only_what_matches_is_a_hit(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "障害", k=100, literal=True)
    assert (ids(response), response.total) == (["3-1-i1"], 1)
    assert marked(response) == [["障がい"]]


def test_total_counts_beyond_k(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "漁港", k=2)
    assert (len(response.hits), response.total) == (2, 5)


def test_a_figure_comes_after_a_bullet_that_says_the_same(opened: Index, analyzer: Analyzer) -> None:
    found = ids(search.search(opened, analyzer, "見学", k=100))
    assert found.index("2-1-p1") < found.index("2-1-f1")


def test_ties_are_in_the_order_of_ids(book: Book, analyzer: Analyzer) -> None:
    passages = tuple(Passage(name, "漁港の仕事") for name in ("b", "c", "a", "a1"))
    found = book(Edition("ties", "題", "ties.jsonl", "", passages=passages))
    assert ids(search.search(found, analyzer, "漁港")) == ["a", "a1", "b", "c"]
    assert ids(search.search(found, analyzer, "漁港", k=2)) == ["a", "a1"]


def test_a_short_bullet_is_understood_with_those_beside_it(book: Book, analyzer: Analyzer) -> None:
    """Not with what another heading or section parts from it, nor with the one after next; a long one says it all."""
    fair, long = ("総合相談会",), "弁護士も加わる。" + "その場で答えられる体制を整えている。" * 10
    passages = (
        made("a", "年に4回の総合相談会を開き、弁護士が加わる。", AOBA, POINTS, fair),
        made("b", "時期は次を基本とする。", AOBA, POINTS, fair),
        made("c", "6月、年度の初めの不安に。", AOBA, POINTS, fair),
        made("d", "漁港で網を繕う。", AOBA, POINTS, ("見学",)),
        made("e", long, AOBA, POINTS, ("見学",)),
        made("f", "弁護士を招く。", AOBA, ISSUES),
    )
    found = book(replace(EDITION, passages=passages))
    assert set(ids(search.search(found, analyzer, "弁護士", literal=True))) == {"a", "b", "d", "e", "f"}
    assert ids(search.search(found, analyzer, "弁護士の来る時期"))[0] == "b"
    assert ids(search.search(found, analyzer, "繕う", literal=True)) == ["d"]


def test_what_says_all_that_is_asked_comes_before_what_says_a_part_of_it_again(book: Book, analyzer: Analyzer) -> None:
    passages = (
        made("part", "農園、農園、また農園。", AOBA, POINTS, ("夏",)),
        made("whole", "若者が漁港から農園まで通う。" + "道も直している。" * 4, AOBA, POINTS),
        *(made(f"other{number}", "網を繕う。", AOBA, POINTS, (f"見学{number}",)) for number in range(4)),
        made("young", "若者が網を繕う。", AOBA, POINTS, ("見学",)),
    )
    found = book(replace(EDITION, passages=passages))
    response = search.search(found, analyzer, "農園の若者", literal=True)
    assert ids(response)[:2] == ["whole", "part"]
    assert "質問を含む割合" in [reason.how for reason in response.hits[0].reasons]
    assert [reason.how for reason in search.search(found, analyzer, "農園", literal=True).hits[0].reasons] == [""]


def test_what_is_written_like_the_best_passages_comes_before_what_is_not(book: Book, analyzer: Analyzer) -> None:
    passages = (
        made("a", "漁港で見学。組合の船に乗る。", AOBA, POINTS, ("一",)),
        made("b", "漁港で見学。組合の船を借りる。", AOBA, POINTS, ("二",)),
        made("c", "漁港の食堂は冬だけ朝に開く。", AOBA, POINTS, ("三",)),
        made("d", "漁港の組合の船は冬だけ出る。", AOBA, POINTS, ("四",)),
        *(made(f"other{number}", "畑を耕す。", AOBA, POINTS, (f"{number}",)) for number in range(4)),
    )
    found = book(replace(EDITION, passages=passages))
    assert ids(search.search(found, analyzer, "漁港の見学", k=4, literal=True)) == ["a", "b", "c", "d"]
    response = search.search(found, analyzer, "漁港の見学", k=4)
    assert ids(response) == ["a", "b", "d", "c"]
    shared = [{reason.how: reason.score for reason in hit.reasons}["上位の段落と同じ言葉"] for hit in response.hits]
    assert shared[0] > shared[2] > shared[3] > 0
    assert sum(reason.score for reason in response.hits[2].reasons) == pytest.approx(response.hits[2].score)


def test_what_stands_under_the_headings_of_the_best_comes_before_what_does_not(book: Book, analyzer: Analyzer) -> None:
    passages = (
        made("a", "漁港で見学。", AOBA, POINTS, ("一",)),
        made("b", "漁港も見学。", AOBA, POINTS, ("二",)),
        made("c", "漁港。" + "道を直して橋を架ける。" * 3, AOBA, POINTS, ("三",)),
        made("d", "漁港。" + "道を直して橋を架ける。" * 3, AOBA, POINTS, ("二",)),
        *(made(f"other{number}", "畑を耕す。", AOBA, POINTS, (f"{number}",)) for number in range(4)),
    )
    found = book(replace(EDITION, passages=passages))
    assert ids(search.search(found, analyzer, "漁港の見学", k=4, literal=True)) == ["a", "b", "c", "d"]
    assert ids(search.search(found, analyzer, "漁港の見学", k=4)) == ["a", "b", "d", "c"]


def test_passages_of_no_section_stand_by_themselves(book: Book, analyzer: Analyzer) -> None:
    passages = (Passage("a", "漁港の仕事"), Passage("b", "網の補修"))
    found = book(Edition("loose", "題", "loose.jsonl", "", passages=passages))
    assert ids(search.search(found, analyzer, "漁港", literal=True)) == ["a"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filters(), {"2-1-b1", "2-1-p1", "2-1-p2", "2-1-f1", "2-1-i1", "2-2-b1", "3-1-p1"}),
        (Filters(sections=("背景",)), {"2-1-b1", "2-2-b1"}),
        (Filters(sections=("背景", "課題")), {"2-1-b1", "2-2-b1", "2-1-i1"}),
        (Filters(sections=("事業実施の背景と概要",)), {"2-1-b1", "2-2-b1"}),
        (Filters(sections=("成果",)), set()),
        (Filters(cases=("あおば",)), {"2-1-b1", "2-1-p1", "2-1-p2", "2-1-f1", "2-1-i1"}),
        (Filters(cases=("2-2", "3-1")), {"2-2-b1", "3-1-p1"}),
        (Filters(prefectures=("東京",)), {"3-1-p1"}),
        (Filters(prefectures=("青森県",), sections=("取り組みのポイント",)), {"2-1-p1", "2-1-p2", "2-1-f1"}),
        (Filters(prefectures=("青森県",), cases=("みどり",)), set()),
        (Filters(chapters=("3",)), {"3-1-p1"}),
        (Filters(chapters=("第２章",), sections=("背景",)), {"2-1-b1", "2-2-b1"}),
        (Filters(chapters=("ハローワーク", "2"), prefectures=("東京",)), {"3-1-p1"}),
    ],
)
def test_filters(opened: Index, analyzer: Analyzer, wanted: Filters, found: set[str]) -> None:
    response = search.search(opened, analyzer, "すぐに相談、漁港", 100, search.conditions(opened, wanted), literal=True)
    assert (set(ids(response)), response.total) == (found, len(found))


def test_a_way_of_running_that_no_case_has_is_no_condition(book: Book, analyzer: Analyzer) -> None:
    found = book(Edition("plain", "題", "a.jsonl", "", passages=(Passage("a", "直営の市の仕事"),)))
    response = search.search(found, analyzer, "直営の自治体では、どんな仕事があるか")
    assert (ids(response), response.filters) == (["a"], Filters())


def test_a_question_of_nothing_but_a_condition_is_answered_by_what_meets_it(book: Book, analyzer: Analyzer) -> None:
    told = made("2-1-s1", "総人口 4.5万人 保護率 12.3‰", AOBA, SectionRef(1, "地域の状況", "地域の状況"), kind="table")
    busy = made("2-1-p9", "冬は多い。高い所での作業もある。", AOBA, POINTS)
    found = book(replace(EDITION, passages=(*EDITION.passages, told, busy)))
    for question in ("人口が最も多い町はどこですか", "保護率が一番高い市を教えてください", "人口5万人未満の市"):
        response = search.search(found, analyzer, question)
        assert (ids(response), response.answerable) == (["2-1-s1"], True)


@pytest.mark.parametrize("question", ["東北の事例", "東北", "東北の市で", "東北地方の取組は？"])
def test_a_region_alone_is_answered_by_its_cases(opened: Index, analyzer: Analyzer, question: str) -> None:
    response = search.search(opened, analyzer, question)
    assert response.filters.prefectures == ("青森県",)
    assert response.answerable and {hit.line["case"]["prefecture"] for hit in response.hits} == {"青森県"}


def test_a_word_that_is_only_read_like_one_of_the_casebook_does_not_answer(book: Book, analyzer: Analyzer) -> None:
    found = book(Edition("plain", "題", "a.jsonl", "", passages=(Passage("a", "病気が転機となり、仕事を始めた。"),)))
    asked, mistyped = (search.search(found, analyzer, question) for question in ("天気", "転期となった仕事"))
    assert (ids(asked), asked.answerable) == (["a"], False)
    assert mistyped.answerable


def test_an_unknown_filter_is_refused_once_and_for_all(opened: Index) -> None:
    for wanted in (Filters(sections=("予算",)), Filters(cases=("あお森",)), Filters(prefectures=("沖縄",)),
                   Filters(chapters=("1",))):  # fmt: skip
        with pytest.raises(UsageError):
            search.conditions(opened, wanted)


def test_the_document_is_the_contract(opened: Index, analyzer: Analyzer) -> None:
    document = search.search(opened, analyzer, " 窓口 \n", k=1, literal=True).document()
    assert document == {
        "schema": "jireishu/search/1",
        "question": "窓口",
        "total": 2,
        "total_relation": "eq",
        "answerable": True,
        "confidence": document["confidence"],
        "expansions": [],
        "filters": {"case": [], "prefecture": [], "operation": [], "figures": [], "without": []},
        "editions": [
            {
                "id": "shigoto",
                "title": "しごと支援事例集",
                "publisher": "",
                "date": "",
                "source": EDITION.source,
                "sha256": EDITION.sha256,
                "url": "",
                "newest": True,
            }
        ],
        "hits": [
            {
                "rank": 1,
                "score": document["hits"][0]["score"],
                "edition": "shigoto",
                "passage": {
                    "id": "3-1-p1",
                    "text": "庁舎の１階に窓口を設け、相談者をすぐに案内する。",
                    "kind": "bullet",
                },
                "case": {
                    "id": "3-1",
                    "chapter": 3,
                    "number": 1,
                    "name": "つなぐハローワーク",
                    "prefecture": "東京都",
                    "tagline": "庁舎の中の窓口",
                },
                "section": {"number": 3, "title": "取組みのポイント", "kind": "取組みのポイント"},
                "headings": ["窓口"],
                "pages": {"pdf": [30], "printed": ["28"]},
                "boxes": [],
                "citation": {
                    "text": "「しごと支援事例集」つなぐハローワーク 取組みのポイント、28頁（PDF 30頁）",
                    "url": "%E3%81%97%E3%81%94%E3%81%A8%20%E4%BA%8B%E4%BE%8B%E9%9B%86.pdf#page=30",
                    "credit": "出典：「しごと支援事例集」、28頁",
                },
                "spans": [{"start": 6, "end": 8, "utf16": (6, 8)}],
                "explanation": [{"asked": "窓口", "found": None, "how": "", "score": document["hits"][0]["score"]}],
            }
        ],
    }


@pytest.mark.parametrize("question", ["", " \u3000\n", "\x00\x1b\x07", "あ" * 1025])
def test_an_unusable_question_is_refused(opened: Index, analyzer: Analyzer, question: str) -> None:
    with pytest.raises(UsageError, match=r"空です|長すぎます"):
        search.search(opened, analyzer, question)


@pytest.mark.parametrize("question", ["？！。、", "どうして", "\"' OR x=x; DROP TABLE passage; --", "$(ls) *", "xyzzy"])
def test_a_question_without_an_answer_says_why(opened: Index, analyzer: Analyzer, question: str) -> None:
    response = search.search(opened, analyzer, question)
    assert response.hits == ()
    assert response.note.endswith("。")


def test_control_characters_are_taken_out(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "\x1b[m漁港\x9b\u202e\ud800")
    assert response.question == "[m漁港"
    assert response.total == 5


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\u00ad", "\u200d", "\ufe0f", "\U000e0100"])
def test_what_nobody_sees_in_a_question_is_no_word_of_it(opened: Index, analyzer: Analyzer, unseen: str) -> None:
    pasted = search.search(opened, analyzer, f"週払いの{unseen}求人開{unseen}拓{unseen}")
    assert pasted == search.search(opened, analyzer, "週払いの求人開拓")


@given(st.text(max_size=200))
def test_no_question_breaks_it(opened: Index, analyzer: Analyzer, question: str) -> None:
    try:
        response = search.search(opened, analyzer, question + "漁港", k=3)
    except UsageError:
        assert len(question) > 1000
        return
    for hit in response.hits:
        text, last = hit.line["passage"]["text"], 0
        for start, end in hit.spans:
            assert last <= start < end <= len(text)
            last = end + 1  # touching ranges are one


def test_words_of_the_same_meaning_are_found_and_named(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "会社の募集を増やす")
    assert ("会社", "事業所") in response.expansions
    assert {"asked": "会社", "found": "事業所"} in response.document()["expansions"]
    assert "2-2-p1" in ids(response)
    assert search.search(opened, analyzer, "会社の募集を増やす", literal=True).expansions == ()


def test_an_english_question_finds_japanese_passages(opened: Index, analyzer: Analyzer) -> None:
    assert ids(search.search(opened, analyzer, "how to find employers who pay weekly"))[0] == "2-2-p1"


def test_a_translation_is_found_in_its_other_wordings_too(opened: Index, analyzer: Analyzer) -> None:
    """週払 is in no English line."""
    assert ("weekly pay", "週払") in search.search(opened, analyzer, "weekly pay").expansions


def test_words_of_a_phrase_are_marked_where_they_stand_together(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "会社に現金")
    assert ("会社", "事業者") in response.expansions
    texts = dict(zip(ids(response), marked(response), strict=True))
    assert texts["2-2-b1"] == ["現金"]  # not the 者 of 相談者
    assert texts["2-2-p1"] == ["事業所"]


def test_a_place_in_latin_letters_is_found(opened: Index, analyzer: Analyzer) -> None:
    response = search.search(opened, analyzer, "What work is there in Aomori?")
    assert response.filters.prefectures == ("青森県",)
    assert ids(response)[0].startswith("2-1-")
    assert ("hyogo", "兵庫") in search.search(opened, analyzer, "hyogo").expansions


def test_the_askers_own_words_count_more(opened: Index, analyzer: Analyzer) -> None:
    plain = search.search(opened, analyzer, "日払い", literal=True).hits[0]
    same = {hit.line["passage"]["id"]: hit for hit in search.search(opened, analyzer, "日払い").hits}
    assert plain.score <= same[plain.line["passage"]["id"]].score
    said = [[reason for reason in hit.reasons if reason.asked] for hit in same.values()]
    others = [sum(reason.score for reason in some) for some in said if all(reason.found for reason in some)]
    assert len(others) == 2 and all(score < plain.score for score in others)


def test_of_several_cases_that_are_named_the_best_passage_of_each_comes_first(
    opened: Index, analyzer: Analyzer
) -> None:
    response = search.search(opened, analyzer, "あおば市とみどり市の週払いの求人を開拓する仕事はどう違うか")
    assert {hit.line["case"]["name"] for hit in response.hits[:2]} == {"青森県あおば市", "兵庫県みどり市"}
    assert [hit.rank for hit in response.hits] == list(range(1, len(response.hits) + 1))


@pytest.mark.parametrize(
    "question", ["青森県と兵庫県の違い", "青森県と兵庫県のちがい", "青森県とみどり市の違いは何か", "Aomori vs Hyogo"]
)
def test_of_several_places_that_are_compared_the_best_passage_of_each_comes_first(
    opened: Index, analyzer: Analyzer, question: str
) -> None:
    response = search.search(opened, analyzer, question)
    assert {hit.line["case"]["prefecture"] for hit in response.hits[:2]} == {"青森県", "兵庫県"}


def test_pages_of_a_question_that_names_several_cases_neither_repeat_nor_miss_a_passage(
    book: Book, analyzer: Analyzer
) -> None:
    passages = (
        *(made(f"a{number:02}", "漁港の仕事。", AOBA, POINTS) for number in range(65)),
        made("m", "仕事を探す。" + "窓口で話を聞き、道具をそろえて送り出す。" * 8, MIDORI, POINTS),
    )
    found = book(replace(EDITION, passages=passages))
    few, many = (search.search(found, analyzer, "あおば市とみどり市の漁港の仕事", k=k) for k in (10, 66))
    assert ids(many)[:10] == ids(few)
