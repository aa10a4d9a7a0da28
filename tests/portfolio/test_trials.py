"""The trials of a row are those of that merchant alone, with the ranges that the row gives."""

import csv

import numpy as np
import pandas as pd
import pytest

from roi_app.cli import main
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.json_uncertainty import printed_uncertainty
from roi_app.model.parameters import Range
from roi_app.model.uncertainty.trials import simulate
from roi_app.portfolio.estimated import estimate_frame
from roi_app.portfolio.rows import read_rows
from roi_app.portfolio.trials import MEANS, Trials
from roi_app.texts.catalog import Texts
from tests.documents.strategies import CATALOGUE
from tests.portfolio.test_estimated import document_of, merchants

TRIALS = Trials(128, 5)


def expected_of(document):
    found = simulate(uncertain(resolve(document, CATALOGUE)), TRIALS.count, TRIALS.seed)
    all_cases = printed_uncertainty(found)["all_cases"]
    return [all_cases[name.removeprefix("all_cases_")] for name in MEANS]


def test_each_row_has_the_trials_of_that_merchant():
    table = merchants(8, seed=3)
    found = estimate_frame(table, CATALOGUE, trials=TRIALS)
    for (_, row), told in zip(table.iterrows(), found[list(MEANS)].itertuples(index=False), strict=True):
        expected = [np.nan if value is None else value for value in expected_of(document_of(row))]
        np.testing.assert_allclose(list(told), expected, rtol=1e-12)
    plain = estimate_frame(table, CATALOGUE)
    pd.testing.assert_frame_equal(found.drop(columns=list(MEANS)), plain, check_exact=True)


def test_low_and_high_make_a_range_around_a_value_or_the_usual_one():
    table = pd.DataFrame(
        {
            "id": ["both", "one end", "usual", "price", "bad"],
            "platform": "taobao",
            "photo_units_per_month": 6,
            "photo_unit_price": 750,
            "ramp_months": [5, 5, np.nan, np.nan, 12],
            "ramp_months_low": [3, 3, 1, np.nan, 2],
            "ramp_months_high": [8, np.nan, np.nan, np.nan, 9],
            "lever_price_virtual-model_high": [np.nan, np.nan, np.nan, 900, np.nan],
            "sticking_probability": [0.5, np.nan, np.nan, np.nan, np.nan],
        }
    )
    rows = read_rows(table, CATALOGUE, Texts("en"))
    assert rows.good.tolist() == [True, True, True, True, False]
    given = [rows.document(place, "shop") for place in range(4)]
    usual = resolve(Document(platform="taobao"), CATALOGUE).quantities["ramp_months"].range
    price = CATALOGUE.levers["virtual-model"].price
    assert given[0].values["ramp_months"] == Range(3, 5, 8)
    assert given[1].values["ramp_months"] == Range(3, 5, 5)
    assert given[2].values["ramp_months"] == Range(1, usual.mode, usual.high)
    assert "ramp_months" not in given[3].values
    assert given[3].lever_prices == {"virtual-model": Range(price.low, price.mode, 900)}
    assert given[0].values["sticking_probability"] == Range.exact(0.5)
    found = estimate_frame(table, CATALOGUE, trials=TRIALS)
    for place, document in enumerate(given):
        expected = expected_of(document)
        np.testing.assert_allclose(found[list(MEANS)].iloc[place].to_numpy(float), expected, rtol=1e-12)
    assert found[list(MEANS)].iloc[4].isna().all()
    assert found["npv"].iloc[:4].nunique() == 2  # a range alone moves no likely case


@pytest.mark.parametrize("wrong", [["--trials", "99"], ["--trials", "999999"], ["--seed", "-1"]])
def test_the_command_adds_the_means_or_says_what_is_wrong(tmp_path, capsys, wrong):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    merchants(2, seed=3).to_csv(source, index=False)
    assert main(["portfolio", str(source), "-o", str(target), *wrong]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["portfolio", str(source), "-o", str(target), "--trials", "128", "--seed", "5"]) == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        told = [[row[name] for name in MEANS] for row in csv.DictReader(file)]
    assert float(told[0][0]) == pytest.approx(expected_of(document_of(merchants(2, seed=3).iloc[0]))[0], rel=1e-9)
