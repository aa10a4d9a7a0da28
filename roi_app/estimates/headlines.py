"""The figures that an estimate is known by: printed name, and the step of the model that computes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HEADLINES: Final[Mapping[str, str]] = MappingProxyType(
    {
        name: name
        for name in (
            "saved_per_month",
            "kept_share",
            "kept_share_vs_standing_still",
            "npv",
            "npv_vs_standing_still",
            "roi",
            "payback_months",
            "falls_again_month",
            "break_even_intensity",
            "exit_intensity",
            "brought_in",
        )
    }
)
"""What holds if the plan is kept up."""

IF_DROPPED: Final[Mapping[str, str]] = MappingProxyType(
    {"npv": "npv_if_dropped", "npv_vs_standing_still": "npv_vs_standing_still_if_dropped"}
)
"""What holds if it is dropped again."""
