import dataclasses
import json
from datetime import date

import pytest

from roi_app.benchmarks.load import default_catalogue
from roi_app.cli.printed.pack import printed_pack
from roi_app.cli.printed.pack_as_json import pack_as_json
from roi_app.cli.setting import Setting
from roi_app.model.parameters import ASSUMPTIONS
from tests.cli.running import run

CATALOGUE = default_catalogue()
LATER = date(2999, 1, 1)


def test_the_json_holds_every_figure_with_its_evidence():
    tree = json.loads(run("benchmarks", "--json").out)
    assert tuple(tree["assumptions"]) == ASSUMPTIONS
    assert tree["levers"].keys() == CATALOGUE.levers.keys()
    assert tree["presets"]["hard_involution"]["ranges"] == {
        "involution_intensity": {"low": 0.6, "mode": 1, "high": 1.86},
        "traffic_inflation": {"low": 0.05, "mode": 0.15, "high": 0.2},
        "contested_share": {"low": 0.6, "mode": 1, "high": 1},
    }
    assert tree["presets"]["as_stated"]["exact_prices"] is True
    copy = tree["streams"]["copy"]
    assert (copy["contest_weight"], copy["uplift_weight"], copy["leakage_weight"]) == (1, 0.6, 0.2)
    assert tree["context"].keys() == CATALOGUE.context.keys()
    theta = tree["assumptions"]["involution_intensity"]
    assert (theta["low"], theta["mode"], theta["high"], theta["unit"], theta["grade"]) == (
        0.1,
        0.4,
        1,
        "ratio",
        "assumption",
    )
    assert theta["sources"][0]["address"].startswith("https://")
    assert theta["read_on"] == "2026-11-23"
    assert set(theta["note"]) == {"zh-Hant", "zh-Hans", "en"}
    assert tree["platforms"]["cross_border"]["assumptions"]["rival_adoption"]["mode"] == 0.5
    assert tree["levers"]["marketing-companion"]["claims"] == {"sales_uplift": 0.3}


def test_what_is_out_of_date_is_marked_in_both():
    fresh = pack_as_json(CATALOGUE, date(2026, 11, 23))
    stale = pack_as_json(CATALOGUE, LATER)
    assert not any(one["expired"] for one in fresh["assumptions"].values())
    assert all(one["expired"] for room in ("assumptions", "levers", "context") for one in stale[room].values())
    figures = [*CATALOGUE.evidence()]
    printed = "\n".join(printed_pack(CATALOGUE, Setting("en", LATER)))
    # Each piece of evidence stands beside its figure once, that of the exchange rates beside each of six.
    assert " ".join(printed.split()).count("(out of date)") == len(figures) + 5
    assert "(out of date)" not in "\n".join(printed_pack(CATALOGUE, Setting("en", date(2026, 11, 23))))


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_the_table_names_every_figure_and_every_source(language):
    ran = run("benchmarks", "--lang", language)
    text = "".join(ran.text.split())
    assert (ran.status, ran.err) == (0, b"")
    names = [
        one.name[language] for room in (CATALOGUE.levers, CATALOGUE.presets, CATALOGUE.context) for one in room.values()
    ]
    notes = [one.evidence.note[language] for one in CATALOGUE.context.values()]
    sources = [part for one in CATALOGUE.sources.values() for part in (one.title, one.publisher, one.address)]
    assert [one for one in (*names, *notes, *sources) if "".join(one.split()) not in text] == []
    assert "_" not in ran.text.replace("merchant_", "")


def test_a_line_of_the_table_has_range_grade_dates_and_sources():
    lines = run("benchmarks", "--lang", "en").text.splitlines()
    line = next(line for line in lines if line.strip().startswith("Touch-up by people"))
    benchmark = CATALOGUE.assumptions["review_share"]
    assert line.split()[3:9] == [
        "10%",
        "25%",
        "40%",
        "Survey",
        "2026-11-23",
        benchmark.evidence.valid_until.isoformat(),
    ]
    assert line.split()[9].startswith("[")


def test_a_pack_that_is_no_pack_is_refused(tmp_path):
    other = tmp_path / "other.toml"
    other.write_text("a = 1\n", encoding="utf-8")
    ran = run("benchmarks", "--pack", str(other), "--lang", "en")
    assert (ran.status, ran.out) == (2, b"")
    assert ran.complaints[0].startswith("roi-app: other.toml")


def test_a_tool_that_claims_something_says_so():
    text = " ".join(run("benchmarks", "--lang", "en").text.split())
    assert "the vendor claims “Sales uplift 30%”" in text


def test_the_reference_case_has_no_price():
    catalogue = dataclasses.replace(CATALOGUE, levers={"vertical-model": CATALOGUE.levers["vertical-model"]})
    line = next(line for line in printed_pack(catalogue, Setting("en", LATER)) if "reference case" in line)
    assert line.split().count("–") == 3
