"""The work that stays with people, so that no saving stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from roi_app.texts.formatting import Wording

STAYS: Final = ("product_design", "supply_chain", "complex_service")
"""What the article leaves to people, so that no saving stands behind it."""


@dataclass(frozen=True, slots=True)
class Stays:
    """A field that stays with people, and why."""

    name: str
    sentence: str


def stays_with_people(wording: Wording) -> tuple[Stays, ...]:
    """What no tool saves."""
    return tuple(Stays(wording.text(f"freed.stays.{key}"), wording.text(f"freed.stays.{key}.why")) for key in STAYS)
