import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from roi_app.model.uncertainty import normal


def test_the_cumulative_share_is_that_of_scipy():
    z = np.concatenate([np.linspace(-7, 7, 20_001), [-40, -8, 8, 40]])
    np.testing.assert_allclose(normal.cumulative(z), norm.cdf(z), rtol=0, atol=1e-12)


def test_the_quantile_is_that_of_scipy_from_the_smallest_point_to_the_largest():
    share = np.concatenate([np.linspace(2**-33, 1 - 2**-33, 50_001), [1e-14, 1e-11, 0.075, 0.925]])
    np.testing.assert_allclose(normal.quantile(share), norm.ppf(share), rtol=1e-12, atol=1e-12)


@given(st.floats(1e-10, 1 - 1e-10))
def test_the_cumulative_share_undoes_the_quantile(share):
    value = np.array([share])
    np.testing.assert_allclose(normal.cumulative(normal.quantile(value)), value, rtol=0, atol=2e-12)
