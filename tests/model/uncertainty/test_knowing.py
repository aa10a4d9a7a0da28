"""The value of knowing: against known answers, and against a nested simulation."""

import numpy as np
import pytest

from roi_app.model.parameters import Range
from roi_app.model.uncertainty.figure_keys import VS_STANDING_STILL
from roi_app.model.uncertainty.knowing import value_of_knowing, value_of_perfect_information
from roi_app.model.uncertainty.sampling import Source, Uncertain, draw_amounts
from roi_app.model.uncertainty.trials import simulate
from roi_app.model.uncertainty.worths import worths_at
from tests.model.uncertainty.shop import certain_shop, shop

TRIALS = 4096


def knowing(case: Uncertain, trials: int = TRIALS, seed: int = 1) -> dict[str, float]:
    return value_of_knowing(case, seed, simulate(case, trials, seed).outcomes.worth(VS_STANDING_STILL))


def perfect(case: Uncertain, trials: int = TRIALS) -> float:
    return simulate(case, trials).all_cases.value_of_perfect_information


def worth_of(case: Uncertain) -> float:
    return float(worths_at(case, {}, VS_STANDING_STILL)[0])


def at_the_edge(**ranges: Range) -> Uncertain:
    """The shop of certain inputs, its set-up such that the likely case is worth nothing against standing still."""
    case = certain_shop(**ranges)
    case.point["setup_cost"] = case.point["setup_cost"] + worth_of(case)
    return case


@pytest.mark.parametrize(
    ("worths", "value"), [([-10, 30], 5), ([10, 30], 0), ([-10, -30], 0), ([-30, 10], 5), ([0, 0], 0)]
)
def test_knowing_everything_is_worth_the_losses_that_it_spares(worths, value):
    assert value_of_perfect_information(np.array(worths, dtype=float)) == value


def test_a_single_uncertain_cost_is_worth_as_much_as_everything():
    # N is linear in the oversight, even from -a to a: E max(N, 0) = a / 6 for the triangle, a / 4 if it were flat.
    case = at_the_edge(oversight_per_month=Range(0, 1_000, 2_000))
    case.point["oversight_per_month"][:] = 1_000
    case.point["setup_cost"] = case.point["setup_cost"] + worth_of(case)
    a = 1_000 * float(np.sum(1.1 ** (-np.arange(1, 37) / 12)))
    assert perfect(case) == pytest.approx(a / 6, rel=0.01)
    assert knowing(case)["oversight_per_month"] == pytest.approx(a / 6, rel=0.01)


def test_an_event_makes_two_groups():
    case = certain_shop(sticking_probability=Range.exact(0.5))
    gain, loss = worth_of(case), float(worths_at(case, {"sticking_probability": np.zeros(1)}, VS_STANDING_STILL)[0])
    expected = gain / 2 - max((gain + loss) / 2, 0)
    assert perfect(case) == pytest.approx(expected, rel=1e-3)
    assert knowing(case) == {"sticking_probability": pytest.approx(expected, rel=1e-3)}


def test_no_input_is_worth_more_than_everything_and_none_less_than_nothing():
    case = shop(service__lever_price=Range(200, 6_000, 12_000))
    found, most = knowing(case), perfect(case)
    assert most > 5_000
    assert all(0 <= value <= most for value in found.values())
    assert sum(value > 100 for value in found.values()) > 3


def test_a_nested_simulation_agrees():
    """E[N | x] by fresh trials at each of many values of x, in place of groups of the same trials."""
    case = shop(correlation=0.0, service__lever_price=Range(200, 6_000, 12_000))
    key = "service.lever_price"
    outer = draw_amounts(case, Source(case.sobol, 64, 5))[key]
    inner = draw_amounts(case, Source(case.sobol, 512, 6))
    conditional = [
        float(np.mean(worths_at(case, inner | {key: np.full(512, value)}, VS_STANDING_STILL))) for value in outer
    ]
    expected = value_of_perfect_information(np.array(conditional))
    assert knowing(case, 16_384)[key] == pytest.approx(expected, rel=0.1)


def test_what_moves_no_worth_is_worth_nothing_to_know():
    case = shop(service__lever_price=Range(200, 6_000, 12_000))
    found = knowing(case)
    # Dearer traffic and lost margin come either way, and no longer differ between adopting and standing still.
    assert found["traffic_inflation"] == found["contested_share"] == 0


def test_below_1024_trials_nothing_is_said():
    assert knowing(shop(), 1023) == {}
    assert set(knowing(shop(), 1024)) == set(shop().keys)


def test_where_nothing_changes_the_decision_all_is_exactly_0():
    case = shop(sticking_probability=Range.exact(1), involution_intensity=Range(0, 0.1, 0.2))
    assert set(knowing(case).values()) == {0.0}
    assert perfect(case) == 0
