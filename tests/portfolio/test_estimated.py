"""Row i of a table is the estimate of that merchant alone, whatever stands around it."""

import doctest

import numpy as np
import pandas as pd
import pytest

from roi_app.checks.frozen import FrozenMap
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.estimates.answer import answer
from roi_app.estimates.headlines import HEADLINES, IF_DROPPED
from roi_app.figures.race_meter import Zone, meter
from roi_app.model.merchants import MERCHANTS_AT_ONCE
from roi_app.model.parameters import CURRENCIES, PLATFORMS, QUANTITIES, STREAMS, Range
from roi_app.portfolio import columns, estimated
from roi_app.portfolio.estimated import estimate_frame
from roi_app.statements.cautions import cautions
from roi_app.texts.formatting import Wording
from tests.documents.strategies import CATALOGUE

LEVERS = {stream: [key for key, one in CATALOGUE.levers.items() if one.stream == stream] for stream in STREAMS}
GIVEN = 0.6


def merchants(count, seed=7):
    """Merchants of every kind, with most cells empty in some rows and full in others."""
    random = np.random.default_rng(seed)
    rows = []
    for number in range(count):
        row = {
            "id": f"m{number}",
            "platform": random.choice(PLATFORMS),
            "currency": random.choice(CURRENCIES),
            "preset": random.choice(list(CATALOGUE.presets)),
            "staff_cash": random.choice(["share", "whole_heads", ""]),
            "as_claimed": random.choice(["", "", "marketing-companion", "marketing-companion; virtual-model"]),
        }
        for column, key in columns.NUMBERS.items():
            one = QUANTITIES[key]
            if random.random() < GIVEN * random.random() or key.endswith(("units_per_month", "unit_price")):
                value = random.uniform(one.slider_low, one.slider_high)
                row[column] = float(round(value)) if one.whole else value
        for column, stream in columns.LEVERS.items():
            row[column] = random.choice(["", "", "none", *LEVERS[stream]])
        for column in columns.lever_prices(CATALOGUE):
            if random.random() < 0.2:
                row[column] = random.uniform(0, 3000)
        rows.append(row)
    return pd.DataFrame(rows)


def document_of(row):
    """The same merchant as a file would have it."""
    numbers = {key: row[name] for name, key in columns.NUMBERS.items() if name in row and pd.notna(row[name])}
    prices = {
        lever: Range.exact(row[name])
        for name, lever in columns.lever_prices(CATALOGUE).items()
        if name in row and pd.notna(row[name])
    }
    levers = {stream: row[name] for name, stream in columns.LEVERS.items()}
    usual = CATALOGUE.platforms[row["platform"]].usual_levers
    has_work = {s: any(numbers.get(f"{s}.{f}", 0) > 0 for f in ("units_per_month", "staff")) for s in STREAMS}
    chosen = {
        stream: None if lever == "none" else lever or (usual.get(stream) if has_work[stream] else None)
        for stream, lever in levers.items()
    }
    return Document(
        platform=row["platform"],
        currency=row["currency"],
        preset=row["preset"],
        levers=FrozenMap(chosen) if any(levers.values()) else None,
        lever_prices=FrozenMap(prices),
        staff_cash=row["staff_cash"] or "share",
        as_claimed=tuple(row["as_claimed"].replace(";", "").split()),
        values=FrozenMap({key: Range.exact(value) for key, value in numbers.items()}),
    )


@pytest.fixture(scope="module")
def table():
    return merchants(250)


@pytest.fixture(scope="module")
def result(table):
    return estimate_frame(table, CATALOGUE)


def test_each_row_is_the_estimate_of_that_merchant(table, result):
    assert (result["problems"] == "").all()
    for (_, row), (_, found) in zip(table.iterrows(), result.iterrows(), strict=True):
        alone = answer(resolve(document_of(row), CATALOGUE))
        expected = {name: alone.number(step) for name, step in HEADLINES.items()}
        expected |= {f"if_dropped_{name}": alone.number(step) for name, step in IF_DROPPED.items()}
        expected |= {f"saved_per_month_{s}": v for s, v in alone.by_stream("saved_by_stream").items()}
        expected |= {f"worth_{s}": v for s, v in alone.by_stream("worth_by_stream").items()}
        scale = max(1.0, abs(alone.value("brought_in")))
        for name, value in expected.items():
            if value is None or np.isnan(value):
                assert np.isnan(found[name]), (row["id"], name)
            else:
                limit = 1e-9 * (scale if abs(value) > 1 else 1)
                assert found[name] == pytest.approx(value, rel=1e-9, abs=limit), (row["id"], name)


def test_cautions_are_the_warnings_of_that_merchant(table, result):
    seen = set()
    for (_, row), said in zip(table.iterrows(), result["cautions"], strict=True):
        alone = answer(resolve(document_of(row), CATALOGUE))
        codes = {one.code for one in alone.case.warnings}
        codes |= {one.code.value for one in cautions(alone, Wording("en", row["currency"]))}
        assert set(said.split()) == codes
        seen |= codes
    assert {"claimed", "free_today", "lever_off_platform", "price_unused", "claim_unused", "claim_none"} <= seen


def test_zones_are_those_of_the_race_meter(table, result):
    of_meter = {Zone.PAYS: {"pays"}, Zone.RED_QUEEN: {"red_queen"}, Zone.STOP: {"stop"}}
    of_meter |= {Zone.IDLE: {"nothing_brought_in"}}
    for (_, row), zone in zip(table.head(80).iterrows(), result["zone"].head(80), strict=True):
        drawn = meter(answer(resolve(document_of(row), CATALOGUE)), Wording("en", row["currency"])).zone
        loses_without_race = {"never_pays", "nothing_brought_in"} if drawn is not Zone.PAYS else {"nothing_brought_in"}
        assert zone in of_meter[drawn] | loses_without_race
    assert set(result["zone"]) <= {"pays", "red_queen", "stop", "never_pays", "nothing_brought_in"}
    assert {"pays", "never_pays"} <= set(result["zone"])


def test_no_row_depends_on_its_neighbours_to_the_last_bit(table, result):
    mixed = table.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(estimate_frame(mixed, CATALOGUE).sort_index(), result, check_exact=True)
    for size, count in ((1, 12), (7, 70), (249, 250)):
        parts = [estimate_frame(table.iloc[start : start + size], CATALOGUE) for start in range(0, count, size)]
        pd.testing.assert_frame_equal(pd.concat(parts).head(count), result.head(count), check_exact=True)


def test_a_row_left_over_after_whole_chunks_is_no_other(table):
    row = table.iloc[[0]]
    many = pd.concat([row] * (MERCHANTS_AT_ONCE + 1), ignore_index=True)
    found = estimate_frame(many, CATALOGUE)
    figures = found.select_dtypes("number")
    for place in (1, MERCHANTS_AT_ONCE - 1, MERCHANTS_AT_ONCE):
        pd.testing.assert_series_equal(figures.iloc[place], figures.iloc[0], check_names=False, check_exact=True)


def test_text_cells_are_read_like_numbers(table, result):
    written = table.astype(object).where(table.notna(), "")
    as_text = estimate_frame(written.map(lambda cell: repr(cell) if isinstance(cell, float) else cell), CATALOGUE)
    pd.testing.assert_frame_equal(as_text, result, check_exact=True)


def test_amounts_are_read_as_people_write_them():
    written = pd.DataFrame(
        {
            "id": ["plain", "signs", "wide", "words", "foreign", "share of money", "days"],
            "photo_units_per_month": ["6", " 6 ", "６", "6天", "6", "6", "¥6"],
            "photo_unit_price": ["1750", "¥1,750", "１，７５０元", "0.175萬", "$1,750", "30%", "1750"],
            "gross_margin": ["0.3", "30%", "３０％", "3成", "0.3", "0.3", "0.3"],
        }
    )
    found = estimate_frame(written, CATALOGUE)
    figures = found.select_dtypes("number")
    for row in (1, 2, 3):
        pd.testing.assert_series_equal(figures.iloc[row], figures.iloc[0], check_names=False, check_exact=True)
    assert found["problems"].tolist()[4:] == [
        'photo_unit_price: "$1,750" is in another currency than the row',
        'photo_unit_price: "30%" is no number',
        'photo_units_per_month: "¥6" is no number',
    ]


def test_a_bad_row_says_what_is_wrong_and_stops_no_other():
    bad = pd.DataFrame(
        {
            "id": ["good", "words", "bounds", "choices", "claims", "ranges", "bill"],
            "platform": ["taobao", "taobao", "taobao", "ebay", *["jd"] * 3],
            "photo_units_per_month": ["6", "six", "-1", "6", *["6"] * 3],
            "photo_unit_price": ["750", "inf", "750", "750", *["750"] * 3],
            "horizon_months": ["36", "", "36.5", "600", *[""] * 3],
            "lever_photo": ["", "", "", "no-such-tool", *[""] * 3],
            "as_claimed": ["", "", "", "", "nobody", "marketing-companion", ""],
            "ramp_months_low": ["2", "", "", "", "", "4.5", ""],
            "ramp_months_high": ["", "9", "", "", "", "", ""],
            "tools_per_month_high": ["", "", "", "", "", "", "100"],
        }
    )
    found = estimate_frame(bad, CATALOGUE).set_index("id")
    assert found.loc["good", "problems"] == ""
    assert (
        found.loc["words", "problems"]
        == 'photo_units_per_month: "six" is no number; photo_unit_price: no finite number'
    )
    assert found.loc["bounds", "problems"] == "photo_units_per_month: below 0; horizon_months: no whole number"
    assert "horizon_months: above 60" in found.loc["choices", "problems"]
    assert 'platform: "ebay" is not one of: taobao, jd' in found.loc["choices", "problems"]
    assert 'lever_photo: "no-such-tool" is not one of: none, ' in found.loc["choices", "problems"]
    assert found.loc["claims", "problems"] == 'as_claimed: "nobody" is not one of: marketing-companion'
    assert found.loc["ranges", "problems"] == "ramp_months: below its low or above its high"
    assert found.loc["bill", "problems"] == "tools_per_month: has a low or a high, and no value"
    figures = found.drop(columns=["zone", "cautions", "problems"])
    assert figures.loc["good", "saved_per_month"] == pytest.approx(2025)
    assert figures.drop("good").isna().all(axis=None)
    assert (found.drop(index="good")["zone"] == "").all()


def test_unknown_columns_and_the_index_come_back():
    given = pd.DataFrame({"region": ["north"], "id": [5], "photo_units_per_month": [3]}, index=["row"])
    found = estimate_frame(given, CATALOGUE)
    assert found.index.tolist() == ["row"]
    assert found[["region", "id"]].to_dict("records") == [{"region": "north", "id": 5}]
    assert "photo_units_per_month" not in found
    assert given.columns.tolist() == ["region", "id", "photo_units_per_month"]


def test_a_tool_that_is_free_today_is_a_caution():
    given = pd.DataFrame({"platform": ["taobao"] * 3, "photo_units_per_month": [6] * 3, "photo_unit_price": [750] * 3})
    given["tools_per_month"] = [np.nan, 0, 300]
    assert estimate_frame(given, CATALOGUE)["cautions"].tolist() == ["", "free_today", ""]


def test_a_table_without_rows_has_every_column(result):
    empty = estimate_frame(pd.DataFrame({"id": []}), CATALOGUE)
    assert empty.columns.tolist() == result.columns.tolist()
    assert len(empty) == 0


def test_an_empty_partition_keeps_types_and_index():
    index = pd.MultiIndex.from_tuples([("x", 1)], names=["one", "two"])
    given = pd.DataFrame({"id": [5], "day": pd.to_datetime(["2026-01-01"]), "gross_margin": [0.3]}, index=index)
    found, empty = (estimate_frame(one, CATALOGUE) for one in (given, given.iloc[:0]))
    assert empty.dtypes.equals(found.dtypes)
    assert empty.index.names == found.index.names
    assert len(empty) == 0


def test_numbers_that_no_figure_can_be_are_problems_of_their_rows():
    whole = pd.DataFrame({"id": ["a", "b", "c"], "gross_margin": pd.Series([10**400, 1 + 2j, 0.3], dtype=object)})
    assert (estimate_frame(whole, CATALOGUE)["problems"] != "").tolist() == [True, True, False]
    mixed = pd.DataFrame({"id": ["a", "b"], "gross_margin": pd.Series([0.2 + 0j, 0.3], dtype=object)})
    assert (estimate_frame(mixed, CATALOGUE)["problems"] != "").tolist() == [True, False]
    months = pd.DataFrame({"id": ["a"], "horizon_months": pd.period_range("1973-01", periods=1, freq="M")})
    assert estimate_frame(months, CATALOGUE)["problems"].tolist() == ['horizon_months: "1973-01" is no number']


def test_the_example_of_the_documentation_holds():
    assert doctest.testmod(estimated).failed == 0
