"""Which rows stand in which section of the left panel, and which of them at first."""

from __future__ import annotations

from typing import Final

from roi_app.documents.document import SALES
from roi_app.gui.state.commands import BILL
from roi_app.model.parameters import CURRENCIES, PLATFORMS, QUANTITIES, STAFF_CASH, STREAMS, Kind

CHOICES: Final = {"platform": PLATFORMS, "currency": CURRENCIES, "staff_cash": STAFF_CASH}
TOOLS_BILL: Final = "tools_bill"
ONE_BILL: Final = "one_bill"
SINGLE_PRICES: Final = "single_prices"
LEVERS: Final = {f"lever.{place}": place for place in (*STREAMS, SALES)}

_RACE: Final = (
    "involution_intensity",
    "rival_adoption",
    "adoption_speed",
    "adoption_ceiling",
    "traffic_inflation",
    "tool_price_growth",
    "sales_uplift",
    "contested_share",
    "leakage",
)


def _of_stream(stream: str) -> tuple[str, ...]:
    return tuple(key for key, one in QUANTITIES.items() if one.stream == stream)


def _of_kind(kind: Kind) -> tuple[str, ...]:
    return tuple(key for key, one in QUANTITIES.items() if one.kind is kind)


ASSUMPTION_GROUPS: Final = {
    "plan": ("horizon_months", "discount_rate", "staff_cash"),
    "effects": tuple(key for key in _of_kind(Kind.ASSUMPTION) if key not in _RACE),
}
"""What stands among the assumptions, under a small heading each."""

SECTIONS: Final = {
    **{stream: _of_stream(stream) for stream in STREAMS},
    "shop": ("platform", "currency", *_of_kind(Kind.MERCHANT)),
    "tools": (TOOLS_BILL, BILL, *LEVERS, "oversight_per_month", "setup_cost"),
    "race": _RACE,
    "assumptions": tuple(key for keys in ASSUMPTION_GROUPS.values() for key in keys),
}
"""The rows of each section, in order: every quantity stands in just one."""

FIRST_OPEN: Final = STREAMS[:3]
"""The sections that are open at first, as far as there is room for them beside all other lines."""

USUAL_PAIR: Final = {"design": "staff"}
"""How a stream's work is usually done where it is not outsourced: the article speaks of designers as staff."""


def section_of(key: str) -> str | None:
    """The section in which a quantity, lever or choice has its row."""
    return next((name for name, keys in SECTIONS.items() if key in keys), None)


def pairs_of(stream: str) -> dict[str, tuple[str, str]]:
    """The two ways to do a stream's work, each with its two rows."""
    return {
        "outsourced": (f"{stream}.units_per_month", f"{stream}.unit_price"),
        "staff": (f"{stream}.staff", f"{stream}.wage_per_month"),
    }
