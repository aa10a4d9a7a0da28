"""Every figure there is: of each sample it says what it shows, in every language."""

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.uncertain import uncertain
from roi_app.figures.registry import FIGURES, Request
from roi_app.model.uncertainty.trials import FIRST_TRIALS, simulate
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording


def request_for(document: Document, language: str = "en") -> Request:
    shop = answer(resolve(document, default_catalogue()))
    trials = simulate(uncertain(shop.case), FIRST_TRIALS)
    return Request(shop, Baseline.STANDING_STILL, Wording(language, document.currency), trials)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_figure_of_every_sample_says_what_it_shows(name, language):
    request = request_for(sample_in(name, language), language)
    for recipe in FIGURES.values():
        figure = recipe.make(request)
        assert figure.title
        assert figure.summary
        assert "{" not in figure.title + figure.subtitle + figure.summary


def test_every_figure_of_an_empty_shop_says_something():
    request = request_for(Document())
    for key, recipe in FIGURES.items():
        assert recipe.make(request).title, key


def test_a_figure_of_trials_asks_for_them():
    whole = request_for(Document())
    bare = Request(whole.answer, whole.baseline, whole.wording)
    for recipe in FIGURES.values():
        if recipe.needs_trials:
            with pytest.raises(ValueError, match="trials"):
                recipe.make(bare)
        else:
            recipe.make(bare)
