"""What a payment was for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from roi_app.model.parameters import STREAMS


class Kind(StrEnum):
    """What a row of the books is: the six streams of work, then what else the estimate asks for, then the rest."""

    PHOTO = "photo"
    DESIGN = "design"
    COPY = "copy"
    VIDEO = "video"
    SERVICE = "service"
    LIVE = "live"
    TOOLS = "tools"
    """Software, AI tools among it."""
    ADS = "ads"
    SALES = "sales"
    OTHER = "other"
    """Goods, rent, parcels, taxes, fees and all else that the estimate does not ask for."""
    TRANSFER = "transfer"
    """Between the merchant's own accounts: neither earned nor spent."""
    NOT_PAID = "not_paid"
    """An order that was closed, cancelled or failed: no money has moved."""
    UNCLASSIFIED = "unclassified"
    """No rule knows it: a person is asked."""


WORK: Final = tuple(Kind(stream) for stream in STREAMS)
"""The kinds that are a stream of work, in the model's order."""

ANSWERABLE: Final = tuple(one for one in Kind if one is not Kind.UNCLASSIFIED)
"""What a person can say that a row is."""

SET_ASIDE: Final = (Kind.TRANSFER, Kind.NOT_PAID)
"""Kinds that count nowhere."""
