import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.model.parameters import CURRENCIES, QUANTITIES, Unit
from roi_app.texts.formatting import Wording

EN, HANT, HANS = (Wording(language, "CNY") for language in ("en", "zh-Hant", "zh-Hans"))
AMOUNTS = st.floats(-1e15, 1e15)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "¥0"),
        (-0.0, "¥0"),
        (1.5, "¥1.50"),
        (99, "¥99"),
        (8_450, "¥8,450"),
        (-2_000, "−¥2,000"),
        (0.001, "¥0"),
        (-0.001, "¥0"),
        (-0.01, "−¥0.01"),
    ],
)
def test_money_in_full(value, told):
    assert EN.money(value) == told


@pytest.mark.parametrize(("wording", "told"), [(EN, "¥195k"), (HANT, "¥19.5 萬"), (HANS, "¥19.5 万")])
def test_large_money_is_told_in_the_unit_of_the_language(wording, told):
    assert wording.money_short(195_221.26) == told


def test_the_sign_of_gains_can_be_shown():
    assert EN.money_short(147_070, sign=True) == "+¥147k"
    assert EN.money_short(-42_289, sign=True) == "−¥42.3k"


@pytest.mark.parametrize("currency", CURRENCIES)
def test_every_currency_has_its_sign(currency):
    assert Wording("en", currency).money(1_000).endswith("1,000")
    assert Wording("en", currency).money(1_000) != "1,000"


@given(AMOUNTS)
def test_money_in_full_reads_back_to_within_a_unit(value):
    told = EN.money(value)
    sign = -1 if told.startswith("−") else 1
    assert abs(sign * float(told.lstrip("−").removeprefix("¥").replace(",", "")) - value) <= 0.5 + abs(value) * 1e-12


@given(AMOUNTS, st.sampled_from([EN, HANT, HANS]))
def test_short_money_has_three_figures_or_is_below_the_first_unit(value, wording):
    scale = wording.scale(abs(value))
    told = wording.money_short(value).removesuffix(scale.suffix)
    number = float(told.lstrip("−").removeprefix("¥").replace(",", ""))
    assert number * scale.unit == pytest.approx(abs(value), rel=0.006, abs=0.51)


@pytest.mark.parametrize(
    ("value", "told"), [(0.3, "30%"), (0.015, "1.5%"), (0.2132, "21.32%"), (0, "0%"), (1, "100%"), (-0.05, "−5%")]
)
def test_a_share_is_told_per_cent(value, told):
    assert EN.share(value) == told


@pytest.mark.parametrize(("share", "told"), [(0.82195, "82"), (None, "–"), (-0.004, "0"), (-0.3, "−30")])
def test_what_stays_of_each_100_is_a_whole_number(share, told):
    assert EN.kept_of_100(share) == told


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (None, "not within the plan", "期間內不會"),
        (0, "at once", "立即"),
        (1.0656, "month 2", "第 2 個月"),
        (3, "month 3", "第 3 個月"),
    ],
)
def test_payback_is_the_month_in_which_it_happens(value, english, chinese):
    assert EN.months(value) == english
    assert HANT.months(value) == chinese


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("photo.units_per_month", 6, "6 days"),
        ("photo.units_per_month", 1, "1 day"),
        ("copy.staff", 0.2, "0.2 people"),
        ("horizon_months", 36, "36 months"),
        ("discount_rate", 0.1, "10% a year"),
        ("involution_intensity", 0.4, "0.40"),
        ("adoption_speed", 0.12, "0.12 a month"),
        ("service.unit_price", 1.5, "¥1.50"),
    ],
)
def test_a_quantity_is_told_with_its_unit(key, value, told):
    assert EN.quantity(key, value) == told


@pytest.mark.parametrize(
    ("unit", "low", "high", "told"),
    [
        (Unit.SHARE, 0.1, 0.4, "10% to 40%"),
        (Unit.MONTHS, 2, 9, "2 to 9 months"),
        (Unit.MONEY, 70, 860, "¥70 to ¥860"),
        (Unit.SHARE_PER_YEAR, 0, 0.2652, "0% to 26.52% a year"),
    ],
)
def test_a_range_names_its_unit_once(unit, low, high, told):
    assert EN.between(unit, low, high) == told


@pytest.mark.parametrize("wording", [EN, HANT, HANS])
@pytest.mark.parametrize("key", QUANTITIES)
def test_every_quantity_has_a_label_that_stands_alone(wording, key):
    label = wording.label(key)
    quantity = QUANTITIES[key]
    assert label
    if quantity.stream:
        assert wording.text(f"stream.{quantity.stream}") in label


@pytest.mark.parametrize("key", QUANTITIES)
def test_every_quantity_can_be_told_over_its_whole_range(key):
    quantity = QUANTITIES[key]
    for value in (quantity.lowest, quantity.highest, math.nextafter(quantity.highest, 0)):
        assert any(one.isdigit() for one in EN.quantity(key, value))


@pytest.mark.parametrize(
    ("wording", "low", "high", "told"),
    [
        (EN, -98_000, -8_000, "−¥98.0k to −¥8.0k"),
        (EN, -18_094, 254_418, "−¥18k to ¥254k"),
        (HANT, 133_000, 244_000, "¥13.3 萬至 ¥24.4 萬"),
        (HANS, -98_000, 8_000, "−¥9.80 万至 ¥0.80 万"),
        (HANT, -98, -8, "−¥98 至 −¥8"),
        (EN, 12, 12.4, "¥12"),
    ],
)
def test_a_range_of_amounts_has_a_word_between_its_ends(wording, low, high, told):
    assert wording.money_between(low, high) == told


@pytest.mark.parametrize(
    ("wording", "low", "high", "told"),
    [
        (EN, "−98", "−8", "−98 to −8"),
        (HANT, "−98", "−8", "−98 至 −8"),
        (HANS, "−98", "−8", "−98 至 −8"),
        (EN, "7", "7", "7"),
    ],
)
def test_a_range_of_written_numbers(wording, low, high, told):
    assert wording.range_of(low, high) == told


@pytest.mark.parametrize("wording", [EN, HANT, HANS])
def test_a_range_whose_end_is_no_number_shows_where_each_end_begins(wording):
    never = wording.months(None)
    assert wording.range_of_words(wording.months(3), never).count(never) == 1
    assert wording.range_of_words(never, never) == never
    assert EN.range_of_words("month 3", "not within the plan") == "from “month 3” to “not within the plan”"


def test_no_space_is_left_between_a_chinese_unit_and_the_word_behind_it():
    told = HANT.text("narrative.left_out.tax")
    assert told == HANT.texts.text("narrative.left_out.tax")
    assert HANT.text("welcome.saved", saved=HANT.money_short(195_221)).startswith("每月")
    assert HANT.text("range.numbers", low="我的 店", high="第 3 個月") == "我的 店 至 第 3 個月"
    assert HANS.text("range.numbers", low="第 3 个月", high="第 9 个月") == "第 3 个月至 第 9 个月"


@pytest.mark.parametrize(
    ("wording", "largest", "unit"),
    [(EN, 195_221, "CNY k"), (EN, 12, "CNY"), (HANT, 195_221, "人民幣萬元"), (HANS, 3e8, "人民币亿元")],
)
def test_a_chart_names_its_unit_once(wording, largest, unit):
    assert wording.currency_unit(wording.scale(largest)) == unit


def test_the_labels_of_a_chart_share_its_scale():
    assert EN.scaled(12, EN.scale(12)) == "12"
    assert EN.scaled(19_522, EN.scale(195_221), sign=True) == "+19.5"
    assert EN.scaled(-1_234_567, EN.scale(2e6)) == "−1.23"


def test_what_is_there_is_never_told_as_nothing():
    millions = EN.scale(2e6)
    assert EN.scaled(-4_000, millions, sign=True) == "−0.004"
    assert EN.scaled(12_340, millions, sign=True) == "+0.01"
    assert EN.scaled(30, millions) == "<0.0001"
    assert EN.scaled(0.3, EN.scale(12)) == "0.3"
    assert EN.scaled(0, millions, sign=True) == "0.00"
    assert EN.scaled(1e-9, millions) == "0.00"


def test_a_bare_number_has_the_digits_that_are_asked_for():
    assert EN.plain(-1234.5, 1) == "−1,234.5"


def test_digits_that_are_asked_for_are_shown():
    assert EN.money(12.3456, 1) == "¥12.3"
    assert EN.share(0.12345, 0) == "12%"


def test_people_are_told_to_two_places():
    assert EN.heads(0.4) == "0.40 people"


@pytest.mark.parametrize(("last", "told"), [("2025-05", "May 2025"), ("2026-04", "May 2025–Apr 2026")])
def test_months_of_the_calendar_are_told_from_the_first_to_the_last(last, told):
    assert EN.month_span("2025-05", last) == told
