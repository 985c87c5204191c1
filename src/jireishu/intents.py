"""Which kind of section is asked for?

Input: a question in Japanese or English. Output: kinds of sections where its answer is likelier. A hint, never a
filter: how one does a thing can stand under any title.
"""

from __future__ import annotations

import re
import unicodedata

DOING = ("取組みのポイント", "工夫", "連携内容")

# Wordings that ask for what such a section tells; the first kind that is asked for counts, the more telling first.
WORDINGS = (
    (
        ("課題",),
        r"課題|困って|困る(?:こと|点)|悩み|難し(?:い|さ)|うまくいか|足りない|"
        r"\b(?:challenges?|difficult\w*|struggl\w+)",
    ),
    (
        ("成果",),
        r"成果|効果|結果|実績|メリット|利点|(?:良|よ|い)[いか](?:った)?(?:こと|点|面)|変わった|変化|"
        r"\b(?:results?|outcomes?|benefits?|effects?|impact|achiev\w+)",
    ),
    (
        ("背景・概要", "地域の状況"),
        r"背景|経緯|きっかけ|いきさつ|なぜ.*(?:始め|はじめ)|人口|件数|何[人件]|"
        r"\b(?:background|why did|led to|reasons? for starting|population)",
    ),
    (
        DOING,
        r"どう(?:やっ|し|す|い)|どのように|どんな(?:風|ふう|工夫|方法|やり方)|いかに|工夫|方法|やり方|進め方|コツ|段取り|手順|"
        r"\b(?:how|ways? (?:of|to)|methods?|tips|steps)\b",
    ),
)


def kinds(question: str) -> tuple[str, ...]:
    """The kinds of sections that a question prefers, none where its wording says nothing of it."""
    text = unicodedata.normalize("NFKC", question).casefold()
    return next((kinds for kinds, wording in WORDINGS if re.search(wording, text)), ())
