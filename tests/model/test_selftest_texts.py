"""Every published case and every figure of the self-test has a name in every language."""

import pytest

from roi_app.model.published_cases import CASES, WORKED_RESULTS, check
from roi_app.texts.catalog import LANGUAGES, Texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_and_figures_have_names(language):
    texts = Texts(language)
    keys = [f"selftest.case.{case.key}" for case in CASES] + ["selftest.case.worked_merchant"]
    keys += [f"selftest.figure.{one.name}" for case in CASES for one in check(case)]
    keys += [f"selftest.figure.{one.name}" for one in WORKED_RESULTS]
    assert [key for key in keys if not texts.text(key).strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_take_their_numbers(language):
    texts = Texts(language)
    assert "12" in texts.text("selftest.all_agree", count=12)
    some = texts.text("selftest.some_differ", count=7, total=12)
    assert "12" in some
    assert "7" in some
    assert "Forrester" in texts.text("selftest.source", source=CASES[0].source)
