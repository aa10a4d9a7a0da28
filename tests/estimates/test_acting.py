"""A value is listed as used if, and only if, another value of it changes a figure."""

import math
from dataclasses import replace

import pytest

from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.estimates.acting import acting_values
from roi_app.estimates.answer import answer
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.json_result import result
from roi_app.exports.json_uncertainty import printed_uncertainty
from roi_app.model.parameters import LEVER_PRICE, QUANTITIES, WEIGHTS, Range
from roi_app.model.uncertainty.trials import simulate
from roi_app.statements.evidence import declared_rows
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE

TRIALS = 200

TOLD = ("headline", "if_dropped", "present_values", "payoff", "which_tools")
"""What is told of a case besides its streams: the figures of the contract that are no echo of what was typed."""

OF_A_STREAM = ("cost_per_month", "saved_per_month", "freed_staff", "pv_saved", "worth", "highest_price")

CLAIMED = (
    Document(platform="jd", as_claimed=("marketing-companion",), levers={"copy": "marketing-companion"})
    .with_value("copy.staff", 1)
    .with_value("copy.wage_per_month", 5_000)
    .with_value("sales_per_month", 90_000)
    .with_value("gross_margin", 0.3)
)

CASES = {
    "clothing": sample("clothing"),
    "appliances": sample("appliances"),
    "cross-border": sample("cross-border"),
    "nothing typed": Document(),
    "no sales": sample("clothing").with_value("sales_per_month", 0),
    "no margin": sample("clothing").with_value("gross_margin", 0),
    "as stated": replace(sample("clothing"), preset="as_stated"),
    "one bill": sample("cross-border").with_value("tools_per_month", 300),
    "one bill for nothing": Document(levers={}).with_value("tools_per_month", 300),
    "whole heads": replace(sample("clothing"), staff_cash="whole_heads"),
    "no tool": replace(sample("clothing"), levers={}),
    "no rivals": sample("clothing").with_value("rival_adoption", 0),
    "all done again": sample("clothing").with_value("review_share", 1),
    "claimed": CLAIMED,
    "free abroad": replace(sample("clothing"), currency="USD", levers={"design": "shop-assistant"}),
}


def figures(document, catalogue=CATALOGUE):
    """Every figure that is told of a case, with what 200 trials say of it."""
    case = resolve(document, catalogue)
    found = answer(case)
    printed = result(found)
    streams = {stream: {key: told[key] for key in OF_A_STREAM} for stream, told in printed["streams"].items()}
    trials = simulate(uncertain(case), TRIALS)
    return {key: printed[key] for key in TOLD}, streams, printed_uncertainty(trials)


def numbers(told):
    """Its numbers and words in order."""
    if isinstance(told, dict):
        return [one for key in told for one in numbers(told[key])]
    if isinstance(told, list | tuple):
        return [one for part in told for one in numbers(part)]
    return [told]


def are_alike(one, other):
    def same(a, b):
        if isinstance(a, float | int) and isinstance(b, float | int):
            return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6)
        return a == b

    first, second = numbers(one), numbers(other)
    return len(first) == len(second) and all(map(same, first, second))


def others(document, key):
    """Documents and catalogues in which one value is another: what a person, or the pack, could say instead."""
    room, _, name = key.partition(".")
    if key in QUANTITIES:
        quantity, now = QUANTITIES[key], resolve(document, CATALOGUE).quantities[key].range.mode
        for value in {quantity.lowest, quantity.slider_high, round(now / 2) if quantity.whole else now / 2}:
            if quantity.lowest <= value != now:
                yield document.with_value(key, value), CATALOGUE
    elif room == "lever_prices":
        for price in (0, LEVER_PRICE.slider_high):
            yield document.with_lever_price(name, price), CATALOGUE
    elif room == "currencies":
        rates = CATALOGUE.currencies
        twice = rates._replace(per_cny={**rates.per_cny, name: 2 * rates.per_cny[name]})
        yield document, replace(CATALOGUE, currencies=twice)
    elif room in WEIGHTS:
        for weight in (0.0, 1.0):
            facts = CATALOGUE.streams[name]._replace(**{room: weight})
            yield document, replace(CATALOGUE, streams={**CATALOGUE.streams, name: facts})
    else:
        assert room == "claimed_uplift"
        lever = resolve(document, CATALOGUE).levers[name].lever
        claiming = lever._replace(claims={"sales_uplift": 0.1})
        yield document, replace(CATALOGUE, levers={**CATALOGUE.levers, lever.key: claiming})


@pytest.mark.parametrize("name", CASES)
def test_each_listed_value_changes_a_figure_and_no_other_does(name):
    document = CASES[name]
    case, before = resolve(document, CATALOGUE), figures(document)
    acting = acting_values(case, with_trials=True)
    declared = [row.key for row in declared_rows(case, Wording("en", document.currency), CATALOGUE.read_on)]
    assert acting & set(declared)
    for key in declared:
        # Which trials stick is an echo of the chance itself; what it does is seen in all of them together.
        of = (lambda told: told[2]["all_cases"]) if key == "sticking_probability" else (lambda told: told)
        changes = any(not are_alike(of(before), of(figures(*other))) for other in others(document, key))
        assert changes == (key in acting), key


def test_what_acts_stays_while_a_slider_moves():
    document = sample("clothing")
    before = acting_values(resolve(document, CATALOGUE), with_trials=True)
    for key, value in (("involution_intensity", 0), ("photo_coverage", 0.01), ("sales_uplift", 0), ("leakage", 0)):
        moved = document.with_value(key, resolve(document, CATALOGUE).quantities[key].range.moved_to(value))
        assert acting_values(resolve(moved, CATALOGUE), with_trials=True) == before


def test_only_trials_ask_how_likely_a_plan_is_to_stick():
    case = resolve(sample("clothing"), CATALOGUE)
    both = acting_values(case, with_trials=True)
    assert both - acting_values(case, with_trials=False) == {"sticking_probability"}


def test_whole_heads_count_a_wage_only_where_a_whole_person_can_come_off():
    document = replace(Document(), staff_cash="whole_heads", levers={"copy": "copy-model"})
    document = document.with_value("copy.wage_per_month", 5_000)
    few, many = document.with_value("copy.staff", 1.4), document.with_value("copy.staff", Range(1.4, 2, 3))
    assert "cash_capture" not in acting_values(
        resolve(few.with_value("cash_capture", 0.5), CATALOGUE), with_trials=True
    )
    assert "cash_capture" in acting_values(resolve(many, CATALOGUE), with_trials=True)
