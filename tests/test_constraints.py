"""Conditions that a question names in its own words."""

from typing import Any

import pytest

from jireishu import constraints
from jireishu.filters import Figure, Filters

CASES: dict[str, dict[str, Any]] = {
    "a/1-1": {"name": "青森県あおば市", "prefecture": "青森県"},
    "a/1-2": {"name": "兵庫県緑山市", "prefecture": "兵庫県"},
    "a/2-1": {"name": "つなぐ窓口みなと", "prefecture": "東京都"},
    "b/1-1": {"name": "緑山市", "prefecture": "兵庫県"},
    "b/1-2": {"name": "緑山市", "prefecture": "兵庫県"},
}
FACTS = {
    "a/1-1": {"運営形態": "委託", "事業費（令和4年度）": 2_300_000, "支援員の数": 5},
    "a/1-2": {"運営形態": "直営", "支援員の数": 12},
    "a/2-1": {"連携自治体名": "白浜市、黒浜町"},
}


def between(least: str, most: str, name: str = "人口") -> tuple[Figure, ...]:
    return Figure(name, ">=", least), Figure(name, "<=", most)


FIVE_TO_TEN = between("5万", "10万")


def read(question: str) -> constraints.Constrained:
    return constraints.read(question, CASES, ["青森県", "兵庫県", "東京都"], lambda: FACTS)


@pytest.mark.parametrize(
    ("question", "cases", "prefectures", "operations", "figures"),
    [
        ("緑山市の課題は何か", ("兵庫県緑山市", "緑山市"), (), (), ()),
        ("緑山では求人をどう集めるか", ("兵庫県緑山市", "緑山市"), (), (), ()),
        ("兵庫県緑山市では", ("兵庫県緑山市",), (), (), ()),
        ("あおば市での連携", ("青森県あおば市",), (), (), ()),
        ("関西の市で会議を開くのは", (), ("兵庫県",), (), ()),
        ("東日本では誰が訪ねるか", (), ("青森県", "東京都"), (), ()),
        ("人口が5万人台の市の見学", (), (), (), (Figure("人口", ">=", "5万"), Figure("人口", "<", "6万"))),
        ("人口20万人台で会議は", (), (), (), (Figure("人口", ">=", "20万"), Figure("人口", "<", "30万"))),
        ("人口10万人くらいの市で", (), (), (), (Figure("人口", ">=", "7万"), Figure("人口", "<", "13万"))),
        ("保護率が高い自治体の見学", (), (), (), (Figure("保護率", "high", ""),)),
        ("人口の少ない町で求人を集めるには", (), (), (), (Figure("人口", "low", ""),)),
        ("小規模な自治体では誰が訪ねるか", (), (), (), (Figure("人口", "low", ""),)),
        ("大きな市の会議", (), (), (), (Figure("人口", "high", ""),)),
        ("How do smaller towns find employers?", (), (), (), (Figure("人口", "low", ""),)),
        ("白浜市の見学", ("つなぐ窓口みなと",), (), (), ()),
        ("緑山と白浜、窓口どうしの違いは", ("兵庫県緑山市", "つなぐ窓口みなと", "緑山市"), (), (), ()),
        ("黒浜の窓口は誰が訪ねるか", ("つなぐ窓口みなと",), (), (), ()),
        ("あおば市や緑山市の見学", ("青森県あおば市", "兵庫県緑山市", "緑山市"), (), (), ()),
        ("あおば市も緑山市も使う名簿", ("青森県あおば市", "兵庫県緑山市", "緑山市"), (), (), ()),
        ("青森県・兵庫県など北の市の会議", (), ("青森県", "兵庫県"), (), ()),
        ("東京のハローワークで早く働いてもらう工夫", (), ("東京都",), (), ()),
        ("兵庫県内の市は商工会とどう付き合うか", (), ("兵庫県",), (), ()),
        ("直営でやっている自治体で、広域連携をしているところは", (), (), ("直営",), ()),
        ("窓口を任せている（委託の）市で、会議を開くのは", (), (), ("委託",), ()),
        ("人口６万人未満の市で事業所を集める工夫", (), (), (), (Figure("人口", "<", "6万"),)),
        ("住民が10万人に満たず人手が足りない所は", (), (), (), (Figure("人口", "<", "10万"),)),
        ("保護率が１０％以上の自治体の成果", (), (), (), (Figure("保護率", ">=", "10"),)),
        ("高齢化率が最も高い町の取組み", (), (), (), (Figure("高齢化率", "max", ""),)),
        ("委託ではない自治体の職場体験", (), (), ("直営",), ()),
        ("事業費が２００万円以上の市では", (), (), (), (Figure("事業費（令和4年度）", ">=", "200万"),)),
        ("支援員の数が10人未満の町の見学", (), (), (), (Figure("支援員の数", "<", "10"),)),
        ("支援員の数が一番多い市の会議", (), (), (), (Figure("支援員の数", "max", ""),)),
        ("直営以外の市の会議", (), (), ("委託",), ()),
        ("直営で保護率10以上の市の会議", (), (), ("直営",), (Figure("保護率", ">=", "10"),)),
        ("委託かつ人口5万人以上の町", (), (), ("委託",), (Figure("人口", ">=", "5万"),)),
        ("高齢化率3割以上の直営", (), (), ("直営",), (Figure("高齢化率", ">=", "30"),)),
        ("small cities with less than 50,000 people", (), (), (), (Figure("人口", "<", "50,000"),)),
        ("visits in cities under 50,000 people", (), (), (), (Figure("人口", "<", "50,000"),)),
        ("visits in a small town under 50000 people", (), (), (), (Figure("人口", "<", "50000"),)),
        ("cities smaller than 50,000 with visits", (), (), (), (Figure("人口", "<", "50,000"),)),
        ("How do towns with a population over 100k find employers?", (), (), (), (Figure("人口", ">", "100千"),)),
        ("visits where the welfare rate is at least 20", (), (), (), (Figure("保護率", ">=", "20"),)),
        ("ほかの自治体と比べて人口の少ない市の会議", (), (), (), (Figure("人口", "low", ""),)),
        ("ハローワークと小さな市とで違うこと", (), (), (), (Figure("人口", "low", ""),)),
        ("Which city has the highest ageing rate?", (), (), (), (Figure("高齢化率", "max", ""),)),
        ("緑山市と白浜市を比べて、会議の開き方は", ("兵庫県緑山市", "つなぐ窓口みなと", "緑山市"), (), (), ()),
        ("白浜市と緑山市を訪ねる", ("兵庫県緑山市", "つなぐ窓口みなと", "緑山市"), (), (), ()),
        ("緑山市，白浜市の会議", ("兵庫県緑山市", "つなぐ窓口みなと", "緑山市"), (), (), ()),
        ("緑山市及び白浜市の会議", ("兵庫県緑山市", "つなぐ窓口みなと", "緑山市"), (), (), ()),
        ("白浜市/緑山市の会議の違い", ("兵庫県緑山市", "つなぐ窓口みなと", "緑山市"), (), (), ()),
        ("青森だけでなく兵庫でも開く会議", (), ("青森県", "兵庫県"), (), ()),
        ("直営ではなく委託で運営している市の会議", (), (), ("委託",), ()),
        ("窓口を委託していない市の会議", (), (), ("直営",), ()),
        ("人口十二万人以下の市の会議", (), (), (), (Figure("人口", "<=", "12万"),)),
        ("会議は、10万人未満の市では誰が開くか", (), (), (), (Figure("人口", "<", "10万"),)),
        ("人口が10万人を超えない市の会議", (), (), (), (Figure("人口", "<=", "10万"),)),
        ("人口が10万人を超えている市の会議", (), (), (), (Figure("人口", ">", "10万"),)),
        ("人口10万人以上ではない市の会議", (), (), (), (Figure("人口", "<", "10万"),)),
        ("保護率が10‰を下回らない市の会議", (), (), (), (Figure("保護率", ">=", "10"),)),
        ("人口5万人以上10万人未満の市", (), (), (), (Figure("人口", ">=", "5万"), Figure("人口", "<", "10万"))),
        ("人口が5万人以上、10万人以下の町", (), (), (), between("5万", "10万")),
        ("人口10万人以上で3人以上の職員がいる", (), (), (), (Figure("人口", ">=", "10万"),)),
        ("人口5万人から10万人の市の会議", (), (), (), FIVE_TO_TEN),
        ("人口5万人以上から10万人の市の会議", (), (), (), FIVE_TO_TEN),
        ("人口5万〜10万人の市の会議", (), (), (), FIVE_TO_TEN),
        ("人口が5万人から10万人くらいまでの市", (), (), (), FIVE_TO_TEN),
        ("人口５万－１０万人規模の町の会議", (), (), (), FIVE_TO_TEN),
        ("会議は、5万人～10万人の市では誰が開くか", (), (), (), FIVE_TO_TEN),
        ("人口五万から十万人の市の会議", (), (), (), FIVE_TO_TEN),
        ("人口50,000人〜100,000人の市の会議", (), (), (), between("50,000", "100,000")),
        ("5万人以上、10万人以下の市の会議", (), (), (), FIVE_TO_TEN),
        ("保護率10〜20パーミルの市の会議", (), (), (), between("10", "20", "保護率")),
        ("人口5万人から10万人未満の市", (), (), (), (Figure("人口", ">=", "5万"), Figure("人口", "<", "10万"))),
        ("保護率が10〜20‰の市の会議", (), (), (), between("10", "20", "保護率")),
        ("高齢化率が3割以上の市の会議", (), (), (), (Figure("高齢化率", ">=", "30"),)),
        ("高齢化率が三割台の町の会議", (), (), (), (Figure("高齢化率", ">=", "30"), Figure("高齢化率", "<", "40"))),
        ("人口10万人の市の会議", (), (), (), (Figure("人口", ">=", "7万"), Figure("人口", "<", "13万"))),
        ("高齢化率が2割から3割の町の会議", (), (), (), between("20", "30", "高齢化率")),
        ("cities with between 50,000 and 100,000 people", (), (), (), between("50,000", "100,000")),
        ("visits in towns of 50 to 100 thousand residents", (), (), (), between("50千", "100千")),
        ("towns with a population between 50k and 100k", (), (), (), between("50千", "100千")),
        ("Where is the welfare rate from 10 to 20‰?", (), (), (), between("10", "20", "保護率")),
        ("青森県と緑山市の会議の違い", ("青森県", "兵庫県緑山市", "緑山市"), (), (), ()),
        ("緑山市や東京では会議をどう開くか", ("東京都", "兵庫県緑山市", "緑山市"), (), (), ()),
        ("兵庫県、緑山市の会議", ("兵庫県緑山市", "緑山市"), (), (), ()),
        ("東京に近い緑山市の会議", ("兵庫県緑山市", "緑山市"), (), (), ()),
        ("一番人口の少ない市の会議", (), (), (), (Figure("人口", "min", ""),)),
        ("最も大きな市の会議", (), (), (), (Figure("人口", "max", ""),)),
        ("事例2-1の課題は何か", ("つなぐ窓口みなと",), (), (), ()),
        ("２-１の課題は何か", ("つなぐ窓口みなと",), (), (), ()),
        ("事例2-1と緑山市の違い", ("兵庫県緑山市", "つなぐ窓口みなと", "緑山市"), (), (), ()),
    ],
)
def test_plain_conditions_become_filters(
    question: str, cases: tuple[str, ...], prefectures: tuple[str, ...], operations: tuple[str, ...],
    figures: tuple[Figure, ...],
) -> None:  # fmt: skip
    found = read(question)
    assert found.filters == Filters((), cases, prefectures, operations, figures)
    assert found.named


def latin(question: str) -> constraints.Constrained:
    words = {"Midoriyama": ["緑山"], "Hyogo": ["兵庫"], "Aomori": ["青森"], "Green": ["緑"]}
    return constraints.read(question, CASES, ["青森県", "兵庫県"], lambda: FACTS, lambda word: words.get(word, []))


@pytest.mark.parametrize(
    ("question", "cases", "prefectures", "left"),
    [
        ("How many people live in Midoriyama?", ("兵庫県緑山市", "緑山市"), (), "How many people live ?"),
        ("Midoriyama city's job visits", ("兵庫県緑山市", "緑山市"), (), "job visits"),
        ("job visits in Hyogo prefecture", (), ("兵庫県",), "job visits"),
        ("job visits in the Kansai region", (), ("兵庫県",), "job visits"),
        ("How many Green people", (), (), "How many Green people"),
    ],
)
def test_places_in_latin_letters(
    question: str, cases: tuple[str, ...], prefectures: tuple[str, ...], left: str
) -> None:
    found = latin(question)
    assert (found.filters, found.rest.split()) == (Filters((), cases, prefectures), left.split())


@pytest.mark.parametrize(
    ("question", "prefectures", "without"),
    [
        ("job visits outside Hyogo", (), ("兵庫県",)),
        ("Except in Hyogo, who visits?", (), ("兵庫県",)),
        ("visits in Aomori, not in Hyogo", ("青森県",), ("兵庫県",)),
        ("visits in all but these: excluding Hyogo and Aomori", (), ("兵庫県", "青森県")),
        ("Aomori vs Hyogo", ("青森県", "兵庫県"), ()),
    ],
)
def test_several_places_in_latin_letters_and_those_that_are_not_meant(
    question: str, prefectures: tuple[str, ...], without: tuple[str, ...]
) -> None:
    assert latin(question).filters == Filters(prefectures=prefectures, without=without)


@pytest.mark.parametrize(
    ("question", "places", "without"),
    [
        ("あおば市以外で中間的就労をしているのは", (), ("青森県あおば市",)),
        ("緑山市以外の市での見学", (), ("兵庫県緑山市", "緑山市")),
        ("兵庫県以外の事例では求人をどう集めるか", (), ("兵庫県",)),
        ("緑山市ではなく、ほかの市での見学", (), ("兵庫県緑山市", "緑山市")),
        ("青森県じゃなくて兵庫県の市の会議", ("兵庫県",), ("青森県",)),
        ("兵庫県の市で、緑山市以外のところは", ("兵庫県",), ("兵庫県緑山市", "緑山市")),
        ("青森県を除く市の見学", (), ("青森県",)),
        ("あおば市を除いて、見学は", (), ("青森県あおば市",)),
        ("青森県や兵庫県以外の市での見学", (), ("青森県", "兵庫県")),
        ("兵庫県と青森県を除く市の見学", (), ("青森県", "兵庫県")),
        ("青森でなく兵庫の市の見学", ("兵庫県",), ("青森県",)),
        ("青森・沖縄以外の見学", (), ("青森県",)),
        ("緑山市に似た市の見学", (), ("兵庫県緑山市", "緑山市")),
        ("あおば市とよく似ている町で、見学は", (), ("青森県あおば市",)),
        ("緑山市でもあおば市でもない町の見学", (), ("青森県あおば市", "兵庫県緑山市", "緑山市")),
    ],
)
def test_places_that_are_excluded(question: str, places: tuple[str, ...], without: tuple[str, ...]) -> None:
    assert read(question).filters == Filters(prefectures=places, without=without)


@pytest.mark.parametrize(
    "question",
    [
        "民間に委託すると市にどんな利点があるか",
        "予算が200万円以上の市では",
        "支援員の数より大切なこと",
        "ハローワークで断られた人をどう支えるか",
        "人口減少で人手が足りない",
        "大きな市場での求人",
        "相談者が10万人以上の市",
        "10万人以上の市民に知らせる",
        "二十万人の市民に知らせる",
        "人口,以下の市で3年",
        "population under , 3",
        "小さな町工場に頼む",
        "small companies in town",
        "東京方面に通う人の求人",
        "会議を直営の職員と開く",
        "ハローワーク以外で求人を探す",
        "委託でなければできないこと",
        "緑山市のみならず広く知られる見学",
        "白浜を歩いて会社を訪ねる",
        "visits to more than 50 people a month",
        "the success rate",
        "大きな市と小さな市で、会議の開き方はどう違うか",
        "都市部と小さな町とでは、働く場の見つけ方がどう違うか",
        "保護率の高い市と低い市を比べたい",
        "人口10万人未満の市と30万人以上の市の違い",
        "直営の市と委託の市の違い",
        "How do large and small cities differ in job visits?",
        "人口が5万人から10万人に増えた市",
        "人口の3割以上が働く市",
        "5人から10人の市民で開く会議",
        "高齢化率より3割安い家賃",
        "a visit from 10 to 20 people",
        "事例12-1の見学",
        "事例1-2の見学",  # one in each edition
        "社員が2-1の会社の見学",
        "",
    ],
)
def test_other_words_stay_words(question: str) -> None:
    found = read(question)
    assert (any(found.filters), found.rest) == (False, question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("沖縄県の市で見学を始めるには", ("沖縄県",)),
        ("沖縄や大分では誰が訪ねるか", ("大分県", "沖縄県")),
        ("沖縄県以外の市で見学は", ()),
        ("兵庫県の市で見学は", ()),
        ("大分前からの相談", ()),
        ("沖縄県を除く市で見学は", ()),
        ("九州の市で見学は", ("九州",)),
        ("関西の市で見学は", ()),
        ("札幌市では誰が訪ねるか", ("札幌市",)),
        ("札幌市役所前の見学", ()),
        ("job visits in Kyushu", ("九州",)),
        ("job visits in Tohoku", ()),
    ],
)
def test_prefectures_regions_and_towns_that_no_case_is_of_are_known(question: str, names: tuple[str, ...]) -> None:
    assert constraints.absent(question, ["青森県", "兵庫県", "東京都"], ["札幌市"]) == names
    assert constraints.absent(question, [], ["札幌市"]) == ()


def test_the_words_of_a_condition_are_not_looked_for() -> None:
    assert read("緑山市の課題は何か").rest == "の課題は何か"


def test_a_figure_is_what_a_question_of_nothing_else_asks_about() -> None:
    found = read("人口が最も多い町はどこか")
    assert (found.named, found.rest) == (("人口",), "どこか")


def test_what_is_done_in_a_place_is_meant_by_its_name_as_well_as_what_is_called_by_it() -> None:
    cases = {**CASES, "c/1": {"name": "空き店舗の学び場", "prefecture": "兵庫県"}}
    facts = {**FACTS, "c/1": {"自治体名": "兵庫県緑山市"}, "a/2-1": {"自治体名": "東京都みなと町"}}
    asked = {
        question: constraints.read(question, cases, ["兵庫県", "東京都"], lambda: facts).filters.cases
        for question in ("緑山市の課題は何か", "みなと町ではどうしたか", "兵庫県の課題は何か")
    }
    assert asked == {
        "緑山市の課題は何か": ("兵庫県緑山市", "緑山市", "空き店舗の学び場"),
        "みなと町ではどうしたか": ("つなぐ窓口みなと",),
        "兵庫県の課題は何か": (),
    }
