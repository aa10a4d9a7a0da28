import math
from dataclasses import replace

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.json_result import result
from roi_app.figures.costs import Cost, cost_bars
from roi_app.model.parameters import QUANTITIES, STREAMS
from roi_app.model.uncertainty.trials import simulate
from roi_app.statements.presentation import offered_quantities, presentation, slider_end, sliders_of, usual_sliders
from roi_app.statements.presentation_ranges import presentation_in_ranges
from roi_app.texts.catalog import LANGUAGES
from roi_app.texts.formatting import Wording

EN = Wording("en", "CNY")


def answered(document):
    return answer(resolve(document, default_catalogue()))


def amounts(document):
    return {bar.cost: bar.amount for bar in cost_bars(answered(document), EN).bars}


def with_theta(document, theta):
    return document.with_value("involution_intensity", theta)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_bars_are_the_last_month_of_the_printed_result(name):
    printed = result(answered(sample(name)))
    last = printed["monthly"][-1]
    today = sum(stream["cost_per_month"] for stream in printed["streams"].values())
    with_ai = today - last["saving"]
    on_top = sum(last[key] for key in ("tools", "oversight", "content_race", "traffic_race", "tool_race"))
    assert amounts(sample(name)) == pytest.approx(
        {Cost.TODAY: today, Cost.WITH_AI: with_ai, Cost.WITH_RACE: with_ai + on_top}
    )


def test_the_worked_shop_in_words():
    bars = cost_bars(answered(sample("clothing")), EN)
    assert [bar.text for bar in bars.bars] == ["¥25,950", "¥17,955", "¥22,283"]
    assert bars.largest == 25_950
    assert "month 36" in bars.title
    assert "¥1,550" in bars.bars[2].hint
    assert all(bar.text in bars.summary for bar in bars.bars)


def test_once_the_ramp_is_over_the_saving_is_the_one_told_as_saved_per_month():
    found = answered(sample("clothing"))
    bars = {bar.cost: bar.amount for bar in cost_bars(found, EN).bars}
    assert bars[Cost.TODAY] - bars[Cost.WITH_AI] == pytest.approx(found.value("saved_per_month"))


def test_without_a_race_only_tools_and_oversight_come_on_top():
    document = with_theta(sample("appliances"), 0)
    bar = cost_bars(answered(document), EN).bars[2]
    assert bar.added == pytest.approx(400 + 3_000)
    assert bar.amount - bar.added == pytest.approx(amounts(document)[Cost.WITH_AI])


def test_the_race_lengthens_one_bar_alone():
    mild, hard = (amounts(with_theta(sample("clothing"), theta)) for theta in (0.2, 1.6))
    assert hard[Cost.WITH_RACE] > mild[Cost.WITH_RACE]
    assert {**hard, Cost.WITH_RACE: 0} == {**mild, Cost.WITH_RACE: 0}


def test_without_tools_nothing_is_saved_and_dearer_clicks_remain():
    nothing = replace(sample("clothing"), levers=dict.fromkeys(STREAMS))
    bars = amounts(nothing)
    assert bars[Cost.WITH_AI] == bars[Cost.TODAY]
    assert bars[Cost.WITH_RACE] > bars[Cost.TODAY]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_shop_can_be_presented(language):
    shown = presentation(answered(Document()), Baseline.TODAY, Wording(language, "CNY"))
    assert shown.kept.value is None
    assert shown.kept.text
    assert shown.costs.largest == 0
    assert [bar.amount for bar in shown.costs.bars] == [0, 0, 0]


def test_the_figure_follows_the_baseline():
    found = answered(sample("clothing"))
    today, still = (presentation(found, baseline, EN) for baseline in Baseline)
    assert (today.kept.text, still.kept.text) == ("55", "61")
    assert today.setting != still.setting
    assert today.costs == still.costs


def test_the_usual_sliders_of_a_shop_with_a_designer():
    case = answered(sample("clothing")).case
    assert usual_sliders(case) == (
        "photo.units_per_month",
        "design.staff",
        "copy.units_per_month",
        "involution_intensity",
    )


def test_the_usual_sliders_follow_how_the_work_is_done():
    document = Document().with_value("photo.staff", 1).with_value("design.units_per_month", 30)
    case = answered(document).case
    assert usual_sliders(case)[:3] == ("photo.staff", "design.units_per_month", "copy.units_per_month")


@pytest.mark.parametrize(
    "chosen",
    [
        (),
        ("photo.staff",),
        ("photo.staff", "photo.staff", "copy.staff", "leakage"),
        ("no.such", "photo.staff", "copy.staff", "leakage"),
    ],
)
def test_a_choice_that_makes_no_sense_is_no_choice(chosen):
    case = answered(sample("clothing")).case
    assert sliders_of(case, chosen) == usual_sliders(case)


def test_a_choice_is_kept_in_its_order():
    chosen = ("leakage", "copy.staff", "ads_per_month", "horizon_months")
    assert sliders_of(answered(sample("clothing")).case, chosen) == chosen


def test_every_quantity_is_offered_once_but_the_one_that_nothing_follows():
    offered = [key for keys in offered_quantities().values() for key in keys]
    assert sorted(offered) == sorted(set(QUANTITIES) - {"sticking_probability"})


def test_a_slider_reaches_to_its_value_in_the_shops_currency():
    clothing = sample("clothing")
    assert slider_end(answered(clothing).case, "photo.units_per_month") == 30
    assert slider_end(answered(clothing.with_value("photo.units_per_month", 100)).case, "photo.units_per_month") == 120
    dearest = QUANTITIES["photo.unit_price"].slider_high
    in_dollars = slider_end(answered(replace(clothing, currency="USD")).case, "photo.unit_price")
    assert 750 <= in_dollars < dearest
    assert slider_end(answered(clothing).case, "tools_per_month") == 10_000


@pytest.fixture(scope="module")
def trials():
    found = simulate(uncertain(answered(sample("clothing")).case), 1024)
    assert found is not None
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_ranges_every_figure_is_one_but_the_merchants_own(trials, language):
    found, wording = answered(sample("clothing")), Wording(language, "CNY")
    shown = presentation_in_ranges(found, Baseline.TODAY, wording, trials)
    texts = {fact.key: fact.text for fact in shown.facts}
    word = " to " if language == "en" else "至"
    assert word in texts["npv"]
    assert word in texts["payback_months"]
    assert word in shown.kept
    assert texts["cost_per_month"] == "¥25,950"
    assert texts["probability_of_loss"].endswith("%")
    assert "1.83" not in shown.meter.break_even_label
    assert not any(digit in shown.meter.exit_label for digit in "0123456789")


def test_the_range_of_the_figure_is_that_of_the_trials_that_stick(trials):
    found = answered(sample("clothing"))
    for baseline, key in zip(Baseline, ("kept_share", "kept_share_vs_standing_still"), strict=True):
        spread = trials.if_it_sticks.figures[key]
        shown = presentation_in_ranges(found, baseline, EN, trials)
        assert shown.kept == f"{spread.p10 * 100:.0f} to {spread.p90 * 100:.0f}"


def test_what_never_comes_is_said_so():
    late = answered(sample("clothing").with_value("setup_cost", 300_000))
    found = simulate(uncertain(late.case), 1024)
    assert found is not None
    assert found.if_it_sticks.figures["payback_months"].p90 == math.inf
    facts = presentation_in_ranges(late, Baseline.TODAY, EN, found).facts
    assert next(fact.text for fact in facts if fact.key == "payback_months") == EN.text("payback.never")
