import math
from dataclasses import replace

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample
from roi_app.estimates.answer import answer
from roi_app.estimates.baseline import Baseline
from roi_app.estimates.month_costs import cost_spreads
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.json_result import result
from roi_app.figures.costs import Cost, cost_bars
from roi_app.model.parameters import QUANTITIES, STREAMS
from roi_app.model.uncertainty.trials import simulate
from roi_app.statements.presentation import offered_quantities, setting, slider_end, sliders_of, usual_sliders
from roi_app.statements.story import STORY, Step, moves_in, name_of, note_of, scene, scene_in_ranges
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
    shown = scene(Step.ALL, answered(Document()), Baseline.TODAY, Wording(language, "CNY"))
    assert shown.figure.value is None
    assert shown.figure.text
    assert shown.bars.largest == 0
    assert [bar.amount for bar in shown.bars.bars] == [0, 0, 0]


def test_the_figure_follows_the_baseline():
    found = answered(sample("clothing"))
    today, still = (scene(Step.ALL, found, baseline, EN) for baseline in Baseline)
    assert (today.figure.text, still.figure.text) == ("55", "61")
    assert setting(found, Baseline.TODAY, EN) != setting(found, Baseline.STANDING_STILL, EN)
    assert setting(found, Baseline.TODAY, EN) == "36 months · vs today · Base"
    assert today.bars == still.bars


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
def test_in_ranges_every_figure_of_every_step_is_one(trials, language):
    found, wording = answered(sample("clothing")), Wording(language, "CNY")
    word = " to " if language == "en" else "至"
    for step in (Step.ALL, *STORY):
        shown = scene_in_ranges(step, found, Baseline.TODAY, wording, trials)
        if shown.figure is not None and step is not Step.TODAY:
            assert shown.figure.value is None
            assert word in shown.figure.text
        if shown.bars is not None and step is not Step.TODAY:
            for bar in shown.bars.bars[1:]:
                assert word in bar.text
                assert bar.low < bar.amount
        if shown.meter is not None:
            low, high = shown.meter.break_even_band
            assert low < found.value("break_even_intensity") < high
            low, high = shown.meter.exit_band
            assert low < found.value("exit_intensity") < high
            assert word in shown.meter.exit_label
            assert shown.meter.exit_label in shown.meter.summary
    texts = {fact.key: fact.text for fact in shown.facts}
    assert word in texts["npv"]
    assert word in texts["payback_months"]
    assert texts["probability_of_loss"].endswith("%")


def test_the_range_of_the_figure_is_that_of_the_trials_that_stick(trials):
    found = answered(sample("clothing"))
    for baseline, key in zip(Baseline, ("kept_share", "kept_share_vs_standing_still"), strict=True):
        spread = trials.if_it_sticks.figures[key]
        shown = scene_in_ranges(Step.KEPT, found, baseline, EN, trials)
        assert shown.figure.text == f"{spread.p10 * 100:.0f} to {spread.p90 * 100:.0f}"


def test_the_bands_are_those_of_the_same_trials(trials):
    found = answered(sample("clothing"))
    spreads = cost_spreads(found.case, trials.seed)
    saved = trials.outcomes.sticking["saved_per_month"]
    assert spreads.saved_per_month.ordered.tolist() == pytest.approx(sorted(saved))
    assert spreads.today.p10 == spreads.today.p90 == pytest.approx(25_950)
    for spread, bar in zip((spreads.with_ai, spreads.with_race), cost_bars(found, EN).bars[1:], strict=True):
        assert spread.p10 < bar.amount < spread.p90


def test_what_never_comes_is_said_so():
    late = answered(sample("clothing").with_value("setup_cost", 300_000))
    found = simulate(uncertain(late.case), 1024)
    assert found is not None
    assert found.if_it_sticks.figures["payback_months"].p90 == math.inf
    facts = scene_in_ranges(Step.DECIDE, late, Baseline.TODAY, EN, found).facts
    assert next(fact.text for fact in facts if fact.key == "payback_months") == EN.text("payback.never")


def test_the_story_goes_from_costs_to_a_decision(trials):
    found = answered(sample("clothing"))
    told = {step: scene(step, found, Baseline.TODAY, EN, trials) for step in (Step.ALL, *STORY)}
    assert {step: one.figure.text for step, one in told.items() if one.figure} == {
        Step.ALL: "55",
        Step.TODAY: "¥25,950",
        Step.WITH_AI: "¥7,995",
        Step.RACE: f"{found.value('pv_races') / found.value('brought_in') * 100:.0f}",
        Step.KEPT: "55",
    }
    assert {step: len(one.bars.bars) for step, one in told.items() if one.bars} == {
        Step.ALL: 3,
        Step.TODAY: 5,
        Step.WITH_AI: 2,
        Step.RACE: 3,
        Step.KEPT: 3,
    }
    assert [step for step, one in told.items() if one.meter] == [Step.ALL, Step.RACE, Step.KEPT]
    assert [fact.key for fact in told[Step.DECIDE].facts][-3:] == ["probability_of_loss", "dropped", "people"]
    costs = [bar.amount for bar in told[Step.TODAY].bars.bars]
    assert costs == sorted(costs, reverse=True)
    assert sum(costs) == pytest.approx(25_950)
    assert "11 of 100" in told[Step.ALL].names[1]  # of these 1,024 trials


def test_what_only_the_race_knows_waits_for_the_race():
    moved = {
        step: [key for key in usual_sliders(answered(sample("clothing")).case) if moves_in(step, key)] for step in STORY
    }
    assert [len(moved[step]) for step in STORY] == [3, 3, 4, 4, 0]


def test_every_step_has_a_note_for_the_presenter():
    for language in LANGUAGES:
        wording = Wording(language, "CNY")
        assert all(note_of(step, wording) and name_of(step, wording) for step in Step)


def test_a_bar_says_how_it_is_made():
    bars = cost_bars(answered(sample("clothing")), EN).bars
    assert bars[1].numbers == "¥25,950 − ¥7,995"
    assert bars[2].numbers == "¥17,955 + ¥1,550 + ¥2,778"
