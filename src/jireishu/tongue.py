"""In which language does jireishu speak to people, and how is a message said in it?

A message is written in Japanese where it arises, as a template with named values; its English stands in `wording`. What
a casebook says, kinds of sections and citations stay Japanese, and so does every message inside a JSON document.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

JAPANESE, ENGLISH = "ja", "en"
TELLING = 4  # characters of a template that are enough to know it by
LONGEST = 400  # characters of a message worth recalling
NESTED = ("guess", "why", "message", "hint", "mend")  # values that are messages themselves

_spoken = JAPANESE  # at this process's terminal


class Phrase(str):
    """A message in Japanese that remembers its template and values, so that it can still be said in English."""

    template: str
    values: dict[str, Any]


def phrase(template: str, **values: Any) -> Phrase:
    """A message to be said later. A value that is a sequence is listed."""
    made = Phrase(_filled(template, values, JAPANESE))
    made.template, made.values = template, values
    return made


def label(template: str, **values: Any) -> str:
    """A message at once in the language of the terminal."""
    return _filled(template, values, _spoken)


def said(message: object, language: str = "") -> str:
    """A message in `language`, else in that of the terminal; text that is no Phrase as it is."""
    if isinstance(message, Phrase):
        return _filled(message.template, message.values, language or _spoken)
    return str(message)


def recalled(text: str) -> str:
    """A message that was stored, as the Phrase it was made as where English is spoken and a template fits it."""
    if _spoken == JAPANESE or isinstance(text, Phrase) or len(text) > LONGEST:
        return text
    fitting = [match for form in _forms().values() if (match := form.fullmatch(text))]
    if not fitting:
        return text
    match = max(fitting, key=lambda one: len(text) - sum(map(len, one.groups())))  # most of it as in the template
    template = next(template for template, form in _forms().items() if form is match.re)
    found = match.groupdict()
    return phrase(template, **{name: recalled(one) if name in NESTED else one for name, one in found.items()})


@lru_cache(maxsize=1)
def _forms() -> dict[str, re.Pattern[str]]:
    """What texts each template makes, but for those whose values are printed in a way that cannot be undone."""
    from string import Formatter

    from jireishu.wording import WORDING

    found = {}
    for template in WORDING:
        parts = list(Formatter().parse(template))
        telling = sum(len(fixed) for fixed, *_ in parts) >= TELLING
        if telling and not any(form or way for _, _, form, way in parts):
            groups = (re.escape(fixed) + (f"(?P<{name}>.*)" if name else "") for fixed, name, *_ in parts)
            found[template] = re.compile("".join(groups))
    return found


def _filled(template: str, values: Mapping[str, Any], language: str) -> str:
    if language == ENGLISH:
        from jireishu.wording import WORDING

        template = WORDING.get(template, template)
    return template.format_map({name: _value(value, language) for name, value in values.items()})


def _value(value: Any, language: str) -> Any:
    if isinstance(value, Phrase):
        return said(value, language)
    if isinstance(value, list | tuple):
        return ("、" if language == JAPANESE else ", ").join(said(one, language) for one in value)
    return value


def speak(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Settle the language of the terminal: --lang before the command, JIREISHU_LANG, else the locale.

    It must be known before the options are built, as their help is said in it.
    """
    global _spoken
    named = _option(arguments) or environment.get("JIREISHU_LANG") or _locale(environment)
    _spoken = JAPANESE if named.lower().replace("-", "_").split(".")[0].split("_")[0] == JAPANESE else ENGLISH
    return _spoken


def _option(arguments: Sequence[str]) -> str:
    """What --lang says last among the options that stand before the command."""
    words, said_last = iter(arguments), ""
    for word in words:
        name, equals, value = word.partition("=")
        if name in ("--lang", "--home", "--index") and not equals:
            value = next(words, "")
        if name == "--lang" and value in (JAPANESE, ENGLISH):  # another one will be refused
            said_last = value
        if not word.startswith("-"):
            break
    return said_last


def _locale(environment: Mapping[str, str]) -> str:
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    if not named and os.name == "nt":
        import ctypes

        user = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
        return JAPANESE if user & 0x3FF == 0x11 else ENGLISH  # LANG_JAPANESE
    return named
