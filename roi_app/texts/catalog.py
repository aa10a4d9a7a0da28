"""The words that people read, by key and language.

Every room of `assets/texts/<language>/` is one flat table of `"key" = "text with {named} fields"`; all rooms of a
language are one vocabulary. A text never holds a path, a number format or a currency: those come in as values.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from roi_app import assets
from roi_app.checks.problem import Problem

LANGUAGES: Final = ("zh-Hant", "zh-Hans", "en")
"""The languages of the app, in the order in which it offers them."""


class Texts:
    """The vocabulary of one language; ValueError for a language that the app does not speak."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no texts in {language!r}; there are {', '.join(LANGUAGES)}")
        self.language = language
        self.languages = LANGUAGES
        self._texts = _vocabulary(language)

    def text(self, key: str, **values: object) -> str:
        """The text of `key` with its fields filled; KeyError for an unknown key or a field without value."""
        return self._texts[key].format_map(values)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def keys(self) -> tuple[str, ...]:
        """Every key, room by room in the order of their names."""
        return tuple(self._texts)


def describe(problem: Problem, texts: Texts) -> str:
    """A problem as one sentence in the reader's language: where, in which line, what is wrong and what to do."""
    values = {name: _shown(value) for name, value in problem.values.items()}
    sentence = texts.text(f"problem.{problem.code}", **values)
    if not problem.where:
        return sentence
    if problem.line is None:
        return texts.text("problem.at", where=problem.where, sentence=sentence)
    return texts.text("problem.at_line", where=problem.where, line=problem.line, sentence=sentence)


def _shown(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,.15g}"


@cache
def _vocabulary(language: str) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for room in sorted(assets.path("texts", language).glob("*.toml")):
        for key, text in tomllib.loads(room.read_text(encoding="utf-8")).items():
            if key in texts:
                raise ValueError(f"{language}/{room.name} gives {key!r} a second text")
            texts[key] = text
    return MappingProxyType(texts)
