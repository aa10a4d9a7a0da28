import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.documents.canonical import canonical
from roi_app.documents.case import Origin, resolve
from roi_app.documents.document import PLACES, Document
from roi_app.documents.read import read_document
from roi_app.documents.write import dump, to_json
from roi_app.model.parameters import ASSUMPTIONS, INPUTS, QUANTITIES, STREAMS, Axis, Range
from tests.documents.strategies import CATALOGUE, documents, ranges, shops
from tests.examples import examples

WORK = {"units_per_month": 10, "unit_price": 100}


def shop(platform="other", streams=STREAMS, **fields):
    document = Document(platform=platform, **fields)
    for stream in streams:
        for field, value in WORK.items():
            document = document.with_value(f"{stream}.{field}", value)
    return document


@examples(20)
@given(shops())
def test_every_quantity_is_resolved_within_its_bounds(document):
    case = resolve(document, CATALOGUE)
    expected = set(QUANTITIES) - ({"tools_per_month"} - set(document.values))
    assert set(case.quantities) == expected
    for key, resolved in case.quantities.items():
        given_range = resolved.range
        assert QUANTITIES[key].lowest <= given_range.low <= given_range.mode <= given_range.high
        assert given_range.high <= QUANTITIES[key].highest
        assert (resolved.origin is Origin.OWN) == (key in document.values)
    assert set(case.levers) == set(PLACES)


@examples(20)
@given(st.data())
def test_own_beats_claim_beats_preset_beats_platform_beats_base(data):
    key = data.draw(st.sampled_from(ASSUMPTIONS))
    platform = data.draw(st.sampled_from(sorted(CATALOGUE.platforms)))
    preset = CATALOGUE.presets[data.draw(st.sampled_from(sorted(CATALOGUE.presets)))]
    document = shop(platform, preset=preset.key).with_claim("marketing-companion")
    document = document.with_lever("copy", "marketing-companion", CATALOGUE.platforms[platform].usual_levers)
    benchmark = CATALOGUE.benchmark(key, platform)
    found = resolve(document, CATALOGUE).quantities[key]
    if key in preset.ranges:
        assert (found.origin, found.by, found.range) == (Origin.PRESET, preset.key, preset.ranges[key])
    else:
        assert (found.origin, found.range, found.evidence) == (Origin.BENCHMARK, benchmark.range, benchmark.evidence)
    own = data.draw(ranges(QUANTITIES[key]))
    now = resolve(document.with_value(key, own), CATALOGUE).quantities[key]
    assert (now.origin, now.range, now.evidence) == (Origin.OWN, own, None)


def test_the_platform_has_its_own_benchmark():
    assert resolve(shop("cross_border"), CATALOGUE).quantities["rival_adoption"].range == Range(0.30, 0.50, 0.75)
    assert resolve(shop("taobao"), CATALOGUE).quantities["rival_adoption"].range.mode == 0.30


def test_absent_levers_are_the_usual_ones_where_there_is_work():
    case = resolve(shop("jd", ("photo", "copy")), CATALOGUE)
    chosen = {place: one.key for place, one in case.levers.items() if one.key}
    assert chosen == {"photo": "virtual-model", "copy": "marketing-companion"}
    assert case.warnings == ()


def test_an_explicit_plan_is_all_there_is():
    case = resolve(shop(levers={"photo": "virtual-model", "copy": None}), CATALOGUE)
    assert [place for place, one in case.levers.items() if one.lever] == ["photo"]
    assert resolve(shop(levers={}), CATALOGUE).inputs()["lever_chosen"].sum() == 0


def test_work_is_units_or_staff_whether_paid_or_not():
    worked = (
        Document().with_value("design.staff", 1),
        Document().with_value("design.units_per_month", 9),
        Document().with_value("design.staff", 0.1).with_value("design.wage_per_month", 100),
    )
    for document in worked:
        assert resolve(document, CATALOGUE).levers["design"].active
        assert resolve(document, CATALOGUE).has_work("design")
    idle = Document().with_value("design.unit_price", 9).with_value("design.wage_per_month", 9)
    assert not resolve(idle, CATALOGUE).levers["design"].active
    assert resolve(idle, CATALOGUE).levers["design"].lever is None


def test_an_idle_lever_is_neither_charged_nor_counted():
    case = resolve(shop(streams=("copy",), levers={"photo": "virtual-model", "copy": "copy-model"}), CATALOGUE)
    assert not case.levers["photo"].active
    assert case.tools_per_month == case.levers["copy"].price
    # It is the usual tool, waiting for work: nothing to say. Another one would be a word to the wise.
    assert case.warnings == ()


def test_prices_are_in_the_merchants_currency_and_an_agreed_one_is_taken_as_it_is():
    rate = CATALOGUE.currencies.per_cny["USD"]
    catalogue_price = CATALOGUE.levers["copy-model"].price
    case = resolve(shop(currency="USD"), CATALOGUE)
    assert case.levers["copy"].price == Range(
        *(getattr(catalogue_price, end) * rate for end in ("low", "mode", "high"))
    )
    assert case.levers["copy"].price_origin is Origin.BENCHMARK
    agreed = resolve(shop(currency="USD").with_lever_price("copy-model", 9), CATALOGUE).levers["copy"]
    assert (agreed.price, agreed.price_origin) == (Range.exact(9), Origin.OWN)


def test_tools_cost_what_was_given_or_the_sum_of_the_prices():
    case = resolve(shop(), CATALOGUE)
    assert not case.tools_given
    assert case.tools_per_month.mode == sum(one.price.mode for one in case.levers.values())
    assert case.inputs()["tools_given"].item() == 0
    free = resolve(shop().with_value("tools_per_month", 0), CATALOGUE)
    assert free.tools_given
    assert free.tools_per_month == Range.exact(0)
    assert free.inputs()["tools_given"].item() == 1


def test_a_claim_counts_only_where_its_lever_works():
    idle = resolve(shop("jd", ("photo",)).with_claim("marketing-companion"), CATALOGUE)
    assert not idle.has_claims
    assert [one.code for one in idle.warnings] == ["claim_unused"]
    busy = resolve(shop("jd").with_claim("marketing-companion"), CATALOGUE)
    assert busy.has_claims
    assert busy.warnings == ()
    assert busy.inputs()["claim_taken"].tolist() == [[0, 0, 1, 0, 0, 0]]
    assert busy.inputs()["claimed_uplift"].tolist() == [[0, 0, 0.3, 0, 0, 0]]


def test_a_claim_is_its_streams_alone_and_leaves_the_benchmark_as_it_is():
    busy = resolve(shop("jd").with_claim("marketing-companion"), CATALOGUE)
    uplift = busy.quantities["sales_uplift"]
    assert (uplift.origin, uplift.range) == (Origin.BENCHMARK, CATALOGUE.assumptions["sales_uplift"].range)


def test_the_merchants_own_uplift_leaves_the_claim_out():
    own = shop("jd").with_claim("marketing-companion").with_value("sales_uplift", 0.02)
    case = resolve(own, CATALOGUE)
    assert not case.has_claims
    assert case.inputs()["claim_taken"].sum() == 0


def test_a_claim_of_a_lever_that_has_none_is_warned_of():
    case = resolve(shop("jd").with_claim("virtual-model"), CATALOGUE)
    assert [(one.where, one.code) for one in case.warnings] == [("plan.as_claimed[0]", "claim_none")]


def test_any_other_claim_is_an_exact_value_while_its_lever_works():
    lever = CATALOGUE.levers["virtual-model"]._replace(claims={"photo_coverage": 0.92})
    catalogue = replace(CATALOGUE, levers={**CATALOGUE.levers, lever.key: lever})
    found = resolve(shop().with_claim(lever.key), catalogue)
    claimed = found.quantities["photo_coverage"]
    assert (claimed.origin, claimed.by, claimed.range) == (Origin.CLAIM, lever.key, Range.exact(0.92))
    assert claimed.evidence == lever.evidence
    assert found.has_claims
    assert resolve(shop(), catalogue).quantities["photo_coverage"].origin is Origin.BENCHMARK


def test_what_the_article_states_is_exact_and_prices_too_unless_agreed():
    stated = shop(preset="as_stated").with_lever_price("copy-model", Range(1, 2, 3))
    case = resolve(stated, CATALOGUE)
    assert case.quantities["photo_coverage"].range == Range.exact(1)
    assert case.quantities["design_replacement_probability"].range == Range.exact(0.74)
    assert case.quantities["ramp_months"].range == CATALOGUE.assumptions["ramp_months"].range
    assert case.levers["photo"].price == Range.exact(CATALOGUE.levers["virtual-model"].price.mode)
    assert case.levers["copy"].price == Range(1, 2, 3)


def test_the_sales_lever_changes_nothing():
    plain = resolve(shop("taobao", levers={"photo": "virtual-model"}), CATALOGUE).inputs()
    fitting = {"photo": "virtual-model", "sales": "virtual-fitting"}
    with_fitting = resolve(shop("taobao", levers=fitting), CATALOGUE)
    assert with_fitting.levers["sales"].key == "virtual-fitting"
    assert not with_fitting.levers["sales"].active
    assert {key: row.tolist() for key, row in with_fitting.inputs().items()} == {
        key: row.tolist() for key, row in plain.items()
    }


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_models_inputs_have_their_shapes(dtype):
    document = shop().with_value("horizon_months", 24).with_value("photo.units_per_month", 7)
    inputs = resolve(document, CATALOGUE).inputs(dtype)
    assert set(inputs) == set(INPUTS)
    widths = {Axis.MERCHANT: 1, Axis.STREAM: 6, Axis.MONTH: 24}
    assert {key: row.shape for key, row in inputs.items()} == {
        key: (1, widths[one.axis]) for key, one in INPUTS.items()
    }
    assert all(row.dtype == dtype for row in inputs.values())
    assert inputs["month"].tolist() == [list(range(1, 25))]
    assert inputs["units_per_month"].tolist() == [[7, 10, 10, 10, 10, 10]]
    assert inputs["contest_weight"] == pytest.approx(np.array([[1, 1, 1, 1, 0.25, 1]]))
    assert inputs["uplift_weight"] == pytest.approx(np.array([[0.1, 0.1, 0.6, 0.1, 0.1, 0]]))
    assert inputs["leakage_weight"] == pytest.approx(np.array([[0.1, 0.05, 0.2, 0.05, 0.5, 0.1]]))


def test_only_the_assistant_caps_heads_and_whole_heads_are_asked_for():
    inputs = resolve(shop("taobao", staff_cash="whole_heads"), CATALOGUE).inputs()
    assert inputs["headcount_cap"].tolist() == [[0, 1, 0, 0, 0, 0]]
    assert inputs["whole_heads"].item() == 1
    assert resolve(shop("jd"), CATALOGUE).inputs()["headcount_cap"].sum() == 0


@examples(16)
@given(documents())
def test_the_hash_sees_what_the_estimate_sees_and_nothing_else(document):
    plain = canonical(document, CATALOGUE)
    assert canonical(document.alone(), CATALOGUE) == plain
    assert canonical(read_document(dump(document), CATALOGUE).document, CATALOGUE) == plain
    assert json.loads(plain).keys() == {"merchant", "plan", "assumptions"}


@examples(16)
@given(documents())
def test_the_hash_does_not_see_the_name(document):
    assert canonical(replace(document, name="another"), CATALOGUE) == canonical(document, CATALOGUE)


@examples(16)
@given(shops(), st.sampled_from(sorted(CATALOGUE.presets)))
def test_a_preset_spelt_out_hashes_like_the_preset(document, preset):
    document = replace(document, preset=preset)
    case = resolve(document, CATALOGUE)
    aloud = replace(document, preset="base")
    for key in ASSUMPTIONS:
        if not (key == "sales_uplift" and document.as_claimed):
            aloud = aloud.with_value(key, case.quantities[key].range)
    for chosen in case.levers.values():
        if chosen.lever is not None:
            aloud = aloud.with_lever_price(chosen.lever.key, chosen.price)
    if not document.as_claimed:
        assert canonical(aloud, CATALOGUE) == canonical(document, CATALOGUE)


@examples(16)
@given(shops())
def test_a_default_said_aloud_hashes_like_an_absent_one(document):
    case = resolve(document, CATALOGUE)
    aloud = document
    for key, resolved in case.quantities.items():
        aloud = aloud.with_value(key, resolved.range)
    assert canonical(aloud, CATALOGUE) == canonical(document, CATALOGUE)


@examples(16)
@given(shops(), st.data())
def test_the_hash_tells_different_values_apart(document, data):
    key = data.draw(st.sampled_from(sorted(QUANTITIES)))
    one, other = data.draw(ranges(QUANTITIES[key])), data.draw(ranges(QUANTITIES[key]))
    same = canonical(document.with_value(key, one), CATALOGUE) == canonical(document.with_value(key, other), CATALOGUE)
    assert same == (one == other)


@pytest.mark.parametrize("key", sorted(QUANTITIES))
def test_each_quantity_is_in_the_hash(key):
    quantity = QUANTITIES[key]
    lowest, highest = (shop().with_value(key, end) for end in (quantity.lowest, quantity.highest))
    assert canonical(lowest, CATALOGUE) != canonical(highest, CATALOGUE)


def test_tools_without_a_sum_are_null_in_the_hash():
    assert json.loads(canonical(shop(), CATALOGUE))["plan"]["tools_per_month"] is None
    assert json.loads(canonical(shop().with_value("tools_per_month", 0), CATALOGUE))["plan"]["tools_per_month"] == 0


def test_whole_numbers_hash_alike_however_they_are_written():
    head = '{"format": "merchant-roi", "version": 1, "merchant": {"sales_per_month": '
    texts = [f"{head}{number}}}}}" for number in ("300000", "300000.0", "3e5", "300000.00")]
    hashes = {canonical(read_document(text.encode(), CATALOGUE).document, CATALOGUE) for text in texts}
    assert len(hashes) == 1


def test_a_lever_off_its_platform_works_and_is_warned_of():
    case = resolve(shop("jd", levers={"design": "shop-assistant"}), CATALOGUE)
    assert case.levers["design"].active
    assert case.levers["design"].off_platform
    assert [(one.where, one.code) for one in case.warnings] == [("plan.levers.design", "lever_off_platform")]
    assert to_json(case.document)["plan"]["levers"] == {"design": "shop-assistant"}
