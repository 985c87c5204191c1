"""What the pages of a PDF make is found out within limits, and is the same wherever that happens."""

from pathlib import Path

import pytest
import typeset

from jireishu import binding, ingest, parsing
from jireishu.errors import SourceError
from jireishu.page import Box, Page, Segment, Style


@pytest.mark.parametrize("profile", ["", "report"])
def test_a_process_of_its_own_makes_the_same_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    source = typeset.typeset(tmp_path, typeset.DRESSES[0])
    near = parsing.parse(source, profile=profile)
    monkeypatch.setattr(binding, "MUCH", 0)
    assert parsing.parse(source, profile=profile) == near


def test_a_file_that_takes_too_long_ends_in_one_line_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = typeset.typeset(tmp_path, typeset.DRESSES[0])
    monkeypatch.setattr(binding, "SECONDS", (0.0, 0.0))  # within which no process ends
    monkeypatch.setattr(binding, "MUCH", 0)
    [summary] = ingest.ingest(tmp_path / "home", [slow])
    assert "時間かメモリの上限までに" in summary.error.message
    assert list((tmp_path / "home").glob("corpus/*")) == []


def test_a_process_that_fails_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "MUCH", 0)
    with pytest.raises(SourceError, match="時間かメモリの上限までに"):
        binding.bind([Page(1, 500, 700, frames=(Box(0, 0, 1, None),))], binding.written(""), "a.pdf", "0")


def test_pages_without_a_line_of_running_text_have_no_cases() -> None:
    assert binding.bind([Page(1, 500, 700)], binding.written(""), "a.pdf", "0").cases == ()


def test_what_is_made_of_little_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "SECONDS", (0.0, 0.0))
    assert parsing.parse(typeset.typeset(tmp_path, typeset.DRESSES[0])).cases
    boxes = tuple(Box(0, n, 5, n + 2) for n in range(binding.MUCH + 1))
    with pytest.raises(SourceError, match="時間かメモリの上限までに"):
        binding.bind([Page(1, 500, 700, frames=boxes)], binding.written(""), "a.pdf", "0")


def line(text: str) -> Page:
    return Page(1, 500, 700, (Segment(text, 50, 50, 450, 60, Style("Mincho", 10, "000000", False), 0, 50),))


def test_one_long_text_may_take_long_and_needs_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "SECONDS", (0.0, 0.0))
    with pytest.raises(SourceError, match="時間かメモリの上限までに"):
        binding.bind([line("村" * (binding.MUCH + 1))], binding.written("report"), "a.pdf", "0")


def test_a_line_of_leaders_without_end_is_read_within_the_limits() -> None:
    text = ".…" * 50_000
    (passage,) = binding.bind([line(text)], binding.written("report"), "a.pdf", "0").passages
    assert passage.text == text
