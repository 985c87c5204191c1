"""Printed values as typed attributes."""

import pytest

from jireishu import profile
from jireishu.attributes import from_text, oddities, parse


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("45.9万人", 459000, "人"),
        ("16.4 万人", 164000, "人"),
        ("４５．９万人", 459000, "人"),
        ("3,542 人", 3542, "人"),
        ("約8千人", 8000, "人"),
        ("4.0%", 4.0, "%"),
        ("13.3‰", 13.3, "‰"),
        ("1.42 倍 (全国: 1.20 倍)", 1.42, "倍"),
        ("直営", "直営", None),
        ("草加市、三郷市、八潮市", "草加市、三郷市、八潮市", None),
    ],
)
def test_value_and_printed_unit(printed: str, value: object, unit: str | None) -> None:
    found = parse(printed)
    assert (found.raw, found.value, found.unit) == (printed, value, unit)


def test_facts_in_running_text() -> None:
    found = from_text("総 人 口：8.9万人　　保護率：7.6‰　運営形態：直営", profile.load())
    assert {name: a.raw for name, a in found.items()} == {"総人口": "8.9万人", "保護率": "7.6‰", "運営形態": "直営"}


def test_a_rate_in_the_wrong_unit_reads_oddly() -> None:
    grammar = profile.load()
    assert oddities({"保護率": parse("1.7%")}, grammar) == []
    assert oddities({"保護率": parse("17.0‰")}, grammar) == []
    assert "‰ の誤り" in oddities({"保護率": parse("17.0%")}, grammar)[0]
