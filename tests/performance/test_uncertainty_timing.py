"""How long it takes to say how sure an estimate is, and what matters, while a slider moves and when it rests."""

import pytest

from roi_app.model.uncertainty import sampling, sobol
from roi_app.model.uncertainty.bridge import from_likely_to_average
from roi_app.model.uncertainty.figure_keys import VS_STANDING_STILL
from roi_app.model.uncertainty.knowing import value_of_knowing
from roi_app.model.uncertainty.sensitivity import crossings, tornado
from roi_app.model.uncertainty.trials import simulate
from roi_app.model.uncertainty.variance import variance_shares
from tests.model.uncertainty.shop import shop
from tests.performance.naive_uncertainty import moving_slider, naive


@pytest.mark.parametrize("trials", [1_024, 4_096, 10_000, 16_384])
def test_all_results_while_a_slider_moves(benchmark, trials):
    result = benchmark(moving_slider(trials))
    assert result.if_it_sticks.figures["npv"].p10 < result.if_it_sticks.figures["npv"].p90


def test_ten_thousand_trials_from_nothing(benchmark):
    def forget():
        for cached in (sampling._amount, sampling._share, sampling._score, sobol._points):
            cached.cache_clear()

    result = benchmark.pedantic(simulate, (shop(), 10_000), setup=forget, rounds=15)
    assert result.trials == 10_000


def test_ten_thousand_trials_the_plain_way(benchmark):
    percentiles = benchmark(naive, shop(), 10_000)
    quick = simulate(shop(), 10_000).if_it_sticks.figures["npv"]
    assert percentiles["npv"][1, 0] == pytest.approx(quick.p50, rel=0.05)


def test_a_tornado(benchmark):
    assert len(benchmark(tornado, shop())) == len(shop().keys)


def test_what_would_have_to_be_true(benchmark):
    assert len(benchmark(crossings, shop(), "involution_intensity")) == 1


def test_from_likely_to_average(benchmark):
    assert benchmark(from_likely_to_average, shop(), "npv", 92_650.0).at_means < 110_000


def test_what_knowing_is_worth(benchmark):
    worth = simulate(shop()).outcomes.worth(VS_STANDING_STILL)
    assert len(benchmark(value_of_knowing, shop(), 1, worth)) == len(shop().keys)


def test_shares_of_variance(benchmark):
    shares = benchmark.pedantic(variance_shares, (shop(),), rounds=5)
    assert shares[0].key == "sticking_probability"
