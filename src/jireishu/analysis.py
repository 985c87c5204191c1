"""Which words of a text carry its meaning, and where do they stand?

Input: a text as it is stored. Output: tokens, each a normal form and its place in that very text, in code points.
The only module that knows Sudachi. Everything that changes a text's length (NFKC, normalized forms, case) happens to a
token's form and never to the text, so offsets need no map.
"""

from __future__ import annotations

import re
import threading
import unicodedata
import zlib
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import sudachidict_core  # type: ignore[import-untyped]
import sudachipy

# Raised whenever the same text would give other tokens or senses: an index made before is then known as foreign.
VERSION = 4

# Sudachi takes at most 49,149 bytes at once, and 65,535 once it has normalised them: a code point has up to 4 bytes in
# UTF-8, and the longest ligature becomes 18 code points of 2 or 3 bytes.
PIECE = 1_200
PIECE_END = re.compile(r"[。！？!?\n]")

# Between what stands on its two sides there is no word; of hiragana alone are endings and particles.
BREAK = re.compile(r"[\W_]+")
HIRAGANA = re.compile("[ぁ-ゟ]+$")

# A lone surrogate cannot be encoded, and NUL ends a text for some libraries: the shadow has a space there.
UNSPEAKABLE = re.compile(r"[\x00\ud800-\udfff]")

# Parts of speech that carry meaning, by their first two levels. Left out: particles, auxiliaries, adverbs (どう, なぜ),
# pronouns (何, どこ), adnominals (どんな), and verbs that may be light (する, いる, ある, くれる: 非自立可能).
CONTENT = {
    ("名詞", "普通名詞"),
    ("名詞", "固有名詞"),
    ("名詞", "数詞"),
    ("動詞", "一般"),
    ("形容詞", "一般"),
    ("形容詞", "非自立可能"),
    ("形状詞", "一般"),
    ("形状詞", "タリ"),
    ("接尾辞", "名詞的"),
    ("記号", "文字"),
}

# Formal nouns have no part of speech of their own in Sudachi; official style writes them in kana, as here, and the
# full noun in kanji (もの, but 物), so the surface tells them apart. 何 asks, before a counter too.
FORMAL_NOUNS = frozenset(
    ["こと", "もの", "ため", "とき", "ところ", "わけ", "はず", "まま", "うち", "ほう", "ほか", "よう", "何"]
)

# What adds nothing to the meaning of a phrase: parts of speech, normal forms, and verbs that only help another (after
# て). What says the same in other shapes.
NEUTRAL = frozenset(["助詞", "補助記号", "空白", "感動詞", "記号"])
POLITE = frozenset(["御", "為る", "だ", "た", "です", "ます", "と言う", "様"])
HELPING = frozenset(["居る", "有る", "仕舞う", "行く", "来る", "見る", "置く", "おる"])
ALIKE = {
    "無い": "ない",
    "ぬ": "ない",
    "ず": "ない",
    "られる": "れる",
    "貰う": "呉れる",
    "頂く": "呉れる",
    "下さる": "呉れる",
}

# Both are needed: with fewer fields, Sudachi cuts many texts elsewhere.
FIELDS = {"normalized_form", "pos"}
TOWNS = "市区町村"  # what the names of municipalities end in


class Morpheme(NamedTuple):
    """A piece of a text as the dictionary cuts it.

    form: empty where it is no content word. reading: in katakana, where there is one. sense: what it adds to the
    meaning of a phrase, which not only content words do (働けない is 働く, ない); empty where it adds nothing.
    """

    surface: str
    form: str
    reading: str
    noun: bool
    sense: str


class Token(NamedTuple):
    """A content word: its normal form and the half-open range of code points in the text it was read from."""

    form: str
    start: int
    end: int


def identity() -> str:
    """Names the segmentation: two texts tokenised under one identity give comparable tokens."""
    dictionary = Path(sudachidict_core.__file__).parent / "resources" / "system.dic"
    with dictionary.open("rb") as file:
        header = file.read(512)  # carries the build time and a signature
    built = re.search(rb"\d{14}-[0-9a-f]{8}", header)
    name = built[0].decode("ascii") if built else f"{zlib.crc32(header):08x}"
    return f"sudachipy {sudachipy.__version__}, core {name} ({dictionary.stat().st_size}), analysis {VERSION}"


def shadow(text: str) -> str:
    """The text as Sudachi gets it: of the same length, so that its offsets are offsets of `text`."""
    return UNSPEAKABLE.sub(" ", text)


class Analyzer:
    """Sudachi's core dictionary, opened once. Safe to share between threads: each gets a tokenizer of its own."""

    def __init__(self) -> None:
        self._dictionary = sudachipy.Dictionary(dict="core")
        self._local = threading.local()
        self._content: dict[int, bool] = {}

    def tokens(self, text: str) -> list[Token]:
        """The content words of `text` in reading order; they never overlap."""
        found = []
        text = shadow(text)
        for offset, piece in pieces(text):
            for surface, form, start in self._words(piece):
                found.append(Token(form, offset + start, offset + start + len(surface)))
        return found

    def forms(self, text: str) -> list[str]:
        """The normal forms of the content words alone, in reading order."""
        return [form for _, piece in pieces(shadow(text)) for _, form, _ in self._words(piece)]

    def morphemes(self, text: str) -> list[Morpheme]:
        """All of `text` as the dictionary cuts it, with readings."""
        found, after = [], ""
        for _, piece in pieces(shadow(text)):
            for morpheme in self._detailed.tokenize(piece):
                part, surface = morpheme.part_of_speech()[:2], morpheme.surface()
                counts = part in CONTENT and surface not in FORMAL_NOUNS
                form = fold(morpheme.normalized_form()) if counts else ""
                normal = morpheme.normalized_form()
                empty = part[0] in NEUTRAL or normal in POLITE or (after == "接続助詞" and normal in HELPING)
                sense = form or ("" if empty else fold(normal))
                if able(morpheme.dictionary_form(), normal):
                    sense = fold(morpheme.dictionary_form())
                sense, noun = ALIKE.get(sense, sense), part[0] == "名詞"
                found.append(Morpheme(surface, form, morpheme.reading_form(), noun, "" if surface == "的" else sense))
                after = part[1]
        return found

    def towns(self, text: str) -> list[str]:
        """The municipalities that a text names: 札幌市."""
        if not any(kind in text for kind in TOWNS):
            return []
        morphemes = self._dictionary.tokenizer(mode="B", fields=FIELDS).tokenize(shadow(text[:PIECE]))
        places = (m.surface() for m in morphemes if m.part_of_speech()[1:3] == ("固有名詞", "地名"))
        return [place for place in places if len(place) > 2 and place[-1] in TOWNS]

    def groups(self, word: str) -> list[int]:
        """The numbers of the dictionary's synonym groups of a word; none where it is not one word of the dictionary."""
        morphemes = self._detailed.tokenize(shadow(word[:PIECE]))
        return list(morphemes[0].synonym_group_ids()) if len(morphemes) == 1 else []

    @cached_property
    def _detailed(self) -> sudachipy.Tokenizer:
        return self._dictionary.tokenizer(
            mode="A", fields=FIELDS | {"dictionary_form", "reading_form", "synonym_group_ids"}
        )

    def _words(self, piece: str) -> Iterator[tuple[str, str, int]]:
        content = self._content
        for morpheme in self._morphemes(piece):
            part = morpheme.part_of_speech_id()
            known = content.get(part)
            if known is None:
                known = content[part] = morpheme.part_of_speech()[:2] in CONTENT
            if not known:
                continue
            surface, form = morpheme.surface(), fold(morpheme.normalized_form())
            # one printed character can hold two words (㍘ is 0点): the second has no place of its own
            if surface and form and surface not in FORMAL_NOUNS:
                yield surface, form, morpheme.begin()

    def _morphemes(self, piece: str) -> sudachipy.MorphemeList:
        tokenizer = getattr(self._local, "tokenizer", None)
        if tokenizer is None:
            # Short units: 就労準備支援 then answers to 準備支援 too.
            tokenizer = self._local.tokenizer = self._dictionary.tokenizer(mode="A", fields=FIELDS)
        return tokenizer.tokenize(piece)


def able(word: str, normal: str) -> bool:
    """Whether `word` says that one can do what `normal` says (働ける, 働く), which the dictionary takes for one."""
    return word[-1:] == "る" and word[-2:-1] in tuple("えけげせてねべめれ") and word[:-2] == normal[:-1] != word[:-1]


@lru_cache(maxsize=1 << 16)
def fold(form: str) -> str:
    """Width and case removed; empty where only spaces are left."""
    return unicodedata.normalize("NFKC", form).casefold().strip()


def pairs(text: str) -> list[str]:
    """Each two neighbouring characters of `text` that are not both hiragana, width and case folded.

    They meet where the dictionary cuts the same word in two ways (日払, 日払い), does not know it, or where two words
    form one (就労準備). Two hiragana are an ending or a particle more often than not.
    """
    return [pair for run in BREAK.split(fold(text)) for pair in map("".join, pairwise(run)) if not HIRAGANA.match(pair)]


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """`text` in pieces that Sudachi takes, each with its offset, cut after a sentence or line where there is one."""
    start = 0
    while len(text) - start > PIECE:
        window = text[start : start + PIECE]
        ends = [match.end() for match in PIECE_END.finditer(window)]
        end = ends[-1] if ends else PIECE
        yield start, window[:end]
        start += end
    yield start, text[start:]
