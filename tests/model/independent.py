"""The model a second time: scalars and loops, written from the model's text alone, to be checked against the arrays.

A merchant is a plain dict; the result is the printed one (headline, if dropped, streams, which tools, present values,
payoff, months), None where a figure does not exist. What a tool is worth is found by taking it away, not by a formula.
Adoption is counted in 50 decimal digits, because today's share is subtracted from it.
"""

import itertools
import math
from decimal import Decimal, localcontext
from functools import cache

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
MONTHS_TRIED = 6


def estimate(merchant: dict) -> dict:
    streams = {name: _stream(one, merchant) for name, one in merchant["streams"].items()}
    adopts = _adopts(streams)
    months = [_month(m, merchant, streams) for m in range(1, merchant["horizon_months"] + 1)]
    setup = merchant["setup_cost"] if adopts else 0.0
    _accumulate(months, -setup)

    present = {name: _present(months, name, merchant) for name in HEADLINE_PV}
    present["setup"] = setup
    npv = -setup + _present(months, "net", merchant)
    against_still = npv + present["traffic_race"] + present["erosion"]
    races = present["content_race"] + present["traffic_race"] + present["tool_race"]
    spend = setup + present["tools"] + present["oversight"] + races
    brought_in = present["saving"] + present["uplift"]

    payback = _payback([-setup, *(month["cumulative"] for month in months)]) if adopts else None
    return {
        "headline": {
            "saved_per_month": sum(one["saved_per_month"] for one in streams.values()),
            "kept_share": _over(npv, brought_in),
            "kept_share_vs_standing_still": _over(against_still, brought_in),
            "npv": npv,
            "npv_vs_standing_still": against_still,
            "roi": _over(npv, spend) if adopts else None,
            "payback_months": payback,
            "falls_again_month": _falls_again(months, payback),
            **(_thresholds(merchant, streams, setup) if adopts else NO_THRESHOLDS),
            "brought_in": brought_in,
        },
        "if_dropped": _if_dropped(merchant, streams, setup),
        "streams": {
            name: {
                "cost_per_month": one["cost_per_month"],
                "saved_per_month": one["saved_per_month"],
                "freed_staff": one["freed_staff"],
                "pv_saved": sum(
                    _discount(month["month"], merchant) * one["saved_per_month"] * _ramp(month["month"], merchant)
                    for month in months
                ),
                **_worth(name, merchant, streams),
            }
            for name, one in streams.items()
        },
        "which_tools": _which_tools(merchant, streams),
        "present_values": present,
        "payoff": _payoff(merchant, streams, setup),
        "monthly": months,
    }


NO_THRESHOLDS = {"break_even_intensity": None, "exit_intensity": None}


def _stream(one: dict, merchant: dict) -> dict:
    outsourced = one["units_per_month"] * one["unit_price"]
    has_work = one["units_per_month"] > 0 or one["staff"] > 0
    active = bool(one["lever"]) and has_work
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
    claimed = active and bool(one["claim_taken"])
    plain_uplift = merchant["sales_uplift"] * one["uplift_weight"]
    return {
        "cost_per_month": outsourced + one["staff"] * one["wage_per_month"],
        "active": active,
        "freed_staff": freed,
        "saved_per_month": saved,
        "contested": one["contest_weight"] * saved,
        "price": one["lever_price"] if active else 0.0,
        "uplift": (one["claimed_uplift"] if claimed else plain_uplift) if active else 0.0,
        "leakage": merchant["leakage"] * one["leakage_weight"] if active else 0.0,
        # What rivals have of this stream in addition to u, because the vendor's claim is taken for true.
        "claimed_on_top": one["claimed_uplift"] - plain_uplift if claimed else 0.0,
    }


def _discount(month: int, merchant: dict) -> float:
    return (1 + merchant["discount_rate"]) ** (-month / 12)


def _ramp(month: int, merchant: dict) -> float:
    return min(1.0, month / max(merchant["ramp_months"], 1))


def _adoption(month: int, merchant: dict) -> tuple[float, float]:
    """A(m) and ΔA(m)."""
    return _logistic(month, *(merchant[key] for key in ("rival_adoption", "adoption_ceiling", "adoption_speed")))


@cache
def _logistic(month: int, share: float, limit: float, speed: float) -> tuple[float, float]:
    today = Decimal(share)
    if today == 0:
        return 0.0, 0.0
    with localcontext() as context:
        context.prec = 50
        ceiling = max(Decimal(limit), today)
        decay = (-Decimal(speed) * month).exp()
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
    uplift_of_rivals = merchant["sales_uplift"] + sum(one["claimed_on_top"] for one in streams.values())
    month = {
        "month": m,
        "saving": sum(one["saved_per_month"] for one in streams.values()) * ramp,
        "uplift": sum(one["uplift"] for one in streams.values()) * margin * ramp,
        "tools": tools,
        "oversight": merchant["oversight_per_month"] if adopts else 0.0,
        "content_race": theta * adoption * ramp * sum(one["contested"] for one in streams.values()),
        "traffic_race": theta * merchant["traffic_inflation"] * merchant["ads_per_month"] * added,
        "tool_race": theta * adoption * tools * growth,
        "erosion": merchant["contested_share"] * uplift_of_rivals * margin * added,
        "leakage": sum(one["leakage"] for one in streams.values()) * margin * ramp,
        "rival_adoption": adoption,
    }
    month["net"] = month["saving"] + month["uplift"] - sum(month[name] for name in COSTS)
    return month


def _if_dropped(merchant: dict, streams: dict, setup: float) -> dict:
    """Six months of tools, oversight and the race for tools; what rivals take goes on."""
    against_still, anyway = -setup, 0.0
    for m in range(1, merchant["horizon_months"] + 1):
        month, discount = _month(m, merchant, streams), _discount(m, merchant)
        if m <= MONTHS_TRIED:
            against_still -= discount * (month["tools"] + month["oversight"] + month["tool_race"])
        anyway += discount * (month["traffic_race"] + month["erosion"])
    return {"npv": against_still - anyway, "npv_vs_standing_still": against_still}


def _against_still(merchant: dict, taken: set[str], *, kept: bool) -> float:
    """NPV against standing still with the tools of some streams alone; `kept`: whatever they are, all else is paid."""
    chosen = {name: one | {"lever": one["lever"] and name in taken} for name, one in merchant["streams"].items()}
    streams = {name: _stream(one, merchant) for name, one in chosen.items()}
    months = [_month(m, merchant, streams) for m in range(1, merchant["horizon_months"] + 1)]
    worth = sum(
        _discount(month["month"], merchant) * (month["net"] + month["traffic_race"] + month["erosion"])
        for month in months
    )
    if _adopts(streams):
        return worth - merchant["setup_cost"]
    if not kept:
        return worth
    for m in range(1, merchant["horizon_months"] + 1):
        worth -= _with_race(merchant["tools_per_month"] or 0.0, m, merchant)
        worth -= _discount(m, merchant) * merchant["oversight_per_month"]
    return worth - merchant["setup_cost"]


def _active(streams: dict) -> list[str]:
    return [name for name, one in streams.items() if one["active"]]


def _worth(name: str, merchant: dict, streams: dict) -> dict:
    """By taking the tool away; the highest price is where what is left of the worth would be paid away too."""
    if not streams[name]["active"]:
        return {"lever_price": None, "worth": None, "highest_price": None}
    everything = set(_active(streams))
    worth = _against_still(merchant, everything, kept=True) - _against_still(merchant, everything - {name}, kept=True)
    price = None if merchant["tools_per_month"] is not None else streams[name]["price"]
    one_a_month = sum(_with_race(1.0, m, merchant) for m in range(1, merchant["horizon_months"] + 1))
    return {
        "lever_price": price,
        "worth": worth,
        "highest_price": max(0.0, (price or 0.0) + worth / one_a_month),
    }


def _with_race(bill: float, m: int, merchant: dict) -> float:
    """Present value of a month's bill for tools with the upgrades that the race asks for."""
    growth = (1 + merchant["tool_price_growth"]) ** (m / 12) - 1
    race = merchant["involution_intensity"] * _adoption(m, merchant)[0] * growth
    return _discount(m, merchant) * bill * (1 + race)


def _which_tools(merchant: dict, streams: dict) -> list[dict]:
    worths = {name: _worth(name, merchant, streams)["worth"] for name in _active(streams)}
    # Worths that agree in twelve digits of the largest one are equal.
    largest = max(map(abs, worths.values()), default=0.0) or 1.0
    order = sorted(worths, key=lambda name: -round(worths[name] / largest, 12))
    return [
        {
            "streams": order[:count],
            "tools_per_month": bill_of(merchant, set(order[:count])),
            "npv_vs_standing_still": _against_still(merchant, set(order[:count]), kept=False),
        }
        for count in range(1, len(order) + 1)
    ]


def bill_of(merchant: dict, taken: set[str]) -> float:
    """What the tools of some streams cost a month."""
    streams = {name: _stream(one, merchant) for name, one in merchant["streams"].items()}
    return _tools(merchant, {name: streams[name] for name in taken}) if taken else 0.0


def best_within(merchant: dict, budget: float) -> float:
    """The most that any set of the active tools is worth against standing still within a monthly budget."""
    streams = {name: _stream(one, merchant) for name, one in merchant["streams"].items()}
    active = _active(streams)
    sets = [set(one) for count in range(len(active) + 1) for one in itertools.combinations(active, count)]
    return max(_against_still(merchant, one, kept=False) for one in sets if bill_of(merchant, one) <= budget)


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
    least = 1e-9 * (_present(calm, "saving", merchant) + _present(calm, "tools", merchant))
    every, own = content + traffic + tools, content + tools
    return {
        "break_even_intensity": calm_npv / every if every > least else None,
        "exit_intensity": (calm_npv + _present(calm, "erosion", merchant)) / own if own > least else None,
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
        "name": _name(adopt_hold, adopt_adopt, hold_adopt) if _adopts(streams) else None,
    }


def _name(adopt_hold: float, adopt_adopt: float, hold_adopt: float) -> str:
    pays_alone = adopt_hold > 0
    pays_together = adopt_adopt > hold_adopt
    if pays_alone and pays_together:
        return "win_win" if adopt_adopt >= 0 else "prisoners_dilemma"
    return "chicken" if pays_alone else "do_not_adopt"
