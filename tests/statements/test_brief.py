"""A number in a few lines: the same as its whole explanation begins with, and a source for every one."""

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample_in
from roi_app.estimates.answer import answer
from roi_app.explain.lookup import explain
from roi_app.model.estimate import STEPS
from roi_app.model.parameters import QUANTITIES, STREAMS, Axis
from roi_app.statements.brief import brief
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

CATALOGUE = default_catalogue()
SHOP = answer(resolve(sample_in("clothing", "en"), CATALOGUE))
ENGLISH = Wording("en", "CNY")


def test_a_computed_number_says_what_it_is_how_and_from_what():
    told = brief(SHOP, "npv", ENGLISH)
    assert (told.title, told.value) == ("NPV vs today", "¥152,522")
    assert told.how == "= NPV without a race − PV of the three races"
    assert told.numbers == "= ¥211,367 − ¥58,845"
    assert told.source.startswith("Made from ")
    assert "numbers of yours and" in told.source


def test_a_number_of_one_stream_counts_only_what_that_stream_follows_from():
    photo = brief(SHOP, "saved_by_stream:photo", ENGLISH)
    # Days and what a day costs; what AI can do of it and the check on it.
    assert photo.source == "Made from 2 numbers of yours and 3 assumptions."


def test_an_input_says_its_range_and_who_says_so():
    told = brief(SHOP, "review_share", ENGLISH)
    assert told.how.startswith("Range: ")
    assert told.source.startswith("Benchmark · ")
    assert brief(SHOP, "photo.unit_price", ENGLISH).source == "Your own value"


def test_of_an_empty_shop_nothing_is_made_yet():
    empty = answer(resolve(Document(), CATALOGUE))
    assert brief(empty, "saved_by_stream:photo", ENGLISH).source == "Nothing that you gave changes it yet."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_can_be_told_in_short(language):
    wording = Wording(language, "CNY")
    of_steps = [
        f"{key}:photo" if step.axis is Axis.STREAM else key for key, step in STEPS.items() if "month" not in step.axis
    ]
    of_weights = [f"{key}.{stream}" for key in ("contest_weight", "uplift_weight") for stream in STREAMS[:1]]
    for target in (*of_steps, *of_weights, *(key for key in QUANTITIES if key in SHOP.case.quantities)):
        told = brief(SHOP, target, wording)
        whole = explain(SHOP, target, wording)
        assert (told.title, told.value, told.what) == (whole.title, whole.value, whole.meaning)
        assert told.source, target
