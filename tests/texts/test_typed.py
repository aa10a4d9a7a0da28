"""What is shown can be typed again, and what cannot be read is refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.model.parameters import CURRENCIES, QUANTITIES
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from roi_app.texts.typed import TypedValue, complaint, read_typed

CHINESE = Wording("zh-Hant", "CNY")
ENGLISH = Wording("en", "CNY")


def values(quantity):
    """Values of a quantity: all that a document may hold, and those that a slider offers."""
    if quantity.whole:
        return st.integers(int(quantity.lowest), int(quantity.highest)).map(float)
    steps = round((quantity.slider_high - quantity.slider_low) / quantity.step)
    on_slider = st.integers(0, steps).map(lambda step: quantity.slider_low + step * quantity.step)
    return st.floats(quantity.lowest, quantity.highest) | on_slider


@st.composite
def shown(draw):
    quantity = QUANTITIES[draw(st.sampled_from(sorted(QUANTITIES)))]
    wording = Wording(draw(st.sampled_from(LANGUAGES)), draw(st.sampled_from(CURRENCIES)))
    return quantity, wording, draw(values(quantity))


@given(shown())
def test_typing_what_is_shown_gives_what_is_shown(case):
    quantity, wording, value = case
    told = wording.quantity(quantity.key, value)
    reading = read_typed(quantity, told, wording)
    assert reading.wrong == "", told
    assert wording.quantity(quantity.key, reading.value) == told


@given(shown(), st.sampled_from(LANGUAGES))
def test_what_another_language_shows_is_understood(case, language):
    quantity, wording, value = case
    told = Wording(language, wording.currency).quantity(quantity.key, value)
    reading = read_typed(quantity, told, wording)
    assert Wording(language, wording.currency).quantity(quantity.key, reading.value) == told


@pytest.mark.parametrize("key", QUANTITIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quantity_can_be_typed_at_its_step_as_it_is_shown(key, language):
    quantity, wording = QUANTITIES[key], Wording(language, "CNY")
    for value in (quantity.slider_low, quantity.slider_low + quantity.step, 1.0, quantity.slider_high):
        if quantity.problem_with(value) is None:
            told = wording.quantity(key, value)
            assert read_typed(quantity, told, wording).value == pytest.approx(value, abs=1e-9), told


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("photo.unit_price", "8450", 8450),
        ("photo.unit_price", "8,450", 8450),
        ("photo.unit_price", "¥8,450", 8450),
        ("photo.unit_price", "8,450 元", 8450),
        ("photo.unit_price", "1.2萬", 12_000),
        ("photo.unit_price", "１．２万", 12_000),
        ("photo.unit_price", "3w", 30_000),
        ("photo.unit_price", "¥ 3 w", 30_000),
        ("photo.unit_price", "=3*4", 12),
        ("photo.units_per_month", "=3*4 天", 12),
        ("review_share", "=3*4", 0.12),
        ("photo.units_per_month", "6 天", 6),
        ("photo.units_per_month", "６天", 6),
        ("photo.units_per_month", "6 days", 6),
        ("design.staff", "1 person", 1),
        ("design.staff", "2 people", 2),
        ("review_share", "30%", 0.3),
        ("review_share", "30", 0.3),
        ("review_share", "3成", 0.3),
        ("discount_rate", "每年 10%", 0.1),
        ("discount_rate", "10% a year", 0.1),
        ("discount_rate", "10", 0.1),
        ("involution_intensity", "0.4", 0.4),
        ("involution_intensity", "40%", 0.4),
        ("adoption_speed", "每月 0.12", 0.12),
        ("horizon_months", "24 個月", 24),
    ],
)
def test_what_people_type_is_understood(key, text, value):
    assert read_typed(QUANTITIES[key], text, CHINESE).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("key", "text", "wrong"),
    [
        ("photo.unit_price", "abc", "not_a_number"),
        ("photo.unit_price", "30%", "not_a_number"),
        ("photo.unit_price", "-5", "too_low"),
        ("photo.unit_price", "9999億", "too_high"),
        ("photo.unit_price", "US$100", "other_currency"),
        ("photo.units_per_month", "¥6", "not_a_number"),
        ("photo.units_per_month", "6 images", "not_a_number"),
        ("gross_margin", "130%", "too_high"),
        ("horizon_months", "24.5", "not_whole"),
        ("horizon_months", "6", "too_low"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(key, text, wrong):
    quantity = QUANTITIES[key]
    assert read_typed(quantity, text, ENGLISH).wrong == wrong
    for language in LANGUAGES:
        said = complaint(quantity, text, wrong, Wording(language, "CNY"))
        assert said[-1] in "。."
        assert "{" not in said


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_an_emptied_field_is_no_error(text):
    assert read_typed(QUANTITIES["photo.unit_price"], text, ENGLISH) == TypedValue()


def test_the_sign_of_the_shops_own_currency_is_understood():
    for currency in CURRENCIES:
        wording = Wording("en", currency)
        assert read_typed(QUANTITIES["photo.unit_price"], wording.money(1500), wording).value == 1500
