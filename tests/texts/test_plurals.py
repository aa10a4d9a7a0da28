"""Counts and the forms of the texts that hold them."""

import doctest
import re
import string

import pytest

from roi_app.texts import plurals
from roi_app.texts.catalog import LANGUAGES, Texts
from roi_app.texts.plurals import CATEGORIES, Forms, category, read_forms

NOUNS_OF_MANY = {
    "problem.too_deep": "deeper than the most that is allowed",
    "problem.too_many_values": "more than the most that is allowed",
    "problem.text_too_long": "longer than the most that is allowed",
    "problem.list_too_long": "longer than the most that is allowed",
    "problem.pdf_name_cut": "longer than what a page prints",
    "problem.pdf_logo_pixels": "the second side decides nothing: two numbers stand before the noun",
    **{
        f"problem.ledger_{what}": "the most that is read"
        for what in ("too_many_cells", "too_many_columns", "too_many_rows", "too_many_sheets")
    },
    **{
        f"problem.table_{what}": "the most that is read or written"
        for what in ("too_wide", "too_long_for_workbook", "workbook_too_many_rows", "workbook_too_many_cells")
    },
    "problem.pdf_logo_small": "the second side decides nothing: two numbers stand before the noun",
    "selftest.some_differ": "the number of all figures, behind the one that decides",
}
"""Texts in which a number that is no `{count}` stands before a plural noun, and why it is never 1 there."""

NO_NOUNS = {"as", "does", "has", "holds", "is", "was", "less", "loses", "keeps", "makes", "stands", "yours"}
"""Words that could be taken for a plural noun."""


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def counted(language: str) -> list[str]:
    """The keys of all texts with a count."""
    texts = Texts(language)
    return [key for key in texts.keys() if any("count" in fields(form) for form in texts.forms(key))]  # noqa: SIM118


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_with_a_count_has_the_forms_of_its_language(language):
    texts = Texts(language)
    keys = counted(language)
    assert {"problem.more_problems", "unit.months", "head.npv"} <= set(keys)
    for key in keys:
        assert isinstance(texts._find(key), Forms), key
        assert len(texts.forms(key)) == len(CATEGORIES[language]), key


def test_the_same_texts_have_a_count_in_every_language():
    assert counted("zh-Hant") == counted("en")
    assert counted("zh-Hans") == counted("en")


@pytest.mark.parametrize("key", counted("en"))
def test_one_and_many_are_told_apart(key):
    texts = Texts("en")
    values = dict.fromkeys(set().union(*map(fields, texts.forms(key))), "x")
    one, many = (texts.text(key, **values | {"count": count}) for count in (1, 7))
    assert one.replace("1", "7", 1) != many or key in {"evidence.out_of_date", "file.more"}, key


def test_no_other_number_stands_before_a_plural_noun():
    texts = Texts("en")
    found = {
        key: noun
        for key in texts.keys()  # noqa: SIM118
        for form in texts.forms(key)
        for field, noun in re.findall(r"\{(\w+)\} (\w+s)\b", form)
        if field != "count" and noun not in NO_NOUNS
    }
    assert set(found) == set(NOUNS_OF_MANY), found


@pytest.mark.parametrize(
    ("key", "values", "told"),
    [
        ("problem.more_problems", {"count": "1"}, "There is 1 more problem. Correct these first"),
        ("problem.more_problems", {"count": "2"}, "There are 2 more problems. Correct these first"),
        ("unit.months", {"count": 1}, "1 month"),
        ("unit.months", {"count": "1.5"}, "1.5 months"),
        ("selftest.some_differ", {"count": 1, "total": 52}, "1 of 52 figures differs."),
        ("export.exist", {"count": 1, "names": "a.pdf"}, "1 file is there already"),
    ],
)
def test_english_says_one_and_many(key, values, told):
    assert Texts("en").text(key, **values).startswith(told)


@pytest.mark.parametrize(
    ("count", "wanted"),
    [(1, "one"), (-1, "one"), ("−1", "one"), (0, "other"), (2, "other"), (1.0, "other"), ("1.5", "other"),
     ("1,000", "other"), ("1 to 1.5", "other"), ("", "other")],
)  # fmt: skip
def test_the_category_follows_the_number_as_it_is_written(count, wanted):
    assert category("en", count) == wanted
    assert category("zh-Hant", count) == category("zh-Hans", count) == "other"


@pytest.mark.parametrize(
    ("language", "table", "named"),
    [
        ("en", {"other": "{count} days"}, "has the forms other; in en there are one, other"),
        ("en", {"one": "a", "few": "b", "other": "c"}, "has the forms one, few, other"),
        ("en", {"one": "a", "other": 2}, "has the forms one, other"),
        ("zh-Hant", {"one": "{count} 天", "other": "{count} 天"}, "in zh-Hant there are other"),
    ],
)
def test_forms_that_a_language_does_not_have_are_refused(language, table, named):
    with pytest.raises(ValueError, match=named):
        read_forms(language, table)


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(plurals).failed == 0
