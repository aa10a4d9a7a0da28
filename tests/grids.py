"""Which samples and languages a test goes through at once, and which are left to the long proofs."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from roi_app.documents.samples import SAMPLES
from roi_app.texts.catalog import LANGUAGES

LANGUAGE_OF = dict(zip(SAMPLES, LANGUAGES, strict=True))


def at_first(values: Iterable, count: int = 1, seconds: int = 2) -> list:
    """The first of the values at once; the others are long proofs of so many seconds."""
    rest = pytest.mark.long(seconds)
    return [pytest.param(one, marks=() if at < count else rest) for at, one in enumerate(values)]


def each_language_once(seconds: int = 2) -> list:
    """Every sample and every language once; the rest of the grid are long proofs of so many seconds."""
    rest = pytest.mark.long(seconds)
    return [
        pytest.param(name, language, marks=() if LANGUAGE_OF[name] == language else rest)
        for name in SAMPLES
        for language in LANGUAGES
    ]


ONE_LANGUAGE = at_first(LANGUAGES)
