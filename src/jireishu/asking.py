"""Which words of a question only ask, and do they ask for a rule?

Input: a question, width folded. Output: the question without what says who asks, why and in what form, and that one
asks, and whom: 市役所の職員です, 教えてください, 他の自治体では, "how do other cities". A casebook has such words, too,
where they tell of something else. And the English words that carry no meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

_END = r"(?=[。、?!\s]|$)"
_SOUGHT = r"(?=(?:は|が|を|も|って|など)*(?:[。、?!\s]|$|どこ|ある|あり|な[いくけ]|ござ|いただ|教え|知り|探し|紹介))"
_PLEASE = (
    r"を?(?:ください|下さい|ほしい|欲しい|くれ(?:ます|ません)?か?"
    r"|(?:お?願い?|(?:いただ|頂)[けき]|もらえ|くださ[いれる])[^。、?!]{0,15})"
)
_NAME = "[一-鿿々]{1,5}(?<!相談|質問)(?<!件)"
_TOWNS = r"(?:自治体|市区?町村)"
_CITIES = "cities|towns|municipalities|local governments|local authorities"

# Who asks says so in a sentence of its own, or before が、: what one is or does, or how large one's town is.
_SELF = "(?:(?:私|わたし|うち|当方|こちら)(?:たち|ども)?(?:の(?:[市町村区]|自治体))?|[当本][市町村区課]|わが[市町村区])"
_ROLE = (
    "(?:[のるた]者|担当者?|新人|[職議委教社役]員|相談員|支援員|ワーカー|ナビゲーター|コーディネーター|スタッフ|メンバー|ボランティア"
    "|保健師|理事|主任|[係課所]長|管理職|学生|NPO(?:法人)?|社協|協議会|[係課室側]|センター|立場)"
)
_PLACED = "(?:[市町村区県]|自治体|役所|役場|県庁|事務所|事業所|窓口|ハローワーク|法人|NPO|センター|社協|協議会)"
_DOES = "(?:い|おり)ます"
_SIZE = "(?:人口|小さ|大き|小規模|大規模)"
_WHO = (
    rf"(?:^|(?<=[。!?\s]))(?:(?:{_SELF}は、?)?[^。、?!はが]{{0,30}}"
    rf"(?:{_ROLE}(?:です|をして{_DOES}|として[^。、?!はが]{{0,20}}{_DOES}"
    r"|(?:になって|歴)?\s*[\d一二三四五半数]+(?:年|[かカヶ]月)目?です)"
    rf"|{_PLACED}(?:で(?:働いて|勤務して)|に(?:勤めて|勤務して|所属して|入って))(?:{_DOES}|[^。、?!はが]{{0,8}}(?:なります|です))|を受託して{_DOES}"
    rf"|(?<![人方者族帯子ん])(?<![人方者族帯子ん]を)担当(?:して{_DOES}|します|する(?:こと|の|ん)[^。、]{{0,8}})"
    r"|(?:異動|配属|着任|来|なっ|入っ)(?:して(?:き|まいり)?|され)?た?(?:ばかり|ところ)(?:です|で[^。、?!]{0,12}))"
    rf"|{_SELF}は[^。?!は]{{0,15}}{_SIZE}[^。、?!は]{{0,20}}(?:です|なので|しかいないので|で(?=、))"
    rf"|{_SELF}は(?:直営|委託)で[^。、?!はが]{{0,8}}{_DOES}"
    rf"|[^。、?!はが]{{0,20}}(?:資料|答弁|企画書|報告書)(?:に(?:します|使います)"
    rf"|を(?:作って|作成して|準備して|まとめて){_DOES}|(?:を?作成|を?準備)中です))(?:が|けど|けれども?|ので)?[、。]"
)
_OFFICE = "city|town|village|municipality|ward|office"
_WHO_ENGLISH = (
    r"(?:^|(?<=[.?!] ))(?:(?:(?:i am|i'm|we are|we're|(?:i|we) (?:work|run|volunteer))\b|as an? )"
    r"(?:[^,.:?!]|,(?=\d)){1,60}\b"
    rf"(?:{_OFFICE}|caseworker|worker|officer|official|staff|counsell?or|coordinator|navigator|npo|nonprofit|department|council"
    r"|company|area|people|residents)\b[^,.?!]{0,60}[,.] "
    rf"|(?:our|my) (?:{_OFFICE}) (?:is|has)\b[^.?!]{{1,60}}\b(?:people|residents|small|large|big)[^.?!]*\. )"
)

LABELS = frozenset("Q問質(0123456789")
_LABEL = (
    r"(?:Q|問|質問)\s?\d{0,2}\s?[.:)、]\s*(?!\d)|\(?\d{1,2}\s?[.)、]\s*(?!\d)"  # before a question in a list of such
)

COMPARING = ("違", "ちがい", "ちがう", "異な", "比べ", "くらべ", "比較", "の差", "differ", "compar", " versus ", " vs")

# Each after the words without which it finds nothing: a pattern that is compiled costs more than all else here.
FRAMES = (
    (
        ("世話", "願い", "はじめまして", "初めまして", "恐れ入り", "恐縮", "幸い"),
        # what follows a greeting, to the end of the sentence, says who writes
        r"(?:(?:いつも|平素より?|日頃より?)?(?:大変)?お世話に(?:なって(?:い|おり)|なり)ます|(?:はじめ|初め)まして)"
        rf"(?:[。、!\s]+[^。、?!]{{1,60}}(?:申します|担当して(?:おり|い)ます|の{_NAME}です){_END})?"
        r"|(?:お忙しい(?:ところ|中))?(?:大変)?(?:恐れ入り|恐縮です|恐縮では?ござい?)(?:ます)?が|幸い(?:です|に存じます)"
        r"|(?:何卒|どうぞ|どうか)?[、\s]*(?:よろしく|宜しく)お願い(?:いたし|致し|申し上げ|し)?ます",
    ),
    (
        ("教え", "教示", "聞かせ", "紹介", "知りた", "聞きた", "伺いた", "探して"),
        r"(?:を|が|について|に関して)?(?:詳しく|具体的に|ぜひ|是非)?"
        rf"(?:(?:教えて|聞かせて|ご?教示|ご紹介)(?:の(?:ほど|程))?(?:{_PLEASE})?{_END}"
        r"|お?(?:知り|聞き|伺い|聞きし|伺いし)たい(?:(?:の|ん)?(?:です|だ)|と思[^。?!]*)?(?:が|けど|けれど)?"
        rf"{_END}|探して(?:い|おり)?(?:る|ます)(?:が|けど|けれど)?{_END})",
    ),
    (
        ("自治体", "町村", "の市", "どの市", "比べ", "比較", "い順"),
        r"[がの](?:高い|低い|多い|少ない|大きい|小さい)順(?:番)?(?:に|で|の)?(?:[^。、?!]{0,6}(?:並べ|教え|見せ|知り)[^。、?!]{0,6})?"
        rf"|(?:どの|どこの|各)(?:{_TOWNS}|市)(?:の(?=中|うち))?(?:ですか|でしょうか|か)?(?=[がはでもに]|{_END})"
        rf"|(?:{_TOWNS}|市)(?:ごと|毎|別)(?:に|で|の)?(?=[^。]*(?:比べ|くらべ|比較|知り|教え|(?:違|ちが)[いう]|{_END}))"
        rf"|(?:を)?(?:比べ|比較し)(?:てみ)?(?:たい|て(?:ほしい|みて|ください)?){_END}"
        rf"|(?<=[るた])(?:のは)?{_TOWNS}は(?:どこ|どれ)",
    ),
    (
        ("自治体", "町村", "の市", "他市", "のところ"),
        rf"(?:他|(?:他|ほか|よそ|別)の)(?:{_TOWNS}|市|ところ)(?:の(?:事例|例){_SOUGHT}|(?=は|で|だと|って))"
        rf"|(?<=[るたい]){_TOWNS}(?:の(?:事例|例){_SOUGHT}|(?=[のはがもでを]|{_END}))"
        rf"|(?<=の){_TOWNS}{_SOUGHT}",
    ),
    (
        ("について", "に関して"),
        r"(?:について|に関して)(?:の?(?:質問|件|こと))?(?:です|なのですが|なんですが)?[。?!\s]*$",
    ),
    (("例",), rf"(?:参考に?なる|具体的な)?(?<=[のなるたい\s])(?:好|先進)?(?:事例|実例|例){_SOUGHT}"),
    (  # what is left where the sides of a comparison are conditions, and nothing else is asked of them
        COMPARING,
        r"^(?:の|と|は|が|を|で|何|なに|どこ|どう|どのように|取組み?|[、,\s])+"
        r"(?:(?:違|ちが)[いう]|比較|比べ|くらべ)(?:は|が|を|の|か|何|なに|どこ|です|でしょう|ます|し|する|る|て|たい|みる|み)*[。?!\s]*$"
        r"|^(?:how|do|does|what|is|are|the|and|between|of|in|from|compared?|compar(?:ing|ison)|differ(?:ences?)?|[\s,.?])+$",
    ),
    (
        _CITIES.split("|"),
        r"\b(?:how|what|why|when|where|which|there|do|did|have|any)(?: (?:do|did|have|are|can|could|any))?"
        rf"(?: (?:some|other|different|various|most|many))* (?:{_CITIES})\b(?! (?:and|or)\b)",
    ),
    (
        ("dear ", "hope", "regards", "you ", "please", "kindly", "thank", "like to"),
        r"\bdear\b[^,.!]{1,40}[,.!]|\bi hope (?:this|you)\b[^.!]{0,60}[.!]|\b(?:best|kind|warm) regards\b.*"
        r"|\bthank(?:s(?! to\b)| you)\b[^.!]*|\b(?:i|we)(?: would|'d) (?:like|love) to (?:know|learn|hear)(?: about)?"
        r"|\b(?:(?:could|can|would) you(?: please| kindly)?|please|kindly) (?:tell|share|advise|explain|let)"
        r"(?: with)?(?: me| us)?(?: know)?\b",
    ),
)

# What asks for that which a law, a leaflet or an office rules: how much, until when, for whom, how to apply. A casebook
# tells what is done and how it went. Plain words, since a pattern so long costs as much as all else here to compile.
RULE = (  # noqa: SIM905
    "いくら|何円|何時間|何割|金額|上限|限度額|相場|単価|年収|会費|料金|計算|算定|手続|申請|届出|届け出|要件|受給資格|受給でき"
    "|税|控除|減免|免除|対象です|対象にな|対象か|対象世帯|はもらえ|がもらえ|でもらえ|なければなら|なければいけ"
    "|ないとなら|ないといけ|義務|罰|違法|等級|認定|判定|書き方|訴え|受付時間|開庁時間|電話番号を"
    "| how much is | how much do| maximum | minimum | limit| deadline| eligib| entitled | legal| law | penalt| appeal "
    "| renew | calculate"
).split("|")

# Names of offices, schemes and duties that hold such a word.
NAMES = ("税務", "税の担当", "認定就労訓練", "守秘義務")

# The dictionary calls every English word a noun and writes the commoner ones in katakana (job is ジョブ, the is ザ),
# which finds names of offices instead of what is asked.
# Function words and the words that questions are made of; content is left to the thesaurus.
FUNCTION = frozenset(
    """a about across actually after against all almost along already also although always am among an and another
    any anybody anyone anything anywhere are around as at away back be became because become becomes been before
    behind being between both but by came can certain come comes coming could d despite did do does doing down during
    e each either else enough especially etc even ever every everybody everyone everything everywhere exactly far
    few fewer first for former from g generally get gets getting give given go goes going had happen happened
    happening happens has have having he her here hers him his how however i if in instead into is it its itself
    just keep keeps kept last later latter least less let lets like likely ll lot lots m made mainly make makes making
    many may maybe me might more most mostly much must my near nearly neither never next no nobody none nor not
    nothing now of off often on once one ones only or other others otherwise our ours out over own particular people
    per perhaps possible possibly put quite rather re really right s said same say says second seem seems several
    shall she should simply since so some somebody someone something sometimes somewhere soon still such sure t take
    taken than that the their theirs them themselves then there these they thing things this those though through to
    together too toward towards tried try trying typically under unless unlike until up upon us use used using usual
    usually various ve versus very via vs want wanted wants was way ways we well were what when where whether which
    while who whom whose why will with within without would yes yet you your yours""".split()  # noqa: SIM905
)

# What holds one of these may be the question itself.
ASKED = ("どう", "どの", "どん", "どこ", "どれ", "どち", "なぜ", "いつから", "いつま", "いくら", "何", "誰", "だれ")

# Of these alone, normal forms of the dictionary, a clause says that one asks, whom, why and in what form:
# 他市の例をご存じでしたら教えていただけると助かります, 上司から調べるように言われました, 一覧で示して.
ASKS = frozenset(
    """教える 聞く 伺う 尋ねる 訊く 問う 問い 問い合わせる 知る 存知 存じる 言う 申す 思う 考える 調べる
    探す 捜す 見る 見付かる 見付ける 出る 見せる 示す 挙げる 上げる 出す 要約 一覧 表 出典 箇条 書き
    書く 纏める 簡単 簡潔 詳しい 詳細 易い 分かる 具体 具体的 実際 本当 例 事例 実例 好 好例 先進
    先行 類似 参考 参照 検討 資料 作る 作成 質問 回答 答える 答え 御願い 願う 願い 助かる 有り難い
    幸い 恐縮 恐れる 恐れ入る 入る 忙しい 世話 宜しい 確認 程 御疲れ様 お疲れ様 疲れる 様 さん 皆
    皆様 すむ 済む 御免 失礼 唐突 突然 初歩 初歩的 基本 基本的 素朴 他 他市 他所 余所 市 町 村 区
    県 自治 自治体 体 市町 都市 所 内 方 方法 遣り方 仕方 為方 手 良い 好い 旨い 上手 新人 新任
    初めて 初心 者 素人 急ぎ 急ぐ 至急 早急 年度 来年 今年 来月 今月 今週 明日
    今日 昨日 先日 先程 以前 前 前回 今回 次回 今 度 抑 一寸 少し 是非 向ける 予定 上司 課長 係長
    部長 所長 議会 意見 知恵 助言 アドバイス ヒント ポイント コツ 要点 点 件 事 物 つ 個 集 冊子
    本 中 頁 ページ ネット インターネット 検索 欲しい 続く 始める 何時も いつも いつ 下さる 下記 以下
    上記 次 次第 通り 感じる 気 成る 為る 居る 有る 御座る 致す 頂く 貰う 出来る 返事 折り返し 待ち
    要る 手短 短い 長文 読む 字 文字 結論 先 後 前置き 推測 不要 間違う 確か 確実 迷惑 言い回し
    高校生 中学生 苦手 パソコン スマホ スマートフォン 音声 入力 変換 可笑しい 翻訳 日本語 英語 話題 首
    捻る 知り合い 友人 知人 同僚 先輩 隣 嬉しい 有り難う 感謝 御陰 メール 手透き 重複 容赦 申し訳
    的外れ 興味 個人 個人的 構う 高配 賜る 拝啓 敬具 清栄 慶ぶ 申し上げる 件名 照会 取り計らう
    アシスタント 親切 残業 夜 朝 昼 机 頭 回る 恥ずかしい 今更 定年 別 続き 一 二 三 目 疑問 率直
    正直 大体 ざっくり 日 時 分 年 月 週 明後日 一人 二人 名 来週 最近 手すき 際 度忘れ 以上 程度
    長年 笑い 汗 考え 日本 語 言葉 後程 大丈夫 指示 片付ける 書類 山 上 時間 無い なし 分野
    さっぱり さっき 高校 生 時下 喜び 使い方 入れる 議員 急 知れる とこ サンキュー""".split()  # noqa: SIM905
)

ASKS_ENGLISH = frozenset(
    """according advance advice answer answers anybody appreciate appreciated ask asked asking basically best bit boss
    brief briefly bullet bullets careful case casebook cases cheers cite cited cities city colleague colleagues
    computer concrete curious day days dear detail detailed details different document english example examples
    excuse explain find following forward give good greetings guess guidance hear hello help helpful hi hope hoping
    idea ideas information insights interested japan japanese job kindly know learn learned learnt like list look
    looking lost lunch madam manager max meeting morning municipalities municipality need new officer online people
    places please pls point points practical practice practices preparing provide question questions quick recommend
    recommendations reference respond response rush search sentence sentences session share short show silly similar
    sir sorry source sources specific specifically struggle struggling suggest suggestion suggestions summarise
    summarize summary supervisor tell thank thanks three tips today tomorrow town towns translator trouble two
    understand useful volunteer week weeks welcome wonder wondering word words would yeah year years yes""".split()  # noqa: SIM905
)


def for_a_rule(question: str) -> bool:
    text = f" {unicodedata.normalize('NFKC', question).casefold()} "
    for name in NAMES:
        text = text.replace(name, "")
    return any(word in text for word in RULE)


def compares(question: str) -> bool:
    """Whether one asks how some differ from others."""
    return any(word in question.casefold() for word in COMPARING)


def introduced(question: str) -> str:
    """The question without what is said in it of who asks: 市役所の職員です。, 当市は人口5万人ほどの町ですが、."""
    left = re.sub(f"^(?:{_LABEL})", "", question) if question[:1] in LABELS else question
    if any(end in question for end in ("す。", "す、", "すが、", "すけ", "すので、", "で、", "で。")):
        left = re.sub(_WHO, "", left)
    if any(
        word in question.casefold()
        for word in ("i am ", "i'm ", "we are ", "we're ", " work ", " is ", " has ", "as a")
    ):
        left = re.sub(_WHO_ENGLISH, "", left, flags=re.IGNORECASE)
    return left if any(map(str.isalnum, left)) else question


def bare(question: str) -> str:
    """The question without the words that only ask."""
    folded, found = question.casefold(), question
    for hints, frame in FRAMES:
        if any(hint in folded for hint in hints):
            found = re.sub(frame, " ", found, flags=re.IGNORECASE)
    return found


def asked(question: str, forms: Callable[[str], Sequence[str]]) -> str:
    """The question without the words and the clauses that only ask. forms: the normal forms of the words of a text."""
    text = bare(question)
    clauses = [clause for clause in re.split(r"(?<=[。、?!])|(?<=[.,:])(?=\s)", text) if clause.strip()]
    if len(clauses) < 2:
        return text
    return "".join(clause for clause in clauses if not _only_asks(clause, forms(clause)))


def _only_asks(clause: str, forms: Sequence[str]) -> bool:
    """Whether a clause only asks. forms: the normal forms of its words. A noun that no 。 follows is one of several."""
    if clause.isascii():
        return {*re.findall("[a-z]+", clause.casefold())} <= FUNCTION | ASKS_ENGLISH
    if any(word in clause for word in ASKED):
        return False
    told = clause.rstrip("、 ")
    listed = forms and told[-1] not in "。?!" and not "ぁ" <= told[-1] <= "ゖ"
    return not listed and all(form in ASKS or form.isdecimal() for form in forms)
