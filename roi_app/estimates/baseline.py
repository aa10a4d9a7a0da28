"""What a result is measured against, and which quantity says so: the one mapping between the two."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Baseline(StrEnum):
    """What the estimate is measured against: today, or what holding back would bring."""

    TODAY = "today"
    STANDING_STILL = "standing_still"


MEASURED: Final = ("kept_share", "npv")
"""The results that differ by baseline; every other is what it is."""

_ENDINGS: Final = {Baseline.TODAY: "", Baseline.STANDING_STILL: "_vs_standing_still"}


def key_against(result: str, baseline: Baseline) -> str:
    """The key of the quantity that holds a result, such as `npv`, against a baseline."""
    return result + _ENDINGS[baseline] if result in MEASURED else result


def result_of(key: str) -> str:
    """The result that a quantity holds, whatever it is measured against."""
    return key.removesuffix(_ENDINGS[Baseline.STANDING_STILL])
