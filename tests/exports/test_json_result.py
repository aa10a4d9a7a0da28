import hashlib
import json
import math

import pytest
from hypothesis import given, settings

import roi_app
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.documents.write import canonical
from roi_app.estimates.answer import Answer, answer
from roi_app.exports.json_result import as_json, result
from tests.documents.strategies import CATALOGUE, shops
from tests.model.printed import printed

MONTH = {
    "month", "saving", "uplift", "tools", "oversight", "content_race", "traffic_race", "tool_race", "erosion",
    "leakage", "net", "cumulative", "rival_adoption",
}  # fmt: skip


def of(document: Document) -> dict:
    return result(answer(resolve(document, CATALOGUE)))


def test_every_key_of_the_contract_is_there_and_no_other():
    found = of(sample("clothing"))
    assert list(found) == ["engine", "currency", "headline", "streams", "present_values", "payoff", "monthly"]
    assert list(found["engine"]) == ["version", "pack", "inputs_sha256"]
    assert list(found["headline"]) == [
        "saved_per_month", "kept_share", "kept_share_vs_standing_still", "npv", "npv_vs_standing_still", "roi",
        "payback_months", "falls_again_month", "break_even_intensity", "exit_intensity",
    ]  # fmt: skip
    assert list(found["streams"]) == ["photo", "design", "copy", "video", "service", "live"]
    assert all(
        list(one) == ["cost_per_month", "saved_per_month", "freed_staff", "pv_saved"]
        for one in found["streams"].values()
    )
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


@settings(max_examples=60)
@given(shops())
def test_each_figure_is_the_one_of_the_estimate_that_the_contract_names(document):
    estimated = answer(resolve(document, CATALOGUE))
    found = result(estimated)
    named = printed(estimated.values, 0)
    assert {name: found[name] for name in named} == named


@settings(max_examples=60)
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


@settings(max_examples=60)
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
