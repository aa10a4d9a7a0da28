"""The model in columns: what differs once one input is moved, and formulas that come to what the model does."""

import numpy as np
import pytest

from roi_app.documents.samples import sample
from roi_app.explain.tracing import trace
from roi_app.exports.workbook.array_sum import array_sum
from roi_app.exports.workbook.case_columns import (
    TARGETS,
    Moved,
    References,
    axis_of,
    cells_of,
    differing,
    formula_of,
    values_of,
)
from roi_app.model.estimate import estimate
from roi_app.model.parameters import ASSUMPTIONS, LEVER_PRICES, PLACE_IN_INPUTS, STREAMS, Axis
from tests.exports.workbook.cases import answered

CLOTHING = answered(sample("clothing"))
MONTHS = 60
REFER = References(
    own=lambda place: f"own_{place[0]}_{place[1]}",
    own_range=lambda key: f"whole_own_{key}",
    whole=lambda key: f"all_{key}",
    other=lambda place: f"{place[0]}_{place[1]}",
)


def compiled(formula):
    import formulas

    return formulas.Parser().ast("=" + formula)[1].compile()


@pytest.mark.parametrize(
    ("function", "formula"),
    [
        (
            lambda m, a: np.minimum(1, m / np.maximum(a, 1)),
            "SUMPRODUCT(((1<=M/(MAX(a,1)))*1+(1-(1<=M/(MAX(a,1))))*(M/(MAX(a,1)))))",
        ),
        (lambda m, a: np.where(m > a, m, 0), "SUMPRODUCT(((M>a)*M+(1-(M>a))*0))"),
        (lambda m, a: (m <= a) * m, "SUMPRODUCT((M<=a)*M)"),
    ],
)  # fmt: skip
def test_a_choice_inside_a_sum_is_arithmetic(function, formula):
    tree, is_month = trace(function, ("m", "a")), {"m": "M"}
    spelled = array_sum(tree, is_month.__contains__, lambda name: is_month.get(name, name))
    assert spelled == formula
    months = np.arange(1.0, 7.0)[:, np.newaxis]
    found = compiled(spelled)(**{name: months if name == "M" else 4.0 for name in compiled(spelled).inputs})
    assert float(np.asarray(found).reshape(())) == pytest.approx(float(np.sum(function(months, 4.0))), rel=1e-12)


MOVED = [*(key for key in ASSUMPTIONS if key in PLACE_IN_INPUTS), "discount_rate", *LEVER_PRICES]


@pytest.mark.parametrize("key", MOVED)
def test_what_differs_is_what_the_model_says(key):
    """Everything that does differ is in the column; a number that is left out is the likely one."""
    name, column = Moved(key, 0).place
    value = CLOTHING.case.inputs()[name][0, column] * 1.25 + 0.05
    values = values_of(CLOTHING.case, [Moved(key, value)])
    known = differing((name, column))
    for step in [one for one in values if one in CLOTHING.values and one != "month"]:
        apart = np.flatnonzero(values[step][0] != CLOTHING.values[step][0])
        expected = known.get(step, frozenset())
        if axis_of(step) is Axis.STREAM:
            assert set(apart.tolist()) <= expected, step
        elif apart.size:
            assert expected, step
    assert "npv" in known


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "key",
    ["ramp_months", "rival_adoption", "adoption_ceiling", "adoption_speed", "tool_price_growth", "discount_rate"],
)
@pytest.mark.parametrize("value", [0.0, 0.35, 3.0])
def test_a_sum_over_the_months_is_the_models_for_a_plan_shorter_than_the_sheet(key, value):
    """Months beyond the plan are in the ranges, as 0, and must not be counted where they are worked out inside."""
    place = Moved(key, value).place
    values = values_of(CLOTHING.case, [Moved(key, value)])
    horizon = CLOTHING.case.horizon_months
    sums = [(name, stream) for name, stream in cells_of(place) if name.startswith("pv_of_")]
    assert sums
    for cell in sums:
        function = compiled(formula_of(cell, place, REFER))
        given = {name: _given(name.lower(), values, horizon) for name in function.inputs}
        found = float(np.asarray(function(**given)).reshape(()))
        assert found == pytest.approx(float(values[cell[0]][0, 0]), rel=1e-9, abs=1e-12), cell


def _given(name, values, horizon):
    if name == "all_month":
        return np.arange(1.0, MONTHS + 1)[:, np.newaxis]
    if name.startswith("horizon_months"):
        return float(horizon)
    if name.startswith("all_"):
        months = CLOTHING.values[name.removeprefix("all_")][0]
        return np.concatenate([months, np.zeros(MONTHS - len(months))])[:, np.newaxis]
    is_own = name.startswith("own_")
    key = name.removeprefix("own_").rpartition("_")[0]
    return float((values if is_own else CLOTHING.values)[key][0, 0])


def test_a_column_holds_a_dozen_or_two_cells():
    counts = [len(list(cells_of(Moved(key, 0).place))) for key in MOVED]
    assert max(counts) < 60
    assert sum(counts) / len(counts) < 25
    assert all(stream < len(STREAMS) for key in MOVED for _, stream in cells_of(Moved(key, 0).place))


def test_the_values_of_a_column_are_an_estimate_of_its_own():
    inputs = CLOTHING.case.inputs()
    inputs["review_share"] = np.array([[0.4]])
    wanted = estimate(inputs)
    found = values_of(CLOTHING.case, [Moved("leakage", 0.01), Moved("review_share", 0.4)])
    for target in TARGETS:
        assert found[target][1, 0] == wanted[target][0, 0]
