"""Which kind of section is asked for?

Input: a question in Japanese or English, the passages that add up to the most. Output: kinds of sections where its
answer is likelier, and the passages again, those in such a section a little further ahead. A hint, never a filter: how
one does a thing can stand under any title.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from jireishu.ranking import FIRST

if TYPE_CHECKING:
    from jireishu.model import Json
    from jireishu.ranking import Candidate, Found, Key

# What stands in a section of the kind that is asked for counts a tenth more. On the judged questions that brings hardly
# anything (0 to 0.3 give the same nDCG within 0.003), but it puts a 成果 before a 課題 that says the same.
LIKED = 10

DOING = ("取組みのポイント", "工夫", "連携内容")

# Words, parted by |, that ask for what such a section tells; the first kind that is asked for counts, the more telling
# first. Plain words, since patterns cost more to compile than all else here; English ones are those that begin so.
WORDINGS = (
    (("課題",), "課題|困って|困ること|困る点|悩み|難しい|難しさ|うまくいか|足りない| challenge| difficult| struggl"),
    (
        ("成果",),
        "成果|効果|結果|実績|メリット|利点|良いこと|良いところ|良い点|良かった|よかった|いいこと|変わった|変化"
        "| result| outcome| benefit| effect| impact| achiev",
    ),
    (
        ("背景・概要", "地域の状況"),
        "背景|経緯|きっかけ|いきさつ|なぜ始め|人口|件数|何人|何件"
        "| background| why did | led to | reasons for starting| population",
    ),
    (
        DOING,
        "どうや|どうし|どうす|どうい|どのように|どんなふう|どんな風|いかに|工夫|方法|やり方|進め方|コツ|段取り|手順"
        "| how | way of | ways of | way to | ways to | method| tips | steps ",
    ),
)


def kinds(question: str) -> tuple[str, ...]:
    """The kinds of sections that a question prefers, none where its wording says nothing of it."""
    text = f" {unicodedata.normalize('NFKC', question).casefold()} "
    return next((kinds for kinds, words in WORDINGS if any(word in text for word in words.split("|"))), ())


def preferred(found: Found, question: str, line: Callable[[Key], Json]) -> Found:
    """The first passages again, each with what the kind of its section brings it; those after them stay behind.

    line: the export line of a passage.
    """
    if not (wanted := kinds(question)):
        return found

    def more(one: Candidate) -> int:
        section = line(one.key)["section"]
        return one.score // LIKED if section and section["kind"] in wanted else 0

    return found.raised("liked", [more(one) for one in found.best[:FIRST]])
