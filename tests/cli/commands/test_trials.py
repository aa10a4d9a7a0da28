import json

import pytest
from hypothesis import given, settings

from roi_app import assets
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.documents.write import dump
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.json_result import printed_uncertainty
from roi_app.model.parameters import ASSUMPTIONS, Range
from roi_app.model.uncertainty.trials import simulate
from tests.cli.running import run
from tests.documents.strategies import CATALOGUE, documents

WORKED = str(assets.path("samples", "clothing.roi"))
SPREADS = ("npv", "kept_share", "payback_months", "break_even_intensity")


def tried(document: Document, *options: str) -> dict:
    return json.loads(run("estimate", "-", "--json", *options, stdin=dump(document)).out)


def certain(document: Document) -> Document:
    """The same shop with every assumption exact; the change is sure to stick, and the tool replaces a designer."""
    for key in ASSUMPTIONS:
        document = document.with_value(key, CATALOGUE.benchmark(key, document.platform).range.mode)
    for lever in ("virtual-model", "copy-model", "video-generator", "service-assist"):
        document = document.with_lever_price(lever, CATALOGUE.levers[lever].price.mode)
    return document.with_value("sticking_probability", 1).with_value("design_replacement_probability", 1)


def test_without_trials_there_is_no_uncertainty():
    assert "uncertainty" not in tried(sample("clothing"))


def test_the_contracts_keys_are_there_and_no_other():
    found = tried(sample("clothing"), "--trials", "1024", "--seed", "7")["uncertainty"]
    assert list(found) == [*SPREADS, "probability_of_loss"]
    assert all(list(found[name]) == ["p10", "p50", "p90"] for name in SPREADS)
    assert found["npv"]["p10"] < found["npv"]["p50"] < found["npv"]["p90"]
    assert 0 < found["probability_of_loss"] < 1


def test_trials_and_seed_reach_the_simulation():
    def of(trials: int, seed: int) -> dict:
        return printed_uncertainty(simulate(uncertain(resolve(sample("clothing"), CATALOGUE)), trials, seed))

    assert tried(sample("clothing"), "--trials", "512", "--seed", "3")["uncertainty"] == of(512, 3)
    assert tried(sample("clothing"), "--trials", "512")["uncertainty"] == of(512, 1)
    assert tried(sample("clothing"), "--seed", "3")["uncertainty"] == of(16_384, 3)
    assert of(512, 3) != of(512, 1)


def test_the_point_estimate_stays_what_it_was():
    with_trials = tried(sample("clothing"), "--trials", "256")
    del with_trials["uncertainty"]
    assert with_trials == tried(sample("clothing"))


def test_a_shop_that_is_certain_of_everything_has_no_spread():
    printed = tried(certain(sample("clothing")), "--trials", "256")
    for name in SPREADS:
        for percentile in printed["uncertainty"][name].values():
            assert percentile == pytest.approx(printed["headline"][name], rel=1e-9)
    assert printed["uncertainty"]["probability_of_loss"] == 0


def test_a_range_of_a_tools_price_and_of_a_cost_spread_the_result():
    shop = certain(sample("clothing"))
    dear = shop.with_lever_price("copy-model", Range(0, 5_000, 10_000))
    for lever in ("virtual-model", "service-assist", "video-generator"):
        dear = dear.with_lever_price(lever, 100)
    assert spread(dear) > 50_000
    assert spread(dear.with_lever_price("copy-model", 5_000)) == 0
    assert spread(certain(sample("clothing")).with_value("photo.unit_price", Range(500, 750, 1_000))) > 1_000


def spread(document: Document) -> float:
    npv = tried(document, "--trials", "512")["uncertainty"]["npv"]
    return npv["p90"] - npv["p10"]


def test_a_plan_that_never_pays_is_sure_to_lose():
    document = sample("clothing").with_value("setup_cost", 1e9)
    found = tried(document, "--trials", "256")["uncertainty"]
    assert found["probability_of_loss"] == 1
    assert found["payback_months"] == {"p10": None, "p50": None, "p90": None}


@settings(max_examples=25)
@given(documents())
def test_any_valid_document_can_be_tried(document):
    ran = run("estimate", "-", "--json", "--trials", "64", stdin=dump(document))
    assert ran.status == 0
    found = json.loads(ran.out, parse_constant=pytest.fail)["uncertainty"]
    assert 0 <= found["probability_of_loss"] <= 1
    assert run("estimate", "-", "--trials", "64", stdin=dump(document)).status == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--trials", "0"), "--trials: must be a whole number from 1 to 131072"),
        (("--trials", "200000"), "--trials: must be a whole number from 1 to 131072"),
        (("--seed", "-1"), "--seed: must be a whole number from 0 to"),
        (("--trials", "many"), "--trials"),
        (("--trials", "1e3"), "--trials"),
    ],
)
def test_a_number_that_cannot_be_is_bad_usage(options, words):
    ran = run("estimate", WORKED, "--json", *options)
    assert (ran.status, ran.out) == (2, b"")
    assert len(ran.complaints) == 1
    assert words in ran.complaints[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "How sure (512 trials, seed 3)"), ("zh-Hant", "虧損的機率是"), ("zh-Hans", "亏损的概率是")],
)
def test_the_table_says_how_sure_it_is(language, words):
    options = ("--trials", "512", "--seed", "3", "--lang", language)
    text = run("estimate", WORKED, *options).text
    assert words in text
    assert "P10" not in run("estimate", WORKED, "--lang", language).text
    chance = tried(sample("clothing"), *options)["uncertainty"]["probability_of_loss"]
    assert f"{chance:.1%}" in text
