"""An estimate's row as the dict that the second implementation gives, and the comparison of the two."""

import math
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.parameters import STREAMS
from roi_app.model.payoff import name_of_game
from roi_app.model.tool_choice import best_first

PRESENT_VALUES = (
    "saving", "uplift", "tools", "oversight", "content_race", "traffic_race", "tool_race", "erosion", "leakage",
)  # fmt: skip
HEADLINE = (
    "saved_per_month", "kept_share", "kept_share_vs_standing_still", "npv", "npv_vs_standing_still", "roi",
    "payback_months", "falls_again_month", "break_even_intensity", "exit_intensity", "brought_in",
)  # fmt: skip
STREAM_FIGURES = {
    "cost_per_month": "cost_by_stream",
    "saved_per_month": "saved_by_stream",
    "freed_staff": "freed_staff",
    "pv_saved": "pv_saved_by_stream",
    "worth": "worth_by_stream",
    "highest_price": "highest_price",
}
IF_DROPPED = {"npv": "npv_if_dropped", "npv_vs_standing_still": "npv_vs_standing_still_if_dropped"}
MONTHLY = {
    "saving": "monthly_saving",
    "uplift": "monthly_uplift",
    "tools": "tools_cost",
    "oversight": "oversight_cost",
    "content_race": "monthly_content_race",
    "traffic_race": "monthly_traffic_race",
    "tool_race": "monthly_tool_race",
    "erosion": "monthly_erosion",
    "leakage": "monthly_leakage",
    "net": "net_flow",
    "rival_adoption": "rival_adoption_by_month",
}
PAYOFF = {
    "adopt_rivals_hold": "npv_with_no_rivals",
    "adopt_rivals_adopt": "adopt_rivals_adopt",
    "hold_rivals_adopt": "hold_rivals_adopt",
}


def printed(values: Mapping[str, Array], row: int) -> dict:
    """One row of an estimate in the shape of `roi-app estimate --json`."""
    payoff = {name: _at(values[key], row) for name, key in PAYOFF.items()}
    months = values["month"].shape[-1]
    return {
        "headline": {name: _at(values[name], row) for name in HEADLINE},
        "if_dropped": {name: _at(values[key], row) for name, key in IF_DROPPED.items()},
        "streams": {
            stream: {name: _at(values[key], row, place) for name, key in STREAM_FIGURES.items()}
            | {"lever_price": _price(values, row, place)}
            for place, stream in enumerate(STREAMS)
        },
        "which_tools": _which_tools(values, row),
        "present_values": {name: _at(values[f"pv_{name}"], row) for name in PRESENT_VALUES}
        | {"setup": _at(values["setup_paid"], row)},
        "payoff": payoff | {"hold_rivals_hold": 0.0, "name": _name(values, payoff, row)},
        "monthly": [
            {"month": m + 1, "cumulative": _at(values["cumulative_net"], row, m + 1)}
            | {name: _at(values[key], row, m) for name, key in MONTHLY.items()}
            for m in range(months)
        ],
    }


def _name(values: Mapping[str, Array], payoff: Mapping[str, float], row: int) -> str | None:
    return str(name_of_game(*payoff.values())) if _at(values["adopts"], row) else None


def _price(values: Mapping[str, Array], row: int, place: int) -> float | None:
    is_charged = _at(values["lever_active"], row, place) and not _at(values["tools_given"], row)
    return _at(values["lever_price"], row, place) if is_charged else None


def _which_tools(values: Mapping[str, Array], row: int) -> list[dict]:
    alone = {key: array[min(row, len(array) - 1)][np.newaxis] for key, array in values.items()}
    ranking = best_first(alone)
    return [
        {
            "streams": [STREAMS[column] for column in ranking.order[: count + 1]],
            "tools_per_month": float(ranking.tools_per_month[count]),
            "npv_vs_standing_still": float(ranking.npv_vs_standing_still[count]),
        }
        for count in range(len(ranking.order))
    ]


def _at(array: Array, row: int, place: int = 0) -> float | None:
    """A cell of an array whose rows and months may still broadcast."""
    value = float(array[min(row, array.shape[0] - 1), min(place, array.shape[1] - 1)])
    return None if math.isnan(value) else value


JUMPY = ("payback_months", "falls_again_month", "name")
RELATIVE, NOISE = 1e-9, 1e-12


def differences(ours: dict, theirs: dict, values: Mapping[str, Array], row: int) -> list[str]:
    """Every figure in which two printed estimates differ.

    A figure may differ by 1e-9 of itself, or by 1e-12 of the largest money that went into it, since NPV is a small
    difference of large sums. `values` holds the arrays behind `ours`. What jumps (payback, the name of the game) must
    agree wherever the balance or the worth that decides it is not within that noise of 0.
    """
    noise = _noises(theirs, values, row)
    found = list(_orders(ours, theirs))
    if found or _order(ours) != _order(theirs):
        ours, theirs = ({**one, "which_tools": []} for one in (ours, theirs))
    found += [
        f"{path}: {mine} and {yours}"
        for path, mine, yours in _pairs(ours, theirs)
        if not path.endswith(JUMPY) and not _near(mine, yours, noise(path))
    ]
    return found + list(_jumps(ours, theirs))


def _order(printed: dict) -> list[str]:
    return printed["which_tools"][-1]["streams"] if printed["which_tools"] else []


def _orders(ours: dict, theirs: dict) -> Iterator[str]:
    """Where the tools come in another order although their worths are further apart than rounding."""
    worths = {stream: one["worth"] for stream, one in theirs["streams"].items()}
    mine, yours = _order(ours), _order(theirs)
    if sorted(mine) != sorted(yours):
        yield f"which_tools: {mine} and {yours}"
        return
    scale = sum(abs(worths[stream]) for stream in mine)
    for one, other in zip(mine, yours, strict=True):
        if not _near(worths[one], worths[other], 100 * scale):
            yield f"which_tools: {mine} and {yours}"


def _pairs(one: object, other: object, path: str = "") -> Iterator[tuple[str, object, object]]:
    if isinstance(one, dict):
        assert one.keys() == other.keys(), path
        for key in one:
            yield from _pairs(one[key], other[key], f"{path}.{key}")
    elif isinstance(one, list):
        assert len(one) == len(other), path
        for place, pair in enumerate(zip(one, other, strict=True)):
            yield from _pairs(*pair, f"{path}.{place}")
    else:
        yield path, one, other


def _near(one: float | None, other: float | None, noise: float) -> bool:
    if one is None or other is None or isinstance(one, str):
        return one == other
    return abs(one - other) <= RELATIVE * abs(other) + NOISE * noise


def _noises(printed: dict, values: Mapping[str, Array], row: int) -> Callable[[str], float]:
    """The largest money that went into the figure at a path, in the figure's own unit."""
    present = sum(printed["present_values"].values())
    rooms = {"payoff": present + _payoffs(printed), "monthly": _moved(printed)}
    wholes = {
        "kept_share": ("brought_in",),
        "kept_share_vs_standing_still": ("brought_in",),
        "roi": ("spend",),
        "break_even_intensity": ("pv_races_at_full_intensity",),
        "exit_intensity": ("pv_content_race_at_full_intensity", "pv_tool_race_at_full_intensity"),
    }
    ratios = {name: _over(present, sum(_at(values[key], row) for key in keys)) for name, keys in wholes.items()}
    ratios["highest_price"] = _over(present, _at(values["pv_of_price"], row))
    plain = {"freed_staff": 0.0, "rival_adoption": 0.0, "month": 0.0}

    def noise(path: str) -> float:
        _, room, *_, name = path.split(".")
        return (ratios | plain).get(name, rooms.get(room, present))

    return noise


def _over(part: float, whole: float) -> float:
    return part / whole if whole else 0


def _payoffs(printed: dict) -> float:
    return sum(abs(worth) for name, worth in printed["payoff"].items() if name != "name")


def _moved(printed: dict) -> float:
    """All money that moves in or out over the months, undiscounted."""
    flows = sum(month[name] for month in printed["monthly"] for name in PRESENT_VALUES)
    return printed["present_values"]["setup"] + flows


def _jumps(ours: dict, theirs: dict) -> Iterator[str]:
    balance = [month["cumulative"] for month in theirs["monthly"]]
    if not _on_a_knife_edge(balance, _moved(theirs)):
        mine, yours = ours["headline"], theirs["headline"]
        if mine["falls_again_month"] != yours["falls_again_month"]:
            yield f"falls_again_month: {mine['falls_again_month']} and {yours['falls_again_month']}"
        if not _near(mine["payback_months"], yours["payback_months"], _payback_noise(theirs)):
            yield f"payback_months: {mine['payback_months']} and {yours['payback_months']}"
    payoff = theirs["payoff"]
    worths = [
        payoff["adopt_rivals_hold"],
        payoff["adopt_rivals_adopt"],
        payoff["adopt_rivals_adopt"] - payoff["hold_rivals_adopt"],
    ]
    if ours["payoff"]["name"] != payoff["name"] and not _on_a_knife_edge(worths, _payoffs(theirs)):
        yield f"name: {ours['payoff']['name']} and {payoff['name']}"


def _on_a_knife_edge(values: list[float], scale: float) -> bool:
    return any(0 < abs(value) <= 100 * NOISE * scale for value in values)


def _payback_noise(printed: dict) -> float:
    payback = printed["headline"]["payback_months"]
    if not payback:
        return 0
    return _moved(printed) / printed["monthly"][math.ceil(payback) - 1]["net"]
