"""Merchants over the whole range that a document may hold, edges included, as dicts and as the model's arrays.

Most draws are of everyday size, so that no single figure drowns all others; the rest go to the declared limits.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from hypothesis import strategies as st

from roi_app.model.arrays import Array
from roi_app.model.parameters import QUANTITIES, STAFF_CASH, STREAMS

STREAM_FIELDS = ("units_per_month", "unit_price", "staff", "wage_per_month")
MERCHANT_FIELDS = (
    "sales_per_month", "gross_margin", "ads_per_month", "discount_rate", "setup_cost", "oversight_per_month",
    "design_replacement_probability", "design_people_replaced", "design_people_replaced_otherwise", "review_share",
    "cash_capture", "ramp_months", "sales_uplift", "contested_share", "leakage", "involution_intensity",
    "traffic_inflation", "rival_adoption", "adoption_ceiling", "adoption_speed", "tool_price_growth",
)  # fmt: skip
OF_TOOL = ("coverage", "headcount_cap", "lever_price", "claim_taken", "claimed_uplift")
WEIGHTS = {
    "contest_weight": (1.0, 1.0, 1.0, 1.0, 0.25, 1.0),
    "uplift_weight": (0.10, 0.10, 0.60, 0.10, 0.10, 0.0),
    "leakage_weight": (0.10, 0.05, 0.20, 0.05, 0.50, 0.10),
}
"""What part each stream has, as the model's section 1 says."""
OF_STREAM = (*STREAM_FIELDS, *OF_TOOL, *WEIGHTS)
YES, NO, PERHAPS = (st.sampled_from(values) for values in ((True,), (False,), (True, True, False)))
EDGES: Mapping[str, tuple[float, ...]] = {
    "involution_intensity": (0, 1, 2),
    "rival_adoption": (0, 0.3, 0.95, 1),
    "adoption_ceiling": (0, 0.9, 1),
    "ramp_months": (0, 1, 4, 60),
    "discount_rate": (0, 0.1, 1),
    "review_share": (0, 0.25, 1),
}
HORIZONS = st.sampled_from((12, 13, 36, 60))


@cache
def value_of(key: str) -> st.SearchStrategy[float]:
    """A value of a declared quantity, by its key, with four decimals: its products do not vanish in rounding."""
    quantity = QUANTITIES[key]

    def within(limit: float) -> st.SearchStrategy[float]:
        return st.floats(quantity.lowest, limit).map(lambda value: round(value, 4))

    edges = st.sampled_from((*EDGES.get(key, ()), 0.0)).map(float)
    everyday = within(quantity.slider_high)
    return st.one_of(edges, everyday, everyday, everyday, within(quantity.highest))


@cache
def streams(name: str, lever: st.SearchStrategy[bool]) -> st.SearchStrategy[dict]:
    """One stream of work with its tool; often without one of the two."""
    working = {field: value_of(f"{name}.{field}") for field in STREAM_FIELDS}
    idle = {field: st.just(0.0) for field in STREAM_FIELDS}
    tool = {
        "coverage": value_of(f"{name}_coverage"),
        "lever": lever,
        "headcount_cap": st.booleans() if name == "design" else NO,
        "lever_price": value_of("tools_per_month"),
        "claim_taken": st.booleans() if name == "copy" else NO,
        "claimed_uplift": value_of("sales_uplift"),
    } | {weight: st.just(values[STREAMS.index(name)]) for weight, values in WEIGHTS.items()}
    return st.one_of(*(st.fixed_dictionaries(work | tool) for work in (working, working, idle)))


def merchants(
    horizon: int | None = None, lever: st.SearchStrategy[bool] = PERHAPS, **fixed: object
) -> st.SearchStrategy[dict]:
    """One merchant with its plan; `fixed` sets any field, `lever` says which streams have a tool."""
    plan = {key: value_of(key) for key in MERCHANT_FIELDS} | {
        "horizon_months": HORIZONS if horizon is None else st.just(horizon),
        "tools_per_month": st.none() | value_of("tools_per_month"),
        "staff_cash": st.sampled_from(STAFF_CASH),
        "streams": st.fixed_dictionaries({name: streams(name, lever) for name in STREAMS}),
    }
    return st.fixed_dictionaries(plan | {key: st.just(value) for key, value in fixed.items()})


def rows_of(merchants: Sequence[Mapping[str, object]]) -> dict[str, Array]:
    """The model's inputs for merchants of one horizon: one row each."""
    inputs = {key: _column([one[key] for one in merchants]) for key in MERCHANT_FIELDS}
    inputs["tools_given"] = _column([one["tools_per_month"] is not None for one in merchants])
    inputs["tools_per_month"] = _column([one["tools_per_month"] or 0.0 for one in merchants])
    inputs["whole_heads"] = _column([one["staff_cash"] == "whole_heads" for one in merchants])
    for field in OF_STREAM:
        inputs[field] = _table(merchants, field)
    inputs["lever_chosen"] = _table(merchants, "lever")
    inputs["month"] = np.arange(1.0, merchants[0]["horizon_months"] + 1)[np.newaxis]
    return inputs


def _column(values: Sequence[object]) -> Array:
    return np.array(values, dtype=np.float64)[:, np.newaxis]


def _table(merchants: Sequence[Mapping], field: str) -> Array:
    return np.array([[one["streams"][name][field] for name in STREAMS] for one in merchants], dtype=np.float64)


@st.composite
def inputs(
    draw: st.DrawFn, horizon: int | None = None, lever: st.SearchStrategy[bool] = PERHAPS, staff_cash: str | None = None
) -> dict[str, Array]:
    """The model's inputs for merchants who share a horizon: one or two at the edges, or a crowd in the middle."""
    months = draw(HORIZONS) if horizon is None else horizon
    if draw(st.booleans()):
        fixed = {} if staff_cash is None else {"staff_cash": staff_cash}
        return rows_of(draw(st.lists(merchants(months, lever, **fixed), min_size=1, max_size=2)))
    table = crowd(24, months, draw(st.integers(0, 2**32 - 1)))
    if lever is not PERHAPS:
        table["lever_chosen"] = np.full((1, len(STREAMS)), float(draw(lever)))
    if staff_cash is not None:
        table["whole_heads"] = np.full((1, 1), float(staff_cash == "whole_heads"))
    return table


def merchants_of(table: Mapping[str, Array]) -> list[dict]:
    """The merchants of the model's inputs, one dict a row."""
    rows = max(array.shape[0] for array in table.values())
    full = {key: np.broadcast_to(array, (rows, array.shape[1])).tolist() for key, array in table.items()}
    return [
        {key: full[key][row][0] for key in MERCHANT_FIELDS}
        | {
            "horizon_months": table["month"].shape[1],
            "tools_per_month": full["tools_per_month"][row][0] if full["tools_given"][row][0] else None,
            "staff_cash": STAFF_CASH[int(full["whole_heads"][row][0])],
            "streams": {
                name: {field: full[field][row][place] for field in OF_STREAM}
                | {"lever": full["lever_chosen"][row][place]}
                for place, name in enumerate(STREAMS)
            },
        }
        for row in range(rows)
    ]


def crowd(rows: int, months: int, seed: int) -> dict[str, Array]:
    """The model's inputs for many merchants at once, over the sliders' range; one in eight values is 0."""
    random = np.random.default_rng(seed)

    def draw(keys: Sequence[str]) -> Array:
        low, high = np.array([(QUANTITIES[key].slider_low, QUANTITIES[key].slider_high) for key in keys]).T
        values = random.uniform(low, high, (rows, len(keys)))
        return np.where(random.random(values.shape) < 1 / 8, np.maximum(low, 0), values)

    table = {key: draw([key]) for key in MERCHANT_FIELDS} | {"tools_per_month": draw(["tools_per_month"])}
    for field in STREAM_FIELDS:
        table[field] = draw([f"{stream}.{field}" for stream in STREAMS])
    table["coverage"] = draw([f"{stream}_coverage" for stream in STREAMS])
    table["lever_price"] = draw(["tools_per_month"] * len(STREAMS))
    table["claimed_uplift"] = draw(["sales_uplift"] * len(STREAMS))
    of_streams = dict.fromkeys(("lever_chosen", "headcount_cap", "claim_taken"), len(STREAMS))
    flags = of_streams | {"tools_given": 1, "whole_heads": 1}
    table |= {key: random.integers(0, 2, (rows, width)).astype(np.float64) for key, width in flags.items()}
    table |= {weight: np.array([values]) for weight, values in WEIGHTS.items()}
    table["month"] = np.arange(1.0, months + 1)[np.newaxis]
    return table
