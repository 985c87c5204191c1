"""Which prefectures are there, and in which regions? In the order of JIS X 0401, north to south, as in public lists."""

PREFECTURES = (
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県",
    "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県",
    "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県",
    "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県",
    "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
)  # fmt: skip

# The regions as official statistics draw them, by the places of their prefectures above, and other names of some.
_REGIONS = {
    "東北": (1, 7), "北関東": (7, 10), "南関東": (10, 14), "首都圏": (10, 14), "関東": (7, 14), "北陸": (14, 18),
    "東海": (20, 24), "中部": (14, 23), "近畿": (24, 30), "関西": (24, 30),
    "中国地方": (30, 35), "四国": (35, 39), "九州": (39, 46), "西日本": (23, 47), "東日本": (0, 23),
}  # fmt: skip

# What regions are called in English.
LATIN = {
    "tohoku": "東北", "kanto": "関東", "hokuriku": "北陸", "tokai": "東海", "chubu": "中部", "kinki": "近畿",
    "kansai": "関西", "chugoku": "中国地方", "shikoku": "四国", "kyushu": "九州",
}  # fmt: skip


def regions(prefecture: str) -> tuple[str, ...]:
    """The regions that a prefecture lies in, each with 地方 too."""
    if prefecture not in PREFECTURES:
        return ()
    place = PREFECTURES.index(prefecture)
    found = [name for name, (first, end) in _REGIONS.items() if first <= place < end]
    return (*(f"{name}地方" for name in found if not name.endswith("地方")), *found)
