"""What a benchmark pack holds, once it has been read and checked.

Money in a pack is in CNY; `Currencies` turns it into the merchant's currency with dated rates that are
themselves an assumption.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from roi_app.model.parameters import QUANTITIES, STREAMS, Range, Unit

LocalText = Mapping[str, str]
"""A text by language: `zh-Hant`, `zh-Hans`, `en`."""

LEVERS: Final = (
    "virtual-model",
    "shop-assistant",
    "poster-generator",
    "copy-model",
    "marketing-companion",
    "star-video",
    "jd-video",
    "video-generator",
    "service-assist",
    "jd-service",
    "digital-host",
    "jd-digital-human",
    "virtual-fitting",
    "vertical-model",
)
"""The lever names of the contract: a document may name any of them, so every pack has them; it may have more."""

PRICE_OF: Final[Mapping[str, str]] = {
    f"{stream}.{volume}": f"{stream}.{price}"
    for stream in STREAMS
    for volume, price in (("units_per_month", "unit_price"), ("staff", "wage_per_month"))
}
"""What each amount of work is paid by."""

CNY: Final = "CNY"
"""The currency of every amount in a pack."""

PRESETS: Final = ("base", "as_stated", "cautious", "hard_involution")
"""The preset names of the contract, in the order of the window; a pack may have more."""

CONSUMER_SIDE: Final = "sales"
"""What a lever has for a stream when it works on the consumer's side and saves nothing."""


class Grade(StrEnum):
    """How much a figure can bear, by who says it."""

    VENDOR = "vendor"
    RESEARCH_HOUSE = "research_house"
    SURVEY = "survey"
    INTERVIEW = "interview"
    EXPERIMENT = "experiment"
    ASSUMPTION = "assumption"


class Source(NamedTuple):
    """A publication that a figure comes from; `published` is a date as precise as it is known (`2025`, `2025-06`)."""

    key: str
    title: str
    publisher: str
    published: str
    address: str

    @property
    def is_front_page(self) -> bool:
        """Whether the address is only the publisher's own site, the page itself not being known."""
        parts = urlsplit(self.address)
        return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


class Evidence(NamedTuple):
    """Where a figure comes from, how far to trust it, and for how long."""

    sources: tuple[Source, ...]
    grade: Grade
    read_on: date
    valid_until: date
    note: LocalText

    def expired(self, today: date) -> bool:
        """Whether the figure should have been read again by `today`."""
        return today > self.valid_until


class Benchmark(NamedTuple):
    """A range for one declared quantity, in that quantity's unit."""

    key: str
    range: Range
    unit: Unit
    evidence: Evidence


class StreamFacts(NamedTuple):
    """What the catalogue says of a stream of work, each a share from 0 to 1.

    `contest_weight` (κ): how far its output fights for attention; `uplift_weight` (ω): its part in selling more;
    `leakage_weight` (λ): its part in the sales that mistakes lose. None of them is measured: they are judgement.
    """

    key: str
    contest_weight: float
    uplift_weight: float
    leakage_weight: float
    evidence: Evidence


class Lever(NamedTuple):
    """A tool that does the work of a stream.

    `stream` is one of the six streams, `sales` for a tool on the consumer's side, or None for a reference case
    that is shown and not picked. `platforms` is empty where every merchant may use it. `price` is CNY a month.
    `headcount_cap` marks the lever whose claim is about people, not about a share of the work. `claims` are the
    vendor's own figures by assumption name, used only when the merchant asks for them by `as_claimed`.
    """

    key: str
    name: LocalText
    stream: str | None
    platforms: tuple[str, ...]
    price: Range
    headcount_cap: bool
    claims: Mapping[str, float]
    evidence: Evidence

    @property
    def is_pickable(self) -> bool:
        """Whether a plan may use it."""
        return self.stream is not None

    def serves(self, platform: str) -> bool:
        """Whether a merchant on `platform` may use it."""
        return not self.platforms or platform in self.platforms


class Preset(NamedTuple):
    """A named set of assumptions: a range each, in place of the base benchmarks.

    `exact_prices` makes the catalogue's prices exact at their mode.
    """

    key: str
    name: LocalText
    note: LocalText
    ranges: Mapping[str, Range]
    exact_prices: bool = False


class Platform(NamedTuple):
    """A place to sell: the usual lever of each stream, and the benchmarks that differ there."""

    key: str
    name: LocalText
    usual_levers: Mapping[str, str]
    benchmarks: Mapping[str, Benchmark]


SIZES: Final[tuple[str, ...]] = ("small", "medium", "large")
"""The sizes of a shop for which a pack can say what its month looks like."""


class ShopKind(NamedTuple):
    """What a month looks like in shops of a kind, by size: how much work, sales and ads, never what a unit costs."""

    key: str
    name: LocalText
    sizes: Mapping[str, Mapping[str, Range]]
    evidence: Evidence


class Currencies(NamedTuple):
    """Units of each currency for one CNY, with the day they were read."""

    per_cny: Mapping[str, float]
    evidence: Evidence

    @property
    def as_of(self) -> str:
        """The day of the rates, as their first source was published; no day on which we read them."""
        return self.evidence.sources[0].published

    def round_rate(self, currency: str) -> float:
        """The power of ten nearest to the rate: how much larger the numbers of a currency usually are."""
        return 10.0 ** round(math.log10(self.per_cny[currency]))


class ContextFigure(NamedTuple):
    """What the article says besides, a figure or a statement; `note` says it in words, and no formula uses it.

    `values` is empty and `unit` "" for a statement.
    """

    key: str
    name: LocalText
    values: Mapping[str, float]
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A whole pack: every assumption, lever, preset and platform, with the source of each figure."""

    key: str
    version: str
    title: LocalText
    read_on: date
    sources: Mapping[str, Source]
    streams: Mapping[str, StreamFacts]
    assumptions: Mapping[str, Benchmark]
    typical: Mapping[str, Benchmark]
    """What merchants usually pay (`photo.unit_price`, CNY) and the range of the discount rate.

    Ticks beside a slider, never defaults.
    """
    typical_abroad: Mapping[str, Benchmark]
    """The same, in CNY too, where it differs for those who do not pay in yuan: wages abroad are no yuan turned over."""
    shops: Mapping[str, ShopKind]
    """What who does not know its own figures may begin with, by kind of shop; money in CNY."""
    levers: Mapping[str, Lever]
    presets: Mapping[str, Preset]
    platforms: Mapping[str, Platform]
    currencies: Currencies
    context: Mapping[str, ContextFigure]

    def benchmark(self, assumption: str, platform: str) -> Benchmark:
        """The benchmark of an assumption for a merchant on `platform`."""
        return self.platforms[platform].benchmarks.get(assumption, self.assumptions[assumption])

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Every piece of evidence with its path in the pack, such as `assumptions.review_share`, in reading order."""
        for room, entries in (
            ("streams", self.streams),
            ("assumptions", self.assumptions),
            ("typical", self.typical),
            ("typical_abroad", self.typical_abroad),
            ("shops", self.shops),
            ("levers", self.levers),
        ):
            for key, entry in entries.items():
                yield f"{room}.{key}", entry.evidence
        for platform in self.platforms.values():
            for key, benchmark in platform.benchmarks.items():
                yield f"platforms.{platform.key}.benchmarks.{key}", benchmark.evidence
        yield "currencies", self.currencies.evidence
        for key, figure in self.context.items():
            yield f"context.{key}", figure.evidence

    def typical_in(self, key: str, currency: str) -> Benchmark | None:
        """What merchants usually pay for a quantity, in a currency; None where the pack does not say."""
        found = self.typical.get(key)
        if currency != CNY:
            found = self.typical_abroad.get(key, found)
        return None if found is None else self._in_currency(found, currency)

    def typical_shop(self, name: str) -> tuple[str, str] | None:
        """Kind and size of a shop that is written `clothing.small`; None where there is no such shop."""
        kind, _, size = name.partition(".")
        return (kind, size) if kind in self.shops and size in self.shops[kind].sizes else None

    def typical_of(self, kind: str, size: str, currency: str) -> Mapping[str, Benchmark]:
        """What a month looks like in a shop of a kind and size, with what it usually pays, in a currency."""
        shop = self.shops[kind]
        volumes = {
            key: self._in_currency(Benchmark(key, given, QUANTITIES[key].unit, shop.evidence), currency)
            for key, given in shop.sizes[size].items()
        }
        return volumes | {
            price: usual
            for key in volumes
            if (price := PRICE_OF.get(key)) is not None and (usual := self.typical_in(price, currency)) is not None
        }

    def _in_currency(self, one: Benchmark, currency: str) -> Benchmark:
        if one.unit is not Unit.MONEY:
            return one
        rate = self.currencies.per_cny[currency]
        return one._replace(range=Range(*(amount * rate for amount in one.range.in_order)))
