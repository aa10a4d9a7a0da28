import hashlib
import json
import math

import pytest
from hypothesis import given

import roi_app
from roi_app.documents.canonical import canonical
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.estimates.answer import Answer, answer
from roi_app.exports.json_result import as_json, result, warnings_in
from roi_app.texts.catalog import Texts
from tests.documents.strategies import CATALOGUE, shops
from tests.examples import examples
from tests.model import independent
from tests.model.printed import differences, printed
from tests.model.strategies import merchants_of

MONTH = {
    "month", "saving", "uplift", "tools", "oversight", "content_race", "traffic_race", "tool_race", "erosion",
    "leakage", "net", "cumulative", "rival_adoption",
}  # fmt: skip


def of(document: Document) -> dict:
    return result(answer(resolve(document, CATALOGUE)))


def test_every_key_of_the_contract_is_there_and_no_other():
    found = of(sample("clothing"))
    assert list(found) == [
        "engine", "currency", "headline", "if_dropped", "streams", "which_tools", "claim", "warnings",
        "present_values", "payoff", "monthly",
    ]  # fmt: skip
    assert list(found["engine"]) == ["version", "pack", "inputs_sha256"]
    assert list(found["headline"]) == [
        "saved_per_month", "kept_share", "kept_share_vs_standing_still", "npv", "npv_vs_standing_still", "roi",
        "payback_months", "falls_again_month", "break_even_intensity", "exit_intensity", "brought_in",
    ]  # fmt: skip
    assert list(found["if_dropped"]) == ["npv", "npv_vs_standing_still"]
    assert list(found["streams"]) == ["photo", "design", "copy", "video", "service", "live"]
    stream_keys = [
        "cost_per_month", "saved_per_month", "freed_staff", "pv_saved", "lever", "lever_price", "worth",
        "highest_price",
    ]  # fmt: skip
    assert all(list(one) == stream_keys for one in found["streams"].values())
    assert all(list(one) == ["streams", "tools_per_month", "npv_vs_standing_still"] for one in found["which_tools"])
    assert list(found["present_values"]) == [
        "saving", "uplift", "tools", "oversight", "content_race", "traffic_race", "tool_race", "erosion", "leakage",
        "setup",
    ]  # fmt: skip
    assert list(found["payoff"]) == [
        "adopt_rivals_hold", "adopt_rivals_adopt", "hold_rivals_hold", "hold_rivals_adopt", "name",
    ]  # fmt: skip
    assert [one["month"] for one in found["monthly"]] == list(range(1, 37))
    assert all(one.keys() == MONTH for one in found["monthly"])


def test_the_engine_says_what_made_it():
    document = sample("clothing")
    assert of(document)["engine"] == {
        "version": roi_app.__version__,
        "pack": {"id": CATALOGUE.key, "version": CATALOGUE.version},
        "inputs_sha256": hashlib.sha256(canonical(document, CATALOGUE)).hexdigest(),
    }


def test_the_hash_follows_what_goes_in_and_nothing_else():
    document = sample("clothing")
    spelt_out = document.with_value("review_share", CATALOGUE.assumptions["review_share"].range)
    other = document.with_value("review_share", 0.3)
    assert of(document)["engine"] == of(spelt_out)["engine"]
    assert of(document)["engine"]["inputs_sha256"] != of(other)["engine"]["inputs_sha256"]


@examples(20)
@given(shops())
def test_each_figure_is_the_one_of_the_estimate_that_the_contract_names(document):
    estimated = answer(resolve(document, CATALOGUE))
    found = result(estimated)
    named = printed(estimated.values, 0)
    for stream, chosen in estimated.case.levers.items():
        if stream in named["streams"]:
            named["streams"][stream]["lever"] = chosen.key
    assert {name: found[name] for name in named} == named


@examples(20)
@given(shops())
def test_the_second_implementation_prints_the_same(document):
    estimated = answer(resolve(document, CATALOGUE))
    (merchant,) = merchants_of(estimated.case.inputs())
    theirs = independent.estimate(merchant)
    ours = {name: one for name, one in result(estimated).items() if name in theirs}
    ours["streams"] = {
        stream: {name: figure for name, figure in one.items() if name != "lever"}
        for stream, one in ours["streams"].items()
    }
    assert differences(ours, theirs, estimated.values, 0) == []


def test_with_one_bill_no_tool_has_a_price_and_every_choice_costs_the_bill():
    found = of(sample("clothing").with_value("tools_per_month", 300))
    assert {one["lever_price"] for one in found["streams"].values()} == {None}
    assert {one["tools_per_month"] for one in found["which_tools"]} == {300}
    assert found["which_tools"][-1]["npv_vs_standing_still"] == pytest.approx(
        found["headline"]["npv_vs_standing_still"]
    )
    assert found["streams"]["service"]["worth"] == pytest.approx(85_279.74, abs=0.005)
    assert found["streams"]["service"]["highest_price"] == pytest.approx(2_467.68, abs=0.005)


def test_an_idle_lever_is_named_and_has_no_figures():
    live = of(sample("clothing").with_lever("live", "digital-host", {}))["streams"]["live"]
    assert live["lever"] == "digital-host"
    assert (live["lever_price"], live["worth"], live["highest_price"]) == (None, None, None)


def test_a_claim_says_what_share_of_the_result_it_makes():
    shop = sample("appliances")
    assert of(shop)["claim"] is None
    plain, claimed = of(shop)["headline"], of(shop.with_claim("marketing-companion"))
    with_claim = claimed["headline"]
    for share, figure in (("npv_share", "npv"), ("brought_in_share", "brought_in")):
        expected = (with_claim[figure] - plain[figure]) / with_claim[figure]
        assert claimed["claim"][share] == pytest.approx(expected)
    assert of(shop.with_claim("marketing-companion").with_value("sales_uplift", 0.01))["claim"] is None


def test_warnings_have_a_code_and_a_sentence():
    problems = resolve(sample("clothing").with_claim("virtual-model"), CATALOGUE).warnings
    found = result(answer(resolve(sample("clothing"), CATALOGUE)), warnings_in(problems, Texts("en")))
    (warning,) = found["warnings"]
    assert warning["code"] == "claim_none"
    assert warning["text"].startswith("plan.as_claimed[0]: ")


@examples(20)
@given(shops())
def test_running_total_and_shares_fit_together(document):
    found = of(document)
    before = -found["present_values"]["setup"]
    moved = abs(before) + sum(abs(month["net"]) for month in found["monthly"])
    for month in found["monthly"]:
        assert month["cumulative"] == pytest.approx(before + month["net"], rel=1e-9, abs=1e-9 * moved)
        before = month["cumulative"]
    saved = sum(one["saved_per_month"] for one in found["streams"].values())
    assert found["headline"]["saved_per_month"] == pytest.approx(saved)


@examples(20)
@given(shops())
def test_no_number_is_a_nan_an_infinity_or_a_negative_zero(document):
    for number in numbers(of(document)):
        assert math.isfinite(number)
        assert number != 0 or math.copysign(1, number) == 1


def numbers(tree):
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        for one in tree:
            yield from numbers(one)
    elif isinstance(tree, float):
        yield tree


def test_what_does_not_exist_is_null():
    nothing = of(Document())["headline"]
    assert nothing["kept_share"] is None
    assert nothing["roi"] is None
    assert nothing["break_even_intensity"] is None
    assert nothing["payback_months"] is None
    assert nothing["brought_in"] == 0
    assert of(Document())["payoff"]["name"] is None
    assert of(Document())["which_tools"] == []
    never = of(
        Document()
        .with_value("photo.units_per_month", 10)
        .with_value("photo.unit_price", 10)
        .with_value("setup_cost", 1e9)
    )
    assert never["headline"]["payback_months"] is None


def test_full_precision_survives_the_text():
    found = of(sample("appliances"))
    assert json.loads(as_json(found)) == found


def test_an_infinity_is_refused_rather_than_printed():
    with pytest.raises(ValueError, match="JSON"):
        as_json({"npv": math.inf})


def test_an_overflow_is_nothing_rather_than_an_infinity():
    estimated = answer(resolve(sample("clothing"), CATALOGUE))
    values = {**estimated.values, "npv": estimated.values["npv"] * math.inf}
    assert result(Answer(estimated.case, values))["headline"]["npv"] is None
