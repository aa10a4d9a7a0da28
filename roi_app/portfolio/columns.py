"""What a table of merchants may hold: the name of each column, with the quantity or the choice that it sets."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.model.parameters import QUANTITIES, STREAMS, Kind

ID: Final = "id"
NAME: Final = "name"
PLATFORM: Final = "platform"
CURRENCY: Final = "currency"
PRESET: Final = "preset"
STAFF_CASH: Final = "staff_cash"

LEVERS: Final[Mapping[str, str]] = MappingProxyType({f"lever_{stream}": stream for stream in STREAMS})
"""Columns that name a tool, by the stream that it serves: its id, `none`, or nothing for the platform's usual one."""

NO_LEVER: Final = "none"
LEVER_PRICE: Final = "lever_price_"
"""How the name of a column with the price of a lever begins; the lever's id follows."""

NUMBERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        f"{one.stream}_{one.field}" if one.kind is Kind.STREAM else key: key
        for key, one in QUANTITIES.items()
        if key != "sticking_probability"
    }
)
"""Columns that hold a number, each with the key of its quantity."""


def lever_prices(catalogue: Catalogue) -> dict[str, str]:
    """The columns with prices of levers, each with the id of its lever."""
    return {f"{LEVER_PRICE}{key}": key for key, lever in catalogue.levers.items() if lever.stream in STREAMS}


def known_columns(catalogue: Catalogue) -> tuple[str, ...]:
    """Every column that a table may hold, in the order of a template."""
    choices = (ID, NAME, PLATFORM, CURRENCY, PRESET, STAFF_CASH)
    return (*choices, *NUMBERS, *LEVERS, *lever_prices(catalogue))
