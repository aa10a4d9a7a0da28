import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roi_app.documents.case import MERCHANT_INPUTS, Origin, resolve
from roi_app.documents.document import PLACES, Document
from roi_app.documents.read import read_document
from roi_app.documents.write import canonical, dump, to_json
from roi_app.model.parameters import ASSUMPTIONS, QUANTITIES, STREAMS, Range
from tests.documents.strategies import CATALOGUE, documents, ranges, shops

WORK = {"units_per_month": 10, "unit_price": 100}


def shop(platform="other", streams=STREAMS, **fields):
    document = Document(platform=platform, **fields)
    for stream in streams:
        for field, value in WORK.items():
            document = document.with_value(f"{stream}.{field}", value)
    return document


@settings(max_examples=50, deadline=None)
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


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_own_beats_claim_beats_preset_beats_platform_beats_base(data):
    key = data.draw(st.sampled_from(ASSUMPTIONS))
    platform = data.draw(st.sampled_from(sorted(CATALOGUE.platforms)))
    preset = CATALOGUE.presets[data.draw(st.sampled_from(sorted(CATALOGUE.presets)))]
    document = shop(platform, preset=preset.key).with_claim("marketing-companion")
    document = document.with_lever("copy", "marketing-companion", CATALOGUE.platforms[platform].usual_levers)
    benchmark = CATALOGUE.benchmark(key, platform)
    claims = CATALOGUE.levers["marketing-companion"].claims
    found = resolve(document, CATALOGUE).quantities[key]
    if key in claims:
        assert (found.origin, found.by, found.range.mode) == (Origin.CLAIM, "marketing-companion", claims[key])
        assert found.evidence == CATALOGUE.levers["marketing-companion"].evidence
    elif key in preset.modes:
        assert (found.origin, found.by, found.range.mode) == (Origin.PRESET, preset.key, preset.modes[key])
        assert found.range == benchmark.range.moved_to(preset.modes[key])
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


def test_what_a_stream_costs_is_work_and_staff():
    document = shop().with_value("photo.staff", 0.5).with_value("photo.wage_per_month", 3_000)
    assert resolve(document, CATALOGUE).cost_per_month("photo") == 10 * 100 + 0.5 * 3_000


def test_an_explicit_plan_is_all_there_is():
    case = resolve(shop(levers={"photo": "virtual-model", "copy": None}), CATALOGUE)
    assert [place for place, one in case.levers.items() if one.lever] == ["photo"]
    assert resolve(shop(levers={}), CATALOGUE).inputs()["lever_chosen"].sum() == 0


def test_staff_alone_is_work_and_units_without_price_are_not():
    staff = Document().with_value("design.staff", 1).with_value("design.wage_per_month", 100)
    assert resolve(staff, CATALOGUE).levers["design"].active
    assert not resolve(Document().with_value("photo.units_per_month", 9), CATALOGUE).levers["photo"].active


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
    assert idle.quantities["sales_uplift"].origin is Origin.BENCHMARK
    assert [one.code for one in idle.warnings] == ["claim_unused"]
    busy = resolve(shop("jd").with_claim("marketing-companion"), CATALOGUE)
    assert busy.quantities["sales_uplift"].range == Range(0, 0.30, 0.30)
    assert busy.warnings == ()


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
    per_stream = {
        "units_per_month", "unit_price", "staff", "wage_per_month", "coverage", "contest_weight", "lever_chosen",
        "headcount_cap", "lever_price",
    }  # fmt: skip
    per_merchant = {*MERCHANT_INPUTS, "tools_given", "tools_per_month", "whole_heads"}
    assert set(inputs) == {*per_stream, *per_merchant, "month"}
    assert all(inputs[key].shape == (1, 6) for key in per_stream)
    assert all(inputs[key].shape == (1, 1) for key in per_merchant)
    assert all(row.dtype == dtype for row in inputs.values())
    assert inputs["month"].tolist() == [list(range(1, 25))]
    assert inputs["units_per_month"].tolist() == [[7, 10, 10, 10, 10, 10]]
    assert inputs["contest_weight"].tolist() == [[1, 1, 1, 1, 0.25, 1]]


def test_only_the_assistant_caps_heads_and_whole_heads_are_asked_for():
    inputs = resolve(shop("taobao", staff_cash="whole_heads"), CATALOGUE).inputs()
    assert inputs["headcount_cap"].tolist() == [[0, 1, 0, 0, 0, 0]]
    assert inputs["whole_heads"].item() == 1
    assert resolve(shop("jd"), CATALOGUE).inputs()["headcount_cap"].sum() == 0


@settings(max_examples=40, deadline=None)
@given(documents())
def test_the_hash_sees_what_the_estimate_sees_and_nothing_else(document):
    plain = canonical(document, CATALOGUE)
    assert canonical(document.alone(), CATALOGUE) == plain
    assert canonical(read_document(dump(document), CATALOGUE).document, CATALOGUE) == plain
    assert plain == json.dumps(json.loads(plain), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@settings(max_examples=40, deadline=None)
@given(shops())
def test_a_default_said_aloud_hashes_like_an_absent_one(document):
    case = resolve(document, CATALOGUE)
    aloud = document
    for key, resolved in case.quantities.items():
        aloud = aloud.with_value(key, resolved.range)
    assert canonical(aloud, CATALOGUE) == canonical(document, CATALOGUE)


@settings(max_examples=40, deadline=None)
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
