"""How much is a word worth in one passage?

Input: how often it stands in each field of the passage, and what the corpus says of it. Output: its parts, a whole
number. `scoring` works out the same for all words of a corpus at once when an index is made; a search of a cluster
works it out here, for the passages that it looks at.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# What a match is worth by where it stands. The passage's own words count most; its heading says what it is about, and
# section and case tell like passages apart; a short bullet says half of a matter, and what stands around it the other.
# Chosen on tests/eval (each half or half as much again gives the same nDCG@10 within 0.01).
FIELD_WEIGHTS = {"body": 1.0, "headings": 0.6, "section": 0.3, "case": 0.15, "around": 0.2}

# Practitioners ask what others do, and how much: bullets, paragraphs and tables say it, figures and notes around them
# say it again in pieces, and a passage outside every case is about the casebook itself.
KIND_WEIGHTS = {"figure": 0.6, "note": 0.6}
NO_CASE_WEIGHT = 0.6

# Short passages: a second mention says little more, and length says little. 1.2 to 1.9 and 0.3 to 0.6 find as well.
K1 = 1.5
B = 0.4

# Words of nearly every talk, by their normal forms: that few passages of a casebook hold one (良い, 気, 自分) says
# nothing of what is asked. Verbs, adjectives, nouns, suffixes, places and times of the most general meaning, and what
# every question to a casebook of municipalities is about.
LIGHT = frozenset(
    """言う 思う 考える 見る 聞く 知る 分かる 出る 出す 入る 入れる 行く 来る 持つ 取る 付く つく 付ける 着く 受ける
    使う 作る 置く 掛ける 掛かる 合う 合わせる 始める 始まる 続ける 続く 進める 進む 変える 変わる 決める 決まる 増やす
    増える 開く 困る 対する よる 因る 於く 成る 過ぎる 越える
    良い 無い 多い 少ない 大きい 小さい 高い 低い 早い 新しい 難しい 欲しい
    人 方 者 物 事 気 手 自分 話 声 形 点 面 他 別 色々 様々
    所 員 体 等 的 性 化 度 同士
    市 町 村 街 担当 例 事例 関わる
    前 後 中 先 次 上 下 内 外 間 場
    時 日 年 月 回 今 頃""".split()  # noqa: SIM905
)
LIGHTER = 0.6  # what a match of one counts; 0.4 to 0.7 give the same nDCG within 0.002

# A weight is kept as a whole number of these parts: sums are then the same in every order and on every machine.
PARTS = 1_000
MOST_PARTS = 65_535  # fits 16 bits; a word that one of three million passages holds, in every field, is worth as much


def passage_weight(kind: str, outside_cases: bool) -> float:
    """What all matches of a passage are multiplied by. outside_cases: it has no case, though its edition has cases."""
    return KIND_WEIGHTS.get(kind, 1.0) * (NO_CASE_WEIGHT if outside_cases else 1.0)


def sway(word: str) -> float:
    """What a match of a word counts for its meaning, beside how rare it is."""
    return LIGHTER if word in LIGHT else 1.0


class Spread(NamedTuple):
    """How long the fields of a corpus are. passages: how many. means: the mean number of words in each field."""

    passages: int
    means: Mapping[str, float]

    def norms(self, lengths: Mapping[str, int]) -> dict[str, float]:
        """What the lengths of a passage's fields do to its words."""
        return {name: K1 * (1 - B + B * length / self.means[name]) for name, length in lengths.items() if length}

    def worth(self, often: Mapping[str, int], held: Sequence[int], norms: Mapping[str, float], weight: float) -> int:
        """The parts of a word in a passage, which it holds `often` in each field.

        held: in how many passages each field holds it, in the order of FIELD_WEIGHTS. norms: of the passage. weight: of
        the passage, times the word's sway. The steps are those of `scoring`, so that both round alike.
        """
        total = 0.0
        for (name, share), among in zip(FIELD_WEIGHTS.items(), held, strict=True):
            if count := often.get(name):
                rarity = math.log((self.passages + 1) / among)
                total += share * (rarity * (count * (K1 + 1)) / (norms[name] + count))
        return min(max(round(total * weight * PARTS), 1), MOST_PARTS)
