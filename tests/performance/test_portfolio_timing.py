"""The proof of speed of a portfolio still runs: what it times is what it says."""

import numpy as np
import pyarrow.parquet as pq

from roi_app.portfolio.estimated import estimate_frame
from tests.performance import portfolio


def test_the_ways_that_are_timed_agree(tmp_path):
    taken = portfolio.compare(tmp_path, 150, 1)
    assert len(taken) == 4
    found = pq.read_table(tmp_path / "out.parquet").to_pandas()
    assert pq.read_table(tmp_path / "copy.parquet").num_rows == 150
    given = pq.read_table(tmp_path / "in.parquet").to_pandas()
    expected = estimate_frame(given)
    np.testing.assert_array_equal(found["npv"], expected["npv"])
    alone = portfolio.by_apply(given.head(5))
    np.testing.assert_allclose(alone["npv"], expected["npv"].head(5), rtol=1e-9)
    portfolio.engine_of(tmp_path / "in.parquet")()
