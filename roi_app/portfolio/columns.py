"""What a table of merchants may hold: the name of each column, with the quantity or the choice that it sets."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.model.parameters import LEVER_PRICE as PRICE
from roi_app.model.parameters import QUANTITIES, STREAMS, Kind, Quantity

ID: Final = "id"
NAME: Final = "name"
PLATFORM: Final = "platform"
CURRENCY: Final = "currency"
PRESET: Final = "preset"
STAFF_CASH: Final = "staff_cash"
AS_CLAIMED: Final = "as_claimed"
"""The column of the tools whose vendors' claims are taken in: their ids, with blanks, commas or semicolons between."""

LEVERS: Final[Mapping[str, str]] = MappingProxyType({f"lever_{stream}": stream for stream in STREAMS})
"""Columns that name a tool, by the stream that it serves: its id, `none`, or nothing for the platform's usual one."""

NO_LEVER: Final = "none"
LEVER_PRICE: Final = "lever_price_"
"""How the name of a column with the price of a lever begins; the lever's id follows."""

LOW: Final = "_low"
HIGH: Final = "_high"
"""How the names of the columns end that make a range of a number."""

NUMBERS: Final[Mapping[str, str]] = MappingProxyType(
    {f"{one.stream}_{one.field}" if one.kind is Kind.STREAM else key: key for key, one in QUANTITIES.items()}
)
"""Columns that hold a number, each with the key of its quantity."""

WORDS: Final = (PLATFORM, CURRENCY, PRESET, STAFF_CASH, *LEVERS, AS_CLAIMED)
"""Columns that say the same few words again and again."""


def lever_prices(catalogue: Catalogue) -> dict[str, str]:
    """The columns with prices of levers, each with the id of its lever."""
    return {f"{LEVER_PRICE}{key}": key for key, lever in catalogue.levers.items() if lever.stream in STREAMS}


def declared(catalogue: Catalogue) -> dict[str, Quantity]:
    """Every column that holds a number, by the declaration that it keeps to; the ends of ranges stand last."""
    numbers = {name: QUANTITIES[key] for name, key in NUMBERS.items()}
    numbers |= dict.fromkeys(lever_prices(catalogue), PRICE)
    return numbers | {f"{name}{end}": one for name, one in numbers.items() if not one.whole for end in (LOW, HIGH)}


def known_columns(catalogue: Catalogue) -> tuple[str, ...]:
    """Every column that a table may hold, in the order of a template."""
    return (ID, NAME, *WORDS, *declared(catalogue))
