"""How is extraction damage repaired, and how are two printed wordings compared?

`repair` mends single characters once, when a page is read; what it returns is stored, shown and quoted. `fold` is for
comparing only (titles, labels, furniture) and never reaches the corpus.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# CJK Radicals Supplement -> ideograph: the property Equivalent_Unified_Ideograph of the Unicode Character Database
# (NFKC maps only 2 of these).
_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
# NFKC turns the Kangxi radicals into traditional forms; Japanese fonts draw these code points for the modern ones.
_MODERN = str.maketrans("戶黑靑麥齒龜黃", "戸黒青麦歯亀黄")
_RADICALS = {ord(a): b for a, b in zip(*_SUPPLEMENT, strict=True)} | {
    c: unicodedata.normalize("NFKC", chr(c)).translate(_MODERN) for c in range(0x2F00, 0x2FD6)
}
# Wingdings and Symbol list marks in the private use area, as Office writes them.
_PRIVATE_MARKS = {
    **dict.fromkeys((0xF06C, 0xF098, 0xF09F, 0xF0B7), "●"),
    **dict.fromkeys((0xF06E, 0xF0A7), "■"),
    **dict.fromkeys((0xF071, 0xF072, 0xF06F, 0xF0A8), "□"),
    **dict.fromkeys((0xF0D8, 0xF0E0, 0xF0F0), "➢"),
    0xF076: "◆",
    0xF075: "◆",
    0xF0B2: "◇",
    0xF09E: "・",
    0xF0FC: "✓",
}
# Arrows, geometric shapes, symbols and dingbats (but the numbers among them), circles and lozenges of mathematics, with
# any of which a list or heading may be marked.
_BLOCKS = ((0x2190, 0x2200), (0x2580, 0x2776), (0x2794, 0x27C0), (0x29B5, 0x29C9), (0x29EA, 0x29F4), (0x2B00, 0x2C00))
SHAPES = frozenset(chr(n) for first, stop in _BLOCKS for n in range(first, stop))
KANA = "\u3040"  # where kana and kanji begin
LISTING = SHAPES | set("・･•‣⁃∙‐‑‒–—―−─-－＊*※\ufffd")  # the marks of lists
# Characters whose glyph Japanese fonts share with another: producers may name either in the PDF's text layer.
_SHARED = {0x02DC: "~", 0x2027: "・", 0x2215: "／", 0x22EF: "…", 0x2329: "〈", 0x232A: "〉"}
_SPACES = dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2009), " ")
# Punctuation as it stands in vertical text, for that of running text; _ is no character of the block.
_VERTICAL = {
    n: c
    for start, row in ((0xFE10, "，、。：；！？〖〗…"), (0xFE30, "‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』__［］"))
    for n, c in enumerate(row, start)
    if c != "_"
}
# The pieces of large brackets that fonts of formulas (Symbol among them) put in the private use area.
_PIECES = dict(zip(range(0xF8EB, 0xF8FF), "⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True))
_REPAIR = {**_RADICALS, **_PRIVATE_MARKS, **_PIECES, **_VERTICAL, **_SHARED, **_SPACES}
_ALIKE = {**_REPAIR, **dict.fromkeys(map(ord, "‐‑‒–−"), "-"), ord("〜"): "~"}
_DOTS = re.compile(r"(?<=\S)•+(?=\S|$)")
_CID = re.compile(r"\(cid:(\d+)\)")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff\U00020000-\U0003ffff"
# these two are compiled where they are used: it takes as long as to load all the rest of this module
_SPACED_OUT = rf"(?:(?<=[{_CJK}])|(?<=^)) +(?=[{_CJK}])"
# one letter: kana or kanji, and no digit or Latin letter of full width, no stop, no bracket
_LETTER = "[々〆〇ぁ-ゖァ-ヺー㐀-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LETTERS_APART = (
    rf"(?:(?<!\S)|(?<=[「『（【〈《(])){_LETTER}([ \u3000]+){_LETTER}(?:\1{_LETTER})*(?=[\s:：、。）」』】〉》)]|$)"
)
BRACKETS = dict(zip("【〔［[〈＜<《≪“", "】〕］]〉＞>》≫”", strict=True))
CLOSERS = {closer: opener for opener, closer in BRACKETS.items()}
_RULED = frozenset("-‐‑‒–—―─━＿_=＝~～〜*＊・.…")
STOPS = ("。", "．", "｡")  # at the end of a sentence
_OPENING = "「『（【〈《〔［｛“‘〝([{"
CLOSING = "、。，．）」』】〉》〕］｝”’〟！？・：；ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.)]}!?:;%‰％"


def repair(glyph: str) -> str:
    """The text of one glyph with damage mended: radicals, private-use list marks, unmapped codes, controls.

    An unmapped glyph is one U+FFFD (the codes 9, 10 and 13, which PowerPoint leaves behind, and controls are nothing).
    """
    if len(glyph) == 1 and " " <= glyph < "\x7f":
        return glyph
    if (cid := _CID.fullmatch(glyph)) is not None:
        return "" if cid[1] in ("9", "10", "13") else "\ufffd"
    mended = glyph.translate(_REPAIR)
    return "".join(
        "\ufffd" if unicodedata.category(c) == "Co" else c
        for c in mended
        if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or c in "\u200d\ufe0f"
    )


def middle_dots(text: str) -> str:
    """A text with the middle dots between its words that a producer named as the bullets, whose glyph they share."""

    def named(match: re.Match[str]) -> str:
        near = text[match.start() - 1] + text[match.end() : match.end() + 1]
        return ("・" if any(c > KANA for c in near) else "•") * len(match[0])

    return _DOTS.sub(named, text) if "•" in text else text


def opens_line(text: str) -> int:
    """How many characters at the start of a line could not have been left on the line before (kinsoku, Latin words)."""
    n = 2 if text[:1] in _OPENING else 1
    if text[:1].isascii() and text[:1].isalnum():
        while n < len(text) and text[n].isascii() and not text[n].isspace():
            n += 1
    while n < len(text) and text[n] in CLOSING:
        n += 1
    return n


def width(text: str) -> float:
    """How long a text is, in kanji: Latin letters and figures are half as wide."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def join_lines(lines: list[str]) -> str:
    """Wrapped lines as one text: no space where kana or kanji meet anything, one space between two Latin words."""
    joined = ""
    for line in lines:
        if joined[-1:].isalnum() and line[:1].isalnum() and (joined[-1] + line[0]).isascii():
            joined += " "
        joined += line
    return joined


@lru_cache(maxsize=8192)
def close_up(text: str) -> str:
    """Letters set evenly apart to fill a width (調 査 目 的, 総　人　口) closed up; spaces between words stay."""
    return re.sub(_LETTERS_APART, lambda match: "".join(match[0].split()), text)


def is_rule(text: str) -> bool:
    """Whether a text is a line drawn with dashes or the like, as typewriters and e-mails do."""
    return len(text) >= 5 and len(set(text.strip())) == 1 and text.strip()[0] in _RULED


def bracketed(text: str) -> bool:
    """Whether brackets of titles, 【…】 or 〈…〉, enclose all of a text."""
    return text[:1] in BRACKETS and encloses(text, BRACKETS[text[0]])


def encloses(text: str, closer: str) -> bool:
    """Whether the bracket that begins a text is closed at its end only; there may be others within."""
    depth = 0
    for n, c in enumerate(text):
        depth += (c == text[0]) - (c == closer)
        if depth == 0:
            return n == len(text) - 1
    return False


def unbracketed(text: str) -> str:
    """A title, or one line of it, without the brackets that enclose the whole."""
    if bracketed(text):
        return text[1:-1].strip()
    if text[:1] in BRACKETS and BRACKETS[text[0]] not in text:
        return text[1:].strip()
    if text[-1:] in CLOSERS and CLOSERS[text[-1]] not in text:
        return text[:-1].strip()
    return text


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """The text of a table cell or label: no spaces between kana and kanji, which are only there to fill the cell."""
    return re.sub(_SPACED_OUT, "", text.replace("\u3000", " ")).strip()


@lru_cache(maxsize=8192)
def digest(text: str) -> str:
    """Eight digits for the id of a passage; they stay where its lines only break elsewhere."""
    import hashlib  # a search does not need it, and it loads OpenSSL

    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:8]


def decoded(raw: bytes) -> str:
    """Text in UTF-8 or else, as Windows in Japan has written it, in code page 932; signs of neither are U+FFFD."""
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The form in which titles, labels and names are compared: NFKC, no white space, casefolded, one dash and one
    wave dash."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.translate(_ALIKE))).casefold()


def in_kanji(text: str) -> int:
    """12 for 十二 and 一二, 120 for 百二十 and 一二〇; 0 for what is no such number."""
    total, digits = 0, ""
    for sign in text:
        if unit := {"十": 10, "百": 100}.get(sign):
            total, digits = total + int(digits or 1) * unit, ""
        elif (digit := "〇一二三四五六七八九".find(sign)) >= 0:
            digits += str(digit)
        else:
            return 0
    return total + int(digits or 0)
