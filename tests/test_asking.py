"""The words of a question that only ask are not looked for."""

from contextlib import closing
from pathlib import Path

import pytest

from jireishu import asking, index, search
from jireishu.analysis import Analyzer
from jireishu.reading import read


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("週払いの会社をどう増やすか教えてください。", "週払いの会社をどう増やすか 。"),
        ("訪問のやり方について、ご教示いただけますと幸いです。", "訪問のやり方について、 。"),
        ("いつもお世話になっております。求人の集め方を知りたいです。", " 。求人の集め方 。"),
        ("よい進め方を教えていただけないでしょうか?", "よい進め方 ?"),
        ("面談のコツ。よろしくお願いいたします", "面談のコツ。 "),
        ("農業で働く場を作っている自治体はありますか", "農業で働く場を作っている はありますか"),
        ("他の自治体では会議をどう開いているか", " では会議をどう開いているか"),
        ("訪問をしている自治体の事例を教えて", "訪問をしている   "),
        ("食品の寄付を使った支援の例はありますか", "食品の寄付を使った支援の はありますか"),
        ("教えてください", ""),
        ("求人の集め方について", "求人の集め方"),
        ("いつもお世話になっております。緑山市の佐藤です。訪問のコツは", " 。訪問のコツは"),
        ("はじめまして、県で研修を担当しております。お忙しいところ恐れ入りますが、訪問のコツは", "。 、訪問のコツは"),
        ("お世話になっております。夜の相談です。", " 。夜の相談です。"),
        ("人口が多い順に市を並べて", "人口"),
        ("研修をしているのはどの自治体?", "研修をしているのは ?"),
        ("会議の回数を自治体ごとに比べたい", "会議の回数を"),
        ("の違いは何か", ""),
        ("、 の取組の違いを教えてください", ""),
        ("はどう違いますか", ""),
        ("のちがい", ""),
        ("をくらべる", ""),
        ("を比べたい", ""),
        ("What is the difference between  and ?", ""),
        ("Compare  and", ""),
        ("How do other cities reach shy people?", "  reach shy people?"),
        ("Are there any municipalities that pay rent?", "Are   that pay rent?"),
        ("Dear all, could you please tell us how visits work? Best regards, Sato", "    how visits work?  "),
    ],
)
def test_what_only_asks_is_left_out(question: str, left: str) -> None:
    assert asking.bare(question).split() == left.split()


@pytest.mark.parametrize(
    "question",
    [
        "他の自治体と名簿を分け合うには",
        "自治体どうしの連携",
        "困難事例の検討会",
        "事例",
        "勉強を教えてくれる人を集める",
        "各市の名簿をつなぐ",
        "幸い、担当者が比べてくれた",
        "仕事を探している人への声かけ",
        "求人をご紹介いただくにはどうするか",
        "お世話になった会社に次も頼むには",
        "ボランティアに願いを聞いてもらう",
        "city officials visiting companies",
        "cooperation between cities and towns",
        "thankful clients",
        "の会議の違い",
        "違い",
        "difference in wages",
        "jobs found thanks to the chamber of commerce",
        "何人かで一緒に訪ねる",
        "",
    ],
)
def test_what_is_asked_is_left_in(question: str) -> None:
    assert asking.bare(question) == question


@pytest.mark.parametrize(
    "said",
    [
        "市役所の職員です。",
        "私は県の福祉課の者です。",
        "社協で相談員をしております。",
        "新任の担当者ですが、",
        "ケースワーカー2年目です。",
        "支援員になって半年です。",
        "今年から保護課に配属されたばかりです。",
        "県の担当者として町村を支援しています。",
        "困窮の相談を担当しております。",
        "私どもは準備支援を受託しています。",
        "役場に勤めています。",
        "うちは人口3万人の町です。",
        "うちの市は人口5万人ほどの小さな自治体ですが、",
        "当市は人口が5万人くらいで、",
        "うちは直営でやっています。",
        "I am a new caseworker. ",
        "I work for a small city of 50,000 people. ",
        "As a welfare officer in a rural area, ",
        "Our town has only 8,000 residents. ",
    ],
)
def test_what_one_says_of_oneself_is_no_part_of_the_question(said: str) -> None:
    assert asking.introduced(f"{said}見学の会社は") == "見学の会社は"


@pytest.mark.parametrize(
    "question",
    [
        "手帳のない人を担当しています。相談先は",
        "60代の男性です。働き口は",
        "相手は会社の担当者です。何を話すか",
        "当市では見学を始めましたが、会社が増えません。",
        "面談に来ない方がいます。声のかけ方は",
        "人口5万人の市では何をしているか",
        "うちの市のような小さな町では",
        "市役所の職員です。",
        "We are short of employers. How did others find them?",
        "As a first step, what do they do?",
        "Our office is full. Where do they meet?",
    ],
)
def test_what_one_tells_of_the_matter_is_part_of_the_question(question: str) -> None:
    assert asking.introduced(question) == question


def test_the_size_of_ones_own_town_is_no_condition(shared: Path, analyzer: Analyzer) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        found = search.search(opened, analyzer, "うちは人口3万人の町です。漁港の仕事は")
        plain = search.search(opened, analyzer, "漁港の仕事は")
    assert found.hits == plain.hits and found.hits


@pytest.mark.parametrize(
    "asked",
    [
        "{}の事例を教えてください",
        "{}の実例はありますか",
        "{}のことを知りたいです。",
        "Q1. {}の",
        "{}の。他市の事例をご存じでしたら教えていただけると助かります。",
        "{}の。よその自治体の例が知りたい。",
        "{}の。来年度に向けて検討しています。",
        "{}の。ポイントを3つ挙げてください。",
        "お疲れ様です。{}の。ご確認のほどよろしくお願いします。",
        "上司から調べるように言われました。{}の",
        "議会の資料を作っています。{}の",
        "急ぎで知りたいのですが、{}の",
        "事例集の中で、{}の",
        "質問です。{}の",
        "{}の?  Thank you in advance. Please give concrete examples.",
        "I have a question: {}の",
    ],
)
def test_the_same_is_found_however_one_asks(shared: Path, analyzer: Analyzer, asked: str) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        plain, polite = (search.search(opened, analyzer, question) for question in ("見学の", asked.format("見学")))
    assert (polite.hits, polite.confidence) == (plain.hits, plain.confidence)


@pytest.mark.parametrize(
    "question",
    [
        "市、町、村の名簿",
        "方法、名簿",
        "困っている会社、探し方",
        "3人、5人の見学",
        "見学先に困っています。どうすればよいですか",
        "Visits, meetings, lists",
        "How do they find people?",
        "困っています",
    ],
)
def test_no_clause_that_says_what_is_asked_for_is_left_out(analyzer: Analyzer, question: str) -> None:
    assert asking.asked(question, analyzer.forms).split("。")[0] == question.split("。")[0]


def test_where_all_but_a_condition_only_asks_what_meets_it_is_found(shared: Path, analyzer: Analyzer) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        plain, polite = (search.search(opened, analyzer, f"青森県では{more}") for more in ("", "。参考にしたいです。"))
    assert (polite.hits, polite.filters) == (plain.hits, plain.filters) and plain.hits


def test_a_line_that_breaks_within_a_text_parts_no_word() -> None:
    assert search.printable("求人の集\nめ方\r\nは\n\n3人 or\nfour") == "求人の集め方は 3人 or four"


def test_the_words_of_a_condition_that_no_case_meets_are_not_looked_for(shared: Path, analyzer: Analyzer) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        found = search.search(opened, analyzer, "人口1億人以上の市では漁港の仕事をどう分けているか")
    assert found.note == "条件（人口>=1億）に合う事例はありません。ほかの事例を示します。"
    assert not {reason.asked for hit in found.hits for reason in hit.reasons} & {"人口", "億", "人", "市", "以上"}


def test_analyze_shows_only_what_is_looked_for(shared: Path, analyzer: Analyzer) -> None:
    with closing(index.Index(index.path(shared))) as opened:
        assert [word.surface for word in read(opened, analyzer, "漁港の仕事の事例を教えて").words] == ["漁港", "仕事"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("休業手当はいくらもらえるか", True),
        ("申請の書類は何日前までに出すか", True),
        ("How much is the maximum allowance?", True),
        ("訪問をいくつかに分ける工夫", False),
        ("求人をもらえる会社を増やす", False),
        ("How are visits planned?", False),
        ("会議に弁護士に来てもらえるか", False),
        ("法律の専門家が加わる会議", False),
        ("窓口の受付時間と料金", True),
        ("手当はどこでもらえるか", True),
        ("税務課から異動してきました", False),
        ("認定就労訓練の事業所の開拓", False),
        ("守秘義務のある会議で話す", False),
        ("守秘義務に違反したときの罰則", True),
    ],
)
def test_questions_for_a_rule(question: str, found: bool) -> None:
    assert asking.for_a_rule(question) == found
