"""What the figures of trials are called, for those who only say them."""

from __future__ import annotations

from typing import Final

NPV: Final = "npv"
VS_STANDING_STILL: Final = "npv_vs_standing_still"
WORTHS: Final = (NPV, VS_STANDING_STILL)
"""The two measures of a plan: against today, and against holding back."""

RARELY: Final = 0.25
"""A tool whose worth is below 0 in this share of the trials, or in more, is not to be taken at its price."""
