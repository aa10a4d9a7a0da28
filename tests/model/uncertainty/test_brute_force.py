"""Plain random trials, written apart from the engine, from the equations of the model: within three standard errors."""

import numpy as np
import pytest

from roi_app.model.uncertainty.figure_keys import NPV, VS_STANDING_STILL
from roi_app.model.uncertainty.trials import simulate
from tests.model.uncertainty.plain_trials import PlainTrials, plain_trials
from tests.model.uncertainty.shop import shop

TRIALS = 60_000


@pytest.fixture(scope="module")
def plain() -> PlainTrials:
    return plain_trials(shop(), TRIALS, seed=12345)


@pytest.fixture(scope="module")
def engine():
    return simulate(shop(), 2**16, seed=2)


def near(value: float, sample: np.ndarray) -> None:
    """Within three standard errors of a mean."""
    assert abs(value - np.mean(sample)) < 3 * np.std(sample) / np.sqrt(sample.size)


def beside(value: float, sample: np.ndarray, share: float) -> None:
    """A percentile within three standard errors, in the places of the ordered sample."""
    width = 3 * np.sqrt(share * (1 - share) / sample.size)
    low, high = np.quantile(sample, [max(share - width, 0), min(share + width, 1)])
    assert low <= value <= high


@pytest.mark.parametrize("worth", [NPV, VS_STANDING_STILL])
def test_each_condition_s_range_and_mean(plain, engine, worth):
    for condition, sample in (
        (engine.if_it_sticks, plain.worths[worth][plain.sticks]),
        (engine.if_dropped, plain.worths[worth][~plain.sticks]),
    ):
        figure = condition.figures[worth]
        for share, value in ((0.10, figure.p10), (0.50, figure.p50), (0.90, figure.p90)):
            beside(value, sample, share)
        near(condition.mean(worth), sample)
    near(engine.all_cases.mean(worth), plain.worths[worth])
    near(engine.all_cases.probability_of_loss(worth), (plain.worths[worth] < 0).astype(float))
    near(engine.if_it_sticks.probability_of_loss(worth), (plain.worths[worth][plain.sticks] < 0).astype(float))


def test_how_often_it_sticks(plain, engine):
    near(engine.probability_of_sticking, plain.sticks.astype(float))


@pytest.mark.parametrize(
    ("figure", "worth"), [("kept_share", NPV), ("kept_share_vs_standing_still", VS_STANDING_STILL)]
)
def test_what_is_kept(plain, engine, figure, worth):
    sample = plain.worths[worth][plain.sticks] / plain.brought_in[plain.sticks]
    one = engine.if_it_sticks.figures[figure]
    for share, value in ((0.10, one.p10), (0.50, one.p50), (0.90, one.p90)):
        beside(value, sample, share)
    brought_in = np.where(plain.sticks, plain.brought_in, 0)
    ratio = np.mean(plain.worths[worth]) / np.mean(brought_in)
    spread = np.std(plain.worths[worth] - ratio * brought_in) / np.mean(brought_in) / np.sqrt(TRIALS)
    assert abs(engine.all_cases.kept_share(worth) - ratio) < 3 * spread


def test_payback_and_break_even(plain, engine):
    for figure, sample in (("payback_months", plain.payback), ("break_even_intensity", plain.break_even)):
        one = engine.if_it_sticks.figures[figure]
        for share, value in ((0.10, one.p10), (0.50, one.p50), (0.90, one.p90)):
            beside(value, sample[plain.sticks], share)


def test_the_band_of_the_running_total(plain, engine):
    for month in (0, 6, 18, 36):
        for row, share in enumerate((0.10, 0.50, 0.90)):
            beside(engine.if_it_sticks.band[row, month], plain.running[plain.sticks, month], share)


def test_the_price_of_trying_and_the_value_of_knowing(plain, engine):
    worth = plain.worths[VS_STANDING_STILL]
    beside(engine.if_dropped.figures[VS_STANDING_STILL].p50, worth[~plain.sticks], 0.5)
    # The mean is above 0, so knowing in advance spares the losses.
    near(engine.all_cases.value_of_perfect_information, np.maximum(-worth, 0))
