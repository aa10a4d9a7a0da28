"""Which form of a text goes with a count, in CLDR's manner: by the number as it is written, and by language.

The files hold such a text as a table, `"file.more".one = "…"` and `"file.more".other = "…"`, which is what go-i18n
reads. The count is the field `{count}`; no other field decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

ONE: Final = "one"
OTHER: Final = "other"

CATEGORIES: Final = {"zh-Hant": (OTHER,), "zh-Hans": (OTHER,), "en": (ONE, OTHER)}
"""The plural categories of a language: every text with forms has just these."""


def category(language: str, count: object) -> str:
    """The category of a count; a number with digits behind its point is no 1 in English: 1 day, 1.0 days.

    >>> category("en", 1), category("en", "−1"), category("en", "1.0"), category("en", "0 to 1"), category("zh-Hans", 1)
    ('one', 'one', 'other', 'other', 'other')
    """
    is_one = str(count).lstrip("-−+") == "1"
    return ONE if is_one and ONE in CATEGORIES[language] else OTHER


class Forms(NamedTuple):
    """A text with a form for each category, and the language it is written in, whose rule holds wherever it stands."""

    language: str
    by_category: Mapping[str, str]

    def with_count(self, count: object) -> str:
        """The form that goes with a count, its fields not yet filled."""
        return self.by_category[category(self.language, count)]


def read_forms(language: str, table: Mapping[str, object]) -> Forms:
    """The forms that a table gives; raises ValueError where they are not just those of the language."""
    forms = {name: text for name, text in table.items() if isinstance(text, str)}
    wanted = CATEGORIES[language]
    if len(forms) != len(table) or set(forms) != set(wanted):
        raise ValueError(f"has the forms {', '.join(table)}; in {language} there are {', '.join(wanted)}")
    return Forms(language, forms)
