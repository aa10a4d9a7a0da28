"""From the tables of a pack to the catalogue: every entry read, every name checked against what is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from roi_app.benchmarks.catalogue import (
    CONSUMER_SIDE,
    LEVERS,
    PRESETS,
    PRICE_OF,
    SIZES,
    Benchmark,
    Catalogue,
    ContextFigure,
    Currencies,
    Evidence,
    Grade,
    Lever,
    Platform,
    Preset,
    ShopKind,
    Source,
    StreamFacts,
)
from roi_app.benchmarks.faults import Fault
from roi_app.checks.fields import NO_DAY, RANGE_FIELDS, FieldReader
from roi_app.checks.problems import shown
from roi_app.model.parameters import (
    ASSUMPTIONS,
    CURRENCIES,
    PLATFORMS,
    QUANTITIES,
    STREAMS,
    WEIGHTS,
    Kind,
    Quantity,
    Range,
)
from roi_app.texts.catalog import LANGUAGES

SECTIONS: Final = (
    "sources",
    "streams",
    "assumptions",
    "typical",
    "typical_abroad",
    "shops",
    "levers",
    "presets",
    "platforms",
    "context",
)
"""The tables of a pack that hold entries by name."""

EVIDENCE_FIELDS: Final = ("sources", "grade", "read_on", "valid_until", "note")
FIGURE_FIELDS: Final = (*RANGE_FIELDS, "price", "claims", *WEIGHTS, "per_cny", "values", "sizes")
"""The fields that hold figures: whoever changes one says where the new one comes from."""

_HEAD_FIELDS: Final = ("format", "format_version", "extends", "key", "version", "title", "read_on")
_TYPICAL: Final = tuple(key for key, quantity in QUANTITIES.items() if quantity.kind is not Kind.ASSUMPTION)
_OF_A_SHOP: Final = (
    *PRICE_OF,
    *(key for key, quantity in QUANTITIES.items() if quantity.kind is Kind.MERCHANT),
    "setup_cost",
    "oversight_per_month",
)
"""What a pack says of a shop of a kind and size; what a unit of work costs stands among the typical prices."""
_PRICE: Final = QUANTITIES["tools_per_month"]
_PUBLISHED: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ADDRESS: Final = re.compile(r"(https?://[^\s/]+\S*|about:\S+)")
_RATES: Final = (1e-6, 1e6)
_CONTEXT: Final = (-1e15, 1e15)
_NO_STREAM: Final = ""
"""Stands in for the stream of a lever where the name of it is wrong, which is noted once."""


class Builder:
    """Reads one pack; `cited` collects the sources that a figure names."""

    def __init__(self, pack: FieldReader) -> None:
        self.pack = pack
        self.sources: dict[str, Source] = {}
        self.cited: set[str] = set()

    def catalogue(self) -> Catalogue:
        """The whole pack; to be used only where no error was noted."""
        pack = self.pack
        pack.only(*_HEAD_FIELDS, *SECTIONS, "currencies")
        self.sources = {key: _source(key, table) for key, table in pack.section("sources").entries()}
        levers = self._levers()
        return Catalogue(
            key=pack.text("key"),
            version=pack.text("version"),
            title=pack.texts("title", LANGUAGES),
            read_on=pack.day("read_on"),
            sources=MappingProxyType(self.sources),
            streams=self._streams(),
            assumptions=self._benchmarks(pack.section("assumptions"), ASSUMPTIONS, ASSUMPTIONS),
            typical=self._benchmarks(pack.section("typical"), _TYPICAL, ()),
            typical_abroad=self._benchmarks(pack.section("typical_abroad"), _TYPICAL, ()),
            shops=self._shops(),
            levers=levers,
            presets=self._presets(),
            platforms=self._platforms(levers),
            currencies=self._currencies(),
            context=MappingProxyType(
                {key: self._context(key, table) for key, table in pack.section("context").entries()}
            ),
        )

    def _evidence(self, table: FieldReader) -> Evidence:
        sources = table.names("sources")
        if "sources" not in table or table.fields["sources"] == []:
            table.error("", Fault.MISSING_SOURCE)
        for name in sources:
            if name not in self.sources:
                table.unknown_name("sources", name, self.sources)
        self.cited.update(sources)
        read_on, valid_until = table.day("read_on"), table.day("valid_until")
        if NO_DAY not in (read_on, valid_until) and valid_until < read_on:
            table.error("valid_until", Fault.DATES_REVERSED, read_on=f"{read_on}", valid_until=f"{valid_until}")
        return Evidence(
            sources=tuple(self.sources[name] for name in sources if name in self.sources),
            grade=_grade(table),
            read_on=read_on,
            valid_until=valid_until,
            note=table.texts("note", LANGUAGES),
        )

    def _benchmarks(
        self, section: FieldReader, known: tuple[str, ...], required: tuple[str, ...]
    ) -> Mapping[str, Benchmark]:
        section.complete(required)
        benchmarks: dict[str, Benchmark] = {}
        for key, table in section.entries(known):
            benchmarks[key] = self._benchmark(QUANTITIES[key], table)
        return MappingProxyType({key: benchmarks[key] for key in known if key in benchmarks})

    def _benchmark(self, quantity: Quantity, table: FieldReader) -> Benchmark:
        table.only("unit", *RANGE_FIELDS, *EVIDENCE_FIELDS)
        unit = table.text("unit")
        if unit and unit != quantity.unit:
            table.error("unit", Fault.UNIT_MISMATCH, found=shown(unit), expected=quantity.unit.value)
        return Benchmark(quantity.key, table.range_for(quantity), quantity.unit, self._evidence(table))

    def _shops(self) -> Mapping[str, ShopKind]:
        """The kinds of shop, none of which a pack must have."""
        shops = {}
        for key, table in self.pack.section("shops").entries():
            table.only("name", "sizes", *EVIDENCE_FIELDS)
            given = table.section("sizes")
            given.complete(SIZES)
            sizes = {size: _figures_of_a_shop(figures) for size, figures in given.entries(SIZES)}
            in_order = MappingProxyType({size: sizes[size] for size in SIZES if size in sizes})
            shops[key] = ShopKind(key, table.texts("name", LANGUAGES), in_order, self._evidence(table))
        return MappingProxyType(shops)

    def _streams(self) -> Mapping[str, StreamFacts]:
        section = self.pack.section("streams")
        section.complete(STREAMS)
        streams = {}
        for key, table in section.entries(STREAMS):
            table.only(*WEIGHTS, *EVIDENCE_FIELDS)
            weights = {weight: table.number_within(weight, 0, 1) for weight in WEIGHTS}
            streams[key] = StreamFacts(key, **weights, evidence=self._evidence(table))
        return MappingProxyType({key: streams[key] for key in STREAMS if key in streams})

    def _levers(self) -> Mapping[str, Lever]:
        section = self.pack.section("levers")
        section.complete(LEVERS)
        return MappingProxyType({key: self._lever(key, table) for key, table in section.entries()})

    def _lever(self, key: str, table: FieldReader) -> Lever:
        table.only("name", "stream", "platforms", "price", "headcount_cap", "claims", *EVIDENCE_FIELDS)
        platforms = table.names("platforms")
        for platform in platforms:
            if platform not in PLATFORMS:
                table.unknown_name("platforms", platform, PLATFORMS)
        price = table.group("price")
        if price is not None:
            price.only(*RANGE_FIELDS)
        return Lever(
            key=key,
            name=table.texts("name", LANGUAGES),
            stream=_stream_of(table),
            platforms=platforms,
            price=Range.exact(0) if price is None else price.range_for(_PRICE),
            headcount_cap=table.flag("headcount_cap"),
            claims=_assumption_values(table.section("claims")),
            evidence=self._evidence(table),
        )

    def _presets(self) -> Mapping[str, Preset]:
        section = self.pack.section("presets")
        section.complete(PRESETS)
        presets = {}
        for key, table in section.entries():
            table.only("name", "note", "ranges", "exact_prices")
            ranges, exact_prices = _ranges(table.section("ranges")), table.flag("exact_prices")
            name, note = (table.texts(field, LANGUAGES) for field in ("name", "note"))
            presets[key] = Preset(key, name, note, ranges, exact_prices)
        return MappingProxyType(presets)

    def _platforms(self, levers: Mapping[str, Lever]) -> Mapping[str, Platform]:
        section = self.pack.section("platforms")
        section.complete(PLATFORMS)
        platforms = {}
        for key, table in section.entries(PLATFORMS):
            table.only("name", "usual_levers", "benchmarks")
            platforms[key] = Platform(
                key=key,
                name=table.texts("name", LANGUAGES),
                usual_levers=_usual_levers(key, table.section("usual_levers"), levers),
                benchmarks=self._benchmarks(table.section("benchmarks"), ASSUMPTIONS, ()),
            )
        return MappingProxyType({key: platforms[key] for key in PLATFORMS if key in platforms})

    def _currencies(self) -> Currencies:
        table = self.pack.section("currencies")
        table.only("per_cny", *EVIDENCE_FIELDS)
        rates = table.section("per_cny")
        rates.only(*CURRENCIES)
        rates.complete(CURRENCIES)
        per_cny = {}
        for currency in CURRENCIES:
            if currency in rates:
                lowest, highest = (1, 1) if currency == "CNY" else _RATES
                per_cny[currency] = rates.number_within(currency, lowest, highest)
        return Currencies(MappingProxyType(per_cny), self._evidence(table))

    def _context(self, key: str, table: FieldReader) -> ContextFigure:
        table.only("name", "values", "unit", *EVIDENCE_FIELDS)
        figures = table.group("values") if "values" in table else None
        values = {} if figures is None else {name: figures.number_within(name, *_CONTEXT) for name in figures.fields}
        return ContextFigure(
            key=key,
            name=table.texts("name", LANGUAGES),
            values=MappingProxyType(values),
            unit=table.text("unit") if "values" in table else "",
            evidence=self._evidence(table),
        )


def _figures_of_a_shop(table: FieldReader) -> Mapping[str, Range]:
    figures = {}
    for key, given in table.entries(_OF_A_SHOP):
        given.only(*RANGE_FIELDS)
        figures[key] = given.range_for(QUANTITIES[key])
    return MappingProxyType({key: figures[key] for key in _OF_A_SHOP if key in figures})


def _source(key: str, table: FieldReader) -> Source:
    table.only("title", "publisher", "published", "address")
    source = Source(key, table.text("title"), table.text("publisher"), table.text("published"), table.text("address"))
    if source.published and not _PUBLISHED.fullmatch(source.published):
        table.error("published", Fault.BAD_PUBLISHED, found=shown(source.published))
    # The window opens an address when asked to; nothing but a page may come of that.
    if source.address and not _ADDRESS.fullmatch(source.address):
        table.error("address", Fault.BAD_ADDRESS, found=shown(source.address))
    return source


def _stream_of(table: FieldReader) -> str | None:
    if "stream" not in table:
        return None
    stream, known = table.text("stream"), (*STREAMS, CONSUMER_SIDE)
    if stream in known:
        return stream
    if stream:
        table.unknown_name("stream", stream, known)
    return _NO_STREAM


def _grade(table: FieldReader) -> Grade:
    grade = table.text("grade")
    if not grade:
        return Grade.ASSUMPTION
    try:
        return Grade(grade)
    except ValueError:
        table.unknown_name("grade", grade, [one.value for one in Grade])
        return Grade.ASSUMPTION


def _assumption_values(table: FieldReader) -> Mapping[str, float]:
    table.only(*ASSUMPTIONS)
    values = {}
    for key in ASSUMPTIONS:
        number = table.number_for(key, QUANTITIES[key]) if key in table else None
        if number is not None:
            values[key] = number
    return MappingProxyType(values)


def _ranges(table: FieldReader) -> Mapping[str, Range]:
    """Assumptions, each a number that is exact or a table of low, mode and high."""
    table.only(*ASSUMPTIONS)
    ranges = {}
    for key in ASSUMPTIONS:
        if isinstance(table.fields.get(key), Mapping):
            given = table.section(key)
            given.only(*RANGE_FIELDS)
            ranges[key] = given.range_for(QUANTITIES[key])
        elif key in table:
            number = table.number_for(key, QUANTITIES[key])
            if number is not None:
                ranges[key] = Range.exact(number)
    return MappingProxyType(ranges)


def _usual_levers(platform: str, table: FieldReader, levers: Mapping[str, Lever]) -> Mapping[str, str]:
    table.only(*STREAMS)
    table.complete(STREAMS)
    usual = {}
    for stream in STREAMS:
        name = table.text(stream) if stream in table else ""
        if not name:
            continue
        if name not in levers:
            table.unknown_name(stream, name, levers)
            continue
        usual[stream] = name
        if levers[name].stream not in (stream, _NO_STREAM):
            table.error(stream, Fault.WRONG_STREAM, lever=shown(name), stream=stream)
        if not levers[name].serves(platform):
            table.error(stream, Fault.NOT_SERVED, lever=shown(name), platform=platform)
    return MappingProxyType(usual)
