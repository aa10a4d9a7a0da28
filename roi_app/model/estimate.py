"""The order of the model: which formula gives which quantity from which others.

This is the only place that writes the order. The same table computes an estimate, prunes it to what is wanted,
and lets any figure be explained down to its inputs, so an explanation cannot differ from the computation.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np

from roi_app.model import finance, payoff
from roi_app.model.arrays import Array
from roi_app.model.formulas import abandonment, headline, involution, returns, sales, savings, tools, worth
from roi_app.model.parameters import Axis, Unit

Formula = Callable[..., Array]


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


def _race(channel: str, contested: str, share: str) -> tuple[Step, ...]:
    """The steps of one channel of the race: each month and in present value, at θ = 1 and at the merchant's θ."""
    full = f"pv_{channel}_at_full_intensity"
    return (
        _step(
            involution.monthly_race,
            Unit.MONEY,
            Axis.MONTH,
            f"monthly_{channel}",
            contested=contested,
            share_of_month=share,
        ),
        _worth(full, contested, f"pv_of_{share}"),
        _step(involution.race_at_intensity, Unit.MONEY, Axis.MERCHANT, f"pv_{channel}", at_full_intensity=full),
    )


def _flow(key: str, per_month: str, share: str) -> tuple[Step, ...]:
    """The steps of an amount that each month has a share of: each month, and in present value."""
    monthly = _step(
        returns.monthly_flow, Unit.MONEY, Axis.MONTH, f"monthly_{key}", per_month=per_month, share_of_month=share
    )
    return monthly, _worth(f"pv_{key}", per_month, f"pv_of_{share}")


def _worth(key: str, per_month: str, pv_of_one: str) -> Step:
    return _step(returns.present_worth, Unit.MONEY, Axis.MERCHANT, key, per_month=per_month, pv_of_one=pv_of_one)


def _discounted(flow: str, key: str = "") -> Step:
    """Present value of one unit a month, of which each month has a share."""
    return _step(
        finance.present_value,
        Unit.MONTHS,
        Axis.MERCHANT,
        key or f"pv_of_{flow}",
        flow=flow,
        discount="discount_factor",
    )


_AMOUNTS: Final = (
    _step(savings.outsourced_cost, Unit.MONEY, Axis.STREAM),
    _step(savings.staff_cost, Unit.MONEY, Axis.STREAM),
    _step(savings.cost_by_stream, Unit.MONEY, Axis.STREAM),
    _step(savings.cost_per_month, Unit.MONEY, Axis.MERCHANT),
    _step(tools.lever_active, Unit.YES_NO, Axis.STREAM),
    _step(tools.adopts, Unit.YES_NO, Axis.MERCHANT),
    _step(tools.price_charged, Unit.MONEY, Axis.STREAM),
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
    _step(sales.margin_per_month, Unit.MONEY, Axis.MERCHANT),
    _step(sales.claim_active, Unit.YES_NO, Axis.STREAM),
    _step(sales.uplift_by_stream, Unit.SHARE, Axis.STREAM),
    _step(sales.leakage_by_stream, Unit.SHARE, Axis.STREAM),
    _step(sales.uplift_per_month, Unit.MONEY, Axis.MERCHANT),
    _step(sales.leakage_per_month, Unit.MONEY, Axis.MERCHANT),
    _step(sales.uplift_of_rivals, Unit.SHARE, Axis.MERCHANT),
    _step(sales.erosion_per_month, Unit.MONEY, Axis.MERCHANT),
    _step(involution.contested_traffic, Unit.MONEY, Axis.MERCHANT),
)
"""What no month touches: the amounts a month that a merchant has."""

_MONTHS: Final = (
    _step(returns.discount_factor, Unit.RATIO, Axis.MONTH),
    _step(returns.ramp, Unit.SHARE, Axis.MONTH),
    _step(involution.adoption_limit, Unit.SHARE, Axis.MERCHANT),
    _step(involution.added_rival_adoption, Unit.SHARE, Axis.MONTH),
    _step(involution.rival_adoption_by_month, Unit.SHARE, Axis.MONTH),
    _step(involution.contested_ramp, Unit.SHARE, Axis.MONTH),
    _step(involution.tool_price_rise, Unit.SHARE, Axis.MONTH),
    _step(involution.contested_price_rise, Unit.SHARE, Axis.MONTH),
    _step(returns.pv_of_month, Unit.MONTHS, Axis.MERCHANT),
    _discounted("ramp"),
    _discounted("added_rival_adoption"),
    _discounted("contested_ramp"),
    _discounted("tool_price_rise"),
    _discounted("contested_price_rise"),
)
"""What the months do to any amount: they depend on assumptions alone, not on the merchant's money."""

_FLOWS: Final = (
    *_flow("saving", "saved_per_month", "ramp"),
    *_flow("uplift", "uplift_per_month", "ramp"),
    *_flow("leakage", "leakage_per_month", "ramp"),
    *_flow("erosion", "erosion_per_month", "added_rival_adoption"),
    _worth("pv_tools", "tools_cost", "pv_of_month"),
    _worth("pv_oversight", "oversight_cost", "pv_of_month"),
    *_race("content_race", "contested_saving", "contested_ramp"),
    *_race("traffic_race", "contested_traffic", "added_rival_adoption"),
    *_race("tool_race", "tools_cost", "contested_price_rise"),
    _step(returns.net_flow, Unit.MONEY, Axis.MONTH),
    _step(returns.cumulative_net, Unit.MONEY, Axis.MONTH),
)

_RESULTS: Final = (
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
    _step(headline.brought_in, Unit.MONEY, Axis.MERCHANT),
    _step(headline.kept_share, Unit.SHARE, Axis.MERCHANT),
    _step(
        headline.kept_share,
        Unit.SHARE,
        Axis.MERCHANT,
        "kept_share_vs_standing_still",
        npv="npv_vs_standing_still",
    ),
    _step(headline.roi, Unit.SHARE, Axis.MERCHANT),
    _step(returns.payback_months, Unit.MONTHS, Axis.MERCHANT),
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
    _step(
        payoff.adopt_rivals_adopt,
        Unit.MONEY,
        Axis.MERCHANT,
        pv_of_price_rise="pv_of_tool_price_rise",
    ),
)

_BY_TOOL: Final = (
    _step(worth.pv_saved_by_stream, Unit.MONEY, Axis.STREAM),
    _step(worth.pv_sold_by_stream, Unit.MONEY, Axis.STREAM),
    _step(worth.pv_content_race_by_stream, Unit.MONEY, Axis.STREAM),
    _step(worth.pv_of_price, Unit.MONTHS, Axis.MERCHANT),
    _step(worth.worth_before_price, Unit.MONEY, Axis.STREAM),
    _step(worth.worth_by_stream, Unit.MONEY, Axis.STREAM),
    _step(worth.highest_price, Unit.MONEY, Axis.STREAM),
)

_IF_DROPPED: Final = (
    _step(abandonment.paid_if_dropped, Unit.YES_NO, Axis.MONTH),
    _step(abandonment.price_rise_if_dropped, Unit.SHARE, Axis.MONTH),
    _discounted("paid_if_dropped", "pv_of_month_if_dropped"),
    _discounted("price_rise_if_dropped", "pv_of_price_rise_if_dropped"),
    _step(abandonment.npv_vs_standing_still_if_dropped, Unit.MONEY, Axis.MERCHANT),
    _step(abandonment.npv_if_dropped, Unit.MONEY, Axis.MERCHANT),
)

_BASE_STEPS: Final = (*_AMOUNTS, *_MONTHS, *_FLOWS, *_RESULTS, *_BY_TOOL, *_IF_DROPPED)

_PATH_IF_DROPPED: Final = (
    _step(abandonment.net_flow_if_dropped, Unit.MONEY, Axis.MONTH),
    _step(
        returns.cumulative_net,
        Unit.MONEY,
        Axis.MONTH,
        "cumulative_net_if_dropped",
        net_flow="net_flow_if_dropped",
    ),
)

_ORDER: Final = (*_BASE_STEPS, *_PATH_IF_DROPPED)

STEPS: Final[Mapping[str, Step]] = MappingProxyType({step.key: step for step in _ORDER})
"""Every computed quantity by its key, in an order in which each finds its inputs ready."""

BASE_KEYS: Final = tuple(step.key for step in _BASE_STEPS)
"""What an estimate gives by default; how a plan that is dropped goes on month by month, only uncertainty asks."""


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
