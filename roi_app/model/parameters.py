"""Every quantity that goes in, declared once.

`QUANTITIES` are the numbers that a person can set: what each is called, where it stands in a document, its unit, the
values that are allowed, and how a slider offers it. `INPUTS` are the arrays that an estimate takes: each holds some of
those quantities, or follows from a choice (such as a tool) or from the catalogue, and says so. The file schema, the
window, the command line, the explanations, the workbook and the PDF read these tables; none keeps a list of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

STREAMS: Final = ("photo", "design", "copy", "video", "service", "live")
"""The six streams of work, in the order of the last axis of every per-stream array."""

PLATFORMS: Final = ("taobao", "jd", "cross_border", "other")
CURRENCIES: Final = ("CNY", "TWD", "HKD", "USD", "EUR", "JPY")

STAFF_CASH: Final = ("share", "whole_heads")
"""How freed staff time becomes cash: any share of a head, or whole people only."""

MONTHS_PER_YEAR: Final = 12


class Unit(StrEnum):
    """The unit of a quantity; shares are decimals, money is in the merchant's currency."""

    MONEY = "money"
    SHARE = "share"
    SHARE_PER_YEAR = "share_per_year"
    RATIO = "ratio"
    HEADS = "heads"
    MONTHS = "months"
    PER_MONTH = "per_month"
    DAYS = "days"
    IMAGES = "images"
    PIECES = "pieces"
    CLIPS = "clips"
    CONVERSATIONS = "conversations"
    HOURS = "hours"
    YES_NO = "yes_no"
    """1 for yes and 0 for no."""


class Axis(StrEnum):
    """What the last axis of an array of the model counts."""

    MERCHANT = "merchant"
    STREAM = "stream"
    MONTH = "month"


class Kind(StrEnum):
    """Whose number it is, which decides where it stands in a document and where its default comes from."""

    STREAM = "stream"
    MERCHANT = "merchant"
    PLAN = "plan"
    ASSUMPTION = "assumption"


class Range(NamedTuple):
    """A value with its uncertainty: low <= mode <= high, all in the quantity's own unit."""

    low: float
    mode: float
    high: float

    @classmethod
    def exact(cls, value: float) -> Range:
        """A value that is known: low, mode and high are the same."""
        return cls(value, value, value)

    @property
    def is_exact(self) -> bool:
        """Whether the three values are one."""
        return self.low == self.high

    @property
    def in_order(self) -> tuple[float, float, float]:
        """Low, mode and high."""
        return self.low, self.mode, self.high

    def moved_to(self, mode: float) -> Range:
        """The same range with another mode, stretched where the mode lies outside it."""
        return Range(min(self.low, mode), mode, max(self.high, mode))


class Quantity(NamedTuple):
    """One number that a person can set.

    `lowest` and `highest` are the values a document may hold; `slider_low` and `slider_high` are what a slider
    offers before it is stretched; `step` is the smallest move by hand. All are in `unit`. `default` is None
    where the benchmark pack gives the default (every assumption).
    """

    key: str
    kind: Kind
    unit: Unit
    lowest: float
    highest: float
    slider_low: float
    slider_high: float
    step: float
    default: float | None = None
    stream: str | None = None
    whole: bool = False

    @property
    def field(self) -> str:
        """The name of the field in the document, without the stream."""
        return self.key.rpartition(".")[2]

    @property
    def path(self) -> str:
        """Where the value stands in a document, with dots."""
        if self.kind is Kind.STREAM:
            return f"merchant.streams.{self.key}"
        room = {Kind.MERCHANT: "merchant", Kind.PLAN: "plan", Kind.ASSUMPTION: "assumptions"}[self.kind]
        return f"{room}.{self.key}"

    def problem_with(self, value: float) -> str | None:
        """The code of what is wrong with a value (`not_finite`, `too_low`, `too_high`, `not_whole`), or None."""
        if not math.isfinite(value):
            return "not_finite"
        if value < self.lowest:
            return "too_low"
        if value > self.highest:
            return "too_high"
        if self.whole and value != int(value):
            return "not_whole"
        return None


MOST_MONEY: Final = 1e12
MOST_UNITS: Final = 1e9
MOST_HEADS: Final = 1e6

_STREAM_SLIDERS: Final = {
    # stream: unit of the work, units a month, price of a unit with its step, step of the units
    "photo": (Unit.DAYS, 30, 3_000, 10, 1),
    "design": (Unit.IMAGES, 500, 300, 1, 1),
    "copy": (Unit.PIECES, 300, 500, 1, 1),
    "video": (Unit.CLIPS, 100, 2_000, 10, 1),
    "service": (Unit.CONVERSATIONS, 20_000, 10, 0.1, 100),
    "live": (Unit.HOURS, 300, 1_000, 10, 1),
}


def _stream_quantities(stream: str) -> tuple[Quantity, ...]:
    work, most_units, dearest, price_step, units_step = _STREAM_SLIDERS[stream]

    def declare(field: str, unit: Unit, highest: float, slider_high: float, step: float) -> Quantity:
        return Quantity(
            f"{stream}.{field}", Kind.STREAM, unit, 0, highest, 0, slider_high, step, default=0, stream=stream
        )

    return (
        declare("units_per_month", work, MOST_UNITS, most_units, units_step),
        declare("unit_price", Unit.MONEY, MOST_UNITS, dearest, price_step),
        declare("staff", Unit.HEADS, MOST_HEADS, 10, 0.1),
        declare("wage_per_month", Unit.MONEY, MOST_UNITS, 20_000, 50),
    )


def _merchant(key: str, unit: Unit, highest: float, slider_high: float, step: float) -> Quantity:
    return Quantity(key, Kind.MERCHANT, unit, 0, highest, 0, slider_high, step, default=0)


def _share(key: str, slider_high: float = 1, step: float = 0.01, highest: float = 1) -> Quantity:
    return Quantity(key, Kind.ASSUMPTION, Unit.SHARE, 0, highest, 0, slider_high, step)


def _heads_replaced(key: str, slider_high: float) -> Quantity:
    return Quantity(key, Kind.ASSUMPTION, Unit.HEADS, 0, 100, 0, slider_high, 0.05)


_DECLARED: Final = (
    *(quantity for stream in STREAMS for quantity in _stream_quantities(stream)),
    _merchant("sales_per_month", Unit.MONEY, MOST_MONEY, 1_000_000, 1_000),
    _merchant("gross_margin", Unit.SHARE, 1, 0.8, 0.01),
    _merchant("ads_per_month", Unit.MONEY, MOST_MONEY, 100_000, 500),
    Quantity("horizon_months", Kind.PLAN, Unit.MONTHS, 12, 60, 12, 60, 1, default=36, whole=True),
    Quantity("discount_rate", Kind.PLAN, Unit.SHARE_PER_YEAR, 0, 1, 0, 0.3, 0.005, default=0.10),
    Quantity("setup_cost", Kind.PLAN, Unit.MONEY, 0, MOST_MONEY, 0, 50_000, 100, default=0),
    # Left out of a document, tools cost the sum of the active levers' prices.
    Quantity("tools_per_month", Kind.PLAN, Unit.MONEY, 0, MOST_MONEY, 0, 10_000, 10),
    Quantity("oversight_per_month", Kind.PLAN, Unit.MONEY, 0, MOST_MONEY, 0, 20_000, 50, default=0),
    *(_share(f"{stream}_coverage") for stream in STREAMS),
    _share("design_replacement_probability"),
    _heads_replaced("design_people_replaced", 5),
    _heads_replaced("design_people_replaced_otherwise", 2),
    _share("review_share"),
    _share("cash_capture"),
    Quantity("ramp_months", Kind.ASSUMPTION, Unit.MONTHS, 0, 60, 0, 24, 0.5),
    _share("sales_uplift", slider_high=0.30, step=0.001),
    _share("contested_share"),
    _share("leakage", slider_high=0.05, step=0.0005),
    # Break-even and exit can lie above 2, and a person must be able to type them in: only the slider ends at 2.
    Quantity("involution_intensity", Kind.ASSUMPTION, Unit.RATIO, 0, 100, 0, 2, 0.01),
    _share("traffic_inflation", slider_high=0.50, step=0.005),
    _share("rival_adoption"),
    _share("adoption_ceiling"),
    Quantity("adoption_speed", Kind.ASSUMPTION, Unit.PER_MONTH, 0, 5, 0, 0.5, 0.005),
    Quantity("tool_price_growth", Kind.ASSUMPTION, Unit.SHARE_PER_YEAR, 0, 5, 0, 0.6, 0.005),
    _share("sticking_probability"),
)

HOT_MARKET_CORRELATION: Final = Quantity(
    "hot_market_correlation", Kind.PLAN, Unit.SHARE, 0, 0.9, 0, 0.9, 0.05, default=0.5
)
"""How strongly the inputs move together that a hot market moves; concerns the trials alone, and is a judgement."""

MOST_SEED: Final = 2**64 - 1

QUANTITIES: Final[Mapping[str, Quantity]] = MappingProxyType({one.key: one for one in _DECLARED})
"""Every declared quantity by its key, such as `photo.units_per_month` or `review_share`, in reading order."""

ASSUMPTIONS: Final = tuple(key for key, one in QUANTITIES.items() if one.kind is Kind.ASSUMPTION)
"""The assumption names of the contract, in its order."""

LEVER_PRICE: Final = Quantity("lever_prices", Kind.PLAN, Unit.MONEY, 0, MOST_MONEY, 0, 10_000, 10)
"""The declaration that the price of every lever keeps to, the catalogue's and the one agreed."""

LEVER_PRICES: Final[Mapping[str, str]] = MappingProxyType({f"{stream}.lever_price": stream for stream in STREAMS})
"""The price of each stream's lever, by the key that it has among the ranges of the trials."""

STREAM_FIELDS: Final = tuple(dict.fromkeys(one.field for one in _DECLARED if one.kind is Kind.STREAM))
"""What a document says of the work of each stream."""

_COVERAGES: Final = {stream: f"{stream}_coverage" for stream in STREAMS}


class Basis(StrEnum):
    """What an input of the model follows from."""

    QUANTITY = "quantity"
    """From a number that a person can set."""
    STREAM = "stream"
    """From what the catalogue says of a stream of work."""
    LEVER = "lever"
    """From the tool that is chosen for a stream."""
    CHOICE = "choice"
    """From a choice of the plan that is no number."""
    HORIZON = "horizon"
    """From the length of the plan: the months themselves."""


class Input(NamedTuple):
    """One array that an estimate takes, one row a case.

    `unit` is that of every number in it, except for what `quantities` declare, which have units of their own.
    `quantities` are the keys of the declared quantities that it holds, along its last axis.
    """

    key: str
    axis: Axis
    unit: Unit
    basis: Basis = Basis.QUANTITY
    quantities: tuple[str, ...] = ()

    def quantity(self, stream: str | None) -> str | None:
        """The declared quantity that stands in it for a stream (None: of the merchant), or None."""
        if not self.quantities:
            return None
        return self.quantities[0 if stream is None else STREAMS.index(stream)]


def _inputs() -> Iterator[Input]:
    for field in STREAM_FIELDS:
        keys = tuple(f"{stream}.{field}" for stream in STREAMS)
        yield Input(field, Axis.STREAM, QUANTITIES[keys[0]].unit, quantities=keys)
    yield Input("coverage", Axis.STREAM, Unit.SHARE, quantities=tuple(_COVERAGES.values()))
    yield Input("contest_weight", Axis.STREAM, Unit.RATIO, Basis.STREAM)
    yield Input("uplift_weight", Axis.STREAM, Unit.RATIO, Basis.STREAM)
    yield Input("leakage_weight", Axis.STREAM, Unit.RATIO, Basis.STREAM)
    yield Input("lever_chosen", Axis.STREAM, Unit.YES_NO, Basis.LEVER)
    yield Input("lever_price", Axis.STREAM, Unit.MONEY, Basis.LEVER)
    yield Input("headcount_cap", Axis.STREAM, Unit.YES_NO, Basis.LEVER)
    yield Input("claim_taken", Axis.STREAM, Unit.YES_NO, Basis.LEVER)
    yield Input("claimed_uplift", Axis.STREAM, Unit.SHARE, Basis.LEVER)
    in_streams = {*_COVERAGES.values()}
    for key, quantity in QUANTITIES.items():
        if quantity.kind is not Kind.STREAM and key not in in_streams and key not in _NOT_IN_AN_ESTIMATE:
            yield Input(key, Axis.MERCHANT, quantity.unit, quantities=(key,))
    yield Input("tools_given", Axis.MERCHANT, Unit.YES_NO, Basis.CHOICE)
    yield Input("whole_heads", Axis.MERCHANT, Unit.YES_NO, Basis.CHOICE)
    yield Input("month", Axis.MONTH, Unit.MONTHS, Basis.HORIZON)


_NOT_IN_AN_ESTIMATE: Final = ("horizon_months", "sticking_probability")
"""The horizon is the number of months; whether the plan sticks, only uncertainty asks."""

INPUTS: Final[Mapping[str, Input]] = MappingProxyType({one.key: one for one in _inputs()})
"""Every array that an estimate takes, by its key."""

PLACE_IN_INPUTS: Final[Mapping[str, tuple[str, int | None]]] = MappingProxyType(
    {
        quantity: (one.key, column if one.axis is Axis.STREAM else None)
        for one in INPUTS.values()
        for column, quantity in enumerate(one.quantities)
    }
    | {key: (key.partition(".")[2], STREAMS.index(stream)) for key, stream in LEVER_PRICES.items()}
)
"""For each number that goes into an estimate, levers' prices too: the input that holds it, and its column by stream."""

WEIGHTS: Final = tuple(key for key, one in INPUTS.items() if one.basis is Basis.STREAM)
"""What part each stream has, by the catalogue: in the race, in selling more, in losing sales by mistakes."""
