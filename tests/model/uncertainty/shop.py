"""The worked clothing shop with the ranges of its assumptions and prices, and ways to make a smaller doubt of it."""

from collections.abc import Mapping

from roi_app.estimates.evenly_spread import evenly_spread
from roi_app.model.arrays import Array
from roi_app.model.parameters import Range
from roi_app.model.published_cases import worked_inputs
from roi_app.model.uncertainty.sampling import Uncertain
from roi_app.model.uncertainty.sobol import Sobol

RANGES = {
    "photo_coverage": Range(0.30, 0.60, 0.95),
    "design_coverage": Range(0.30, 0.60, 0.90),
    "design_replacement_probability": Range(0.50, 0.74, 0.85),
    "design_people_replaced": Range.exact(1),
    "design_people_replaced_otherwise": Range(0.15, 0.35, 0.60),
    "copy_coverage": Range(0.30, 0.50, 0.75),
    "video_coverage": Range(0.20, 0.45, 0.80),
    "service_coverage": Range(0.20, 0.45, 0.70),
    "live_coverage": Range(0.15, 0.40, 0.60),
    "review_share": Range(0.10, 0.25, 0.40),
    "cash_capture": Range(0.10, 0.50, 0.90),
    "ramp_months": Range(2, 4, 9),
    "sales_uplift": Range(0, 0.015, 0.05),
    "contested_share": Range(0.30, 0.60, 1.0),
    "leakage": Range(0, 0.002, 0.010),
    "involution_intensity": Range(0.10, 0.40, 1.0),
    "traffic_inflation": Range(0, 0.05, 0.20),
    "rival_adoption": Range(0.10, 0.30, 0.55),
    "adoption_ceiling": Range(0.75, 0.90, 0.98),
    "adoption_speed": Range(0.05, 0.12, 0.25),
    "tool_price_growth": Range(0, 0.2132, 0.2652),
    "sticking_probability": Range(0.75, 0.90, 1.0),
    "photo.lever_price": Range(70, 200, 860),
    "copy.lever_price": Range(70, 150, 300),
    "video.lever_price": Range(70, 400, 860),
    "service.lever_price": Range(200, 800, 3_000),
}

CERTAIN = {key: Range.exact(known.mode) for key, known in RANGES.items()} | {
    "sticking_probability": Range.exact(1.0),
    "design_replacement_probability": Range.exact(1.0),
}
"""Every assumption exact, and both events sure to happen."""


def case_of(point: Mapping[str, Array], ranges: Mapping[str, Range]) -> Uncertain:
    """A case of any inputs and ranges."""
    return Uncertain(point, ranges, evenly_spread())


def shop(correlation: float = 0.5, points: Sobol | None = None, **ranges: Range) -> Uncertain:
    """The shop with all its ranges, some of them replaced; `__` stands for the point of a key."""
    replaced = {key.replace("__", "."): one for key, one in ranges.items()}
    return Uncertain(worked_inputs(), {**RANGES, **replaced}, points or evenly_spread(), correlation)


def certain_shop(**ranges: Range) -> Uncertain:
    """The shop with everything exact but what is given; the designer is replaced and the change sticks."""
    known = CERTAIN | {key.replace("__", "."): one for key, one in ranges.items()}
    point = worked_inputs()
    for key in ("design_replacement_probability",):
        point[key] = point[key] * 0 + known[key].mode
    return case_of(point, known)
