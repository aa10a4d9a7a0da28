"""Every quantity is declared once, soundly, and says what is wrong with a value."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.model.parameters import (
    ASSUMPTIONS,
    INPUTS,
    LEVER_PRICES,
    PLACE_IN_INPUTS,
    QUANTITIES,
    STREAMS,
    Axis,
    Basis,
    Kind,
    Quantity,
    Range,
    Unit,
)

HORIZON = QUANTITIES["horizon_months"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (12, None),
        (60, None),
        (36.0, None),
        (11.99, "too_low"),
        (-1e300, "too_low"),
        (60.01, "too_high"),
        (36.5, "not_whole"),
        (math.nan, "not_finite"),
        (math.inf, "not_finite"),
        (-math.inf, "not_finite"),
    ],
)
def test_problem_with_a_value(value, code):
    assert HORIZON.problem_with(value) == code


def test_a_quantity_that_need_not_be_whole_takes_any_part():
    assert QUANTITIES["photo.staff"].problem_with(0.4) is None


def test_an_exact_range_is_one_value():
    exact = Range.exact(0.4)
    assert (exact.low, exact.mode, exact.high) == (0.4, 0.4, 0.4)
    assert exact.is_exact
    assert not Range(0.1, 0.4, 0.5).is_exact
    assert not Range(0.1, 0.5, 0.5).is_exact
    assert not Range(0.1, 0.1, 0.5).is_exact


@pytest.mark.parametrize(
    ("mode", "moved"),
    [
        (0.3, Range(0.2, 0.3, 0.6)),
        (0.2, Range(0.2, 0.2, 0.6)),
        (0.1, Range(0.1, 0.1, 0.6)),
        (0.9, Range(0.2, 0.9, 0.9)),
    ],
)
def test_a_moved_range_keeps_its_ends_and_stretches_where_it_must(mode, moved):
    assert Range(0.2, 0.4, 0.6).moved_to(mode) == moved


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted), st.floats(0, 1))
def test_a_moved_range_stays_in_order_and_never_shrinks(ends, mode):
    before = Range(*ends)
    after = before.moved_to(mode)
    assert after.low <= after.mode == mode <= after.high
    assert after.low <= before.low
    assert after.high >= before.high


@pytest.mark.parametrize("quantity", QUANTITIES.values(), ids=QUANTITIES)
def test_a_declaration_is_sound(quantity: Quantity):
    assert quantity.lowest <= quantity.slider_low < quantity.slider_high <= quantity.highest
    assert 0 < quantity.step <= quantity.slider_high - quantity.slider_low
    assert quantity.unit in Unit
    if quantity.default is not None:
        assert quantity.problem_with(quantity.default) is None
    if quantity.unit is Unit.SHARE:
        assert (quantity.lowest, quantity.highest) == (0, 1)
    assert (quantity.kind is Kind.STREAM) == (quantity.stream is not None)


def test_paths_say_where_a_value_stands_in_a_document():
    assert QUANTITIES["photo.unit_price"].path == "merchant.streams.photo.unit_price"
    assert QUANTITIES["sales_per_month"].path == "merchant.sales_per_month"
    assert QUANTITIES["horizon_months"].path == "plan.horizon_months"
    assert QUANTITIES["review_share"].path == "assumptions.review_share"
    assert len({quantity.path for quantity in QUANTITIES.values()}) == len(QUANTITIES)


def test_fields_are_named_without_their_stream():
    assert QUANTITIES["photo.unit_price"].field == "unit_price"
    assert QUANTITIES["review_share"].field == "review_share"


def test_every_stream_has_its_work_its_staff_and_its_coverage():
    for stream in STREAMS:
        fields = [quantity.field for quantity in QUANTITIES.values() if quantity.stream == stream]
        assert fields == ["units_per_month", "unit_price", "staff", "wage_per_month"]
        assert QUANTITIES[f"{stream}_coverage"].kind is Kind.ASSUMPTION


def test_the_assumptions_are_the_contracts():
    assert ASSUMPTIONS == (
        "photo_coverage", "design_coverage", "copy_coverage", "video_coverage", "service_coverage", "live_coverage",
        "design_replacement_probability", "design_people_replaced", "design_people_replaced_otherwise",
        "review_share", "cash_capture", "ramp_months", "sales_uplift", "contested_share", "leakage",
        "involution_intensity", "traffic_inflation", "rival_adoption", "adoption_ceiling", "adoption_speed",
        "tool_price_growth", "sticking_probability",
    )  # fmt: skip
    assert all(QUANTITIES[key].default is None for key in ASSUMPTIONS)


def test_defaults_are_the_contracts():
    plan = {key: one.default for key, one in QUANTITIES.items() if one.kind is Kind.PLAN}
    assert plan == {
        "horizon_months": 36,
        "discount_rate": 0.10,
        "setup_cost": 0,
        "tools_per_month": None,
        "oversight_per_month": 0,
    }
    others = [one.default for one in QUANTITIES.values() if one.kind in (Kind.STREAM, Kind.MERCHANT)]
    assert set(others) == {0}


def test_every_number_of_a_form_stands_in_one_input_at_most():
    held = [key for one in INPUTS.values() for key in one.quantities]
    assert len(held) == len(set(held))
    assert set(QUANTITIES) - set(held) == {"horizon_months", "sticking_probability"}
    assert set(PLACE_IN_INPUTS) == {*held, *LEVER_PRICES}


def test_an_input_names_the_quantity_in_each_of_its_columns():
    for key, (name, column) in PLACE_IN_INPUTS.items():
        one = INPUTS[name]
        assert (column is None) == (one.axis is Axis.MERCHANT), key
        if key not in LEVER_PRICES:
            assert one.quantity(None if column is None else STREAMS[column]) == key
    assert PLACE_IN_INPUTS["design.staff"] == ("staff", STREAMS.index("design"))
    assert PLACE_IN_INPUTS["copy_coverage"] == ("coverage", STREAMS.index("copy"))
    assert PLACE_IN_INPUTS["live.lever_price"] == ("lever_price", STREAMS.index("live"))


def test_what_follows_from_a_choice_holds_no_quantity_and_has_a_unit():
    derived = {key for key, one in INPUTS.items() if one.basis is not Basis.QUANTITY}
    assert {key for key, one in INPUTS.items() if not one.quantities} == derived
    assert all(INPUTS[key].quantity(None) is None for key in derived)
    flags = {"lever_chosen", "headcount_cap", "claim_taken", "tools_given", "whole_heads"}
    assert {key for key, one in INPUTS.items() if one.unit is Unit.YES_NO} == flags
    assert (INPUTS["lever_price"].unit, INPUTS["claimed_uplift"].unit) == (Unit.MONEY, Unit.SHARE)


def test_a_quantity_of_an_input_of_the_merchant_is_its_own():
    for key, one in INPUTS.items():
        if one.axis is Axis.MERCHANT and one.quantities:
            assert one.quantities == (key,)
            assert one.unit is QUANTITIES[key].unit
