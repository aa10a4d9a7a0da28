"""Published business cases, and one worked merchant, that the arithmetic must reproduce.

The cases belong to other firms; they show that `finance` counts as the trade does, and nothing about merchants.
Each figure is compared at the rounding with which it was published. The worked merchant is the project's own
(model, section 6): a small clothing shop with every assumption at its mode.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import numpy as np

from roi_app.model.arrays import Array
from roi_app.model.estimate import estimate
from roi_app.model.finance import Appraisal, appraise
from roi_app.model.parameters import MONTHS_PER_YEAR

SLACK: Final = 1e-9
"""Keeps a figure that lies on the very edge of its rounding from failing for its last bit."""


class Figure(StrEnum):
    """A result that the cases publish; money in the case's currency, ROI a share, payback in months."""

    PV_COSTS = "pv_costs"
    PV_BENEFITS = "pv_benefits"
    NPV = "npv"
    ROI = "roi"
    UNDISCOUNTED_NET = "undiscounted_net"
    PAYBACK_MONTHS = "payback_months"


@dataclass(frozen=True, slots=True)
class Published:
    """A published figure, and the unit of its last digit (1 for whole money, 0.01 for a ROI in whole per cent)."""

    name: str
    value: float
    rounding: float


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """A published business case: yearly flows, index 0 at time zero and undiscounted, and its results.

    `key` names it in the reader's language under `case.<key>`; `source` is a citation; `discount_rate` is a
    decimal a year.
    """

    key: str
    source: str
    currency: str
    discount_rate: float
    costs: tuple[float, ...]
    benefits: tuple[float, ...]
    published: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A figure as published beside the same figure as computed; `agrees` at the published rounding."""

    name: str
    published: float
    computed: float
    rounding: float

    @property
    def agrees(self) -> bool:
        """Whether the computed figure, rounded as the published one was, can be the published one."""
        return abs(self.computed - self.published) <= self.rounding * (0.5 + SLACK)


CASES: Final = (
    PublishedCase(
        key="salesloft",
        source="Forrester Consulting, The Total Economic Impact of SalesLoft, financial summary",
        currency="USD",
        discount_rate=0.10,
        costs=(53_150, 666_715, 636_772, 647_783),
        benefits=(0, 1_606_511, 3_061_331, 4_229_760),
        published=(
            Published(Figure.PV_COSTS, 1_672_201, 1),
            Published(Figure.PV_BENEFITS, 7_168_371, 1),
            Published(Figure.NPV, 5_496_170, 1),
            Published(Figure.ROI, 3.29, 0.01),
            Published(Figure.PAYBACK_MONTHS, 0.68, 0.01),
        ),
    ),
    PublishedCase(
        key="tei_example_2",
        source="Forrester, Total Economic Impact team, worked example 2",
        currency="USD",
        discount_rate=0.10,
        costs=(10_000, 5_000, 5_000, 5_000),
        benefits=(0, 15_000, 15_000, 15_000),
        published=(
            Published(Figure.ROI, 0.66, 0.01),
            Published(Figure.UNDISCOUNTED_NET, 20_000, 1),
            Published(Figure.PAYBACK_MONTHS, 12, 1),
        ),
    ),
    PublishedCase(
        key="tei_example_3",
        source="Forrester, Total Economic Impact team, worked example 3",
        currency="USD",
        discount_rate=0.10,
        costs=(250_000, 150_000, 150_000, 150_000),
        benefits=(0, 300_000, 300_000, 300_000),
        published=(
            Published(Figure.ROI, 0.20, 0.01),
            Published(Figure.UNDISCOUNTED_NET, 200_000, 1),
            Published(Figure.PAYBACK_MONTHS, 20, 1),
        ),
    ),
    PublishedCase(
        key="idc_japan",
        source="IDC Japan, three-year return on investment per user",
        currency="JPY",
        discount_rate=0.12,
        costs=(218_267, 49_859, 49_859, 49_859),
        benefits=(0, 759_172, 759_172, 759_172),
        published=(Published(Figure.ROI, 4.394, 0.001),),
    ),
)
"""The four published cases of the model, section 5."""


def check(case: PublishedCase) -> tuple[Checked, ...]:
    """Put each published figure of a case beside the same figure from `finance.appraise`."""
    computed = _figures(appraise(case.costs, case.benefits, case.discount_rate))
    return tuple(Checked(one.name, one.value, computed[one.name], one.rounding) for one in case.published)


def _figures(appraisal: Appraisal) -> dict[str, float]:
    return {
        Figure.PV_COSTS: float(appraisal.pv_costs),
        Figure.PV_BENEFITS: float(appraisal.pv_benefits),
        Figure.NPV: float(appraisal.npv),
        Figure.ROI: float(appraisal.roi),
        Figure.UNDISCOUNTED_NET: float(appraisal.undiscounted_net),
        Figure.PAYBACK_MONTHS: float(appraisal.payback) * MONTHS_PER_YEAR,
    }


WORKED_MERCHANT: Final[Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {
        # photo, design, copy, video, service, live
        "units_per_month": (6, 0, 10, 4, 6_000, 0),
        "unit_price": (750, 0, 100, 500, 1.5, 0),
        "staff": (0, 1, 0.2, 0, 0, 0),
        "wage_per_month": (0, 8_450, 5_000, 0, 0, 0),
        "lever_chosen": (1, 1, 1, 1, 1, 0),
        "headcount_cap": (0, 1, 0, 0, 0, 0),
        "lever_price": (200, 0, 150, 400, 800, 0),
        "claim_taken": (0, 0, 0, 0, 0, 0),
        "claimed_uplift": (0, 0, 0, 0, 0, 0),
        "coverage": (0.60, 0.60, 0.50, 0.45, 0.45, 0.40),
        "contest_weight": (1, 1, 1, 1, 0.25, 1),
        "uplift_weight": (0.10, 0.10, 0.60, 0.10, 0.10, 0),
        "leakage_weight": (0.10, 0.05, 0.20, 0.05, 0.50, 0.10),
        "sales_per_month": (300_000,),
        "gross_margin": (0.28,),
        "ads_per_month": (30_000,),
        "discount_rate": (0.10,),
        "setup_cost": (2_000,),
        "tools_given": (0,),
        "tools_per_month": (0,),
        "oversight_per_month": (0,),
        "whole_heads": (0,),
        "design_replacement_probability": (0.74,),
        "design_people_replaced": (1,),
        "design_people_replaced_otherwise": (0.35,),
        "review_share": (0.25,),
        "cash_capture": (0.50,),
        "ramp_months": (4,),
        "sales_uplift": (0.015,),
        "contested_share": (0.60,),
        "leakage": (0.002,),
        "involution_intensity": (0.40,),
        "traffic_inflation": (0.05,),
        "rival_adoption": (0.30,),
        "adoption_ceiling": (0.90,),
        "adoption_speed": (0.12,),
        "tool_price_growth": (0.2132,),
        "month": tuple(range(1, 37)),
    }
)
"""The worked merchant: the values of each input of the estimate along its last axis, one row."""

WORKED_RESULTS: Final = (
    Published("saved_per_month", 7_995.28, 0.01),
    Published("pv_saving", 237_509.09, 0.01),
    Published("pv_uplift", 37_429.76, 0.01),
    Published("pv_tools", 48_339.01, 0.01),
    Published("pv_content_race", 46_681.17, 0.01),
    Published("pv_traffic_race", 6_937.25, 0.01),
    Published("pv_tool_race", 5_226.94, 0.01),
    Published("pv_erosion", 8_740.93, 0.01),
    Published("pv_leakage", 4_491.57, 0.01),
    Published("npv", 152_521.98, 0.01),
    Published("npv_vs_standing_still", 168_200.16, 0.01),
    Published("roi", 1.3969, 0.0001),
    Published("payback_months", 1.5918, 0.0001),
    Published("kept_share", 0.5547, 0.0001),
    Published("kept_share_vs_standing_still", 0.6118, 0.0001),
    Published("break_even_intensity", 1.4368, 0.0001),
    Published("exit_intensity", 1.6961, 0.0001),
    Published("npv_with_no_rivals", 220_108, 1),
    Published("adopt_rivals_adopt", 103_169, 1),
    Published("hold_rivals_adopt", -42_289, 1),
    Published("npv_if_dropped", -26_810.39, 0.01),
    Published("npv_vs_standing_still_if_dropped", -11_132.21, 0.01),
)
"""The worked merchant's results, by the key of the step that computes each."""


def worked_inputs() -> dict[str, Array]:
    """Give the worked merchant as the estimate takes it: one row, (1, 1), (1, 6) or (1, 36)."""
    return {key: np.array([values], dtype=np.float64) for key, values in WORKED_MERCHANT.items()}


def check_worked_merchant() -> tuple[Checked, ...]:
    """Put each result of the worked merchant beside the same result from `estimate`."""
    computed = estimate(worked_inputs(), tuple(one.name for one in WORKED_RESULTS))
    return tuple(Checked(one.name, one.value, float(computed[one.name][0, 0]), one.rounding) for one in WORKED_RESULTS)
