"""The field's own thesaurus: its file, and what it finds."""

from jireishu import thesaurus
from jireishu.analysis import Analyzer


def found(question: str, analyzer: Analyzer) -> dict[str, int]:
    return {e.found: e.weight for e in thesaurus.expand(question, analyzer.forms)}


def test_the_file_reads_and_every_line_finds_something() -> None:
    groups = thesaurus.groups()
    assert len(groups) > 100
    assert [asked for asked, words in groups if not words] == []
    assert [asked for asked, _ in groups if "" in asked] == []


def test_a_word_finds_its_group_but_not_itself(analyzer: Analyzer) -> None:
    words = found("生保の人の就職", analyzer)
    assert "生活保護" in words
    assert "生保" not in words


def test_broader_words_find_narrower_ones_and_not_the_other_way(analyzer: Analyzer) -> None:
    assert "日払い" in found("お金がない人", analyzer)
    assert "お金がない" not in found("日払いの仕事", analyzer)


def test_expansions_count_less_than_own_words_unless_the_word_is_foreign(analyzer: Analyzer) -> None:
    assert max(found("ハロワに行きたがらない", analyzer).values()) < thesaurus.OWN
    assert found("weekly", analyzer)["週払い"] == thesaurus.OWN


def test_english_is_never_looked_for(analyzer: Analyzer) -> None:
    assert [word for word in found("会社 employer", analyzer) if word.isascii()] == []


def test_parts_of_english_words_are_not_words(analyzer: Analyzer) -> None:
    assert found("syntax", analyzer) == {}
