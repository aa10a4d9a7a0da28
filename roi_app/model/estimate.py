"""The order of the model: which formula gives which quantity from which others.

This is the only place that writes the order. The same table computes an estimate, prunes it to what is wanted,
and lets any figure be explained down to its inputs, so an explanation cannot differ from the computation.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np

from roi_app.model import finance, payoff
from roi_app.model.arrays import Array
from roi_app.model.formulas import abandonment, headline, involution, returns, savings, tools
from roi_app.model.parameters import Unit

Formula = Callable[..., Array]

CHUNK_ROWS: Final = 2048
"""Rows at a time for many merchants: all arrays of a chunk stay within a few tens of megabytes."""


class Axis(StrEnum):
    """What the last axis of a quantity counts."""

    MERCHANT = "merchant"
    STREAM = "stream"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Step:
    """One quantity of the estimate: its formula, the quantities that feed it, its unit and its last axis."""

    key: str
    formula: Formula
    arguments: tuple[str, ...]
    unit: Unit
    axis: Axis


def _step(formula: Formula, unit: Unit, axis: Axis, key: str = "", **fed_by: str) -> Step:
    names = inspect.signature(formula).parameters
    return Step(key or formula.__name__, formula, tuple(fed_by.get(name, name) for name in names), unit, axis)


def _race(channel: str) -> tuple[Step, ...]:
    """The steps of one channel of the race: each month and in present value, at θ = 1 and at the merchant's θ."""
    full = f"{channel}_at_full_intensity"
    return (
        _step(involution.race_at_intensity, Unit.MONEY, Axis.MONTH, f"monthly_{channel}", at_full_intensity=full),
        _step(finance.present_value, Unit.MONEY, Axis.MERCHANT, f"pv_{full}", **_discounted(full)),
        _step(
            involution.race_at_intensity,
            Unit.MONEY,
            Axis.MERCHANT,
            f"pv_{channel}",
            at_full_intensity=f"pv_{full}",
        ),
    )


def _discounted(flow: str) -> dict[str, str]:
    return {"flow": flow, "discount": "discount_factor"}


def _worth(key: str, flow: str) -> Step:
    return _step(finance.present_value, Unit.MONEY, Axis.MERCHANT, key, **_discounted(flow))


_BASE_STEPS: Final = (
    _step(savings.outsourced_cost, Unit.MONEY, Axis.STREAM),
    _step(savings.staff_cost, Unit.MONEY, Axis.STREAM),
    _step(savings.cost_by_stream, Unit.MONEY, Axis.STREAM),
    _step(savings.cost_per_month, Unit.MONEY, Axis.MERCHANT),
    _step(tools.lever_active, Unit.RATIO, Axis.STREAM),
    _step(tools.adopts, Unit.RATIO, Axis.MERCHANT),
    _step(tools.tools_cost, Unit.MONEY, Axis.MERCHANT),
    _step(tools.oversight_cost, Unit.MONEY, Axis.MERCHANT),
    _step(tools.setup_paid, Unit.MONEY, Axis.MERCHANT),
    _step(savings.applied_coverage, Unit.SHARE, Axis.STREAM),
    _step(savings.staff_coverage, Unit.SHARE, Axis.STREAM),
    _step(savings.freed_staff, Unit.HEADS, Axis.STREAM),
    _step(savings.cash_staff, Unit.HEADS, Axis.STREAM),
    _step(savings.saved_by_stream, Unit.MONEY, Axis.STREAM),
    _step(savings.saved_per_month, Unit.MONEY, Axis.MERCHANT),
    _step(savings.contested_saving, Unit.MONEY, Axis.MERCHANT),
    _step(returns.discount_factor, Unit.RATIO, Axis.MONTH),
    _step(returns.ramp, Unit.SHARE, Axis.MONTH),
    _step(returns.monthly_saving, Unit.MONEY, Axis.MONTH),
    _step(returns.monthly_uplift, Unit.MONEY, Axis.MONTH),
    _step(returns.monthly_leakage, Unit.MONEY, Axis.MONTH),
    _step(involution.adoption_limit, Unit.SHARE, Axis.MERCHANT),
    _step(involution.added_rival_adoption, Unit.SHARE, Axis.MONTH),
    _step(involution.rival_adoption_by_month, Unit.SHARE, Axis.MONTH),
    _step(involution.content_race_at_full_intensity, Unit.MONEY, Axis.MONTH),
    _step(involution.traffic_race_at_full_intensity, Unit.MONEY, Axis.MONTH),
    _step(involution.tool_race_at_full_intensity, Unit.MONEY, Axis.MONTH),
    *_race("content_race"),
    *_race("traffic_race"),
    *_race("tool_race"),
    _step(involution.monthly_erosion, Unit.MONEY, Axis.MONTH),
    _step(returns.net_flow, Unit.MONEY, Axis.MONTH),
    _step(returns.cumulative_net, Unit.MONEY, Axis.MONTH),
    _step(finance.present_value, Unit.MONTHS, Axis.MERCHANT, "pv_of_ramp", **_discounted("ramp")),
    _worth("pv_saving", "monthly_saving"),
    _worth("pv_uplift", "monthly_uplift"),
    _worth("pv_tools", "tools_cost"),
    _worth("pv_oversight", "oversight_cost"),
    _worth("pv_erosion", "monthly_erosion"),
    _worth("pv_leakage", "monthly_leakage"),
    _step(headline.pv_saved_by_stream, Unit.MONEY, Axis.STREAM),
    _step(headline.pv_races, Unit.MONEY, Axis.MERCHANT),
    _step(
        headline.pv_races,
        Unit.MONEY,
        Axis.MERCHANT,
        "pv_races_at_full_intensity",
        pv_content_race="pv_content_race_at_full_intensity",
        pv_traffic_race="pv_traffic_race_at_full_intensity",
        pv_tool_race="pv_tool_race_at_full_intensity",
    ),
    _step(headline.spend, Unit.MONEY, Axis.MERCHANT),
    _step(headline.npv_with_no_rivals, Unit.MONEY, Axis.MERCHANT),
    _step(headline.npv_without_race, Unit.MONEY, Axis.MERCHANT),
    _step(headline.npv, Unit.MONEY, Axis.MERCHANT),
    _step(headline.npv_vs_standing_still, Unit.MONEY, Axis.MERCHANT),
    _step(headline.kept_share, Unit.SHARE, Axis.MERCHANT),
    _step(
        headline.kept_share,
        Unit.SHARE,
        Axis.MERCHANT,
        "kept_share_vs_standing_still",
        npv="npv_vs_standing_still",
    ),
    _step(finance.return_on_investment, Unit.SHARE, Axis.MERCHANT, "roi", pv_costs="spend"),
    _step(finance.payback_period, Unit.MONTHS, Axis.MERCHANT, "payback_months", balance="cumulative_net"),
    _step(
        finance.falls_again_period,
        Unit.MONTHS,
        Axis.MERCHANT,
        "falls_again_month",
        balance="cumulative_net",
        payback="payback_months",
    ),
    _step(headline.break_even_intensity, Unit.RATIO, Axis.MERCHANT),
    _step(headline.exit_intensity, Unit.RATIO, Axis.MERCHANT),
    _step(payoff.hold_rivals_adopt, Unit.MONEY, Axis.MERCHANT),
    _step(payoff.adopt_rivals_adopt, Unit.MONEY, Axis.MERCHANT),
)

_IF_DROPPED: Final = (
    _step(abandonment.flow_without_race_if_dropped, Unit.MONEY, Axis.MONTH),
    _step(abandonment.races_at_full_intensity_if_dropped, Unit.MONEY, Axis.MONTH),
    _step(abandonment.net_flow_if_dropped, Unit.MONEY, Axis.MONTH),
    _step(
        returns.cumulative_net,
        Unit.MONEY,
        Axis.MONTH,
        "cumulative_net_if_dropped",
        net_flow="net_flow_if_dropped",
    ),
    _step(abandonment.npv_without_race_if_dropped, Unit.MONEY, Axis.MERCHANT),
    _worth("pv_races_at_full_intensity_if_dropped", "races_at_full_intensity_if_dropped"),
    _step(abandonment.npv_if_dropped, Unit.MONEY, Axis.MERCHANT),
    _step(abandonment.npv_vs_standing_still_if_dropped, Unit.MONEY, Axis.MERCHANT),
    _step(
        finance.payback_period,
        Unit.MONTHS,
        Axis.MERCHANT,
        "payback_months_if_dropped",
        balance="cumulative_net_if_dropped",
    ),
    _step(
        headline.break_even_intensity,
        Unit.RATIO,
        Axis.MERCHANT,
        "break_even_intensity_if_dropped",
        npv_without_race="npv_without_race_if_dropped",
        pv_races_at_full_intensity="pv_races_at_full_intensity_if_dropped",
    ),
)

_ORDER: Final = (*_BASE_STEPS, *_IF_DROPPED)

STEPS: Final[Mapping[str, Step]] = MappingProxyType({step.key: step for step in _ORDER})
"""Every computed quantity by its key, in an order in which each finds its inputs ready."""

BASE_KEYS: Final = tuple(step.key for step in _BASE_STEPS)
"""What an estimate gives by default; what a plan costs that is dropped again, only uncertainty asks for."""


@lru_cache(maxsize=64)
def steps_towards(wanted: tuple[str, ...]) -> tuple[Step, ...]:
    """The steps that the wanted quantities need, in order. Raises KeyError for a quantity no step gives."""
    needed = {key: STEPS[key] for key in wanted}
    for step in reversed(_ORDER):
        if step.key in needed:
            needed |= {argument: STEPS[argument] for argument in step.arguments if argument in STEPS}
    return tuple(step for step in _ORDER if step.key in needed)


def estimate(inputs: Mapping[str, Array], wanted: Iterable[str] = BASE_KEYS) -> dict[str, Array]:
    """Compute the wanted quantities, `BASE_KEYS` by default, and those they need.

    `inputs` holds every quantity that no step gives, as two-dimensional arrays of one float type whose rows
    broadcast: (rows or 1, 1), (rows or 1, 6) for streams, and `month` as (1, H). The result holds inputs and
    computed quantities by key; see `STEPS` for units. Raises KeyError for a missing input.
    """
    values = dict(inputs)
    with np.errstate(all="ignore"):
        for step in steps_towards(tuple(wanted)):
            values[step.key] = step.formula(*(values[argument] for argument in step.arguments))
    return values


def estimate_in_chunks(
    inputs: Mapping[str, Array], wanted: Iterable[str], chunk_rows: int = CHUNK_ROWS
) -> Iterator[dict[str, Array]]:
    """Estimate many rows a chunk at a time, so that memory stays bounded; yields the wanted quantities in row order.

    Row i of the chunks put together equals row i estimated alone, to the last bit, whatever the chunk's size.
    """
    wanted = tuple(wanted)
    rows = max(array.shape[0] for array in inputs.values())
    for start in range(0, rows, chunk_rows):
        stop = min(start + chunk_rows, rows)
        chunk = {key: array if array.shape[0] == 1 else array[start:stop] for key, array in inputs.items()}
        values = estimate(chunk, wanted)
        yield {key: np.broadcast_to(values[key], (stop - start, values[key].shape[-1])) for key in wanted}
