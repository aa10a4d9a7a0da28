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
    Benchmark,
    Catalogue,
    ContextFigure,
    Currencies,
    Evidence,
    Grade,
    Lever,
    Platform,
    Preset,
    Source,
    StreamFacts,
)
from roi_app.benchmarks.faults import Fault
from roi_app.benchmarks.table import NO_DAY, Table
from roi_app.model.parameters import ASSUMPTIONS, CURRENCIES, PLATFORMS, QUANTITIES, STREAMS, Kind, Quantity, Range

ROOMS: Final = ("sources", "streams", "assumptions", "typical", "levers", "presets", "platforms", "context")
"""The tables of a pack that hold entries by name."""

EVIDENCE_FIELDS: Final = ("sources", "grade", "read_on", "valid_until", "note")
RANGE_FIELDS: Final = ("low", "mode", "high")
FIGURE_FIELDS: Final = (*RANGE_FIELDS, "price", "claims", "contest_weight", "per_cny", "values")
"""The fields that hold figures: whoever changes one says where the new one comes from."""

_HEAD_FIELDS: Final = ("format", "format_version", "extends", "key", "version", "title", "read_on")
_TYPICAL: Final = tuple(key for key, quantity in QUANTITIES.items() if quantity.kind is not Kind.ASSUMPTION)
_PRICE: Final = QUANTITIES["tools_per_month"]
_PUBLISHED: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ADDRESS: Final = re.compile(r"(https?://[^\s/]+\S*|about:\S+)")
_RATES: Final = (1e-6, 1e6)
_NO_STREAM: Final = ""
"""Stands in for the stream of a lever where the name of it is wrong, which is noted once."""


class Builder:
    """Reads one pack; `cited` collects the sources that a figure names."""

    def __init__(self, pack: Table) -> None:
        self.pack = pack
        self.sources: dict[str, Source] = {}
        self.cited: set[str] = set()

    def catalogue(self) -> Catalogue:
        """The whole pack; worth something only where nothing was found wrong."""
        pack = self.pack
        pack.only(*_HEAD_FIELDS, *ROOMS, "currencies")
        self.sources = {key: _source(key, table) for key, table in pack.room("sources").entries()}
        levers = self._levers()
        return Catalogue(
            key=pack.text("key"),
            version=pack.text("version"),
            title=pack.local("title"),
            read_on=pack.day("read_on"),
            sources=MappingProxyType(self.sources),
            streams=self._streams(),
            assumptions=self._benchmarks(pack.room("assumptions"), ASSUMPTIONS, ASSUMPTIONS),
            typical=self._benchmarks(pack.room("typical"), _TYPICAL, ()),
            levers=levers,
            presets=self._presets(),
            platforms=self._platforms(levers),
            currencies=self._currencies(),
            context=MappingProxyType({key: self._context(key, table) for key, table in pack.room("context").entries()}),
        )

    def _evidence(self, table: Table) -> Evidence:
        sources = table.names("sources")
        if "sources" not in table or table.raw["sources"] == []:
            table.add("", Fault.MISSING_SOURCE)
        for name in sources:
            if name not in self.sources:
                table.findings.unknown((*table.place, "sources"), name, self.sources)
        self.cited.update(sources)
        read_on, valid_until = table.day("read_on"), table.day("valid_until")
        if NO_DAY not in (read_on, valid_until) and valid_until < read_on:
            table.add("valid_until", Fault.DATES_REVERSED, read_on=read_on, valid_until=valid_until)
        return Evidence(
            sources=tuple(self.sources[name] for name in sources if name in self.sources),
            grade=_grade(table),
            read_on=read_on,
            valid_until=valid_until,
            note=table.local("note"),
        )

    def _benchmarks(self, room: Table, known: tuple[str, ...], required: tuple[str, ...]) -> Mapping[str, Benchmark]:
        room.complete(required)
        found: dict[str, Benchmark] = {}
        for key, table in room.entries(known):
            found[key] = self._benchmark(QUANTITIES[key], table)
        return MappingProxyType({key: found[key] for key in known if key in found})

    def _benchmark(self, quantity: Quantity, table: Table) -> Benchmark:
        table.only("unit", *RANGE_FIELDS, *EVIDENCE_FIELDS)
        unit = table.text("unit")
        if unit and unit != quantity.unit:
            table.add("unit", Fault.UNIT_MISMATCH, found=unit, expected=quantity.unit.value)
        return Benchmark(quantity.key, table.range_for(quantity), quantity.unit, self._evidence(table))

    def _streams(self) -> Mapping[str, StreamFacts]:
        room = self.pack.room("streams")
        room.complete(STREAMS)
        streams = {}
        for key, table in room.entries(STREAMS):
            table.only("contest_weight", *EVIDENCE_FIELDS)
            streams[key] = StreamFacts(key, table.number_within("contest_weight", 0, 1), self._evidence(table))
        return MappingProxyType({key: streams[key] for key in STREAMS if key in streams})

    def _levers(self) -> Mapping[str, Lever]:
        room = self.pack.room("levers")
        room.complete(LEVERS)
        return MappingProxyType({key: self._lever(key, table) for key, table in room.entries()})

    def _lever(self, key: str, table: Table) -> Lever:
        table.only("name", "stream", "platforms", "price", "headcount_cap", "claims", *EVIDENCE_FIELDS)
        platforms = table.names("platforms")
        for platform in platforms:
            if platform not in PLATFORMS:
                table.findings.unknown((*table.place, "platforms"), platform, PLATFORMS)
        price = table.table("price")
        if price is not None:
            price.only(*RANGE_FIELDS)
        return Lever(
            key=key,
            name=table.local("name"),
            stream=_stream_of(table),
            platforms=platforms,
            price=Range.exact(0) if price is None else price.range_for(_PRICE),
            headcount_cap=table.flag("headcount_cap"),
            claims=_assumption_values(table.room("claims")),
            evidence=self._evidence(table),
        )

    def _presets(self) -> Mapping[str, Preset]:
        room = self.pack.room("presets")
        room.complete(PRESETS)
        presets = {}
        for key, table in room.entries():
            table.only("name", "note", "modes")
            modes = _assumption_values(table.room("modes"))
            presets[key] = Preset(key, table.local("name"), table.local("note"), modes)
        return MappingProxyType(presets)

    def _platforms(self, levers: Mapping[str, Lever]) -> Mapping[str, Platform]:
        room = self.pack.room("platforms")
        room.complete(PLATFORMS)
        platforms = {}
        for key, table in room.entries(PLATFORMS):
            table.only("name", "usual_levers", "benchmarks")
            platforms[key] = Platform(
                key=key,
                name=table.local("name"),
                usual_levers=_usual_levers(key, table.room("usual_levers"), levers),
                benchmarks=self._benchmarks(table.room("benchmarks"), ASSUMPTIONS, ()),
            )
        return MappingProxyType({key: platforms[key] for key in PLATFORMS if key in platforms})

    def _currencies(self) -> Currencies:
        table = self.pack.room("currencies")
        table.only("per_cny", *EVIDENCE_FIELDS)
        rates = table.room("per_cny")
        rates.only(*CURRENCIES)
        rates.complete(CURRENCIES)
        per_cny = {}
        for currency in CURRENCIES:
            if currency in rates:
                lowest, highest = (1, 1) if currency == "CNY" else _RATES
                per_cny[currency] = rates.number_within(currency, lowest, highest)
        return Currencies(MappingProxyType(per_cny), self._evidence(table))

    def _context(self, key: str, table: Table) -> ContextFigure:
        table.only("name", "values", "unit", *EVIDENCE_FIELDS)
        figures = table.table("values")
        values = {} if figures is None else {name: figures.number(name) or 0.0 for name in figures.raw}
        return ContextFigure(
            key=key,
            name=table.local("name"),
            values=MappingProxyType(values),
            unit=table.text("unit"),
            evidence=self._evidence(table),
        )


def _source(key: str, table: Table) -> Source:
    table.only("title", "publisher", "published", "address")
    source = Source(key, table.text("title"), table.text("publisher"), table.text("published"), table.text("address"))
    if source.published and not _PUBLISHED.fullmatch(source.published):
        table.add("published", Fault.BAD_PUBLISHED, found=source.published)
    # The window opens an address when asked to; nothing but a page may come of that.
    if source.address and not _ADDRESS.fullmatch(source.address):
        table.add("address", Fault.BAD_ADDRESS, found=source.address)
    return source


def _stream_of(table: Table) -> str | None:
    if "stream" not in table:
        return None
    stream, known = table.text("stream"), (*STREAMS, CONSUMER_SIDE)
    if stream in known:
        return stream
    if stream:
        table.findings.unknown((*table.place, "stream"), stream, known)
    return _NO_STREAM


def _grade(table: Table) -> Grade:
    grade = table.text("grade")
    if not grade:
        return Grade.ASSUMPTION
    try:
        return Grade(grade)
    except ValueError:
        table.findings.unknown((*table.place, "grade"), grade, (one.value for one in Grade))
        return Grade.ASSUMPTION


def _assumption_values(table: Table) -> Mapping[str, float]:
    table.only(*ASSUMPTIONS)
    values = {}
    for key in ASSUMPTIONS:
        number = table.number_for(key, QUANTITIES[key]) if key in table else None
        if number is not None:
            values[key] = number
    return MappingProxyType(values)


def _usual_levers(platform: str, table: Table, levers: Mapping[str, Lever]) -> Mapping[str, str]:
    table.only(*STREAMS)
    table.complete(STREAMS)
    usual = {}
    for stream in STREAMS:
        name = table.text(stream) if stream in table else ""
        if not name:
            continue
        if name not in levers:
            table.findings.unknown((*table.place, stream), name, levers)
            continue
        usual[stream] = name
        if levers[name].stream not in (stream, _NO_STREAM):
            table.add(stream, Fault.WRONG_STREAM, lever=name, stream=stream)
        if not levers[name].serves(platform):
            table.add(stream, Fault.NOT_SERVED, lever=name, platform=platform)
    return MappingProxyType(usual)
