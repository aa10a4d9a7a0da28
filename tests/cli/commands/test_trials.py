import json
import re

import pytest
from hypothesis import given

from roi_app import assets
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.samples import sample
from roi_app.documents.write import dump
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.json_uncertainty import printed_uncertainty
from roi_app.model.parameters import ASSUMPTIONS, Range
from roi_app.model.uncertainty.trials import simulate
from roi_app.texts.formatting import Wording
from tests.cli.running import run
from tests.documents.strategies import CATALOGUE, documents
from tests.examples import examples

WORKED = str(assets.path("samples", "clothing.roi"))
WORTHS = ("npv", "npv_vs_standing_still")
SPREADS = (*WORTHS, "kept_share", "kept_share_vs_standing_still", "payback_months", "break_even_intensity")
MEANS = tuple(f"mean_{worth}" for worth in WORTHS)
LOSSES = ("probability_of_loss", "probability_of_loss_vs_standing_still")


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
    assert list(found) == ["trials", "seed", "probability_of_sticking", "if_it_sticks", "if_dropped", "all_cases"]
    assert (found["trials"], found["seed"]) == (1024, 7)
    sticks, dropped = found["if_it_sticks"], found["if_dropped"]
    assert list(sticks) == [*SPREADS, *MEANS, *LOSSES, "pays_at_any_theta", "pays_at_no_theta"]
    assert list(dropped) == [*WORTHS, *MEANS]
    kept = ["kept_share", "kept_share_vs_standing_still"]
    assert list(found["all_cases"]) == [*MEANS, *kept, *LOSSES, "value_of_perfect_information"]
    assert all(list(sticks[name]) == ["p10", "p50", "p90"] for name in SPREADS)
    assert sticks["npv"]["p10"] < sticks["npv"]["p50"] < sticks["npv"]["p90"]
    assert dropped["npv"]["p90"] < 0 < found["all_cases"]["probability_of_loss_vs_standing_still"] < 1


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
    found, headline = printed["uncertainty"], printed["headline"]
    for name in SPREADS:
        for percentile in found["if_it_sticks"][name].values():
            assert percentile == pytest.approx(headline[name], rel=1e-9)
    assert found["if_dropped"] is None
    for worth, mean, loss in zip(WORTHS, MEANS, LOSSES, strict=True):
        assert found["all_cases"][mean] == pytest.approx(headline[worth], rel=1e-9)
        assert found["all_cases"][loss] == 0
    assert found["all_cases"]["value_of_perfect_information"] == 0


def test_a_range_of_a_tools_price_and_of_a_cost_spread_the_result():
    shop = certain(sample("clothing"))
    dear = shop.with_lever_price("copy-model", Range(0, 5_000, 10_000))
    for lever in ("virtual-model", "service-assist", "video-generator"):
        dear = dear.with_lever_price(lever, 100)
    assert spread(dear) > 50_000
    assert spread(dear.with_lever_price("copy-model", 5_000)) == 0
    assert spread(certain(sample("clothing")).with_value("photo.unit_price", Range(500, 750, 1_000))) > 1_000


def spread(document: Document) -> float:
    npv = tried(document, "--trials", "512")["uncertainty"]["if_it_sticks"]["npv"]
    return npv["p90"] - npv["p10"]


def test_a_plan_that_never_pays_is_sure_to_lose():
    document = sample("clothing").with_value("setup_cost", 1e9)
    found = tried(document, "--trials", "256")["uncertainty"]
    assert found["all_cases"]["probability_of_loss"] == 1
    sticks = found["if_it_sticks"]
    assert sticks["payback_months"] == sticks["break_even_intensity"] == {"p10": None, "p50": None, "p90": None}
    assert (sticks["pays_at_any_theta"], sticks["pays_at_no_theta"]) == (0, 1)


def test_a_plan_that_never_sticks_has_no_such_story():
    found = tried(sample("clothing").with_value("sticking_probability", 0), "--trials", "100")["uncertainty"]
    assert found["if_it_sticks"] is None
    assert found["all_cases"]["mean_npv"] == pytest.approx(found["if_dropped"]["mean_npv"])
    assert found["all_cases"]["kept_share"] is None


@examples(8)
@given(documents())
def test_any_valid_document_can_be_tried(document):
    ran = run("estimate", "-", "--json", "--trials", "100", stdin=dump(document))
    assert ran.status == 0
    found = json.loads(ran.out, parse_constant=pytest.fail)["uncertainty"]
    assert 0 <= found["all_cases"]["probability_of_loss"] <= 1
    assert run("estimate", "-", "--trials", "100", stdin=dump(document)).status == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--trials", "99"), "--trials: must be a whole number from 100 to 131072"),
        (("--trials", "200000"), "--trials: must be a whole number from 100 to 131072"),
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
    [
        ("en", ("How sure (512 trials, seed 3)", "It sticks, ", "It is dropped, ", "All cases: ", "Chance of a loss")),
        ("zh-Hant", ("持續用下去", "用不下去", "全部情況", "虧損的機率", "試一試的代價")),
        ("zh-Hans", ("持续用下去", "用不下去", "全部情况", "亏损的概率", "试一试的代价")),
    ],
)
def test_the_table_tells_the_three_stories(language, words):
    options = ("--trials", "512", "--seed", "3", "--lang", language)
    text = run("estimate", WORKED, *options).text
    for one in words:
        assert one in text
    assert "P10" not in run("estimate", WORKED, "--lang", language).text


def test_the_table_and_the_json_agree_on_every_figure():
    options = ("--trials", "512", "--seed", "3")
    found = tried(sample("clothing"), *options)["uncertainty"]
    text = run("estimate", WORKED, *options, "--lang", "en").text
    sticks, dropped, mean = found["if_it_sticks"], found["if_dropped"], found["all_cases"]
    wording = Wording("en", "CNY")
    percentiles = [sticks[worth][name] for worth in WORTHS for name in ("p10", "p50", "p90")]
    percentiles += [dropped[worth][name] for worth in WORTHS for name in ("p10", "p50", "p90")]
    for amount in (*percentiles, *(one[name] for one in (sticks, dropped, mean) for name in MEANS)):
        assert wording.money(amount) in text
    for share in (
        *sticks["kept_share"].values(),
        *sticks["kept_share_vs_standing_still"].values(),
        mean["kept_share"],
        mean["kept_share_vs_standing_still"],
    ):
        assert re.search(rf" {re.escape(wording.kept_of_100(share))}\b", text)
    for chance in (*(one[name] for one in (sticks, mean) for name in LOSSES), sticks["pays_at_any_theta"]):
        assert wording.share(chance, 0) in text
    for theta in sticks["break_even_intensity"].values():
        assert wording.plain(theta, 2) in text
    assert wording.money_short(mean["value_of_perfect_information"]) in text


def test_where_no_number_is_words_say_so():
    text = run(
        "estimate", "-", "--trials", "256", "--lang", "en", stdin=dump(sample("clothing").with_value("setup_cost", 1e9))
    ).text
    assert text.count("pays at no θ") == 3
    assert "not within" in text


def test_a_likely_case_outside_its_range_is_said_so():
    edge = sample("clothing").with_value("service_coverage", Range(0, 1, 1)).with_value("cash_capture", Range(0, 1, 1))
    edge = edge.with_value("involution_intensity", Range(0, 0, 2)).with_value("review_share", Range(0, 0, 1))
    text = run("estimate", "-", "--trials", "512", "--lang", "en", stdin=dump(edge)).text
    assert "lies outside P10 to P90" in " ".join(text.split())
    assert "lies outside" not in run("estimate", WORKED, "--trials", "512", "--lang", "en").text


def test_a_likely_case_outside_its_range_is_warned_of_in_the_json_too(tmp_path):
    # An own value at one end of its range is the mode that the likely case takes and that no trial stays at.
    tree = json.loads(dump(sample("clothing")))
    tree["assumptions"] = {
        "involution_intensity": {"low": 0, "mode": 0, "high": 5},
        "review_share": {"low": 0, "mode": 0, "high": 0.9},
    }
    file = tmp_path / "end.roi"
    file.write_text(json.dumps(tree), encoding="utf-8")

    def codes(*options):
        return [one["code"] for one in json.loads(run("estimate", str(file), "--json", *options).text)["warnings"]]

    assert "likely_outside" in codes("--trials", "1024")
    assert "likely_outside" not in codes()
