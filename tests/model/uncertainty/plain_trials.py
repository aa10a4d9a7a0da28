"""Trials the naive way: numpy's own random draws, every flow of every month, no step of the model.

Written from the equations of the project's model alone, for a shop whose tools have prices of their own.
"""

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, triang

from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.sampling import Uncertain

UP = ("involution_intensity", "adoption_speed", "traffic_inflation", "contested_share")
MONTHS = 36


@dataclass(frozen=True)
class PlainTrials:
    sticks: np.ndarray
    worths: dict[str, np.ndarray]
    brought_in: np.ndarray
    payback: np.ndarray
    break_even: np.ndarray
    running: np.ndarray


def drawn(case: Uncertain, trials: int, random: np.random.Generator) -> dict[str, np.ndarray]:
    market = random.standard_normal(trials)
    values = {}
    for key, known in case.ranges.items():
        if known.low == known.high:
            values[key] = np.full(trials, known.mode)
        elif key in UP or key == "sales_uplift":
            sign = 1 if key in UP else -1
            z = np.sqrt(0.5) * sign * market + np.sqrt(0.5) * random.standard_normal(trials)
            width = known.high - known.low
            values[key] = triang.ppf(norm.cdf(z), (known.mode - known.low) / width, known.low, width)
        else:
            values[key] = random.triangular(known.low, known.mode, known.high, trials)
    return values


def plain_trials(case: Uncertain, trials: int, seed: int) -> PlainTrials:
    random = np.random.default_rng(seed)
    v = drawn(case, trials, random)
    at = {key: array[0] for key, array in case.point.items()}
    replaced = random.random(trials) < v["design_replacement_probability"]
    sticks = random.random(trials) < v["sticking_probability"]

    saved, contested, tools, uplift_weight, leakage_weight = (np.zeros(trials) for _ in range(5))
    for s, stream in enumerate(STREAMS):
        if not at["lever_chosen"][s] or not (at["units_per_month"][s] > 0 or at["staff"][s] > 0):
            continue
        cover = staff_cover = v[f"{stream}_coverage"]
        if at["headcount_cap"][s] and at["staff"][s] > 0:
            heads = np.where(replaced, v["design_people_replaced"], v["design_people_replaced_otherwise"])
            staff_cover = np.minimum(cover, heads / at["staff"][s])
        kept = 1 - v["review_share"]
        outsourced = at["units_per_month"][s] * at["unit_price"][s] * cover * kept
        staff = at["wage_per_month"][s] * v["cash_capture"] * at["staff"][s] * staff_cover * kept
        saved += outsourced + staff
        contested += at["contest_weight"][s] * (outsourced + staff)
        tools += v.get(f"{stream}.lever_price", np.full(trials, at["lever_price"][s]))
        uplift_weight += at["uplift_weight"][s]
        leakage_weight += at["leakage_weight"][s]

    margin = at["sales_per_month"][0] * at["gross_margin"][0]
    month = np.arange(1, MONTHS + 1)[np.newaxis]
    col = {key: value[:, np.newaxis] for key, value in v.items()}
    discount = (1 + at["discount_rate"][0]) ** (-month / 12)
    ramp = np.minimum(1, month / np.maximum(col["ramp_months"], 1))
    limit = np.maximum(col["adoption_ceiling"], col["rival_adoption"])
    rivals = limit / (1 + (limit / col["rival_adoption"] - 1) * np.exp(-col["adoption_speed"] * month))
    more = np.maximum(rivals - col["rival_adoption"], 0)
    rise = (1 + col["tool_price_growth"]) ** (month / 12) - 1

    saving = saved[:, np.newaxis] * ramp
    uplift = col["sales_uplift"] * uplift_weight[:, np.newaxis] * margin * ramp
    leakage = col["leakage"] * leakage_weight[:, np.newaxis] * margin * ramp
    erosion = col["contested_share"] * col["sales_uplift"] * margin * more
    theta = col["involution_intensity"]
    content = rivals * ramp * contested[:, np.newaxis]
    traffic = col["traffic_inflation"] * at["ads_per_month"][0] * more
    tool_race = rivals * tools[:, np.newaxis] * rise
    bill = tools[:, np.newaxis] + at["oversight_per_month"][0]
    setup = at["setup_cost"][0]

    def pv(flow: np.ndarray) -> np.ndarray:
        return np.sum(discount * flow, axis=1)

    still = pv(theta * traffic + erosion)
    quiet = -setup + pv(saving + uplift - bill - erosion - leakage)
    races = pv(content + traffic + tool_race)
    npv = quiet - v["involution_intensity"] * races
    trying = -setup - pv((bill + theta * tool_race) * (month <= 6))
    net = saving + uplift - bill - theta * (content + traffic + tool_race) - erosion - leakage
    running = np.hstack([np.full((trials, 1), -setup), -setup + np.cumsum(net, axis=1)])
    return PlainTrials(
        sticks,
        {"npv": np.where(sticks, npv, trying - still), "npv_vs_standing_still": np.where(sticks, npv + still, trying)},
        pv(saving + uplift),
        np.array([payback(one) for one in running]),
        np.where(quiet < 0, -np.inf, quiet / races),
        running,
    )


def payback(running: np.ndarray) -> float:
    if running[0] >= 0 and running[1] >= 0:
        return 0.0
    for month in range(1, len(running)):
        if running[month - 1] < 0 <= running[month]:
            return month - running[month] / (running[month] - running[month - 1])
    return np.inf
