"""The words that people read, by key and language.

Every file of `assets/texts/<language>/` is a table of `"key" = "text with {named} fields"`, and is named by the first
word of its keys; all files of a language are one vocabulary. A text with a count has plural forms (see `plurals`).
What a language lacks is said in the next one of its chain, so that a half-translated language can be used and mended.
A text never holds a path, a number format or a currency: those come in as values.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from roi_app import assets
from roi_app.checks import plain_toml
from roi_app.checks.problem import Problem
from roi_app.texts.plurals import Forms, read_forms

LANGUAGES: Final = ("zh-Hant", "zh-Hans", "en")
"""The languages of the app, in the order in which it offers them."""

_CHAINS: Final = {"zh-Hans": ("zh-Hans", "zh-Hant", "en"), "zh-Hant": ("zh-Hant", "en"), "en": ("en",)}
"""Where a text is looked for, in order."""


class Texts:
    """The vocabulary of one language; ValueError for a language that the app does not speak."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no texts in {language!r}; there are {', '.join(LANGUAGES)}")
        self.language = language
        self.languages = LANGUAGES
        # A broken file shows when the language is chosen; the others of its chain are read when a text is lacking.
        _vocabulary(language)

    def text(self, key: str, **values: object) -> str:
        """The text of `key` with its fields filled, in the form that goes with its `count` where it has forms.

        Raises KeyError for an unknown key or a field without value.
        """
        text = self._find(key)
        form = text if isinstance(text, str) else text.with_count(values["count"])
        return form.format_map(values)

    def forms(self, key: str) -> tuple[str, ...]:
        """Every form of a text, its fields not filled; raises KeyError for an unknown key."""
        text = self._find(key)
        return (text,) if isinstance(text, str) else tuple(text.by_category.values())

    def __contains__(self, key: str) -> bool:
        """Whether the language itself has a text, for what can be left out: a note in another one helps nobody."""
        return key in _vocabulary(self.language)

    def keys(self) -> tuple[str, ...]:
        """Every key that there is a text for, file by file in the order of their names."""
        return tuple({key: None for one in _CHAINS[self.language] for key in _vocabulary(one)})

    def _find(self, key: str) -> str | Forms:
        for one in _CHAINS[self.language]:
            if key in (texts := _vocabulary(one)):
                return texts[key]
        raise KeyError(key)


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
def _vocabulary(language: str) -> Mapping[str, str | Forms]:
    """What a language itself says; raises ValueError for a key given twice or forms that it does not have."""
    texts: dict[str, str | Forms] = {}
    for file in sorted(assets.path("texts", language).glob("*.toml")):
        for key, given in plain_toml.loads(file.read_text(encoding="utf-8")).items():
            if key in texts:
                raise ValueError(f"{language}/{file.name} gives {key!r} a second text")
            try:
                texts[key] = given if isinstance(given, str) else read_forms(language, given)
            except ValueError as fault:
                raise ValueError(f"{language}/{file.name}: {key!r} {fault}") from fault
    return MappingProxyType(texts)
