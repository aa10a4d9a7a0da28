"""What stands behind the pages: colours, spreads in words, turning points, the race by month, the sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample_in
from roi_app.estimates.baseline import Baseline
from roi_app.exports.pdf.names import is_cut, shop_name
from roi_app.exports.pdf.plain import plain
from roi_app.exports.pdf.sources import CASE_FILE
from roi_app.figures.contrast import READABLE, WHITE, contrast, is_colour, readable_on_white
from roi_app.figures.palette import DARK, GRADE_COLOURS, LIGHT, Palette
from roi_app.figures.race_by_month import race_by_month
from roi_app.model.parameters import Range
from roi_app.statements.narrative import in_three_sentences
from roi_app.statements.robustness import assess, turn
from roi_app.statements.spreads import ROWS, spread_row
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording
from tests.exports.pdf.making import answer_of, found_for, shop_of

CHANNEL = st.integers(0, 255)
WORDING = Wording("en", "CNY")


def doubt_of(document):
    estimate = answer_of(document)
    return estimate, assess(estimate, found_for(estimate))


def test_contrast_is_that_of_the_rule():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(CHANNEL, CHANNEL, CHANNEL)
def test_any_colour_becomes_readable_and_keeps_its_hue(red, green, blue):
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    shade = readable_on_white(colour)
    assert contrast(shade, WHITE) >= READABLE
    if contrast(colour, WHITE) >= READABLE:
        assert shade == colour
    channels = [int(shade[at : at + 2], 16) for at in (1, 3, 5)]
    assert channels.index(max(channels)) in [
        i for i, c in enumerate((red, green, blue)) if c >= max(red, green, blue) - 1
    ]


@pytest.mark.parametrize("text", ["", "red", "#fff", "2b66e6", "#2b66e6 ", "#2b66eg"])
def test_what_is_no_colour_is_told_apart(text):
    assert not is_colour(text)
    with pytest.raises(ValueError, match="no colour"):
        readable_on_white(text)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_word_can_be_read_on_its_ground(palette):
    grounds = {"text": ("card", "window", "neutral_soft"), "muted": ("card", "window"), "on_accent": ("accent",)}
    for word in ("keep", "race", "caution", "accent"):
        grounds[word] = ("card", f"{word}_soft")
    for word, on in grounds.items():
        for ground in on:
            assert contrast(getattr(palette, word), getattr(palette, ground)) >= READABLE, (word, ground)
    for ink, ground in GRADE_COLOURS.values():
        assert contrast(getattr(palette, ink), getattr(palette, ground)) >= READABLE


def test_a_figure_becomes_plain_at_any_depth():
    assert isinstance(LIGHT, Palette)
    assert plain(Range(1, 2, 3)) == {"low": 1, "mode": 2, "high": 3}
    with pytest.raises(TypeError):
        plain([1, 2])


@pytest.mark.parametrize("baseline", Baseline)
@pytest.mark.parametrize("language", LANGUAGES)
def test_spreads_are_told_in_order_and_say_what_does_not_exist(language, baseline):
    wording = Wording(language, "CNY")
    estimate, robustness = doubt_of(sample_in("clothing", language))
    rows = {name: spread_row(name, robustness.trials, baseline, wording) for name in ROWS}
    spread = robustness.trials.spreads["npv" if baseline is Baseline.TODAY else "npv_vs_standing_still"]
    assert rows["npv"].p10 == wording.money_short(spread.p10)
    assert rows["npv"].between == wording.money_between(spread.p10, spread.p90)
    assert robustness.trials.spreads["payback_months"].p90 is None
    assert rows["payback_months"].p90 == wording.text("payback.never")
    assert estimate.number("kept_share") is not None


def test_the_bearable_intensity_is_told_where_it_is_infinite():
    _, robustness = doubt_of(
        sample_in("clothing", "en").with_value("rival_adoption", 0).with_value("sticking_probability", 1)
    )
    assert spread_row("break_even_intensity", robustness.trials, Baseline.TODAY, WORDING).between == "pays at any θ"
    loss = shop_of(photo__units_per_month=1, photo__unit_price=9, setup_cost=1_000, rival_adoption=0)
    _, robustness = doubt_of(loss)
    assert spread_row("break_even_intensity", robustness.trials, Baseline.TODAY, WORDING).between == "pays at no θ"


def test_nothing_saved_is_told_as_that():
    _, robustness = doubt_of(shop_of())
    assert spread_row("kept_share", robustness.trials, Baseline.TODAY, WORDING).p50 == WORDING.text(
        "head.nothing_saved"
    )


def test_a_turning_point_says_on_which_side_the_answer_turns():
    estimate, robustness = doubt_of(sample_in("clothing", "en"))
    found = turn("involution_intensity", estimate, robustness, WORDING)
    assert found.text == "above 1.83"
    assert not found.is_in_range
    assert turn("sticking_probability", estimate, robustness, WORDING).text.startswith("below ")
    assert turn("sales_uplift", estimate, robustness, WORDING).text == "–"


def test_a_turning_point_of_a_loss_says_where_it_would_pay():
    document = sample_in("clothing", "en").with_value("involution_intensity", Range(0.1, 2.0, 2.2))
    estimate, robustness = doubt_of(document)
    assert estimate.value("npv") < 0
    found = turn("involution_intensity", estimate, robustness, WORDING)
    assert found.text == "below 1.83"
    assert found.is_in_range


@pytest.mark.parametrize("name", SAMPLES)
def test_the_race_by_month_is_the_table_of_months(name):
    estimate = answer_of(sample_in(name, "en"))
    chart = race_by_month(estimate, WORDING)
    assert chart.saving == tuple(estimate.each_month("monthly_saving"))
    assert [layer.key for layer in chart.layers] == ["content_race", "traffic_race", "tool_race", "erosion"]
    for layer in chart.layers:
        assert list(layer.amounts) == estimate.each_month(f"monthly_{layer.key}")
        assert layer.total == WORDING.money_short(estimate.value(f"pv_{layer.key}"))
    top = max(*chart.saving, *(sum(column) for column in zip(*(layer.amounts for layer in chart.layers), strict=True)))
    assert chart.money_axis.high >= top
    assert len(chart.summary) > 20


def told(document, language="en", **how):
    estimate, robustness = doubt_of(document)
    return in_three_sentences(
        estimate, robustness, Wording(language, document.currency), **({"in_ranges": False} | how)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theta", [0.0, 0.4, 1.9, 2.0, 40.0])
def test_the_sentences_are_whole_at_any_intensity(theta, language):
    for in_ranges in (False, True):
        document = sample_in("clothing", language).with_value("involution_intensity", theta)
        sentences = told(document, language, in_ranges=in_ranges)
        assert all(sentence[-1] in ".。" for sentence in sentences)
        assert not any("{" in sentence or "None" in sentence or "nan" in sentence for sentence in sentences)


def test_the_second_sentence_changes_with_the_zone():
    shop = sample_in("clothing", "en")
    assert "Above a race intensity" in told(shop)[1]
    assert "pays only below" in told(shop.with_value("involution_intensity", 2.0))[1]
    assert told(shop.with_value("rival_adoption", 0))[1] == WORDING.text("narrative.no_race")
    assert told(replace(shop, levers={}))[1] == WORDING.text("meter.sentence.no_tools")


def test_the_first_sentence_says_when_the_money_is_back():
    shop = sample_in("clothing", "en")
    assert "paid back in month 2" in told(shop)[0]
    assert "paid back at once" in told(shop.with_value("setup_cost", 0))[0]
    assert "not paid back" in told(shop.with_value("setup_cost", 190_000).with_value("discount_rate", 0))[0] or (
        "paid back in month" in told(shop.with_value("setup_cost", 190_000))[0]
    )
    assert "worse off" in told(shop.with_value("setup_cost", 500_000))[0]


def test_what_does_not_happen_is_not_said():
    certain = sample_in("clothing", "en").with_value("sticking_probability", 1)
    assert "does not stick" not in told(certain)[2]
    assert "does not stick" in told(sample_in("clothing", "en"))[2]


def test_in_ranges_no_single_estimate_is_told():
    estimate = answer_of(sample_in("clothing", "en"))
    sentences = " ".join(told(sample_in("clothing", "en"), in_ranges=True))
    for single in ("npv", "pv_saving", "pv_races"):
        assert WORDING.money_short(estimate.value(single)) not in sentences
    assert WORDING.plain(estimate.value("break_even_intensity"), 2) not in sentences


def test_a_shop_without_a_name_is_called_something():
    assert shop_name(Document(name=" \u202e "), WORDING) == "An online shop"
    assert not is_cut("x" * 120)
    assert is_cut("x" * 121)
    assert not is_cut("the end …")
    assert CASE_FILE.endswith(".roi")


@settings(max_examples=6)
@given(st.floats(0, 2), st.floats(0, 1), st.integers(12, 60))
def test_any_shop_can_be_composed(theta, review, months):
    from roi_app.exports.pdf.composing import compose
    from tests.exports.pdf.making import options

    document = sample_in("cross-border", "en").with_value("involution_intensity", theta)
    document = document.with_value("review_share", review).with_value("horizon_months", months)
    estimate = answer_of(document)
    pages = compose(estimate, found_for(estimate), options())
    assert pages.remarks == ()
