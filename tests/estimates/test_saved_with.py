import pytest

from roi_app import __version__
from roi_app.benchmarks.load import default_catalogue
from roi_app.checks.problem import Severity
from roi_app.documents.case import resolve
from roi_app.documents.document import Document, SavedWith
from roi_app.documents.samples import sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.saved_with import computed_anew, saved_with
from roi_app.texts.catalog import LANGUAGES, Texts, describe

CATALOGUE = default_catalogue()
SHOP = answer(resolve(sample("clothing"), CATALOGUE))
EMPTY = answer(resolve(Document(), CATALOGUE))
KEPT = SHOP.kept_share(Baseline.TODAY)


def said(saved, estimate=SHOP, language="en"):
    return [describe(one, Texts(language)) for one in computed_anew(saved, estimate)]


def test_a_file_bears_this_engine_and_the_share_on_show():
    assert saved_with(SHOP) == SavedWith(__version__, KEPT)
    assert saved_with(EMPTY) == SavedWith(__version__, None)


def test_of_a_file_that_this_engine_saved_nothing_is_said():
    assert computed_anew(saved_with(SHOP), SHOP) == ()
    assert computed_anew(SavedWith(__version__, 0.1), SHOP) == ()
    assert computed_anew(None, SHOP) == ()


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (KEPT - 0.1, f"you kept {100 * KEPT - 10:.0f}, and now you keep {100 * KEPT:.0f}"),
        (-2.5, f"you kept -250, and now you keep {100 * KEPT:.0f}"),
        (round(KEPT, 2) + 0.001, f"you kept {100 * (round(KEPT, 2) + 0.001):.1f}, and now you keep {100 * KEPT:.1f}"),
        (KEPT + 1e-6, f"of every 100 you keep {100 * KEPT:.0f}, as before"),
        (None, f"computed anew with engine {__version__}."),
    ],
    ids=["other", "negative", "close", "same", "none"],
)
def test_an_earlier_engine_s_share_stands_beside_the_new_one(then, words):
    (problem,) = computed_anew(SavedWith("0.0.1", then), SHOP)
    assert (problem.severity, problem.where) == (Severity.NOTE, "")
    (sentence,) = said(SavedWith("0.0.1", then))
    assert "saved with engine 0.0.1 and has been computed anew" in sentence
    assert words in sentence


def test_where_nothing_is_saved_now_no_share_is_compared():
    assert said(SavedWith("0.0.1", 0.5), EMPTY) == [
        f"This file was saved with engine 0.0.1 and has been computed anew with engine {__version__}."
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language_and_foreign_text_does_no_harm(language):
    for then in (0.5, KEPT, None):
        (sentence,) = said(SavedWith("9\x1b[2J" + "x" * 200, then), language=language)
        assert __version__ in sentence
        assert "9\ufffd[2J" in sentence
        assert len(sentence) < 250
