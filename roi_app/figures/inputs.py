"""What a factor of the trials and of the tornado is called, and how its value is told."""

from __future__ import annotations

from roi_app.model.parameters import LEVER_PRICES
from roi_app.texts.formatting import Wording


def input_label(key: str, wording: Wording) -> str:
    """What an uncertain input is called: a quantity, or the price of a stream's tool."""
    if key in LEVER_PRICES:
        return wording.text("lever.price", stream=wording.text(f"stream.{LEVER_PRICES[key]}"))
    return wording.label(key)


def input_value(key: str, value: float, wording: Wording) -> str:
    """A value of an uncertain input with its unit."""
    return wording.money(value) if key in LEVER_PRICES else wording.quantity(key, value)
