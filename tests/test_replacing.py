"""A file is replaced whole, or stays."""

from pathlib import Path

import pytest

from jireishu import replacing


def held(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """From now on a file cannot be replaced so many times, as where Windows lets somebody read it."""
    left, put = [times], Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "in use")
        return put(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(replacing, "PAUSE", 0)
    monkeypatch.setattr(replacing, "TRIES", 3)


def write(target: Path, text: str) -> None:
    with replacing.replacing(target) as new:
        new.write_text(text)


def test_a_file_that_is_read_for_a_moment_is_replaced_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a", "old")
    held(monkeypatch, 2)
    write(tmp_path / "a", "new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "new")]


def test_a_file_that_stays_in_use_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a", "old")
    held(monkeypatch, 3)
    with pytest.raises(PermissionError):
        write(tmp_path / "a", "new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "old")]
