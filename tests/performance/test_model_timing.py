"""How long an estimate takes: one shop while a slider moves, many shops at once, and other ways side by side."""

import numpy as np
import pandas as pd
import pytest

from roi_app.model.batch import estimate_in_chunks
from roi_app.model.estimate import BASE_KEYS, estimate
from roi_app.model.published_cases import worked_inputs
from tests.model.strategies import crowd

MONTHS = 36
HEADLINE = (
    "saved_per_month", "kept_share", "kept_share_vs_standing_still", "npv", "npv_vs_standing_still", "roi",
    "payback_months", "falls_again_month", "break_even_intensity", "exit_intensity", "npv_with_no_rivals",
    "adopt_rivals_adopt", "hold_rivals_adopt",
)  # fmt: skip


def headline_in_chunks(merchants, chunk_rows):
    """The headline of all rows; what a chunk computed besides is let go with the chunk."""
    chunks = estimate_in_chunks(merchants, HEADLINE, chunk_rows)
    return np.concatenate([np.hstack([chunk[key] for key in HEADLINE]) for chunk in chunks])


def headline_of_full_arrays(merchants):
    values = estimate(merchants, HEADLINE)
    return np.hstack([values[key] for key in HEADLINE])


def as_frame(merchants):
    """One row a merchant, one column an input, as a spreadsheet would have it."""
    rows = max(len(array) for array in merchants.values())
    columns = {
        (key, place): np.broadcast_to(array[:, place], rows)
        for key, array in merchants.items()
        if key != "month"
        for place in range(array.shape[1])
    }
    return pd.DataFrame(columns)


def headline_by_apply(frame, month):
    """The same formulas, one row of a data frame at a time."""
    keys = list(dict.fromkeys(frame.columns.get_level_values(0)))

    def of_row(row):
        one = {key: row[key].to_numpy(dtype=float)[np.newaxis] for key in keys}
        values = estimate(one | {"month": month}, HEADLINE)
        return pd.Series([values[key][0, 0] for key in HEADLINE], index=HEADLINE)

    return frame.apply(of_row, axis=1)


def test_one_estimate_with_every_output(benchmark):
    values = benchmark(estimate, worked_inputs())
    assert values["npv"][0, 0] == pytest.approx(152_521.98, abs=0.005)


def test_one_estimate_of_the_headline(benchmark):
    values = benchmark(estimate, worked_inputs(), HEADLINE)
    assert values["npv"][0, 0] == pytest.approx(152_521.98, abs=0.005)


def test_ten_thousand_rows_with_every_output(benchmark):
    merchants = crowd(10_000, MONTHS, seed=1)
    chunks = benchmark(lambda: [chunk["npv"] for chunk in estimate_in_chunks(merchants, BASE_KEYS)])
    assert sum(map(len, chunks)) == 10_000


@pytest.mark.parametrize("chunk_rows", [512, 1024, 2048, 4096, 8192, 16384])
def test_fifty_thousand_rows_in_chunks(benchmark, chunk_rows):
    merchants = crowd(50_000, MONTHS, seed=1)
    result = benchmark.pedantic(headline_in_chunks, (merchants, chunk_rows), rounds=5)
    assert result.shape == (50_000, len(HEADLINE))


def test_row_by_row_apply_gives_the_same(benchmark):
    merchants = crowd(500, MONTHS, seed=1)
    result = benchmark.pedantic(headline_by_apply, (as_frame(merchants), merchants["month"]), rounds=1)
    np.testing.assert_allclose(result.to_numpy(), headline_in_chunks(merchants, 128), rtol=1e-9, atol=1e-6)
