"""The model a second time: scalars and loops, written from the model's text alone, to be checked against the arrays.

A merchant is a plain dict; the result is the printed one (headline, streams, present values, payoff, months), None
where a figure does not exist. Adoption is counted in 50 decimal digits, because today's share is subtracted from it.
"""

import math
from decimal import Decimal, localcontext

HEADLINE_PV = (
    "saving",
    "uplift",
    "tools",
    "oversight",
    "content_race",
    "traffic_race",
    "tool_race",
    "erosion",
    "leakage",
)
COSTS = ("tools", "oversight", "content_race", "traffic_race", "tool_race", "erosion", "leakage")


def estimate(merchant: dict) -> dict:
    streams = {name: _stream(one, merchant) for name, one in merchant["streams"].items()}
    months = [_month(m, merchant, streams) for m in range(1, merchant["horizon_months"] + 1)]
    setup = merchant["setup_cost"] if _adopts(streams) else 0.0
    _accumulate(months, -setup)

    present = {name: _present(months, name, merchant) for name in HEADLINE_PV}
    present["setup"] = setup
    npv = -setup + _present(months, "net", merchant)
    against_still = npv + present["traffic_race"] + present["erosion"]
    races = present["content_race"] + present["traffic_race"] + present["tool_race"]
    spend = setup + present["tools"] + present["oversight"] + races

    payback = _payback([-setup, *(month["cumulative"] for month in months)])
    return {
        "headline": {
            "saved_per_month": sum(one["saved_per_month"] for one in streams.values()),
            "kept_share": _over(npv, present["saving"]),
            "kept_share_vs_standing_still": _over(against_still, present["saving"]),
            "npv": npv,
            "npv_vs_standing_still": against_still,
            "roi": _over(npv, spend),
            "payback_months": payback,
            "falls_again_month": _falls_again(months, payback),
            **_thresholds(merchant, streams, setup),
        },
        "streams": {
            name: {
                "cost_per_month": one["cost_per_month"],
                "saved_per_month": one["saved_per_month"],
                "freed_staff": one["freed_staff"],
                "pv_saved": sum(
                    _discount(month["month"], merchant) * one["saved_per_month"] * _ramp(month["month"], merchant)
                    for month in months
                ),
            }
            for name, one in streams.items()
        },
        "present_values": present,
        "payoff": _payoff(merchant, streams, setup),
        "monthly": months,
    }


def _stream(one: dict, merchant: dict) -> dict:
    outsourced = one["units_per_month"] * one["unit_price"]
    cost = outsourced + one["staff"] * one["wage_per_month"]
    active = bool(one["lever"]) and cost > 0
    a = one["coverage"] if active else 0.0
    c = a
    if active and one["headcount_cap"] and one["staff"] > 0:
        p = merchant["design_replacement_probability"]
        c = p * min(a, merchant["design_people_replaced"] / one["staff"])
        c += (1 - p) * min(a, merchant["design_people_replaced_otherwise"] / one["staff"])
    untouched = 1 - merchant["review_share"]
    freed = one["staff"] * c * untouched
    cash = merchant["cash_capture"] * freed
    if merchant["staff_cash"] == "whole_heads":
        cash = min(cash, math.floor(cash + 1e-9))
    saved = outsourced * a * untouched + one["wage_per_month"] * cash
    return {
        "cost_per_month": cost,
        "active": active,
        "freed_staff": freed,
        "saved_per_month": saved,
        "contested": one["contest_weight"] * saved,
        "price": one["lever_price"] if active else 0.0,
    }


def _discount(month: int, merchant: dict) -> float:
    return (1 + merchant["discount_rate"]) ** (-month / 12)


def _ramp(month: int, merchant: dict) -> float:
    return min(1.0, month / max(merchant["ramp_months"], 1))


def _adoption(month: int, merchant: dict) -> tuple[float, float]:
    """A(m) and ΔA(m)."""
    today = Decimal(merchant["rival_adoption"])
    if today == 0:
        return 0.0, 0.0
    with localcontext() as context:
        context.prec = 50
        ceiling = max(Decimal(merchant["adoption_ceiling"]), today)
        decay = (-Decimal(merchant["adoption_speed"]) * month).exp()
        reached = ceiling / (1 + (ceiling / today - 1) * decay)
        added = max((reached - today).quantize(Decimal("1e-40")), Decimal(0))
    return float(reached), float(added)


def _adopts(streams: dict) -> bool:
    return any(one["active"] for one in streams.values())


def _tools(merchant: dict, streams: dict) -> float:
    if merchant["tools_per_month"] is not None:
        return merchant["tools_per_month"]
    return sum(one["price"] for one in streams.values())


def _month(m: int, merchant: dict, streams: dict, rivals: tuple[float, float] | None = None) -> dict:
    adoption, added = _adoption(m, merchant) if rivals is None else rivals
    ramp, adopts = _ramp(m, merchant), _adopts(streams)
    theta = merchant["involution_intensity"]
    margin = merchant["sales_per_month"] * merchant["gross_margin"]
    tools = _tools(merchant, streams) if adopts else 0.0
    growth = (1 + merchant["tool_price_growth"]) ** (m / 12) - 1
    month = {
        "month": m,
        "saving": sum(one["saved_per_month"] for one in streams.values()) * ramp,
        "uplift": merchant["sales_uplift"] * margin * ramp if adopts else 0.0,
        "tools": tools,
        "oversight": merchant["oversight_per_month"] if adopts else 0.0,
        "content_race": theta * adoption * ramp * sum(one["contested"] for one in streams.values()),
        "traffic_race": theta * merchant["traffic_inflation"] * merchant["ads_per_month"] * added,
        "tool_race": theta * adoption * tools * growth,
        "erosion": merchant["contested_share"] * merchant["sales_uplift"] * margin * added,
        "leakage": merchant["leakage"] * margin * ramp if adopts else 0.0,
        "rival_adoption": adoption,
    }
    month["net"] = month["saving"] + month["uplift"] - sum(month[name] for name in COSTS)
    return month


def _accumulate(months: list[dict], balance: float) -> None:
    for month in months:
        balance += month["net"]
        month["cumulative"] = balance


def _present(months: list[dict], name: str, merchant: dict) -> float:
    return sum(_discount(month["month"], merchant) * month[name] for month in months)


def _over(part: float, whole: float) -> float | None:
    return None if whole == 0 else part / whole


def _payback(balance: list[float]) -> float | None:
    if balance[0] >= 0 and balance[1] >= 0:
        return 0.0
    for m in range(1, len(balance)):
        if balance[m - 1] < 0 <= balance[m]:
            return m - 1 + -balance[m - 1] / (balance[m] - balance[m - 1])
    return None


def _falls_again(months: list[dict], payback: float | None) -> int | None:
    if payback is None:
        return None
    return next((month["month"] for month in months if month["month"] > payback and month["cumulative"] < 0), None)


def _at_intensity(theta: float, merchant: dict, streams: dict) -> list[dict]:
    other = merchant | {"involution_intensity": theta}
    return [_month(m, other, streams) for m in range(1, merchant["horizon_months"] + 1)]


def _thresholds(merchant: dict, streams: dict, setup: float) -> dict:
    calm = _at_intensity(0.0, merchant, streams)
    full = _at_intensity(1.0, merchant, streams)
    calm_npv = -setup + _present(calm, "net", merchant)
    content, traffic, tools = (_present(full, f"{name}_race", merchant) for name in ("content", "traffic", "tool"))
    return {
        "break_even_intensity": _over(calm_npv, content + traffic + tools),
        "exit_intensity": _over(calm_npv + _present(calm, "erosion", merchant), content + tools),
    }


def _payoff(merchant: dict, streams: dict, setup: float) -> dict:
    horizon = range(1, merchant["horizon_months"] + 1)
    alone = [_month(m, merchant, streams, (0.0, 0.0)) for m in horizon]
    together = [_month(m, merchant, streams, (1.0, 1.0)) for m in horizon]
    adopt_hold = -setup + _present(alone, "net", merchant)
    adopt_adopt = -setup + _present(together, "net", merchant)
    hold_adopt = -_present(together, "traffic_race", merchant) - _present(together, "erosion", merchant)
    return {
        "adopt_rivals_hold": adopt_hold,
        "adopt_rivals_adopt": adopt_adopt,
        "hold_rivals_hold": 0.0,
        "hold_rivals_adopt": hold_adopt,
        "name": _name(adopt_hold, adopt_adopt, hold_adopt),
    }


def _name(adopt_hold: float, adopt_adopt: float, hold_adopt: float) -> str:
    pays_alone = adopt_hold > 0
    pays_together = adopt_adopt > hold_adopt
    if pays_alone and pays_together:
        return "win_win" if adopt_adopt >= 0 else "prisoners_dilemma"
    return "chicken" if pays_alone else "do_not_adopt"
