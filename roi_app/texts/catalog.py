"""The words that people read, by key and language.

Every file of `assets/texts/<language>/` is a table of `"key" = "text with {named} fields"`, and is named by the first
word of its keys, so that it is read when one of them is asked for. A text with a count has forms (see `plurals`).
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
        return key in _texts(self.language, _word(key))

    def keys(self) -> tuple[str, ...]:
        """Every key that there is a text for, file by file in the order of their names."""
        files = ((one, word) for one in _CHAINS[self.language] for word in _words(one))
        return tuple({key: None for one, word in files for key in _texts(one, word)})

    def _find(self, key: str) -> str | Forms:
        for one in _CHAINS[self.language]:
            if key in (texts := _texts(one, _word(key))):
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


def _word(key: str) -> str:
    return key.partition(".")[0]


def _words(language: str) -> tuple[str, ...]:
    """The first words of all keys of a language, in order."""
    return tuple(sorted(file.stem for file in assets.path("texts", language).glob("*.toml")))


@cache
def _texts(language: str, word: str) -> Mapping[str, str | Forms]:
    """What a language itself says under a first word; ValueError for another word or forms that it does not have."""
    texts: dict[str, str | Forms] = {}
    name = f"{language}/{word}.toml"
    try:
        read = plain_toml.loads(assets.read_text("texts", language, f"{word}.toml"))
    except FileNotFoundError:
        return texts
    for key, given in read.items():
        if _word(key) != word:
            raise ValueError(f"{name} gives {key!r} a text")
        try:
            texts[key] = given if isinstance(given, str) else read_forms(language, given)
        except ValueError as fault:
            raise ValueError(f"{name}: {key!r} {fault}") from fault
    return MappingProxyType(texts)
